"""Reading order (栏序): the first pass brings text whose columns are mixed up into the order in which it is read.

What is mixed up, and how, is told from the text alone: gutters of spaces (`gutters`), rows in which columns run
together (`rows`), lines of columns that take turns, or strips of columns (`weave`). A page that is in order stays as
it is.
"""

from __future__ import annotations

from dataclasses import replace

from papercleaner.columns import gutters, rows
from papercleaner.columns.diagnosis import has_gutters, has_markup, has_paragraphs
from papercleaner.columns.weave import weave
from papercleaner.language import Models
from papercleaner.model import Layout, Tile, Tiling


def columns(page: Tiling, models: Models | None = None) -> Tiling:
    """Give the page's lines their reading order, cut where several columns share a row.

    `models` say what reads on, by default the library's own.
    """
    if page.source and page.source.lines:
        return page  # the lines have boxes: the pass `geometry` knows better
    if has_paragraphs(page) or has_markup(page):
        return page
    if has_gutters(page):
        return _ordered(page, *gutters.read(page, models))
    found = rows.read(page, models)
    return weave(page, models) if found is None else _ordered(page, *found)


def _ordered(page: Tiling, tiles: list[Tile], layout: Layout) -> Tiling:
    """The page with these tiles, read in the order in which they are given, and gaps between them."""
    found = [replace(tile, order=n) for n, tile in enumerate(tiles)]
    return replace(page.covered([*found, *page.furniture]), layout=layout)


__all__ = ["columns"]
