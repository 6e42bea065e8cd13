"""How well `plain` reads labelled pages that nothing was fitted to: python -m tools.held_out (from tests/).

Every fifth page is kept from the models of language and from the points. The truth of a page is what the later passes
make of its true roles, so that only roles are measured, by the metrics of `papercleaner.evaluation`. With ninety pages,
each rendered six times, it tells two ways of seeing apart that the sample does not: there a fit more or less is ±0.01.

Needs numpy and scipy (`pip install '.[fit]'`); takes half an hour. `--shipped` fits no points but scores the
library's own table, which knows the pages. `--unseen` fits nothing at all and scores the library on the pages of
`fixtures/labelled/unseen`, which it does not know; takes a minute.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from papercleaner.evaluation import METRICS, Scores, score
from papercleaner.evaluation.metrics import mean
from papercleaner.language import Models, shipped
from papercleaner.lines import tile_lines
from papercleaner.model import Tiling
from papercleaner.page import Page
from papercleaner.pipeline import PASSES
from papercleaner.roles import roles
from papercleaner.roles.features import look
from papercleaner.roles.looks import Look
from papercleaner.roles.walk import assigned, decide
from papercleaner.roles.weights import Table, read, table
from papercleaner.source import Source
from tools import fit_weights, strangers
from tools.labelled import PRODUCERS, UNSEEN, Labelled, grammatical, pages, render, undecided

#: Each page is printed so many times for each producer.
RENDERINGS = 2
#: What a truth calls the parts of an article.
NAMES = {"rubric": "column", "decks": "subheads", "byline": "byline_text"}
#: The keys of an issue that truths have.
ISSUE = frozenset(
    "title date weekday lunar_date cn postal_code issue_no page_no section website email address postcode hotline"
    " editors layout_editors proofreaders".split()
)


def finished(page: Tiling, looks: list[Look], states: list[str], weights: Table) -> dict[str, Any]:
    """What the passes behind `roles` make of these states."""
    page = assigned(page, looks, states, weights)
    for step in PASSES[PASSES.index(roles) + 1 :]:
        page = step(page)
    found: dict[str, Any] = json.loads(Page(page).to_json())
    return found


def as_truth(page: Mapping[str, Any]) -> dict[str, Any]:
    """A page in the form of a truth."""
    articles = [
        {NAMES.get(key, key): value for key, value in article.items()}
        | {"type": "article", "photos": [{"caption": caption["text"]} for caption in article["captions"]]}
        for article in page["articles"]
    ]
    notices = [{"type": "notice", "lines": notice["text"].split("\n")} for notice in page["notices"]]
    issue = {key: value for key, value in page["issue"].items() if key in ISSUE}
    return {"blocks": articles + notices, "furniture": page["furniture"], "issue": issue}


def scored(chosen: Iterable[Labelled], models: Mapping[str, Models], weights: Table) -> Iterator[tuple[str, Scores]]:
    """Producer and scores of every rendering of these pages."""
    for page in chosen:
        for producer in PRODUCERS:
            for n in range(RENDERINGS):
                raw, lines = render(page.groups, producer, random.Random(f"{page.name} {producer} {n}"))
                tiling = tile_lines(Source(raw))
                states = undecided(tiling, lines)
                if grammatical(states):
                    looks = look(tiling, models[page.name])
                    truth = as_truth(finished(tiling, looks, states, weights))
                    yield producer, score(truth, raw, finished(tiling, looks, decide(looks, weights), weights))


def main(arguments: list[str] | None = None) -> None:
    """Fit to four fifths, and print the means of the last fifth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", type=int, default=0, help=f"which of the {strangers.PARTS} parts is held out")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--shipped", action="store_true", help="fit nothing: the table that the library has")
    parser.add_argument("--unseen", action="store_true", help="fit nothing: the library on pages that it does not know")
    options: Any = parser.parse_args(arguments)
    weights = table("plain")
    if options.unseen:
        held = list(pages(UNSEEN))
        models = dict.fromkeys((page.name for page in held), shipped())
    else:
        everything, models = list(pages()), strangers.models()
        held = list(islice(everything, options.part, None, strangers.PARTS))
    if not (options.shipped or options.unseen):
        known = fit_weights.rendered([p for p in everything if p not in held], models, 1, random.Random(0))
        points = fit_weights.fit([seen for _, seen in known], fit_weights.first(), 2.0, options.iterations)
        weights = read(fit_weights.table_rows(fit_weights.Points(points)))
    found = defaultdict[str, list[Scores]](list)
    for producer, scores in scored(held, models, weights):
        found[producer].append(scores)
    print("         ", *(f"{metric[:8]:>8}" for metric in METRICS), "    mean")
    for producer, many in found.items():
        means = [mean(getattr(scores, metric) for scores in many) or 0.0 for metric in METRICS]
        print(f"{producer:9}", *(f"{value:8.3f}" for value in (*means, sum(means) / len(means))))


if __name__ == "__main__":
    main()
