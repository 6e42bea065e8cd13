"""Which column goes on in which: what is observed of each choice."""

from __future__ import annotations

import pytest

from papercleaner.columns.assign import NOTHING
from papercleaner.columns.gutters import pieces_of
from papercleaner.columns.order import seen
from papercleaner.columns.paths import ALIKE, Paths
from papercleaner.columns.segments import segments
from papercleaner.columns.stacks import stacked
from papercleaner.lines import tile_lines
from papercleaner.source import Source
from papercleaner.tables import Seen

THREE = """\
  球赛结束，看台上的球迷唱起    终场前五分钟，客队门将扑出    今年的秧苗比去年返青早，社
队歌，前锋跑到场边向他们招手，   点球，裁判把哨子含在嘴里，谁   员们说是施了绿肥的缘故。技术
主教练和每一个队员拥抱，记分牌   也没有出声。射门的球员跪在草   员下到田里，教大家防治螟虫，
上是二比一，球迷久久不散。     地上，队友把他拉起来。       稻田里一片蛙声，施肥正当时。
"""
STAIRS = """\
河湾大队修成新水渠         雨天能不能洗澡
                   打雷的时候洗澡真的危险吗？我
                 家的老人总不让洗。医生回答说，
                 房屋有防雷装置就不必怕，没有
                 的应当等雷雨过去再洗。人在浴
                 室里不要碰水管。人离开水管三
                 尺就没有危险，老人这才放了心。
                 孩子们听了也都笑了，从此下雨
                 天照样洗澡，谁也不再害怕。
  河湾大队的新水渠昨天通水了，
社员们在渠边放起鞭炮，六百亩
旱地从此变成水田。大队书记对
大家说，渠是大家一锹锹挖的。
"""


def of(text: str) -> dict[str, dict[int, Seen]]:
    """The choices of each column, by what it begins with."""
    pieces, links = pieces_of(tile_lines(Source(text)))
    evidence = seen(segments(pieces, links), links)
    stacks, _ = stacked(evidence)
    choices = Paths(stacks, evidence).choices()
    return {stack.first.text[:2]: one for stack, one in zip(stacks, choices, strict=True)}


def test_columns_about_the_same_are_seen_whatever_words_they_use() -> None:
    found = of(THREE)
    match, harvest = (max(one[ALIKE] for n, one in found[begin].items() if n != NOTHING) for begin in ("终场", "今年"))
    assert match > 0 > harvest
    assert found["终场"][NOTHING][f"begins, another {ALIKE}"] == pytest.approx(match)


def test_rows_of_other_columns_do_not_count_between_a_title_and_its_column() -> None:
    assert "begins close under a title" in of(STAIRS)["河湾"][NOTHING]
