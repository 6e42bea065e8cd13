"""A page as rows of a table, one row an article; pandas and pyarrow are extras."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from papercleaner.exports.contents import PageLike, article_from_dict
from papercleaner.extras import need
from papercleaner.objects import Article, Issue

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table

#: The columns that an article has of its issue, and the names that they have in a row.
ISSUE_COLUMNS = {
    "title": "newspaper",
    "date": "date",
    "issue_no": "issue_no",
    "page_no": "page_no",
    "section": "section",
}


def to_records(page: PageLike) -> list[dict[str, Any]]:
    """A page as rows: the columns of the issue, `article_no` (from 1), the article's own fields.

    Lists (`decks`, `bylines`, `paragraphs`, `captions`, `spans`) stay lists, so that nothing is lost; `body` has the
    paragraphs' texts.
    """
    issue = {column: getattr(page.issue, name) for name, column in ISSUE_COLUMNS.items()}
    return [issue | {"article_no": n} | _listed(a.to_dict()) for n, a in enumerate(page.articles, 1)]


def from_records(rows: Iterable[Mapping[str, Any]]) -> list[Article]:
    """Read the articles back from rows; each knows what its row says of its issue."""
    return [
        article_from_dict(row, Issue(**{name: row[column] for name, column in ISSUE_COLUMNS.items()})) for row in rows
    ]


def to_dataframe(page: PageLike) -> DataFrame:
    """A pandas `DataFrame` of the rows; ImportError names the extra where pandas is missing."""
    pandas = need("pandas", "pandas")
    frame: DataFrame = pandas.DataFrame(to_records(page), columns=_columns())
    return frame


def to_arrow(page: PageLike) -> Table:
    """A pyarrow `Table` of the rows; ImportError names the extra where pyarrow is missing."""
    arrow = need("pyarrow", "arrow")
    table: Table = arrow.Table.from_pylist(to_records(page), schema=arrow_schema())
    return table


def arrow_schema() -> Any:  # noqa: ANN401
    """The pyarrow `Schema` of the rows: the same for every page, so that tables can be put together."""
    arrow = need("pyarrow", "arrow")
    text, spans = arrow.string(), arrow.list_(arrow.list_(arrow.int64()))

    def rows_of(*names: str, spanned: bool) -> Any:  # noqa: ANN401
        struct = [(name, text) for name in names] + ([("spans", spans)] if spanned else [])
        return arrow.list_(arrow.struct(struct))

    types = {
        "article_no": arrow.int64(),
        "decks": arrow.list_(text),
        "bylines": rows_of("role", "name", "affiliation", spanned=False),
        "paragraphs": rows_of("kind", "text", spanned=True),
        "captions": rows_of("text", "credit", spanned=True),
        "spans": spans,
    }
    return arrow.schema([(name, types.get(name, text)) for name in _columns()])


def _columns() -> list[str]:
    own = [f.name for f in fields(Article) if f.name != "issue"]
    return [*ISSUE_COLUMNS.values(), "article_no", *own, "body"]


def _listed(value: Any) -> Any:  # noqa: ANN401
    """Lists instead of tuples, all the way down: what JSON, Parquet and their readers give back."""
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, tuple | list) else value
