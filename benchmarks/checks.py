"""How much the checks find, how often they cry wolf, how fast they are.

Faults are put into professional translations at known places (the project's shared data, 1,045
news sentences in 43 languages); recall is the share of them that gets an error or a warning which
the untouched translation does not get. False alarms are counted on the untouched translations.

    python benchmarks/checks.py [LANGUAGE…]      # files of ../shared/data/parallel: deu, jpn, …
"""

import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from l10n.checks import Check, Context, checks, kinship, sounds
from l10n.model import Entry, Severity, State

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
UNSPACED = {"ja", "zh_Hans", "th"}
SAMPLE = 150  # of each fault in each language
GRAVE = (Severity.ERROR, Severity.WARNING)
TARGETS = {"name swapped": 0.80}  # all others 0.95
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

    def __init__(self, name: str) -> None:
        self.locale = CODES[name]
        self.pairs = list(zip(lines("eng"), lines(name), strict=True))
        self.dice = random.Random(name)
        self.names = [n for s, t in self.pairs for n in kinship.names(s) if n in t]


def lines(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text("utf-8").split("\n")[:-1]


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
    """A name that stands as it is on both sides, or sounds the same, becomes another one."""
    source, target = pair
    alike = [n for n in kinship.names(source) if n in target]
    if not alike or len(book.names) < 50:
        return _heard_swapped(pair, book)
    name = book.dice.choice(alike)
    other = book.dice.choice(book.names)
    if sounds.roman(other)[:3] == sounds.roman(name)[:3] or other in source:
        return None
    return source, target.replace(name, other)


def _heard_swapped(pair: Pair, book: Book) -> Pair | None:
    """Between alphabets: the word that sounds like the name becomes one of another segment."""
    found = list(_spoken(pair, book))
    other_pair = book.dice.choice(book.pairs)
    others = [word for _, word in _spoken(other_pair, book)]
    if not found or not others:
        return None
    _name, word = book.dice.choice(found)
    other = book.dice.choice(others)
    if (
        other == word
        or sounds.skeletons(sounds.roman(other))[0][:2]
        == sounds.skeletons(sounds.roman(word))[0][:2]
    ):
        return None
    return pair[0], pair[1].replace(word, other)


def _spoken(pair: Pair, book: Book) -> Iterator[tuple[str, str]]:
    abjad = book.locale in {"ar", "fa", "he", "ur"}
    if book.locale in UNSPACED:
        return
    for name in kinship.names(pair[0]):
        for match in re.finditer(r"[^\s.,;:!?\"'“”„«»()]+", pair[1]):
            if sounds.sounds_in(name, sounds.heard(match.group(), abjad=abjad), abjad=abjad):
                yield name, match.group()
                break


FAULTS: dict[str, tuple[Fault, frozenset[str]]] = {
    "number changed": (number_changed, frozenset({"numbers", "dates"})),
    "digits swapped": (digits_swapped, frozenset({"numbers", "dates"})),
    "half dropped": (half_dropped, frozenset()),
    "wrong segment": (wrong_segment, frozenset()),
    "loop": (loop, frozenset({"repetition"})),
    "homoglyph": (homoglyph, frozenset({"look-alikes"})),
    "tag broken": (tag_broken, frozenset({"markup", "links"})),
    "quote lost": (quote_lost, frozenset({"quotes"})),
    "name swapped": (name_swapped, frozenset()),
}


def grave(pair: Pair, context: Context, every: list[Check]) -> Counter[tuple[str, Severity]]:
    """(check, severity) of errors and warnings of one segment by itself."""
    entry = Entry(*pair, State.TRANSLATED)
    found: Counter[tuple[str, Severity]] = Counter()
    for check in every:
        for fault in check.run(entry, context):
            weight = fault.severity or check.severity
            if weight in GRAVE:
                found[check.name, weight] += 1
    return found


def measure(name: str, every: list[Check]) -> tuple[dict[str, float], dict[str, tuple[float, int]]]:
    """False alarms by severity, and (recall, how many) by fault."""
    book, context = Book(name), Context("en", CODES[name])
    plain = [grave(pair, context, every) for pair in book.pairs]
    across = [
        (check.name, fault.severity or check.severity)
        for check in every
        for _, fault in check.across([Entry(*p, State.TRANSLATED) for p in book.pairs], context)
    ]
    total = len(book.pairs)
    alarms = {
        "error": sum(any(w is Severity.ERROR for _, w in f) for f in plain) / total,
        "warning": sum(bool(f) for f in plain) / total,
        "across": sum(weight in GRAVE for _, weight in across) / total,
    }
    recalls = {}
    for label, (inject, wanted) in FAULTS.items():
        hits = tried = 0
        order = list(range(total))
        book.dice.shuffle(order)
        for i in order:
            made = inject(book.pairs[i], book)
            if made is None or made == book.pairs[i]:
                continue
            tried += 1
            new = grave(made, context, every) - plain[i]
            hits += any(not wanted or check in wanted for check, _ in new)
            if tried == SAMPLE:
                break
        if tried >= 20:
            recalls[label] = (hits / tried, tried)
    return alarms, recalls


def speed(every: list[Check]) -> None:
    pairs = Book("deu").pairs[:400] + Book("ukr").pairs[:400]
    entries = [Entry(s, t, State.TRANSLATED) for s, t in pairs]
    context = Context("en", "de")
    spent: Counter[str] = Counter()
    for check in every:
        start = time.process_time()
        for entry in entries:
            list(check.run(entry, context))
        spent[check.name] = time.process_time() - start
    whole = sum(spent.values())
    print(
        f"\n{len(entries) / whole:,.0f} segments a second of CPU, all checks, first time; slowest:"
    )
    print(", ".join(f"{n} {1e6 * s / len(entries):.0f} µs" for n, s in spent.most_common(8)))


def main() -> None:
    if not DATA.is_dir():
        print(f"no parallel texts at {DATA}; nothing is measured")
        return
    every = list(checks().values())
    wanted = sys.argv[1:] or list(CODES)
    print("language " + " ".join(f"{label:>14}" for label in ("FA error", "FA ≥warning", *FAULTS)))
    overall: dict[str, list[float]] = defaultdict(list)
    for name in wanted:
        alarms, recalls = measure(name, every)
        row = [f"{100 * alarms['error']:13.1f}%", f"{100 * alarms['warning']:13.1f}%"]
        overall["FA error"].append(alarms["error"])
        overall["FA ≥warning"].append(alarms["warning"])
        for label in FAULTS:
            share, _ = recalls.get(label, (None, 0))
            row.append(f"{'-':>14}" if share is None else f"{100 * share:13.0f}%")
            if share is not None:
                overall[label].append(share)
        print(f"{name:8} " + " ".join(row), flush=True)
    print("\nover all languages: mean, worst, languages that miss the target")
    for label, values in overall.items():
        alarm = label.startswith("FA")
        limit = {"FA error": 0.02, "FA ≥warning": 0.08}.get(label, TARGETS.get(label, 0.95))
        bad = sum(v > limit if alarm else v < limit for v in values)
        worst = max(values) if alarm else min(values)
        mean = sum(values) / len(values)
        print(f"{label:16} {100 * mean:5.1f}% {100 * worst:5.1f}%  {bad} of {len(values)}")
    speed(every)


if __name__ == "__main__":
    main()
