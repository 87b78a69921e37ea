"""The checks at work in a workspace: what they need is read once, articles follow."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from l10n import article, catalogs, checks, naming, review
from l10n.checks import Check, Context
from l10n.errors import Trouble
from l10n.model import Finding
from l10n.workspace import Workspace


@dataclass
class Inspection:
    """All checks, or `only` those named, over the articles of one workspace."""

    workspace: Workspace
    only: Collection[str] = ()

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        known = checks.checks()
        for name in self.only:
            if name not in known:
                raise Trouble(f"no check is named {name!r}; known: {', '.join(known)}")
        return tuple(check for name, check in known.items() if not self.only or name in self.only)

    def article(self, name: str, locales: Collection[str]) -> Iterator[Finding]:
        """The findings in an article's source, then in its catalogs."""
        settings = self.workspace.settings
        data = self.workspace.read(self.workspace.source_path(name))
        source = article.of(self.workspace, name, data)
        context = Context(
            settings.source_locale,
            settings.source_locale,
            finder=naming.finder(self.workspace),
            article=name,
        )
        yield from review.source_findings(source, context, self.checks, settings.checks.severity)
        for locale in locales:
            yield from self.catalog(name, locale)

    def catalog(self, name: str, locale: str) -> Iterator[Finding]:
        """The findings in one catalog, with line and column in its file."""
        catalog = catalogs.load(self.workspace, locale, name)
        if not any(entry.target for entry in catalog.entries):
            return
        weights = self.workspace.settings.of(locale).checks.severity
        path = self.workspace.catalog_path(locale, name)
        lines = self.workspace.read(path).decode("utf-8", "replace").split("\n")
        context = self.context(locale, name)
        for finding in review.findings(catalog, name, context, self.checks, weights):
            yield review.pointed(finding, lines)

    def context(self, locale: str, name: str = "") -> Context:
        settings = self.workspace.settings.of(locale)
        return Context(
            source_locale=settings.source_locale,
            locale=locale,
            places=naming.view(self.workspace, locale),
            finder=naming.finder(self.workspace),
            limits=settings.checks.limits,
            article=name,
        )
