"""Formats: each a function of a page, with an inverse where the format holds all that a page says.

| format | written by | read back by |
|---|---|---|
| JSON with a published schema | `to_json`, `json_schema` | `from_json` |
| TEI P5 | `to_tei` | `from_tei` |
| rows of a table, one an article | `to_records`, `to_dataframe` (pandas), `to_arrow` (pyarrow) | `from_records` |
| Markdown, plain text | `to_markdown`, `to_text` | |
| schema.org JSON-LD | `to_jsonld` | |
| W3C Web Annotations (IIIF) | `to_annotations` | |
| citations: GB/T 7714, BibTeX | `gb7714`, `bibtex` | |

A field is never cut: what a format has no place for goes to its notes element, or is a ValueError.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papercleaner.exports.annotations import to_annotations
    from papercleaner.exports.citations import Reference, bibtex, gb7714
    from papercleaner.exports.contents import Contents, PageLike, from_dict, to_dict
    from papercleaner.exports.json import from_json, json_schema, to_json
    from papercleaner.exports.jsonld import to_jsonld
    from papercleaner.exports.markdown import to_markdown
    from papercleaner.exports.records import from_records, to_arrow, to_dataframe, to_records
    from papercleaner.exports.tei import to_tei
    from papercleaner.exports.tei_reader import from_tei
    from papercleaner.exports.text import to_text

__all__ = [
    "Contents",
    "PageLike",
    "Reference",
    "bibtex",
    "from_dict",
    "from_json",
    "from_records",
    "from_tei",
    "gb7714",
    "json_schema",
    "to_annotations",
    "to_arrow",
    "to_dataframe",
    "to_dict",
    "to_json",
    "to_jsonld",
    "to_markdown",
    "to_records",
    "to_tei",
    "to_text",
]

# Loaded on first use, as in the package itself: who writes Markdown needs no XML.
_HOME = {
    "annotations": ("to_annotations",),
    "citations": ("Reference", "bibtex", "gb7714"),
    "contents": ("Contents", "PageLike", "from_dict", "to_dict"),
    "json": ("from_json", "json_schema", "to_json"),
    "jsonld": ("to_jsonld",),
    "markdown": ("to_markdown",),
    "records": ("from_records", "to_arrow", "to_dataframe", "to_records"),
    "tei": ("to_tei",),
    "tei_reader": ("from_tei",),
    "text": ("to_text",),
}


def __getattr__(name: str) -> object:
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"papercleaner.exports.{module}"), name)
    raise AttributeError(f"module 'papercleaner.exports' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
