"""What an export needs of a page, and what it can be read back as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from papercleaner.model import Layout, Span
from papercleaner.objects import Article, Byline, Caption, Furniture, Issue, Notice, PageWarning, Paragraph, Spans

if TYPE_CHECKING:
    from papercleaner.geometry.regions import Region

SCHEMA = "papercleaner.page/1"
T = TypeVar("T")
#: What a page is made of, and what of an article has spans of its own.
Item = Article | Notice | Furniture
Placed = Item | Paragraph | Caption


class PageLike(Protocol):
    """What every export can be made of: a `Page`, or the `Contents` of one."""

    @property
    def issue(self) -> Issue:
        """The masthead and page header, parsed."""

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in reading order."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is no journalism."""

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What belongs to no article."""

    @property
    def warnings(self) -> tuple[PageWarning, ...]:
        """What a person should look at."""

    @property
    def layout(self) -> Layout:
        """What kind of damage the text has."""

    @property
    def script(self) -> str:
        """`simplified`, `traditional`, `mixed` or ""."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A page without its raw text: what `from_json` and the other inverses give. Its articles know their issue."""

    issue: Issue = field(default_factory=Issue)
    articles: tuple[Article, ...] = ()
    notices: tuple[Notice, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[PageWarning, ...] = ()
    layout: Layout = field(default_factory=Layout)
    script: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The same data as `Page.to_dict()`."""
        return to_dict(self)


def places(page: PageLike) -> Callable[[Placed], tuple[Region, ...]]:
    """Where the items of a page stand on its image: `Page.regions`; nowhere for a page that was read back."""
    found: Callable[[Placed], tuple[Region, ...]] = getattr(page, "regions", lambda _: ())
    return found


def to_dict(page: PageLike) -> dict[str, Any]:
    """A page as JSON-ready data; the keys are the contract of the schema `papercleaner.page/1`."""
    return {
        "schema": SCHEMA,
        "issue": asdict(page.issue),
        "articles": [article.to_dict() for article in page.articles],
        "notices": [asdict(notice) for notice in page.notices],
        "furniture": [asdict(furniture) for furniture in page.furniture],
        "warnings": [asdict(warning) for warning in page.warnings],
        "layout": page.layout._asdict(),
        "script": page.script,
    }


def from_dict(data: Mapping[str, Any]) -> Contents:
    """Read back what `to_dict` wrote, also after a way through JSON.

    Raises ValueError where `data` says that it is of another schema. Keys that this version does not know are left
    out; KeyError where a key of the contract is missing.
    """
    if data["schema"] != SCHEMA:
        raise ValueError(f"data of the schema {data['schema']!r}, not {SCHEMA!r}")
    issue = _made(Issue, data["issue"])
    layout = data.get("layout", {})
    return Contents(
        issue=issue,
        articles=tuple(article_from_dict(article, issue) for article in data["articles"]),
        notices=tuple(_made(Notice, notice) for notice in data["notices"]),
        furniture=tuple(_made(Furniture, furniture) for furniture in data["furniture"]),
        warnings=tuple(_made(PageWarning, warning) for warning in data["warnings"]),
        layout=Layout(**{name: layout[name] for name in Layout._fields if name in layout}),
        script=data.get("script", ""),
    )


def article_from_dict(data: Mapping[str, Any], issue: Issue | None = None) -> Article:
    """Read back what `Article.to_dict` wrote."""
    parts = {
        "bylines": tuple(_made(Byline, who) for who in data["bylines"]),
        "paragraphs": tuple(_made(Paragraph, paragraph) for paragraph in data["paragraphs"]),
        "captions": tuple(_made(Caption, caption) for caption in data["captions"]),
    }
    return replace(_made(Article, {**data, **parts, "issue": None}), issue=issue)


def _made(kind: type[T], data: Mapping[str, Any]) -> T:
    """Make one of the page's objects of a mapping; lists become tuples, `spans` become spans."""
    values = {f.name: data[f.name] for f in fields(kind) if f.name in data}  # type: ignore[arg-type]
    return kind(**{name: _spans(v) if name == "spans" else _tuple(v) for name, v in values.items()})


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _spans(value: Any) -> Spans:  # noqa: ANN401
    return tuple(Span(start, stop) for start, stop in value)
