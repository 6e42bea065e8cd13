"""Geometry as evidence: where lines have boxes, the reading order and the shape of the page need no guessing.

The pass cuts lines in which columns were merged, orders the tiles by recursive cuts on white space, and leaves on every
line of the source what its box shows; what a line is, is decided later, with the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from papercleaner.geometry.cuts import columns
from papercleaner.geometry.evidence import column_edges, observe
from papercleaner.geometry.frame import Frame, Piece, frame
from papercleaner.geometry.merged import cut_merged
from papercleaner.geometry.regions import Region, regions
from papercleaner.geometry.running import mark_running
from papercleaner.geometry.trim import trim
from papercleaner.geometry.wide import cut_wide
from papercleaner.model import Layout, Note, Role, Tile, Tiling
from papercleaner.source import Place, Source, SourceLine


def geometry(page: Tiling) -> Tiling:
    """Order the tiles by their boxes and cut merged lines; a page without boxes stays as it is."""
    found = frame(page.source.lines, page.folded) if page.source else None
    if page.source is None or found is None:
        return page
    mark_running(found)
    cut_merged(found)
    cut_wide(found)
    mark_running(found)
    rules = [p for p in found.pieces if p.rule]
    found.pieces[:] = [p for p in found.pieces if not p.rule]
    read = list(columns(found))
    rules += (p for column in read for p in column.pieces if p.rule)
    texts = ([p for p in column.pieces if not p.rule] for column in read)
    read = [column._replace(pieces=text) for text, column in zip(texts, read, strict=True) if text]
    edges = column_edges(found, read)
    rules += trim(found, read, edges)
    observe(found, read, edges)
    pieces = [piece for column in read for piece in column.pieces]
    tiles = [_tile(page, piece, order) for order, piece in enumerate((*pieces, *rules))]
    placed = sorted((_placed(found, piece) for piece in (*pieces, *rules)), key=lambda line: line.start)
    tiles += _elsewhere(page, tiles)
    measures = sorted(p.measure for p in pieces if p.running)
    layout = Layout("boxes", measures[len(measures) // 2] if measures else 0.0)
    return replace(page.covered(tiles), layout=layout, source=Source(page.raw, tuple(placed)))


def _tile(page: Tiling, piece: Piece, order: int) -> Tile:
    notes = () if piece.span == (piece.line.start, piece.line.stop) else (Note("geometry", "cut at a gutter"),)
    if piece.rule:
        notes = (Note("geometry", "a rule between columns"),)
        return Tile(piece.span, Role.FURNITURE, "rule", order, notes=notes)
    return Tile(piece.span, order=order, notes=notes)


def _placed(found: Frame, piece: Piece) -> SourceLine:
    """The line's record, cut as the piece is, with what was seen."""
    start, stop = piece.span
    place = Place(piece.column, (piece.row[1] - piece.row[0]) / found.em, piece.measure, tuple(piece.seen.items()))
    return replace(piece.line, start=start, stop=stop, box=piece.on_image, place=place)


def _elsewhere(page: Tiling, tiles: Sequence[Tile]) -> list[Tile]:
    """Tiles of text that no line has: they are read after the line before them in the raw text."""
    placed = sorted(tiles, key=lambda tile: tile.span)
    starts = [tile.span.start for tile in placed]
    out = []
    for tile in page.reading:
        at = bisect_left(starts, tile.span.stop)
        if at == 0 or placed[at - 1].span.stop <= tile.span.start:
            out.append(replace(tile, order=placed[at - 1].order if at else -1))
    return out


__all__ = ["Region", "geometry", "regions"]
