"""A run: pages in, shards and a report out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from papercleaner.batch.inputs import Fields, Given, files, pages
from papercleaner.batch.rows import Options, row
from papercleaner.batch.shards import Format, Shards, save
from papercleaner.log import log, page_failed
from papercleaner.many import count
from papercleaner.workers import run


class Job(NamedTuple):
    """What to do. `size` is how many pages a shard has, `encoding` that of .txt files."""

    inputs: list[Path]
    output: Path
    form: Format = "jsonl"
    options: Options = Options()
    fields: Fields = Fields()
    encoding: str = "utf-8-sig"
    workers: int | None = None
    size: int = 1000


def perform(job: Job, tick: Callable[[], object] = lambda: None) -> dict[str, Any]:
    """Do the pages of a job that its output folder does not yet have; give the report, which is `report.json` there.

    `tick` is called after each page. Raises OSError and ValueError where the job cannot be done; a page that cannot
    be cleaned is a row with its error.
    """
    found = files(job.inputs, job.output)
    workers = count(job.workers)
    shards = Shards(job.output, job.form, job.options, job.size)
    before, start = shards.totals["pages"], perf_counter()
    log.info("%d pages are done already; %d workers", before, workers)
    try:
        _perform(job, found, shards, workers, tick)
    finally:
        shards.drop()
    report = _report(shards, shards.totals["pages"] - before, perf_counter() - start)
    save(job.output / "report.json", report)
    return report


def _perform(job: Job, found: Iterator[Path], shards: Shards, workers: int, tick: Callable[[], object]) -> None:
    names: dict[int, Given] = {}  # of the pages on the way

    def new() -> Iterator[Given]:
        todo = (given for file in found for given in pages(file, job.fields) if given.place not in shards.done)
        for number, given in enumerate(todo):
            names[number] = given._replace(content="")
            yield given

    for number, data, error in run(partial(_work, job.options, job.encoding), new(), workers):
        given = names.pop(number)
        if error:
            page_failed(given.id, *error)
        shards.add(given.place, row(given.id, job.options, None, error) if error else data)
        tick()
    shards.close()


def _work(options: Options, encoding: str, given: Given) -> dict[str, Any]:
    """What a process does with a page: files are read there, and only plain data come back."""
    content = given.content
    if isinstance(content, ValueError):
        raise content
    text = content.read_bytes().decode(encoding) if isinstance(content, Path) else content
    return row(given.id, options, options.clean(text))


def _report(shards: Shards, pages: int, seconds: float) -> dict[str, Any]:
    totals = shards.totals

    def named(kind: str) -> dict[str, int]:
        return {name.removeprefix(kind): n for name, n in sorted(totals.items()) if name.startswith(kind)}

    return {
        **shards.made,
        **{name: totals[name] for name in ("pages", "failed", "articles", "characters")},
        "warnings": named("warning:"),
        "errors": named("error:"),
        "run": {"pages": pages, "seconds": round(seconds, 3), "pages_per_second": round(pages / seconds, 2)},
    }
