"""What two stretches of a page have in common: names and terms, the characters and pairs that one matter repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum, log, sqrt

from papercleaner.language import rarity

#: A term that more of the stretches have than this share says nothing.
COMMON = 0.5
#: Short stretches share little by chance: what is added to the root of their length.
SHORT = 3.0
#: What counts as one in common: two parts of one article have about that.
UNIT = 22.0


class Cohesion:
    """What the stretches of one page have in common, each by its number."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh the terms: the more, the rarer they are in newspapers and the fewer stretches have one."""
        self._all = [rarity.terms(text) for text in texts]
        self._spread = Counter(chain.from_iterable(self._all))
        self._rare = rarity.shipped().worth
        self._known: dict[str, float] = {}
        most = max(2.0, COMMON * len(texts))
        telling = {term for term, n in self._spread.items() if 1 < n <= most}
        self._telling = [own & telling for own in self._all]
        self._roots = [sqrt(len(own)) + SHORT for own in self._all]

    def between(self, a: int, b: int) -> float:
        """How much stretches `a` and `b` share, 0 and up; two parts of one article have about one."""
        return self._sum(self._telling[a] & self._telling[b]) / min(self._roots[a], self._roots[b])

    def share(self, title: str, b: int) -> float:
        """The share of a title's terms that stretch `b` has; the rarer one is, the more it counts."""
        own = rarity.terms(title)
        return self._sum(own & self._all[b]) / self._sum(own) if own else 0.0

    def _sum(self, own: set[str]) -> float:
        # Exact, since a set gives its members in an order that changes from process to process.
        return fsum(map(self._worth, own))

    def _worth(self, term: str) -> float:
        value = self._known.get(term)
        if value is None:
            spread = max(self._spread[term], 1)
            value = self._known[term] = self._rare(term) * log((len(self._all) + 1) / spread) / UNIT
        return value
