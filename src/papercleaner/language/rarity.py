"""How rare a character or a pair of them is in newspapers (字词的稀有程度): names and terms are, 的 and 我们 are not.

Counted in the articles of the labelled pages (`tests/tools/fit_rarity.py`): the inverse document frequency of Sparck
Jones (1972). Kept in `points/rarity.tsv`, which names what is not rare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import add

from papercleaner.tables import rows

#: The table's levels are so many nats apart.
STEP = 0.25
#: A term that texts have in common counts by this power of how rare it is.
SHARP = 1.5
#: The row of the rarity of whatever the table does not name.
OTHERS = "others"


def terms(text: str) -> set[str]:
    """The characters of a folded text and their pairs, without marks and spaces.

    >>> sorted(terms("三日, 晴"))
    ['三', '三日', '日', '晴']
    """
    return set(filter(str.isalnum, {*text, *map(add, text, text[1:])}))


@dataclass(frozen=True)
class Rarity:
    """The model: by rarity, in nats, the characters and the pairs that have it; and the rarity of all others."""

    known: Mapping[str, float]
    others: float

    def of(self, term: str) -> float:
        """How rare a character or a pair of characters is, in nats."""
        return self.known.get(term, self.others)

    def worth(self, term: str) -> float:
        """How much it counts that two texts have it in common."""
        value: float = self.of(term) ** SHARP
        return value


@cache
def shipped() -> Rarity:
    """The model that comes with the library."""
    table = rows("rarity.tsv")
    others = int(table.pop(OTHERS)) * STEP
    known: dict[str, float] = {}
    for level, row in table.items():
        size = 1 if level[0] == "c" else 2
        known |= dict.fromkeys((row[n : n + size] for n in range(0, len(row), size)), int(level[1:]) * STEP)
    return Rarity(known, others)
