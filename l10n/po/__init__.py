"""PO files: the only importer of polib, and the one place that knows our PO dialect.

`read` and `render` speak `model.Catalog`, in the canonical form of docs/catalogs.md. `messages`
gives polib's own entries with every byte kept; what is not touched is written back verbatim.
"""

from pathlib import Path

from l10n.errors import Trouble
from l10n.model import Catalog
from l10n.po.catalogs import parse, render
from l10n.po.header import plural_forms
from l10n.po.messages import Message, PoFile
from l10n.po.reader import read as messages

__all__ = [
    "Message",
    "PoFile",
    "messages",
    "parse",
    "plural_forms",
    "read",
    "render",
]


def read(path: Path, locale: str) -> Catalog:
    """The catalog at `path`; an empty one where there is no file yet."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Catalog(locale)
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", path) from None
    return parse(data, locale, path)
