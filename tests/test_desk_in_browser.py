"""The desk in Chromium: keys, saving in place, accessibility; skipped without the tools."""

import json
import subprocess
from pathlib import Path

import pytest

from l10n import catalogs
from l10n.model import State
from tests import newsroom
from tests.programs import package, program
from tests.test_desk import PAGE, TOKEN, desk

pytestmark = pytest.mark.generator


def test_a_translator_works_by_keys_and_meets_no_barrier(tmp_path):
    package("axe-core")
    top = package("puppeteer-core")
    workspace = newsroom.make(tmp_path)
    newsroom.translate(workspace, "uk", "bridge.txt", State.DRAFT, words=lambda s: f"Чернетка: {s}")
    with desk(workspace) as browser:
        done = subprocess.run(
            [
                program("node"),
                Path(__file__).parent / "desk.cjs",
                f"{browser.origin}/?token={TOKEN}",
                PAGE,
                program("chromium", "chromium-browser", "google-chrome"),
            ],
            cwd=top,
            capture_output=True,
            text=True,
            check=True,
            timeout=180,
        )
    told, *faults = [json.loads(line) for line in done.stdout.splitlines()]
    assert faults == []
    assert [said.split(".")[0] for said in told["heard"]] == ["Saved"] * 3
    assert told["heard"][0] == "Saved. Sentence 1 of 8: translated."
    first, second, _ = catalogs.load(workspace, "uk", "bridge.txt").entries[:3]
    assert (told["first"], told["second"], told["back"]) == (
        first.source,
        second.source,
        second.source,
    )
    assert (first.target, first.state) == ("Typed by hand", State.TRANSLATED)
    assert (second.target, second.state) == (second.source, State.STALE)
