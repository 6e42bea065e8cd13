"""A bar that counts pages, where tqdm is installed and somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec


@contextmanager
def counting(shown: bool, total: int | None = None) -> Iterator[Callable[[], object]]:
    """What to call after each page; a bar on standard error counts them, if that is a terminal and tqdm is there."""
    if not (shown and sys.stderr and sys.stderr.isatty() and find_spec("tqdm")):
        yield lambda: None
        return
    tqdm = import_module("tqdm").tqdm
    # No thread that watches the bar: processes are forked while it stands.
    bar_type = type("Bar", (tqdm,), {"monitor_interval": 0})
    with bar_type(total=total, unit=" pages", miniters=1) as bar:
        yield bar.update
