"""Sentence boundaries: F1 by language, Golden Rules, our probes, speed, beside other libraries.

    pip install choppa-srx blingfire numpy sentencex PyICU pysbd cleave-sbd
    python benchmarks/segmentation.py [LIBRARY…]

Reads the project's shared data: `segmentation/dev.jsonl` (treebanks and Golden Rules) and
`parallel/` (news in 43 languages, one sentence a line; some hold two, which lowers everybody).
Libraries that are not installed are left out with a word. Boundaries count where terminal
punctuation or a closing quotation mark stands before them: headings without a full stop are the
formats' matter; "all" counts those, too. Speed is CPU time on news joined to articles, after one
warm-up. The last row of a table is ours against the best of the others.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
SHARED = ROOT.parent / "shared/data"
DATA = SHARED / "segmentation/dev.jsonl"
PROBES = ROOT / "tests/sentences.txt"
# NTREX's names of languages, and ours
CODES = """
arb:ar bel:be ben:bn bul:bg cat:ca ces:cs dan:da deu:de ell:el eng:en est:et fas:fa fin:fi fra:fr
glg:gl heb:he hin:hi hrv:hr hun:hu hye:hy ind:id ita:it jpn:ja kat:ka kor:ko lav:lv lit:lt nld:nl
nob:nb pol:pl por-BR:pt ron:ro rus:ru slk:sk slv:sl spa:es srp-Cyrl:sr swe:sv tur:tr ukr:uk urd:ur
vie:vi zho-CN:zh
"""
SPEEDS = ("en", "uk", "de", "fr", "pl", "ru", "ar", "ja", "zh")
Row = tuple[str, str, list[int]]  # language, text, where its sentences start
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


def marked(text: str, places: set[int]) -> set[int]:
    return {at for at in places if text[:at].rstrip()[-1:] in TERMINAL}


def f1(cell: list[int]) -> float:
    right, false, missed = cell
    return 200 * right / max(1, 2 * right + false + missed)


def count(cell: list[int], gold: set[int], mine: set[int]) -> None:
    cell[0] += len(gold & mine)
    cell[1] += len(mine - gold)
    cell[2] += len(gold - mine)


def measured(cut: Cutter, rows: list[dict]) -> dict[str, float]:
    """Of treebanks and Golden Rules: F1 by language, cases that are right."""
    cells: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    everywhere: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    golden: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        text, lang = row["text"], row["lang"]
        gold, mine = starts(text, row["boundaries"]), starts(text, cut(text, lang))
        if "golden" in row["source"]:
            cell = golden["golden en" if lang == "en" else "golden other"]
            cell[0] += gold == mine
            cell[1] += 1
            continue
        name = f"{lang}-{row['source'].split('-')[-1]}" if lang == "en" else lang
        count(cells[name], marked(text, gold), marked(text, mine))
        count(everywhere[name], gold, mine)
    scores = {name: f1(cell) for name, cell in sorted(cells.items())}
    scores["all"] = sum(map(f1, everywhere.values())) / max(1, len(everywhere))
    return scores | {name: 100 * right / of for name, (right, of) in sorted(golden.items())}


def probed(cut: Cutter) -> dict[str, float]:
    """Of the texts of `tests/sentences.txt`: how many are cut as they should be."""
    right = of = 0
    for line in PROBES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            lang, text = line.split(": ", 1)
            parts = [part.strip() for part in text.split("‖")]
            gap = "" if lang in {"ja", "zh"} else " "
            whole, gold = gap.join(parts), set()
            for part in parts[:-1]:
                gold.add(max(gold, default=0) + len(part) + len(gap))
            right += starts(whole, cut(whole, lang)) == gold
            of += 1
    return {"probes": 100 * right / of}


def news() -> list[Row]:
    """Documents of NTREX in every language, their lines put together."""
    documents = (SHARED / "parallel/documents.tsv").read_text("utf-8").splitlines()
    rows = []
    for name, lang in (pair.split(":") for pair in CODES.split()):
        lines = (SHARED / f"parallel/{name}.txt").read_text("utf-8").splitlines()
        gap = "" if lang in {"ja", "zh"} else " "
        for _, group in groupby(zip(documents, lines, strict=True), key=itemgetter(0)):
            text, places = "", []
            for _, line in group:
                if text:
                    text += gap
                    places.append(len(text))
                text += line.strip()
            rows.append((lang, text, places))
    return rows


def reported(cut: Cutter, rows: list[Row]) -> dict[str, float]:
    """F1 on the news, by language."""
    cells: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for lang, text, places in rows:
        gold, mine = starts(text, places), starts(text, cut(text, lang))
        count(cells[lang], marked(text, gold), marked(text, mine))
    return {lang: f1(cell) for lang, cell in sorted(cells.items())}


def speeds(cut: Cutter, rows: list[Row]) -> dict[str, float]:
    """Megabytes of news a second of CPU, the best of three, by language."""
    out = {}
    for lang in SPEEDS:
        texts = [text for code, text, _ in rows if code == lang]
        best = min(_cpu(cut, texts, lang) for _ in range(4))
        out[lang] = sum(len(text.encode()) for text in texts) / 1e6 / best
    return out


def _cpu(cut: Cutter, texts: list[str], lang: str) -> float:
    start = time.process_time()
    for text in texts:
        cut(text, lang)
    return time.process_time() - start


def show(title: str, table: dict[str, dict[str, float]], width: int = 10) -> None:
    print(f"\n{title}")
    names = list(next(iter(table.values())))
    for columns in (names[i : i + 12] for i in range(0, len(names), 12)):
        print("library".ljust(12) + "".join(name[-13:].rjust(width) for name in columns))
        for name, row in table.items():
            print(name.ljust(12) + "".join(f"{row[c]:{width}.1f}" for c in columns))
        others = [row for name, row in table.items() if name != "ours"]
        if others and "ours" in table:
            best = {c: max(row[c] for row in others) for c in columns}
            ratios = (f"{table['ours'][c] / max(best[c], 0.001):{width}.3f}" for c in columns)
            print("ours / best".ljust(12) + "".join(ratios))


def main() -> None:
    if not DATA.is_file():
        print(f"{DATA.name}: the project's shared data is not here; nothing to measure")
        return
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    written = news()
    books, papers, paces = {}, {}, {}
    for name in sys.argv[1:] or LIBRARIES:
        try:
            cut = LIBRARIES[name]()
        except ImportError as error:
            print(f"{name}: not installed ({error.name}), left out")
            continue
        books[name] = measured(cut, rows) | probed(cut)
        papers[name] = reported(cut, written)
        papers[name]["mean"] = sum(papers[name].values()) / len(papers[name])
        paces[name] = speeds(cut, written)
    show("Treebanks (F1), Golden Rules and probes (per cent)", books, 13)
    show("News in 43 languages (F1)", papers)
    show("Megabytes a second", paces)


if __name__ == "__main__":
    main()
