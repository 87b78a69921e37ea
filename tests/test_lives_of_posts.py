"""Posts are written, moved, renamed, edited and taken out: no word that people wrote is lost."""

import random
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import pytest
from exports import post, write

from l10n import catalogs, po
from l10n.catalogs import syncing
from l10n.model import State
from l10n.workspace import Workspace

WORDS = ("river", "bridge", "bread", "rain", "town", "mayor", "train", "field", "snow", "music")


@dataclass
class Export:
    """An export and a person who translates most of it after each step."""

    workspace: Workspace
    pick: random.Random
    posts: list[tuple[int, str, list[str]]] = field(default_factory=list)  # id, slug, sentences
    gone: list[tuple[int, str, list[str]]] = field(default_factory=list)
    written: set[str] = field(default_factory=set)  # all that the person ever wrote
    number: "count[int]" = field(default_factory=lambda: count(1))
    name: str = "export.xml"

    def sentence(self) -> str:
        return f"The {' '.join(self.pick.sample(WORDS, 4))} of day {next(self.number)}."

    def insert(self) -> None:
        number = next(self.number)
        slug = self.pick.choice(["news", "live", f"post-{number}", ""])
        made = (number, slug, [self.sentence() for _ in range(self.pick.randint(1, 5))])
        if self.pick.random() < 0.5:
            made[2].append("Read on.")
        self.posts.insert(self.pick.randrange(len(self.posts) + 1), made)

    def remove(self) -> None:
        self.gone.append(self.posts.pop(self.pick.randrange(len(self.posts))))

    def put_back(self) -> None:
        if self.gone:
            self.posts.insert(0, self.gone.pop(self.pick.randrange(len(self.gone))))

    def shuffle(self) -> None:
        self.pick.shuffle(self.posts)

    def rename(self) -> None:
        at = self.pick.randrange(len(self.posts))
        number, _, texts = self.posts[at]
        slug = self.pick.choice(["news", "live", "other", f"renamed-{next(self.number)}"])
        self.posts[at] = number, slug, texts

    def swap(self) -> None:
        a, b = (self.pick.randrange(len(self.posts)) for _ in range(2))
        one, two = self.posts[a], self.posts[b]
        self.posts[a], self.posts[b] = (one[0], two[1], one[2]), (two[0], one[1], two[2])

    def edit(self) -> None:
        texts = self.pick.choice(self.posts)[2]
        texts[self.pick.randrange(len(texts))] = self.sentence()

    def rename_file(self) -> None:
        (self.workspace.root / "source" / self.name).unlink()
        self.name = f"export-{next(self.number)}.xml"

    def save(self) -> None:
        made = [post(number, slug, "", *texts) for number, slug, texts in self.posts]
        write(self.workspace.root, *made, name=self.name)
        list(syncing.run(self.workspace, self.workspace.articles(), ("de",)))

    def living(self) -> dict[str, set[str]]:
        """What is translated of each sentence, in the posts that have it now."""
        found: dict[str, set[str]] = {}
        for name in self.workspace.articles():
            for entry in catalogs.load(self.workspace, "de", name).entries:
                if entry.human and not entry.obsolete and entry.state is not State.STALE:
                    found.setdefault(entry.source, set()).add(entry.target)
        return found

    def translate(self) -> None:
        for name in self.workspace.articles():
            known = catalogs.load(self.workspace, "de", name)
            fresh = [
                replace(e, target=f"D{next(self.number)} {e.source}", state=State.TRANSLATED)
                if e.state is not State.TRANSLATED and not e.obsolete and self.pick.random() < 0.8
                else e
                for e in known.entries
            ]
            catalogs.save(self.workspace, "de", name, replace(known, entries=tuple(fresh)))
            self.written |= {entry.target for entry in fresh if entry.target}
            self.written -= {e.target for e in known.entries} - {e.target for e in fresh}

    def kept(self) -> str:
        """All that is said anywhere in the locale's files."""
        top = self.workspace.root / "locales/de"
        said = [path.read_text("utf-8") for path in top.rglob("*.jsonl")]
        for path in top.rglob("*.po"):
            catalog = po.read(path, "de")
            said += [f"{e.target}\n{e.comment}" for e in catalog.entries]
        return "\n".join(said)


STEPS = ("insert", "remove", "put_back", "shuffle", "rename", "swap", "edit", "rename_file")


@pytest.mark.parametrize("number", range(12))
def test_no_word_is_lost_in_the_life_of_an_export(number: int, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('source_locale = "en"\nlocales = ["de"]\n')
    life = Export(Workspace.find(tmp_path), random.Random(number))
    for _ in range(5):
        life.insert()
    life.save()
    life.translate()
    for _ in range(14):
        before = life.living()
        step = life.pick.choice(STEPS)
        if life.posts or step == "insert":
            getattr(life, step)()
        life.save()
        now = life.living()
        there = {text for _, _, texts in life.posts for text in texts}
        for text in before.keys() & there:
            assert now.get(text), (step, text)
            if len(before[text]) == 1:
                assert before[text] <= now[text], (step, text)
        life.translate()
        kept = life.kept()
        assert [target for target in life.written if target not in kept] == []
