r"""What our tools lay beside a translation, in the translator's comment: another person's text.

    # (alternative) Das Tor war offen.

One line each, so that comments merge line by line; a line end in the text is written `\n`.
"""

import re

ALTERNATIVE = "(alternative)"  # waits for a decision
EARLIER = "(earlier)"  # stood there before

_ENDS = {code: f"\\u{code:04x}" for code in (*range(0x0B, 0x0E), *range(0x1C, 0x1F), 0x85)}
_WRITTEN = str.maketrans({**_ENDS, 0x2028: "\\u2028", 0x2029: "\\u2029", "\n": "\\n", "\\": "\\\\"})
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|(n)|\\)")


def beside(comment: str, mark: str, text: str) -> str:
    """`comment` with a text laid beside the translation; a text it has already, once."""
    note = f"{mark} {text.translate(_WRITTEN)}".rstrip()
    lines = comment.split("\n") if comment else []
    return comment if note in lines else "\n".join((*lines, note))


def found(comment: str, mark: str) -> list[str]:
    """The texts that lie beside a translation under this mark."""
    lines = (line for line in comment.split("\n") if line.startswith(mark))
    return [_ESCAPE.sub(_meant, line[len(mark) :].strip()) for line in lines]


def _meant(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else "\n" if match[2] else "\\"


def without(comment: str, mark: str) -> str:
    """`comment` less what was laid beside under this mark."""
    return "\n".join(line for line in comment.split("\n") if not line.startswith(mark))
