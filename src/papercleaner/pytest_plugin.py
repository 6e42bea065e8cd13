"""Regression tests for your own pages: pytest loads this plugin wherever papercleaner is installed.

A test that asks for `papercleaner_page` runs once for every text of a folder, `tests/pages` unless the setting
`papercleaner_pages` names others::

    def test_page(papercleaner_page):
        papercleaner_page.check()

A text is `NAME.txt`, or `NAME/PRODUCER.txt`. Beside it stand its trace, `….trace`, written by
`pytest --update-traces`, and its truth where there is one: `NAME.gold.json`, or `NAME/truth.json` (see
`papercleaner.evaluation`). The scores of pages with a truth have floors in `floors.json` in the folder, raised by
`pytest --update-floors`; a floor never falls. Neither option runs where the environment has CI: people review what
it writes.
"""

from __future__ import annotations

import difflib
import json
import math
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from papercleaner import Page, clean

PAGES = "tests/pages"
_UPDATES = ("--update-traces", "--update-floors")
#: A score may fall by this much: rounding is no regression.
ROOM = 0.002


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options and the setting."""
    group = parser.getgroup("papercleaner")
    group.addoption("--update-traces", action="store_true", help="write the pages' traces anew; review them as a diff")
    group.addoption("--update-floors", action="store_true", help="raise the floors to the present scores")
    parser.addini("papercleaner_pages", f"folders of pages for papercleaner_page (default: {PAGES})", type="paths")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to change golden files under CI."""
    for option in _UPDATES:
        if os.environ.get("CI") and config.getoption(option):
            raise pytest.UsageError(f"{option} changes golden files, which people review: it does not run under CI")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for `papercleaner_page` once for every page."""
    if "papercleaner_page" not in metafunc.fixturenames:
        return
    config = metafunc.config
    folders = config.getini("papercleaner_pages") or [config.rootpath / PAGES]
    pages = [
        RegressionPage(file, folder, config.getoption("--update-traces"), config.getoption("--update-floors"))
        for folder in map(Path, folders)
        for file in sorted({*folder.glob("*.txt"), *folder.glob("*/*.txt")})
    ]
    if not pages:
        places = ", ".join(map(str, folders))
        raise pytest.UsageError(f"no pages (*.txt) in {places}: set papercleaner_pages in your pytest settings")
    metafunc.parametrize("papercleaner_page", pages, ids=[page.name for page in pages], indirect=True)


@pytest.fixture
def papercleaner_page(request: pytest.FixtureRequest) -> RegressionPage:
    """One page of the folder: its raw text, cleaned, and the checks against its trace and its floors."""
    page: RegressionPage = request.param
    return page


@dataclass(frozen=True)
class RegressionPage:
    """A page of a folder of regression tests."""

    file: Path
    folder: Path
    update_traces: bool = False
    update_floors: bool = False

    @property
    def name(self) -> str:
        """How the test calls it: the file's path in the folder, without .txt."""
        return self.file.relative_to(self.folder).with_suffix("").as_posix()

    @cached_property
    def raw(self) -> str:
        """The raw text, every character as it stands in the file."""
        return self.file.read_bytes().decode("utf-8")

    @cached_property
    def page(self) -> Page:
        """The cleaned page."""
        return clean(self.raw)

    @cached_property
    def truth(self) -> dict[str, Any] | None:
        """What people say that the page holds; None where nobody has."""
        if self.file.parent == self.folder:
            file = self.file.with_name(f"{self.file.name.partition('.')[0]}.gold.json")
        else:
            file = self.file.with_name("truth.json")
        return json.loads(file.read_text("utf-8")) if file.is_file() else None

    def check(self) -> None:
        """Check the trace, and the floors where the page has a truth."""
        __tracebackhide__ = True
        self.check_trace()
        if self.truth is not None:
            self.check_floors()

    def check_trace(self) -> None:
        """Fail where a decision is another than in the reviewed trace; `--update-traces` writes it."""
        __tracebackhide__ = True
        file = self.file.with_suffix(".trace")
        trace = self.page.explain() + "\n"
        if self.update_traces:
            file.write_bytes(trace.encode("utf-8", "backslashreplace"))
        if not file.is_file():
            pytest.fail(f"{self.name} has no trace yet: run pytest --update-traces and review {file}")
        old = file.read_bytes().decode("utf-8")
        if trace.encode("utf-8", "backslashreplace") != file.read_bytes():
            diff = difflib.unified_diff(old.splitlines(), trace.splitlines(), "reviewed", "now", lineterm="", n=0)
            changes = "\n".join(diff)
            pytest.fail(f"decisions on {self.name} changed: run pytest --update-traces, review the diff\n{changes}")

    def check_floors(self) -> None:
        """Fail where a score is under its floor; `--update-floors` raises the floors.

        The page needs a truth: the test fails where it has none.
        """
        __tracebackhide__ = True
        from papercleaner.evaluation import METRICS, score

        if self.truth is None:
            pytest.fail(f"{self.name} has no truth to score it against")
        scores = score(self.truth, self.raw, self.page.to_dict(), self.file.stem.rpartition(".")[2])
        measured = {metric: value for metric in METRICS if (value := getattr(scores, metric)) is not None}
        file = self.folder / "floors.json"
        floors: dict[str, dict[str, float]] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        if self.update_floors:
            old = floors.get(self.name, {})
            raised = {metric: math.floor(value * 1000) / 1000 for metric, value in measured.items()}
            floors[self.name] = old | {metric: max(value, old.get(metric, 0.0)) for metric, value in raised.items()}
            file.write_text(json.dumps(dict(sorted(floors.items())), ensure_ascii=False, indent=1) + "\n", "utf-8")
        if self.name not in floors:
            pytest.fail(f"{self.name} has no floors yet: run pytest --update-floors")
        fallen = [
            f"{metric}: {measured.get(metric)} is under {floor}"
            for metric, floor in floors[self.name].items()
            if measured.get(metric, 0.0) < floor - ROOM
        ]
        if fallen:
            pytest.fail("\n".join([*fallen, "", *scores.faults]))
