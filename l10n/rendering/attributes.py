"""Attributes that mean something: numbers are numbers, languages languages, dates dates."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from turbohtml import Element

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_CLOCK = r"\d\d:\d\d(:\d\d(\.\d{1,3})?)?"
_MOMENT = re.compile(rf"\d{{4}}(-\d\d(-\d\d([T ]{_CLOCK}(Z|[+-]\d\d:?\d\d)?)?)?)?\Z|{_CLOCK}\Z")
_ADDRESS = re.compile(r"https?://[^\s%#]+\Z")


def mend(element: Element) -> None:
    """Take away what has no meaning, and elements that are nothing without it."""
    attrs = element.attrs
    if attrs:
        for name, means in _MEANS.items():
            if name in attrs and not means(str(attrs[name] or "")):
                del attrs[name]
    if element.tag in _NOTHING_WITHOUT and not _NOTHING_WITHOUT[element.tag](element):
        element.unwrap()


def _number(lowest: int, value: str) -> bool:
    return bool(re.fullmatch(r"\d{1,4}", value)) and int(value) >= lowest


_MEANS: Mapping[str, Callable[[str], bool]] = {
    "lang": lambda value: bool(_LANGUAGE.match(value)),
    "dir": lambda value: value.lower() in {"ltr", "rtl", "auto"},
    "title": lambda value: bool(value.strip()),
    "class": lambda value: value not in {"", "[]"},
    "cite": lambda value: bool(_ADDRESS.match(value)),
    "scope": lambda value: value.lower() in {"row", "col", "rowgroup", "colgroup"},
    "width": partial(_number, 1),
    "height": partial(_number, 1),
    "start": partial(_number, 0),
    "value": partial(_number, 0),
    "colspan": partial(_number, 1),
    "rowspan": partial(_number, 0),
}


def _dated(element: Element) -> bool:
    given = element.attr("datetime")
    return bool(_MOMENT.match(element.text.strip() if given is None else given))


_NOTHING_WITHOUT: Mapping[str, Callable[[Element], bool]] = {
    "time": _dated,
    "bdo": lambda element: element.attr("dir") in {"ltr", "rtl"},
}
