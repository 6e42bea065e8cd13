"""Count how rare characters and pairs of them are in the labelled pages: python -m tools.fit_rarity (from tests/).

The articles and notices of the pages are the documents. The pages are the project's own text, under its licence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import log

from papercleaner.language.rarity import OTHERS, STEP, terms
from papercleaner.text import fold
from tools import shipping
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, pages

#: What fewer documents have is as rare as what is not named.
LEAST = 8


def fit(chosen: Iterable[Labelled]) -> dict[str, str]:
    """The rows of the table: `c` or `p` and the level of characters or pairs; what the table does not name."""
    groups = [group for page in chosen if page.name not in MEASURED for group in page.groups]
    spread = Counter(term for group in groups for term in terms(fold(" ".join(line.text for line in group))))
    by_level: dict[str, str] = defaultdict(str)
    for term, count in sorted(spread.items()):
        if count >= LEAST:
            by_level[f"{'c' if len(term) == 1 else 'p'}{_level(len(groups), count)}"] += term
    return dict(sorted(by_level.items())) | {OTHERS: str(_level(len(groups), LEAST))}


def _level(documents: int, count: int) -> int:
    return round(log((documents + 1) / count) / STEP)


def write(table: dict[str, str]) -> None:
    """Put the table where the library reads it."""
    remark = "Characters (c) and pairs of them (p) by how rare they are; made by tests/tools/fit_rarity.py"
    shipping.write("rarity.tsv", remark, table)


if __name__ == "__main__":
    write(fit(pages()))
