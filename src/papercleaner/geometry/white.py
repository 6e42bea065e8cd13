"""White space on the page, and what stands between it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from papercleaner.geometry.frame import Piece

#: What a box may hang over its column on either side (an engine's boxes are loose), in body characters.
LOOSE = 0.55
#: White space between columns beyond that, and between bands.
GUTTER, BAND = 0.15, 0.35


def side_by_side(pieces: Iterable[Piece], em: float) -> list[list[Piece]]:
    """Pieces between gutters: white space through the whole height."""
    return groups(((*narrowed(p, em), p) for p in pieces), GUTTER * em)


def one_over_the_other(pieces: Iterable[Piece], em: float) -> list[list[Piece]]:
    """Pieces between white space that runs through the whole width."""
    return groups(((p.top, p.bottom, p) for p in pieces), BAND * em)


def groups(intervals: Iterable[tuple[float, float, Piece]], gap: float) -> list[list[Piece]]:
    """Pieces whose intervals, taken together, are not interrupted by more than `gap`."""
    out: list[list[Piece]] = []
    end = float("-inf")
    for start, stop, piece in sorted(intervals, key=lambda i: i[:2]):
        if start > end + gap:
            out.append([])
        out[-1].append(piece)
        end = max(end, stop)
    return out


def narrowed(p: Piece, em: float) -> tuple[float, float]:
    """From left to right without what a loose box may hang over its column."""
    return p.left + LOOSE * em, max(p.right - LOOSE * em, p.left + LOOSE * em)


def across(pieces: Sequence[Piece]) -> float:
    """How wide pieces are, taken together."""
    return max(p.right for p in pieces) - min(p.left for p in pieces)
