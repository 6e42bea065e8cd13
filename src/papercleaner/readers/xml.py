"""XML read safely: no entity is expanded, no DTD loaded, no network asked, and the size is bounded."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from papercleaner.readers.assemble import ReadError, finite, hull
from papercleaner.readers.files import Readable, load
from papercleaner.source import Box

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: How XHTML begins: with its declaration, or with the byte order mark of UTF-16.
_XML = (b"<?xml", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def parse(given: Readable, expected: str, roots: frozenset[str], *, html: bool = False) -> tuple[str, Element]:
    """The name of a file and its root element, one of `roots`. Raises ReadError that names file, line, expectation."""
    try:
        from lxml import etree
    except ImportError as error:
        raise ImportError("reading XML needs lxml: pip install 'papercleaner[xml]'") from error
    name, data = load(given)
    if b"<!ENTITY" in data:
        raise ReadError(f"{name}, line {_line_of(data, b'<!ENTITY')}: expected {expected} without entities of its own")
    try:
        if html and not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_XML):
            if not data.rstrip().lower().endswith(b"</html>"):
                raise ReadError(f"{name}, line {_line_of(data)}: expected {expected} up to its </html>")
            root = etree.fromstring(data, etree.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(data)))
        else:
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
            root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(f"{name}, line {error.lineno}: expected {expected}, well-formed ({error.msg})") from error
    own: Any = root.getroottree().docinfo.internalDTD
    if own is not None and any(own.entities()):  # in an encoding that hid them from the look above
        raise ReadError(f"{name}, line 1: expected {expected} without entities of its own")
    if local(root) not in roots:
        raise ReadError(f"{name}, line {root.sourceline}: expected {expected}, not <{local(root)}>")
    return name, root


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes can be read so: HTML rarely says; None leaves it to what the file says."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _line_of(data: bytes, found: bytes = b"") -> int:
    """The number of the line where something stands in a file; of the last line where nothing is asked for."""
    return data.count(b"\n", 0, data.find(found) if found else len(data)) + 1


def local(element: Element) -> str:
    """An element's name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The child elements with one of these local names."""
    return (child for child in element if local(child) in names)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """All elements below with one of these local names, in the order of the file."""
    return (child for child in element.iter() if local(child) in names and child is not element)


def nth(name: str, pages: Sequence[Element], page: int) -> Element:
    """One of a file's pages, numbered from 0; ReadError where it has no such page."""
    if not 0 <= page < len(pages):
        raise ReadError(f"{name}: expected a page {page}; the file has {len(pages)}, numbered from 0")
    return pages[page]


def text_of(element: Element) -> str:
    """All the text in an element, without the white space around it."""
    return "".join(map(str, element.itertext())).strip()


def number(name: str, element: Element, key: str, value: str | None) -> float:
    """A number, or a ReadError that says where it was expected."""
    try:
        return finite(value or "")
    except ValueError:
        where = f"{name}, line {element.sourceline}"
        raise ReadError(f"{where}: expected {key} of <{local(element)}> to be a number, not {value!r}") from None


def polygon(name: str, element: Element, points: str) -> Box:
    """The box around points written `x,y x,y …`."""
    try:
        return hull((finite(x), finite(y)) for x, _, y in (pair.partition(",") for pair in points.split()))
    except ValueError:
        where = f"{name}, line {element.sourceline}"
        raise ReadError(f"{where}: expected points 'x,y x,y …' of <{local(element)}>, not {points!r}") from None
