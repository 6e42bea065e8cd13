"""What boxes show on a line: its size against the body, its place in its column, the white space around it.

The observations are those that the tables of `roles.weights` weigh; roles and paragraphs are decided there, with the
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from papercleaner.geometry.cuts import Column
from papercleaner.geometry.frame import Frame, Piece
from papercleaner.geometry.running import SPACED, level

#: Sizes against the body's, and what a line at least so large is called.
SIZES = ((1.6, "headline size"), (1.27, "title size"), (1.1, "larger than body"), (0.9, "body size"))
#: So many running lines show where their column begins and ends.
LINES = 3
#: Edges of one column scatter by so much, in body characters.
SCATTER = 0.9
#: The indent of a paragraph (段首空两字), in body characters, and the least that a centred line leaves on either side.
INDENT, CENTRED = (1.1, 3.2), 1.5
#: More white space than between lines of the text, in body characters; a picture leaves so much.
GAP, PICTURE = 0.45, 4.0
#: Two parts of one printed line stand no further apart, in body characters.
SPLIT = 3.0
#: Captions are set smaller than the body.
CAPTION = 0.97
#: Sizes of two lines are alike up to this ratio.
ALIKE = 1.12
#: Words for regions (ALTO, PAGE, hOCR, layout models), and what they say.
REGIONS = {
    "called a title": ("head", "heading", "headline", "title", "doc_title", "paragraph_title"),
    "called a caption": ("caption", "figure_title", "figure_caption"),
    "called an advertisement": ("advertisement", "ad", "advert"),
    "called furniture": ("page-number", "header", "footer", "signature-mark", "catch-word", "number"),
}


Edges = Sequence[tuple[float, float]]


def observe(frame: Frame, columns: Sequence[Column], edges: Edges) -> None:
    """Write down on every piece what is seen of it; `edges` are the left and right ones of the columns."""
    usual = _leading(columns)
    for number, (column, (left, right)) in enumerate(zip(columns, edges, strict=True)):
        _rows(column, frame.em)
        for piece in column.pieces:
            piece.column = number
            piece.measure = (right - left) / frame.em
            before, after = (piece.row[0] - left) / frame.em, (right - piece.row[1]) / frame.em
            piece.running |= max(abs(before), abs(after)) <= SCATTER and piece.size < SPACED[1] and _has_lines(column)
            _see(piece, (*_of_itself(piece), *_in_column(before, after), *["header or footer"] * column.margin))
        for a, b in pairwise(column.pieces):
            _white(a, b, (b.top - a.bottom - usual) / frame.em)
        first, last = column.pieces[0], column.pieces[-1]
        _see(first, ["first of its column"])
        _see(last, ["last of its column"])
        if first.top - column.top > PICTURE * frame.em and first.size < CAPTION:
            _see(first, ["picture gap"])
    for a, b in pairwise(piece for column in columns for piece in column.pieces):
        _see(b, _beside(a, b))


def _rows(column: Column, em: float) -> None:
    """Find printed lines that the engine read as two: they fill the column together."""
    for piece in column.pieces:
        piece.row = piece.left, piece.right
    for a, b in pairwise(column.pieces):
        if level(a, b) and -em < b.left - a.right < SPLIT * em:
            b.row = a.row[0], b.right
            _see(b, ["same row as the line before"])
    for a, b in pairwise(reversed(column.pieces)):
        if "same row as the line before" in a.seen:
            b.row = b.row[0], a.row[1]


def _see(piece: Piece, names: Iterable[str]) -> None:
    piece.seen.update(dict.fromkeys(names, 1.0))


def _white(a: Piece, b: Piece, white: float) -> None:
    """More white space between two lines of a column than its leading, in body characters."""
    if white > GAP:
        _see(a, ["gap after"])
        _see(b, ["gap before"])
    if white > PICTURE and b.size < SIZES[2][0]:
        _see(b, ["picture gap"])


def _beside(a: Piece, b: Piece) -> Iterable[str]:
    """The size of a line against the one that is read before it, where neither is running text."""
    if not a.running and not b.running:
        ratio = b.size / a.size
        if 1 / ALIKE <= ratio <= ALIKE:
            yield "as large as the line before"
        else:
            yield "larger than the line before" if ratio > 1 else "smaller than the line before"
    elif b.running and not a.running and a.size >= SIZES[2][0] and not b.seen.keys() & {"indented"}:
        yield "flush under a title"


def _of_itself(piece: Piece) -> Iterable[str]:
    if piece.running:
        yield "body size"
    else:
        yield next((name for size, name in SIZES if piece.size >= size), "smaller than body")
    region = piece.line.region.lower()
    yield from (name for name, regions in REGIONS.items() if region in regions)


def _in_column(before: float, after: float) -> Iterable[str]:
    """Where the line stands between the edges of its column, by the white space on either side."""
    if before < -SCATTER and after < -SCATTER:
        yield "spans columns"
    elif before >= CENTRED and after >= CENTRED and abs(before - after) <= max(SCATTER, 0.25 * (before + after)):
        yield "centred"
    elif before > INDENT[1] and abs(after) <= SCATTER:
        yield "set to the right"
    elif INDENT[0] <= before <= INDENT[1]:
        yield "indented"


def _has_lines(column: Column) -> bool:
    return sum(p.running for p in column.pieces) >= LINES


def _leading(columns: Sequence[Column]) -> float:
    """The usual white space between running lines."""
    white = [b.top - a.bottom for c in columns for a, b in pairwise(c.pieces) if a.running and b.running]
    return median(white) if white else 0.0


def column_edges(frame: Frame, columns: Sequence[Column]) -> Edges:
    """Where each column begins and ends: its running lines show it, else the nearest column that has some."""
    own = [_own_edges(column.pieces) for column in columns]
    out = []
    for n, column in enumerate(columns):
        shown = own[n]
        if shown is None:
            left = min(p.left for p in column.pieces)
            right = max(p.right for p in column.pieces)
            near = [e for k in range(1, len(own)) for m in (n + k, n - k) if 0 <= m < len(own) and (e := own[m])]
            same = next(
                (e for e in near if abs(e[0] - left) <= INDENT[1] * frame.em and e[0] < right <= e[1] + 2 * frame.em),
                None,
            )
            shown = same or next(((left, max(right, left + e[1] - e[0])) for e in near[:1]), (left, right))
        out.append(shown)
    return out


def _own_edges(pieces: Sequence[Piece]) -> tuple[float, float] | None:
    running = [p for p in pieces if p.running]
    if len(running) < LINES:
        return None
    lefts, rights = sorted(p.left for p in running), sorted(p.right for p in running)
    return lefts[len(lefts) // 4], rights[-1 - len(rights) // 5]
