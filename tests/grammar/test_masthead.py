"""Mastheads of every era, read into the issue: fixtures/cases/masthead.txt, and what holds for any text."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, load, params
from papercleaner.grammar import masthead
from papercleaner.model import Span
from papercleaner.objects import Issue, PageWarning
from papercleaner.text import fold


def read(raw: str, known: frozenset[str] = frozenset()) -> tuple[Issue, list[PageWarning]]:
    """The issue of a text all of whose lines are furniture, of the kinds that they have at a page's edge."""
    folded, lines, at = fold(raw), list[tuple[Span, str]](), 0
    for line in raw.splitlines(keepends=True):
        start, stop = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if start < stop:
            kind = masthead.kind_of(folded[start:stop], edge=True, known=known)
            lines.append((Span(start, stop), kind[0] if kind else "slogan"))
    return masthead.parse(lines, raw, folded, known_titles=known)


def shown(issue: Issue) -> dict[str, str]:
    """The fields that the page has, lists as text."""
    fields = {key: ", ".join(value) if isinstance(value, tuple) else value for key, value in asdict(issue).items()
              if key != "spans"}  # fmt: skip
    return {key: value for key, value in fields.items() if value}


@pytest.mark.parametrize("case", params("masthead"))
def test_case_file(case: Case) -> None:
    issue, warnings = read(case.input)
    if case.must_not:
        assert shown(issue) == {}
        return
    expected = dict(case.expected)
    assert " ".join(w.code for w in warnings) == expected.pop("warnings", "")
    assert shown(issue) == expected


def test_case_file_covers_every_era() -> None:
    assert len(load("masthead")) >= 40
    assert len({case.title.partition(":")[0] for case in load("masthead")}) >= 12


def test_spans_hold_what_is_shown() -> None:
    for case in load("masthead"):
        issue, warnings = read(case.input)
        text = {case.input[slice(*span)] for span in issue.spans}
        for key in ("title", "page_no", "address", "cn", "lunar_date"):
            value = getattr(issue, key)
            assert not value or value in text
        assert all(warning.spans for warning in warnings)


def test_a_callers_title_needs_no_form() -> None:
    raw = "1967年5月10日\n红色铁流"
    assert read(raw)[0].title == ""
    assert read(raw, frozenset({"红色铁流"}))[0].title == "红色铁流"


def test_a_page_without_furniture_has_an_empty_issue() -> None:
    assert masthead.parse([], "", "") == (Issue(), [])


@given(
    st.lists(
        st.sampled_from(
            [*"年月日第版期号：:·|0123456789 一二\n", "责编", "星期四", "电话", "晨报", "CN52-0107", "农历"]
        ),
        max_size=40,
    )
)
def test_any_lines_give_an_issue_of_their_own_characters(pieces: list[str]) -> None:
    raw = "".join(pieces)
    issue, _ = read(raw)
    for span in issue.spans:
        assert 0 <= span.start < span.stop <= len(raw)
    assert all("".join(v.split()) in "".join(raw.split()) for k, v in shown(issue).items() if k in {"title", "section"})


@pytest.mark.parametrize("title", ["岭东晨报", "云江日报海外版", "工人生活报", "周末画报", "香江 夜报"])
def test_names_of_newspapers(title: str) -> None:
    assert masthead.is_title(fold(title))


@pytest.mark.parametrize("text", ["喜报", "天气预报", "本报", "情报", "本报讯", "他在看报", "捷报频传", ""])
def test_what_ends_like_a_newspaper_and_is_none(text: str) -> None:
    assert not masthead.is_title(fold(text))


@pytest.mark.parametrize("name", ["要闻", "国际", "文体·副刊", "本市新闻", "社会新聞", "综合公告", "深阅读 READING"])
def test_names_of_pages(name: str) -> None:
    assert masthead.is_section(fold(name))


@pytest.mark.parametrize("text", ["本报讯", "春耕开始", "昨日上午", "2024年", "YOUTH", ""])
def test_what_is_no_name_of_a_page(text: str) -> None:
    assert not masthead.is_section(fold(text))
