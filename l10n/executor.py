"""Pieces of work on several processes, or on a cluster: each done, also when a worker dies.

Tasks must be idempotent: what a killed worker had in hand is handed out again. Results come in the
order in which they are ready; what a task writes must not depend on that order.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from l10n.errors import Trouble

T = TypeVar("T")
R = TypeVar("R")

STANDSTILLS = 3  # broken pools in a row without one task done: the tasks themselves kill


def run(
    work: Callable[[T], R], tasks: Sequence[T], jobs: int = 1, cluster: str = ""
) -> Iterator[R]:
    """`work` of each task, by `jobs` processes (0: one per core) or by the `cluster` at an address.

    `work` must be a function of a module, and tasks and results such as can be pickled.
    """
    jobs = min(jobs or cores(), len(tasks))
    if cluster and tasks:
        yield from _on_cluster(work, tasks, cluster)
    elif jobs > 1:
        yield from _in_processes(work, tasks, jobs)
    else:
        yield from map(work, tasks)


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    waiting, standstills = dict(enumerate(tasks)), 0
    while waiting:
        before = len(waiting)
        pool = ProcessPoolExecutor(
            min(jobs, before),
            mp_context=get_context("spawn"),
            initializer=_begin,
        )
        try:
            yield from _handed_out(work, waiting, pool)
        except BrokenProcessPool:
            standstills = standstills + 1 if len(waiting) == before else 0
            if standstills == STANDSTILLS:
                raise Trouble(
                    "the worker processes end at once; run with '--jobs 1' to see why"
                ) from None
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker at its start: at Ctrl-C it ends what it has in hand; killed -9, its parent takes it
    along instead of leaving it behind, waiting for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _handed_out(work: Callable[[T], R], waiting: dict[int, T], pool: Executor) -> Iterator[R]:
    """The results, each task taken off `waiting` as it is done."""
    numbers: dict[Future[R], int] = {
        pool.submit(work, task): number for number, task in waiting.items()
    }
    for future in as_completed(numbers):
        result = future.result()
        del waiting[numbers[future]]
        yield result


def _on_cluster(work: Callable[[T], R], tasks: Sequence[T], address: str) -> Iterator[R]:
    """On Dask: what a worker that died had in hand goes to another."""
    client = _client(address)
    try:
        # the default takes equal calls for one, and gives up at the first death
        pool = client.get_executor(pure=False, retries=3)
        yield from _handed_out(work, dict(enumerate(tasks)), pool)
    finally:
        client.close()


def _client(address: str) -> Any:  # noqa: ANN401 - the library is optional
    try:
        from distributed import Client
    except ImportError:
        raise Trouble("a cluster needs Dask; pip install 'newsroom-l10n[cluster]'") from None
    try:
        return Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise Trouble(
            f"no Dask scheduler answers at {address} ({type(error).__name__}); "
            "start one with 'dask scheduler' and workers with 'dask worker'"
        ) from None
