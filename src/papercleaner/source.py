"""What `clean` reads: a text, and where the lines of that text stand on the image, if anybody knows."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from papercleaner.markup import blanked
from papercleaner.text import fold, with_stops


class Box(NamedTuple):
    """A rectangle on the image, in pixels from the upper left corner (ALTO 1/10 mm and other units do as well)."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top to the bottom edge."""
        return self.bottom - self.top


class Place(NamedTuple):
    """What the pass `geometry` saw of a line in its column. Widths are in body characters.

    `column` numbers the columns (or the parts of them between titles and pictures) in reading order, `measure` is the
    width of the column (栏宽), `seen` what the tables of `roles.weights` weigh: an observation and its strength.
    """

    column: int
    width: float
    measure: float
    seen: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the text as its producer recorded it. `start` and `stop` are code points of `Source.text`.

    `font_size` is in points, `confidence` from 0 to 1, `region` the producer's own word for the region around the
    line (heading, caption, page-number…): evidence, no order. `place` is what the pass `geometry` found out.
    """

    start: int
    stop: int
    box: Box
    id: str = ""
    font_size: float | None = None
    confidence: float | None = None
    region: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Source:
    """A page's raw text and its lines' boxes, as `papercleaner.readers` make it. Lines stand in the text's order."""

    text: str
    lines: tuple[SourceLine, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text mapped one character to one for matching; markup is spaces, points behind sentences are stops."""
        return with_stops(blanked(self.text, fold(self.text)))

    def line_at(self, offset: int) -> SourceLine | None:
        """The line that holds the character at `offset`; None where no line does."""
        at = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[at] if at >= 0 and offset < self.lines[at].stop else None

    def lines_in(self, start: int, stop: int) -> tuple[SourceLine, ...]:
        """The lines that share characters with the stretch `[start, stop)` of the text."""
        first = bisect_right(self.lines, start, key=lambda line: line.stop)
        last = bisect_right(self.lines, stop - 1, key=lambda line: line.start)
        return self.lines[first:last]
