"""Joins: a paragraph torn at a column's end is one again, also across a caption; a paragraph's end stays one."""

from __future__ import annotations

from dataclasses import replace

from papercleaner.model import LOOSE_ROLES, Role, Seam, Tile, Tiling
from papercleaner.patterns import pattern
from papercleaner.text import CLOSERS, ends_sentence

_BEGINS = pattern(
    r"[●■▲△◆◇○□▼★◎]|[问答][::]|[一二三四五六七八九十]{1,2}[、是]|\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,2}\)"
)
#: A shorter unit that ends in a colon, or nowhere, is a salutation or a line of its own, not a torn paragraph.
SALUTATION = 12


def seams(page: Tiling) -> Tiling:
    """Decide at every break inside a body whether the paragraph goes on."""
    tiles: list[Tile] = []
    last: dict[int, int] = {}  # block to the place of its last body tile in `tiles`
    for tile in page.reading:
        if tile.role is not Role.BODY:
            if tile.role in (Role.CROSSHEAD, Role.VERSE):
                last.pop(tile.block, None)
            tiles.append(tile)
            continue
        before = last.get(tile.block)
        if before is None:
            tile = replace(tile, seam=Seam.NEW)
        elif tile.seam is Seam.UNSURE:
            seam, rule = _decide(page, tiles[before], tile)
            tile = tile.noted("seams", rule, seam=seam)
        if tile.seam is Seam.JOIN and before is not None:
            # What stands between the halves of a paragraph is read after it.
            between = [t for t in tiles[before + 1 :] if t.block == tile.block or t.role in LOOSE_ROLES]
            if between and before + 1 + len(between) == len(tiles):
                tiles[before + 1 :] = [tile, *between]
                last[tile.block] = before + 1
                continue
        last[tile.block] = len(tiles)
        tiles.append(tile)
    return page.with_tiles(replace(t, order=n, seam=_settled(t)) for n, t in enumerate(tiles))


def _settled(tile: Tile) -> Seam:
    return Seam.NEW if tile.seam is Seam.UNSURE else tile.seam


def _decide(page: Tiling, a: Tile, b: Tile) -> tuple[Seam, str]:
    before, after = page.text(a), page.text(b)
    if ends_sentence(before[-8:]):
        return Seam.NEW, "the sentence ends"
    if _BEGINS.match(after):
        return Seam.NEW, "an item begins"
    if before[-1] == ":":
        return Seam.NEW, "what a colon announces"
    if before[-1] in CLOSERS and before[-1] in ")]" and len(before) <= SALUTATION:
        return Seam.NEW, "a line in brackets"
    return Seam.JOIN, "the sentence goes on"
