"""A subtitle can be read while it is on screen, and fits on two lines.

Limits are those of broadcasters and streaming services: 42 signs a line and 17 a second, less where
one sign is a syllable or a word.
"""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, role
from l10n.model import Entry, Severity

_SHOWN = re.compile(r"note: (\d+\.\d) s on screen")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_LINE = {"ja": 13, "zh": 16, "ko": 16, "th": 35}  # signs; 42 elsewhere
_SECOND = {"ja": 4.0, "zh": 9.0, "ko": 12.0}  # signs; 17 elsewhere
_SLACK = 1.1  # a source that is itself too fast may be followed this far


def too_much(entry: Entry, context: Context) -> Iterator[Fault]:
    if role(entry) != "cue":
        return
    ours, theirs = (locales.language(code) for code in (context.locale, context.source_locale))
    said = {name: text for name, _, text in (note.partition(": ") for note in entry.notes)}
    whole = _length(said.get("paragraph", entry.source))
    grown = _length(entry.target) / max(_length(entry.source), 1)
    signs = round(whole * grown)  # of the cue, if its other sentences grow alike
    room = 2 * _LINE.get(ours, 42)
    if signs > room and signs / room > _SLACK * whole / (2 * _LINE.get(theirs, 42)):
        yield Fault(f"about {signs} signs; two lines of a subtitle hold {room}")
    shown = next((m for note in entry.notes if (m := _SHOWN.match(note))), None)
    if shown is None:
        return
    seconds = max(float(shown[1]), 0.1)
    limit = context.limits.get("reading", _SECOND.get(ours, 17.0))
    fast = signs / seconds / limit
    if fast > max(1, _SLACK * whole / seconds / _SECOND.get(theirs, 17.0)):
        much = round(signs - limit * seconds)
        yield Fault(f"{signs / seconds:.0f} signs a second, {limit:g} can be read: {much} too many")


def _length(text: str) -> int:
    return len(_TAG.sub("", text))


READING = Check("reading", Severity.WARNING, too_much)
