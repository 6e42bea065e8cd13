"""Running text (正文): lines of the body's size, one under the other."""

from __future__ import annotations

from papercleaner.geometry.frame import Frame, Piece
from papercleaner.text import NO_LINE_START

#: Sizes alike, lines near, left edges no further apart than an indent, one over the other.
ALIKE, NEAR, INDENT, OVERLAP = 0.12, 0.9, 2.5, 0.6
#: Lines that fill one column end at one edge, the first perhaps indented; being justified, their pitch says little.
FILLED, SPACED = 0.8, (0.7, 1.45)
#: Lines of which none is longer are no text.
SHORT = 4.5
#: The first line of a paragraph stands so much deeper than the line above it, or more.
FIRST = 1.3
#: Pieces of one printed row have so much of their height in common.
LEVEL = 0.6


def mark_running(frame: Frame) -> None:
    """Find the running text: body-size lines, one under the other."""
    rows = sorted(frame.pieces, key=lambda p: p.top)
    for n, a in enumerate(rows):
        for b in rows[n + 1 :]:
            if b.top > a.bottom + NEAR * frame.em:
                break
            if _same_column(a, b, frame.em):
                a.running = b.running = True


def _same_column(a: Piece, b: Piece, em: float) -> bool:
    """Whether `b` is the next line of the text in which `a` stands: as large, and begun where lines of it begin."""
    shared = min(a.right, b.right) - max(a.left, b.left)
    lengths = a.right - a.left, b.right - b.left
    if b.middle < a.bottom - 0.2 * em or shared < OVERLAP * min(lengths) or max(lengths) < SHORT * em:
        return False
    hanging = a.text[-1] in NO_LINE_START or b.text[-1] in NO_LINE_START
    deeper, filled = (a.left - b.left) / em, abs(a.right - b.right) <= (FILLED + hanging) * em
    if not (abs(deeper) <= FILLED or FIRST <= -deeper <= INDENT or (filled and 0 < deeper <= INDENT)):
        return False
    small, large = sorted((a.size, b.size))
    as_large = large - small <= 1.5 * ALIKE and abs((small + large) / 2 - 1) <= ALIKE
    return as_large or (filled and SPACED[0] <= small <= 1 + ALIKE and large <= SPACED[1])


def level(a: Piece, b: Piece) -> bool:
    """Whether two pieces stand in one printed row."""
    return min(a.bottom, b.bottom) - max(a.top, b.top) > LEVEL * min(a.bottom - a.top, b.bottom - b.top)
