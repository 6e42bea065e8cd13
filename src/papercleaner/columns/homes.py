"""To which article each line belongs that is no running text: one decision for all of them.

A line leans on the one that is read next: a kicker on its headline, a headline on its byline. What leans on nothing is
decided by all that lean on it as well (the best of all ways, by Viterbi's algorithm on trees).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from papercleaner.columns.assign import NOTHING
from papercleaner.tables import Seen


def leaning(kind: str, home: int) -> Seen:
    """What is observed of a line of this kind where it belongs to the article of the line that is read next."""
    return {f"{kind} {'with' if home != NOTHING else 'alone like'} the next line": 1}


def settled(
    points: Sequence[Mapping[int, float]], next_lines: Sequence[int], more: Callable[[int, int], float]
) -> list[int]:
    """The article of each line, by number, or `NOTHING`, so that the points add up to the most.

    `points` are those of each line for each article that it may belong to, `NOTHING` among them. `next_lines` says
    which line is read next, always one that stands behind it here, or -1; `more` the points that a line has besides
    where it belongs to the article, given second, of its next line.

    >>> settled([{-1: 0.5, 0: 0.0}, {-1: 0.0, 0: 2.0}], [1, -1], lambda line, article: 1.0)
    [0, 0]
    """
    totals = [dict(each) for each in points]

    def best(line: int, there: int | None) -> tuple[int, float]:
        """The best article of a line whose next is in `there`, and the points of it and of all that lean on it."""
        leant = more(line, there) if there is not None and there in totals[line] else 0.0
        found = {n: value + (leant if n == there else 0.0) for n, value in totals[line].items()}
        article = max(found, key=lambda n: (found[n], -n))
        return article, found[article]

    for line, after in enumerate(next_lines):
        if after >= 0:
            for n in totals[after]:
                totals[after][n] += best(line, n)[1]
    homes = [NOTHING] * len(totals)
    for line in reversed(range(len(totals))):
        after = next_lines[line]
        homes[line], _ = best(line, homes[after] if after >= 0 else None)
    return homes
