"""What the tests share: the sample pages, each cleaned and scored once, and the two options that renew golden files."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from papercleaner import Page, clean
from papercleaner.evaluation import Sample, Scores, score

FIXTURES = Path(__file__).parent.parent / "fixtures"
UPDATES = ("--update-floors", "--update-traces")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("papercleaner")
    group.addoption("--update-floors", action="store_true", help="raise fixtures/floors.json; no floor ever falls")
    group.addoption("--update-traces", action="store_true", help="write fixtures/traces anew; review them as a diff")


def pytest_configure(config: pytest.Config) -> None:
    for option in UPDATES:
        if os.environ.get("CI") and config.getoption(option):
            raise pytest.UsageError(f"{option} changes golden files, which people review: it does not run under CI")


@cache
def _cleaned(sample: Sample) -> Page:
    return clean(sample.read()[0])


@cache
def _scored(sample: Sample) -> Scores:
    raw, truth = sample.read()
    return score(truth, raw, _cleaned(sample).to_dict(), sample.producer)


class Bench:
    """The sample pages, cleaned and scored on first need."""

    def page(self, sample: Sample) -> Page:
        return _cleaned(sample)

    def scores(self, sample: Sample) -> Scores:
        return _scored(sample)


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench()


@pytest.fixture(scope="session")
def seed_text() -> str:
    return (FIXTURES / "pages" / "seed" / "blocks.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def seed_page(seed_text: str) -> Page:
    return clean(seed_text)


@pytest.fixture(scope="session")
def tei_grammar() -> Any:
    """The whole of TEI P5: ten seconds to compile, so once for all tests."""
    etree = pytest.importorskip("lxml.etree")
    return etree.RelaxNG(etree.parse(FIXTURES / "schemas" / "tei_all.rng"))
