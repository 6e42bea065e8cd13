"""ALTO (Library of Congress), versions 1 to 4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from papercleaner.readers.assemble import Line, ReadError, assemble
from papercleaner.readers.files import Readable
from papercleaner.readers.words import around, join
from papercleaner.readers.xml import children, descendants, local, nth, number, parse
from papercleaner.source import Box, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARGINS = {"TopMargin": "header", "BottomMargin": "footer"}
#: What eScriptorium and kraken call a line or region of which they know nothing.
_UNTOLD = frozenset({"default", "text"})


def alto(given: Readable, *, page: int = 0) -> Source:
    """Read a page of an ALTO file, in any of its namespaces. Boxes are in the file's unit of measurement.

    `page` counts from 0; most files have one.

    Raises
    ------
    ReadError
        Where the file is no ALTO, is malformed, declares entities, is too large, or has no such page.

    """
    name, root = parse(given, "an ALTO file (<alto>)", frozenset({"alto"}))
    pages = list(descendants(root, "Page"))
    if not pages:
        raise ReadError(f"{name}, line {root.sourceline}: expected a <Page> in <Layout>")
    labels = {tag.get("ID", ""): tag.get("LABEL", "") for tags in descendants(root, "Tags") for tag in tags}
    sizes = {
        style.get("ID", ""): number(name, style, "FONTSIZE", style.get("FONTSIZE"))
        for style in descendants(root, "TextStyle")
        if style.get("FONTSIZE")
    }
    return assemble(_lines(name, nth(name, pages, page), labels, sizes))


def _lines(name: str, page: Element, labels: Mapping[str, str], sizes: Mapping[str, float]) -> Iterator[Line]:
    for line in descendants(page, "TextLine"):
        strings = list(children(line, "String", "HYP"))
        boxes = [_box(name, string) for string in strings]
        box = _box(name, line) or around(boxes)
        text = join([(s.get("CONTENT", ""), b) for s, b in zip(strings, boxes, strict=True) if s.get("CONTENT")])
        if not text:
            continue
        if box is None:
            raise ReadError(f"{name}, line {line.sourceline}: expected HPOS, VPOS, WIDTH and HEIGHT of <TextLine>")
        sure = [number(name, s, "WC", s.get("WC")) for s in strings if s.get("WC")]
        yield Line(
            text,
            box,
            line.get("ID", ""),
            _font_size(line, strings, sizes),
            sum(sure) / len(sure) if sure else None,
            _region(line, labels),
        )


def _box(name: str, element: Element) -> Box | None:
    keys = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    if not all(element.get(key) for key in keys):
        return None
    left, top, width, height = (number(name, element, key, element.get(key)) for key in keys)
    return Box(left, top, left + width, top + height)


def _font_size(line: Element, strings: list[Element], sizes: Mapping[str, float]) -> float | None:
    """The size of the style that the words, their line or its block refer to."""
    styled = [*strings[:1], line, *line.iterancestors()]
    return next((sizes[ref] for e in styled for ref in e.get("STYLEREFS", "").split() if ref in sizes), None)


def _region(line: Element, labels: Mapping[str, str]) -> str:
    """What the file calls the nearest block around a line: a tag's label, a TYPE, or a margin of the page."""
    for element in (line, *line.iterancestors()):
        words = (labels.get(ref, "") for ref in element.get("TAGREFS", "").split())
        tagged = next((word for word in words if word and word.lower() not in _UNTOLD), "")
        word = tagged or element.get("TYPE", "") or _MARGINS.get(local(element), "")
        if word:
            return word
    return ""
