"""What two stretches of a page have in common: names and terms, the characters and pairs that one matter repeats.

And whether they are about the same, whatever words they use (`papercleaner.language.matter`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from math import fsum, log, sqrt
from operator import mul

from papercleaner.language import matter, rarity
from papercleaner.language.matter import Matter, Sum

#: A term that more of the stretches have than this share says nothing.
COMMON = 0.5
#: Short stretches share little by chance: what is added to the root of their length.
SHORT = 3.0
#: What counts as one in common: two parts of one article have about that.
UNIT = 22.0
#: What all stretches of a page are about tells none of them apart; so much of it is taken away, less on a short page.
SHARED_BY_ALL, FEW = 0.9, 2
#: Few words say little of what a stretch is about: what n of them say counts by the root of n / (n + FEW_WORDS).
FEW_WORDS = 4.0


class Cohesion:
    """What the stretches of one page have in common, each by its number."""

    def __init__(self, texts: Sequence[str], about: Matter | None = None) -> None:
        """Weigh the terms: the more, the rarer they are in newspapers and the fewer stretches have one.

        `about` is the library's own model of what words are about, if no other is given.
        """
        self._about = about or matter.shipped()
        self._all = [rarity.terms(text) for text in texts]
        self._spread = Counter(chain.from_iterable(self._all))
        self._rare = rarity.shipped().worth
        self._known: dict[str, float] = {}
        self._titles: dict[str, tuple[set[str], float]] = {}
        most = max(2.0, COMMON * len(texts))
        telling = {term for term, n in self._spread.items() if 1 < n <= most}
        self._telling = [own & telling for own in self._all]
        self._roots = [sqrt(len(own)) + SHORT for own in self._all]

    def between(self, a: int, b: int) -> float:
        """How much stretches `a` and `b` share, 0 and up; two parts of one article have about one."""
        return self._sum(self._telling[a] & self._telling[b]) / min(self._roots[a], self._roots[b])

    def share(self, title: str, b: int) -> float:
        """The share of a title's terms that stretch `b` has; the rarer one is, the more it counts."""
        own, worth = self._title(title)
        return self._sum(own & self._all[b]) / worth if own else 0.0

    def _title(self, text: str) -> tuple[set[str], float]:
        """The terms of a title and what they are worth together: taken once, however many stretches are asked."""
        if text not in self._titles:
            own = rarity.terms(text)
            self._titles[text] = own, self._sum(own)
        return self._titles[text]

    def alike(self, a: int, b: int) -> float:
        """How much stretches `a` and `b` are about the same, -2 to 2, against all others of the page."""
        return _alike(self._matters[a], self._matters[b])

    def matter(self, text: str) -> Sum:
        """What another line of the page is about, for `about`."""
        return self._about.of(self._title(text)[0]).without(self._mean)

    def about(self, line: Sum, b: int) -> float:
        """How much a line is about the same as stretch `b`, -2 to 2."""
        return _alike(line, self._matters[b])

    @cached_property
    def _sums(self) -> list[Sum]:
        return list(map(self._about.of, self._all))

    @cached_property
    def _mean(self) -> tuple[float, ...]:
        """What every word of the page has that is shared by all of them."""
        share = SHARED_BY_ALL * len(self._sums) / (len(self._sums) + FEW) / max(sum(s.words for s in self._sums), 1)
        nothing = self._about.of(())  # a page without text has a mean, too
        return tuple(share * sum(values) for values in zip(*(s.values for s in (nothing, *self._sums)), strict=True))

    @cached_property
    def _matters(self) -> list[Sum]:
        return [one.without(self._mean) for one in self._sums]

    def _sum(self, own: set[str]) -> float:
        # Exact, since a set gives its members in an order that changes from process to process.
        return fsum(map(self._worth, own))

    def _worth(self, term: str) -> float:
        value = self._known.get(term)
        if value is None:
            spread = max(self._spread[term], 1)
            value = self._known[term] = self._rare(term) * log((len(self._all) + 1) / spread) / UNIT
        return value


def _alike(a: Sum, b: Sum) -> float:
    """The cosine of the angle between them, less for few words."""
    fewer = min(a.words, b.words)
    if not fewer:
        return 0.0
    cosine = sum(map(mul, a.values, b.values)) / (a.length * b.length + 1e-9)
    return float(2 * cosine * sqrt(fewer / (fewer + FEW_WORDS)))
