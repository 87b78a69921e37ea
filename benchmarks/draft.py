"""What stands around the engines costs and brings: quality, places, markup, speed.

    python benchmarks/draft.py [quality] [places] [markup] [speed] [workers] [resume]

Reads the project's shared data beside the checkout: `parallel/` (professional translations of
news), `corpus/md` (real articles), `source/`. Quality is chrF (sacrebleu) against the human
translation; speed is CPU time, the bare engine and the whole way in the same run. Well placed
means: translated back, the marked words are like those marked in the source; a perfect placing
reaches 91 of 100 by this measure.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from l10n import draft, naming
from l10n.draft import Session
from l10n.drafting import markup, routes
from l10n.drafting.delivery import Post
from l10n.drafting.rewrites import BUILT_IN
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene
from l10n.drafting.work import Task, load, polish
from l10n.engines import NO_BRIEF
from l10n.model import Catalog, Entry
from l10n.settings import Settings
from l10n.workspace import Workspace

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
LINES = 1045
PIVOT = "firefox:pt > apertium"
LOCALES = {"pt_BR": ("por-BR", "firefox"), "es": ("spa", PIVOT), "ca": ("cat", PIVOT),
           "gl": ("glg", PIVOT)}  # fmt: skip
WANTED = {"es": 53, "ca": 51, "gl": 53}
MARKED = 300


def lines(name: str) -> list[str]:
    return (DATA / "parallel" / f"{name}.txt").read_text("utf-8").splitlines()[:LINES]


def route(locale: str) -> Route | None:
    found, why = routes.find([LOCALES[locale][1]], "en", locale, {})
    if not found:
        print(f"{locale}: left out: {'; '.join(why)}")
    return found[0] if found else None


def scene(locale: str, kind: str = "text") -> Scene:
    here = Workspace(ROOT, Settings())
    view = naming.view(here, locale)
    return Scene("en", locale, kind, naming.finder(here), view, BUILT_IN, polish(locale))


def drafts(
    texts: Iterable[str], where: Scene, way: Route, post: Post | None = None
) -> tuple[dict[str, Entry], Session]:
    session = Session(where, [way], post or Post())
    catalog = Catalog(where.target, tuple(Entry(text) for text in dict.fromkeys(texts)))
    done = draft.fill(catalog, session)
    return {entry.source: entry for entry in done.entries}, session


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def chrf(drafted: list[str], human: list[str]) -> float:
    """chrF2 of a corpus (Popović 2015), to the digit what sacrebleu prints by default."""
    scores = []
    for n in range(1, 7):
        pairs = [(grams(a, n), grams(b, n)) for a, b in zip(drafted, human, strict=True)]
        given, wanted = (sum(pair[side].total() for pair in pairs) for side in (0, 1))
        common = sum((a & b).total() for a, b in pairs)
        if given and wanted:
            precision, recall = common / given, common / wanted
            scores.append(5 * precision * recall / (4 * precision + recall or 1))
    return 100 * sum(scores) / max(1, len(scores))


def grams(text: str, n: int) -> Counter[str]:
    """Runs of `n` characters, white space left out."""
    bare = "".join(text.split())
    return Counter(bare[at : at + n] for at in range(len(bare) - n + 1))


def quality() -> None:
    """The whole way against the bare engine, which gets each line as it is."""
    source, post = lines("eng"), Post()  # what one locale had translated the next one has
    print(f"chrF, {len(source)} lines       bare    here  difference  wanted")
    for locale, (reference, _) in LOCALES.items():
        if not (way := route(locale)):
            continue
        bare = [str(answer) for answer in way.send(post, source, NO_BRIEF)]
        made, _ = drafts(source, scene(locale), way, post)
        mine = [made[text].target for text in source]
        human = lines(reference)
        before, after = chrf(bare, human), chrf(mine, human)
        wanted = f"{WANTED[locale]}" if locale in WANTED else f"{before - 0.5:.1f}"
        gain = f"{before:5.1f}   {after:5.1f}   {after - before:+.2f}"
        print(f"  {locale:6} {way.label:28} {gain}   {wanted}")


def places() -> None:
    """Places of the source that stand in the draft under an approved name, or carry the doubt."""
    source, post = [*lines("eng"), *seeds(), *towns()], Post()
    print("places named rightly         segments  places  right       %  silent faults")
    for locale in LOCALES:
        if not (way := route(locale)):
            continue
        where = scene(locale)
        named = [text for text in source if where.mentions(text)]
        made, _ = drafts(named, where, way, post)
        total = right = silent = 0
        for text, entry in made.items():
            for place in dict.fromkeys(mention.place for mention in where.mentions(text)):
                found = where.view.mentions(entry.target, (place,)) if where.view else ()
                good = any(mention.approved for mention in found)
                total, right = total + 1, right + good
                silent += not good and "place" not in entry.draft
        share = f"{len(made):5} {total:7} {right:6}  {100 * right / total:6.2f}  {silent}"
        print(f"  {locale:6} {way.label:28} {share}")


def seeds() -> list[str]:
    from l10n import article

    here = Workspace(ROOT, Settings())
    articles = (article.of(here, name) for name in here.articles())
    return [segment.text for one in articles for segment in one.segments]


def towns() -> list[str]:
    """News sentences of the parallel text whose city was exchanged for a Ukrainian town."""
    names = ("Izium", "Balakliia", "Kupiansk", "Bucha", "Chernihiv", "Sumy", "Kherson", "Lviv",
             "Poltava", "Zhytomyr", "Mykolaiv", "Vinnytsia", "Odesa", "Dnipro", "Kyiv", "Kharkiv",
             "Rivne", "Uzhhorod", "Kramatorsk", "Bakhmut", "Irpin", "Melitopol")  # fmt: skip
    cities = (
        "London|Washington|Moscow|Paris|Boston|Beijing|Berlin|Chicago|Edinburgh|Glasgow|Palu|"
        "Skopje|Jakarta|Dublin|Manchester"
    )
    city = re.compile(rf"\b(in|from|to|near) ({cities})\b")
    found = [text for text in lines("eng") if city.search(text)]
    return [
        city.sub(lambda m, n=number: f"{m[1]} {names[n % len(names)]}", text)
        for number, text in enumerate(found)
    ]


def marked() -> list[str]:
    """Sentences of real English articles with links, emphasis or code."""
    from l10n import article

    found: dict[str, str] = {}
    rows = json.loads((DATA / "corpus" / "MANIFEST.json").read_text("utf-8"))
    english = [row["name"] for row in rows if row["kind"] == "md"
               and row["group"] in {"18f", "rust", "letsencrypt-en", "privacyguides"}]  # fmt: skip
    for name in sorted(english):
        data = (DATA / "corpus" / "md" / name).read_bytes()
        for segment in article.read(name, data, Settings()).segments:
            spans = markup.read(segment.text, "markdown").spans
            words = len(segment.text.split())
            if 1 <= len(spans) <= 4 and 8 <= words <= 45:
                found.setdefault(segment.text, name)
    by_turn = sorted(found, key=lambda text: (hash_of(text), text))
    return by_turn[:MARKED]


def hash_of(text: str) -> int:
    import zlib

    return zlib.crc32(text.encode())


def well_placed() -> None:
    """Of 300 marked sentences: is the markup valid, and around the right words?"""
    from rapidfuzz import fuzz

    way, back = route("pt_BR"), routes.find(["firefox"], "pt", "en", {})[0]
    texts = marked()
    if not way or not back:
        return
    where = scene("pt_BR", "markdown")
    made, _ = drafts(texts, where, way)
    valid = good = spans = sure = sure_good = 0
    for text, entry in made.items():
        before, after = markup.read(text, "markdown"), markup.read(entry.target, "markdown")
        valid += before.tags == after.tags
        certain = "markup place" not in entry.draft
        pairs = matched(before.spans, after.spans)
        inner = [after.text[b.start : b.end] for _, b in pairs]
        said = [str(answer) for answer in back[0].send(Post(), inner, NO_BRIEF)]
        spans += len(before.spans)
        for (a, b), answer in zip(pairs, said, strict=True):
            want = before.text[a.start : a.end].lower().strip()
            have = {answer.lower().strip(" .?!"), after.text[b.start : b.end].lower()}
            like = max(fuzz.ratio(want, form) for form in have)
            size = (len(want) + 1) / (len(after.text[b.start : b.end]) + 1)
            hit = like >= 45 and 1 / 2.6 <= size <= 2.6
            good += hit
            sure, sure_good = sure + certain, sure_good + (hit and certain)
            if "-v" in sys.argv and not hit:
                print(f"    {want!r} -> {have} in {entry.target!r}")
    print(f"markup in {len(made)} sentences: valid {100 * valid / len(made):.1f} %")
    print(f"  {spans} spans, well placed {100 * good / spans:.1f} %")
    print(f"  of the {sure} that carry no doubt {100 * sure_good / max(1, sure):.1f} %")


def matched(
    before: tuple[markup.Span, ...], after: tuple[markup.Span, ...]
) -> list[tuple[markup.Span, markup.Span]]:
    """Spans with the same markup, in order."""
    rest = list(after)
    pairs = []
    for span in before:
        same = next(
            (o for o in rest if (o.opening, o.closing) == (span.opening, span.closing)), None
        )
        if same:
            rest.remove(same)
            pairs.append((span, same))
    return pairs


def speed() -> None:
    """Words a CPU second: the bare engine, and all that stands around it."""
    source = lines("eng")
    words = sum(len(text.split()) for text in source)
    way, where = route("pt_BR"), scene("pt_BR")
    if not way:
        return
    drafts(source[:20], where, way)  # everything is loaded now
    bare = cpu(lambda: way.send(Post(), source, NO_BRIEF))
    here = cpu(lambda: drafts(source, where, way))
    again = cpu(lambda: way.send(Post(), source, NO_BRIEF))
    bare = (bare + again) / 2
    print(f"words per CPU second: bare {words / bare:.0f}, here {words / here:.0f}")
    print(f"  here {100 * bare / here:.1f} % of the bare engine")


def workers() -> None:
    """One and two processes on as many articles. Wall time needs a core for each; where others
    use the machine, the busiest worker's CPU time, start-up included, tells what it would be.
    """
    from l10n import executor

    folder = Path(tempfile.mkdtemp())
    try:
        walls, busiest = [], []
        for jobs in (1, 2):
            tasks = many(folder / str(jobs))
            start = time.perf_counter()
            done = list(executor.run(timed, tasks, jobs) if jobs > 1 else alone(tasks))
            walls.append(time.perf_counter() - start)
            busiest.append(max(seconds for _, seconds in done))
        print(
            f"two workers: wall {walls[0]:.1f} s, {walls[1]:.1f} s: {walls[0] / walls[1]:.2f} times"
        )
        print(f"  by CPU of the busiest: {busiest[0] / busiest[1]:.2f} times")
    finally:
        shutil.rmtree(folder)


def alone(tasks: Sequence[Task]) -> list[tuple[int, float]]:
    """One process of its own, so that start-up counts here as there."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return list(pool.map(timed, tasks))


def timed(task: Task) -> tuple[int, float]:
    """The worker, and the CPU seconds it has used so far."""
    from l10n.drafting import work

    work.run(task)
    return os.getpid(), time.process_time()


def many(folder: Path) -> list[Task]:
    """A workspace with the parallel text as 20 articles, synchronised."""
    from l10n.catalogs import syncing

    source, texts = folder / "source", lines("eng")
    source.mkdir(parents=True)
    (folder / "l10n.toml").write_text('locales = ["pt_BR"]\n')
    for number in range(20):
        part = texts[number * 52 : number * 52 + 52]
        (source / f"a{number:02}.txt").write_text("\n\n".join(part) + "\n")
    here = Workspace.find(folder)
    list(syncing.run(here, here.articles(), ["pt_BR"]))
    return [Task(str(folder), name, "pt_BR") for name in here.articles()]


def resume() -> None:
    """A run against a paid service, killed with -9 when some batches have come, and run again."""
    folder = Path(tempfile.mkdtemp())
    try:
        asked, url = paid()
        tasks = many(folder)
        with (folder / "l10n.toml").open("a") as file:
            file.write('[draft]\nengines = ["libretranslate"]\n')
            file.write(f'[engine.libretranslate]\nurl = "{url}"\n')
        command = [sys.executable, str(ROOT / "cli.py"), "draft"]
        first = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
        while len(asked) < 300 and first.poll() is None:
            time.sleep(0.02)
        first.kill()
        first.wait()
        before = len(asked)
        subprocess.run(command, cwd=folder, stderr=subprocess.DEVNULL, check=True)
        left = sum(not entry.target for task in tasks for entry in load(task).entries)
        again = len(asked) - len(set(asked))
        print(f"killed after {before} of {len(set(asked))} texts: {again} sent again, {left} left")
    finally:
        shutil.rmtree(folder)


def paid() -> tuple[list[str], str]:
    """The texts that a LibreTranslate on loopback is asked for, and its address."""
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer([{"code": "en", "targets": ["pt"]}, {"code": "pt", "targets": ["en"]}])

        def do_POST(self) -> None:
            texts = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["q"]
            self.answer({"translatedText": texts})
            asked.extend(texts)  # paid for once it was answered

        def answer(self, value: object) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return asked, f"http://127.0.0.1:{server.server_address[1]}"


PARTS = {"quality": quality, "places": places, "markup": well_placed, "speed": speed,
         "workers": workers, "resume": resume}  # fmt: skip


def main() -> None:
    if not (DATA / "parallel").is_dir():
        sys.exit("the project's shared data is not there; nothing was measured")
    chosen = [name for name in sys.argv[1:] if name in PARTS] or list(PARTS)
    for name in chosen:
        PARTS[name]()


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
