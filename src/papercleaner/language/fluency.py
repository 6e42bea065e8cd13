"""How well text reads on from one line to the next: a model of which characters follow which (字的接续).

Two and three characters in a row, counted in the labelled pages (`tests/tools/fit_fluency.py`) and kept in
`points/fluency.tsv`. jieba's dictionary knows the words that stand across a seam; this knows what follows a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from papercleaner.patterns import pattern
from papercleaner.tables import rows

#: Points are letters: `ZERO` is none, each letter on or back is so many nats more or less.
ZERO, STEP = "K", 0.5
#: What the row of a character says of any other that it does not name.
OTHERS = "*"
#: Two characters on either side of a seam are read; a Latin word or a number, which is one, takes up to so many.
EDGE = 12

_FIGURE, _LATIN, _SPACE = pattern(r"\d"), pattern(r"[A-Za-z]+"), pattern(r"\s+")
_POINTS = re.compile(r"([A-Z])([^A-Z]+)")


def plain(text: str, space: str = "") -> str:
    """A folded text in the characters that models know: figures and Latin words are all alike, spaces are `space`.

    >>> plain("12 Mar 三日")
    '00a三日'
    """
    return _SPACE.sub(space, _LATIN.sub("a", _FIGURE.sub("0", text)))


@dataclass(frozen=True)
class Fluency:
    """The model: what may follow one or two characters, in letters of points (`A国中B人`)."""

    rows: Mapping[str, str]
    _read: dict[str, Mapping[str, float]] = field(default_factory=dict, compare=False, repr=False)

    def between(self, before: str, after: str) -> float:
        """How much likelier, in nats, the folded line `after` is behind the line `before` than anywhere."""
        before, after = plain(before[-EDGE:]), plain(after[:EDGE])
        if not before or not after:
            return 0.0
        last, first = before[-1], after[0]
        value = self._follows(last, first)
        if len(before) > 1:
            value += self._follows(before[-2:], first)
        if len(after) > 1:
            value += self._follows(last + first, after[1])
        return value

    def _follows(self, context: str, character: str) -> float:
        row = self._read.get(context)
        if row is None:
            packed = _POINTS.findall(self.rows.get(context, ""))
            row = {c: (ord(letter) - ord(ZERO)) * STEP for letter, characters in packed for c in characters}
            self._read[context] = row
        return row.get(character, row.get(OTHERS, 0.0))


@cache
def shipped() -> Fluency:
    """The model that comes with the library."""
    return Fluency(rows("fluency.tsv"))
