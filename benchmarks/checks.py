"""How much the checks find, how often they cry wolf, how fast they are.

Professional translations of news (the project's shared data, 1,045 sentences of 95 articles in 43
languages) become the catalogs of a workspace, and are checked as `l10n check` does it, with all
checks, places and settings. False alarms are counted on the untouched translations. Then faults
are put into some of each catalog's sentences; recall is the share of these that gets an error or a
warning which the untouched translation does not get, from a check that is there for this fault.

    python benchmarks/checks.py [--half 0|1] [--show FAULT|alarms] [--speed] [LANGUAGE…]

Languages are files of ../shared/data/parallel: deu, jpn, … With `--half`, only every other article.
"""

import argparse
import json
import math
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from l10n import locales, review
from l10n.checks import proper, sounds
from l10n.inspection import Inspection
from l10n.model import Catalog, Entry, Severity, State
from l10n.workspace import Workspace

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "parallel"
CODES = {
    "arb": "ar", "bel": "be", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "dan": "da",
    "deu": "de", "ell": "el", "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "glg": "gl",
    "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ind": "id", "ita": "it",
    "jpn": "ja", "kat": "ka", "kor": "ko", "lav": "lv", "lit": "lt", "nld": "nl", "nob": "nb",
    "pol": "pl", "por-BR": "pt_BR", "ron": "ro", "rus": "ru", "slk": "sk", "slv": "sl",
    "spa": "es", "srp-Cyrl": "sr", "swe": "sv", "tha": "th", "tur": "tr", "ukr": "uk",
    "urd": "ur", "vie": "vi", "zho-CN": "zh_Hans",
}  # fmt: skip
COUNTRIES = (
    "AR AT AU BE BR BY CA CH CL CN CO CU CZ DE DK EG ES FI FR GB GR HU ID IE IL IN IQ IR IT JP "
    "KE KP KR LT LV MA MX NG NL NO PE PK PL PT RO RS RU SA SE SG SV SY TR TW UA US UZ VE VN ZA"
)
UNSPACED = {"ja", "zh_Hans", "th"}
SHARE = 0.2  # of a catalog's sentences that get a fault
JUDGING = {"mismatch", "names", "omission", "places"}  # what reads both sides for their sense
GRAVE = (Severity.ERROR, Severity.WARNING)
TARGETS = {"name swapped": 0.80, "country swap": 0.80, "quote lost": 0.0}  # all others 0.95
TWINS = {
    "LATIN": str.maketrans("aeopcxyi", "аеорсхуі"),
    "CYRILLIC": str.maketrans("аеорсхуі", "aeopcxyi"),
    "GREEK": str.maketrans("ονρ", "ovp"),
}
SCRIPTS = {**dict.fromkeys(("be", "bg", "ru", "uk", "sr"), "CYRILLIC"), "el": "GREEK"}

Pair = tuple[str, str]
Fault = Callable[[Pair, "Book"], Pair | None]


class Book:
    """One language: its pairs, and chance that comes out the same every time."""

    def __init__(self, name: str, half: int | None = None) -> None:
        self.locale = CODES[name]
        self.dice = random.Random(name)
        articles: dict[str, list[Pair]] = {}
        rows = zip(lines("documents"), lines("eng"), lines(name), strict=True)
        for article, source, target in rows:
            articles.setdefault(article, []).append((source, target))
        self.articles = list(articles.values())[half :: 1 if half is None else 2]
        self.pairs = [pair for article in self.articles for pair in article]
        self.names = [n for s, t in self.pairs for n in self.called(s) if n in t]

    @cached_property
    def clean(self) -> list["Found"]:
        """What is found in the articles as they are."""
        return [checked(article, self.locale) for article in self.articles]

    def called(self, source: str) -> tuple[str, ...]:
        """Persons, bodies and cities that a source names."""
        return tuple(n for n in proper.called(source) if n not in inspection_places(source))

    def spoken(self, pair: Pair) -> Iterator[str]:
        """Words of the target that surely are a name of the source, in other letters."""
        if self.locale not in UNSPACED:
            for name in self.called(pair[0]):
                words = re.findall(r"[^\s.,;:!?\"'“”„«»()/–—-]+", pair[1])
                sure = [w for w in words if sounds.likeness(name.lower(), sounds.roman(w)) > 0.85]
                yield from sure[:1]


def lines(name: str) -> list[str]:
    path = next(DATA.glob(f"{name}.t*"))
    return path.read_text("utf-8").split("\n")[:-1]


def number_changed(pair: Pair, book: Book) -> Pair | None:
    source, target = pair
    found = list(re.finditer(r"\d+", target))
    if not found or not re.search(r"\d", source):
        return None
    match = book.dice.choice(found)
    new = str(int(match.group()) + book.dice.choice([1, 7, 10])).zfill(len(match.group()))
    return source, target[: match.start()] + new + target[match.end() :]


def digits_swapped(pair: Pair, book: Book) -> Pair | None:
    source, target = pair
    found = [m for m in re.finditer(r"\d{2,}", target) if len(set(m.group()[:2])) > 1]
    if not found or not re.search(r"\d", source):
        return None
    match = book.dice.choice(found)
    sign = match.group()
    return source, target[: match.start()] + sign[1] + sign[0] + sign[2:] + target[match.end() :]


def half_dropped(pair: Pair, book: Book) -> Pair | None:
    source, target = pair
    if book.locale in UNSPACED:
        if len(target) < 20:
            return None
        cut = len(target) // 2
        return source, target[:cut] if book.dice.random() < 0.5 else target[cut:]
    words = target.split()
    if len(words) < 8:
        return None
    cut = len(words) // 2
    return source, " ".join(
        words[:cut] if book.dice.random() < 0.5 else words[cut + len(words) % 2 :]
    )


def wrong_segment(pair: Pair, book: Book) -> Pair | None:
    other = book.dice.choice(book.pairs)
    return None if other[0] == pair[0] or len(pair[0]) < 25 else (pair[0], other[1])


def loop(pair: Pair, book: Book) -> Pair | None:
    source, target = pair
    if book.locale in UNSPACED:
        return source, target + target[-8:] * 3
    words = target.split()
    return (source, " ".join(words + words[-4:] * 3)) if len(words) >= 4 else None


def homoglyph(pair: Pair, book: Book) -> Pair | None:
    source, target = pair
    table = TWINS[SCRIPTS.get(book.locale, "LATIN")]
    letters = re.compile("[" + "".join(map(chr, table)) + "]")
    spots = [m.start() for m in letters.finditer(target) if _inside(target, m.start())]
    if not spots:
        return None
    at = book.dice.choice(spots)
    return source, target[:at] + target[at].translate(table) + target[at + 1 :]


def _inside(text: str, at: int) -> bool:
    return text[max(0, at - 1)].isalpha() and text[at + 1 : at + 2].isalpha()


def tag_broken(pair: Pair, book: Book) -> Pair | None:
    """Markup is put on both sides, then the target's is damaged."""
    source, target = pair
    words, mine = source.split(" "), target.split(" ")
    if len(words) < 3:
        return None
    at, there = book.dice.randrange(len(words)), book.dice.randrange(len(mine))
    start, end, broken = book.dice.choice(
        [
            ("<b>", "</b>", "<b"),
            ("**", "**", ""),
            ("`", "`", ""),
            ("[", "](a.md)", "(a.md)"),
            ("<i>", "</i>", "<i>"),
            ("[", "](a.md)", "](b.md)"),
        ]
    )
    words[at] = start + words[at] + end
    mine[there] = start + mine[there] + broken
    return " ".join(words), " ".join(mine)


def quote_lost(pair: Pair, _book: Book) -> Pair | None:
    source, target = pair
    bare = re.sub(r"[\"“”„«»「」『』‹›]|(?<!\w)['‘’‚]|['‘’](?!\w)", "", target)
    speech = re.search(r"[\"“][^\"”]{25,}[\"”]", source)
    return (source, bare.strip()) if speech and bare != target else None


def name_swapped(pair: Pair, book: Book) -> Pair | None:
    """A name that stands as it is on both sides becomes another one of the same texts; where
    names are written in other letters, the word that sounds like it does.
    """
    source, target = pair
    alike = [n for n in book.called(source) if n in target]
    name = book.dice.choice(alike) if alike else ""
    others = book.names
    if not alike or len(book.names) < 50:
        found = list(book.spoken(pair))
        name = book.dice.choice(found) if found else ""
        others = [word for p in book.dice.sample(book.pairs, 12) for word in book.spoken(p)]
    if not name or not others:
        return None
    other = book.dice.choice(others)
    if sounds.roman(other)[:3] == sounds.roman(name)[:3] or other in source + target:
        return None
    return source, target.replace(name, other)


def country_swapped(pair: Pair, book: Book) -> Pair | None:
    """A country by its name in CLDR becomes another one."""
    source, target = pair
    theirs, mine = (locales.parse(code).territories for code in ("en", book.locale))
    known = COUNTRIES.split()
    found = [c for c in known if re.search(rf"\b{theirs[c]}\b", source) and mine[c] in target]
    if not found:
        return None
    code, other = book.dice.choice(found), book.dice.choice(known)
    if mine[other] in target or theirs[other] in source:
        return None
    return source, target.replace(mine[code], mine[other])


FAULTS: dict[str, tuple[Fault, frozenset[str]]] = {
    "number changed": (number_changed, frozenset({"numbers", "dates"})),
    "digits swapped": (digits_swapped, frozenset({"numbers", "dates"})),
    "half dropped": (half_dropped, frozenset()),
    "wrong segment": (wrong_segment, frozenset()),
    "loop": (loop, frozenset({"repetition"})),
    "homoglyph": (homoglyph, frozenset({"look-alikes"})),
    "tag broken": (tag_broken, frozenset({"markup", "links"})),
    "quote lost": (quote_lost, frozenset({"quotes"})),
    "name swapped": (name_swapped, frozenset({"names", "places"})),
    "country swap": (country_swapped, frozenset({"names", "places"})),
}


@cache
def inspection() -> Inspection:
    """The checks of a fresh workspace that has all the locales."""
    folder = Path(tempfile.mkdtemp())
    wanted = ", ".join(f'"{locale}"' for locale in CODES.values())
    (folder / "l10n.toml").write_text(f'source_locale = "en"\nlocales = [{wanted}]\n', "utf-8")
    (folder / "source").mkdir()
    (folder / "source" / "a.txt").write_text("One article.\n", "utf-8")
    return Inspection(Workspace.find(folder))


@cache
def inspection_places(source: str) -> str:
    """The countries and Ukrainian places a source names; they have a check of their own."""
    found = inspection().context("de", "a.txt").finder.mentions(source, "en")
    return " ".join(m.form for m in found if m.place.kind != "city")


Found = dict[int, Counter[tuple[str, Severity]]]


def checked(pairs: list[Pair], locale: str) -> Found:
    """Errors and warnings of each sentence of a catalog."""
    entries = [Entry(s, t, State.TRANSLATED, line=n + 1) for n, (s, t) in enumerate(pairs)]
    desk = inspection()
    found: Found = defaultdict(Counter)
    catalog = Catalog(locale, tuple(entries))
    for finding in review.findings(catalog, "a.txt", desk.context(locale, "a.txt"), desk.checks):
        if finding.severity in GRAVE:
            found[(finding.line or 0) - 1][finding.check, finding.severity] += 1
    return found


def alarms(book: Book, *, show: bool) -> dict[str, float]:
    """The share of untouched sentences with an error, and with an error or a warning."""
    errors = warned = 0
    causes: Counter[tuple[str, Severity]] = Counter()
    for article, clean in zip(book.articles, book.clean, strict=True):
        for n, found in clean.items():
            errors += any(weight is Severity.ERROR for _, weight in found)
            warned += bool(found)
            causes.update(found.keys())
            if show:
                print(f"{book.locale} {[f'{c} {w}' for c, w in found]}", *article[n], sep="\n  ")
    if show:
        print(book.locale, ", ".join(f"{c} {w} {n}" for (c, w), n in causes.most_common()))
    total = len(book.pairs)
    return {"error": errors / total, "warning": warned / total}


def recall(book: Book, label: str, *, show: bool) -> tuple[int, int]:
    """(found, tried) of one fault."""
    inject, wanted = FAULTS[label]
    hits = tried = 0
    for article, clean in zip(book.articles, book.clean, strict=True):
        for _ in range(2 if len(article) > 4 else 1):
            chosen = [n for n in range(len(article)) if book.dice.random() < SHARE]
            made = {n: pair for n in chosen if (pair := inject(article[n], book))}
            made = {n: pair for n, pair in made.items() if pair != article[n]}
            if not made:
                continue
            found = checked([made.get(n, p) for n, p in enumerate(article)], book.locale)
            for n, pair in made.items():
                new = found[n] - clean[n]
                hit = any(not wanted or check in wanted for check, _ in new)
                hits, tried = hits + hit, tried + 1
                if show and not hit:
                    print(f"{book.locale} {label} missed", *pair, sep="\n  ")
    return hits, tried


def speed() -> None:
    """Segments a second of CPU, in a process that has seen none of the texts."""
    desk = inspection()
    for name in ("deu", "ukr", "arb", "jpn"):
        pairs = list(zip(lines("eng"), lines(name), strict=True))
        entries = [Entry(source, target, State.TRANSLATED) for source, target in pairs]
        context = desk.context(CODES[name], "a.txt")
        spent: Counter[str] = Counter()
        for check in desk.checks:
            list(check.run(entries[0], context))  # tables and patterns are made once
            list(check.across(entries[:1], context))
            start = time.process_time()
            for entry in entries:
                list(check.run(entry, context))
            list(check.across(entries, context))
            spent[check.name] = time.process_time() - start
        cheap = len(entries) / sum(s for check, s in spent.items() if check not in JUDGING)
        both = len(entries) / sum(spent.values())
        each = ", ".join(f"{n} {1e6 * s / len(entries):.0f}" for n, s in spent.most_common())
        print(f"{CODES[name]}: cheap checks {cheap:,.0f}/s, all {both:,.0f}/s; µs each: {each}")
        print(f"{CODES[name]}: pofilter {peer(name, pairs):,.0f}/s, all its checks")


def peer(name: str, pairs: list[Pair]) -> float:
    """Units a second of CPU that translate-toolkit's checks take, its start-up aside."""
    if shutil.which("pofilter") is None:
        return math.nan
    language = CODES[name].replace("_Hans", "_CN")
    whole, none = (_pofilter(some * 4, language) for some in (pairs, pairs[:1]))
    return 4 * len(pairs) / max(whole - none, 1e-9)


def _pofilter(pairs: list[Pair], language: str) -> float:
    folder = Path(tempfile.mkdtemp())
    rows = (f"msgctxt {json.dumps(str(n))}\n{_message(*pair)}" for n, pair in enumerate(pairs))
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (folder / "in.po").write_text(head + "\n".join(rows), "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = ["pofilter", f"--language={language}", "--progress=none", "in.po", "out.po"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def _message(source: str, target: str) -> str:
    shown = (json.dumps(text, ensure_ascii=False) for text in (source, target))
    return "msgid {}\nmsgstr {}\n".format(*shown)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=list(CODES))
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--speed", action="store_true", help="how fast the checks are, alone")
    parser.add_argument("--show", default="", help="a fault, to print what is missed; or: alarms")
    return parser.parse_args()


def main() -> None:
    if not DATA.is_dir():
        print(f"no parallel texts at {DATA}; nothing is measured")
        return
    asked = options()
    if asked.speed:
        speed()
        return
    print("language " + " ".join(f"{label:>14}" for label in ("FA error", "FA ≥warning", *FAULTS)))
    overall: dict[str, list[float]] = defaultdict(list)
    for name in asked.languages:
        book = Book(name, asked.half)
        cried = alarms(book, show=asked.show == "alarms")
        overall["FA error"].append(cried["error"])
        overall["FA ≥warning"].append(cried["warning"])
        row = [f"{100 * share:13.1f}%" for share in cried.values()]
        for label in FAULTS if asked.show in {"", *FAULTS} else ():
            if asked.show not in {"", label}:
                continue
            hits, tried = recall(book, label, show=asked.show == label)
            row.append(f"{100 * hits / tried:13.0f}%" if tried >= 20 else f"{'-':>14}")
            if tried >= 20:
                overall[label].append(hits / tried)
        print(f"{name:8} " + " ".join(row), flush=True)
    summary(overall)
    if not asked.show:
        subprocess.run([sys.executable, __file__, "--speed"], check=True)


def summary(overall: dict[str, list[float]]) -> None:
    print("\nover all languages: mean, worst, languages that miss the target")
    for label, values in overall.items():
        alarm = label.startswith("FA")
        limit = {"FA error": 0.02, "FA ≥warning": 0.08}.get(label, TARGETS.get(label, 0.95))
        bad = sum(v > limit if alarm else v < limit for v in values)
        worst = max(values) if alarm else min(values)
        mean = sum(values) / len(values)
        print(f"{label:16} {100 * mean:5.1f}% {100 * worst:5.1f}%  {bad} of {len(values)}")


if __name__ == "__main__":
    main()
