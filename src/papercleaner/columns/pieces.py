"""Rows cut at their gutters: each piece is one line of one column, with its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from papercleaner.grammar.names import is_spread
from papercleaner.model import LINE_BREAKS, Span, Tiling
from papercleaner.patterns import pattern
from papercleaner.text import ends_sentence, width

#: How far from a row, up and down, line starts are looked for, and how near they must be (positions).
NEAR_ROWS, CLOSE_ROWS, NEAR_START = 8, 3, 2
#: So many line starts nearby make a gutter of a single space; so many if they are close.
SUPPORT, CLOSE = 3, 2
#: Without them it is a gutter between pieces of at least so many characters.
LEFT, RIGHT = 8, 4
#: A line that ends its column so close to the next one is no shorter.
SHORTEST = 6
#: A paragraph's first line starts so much further right than its column.
INDENT = 4

_T = TypeVar("_T")
_SPACES = pattern(r" +")
# Two spaces or more, or a column rule with space beside it.
_GUTTER = pattern(r" +[|][| ]*|[|][| ]* +| {2,}")
_SPACED_OUT = pattern(r"(?<!\S)\S{1,2}(?: \S{1,2}){3,}(?!\S)")
_BYLINE_END = pattern(r"(?:报道|报导|日电|讯|摄影?|[A-Za-z])\)?$|(?:记者|通讯员|作者|特派员|实习生).{0,4}$")
_BYLINE = pattern(r"\S{0,4}记者|通讯员|特派|实习生|特约|作者|[A-Za-z]")


@dataclass(slots=True)
class Piece:
    """One line of one column: its row, the positions where it starts and ends, and its place in the raw text."""

    row: int
    start: int
    stop: int
    text: str  # folded
    span: Span
    ends: bool  # with a sentence's end
    spread: bool  # its characters are spaced out to fill the column
    pushed: bool  # the piece before it in its row ends where it starts, and may have pushed it to the right
    width: float  # in full-width characters
    index: int = -1  # among the pieces of the page
    left: int = 0  # where its column starts
    measure: float = 0.0  # what the lines of its column fill, 0 for none
    indented: bool = False


def cut(page: Tiling) -> list[Piece]:
    """Cut every row at its gutters."""
    rows = [list(_at_gutters(page.folded, n, *place)) for n, place in enumerate(_rows(page))]
    starts = [[piece.start for piece in row] for row in rows]
    long = [[(piece, at) for piece in row for at in _long(piece.text)] for row in rows]
    maybe = [[piece.start + at for piece, at in row] for row in long]
    lines = [
        [(p.start, p.stop) for p in row] + [(p.start, p.start + at - 1) for p, at in more]
        for row, more in zip(rows, long, strict=True)
    ]
    found: list[Piece] = []
    for n, row in enumerate(rows):
        near = _around(starts, n, NEAR_ROWS)
        close = _around(starts, n, CLOSE_ROWS) + _around(maybe, n, CLOSE_ROWS)
        over = _around(lines, n, CLOSE_ROWS)
        for piece in row:
            places = []
            for at in single_spaces(piece.text):
                start = piece.start + at
                seen = _count(near, start, NEAR_START) >= SUPPORT or _count(close, start, NEAR_START) >= CLOSE
                seen = (seen and at > SHORTEST) or ((piece, at) in long[n] and _count(close, start, NEAR_START + 1) > 0)
                if (seen and not in_byline(piece.text, at)) or _flush(piece, at, over):
                    places.append(at)
            found += _cut_at(page.folded, piece, places)
    for n, piece in enumerate(found):
        piece.index = n
    return found


def _rows(page: Tiling) -> Iterator[tuple[int, Span]]:
    """The printed rows that hold text: the offset where the row begins, and its text without the space around it."""
    for tile in page.unsure:
        begin = tile.span.start
        while begin and page.raw[begin - 1] not in LINE_BREAKS:
            begin -= 1
        yield begin, tile.span


def _at_gutters(text: str, row: int, begin: int, span: Span) -> Iterator[Piece]:
    at = span.start
    for gap in _GUTTER.finditer(text, span.start, span.stop):
        if is_spread(text, *gap.span()):
            continue
        if gap.start() > at:
            yield _piece(text, row, begin, Span(at, gap.start()))
        at = gap.end()
    if at < span.stop:
        yield _piece(text, row, begin, Span(at, span.stop))


def _cut_at(text: str, piece: Piece, places: list[int]) -> Iterator[Piece]:
    begin, at = piece.span.start - piece.start, piece.span.start
    for place in places:
        stop = piece.span.start + place
        yield _piece(text, piece.row, begin, Span(at, stop - 1))
        at = stop
    yield _piece(text, piece.row, begin, Span(at, piece.span.stop))


def _piece(text: str, row: int, begin: int, span: Span) -> Piece:
    inside = text[slice(*span)]
    pushed = span.start > begin + 1 and text[span.start - 1] == " " and text[span.start - 2] != " "
    spread = _SPACED_OUT.search(inside) is not None
    full = width(inside.replace(" ", "")) + (0 if spread else inside.count(" ") / 2)
    ends = ends_sentence(inside[-8:])
    return Piece(row, span.start - begin, span.stop - begin, inside, span, ends, spread, pushed, full)


def _around(rows: list[list[_T]], n: int, reach: int) -> list[_T]:
    return [x for row in (*rows[max(n - reach, 0) : n], *rows[n + 1 : n + reach + 1]) for x in row]


def _count(starts: list[int], at: int, aside: int) -> int:
    return sum(abs(x - at) <= aside for x in starts)


def _flush(piece: Piece, at: int, lines: list[tuple[int, int]]) -> bool:
    """Whether what stands before a space ends where lines of the same column over and under it end."""
    if at <= LEFT or at + 1 >= len(piece.text) or _BYLINE_END.search(piece.text[max(at - 13, 0) : at - 1]):
        return False
    stop = piece.start + at - 1
    return sum(abs(a - piece.start) <= INDENT and abs(b - stop) <= 1 for a, b in lines) >= CLOSE


def single_spaces(text: str) -> list[int]:
    """Where a text goes on after a single space, but for spaced-out characters.

    >>> single_spaces("本报讯 昨日"), single_spaces("14 时 最 需 要")
    ([4], [])
    """
    if " " not in text:
        return []
    spaced = [(m.start(), m.end()) for m in _SPACED_OUT.finditer(text)]
    gaps = (m.end() for m in _SPACES.finditer(text))
    return [at for at in gaps if not any(a < at <= b for a, b in spaced)]


def in_byline(text: str, at: int) -> bool:
    """Whether the space before `at` stands in a byline (署名): 本报讯 记者…, 记者… 通讯员…."""
    return _BYLINE_END.search(text[max(at - 13, 0) : at - 1]) is not None or _BYLINE.match(text, at) is not None


def _long(text: str) -> list[int]:
    """Single spaces between two stretches long enough to be lines of two columns, and no byline."""
    found, last = [], 0
    for at in single_spaces(text):
        if at - 1 - last >= LEFT and len(text[at:].split(" ")[0]) >= RIGHT and not in_byline(text, at):
            found.append(at)
            last = at
    return found
