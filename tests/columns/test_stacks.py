"""What stands over columns: bylines and titles, where nothing but their words tells them apart."""

from __future__ import annotations

import pytest

from papercleaner.columns.stacks import is_byline, is_title


@pytest.mark.parametrize(
    "text", ["程雪", "欧阳静、程雪", "本报记者程雪", "(程雪)", "文/杭之图/小邱", "责任编辑程雪", "本报评论员"]
)
def test_a_name_and_whoever_is_named_as_writer_is_a_byline(text: str) -> None:
    assert is_byline(text)
    assert not is_title(text)


@pytest.mark.parametrize("text", ["失而复得", "足环之谜", "当庭验羽", "江城夜话", "各让一步", "要闻", "不肯收的一袋面"])
def test_a_few_characters_that_could_be_a_pen_name_are_a_title(text: str) -> None:
    assert not is_byline(text)
    assert is_title(text) == (len(text) > 2)


@pytest.mark.parametrize(
    "text",
    [
        "河湾大队修成新水渠",
        "学生救国联合会昨开执委会",
        "杨树浦路电车肇祸",
        "七名待业女青年办起修表店",
        "关雎访欧载誉归来",
    ],
)
def test_a_title_with_what_could_be_a_place_of_work_and_names_is_a_title(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize("text", ["临水镇 农民 吕有田", "太行钢铁厂工人评论组", "(本刊编辑部)"])
def test_who_writes_for_a_place_of_work_is_a_byline(text: str) -> None:
    assert is_byline(text)
