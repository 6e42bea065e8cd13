"""Lines that an engine read across a narrow gutter: two columns in one line, with nothing between them.

Such a line is about twice as wide as a column. Where it is cut, its first part goes on in the line after it and its
second part continues the line before it better than the two go on with one another; under a headline, where nothing is
continued, the second part goes on in the line after that. Lines of one paragraph are glued together and cut alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from papercleaner.columns.links import Line
from papercleaner.language import Fluency
from papercleaner.model import Span, Tile
from papercleaner.patterns import pattern
from papercleaner.text import CLOSING_QUOTES, NO_LINE_START, OPENING_QUOTES, width

#: A glued line is so many times as wide as most lines are, at least and at most.
LEAST, MOST = 1.45, 2.4
#: Narrower lines are of no column; no part of a line has fewer characters.
NARROWEST, SHORTEST = 8.0, 4
#: Running text has such a share of Chinese characters; addresses and programmes have fewer.
HAN = 0.7
#: The cut is no farther from the middle than this, in full-width characters.
ASIDE = 3.2
#: What each character costs by which a part misses the width of those over and under it; a first line is indented.
UNEVEN, FARTHEST, INDENT = 0.8, 3.0, 2.0
#: Lines that are wide without being glued read on: so many nats speak for a cut of one line, and of several in a row.
ONE, SEVERAL = 4.0, 2.5
#: Under a headline both parts must be seen to go on, each by so many nats.
BOTH = 0.5

_HAN = pattern(r"\p{Han}")


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a line may be cut, how wide its first part is then, and how much speaks for it, in nats."""

    at: int
    width: float
    value: float


def cut(tiles: Sequence[Tile], lines: Sequence[Line], texts: Sequence[str], fluency: Fluency) -> list[Tile]:
    """The tiles, glued lines cut in two; `lines` and `texts` are what they say, with and without their spaces."""
    usual = _usual([line.width for line in lines])
    found: list[Tile] = []
    cuts = dict(_cuts(lines, usual, fluency)) if usual else {}
    for n, tile in enumerate(tiles):
        if n in cuts:
            at = tile.span.start + _with_spaces(texts[n], cuts[n])
            halves = Span(tile.span.start, at), Span(at, tile.span.stop)
            found += [Tile(span).noted("columns", "cut where two columns were glued together") for span in halves]
        else:
            found.append(tile)
    return found


def _usual(widths: Sequence[float]) -> float:
    """The width that most lines have; 0 where there is none."""
    counts = Counter(round(w) for w in widths if w >= NARROWEST)
    return max(counts, key=lambda w: (2 * counts[w] + counts[w - 1] + counts[w + 1], w), default=0)


def _with_spaces(text: str, at: int) -> int:
    """Where the character that is number `at` without spaces stands in a text."""
    return [n for n, character in enumerate(text) if character != " "][at]


def _cuts(lines: Sequence[Line], usual: float, fluency: Fluency) -> Iterator[tuple[int, int]]:
    """The numbers of the lines that are glued, and where each is cut."""
    wide = [LEAST * usual <= line.width <= MOST * usual and _is_text(line) for line in lines]
    for may_be_glued, run in groupby(range(len(lines)), key=wide.__getitem__):
        if may_be_glued:
            yield from _cuts_of_run(lines, list(run), fluency)


def _is_text(line: Line) -> bool:
    """Whether most of a line is Chinese characters, as in running text."""
    return len(_HAN.findall(line.text)) >= HAN * len(line.text)


def _cuts_of_run(lines: Sequence[Line], run: Sequence[int], fluency: Fluency) -> Iterator[tuple[int, int]]:
    over = lines[run[0] - 1] if run[0] else None
    headed = over is not None and not (over.marked or over.end)
    ways = {n: list(_ways(lines, n, fluency, headed=headed)) for n in run}
    best = [max(each, key=lambda way: way.value) for each in ways.values() if each]
    usual = _usual_cut(best) if len(best) > 1 else None
    found = {n: max((_even(way, usual) for way in each), key=lambda way: way.value) for n, each in ways.items() if each}
    if sum(way.value for way in found.values()) >= (ONE if len(found) == 1 else SEVERAL):
        yield from ((n, way.at) for n, way in found.items())


def _ways(lines: Sequence[Line], n: int, fluency: Fluency, *, headed: bool) -> Iterator[_Cut]:
    text, half = lines[n].text, lines[n].width / 2
    before, after, next_but_one = (lines[m].text if 0 <= m < len(lines) else "" for m in (n - 1, n + 1, n + 2))
    for at in range(SHORTEST, len(text) - SHORTEST + 1):
        first, second = text[:at], text[at:]
        if abs((wide := width(first)) - half) <= ASIDE and second[0] not in NO_LINE_START:
            left = fluency.between(first.rstrip(OPENING_QUOTES + CLOSING_QUOTES), after)
            right = fluency.between(before, second)
            if headed and min(left, under := fluency.between(second, next_but_one)) > BOTH:
                right = max(right, under)
            yield _Cut(at, wide, left + right - fluency.between(first, second))


def _usual_cut(cuts: Sequence[_Cut]) -> float:
    votes: dict[int, float] = defaultdict(float)
    for one in cuts:
        for aside in (-1, 0, 1):
            votes[round(one.width) + aside] += max(one.value, 0.0) * (2 - abs(aside))
    return max(votes, key=lambda w: (votes[w], w))


def _even(way: _Cut, usual: float | None) -> _Cut:
    if usual is None:
        return way
    uneven = min(abs(way.width - usual), abs(way.width - usual + INDENT) + 0.5, FARTHEST)
    return _Cut(way.at, way.width, way.value - UNEVEN * uneven)
