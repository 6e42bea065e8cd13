from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from cases import Case, params
from papercleaner.columns import columns
from papercleaner.columns.diagnosis import has_gutters
from papercleaner.lines import tile_lines
from papercleaner.model import Role, Tiling
from papercleaner.source import Box, Source, SourceLine
from papercleaner.text import fold

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
IN_ORDER = ("blocks", "lines", "tight")
MIXED = ("pdf_layout", "pdf", "tesseract")


def page(text: str) -> Tiling:
    return tile_lines(Source(text))


def files(*producers: str) -> list[object]:
    found = [file for producer in producers for file in sorted(PAGES.glob(f"*/{producer}.txt"))]
    return [pytest.param(file, id=f"{file.parent.name}.{file.stem}") for file in found]


def texts(tiling: Tiling) -> list[str]:
    return [tiling.raw[slice(*tile.span)] for tile in tiling.reading]


@pytest.mark.parametrize("case", params("columns"))
def test_small_pages_are_read_in_order(case: Case) -> None:
    found = columns(page(case.input))
    assert found.layout.kind == case.expected["kind"]
    assert " / ".join(texts(found)) == case.expected["read"]


@pytest.mark.parametrize("file", files(*IN_ORDER))
def test_a_page_in_order_comes_back_unchanged(file: Path) -> None:
    before = page(file.read_text("utf-8"))
    assert columns(before) is before


@pytest.mark.parametrize("file", files(*MIXED))
def test_no_character_is_lost_and_only_white_space_is_gap(file: Path) -> None:
    before = page(file.read_text("utf-8"))
    after = columns(before)
    assert "".join(after.raw[slice(*tile.span)] for tile in after.tiles) == before.raw
    assert all(after.raw[slice(*t.span)].isspace() == (t.role is Role.GAP) for t in after.tiles)
    assert sorted(tile.order for tile in after.unsure) == list(range(len(after.unsure)))


@pytest.mark.parametrize("file", files(*MIXED))
def test_the_diagnosis_says_how_sure_the_order_is(file: Path) -> None:
    found = columns(page(file.read_text("utf-8")))
    assert (found.layout.order_confidence < 1) == (found.layout.kind != "paragraphs")
    assert 0 < found.layout.order_confidence <= 1
    if found.layout.kind == "gutters":
        assert 5 <= found.layout.measure <= 45


@pytest.mark.parametrize("file", files("pdf_layout"))
def test_gutters_are_seen(file: Path) -> None:
    assert has_gutters(page(file.read_text("utf-8")))


def test_pages_with_boxes_are_left_to_geometry() -> None:
    case = next(c for c in (p.values[0] for p in params("columns")) if c.expected["kind"] == "gutters")  # type: ignore[attr-defined]
    line = SourceLine(0, len(case.input.splitlines()[0]), Box(0, 0, 100, 10))
    before = tile_lines(Source(case.input, (line,)))
    assert columns(before) is before


def neighbours(lines: list[str]) -> set[tuple[str, str]]:
    """Pairs of lines of running text that follow one another, as far as they can be told from all others."""
    lone = {line for line in lines if lines.count(line) == 1 and len(line) >= 8}
    return {(a, b) for a, b in pairwise(lines) if a in lone and b in lone}


@pytest.mark.parametrize(("producer", "floor"), [("pdf_layout", 0.9), ("pdf", 0.8)])
def test_lines_that_follow_one_another_in_print_do_so_again(producer: str, floor: float) -> None:
    kept = total = 0
    for file in sorted(PAGES.glob(f"*/{producer}.txt")):
        truth = file.with_name("lines.txt").read_text("utf-8").splitlines()
        wanted = neighbours(["".join(fold(line).split()) for line in truth])
        found = columns(page(file.read_text("utf-8")))
        kept += len(wanted & set(pairwise("".join(fold(text).split()) for text in texts(found))))
        total += len(wanted)
    assert kept >= floor * total, f"{kept} of {total}"
