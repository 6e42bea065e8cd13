"""Arrow batches: the schema holds all that a page says, and an engine loses no row."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from papercleaner import __version__, clean
from papercleaner.exports import from_dict
from papercleaner.exports.contents import SCHEMA

arrow = pytest.importorskip("pyarrow")

from papercleaner.arrow import PAGE_SCHEMA, clean_batches, clean_table, spark_schema  # noqa: E402

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXT = "第{}则\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会。\n"


def test_all_of_a_page_comes_back(seed_text: str) -> None:
    texts = [seed_text, (FIXTURES / "pages/d07-notices/blocks.txt").read_bytes().decode()]
    table = clean_table(arrow.table({"text": texts}))
    assert table.schema == PAGE_SCHEMA
    for row, text in zip(table.to_pylist(), texts, strict=True):
        page, back = clean(text), from_dict(row)
        assert row["error"] is None
        for name in ("issue", "articles", "notices", "furniture", "warnings", "layout", "script"):
            assert getattr(back, name) == getattr(page, name)


def test_every_field_of_a_row_is_in_the_schema(seed_text: str) -> None:
    from papercleaner.batch.rows import Options, row

    def check(value: Any, kind: Any) -> None:
        if isinstance(value, dict):
            assert {field.name for field in kind} == set(value)
            for field in kind:
                check(value[field.name], field.type)
        elif isinstance(value, list | tuple) and value:
            check(value[0], kind.value_type)

    check(row("1", Options(), clean(seed_text)), arrow.struct(list(PAGE_SCHEMA)))


def test_batches_are_read_one_by_one_and_a_bad_row_stands_in_its_place() -> None:
    taken = 0

    def batches() -> Iterator[Any]:
        nonlocal taken
        for number in range(3):
            taken += 1
            yield arrow.RecordBatch.from_pydict({"ocr": [TEXT.format(number), None], "extra": [1, 2]})

    stream = clean_batches(batches(), text="ocr", script="traditional")
    first = next(stream)
    assert taken == 1
    rows = [row for batch in (first, *stream) for row in batch.to_pylist()]
    assert [row["id"] for row in rows] == [str(n) for n in range(6)]
    assert [row["error"] and row["error"]["type"] for row in rows] == [None, "TypeError"] * 3
    assert rows[0]["options"] == {"script": "traditional", "known_titles": []}
    assert "新聞" in rows[0]["articles"][0]["body"]


def test_a_row_without_an_id_has_its_number_and_a_bad_one_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    batch = arrow.RecordBatch.from_pydict({"id": ["a", None, "c"], "text": ["春耕", None, "春耕"]})
    with caplog.at_level(logging.WARNING, "papercleaner"):
        (rows,) = (out.to_pylist() for out in clean_batches([batch]))
    assert [row["id"] for row in rows] == ["a", "1", "c"]
    assert [record.getMessage()[:17] for record in caplog.records] == ["page 1: TypeError"]


def test_a_record_says_what_made_it() -> None:
    table = arrow.table({"text": ["春耕", None]})
    for row in clean_table(table, script="traditional", known_titles=["岭东日报"]).to_pylist():
        assert (row["schema"], row["version"]) == (SCHEMA, __version__)
        assert row["options"] == {"script": "traditional", "known_titles": ["岭东日报"]}


def test_spark_has_the_same_fields_and_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec("pyspark"):
        assert spark_schema().names == PAGE_SCHEMA.names
    monkeypatch.setitem(sys.modules, "pyspark.sql.pandas.types", None)
    with pytest.raises(ImportError, match=r"papercleaner\[spark\]"):
        spark_schema()


def test_a_missing_column_is_named() -> None:
    with pytest.raises(KeyError, match="no column 'text' in ocr"):
        next(clean_batches([arrow.RecordBatch.from_pydict({"ocr": ["春耕"]})]))
