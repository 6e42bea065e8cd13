"""The command `papercleaner batch IN... -o OUT`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from papercleaner.batch.inputs import Fields
from papercleaner.batch.job import Job, perform
from papercleaner.batch.rows import Options
from papercleaner.encoding import encoding
from papercleaner.log import log
from papercleaner.progress import counting

#: Exit statuses: some pages are rows with an error; the job could not be done; Ctrl-C.
PAGES_FAILED, FAILED, INTERRUPTED = 1, 2, 130

_EPILOG = """\
OUT gets part-00000.jsonl, part-00001.jsonl…, a manifest for each, and report.json. Run the same command again after
an interruption: pages in finished shards are not done twice.

exit status: 0 where every page was cleaned, 1 where some are rows with an error, 2 where the job could not be done
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="papercleaner batch",
        description="Clean many pages: folders of .txt, JSON Lines and Parquet files into JSON Lines or Parquet.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("inputs", nargs="+", type=Path, metavar="IN", help="a folder, .txt, .jsonl or .parquet")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="the folder to write to")
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl", help="default jsonl")
    parser.add_argument("--workers", type=_positive, metavar="N", help="processes; default one a core")
    parser.add_argument("--shard-size", type=_positive, default=1000, metavar="N", help="pages a shard; default 1000")
    parser.add_argument("--id-field", default="id", metavar="NAME", help="of JSON Lines and Parquet; default id")
    parser.add_argument("--text-field", default="text", metavar="NAME", help="default text")
    parser.add_argument(
        "--encoding", type=encoding, default="utf-8", metavar="NAME", help="of .txt files; default utf-8"
    )
    parser.add_argument("--script", choices=("simplified", "traditional"), help="convert the output to this script")
    parser.add_argument("--known-title", action="append", default=[], metavar="NAME", help="a newspaper; repeatable")
    parser.add_argument("--quiet", action="store_true", help="no progress, and no line for a page that fails")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main(arguments: Sequence[str]) -> int:
    """Run the command."""
    options = _parser().parse_args(arguments)
    job = Job(
        inputs=options.inputs,
        output=options.output,
        form=options.format,
        options=Options(options.script, tuple(options.known_title)),
        fields=Fields(options.id_field, options.text_field),
        encoding=options.encoding,
        workers=options.workers,
        size=options.shard_size,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("papercleaner: %(message)s"))
    handler.setLevel(logging.CRITICAL if options.quiet else logging.WARNING)
    log.addHandler(handler)
    try:
        with counting(not options.quiet) as tick:
            report = perform(job, tick)
    except (OSError, ValueError, LookupError, ImportError) as error:
        print(f"papercleaner: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("papercleaner: interrupted; the same command goes on from here", file=sys.stderr)
        return INTERRUPTED
    finally:
        log.removeHandler(handler)
    this = report["run"]
    print(
        f"{report['pages']} pages ({this['pages']} in this run, {this['pages_per_second']} a second), "
        f"{report['articles']} articles, {report['failed']} failed"
    )
    return PAGES_FAILED if report["failed"] else 0
