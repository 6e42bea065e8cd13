"""The logger `papercleaner`: silent until the program that uses the library wants to hear it."""

from __future__ import annotations

import logging

log = logging.getLogger("papercleaner")
# Without it, Python prints warnings to stderr in programs that have set up no logging.
log.addHandler(logging.NullHandler())


def page_failed(id: object, kind: str, message: str) -> None:  # noqa: A002
    """Warn of a page that could not be cleaned: its id, the name of the exception, what it says."""
    log.warning("page %s: %s: %s", id, kind, message)
