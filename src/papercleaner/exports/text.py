"""A page's articles as plain text for a reader; nothing of an article is left out."""

from __future__ import annotations

from collections.abc import Iterator

from papercleaner.exports.contents import PageLike
from papercleaner.objects import Article


def to_text(page: PageLike) -> str:
    """The articles as plain text, a blank line between two; notices and furniture are no reading matter."""
    articles = ("\n".join(text for _, text in parts(article)) for article in page.articles)
    return "\n\n".join(filter(None, articles))


def parts(article: Article) -> Iterator[tuple[str, str]]:
    """The parts of an article in the order of print, each with its name; dateline and byline share a line."""
    found = [
        ("rubric", article.rubric),
        ("kicker", article.kicker),
        ("headline", article.headline),
        *(("deck", deck) for deck in article.decks),
        ("continued_from", article.continued_from),
        ("byline", " ".join(filter(None, (article.dateline, article.byline)))),
        ("editor_note", article.editor_note),
        *((paragraph.kind, paragraph.text) for paragraph in article.paragraphs),
        *(("caption", caption.text + caption.credit) for caption in article.captions),
        ("continued_to", article.continued_to),
    ]
    return ((name, text) for name, text in found if text)
