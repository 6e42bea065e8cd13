"""Arrow batches in, Arrow batches out: what Dask, Spark, Ray and Hugging Face `datasets` all speak (extra `arrow`).

A batch in has a column of texts and, if you like, one of ids; a batch out has one row a page, of `PAGE_SCHEMA`. A page
that fails is a row with its `error`. Everything happens in the calling process: the engine has the processes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from papercleaner.batch.rows import Options, row
from papercleaner.exports.records import ISSUE_COLUMNS, arrow_schema
from papercleaner.extras import need
from papercleaner.log import page_failed
from papercleaner.workers import attempt

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import RecordBatch, Schema, Table
    from pyspark.sql.types import StructType

    PAGE_SCHEMA: Schema

__all__ = ["PAGE_SCHEMA", "Writer", "clean_batches", "clean_frame", "clean_table", "empty_frame", "spark_schema"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name == "PAGE_SCHEMA":  # made on first use: it needs pyarrow
        return page_schema()
    raise AttributeError(f"module 'papercleaner.arrow' has no attribute {name!r}")


@cache
def page_schema() -> Schema:
    """The schema of a cleaned page: the keys of `Page.to_dict()`, with `id`, `version`, `options` and `error`."""
    arrow = need("pyarrow", "arrow")
    text, texts, spans = arrow.string(), arrow.list_(arrow.string()), arrow.list_(arrow.list_(arrow.int64()))

    def struct(names: str, **others: Any) -> Any:  # noqa: ANN401
        return arrow.struct([(name, text) for name in names.split()] + list(others.items()))

    issue = struct(
        "title date weekday lunar_date cn postal_code issue_no page_no section website email address postcode hotline",
        editors=texts,
        layout_editors=texts,
        proofreaders=texts,
        spans=spans,
    )
    own = {*ISSUE_COLUMNS.values(), "article_no"}
    article = arrow.struct([field for field in arrow_schema() if field.name not in own])
    return arrow.schema(
        {
            "id": text,
            "schema": text,
            "version": text,
            "options": struct("script", known_titles=texts),
            "error": struct("type message"),
            "issue": issue,
            "articles": arrow.list_(article),
            "notices": arrow.list_(struct("kind title text", spans=spans)),
            "furniture": arrow.list_(struct("kind text", spans=spans)),
            "warnings": arrow.list_(struct("code message", spans=spans)),
            "layout": struct("kind", measure=arrow.float64(), order_confidence=arrow.float64()),
            "script": text,
        }
    )


def clean_batches(
    batches: Iterable[RecordBatch],
    *,
    text: str = "text",
    id: str = "id",  # noqa: A002
    script: Literal["simplified", "traditional"] | None = None,
    known_titles: Sequence[str] = (),
) -> Iterator[RecordBatch]:
    """Clean the pages of record batches: one batch out for each in, one row for each row, in their order.

    `text` and `id` name the columns; a row without an id has its number, from 0 over all batches of this call: where
    an engine calls once for each of many parts, give ids. A text that is null is a page that failed. KeyError where
    there is no column of texts.
    """
    arrow = need("pyarrow", "arrow")
    options = Options(script, tuple(known_titles))
    number = 0
    for batch in batches:
        if text not in batch.schema.names:
            raise KeyError(f"no column {text!r} in {', '.join(batch.schema.names)}")
        texts = batch.column(text).to_pylist()
        ids = batch.column(id).to_pylist() if id in batch.schema.names else [None] * len(texts)
        rows = [
            _row(str(place if name is None else name), options, content)
            for place, (name, content) in enumerate(zip(ids, texts, strict=True), number)
        ]
        number += len(texts)
        yield arrow.RecordBatch.from_pylist(rows, schema=page_schema())


def _row(id: str, options: Options, text: object) -> dict[str, Any]:  # noqa: A002
    _, page, error = attempt(options.clean, (0, text))
    if error:
        page_failed(id, *error)
    return row(id, options, page, error)


def clean_table(table: Table, **options: Any) -> Table:  # noqa: ANN401
    """Clean the pages of a table; the keywords are those of `clean_batches`."""
    arrow = need("pyarrow", "arrow")
    return arrow.Table.from_batches(clean_batches(table.to_batches(), **options), page_schema())


def clean_frame(frame: DataFrame, **options: Any) -> DataFrame:  # noqa: ANN401
    """Clean the pages of a pandas frame, as a partition of Dask is; the columns have Arrow types."""
    arrow = need("pyarrow", "arrow")
    return _frame(clean_table(arrow.Table.from_pandas(frame, preserve_index=False), **options))


def empty_frame() -> DataFrame:
    """A frame without rows: the `meta` that Dask asks for."""
    return _frame(page_schema().empty_table())


def spark_schema() -> StructType:
    """`PAGE_SCHEMA` in the types of Spark (extra `spark`): what `mapInArrow` asks for."""
    types = need("pyspark.sql.pandas.types", "spark")
    schema: StructType = types.from_arrow_schema(page_schema())
    return schema


def _frame(table: Table) -> DataFrame:
    frame: DataFrame = table.to_pandas(types_mapper=need("pandas", "pandas").ArrowDtype)
    return frame


class Writer:
    """A Parquet file of rows."""

    def __init__(self, file: Path) -> None:
        """Open the file."""
        self._writer = need("pyarrow.parquet", "arrow").ParquetWriter(file, page_schema(), compression="zstd")

    def write(self, rows: list[dict[str, Any]]) -> None:
        """Write rows as one group."""
        self._writer.write_table(need("pyarrow", "arrow").Table.from_pylist(rows, schema=page_schema()))

    def close(self) -> None:
        """Write the footer."""
        self._writer.close()
