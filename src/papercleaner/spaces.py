"""Spaces between all characters or words, as Tesseract sets them: a page is read without them, and keeps them.

Before the first pass they are taken out (`Unspaced`), so that every rule sees the words that were printed; after the
last one the spans point into the text as it was given, and each space is an edit that can be undone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from papercleaner.model import Edit, Person, Span, Tile, Tiling
from papercleaner.patterns import pattern
from papercleaner.source import Source, SourceLine

#: What the edit that takes one out is called.
STRAY = "space between all characters"
#: A page is spaced when a single space stands in so many of the breaks between two Han characters.
SPACED = 0.3

_HAN = r"\p{Han}“”‘’…—"
_APART, _TOGETHER = pattern(r"(?<=\p{Han}) (?=\p{Han})"), pattern(r"(?<=\p{Han})(?=\p{Han})")
#: Runs of spaces: one beside a Han character, a sentence's mark or a bracket, or between characters that stand alone
#: (2 0 2 2), says nothing; what is wider was a space in print, or a gutter, between two such.
_RUN = pattern(
    rf"(?<=[{_HAN},.:;!?()\[\]、。《》「」『』]) (?=\S)|(?<=\S) (?=[{_HAN},.:;!?()\[\]、。《》「」『』])"
    r"|(?<=(?<!\S)\S) (?=\S(?!\S))|(?<=\S) {2,}(?=\S)"
)


def stray(folded: str) -> frozenset[int]:
    """Where a folded text has spaces that were not printed; nowhere, unless it has them between all its words.

    >>> sorted(stray("本 报 讯   记 者 张 三"))
    [1, 3, 5, 7, 9, 11, 13]
    >>> stray("本报讯 记者张三")
    frozenset()
    """
    if folded.count(" ") < SPACED * (len(folded) - folded.count("\n")) / 2:
        return frozenset()
    apart = len(_APART.findall(folded))
    if apart <= SPACED * (apart + len(_TOGETHER.findall(folded))):
        return frozenset()
    return frozenset(at for match in _RUN.finditer(folded) for at in _dropped(*match.span()))


def _dropped(start: int, stop: int) -> Iterator[int]:
    """The spaces of a run that were put beside those printed: one on either side of each character."""
    printed = (stop - start) // 2
    first = start + (stop - start - printed) // 2
    return chain(range(start, first), range(first + printed, stop))


@dataclass(frozen=True)
class Unspaced:
    """A text without its stray spaces, and the way back: whose characters these are of the text as given."""

    given: Source
    spaces: frozenset[int]

    @classmethod
    def of(cls, given: Source) -> Unspaced:
        """The text without the spaces that were not printed."""
        return cls(given, stray(given.folded))

    @cached_property
    def places(self) -> Sequence[int]:
        """Where each of the characters that are left stands in the text as given."""
        every = range(len(self.given.text))
        return [at for at in every if at not in self.spaces] if self.spaces else every

    @cached_property
    def left(self) -> Source:
        """What the passes read: the source without these spaces; the one given where it has none."""
        if not self.spaces:
            return self.given
        text = "".join(map(self.given.text.__getitem__, self.places))
        return Source(text, tuple(_moved(line, self.inside) for line in self.given.lines))

    def inside(self, span: tuple[int, int]) -> Span:
        """Where a stretch of the text as given stands in what is left."""
        return Span(*(bisect_left(self.places, at) for at in span))

    def outside(self, span: tuple[int, int]) -> Span:
        """Where a stretch of what is left stands in the text as given."""
        start, stop = span
        first = self.places[start] if start < len(self.places) else len(self.given.text)
        return Span(first, self.places[stop - 1] + 1 if stop > start else first)

    def restored(self, page: Tiling) -> Tiling:
        """The page that was read in what is left, with all spans in the text as given."""
        if not self.spaces:
            return page
        edits = [edit._replace(span=self.outside(edit.span)) for edit in page.edits]
        edited = {at for edit in edits for at in range(*edit.span)}
        tiles = [replace(tile, span=self.outside(tile.span)) for tile in page.reading]
        inside = {at for tile in tiles for at in range(*tile.span)}
        edits += [Edit(Span(at, at + 1), "", STRAY) for at in self.spaces & inside - edited]
        lines = page.source.lines if page.source else ()
        whole = replace(
            page,
            raw=self.given.text,
            tiles=(Tile(Span(0, len(self.given.text))),),
            edits=tuple(sorted(edits, key=lambda edit: edit.span)),
            persons=tuple(self._person(person) for person in page.persons),
            source=replace(self.given, lines=tuple(_moved(line, self.outside) for line in lines)),
        )
        return whole.covered(tiles)

    def _person(self, person: Person) -> Person:
        role, name, affiliation = (tuple(map(self.outside, spans)) for spans in person[1:])
        return Person(person.block, role, name, affiliation)


def _moved(line: SourceLine, to: Callable[[tuple[int, int]], Span]) -> SourceLine:
    start, stop = to((line.start, line.stop))
    return replace(line, start=start, stop=stop)
