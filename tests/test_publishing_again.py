"""Publishing again: doing only what changed gives the bytes that doing all of it would give."""

import json
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from os import utime
from pathlib import Path

import pytest

from l10n import naming
from l10n.model import State
from l10n.publishing import planning, publication, recall, work
from l10n.publishing.change import Change
from l10n.publishing.stock import CHANGES, opened
from l10n.workspace import Workspace
from tests import newsroom

BREAD, BRIDGE = "food/bread.md", "bridge.txt"


def restore(workspace):
    recall.restore(workspace, [BRIDGE, BREAD], [])


def rename(workspace):
    wish = publication.Wish(frozenset({BRIDGE}), frozenset({"uk"}), new_slug=True)
    publication.publish(workspace, wish)


def correct(workspace):
    source = workspace.source_path(BRIDGE)
    source.write_text(source.read_text().replace("40 days", "41 days"))


def add(workspace):
    workspace.source_path("new.md").write_text(
        "# New\n\nSee [the end](end.md) and [this](a.png).\n"
    )


def end(workspace):
    workspace.source_path("end.md").write_text("# The end\n\nSee [the bridge](bridge.txt).\n")


def paint(workspace):
    (workspace.root / "source/images/loaves.png").write_bytes(newsroom.PNG + b"\0")


def settings(old, new):
    def change(workspace):
        toml = workspace.root / "l10n.toml"
        toml.write_text(toml.read_text().replace(old, new))

    return change


EVENTS = {
    "all translated": newsroom.everything,
    "one edited": lambda w: newsroom.translate(w, "uk", BRIDGE, words=lambda s: f"нове {s}"),
    "reverted": lambda w: recall.revert(w, [BRIDGE], ["uk"]),
    "one incomplete": lambda w: newsroom.translate(w, "ar", BREAD, State.DRAFT),
    "withdrawn": lambda w: recall.withdraw(w, [BREAD], ["ja"]),
    "restored": restore,
    "another article": add,
    "what it links to": end,
    "what it links to renamed": lambda w: w.source_path("end.md").rename(w.source_path("end.txt")),
    "another picture": paint,
    "another name of the house": settings("Courier & Co", "Courier"),
    "another language": settings('"ja"', '"ja", "de"'),
    "a language less": settings('"uk", ', ""),
    "the language again": settings('"pt_BR"', '"uk", "pt_BR"'),
    "new address": rename,
    "original corrected": correct,
    "article gone": lambda w: w.source_path("new.md").unlink(),
    "picture gone": lambda w: (w.root / "source/images/loaves.png").unlink(),
    "page defaced": lambda w: (w.root / "public/index.html").write_text("x"),
}


def from_scratch(workspace, root):
    """What a publication gives that remembers only what was public, nothing of its making."""
    shutil.copytree(workspace.root, root)
    shutil.rmtree(root / "public")
    shutil.rmtree(root / ".l10n/publish/spare", ignore_errors=True)
    with closing(sqlite3.connect(root / ".l10n/publish/stock.sqlite")) as stock, stock:
        stock.execute("update edition set signature = '', verdict = null, imprint = null")
        stock.execute("update article set planned = '', settled = ''")
        stock.execute("delete from fact")
        stock.execute("delete from piece")
    other = Workspace.find(root)
    publication.publish(other)
    return newsroom.public(other)


def test_doing_only_what_changed_gives_the_same_bytes_as_doing_all(tmp_path):
    workspace = newsroom.make(tmp_path / "one")
    publication.publish(workspace)
    for event, happen in EVENTS.items():
        happen(workspace)
        workspace = Workspace.find(workspace.root)
        publication.publish(workspace)
        found = newsroom.public(workspace)
        assert found == from_scratch(workspace, tmp_path / event), event
        listed = json.loads(found["editions.json"])["files"]
        assert {
            p: sha256(d).hexdigest() for p, d in found.items() if p != "editions.json"
        } == listed


def test_only_what_a_change_concerns_is_asked_for(tmp_path, monkeypatch):
    workspace = newsroom.make(tmp_path)
    newsroom.everything(workspace)
    publication.publish(workspace)
    asked = []

    def noted(change, damaged, concerned=Change.concerned):
        for owner, files in concerned(change, damaged):
            asked.append(owner)
            yield owner, files

    monkeypatch.setattr(Change, "concerned", noted)
    publication.publish(workspace)
    newsroom.translate(workspace, "uk", BREAD, words=lambda s: f"нове {s}")
    publication.publish(workspace)
    assert asked == ["rest", f"article {BREAD}", "language uk", "rest"]


def composed(workspace):
    """The editions that a publication composes."""
    done = []

    def run(space, tasks):
        done.extend(f"{locale}/{task.article}" for task in tasks for locale in task.wanted)
        return work.in_order(space, tasks)

    publication.publish(workspace, run=run)
    return sorted(done)


def test_a_corrected_place_name_concerns_the_editions_that_name_the_place(tmp_path):
    workspace = newsroom.make(tmp_path)
    workspace.source_path("road.md").write_text("# A road\n\nIt leads to Kharkiv.\n")
    naming.keep(workspace, workspace.locales())
    assert len(composed(workspace)) == 15
    places = workspace.places_path("uk")
    places.write_text(places.read_text().replace('msgstr "Харків"', 'msgstr "Харьків"'))
    assert composed(workspace) == ["uk/road.md"]
    places.write_text(places.read_text() + "\n")
    assert composed(workspace) == []


def test_files_that_only_were_touched_are_not_composed_anew(tmp_path):
    workspace = newsroom.make(tmp_path)
    newsroom.everything(workspace)
    naming.keep(workspace, workspace.locales())
    assert len(composed(workspace)) == 10
    for path in (*tmp_path.glob("source/**/*"), *tmp_path.glob("locales/**/*")):
        utime(path, ns=(1, 1))
    assert composed(workspace) == []


def test_what_nobody_can_go_back_to_is_forgotten(tmp_path):
    workspace = newsroom.make(tmp_path)
    texts = workspace.root / ".l10n/publish/editions"
    for number in range(CHANGES + 5):
        newsroom.translate(workspace, "uk", BRIDGE, words=lambda s, n=number: f"{n} {s}")
        publication.publish(workspace)
    kept = [path for path in texts.rglob("*") if path.is_file()]
    assert len(kept) == 2 + 1 + CHANGES
    for back in range(1, 5):
        recall.revert(workspace, [BRIDGE], ["uk"])
        found = newsroom.public(workspace)
        page = found["uk/0-bridge-over-the-dnipro-reopens.html"].decode()
        assert f"{CHANGES + 4 - back} The bridge is open." in page
    workspace.source_path(BRIDGE).unlink()
    publication.publish(workspace)
    with opened(workspace) as stock:
        assert set(stock.standings()) == {BREAD}


@pytest.mark.parametrize("spoil", ["pragma user_version=99", ""])
def test_a_stock_of_another_version_or_a_broken_one_is_begun_anew(tmp_path, spoil):
    workspace = newsroom.make(tmp_path)
    newsroom.everything(workspace)
    publication.publish(workspace)
    before = newsroom.public(workspace)
    path = tmp_path / ".l10n/publish/stock.sqlite"
    if spoil:
        with closing(sqlite3.connect(path)) as stock:
            stock.execute(spoil)
    else:
        path.write_bytes(b"x" * 5000)
    assert len(composed(workspace)) == 10
    after = newsroom.public(workspace)
    assert {name for name in after if after[name] != before[name]} <= {"editions.json"}
    assert after.keys() == before.keys()


def test_the_program_is_known_by_the_parts_that_compose():
    said = {path: planning._elsewhere(Path(path)) for path in PARTS}
    assert said == PARTS


PARTS = {
    "edition.py": False,
    "places/view.py": False,
    "publishers/__init__.py": False,
    "publishers/site.py": True,
    "commands/publish.py": True,
    "desk/app.py": True,
}
