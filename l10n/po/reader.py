"""Reads PO text as gettext does, and says where it is broken.

The common shape of a message is one regular expression; what does not fit (obsolete messages,
plurals, odd blanks, faults) is read line by line.
"""

import codecs
import re
from pathlib import Path

from l10n.errors import Trouble
from l10n.po.messages import Message, PoFile
from l10n.po.strings import BadEscapeError, joined

_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"[ \t]*+(?:\n|\Z)'
_BLOCK = rf"[ \t]*+({_STRING}(?:[ \t]*+{_STRING})*+)"
_COMMON = re.compile(
    rf"((?:#(?!~)[^\n]*+\n)*+)(?:msgctxt{_BLOCK})?+msgid{_BLOCK}msgstr{_BLOCK}\n*+"
)
_ONE_STRING = re.compile(r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)[ \t]*(?=\"|$)")
_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def read(data: bytes, path: Path | str) -> PoFile:
    """The messages of a PO file's bytes; `path` is for messages about it."""
    file = PoFile()
    file.original, file.fpath = data, str(path)
    file.charset = _charset(data)
    text = _decoded(data, file, path)
    if "\r" in text:
        file.crlf = text.count("\r\n") * 2 > text.count("\n")
        text = text.replace("\r\n", "\n")
    if "\0" in text:
        raise Trouble("holds a NUL character; remove it", path, _line(text, text.index("\0")))
    _Reader(text, path, file).run()
    return file


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


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


class _Reader:
    """Goes through the text once; `line` is the line `at` stands on."""

    def __init__(self, text: str, path: Path | str, file: PoFile) -> None:
        self.text, self.path, self.file = text, path, file
        self.at, self.line = 0, 1

    def run(self) -> None:
        text, match, file = self.text, _COMMON.match, self.file
        end = len(text)
        while self.at < end:
            found = match(text, self.at)
            message = self._common(found) if found and self._whole(found) else self._slow()
            if message is None:
                break
            file.order.append(message)
            if message.msgid == "" and not message.msgctxt and file.head is None and not file:
                file.head = message
            else:
                file.append(message)
        if file.head is not None:
            _metadata(file)

    def _whole(self, found: re.Match[str]) -> bool:
        """Does a message end where the expression ends, or does a stray string follow?"""
        following = self.text[found.end() : found.end() + 1]
        return following in {"", "#", "m"} and not self.text.startswith("msgstr", found.end())

    def _common(self, found: re.Match[str]) -> Message:
        raw, (comments, context, source, target) = found[0], found.groups()
        fields = _fields(raw, self.line)
        try:
            fields["msgid"], fields["msgstr"] = joined(source), joined(target)
            if context is not None:
                fields["msgctxt"] = joined(context)
        except BadEscapeError as error:
            raise self._bad_escape(error, found.start()) from None
        if comments:
            self._comments(comments.split("\n")[:-1], fields)
        self.at = found.end()
        self.line += raw.count("\n")
        return _message(fields)

    def _bad_escape(self, error: BadEscapeError, start: int) -> Trouble:
        at = start
        for match in _ONE_STRING.finditer(self.text, start):
            try:
                joined(match[0])
            except BadEscapeError:
                at = match.start()
                break
        return self._trouble(
            f"{error} is no escape of PO; write \\\\ for a backslash", _line(self.text, at)
        )

    def _trouble(self, message: str, line: int) -> Trouble:
        return Trouble(message, self.path, line)

    def _comments(self, lines: list[str], fields: dict[str, object]) -> None:
        plain, notes, previous = [], [], []
        for line in lines:
            kind = line[1:2]
            if kind == ":":
                fields["occurrences"] += _references(line[2:])  # type: ignore[operator]
            elif kind == ".":
                notes.append(line[2:].removeprefix(" "))
            elif kind in {",", "="}:
                name = "flags" if kind == "," else "workflow"
                known = fields[name]
                found = (flag.strip() for flag in line[2:].split(","))
                known += [flag for flag in found if flag and flag not in known]  # type: ignore[operator]
            elif kind == "|":
                previous.append(line[2:].strip(" \t"))
            else:
                plain.append(line[1:].removeprefix(" "))
        fields["tcomment"], fields["comment"] = "\n".join(plain), "\n".join(notes)
        if previous:
            self._previous(previous, fields)

    def _previous(self, lines: list[str], fields: dict[str, object]) -> None:
        name = ""
        for line in lines:
            keyword = _KEYWORD.match(line)
            if keyword:
                name, line = f"previous_{keyword[1]}", line[keyword.end() :]  # noqa: PLW2901
            if name in fields and _ONE_STRING.fullmatch(line):
                fields[name] = (fields[name] or "") + joined(line)  # type: ignore[operator]

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
            if gone and body.startswith("|"):
                comments.append(f"#{body}")
            elif gone or (line and not line.startswith("#")):
                obsolete = obsolete or gone
                self._string(body, strings)
            elif line:
                comments.append(line)
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
        keyword = _KEYWORD.match(body)
        if keyword:
            self._order(keyword[1], strings)
            strings.append((keyword[1], self.line, []))
            body = body[keyword.end() :]
        if not _ONE_STRING.fullmatch(body) or not strings:
            raise self._trouble(_fault(body), self.line)
        try:
            strings[-1][2].append(joined(body))
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
        fields = _fields(raw, line)
        fields["obsolete"] = obsolete
        for name, _, parts in strings:
            if name.startswith("msgstr["):
                fields["msgstr_plural"][int(name[7:-1])] = "".join(parts)  # type: ignore[index]
            else:
                fields[name] = "".join(parts)
        self._comments(comments, fields)
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


def _fields(raw: str, line: int) -> dict[str, object]:
    return {
        "raw": raw,
        "linenum": line,
        "msgid": "",
        "msgstr": "",
        "msgctxt": None,
        "msgid_plural": "",
        "msgstr_plural": {},
        "obsolete": 0,
        "encoding": "utf-8",
        "comment": "",
        "tcomment": "",
        "occurrences": [],
        "flags": [],
        "workflow": [],
        "previous_msgctxt": None,
        "previous_msgid": None,
        "previous_msgid_plural": None,
    }


def _message(fields: dict[str, object]) -> Message:
    message = Message.__new__(Message)
    object.__setattr__(message, "__dict__", fields)
    fields["lists"] = message.listed()
    return message


_PLACE = re.compile(r"\u2068([^\u2069]*)\u2069(?::(\d+))?|(\S+)")


def _references(text: str) -> list[tuple[str, str]]:
    found = []
    for isolated, line, plain in _PLACE.findall(text):
        if plain:
            path, colon, number = plain.rpartition(":")
            found.append((path, number) if colon and number.isdigit() else (plain, ""))
        else:
            found.append((isolated, line))
    return found


def _metadata(file: PoFile) -> None:
    head = file.head
    assert head is not None  # noqa: S101 - the caller looked
    file.header, file.metadata_is_fuzzy = head.tcomment, head.fuzzy
    for line in head.msgstr.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            file.metadata[key.strip()] = value.strip()
