"""Lines that take turns, strips of columns, headlines out of place: the order in which they are read."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import Case, load, params
from papercleaner import words
from papercleaner.columns import links
from papercleaner.columns.weave import is_woven, weave
from papercleaner.lines import tile_lines
from papercleaner.model import Role, Tiling
from papercleaner.source import Source
from papercleaner.text import fold
from tools import written

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
CASES = load("weave")
#: Log-odds from which on words say yes.
YES = 0.5
#: Pages, and the share of their lines that must be read before the same line as in the truth; half of that is nothing
#: that a page in raw order has.
WOVEN = {
    "d01-provincial-front/rapidocr_rows": 0.75,
    "d03-party-daily-1956/rapidocr_rows": 0.75,
    "d07-notices/rapidocr_rows": 0.6,
    "d03-party-daily-1956/rapidocr": 0.8,
    "d17-1965-industrial/rapidocr": 0.6,
}
#: A page twenty times as long may take so many times as long: linear work, on a machine with other work.
LINEAR = 60


def page(text: str) -> Tiling:
    return tile_lines(Source(text))


def order(tiling: Tiling) -> list[int]:
    """The numbers of the raw lines, from 1, as they are read."""
    raw = [tile for tile in tiling.tiles if tile.role is not Role.GAP]
    numbers = {tile.span: number for number, tile in enumerate(raw, 1)}
    return [numbers[tile.span] for tile in tiling.reading]


def neighbours(texts: list[str]) -> set[tuple[str, str]]:
    return set(pairwise("".join(fold(text).split()) for text in texts if text.strip()))


@pytest.mark.parametrize(
    "case", [p for p, case in zip(params("weave"), CASES, strict=True) if "order" in case.expected]
)
def test_lines_are_read_in_order(case: Case) -> None:
    found = weave(page(case.input))
    assert order(found) == [int(number) for number in case.expected["order"].split()]
    assert found.layout.kind == case.expected["kind"]


@pytest.mark.parametrize("case", [case for case in CASES if "on" in case.expected], ids=lambda case: case.title)
def test_words_across_a_seam(case: Case) -> None:
    lines = [links.read(fold(line)) for line in case.input.splitlines()]
    assert (links.Links(lines).text(0, 1) > YES) == (case.expected["on"] == "yes")


@pytest.mark.parametrize("producer", ["blocks", "lines", "tight"])
def test_pages_in_order_are_not_touched(producer: str) -> None:
    files = sorted(PAGES.glob(f"*/{producer}.txt"))
    assert files
    moved = [file.parent.name for file in files if is_woven(page(file.read_text("utf-8")))]
    assert not moved


@pytest.mark.parametrize("name", WOVEN)
def test_woven_pages_come_back_in_order(name: str) -> None:
    file = PAGES / f"{name}.txt"
    raw = page(file.read_text("utf-8"))
    found = weave(raw)
    true = neighbours(file.with_name("lines.txt").read_text("utf-8").splitlines())

    def share(tiling: Tiling) -> float:
        read = neighbours([tiling.text(tile) for tile in tiling.reading])
        present = {text for pair in read for text in pair}
        asked = {pair for pair in true if pair[0] in present and pair[1] in present}
        return len(asked & read) / len(asked)

    assert share(found) >= WOVEN[name]
    assert share(found) > share(raw)
    assert 0.5 < found.layout.order_confidence < 1


@settings(max_examples=60, deadline=None)
@given(st.permutations([line for case in CASES for line in case.input.splitlines()][:40]))
def test_no_line_is_lost_whatever_the_order(lines: list[str]) -> None:
    raw = page("\n".join(lines))
    found = weave(raw)
    assert [tile.span for tile in found.tiles] == [tile.span for tile in raw.tiles]
    assert sorted(order(found)) == list(range(1, len(lines) + 1))
    assert sorted(tile.order for tile in found.reading) == list(range(len(lines)))


def test_whoever_set_blank_lines_between_blocks_knew_the_order() -> None:
    woven = next(case.input for case in CASES if case.expected.get("kind") == "turns")
    assert is_woven(page(woven))
    assert not is_woven(page(woven.replace("\n", "\n\n")))


def test_a_moved_line_says_why() -> None:
    found = weave(page(next(case.input for case in CASES if case.expected.get("kind") == "turns")))
    assert {note.rule for tile in found.tiles for note in tile.notes} == {"the columns take turns", "running text"}


@pytest.mark.parametrize("producer", ["rapidocr_rows", "rapidocr"])
def test_time_is_linear_in_the_text(producer: str) -> None:
    text = (PAGES / "d03-party-daily-1956" / f"{producer}.txt").read_text("utf-8").rstrip("\n")
    words.tokenizer()

    def seconds(times: int) -> float:
        tiling = page("\n".join([text] * times))
        start = time.process_time()
        weave(tiling)
        return time.process_time() - start

    assert seconds(20) < LINEAR * min(seconds(1) for _ in range(3))


@pytest.mark.parametrize("name", ["c06-county-1958", "d1-national-1977", "k07-legal-2015", "i3-local-1924"])
def test_two_lines_that_seem_to_have_changed_places_make_no_woven_page(name: str) -> None:
    (found,) = (written_page for written_page in written.pages() if written_page.name == name)
    assert not is_woven(page(found.raw("tight")))
