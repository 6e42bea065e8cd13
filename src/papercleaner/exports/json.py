"""JSON and its published schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from papercleaner.exports.contents import Contents, PageLike, from_dict, to_dict


def to_json(page: PageLike, *, indent: int | None = None) -> str:
    """The data of `to_dict` as JSON text; Chinese characters stand as they are."""
    return json.dumps(to_dict(page), ensure_ascii=False, indent=indent)


def from_json(text: str | bytes) -> Contents:
    """Read back what `to_json` wrote; ValueError where it is no JSON or of another schema."""
    return from_dict(json.loads(text))


@cache
def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a page, as text."""
    return (Path(__file__).parent / "page.schema.json").read_text("utf-8")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a page."""
    data: dict[str, Any] = json.loads(schema_text())
    return data
