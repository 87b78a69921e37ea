"""Firefox models from a list on loopback: checked, whole or not at all, fetched once."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from servers import Scripted, page, running, status

from l10n.engines import fetching, models
from l10n.errors import Trouble

FILES = {
    "model": ("model.ende.intgemm.alphas.bin", b"weights" * 1000),
    "vocab": ("vocab.ende.spm", b"pieces"),
    "lex": ("lex.50.50.ende.s2t.bin", b"list"),
}


def packed(data: bytes) -> bytes:
    """A zstd frame with one block that is not compressed."""
    head = b"\x28\xb5\x2f\xfd\xa0" + len(data).to_bytes(4, "little")
    return head + (1 | len(data) << 3).to_bytes(3, "little") + data


def records(version: str, *, wrong: str = "") -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "fileType": kind,
            "sourceLanguage": "en",
            "targetLanguage": "de",
            "version": version,
            "architecture": "base",
            "decompressedHash": hashlib.sha256(b"x" if kind == wrong else data).hexdigest(),
            "attachment": {"location": f"files/{version}/{name}"},
        }
        for kind, (name, data) in FILES.items()
    ]


@contextmanager
def mozilla(monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, object]]) -> Iterator[list[str]]:
    """A Remote Settings server with these records."""
    asked: list[str] = []

    def answer(handler: Scripted) -> None:
        asked.append(handler.path)
        here = f"http://{handler.headers['Host']}"
        name = handler.path.rpartition("/")[2]
        held = dict(FILES.values())
        if handler.path == "/v1/":
            base = {"attachments": {"base_url": f"{here}/attachments/"}}
            handler.send(200, {"capabilities": base})
        elif name in held:
            handler.raw(200, packed(held[name]))
        else:
            handler.send(200, {"data": rows})

    monkeypatch.setattr(Scripted, "do_GET", answer)
    with running(status(500)) as (url, _):
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"{url}/v1/buckets/main/records")
        yield asked


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("L10N_MODELS", str(tmp_path))


def test_a_model_is_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = records("1.0") + records("2.1") + records("2.2a1")[:1]
    with mozilla(monkeypatch, rows) as asked:
        assert list(fetching.fetch("en", "de_AT")) == ["fetching the Firefox model en-de"]
        assert {path.split("/")[-2] for path in asked if "files" in path} == {"2.1"}
        assert models.model("en", "de")
        held = {path.name: path.read_bytes() for path in (tmp_path / "en-de").iterdir()}
        assert held == dict(FILES.values())
        count = len(asked)
        assert list(fetching.fetch("en", "de")) == ["the Firefox model is at hand"]
        assert len(asked) == count
        assert list(fetching.fetch("en", "ja")) == ["there is no Firefox model for this language"]


def test_a_wrong_checksum_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        mozilla(monkeypatch, records("2.1", wrong="vocab")),
        pytest.raises(Trouble, match="does not match its checksum"),
    ):
        list(fetching.fetch("en", "de"))
    assert not list(tmp_path.iterdir())


def test_a_broken_list_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with running(page) as (url, _):
        monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", f"{url}/v1/buckets/main/records")
        with pytest.raises(Trouble, match="the list of Firefox models gave a broken answer"):
            list(fetching.fetch("en", "de"))


def test_no_network_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FXTRANSLATE_RECORDS_URL", "http://127.0.0.1:9/v1/buckets/main/records")
    with pytest.raises(
        Trouble, match=r"cannot be reached .*; run it again where there is a network"
    ):
        list(fetching.fetch("en", "de"))
