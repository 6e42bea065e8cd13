"""The text of `Page.to_text()` with colours for a terminal, and one line that sums a page up."""

from __future__ import annotations

from papercleaner.exports.contents import PageLike
from papercleaner.exports.text import parts
from papercleaner.show.markup import visible

#: Select Graphic Rendition (ECMA-48, 8.3.117) for the parts of an article; what is not named keeps the terminal's own.
_RENDITIONS = {
    "rubric": "35",
    "kicker": "2",
    "headline": "1;31",
    "deck": "1",
    "continued_from": "36",
    "byline": "36",
    "editor_note": "2",
    "crosshead": "1",
    "caption": "32",
    "continued_to": "36",
}


def coloured(page: PageLike) -> str:
    """The articles for a reader, in colours. Control characters are shown, so that no text commands the terminal."""
    articles = ("\n".join(_coloured(name, text) for name, text in parts(article)) for article in page.articles)
    return "\n\n".join(filter(None, articles))


def summary(page: PageLike) -> str:
    """What was found, in one line: paper, day, page, and how many articles, notices and warnings."""
    issue = page.issue
    head = " ".join(filter(None, (issue.title, issue.date, issue.page_no)))
    counts = {"article": page.articles, "notice": page.notices, "warning": page.warnings}
    told = (f"{len(found)} {name}{'' if len(found) == 1 else 's'}" for name, found in counts.items())
    return visible(": ".join(filter(None, (head, ", ".join(told)))))


def _coloured(name: str, text: str) -> str:
    code = _RENDITIONS.get(name)
    return f"\x1b[{code}m{visible(text)}\x1b[0m" if code else visible(text)
