"""Columns side by side with gutters between them, of spaces or a column rule (`pdftotext -layout`, Tesseract).

Lines of one column start at about the same position; where rows have lost their margin (an engine that reads blocks
leaves it out) positions say less, and the words are asked too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from papercleaner import language
from papercleaner.columns import links
from papercleaner.columns.diagnosis import has_margins, parted_rows
from papercleaner.columns.joints import cut
from papercleaner.columns.order import reading_order
from papercleaner.columns.pieces import Piece
from papercleaner.columns.segments import Segment, segments
from papercleaner.language import Models
from papercleaner.model import Layout, Role, Span, Tile, Tiling
from papercleaner.text import width

#: Pieces of one printed line have no more spaces between them, and are together no wider than their column by more.
WIDE, OVER = 1, 1.5


def read(page: Tiling, models: Models | None = None) -> tuple[list[Tile], Layout]:
    """The lines of the page's columns, in reading order, and the diagnosis."""
    pieces, linked = pieces_of(page, models)
    found = segments(pieces, linked, exact=has_margins(page))
    measures = Counter(line.measure for s in found if s.body for line in s.lines)
    reading = reading_order(found, linked, parted_rows(page))
    tiles = list(_tiles(page, reading.segments))
    measure = max(measures, key=lambda m: (measures[m], m), default=0.0)
    return [*tiles, *_rules(page, tiles)], Layout("gutters", measure, round(reading.confidence, 2))


def pieces_of(page: Tiling, models: Models | None = None) -> tuple[list[Piece], links.Links]:
    """The pieces of the page's rows, and how each may go on; `models` are the library's, if no others are given."""
    pieces = cut(page, (models or language.shipped()).fluency)
    return pieces, links.Links([links.read(piece.text) for piece in pieces], models)


def _tiles(page: Tiling, segments: Sequence[Segment]) -> Iterator[Tile]:
    """The lines of the segments; a line that was cut and is read as it stands is one line again."""
    last: tuple[Tile, Segment] | None = None
    for segment in segments:
        for line in segment.lines:
            if last is not None and _same_line(page, last[0].span, last[1], line.span, segment):
                last = replace(last[0], span=Span(last[0].span.start, line.span.stop)), segment
                continue
            if last is not None:
                yield last[0]
            last = _tile(line, segment), segment
    if last is not None:
        yield last[0]


def _tile(line: Piece, segment: Segment) -> Tile:
    tile = Tile(line.span).noted("columns", "cut at gutters")
    if segment.body:
        tile = tile.noted("columns", "running text")
    return tile.noted("columns", "indented") if line.indented else tile


def _same_line(page: Tiling, a: Span, before: Segment, b: Span, after: Segment) -> bool:
    """Whether two pieces stand in one row, one right after the other, and were one line in print."""
    between = page.raw[a.stop : b.start]
    if not 0 < len(between) <= WIDE or between.strip(" "):
        return False
    full = max(before.measure, after.measure)
    return not full or width(page.text(Tile(Span(a.start, b.stop)))) <= full + OVER


def _rules(page: Tiling, tiles: list[Tile]) -> list[Tile]:
    """The column rules that no line has."""
    covered = {n for tile in tiles for n in range(*tile.span)}
    bars = [n for t in page.unsure for n in range(*t.span) if n not in covered and not page.raw[n].isspace()]
    return [Tile(Span(n, n + 1), Role.FURNITURE, "rule").noted("columns", "a rule between columns") for n in bars]
