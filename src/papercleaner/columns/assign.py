"""One decision for all columns of a page: what each goes on with, no two with the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence

#: What begins an article goes on with nothing.
NOTHING = -1
#: Of what each may go on with, so many are tried, `NOTHING` besides.
TRIED = 6


def assigned(choices: Sequence[Mapping[int, float]]) -> list[int]:
    """What each goes on with, so that the points add up to the most.

    `choices` gives for each what it may go on with and the points of that: any number of them may go on with `NOTHING`,
    and only one with anything else. They are placed one after the other, each by the best chain of moves (the best
    augmenting path, by Bellman and Ford).

    >>> assigned([{-1: 0.0, 5: 3.0}, {-1: 0.0, 5: 2.0, 6: 1.5}])
    [5, 6]
    """
    likely = [_likeliest(choice) for choice in choices]
    chosen = [NOTHING] * len(choices)
    holder: dict[int, int] = {}
    for n in range(len(choices)):
        gain, moves = {n: 0.0}, dict[int, tuple[int, int]]()  # by whom one is moved, and to what
        best, last = float("-inf"), (n, NOTHING)
        waiting = deque([n])
        while waiting:
            one = waiting.popleft()
            for to, points in likely[one].items():
                value = gain[one] + points
                other = holder.get(to) if to != NOTHING else None
                if other is None:
                    if value > best:
                        best, last = value, (one, to)
                elif other != one and value - likely[other][to] > gain.get(other, float("-inf")) + 1e-9:
                    gain[other], moves[other] = value - likely[other][to], (one, to)
                    waiting.append(other)
        while True:
            one, to = last
            chosen[one] = to
            if to != NOTHING:
                holder[to] = one
            if one == n:
                break
            last = moves[one]
    return chosen


def _likeliest(choice: Mapping[int, float]) -> dict[int, float]:
    best = sorted(choice.items(), key=lambda item: -item[1])[:TRIED]
    return dict(best) | {NOTHING: choice[NOTHING]}


def follow(before: Sequence[int], order: Iterable[int]) -> list[list[int]]:
    """The chains made of what each goes on with, in the order of their firsts.

    What goes round in a circle begins at its first in that order.
    """
    after = {a: b for b, a in enumerate(before) if a != NOTHING}
    found: list[list[int]] = []
    placed: set[int] = set()
    for n in sorted(order, key=lambda n: before[n] != NOTHING):
        path = []
        while n not in placed:
            placed.add(n)
            path.append(n)
            n = after.get(n, n)
        if path:
            found.append(path)
    return found
