"""Sentences inside markup: cut as a reader sees them, never inside a link, emphasis or code."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import segmentation, sentences
from l10n.formats import Format, formats

MARKDOWN, HTML = formats()["markdown"], formats()["html"]

WHOLE = [
    (MARKDOWN, "The *Gen.* Zaluzhnyi came."),
    (MARKDOWN, "Use `a. B` and `code.` Here it is not."),
    (MARKDOWN, 'See [what. Where](https://example.org/a. "A. B") here.'),
    (MARKDOWN, "*Two sentences. In emphasis.*"),
    (MARKDOWN, "The formula $a. B$ holds."),
    (MARKDOWN, 'See [Async: *"In a hurry?"*](a.md#hurry){.link target=_blank}.'),
    (HTML, "<b>Gen.</b> Zaluzhnyi came."),
    (HTML, '<span class="drop">T</span>he war began'),
    (HTML, "Use <code>a. B</code> here"),
    (HTML, "It is &lt; 5.5 &amp; more"),
]
CUT = [
    (MARKDOWN, ["**Bold.** ", "Next one."]),
    (MARKDOWN, ["***Bold?*** ", "Next one."]),
    (MARKDOWN, ["First. ", "**Next one.** ", "Third."]),
    (MARKDOWN, ["A [link.](https://example.org) ", "Next one."]),
    (MARKDOWN, ["First. ", "[Next one](https://example.org) goes on."]),
    (MARKDOWN, ["It fell.[^1] ", "Next one."]),
    (MARKDOWN, ["It fell[^1]. ", "Next one."]),
    (MARKDOWN, ["It fell. ", "`code` is next."]),
    (MARKDOWN, ["He said *“no.”* ", "Next one."]),
    (MARKDOWN, ["See <https://example.org/a.b>. ", "Next one."]),
    (MARKDOWN, ["See https://example.org/a.b. ", "Next one."]),
    (MARKDOWN, ["A picture. ![Alt. Text](a.png) ", "Next one."]),
    (MARKDOWN, ["*Two. In emphasis.* ", "Next one."]),
    (MARKDOWN, ["It is over. 😀 ", "**Next one.**"]),
    (MARKDOWN, ["[It **works!**](b.md){ .button } ", "Next one."]),
    (MARKDOWN, ["Wait… ", "*What?*"]),
    (HTML, ["<em>Bold.</em> ", "Next one."]),
    (HTML, ["It fell.<sup><a href='#1'>[1]</a></sup> ", "Next one."]),
    (HTML, ["It fell.<sup>1</sup> ", "Next one."]),
    (HTML, ["One.<br>", "two."]),
    (HTML, ["He left. ", "<strong>Next one.</strong>"]),
    (HTML, ["He left.<a id='x'></a> ", "Next one."]),
    (HTML, ["He left.</span> ", "Next one."]),
    (HTML, ["He left.<!-- note --> ", "Next one."]),
    (HTML, ["It is &lt; 5. ", "Next &amp; last."]),
    (HTML, ["«So.»&nbsp;", "Next one."]),
    (HTML, ["Hello. ", "<b> Next</b> one."]),
]


def pieces(fmt: Format, text: str) -> list[str]:
    return [text[a:b] for a, b in itertools.pairwise(sentences.cuts(fmt, text, "en"))]


@pytest.mark.parametrize(("fmt", "text"), WHOLE)
def test_stays_whole(fmt: Format, text: str) -> None:
    assert pieces(fmt, text) == [text]


@pytest.mark.parametrize(("fmt", "wanted"), CUT)
def test_is_cut_where_a_reader_would(fmt: Format, wanted: list[str]) -> None:
    assert pieces(fmt, "".join(wanted)) == wanted


MARKUP = ["**", "*", "[", "](u)", "`", "<b>", "</b>", "<br>", "&amp;", "&lt", "[^1]", "$"]
WORDS = [
    "A",
    "b. ",
    "C! ",
    "”",
    "(",
    ")",
    "1. ",
    "。",
    "😀",
    "\n",
    " ",
    "<!-- ",
    " -->",
    "![x. Y](z)",
]
chunks = st.sampled_from(MARKUP + WORDS)


@pytest.mark.parametrize("fmt", [MARKDOWN, HTML, formats()["text"]])
@given(text=st.lists(chunks, max_size=20).map("".join) | st.text(max_size=30))
def test_pieces_put_end_to_end_are_the_text_and_leave_markup_whole(fmt: Format, text: str) -> None:
    cuts = sentences.cuts(fmt, text, "en")
    assert cuts[0] == 0
    assert cuts[-1] == len(text)
    assert cuts == sorted(set(cuts)) or text == ""
    assert not any(token.start < cut < token.end for token in fmt.inline(text) for cut in cuts)


@pytest.mark.parametrize("locale", ["en", "hy", "el", "zh", "hi", "my"])
@given(text=st.text(alphabet='aA文 .:;!?…。։।။()1\n"”', max_size=30))
def test_where_no_sentence_may_end_none_is_cut(locale: str, text: str) -> None:
    assert segmentation.may_end(text, locale) or segmentation.cuts(text, locale)[1:-1] == []
