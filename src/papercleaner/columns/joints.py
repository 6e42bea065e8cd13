"""Gutters of a single space: where a row goes on in another column, and no second space says so.

Between two lines of text an engine leaves one space if the gutter is narrow, or if the row is the widest of its block.
A space in a line may also be one: in a byline, between the parts of a headline. What is seen of each space is weighed
by `points/joints.txt`: whether lines near it begin there, whether the lines on either side would be as wide as others,
and whether the words read on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TypeVar

from papercleaner.columns import pieces
from papercleaner.columns.pieces import Piece, byline_begins, byline_ends, single_spaces
from papercleaner.language.fluency import Fluency
from papercleaner.model import Span, Tiling
from papercleaner.patterns import pattern
from papercleaner.tables import Seen, weighed
from papercleaner.text import width

#: How far from a row, up and down, other lines are looked at.
NEAR_ROWS, CLOSE_ROWS = 8, 3
#: Lines begin or end at the same place, give or take so many positions.
ASIDE = 2
#: Lines are as wide as one another, give or take so much (full-width characters); first lines are so much narrower.
EVEN, INDENT = 0.8, 2.0
#: So many witnesses are as good as more.
ENOUGH = 3
#: What the words across the space say counts within these limits (nats).
LEAST, MOST = -3.0, 6.0
#: A stretch of so many characters may be a line of its own.
LONG = 7

# What stands before the text in its first line, and no more.
_LEAD = pattern(r"^\W?(?:本报|本刊)?\S{0,4}[讯电]$")
_T = TypeVar("_T")


def cut(page: Tiling, fluency: Fluency) -> list[Piece]:
    """The lines of the page's columns: its rows, cut at their gutters, however narrow."""
    rows = pieces.rows(page)
    places: dict[Span, list[int]] = defaultdict(list)
    for piece, at, observed in seen(rows, fluency):
        if weighed(observed, "joints") > 0:
            places[piece.span].append(at)
    found = [part for row in rows for piece in row for part in pieces.cut_at(page.folded, piece, places[piece.span])]
    for n, piece in enumerate(found):
        piece.index = n
    return found


class Near:
    """Where the lines near a row begin and end, and how wide they are."""

    def __init__(self, rows: Sequence[Sequence[Piece]], spaces: Sequence[Sequence[int]], n: int) -> None:
        """Look around row `n`; `spaces` says where each row goes on behind a single space."""
        near, close = _around(rows, n, NEAR_ROWS), _around(rows, n, CLOSE_ROWS)
        self.starts, self.close = [p.start for p in near], [p.start for p in close]
        self.spaces = _around(spaces, n, CLOSE_ROWS)
        self.lines = [(p.start, p.stop) for p in close]
        self.widths = [p.width for p in near if not p.ends]
        self.usual = median(self.widths) if self.widths else 0.0

    def as_wide(self, full: float) -> int:
        """How many lines are as wide as this, or as a first line of this width would be without its indent."""
        return min(sum(min(abs(w - full), abs(w - INDENT - full) + 0.3) <= EVEN for w in self.widths), ENOUGH)


def _around(rows: Sequence[Sequence[_T]], n: int, reach: int) -> list[_T]:
    return [x for row in (*rows[max(n - reach, 0) : n], *rows[n + 1 : n + reach + 1]) for x in row]


def seen(rows: Sequence[Sequence[Piece]], fluency: Fluency) -> Iterator[tuple[Piece, int, Seen]]:
    """Every single space of a page: the piece, where it goes on behind the space, and what is observed."""
    found = [[(piece, single_spaces(piece.text)) for piece in row] for row in rows]
    spaces = [[piece.start + at for piece, places in row for at in places] for row in found]
    for n in (n for n, row in enumerate(spaces) if row):
        near = Near(rows, spaces, n)
        for piece, places in found[n]:
            for last, at, following in zip([0, *places], places, [*places[1:], len(piece.text) + 1], strict=False):
                before, after = piece.text[last : at - 1], piece.text[at : following - 1]
                yield piece, at, dict(_seen(piece, at, before, after, near, fluency))


def _seen(piece: Piece, at: int, before: str, after: str, near: Near, fluency: Fluency) -> Iterator[tuple[str, float]]:
    text, start = piece.text, piece.start + at
    yield "a space", 1
    for name, stretch in (("before", before), ("after", after)):
        yield f"{name}, {min(len(stretch), LONG)} long", 1
    support = 0
    for name, places in (("near", near.starts), ("close", near.close), ("spaces close", near.spaces)):
        count = min(sum(abs(place - start) <= ASIDE for place in places), ENOUGH)
        support += count
        yield f"begins with {count} {name}", 1
    ends = min(sum(abs(a - piece.start) <= ASIDE + 2 and abs(b - start + 1) <= 1 for a, b in near.lines), ENOUGH)
    yield f"ends with {ends}", 1
    wide = [
        max(near.as_wide(width(stretch.replace(" ", ""))) for stretch in two)
        for two in ((before, text[: at - 1]), (after, text[at:]))
    ]
    yield f"before, as wide as {wide[0]}", 1
    yield f"after, as wide as {wide[1]}", 1
    if min(wide) == ENOUGH:
        yield "both as wide as lines", 1
    if near.usual:
        yield "wider than lines", min(max(piece.width / near.usual - 1, 0.0), 2.0)
    words = min(max(fluency.between(before, after), LEAST), MOST)
    yield "reads on" if words > 0 else "reads ill", words
    how = "lines begin there" if support > 1 else "a line begins there" if support else "no line begins there"
    if byline_ends(text, at):
        yield f"behind a byline, {how}", 1
    if byline_begins(text, at):
        yield f"before a byline, {how}", 1
    if _LEAD.search(before):
        yield "behind a lead", 1
    if before[-1:] in "。,;:!?、":
        yield "behind a mark", 1
    marked = [any(c in "。,;:、" for c in stretch) for stretch in (before, after)]
    yield f"{sum(marked)} with marks, {how}", 1
    if piece.pushed:
        yield "behind another single space", 1
