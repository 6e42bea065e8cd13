"""Rows in which columns run together: a piece of each column, a single space between (`pdftotext` without layout).

A blank line ends a block of columns. Inside a block each row is cut at its joints, and each piece goes to the column
whose text it continues; a row's pieces stand from left to right, but a row need not have a piece of every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, compress
from typing import NamedTuple

from papercleaner.columns import chains, links, stretches
from papercleaner.columns.chains import Piece
from papercleaner.columns.links import Line
from papercleaner.columns.pieces import in_byline, single_spaces
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
#: How much the measure says beside the words.
MEASURE = 1.0
#: The most columns that are looked for, and how many ways to share out the pieces are followed.
COLUMNS, BEAM = 4, 40
#: A line in mid-sentence that goes on worse (log-odds) may go on elsewhere.
TORN = -1.2

_HAN = pattern(r"\p{Han}")

_Row = list[Tile]


class Rows(NamedTuple):
    """The page's tiles cut at joints, columns one after the other, and the stretches that they are made of."""

    tiles: Sequence[Tile]
    lines: Sequence[Line]
    links: links.Links
    columns: Sequence[Sequence[int]]
    pieces: Sequence[Piece]


def read(page: Tiling, models: Models | None = None) -> tuple[list[Tile], Layout] | None:
    """The page's tiles in the order in which they are read, and the diagnosis; None where it is another."""
    rows = cut(page, models)
    if rows is None:
        return None
    order, confidence = stretches.reading_order(rows.pieces, rows.lines, rows.links, "rows")
    running = {n for piece in rows.pieces if piece.body for n in piece.lines}
    tiles = [t.noted("columns", "running text") if n in running else t for n, t in enumerate(rows.tiles)]
    return [tiles[n] for n in order], Layout("rows", order_confidence=round(confidence, 3))


def cut(page: Tiling, models: Models | None = None) -> Rows | None:
    """What a page is made of in whose rows columns run together; None for any other page.

    `models` say what reads on, by default the library's own.
    """
    blocks = [(block, [_joints(page, tile) for tile in block]) for block in _blocks(page)]
    joints = [_woven(page, rows) for _, rows in blocks]
    woven = [count >= max(ROWS, SHARE * len(rows)) for count, (_, rows) in zip(joints, blocks, strict=True)]
    if sum(compress(joints, woven)) < (SURE_ROWS if sum(len(block) for block, _ in blocks) < FEW_ROWS else PAGE_ROWS):
        return None
    tiles: list[Tile] = []
    columns: list[list[int]] = []
    for (block, rows), is_woven in zip(blocks, woven, strict=True):
        for column in _shared_out(page, rows, models) if is_woven else [block]:
            columns.append(list(range(len(tiles), len(tiles) + len(column))))
            tiles += column
    lines = [links.read(page.text(tile)) for tile in tiles]
    linked = links.Links(lines, models)
    found = chains.pieces(columns, lines, linked, links.titles(lines), least=TORN)
    return Rows(tiles, lines, linked, columns, found)


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
        left, right = text[at : gap - 1], text[gap:]
        byline = in_byline(text, gap) and (len(right) < LONG or chains.LEAD.match(text) is not None)
        if len(left) >= LONG and len(right) >= SHORT and not byline:
            found.append((at, gap - 1))
            at = gap
    if not found:
        return [tile]
    begin = tile.span.start
    spans = [Span(begin + start, begin + stop) for start, stop in (*found, (at, len(text)))]
    return [Tile(span).noted("columns", "cut at a joint between columns") for span in spans]


def _woven(page: Tiling, rows: Sequence[_Row]) -> int:
    """How many rows have a joint between two stretches of Chinese text."""
    return sum(sum(len(_HAN.findall(page.text(tile))) >= HAN for tile in row) > 1 for row in rows)


def _shared_out(page: Tiling, rows: Sequence[_Row], models: Models | None) -> list[list[Tile]]:
    """The pieces of a block, column by column: a beam over the ways to give each row's pieces to columns."""
    pieces = [tile for row in rows for tile in row]
    lines = [links.read(page.text(tile)) for tile in pieces]
    linked, full = links.Links(lines, models), chains.densest([line.width for line in lines])
    many = min(max(map(len, rows)), COLUMNS)
    ways: list[tuple[float, tuple[int, ...], tuple[int, ...]]] = [(0.0, (-1,) * many, ())]
    at = 0
    for row in rows:
        grown: dict[tuple[int, ...], tuple[float, tuple[int, ...]]] = {}
        for score, last, chosen in ways:
            for places in combinations(range(many), min(len(row), many)):
                taken = (*places, *(places[-1],) * (len(row) - many))
                total, now = score, list(last)
                for n, place in enumerate(taken, at):
                    if now[place] >= 0:
                        total += linked.text(now[place], n) + MEASURE * links.measure(lines[now[place]], lines[n], full)
                    now[place] = n
                key = tuple(now)
                if key not in grown or total > grown[key][0]:
                    grown[key] = total, (*chosen, *taken)
        ways = sorted(((s, key, chosen) for key, (s, chosen) in grown.items()), reverse=True)[:BEAM]
        at += len(row)
    chosen = ways[0][2]
    columns = ([tile for tile, at in zip(pieces, chosen, strict=True) if at == place] for place in range(many))
    return [column for column in columns if column]
