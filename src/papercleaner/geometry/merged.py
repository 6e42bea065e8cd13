"""Lines in which the engine read two columns as one are cut where their neighbours show the gutter.

The rule in the gutter (栏线) is often read as a quote or a bar: such a character at the right place is the best
witness, and becomes a piece of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from statistics import median
from typing import NamedTuple

from papercleaner import words
from papercleaner.geometry.frame import Frame, Piece
from papercleaner.model import Span
from papercleaner.text import CLOSING_QUOTES, NO_LINE_START, OPENING_QUOTES, width

#: What engines make of a rule between columns.
RULE_SIGNS = frozenset(OPENING_QUOTES + CLOSING_QUOTES + "\"'[]|丨")
#: Quotes and brackets stand for themselves where the other half follows, or went before.
_OPENS = {"“": "”", "‘": "’", "[": "]"}
_CLOSES = {half: char for char, half in _OPENS.items()}
#: Gutters are so many body characters wide, boxes being loose.
NARROWEST, WIDEST = -0.6, 4.0
#: A merged line has body size, more or less: the gutter in it widens the pitch.
SIZES = (0.9, 1.17)
#: Pieces of one printed row: middles no further apart, in body characters.
LEVEL = 0.5
#: A gutter is no nearer to the ends of the line it cuts, in body characters.
INSIDE = 2.5
#: Gutters are the same when their middles are no further apart, in body characters.
SAME = 1.0
#: A deck ends before its column does, by more than this, in body characters.
ENDS_EARLY = 1.5
#: The next row, and the rows near, in leadings.
NEXT_ROW, NEAR_ROWS = 1.5, 6.0
#: So many rows near a line, or anywhere on the page, are a witness.
NEAR_WITNESSES, GRID_WITNESSES = 2, 4
#: A line begins where its column does, or is indented, by so many body characters.
INDENT = 3.0
#: How far from the expected place the cut may be, in characters.
REACH = 2
#: What a cut costs beside its distance from the expected place, in characters.
COSTS = {"rule sign": 0.0, "space": 0.2, "no word": 0.4, "word": 1.4}
#: What the witnesses say, and from which sum on a line is cut.
SAYS = {"next row": 2.0, "rows near": 1.0, "grid": 1.0, "own column": -2.0, "centred": -3.0, "ends early": -2.0}
SAYS |= {"rule sign": 2.0, "space": 1.0, "no word": 0.5, "word": -1.5}
ENOUGH = 3.0


class Gutter(NamedTuple):
    """White space between two columns, as one row shows it.

    Its edges, the middle of the row, where the column on its left begins and the one on its right ends.
    """

    left: float
    right: float
    row: float
    column: float
    end: float

    @property
    def middle(self) -> float:
        """Half-way across."""
        return (self.left + self.right) / 2


class Cut(NamedTuple):
    """Where to cut a line: the left part's end and the right part's start in its text, the gutter, the evidence."""

    stop: int
    start: int
    left: float
    right: float
    evidence: float


def cut_merged(frame: Frame) -> None:
    """Replace lines that run over a gutter by their parts, until no row shows a further gutter."""
    gutters = sorted(_gutters(frame), key=_middle)
    doubtful = list(frame.pieces)
    while doubtful:
        cut_now: dict[int, list[Piece]] = {}
        fresh: list[Gutter] = []
        for piece in doubtful:
            cut = _best_cut(piece, gutters, frame)
            if cut:
                cut_now[id(piece)] = list(parts(piece, cut))
                fresh.append(Gutter(cut.left, cut.right, piece.middle, piece.left, piece.right))
        frame.pieces[:] = [part for piece in frame.pieces for part in cut_now.get(id(piece), [piece])]
        gutters = sorted([*gutters, *fresh], key=_middle)
        reach = NEAR_ROWS * frame.leading
        doubtful = [p for p in frame.pieces if any(abs(g.row - p.middle) <= reach for g in fresh)]


def _gutters(frame: Frame) -> Iterator[Gutter]:
    """The white spaces between lines of one printed row, one of them running text."""
    body = sorted((p for p in frame.pieces if p.running or p.size <= SIZES[1]), key=lambda p: p.middle)
    middles = [p.middle for p in body]
    for a in body:
        first = bisect_left(middles, a.middle - LEVEL * frame.em)
        last = bisect_left(middles, a.middle + LEVEL * frame.em)
        right = [b for b in body[first:last] if b.left > a.left + INSIDE * frame.em]
        b = min(right, key=lambda p: p.left, default=None)
        if b and (a.running or b.running):
            low = bisect_left(middles, a.middle - NEAR_ROWS * frame.leading)
            high = bisect_left(middles, a.middle + NEAR_ROWS * frame.leading)
            column, other = ([p for p in body[low:high] if abs(p.left - x.left) <= INDENT * frame.em] for x in (a, b))
            inside = [p for p in column if p.right <= max(b.left - NARROWEST * frame.em, a.right)]
            edge = max(p.right - (p.text[-1] in NO_LINE_START) * frame.em / 2 for p in inside)
            if NARROWEST * frame.em <= b.left - edge <= WIDEST * frame.em:
                yield Gutter(edge, b.left, a.middle, min(p.left for p in column), median(p.right for p in other))


def _best_cut(piece: Piece, gutters: Sequence[Gutter], frame: Frame) -> Cut | None:
    """The cut for which most speaks, at one of the page's gutters, given from left to right."""
    if not SIZES[0] <= piece.size <= SIZES[1] or width(piece.text) < 2 * INSIDE:
        return None
    inside = INSIDE * frame.em
    first = bisect_right(gutters, piece.left + inside, key=_middle)
    last = bisect_left(gutters, piece.right - inside, key=_middle)
    crossed = [g for g in gutters[first:last] if _begins(piece, g, frame.em)]
    cuts = [cut for group in _alike(crossed, SAME * frame.em) if (cut := _cut(piece, group, frame))]
    return max(cuts, key=lambda cut: cut.evidence, default=None)


def _begins(piece: Piece, gutter: Gutter, em: float) -> bool:
    """Whether the line begins where the column on the gutter's left does, or as an indented line of it."""
    return abs(piece.left - gutter.column) <= INDENT * em


def _middle(gutter: Gutter) -> float:
    return gutter.middle


def _alike(gutters: Sequence[Gutter], same: float) -> Iterator[list[Gutter]]:
    group: list[Gutter] = []
    for gutter in gutters:
        if group and gutter.middle > group[-1].middle + same:
            yield group
            group = []
        group.append(gutter)
    if group:
        yield group


def _cut(piece: Piece, group: Sequence[Gutter], frame: Frame) -> Cut | None:
    """The best place near a gutter, and all that speaks for cutting there; None where it cannot be enough."""
    near = [g for g in group if abs(g.row - piece.middle) <= NEAR_ROWS * frame.leading]
    witnesses = near or group
    left, right = median(g.left for g in witnesses), median(g.right for g in witnesses)
    seen = ["next row"] if any(abs(g.row - piece.middle) <= NEXT_ROW * frame.leading for g in near) else []
    seen += ["rows near"] if len(near) >= NEAR_WITNESSES else []
    seen += ["grid"] if len(group) >= GRID_WITNESSES else []
    before, after = piece.left - median(g.column for g in witnesses), median(g.end for g in witnesses) - piece.right
    seen += ["centred"] if min(before, after) > frame.em and abs(before - after) < 1.5 * frame.em else []
    early = after > ENDS_EARLY * frame.em and piece.text[-1] not in NO_LINE_START
    seen += ["ends early"] if early and _under_a_title(piece, frame) else []
    missing = ENOUGH - sum(SAYS[name] for name in seen)
    if missing <= SAYS["rule sign"] and _as_wide(piece, frame) > len(near):
        missing -= SAYS["own column"]
    if missing > SAYS["rule sign"]:
        return None
    stop, start, said = _place(piece, left, right)
    return Cut(stop, start, left, right, SAYS[said] - missing) if SAYS[said] >= missing else None


def _under_a_title(piece: Piece, frame: Frame) -> bool:
    """Whether what stands next above is larger than text: a deck may follow it."""
    over = [p for p in frame.pieces if p.middle < piece.top and p.left < piece.right and piece.left < p.right]
    above = max(over, key=lambda p: p.bottom, default=None)
    return above is not None and above.size > SIZES[1]


def _place(piece: Piece, left: float, right: float) -> tuple[int, int, str]:
    """Where in its text a line is cut at a gutter, and what stands there: the rule's trace, a space, a word's end.

    The text on either side must have the share of the room that its side of the gutter has.
    """
    text = piece.text
    sums = [0.0, *accumulate(map(width, text))]
    room = (left - piece.left) / max(left - piece.left + piece.right - right, 1.0)
    expected = bisect_left(sums, sums[-1] * room)
    best, least = (expected, expected, "word"), float("inf")
    for n in range(max(expected - REACH, 2), min(expected + REACH + 2, len(text) - 1)):
        for said, skip in (("rule sign", 1), ("space", 1), ("", 0)):
            if said and (text[n] != " " if said == "space" else not is_rule(text, n)):
                continue
            whole = sums[-1] - sums[n + skip] + sums[n]
            off = abs(sums[n] - whole * room)
            if off + COSTS[said or "no word"] >= least:
                continue
            what = said or ("word" if torn(text, n) else "no word")
            if off + COSTS[what] < least:
                best, least = (n, n + skip, what), off + COSTS[what]
    return best


def _as_wide(piece: Piece, frame: Frame) -> int:
    """How many running lines near it begin and end where it does."""
    left, right, indent, same = piece.left, piece.right, INDENT * frame.em, SAME * frame.em
    alike = [p for p in frame.pieces if abs(p.right - right) <= same and abs(p.left - left) <= indent and p.running]
    return sum(0 < abs(p.middle - piece.middle) <= NEAR_ROWS * frame.leading for p in alike)


def is_rule(text: str, at: int) -> bool:
    """Whether the character is a rule's trace: a bar, or half of a pair whose other half is not where it must be."""
    char = text[at]
    if char in _OPENS:
        return text.count(_OPENS[char], at) <= text.count(char, at + 1)
    if char in _CLOSES:
        return text.count(_CLOSES[char], 0, at) <= text.count(char, 0, at)
    return char in RULE_SIGNS


def torn(text: str, at: int) -> bool:
    """Whether a cut before position `at` would tear a word or begin a line with a mark."""
    if text[at : at + 1] in NO_LINE_START:
        return True
    offset = at - min(at, 4)
    for word in words.tokenizer().lcut(text[offset : at + 4]):
        if offset < at < offset + len(word):
            return bool(words.known(word)) or word.isascii()
        offset += len(word)
    return False


def cut_at(piece: Piece, left: float, right: float) -> list[Piece]:
    """A line's parts on either side of a gutter that is known to be there."""
    stop, start, _ = _place(piece, left, right)
    return list(parts(piece, Cut(stop, start, left, right, 0.0)))


def parts(piece: Piece, cut: Cut) -> Iterator[Piece]:
    """The left part, the rule between (where a character stands for it), and the right part."""
    start = piece.span.start
    left = max(min(cut.left, piece.right), piece.left)
    right = max(min(cut.right, piece.right), left)
    bounds = [(0, cut.stop, piece.left, left), (cut.stop, cut.start, left, right)]
    bounds.append((cut.start, len(piece.text), right, piece.right))
    for first, last, x0, x1 in bounds:
        text = piece.text[first:last]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            span = Span(start + first + lead, start + first + lead + len(text.strip()))
            part = replace(piece, span=span, text=text.strip(), left=x0, right=x1, seen=dict(piece.seen))
            part.rule = len(part.text) == 1 and part.text in RULE_SIGNS
            yield part
