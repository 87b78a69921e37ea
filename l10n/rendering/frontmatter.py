"""A Markdown document's front matter: what it says, one more line in it, or none of it."""

import re
import tomllib
from typing import Any

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


def front_matter(text: str) -> dict[str, Any]:
    """The fields of a document's front matter; none where it has none or it cannot be read."""
    found = _FRONT.match(text)
    if not found:
        return {}
    try:
        read = _yaml if found[2] == "---" else tomllib.loads
        fields = read(found[4])
    except (ValueError, RecursionError):
        return {}
    return {str(key): value for key, value in fields.items()} if isinstance(fields, dict) else {}


def _yaml(text: str) -> Any:  # noqa: ANN401 - whatever stands there
    """YAML without aliases, a few of which can stand for a million values."""
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            return {}
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
