"""TEI P5 as `exports.tei` writes it, read back."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from papercleaner.exports.contents import Contents
from papercleaner.exports.tei import ISSUE_ELEMENTS, TEI
from papercleaner.model import Layout, Span
from papercleaner.objects import Article, Byline, Caption, Furniture, Issue, Notice, PageWarning, Paragraph, Spans

_SPACES = {"": TEI}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LISTS = frozenset({"editors", "layout_editors", "proofreaders"})


def from_tei(text: str | bytes) -> Contents:
    """Read back what `to_tei` wrote.

    Raises ValueError where the document is no XML or was not written by `to_tei`: TEI in general says less.
    """
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise ValueError(f"not XML: {error}") from error
    bibl = root.find(".//sourceDesc/bibl[@type='issue']", _SPACES)
    body = root.find("text/body", _SPACES)
    if root.find(".//application[@ident='papercleaner.page']", _SPACES) is None or bibl is None or body is None:
        raise ValueError("this TEI was not written by papercleaner")
    issue = _issue(bibl)
    people = {
        item.get("corresp", "")[1:]: tuple(map(_person, item.iterfind("author", _SPACES)))
        for item in root.iterfind(".//sourceDesc/bibl[@type='article']", _SPACES)
    }
    kind, measure, confidence = _text_of(root, ".//notesStmt/note[@type='layout']").rsplit(" ", 2)
    return Contents(
        issue=issue,
        articles=tuple(_article(div, issue, people) for div in body.iterfind("div[@type='article']", _SPACES)),
        notices=tuple(map(_notice, body.iterfind("div[@type='notice']", _SPACES))),
        furniture=tuple(Furniture(fw.get("type", ""), _text(fw), _spans(fw)) for fw in body.iterfind("fw", _SPACES)),
        warnings=tuple(
            PageWarning(note.get("subtype", ""), _text(note), _spans(note))
            for note in root.iterfind(".//notesStmt/note[@type='warning']", _SPACES)
        ),
        layout=Layout(kind, float(measure), float(confidence)),
        script=_text_of(root, ".//langUsage/language"),
    )


def _issue(bibl: ET.Element) -> Issue:
    values: dict[str, str | tuple[str, ...]] = {}
    for field, (tag, attribute, name) in ISSUE_ELEMENTS.items():
        texts = [_text(item) for item in bibl.iterfind(f"{tag}[@{attribute}='{name}']", _SPACES)]
        values[field] = tuple(texts) if field in _LISTS else "".join(texts)
    return Issue(**values, spans=_spans(bibl))  # type: ignore[arg-type]


def _person(author: ET.Element) -> Byline:
    return Byline(*(_text_of(author, tag) for tag in ("roleName", "persName", "affiliation")))


def _article(div: ET.Element, issue: Issue, people: dict[str, tuple[Byline, ...]]) -> Article:
    return Article(
        rubric=_text_of(div, "head[@type='rubric']"),
        kicker=_text_of(div, "head[@type='kicker']"),
        headline=_text_of(div, "head[@type='main']"),
        decks=tuple(map(_text, div.iterfind("head[@type='deck']", _SPACES))),
        editor_note=_text_of(div, "note[@type='editor_note']"),
        dateline=_text_of(div, "dateline"),
        byline=_text_of(div, "byline"),
        bylines=people.get(div.get(_ID, ""), ()),
        paragraphs=tuple(_paragraphs(div)),
        captions=tuple(
            Caption(_text_of(figure, "head"), _text_of(figure, "byline"), _spans(figure))
            for figure in div.iterfind("figure", _SPACES)
        ),
        continued_to=_text_of(div, "note[@type='continued_to']"),
        continued_from=_text_of(div, "note[@type='continued_from']"),
        spans=_spans(div),
        issue=issue,
    )


def _paragraphs(place: ET.Element) -> Iterator[Paragraph]:
    for child in place:
        tag = child.tag.removeprefix(f"{{{TEI}}}")
        if tag == "div":
            yield from _paragraphs(child)
        elif tag == "lg":
            yield from (Paragraph("verse", _text(line), _spans(line)) for line in child)
        elif tag == "head" and child.get("type") == "crosshead":
            yield Paragraph("crosshead", _text(child), _spans(child))
        elif tag == "p":
            yield Paragraph("text", _text(child), _spans(child))


def _notice(div: ET.Element) -> Notice:
    return Notice(div.get("subtype", ""), _text_of(div, "head"), _text_of(div, "p"), _spans(div))


def _text_of(place: ET.Element, path: str) -> str:
    found = place.find(path, _SPACES)
    return "" if found is None else _text(found)


def _text(element: ET.Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        code = child.get("n")
        pieces += chr(int(code, 16)) if code else "\n", child.tail or ""
    return "".join(pieces)


def _spans(element: ET.Element) -> Spans:
    pairs = (item.removeprefix("#char=").split(",") for item in element.get("source", "").split())
    return tuple(Span(int(start), int(stop)) for start, stop in pairs)
