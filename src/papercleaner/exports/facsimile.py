"""The `<facsimile>` of a TEI document: where its articles, notices and furniture stand on the scan."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from papercleaner.exports.contents import Placed

if TYPE_CHECKING:
    from papercleaner.geometry.regions import Region


class Facsimile:
    """Collects a zone for each column of each item, while the text is written that points to them."""

    def __init__(self, places: Callable[[Placed], tuple[Region, ...]]) -> None:
        """`places` tells the regions of an item; () where nobody knows."""
        self._places = places
        self._zones: dict[str, Region] = {}

    def facs(self, item: Placed, name: str) -> dict[str, str]:
        """The attribute that points from an item to its zones, which are named after it; {} where it has none."""
        zones = {f"{name}-zone-{n}": region for n, region in enumerate(self._places(item), 1)}
        self._zones |= zones
        return {"facs": " ".join(f"#{id_}" for id_ in zones)} if zones else {}

    def insert(self, root: ET.Element, image: str) -> None:
        """Put the facsimile between the header and the text; a page without zones and image has none.

        The unit of the coordinates is that of the boxes. `@n` of a zone names its lines in the OCR file.
        """
        if not self._zones and not image:
            return
        facsimile = ET.Element("facsimile")
        facsimile.text = facsimile.tail = "\n"
        surface = ET.SubElement(facsimile, "surface", self._extent())
        surface.text = surface.tail = "\n"
        if image:
            ET.SubElement(surface, "graphic", {"url": image}).tail = "\n"
        for id_, region in self._zones.items():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in region.polygon)
            lines = {"n": " ".join(quote(line) for line in region.lines)} if region.lines else {}
            ET.SubElement(surface, "zone", {"xml:id": id_, "type": "column", "points": points, **lines}).tail = "\n"
        root.insert(1, facsimile)

    def _extent(self) -> dict[str, str]:
        """The frame that the points count in: from the image's corner to the outermost zone."""
        if not self._zones:
            return {}
        lefts, tops, rights, bottoms = zip(*(region.box for region in self._zones.values()), strict=True)
        corners = {"ulx": min(0, *lefts), "uly": min(0, *tops), "lrx": max(rights), "lry": max(bottoms)}
        return {name: _number(value) for name, value in corners.items()}


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").removesuffix(".")
