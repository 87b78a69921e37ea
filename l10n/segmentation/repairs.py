"""Our own rules, asked before the language's: what news prose needs and no rule set says.

Written as SRX writes them: cut or keep, what stands before the place, what stands after it.
"""

from typing import NamedTuple

ALL = ""


class Repair(NamedTuple):
    """A rule for some languages ("" for all, else their codes parted by spaces)."""

    languages: str
    verdict: str  # "cut" or "keep"
    before: str
    after: str


_STARTERS = (
    r"(?:The|He|She|It|They|We|You|This|That|These|Those|There|Then|But|And|How|What|When|Why"
    r"|Where|Who|If|In|On|At|As|After|Before|However|Its|His|Her|Their|Our|My|I|Another|Some|Many)\b"
)
_DANISH = r"(?:Det|De|Den|Han|Hun|Hvad|Hvordan|Hvor|Hvem|Der|Vi|Jeg|Men|Og)\b"
_SAYS = r"(?:he|she|they|we|I)\s+(?:said|says|asked|yelled|cried|shouted|whispered|replied|added)\b"
_RANKS = (
    r"(?:GEN|LT|COL|SGT|CAPT|MAJ|DR|MR|MRS|MS|PROF|SEN|REP|GOV|JUSTICE|ATTN|Assoc|Asst|Lt|Maj|Adm"
    r"|Cpl|Pvt|Spc|Brig|Insp|Supt|Sec|Amb|Treas|Hon|Rev|Fr|Sr|Gens|Cols|Drs|Sgts|Cmdr|Cdr|Vice Adm)"
)
_MONTHS = "січ|лют|бер|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд"
_UPPER = r"[\p{Ps}\p{Pi}\"'“„«–—-]{0,3}\s?\p{Lu}"

REPAIRS = (
    # an ellipsis written with spaces is one mark
    Repair(ALL, "keep", r"(?:^|[^.])\s?\.\s", r"\.\s"),
    Repair(ALL, "keep", r"\.\s\.\s", r"\.|\p{Ll}"),
    # a source in brackets, or a note's number, goes with the sentence before it
    Repair(ALL, "keep", r"[\"”’»\]\p{Pf}.!?…]\s", r"\([^()]{1,60}\)[.!?]"),
    Repair(ALL, "cut", r"[.!?…][\"”’»)]*\s?\[\d{1,3}\]\s", _UPPER),
    Repair(ALL, "cut", r"(?:\p{Ll}{3}|[)”\"])\.\d{1,3}\s", r"\p{Lu}\p{Ll}"),
    Repair(ALL, "cut", r"\p{L}．", r"\p{Lu}\p{Ll}"),
    Repair("nl", "cut", r"\p{L}\.\s", r"\.\.\.\p{Ll}"),
    Repair("hy", "keep", r"\.\s", r"\p{Ll}"),
    Repair("de nl da fr es it pt sv", "keep", r"^\d{1,2}\.\s", r"\p{Lu}"),
    Repair("kk", "keep", r"[.!?…]\s", r"[–—-]\s\p{Ll}|\p{Ll}"),
    Repair(ALL, "keep", r"[.!?…][\"”’»)]*\s", r"\[(?:\d{1,3}|\.\.\.|…)\]"),
    # marks that are letters, names or sums
    Repair(ALL, "keep", r"(?:^|[\s(])!", r""),
    Repair(ALL, "keep", r"[\p{Latin}\p{Cyrillic}]!", r"[\p{Latin}\p{Cyrillic}]"),
    Repair(ALL, "keep", r"\d[.．]", r"\d"),
    Repair(ALL, "keep", r"\d\.\s", r"[-–—]\d"),
    Repair(ALL, "keep", r"(?:^|\s)[QA]\.\s", r"\p{Lu}"),
    Repair(ALL, "keep", r"^\W{0,2}\d{1,3}\.\)\s", r""),
    Repair(ALL, "keep", r"\d:\s*\d\d\]\s+\[[^\]]*\?\s", r"\d"),
    Repair(ALL, "keep", r"\[[^\]]{0,30}[?!]\s", r"[^\[\]]{0,30}\]"),
    Repair("ja zh", "keep", r"[…⋯]", r"[\p{Han}\p{Hiragana}\p{Katakana}\p{L}]"),
    Repair("ja zh", "cut", r"[。．｡！？!?….][」』”’\"]+", ""),
    Repair("ja zh", "cut", r"[!?]", r"[\p{Han}\p{Hiragana}\p{Katakana}※\d]"),
    # initials and what is shortened to one letter
    Repair("de es fr it pt nl da sv pl cs sk ro", "keep", r"(?:^|\s)\p{Lu}\.\s", r"\p{Lu}\."),
    # the reversed marks of Spanish open a sentence
    Repair("es gl ast", "cut", r"[.!?…][\"”»)]*\s", r"[¡¿]"),
    # a speaker in a low voice: “Leave now!” he shouted
    Repair("en", "keep", r"[!?][\"”’']*\s", _SAYS),
    # ranks and titles before a name
    Repair("en", "keep", rf"(?:^|[\s(“\"«—–-]){_RANKS}\.\s", r"[\p{Lu}“\"]"),
    # an abbreviation may end its sentence as well
    Repair("en", "cut", r"\b\p{Lu}\.(?:\p{Lu}\.)+[\"”’)]*\s", _STARTERS),
    Repair("en", "cut", r"\b(?:Ph\.?D|[Ee]tc|Co|Inc|Corp|Ltd|Jr|Bros)\.[\"”’)]*\s", _STARTERS),
    Repair(
        "en",
        "cut",
        r"\d\s?[AP]\.M\.\s",
        r"(?!(?:Mr|Mrs|Ms|Dr|Prof|E[DS]T|GMT|[CP][DS]T|UTC)\b)\p{Lu}",
    ),
    Repair("en", "cut", r"\d\s?[ap]\.m\.\s", _STARTERS),
    Repair("da", "cut", r"\b(?:\p{L}\.){2,}\s", _DANISH),
    Repair("da", "cut", r"\b[Cc]o\.\s", _DANISH),
    Repair("da", "keep", r"(?:^|\s)(?:Hr|Fru|Dr)\.\s", r"\p{Lu}"),
    Repair("da", "cut", r"\d\s?[AP]\.M\.\s", r"\p{Lu}"),
    Repair("da", "keep", r"\d\s?[ap]\.m\.\s", r"(?:Hr|Fru|Dr)\."),
    # a small letter goes on where a full stop was an abbreviation's
    Repair("it es", "keep", r"\p{L}\.\s", r"\p{Ll}"),
    Repair("it", "keep", r"\p{L}\.", r"\p{L}"),
    Repair(
        "it", "keep", r"\b(?:Dir|Amm|Sig|Dott|Ing|Avv|Prof|On|Sen|Gen|Col|Cap|Mons)\.\s", r"\p{Lu}"
    ),
    Repair("es", "keep", r"\b(?:N°|[Nn]úm|[Pp]árrf?|[Aa]rts?|[Pp]ágs?|[Cc]ap)\.\s", r"\d"),
    Repair("ru uk be bg", "keep", r"(?:^|\s)[Кк]в\.\s", r"\d"),
    Repair(
        "ru uk be bg",
        "keep",
        r"(?:^|[\s(«“\"])(?:[Гг]ен|[Пп]олк|[Лл]ейт|[Сс]ерж|[Аа]дм)\.\s",
        r"\p{Lu}",
    ),
    Repair("ru be bg", "keep", r"(?:^|\s)(?:ул|просп|пл|им|корп)\.\s", r"[\p{Lu}\d]"),
    Repair("ru be bg", "keep", r"(?:^|\s)д\.\s", r"\d"),
    Repair("uk", "keep", rf"\b(?:{_MONTHS})\.\s", r"\d"),
    Repair("ru uk", "cut", r"\bт\.\s?[дп]\.\s", r"\p{Lu}\p{Ll}"),
    Repair("pl", "keep", r"\b(?:m|nr|poz|pkt|ust|art|str|godz)\.\s", r"\d"),
    Repair(
        "it",
        "keep",
        r"\b(?:sig|sigg|sig\.ra|gen|dott|prof|avv|ing|sen|col|cap|mons)\.\s",
        r"\p{Lu}",
    ),
    Repair(
        "pt", "keep", r"\b(?:gen|cel|cap|dr|dra|sr|sra|prof|eng|min|dep|sen|exmo)\.\s", r"\p{Lu}"
    ),
    Repair(
        "es", "keep", r"\b(?:gral|cnel|cap|dr|dra|sr|sra|prof|ing|lic|min|dip|sen)\.\s", r"\p{Lu}"
    ),
    Repair("pt", "cut", r"[.!?…]”\s", r"\p{Lu}"),
    Repair("fr", "cut", r"[.!?…][\s\u00a0\u202f]?»\s", r"\p{Lu}"),
    # what somebody says goes on after the speaker: «…», — сказав ген. Залужний. — «…»
    Repair(ALL, "cut", r"\p{L}{3}\.\s", r"[–—-]\s[“«\"„]\p{Lu}"),
)

# for languages without rules of their own
OTHERS = (
    Repair(ALL, "keep", r"[.!?…][\"'”’»“)\]]*\s", r"[–—-]?\s?[\p{Ll}--\p{Georgian}]"),
    Repair(
        ALL,
        "cut",
        r"[.!?…][\"'”’»“)\]]*\s",
        r"[\p{Ps}\p{Pi}\"'“„«–—-]{0,3}\s?[\p{Lu}\p{Lo}\p{Georgian}]",
    ),
)

# full stops of languages without rules of their own; the sentence ends there, whatever follows
STOPS = {"hy": ":։", "am": "።", "my": "။", "hi": "।", "mr": "।", "ne": "।", "bn": "।", "ur": "۔"}
