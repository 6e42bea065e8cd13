"""What users touch: plain frozen objects, each with the spans of raw text that it came from.

The names are those of the output contract, `to_dict()`; strings are "" and tuples () where the page has nothing.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from papercleaner.model import Span

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """One person who signed an article (署名).

    `role` is what the person did, as printed: 记者, 通讯员, 文, 編譯; "" where only a name stands. `affiliation` is
    where the person belongs (省农业科学院).
    """

    role: str
    name: str
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文). `kind` is `text`, `crosshead` (小标题) or `verse` (one line of a poem)."""

    kind: str
    text: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under a picture (图片说明), and who made the picture, as printed (王启航摄)."""

    text: str
    credit: str = ""
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article, its headline parts in the order of print: rubric, kicker, headline, decks.

    `issue` is the newspaper that it stands in; articles of the same content are equal wherever they stand.
    """

    rubric: str = ""
    kicker: str = ""
    headline: str = ""
    decks: tuple[str, ...] = ()
    editor_note: str = ""
    dateline: str = ""
    byline: str = ""
    bylines: tuple[Byline, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[Caption, ...] = ()
    continued_to: str = ""
    continued_from: str = ""
    spans: Spans = ()
    issue: Issue | None = field(default=None, repr=False, compare=False)

    @property
    def body(self) -> str:
        """The paragraphs' texts, joined by a line feed."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON-ready data, as it stands in `Page.to_dict()`."""
        data = asdict(replace(self, issue=None))
        del data["issue"]
        return data | {"body": self.body}

    def cite(self, style: Literal["gb7714", "bibtex"] = "gb7714") -> str:
        """A citation of the article: GB/T 7714 with the type mark [N], or BibTeX.

        Raises ValueError for another style.
        """
        from papercleaner.exports.citations import Reference, cite

        issue = self.issue or Issue()
        return cite(
            Reference(
                authors=tuple(dict.fromkeys(who.name for who in self.bylines)),
                title=self.headline or self.kicker or self.rubric,
                subtitles=self.decks if self.headline else (),
                newspaper=issue.title,
                date=issue.date,
                page_no=issue.page_no,
                issue_no=issue.issue_no,
            ),
            style,
        )

    def _repr_html_(self) -> str:
        from papercleaner.show.reader import article_html, notebook_html

        return notebook_html(article_html(self.to_dict()))


@dataclass(frozen=True, slots=True)
class Notice:
    """An advertisement, announcement, index, table or box that is no journalism (启事、公告、广告、导读)."""

    kind: str
    title: str
    text: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the page and to no article: masthead lines, folios, slogans, credits (报头、报眉)."""

    kind: str
    text: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class PageWarning:
    """Something a person should look at: `code` is for programs, `message` for people."""

    code: str
    message: str
    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The masthead and page header, parsed. Strings stand as printed, the words of their labels removed.

    `date` alone is normalised: the Gregorian day in ISO 8601. `cn` is the national serial number (统一刊号),
    `postal_code` the post office's subscription code (邮发代号), `issue_no` the running number (总第…期).
    """

    title: str = ""
    date: str = ""
    weekday: str = ""
    lunar_date: str = ""
    cn: str = ""
    postal_code: str = ""
    issue_no: str = ""
    page_no: str = ""
    section: str = ""
    website: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    hotline: str = ""
    editors: tuple[str, ...] = ()
    layout_editors: tuple[str, ...] = ()
    proofreaders: tuple[str, ...] = ()
    spans: Spans = field(default=())

    def _repr_html_(self) -> str:
        from papercleaner.show.reader import issue_html, notebook_html

        return notebook_html(issue_html(asdict(self)))
