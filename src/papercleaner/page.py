"""The result: a page that is read as articles, issue, notices and furniture, and can account for every character."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from papercleaner import views
from papercleaner.exports.contents import to_dict
from papercleaner.grammar import masthead
from papercleaner.model import LOOSE_ROLES, Layout, Role, Seam, Span, Tiling
from papercleaner.objects import Article, Furniture, Issue, Notice, PageWarning
from papercleaner.source import Source
from papercleaner.spaces import STRAY, Unspaced
from papercleaner.text import CLOSERS, ends_sentence

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyarrow import Table

    from papercleaner.exports.contents import Placed
    from papercleaner.geometry import Region
    from papercleaner.show.view import View

#: Below this the reading order was partly guessed, and a person should look.
SURE_ORDER = 0.8


@dataclass(frozen=True)
class Page:
    """A newspaper page (版面) as structured data. Made by `papercleaner.clean`; equal pages have equal tilings.

    Every raw character that is not white space is in the spans of exactly one article, notice or furniture item.
    """

    tiling: Tiling

    @property
    def raw(self) -> str:
        """The text that was given to `clean`, unchanged."""
        return self.tiling.raw

    @property
    def layout(self) -> Layout:
        """What kind of damage the text has, and how sure its reading order is."""
        return self.tiling.layout

    @property
    def order_confidence(self) -> float:
        """How far the reading order can be trusted, from 0 to 1; 1 where nothing had to be reordered."""
        return self.tiling.layout.order_confidence

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in reading order."""
        return tuple(replace(article, issue=self.issue) for article in views.articles(self.tiling))

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """Advertisements, announcements, indexes and boxes."""
        return views.notices(self.tiling)

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        """What belongs to the page and to no article; nothing is deleted."""
        return views.furniture(self.tiling)

    @cached_property
    def script(self) -> str:
        """The page's own script: `simplified`, `traditional` or `mixed`; "" where no character tells."""
        return self.tiling.script

    @cached_property
    def _masthead(self) -> tuple[Issue, list[PageWarning]]:
        lines = [
            (span, unit[0].kind) for unit in self.tiling.units() if unit.role is Role.FURNITURE for span in unit.spans
        ]
        spaces = frozenset(edit.span.start for edit in self.tiling.edits if edit.rule == STRAY)
        text = Unspaced(self.tiling.source or Source(self.raw), spaces)
        issue, warnings = masthead.parse(
            [(text.inside(span), kind) for span, kind in lines],
            text.left.text,
            text.left.folded,
            known_titles=self.tiling.known_titles,
        )
        found = [replace(warning, spans=tuple(map(text.outside, warning.spans))) for warning in warnings]
        return replace(issue, spans=tuple(map(text.outside, issue.spans))), found

    @property
    def issue(self) -> Issue:
        """The masthead and page header, parsed."""
        return self._masthead[0]

    @cached_property
    def warnings(self) -> tuple[PageWarning, ...]:
        """What a person should look at: contradictions in the date, truncated articles, a guessed reading order."""
        found = list(self._masthead[1])
        for article in self.articles:
            last = article.paragraphs[-1] if article.paragraphs else None
            if last and last.kind == "text" and not article.continued_to and not _complete(last.text):
                message = f"the text stops in mid-sentence: …{last.text[-12:]}"
                found.append(PageWarning("truncated", message, last.spans))
        if self.order_confidence < SURE_ORDER:
            share = f"{self.order_confidence:.0%}"
            found.append(PageWarning("order", f"the reading order was partly guessed; {share} of its links are sure"))
        return tuple(found)

    def to_dict(self) -> dict[str, Any]:
        """The page as JSON-ready data; the keys are the contract of the schema `papercleaner.page/1`."""
        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text; Chinese characters stand as they are. `exports.from_json` reads it back."""
        return json.dumps(to_dict(self), ensure_ascii=False, indent=indent)

    def to_text(self) -> str:
        """The articles as plain text for a reader: headline parts, byline, paragraphs; blank lines between articles."""
        from papercleaner.exports.text import to_text

        return to_text(self)

    def to_markdown(self) -> str:
        """The page as Markdown for people: articles, notices, furniture."""
        from papercleaner.exports.markdown import to_markdown

        return to_markdown(self)

    def to_tei(self, *, image: str = "") -> str:
        """The page as a TEI P5 document; `papercleaner.exports.from_tei` reads it back.

        Where the lines have boxes, its `<facsimile>` says where every article stands on the scan, whose address is
        `image`.
        """
        from papercleaner.exports.tei import to_tei

        return to_tei(self, image=image)

    def to_annotations(self, canvas: str, *, id: str = "", scale: float = 1.0) -> dict[str, Any]:  # noqa: A002
        """What stands where on the scan, as W3C Web Annotations for IIIF viewers: an `AnnotationPage` of a canvas.

        `canvas` is its URI, `scale` the units of the canvas in one unit of the boxes. ValueError where the page has
        no boxes. See `papercleaner.exports.to_annotations`.
        """
        from papercleaner.exports.annotations import to_annotations

        return to_annotations(self, canvas, id=id, scale=scale)

    def to_jsonld(self) -> dict[str, Any]:
        """The articles as linked data: schema.org `NewsArticle`."""
        from papercleaner.exports.jsonld import to_jsonld

        return to_jsonld(self)

    def to_records(self) -> list[dict[str, Any]]:
        """The articles as rows of a table, each with the columns of its issue."""
        from papercleaner.exports.records import to_records

        return to_records(self)

    def to_dataframe(self) -> DataFrame:
        """The rows of `to_records` as a pandas `DataFrame`; ImportError names the extra where pandas is missing."""
        from papercleaner.exports.records import to_dataframe

        return to_dataframe(self)

    def to_arrow(self) -> Table:
        """The rows of `to_records` as a pyarrow `Table`; ImportError names the extra where pyarrow is missing."""
        from papercleaner.exports.records import to_arrow

        return to_arrow(self)

    def view(self, *, vertical: bool | None = None) -> View:
        """The page beside its raw text, every character coloured by its role, as one HTML document.

        `vertical` sets both in vertical lines (竖排); by default they are where the lines' boxes on the image stand
        upright. `page.view().save("page.html")` writes a file that needs no network and no script.
        """
        from papercleaner.show.view import view

        return view(self.tiling, self.to_dict(), vertical=vertical)

    def _repr_html_(self) -> str:
        from papercleaner.show.reader import notebook_html, page_html
        from papercleaner.show.view import printed_vertically

        return notebook_html(page_html(self.to_dict(), vertical=printed_vertically(self.tiling)))

    def rebuild(self, spans: tuple[Span, ...]) -> str:
        """The text that the raw characters at `spans` show: every string of the page can be made again so."""
        return views.render(self.raw, spans, self.tiling.edits)

    def regions(self, item: Placed) -> tuple[Region, ...]:
        """Where an item stands on the image: the ids of its lines, a box and a polygon for each of its columns.

        `item` is an article, notice or furniture item of this page, or a paragraph or caption of an article.

        Empty where the page was cleaned from text alone.
        """
        from papercleaner.geometry import regions

        return regions(self.tiling, item.spans)

    def explain(self) -> str:
        """A readable trace: every tile in reading order, its role, and the rules that decided it."""
        rows = []
        for tile in self.tiling.reading:
            owner = f"{tile.block:>3}" if tile.role not in LOOSE_ROLES else "  –"
            seam = "+" if tile.seam is Seam.JOIN else " "
            role = tile.role + (f":{tile.kind}" if tile.kind else "")
            why = "; ".join(f"{note.step}: {note.rule}" for note in tile.notes)
            rows.append(f"{owner} {seam} {role:<18} {_short(self.raw[slice(*tile.span)])}    [{why}]")
        raw, edits = self.raw, self.tiling.edits
        told = [e for e in edits if e.rule != STRAY]
        rows += [f"edit {e.rule}: {raw[slice(*e.span)]!r} → {e.text!r} at {e.span.start}" for e in told]
        if len(told) < len(edits):
            rows.append(f"edit {STRAY}: {len(edits) - len(told)} of them are not shown")
        return "\n".join(rows)


def _complete(text: str) -> bool:
    """Whether a last paragraph comes to an end: a sentence's, or a list's or signature's that needs no full stop."""
    return ends_sentence(text) or text[-1:] in CLOSERS or text[-1:] in "云、"


def _short(text: str, width: int = 48) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width // 2]}…{text[-width // 2 :]}"
