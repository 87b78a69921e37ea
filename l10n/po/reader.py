"""Reads PO text as gettext does, and says where it is broken.

The common shape of a message is one regular expression; what does not fit (obsolete messages,
plurals, odd blanks, faults) is read line by line.
"""

import codecs
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from l10n.errors import Trouble
from l10n.po.fields import KEYWORD, ONE_STRING, blank, comments_into
from l10n.po.messages import Message, PoFile
from l10n.po.strings import BadEscapeError, joined, meant

_STRINGS = r'[ \t]*+"(.*+(?:\n".*+)*+)\n'  # from behind the first quotation mark to the last one
_COMMON = re.compile(
    rf"((?:#(?!~).*+\n)*+)(?:msgctxt{_STRINGS})?+msgid{_STRINGS}msgstr{_STRINGS}"
    r"\n*+(?![^#m]|msgstr)"
)
_ON_A_LINE = re.compile(rf"(?:{ONE_STRING.pattern}[ \t]*+)++")
_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def read(data: bytes, path: Path | str) -> PoFile:
    """The messages of a PO file's bytes; `path` is for messages about it."""
    file = PoFile()
    file.original, file.fpath = data, str(path)
    file.charset = _charset(data)
    text = _decoded(data, file, path)
    if b"\r" in data:  # a byte is found sooner than a letter
        file.crlf = text.count("\r\n") * 2 > text.count("\n")
        text = text.replace("\r\n", "\n")
    if b"\0" in data and "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Trouble("holds a NUL character; remove it", path, line)
    with all_stay():
        _Reader(text, path, file).run()
    return file


@contextmanager
def all_stay() -> Iterator[None]:
    """Thousands of objects that all stay are made here: looking for garbage doubles the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _charset(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    try:
        return codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        return "utf-8"


def _decoded(data: bytes, file: PoFile, path: Path | str) -> str:
    if data.startswith(codecs.BOM_UTF8):
        file.bom, data = True, data[3:]
    try:
        return data.decode(file.charset)
    except UnicodeDecodeError as error:
        raise Trouble(
            f"is not {file.charset.upper()} (byte {error.start}); save it as UTF-8",
            path,
            data.count(b"\n", 0, error.start) + 1,
        ) from None


class _Reader:
    """Goes through the text once; `at` is where it stands, `line` on which line."""

    def __init__(self, text: str, path: Path | str, file: PoFile) -> None:
        self.text, self.path, self.file = text, path, file
        self.at, self.line = 0, 1

    def run(self) -> None:
        text, match, order = self.text, _COMMON.match, self.file.order
        end, at, line = len(text), 0, 1
        while at < end:
            found = match(text, at)
            message = _common(found, line) if found is not None else None
            if found is not None and message is not None:
                here, at = at, found.end()
                line += text.count("\n", here, at)
            else:
                self.at, self.line = at, line
                message = self._slow()
                if message is None:
                    break
                at, line = self.at, self.line
            order.append(message)
        self._sorted_out()

    def _sorted_out(self) -> None:
        """The header, where there is one, and the rest."""
        file = self.file
        first = file.order[0] if file.order else None
        if first is not None and first.msgid == "" and not first.msgctxt and not first.obsolete:
            file.head = first
            _metadata(file)
        file.extend(file.order[1:] if file.head is not None else file.order)

    def _trouble(self, message: str, line: int) -> Trouble:
        return Trouble(message, self.path, line)

    def _slow(self) -> Message | None:
        """One message of any legal shape, line by line; None when only comments are left."""
        start, first = self.at, self.line
        strings: list[tuple[str, int, list[str]]] = []
        comments: list[str] = []
        obsolete = False
        while self.at < len(self.text):
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            line = self.text[self.at : end].strip(" \t\r")
            gone = line.startswith("#~")
            body = line[2:].lstrip(" \t") if gone else line
            complete = bool(strings) and strings[-1][0].startswith("msgstr")
            if complete and self._begins(body, gone, obsolete):
                break
            if gone and body.startswith(("|", "#")):
                comments.append(f"#{body}" if body.startswith("|") else body)
            elif gone or (line and not line.startswith("#")):
                obsolete = obsolete or gone
                self._string(body, strings)
            elif line:
                comments.append(self.text[self.at : end].lstrip(" \t"))
            self.at, self.line = min(end + 1, len(self.text)), self.line + 1
        if not strings:
            self.file.tail = self.text[start:]
            return None
        return self._built(first, self.text[start : self.at], strings, comments, obsolete=obsolete)

    def _begins(self, body: str, gone: bool, obsolete: bool) -> bool:  # noqa: FBT001
        """Does this line begin the next message, now that the last one has its msgstr?"""
        if gone != obsolete and body:
            return True
        return body.startswith(("#", "|", "msgctxt", "msgid"))

    def _string(self, body: str, strings: list[tuple[str, int, list[str]]]) -> None:
        if not body:
            return
        keyword = KEYWORD.match(body)
        if keyword:
            self._order(keyword[1], strings)
            strings.append((keyword[1], self.line, []))
            body = body[keyword.end() :]
        if not _ON_A_LINE.fullmatch(body) or not strings:
            raise self._trouble(_fault(body), self.line)
        try:
            strings[-1][2].extend(map(joined, ONE_STRING.findall(body)))
        except BadEscapeError as error:
            message = f"{error} is no escape of PO; write \\\\ for a backslash"
            raise self._trouble(message, self.line) from None

    def _order(self, keyword: str, strings: list[tuple[str, int, list[str]]]) -> None:
        names = [name for name, _, _ in strings]
        last = names[-1] if names else ""
        follows = {
            "msgctxt": last == "",
            "msgid": last in {"", "msgctxt"},
            "msgid_plural": last == "msgid",
            "msgstr": last == "msgid",
        }.get(keyword, last == "msgid_plural" or last.startswith("msgstr["))
        if not follows or keyword in names:
            raise self._trouble(
                f"{keyword} stands where it cannot; after {last or 'nothing'}, "
                "something is missing",
                self.line,
            )

    def _built(
        self,
        line: int,
        raw: str,
        strings: list[tuple[str, int, list[str]]],
        comments: list[str],
        *,
        obsolete: bool,
    ) -> Message:
        name, at, _ = strings[-1]
        if not name.startswith("msgstr"):
            raise self._trouble(f"{name} without msgstr; the message is not complete", at)
        fields = blank(raw, line)
        fields["obsolete"] = obsolete
        for name, _, parts in strings:
            if name.startswith("msgstr["):
                fields["msgstr_plural"][int(name[7:-1])] = "".join(parts)
            else:
                fields[name] = "".join(parts)
        comments_into(comments, fields)
        return _message(fields)


def _fault(body: str) -> str:
    if body.startswith(_CONFLICT):
        return "holds the marks of a git conflict; run 'l10n merge' on its three versions"
    if body.startswith("domain"):
        return "'domain' lines are not supported; keep one domain a file"
    if body.count('"') - body.count('\\"') == 1 or not body.endswith('"'):
        return f"a string has no closing quotation mark, or none that opens it: {body[:40]!r}"
    if body.startswith('"'):
        return f'a quotation mark inside a string must be written \\": {body[:40]!r}'
    return f"is not PO: {body[:40]!r}"


def _common(found: re.Match[str], line: int) -> Message | None:
    """A message of the common shape; None where its strings need a closer look."""
    context, source, target = found.group(2, 3, 4)
    msgid, msgstr = meant(source), meant(target)
    if msgid is None or msgstr is None:
        return None
    known = {"found": found, "linenum": line, "msgid": msgid, "msgstr": msgstr}
    if context is not None:
        known["msgctxt"] = msgctxt = meant(context)
        if msgctxt is None:
            return None
    return Message.of(known)


def _message(fields: dict[str, Any]) -> Message:
    message = Message.of(fields)
    fields["lists"] = message.listed()
    return message


def _metadata(file: PoFile) -> None:
    head = file.head
    assert head is not None  # noqa: S101 - the caller looked
    file.header, file.metadata_is_fuzzy = head.tcomment, head.fuzzy
    for line in head.msgstr.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            file.metadata[key.strip()] = value.strip()
