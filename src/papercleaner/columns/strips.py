"""Strips: a layout tool cuts columns side by side at white rows (x-y cut), and gives each strip column by column.

Within a strip each column has as many lines as its neighbours, and in the next strip each goes on where it stopped.
Where strips begin and end, and how high each of them is, is found as one search over the page's lines, which reads
straight on wherever the words do not prove otherwise.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from papercleaner.columns.links import EVEN, Line, Links, measure, titles

#: How many columns stand side by side in a strip, and how many lines each of them has at most.
COLUMNS, HIGHEST = (2, 3), 8
#: Log-odds of strips that begin and end here, and of each one more; of two lines, or two strips, that changed places.
ENTER, LEAVE, NEXT, TRADED, SWAPPED = -3.0, -4.0, -2.0, -5.0, -1.5
#: A line that continues nothing costs so much, and no link costs more.
AFRESH = -1.0
#: Strips that are so much worse than reading straight on are given up; so many are followed.
GIVEN_UP, FOLLOWED = 8.0, 10
#: So many lines of a strip may look like titles.
MOST_TITLES = 1
#: A line's measure is looked for so many lines up and down.
REACH = 12


class Woven(NamedTuple):
    """A hypothesis inside strips: its score, the lines of each column in the last strip, and the strips before."""

    score: float
    runs: tuple[Sequence[int], ...]
    before: Woven | None

    def columns(self) -> list[list[int]]:
        """The lines of each column, in all strips."""
        strips = []
        at: Woven | None = self
        while at is not None:
            strips.append(at.runs)
            at = at.before
        return [[n for runs in reversed(strips) for n in runs[c]] for c in range(len(self.runs))]


#: Lines that are read one column after the other; one column where nothing is woven.
Stretch = list[list[int]]


def unweave(lines: Sequence[Line], links: Links) -> list[Stretch]:
    """The stretches of the page, in raw order."""
    return _Search(lines, links).stretches()


class _Search:
    """The best way to read the first n lines, for each n: `plain` is its score, `came` the strips it ends with."""

    def __init__(self, lines: Sequence[Line], links: Links) -> None:
        self.lines, self.links, self.size = lines, links, len(lines)
        self.measures = _measures(lines)
        self._known: dict[int, float] = {}
        self.titles = [0, *accumulate(titles(lines))]
        self.straight = [0.0]  # the sum of the links of neighbours up to line n
        for n in range(1, self.size):
            self.straight.append(self.straight[-1] + self.link(n - 1, n))
        self.plain = [0.0] + [float("-inf")] * self.size
        self.came: list[Woven | None] = [None] * (self.size + 1)
        self.woven: list[dict[tuple[int, ...], Woven]] = [{} for _ in range(self.size + 1)]

    def link(self, a: int, b: int) -> float:
        """How well line b continues line a."""
        pair = a * self.size + b
        value = self._known.get(pair)
        if value is None:
            full = max(self.measures[a], self.measures[b])
            value = max(self.links.text(a, b) + measure(self.lines[a], self.lines[b], full), AFRESH)
            self._known[pair] = value
        return value

    def inside(self, run: Sequence[int]) -> float:
        """How well the lines of a run continue one another."""
        return self.straight[run[-1]] - self.straight[run[0]]

    def stretches(self) -> list[Stretch]:
        """Find the best way to read all lines."""
        for n in range(self.size):
            here = sorted(self.woven[n].values(), key=lambda woven: -woven.score)[:FOLLOWED]
            if here:
                self._arrive(n, here[0].score + LEAVE, here[0])
            for woven in here:
                if woven.score >= self.plain[n] - GIVEN_UP:
                    self._next(woven, n)
            self._arrive(n + 1, self.plain[n] + (self.link(n - 1, n) if n else 0.0), None)
            self._enter(n)
            self._trade(n)
            self.woven[n].clear()
        return self._read()

    def _arrive(self, n: int, score: float, woven: Woven | None) -> None:
        if score > self.plain[n]:
            self.plain[n], self.came[n] = score, woven

    def _worth(self, score: float, n: int, last: int) -> bool:
        """Whether strips that take up the lines from `n` to `last` are followed: reading straight on may score more."""
        straight = self.plain[n] + self.straight[last] - (self.straight[n - 1] if n else 0.0)
        return score >= straight - GIVEN_UP

    def _enter(self, n: int) -> None:
        """A first strip: what each column goes on from is not asked, but for the first."""
        before = self.plain[n] + ENTER + (self.link(n - 1, n) if n else AFRESH)
        for count in COLUMNS:
            for high in range(1, min(HIGHEST, (self.size - n) // count) + 1):
                runs = tuple(range(n + c * high, n + (c + 1) * high) for c in range(count))
                score = before + AFRESH * (count - 1) + sum(map(self.inside, runs))
                if self._worth(score, n, runs[-1][-1]):
                    self._weave(Woven(score, runs, None))

    def _next(self, woven: Woven, n: int) -> None:
        """One more strip; its last column may be shorter than the others, or what follows it."""
        count = len(woven.runs)
        ends = [run[-1] for run in woven.runs]
        for high in range(1, HIGHEST + 1):
            last = n + (count - 1) * high
            if last >= self.size:
                return
            runs = tuple(range(n + c * high, n + (c + 1) * high) for c in range(count - 1))
            score = woven.score + NEXT + sum(map(self.inside, runs))
            score += sum(map(self.link, ends, range(n, last + 1, high)))
            if score + LEAVE > self.plain[last + 1]:
                self._arrive(last + 1, score + LEAVE, Woven(score, (*runs, range(last, last + 1)), woven))
            if last + high <= self.size:
                whole = range(last, last + high)
                score += self.inside(whole)
                if self._worth(score, n, whole[-1]):
                    self._weave(Woven(score, (*runs, whole), woven))
        if count == 2 and n + 2 <= self.size:
            left, right = woven.runs
            score = woven.score + NEXT + SWAPPED + self.link(left[-1], n + 1) + self.link(right[-1], n)
            self._weave(Woven(score, (range(n + 1, n + 2), range(n, n + 1)), woven))

    def _weave(self, woven: Woven) -> None:
        lasts = tuple(run[-1] for run in woven.runs)
        first = min(run[0] for run in woven.runs)
        if self.titles[max(lasts) + 1] - self.titles[first] > MOST_TITLES:
            return
        there = self.woven[max(lasts) + 1]
        if lasts not in there or there[lasts].score < woven.score:
            there[lasts] = woven

    def _trade(self, n: int) -> None:
        """Two lines of one column that changed places."""
        if 0 < n < self.size - 2 and self.titles[n + 3] - self.titles[n - 1] <= MOST_TITLES:
            value = self.link(n - 1, n + 1) + self.link(n + 1, n) + self.link(n, n + 2)
            self._arrive(n + 3, self.plain[n] + TRADED + value, Woven(value, ((n + 1, n, n + 2),), None))

    def _read(self) -> list[Stretch]:
        found: list[Stretch] = []
        n = self.size
        while n:
            woven = self.came[n]
            stretch = woven.columns() if woven else [[n - 1]]
            n = min(line for column in stretch for line in column)
            if found and len(stretch) == 1 == len(found[-1]):
                found[-1][0].extend(reversed(stretch[0]))
            else:
                found.append([column[::-1] for column in stretch] if len(stretch) == 1 else stretch)
        return [[column[::-1] for column in stretch] if len(stretch) == 1 else stretch for stretch in reversed(found)]


def _measures(lines: Sequence[Line]) -> list[float]:
    """For each line, the width that most lines near it fill."""
    found = []
    for n in range(len(lines)):
        near = sorted(line.width for line in lines[max(n - REACH, 0) : n + REACH + 1])
        filling = {w: bisect_right(near, w) - bisect_left(near, w - EVEN) for w in near}
        found.append(max(near, key=lambda w: (filling[w], w)))
    return found
