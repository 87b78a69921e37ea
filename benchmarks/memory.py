"""Fuzzy search in the translation memory against exhaustive search and full-text indexes.

    python benchmarks/memory.py [--sizes 10000,100000,1000000] [--sentences FILE]

Sentences are real: the project's shared data and the documentation on this machine, or the lines of
FILE. Where they do not suffice, edited siblings of them fill up, which makes the search harder.
Queries are sentences of the memory with 7, 20 and 38 % of their words edited, and sentences
that are not in it. "best found": how often the best match is as like as the one that exhaustive
search finds (likeness 60 and more). CPU milliseconds a query.
"""

import argparse
import gzip
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz, process

from l10n.memory import FILE, Memory, Pair

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
MANUALS = [
    Path(top)
    for top in (
        "/usr/share/doc",
        "/usr/share/man",
        "/usr/share/perl",
        "/usr/lib/python3",
        "/usr/share/info",
    )
]
KINDS = {".md", ".txt", ".html", ".rst", ".gz", ".py", ".pod", ".pm"}
Search = Callable[[str], tuple[str, float]]


def sentences(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“(])", " ".join(block.split())):
            letters = sum(c.isalpha() or c == " " for c in sentence)
            if (
                25 <= len(sentence) <= 400
                and sentence.count(" ") >= 4
                and letters > 0.8 * len(sentence)
            ):
                yield sentence


def plain(path: Path) -> str:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, gzip.BadGzipFile):
        return ""
    text = data.decode("utf-8", "replace")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<script.*?</script>|<style.*?</style>", "", text)
        text = re.sub(r"</?(?:p|div|li|h\d|td|br)[^>]*>", "\n\n", text)
        return re.sub(r"<[^>]+>", "", text)
    if path.suffix in {".py", ".pm"}:
        return "\n\n".join(re.findall(r'(?s)"""(.*?)"""', text))
    return text


def collected(most: int) -> list[str]:
    """Real sentences; the shared data's first, all in one fixed order."""
    found: dict[str, None] = {}
    news = SHARED / "parallel" / "eng.txt"
    if not news.exists():
        print("the project's shared data is absent: the machine's documentation only")
    else:
        found |= dict.fromkeys(sentences("\n\n".join(news.read_text("utf-8").splitlines())))
    for top in (SHARED / "corpus", *MANUALS):
        for path in sorted(p for p in top.rglob("*") if p.suffix in KINDS):
            if path.is_file() and path.stat().st_size < 3_000_000:
                found |= dict.fromkeys(sentences(plain(path)))
            if len(found) >= most:
                break
    return list(found)


def filled_up(real: list[str], size: int, dice: random.Random) -> list[str]:
    found = dict.fromkeys(real)
    while len(found) < size:
        found[edited(dice.choice(real), dice, 0.3, real)] = None
    return list(found)[:size]


def edited(text: str, dice: random.Random, part: float, real: list[str]) -> str:
    """`text` with that part of its words replaced, added, left out or swapped."""
    words = text.split(" ")
    for _ in range(max(1, round(len(words) * part))):
        at, kind = dice.randrange(len(words)), dice.random()
        if kind < 0.45:
            words[at] = dice.choice(dice.choice(real).split(" "))
        elif kind < 0.7:
            words.insert(at, dice.choice(dice.choice(real).split(" ")))
        elif kind < 0.9 and len(words) > 4:
            del words[at]
        elif at + 1 < len(words):
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def queries(known: list[str], unknown: list[str], each: int) -> list[tuple[str, str]]:
    dice = random.Random(5)
    kinds = (("light", 0.07), ("medium", 0.2), ("heavy", 0.38))
    asked = [
        (kind, edited(dice.choice(known), dice, part, known))
        for kind, part in kinds
        for _ in range(each)
    ]
    return asked + [("none", text) for text in dice.sample(unknown, min(each, len(unknown)))]


def exhaustive(known: list[str]) -> Search:
    def search(text: str) -> tuple[str, float]:
        found = process.extractOne(text, known, scorer=fuzz.ratio, score_cutoff=60)
        return (found[0], found[1]) if found else ("", 0.0)

    return search


def own(known: list[str], folder: Path) -> Search:
    memory = Memory(folder / FILE)
    memory.add(Pair(text, text[::-1], "en", "de") for text in known)
    memory.store.run(lambda db: db.execute("pragma wal_checkpoint(truncate)").fetchall())

    def search(text: str) -> tuple[str, float]:
        hits = memory.fuzzy(text, "en", "de", threshold=0.6, limit=1)
        return (hits[0].source, 100 * hits[0].score) if hits else ("", 0.0)

    return search


def full_text(tokens: str, rarest: int) -> Callable[[list[str], Path], Search]:
    """SQLite's FTS5, asked for the rarest words or trigrams, bm25, then letter by letter."""

    def build(known: list[str], folder: Path) -> Search:
        db = sqlite3.connect(folder / f"{tokens}.sqlite")
        db.execute(f"create virtual table t using fts5(text, tokenize='{tokens}', detail=full)")
        db.executemany("insert into t values (?)", ((text,) for text in known))
        db.execute("create virtual table v using fts5vocab(t, 'row')")
        db.commit()

        def search(text: str) -> tuple[str, float]:
            words = re.findall(r"\w+", text.lower())
            if tokens == "trigram":
                words = [text.lower()[i : i + 3] for i in range(len(text) - 2)]
            words = list(dict.fromkeys(words))
            holes = ",".join("?" * len(words))
            rows = db.execute(
                f"select term from v where term in ({holes}) order by doc limit {rarest}", words
            )
            query = " OR ".join('"' + row[0].replace('"', '""') + '"' for row in rows)
            if not query:
                return "", 0.0
            found = db.execute(
                "select text from t where t match ? order by bm25(t) limit 24", (query,)
            )
            best = process.extractOne(
                text, [row[0] for row in found], scorer=fuzz.ratio, score_cutoff=60
            )
            return (best[0], best[1]) if best else ("", 0.0)

        return search

    return build


def tantivy(known: list[str], folder: Path) -> Search:
    import tantivy as t

    schema = t.SchemaBuilder().add_text_field("text", stored=True).build()
    index = t.Index(schema, str(folder))
    writer = index.writer()
    for text in known:
        writer.add_document(t.Document(text=text))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> tuple[str, float]:
        words = dict.fromkeys(re.findall(r"\w+", text.lower()))
        often = sorted((n, word) for word in words if (n := searcher.doc_freq("text", word)))
        terms = [
            (t.Occur.Should, t.Query.term_query(schema, "text", word)) for _, word in often[:8]
        ]
        if not terms:
            return "", 0.0
        hits = searcher.search(t.Query.boolean_query(terms), 24, count=False).hits
        texts = [searcher.doc(address)["text"][0] for _, address in hits]
        best = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=60)
        return (best[0], best[1]) if best else ("", 0.0)

    return search


PEERS: dict[str, tuple[Callable[[list[str], Path], Search], int]] = {  # and up to which size
    "l10n memory": (own, 10**9),
    "tantivy, 8 rarest words": (tantivy, 10**9),
    "SQLite FTS5 words, 6 rarest": (full_text("unicode61", 6), 100_000),
    "SQLite FTS5 trigrams, 12 rarest": (full_text("trigram", 12), 100_000),
}


def measured(search: Search, asked: list[tuple[str, str]], best: dict[str, float]) -> str:
    times, found = [], {kind: [0, 0] for kind in ("light", "medium", "heavy")}
    for _, text in asked[:20]:
        search(text)
    for kind, text in asked:
        start = time.process_time()
        _, score = search(text)
        times.append(time.process_time() - start)
        if kind in found and best.get(text, 0) >= 60:
            found[kind][0] += score >= best[text] - 0.01
            found[kind][1] += 1
    times.sort()
    right, all_ = (sum(column) for column in zip(*found.values(), strict=True))
    parts = " ".join(f"{kind} {a / b:.3f}" for kind, (a, b) in found.items() if b)
    return (
        f"mean {1000 * sum(times) / len(times):7.2f}  median {1000 * times[len(times) // 2]:7.2f}  "
        f"p99 {1000 * times[int(len(times) * 0.99)]:7.2f}  best found {right / all_:.3f} ({parts})"
    )


def compare(size: int, real: list[str], each: int, only: str) -> None:
    dice = random.Random(11)
    unknown, known = real[:each], filled_up(real[each:], size, dice)
    asked = queries(known, unknown, each)
    print(f"\n{size:,} pairs ({min(size, len(real) - each):,} real), {len(asked)} queries")
    search, best, spent = exhaustive(known), {}, 0.0
    for _, text in asked:
        start = time.process_time()
        best[text] = search(text)[1]
        spent += time.process_time() - start
    print(f"{'rapidfuzz, exhaustive':34} mean {1000 * spent / len(asked):7.2f}", flush=True)
    for name, (build, most) in PEERS.items():
        if size > most or only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            start = time.process_time()
            try:
                search = build(known, Path(folder))
            except (ImportError, sqlite3.OperationalError) as error:
                print(f"{name:34} left out: {error}")
                continue
            built = time.process_time() - start
            disk = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
            row = measured(search, asked, best)
        print(f"{name:34} {row}  build {built:.1f} s  disk {disk:.0f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--only", default="", help="peers whose name holds this")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.sentences:
        real = list(dict.fromkeys(given.sentences.read_text("utf-8").splitlines()))
    else:
        real = collected(max(sizes) + given.queries)
    random.Random(11).shuffle(real)
    for size in sizes:
        compare(size, real, given.queries, given.only)


if __name__ == "__main__":
    main()
