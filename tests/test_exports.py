"""The formats: valid after their own schemas, read back without loss, no text cut."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import fields, replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papercleaner import (
    Article,
    Byline,
    Caption,
    Furniture,
    Issue,
    Layout,
    Notice,
    Page,
    PageWarning,
    Paragraph,
    Span,
    clean,
    exports,
)
from papercleaner.exports import (
    Contents,
    from_dict,
    from_json,
    from_records,
    from_tei,
    to_dict,
    to_json,
    to_jsonld,
    to_markdown,
    to_records,
    to_tei,
)
from papercleaner.exports.contents import SCHEMA, PageLike

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGES = sorted(FIXTURES.glob("pages/*/blocks.txt"))

ISSUE = Issue(
    title="岭东日报",
    date="2022-05-19",
    weekday="星期四",
    lunar_date="壬寅年四月十九",
    cn="CN33-0018",
    postal_code="31-2",
    issue_no="12111",
    page_no="4",
    section="要闻",
    website="www.example.com",
    email="a@example.com",
    address="学院路107号",
    postcode="310012",
    hotline="0571-8888",
    editors=("杜敏", "何平"),
    layout_editors=("吴一",),
    proofreaders=("李二",),
    spans=(Span(0, 8),),
)
#: An article that has every field, with marks that mean something in Markdown, XML and LaTeX.
ARTICLE = Article(
    rubric="劳动最光荣",
    kicker="# 为了<群众>",
    headline="1. 春耕*开始* & 全省_动员_",
    decks=("首批[种子]到位", "第二批在途"),
    editor_note="编者按\n以下是来信。",
    dateline="本报讯",
    byline="记者程雪 通讯员许斐佳",
    bylines=(Byline("记者", "程雪"), Byline("通讯员", "许斐佳", "省农业科学院")),
    paragraphs=(
        Paragraph("text", "昨日，我省召开发布会。", (Span(10, 20), Span(30, 40))),
        Paragraph("crosshead", "两项措施", (Span(41, 45),)),
        Paragraph("text", "- 各地\x08农民\r纷纷`下地`。", (Span(46, 60),)),
        Paragraph("verse", "春风又绿", (Span(61, 65),)),
        Paragraph("verse", "江南岸", (Span(66, 69),)),
    ),
    captions=(Caption("农民在田间。", "王启航摄", (Span(70, 80),)), Caption("", "李文摄", (Span(81, 84),))),
    continued_to="下转第2版",
    continued_from="上接第1版",
    spans=(Span(9, 84),),
    issue=ISSUE,
)
FULL = Contents(
    issue=ISSUE,
    articles=(ARTICLE, Article(headline="简讯", issue=ISSUE)),
    notices=(Notice("ad", "招聘", "电工\n两名 <急>", (Span(85, 95),)),),
    furniture=(Furniture("masthead", "岭东日报", (Span(0, 4),)), Furniture("folio", "第4版", (Span(5, 8),))),
    warnings=(PageWarning("order", "a message", (Span(1, 2),)),),
    layout=Layout("columns", 12.5, 0.75),
    script="simplified",
)

text = st.text(max_size=12)
line = text.filter(bool)
span = st.builds(lambda at, long: Span(at, at + long), st.integers(0, 999), st.integers(1, 99))
spans = st.lists(span, max_size=3).map(tuple)
word = st.sampled_from(["masthead", "ad", "其他"])


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


articles = st.builds(
    Article,
    **dict.fromkeys(("rubric", "kicker", "headline", "editor_note", "dateline", "byline"), text),
    decks=several(line),
    bylines=several(st.builds(Byline, text, line, text)),
    paragraphs=several(st.builds(Paragraph, st.sampled_from(["text", "crosshead", "verse"]), text, spans)),
    captions=several(st.builds(Caption, text, text, spans)),
    continued_to=text,
    continued_from=text,
    spans=spans,
)
issues = st.builds(
    Issue,
    **{f.name: text for f in fields(Issue) if f.type == "str" and f.name != "date"},
    date=st.dates().map(str),
    editors=several(line),
    layout_editors=several(line),
    proofreaders=several(line),
    spans=spans,
)
contents = st.builds(
    lambda issue, **parts: Contents(issue=issue, **parts),
    issue=issues,
    articles=several(articles),
    notices=several(st.builds(Notice, word, text, text, spans)),
    furniture=several(st.builds(Furniture, word, text, spans)),
    warnings=several(st.builds(PageWarning, word, text, spans)),
    script=st.sampled_from(["", "simplified", "traditional", "mixed"]),
)


def texts(page: Any) -> list[str]:
    """Every string of text that a page's articles hold."""
    found: list[str] = []
    for a in page.articles:
        found += [a.rubric, a.kicker, a.headline, *a.decks, a.editor_note, a.dateline, a.byline, a.continued_to]
        found += [
            a.continued_from,
            *(p.text for p in a.paragraphs),
            *(t for c in a.captions for t in (c.text, c.credit)),
        ]
    return [text for text in found if text]


def every(*pages: PageLike) -> tuple[PageLike, ...]:
    return pages


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [clean(file.read_bytes().decode("utf-8")) for file in PAGES]


class TestJson:
    def test_the_schema_is_a_schema(self) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.Draft202012Validator.check_schema(exports.json_schema())

    def test_pages_are_valid(self, pages: list[Page]) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        validator = jsonschema.Draft202012Validator(exports.json_schema())
        for page in every(*pages, FULL, clean("")):
            validator.validate(json.loads(to_json(page)))

    @pytest.mark.parametrize(
        "broken",
        [{"schema": "other/1"}, {"articles": [{}]}, {"warnings": [{"code": ""}]}, {"issue": {"title": 1}}],
    )
    def test_the_schema_refuses_what_is_no_page(self, broken: dict[str, Any]) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(to_dict(FULL) | broken, exports.json_schema())

    def test_the_schema_knows_every_key(self) -> None:
        schema = exports.json_schema()
        data = to_dict(FULL)
        assert set(schema["properties"]) == set(data)
        assert set(schema["properties"]["issue"]["properties"]) == set(data["issue"])
        assert set(schema["$defs"]["article"]["properties"]) == set(data["articles"][0])

    def test_a_page_is_read_back(self, pages: list[Page]) -> None:
        for page in pages:
            back = from_json(page.to_json())
            assert to_dict(back) == page.to_dict()
            assert back.articles == page.articles
            assert [article.issue for article in back.articles] == [page.issue] * len(page.articles)

    @settings(deadline=None, max_examples=60)
    @given(contents)
    def test_any_contents_are_read_back(self, page: Contents) -> None:
        assert from_json(to_json(page)) == page

    def test_data_of_another_schema_are_refused(self) -> None:
        with pytest.raises(ValueError, match="other/1"):
            from_dict(to_dict(FULL) | {"schema": "other/1"})

    def test_keys_of_a_later_version_are_left_out(self) -> None:
        data = to_dict(FULL) | {"later": 1}
        data["articles"][0]["later"] = 2
        assert from_dict(data) == FULL

    def test_the_contract_names_its_schema(self) -> None:
        assert to_dict(FULL)["schema"] == SCHEMA == exports.json_schema()["properties"]["schema"]["const"]


class TestTei:
    def test_pages_are_valid_tei(self, pages: list[Page], tei_grammar: Any) -> None:
        etree = pytest.importorskip("lxml.etree")
        for page in every(*pages, FULL, clean(""), clean("岭东日报\n")):
            tei_grammar.assertValid(etree.fromstring(to_tei(page).encode()))

    def test_a_page_is_read_back(self, pages: list[Page]) -> None:
        for page in pages:
            assert from_tei(to_tei(page)).to_dict() == page.to_dict()

    @settings(deadline=None, max_examples=60)
    @given(contents)
    def test_any_contents_are_read_back(self, page: Contents) -> None:
        assert from_tei(to_tei(page)) == page

    def test_every_field_is_read_back(self) -> None:
        assert from_tei(to_tei(FULL)) == FULL

    @pytest.mark.parametrize(
        "markup",
        [
            '<head type="kicker"># 为了&lt;群众&gt;</head>',
            '<head type="deck">第二批在途</head>',
            "<byline>记者程雪 通讯员许斐佳</byline>",
            "<dateline>本报讯</dateline>",
            '<p source="#char=10,20 #char=30,40">昨日，我省召开发布会。</p>',
            '<head type="crosshead" source="#char=41,45">两项措施</head>',
            '<fw type="folio" source="#char=5,8">第4版</fw>',
            '<date type="published" when="2022-05-19">2022-05-19</date>',
            '<title level="j">岭东日报</title>',
            '<biblScope unit="page">4</biblScope>',
            '各地<g type="control" n="0008" />农民',
        ],
    )
    def test_each_thing_has_its_element(self, markup: str) -> None:
        assert markup in to_tei(FULL)

    def test_what_tei_cannot_hold_is_an_error(self) -> None:
        with pytest.raises(ValueError, match="two words"):
            to_tei(replace(FULL, furniture=(Furniture("two words", "第4版"),)))

    @pytest.mark.parametrize("other", ["no XML", "<TEI/>", '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'])
    def test_another_document_is_refused(self, other: str) -> None:
        with pytest.raises(ValueError, match=r"not XML|not written by papercleaner"):
            from_tei(other)


class TestMarkdown:
    def rendered(self, page: Any) -> str:
        markdown_it = pytest.importorskip("markdown_it")
        shown = markdown_it.MarkdownIt("commonmark").render(to_markdown(page))
        return unescape(re.sub(r"<br />\n?", "\n", shown))

    def test_nothing_is_cut_and_nothing_becomes_markup(self, pages: list[Page]) -> None:
        for page in every(*pages, FULL):
            shown = "".join(re.sub(r"</?(p|h\d|em|strong|ul|li|blockquote)>", "", self.rendered(page)).split())
            wanted = ("".join(text.split()) for text in texts(page))
            assert [text for text in wanted if text not in shown] == []

    def test_the_headline_parts_are_told_apart(self) -> None:
        shown = self.rendered(FULL)
        assert "<h1>岭东日报</h1>" in shown
        assert "<em># 为了<群众></em>" in shown
        assert "<h2>1. 春耕*开始* & 全省_动员_</h2>" in shown
        assert "<strong>首批[种子]到位</strong>" in shown
        assert "<h3>两项措施</h3>" in shown
        assert "<p>春风又绿\n江南岸</p>" in shown

    def test_a_page_has_the_method(self) -> None:
        page = clean("春耕开始\n\n本报讯 昨日，我省召开新闻发布会。\n")
        assert page.to_markdown() == to_markdown(page)


class TestText:
    def test_nothing_of_an_article_is_cut(self, pages: list[Page]) -> None:
        for page in every(*pages, FULL):
            shown = exports.to_text(page)
            assert [text for text in texts(page) if text not in shown] == []

    def test_articles_are_parted_by_a_blank_line(self) -> None:
        assert exports.to_text(FULL).endswith("下转第2版\n\n简讯")
        assert clean("春耕").to_text() == exports.to_text(clean("春耕"))


class TestRecords:
    def test_a_row_is_an_article(self) -> None:
        row, brief = to_records(FULL)
        assert (row["newspaper"], row["date"], row["page_no"], row["article_no"]) == ("岭东日报", "2022-05-19", "4", 1)
        assert row["headline"] == ARTICLE.headline
        assert row["body"] == ARTICLE.body
        assert row["decks"] == ["首批[种子]到位", "第二批在途"]
        assert brief["article_no"] == 2

    def test_rows_are_read_back(self, pages: list[Page]) -> None:
        for page in pages:
            assert tuple(from_records(json.loads(json.dumps(page.to_records())))) == page.articles

    def test_a_data_frame_has_the_rows(self) -> None:
        pytest.importorskip("pandas")
        frame = exports.to_dataframe(FULL)
        assert frame.to_dict("records") == to_records(FULL)
        assert list(exports.to_dataframe(clean("")).columns) == list(frame.columns) == list(to_records(FULL)[0])

    def test_an_arrow_table_goes_through_parquet(self, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        table = exports.to_arrow(FULL)
        parquet.write_table(table, tmp_path / "page.parquet")
        back = parquet.read_table(tmp_path / "page.parquet").to_pylist()
        assert back == to_records(FULL)
        assert tuple(from_records(back)) == FULL.articles
        assert exports.to_arrow(clean("")).schema == table.schema

    @pytest.mark.parametrize(
        ("module", "method", "extra"), [("pandas", "dataframe", "pandas"), ("pyarrow", "arrow", "arrow")]
    )
    def test_a_missing_extra_is_named(
        self, module: str, method: str, extra: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(ImportError, match=rf"papercleaner\[{extra}\]"):
            getattr(clean("春耕"), f"to_{method}")()


class TestLinkedData:
    def test_every_text_is_somewhere(self, pages: list[Page]) -> None:
        for page in every(*pages, FULL):
            data = to_jsonld(page)
            said = json.dumps(data, ensure_ascii=False)
            assert [t for t in texts(page) if json.dumps(t, ensure_ascii=False)[1:-1] not in said] == []

    def test_an_article_is_a_news_article(self) -> None:
        article = to_jsonld(FULL)["@graph"][0]
        assert article["@type"] == "NewsArticle"
        assert article["headline"] == ARTICLE.headline
        assert article["author"][1] == {
            "@type": "Person",
            "name": "许斐佳",
            "jobTitle": "通讯员",
            "affiliation": {"@type": "Organization", "name": "省农业科学院"},
        }
        assert article["isPartOf"]["isPartOf"]["name"] == "岭东日报"
        assert (article["printPage"], article["dateline"]) == ("4", "本报讯")
        assert {"@type": "CreativeWork", "genre": "kicker", "text": "# 为了<群众>"} in article["hasPart"]

    def test_empty_fields_are_left_out(self) -> None:
        assert to_jsonld(Contents(articles=(Article(headline="简讯"),)))["@graph"] == [
            {
                "@type": "NewsArticle",
                "headline": "简讯",
                "inLanguage": "zh",
                "isPartOf": {"@type": "PublicationIssue"},
            }
        ]


class TestCitations:
    def test_gb7714(self) -> None:
        article = replace(ARTICLE, headline="春耕开始", decks=("首批种子到位",))
        assert article.cite() == "程雪, 许斐佳. 春耕开始: 首批种子到位[N]. 岭东日报, 2022-05-19(4)."

    def test_more_than_three_authors(self) -> None:
        names = tuple(Byline("记者", name) for name in ("甲一", "乙二", "丙三", "丁四"))
        assert Article(headline="春耕", bylines=names).cite() == "甲一, 乙二, 丙三, 等. 春耕[N]."

    def test_without_an_author_the_title_comes_first(self) -> None:
        assert Article(headline="春耕", issue=ISSUE).cite() == "春耕[N]. 岭东日报, 2022-05-19(4)."

    def test_bibtex_means_what_it_says(self) -> None:
        entry = ARTICLE.cite("bibtex")
        assert entry.startswith("@article{程雪20221春耕开,\n")
        assert r"title = {{1. 春耕*开始* \& 全省\_动员\_}}," in entry
        assert "author = {程雪 and 许斐佳}," in entry
        assert entry.count("{") - entry.count("\\{") == entry.count("}") - entry.count("\\}")

    def test_a_page_tells_its_articles_where_they_stand(self) -> None:
        page = clean("岭东日报\n2022年5月19日 星期四 第4版\n\n春耕开始\n\n本报讯 记者程雪报道 昨日，我省召开发布会。\n")
        assert page.articles[0].issue == page.issue
        assert page.articles[0].cite() == "程雪. 春耕开始[N]. 岭东日报, 2022-05-19(4)."

    def test_an_unknown_style_is_refused(self) -> None:
        with pytest.raises(ValueError, match="gb7714"):
            ARTICLE.cite("apa")  # type: ignore[arg-type]


def test_every_export_is_documented() -> None:
    assert [name for name in exports.__all__ if not getattr(exports, name).__doc__] == []
    assert sorted(exports.__all__) == list(exports.__all__)
