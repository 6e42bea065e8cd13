"""The sample pages: scores that never fall, and traces that show the reach of a change.

`pytest --update-floors` raises fixtures/floors.json to the present means: a floor never falls, and a mean below its
floor stays a failure. `pytest --update-traces` writes fixtures/traces anew, to be reviewed as a diff.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from papercleaner import clean, readers
from papercleaner.evaluation import METRICS, Sample, Scores, samples, score
from tools import written
from tools.labelled import PRODUCERS, Group, wrap

FIXTURES = Path(__file__).parent.parent / "fixtures"
FLOORS, TRACES = FIXTURES / "floors.json", FIXTURES / "traces"
SAMPLES = samples(FIXTURES / "pages")
#: A floor is this much under the score it was made from: rounding is no regression.
ROOM = 0.002
#: `blocks` is what the project exists for; the three show what happens to hard-wrapped lines. More would hide the diff.
TRACED_LINES = ("d01-provincial-front", "d03-party-daily-1956", "d05-republican-vertical")
TRACED = [s for s in SAMPLES if s.producer == "blocks" or (s.producer == "lines" and s.page in TRACED_LINES)]

#: Pages that are judged together. Decisions are weighed for all pages at once, so that one page's gain may be another's
#: loss: what must not fall is the mean of a producer. The seed page stands alone: it is without a fault.
GROUPS = {"seed": [s for s in SAMPLES if s.page == "seed"]}
GROUPS |= {producer: [s for s in SAMPLES if s.producer == producer] for producer in {s.producer for s in SAMPLES}}

#: The pages' lines with their boxes, as PP-OCRv4 gives them.
BOXES = sorted(FIXTURES.glob("pages/*/boxes.json"))

#: Pages that others wrote, with the truth of bylines and mastheads, by what a producer leaves of them.
WRITTEN = {f"written.{producer}": producer for producer in PRODUCERS}

#: Some of them as `tools.printed` prints them and `pdftotext -layout` reads them: damage that nothing is fitted to.
PRINTED = sorted(FIXTURES.glob("printed/*.pdf_layout.txt"))

#: All that has floors.
FLOORED = [*sorted(GROUPS), *WRITTEN, "printed.pdf_layout", "boxes"]

Floors = dict[str, dict[str, float]]


def read_floors() -> Floors:
    floors: Floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def means(scores: Iterable[Scores]) -> dict[str, float]:
    """The mean of each metric, over the pages that have it."""
    rows = list(scores)
    known = {metric: [v for row in rows if (v := getattr(row, metric)) is not None] for metric in METRICS}
    return {metric: fmean(values) for metric, values in known.items() if values}


def raised(old: dict[str, float], measured: dict[str, float]) -> dict[str, float]:
    """The floors of one group: the old ones, and higher ones where the scores allow."""
    new = {metric: max(0.0, round(math.floor(value * 1000) / 1000 - ROOM, 3)) for metric, value in measured.items()}
    return {m: max(old.get(m, 0.0), new.get(m, 0.0)) for m in METRICS if m in old or m in new}


@pytest.fixture(scope="module")
def floors(request: pytest.FixtureRequest) -> Iterator[Floors]:
    floors = read_floors()
    yield floors
    if request.config.getoption("--update-floors"):
        rows = (f" {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(floors.items()))
        FLOORS.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def boxed(file: Path) -> Scores:
    """The scores of a page that is read by its boxes."""
    source, truth = readers.boxes(file), json.loads((file.parent / "truth.json").read_text("utf-8"))
    return score(truth, source.text, clean(source).to_dict(), "boxes")


def written_scores(producer: str) -> Iterator[Scores]:
    """The scores of the written pages as a producer leaves them."""
    for page in written.pages():
        raw = page.raw(producer)
        yield score(page.truth, raw, clean(raw).to_dict(), producer)


def printed_scores() -> Iterator[Scores]:
    """The scores of the printed pages."""
    truths = {page.name: page.truth for page in written.pages()}
    for file in PRINTED:
        name, _, producer = file.stem.partition(".")
        raw = file.read_bytes().decode("utf-8")
        yield score(truths[name], raw, clean(raw).to_dict(), producer)


def measured(group: str, bench: Any) -> Iterable[Scores]:
    if group in WRITTEN:
        return written_scores(WRITTEN[group])
    if group == "printed.pdf_layout":
        return printed_scores()
    return map(boxed, BOXES) if group == "boxes" else map(bench.scores, GROUPS[group])


@pytest.mark.parametrize("group", FLOORED)
def test_no_mean_falls_below_its_floor(group: str, bench: Any, floors: Floors, request: pytest.FixtureRequest) -> None:
    found = means(measured(group, bench))
    if request.config.getoption("--update-floors"):
        floors[group] = raised(floors.get(group, {}), found)
    assert group in floors, "pages without floors: run pytest --update-floors"
    under = {metric: (found[metric], floor) for metric, floor in floors[group].items() if found[metric] < floor}
    assert not under, f"metrics under their floors: {under}; python -m papercleaner.evaluation shows every page"


def test_blank_lines_behind_paragraphs_part_no_articles() -> None:
    def spaced(group: Group) -> Iterator[str]:
        for state, text in group:
            yield "\n".join(wrap(text, 15)) if state == "P" else text

    scores = []
    for page in islice(written.pages(), 0, None, 10):
        raw = "\n\n".join(part for group in page.groups for part in spaced(group))
        scores.append(score(page.truth, raw, clean(raw).to_dict(), "lines"))
    assert means(scores)["articles"] > 0.65  # 0.24, where each paragraph is taken for the first of an article


def test_every_floor_has_its_pages_and_its_metric() -> None:
    floors = read_floors()
    assert set(floors) == set(FLOORED)
    assert {metric for row in floors.values() for metric in row} <= set(METRICS)


def test_a_floor_only_rises() -> None:
    measured = {"articles": 1.0, "titles": 0.5, "bylines": 0.9999, "paragraphs": 0.0, "text": 0.7}
    assert raised({"titles": 0.6, "text": 0.1, "headline": 0.3}, measured) == {
        "articles": 0.998,
        "titles": 0.6,
        "headline": 0.3,
        "bylines": 0.997,
        "paragraphs": 0.0,
        "text": 0.698,
    }


@pytest.mark.parametrize("sample", TRACED, ids=lambda sample: sample.name)
def test_the_trace_is_the_reviewed_one(sample: Sample, bench: Any, request: pytest.FixtureRequest) -> None:
    trace = bench.page(sample).explain() + "\n"
    file = TRACES / f"{sample.name}.txt"
    if request.config.getoption("--update-traces"):
        TRACES.mkdir(exist_ok=True)
        file.write_bytes(trace.encode("utf-8"))
    assert file.exists(), "a page without a trace: run pytest --update-traces"
    assert trace == file.read_bytes().decode("utf-8"), "decisions changed: run pytest --update-traces, review the diff"


def test_every_trace_has_its_page() -> None:
    assert {file.name for file in TRACES.glob("*")} <= {f"{sample.name}.txt" for sample in TRACED}


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.producer == "blocks"], ids=lambda sample: sample.name)
def test_a_page_is_made_of_its_own_text(sample: Sample, bench: Any) -> None:
    assert bench.page(sample).raw == sample.read()[0]
