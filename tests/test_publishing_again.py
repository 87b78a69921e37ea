"""Publishing again: doing only what changed gives the bytes that doing all of it would give."""

import json
import shutil
from hashlib import sha256

from l10n.model import State
from l10n.publishing import publication, recall
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
    workspace.source_path("new.md").write_text("# New\n\nSee [the bridge](bridge.txt).\n")


EVENTS = {
    "all translated": newsroom.everything,
    "one edited": lambda w: newsroom.translate(w, "uk", BRIDGE, words=lambda s: f"нове {s}"),
    "reverted": lambda w: recall.revert(w, [BRIDGE], ["uk"]),
    "one incomplete": lambda w: newsroom.translate(w, "ar", BREAD, State.DRAFT),
    "withdrawn": lambda w: recall.withdraw(w, [BREAD], ["ja"]),
    "restored": restore,
    "another article": add,
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
    for name in ("plan.json", "public.json", "spare.json"):
        (root / ".l10n/publish" / name).unlink(missing_ok=True)
    other = Workspace.find(root)
    publication.publish(other)
    return newsroom.public(other)


def test_doing_only_what_changed_gives_the_same_bytes_as_doing_all(tmp_path):
    workspace = newsroom.make(tmp_path / "one")
    publication.publish(workspace)
    for event, happen in EVENTS.items():
        happen(workspace)
        publication.publish(workspace)
        found = newsroom.public(workspace)
        assert found == from_scratch(workspace, tmp_path / event), event
        listed = json.loads(found["editions.json"])["files"]
        assert {
            p: sha256(d).hexdigest() for p, d in found.items() if p != "editions.json"
        } == listed
