"""Many hands: articles are composed and pages rendered on all processors, in any order.

The results are the same whatever the number of hands; small jobs are done in this process.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from l10n.publishers import File
from l10n.publishing.planning import Task
from l10n.publishing.records import Row
from l10n.publishing.release import one_by_one
from l10n.workspace import Workspace

FEW = 40
SHARE = 64


@dataclass(frozen=True)
class Hands:
    """`jobs` processes (0: one per core), or the `cluster` at an address for composing."""

    jobs: int = 0
    cluster: str = ""

    def run(self, workspace: Workspace, tasks: list[Task]) -> Iterable[list[Row]]:
        """Compose and judge, in any order; done again elsewhere when a worker dies."""
        if sum(len(task.wanted) for task in tasks) < FEW and not self.cluster:
            return in_order(workspace, tasks)
        from l10n import executor
        from l10n.publishing.judging import judged

        return executor.run(partial(judged, workspace), tasks, self.jobs, self.cluster)

    def render(self, files: list[File]) -> Iterable[tuple[str, bytes]]:
        """Files by path, as they are done."""
        if self.jobs == 1 or len(files) < FEW:
            yield from one_by_one(files)
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        from l10n import executor

        jobs = self.jobs or executor.cores()
        shares = [(at, min(at + SHARE, len(files))) for at in range(0, len(files), SHARE)]
        _at_work.append(files)
        try:  # forked now, so that the workers hold `files`
            with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
                for part in pool.map(_rendered, shares):
                    yield from part
        finally:
            _at_work.pop()


def in_order(workspace: Workspace, tasks: list[Task]) -> Iterator[list[Row]]:
    """Compose and judge in this process; what that takes is imported when there is a task."""
    for task in tasks:
        from l10n.publishing.judging import judged

        yield judged(workspace, task)


_at_work: list[list[File]] = []


def _rendered(share: tuple[int, int]) -> list[tuple[str, bytes]]:
    files = _at_work[-1][share[0] : share[1]]
    return list(one_by_one(files))
