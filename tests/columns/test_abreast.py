"""Columns abreast: rows of a block shared out among columns that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, pairwise, starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner.columns import abreast, chains, links
from papercleaner.text import fold

WATER = ["去年这里还是一片荒坡，社", "员们挑土垫地，修起了水平", "梯田三百亩，又打了六眼机", "井，天旱的时候也能浇上水"]
SCHOOL = [
    "夜校开学那天，村里的姐妹",
    "们早早就到了教室。教员先",
    "教大家写自己的名字，姐",
    "妹们一笔一画地写满了本",
]
BRIEF = ["乡邮电所本月起增设夜间投", "递，晚报当日可以送到。"]
MARKET = [
    "连日阴雨，城里的蔬菜供应",
    "有些紧张。市蔬菜公司从邻",
    "县调来白菜、萝卜，比上星",
    "期每斤的价格低了两分钱",
]


def block(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[range], links.Links]:
    """The folded lines of a block, their numbers in each row, and what they say of one another."""
    texts = [fold(text) for row in rows for text in row]
    firsts = accumulate(map(len, rows), initial=0)
    return texts, list(starmap(range, pairwise(firsts))), links.Links([links.read(text) for text in texts])


def shared_out(rows: Sequence[Sequence[str]], *, woven: bool) -> list[list[str]] | None:
    texts, numbers, linked = block(rows)
    full = chains.densest([line.width for line in linked.lines])
    found = abreast.shared_out(numbers, linked, full, woven=woven)
    return None if found is None else [[texts[n] for n in column] for column in found]


def folded(*columns: Sequence[str]) -> list[list[str]]:
    return [list(map(fold, column)) for column in columns]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        # on one level, so that each row has a line of every column
        (zip(WATER, SCHOOL, MARKET, strict=True), (WATER, SCHOOL, MARKET)),
        # on two levels: the columns take turns
        (((line,) for pair in zip(WATER, SCHOOL, strict=True) for line in pair), (WATER, SCHOOL)),
        # two of three columns on one level
        (chain(*(((a, b), (c,)) for a, b, c in zip(WATER, SCHOOL, MARKET, strict=True))), (WATER, SCHOOL, MARKET)),
        # lines of the second column a little higher in some rows, a little lower in others
        (
            [WATER[:1], SCHOOL[:1], SCHOOL[1:2], WATER[1:2], [WATER[2], SCHOOL[2]], WATER[3:], SCHOOL[3:]],
            (WATER, SCHOOL),
        ),
        # the first column ends above the others
        (
            [
                *zip(BRIEF, SCHOOL[:2], MARKET[:2], strict=True),
                (SCHOOL[2],),
                (MARKET[2],),
                (SCHOOL[3],),
                (MARKET[3],),
            ],
            (BRIEF, SCHOOL, MARKET),
        ),
    ],
    ids=["one level", "two levels", "two of three on one level", "uneven levels", "a short column"],
)
def test_each_column_reads_on(rows: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> None:
    rows = list(map(list, rows))
    assert shared_out(rows, woven=any(len(row) > 1 for row in rows)) == folded(*columns)


@pytest.mark.parametrize(
    "lines",
    [
        [*WATER, *SCHOOL, *MARKET],
        ["夜校里的笑声", "二十七个姐妹学会写名字", *SCHOOL],
        ["本市昨日天气：晴", "东南风二级", "最高气温二十六度", "最低气温十五度"],
    ],
    ids=["three columns one after the other", "under a headline", "a list"],
)
def test_lines_that_read_on_stay_as_they_are(lines: Sequence[str]) -> None:
    assert shared_out([[line] for line in lines], woven=False) is None


def test_a_row_of_more_columns_is_a_tables() -> None:
    row = ["品名", "产地", "规格", "等级", "单位", "昨日价", "今日价"]
    assert shared_out([row, row, row], woven=True) is None


@given(st.lists(st.lists(st.sampled_from([*WATER, *SCHOOL, *MARKET]), min_size=1, max_size=4), min_size=1, max_size=9))
def test_every_line_is_in_one_column_in_the_order_of_rows(rows: list[list[str]]) -> None:
    texts, numbers, linked = block(rows)
    found = abreast.shared_out(numbers, linked, 12.0, woven=True)
    if found is not None:
        assert sorted(chain.from_iterable(found)) == list(range(len(texts)))
        assert all(column == sorted(column) for column in found)
        assert not any(sum(n in row for n in column) > 1 for column in found for row in numbers)
