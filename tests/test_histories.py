"""Law 3, nothing human is lost: random histories of articles, translators, tools and merges."""

import random
from dataclasses import dataclass, field, replace

import polib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.article import read
from l10n.catalogs import sync
from l10n.catalogs.absorb import absorb
from l10n.catalogs.merge import merge
from l10n.model import Catalog, Entry, State
from l10n.settings import Settings

TEXT = "the army took back a town near bridge and people went home by bus in autumn"
WORDS = TEXT.split()
HUMAN = {State.TRANSLATED, State.STALE}


@dataclass
class Clone:
    """One translator's copy; `words` are those of theirs that must never get lost."""

    catalog: Catalog
    seen: Catalog  # as our tool left it
    words: set[str] = field(default_factory=set)


class History:
    """Everything that happens to one article, drawn from one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.sentences = [self.sentence() for _ in range(5)]
        self.clones = [Clone(Catalog("de"), Catalog("de")) for _ in range(2)]
        self.base, self.base_words = Catalog("de"), set[str]()
        self.count = 0

    def sentence(self) -> str:
        words = self.chance.choices(WORDS, k=self.chance.randint(3, 9))
        return f"{words[0].title()} {' '.join(words[1:])} {self.chance.randint(1, 3)},500 times."

    def word(self) -> str:
        self.count += 1
        letters = "".join(chr(ord("a") + int(digit)) for digit in f"{self.count:04}")
        return f"wort{letters}"

    # what may happen

    def write_article(self) -> None:
        at = self.chance.randrange(len(self.sentences) + 1)
        kind = self.chance.choice(["insert", "delete", "move", "word", "number", "join", "repeat"])
        if kind == "insert" or len(self.sentences) < 3:
            self.sentences.insert(at, self.sentence())
            return
        at = min(at, len(self.sentences) - 1)
        old = self.sentences.pop(at)
        if kind == "word":
            words = old.split()
            words[self.chance.randrange(len(words) - 2)] = "suddenly"
            self.sentences.insert(at, " ".join(words).capitalize())
        elif kind == "number":
            self.sentences.insert(at, old.replace(",500", ",800"))
        elif kind == "join" and at < len(self.sentences):
            self.sentences[at] = f"{old[:-1]}, and {self.sentences[at]}"
        elif kind in {"move", "repeat"}:
            self.sentences.insert(self.chance.randrange(len(self.sentences) + 1), old)

    def sync(self, clone: Clone) -> None:
        text = "\n\n".join(self.sentences)
        article = read("a.md", text.encode(), Settings())
        clone.catalog = sync.update(clone.catalog, article)
        assert sync.update(clone.catalog, article) == clone.catalog
        self.left(clone)

    def left(self, clone: Clone) -> None:
        """Written, and read again, as everything is between two commands."""
        data = po.render(clone.catalog)
        clone.catalog = clone.seen = po.parse(data, "de")
        assert po.render(clone.catalog) == data

    def draft(self, clone: Clone) -> None:
        self.each(clone, lambda e: e.state is State.UNTRANSLATED, self.drafted)
        self.left(clone)

    def drafted(self, entry: Entry) -> Entry:
        return replace(entry, target="maschine", state=State.DRAFT, draft="an engine")

    def translate(self, clone: Clone) -> None:
        living = [entry for entry in clone.catalog.entries if not entry.obsolete]
        if living:
            chosen = self.chance.choice(living)
            clone.words -= set(chosen.target.replace(".", " ").split())
            word = self.word()
            clone.words.add(word)
            state = self.chance.choice([State.TRANSLATED, State.TRANSLATED, State.STALE])
            new = replace(chosen, target=f"{word} 1.500 mal.", state=state, draft="")
            self.each(clone, lambda entry: entry is chosen, lambda _: new)

    def comment(self, clone: Clone) -> None:
        if clone.catalog.entries:
            chosen = self.chance.choice(clone.catalog.entries)
            word = self.word()
            clone.words.add(word)
            new = replace(chosen, comment=f"{chosen.comment}\n{word}".strip())
            self.each(clone, lambda entry: entry is chosen, lambda _: new)

    def save_with_a_tool(self, clone: Clone) -> None:
        before = clone.catalog
        self.left(clone)
        clone.catalog = before
        found = self.rewritten(clone.catalog)
        absorbed = absorb(clone.seen, found).catalog
        clone.catalog = po.parse(po.render(absorbed), "de")
        clone.seen = clone.catalog

    def rewritten(self, catalog: Catalog) -> Catalog:
        habit = self.chance.choice(["empties", "clears", "drops", "wraps", "dos"])
        entries = catalog.entries
        if habit == "empties":  # OmegaT
            fuzzy = {State.DRAFT, State.STALE}
            entries = tuple(
                replace(e, target="", state=State.UNTRANSLATED) if e.state in fuzzy else e
                for e in entries
            )
        elif (
            habit == "clears"
            and sum(e.state is State.DRAFT and not e.obsolete for e in entries) > 1
        ):
            entries = tuple(
                replace(e, state=State.TRANSLATED) if e.state is State.DRAFT else e for e in entries
            )
        elif habit == "drops":
            entries = tuple(e for e in entries if not e.obsolete)
        data = po.render(replace(catalog, entries=entries))
        if habit == "wraps":
            data = str(polib.pofile(data.decode(), wrapwidth=40)).encode()
        return po.parse(data.replace(b"\n", b"\r\n") if habit == "dos" else data, "de")

    def merge(self) -> None:
        ours, theirs = self.clones
        removed = (self.base_words - ours.words) | (self.base_words - theirs.words)
        catalog = merge(self.base, ours.catalog, theirs.catalog).catalog
        self.base_words = (ours.words | theirs.words) - removed
        for clone in self.clones:
            clone.catalog, clone.words = catalog, set(self.base_words)
            self.left(clone)
        self.base = self.clones[0].catalog

    def each(self, clone: Clone, which: object, what: object) -> None:
        entries = (what(e) if which(e) else e for e in clone.catalog.entries)  # type: ignore[operator]
        clone.catalog = replace(clone.catalog, entries=tuple(entries))

    def step(self) -> str:
        clone = self.chance.choice(self.clones)
        happenings = [
            self.sync,
            self.sync,
            self.draft,
            self.translate,
            self.translate,
            self.comment,
            self.save_with_a_tool,
        ]
        happening = self.chance.choice([*happenings, self.write_article, self.merge])
        if happening in {self.write_article, self.merge}:
            happening()  # type: ignore[call-arg]
        else:
            happening(clone)  # type: ignore[call-arg]
        return happening.__name__

    def check(self, told: list[str]) -> None:
        for clone in self.clones:
            data = po.render(clone.catalog).decode()
            lost = {word for word in clone.words if word not in data}
            assert not lost, (lost, told)
            for entry in clone.catalog.entries:
                if entry.state is State.TRANSLATED and not entry.obsolete:
                    assert entry.target != "maschine", told


@given(st.integers(0, 2**32))
@example(1045)  # a comment on an untranslated sentence moved with its source
@example(690)  # a tool dropped an obsolete text whose source another one was made from, too
@settings(max_examples=30, deadline=None)
def test_nothing_human_is_lost(seed: int) -> None:
    history, told = History(seed), []
    for _ in range(40):
        told.append(history.step())
        history.check(told)


def test_what_git_brought_of_machines_stands_and_a_persons_words_are_back() -> None:
    draft = Entry("Rain.", "Regen.", State.DRAFT, draft="an engine · check: number")
    empty, human = Entry("Snow."), Entry("Ice.", "Eis.", State.TRANSLATED)
    last = Catalog("de", (draft, replace(draft, source="Snow."), human))
    found = Catalog("de", (replace(draft, draft="an engine"), empty, Entry("Ice.")))
    assert absorb(last, found).catalog.entries == last.entries
    brought = absorb(last, found, by_git=lambda: True).catalog
    assert brought.entries == (*found.entries[:2], human)


RESTING = Entry("Ice.", "Eis.", State.TRANSLATED, obsolete=True)
NOTED = Entry("Snow.", comment="ask Ana")
ELSEWHERE = [  # what a clone has, and what git brought: all of it stands there, in a comment too
    pytest.param(
        RESTING,
        replace(RESTING, target="Glatteis.", comment="(alternative) Eis."),
        id="another clone's merge laid it beside a translation",
    ),
    pytest.param(
        replace(RESTING, obsolete=False),
        Entry("Much ice.", "Glatteis.", State.STALE, previous="Ice.", comment="(alternative) Eis."),
        id="beside that of the sentence it became",
    ),
    pytest.param(
        NOTED,
        Entry("Much snow.", comment="from Bo\nask Ana"),
        id="a comment moved with its sentence",
    ),
    pytest.param(
        replace(NOTED, obsolete=True), Entry("Sleet.", comment="ask Ana"), id="one at rest, too"
    ),
]


@pytest.mark.parametrize(("had", "brought"), ELSEWHERE)
def test_what_stands_in_a_comment_is_not_lost(had: Entry, brought: Entry) -> None:
    found = Catalog("de", (brought,))
    assert absorb(Catalog("de", (had,)), found).catalog.entries == (brought,)


@pytest.mark.parametrize(
    "brought",
    [
        replace(RESTING, target="Glatteis.", comment="(alternative) Eis. Und mehr."),
        replace(RESTING, target="Glatteis.", comment="Eis."),
        replace(RESTING, source="Other.", target="Anders.", comment="(alternative) Eis."),
    ],
    ids=["more words", "a person's comment", "another sentence's"],
)
def test_what_only_looks_like_it_is_back(brought: Entry) -> None:
    found = Catalog("de", (brought,))
    assert RESTING in absorb(Catalog("de", (RESTING,)), found).catalog.entries
