"""Lines that an engine read across a narrow gutter."""

from __future__ import annotations

from itertools import chain

import pytest

from papercleaner.columns import glued, links
from papercleaner.language import shipped
from papercleaner.lines import tile_lines
from papercleaner.source import Source
from papercleaner.text import fold

LEFT = ["我们班组有二十七个姐妹，", "文化高的上过初中，文化低", "的只念过三个月夜校。开始", "学习的时候，大家捧着厚厚"]
RIGHT = ["去年这里还是一片荒坡，社", "员们挑土垫地，修起了三百", "亩水平梯田，又打了六眼机", "井，天旱的时候也能浇上水"]
REST = [
    "的书本发愁：咱们不会写文",
    "章，学了放到哪里去用呢？",
    "后来大家学着带着问题去学",
    "先不贪多，一个星期学一段",
    "接头慢的，学怎样又快又稳",
    "姐妹不团结，学互相帮助，",
]


def parts(lines: list[str]) -> list[str]:
    page = tile_lines(Source("\n".join(lines)))
    texts = [page.text(tile) for tile in page.unsure]
    found = glued.cut(page.unsure, [links.read(text) for text in texts], texts, shipped().fluency)
    return [page.text(tile) for tile in found]


def test_glued_lines_are_cut_where_each_column_reads_on() -> None:
    found = parts([*(a + b for a, b in zip(LEFT, RIGHT, strict=True)), *REST])
    assert found == list(map(fold, chain(*zip(LEFT, RIGHT, strict=True), REST)))


def test_spaces_of_the_engine_do_not_move_the_cut() -> None:
    found = parts([*(f"{a[:5]} {a[5:]}{b[:3]} {b[3:]}" for a, b in zip(LEFT, RIGHT, strict=True)), *REST])
    assert [part.replace(" ", "") for part in found[: 2 * len(LEFT)]] == list(
        map(fold, chain(*zip(LEFT, RIGHT, strict=True)))
    )


@pytest.mark.parametrize("rule", ["", "”", "“"])
def test_the_first_line_under_a_headline_is_cut(rule: str) -> None:
    """Nothing goes on in it: each half goes on in one of the next two lines, and a column rule may have been read."""
    found = parts(["女工班的新风尚", LEFT[2] + rule + RIGHT[2], LEFT[3], RIGHT[3], *REST])
    assert found[:3] == list(map(fold, ("女工班的新风尚", LEFT[2] + rule, RIGHT[2])))


@pytest.mark.parametrize(
    "lines",
    [
        [*("".join(LEFT)[n : n + 24] for n in range(0, 48, 24)), *REST],  # a wider column
        ["社址：临溪市人民西路八十八号报业大厦六楼", "市总工会昨日举行春季职工篮球赛，请各单位组队参加", *REST],
        ["Telephone 0571-88231144 Fax 0571-88231145", *REST],
        ["", ""],
    ],
)
def test_lines_that_read_on_stay_whole(lines: list[str]) -> None:
    assert parts(lines) == [fold(line) for line in lines if line]
