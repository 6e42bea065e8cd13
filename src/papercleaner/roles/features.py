"""What can be seen on each line of a page: the observations that the tables of `roles.weights` weigh.

`wording` sees a line by itself, `measure` sees widths; here both meet, and what only neighbours show is added: what
follows, what went before, where in a stack of titles the line stands, whether a word runs across the break.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise, zip_longest

from papercleaner import language
from papercleaner.grammar import names
from papercleaner.grammar.broken import goes_on
from papercleaner.grammar.bylines import head
from papercleaner.grammar.credits import is_credit
from papercleaner.grammar.duties import MOST_NAMES
from papercleaner.grammar.signatures import tail
from papercleaner.language import Models
from papercleaner.language.phrases import LIKE
from papercleaner.model import Role, Tile, Tiling
from papercleaner.roles import spacing
from papercleaner.roles.looks import Look
from papercleaner.roles.measure import fills, measure, nearest
from papercleaner.roles.neighbours import continuity, neighbours
from papercleaner.roles.stacks import likest_of_stacks, matter, stacks, words_of_stacks
from papercleaner.roles.weights import FAMILIES
from papercleaner.roles.wording import FORMULA, LINE, LONG_LINE, anywhere, ends_paragraph, formulas, wording
from papercleaner.text import ends_sentence, marks_end_sentences, unpaired

#: Lines of running text have more characters; shorter ones are asked what they read like, whatever they fill.
NARROWEST = 7
#: How many lines the head of a page takes at most.
HEAD_LINES = 24
#: A poem has so many lines or more, none longer than this.
VERSE_LINES, VERSE_LENGTH = 4, 17

#: What means another thing where lines are short for being printed in a column.
IN_A_COLUMN = frozenset(
    {
        "ends a sentence",
        "after a sentence",
        "after an unfinished line",
        "text follows",
        "short line follows",
        "title length",
        "alone in its stack",
        "words of what follows",
        "words of what precedes",
    }
)

#: What passes before this one noted on a line, as an observation.
_NOTED = {
    "a heading": "marked as a heading",
    "a lesser heading": "marked as a lesser heading",
    "a row of a table": "marked as a row of a table",
    "after a picture": "picture gap",
    "running text": "running text",
    "indented": "indented",
    "in bold": "in bold",
}
_BRACKETS = {")": "(", "]": "[", "》": "《"}
_VERSE_MARKS = frozenset(",、。;!?…—")


def look(page: Tiling, models: Models | None = None) -> list[Look]:
    """See every line alone, then in context; by the library's own models, if no others are given."""
    models = models or language.shipped()
    sentences = marks_end_sentences(page.folded)
    looks = [_alone(page, tile, sentences=sentences) for tile in page.reading if tile.role is not Role.FURNITURE]
    sure = page.layout.kind not in FAMILIES  # the order is as the text has it
    for a, b in pairwise(looks):
        b.blanks = page.blank_lines(a.tile, b.tile)
        b.ruled = sure and b.blanks < 0 and page.ruled(a.tile, b.tile)
    for x in looks if sure else ():
        x.indent = page.indent(x.tile)
    _broken(looks)
    _bold(looks)
    if not _places(page, looks):
        measure(looks, sure=sure)
    for a, b in pairwise(looks):
        if b.blanks > 0 and _bracketed(a.text, b.text):
            b.blanks = 0
    for x, after in zip_longest(looks, looks[1:]):
        _length(x, after)
        if x.size <= NARROWEST or not (x.has("fills the measure") and x.running):
            x.seen |= models.phrases.likeness(x.text)
    spacing.seen(looks, sentences=sentences, sure=sure)
    _top(looks)
    _lists(looks)
    traditional = page.traditional
    for x in looks:
        if traditional and x.size <= LONG_LINE:
            x.seen["traditional"] = 1
    titles = stacks(looks, traditional=traditional)
    _verse(looks)
    _repeats(looks)
    neighbours(looks, sentences=sentences)
    if sure:  # elsewhere what stands below is too often wrong
        continuity(looks, models)
    words_of_stacks(titles)
    likest_of_stacks(titles)
    matter(looks, titles)
    for x in looks:
        if nearest(x):
            x.seen = {f"{name} in a column" if name in IN_A_COLUMN else name: value for name, value in x.seen.items()}
    return looks


def _bold(looks: list[Look]) -> None:
    """Lines that markup sets in bold are headings: lesser ones, where others are called headings."""
    called = any(x.has("marked as a heading") for x in looks)
    for x in looks:
        if x.seen.pop("in bold", 0):
            x.seen["marked as a lesser heading" if called else "marked as a heading"] = 1


def _broken(looks: list[Look]) -> None:
    """Lines over which a byline is broken, since its column is narrow, are bylines that go on with one another."""
    text = ""
    for a, b in pairwise(looks):
        text = text or a.text
        short = a.size <= LINE and b.size <= LINE and b.blanks <= 0
        if short and goes_on(text, b.text) and not is_credit(text + b.text):
            text, b.joins = text + b.text, True
            a.seen["byline"] = b.seen["byline"] = 1
        else:
            text = ""


def _bracketed(a: str, b: str) -> bool:
    """Whether a bracket stands open across the break: a taller line (Latin words) left it blank, no one parted them."""
    return not unpaired(a, _BRACKETS)[0].isdisjoint(unpaired(b, _BRACKETS)[1])


def _places(page: Tiling, looks: list[Look]) -> bool:
    """What the pass `geometry` saw, where lines have boxes; False where they have none."""
    lines = [page.source.line_at(x.tile.span.start) if page.source else None for x in looks]
    for x, line in zip(looks, lines, strict=True):
        if line and line.place:
            x.width, x.before, x.after = line.place.width, line.place.measure, line.place.measure
            x.seen |= dict(line.place.seen)
    return any(line and line.place for line in lines)


def _alone(page: Tiling, tile: Tile, *, sentences: bool) -> Look:
    text = page.text(tile)
    size = len(text) - text.count(" ")
    stop = ends_sentence(text[-8:])
    end = (stop and sentences) or ends_paragraph(text)
    x = Look(tile, text, size, end, stop)
    x.lead = head(text)
    x.tail = tail(text) if size > 12 else None
    if size <= FORMULA:
        x.seen, x.kind = formulas(text, size, page.known_titles)
    if size <= LONG_LINE:
        x.seen |= wording(text, size, page.known_titles)
    x.seen |= anywhere(text, size, stop=stop)
    for note in tile.notes:
        if name := _NOTED.get(note.rule):
            x.seen[name] = 1
    if not sentences:
        _clauses(x)
    if x.lead and not x.has("byline", "lead alone", "credit"):
        x.seen["lead"] = 1
    return x


def _clauses(x: Look) -> None:
    """Where a stop or comma stands behind every clause, or none anywhere, the last mark says another thing."""
    for name in ("ends a sentence", "ends with a comma"):
        if x.seen.pop(name, 0):
            x.seen["ends a clause"] = 1
    x.seen.pop("sentence end inside", None)
    x.seen.pop("commas", None)


def _length(x: Look, after: Look | None) -> None:
    """How long it is: against its column where there is one, else against what lines and paragraphs usually have."""
    own = nearest(x)
    if not own:
        x.seen["line" if x.size <= LINE else "long line" if x.size <= LONG_LINE else "paragraph"] = 1
        x.running = x.size > LONG_LINE
    else:
        full = fills(x, after)
        x.seen["fills the measure" if full else "wider" if x.width > own else "narrower"] = 1
        x.running = x.size > LONG_LINE or (full and not x.has("furniture", "byline", "notice title"))


def _lists(looks: list[Look]) -> None:
    """Rows of names, more of them than sign anything together: a list (名单), or the words of a table (行情)."""
    counts = list(map(_names, looks))
    for only_names, group in groupby(range(len(looks)), key=lambda n: counts[n] > 0):
        run = list(group)
        if only_names and len(run) > 1 and sum(counts[n] for n in run) > MOST_NAMES:
            for x in (looks[n] for n in run):
                for name in ("name", "byline", LIKE["B"], LIKE["S"]):
                    x.seen.pop(name, 0)
                x.seen["table row"] = 1


def _names(x: Look) -> int:
    """How many names a line has that has nothing else; 0 where it has only one."""
    if x.size > LINE or " " not in x.text:
        return 0
    return len(x.text.split()) if x.has("name") else len(names.split(x.text, 0, len(x.text)) or ())


def _sure_furniture(x: Look) -> bool:
    return x.has("furniture", "weak furniture", "newspaper name")


def _top(looks: list[Look]) -> None:
    """The head of the page reaches to its last sure furniture line before the first article is under way."""
    last = -1
    for n, x in enumerate(looks[:HEAD_LINES]):
        if x.size > LONG_LINE or x.lead or x.has("byline", "notice title"):
            break
        if _sure_furniture(x):
            last = n
    for x in looks[: last + 1]:
        x.seen["page head"] = 1
    if last + 1 < len(looks) and not looks[last + 1].running:
        looks[last + 1].seen["after the page head"] = 1
    for a, b in pairwise(looks):
        if _sure_furniture(a) and not b.running:
            b.seen["beside furniture"] = b.seen.get("beside furniture", 0) + 1
        if _sure_furniture(b) and not a.running:
            a.seen["beside furniture"] = a.seen.get("beside furniture", 0) + 1


def _verse(looks: list[Look]) -> None:
    """Short lines in a row that are nothing else: a poem, where they end in marks and are alike in width."""
    n = 0
    while n < len(looks):
        stop = n
        while stop < len(looks) and looks[stop].size <= VERSE_LENGTH and not _formal(looks[stop]):
            stop += 1
        if stop - n >= VERSE_LINES:
            for x in looks[n:stop]:
                x.seen["short lines around"] = 1
                if x.text[-1] in _VERSE_MARKS:
                    x.seen["line of verse"] = 1
        n = max(stop, n + 1)


def _formal(x: Look) -> bool:
    return x.running or x.has("furniture", "byline", "notice title", "continued to", "credit", "page head", "table row")


def _repeats(looks: list[Look]) -> None:
    counts = Counter(x.text for x in looks if 2 <= x.size <= 14)
    for x in looks:
        if counts.get(x.text, 0) > 1 and not x.has("byline", "furniture", "name"):
            x.seen["repeated"] = 1
