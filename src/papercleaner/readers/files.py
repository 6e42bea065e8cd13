"""Opening what a reader is given: a path, a file object or bytes, never more than a page can need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from papercleaner.readers.assemble import ReadError

#: A path, an open file (text or binary) or the bytes themselves.
Readable = str | os.PathLike[str] | IO[bytes] | IO[str] | bytes

#: The largest file that is read, in bytes: word by word, a big newspaper page takes some 10 MB.
LARGEST = 32 * 2**20
#: How the text of a file begins, XML or JSON, and seldom its path.
_MARKUP = ("<", "[", "{")


def load(given: Readable) -> tuple[str, bytes]:
    """The name to report errors under, and the bytes.

    Raises ReadError where there are too many, or where a string is a file's text and not its path; TypeError for what
    is neither path, file nor bytes.
    """
    if isinstance(given, bytes | bytearray):
        name, data = "<bytes>", bytes(given)
    elif isinstance(given, str | os.PathLike):
        name = os.fspath(given)
        if name.lstrip("\ufeff \r\n\t")[:1] in _MARKUP and not os.path.lexists(name):
            raise ReadError("<str>: expected a path, not the text of a file: give bytes, e.g. text.encode()")
        with Path(given).open("rb") as file:
            data = file.read(LARGEST + 1)
    elif not hasattr(given, "read"):
        raise TypeError(f"a reader takes a path, an open file or bytes, not {type(given).__name__}")
    else:
        name = str(getattr(given, "name", "<file>"))
        piece = given.read(LARGEST + 1)
        data = piece.encode("utf-8-sig") if isinstance(piece, str) else piece
    if len(data) > LARGEST:
        raise ReadError(f"{name}: expected one page of at most {LARGEST // 2**20} MB")
    return name, data
