"""Shards of rows: each written under a temporary name, renamed when whole, and then entered in its manifest.

A shard counts as done when its manifest stands beside it. The manifest names the pages in it, so that a later run
leaves them out, and sums them up, so that the report needs no reading of shards.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import IO, Any, Literal

from papercleaner import __version__
from papercleaner.batch.rows import Options
from papercleaner.exports.contents import SCHEMA

Format = Literal["jsonl", "parquet"]
#: How many rows are in memory at once before they go to a Parquet file.
GROUP = 256


class Shards:
    """The shards of an output folder: those that are done, and the one being written."""

    def __init__(self, folder: Path, form: Format, options: Options, size: int) -> None:
        """Read what is done; ValueError where the folder's shards were made by another version or with other options.

        Rows of two kinds in one folder would be a table that nobody can trust.
        """
        self.folder, self.form, self.size = folder, form, size
        self.made = {"schema": SCHEMA, "version": __version__, "options": options.to_dict(), "format": form}
        self.done: set[str] = set()
        self.totals: Counter[str] = Counter()
        self.number = 0
        self._shard: _Shard | None = None
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.glob("part-*.manifest.json")):
            manifest = json.loads(file.read_bytes())
            if manifest["made"] != self.made:
                raise ValueError(
                    f"{file} was made otherwise ({_difference(manifest['made'], self.made)}): use a new folder"
                )
            self.done.update(manifest["places"])
            self.totals.update(manifest["totals"])
            self.number = int(file.name.split(".")[0].removeprefix("part-")) + 1

    def add(self, place: str, row: dict[str, Any]) -> None:
        """Write a page's row; a full shard is closed."""
        if self._shard is None:
            self._shard = _Shard(self.folder / f"part-{self.number:05}.{self.form}")
        self._shard.add(place, row)
        if len(self._shard.places) == self.size:
            self.close()

    def close(self) -> None:
        """Give the shard its name, and then its manifest."""
        if self._shard is None:
            return
        self._shard.close()
        manifest = {"made": self.made, "totals": self._shard.totals, "places": self._shard.places}
        save(self.folder / f"part-{self.number:05}.manifest.json", manifest)
        self.totals.update(self._shard.totals)
        self.number += 1
        self._shard = None

    def drop(self) -> None:
        """Leave the unfinished shard: the next run does its pages again."""
        if self._shard:
            self._shard.drop()
            self._shard = None


def save(file: Path, data: dict[str, Any]) -> None:
    """Write JSON; the file is there as a whole or not at all."""
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(json.dumps(data, indent=1) + "\n", "ascii")  # names of files may be no UTF-8
    temporary.replace(file)


class _Shard:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.temporary = file.with_name(f".{file.name}.tmp")
        self.places: list[str] = []
        self.totals: Counter[str] = Counter()
        self._out: _Lines | _Groups = _Groups(self.temporary) if file.suffix == ".parquet" else _Lines(self.temporary)

    def add(self, place: str, row: dict[str, Any]) -> None:
        self._out.write(row)
        self.places.append(place)
        self.totals.update(_totals(row))

    def close(self) -> None:
        self._out.close()
        self.temporary.replace(self.file)

    def drop(self) -> None:
        self._out.close()
        self.temporary.unlink(missing_ok=True)  # the interruption came when the shard had its name, but no manifest yet


class _Lines:
    def __init__(self, file: Path) -> None:
        self._file: IO[str] = file.open("w", encoding="utf-8", newline="\n")

    def write(self, row: dict[str, Any]) -> None:
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


class _Groups:
    def __init__(self, file: Path) -> None:
        from papercleaner.arrow import Writer

        self._writer = Writer(file)
        self._rows: list[dict[str, Any]] = []

    def write(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) == GROUP:
            self._flush()

    def _flush(self) -> None:
        self._writer.write(self._rows)
        self._rows = []

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def _totals(row: dict[str, Any]) -> Counter[str]:
    """What a row adds to the report; characters are those of the articles' bodies."""
    totals = Counter(f"warning:{warning['code']}" for warning in row["warnings"])
    totals["pages"] = 1
    totals["articles"] = len(row["articles"])
    totals["characters"] = sum(len(article["body"]) for article in row["articles"])
    if row["error"]:
        totals["failed"] = totals[f"error:{row['error']['type']}"] = 1
    return totals


def _difference(old: dict[str, Any], new: dict[str, Any]) -> str:
    return ", ".join(f"{name} {old.get(name)!r}, not {new[name]!r}" for name in new if old.get(name) != new[name])
