"""l10n as git's merge driver and diff viewer for catalogs."""

import shlex
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from l10n import git, po, settings
from l10n.catalogs.merge import Merged, merge
from l10n.errors import Trouble
from l10n.model import Catalog, Entry, State
from l10n.settings import FILE, Settings
from l10n.workspace import LOCALES

ATTRIBUTES = (
    f"{LOCALES}/**/*.po text eol=lf merge=l10n diff=l10n",
    f"{LOCALES}/**/*.review.jsonl merge=union",
)


@dataclass(frozen=True)
class Versions:
    """The three files of a merge, and the path they stand for."""

    base: Path
    ours: Path
    theirs: Path
    path: str = ""


def merged(versions: Versions) -> Merged:
    """The three versions as one."""
    locale, source_locale = _locale(versions), _source_locale(versions)
    base, ours, theirs = (
        _read(path, locale, versions.path)
        for path in (versions.base, versions.ours, versions.theirs)
    )
    return merge(base, ours, theirs, source_locale)


def _read(path: Path, locale: str, shown: str) -> Catalog:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", path) from None
    return po.parse(data, locale, shown or path) if data.strip() else Catalog(locale)


def _locale(versions: Versions) -> str:
    for path in (versions.ours, versions.theirs, versions.base):
        said = _read(path, "en", versions.path).header.get("Language", "")
        if said:
            return said
    parts = Path(versions.path).parts
    if LOCALES in parts[:-1]:
        return parts[parts.index(LOCALES) + 1]
    raise Trouble("does not say its language; add a Language header", versions.ours)


def _source_locale(versions: Versions) -> str:
    """The language of the articles; git may call in the midst of a merge of the settings, too."""
    with suppress(Trouble, OSError):
        here = Path(versions.path or versions.ours).absolute().parent
        return settings.read(_top(here) / settings.FILE).source_locale
    return Settings().source_locale


def command() -> str:
    """How git calls this program."""
    found = shutil.which("l10n")
    if found:
        return shlex.quote(found)
    script = Path(__file__).resolve().parents[2] / "cli.py"
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"


def install(root: Path) -> list[str]:
    """Tell this clone's git about the driver; the lines of what was done."""
    if not git.ask(root, "rev-parse", "--git-dir"):
        raise Trouble("is no git repository; run 'git init' first", root)
    call = command()
    for key, value in {
        "merge.l10n.name": "l10n: PO catalogs, message by message",
        "merge.l10n.driver": f"{call} merge-driver %O %A %B %P",
        "diff.l10n.textconv": f"{call} textconv",
        "diff.l10n.cachetextconv": "false",
    }.items():
        git.ask(root, "config", key, value)
    return [f"merge driver and diff viewer: {call}", *_attributes(_top(root) / ".gitattributes")]


def _top(here: Path) -> Path:
    """The workspace that `here` stands in, else `here`."""
    above = (folder for folder in (here, *here.parents) if (folder / FILE).is_file())
    return next(above, here)


def _attributes(path: Path) -> list[str]:
    said = path.read_text("utf-8").splitlines() if path.exists() else []
    patterns = {line.split()[0] for line in ATTRIBUTES}
    kept = [line for line in said if not line.split() or line.split()[0] not in patterns]
    new = [*kept, *ATTRIBUTES]
    if new == said:
        return []
    path.write_text("\n".join(new) + "\n", "utf-8")
    return [f"{path.name}: catalogs merge by message, ledgers by union"]


def shown(catalog: Catalog) -> str:
    """A catalog as its words: source, translation, state; for diffs that people read."""
    return "\n".join(_shown(entry) for entry in catalog.entries)


def _shown(entry: Entry) -> str:
    states = {State.TRANSLATED: "", State.REVIEWED: "", State.UNTRANSLATED: "[untranslated] "}
    mark = "[removed] " if entry.obsolete else states.get(entry.state, f"[{entry.state}] ")
    context = f"{entry.context}: " if entry.context else ""
    lines = [f"{context}{entry.source}", f"    {mark}{entry.target}"]
    lines += [f"    # {line}" for line in entry.comment.split("\n") if line]
    return "\n".join(lines) + "\n"
