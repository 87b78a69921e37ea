"""Names from other languages than Ukrainian, in a locale's spelling.

Most are respelt as if Ukrainian (`pivots`) and read by the locale's own table. Where a language
treats a source in its own way there is a table of both, `de-ru.rules`, or `ru-.rules` for all
sources. Serbia and Greece have official Latin spellings, which Latin scripts keep.
"""

import re

from l10n.places import transcription
from l10n.places.pivots import serbian_latin, ukrainian
from l10n.places.spellings import LATIN
from l10n.places.transcription import Table

SOURCES = ("uk", "ru", "be", "bg", "sr", "mk", "el", "ka", "hy")
SPELT_OUT = {"lv", "lt", "tr", "az"}  # write Serbian names by ear, not as Serbia does in Latin
SOFT = "hy"  # writes the ё of Щёлково as after other letters, not as о
OFFICIAL = {"el": "latin-el"}  # one Latin spelling for every language in Latin script


def transcribed(native: str, source: str, target: Table) -> str:
    """The native name by the target's table: Ниш is Niš in German and Ниш in Russian."""
    latin = target.name in LATIN
    if source == "sr" and latin and target.name not in SPELT_OUT:
        return serbian_latin(native)
    special = OFFICIAL.get(source) if latin else None
    for name in (special, f"{target.name}-{source}", f"{target.name}-"):
        if name in transcription.pairs():
            return _read(native, source, transcription.table(str(name)))
    return _read(native, source, target)


def _read(native: str, source: str, use: Table) -> str:
    if use.reads == source:
        made = use.transcribe(native)
        return made.title() if source == "ka" else made  # Georgian has no capitals
    respelt = ukrainian(native, source)
    if not use.name.startswith(SOFT):
        respelt = re.sub("(?<=[жчшщЖЧШЩ])ьо", "о", respelt)
    return use.transcribe(respelt if "ў" in use.letters else respelt.replace("ў", "в"))
