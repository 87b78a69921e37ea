"""What waits for an engine is asked of the memory again where something like it is new."""

import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli import commands
from l10n import po
from l10n.memory import Memory, Pair
from l10n.memory.store import KEPT
from l10n.model import State

SETTINGS = 'source_locale = "en"\nlocales = ["de"]\n[draft]\nengines = ["memory", "none"]\n'
SENTENCES = [
    "The bridge in the north was closed for 12 days.",
    "The bridge in the north was closed for 30 days.",
    "The bridge in the south was closed for a month.",
    "Trains to the east run again from Monday.",
    "Trains to the west run again from Monday, says the railway.",
    "It rained.",
    "Nobody was hurt when the roof of the market fell on a Sunday.",
    "Nobody was hurt.",
]


def run(here: Path, *words: str) -> str:
    with chdir(here):
        done = CliRunner().invoke(commands, words)
    assert done.exit_code in {0, 1}, (words, done.output, done.exception)
    return done.output


def newsroom(here: Path, articles: dict[str, list[str]]) -> Path:
    (here / "source").mkdir(parents=True)
    (here / "l10n.toml").write_text(SETTINGS)
    for name, sentences in articles.items():
        (here / f"source/{name}.md").write_text("\n\n".join(sentences) + "\n")
    run(here, "sync")
    run(here, "draft")
    return here


def translate(here: Path, name: str, source: str, target: str) -> None:
    path = here / f"locales/de/{name}.po"
    file = po.messages(path.read_bytes(), path)
    message = next(message for message in file if message.msgid == source)
    message.msgstr, message.flags = target, []
    path.write_bytes(file.data())


def catalogs(here: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((here / "locales/de").glob("*.po"))}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that the memory is asked for."""
    sentences: list[str] = []
    exact = Memory.exact

    def told(self: Memory, source: str, *rest: str, **more: str) -> object:
        sentences.append(source)
        return exact(self, source, *rest, **more)

    monkeypatch.setattr(Memory, "exact", told)
    return sentences


acts = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(SENTENCES), st.sampled_from(["", "!", " 12"])),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=4, max_size=4),
    acts,
)
def test_asking_where_something_is_new_is_as_good_as_asking_for_all(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[list[str]],
    done: list[tuple[int, str, str]],
) -> None:
    root = tmp_path_factory.mktemp("w")
    ours = newsroom(root / "ours", {f"a{n}": some for n, some in enumerate(articles)})
    for step, (number, source, end) in enumerate(done):
        if source not in articles[number]:
            continue
        translate(ours, f"a{number}", source, f"Deutsch {source}{end}")
        theirs = root / f"theirs{step}"
        shutil.copytree(ours, theirs)
        for cache in (theirs / ".l10n").glob("manifest*"):
            cache.unlink()
        run(ours, "draft")
        run(theirs, "draft")
        assert catalogs(ours) == catalogs(theirs)


@pytest.mark.parametrize("others", [3, 120], ids=str)  # one by one, and many
def test_only_what_is_like_the_new_is_asked_for(
    others: int, tmp_path: Path, asked: list[str]
) -> None:
    bridge, again = SENTENCES[:2]
    far = {f"o{n}": [f"{SENTENCES[5]} {SENTENCES[6]}"] for n in range(others)}
    here = newsroom(tmp_path / "w", {"a": [bridge, SENTENCES[3]], "b": [again], **far})
    asked.clear()
    assert f"0 drafted, {2 * others + 3} left" in run(here, "draft")
    assert not asked
    translate(here, "a", bridge, "Die Brücke im Norden war 12 Tage lang gesperrt.")
    said = run(here, "draft")
    assert f"1 from the memory, {2 * others + 1} left" in said
    assert sorted(asked) == [again, SENTENCES[3]]
    assert b"30 Tage" in catalogs(here)["b.po"]
    asked.clear()
    assert f"0 drafted, {2 * others + 1} left" in run(here, "draft")
    translate(here, "a", SENTENCES[3], "Montag fahren wieder Züge in den Osten.")
    run(here, "draft")
    assert not asked


def test_what_is_shown_with_a_sentence_is_asked_for_once(tmp_path: Path, asked: list[str]) -> None:
    east, west = SENTENCES[3], "Trains to the south run again from Monday."
    here = newsroom(tmp_path / "w", {"a": [east], "b": [west]})
    translate(here, "a", east, "Montag fahren wieder Züge in den Osten.")
    run(here, "draft")
    assert b"#. memory: " in catalogs(here)["b.po"]
    asked.clear()
    run(here, "draft")
    assert not asked


def pairs(count: int, locale: str = "de") -> list[Pair]:
    return [
        Pair(f"Sentence {n} of many.", f"Satz {n}.", "en", locale, State.TRANSLATED)
        for n in range(count)
    ]


FORGET: dict[str, Callable[[Memory], object]] = {
    "too much is new": lambda memory: memory.add(pairs(3 * KEPT)),
    "the memory is another": lambda memory: memory.store.path.unlink(),
}


@pytest.mark.parametrize("happens", FORGET.values(), ids=FORGET)
def test_what_nobody_knows_any_more_is_asked_for(
    happens: Callable[[Memory], object], tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "m.sqlite")
    memory.add(pairs(1))
    number = memory.news("de")
    assert memory.since(number, "de", "en") == []
    memory.add(pairs(3) + pairs(2, "uk"))
    assert memory.since(number, "de", "en") == ["Sentence 1 of many.", "Sentence 2 of many."]
    assert memory.since(number, "de", "fr") == []
    happens(memory)
    memory.store.close()
    assert Memory(tmp_path / "m.sqlite").since(number, "de", "en") is None
