"""Columns side by side with gutters between them, of spaces or a column rule (`pdftotext -layout`, Tesseract).

Lines of one column start at about the same position; where rows have lost their margin (an engine that reads blocks
leaves it out) positions say less, and the words are asked too.
"""

from __future__ import annotations

from collections import Counter

from papercleaner.columns import links
from papercleaner.columns.diagnosis import has_margins
from papercleaner.columns.order import reading_order
from papercleaner.columns.pieces import cut
from papercleaner.columns.segments import segments
from papercleaner.model import Layout, Role, Span, Tile, Tiling


def read(page: Tiling) -> tuple[list[Tile], Layout]:
    """The lines of the page's columns, in reading order, and the diagnosis."""
    pieces = cut(page)
    linked = links.Links([links.read(piece.text) for piece in pieces])
    found = segments(pieces, linked, exact=has_margins(page))
    measures = Counter(line.measure for s in found if s.body for line in s.lines)
    reading = reading_order(found, linked)
    lines = [line for s in reading.segments for line in s.lines]
    tiles = [Tile(line.span).noted("columns", "cut at gutters") for line in lines]
    measure = max(measures, key=lambda m: (measures[m], m), default=0.0)
    return [*tiles, *_rules(page, tiles)], Layout("gutters", measure, round(reading.confidence, 2))


def _rules(page: Tiling, tiles: list[Tile]) -> list[Tile]:
    """The column rules that no line has."""
    covered = {n for tile in tiles for n in range(*tile.span)}
    bars = [n for tile in page.reading for n in range(*tile.span) if n not in covered and not page.raw[n].isspace()]
    return [Tile(Span(n, n + 1), Role.FURNITURE, "rule").noted("columns", "a rule between columns") for n in bars]
