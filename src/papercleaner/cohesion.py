"""What two stretches of a page have in common: rare pairs of characters, of the names and terms of one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum, log, sqrt
from operator import add

#: A pair of characters that more of the stretches have than this share says nothing.
COMMON = 0.3
#: Short stretches share little by chance: what is added to the root of their length.
SHORT = 3.0


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters in a text, marks and spaces left out."""
    return {pair for pair in map(add, text, text[1:]) if pair.isalnum()}


class Cohesion:
    """What the stretches of one page have in common, each by its number."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh the pairs of characters: the more, the fewer stretches have one."""
        self._all = [pairs(text) for text in texts]
        self._spread = Counter(chain.from_iterable(self._all))
        self._worth = [log((len(texts) + 1) / max(n, 1)) for n in range(len(texts) + 1)]  # of a pair that n have
        most = max(2.0, COMMON * len(texts))
        rare = {pair for pair, n in self._spread.items() if 1 < n <= most}
        self._rare = [own & rare for own in self._all]
        self._roots = [sqrt(len(text)) + SHORT for text in texts]

    def between(self, a: int, b: int) -> float:
        """How much stretches `a` and `b` share, 0 and up; two parts of one article have about one half."""
        return self._sum(self._rare[a] & self._rare[b]) / min(self._roots[a], self._roots[b])

    def share(self, title: str, b: int) -> float:
        """The share of a title's pairs that stretch `b` has; the fewer stretches have one, the more it counts."""
        own = pairs(title)
        return self._sum(own & self._all[b]) / self._sum(own) if own else 0.0

    def _sum(self, own: set[str]) -> float:
        # Exact, since a set gives its members in an order that changes from process to process.
        return fsum(map(self._worth.__getitem__, map(self._spread.__getitem__, own)))
