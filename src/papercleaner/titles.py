"""Stacks of titles put right: a kicker that an engine ran together with its headline, a stack without a main line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from papercleaner.model import Role, Seam, Span, Tile, Tiling
from papercleaner.patterns import pattern

#: The colon ends the kicker's line in print; inside one line, no space follows it (人物：话).
_GLUED = pattern(r"(?P<kicker>\S.{5,}:)\s+(?P<headline>\S.{3,})")


#: A rubric is a name, and has no more characters.
RUBRIC = 12
_STACK = frozenset({Role.KICKER, Role.HEADLINE, Role.DECK})


def titles(page: Tiling) -> Tiling:
    """Cut headlines that hold their kicker, and make the first line of a stack without a headline its headline."""
    tiles: list[Tile] = []
    for titled, group in groupby(page.reading, lambda tile: tile.role in _STACK):
        stack = list(group)
        tiles += _main_line(page, stack) if titled else stack
    if len(tiles) == len(page.reading):
        return page.with_tiles(tiles)
    return page.read_as(tiles)


def _cut(page: Tiling, tile: Tile) -> Iterator[Tile]:
    glued = _GLUED.fullmatch(page.text(tile))
    if glued is None:
        yield tile
        return
    start, middle = tile.span.start, tile.span.start + glued.start("headline")
    kicker, headline = Span(start, start + glued.end("kicker")), Span(middle, tile.span.stop)
    yield replace(tile, span=kicker, seam=Seam.NEW).noted("titles", "ends in a colon", role=Role.KICKER)
    yield replace(tile, span=headline, seam=Seam.NEW).noted("titles", "after the kicker's colon", role=Role.HEADLINE)


def _main_line(page: Tiling, group: Iterable[Tile]) -> list[Tile]:
    whole = list(group)
    stack = [piece for tile in whole for piece in _cut(page, tile)]
    if len(stack) > len(whole):
        return _under_rubric(page, stack)
    if any(tile.role is Role.HEADLINE for tile in stack):
        return stack
    return [stack[0].noted("titles", "no other is the main line", role=Role.HEADLINE), *stack[1:]]


def _under_rubric(page: Tiling, stack: list[Tile]) -> list[Tile]:
    """What stands over a kicker and its headline is a rubric, or another kicker."""
    main = max(n for n, tile in enumerate(stack) if tile.role is Role.HEADLINE)
    for n, tile in enumerate(stack[:main]):
        if tile.role in (Role.HEADLINE, Role.DECK):
            role = Role.RUBRIC if n == 0 and len(page.text(tile)) <= RUBRIC else Role.KICKER
            stack[n] = tile.noted("titles", "over a kicker and its headline", role=role, seam=Seam.NEW)
    return stack
