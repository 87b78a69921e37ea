"""Greek: settled names decline, with the accent moving in the genitive; new ones stay."""

import re

from l10n.places.languages import Forms, Language

VOWELS = "αεηιουωάέήίόύώϊϋΐΰΑΕΗΙΟΥΩΆΈΉΊΌΎΏ"
PLAIN = dict(zip("άέήίόύώΆΈΉΊΌΎΏ", "αεηιουωΑΕΗΙΟΥΩ", strict=True))
ACUTE = {plain: accented for accented, plain in PLAIN.items()}
SYLLABLE = re.compile(
    r"(αι|ει|οι|ου|υι|αυ|ευ|άι|έι|όι|αί|εί|οί|ού|αύ|εύ|[αεηιουωάέήίόύώϊϋΐΰ])", re.IGNORECASE
)


def bend(name: str) -> Forms:
    """Ουκρανία → Ουκρανίας, Κίεβο → Κιέβου, Λίβανος → Λιβάνου, Λίβανο."""
    words = name.split(" ")
    if len(words) == 1:
        return _word(name)
    tables = [dict(reversed(_word(word))) for word in words]
    cases = dict.fromkeys(case for table in tables for case in table)
    out = [
        (case, " ".join(table.get(case, word) for word, table in zip(words, tables, strict=True)))
        for case in cases
    ]
    last = [(case, " ".join((*words[:-1], form))) for case, form in _word(words[-1])]
    return [*out, *last]


def _word(word: str) -> Forms:
    for ending, table in ENDINGS:
        if re.search(f"{ending}$", word):
            stem = re.sub(f"{ending}$", "", word)
            return [(case, _accented(stem, end, moves=moves)) for case, end, moves in table]
    return []


def _accented(stem: str, ending: str, *, moves: bool) -> str:
    """The form, its accent one syllable on where the longer ending asks for it."""
    form = stem + ending
    if not moves or any(letter in PLAIN for letter in ending):
        if any(letter in PLAIN for letter in ending):
            return "".join(PLAIN.get(letter, letter) for letter in stem) + ending
        return form
    syllables = list(SYLLABLE.finditer(form))
    accent = next((i for i, found in enumerate(syllables) if set(found[0]) & set(PLAIN)), None)
    if accent is None or accent >= len(syllables) - 2:
        return form
    bare = "".join(PLAIN.get(letter, letter) for letter in form)
    target = syllables[-2]
    at = target.end() - 1
    return bare[:at] + ACUTE.get(bare[at], bare[at]) + bare[at + 1 :]


ENDINGS: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...] = (
    ("ος", (("gen", "ου", True), ("acc", "ο", False), ("gen", "ου", False))),
    ("ός", (("gen", "ού", False), ("acc", "ό", False))),
    ("μένες", (("gen", "μένων", False),)),
    ("ες", (("gen", "ών", False), ("acc", "ες", False), ("gen", "ων", True))),
    ("οι", (("gen", "ων", True), ("acc", "ους", True), ("acc", "ους", False))),
    ("ες", (("gen", "ών", False),)),
    ("ία", (("gen", "ίας", False),)),
    ("άς", (("gen", "ά", False), ("acc", "ά", False))),
    ("ής", (("gen", "ή", False), ("acc", "ή", False))),
    ("ούς", (("gen", "ού", False), ("acc", "ού", False))),
    ("ας", (("gen", "α", False), ("acc", "α", False))),
    ("ης", (("gen", "η", False), ("acc", "η", False))),
    ("([αά])", (("gen", "ας", False),)),
    ("ά", (("gen", "άς", False),)),
    ("η", (("gen", "ης", False), ("gen", "εως", True))),
    ("ή", (("gen", "ής", False),)),
    ("ο", (("gen", "ου", True), ("gen", "ου", False))),
    ("ό", (("gen", "ού", False),)),
    ("ι", (("gen", "ιού", False),)),
    ("ί", (("gen", "ιού", False),)),
)

LANGUAGE = Language(
    "el",
    bend=bend,
    homographs=frozenset({"Μπαρ"}),
    plurals=(("ος", "οι"), ("ο", "α"), ("α|η", "ες εις"), ("ι", "ια"), ("μα", "ματα")),
)
