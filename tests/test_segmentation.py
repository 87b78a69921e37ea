"""Sentences: where texts are cut, and that nothing is lost."""

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import segmentation
from l10n.segmentation import srx

DEV = Path(__file__).parent.parent.parent / "shared/data/segmentation/dev.jsonl"


def pieces(text: str, locale: str) -> list[str]:
    cuts = segmentation.cuts(text, locale)
    return [text[a:b].strip() for a, b in itertools.pairwise(cuts)]


def known() -> list[tuple[str, list[str]]]:
    """The texts of `sentences.txt`: their language, the sentences they should be cut into."""
    lines = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
    rows = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    return [(code, [part.strip() for part in text.split("‖")]) for code, text in rows]


@pytest.mark.parametrize(("locale", "wanted"), known())
def test_is_cut_where_its_sentences_end(locale: str, wanted: list[str]) -> None:
    gap = " " if segmentation.spaced(locale) else ""
    assert pieces(gap.join(wanted), locale) == wanted


@pytest.mark.parametrize("code", sorted({code for code, _ in known()}))
def test_a_word_no_rule_spells_out_is_like_any_other(code: str) -> None:
    words = {
        word.strip("“”«»„")
        for own, parts in known()
        for word in " ".join(parts).split()
        if own == code
    }
    ends = {word for word in words if re.fullmatch(r"[^\W\d_]{4,}\.", word)}
    told = {word: srx.ends_with(code, word) for word in ends}
    assert told == {word: srx.asked(code, word) for word in ends}


@pytest.mark.parametrize(
    "locale", ["en", "uk", "de", "ja", "ar", "hy", "el", "hi", "xx", "pt_BR", "zh_Hans"]
)
@given(
    text=st.text(alphabet='aAбБ文 .!?…。“”"()[]1\n-—\u00a0:', max_size=80) | st.text(max_size=40)
)
def test_pieces_put_end_to_end_are_the_text(locale: str, text: str) -> None:
    cuts = segmentation.cuts(text, locale)
    assert cuts[0] == 0
    assert cuts[-1] == len(text)
    assert cuts == sorted(set(cuts)) or text == ""


def test_many_stops_cost_little() -> None:
    assert len(segmentation.cuts("Mr. A. " * 3000, "en")) > 1
    assert len(segmentation.cuts("(a. " * 3000, "de")) > 0


@pytest.mark.skipif(not DEV.is_file(), reason="the project's shared data is not here")
def test_golden_rules_and_treebanks() -> None:
    from benchmarks.segmentation import measured, ours

    rows = [json.loads(line) for line in lines()]
    scores = measured(ours(), rows)
    assert scores["golden en"] >= 90
    assert scores["golden other"] >= 90
    least = {"en-GUM": 99.1, "en-EWT": 97.2, "uk": 99, "pl": 98.8, "de": 98.6, "fr": 98.7}
    least |= {"ar": 99.6, "ru": 99.2, "ja": 99.8, "zh": 99.9}
    assert {k: v for k, v in least.items() if scores[k] < v} == {}


def lines() -> list[str]:
    return DEV.read_text("utf-8").splitlines()
