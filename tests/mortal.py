"""`papercleaner.arrow`, but the first process that is given the page p1000 dies: `tests/test_engines.py` runs with it.

The file that the variable MORTAL names says that it has happened. A module of its own, since the processes of an engine
must be able to import what they are given.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from papercleaner import arrow
from papercleaner.arrow import PAGE_SCHEMA, empty_frame, spark_schema

__all__ = ["PAGE_SCHEMA", "clean_batches", "clean_frame", "clean_table", "empty_frame", "spark_schema"]

PAGE = "p1000"


def _meet(ids: Iterable[str]) -> None:
    if PAGE in ids:
        with suppress(FileExistsError):
            Path(os.environ["MORTAL"]).touch(exist_ok=False)
            os.kill(os.getpid(), signal.SIGKILL)


def clean_batches(batches: Iterable[Any]) -> Iterator[Any]:
    def met() -> Iterator[Any]:
        for batch in batches:
            _meet(batch.column("id").to_pylist())
            yield batch

    return arrow.clean_batches(met())


def clean_table(table: Any) -> Any:
    _meet(table.column("id").to_pylist())
    return arrow.clean_table(table)


def clean_frame(frame: Any) -> Any:
    _meet(list(frame["id"]))
    return arrow.clean_frame(frame)
