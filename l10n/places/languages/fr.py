"""French: names stay, little words in front of them elide."""

import re
from collections.abc import Iterator

from l10n.places.languages import Language

ELIDED = re.compile(r"(?i)^(?:d|l|qu|n|s|j|m|t|c|jusqu|lorsqu|puisqu|quoiqu|presqu)['’]")
VOWELS = "aàâeéèêëiîïoôuùûœæ"
OPEN = {"de": "d", "que": "qu", "jusque": "jusqu", "ne": "n", "se": "s", "lorsque": "lorsqu"}
SHUT = {short: full for full, short in OPEN.items()}


def peel(word: str) -> Iterator[str]:
    """Ukraine in l'Ukraine."""
    if match := ELIDED.match(word):
        yield word[match.end() :]


def elides(name: str) -> bool:
    """Does a word in front lose its vowel? Not before Y and a vowel: de Yalta."""
    first = name[:1].lower()
    if first == "y":
        return name[1:2].lower() not in VOWELS
    return first in VOWELS


def liaison(left: str, old: str, new: str) -> str | None:
    """Before a vowel d', before a consonant de; what article l' was, a person must say."""
    if elides(old) == elides(new):
        return left
    if match := re.search(r"(?i)\b(\w+)['’]$", left):
        full = SHUT.get(match[1].lower())
        return _replaced(left, match.start(1), match[1], f"{full} ") if full else None
    if match := re.search(r"(?i)\b(\w+)\s$", left):
        short = OPEN.get(match[1].lower())
        if short and elides(new):
            return _replaced(
                left, match.start(1), match[1], f"{short}’" if "’" in left else f"{short}'"
            )
        if match[1].lower() in {"le", "la", "du"}:
            return None
    return left


def _replaced(left: str, at: int, word: str, new: str) -> str:
    return left[:at] + (new[:1].upper() + new[1:] if word[:1].isupper() else new)


LANGUAGE = Language(
    "fr",
    peel=peel,
    liaison=liaison,
    phrases=(r"poulet (?:à la |de )?[Kk]iev", r"côtelette (?:de |à la )?[Kk]iev"),
    homographs=frozenset({"Bar", "Nice", "Tours", "Lens", "Grenade", "Dominique", "Maurice"}),
    plurals=(("al|ail", "aux"), ("(?<=[aeé]u)", "x s"), ("(?<=[sxz])", "0"), ("(?<=.)", "s x")),
)
