"""First pass: cut the raw text into line tiles and the gaps of white space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papercleaner.model import Role, Span, Tile, Tiling
from papercleaner.source import Source

# Every line break that str.splitlines knows; form feeds and the separators of old terminals among them.
_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


def tile_lines(source: Source, known_titles: frozenset[str] = frozenset()) -> Tiling:
    r"""Make the first tiling of a text: a tile a line without the white space around it, and gaps.

    >>> page = tile_lines(Source(" 本报讯\n\n昨日 "))
    >>> [page.raw[slice(*tile.span)] for tile in page.tiles]
    [' ', '本报讯', '\n\n', '昨日', ' ']
    """
    return Tiling(source.text, tuple(_tiles(source.text)), source=source, known_titles=known_titles)


def _tiles(text: str) -> Iterator[Tile]:
    at = order = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        stop = start + len(line.strip())
        if start == stop:
            continue
        if start > at:
            yield Tile(Span(at, start), Role.GAP)
        yield Tile(Span(start, stop), order=order)
        at, order = stop, order + 1
    if at < len(text):
        yield Tile(Span(at, len(text)), Role.GAP)
