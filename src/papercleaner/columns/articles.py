"""Pieces of columns put together: which column goes on in which, and the titles over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from papercleaner.columns.chains import LEAD, Piece
from papercleaner.columns.links import INDENT, Line, Links
from papercleaner.patterns import pattern

#: Columns of one article have the same measure, give or take so many full-width characters.
SAME_MEASURE = 1.75
#: Log-odds, before any word is read, that a column goes on with the column left of it; with what stands over it; with
#: what stands over it where it has the same neighbour as before.
BESIDE, ABOVE, NEIGHBOUR = 1.3, 0.5, 3.5
#: One column ends a sentence and the next begins a paragraph: that fits, but less if a title stands over the next one,
#: so many lines up. Only the one does: that does not fit. Neither: that fits.
FIT, TITLED, TITLE_UP, MISFIT, TORN = 1.0, -3.5, 14, -2.0, 1.4
#: A last line that leaves no more room than this is full.
FULL_FOOT = 1.5
#: A column that does not fit at all.
NEVER = -9.0
#: So many lines back the left neighbour is looked for.
LEFT = 3
#: How many lines after a title its article begins at most; a caption stands so far after its article's first line at
#: most, and so far before it.
TITLE_REACH, AFTER, BEFORE = 30, 60, 10
#: What it says of a title or caption that all its pairs of characters stand in an article; one line of distance; that
#: there is an article so near.
SHARED, DISTANCE, NEAR = 6.0, -0.05, 4.0

_CAPTION = pattern(r"摄\)?$|图为|[(](?:左|右|中|前|后)|资料图|供图$")
_HAN = pattern(r"\p{Han}{2,}")


@dataclass(slots=True, eq=False)
class Group:
    """What belongs to one article: titles, columns in order, and captions."""

    columns: list[Piece] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)
    rest: list[Piece] = field(default_factory=list)
    pairs: set[str] = field(default_factory=set)

    @property
    def lines(self) -> list[int]:
        """Its lines as they are read."""
        return [n for piece in (*self.titles, *self.columns, *self.rest) for n in piece.lines]


def reading_order(pieces: Sequence[Piece], lines: Sequence[Line], links: Links) -> list[int]:
    """The lines of these pieces in the order in which they are read."""
    pieces = sorted(pieces, key=lambda piece: piece.head)
    body = [piece for piece in pieces if piece.body and not _caption(piece, lines)]
    groups = _Columns(pieces, lines, links).join(body)
    for group in groups:
        group.pairs = {pair for piece in group.columns for n in piece.lines for pair in pairs(lines[n].text)}
    placed = set(map(id, body))
    single = []
    heads = [min(column.head for column in group.columns) for group in groups]
    for piece in pieces:
        if id(piece) not in placed:
            home = _home(piece, groups, heads, lines)
            if home is None:
                single.append(Group(rest=[piece]))
            else:
                (home.rest if piece.body or _caption(piece, lines) else home.titles).append(piece)
    return [n for group in sorted((*groups, *single), key=lambda g: min(g.lines)) for n in group.lines]


class _Columns:
    """Joins columns, from left to right, to the article that they go on with."""

    def __init__(self, pieces: Sequence[Piece], lines: Sequence[Line], links: Links) -> None:
        self.lines, self.links = lines, links
        self.of = {n: piece for piece in pieces for n in piece.lines}
        self.titles = sorted(n for piece in pieces if not piece.body for n in piece.lines)
        self.owner: dict[int, Group] = {}
        self.tops: dict[int, int] = {}  # where the column of a piece began

    def join(self, body: Sequence[Piece]) -> list[Group]:
        """The articles that the columns make."""
        groups: list[Group] = []
        for piece in body:
            self.tops[id(piece)] = piece.head
            choices = [choice for choice in self._choices(piece) if choice[0] > 0]
            if choices:
                _, over, before = max(choices, key=lambda choice: choice[:2])
                group = self.owner[id(before)]
                group.columns.insert(group.columns.index(before) + 1, piece)
                if over:
                    self.tops[id(piece)] = self.tops[id(before)]
            else:
                group = Group([piece])
                groups.append(group)
            self.owner[id(piece)] = group
        return groups

    def _choices(self, piece: Piece) -> list[tuple[float, bool, Piece]]:
        """What a piece may go on with, how well, and whether that stands over it in its column."""
        found: list[tuple[float, bool, Piece]] = []
        near = (self.of[n] for n in range(piece.head - 1, max(piece.head - LEFT, 0) - 1, -1))
        beside = next((other for other in near if id(other) in self.owner), None)
        if beside is not None:
            found.append((BESIDE + self._goes_on(beside, piece), False, beside))
        over = piece.above
        while over is not None and not over.body:
            over = over.above
        if over is not None and id(over) in self.owner:
            value = ABOVE if over is piece.above else 0.0
            if beside is not None and self.tops[id(beside)] < over.foot and beside.foot > piece.head:
                value = NEIGHBOUR
            found.append((value + self._goes_on(over, piece), True, over))
        return found

    def _goes_on(self, a: Piece, b: Piece) -> float:
        """Log-odds that piece b is what piece a goes on with."""
        first, last = self.lines[b.head], self.lines[a.foot]
        if min(len(a.lines), len(b.lines)) > 2 and abs(a.measure - b.measure) > SAME_MEASURE:
            return NEVER
        if LEAD.match(first.text):
            return NEVER
        value = self.links.text(a.foot, b.head)
        opens = b.measure - first.width >= INDENT[0]
        title = bisect_left(self.titles, b.head) - 1
        if opens and title >= 0 and self.titles[title] > max(a.head, b.head - TITLE_UP):
            value += TITLED
        if last.end:
            value += FIT if opens else MISFIT
        elif not opens and a.measure - last.width < FULL_FOOT:
            value += TORN
        return value


def _caption(piece: Piece, lines: Sequence[Line]) -> bool:
    return len(piece.lines) <= 4 and any(_CAPTION.search(lines[n].text) for n in piece.lines)


def _home(piece: Piece, groups: Sequence[Group], heads: Sequence[int], lines: Sequence[Line]) -> Group | None:
    """The article of a title or caption, whose first lines (`heads`) rise: near it, and with its words."""
    own = [pair for n in piece.lines for pair in pairs(lines[n].text)]
    title = not piece.body and not _caption(piece, lines)
    first, last = (1, TITLE_REACH) if title else (-AFTER, BEFORE)
    best, home = 0.0, None
    for n in range(bisect_left(heads, piece.foot + first), bisect_right(heads, piece.foot + last)):
        shared = sum(pair in groups[n].pairs for pair in own) / max(len(own), 1)
        value = NEAR + SHARED * shared + DISTANCE * abs(heads[n] - piece.foot)
        if value > best:
            best, home = value, groups[n]
    return home


def pairs(text: str) -> list[str]:
    """The pairs of Han characters side by side in a text: what a title and its article share."""
    return [run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)]
