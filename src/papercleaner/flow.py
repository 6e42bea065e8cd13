"""Running text: which hard-wrapped lines go on with one another.

A printed column has a measure (栏宽). A line that fills it runs on; one that stops short of it ends a paragraph; a line
that does neither is no running text but a title, a byline, a caption. The indent of a new paragraph is lost as space
but survives in the line's width: two characters are missing. Lines of whole paragraphs have no measure, and stay as
they are: nothing is decided here that only a role can decide.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from papercleaner.bylines import head
from papercleaner.model import Seam, Tile, Tiling
from papercleaner.patterns import pattern
from papercleaner.text import NO_LINE_START, ends_sentence, width

#: How far around a line its measure is looked for: this many lines on its own side, and over the break.
REACH, OVER = 10, 3
#: As many lines of one width make a measure.
WITNESSES = 3
#: The widest column of a newspaper, in full-width characters; longer lines are whole paragraphs.
WIDEST = 45.0
#: A page whose text stands in such lines for more than this share has no hard-wrapped lines.
PARAGRAPH_LINES = 0.5
#: Lines that fill the measure differ by no more (a mark that hangs out, a word that did not fit).
SLACK = 1.5
#: Justified lines with many marks are squeezed by up to this much.
SQUEEZED = 2.0
#: A line is short when a unit that fits would still leave more than this.
SHORT = 2.0
#: What the indent of a paragraph (段首空两字) takes from its first line, with one more for an unfitting word.
INDENT = (1.75, 3.25)
#: A column of verse ends nearly every line with a mark; running text does so in one line of seven.
VERSE_MARKS = 0.8
#: Blank lines say something on this page where hardly one of them tears running text.
TEARING_BLANKS = 0.25
#: The last lines before a blank line that can be one title.
TITLE_LINES = 4

DECIDED = frozenset({Seam.NEW, Seam.JOIN})

_FIRST_UNIT = pattern(r"[A-Za-z0-9.%℃~-]+|.")
_ITEM = pattern(r"[●■▲△◆◇○□▼★◎•]|[问答]:|记者:")
_LINE_MARKS = frozenset(",、。;:!?")


@dataclass(slots=True)
class Line:
    """A line tile with what its neighbours ask of it: widths in full-width characters, blank lines before it."""

    tile: Tile
    text: str
    width: float
    end: bool
    blanks: int
    before: float = 0.0  # the measure of the lines up to this one, 0 for none
    after: float = 0.0  # the measure of the lines from this one on

    @property
    def measure(self) -> float:
        """The measure that this line fills best, of the two it may belong to."""
        return min((self.before, self.after), key=lambda m: abs(m - self.width))


def flow(page: Tiling) -> Tiling:
    """Decide, where a measure proves it, whether a line goes on with the one before it."""
    lines = _read(page)
    _measure(lines)
    talking = _blanks_talk(lines)
    tiles = [line.tile for line in lines[:1]]
    for n, (a, b) in enumerate(pairwise(lines), 1):
        c = lines[n + 1] if n + 1 < len(lines) else None
        seam, rule = _decide(a, b, c, talking)
        tiles.append(b.tile.noted("flow", rule, seam=seam) if seam in DECIDED else b.tile)
    if talking:
        tiles = _wrapped_titles(lines, tiles)
    return page.with_tiles(tiles)


def _read(page: Tiling) -> list[Line]:
    lines: list[Line] = []
    for tile in page.reading:
        text = page.text(tile)
        blanks = page.blank_lines(lines[-1].tile, tile) if lines else 0
        lines.append(Line(tile, text, width(text), ends_sentence(text[-8:]), blanks))
    return lines


def _measure(lines: list[Line]) -> None:
    """Give every line the measure of the lines up to it, and of the lines from it on."""
    wide = sum(line.width for line in lines if line.width > WIDEST)
    if wide > PARAGRAPH_LINES * sum(line.width for line in lines):
        return
    for n, line in enumerate(lines):
        line.before = _densest(lines, n, n - REACH, n + OVER)
        line.after = _densest(lines, n, n - OVER, n + REACH)


def _densest(lines: Sequence[Line], at: int, first: int, last: int) -> float:
    """The width that most lines near line `at` fill, the nearest counting most; 0 where no column is seen."""
    near = [(1 / (4 + abs(n - at)), lines[n]) for n in range(max(first, 0), min(last + 1, len(lines)))]
    near = [(weight, line) for weight, line in near if line.width <= WIDEST]
    best, most = 0.0, 0.0
    for candidate in {line.width for _, line in near}:
        filling = [weight for weight, line in near if candidate - SLACK <= line.width <= candidate]
        if len(filling) >= WITNESSES and (sum(filling), candidate) > (most, best):
            best, most = candidate, sum(filling)
    filled = [line for _, line in near if best - SLACK <= line.width <= best]
    if best and sum(line.text[-1] in _LINE_MARKS for line in filled) >= VERSE_MARKS * len(filled):
        return 0.0
    return best


def _blanks_talk(lines: list[Line]) -> bool:
    """Whether blank lines stand between things, and not anywhere: an engine's blanks tear running text."""
    running = [(a, b) for a, b in pairwise(lines) if _fills(a) and not a.end and b.after]
    torn = sum(b.blanks > 0 for _, b in running)
    return any(line.blanks > 0 for line in lines) and bool(running) and torn <= TEARING_BLANKS * len(running)


def _fills(line: Line) -> bool:
    return bool(line.before) and abs(line.width - line.before) <= SLACK


Rule = Callable[[Line, Line, Line | None], Seam | None]


def _decide(a: Line, b: Line, c: Line | None, talking: bool) -> tuple[Seam | None, str]:
    if talking and b.blanks > 0:
        return None, ""
    for rule in RULES:
        seam = rule(a, b, c)
        if seam:
            return seam, rule.__name__.replace("_", " ")
    return None, ""


def no_column_here(a: Line, b: Line, c: Line | None) -> Seam | None:
    """No measure on either side: lines of whole paragraphs, or loose lines; other passes decide."""
    return None if a.before and b.after else Seam.UNSURE


def mark_that_begins_no_line(a: Line, b: Line, c: Line | None) -> Seam | None:
    """A comma or closing bracket may not begin a line (行首禁则): the engine cut here."""
    return Seam.JOIN if b.text[0] in NO_LINE_START and a.width <= a.measure + SLACK else None


def wider_than_the_column(a: Line, b: Line, c: Line | None) -> Seam | None:
    """A line that overflows its column is a title set across columns."""
    return Seam.UNSURE if a.width > a.measure + SQUEEZED or b.width > b.measure + SQUEEZED else None


def lead_or_item(a: Line, b: Line, c: Line | None) -> Seam | None:
    """本报讯…, ▲…, 问：…: a formula that begins a paragraph."""
    return Seam.NEW if (a.end or not _fills(a)) and (_ITEM.match(b.text) or head(b.text)) else None


def full_line_runs_on(a: Line, b: Line, c: Line | None) -> Seam | None:
    """The column is full and the sentence is not at its end."""
    return Seam.JOIN if not a.end and _fit(a, b) <= SHORT else None


def short_line_without_end(a: Line, b: Line, c: Line | None) -> Seam | None:
    """It stops short though the next word would have fitted, in mid-sentence: a title or a byline."""
    return Seam.UNSURE if not a.end else None


def short_line_ends_the_paragraph(a: Line, b: Line, c: Line | None) -> Seam | None:
    """The sentence ends and the next word would have fitted."""
    return Seam.NEW if _fit(a, b) > SHORT else None


def missing_indent(a: Line, b: Line, c: Line | None) -> Seam | None:
    """The next line is two characters short of the measure, and not for being a last line itself."""
    indent = b.measure - b.width
    last = b.end and indent > INDENT[1]
    return Seam.NEW if indent >= INDENT[0] and not last else None


def column_goes_on(a: Line, b: Line, c: Line | None) -> Seam | None:
    """A full line that happens to end a sentence, and a full line after it."""
    return Seam.JOIN


RULES: tuple[Rule, ...] = (
    no_column_here,
    mark_that_begins_no_line,
    wider_than_the_column,
    lead_or_item,
    full_line_runs_on,
    short_line_without_end,
    short_line_ends_the_paragraph,
    missing_indent,
    column_goes_on,
)


def _fit(a: Line, b: Line) -> float:
    """The room that line `a` leaves, after what would have had to go into it: the first unit of line `b`."""
    unit = _FIRST_UNIT.match(b.text)
    first = width(unit.group()) if unit else 0.0
    if unit and b.text[unit.end() : unit.end() + 1] in NO_LINE_START:
        first += 1
    return a.measure - a.width - first


def _wrapped_titles(lines: list[Line], tiles: list[Tile]) -> list[Tile]:
    """Where blank lines stand after everything that is not body, the lines without an end before one are one title."""
    out = list(tiles)
    for n, line in enumerate(lines):
        last = n + 1 == len(lines) or lines[n + 1].blanks > 0
        if not last or line.end:
            continue
        first = n
        while first > 0 and n - first < TITLE_LINES - 1 and lines[first].blanks == 0 and not lines[first - 1].end:
            first -= 1
        if lines[first].blanks == 0 and first > 0 and not lines[first - 1].end:
            continue
        for k in range(first + 1, n + 1):
            out[k] = lines[k].tile.noted("flow", "title wrapped before a blank line", seam=Seam.JOIN)
    return out
