"""What the parts of one message mean: its strings, and the comment lines before them."""

import re
from typing import Any

from l10n.po.strings import joined

ONE_STRING = re.compile(r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"')
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d+)\])?)[ \t]*(?=\"|$)")


def decoded(found: re.Match[str], line: int) -> dict[str, Any]:
    """The fields of a message of the common shape, but for its strings."""
    fields = blank(found[0], line)
    comments_into(found[1].split("\n")[:-1], fields)
    return fields


def comments_into(lines: list[str], fields: dict[str, Any]) -> None:
    """Add what comment lines say to the fields of their message."""
    plain, notes, previous = [], [], []
    for line in lines:
        kind = line[1:2]
        if kind == ":":
            fields["occurrences"] += _references(line[2:])
        elif kind == ".":
            notes.append(line[2:].removeprefix(" "))
        elif kind in {",", "="}:
            name = "flags" if kind == "," else "workflow"
            known = fields[name]
            found = (flag.strip() for flag in line[2:].split(","))
            known += [flag for flag in found if flag and flag not in known]
        elif kind == "|":
            previous.append(line[2:].strip(" \t"))
        else:
            plain.append(line[1:].removeprefix(" "))
    fields["tcomment"], fields["comment"] = "\n".join(plain), "\n".join(notes)
    if previous:
        _previous(previous, fields)


def _previous(lines: list[str], fields: dict[str, Any]) -> None:
    name = ""
    for line in lines:
        keyword = KEYWORD.match(line)
        if keyword:
            name, line = f"previous_{keyword[1]}", line[keyword.end() :]  # noqa: PLW2901
        if name in fields and ONE_STRING.fullmatch(line):
            fields[name] = (fields[name] or "") + joined(line)


def blank(raw: str, line: int) -> dict[str, Any]:
    """The fields of a message that says nothing yet."""
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
