"""The reading order of a page with gutters: header, then article after article, then footer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from papercleaner.columns.blocks import entitled
from papercleaner.columns.links import Links
from papercleaner.columns.paths import paths
from papercleaner.columns.segments import SLACK, Segment, apart
from papercleaner.columns.stacks import CAPTION, LEAD, Evidence, Stack, stacked
from papercleaner.grammar.masthead import kind_of
from papercleaner.patterns import pattern

#: A caption has no more lines; more of them are running text.
CAPTION_LINES = 3
#: What a caption ends with is looked for in its last characters.
CAPTION_TAIL = 40
#: Two blocks stand over one another if they share so many positions.
SHARED = 2

_MARK = pattern(r"[,。;、:?!]")

_Box = tuple[int, int, int, int]  # top, bottom, left, right


class Reading(NamedTuple):
    """Segments in the order in which they are read, and how sure the order is: a share of the columns."""

    segments: list[Segment]
    confidence: float


def reading_order(segments: Sequence[Segment], links: Links, parted: Set[int]) -> Reading:
    """The segments in the order in which they are read; `parted` are the rows with white space behind them."""
    evidence = seen(segments, links)
    stacks, used = stacked(evidence)
    head, loose, foot = _edges([s for s in evidence.loose if s.lines[0].index not in used], stacks, links)
    found, confidence = paths(stacks, evidence)
    blocks = [block.segments for block in entitled(found, loose, links, parted)]
    ordered = [*head, *(s for block in _arranged(blocks) for s in block), *foot]
    return Reading(ordered, confidence)


def seen(segments: Sequence[Segment], links: Links) -> Evidence:
    """What is running text, and what is not."""
    crowd = Counter(line.row for s in segments if s.body for line in s.lines)
    signed = {(s.top - 1, s.left) for s in segments if not s.body and CAPTION.search(s.text)}
    sorted_out = []
    for s in segments:
        caption = len(s.lines) < CAPTION_LINES and (s.bottom, s.left) in signed
        sorted_out += [s] if not s.body or (_is_text(s, crowd) and not caption) else apart(s.lines)
    return Evidence(links, [s for s in sorted_out if s.body], [s for s in sorted_out if not s.body])


def _is_text(s: Segment, crowd: Counter[int]) -> bool:
    """Whether lines that fill a measure are running text, and no caption, title or table: text has marks."""
    if len(s.lines) <= CAPTION_LINES and CAPTION.search(s.text[-CAPTION_TAIL:]):
        return False
    if LEAD.match(s.text):
        return True
    first = s.lines[0]
    if len(s.lines) == 1:
        if first.indented and first.width + 2 >= s.measure - SLACK:
            return first.text[-1] not in "?!" or _MARK.search(s.text) is not None
        if first.text[-1] in "?!" or (not s.closes and crowd[first.row] == 1):
            return False
    return _MARK.search(s.text) is not None


def _edges(
    loose: Sequence[Segment], stacks: Sequence[Stack], links: Links
) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """The page's header (报头、报眉), what is neither, and its footer: row by row as far as there is furniture.

    A title in a row of the header, beside furniture, is one of the articles under it.
    """
    first, last = min((s.top for s in stacks), default=0), max((s.bottom for s in stacks), default=0)
    rows = {t.top for t in loose if not first < t.top <= last and kind_of(t.text, edge=True)}
    head = -1
    while head < first and not rows.isdisjoint((head + 1, head + 2)):
        head += 1 if head + 1 in rows else 2
    middle = max((t.right for t in loose), default=0) / 2
    boxed = {t.left for t in loose if t.top == head and t.left > middle}
    while any(t.top == head + 1 and t.left in boxed for t in loose):
        head += 1  # a slogan or an address goes on in the box beside the newspaper's name
    foot = min((row for row in rows if row > last), default=max((t.top for t in loose), default=0) + 1)
    header, between, footer = list[Segment](), list[Segment](), list[Segment]()
    for t in sorted(loose, key=lambda t: (t.top, t.left)):
        if t.top <= head:
            (between if _title(t, links) else header).append(t)
        else:
            (between if t.top < foot else footer).append(t)
    return header, between, footer


def _title(t: Segment, links: Links) -> bool:
    return links.kind(t.lines[0].index) == "title" and not kind_of(t.text, edge=True)


def _arranged(blocks: Sequence[list[Segment]]) -> Iterator[list[Segment]]:
    """Blocks in reading order, band by band: no block of one band reaches into the next."""
    boxes = sorted(((_box(b), n) for n, b in enumerate(blocks)), key=lambda item: (item[0][0], item[0][2], item[1]))
    band: list[tuple[_Box, int]] = []
    for box, n in boxes:
        if band and box[0] > max(b[1] for b, _ in band):
            yield from (blocks[k] for k in _breuel(band))
            band = []
        band.append((box, n))
    yield from (blocks[k] for k in _breuel(band))


def _box(block: Sequence[Segment]) -> _Box:
    return (
        min(s.top for s in block),
        max(s.bottom for s in block),
        min(s.left for s in block),
        max(s.right for s in block),
    )


def _breuel(band: list[tuple[_Box, int]]) -> Iterator[int]:
    """One over the other, or one left of the other, comes first (Breuel's order); where that is a circle, the upper."""
    left = list(band)
    while left:
        first = next((b for b in left if not any(_before(c[0], b[0]) for c in left if c is not b)), left[0])
        left.remove(first)
        yield first[1]


def _before(a: _Box, b: _Box) -> bool:
    if min(a[3], b[3]) - max(a[2], b[2]) > SHARED:
        return a[0] < b[0]
    return a[2] < b[2] and a[0] <= b[1] and b[0] <= a[1]
