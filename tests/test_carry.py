"""What changed in a sentence is carried into its translation, or nothing is."""

import pytest

from l10n.carry import Pair, carried

NAMES = {"Izium": "Isjum", "Kupiansk": "Kupjansk", "Kharkiv": "Charkiw"}
MUST_NOT = [
    ("5 of 5 died", "6 of 5 died", "5 von 5 starben", "de"),
    ("five died", "six died", "fünf starben", "de"),
    ("2 feet", "3 feet", "60 cm", "de"),
    ("He left on May 3.", "He left in a hurry on May 4.", "Er ging am 3. Mai.", "de"),
    ("In Kharkiv, it rained.", "In Izium, it rained.", "У Харкові дощило.", "uk"),
    ("It rained.", "Did it rain?", "Llovió.", "es"),
    ("It rained, too.", "It rained too.", "Es regnete auch.", "de"),
    ("A 16-year-old", "A 17-year-old", "Ein 16jähriger", "de"),
    ("until Wednesday", "until Thursday", "до середи", "uk"),
    ("before Wednesday", "before Sunday", "před středou", "cs"),
    ("by September", "by February", "k září", "cs"),
    ("in January", "in June", "11月に", "ja"),
    ("in January", "in June", "11月", "zh_Hans"),
    ("in May", "in September", "mais", "et"),
    ("in May", "in November", "у мају", "sr"),
    ("in May and in May", "in May and in June", "w maju i w maju", "pl"),
    ("in 1.5 of 15 cases", "in 2.5 of 15 cases", "in 15 von 15 Fällen", "de"),
]
CARRIED = [
    ("2,300 people", "2,600 people", "2 300 personnes", "fr", "2 600 personnes"),
    ("2,300 people", "12,600 people", "2.300 Menschen", "de", "12.600 Menschen"),
    ("900 people", "12,600 people", "900 osób", "pl", "12\u00a0600 osób"),
    ("900 people", "2,600 people", "900 osób", "pl", "2600 osób"),
    ("2,300 people", "2,600 people", "2300人が", "ja", "2600人が"),
    ("30,000 people", "40,000 people", "30،000 شخص", "ar", "40،000 شخص"),
    ("3.5 percent", "4.25 percent", "3,5 Prozent", "de", "4,25 Prozent"),
    ("since 2022", "since 2023", "seit 2022", "de", "seit 2023"),
    ("On Monday, May 3", "On Friday, June 4", "Am Montag, 3. Mai", "de", "Am Freitag, 4. Juni"),
    ("on September 6", "on October 8", "6 вересня", "uk", "8 жовтня"),
    ("on September 6", "on October 8", "6 de setembro", "pt_BR", "8 de outubro"),
    ("[it](/a/b)", "[it](/a/c)", "[dies](/a/b)", "de", "[dies](/a/c)"),
    ("in Izium.", "in Kupiansk.", "in Isjum.", "de", "in Kupjansk."),
    ("It rained.", "It rained!", "雨が降った。", "ja", "雨が降った！"),
    ("It rained!", "It rained.", "Il pleuvait\u202f!", "fr", "Il pleuvait."),
    ("“It rained.”", "“It rained!”", "„Es regnete.“", "de", "„Es regnete!“"),
    ("in September 2022", "in October 2023", "у вересні 2022", "uk", "в жовтні 2023"),
    ("in May 2022", "in June 2022", "w maju 2022 r.", "pl", "w czerwcu 2022 r."),
    ("in May 2022", "in June 2022", "toukokuussa 2022", "fi", "kesäkuussa 2022"),
    ("in October", "in September", "w październiku", "pl", "we wrześniu"),
    ("5 May 2022", "5 February 2022", "5 maja 2022", "pl", "5 lutego 2022"),
    ("in May 2022", "in February 2022", "w maju 2022", "pl", "w lutym 2022"),
    ("since May", "since November", "od maja", "pl", "od listopada"),
    ("in May", "in January", "v máji", "sk", "v januári"),
    ("since September", "since May", "od septembra", "sk", "od mája"),
    ("since March", "since February", "od března", "cs", "od února"),
    ("in May", "in March", "u svibnju", "hr", "u ožujku"),
    ("in May", "in February", "у маі", "be", "у лютым"),
    ("on Monday", "on Wednesday", "lundi dernier", "fr", "mercredi dernier"),
    ("in January", "in June", "1月に", "ja", "6月に"),
    ("on Tuesday", "on Wednesday", "we wtorek", "pl", "w środę"),
    ("on Tuesday", "on Wednesday", "во вторник", "ru", "в среду"),
    ("12 rockets in", "14 rockets in", "بـ12 صاروخاً", "ar", "بـ14 صاروخاً"),
    ("2,300 people", "12,600 people", "2300 osób", "pl", "12\u00a0600 osób"),
    ("2,300 people", "2,600 people", "2300 людей", "uk", "2600 людей"),
    ("It rained!", "It rained.", "Il pleuvait !", "fr", "Il pleuvait."),
    ("It rained!", "It rained?", "Il pleuvait\u00a0!", "fr", "Il pleuvait\u00a0?"),
    ("It rained!", "It rained?", "Il pleuvait!", "fr_CA", "Il pleuvait?"),
    ("at 09:05", "at 09:07", "um 09:05 Uhr", "de", "um 09:07 Uhr"),
]
FORMS = [  # a place in the form of the one it replaces
    ("z Iziumu", "pl", "Izium", "Kupjańsk", "z Kupjańska"),
    ("Цитата з Ізюма: місто", "uk", "Ізюм", "Куп'янськ", "Цитата з Куп'янська: місто"),
    ("citation d’Izioum.", "fr", "Izioum", "Koupiansk", "citation de Koupiansk."),
    ("citation de Koupiansk.", "fr", "Koupiansk", "Izioum", "citation d'Izioum."),
    ("Isjums Bürger", "de", "Isjum", "Kupjansk", "Kupjansks Bürger"),
    ("Izyum'daki kent", "tr", "Izyum", "Kupyansk", "Kupyansk'taki kent"),
]
DOUBTFUL = [
    ("Charków i Charków", "pl", "Charków", "Izium"),
    ("charkowski sąd", "pl", "Charków", "Izium"),
    ("l’Izioum d’hier", "fr", "Izioum", "Koupiansk"),
]


@pytest.mark.parametrize(("old", "new", "target", "locale"), MUST_NOT)
def test_what_could_be_misread_is_left_to_a_person(
    old: str, new: str, target: str, locale: str
) -> None:
    assert carried(old, new, target, Pair("en", locale, NAMES)) is None


@pytest.mark.parametrize(("old", "new", "target", "locale", "expected"), CARRIED)
def test_what_is_clear_is_carried(
    old: str, new: str, target: str, locale: str, expected: str
) -> None:
    assert carried(old, new, target, Pair("en", locale, NAMES)) == expected


@pytest.mark.parametrize(("target", "locale", "one", "other", "expected"), FORMS)
def test_a_place_comes_in_the_form_of_the_one_it_replaces(
    target: str, locale: str, one: str, other: str, expected: str
) -> None:
    pair = Pair("en", locale, {"Izium": one, "Kupiansk": other})
    assert carried("of Izium", "of Kupiansk", target, pair) == expected


@pytest.mark.parametrize(("target", "locale", "one", "other"), DOUBTFUL)
def test_a_place_in_a_form_of_doubt_is_left_to_a_person(
    target: str, locale: str, one: str, other: str
) -> None:
    pair = Pair("en", locale, {"Izium": one, "Kupiansk": other})
    assert carried("of Izium", "of Kupiansk", target, pair) is None
