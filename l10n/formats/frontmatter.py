# ruff: noqa: ANN401 - PyYAML gives its nodes no types
"""Front matter: the values people read, found by the YAML parser's marks, in TOML's own lines or
among JSON's strings.

A value is replaced in the quoting style it stands in; nothing is ever dumped, so keys, comments,
order and every other value stay as they are.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from l10n.formats import Options, fold
from l10n.formats.recovery import InvalidError, Sound, sound
from l10n.model import Block, Role


@dataclass(frozen=True)
class Scalar:
    """How a value is written: its quotation mark, "" for none, "|" for YAML's own blocks."""

    style: str
    flow: bool = False  # inside [ ] or { }
    toml: bool = False


class Value(NamedTuple):
    """A value that people read: its key, where its inner text stands, and how it is written."""

    key: str
    text: str
    raw: str
    start: int
    line: int
    scalar: Scalar


def split(text: str, start: int, line: int, options: Options) -> Iterator[Block]:
    """The blocks of front matter that stands at `start` of an article, on `line`."""
    read = {"+": _toml, "{": _json}.get(text.lstrip()[:1], _yaml)
    for v in read(text, options.keys):
        if not any(map(str.isalpha, v.text)):
            continue
        first = start + v.start
        offsets = () if v.raw == v.text else _drift(v.raw, v.text, first)
        yield Block(
            v.text,
            first,
            first + len(v.raw),
            Role.FRONT_MATTER,
            line + v.line,
            v.key,
            offsets=offsets,
            dress=v.scalar,
        )


def unread(text: str) -> Iterator[tuple[int, str]]:
    """Lines of front matter (from 0) of which nothing is translated, and the way out."""
    if text.startswith("+"):
        faults = _toml_sound(text, _toml_end(text))[1]
    else:
        faults = _yaml_sound(_yaml_inner(text)[0])[1] if text.startswith("-") else []
    for fault in faults:
        yield fault.line, f"front matter: {fault.problem}; until then it stays untranslated"


def _invalid(language: str, told: str, line: int) -> InvalidError:
    way = "put the text in quotation marks, or mend the line"
    return InvalidError(f"not valid {language} ({told}); {way}", line)


def holds_keys(text: str) -> bool:
    """Is it front matter, wherever it stands, and not words between two rulers?"""
    if text.startswith("+"):
        return "=" in text
    try:
        root = _composed(_yaml_inner(text)[0])
    except InvalidError:
        return False
    return getattr(root, "id", "") == "mapping"


def _yaml(text: str, keys: tuple[str, ...]) -> Iterator[Value]:
    inner, first = _yaml_inner(text)
    for part in _yaml_sound(inner)[0]:
        for key, node, flow in _values(part.value, keys, "", flow=False) if part.value else ():
            if node.tag == "tag:yaml.org,2002:str":
                for value in _written(part.text, key, node, flow=flow):
                    yield value._replace(
                        start=value.start + part.start + first, line=value.line + part.line
                    )


def _yaml_inner(text: str) -> tuple[str, int]:
    """What stands between the marks, and where it begins."""
    first = len(text) - len(text.lstrip("-")) if text.startswith("---") else 0
    last = max(text.rfind("\n"), text.rfind("\r"))
    return text[first : last + 1], first


# what begins at a line's start, but a list, a comment or a bracket that closes
_YAML_ENTRY = re.compile(r"(?m)^(?![ \t\r\n#\]}]|-[ \t\r\n])")
_ANCHOR = re.compile(r"(?<![^\s\[{,])&\w")
_NEVER = re.compile(r"(?!)")


def _yaml_sound(inner: str) -> tuple[list[Sound[Any]], list[InvalidError]]:
    anchored = "&" in inner and _ANCHOR.search(inner)
    return sound(inner, _composed, _NEVER if anchored else _YAML_ENTRY)


def _composed(text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if "&" in text and "*" in text:
            for event in yaml.parse(text, Loader=loader):
                if isinstance(event, yaml.AliasEvent):  # what stands in two places is nobody's
                    told = f"*{event.anchor} stands for another value; write it out"
                    raise InvalidError(told, event.start_mark.line if event.start_mark else 0)
        return yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        at, opened = error.problem_mark, error.context_mark
        if at is None or (opened and not text[at.index :].strip()):
            at = opened  # what begins there does not end
        raise _invalid("YAML", str(error.problem), at.line if at else 0) from None
    except (yaml.YAMLError, RecursionError, ValueError):  # controls; nested a thousand times
        raise _invalid("YAML", "cannot be read", 0) from None


def _values(
    node: Any, keys: tuple[str, ...], path: str, *, flow: bool
) -> Iterator[tuple[str, Any, bool]]:
    """The strings below the keys that people read, at any depth."""
    flow = flow or bool(getattr(node, "flow_style", False))
    for name, here, value in _children(node, path):
        if value.id != "scalar":
            yield from _values(value, keys, here, flow=flow)
        elif name in keys or here in keys:
            yield here, value, flow


def _children(node: Any, path: str) -> Iterator[tuple[str, str, Any]]:
    """Name, path and node of what a mapping or a list holds; a list's items go by its name."""
    if node.id == "mapping":
        for key, value in node.value:
            name = getattr(key, "value", None)
            if isinstance(name, str):
                yield name, f"{path}.{name}".lstrip("."), value
    elif node.id == "sequence":
        for item in node.value:
            yield path.rpartition(".")[2], path, item


def _written(text: str, key: str, node: Any, *, flow: bool) -> Iterator[Value]:
    """A value as it stands: one text, or one per paragraph of a YAML block."""
    first, last = node.start_mark.index, node.end_mark.index
    line = node.start_mark.line
    if node.style in {"|", ">"}:
        yield from _paragraphs(text[first:last], key, first, line)
        return
    inset = 1 if node.style else 0
    raw = text[first + inset : last - inset]
    scalar = Scalar(node.style or "", flow)
    yield Value(key, fold(node.value), raw, first + inset, line, scalar)


_PARAGRAPH = re.compile(
    r"(?:^|(?<=\n)|(?<=\r))[ \t]*[^ \t\r\n][^\r\n]*(?:\r?\n[ \t]*[^ \t\r\n][^\r\n]*)*"
)
_BLANKS = " \t\r\n"
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*")


def _paragraphs(raw: str, key: str, start: int, line: int) -> Iterator[Value]:
    header = re.match(r"[^\r\n]*(?:\r\n?|\n)", raw)
    for match in _PARAGRAPH.finditer(raw, header.end()) if header else ():
        piece = match.group().rstrip(_BLANKS)
        first = match.start() + len(piece) - len(piece.lstrip(_BLANKS))
        piece = piece.lstrip(_BLANKS)
        lines = raw.count("\n", 0, first)
        yield Value(key, _FOLD.sub(" ", piece), piece, start + first, line + lines, Scalar("|"))


def _drift(raw: str, value: str, start: int) -> tuple[tuple[int, int], ...]:
    """Where the words of a value stand in its raw text, as far as they can be followed."""
    offsets, at = [], 0
    for match in re.finditer(r"\S+", value):
        found = raw.find(match.group(), at)
        if found < 0:
            break
        offsets.append((match.start(), start + found))
        at = found + len(match.group())
    offsets.append((len(value) - 1, start + len(raw) - 1))  # whatever is between, the end is known
    return tuple(offsets)


_TABLE = re.compile(r"\s*\[\[?\s*([^\]\n]+?)\s*\]\]?")
_PAIR = re.compile(
    r"""(?m)^[ \t]*(?P<table>\[[^\n]*\])|^[ \t]*(?P<key>[A-Za-z0-9_.-]+)[ \t]*=[ \t]*"""
    r"""(?:(?P<q>\"\"\"|'''|"|')|[^\n]*)"""
)
_ENDS = {
    '"': re.compile(r'(?:[^"\\\r\n]|\\.)*(?=")'),
    "'": re.compile(r"[^'\r\n]*(?=')"),
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*(?=""")', re.DOTALL),
    "'''": re.compile(r"(?:[^']|'(?!''))*(?=''')"),
}


# a table, or a key; strings of several lines could hold what only looks like one
_TOML_ENTRY = re.compile(
    r"(?m)^(?=[ \t]*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*[ \t]*=|\[\[?[A-Za-z0-9_.-]+\]\]?\s*(?:#|$)))"
)


def _toml_end(text: str) -> int:
    return max(text.rfind("\n+++"), text.rfind("\r+++"), 3)


def _toml_sound(text: str, last: int) -> tuple[list[Sound[None]], list[InvalidError]]:
    inner = text[3:last]
    tall = '"""' in inner or "'''" in inner
    return sound(inner, _loaded, _NEVER if tall else _TOML_ENTRY)


def _loaded(text: str) -> None:
    if _SIMPLE.fullmatch(text):
        return
    try:
        tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told, _, where = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", where)
        raise _invalid("TOML", told, int(found[1]) - 1 if found else 0) from None


def _toml(text: str, keys: tuple[str, ...]) -> Iterator[Value]:
    table = ""
    for part in _toml_sound(text, _toml_end(text))[0]:
        at, last = part.start + 3, part.start + 3 + len(part.text)
        while match := _PAIR.search(text, at, last):
            at = max(match.end(), at + 1)
            if match["table"]:
                table = match["table"].strip("[] \t")
            elif match["q"]:
                body = _ENDS[match["q"]].match(text, match.end())
                if body is None:
                    continue
                at = body.end() + len(match["q"])
                key = f"{table}.{match['key']}".lstrip(".")
                if match["key"] in keys or key in keys:
                    yield from _string(text, body, match["q"], key)


# nothing that a scanner of lines could take for something else
_QUOTED = r"""(?:"[^"\\\x00-\x08\x0a-\x1f\x7f]*"|'[^'\x00-\x08\x0a-\x1f\x7f]*')"""
_ARRAY = rf"\[[ \t\r\n]*(?:{_QUOTED}(?:[ \t\r\n]*,[ \t\r\n]*{_QUOTED})*[ \t\r\n]*,?[ \t\r\n]*)?\]"
_VALUE = rf"(?:{_QUOTED}|{_ARRAY}|true|false|0|[1-9]\d*|\d{{4}}-0\d-[012]\d)"
_SIMPLE = re.compile(
    rf"(?:[ \t]*(?:\[[A-Za-z0-9_-]+\]|[A-Za-z0-9_-]+[ \t]*=[ \t]*{_VALUE})?[ \t]*(?:\r?\n|\Z))*",
    re.ASCII,
)


def _string(text: str, body: re.Match[str], quote: str, key: str) -> Iterator[Value]:
    raw = body.group()
    line = text.count("\n", 0, body.start())
    if "\\" not in raw and len(quote) == 1:
        yield Value(key, fold(raw), raw, body.start(), line, Scalar(quote, toml=True))
        return
    try:
        found = tomllib.loads(f"x = {quote}{raw}{quote}".replace("\r\n", "\n"))["x"]
    except tomllib.TOMLDecodeError:
        return
    yield Value(key, fold(found), raw, body.start(), line, Scalar(quote, toml=True))


_STRING = re.compile(r'"(?P<raw>(?:[^"\\]|\\.)*)"(?P<key>\s*:)?|[{}\[\]]')


def _json(text: str, keys: tuple[str, ...]) -> Iterator[Value]:
    names: list[str] = []  # the key that is open at each level, "" in a list
    for match in _STRING.finditer(text):
        if match[0] in {"{", "["}:
            names.append("")
        elif match[0] in {"}", "]"}:
            names = names[:-1]
        elif match["key"] and names:
            names[-1] = json.loads(f'"{match["raw"]}"', strict=False)
        else:
            path = [name for name in names if name]
            if path and (path[-1] in keys or ".".join(path) in keys):
                raw = match["raw"]
                value = fold(json.loads(f'"{raw}"', strict=False))
                line = text.count("\n", 0, match.start())
                yield Value(".".join(path), value, raw, match.start("raw"), line, Scalar('"'))


# plain YAML that every reader, old or new, takes for a string
_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f#:,\[\]{}]|(?<! )#|:(?=[^\s,\[\]{}])|,)*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan"})


def dress(scalar: Scalar, target: str) -> str:
    """The target as its value stands: in the same quotation marks, or in some where it had none."""
    text = fold(target)
    if scalar.style == "|":
        return text
    if scalar.style.startswith("'"):
        return _single(text, scalar)
    if scalar.style or not _is_plain(text, scalar):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        return quoted if scalar.style else f'"{quoted}"'
    return text


def _single(text: str, scalar: Scalar) -> str:
    """TOML's literal strings know no escape, so a straight mark becomes a typographic one."""
    if not scalar.toml:
        return text.replace("'", "''")
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def _is_plain(text: str, scalar: Scalar) -> bool:
    if not _PLAIN.fullmatch(text) or text.lower() in _WORDS:
        return False
    return text.rstrip() == text and not (scalar.flow and "," in text)
