"""Runaway output: words said over and over, or one word twice in a row."""

import re
from collections.abc import Iterator
from operator import eq

from l10n.checks import Check, Context, Fault
from l10n.checks.words import words
from l10n.model import Entry, Severity

_TWICE = re.compile(r"\b([^\W\d_]{2,})([ \u00a0]+)\1\b(?![-’'])", re.IGNORECASE)
# words that good prose doubles: emphasis, reduplication, two grammatical words that look the same
_MEANT = frozenset(
    """
    that had is in die der das sie nous vous что как très molto muy poco piano lama yang no ha
    bye very so tak ano viele ну да là quand een dat die het zu dass wenn se si hoy så at då for
    på til ne de le la li os as via pe cu ca kan inn ja na sva već još samo
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_CJK_CHUNK = re.compile(r"([^\s\d]{4,}?)\1{1,}|(\S.{3,29}?)\2{2,}")
_LONG, _LEAST = 12, 6  # characters of a loop, and what comes again in one at least
_FIVE = re.compile(r"(.)\1\1\1\1")  # takes a tenth of the time of the next one
_LETTER = re.compile(r"([^\W\d_])\1{4,}")


def repeated(entry: Entry, context: Context) -> Iterator[Fault]:
    loop = _loop(entry.target)
    if loop and not _loop(entry.source):
        yield Fault("the same words over and over", loop, severity=Severity.ERROR)
    elif match := _stuttered(entry.target):
        if not _stuttered(entry.source):
            yield Fault(f"{match.group()}: one letter over and over", match.span())
    else:
        said = words(entry.target)
        if any(map(eq, said, said[1:])):
            yield from _twice(entry, context)


def _stuttered(text: str) -> re.Match[str] | None:
    """One letter five times in a row."""
    return _LETTER.search(text) if _FIVE.search(text) else None


def _loop(text: str) -> tuple[int, int] | None:
    """A stretch that comes again at once, or a word that comes four times in a row."""
    said = words(text)
    if len(set(zip(said, said[1:], said[2:], strict=False))) >= len(said) - 2:
        return _unspaced(text)  # no three words come twice
    rough = [word.strip(".,;:!?…") for word in text.casefold().split()]
    return _run([word for word in rough if word], text) or _unspaced(text)


def _run(said: list[str], text: str) -> tuple[int, int] | None:
    for size in (*range(1, min(12, len(said) // 2) + 1), len(said) // 2):
        need = 4 if size == 1 else 3 if size == 2 else 2
        run = 0
        for i in range(size, len(said) if size else 0):
            run = run + 1 if said[i] == said[i - size] else 0
            if run >= size * (need - 1):
                return _located(text, i, run + size)
    return None


def _located(text: str, last: int, count: int) -> tuple[int, int]:
    """Where the `count` words that end with the `last` one stand."""
    spans = [m.span() for m in re.finditer(r"\S+", text)]
    spans = [span for span in spans if text[slice(*span)].strip(".,;:!?…")]
    return spans[last - count + 1][0], spans[last][1]


def _unspaced(text: str) -> tuple[int, int] | None:
    if len(text) < 12 or text.isascii() or not _UNPARTED.search(text):
        return None
    stretches = {text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1)}
    if len(stretches) == len(text) - _LEAST + 1:
        return None  # nothing so long comes twice
    for match in _CJK_CHUNK.finditer(text):
        chunk, whole = match[1] or match[2], match.group()
        thrice = len(whole) >= 3 * len(chunk) and any(c.isalpha() for c in chunk)
        if len(whole) >= _LONG and (thrice or not whole.isascii()):
            return match.span()
    return None


def _twice(entry: Entry, context: Context) -> Iterator[Fault]:
    for match in _TWICE.finditer(entry.target):
        word = match.group(1)
        if word.lower() in _MEANT or word[0].isupper() or _TWICE.search(entry.source):
            continue
        if context.locale in {"id", "ms", "vi", "th", "tr", "hi", "bn", "ur", "hy", "ka", "fa"}:
            return
        yield Fault(f"{word} twice", match.span(), word, Severity.HINT)


REPETITION = Check("repetition", Severity.WARNING, repeated)
