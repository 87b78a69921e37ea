"""Long documents: read in stretches, held as places, and still what short ones are."""

import random
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from format_laws import HOSTILE, lossless, sources, stable
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n import blocks, formats, model
from l10n.formats import Options, assemble, join, markdown, stretches, tags
from l10n.model import Block

SHARED = Path(__file__).parent.parent.parent / "shared/data"
FORMATS = formats.formats()
TEXTS = ["markdown", "html", "text", "vtt", "srt", "wxr"]
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def as_seen(found: Sequence[Block]) -> list[tuple[object, ...]]:
    """Blocks as values; what is known of labels and notes is compared where it is used."""
    return [
        (b.text, b.start, b.end, b.role, b.line, b.context, b.note, b.offsets, type(b.dress))
        for b in found
    ]


def in_stretches(text: str, size: int, monkeypatch: pytest.MonkeyPatch) -> Sequence[Block]:
    with monkeypatch.context() as patch:
        patch.setattr(markdown, "survey", lambda text, at: stretches.survey(text, at, size))
        return markdown.split(text, Options())


@QUICK
@given(parts=st.lists(sources("markdown"), min_size=2, max_size=6))
def test_a_document_in_stretches_reads_as_a_whole(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        for size in (20, 90):
            found = in_stretches(text, size, patch)
            assert as_seen(found) == as_seen(markdown.split(text, Options()))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data is not here")
def test_real_articles_in_stretches_read_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in sorted((SHARED / "corpus/md").iterdir())[::9]:
        text = path.read_bytes().decode()
        found = in_stretches(text, 700, monkeypatch)
        assert as_seen(found) == as_seen(markdown.split(text, Options())), path.name


@pytest.mark.parametrize(
    "amid",
    [
        "```\ncode\n\nmore\n```",
        "<!-- a\n\nb -->",
        "{% raw %}\n\n{{ x }}\n\nTwo\n{% endraw %}",
        "Term\n\n: Definition",
        "- item\n\n  more\n\n- other",
        "> quoted\n\n> again",
        "See [it][far] and [far][] and [far], a note[^far].",
        "---\nNo front matter\n\n---",
        "# A title\n\n# Another",
    ],
)
def test_what_is_read_does_not_depend_on_where_a_stretch_ends(
    amid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        f"Words.\n\n{amid}\n\nMore words.\n\n[far]: /x 'Title'\n[far]: /y 'Other'\n\n[^far]: N.\n"
    )
    whole = as_seen(markdown.split(text, Options()))
    for size in range(1, len(text)):
        assert as_seen(in_stretches(text, size, monkeypatch)) == whole


@pytest.mark.parametrize("name", TEXTS)
@QUICK
@given(data=st.data())
def test_blocks_held_as_places_are_the_blocks(name: str, data: st.DataObject) -> None:
    text = data.draw(sources(name))
    plain = list(FORMATS[name].split(text, Options()))
    held = blocks.Blocks(text, iter(plain))
    assert list(held) == plain
    assert len(held) == len(plain)
    assert held[1:] == plain[1:]
    if plain:
        assert held[-1] == plain[-1]
    with pytest.raises(IndexError):
        held[len(plain)]


@QUICK
@given(parts=st.lists(sources("html"), min_size=2, max_size=6), size=st.integers(1, 60))
def test_a_long_page_has_the_tags_of_a_whole(parts: list[str], size: int) -> None:
    text = "</p>".join(parts)
    whole = list(tags.tags(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tags, "_PIECE", size)
        assert list(tags.tags(text)) == whole


@QUICK
@given(text=st.text("abc é\N{HEDGEHOG}"), cuts=st.lists(st.integers(0, 99)), size=st.integers(1, 9))
def test_a_spliced_text_does_not_depend_on_its_pieces(
    text: str, cuts: list[int], size: int
) -> None:
    edges = sorted(min(cut, len(text)) for cut in cuts)
    changes = [(a, b, f"<{a}>") for a, b in zip(edges[::2], edges[1::2], strict=False)]
    whole = model.splice(text, changes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "_PIECE", size)
        assert "".join(model.spliced(text, changes)) == whole
        assert model.splice(text, []) is text


LONG = {
    "markdown": "# Heading {}\n\nA text with **bold** words, [a link](x) and\na second line.\n\n",
    "html": "<h2>Heading {}</h2>\n<p>A paragraph with <b>bold</b> words and\n  more.</p>\n",
    "text": "This is number {} of many texts that somebody wrapped by hand\nat a margin.\n\n",
    "vtt": "00:01.000 --> 00:02.000\nA cue number {} of a film that\ndoes not end.\n\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nA cue number {} of a film that\ndoes not end.\n\n",
}


@pytest.mark.parametrize("name", LONG)
def test_reading_and_writing_a_long_document_takes_little_beside_it(name: str) -> None:
    text = ("WEBVTT\n\n" if name == "vtt" else "") + "".join(map(LONG[name].format, range(20_000)))
    fmt = FORMATS[name]
    fmt.split(LONG[name], Options())  # what is imported and compiled once is not meant
    tracemalloc.start()
    try:
        found = fmt.split(text, Options())
        assert join(fmt, text, found, {}) == text
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * len(text)  # with the text itself three times


@pytest.mark.parametrize("name", LONG)
def test_a_long_translation_takes_little_beside_its_two_texts(name: str) -> None:
    text = ("WEBVTT\n\n" if name == "vtt" else "") + "".join(map(LONG[name].format, range(20_000)))
    fmt = FORMATS[name]
    found = fmt.split(text, Options())
    targets = {i: f"{block.text} too" for i, block in enumerate(found)}
    assemble(fmt, LONG[name], fmt.split(LONG[name], Options()), {0: "It"})
    tracemalloc.start()
    try:
        new, refused = assemble(fmt, text, found, targets)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert not refused
    assert peak < 3 * len(new)  # with the new text itself


@pytest.mark.parametrize("name", LONG)
def test_a_long_document_keeps_the_laws(name: str) -> None:
    text = ("WEBVTT\n\n" if name == "vtt" else "") + "".join(map(LONG[name].format, range(2500)))
    assert len(text) > blocks.LONG
    lossless(FORMATS[name], text)
    pick = random.Random(name)
    stable(FORMATS[name], text, [pick.choice(HOSTILE[:-1]) for _ in range(7)])
