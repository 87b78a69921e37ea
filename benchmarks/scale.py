"""A run with nothing to do, and runs after one edit, on many articles and locales.

    python benchmarks/scale.py [ARTICLES [LOCALES [FOLDER]]]     1000 × 10; the aim is 10000 × 30

Generates a workspace of short articles (a title and four sentences, in each a town; four locales
translated, the others not begun) into a temporary folder (in git), and compares with `git status`
there. A FOLDER is kept, and taken up again where it is there already.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
L10N = (sys.executable, str(ROOT / "cli.py"))
CODES = (
    "de uk fr pl es pt_BR it nl sv da nb fi cs sk hu ro bg hr sl et lv lt el tr ar he ja ko "
    "zh_Hans vi"
)
LOCALES = CODES.split()
TRANSLATED = 4  # locales
TEXT = (
    "the forces bridge took region people said after town winter energy army supply border war "
    "first major report new government heat hospital school train road river village market"
)
WORDS = TEXT.split()
TOWNS = (
    "Kharkiv Lviv Odesa Warsaw Berlin Vienna Prague Poltava Dnipro Sumy Kyiv Vilnius Riga Tallinn "
    "Athens Ankara Geneva Brussels Munich Cologne Lisbon Naples Florence Copenhagen Gdańsk"
)
GIT = ("git", "-c", "user.name=b", "-c", "user.email=b@b", "-c", "gc.auto=0")


def article(chance: random.Random) -> str:
    """A title, two paragraphs of two sentences, each with a town."""
    paragraphs = []
    for _ in range(2):
        sentences = (
            " ".join(chance.choices(WORDS, k=10)).capitalize()
            + f" in {chance.choice(TOWNS.split())}."
            for _ in range(2)
        )
        paragraphs.append(" ".join(sentences))
    return "# " + " ".join(chance.choices(WORDS, k=5)) + "\n\n" + "\n\n".join(paragraphs) + "\n"


def generate(folder: Path, articles: int, locales: list[str]) -> None:
    chance = random.Random(1)
    for number in range(articles):
        path = folder / "source" / f"{number // 100:03}" / f"a{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(chance), "utf-8")
    listed = ", ".join(f'"{code}"' for code in locales)
    settings = f'source_locale = "en"\nlocales = [{listed}]\n[draft]\nengines = ["none"]\n'
    (folder / "l10n.toml").write_text(settings, "utf-8")
    (folder / ".gitignore").write_text(".l10n/\neditions/\npublic/\n", "utf-8")


def translate(folder: Path, locales: list[str]) -> None:
    """Fill every catalog: the source's words, each with a letter more; names as approved."""
    for locale in locales:
        for path in (folder / "locales" / locale).glob("*/*.po"):
            path.write_text(_translated(path.read_text("utf-8")), "utf-8")


def _translated(catalog: str) -> str:
    names = dict(re.findall(r"^#\. place: (.*) = (.*)$", catalog, re.MULTILINE))

    def word(match: re.Match[str]) -> str:
        return names.get(match[0], f"{match[0]}a")

    def entry(match: re.Match[str]) -> str:
        target = re.sub(r"\w+", word, match[1])
        return f'msgid "{match[1]}"\nmsgstr "{target}"\n'

    return re.sub(r'^msgid "(.+)"\nmsgstr ""\n', entry, catalog, flags=re.MULTILINE)


def timed(folder: Path, *command: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command in the workspace, its code compiled as any second time."""
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=compiled, check=False, stdout=subprocess.DEVNULL, stderr=-1
    )
    after = os.times()
    cpu = after.children_user + after.children_system
    return time.perf_counter() - start, cpu - before.children_user - before.children_system


def prepared(folder: Path, articles: int, locales: list[str]) -> None:
    """The workspace after its first run, in git; what is there already stays."""
    if not (folder / "l10n.toml").exists():
        generate(folder, articles, locales)
        show("first sync", folder, *L10N, "sync")
        translate(folder, locales[:TRANSLATED])
    show("first run", folder, *L10N, "run")
    if not (folder / ".git").exists():
        for words in ("init -q", "add -A", "commit -qm all"):
            subprocess.run((*GIT, *words.split()), cwd=folder, check=True)


def show(what: str, folder: Path, *command: str) -> float:
    """Run, print, and give the CPU seconds."""
    wall, cpu = timed(folder, *command)
    print(f"  {what:42} {wall:8.2f} ({cpu:.2f})", flush=True)
    return cpu


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    locales = LOCALES[: int(sys.argv[2]) if len(sys.argv) > 2 else 10]
    kept = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory(prefix="l10n-scale-") as name:
        folder = kept or Path(name)
        print(f"{articles} articles × {len(locales)} locales; seconds: wall (CPU)")
        prepared(folder, articles, locales)
        measure(folder)


def measure(folder: Path) -> None:
    """Nothing to do, stage by stage; then one file of each kind edited, and a run for each."""
    status = ("git", "status", "--porcelain")
    timed(folder, *status)
    git = max(0.001, min(show("git status", folder, *status) for _ in range(2)))

    def run(what: str) -> None:
        cpu = show(what, folder, *L10N, "run")
        print(f"  {'':42} {cpu / git:8.1f} × git status", flush=True)

    run("run, nothing to do")
    for stage in ("sync", "draft", "build", "status"):
        show(f"{stage}, nothing to do", folder, *L10N, stage)
    edits = (
        ("source/000/a00000.md", " in ", " near "),
        ("locales/de/000/a00001.po", " ina ", " bei "),
        ("locales/de/places.po", 'msgstr "Brüssel"', 'msgstr "Brussel"'),
    )
    for path, old, new in edits:
        replaced(folder / path, old, new)
        run(f"run, {path} edited")
        run("run, nothing to do after it")


if __name__ == "__main__":
    main()
