"""The one pass that is asked for: show the output in the other script."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from papercleaner.model import Edit, Span, Tiling
from papercleaner.patterns import pattern
from papercleaner.text import kept_characters

_CONFIG = {"simplified": "t2s", "traditional": "s2t"}


#: The name of a county or town keeps such a character too (乾安縣).
_PLACE = pattern(r"\p{Han}{1,2}[縣县州市鎮镇旗]")


@cache
def _converter(script: str) -> Any:  # noqa: ANN401 - OpenCC ships no type information
    from opencc import OpenCC

    return OpenCC(_CONFIG[script])


def convert(page: Tiling, script: str | None) -> Tiling:
    """Add an edit for every character that the other script writes differently; None leaves the page alone.

    Only conversions that keep a text's length are made by phrase, so that each character stays in its place; names of
    persons are converted by character, since a phrase dictionary would read words into them, and keep a character
    that also stands in the other script (乾 as in 王乾).
    """
    if script is None:
        return page
    converter = _converter(script)
    edits = {edit.span: edit for edit in page.edits}
    for tile in page.reading:
        edits |= _edits(converter, page.raw, tile.span, script)
    places = (Span(*match.span()) for match in _PLACE.finditer(page.raw))
    for span in {*(span for person in page.persons for span in person.name), *places}:
        for place in (Span(at, at + 1) for at in range(*span)):
            if place in edits and edits[place].rule == script:
                del edits[place]
            if page.raw[place.start] not in kept_characters():
                edits |= _edits(converter, page.raw, place, script)
    return replace(page, edits=tuple(sorted(edits.values(), key=lambda e: (e.span.start, e.span.stop))))


def _edits(converter: Any, raw: str, span: Span, script: str) -> dict[Span, Edit]:  # noqa: ANN401
    before = raw[slice(*span)]
    after = converter.convert(before)
    if len(after) != len(before):
        after = "".join(converter.convert(char)[:1] or char for char in before)
    places = (Span(span.start + i, span.start + i + 1) for i in range(len(before)))
    return {place: Edit(place, b, script) for place, a, b in zip(places, before, after, strict=True) if a != b}
