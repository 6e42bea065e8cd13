"""A page as Markdown (CommonMark) for people; nothing of an article is left out, and nothing in it becomes markup."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from papercleaner.exports.contents import PageLike
from papercleaner.objects import Article, Caption, Issue, Notice
from papercleaner.patterns import pattern

#: Every ASCII mark may be escaped (CommonMark 2.4); these are the ones that can mean something inside a line.
_MARKUP = pattern(r"[\\`*_\[\]<>&|~#$]|^[-+=:](?=)|(?<=^\d{1,9})[.)]")
_LINE_BREAK = "  \n"


def to_markdown(page: PageLike) -> str:
    """A page as Markdown: the paper as title, the articles, then the notices and, in a list, the furniture."""
    parts = [*_issue(page.issue), *(part for article in page.articles for part in _article(article))]
    if page.notices:
        parts += ["## 启事", *(part for notice in page.notices for part in _notice(notice))]
    if page.furniture:
        parts += ["## 报头、报眉", "\n".join(f"- {escape(item.text)}" for item in page.furniture)]
    return "\n\n".join(parts) + "\n"


def article_to_markdown(article: Article) -> str:
    """One article as Markdown."""
    return "\n\n".join(_article(article)) + "\n"


def escape(text: str) -> str:
    r"""Text that Markdown shows as it stands, in one paragraph; line feeds stay line breaks.

    >>> print(escape("1. *甲* [乙]"))
    1\. \*甲\* \[乙\]
    """
    lines = (_MARKUP.sub(r"\\\g<0>", line.strip()) for line in text.splitlines())
    return _LINE_BREAK.join(filter(None, lines))


def _issue(issue: Issue) -> Iterator[str]:
    if issue.title:
        yield f"# {escape(issue.title)}"
    rest = (issue.date, issue.weekday, issue.lunar_date, issue.issue_no, issue.page_no, issue.section)
    if line := escape(" · ".join(filter(None, rest))):
        yield line


def _article(article: Article) -> Iterator[str]:
    before = (article.rubric, article.kicker)
    yield from (f"*{escape(part)}*" for part in before if part)
    if article.headline:
        yield f"## {escape(' '.join(article.headline.split()))}"
    yield from (f"**{escape(deck)}**" for deck in article.decks)
    if article.continued_from:
        yield f"({escape(article.continued_from)})"
    if article.editor_note:
        yield "> " + escape(article.editor_note).replace("\n", "\n> ")
    if article.byline:
        yield f"*{escape(article.byline)}*"
    yield from _paragraphs(article)
    yield from map(_caption, article.captions)
    if article.continued_to:
        yield f"({escape(article.continued_to)})"


def _paragraphs(article: Article) -> Iterator[str]:
    dateline = f"**{escape(article.dateline)}**" if article.dateline else ""
    for kind, run in groupby(article.paragraphs, key=lambda paragraph: paragraph.kind):
        texts = [escape(paragraph.text) for paragraph in run]
        if dateline and kind != "text":
            yield dateline
        elif dateline:
            texts[0] = f"{dateline} {texts[0]}"
        dateline = ""
        if kind == "verse":
            yield _LINE_BREAK.join(texts)
        else:
            yield from (f"### {text}" for text in texts) if kind == "crosshead" else texts
    if dateline:
        yield dateline


def _caption(caption: Caption) -> str:
    return "> 图: " + escape(" ".join(filter(None, (caption.text, caption.credit))))


def _notice(notice: Notice) -> Iterator[str]:
    if notice.title:
        yield f"### {escape(' '.join(notice.title.split()))}"
    if notice.text:
        yield escape(notice.text)
