"""hOCR: HTML with boxes in the titles of its elements (Tesseract, OCRopus, Kraken)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from papercleaner.readers.assemble import Line, ReadError, assemble
from papercleaner.readers.files import Readable
from papercleaner.readers.words import join
from papercleaner.readers.xml import nth, number, parse, text_of
from papercleaner.source import Box, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_WORDS = frozenset({"ocrx_word", "ocr_word"})
#: Classes of logical elements and floats that are evidence.
_REGIONS = {
    "ocr_caption": "caption",
    "ocr_title": "title",
    "ocr_pageno": "page-number",
    "ocr_footer": "footer",
    "ocr_advertisement": "advertisement",
}


def hocr(given: Readable, *, page: int = 0) -> Source:
    """Read a page of an hOCR file, XHTML or HTML; `page` counts from 0.

    Raises
    ------
    ReadError
        Where the file is no hOCR, is malformed, declares entities, is too large, or has no such page.

    """
    name, root = parse(given, "an hOCR file (<html>)", frozenset({"html"}), html=True)
    pages = [element for element in root.iter() if "ocr_page" in _classes(element)]
    if not pages:
        raise ReadError(f"{name}, line {root.sourceline}: expected an element of class ocr_page")
    return assemble(_lines(name, nth(name, pages, page)))


def _lines(name: str, page: Element) -> Iterator[Line]:
    for line in page.iter():
        if _LINES.isdisjoint(_classes(line)):
            continue
        words = [e for e in line.iter() if not _WORDS.isdisjoint(_classes(e))]
        spelled = [(text_of(word), _box(name, word)) for word in words]
        text = join([(word, box) for word, box in spelled if word]) if words else text_of(line)
        if text:
            sure = [number(name, w, "x_wconf", said[0]) / 100 for w in words if (said := _properties(w).get("x_wconf"))]
            size = _properties(line).get("x_fsize")
            yield Line(
                text,
                _box(name, line),
                line.get("id", ""),
                number(name, line, "x_fsize", size[0]) if size else None,
                sum(sure) / len(sure) if sure else None,
                _region(line),
            )


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split() if isinstance(element.tag, str) else []


def _properties(element: Element) -> dict[str, list[str]]:
    """What stands in the title: `bbox 0 0 10 10; x_wconf 93`."""
    parts = [part.split() for part in element.get("title", "").split(";")]
    return {part[0]: part[1:] for part in parts if len(part) > 1}


def _box(name: str, element: Element) -> Box:
    corners = _properties(element).get("bbox", [])
    if len(corners) != 4:
        expected = f"expected 'bbox x0 y0 x1 y1' in the title of {'.'.join(_classes(element))}"
        raise ReadError(f"{name}, line {element.sourceline}: {expected}, not {element.get('title', '')!r}")
    return Box(*(number(name, element, "bbox", corner) for corner in corners))


def _region(line: Element) -> str:
    around = (c for e in (line, *line.iterancestors()) for c in _classes(e))
    return next((_REGIONS[c] for c in around if _REGIONS.get(c)), "")
