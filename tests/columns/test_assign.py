"""One decision for all columns: checked against trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from papercleaner.columns.assign import NOTHING, assigned, follow

points = st.floats(-5, 5).map(lambda value: round(value, 3))
choice = st.tuples(points, st.dictionaries(st.integers(0, 4), points, max_size=4)).map(
    lambda drawn: {NOTHING: drawn[0], **drawn[1]}
)


def worth(choices: list[dict[int, float]], chosen: tuple[int, ...] | list[int]) -> float:
    taken = [one for one in chosen if one != NOTHING]
    assert len(set(taken)) == len(taken)
    return sum(each[one] for each, one in zip(choices, chosen, strict=True))


def free(chosen: tuple[int, ...]) -> bool:
    taken = [one for one in chosen if one != NOTHING]
    return len(set(taken)) == len(taken)


@given(st.lists(choice, max_size=5))
def test_no_other_assignment_has_more_points(choices: list[dict[int, float]]) -> None:
    best = max(worth(choices, chosen) for chosen in product(*choices) if free(chosen))
    assert abs(worth(choices, assigned(choices)) - best) < 1e-6


def test_chains_follow_what_each_goes_on_with() -> None:
    assert follow([NOTHING, 0, NOTHING, 1], range(4)) == [[0, 1, 3], [2]]


def test_a_circle_begins_at_its_first() -> None:
    assert follow([1, 0, NOTHING], [1, 0, 2]) == [[2], [1, 0]]
