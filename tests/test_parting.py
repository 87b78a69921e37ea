"""Posts that were renamed, and exports that were one article: what is translated goes along."""

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from exports import BREAD, BRIDGE, RAIN, make, post, run, said, translate, write

from l10n import catalogs, ledger, ledgers, po
from l10n.model import Catalog, Entry, State
from l10n.workspace import Workspace

ALL = ("channel", "bridge", "bread", "rain")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def test_a_renamed_post_takes_its_translations_along(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name)
    ledgers.append(
        workspace, "de", "export.xml/bread", [ledger.line(Entry("a", "b"), "approve", "A", "t")]
    )
    before = said(workspace)
    write(workspace.root, BRIDGE, BREAD.replace("[bread]", "[festival]"), RAIN)
    run("sync")
    after = said(workspace)
    assert after["export.xml/festival"] == before["export.xml/bread"]
    assert ledgers.read(workspace, "de", "export.xml/festival")
    assert not workspace.catalog_path("de", "export.xml/bread").exists()


def test_a_post_that_shares_its_slug_from_now_on_keeps_its_translations(
    workspace: Workspace,
) -> None:
    run("sync")
    translate(workspace, "export.xml/rain")
    write(workspace.root, post(99, "rain", "Rain in Sumy", "Other words."), BRIDGE, RAIN)
    run("sync")
    assert "Rain in Poltava" in said(workspace)["export.xml/rain-13"]
    write(workspace.root, BRIDGE, RAIN)
    run("sync")
    assert "Rain in Poltava" in said(workspace)["export.xml/rain"]


def test_a_slug_that_another_post_gets_takes_nothing_from_the_old_one(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name, mark=name[-3:])
    before = said(workspace)
    swapped = (RAIN.replace("[rain]", "[bread]"), BREAD.replace("[bread]", "[rain]"))
    write(workspace.root, *swapped, BRIDGE.replace("[bridge]", "[bridge-2024]"))
    run("sync")
    after = said(workspace)
    assert after["export.xml/rain"] == before["export.xml/bread"]
    assert after["export.xml/bread"] == before["export.xml/rain"]
    write(
        workspace.root,
        *swapped,
        BRIDGE.replace("[bridge]", "[old]"),
        post(30, "bridge-2024", "New"),
    )
    run("sync")
    assert said(workspace)["export.xml/old"] == before["export.xml/bridge"]
    assert said(workspace)["export.xml/bridge-2024"] == {}


def test_posts_find_their_translations_in_the_next_export(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name)
    before = said(workspace)
    (workspace.root / "source/export.xml").unlink()
    write(workspace.root, post(20, "new", "All is new"), RAIN, BREAD, BRIDGE, name="december.xml")
    run("sync")
    after = said(workspace)
    for name in ALL:
        assert after[f"december.xml/{name}"] == before[f"export.xml/{name}"]
    assert not list((workspace.root / "locales/de/export.xml").iterdir())


def test_the_catalog_of_a_whole_export_is_parted_without_a_lost_word(workspace: Workspace) -> None:
    texts = ("The Courier", "Bridge reopens", "The bridge is open.", "Read on.", "Forty men came.")
    old = [
        Entry(t, f"D {t}", State.TRANSLATED, comment=f"note on {t}", references=("source/e",))
        for t in texts
    ]
    old.append(replace(old[1], source="Long gone.", target="D gone", obsolete=True))
    old.append(Entry("Rain in Poltava", "draft", State.DRAFT, draft="an engine"))
    path = workspace.catalog_path("de", "export.xml")
    path.parent.mkdir(parents=True)
    path.write_bytes(po.render(Catalog("de", tuple(old), {"Last-Translator": "Ana <a@b.c>"})))
    approved = replace(old[2], state=State.TRANSLATED)
    lines = [ledger.line(approved, ledger.APPROVE, "Ana", "desk", State.REVIEWED)]
    lines.append(ledger.line(Entry("Nobody's.", "x"), ledger.REJECT, "Ana", "desk"))
    ledgers.append(workspace, "de", "export.xml", lines)
    assert "moved along" in run("sync")
    assert not path.exists()
    assert not workspace.ledger_path("de", "export.xml").exists()
    found = {name: catalogs.load(workspace, "de", name) for name in workspace.articles()}
    whole = [entry for catalog in found.values() for entry in catalog.entries]
    for entry in old:
        assert any(e.target == entry.target and e.comment == entry.comment for e in whole), entry
    here = {name.rpartition("/")[2]: catalog.current() for name, catalog in found.items()}
    assert here["bridge"]["", "The bridge is open."].state is State.REVIEWED
    assert here["bridge"]["", "Read on."].target == here["bread"]["", "Read on."].target
    assert here["rain"]["", "Rain in Poltava"].state is State.DRAFT
    assert all(catalog.header["Last-Translator"] == "Ana <a@b.c>" for catalog in found.values())
    kept = [line for name in found for line in ledgers.read(workspace, "de", name)]
    assert all(line in kept for line in lines)
    before = {p: p.read_bytes() for p in workspace.root.glob("locales/de/export.xml/*")}
    assert "nothing to do" in run("sync")
    assert before == {p: p.read_bytes() for p in workspace.root.glob("locales/de/export.xml/*")}


def test_a_catalog_of_the_whole_export_that_comes_back_goes_to_its_posts(
    workspace: Workspace,
) -> None:
    texts = ("The Courier", "Bridge reopens", "Read on.", "Rain in Poltava")
    given = Catalog(
        "de", tuple(Entry(t, references=("source/export.xml",)) for t in texts), {"Language": "de"}
    )
    path = workspace.catalog_path("de", "export.xml")
    path.parent.mkdir(parents=True)
    path.write_bytes(po.render(given, "export.xml"))
    run("sync")
    translate(workspace, "export.xml/rain", mark="Ours")
    new = [replace(e, target=f"Back {e.source}", state=State.TRANSLATED) for e in given.entries[:3]]
    back = replace(given, entries=(*new, *given.entries[3:]))
    (workspace.root / "back.po").write_bytes(po.render(back, "export.xml"))
    told = run("import", "back.po")
    assert "locales/de/export.xml/bridge.po: 2 translations taken from back.po" in told
    after = said(workspace)
    assert after["export.xml/bridge"] == {t: f"Back {t}" for t in ("Bridge reopens", "Read on.")}
    assert after["export.xml/bread"] == {"Read on.": "Back Read on."}
    assert after["export.xml/rain"]["Rain in Poltava"] == "Ours Rain in Poltava"


def tree(workspace: Workspace) -> dict[str, bytes]:
    top = workspace.root / "locales/de"
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}


@pytest.mark.parametrize("steps", range(8))
def test_a_parting_that_was_stopped_is_taken_up_again(
    workspace: Workspace, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("The Courier", "Bridge reopens", "Read on.", "Rain in Poltava")
    old = [Entry(text, f"D {text}", State.TRANSLATED) for text in texts]
    lines = [ledger.line(e, ledger.APPROVE, "Ana", "desk", State.REVIEWED) for e in old]

    def begin() -> None:
        shutil.rmtree(workspace.cache, ignore_errors=True)
        shutil.rmtree(workspace.root / "locales", ignore_errors=True)
        path = workspace.catalog_path("de", "export.xml")
        path.parent.mkdir(parents=True)
        path.write_bytes(po.render(Catalog("de", tuple(old))))
        ledgers.append(workspace, "de", "export.xml", lines)

    begin()
    run("sync", "--locale", "de")
    wanted = tree(workspace)
    begin()
    left = iter(range(steps))
    whole = catalogs.save

    def stopped(*said: Any) -> bool:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return whole(*said)

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(catalogs, "save", stopped)
        run("sync", "--locale", "de")
    run("sync", "--locale", "de")
    assert tree(workspace) == wanted
