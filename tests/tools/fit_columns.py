"""Fit the points by which columns are put together: python -m tools.fit_columns FOLDER (from tests/).

FOLDER is that of `tools.printed`. Which column or stretch of text goes on in which, and to which article a title
belongs, and which lines are running text, is known from the labels; the points make it likeliest (multinomial logistic
regression over the choices). Writes the tables of `KINDS` and `CHOICES`. Needs numpy and scipy
(`pip install '.[fit]'`).
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from papercleaner.columns import chains, joints, links, pieces, rows
from papercleaner.columns.assign import NOTHING, assigned, follow
from papercleaner.columns.blocks import Lines
from papercleaner.columns.diagnosis import has_gutters, has_margins
from papercleaner.columns.gutters import pieces_of
from papercleaner.columns.homes import leaning
from papercleaner.columns.order import seen
from papercleaner.columns.paths import Paths
from papercleaner.columns.segments import observed_lines, placed, segments
from papercleaner.columns.stacks import Evidence, Stack, stacked
from papercleaner.columns.stretches import APART, Stretches, all_choices
from papercleaner.columns.weave import Woven
from papercleaner.columns.weave import read as read_woven
from papercleaner.language import Models
from papercleaner.language.phrases import RUNNING
from papercleaner.lines import tile_lines
from papercleaner.model import Tiling
from papercleaner.source import Source
from papercleaner.tables import Seen
from tools import shipping, strangers
from tools.aligned import GRAM, INSIDE, Aligner, plain
from tools.labelled import Labelled, pages

Array = NDArray[np.float64]
Item = tuple[Mapping[int, Seen], int]
#: What each column of a page may go on with, and what it does; None where that is not known.
Whole = tuple[Sequence[Mapping[int, Seen]], Sequence[int | None]]

#: An article's first column begins no further inside its text; the next goes on so near its end (characters).
FIRST, NEAR = 12, 60
PRIOR = 2.0
#: Pages whose articles are shorter on the mean (characters) have more seams to their text than newspapers do.
SHORT = 180
#: Two articles run together cost more than one that is cut in two: what is added to a stretch's beginning (log-odds).
CAUTION = {"columns": 1.0, "rows": 0.5, "turns": 0.5, "strips": 0.5}
#: How often all pages are put together, how far a mistake moves the points, by how much the truth has to be best.
PASSES, STEP, MARGIN = 4, 0.01, 1.0
#: An article without a title costs more than one that is given to another: what is added to its beginning (log-odds).
UNTITLED = -1.3
#: Whose texts each kind of page is.
PRODUCERS = {
    "columns": "pdf_layout",
    "rows": "pdf",
    "turns": "rapidocr_rows",
    "strips": "rapidocr",
    "tesseract": "tesseract",
}
STRETCHES = ("rows", "turns", "strips")
#: The tables that put articles together, each for the kind of page of its name.
CHOICES = ("columns", *STRETCHES)
#: The tables that say which lines are running text, and where rows have gutters: the kinds of pages that they are for.
KINDS = {"lines": ("columns", "tesseract"), "running": STRETCHES, "joints": ("columns", "tesseract")}
#: Lines are plenty, every so many pages have enough of them.
FEW = {"lines": 4, "running": 3}
#: So much of a text is looked up, and so much behind a space.
FOUND, SEAM = 14, 6


class Truth:
    """Where a labelled page has the lines of a printed one."""

    def __init__(self, page: Labelled) -> None:
        """Take the whole of each group, and the running text of each article."""
        self.whole = Aligner(page.groups)
        self.groups = [Aligner([group]) for group in page.groups]
        bodies = [[line for line in group if line.state in "PVX"] for group in page.groups]
        self.bodies = {n: Aligner([body]) for n, body in enumerate(bodies) if any(x.state in "PV" for x in body)}

    def owner(self, lines: Sequence[str]) -> int:
        """The number of the group in which most of the lines stand; -1 where none is found."""
        votes: Counter[int] = Counter()
        for line in lines:
            votes.update(n for n, group in enumerate(self.groups) if group.find(line, 0) >= 0)
        return max(votes, key=lambda n: (votes[n], -n), default=-1)

    def letter(self, text: str) -> str:
        """The letter of the labelled line in which a text stands; empty where it stands nowhere."""
        at = self.whole.find(text, 0)
        return self.whole.line[at][0] if at >= 0 else ""

    def parted(self, before: str, after: str) -> bool | None:
        """Whether a text goes on elsewhere than right behind another one; None where that is not known.

        Nor does it matter whether a header or footer is cut between the things that it names.
        """
        last, first = _near_space(before[::-1])[::-1], _near_space(after)
        if self.letter(last) == "F":
            return None
        if not first or last + first[:SEAM] in self.whole.text:
            return False if last and first else None
        if min(len(last), len(first)) < GRAM:
            return None
        at = self.whole.find(last, 0)
        there = self.whole.find(first, at + len(last)) if at >= 0 else -1
        return abs(there - at - len(last)) > INSIDE if there >= 0 else None

    def before(self, stretches: Sequence[Sequence[str]]) -> list[int | None]:
        """What each stretch goes on with; None where that is not known, or where it is no article's."""
        places = [self._place(lines) for lines in stretches]
        return [self._before(n, places) for n in range(len(places))]

    def _place(self, lines: Sequence[str]) -> tuple[int, int, int] | None:
        for n, body in self.bodies.items():
            first, last = body.find(lines[0], 0), body.find(lines[-1], 0)
            if min(first, last) >= 0:
                return n, first, last + len(lines[-1])
        return None

    @staticmethod
    def _before(n: int, places: Sequence[tuple[int, int, int] | None]) -> int | None:
        place = places[n]
        if place is None:
            return None
        if place[1] <= FIRST:
            return NOTHING
        others = [(abs(place[1] - o[2]), m) for m, o in enumerate(places) if o and m != n and o[0] == place[0]]
        away, m = min(others, default=(NEAR + 1, NOTHING))
        return m if away <= NEAR else None


def _near_space(text: str) -> str:
    """What stands before the first space of a text, or more if that is too little to be found."""
    return next((part for part in map(plain, (text.split(" ")[0], text)) if len(part) >= GRAM), plain(text))[:FOUND]


def _articles(before: Sequence[int | None]) -> list[list[int]]:
    known = [NOTHING if b is None else b for b in before]
    return follow([b if known.count(b) == 1 else NOTHING for b in known], range(len(known)))


def _chosen(owners: Sequence[int], owner: int, given: Mapping[int, Seen]) -> int | None:
    """The article among those given that is the owner; None where that is not known."""
    mine = [n for n in given if n != NOTHING and owners[n] == owner]
    return None if owner < 0 or len(mine) > 1 else mine[0] if mine else NOTHING


def of_columns(page: Tiling, truth: Truth, models: Models) -> Iterator[Item]:
    """The choices on a page with gutters."""
    if not has_gutters(page):
        return
    stacks, used, evidence = _laid_out(page, models)
    texts, linked = _texts(stacks), evidence.links
    before = truth.before(texts)
    yield from _known(Paths(stacks, evidence).choices(), before)
    paths = _articles(before)
    owners = [truth.owner([line for n in path for line in texts[n]]) for path in paths]
    loose = [t for t in evidence.loose if t.lines[0].index not in used]
    lines = Lines([[stacks[n] for n in path] for path in paths], loose, linked)
    homes, chosen = [lines.choices(t) for t in loose], [truth.owner([t.text]) for t in loose]
    yield from _leaning(homes, owners, chosen, lines.beneath(loose), lambda at, n: leaning(lines.kind(loose[at]), n))


def whole(page: Tiling, truth: Truth, models: Models) -> Whole:
    """All choices between the columns of a page with gutters, and the truth."""
    stacks, _, evidence = _laid_out(page, models)
    return Paths(stacks, evidence).choices(), truth.before(_texts(stacks))


def _laid_out(page: Tiling, models: Models) -> tuple[list[Stack], set[int], Evidence]:
    """The columns of a page with gutters, the numbers of the loose lines inside them, and what is known beyond them."""
    cut, linked = pieces_of(page, models)
    evidence = seen(segments(cut, linked, exact=has_margins(page)), linked)
    return *stacked(evidence), evidence


def _texts(stacks: Sequence[Stack]) -> list[list[str]]:
    return [[line.text for s in stack.segments for line in s.lines] for stack in stacks]


def of_stretches(page: Tiling, truth: Truth, kind: str, models: Models) -> Iterator[Item]:
    """The choices on a page whose lines are out of order."""
    found = _read(page, models, kind)
    if found is None:
        return
    places = found.places if isinstance(found, rows.Rows) else ()
    stretches = Stretches(found.pieces, found.lines, found.links, places)
    texts = [[found.lines[n].text for n in found.pieces[at].lines] for at in stretches.body]
    before = truth.before(texts)
    yield from _known(all_choices(stretches, kind), before)
    paths = _articles(before)
    owners = [truth.owner([line for n in path for line in texts[n]]) for path in paths]
    loose = stretches.loose
    chosen = [truth.owner([found.lines[n].text for n in found.pieces[at].lines]) for at in loose]
    homes, next_lines = stretches.owners(paths), stretches.next_lines()
    yield from _leaning(homes, owners, chosen, next_lines, lambda k, n: leaning(stretches.kind(loose[k]), n))


def _leaning(
    homes: Sequence[dict[int, Seen]],
    owners: Sequence[int],
    chosen: Sequence[int],
    next_lines: Sequence[int],
    more: Callable[[int, int], Seen],
) -> Iterator[Item]:
    """The choices of lines that are no running text, each told where the line that is read next belongs."""
    true = [_chosen(owners, owner, given) for owner, given in zip(chosen, homes, strict=True)]
    for line, (given, after, article) in enumerate(zip(homes, next_lines, true, strict=True)):
        there = true[after] if after >= 0 else None
        if there is not None and there in given:
            given[there].update(more(line, there))
        if article is not None:
            yield given, article


def of_lines(page: Tiling, truth: Truth, models: Models) -> Iterator[Item]:
    """Whether each line of a page with gutters is running text (1), or not."""
    if not has_gutters(page):
        return
    cut, linked = pieces_of(page, models)
    for n, observed in observed_lines(*placed(cut, linked, exact=has_margins(page)), linked):
        if letter := truth.letter(cut[n].text):
            yield {NOTHING: {}, 1: observed}, 1 if letter in RUNNING else NOTHING


def of_woven_lines(page: Tiling, truth: Truth, kind: str, models: Models) -> Iterator[Item]:
    """Whether each line of a page whose lines are out of order is running text (1), or not."""
    found = _read(page, models, kind)
    if found is None:
        return
    odd = links.titles(found.lines)
    for column in found.columns:
        full = chains.measures(column, found.lines)
        for n, observed in zip(column, chains.seen(column, full, found.links, odd), strict=True):
            letter = truth.letter(found.lines[n].text)
            if letter:
                yield {NOTHING: {}, 1: observed}, 1 if letter in RUNNING else NOTHING


def of_joints(page: Tiling, truth: Truth, models: Models) -> Iterator[Item]:
    """Whether a row goes on in another column (1) behind a single space, or not."""
    for piece, at, observed in joints.seen(pieces.rows(page), models.fluency):
        parted = truth.parted(piece.text[: at - 1], piece.text[at:])
        if parted is not None:
            yield {NOTHING: {}, 1: observed}, 1 if parted else NOTHING


def items(name: str, kind: str, page: Tiling, truth: Truth, models: Models) -> Iterator[Item]:
    """The choices by which a table is fitted that a page of this kind has."""
    if name == "joints":
        return of_joints(page, truth, models)
    if name == "lines":
        return of_lines(page, truth, models)
    if name == "running":
        return of_woven_lines(page, truth, kind, models)
    return of_columns(page, truth, models) if name == "columns" else of_stretches(page, truth, kind, models)


def _read(page: Tiling, models: Models, kind: str) -> rows.Rows | Woven | None:
    """What such a page is made of; None where it is of another kind."""
    if kind == "rows":
        return rows.cut(page, models)
    found = read_woven(page, models)
    return found if found and found.kind == kind else None


def _known(choices: Sequence[Mapping[int, Seen]], before: Sequence[int | None]) -> Iterator[Item]:
    for given, true in zip(choices, before, strict=True):
        if true is not None and true in given:
            yield given, true


def fit(known: Sequence[Item]) -> dict[str, float]:
    """The points that make what is true likeliest."""
    names = sorted({name for given, _ in known for one in given.values() for name in one})
    column = {name: n for n, name in enumerate(names)}
    data: list[tuple[Array, int]] = []
    for given, true in known:
        x = np.zeros((len(given), len(names)))
        for row, one in enumerate(given.values()):
            for name, strength in one.items():
                x[row, column[name]] = strength
        data.append((x, list(given).index(true)))

    def loss(vector: Array) -> tuple[float, Array]:
        value, gradient = 0.5 * PRIOR * float(vector @ vector), PRIOR * vector
        for x, row in data:
            z = x @ vector
            likely = np.exp(z - z.max())
            likely /= likely.sum()
            value -= float(np.log(likely[row] + 1e-12))
            gradient = gradient + x.T @ likely - x[row]
        return value, gradient

    done: Any = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 100})
    print(f"{len(known)} choices: {float(done.fun) / len(known):.3f} nats each")
    return dict(zip(names, map(float, done.x), strict=True))


def together(table: Mapping[str, float], known: Sequence[Whole]) -> dict[str, float]:
    """Points that put whole pages right, where those of single choices begin.

    No two columns go on with the same, so one choice decides on others: each page is put together, and what is wrong in
    it moves the points (an averaged structured perceptron with a margin: Collins, EMNLP 2002).
    """
    found, sums, steps = defaultdict(float, table), defaultdict[str, float](float), 0
    order, chance = list(known), random.Random(0)
    for _ in range(PASSES):
        chance.shuffle(order)
        for choices, before in order:
            points = [{n: sum(found[o] * v for o, v in one.items()) for n, one in c.items()} for c in choices]
            true = [b if b in c else None for b, c in zip(before, choices, strict=True)]
            for of_one, b in zip(points, true, strict=True):
                if b is not None:
                    of_one[b] -= MARGIN
            for c, b, got in zip(choices, true, assigned(points), strict=True):
                if b is None or b == got:
                    continue
                for one, step in ((c[b], STEP), (c[got], -STEP)):
                    for observation, strength in one.items():
                        found[observation] += step * strength
            steps += 1
            for observation, value in found.items():
                sums[observation] += value
    return {observation: value / steps for observation, value in sums.items()}


def write(table: Mapping[str, float], name: str) -> None:
    """Put a table where the library reads it."""
    shown = {observation: f"{value:+.2f}" for observation, value in sorted(table.items())}
    shipping.write(f"{name}.txt", "What each observation says for a choice; made by tests/tools/fit_columns.py", shown)


def main(arguments: list[str] | None = None) -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*", default=[*KINDS, *CHOICES])
    options = parser.parse_args(arguments)
    truths = {page.name: Truth(page) for page in pages() if page.length >= SHORT}
    models = strangers.models()

    def printed(kind: str) -> Iterator[tuple[Tiling, Truth, Models]]:
        for file in sorted(options.folder.glob(f"*.{PRODUCERS[kind]}.txt")):
            name = file.name.split(".")[0]
            if name not in truths:
                continue
            yield tile_lines(Source(file.read_text("utf-8"))), truths[name], models[name]

    for name in options.tables:
        known: list[Item] = []
        for kind in KINDS.get(name, (name,)):
            for page, truth, m in islice(printed(kind), 0, None, FEW.get(name, 1)):
                known += items(name, kind, page, truth, m)
        found = fit(known)
        if name == "columns":
            found = together(found, [whole(page, truth, m) for page, truth, m in printed(name) if has_gutters(page)])
        if name in CHOICES:
            found["begins"] += CAUTION[name]
        if name in APART:
            found["begins without a title"] += UNTITLED
        write(found, name)


if __name__ == "__main__":
    main()
