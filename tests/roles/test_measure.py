"""The column's measure, and what widths say about a break."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import typeset
from papercleaner.roles.measure import (
    SHORT,
    break_between,
    fills,
    fit,
    measure,
    nearest,
)
from papercleaner.text import fold


@dataclass
class Printed:
    text: str
    end: bool = False
    width: float = 0.0
    before: float = 0.0
    after: float = 0.0


def column(*texts: str) -> list[Printed]:
    return [Printed(fold(text), end=text.endswith("。")) for text in texts]


COLUMN = column(*typeset.COLUMN)


def test_a_column_has_the_measure_that_its_full_lines_fill() -> None:
    lines = list(COLUMN)
    assert measure(lines)
    assert {nearest(line) for line in lines} == {11.0}
    assert [fills(line) for line in lines] == [False, True, True, True, True, True, False, True, True]


def test_a_mark_is_as_wide_as_a_character() -> None:
    lines = column(
        "棉花，播种，比去年早了", "十天，出苗：比去年整齐", "社员们都说今年有把握了", "队里有人（老徐）去看苗"
    )
    assert measure(lines)
    assert [line.width for line in lines] == [11.0] * 4


def test_where_first_lines_are_most_of_the_full_lines_the_wider_ones_show_the_measure() -> None:
    """An article of short paragraphs: their first lines lack the indent, and two full lines are wider by it."""
    lines = column(
        "上周点名，我当着全连念了一封检讨书，写检",
        "讨的人是我自己。",
        "列兵小袁请假去看生病的母亲，我没问清楚就",
        "说了不批。后来才知道，他母亲第二天就要上手术",
        "台，全家的人都在医院里等着，只有他一个人还在",
        "营房里坐着等，谁劝他也不说话。",
        "检讨念完，队列里静了几秒，随后就响起掌声",
        "我明白，战士要的不是指导员永远都是正确的",
    )
    assert measure(lines)
    assert nearest(lines[3]) == 22.0
    assert break_between(lines[5], lines[6]) == ["short line ends before", "indent"]
    assert measure(lines, sure=False)  # the two wider lines may be another column's
    assert nearest(lines[0]) == 20.0


def test_paragraphs_on_one_line_each_have_no_measure() -> None:
    lines = column(*("昨日，全省春耕现场会在本市召开，各地代表共二百余人参加了会议。" * 3 for _ in range(6)))
    assert not measure(lines)
    assert [nearest(line) for line in lines] == [0.0] * 6
    assert break_between(lines[0], lines[1]) == []


def test_verse_has_no_measure() -> None:
    lines = column(
        "一根扁担软悠悠，", "挑罢春来又挑秋；", "挑走旧社会千斤恨，", "挑来新中国万仓收。", "别看粮食小如豆，"
    )
    measure(lines)
    assert [nearest(line) for line in lines] == [0.0] * 5


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, ["short line stops before"]),
        (2, ["full line runs on"]),
        (4, ["full line ends before"]),
        (7, ["short line ends before"]),
    ],
)
def test_a_break_is_told_by_the_room_that_is_left(number: int, expected: list[str]) -> None:
    lines = list(COLUMN)
    measure(lines)
    seen = break_between(lines[number - 1], lines[number])
    assert [name for name in seen if "before" in name or "runs" in name] == expected


def test_an_indent_is_seen_as_missing_width() -> None:
    lines = column(
        "社里今年种了二百亩", "棉花，播种比去年早了十", "天，出苗也比去年整齐，", "社员们都说今年有把握。",
        "区里的技术员每天", "地里去看苗，哪一块缺苗", "就在哪一块补种，补完了",
    )  # fmt: skip
    measure(lines)
    assert "indent" in break_between(lines[3], lines[4])
    assert "indent" not in break_between(lines[4], lines[5])


def test_a_number_that_did_not_fit_leaves_a_line_full() -> None:
    a, b = column("全区今年的总产量达到", "12,345,678斤，超过去年")
    a.width, a.before, b.width, b.after = 10.0, 13.0, 11.0, 13.0
    assert fit(a, b) < SHORT


def test_a_latin_word_that_did_not_fit_leaves_a_line_full() -> None:
    lines = [*COLUMN[7:], *column("县里请来了Subang", "Jayapura农场的技师", "教大家看苗追肥，社员都")]
    measure(lines)
    assert not fills(lines[2])
    assert fills(lines[2], lines[3])
    assert not fills(lines[2], lines[4])
