"""A catalog's header: its fields, their order, the plural forms of each language."""

import re
from collections.abc import Mapping
from gettext import c2py

from l10n import locales

ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
NEVER = "1970-01-01 00:00+0000"  # no person yet; an empty date stops babel's reader
# CLDR has a form of its own for whole millions here; gettext, Poedit and Weblate do without
_MILLIONS_ASIDE = {"ca": "n != 1", "es": "n != 1", "fr": "n > 1", "it": "n != 1", "pt": "n > 1"}
_COUNTED = range(1, 200)


def plural_forms(locale: str) -> str:
    """The value of Plural-Forms for a locale, after CLDR: "nplurals=2; plural=(n != 1);"."""
    from babel.messages.plurals import get_plural

    if aside := _MILLIONS_ASIDE.get(locales.language(locale)):
        return f"nplurals=2; plural=({'n != 1' if locale == 'pt_PT' else aside});"
    found = get_plural(locale)
    return f"nplurals={found.num_plurals}; plural={found.plural_expr};"


def _grouping(value: str) -> list[int] | None:
    """Which of the numbers 1 to 199 share a form; None where `value` is no plural rule."""
    found = re.fullmatch(r"\s*nplurals\s*=\s*\d+\s*;\s*plural\s*=([^;]{1,900});?\s*", value)
    try:
        form = c2py(found[1]) if found else None
        forms = [form(n) for n in _COUNTED] if form else None
    except (ValueError, RecursionError, ArithmeticError):
        return None
    return [forms.index(n) for n in forms] if forms else None


def _plurals(theirs: str, locale: str) -> str:
    """What a tool wrote stays where it counts as we do, however it is worded."""
    ours = plural_forms(locale)
    return theirs if _grouping(theirs) == _grouping(ours) else ours


def parse(text: str) -> dict[str, str]:
    """The fields of a header's msgstr, in the file's order; a line without a name is kept too."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip():
            last = name.strip()
            fields[last] = value.strip()
        elif line.strip() and last:
            fields[last] = f"{fields[last]} {line.strip()}".strip()
    return fields


def completed(fields: Mapping[str, str], locale: str, project: str = "") -> dict[str, str]:
    """`fields` in gettext's order, with what every catalog must say.

    Dates and names of people stay as they are: no command of ours is a translator.
    """
    said = {
        "Project-Id-Version": fields.get("Project-Id-Version") or project,
        "Report-Msgid-Bugs-To": fields.get("Report-Msgid-Bugs-To", ""),
        "PO-Revision-Date": fields.get("PO-Revision-Date") or NEVER,
        "Last-Translator": fields.get("Last-Translator", ""),
        "Language-Team": fields.get("Language-Team", ""),
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": _plurals(fields.get("Plural-Forms", ""), locale),
    }
    known = {**fields, **said}
    return {name: known[name] for name in (*ORDER, *known) if name in known}
