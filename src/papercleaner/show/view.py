"""The page and its raw text side by side, in one HTML document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from papercleaner.model import Tiling
from papercleaner.show.markup import document, element, escape
from papercleaner.show.raw import legend, raw_html
from papercleaner.show.reader import page_html
from papercleaner.text import language

#: A page was printed in vertical lines (竖排) when most of its lines are so much higher than wide.
UPRIGHT = 1.5


@dataclass(frozen=True, slots=True)
class View:
    """An HTML document that needs no other file; a notebook shows it in a frame of its own."""

    html: str

    def save(self, path: str | Path) -> Path:
        """Write the document to a file, in UTF-8, and return its path."""
        path = Path(path)
        path.write_bytes(self.html.encode("utf-8"))
        return path

    def __str__(self) -> str:
        """The document's HTML."""
        return self.html

    def _repr_html_(self) -> str:
        """In a notebook: a frame that may run no script and reach nothing."""
        return (
            f'<iframe sandbox srcdoc="{escape(self.html)}" title="papercleaner"'
            ' style="width:100%;height:760px;border:0"></iframe>'
        )


def view(page: Tiling, data: Mapping[str, Any], *, vertical: bool | None = None) -> View:
    """Show a tiling and the data that was made from it; `vertical` is told by the lines' boxes where it is None."""
    upright = printed_vertically(page) if vertical is None else vertical
    issue = data["issue"]
    title = " ".join(filter(None, (issue["title"], issue["date"], issue["page_no"]))) or "papercleaner"
    pane = "pc-pane pc-pane-vertical" if upright else "pc-pane"
    panes = element("section", pane, page_html(data, vertical=upright, anchors=True))
    panes += element("section", pane, raw_html(page, vertical=upright))
    body = element("header", "pc pc-bar", legend(page)) + element("main", "pc-panes", panes)
    return View(document(title, body, language(data["script"])))


def printed_vertically(page: Tiling) -> bool:
    """Whether the lines' boxes on the image stand upright; False where there are no boxes."""
    boxes = [line.box for line in page.source.lines if line.stop - line.start > 1] if page.source else []
    upright = sum(box.bottom - box.top > UPRIGHT * (box.right - box.left) for box in boxes)
    return upright > len(boxes) / 2
