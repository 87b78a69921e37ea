"""Apertium's rules, as Debian installs them: a separate program, quick, good between kin languages.

Its own `apertium -z -f txt` waits for ever, so the pipeline of the mode is built here, with null
flush (`-z`) on each of its programs, and the text escaped as the stream format wants it.
"""

import atexit
import os
import re
import select
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from time import monotonic

from l10n import locales
from l10n.engines import Brief, Engine, Link, Refusal, Why, apy, quirks
from l10n.engines.codes import candidates
from l10n.engines.transport import address
from l10n.errors import Trouble

NAME = "apertium"
MODES = (Path("/usr/share/apertium/modes"), Path("/usr/local/share/apertium/modes"))
LONG = {"en": "eng", "es": "spa", "ca": "cat", "pt": "por", "fr": "fra", "it": "ita", "ro": "ron",
        "uk": "ukr", "ru": "rus", "be": "bel", "sv": "swe", "da": "dan", "nb": "nob", "nn": "nno",
        "pl": "pol", "oc": "oci", "gl": "glg", "eu": "eus", "sr": "srp", "hr": "hrv",
        "af": "afr", "nl": "nld", "bg": "bul", "mk": "mkd", "ar": "ara", "mt": "mlt"}  # fmt: skip
# Debian's packages by the languages they lead from and to
PACKAGES = {("pt", "es"): "apertium-es-pt", ("pt", "ca"): "apertium-por-cat", ("es", "ca"):
            "apertium-spa-cat", ("pt", "gl"): "apertium-pt-gl", ("en", "es"): "apertium-eng-spa",
            ("en", "ca"): "apertium-eng-cat", ("en", "gl"): "apertium-en-gl",
            ("es", "pt"): "apertium-es-pt", ("es", "gl"): "apertium-es-gl"}  # fmt: skip
SECONDS = 60.0  # for one sentence; a program that takes longer is ended
_RESERVED = re.compile(r"([\\^$/<>{}\[\]@])")
_ESCAPED = re.compile(r"\\(.)")
_END = ".[]"  # a sentence of its own, so that the last words are not held back


def connect(source: str, target: str, settings: Mapping[str, object]) -> Link | None:
    """The pipeline of the installed mode for the pair, or the service at `url`."""
    if settings.get("url"):
        url = address(settings, "apertium")
        return apy.connect(url, _spellings(source), _spellings(target))
    mode = find(source, target)
    if mode is None:
        if not shutil.which("lt-proc"):
            how = advice(source, target) or "on Debian: apt install apertium-<pair>"
            raise Trouble(f"Apertium is not installed; {how}")
        return None
    return Link(
        f"apertium {mode.stem}",
        f"apertium {mode.stem} {mode.stat().st_mtime_ns} {quirks.of(NAME, mode.stem).digest}",
        pipeline(mode).translate,
        batch=64,
        mask_places=True,
    )


def find(source: str, target: str) -> Path | None:
    """The mode file for a pair of our locales; pt-es and spa-eng are both ways to spell one."""
    for a in _spellings(source):
        for b in _spellings(target):
            for folder in MODES:
                if (path := folder / f"{a}-{b}.mode").is_file() and shutil.which("lt-proc"):
                    return path
    return None


def _spellings(locale: str) -> list[str]:
    found = [code.replace("-", "_") for code in candidates(locale)]
    found += [LONG[code] for code in found if code in LONG]
    language, _, rest = locale.partition("_")
    return [f"{LONG.get(language, language)}_{rest}", *found] if rest else found


def pivots(source: str) -> Sequence[str]:
    """What it leads to from `source`, in our spelling."""
    short = {long: code for code, long in LONG.items()}
    ends = set()
    for start in _spellings(source):
        for folder in MODES:
            for path in folder.glob(f"{start}-*.mode"):
                end = path.stem.partition("-")[2]
                ends.add(short.get(end, end))
    return sorted(end for end in ends if end.isalpha() and len(end) == 2 and _known(end))


def _known(code: str) -> bool:
    with suppress(Trouble):
        return bool(locales.parse(code))
    return False


def advice(source: str, target: str) -> str:
    """How to get a pair, where Debian has it."""
    package = PACKAGES.get((locales.language(source), locales.language(target)))
    return f"'apt install apertium {package}' (Debian) gets it" if package else ""


class Pipeline:
    """The running programs of one mode; started when first needed, and again when one has died."""

    def __init__(self, mode: Path) -> None:
        self._mode, self._lock = mode, Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def translate(self, texts: Sequence[str], _brief: Brief) -> list[str]:
        rules = quirks.of(NAME, self._mode.stem)
        with self._lock:
            return rules.unmarked(lambda some: [self._one(text) for text in some], texts)

    def _one(self, text: str) -> str:
        process = self._running()
        escaped = _RESERVED.sub(r"\\\1", text.replace("\0", "").replace("\n", " "))
        assert process.stdin  # noqa: S101 - opened as a pipe
        try:
            process.stdin.write(f"{escaped}{_END}".encode() + b"\0")
            process.stdin.flush()
            answer = self._read(process)
        except (OSError, Refusal) as error:
            self.close()
            raise error if isinstance(error, Refusal) else Refusal(Why.BROKEN, "it ended") from None
        body, _, rest = answer.rpartition(_END)
        return _ESCAPED.sub(r"\1", body + rest).strip()

    @staticmethod
    def _read(process: "subprocess.Popen[bytes]") -> str:
        assert process.stdout  # noqa: S101 - opened as a pipe
        handle, out, end = process.stdout.fileno(), bytearray(), monotonic() + SECONDS
        while not out.endswith(b"\0"):
            ready, _, _ = select.select([handle], [], [], max(0.0, end - monotonic()))
            if not ready:
                raise Refusal(Why.LATE, f"{SECONDS:g} s")
            chunk = os.read(handle, 65536)
            if not chunk:
                raise Refusal(Why.BROKEN, "it ended")
            out += chunk
        return out[:-1].decode("utf-8", "replace")

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            atexit.register(self.close)
            self._process = subprocess.Popen(  # noqa: S603 - programs of the installed mode
                ["/bin/sh", "-c", commands(self._mode)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                bufsize=0,
            )
        return self._process

    def close(self) -> None:
        """End the programs."""
        if self._process:
            with suppress(OSError):
                os.killpg(self._process.pid, 9)
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    with suppress(OSError):
                        pipe.close()
        self._process = None


def commands(mode: Path) -> str:
    """The mode's pipeline for the shell, each program flushing at a null byte, unknown words with
    marks.
    """
    text = mode.read_text("utf-8").strip().replace("$1", "-g").replace("$2", "")
    programs = (shlex.split(part) for part in text.split("|"))
    return " | ".join(shlex.join((words[0], "-z", *words[1:])) for words in programs if words)


@cache
def pipeline(mode: Path) -> Pipeline:
    return Pipeline(mode)


APERTIUM = Engine(NAME, connect, pivots, advice)
