"""A Markdown document's front matter: one more line in it, or none of it."""

import re

_FRONT = re.compile(
    r"\A(\ufeff?)(---|\+\+\+)[ \t]*(\r?\n)(.*?^)\2[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


def with_front_matter(text: str, key: str, value: str) -> str:
    """A Markdown document with one more line of front matter; the first one where it had none."""
    found = _FRONT.match(text)
    if not found:
        return f'---\n{key}: "{value}"\n---\n\n{text}'
    line = f'{key}{": " if found[2] == "---" else " = "}"{value}"{found[3]}'
    return f"{text[: found.end(4)]}{line}{text[found.end(4) :]}"


def without_front_matter(text: str) -> str:
    return _FRONT.sub("", text, count=1).lstrip("\ufeff").lstrip("\r\n")
