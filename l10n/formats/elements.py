"""HTML's elements, walked once: which stretches people read, and what they are to them."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from l10n.formats.masks import URL
from l10n.formats.tags import CODE, Attribute, Tag, attributes, is_locked, tags
from l10n.model import Role

INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "label",
        "mark",
        "q",
        "ruby",
        "rb",
        "rp",
        "rt",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
        "nobr",
        *CODE,
    )
)
_SILENT = frozenset(
    (
        "script",
        "style",
        "svg",
        "math",
        "template",
        "textarea",
        "noscript",
        "iframe",
        "object",
        "pre",
        "canvas",
        "audio",
        "video",
        "applet",
        "noembed",
        "noframes",
        "xmp",
        "plaintext",
    )
)
_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend"), Role.HEADING),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    "title": Role.TITLE,
    "li": Role.LIST_ITEM,
    "blockquote": Role.QUOTATION,
    "dt": Role.TERM,
    "dd": Role.DEFINITION,
    "summary": Role.SUMMARY,
}
_CLASSES = (
    (re.compile(r"\b(?:by-?line|author)\b"), Role.BYLINE),
    (re.compile(r"\b(?:credit|copyright)s?\b"), Role.CREDIT),
    (re.compile(r"\b(?:lede|lead|standfirst|deck)\b"), Role.LEAD),
    (re.compile(r"\bbreadcrumbs?\b"), Role.BREADCRUMB),
)
# an opening tag ends these where they are the innermost
_ENDS = {
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "tr": {"td", "th", "tr", "p"},
    "option": {"option"},
}
_READ = {
    "title": Role.LINK_TITLE,
    "alt": Role.ALT,
    "aria-label": Role.ATTRIBUTE,
    "placeholder": Role.ATTRIBUTE,
    "aria-description": Role.ATTRIBUTE,
}
_META = {
    "description": Role.META,
    "twitter:title": Role.OPENGRAPH,
    "twitter:description": Role.OPENGRAPH,
    "twitter:image:alt": Role.OPENGRAPH,
    "og:title": Role.OPENGRAPH,
    "og:description": Role.OPENGRAPH,
    "og:image:alt": Role.OPENGRAPH,
    "og:site_name": Role.OPENGRAPH,
}
DIRECTIVE = re.compile(r"<!--\s*l10n:\s*(off|on|comment\s+(.*?))\s*-->", re.DOTALL)


class Part(NamedTuple):
    """A stretch people read. `place` says how it stands there: "text", "raw" (a title, where tags
    are no tags), "json", or the quotation mark of an attribute, "=" for none.
    """

    start: int
    end: int
    role: Role
    place: str
    context: str = ""
    note: str = ""


class Open(NamedTuple):
    """An element that is open: what its text is, and whether anybody may translate it."""

    name: str
    role: Role
    silent: bool
    locked: bool


@dataclass
class Elements:
    """One pass over the tags of a text."""

    text: str

    def __post_init__(self) -> None:
        self._stack = [Open("", Role.PARAGRAPH, silent=False, locked=False)]
        self._depths: dict[str, int] = {}
        self._group: list[Tag] = []
        self._muted: list[str] = []  # open code, or what nobody may translate
        self._words = False
        self._titled = False
        self._off = False
        self._note = ""

    def parts(self) -> Iterator[Part]:
        """What people read, in order."""
        script: Tag | None = None
        for tag in tags(self.text):
            if tag.kind == "text":
                if script is not None:
                    yield from _linked_data(self.text, tag)
                else:
                    self._read(tag)
                continue
            script = None
            if tag.kind == "other":
                yield from self._comment(tag)
            elif tag.name in INLINE:
                self._inline(tag)
            else:
                if self._group:
                    yield from self._flush()
                if tag.kind == "close":
                    self._leave(tag.name)
                else:
                    yield from self._enter(tag)
                    script = tag if self._is_data(tag) else None
        yield from self._flush()

    def _read(self, tag: Tag) -> None:
        self._group.append(tag)
        if not self._words and not self._muted:
            self._words = _has_words(tag.seen)

    def _comment(self, tag: Tag) -> Iterator[Part]:
        match = DIRECTIVE.match(self.text, tag.start, tag.end)
        if match is None and self._words:
            self._group.append(tag)  # a comment amid words goes with them
            return
        yield from self._flush()
        if match:
            self._off = match[1] == "off" or (self._off and match[1] != "on")
            self._note = match[2] or self._note

    def _inline(self, tag: Tag) -> None:
        self._group.append(tag)
        within = bool(self._muted) and self._muted[-1] == tag.name
        if tag.kind == "open" and (within or tag.name in CODE or is_locked(tag)):
            self._muted.append(tag.name)
        elif tag.kind == "close" and within:
            self._muted.pop()

    def _leave(self, name: str) -> None:
        if not self._depths.get(name):
            return
        while self._stack[-1].name != name:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        self._depths[self._stack.pop().name] -= 1

    def _enter(self, tag: Tag) -> Iterator[Part]:
        ends = _ENDS.get(tag.name, _PARAGRAPH) if tag.kind == "open" else ()
        while self._stack[-1].name in ends:
            self._pop()
        outer = self._stack[-1]
        source = self.text[tag.start : tag.end]
        silent, locked = outer.silent or tag.name in _SILENT, outer.locked
        off = locked or (outer.silent and tag.name != "track")
        if "translate" in source:
            open_again = bool(_UNLOCKED.search(source))
            locked = is_locked(tag) or (locked and not open_again)
            off = locked or (off and not open_again)
            silent = off or (silent and not open_again)
        if not off and "=" in source:
            yield from self._spoken((tag,))
        if tag.kind == "open":
            self._stack.append(
                Open(tag.name, self._role(tag.name, source, outer.role), silent, locked)
            )
            self._depths[tag.name] = self._depths.get(tag.name, 0) + 1

    def _role(self, name: str, source: str, outer: Role) -> Role:
        role = _ROLES.get(name, outer)
        if name == "h1" and not self._titled:
            self._titled = True
            role = Role.TITLE
        if "class" in source and (names := _CLASS.search(source)):
            for pattern, other in _CLASSES:
                if pattern.search(names[1].lower()):
                    return other
        return role

    def _is_data(self, tag: Tag) -> bool:
        return tag.name == "script" and "ld+json" in self.text[tag.start : tag.end]

    def _flush(self) -> Iterator[Part]:
        group, self._group = self._group, []
        words, self._words = self._words, False
        self._muted = []
        if not group:
            return
        here = self._stack[-1]
        if here.silent or self._off:
            return
        first, last = _core(group) if words else (len(group), len(group))
        yield from self._spoken(group[:first])
        if first < last:
            place = "raw" if here.name == "title" else "text"
            start, end = _trimmed(group[first], group[last - 1])
            yield Part(start, end, here.role, place, "", self._told())
        yield from self._spoken(group[max(first, last) :])

    def _told(self) -> str:
        note, self._note = self._note, ""
        return note

    def _spoken(self, group: Sequence[Tag]) -> Iterator[Part]:
        """The attributes of tags that people read."""
        for tag in () if self._off else group:
            if tag.kind in _OPENING and may_speak(self.text[tag.start : tag.end]):
                yield from self._attributes(tag)

    def _attributes(self, tag: Tag) -> Iterator[Part]:
        found = list(attributes(tag))
        if tag.name == "meta":
            yield from _meta(found)
            return
        for one in found:
            role = _READ.get(one.name)
            saying = _BUTTON if one.name == "value" else _SAYING
            if one.name in _SAID and saying.match(self.text, tag.start, tag.end):
                role = Role.ATTRIBUTE
            if role and _has_words(one.value) and not _STAMP.fullmatch(one.value):
                yield _part(one, role, _CONTEXT.get(one.name, one.name))


_PARAGRAPH = frozenset({"p"})
_OPENING = frozenset({"open", "void"})
_SAYING = re.compile(r"<(?:[A-Z]\w*[a-z]|(?i:track|option|optgroup)\b)")  # of MDX, Vue, Astro
_BUTTON = re.compile(
    r"""<input\b.*\btype\s*=\s*["']?(?:submit|button|reset)\b""", re.IGNORECASE | re.DOTALL
)
_SAID = frozenset({"label", "description", "caption", "subtitle", "summary", "text", "value"})
_NAMES = (  # in part
    "alt", "title", "aria-", "placeholder", "label", "content", "description", "caption", "summary",
    "text", "value",
)  # fmt: skip
_CONTEXT = {"alt": "alt text", "title": "link title"}
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:.,+Z-]*")  # <abbr title=…> for machines
BLANKS = " \t\n\r\f"
_UNLOCKED = re.compile(r"""\btranslate\s*=\s*["']?yes\b""", re.IGNORECASE)
_CLASS = re.compile(r"""\bclass\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)


def _has_words(text: str) -> bool:
    if "://" in text:
        text = URL.sub("", text)
    if "&" in text:
        text = _REFERENCE.sub("", text)
    return any(map(str.isalpha, text))


_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def _part(one: Attribute, role: Role, context: str) -> Part:
    return Part(one.start, one.start + len(one.value), role, one.quote or "=", context)


def _meta(found: list[Attribute]) -> Iterator[Part]:
    named = {one.name: one for one in reversed(found)}
    for key in ("name", "property", "itemprop"):
        role = _META.get(named[key].value.lower()) if key in named else None
        if role and "content" in named and _has_words(named["content"].value):
            yield _part(named["content"], role, named[key].value.lower())
            return


_DATA = re.compile(
    r'"(headline|alternativeHeadline|description|caption|articleBody)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)


def _linked_data(text: str, tag: Tag) -> Iterator[Part]:
    """The headline and what else people read of JSON-LD."""
    try:
        json.loads(text[tag.start : tag.end])
    except (ValueError, RecursionError):
        return
    for match in _DATA.finditer(text, tag.start, tag.end):
        if _has_words(match[2]):
            yield Part(*match.span(2), Role.STRUCTURED_DATA, "json", match[1])


def _core(group: list[Tag]) -> tuple[int, int]:
    """The part of a group without blank text, pictures and tags around all of it."""
    partner = _partners(group)
    first, last = 0, len(group)
    while first < last:
        head, tail = partner.get(first, -1), partner.get(last - 1, -1)
        if _outer(group[first], "open") or (
            group[first].kind == "open" and not first < head < last
        ):
            first += 1
        elif _outer(group[last - 1], "close") or (
            group[last - 1].kind == "close" and not first <= tail < last
        ):
            last -= 1
        elif head == last - 1:
            first, last = first + 1, last - 1
        else:
            break
    return first, last


def _outer(tag: Tag, half: str) -> bool:
    """Does a tag at the edge stand outside the text: blank, a picture, the wrong half of a pair?"""
    if tag.kind == "text":
        return not tag.seen.strip(BLANKS)
    return tag.kind != half


def _partners(group: list[Tag]) -> dict[int, int]:
    """For each tag that is half of a pair, where the other half is."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for n, tag in enumerate(group):
        if tag.kind == "open":
            opened.setdefault(tag.name, []).append(n)
        elif tag.kind == "close" and opened.get(tag.name):
            other = opened[tag.name].pop()
            partner[n], partner[other] = other, n
    return partner


def _trimmed(first: Tag, last: Tag) -> tuple[int, int]:
    start = first.start + len(first.seen) - len(first.seen.lstrip(BLANKS))
    return start, last.end - len(last.seen) + len(last.seen.rstrip(BLANKS))


def may_speak(markup: str) -> bool:
    """May there be an attribute that people read? A quick look before a thorough one."""
    return "=" in markup and any(map(markup.lower().__contains__, _NAMES))
