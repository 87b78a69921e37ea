"""Findings are remembered as long as all that they were made from is as it was."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from l10n.changed import Kept, Look
from l10n.manifest import digest, manifest, stamp
from l10n.model import Finding, Severity
from l10n.naming import OWN
from l10n.workspace import Workspace

CHECKED, FOUND = "check", "findings"  # what the manifest keeps: that nothing was found, or how much
_CODE = Path(__file__).parent


def _summed(found: Iterable[str], less: Iterable[str] = ()) -> str:
    """What was found in all together, as it is kept of one article; `less` what counts no more."""
    numbers, asked = Counter[int](), dict[str, bool]()
    for said in filter(None, found):
        *counts, was = json.loads(said)
        numbers.update(dict(enumerate(counts)))
        asked |= was
    for said in less:
        numbers.subtract(dict(enumerate(json.loads(said)[:-1])))
    known = [numbers[at] for at in range(len(Severity))]
    return json.dumps([*known, asked]) if any(known) or asked else ""


class Existing:
    """The articles there are; of each that was asked for, whether there was one."""

    def __init__(self, articles: Collection[str]) -> None:
        self._articles, self.asked = articles, dict[str, bool]()

    def __contains__(self, article: object) -> bool:
        return self.asked.setdefault(str(article), article in self._articles)


class Remembered:
    """What was found in articles and their catalogs; `asked` says what was looked for."""

    def __init__(self, look: Look, asked: str, articles: Collection[str]) -> None:
        workspace, self._articles = look.workspace, articles
        ground = _ground(workspace, asked)
        self._kept = Kept(look, CHECKED, lambda _locale: ground)
        self._manifest = manifest(workspace.cache)

    def missing(self, locales: Collection[str]) -> dict[str, list[str]]:
        """The articles, with the locales, of which nobody knows what there is to find."""
        found: dict[str, list[str]] = {}
        for locale in (code for code in locales if not self._true(self._kept.summed(code))):
            for article, said in self._kept.known(locale, self._doubtful(locale)):
                if not self._true(said):
                    found.setdefault(article, []).append(locale)
        return found

    def _doubtful(self, locale: str) -> Collection[str]:
        """The articles of which the last sum tells nothing: what stands otherwise since, and what
        links to an article that was there and is not, or the other way round.
        """
        found = dict.fromkeys(self._kept.doubtful(locale))
        if not self._true(self._kept.last(locale)):
            rest = self._kept.undoubted(locale)
            found |= dict.fromkeys(one for one, said in rest.items() if not self._true(said))
        return found.keys()

    def sums(self, locales: Collection[str]) -> dict[Severity, int]:
        """How many findings there are in all, the gravest first."""
        sums = Counter[Severity]()
        for locale in locales:
            said = self._kept.summed(locale)
            if said is None or not self._true(said):
                said = self._summed_anew(locale)
            if said:
                sums.update(dict(zip(Severity, json.loads(said), strict=False)))
        return {grave: sums[grave] for grave in Severity if sums[grave]}

    def _summed_anew(self, locale: str) -> str:
        """The last sum without what is doubtful in it, and with what that is now."""
        doubtful, last = self._doubtful(locale), self._kept.last(locale)
        each = {one: found for one, found in self._kept.known(locale, doubtful) if found}
        if self._true(last):
            said = _summed([last or "", *each.values()], self._kept.was(locale))
        else:
            rest = self._kept.undoubted(locale)
            others = (rest[article] for article in rest.keys() - doubtful)
            said = _summed([*others, *each.values()])
        self._kept.sum_up(locale, said, each, doubtful)
        return said

    def _true(self, said: str | None) -> bool:
        """Does it still hold?"""
        return said is not None and (not said or self._still(json.loads(said)[-1]))

    def _still(self, asked: Mapping[str, bool]) -> bool:
        return all((article in self._articles) is was for article, was in asked.items())

    def recall(self, article: str, locale: str) -> list[Finding] | None:
        """What was found last time; None where something has changed since."""
        said = self._kept.get(article, locale)
        if not said:
            return None if said is None else []
        *numbers, asked = json.loads(said)
        if not self._still(asked):
            return None
        row = self._manifest.recall(FOUND, [article]).get(article, {}).get(locale, "[]")
        found = [_finding(one) for one in json.loads(row)]
        return found if len(found) == sum(numbers) else None

    def remember(
        self, article: str, locale: str, found: Sequence[Finding], asked: Mapping[str, bool]
    ) -> None:
        """Keep what was found, as the look has the article; `asked` of an `Existing`."""
        numbers = [sum(one.severity is grave for one in found) for grave in Severity]
        self._kept.put(article, locale, json.dumps([*numbers, asked]) if found or asked else "")
        if found:
            row = self._manifest.recall(FOUND, [article]).get(article, {})
            row[locale] = json.dumps([vars(one) for one in found])
            self._manifest.keep(FOUND, {article: row})

    def keep(self) -> None:
        self._kept.keep()


def _ground(workspace: Workspace, asked: str) -> str:
    """Changes with the settings, the workspace's lists and the code of the checks."""
    settings = workspace.settings.checks
    paths = (workspace.root / name for name in (settings.glossary, settings.baseline, OWN))
    files = digest(map(stamp, paths)).hex()
    return f"{asked} {workspace.settings.said} {files} {_code()}"


@cache
def _code() -> str:
    """What tells one state of the program from another: its files' sizes and times."""
    files = (
        *_CODE.glob("checks/**/*.*"),
        *_CODE.glob("places/**/*.*"),
        *_CODE.glob("typography/*.py"),
    )
    stats = ((path.name, path.stat()) for path in sorted(files) if "__pycache__" not in path.parts)
    return repr([(name, found.st_size, found.st_mtime_ns) for name, found in stats])


def _finding(row: dict[str, object]) -> Finding:
    span = row.pop("span")
    severity = Severity(str(row.pop("severity")))
    pair = (int(span[0]), int(span[1])) if isinstance(span, list) else None
    return Finding(severity=severity, span=pair, **row)  # type: ignore[arg-type]
