"""A paragraph torn by a caption, a slogan or another inserted line is read on; what tore it is read after it."""

from __future__ import annotations

from dataclasses import replace

from papercleaner.model import LOOSE_ROLES, Role, Seam, Tile, Tiling


def seams(page: Tiling) -> Tiling:
    """Bring the halves of paragraphs together: `roles` has said which lines go on with the paragraph before them."""
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
        elif tile.seam is Seam.JOIN:
            between = tiles[before + 1 :]
            if between and all(t.block == tile.block or t.role in LOOSE_ROLES for t in between):
                tiles[before + 1 :] = [tile, *between]
                last[tile.block] = before + 1
                continue
        last[tile.block] = len(tiles)
        tiles.append(tile)
    return page.with_tiles(replace(t, order=n) for n, t in enumerate(tiles))
