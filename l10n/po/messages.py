"""polib's entries and files, with each entry's own text kept: what nobody touched is written
back as it was read.
"""

import re
from collections.abc import Iterable
from operator import is_
from pathlib import Path
from typing import Any

import polib

from l10n.po.fields import decoded
from l10n.po.strings import one_line, quoted

_new, _set = object.__new__, object.__setattr__  # past our own, at once


class Message(polib.POEntry):
    """One message, with everything gettext allows.

    `raw` is the text it was read from (with the blank lines after it), "" once a field is set.
    `workflow` are gettext's coming `#=` flags, read and kept. What comments say is read when it is
    first asked for; until then `found` holds it.
    """

    raw: str
    workflow: list[str]
    msgctxt: Any = None  # of most messages

    def __init__(self, **fields: Any) -> None:  # noqa: ANN401 - polib's own fields
        super().__init__(**fields)
        self.__dict__.setdefault("raw", "")
        self.__dict__.setdefault("workflow", [])
        self.__dict__["lists"] = None

    @property
    def found(self) -> re.Match[str] | None:
        """What it was read from, while no comment was asked for."""
        return self.__dict__.get("found")

    @classmethod
    def of(cls, known: dict[str, Any]) -> "Message":
        """A message with these fields and nothing else set."""
        message = _new(cls)
        _set(message, "__dict__", known)
        return message

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any field
        found = self.__dict__.get("found")
        if found is None:
            raise AttributeError(name)
        if name == "raw":
            return found[0]
        del self.__dict__["found"]
        self.__dict__.update(decoded(found, self.__dict__["linenum"]) | self.__dict__)
        self.__dict__["lists"] = self.listed()
        return getattr(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if "found" in self.__dict__:
            _ = self.flags  # all fields, then
        self.__dict__[name] = value
        self.__dict__["raw"] = ""

    @property
    def untouched(self) -> bool:
        """Does `raw` still say what the fields say?"""
        known = self.__dict__
        if "found" in known:
            return True
        return bool(known["raw"]) and known["lists"] == self.listed()

    def listed(self) -> tuple[object, ...]:
        """What may be changed in place, to compare with what was read."""
        return (*self.flags, *self.occurrences, *self.workflow, *self.msgstr_plural.items())

    def text(self) -> str:
        """The message in the canonical form, with its last line end."""
        lines = [*_comments("#", self.tcomment), *_comments("#.", self.comment)]
        if not self.obsolete:
            lines += [f"#: {reference(*place)}" for place in self.occurrences]
        lines += [f"#, {', '.join(self.flags)}"] if self.flags else []
        lines += [f"#= {', '.join(self.workflow)}"] if self.workflow else []
        lines += (f"#~{line[1:]}" if self.obsolete else line for line in self._previous())
        mark = "#~ " if self.obsolete else ""
        lines += (mark + line for line in self._strings())
        return "\n".join(lines) + "\n"

    def _previous(self) -> Iterable[str]:
        for keyword, value in (
            ("msgctxt", self.previous_msgctxt),
            ("msgid", self.previous_msgid),
            ("msgid_plural", self.previous_msgid_plural),
        ):
            if value is not None:
                yield from (f"#| {line}" for line in f"{keyword} {quoted(value)}".split("\n"))

    def _strings(self) -> Iterable[str]:
        fields = [("msgctxt", self.msgctxt)] if self.msgctxt is not None else []
        fields.append(("msgid", self.msgid))
        if self.msgid_plural:
            fields.append(("msgid_plural", self.msgid_plural))
            fields += ((f"msgstr[{n}]", s) for n, s in sorted(self.msgstr_plural.items()))
        else:
            fields.append(("msgstr", self.msgstr))
        for keyword, value in fields:
            yield from f"{keyword} {quoted(value)}".split("\n")


class PoFile(polib.POFile):
    """A PO file's messages; `head` is its header's message, `tail` what follows the last one.

    `original` are the bytes it was read from, `crlf` whether its lines end as in DOS.
    """

    def __init__(self) -> None:
        super().__init__(wrapwidth=0)
        self.head: Message | None = None
        self.tail = ""
        self.original = b""
        self.crlf = self.bom = False
        self.charset = "utf-8"
        self.order: list[Message] = []  # as it was read, header and all

    def entries(self) -> list[Message]:
        """All but the header."""
        return [message for message in self if isinstance(message, Message)]

    def messages(self) -> list[Message]:
        """The header and all entries."""
        return [*([self.head] if self.head is not None else []), *self.entries()]

    def data(self) -> bytes:
        """The file's bytes: what is untouched verbatim, what was changed in canonical form."""
        messages = self.messages()
        if self.original and all(m.untouched for m in messages) and self._in_order(messages):
            return self.original
        text = "".join(_pieces(messages)) + self.tail
        text = text.rstrip("\n") + "\n" if text.endswith("\n\n") else text
        return (text.replace("\n", "\r\n") if self.crlf else text).encode(self.charset)

    def _in_order(self, messages: list[Message]) -> bool:
        return len(messages) == len(self.order) and all(map(is_, messages, self.order))

    def save(self, fpath: str | None = None, *_: object, **__: object) -> None:
        """Write to `fpath`, or to where it was read from."""
        Path(fpath or self.fpath).write_bytes(self.data())


def _pieces(messages: Iterable[Message]) -> Iterable[str]:
    before = "\n\n"
    for message in messages:
        found = message.found
        kept = found[0] if found is not None else message.untouched and message.raw
        text = kept or message.text() + "\n"
        if not before.endswith("\n\n"):
            yield "\n" if before.endswith("\n") else "\n\n"
        yield text
        before = text


def _comments(mark: str, text: str) -> list[str]:
    if not text:
        return []
    return [f"{mark} {one_line(line)}" if line else mark for line in text.split("\n")]


def reference(path: str, line: str = "") -> str:
    """A `#:` reference; gettext sets a path with blanks between isolating marks."""
    shown = f"\u2068{path}\u2069" if " " in path else path
    return f"{shown}:{line}" if line else shown
