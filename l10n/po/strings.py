"""PO strings: what stands between the quotation marks, and the text it means."""

import re

_MEANS = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
_WRITTEN = str.maketrans({text: f"\\{letter}" for letter, text in _MEANS.items()})
_NEEDS = re.compile(r'[\a\b\f\n\r\t\v"\\]')
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3})|(.))", re.DOTALL)
_BETWEEN = re.compile(r'"[ \t]*\n[ \t]*"')
_STRICT = re.compile(r'[^"\\\n]*+(?:(?:\\(?:[abfnrtv"\\0-7]|x[0-9A-Fa-f])|"\n")[^"\\\n]*+)*+"')
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class BadEscapeError(ValueError):
    """A backslash before a letter that means nothing to gettext."""


def unescape(written: str) -> str:
    r"""The text that `written` means: `\n`, `\t`, `\"`, `\x41` and `\101` as gettext reads them."""
    if "\\" not in written:
        return written
    if "\\\\" not in written:  # the common escapes alone, the quick way
        text = written.replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t")
        if "\\" not in text:
            return text
    return _escaped(written)


def _escaped(written: str) -> str:
    out: list[str] = []
    codes = bytearray()  # `\303\251` is two bytes of one letter
    here = 0
    for match in _ESCAPE.finditer(written):
        between = written[here : match.start()]
        here = match.end()
        if between or match[3]:
            out += codes.decode("utf-8", "replace"), between
            codes.clear()
        if match[3] is None:
            codes.append((int(match[1], 16) if match[1] else int(match[2], 8)) & 0xFF)
        elif match[3] in _MEANS:
            out.append(_MEANS[match[3]])
        else:
            raise BadEscapeError(match[0])
    return "".join((*out, codes.decode("utf-8", "replace"), written[here:]))


def joined(block: str) -> str:
    """The text of one or more quoted strings, one a line."""
    inner = block.rstrip(" \t\n")[1:-1]
    if "\n" not in inner:
        return unescape(inner) if "\\" in inner else inner
    if "\\" not in inner:
        return _BETWEEN.sub("", inner)
    return "".join(map(unescape, _BETWEEN.split(inner)))


def meant(block: str) -> str | None:
    """The text of strings one a line, given from behind the first quotation mark to the last; None
    where anything is odd.
    """
    if "\\" in block:
        strict = _STRICT.fullmatch(block)
        return "".join(map(unescape, block[:-1].split('"\n"'))) if strict else None
    inner = block[:-1]
    if block.find('"') != len(inner):
        inner = inner.replace('"\n"', "")
        if '"' in inner:
            return None
    return None if "\n" in inner or not block.endswith('"') else inner


def quoted(text: str) -> str:
    r"""`text` as msgcat --no-wrap writes it: one line, or one per `\n` after an empty first."""
    if not _NEEDS.search(text):
        return f'"{text}"'
    lines = _lines(text)
    if len(lines) == 1:
        return f'"{lines[0]}"'
    return '""\n' + "\n".join(f'"{line}"' for line in lines)


def _lines(text: str) -> list[str]:
    pieces = text.split("\n")
    ended = [f"{piece.translate(_WRITTEN)}\\n" for piece in pieces[:-1]]
    return ended + ([pieces[-1].translate(_WRITTEN)] if pieces[-1] else [])


def one_line(text: str) -> str:
    """`text` fit for a comment line: whatever ends a line becomes a space."""
    return _LINE_ENDS.sub(" ", text)
