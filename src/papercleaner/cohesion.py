"""What two stretches of a page have in common: rare runs of characters, the names and terms of one matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log, sqrt

from papercleaner.patterns import pattern

#: A run that more of the stretches have than this share says nothing.
COMMON = 0.3
#: Short stretches share little by chance: what is added to the root of their length.
SHORT = 3.0

_WORDS = pattern(r"[\p{Han}A-Za-z0-9]{2,}")


def runs(text: str) -> Iterator[str]:
    """The runs of two and three characters in a text, spaces and marks left out."""
    for words in _WORDS.findall(text):
        yield from map("".join, pairwise(words))
        yield from map("".join, zip(words, words[1:], words[2:], strict=False))


class Cohesion:
    """What the stretches of one page have in common, each by its number."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh the runs of each stretch: the more, the fewer stretches have it."""
        counts = [Counter(runs(text)) for text in texts]
        spread = Counter(run for count in counts for run in count)
        most = max(2.0, COMMON * len(texts))
        self._all = [count.keys() for count in counts]
        rare = {run: log((len(texts) + 1) / n) for run, n in spread.items() if 1 < n <= most}
        self._weights = [{run: rare[run] * (1 + log(n)) for run, n in count.items() if run in rare} for count in counts]
        self._lengths = list(map(len, texts))

    def between(self, a: int, b: int) -> float:
        """How much stretches `a` and `b` share, 0 and up; the same matter has about one."""
        few, many = sorted((self._weights[a], self._weights[b]), key=len)
        both = sum(min(weight, many[run]) for run, weight in few.items() if run in many)
        return both / (sqrt(min(self._lengths[a], self._lengths[b])) + SHORT)

    def share(self, title: str, b: int) -> float:
        """The share of a title's runs that stretch `b` has."""
        own = set(runs(title))
        return len(own & self._all[b]) / len(own) if own else 0.0
