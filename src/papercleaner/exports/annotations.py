"""A page as W3C Web Annotations on its scan, in the words of IIIF Presentation 3: viewers highlight articles with them.

One annotation an article, notice or furniture item. Its target is one piece of the canvas, an outline of a polygon a
column; viewers that draw no outlines have the rectangle around it (`xywh`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, inf
from typing import TYPE_CHECKING, Any

from papercleaner.exports.contents import Item, PageLike, places
from papercleaner.exports.text import parts
from papercleaner.objects import Article, Notice
from papercleaner.text import language

if TYPE_CHECKING:
    from papercleaner.geometry.regions import Region

#: IIIF wants its own context last (Presentation 3.0, 4.6); the one before it is the Web Annotation vocabulary.
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", "http://iiif.io/api/presentation/3/context.json")
_SVG = "http://www.w3.org/2000/svg"
_MEDIA_FRAGMENTS = "http://www.w3.org/TR/media-frags/"


def to_annotations(page: PageLike, canvas: str, *, id: str = "", scale: float = 1.0) -> dict[str, Any]:  # noqa: A002
    """A page as an `AnnotationPage` of a canvas: what stands where on the scan, with its whole text.

    Parameters
    ----------
    page
        A `Page` that was cleaned from a `Source` with boxes.
    canvas
        The URI of the IIIF canvas, or of the image itself.
    id
        The URI of the annotation page; by default `/annotations` below the canvas.
    scale
        Units of the canvas in one unit of the boxes. 1 where both are pixels; for an ALTO file in 1/10 mm, the pixels
        of the canvas per millimetre divided by 10.

    Raises
    ------
    ValueError
        Where the page has no boxes, or `scale` is no positive number.

    """
    if not 0 < scale < inf:
        raise ValueError(f"scale must be a positive number, not {scale!r}")
    where = places(page)
    items: list[Item] = [*page.articles, *page.notices, *page.furniture]
    regions = [where(item) for item in items]
    if not any(regions):
        raise ValueError("nothing to annotate: no line of this page has a box; clean a Source of papercleaner.readers")
    page_id = id or f"{canvas.rstrip('/')}/annotations"
    tag = language(page.script)
    return {
        "@context": list(CONTEXT),
        "id": page_id,
        "type": "AnnotationPage",
        "items": [
            _annotation(f"{page_id}/{n}", item, _target(canvas, found, scale), tag)
            for n, (item, found) in enumerate(zip(items, regions, strict=True), 1)
        ],
    }


def _annotation(id_: str, item: Item, target: str | dict[str, Any], tag: str) -> dict[str, Any]:
    kind, title, text = _said(item)
    body: list[dict[str, str]] = [{"type": "TextualBody", "purpose": "tagging", "value": kind}]
    if text:
        said = {"value": text, "format": "text/plain", "language": tag}
        body.append({"type": "TextualBody", "purpose": "supplementing", **said})
    label = {"label": {tag: [title]}} if title else {}
    annotation = {"id": id_, "type": "Annotation", "motivation": ["tagging", "supplementing"], **label}
    return annotation | {"body": body, "target": target}


def _said(item: Item) -> tuple[str, str, str]:
    """What an item is, what it is called, and all of its text."""
    if isinstance(item, Article):
        return "article", item.headline, "\n".join(text for _, text in parts(item))
    title = item.title if isinstance(item, Notice) else ""
    return item.kind, title, "\n".join(filter(None, (title, item.text)))


def _target(canvas: str, found: Sequence[Region], scale: float) -> str | dict[str, Any]:
    """A piece of the canvas; the whole one where nobody knows."""
    if not found:
        return canvas
    outline = "".join(_outline(region, scale) for region in found)
    lefts, tops, rights, bottoms = zip(*(region.box for region in found), strict=True)
    left, top = floor(min(lefts) * scale), floor(min(tops) * scale)
    size = ceil(max(rights) * scale) - left, ceil(max(bottoms) * scale) - top
    selectors = [
        {"type": "SvgSelector", "value": f'<svg xmlns="{_SVG}"><path d="{outline}"/></svg>'},
        {"type": "FragmentSelector", "conformsTo": _MEDIA_FRAGMENTS, "value": f"xywh={left},{top},{size[0]},{size[1]}"},
    ]
    return {"type": "SpecificResource", "source": canvas, "selector": selectors}


def _outline(region: Region, scale: float) -> str:
    """A column's polygon as a closed subpath; viewers read paths more widely than polygons."""
    return "M" + "L".join(",".join(_numbers(corner, scale)) for corner in region.polygon) + "Z"


def _numbers(corner: tuple[float, float], scale: float) -> Iterator[str]:
    return (f"{value * scale:.1f}".removesuffix(".0") for value in corner)
