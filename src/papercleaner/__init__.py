"""papercleaner turns the raw OCR text of a Chinese newspaper page into structured articles.

>>> from papercleaner import clean
>>> page = clean("本报讯 记者程雪报道 昨日，我省召开新闻发布会。")
>>> page.articles[0].byline
'记者程雪报道'
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papercleaner.links import Linked, LinkedArticle, link
    from papercleaner.many import Cleaned, PageFailedError, clean_many
    from papercleaner.model import Edit, Layout, Role, Span, Tile, Tiling
    from papercleaner.objects import Article, Byline, Caption, Furniture, Issue, Notice, PageWarning, Paragraph
    from papercleaner.page import Page
    from papercleaner.pipeline import clean
    from papercleaner.source import Box, Source, SourceLine

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Box",
    "Byline",
    "Caption",
    "Cleaned",
    "Edit",
    "Furniture",
    "Issue",
    "Layout",
    "Linked",
    "LinkedArticle",
    "Notice",
    "Page",
    "PageFailedError",
    "PageWarning",
    "Paragraph",
    "Role",
    "Source",
    "SourceLine",
    "Span",
    "Tile",
    "Tiling",
    "clean",
    "clean_many",
    "link",
]


# Names are loaded from their modules on first use (PEP 562): importing the package costs nothing, as in a command
# that only prints its help, or a scheduler that only passes functions on.
_HOME = {
    "links": ("Linked", "LinkedArticle", "link"),
    "many": ("Cleaned", "PageFailedError", "clean_many"),
    "model": ("Edit", "Layout", "Role", "Span", "Tile", "Tiling"),
    "objects": ("Article", "Byline", "Caption", "Furniture", "Issue", "Notice", "PageWarning", "Paragraph"),
    "page": ("Page",),
    "pipeline": ("clean",),
    "source": ("Box", "Source", "SourceLine"),
}


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"papercleaner.{module}"), name)
    raise AttributeError(f"module 'papercleaner' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
