"""Last pass: stray spaces and the width of marks, each repair an edit that can be listed and undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from papercleaner import markup
from papercleaner.model import Edit, Role, Seam, Span, Tile, Tiling
from papercleaner.patterns import pattern

_FULL = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_HAN = r"\p{Han}\u3000-\u303F\uFF01-\uFF0F\uFF1A-\uFF20“”‘’…—"
_MARK = pattern(rf"(?<=[{_HAN}])[,:;!?]|[,:;!?](?=[{_HAN}])")
_BRACKETS = pattern(r"\(([^()]{0,80})\)")
_HAN_CHAR = pattern(r"\p{Han}")
_LATIN = pattern(r"[A-Za-z0-9]")
_NEXT_TO_MARK = pattern(r"(?<=[，。、；：！？」』）》,;:!?])[ \u3000]+(?=\S)|(?<=\S) +(?=[，。、；：！？」』）》])")
_BETWEEN_HAN = pattern(r"(?<=[\p{Han}，。、；：！？“”‘’《》（）]) (?=[\p{Han}，。、；：！？“”‘’《》（）])")
_KEPT = frozenset({Role.GAP, Role.FURNITURE})
_RUNNING = frozenset({Role.BODY, Role.CAPTION, Role.EDITOR_NOTE})


def repair(page: Tiling) -> Tiling:
    """List the edits that show the text as it was printed."""
    cut = page.layout.kind == "gutters"  # spaces that are left in a line are what an extractor made of its positions
    marked = markup.may_have(page.raw)
    edits: list[Edit] = []
    before: Tile | None = None
    for tile in page.reading:
        if tile.role not in _KEPT:
            found = [*markup.inside(page.raw, *tile.span)] if marked else []
            edits += (Edit(Span(start, stop), shown, "markup") for start, stop, shown in found)
            shown = _edits(page.raw, tile, spaced=cut and tile.role in _RUNNING)
            edits += (e for e in shown if not any(start <= e.span.start < stop for start, stop, _ in found))
            if before and tile.seam is Seam.JOIN and tile.role is before.role and _two_words(page.raw, before, tile):
                edits.append(Edit(Span(tile.span.start, tile.span.start), " ", "space between Latin words"))
        before = tile
    return replace(page, edits=tuple(sorted(set(edits), key=lambda e: (e.span.start, e.span.stop))))


def _two_words(raw: str, a: Tile, b: Tile) -> bool:
    left, right = raw[a.span.stop - 1], raw[b.span.start]
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()


def _edits(raw: str, tile: Tile, *, spaced: bool) -> Iterator[Edit]:
    start, stop = tile.span
    text = raw[start:stop]
    shown = list(text)
    for match in _BRACKETS.finditer(text):
        inside = text[match.start() - 1 : match.start()] + match[1] + text[match.end() : match.end() + 1]
        if _HAN_CHAR.search(inside):
            for at in (match.start(), match.end() - 1):
                shown[at] = _FULL[text[at]]
                yield Edit(Span(start + at, start + at + 1), shown[at], "full-width bracket in Chinese text")
    text = "".join(shown)
    for match in _MARK.finditer(text):
        at = match.start()
        around = text[at - 1 : at], text[at + 1 : at + 2]
        if not all(_LATIN.match(c) for c in around):
            yield Edit(Span(start + at, start + at + 1), _FULL[match.group()], "full-width mark in Chinese text")
    if spaced:
        yield from _spaces(raw, tile, _BETWEEN_HAN)
    elif tile.role in _RUNNING:
        yield from _spaces(raw, tile, _NEXT_TO_MARK)


def _spaces(raw: str, tile: Tile, pattern: regex.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(raw, tile.span.start, tile.span.stop):
        yield Edit(Span(*match.span()), "", "stray space")
