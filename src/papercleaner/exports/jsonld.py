"""A page as linked data: schema.org `NewsArticle`, one for each article.

What schema.org has no word for (kicker, rubric, crosshead …) is not dropped: it stands in `hasPart`, as a
`CreativeWork` whose `genre` is its name in this library.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from papercleaner.exports.contents import PageLike
from papercleaner.objects import Article, Byline, Issue
from papercleaner.text import language


def to_jsonld(page: PageLike) -> dict[str, Any]:
    """The page's articles as a JSON-LD graph of schema.org articles (`NewsArticle`)."""
    tag = language(page.script)
    return {
        "@context": "https://schema.org",
        "@graph": [_article(article, page.issue, tag) for article in page.articles],
    }


def _article(article: Article, issue: Issue, tag: str) -> dict[str, Any]:
    return _full(
        {
            "@type": "NewsArticle",
            "headline": article.headline,
            "alternativeHeadline": list(article.decks),
            "articleSection": list(filter(None, (issue.section, article.rubric))),
            "articleBody": article.body,
            "dateline": article.dateline,
            "creditText": article.byline,
            "author": [_person(who) for who in article.bylines],
            "inLanguage": tag,
            "datePublished": issue.date,
            "printPage": issue.page_no,
            "printSection": issue.section,
            "isPartOf": _issue(issue),
            "associatedMedia": [
                _full({"@type": "ImageObject", "caption": caption.text, "creditText": caption.credit})
                for caption in article.captions
            ],
            "hasPart": list(_parts(article)),
        }
    )


def _person(who: Byline) -> dict[str, Any]:
    person = {"@type": "Person", "name": who.name, "jobTitle": who.role}
    if who.affiliation:
        person["affiliation"] = {"@type": "Organization", "name": who.affiliation}  # type: ignore[assignment]
    return _full(person)


def _issue(issue: Issue) -> dict[str, Any]:
    paper = _full({"@type": "Newspaper", "name": issue.title, "identifier": issue.cn, "url": issue.website})
    number = {"issueNumber": issue.issue_no, "datePublished": issue.date}
    return _full({"@type": "PublicationIssue", **number, "isPartOf": paper if len(paper) > 1 else ""})


def _parts(article: Article) -> Iterator[dict[str, str]]:
    named = {
        "rubric": article.rubric,
        "kicker": article.kicker,
        "editor_note": article.editor_note,
        "continued_from": article.continued_from,
        "continued_to": article.continued_to,
    }
    for genre, text in named.items():
        if text:
            yield {"@type": "CreativeWork", "genre": genre, "text": text}
    for paragraph in article.paragraphs:
        if paragraph.kind != "text":
            yield {"@type": "CreativeWork", "genre": paragraph.kind, "text": paragraph.text}


def _full(data: dict[str, Any]) -> dict[str, Any]:
    """Without the keys that have nothing to say."""
    return {key: value for key, value in data.items() if value not in ("", [], {})}
