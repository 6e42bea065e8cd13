"""Rows in which columns run together, cut at their joints."""

from __future__ import annotations

import pytest

from papercleaner.columns import rows
from papercleaner.lines import tile_lines
from papercleaner.source import Source
from papercleaner.text import fold

LEFT = ["去年这里还是一片荒坡，社", "员们挑土垫地，修起了水平", "梯田三百亩，又打了六眼机", "井，天旱的时候也能浇上水"]
RIGHT = ["夜校开学那天，村里的姐妹", "们早早就到了教室。教员先", "教大家写自己的名字，姐妹", "们一笔一画地写满了练习本"]
MORE = (
    ["今年他们还要修一条水渠，", "把山上的泉水引到地里来。"],
    ["教员说，下个月就能念报。", "夜校里的灯亮到了九点钟。"],
)


def cut(lines: list[str]) -> list[str]:
    page = tile_lines(Source("\n".join(lines)))
    found = rows.cut(page)
    assert found is not None
    return [page.text(tile) for tile in found.tiles]


def test_each_column_is_read_by_itself() -> None:
    found = cut([f"{a} {b}" for a, b in zip([*LEFT, *MORE[0]], [*RIGHT, *MORE[1]], strict=True)])
    assert found == list(map(fold, [*LEFT, *MORE[0], *RIGHT, *MORE[1]]))


@pytest.mark.parametrize(
    "lead",
    ["本报临溪讯 （周知远） 昨日", "本报讯 记者周知远报道 昨日", "新华社临溪9月1日电 （记者 周知远） 昨日"],
)
def test_the_spaces_of_a_lead_are_no_joints(lead: str) -> None:
    left = [lead, *LEFT, *MORE[0]]
    right = ["市总工会召开大会，村里的", *RIGHT, *MORE[1]]
    assert cut([f"{a} {b}" for a, b in zip(left, right, strict=True)])[0] == fold(lead)


def test_a_page_without_joints_is_none_of_this_kind() -> None:
    assert rows.cut(tile_lines(Source("\n".join([*LEFT, *RIGHT])))) is None


@pytest.mark.parametrize(
    "fields",
    [
        ["中華民國二十五年二月二十日 星期四 夏曆正月廿八日", "第二張 第五版 電話 編輯部五五二三 營業部五五二四"],
        ["總店南京路三一八號街口 電話九一二四四號", "自國曆十月一日起三星期 各色錦緞一律八折"],
        ["长沙开 七时二十分到站 十五时四十分到站", "株洲开 九时五十分到站 十八时正点到站"],
        ["六旬阿婆拾荒五年整 捡回一屋人情", "文/本报记者 梁雁冰 图/见习记者 钟智"],
    ],
)
def test_spaced_fields_are_no_joints(fields: list[str]) -> None:
    assert rows.cut(tile_lines(Source("\n".join([*LEFT, *MORE[0], "", *fields, "", *RIGHT, *MORE[1]])))) is None
