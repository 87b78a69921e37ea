"""Drafting whole catalogs: what is filled, what is never touched, and in which order."""

import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import draft
from l10n.draft import Recalled, Session
from l10n.drafting import authorship, markup
from l10n.drafting.delivery import Post
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene
from l10n.drafting.store import Store
from l10n.engines import Brief, Link, Refusal, Why
from l10n.model import Catalog, Entry, State


def link(translate: object, label: str = "test en-pt", **bears: object) -> Link:
    return Link(label, label, translate, **bears)  # type: ignore[arg-type]


def upper(texts: Sequence[str], _brief: Brief) -> list[str]:
    """An engine whose translations can be told: every word turned round."""
    return [re.sub(r"[a-z]+", lambda m: m.group()[::-1], text) for text in texts]


def refuse(_texts: Sequence[str], _brief: Brief) -> list[str]:
    raise Refusal(Why.QUOTA)


def session(*links: Link, kind: str = "text", locale: str = "pt_BR") -> Session:
    return Session(Scene("en", locale, kind), [Route((one,)) for one in links], Post())


def filled(entry: Entry, *links: Link) -> Entry:
    return draft.fill(Catalog("pt_BR", (entry,)), session(*links)).entries[0]


UNTOUCHED = [
    Entry("The city.", "A cidade.", State.TRANSLATED),
    Entry("The city.", "A cidade.", State.REVIEWED),
    Entry("The city.", "A cidade velha.", State.STALE, previous="The old city."),
    Entry("The city.", "Rascunho.", State.DRAFT, draft="firefox en-pt"),
    Entry("The city.", "", State.UNTRANSLATED, obsolete=True),
]


@pytest.mark.parametrize("entry", UNTOUCHED)
def test_what_is_there_stays(entry: Entry) -> None:
    assert filled(entry, link(upper)) == entry


def test_a_draft_says_who_wrote_it_and_what_is_doubtful() -> None:
    entry = filled(Entry("The city", comment="mine"), link(upper))
    assert (entry.target, entry.state, entry.draft) == ("Teh ytic", State.DRAFT, "test en-pt")
    assert entry.comment == "mine"
    doubtful = filled(Entry("“Go,” he said."), link(lambda texts, _: ["Vai" for _ in texts]))
    assert doubtful.draft == "test en-pt · check: quote lost"


def test_the_next_engine_is_asked_when_one_refuses_or_fails_hard() -> None:
    entry = Entry("It was 5.")
    assert filled(entry, link(refuse, "a"), link(upper, "b")).draft == "b"
    no_number = link(lambda texts, _: ["Foi." for _ in texts], "a")
    assert filled(entry, no_number, link(upper, "b")).draft == "b"
    assert filled(entry, no_number).draft == "a · check: number"


def test_what_no_engine_takes_stays_untranslated_and_is_told() -> None:
    work = session(link(refuse))
    out = draft.fill(Catalog("pt_BR", (Entry("a"), Entry("b"))), work)
    assert [entry.state for entry in out.entries] == [State.UNTRANSLATED] * 2
    assert work.report.left == 2
    assert work.report.why == {"test en-pt has no quota left": 2}


def test_the_memory_comes_first_and_shows_what_is_alike() -> None:
    known = {
        "exact": Recalled("exato", "memory"),
        "alike": Recalled(suggestion="alice → Alice"),
    }
    work = session(link(upper))
    work.recall = lambda entry: known.get(entry.source)
    sources = ("exact", "alike", "new")
    out = draft.fill(Catalog("pt_BR", tuple(Entry(source) for source in sources)), work)
    exact, alike, new = out.entries
    assert (exact.target, exact.draft, exact.state) == ("exato", "memory", State.DRAFT)
    assert (alike.target, alike.notes) == ("ekila", ("memory: alice → Alice",))
    assert (new.target, new.notes) == ("wen", ())
    assert (work.report.recalled, work.report.drafted) == (1, 2)


MARKED = [
    "a **bold** word",
    "[all of it](u)",
    "**[nested](u) in** bold",
    "`code` and ![image](i.png) and [^1]",
    "***both*** and *one* and **two**",
    "A [link **with bold** in](http://x.org/a_b) it, see <https://y.org>.",
]


@pytest.mark.parametrize("source", MARKED)
@pytest.mark.parametrize("tags", ["", "plain", "xml"])
def test_the_markup_of_a_draft_is_that_of_its_source(source: str, tags: str) -> None:
    engine = link(upper, tags=tags)
    work = session(engine, kind="markdown")
    target = draft.fill(Catalog("pt_BR", (Entry(source),)), work).entries[0].target
    assert markup.read(target, "markdown").tags == markup.read(source, "markdown").tags


PIECES = st.lists(
    st.sampled_from(
        [
            "**",
            "*",
            "[",
            "](u)",
            "`c`",
            "<b>",
            "</b>",
            "word ",
            "other ",
            "one, ",
            ". ",
            "<br>",
            "x",
        ]
    ),
    max_size=16,
)
ANSWERS = st.lists(
    st.sampled_from(["uma ", "coisa ", "Zorkovsk ", ", ", "* ", "word "]), max_size=8
)


@pytest.mark.parametrize("kind", ["markdown", "html"])
@settings(max_examples=100, deadline=None)
@given(chunks=PIECES, words=ANSWERS)
def test_markup_is_never_lost_whatever_an_engine_answers(
    kind: str, chunks: list[str], words: list[str]
) -> None:
    source = "".join(chunks)
    answer = "".join(words)
    work = session(link(lambda texts, _: [answer for _ in texts]), kind=kind)
    entry = draft.fill(Catalog("pt_BR", (Entry(source),)), work).entries[0]
    wanted = markup.read(source, kind).tags
    assert markup.read(entry.target, kind).tags == wanted


def test_tags_that_an_engine_breaks_are_projected_anew() -> None:
    def broken(texts: Sequence[str], _brief: Brief) -> list[str]:
        return [text.replace("</x0>", "") for text in texts]

    work = session(link(broken, tags="plain"), kind="markdown")
    entry = draft.fill(Catalog("pt_BR", (Entry("a **bold** word"),)), work).entries[0]
    assert entry.target == "a **bold** word"


@pytest.mark.parametrize(
    "source", ["![i](a.png){ align=right }", "`code`", "— *** —", "https://x.org"]
)
def test_what_has_no_words_is_copied_and_not_sent(source: str) -> None:
    sent: list[str] = []
    work = session(link(lambda texts, _: sent.extend(texts) or list(texts)), kind="markdown")
    entry = draft.fill(Catalog("pt_BR", (Entry(source),)), work).entries[0]
    assert (entry.target, sent) == (source, [])


def test_rewrites_reach_the_engine_and_not_the_catalog() -> None:
    heard: list[str] = []

    def listen(texts: Sequence[str], _brief: Brief) -> list[str]:
        heard.extend(texts)
        return list(texts)

    work = session(link(listen))
    work.scene = replace(work.scene, rewrites={"de-occupied": "liberated"})
    out = draft.fill(Catalog("pt_BR", (Entry("De-occupied Izium"),)), work)
    assert heard[0] == "Liberated Izium"
    assert out.entries[0].source == "De-occupied Izium"


def catalog(*targets: str, state: State = State.DRAFT) -> Catalog:
    entries = (Entry(f"s{n}", t, state, draft="firefox en-pt") for n, t in enumerate(targets))
    return Catalog("pt_BR", tuple(entries))


def test_only_drafts_that_nobody_touched_are_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "drafts.sqlite")
    authorship.remember(
        store, "a.md", catalog("one", "two"), {("", "s0"): "one", ("", "s1"): "two"}
    )
    edited = catalog("one", "two, by hand")
    untouched = authorship.untouched(store, "a.md", edited)
    assert untouched == {("", "s0"): "one"}
    assert not authorship.untouched(store, "other.md", edited)
    out = draft.fill(edited, session(link(upper)), untouched)
    assert [entry.target for entry in out.entries] == ["s0", "two, by hand"]


def test_two_workers_never_send_the_same_text(tmp_path: Path) -> None:
    sent: list[str] = []
    gate = threading.Barrier(2, timeout=10)

    def slow(texts: Sequence[str], _brief: Brief) -> list[str]:
        sent.extend(texts)
        return [text[::-1] for text in texts]

    def one(name: str) -> None:
        store = Store(tmp_path / "drafts.sqlite")
        store.owner = name
        gate.wait()
        texts = [f"text {n}" for n in range(40)]
        answers = Post(store).send(link(slow, batch=4), texts, Brief())
        assert answers == [text[::-1] for text in texts]

    workers = [threading.Thread(target=one, args=(f"machine:{n}",)) for n in (1, 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(sent) == sorted(set(sent))
    assert len(sent) == 40


def test_a_dead_workers_claims_are_void(tmp_path: Path) -> None:
    store = Store(tmp_path / "drafts.sqlite")
    machine = store.owner.rpartition(":")[0]
    dead = Store(tmp_path / "drafts.sqlite")
    dead.owner = f"{machine}:999999999"
    assert dead.claim(["a", "b"]) == {"a", "b"}
    assert store.claim(["a", "b"]) == {"a", "b"}
