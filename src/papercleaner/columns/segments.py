"""Column segments: stretches of running text of one column, without a title, a picture or a hole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from papercleaner.columns.alignment import chains
from papercleaner.columns.links import SIZES, Links
from papercleaner.columns.pieces import Piece
from papercleaner.patterns import pattern
from papercleaner.tables import Seen, weighed

#: A paragraph's first line starts so many positions further right; that much of its width is missing.
INDENT, INDENT_WIDTH = range(2, 7), (1.75, 3.25)
#: A line starts where its neighbours do; this many lines up and down are asked, and so many votes (12: one neighbour).
REACH, VOTES = 10, 6
#: Lines that fill a measure: no wider than it by, nor narrower by (full-width characters); a squeezed one is wider.
OVER, SQUEEZED, EVEN, SLACK = 1.0, 3.0, 1.5, 2.0
#: A line is short when it leaves more room than this.
SHORT = 2.5
#: Over the break a measure is looked for in so many lines; so many lines show one, so many of the column itself.
BEYOND, WITNESSES, OWN = 3, 3, 2
#: What a line of another column says of the measure; one of its own column says 1 / (3 + lines between).
BESIDE = 0.05

#: So few rows lower stands the next line of a column, whatever is between.
NEXT = 2

#: What stands in a column and is no running text: credits, addresses, bylines.
NO_TEXT = pattern(
    r"(?:责任编辑|本版编辑|编辑|社址|地址|版面设计|主编|投稿|印刷|电话|校对|责编|美编|零售|邮编|邮发代号|新闻热线)[^。]*$"
    r"|[(\[]?(?:本报|本刊|见习|通讯|实习|特约)*(?:记者|通讯员|评论员|实习生)[^。,]*$"
)
_MARK = pattern(r"[,。;:]")
_CLOSED = frozenset(")]”》")


@dataclass(slots=True)
class Segment:
    """Lines of one column, from top to bottom; `body` says that they fill a measure (栏宽)."""

    lines: list[Piece]
    left: int
    measure: float
    body: bool

    @property
    def top(self) -> int:
        """The row of its first line."""
        return self.lines[0].row

    @property
    def bottom(self) -> int:
        """The row of its last line."""
        return self.lines[-1].row

    @property
    def right(self) -> int:
        """The position after its widest line."""
        return max(line.stop for line in self.lines)

    @property
    def opens(self) -> bool:
        """Whether its first line begins a paragraph: it is indented."""
        return self.lines[0].indented

    @property
    def closes(self) -> bool:
        """Whether its last line ends a sentence."""
        return self.lines[-1].ends

    @property
    def text(self) -> str:
        """Its lines one after the other."""
        return "".join(line.text for line in self.lines)


class Filled:
    """Where the rows of a page have lines."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        """Take the lines of these segments."""
        self._rows: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by row: where lines begin and end
        for line in (line for s in segments for line in s.lines):
            self._rows[line.row].append((line.start, line.stop))

    def between(self, left: float, right: float, first: int, last: int) -> int:
        """How many of the rows `[first, last)` have a line between two positions; other columns' rows do not count."""
        rows = (self._rows.get(row, ()) for row in range(first, last))
        return sum(any(start < right and left < stop for start, stop in row) for row in rows)


def apart(lines: Sequence[Piece]) -> list[Segment]:
    """Each line for itself, as no running text."""
    return [Segment([line], line.start, 0.0, False) for line in lines]


def segments(pieces: Sequence[Piece], links: Links, *, exact: bool = True) -> list[Segment]:
    """The stretches of running text, and every other line for itself."""
    found, rows = placed(pieces, links, exact=exact)
    told = observed_lines(found, rows, links)
    body = {n for n, observed in told if weighed(observed, "lines") > 0}
    for chain in found:
        _unmeasured(chain, body)
    loose = {a.row for a in pieces if a.index not in body}
    return [s for chain in found for s in _split(chain, body, loose)]


def placed(
    pieces: Sequence[Piece], links: Links, *, exact: bool = True
) -> tuple[list[list[Piece]], dict[int, list[Piece]]]:
    """The columns, each line knowing where its column starts and its measure; and the rows."""
    found = chains(pieces, links, exact=exact)
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    for chain in found:
        _starts(chain)
        _measures(chain, rows)
    return found, rows


def observed_lines(found: list[list[Piece]], rows: dict[int, list[Piece]], links: Links) -> Iterator[tuple[int, Seen]]:
    """Each line by its number, and what is observed of it that tells whether it is running text (正文)."""
    body = {a.index for chain in found for n, a in enumerate(chain) if _is_body(chain, n, rows)}
    titles = _title_rows(found, body, rows, links)
    for chain in found:
        said = [links.running(line.index) for line in chain]
        for n, line in enumerate(chain):
            size = min(len(chain), SIZES)
            seen: Seen = {"reads like text": said[n]}
            if n and _next(chain[n - 1], line, rows):
                seen["text above"] = said[n - 1]
                seen["reads on"] = links.words(chain[n - 1].index, line.index)
                seen["after an end" if chain[n - 1].ends else "after no end"] = 1
            if n + 1 < len(chain) and _next(line, chain[n + 1], rows):
                seen["text below"] = said[n + 1]
                seen["is read on"] = links.words(line.index, chain[n + 1].index)
            beside = [links.running(other.index) for other in rows[line.row] if other is not line]
            if beside:
                seen["text beside"] = sum(beside) / len(beside)
            standing = "a title's row" if line.index in titles else "as text" if line.index in body else "as none"
            seen[f"stands {standing}, {size} lines"] = 1
            if not line.measure:
                seen["has no measure"] = 1
            if NO_TEXT.match(line.text):
                seen["names or addresses"] = 1
            if _alone(line, rows):
                seen["alone in its row"] = 1
            if line.ends:
                seen["ends"] = 1
            if line.indented:
                seen["indented"] = 1
            seen["marked" if _MARK.search(line.text) else "unmarked"] = 1
            yield line.index, seen


def _next(a: Piece, b: Piece, rows: dict[int, list[Piece]]) -> bool:
    """Whether two lines of a column stand under one another: the rows between have only lines of other columns."""
    left, right = min(a.start, b.start), max(a.stop, b.stop)
    between = (line for row in range(a.row + 1, b.row) for line in rows.get(row, ()))
    return b.row - a.row <= NEXT or not any(line.start < right and left < line.stop for line in between)


def _starts(chain: list[Piece]) -> None:
    """Give each line the position where its column starts: its own, or one a little to the left of its neighbours."""
    for n, line in enumerate(chain):
        line.left = line.start
        if line.pushed:
            continue
        votes: Counter[int] = Counter()
        for k in range(max(n - REACH, 0), min(n + REACH + 1, len(chain))):
            if k != n:
                votes[chain[k].start] += 12 // abs(k - n)
        lower = {x: votes[x] + votes[x + 1] for x in range(line.start - INDENT[-1], line.start - INDENT[0] + 1)}
        best = max(lower, key=lambda x: (lower[x], x))
        if lower[best] >= max((votes[line.start] + votes[line.start + 1]) / 2, VOTES):
            line.left = best if votes[best] else best + 1
            line.indented = line.start - line.left in INDENT


def _measures(chain: list[Piece], rows: dict[int, list[Piece]]) -> None:
    """Give each line the width that the lines over it, or under it, fill: the one that it fills best; 0 for none."""
    for n, line in enumerate(chain):
        near = (a for row in (line.row - 1, line.row, line.row + 1) for a in rows.get(row, ()))
        beside = [a.width for a in near if abs(a.width - line.width) <= SLACK and a is not line and not a.ends]
        found = []
        for first, last in ((n - REACH, n + BEYOND), (n - BEYOND, n + REACH)):
            window = enumerate(chain[max(first, 0) : last + 1], max(first, 0))
            own = [(1 / (3 + abs(n - k)), a.width) for k, a in window if not (a.ends or a.spread)]
            found.append(_densest(own, beside))
        line.measure = min(filter(None, found), key=lambda m: abs(m - line.width), default=0.0)
        above = chain[n - 1] if n and line.row - chain[n - 1].row <= 2 else None
        if above and line.ends and above.measure > line.width:
            line.measure = above.measure  # a paragraph's last line says nothing of the measure
        if line.pushed and INDENT_WIDTH[0] <= line.measure - line.width <= INDENT_WIDTH[1]:
            line.indented = n == 0 or chain[n - 1].ends


def _unmeasured(chain: list[Piece], body: set[int]) -> None:
    """Give running text of which no measure is seen, as in a column of few lines, the width of the widest such line."""
    for n, line in enumerate(chain):
        if line.index in body and not line.measure:
            near = chain[max(n - BEYOND, 0) : n + BEYOND + 1]
            line.measure = max(other.width for other in near if other.index in body)


def _densest(own: list[tuple[float, float]], beside: list[float]) -> float:
    """The width that most lines fill: those of the column by their weights, a few of its neighbours; 0 for none."""
    best, most = 0.0, 0.0
    for candidate in {w for _, w in own}:
        filling = [weight for weight, w in own if candidate - EVEN <= w <= candidate]
        more = sum(candidate - EVEN <= w <= candidate for w in beside)
        weight = sum(filling) + BESIDE * more
        if len(filling) >= OWN and len(filling) + more >= WITNESSES and (weight, -candidate) > (most, -best):
            best, most = candidate, weight
    return best


def _is_body(chain: list[Piece], n: int, rows: dict[int, list[Piece]]) -> bool:
    """Whether a line is running text: it fills its column or ends a paragraph, and is not set apart in its row."""
    line, above = chain[n], chain[n - 1] if n else None
    over = SQUEEZED if len(rows[line.row]) > 1 and _MARK.search(line.text[:-1]) else OVER
    if NO_TEXT.match(line.text) or not line.measure or line.width > line.measure + over or line.start - line.left < -2:
        return False
    goes_on = above is not None and _runs_on(above)
    if _alone(line, rows) and not (goes_on and above and above.row >= line.row - 2):
        return False
    if line.spread or line.measure - line.width - 2 * line.indented <= SHORT:
        return True
    last = goes_on and above is not None and line.row - above.row == 1 and not line.indented
    if last and line.text[-1] in _CLOSED:
        return True
    return line.text[-1] in ":;" or (line.ends and (last or line.indented or line.text[-1] not in "?!"))


def _runs_on(line: Piece) -> bool:
    return abs(line.width + 2 * line.indented - line.measure) <= SLACK and not line.ends


def _alone(line: Piece, rows: dict[int, list[Piece]]) -> bool:
    """Whether a line stands alone in its row where the rows around hold several columns, and begins no paragraph."""
    if len(rows[line.row]) > 1 or line.indented:
        return False
    return max(len(rows.get(row, ())) for row in (line.row - 1, line.row + 1, line.row + 2)) > 2


def _title_rows(found: list[list[Piece]], body: set[int], rows: dict[int, list[Piece]], links: Links) -> set[int]:
    """Last lines of a run that do not end, do not go on with it, and have only lines beside them that are no text."""
    titles = set()
    for chain in found:
        for n, line in enumerate(chain):
            if line.index not in body or line.ends or (n + 1 < len(chain) and chain[n + 1].index in body):
                continue
            beside = [a for a in rows[line.row] if a is not line]
            if any(a.index in body for a in beside) or all(NO_TEXT.match(a.text) for a in beside):
                continue
            if not (n and chain[n - 1].index in body and links.text(chain[n - 1].index, line.index) > 0):
                titles.add(line.index)
    return titles


def _split(chain: list[Piece], body: set[int], loose: set[int]) -> Iterator[Segment]:
    """Runs of body lines, broken where rows are missing after a paragraph's end; other lines alone."""
    run: list[Piece] = []
    for line in chain:
        if run and (line.index not in body or _broken(run[-1], line, loose)):
            yield _segment(run)
            run = []
        if line.index in body:
            run.append(line)
        else:
            yield from apart([line])
    if run:
        yield _segment(run)


def _broken(a: Piece, b: Piece, loose: set[int]) -> bool:
    """Whether a column breaks between two lines: a title or a picture between, or another measure."""
    if b.row - a.row > 1 and ((a.ends and b.indented) or not loose.isdisjoint(range(a.row + 1, b.row))):
        return True
    if a.spread or b.spread:
        return False
    return abs(a.measure - b.measure) > SLACK and max(a.width, b.width) > min(a.measure, b.measure) + OVER


def _segment(run: list[Piece]) -> Segment:
    left = Counter(line.left for line in run).most_common(1)[0][0]
    measure = Counter(line.measure for line in run).most_common(1)[0][0]
    return Segment(run, left, measure, True)
