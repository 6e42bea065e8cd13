"""Articles as blocks of columns: each line that is no running text goes to the block over, in or under which it stands.

What is observed of each choice is weighed by `points/columns.txt`, as in `paths`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from papercleaner.cohesion import Cohesion
from papercleaner.columns.assign import NOTHING
from papercleaner.columns.homes import leaning, settled
from papercleaner.columns.links import Links
from papercleaner.columns.paths import of_matter, of_words
from papercleaner.columns.segments import Filled, Segment
from papercleaner.columns.stacks import LIFTED, SMALLEST, Stack, is_byline, is_title, overlap
from papercleaner.patterns import pattern
from papercleaner.tables import Seen, weighed, weighed_choices

#: A line stands at most so many rows over its block, and so many under it.
OVER, UNDER = 40, 4
#: A line begins at an edge, give or take so many positions; so far left of a block it is not over it.
EDGE, ASIDE = 3, 12
#: Lines of one stack of titles stand no more rows apart; so many where the rows between have only other columns' lines.
ADJACENT, STAIRS = 3, 10
#: Type of titles against the body's, the largest.
LARGEST = 3.6
#: The white space between two columns, in characters.
GUTTER = 1.5

_LAST_WORD = pattern(r"下转|未完|待续|[)\]]$")
_ROWS = ((0, "on its first row"), (1, "next row"), (3, "few rows"), (6, "some rows"), (12, "many rows"), (OVER, "far"))


@dataclass(slots=True)
class Block:
    """One article, or lines that belong to none: its titles, then its columns, then what else stands there."""

    stacks: list[Stack]
    titles: list[Segment] = field(default_factory=list)
    rest: list[Segment] = field(default_factory=list)

    @property
    def text(self) -> list[Segment]:
        """Its columns, one after the other."""
        return [s for stack in self.stacks for s in stack.segments]

    @property
    def segments(self) -> list[Segment]:
        """All of it, in reading order."""
        text = self.text
        behind: dict[int, list[Segment]] = defaultdict(list)
        for t in self.rest:
            behind[_before(t, text)].append(t)
        parts = (part for n, s in enumerate(text) for part in (*behind[n], s))
        return [*self.titles, *parts, *behind[len(text)]]


@dataclass(frozen=True, slots=True)
class _Area:
    """Where the columns of a block stand."""

    stacks: Sequence[Stack]
    top: int
    bottom: int
    left: int
    right: float


class Lines:
    """The lines of a page that are no running text, and what is seen of the blocks that they may belong to."""

    def __init__(self, paths: Sequence[list[Stack]], loose: Sequence[Segment], links: Links) -> None:
        """See where each block stands, and what it is about."""
        self.links = links
        self.scale = _pitch(paths)
        self.areas = [_area(path, self.scale) for path in paths]
        self._texts: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by row: where lines and their columns begin
        self._filled = Filled((*loose, *_segments(paths)))
        for stack in (stack for path in paths for stack in path):
            for line in (line for s in stack.segments if s.body for line in s.lines):
                self._texts[line.row].append((line.start, stack.left))
        self.cohesion = Cohesion(["".join(s.text for s in _segments([path])) for path in paths], links.models.matter)

    def choices(self, t: Segment) -> dict[int, Seen]:
        """The blocks to which a line may belong, by number, or `NOTHING`; and what is observed of each."""
        kind = self.kind(t)
        near = [n for n, area in enumerate(self.areas) if self._reaches(t, area)]
        down = {n: self._down(t, self.areas[n]) for n in near}
        steady = (down[n] for n in near if t.left >= self.areas[n].left - ASIDE)
        nearest = min((rows for rows in steady if rows >= 0), default=-1)
        found: dict[int, Seen] = {NOTHING: {f"{kind} alone": 1}}
        words, matter = (of(t.text, kind, near, self.cohesion) for of in (of_words, of_matter))
        for n in near:
            seen = self._seen(t, self.areas[n], down[n], nearest)
            found[n] = {f"{kind} {name}": value for name, value in seen} | words[n] | matter[n]
        return found

    def kind(self, t: Segment) -> str:
        """What a line reads like: a title, byline, caption, or something else."""
        return self.links.kind(t.lines[0].index)

    def beneath(self, loose: Sequence[Segment]) -> list[int]:
        """For each line the one right under it, by number, though rows of other columns stand between; -1 for none."""
        by_row: dict[int, list[int]] = defaultdict(list)
        for n, t in enumerate(loose):
            by_row[t.top].append(n)
        return [self._beneath(t, loose, by_row) for t in loose]

    def _beneath(self, t: Segment, loose: Sequence[Segment], by_row: Mapping[int, Sequence[int]]) -> int:
        for row in range(t.bottom + 1, t.bottom + STAIRS + 1):
            under = next((n for n in by_row.get(row, ()) if overlap(t, loose[n]) > 0), None)
            if under is not None:
                return under
            if row >= t.bottom + ADJACENT and self._filled.between(t.left, t.right, t.bottom + 1, row + 1):
                break
        return -1

    def _reaches(self, t: Segment, area: _Area) -> bool:
        if area.top - OVER > t.bottom or t.top > area.bottom + UNDER or t.left > area.right:
            return False
        return t.left >= area.left - ASIDE or self._may_be_moved(t, area)

    def _may_be_moved(self, t: Segment, area: _Area) -> bool:
        """Whether the row may be compressed: the line stands far left of the block, and no line of text says otherwise.

        `pdftotext -layout` gives lines of one text block one space between them, however wide the gutter is in print.
        """
        row = self._texts.get(t.top, ())
        before = max((left for start, left in row if start < t.left), default=0)
        after = min((left for start, left in row if start > t.left), default=area.left)
        return before <= area.left + EDGE and area.left <= after + EDGE

    def _seen(self, t: Segment, area: _Area, down: int, nearest: int) -> Iterator[tuple[str, float]]:
        if t.top > area.bottom:
            yield f"under it, {t.top - area.bottom}", 1
            if _LAST_WORD.search(t.text):
                yield "under it, a last word", 1
            return
        if down < 0:
            yield "inside", 1
            if any(s.top <= t.top <= s.bottom for s in area.stacks):
                yield "inside, beside text", 1
            return
        yield f"over it, {next((name for rows, name in _ROWS if down <= rows), 'farther')}", 1
        if down == nearest:
            yield "over it, nearest", 1
        if abs(t.left - area.left) <= EDGE:
            yield "over it, at its edge", 1
        elif t.left < area.left - ASIDE:
            yield "over it, moved", 1
        elif t.left < area.left:
            yield "over it, begins aside", 1
        elif self._centred(t, area):
            yield "over it, centred", 1
        else:
            yield "over it, ill-fitting", 1
        if t.top >= area.top:
            yield "over one of its columns", 1
        if any(
            other is not area and t.bottom < other.top < area.top and other.left < t.right and t.left < other.right
            for other in self.areas
        ):
            yield "over it, text between", 1

    def _down(self, t: Segment, area: _Area) -> int:
        """How many rows under a line the columns begin, those that stand right under it if any do.

        Rows that only have lines of other columns do not count: lines side by side seldom share a row.
        """
        under = [s for s in area.stacks if s.left < t.right and t.left < s.right and s.top >= t.bottom]
        if t.bottom <= area.top and area.left - EDGE <= t.left:
            under = [s for s in area.stacks if s.top == area.top]
        there: Stack | _Area = min(under, key=lambda s: s.top, default=area)
        left, right = min(there.left, t.left), max(there.right, t.right)
        rows = self._filled.between(left, right, t.bottom + 1, there.top)
        return min(there.top - t.bottom, rows + 1)

    def _centred(self, t: Segment, area: _Area) -> bool:
        """Whether a title may be centred over columns in type of a size that is used."""
        size = (area.left + area.right - 2 * t.left) / max((t.right - t.left) * self.scale, 1)
        return SMALLEST <= size <= LARGEST


def _segments(paths: Sequence[Sequence[Stack]]) -> Iterator[Segment]:
    return (s for path in paths for stack in path for s in stack.segments)


def _area(path: Sequence[Stack], scale: float) -> _Area:
    right = max(max(s.right, s.left + scale * s.measure) for s in path)
    return _Area(path, min(s.top for s in path), max(s.bottom for s in path), min(s.left for s in path), right)


def _pitch(paths: Sequence[Sequence[Stack]]) -> float:
    """How many positions a body character takes: columns stand farther apart than their characters count."""
    pairs = [(a, b) for path in paths for a, b in pairwise(path) if b.left > a.left and a.measure]
    return max(median((b.left - a.left) / (a.measure + GUTTER) for a, b in pairs), 1.0) if pairs else 1.0


def entitled(paths: Sequence[list[Stack]], loose: Sequence[Segment], links: Links, parted: Set[int]) -> list[Block]:
    """Blocks of columns with their titles; lines that find no columns are blocks of their own.

    `parted` are the rows with white space behind them.
    """
    loose = sorted(loose, key=lambda t: (t.top, t.left))
    lines = Lines(paths, loose, links)
    points = weighed_choices(map(lines.choices, loose), "columns")
    homes = settled(points, lines.beneath(loose), lambda at, n: weighed(leaning(lines.kind(loose[at]), n), "columns"))
    blocks, lone = [Block(path) for path in paths], list[Block]()
    for t, n in zip(loose, homes, strict=True):
        if n == NOTHING:
            lone.append(Block([], [t]))
        else:
            (blocks[n].titles if _heads(t, blocks[n]) else blocks[n].rest).append(t)
    for block in blocks:
        _as_printed(block.titles, parted)
    return blocks + lone


def _as_printed(titles: list[Segment], parted: Set[int]) -> None:
    """Put a kicker (肩题) before the headline that it stands over, if that is so large that its row came first.

    `pdftotext -layout` gives rows in the order of their tops, and leaves blank rows as far as the foot of the next line
    is away: none behind the headline, some behind the small line that it comes to after it.
    """
    for n in range(len(titles) - 1):
        over, under = titles[n], titles[n + 1]
        if under.bottom in parted and over.bottom not in parted and 0 < under.top - over.bottom <= LIFTED:
            titles[n], titles[n + 1] = under, over


def _before(t: Segment, text: Sequence[Segment]) -> int:
    """Before which stretch of an article's text a line is read: a crosshead (小标题) before that right under it."""
    if not is_title(t.text):
        return len(text)
    column = [(n, s) for n, s in enumerate(text) if overlap(t, s) > 0]
    under = [(s.top - t.bottom, n) for n, s in column if 0 < s.top - t.bottom <= ADJACENT]
    over = [(t.top - s.bottom, n + 1) for n, s in column if 0 < t.top - s.bottom <= ADJACENT]
    return min(under or over, default=(0, len(text)))[1]


def _heads(t: Segment, block: Block) -> bool:
    """Whether a line is read before the text: it stands over it, or it is a title or byline that the row lifted.

    A title's type is so large that its row comes later; a byline stands at the end of a title's last row. A title over
    a later column, that begins level with the first one, is a crosshead (小标题).
    """
    first, text = block.stacks[0], block.text
    if t.left >= first.right and t.top >= first.top and _before(t, text) < len(text):
        return False
    late = LIFTED if is_title(t.text) or is_byline(t.text) else 0
    return t.top <= first.top + late
