"""Who answers for an edition: its review, sentence by sentence, as JSON beside it."""

import json
from hashlib import sha256

from l10n import locales
from l10n.publishers import Passage, Story


def evidence(story: Story) -> bytes:
    """Hashes of source and text of each passage, its state, who accepted it and when."""
    edition = story.edition()
    data = {
        "article": story.key,
        "language": locales.tag(story.locale),
        "headline": story.title,
        "digest": story.digest,
        "source_version": story.version,
        "published": story.published,
        "modified": story.modified,
        "machine_text_unreviewed": story.machine,
        "engines": list(story.engines),
        "translators": list(story.translators),
        "reviewers": list(story.reviewers),
        "passages": [_row(passage) for passage in edition.passages],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _row(passage: Passage) -> dict[str, object]:
    row = {
        "line": passage.line,
        "role": str(passage.role),
        "state": str(passage.state) if passage.used else "in the source's language",
        "source_sha256": _hash(passage.source),
        "text_sha256": _hash(passage.text),
        "draft": passage.draft,
        "reviewed_by": passage.reviewed_by,
        "reviewed_at": passage.reviewed_at,
    }
    return {key: value for key, value in row.items() if value}


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
