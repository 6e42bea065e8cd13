"""The column's measure (栏宽): which hard-wrapped lines fill it, stop short of it, or miss an indent.

A line that fills its column runs on; one that stops short though the next word would have fitted ends a paragraph, or
is no running text at all. The indent of a paragraph (段首空两字) is lost as space but survives in the line's width: two
characters are missing. Lines of whole paragraphs have no measure, and nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from papercleaner.patterns import pattern
from papercleaner.text import NO_LINE_START, printed_width, width

#: How far around a line its measure is looked for: this many lines on its own side, and over the break.
REACH, OVER = 10, 3
#: As many lines of one width make a measure.
WITNESSES = 3
#: The widest column of a newspaper, in full-width characters; longer lines are whole paragraphs.
WIDEST = 45.0
#: A page whose text stands in such lines for more than this share has no hard-wrapped lines.
PARAGRAPH_LINES = 0.1
#: Lines that fill the measure differ by no more (a mark that hangs out, a word that did not fit).
SLACK = 1.5
#: Justified lines with many marks are squeezed by up to this much.
SQUEEZED = 2.0
#: A line is short when a unit that fits would still leave more than this.
SHORT = 2.0
#: What the indent of a paragraph takes from its first line, with one more for an unfitting word.
INDENT = (1.75, 3.25)
#: Where paragraphs are short, most full lines are first lines: two lines that are wider by no more than this show the
#: measure. Where the order was guessed they may be another column's, and only what hangs out is told so.
INDENTED, HANGING = 2.75, 1.5
#: A column of verse ends nearly every line with a mark; running text does so in one line of seven.
VERSE_MARKS = 0.8

_FIRST_UNIT = pattern(r"[A-Za-z0-9.%℃~-]+|.")
_LINE_MARKS = frozenset(",、。;:!?")


class Line(Protocol):
    """What is asked of a line, and room for its width and the measures before and after it, in full-width characters.

    `text` is folded, `end` tells whether a sentence ends with it.
    """

    text: str
    end: bool
    width: float
    before: float
    after: float


def measure(lines: Sequence[Line], *, sure: bool = True) -> bool:
    """Give every line its width, and the measure of the lines up to it and from it on; False where there is none.

    `sure` tells that the lines stand in the order in which they were printed.
    """
    reach = INDENTED if sure else HANGING
    for line in lines:
        line.width = printed_width(line.text)
    wide = sum(line.width for line in lines if line.width > WIDEST)
    if wide > PARAGRAPH_LINES * sum(line.width for line in lines):
        return False
    for n, line in enumerate(lines):
        line.before = _densest(lines, n, range(n - REACH, n + OVER + 1), reach)
        line.after = _densest(lines, n, range(n - OVER, n + REACH + 1), reach)
    return any(line.before or line.after for line in lines)


def _densest(lines: Sequence[Line], at: int, around: range, reach: float) -> float:
    """The width that most lines near line `at` fill, the nearest counting most; 0 where no column is seen.

    Two lines that are wider by no more than `reach` show it better.
    """
    near = [(1 / (4 + abs(n - at)), lines[n]) for n in around if 0 <= n < len(lines)]
    near = [(weight, line) for weight, line in near if line.width <= WIDEST]
    best, most = 0.0, 0.0
    for candidate in {line.width for _, line in near}:
        filling = [weight for weight, line in near if candidate - SLACK <= line.width <= candidate]
        if len(filling) >= WITNESSES and (sum(filling), candidate) > (most, best):
            best, most = candidate, sum(filling)
    wider = sorted(line.width for _, line in near if best < line.width <= best + reach)
    best = wider[-2] if len(wider) > 1 else best
    filled = [line for _, line in near if best - SLACK <= line.width <= best]
    if best and sum(line.text[-1] in _LINE_MARKS for line in filled) >= VERSE_MARKS * len(filled):
        return 0.0
    return best


def nearest(line: Line) -> float:
    """The measure that this line fills best, of the two it may belong to; 0 for none."""
    before, after = line.before, line.after
    if not (before and after):
        return before or after
    return before if abs(before - line.width) <= abs(after - line.width) else after


def fills(line: Line, after: Line | None = None) -> bool:
    """Whether the line fills its column, up to a Latin word or number that begins the line after it."""
    own = nearest(line)
    return bool(own) and (
        abs(line.width - own) <= SLACK or (after is not None and own > line.width and fit(line, after) < 0)
    )


def fit(a: Line, b: Line) -> float:
    """The room that line `a` leaves, after what would have had to go into it: the first unit of line `b`."""
    unit = _FIRST_UNIT.match(b.text)
    first = width(unit.group()) if unit else 0.0
    if unit and b.text[unit.end() : unit.end() + 1] in NO_LINE_START:
        first += 1
    return nearest(a) - a.width - first


def break_between(a: Line, b: Line) -> list[str]:
    """What the widths say about the break between two lines: observations that `weights` has points for."""
    if not (nearest(a) and nearest(b)):
        return []
    seen = []
    room = fit(a, b)
    if a.width > nearest(a) + SQUEEZED:
        seen.append("after a wider line")
    elif room <= SHORT:
        seen.append("full line ends before" if a.end else "full line runs on")
    else:
        seen.append("short line ends before" if a.end else "short line stops before")
    missing = nearest(b) - b.width
    if INDENT[0] <= missing and not (b.end and missing > INDENT[1]):
        seen.append("indent" if missing <= INDENT[1] else "short")
    return seen
