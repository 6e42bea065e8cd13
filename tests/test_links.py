"""Continuations over the pages of an issue: the right halves, a score, and a warning for what has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import papercleaner
from papercleaner import Article, Issue, Paragraph, clean
from papercleaner.exports import Contents
from papercleaner.links import SURE, Linked, link


def article(headline: str = "", text: str = "", to: str = "", origin: str = "", byline: str = "") -> Article:
    paragraphs = (Paragraph("text", text),) if text else ()
    return Article(headline=headline, paragraphs=paragraphs, continued_to=to, continued_from=origin, byline=byline)


def page(number: str, *articles: Article, date: str = "2022-05-19") -> Contents:
    return Contents(issue=Issue(title="岭东日报", date=date, page_no=number), articles=articles)


def joined(linked: Linked) -> list[list[tuple[int, str]]]:
    """The articles of more than one part: pages and headlines."""
    return [[(p.page, p.article.headline) for p in a.parts] for a in linked.articles if len(a.parts) > 1]


FRONT = page(
    "1",
    article("全省春耕生产全面展开", "昨日，各地农民", to="下转第2版"),
    article("首条地铁开通", "今日开通。", to="下转第4版"),
    article("简讯", "完了。"),
)
SECOND = page("2", article("油价上调", "今日上调。"), article("春耕生产全面展开", "纷纷下地。", origin="上接第1版"))
FOURTH = page("4", article("首条地铁开通", "市民试乘。", origin="上接第一版"))


def test_parts_are_put_together_by_page_and_headline() -> None:
    linked = link([FRONT, SECOND, FOURTH])
    assert joined(linked) == [
        [(0, "全省春耕生产全面展开"), (1, "春耕生产全面展开")],
        [(0, "首条地铁开通"), (2, "首条地铁开通")],
    ]
    assert linked.warnings == ()


def test_every_part_is_in_exactly_one_article() -> None:
    parts = [part for article in link([FRONT, SECOND, FOURTH]).articles for part in article.parts]
    wanted = [(n, a) for n, p in enumerate((FRONT, SECOND, FOURTH)) for a in p.articles]
    assert sorted(parts, key=lambda p: (p.page, wanted.index((p.page, p.article)))) == wanted


def test_a_torn_sentence_is_one_again_and_a_whole_one_ends_its_paragraph() -> None:
    torn, whole = (a.body for a in link([FRONT, SECOND, FOURTH]).articles if len(a.parts) > 1)
    assert torn == "昨日，各地农民纷纷下地。"
    assert whole == "今日开通。\n市民试乘。"


def test_pages_may_come_in_any_order() -> None:
    assert joined(link([FOURTH, SECOND, FRONT])) == [
        [(2, "全省春耕生产全面展开"), (1, "春耕生产全面展开")],
        [(2, "首条地铁开通"), (0, "首条地铁开通")],
    ]


def test_the_score_is_that_of_the_weakest_link() -> None:
    sure, single = link([FRONT, FOURTH]).articles[1], link([FRONT]).articles[2]
    assert sure.score == 1
    assert single.score == 1
    recast = page("4", article("市民试乘新线路", "试乘。", origin="上接第1版"))
    assert SURE <= link([FRONT, recast]).articles[1].score < 1


@pytest.mark.parametrize(
    ("to", "number"),
    [
        ("下转A04版", "A4"),
        ("轉第四版", "四"),
        ("下转2、4版", "4"),
        ("下轉第二張第四版", "第二張第四版"),
        ("（未完 下转第4版）", "4"),
    ],
)
def test_a_page_number_is_read_in_every_form(to: str, number: str) -> None:
    front = page("1", article("春耕开始", "各地农民", to=to))
    back = page(number, article("", "纷纷下地。"))
    assert joined(link([front, back])) == [[(0, "春耕开始"), (1, "")]]


def test_a_chain_goes_over_three_pages() -> None:
    middle = page("2", article("春耕", "二", to="下转第3版", origin="上接第1版"))
    pages = [
        page("1", article("春耕", "一", to="下转第2版")),
        middle,
        page("3", article("春耕", "三。", origin="上接第2版")),
    ]
    (whole,) = link(pages).articles
    assert [part.page for part in whole.parts] == [0, 1, 2]
    assert whole.body == "一二三。"


def test_the_headline_decides_between_two_on_a_page() -> None:
    back = page("2", article("地铁开通", "乙。", origin="上接第1版"), article("春耕展开", "甲。", origin="上接第1版"))
    front = page("1", article("全省春耕展开", "一。", to="下转第2版"), article("首条地铁开通", "二。", to="下转第2版"))
    assert joined(link([front, back])) == [
        [(0, "全省春耕展开"), (1, "春耕展开")],
        [(0, "首条地铁开通"), (1, "地铁开通")],
    ]


def test_without_page_numbers_words_and_headline_decide() -> None:
    front = page("", article("全省春耕展开", "各地", to="下转"))
    assert joined(link([front, page("", article("春耕展开", "农民。", origin="上接"))]))
    assert not joined(link([front, page("", article("油价上调", "今日。"))]))


def test_another_article_on_the_named_page_is_no_continuation() -> None:
    front = page("1", article("全省春耕展开", "各地。", to="下转第2版"))
    linked = link([front, page("2", article("油价上调", "今日。", byline="记者程雪"))])
    assert joined(linked) == []
    (warning,) = linked.warnings
    assert (warning.code, warning.page) == ("unmatched_jump", 0)
    assert "下转第2版" in warning.message


def test_a_continuation_without_its_beginning_is_a_warning() -> None:
    (warning,) = link([SECOND]).warnings
    assert (warning.code, warning.page, warning.article) == ("unmatched_continuation", 0, SECOND.articles[1])
    assert "上接第1版" in warning.message


def test_another_days_page_has_no_part() -> None:
    later = replace(SECOND, issue=replace(SECOND.issue, date="2022-05-20"))
    assert joined(link([FRONT, later])) == []


@pytest.mark.parametrize("to", ["未完", "待續", "未完待续"])
def test_a_serial_goes_on_in_another_issue(to: str) -> None:
    linked = link([page("1", article("春耕", "一。", to=to)), page("2", article("春耕", "二。", origin="續昨"))])
    assert (joined(linked), linked.warnings) == ([], ())


def test_articles_never_go_round_in_a_circle() -> None:
    one = page("1", article("春耕", "一", to="下转第2版", origin="上接第2版"))
    two = page("2", article("春耕", "二", to="下转第1版", origin="上接第1版"))
    (whole,) = link([one, two]).articles
    assert [part.page for part in whole.parts] == [0, 1]


jumps = st.sampled_from(["", "下转第1版", "下转第2版", "下转", "待续"])
origins = st.sampled_from(["", "上接第1版", "上接第2版", "续昨"])
pages = st.builds(
    lambda number, articles: page(number, *articles),
    st.sampled_from(["", "1", "2", "3"]),
    st.lists(st.builds(article, st.sampled_from(["", "春耕", "地铁开通"]), st.just("一"), jumps, origins), max_size=3),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(pages, max_size=4))
def test_nothing_is_lost_and_nothing_doubled(issue: list[Contents]) -> None:
    linked = link(issue)
    parts = [(p.page, id(p.article)) for a in linked.articles for p in a.parts]
    assert sorted(parts) == sorted((n, id(a)) for n, p in enumerate(issue) for a in p.articles)
    assert all(SURE <= a.score <= 1 for a in linked.articles)


def test_cleaned_pages_are_linked() -> None:
    front = clean(
        "岭东日报\n2022年5月19日 星期四 第1版\n\n春耕开始\n\n本报讯 记者程雪报道 昨日，各地农民\n\n（下转第2版）\n"
    )
    back = clean(
        "岭东日报\n2022年5月19日 星期四 第2版\n\n春耕开始\n\n（上接第1版）纷纷下地。今年春耕比去年早了十天。\n"
    )
    assert front.articles[0].continued_to == "下转第2版"
    linked = papercleaner.link([front, back])
    assert linked.articles[0].article == front.articles[0]
