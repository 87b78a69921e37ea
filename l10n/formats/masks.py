"""What a Markdown parser must not see: templates and directives of site generators.

They are filled over, as many bytes for as many, so every offset stays true. A line that holds
nothing else becomes a processing instruction, which ends a paragraph and means nothing.
"""

import json
import re
from collections.abc import Iterator

FILL = "\x01"  # neither blank nor punctuation to the parser, and no text has it
URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\x01]*[^\s<>\x01?!.,:*_~'\")\]]")
_WITHIN = (  # braces: the sign first, so that the search is fast
    r":(?:[ .#:/][^}\n]{0,999}|[\w-]+(?:=[^}\n]{0,999})?)\}"  # kramdown's attributes
    r"|(?<=[)\]`*]\{) ?(?:[.#]|[\w-]+=)[^{}\n]{0,300}\}"  # others', behind what they are of
    r"|/\*(?!\s*#)[^\n]{0,999}?\*/\}|(?<==\{)(?:[^{}\n]|\{[^{}\n]{0,300}\}){0,300}\}"  # JSX
    r"|[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+\}"
)
_COMMENT = r"#(?:[^\n{}]{0,999}?#\}|[-\s](?:(?!\{#|\n[ \t]*\r?\n)[\s\S]){0,999}?#\})"  # no {#id}
TEMPLATE = re.compile(rf"\{{(?:\{{[^\n]{{0,999}}?\}}\}}|%[^\n]{{0,999}}?%\}}|{_COMMENT}|{_WITHIN})")
_BRACES = re.compile(r"\{(?:[{%:/ .#!*]|(?<==\{)|[\w$-]+[=.])")
_ALONE = re.compile(  # up to where each ends, or some signs on
    r"(?m)(\n[ \t]*)((?:\{(?:\{(?:[^{}\n]++|\{|\}(?!\})){0,300}+\}\}"
    r"|%(?:[^%\n]++|%(?!\})){0,300}+%\}"
    r"| ?[.#][\w-][^{}\n]{0,300}\}|[!*#][^\n]{0,300}[!*#]\}"
    rf"|{_WITHIN})[ \t]*)+)(?=\r?$)"
)
_LINE = r"\n(?![ \t]*\r?\n)"  # over several lines, none of them blank
_LONG = re.compile(
    rf"\{{\{{[<%](?:[^{{}}\n]++|\{{|\}}(?!\}})|{_LINE}){{0,300}}+(?<=[>%])\}}\}}"
    rf"|\{{%(?:[^%\n]++|%(?!\}})|{_LINE}){{0,300}}+%\}}"
    rf"|\{{/\*(?!\s*#)(?:[^*\n]++|\*(?!/\}})|{_LINE}){{0,300}}+\*/\}}"
)
_LONG_ALONE = re.compile(rf"(?m)(\n[ \t]*)({_LONG.pattern})(?=[ \t]*\r?$)")
ITEM = "-   "  # an admonition, to the parser
ADMONITIONS = ("!!!", "???", "===")
_SETTINGS = r"(?:\r?\n[ \t]*:[\w-]+:[^\r\n]*)*"  # of MyST's directives, a line each
_FENCE = re.compile(
    rf"(?m)(\n[ \t]*)(:::+(?:[ \t]*\{{[\w-]+\}}[^\r\n]*{_SETTINGS}|[^\r\n]*)"
    r"|/{3,}(?:[ \t][^\r\n]*)?(?=\r?$))"
)
_ADMONITION = re.compile(
    r"(?m)(\n[ \t]*)((?:!!!|\?\?\?\+?)[ \t]+[^\r\n]+|===[!+]?[ \t]+\"[^\r\n]+)"
)
_CALLOUT = re.compile(r"(?m)(\n(?:[ \t]*>)+[ \t]*)(\[![A-Za-z][\w|-]*\](?![(\[:])[^\r\n]*)")
_OPENED = re.compile(r"\{(?<=```\{|~~~\{)")  # the sign first, as above
_TOC = re.compile(r"\{:[ \t]*toc\b")
_CONTENTS = re.compile(  # kramdown's
    r"(?m)(\n[ \t]*)((?:[-*+]|1[.)])[ \t]+[^\r\n]+\r?\n[ \t]*"
    r"\{:[ \t]*toc\b[^}\r\n]*\})(?=[ \t]*\r?$)"
)
_MODULE = re.compile(  # MDX
    r"(?m)(\n)(import\s[^\r\n]*?['\"][^'\"\r\n]+['\"];?"
    r"|import\s[^'\"{}\r\n]*\{[^'\"{}]{0,999}\}\s*from\s*['\"][^'\"\r\n]+['\"];?"
    r"|export\s+(?:(?:const|let|var)\s+[\w${\[][^\r\n=]*=|(?:async\s+)?function\b[\s*]*[\w$]*\("
    r"|default\s+(?:(?:async|function|class)\b|[({\[]|[\w$]+(?:\(|\s*=>|;?[ \t]*(?=\r?$))))[^\r\n]*"
    r"(?:(?<=[{(\[])\r?\n(?:(?:[ \t][^\r\n]*)?\r?\n){0,300}?[})\]][^\r\n]*)?)(?=\r?$)"
)
_INSERTED = re.compile(  # tables of contents, other files, what abbreviations mean, comments
    r"(?mi)(\n[ \t]*)(\[\[?_?TOC_?\]\]?|!\[\[[^\]\r\n]+\]\]"
    r"|-+8<-+[ \t]+[\"'][^\r\n]*|<<<[ \t]*@[^\r\n]*|\*\[[^\]\r\n]+\]:[^\r\n]*"
    r"|%%[ \t]*\r?\n(?:(?!%%)[^\r\n]*\r?\n){0,300}?%%|%%(?:[^%\r\n]|%(?!%))+%%"
    r"|\\begin\{[a-z]+\*?\}[^\r\n]*\r?\n"
    r"(?:(?![^\r\n]*\\(?:begin|end)\{|[ \t]*\r?\n)[^\r\n]*\r?\n){0,300}+[^\r\n]*\\end\{[a-z]+\*?\}"
    r"|\\(?:newpage|pagebreak|clearpage|toc|tableofcontents))(?=[ \t]*\r?$)"
)
# MyST's directives with words in them: fences to others, code to those who do not know them
WORDED = (
    "admonition|attention|card|caution|danger|dropdown|epigraph|error|figure|grid|grid-item"
    "|grid-item-card|hint|important|list-table|margin|note|pull-quote|seealso|sidebar|tab-item"
    "|tab-set|tip|topic|versionadded|versionchanged|deprecated|warning"
)
_TICKS = re.compile(
    rf"(?m)(?<=\n)([ \t]*)(`{{3,}}|~{{3,}})(?:(\{{(?:{WORDED})\}}[^\r\n`]*"
    rf"{_SETTINGS})|([^\r\n`]*))(?=\r?$)"
)
_SOME = re.compile(  # begins any of these lines; the first character makes the search fast
    r"\n[ \t]*(?:!!!|\?\?\?|===|:::|///|import\b|export\b"
    r"|\[\[?_?[tT][oO]|!\[\[|%%|-+8<|<<<|\*\[|\\[bnpct]|>[ \t>]*\[!)"
)
_VERBATIM = re.compile(
    r"\{%-?\s*(?P<end>end)?(?P<name>highlight|raw|comment)\b[^\n]{0,200}?%\}"
    r"|\{\{[<%]\s*(?P<slash>/)?\s*(?P<short>highlight|code|mermaid|math|katex)\b[^\n]{0,200}?[>%]\}\}"
    r"|\{:(?:(?P<close>/)(?:comment|nomarkdown)?|:(?:comment|nomarkdown))\}"
)


def hide(text: str) -> str:
    """`text` as the parser may see it; the same object where there is nothing to hide."""
    seen = "\n" + text
    hidden = _hide(seen)
    return text if hidden is seen else hidden[1:]


def _hide(text: str) -> str:
    if "{" in text and _OPENED.search(text):
        text = _directives(text)
    if "{" in text and _BRACES.search(text):
        if _TOC.search(text):
            text = _CONTENTS.sub(_instruct, text)
        text = _verbatim(text)
        text = _ALONE.sub(_instruct, text)
        text = _LONG_ALONE.sub(_instruct, text)
        text = _LONG.sub(_fill, text)
        text = TEMPLATE.sub(_fill, text)
    if text.startswith("\n% "):
        text = _PANDOC.sub(lambda m: f"\n#{m[1]}{_instruction(m[2])}", text)
    if _RULER.search(text):
        text = _AMID.sub(_metadata, text)
    if _SOME.search(text):
        for lines in (_FENCE, _MODULE, _INSERTED, _CALLOUT):
            text = lines.sub(_instruct, text)
        text = _ADMONITION.sub(_item, text)
    return text


_FRONT = re.compile(
    r"(?:---[ \t]*\r?\n(?![ \t]*\r?\n)(?:.*?\n)??(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?![ \t]*\r?\n)(?:.*?\n)??\+\+\+)(?=[ \t]*(?:[\r\n]|\Z))",
    re.DOTALL,
)
_JSON = re.compile(r"\s*\{(?![{%:])", re.ASCII)


def front(text: str) -> int:
    """Where the front matter ends that a document begins with, 0 where there is none."""
    if _JSON.match(text):
        return _json(text)
    match = _FRONT.match(text)
    return match.end() if match else 0


# Pandoc and Slidev also read it amid a text; there, no line of it may be blank
_RULER = re.compile(r"\n(?:---|\+\+\+)[ \t]*\r?\n")
_AMID = re.compile(
    r"(\n[ \t]*\r?\n)((---|\+\+\+)[ \t]*\r?\n(?:[ \t]*[^\s][^\n]*\n)+?\3)"
    r"(?=[ \t]*\r?(?:\n|\Z))"
)


# Pandoc's title, authors and date, a line each
_PANDOC = re.compile(r"\A\n%([ \t][^\r\n]+\r?\n)(%[^\r\n]*(?:\r?\n%[^\r\n]*)?)(?=\r?\n)")


def _metadata(match: re.Match[str]) -> str:
    from l10n.formats.frontmatter import holds_keys

    return _instruct(match) if holds_keys(match[2]) else match[0]


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


def _json(text: str) -> int:
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and not text[end:].split("\n", 1)[0].strip() else 0


def _verbatim(text: str) -> str:
    """Code and comments between template tags, filled over as a whole."""
    out: list[str] = []
    here = 0
    for start, end in _verbatims(text):
        if end >= 0:
            out += text[here:start], over(text[start:end])
            here = end
    return "".join((*out, text[here:]))


def _directives(text: str) -> str:
    """The fences of MyST's directives as lines that mean nothing; code stays code."""
    lines: list[tuple[int, int]] = []
    for start, end in _fenced(text):
        lines += start, end
    out, here = list[str](), 0
    for first, last in sorted(lines):
        out += text[here:first], _instruction(text[first:last])
        here = last
    return "".join((*out, text[here:]))


def _fenced(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the first and the last line of each directive stand."""
    opened: list[tuple[str, tuple[int, int]]] = []  # code has no place
    for match in _TICKS.finditer(text):
        ticks, directive, info = match.group(2, 3, 4)
        place = match.start(2), match.end()
        mark, where = opened[-1] if opened else ("", (0, 0))
        if mark and not directive and not info.strip() and ticks.startswith(mark):
            opened.pop()
            if where[1]:
                yield where, place
        elif not mark or where[1]:
            opened.append((ticks, place if directive else (0, 0)))


def unclosed(text: str) -> bool:
    """Does what template tags make code or a comment go on where `text` ends?"""
    return "{" in text and any(end < 0 for _, end in _verbatims(text))


def _verbatims(text: str) -> Iterator[tuple[int, int]]:
    """Where code and comments between template tags start and end, -1 for nowhere."""
    opened, name = -1, ""
    for match in _VERBATIM.finditer(text):
        ends = match["end"] or match["slash"] or match["close"]
        what = match["name"] or match["short"] or "aside"
        if opened < 0 and not ends:
            opened, name = match.end(), what
        elif opened >= 0 and ends and what == name:
            yield opened, match.start()
            opened = -1
    if opened >= 0:
        yield opened, -1
