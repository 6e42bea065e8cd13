"""Names of text encodings, as the commands take them."""

from __future__ import annotations

from argparse import ArgumentTypeError


def encoding(name: str) -> str:
    """Check the name of a text encoding; the byte order mark of UTF-8 is the file's and not the text's."""
    try:
        "a".encode(name)
    except LookupError:
        raise ArgumentTypeError(f"unknown text encoding {name!r}; try utf-8, gb18030, big5 or utf-16") from None
    return "utf-8-sig" if name.lower().replace("_", "-") in ("utf-8", "utf8") else name
