"""Personal names: their form, and where one ends in a run."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner import words
from papercleaner.grammar import names, units


def cut(text: str, *, pen: bool = False) -> list[str] | None:
    found = names.split(text, 0, len(text), pen=pen)
    return None if found is None else [names.bare(text, where) for where in found]


@pytest.mark.parametrize("name", ["程雪", "欧阳静", "司马青云", "阿依努尔·买买提", "范徐丽泰", "Momo"])
def test_a_full_name_is_known_by_its_surname_or_its_dots(name: str) -> None:
    assert names.is_name(name)


@pytest.mark.parametrize("text", ["昨日", "从省厅", "了解到", "我们的", "新闻发布会", ""])
def test_running_text_is_no_name(text: str) -> None:
    assert not names.is_name(text)
    assert not names.is_pen_name(text) or text == ""


@pytest.mark.parametrize(
    ("run", "parts"),
    [
        ("赵  岩   林  朗", ["赵岩", "林朗"]),
        ("季  芳、贺岩", ["季芳", "贺岩"]),
        ("欧阳 静 李大力", ["欧阳静", "李大力"]),
        ("郭 守 仁", ["郭守仁"]),
        ("高原卢静怡", ["高原", "卢静怡"]),
        ("姚一轩戴澄", ["姚一轩", "戴澄"]),
        ("诸葛明王小川", ["诸葛明", "王小川"]),
        ("阿依努尔·买买提 王小川", ["阿依努尔·买买提", "王小川"]),
    ],
)
def test_a_run_is_cut_into_its_names(run: str, parts: list[str]) -> None:
    assert cut(run) == parts


def test_pen_names_are_read_only_where_they_are_expected() -> None:
    assert cut("阿茂 一粟") is None
    assert cut("阿茂 一粟", pen=True) == ["阿茂", "一粟"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("杜鹃王某酒后驾驶", "杜鹃"), ("沈若楠昨日上午", "沈若楠"), ("欧阳静今天宣布", "欧阳静"), ("昨日上午", "")],
)
def test_the_words_that_follow_end_a_name(text: str, name: str) -> None:
    assert text[: names.name_at(text, 0, len(text))] == name


@pytest.mark.parametrize("text", ["县纪委", "清溪县双河乡", "机电学院", "党政办", "东风机床厂"])
def test_a_body_is_known_by_its_ending(text: str) -> None:
    assert units.is_unit(text)


@given(st.text(alphabet="王李欧阳静 、·Ab小的", max_size=30), st.booleans())
def test_names_follow_one_another_within_the_run(text: str, pen: bool) -> None:
    found = names.split(text, 0, len(text), pen=pen) or ()
    at = 0
    for start, stop in found:
        assert at <= start < stop <= len(text)
        at = stop


def test_the_dictionary_is_our_own_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    words.tokenizer.cache_clear()
    assert words.known("报道")
    assert not words.known("羊荣江")
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
