"""Characters nobody sees: controls, zero-width signs where the script has no use for them."""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_ODD = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffd\ufeff\ufff9-\ufffb\ufffc]"
    r"|[\u200b-\u200d\u2060]|\u00ad"
)
_JOINERS = frozenset("\u200c\u200d")
# scripts that use joiners, or break lines at zero-width spaces
_JOINING = frozenset(
    {"Arab", "Aran", "Deva", "Beng", "Gujr", "Guru", "Knda", "Mlym", "Orya", "Sinh", "Taml", "Telu"}
)
_BREAKING = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Jpan"})
_NAMES = {
    "\ufffd": "a character that could not be read", "\ufeff": "a byte-order mark",
    "\u200b": "a zero-width space", "\u00ad": "a soft hyphen", "\u2028": "a line separator",
    "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
}  # fmt: skip


def hidden(entry: Entry, context: Context) -> Iterator[Fault]:
    text = entry.target
    if text.isprintable() and "\ufffd" not in text:
        return
    script = locales.script(context.locale)
    for match in _ODD.finditer(text):
        sign = match.group()
        if (sign in _JOINERS and (script in _JOINING or _emoji(text, match.start()))) or (
            sign == "\u200b" and script in _BREAKING
        ):
            continue
        grave = Severity.ERROR if sign < " " or sign == "\ufffd" else None
        name = _NAMES.get(sign, f"the control character U+{ord(sign):04X}")
        yield Fault(name, match.span(), severity=grave)
        return


def _emoji(text: str, at: int) -> bool:
    return at > 0 and ord(text[at - 1]) > 0x2190


INVISIBLE = Check("invisible", Severity.HINT, hidden)
