"""Columns take turns: which line of an interleaved text each line goes on from, found as one global search.

The lines of columns side by side stand in the raw text in turns, as a queue: the column that waits longest is next.
A beam of queues is followed down the page; each line continues a column of the queue or opens one. All scores are
log-odds, fitted on pages of which the truth is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from papercleaner.columns.links import Line, Links, measure

#: How many queues are followed, and how many columns of each are tried.
BEAM, TRIED = 10, 7
#: A column that has waited for so many lines is at its end; a page has no more columns side by side.
PATIENCE, MOST_COLUMNS = 16, 9
#: A column continues.
TURN = -0.7
#: The columns passed over have no further line: the first of them, each further one; a title has none anyway.
CLOSE, CLOSE_MORE, DROP = -1.75, -0.45, -0.3
#: They are passed over now and come later.
KEEP, KEEP_MORE = -3.0, -1.0
#: A line opens a column; straight after another one.
OPEN, OPEN_MORE = -3.5, -2.0
#: The column of the line before once more: one printed line was read as two.
AGAIN = -3.3
#: Running text goes on with what looks like a title, or such a line with running text; over each of up to two titles.
TO_TITLE, FROM_TITLE, OVER_TITLE = -1.45, -0.5, -0.5
#: How many lines a title makes closing and opening easier, by how much each, and how much is left of them.
BAND, EASE, LEAST_CLOSE = 9, 0.5, 0.5
#: Two halves of one line are no wider than the measure, give or take.
SLACK = 1.25


class Column(NamedTuple):
    """An open column: its last line, its measure so far, how many lines gave it, whether it may be a title."""

    last: int
    measure: float
    lines: int
    title: bool


class State(NamedTuple):
    """A queue, its score, whether it was just opened for a column, and how it came to be."""

    score: float
    queue: tuple[Column, ...]
    opened: bool
    before: State | None
    above: int  # the line that its last line continues; -1: none


def predecessors(lines: Sequence[Line], links: Links, titles: Sequence[bool]) -> list[int]:
    """For each line, the line over it in its column; -1 where it opens one."""
    search = _Search(lines, links, titles)
    beam = [State(0.0, (), False, None, -1)]
    for n in range(len(lines)):
        search.ease = EASE * min(search.between(n - BAND, n + 1), 2)
        found: dict[tuple[int, ...], State] = {}
        for state in beam:
            for after in search.steps(state, n):
                key = tuple(column.last for column in after.queue)
                known = found.get(key)
                if known is None or known.score < after.score:
                    found[key] = after
        beam = sorted(found.values(), key=lambda s: -s.score)[:BEAM]
    back = []
    at = beam[0]
    while at.before is not None:
        back.append(at.above)
        at = at.before
    return back[::-1]


class _Search:
    """What a line can do to a queue."""

    def __init__(self, lines: Sequence[Line], links: Links, titles: Sequence[bool]) -> None:
        self.lines, self.links, self.titles = lines, links, titles
        self.counts = [0, *accumulate(titles)]
        self.ease = 0.0

    def between(self, first: int, stop: int) -> int:
        """How many lines from `first` up to `stop` may be titles."""
        return self.counts[stop] - self.counts[max(first, 0)]

    def steps(self, state: State, n: int) -> Iterator[State]:
        """The queues that line n can make of this one."""
        line, score, queue = self.lines[n], state.score, state.queue
        while queue and n - queue[0].last > PATIENCE:
            score += DROP if queue[0].title else self.closing(1)
            queue = queue[1:]
        if len(queue) < MOST_COLUMNS:
            opening = min((OPEN_MORE if state.opened else OPEN) + self.ease, 0.0)
            column = Column(n, line.width, 1, self.titles[n])
            yield State(score + opening, (*queue, column), True, state, -1)
        passed = closed = 0
        for place, column in enumerate(queue[:TRIED]):
            value = score + self.continued(column, n)
            longer = Column(n, max(column.measure, line.width), column.lines + 1, False)
            rest = (*queue[place + 1 :], longer)
            if place == 0:
                yield State(value, rest, False, state, column.last)
            else:
                dropping = self.closing(passed) + DROP * closed
                yield State(value + dropping, rest, False, state, column.last)
                keeping = KEEP + KEEP_MORE * (place - 1)
                yield State(value + keeping, (*queue[:place], *rest), False, state, column.last)
            closed += column.title
            passed += not column.title
        if queue and self.lines[queue[-1].last].width + line.width <= queue[-1].measure + SLACK:
            column = queue[-1]
            value = score + TURN + AGAIN + self.links.text(column.last, n)
            yield State(value, (*queue[:-1], column._replace(last=n)), False, state, column.last)

    def closing(self, count: int) -> float:
        """What it costs that so many columns are at their end."""
        first = min(CLOSE + self.ease, -LEAST_CLOSE)
        return first + min(CLOSE_MORE + self.ease / 2, 0.0) * (count - 1) if count else 0.0

    def continued(self, column: Column, n: int) -> float:
        """How well line n continues a column."""
        above = column.last
        value = TURN + self.links.text(above, n)
        value += measure(self.lines[above], self.lines[n], column.measure, column.lines)
        if self.titles[n] != self.titles[above]:
            value += TO_TITLE if self.titles[n] else FROM_TITLE
        return value + OVER_TITLE * min(self.between(above + 1, n), 2)
