"""TMX 1.4b, the exchange format of translation memories, read and written as a stream.

A file of any size takes the memory of its largest unit. A DTD inside the file, and with it every
entity that could expand, is refused; a DOCTYPE that only names one is passed over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import l10n
from l10n import locales
from l10n.errors import Trouble

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

CHUNK = 1 << 16  # bytes
LONGEST = 1 << 20  # characters of a unit; longer ones are left out
DEEPEST, TAG = 100, 1 << 22  # nested elements; bytes of one tag or comment
MACHINE = "MT!"  # the creationid by which tools mark what a machine translated

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # for XML 1.0


@dataclass(frozen=True)
class Unit:
    """A text and its translation. `author` and `changed` are as TMX has them: 20240131T120000Z."""

    source: str
    target: str
    source_locale: str
    locale: str
    properties: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
    changed: str = ""


@dataclass
class _Variant:
    """One language of a unit."""

    lang: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class _Record:
    attributes: dict[str, str]
    properties: dict[str, str] = field(default_factory=dict)
    variants: list[_Variant] = field(default_factory=list)
    length: int = 0

    def grown(self, characters: int) -> bool:
        """Is there still room after so many more?"""
        self.length += characters
        return self.length <= LONGEST


class Reader:
    """Iterates over the units of a TMX file; `path` names it in messages.

    `known` are the workspace's locales, its source locale first: "EN-US" becomes its "en", "pt-BR"
    its "pt_BR". `left_out` counts units without two languages, or longer than `LONGEST`.
    """

    def __init__(self, file: IO[bytes], path: Path | str, known: Iterable[str]) -> None:
        self._file, self._path, self._known = file, path, tuple(known)
        self._parser = self._made()
        self._open: list[str] = []
        self._srclang = ""
        self._record: _Record | None = None
        self._text: list[str] | None = None
        self._kind = ""
        self._ready: list[Unit] = []
        self._spelt: dict[str, str] = {}
        self.left_out = 0

    def _made(self) -> "XMLParserType":
        from xml.parsers.expat import ParserCreate

        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        return parser

    def __iter__(self) -> Iterator[Unit]:
        from xml.parsers.expat import ExpatError

        fed = 0
        try:
            while data := self._file.read(CHUNK):
                self._parser.Parse(data)
                fed += len(data)
                if fed - self._parser.CurrentByteIndex > TAG:
                    raise self._trouble("has a tag or comment of several megabytes")
                yield from self._taken()
            self._parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
        except ExpatError as error:
            message = str(error).partition(": line")[0]
            raise Trouble(f"is not well-formed XML: {message}", self._path, error.lineno) from None
        except (LookupError, ValueError) as error:  # an encoding that Python or expat does not know
            raise self._trouble(f"{error}; save it as UTF-8") from None
        yield from self._taken()

    def _taken(self) -> list[Unit]:
        taken, self._ready = self._ready, []
        return taken

    def _trouble(self, message: str) -> Trouble:
        return Trouble(message, self._path, self._parser.CurrentLineNumber)

    def _doctype(self, _name: str, _system: object, _public: object, inside: object) -> None:
        if inside:
            raise self._trouble("has a DTD inside, which is refused; remove it from the DOCTYPE")

    def _entity(self, *_declaration: object) -> None:
        raise self._trouble("declares an entity, which is refused; write the text out")

    def _skipped(self, name: str, *_rest: object) -> None:
        raise self._trouble(f"uses the entity &{name}; without a meaning; write the text out")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name != "tmx":
            raise self._trouble(f"is not TMX: it begins with <{name}>")
        self._open.append(name)
        if len(self._open) > DEEPEST:
            raise self._trouble(f"nests more than {DEEPEST} elements")
        if name == "header":
            self._srclang = attributes.get("srclang", "")
        elif name == "tu":
            self._record = _Record(attributes)
        elif self._record and self._record.grown(len(name)):
            self._start_inside(self._record, name, attributes)

    def _start_inside(self, record: _Record, name: str, attributes: dict[str, str]) -> None:
        if name == "tuv":
            lang = attributes.get("xml:lang") or attributes.get("lang", "")
            record.variants.append(_Variant(lang, attributes=attributes))
        elif name in {"seg", "prop"}:
            self._text, self._kind = [], attributes.get("type", "")

    def _characters(self, text: str) -> None:
        if self._text is not None and self._record and self._record.grown(len(text)):
            self._text.append(text)

    def _end(self, name: str) -> None:
        self._open.pop()
        if not self._record:
            return
        if name in {"seg", "prop"} and self._text is not None:
            self._keep(name, self._record, "".join(self._text))
            self._text = None
        elif name == "tu":
            self._finish(self._record)
            self._record = None

    def _keep(self, name: str, record: _Record, text: str) -> None:
        if name == "prop":
            record.properties[self._kind] = text
        elif record.variants:
            record.variants[-1].text = text

    def _finish(self, record: _Record) -> None:
        full = [v for v in record.variants if v.text.strip() and record.length <= LONGEST]
        for variant in full:
            variant.lang = self._spell(variant.lang)
        source = self._source(full, record.attributes.get("srclang") or self._srclang)
        units = [
            _unit(record, source, variant)
            for variant in full
            if source and variant is not source and variant.lang != source.lang
        ]
        self.left_out += not units
        self._ready += units

    def _source(self, variants: list[_Variant], srclang: str) -> _Variant | None:
        """The variant in the workspace's source language, as the file may be used both ways."""
        for wanted in (*self._known[:1], self._spell(srclang)):
            for variant in variants:
                if variant.lang == wanted:
                    return variant
        return None

    def _spell(self, tag: str) -> str:
        if tag not in self._spelt:
            self._spelt[tag] = spelling(tag, self._known)
        return self._spelt[tag]


def _unit(record: _Record, source: _Variant, target: _Variant) -> Unit:
    told = {**record.attributes, **target.attributes}
    machine = told.get("creationid") == MACHINE
    return Unit(
        source=source.text,
        target=target.text,
        source_locale=source.lang,
        locale=target.lang,
        properties=record.properties,
        author=MACHINE if machine else told.get("changeid") or told.get("creationid", ""),
        changed=told.get("changedate") or told.get("creationdate", ""),
    )


def spelling(tag: str, known: Iterable[str]) -> str:
    """How the workspace spells a language tag: "EN-US" is its "en", but "pt-PT" not its "pt_BR"."""
    codes = list(known)
    code = tag.replace("-", "_")
    if code in codes:
        return code
    with suppress(Trouble):
        wanted = locales.parse(code.lower() if code.isupper() else code)
        for other in codes:
            theirs = locales.parse(other)
            parts = (wanted.script, theirs.script), (wanted.territory, theirs.territory)
            if wanted.language == theirs.language and all(
                a == b or not (a and b) for a, b in parts
            ):
                return other
        return str(wanted)
    return code


def write(file: IO[bytes], units: Iterable[Unit], source_locale: str) -> int:
    """Write a TMX file; how many units were written.

    A unit with a character that XML cannot hold (a bell, half a surrogate) is left out.
    """
    file.write(_HEAD.format(version=l10n.__version__, lang=locales.tag(source_locale)).encode())
    count = 0
    for unit in units:
        if not _UNFIT.search("".join((unit.source, unit.target, *unit.properties.values()))):
            file.write(_written(unit).encode())
            count += 1
    file.write(b"</body>\n</tmx>\n")
    return count


_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="newsroom-l10n" creationtoolversion="{version}" segtype="sentence" \
o-tmf="PO" adminlang="en" srclang="{lang}" datatype="plaintext"/>
<body>
"""


def _written(unit: Unit) -> str:
    properties = "".join(
        f"<prop type={quoteattr(name)}>{_escaped(value)}</prop>"
        for name, value in unit.properties.items()
        if value
    )
    attributes = _attributes({"creationid": unit.author, "changedate": unit.changed})
    return (
        f"<tu{_attributes({'srclang': locales.tag(unit.source_locale)})}>{properties}\n"
        f"{_variant(unit.source_locale, unit.source, '')}"
        f"{_variant(unit.locale, unit.target, attributes)}</tu>\n"
    )


def _variant(locale: str, text: str, attributes: str) -> str:
    return f'<tuv xml:lang="{locales.tag(locale)}"{attributes}><seg>{_escaped(text)}</seg></tuv>\n'


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items() if value)


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
