"""Reading order by recursive cuts on white space.

A region of the page is cut into bands, the rows of its articles, else into columns at gutters that run through its
whole height, else what stands over, under or beside its columns is taken off. What cannot be cut is one column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from papercleaner.geometry.bands import bands
from papercleaner.geometry.beside import begun_before, beside_title
from papercleaner.geometry.frame import Frame, Piece
from papercleaner.geometry.heads import CAPTION, SLIP, TITLE, from_the_top, under_one_title
from papercleaner.geometry.merged import cut_at
from papercleaner.geometry.running import level
from papercleaner.geometry.white import GUTTER, LOOSE, groups, narrowed, one_over_the_other, side_by_side
from papercleaner.grammar.furniture import kind_of

#: One box in so many may hang into a gutter, and no further.
FEW, OVERHANG = 6, 2.5
#: Headers and footers are no higher.
MARGIN = 6.0


class Column(NamedTuple):
    """Pieces from top to bottom; `top` is where the columns that stand side by side begin.

    `margin` says that they are header or footer of the page.
    """

    pieces: list[Piece]
    top: float
    margin: bool = False


def columns(frame: Frame) -> Iterator[Column]:
    """The page's columns, or the parts of them that titles and pictures leave, in reading order."""
    rows = one_over_the_other(frame.pieces, frame.em)
    head, foot = 0, len(rows)
    while head < foot and _is_margin(rows[head], frame.em):
        head += 1
    while head < foot and _is_margin(rows[foot - 1], frame.em):
        foot -= 1
    text = from_the_top(p for row in rows[head:foot] for p in row)
    for part in filter(None, (*rows[:head], text, *rows[foot:])):
        for column in _read(part, frame.em, min(p.top for p in part)):
            yield column._replace(margin=part is not text)


def _is_margin(row: Sequence[Piece], em: float) -> bool:
    """Whether lines between white space at the page's edge are header or footer: no title, and no text but small."""
    small = max(p.size for p in row) < CAPTION and max(p.bottom for p in row) - min(p.top for p in row) < MARGIN * em
    titled = any(p.size >= TITLE and kind_of(p.text, edge=True) is None for p in row)
    return not titled and (small or not any(p.running for p in row))


def _read(pieces: Sequence[Piece], em: float, top: float) -> Iterator[Column]:
    for cut in (bands, _gutters, beside_title, _foot, _spanning_above, _white, _spanning_below):
        parts = cut(pieces, em)
        if len(parts) > 1:
            for part in parts:
                yield from _read(part, em, top if cut in (_gutters, beside_title) else min(p.top for p in part))
            return
    yield Column(_rows(pieces), top)


def _gutters(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Columns, or articles side by side: white space through the whole height."""
    if not any(p.running for p in pieces):
        rows = groups(((p.top, p.bottom, p) for p in pieces), 0)
        if len(rows) > 1:
            return rows
    parts = side_by_side(pieces, em)
    if len(parts) == 1:
        parts = _overhung(pieces, em)
    return under_one_title(begun_before(map(from_the_top, parts), em), em)


def _overhung(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Columns whose gutter a few boxes hang into (a rule was read as a character), or run over (two lines as one)."""
    few = len(pieces) // FEW
    if not few:
        return [list(pieces)]
    edges = [narrowed(p, em) for p in pieces]
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


def _foot(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """What stands under columns, with white space above it and so wide that they seem to be none: a notice."""
    groups = one_over_the_other(pieces, em)
    for n in range(len(groups) - 1, 0, -1):
        above, foot = (from_the_top(p for group in part for p in group) for part in (groups[:n], groups[n:]))
        if len(above) < len(foot):
            return []
        if _splits(_gutters(above, em)):
            return [above, foot]
    return []


def _spanning_above(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Titles over several columns: the first lines without which the rest has a gutter, and what stands under them."""
    for n in range(1, len(pieces) - 1):
        if _side_by_side(pieces[:n], em):
            return []
        parts = _gutters(pieces[n:], em)
        if _splits(parts):
            n += _still_titles(pieces[n:], parts, em)
            return [list(pieces[:n]), list(pieces[n:])]
    return []


def _still_titles(pieces: Sequence[Piece], parts: Iterable[Sequence[Piece]], em: float) -> int:
    """How many of the first lines, though they stand within one column, are over the text of all: decks, a byline."""
    first, *others = sorted(parts, key=lambda part: part[0].top)
    text = min(part[0].top for part in others) + SLIP * em
    over = [p for p in first if p.bottom <= text]
    return len(over) if len(over) < len(first) and over == list(pieces[: len(over)]) else 0


def _white(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Bands between white space, where text stands side by side and nothing else tells its columns."""
    return one_over_the_other(pieces, em) if _side_by_side(pieces, em) else []


def _spanning_below(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """A caption or note under several columns."""
    sizes = range(len(pieces) - 1, 1, -1)
    return next(([list(pieces[:n]), list(pieces[n:])] for n in sizes if _splits(_gutters(pieces[:n], em))), [])


def _side_by_side(pieces: Sequence[Piece], em: float) -> bool:
    """Whether there are running lines next to one another."""
    running = sorted((p for p in pieces if p.running), key=lambda p: p.middle)
    return any(level(a, b) and max(a.left, b.left) + em > min(a.right, b.right) for a, b in pairwise(running))


def _splits(parts: Iterable[Sequence[Piece]]) -> bool:
    """Whether there is text in more than one part: columns side by side."""
    return sum(any(p.running for p in part) for part in parts) > 1


def _rows(pieces: Sequence[Piece]) -> list[Piece]:
    """One column: from the top down; pieces of one printed row from left to right."""
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        at = len(out)
        while at and piece.right <= (out[at - 1].left + out[at - 1].right) / 2 and level(piece, out[at - 1]):
            at -= 1
        out.insert(at, piece)
    return out
