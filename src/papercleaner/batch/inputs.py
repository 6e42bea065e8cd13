"""Where pages come from: folders of .txt, JSON Lines, Parquet."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from papercleaner.extras import need

SUFFIXES = (".txt", ".jsonl", ".ndjson", ".parquet")


class Fields(NamedTuple):
    """Which fields of JSON Lines and Parquet hold a page's id and its text."""

    id: str = "id"
    text: str = "text"


class Given(NamedTuple):
    """A page as it was found.

    `place` is its own among all pages of all runs (file, or file and row number), `content` its text, the file that
    holds it, or the reason why there is no text.
    """

    place: str
    id: str
    content: str | Path | ValueError


def files(paths: list[Path], output: Path) -> Iterator[Path]:
    """The files to read, those of folders sorted and at any depth; each once, found as the run reaches them.

    The output folder is left out where it lies in one of these folders. Raises at once FileNotFoundError where a path
    does not exist, ValueError where a file is of no kind that is read, or the output folder is to be read.
    """
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(f"{path}: no such file or folder")
        if not path.is_dir() and path.suffix not in SUFFIXES:
            raise ValueError(f"{path}: not one of {', '.join(SUFFIXES)}")
        if path.resolve() == output.resolve():
            raise ValueError(f"{path}: read from and written to; name another folder for the output")
    return _walk(paths, output.resolve())


def _walk(paths: list[Path], output: Path) -> Iterator[Path]:
    """Go through files and folders; only the names of one folder, and of those above it, are in memory."""
    read: set[Path] = set()
    for path in paths:
        if read.isdisjoint((path, *path.parents)):
            yield from _below(path, read, output) if path.is_dir() else (path,)
        read.add(path)


def _below(folder: Path, read: set[Path], output: Path) -> Iterator[Path]:
    """The files of a folder without what has been read; links to folders may lead in a circle and are not followed."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 (a folder may have a million: names take least memory)
        path = folder / name
        if path in read:
            continue
        if path.is_dir():
            if not path.is_symlink() and path.resolve() != output:
                yield from _below(path, read, output)
        elif path.suffix in SUFFIXES and path.is_file():
            yield path


def pages(file: Path, fields: Fields) -> Iterator[Given]:
    """The pages of a file; a row without text is a page that says so. A page without an id is named by its place."""
    if file.suffix == ".txt":
        yield Given(file.as_posix(), file.as_posix(), file)
        return
    rows = _parquet(file, fields) if file.suffix == ".parquet" else _json_lines(file)
    for number, data in enumerate(rows, 1):
        place = f"{file.as_posix()}#{number}"
        if isinstance(data, ValueError):
            yield Given(place, place, data)
            continue
        id_, text = data.get(fields.id), data.get(fields.text)
        problem = ValueError(f"the field {fields.text!r} is {type(text).__name__}, not text")
        yield Given(place, place if id_ is None else str(id_), text if isinstance(text, str) else problem)


def _json_lines(file: Path) -> Iterator[dict[str, Any] | ValueError]:
    with file.open("rb") as lines:
        for line in lines:
            try:
                data = json.loads(line)
            except ValueError as error:
                yield ValueError(f"not JSON: {error}")
            else:
                yield data if isinstance(data, dict) else ValueError("not a JSON object")


def _parquet(file: Path, fields: Fields) -> Iterator[dict[str, Any] | ValueError]:
    parquet = need("pyarrow.parquet", "arrow")
    try:
        opened = parquet.ParquetFile(file)
    except ValueError as error:  # ArrowInvalid: the file counts as one page that fails, and costs no other
        yield ValueError(f"not Parquet: {error}")
        return
    with opened as table:
        columns = [name for name in fields if name in table.schema_arrow.names]
        for batch in table.iter_batches(batch_size=256, columns=columns):
            yield from batch.to_pylist()
