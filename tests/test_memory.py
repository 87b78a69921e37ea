"""The translation memory: what is found, in which order, and what happens to a broken file."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import catalogs, ledger, ledgers, po, settings
from l10n.changed import Look
from l10n.manifest import manifest
from l10n.memory import FILE, Memory, Pair, opened, refresh
from l10n.memory.effort import report as effort
from l10n.memory.effort import share_changed
from l10n.memory.pairs import of_catalog
from l10n.model import Catalog, Entry, State
from l10n.settings import Settings
from l10n.workspace import Workspace

STALE = Entry("She left Izium in May.", "Sie verließ Isjum.", State.STALE)


@pytest.fixture
def memory(tmp_path) -> Memory:
    return Memory(tmp_path / FILE)


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    return Workspace(tmp_path, Settings(locales=("de", "uk")))


def write(workspace: Workspace, article: str, *entries: Entry, locale: str = "de") -> Path:
    path = workspace.catalog_path(locale, article)
    workspace.write(path, po.render(Catalog(locale, entries)))
    os.utime(path, (old := time.time() - 60 - len(entries), old))
    return path


def pair(source: str, target: str, state: State = State.TRANSLATED, **more: str) -> Pair:
    return Pair(source, target, "en", "de", state, **more)


def targets(hits: object) -> list[str]:
    return [hit.target for hit in hits]


def test_nothing_is_found_where_nothing_is(memory):
    memory.add([pair("Yes.", "Ja.")])
    for source, source_locale, locale in (
        ("No.", "en", "de"),
        ("Yes.", "uk", "de"),
        ("Yes.", "en", "uk"),
        ("", "en", "de"),
    ):
        assert memory.exact(source, source_locale, locale) == []
        assert memory.fuzzy(source, source_locale, locale) == []
        assert memory.variant(source, source_locale, locale) is None


def test_people_come_before_machines_and_a_draft_says_what_it_is(memory):
    memory.add([
        pair("Good morning, Kyiv.", "Maschine", State.DRAFT, engine="firefox en-de"),
        pair("Good morning, Kyiv.", "Mensch"),
        pair("Good morning, Kyiv.", "Zwei Menschen", State.REVIEWED),
    ])  # fmt: skip
    for hits in (
        memory.exact("Good morning, Kyiv.", "en", "de"),
        memory.fuzzy("Good morning, Kyiv!", "en", "de"),
    ):
        assert targets(hits) == ["Zwei Menschen", "Mensch", "Maschine"]
        assert [hit.human for hit in hits] == [True, True, False]
        assert hits[-1].engine == "firefox en-de"


def test_a_human_hit_comes_before_a_draft_that_is_more_like_it(memory):
    memory.add([
        pair("The bridge over the Oskil was rebuilt.", "Entwurf", State.DRAFT),
        pair("The bridge over the Oskil was rebuilt in May.", "Mensch"),
    ])  # fmt: skip
    hits = memory.fuzzy("The bridge over the Oskil was rebuilt", "en", "de")
    assert targets(hits) == ["Mensch", "Entwurf"]


def test_the_same_article_and_context_come_first(memory):
    memory.add([
        pair("Home", "Heim", article="a.md", origin="a.po"),
        pair("Home", "Zuhause", article="b.md", origin="b.po"),
        pair("Home", "Startseite", article="c.md", origin="c.po", context="title"),
    ])  # fmt: skip
    assert memory.exact("Home", "en", "de", article="b.md")[0].target == "Zuhause"
    assert memory.exact("Home", "en", "de", context="title")[0].target == "Startseite"
    assert memory.exact("Home", "en", "de")[0].target != "Startseite"


VARIANTS = [
    ("About 2,300 people came.", "Etwa 2.300 Menschen kamen.", "About 2,600 people came.",
     "Etwa 2.600 Menschen kamen."),
    ("It began on 3 May 2022.", "Es begann am 3. Mai 2022.", "It began on 4 May 2022.",
     "Es begann am 4. Mai 2022."),
    ("Izium was freed.", "Isjum wurde befreit.", "Kupiansk was freed.",
     "Kupjansk wurde befreit."),
    ("Trains leave.", "Züge fahren.", "Trains leave.", "Züge fahren."),
    ("Of 5 men 5 came.", "Von 5 Männern kamen 5.", "Of 6 men 5 came.", None),
    ("She came home late.", "Sie kam spät heim.", "She came home early.", None),
]  # fmt: skip


@pytest.mark.parametrize(("known", "target", "source", "adapted"), VARIANTS)
def test_only_numbers_dates_and_places_are_adapted(memory, known, target, source, adapted):
    memory.add([pair(known, target)])
    names = {"Izium": "Isjum", "Kupiansk": "Kupjansk"}
    in_text = lambda text: {name: names[name] for name in names if name in text}  # noqa: E731
    hit = memory.variant(source, "en", "de", in_text)
    assert (hit.target if hit else None) == adapted
    assert hit is None or hit.state is State.DRAFT


def test_a_draft_is_never_adapted(memory):
    memory.add([pair("About 2,300 people came.", "Etwa 2.300 kamen.", State.DRAFT)])
    assert memory.variant("About 2,600 people came.", "en", "de") is None


def test_a_crowd_of_sentences_that_share_all_but_a_number_is_still_found(memory):
    memory.add(pair(f"Photo: AP, {n} readers", f"Foto: AP, {n} Leser") for n in range(700))
    hit = memory.variant("Photo: AP, 4711 readers", "en", "de")
    assert hit
    assert hit.target == "Foto: AP, 4711 Leser"


CATALOG = [
    (Entry("Yes.", "Ja.", State.TRANSLATED), [("Yes.", "Ja.", State.TRANSLATED)]),
    (Entry("Yes.", "Ja.", State.TRANSLATED, obsolete=True), [("Yes.", "Ja.", State.TRANSLATED)]),
    (Entry("Yes.", "Ja.", State.DRAFT, draft="x en-de · check: y"), [("Yes.", "Ja.", State.DRAFT)]),
    (Entry("Yes.", ""), []),
    (STALE, []),
    (replace(STALE, previous="She left Izium.", change="+ in May"),
     [("She left Izium.", "Sie verließ Isjum.", State.TRANSLATED)]),
    (replace(STALE, previous="She left.", change="+ x · carried"), []),
    (replace(STALE, previous="She left. He too.", change="cut"), []),
    (replace(STALE, obsolete=True), [(STALE.source, STALE.target, State.DRAFT)]),
    (Entry("%d days", "%d Tag", State.TRANSLATED, plural=("%d days", "%d Tag", "%d Tage")), []),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "pairs"), CATALOG)
def test_what_a_catalog_teaches(entry, pairs):
    found = of_catalog(Catalog("de", (entry,)), "en")
    assert [(pair.source, pair.target, pair.state) for pair in found] == pairs


def test_refresh_reads_only_what_changed_and_forgets_nothing(workspace):
    old = write(workspace, "a.txt", Entry("It rained.", "Es regnete.", State.TRANSLATED))
    write(workspace, "b/c.txt", Entry("It snowed.", "Es schneite.", State.TRANSLATED))
    write(workspace, "places.txt", Entry("Izium", "Isjum", State.TRANSLATED, context="place"))
    memory = opened(workspace)
    assert refresh(workspace, memory) == 0
    assert memory.exact("Izium", "en", "de") == []
    [hit] = memory.exact("It snowed.", "en", "de")
    assert hit.origin == "locales/de/b/c.po"
    old.unlink()
    write(workspace, "d.txt", Entry("It rained.", "Es hat geregnet.", State.TRANSLATED))
    assert refresh(workspace, memory) == 2
    assert targets(memory.exact("It rained.", "en", "de")) == ["Es hat geregnet.", "Es regnete."]
    assert refresh(workspace, memory) == 0


PLACES = [
    "de/a.po", "de/b/c.po", "de/b/c.review.jsonl", "de/places.po", "de/.b/c.po", "de/b/.c.po",
    "de/way/c.po", "uk/a.po", "fr/x.po", "de/b/note.txt",
]  # fmt: skip


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(PLACES), st.sampled_from(["", *"012"]), st.booleans()),
            max_size=4,
        ),
        max_size=5,
    )
)
def test_what_a_look_tells_is_what_there_is_to_read(days):
    """As if all files had been looked at; with some pictures of before, or without."""
    with tempfile.TemporaryDirectory() as name, patch("l10n.changed.FEW", 0):
        here = Workspace(Path(name), Settings(locales=("de", "uk")))
        (here.root / "source").mkdir()
        (here.root / "source/a.txt").write_text("It rained.\n")
        (here.root / "locales/de").mkdir(parents=True)
        (here.root / "elsewhere").mkdir()
        (here.root / "locales/de/way").symlink_to(here.root / "elsewhere")
        told, alone = (Memory(here.cache / name) for name in ("told.sqlite", "alone.sqlite"))
        for number, day in enumerate(days):
            for where, what, young in day:
                _put(here.root / "locales" / where, what, 0 if young else 60 + number)
            look = Look(here, ["a.txt"])
            refresh(here, told, look=look)
            refresh(here, alone)
            for locale in ("de", "uk", "fr") if number % 3 else ():
                for picture in look.state(locale):
                    picture.keep(manifest(here.cache))
            assert told.store.run(_held) == alone.store.run(_held)


def _put(path: Path, what: str, age: float) -> None:
    if not what:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = Entry("It rained.", f"Es regnete {what} Mal.", State.TRANSLATED)
    path.write_bytes(b"" if path.suffix == ".jsonl" else po.render(Catalog("de", (entry,))))
    os.utime(path, (time.time() - age,) * 2)


def _held(db: sqlite3.Connection) -> list[object]:
    files = "select origin, locale, size, inode from file order by origin"
    pairs = "select text, target, origin, state from pair, source, file where source.id = source"
    rows = db.execute(f"{pairs} and file.id = file and pair.run = file.run").fetchall()
    return [*db.execute(files), *sorted(rows)]


def test_a_corrected_translation_comes_before_the_one_it_replaced(workspace):
    write(workspace, "a.txt", Entry("It rained.", "Es hagelte.", State.TRANSLATED))
    memory = opened(workspace)
    write(workspace, "a.txt", Entry("It rained.", "Es regnete.", State.TRANSLATED), Entry("No."))
    refresh(workspace, memory)
    assert targets(memory.exact("It rained.", "en", "de")) == ["Es regnete.", "Es hagelte."]


def test_a_draft_that_a_person_accepts_is_human_from_then_on(workspace):
    write(workspace, "a.txt", Entry("Yes.", "Ja.", State.DRAFT, draft="firefox en-de"))
    memory = opened(workspace)
    assert not memory.exact("Yes.", "en", "de")[0].human
    write(workspace, "a.txt", Entry("Yes.", "Ja.", State.TRANSLATED), Entry("No."))
    refresh(workspace, memory)
    assert memory.exact("Yes.", "en", "de")[0].human


def test_drafts_that_a_tool_cleared_all_at_once_are_drafts_still(workspace):
    drafts = [Entry(f"Yes {n}.", "Ja.", State.DRAFT, draft="firefox en-de") for n in range(5)]
    catalogs.save(workspace, "de", "a.txt", Catalog("de", tuple(drafts)))
    path = workspace.catalog_path("de", "a.txt")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    assert not opened(workspace).exact("Yes 1.", "en", "de")[0].human


def test_what_the_ledger_approves_is_reviewed(workspace):
    entry = Entry("Yes.", "Ja.", State.TRANSLATED)
    write(workspace, "a.txt", entry)
    memory = opened(workspace)
    said = ledger.line(entry, ledger.APPROVE, "Maria", "test", State.REVIEWED)
    ledgers.append(workspace, "de", "a.txt", [said])
    assert refresh(workspace, memory) == 1
    assert memory.exact("Yes.", "en", "de")[0].state is State.REVIEWED


def test_a_file_written_just_now_is_read_again(workspace):
    path = write(workspace, "a.txt", Entry("Yes.", "Ja.", State.TRANSLATED))
    os.utime(path, (soon := time.time() + 0.5, soon))  # however long the machine takes
    memory = opened(workspace)
    time.sleep(0.7)
    assert refresh(workspace, memory) == 1
    assert refresh(workspace, memory) == 0


def test_a_catalog_that_cannot_be_read_is_left_out_with_a_line(workspace):
    write(workspace, "a.txt", Entry("Yes.", "Ja.", State.TRANSLATED))
    (workspace.root / "locales/de/b.po").write_text('msgid "Yes"\nmsgstr "')
    said: list[str] = []
    assert opened(workspace, said.append).exact("Yes.", "en", "de")
    assert [line.split(":")[0] for line in said] == ["locales/de/b.po"]


@pytest.mark.parametrize("damage", [b"", b"not a database, but long enough for one" * 500, None])
def test_a_broken_database_is_made_anew_with_a_word(workspace, damage):
    write(workspace, "a.txt", Entry("Yes, she said.", "Ja, sagte sie.", State.TRANSLATED))
    path = workspace.cache / FILE
    opened(workspace).store.close()
    path.write_bytes(path.read_bytes()[:9000] if damage is None else damage)
    said: list[str] = []
    memory = opened(workspace, said.append)
    assert memory.exact("Yes, she said.", "en", "de")
    assert len(said) == (damage != b"")


def test_breaking_while_it_is_open_is_no_exception(workspace):
    write(workspace, "a.txt", *(Entry(f"Yes {n}.", "Ja.", State.TRANSLATED) for n in range(500)))
    memory = opened(workspace)
    memory.store.run(lambda db: db.execute("pragma wal_checkpoint(truncate)").fetchall())
    path = workspace.cache / FILE
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * (path.stat().st_size - 100))
    said: list[str] = []
    assert opened(workspace, said.append).exact("Yes 7.", "en", "de")
    assert said


WRITER = """
import sys
from pathlib import Path
from l10n.memory import Memory, Pair
memory = Memory(Path(sys.argv[1]))
for n in range(int(sys.argv[2]), 10**9, int(sys.argv[3])):
    memory.add([Pair(f"Sentence number {n} of many.", f"Satz {n}.", "en", "de")])
    print(n, flush=True)
"""


def test_what_was_added_survives_kill_9_of_two_writers(tmp_path):
    command = [sys.executable, "-c", WRITER, str(tmp_path / FILE)]
    for turn in range(3):
        writers = [
            subprocess.Popen([*command, str(turn * 2 + n), "6"], stdout=subprocess.PIPE)
            for n in range(2)
        ]
        done = [[int(writer.stdout.readline()) for _ in range(20)] for writer in writers]
        for writer in writers:
            writer.kill()
            writer.communicate()
        memory = Memory(tmp_path / FILE, pytest.fail)
        for n in chain(*done):
            assert memory.exact(f"Sentence number {n} of many.", "en", "de")
        memory.store.close()


def ask_in_a_thread(memory: Memory) -> list[str]:
    with ThreadPoolExecutor(4) as pool:
        return [*pool.map(lambda _: memory.exact("Yes.", "en", "de")[0].target, range(20))]


def test_threads_and_forked_processes_share_a_memory(memory):
    memory.add([pair("Yes.", "Ja.")])
    assert set(ask_in_a_thread(memory)) == {"Ja."}
    if child := os.fork():
        assert os.waitpid(child, 0)[1] == 0
    else:
        ok = memory.exact("Yes.", "en", "de") and memory.add([pair("No.", "Nein.")])
        os._exit(not ok)
    assert memory.exact("No.", "en", "de")


text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@given(st.lists(st.tuples(text, text, st.sampled_from([State.DRAFT, State.TRANSLATED]))))
def test_adding_twice_changes_nothing_and_all_is_found(tmp_path_factory, given_pairs):
    memory = Memory(tmp_path_factory.mktemp("memory") / FILE)
    pairs = [pair(*one) for one in given_pairs]
    memory.add(pairs)
    once = [memory.exact(one.source, "en", "de") for one in pairs]
    assert memory.add(pairs) == len(pairs)
    assert [memory.exact(one.source, "en", "de") for one in pairs] == once
    for one, hits in zip(pairs, once, strict=True):
        assert one.target in targets(hits)
        assert one.target in targets(memory.fuzzy(one.source, "en", "de", limit=1000))
    memory.store.close()


def test_the_report_says_how_much_people_changed_drafts(workspace):
    def step(*entries: Entry) -> None:
        write(workspace, "a.txt", *entries)
        opened(workspace)

    one = Entry("It rained.", "Es regnete.", State.DRAFT, draft="firefox en-de · check: x")
    two = Entry("It snowed.", "Es hagelte.", State.DRAFT, draft="firefox en-de")
    three = Entry("No.", "Nein.", State.DRAFT, draft="apertium en-de")
    step(one, two, three)
    step(
        Entry("It rained.", "Es regnete.", State.TRANSLATED),
        Entry("It snowed.", "Es schneite.", State.TRANSLATED),
        three,
        Entry("Yes.", "Ja.", State.TRANSLATED),
    )
    [row] = effort(opened(workspace))
    assert (row.locale, row.engine, row.sentences) == ("de", "firefox en-de", 2)
    assert row.unchanged == 0.5
    assert row.mean == share_changed("Es hagelte.", "Es schneite.") / 2
    assert effort(opened(workspace), ["uk"]) == []


TMX = """<tmx version="1.4"><header srclang="EN-GB"/><body><tu><tuv xml:lang="EN-GB"><seg>It
rained.</seg></tuv><tuv xml:lang="de-DE"><seg>Es regnete.</seg></tuv></tu></body></tmx>"""


def test_tmx_files_of_the_settings_come_back_with_a_new_memory(tmp_path):
    files = settings.Memory(tmx=("tm/x.tmx", "tm/none.tmx"))
    workspace = Workspace(tmp_path, Settings(locales=("de",), memory=files))
    (tmp_path / "tm").mkdir()
    path = tmp_path / "tm" / "x.tmx"
    path.write_text(TMX)
    os.utime(path, (1, 1))
    said: list[str] = []
    for _ in range(2):
        memory = opened(workspace, said.append)
        assert targets(memory.exact("It\nrained.", "en", "de")) == ["Es regnete."]
        assert refresh(workspace, memory) == 0
        memory.store.close()
        (workspace.cache / FILE).unlink()
    assert said[0].startswith("tm/none.tmx: no such file")


def cli(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, Path(__file__).parent.parent / "cli.py", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def l10n(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return cli(root, "memory", *words)


def test_the_commands_on_a_workspace(workspace):
    root = workspace.root
    (root / "l10n.toml").write_text('source_locale = "en"\nlocales = ["de", "uk"]\n')
    write(workspace, "a.txt", Entry("It rained.", "Es regnete.", State.TRANSLATED))
    assert "100 de · translated · locales/de/a.po" in l10n(root, "search", "It rained.").stdout
    [hit] = json.loads(l10n(root, "search", "It rains.", "--format", "json", "-l", "de").stdout)
    assert (hit["target"], hit["state"], hit["engine"]) == ("Es regnete.", "translated", None)
    (root / "x.tmx").write_text(TMX)
    assert l10n(root, "import", "x.tmx").stdout == "x.tmx: 1 pairs\n"
    done = l10n(root, "export", "y.tmx")
    assert (done.returncode, done.stderr) == (0, "2 pairs written\n")
    assert "Es regnete." in (root / "y.tmx").read_text("utf-8")
    assert l10n(root, "report").returncode == 0
    broken = l10n(root, "import", "none.tmx")
    assert (broken.returncode, broken.stdout) == (2, "")
    assert broken.stderr.startswith("none.tmx: cannot be read: No such file")


def test_a_sentence_that_moved_or_came_back_is_translated_already(workspace):
    root = workspace.root
    (root / "l10n.toml").write_text(
        'source_locale = "en"\nlocales = ["de"]\n[draft]\nengines = ["memory"]\n'
    )
    source = root / "source"
    source.mkdir()

    def article(name: str, *sentences: str) -> None:
        (source / name).write_text("\n\n".join(sentences) + "\n")

    def step(*words: str) -> dict[tuple[str, str], Entry]:
        for word in words:
            cli(root, word)
        return {
            (name, entry.source): entry
            for name in ("a.txt", "b.txt")
            for entry in catalogs.load(workspace, "de", name).entries
        }

    one, two = "The bridge over the Oskil was rebuilt.", "About 2,300 people came on Monday."
    article("a.txt", "A title", one, two)
    article("b.txt", "A title")
    step("sync")
    path = workspace.catalog_path("de", "a.txt")
    path.write_text(
        path.read_text("utf-8")
        .replace(f'"{one}"\nmsgstr ""', f'"{one}"\nmsgstr "Die Brücke steht wieder."')
        .replace(f'"{two}"\nmsgstr ""', f'"{two}"\nmsgstr "Am Montag kamen etwa 2.300 Menschen."'),
        "utf-8",
    )
    step("sync")
    article("a.txt", "A title")
    newer = "About 2,600 people came on Tuesday."
    article("b.txt", "A title", one, newer)
    found = step("sync", "draft")
    moved, adapted = found["b.txt", one], found["b.txt", newer]
    assert (moved.target, moved.state) == ("Die Brücke steht wieder.", State.DRAFT)
    assert moved.draft == "memory · from a.txt"
    assert adapted.target == "Am Dienstag kamen etwa 2.600 Menschen."
    assert adapted.draft == "memory, adapted · from a.txt"
    article("a.txt", "A title", one, two)
    back = step("sync")["a.txt", one]
    assert (back.target, back.state) == ("Die Brücke steht wieder.", State.TRANSLATED)
