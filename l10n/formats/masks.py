"""What a Markdown parser must not see: templates and directives of site generators.

They are filled over, as many bytes for as many, so every offset stays true. A line that holds
nothing else becomes a processing instruction, which ends a paragraph and means nothing.
"""

import json
import re

FILL = "\x01"  # neither blank nor punctuation to the parser, and no text has it
_INLINE = r"\{\{[^\n]{0,999}?\}\}|\{%[^\n]{0,999}?%\}|\{:[ .#][^}\n]{0,999}\}"
TEMPLATE = re.compile(_INLINE)
_TALL = r"(?:[^\n]|\n(?![ \t]*\r?\n)){0,3000}?"  # over several lines, none of them blank
_LONG = re.compile(rf"\{{\{{[<%]{_TALL}[>%]\}}\}}|\{{%{_TALL}%\}}")
_ALONE = re.compile(rf"(?m)^([ \t]*)(?=\{{)((?:(?:{_INLINE})[ \t]*)+)(?=\r?$)")
_LONG_ALONE = re.compile(rf"(?m)^([ \t]*)({_LONG.pattern})(?=[ \t]*\r?$)")
JSON = re.compile(rb"\s*\{(?![{%:])")  # front matter, as Hugo reads it
ITEM = "-   "  # an admonition, to the parser
_FENCE = re.compile(r"(?m)^([ \t]*)(:::+[^\r\n]*)")
_ADMONITION = re.compile(r"(?m)^([ \t]*)((?:!!!|\?\?\?\+?)[ \t]+[^\r\n]+)")
_MODULE = re.compile(  # MDX
    r"(?m)^()(?=[ie])(import\s[^\r\n]*?['\"][^'\"\r\n]+['\"];?|export\s+(?:const|default|function)\b[^\r\n]*)(?=\r?$)"
)
_MODULES = ("import", "export")
_VERBATIM = re.compile(r"\{%-?\s*(end)?(highlight|raw|comment)\b[^\n]{0,200}?%\}")


def hide(text: str) -> str:
    """`text` as the parser may see it; the same object where there is nothing to hide."""
    if text[:1] == "{" or text[:1].isspace():
        text = _without_json(text)
    if "{" in text and _BRACES.search(text):
        if "{%" in text:
            text = _verbatim(text)
        text = _ALONE.sub(_instruct, text)
        if "{%" in text or "{{<" in text or "{{%" in text:
            text = _LONG_ALONE.sub(_instruct, text)
            text = _LONG.sub(_fill, text)
        text = TEMPLATE.sub(_fill, text)
    if ":::" in text:
        text = _FENCE.sub(_instruct, text)
    if text.startswith(_MODULES) or any("\n" + word in text for word in _MODULES):
        text = _MODULE.sub(_instruct, text)
    if "!!!" in text or "???" in text:
        text = _ADMONITION.sub(_item, text)
    return text


_BRACES = re.compile(r"\{(?:[{%]|:[ .#])")


def _fill(match: re.Match[str]) -> str:
    return over(match.group())


def over(text: str) -> str:
    """Filler of the same bytes and lines."""
    return "\n".join(FILL * len(line.encode("utf-8", "surrogatepass")) for line in text.split("\n"))


def _instruct(match: re.Match[str]) -> str:
    return match[1] + _instruction(match[2])


def _instruction(text: str) -> str:
    hidden = over(text)
    return f"<?{hidden[2:-2]}?>" if len(hidden) > 3 else "<?>"


def _item(match: re.Match[str]) -> str:
    """An admonition holds what is indented below it, as an item of a list does."""
    hidden = match[2][len(ITEM) :]
    return match[1] + (ITEM + _instruction(hidden) if len(hidden) > 2 else over(match[2]))


def _without_json(text: str) -> str:
    start = len(text) - len(text.lstrip())
    if not JSON.match(text[: start + 2].encode("utf-8", "replace")):
        return text
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return text
    if not isinstance(value, dict) or text[end:].split("\n", 1)[0].strip():
        return text
    return text[:start] + _instruction(text[start:end]) + text[end:]


def _verbatim(text: str) -> str:
    """Code and comments between template tags, filled over as a whole."""
    out: list[str] = []
    here, opened, name = 0, -1, ""
    for match in _VERBATIM.finditer(text):
        if opened < 0 and not match[1]:
            opened, name = match.end(), match[2]
        elif opened >= 0 and match[1] and match[2] == name:
            out += text[here:opened], over(text[opened : match.start()])
            here, opened = match.start(), -1
    return "".join((*out, text[here:]))
