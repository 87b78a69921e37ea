"""Findings as one page that needs nothing else: for an editor who reads, filters and prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import groupby

from l10n import locales
from l10n.model import Finding, Severity
from l10n.reports import Report, where

_WORDS = {
    Severity.ERROR: ("Error", "blocks publishing"),
    Severity.WARNING: ("Warning", "needs a person"),
    Severity.HINT: ("Hint", "worth a look"),
}
_RANK = {severity: n for n, severity in enumerate(Severity)}


@cache
def _asset(name: str) -> str:
    return files("l10n.reports").joinpath("static", name).read_text("utf-8")


def render(findings: Sequence[Finding]) -> str:
    body = "\n".join((*_head(findings), *_articles(findings)))
    page = _asset("findings.html")
    return (
        page.replace("{{style}}", _asset("findings.css"))
        .replace("{{script}}", _asset("findings.js"))
        .replace("{{body}}", body)
    )


def _head(findings: Sequence[Finding]) -> Iterator[str]:
    yield '<header class="top"><h1>What wants a look</h1>'
    yield f"<p>{_summary(findings)}</p>"
    counts = Counter(finding.severity for finding in findings)
    yield '<ul class="tiles">'
    for severity, (word, meaning) in _WORDS.items():
        n = counts[severity]
        name = word if n == 1 else f"{word}s"
        yield (
            f'<li class="tile {severity}"><b>{n}</b><span class="name">{name}</span>'
            f"<span>{meaning}</span></li>"
        )
    yield "</ul></header>"
    if findings:
        yield '<form class="filters" aria-label="Filter the findings" hidden>'
        yield from _choices("severity", "Severity", [s for s in _WORDS if counts[s]])
        yield from _choices("locale", "Edition", sorted({_edition(f) for f in findings}))
        yield from _choices("check", "Check", sorted({f.check for f in findings}))
        yield '<output aria-live="polite"></output></form>'


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing was found. Every edition may go on its way."
    articles = len({finding.article for finding in findings})
    editions = len({finding.locale for finding in findings if finding.locale})
    return (
        f"{_count(len(findings), 'finding')} in {_count(articles, 'article')} and "
        f"{_count(editions, 'edition')}. The gravest stand first."
    )


def _count(n: int, word: str) -> str:
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def _edition(finding: Finding) -> str:
    return locales.tag(finding.locale) if finding.locale else "source"


def _choices(name: str, label: str, values: Iterable[str]) -> Iterator[str]:
    yield f'<label>{label} <select name="{name}"><option value="">all</option>'
    for value in values:
        yield f"<option>{escape(str(value))}</option>"
    yield "</select></label>"


def _articles(findings: Sequence[Finding]) -> Iterator[str]:
    worst: dict[tuple[str, str], tuple[int, int]] = {}
    for n, finding in enumerate(findings):
        key = (finding.article, finding.locale or "")
        worst[key] = min(worst.get(key, (9, n)), (_RANK[finding.severity], n))
    keyed = sorted(findings, key=lambda f: (worst[f.article, f.locale or ""], f.article))
    for _, group in groupby(keyed, key=lambda f: (f.article, f.locale or "")):
        yield from _section(sorted(group, key=lambda f: (_RANK[f.severity], f.line or 0)))


def _section(found: list[Finding]) -> Iterator[str]:
    first = found[0]
    name = locales.endonym(first.locale) if first.locale else "in the source itself"
    tag = _edition(first)
    yield f'<section data-locale="{escape(tag)}">'
    yield f"<h2>{escape(first.article)} <small>{escape(tag)} · {escape(name)}</small></h2>"
    yield f'<p class="path"><code>{escape(where(first))}</code></p>'
    yield "<ol>"
    for finding in found:
        yield _item(finding)
    yield "</ol></section>"


def _item(finding: Finding) -> str:
    word = _WORDS[finding.severity][0]
    place = ":".join(str(n) for n in (finding.line, finding.column) if n is not None)
    where_to = f' <span class="place">line {place}</span>' if place else ""
    data = f'data-severity="{finding.severity}" data-check="{escape(finding.check)}"'
    rows = [
        f'<li class="{finding.severity}" {data}>',
        f'<h3><span class="badge">{word}</span> ',
        f'<span class="check">{escape(finding.check)}</span> ',
        f"<bdi>{escape(finding.message)}</bdi>{where_to}</h3>",
    ]
    if finding.locale and finding.source:
        rows.append(_text("Source", finding.source, None, None))
    text = finding.target if finding.locale else finding.source
    if text:
        label = _edition(finding) if finding.locale else "Source"
        rows.append(_text(label, text, finding.span, finding.locale))
    if finding.suggestion:
        lang = _lang(finding.locale)
        rows.append(
            f'<p class="hint">Suggestion: <ins{lang}>{escape(finding.suggestion)}</ins></p>'
        )
    return "".join((*rows, "</li>"))


def _text(label: str, text: str, span: tuple[int, int] | None, locale: str | None) -> str:
    start, end = span or (0, 0)
    if 0 <= start < end <= len(text) and (start, end) != (0, len(text)):
        parts = text[:start], text[start:end], text[end:]
        shown = f"{escape(parts[0])}<mark>{escape(parts[1])}</mark>{escape(parts[2])}"
    else:
        shown = escape(text)
    return f'<div class="pair"><span>{escape(label)}</span><p{_lang(locale)}>{shown}</p></div>'


def _lang(locale: str | None) -> str:
    if not locale:
        return ' dir="auto"'
    direction = "rtl" if locales.is_rtl(locale) else "ltr"
    return f' lang="{locales.tag(locale)}" dir="{direction}"'


HTML = Report("html", render)
