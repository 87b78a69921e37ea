"""Sentence boundaries: F1 by language, Golden Rules, speed, beside other libraries.

    python benchmarks/segmentation.py [LIBRARY…]

Reads the project's shared data (`../shared/data/segmentation/dev.jsonl`). Libraries that are not
installed are left out with a word. Boundaries count where terminal punctuation or a closing
quotation mark stands before them: headings without a full stop are the formats' matter.
Speed is CPU time on the same texts joined to articles of about 5 KB, after one warm-up.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
DATA = ROOT.parent / "shared/data/segmentation/dev.jsonl"
TERMINAL = set(".!?…؟。！？．｡।։።။۔\"'”’»«“)]」』）")
Cutter = Callable[[str, str], list[int]]


def ours() -> Cutter:
    from l10n import segmentation

    return segmentation.cuts


def choppa() -> Cutter:
    import choppa as package
    from choppa import SrxDocument, SrxTextIterator

    rules = Path(package.__path__[0], "data/srx/languagetool_segment.srx")
    document = SrxDocument(ruleset=str(rules))
    return lambda text, lang: _ends(SrxTextIterator(document, lang + "_two", text))


def sentencex() -> Cutter:
    from sentencex import segment

    return lambda text, lang: _found(text, segment(lang, text))


def blingfire() -> Cutter:
    from blingfire import text_to_sentences

    return lambda text, _lang: _found(text, text_to_sentences(text).split("\n"))


def pysbd() -> Cutter:
    import pysbd as package

    known = set(package.languages.LANGUAGE_CODES)
    made = {code: package.Segmenter(language=code, clean=False) for code in known}
    return lambda text, lang: _found(text, made[lang if lang in known else "ru"].segment(text))


def cleave() -> Cutter:
    import csbd as package

    made: dict = {}

    def cut(text: str, lang: str) -> list[int]:
        if lang not in made:
            try:
                made[lang] = package.Segmenter(language=lang, clean=False)
            except Exception:  # noqa: BLE001 - whatever it raises for an unknown language
                made[lang] = package.Segmenter(language="en", clean=False)
        return _found(text, [str(s) for s in made[lang].segment(text)])

    return cut


def icu() -> Cutter:
    from icu import BreakIterator, Locale

    def cut(text: str, lang: str) -> list[int]:
        breaks = BreakIterator.createSentenceInstance(Locale(lang))
        breaks.setText(text)
        units = text.encode("utf-16-le")
        return [len(units[: 2 * at].decode("utf-16-le")) for at in breaks]

    return cut


def _ends(pieces) -> list[int]:
    out, at = [], 0
    for piece in pieces:
        at += len(piece)
        out.append(at)
    return out


def _found(text: str, pieces) -> list[int]:
    """Ends of pieces that may have lost white space."""
    out, at = [], 0
    for piece in pieces:
        words = piece.strip()
        start = text.find(words[:20], at) if words else at
        at = max(at, start) + len(words)
        out.append(min(at, len(text)))
    return out


LIBRARIES = {f.__name__: f for f in (ours, choppa, blingfire, sentencex, icu, pysbd, cleave)}


def starts(text: str, cuts: list[int]) -> set[int]:
    out = set()
    for cut in cuts:
        at = cut
        while at < len(text) and text[at].isspace():
            at += 1
        if 0 < at < len(text):
            out.add(at)
    return out


def measured(cut: Cutter, rows: list[dict]) -> dict[str, float]:
    counts: dict = defaultdict(lambda: [0, 0, 0])
    golden: dict = defaultdict(lambda: [0, 0])
    for row in rows:
        text, lang = row["text"], row["lang"]
        gold, mine = starts(text, row["boundaries"]), starts(text, cut(text, lang))
        if "golden" in row["source"]:
            cell = golden["golden en" if lang == "en" else "golden other"]
            cell[0] += gold == mine
            cell[1] += 1
            continue
        name = f"{lang}-{row['source'].split('-')[-1]}" if lang == "en" else lang
        gold = {at for at in gold if text[:at].rstrip()[-1:] in TERMINAL}
        mine = {at for at in mine if text[:at].rstrip()[-1:] in TERMINAL}
        cell = counts[name]
        cell[0] += len(gold & mine)
        cell[1] += len(mine - gold)
        cell[2] += len(gold - mine)
    scores = {k: 200 * a / (2 * a + b + c) for k, (a, b, c) in sorted(counts.items())}
    return scores | {k: 100 * a / b for k, (a, b) in sorted(golden.items())}


def speed(cut: Cutter, rows: list[dict], lang: str) -> float:
    texts = [row["text"] for row in rows if row["lang"] == lang and "golden" not in row["source"]]
    articles, now = [], ""
    for text in texts:
        now += text + " "
        if len(now.encode()) > 5000:
            articles.append(now)
            now = ""
    size = sum(len(text.encode()) for text in articles)
    for text in articles:
        cut(text, lang)
    start = time.process_time()
    for text in articles:
        cut(text, lang)
    return size / 1e6 / (time.process_time() - start)


def main() -> None:
    if not DATA.is_file():
        print(f"{DATA.name}: the project's shared data is not here; nothing to measure")
        return
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    table: dict[str, dict[str, float]] = {}
    for name in sys.argv[1:] or LIBRARIES:
        try:
            cut = LIBRARIES[name]()
            table[name] = measured(cut, rows)
        except ImportError:
            print(f"{name}: not installed, left out")
            continue
        for lang in ("en", "uk", "de"):
            table[name][f"MB/s {lang}"] = speed(cut, rows, lang)
    columns = list(next(iter(table.values())))
    print("library".ljust(12) + "".join(c.rjust(13) for c in columns))
    for name, row in table.items():
        print(name.ljust(12) + "".join(f"{row[c]:13.1f}" for c in columns))


if __name__ == "__main__":
    main()
