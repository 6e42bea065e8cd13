"""Back to the image: where an article, a notice or a paragraph stands on the scan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from papercleaner.model import Span, Tiling
from papercleaner.source import Box, SourceLine


class Region(NamedTuple):
    """The lines of one column that belong together: their ids in the file, and the box around them on the image."""

    lines: tuple[str, ...]
    box: Box

    @property
    def polygon(self) -> tuple[tuple[float, float], ...]:
        """The corners, clockwise from the upper left, in the unit of the file (mostly pixels)."""
        left, top, right, bottom = self.box
        return (left, top), (right, top), (right, bottom), (left, bottom)


def regions(page: Tiling, spans: Iterable[Span]) -> tuple[Region, ...]:
    """Where these spans of the raw text stand on the image, a region a column; () where no line has a box."""
    lines = [line for span in spans for line in (page.source.lines_in(*span) if page.source else ())]
    columns: dict[int, list[SourceLine]] = {}
    for line in dict.fromkeys(lines):
        columns.setdefault(line.place.column if line.place else -1, []).append(line)
    return tuple(_region(column) for column in columns.values())


def _region(lines: list[SourceLine]) -> Region:
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    ids = tuple(dict.fromkeys(line.id for line in lines if line.id))
    return Region(ids, Box(min(lefts), min(tops), max(rights), max(bottoms)))
