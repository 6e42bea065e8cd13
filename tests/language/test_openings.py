"""Whether a paragraph opens its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner.language.openings import READ, Openings, shipped
from papercleaner.tables import FOLDER
from papercleaner.text import fold
from tools import fit_openings
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, Line

#: How an article begins, and how its text goes on; none stands in the labelled pages.
PAIRS = [
    ("本报讯　昨日，全市粮食工作会议在人民", "他说，今年的收成比去年好，但不能"),
    ("【本報訊】昨晚十時許，本港警務處接獲", "該名女子送院後證實不治，警方正"),
    ("日前，记者在城西一家菜市场看到，摊主", "此外，市场还设立了公平秤，并公布"),
    ("近来有些青年工人不安心学技术，以为", "“这样的事不是一件两件。”她补充"),
]
TINY = Labelled("tiny", [[Line("H", "春耕会议"), Line("P", "日前甲乙"), Line("P", "他说丙丁")]] * 9)


@pytest.mark.parametrize(("first", "later"), PAIRS)
def test_an_opening_is_told_from_what_comes_later(first: str, later: str) -> None:
    model = shipped()
    assert model.opens(fold(first)) > model.opens(fold(later))


def test_what_opens_is_learned_from_the_first_paragraphs() -> None:
    model = fit_openings.fit([TINY])
    assert model.opens("日前") > 0 > model.opens("他说")


def test_pages_by_which_the_library_is_measured_are_not_known_by_heart() -> None:
    assert list(fit_openings.paragraphs([Labelled(min(MEASURED), TINY.groups)])) == []


def test_only_the_beginning_is_read() -> None:
    assert shipped().opens("甲" * READ) == shipped().opens("甲" * READ + "乙" * 1_000_000)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert -60 < shipped().opens(fold(text)) < 60


def test_an_empty_model_says_nothing() -> None:
    assert Openings({}).opens("日前") == 0


def test_the_table_is_small_enough_to_ship() -> None:
    assert (FOLDER / "openings.tsv").stat().st_size < 200_000
