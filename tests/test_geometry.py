"""Geometry: boxes give the reading order, cut merged lines, and say what a line looks like in its column."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import typeset
from papercleaner import readers
from papercleaner.geometry import geometry, regions
from papercleaner.lines import tile_lines
from papercleaner.model import Role, Span, Tiling
from papercleaner.source import Box, Source
from papercleaner.text import width

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
EM = 20

Row = tuple[float, float, str]


def line(x: float, y: float, text: str, size: float = 1.0) -> dict[str, Any]:
    """A line at a place in body characters and rows of 1.4 of them, with characters so large."""
    left, top = x * EM, y * 1.4 * EM
    return {"box": [left, top, left + width(text) * EM * size, top + EM * size * 1.1], "text": text}


def column(x: float, y: float, *texts: str) -> list[dict[str, Any]]:
    """Body lines one under the other."""
    return [line(x, y + n, text) for n, text in enumerate(texts)]


def read(lines: list[dict[str, Any]]) -> Tiling:
    lines = sorted(lines, key=lambda item: (item["box"][1], item["box"][0]))
    return geometry(tile_lines(readers.boxes(lines)))


def texts(page: Tiling) -> list[str]:
    return [page.raw[slice(*tile.span)] for tile in page.reading]


def seen(page: Tiling, text: str) -> dict[str, float]:
    assert page.source
    found = page.source.line_at(page.raw.index(text))
    assert found is not None
    assert found.place is not None
    return dict(found.place.seen)


def test_a_page_without_boxes_stays_as_it_is() -> None:
    page = tile_lines(Source("本报讯\n昨日"))
    assert geometry(page) is page


def test_columns_under_a_title_that_spans_them_are_read_one_after_the_other() -> None:
    first = ("　　甲一甲一甲一甲一", "甲二甲二甲二甲二甲二", "甲三甲三甲三甲三甲三")
    second = ("乙一乙一乙一乙一乙一", "乙二乙二乙二乙二乙二", "乙三乙三乙三。")
    title = "街头新事多"
    page = read([line(4, 0, title, 2.5), *column(0, 3, *first), *column(12, 3, *second)])
    assert texts(page) == [title, *(t.strip() for t in first), *second]


def test_a_narrow_title_heads_the_columns_beside_it_too() -> None:
    columns = [[f"{name}{n}{name}{n}{name}{n}{name}{n}{name}{n}" for n in "一二三"] for name in "甲乙丙"]
    lines = [line for n, texts_ in enumerate(columns) for line in column(n * 12, 4, *texts_)]
    page = read([line(0, 0, "栏目", 1.1), line(14, 1, "新事", 2.5), *lines])
    assert texts(page)[:2] == ["栏目", "新事"]
    assert texts(page)[2:] == [text for texts_ in columns for text in texts_]


def test_articles_side_by_side_keep_their_titles() -> None:
    left = [line(1, 0, "左边题目", 2), *column(0, 2, "甲一甲一甲一甲一甲一", "甲二甲二甲二甲二甲二", "甲三甲三。")]
    right = [line(15, 0, "右边题目", 2), *column(14, 2, "乙一乙一乙一乙一乙一", "乙二乙二乙二乙二乙二", "乙三乙三。")]
    page = read([*left, *right])
    assert texts(page) == [item["text"] for item in (*left, *right)]


def body(name: str, count: int) -> list[str]:
    """Lines of eleven characters, each told apart by its number."""
    return [f"{name}{n}{name * 9}" for n in "一二三四五六七八"[:count]]


def article(title: list[dict[str, Any]], *columns: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Lines on a page, and their texts in the order in which they are read."""
    lines = [*title, *(item for column_ in columns for item in column_)]
    return lines, [item["text"].strip() for item in lines]


UNDER_ONE_TITLE = {
    "a column that begins with what somebody says, two short lines": article(
        [line(13, 0, "街头新事多", 2)],
        [line(2, 3, "“这么算你看看行不"), line(0, 4, "行？”"), *column(0, 5, *body("甲", 4))],
        column(12, 3, *body("乙", 6)),
        column(24, 3, *body("丙", 6)),
    ),
    "columns that reach their title over other columns": article(
        [line(25, 0, "街头新事", 2)],
        *(column(12 * n, 3, *body(name, 5)) for n, name in enumerate("甲乙丙丁")),
    ),
    "a column in which nothing but the article's last line stands": article(
        [line(7, 0, "街头新事多", 2)],
        column(0, 3, *body("甲", 6)),
        column(12, 3, *body("乙", 6)),
        [line(24, 3, "丙丙丙丙丙。")],
    ),
    "a title read in two halves that hang over the gutter": article(
        [line(1, 0, "谁来听证席位", 2), line(13.5, 0, "坐满了乘客", 2)],
        column(0, 3, *body("甲", 4)),
        column(12, 3, *body("乙", 4)),
    ),
    "a title read in two halves, centred": article(
        [line(5, 0, "一张假证", 1.6), line(12.4, 0, "三场考试", 1.6)],
        column(0, 3, *body("甲", 4)),
        column(12, 3, *body("乙", 4)),
    ),
    "a deck and a byline that are no wider than the column under them": article(
        [line(6, 0, "三千亩蒜田托出去", 2.5), line(13, 2.4, "某镇托管的调查"), line(13.4, 3.4, "本报记者 某某某")],
        column(0, 5, *body("甲", 5)),
        column(12, 5, *body("乙", 5)),
        column(24, 5, *body("丙", 5)),
    ),
    "two decks of one size, which look like text": article(
        [line(6, 0, "人大举行会议", 3), line(13, 2.4, "听取减负情况报告"), line(13, 3.4, "审议管理条例草案")],
        column(0, 5, *body("甲", 5)),
        column(12, 5, *body("乙", 5)),
        column(24, 5, *body("丙", 5)),
    ),
}


@pytest.mark.parametrize("case", UNDER_ONE_TITLE)
def test_columns_begin_under_the_whole_title_that_is_theirs(case: str) -> None:
    lines, order = UNDER_ONE_TITLE[case]
    assert texts(read(lines)) == order


#: A row of two columns, what stands under it past white space, and whether that is another row of the page.
UNDER_WHITE_SPACE = {
    "text goes on past a picture": ((body("甲", 4), body("乙", 4)), (body("丙", 4), body("丁", 4)), False),
    "paragraphs begin past a picture where paragraphs ended": (
        ([*body("甲", 4), "完。"], [*body("乙", 4), "完。"]),
        (["　　始" + "丙" * 8, *body("丙", 4)], ["　　始" + "丁" * 8, *body("丁", 4)]),
        False,
    ),
    "text breaks off where a paragraph begins, and ends where text goes on": (
        (body("甲", 4), [*body("乙", 4), "完。"]),
        (["　　始" + "丙" * 8, *body("丙", 4)], body("丁", 4)),
        True,
    ),
    "text breaks off over a notice": (
        (body("甲", 4), [*body("乙", 4), "完。"]),
        (["　　　启事", *body("丙", 3)], []),
        True,
    ),
}


@pytest.mark.parametrize("case", UNDER_WHITE_SPACE)
def test_white_space_ends_a_row_where_its_text_cannot_go_on(case: str) -> None:
    above, below, ends = UNDER_WHITE_SPACE[case]
    a, b = indented(0, 0, above[0]), indented(12, 0, above[1])
    c, d = indented(0, 9, below[0]), indented(12, 9, below[1])
    order = [*a, *b, *c, *d] if ends else [*a, *c, *b, *d]
    assert texts(read([*a, *b, *c, *d])) == [item["text"].strip() for item in order]


def indented(x: float, y: float, rows: Sequence[str]) -> list[dict[str, Any]]:
    """Lines one under the other, each set in by as many characters as it has spaces at its head."""
    return [line(x + len(text) - len(text.strip()), y + n, text.strip()) for n, text in enumerate(rows)]


@pytest.mark.parametrize("place", [1, 2])
def test_text_that_begins_to_the_left_of_its_title_is_read_after_it(place: int) -> None:
    title = [line(12 * place, 0, "串文的题", 2.2), line(12 * place, 2, "副题在此", 1.2)]
    columns = [indented(0, 0, ["　　始" + "甲" * 8, *body("甲", 7)])]
    for n, name in ((1, "乙"), (2, "丙")):
        columns.append(column(12 * n, 4, *body(name, 4)) if n == place else column(12 * n, 0, *body(name, 8)))
    lines, order = article(title, *columns)
    assert texts(read(lines)) == order


def test_text_beside_a_title_that_ended_before_it_is_not_its_own() -> None:
    before = column(0, 0, *body("甲", 7), "甲甲甲甲。")
    title = [line(12, 0, "另外一题", 2.2)]
    text = column(12, 3, *body("乙", 5))
    assert texts(read([*before, *title, *text])) == [item["text"] for item in (*before, *title, *text)]


def test_a_column_between_two_titles_belongs_to_the_text_that_begins_level_with_it() -> None:
    left, _ = article([line(1, 0, "左边题目", 2)], column(0, 2, *body("甲", 6)))
    right, _ = article(
        [line(25, 0, "右边题目某某", 2)], column(12, 3.5, *body("乙", 4)), column(24, 3.5, *body("丙", 4))
    )
    assert texts(read([*left, *right])) == [item["text"] for item in (*left, *right)]


def test_text_of_another_size_is_under_another_title() -> None:
    box = [line(3, 0, "法条链接", 1.2), *(line(0, 2 + n, text, 0.8) for n, text in enumerate(body("甲", 5)))]
    lines, _ = article([line(24.5, 0, "全省覆盖", 2)], column(12, 2, *body("乙", 4)), column(24, 2.3, *body("丙", 4)))
    assert texts(read([*box, *lines])) == [item["text"] for item in (*box, *lines)]


def test_a_paper_named_in_large_type_in_the_header_is_no_title_of_the_columns_under_it() -> None:
    head = [line(0, 0, "二〇〇三年十二月九日"), line(14, 0, "赣湘日报", 1.5), line(27, 0, "责任编辑 鲍锐")]
    lines, order = article(
        [line(14, 2, "钱堵在哪里", 2)], *(column(12 * n, 5, *body(x, 5)) for n, x in enumerate("甲乙丙"))
    )
    page = read([*head, *lines])
    assert texts(page) == [item["text"] for item in head] + order
    assert "header or footer" in seen(page, "赣湘日报")


def test_titles_side_by_side_are_no_halves_of_one() -> None:
    left, right = (
        [line(x, 0, f"{name}地某某某事", 1.6), *column(x, 2, *body(name, 4))] for x, name in ((0, "甲"), (12, "乙"))
    )
    assert texts(read([*left, *right])) == [item["text"] for item in (*left, *right)]


def test_a_notice_under_two_articles_does_not_hide_the_gutter_between_them() -> None:
    left = [line(1, 0, "左边题目", 2), *column(0, 2, *body("甲", 5))]
    right = [line(15, 0.1, "右边题目", 2), *column(14, 2, *body("乙", 5))]
    notice = [line(9, 9, "停水通知", 1.1), line(2, 10, "明日八时起因管网改造某路一带停水", 0.85)]
    assert texts(read([*left, *right, *notice])) == [item["text"] for item in (*left, *right, *notice)]


def test_a_box_of_figures_beside_a_title_does_not_hide_the_row_of_articles() -> None:
    first = [line(1, 0, "上边题目", 2), *column(0, 2, *body("甲", 4)), *column(12, 2, *body("乙", 4))]
    second = [line(1, 7, "下边题目某某", 2), *column(0, 9, *body("丙", 4)), *column(12, 9, *body("丁", 4))]
    figures = column(24, 7, "总产三十万吨", "亩产七百余斤", "面积四十万亩")
    beside = column(24, 0, *body("戊", 6))
    order = [item["text"] for item in (*first, *beside, *second, *figures)]
    assert texts(read([*first, *beside, *second, *figures])) == order


def test_a_table_is_read_row_by_row() -> None:
    rows = [("品种", "最高", "最低"), ("白菜", "0.60", "0.40"), ("草鱼", "8.40", "7.60")]
    cells = [line(14 + 5 * n, 2 + 1.4 * y, cell, 0.9) for y, row in enumerate(rows) for n, cell in enumerate(row)]
    page = read([line(1, 0, "左边题目", 2), *column(0, 2, *body("甲", 6)), *cells])
    assert texts(page)[-9:] == [cell for row in rows for cell in row]


def test_a_row_of_articles_is_read_before_the_row_under_it() -> None:
    rows = []
    for y in (0, 8):
        for x in (0, 12):
            rows += [line(x + 1, y, f"题目{y}{x}", 2)]
            rows += column(x, y + 2, *(f"{n}{x:02}文文文文文文文文" for n in range(4)))
    page = read(rows)
    assert texts(page) == [row["text"] for row in rows]


def test_a_picture_leaves_a_hole_and_its_caption_is_read_in_its_column() -> None:
    left = column(0, 2, *(f"甲{n}甲甲甲甲甲甲甲甲" for n in range(9)))
    right = [
        *column(12, 2, "乙一乙一乙一乙一乙一"),
        line(12, 9, "图为会场。", 0.85),
        *column(12, 10, "乙二乙二乙二乙二乙二"),
    ]
    page = read([line(4, 0, "大会开幕", 2), *left, *right])
    assert texts(page) == ["大会开幕", *(item["text"] for item in (*left, *right))]
    assert "picture gap" in seen(page, "图为会场")
    assert "picture gap" not in seen(page, "乙二")


def test_header_and_footer_stand_outside_the_columns() -> None:
    head = [line(0, 0, "某日报", 0.85), line(15, 0, "第二版", 0.85)]
    foot = [line(0, 10, "社址某路一号", 0.85), line(15, 10, "编辑某某", 0.85)]
    body = [*column(0, 3, *(["甲甲甲甲甲甲甲甲甲甲"] * 4)), *column(12, 3, *(["乙乙乙乙乙乙乙乙乙乙"] * 4))]
    page = read([*head, line(4, 1.6, "题目", 2), *body, *foot])
    assert texts(page)[:3] == ["某日报", "第二版", "题目"]
    assert texts(page)[-2:] == ["社址某路一号", "编辑某某"]
    assert all("header or footer" in seen(page, text) for text in ("第二版", "社址"))
    assert "header or footer" not in seen(page, "题目")


def test_a_line_over_two_columns_is_cut_at_the_gutter_that_its_neighbours_show() -> None:
    left, right = ["甲乙丙丁戊己庚辛壬癸"] * 5, ["子丑寅卯辰巳午未申酉"] * 5
    merged = {"box": [0, 3 * 28, 22 * EM, 3 * 28 + 22], "text": "天地玄黄宇宙洪荒日月”盈昃辰宿列张寒来暑往"}
    rows = [*column(0, 0, *left[:3]), *column(12, 0, *right[:3]), merged, *column(0, 4, *left), *column(12, 4, *right)]
    page = read(rows)
    assert texts(page)[3] == "天地玄黄宇宙洪荒日月"
    assert texts(page)[-1] == "”"  # the rule between the columns is no text
    last = page.reading[-1]
    assert (last.role, last.kind) == (Role.FURNITURE, "rule")
    assert texts(page)[12] == "盈昃辰宿列张寒来暑往"
    assert page.reading[3].notes[-1].rule == "cut at a gutter"


def test_a_centred_line_over_two_columns_is_not_cut() -> None:
    rows = [*column(0, 2, *(["甲乙丙丁戊己庚辛壬癸"] * 5)), *column(12, 2, *(["子丑寅卯辰巳午未申酉"] * 5))]
    page = read([line(5, 0.9, "本报记者 某某某 某某某"), *rows])
    assert texts(page)[0] == "本报记者 某某某 某某某"


def test_a_deck_over_two_columns_that_ends_before_the_second_does_is_not_cut() -> None:
    rows = [*column(0, 3, *body("甲", 5)), *column(12, 3, *body("乙", 5))]
    deck = line(0, 2, "一只塑料瓶换一积分捡拾范围达九百")
    page = read([line(0, 0, "垃圾银行开张", 2), deck, *rows])
    assert texts(page)[1] == deck["text"]


def test_a_block_that_was_read_across_is_cut_where_words_run_down_its_columns() -> None:
    left = ["苦咸水里的盐分在膜前被", "拦住工人师傅说这种设", "备比过去省电一半以上今", "年还要推广到全省各个工"]
    right = ["厂里的青年职工纷纷报名", "参加比赛大家都说要把质", "量放在第一位产品出口到", "许多国家受到用户的欢迎"]
    across = [
        {"box": [0, n * 28, 23 * EM, n * 28 + 22], "text": a + b}
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    ]
    others = [line_ for x in (0, 12, 24) for line_ in column(x, 6, *(["甲乙丙丁戊己庚辛壬癸"] * 6))]
    page = read([*across, line(0, 4.6, "另一题目", 2), *others])
    assert "".join(texts(page)[:8]) == "".join(left) + "".join(right)


def test_a_rule_at_the_edge_of_a_column_is_cut_off() -> None:
    rows = ["甲乙丙丁戊己庚辛壬癸"] * 4
    hanging = {"box": [0, 4 * 28, 11.2 * EM, 4 * 28 + 22], "text": "天地玄黄宇宙洪荒日月「"}
    page = read([*column(0, 0, *rows), hanging, *column(0, 5, *rows)])
    assert texts(page)[4] == "天地玄黄宇宙洪荒日月"
    assert page.reading[-1].kind == "rule"


def test_boxes_tell_size_indent_and_place() -> None:
    body = ["甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉", "天地玄黄宇宙洪荒日月", "盈昃。"]
    page = read(
        [
            line(2, 0, "大题", 2.2),
            line(2, 2, "小题目", 1.3),
            line(3, 3.2, "某某某", 0.9),
            *[line(2, 4, "寒来暑往秋收冬藏"), *column(0, 5, *body)],
            line(3.5, 9.5, "小标题"),
            *column(0, 10.6, *body),
            line(6, 14.6, "（下转）"),
        ]
    )
    assert "headline size" in seen(page, "大题")
    assert {"title size", "smaller than the line before"} <= seen(page, "小题目").keys()
    assert {"body size", "indented"} <= seen(page, "寒来").keys()
    assert {"centred", "gap before"} <= seen(page, "小标题").keys()
    assert "set to the right" in seen(page, "（下转）")
    assert "body size" in seen(page, "甲乙")
    place = page.source.lines[4].place if page.source else None
    assert place is not None
    assert place.measure == pytest.approx(10, abs=0.2)


def test_a_printed_line_that_was_read_as_two_fills_its_column() -> None:
    rows = ["甲乙丙丁戊己庚辛壬癸"] * 4
    page = read([*column(0, 0, *rows), line(0, 4, "天地玄黄"), line(5, 4, "宇宙洪荒日"), *column(0, 5, *rows)])
    assert texts(page)[4:6] == ["天地玄黄", "宇宙洪荒日"]
    assert "same row as the line before" in seen(page, "宇宙")
    assert page.source
    places = [found.place for at in ("天地", "宇宙") if (found := page.source.line_at(page.raw.index(at)))]
    assert [place.width for place in places if place] == pytest.approx([10, 10], abs=0.3)


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("caption", "called a caption"),
        ("heading", "called a title"),  # PAGE
        ("Headline", "called a title"),  # structure tags of ALTO
        ("paragraph_title", "called a title"),  # PP-Structure
        ("page-number", "called furniture"),
    ],
)
def test_words_of_the_file_for_regions_are_evidence(region: str, name: str) -> None:
    page = geometry(tile_lines(readers.boxes([line(0, 0, "某某") | {"region": region}])))
    assert name in seen(page, "某某")


def test_text_that_no_line_has_is_read_after_the_line_before_it() -> None:
    source = readers.boxes(column(0, 0, "甲乙丙丁", "子丑寅卯"))
    page = geometry(tile_lines(Source("〇〇\n" + source.text, tuple(_moved(source, 3)))))
    assert texts(page) == ["〇〇", "甲乙丙丁", "子丑寅卯"]


def _moved(source: Source, by: int) -> list[Any]:
    return [type(x)(x.start + by, x.stop + by, x.box) for x in source.lines]


@pytest.mark.parametrize("slug", ["d05-republican-vertical", "d23-1922-shanghai", "d27-colonial-1941"])
@pytest.mark.parametrize("skew", [0.0, 1.2, -2.0])
def test_vertical_pages_are_read_from_right_to_left(slug: str, skew: float) -> None:
    assert share_in_order(slug, vertical=True, skew=skew) > 0.98


@pytest.mark.parametrize("slug", ["d01-provincial-front", "d11-legal-daily", "d13-science-agri"])
@pytest.mark.parametrize("skew", [0.0, 1.2, -2.0])
def test_skewed_pages_are_read_like_straight_ones(slug: str, skew: float) -> None:
    assert share_in_order(slug, vertical=False, skew=skew) > 0.98


@pytest.mark.parametrize(
    ("titles", "slug"),
    [
        *(("past", slug) for slug in ("d01-provincial-front", "d05-republican-vertical", "d25-1938-wartime")),
        *(("upright", slug) for slug in ("d03-party-daily-1956", "d11-legal-daily", "d13-science-agri")),
    ],
)
def test_pages_whose_titles_stand_beside_their_text_are_read_column_by_column(slug: str, titles: str) -> None:
    assert share_in_order(slug, titles=titles) > 0.96


def share_in_order(slug: str, *, vertical: bool = False, skew: float = 0.0, titles: str = "over") -> float:
    """Of the lines that follow one another inside a block, the share that does so in the reading."""
    truth = json.loads((PAGES / slug / "truth.json").read_text("utf-8"))
    lines = typeset.typeset(typeset.from_truth(truth), titles=titles)
    given = typeset.boxes(lines, vertical=vertical, skew=skew, chance=random.Random(1))
    page = geometry(tile_lines(readers.boxes(given)))
    order = texts(page)
    pairs = [(plain(a.text), plain(b.text)) for a, b in pairwise(lines) if b.state in "pPhd" and a.state != "F"]
    followed = set(pairwise(order))
    return sum(pair in followed for pair in pairs) / len(pairs)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("slug", [file.parent.name for file in sorted(PAGES.glob("d*[13579]-*/boxes.json"))])
def test_real_pages_keep_every_character(slug: str) -> None:
    source = readers.boxes(PAGES / slug / "boxes.json")
    page = geometry(tile_lines(source))
    assert page.raw == source.text
    assert page.layout.kind == "boxes"
    assert sorted("".join(texts(page)).replace(" ", "")) == sorted("".join(source.text.split()))
    assert len(page.reading) >= len(source.lines)


NUMBERS = st.floats(-1e4, 1e4).map(lambda x: round(x, 1))
ITEMS = st.builds(
    lambda x, y, w, h, text: {"box": [x, y, x + w, y + h], "text": text},
    NUMBERS,
    NUMBERS,
    st.floats(0, 2000),
    st.floats(0, 200),
    st.text("甲乙丙“”， a1", max_size=40),
)


@given(st.lists(ITEMS, max_size=30))
def test_any_boxes_give_a_page(items: list[dict[str, Any]]) -> None:
    source = readers.boxes(items)
    page = geometry(tile_lines(source))  # a Tiling refuses tiles that leave out or repeat a character
    assert page.raw == source.text
    assert len(page.reading) >= len(source.lines)


def test_regions_lead_back_to_lines_and_boxes_column_by_column() -> None:
    rows = [*column(0, 2, *(["甲乙丙丁戊己庚辛壬癸"] * 3)), *column(12, 2, *(["子丑寅卯辰巳午未申酉"] * 3))]
    rows = [line(6, 0, "题目", 2), *rows]
    named = [item | {"id": f"l{n}"} for n, item in enumerate(rows)]
    page = read(named)
    found = regions(page, [tile.span for tile in page.reading])
    assert [region.lines for region in found] == [("l0",), ("l1", "l2", "l3"), ("l4", "l5", "l6")]
    assert found[1].box == Box(0, 2 * 28, 10 * EM, 4 * 28 + 22)
    assert found[1].polygon[2] == (10 * EM, 4 * 28 + 22)
    assert regions(tile_lines(Source("甲")), [Span(0, 1)]) == ()


def test_the_parts_of_a_cut_line_have_their_share_of_its_box() -> None:
    left, right = ["甲乙丙丁戊己庚辛壬癸"] * 5, ["子丑寅卯辰巳午未申酉"] * 5
    merged = {"box": [0, 84, 22 * EM, 106], "text": "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往", "id": "m"}
    rows = [*column(0, 0, *left[:3]), *column(12, 0, *right[:3]), merged, *column(0, 4, *left), *column(12, 4, *right)]
    page = read(rows)
    at = page.raw.index("盈昃")
    (region,) = regions(page, [Span(at, at + 10)])
    assert region.lines == ("m",)
    assert region.box == pytest.approx((12 * EM, 84, 22 * EM, 106))
