"""Bands: rows of articles, one under the other, between white space that runs through the whole width.

White space parts two of them where most of what stands under it begins with a title, or where text cannot go on under
it: columns break off above it and begin anew below, or end above it and go on below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from statistics import median

from papercleaner.geometry.frame import Piece
from papercleaner.geometry.heads import CAPTION, LARGE, TITLE, from_the_top
from papercleaner.geometry.running import FIRST, OVERLAP
from papercleaner.geometry.white import across, one_over_the_other, side_by_side
from papercleaner.text import CLOSERS, SENTENCE_END

#: The top row of a band: pieces that begin within so many body characters of its top; titles stand no deeper in it.
TOP_ROW, TITLE_ROWS = 1.6, 6.0
#: A paragraph's last line ends before its column does, by more than this, and its first is indented by no more.
ENDED, DEEPEST = 1.5, 3.2
#: Log-odds that text does not go on: for a column that is at odds with it, for one that is not; and from which on.
AT_ODDS, AGREED, ENOUGH = 2.3, -0.6, 1.0
#: White space between bands is so much wider than between lines, in body characters; so many of each column show that.
WIDER, LAST = 0.3, 4


def bands(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """Bands: under text that is at its end, a new row of articles begins with a title, a picture or a box."""
    out: list[list[Piece]] = []
    for group in _with_text(one_over_the_other(pieces, em)):
        if out and not (any(p.running for p in out[-1]) and _opens(out[-1], group, em)):
            out[-1] += group
        else:
            out.append(list(group))
    return out


def _with_text(groups: Iterable[list[Piece]]) -> Iterator[list[Piece]]:
    """Put groups without text before the group that follows: titles, captions, furniture between the rows."""
    ahead: list[Piece] = []
    for group in groups:
        ahead += group
        if any(p.running for p in group):
            yield ahead
            ahead = []
    if ahead:
        yield ahead


def _opens(over: Sequence[Piece], under: Sequence[Piece], em: float) -> bool:
    """Whether what stands under white space is another row of articles: most of it is titled, or no text can go on."""
    top = min(p.top for p in under)
    heads = side_by_side((p for p in under if p.top <= top + TITLE_ROWS * em), em)
    titled = sum(across(head) for head in heads if any(p.size >= TITLE for p in head))
    begun = sum(across(head) for head in heads if _runs_on([p for p in head if p.top <= top + TOP_ROW * em]))
    if top - max(p.bottom for p in over) <= _between_lines(over, em) + WIDER * em:
        return bool(titled) and not begun
    upright = any(p.size >= LARGE and p.upright for p in under if p.top <= top + TOP_ROW * em)
    return titled > begun or upright or _ends(over, under, em)


def _between_lines(pieces: Sequence[Piece], em: float) -> float:
    """The white space between the last lines of columns; less than any where none is seen."""
    columns = (sorted(column, key=lambda p: p.middle) for column in side_by_side((p for p in pieces if p.running), em))
    white = [b.top - a.bottom for column in columns for a, b in pairwise(column[-LAST:]) if b.top > a.middle]
    return median(white) if white else float("-inf")


def _runs_on(row: Sequence[Piece]) -> bool:
    return bool(row) and all(p.running for p in row)


def _ends(over: Sequence[Piece], under: Sequence[Piece], em: float) -> bool:
    """Whether text does not go on under white space: more columns than not are at odds with that."""
    points = 0.0
    for column in side_by_side((p for p in under if p.running), em):
        left, right = min(p.left for p in column), max(p.right for p in column)
        above, below = (
            [p for p in part if min(p.right, right) - max(p.left, left) > OVERLAP * min(p.right - p.left, right - left)]
            for part in (over, under)
        )
        last = max(above, key=lambda p: p.middle, default=None)
        head = min(below, key=lambda p: p.top)
        if last and last.running and (head.running or head.size > CAPTION):
            titles = takewhile(lambda p: not p.running, from_the_top(below))
            headed = any(p.size >= LARGE for p in titles)
            room = (max(p.right for p in above if p.running) - last.right) / em
            points += AT_ODDS if headed else _at_odds(last, room, head, (head.left - left) / em)
    return points > ENOUGH


def _at_odds(last: Piece, room: float, head: Piece, indent: float) -> float:
    """What a column says: its text ends where none begins, breaks off where some begins, or could go on.

    `room` is left behind its last line, `indent` stands before the first below, in body characters.
    """
    full = room <= ENDED
    if full and last.text[-1] in SENTENCE_END | CLOSERS:  # a paragraph's end, or none
        return 0.0
    begins = not head.running or FIRST <= indent <= DEEPEST
    return AT_ODDS if begins == full else AGREED
