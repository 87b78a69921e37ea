"""Work for the executor's tests; workers import it."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from l10n import executor


@dataclass(frozen=True)
class Job:
    folder: str
    number: int
    deadly: bool = False  # the first worker that takes it dies


def labour(job: Job) -> tuple[int, int]:
    """Note that the job was begun, die when it says so, note that it was done."""
    here = Path(job.folder)
    begun = here / f"begun-{job.number}"
    first = not begun.exists()
    begun.touch()
    if job.deadly and first:
        os._exit(9)
    time.sleep(0.01)
    with (here / "done").open("a") as file:
        file.write(f"{job.number}\n")
    return job.number, os.getpid()


def suicide(_job: Job) -> None:
    os._exit(9)


def trouble(job: Job) -> None:
    from l10n.errors import Trouble

    raise Trouble("is broken; mend it", f"job-{job.number}")


def patience(folder: str) -> None:
    """Work without an end; says that it has begun."""
    (Path(folder) / f"begun-{os.getpid()}").touch()
    time.sleep(600)


if __name__ == "__main__":
    list(executor.run(patience, [sys.argv[1]] * 2, 2))
