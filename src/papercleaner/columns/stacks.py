"""Columns as stacks of segments, and what is known of a page beyond them; which goes on in which is told by `paths`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from papercleaner import language
from papercleaner.columns.links import KINDS, Links
from papercleaner.columns.segments import NO_TEXT, Segment
from papercleaner.grammar.bylines import line
from papercleaner.grammar.names import bare, is_name
from papercleaner.grammar.signatures import tail
from papercleaner.patterns import pattern

#: Columns of one article have the same measure, give or take so many characters.
SAME_MEASURE = 1.5
#: Two columns stand beside one another if they start so many positions apart.
BESIDE = 6
#: A line of body stands at most so many rows over its title, where the title's type is large.
LIFTED, LIFTED_ROWS = 2, 4
#: A column with nothing between goes on after so many rows.
AT_ONCE = 2
#: Type of titles against the body's, the smallest; the rest of a wrapped title is no longer than this.
SMALLEST, SCRAP = 0.8, 3
#: A word that runs on from column to column (log-odds) is stronger than a title beside them.
SURE = 3.0

#: What begins an article's text (消息头).
LEAD = pattern(r"[\[(]?(?:本报.{0,6}?讯|本报\S{0,4}电|新华社|据新华社|中新社|.{0,6}报.{0,4}讯)")
#: What stands under a picture.
CAPTION = pattern(r"摄\)?$|图为|[(](?:左|右|中|前|后)|资料图|漫画|供图$|速写:|插图")


class Stack:
    """Segments of one column that go on with one another, from top to bottom, and the lines between them."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments from top to bottom; the first and the last are running text."""
        self.segments = tuple(segments)
        self.first, self.last = self.segments[0], self.segments[-1]
        self.top, self.bottom = self.first.top, self.last.bottom
        self.left = min(s.left for s in self.segments if s.body)
        self.right = max(s.right for s in self.segments if s.body)
        self.measure = max(s.measure for s in self.segments)


@dataclass
class Evidence:
    """What is known of a page beyond the columns themselves: its words, its running text, its other lines."""

    links: Links
    body: Sequence[Segment]
    loose: Sequence[Segment]

    def text(self, a: Segment, b: Segment) -> float:
        """Log-odds from the words that the last line of `a` goes on in the first line of `b`."""
        return self.links.text(a.lines[-1].index, b.lines[0].index)

    @cached_property
    def right(self) -> int:
        """Where the page's columns end."""
        return max((s.right for s in self.body), default=0)

    @cached_property
    def _rows(self) -> dict[int, list[Segment]]:
        rows: dict[int, list[Segment]] = {}
        for s in self.loose:
            rows.setdefault(s.top, []).append(s)
        return rows

    def loose_between(self, first: int, last: int) -> Iterator[Segment]:
        """The lines that are no running text in the rows `[first, last)`."""
        for row in range(first, last):
            yield from self._rows.get(row, ())


@lru_cache(maxsize=1024)  # a page's titles are asked about again and again, those of a million pages are not kept
def is_byline(text: str) -> bool:
    """Whether a line names who wrote it (署名), and is no title.

    What only its place would tell from a title is one if its words do not read like a title and all in it have a family
    name (关雎访欧 has three), or, where it names no person, if its words read like a byline (太行钢铁厂工人评论组).
    """
    if NO_TEXT.match(text) or tail(text) or line(text):
        return True
    found = line(text, loose=True)
    if found is None:
        return False
    letter = language.shipped().phrases.read(text).letter
    if not found.persons:
        return KINDS.get(letter) == "byline"
    return KINDS.get(letter) != "title" and all(is_name(bare(text, person.name)) for person in found.persons)


def is_title(text: str) -> bool:
    """Whether a line that is no running text may be a title: no byline, no caption, no scrap."""
    return len(text) >= SCRAP and not is_byline(text) and not CAPTION.search(text)


def overlap(a: Segment | Stack, b: Segment | Stack) -> float:
    """The share of the narrower one's width that both have."""
    both = min(a.right, b.right) - max(a.left, b.left)
    return both / max(min(a.right - a.left, b.right - b.left), 1)


def stacked(evidence: Evidence) -> tuple[list[Stack], set[int]]:
    """The page's columns, and the numbers of the loose lines that stand inside them (crossheads, captions)."""
    body = sorted(evidence.body, key=lambda s: s.bottom)
    below: dict[int, tuple[int, list[Segment]]] = {}
    taken: set[int] = set()
    for n, a in enumerate(body):
        under = [(b.top, m) for m, b in enumerate(body) if b.top > a.bottom and m not in taken and overlap(a, b) > 0.5]
        if not under:
            continue
        top, m = min(under)
        between = [
            t
            for t in evidence.loose_between(a.bottom, top)
            if (t.top > a.bottom or t.left >= a.lines[-1].stop) and overlap(a, t) > 0.1
        ]
        if _lifted(a, body[m]):
            below[n] = m, []
            taken.add(m)
        elif _goes_on(a, body[m], between, evidence):
            below[n] = m, between
            taken.add(m)
    stacks, used = [], set[int]()
    for n in range(len(body)):
        if n in taken:
            continue
        parts = [body[n]]
        while n in below:
            n, between = below[n]
            fresh = [t for t in between if t.lines[0].index not in used]
            used |= {t.lines[0].index for t in fresh}
            parts += [*fresh, body[n]]
        stacks.append(Stack(parts))
    return stacks, used


def _lifted(a: Segment, b: Segment) -> bool:
    """Whether a paragraph's first line stands over the title, whose type is so large that its row comes later."""
    return len(a.lines) == 1 and a.opens and not a.closes and not b.opens and b.top - a.bottom <= LIFTED_ROWS


def _goes_on(a: Segment, b: Segment, between: list[Segment], evidence: Evidence) -> bool:
    """Whether a column goes on after a hole, a picture or a crosshead."""
    if abs(a.measure - b.measure) > SAME_MEASURE or LEAD.match(b.text):
        return False
    if not between:
        if b.top - a.bottom <= AT_ONCE and not a.closes and not b.opens:
            return True
        fits = a.closes or not b.opens
    elif any(CAPTION.search(t.text) for t in between):
        fits = a.closes == b.opens and sum(not CAPTION.search(t.text) for t in between) <= AT_ONCE
    elif len(between) == 1 and a.closes and b.opens and len(between[0].text) < 0.8 * a.measure:
        # A crosshead (小标题), if the columns beside pass by it.
        row = between[0].top
        fits = any(c.top < row < c.bottom and 0 < abs(c.left - a.left) < 3 * a.measure for c in evidence.body)
    else:
        return False
    return fits and (not _walled(a, b, evidence) or evidence.text(a, b) > SURE)


def _walled(a: Segment, b: Segment, evidence: Evidence) -> bool:
    """Whether a title stands beside the rows between two segments of a column, with no running text between."""
    last = b.bottom + 2 if len(b.lines) <= LIFTED and b.opens and not b.closes else b.top
    for t in evidence.loose_between(a.bottom + 1, last):
        if len(t.text) <= SCRAP or CAPTION.search(t.text) or overlap(a, t) > 0.1:
            continue
        if t.left > a.left and a.left + evidence.right - 2 * t.left < len(t.text) * SMALLEST:
            continue  # so far on the right that no title over this column begins there
        low, high = (a.right, t.left) if t.left > a.left else (t.right, a.left)
        beside = (c for c in evidence.body if c.top <= t.top <= c.bottom and c is not a and c is not b)
        if not any(low - 4 <= (c.left + c.right) / 2 <= high + 4 or c.left <= t.left < c.right for c in beside):
            return True
    return False
