"""The HTML views: complete, escaped, self-contained; what a browser makes of them is in test_browser.py."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papercleaner import Box, Page, Source, SourceLine, Span, Tile, Tiling, clean
from papercleaner.model import Role, Seam
from papercleaner.show.markup import document, visible
from papercleaner.show.raw import TERMS, raw_html
from papercleaner.show.terminal import coloured, summary
from papercleaner.show.view import printed_vertically

PAGE = "岭东日报\n2022年5月19日 星期四\n\n春耕开始\n本报讯 记者程雪报道 昨日,我省召开新闻\n发布会。\n"
VOID = frozenset({"meta", "br", "path", "circle"})
HOSTILE = '<script>alert("1")</script>\n<img src=x onerror=alert(2)>\n\n本报讯 记者程雪报道 </span><b>昨日</b>&amp;。\n'


class Reading(HTMLParser):
    """The elements of a document, and its text without tips and line numbers. Wrong nesting is an error."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        self.elements.append((tag, dict(attrs)))
        if "pc-row" in classes.split():
            self.rows.append("")
        if tag not in VOID:
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        around = " ".join(classes for _, classes in self.open).split()
        if "pc-row" in around and not {"pc-tip", "pc-number"} & set(around):
            self.rows[-1] += data


def shown_text(markup: str) -> str:
    return "".join(Reading(markup).rows)


def without_breaks(raw: str) -> str:
    return visible(
        "".join(line.rstrip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029") for line in raw.splitlines(keepends=True))
    )


def with_order(page: Page, order: Iterator[int]) -> Page:
    return Page(page.tiling.with_tiles(replace(tile, order=next(order)) for tile in page.tiling.reading))


def test_the_raw_view_has_every_character_once_in_its_place(seed_page: Page) -> None:
    assert shown_text(raw_html(seed_page.tiling)) == without_breaks(seed_page.raw)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.sampled_from("春耕。,a <>&\"'\n\r\t\x00\x0b\x85\u202e\u2028\ud800本报讯记者"), max_size=80))
def test_any_text_is_shown_as_text(raw: str) -> None:
    page = clean(raw)
    assert shown_text(page.view().html) == without_breaks(raw)


def test_every_role_has_its_colour_and_its_term() -> None:
    style = (Path(__file__).parent.parent / "src/papercleaner/show/style.css").read_text("utf-8")
    assert set(TERMS) == set(Role) - {Role.GAP}
    assert [role for role in TERMS if f".pc-is-{role} {{" not in style] == []


def test_a_tip_names_the_role_and_the_rules(seed_page: Page) -> None:
    shown = html.unescape(raw_html(seed_page.tiling))
    rules = {note.rule for tile in seed_page.tiling.reading for note in tile.notes}
    assert rules
    assert [rule for rule in rules if rule not in shown] == []
    assert "headline 主题" in shown


def test_markup_in_the_raw_text_is_text() -> None:
    page = clean(HOSTILE)
    for markup in (page.view().html, page._repr_html_(), page.articles[0]._repr_html_()):
        tags = {tag for tag, _ in Reading(markup).elements}
        assert not tags & {"script", "img", "b" if "pc-raw" not in markup else "script"}
    assert html.escape('<script>alert("1")</script>') in page.view().html


def test_the_document_fetches_and_runs_nothing(seed_page: Page) -> None:
    shown = seed_page.view().html
    for tag, attributes in Reading(shown).elements:
        assert tag not in {"script", "link", "img", "iframe", "object", "form"}
        assert not [name for name in attributes if name == "src" or name.startswith("on")]
        assert (attributes.get("href") or "#").startswith("#")
    assert "default-src 'none'" in shown
    style = shown[shown.index("<style>") : shown.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_a_link_leads_from_each_headline_to_its_raw_text(seed_page: Page) -> None:
    elements = Reading(seed_page.view().html).elements
    anchors = [str(a["id"]) for _, a in elements if a.get("id")]
    assert sorted(anchors) == sorted(f"pc-article-{n}" for n in range(len(seed_page.articles)))
    assert {a["href"][1:] for _, a in elements if a.get("href")} <= set(anchors)  # type: ignore[index]


def test_a_notice_with_a_caption_is_no_article() -> None:
    raw = "招聘电工\n两名\n\n春耕开始\n\n本报讯 昨日，我省召开发布会。\n"
    start, second = raw.index("两名"), raw.index("春耕")
    roles = (Role.NOTICE_TITLE, Role.CAPTION, Role.HEADLINE, Role.BODY)
    spans = ((0, 4), (start, start + 2), (second, second + 4), (second + 6, len(raw) - 1))
    tiles = [Tile(Span(*s), r, "", n, n // 2, Seam.NEW) for n, (s, r) in enumerate(zip(spans, roles, strict=True))]
    gaps = [Tile(Span(a, b), Role.GAP) for (_, a), (b, _) in pairwise((*spans, (len(raw), 0)))]
    page = Page(Tiling(raw, tuple(sorted((*tiles, *gaps), key=lambda t: t.span.start))))
    assert [article.headline for article in page.articles] == ["春耕开始"]
    (piece,) = re.findall(r'<span [^>]*id="pc-article-0"[^>]*>(.*?)<', raw_html(page.tiling))
    assert piece == "春耕开始"


def test_the_reading_order_is_drawn_only_where_it_differs() -> None:
    page = clean(PAGE)
    assert "pc-arc" not in raw_html(page.tiling)
    count = len(page.tiling.reading)
    woven = with_order(page, iter([0, *range(count - 1, 0, -1)]))
    spans = [t.span for t in woven.tiling.tiles if t.role is not Role.GAP]
    read = [t.span for t in woven.tiling.reading]
    jumps = set(pairwise(read)) - set(pairwise(spans))
    assert jumps
    assert raw_html(woven.tiling).count('class="pc-arc"') == len(jumps)
    assert raw_html(woven.tiling, vertical=True).count('class="pc-arc"') == len(jumps)


def test_joins_and_edits_are_marked() -> None:
    shown = raw_html(clean(PAGE).tiling)
    assert "pc-join" in shown
    assert re.search(r'class="pc-edit" data-shown="，" tabindex="0">,<span', shown)


def test_a_long_line_is_turned_over_and_numbered_once() -> None:
    shown = raw_html(clean("字" * 100).tiling)
    assert shown.count('class="pc-row"') == 3
    assert re.findall(r'class="pc-number">(\d+)<', shown) == ["1"]


def test_columns_side_by_side_are_not_turned_over() -> None:
    row = "昨日我省召开新闻发布会通报情况" + " " * 8 + "今年春耕开始各地农民纷纷下地忙"
    text = "\n".join([row + " " * 8 + row] * 8)
    assert raw_html(clean(text).tiling).count('class="pc-row"') == 8


def test_a_page_is_upright_where_its_lines_are() -> None:
    def page(box: Box) -> Page:
        return clean(Source("春耕開始", (SourceLine(0, 4, box),)))

    upright, level = page(Box(0, 0, 20, 200)), page(Box(0, 0, 200, 20))
    assert printed_vertically(upright.tiling)
    assert not printed_vertically(level.tiling)
    assert not printed_vertically(clean("春耕開始").tiling)
    assert 'class="pc pc-raw pc-vertical"' in upright.view().html
    assert 'class="pc pc-raw pc-vertical"' not in upright.view(vertical=False).html
    assert 'class="pc pc-reader pc-vertical"' in upright._repr_html_()


def test_the_script_chooses_the_shapes_of_characters() -> None:
    assert '<html lang="zh-Hant">' in clean("本報訊 昨日召開記者會發表談話。").view().html
    assert '<html lang="zh-Hans">' in clean("本报讯 昨日召开记者会发表谈话。").view().html


def test_the_reader_has_all_that_the_page_says(seed_page: Page) -> None:
    shown = html.unescape(re.sub(r"<style>.*?</style>|<br>|<[^>]+>", "", seed_page._repr_html_()))
    texts = [seed_page.issue.title, *(w.message for w in seed_page.warnings), *(f.text for f in seed_page.furniture)]
    texts += [n.text for n in seed_page.notices]
    for article in seed_page.articles:
        texts += [article.rubric, article.kicker, article.headline, *article.decks, article.dateline, article.byline]
        texts += [p.text for p in article.paragraphs]
        texts += [part for caption in article.captions for part in (caption.text, caption.credit)]
    assert [text for text in texts if text not in shown] == []


def test_article_and_issue_have_their_own_small_view() -> None:
    page = clean(PAGE)
    assert "<h3" in page.articles[0]._repr_html_()
    assert ">报名</th>" in page.issue._repr_html_()
    assert "岭东日报" in page.issue._repr_html_()
    assert "no masthead" in clean("").issue._repr_html_()


def test_a_blank_page_says_so() -> None:
    assert "no article on this page" in clean(" \n")._repr_html_()


def test_the_view_is_saved_as_utf8(tmp_path: Path) -> None:
    view = clean("\ud800春耕\n").view()
    file = view.save(tmp_path / "page.html")
    assert file.read_text("utf-8") == view.html == str(view)


def test_a_notebook_shows_the_document_in_a_frame_without_rights() -> None:
    view = clean(PAGE).view()
    (frame,) = [a for tag, a in Reading(view._repr_html_()).elements if tag == "iframe"]
    assert "sandbox" in frame
    assert not frame["sandbox"]
    assert frame["srcdoc"] == view.html


@pytest.mark.parametrize("title", ["<b>", "</title><script>"])
def test_a_documents_title_is_text(title: str) -> None:
    assert f"<title>{html.escape(title)}</title>" in document(title, "", "zh")


def test_the_terminals_text_is_the_readers_text_in_colour(seed_page: Page) -> None:
    shown = coloured(seed_page)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == seed_page.to_text()
    assert f"\x1b[1;31m{seed_page.articles[0].headline}\x1b[0m" in shown


def test_no_text_commands_the_terminal() -> None:
    page = clean("本报讯 昨日\x1b]0;title\x07召开发布会。")
    assert "\x1b]" not in coloured(page)
    assert "␛]0;title␇" in coloured(page)


def test_the_summary_counts() -> None:
    assert summary(clean(PAGE)) == "岭东日报 2022-05-19: 1 article, 0 notices, 0 warnings"
    assert summary(clean("")) == "0 articles, 0 notices, 0 warnings"
