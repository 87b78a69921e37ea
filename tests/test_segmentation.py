"""Sentences: where texts are cut, and that nothing is lost."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import segmentation

DEV = Path(__file__).parent.parent.parent / "shared/data/segmentation/dev.jsonl"


def pieces(text: str, locale: str) -> list[str]:
    cuts = segmentation.cuts(text, locale)
    return [text[a:b].strip() for a, b in itertools.pairwise(cuts)]


WHOLE = [  # must not be cut
    ("en", "Gen. Valerii Zaluzhnyi met Lt. Gen. Hodges and Dr. Bailey."),
    ("en", "Volodymyr Zelenskyy lost approx. 3.5 percent on Jan. 24, i.e. a lot."),
    ("en", "See https://example.org/a.b?c=d for No. 12, fig. 3 and p. 4."),
    ("en", "“Leave now!” he shouted at Gen. Zaluzhnyi."),
    ("en", "Yahoo! bought it (see [1], p. 3) for $1.5bn."),
    ("uk", "Він живе в м. Київ на вул. Хрещатик, і т. д."),
    ("uk", "Проф. В. О. Сухомлинський і ген. Залужний отримали 1,5 млрд грн."),
    ("pl", "Gen. Załużny i prof. A. Nowak mieszkają przy ul. Długiej ok. godz. 15."),
    ("de", "Am 3. Oktober traf Dr. Müller z. B. den Präsidenten."),
    ("fr", "M. Dupont et Mme Durand habitent av. Foch, n° 12."),
    ("es", "El Sr. García y la Dra. López viven en la Av. Mayor."),
    ("ru", "Ген. Иванов живёт на ул. Ленина, д. 5."),
    ("ja", "「もう終わりだ。」と彼は言った。"),
]
CUT = [
    ("en", ["He flew to the U.S. on Monday.", "The visit lasted two days."]),
    ("en", ["He has a Ph.D.", "He is 40."]),
    ("en", ["They fled at 6 P.M.", "Travelers stayed."]),
    ("en", ["It fell in 1805.[19]", "An officer said so."]),
    ("en", ["1. The first item", "2. The second item", "3. The third"]),
    ("uk", ["Усе почалося в лютому.", "Ми вистояли!", "Що далі?"]),
    ("hy", ["Մութ է:", "Ես պետք է տուն վերադառնամ:"]),
    ("hi", ["यह पहला वाक्य है।", "यह दूसरा है।"]),
    ("zh", ["乌克兰军队解放了该地区。", "总统访问了伊久姆。"]),
    ("ja", ["彼は来た!", "とても良い。"]),
    ("es", ["¡La casa cuesta mucho!", "¡Muy costosa!"]),
]
CUT += [
    ("uk", ["Він заявив це 24 лют. 2022 р. у м. Києві.", "Потім він поїхав."]),
    ("ru", ["Он уехал на о. Сахалин и т. д.", "Потом вернулся."]),
    ("it", ["Il sig. Rossi ha visto il gen. Bianchi.", "Chi lo sa?"]),
    ("pt", ["O Sr. Silva disse: “Estamos prontos.”", "O gen. Costa chegou."]),
    ("fr", ["Il a dit : « Nous sommes prêts. »", "Puis il est parti."]),
    ("cs", ["Pan Novák řekl: „Jsme připraveni.“", "Odešel v 5 hod. ráno."]),
    ("tr", ["Bay Yılmaz “Hazırız.” dedi.", "Sonra gitti."]),
    ("ka", ["მან თქვა.", "შემდეგ წავიდა."]),
]
# an attributed quotation goes on after its speaker: the first sentence ends with the speaker
QUOTED = [
    ("en", ["“It is a success,” – says Joshi, Editor at The Economist.", "– “What is it?"]),
    ("uk", ["«Це успіх», — сказав ген. Залужний.", "— «Ми переможемо»."]),
    ("pl", ["„To sukces” – mówi gen. Załużny.", "– „Zwyciężymy”."]),
    ("de", ["„Das ist ein Erfolg“, sagt Gen. Saluschnyj.", "„Wir werden siegen.“"]),
    ("fr", ["« C’est un succès », dit M. Dupont.", "« Nous vaincrons. »"]),
    ("es", ["«Es un éxito», dice el Sr. García.", "«Venceremos»."]),
    ("pt", ["“É um sucesso”, diz o Sr. Silva.", "“Venceremos”."]),
    ("it", ["«È un successo», dice Mario Rossi.", "«Vinceremo»."]),
    ("ru", ["«Это успех», — сказал Иванов.", "— «Мы победим»."]),
    ("nl", ["“Het is een succes”, zegt dhr. De Vries.", "“Wij winnen.”"]),
    ("sv", ["”Det är en framgång”, säger Anna Berg.", "”Vi vinner.”"]),
    ("ar", ["«هذا نجاح»، قال الرئيس.", "«سوف ننتصر»."]),
    ("zh", ["“这是成功，”总统说。", "“我们会胜利。”"]),
]


@pytest.mark.parametrize(("locale", "text"), WHOLE)
def test_stays_whole(locale: str, text: str) -> None:
    assert pieces(text, locale) == [text]


@pytest.mark.parametrize(("locale", "wanted"), CUT + QUOTED)
def test_is_cut(locale: str, wanted: list[str]) -> None:
    gap = " " if segmentation.spaced(locale) else ""
    assert pieces(gap.join(wanted), locale) == wanted


@pytest.mark.parametrize("locale", ["en", "uk", "de", "ja", "ar", "hy", "xx", "pt_BR", "zh_Hans"])
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
    least = {"en-GUM": 97.7, "en-EWT": 97.2, "uk": 99, "pl": 98.6, "de": 98.5, "fr": 98.4}
    assert {k: v for k, v in least.items() if scores[k] < v} == {}


def lines() -> list[str]:
    return DEV.read_text("utf-8").splitlines()
