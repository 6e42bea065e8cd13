"""Many pages on one machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from functools import partial
from typing import Literal, NamedTuple

from papercleaner import clean
from papercleaner.log import page_failed
from papercleaner.page import Page
from papercleaner.progress import counting
from papercleaner.source import Source
from papercleaner.workers import PageError, Work, available, run

Text = str | Source
Item = Text | tuple[str | int, Text]


class Cleaned(NamedTuple):
    """One page of many: `id` as it was given (or the item's number, from 0), and either `page` or `error`."""

    id: str | int
    page: Page | None
    error: PageError | None


class PageFailedError(RuntimeError):
    """A page of many that could not be cleaned, with its `id` and its `error` (type, message)."""

    def __init__(self, id: str | int, error: PageError) -> None:  # noqa: A002
        """Say in one line which page failed and why."""
        super().__init__(f"page {id}: {error.type}: {error.message}")
        self.id = id
        self.error = error


def clean_many(
    items: Iterable[Item],
    *,
    workers: int | None = None,
    errors: Literal["raise", "collect"] = "raise",
    script: Literal["simplified", "traditional"] | None = None,
    known_titles: Iterable[str] = (),
    progress: bool = True,
) -> Iterator[Cleaned]:
    """Clean a stream of pages in several processes; they come in the order of the items, as soon as they are ready.

    Only a few pages a process are in memory at once, however many there are. Each process loads the dictionary once.
    A page whose process dies (killed, out of memory) is tried again; other pages never suffer from it. Scripts need
    the guard `if __name__ == "__main__":` where processes are spawned, as on macOS and Windows.

    Parameters
    ----------
    items
        Texts (or `Source` objects), or pairs of an id and a text. Read only as far as needed.
    workers
        How many processes; by default one for each core that this process may use. 1 works in this process.
    errors
        What a page that fails does: `raise` ends the stream with `PageFailedError`, `collect` gives it in its place
        with its `error`.
    script, known_titles
        As in `clean`.
    progress
        Whether a bar on standard error counts the pages: only where that is a terminal and tqdm is installed.

    Raises
    ------
    ValueError
        Where `workers` is below 1, or `errors` or `script` is none of its values.

    """
    if errors not in ("raise", "collect"):
        raise ValueError(f"errors must be 'raise' or 'collect', not {errors!r}")
    work = partial(clean, script=script, known_titles=_checked(script, known_titles))
    return _stream(work, items, count(workers), errors == "raise", progress)


def count(workers: int | None) -> int:
    """How many processes are meant; ValueError below 1."""
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return available() if workers is None else workers


def _checked(script: str | None, known_titles: Iterable[str]) -> tuple[str, ...]:
    """The titles; what `clean` would say of the options is said at once, and not page by page."""
    titles = known_titles if isinstance(known_titles, str) else tuple(known_titles)
    clean("", script=script, known_titles=titles)  # type: ignore[arg-type]
    return tuple(titles)


def _stream(work: Work, items: Iterable[Item], workers: int, stop: bool, bar: bool) -> Iterator[Cleaned]:
    ids: dict[int, str | int] = {}  # of the pages on the way

    def noted() -> Iterator[Text]:
        for place, item in enumerate(items):
            ids[place], text = item if isinstance(item, tuple) and len(item) == 2 else (place, item)
            yield text

    with counting(bar, len(items) if isinstance(items, Sized) else None) as tick:
        for place, page, error in run(work, noted(), workers):
            id_ = ids.pop(place)
            tick()
            if error:
                page_failed(id_, *error)
                if stop:
                    raise PageFailedError(id_, error)
            yield Cleaned(id_, page, error)
