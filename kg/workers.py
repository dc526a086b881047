"""How is work spread over processes, in order and in flat memory, when any of them may be killed at any moment?"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import TypeVar

from kg.errors import KgError

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 8
_CHUNKS_AHEAD = 3
# So many items in a row that each kill a process of their own are not to blame for it: the machine is.
_DEATHS = 3


def spread(work: Callable[[T], R], items: Iterable[T], jobs: int, lost: Callable[[T], R]) -> Generator[R, None, None]:
    """What `work` makes of each item, in the order of the items; a few chunks for each process are held at a time.

    Where a process is killed, its items are worked on again, each alone; `lost` says what becomes of one that kills two processes then.
    KgError where several items in a row do: memory is short, or somebody kills.
    """
    source, waiting, pool = iter(items), deque[tuple[list[T], Future[list[R]]]](), _pool(jobs)
    try:
        while True:
            while len(waiting) < _CHUNKS_AHEAD * jobs and (chunk := list(islice(source, _CHUNK))):
                waiting.append((chunk, _submit(pool, work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                results = list(_alone(work, chunk, lost))
                pool = _pool(jobs)
                waiting = deque((held, _again(pool, work, held, late)) for held, late in waiting)
            yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, get_context("spawn"), _begin)


def _begin() -> None:
    """A worker leaves the interrupt key to its parent, and does not outlive a parent that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _submit(pool: ProcessPoolExecutor, work: Callable[[T], R], chunk: list[T]) -> Future[list[R]]:
    try:
        return pool.submit(_run, work, chunk)
    except BrokenProcessPool as error:
        future: Future[list[R]] = Future()
        future.set_exception(error)
        return future


def _again(pool: ProcessPoolExecutor, work: Callable[[T], R], chunk: list[T], future: Future[list[R]]) -> Future[list[R]]:
    """The future, if its work was done before the pool broke; else a new one."""
    done = future.done() and not future.cancelled() and future.exception() is None
    return future if done else _submit(pool, work, chunk)


def _run(work: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [work(item) for item in chunk]


def _alone(work: Callable[[T], R], chunk: list[T], lost: Callable[[T], R]) -> Iterator[R]:
    """Each item in a process in which no other is, so that it is known which one kills."""
    deaths = 0
    for item in chunk:
        try:
            result, deaths = _tried(work, item), 0
        except BrokenProcessPool:
            deaths += 1
            if deaths == _DEATHS:
                hint = "is memory short? fewer --jobs; what was stored stays, run again to go on"
                raise KgError(f"worker processes are killed, for {deaths} documents in a row", hint=hint) from None
            result = lost(item)
        yield result


def _tried(work: Callable[[T], R], item: T) -> R:
    """What a process of its own makes of the item, at the second try if the first is killed: it may have been by chance."""
    try:
        with _pool(1) as pool:
            return pool.submit(work, item).result()
    except BrokenProcessPool:
        with _pool(1) as pool:
            return pool.submit(work, item).result()
