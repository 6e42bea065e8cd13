"""How fast pages are cleaned, how much memory that takes: `python tests/benchmarks/throughput.py [--memory]`.

Prints a table by producer (pages a second, milliseconds a page, the ratio to `jieba.lcut` of the same texts), then one
process against several. With `--memory`: the peak of a run of 1,000 short pages and of one of 20,000, which should be
the same. No test: the figures are of this machine.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import jieba

from papercleaner import clean, clean_many
from papercleaner.workers import available

PAGES = Path(__file__).parent.parent.parent / "fixtures" / "pages"


def texts_by_producer() -> dict[str, list[str]]:
    """The sample pages; producers are named by their files."""
    found = defaultdict(list)
    for file in sorted(PAGES.glob("*/*.txt")):
        found[file.stem].append(file.read_bytes().decode("utf-8"))
    return found


def seconds_of(work: Iterable[object]) -> float:
    """How long it takes to go through."""
    start = perf_counter()
    for _ in work:
        pass
    return perf_counter() - start


def speed() -> None:
    """Print the table, and one process against several."""
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    samples = texts_by_producer()
    clean(samples["blocks"][0])  # loads the dictionaries
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}, {available()} cores\n"
    )
    print("| producer | pages | characters a page | pages/s | ms a page | × `jieba.lcut` |")
    print("|---|--:|--:|--:|--:|--:|")
    for producer, texts in samples.items():
        spent = seconds_of(map(clean, texts))
        words = seconds_of(map(jieba.lcut, texts))
        row = (
            len(texts),
            sum(map(len, texts)) // len(texts),
            len(texts) / spent,
            1000 * spent / len(texts),
            spent / words,
        )
        print("| {} | {} | {} | {:.1f} | {:.1f} | {:.2f} |".format(producer, *row))
    every = [text for texts in samples.values() for text in texts]
    one = seconds_of(clean_many(every, workers=1))
    print(f"\n1 process: {len(every) / one:.1f} pages/s", flush=True)
    if (workers := available()) > 1:
        # The first pages are not timed: in a long run, starting the processes costs nothing.
        stream = clean_many([*every[:20], *every], workers=workers)
        for _ in range(20):
            next(stream)
        many = seconds_of(stream)
        print(f"{workers} processes: {len(every) / many:.1f} pages/s, {one / many:.2f} times as many")


def short_pages(count: int) -> Iterator[str]:
    """Pieces of the sample pages, hardly two of them alike."""
    whole = "".join(text for texts in texts_by_producer().values() for text in texts)
    for number in range(count):
        start = number * 997 % (len(whole) - 50)
        yield whole[start : start + 50]


def memory() -> None:
    """Print the peaks; each run is an interpreter of its own, for a peak never falls."""
    for count in (1000, 20_000):
        print(
            subprocess.run([sys.executable, __file__, "--run", str(count)], check=True, text=True, stdout=-1).stdout,
            end="",
        )


def run(count: int) -> None:
    """Clean short pages in several processes, and print the peak of this process and of the largest other one."""
    seconds = seconds_of(clean_many(short_pages(count), workers=available()))
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{count} pages: {own:.0f} MB here, {others:.0f} MB in the largest process; {count / seconds:.0f} pages/s")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Measure papercleaner on this machine.")
    parser.add_argument("--memory", action="store_true", help="peaks of a short and of a long run, instead of speed")
    parser.add_argument("--run", type=int, metavar="PAGES", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(options.run)
    elif options.memory:
        memory()
    else:
        speed()


if __name__ == "__main__":
    main()
