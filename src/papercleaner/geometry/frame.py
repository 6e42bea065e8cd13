"""The page's lines in one frame: upright, read from left to right and from the top down, measured in body characters.

A vertical page (竖排) is turned so that its lines run like a horizontal page's; a skewed scan is sheared straight.
Everything after this asks only for `left`, `top`, `right`, `bottom` and the size of a character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin, tan
from statistics import median

from papercleaner.model import Span
from papercleaner.source import Box, SourceLine
from papercleaner.text import width

#: A line of at least so many characters tells the body's size, the direction of the page and its skew.
TELLING = 6.0
#: Justified lines are spaced out, never squeezed by much: so many of them in a hundred show the pitch as it is.
UNSPACED = 0.4
#: The distance of lines in body characters, about.
LEADING = 1.4
#: The skew that is looked for: the step in degrees, the most and the first ones in steps; what it must gain.
STEP, MOST, COARSE, SHARPER = 0.1, 40, 4, 1.25
#: A box so many times taller than wide is a vertical line.
TALL = 1.5
#: A box that is thinner is the box of nothing, in the units of the source.
LEAST = 1e-6


@dataclass(slots=True)
class Piece:
    """A line, or the part of a merged line that stands in one column, with its place in the frame.

    `size` is the height of its characters as the pitch tells it, in body characters (1.0: body text).
    """

    span: Span
    text: str
    line: SourceLine
    left: float
    top: float
    right: float
    bottom: float
    whole: tuple[float, float] = (0.0, 0.0)  # where the whole line begins and ends, of which this may be a part
    row: tuple[float, float] = (0.0, 0.0)  # where its printed row begins and ends in its column
    size: float = 1.0
    running: bool = False  # one of several lines of one size, one under the other
    rule: bool = False  # no text but what the engine made of a rule between columns
    column: int = -1  # the number of its column in reading order
    measure: float = 0.0  # the width of its column, in body characters
    seen: dict[str, float] = field(default_factory=dict)

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def upright(self) -> bool:
        """Whether the line stands upright in the frame: a title beside its text (竖题)."""
        return self.bottom - self.top > TALL * (self.right - self.left)

    @property
    def on_image(self) -> Box:
        """Its box on the image: the line's, or the share of it that the part has."""
        box, (left, right) = self.line.box, self.whole
        if (self.left, self.right) == self.whole:
            return box
        first, last = (self.left - left) / (right - left), (self.right - left) / (right - left)
        if box.height > box.width:
            return Box(box.left, box.top + first * box.height, box.right, box.top + last * box.height)
        return Box(box.left + first * box.width, box.top, box.left + last * box.width, box.bottom)


@dataclass(slots=True)
class Frame:
    """The pieces of a page; `em` is the pitch of a body character, `leading` the distance of its lines."""

    pieces: list[Piece]
    em: float
    leading: float


def frame(lines: Sequence[SourceLine], folded: str) -> Frame | None:
    """Bring lines into the frame; None where no line has a box."""
    pieces = [
        Piece(Span(line.start, line.stop), folded[line.start : line.stop], line, *line.box)
        for line in lines
        if line.box.width > LEAST and line.box.height > LEAST and line.stop > line.start
    ]
    if not pieces:
        return None
    if _is_vertical(pieces):
        for p in pieces:
            p.left, p.top, p.right, p.bottom = p.line.box.top, -p.line.box.right, p.line.box.bottom, -p.line.box.left
    _straighten(pieces)
    for p in pieces:
        p.whole = p.left, p.right
    return _measured(pieces)


def _is_vertical(pieces: Sequence[Piece]) -> bool:
    """Whether most of the text stands in lines that are taller than wide."""
    tall = sum(len(p.text) for p in pieces if p.upright)
    return tall * 2 > sum(len(p.text) for p in pieces)


def _straighten(pieces: Sequence[Piece]) -> None:
    """Take the skew out of the boxes. What stands around a skewed line is wider and higher than the line."""
    turn = radians(_skew(pieces))
    if not turn:
        return
    s, c = sin(turn), cos(turn)
    for p in pieces:
        x, y = (p.left + p.right) / 2, (p.top + p.bottom) / 2
        x, y = x * c + y * s, y * c - x * s
        across, down = p.right - p.left, p.bottom - p.top
        size = c * c - s * s
        w, h = (across * c - down * abs(s)) / size, (down * c - across * abs(s)) / size
        w, h = max(w, 1.0), max(h, 1.0)
        p.left, p.top, p.right, p.bottom = x - w / 2, y - h / 2, x + w / 2, y + h / 2


def _skew(pieces: Sequence[Piece]) -> float:
    """The angle in degrees under which the columns' edges stand sharpest; 0 where turning makes little difference."""
    edges = [(x, (p.top + p.bottom) / 2) for p in pieces if len(p.text) >= TELLING for x in (p.left, p.right)]
    bin_ = median(p.bottom - p.top for p in pieces) / 4
    sharp = {n: _sharpness(edges, n * STEP, bin_) for n in range(-MOST, MOST + 1, COARSE)}
    around = max(sharp, key=lambda n: (sharp[n], -abs(n)))
    sharp |= {n: _sharpness(edges, n * STEP, bin_) for n in range(around - COARSE + 1, around + COARSE)}
    best = max(sharp, key=lambda n: (sharp[n], -abs(n)))
    return best * STEP if sharp[best] > SHARPER * sharp[0] else 0.0


def _sharpness(edges: Sequence[tuple[float, float]], angle: float, bin_: float) -> float:
    slope = tan(radians(angle))
    counts = Counter(round((x + y * slope) / bin_) for x, y in edges)
    return float(sum(n * n for n in counts.values()))


def _measured(pieces: list[Piece]) -> Frame:
    """Find the pitch and height of body text, and give every piece its size against them."""
    telling = [p for p in pieces if width(p.text) >= TELLING] or pieces
    pitches = sorted((p.right - p.left) / width(p.text) for p in telling)
    em = pitches[int(len(pitches) * UNSPACED)]
    height = median(p.bottom - p.top for p in telling)
    body = [p for p in telling if abs((p.bottom - p.top) / height - 1) < 0.25]
    half = _half_width([p for p in body if abs((p.right - p.left) / em / width(p.text) - 1) < 0.25], em)
    for p in pieces:
        latin = 2 * (len(p.text) - width(p.text))
        along, across = p.right - p.left, p.bottom - p.top
        if p.upright and len(p.text) > 1:
            along, across = across, along
        pitch = along / em / max(len(p.text) - latin + latin * half, 0.5)
        tall = across / height
        p.size = min(pitch, 1.3 * tall) if width(p.text) >= 3 else min(pitch, tall)
    return Frame(pieces, em, LEADING * em)


def _half_width(body: Sequence[Piece], em: float) -> float:
    """The width of Latin letters and digits on this page, in body characters (about one half)."""
    latin = sum(2 * (len(p.text) - width(p.text)) for p in body)
    if latin < 100:
        return 0.5
    room = sum(p.right - p.left for p in body) / em - sum(len(p.text) for p in body) + latin
    return min(max(room / latin, 0.4), 0.7)
