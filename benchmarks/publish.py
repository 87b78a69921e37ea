"""How long it takes to publish many articles in many languages, and then one edited article.

python benchmarks/publish.py [articles] [locales]: 1000 and 30; two smaller steps before show that
the cost is linear. Times are of the wall and of the processor, workers of the process pool with
them. The checks run on every sentence; what they find of the made-up text holds nothing.
"""

import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from l10n import po
from l10n.article import read
from l10n.model import Catalog, Entry, State
from l10n.publishing import publication
from l10n.publishing.work import Hands
from l10n.workspace import Workspace

LOCALES = (  # noqa: SIM905
    "uk pt_BR de fr pl es ar ja it nl cs sk sv da fi et lv lt hu ro bg hr sl el tr ka hy he ko vi"
).split()
BODY = "The bridge over the river opened on day {n}. Trains carried {n} people to the other side."


def article(number: int) -> str:
    paragraphs = [f"{BODY.format(n=number * 31 + n)} Paragraph {n}." for n in range(8)]
    front = f'---\ntitle: "Story {number}"\ndate: 2026-01-{number % 28 + 1:02}\n---\n\n'
    return f"{front}# Story number {number}\n\n" + "\n\n".join(paragraphs) + "\n"


def newsroom(root: Path, articles: int, locales: list[str]) -> Workspace:
    (root / "source").mkdir(parents=True)
    listed = ", ".join(f'"{code}"' for code in locales)
    (root / "l10n.toml").write_text(
        f'locales = [{listed}]\n[publish]\nrequire = "translated"\nblock = ["nothing"]\n'
        'url = "https://example.org"\n'
    )
    workspace = Workspace.find(root)
    for number in range(articles):
        name = f"story-{number}.md"
        text = article(number)
        (root / "source" / name).write_text(text)
        segments = read(name, text.encode(), workspace.settings).segments
        for code in locales:
            catalog(workspace, code, name, [s.key for s in segments], code)
    return workspace


def catalog(workspace, code, name, keys, mark):
    entries = [Entry(s, f"{mark} {s}", State.TRANSLATED, c) for c, s in dict.fromkeys(keys)]
    path = workspace.catalog_path(code, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po.render(Catalog(code, tuple(entries))))


def used() -> float:
    mine, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def timed(workspace: Workspace) -> tuple[float, float, publication.Report]:
    wall, cpu = time.perf_counter(), used()
    hands = Hands()
    report = publication.publish(workspace, run=hands.run, render=hands.render)
    return time.perf_counter() - wall, used() - cpu, report


def measure(articles: int, locales: list[str]) -> None:
    root = Path(tempfile.mkdtemp(prefix="publish-"))
    try:
        workspace = newsroom(root, articles, locales)
        rows = [("all", *timed(workspace))]
        rows.append(("nothing changed", *timed(workspace)))
        keys = [s.key for s in read("a.md", article(0).encode(), workspace.settings).segments]
        catalog(workspace, locales[0], "story-0.md", keys, "edited")
        rows.append(("one edited", *timed(workspace)))
        for what, wall, cpu, report in rows:
            editions = report.editions
            each = cpu / editions * 1000
            print(
                f"{articles:6} x {len(locales):2} {what:16} {wall:8.2f} s wall {cpu:8.2f} s cpu "
                f"{each:7.2f} ms an edition, {report.outcome.written:6} files written"
            )
    finally:
        shutil.rmtree(root)


def main() -> None:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    for articles in sorted({max(1, most // 25), max(1, most // 5), most}):
        measure(articles, LOCALES[:count])


if __name__ == "__main__":
    main()
