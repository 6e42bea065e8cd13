"""Which damage a page has: what its rows show of columns that stand side by side."""

from __future__ import annotations

from papercleaner.grammar.names import is_spread
from papercleaner.model import Tiling
from papercleaner.patterns import pattern

#: A page has gutters if more than this share of its rows has a run of spaces inside, or a column rule.
GUTTER_ROWS = 0.15
#: Fewer rows show nothing.
FEWEST = 4
#: Rows stand where they stood in print if at least this share of them begins with spaces.
MARGIN_ROWS = 0.05

#: A row of columns has a space after so many characters at the latest.
WIDEST = 80
#: A page is one of whole paragraphs if more than this share of its text stands in such lines.
PARAGRAPHS = 0.25

#: Blank rows are as high as the white space in print if so many times (or more often) two follow one another.
DISTANCES = 2

_BLANK_BELOW = pattern(r"[^\n]*\n\s*\n")
_BLANK_ROWS = pattern(r"\n[^\S\n]*\n[^\S\n]*(?=\n)")
_GUTTER = pattern(r"(?<=\S)(?: {2,}| +[|] *|[|] +)(?=\S)")


def has_gutters(page: Tiling) -> bool:
    """Whether columns stand side by side, with runs of spaces or column rules between them."""
    rows = [page.text(tile) for tile in page.reading]
    found = sum(any(not is_spread(row, *gap.span()) for gap in _GUTTER.finditer(row)) for row in rows)
    return found >= FEWEST and found > GUTTER_ROWS * len(rows)


def has_paragraphs(page: Tiling) -> bool:
    """Whether whole paragraphs stand on lines of their own, wider than any row of columns without a space."""
    lines = [page.text(tile) for tile in page.reading]
    long = sum(len(line) for line in lines if len(line) > WIDEST and max(map(len, line.split())) > WIDEST)
    return long > PARAGRAPHS * sum(map(len, lines))


def has_markup(page: Tiling) -> bool:
    """Whether a document model wrote the text: it has put the page in order."""
    return "markup" in {tile.kind for tile in page.furniture}


def has_margins(page: Tiling) -> bool:
    """Whether rows begin with the space that stands before them in print; an engine that reads blocks leaves it out."""
    found = sum(page.folded[max(tile.span.start - 2, 0) : tile.span.start] == "  " for tile in page.reading)
    return found >= MARGIN_ROWS * len(page.reading)


def parted_rows(page: Tiling) -> set[int]:
    """The rows behind which blank rows show how far away the next one stands in print, by number.

    None on a page whose blank rows only say that two blocks are two.
    """
    if len(_BLANK_ROWS.findall(page.folded)) < DISTANCES:
        return set()
    return {n for n, tile in enumerate(page.unsure) if _BLANK_BELOW.match(page.folded, tile.span.stop)}
