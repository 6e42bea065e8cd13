"""Fit the tables of `papercleaner.roles.weights` to the labelled pages: python -m tools.fit_weights (from tests/).

A table is a linear-chain conditional random field, whose states are those of `roles`, fitted by L-BFGS. The table
`plain` is fitted to renderings of the labelled pages as they stand and shuffled, with a Gaussian prior around the
points that were set by hand (`first_points`), so that what is rare in the pages keeps the points that knowledge of
newspapers gave it. The tables `woven` and `boxes` are fitted to printed pages (`tools.printed`, `--printed FOLDER`),
near `plain`.
What lines read like (`papercleaner.language.phrases`) is told to a page by a model that has not seen it.

Needs numpy and scipy (`pip install '.[fit]'`); takes some minutes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from papercleaner.columns import columns
from papercleaner.geometry import geometry
from papercleaner.language import Models
from papercleaner.lines import tile_lines
from papercleaner.model import Tiling
from papercleaner.readers import boxes
from papercleaner.roles.features import look
from papercleaner.roles.looks import Look
from papercleaner.roles.walk import PARAGRAPH_STATES
from papercleaner.roles.weights import CAPTIONS, PASSING, START, STATES
from papercleaner.roles.wording import LONG_LINE
from papercleaner.source import Source
from papercleaner.tables import FOLDER, by_letter, rows
from tools import first_points, strangers
from tools.aligned import aligned
from tools.labelled import (
    PRODUCERS,
    Labelled,
    by_habit,
    clipping,
    elsewhere,
    grammatical,
    pages,
    render,
    undecided,
    varied,
)

Array = NDArray[np.float64]

#: Points that are smaller say nothing, and their rows are easier to read without them.
LEAST = 0.15
#: Sequences that are worked on together.
BATCH = 16
#: The share of the pages in each bag.
BAG = 0.75
#: Printed pages with more articles have more headlines to their text than newspapers do.
CROWDED = 15
#: The share of the shuffled pages of which only a clipping is left.
CLIPPED = 0.1
#: What is no newspaper is called, and is in every bag.
ELSEWHERE = "no newspaper"
NONE = -1e9

LABELS = list(STATES)
KEPT = [state for state in LABELS if state not in PASSING]  # the states of the article
OBSERVATIONS = [name for rows in first_points.EVIDENCE.values() for name in rows]
_LABEL = {state: n for n, state in enumerate(LABELS)}
_KEPT = {state: n for n, state in enumerate(KEPT)}
_ROW = {name: n for n, name in enumerate(OBSERVATIONS)}
_IN_LABELS = np.array([_LABEL[state] for state in KEPT])
_PASSING = [_LABEL[state] for state in LABELS if state in PASSING - CAPTIONS]
_CAPTION, _MORE = _LABEL["C"], _LABEL["m"]
_START = len(KEPT)
# A step from each state of the article, and from the page's start, to each state of the article.
BEFORE = [*KEPT, START]
ALLOWED = np.array(
    [[f"{state}+" in row or f"{state}-" in row for state in KEPT] for row in map(first_points.FLOW.__getitem__, BEFORE)]
)


class Seen:
    """Lines of a page as numbers: observations, labels that are ruled out, and what their true labels count up to."""

    def __init__(self, looks: Sequence[Look], states: Sequence[str]) -> None:
        if len(looks) != len(states):
            raise ValueError(f"{len(looks)} lines for {len(states)} states")
        self.size = len(looks)
        self.seen = np.zeros((self.size, len(OBSERVATIONS)), np.float32)
        self.ruled_out = np.zeros((self.size, len(LABELS)), np.float32)
        truth = np.zeros((self.size, len(LABELS)))
        self.steps, self.last = np.zeros(ALLOWED.shape), np.zeros(len(KEPT))
        before = _START
        for n, (x, state) in enumerate(zip(looks, states, strict=True)):
            for name, strength in x.seen.items():
                self.seen[n, _ROW[name]] = strength
            if x.size > LONG_LINE:
                self.ruled_out[n] = [0.0 if label in PARAGRAPH_STATES + state else NONE for label in LABELS]
            truth[n, _LABEL[state]] = 1.0
            if state not in PASSING:
                self.steps[before, _KEPT[state]] += 1
                before = _KEPT[state]
        if before != _START:
            self.last[before] = 1
        self.evidence = self.seen.T @ truth


#: The name of a labelled page, and its lines.
Known = tuple[str, Seen]


def rendered(
    everything: Sequence[Labelled], models: dict[str, Models], variants: int, chance: random.Random
) -> Iterator[Known]:
    """The labelled pages as each producer of text in order leaves them, as they stand and shuffled; what is none.

    Once more each is set with white space as other programs and people set it.
    """
    settings: list[Callable[..., tuple[str, list[str]]]] = [
        *(partial(render, producer=producer) for producer in PRODUCERS),
        by_habit,
    ]
    for page in everything:
        for setting in settings:
            for n in range(variants + 1):
                groups = varied(page, everything, chance) if n else page.groups
                if n and chance.random() < CLIPPED:
                    groups = clipping(groups, chance)
                raw, states = setting(groups, chance=chance)
                tiling = tile_lines(Source(raw))
                if _possible(states) and grammatical(states):
                    yield page.name, Seen(look(tiling, models[page.name]), undecided(tiling, states))
    for raw, states in elsewhere():
        tiling = tile_lines(Source(raw))
        seen = Seen(look(tiling), undecided(tiling, states))
        yield from [(ELSEWHERE, seen)] * (variants + 1) * len(settings)


def printed(models: dict[str, Models], folder: Path, family: str) -> Iterator[Known]:
    """Every printed page of the folder, as the passes before `roles` leave it."""
    by_name = {page.name: page for page in pages() if page.articles <= CROWDED}
    for file in sorted(folder.glob("*.boxes.json" if family == "boxes" else "*.txt")):
        page = by_name.get(file.name.split(".")[0])
        if page is None:
            continue
        for looks, states in aligned(_tiling(file, models[page.name]), page.groups, models[page.name]):
            yield page.name, Seen(looks, states)


def _tiling(file: Path, models: Models) -> Tiling:
    if file.suffix == ".json":
        return geometry(tile_lines(boxes(json.loads(file.read_text("utf-8")))))
    return columns(tile_lines(Source(file.read_text("utf-8"))), models)


def _possible(states: Sequence[str]) -> bool:
    before = START
    for state in states:
        if state not in PASSING:
            if not ALLOWED[BEFORE.index(before), _KEPT[state]]:
                return False
            before = state
    return True


class Points:
    """All points as one vector: evidence, steps, last states."""

    def __init__(self, vector: Array) -> None:
        evidence, steps = len(OBSERVATIONS) * len(LABELS), int(ALLOWED.sum())
        self.evidence = vector[:evidence].reshape(len(OBSERVATIONS), len(LABELS))
        self.steps = np.full(ALLOWED.shape, NONE)
        self.steps[ALLOWED] = vector[evidence : evidence + steps]
        self.last = vector[evidence + steps :]

    @staticmethod
    def vector(evidence: Array, steps: Array, last: Array) -> Array:
        """Put the parts together."""
        return np.concatenate([evidence.ravel(), steps[ALLOWED], last])


def _points(row: str, letters: Sequence[str]) -> list[float]:
    values = {state: float(value) for state, value in by_letter(row)}
    return [values.get(letter, 0.0) for letter in letters]


def first() -> Array:
    """The points that were set by hand."""
    evidence = {name: row for group in first_points.EVIDENCE.values() for name, row in group.items()}
    return _vector(
        evidence | {f"> {before}": row for before, row in first_points.FLOW.items()} | {"> $": first_points.LAST}
    )


def shipped(family: str) -> Array:
    """The points of a table that the library has."""
    return _vector(rows(f"{family}.txt"))


def _vector(table: Mapping[str, str]) -> Array:
    return Points.vector(
        np.array([_points(table[name], LABELS) for name in OBSERVATIONS]),
        np.array([_points(table[f"> {before}"], KEPT) for before in BEFORE]),
        np.array(_points(table["> $"], KEPT)),
    )


def _sum(values: Array, axis: int) -> Array:
    top = values.max(axis=axis, keepdims=True)
    total: Array = (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return total


def expectations(emissions: Array, points: Points, sizes: NDArray[np.int64]) -> tuple[Array, Array, Array, Array]:
    """The forward-backward sums: log Z of each page, and how often each label, step and last state is expected.

    A node is (state of the article, whether the line before was a caption), as in `roles.decide`.
    """
    pages_, length, _ = emissions.shape
    kept = len(KEPT)
    forward = np.full((length + 1, pages_, kept + 1, 2), NONE)
    forward[0, :, _START, 0] = 0
    steps = np.where(ALLOWED, np.exp(np.maximum(points.steps, -60)), 0.0)
    for t in range(length):
        any_ = np.logaddexp(forward[t, :, :, 0], forward[t, :, :, 1])
        top = any_.max(1, keepdims=True)
        moved = np.log(np.exp(any_ - top) @ steps + 1e-300) + top
        now = emissions[:, t]
        new = np.empty((pages_, kept + 1, 2))
        new[:, :, 0] = any_ + _sum(now[:, _PASSING], 1)[:, None]
        new[:, :kept, 0] = np.logaddexp(new[:, :kept, 0], moved + now[:, _IN_LABELS])
        new[:, :, 1] = np.logaddexp(any_ + now[:, _CAPTION, None], forward[t, :, :, 1] + now[:, _MORE, None])
        forward[t + 1] = np.where((t < sizes)[:, None, None], new, forward[t])
    ends = np.append(points.last, 0.0)
    final = np.logaddexp(forward[length, :, :, 0], forward[length, :, :, 1]) + ends
    whole = _sum(final, 1)
    last = np.exp(final - whole[:, None]).sum(0)[:kept]
    labels = np.zeros(emissions.shape)
    step_counts = np.zeros(ALLOWED.shape)
    backward = np.zeros((pages_, kept + 1, 2)) + ends[None, :, None]
    for t in range(length - 1, -1, -1):
        live, now = t < sizes, emissions[:, t]
        any_ = np.logaddexp(forward[t, :, :, 0], forward[t, :, :, 1])
        after = now[:, _IN_LABELS] + backward[:, :kept, 0]
        top_a, top_b = any_.max(1, keepdims=True), after.max(1, keepdims=True)
        a, b = np.exp(any_ - top_a), np.exp(after - top_b)
        scale = np.exp(np.minimum(top_a[:, 0] + top_b[:, 0] - whole, 50)) * live
        step_counts += np.einsum("b,bu,uv,bv->uv", scale, a, steps, b)
        labels[:, t, _IN_LABELS] = scale[:, None] * (a @ steps) * b
        for label, begun, flag in [
            *((label, any_, 0) for label in _PASSING),
            (_CAPTION, any_, 1),
            (_MORE, forward[t, :, :, 1], 1),
        ]:
            through = begun + now[:, label, None] + backward[:, :, flag] - whole[:, None]
            labels[:, t, label] = np.exp(np.minimum(through, 0)).sum(1) * live
        onward = np.log(b @ steps.T + 1e-300) + top_b
        passed = _sum(now[:, _PASSING], 1)[:, None] + backward[:, :, 0]
        new = np.empty(backward.shape)
        new[:, :, 0] = np.logaddexp(onward, np.logaddexp(passed, now[:, _CAPTION, None] + backward[:, :, 1]))
        new[:, :, 1] = np.logaddexp(new[:, :, 0], now[:, _MORE, None] + backward[:, :, 1])
        backward = np.where(live[:, None, None], new, backward)
    return whole, labels, step_counts, last


def batches(items: list[Seen]) -> list[tuple[Any, Any, NDArray[np.int64]]]:
    """Pad pages of like length together: observations, ruled-out labels, lengths."""
    ordered = sorted(items, key=lambda item: item.size)
    out = []
    for start in range(0, len(ordered), BATCH):
        batch = ordered[start : start + BATCH]
        longest = max(item.size for item in batch)
        seen, ruled_out = (
            np.stack([np.pad(array, ((0, longest - len(array)), (0, 0))) for array in arrays])
            for arrays in ([item.seen for item in batch], [item.ruled_out for item in batch])
        )
        out.append((seen, ruled_out, np.array([item.size for item in batch])))
    return out


def fit(items: list[Seen], start: Array, prior: float, iterations: int) -> Array:
    """The points that make the true labels likeliest, under a Gaussian prior of precision `prior` around `start`."""
    data = batches(items)
    true = Points.vector(
        np.sum([item.evidence for item in items], axis=0),
        np.sum([item.steps for item in items], axis=0),
        np.sum([item.last for item in items], axis=0),
    )

    def loss(vector: Array) -> tuple[float, Array]:
        points = Points(vector)
        total = -float(true @ vector)
        evidence, steps, last = np.zeros(points.evidence.shape), np.zeros(ALLOWED.shape), np.zeros(len(KEPT))
        for seen, ruled_out, sizes in data:
            whole, labels, step_counts, lasts = expectations(seen @ points.evidence + ruled_out, points, sizes)
            total += float(whole.sum())
            evidence += np.tensordot(seen, labels, axes=([0, 1], [0, 1]))
            steps += step_counts
            last += lasts
        gradient = Points.vector(evidence, steps, last) - true + prior * (vector - start)
        return total + 0.5 * prior * float((vector - start) @ (vector - start)), gradient

    done = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 15})
    print(f"{len(items)} pages, {sum(i.size for i in items)} lines: loss {done.fun:.1f} after {done.nit} steps")
    found: Array = done.x
    return found


def bagged(known: Iterable[Known], start: Array, prior: float, iterations: int, bags: int) -> Array:
    """The mean of several fits, each to part of the pages: what is chance in one of them is not in the mean."""
    by_page: dict[str, list[Seen]] = defaultdict(list)
    for name, seen in known:
        by_page[name].append(seen)
    found = []
    for bag in range(bags):
        chosen = random.Random(bag).sample(sorted(by_page.keys() - {ELSEWHERE}), round(BAG * len(by_page)))
        items = [seen for name in (*chosen, ELSEWHERE) for seen in by_page.get(name, ())]
        found.append(fit(items, start, prior, iterations))
    return np.mean(found, axis=0)  # type: ignore[no-any-return]


def _row(letters: Sequence[str], values: Sequence[float] | Array, least: float = LEAST) -> str:
    pairs = zip(letters, values, strict=True)
    return " ".join(f"{letter}{value:+.1f}" for letter, value in pairs if least <= abs(value) < -NONE)


def table_rows(points: Points) -> dict[str, str]:
    """The rows of a table's file, in the order of `first_points`: observations, then what may follow what."""
    by_name = dict(zip(OBSERVATIONS, points.evidence, strict=True))
    lines = {name: _row(LABELS, by_name[name]) for group in first_points.EVIDENCE.values() for name in group}
    lines |= {f"> {name}": _row(KEPT, row, 0.0) for name, row in zip(BEFORE, points.steps, strict=True)}
    return lines | {"> $": _row(KEPT, points.last)}


def write(points: Points, family: str) -> None:
    """Put a table where the library reads it."""
    found = table_rows(points)
    text = "# What each observation says for each state: see roles.weights; made by tests/tools/fit_weights.py.\n"
    for title, group in first_points.EVIDENCE.items():
        text += f"\n# {title}\n" + "".join(f"{name}\t{found.pop(name)}\n" for name in group)
    text += "\n# What may follow what, and what a page may end with.\n"
    text += "".join(f"{name}\t{row}\n" for name, row in found.items())
    (FOLDER / f"{family}.txt").write_text(text, "utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=int, default=3, help="shuffled pages a labelled page and producer")
    parser.add_argument("--prior", type=float, default=2.0, help="precision of the Gaussian prior")
    parser.add_argument("--iterations", type=int, default=150)
    parser.add_argument("--bags", type=int, default=3, help="fits of which the mean is taken")
    parser.add_argument("--printed", type=Path, help="the folder of `tools.printed`: fit `woven` and `boxes` too")
    parser.add_argument("--tables", nargs="*", default=["plain", "woven", "boxes"], choices=["plain", "woven", "boxes"])
    options: Any = parser.parse_args(arguments)
    models = strangers.models()
    if "plain" in options.tables:
        known = rendered(list(pages()), models, options.variants, random.Random(0))
        write(Points(bagged(known, first(), options.prior, options.iterations, options.bags)), "plain")
    for family in ("woven", "boxes"):
        if family in options.tables and options.printed:
            known = printed(models, options.printed, family)
            points = bagged(known, shipped("plain"), options.prior, options.iterations // 2, options.bags)
            write(Points(points), family)


if __name__ == "__main__":
    main()
