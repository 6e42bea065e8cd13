"""The command `python -m papercleaner.evaluation FOLDER`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from papercleaner.evaluation.folder import evaluate


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table of a folder; the exit status is 2 where there is nothing to measure."""
    parser = argparse.ArgumentParser(
        prog="python -m papercleaner.evaluation", description="Score papercleaner on pages whose truth is known."
    )
    layouts = "ID.gold.json and ID.PRODUCER.txt, or ID/truth.json and ID/PRODUCER.txt"
    parser.add_argument("folder", type=Path, help=layouts)
    parser.add_argument("--only", default="", metavar="NAME", help="a page, page.producer or .producer")
    parser.add_argument("--explain", action="store_true", help="also say what was wrong on every page")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the scores to a file")
    options = parser.parse_args(arguments)
    try:
        table = evaluate(options.folder, only=options.only)
    except (OSError, ValueError) as error:
        print(f"papercleaner.evaluation: {error}", file=sys.stderr)
        return 2
    if options.explain:
        for name, row in table.rows.items():
            print(f"== {name}", *row.faults, sep="\n   ", end="\n\n")
    print(table)
    if options.json:
        rows = {name: asdict(row) for name, row in table.rows.items()}
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
