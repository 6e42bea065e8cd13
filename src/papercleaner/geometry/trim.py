"""Traces of rules at the edges of columns: a quote or bar that hangs out is no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papercleaner.geometry.cuts import Column
from papercleaner.geometry.evidence import Edges
from papercleaner.geometry.frame import Frame, Piece
from papercleaner.geometry.merged import Cut, parts
from papercleaner.text import CLOSING_QUOTES, OPENING_QUOTES

#: What begins no line, and what ends none: at the edge of a column it is the trace of a rule.
AT_START, AT_END = frozenset(CLOSING_QUOTES + "]|丨"), frozenset(OPENING_QUOTES + "[|丨")
#: A line hangs out of its column when it does so by more than this, in body characters.
OUT = 0.6


def trim(frame: Frame, columns: Sequence[Column], edges: Edges) -> Iterator[Piece]:
    """Cut the traces of rules off the lines of running text, and give them back."""
    for column, (left, right) in zip(columns, edges, strict=True):
        for n, piece in enumerate(column.pieces):
            if not piece.running or len(piece.text) < 3:
                continue
            cut = _cut(piece, left, right, OUT * frame.em)
            if cut:
                for part in parts(piece, cut):
                    if part.rule:
                        yield part
                    else:
                        column.pieces[n] = part


def _cut(piece: Piece, left: float, right: float, out: float) -> Cut | None:
    last = len(piece.text) - 1
    if left - piece.left > out and piece.text[0] in AT_START:
        return Cut(0, 1, piece.left, left, 0)
    if piece.right - right > out and piece.text[last] in AT_END:
        return Cut(last, last + 1, right, piece.right, 0)
    return None
