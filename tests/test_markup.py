"""Markdown and HTML of document models: evidence, not text."""

from __future__ import annotations

import pytest

from papercleaner import clean
from papercleaner.lines import tile_lines
from papercleaner.markup import blanked, parts
from papercleaner.model import Role, Span
from papercleaner.source import Source

PAGE = """<!-- page 3 -->
# 岭东工人日报

2022年5月19日 星期四

## 我省将投放首批采样小屋

**本报讯** 记者程雪报道 昨日，我省召开新闻发布会，通报首批采样小屋的投放情况。

![](images/1.jpg)

图为工作人员在采样小屋前。王启航摄

据介绍，首批采样小屋共1万个，**年底前**将全部投放到位。
"""


def test_markup_is_not_printed() -> None:
    page = clean(PAGE)
    (article,) = page.articles
    assert page.issue.title == "岭东工人日报"
    assert article.headline == "我省将投放首批采样小屋"
    assert article.dateline == "本报讯"
    assert article.body.endswith("据介绍，首批采样小屋共1万个，年底前将全部投放到位。")
    assert [caption.text for caption in article.captions] == ["图为工作人员在采样小屋前。"]


def test_brackets_of_markup_inside_a_line_are_not_printed_in_another_width() -> None:
    raw = "昨日上午![](0)新车间开工，工人们一早就到了。"
    assert clean(raw).rebuild((Span(0, len(raw)),)) == "昨日上午新车间开工，工人们一早就到了。"


@pytest.mark.parametrize("bold", ["**{}**", "<p><b>{}</b></p>", "<strong>{}</strong>"])
def test_a_bold_line_is_a_heading(bold: str) -> None:
    text = "昨日上午，全县春耕现场会在城东公社召开，各公社的代表三百余人到会。"
    page = clean("\n".join([bold.format("春耕现场会召开"), text, bold.format("水塔落成"), text]))
    seen = [line.split("roles: ")[1].split(",")[0] for line in page.explain().split("\n") if "roles: " in line]
    assert [rule == "marked as a heading" for rule in seen] == [True, False, True, False]


def test_bold_words_at_the_beginning_of_a_line_make_no_heading() -> None:
    tiles = tile_lines(Source("**本报讯** 昨日，县里开会。\n**春耕**\n本报")).reading
    notes = [[note.rule for note in tile.notes] for tile in tiles if tile.role is not Role.FURNITURE]
    assert notes == [[], ["in bold"], []]


def test_entities_of_spaces_are_not_printed() -> None:
    page = clean("&nbsp;&nbsp;&nbsp;&nbsp;昨日，县里开会。")
    assert [item.kind for item in page.furniture] == ["markup"]
    assert page.to_text().strip() == "昨日，县里开会。"


def test_markup_is_kept_as_furniture() -> None:
    kinds = {item.text: item.kind for item in clean(PAGE).furniture}
    assert kinds["##"] == kinds["![](images/1.jpg)"] == "markup"


def test_rows_of_a_table_are_lines() -> None:
    rows = "<tr><td>白菜</td><td>每斤一角</td></tr><tr><td>萝卜</td><td>每斤八分</td></tr>"
    page = clean(f"{PAGE}\n## 今日市场行情\n\n<table>{rows}</table>\n")
    assert [(notice.title, notice.text) for notice in page.notices] == [
        ("今日市场行情", "白菜 每斤一角\n萝卜 每斤八分"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "138****2207：给老人让座",  # a telephone number made unreadable
        "A<B，B>C",
        "#1楼失火",
        "价格：3|4",
        "＊＊＊",
        "“……”",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert blanked(text, text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("### 标题", "    标题"),
        ("他**说**了", "他  说  了"),
        ("```html", "       "),
        ("---", "   "),
        ("<b>粗</b>", "   粗    "),
    ],
)
def test_markup_is_read_as_spaces(text: str, seen: str) -> None:
    assert blanked(text, text) == seen


def test_a_break_ends_a_line() -> None:
    line = "第一行<br>第二行"
    assert [line[start:stop] for start, stop in parts(line)] == ["第一行", "第二行"]


def test_marks_without_words_are_noise() -> None:
    page = clean("春耕开始\n| . |\n本报讯 昨日，全省春耕现场会召开。\n")
    assert [(item.kind, item.text) for item in page.furniture] == [("noise", "| . |")]


def test_markup_between_a_dateline_and_its_byline_is_not_lost() -> None:
    page = clean("春耕开始\n\n**本报讯**（记者**程雪**）昨日，各地农民纷纷下地，今年的春耕比往年早了十天。\n")
    spans = [span for article in page.articles for span in article.spans]
    spans += [span for item in page.furniture for span in item.spans]
    assert sum(stop - start for start, stop in spans) == sum(not char.isspace() for char in page.raw)
