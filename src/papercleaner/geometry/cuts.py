"""Reading order by recursive cuts on white space.

A region of the page is cut into bands where a title stands under finished text, else into columns at gutters that run
through its whole height, else the titles that span its columns are taken off. What cannot be cut is one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from papercleaner.geometry.frame import Frame, Piece
from papercleaner.geometry.merged import cut_at
from papercleaner.text import NO_LINE_START

#: What a box may hang over its column on either side (an engine's boxes are loose), in body characters.
LOOSE = 0.55
#: White space between columns beyond that.
GUTTER = 0.15
#: A title's box may reach so far below the first lines of the columns under it.
SLIP = 0.6
#: A title stands so near to its text; what is smaller than the body is a caption.
TITLE_GAP, CAPTION = 1.0, 0.95
#: One box in so many may hang into a gutter, and no further.
FEW, OVERHANG = 6, 2.5
#: White space between bands.
BAND = 0.35
#: The top row of a band: pieces that begin within so many body characters of its top.
TOP_ROW = 1.6
#: A title is larger than the body by so much, and stands no deeper in its band.
TITLE, TITLE_ROWS = 1.13, 6.0
#: Pieces of one printed row have so much of their height in common.
LEVEL = 0.6
#: Headers and footers are no higher.
MARGIN = 6.0
#: Running text: sizes alike, lines near, left edges no further apart than an indent, one over the other.
ALIKE, NEAR, INDENT, OVERLAP = 0.12, 0.9, 2.5, 0.6
#: Lines that fill one column end at one edge, the first perhaps indented; being justified, their pitch says little.
FILLED, SPACED = 0.8, (0.7, 1.45)
#: Lines of which none is longer are no text.
SHORT = 4.5
#: The first line of a paragraph stands so much deeper than the line above it, or more.
FIRST = 1.3


def mark_running(frame: Frame) -> None:
    """Find the running text: body-size lines, one under the other."""
    rows = sorted(frame.pieces, key=lambda p: p.top)
    for n, a in enumerate(rows):
        for b in rows[n + 1 :]:
            if b.top > a.bottom + NEAR * frame.em:
                break
            if _same_column(a, b, frame.em):
                a.running = b.running = True


def _same_column(a: Piece, b: Piece, em: float) -> bool:
    """Whether `b` is the next line of the text in which `a` stands: as large, and begun where lines of it begin."""
    shared = min(a.right, b.right) - max(a.left, b.left)
    lengths = a.right - a.left, b.right - b.left
    if b.middle < a.bottom - 0.2 * em or shared < OVERLAP * min(lengths) or max(lengths) < SHORT * em:
        return False
    hanging = a.text[-1] in NO_LINE_START or b.text[-1] in NO_LINE_START
    deeper, filled = (a.left - b.left) / em, abs(a.right - b.right) <= (FILLED + hanging) * em
    if not (abs(deeper) <= FILLED or FIRST <= -deeper <= INDENT or (filled and 0 < deeper <= INDENT)):
        return False
    small, large = sorted((a.size, b.size))
    as_large = large - small <= 1.5 * ALIKE and abs((small + large) / 2 - 1) <= ALIKE
    return as_large or (filled and SPACED[0] <= small <= 1 + ALIKE and large <= SPACED[1])


class Column(NamedTuple):
    """Pieces from top to bottom; `top` is where the columns that stand side by side begin.

    `margin` says that they are header or footer of the page.
    """

    pieces: list[Piece]
    top: float
    margin: bool = False


def columns(frame: Frame) -> Iterator[Column]:
    """The page's columns, or the parts of them that titles and pictures leave, in reading order."""
    rows = _groups(((p.top, p.bottom, p) for p in frame.pieces), BAND * frame.em)
    head, foot = 0, len(rows)
    while head < foot and _is_margin(rows[head], frame.em):
        head += 1
    while head < foot and _is_margin(rows[foot - 1], frame.em):
        foot -= 1
    text = sorted((p for row in rows[head:foot] for p in row), key=lambda p: (p.top, p.left))
    for part in filter(None, (*rows[:head], text, *rows[foot:])):
        for column in _read(part, frame.em, min(p.top for p in part)):
            yield column._replace(margin=part is not text)


def _is_margin(row: Sequence[Piece], em: float) -> bool:
    """Whether lines between white space at the page's edge are header or footer: no title, and no text but small."""
    small = max(p.size for p in row) < CAPTION and max(p.bottom for p in row) - min(p.top for p in row) < MARGIN * em
    return not any(p.size >= TITLE for p in row) and (small or not any(p.running for p in row))


def _read(pieces: Sequence[Piece], em: float, top: float) -> Iterator[Column]:
    for cut in (_bands, _gutters, _spanning_above, _spanning_below):
        parts = cut(pieces, em)
        if len(parts) > 1:
            for part in parts:
                yield from _read(part, em, top if cut is _gutters else min(p.top for p in part))
            return
    yield Column(_rows(pieces), top)


def _groups(intervals: Iterable[tuple[float, float, Piece]], gap: float) -> list[list[Piece]]:
    """Pieces whose intervals, taken together, are not interrupted by more than `gap`."""
    out: list[list[Piece]] = []
    end = float("-inf")
    for start, stop, piece in sorted(intervals, key=lambda i: i[:2]):
        if start > end + gap:
            out.append([])
        out[-1].append(piece)
        end = max(end, stop)
    return out


def _bands(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Bands: under text that is at its end, a new row of articles begins with a title, a picture or a box."""
    bands: list[list[Piece]] = []
    for group in _with_text(_groups(((p.top, p.bottom, p) for p in pieces), BAND * em)):
        if bands and any(p.running for p in bands[-1]) and _opens(group, em):
            bands.append(list(group))
        elif bands:
            bands[-1] += group
        else:
            bands = [list(group)]
    return bands


def _with_text(groups: Iterable[list[Piece]]) -> Iterator[list[Piece]]:
    """Put groups without text before the group that follows: titles, captions, furniture between the rows."""
    ahead: list[Piece] = []
    for group in groups:
        ahead += group
        if any(p.running for p in group):
            yield ahead
            ahead = []
    if ahead:
        yield ahead


def _opens(group: Sequence[Piece], em: float) -> bool:
    """Whether most of what stands side by side at the top of a group begins with a title."""
    top = min(p.top for p in group)
    heads = _groups(((*_narrowed(p, em), p) for p in group if p.top <= top + TITLE_ROWS * em), GUTTER * em)
    titled = sum(any(p.size >= TITLE for p in head) for head in heads)
    begun = sum(_runs_on([p for p in head if p.top <= top + TOP_ROW * em]) for head in heads)
    return titled > begun


def _runs_on(row: Sequence[Piece]) -> bool:
    return bool(row) and all(p.running for p in row)


def _gutters(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Columns, or articles side by side: white space through the whole height."""
    if not any(p.running for p in pieces):
        rows = _groups(((p.top, p.bottom, p) for p in pieces), 0)
        if len(rows) > 1:
            return rows
    parts = _groups(((*_narrowed(p, em), p) for p in pieces), GUTTER * em)
    if len(parts) == 1:
        parts = _overhung(pieces, em)
    return _under_one_title([sorted(part, key=lambda p: (p.top, p.left)) for part in parts], em)


def _under_one_title(parts: list[list[Piece]], em: float) -> list[list[Piece]]:
    """Keep together a title and the columns beside it that begin under it without one of their own."""
    out: list[list[Piece]] = []
    for part in parts:
        if out and (_heads(out[-1], part, em) or _heads(part, out[-1], em)):
            out[-1] = sorted(out[-1] + part, key=lambda p: (p.top, p.left))
        else:
            out.append(part)
    return out


def _heads(beside: Sequence[Piece], part: Sequence[Piece], em: float) -> bool:
    """Whether a title beside a part of the region is its title too: the part's text begins lower, under none."""
    n = next((n for n, p in enumerate(part) if p.running), None)
    if n is None:
        return False
    text, above = part[n], part[:n]
    near = [p.bottom + TITLE_GAP * em > q.top for p, q in pairwise(part[: n + 1])]
    if any(close and p.size >= TITLE for p, close in zip(above, near, strict=True)):
        return False
    if above and near[-1] and above[-1].size > CAPTION:
        return False
    tag = max((p.bottom for p in above), default=float("-inf"))
    return any(not p.running and tag - SLIP * em <= p.top and p.bottom <= text.top + SLIP * em for p in beside)


def _narrowed(p: Piece, em: float) -> tuple[float, float]:
    """From left to right without what a loose box may hang over its column."""
    return p.left + LOOSE * em, max(p.right - LOOSE * em, p.left + LOOSE * em)


def _overhung(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Columns whose gutter a few boxes hang into (a rule was read as a character), or run over (two lines as one)."""
    few = len(pieces) // FEW
    if not few:
        return [list(pieces)]
    edges = [_narrowed(p, em) for p in pieces]
    changes = sorted([(left, 1) for left, _ in edges] + [(right, -1) for _, right in edges])
    covered = 0
    for (x, change), (to, _) in pairwise(changes):
        covered += change
        if covered <= few and to - x > GUTTER * em and (halves := _halves(pieces, edges, x, to, em)):
            return halves
    return [list(pieces)]


def _halves(
    pieces: Sequence[Piece], edges: Sequence[tuple[float, float]], x: float, to: float, em: float
) -> list[list[Piece]]:
    """The pieces on either side of a gutter from `x` to `to`; [] where it is none."""
    middle = (x + to) / 2
    whole: list[Piece] = []
    across: list[Piece] = []
    for piece, (left, right) in zip(pieces, edges, strict=True):
        (across if min(middle - left, right - middle) > OVERHANG * em else whole).append(piece)
    halves = [[p for p in whole if (p.left + p.right < 2 * middle) is side] for side in (True, False)]
    texts = [[p for p in half if p.running] for half in halves]
    if min(map(len, texts)) < 1 + bool(across) * 2:
        return []
    for piece in across:
        if not piece.running or piece.top < max(min(p.top for p in text) for text in texts):
            return []
        for part in cut_at(piece, x - LOOSE * em, to + LOOSE * em):
            halves[part.left + part.right >= 2 * middle].append(part)
    return halves


def _spanning_above(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Titles over several columns: the first lines without which the rest has a gutter."""
    return next(
        ([list(pieces[:n]), list(pieces[n:])] for n in range(1, len(pieces) - 1) if _splits(pieces[n:], em)), []
    )


def _spanning_below(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """A caption or note under several columns."""
    sizes = range(len(pieces) - 1, 1, -1)
    return next(([list(pieces[:n]), list(pieces[n:])] for n in sizes if _splits(pieces[:n], em)), [])


def _splits(pieces: Sequence[Piece], em: float) -> bool:
    """Whether there are columns of text side by side."""
    return sum(any(p.running for p in part) for part in _gutters(pieces, em)) > 1


def _rows(pieces: Sequence[Piece]) -> list[Piece]:
    """One column: from the top down; pieces of one printed row from left to right."""
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        at = len(out)
        while at and piece.right <= (out[at - 1].left + out[at - 1].right) / 2 and level(piece, out[at - 1]):
            at -= 1
        out.insert(at, piece)
    return out


def level(a: Piece, b: Piece) -> bool:
    """Whether two pieces stand in one printed row."""
    return min(a.bottom, b.bottom) - max(a.top, b.top) > LEVEL * min(a.bottom - a.top, b.bottom - b.top)
