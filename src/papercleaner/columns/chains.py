"""Columns cut into pieces: running text, and the titles, captions and bylines that stand over it or within."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papercleaner.columns.links import INDENT, SIZES, Line, Links
from papercleaner.columns.stacks import is_byline
from papercleaner.patterns import pattern
from papercleaner.tables import Seen, weighed

#: A column's measure is the width that lines fill so far up and down; so many of them, if there are as many.
REACH, WITNESSES, EVEN = 9, 3, 1.25
#: A line that is wider than the measure by more overflows it; one that is no shorter than this fills it.
OVERFLOW, FULL = 1.5, 1.75
#: A column that stands under so many titles of others goes on with an article only where a link is better than this.
TWO_TITLES, ONE_TITLE = 2.0, -0.5

LEAD = pattern(r"[\[(]?(?:本报.{0,6}?讯|本报\S{0,4}电|新华社|据新华社|中新社)")


@dataclass(slots=True, eq=False)
class Piece:
    """Running text of one column, lines that go on with one another (`body`); or any other line by itself."""

    lines: list[int]
    body: bool
    measure: float = 0.0
    above: Piece | None = None  # what stands over it in its column

    @property
    def head(self) -> int:
        """Its first line."""
        return self.lines[0]

    @property
    def foot(self) -> int:
        """Its last line."""
        return self.lines[-1]


def columns(above: Sequence[int]) -> list[list[int]]:
    """The columns of a page, where `above` gives the line over each line, -1 for none."""
    below = {over: n for n, over in enumerate(above) if over >= 0}
    chains: list[list[int]] = []
    for n, over in enumerate(above):
        if over < 0:
            chain = [n]
            while chain[-1] in below:
                chain.append(below[chain[-1]])
            chains.append(chain)
    return chains


def pieces(
    chains: Sequence[list[int]], lines: Sequence[Line], links: Links, titles: Sequence[bool], *, least: float = -99.0
) -> list[Piece]:
    """Cut columns at whatever is no running text, and where a line goes on so badly that the link is under `least`."""
    cutter = _Cutter(lines, links, titles, least)
    for chain in chains:
        cutter.see(chain)
    return [piece for chain in chains for piece in cutter.cut(chain)]


def measures(chain: Sequence[int], lines: Sequence[Line]) -> list[float]:
    """The measure of a column at each of its lines; 0 where none is seen."""
    near = ((max(at - REACH, 0), at + REACH + 1) for at in range(len(chain)))
    return [densest([lines[m].width for m in chain[start:stop]]) for start, stop in near]


def seen(chain: Sequence[int], full: Sequence[float], links: Links, titles: Sequence[bool]) -> list[Seen]:
    """What is observed of each line of a column, with its measures, that tells whether it is running text (正文)."""
    said = [links.running(n) for n in chain]
    size = min(len(chain), SIZES)
    found = []
    for at, (n, measure) in enumerate(zip(chain, full, strict=True)):
        line = links.lines[n]
        place = "fills" if measure and fills(line, measure) else "misses" if measure else "has no measure"
        one: Seen = {
            f"{place}, {size} lines": 1,
            "reads like text": said[at],
            "text before": said[at - 1] if at else 0.0,
            "text after": said[at + 1] if at + 1 < len(chain) else 0.0,
        }
        if at == 0:
            one[f"first of {size}"] = 1
            if size > 1 and abs(links.lines[chain[1]].width - line.width) > INDENT[1]:
                one["first, uneven"] = 1
        if LEAD.match(line.text):
            one["a lead"] = 1
        if titles[n]:
            one["of an odd width"] = 1
        one["marked" if line.marked else "unmarked"] = 1
        if line.end:
            one["ends"] = 1
        if measure and line.width > measure + OVERFLOW:
            one["wider"] = 1
        found.append(one)
    return found


class _Cutter:
    """What is seen on each line in its column: its measure, and whether it is running text."""

    def __init__(self, lines: Sequence[Line], links: Links, titles: Sequence[bool], least: float) -> None:
        self.lines, self.links, self.titles, self.least = lines, links, titles, least
        self.measures = [0.0] * len(lines)
        self.running = [False] * len(lines)
        self.standing = [False] * len(lines)  # titles that may end the article over them

    def see(self, chain: list[int]) -> None:
        """Judge the lines of a column."""
        full = measures(chain, self.lines)
        for n, measure, observed in zip(chain, full, seen(chain, full, self.links, self.titles), strict=True):
            self.measures[n], self.running[n] = measure, weighed(observed, "running") > 0
        for at, n in enumerate(chain):
            self.standing[n] = not self.running[n] and not self.lines[n].marked and not self._flanked(chain, at)

    def cut(self, chain: list[int]) -> list[Piece]:
        """The pieces of a column, from top to bottom."""
        found: list[Piece] = []
        for at, n in enumerate(chain):
            last = found[-1] if found else None
            body = self.running[n] or self._inside(chain, at)
            if last is None or not (body and last.body) or self._ends(last.foot, n):
                found.append(Piece([n], body, self.measures[n], last))
            else:
                last.lines.append(n)
                last.measure = max(last.measure, self.measures[n])
        return found

    def _flanked(self, chain: list[int], at: int) -> bool:
        return 0 < at < len(chain) - 1 and self.running[chain[at - 1]] and self.running[chain[at + 1]]

    def _inside(self, chain: list[int], at: int) -> bool:
        """A crosshead, or a line of which the engine lost a part: running text before and after."""
        if not self._flanked(chain, at) or LEAD.match(self.lines[chain[at + 1]].text):
            return False
        if is_byline(self.lines[chain[at]].text):
            return False
        return self.lines[chain[at]].width < self.measures[chain[at]] + OVERFLOW

    def _ends(self, a: int, b: int) -> bool:
        """Whether one article ends in line a, and another begins in line b under it."""
        if LEAD.match(self.lines[b].text):
            return True
        if not self.lines[a].end and self.links.text(a, b) < self.least:
            return True
        between, value = sum(self.standing[a + 1 : b]), self.links.text(a, b)
        if between > 1:
            return value < TWO_TITLES or self.lines[a].end
        return between == 1 and (value < ONE_TITLE or self.lines[a].end)


def densest(widths: Sequence[float]) -> float:
    """The width that most of the lines fill; 0 where too few fill any."""
    best, most = 0.0, 0
    for candidate in set(widths):
        filling = sum(candidate - EVEN <= w <= candidate for w in widths)
        if filling >= min(WITNESSES, len(widths)) and (filling, candidate) > (most, best):
            best, most = candidate, filling
    return best if len(widths) > 1 else 0.0


def fills(line: Line, measure: float) -> bool:
    """Whether a line is running text of this measure: it fills it, begins a paragraph, or ends a sentence."""
    missing = measure - line.width
    return missing >= -OVERFLOW and (line.end or missing <= FULL or INDENT[0] <= missing <= INDENT[1] + 0.5)
