"""What engines get wrong every time and what is made of it; correct text stays."""

from collections.abc import Sequence

import pytest

from l10n.drafting import signals
from l10n.drafting.delivery import Post
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene, Way, finish, guard
from l10n.engines import NO_BRIEF, UNKNOWN, Brief, Link, quirks

# engine, pair, what the engine wrote, what it becomes; what must stay first
AFTER = [
    ("apertium", "pt-es", "lo que es correcto y lo que vimos", "lo que es correcto y lo que vimos"),
    ("apertium", "pt-es", "venimos de Kiev", "venimos de Kiev"),
    ("apertium", "pt-es", "no lo *tuiteó", f"no lo {UNKNOWN}tuiteó"),
    ("apertium", "pt-es", "uno de ellos, y uno más", "uno de ellos, y uno más"),
    ("apertium", "pt-es", "el suyo y hielo", "el suyo y hielo"),
    ("apertium", "pt-es", "En 2022", "En 2022"),
    ("apertium", "pt-es", "*Zorkovsk", "Zorkovsk"),
    ("apertium", "pt-es", "En 10 de septiembre", "El 10 de septiembre"),
    ("apertium", "pt-es", "desde 24 de febrero", "desde el 24 de febrero"),
    ("apertium", "pt-es", "Lo *ISW relata", "El ISW relata"),
    ("apertium", "pt-es", "una *humilhação", "una humillación"),
    ("apertium", "pt-es", "suyo primo y *Ilmarov", "su primo e Ilmarov"),
    ("apertium", "pt-es", "un *tsunami", f"un {UNKNOWN}tsunami"),
    ("apertium", "pt-gl", "eu dixen que en 29 de agosto", "eu dixen que o 29 de agosto"),
    ("apertium", "pt-gl", "A muller dixen que de súas orixes", "A muller dixo que das súas orixes"),
    ("apertium", "pt-es", "a *padaria y a *Padaria", "la panadería y la Panadería"),
    ("apertium", "por-cat", "la ciutat de *Izium", "la ciutat d'Izium"),
    ("apertium", "por-cat", "Tant en *Izium", "Tant a Izium"),
    ("apertium", "spa-cat", "en *Izium: @ # *", "en Izium: @ # *"),
    ("firefox", "en-pt_BR", "estão a dez minutos, está a par", "estão a dez minutos, está a par"),
    ("firefox", "en-pt_BR", "Equipas estão a trabalhar", "Equipes estão trabalhando"),
    ("firefox", "en-pt_PT", "Equipas estão a trabalhar", "Equipas estão a trabalhar"),
]
BEFORE = [
    ("pt-es", "com a Rússia e a cidade", "com Rússia e a cidade"),
    ("pt-es", "da Rússia à Ucrânia", "da Rússia à Ucrânia"),
    ("pt-es", "mais do que ele, do que fala", "mais que ele, do que fala"),
    ("pt-gl", "Contra-ofensiva", "Contraofensiva"),
    ("por-cat", "tanto em Kiev quanto em Lviv", "tanto em Kiev como em Lviv"),
]


@pytest.mark.parametrize(("engine", "pair", "text", "wanted"), AFTER)
def test_what_comes_out(engine: str, pair: str, text: str, wanted: str) -> None:
    rules = quirks.of(engine, pair)
    if engine == "firefox":
        assert rules.around(lambda _: [text], ["x"]) == [wanted]
    else:
        assert rules.unmarked(
            lambda _: [text.replace(": @ # *", ": \ue140 \ue123 \ue12a")], ["x"]
        ) == [wanted]


@pytest.mark.parametrize(("pair", "text", "wanted"), BEFORE)
def test_what_goes_in(pair: str, text: str, wanted: str) -> None:
    heard: list[str] = []
    quirks.of("apertium", pair).around(lambda some: heard.extend(some) or list(some), [text])
    assert heard == [wanted]


def test_rules_change_the_fingerprint_of_their_pairs_only() -> None:
    assert quirks.of("apertium", "pt-es").digest
    assert not quirks.of("apertium", "swe-dan").digest


def link(change: dict[str, str]) -> Link:
    def translate(texts: Sequence[str], _brief: Brief) -> list[str]:
        return [" ".join(change.get(word, word) for word in text.split()) for text in texts]

    return Link("test", str(change), translate)


def test_a_name_that_source_and_pivot_spell_alike_stays() -> None:
    way = Route((link({"said": "disse"}), link({"Ri": "Ríe", "disse": "dijo", "China": "Xina"})))
    assert way.send(Post(), ["Ri said China", "Ri said"], NO_BRIEF) == ["Ri dijo Xina", "Ri dijo"]


def test_a_word_left_in_another_language_is_a_doubt() -> None:
    scene = Scene("en", "es")
    one = guard("The tsunami is bad", Way(scene, link({})))
    draft = finish(one, [f"El {UNKNOWN}tsunami es {UNKNOWN}ruim"], scene)
    assert (draft.target, draft.doubts) == ("El tsunami es ruim", ("unknown ruim",))
    assert not signals.hard("unknown ruim")
