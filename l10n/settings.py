"""The settings of a workspace: `l10n.toml`, every key known, every error with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from l10n import locales
from l10n.errors import Trouble
from l10n.formats import TRANSLATABLE_KEYS

FILE = "l10n.toml"

T = TypeVar("T")
Answer = str | Mapping[str, str]  # the id of a place; or spelling -> id, for one article


@dataclass(frozen=True)
class Segmentation:
    unit: str = "sentence"  # or "paragraph"


@dataclass(frozen=True)
class Formats:
    keys: tuple[str, ...] = TRANSLATABLE_KEYS  # front-matter keys that people read
    encoding: str = ""  # of files that are not UTF-8 and do not say what they are


@dataclass(frozen=True)
class Draft:
    engines: tuple[str, ...] = ("memory", "firefox")
    timeout: int = 30  # seconds for one request
    similar: int = 75  # of 100: how like a sentence of the memory must be to be shown
    rewrites: Mapping[str, str] = field(default_factory=dict)  # source words -> easier ones
    terms: Mapping[str, str] = field(default_factory=dict)  # source term -> wanted translation
    prices: Mapping[str, float] = field(default_factory=dict)  # engine -> per million characters


@dataclass(frozen=True)
class Places:
    exonyms: str = "use"  # or "avoid"
    table: str = ""  # another transcription table of the language, as in pl_trad
    exceptions: tuple[str, ...] = ()  # regular expressions that match what is no place
    identity: Mapping[str, Answer] = field(default_factory=dict)  # spelling -> the place meant


@dataclass(frozen=True)
class Checks:
    severity: Mapping[str, str] = field(default_factory=dict)  # check -> error, warning, hint, off
    limits: Mapping[str, float] = field(default_factory=dict)  # thresholds, see docs/checks.md
    glossary: str = "glossary.tsv"  # beside l10n.toml; .tbx too
    baseline: str = "checks-baseline.json"  # findings of an old archive that are let be


@dataclass(frozen=True)
class Typography:
    apply: tuple[str, ...] = ("draft",)  # where it is applied: "draft", "build"
    digits: str = "as written"  # or "native", "european": for Arabic, Persian, Hindi, Bengali …


@dataclass(frozen=True)
class Memory:
    tmx: tuple[str, ...] = ()  # TMX files of the workspace that the memory is made from as well


@dataclass(frozen=True)
class Publish:
    """The gate (`require` … `incomplete`, one policy per locale) and what is made of editions."""

    require: str = "reviewed"  # or "translated", "draft"
    max_unedited: float = 1.0  # largest share of machine text that people accepted as it was
    block: tuple[str, ...] = ("error",)  # findings of these severities hold an article
    incomplete: str = "hold"  # or "last-good", "fill"
    fill_at_most: float = 0.5  # largest share of passages shown in the source's language
    publisher: str = "site"  # or files, hugo, …
    url: str = ""  # the site's public address
    name: str = "Newsroom"
    editor: str = ""  # who holds editorial responsibility
    slugs: str = "native"  # or "latin"


@dataclass(frozen=True)
class Settings:
    """All of `l10n.toml`. `of(locale)` lays the locale's own `[locale.x]` over it."""

    source_locale: str = "en"
    locales: tuple[str, ...] = ()
    segmentation: Segmentation = Segmentation()
    formats: Formats = Formats()
    draft: Draft = Draft()
    places: Places = Places()
    checks: Checks = Checks()
    typography: Typography = Typography()
    publish: Publish = Publish()
    memory: Memory = Memory()
    engine: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # url, model, … by engine
    locale: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, code: str) -> "Settings":
        if code not in self._laid:
            self._laid[code] = _lay(self, self.locale.get(code, {}), "", _Where("", Path(FILE)))
        return self._laid[code]

    @cached_property
    def _laid(self) -> dict[str, "Settings"]:
        return {}

    @cached_property
    def said(self) -> str:
        """What is not as by default, as one text: a setting that is new here changes it for none
        but those who set it.
        """
        return repr(_apart(self))


def _apart(table: Any) -> dict[str, Any]:  # noqa: ANN401 - a settings dataclass
    """The values of a table that are not the defaults, by key."""
    plain, apart = type(table)(), {}
    for name in (f.name for f in fields(table)):
        value, default = getattr(table, name), getattr(plain, name)
        if is_dataclass(value):
            value, default = _apart(value), {}
        if value != default:
            apart[name] = value
    return apart


CHOICES = {
    ("segmentation", "unit"): ("sentence", "paragraph"),
    ("places", "exonyms"): ("use", "avoid"),
    ("typography", "digits"): ("as written", "native", "european"),
    ("publish", "require"): ("reviewed", "translated", "draft"),
    ("publish", "incomplete"): ("hold", "last-good", "fill"),
    ("publish", "slugs"): ("native", "latin"),
}


@dataclass(frozen=True)
class _Where:
    """The text a key stands in, to find its line again."""

    text: str
    path: Path

    def line(self, key: str) -> int | None:
        match = re.search(
            rf"(?m)^[ \t]*(?:\[[^\]\n]*\b{re.escape(key)}\b|.*?\b{re.escape(key)}\b\s*[=.])",
            self.text,
        )
        return self.text.count("\n", 0, match.start()) + 1 if match else None

    def trouble(self, message: str, key: str) -> Trouble:
        return Trouble(message, self.path, self.line(key))


def read(path: Path) -> Settings:
    """The settings in the file at `path`."""
    try:
        text = path.read_text("utf-8")
        raw = tomllib.loads(text)
    except UnicodeDecodeError:
        raise Trouble("is not UTF-8; save it as UTF-8", path) from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise Trouble(
            f"is not valid TOML: {error}", path, int(found[1]) if found else None
        ) from None
    where = _Where(text, path)
    settings = _lay(Settings(), raw, "", where)
    for code in (settings.source_locale, *settings.locales, *settings.locale):
        _known(code, where)
    tags: dict[str, str] = {}
    for code in settings.locales:
        other = tags.setdefault(locales.tag(code).lower(), code)
        if other is not code:
            raise where.trouble(
                f"locales: {other} and {code} are one locale; leave one out", "locales"
            )
    for code, values in settings.locale.items():
        _lay(settings, values, f"locale.{code}", where)
    for said, to in answers(settings.places.identity):
        if not isinstance(to, str):
            raise where.trouble(f"places.identity: {said} must be the id of a place", said)
    return settings


def answers(identity: Mapping[str, Answer], article: str = "") -> Iterator[tuple[str, str]]:
    """Spelling and place of every answer in `[places.identity]`, or of those that `article` has."""
    for said, to in identity.items():
        if not isinstance(to, Mapping):
            yield said, to
        elif article in {"", said}:
            yield from to.items()


def trouble(path: Path, message: str, key: str) -> Trouble:
    """A fault in the settings at `path`, on the line where `key` stands."""
    return _Where(path.read_text("utf-8"), path).trouble(message, key)


def _known(code: str, where: _Where) -> None:
    try:
        locales.parse(code)
    except Trouble as error:
        line = next((n for n, row in enumerate(where.text.splitlines(), 1) if code in row), None)
        raise Trouble(error.message, where.path, line) from None


def _lay(into: T, raw: Mapping[str, Any], section: str, where: _Where) -> T:
    """`into`, a settings dataclass, with the values of a TOML table laid over it."""
    known = {f.name: getattr(into, f.name) for f in fields(into)}  # type: ignore[arg-type]
    changes: dict[str, Any] = {}
    for key, value in raw.items():
        if key not in known:
            place = f" in [{section}]" if section else ""
            raise where.trouble(
                f"unknown key {key!r}{place}; known: {', '.join(sorted(known))}", key
            )
        changes[key] = _value(known[key], value, section, key, where)
    return replace(into, **changes)  # type: ignore[type-var]


def _value(now: Any, value: Any, section: str, key: str, where: _Where) -> Any:  # noqa: ANN401 - TOML
    name = f"{section}.{key}".lstrip(".")
    if is_dataclass(now):
        if not isinstance(value, dict):
            raise where.trouble(f"{name} must be a table, [{name}]", key)
        return _lay(now, value, name, where)
    if isinstance(now, tuple):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise where.trouble(f'{name} must be a list of strings, as in ["a", "b"]', key)
        return tuple(value)
    wanted = dict if isinstance(now, Mapping) else type(now)
    if not isinstance(value, wanted) and not (wanted is float and isinstance(value, int)):
        raise where.trouble(f"{name} must be a {wanted.__name__}, not {value!r}", key)
    choices = CHOICES.get((section.rsplit(".", 1)[-1], key))
    if choices and value not in choices:
        raise where.trouble(f"{name} must be one of {', '.join(choices)}, not {value!r}", key)
    return value
