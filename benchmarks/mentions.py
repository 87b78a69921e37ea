"""How well places are found and mended in inflected text.

    python benchmarks/mentions.py parallel [LANGUAGE…]   real news: countries and cities
    python benchmarks/mentions.py misses LANGUAGE        what was not found there, to read
    python benchmarks/mentions.py precision [LANGUAGE…]  what is found, the English names it?
    python benchmarks/mentions.py swap [LANGUAGE…]       replaced by another name and back
    python benchmarks/mentions.py cases [LANGUAGE…]      towns' wrong names in every case, mended
    python benchmarks/mentions.py speed                  one article of 10 kB in each language
    python benchmarks/mentions.py finders [LANGUAGE…]    articles of 10 kB written in each language
    python benchmarks/mentions.py scale [N]              N articles in 30 languages, mended, checked

The text is the project's shared parallel news (45 languages, one sentence a line). A place named
in the English line by its CLDR name counts as found when a form of the locale's CLDR name stands
in the aligned line. Where it does not, either the translator said it otherwise (an adjective, a
pronoun: the English has "Germany's", the Czech "německý") or the form is not known: the latter
are told by a capitalised word of the same stem, and only these are counted as missed. A precision
error is a hit in a line whose English names neither the place nor its people.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

from l10n.places import Mention, Place
from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer
from l10n.places.gazetteer import english as english_name
from l10n.places.inflection import paradigm, recast
from l10n.places.matcher import hits
from l10n.places.names import Names
from l10n.places.untouchable import spans
from l10n.places.view import LocaleView
from l10n.places.words import fold

KNOWN = Gazetteer()
# lines whose mentions were all read; those listed hold one that is none (a party's name)
READ: dict[str, tuple[int, ...]] = {
    "pl": (914,), "cs": (914,), "uk": (914,), "ru": (), "fi": (), "tr": (), "de": (), "hu": (),
}  # fmt: skip
SHARED = Path(__file__).parent.parent.parent / "shared" / "data" / "parallel"
LANGUAGES = {
    "ces": "cs", "slk": "sk", "pol": "pl", "ukr": "uk", "rus": "ru", "bel": "be", "bul": "bg",
    "srp-Cyrl": "sr", "hrv": "hr", "slv": "sl", "lit": "lt", "lav": "lv", "est": "et", "fin": "fi",
    "hun": "hu", "tur": "tr", "deu": "de", "nld": "nl", "dan": "da", "nob": "no", "swe": "sv",
    "ron": "ro", "ell": "el", "fra": "fr", "ita": "it", "spa": "es", "cat": "ca", "glg": "gl",
    "kat": "ka", "hye": "hy", "arb": "ar", "heb": "he", "fas": "fa", "kor": "ko", "jpn": "ja",
    "zho-CN": "zh", "vie": "vi", "ind": "id", "por-BR": "pt",
}  # fmt: skip
# English names that are also other things, or that translators take apart
SKIP = {"Jordan", "Georgia", "Chad", "Turkey", "Niger", "Guinea", "Dominica", "Ireland", "Congo",
        "Mali", "Man", "Cook", "Jersey", "Wallis", "Oman", "Micronesia", "Palau"}  # fmt: skip
ZONES = ("Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Moscow", "Europe/Rome",
         "Europe/Vienna", "Europe/Madrid", "Europe/Istanbul", "Europe/Brussels", "Europe/Athens",
         "Europe/Prague", "Europe/Warsaw", "Europe/Amsterdam", "Europe/Zurich", "Asia/Tokyo",
         "Asia/Shanghai", "Asia/Dubai", "Asia/Singapore", "America/New_York",
         "America/Los_Angeles", "America/Chicago", "America/Toronto", "Australia/Sydney",
         "Australia/Melbourne", "Asia/Hong_Kong", "Asia/Seoul", "Asia/Tehran", "Asia/Baghdad",
         "Africa/Cairo", "Europe/Lisbon", "Europe/Dublin", "Europe/Stockholm")  # fmt: skip


@cache
def names(code: str) -> dict[str, str]:
    """English name → the locale's, from CLDR."""
    here, english = Locale.parse(code), Locale.parse("en")
    out = {
        name: here.territories[key]
        for key, name in english.territories.items()
        if key.isalpha() and name not in SKIP and key in here.territories
    }
    for zone in ZONES:
        city = english.time_zones.get(zone, {}).get("city") or zone.split("/")[1].replace("_", " ")
        out[city] = here.time_zones.get(zone, {}).get("city", city)
    return {name: re.sub(r"\s*\(.*", "", there) for name, there in out.items()}


@cache
def lines(stem: str) -> list[str]:
    return (SHARED / f"{stem}.txt").read_text("utf-8").split("\n")


def pairs(stem: str) -> Iterator[tuple[str, str]]:
    yield from zip(lines("eng"), lines(stem), strict=False)


@cache
def english_places() -> list[list[str]]:
    found = sorted(names("en"), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, found))})\b")
    return [list(dict.fromkeys(pattern.findall(_bare(line)))) for line in lines("eng")]


def _bare(line: str) -> str:
    """The line without the names of newspapers and the like."""
    for start, end in sorted(spans(line, "en"), reverse=True):
        line = line[:start] + line[end:]
    return line


DERIVED = re.compile(
    r"sk|[sšc]č|čk|št|ск|цк|ськ|цьк|шк|чк|šk|isch|laista|lais|lı|lu|li$|an[oa]?s?$|ész|és$|čan|čan|чан|"
    r"чык|ец$|ец|ець|er$|ers$|ese$|ais|ois|ien|nik|ник|jan|dan$|ansk|aanse|inė|iešu|ietis|iečių"
)


def near(target: str, lemma: str) -> str | None:
    """A capitalised word of the lemma's stem: most likely a form that was not recognised.

    Words derived from a name (peoples, adjectives) are other words.
    """
    key = fold(lemma)
    stem = key[: max(4, len(key) - 2)]
    for word in re.findall(r"[^\W\d_][\w'’-]*", target):
        small = word[:1].lower() == word[:1] != word[:1].upper()
        if small or not fold(word).startswith(stem):
            continue
        if not DERIVED.search(fold(word)[len(stem) - 1 :]):
            return word
    return None


# what English calls them otherwise
OTHERWISE = {
    "United States": r"\bU\.?S\.?A?\b|Americ|States",
    "United Kingdom": r"\bU\.?K\b|Brit|England",
    "European Union": r"\bEU\b|Europ",
    "United Nations": r"\bU\.?N\b",
    "Türkiye": r"Turk",
    "North Korea": r"Korea",
    "South Korea": r"Korea|Seoul",
    "Netherlands": r"Dutch|Holland",
    "Netherlands Antilles": r"Dutch",
    "France": "French",
    "Switzerland": "Swiss",
    "Wales": "Welsh",
    "Czechia": "Czech",
    "Myanmar": "Burm|Myanmar",
    "Côte d’Ivoire": "Ivor",
}


def named(english: str, name: str) -> bool:
    """Does the English line name the place or its people, in whatever words?"""
    stem = name[: max(4, len(name) - 3)]
    return stem in english or bool(re.search(OTHERWISE.get(name, r"^\b$"), english))


def measure(stem: str, code: str) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    count: Counter[str] = Counter()
    misses = []
    table = names(code)
    everything = {there: name for name, there in table.items()}
    for (english, target), there in zip(pairs(stem), english_places(), strict=False):
        for name in there:
            lemma = table[name]
            if hits(target, [lemma], code):
                count["found"] += 1
                count["exact"] += bool(re.search(rf"(?<!\w){re.escape(lemma)}(?!\w)", target))
            elif word := near(target, lemma):
                count["missed"] += 1
                misses.append((lemma, word, target))
            else:
                count["otherwise"] += 1
        for hit in hits(target, everything, code):
            count["hits"] += 1
            if not named(english, everything[hit.lemma]):
                count["unexpected"] += 1
                misses.append((f"?{hit.lemma}", target[hit.start : hit.end], english))
    return count, misses


def parallel(codes: list[str]) -> None:
    print(
        f"{'':4}{'found':>7}{'missed':>8}{'recall':>8}{'exact':>8}"
        f"{'said otherwise':>16}{'unexpected':>12}"
    )
    for stem, code in LANGUAGES.items():
        if codes and code not in codes:
            continue
        count, _ = measure(stem, code)
        recall = 100 * count["found"] / max(1, count["found"] + count["missed"])
        print(f"{code:4}{count['found']:7}{count['missed']:8}{recall:8.1f}"
              f"{100 * count['exact'] / max(1, count['found'] + count['missed']):8.1f}"
              f"{count['otherwise']:16}{count['unexpected']:12} of {count['hits']}")  # fmt: skip


def misses(codes: list[str]) -> None:
    for stem, code in LANGUAGES.items():
        if code in codes:
            for lemma, word, text in measure(stem, code)[1]:
                print(f"{lemma} | {word} | {text[:150]}")


@cache
def sources() -> list[tuple[Place, ...]]:
    """The places each English line names, by the product's finder."""
    find = Sources(KNOWN)
    return [tuple(dict.fromkeys(m.place for m in find.mentions(x, "en"))) for x in lines("eng")]


@cache
def documents() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, name in enumerate((SHARED / "documents.tsv").read_text("utf-8").splitlines()):
        found.setdefault(name, []).append(at)
    return found


def precision(words: list[str]) -> None:
    """As `l10n check` looks: in every line for all the places its article names.

    Certain are mentions whose English line names the place, or its people or capital's letters
    ("Korean", "U.S."); the others are listed with -v, since most are the translator's own words.
    """
    codes = [word for word in words if word != "-v"]
    print(f"{'':4}{'found':>7}{'certain':>9}{'to read':>9}{'false, as read':>16}{'precision':>11}")
    for stem, code in LANGUAGES.items():
        if codes and code not in codes:
            continue
        count: Counter[str] = Counter()
        for at, mention in product_mentions(stem, code):
            place = mention.place
            english = lines("eng")[at]
            certain = place in sources()[at] or named(english, english_name(place))
            count["certain" if certain else "rest"] += 1
            if "-v" in words and not certain:
                print(f"    {at + 1}: {mention.form} | {english[:150]} | {lines(stem)[at][:150]}")
        found, false = count["certain"] + count["rest"], len(READ.get(code, ()))
        share = f"{100 * (found - false) / found:.1f}" if code in READ else "–"
        print(f"{code:4}{found:7}{count['certain']:9}{count['rest']:9}{false:16}{share:>11}")


def product_mentions(stem: str, code: str) -> Iterator[tuple[int, Mention]]:
    view = LocaleView(Names(code, KNOWN))
    for members in documents().values():
        places = tuple(dict.fromkeys(place for at in members for place in sources()[at]))
        for at in members if places else ():
            yield from ((at, mention) for mention in view.mentions(lines(stem)[at], places))


# a second name of the same kind for each ending, so that replaced names bend alike
def odd(lemma: str) -> str:
    """A name nobody has that bends as `lemma` does: its first consonants changed."""
    return re.sub(r"^(\w)", lambda m: "Z" if m[1].isascii() else "З", lemma)


def swap(codes: list[str]) -> None:
    print(f"{'':4}{'mentions':>9}{'exact after there and back':>28}{'undecided':>11}")
    for stem, code in LANGUAGES.items():
        if codes and code not in codes:
            continue
        total = exact = undecided = 0
        for lemma, before, form in mentions(stem, code):
            there = recast(form, lemma, other := odd(lemma), code, before)
            total += 1
            undecided += len(there) != 1
            back = recast(there[0], other, lemma, code, before) if there else ()
            exact += bool(back) and back[0] == form
        print(f"{code:4}{total:9}{100 * exact / max(1, total):28.1f}{undecided:11}")


def mentions(stem: str, code: str) -> Iterator[tuple[str, str, str]]:
    table = names(code)
    for (_, target), there in zip(pairs(stem), english_places(), strict=False):
        for hit in hits(target, [table[name] for name in there], code):
            yield hit.lemma, target[: hit.start], hit.form


PREPOSITIONS = {
    "pl": {"gen": "do ", "loc": "w ", "ins": "pod ", "dat": "dzięki "},
    "cs": {"gen": "do ", "loc": "v ", "ins": "pod ", "dat": "k "},
    "uk": {"gen": "до ", "loc": "у ", "ins": "під ", "dat": "завдяки "},
    "ru": {"gen": "из ", "loc": "в ", "ins": "под ", "dat": "к "},
}


def cases(codes: list[str]) -> None:
    """Twelve wrong variants of 160 towns, in every case a preposition tells, mended."""
    towns = [*KNOWN.towns()][:160]
    print(f"{'':4}{'forms':>8}{'right form first':>18}{'two answers':>13}")
    for code in codes or ["pl", "cs", "uk", "ru", "fi", "tr", "de", "hu"]:
        names, total, right, doubts = Names(code, KNOWN), 0, 0, 0
        for place in towns:
            approved = names.approved(place).text
            for wrong in list(names.variants(place))[:12]:
                for form, wanted, before in told(wrong, approved, code):
                    answer = recast(form, wrong, approved, code, before)
                    total += 1
                    right += answer[:1] == (wanted,)
                    doubts += len(answer) > 1
        print(f"{code:4}{total:8}{100 * right / max(1, total):18.1f}{doubts:13}")


def told(wrong: str, approved: str, code: str) -> Iterator[tuple[str, str, str]]:
    """(wrong form, the approved form of the case, words before) for each case."""
    new = paradigm(approved, code)
    for case, forms in paradigm(wrong, code).items():
        if case in new and case != "nom" and "+" not in case and case[0] != "~":
            before = PREPOSITIONS.get(code, {}).get(case, "")
            if forms[0] != wrong or before:
                yield forms[0], new[case][0], f"… {before}"


def speed(codes: list[str]) -> None:
    print(f"{'':4}{'first':>9}{'again':>9}   ms of processor time for 10 kB")
    for stem, code in LANGUAGES.items():
        if codes and code not in codes:
            continue
        text = "\n".join(lines(stem))[:10_000]
        wanted = list(names(code).values())[:40]
        times = []
        for _ in range(3):
            start = time.process_time()
            for line in text.split("\n"):
                hits(line, wanted, code)
            times.append(1000 * (time.process_time() - start))
        print(f"{code:4}{times[0]:9.1f}{min(times[1:]):9.1f}")


def finders(codes: list[str]) -> None:
    """The places that news in each language names, looked for by the finder of that language."""
    print(
        f"{'':4}{'loading':>9}{'first':>9}{'later':>9}   ms of processor time for 10 kB, once each"
    )
    for stem, code in [*LANGUAGES.items(), ("eng", "en")]:
        if codes and code not in codes:
            continue
        find, times = Sources(Gazetteer()), []
        articles = [" "] + [
            "\n".join(lines(stem))[at : at + 10_000] for at in range(0, 50_000, 10_000)
        ]
        for article in articles:
            start = time.process_time()
            for line in article.split("\n"):
                find.mentions(line, code)
            times.append(1000 * (time.process_time() - start))
        print(f"{code:4}{times[0]:9.1f}{times[1]:9.1f}{sum(times[2:]) / len(times[2:]):9.1f}")


def scale(words: list[str]) -> None:
    """N articles, the news over and over, in 30 languages: what a run asks of place names."""
    count = int(words[0]) if words else 1000
    known = [*documents().values()]
    articles = [known[at % len(known)] for at in range(count)]
    start, find = time.process_time(), Sources(KNOWN)
    named = [[find.mentions(lines("eng")[at], "en") for at in article] for article in articles]
    for stem, code in [*LANGUAGES.items()][:30]:
        view = LocaleView(Names(code, KNOWN))
        for article, mentions in zip(articles, named, strict=True):
            places = tuple(dict.fromkeys(m.place for found in mentions for m in found))
            for at, found in zip(article, mentions, strict=True):
                view.repair(lines(stem)[at], found)
                view.compare(lines(stem)[at], found, places)
    took = time.process_time() - start
    print(f"{count} articles in 30 languages: {took:.0f} s of processor time")


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("the project's shared data is not there: nothing to measure")
    jobs = {"parallel": parallel, "misses": misses, "precision": precision, "swap": swap}
    jobs |= {"cases": cases, "speed": speed, "finders": finders, "scale": scale}
    jobs[sys.argv[1] if sys.argv[1:] else "parallel"](sys.argv[2:])
