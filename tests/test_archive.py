"""What publishing remembers of editions is whole, or not there."""

import random
import resource

import pytest

from l10n.publishers import Edition, Story
from l10n.publishing.archive import Archive


def test_an_edition_is_kept_whole_or_not_at_all(tmp_path):
    noise = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=9000))
    made = Edition("a.txt", "uk", "en", "text", noise)
    story = Story("a.txt", "uk", "a", "T", "", "", "", "d" * 64, edition=lambda: made)
    kept, most = Archive(tmp_path), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, most[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            kept.keep(story, noise.encode(), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    kept.keep(story, noise.encode(), {})
    assert kept.recall(story.digest)["edition"]["text"] == noise
