"""Taking documents apart and putting them together: exactness, structure, speed, beside peers.

    python benchmarks/formats.py [--files N] [--mdpo PYTHON] [--tt PYTHON]

Reads the project's shared data (`../shared/data/corpus`). mdpo and translate-toolkit install
commands of the same names, so each is asked through a Python of its own, in which it is installed
(`--mdpo venv/bin/python`); po4a is asked as a program. Peers that are not there are left out with
a word. All figures are CPU seconds of the same files in one run.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
CORPUS = ROOT.parent / "shared/data/corpus"

from format_laws import HOSTILE  # noqa: E402

from l10n.article import cut  # noqa: E402
from l10n.formats import Format, Options, assemble, formats, join  # noqa: E402

KINDS = {"markdown": "md", "html": "html", "text": "txt"}


def exactness(fmt: Format, files: list[Path]) -> dict[str, int]:
    """Laws 1 and 2 on every file, with a hostile text before each block's own."""
    counts = dict.fromkeys(("files", "blocks", "identical", "stable", "refused"), 0)
    for path in files:
        data = path.read_bytes()
        text = fmt.unpack(data)
        blocks = fmt.split(text, Options())
        counts["files"] += 1
        counts["blocks"] += len(blocks)
        counts["identical"] += fmt.pack(data, join(fmt, text, blocks, {})) == data
        pick = random.Random(path.name)
        wanted = {i: f"{pick.choice(HOSTILE[:-1])} {b.text}" for i, b in enumerate(blocks)}
        new, refused = assemble(fmt, text, blocks, wanted)
        again = fmt.split(new, Options())
        same = [b.role for b in again] == [b.role for b in blocks]
        counts["stable"] += len(again) == len(blocks) if fmt.fluid else same
        counts["refused"] += len(refused)
    return counts


def cpu(work) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def speed(fmt: Format, texts: list[str]) -> dict[str, float]:
    """Seconds for: split and join with every block translated; with every block's own text, as the
    peers do it here; sentences as well; verified.
    """
    options = Options()

    def together() -> None:
        for text in texts:
            blocks = fmt.split(text, options)
            join(fmt, text, blocks, {i: b.text + " x" for i, b in enumerate(blocks)})

    def unchanged() -> None:
        for text in texts:
            blocks = fmt.split(text, options)
            join(fmt, text, blocks, {i: b.text for i, b in enumerate(blocks)})

    def sentences() -> None:
        for text in texts:
            blocks = fmt.split(text, options)
            for i, block in enumerate(blocks):
                list(cut(fmt, block, i, "sentence", "en"))
            join(fmt, text, blocks, {i: b.text + " x" for i, b in enumerate(blocks)})

    def verified() -> None:
        for text in texts:
            blocks = fmt.split(text, options)
            assemble(fmt, text, blocks, {i: b.text + " x" for i, b in enumerate(blocks)})

    for text in texts[:20]:  # imports and compiled rules are not what is measured
        for i, block in enumerate(fmt.split(text, options)):
            list(cut(fmt, block, i, "sentence", "en"))
    split = min(cpu(lambda: [fmt.split(text, options) for text in texts]) for _ in range(3))
    return {
        "split": split,
        "split + join": min(cpu(together) for _ in range(2)),
        "to itself": min(cpu(unchanged) for _ in range(2)),
        "with sentences": min(cpu(sentences) for _ in range(2)),
        "verified": cpu(verified),
    }


MDPO = """
import sys, time
from mdpo.md2po import Md2Po
from mdpo.po2md import Po2Md
folder, = sys.argv[1:]
import glob, os
failed = 0
start = time.process_time()
for path in sorted(glob.glob(folder + "/*.md")):
    try:
        po = Md2Po(path, wrapwidth=float("inf")).extract(save=True, po_filepath=path + ".po")
        Po2Md([path + ".po"], wrapwidth=float("inf")).translate(path)
    except Exception:
        failed += 1
print(time.process_time() - start, failed)
"""
TT = """
import sys, time, glob, io
from translate.convert.md2po import MD2POOptionParser
from translate.convert.po2md import MarkdownTranslator
from translate.storage import po as pofile
folder, = sys.argv[1:]
failed = 0
start = time.process_time()
for path in sorted(glob.glob(folder + "/*.md")):
    try:
        out = io.BytesIO()
        with open(path, "rb") as source:
            MD2POOptionParser()._extract_translation_units(source, out, None, "msgctxt", "single")
        store = pofile.pofile.parsestring(out.getvalue())
        for unit in store.units:
            if unit.istranslatable():
                unit.target = unit.source
        with open(path, "rb") as template:
            MarkdownTranslator(store, True, None, 0).translate(template, io.BytesIO())
    except Exception as error:
        failed += 1
print(time.process_time() - start, failed)
"""


def peer(python: str, script: str, folder: Path) -> tuple[float, int] | None:
    run = subprocess.run(
        [python, "-c", script, str(folder)], capture_output=True, text=True, check=False
    )
    if run.returncode:
        print(run.stderr.strip().splitlines()[-1:], "- left out")
        return None
    seconds, failed = run.stdout.split()[-2:]
    return float(seconds), int(failed)


def po4a(folder: Path) -> tuple[float, int]:
    """po4a-gettextize and po4a-translate, one file each."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    failed = 0
    for path in sorted(folder.glob("*.md")):
        kind = ["-f", "text", "-o", "markdown", "-M", "UTF-8", "-m", str(path)]
        po = str(path) + ".4a.po"
        one = subprocess.run(["po4a-updatepo", *kind, "-p", po], capture_output=True, check=False)
        two = subprocess.run(
            ["po4a-translate", *kind, "-p", po, "-k", "0", "-l", po + ".md"],
            capture_output=True,
            check=False,
        )
        failed += bool(one.returncode or two.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, failed


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=0, help="no more files of each kind")
    parser.add_argument("--peer-files", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--mdpo", default="")
    parser.add_argument("--tt", default="")
    args = parser.parse_args()
    if not CORPUS.is_dir():
        print("the project's shared data is not here; nothing to measure")
        return
    known = formats()
    for name, folder in KINDS.items():
        files = sorted((CORPUS / folder).iterdir())
        counts = exactness(known[name], files[: args.files or None])
        print(name, " ".join(f"{key} {value}" for key, value in counts.items()))
    files = sorted((CORPUS / "md").iterdir())
    texts = [path.read_bytes().decode() for path in files]
    size = sum(len(text.encode()) for text in texts) / 1e6
    for what, seconds in speed(known["markdown"], texts).items():
        print(f"{what:16} {seconds:7.2f} s {size / seconds:7.1f} MB/s")
    against_peers(known["markdown"], files, args)


def against_peers(fmt: Format, files: list[Path], args: argparse.Namespace) -> None:
    files = [path for path in files if " " not in path.name][
        :: max(1, len(files) // args.peer_files)
    ]
    texts = [path.read_bytes().decode() for path in files]
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(
        f"\n{len(files)} files, {size:.2f} MB; CPU of taking apart and putting together, the best"
    )
    print(f"of {args.rounds} rounds, ours before each peer (po4a: one, a process for each file)")
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            shutil.copyfile(path, Path(folder, path.stem + ".md"))
        peers = {
            "mdpo": lambda: peer(args.mdpo, MDPO, Path(folder)) if args.mdpo else None,
            "translate-toolkit": lambda: peer(args.tt, TT, Path(folder)) if args.tt else None,
        }
        mine, found = speed(fmt, texts), {}
        for name in [*peers] * args.rounds:
            again = speed(fmt, texts)
            mine = {key: min(mine[key], again[key]) for key in mine}
            found[name] = min(filter(None, (found.get(name), peers[name]())), default=None)
        found["po4a"] = po4a(Path(folder)) if shutil.which("po4a-updatepo") else None
    for key in ("split + join", "to itself", "with sentences", "verified"):
        print(f"  ours, {key:14} {mine[key]:7.2f} s {size / mine[key]:7.2f} MB/s")
    for name, result in found.items():
        if result is None:
            print(f"  {name}: not here, left out")
            continue
        seconds, failed = result
        ratio, itself = (seconds / mine[key] for key in ("split + join", "to itself"))
        print(
            f"  {name:19} {seconds:7.2f} s {size / seconds:7.2f} MB/s  ours needs {ratio:.1f} "
            f"times less, to itself {itself:.1f}; {failed} files failed"
        )


if __name__ == "__main__":
    main()
