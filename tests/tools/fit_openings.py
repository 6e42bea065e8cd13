"""Fit the model of `papercleaner.language.openings` to the labelled pages: python -m tools.fit_openings (from tests/).

Logistic regression over how the paragraphs of articles begin, with a Gaussian prior at zero. Needs numpy and scipy
(`pip install '.[fit]'`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from papercleaner.language.openings import BIAS, SCALE, Openings, runs
from papercleaner.text import fold
from tools import shipping
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, pages

Array = NDArray[np.float64]

#: A run must stand in so many paragraphs; points that are smaller are left out.
OFTEN, LEAST = 5, 0.05
PRIOR, STEPS = 10.0, 200


def paragraphs(chosen: Iterable[Labelled]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of articles with a headline, folded, and whether each is the first of its article."""
    for page in chosen:
        for group in page.groups if page.name not in MEASURED else ():
            if any(line.state == "H" for line in group):
                texts = [fold(line.text) for line in group if line.state == "P"]
                yield from ((text, n == 0) for n, text in enumerate(texts))


def fit(chosen: Iterable[Labelled]) -> Openings:
    """The model that makes what these pages' paragraphs are likeliest."""
    items = list(paragraphs(chosen))
    seen = [set(runs(text)) for text, _ in items]
    counts = Counter(run for one in seen for run in one)
    kept = sorted(run for run, count in counts.items() if count >= OFTEN)
    column = {run: n for n, run in enumerate(kept)}
    places = [(row, column[run]) for row, one in enumerate(seen) for run in one if run in column]
    where: Any = tuple(zip(*places, strict=True)) if places else ([], [])
    x = csr_matrix(([1.0] * len(places), where), shape=(len(items), len(kept)))
    truth = np.array([float(opens) for _, opens in items])

    def loss(vector: Array) -> tuple[float, Array]:
        z = x @ vector[1:] + vector[0]
        wrong = 1 / (1 + np.exp(-z)) - truth
        gradient = np.concatenate([[wrong.sum()], x.T @ wrong + PRIOR * vector[1:]])
        return float((np.logaddexp(0, z) - truth * z).sum() + 0.5 * PRIOR * (vector[1:] @ vector[1:])), gradient

    done: Any = minimize(loss, np.zeros(len(kept) + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    points = dict(zip([BIAS, *kept], map(float, done.x), strict=True))
    return Openings({run: round(value * SCALE) for run, value in points.items() if abs(value) >= LEAST})


def write(model: Openings) -> None:
    """Put the model where the library reads it."""
    remark = "How paragraphs begin that open an article (1/20 nat); made by tests/tools/fit_openings.py"
    shipping.write("openings.tsv", remark, {run: f"{value:+d}" for run, value in sorted(model.table.items())})


if __name__ == "__main__":
    write(fit(pages()))
