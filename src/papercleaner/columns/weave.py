"""Lines that take turns, or that stand in strips: the reading order from the words, the marks and the measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from papercleaner.columns import chains, glued, links, stretches, strips, turns
from papercleaner.columns.chains import Piece
from papercleaner.columns.links import Line, Links
from papercleaner.language import Models
from papercleaner.model import Layout, Role, Tile, Tiling
from papercleaner.text import width

#: Text that mostly stands in lines wider than any column, in full-width characters, stands in whole paragraphs; half of
#: the lines of columns are no narrower than this.
WIDEST, NARROWEST, PARAGRAPHS = 60.0, 4.0, 0.5
#: Blank lines after more than this share of the lines: whoever set them knew the blocks.
BLANKS = 0.02
#: Fewer lines prove nothing.
FEWEST = 12
#: Columns that take turns are no more than this.
MOST_COLUMNS = 8
#: Log-odds from which on two lines are seen to go on with one another.
SEEN = 1.8
#: Columns take turns if lines so far apart go on with one another more often than neighbours do, and this often.
OFTENER, OFTEN = 1.2, 0.07
#: An order that breaks off less often, and on a clipping at less than this share of its lines, is that of a page in
#: order, on which two lines only seem to have changed places.
BREAKS, BROKEN = 6, 0.05
#: A line in mid-sentence that goes on worse (log-odds) may go on elsewhere.
TORN = -0.5


class Woven(NamedTuple):
    """The lines of a woven page, its diagnosis (`turns` or `strips`), and the stretches that it is made of."""

    tiles: Sequence[Tile]
    lines: Sequence[Line]
    links: Links
    kind: str
    columns: Sequence[Sequence[int]]
    pieces: Sequence[Piece]


def weave(page: Tiling, models: Models | None = None) -> Tiling:
    """Give the lines of a woven page their reading order; any other page stays as it is, the same object."""
    woven = read(page, models)
    if woven is None:
        return page
    order, confidence = stretches.reading_order(woven.pieces, woven.lines, woven.links, woven.kind)
    if order == sorted(order):
        return page
    running = {n for piece in woven.pieces if piece.body for n in piece.lines}
    tiles = [t.noted("columns", "running text") if n in running else t for n, t in enumerate(woven.tiles)]
    return _ordered(page, tiles, order, woven.kind, round(confidence, 3))


def read(page: Tiling, models: Models | None = None) -> Woven | None:
    """What a page with lines out of order is made of; None for a page in order.

    `models` say what reads on, by default the library's own.
    """
    tiles = [tile for tile in page.tiles if tile.role is Role.UNSURE]
    if not _may_be_woven(page, tiles):
        return None
    lines, linked = _linked(page, tiles, models)
    if _take_turns(lines, linked):
        titles = links.titles(lines)
        above = turns.predecessors(lines, linked, titles)
        found = chains.columns(above)
        pieces = chains.pieces(found, lines, linked, titles)
        return Woven(tiles, lines, linked, "turns", found, sorted(pieces, key=lambda piece: piece.head))
    order = _unwoven(lines, linked)
    if sum(b != a + 1 for a, b in pairwise(order)) < min(BREAKS, BROKEN * len(order)):
        return None
    parts = glued.cut(tiles, lines, [page.text(tile) for tile in tiles], linked.models.fluency)
    if len(parts) > len(tiles):
        tiles, (lines, linked) = parts, _linked(page, parts, models)
        order = _unwoven(lines, linked)
    titles = links.titles(lines)
    return Woven(tiles, lines, linked, "strips", [order], chains.pieces([order], lines, linked, titles, least=TORN))


def _linked(page: Tiling, tiles: Sequence[Tile], models: Models | None) -> tuple[list[Line], Links]:
    lines = [links.read(page.text(tile)) for tile in tiles]
    return lines, Links(lines, models)


def _unwoven(lines: Sequence[Line], linked: Links) -> list[int]:
    """The lines in order, strip by strip and column by column."""
    return [n for stretch in strips.unweave(lines, linked) for column in stretch for n in column]


def is_woven(page: Tiling) -> bool:
    """Whether the page's lines are out of order, so that `weave` would move them."""
    return weave(page) is not page


def _may_be_woven(page: Tiling, tiles: Sequence[Tile]) -> bool:
    """Whether the lines can be out of order at all: single lines of columns, without blank lines between blocks."""
    if len(tiles) < FEWEST:
        return False
    widths = [width(page.text(tile)) for tile in tiles]
    if median(widths) < NARROWEST or sum(w for w in widths if w > WIDEST) > PARAGRAPHS * sum(widths):
        return False
    return sum(page.blank_lines(a, b) > 0 for a, b in pairwise(tiles)) <= BLANKS * len(tiles)


def _take_turns(lines: Sequence[Line], linked: Links) -> bool:
    """Whether lines some way apart go on with one another, and neighbours do not."""
    middle = [n for n in range(len(lines) - MOST_COLUMNS) if not lines[n].end]
    if len(middle) < FEWEST:
        return False
    near, *far = (
        sum(linked.text(n, n + apart) > SEEN for n in middle) / len(middle) for apart in range(1, MOST_COLUMNS + 1)
    )
    return max(far) > OFTEN and max(far) > OFTENER * near


_RULES = {"turns": "the columns take turns", "strips": "strips of columns, or a headline out of place"}


def _ordered(page: Tiling, tiles: Sequence[Tile], order: Sequence[int], kind: str, confidence: float) -> Tiling:
    place = {n: at for at, n in enumerate(order)}
    found = []
    for n, tile in enumerate(tiles):
        moved = n > 0 and place[n] != place[n - 1] + 1
        found.append(tile.noted("columns", _RULES[kind], order=place[n]) if moved else replace(tile, order=place[n]))
    return replace(page.with_tiles([*found, *page.furniture]), layout=Layout(kind, page.layout.measure, confidence))
