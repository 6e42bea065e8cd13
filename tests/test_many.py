"""Many pages: in order, none lost, no page costs another, no process left behind."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from papercleaner import Cleaned, PageFailedError, clean, clean_many
from papercleaner.workers import run

PAGE = "第{}则\n\n本报讯 记者程雪报道 昨日，我省召开新闻发布会。\n"
PAGES = [PAGE.format(n) for n in range(60)]


def kill_once(item: tuple[str, int]) -> int:
    """Die on the number 7 the first time: the file says that it happened."""
    mark, number = item
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def kill_always(number: int) -> int:
    if number == 7:
        os._exit(3)
    return number


def slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_pages_come_in_order_as_clean_makes_them(workers: int) -> None:
    found = list(clean_many(PAGES, workers=workers))
    assert [item.id for item in found] == list(range(60))
    assert [item.page for item in found] == [clean(text) for text in PAGES]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_page_stands_in_its_place(workers: int, caplog: pytest.LogCaptureFixture) -> None:
    items: list[tuple[str, str]] = [(f"p{n}", text) for n, text in enumerate(PAGES)]
    items[30] = ("p30", b"bytes")  # type: ignore[assignment]
    with caplog.at_level(logging.WARNING, "papercleaner"):
        found = list(clean_many(items, workers=workers, errors="collect"))
    assert [item.id for item in found] == [f"p{n}" for n in range(60)]
    bad = [item for item in found if item.error]
    assert [(item.id, item.page, item.error and item.error.type) for item in bad] == [("p30", None, "TypeError")]
    assert [record.getMessage()[:9] for record in caplog.records] == ["page p30:"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_page_ends_the_stream_after_those_before_it(workers: int) -> None:
    stream = clean_many([PAGES[0], 5, PAGES[1]], workers=workers)  # type: ignore[list-item]
    assert next(stream).page == clean(PAGES[0])
    with pytest.raises(PageFailedError, match=r"page 1: TypeError: .* not int"):
        next(stream)


def test_options_reach_every_page_and_wrong_ones_are_refused_at_once() -> None:
    (page,) = (item.page for item in clean_many(["新聞發佈會\n"], workers=2, script="simplified"))
    assert page == clean("新聞發佈會\n", script="simplified")
    with pytest.raises(ValueError, match="workers"):
        clean_many([], workers=0)
    with pytest.raises(ValueError, match="errors"):
        clean_many([], errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="script"):
        clean_many([], script="hans")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="known_titles"):
        clean_many([], known_titles="申報")


def test_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield PAGES[0]

    stream = clean_many(endless(), workers=2)
    first = [next(stream) for _ in range(20)]
    assert isinstance(stream, Iterator)
    assert all(isinstance(item, Cleaned) and item.page for item in first)
    assert taken < 2500  # no more than the chunks on the way
    stream.close()  # type: ignore[attr-defined]


def test_a_slow_item_holds_up_the_order_and_not_the_memory() -> None:
    assert [outcome.value for outcome in run(slow_first, range(5000), 2)] == list(range(5000))


def test_a_killed_process_costs_nothing_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    items = [(str(tmp_path / "mark"), n) for n in range(50)]
    with caplog.at_level(logging.WARNING, "papercleaner"):
        outcomes = list(run(kill_once, items, 2))
    assert [record.getMessage()[:31] for record in caplog.records] == ["a process died (exit code -9): "]
    assert (tmp_path / "mark").exists()
    assert [outcome.value for outcome in outcomes] == list(range(50))
    assert not any(outcome.error for outcome in outcomes)


def test_a_page_that_kills_its_process_costs_itself_alone() -> None:
    outcomes = list(run(kill_always, range(50), 2))
    assert [outcome.value for outcome in outcomes] == [*range(7), None, *range(8, 50)]
    error = outcomes[7].error
    assert error is not None
    assert error.type == "WorkerDied"
    assert "exit code 3" in error.message


SCRIPT = """
    import multiprocessing, itertools, sys
    from papercleaner import clean_many
    if __name__ == "__main__":
        for n, item in enumerate(clean_many(itertools.repeat("春耕开始\\n"), workers=2)):
            if n == 50:
                print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_library_prints_nothing_even_of_a_bad_page(workers: int) -> None:
    call = f"from papercleaner import clean_many; all(clean_many(['春耕', 5], workers={workers}, errors='collect'))"
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="whether a process lives is read from /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_an_interrupted_run(tmp_path: Path, number: signal.Signals) -> None:
    script = tmp_path / "endless.py"
    script.write_text(textwrap.dedent(SCRIPT), "utf-8")
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        children = [Path("/proc", pid) for pid in running.stdout.readline().decode().split()]
        running.send_signal(number)
        running.communicate(timeout=10)
    assert len(children) == 2
    limit = time.monotonic() + 5
    while any(map(alive, children)) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not any(map(alive, children))


def alive(process: Path) -> bool:
    """Whether a process runs; a zombie that nobody has waited for does not."""
    try:
        return (process / "stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
