"""Icelandic: settled names decline, foreign ones take a genitive -s at most."""

from l10n.places.languages import Language, declension, join, row

NOUN = (
    row("land", ("land", "gen s; dat i; acc =")),
    row("lönd", ("l", "gen anda; dat öndum; acc önd")),
    row("ríki", ("ríki", "gen s; dat 0; acc =; gen ríkja"), ("rík", "gen ja; dat jum")),
    row("garður", ("garð", "gen s; dat i; acc 0")),
    row("ur", ("", "gen s ar; dat i 0; acc 0")),
    row("vík", ("vík", "gen ur; dat 0; acc =")),
    row("borg", ("borg", "gen ar; dat 0; acc =")),
    row("höfn", ("h", "gen afnar; dat öfn; acc öfn")),
    row("haf", ("haf", "gen s; dat i; acc =")),
    row("hérað", ("hérað", "gen s; dat i; acc =")),
    row("eyjar", ("eyj", "gen a; dat um; acc ar")),
    row("fylki", ("fylki", "gen s; dat 0; acc =")),
    row("(d|t|l|n|r)ir", (r"\1", "gen a; dat um; acc i")),
    row("a", ("", "gen u; dat u; acc u"), ("a", "gen s")),
    row("i", ("", "gen a; dat a; acc a"), ("i", "gen s")),
    row("([^aeiouyáéíóúýöæ])", (r"\1", "gen s ar; dat i; acc =")),
    row("(.)", (r"\1", "gen s")),
)

HEADS = "[Hh]érað|[Ll]ýðveldið|Konungsríkið"

LANGUAGE = Language(
    "is",
    bend=declension(NOUN, join),
    agree=True,
    heads=HEADS,
    ands=frozenset({"og"}),
    irregular={
        "Bandaríkin": "gen Bandaríkjanna; dat Bandaríkjunum; acc Bandaríkin",
        "Svartahaf": "gen Svartahafs; dat Svartahafi; acc Svartahaf",
        "Evrópusambandið": "gen Evrópusambandsins; dat Evrópusambandinu; acc Evrópusambandið",
        "Bretland": "gen Bretlands; dat Bretlandi; acc Bretland",
        "Frakkland": "gen Frakklands; dat Frakklandi; acc Frakkland",
        "Danmörk": "gen Danmerkur; dat Danmörku; acc Danmörku",
        "Holland": "gen Hollands; dat Hollandi; acc Holland",
        "Sviss": "gen Sviss; dat Sviss; acc Sviss",
        "París": "gen Parísar; dat París; acc París",
        "Hamborg": "gen Hamborgar; dat Hamborg; acc Hamborg",
        "Kaupmannahöfn": "gen Kaupmannahafnar; dat Kaupmannahöfn; acc Kaupmannahöfn",
        "Íran": "gen Írans; dat Íran; acc Íran",
        "Kína": "gen Kína; dat Kína; acc Kína",
        "Japan": "gen Japans; dat Japan; acc Japan",
    },
)
