"""Finnish: endings in vowel harmony, consonant gradation in settled names, clitics behind."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from l10n.places.languages import Forms, Language, endings

VOWELS = "aeiouyäöåéíóáýüõæ"
BACK = set("aouáóâåõ")
CLITICS = ("kin", "kaan", "ka", "han", "pa", "ko", "mme")
BACK_CLITICS = tuple((clitic, clitic) for clitic in CLITICS)
FRONT_CLITICS = tuple((c, c.translate(str.maketrans("ao", "äö"))) for c in CLITICS)
GRADES = (("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("lt", "ll"),
          ("rt", "rr"), ("mp", "mm"), ("lk", "l"), ("rk", "r"))  # fmt: skip
STRONG = re.compile(f"({'|'.join(strong for strong, _ in GRADES)})([{VOWELS}]+)$")
SINGLE = re.compile(f"([{VOWELS}])([kpt])([{VOWELS}])$")
# names old enough to grade: Helsingin, Turun, Englannin, Euroopan; Kupjanskin does not
SETTLED = re.compile(
    r"(?:lanti|inki|Turku|valta|Eurooppa|Amerikka|Afrikka|kunta|Kreikka|Turkki|"
    r"Tšekki|Marokko|Kalkutta|Antarktikka|järvi|joki|lahti|saari|meri|ranta|Lappi)$"
)


FRONT_ENDS = re.compile(r"(?:niemi|järvi|mäki|meri|vesi|kivi|kylä|selkä|perä|pää|nevä|metsä|äyri)$")


def bend(name: str) -> Forms:
    """Harkiv → Harkivin, Harkivissa, Harkiviin, Harkivista…; Suomi → Suomen."""
    word = re.split(r"[\s-]", name)[-1]
    head = name[: len(name) - len(word)]
    forms: Forms = []
    for vowel in _harmonies(word):
        for case, form in _cases(word, vowel):
            forms.append((case, head + form))
    return [*forms, *_with_clitics(name, forms)]


def _harmonies(word: str) -> tuple[str, ...]:
    letters = word.lower()
    if match := FRONT_ENDS.search(letters):
        letters = letters[match.start() :]  # Rovaniemi is a niemi: Rovaniemellä
    if letters.endswith("stein"):
        return ("a", "ä")
    if not any(letter in BACK for letter in letters):
        return ("ä", "a") if re.search("[yäö]", letters) is None else ("ä",)
    last = next(letter for letter in reversed(letters) if letter in "aouyäöáóâåõ")
    return ("a",) if last in BACK else ("a", "ä")


def _with_clitics(name: str, forms: Forms) -> Iterator[tuple[str, str]]:
    for case, form in [("nom", name), *forms]:
        front = set("aou").isdisjoint(form.lower())
        for clitic, ending in FRONT_CLITICS if front else BACK_CLITICS:
            yield f"{case}+{clitic}", form + ending


def _cases(word: str, a: str) -> Iterator[tuple[str, str]]:
    head, known = next(
        ((word[: -len(end)], table) for end, table in PLURALS.items() if word.endswith(end)),
        ("", ""),
    )
    if known:
        yield from ((case, head + form) for case, form in endings(word[len(head) :], known))
        return
    for strong, weak, long in _stems(word, a):
        yield from _singular(strong, weak, long, a)


def _stems(word: str, a: str) -> Iterator[tuple[str, str, str]]:
    """Strong and weak stem, and the illative."""
    if word.isupper():
        yield f"{word}:", f"{word}:", f"{word}:{a}{a}n"
        yield f"{word}:", f"{word}:", f"{word}:h{a}n"
    elif word.endswith("nen"):
        stem = f"{word[:-3]}se"
        yield stem, stem, f"{stem}en"
    elif ISLANDS.search(word):
        yield from _plural(word)
    elif word[-1] in VOWELS:
        yield from _vocalic(word)
    else:
        yield from _consonantal(word, a)


# names that are plurals, as Bahmut and Kuwait are not
ISLANDS = re.compile(
    "(?:iivit|iinit|morit|ellit|aanit|zorit|hamat|mudat|lpit|paatit|naarit|vuoret)$"
)


def _plural(word: str) -> Iterator[tuple[str, str, str]]:
    for stem in {"it": ["ei"], "at": ["oi", "i"]}.get(word[-2:], [f"{word[-2]}i"]):
        base = word[:-2] + stem
        yield base, _weak(base[:-1]) + "i", f"{base}hin"


def _consonantal(word: str, a: str) -> Iterator[tuple[str, str, str]]:
    """Bahmut, Bahmutin; Barbados, Barbadoksen; Laos is too short for that."""
    long = f"{word[:-1]}kse"
    if re.search(f"[{VOWELS}].*[^{VOWELS}][ou]s$|[aeiou]us$", word):
        yield long, long, f"{long}en"
    yield f"{word}i", f"{word}i", f"{word}iin"
    yield f"{word}:", f"{word}:", f"{word}:{a}{a}n"
    yield f"{word}", f"{word}", f"{word}{a}n"
    if word.endswith("s"):
        yield long, long, f"{long}en"
    if re.search(r"(?:it|at|ät|ut|et)$", word) and len(word) > 5:
        yield from _plural(word)


def _vocalic(word: str) -> Iterator[tuple[str, str, str]]:
    last = normalize("NFD", word[-1])[0] if word[-1] in "áéíóúý" else word[-1]
    settled = SETTLED.search(word)
    weak = _weak(word) if settled else word
    if re.search(r"(?:aa|ää|uo|yö|ie|suu|puu|[aeo][iuy])$", word):
        sound = "i" if last == "y" else last
        yield word, word, f"{word}h{sound}n"
    elif re.search(r"(?:oo|ee|uu)$", word):
        yield word, word, f"{word}seen"
    elif word.endswith("e") and NATIVE_E.search(word):
        yield f"{word}e", f"{word}e", f"{word}eseen"
    elif word.endswith("i") and NATIVE_I.search(word):
        stem = f"{word[:-1]}e"
        yield stem, _weak(stem), f"{stem}en"
    else:
        yield word, weak, word + last + "n"
        if last not in "aäoueiyö":
            yield word, weak, f"{word}h{last}n"
        other = word if settled else _weak(word)
        if other != weak:
            yield word, other, word + last + "n"


NATIVE_E = re.compile(r"(?:Tampere|Rake|Lappe|Liikenne|alue)$")
NATIVE_I = re.compile(
    r"(?:Suomi|niemi|lampi|järvi|joki|saari|meri|lahti|vesi|Tuomi|Kivi)$", re.IGNORECASE
)


def _singular(strong: str, weak: str, illative: str, a: str) -> Iterator[tuple[str, str]]:
    yield "gen", f"{weak}n"
    yield from (("par", form) for form in _partitives(strong, a))
    yield "ill", illative
    for case, ending in (("ine", f"ss{a}"), ("ela", f"st{a}"), ("ade", f"ll{a}"),
                         ("abl", f"lt{a}"), ("all", "lle"), ("tra", "ksi")):  # fmt: skip
        yield case, weak + ending
    yield "ess", f"{strong}n{a}"


def _partitives(strong: str, a: str) -> Iterator[str]:
    """Thaimaata, aluetta, Lontoota, Tokiota; Italiaa; Barbadosta; Norfolkinsaarta; Malediiveja."""
    if strong.endswith("kse"):
        yield f"{strong[:-3]}st{a}"
    elif NATIVE_E.search(strong[:-1]):
        yield f"{strong[:-1]}tt{a}"
    elif re.search("(?:saare|mere|niem|vuore)e?$", strong):
        yield f"{strong[:-1]}t{a}".replace("mt", "nt")
    elif strong.endswith("ei") and ISLANDS.search(f"{strong[:-2]}it"):
        yield f"{strong[:-1]}j{a}"
    elif re.search("(?:aa|ää|oo|öö|uu|yy|ee|ii|uo|yö|ie|[aei]o|[aeou][iuy])$", strong):
        yield f"{strong}t{a}"
    yield from (f"{strong}{a}", f"{strong}t{a}", f"{strong}tt{a}")


def _weak(stem: str) -> str:
    """Eurooppa → Euroopa-, Helsinki → Helsingi-, Turku → Turu-, Lahti → Lahde-."""
    if match := STRONG.search(stem):
        return stem[: match.start()] + dict(GRADES)[match[1]] + match[2]
    if match := re.search(f"ht([{VOWELS}])$", stem):
        return stem[: match.start()] + "hd" + match[1]
    if match := SINGLE.search(stem):
        return stem[: match.start(2)] + {"k": "", "p": "v", "t": "d"}[match[2]] + match[3]
    return stem


PLURALS = {
    "Yhdysvallat": "gen Yhdysvaltojen Yhdysvaltain; par Yhdysvaltoja; ine Yhdysvalloissa; "
    "ela Yhdysvalloista; ill Yhdysvaltoihin; ade Yhdysvalloilla; abl Yhdysvalloilta; "
    "all Yhdysvalloille; tra Yhdysvalloiksi; ess Yhdysvaltoina",
    "Alankomaat": "gen Alankomaiden Alankomaitten; par Alankomaita; ine Alankomaissa; "
    "ela Alankomaista; ill Alankomaihin; ade Alankomailla; abl Alankomailta; all Alankomaille",
    "Filippiinit": "gen Filippiinien; par Filippiinejä; ine Filippiineissä; "
    "ade Filippiineillä; abl Filippiineiltä; all Filippiineille; ela Filippiineistä; "
    "ill Filippiineihin",
    "Arabiemiirikunnat": "gen Arabiemiirikuntien Arabiemiirikuntain; par Arabiemiirikuntia; "
    "ine Arabiemiirikunnissa; ela Arabiemiirikunnista; ill Arabiemiirikuntiin",
    "saaret": "gen saarten saarien; par saaria; ine saarissa; ela saarista; ill saariin; "
    "ade saarilla; abl saarilta; all saarille",
}

LANGUAGE = Language(
    "fi",
    bend=bend,
    irregular={
        "Mustameri": "gen Mustanmeren; par Mustaamerta Mustaamertä; ine Mustassameressä "
        "Mustassa_meressä; ill Mustaanmereen; ade Mustallamerellä; abl Mustaltamereltä; "
        "all Mustallemerelle; ela Mustastamerestä",
        "Uusi-Seelanti": "gen Uuden-Seelannin; par Uutta-Seelantia; ine Uudessa-Seelannissa; "
        "ela Uudesta-Seelannista; ill Uuteen-Seelantiin",
        "Iso-Britannia": "gen Ison-Britannian; par Isoa-Britanniaa; ine Isossa-Britanniassa; "
        "ela Isosta-Britanniasta; ill Isoon-Britanniaan; ade Isolla-Britannialla; "
        "all Isolle-Britannialle; abl Isolta-Britannialta",
        "Uusimaa": "gen Uudenmaan; par Uuttamaata; ade Uudellamaalla; abl Uudeltamaalta; "
        "all Uudellemaalle; ine Uudessamaassa; ela Uudestamaasta; ill Uuteenmaahan",
        "Venäjä": "gen Venäjän; par Venäjää; ade Venäjällä; abl Venäjältä; all Venäjälle; "
        "ine Venäjässä; ela Venäjästä; ill Venäjään; tra Venäjäksi; ess Venäjänä",
    },
    homographs=frozenset({"Bar", "Suomi"}),
    plurals=(("nen", "set"), ("(?<=[aeiouyäö])", "t"), ("(?<=.)", "it")),
)
