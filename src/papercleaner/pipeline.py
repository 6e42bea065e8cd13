"""How a page flows: the list of passes is the table of contents of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from papercleaner.columns import columns
from papercleaner.convert import convert
from papercleaner.geometry import geometry
from papercleaner.grouping import grouping
from papercleaner.leads import leads
from papercleaner.lines import tile_lines
from papercleaner.model import Tiling
from papercleaner.page import Page
from papercleaner.repair import repair
from papercleaner.roles import roles
from papercleaner.seams import seams
from papercleaner.signed import signed
from papercleaner.source import Source
from papercleaner.spaces import Unspaced
from papercleaner.text import fold
from papercleaner.titles import titles

Pass = Callable[[Tiling], Tiling]

#: Each pass takes the page as the one before it left it.
PASSES: tuple[Pass, ...] = (geometry, columns, signed, roles, titles, grouping, seams, leads, repair)


def clean(
    text: str | Source,
    *,
    script: Literal["simplified", "traditional"] | None = None,
    known_titles: Iterable[str] = (),
) -> Page:
    """Turn the raw text of one newspaper page into structured articles.

    Parameters
    ----------
    text
        The page as an OCR engine, a document model or a PDF extractor left it; or a `Source` made by
        `papercleaner.readers`, which knows where the lines stand on the image. Any text gives a page.
    script
        Convert the output to this script with OpenCC; names of persons are converted character by character only.
        By default the script stays as printed. Spans always point into the text as given.
    known_titles
        Names of newspapers that the caller knows, recognised wherever they stand alone.

    Raises
    ------
    TypeError
        Where `text` is neither a string nor a `Source`: bytes must be decoded first.
    ValueError
        Where `script` is none of the three values.

    """
    if isinstance(text, bytes | bytearray):
        raise TypeError(f"clean() takes text, not {type(text).__name__}: decode it first, e.g. data.decode('utf-8')")
    if not isinstance(text, str | Source):
        raise TypeError(f"clean() takes a str or a Source, not {type(text).__name__}")
    if script not in (None, "simplified", "traditional"):
        raise ValueError(f"script must be None, 'simplified' or 'traditional', not {script!r}")
    if isinstance(known_titles, str):
        raise TypeError("known_titles takes several names: give a list, not one string")
    unspaced = Unspaced.of(text if isinstance(text, Source) else Source(text))
    page = tile_lines(unspaced.left, frozenset(map(fold, known_titles)))
    for step in PASSES:
        page = step(page)
    return Page(unspaced.restored(convert(page, script=script)))
