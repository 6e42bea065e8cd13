"""Find pairs of observations that say together what neither says alone: python -m tools.induce (from tests/).

Where the fitted tables are wrong about the labelled pages, and two observations (of one line, or of a line and the one
before or after it) are seen together, a row for the pair would help: the score test tells by how much. Prints the best
pairs, to be added to `first_points.PAIRS`; fit again after that.
"""

from __future__ import annotations

import argparse
import random
from typing import Any

import numpy as np

from papercleaner.weights import EVIDENCE, FLOW, LAST, START
from tools.fit_weights import (
    _LABEL,
    BATCH,
    BEFORE,
    KEPT,
    LABELS,
    NONE,
    OBSERVATIONS,
    Array,
    Points,
    Rendered,
    batches,
    expectations,
    sequences,
)

#: A pair must be seen on so many lines.
OFTEN = 40
WHERE = {"with": 0, "before": 1, "after": -1}


def present() -> Points:
    """The points of the module as it stands."""
    evidence = np.array([[EVIDENCE[name].get(label, 0.0) for label in LABELS] for name in OBSERVATIONS])
    steps = np.array([[FLOW[before].get(state, NONE) for state in KEPT] for before in BEFORE])
    points = Points(Points.vector(evidence, steps, np.array([LAST.get(state, 0.0) for state in KEPT])))
    points.steps = steps
    return points


def residuals(items: list[Rendered]) -> tuple[list[Array], list[Array], list[Array]]:
    """For each page: what is seen on its lines, true minus expected labels, and the variance of those."""
    points, ordered = present(), sorted(items, key=lambda item: item.size)
    seen, missing, spread = [], [], []
    for number, (x, ruled_out, sizes) in enumerate(batches(ordered)):
        _, labels, _, _ = expectations(x @ points.evidence + ruled_out, points, sizes)
        for item, expected in zip(ordered[number * BATCH :], labels, strict=False):
            expected = expected[: item.size]
            seen.append(item.seen)
            missing.append(item.truth - expected)
            spread.append(expected * (1 - expected))
    return seen, missing, spread


def main(arguments: list[str] | None = None) -> None:
    """Print the best pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=60)
    options: Any = parser.parse_args(arguments)
    seen, missing, spread = residuals(list(sequences(options.variants, random.Random(5))))
    size = len(OBSERVATIONS)
    best: list[tuple[float, str, str, str, str]] = []
    for where, shift in WHERE.items():
        gain, var = np.zeros((size, size, len(LABELS))), np.zeros((size, size, len(LABELS)))
        count = np.zeros((size, size))
        for x, r, v in zip(seen, missing, spread, strict=True):
            other = np.roll(x, shift, axis=0)
            if shift:
                other[0 if shift > 0 else -1] = 0
            count += (x > 0).T.astype(float) @ (other > 0)
            for s in range(len(LABELS)):
                gain[:, :, s] += (x * r[:, s : s + 1]).T @ other
                var[:, :, s] += (x**2 * v[:, s : s + 1]).T @ other**2
        score = gain**2 / (var + 2.0)
        total = score.sum(axis=2) * (count >= OFTEN)
        if where == "with":
            total = np.triu(total, 1)
        for flat in np.argsort(total, axis=None)[::-1][: 4 * options.pairs]:
            a, b = divmod(int(flat), size)
            states = np.argsort(score[a, b])[::-1][:3]
            said = " ".join(f"{LABELS[s]}{'+' if gain[a, b, s] > 0 else '-'}" for s in states)
            best.append((float(total[a, b]), OBSERVATIONS[a], where, OBSERVATIONS[b], said))
    for total_, a_, where, b_, said in sorted(best, reverse=True)[: options.pairs]:
        print(f'    ("{a_}", "{where}", "{b_}"),  # {total_:.0f}: {said}')


if __name__ == "__main__":
    main()


__all__ = ["START", "_LABEL", "main"]
