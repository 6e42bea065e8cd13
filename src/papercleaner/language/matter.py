"""What a text is about (题材): the sum of what its words are about, by latent semantic analysis (LSA).

Words that stand in the same articles lie in the same direction (Deerwester and others 1990), so that two halves of an
article lie near one another even where they repeat no word (球队, 射门). The directions were found in the articles of
the labelled pages (`tests/tools/fit_matter.py`) and are kept in `points/matter.tsv`: a character or pair of characters,
and one printed character for each dimension.

A word's dimensions are packed in one integer, so that a text's are summed by adding integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from operator import mul
from struct import Struct
from typing import NamedTuple

from papercleaner.tables import rows

#: A vector's dimensions; the character that stands for zero, and how far from it others are at most.
DIMENSIONS, ZERO, FARTHEST = 48, ord("O"), 46
#: Each dimension is packed in four bytes, as UTF-32 packs a character: a text's sums do not run over.
_LANES = Struct(f"<{DIMENSIONS}I")


class Sum(NamedTuple):
    """The words of a text, summed: a value for each dimension, how many words they are, the vector's length."""

    values: tuple[float, ...]
    words: int
    length: float

    def without(self, mean: tuple[float, ...]) -> Sum:
        """The same, with what every word has on the mean taken away."""
        values = (value - self.words * each for value, each in zip(self.values, mean, strict=True))
        return summed(tuple(values), self.words)


def summed(values: tuple[float, ...], words: int) -> Sum:
    """A sum of so many words."""
    return Sum(values, words, float(sum(map(mul, values, values)) ** 0.5))


@dataclass(frozen=True)
class Matter:
    """The model: the packed vector of every character or pair of them that is about something."""

    own: Mapping[str, int] | None = None  # None: those that come with the library

    @cached_property
    def vectors(self) -> Mapping[str, int]:
        """Those of the library are read on first need: few pages ask."""
        return _table() if self.own is None else self.own

    def of(self, words: Iterable[str]) -> Sum:
        """What the terms of a text are about, those of `rarity.terms`."""
        found = [vector for vector in map(self.vectors.get, words) if vector]
        lanes = _LANES.unpack(sum(found).to_bytes(_LANES.size, "little"))
        return summed(tuple(value - len(found) * ZERO for value in lanes), len(found))


def packed(row: str) -> int:
    """A row of the table as one integer."""
    return int.from_bytes(row.encode("utf-32-le"), "little")


def _table() -> dict[str, int]:
    return {term: packed(row) for term, row in rows("matter.tsv").items()}


@cache
def shipped() -> Matter:
    """The model that comes with the library."""
    return Matter()
