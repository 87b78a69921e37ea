"""Many hands: articles are composed and pages rendered on all processors, in any order.

The results are the same whatever the number of hands; small jobs are done in this process.
"""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from l10n.planning import Row, Task, judged
from l10n.publishers import File
from l10n.workspace import Workspace

FEW = 40
SHARE = 64


@dataclass
class Hands:
    """`executor` is opened when there is enough to do."""

    workspace: Workspace
    count: int

    @classmethod
    def of(cls, workspace: Workspace) -> "Hands":
        return cls(workspace, len(os.sched_getaffinity(0)))

    def run(self, workspace: Workspace, tasks: list[Task]) -> Iterable[list[Row]]:
        """Compose and judge, in the order of the tasks."""
        editions = sum(len(task.wanted) for task in tasks)
        if self.count < 2 or editions < FEW:
            yield from (judged(workspace, task) for task in tasks)
            return
        with self._executor() as pool:
            yield from pool.map(partial(judged, workspace), tasks, chunksize=4)

    def render(self, files: list[File]) -> Mapping[str, bytes]:
        if self.count < 2 or len(files) < FEW:
            return {file.path: file.render() for file in files}
        shares = [(at, min(at + SHARE, len(files))) for at in range(0, len(files), SHARE)]
        _at_work.append(files)
        try:
            with self._executor() as pool:  # forked now, so that the hands hold `files`
                return {p: data for part in pool.map(_rendered, shares) for p, data in part}
        finally:
            _at_work.pop()

    def _executor(self) -> Executor:
        return ProcessPoolExecutor(self.count, mp_context=get_context("fork"))


_at_work: list[list[File]] = []


def _rendered(share: tuple[int, int]) -> list[tuple[str, bytes]]:
    files = _at_work[-1][share[0] : share[1]]
    return [(file.path, file.render()) for file in files]
