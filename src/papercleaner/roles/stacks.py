"""Stacks of titles: where in its stack a line stands, and whether the same article goes on around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum

from papercleaner.cohesion import Cohesion
from papercleaner.language import rarity
from papercleaner.language.phrases import LIKE
from papercleaner.roles.looks import Look
from papercleaner.roles.wording import LONG_LINE

#: Titles of one article stand in so many lines at most.
STACK = 6
#: Shorter lines are alike in length by chance.
TINY = 4
#: What two texts have in common counts up to this.
MOST_COMMON = 2.0
#: Crossheads of one article stand no farther from one another, in characters.
FAR = 900


def shared(title: str, *texts: str) -> list[float]:
    """The share of a title's words that each text has too; the rarer one is in newspapers, the more it counts."""
    worth = {term: rarity.shipped().worth(term) for term in rarity.terms(title)}
    whole = fsum(worth.values()) or 1.0
    return [fsum(value for term, value in worth.items() if term in text) / whole for text in texts]


def _may_be_title(x: Look) -> bool:
    return (
        not (x.running or x.lead or x.size > LONG_LINE)
        and (not x.stop or x.has("ends with a question"))
        and not x.has("furniture", "byline", "credit", "continued to", "notice title", "page head", "ends with a comma")
        and not x.has("ends with a credit")
    )


def stacks(looks: Sequence[Look], *, traditional: bool) -> list[Sequence[Look]]:
    """Lines that may be titles, up to six in a row: where in their stack they stand, how long they are in it."""
    found, n = list[Sequence[Look]](), 0
    while n < len(looks):
        stop = n
        while stop < len(looks) and _may_be_title(looks[stop]):
            stop += 1
        stack = looks[n:stop]
        if len(stack) > STACK:
            for x in stack:
                x.seen["many short lines"] = 1
        elif stack:
            found.append(stack)
            _places(stack, traditional=traditional)
        n = max(stop, n + 1)
    return found


def _places(stack: Sequence[Look], *, traditional: bool) -> None:
    if len(stack) == 1:
        stack[0].seen["alone in its stack"] = 1
        return
    number = {2: "two", 3: "three"}.get(len(stack), "many")
    sizes = sorted(x.size for x in stack)
    for place, x in enumerate(stack):
        where = "last" if place == len(stack) - 1 else "in the middle" if place else "first"
        x.seen[f"{where} of {number}"] = 1
        if traditional:
            x.seen[f"traditional, {where}"] = 1
        # The main line is set in the largest type, so it is short; what stands over and under it may be longer.
        if x.size == sizes[-1] > sizes[-2] + 1:
            x.seen[f"longest, {where}"] = 1
        elif x.size == sizes[0] < sizes[1] - 1:
            x.seen[f"shortest, {where}"] = 1
    for a, b in pairwise(stack):
        if a.size == b.size > TINY:
            a.seen["as long as the next"] = b.seen["as long as the line before"] = 1


def words_of_stacks(found: Sequence[Sequence[Look]]) -> None:
    """Which title of a stack has most of the words of what follows, and which alone says who did what."""
    for stack in found:
        if len(stack) == 1:
            continue
        best = max(stack, key=lambda x: x.seen.get("words of what follows", 0.0))
        if best.has("words of what follows"):
            best.seen["most words of its stack"] = 1
        telling = [n for n, x in enumerate(stack) if x.has("actor first") and x.has("event words")]
        if len(telling) == 1:
            stack[telling[0]].seen["alone tells the event"] = 1
            for x in stack[: telling[0]]:
                if x.has("halves"):  # a slogan, not news: two halves of one length
                    x.seen["slogan over the event"] = 1


def likest_of_stacks(found: Sequence[Sequence[Look]]) -> None:
    """Which title of a stack reads most like a headline, by its own words."""
    for stack in found:
        if len(stack) > 1:
            best = max(stack, key=lambda x: x.seen.get(LIKE["H"], 0.0))
            for x in stack:
                name = "reads most like the headline" if x is best else "another line reads more like the headline"
                x.seen[name] = 1


def matter(looks: Sequence[Look], found: Sequence[Sequence[Look]]) -> None:
    """Whether the text goes on about the same matter on both sides of a stack: so it does around crossheads."""
    texts, starts, at = [""], dict[int, int](), 0
    titles = {id(x) for stack in found for x in stack}
    firsts = {id(stack[0]): stack for stack in found}
    ahead = dict[int, int]()  # of each stack, by its first line: the number of the text before it
    for x in looks:
        starts[id(x)] = at
        at += len(x.text)
        if id(x) in firsts:
            ahead[id(x)] = len(texts) - 1
            texts.append("")
        if id(x) not in titles:
            texts[-1] += x.text
    cohesion = Cohesion(texts)
    for first, n in ahead.items():
        if common := cohesion.between(n, n + 1):
            firsts[first][0].seen["same matter on both sides"] = min(common, MOST_COMMON)
    alone = [stack[0] for stack in found if len(stack) == 1]
    for a, b in pairwise(alone):
        near = 0 < starts[id(b)] - starts[id(a)] < FAR
        if near and abs(a.size - b.size) <= 1:
            a.seen["lone lines alike"] = b.seen["lone lines alike"] = 1
