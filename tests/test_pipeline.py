"""The whole way of small pages, each of one convention: fixtures/cases/pages.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import Case, params
from papercleaner import Page, clean


def found(page: Page, key: str) -> str:
    """What a case expects, of a page."""
    articles = page.articles
    match key:
        case "headlines":
            return " | ".join(a.headline for a in articles)
        case "kickers":
            return " | ".join(a.kicker for a in articles)
        case "rubrics":
            return " | ".join(a.rubric for a in articles)
        case "decks":
            return " | ".join(deck for a in articles for deck in a.decks)
        case "bylines":
            return "; ".join(f"{who.role} {who.name}".strip() for who in articles[0].bylines)
        case "paragraphs":
            return str(sum(len(a.paragraphs) for a in articles))
        case "body":
            return articles[0].body
        case "captions":
            return " | ".join(c.text for a in articles for c in a.captions)
        case "notices":
            return " | ".join(n.title for n in page.notices)
        case "furniture":
            return str(len(page.furniture))
        case "continued":
            return articles[-1].continued_to
        case "warnings":
            return " ".join(w.code for w in page.warnings)
    raise ValueError(f"no such key: {key}")


@pytest.mark.parametrize("case", params("pages"))
def test_case_file(case: Case) -> None:
    page = clean(case.input)
    assert {key: found(page, key) for key in case.expected} == case.expected


def test_conversion_keeps_spans_and_names() -> None:
    text = "高級人民法院今日宣判\n【記者王乾／台北報導】高級人民法院今日宣判，乾安縣一名男子獲判無罪，法官當庭釋放。"
    plain, page = clean(text), clean(text, script="simplified")
    assert page.articles[0].spans == plain.articles[0].spans
    assert page.articles[0].headline == "高级人民法院今日宣判"
    assert page.articles[0].bylines[0].name == "王乾"
    assert "乾安县" in page.articles[0].body
    assert page.raw == text


@pytest.mark.parametrize("script", ["hans", "", 1])
def test_an_unknown_script_is_refused(script: object) -> None:
    with pytest.raises(ValueError, match="script"):
        clean("春耕", script=script)  # type: ignore[arg-type]


def test_known_titles_are_names_and_not_one_string() -> None:
    with pytest.raises(TypeError, match="list"):
        clean("申報", known_titles="申報")
    assert clean("申報\n民國十五年三月四日\n", known_titles=["申報"]).issue.title == "申報"


def test_points_behind_sentences_are_read_as_stops() -> None:
    file = Path(__file__).parent.parent / "fixtures" / "pages" / "seed" / "blocks.txt"
    text = file.read_text("utf-8")
    stops, points = (clean(raw).to_text() for raw in (text, text.replace("。", ".")))
    assert points.replace(".", "") == stops.replace("。", "").replace(".", "")
