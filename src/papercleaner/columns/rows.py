"""Rows in which columns run together: a piece of each column, a single space between (`pdftotext` without layout).

A blank line ends a block of columns. Inside a block each row is cut at its joints, and each piece goes to the column
whose text it continues; a row's pieces stand from left to right, but a row need not have a piece of every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, starmap
from typing import NamedTuple

from papercleaner.columns import chains, links, stretches
from papercleaner.columns.abreast import shared_out
from papercleaner.columns.chains import Piece
from papercleaner.columns.links import Line
from papercleaner.columns.pieces import in_byline, single_spaces
from papercleaner.columns.stretches import Place
from papercleaner.grammar.bylines import head
from papercleaner.language import Models
from papercleaner.model import Layout, Span, Tile, Tiling
from papercleaner.patterns import pattern

#: A joint has so many characters before and after it; fewer after it, if that is the end of the row.
LONG, SHORT = 8, 2
#: A block has columns if so many of its rows, and this share of them, have a joint.
ROWS, SHARE = 2, 0.15
#: A page has such blocks if so many of its rows have a joint; more of them on a page of so few rows.
PAGE_ROWS, FEW_ROWS, SURE_ROWS = 2, 12, 6
#: A stretch of text has so many Chinese characters.
HAN = 6
#: Fewer lines show no columns.
FEWEST = 3
#: A line in mid-sentence that goes on worse (log-odds) may go on elsewhere.
TORN = -1.2

_HAN, _MARK = pattern(r"\p{Han}"), pattern(r"[,。;、!?]")

_Row = list[Tile]


class Rows(NamedTuple):
    """The page's tiles cut at joints, columns one after the other, and the stretches that they are made of."""

    tiles: Sequence[Tile]
    lines: Sequence[Line]
    links: links.Links
    columns: Sequence[Sequence[int]]
    pieces: Sequence[Piece]
    places: Sequence[Place]  # where each piece stands


class _Block(NamedTuple):
    """Lines without a blank line between, and the same cut at their joints; how many rows have a joint."""

    tiles: list[Tile]
    rows: list[_Row]
    joints: int

    @property
    def woven(self) -> bool:
        """Whether its rows have lines of several columns."""
        return self.joints >= max(ROWS, SHARE * len(self.rows))


def read(page: Tiling, models: Models | None = None) -> tuple[list[Tile], Layout] | None:
    """The page's tiles in the order in which they are read, and the diagnosis; None where it is another."""
    rows = cut(page, models)
    if rows is None:
        return None
    order, confidence = stretches.reading_order(rows.pieces, rows.lines, rows.links, "rows", rows.places)
    running = {n for piece in rows.pieces if piece.body for n in piece.lines}
    tiles = [t.noted("columns", "running text") if n in running else t for n, t in enumerate(rows.tiles)]
    return [tiles[n] for n in order], Layout("rows", order_confidence=round(confidence, 3))


def cut(page: Tiling, models: Models | None = None) -> Rows | None:
    """What a page is made of in whose rows columns run together; None for any other page.

    `models` say what reads on, by default the library's own.
    """
    blocks = [_cut_at_joints(page, tiles) for tiles in _blocks(page)]
    joints = sum(block.joints for block in blocks if block.woven)
    if joints < (SURE_ROWS if sum(len(block.tiles) for block in blocks) < FEW_ROWS else PAGE_ROWS):
        return None
    tiles: list[Tile] = []
    columns: list[list[int]] = []
    places: list[Place] = []
    for number, block in enumerate(blocks):
        abreast = _columns(page, block, models)
        for at, column in enumerate(abreast):
            columns.append(list(range(len(tiles), len(tiles) + len(column))))
            places += [Place(number, at, len(abreast))] * len(column)
            tiles += column
    lines = [links.read(page.text(tile)) for tile in tiles]
    linked = links.Links(lines, models)
    found = chains.pieces(columns, lines, linked, links.titles(lines), least=TORN)
    return Rows(tiles, lines, linked, columns, found, [places[piece.head] for piece in found])


def _blocks(page: Tiling) -> Iterator[list[Tile]]:
    """Runs of lines without a blank line between."""
    run: list[Tile] = []
    for tile in page.unsure:
        if run and page.blank_lines(run[-1], tile) != 0:
            yield run
            run = []
        run.append(tile)
    if run:
        yield run


def _joints(page: Tiling, tile: Tile) -> _Row:
    """The pieces of a row, cut at its joints."""
    text, at, found = page.text(tile), 0, []
    for gap in single_spaces(text):
        if gap - 1 - at >= LONG and len(text) - gap >= SHORT and not _signs(text, gap):
            found.append((at, gap - 1))
            at = gap
    if not found:
        return [tile]
    begin = tile.span.start
    spans = [Span(begin + start, begin + stop) for start, stop in (*found, (at, len(text)))]
    return [Tile(span).noted("columns", "cut at a joint between columns") for span in spans]


def _signs(text: str, gap: int) -> bool:
    """Whether the space before `gap` stands in a byline, or in the dateline and byline with which the row begins."""
    if in_byline(text, gap) and (len(text) - gap < LONG or chains.LEAD.match(text)):
        return True
    lead = head(text)
    return lead is not None and gap <= lead.stop


def _cut_at_joints(page: Tiling, tiles: list[Tile]) -> _Block:
    """A block and its rows; a joint stands between two stretches of Chinese text.

    Where none of its rows has a mark they are no running text: the head of a page, a notice's fields, a table's cells.
    """
    rows = [_joints(page, tile) for tile in tiles]
    texts = [[page.text(tile) for tile in row] for row in rows]
    cut = [row for row in texts if sum(len(_HAN.findall(text)) >= HAN for text in row) > 1]
    running = any(_MARK.search(text) for row in cut for text in row)
    return _Block(tiles, rows, len(cut) if running else 0)


def _columns(page: Tiling, block: _Block, models: Models | None) -> list[list[Tile]]:
    """The columns of a block, its rows cut at their joints; the block as it stands where it reads on so."""
    pieces = [tile for row in block.rows for tile in row]
    if len(pieces) < FEWEST:
        return [block.tiles]
    lines = [links.read(page.text(tile)) for tile in pieces]
    numbers = list(starmap(range, pairwise(accumulate(map(len, block.rows), initial=0))))
    full = chains.densest([line.width for line in lines])
    found = shared_out(numbers, links.Links(lines, models), full, woven=block.woven)
    return [[pieces[n] for n in column] for column in found] if found else [block.tiles]
