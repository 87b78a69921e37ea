"""Each table after its own standard: what must not change, then real names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import Trouble
from l10n.places import foreign, pivots, stress
from l10n.places.gazetteer import Gazetteer
from l10n.places.spellings import fold
from l10n.places.transcription import pairs, parse, table, tables

NATIVES = [name for name, _ in Gazetteer().settlements()]
NAMES = st.sampled_from(NATIVES)
LATIN = [n for n in tables() if table(n).letters.get("а") == "a"]

# Запоріжжя, Щастя, Згурівка, Хмельницький, Юрківці: where standards part ways
STANDARDS = """
en Zaporizhzhia Shchastia Zghurivka Khmelnytskyi Yurkivtsi
de Saporischschja Schtschastja Shuriwka Chmelnyzkyj Jurkiwzi
fr Zaporijjia Chtchastia Zhourivka Khmelnytskyï Iourkivtsi
it Zaporižžja Ščastja Zhurivka Chmel'nyc'kyj Jurkivci
pl Zaporiżżia Szczastia Zhuriwka Chmelnyćkyj Jurkiwci
cs Zaporižžja Ščasťa Zhurivka Chmelnyckyj Jurkivci
sk Zaporižžia Ščasťa Zhurivka Chmeľnyckyj Jurkivci
hu Zaporizzsja Scsasztya Zhurivka Hmelnickij Jurkivci
ro Zaporijjea Șceastea Zhurivka Hmelnîțkîi Iurkivți
sv Zaporizjzja Sjtjastja Zhurivka Chmelnytskyj Jurkivtsi
no Zaporizjzja Sjtsjastja Zhurivka Khmelnytskyj Jurkivtsi
da Zaporizjzja Sjtjastja Zhurivka Khmelnytskyj Jurkivtsi
fi Zaporižžja Štšastja Zhurivka Hmelnytskyi Jurkivtsi
et Zaporižžja Štšastja Zgurivka Hmelnõtskõi Jurkivtsi
nl Zaporizjzja Sjtsjastja Zhoerivka Chmelnytsky Joerkivtsi
tr Zaporijjya Şçastya Zhurivka Hmelnıtski Yurkivtsi
az Zaporijjya Şçastya Zhurivka Xmelnitski Yurkivtsi
hr Zaporižžja Ščastja Zhurivka Hmeljnicki Jurkivci
mk Запорижја Шчастја Згуривка Хмелницки Јуркивци
bg Запорижжя Шчастя Згуривка Хмелницки Юркивци
ko 자포리자 시차스탸 즈후리우카 흐멜니츠키 유르키우치
""".strip().splitlines()
SAMPLE = ["Запоріжжя", "Щастя", "Згурівка", "Хмельницький", "Юрківці"]


@pytest.mark.parametrize("row", STANDARDS, ids=lambda row: row.split()[0])
def test_each_table_follows_its_standard(row: str) -> None:
    name, *wanted = row.split()
    assert [table(name).transcribe(native) for native in SAMPLE] == wanted


@pytest.mark.parametrize("name", tables())
def test_every_table_names_its_standard(name: str) -> None:
    assert table(name).standard


@pytest.mark.parametrize("name", [name for name in tables() if name != "en_ru"])  # for Russian
@given(native=NAMES)
def test_no_letter_of_the_source_is_left(name: str, native: str) -> None:
    made = table(name).transcribe(native)
    assert made
    cyrillic = name in {"be", "bg", "mk", "ru", "sr", "uk"}
    assert cyrillic or not any("а" <= letter <= "ґ" for letter in made.casefold())


@pytest.mark.parametrize("name", LATIN)
@given(native=NAMES)
def test_capitals_hyphens_and_spaces_stay(name: str, native: str) -> None:
    made = table(name).transcribe(native)
    assert made[0] == made[0].upper()
    assert made.count("-") == native.count("-")
    joined = name == "lv"  # Krivijriha
    assert joined or made.count(" ") == native.count(" ")


@given(name=st.sampled_from(tables()), native=NAMES)
def test_stress_marks_change_spelling_only_where_they_are_written(name: str, native: str) -> None:
    plain = table(name).transcribe(stress.without(native))
    assert fold(table(name).transcribe(native)) == fold(plain)


@pytest.mark.parametrize(
    ("locale", "native", "made"),
    [
        ("es", "Харків", "Járkiv"),
        ("es", "Херсон", "Jersón"),
        ("es", "Полтава", "Poltava"),  # the usual place: nothing written
        ("es", "Роботине", "Robótine"),
        ("el", "Бородянка", "Μποροντιάνκα"),
        ("ca", "Харків", "Khàrkiv"),
        ("ca", "Бровари", "Brovari"),
        ("el", "Полтава", "Πολτάβα"),
        ("el", "Суми", "Σούμι"),
        ("es", "Бровари", "Brovary"),  # и is y at the end of a word, i elsewhere
        ("es", "Стрий", "Stryi"),
        ("es", "Камінь-Каширський", "Kamín-Kashirski"),
        ("ja", "Ізюм", "イジューム"),
        ("ja", "Сніжне", "スニージネ"),
        ("ja", "Дружківка", "ドルジュキーウカ"),
        ("ja", "Новгород-Сіверський", "ノーウホロド＝シーヴェルシクィイ"),
        ("he", "Балта", "באלטה"),  # short words show their а
        ("he", "Гайсин", "האיסין"),
        ("he", "Павлоград", "פבלוהרד"),
        ("he", "Єнакієве", "ינקייבה"),  # one yod opens a word, never three in a row
        ("he", "Сєвєродонецьк", "סברודונצק"),
        ("he", "Менделєєве", "מנדלייבה"),
        ("ar", "Бакшеївка", "باكشييفكا"),
        ("ar", "Іванівка", "إيفانيفكا"),  # a long vowel before one consonant
        ("ar", "Іршава", "إرشافا"),
        ("fa", "Імстичово", "ایمستیچوو"),
        ("fa", "Новоукраїнка", "نووکرائینکا"),
        ("zh", "Вільнянськ", "维利尼扬斯克"),
        ("zh", "Двійне", "德维内"),
        ("et", "Ананьїв", "Ananjiv"),  # one j, whether ь or ї brings it
        ("hr", "Ананьїв", "Ananjiv"),
        ("hr", "Кільянівка", "Kiljanivka"),
        ("sv", "Білокриниччя", "Bilokrynytjtja"),
        ("nl", "Білокриниччя", "Bilokrynytsjtsja"),
        ("be", "Бровари", "Бравары"),
        ("be", "Полтава", "Палтава"),
    ],
)
def test_tables_know_their_language_s_turns(locale: str, native: str, made: str) -> None:
    assert table(locale).transcribe(native) == made


# native name, its language, locale, what the locale writes
FOREIGN = """
Харьков ru de Charkow
Нижний_Новгород ru de Nischni_Nowgorod
Нижний_Новгород ru en Nizhny_Novgorod
Нижний_Новгород ru cs Nižnij_Novgorod
Грозный ru de Grosny
Кривой_Рог ru de Kriwoi_Rog
Урюпинск_Зарайск ru de Urjupinsk_Saraisk
Грозный ru pl Grozny
Щёлково ru fi Štšolkovo
Белгород ru pl Biełgorod
Ростов ru ja ロストフ
Новгород ru ko 노브고로드
Новочеркасск ru uk Новочеркаськ
Королёв ru uk Корольов
Гомель be de Homel
Магілёў be de Mahiljou
Віцебск be ru Витебск
Дзяржынск be uk Дяржинськ
Пловдив bg de Plowdiw
Пловдив bg ru Пловдив
Пловдив bg hu Plovdiv
Хасково bg en Haskovo
Хасково bg fr Khaskovo
Кърджали bg en Kardzhali
Ниш sr de Niš
Ниш sr lv Niša
Нови_Сад sr be Нові_Сад
Љубовија sr ru Любовия
Θεσσαλονίκη el de Thessaloniki
Ναύπλιο el pl Nafplio
Πάτρα el ru Патра
ბათუმი ka en Batumi
Могилёв-Подольский ru bg Могильов-Подолски
Васильевка ru hy Վասիլիևկա
ქუთაისი ka de Kutaissi
ახალციხე ka ru Ахалцихе
ჯვარი ka en Jvari
Գյումրի hy ru Гюмри
Վանաձոր hy de Wanadsor
""".strip().splitlines()


@pytest.mark.parametrize("row", FOREIGN)
def test_names_of_other_languages_by_each_languages_own_way(row: str) -> None:
    native, source, target, wanted = (word.replace("_", " ") for word in row.split())
    assert foreign.transcribed(native, source, table(target)) == wanted


@pytest.mark.parametrize("name", sorted(pairs()))
def test_every_table_for_one_source_names_its_standard(name: str) -> None:
    assert table(name).standard


def test_serbian_keeps_its_own_latin_spelling() -> None:
    assert pivots.serbian_latin("Нови Сад, Ужице, Љиг") == "Novi Sad, Užice, Ljig"


def test_georgian_has_no_capitals() -> None:
    assert table("ka").transcribe("Харків") == "ხარკივი"


def test_a_table_is_read_from_plain_text() -> None:
    small = parse("x", "standard none\nзг = zgh\n<V>/с/<V> = ss\nletters а=a з=z г=h с=s\n")
    assert [small.transcribe(word) for word in ("Зга", "Аса", "Са")] == ["Zgha", "Assa", "Sa"]


def test_an_unknown_table_is_named_with_those_there_are() -> None:
    with pytest.raises(Trouble, match="pl_trad"):
        table("nowhere")
