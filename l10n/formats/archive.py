"""Office archives as text: their XML parts, one after the other; all other members untouched."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from zipfile import ZipFile, ZipInfo

from l10n.errors import Trouble

_MARK = "\x1c"  # before the name of a part; no XML may hold it
_LARGEST = 256 * 1024 * 1024  # bytes of XML that a document may hold


def reader(parts: re.Pattern[str]) -> Callable[[bytes], str]:
    """An `unpack` for archives whose text is in the members named like `parts`."""

    def unpack(data: bytes) -> str:
        return "".join(f"{_MARK}{name}\n{text}" for name, text in _texts(data, parts))

    return unpack


def writer(parts: re.Pattern[str]) -> Callable[[bytes, str], bytes]:
    """The inverse: only members whose text has changed are written anew."""

    def pack(original: bytes, text: str) -> bytes:
        old = dict(_texts(original, parts))
        pieces = (piece.partition("\n") for piece in text.split(_MARK)[1:])
        new = {name: body for name, _, body in pieces}
        changed = {name: body for name, body in new.items() if old.get(name) != body}
        return _rewritten(original, changed) if changed else original

    return pack


def _texts(data: bytes, parts: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            found = [info for info in archive.infolist() if parts.fullmatch(info.filename)]
            if sum(info.file_size for info in found) > _LARGEST:
                raise Trouble("holds more than 256 MB of text; split the document")
            for info in found:
                body = archive.read(info)
                if (
                    b"<!DOCTYPE" not in body
                    and b"<!ENTITY" not in body
                    and _MARK.encode() not in body
                ):
                    yield info.filename, body.decode("utf-8")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise Trouble("holds XML that is not UTF-8; save it again with your editor") from None
        raise Trouble("is no readable office document; save it again with your editor") from None


def _rewritten(original: bytes, changed: dict[str, str]) -> bytes:
    """The archive in the same order, with each member's own date and compression."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(original)) as old, ZipFile(out, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            body = changed.get(info.filename)
            data = old.read(info) if body is None else body.encode("utf-8")
            new.writestr(_like(info), data, info.compress_type)
    return out.getvalue()


def _like(info: ZipInfo) -> ZipInfo:
    copy = ZipInfo(info.filename, info.date_time)
    copy.external_attr, copy.create_system = info.external_attr, info.create_system
    copy.comment, copy.extra = info.comment, b""
    return copy
