"""Datelines, bylines, signatures and credits: fixtures/cases/bylines.txt, and what holds for any text."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, load, params
from papercleaner.grammar import bylines, signatures
from papercleaner.grammar.credits import credit
from papercleaner.grammar.lead import Lead
from papercleaner.text import fold

CALLS: dict[str, Callable[[str], Lead | None]] = {
    "head": bylines.head,
    "tail": signatures.tail,
    "line": bylines.line,
    "line loose": lambda text: bylines.line(text, loose=True),
}
PIECES = st.sampled_from(
    [
        *"本报讯记者电社 　（）()、／/:：。”□·12月日文图摄作者欧阳静王",
        "本报讯",
        "记者",
        "新华社北京",
        "五日电",
        "报道",
        "通讯员",
        "受访者",
        "提供",
        "网友",
    ]
)


def shown(text: str, where: tuple[int, int] | None) -> str:
    return text[slice(*where)] if where else ""


def persons(text: str, lead: Lead) -> str:
    parts = []
    for person in lead.persons:
        words = [shown(text, person.role), shown(text, person.name).replace(" ", "").replace("\u3000", "")]
        parts.append(
            " ".join([w for w in words if w] + [f"@{shown(text, person.affiliation)}"] * bool(person.affiliation))
        )
    return "; ".join(parts)


@pytest.mark.parametrize("case", params("bylines"))
def test_case_file(case: Case) -> None:
    text, call = case.input, case.expected["call"]
    if call == "credit":
        found = credit(fold(text))
        if case.must_not:
            assert found is None
        else:
            assert found is not None
            assert [shown(text, part) for part in found] == [case.expected["caption"], case.expected["credit"]]
        return
    lead = CALLS[call](fold(text))
    if case.must_not:
        assert lead is None
        return
    assert lead is not None
    assert shown(text, lead.dateline) == case.expected["dateline"]
    assert shown(text, lead.byline) == case.expected["byline"]
    assert persons(text, lead) == case.expected["persons"]
    assert text[lead.stop :].startswith(case.expected.get("rest", ""))


def test_case_file_holds_the_promised_number_of_kinds() -> None:
    cases = load("bylines")
    assert len(cases) >= 120
    assert len({case.title.partition(":")[0] for case in cases if ":" in case.title}) >= 8


@given(st.lists(PIECES, max_size=30).map("".join))
def test_offsets_lie_within_the_text_and_within_each_other(text: str) -> None:
    for call in CALLS.values():
        lead = call(fold(text))
        if lead is None:
            continue
        assert 0 <= lead.start < lead.stop <= len(text)
        for part in (lead.dateline, lead.byline):
            assert part is None or lead.start <= part[0] < part[1] <= lead.stop
        if lead.dateline and lead.byline:
            assert lead.dateline[1] <= lead.byline[0]
        for person in lead.persons:
            assert lead.byline is not None
            for where in filter(None, (person.role, person.name, person.affiliation)):
                assert lead.byline[0] <= where[0] < where[1] <= lead.byline[1]


@given(st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    folded = fold(text)
    for call in (*CALLS.values(), credit, bylines.persons_in):
        call(folded)


@pytest.mark.parametrize(
    "text", ["记者" * 300_000, "（" * 500_000, "本报讯 记者" + "王" * 900_000, "中" * 900_000 + "）", " " * 900_000]
)
def test_a_line_of_a_megabyte_costs_no_more_than_its_ends(text: str) -> None:
    began = time.perf_counter()
    for call in (*CALLS.values(), credit):
        call(text)
    assert time.perf_counter() - began < 2.0


def test_persons_in_reads_a_byline_string_of_any_place() -> None:
    text = "本报讯 记者顾清越报道"
    assert [shown(text, person.name) for person in bylines.persons_in(text)] == ["顾清越"]
    assert bylines.persons_in("今天天气很好，我们去公园。") == ()
