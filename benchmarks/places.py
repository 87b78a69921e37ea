"""Place names, measured: transcription, wrong spellings, look-up speed, against other libraries.

    PYTHONPATH=. python benchmarks/places.py [PART…] [-v] [LANGUAGE…]

Reads the project's shared data, `../shared/data/places/places.csv.gz` (or the file named by
PLACES_CSV), and says so where it is absent. `-v` lists what was missed.
"""

import csv
import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer, Place
from l10n.places.lookup import Lookup
from l10n.places.names import Names
from l10n.places.resemblance import lookalike
from l10n.places.spellings import fold, latin

SHARED = Path(__file__).parents[2] / "shared/data"
DATA = Path(os.environ.get("PLACES_CSV", SHARED / "places/places.csv.gz"))
GOALS = (
    "94 de en et, 92 cs no lv da vi, 90 fr it pt fi ca sv, 85 ko ro el hu sk sl, "
    "75 tr sr lt fa ar bg es pl ja hr, 65 zh nl he ka hy, 50 be"
)
TARGETS = {
    language: int(goal.split()[0]) for goal in GOALS.split(", ") for language in goal.split()[1:]
}
VARIANTS = ("en", "de", "fr", "cs", "sv", "nl", "pl")
KNOWN = Gazetteer()

Labels = dict[str, dict[str, dict[str, str]]]  # language -> native -> label -> status


def read() -> tuple[Labels, dict[str, int]]:
    labels: Labels = defaultdict(lambda: defaultdict(dict))
    people: dict[str, int] = defaultdict(int)
    opened = gzip.open if DATA.suffix == ".gz" else open
    with opened(DATA, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["cc"] != "UA" or row["kind"] != "settlement":
                continue
            native = row["uk_native"]
            people[native] = max(people[native], int(row["pop"] or 0))
            labels[row["lang"]][native][row["name"]] = row["status"]
    return labels, people


def loose(name: str) -> str:
    """Without what labels leave out at will: accents, spaces, hyphens, ー; simplified Chinese."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", simplified()(name)) if not unicodedata.combining(c)
    )
    return re.sub(r"[\s\-'’ー・＝=ʼ]", "", bare).lower()


@cache
def simplified() -> Callable[[str], str]:
    if importlib.util.find_spec("opencc") is None:
        return str
    from opencc import OpenCC

    return OpenCC("t2s").convert


def towns(labels: Labels, people: dict[str, int], language: str, least: int) -> list[str]:
    return sorted((n for n in labels[language] if people[n] >= least), key=lambda n: -people[n])


def share(hits: int, of: int) -> str:
    return f"{100 * hits / of:5.1f}" if of else "    –"


# --- transcription


Peer = Callable[[list[str]], list[list[str]]]  # names -> one list of results per table


def peers() -> dict[str, Peer]:
    """Other libraries; each may use the table that does best for the language, with hindsight."""
    found: dict[str, Peer] = {}
    if importlib.util.find_spec("translitua"):
        import translitua

        found["translitua"] = lambda names: [
            [translitua.translit(name, table) for name in names]
            for table in translitua.ALL_UKRAINIAN
        ]
    if importlib.util.find_spec("iuliia"):
        import iuliia

        schemas = [s for n, s in vars(iuliia).items() if n.isupper() and hasattr(s, "name")]
        found["iuliia"] = lambda names: [
            [schema.translate(name) for name in names] for schema in schemas
        ]
    if importlib.util.find_spec("cyrtranslit"):
        import cyrtranslit

        found["cyrtranslit"] = lambda names: [[cyrtranslit.to_latin(n, "ua") for n in names]]
    if shutil.which("uconv"):  # ICU's own program
        found["ICU"] = lambda names: [made for chain in ICU if (made := uconv(chain, names))]
    return found


LATIN_TO = ("Armenian", "Georgian", "Hangul", "Katakana", "Arabic", "Hebrew", "Greek", "Cyrillic")
ICU = (
    "Ukrainian-Latin/BGN",
    "uk-uk_Latn/BGN",
    "Cyrillic-Latin",
    "Russian-Latin/BGN",
    "ru-ja",
    "ru-zh",
)
ICU += tuple(f"Cyrillic-Latin; Latin-{script}" for script in LATIN_TO)


def uconv(chain: str, names: list[str]) -> list[str]:
    """The names through a chain of ICU's transforms; nothing where it has none of that name."""
    text = "\n".join(names)
    ran = subprocess.run(
        ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", chain],
        input=text, capture_output=True, text=True, check=False,
    )  # fmt: skip
    made = ran.stdout.split("\n")
    return made if ran.returncode == 0 and len(made) == len(names) else []


def best_of(peer: Peer, rows: list[tuple[str, set[str]]]) -> float:
    tables = peer([native for native, _ in rows])
    hits = [
        sum(loose(name) in wanted for name, (_, wanted) in zip(made, rows, strict=True))
        for made in tables
    ]
    return 100 * max(hits, default=0) / len(rows)


def transcription(chosen: list[str], *, verbose: bool) -> None:
    labels, people = read()
    others = peers()
    print("Towns of 10,000 and more, name matches any attested label, %.")
    print("exact | loose: without accents, spaces, hyphens, ー; Chinese simplified | rule: loose,")
    print("the bare table | peers: loose, with the table that does best for the language\n")
    print("lang   n  exact  loose  rule   target " + " ".join(f"{p:>11}" for p in others))
    for language in chosen or TARGETS:
        ours = Lookup(Names(language, KNOWN), "uk")
        bare = Names(language, KNOWN).table
        from l10n.places.transcription import table

        rows = []
        exact = near = ruled = 0
        for native in towns(labels, people, language, 10_000):
            wanted = {n for n, s in labels[language][native].items() if s != "historical"}
            if not wanted:
                continue
            folded = {loose(name) for name in wanted}
            rows.append((native, folded))
            name = ours.name(native).text
            exact += name in wanted
            near += loose(name) in folded
            ruled += bool(bare) and loose(table(bare).transcribe(native)) in folded
            if verbose and loose(name) not in folded:
                print(f"      {native}: {name}, not {sorted(wanted)[:4]}")
        if not rows:
            continue
        target = TARGETS.get(language, 0)
        mark = " " if 100 * near / len(rows) >= target else "!"
        line = f"{language:4}{len(rows):4} {share(exact, len(rows))}  {share(near, len(rows))} "
        line += f"{share(ruled, len(rows))}   {target:4}{mark}  "
        print(line + " ".join(f"{best_of(p, rows):11.1f}" for p in others.values()))
    missing = {"translitua", "iuliia", "cyrtranslit", "ICU"} - others.keys()
    if missing:
        print(f"\nnot installed, not compared: {', '.join(sorted(missing))}")


# --- wrong spellings


def resembles(label: str, native: str) -> bool:
    """Is the label the town's name at all? Labels hold translations and other places' names."""
    spelt = {fold(name) for name in latin(native)}
    return any(SequenceMatcher(None, fold(label), s).ratio() >= 0.6 for s in spelt)


UNITS = re.compile(r"\b(r[ae][iïjy]+[oó]n|distri[ck]t|powiat)", re.IGNORECASE)


def spellings(names: Names, place: Place) -> set[str]:
    known = (*names.variants(place), *names.accepted(place), names.approved(place).text)
    return {fold(name) for name in known}


@cache
def owners(language: str) -> dict[str, set[str]]:
    """Every known spelling of every town -> the towns it may mean."""
    names, found = Names(language, KNOWN), defaultdict(set)
    for native, _ in KNOWN.settlements():
        for place in KNOWN.named(native):
            if place.kind == "city":
                for spelling in spellings(names, place):
                    found[spelling].add(native)
    return found


def elsewhere(label: str, native: str, language: str) -> bool:
    """Does the label name a raion, or another town by a spelling known for that town alone?"""
    towns = owners(language).get(fold(label), {native})
    return bool(UNITS.search(label)) or native not in towns


def variants(chosen: list[str], *, verbose: bool) -> None:
    labels, people = read()
    print("Labels of towns of 5,000 and more that are not the approved name: recognized, %.")
    print("own: that resemble the town's name, less those of a raion or another town\n")
    print("lang  labels  recognized | resemble recognized or shown | own  recognized  target")
    for language in chosen or VARIANTS:
        names = Names(language, KNOWN)
        tally: Counter[str] = Counter()
        for native in towns(labels, people, language, 5_000):
            places = [p for p in KNOWN.named(native) if p.kind in {"city", "settlement"}]
            if not places:
                continue
            approved, wrong = names.approved(places[0]).text, spellings(names, places[0])
            for label in labels[language][native]:
                if label == approved:
                    continue
                hit = fold(label) in wrong
                same = hit or resembles(label, native)
                own = hit or (same and not elsewhere(label, native, language))
                known = (approved, *names.variants(places[0]))
                near = hit or (same and lookalike(label, known, ()) is not None)
                tally.update(all=1, hit=hit, same=same, own=own, shown=near)
                if verbose and not hit:
                    why = "" if own else " (a raion or another town)" if same else " (another name)"
                    print(f"      {native}: {label}{why}")
        every, same, own = (
            f"{tally[kind]:6}  {share(tally['hit'], tally[kind])}"
            for kind in ("all", "same", "own")
        )
        likely = share(tally["shown"], tally["same"])
        print(f"{language:4}  {every}      | {same}         {likely}     |{own}       92")


# --- false alarms, speed


def prose() -> Iterator[str]:
    """English that has nothing to do with Ukraine."""
    for pattern in ("corpus/md/*.md", "corpus/txt/*.txt"):
        for path in sorted(SHARED.glob(pattern)):
            yield path.read_text("utf-8", errors="replace")


def alarms(_chosen: list[str], *, verbose: bool) -> None:
    find = Sources(KNOWN)
    size = hits = 0
    for text in prose():
        if re.search("Ukrain|Kyiv|Russia", text) or re.search("[а-я]{4}", text):
            continue
        size += len(text)
        found = [
            m
            for m in find.mentions(text, "en")
            if m.place.country == "UA" and m.place.kind != "country"
        ]
        hits += len(found)
        if verbose:
            for mention in found:
                print(
                    "     ",
                    mention.form,
                    "→",
                    mention.place.native,
                    "|",
                    text[mention.start - 30 : mention.end + 20].replace("\n", " "),
                )
    if not size:
        print("no prose: the project's shared data is not here")
        return
    rate = hits / (size / 1e6)
    print(f"{hits} false alarms in {size / 1e6:.1f} MB of English: {rate:.2f} per MB (target 1)")


FRESH = """
import time
start = time.process_time()
from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer
Sources(Gazetteer()).mentions("Kyiv", "en")
print(time.process_time() - start)
"""


def loading() -> float:
    """Seconds of CPU until a new process has found its first place, imports included."""
    ran = [
        subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    return min(float(process.stdout) for process in ran)


def speed(_chosen: list[str], *, verbose: bool) -> None:
    print(
        f"loading the English finder, imports and all: {1000 * loading():.0f} ms CPU (target 150)"
    )
    find = Sources(Gazetteer())
    find.mentions("Kyiv", "en")
    source = Path(__file__).parent.parent / "source/kharkiv-counter-offensive.txt"
    text = (source.read_text("utf-8") * 3)[:10_000]
    start = time.process_time()
    for index in range(20):
        find.mentions(f"{index} {text}", "en")
    took = 1000 * (time.process_time() - start) / 20
    print(f"finding places in 10 kB of English: {took:.1f} ms CPU (target 50)")
    natives = [name for name, _ in KNOWN.settlements()]
    for language in ("de", "pl", "zh", "ko") if not verbose else TARGETS:
        start = time.process_time()
        lookup = Lookup(Names(language, KNOWN), "uk")
        for native in natives:
            lookup.name(native)
        print(f"{len(natives)} names into {language}: {time.process_time() - start:.2f} s CPU")


def english(_chosen: list[str], *, verbose: bool) -> None:
    """Our English table against translitua's of the same standard (KMU-55), on every name."""
    if importlib.util.find_spec("translitua") is None:
        print("translitua is not installed")
        return
    import translitua

    from l10n.places.transcription import table

    ours, natives = table("en"), [name for name, _ in KNOWN.settlements()]
    apart = [
        n for n in natives if ours.transcribe(n) != translitua.translit(n, translitua.UkrainianKMU)
    ]
    print(f"{len(natives) - len(apart)} of {len(natives)} names as translitua's KMU-55")
    if verbose:
        print("     ", apart[:20])


PARTS = {
    "transcription": transcription,
    "english": english,
    "variants": variants,
    "alarms": alarms,
    "speed": speed,
}


def main(words: list[str]) -> None:
    verbose = "-v" in words
    parts = [word for word in words if word in PARTS]
    chosen = [word for word in words if word not in PARTS and word != "-v"]
    for part in parts or PARTS:
        print(f"\n== {part}")
        if part in {"transcription", "variants"} and not DATA.is_file():
            print(f"no labels: {DATA.name} of the project's shared data is not here")
            continue
        PARTS[part](chosen, verbose=verbose)


if __name__ == "__main__":
    main(sys.argv[1:])
