"""Fit the model of `papercleaner.language.phrases` to the labelled pages: python -m tools.fit_phrases (from tests/).

Multinomial logistic regression over runs of characters, with a Gaussian prior at zero. Needs numpy and scipy
(`pip install '.[fit]'`); takes a minute.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from papercleaner.language.phrases import BIAS, LIKE, SCALE, Phrases, packed, runs
from papercleaner.text import fold
from tools import shipping
from tools.labelled import PRODUCERS, Labelled, pages, render

Array = NDArray[np.float64]

LETTERS = "".join(LIKE)
#: States that are told apart by what went before, not by their words.
SAME = {"h": "H", "d": "D", "n": "N", "m": "C", "c": "C", "J": "S", "j": "S"}
#: A run must stand in so many lines; points that are smaller in all letters are left out.
OFTEN, LEAST = 3, 0.12
#: Running text is plenty: what a line of it counts.
PLENTY = 0.3
PRIOR, STEPS = 3.0, 150


def lines(chosen: Iterable[Labelled], chance: random.Random) -> list[tuple[str, str]]:
    """Each different line of the pages, folded, and its letter, as every producer leaves them."""
    found: dict[tuple[str, str], None] = {}
    for page in chosen:
        for producer in PRODUCERS:
            raw, states = render(page.groups, producer, chance)
            texts = (fold(text.strip()) for text in raw.split("\n") if text.strip())
            for text, state in zip(texts, states, strict=True):
                found[text, SAME.get(state, state)] = None
    return list(found)


def fit(chosen: Iterable[Labelled], seed: int = 0) -> Phrases:
    """The model that makes the letters of these pages' lines likeliest."""
    items = lines(chosen, random.Random(seed))
    seen = [set(runs(text)) for text, _ in items]
    counts = Counter(run for line in seen for run in line)
    kept = sorted(run for run, count in counts.items() if count >= OFTEN)
    column = {run: n for n, run in enumerate(kept)}
    places = [(row, column[run]) for row, line in enumerate(seen) for run in line if run in column]
    x = csr_matrix(([1.0] * len(places), tuple(zip(*places, strict=True))), shape=(len(items), len(kept)))
    truth = np.zeros((len(items), len(LETTERS)))
    truth[range(len(items)), [LETTERS.index(letter) for _, letter in items]] = 1.0
    weight = np.array([PLENTY if letter in "Pp" else 1.0 for _, letter in items])[:, None]
    points = _minimized(x, truth, weight)
    strong = np.abs(points[:-1]).max(axis=1) >= LEAST
    table = {run: _scaled(row) for run, row, keep in zip(kept, points, strong, strict=False) if keep}
    return Phrases({BIAS: _scaled(points[-1])} | {run: row for run, row in table.items() if row})


def _minimized(x: Any, truth: Array, weight: Array) -> Array:
    shape = (x.shape[1] + 1, truth.shape[1])

    def loss(vector: Array) -> tuple[float, Array]:
        points = vector.reshape(shape)
        totals = x @ points[:-1] + points[-1]
        totals -= totals.max(axis=1, keepdims=True)
        likely = np.exp(totals)
        likely /= likely.sum(axis=1, keepdims=True)
        wrong = weight * (likely - truth)
        gradient = np.vstack([x.T @ wrong, wrong.sum(axis=0)])
        gradient[:-1] += PRIOR * points[:-1]
        value = -float((weight * truth * np.log(likely + 1e-12)).sum())
        return value + 0.5 * PRIOR * float((points[:-1] ** 2).sum()), gradient.ravel()

    done = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    found: Array = done.x.reshape(shape)
    return found


def _scaled(row: Array) -> str:
    return packed(round(float(value) * SCALE) for value in row)


def write(model: Phrases) -> None:
    """Put the model where the library reads it."""
    remark = "What each run of characters adds to each letter (1/20 nat); made by tests/tools/fit_phrases.py"
    shipping.write("phrases.tsv", remark, model.rows)


if __name__ == "__main__":
    write(fit(pages()))
