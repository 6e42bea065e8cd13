"""First pass: cut the raw text into line tiles and the gaps of white space between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papercleaner import markup
from papercleaner.model import Role, Span, Tile, Tiling, between
from papercleaner.patterns import pattern
from papercleaner.source import Source

# What engines make of column rules, specks and frames.
_NOISE = pattern(r"[|.,'`~^_=*\"\\/<>{}\[\]:;!?\s-]+|[—─━═]{3,}")
# Every line break that str.splitlines knows; form feeds and the separators of old terminals among them.
_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")


def tile_lines(source: Source, known_titles: frozenset[str] = frozenset()) -> Tiling:
    r"""Make the first tiling of a text: a tile a line without the white space around it, and gaps.

    >>> page = tile_lines(Source(" 本报讯\n\n昨日 "))
    >>> [page.raw[slice(*tile.span)] for tile in page.tiles]
    [' ', '本报讯', '\n\n', '昨日', ' ']
    """
    return Tiling(source.text, tuple(_tiles(source)), source=source, known_titles=known_titles)


def _tiles(source: Source) -> Iterator[Tile]:
    raw, at, order = source.text, 0, 0
    for start, stop in _stretches(source):
        before = raw[at:start]
        yield from between(raw, at, start)
        tile, text = Tile(Span(start, stop), order=order), source.folded[start:stop]
        if _NOISE.fullmatch(text):
            tile = tile.noted("lines", "marks without words", role=Role.FURNITURE, kind="noise")
        elif said := markup.said(before, raw[start:stop]):
            tile = tile.noted("markup", said)
        yield tile
        at, order = stop, order + 1
    yield from between(raw, at, len(raw))


def _stretches(source: Source) -> Iterator[tuple[int, int]]:
    """Where lines begin and end, without the white space and the markup around them."""
    for match in _LINE.finditer(source.text):
        for first, last in markup.parts(match.group()):
            line = source.folded[match.start() + first : match.start() + last]
            start = match.start() + first + len(line) - len(line.lstrip())
            if text := line.strip():
                yield start, start + len(text)
