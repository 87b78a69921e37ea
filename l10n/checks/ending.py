"""A sentence ends as its source does, with the sign its script has for it."""

from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.checks.stops import abbreviated
from l10n.model import Entry, Severity

# kind of ending -> its signs in all scripts
_KINDS = {
    "stop": ".。।॥۔։｡…",
    "question": "?？؟՞",
    "exclamation": "!！՜",
    "colon": ":：",
}
_KIND = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
_OWN = {
    "hi": {"stop": "।"}, "bn": {"stop": "।"}, "ur": {"stop": "۔", "question": "؟"},
    "ar": {"question": "؟"}, "fa": {"question": "؟"},
    "zh": {"stop": "。", "question": "？", "exclamation": "！"},
    "ja": {"stop": "。", "question": "？", "exclamation": "！"},
}  # fmt: skip
_CLOSING = "\"'”’»«“„‘‹›)]』」*_` \u00a0\u202f\u200f\u200e"
_EXEMPT = frozenset({"th", "lo", "km", "my"})


def _ending(text: str) -> tuple[str, str]:
    """(kind, sign) of the last sign before closing quotes and brackets."""
    sign = text.rstrip(_CLOSING)[-1:]
    return _KIND.get(sign, ""), sign


def differs(entry: Entry, context: Context) -> Iterator[Fault]:
    language = locales.language(context.locale)
    (wanted, _), (found, sign) = _ending(entry.source), _ending(entry.target)
    if language in _EXEMPT or not wanted or (wanted, found) == ("exclamation", "stop"):
        return
    if not found and abbreviated(entry.source.rstrip()):
        return
    if language == "el" and sign in ";\u037e":
        found = "question"
    if language == "hy" and sign == ":":
        found = "stop"
    at = len(entry.target.rstrip(_CLOSING))
    if wanted == "question" and found != wanted and not _asks(entry.target):
        yield Fault("the question mark is lost", (at - 1, at), severity=Severity.HINT)
    elif wanted != found and {wanted, found} & {"", "question"}:
        yield Fault(f"ends without the {wanted} sign", (at - 1, at))
    elif (own := _OWN.get(language, {}).get(found)) and sign not in (own, "…"):
        yield Fault(f"{own} ends a sentence in this script", (at - 1, at), own)


def _asks(text: str) -> bool:
    return any(sign in text for sign in "?？؟՞;")


ENDING = Check("ending", Severity.HINT, differs)
