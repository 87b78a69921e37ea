"""What a PO message means to us, and back: the one place that knows our PO dialect."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from l10n.errors import Trouble
from l10n.model import Catalog, Entry, State
from l10n.po import header
from l10n.po.distinct import distinct
from l10n.po.fields import blank, comments_into
from l10n.po.messages import Message, PoFile, reference
from l10n.po.reader import all_stay
from l10n.po.reader import read as read_messages
from l10n.po.strings import one_line, quoted

_DRAFT, _CHANGE = "draft: ", "change: "


@all_stay()
def parse(data: bytes, locale: str, path: Path | str = "") -> Catalog:
    """The catalog in a PO file's bytes; `path` names it in messages."""
    file = read_messages(data, path)
    seen: dict[tuple[str, str], int] = {}
    entries = []
    for message in file.entries():
        entry = _entry(message)
        if not entry.obsolete and seen.setdefault(entry.key, entry.line) != entry.line:
            raise Trouble(
                f"the message of line {seen[entry.key]} stands here again "
                f"({entry.source[:40]!r}); keep one of the two",
                path,
                entry.line,
            )
        entries.append(entry)
    fields = header.parse(file.head.msgstr) if file.head is not None else {}
    comment = file.head.tcomment if file.head is not None else ""
    return Catalog(locale, tuple(entries), fields, _with_tail(comment, file))


def _with_tail(comment: str, file: PoFile) -> str:
    """Comments after the last message belong to nobody; they are kept with the header's."""
    tail = "\n".join(
        line.lstrip("#~").strip() for line in file.tail.split("\n") if line.strip("#~ \t")
    )
    return "\n".join(part for part in (comment, tail) if part)


@dataclass(frozen=True)
class _Said:
    """What the comments of a message say, as an entry has it."""

    notes: tuple[str, ...]
    comment: str
    references: tuple[str, ...]
    draft: str
    change: str
    previous: str
    flags: tuple[str, ...]
    fuzzy: bool


def _entry(message: Message) -> Entry:
    known, found = message.__dict__, message.found
    said = _said(known) if found is None else _said_in(found[1])
    target, plural, obsolete = known["msgstr"], (), False
    if found is None:
        obsolete = bool(known["obsolete"])
        if known["msgid_plural"]:
            forms = [text for _, text in sorted(known["msgstr_plural"].items())]
            plural, target = (known["msgid_plural"], *forms), forms[0] if forms else ""
    return Entry(
        known["msgid"],
        target,
        _state(target, said.draft, fuzzy=said.fuzzy, obsolete=obsolete),
        message.msgctxt or "",
        said.notes,
        said.comment,
        said.references,
        said.draft,
        said.change,
        said.previous,
        obsolete,
        known["linenum"],
        said.flags,
        plural,
    )


@lru_cache(maxsize=1024)  # most sentences of an article have the same to say
def _said_in(comments: str) -> _Said:
    fields = blank("", 0)
    comments_into(comments.split("\n")[:-1], fields)
    return _said(fields)


def _said(fields: Mapping[str, Any]) -> _Said:
    notes, draft, change = _notes(fields["comment"])
    flags = fields["flags"]
    return _Said(
        notes,
        fields["tcomment"],
        tuple(path for path, _ in fields["occurrences"]),
        draft,
        change,
        fields["previous_msgid"] or "",
        (
            *(flag for flag in flags if flag != "fuzzy"),
            *(f"={flag}" for flag in fields["workflow"]),
        ),
        "fuzzy" in flags,
    )


def _state(target: str, draft: str, *, fuzzy: bool, obsolete: bool) -> State:
    if not target:
        return State.UNTRANSLATED
    if not fuzzy and not (draft and obsolete):  # nobody accepts a draft that is gone
        return State.TRANSLATED
    return State.DRAFT if draft else State.STALE


def _notes(comment: str) -> tuple[tuple[str, ...], str, str]:
    if not comment:
        return (), "", ""
    notes, draft, change = [], "", ""
    for line in comment.split("\n"):
        if line.startswith(_DRAFT):
            draft = line[len(_DRAFT) :]
        elif line.startswith(_CHANGE):
            change = line[len(_CHANGE) :]
        else:
            notes.append(line)
    return tuple(notes), draft, change


def render(catalog: Catalog, project: str = "") -> bytes:
    """The catalog as canonical PO: LF, no wrapping, living entries first, obsolete ones last."""
    fields = header.completed(catalog.header, catalog.locale, project)
    head = [*_marked("#", catalog.header_comment.split("\n") if catalog.header_comment else ())]
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    head += ['msgid ""', f"msgstr {quoted(text)}"]
    entries = (f"\n\n{_rendered(entry)}" for entry in distinct(catalog.entries))
    out = BytesIO()  # one by one: as one text, an emoji would make every letter four bytes
    out.writelines(
        part.encode("utf-8", "surrogatepass") for part in chain(("\n".join(head),), entries, "\n")
    )
    return out.getvalue()


def _marked(mark: str, lines: Iterable[str]) -> list[str]:
    return [f"{mark} {one_line(line)}" if line else mark for line in lines]


def _rendered(entry: Entry) -> str:
    lines = _marked("#", entry.comment.split("\n")) if entry.comment else []
    if not entry.obsolete:
        lines += _marked("#.", entry.notes)
    if entry.draft:
        lines.append(f"#. {_DRAFT}{one_line(entry.draft)}")
    if not entry.obsolete:
        if entry.change:
            lines.append(f"#. {_CHANGE}{one_line(entry.change)}")
        if entry.references:
            lines.append("#: " + " ".join(map(reference, entry.references)))
    lines += _flags(entry)
    mark = "#~ " if entry.obsolete else ""
    if entry.previous:
        previous = f"msgid {quoted(entry.previous)}".split("\n")
        lines += (f"#{'~' if entry.obsolete else ''}| {line}" for line in previous)
    strings = [f"msgctxt {quoted(entry.context)}"] if entry.context else []
    strings += [f"msgid {quoted(entry.source)}", *_targets(entry)]
    text = "\n".join(strings)
    return "\n".join([*lines, mark + text.replace("\n", f"\n{mark}")])


def _flags(entry: Entry) -> list[str]:
    fuzzy = ["fuzzy"] if entry.state in {State.DRAFT, State.STALE} else []
    flags = fuzzy + [flag for flag in entry.flags if not flag.startswith("=")]
    workflow = [flag[1:] for flag in entry.flags if flag.startswith("=")]
    lines = [f"#, {', '.join(flags)}"] if flags else []
    return lines + ([f"#= {', '.join(workflow)}"] if workflow else [])


def _targets(entry: Entry) -> list[str]:
    if not entry.plural:
        return [f"msgstr {quoted(_ended(entry.target, entry.source))}"]
    source, *forms = entry.plural
    forms[:1] = [entry.target]
    return [
        f"msgid_plural {quoted(source)}",
        *(f"msgstr[{n}] {quoted(_ended(form, entry.source))}" for n, form in enumerate(forms)),
    ]


def _ended(target: str, source: str) -> str:
    """`target` with line ends at its ends where the source has them; msgfmt -c insists."""
    if "\n" not in target + source or not target.strip("\n"):
        return target
    first, last = "\n" * source.startswith("\n"), "\n" * source.endswith("\n")
    return first + target.strip("\n") + last
