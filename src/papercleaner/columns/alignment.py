"""Pieces of rows put under one another: the chains of lines that columns are made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from papercleaner.columns.links import Links
from papercleaner.columns.pieces import Piece

#: A line goes on no further aside (positions): usually, where another one pushed it to the right, some rows lower, and
#: where its row is compressed, so that it stands too far left.
ASIDE, PUSHED, NEAR, PULLED = 6, 14, 3, 60
#: So many rows lower counts as some rows lower; a column that waited longer is at its end.
LOWER, FAR = 3, 8
#: What one position aside costs, where the piece before pushes the line and where not, and the most that it costs.
SIDEWAYS, PUSHED_SIDEWAYS, MOVED = 0.2, 0.1, 2.8
#: What it costs that a column waits, that one opens, out of its place, that a line comes a row later.
WAIT, OPEN, CROSSED, LATER = 0.1, 3.0, 0.1, 0.3
NEVER = 99.0
#: How much the words say, where positions cannot be trusted.
TEXT = 0.4
#: A line alone belongs into a column's hole if so much of it stands within the column.
FILLS = 0.3


def chains(pieces: Sequence[Piece], links: Links, *, exact: bool) -> list[list[Piece]]:
    """Chains of pieces, each under the other in one column: row by row, the best match that crosses no column.

    Where positions are not `exact`, what the words say counts too.
    """
    found: list[list[Piece]] = []
    waiting: list[int] = []  # chains that may go on, from left to right
    for _, group in groupby(pieces, key=lambda p: p.row):
        row = list(group)
        waiting = [n for n in waiting if row[0].row - found[n][-1].row <= FAR]
        now: list[int] = []
        for n, piece in _aligned(found, waiting, row, links, exact):
            if n < 0 and piece is not None:
                n = len(found)
                found.append([piece])
            elif piece is not None:
                found[n].append(piece)
            now.append(n)
        waiting = now
    return _filled(found)


def _aligned(
    found: list[list[Piece]], waiting: list[int], row: list[Piece], links: Links, exact: bool
) -> list[tuple[int, Piece | None]]:
    """The chains and the pieces of a row, from left to right: (chain, its next piece), (chain, none), (-1, piece)."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    last = [found[n][-1] for n in waiting]
    for i in range(len(waiting) + 1):
        for j in range(len(row) + 1):
            ways = []
            if i and j and (cost := _cost(last[i - 1], row[j - 1], links, exact)) < NEVER:
                ways.append((best[i - 1, j - 1][0] + cost, (i - 1, j - 1)))
            if i:
                ways.append((best[i - 1, j][0] + WAIT, (i - 1, j)))
            if j:
                start = row[j - 1].start
                wrong = max(last[i - 1].start - start if i else 0, start - last[i].start if i < len(last) else 0, 0)
                ways.append((best[i, j - 1][0] + OPEN + CROSSED * wrong, (i, j - 1)))
            if ways:
                best[i, j] = min(ways)
    path: list[tuple[int, Piece | None]] = []
    i, j = len(waiting), len(row)
    while (i, j) != (0, 0):
        before = best[i, j][1]
        path.append((waiting[i - 1] if before[0] < i else -1, row[j - 1] if before[1] < j else None))
        i, j = before
    return path[::-1]


def _cost(a: Piece, b: Piece, links: Links, exact: bool) -> float:
    """What it costs that piece `b` goes on under piece `a`.

    A piece that follows another one after a single space may stand far from its column: the row is compressed. Then its
    words must tell.
    """
    aside, down = b.start - a.start, b.row - a.row - 1
    right, left = (b, a) if aside > 0 else (a, b)
    far = abs(aside) > (NEAR if down >= LOWER else PUSHED if right.pushed or down == 0 else ASIDE)
    if far and not (left.pushed and abs(aside) <= PULLED and down < LOWER):
        return NEVER
    words = 0.0 if exact and not far else TEXT * links.words(a.index, b.index)
    return min((PUSHED_SIDEWAYS if right.pushed else SIDEWAYS) * abs(aside), MOVED) + LATER * down - words


def _filled(found: list[list[Piece]]) -> list[list[Piece]]:
    """Put a line that was moved aside into the chain that has a hole where it stands."""
    lone: dict[int, list[Piece]] = {}
    for chain in found:
        if len(chain) == 1:
            lone.setdefault(chain[0].row, []).append(chain[0])
    moved: set[int] = set()
    for chain in found:
        for a, b in pairwise(tuple(chain)):
            for row in range(a.row + 1, b.row):
                piece = next((p for p in lone.get(row, ()) if p.index not in moved and _fills(p, a, b)), None)
                if piece is not None:
                    moved.add(piece.index)
                    chain.append(piece)
        chain.sort(key=lambda p: p.row)
    return [chain for chain in found if len(chain) > 1 or chain[0].index not in moved]


def _fills(piece: Piece, a: Piece, b: Piece) -> bool:
    """Whether a piece stands between two lines of a column, and is no wider."""
    both = min(max(a.stop, b.stop), piece.stop) - max(min(a.start, b.start), piece.start)
    return both > FILLS * (piece.stop - piece.start) and piece.width <= max(a.width, b.width) + 1
