"""Processes that work on a stream of pages: ordered, bounded, and a process that dies costs no page but its own."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from time import perf_counter
from typing import Any, NamedTuple

from papercleaner.log import log

#: How long a chunk should keep a process busy: long beside the milliseconds that sending costs, short for a person.
CHUNK_SECONDS = 0.25
MOST_PAGES = 64
#: Chunks that a process has at once: it works on one while the next one is on the way.
AHEAD = 2
#: How often a page that stood alone may have its process die under it.
ATTEMPTS = 2


class PageError(NamedTuple):
    """Why a page could not be cleaned: the name of the exception, and what it says."""

    type: str
    message: str


class Outcome(NamedTuple):
    """What became of an item: its place in the stream, and what the work gave or why it failed."""

    place: int
    value: Any
    error: PageError | None


Task = tuple[int, Any]
Work = Callable[[Any], Any]


def attempt(work: Work, task: Task) -> Outcome:
    """Do the work on one item; what it raises is its outcome."""
    place, item = task
    try:
        return Outcome(place, work(item), None)
    except Exception as error:
        return Outcome(place, None, PageError(type(error).__name__, str(error)))


def available() -> int:
    """How many processes can work at once: the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(work: Work, items: Iterable[Any], workers: int) -> Iterator[Outcome]:
    """The outcomes of `work` on each item, in the items' order; `work` and items must be picklable.

    With one worker everything happens in this process. Items are taken from the iterable as they are needed. When the
    iteration ends, is closed or is interrupted, the processes are gone.
    """
    if workers == 1:
        yield from (attempt(work, task) for task in enumerate(items))
        return
    crew = _Crew(work, items, workers)
    try:
        yield from crew.outcomes()
    finally:
        crew.dismiss()


class _Worker:
    """One process, its end of the pipe, and the chunks that it has not answered, oldest first."""

    def __init__(self, work: Work) -> None:
        context = get_context()
        self.pipe, theirs = context.Pipe()
        self.chunks: deque[list[Task]] = deque()
        self.process = context.Process(target=_serve, args=(work, theirs), daemon=True, name="papercleaner")
        self.process.start()
        theirs.close()  # so that the pipe ends when the process does

    def give(self, chunk: list[Task]) -> None:
        self.chunks.append(chunk)
        with suppress(OSError):  # it is dead: the pipe's end says so where answers are read
            self.pipe.send(chunk)

    def dismiss(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew:
    def __init__(self, work: Work, items: Iterable[Any], size: int) -> None:
        self.work = work
        self.items = enumerate(items)
        self.again: deque[list[Task]] = deque()  # what dead processes left, page by page
        self.deaths: dict[int, int] = {}
        self.ready: dict[int, Outcome] = {}
        self.taken = self.given = 0
        self.pages = 1
        self.workers = [_Worker(work) for _ in range(size)]

    def outcomes(self) -> Iterator[Outcome]:
        while True:
            for worker in self.workers:
                while len(worker.chunks) < AHEAD and (chunk := self._next_chunk()):
                    worker.give(chunk)
            busy = {worker.pipe: worker for worker in self.workers if worker.chunks}
            if not busy:
                return
            for pipe in wait(list(busy)):
                self._hear(busy[pipe])  # type: ignore[index]
            while self.given in self.ready:
                self.given += 1
                yield self.ready.pop(self.given - 1)

    def _next_chunk(self) -> list[Task]:
        """Pages for a process; none where the stream has ended, or where a slow page holds up too many others."""
        if self.again:
            return self.again.popleft()
        if self.taken - self.given >= 4 * AHEAD * len(self.workers) * self.pages:
            return []
        chunk = list(islice(self.items, self.pages))
        self.taken += len(chunk)
        return chunk

    def _hear(self, worker: _Worker) -> None:
        try:
            seconds, outcomes = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.chunks.popleft()
        self.ready |= {outcome.place: outcome for outcome in outcomes}
        # Never twice as many at once: one blank page says little of the next.
        fitting = int(CHUNK_SECONDS * len(outcomes) / max(seconds, 1e-6))
        self.pages = max(1, min(fitting, 2 * self.pages, MOST_PAGES))

    def _bury(self, dead: _Worker) -> None:
        """Put a new process in a dead one's place; the pages that it was given are tried again, each alone."""
        dead.dismiss()
        status = dead.process.exitcode
        log.warning("a process died (exit code %s): a new one takes its pages", status)
        running, *waiting = dead.chunks
        if len(running) == 1:
            ((place, _),) = running
            self.deaths[place] = self.deaths.get(place, 0) + 1
            if self.deaths[place] == ATTEMPTS:
                error = PageError("WorkerDied", f"the process died on this page {ATTEMPTS} times (exit code {status})")
                self.ready[place] = Outcome(place, None, error)
                running = []
        self.again.extend([task] for chunk in (running, *waiting) for task in chunk)
        self.workers[self.workers.index(dead)] = _Worker(self.work)

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.dismiss()


def _serve(work: Work, pipe: Connection) -> None:
    """What a process does: answer each chunk with the seconds it took and its outcomes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent ends us
    chunks: SimpleQueue[list[Task]] = SimpleQueue()
    # A thread receives, so that the parent can always send: else both could wait for each other with full pipes.
    Thread(target=_receive, args=(pipe, chunks), daemon=True).start()
    while True:
        chunk = chunks.get()
        start = perf_counter()
        outcomes = [attempt(work, task) for task in chunk]
        pipe.send((perf_counter() - start, outcomes))


def _receive(pipe: Connection, chunks: SimpleQueue[list[Task]]) -> None:
    parent = parent_process()
    assert parent is not None
    while True:
        if parent.sentinel in wait([pipe, parent.sentinel]):
            os._exit(1)  # the parent is dead: no orphan works on
        try:
            chunks.put(pipe.recv())
        except EOFError:
            os._exit(0)
