"""Every file through the product's own commands, judged by readers that are not ours.

    python benchmarks/roundtrip.py [FOLDER…] [--spec FILE…]

A workspace of the files (by default the shared corpus, each FOLDER, the examples of CommonMark's
or GFM's spec.txt) → `l10n sync` → each message of each catalog gets a translation, as from a
person → `l10n build`. Three times: each text as it is (the edition must be the source, byte for
byte); hostile text before and after each text; hostile text alone (for blocks only: inline markup
is dropped). Then the trees of elements of markdown-it-py, html5lib and python-docx are compared,
and what `l10n segments` finds. Judges that are not installed are left out with a word.
"""

import argparse
import io
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
CORPUS = ROOT.parent / "shared/data"

import polib  # noqa: E402
from format_laws import HOSTILE  # noqa: E402
from markdown_it import MarkdownIt  # noqa: E402

from l10n.formats import reads  # noqa: E402

HARD = [text for text in HOSTILE if "\x00" not in text]
INLINE = re.compile(
    "a|abbr|acronym|b|br|cite|code|del|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong"
    "|sub|sup|time|tt|u|var|wbr"
)
SETTINGS = 'locales = ["uk"]\n[segmentation]\nunit = "paragraph"\n[typography]\napply = []\n'
MODES = {
    "as it is": lambda text, _: text,
    "hostile around": lambda text, pick: f"{pick(HARD)} {text} {pick(HARD)}",
    "hostile alone": lambda _, pick: f"{pick(HARD)} Foo",
}


def files(folders: list[Path], specs: list[Path]):
    """Names in the workspace, and bytes."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and reads(path.name) and path.read_bytes().strip():
                yield re.sub(r"[^\w.-]", "_", path.name), path.read_bytes()
    for path in specs:
        found = re.findall(r"(?ms)^`{10,} example[^\n]*\n(.*?)^\.\n", path.read_text("utf-8"))
        for n, example in enumerate(found):
            if example.strip():
                yield f"{path.stem}{n}.md", example.replace("→", "\t").encode()


def l10n(root: Path, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if run.returncode == 2:
        sys.exit(run.stderr)
    return run.stdout + run.stderr


def translate(root: Path, mode: str) -> None:
    pick = random.Random(mode)
    for path in sorted((root / "locales/uk").rglob("*.po")):
        if path.name == "places.po":
            continue
        catalog = polib.pofile(str(path), wrapwidth=10**9)
        for entry in catalog:
            entry.msgstr = MODES[mode](entry.msgid, pick.choice)
            entry.flags = []
        catalog.save()


def tags(html) -> list[str]:
    import html5lib

    out = []

    def walk(element) -> None:
        if isinstance(element.tag, str):
            out.append(f"<{element.tag}")
            for child in element:
                walk(child)
            out.append(">")

    walk(html5lib.parse(html, namespaceHTMLElements=False))
    return out


def blocks(tree: list[str]) -> list[str]:
    """A tree without its inline elements."""
    out, inline = [], []
    for tag in tree:
        if tag != ">":
            inline.append(INLINE.fullmatch(tag[1:]) is not None)
        if not (inline.pop() if tag == ">" else inline[-1]):
            out.append(tag)
    return out


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def tree(name: str, data: bytes) -> list[str]:
    """What an independent reader makes of a file; nothing where there is none for its kind."""
    suffix = Path(name).suffix.lower()
    if suffix in {".md", ".markdown"}:
        return tags(MARKDOWN.render(FRONT.sub("", data.decode("utf-8", "replace"))))
    if suffix in {".html", ".htm"}:
        return tags(data)
    if suffix == ".docx":
        from docx import Document

        document = Document(io.BytesIO(data))
        cells = [f"<table {len(table._cells)}>" for table in document.tables]  # noqa: SLF001
        return [f"<p {p.style.name}>" for p in document.paragraphs if p.style] + cells
    return []


def segments(root: Path, paths: list[Path]) -> dict[str, list]:
    """Of each file that which `l10n segments` finds: roles, or how many where they are layout's."""
    found = {}
    for path in paths:
        rows = l10n(root, "segments", "--unit", "paragraph", str(path)).splitlines()
        roles = [json.loads(row)["role"] for row in rows]
        found[path.parent.name] = [len(roles)] if path.suffix == ".txt" else roles
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--spec", action="append", default=[], type=Path)
    parser.add_argument("--segments", type=int, default=40, help="files that are split again")
    args = parser.parse_args()
    folders = args.folders or ([] if args.spec else [CORPUS / "corpus", CORPUS / "feature-files"])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "l10n.toml").write_text(SETTINGS)
        names = []
        for n, (name, data) in enumerate(files(folders, args.spec)):
            path = root / "source" / f"{n:05}" / name
            path.parent.mkdir(parents=True)
            path.write_bytes(data)
            names.append(f"{n:05}/{name}")
        if not names:
            print("nothing to measure")
            return
        l10n(root, "sync")
        for mode in MODES:
            measure(root, names, mode, args.segments)


def measure(root: Path, names: list[str], mode: str, some: int) -> None:
    translate(root, mode)
    said = l10n(root, "build")
    counts = Counter(files=len(names), refused=said.count("does not fit here"))
    for name in names:
        old, new = (root / top / name for top in ("source", "editions/uk"))
        before, after = old.read_bytes(), new.read_bytes()
        counts["identical"] += before == after
        try:
            one, two = tree(name, before), tree(name, after)
        except ImportError as error:
            counts[f"not judged: {error.name} is not installed"] += 1
            continue
        if mode == "hostile alone":
            one, two = blocks(one), blocks(two)
        counts["same tree"] += one == two
        if one != two:
            print("  another tree:", name)
    sample = names[:: max(1, len(names) // some)] if some else []
    found = [segments(root, [root / top / n for n in sample]) for top in ("source", "editions/uk")]
    counts["split again"] = len(sample)
    counts["same segments"] = sum(found[0][key] == found[1][key] for key in found[0])
    print(f"{mode}:", ", ".join(f"{key} {value}" for key, value in counts.items()), flush=True)


if __name__ == "__main__":
    main()
