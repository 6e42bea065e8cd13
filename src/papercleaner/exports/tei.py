"""A page as TEI P5, and back.

An article is a `<div type="article">` with its headline parts as `<head type="rubric|kicker|main|deck">`, `<byline>`,
`<dateline>`, `<p>`, `<lg>` and `<figure>`; a crosshead opens a `<div type="section">`. Furniture is `<fw>`. The parsed
masthead and the persons of the bylines stand in the header. Every element has its place in the raw text in `@source`,
as character positions after RFC 5147 (`#char=120,164`). What TEI has no element for is a `<note>` with a `@type`.
Where the lines have boxes, `<facsimile>` has a zone for each column of each item, and `@facs` points to it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby

from papercleaner.exports.contents import PageLike, places
from papercleaner.exports.facsimile import Facsimile
from papercleaner.objects import Article, Byline, Caption, Issue, Notice, Paragraph, Spans
from papercleaner.patterns import pattern
from papercleaner.text import language

TEI = "http://www.tei-c.org/ns/1.0"
#: Which element of the header's `<bibl>` holds which field of the issue, and the attribute that tells it from others.
ISSUE_ELEMENTS = {
    "title": ("title", "level", "j"),
    "date": ("date", "type", "published"),
    "weekday": ("date", "type", "weekday"),
    "lunar_date": ("date", "type", "lunar"),
    "cn": ("idno", "type", "CN"),
    "postal_code": ("idno", "type", "postal_code"),
    "issue_no": ("biblScope", "unit", "issue"),
    "page_no": ("biblScope", "unit", "page"),
    "section": ("biblScope", "unit", "section"),
    "website": ("idno", "type", "URL"),
    "email": ("idno", "type", "email"),
    "address": ("note", "type", "address"),
    "postcode": ("idno", "type", "postcode"),
    "hotline": ("idno", "type", "hotline"),
    "editors": ("editor", "role", "editor"),
    "layout_editors": ("editor", "role", "layout"),
    "proofreaders": ("editor", "role", "proofreader"),
}
#: Line feeds are `<lb/>`; what XML 1.0 has no place for, and the carriage return that it would change, is a `<g>`.
_SPECIAL = pattern(r"\n|[\x00-\x08\x0b-\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORD = pattern(r"[^\p{C}\p{Z}]+")


def to_tei(page: PageLike, *, image: str = "") -> str:
    """A page as a TEI P5 document. `image` is the scan's address, for the `<graphic>` in the `<facsimile>`.

    Raises ValueError where a kind of furniture or notice is no single word: TEI has no place for another.
    """
    root = ET.Element("TEI", {"xmlns": TEI})
    _header(_box(root, "teiHeader"), page)
    scan = Facsimile(places(page))
    text = _box(root, "text", {"xml:lang": language(page.script)})
    body = _box(text, "body")
    for number, item in enumerate(page.furniture, 1):
        facs = scan.facs(item, f"furniture-{number}")
        _line(body, "fw", item.text, {"type": _word(item.kind), **facs}, item.spans)
    for number, article in enumerate(page.articles, 1):
        _article(body, article, f"article-{number}", scan)
    for number, notice in enumerate(page.notices, 1):
        _notice(body, notice, scan.facs(notice, f"notice-{number}"))
    if not page.articles and not page.notices:
        _line(_box(body, "div", {"type": "empty"}), "p", "")
    scan.insert(root, image)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _header(header: ET.Element, page: PageLike) -> None:
    file = _box(header, "fileDesc")
    issue = page.issue
    title = " ".join(filter(None, (issue.title, issue.date, issue.page_no)))
    _line(_box(file, "titleStmt"), "title", title)
    _line(_box(file, "publicationStmt"), "p", "Made from the raw text of a newspaper page; not published.")
    notes = _box(file, "notesStmt")
    layout = page.layout
    _line(notes, "note", f"{layout.kind} {layout.measure!r} {layout.order_confidence!r}", {"type": "layout"})
    for warning in page.warnings:
        kind = {"type": "warning", "subtype": _word(warning.code)}
        _line(notes, "note", warning.message, kind, warning.spans)
    source = _box(file, "sourceDesc")
    _issue(source, issue)
    for number, article in enumerate(page.articles, 1):
        if article.bylines:
            bibl = _box(source, "bibl", {"type": "article", "corresp": f"#article-{number}"})
            for who in article.bylines:
                _person(bibl, who)
    application = {"ident": "papercleaner.page", "version": "1"}
    _line(_box(_box(_box(header, "encodingDesc"), "appInfo"), "application", application), "label", "papercleaner")
    languages = _box(_box(header, "profileDesc"), "langUsage")
    _line(languages, "language", page.script, {"ident": language(page.script)})


def _issue(source: ET.Element, issue: Issue) -> None:
    bibl = _box(source, "bibl", {"type": "issue", **_source(issue.spans)})
    for field, (tag, attribute, name) in ISSUE_ELEMENTS.items():
        value = getattr(issue, field)
        for text in (value,) if isinstance(value, str) else value:
            if text:
                when = {"when": text} if field == "date" else {}
                _line(bibl, tag, text, {attribute: name, **when})


def _person(bibl: ET.Element, who: Byline) -> None:
    author = _box(bibl, "author")
    parts = {"roleName": who.role, "persName": who.name, "affiliation": who.affiliation}
    for tag, text in parts.items():
        if text:
            _line(author, tag, text)


def _article(body: ET.Element, article: Article, id_: str, scan: Facsimile) -> None:
    facs = scan.facs(article, id_)
    div = _box(body, "div", {"type": "article", "xml:id": id_, **facs, **_source(article.spans)})
    heads = {"rubric": article.rubric, "kicker": article.kicker, "main": article.headline}
    for kind, text in (*heads.items(), *(("deck", deck) for deck in article.decks)):
        if text:
            _line(div, "head", text, {"type": kind})
    for kind, text in (("continued_from", article.continued_from), ("editor_note", article.editor_note)):
        if text:
            _line(div, "note", text, {"type": kind})
    for tag, text in (("byline", article.byline), ("dateline", article.dateline)):
        if text:
            _line(div, tag, text)
    _paragraphs(div, article.paragraphs)
    if not article.paragraphs:
        _line(div, "ab", "", {"type": "empty"})
    for number, caption in enumerate(article.captions, 1):
        _caption(div, caption, scan.facs(caption, f"{id_}-figure-{number}"))
    if article.continued_to:
        _line(div, "note", article.continued_to, {"type": "continued_to"})


def _paragraphs(div: ET.Element, paragraphs: Iterable[Paragraph]) -> None:
    """A crosshead opens a section, which holds what follows up to the next one."""
    place = div
    for kind, run in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
        if kind == "verse":
            verses = _box(place, "lg")
            for line in run:
                _line(verses, "l", line.text, {}, line.spans)
            continue
        for paragraph in run:
            if kind == "crosshead":
                place = _box(div, "div", {"type": "section"})
                _line(place, "head", paragraph.text, {"type": "crosshead"}, paragraph.spans)
            else:
                _line(place, "p", paragraph.text, {}, paragraph.spans)


def _caption(div: ET.Element, caption: Caption, facs: dict[str, str]) -> None:
    figure = _box(div, "figure", facs | _source(caption.spans))
    _line(figure, "head", caption.text)
    if caption.credit:
        _line(figure, "byline", caption.credit)


def _notice(body: ET.Element, notice: Notice, facs: dict[str, str]) -> None:
    kind = {"type": "notice", "subtype": _word(notice.kind)}
    div = _box(body, "div", kind | facs | _source(notice.spans))
    if notice.title:
        _line(div, "head", notice.title)
    _line(div, "p", notice.text)


def _box(parent: ET.Element, tag: str, attributes: dict[str, str] | None = None) -> ET.Element:
    """An element that holds elements; the line feeds between them are for people."""
    child = ET.SubElement(parent, tag, attributes or {})
    parent.text = parent.text or "\n"
    child.tail = "\n"
    return child


def _line(parent: ET.Element, tag: str, text: str, attributes: dict[str, str] | None = None, spans: Spans = ()) -> None:
    """An element that holds text."""
    element = _box(parent, tag, (attributes or {}) | _source(spans))
    at, last = 0, None
    for match in _SPECIAL.finditer(text):
        last = _put(element, last, text[at : match.start()])
        char = match.group()
        code = {} if char == "\n" else {"type": "control", "n": f"{ord(char):04X}"}
        last = ET.SubElement(element, "g" if code else "lb", code)
        at = match.end()
    _put(element, last, text[at:])


def _put(element: ET.Element, last: ET.Element | None, text: str) -> ET.Element | None:
    if last is None:
        element.text = text
    else:
        last.tail = text
    return last


def _source(spans: Spans) -> dict[str, str]:
    return {"source": " ".join(f"#char={start},{stop}" for start, stop in spans)} if spans else {}


def _word(kind: str) -> str:
    if not _WORD.fullmatch(kind):
        raise ValueError(f"TEI holds a kind of one word, not {kind!r}")
    return kind
