"""A run with nothing to do, and one after one edited article, on many articles and locales.

    python benchmarks/scale.py [ARTICLES [LOCALES]]     default 1000 × 10; the aim is 10000 × 30

Generates a workspace into a temporary folder (in git), and compares with `git status` there.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODES = (
    "de uk fr pl es pt_BR it nl sv da nb fi cs sk hu ro bg hr sl et lv lt el tr ar he ja ko "
    "zh_Hans vi"
)
LOCALES = CODES.split()
TEXT = (
    "the forces bridge took region people said after town winter energy army supply border war "
    "first major report new government heat hospital school train road river village market"
)
WORDS = TEXT.split()


def article(chance: random.Random) -> str:
    paragraphs = []
    for _ in range(6):
        sentences = (" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(3))
        paragraphs.append(" ".join(sentences))
    return "# " + " ".join(chance.choices(WORDS, k=5)) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def generate(folder: Path, articles: int, locales: list[str]) -> None:
    chance = random.Random(1)
    for number in range(articles):
        path = folder / "source" / f"{number // 100:03}" / f"a{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(chance), "utf-8")
    listed = ", ".join(f'"{code}"' for code in locales)
    (folder / "l10n.toml").write_text(f'source_locale = "en"\nlocales = [{listed}]\n', "utf-8")
    (folder / ".gitignore").write_text(".l10n/\n", "utf-8")


def timed(folder: Path, *command: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command in the workspace."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system
    return time.perf_counter() - start, cpu - before.children_user - before.children_system


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    locales = LOCALES[: int(sys.argv[2]) if len(sys.argv) > 2 else 10]
    l10n = (sys.executable, str(ROOT / "cli.py"))
    with tempfile.TemporaryDirectory(prefix="l10n-scale-") as name:
        folder = Path(name)
        generate(folder, articles, locales)
        print(f"{articles} articles × {len(locales)} locales; seconds: wall (CPU)")

        def show(what: str, *command: str) -> tuple[float, float]:
            wall, cpu = timed(folder, *command)
            print(f"  {what:42} {wall:8.2f} ({cpu:.2f})", flush=True)
            return wall, cpu

        show("first sync", *l10n, "sync")
        timed(folder, "git", "init", "-q")
        timed(folder, "git", "add", "-A")
        timed(folder, "git", "-c", "user.name=b", "-c", "user.email=b@b", "commit", "-qm", "all")
        timed(folder, "git", "status", "--porcelain")
        git = min(show("git status", "git", "status", "--porcelain")[1] for _ in range(2))
        ours = min(show("sync, nothing to do", *l10n, "sync")[1] for _ in range(2))
        path = folder / "source" / "000" / "a00000.md"
        path.write_text(path.read_text("utf-8").replace("bridge", "tunnel"), "utf-8")
        one = show("sync, one article edited", *l10n, "sync")[1]
        show("status --json", *l10n, "status", "--json")
        print(f"  nothing to do: {ours / git:.1f} × git status; one edited: {one / git:.1f} ×")


if __name__ == "__main__":
    main()
