"""The built wheel works in an empty environment, outside the checkout, without dev tools."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a copy: several test processes build at once
    shutil.copytree(ROOT / "l10n", source / "l10n", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("cli.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, source],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "Could not find a version" in done.stdout + done.stderr:
        pytest.skip("the package registry is out of reach")
    assert done.returncode == 0, done.stderr[-2000:]
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_its_data_and_stays_small(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "l10n").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
        if path.relative_to(ROOT).as_posix() not in names
    ]
    assert missing == []
    assert "cli.py" in names
    assert wheel.stat().st_size < 6_000_000


def test_the_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, system_site_packages=False)
    site = next((home / "lib").glob("python*/site-packages"))
    # the dependencies of this environment, but not the checkout: the wheel is what runs
    (site / "dependencies.pth").write_text(str(Path(pytest.__file__).parent.parent), "utf-8")
    zipfile.ZipFile(wheel).extractall(site)
    (tmp_path / "a.txt").write_text("Izium is free. Kyiv stands.\n", "utf-8")
    done = subprocess.run(
        [home / "bin" / "python", "-P", "-m", "cli", "segments", "a.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split('"')[3] for line in done.stdout.splitlines()] == [
        "Izium is free.",
        "Kyiv stands.",
    ]
