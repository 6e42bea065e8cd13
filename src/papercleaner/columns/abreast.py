"""Columns abreast (并排的栏): the rows of a block, each a line or several, shared out among columns side by side.

Every column has its place from left to right, and a row's lines stand in that order. Columns of one article are set on
almost the same level, so that each has a line before any has two: who waits longest is next. A beam over the ways to
share out the rows finds the one in which the lines of each column read on best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from papercleaner.columns.links import Line, Links, measure, titles

#: The most columns that stand abreast: rows of more are a table's. Up to so many more than the fullest row has are
#: tried, as long as one more explains the rows better.
COLUMNS, MORE = 6, 2
#: How many ways to share out the rows are followed.
BEAM = 24
#: Log-odds of a column's first line where others begin too or a title stands just over it, and of one anywhere else;
#: a title stands so many rows over it at most.
OPEN, LATE, BAND = -2.0, -5.0, 2
#: A column that waits longer is passed over: for the first time, and once more; then it is at its end.
PASSED = (-2.5, -1.0)
#: Running text goes on with what looks like a title, or such a line with running text; no link is worse than the last.
TO_TITLE, FROM_TITLE, LEAST = -1.0, -0.5, -2.0
#: Columns in which no row has two lines must be so much better than reading straight on, and torn so often.
SURE, TORN = 6.0, 3


class _Way(NamedTuple):
    """One way to share out the rows so far. Columns are given from left to right, -1 stands for no line yet."""

    score: float
    lasts: tuple[int, ...]  # the last line of each column
    rows: tuple[int, ...]  # the row that it stands in
    passed: tuple[int, ...]  # how often the column was passed over since
    opening: bool  # whether the last row only opened columns
    places: tuple[int, ...]  # the columns of the last row's lines
    before: _Way | None


def shared_out(rows: Sequence[Sequence[int]], links: Links, full: float, *, woven: bool) -> list[list[int]] | None:
    """The lines of a block column by column; None where they read better as they stand.

    `rows` are the numbers of the lines in each row, `full` is the columns' measure; `woven` says that rows are known to
    have lines of several columns.
    """
    fullest = max(map(len, rows))
    if fullest > COLUMNS:
        return None
    search = _Search(rows, links, full)
    straight, torn = search.straight()
    if fullest == 1 and torn < TORN:
        return None
    best = search.best(max(fullest, 2))
    for count in range(max(fullest, 2) + 1, min(max(fullest, 2) + MORE, COLUMNS) + 1):
        more = search.best(count)
        if more.score <= best.score:
            break
        best = more
    if best.score < straight + (0.0 if woven else SURE):
        return None
    return search.columns(best)


class _Search:
    """What each line of a block says of the columns that it may stand in."""

    def __init__(self, rows: Sequence[Sequence[int]], links: Links, full: float) -> None:
        self.rows, self.links, self.full = rows, links, full
        self.lines: Sequence[Line] = links.lines
        self.titles = titles(self.lines)
        headed = [any(self.titles[n] for n in row) for row in rows]
        self.under_title = [any(headed[max(at - BAND, 0) : at]) for at in range(len(rows))]
        self._known: dict[tuple[int, int], float] = {}

    def link(self, a: int, b: int) -> float:
        """How well line b continues line a in a column."""
        value = self._known.get((a, b))
        if value is None:
            value = self.links.text(a, b) + measure(self.lines[a], self.lines[b], self.full)
            if self.titles[a] != self.titles[b]:
                value += TO_TITLE if self.titles[b] else FROM_TITLE
            value = self._known[a, b] = max(value, LEAST)
        return value

    def straight(self) -> tuple[float, int]:
        """What reading all lines as they stand scores, and how often a line goes on badly."""
        found = [self.link(a, b) for a, b in pairwise(n for row in self.rows for n in row)]
        return OPEN + sum(found), sum(value < 0 for value in found)

    def best(self, count: int) -> _Way:
        """The best way to share out the rows among so many columns."""
        none = (-1,) * count
        ways = [_Way(0.0, none, none, (0,) * count, True, (), None)]
        for at, row in enumerate(self.rows):
            grown: dict[tuple[int, ...], _Way] = {}
            for way in ways:
                for longer in self._longer(way, at, row):
                    known = grown.get(longer.lasts)
                    if known is None or known.score < longer.score:
                        grown[longer.lasts] = longer
            ways = sorted(grown.values(), key=lambda way: (-way.score, way.lasts))[:BEAM]
        return ways[0]

    def _longer(self, way: _Way, at: int, row: Sequence[int]) -> Iterator[_Way]:
        """The ways with one row more."""
        opening = OPEN if way.opening or self.under_title[at] else LATE
        for places in combinations(range(len(way.lasts)), len(row)):
            lasts, rows, passed, score = list(way.lasts), list(way.rows), list(way.passed), way.score
            latest = max(rows[place] for place in places)
            for n, place in zip(row, places, strict=True):
                above = lasts[place]
                score += opening if above < 0 else self.link(above, n)
                lasts[place], rows[place], passed[place] = n, at, 0
            for place, last in enumerate(way.rows):
                if 0 <= last < latest and place not in places:
                    score += PASSED[passed[place]] if passed[place] < len(PASSED) else 0.0
                    passed[place] += 1
            opens = all(way.lasts[place] < 0 for place in places)
            yield _Way(score, tuple(lasts), tuple(rows), tuple(passed), opens, places, way)

    def columns(self, way: _Way) -> list[list[int]]:
        """The lines of each column of a way, from left to right."""
        found: list[list[int]] = [[] for _ in way.lasts]
        at: _Way | None = way
        for row in reversed(self.rows):
            assert at is not None  # a way has come through all rows
            for n, place in zip(row, at.places, strict=True):
                found[place].append(n)
            at = at.before
        return [column[::-1] for column in found if column]
