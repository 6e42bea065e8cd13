"""Roles and seams, on the labelled pages and on small pages of one convention each."""

from __future__ import annotations

import random
from functools import cache
from itertools import islice
from typing import NamedTuple

import pytest

from papercleaner import clean
from papercleaner.lines import tile_lines
from papercleaner.roles.features import look
from papercleaner.roles.neighbours import OPENINGS
from papercleaner.roles.walk import decide
from papercleaner.roles.weights import CONTINUES, FAMILIES, PASSING, START, STATES, table
from papercleaner.source import Source
from tools.labelled import PRODUCERS, grammatical, pages, render, undecided

PAGES = list(islice(pages(), 0, None, 3))
#: Share of their lines that must have their state.
ENOUGH = {"blocks": 0.83, "lines": 0.93, "tight": 0.9}


def decided(raw: str) -> list[str]:
    return decide(look(tile_lines(Source(raw))), table("plain"))


class Read(NamedTuple):
    """A labelled page as a producer leaves it: what was observed, the states found, the true ones."""

    observed: frozenset[str]
    found: list[str]
    true: list[str]


@cache
def reading(at: int, producer: str) -> Read:
    """Each page is read once for all tests: that costs more than they do."""
    raw, states = render(PAGES[at].groups, producer, random.Random(1))
    tiling = tile_lines(Source(raw))
    looks = look(tiling)
    observed = frozenset(name for x in looks for name in x.seen)
    return Read(observed, decide(looks, table("plain")), undecided(tiling, states))


@pytest.mark.parametrize("producer", PRODUCERS)
def test_most_lines_of_the_labelled_pages_have_their_state(producer: str) -> None:
    read = [reading(at, producer) for at in range(len(PAGES))]
    right = sum(a == b for page in read for a, b in zip(page.found, page.true, strict=True))
    assert right / sum(len(page.true) for page in read) >= ENOUGH[producer]


@pytest.mark.parametrize("producer", PRODUCERS)
@pytest.mark.parametrize("at", range(len(PAGES)), ids=lambda at: PAGES[at].name)
def test_what_goes_on_has_something_to_go_on_with(at: int, producer: str) -> None:
    assert grammatical(reading(at, producer).found)


@pytest.mark.parametrize("family", sorted({"plain", *FAMILIES.values()}))
def test_the_tables_name_only_states(family: str) -> None:
    points, known = table(family), set(STATES)
    assert all(set(row) <= known for row in points.evidence.values())
    assert all(set(row) <= known - PASSING for row in points.flow.values())
    assert set(points.flow) == (known - PASSING) | {START}
    assert set(points.last) <= known - PASSING
    assert points.evidence.keys() == table("plain").evidence.keys()
    assert known >= CONTINUES


def test_every_observation_has_its_row() -> None:
    known = table("plain").evidence.keys()
    for producer in PRODUCERS:
        assert all(reading(at, producer).observed <= known for at in range(len(PAGES)))


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("怡保九洞夜市场（Pasar", "opens what goes on"),
        ("他说“明年再来", "opens what goes on"),
        ("的规定》第三条", "closes what stands before"),
        ("三〇二号）的住户", "closes what stands before"),
        ("老王说：“没有”", ""),
        ("《规范》（试行）发布", ""),
    ],
)
def test_a_line_with_one_of_a_pair_goes_on(line: str, seen: str) -> None:
    (x,) = look(tile_lines(Source(line)))
    assert x.seen.keys() & {"opens what goes on", "closes what stands before"} == ({seen} - {""})


def test_an_empty_page_has_no_states() -> None:
    assert decide([], table("plain")) == []
    assert clean("").articles == ()


def test_what_cannot_follow_is_still_given_a_state() -> None:
    assert len(decided("（下转第2版）\n（下转第3版）")) == 2


def test_rows_of_names_are_a_list_and_nobody_signs() -> None:
    rows = ["王有才　李　山　张玉田　孙福", "周大德　吴　林　郑长河　冯春", "褚　卫　蒋万年　沈国荣　韩江"]
    page = clean("\n".join(["煤矿评出劳动英雄", "本报讯　煤矿昨天开会，评出了劳动英雄。名单如下：", *rows]))
    assert page.articles[0].headline == "煤矿评出劳动英雄"
    assert not any(article.bylines for article in page.articles)


@pytest.mark.parametrize(
    ("text", "title", "own"),
    [
        ("【本報訊】昨晚十時許，本港警務處接獲", "an article's beginning follows", "begins like an article"),
        ("本报讯　昨日，全市粮食工作会议在人民", "an article's beginning follows", "begins like an article"),
        ("他说，今年的收成比去年好，但不能", "later text follows", "begins like later text"),
        ("此外，市场还设立了公平秤，并公布", "later text follows", "begins like later text"),
    ],
)
def test_a_title_knows_whether_an_article_begins_below_it(text: str, title: str, own: str) -> None:
    page = f"城东新建水塔\n\n{text}了每天的价格，许多居民特地赶来，看了又看，都说这是一件好事，应当早办。"
    above, below = look(tile_lines(Source(page)))
    assert {*OPENINGS[False], *OPENINGS[True]} & above.seen.keys() == {title}
    assert {*OPENINGS[False], *OPENINGS[True]} & below.seen.keys() == {own}


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [("工会主席说，这件", "事不能再拖。", "reads on"), ("厂长当场拍了板。", "们的意见都写在上面。", "reads on badly")],
)
def test_a_line_knows_how_well_its_words_go_on(before: str, after: str, seen: str) -> None:
    _, below = look(tile_lines(Source(f"{before}\n{after}")))
    assert {"reads on", "reads on badly"} & below.seen.keys() == {seen}


@pytest.mark.parametrize("text", ["问：几时通车？", "答。下月可以通车。", "Q1:几时通车?", "甲代表：我赞成这个办法。"])
def test_who_speaks_is_seen(text: str) -> None:
    (x,) = look(tile_lines(Source(text)))
    assert "speaker" in x.seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("急难愁盼·基层医改行③", True),
        ("手艺人系列之四", True),
        ("伦敦之后·中国体育的新起跑线（中）", True),
        ("关注讨薪系列报道", True),
        ("抽签名额不到三分之一", False),
        ("今年增产百分之十三", False),
        ("第六章（三）", True),
        ("（三）", False),
    ],
)
def test_what_is_numbered_in_a_series_is_seen(line: str, *, seen: bool) -> None:
    (x,) = look(tile_lines(Source(line)))
    assert ("one of a series" in x.seen) is seen
