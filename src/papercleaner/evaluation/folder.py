"""A folder of pages with their truths, and the table of their scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from papercleaner.evaluation.metrics import METRICS, Scores, mean, score
from papercleaner.pipeline import clean

#: The table's columns after METRICS.
COUNTS = ("joins", "over_joins", "under_joins", "splits", "merges")


class Sample(NamedTuple):
    """A raw text of a folder, and where its truth stands."""

    page: str
    producer: str
    text: Path
    truth: Path

    @property
    def name(self) -> str:
        """`page.producer`: how tables and options call it."""
        return f"{self.page}.{self.producer}"

    def read(self) -> tuple[str, dict[str, Any]]:
        """Read the raw text, every character as it stands in the file, and the truth."""
        return self.text.read_bytes().decode("utf-8"), json.loads(self.truth.read_text("utf-8"))


def samples(folder: Path | str) -> list[Sample]:
    """Find the raw texts of a folder that have a truth, in either layout, sorted by page and producer.

    Raises NotADirectoryError where `folder` is none.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder of pages")
    return sorted(sample for sample in (*_flat(folder), *_nested(folder)) if sample.truth.is_file())


def _flat(folder: Path) -> Iterator[Sample]:
    for text in folder.glob("*.*.txt"):
        page, _, producer = text.stem.partition(".")
        yield Sample(page, producer, text, folder / f"{page}.gold.json")


def _nested(folder: Path) -> Iterator[Sample]:
    for text in folder.glob("*/*.txt"):
        yield Sample(text.parent.name, text.stem, text, text.with_name("truth.json"))


@dataclass(frozen=True, slots=True)
class Table:
    """The scores of a folder: `rows` from `page.producer` to its `Scores`. `str()` of it is what the command prints."""

    rows: Mapping[str, Scores]

    def mean(self, figure: str, producer: str = "") -> float | None:
        """Average one attribute of `Scores` over all pages, or those of one producer; None where nothing has it."""
        ending = f".{producer}" if producer else ""
        return mean(getattr(row, figure) for name, row in self.rows.items() if name.endswith(ending))

    def __str__(self) -> str:
        """Lay the scores out: a line for each page, then the means of each producer, then of all."""
        columns = (*METRICS, "mean", *COUNTS)
        producers = sorted({name.rpartition(".")[2] for name in self.rows})
        lines = [(name, [getattr(row, column) for column in columns]) for name, row in self.rows.items()]
        lines += [(f"ALL .{p}", [self.mean(column, p) for column in columns]) for p in producers]
        lines.append(("ALL", [self.mean(column) for column in columns]))
        width = max(len(name) for name, _ in lines)
        head = " " * width + "".join(f"{column:>12}" for column in columns)
        return "\n".join([head, *(f"{name:{width}}{_cells(values)}" for name, values in lines)])


def _cells(values: Iterable[float | None]) -> str:
    texts = ("-" if v is None else str(v) if isinstance(v, int) else f"{v:.3f}" for v in values)
    return "".join(f"{text:>12}" for text in texts)


def evaluate(folder: Path | str, *, only: str = "", system: Callable[[str], Any] = clean) -> Table:
    """Clean every raw text of a folder and score it.

    `only` restricts to a page, to `page.producer` or to `.producer`. `system` is what is measured: a function from the
    raw text to a page, or to a page's dict. Raises NotADirectoryError where `folder` is none, ValueError where it holds
    no page (that matches).
    """
    rows = {}
    for sample in samples(folder):
        if only in ("", sample.page, sample.name, f".{sample.producer}"):
            raw, truth = sample.read()
            page = system(raw)
            data = page if isinstance(page, Mapping) else page.to_dict()
            rows[sample.name] = score(truth, raw, data, sample.producer)
    if not rows:
        raise ValueError(f"{folder} holds no page with a truth" + (f" that matches {only}" if only else ""))
    return Table(rows)
