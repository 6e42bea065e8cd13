"""From a file's lines to a `Source`: one line of text each, with its box."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any, NamedTuple

from papercleaner.source import Box, Source, SourceLine


class ReadError(ValueError):
    """A file is not what its reader expects; the message names the file, the place in it and what was expected."""


class Line(NamedTuple):
    """A line as a file gives it, before it has a place in the text."""

    text: str
    box: Box
    id: str = ""
    font_size: float | None = None
    confidence: float | None = None
    region: str = ""


def assemble(lines: Iterable[Line]) -> Source:
    """Put lines together to a text, in the order of the file; lines without a character are left out."""
    texts: list[str] = []
    placed: list[SourceLine] = []
    at = 0
    for line in lines:
        text = " ".join(line.text.split())
        if not text:
            continue
        placed.append(SourceLine(at, at + len(text), *line[1:]))
        texts.append(text)
        at += len(text) + 1
    return Source("\n".join(texts), tuple(placed))


def finite(value: Any) -> float:  # noqa: ANN401 - whatever a file holds
    """A number. Raises ValueError or TypeError for what is none, and for NaN and infinity, which are no places."""
    found = float(value)
    if not isfinite(found):
        raise ValueError(f"not finite: {value!r}")
    return found


def hull(points: Iterable[tuple[float, float]]) -> Box:
    """The upright rectangle around a polygon. Raises ValueError where there is no point."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
