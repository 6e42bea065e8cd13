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
from papercleaner.encoding import encoding
from papercleaner.exports.json import schema_text
from papercleaner.page import Page
from papercleaner.show.terminal import coloured, summary
from papercleaner.source import Source

STDIN = "-"
#: The exit status where something could not be read; argparse uses the same for a wrong command line.
FAILED = 2
#: What `--from` calls the functions of `papercleaner.readers`.
READERS = {"alto": "alto", "page": "page_xml", "hocr": "hocr", "paddle": "paddle", "boxes": "boxes"}

_EXAMPLES = """\
examples:
  papercleaner page.txt                      read it
  papercleaner page.txt --html page.html     look at it: the page beside its raw text
  papercleaner --explain page.txt            which rule decided what
  papercleaner --json page.txt               as data, one line
  papercleaner --markdown page.txt           as Markdown; --tei as TEI P5
  papercleaner *.txt > pages.jsonl           many pages, a line each
  papercleaner batch scans/ -o out           very many pages: papercleaner batch --help
  papercleaner --schema > page.schema.json   what the data look like
  papercleaner --from alto page.xml          an OCR file: its boxes tell the order of the lines
  papercleaner --from alto page.xml --annotations https://example.org/canvas/1
                                             what stands where on the scan, for IIIF viewers
  pdftotext -layout page.pdf - | papercleaner -
  papercleaner --encoding gb18030 old.txt    not UTF-8

exit status: 0 where every file was read, 2 where one could not be read or written
On a terminal the text is coloured (not where NO_COLOR is set) and a line sums every page up.
"""


class _FileError(Exception):
    """A file that cannot be read or written; its message is for the user."""


class _SchemaAction(argparse.Action):
    """Print the JSON Schema and stop, as `--version` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(schema_text(), end="")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="papercleaner",
        description="Turn the raw OCR text of Chinese newspaper pages into structured articles.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a page's raw text (or what --from says), or - for standard input"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON, one line; what several files give anyway")
    form.add_argument(
        "--explain", action="store_true", help="every piece of the page, its role, and the rules that decided"
    )
    form.add_argument("--markdown", action="store_true", help="as Markdown")
    form.add_argument("--tei", action="store_true", help="as a TEI P5 document")
    form.add_argument(
        "--annotations", metavar="CANVAS", help="as Web Annotations of an IIIF canvas, given by its URI; needs boxes"
    )
    form.add_argument("--html", metavar="FILE", help="write the page and its coloured raw text to an HTML file")
    parser.add_argument(
        "--from",
        dest="reader",
        choices=("text", *READERS),
        default="text",
        help="what the files are: text (default), ALTO, PAGE XML, hOCR, what PaddleOCR or RapidOCR returned, boxes",
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default auto")
    parser.add_argument("--script", choices=("simplified", "traditional"), help="convert the output to this script")
    parser.add_argument(
        "--encoding", type=encoding, default="utf-8", metavar="NAME", help="of the files; default utf-8"
    )
    parser.add_argument("--schema", action=_SchemaAction, nargs=0, help="print the JSON Schema of the data and stop")
    parser.add_argument("--version", action="version", version=f"papercleaner {__version__}")
    return parser


def _read(file: str, encoding: str) -> str:
    """Read a file as it stands, line ends included, so that offsets are valid in it."""
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise _FileError(f"{file}: {error.strerror or error}") from error
    except ValueError as error:  # a NUL in the name
        raise _FileError(f"{file!r}: {error}") from error
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        at = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        advice = "if it is GB18030 or UTF-16, say --encoding gb18030 or --encoding utf-16"
        raise _FileError(f"{file}: not {name}{at}; {advice}") from error


def _given(file: str, reader: str, encoding: str) -> str | Source:
    """What `clean` shall read: the text of a file, or the lines of an OCR file with their boxes."""
    if reader == "text":
        return _read(file, encoding)
    from papercleaner import readers

    try:
        source: Source = getattr(readers, READERS[reader])(sys.stdin.buffer if file == STDIN else Path(file))
    except (readers.ReadError, ImportError) as error:
        raise _FileError(str(error)) from error
    except (OSError, ValueError) as error:
        raise _FileError(f"{file}: {getattr(error, 'strerror', None) or error}") from error
    return source


def _show(page: Page, file: str, options: argparse.Namespace) -> str:
    """What is printed of a page; _FileError where it has no such form."""
    if options.explain:
        return page.explain()
    if options.markdown or options.tei:
        return (page.to_tei() if options.tei else page.to_markdown()).removesuffix("\n")
    if options.annotations:
        try:
            return json.dumps(page.to_annotations(options.annotations), ensure_ascii=False)
        except ValueError as error:
            raise _FileError(f"{file}: {error}") from error
    if len(options.files) > 1:
        return json.dumps({"file": file, **page.to_dict()}, ensure_ascii=False)
    if options.json:
        return page.to_json()
    return coloured(page) if _in_colour(options.color) else page.to_text()


def _in_colour(wanted: str) -> bool:
    """Whether to colour the text: on a terminal, unless the user has said otherwise (no-color.org)."""
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return wanted == "always" or (wanted == "auto" and sys.stdout.isatty() and not plain)


def _write_html(page: Page, file: str) -> None:
    try:
        page.view().save(file)
    except (OSError, ValueError) as error:
        raise _FileError(f"{file}: {getattr(error, 'strerror', None) or error}") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 2 where a file could not be read or written; the others are still done."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["batch"]:  # a page of this name is ./batch
        from papercleaner.batch.command import main as batch

        return batch(given[1:])
    parser = _parser()
    options = parser.parse_args(given)
    for form in ("explain", "markdown", "tei", "annotations", "html"):
        if getattr(options, form) and len(options.files) > 1:
            parser.error(f"--{form} takes one file")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = 0
    for file in options.files:
        try:
            page = clean(_given(file, options.reader, options.encoding), script=options.script)
            if options.html:
                _write_html(page, options.html)
            shown = "" if options.html else _show(page, file, options)
        except _FileError as error:
            print(f"papercleaner: {error}", file=sys.stderr)
            status = FAILED
            continue
        try:
            if not options.html:
                print(shown, flush=True)
        except BrokenPipeError:  # the reader has seen enough, as `head` does
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return status
        if sys.stderr.isatty():
            print(f"{file}: {summary(page)}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
