"""Rows cut at their gutters: each piece is one line of one column, with its place on the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papercleaner.grammar.names import is_spread
from papercleaner.model import LINE_BREAKS, Span, Tiling
from papercleaner.patterns import pattern
from papercleaner.text import ends_sentence, width

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


def rows(page: Tiling) -> list[list[Piece]]:
    """The page's printed rows, cut at gutters of two spaces or more and at column rules."""
    return [list(_at_gutters(page.folded, n, *place)) for n, place in enumerate(_rows(page))]


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


def cut_at(text: str, piece: Piece, places: list[int]) -> Iterator[Piece]:
    """A piece cut where its text goes on in another column."""
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


def byline_ends(text: str, at: int) -> bool:
    """Whether a byline, or what a byline has before it, ends before the space that `at` follows."""
    return _BYLINE_END.search(text[max(at - 13, 0) : at - 1]) is not None


def byline_begins(text: str, at: int) -> bool:
    """Whether what begins at `at` reads like a byline."""
    return _BYLINE.match(text, at) is not None


def in_byline(text: str, at: int) -> bool:
    """Whether the space before `at` stands in a byline (署名): 本报讯 记者…, 记者… 通讯员…."""
    return byline_ends(text, at) or byline_begins(text, at)
