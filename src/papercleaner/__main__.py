"""The command `papercleaner page.txt`, also `python -m papercleaner page.txt`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from papercleaner import __version__, clean
from papercleaner.page import Page

STDIN = "-"
#: The exit status where something could not be read; argparse uses the same for a wrong command line.
FAILED = 2

_EXAMPLES = """\
examples:
  papercleaner page.txt                      read it
  papercleaner --json page.txt               as data, one line
  papercleaner *.txt > pages.jsonl           many pages, a line each
  pdftotext -layout page.pdf - | papercleaner -
  papercleaner --encoding gb18030 old.txt    not UTF-8
"""


class _UnreadableError(Exception):
    """A file that cannot be read; its message is for the user."""


def _encoding(name: str) -> str:
    """Check the name of a text encoding; the byte order mark of UTF-8 is the file's and not the text's."""
    try:
        "a".encode(name)
    except LookupError:
        raise argparse.ArgumentTypeError(
            f"unknown text encoding {name!r}; try utf-8, gb18030, big5 or utf-16"
        ) from None
    return "utf-8-sig" if name.lower().replace("_", "-") in ("utf-8", "utf8") else name


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="papercleaner",
        description="Turn the raw OCR text of Chinese newspaper pages into structured articles.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a page's raw text, or - for standard input")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON, one line; what several files give anyway")
    form.add_argument(
        "--explain", action="store_true", help="every piece of the page, its role, and the rules that decided"
    )
    parser.add_argument("--script", choices=("simplified", "traditional"), help="convert the output to this script")
    parser.add_argument(
        "--encoding", type=_encoding, default="utf-8", metavar="NAME", help="of the files; default utf-8"
    )
    parser.add_argument("--version", action="version", version=f"papercleaner {__version__}")
    return parser


def _read(file: str, encoding: str) -> str:
    """Read a file as it stands, line ends included, so that offsets are valid in it."""
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise _UnreadableError(f"{file}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise _UnreadableError(f"{file!r}: {error}") from error
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        advice = "if it is GB18030 or UTF-16, say --encoding gb18030 or --encoding utf-16"
        raise _UnreadableError(f"{file}: not {name}{at}; {advice}") from error


def _show(page: Page, file: str, options: argparse.Namespace) -> str:
    if options.explain:
        return page.explain()
    if len(options.files) > 1:
        return json.dumps({"file": file, **page.to_dict()}, ensure_ascii=False)
    return page.to_json() if options.json else page.to_text()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 2 where a file could not be read, and the other files are still done."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.explain and len(options.files) > 1:
        parser.error("--explain takes one file")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = 0
    for file in options.files:
        try:
            text = _read(file, options.encoding)
        except _UnreadableError as error:
            print(f"papercleaner: {error}", file=sys.stderr)
            status = FAILED
            continue
        shown = _show(clean(text, script=options.script), file, options)
        try:
            print(shown, flush=True)
        except BrokenPipeError:  # the reader has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return status
    return status


if __name__ == "__main__":
    sys.exit(main())
