"""The register of addresses: slugs frozen at first publication, withdrawals, editions taken back.

`locales/<locale>/published.jsonl`, one line per decision, in git; lines are only added, so that
two people's registers merge by union.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from l10n.errors import Trouble
from l10n.workspace import LOCALES, Workspace

FILE = "published.jsonl"
LONGEST = 70


@dataclass(frozen=True)
class Record:
    """What the register knows of one article in one language."""

    slug: str = ""
    first: str = ""  # when it was first published
    old_slugs: tuple[str, ...] = ()
    withdrawn: bool = False
    rejected: frozenset[str] = frozenset()  # digests of editions taken back by --revert


@dataclass
class Register:
    """A locale's records by article, and the lines to add."""

    locale: str
    records: dict[str, Record] = field(default_factory=dict)
    added: list[dict[str, str]] = field(default_factory=list)

    def of(self, article: str) -> Record:
        return self.records.get(article, Record())

    def note(self, article: str, event: str, value: str, at: str) -> None:
        """Add a decision: event is slug, withdrawn, restored or rejected."""
        line = {"article": article, "event": event, "value": value, "at": at}
        self.added.append(line)
        self.records[article] = _after(self.of(article), line)
        self._owners.setdefault(self.of(article).slug, set()).add(article)

    @cached_property
    def _owners(self) -> dict[str, set[str]]:
        """Whose each slug is, or was."""
        found: dict[str, set[str]] = {}
        for article, record in self.records.items():
            for slug in (record.slug, *record.old_slugs):
                found.setdefault(slug, set()).add(article)
        return found

    def name(self, article: str, wanted: str, at: str, *, anew: bool = False) -> Record:
        """The article's record, with a slug; it gets one only once, or when asked for `anew`."""
        known = self.of(article)
        if known.slug and not anew:
            return known
        free = (n for n in _numbered(wanted) if self._owners.get(n, set()) <= {article})
        slug = next(n for n in free if not _LISTS.fullmatch(n))
        if slug != known.slug:
            self.note(article, "slug", slug, at)
        return self.of(article)


_LISTS = re.compile(r"index|page-\d+")  # addresses of a language's own pages


def _numbered(wanted: str) -> Iterable[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


def _after(record: Record, line: dict[str, str]) -> Record:
    event, value = line["event"], line.get("value", "")
    if event == "slug":
        old = (*record.old_slugs, record.slug) if record.slug else ()
        kept = tuple(dict.fromkeys(slug for slug in old if slug != value))
        return replace(record, slug=value, first=record.first or line["at"], old_slugs=kept)
    if event == "withdrawn":
        return replace(record, withdrawn=True)
    if event == "restored":
        return replace(record, withdrawn=False, rejected=frozenset())
    if event == "rejected":
        return replace(record, rejected=record.rejected | {value})
    return record


def read(workspace: Workspace, locale: str) -> Register:
    path = workspace.root / LOCALES / locale / FILE
    register = Register(locale)
    if not path.exists():
        return register
    for number, row in enumerate(workspace.read(path).decode("utf-8", "replace").splitlines(), 1):
        try:
            line = json.loads(row) if row.strip() else None
            if line:
                article = line["article"]
                register.records[article] = _after(register.of(article), line)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Trouble(
                "is not a line of the register; remove it or restore it from git",
                workspace.shown(path),
                number,
            ) from None
    return register


def gone(register: Register) -> list[str]:
    """The addresses of what was withdrawn."""
    return [
        slug
        for record in register.records.values()
        if record.withdrawn and record.slug
        for slug in (record.slug, *record.old_slugs)
    ]


def write(workspace: Workspace, register: Register) -> None:
    """Append what was decided."""
    if not register.added:
        return
    path = workspace.root / LOCALES / register.locale / FILE
    before = workspace.read(path) if path.exists() else b""
    rows = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in register.added)
    workspace.write(path, before + rows.encode())
    register.added.clear()


def slug(title: str, *, latin: bool = False) -> str:
    """A headline as an address: its letters and digits, in its own script or in Latin letters."""
    text = unicodedata.normalize("NFC", title)
    if latin:
        from anyascii import anyascii

        text = anyascii(text)
    text = _VOWELS.sub("", text)
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else _apart(c) for c in text.lower())
    words = kept.split()
    out = ""
    for word in words:
        longer = f"{out}-{word}".strip("-")
        if out and len(longer) > LONGEST:
            break
        out = longer
    return re.sub(r"[\ud800-\udfff]", "", out)[:LONGEST] or "article"


_VOWELS = re.compile(r"[\u0591-\u05c7\u064b-\u0652\u0670\u0640]")  # points nobody types


def _apart(char: str) -> str:
    """Apostrophes and joiners hold a word together, all else parts it."""
    return "" if char in "'’ʼ`\u200c\u200d\u00ad" else " "
