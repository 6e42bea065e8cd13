"""What lines read like by their own words."""

from __future__ import annotations

import pytest

from papercleaner.language.phrases import LIKE, STRONGEST, runs, shipped
from papercleaner.tables import FOLDER
from papercleaner.text import fold

#: Lines of forms that every paper has; none stands in the labelled pages.
LINES = {
    "遗失启事": "T",
    "责任编辑　卢大年": "F",
    "（本报记者　钟小山）": "S",
    "圖為工程人員檢查橋墩。": "C",
    "广州海关去年查获走私案件三百余宗": "H",
    "——记红旗公社女拖拉机手": "D",
    "的时候，他们才知道这件事已经过去了": "p",
}


@pytest.mark.parametrize(("line", "letter"), LINES.items())
def test_a_line_reads_like_what_it_is(line: str, letter: str) -> None:
    found = shipped().likeness(fold(line))
    assert LIKE[letter] in sorted(found, key=lambda name: -found[name])[:2]


def test_figures_and_latin_words_are_all_alike() -> None:
    assert list(runs("12 Mar")) == list(runs("34 Oct"))


def test_long_lines_are_read_at_both_ends() -> None:
    found = set(runs("甲" * 40 + "乙"))
    assert {"^甲", "乙$"} <= found


def test_strength_has_its_bounds() -> None:
    assert all(0 < value <= STRONGEST for value in shipped().likeness("").values())


def test_the_table_is_small_enough_to_ship() -> None:
    assert (FOLDER / "phrases.tsv").stat().st_size < 2_000_000
