"""Headlines with the byline beside them."""

from __future__ import annotations

import pytest

from papercleaner import clean
from papercleaner.signed import beside

BODY = (
    "　　中环的骑楼底下，每天早上九点钟，便有二三十个擦鞋童排开了摊子。最小的一个八岁，客人坐下来，他要跪着才够得着。\n"
    "　　“好景的时候，一日有四五元。”阿牛说。他把赚来的钱，一半交给母亲，一半交学费。\n"
)


@pytest.mark.parametrize(
    ("line", "headline", "bylines"),
    [
        ("擦鞋童的世界　本报记者 叶 慧", "擦鞋童的世界", [("记者", "叶慧")]),
        ("炊事班里的“参谋长”  本报特约通讯员 于振江", "炊事班里的“参谋长”", [("特约通讯员", "于振江")]),
        ("筱金奎唱“夹生戏” 顾念慈口述 陆文昭整理", "筱金奎唱“夹生戏”", [("口述", "顾念慈"), ("整理", "陆文昭")]),
        ("修钟表的人　苏未", "修钟表的人", [("", "苏未")]),
        ("别让“休息室”睡大觉　□ 方砚农", "别让“休息室”睡大觉", [("", "方砚农")]),
        ("擦鞋童的世界■本报记者 叶慧", "擦鞋童的世界", [("记者", "叶慧")]),
        ("“差不多”差得多·石坚·", "“差不多”差得多", [("", "石坚")]),
        ("谈茶楼　○ 十三郎", "谈茶楼", [("", "十三郎")]),
        ("擦鞋童的世界/叶慧", "擦鞋童的世界", [("", "叶慧")]),
        ("擦鞋童的世界　文/叶慧", "擦鞋童的世界", [("文", "叶慧")]),
        ("擦鞋童的世界　作者：叶慧", "擦鞋童的世界", [("作者", "叶慧")]),
        ("与杨小霞女士一席谈　（丁文叔访问 苏绮笔记）", "与杨小霞女士一席谈", [("访问", "丁文叔"), ("笔记", "苏绮")]),
    ],
)
def test_a_headline_and_its_byline_in_one_line_are_two(
    line: str, headline: str, bylines: list[tuple[str, str]]
) -> None:
    """As supplements print them, and as engines give what stands in one row."""
    (article,) = clean(f"{line}\n{BODY}").articles
    assert (article.headline, [(b.role, b.name) for b in article.bylines]) == (headline, bylines)


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("一人一灯 一本账", "灯塔上的老金今年退休。"),  # a headline of two halves
        ("三千米女子长跑 马桂芳破纪录", "本报讯 全省运动会昨天结束。"),  # the second half names a person
        ("寡妇申请熟食牌照 两年冇下文", "油麻地一寡妇去年申请熟食牌照。"),
        ("本溪桥钢铁厂轧钢部甲班 侯玉山", "我们甲班上月超额完成了任务。"),  # a place of work and a name: all byline
        ("株江市 个体书商 欧 阳", "小军朋友：我劝你慎重。"),
        ("小朋友在浇花 张三摄", "本报讯 昨日是植树节。"),  # who made a picture
        ("“北国草” 季荪著", "北平沙滩书社出版，一九三四年。"),  # a work, not a headline
        ("今日日戏 全班合演 大闹嘉兴府 金钱豹", "夜戏 全本连营寨"),  # an item over an item
        ("擦鞋童的世界 本报记者 叶慧", ""),  # nothing under it
        ("最小的一个八岁，客人坐下来。 （记者 叶慧）", "本报讯 昨日是植树节。"),  # the end of a paragraph
    ],
)
def test_any_other_line_stays_whole(line: str, under: str) -> None:
    """What has a space and a name has no byline for that."""
    assert beside(line.replace("，", ",").replace("（", "(").replace("）", ")"), under.replace("，", ",")) is None


def test_what_is_cut_says_so() -> None:
    """The trace names the pass."""
    trace = clean(f"修钟表的人　苏未\n{BODY}").explain()
    (byline,) = (row for row in trace.split("\n") if "苏未" in row)
    assert "byline" in byline
    assert "signed: beside its headline" in byline
