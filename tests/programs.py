"""Programs of others that tests ask; a test is skipped with a reason where one is not there.

`make generators` puts those of npm and PyPI in `.generators/`; the environment variable
L10N_GENERATORS names other such folders, with colons between.
"""

import os
import shutil
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
FOLDERS = [Path(f).resolve() for f in os.environ.get("L10N_GENERATORS", "").split(":") if f]
FOLDERS.append(TOP / ".generators")


def program(*names):
    """A program of the folders, else of the system."""
    beside = (folder / part for folder in FOLDERS for part in ("node_modules/.bin", "bin"))
    path = os.pathsep.join((*map(str, beside), os.environ.get("PATH", "")))
    found = next(filter(None, (shutil.which(name, path=path) for name in names)), None)
    if not found:
        pytest.skip(f"{' or '.join(names)} is not installed; see 'make generators'")
    return found


def package(name):
    """A package of npm, in the node_modules where it stands."""
    there = (folder / "node_modules" / name for folder in FOLDERS)
    found = next((path for path in there if path.is_dir()), None)
    if not found:
        pytest.skip(f"{name} is not installed; see 'make generators'")
    return found
