"""What a line reads like: headline, rubric, notice, torn sentence… by the runs of characters in it.

A linear model over runs of one to three characters, fitted to the labelled pages (`tests/tools/fit_phrases.py`) and
kept in `points/phrases.tsv`. It knows no neighbours and decides nothing: what it says is one observation among others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import add
from typing import NamedTuple

from papercleaner.language.fluency import plain
from papercleaner.tables import by_letter, rows

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
#: The table holds twentieths of a nat.
SCALE = 20.0
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
    """The model: for each run what it adds to each letter, in the order of `letters`, and what each begins with."""

    letters: str
    bias: tuple[int, ...]
    table: Mapping[str, tuple[int, ...]]

    def likeness(self, text: str) -> dict[str, float]:
        """What a folded line reads like: observations and their strengths."""
        totals = self._totals(text)
        whole = _sum(totals)
        strong = ((letter, total - whole - LEAST) for letter, total in zip(self.letters, totals, strict=True))
        return {LIKE[letter]: value * STRONGEST / -LEAST for letter, value in strong if value > 0}

    def read(self, text: str) -> Reading:
        """What a folded line reads like most, and how much like running text."""
        totals = dict(zip(self.letters, self._totals(text), strict=True))
        letter = max(totals, key=totals.__getitem__)
        return Reading(letter, _sum([totals.pop(other) for other in RUNNING]) - _sum(totals.values()))

    def _totals(self, text: str) -> list[float]:
        rows = [row for run in dict.fromkeys(runs(text)) if (row := self.table.get(run))]
        return [sum(column) / SCALE for column in zip(self.bias, *rows, strict=True)]


def _sum(values: Collection[float]) -> float:
    """The logarithm of a sum whose parts are given by theirs."""
    top = max(values)
    return top + log(sum(exp(value - top) for value in values))


@cache
def shipped() -> Phrases:
    """The model that comes with the library."""
    letters = "".join(LIKE)
    place = {letter: n for n, letter in enumerate(letters)}
    table: dict[str, tuple[int, ...]] = {}
    for run, points in rows("phrases.tsv").items():
        row = [0] * len(letters)
        for letter, value in by_letter(points):
            row[place[letter]] = int(value)
        table[run] = tuple(row)
    return Phrases(letters, table.pop(BIAS), table)
