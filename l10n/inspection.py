"""The checks at work in a workspace: what they need is read once, articles follow."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from l10n import (
    article,
    catalogs,
    checks,
    glossary,
    ledger,
    ledgers,
    mending,
    naming,
    review,
)
from l10n.changed import ITSELF, Look
from l10n.checks import Check, Context
from l10n.errors import Trouble
from l10n.model import Entry, Finding, Severity, State
from l10n.remembering import Existing, Remembered
from l10n.reports import fingerprint
from l10n.typography import polished
from l10n.workspace import Workspace

ACCEPT = "accept"


@dataclass
class Inspection:
    """All checks, or `only` those named, over the articles of one workspace.

    `whole`: what the baseline lets be is found, too.
    """

    workspace: Workspace
    only: Collection[str] = ()
    whole: bool = False

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        known = checks.checks()
        for name in self.only:
            if name not in known:
                raise Trouble(f"no check is named {name!r}; known: {', '.join(known)}")
        return tuple(check for name, check in known.items() if not self.only or name in self.only)

    def run(self, look: Look, locales: Collection[str]) -> Iterator[list[Finding]]:
        """The findings in each article's source and catalogs; nothing is looked at twice."""
        known = self._known(look)
        for name in look.articles:
            found: list[Finding] = []
            for code in (ITSELF, *locales):
                with look.bearing(name, (code,)):
                    found += self._in(known, name, code)
            yield found
            known.keep()

    def counts(self, look: Look, locales: Collection[str]) -> dict[Severity, int]:
        """How many findings there are, the gravest first."""
        known, all_of = self._known(look), (ITSELF, *locales)
        for name, codes in known.missing(all_of).items():
            for code in codes:
                with look.bearing(name, (code,)):
                    self._in(known, name, code)
            known.keep()
        return known.sums(all_of)

    def catalog(self, name: str, locale: str) -> list[Finding]:
        """The findings in one catalog, with line and column in its file."""
        known = self._known(Look(self.workspace, [name]))
        found = self._in(known, name, locale)
        known.keep()
        return found

    def _known(self, look: Look) -> Remembered:
        return Remembered(look, f"{sorted(self.only)} {self.whole}", self.articles)

    def _in(self, known: Remembered, name: str, locale: str) -> list[Finding]:
        """What is found in a catalog, or in the article itself, that nobody has accepted."""
        found = known.recall(name, locale)
        if found is None:
            there = Existing(self.articles)
            new = self._found(name, locale, there) if locale else self._in_source(name)
            accepted = self.accepted(name, locale) if locale else set()
            found = list(review.unaccepted(new, {*self.baseline, *accepted}))
            known.remember(name, locale, found, there.asked)
        return found

    def _in_source(self, name: str) -> Iterator[Finding]:
        settings = self.workspace.settings
        context = Context(
            settings.source_locale,
            settings.source_locale,
            finder=naming.finder(self.workspace, name),
            article=name,
        )
        source = article.of(self.workspace, name)
        return review.source_findings(source, context, self.checks, settings.checks.severity)

    def _found(self, name: str, locale: str, there: Existing) -> Iterator[Finding]:
        path = self.workspace.catalog_path(locale, name)
        if not path.exists():
            return
        data = self.workspace.read(path)
        catalog = catalogs.load(self.workspace, locale, name)
        if not any(entry.target for entry in catalog.entries):
            return
        weights = self.workspace.settings.of(locale).checks.severity
        lines = data.decode("utf-8", "replace").split("\n")
        context = replace(self.context(locale, name), editions=there)
        for finding in review.findings(catalog, name, context, self.checks, weights):
            yield review.pointed(finding, lines)

    def waiting(self, look: Look, locales: Collection[str]) -> list[dict[str, str]]:
        """The sentences that wait for a person, riskiest first, as `l10n status --next` shows."""
        rows: list[tuple[tuple[int, ...], dict[str, str]]] = []
        for name in look.articles:
            for locale in locales:
                with look.bearing(name, (locale,)):
                    rows += self._waiting(name, locale)
        return [row for _, row in sorted(rows, key=lambda pair: pair[0])]

    def _waiting(self, name: str, locale: str) -> Iterator[tuple[tuple[int, ...], dict[str, str]]]:
        """The sentences of one catalog, each after its risk."""
        catalog = catalogs.load(self.workspace, locale, name)
        found = self.catalog(name, locale)
        path = self.workspace.shown(self.workspace.catalog_path(locale, name))
        for entry in review.upcoming(catalog, found):
            of_it = [f for f in found if f.source == entry.source]
            why = [f"{f.check}: {f.message}" for f in review.ordered(of_it)]
            doubts = entry.draft.partition("check:")[2].strip()
            yield (
                review.risk(entry, of_it),
                {
                    "article": name,
                    "locale": locale,
                    "path": str(path),
                    "line": str(entry.line),
                    "state": str(entry.state),
                    "source": entry.source,
                    "why": "; ".join((*why, doubts) if doubts else why),
                },
            )

    def accepted(self, name: str, locale: str) -> set[str]:
        """Findings that a person accepted, as the ledger has them."""
        said = ledgers.read(self.workspace, locale, name)
        return {line["finding"] for line in said if line.get("action") == ACCEPT}

    @cached_property
    def baseline(self) -> frozenset[str]:
        """Findings of an old archive that are let be."""
        path = self.workspace.root / self.workspace.settings.checks.baseline
        if self.whole or not path.is_file():
            return frozenset()
        try:
            rows = json.loads(self.workspace.read(path))
            return frozenset(str(row["finding"]) for row in rows["findings"])
        except (ValueError, KeyError, TypeError):
            raise Trouble(
                "is not a baseline; make it anew with 'l10n check --write-baseline'",
                self.workspace.shown(path),
            ) from None

    def write_baseline(self, found: Iterable[Finding]) -> int:
        """Let be what is found today; returns how much that is."""
        rows = [
            {"finding": fingerprint(f), "article": f.article, "locale": f.locale,
             "check": f.check, "message": f.message}
            for f in found
        ]  # fmt: skip
        rows.sort(key=lambda row: tuple(str(row[key] or "") for key in row))
        path = self.workspace.root / self.workspace.settings.checks.baseline
        text = json.dumps({"findings": rows}, ensure_ascii=False, indent=1) + "\n"
        self.workspace.write(path, text.encode())
        return len(rows)

    def accept(self, found: Iterable[Finding], reason: str) -> int:
        """Write into the ledgers that a person looked at these and let them be.

        Each line is bound to source, target and message, and dies when one of them changes.
        """
        by = ledger.person(self.workspace.root)
        grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
        for finding in found:
            if finding.locale is None:
                continue
            entry = Entry(finding.source or "", finding.target or "", State.TRANSLATED)
            line = ledger.line(entry, ACCEPT, by, "l10n check --accept")
            line |= {
                "finding": fingerprint(finding),
                "check": finding.check,
                "message": finding.message,
                "reason": reason,
            }
            grouped.setdefault((finding.locale, finding.article), []).append(line)
        for (locale, name), lines in grouped.items():
            ledgers.append(self.workspace, locale, name, lines)
        return sum(map(len, grouped.values()))

    def context(self, locale: str, name: str) -> Context:
        settings = self.workspace.settings.of(locale)
        typography = settings.typography
        return Context(
            source_locale=settings.source_locale,
            locale=locale,
            places=naming.view(self.workspace, locale),
            finder=naming.finder(self.workspace, name),
            limits=settings.checks.limits,
            article=name,
            terms=glossary.terms(self.glossary, settings.source_locale, locale),
            editions=self.articles,
            polish=None if "build" in typography.apply else polished(locale, typography.digits),
        )

    @cached_property
    def glossary(self) -> tuple[glossary.Concept, ...]:
        """The workspace's glossary; empty where it has none."""
        path = self.workspace.root / self.workspace.settings.checks.glossary
        if not path.is_file():
            return ()
        return glossary.read(self.workspace.read(path), self.workspace.shown(path))

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(self.workspace.articles())

    def fix(self, name: str, locale: str, *, human: bool) -> int:
        """Put right in a catalog what has one answer; returns how many entries changed.

        Human text is changed only where `human`, and each change is a line in the ledger.
        """
        catalog = catalogs.load(self.workspace, locale, name)
        context, letters = self.context(locale, name), checks.checks()["look-alikes"]
        by = ledger.person(self.workspace.root)
        entries, said = list(catalog.entries), []
        changed = 0
        for n, entry in enumerate(entries):
            if not mending.allowed(entry, human=human):
                continue
            new = mending.mended(entry, context, letters, polished(locale))
            if new is entry:
                continue
            entries[n], changed = new, changed + 1
            if entry.human:
                said.append(ledger.line(new, "fix", by, "l10n check --fix") | {"was": entry.target})
        if changed:
            ledgers.append(self.workspace, locale, name, said)
            catalogs.save(self.workspace, locale, name, replace(catalog, entries=tuple(entries)))
        return changed
