"""What of the source could not be read, so that nobody would miss its translation."""

from collections.abc import Iterator

from l10n import formats
from l10n.checks import Check, Fault
from l10n.model import Article, Severity


def in_document(article: Article) -> Iterator[Fault]:
    for at, message in formats.formats()[article.format].unread(article.text):
        yield Fault(message, (at, at))


UNREAD = Check("unread", Severity.WARNING, in_document=in_document)
