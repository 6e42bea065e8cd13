"""Which column goes on in which: observations on every pair that may, weighed, and one decision for the whole page.

A column begins an article, or goes on with the column beside it, with what stands over it, or with the foot of a column
to its right. What is observed of each choice is weighed by `points/columns.txt`, fitted to printed pages whose order is
known (`tests/tools/fit_columns.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import exp

from papercleaner.cohesion import Cohesion
from papercleaner.columns.assign import NOTHING, assigned, follow
from papercleaner.columns.segments import Filled, Segment
from papercleaner.columns.stacks import (
    BESIDE,
    CAPTION,
    LEAD,
    SAME_MEASURE,
    Evidence,
    Stack,
    is_byline,
    is_title,
    overlap,
)
from papercleaner.patterns import pattern
from papercleaner.tables import Seen, weighed_choices

#: A column goes on so many rows lower at most; beside another one it begins at most so many rows under or over it.
FAR, ASTRIDE = 40, 8
#: A title stands so many rows over its column at most, rows of other columns not counted; so near, it is close; and so
#: many with them.
OVER, CLOSE, STAIRS = 8, 4, 20
#: An article has a title's words if this share of them stand in it.
SHARED = 0.3
#: What two columns have in common counts up to this.
MOST_COMMON = 3.0
#: A picture's caption ends so near over the text below it (rows).
PICTURE = 3
#: Heads or feet of columns on a level differ by fewer rows.
LEVEL = 3
#: A title that begins in a column's left edge, give or take so many positions.
EDGE = 4

#: That two texts are about the same, whatever words they use.
ALIKE = "about the same"

_SIGNED = pattern(r"[)\]]$|[摄文]$")
_GAPS = ((2, "next rows"), (6, "few rows"), (12, "many rows"), (FAR, "far"))


@dataclass(slots=True)
class _Column:
    """A stack, and what stands near it."""

    number: int
    stack: Stack
    titles: list[_Title] = field(default_factory=list)  # right over it, nearest last
    near: list[_Column] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    top: int
    bottom: int
    left: int
    right: int
    down: int  # how many rows lower the column begins, rows of other columns not counted


class Paths:
    """The columns of one page, what each may go on with, and what is seen of that."""

    def __init__(self, stacks: Sequence[Stack], evidence: Evidence) -> None:
        """Find out what stands near each column."""
        self.evidence = evidence
        self.columns = [_Column(n, stack) for n, stack in enumerate(stacks)]
        texts = ["".join(s.text for s in stack.segments).replace(" ", "") for stack in stacks]
        self.cohesion = Cohesion(texts, evidence.links.models.matter)
        self._filled = Filled((*evidence.body, *evidence.loose))
        by_top = sorted(self.columns, key=lambda c: c.stack.top)
        for at, a in enumerate(by_top):
            for b in by_top[at + 1 :]:
                if b.stack.top > a.stack.bottom + FAR:
                    break
                a.near.append(b)
                b.near.append(a)
        for column in self.columns:
            column.titles = list(self._titles_over(column))

    def choices(self) -> list[dict[int, Seen]]:
        """For each column: what it may go on with, by number or `NOTHING`, and what is observed."""
        found = []
        for b in self.columns:
            seen: dict[int, Seen] = {NOTHING: dict(self._beginning(b))}
            for a in b.near:
                if pair := self._pair(a, b):
                    seen[a.number] = dict(pair)
            likest = max((one.get(ALIKE, 0.0) for one in seen.values()), default=0.0)
            seen[NOTHING][f"begins, another {ALIKE}"] = likest
            found.append(seen)
        return found

    def _pair(self, a: _Column, b: _Column) -> Iterable[tuple[str, float]] | None:
        upper, lower = a.stack, b.stack
        if upper.left + BESIDE < lower.left and upper.top - ASTRIDE <= lower.bottom and lower.top <= upper.bottom + 4:
            return chain(self._any(a, b), self._beside(a, b))
        if lower.top >= upper.bottom and overlap(upper, lower) > 0.4:
            return chain(self._any(a, b), self._below(a, b)) if lower.top - upper.bottom <= FAR else None
        if upper.left >= lower.left + BESIDE and lower.top >= upper.top + LEVEL and lower.top - upper.bottom <= 14:
            return chain(self._any(a, b), self._back(a, b))
        return None

    def _beginning(self, b: _Column) -> Iterator[tuple[str, float]]:
        stack = b.stack
        yield "begins", 1
        close = [t for t in b.titles if t.down <= CLOSE]
        if b.titles:
            yield "begins under a title", 1
            yield "begins with words of its title", self.cohesion.share(_text(b.titles), b.number)
        if close:
            yield "begins close under a title", 1
        if any(abs(t.left - stack.left) <= EDGE for t in close):
            yield "begins at its title's edge", 1
        if any(stack.left + EDGE < t.left < stack.right and t.right <= stack.right + 12 for t in close):
            yield "begins under a title's middle", 1
        if LEAD.match(stack.first.text):
            yield "begins with a lead", 1
        if stack.first.opens:
            yield "begins with a paragraph", 1
        like = self.evidence.links.opening(stack.first.text.replace(" ", ""))
        yield f"begins like an article{', a paragraph' if stack.first.opens else ''}", like
        left = [c for c in b.near if c.stack.left + BESIDE < stack.left and _level(c.stack, stack)]
        if any(
            is_byline(t.text) and min(t.right, stack.right) > max(t.left, stack.left)
            for t in self.evidence.loose_between(stack.top - LEVEL, stack.top + 1)
        ):
            # A byline at the end of a wide title's row stands over the last columns of its article.
            beside = any(abs(c.stack.top - stack.top) < LEVEL for c in left)
            yield f"begins under a byline{', a column beside' if beside else ''}", 1
        if not left:
            yield "begins at the left", 1

    def _any(self, a: _Column, b: _Column) -> Iterator[tuple[str, float]]:
        last, first = a.stack.last, b.stack.first
        words = self.evidence.links.words(last.lines[-1].index, first.lines[0].index)
        common = self.cohesion.between(a.number, b.number)
        yield from of_seam(last.text, first.text, ends=last.closes, opens=first.opens, words=words, common=common)
        yield ALIKE, self.cohesion.alike(a.number, b.number)
        if b.titles:
            yield "its title has words of the other", self.cohesion.share(_text(b.titles), a.number)
        if abs(a.stack.measure - b.stack.measure) >= SAME_MEASURE:
            yield "another measure", 1

    def _beside(self, a: _Column, b: _Column) -> Iterator[tuple[str, float]]:
        left, right = a.stack, b.stack
        yield "beside", 1
        down = right.top - left.top
        yield (
            (
                "beside, heads level"
                if abs(down) < 2
                else "beside, heads nearly level"
                if abs(down) == 2
                else "beside, lower"
                if down > 0
                else "beside, higher"
            ),
            1,
        )
        if abs(down) > 6:
            yield "beside, far from level", 1
        if abs(left.bottom - right.bottom) < LEVEL:
            yield "beside, feet level", 1
        if right.top > left.bottom:
            yield "beside, under its foot", 1
        low, high = left.left + BESIDE, right.left - BESIDE
        between = [c.stack for c in b.near if low < c.stack.left < high]
        heads = [c for c in between if c.top <= right.top + 2 and c.bottom >= right.top]
        if heads:
            yield "beside, one between" if len(heads) == 1 else "beside, several between", 1
        elif any(c.top <= left.bottom and c.bottom >= left.top for c in between):
            yield "beside, one between at the foot", 1
        above = self.evidence.loose_between(right.top - PICTURE, right.top)
        if any(CAPTION.search(t.text) and right.left - BESIDE <= t.left < right.right for t in above):
            yield "beside, under a picture", 1
        own = [t for t in b.titles if t.left >= left.right - 2]
        if own:
            yield "beside, under a title of its own", 1
        if any(t.down <= LEVEL for t in own):
            yield "beside, close under a title of its own", 1
        if self._share_title(left, right):
            yield "beside, under one title", 1
        if any(0 <= c.stack.top - left.bottom <= 6 and overlap(left, c.stack) > 0.5 for c in a.near if c is not b):
            yield "beside, another under the left one", 1

    def _below(self, a: _Column, b: _Column) -> Iterator[tuple[str, float]]:
        upper, lower = a.stack, b.stack
        yield "below", 1
        yield f"below, {next(name for rows, name in _GAPS if lower.top - upper.bottom <= rows)}", 1
        if any(t.top > upper.bottom for t in b.titles):
            yield "below, under a title", 1
        between = self.evidence.loose_between(upper.bottom + 1, lower.top)
        if any(CAPTION.search(t.text) and min(t.right, lower.right) > max(t.left, lower.left) for t in between):
            yield "below, under a picture", 1
        if any(
            c is not a and upper.bottom <= c.stack.top and c.stack.bottom <= lower.top and overlap(c.stack, lower) > 0.4
            for c in b.near
        ):
            yield "below, text between", 1
        if any(c.stack.left > upper.left + BESIDE and abs(c.stack.top - upper.top) <= LEVEL for c in a.near):
            yield "below, columns beside", 1

    def _back(self, a: _Column, b: _Column) -> Iterator[tuple[str, float]]:
        yield "back to the left", 1
        if b.stack.top - a.stack.bottom > 4:
            yield "back to the left, far", 1
        if b.titles:
            yield "back to the left, under a title", 1
        if b.stack.top < a.stack.bottom - 2:
            yield "back to the left, beside", 1

    def _titles_over(self, b: _Column) -> Iterator[_Title]:
        """Lines over a column that may be titles, with no running text between."""
        stack = b.stack
        lowest = max(
            (
                s.top
                for c in b.near
                for s in c.stack.segments
                if s.body and s.top < stack.top and min(s.right, stack.right) - max(s.left, stack.left) > 3
            ),
            default=-1,
        )
        for t in self.evidence.loose_between(stack.top - STAIRS, stack.top + 1):
            over = t.left < stack.right and t.right > stack.left - 2 and t.bottom >= lowest and t.bottom <= stack.top
            if over and (down := self._down(t, stack)) <= OVER and is_title(t.text):
                yield _Title(t.text, t.top, t.bottom, t.left, t.right, down)

    def _down(self, t: Segment, stack: Stack) -> int:
        """How many rows under a line a column begins; rows that only have lines of other columns do not count."""
        rows = self._filled.between(stack.left, stack.right, t.bottom + 1, stack.top)
        return min(stack.top - t.bottom, rows + 1)

    def _share_title(self, left: Stack, right: Stack) -> bool:
        top = min(left.top, right.top)
        return any(
            left.left - EDGE <= t.left < right.left and t.right > left.left and is_title(t.text)
            for t in self.evidence.loose_between(top - OVER, top + 2)
        )


def of_seam(
    last: str, first: str, *, ends: bool, opens: bool, words: float, common: float
) -> Iterator[tuple[str, float]]:
    """What is observed where one part may go on in another.

    `last` and `first` are the texts on either side; `ends` and `opens` say whether the one ends a sentence and the
    other begins a paragraph, `words` what runs across, `common` what the whole of both has in common.
    """
    where = "after a sentence" if ends else "in a sentence"
    yield f"{where}, {'a paragraph' if opens else 'no paragraph'}", 1
    yield f"words {where}", words
    yield "common matter", min(common, MOST_COMMON)
    if LEAD.match(first):
        yield "a lead", 1
    if _SIGNED.search(last):
        yield "after a signature", 1


def of_words(text: str, kind: str, near: Iterable[int], cohesion: Cohesion) -> dict[int, Seen]:
    """What is observed of the words that a line has in common with each of the articles near it, by number."""
    shares = {n: cohesion.share(text, n) for n in near}
    most = max(shares.values(), default=0.0)
    found: dict[int, Seen] = {}
    for n, share in shares.items():
        found[n] = {f"{kind} shares words": share} if share else {}
        if share == most > SHARED:
            found[n][f"{kind} shares the most words"] = 1
    return found


def of_matter(text: str, kind: str, near: Iterable[int], cohesion: Cohesion) -> dict[int, Seen]:
    """How much a line is about the same as each of the articles near it, by number, and which it is likest."""
    line = cohesion.matter(text)
    about = {n: cohesion.about(line, n) for n in near}
    found: dict[int, Seen] = {n: {f"{kind} {ALIKE}": value} for n, value in about.items()}
    likest = max(about, key=lambda n: (about[n], -n), default=NOTHING)
    if likest != NOTHING and about[likest] > 0:
        found[likest][f"{kind} most {ALIKE}"] = 1
    return found


def _text(titles: Sequence[_Title]) -> str:
    return "".join(t.text for t in titles)


def _level(a: Stack, b: Stack) -> bool:
    return a.top - LEVEL <= b.bottom and b.top <= a.bottom


def paths(stacks: Sequence[Stack], evidence: Evidence) -> tuple[list[list[Stack]], float]:
    """Columns that go on in one another: the articles' texts, from left to right, and how sure they are (0 to 1)."""
    choices = weighed_choices(Paths(stacks, evidence).choices(), "columns")
    before = assigned(choices)
    order = sorted(range(len(stacks)), key=lambda n: (stacks[n].left, stacks[n].top))
    sure = likelihoods(choices, before)
    return [[stacks[n] for n in path] for path in follow(before, order)], sum(sure) / max(len(sure), 1)


def likelihoods(choices: Sequence[Mapping[int, float]], chosen: Sequence[int]) -> list[float]:
    """The probability of each thing that was chosen."""
    found = []
    for each, one in zip(choices, chosen, strict=True):
        top = max(each.values())
        found.append(exp(each[one] - top) / sum(exp(value - top) for value in each.values()))
    return found
