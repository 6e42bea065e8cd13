"""A page as a reader would see it, made from the data of `Page.to_dict()`: so a stored page can be shown as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from papercleaner.show.markup import element, escape, style
from papercleaner.text import language, script_of

Data = Mapping[str, Any]

#: The fields of an issue with their Chinese terms, in the order of print.
ISSUE_FIELDS = {
    "title": "报名",
    "date": "日期",
    "weekday": "星期",
    "lunar_date": "农历",
    "issue_no": "总期号",
    "page_no": "版次",
    "section": "版名",
    "cn": "统一刊号",
    "postal_code": "邮发代号",
    "website": "网址",
    "email": "电子信箱",
    "address": "社址",
    "postcode": "邮政编码",
    "hotline": "热线",
    "editors": "责任编辑",
    "layout_editors": "版面设计",
    "proofreaders": "校对",
}
#: What stands in the line over the articles; the other fields are folded away with the furniture.
_ISSUE_LINE = ("date", "weekday", "lunar_date", "issue_no", "page_no", "section")
_PRINTED = {"issue_no": "第{}期", "page_no": "第{}版"}


def page_html(page: Data, *, vertical: bool = False, anchors: bool = False) -> str:
    """Show a page: the issue line, the articles, and folded away what is none.

    `vertical` sets columns from right to left (竖排). `anchors` links every headline to its raw text in the same
    document.
    """
    articles = "".join(
        _article(article, f"#pc-article-{number}" if anchors else "") for number, article in enumerate(page["articles"])
    )
    columns = element("div", "pc-articles", articles or '<p class="pc-none">no article on this page</p>')
    classes = "pc pc-reader pc-vertical" if vertical else "pc pc-reader"
    return (
        f'<div class="{classes}" lang="{language(page["script"])}">'
        f"{issue_line(page['issue'])}{_warnings(page['warnings'])}{columns}"
        f"{_folded('notices', map(_notice, page['notices']))}{_folded('furniture', map(_furniture, page['furniture']))}"
        "</div>"
    )


def notebook_html(shown: str) -> str:
    """What a notebook displays: the same with its style sheet, and nothing that reaches out of it."""
    return style() + shown


def article_html(article: Data) -> str:
    """Show one article."""
    tag = language(script_of(article["headline"] + article["body"]))
    return f'<div class="pc pc-reader" lang="{tag}">{_article(article, "")}</div>'


def issue_html(issue: Data) -> str:
    """Show the parsed masthead as a table of the fields that the page has."""
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td><code>{field}</code></td><td>{escape(_as_text(issue[field]))}</td></tr>'
        for field, label in ISSUE_FIELDS.items()
        if issue[field]
    )
    return f'<div class="pc pc-reader" lang="zh">{element("table", "pc-issue", rows) or "no masthead"}</div>'


def issue_line(issue: Data) -> str:
    """The line over the articles: the paper's title, the day, the page."""
    parts = [_worded(field, issue[field]) for field in _ISSUE_LINE if issue[field]]
    line = element("b", "pc-paper", escape(issue["title"])) + element("span", "pc-day", escape("  ".join(parts)))
    return element("header", "pc-issue-line", line)


def _worded(field: str, value: str) -> str:
    return value if "第" in value else _PRINTED.get(field, "{}").format(value)


def _as_text(value: str | Iterable[str]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _article(article: Data, anchor: str) -> str:
    headline = escape(article["headline"])
    linked = f'<a href="{anchor}">{headline}</a>' if anchor and headline else headline
    title = (
        element("p", "pc-kicker", escape(article["kicker"]))
        + element("h3", "pc-headline", linked)
        + "".join(element("p", "pc-deck", escape(deck)) for deck in article["decks"])
    )
    return element(
        "article",
        "pc-article",
        element("p", "pc-rubric", escape(article["rubric"])),
        element("p", "pc-jump", escape(article["continued_from"])),
        element("hgroup", "pc-title", title),
        element("aside", "pc-editor-note", escape(article["editor_note"])),
        element("p", "pc-byline", escape(article["byline"])),
        *_body(article),
        *map(_caption, article["captions"]),
        element("p", "pc-jump", escape(article["continued_to"])),
    )


def _body(article: Data) -> Iterator[str]:
    """The paragraphs, lines of verse together; the dateline runs in at the head of the first one (电头)."""
    dateline = element("span", "pc-dateline", escape(article["dateline"]))
    for kind, run in groupby(article["paragraphs"], key=lambda paragraph: str(paragraph["kind"])):
        texts = [escape(paragraph["text"]) for paragraph in run]
        if kind == "text":
            for text in texts:
                yield element("p", "pc-text", dateline, text)
                dateline = ""
            continue
        yield element("p", "pc-dateline-line", dateline)
        dateline = ""
        if kind == "verse":
            yield element("p", "pc-verse", "<br>".join(texts))
        else:
            yield from (element("h4", "pc-crosshead", text) for text in texts)
    yield element("p", "pc-dateline-line", dateline)


def _caption(caption: Data) -> str:
    credit = element("span", "pc-credit", escape(caption["credit"]))
    return element("figure", "pc-figure", element("figcaption", "pc-caption", escape(caption["text"]), credit))


def _notice(notice: Data) -> str:
    title = element("b", "pc-notice-title", escape(notice["title"]))
    return element("div", "pc-notice", _kind(notice), title, element("p", "pc-notice-text", escape(notice["text"])))


def _furniture(furniture: Data) -> str:
    return element("div", "pc-furniture", _kind(furniture), escape(furniture["text"]))


def _kind(item: Data) -> str:
    return element("span", "pc-kind", escape(item["kind"]))


def _warnings(warnings: Iterable[Data]) -> str:
    items = "".join(
        element("li", "pc-warning", element("span", "pc-kind", escape(w["code"])), escape(w["message"]))
        for w in warnings
    )
    return element("ul", "pc-warnings", items)


def _folded(name: str, items: Iterable[str]) -> str:
    shown = list(items)
    return element("details", f"pc-{name}", f"<summary>{name} ({len(shown)})</summary>", *shown) if shown else ""
