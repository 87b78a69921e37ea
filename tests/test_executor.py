"""Every task is done whatever happens to the workers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from labour import Job, labour, suicide, trouble

from l10n import executor
from l10n.errors import Trouble


def jobs(folder: Path, count: int, deadly: tuple[int, ...] = ()) -> list[Job]:
    return [Job(str(folder), number, number in deadly) for number in range(count)]


def done(folder: Path) -> list[int]:
    return sorted(map(int, (folder / "done").read_text().split()))


@pytest.mark.parametrize("workers", [1, 2])
def test_each_task_is_done_once(tmp_path: Path, workers: int) -> None:
    results = list(executor.run(labour, jobs(tmp_path, 8), workers))
    assert sorted(number for number, _ in results) == list(range(8))
    assert done(tmp_path) == list(range(8))
    assert len({process for _, process in results}) <= workers
    assert (os.getpid() in {process for _, process in results}) == (workers == 1)


def test_no_task_is_lost_when_workers_die(tmp_path: Path) -> None:
    results = list(executor.run(labour, jobs(tmp_path, 12, (3, 7)), 2))
    assert sorted(number for number, _ in results) == list(range(12))
    assert set(done(tmp_path)) == set(range(12))


def test_a_killed_run_leaves_no_worker_behind(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).parent / "labour.py"), str(tmp_path)]
    path = {"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parent.parent}"}
    run = subprocess.Popen(command, env={**os.environ, **path}, stderr=subprocess.PIPE)
    while len(list(tmp_path.glob("begun-*"))) < 2:
        assert run.poll() is None
        time.sleep(0.05)
    run.kill()
    run.communicate(timeout=60)  # comes to an end when nobody holds its stream any more


def test_tasks_that_kill_every_worker_end_the_run(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="--jobs 1"):
        list(executor.run(suicide, jobs(tmp_path, 2), 2))


def test_trouble_comes_through(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is broken; mend it"):
        list(executor.run(trouble, jobs(tmp_path, 2), 2))


def test_a_cluster_that_is_not_there_is_named(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    with pytest.raises(Trouble, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        list(executor.run(labour, jobs(tmp_path, 1), cluster="tcp://127.0.0.1:9"))


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_completes_when_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        results = executor.run(labour, jobs(tmp_path, 60), cluster=cluster.scheduler_address)
        numbers = [next(results)[0]]
        os.kill(cluster.workers[0].process.process.pid, signal.SIGKILL)
        numbers += [number for number, _ in results]
    assert sorted(numbers) == list(range(60))
    assert set(done(tmp_path)) == set(range(60))
