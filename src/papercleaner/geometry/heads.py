"""Which of the parts that gutters leave belong together: columns under one title, a title in two halves, a table.

A headline is seldom as wide as its article: the columns on either side of it begin under it without one of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from papercleaner.geometry.frame import Piece
from papercleaner.geometry.running import ALIKE, FILLED, FIRST, INDENT, NEAR, SHORT, SPACED, level
from papercleaner.text import NO_LINE_START

#: A title is larger than the body by so much, and a headline, which no crosshead is, by so much.
TITLE, LARGE = 1.13, 1.35
#: A title's box may reach so far below the first lines of the columns under it.
SLIP = 0.6
#: A title stands so near to its text, and no further where others do; the distances of one page scatter by so much.
TITLE_GAP, SCATTER = (1.0, 1.6), 0.2
#: What is smaller than the body is a caption.
CAPTION = 0.95
#: Two halves of one title differ by so much in size; white space to the left and right of both, in body characters.
HALVES, CENTRED = 1.25, 2.0


def from_the_top(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces as they begin, from the top down and from left to right."""
    return sorted(pieces, key=lambda p: (p.top, p.left))


def under_one_title(parts: Iterable[list[Piece]], em: float) -> list[list[Piece]]:
    """Put neighbours together that are one article's columns, or one table's; those whose text begins level first."""
    out = list(parts)
    while True:
        pairs = [(_step(a, b), n) for n, (a, b) in enumerate(pairwise(out)) if _belong(a, b, em)]
        if not pairs:
            return out
        n = min(pairs)[1]
        out[n : n + 2] = [from_the_top(out[n] + out[n + 1])]


def _step(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """How much higher the text of one part begins than that of the other."""
    tops = [min((p.top for p in part if p.running), default=part[0].top) for part in (left, right)]
    return abs(tops[0] - tops[1])


def _belong(left: Sequence[Piece], right: Sequence[Piece], em: float) -> bool:
    if _as_large(left, right) and (_heads(left, right, em) or _heads(right, left, em)):
        return True
    return _share_a_title(left, right, em) or _is_table(left, right, em)


def _as_large(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether the text of both parts is of one size; text under one title is."""
    sizes = [[p.size for p in part if p.running] for part in (left, right)]
    return not all(sizes) or abs(median(sizes[0]) - median(sizes[1])) <= ALIKE


def _heads(beside: Sequence[Piece], part: Sequence[Piece], em: float) -> bool:
    """Whether a title beside a part of the region is its title too: the part's text begins lower, under none."""
    n = _text_of(part, beside, em)
    if n is None:
        return False
    text, above = part[n], part[:n]
    reach = _reach(beside, em)
    near = [p.bottom + reach > q.top for p, q in pairwise(part[: n + 1])]
    if any(close and p.size >= TITLE for p, close in zip(above, near, strict=True)):
        return False
    if above and near[-1] and above[-1].size > CAPTION:
        return False
    tag = max((p.bottom for p in above), default=float("-inf"))
    return any(not p.running and tag - SLIP * em <= p.top and p.bottom <= text.top + SLIP * em for p in beside)


def _reach(beside: Sequence[Piece], em: float) -> float:
    """How far over its text a title may stand: where one beside it does so, as far as that."""
    text = next((n for n, p in enumerate(beside) if p.running), 0)
    if not any(p.size >= TITLE for p in beside[:text]):
        return TITLE_GAP[0] * em
    shown = max(q.top - p.bottom for p, q in pairwise(beside[: text + 1])) + SCATTER * em
    return min(max(shown, TITLE_GAP[0] * em), TITLE_GAP[1] * em)


def _text_of(part: Sequence[Piece], beside: Sequence[Piece], em: float) -> int | None:
    """Where the text of a part begins: at its first running line, or at the lines above it that are text as well.

    A few lines that do not run on (the last of an article) are text if the part beside them has some there.
    """
    first = next((n for n, p in enumerate(part) if p.running), None)
    if first is None:
        last = part[0].size < TITLE and not _is_cell(part[0], em)
        return 0 if last and any(p.running and level(p, part[0]) for p in beside) else None
    rights = sorted(p.right for p in part[first:] if p.running and p.left <= part[first].right)
    right = rights[max(len(rights) - 2, 0)]
    while first and _is_text(part[first - 1], part[first], right, em):
        first -= 1
    return first


def _is_text(above: Piece, text: Piece, right: float, em: float) -> bool:
    """Whether the line above text fills the column, or ends a paragraph."""
    filled = abs(above.right - right) <= FILLED * em
    first = filled and FIRST * em <= above.left - text.left <= INDENT * em and above.size <= SPACED[1]
    ended = abs(above.left - text.left) <= INDENT * em and above.text[-1] in NO_LINE_START
    return (first or (above.size < TITLE and (filled or ended))) and above.bottom + NEAR * em > text.top


def _share_a_title(left: Sequence[Piece], right: Sequence[Piece], em: float) -> bool:
    """Whether a title that an engine read in two halves stands over both parts.

    They are as large and hardly apart, and the first half hangs out of its part, or both are centred over the parts.
    """
    begin, end = min(p.left for p in left), max(p.right for p in right)
    gutter = max((p.right for p in left if p.running), default=0.0)
    for a, b in ((a, b) for a in left if a.size >= TITLE for b in right if b.size >= TITLE and level(a, b)):
        small, large = sorted((a.size, b.size))
        if large <= small * HALVES and b.left - a.right <= small * em:
            before, after = (a.left - begin) / em, (end - b.right) / em
            if a.right > gutter + em or (before > INDENT and abs(before - after) < CENTRED):
                return True
    return False


def _is_table(left: Sequence[Piece], right: Sequence[Piece], em: float) -> bool:
    """Whether two parts are columns of one table: short cells, and rows alike."""
    cells = sum(_is_cell(p, em) for p in right)
    if 2 * cells < len(right) or any(p.running for p in (*left, *right)):
        return False
    rows = sum(any(level(p, q) for q in right) for p in left)
    return rows > 1 and 2 * rows >= max(len(left), len(right))


def _is_cell(piece: Piece, em: float) -> bool:
    """Whether a line is short, and no end of a sentence."""
    return piece.right - piece.left < SHORT * em and piece.text[-1] not in NO_LINE_START
