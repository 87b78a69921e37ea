"""The canonical form of a PO file, whichever tool wrote it."""

from collections.abc import Sequence
from pathlib import Path

from l10n import po
from l10n.catalogs import reporting
from l10n.errors import Trouble
from l10n.workspace import LOCALES, Workspace


def all_catalogs() -> list[Path]:
    """The workspace's catalogs and places, in every locale of the settings."""
    workspace = Workspace.find()
    tops = (workspace.root / LOCALES / locale for locale in workspace.settings.locales)
    return sorted(path for top in tops for path in top.rglob("*.po"))


def odd(files: Sequence[Path], *, check: bool) -> list[Path]:
    """The files not in canonical form; unless it is a check, they are now. None: all catalogs."""
    found = []
    for path in files or all_catalogs():
        old, new = canonical(path)
        while new != old and not check and not reporting.replace_file(path, new, old):
            old, new = canonical(path)
        if new != old:
            found.append(path)
    return found


def canonical(path: Path) -> tuple[bytes, bytes]:
    """The bytes of a PO file as they are, and as they should be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", path) from None
    if not data.strip():
        return data, data  # an editor is about to write it
    catalog = po.parse(data, "en", path)
    locale = catalog.header.get("Language", "") or _folder(path)
    return data, po.render(po.parse(data, locale, path))


def _folder(path: Path) -> str:
    parts = path.absolute().parts
    if LOCALES in parts[:-2]:
        return parts[len(parts) - 1 - parts[::-1].index(LOCALES) + 1]
    raise Trouble("does not say its language; add a Language header", path)
