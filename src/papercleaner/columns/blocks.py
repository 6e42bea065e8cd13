"""Articles as blocks of columns: titles are given to the columns under them, and columns without one find theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import median

from papercleaner.bylines import line, tail
from papercleaner.columns.segments import NO_TEXT, Segment
from papercleaner.columns.stacks import CAPTION, LIFTED, SMALLEST, Evidence, Stack, joint
from papercleaner.patterns import pattern

#: A title stands at most so many rows over its article, a byline so many.
TITLE_ROWS, BYLINE_ROWS = 16, 8
#: Type of titles against the body's, the largest.
LARGEST = 3.6
#: Title lines of larger type take more room than their characters take positions: so much at least.
LARGER = 1.2
#: The white space between two columns, in characters.
GUTTER = 1.5
#: What it costs to give a title to columns that start elsewhere, or that it is not centred over.
ASIDE, ILL_FITTING = 4.0, 2.0
#: What it costs to read a line after the text around it, or above it: a caption, a last word, anything else.
INSIDE, CAPTIONS, LAST_WORD, AFTER = 0.5, 1.0, 1.0, 6.0
#: Columns without a title cost more than one title that does not fit; parting columns gains at least this.
UNTITLED, GAIN = 1.5, 0.5
#: Log-odds at a break between columns where an article may end.
BREAK = -1.0
#: Columns without a title are given to the likeliest article, unless it is as unlikely as this.
ADOPTED = -2.0

_LAST_WORD = pattern(r"下转|未完|待续|[)\]]$")


@dataclass
class Block:
    """One article, or lines that belong to none: its titles, then its columns, then what else stands there."""

    stacks: list[Stack]
    titles: list[Segment] = field(default_factory=list)
    rest: list[Segment] = field(default_factory=list)

    @property
    def segments(self) -> list[Segment]:
        """All of it, in reading order."""
        return [*self.titles, *(s for stack in self.stacks for s in stack.segments), *self.rest]


@dataclass
class Title:
    """Lines over one another that can be one title; `right` is where its type may end."""

    lines: list[Segment]
    left: int
    right: float

    @property
    def top(self) -> int:
        """Its first row."""
        return self.lines[0].top

    @property
    def bottom(self) -> int:
        """Its last row."""
        return self.lines[-1].bottom

    @property
    def headed(self) -> bool:
        """Whether it is more than a byline or a caption."""
        return any(not is_byline(t.text) and not CAPTION.search(t.text) for t in self.lines)


@cache
def is_byline(text: str) -> bool:
    """Whether a line names who wrote it (署名), and is no title."""
    return NO_TEXT.match(text) is not None or line(text, loose=True) is not None or tail(text) is not None


def titles(loose: Iterable[Segment], larger: float) -> list[Title]:
    """Group the lines of titles that stand over one another; each may reach to what stands next in its row."""
    found: list[Title] = []
    rows = sorted(loose, key=lambda s: (s.top, s.left))
    for n, t in enumerate(rows):
        right = t.left + larger * (t.right - t.left)
        if n + 1 < len(rows) and rows[n + 1].top == t.top:
            right = min(right, rows[n + 1].left)
        near = (g for g in found if 0 < t.top - g.bottom <= LIFTED and t.left < g.right and g.left < right)
        group = next(near, None)
        if group is None or CAPTION.search(t.text) or CAPTION.search(group.lines[-1].text):
            found.append(Title([t], t.left, right))
        else:
            group.lines.append(t)
            group.left, group.right = min(group.left, t.left), max(group.right, right)
    return found


def entitled(paths: Sequence[list[Stack]], loose: Sequence[Segment], evidence: Evidence) -> list[Block]:
    """Blocks of columns with their titles; lines that find no columns are blocks of their own."""
    scale = _pitch(paths)
    blocks = [Block(path) for path in paths]
    lone = []
    for title in titles(loose, LARGER):
        found = [(*answer, n) for n, block in enumerate(blocks) if (answer := _cost(title, block, scale))]
        if not found:
            lone.append(Block([], title.lines))
            continue
        _, above, n = min(found, key=lambda answer: (answer[0], answer[2]))
        (blocks[n].titles if above else blocks[n].rest).extend(title.lines)
    for block in blocks:
        block.titles.sort(key=_place)
    parts = [part for block in blocks for part in _parted(block, evidence, scale)]
    return _adopted(parts, evidence) + lone


def _place(s: Segment) -> tuple[int, int]:
    return s.top, s.left


def _cost(title: Title, block: Block, scale: float) -> tuple[float, bool] | None:
    """What it costs to give a title to a block, and whether it stands over it; None where it cannot."""
    left, right = min(s.left for s in block.stacks), max(s.right for s in block.stacks)
    if min(right, title.right) <= max(left - 3, title.left):
        return None
    top, bottom = min(s.top for s in block.stacks), max(s.bottom for s in block.stacks)
    under = [s.top for s in block.stacks if min(s.right, title.right) > max(s.left - 3, title.left)]
    down = min(under, default=top) - title.bottom
    aside = 0.0 if left - 3 <= title.left < right else ASIDE
    if top <= title.top <= bottom and (down < -LIFTED or not title.headed):
        return aside + INSIDE, False
    if CAPTION.search(title.lines[-1].text) and top <= title.top <= bottom + 3:
        return aside + CAPTIONS, False
    if title.headed and -LIFTED <= down <= TITLE_ROWS:
        ill = 0.0 if any(_fits(t, left, right, scale) for t in title.lines) else ILL_FITTING
        return aside + min(abs(down), 4 + down / 5) + ill, True
    if not title.headed and 0 <= down <= BYLINE_ROWS:
        return aside + 3 + down, True
    if 0 < title.top - bottom <= 3:
        last = LAST_WORD if _LAST_WORD.search(title.lines[0].text) else AFTER
        return aside + title.top - bottom + last, False
    return None


def _pitch(paths: Sequence[list[Stack]]) -> float:
    """How many positions a body character takes: columns stand farther apart than their characters count."""
    pairs = [(a, b) for path in paths for a, b in pairwise(path) if b.left > a.left and a.measure]
    return max(median((b.left - a.left) / (a.measure + GUTTER) for a, b in pairs), 1.0) if pairs else 1.0


def _fits(t: Segment, left: float, right: float, scale: float) -> bool:
    """Whether a title may be centred over columns, or begin with them, in type of a size that is used."""
    size = (left + right - 2 * t.left) / max((t.right - t.left) * scale, 1)
    return abs(t.left - left) <= 3 or SMALLEST <= size <= LARGEST


def _misfits(stacks: Sequence[Stack], groups: Sequence[Title], scale: float) -> float:
    """How many titles do not stand over these columns; having none costs more than one that does not fit."""
    own = [[t for t in g.lines if not is_byline(t.text)] for g in groups]
    if not any(own):
        return UNTITLED
    left = min(s.left for s in stacks)
    right = max(max(s.right, s.left + scale * s.measure) for s in stacks)
    return sum(not any(_fits(t, left, right, scale) for t in lines) for lines in own if lines)


def _parted(block: Block, evidence: Evidence, scale: float) -> list[Block]:
    """Part columns of neighbouring articles where each part then has a title that is centred over it."""
    groups = titles(block.titles, 1.0)
    best, at = _misfits(block.stacks, groups, scale) - GAIN, 0
    for k, (a, b) in enumerate(pairwise(block.stacks), 1):
        if a.last.closes or evidence.text(a.last, b.first) < BREAK:
            cost = _misfits(block.stacks[:k], [g for g in groups if g.left < b.left - 2], scale)
            cost += _misfits(block.stacks[k:], [g for g in groups if g.left >= b.left - 2], scale)
            if cost < best:
                best, at = cost, k
    if not at:
        return [block]
    border = block.stacks[at].left - 2
    parts = []
    for stacks, first in ((block.stacks[:at], True), (block.stacks[at:], False)):
        own = [t for g in groups if (g.left < border) == first for t in g.lines]
        rest = [s for s in block.rest if (s.left < border) == first]
        parts += _parted(Block(stacks, sorted(own, key=_place), rest), evidence, scale)
    return parts


def _adopted(blocks: Sequence[Block], evidence: Evidence) -> list[Block]:
    """Columns without a title go to the article that may best go on in them."""
    out = sorted(blocks, key=lambda b: (b.stacks[0].left, b.stacks[0].top))
    stacks = [s for b in out for s in b.stacks]
    for block in tuple(out):
        if any(not is_byline(t.text) for t in block.titles):
            continue
        others = [other for other in out if other is not block]
        scores = [joint(other.stacks[-1], block.stacks[0], stacks, evidence) for other in others]
        best = max(scores, default=ADOPTED)
        if best > ADOPTED:
            parent = others[scores.index(best)]
            parent.stacks += block.stacks
            parent.rest += [*block.titles, *block.rest]
            out.remove(block)
    return out
