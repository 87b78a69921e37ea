"""Villages need no "village of" where the article is about Ukraine; words and people stay out."""

import re
from functools import partial

import pytest

from l10n.places.finder import InArticle, Sources
from l10n.places.gazetteer import Gazetteer

SOURCES = Sources(Gazetteer())
ABOUT = {"en": "Ukraine was attacked.", "uk": "Україну атаковано."}
# language | a sentence of an article about Ukraine with its {places}; nothing else is one
LINES = """
en | The Maidan, the Druzhba pipeline and the Berkut are no villages.
en | Kotenko, Petryn and Kovaliv came; Shevchenko and Serhii stayed.
en | Svoboda won no seat, Dynamo lost, Mriia was burnt in {Hostomel}.
en | Nataliia and Bohdan spoke to Sofiia; she heard it from Illia.
en | In Svoboda's view nothing was lost.
en | Ivan Kryvets and Oksana Zabolotna were there.
en | Trains from Samara, Orel and Poznan were late.
en | A Zirka of the stage, the Desna and the Inhulets.
en | Mykola Krynky said so.
en | Troops attacked near {Robotyne}, {Klishchiivka}, {Velykyi Burluk} and {Synkivka}.
en | {Robotyne} was liberated; {Mala Tokmachka} held.
en | Fighting went on in {Krynky}, in {Terny}, {Yampolivka} and {Urozhaine}.
en | People fled {Dykanka} and {Opishnia}.
en | The villages of {Kyslivka}, {Berestove} and {Vodiane} were shelled.
en | Settlements such as {Ploske}, {Budarky} and {Zelene} came under fire.
en | Attacks in the {Synkivka} direction and the {Krynky} bridgehead failed.
en | They shelled {Ohirtseve} and entered {Lyptsi}.
en | {Borodianka} and {Makariv}, {Moshchun}, {Motyzhyn} and {Hostomel} were occupied.
en | The poet wrote Kobzar; Zorya lost.
en | The group “Khortytsia”, the Obolon brewery and a man from Mazury.
en | {Klishchiyivka} and {Novoyehorivka} are spelt otherwise.
en | Kotova and Motyzhyn sang; Hromadske and Ukrainska Pravda wrote of it.
en | {Lyman} was quiet; {Bucha} remembers.
uk | Обстріляли {Куп'янськ-Вузловий}; у {Великому Бурлуку} тихо.
uk | Бої точаться під {Роботиним}, у {Кринках} та біля {Кліщіївки}.
uk | Звільнено {Урожайне}, {Старомайорське} та {Рівнопіль}; {Роботине} було зруйноване.
uk | З сіл {Кіндрашівки}, {Петропавлівки} й {Ківшарівки}; у селах {Терни} та {Невське} темно.
uk | Удари по {Вовчанську}, {Липцях}, {Охрімівці} й {Старому Салтову}.
uk | В районі {Новомихайлівки} {Донецької області} й {Синьківки} {Харківської області} бої.
uk | {Ірпінь} і {Гостомель}, {Мощун}, {Мотижин}, {Ягідне}.
uk | Максим, Ілля та Роман прийшли до Козака; Марія пішла з Надією.
uk | Він був у Залужного, у Буданова й у Сирського, до Кравчука не дійшов.
uk | На Волинському та Поліському напрямках, у Медичному центрі й у Печерському суді тихо.
uk | Зелена зона, Нове життя. Мирне населення й Поле бою.
uk | Фестиваль «Червоне вино», Майдан, Беркут і Мрія. Слава переможцям!
uk | Парк «Софіївка», бригада «Холодний Яр» і Зноб-Новгородська громада.
uk | У {Щербинівці} Торецької громади та в {Малинівці} Гродівської громади поранено двох.
uk | В районах населених пунктів {Родинське}, {Вільне}, {Маяк} та {Звірове} тривають бої.
uk | Жителі {Козельця} та околиці {Летичева}; мури {Меджибожа}, {Хотина}.
uk | {Київ} - {Суботів} - {Чигирин}: маршрут на вихідні.
uk | Автобус до Перемишля; потяг із Самари.
""".strip().splitlines()
NAME = re.compile(r"\{([^}]*)\}")


def found(language: str, *sentences: str) -> list[str]:
    """The places found in the last sentence of an article."""
    about = partial(SOURCES.beyond_doubt, sentences, language)
    read = InArticle(SOURCES, about, {}).mentions(sentences[-1], language)
    return [mention.form for mention in read]


@pytest.mark.parametrize("line", LINES)
def test_in_an_article_about_ukraine(line: str) -> None:
    language, _, text = line.partition(" | ")
    plain = NAME.sub(r"\1", text)
    assert found(language, ABOUT[language], plain) == NAME.findall(text)


ELSEWHERE = [
    "Klishchiivka is a name that nobody knows.",
    "Karolina and Mani came to Pole by Lazy Step.",
    "Lyman was quiet; Terny and Krynky, too.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_in_an_article_about_something_else(text: str) -> None:
    assert found("en", "A nice day in Rome.", text) == []


def test_the_oblasts_of_the_article_decide_which_village_is_meant() -> None:
    sentences = ("Bakhmut, Donetsk Oblast.", "Klishchiivka and Andriivka were shelled.")
    about = partial(SOURCES.beyond_doubt, sentences, "en")
    for mention in InArticle(SOURCES, about, {}).mentions(sentences[-1], "en"):
        places = (mention.place, *mention.others)
        assert {SOURCES.where(place).split(", ")[0] for place in places} == {"Донецька область"}
        assert mention.namesakes
