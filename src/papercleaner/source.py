"""What `clean` reads: a text, and where the lines of that text stand on the image, if anybody knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from papercleaner.text import fold


class Box(NamedTuple):
    """A rectangle on the image, in pixels from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the text as its producer recorded it. `start` and `stop` are code points of `Source.text`."""

    start: int
    stop: int
    box: Box
    id: str = ""
    font_size: float | None = None
    confidence: float | None = None
    region: str = ""


@dataclass(frozen=True)
class Source:
    """A page's raw text and its lines' boxes, as `papercleaner.readers` make it."""

    text: str
    lines: tuple[SourceLine, ...] = ()

    @cached_property
    def folded(self) -> str:
        """The text mapped one character to one for matching."""
        return fold(self.text)
