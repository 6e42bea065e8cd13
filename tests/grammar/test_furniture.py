"""What a line of furniture is by its own words, at a page's edge and anywhere; running text is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner.grammar.furniture import Field, kind_of, scan
from papercleaner.text import fold

SURE = {
    "numbers": "刊号：CN52-0107; 邮发代号 65-28 总第8821期; 第四千一百二十六號; 今日出版两大张; ISSN 1234-5678",
    "date": "2024年3月15日 星期五; 农历甲辰年二月初六; 民國廿五年十一月十一日 禮拜三; 2024年3月15日 04版 民生",
    "page_no": "第3版; 第二張第六版; 版次：A04; 第A05版 国际",
    "contact": "投稿邮箱：fukan@ylcb.com.cn; 社址：江渚市文昌路8号; 館址上海山東路二四六號; 电报挂号：三三六六",
    "website": "www.ylcb.com.cn; http://www.ylcb.com.cn",
    "hotline": "新闻热线：68001234; 新闻热线; 6800123 新闻热线; 採訪部電話：H－七二六一三四",
    "credits": "责任编辑：苗青 版面设计：卜凡; 责编|尤佳 版式|龚一鸣; 责编苗青 美编卜凡; 責編／黃敏; 责任编揖：苗青",
    "publisher": "中共云岭市委主管主办; 云岭日报印务公司承印; 中華郵政特准掛號認爲第一類新聞紙; KDN PP1234/05/2011",
    "price": "零售每份1.20元; 本埠每份大洋三分六厘 外埠加郵費半分; 全年定价：98元; 西马RM1.20 东马RM1.50",
    "qr": "扫码关注“知行青年”公众号; 云岭晨报官方微信公众号; 扫一扫 下载“云岭”客户端",
    "other": "本报每逢星期二、四、六出版; 投稿概不退还; 版权所有 违者必究; 来稿文责自负",
}
EDGE = {
    "date": "2024年3月15日; 星期五; 一九六五年七月二十四日; 13 OCT 1967",
    "page_no": "04; A12; — 3 —; 07   综合·公告; 8版",
    "title": "云岭晨报; 岭 东 工 人 日 报; 华岛日报 要闻",
    "section": "要闻; 文体·副刊; 深阅读 READING",
    "contact": "电话：三二四五; 地址：江渚市文昌路8号",
    "other": "每周五出版 读懂同龄人",
}
NONE = [
    "昨日上午，市总工会举行发布会。",
    "记者从县气象局了解到，未来三天有雨",
    "2016年冬天，一台机车开进了站",
    "某文学杂志主编来我校讲课",
    "他在编辑部工作了二十年",
    "电话里传来了母亲的声音",
    "第三期工程明年开工",
    "全县第一个党支部在这里诞生",
    "春耕开始",
    "每天早晨八点他准时出门",
    "三月十五日，新路通车",
    "这张报纸，他订了三十年",
    "责任重于泰山",
    "",
]


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(kind, line) for kind, lines in table.items() for line in lines.split("; ")]


@pytest.mark.parametrize(("kind", "line"), rows(SURE))
def test_furniture_anywhere(kind: str, line: str) -> None:
    found = kind_of(fold(line))
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(("kind", "line"), rows(EDGE))
def test_furniture_at_a_pages_edge_only(kind: str, line: str) -> None:
    found = kind_of(fold(line), edge=True)
    assert found is not None
    assert found[0] == kind
    assert kind_of(fold(line)) is None


@pytest.mark.parametrize("line", NONE)
def test_running_text_and_headlines_are_none(line: str) -> None:
    assert kind_of(fold(line)) is None
    assert kind_of(fold(line), edge=True) is None


def test_a_callers_newspaper_is_a_title() -> None:
    assert kind_of("红色铁流", edge=True) is None
    assert kind_of("红色铁流", edge=True, known=frozenset({"红色铁流"})) == ("title", "title")


def values(line: str, fields: list[Field]) -> list[tuple[str, str]]:
    return [(f.name, line[slice(*f.value)]) for f in fields]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("总第8821期今日16版", [("issue_no", "8821"), ("size", "今日16版")]),
        ("邮编330099电话68001234", [("postcode", "330099"), ("phone", "68001234")]),
        ("责编苗青美编卜凡", [("editors", "苗青"), ("layout_editors", "卜凡")]),
        ("责编/版式 海涛", [("editors", "海涛"), ("layout_editors", "海涛")]),
        ("校对:皮皮、章程", [("proofreaders", "皮皮"), ("proofreaders", "章程")]),
        ("校对:罗斌 地址:文昌路8号", [("proofreaders", "罗斌"), ("address", "文昌路8号")]),
        ("责 任 编 辑 : 薛 敏 华", [("editors", "薛 敏 华")]),
        ("责任编揖:苗青", [("editors", "苗青")]),
        ("编辑康洁E-mail:a@b.cn", [("editors", "康洁"), ("email", "a@b.cn")]),
    ],
)
def test_a_line_is_read_field_by_field_in_spite_of_damage(line: str, expected: list[tuple[str, str]]) -> None:
    fields, rest = scan(line)
    assert values(line, fields) == expected
    assert rest == []


def test_what_no_field_takes_is_left_over() -> None:
    line = "第5版 车间与班组 1965年7月24日"
    _, rest = scan(line)
    assert [line[a:b] for a, b in rest] == ["车间与班组"]


@given(
    st.lists(
        st.sampled_from([*" :：|年月日第版期0123456789一十王李", "责编", "电话", "新闻热线", "地址", "路"]), max_size=40
    )
)
def test_fields_and_rest_lie_within_the_line_and_apart(pieces: list[str]) -> None:
    line = fold("".join(pieces))
    fields, rest = scan(line)
    for f in fields:
        assert 0 <= f.start <= f.value[0] < f.value[1] <= f.stop <= len(line)
    taken = {i for f in fields for i in range(f.start, f.stop)}
    assert taken.isdisjoint(i for a, b in rest for i in range(a, b))


@given(st.text(max_size=200))
def test_any_line_is_read_without_an_exception(text: str) -> None:
    for edge in (False, True):
        kind_of(fold(text), edge=edge)


@pytest.mark.parametrize(
    "line", ["责任编辑：" * 40, "第1版" * 60, "一二三四五" * 40, "电话 " * 60, "：" * 200, " " * 200]
)
def test_the_longest_line_costs_little(line: str) -> None:
    began = time.perf_counter()
    kind_of(fold(line), edge=True)
    assert time.perf_counter() - began < 0.5
