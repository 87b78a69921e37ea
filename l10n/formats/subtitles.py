"""Subtitles: cues of WebVTT and SubRip. Timings, settings, notes and styles are copied."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.formats import Format, Options, Token, fold, listed
from l10n.model import Block, Role

_TIME = r"\d{1,6}:\d{1,2}[:.,]\d{1,3}(?:[:.,]\d{1,3})?"
_ARROW = "(?:-{1,3}|[–—])>"  # as some write it
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*{_ARROW}[ \t]*{_TIME}[^\r\n]*")
_SPAN = re.compile(rf"({_TIME}[ \t]*){_ARROW}(?=[ \t]*{_TIME})")
_MOMENT = re.compile(_TIME)
_NUMBER = re.compile(r"\d+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TURN = re.compile(
    r"[-–—][ \t]?(?=[^ \t\r\n])|<v[ .][^<>\r\n]*>"
)  # before what another speaker says
_TAG = re.compile(r"</?(?:[a-z][^<>]*|\d[\d:.]*)>|\{\\[^{}]*\}", re.IGNORECASE)
_WIDE = 42  # characters in a line of a cue, as broadcasters count them

Line = tuple[int, int]


@listed
def split(text: str, _options: Options) -> Iterator[Block]:
    """One block per speaker's turn of a cue, its lines folded to one."""
    for lines, number, seconds in _cues(text):
        for block in _turns(text, lines, number, _shown(seconds)):
            if any(map(str.isalpha, _TAG.sub("", block.text))):
                yield block


def _shown(seconds: float) -> str:
    """What the translator is told, and `l10n check` reads."""
    return f"{seconds:.1f} s on screen" if seconds > 0 else ""


def _cues(text: str) -> Iterator[tuple[list[Line], int, float]]:
    """The lines of each cue's text, the number of the first, and the cue's seconds.

    In SubRip what stands after an empty line is shown, too: nothing but cues can stand there.
    """
    lines: list[Line] | None = None
    first, seconds, loose = 0, 0.0, not text.startswith("WEBVTT")
    for number, match in enumerate(_LINE.finditer(text), 1):
        line = match.group().strip(" \t\r\n")
        timing = _TIMING.match(match.group())
        if timing or not line:
            if timing and lines and _NUMBER.fullmatch(text, *lines[-1]):
                lines.pop()  # the next cue's
            if lines:
                yield lines, first, seconds
            lines = [] if line or (loose and lines is not None) else None
            if timing:
                start, end = map(_seconds, _MOMENT.findall(timing[0])[:2])
                seconds = end - start
        elif lines is not None:
            first = first if lines else number
            start = match.start() + match.group().index(line)
            lines.append((start, start + len(line)))
    if lines:
        yield lines, first, seconds


def _seconds(moment: str) -> float:
    """Some write a colon before the fraction, some no fraction."""
    *clock, rest = re.split("[:.,]", moment)
    if len(clock) == 2 and moment[-len(rest) - 1] == ":":
        clock, rest = [*clock, rest], ""
    whole = 0
    for part in clock:
        whole = 60 * whole + int(part)
    return whole + float(f"0.{rest}")


def _turns(text: str, lines: list[Line], number: int, shown: str) -> Iterator[Block]:
    runs: list[tuple[int, list[Line]]] = []
    for n, line in enumerate(lines, number):
        if not runs or _TURN.match(text, *line):
            runs.append((n, []))
        runs[-1][1].append(line)
    for first, run in runs:  # how long one of several speakers is read, nobody knows
        yield _block(text, run, first, shown if len(runs) == 1 else "")


def _block(text: str, run: list[Line], number: int, shown: str) -> Block:
    """A turn without the mark of its speaker."""
    start, end = run[0]
    turn = _TURN.match(text, start, end)
    start = turn.end() if turn else start
    words, offsets = text[start:end], []
    for first, last in run[1:]:
        words += " "
        offsets.append((len(words), first))
        words += text[first:last]
        end = last
    if turn and turn[0].startswith("<") and len(run) == 1 and words.endswith("</v>"):
        words, end = words[:-4], end - 4
    eol = "\r\n" if text[end : end + 2] == "\r\n" else "\n"
    note = Note(eol, turned=turn is not None)
    return Block(words, start, end, Role.CUE, number, "", shown, tuple(offsets), note)


@dataclass(frozen=True)
class Note:
    """How lines end in this file, and whether a speaker's mark stands before the text."""

    eol: str = "\n"
    turned: bool = False


def _dress_vtt(block: Block, target: str) -> str:
    text = _unlike_timings(_kept(block, fold(target), "&lt;").replace("-->", "--&gt;"))
    return _wrapped(block, text)


def _dress_srt(block: Block, target: str) -> str:
    """SubRip knows no escapes: a foreign `<` becomes a mark that looks like it."""
    text = _unlike_timings(_kept(block, fold(target), "‹").replace("-->", "->"))
    return _wrapped(block, text)


def _unlike_timings(text: str) -> str:
    return _SPAN.sub(r"\1–", text)


def _kept(block: Block, text: str, other: str) -> str:
    """The tags its source has; every other `<` as text."""
    theirs = _TAG.findall(block.text)
    out, at = "", 0
    for match in _TAG.finditer(text):
        if match[0] in theirs:
            theirs.remove(match[0])
            out += text[at : match.start()].replace("<", other) + match[0]
            at = match.end()
    rest = (out + text[at:].replace("<", other)).replace("{\\", "{ \\" if other == "‹" else "{\\")
    return rest if rest.strip() else text


def _wrapped(block: Block, text: str) -> str:
    """Broken into lines that fit; never before a dash, which is a speaker's mark."""
    note = block.dress if isinstance(block.dress, Note) else Note()
    if not note.turned and _TURN.match(text):
        text = "\N{WORD JOINER}" + text
    if len(text) <= _WIDE:
        return text
    rows = -(-len(text) // _WIDE)
    goal = len(text) / rows
    out, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) / 2 > goal and not _TURN.match(word + " x"):
            out.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return note.eol.join([*out, line])


def _as_one_line(block: Block, target: str) -> str:
    text = _unlike_timings(_TAG.sub("", fold(target)).replace("<", "‹").replace("-->", "->"))
    return "\N{WORD JOINER}" + text if _TURN.match(text) else text or fold(block.text)


def _inline(text: str) -> Sequence[Token]:
    return [
        Token(*m.span(), "close" if m[0][1] == "/" else "open" if m[0][0] == "<" else "tag")
        for m in _TAG.finditer(text)
    ]


VTT = Format("vtt", frozenset({".vtt"}), split, _dress_vtt, _as_one_line, _inline)
SRT = Format("srt", frozenset({".srt"}), split, _dress_srt, _as_one_line, _inline)
