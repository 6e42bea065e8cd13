"""A page as one row of a pipeline: the data of `Page.to_dict()`, and what a pipeline needs to know what to redo."""

from __future__ import annotations

from typing import Any, NamedTuple

from papercleaner import __version__, clean
from papercleaner.exports.contents import Contents, PageLike, to_dict
from papercleaner.workers import PageError


class Options(NamedTuple):
    """What the pages of a run are cleaned with: the keywords of `clean`."""

    script: str | None = None
    known_titles: tuple[str, ...] = ()

    def clean(self, text: str) -> PageLike:
        """Clean a page so; UnicodeEncodeError where no file could hold it, for it has half a surrogate pair."""
        if isinstance(text, str):
            text.encode()
        return clean(text, script=self.script, known_titles=self.known_titles)  # type: ignore[arg-type]

    def to_dict(self) -> dict[str, Any]:
        """The options as they stand in each row."""
        return {"script": self.script, "known_titles": list(self.known_titles)}


def row(id: str, options: Options, page: PageLike | None, error: PageError | None = None) -> dict[str, Any]:  # noqa: A002
    """The row of a page; one that failed has no content and an `error` (type, message)."""
    return {
        "id": _printable(id),
        "version": __version__,
        "options": options.to_dict(),
        "error": error and {"type": error.type, "message": _printable(error.message)},
        **to_dict(page or Contents()),
    }


def _printable(text: str) -> str:
    """Text that UTF-8 can hold: names of files may be any bytes."""
    return text.encode("utf-8", "backslashreplace").decode()
