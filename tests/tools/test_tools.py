"""The tools that fit the tables: what they are given is what the labelled pages say."""

from __future__ import annotations

import random
import re
from collections import Counter
from html import unescape
from itertools import islice

import pytest

from papercleaner.evaluation import METRICS, score
from papercleaner.language import shipped
from papercleaner.lines import tile_lines
from papercleaner.roles.features import look
from papercleaner.roles.weights import table
from papercleaner.source import Source
from tools.aligned import Aligner, aligned
from tools.engines import Boxed, cut_in_columns
from tools.fit_columns import Truth
from tools.held_out import as_truth, finished, scored
from tools.labelled import UNSEEN, Labelled, Line, clipping, elsewhere, grammatical, pages, render, undecided
from tools.printed import document
from tools.written import pages as written_pages

SOME = list(islice(pages(), 0, None, 25))
PAGE = Labelled(
    "small",
    [
        [
            Line("H", "城东新建水塔"),
            Line("P", "城东水塔昨日上午十时举行落成典礼，居民三千户从此不再挑水。"),
            Line("P", "工人说，塔高四丈。"),
        ],
        [Line("T", "遗失启事"), Line("A", "遗失工作证一本，声明作废。")],
    ],
)


@pytest.mark.parametrize("page", SOME, ids=lambda page: page.name)
def test_a_printed_page_holds_every_line_once(page: Labelled) -> None:
    html = document(page, random.Random(1))
    printed = re.findall(r"<span>(.*?)</span>", html)
    assert sorted(map(unescape, printed)) == sorted(line.text for group in page.groups for line in group)


@pytest.mark.parametrize("page", SOME, ids=lambda page: page.name)
def test_lines_are_found_in_the_page_they_come_from(page: Labelled) -> None:
    raw, states = render(page.groups, "tight", random.Random(1))
    tiling = tile_lines(Source(raw))
    true = undecided(tiling, states)
    found = [state for _, letters in aligned(tiling, page.groups, shipped()) for state in letters]
    assert (Counter(found) & Counter(true)).total() > 0.95 * len(true)


def test_some_pages_have_blank_lines_between_items_only_and_others_after_all_but_body() -> None:
    blank_lines = {render(PAGE.groups, "lines", random.Random(seed))[0].count("\n\n") for seed in range(20)}
    assert blank_lines == {1, 2}  # between article and notice; or after the headline and after the notice's title


@pytest.mark.parametrize(
    ("habit", "raw"),
    [
        ("around items", "题\n文。\n文二。\n\n事\n告。"),
        ("around text", "题\n\n文。\n文二。\n\n事\n\n告。"),
        ("around paragraphs", "题\n\n文。\n\n文二。\n\n事\n\n告。"),
    ],
)
def test_blank_lines_are_set_by_a_habit(habit: str, raw: str) -> None:
    page = [[Line("H", "题"), Line("P", "文。"), Line("P", "文二。")], [Line("T", "事"), Line("A", "告。")]]
    assert render(page, "tight", random.Random(1), habit) == (raw, list("HPPTA"))


def test_paragraphs_are_set_in_and_other_lines_where_they_may_be() -> None:
    raws = [render(PAGE.groups, "blocks", random.Random(seed), indents=True)[0] for seed in range(20)]
    paragraphs = {
        line[: len(line) - len(line.lstrip())] for raw in raws for line in raw.split("\n") if "工人说" in line
    }
    titles = [line for raw in raws for line in raw.split("\n") if "城东新建水塔" in line]
    assert paragraphs == {"\u3000\u3000", "\u3000", "    ", "  ", "\t"}
    assert any(line[0].isspace() for line in titles)
    assert not all(line[0].isspace() for line in titles)


def test_what_is_no_newspaper_has_a_state_a_line() -> None:
    texts = list(elsewhere())
    assert len(texts) > 10
    for raw, states in texts:
        assert len(states) == sum(bool(line.strip()) for line in raw.split("\n"))
        assert set(states) <= set("HPp")
        assert grammatical(states)


def test_pages_that_nothing_is_fitted_to_are_well_formed_and_apart_from_the_others() -> None:
    unseen = list(pages(UNSEEN))
    assert len(unseen) == 90
    assert not {page.name for page in unseen} & {page.name for page in pages()}
    assert all(grammatical(render(page.groups, "lines", random.Random(1))[1]) for page in unseen)


def test_a_clipping_is_an_article_or_some_of_its_text() -> None:
    clippings = [clipping(PAGE.groups, random.Random(seed)) for seed in range(20)]
    assert all(len(groups) == 1 for groups in clippings)
    kinds = {"".join(line.state for line in groups[0]) for groups in clippings}
    assert kinds == {"HPP", "P", "PP"}


def test_a_speck_is_furniture_and_not_the_character_that_it_looks_like() -> None:
    page = tile_lines(Source("城东新建水塔\n立\n城东水塔昨日上午十时举行落成典礼,居民三千户从此不再挑水。"))
    ((_, letters),) = aligned(page, PAGE.groups, shipped())
    assert letters == ["H", "F", "P"]


def test_a_text_is_found_in_spite_of_a_wrong_character() -> None:
    aligner = Aligner(PAGE.groups)
    assert aligner.find("城东水塔昨目上午十时举行落成", 0) == aligner.find("城东水塔昨日上午", 0)
    assert aligner.find("没有这句话的影子", 0) == -1


def test_which_stretch_goes_on_with_which_is_known() -> None:
    truth = Truth(PAGE)
    assert truth.before([["城东水塔昨日上午十时举行落成典礼，居民"], ["三千户从此不再挑水。"], ["遗失工作证一本"]]) == [
        -1,
        0,
        None,
    ]
    assert truth.owner(["遗失工作证一本，声明作废。"]) == 1


def test_a_space_parts_what_does_not_follow_in_the_page() -> None:
    truth = Truth(PAGE)
    assert truth.parted("城东水塔昨日上午十时", "三千户从此不再") is True
    assert truth.parted("城东水塔昨日上午", "十时举行落成典礼") is False
    assert truth.parted("城东水塔昨日上午", "无") is None


def test_columns_are_cut_at_white_space() -> None:
    lines: list[Boxed] = [
        {"box": box, "text": text}
        for box, text in [([0, 0, 90, 10], "甲"), ([100, 2, 190, 12], "丙"), ([0, 20, 90, 30], "乙")]
    ]
    assert [line["text"] for line in cut_in_columns(lines)] == ["甲", "乙", "丙"]


def columns_with_a_line_across(high: int) -> list[Boxed]:
    """Two columns of lines that touch one another, and one line that runs from the first into the second."""
    tops = range(0, high * 10, 10)
    left: list[Boxed] = [{"box": [0, top, 130 if top == 30 else 90, top + 10], "text": f"左{top}"} for top in tops]
    right: list[Boxed] = [{"box": [100, top, 190, top + 10], "text": f"右{top}"} for top in tops if top != 30]
    return left + right


@pytest.mark.parametrize(("high", "cut"), [(20, True), (12, False)])
def test_a_line_across_a_gutter_is_borne_where_columns_are_high(high: int, cut: bool) -> None:
    read = [line["text"][0] for line in cut_in_columns(columns_with_a_line_across(high))]
    assert (read == sorted(read, key="左右".index)) == cut


def test_what_cannot_be_cut_is_read_in_rows() -> None:
    lines: list[Boxed] = [
        {"box": box, "text": text}
        for box, text in [
            ([0, 10, 95, 22], "甲"),
            ([90, 9, 190, 21], "乙"),
            ([1, 20, 96, 32], "丙"),
            ([91, 20, 190, 31], "丁"),
        ]
    ]
    assert [line["text"] for line in cut_in_columns(lines)] == ["甲", "乙", "丙", "丁"]


def test_true_roles_give_the_truth() -> None:
    raw, states = render(SOME[1].groups, "lines", random.Random(1))
    tiling = tile_lines(Source(raw))
    page = finished(tiling, look(tiling), undecided(tiling, states), table("plain"))
    assert score(as_truth(page), raw, page).mean == 1.0


def test_every_rendering_of_a_page_is_scored() -> None:
    found = list(scored([SOME[0]], {SOME[0].name: shipped()}, table("plain")))
    assert {producer for producer, _ in found} == {"blocks", "lines", "tight"}
    assert all(getattr(scores, metric) is not None for _, scores in found for metric in METRICS)
    assert all(0.5 < scores.mean <= 1 for _, scores in found)


def test_a_written_page_has_its_truth_in_its_text() -> None:
    found = list(written_pages())
    assert len(found) == 188
    for page in found:
        raw = "".join(page.raw("blocks").split())
        articles = [block for block in page.truth["blocks"] if block["type"] == "article"]
        assert len(articles) > 2, page.name
        bodies = ["".join(paragraph["text"].split()) for article in articles for paragraph in article["paragraphs"]]
        assert sum(body in raw for body in bodies) >= 0.95 * len(bodies), page.name
        names = [person["name"] for article in articles for person in article["bylines"]]
        assert sum(name in raw for name in names) >= 0.9 * len(names), page.name
