"""PAGE XML (PRImA), versions 2010 to 2019."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papercleaner.readers.assemble import Line, ReadError, assemble, hull
from papercleaner.readers.files import Readable
from papercleaner.readers.words import join
from papercleaner.readers.xml import children, descendants, local, number, parse, polygon, text_of
from papercleaner.source import Box, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Regions that are what their element says; the others have a type.
_REGIONS = {"AdvertRegion": "advertisement", "TableRegion": "table", "ImageRegion": "image"}


def page_xml(given: Readable) -> Source:
    """Read a PAGE XML file: its text lines, or the words of those that have no text of their own.

    Raises
    ------
    ReadError
        Where the file is no PAGE XML, is malformed, declares entities, or is too large.

    """
    name, root = parse(given, "a PAGE XML file (<PcGts>)", frozenset({"PcGts"}))
    page = next(children(root, "Page"), None)
    if page is None:
        raise ReadError(f"{name}, line {root.sourceline}: expected a <Page>")
    return assemble(line for region in descendants(page, "TextRegion") for line in _lines(name, region))


def _lines(name: str, region: Element) -> Iterator[Line]:
    lines = [(line, *_text_of_line(name, line)) for line in children(region, "TextLine")]
    if not any(text for _, text, _ in lines):
        yield from _rows(name, region)
    for line, text, sure in lines:
        if text:
            size = next((style.get("fontSize") for style in descendants(line, "TextStyle")), None)
            points = number(name, line, "fontSize", size) if size else None
            yield Line(text, _box(name, line), line.get("id", ""), points, sure, _type(region))


def _text_of_line(name: str, line: Element) -> tuple[str, float | None]:
    text, sure = _text(name, line)
    if text:
        return text, sure
    words = [(_text(name, word)[0], _box(name, word)) for word in children(line, "Word")]
    return join([(word, box) for word, box in words if word]), None


def _rows(name: str, region: Element) -> Iterator[Line]:
    """A region whose text has no lines of its own: its rows share the region's height."""
    text, sure = _text(name, region)
    rows = text.splitlines()
    if rows:
        box = _box(name, region)
        height = box.height / len(rows)
    for n, row in enumerate(rows):
        top = box.top + n * height
        place = Box(box.left, top, box.right, top + height)
        yield Line(row, place, f"{region.get('id', '')}-{n + 1}", None, sure, _type(region))


def _text(name: str, element: Element) -> tuple[str, float | None]:
    """The first of an element's readings, and how sure it is."""
    readings = sorted(children(element, "TextEquiv"), key=lambda e: number(name, e, "index", e.get("index", "0")))
    for reading in readings:
        texts = {local(e): text_of(e) for e in children(reading, "Unicode", "PlainText")}
        text = texts.get("Unicode") or texts.get("PlainText", "")
        if text:
            return text, number(name, reading, "conf", reading.get("conf")) if reading.get("conf") else None
    return "", None


def _box(name: str, element: Element) -> Box:
    for coords in children(element, "Coords"):
        if coords.get("points"):
            return polygon(name, coords, coords.get("points", ""))
        corners = [[number(name, p, key, p.get(key)) for key in "xy"] for p in children(coords, "Point")]
        if corners:
            return hull((x, y) for x, y in corners)
    raise ReadError(f"{name}, line {element.sourceline}: expected <Coords points=…> in <{local(element)}>")


def _type(region: Element) -> str:
    """What the file calls a region, or the one around it: by its element, its type, or in the words of Transkribus."""
    for element in (region, *region.iterancestors()):
        if not local(element).endswith("Region"):  # the page has a type, too
            break
        _, _, custom = element.get("custom", "").partition("type:")
        word = _REGIONS.get(local(element)) or element.get("type", "") or custom.partition(";")[0].strip()
        if word and word != "paragraph":
            return word
    return ""
