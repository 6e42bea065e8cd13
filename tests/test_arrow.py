"""Arrow batches: the schema holds all that a page says, and an engine loses no row."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papercleaner import clean
from papercleaner.exports import from_dict

arrow = pytest.importorskip("pyarrow")

from papercleaner.arrow import PAGE_SCHEMA, clean_batches, clean_frame, clean_table, empty_frame  # noqa: E402

FIXTURES = Path(__file__).parent.parent / "fixtures"
TEXT = "第{}则\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会。\n"
COUNT = 2000


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


def test_a_missing_column_is_named() -> None:
    with pytest.raises(KeyError, match="no column 'text' in ocr"):
        next(clean_batches([arrow.RecordBatch.from_pydict({"ocr": ["春耕"]})]))


def kill_once(frame: Any, mark: str) -> Any:
    """Clean a partition, but die in the middle of the pages the first time."""
    middle = f"p{COUNT // 2}"
    if (frame["id"] == middle).any() and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return clean_frame(frame)


def test_dask_loses_no_page_when_a_worker_dies(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    frames = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")
    texts: list[str | None] = [TEXT.format(n) for n in range(COUNT)]
    texts[COUNT // 2] = None
    source = frames.from_pandas(pandas.DataFrame({"id": [f"p{n}" for n in range(COUNT)], "text": texts}), npartitions=8)
    mark = tmp_path / "mark"
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "dask")
        ) as cluster,
        distributed.Client(cluster),
    ):
        pages = source.map_partitions(kill_once, str(mark), meta=empty_frame())
        pages.to_parquet(tmp_path / "out", schema=PAGE_SCHEMA, write_index=False)
    assert mark.exists()
    dataset = pytest.importorskip("pyarrow.dataset")
    rows = dataset.dataset(tmp_path / "out").to_table().to_pylist()
    assert sorted(row["id"] for row in rows) == sorted(f"p{n}" for n in range(COUNT))
    assert [row["id"] for row in rows if row["error"]] == [f"p{COUNT // 2}"]
    by_id = {row["id"]: row for row in rows}
    assert from_dict(by_id["p7"]).articles == clean(TEXT.format(7)).articles
