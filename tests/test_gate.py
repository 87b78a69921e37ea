"""The gate: what it lets through, what it holds, and that its reasons tell what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import article
from l10n.edition import Manner, compose
from l10n.model import Catalog, Entry, Finding, Role, Severity, State
from l10n.publishing import gate
from l10n.settings import Publish, Settings

TEXT = (
    "Headline\n\nA lead of some length that says what it is about.\n\nOne. Two.\n\nThree. Four.\n"
)
ART = article.read("a.txt", TEXT.encode(), Settings())


def catalog(states):
    """One state for all sentences, or a state for each."""
    every = [states] * len(ART.segments) if isinstance(states, State) else states
    entries = [
        Entry(s.text, "" if state is State.UNTRANSLATED else s.text.upper(), state, line=n)
        for n, (s, state) in enumerate(zip(ART.segments, every, strict=True), 1)
    ]
    return Catalog("uk", tuple(entries))


def verdict(known, policy, findings=(), unedited=0.0):
    found = gate.blocking(known, findings, policy)
    keys = gate.held(known, found)
    made = compose(ART, known, manner=Manner(gate.accepts(policy, keys), whole=True))
    return gate.judge(made, policy, found, unedited, "locales/uk/a.po")


def finding(source, severity=Severity.ERROR):
    return Finding(
        "numbers", severity, "8 expected", "a.txt", "uk", 7, None, source, source.upper()
    )


LET_THROUGH = [
    ("reviewed", State.REVIEWED),
    ("translated", State.TRANSLATED),
    ("translated", State.REVIEWED),
    ("draft", State.DRAFT),
    ("draft", State.STALE),
    ("draft", State.REVIEWED),
]


@pytest.mark.parametrize(("require", "state"), LET_THROUGH)
def test_what_is_accepted_is_published_without_a_word(require, state):
    found = verdict(catalog(state), Publish(require=require))
    assert found == gate.Verdict(published=True)


HELD = [
    ("reviewed", State.TRANSLATED, "waiting for a second look"),
    ("reviewed", State.DRAFT, "drafts that no person has accepted"),
    ("translated", State.STALE, "translated from an older version"),
    ("draft", State.UNTRANSLATED, "not translated"),
]


@pytest.mark.parametrize(("require", "state", "told"), HELD)
def test_what_is_not_accepted_is_held_and_says_what_to_do(require, state, told):
    found = verdict(catalog(state), Publish(require=require))
    assert not found.published
    assert f"6 passages are {told}" in found.reasons[0]
    assert "locales/uk/a.po:1 “Headline”" in found.reasons[0]


def test_one_draft_is_a_draft_and_two_steps_lead_to_reviewed():
    states = [State.REVIEWED] * 5 + [State.DRAFT]
    told = verdict(catalog(states), Publish()).reasons[0]
    assert told.startswith("1 passage is a draft that no person has accepted; read it, correct")
    assert "and have it approved" in told
    told = verdict(catalog(states), Publish(require="translated")).reasons[0]
    assert "approved" not in told


def test_machine_text_never_passes_as_accepted():
    for state in (State.DRAFT, State.STALE, State.UNTRANSLATED):
        for require in ("reviewed", "translated"):
            assert not verdict(catalog(state), Publish(require=require)).published


def test_a_grave_finding_holds_the_article_and_is_named():
    known = catalog(State.REVIEWED)
    found = verdict(known, Publish(), [finding("One.")])
    assert not found.published
    assert "locales/uk/a.po:7: numbers: 8 expected" in found.reasons
    assert any("1 passage is held by a finding named below; mend it" in r for r in found.reasons)


def test_lesser_findings_and_those_of_drafts_left_out_hold_nothing():
    known = catalog(State.REVIEWED)
    assert verdict(known, Publish(), [finding("One.", Severity.WARNING)]).published
    assert verdict(known, Publish(block=()), [finding("One.")]).published
    other = Finding("numbers", Severity.ERROR, "x", "a.txt", "uk", 1, None, "Gone.", "GONE.")
    assert verdict(known, Publish(), [other]).published


def test_too_much_unedited_machine_text_is_held():
    known = catalog(State.REVIEWED)
    assert verdict(known, Publish(max_unedited=0.9), unedited=0.9).published
    found = verdict(known, Publish(max_unedited=0.9), unedited=0.97)
    assert not found.published
    assert "97% of the words are as the machine wrote them" in found.reasons[0]


HOLES = [
    ("hold", [1, 1, 1, 1, 1, 0], False),
    ("fill", [1, 1, 1, 1, 1, 0], True),
    ("fill", [0, 1, 1, 1, 1, 1], False),  # no headline
    ("fill", [1, 1, 0, 1, 0, 1], False),  # both paragraphs: more than half
    ("last-good", [1, 1, 1, 1, 1, 0], False),
]


@pytest.mark.parametrize(("incomplete", "there", "published"), HOLES)
def test_holes_are_filled_only_where_the_edition_stays_one(incomplete, there, published):
    states = [State.REVIEWED if one else State.UNTRANSLATED for one in there]
    found = verdict(catalog(states), Publish(incomplete=incomplete))
    assert (found.published, found.filled) == (published, published)


def test_a_paragraph_left_in_the_source_blames_only_its_own_hole():
    states = [State.REVIEWED] * 5 + [State.UNTRANSLATED]
    found = verdict(catalog(states), Publish())
    assert len(found.reasons) == 1
    assert found.reasons[0].startswith("1 passage is not translated; translate it")


SHARES = [
    ([], 0.0),
    ([("a b c d", "a b c d")], 1.0),
    ([("a b c d", "w x y z")], 0.0),
    ([("a b c d", "a x c d")], 0.75),
    ([("a b", "a b"), ("c d", "x y")], 0.5),
    ([("a b", "a b"), ("", "x y")], 0.5),
    ([("戦争が始まった", "戦争は始まった")], 6 / 7),
]


@pytest.mark.parametrize(("pairs", "share"), SHARES)
def test_the_unedited_share_is_counted_in_words(pairs, share):
    assert gate.unedited(pairs) == pytest.approx(share)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_common_part_is_symmetric_and_no_longer_than_either(a, b):
    assert gate.common(a, b) == gate.common(b, a) <= min(len(a), len(b))


def test_headlines_are_what_the_gate_calls_headlines():
    assert ART.segments[0].role is Role.TITLE
