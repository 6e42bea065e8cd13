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
