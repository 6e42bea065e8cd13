"""Blocks in which an engine read every line across two columns: no neighbour shows the gutter, only the words do.

Cut in equal columns, such a block reads on down each column; as it stands, its lines do not read on at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from papercleaner import words
from papercleaner.geometry.frame import Frame, Piece
from papercleaner.geometry.merged import Cut, parts, torn
from papercleaner.text import width

#: One line in so many is no wider than the page's columns, however many lines were merged.
NARROW = 4
#: A merged block is so many times as wide as they, and cut into two to four.
TWICE = 1.7
COLUMNS = (2, 3, 4)
#: The gutter is about so wide, in body characters.
GUTTER = 1.3
#: Lines of one block: edges and rows no further apart, in body characters and leadings; the first may be indented.
EDGE, INDENT, ROW = 1.5, 3.0, 1.5
#: So many more words must run down the columns than across the cuts and from line to line.
MORE = 2


def cut_wide(frame: Frame) -> None:
    """Replace the lines of merged blocks by their parts."""
    widths = sorted(p.right - p.left for p in frame.pieces if p.running)
    usual = widths[len(widths) // NARROW] if widths else 0.0
    wide = [p for p in frame.pieces if p.running and p.right - p.left >= TWICE * usual]
    cut: dict[int, list[Piece]] = {}
    for block in _blocks(sorted(wide, key=lambda p: p.top), frame):
        columns = max((_columns(block, n, frame.em) for n in COLUMNS), key=_gain)
        if _gain(columns) >= MORE:
            cut.update({id(piece): list(row) for piece, row in zip(block, columns, strict=True)})
    frame.pieces[:] = [part for piece in frame.pieces for part in cut.get(id(piece), [piece])]


def _blocks(wide: Sequence[Piece], frame: Frame) -> Iterator[list[Piece]]:
    """Wide lines one under the other."""
    left = list(wide)
    while left:
        block = [left.pop(0)]
        for piece in list(left):
            near = piece.middle - block[-1].middle <= ROW * frame.leading
            level = abs(piece.left - block[-1].left) <= INDENT * frame.em
            if near and level and piece.right <= block[0].right + EDGE * frame.em:
                block.append(piece)
                left.remove(piece)
        yield block


def _columns(block: Sequence[Piece], count: int, em: float) -> list[list[Piece]]:
    """Each line cut in so many parts at equal distances; a line that ends before a gutter has fewer."""
    left, right = min(p.left for p in block), max(p.right for p in block)
    step = (right - left + GUTTER * em) / count
    return [list(_row(piece, [left + n * step for n in range(1, count)], em)) for piece in block]


def _row(piece: Piece, starts: Sequence[float], em: float) -> Iterator[Piece]:
    rest = piece
    for start in starts:
        ends = list(accumulate(map(width, rest.text)))
        edge = start - GUTTER * em
        if rest.right < start + em or not ends:
            break
        pitch = (rest.right - rest.left - GUTTER * em) / ends[-1]
        expected = bisect_left(ends, (edge - rest.left) / pitch)
        places = [n for n in range(expected - 1, expected + 3) if 1 < n < len(rest.text) - 1]
        if not places:
            break
        at = min(places, key=lambda n: (rest.text[n] != " ", torn(rest.text, n), abs(n - expected - 1)))
        skip = int(rest.text[at] == " ")
        *before, rest = parts(rest, Cut(at, at + skip, edge, start, 0))
        yield from before
    yield rest


def _gain(rows: Sequence[Sequence[Piece]]) -> int:
    """How many more words run down the columns than across the cuts, or from the end of a line to the next line."""
    down = sum(_word(a.text, b.text) for over, under in pairwise(rows) for a, b in zip(over, under, strict=False))
    across = sum(_word(a.text, b.text) for row in rows for a, b in pairwise(row))
    along = sum(_word(over[-1].text, under[0].text) for over, under in pairwise(rows))
    return down - across - along


def _word(a: str, b: str) -> bool:
    """Whether a word of the dictionary runs from the end of one text to the head of another."""
    at, left = 0, a[-4:]
    for word in words.tokenizer().lcut(left + b[:4]):
        if at < len(left) < at + len(word):
            return words.known(word)
        at += len(word)
    return False
