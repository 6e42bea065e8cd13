"""To which article each line belongs: checked against trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from papercleaner.columns.assign import NOTHING
from papercleaner.columns.homes import settled

value = st.floats(-5, 5).map(lambda number: round(number, 3))
line = st.tuples(value, st.dictionaries(st.integers(0, 3), value, max_size=3)).map(
    lambda drawn: {NOTHING: drawn[0], **drawn[1]}
)


@st.composite
def drawn_lines(draw: st.DrawFn) -> tuple[list[dict[int, float]], list[int], list[float]]:
    points = draw(st.lists(line, max_size=5))
    after = [draw(st.sampled_from([-1, *range(n + 1, len(points))])) for n in range(len(points))]
    return points, after, draw(st.lists(value, min_size=len(points), max_size=len(points)))


@given(drawn_lines())
def test_no_other_way_has_more_points(drawn: tuple[list[dict[int, float]], list[int], list[float]]) -> None:
    points, after, leaning = drawn

    def worth(homes: tuple[int, ...] | list[int]) -> float:
        alike = (leaning[n] for n, m in enumerate(after) if m >= 0 and homes[n] == homes[m])
        return sum(each[home] for each, home in zip(points, homes, strict=True)) + sum(alike)

    found = settled(points, after, lambda n, _: leaning[n])
    assert abs(worth(found) - max(map(worth, product(*points)))) < 1e-6


def test_the_upper_lines_of_a_stack_decide_with_the_lowest() -> None:
    points = [{NOTHING: 0.0, 0: 3.0}, {NOTHING: 0.0, 0: 3.0}, {NOTHING: 1.0, 0: 0.0}]
    assert settled(points, [1, 2, -1], lambda _, __: 2.0) == [0, 0, 0]
    assert settled(points[2:], [-1], lambda _, __: 2.0) == [NOTHING]
