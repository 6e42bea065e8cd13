"""Labelled pages: what `fixtures/labelled/*.txt` hold, and how a producer would have left them.

A labelled page is a text file, one printed line (or one whole paragraph) a line: a letter, a bar, the text. The letters
are those of `papercleaner.roles.weights.STATES`; a blank line parts articles, notices and groups of furniture; lines
that begin with `#` are remarks. `render` makes of it what a producer leaves: `blocks` (paragraphs torn at column ends),
`lines` (hard-wrapped, a blank line after all that is not body), `tight` (the same without a blank line); or what one
leaves whose white space has one of the habits of `papercleaner.roles.spacing`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from papercleaner.model import Tiling
from papercleaner.roles.weights import PASSING, STATES
from papercleaner.text import NO_LINE_START, script_of, width

FOLDER = Path(__file__).parent.parent.parent / "fixtures" / "labelled"
#: Pages to which nothing is fitted, neither models nor points: they say what a fit is worth.
UNSEEN = FOLDER / "unseen"
PRODUCERS = ("blocks", "lines", "tight")
#: Where others set blank lines than these producers do, by the names of `papercleaner.roles.spacing.BREAKS`.
HABITS = ("around text", "around paragraphs", "around items", "around blocks")
#: What stands in one block of a layout engine, which is what the lines of other states do by chance; and how often the
#: end of a column tears the text before a line.
BLOCKS = {
    "RKHhDd": ("titles",),
    "B": ("titles", "text", "byline"),
    "PpVS": ("text",),
    "X": ("text", "crosshead"),
    "Nn": ("note", "text"),
    "Cmc": ("caption",),
    "T": ("notice", "titles"),
    "AJj": ("notice", "text"),
    "F": ("furniture",),
}
TORN = 0.06
#: What an indent is made of, and where lines that begin no paragraph may be set; "in" is like a paragraph.
INDENTS = ("\u3000\u3000", "\u3000\u3000", "\u3000", "    ", "  ", "\t")
PLACES = {
    "RKHhDdT": ("flush", "flush", "centred", "in"),
    "X": ("flush", "in", "centred"),
    "B": ("flush", "in", "centred"),
    "S": ("in", "right", "flush"),
    "VNA": ("in", "flush"),
    "CmcFJj": ("flush", "flush", "in"),
    "pn": ("flush",),
    "P": ("in",),
}
#: How wide the page is, in full-width characters, where paragraphs are not broken into lines.
PARAGRAPHS_WIDE = 40
MEASURES = (9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 24)
#: Where every article is set in a measure of its own, as in small papers, it may be as narrow or wide as these.
OWN_MEASURES = (*MEASURES, 6, 7, 8, 8, 28, 32, 36)
#: Articles of so many characters are never left out of a varied page.
LONG = 320
#: How many columns an article stands in, the size of its headline against the body, and the shortest line of a title.
COLUMNS, LARGER, SHORTEST = (1, 2, 2, 3, 3, 4), (1.3, 2.2), 6.0
#: The letter of a line that goes on with the line before.
GOES_ON = {"P": "p", "H": "h", "D": "d", "N": "n", "C": "m"}
_UNIT = re.compile(r"[A-Za-z0-9.%℃~-]+|.")


class Line(NamedTuple):
    """A printed line or whole paragraph, and its state's letter."""

    state: str
    text: str


Group = list[Line]


class Labelled(NamedTuple):
    """A page: its groups are articles, notices, or furniture that stands together."""

    name: str
    groups: list[Group]

    @property
    def articles(self) -> int:
        """How many articles it has: groups with a headline."""
        return sum(any(line.state == "H" for line in group) for group in self.groups)

    @property
    def length(self) -> float:
        """How many characters of text its articles have on the mean."""
        bodies = (group for group in self.groups if any(line.state == "H" for line in group))
        whole = sum(len(line.text) for group in bodies for line in group if line.state in "PV")
        return whole / max(self.articles, 1)

    @property
    def traditional(self) -> bool:
        """Whether it is set in the traditional script."""
        return script_of("".join(line.text for group in self.groups for line in group)) == "traditional"


def read(file: Path) -> Labelled:
    """Read a labelled page; ValueError names a line that is none."""
    groups: list[Group] = [[]]
    for line in _lines(file):
        if line:
            groups[-1].append(Line(line.state, line.text.strip()))
        else:
            groups.append([])
    return Labelled(file.stem, [group for group in groups if group])


def _lines(file: Path) -> Iterator[Line | None]:
    """The lines of a file as they stand, None for a blank one; ValueError names a line that is none."""
    for number, row in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not row.strip():
            yield None
        elif not row.startswith("#"):
            state, bar, text = row.partition("|")
            if not bar or state not in STATES or not text.strip():
                raise ValueError(f"{file.name}, line {number}: expected LETTER|text, not {row[:30]!r}")
            yield Line(state, text)


def pages(folder: Path = FOLDER) -> Iterator[Labelled]:
    """All labelled pages that may be fitted to, or those of another folder, in the order of their names."""
    return map(read, sorted(folder.glob("*.txt")))


def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """What is no newspaper (logs, code, mail, a novel), as it stands: the raw text, and the state of each line."""
    for file in sorted((FOLDER / "no-newspaper").glob("*.txt")):
        lines = list(_lines(file))
        yield "\n".join(line.text if line else "" for line in lines), [line.state for line in lines if line]


def wrap(text: str, measure: float, indent: float = 2) -> Iterator[str]:
    """Break a paragraph into lines of a column; a mark may hang out at the end."""
    line, filled = "", indent
    for unit in _UNIT.findall(text):
        room = measure - filled - width(unit)
        if line and room < 0 and not (unit[0] in NO_LINE_START and room >= -1):
            yield line.strip()
            line, filled = "", 0.0
        line, filled = line + unit, filled + width(unit)
    yield line.strip()


def tear(text: str, measure: float, chance: random.Random) -> Iterator[str]:
    """Cut a paragraph where columns might have ended: between two of its lines."""
    lines = list(wrap(text, measure))
    cuts = min(chance.choice([0, 0, 0, 1, 1, 2]), len(lines) - 1)
    places = sorted(chance.sample(range(1, len(lines)), cuts)) if cuts else []
    for start, stop in zip([0, *places], [*places, len(lines)], strict=True):
        yield "".join(lines[start:stop])


def render(
    groups: list[Group], producer: str, chance: random.Random, habit: str = "", *, indents: bool = False
) -> tuple[str, list[str]]:
    """The raw text as the producer leaves it, and the state of each of its lines.

    `habit` is one of `HABITS`, "" for the producer's own; `indents` sets paragraphs in, and puts other lines where they
    may be.
    """
    measure = chance.choice(MEASURES)
    raw, states, last = "", list[str](), ""
    wraps = chance.random() < 0.5  # in half of the pages titles stand on one line, however long
    restless = chance.random() < 0.3
    if producer == "lines" and chance.random() < 0.25:  # who transcribes by hand parts only items
        habit = habit or "around items"
    place = _places(chance) if indents else {}
    apart = habit in ("around text", "around paragraphs") and chance.random() < 0.5  # so are the lines of a notice
    blocks = {states: chance.choice(names) for states, names in BLOCKS.items() if habit == "around blocks"}
    for group in groups:
        if restless:
            measure = chance.choice(OWN_MEASURES)
        columns = chance.choice(COLUMNS) if wraps else 0
        for number, (state, text) in enumerate(group):
            for n, piece in enumerate(_printed(state, text, producer, measure, columns, chance)):
                now = GOES_ON.get(state, state) if n else state
                inside = bool(n) or (last == now == "A" and bool(number) and not apart)
                first = not (n or number)
                if habit:
                    blanks = int(_parted(habit, last, now, chance, first=first, inside=inside, blocks=blocks))
                else:
                    blanks = _blanks(last, now, producer, chance, inside=inside)
                across = measure if producer != "blocks" else PARAGRAPHS_WIDE
                raw += "\n" * (bool(raw) + bool(raw) * blanks) + _set_in(piece, place.get(now, ""), across)
                states.append(now)
                last = now
        if chance.random() < 0.1:
            measure = chance.choice(MEASURES)
    return raw, states


def by_habit(groups: list[Group], chance: random.Random) -> tuple[str, list[str]]:
    """The page as somebody leaves it who sets blank lines by a habit, indents, or both."""
    habit = chance.choice(("", *HABITS))
    producer = chance.choice(("blocks", "tight") if habit != "around paragraphs" else ("tight",))
    return render(groups, producer, chance, habit, indents=not habit or chance.random() < 0.5)


def _parted(
    habit: str, last: str, now: str, chance: random.Random, *, first: bool, inside: bool, blocks: Mapping[str, str]
) -> bool:
    """Whether a blank line stands before a line, by a habit; `first` and `inside` an item."""
    if habit == "around items" or first:
        return first
    if habit == "around blocks":
        before, after = (next(name for states, name in blocks.items() if state in states) for state in (last, now))
        return before != after or (before == "text" and chance.random() < TORN)
    together = "PpV" if habit == "around text" else "V"
    return now not in "phdnm" and not inside and not (last in together and now in together)


def _places(chance: random.Random) -> dict[str, str]:
    """Where a page sets lines of each state: a white space, or "centred" or "right"."""
    indent = chance.choice(INDENTS)
    chosen = {states: chance.choice(places) for states, places in PLACES.items()}
    white = {"in": indent, "flush": ""}
    return {state: white.get(place, place) for states, place in chosen.items() for state in states}


def _set_in(line: str, place: str, across: float) -> str:
    """The line with the white space before it that puts it there."""
    room = max(across - width(line), 0.0)
    return {"centred": "\u3000" * round(room / 2), "right": "\u3000" * round(room)}.get(place, place) + line


def _printed(
    state: str, text: str, producer: str, measure: float, columns: int, chance: random.Random
) -> Iterator[str]:
    """The lines in which a text is printed: what is set over several columns, in larger type, breaks elsewhere."""
    if state == "P":
        lines = tear(text, measure, chance) if producer == "blocks" else wrap(text, measure)
    elif producer == "blocks" or state in "FRVcJj" or not (columns or state == "A"):
        lines = iter([text])
    elif state in "ACNSX":
        lines = wrap(text, measure, indent=0)
    else:
        size = chance.uniform(*LARGER) if state in "Hh" else 1.1
        lines = wrap(text, max(measure * columns / size, SHORTEST), indent=0)
    return filter(None, lines)


def _blanks(before: str, state: str, producer: str, chance: random.Random, *, inside: bool) -> int:
    if producer == "lines":
        return int(before not in "PpV" and state not in "hdnm" and not inside)
    if producer == "blocks":  # a blank line between all, more where a picture stood, none under its caption
        return chance.choice([2, 3, 4]) if state == "C" and chance.random() < 0.95 else int(before not in "Cc")
    return 0


def varied(page: Labelled, others: Sequence[Labelled], chance: random.Random) -> list[Group]:
    """Another page of the same parts: articles shuffled, some of another page, some titles and bylines left out.

    Short articles are left out more often: labelled pages have more of them than printed ones.
    """
    head, middle, foot = _parts(page)
    alike = [other for other in others if other.traditional == page.traditional]
    pool = middle + (_parts(chance.choice(alike))[1] if alike and chance.random() < 0.6 else [])
    pool = [group for group in pool if chance.random() < _kept(group)]
    chance.shuffle(pool)
    pool = pool[: max(4, int(len(middle) * chance.uniform(0.7, 1.2)))]
    left_out = {state: chance.random() * 0.6 for state in "RKD"} | {"B": chance.random() * 0.4, "X": 0.15}
    out: list[Group] = []
    for group in pool:
        dropped = {state for state, share in left_out.items() if chance.random() < share}
        kept = [line for line in group if line.state.upper() not in dropped]
        out.append([Line(state, _damaged(text, chance) if state in "PHK" else text) for state, text in kept])
    return [*head, *out, *foot]


def clipping(groups: list[Group], chance: random.Random) -> list[Group]:
    """One article of a page, or some of its text: what people have cut out and ask about."""
    articles = [group for group in groups if any(line.state == "P" for line in group)]
    article = chance.choice(articles or groups)
    if chance.random() < 0.5 or not articles:
        return [article]
    text = [line for line in article if line.state in "PB"]
    first = chance.randrange(len(text))
    return [text[first : first + chance.choice([1, 1, 2, 3])]]


def _kept(group: Group) -> float:
    """How often a group is kept: articles by their length, notices in two pages of three."""
    article = any(line.state in "Hh" for line in group)
    return sum(len(line.text) for line in group) / LONG if article else 0.67


def _parts(page: Labelled) -> tuple[list[Group], list[Group], list[Group]]:
    """The furniture at the head, what stands between, the furniture at the foot."""
    first, last = 0, len(page.groups)
    while first < last and all(line.state == "F" for line in page.groups[first]):
        first += 1
    while last > first and all(line.state == "F" for line in page.groups[last - 1]):
        last -= 1
    return page.groups[:first], list(page.groups[first:last]), page.groups[last:]


def _damaged(text: str, chance: random.Random) -> str:
    """One character lost or doubled, now and then, as engines do."""
    if len(text) < 9 or chance.random() > 0.03:
        return text
    at = chance.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1 :] if chance.random() < 0.6 else text[:at] + text[at] + text[at:]


def undecided(page: Tiling, states: list[str]) -> list[str]:
    """The states of the lines that the first pass leaves undecided: all but marks without words, and markup."""
    lines = [n for n, line in enumerate(page.raw.split("\n")) if line.strip()]
    by_line = dict(zip(lines, states, strict=True))
    return [by_line[page.raw.count("\n", 0, tile.span.start)] for tile in page.unsure]


def grammatical(states: list[str]) -> bool:
    """Whether every line that goes on has something to go on with."""
    last = ""
    for state in states:
        if state in "hdnp" and last.upper() != state.upper():
            return False
        if state not in PASSING:
            last = state
    return True
