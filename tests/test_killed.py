"""Killed at any moment, or on a full disk: files are old or new, and no person's word is gone."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "killing.py"
SETTINGS = 'source_locale = "en"\nlocales = ["de", "uk"]\n[draft]\nengines = ["memory"]\n'


def test_nothing_is_lost_by_a_hundred_deaths(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text(SETTINGS, "utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "200", "1"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split(", ")[1].split()[0]) > 20, done.stdout
