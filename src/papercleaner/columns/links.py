"""Does line b go on where line a stops? Log-odds from the words and characters across the seam, the marks, the measure.

Weights are log-odds fitted on pages of which the truth is known. Nothing here decides: whoever asks weighs the answer
against where the two lines stand.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from papercleaner import language, words
from papercleaner.language import Models
from papercleaner.language.openings import READ
from papercleaner.language.phrases import Reading
from papercleaner.patterns import pattern
from papercleaner.text import NO_LINE_START, OPENING_QUOTES, ends_sentence, printed_width, unpaired, width

#: How many Han characters on each side of a seam are looked at.
REACH = 4
#: Weight of what a word across the seam is more likely than its two halves (nats), and its cap.
WORD, WORD_CAP = 0.5, 12.0
#: Weight of how well the characters across the seam follow one another (nats), where they do and where they do not.
FOLLOWS, STRANGE = 0.35, 0.3
#: Weight of an n-gram across the seam that other lines of the page have in one piece.
SEEN = 0.2
#: A quotation or bracket opened in a and closed in b; one that b closes and nobody opened.
QUOTE, STRAY_QUOTE = 2.7, -0.1
#: A number and what is counted, or the rest of the number.
NUMBER = 0.5
#: a ends a sentence; a ends in a mark inside a sentence; a sentence ends and b begins as sentences do.
ENDED, COMMA, OPENING = -1.0, 0.7, 0.7
#: A line without any mark may be a title.
UNMARKED = -0.65
#: b begins like an article (本报讯) or an item, in mid-sentence of a.
ARTICLE_START = -0.35

#: What a line that is no running text is called, by the letter of what it reads like (`language.phrases.LIKE`).
KINDS = dict.fromkeys("RKHDNXT", "title") | dict.fromkeys("BS", "byline") | {"C": "caption", "F": "furniture"}
#: What a line's words say of it, or of where it goes on, counts within these limits (log-odds).
LEAST, MOST = -2.0, 6.0
#: Columns of so many lines and more are alike.
SIZES = 4

#: A column's measure is known from so many lines on.
KNOWN = 3
#: So many lines up and down show the measure, which more than this share of them fill.
NEAR, COMMON = 25, 0.12
#: A paragraph's first line is shorter than the measure by this much; full lines differ by no more; from here on it is
#: short: the next word would have fitted.
INDENT, EVEN, SHORT = (1.25, 3.25), 1.25, 1.0
#: Each character over the measure; each character that a line in mid-sentence is short of it.
OVER, SHORT_OPEN = -0.4, -0.3
#: Full line on full line; after a sentence end: short and indented, short and full, full and indented, full and full.
FULL, SHORT_INDENT, SHORT_FULL, FULL_INDENT, FULL_FULL = 0.5, 0.85, -2.0, 1.3, 0.4

#: Characters before this one are no Chinese characters and no marks of theirs.
FIRST_HAN = "\u2e80"

_HAN_TAIL = pattern(r"\p{Han}{0,4}$")
_HAN_HEAD = pattern(r"\p{Han}{0,4}")
_FIRST = pattern(r"[A-Za-z0-9.%℃~-]+|.")
_MARK = pattern(r"[,。、;:!?]")
_NUMERAL = frozenset("0123456789一二三四五六七八九十百千万两〇零几数")
_COUNTED = frozenset("个名年月日时分元万亿千百人岁次号级届%度米里吨斤亩户家条件项例多余所座只位台头部")
_OPENS_SENTENCE = pattern(r"[在自从据对为由当近昨今日前去每随此同]")
_STARTS = pattern(r"本报(?:\S{0,6})[讯电]|新华社\S{0,12}[电讯]|据新华|[△▲●◇◆■□○]|本报记者|记者")
_PAIRS = {"”": "“", "’": "‘", ")": "(", "》": "《"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as its neighbours in a column see it. Widths are in full-width characters (全角)."""

    text: str
    width: float
    end: bool  # a sentence ends here
    marked: bool  # it has punctuation
    first: float  # the room that its first unit, which cannot be broken, would take in the line before
    starts: bool  # it begins as articles and items do
    opened: frozenset[str]  # quotes and brackets that it leaves open
    closed: frozenset[str]  # and those that it closes without having opened them


def read(text: str) -> Line:
    """See a line, given folded.

    >>> read("主要看‘哪里有房子’,“").text
    '主要看‘哪里有房子’,'
    """
    text = text.replace(" ", "").rstrip(OPENING_QUOTES) or text
    unit = _FIRST.match(text)
    first = width(unit.group()) if unit else 0.0
    if unit and text[unit.end() : unit.end() + 1] in NO_LINE_START and unit.end() < len(text):
        first += 1
    opened, closed = unpaired(text, _PAIRS)
    return Line(
        text=text,
        width=printed_width(text),
        end=ends_sentence(text[-6:]),
        marked=_MARK.search(text) is not None,
        first=first,
        starts=_STARTS.match(text) is not None,
        opened=opened,
        closed=closed,
    )


class Links:
    """Answers for the lines of one page; each pair is weighed once."""

    def __init__(self, lines: Sequence[Line], models: Models | None = None) -> None:
        """Count what the page's own lines have in one piece; `models` are the library's, if no others are given."""
        self.lines = lines
        self.models = models or language.shipped()
        self._readings: dict[int, Reading] = {}
        self._known: dict[tuple[int, int], float] = {}
        self._table = words.tokenizer().FREQ
        self._total = math.log(words.tokenizer().total)
        self._grams: Counter[str] = Counter()
        for line in lines:
            text = line.text
            self._grams.update(text)
            self._grams.update(map("".join, pairwise(text)))
            self._grams.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
        self._size = sum(len(line.text) for line in lines)
        self._tails = [self._halves(_HAN_TAIL.search(line.text).group(), tail=True) for line in lines]  # type: ignore[union-attr]
        self._heads = [self._halves(_HAN_HEAD.match(line.text).group(), tail=False) for line in lines]  # type: ignore[union-attr]

    def text(self, a: int, b: int) -> float:
        """Log-odds, from their text alone, that line `b` continues line `a`."""
        value = self._known.get((a, b))
        if value is None:
            value = self._known[a, b] = self._weigh(a, b)
        return value

    def words(self, a: int, b: int) -> float:
        """The same within limits, for whoever weighs it against other things."""
        return min(max(self.text(a, b), LEAST), MOST)

    def _weigh(self, a: int, b: int) -> float:
        here, there = self.lines[a], self.lines[b]
        value = WORD * self.word(a, b) + SEEN * self._seen(here.text, there.text)
        follows = self.models.fluency.between(here.text, there.text)
        value += follows * (FOLLOWS if follows > 0 else STRANGE)
        if here.opened & there.closed:
            value += QUOTE
        if there.closed - here.opened:
            value += STRAY_QUOTE
        last, first = here.text[-1:], there.text[:1]
        if last in _NUMERAL and (first in _NUMERAL or first in _COUNTED):
            value += NUMBER
        if here.end:
            value += ENDED + (OPENING if _OPENS_SENTENCE.match(there.text) else 0)
        elif there.starts:
            value += ARTICLE_START
        elif last in ",;、:":
            value += COMMA
        return value + UNMARKED * ((not here.marked) + (not there.marked))

    def running(self, n: int) -> float:
        """Log-odds that line `n` is running text, from its words alone, within limits."""
        return min(max(self._reading(n).running, -MOST), MOST)

    def kind(self, n: int) -> str:
        """What line `n` may be, if it is no running text, by its words: title, byline, caption, furniture, other."""
        return KINDS.get(self._reading(n).letter, "other")

    def opening(self, text: str) -> float:
        """Log-odds that a paragraph that begins so opens an article, within limits."""
        return min(max(self.models.openings.opens(text[:READ]), -MOST), MOST)

    def _reading(self, n: int) -> Reading:
        if n not in self._readings:
            self._readings[n] = self.models.phrases.read(self.lines[n].text)
        return self._readings[n]

    def word(self, a: int, b: int) -> float:
        """How much likelier the best word across the seam is than its halves, in nats; 0 where no word goes across."""
        best = 0.0
        heads = self._heads[b]
        for tail, before in self._tails[a]:
            for head, after in heads:
                count = self._table.get(tail + head)
                if count is None:
                    break
                if count:
                    best = max(best, before + math.log(count) - self._total + after)
        return min(best, WORD_CAP)

    def _halves(self, text: str, *, tail: bool) -> list[tuple[str, float]]:
        """Each piece of the text that touches the seam, and what the rest of it gains by giving that piece away."""
        whole = self._best(text)
        if tail:
            pieces = [(text[-n:], self._best(text[:-n]) - whole) for n in range(1, len(text) + 1)]
            return [(piece, gain) for piece, gain in pieces if piece in self._table]
        return [(text[:n], self._best(text[n:]) - whole) for n in range(1, len(text) + 1)]

    def _best(self, text: str) -> float:
        """The log-probability of the best segmentation by the dictionary's word frequencies."""
        best = [0.0] + [-math.inf] * len(text)
        for start in range(len(text)):
            for stop in range(start + 1, len(text) + 1):
                count = self._table.get(text[start:stop], 0) or (stop == start + 1)
                if count:
                    best[stop] = max(best[stop], best[start] + math.log(count) - self._total)
        return best[-1]

    def _seen(self, a: str, b: str) -> float:
        """How far above chance the page's own lines have the characters of the seam in one piece, in nats."""
        grams, best = self._grams, 0.0
        if min(a[-1:], b[:1]) < FIRST_HAN:
            return best
        for left, right in ((a[-1:], b[:1]), (a[-2:], b[:1]), (a[-1:], b[:2])):
            count = grams.get(left + right)
            if count:
                best = max(best, math.log(count * self._size / (grams[left] * grams[right])))
        return best


def measure(above: Line, line: Line, full: float, known: int = KNOWN) -> float:
    """Log-odds, from a column's measure alone, that the line continues it; `known` lines gave the measure."""
    full = max(full, above.width)
    missing = full - line.width
    value = OVER * min(max(-missing - 0.75, 0.0), 6.0)
    room = full - above.width - line.first
    indented = INDENT[0] <= missing <= INDENT[1]
    if not above.end:
        if room > SHORT and known >= KNOWN:
            value += SHORT_OPEN * min(room - SHORT, 3.0)
        elif room <= 0.75 and abs(missing) <= EVEN:
            value += FULL
    elif room > SHORT:
        value += SHORT_INDENT if indented else SHORT_FULL if missing < 1 else 0.0
    else:
        value += FULL_INDENT if indented else FULL_FULL if missing < 1 else 0.0
    return value


def titles(lines: Sequence[Line]) -> list[bool]:
    """Which lines may be titles: they have no marks, fill no measure seen around them, and end no sentence."""
    found = []
    for n, line in enumerate(lines):
        near = [other.width for other in lines[max(n - NEAR, 0) : n + NEAR + 1]]
        full = sum(abs(w - line.width) <= 0.75 for w in near)
        indent = sum(INDENT[0] <= w - line.width <= 2.75 for w in near)
        found.append(not line.end and not line.marked and max(full, 0.8 * indent) <= COMMON * len(near))
    return found
