"""Lines that take turns, or that stand in strips: the reading order from the words, the marks and the measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from papercleaner.columns import articles, chains, displaced, links, strips, turns
from papercleaner.columns.links import Line, Links
from papercleaner.model import Layout, Role, Tile, Tiling
from papercleaner.text import width

#: Text that mostly stands in lines wider than any column, in full-width characters, stands in whole paragraphs.
WIDEST, PARAGRAPHS = 60.0, 0.5
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
#: Log-odds of a link, and how many such links are right.
SURE = ((1.5, 0.97), (0.5, 0.93), (-0.5, 0.85), (float("-inf"), 0.7))
#: How many links between columns are right.
SURE_COLUMNS = 0.5


def weave(page: Tiling) -> Tiling:
    """Give the lines of a woven page their reading order; any other page stays as it is, the same object."""
    tiles = [tile for tile in page.tiles if tile.role is not Role.GAP]
    if not _may_be_woven(page, tiles):
        return page
    lines = [links.read(page.text(tile)) for tile in tiles]
    linked = Links(lines)
    if _take_turns(lines, linked):
        titles = links.titles(lines)
        above = turns.predecessors(lines, linked, titles)
        order = articles.reading_order(chains.pieces(above, lines, linked, titles), lines, linked)
        return _ordered(page, tiles, order, "turns", _confidence(order, linked, above))
    stretches = strips.unweave(lines, linked)
    order = [n for stretch in stretches for column in stretch for n in column]
    if order == sorted(order):
        return page
    order = displaced.reunite(order, lines, linked)
    return _ordered(page, tiles, order, "strips", _confidence(order, linked))


def is_woven(page: Tiling) -> bool:
    """Whether the page's lines are out of order, so that `weave` would move them."""
    return weave(page) is not page


def _may_be_woven(page: Tiling, tiles: Sequence[Tile]) -> bool:
    """Whether the lines can be out of order at all: single lines of columns, without blank lines between blocks."""
    if len(tiles) < FEWEST:
        return False
    widths = [width(page.text(tile)) for tile in tiles]
    if sum(w for w in widths if w > WIDEST) > PARAGRAPHS * sum(widths):
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


def _confidence(order: Sequence[int], linked: Links, above: Sequence[int] | None = None) -> float:
    """How many of the links between lines are right, as far as their text tells."""
    found = []
    for a, b in pairwise(order):
        if above is not None and above[b] != a:
            found.append(SURE_COLUMNS)
        else:
            found.append(next(share for value, share in SURE if linked.text(a, b) >= value))
    return round(sum(found) / max(len(found), 1), 3)


_RULES = {"turns": "the columns take turns", "strips": "strips of columns, or a headline out of place"}


def _ordered(page: Tiling, tiles: Sequence[Tile], order: Sequence[int], kind: str, confidence: float) -> Tiling:
    place = {n: at for at, n in enumerate(order)}
    found = []
    for n, tile in enumerate(tiles):
        moved = n > 0 and place[n] != place[n - 1] + 1
        found.append(tile.noted("columns", _RULES[kind], order=place[n]) if moved else replace(tile, order=place[n]))
    return replace(page.with_tiles(found), layout=Layout(kind, page.layout.measure, confidence))
