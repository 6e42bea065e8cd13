"""How fast pages are cleaned, how much memory that takes: `python tests/benchmarks/throughput.py [--memory]`.

Prints a table by producer (pages a second, milliseconds a page, the ratio to `jieba.lcut` of the same texts), then one
process against several. With `--memory`: the peak of a run of 1,000 short pages and of one of 20,000, which should be
the same, and that of one process that an engine gives batches of 200 whole pages. No test: the figures are of this
machine. Other work on it makes them worse, never better: of several rounds, the best counts.
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
ROUNDS = 3


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
    workers = available()
    # The two take turns, so that whatever else the machine does slows down both.
    ones, manys = zip(*((running(every, 1), running(every, workers)) for _ in range(ROUNDS)), strict=True)
    one, many = len(every) / min(ones), len(every) / min(manys)
    print(f"\n1 process: {one:.1f} pages/s; {workers} processes: {many:.1f} pages/s, {many / one:.2f} times as many")


def running(texts: list[str], workers: int) -> float:
    """The seconds that the texts take; the first pages are not timed, for in a long run the start costs nothing."""
    stream = clean_many([*texts[:20], *texts], workers=workers)
    for _ in range(20):
        next(stream)
    return seconds_of(stream)


def short_pages(count: int) -> Iterator[str]:
    """Pieces of the sample pages, hardly two of them alike."""
    whole = "".join(text for texts in texts_by_producer().values() for text in texts)
    for number in range(count):
        start = number * 997 % (len(whole) - 50)
        yield whole[start : start + 50]


def memory() -> None:
    """Print the peaks; each run is an interpreter of its own, for a peak never falls."""
    for words in (["--run", "1000"], ["--run", "20000"], ["--batches"]):
        subprocess.run([sys.executable, __file__, *words], check=True)


def run(count: int) -> None:
    """Clean short pages in several processes, and print the peak of this process and of the largest other one."""
    seconds = seconds_of(clean_many(short_pages(count), workers=available()))
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{count} pages: {own:.0f} MB here, {others:.0f} MB in the largest process; {count / seconds:.0f} pages/s")


def batches() -> None:
    """Clean batches of 200 sample pages as an engine gives them, and print the peak of this process."""
    import pyarrow as arrow  # here, so that its memory is not counted elsewhere

    from papercleaner.arrow import clean_batches

    texts = [text for texts in texts_by_producer().values() for text in texts]
    batch = arrow.RecordBatch.from_pydict({"text": (texts * 2)[:200]})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds_of(clean_batches([batch] * 3))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"3 batches of 200 sample pages: {peak:.0f} MB, of which {before:.0f} MB before the first page")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="Measure papercleaner on this machine.")
    parser.add_argument("--memory", action="store_true", help="peaks of a short and of a long run, instead of speed")
    parser.add_argument("--run", type=int, metavar="PAGES", help=argparse.SUPPRESS)
    parser.add_argument("--batches", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(options.run)
    elif options.batches:
        batches()
    elif options.memory:
        memory()
    else:
        speed()


if __name__ == "__main__":
    main()
