"""Spaces between all characters or words are taken out before a page is read, and put back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jieba
import pytest
from hypothesis import given, settings

from papercleaner import Box, Source, SourceLine, clean
from papercleaner.spaces import STRAY, Unspaced, stray
from papercleaner.text import fold
from test_properties import FEW, assert_sound, pagelike

PAGE = """岭东工人日报
2022年5月19日 星期四
责任编辑：杜敏
我省将投放首批采样小屋
本报讯 记者程雪报道 昨日，我省召开新闻发布会，通报
首批采样小屋的投放情况。"""


def characters(text: str) -> str:
    """A space between all characters of each line, as Tesseract's older models set them."""
    return "\n".join(" ".join(line) for line in text.split("\n"))


def words(text: str) -> str:
    """A space between all words."""
    return "\n".join(" ".join(word for word in jieba.lcut(line) if word != " ") for line in text.split("\n"))


@pytest.mark.parametrize("spaced", [characters, words])
def test_a_spaced_page_is_read_like_another(spaced: Callable[[str], str]) -> None:
    page = clean(spaced(PAGE))
    (article,) = page.articles
    assert page.issue.title == "岭东工人日报"
    assert page.issue.date == "2022-05-19"
    assert page.issue.editors == ("杜敏",)
    assert article.headline == "我省将投放首批采样小屋"
    assert [(who.role, who.name) for who in article.bylines] == [("记者", "程雪")]
    assert article.body == "昨日，我省召开新闻发布会，通报首批采样小屋的投放情况。"
    assert_sound(page)


def test_the_spans_point_into_the_text_as_given() -> None:
    raw = characters(PAGE)
    page = clean(raw)
    (article,) = page.articles
    assert page.raw == raw
    assert [who.name for who in article.bylines] == ["程雪"]
    assert "".join(raw[slice(*span)] for span in page.tiling.persons[0].name) == "程 雪"
    assert page.rebuild(page.tiling.persons[0].name) == "程雪"
    stray_edits = [edit for edit in page.tiling.edits if edit.rule == STRAY]
    assert {edit.text for edit in stray_edits} == {""}
    assert page.explain().endswith(f"edit {STRAY}: {len(stray_edits)} of them are not shown")


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("本 报 讯   记 者 张 三", "本报讯 记者张三"),  # three spaces: one was printed
        ("季     芳 昨 日 到 会", "季  芳昨日到会"),
        ("2 0 2 2 年 5 月 开 始", "2022年5月开始"),
        ("昨 日 14 时 ， 县 里 开 会", "昨日14时，县里开会"),
        ("下 载 App 3 000 次 以 上", "下载App 3 000次以上"),
        ("他 说 ： 「 不 去 」 。", "他说：「不去」。"),
    ],
)
def test_what_was_printed_is_left(raw: str, left: str) -> None:
    assert Unspaced.of(Source(raw)).left.text == left


@pytest.mark.parametrize(
    "raw",
    [
        "本报讯 记者张三 通讯员李四 昨日，县里开会。",
        "张 三  李 四",  # two names that a printer spread, no page of them
        "A page of English prose has a space between all of its words, and no Chinese.",
        "",
        "   ",
    ],
)
def test_other_texts_are_left_alone(raw: str) -> None:
    if raw.startswith("张"):
        raw += "\n" + "昨日上午，全县春耕现场会在城东公社召开，各公社的代表三百余人到会。"
    source = Source(raw)
    assert Unspaced.of(source).left is source
    assert not stray(fold(raw))


@pytest.mark.parametrize("file", FEW, ids=lambda f: f"{f.parent.name}.{f.stem}")
def test_pages_say_the_same_with_spaces_and_without(file: Path) -> None:
    text = re.sub(r"[^\S\n]+", "", file.read_text("utf-8"))
    plain, spaced = clean(text), clean(characters(text))
    assert said(spaced.to_dict()) == said(plain.to_dict())
    assert_sound(spaced)


def said(value: Any) -> Any:
    """What a page says, without its spans."""
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in value.items() if key != "spans"}
    return [said(inner) for inner in value] if isinstance(value, list | tuple) else value


@given(pagelike)
@settings(deadline=None, max_examples=60)
def test_any_spaced_text_gives_a_sound_page(text: str) -> None:
    assert_sound(clean(characters(text)))


def test_lines_with_boxes_keep_their_places() -> None:
    plain, spaced = (clean(with_boxes(text)) for text in (PAGE, characters(PAGE)))
    assert said(spaced.to_dict()) == said(plain.to_dict())
    assert spaced.regions(spaced.articles[0]) == plain.regions(plain.articles[0])
    assert [line for region in spaced.regions(spaced.articles[0]) for line in region.lines] == ["3", "4"]


def with_boxes(text: str) -> Source:
    """The text with a box around each line, one under the other."""
    places = [(match.start(), match.end()) for match in re.finditer("[^\n]+", text)]
    boxes = [Box(0, 30 * n, 300, 30 * n + 20) for n in range(len(places))]
    return Source(
        text, tuple(SourceLine(*at, box, id=str(n)) for n, (at, box) in enumerate(zip(places, boxes, strict=True)))
    )
