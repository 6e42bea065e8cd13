"""Count which characters follow which in the labelled pages: python -m tools.fit_fluency (from tests/).

Absolute discounting (Ney, Essen and Kneser 1994) with the shorter context behind the longer one. What is seen once is
left out. The pages are the project's own text, under its licence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from math import log

from papercleaner.language.fluency import OTHERS, STEP, ZERO, Fluency, plain
from papercleaner.text import fold
from tools import labelled, shipping
from tools.labelled import Labelled, pages

#: What each count is lowered by; what is counted less often is left out.
DISCOUNT, LEAST = 0.75, 2
#: Pages by which the library is measured: what they say must not be known by heart.
MEASURED = {folder.name for folder in (labelled.FOLDER.parent / "pages").iterdir()}
#: The table's last letters.
LOWEST, HIGHEST = ord("A"), ord("Z")


def fit(chosen: Iterable[Labelled]) -> Fluency:
    """The model of these pages' text."""
    groups = (group for page in chosen if page.name not in MEASURED for group in page.groups)
    texts = [plain(fold(line.text)).replace(OTHERS, "") for group in groups for line in group]
    ones = Counter(c for text in texts for c in text)
    twos = Counter("".join(pair) for text in texts for pair in pairwise(text))
    threes = Counter("".join(three) for text in texts for three in zip(text, text[1:], text[2:], strict=False))
    total = sum(ones.values())
    alone = {c: n / total for c, n in ones.items()}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    after_one, left_one = _shares(twos)
    for pair, share in after_one.items():
        if twos[pair] >= LEAST:
            found[pair[0]][pair[1]] = log((share + left_one[pair[0]] * alone[pair[1]]) / alone[pair[1]])
    for c, left in left_one.items():
        found[c][OTHERS] = log(left)
    after_two, left_two = _shares(threes)
    for three, share in after_two.items():
        if threes[three] >= LEAST:
            pair = three[1:]
            shorter = after_one[pair] + left_one[pair[0]] * alone[pair[1]]
            found[three[:2]][three[2]] = log(share / shorter + left_two[three[:2]])
    return Fluency({context: row for context, points in sorted(found.items()) if (row := _packed(points))})


def _shares(counts: Counter[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Each run's share of those with its context, discounted, and what is left of each context."""
    totals: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for run, n in counts.items():
        totals[run[:-1]] += n
        kinds[run[:-1]] += 1
    shares = {run: (n - DISCOUNT) / totals[run[:-1]] for run, n in counts.items()}
    return shares, {context: DISCOUNT * kinds[context] / n for context, n in totals.items()}


def _packed(points: dict[str, float]) -> str:
    by_letter: dict[str, str] = defaultdict(str)
    for character, value in sorted(points.items()):
        letter = chr(min(max(ord(ZERO) + round(value / STEP), LOWEST), HIGHEST))
        if letter != ZERO and not "A" <= character <= "Z":
            by_letter[letter] += character
    return "".join(letter + characters for letter, characters in sorted(by_letter.items()))


def write(model: Fluency) -> None:
    """Put the model where the library reads it."""
    remark = "What follows one or two characters, by letters of points; made by tests/tools/fit_fluency.py"
    shipping.write("fluency.tsv", remark, model.rows)


if __name__ == "__main__":
    write(fit(pages()))
