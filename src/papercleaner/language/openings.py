"""Whether a paragraph opens its article (导语) or comes later in it: how it begins tells.

An opening says when, where and who in full (日前, 记者从…获悉); what comes later leans on it (他说, 据介绍, 此外). A
linear model over the first characters, fitted to the paragraphs of the labelled pages (`tests/tools/fit_openings.py`)
and kept in `points/openings.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import add

from papercleaner.language.fluency import plain
from papercleaner.tables import rows

#: So many characters are read, one and two at a time; the first few also as what the paragraph begins with.
READ, FIRST = 20, 4
#: The table holds twentieths of a nat.
SCALE = 20.0
#: The row of what is said of any paragraph.
BIAS = "bias"


def runs(text: str) -> Iterator[str]:
    """The runs of characters by which a folded paragraph is known; `^` stands before its beginning."""
    line = plain(text)[:READ]
    yield from line
    yield from map(add, line, line[1:])
    yield from (f"^{line[:n]}" for n in range(1, FIRST + 1))


@dataclass(frozen=True)
class Openings:
    """The model: what each run of characters adds, and what is said of any paragraph."""

    table: Mapping[str, int]

    def opens(self, text: str) -> float:
        """Log-odds, in nats, that a paragraph whose first line is this, folded, is the first of its article."""
        found = dict.fromkeys(runs(text)) if text else ()
        return sum(self.table.get(run, 0) for run in (BIAS, *found)) / SCALE


@cache
def shipped() -> Openings:
    """The model that comes with the library."""
    return Openings({run: int(value) for run, value in rows("openings.tsv").items()})
