"""`l10n publish` as an editor meets it: words, exit codes, the way back."""

import pytest
from click.testing import CliRunner

from cli import commands
from l10n.errors import Trouble
from l10n.model import State
from l10n.workspace import Workspace
from tests import newsroom


@pytest.fixture
def run(tmp_path, monkeypatch):
    workspace = newsroom.make(tmp_path)
    newsroom.everything(workspace)
    newsroom.translate(workspace, "uk", "bridge.txt", State.DRAFT)
    monkeypatch.chdir(tmp_path)

    def publish(*args):
        return CliRunner().invoke(commands, ["publish", *args], catch_exceptions=False)

    return publish


def test_a_dry_run_says_what_is_held_and_what_to_do(run, tmp_path):
    said = run("--dry-run")
    assert said.exit_code == 1
    assert "uk/bridge.txt: held\n  - " in said.output
    assert "passages are drafts that no person has accepted; read them" in said.output
    assert "(first: locales/uk/bridge.po:" in said.output
    assert "9 of 10 editions would be public; nothing was written" in said.output
    assert not (tmp_path / "public").exists()


def test_one_article_and_locale_can_be_published_alone(run, tmp_path):
    said = run("source/food/bread.md", "-l", "pt_BR")
    assert said.exit_code == 0
    assert (tmp_path / "public/pt-BR").exists()
    assert not (tmp_path / "public/uk").exists()


def test_publish_withdraw_restore_and_revert(run):
    assert "public/: 9 editions" in run().output
    assert run().output.endswith("public/: as before (9 editions); open public/index.html\n")
    assert (
        "ja/bridge.txt: is withdrawn" in run("--withdraw", "source/bridge.txt", "-l", "ja").output
    )
    assert "ja/bridge.txt: withdrawn; 'l10n publish --restore'" in run().output
    assert "may be published again" in run("--restore", "source/bridge.txt", "-l", "ja").output
    assert "public/: 9 editions" in run().output
    said = run("--revert", "source/bridge.txt", "-l", "ja").output
    assert said == "ja/bridge.txt: is off the site again, as it was before\n"
    with pytest.raises(Trouble, match="nothing to revert"):
        run("--revert", "source/bridge.txt", "-l", "ja")
    run("--restore", "source/bridge.txt", "-l", "ja")
    run()
    newsroom.translate(Workspace.find(), "ja", "bridge.txt", words=lambda s: f"別 {s}")
    run()
    said = run("--revert", "source/bridge.txt", "-l", "ja").output
    assert said == "ja/bridge.txt: is as it was before\n"


def test_what_is_only_tried_is_never_done(run, tmp_path):
    run()
    before = newsroom.public(Workspace.find())
    said = run("--dry-run", "--withdraw", "source/bridge.txt")
    assert (said.exit_code, newsroom.public(Workspace.find())) == (2, before)
    assert "--dry-run and --withdraw: give one of them; nothing was done" in said.output


def test_a_new_address_is_told(run):
    run()
    bridge = ("source/bridge.txt", "-l", "ja")
    newsroom.translate(Workspace.find(), "ja", "bridge.txt", words=lambda s: f"別 {s}")
    said = run("--new-slug", *bridge).output
    assert "ja/bridge.txt: published, at a new address (別-bridge-over" in said


def test_withdrawing_needs_an_article(run):
    said = run("--withdraw")
    assert said.exit_code == 2
    assert "name the articles" in said.output


BRIDGE = "public/ja/ja-bridge-over-the-dnipro-reopens.html"
BROKEN = {
    "source/bridge.txt": (b"caf\xe9", "source/bridge.txt:1: is not UTF-8"),
    "locales/ja/bridge.po": (b'msgid "a', "locales/ja/bridge.po:1: "),
}


@pytest.mark.parametrize("path", BROKEN)
def test_a_broken_file_keeps_its_editions_as_they_are_and_no_other(run, tmp_path, path):
    assert "public/: 9 editions" in run().output
    before = (tmp_path / BRIDGE).read_bytes()
    data, told = BROKEN[path]
    (tmp_path / path).write_bytes(data)
    bread = tmp_path / "source/food/bread.md"
    bread.write_text(bread.read_text("utf-8") + "\nFresh from the oven.\n", "utf-8")
    said = run()
    assert said.exit_code == 1
    assert "ja/bridge.txt: not ready; the last good edition stays public" in said.output
    assert f"  - {told}" in said.output
    assert (tmp_path / BRIDGE).read_bytes() == before
    assert "Fresh from the oven" in (tmp_path / "public/en/the-festival-of-bread.html").read_text(
        "utf-8"
    )
