"""What stands around an engine: armour, masks, markup, signals; tables of real cases."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.drafting import armour, markup, masks, pieces, projection, rewrites, signals
from l10n.formats import formats

KEPT = ["The city is free.", "It's 5 o'clock.", "Київ", "a-b", 'He said "no".', "snake_case", ""]
PLAIN = [
    ("Izіum", "Izium"),  # a Cyrillic і
    ("“We’re here”", '"We\'re here"'),
    ("He said 'all is lost' twice", 'He said "all is lost" twice'),
    ("one—two", "one - two"),
    ("September 6–11", "September 6-11"),
    ("99\u00a0%", "99 %"),
    ("wait…", "wait..."),
    ("soft\u00adware", "software"),
]


@pytest.mark.parametrize("text", KEPT)
def test_plain_text_stays(text: str) -> None:
    assert armour.plain(text) == text


@pytest.mark.parametrize(("text", "wanted"), PLAIN)
def test_plain(text: str, wanted: str) -> None:
    assert armour.plain(text) == wanted


DRESSED = [
    ('Ele disse "sim".', 'He said "yes".', "pt_BR", 'Ele disse "sim".'),
    ('"Sim", disse ele.', "“Yes,” he said.", "pt_BR", "“Sim”, disse ele."),
    ('"Sí", dijo.', "“Yes,” he said.", "es", "«Sí», dijo."),
    ('"Oui", dit-il.', "“Yes,” he said.", "fr", "«\u00a0Oui\u00a0», dit-il."),
    ("Sim, disse.", "“Yes, he said.", "pt_BR", "“Sim, disse."),  # the mark that opened it was lost
    ("a - b", "a—b", "pt_BR", "a — b"),
    ("a - b", "a – b", "pt_BR", "a – b"),
    ('- "Sim', "– “Yes", "pt_BR", "– “Sim"),
    ("l'home", "the man’s", "ca", "l’home"),
    ("militares", "Servicemen", "pt_BR", "Militares"),
    ("eBay cresce", "eBay grows", "pt_BR", "eBay cresce"),
]


@pytest.mark.parametrize(("target", "source", "locale", "wanted"), DRESSED)
def test_dress(target: str, source: str, locale: str, wanted: str) -> None:
    assert armour.dress(target, source, locale) == wanted


@pytest.mark.parametrize("text", ["NATO", "The EU and NATO", "WHO", "ABCDEFGHIJK"])
def test_an_acronym_is_no_headline(text: str) -> None:
    assert not armour.shouts(text)


def test_headline_in_capitals() -> None:
    assert armour.shouts("UKRAINE LIBERATES IZIUM")
    calm = armour.calm("UKRAINE LIBERATES IZIUM", ("Izium",))
    assert calm == "Ukraine liberates Izium"
    assert armour.shout("izmir", "tr") == "İZMİR"


LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,'\"()-")


def test_unknown_words_are_masked_whole_and_neighbours_together() -> None:
    text = 'Mr. Novák (Dvořák Ševčík) said "žena".'
    hidden, used = masks.put(text, masks.unknown(text, LATIN))
    assert [mask.original for mask in used] == ["Novák", "Dvořák Ševčík", "žena"]
    assert LATIN.issuperset(hidden.replace(" ", ""))
    assert masks.lift(hidden, used) == (text, ())


def test_a_name_with_a_vowel_is_hidden_behind_one() -> None:
    hidden, _ = masks.put("of Izium and Kyiv", [(3, 8, "Izium"), (13, 17, "Kyiv")])
    assert hidden == "of Ilmarov and Brelvik"


@pytest.mark.parametrize(
    ("locale", "name"), [("pt_BR", "Zorkovsk"), ("uk", "XQZ1"), ("ja", "XQZ1")]
)
def test_stand_ins_fit_the_target_script(locale: str, name: str) -> None:
    assert masks.pool(locale)[0] == name


def test_the_tenth_code_is_not_the_first() -> None:
    words = " ".join(f"w{n}" for n in range(14))
    spots = [(at.start(), at.end(), at.group().upper()) for at in re.finditer(r"\w+", words)]
    assert masks.lift(*masks.put(words, spots, 0, masks.CODES)) == (words.upper(), ())


def test_a_mask_that_did_not_come_back_is_told() -> None:
    _, used = masks.put("Kyiv", [(0, 4, "Kyiv")])
    assert masks.lift("nothing", used)[1] == used


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), max_size=4))
def test_lifting_undoes_masking(text: str, places: list[tuple[int, int]]) -> None:
    spots = [(a, min(a + n, len(text)), text[a : a + n]) for a, n in places if a < len(text)]
    assert masks.lift(*masks.put(text, spots))[0] == text


MARKED = [
    ("markdown", "a **bold** word", "a bold word", ["**", "**"]),
    ("markdown", "see [the *report*](a_b.md).", "see the report.", ["*", "*", "[", "](a_b.md)"]),
    ("markdown", "5 * 3 and snake_case_name", "5 * 3 and snake_case_name", []),
    ("markdown", "run `a*b*c` now", "run \uf600 now", ["`a*b*c`"]),
    ("markdown", "![alt](x.png) text", "\uf600 text", ["![alt](x.png)"]),
    ("markdown", "x[^1] <br> \\*", "x\uf600 \uf601 \uf602", ["<br>", "[^1]", "\\*"]),
    ("markdown", "at 10:30: a {set} of {x}", "at 10:30: a {set} of {x}", []),
    ("markdown", "![i](a.png){ align=right } :smile:", "\uf600\uf601 \uf602",
     ["![i](a.png)", ":smile:", "{ align=right }"]),
    ("markdown", '[our C2]({{ "/x" | url }}) it', "our C2 it", ["[", ']({{ "/x" | url }})']),
    ("markdown", "write to a@b.org", "write to \uf600", ["a@b.org"]),
    ("html", "a <b>bold</b> &amp; <i>it</i>", "a bold & it", ["</b>", "</i>", "<b>", "<i>"]),
    ("html", "1 &lt; 2", "1 < 2", []),
    ("html", 'x <img src="a>b"> y', None, None),
    ("text", "a *b* <c> https://x.org/a.", "a *b* <c> \uf600.", ["https://x.org/a"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "words", "tags"), MARKED)
def test_markup_is_taken_apart(kind: str, text: str, words: str | None, tags: list[str]) -> None:
    if kind not in formats():
        pytest.skip(f"no format {kind}")
    marked = markup.read(text, kind)
    if words is not None:
        assert (marked.text, marked.tags) == (words, tags)
    assert marked.write(marked.text, marked.spans) == text


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_no_engine_sees_an_entity(kind: str) -> None:
    marked = markup.read("the street&nbsp;&mdash; <b>Q&amp;A</b> &#8230;", kind)
    assert marked.text == "the street\N{NO-BREAK SPACE}— Q&A …"
    assert marked.write(marked.text, marked.spans).endswith("— <b>Q&amp;A</b> …")


CHUNKS = ["**", "*", "_", "[", "](u)", "`", "<b>", "</b>", "<br>", "a", "word", " ", "&amp;", "\\*"]


@pytest.mark.parametrize("kind", ["markdown", "html", "text"])
@settings(deadline=None)
@given(chunks=st.lists(st.sampled_from(CHUNKS), max_size=14))
def test_markup_written_again_is_the_text(kind: str, chunks: list[str]) -> None:
    text = "".join(chunks)
    marked = markup.read(text, kind)
    assert marked.write(marked.text, marked.spans) == text


PROJECTED = [
    ("see Information (ARI) now", "(ARI)", "ver Informação (ARI) agora", "(ARI)"),
    (
        "see Information (ARI) now",
        "Information (ARI)",
        "ver Informação (ARI) agora",
        "Informação (ARI)",
    ),
    ("see (the ARI) now", "the ARI", "ver (a ARI) agora", "a ARI"),
    ("see “the ARI” now", "“the ARI”", "ver “a ARI” agora", "“a ARI”"),
]


@pytest.mark.parametrize(("source", "words", "target", "wanted"), PROJECTED)
def test_a_span_keeps_its_brackets(source: str, words: str, target: str, wanted: str) -> None:
    span = markup.Span(source.index(words), source.index(words) + len(words), "<b>", "</b>")
    _, (found,), _ = projection.project(source, [span], [wanted], target, "pt_BR")
    assert target[found.start : found.end] == wanted


def test_long_sentences_are_parted_at_clauses() -> None:
    text = "one two three, four five six; seven eight nine, ten eleven twelve"
    parts = pieces.split(text, "en", 6)
    assert "".join(piece + gap for piece, gap in parts) == text
    assert all(len(piece.split()) <= 6 for piece, _ in parts)


REWRITTEN = [
    ("Pages 6-11 of May 3", "Pages 6-11 of May 3"),
    ("On May 3, 5 men came", "On May 3, 5 men came"),
    ("the occupied city", "the occupied city"),
    ("per cent of 10 men", "per cent of 10 men"),
    ("up 10 per cent, or 3.5 percent", "up 10%, or 3.5%"),
    ("De-occupied Izium", "Liberated Izium"),
    ("on September 6-11, forces", "from September 6 to 11, forces"),
]


@pytest.mark.parametrize(("text", "wanted"), REWRITTEN)
def test_rewrites(text: str, wanted: str) -> None:
    assert rewrites.rewritten(text, rewrites.BUILT_IN, "en") == wanted


DOUBTS = [
    ("He is 5.", "Ele tem 5.", []),
    ("8,500 square kilometers", "8.500 quilômetros quadrados", []),
    ("at 3 p.m. today", "às 15h de hoje", []),
    ("1,250,000 hryvnias in 2024", "1\u00a0250\u00a0000 hryvnias en 2024", []),
    ("two men", "2 homens", []),
    ("In the 19th century he came.", "No século XIX ele veio.", []),
    ("It opens at 5.30pm today", "Abre às 17:30 de hoje", []),
    ("Thursday at 4.40 am he left.", "Quinta-feira às 4h40 ele saiu.", []),
    ("a non-executive director of it", "um diretor não executivo dele", []),
    ("He said: 'We go home now.", 'Ele disse: "Vamos para casa agora.', []),
    ("He has pleaded not guilty.", "Ele se declarou inocente.", []),
    ("He did not come.", "Ele não veio.", []),
    ("In 2022 he left.", "Em 2021 ele partiu.", ["number"]),
    ("He has pleaded not guilty today.", "Ele se declarou culpado hoje.", ["negation"]),
    ("He won the day.", "Ele não ganhou o dia.", ["negation"]),
    ("“Yes,” he said.", "Sim, disse ele.", ["quote lost"]),
    ("The city of the people is free.", "The city of the people is free.", ["untranslated"]),
    ("The city is free and open.", "A cidade a cidade a cidade é livre e aberta.", ["loop"]),
    ("It was a very long day for all of them there.", "Foi um dia.", ["cut short"]),
    ("They met Johnson in the city of Kyiv", "Eles viram Berlim na cidade de Kyiv", ["name"]),
    ("It costs £4.", "Custa 4.", ["currency"]),
    ("Something.", " ", ["empty"]),
]


@pytest.mark.parametrize(("source", "target", "wanted"), DOUBTS)
def test_doubts(source: str, target: str, wanted: list[str]) -> None:
    assert list(signals.doubts(source, target, "en", "pt_BR")) == wanted


FIGURES = [
    ("1.250,000 hryvnias", "1,250,000 hryvnias", "pt_BR", "1.250.000 hryvnias"),
    ("1.250.000 hryvnias", "1,250,000 hryvnias", "pt_BR", "1.250.000 hryvnias"),
    ("8.500 km", "8,500 km", "es", "8.500 km"),
    ("1.250,50", "1,250.50", "es", "1.250,50"),
    ("12.345,678", "12,345,679", "es", "12.345,678"),  # another number
    ("a 1.250,000 e 3.5", "1,250,000 and 3.5", "pt_BR", "a 1.250.000 e 3.5"),
]


@pytest.mark.parametrize(("target", "source", "locale", "wanted"), FIGURES)
def test_a_figure_is_written_in_one_way(target: str, source: str, locale: str, wanted: str) -> None:
    assert armour.figures(target, source, locale) == wanted


AMOUNTS = [
    ("a £125m sale", "a 125 million pounds sale"),
    ("(€3.99)", "(3.99 euros)"),
    ("€1.5 billion or £1", "1.5 billion euros or 1 pound"),
    ("$5 and 100€", "$5 and 100€"),
    ("£15,000-a-year", "£15,000-a-year"),
    ("US€5", "US€5"),
]


@pytest.mark.parametrize(("text", "wanted"), AMOUNTS)
def test_amounts_whose_sign_the_engine_cannot_read(text: str, wanted: str) -> None:
    assert rewrites.spelt_out(text, LATIN | {"$"}) == wanted
    assert rewrites.spelt_out(text, None) == text
