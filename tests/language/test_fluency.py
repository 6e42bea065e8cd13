"""How well text reads on from one line to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner.language.fluency import OTHERS, Fluency, plain, shipped
from papercleaner.tables import FOLDER
from papercleaner.text import fold
from tools import fit_fluency
from tools.labelled import Labelled, Line

#: A line, one that reads on from it, and one that does not; none stands in the labelled pages.
SEAMS = [
    ("他在会上表示，今年要进一步加强基", "层组织建设，把各项工作落到实处。", "的农民说，去年冬天水渠就修好了。"),
    ("【本報訊】昨晚十時許，本港警務", "處接獲報告，派員到場調查。", "元，較上月同期增加百分之十二。"),
    ("该厂去年生产的自行车达到二十三万", "辆，比前年增长了一成半。", "委书记到车间去和工人谈心。"),
]
TINY = Labelled("tiny", [[Line("P", "天地天地天地玄黄，天地玄黄。")]])


@pytest.mark.parametrize(("line", "on", "off"), SEAMS)
def test_what_goes_on_reads_better_than_what_does_not(line: str, on: str, off: str) -> None:
    model, before = shipped(), fold(line)
    assert model.between(before, fold(on)) > model.between(before, fold(off))


def test_what_was_seen_often_follows_and_what_was_not_is_strange() -> None:
    model = fit_fluency.fit([TINY])
    assert model.between("天", "地") > 0 > model.between("天", "黄")
    assert model.between("地玄", "黄") > 0
    assert model.between("", "天") == model.between("天", "") == 0


def test_figures_and_latin_words_are_all_alike() -> None:
    assert plain("12 Mar 三日") == plain("34 Oct 三日")


def test_a_long_number_is_read_whole() -> None:
    model = shipped()
    assert model.between("共计123456789", "万元") == model.between("共计99", "万元")


@given(st.text(), st.text())
def test_any_two_texts_have_an_answer(before: str, after: str) -> None:
    assert -30 < shipped().between(fold(before), fold(after)) < 30


def test_a_character_that_stands_for_all_others_is_no_character_of_the_text() -> None:
    starred = Labelled("starred", [[Line("P", "甲*甲*甲*")]])
    assert fit_fluency.fit([starred]).rows.get("甲", "").count(OTHERS) <= 1


def test_pages_by_which_the_library_is_measured_are_not_known_by_heart() -> None:
    measured = Labelled(min(fit_fluency.MEASURED), TINY.groups)
    assert fit_fluency.fit([measured]) == Fluency({})


def test_the_table_is_small_enough_to_ship() -> None:
    assert (FOLDER / "fluency.tsv").stat().st_size < 2_000_000
