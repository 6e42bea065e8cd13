"""What a line reads like: headline, rubric, notice, torn sentence… by the runs of characters in it.

A linear model over runs of one to three characters, fitted to the labelled pages (`tests/tools/fit_phrases.py`) and
kept in `points/phrases.tsv`. It knows no neighbours and decides nothing: what it says is one observation among others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp, log
from operator import add
from typing import NamedTuple

from papercleaner.language.fluency import plain
from papercleaner.tables import rows

#: What each letter of `weights.STATES` is called, as an observation.
LIKE = {
    "F": "reads like furniture",
    "R": "reads like a rubric",
    "K": "reads like a kicker",
    "H": "reads like a headline",
    "D": "reads like a deck",
    "N": "reads like an editor's note",
    "B": "reads like a byline",
    "S": "reads like a signature",
    "X": "reads like a crosshead",
    "V": "reads like verse",
    "C": "reads like a caption",
    "T": "reads like a notice's title",
    "A": "reads like a notice",
    "P": "reads like a paragraph",
    "p": "reads like a torn paragraph",
}
#: The letters of what is read line after line in its column: running text, and the text of notices.
RUNNING = "PpVNA"
#: Runs of characters are no longer; of a longer line so many characters are read at its beginning and its end.
LONGEST, WHOLE, HEAD, TAIL = 3, 36, 20, 10
#: The table holds twentieths of a nat: behind a letter, `ZERO` is none, each character on or back is one more or less.
#: What is more than `MOST` of them is said in several parts.
SCALE, ZERO, MOST = 20.0, "S", 40
#: What is likelier than this (nats) is observed, its strength growing from 0 to `STRONGEST`.
LEAST, STRONGEST = -4.0, 2.0

#: The row of what each letter begins with.
BIAS = "bias"


def runs(text: str) -> Iterator[str]:
    """The runs of characters of a folded line, `^` before it and `$` behind; figures and Latin words are all alike."""
    line = plain(text, "_")
    parts = (f"^{line}$",) if len(line) <= WHOLE else (f"^{line[:HEAD]}", f"{line[-TAIL:]}$")
    for part in parts:
        yield from part
        yield from map(add, part, part[1:])
        yield from map("".join, zip(part, part[1:], part[2:], strict=False))


class Reading(NamedTuple):
    """What a line reads like by its words alone: a letter of `LIKE`; log-odds, in nats, that it is running text (正文).

    Running text is what `RUNNING` names, and no title, byline, caption or furniture.
    """

    letter: str
    running: float


@dataclass(frozen=True)
class Phrases:
    """The model: for each run what it adds to each letter of `LIKE`, and what each begins with (`PVKN`)."""

    rows: Mapping[str, str]
    _read: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def likeness(self, text: str) -> dict[str, float]:
        """What a folded line reads like: observations and their strengths."""
        totals = self._totals(text)
        whole = _sum(totals)
        strong = ((letter, total - whole - LEAST) for letter, total in zip(LIKE, totals, strict=True))
        return {LIKE[letter]: value * STRONGEST / -LEAST for letter, value in strong if value > 0}

    def read(self, text: str) -> Reading:
        """What a folded line reads like most, and how much like running text."""
        totals = dict(zip(LIKE, self._totals(text), strict=True))
        letter = max(totals, key=totals.__getitem__)
        return Reading(letter, _sum([totals.pop(other) for other in RUNNING]) - _sum(totals.values()))

    def _totals(self, text: str) -> list[float]:
        known = [self._row(run) for run in (BIAS, *dict.fromkeys(runs(text))) if run in self.rows]
        return [sum(column) / SCALE for column in zip(*known, strict=True)]

    def _row(self, run: str) -> tuple[int, ...]:
        row = self._read.get(run)
        if row is None:
            points, values = self.rows[run], dict.fromkeys(LIKE, 0)
            for letter, value in zip(points[::2], points[1::2], strict=True):
                values[letter] += ord(value) - ord(ZERO)
            row = self._read[run] = tuple(values.values())
        return row


def packed(values: Iterable[int]) -> str:
    """What a run adds to the letters of `LIKE`, as the table holds it.

    >>> packed([0, 3, -2, 45, *[0] * 11])
    'RVKQH{HX'
    """
    row = ""
    for letter, value in zip(LIKE, values, strict=True):
        while value:
            part = max(min(value, MOST), -MOST)
            row += letter + chr(ord(ZERO) + part)
            value -= part
    return row


def _sum(values: Collection[float]) -> float:
    """The logarithm of a sum whose parts are given by theirs."""
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))


@cache
def shipped() -> Phrases:
    """The model that comes with the library."""
    return Phrases(rows("phrases.tsv"))
