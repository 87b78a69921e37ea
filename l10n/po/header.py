"""A catalog's header: its fields, their order, the plural forms of each language."""

from collections.abc import Mapping

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
# where babel's table differs from CLDR's rules for whole numbers, as gettext writes them
_TWO_FROM_ZERO = ("am", "as", "bn", "fa", "gu", "hi", "hy", "kn", "pa", "si", "zu", "fil", "tl")
_TWO = ("hu", "ka", "tr", "az", "kk", "ky", "uz", "tg", "ur", "ps", "sd", "or", "ml", "ta", "te")
_ONE = ("id", "ms", "my", "ja", "ko", "lo", "th", "vi", "zh", "yue", "jv", "su", "bo", "dz")
_OTHERS = {
    "is": "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "mk": "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "gd": "nplurals=4; plural=((n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n>2 && n<20) ? 2 : 3);",
    "fil": "nplurals=2; plural=(n > 1);",
    "lv": "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : "
    "n%10==1 && n%100!=11 ? 1 : 2);",
}


def plural_forms(locale: str) -> str:
    """The value of Plural-Forms for a locale: "nplurals=2; plural=(n != 1);"."""
    from babel.messages.plurals import get_plural

    language = locales.language(locale)
    if language in _OTHERS:
        return _OTHERS[language]
    if language in _ONE:
        return "nplurals=1; plural=0;"
    if language in _TWO_FROM_ZERO:
        return "nplurals=2; plural=(n > 1);"
    if language in _TWO:
        return "nplurals=2; plural=(n != 1);"
    found = get_plural(locale)
    return f"nplurals={found.num_plurals}; plural={found.plural_expr};"


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
        "Plural-Forms": plural_forms(locale),
    }
    known = {**fields, **said}
    return {name: known[name] for name in (*ORDER, *known) if name in known}
