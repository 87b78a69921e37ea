"""Our own rules, asked before the language's: what news prose needs and no rule set says.

Written as SRX writes them: cut or keep, what stands before the place, what stands after it. Where
one keeps and another cuts, the sentence is kept.
"""

from typing import NamedTuple

ALL = ""


class Repair(NamedTuple):
    """A rule for all languages (""), for some (codes parted by spaces), for all but some ("-")."""

    languages: str
    verdict: str  # "cut" or "keep"
    before: str
    after: str

    def applies(self, language: str) -> bool:
        listed = language in self.languages.removeprefix("-").split()
        return not self.languages or listed != self.languages.startswith("-")


# a face or a picture after a full stop goes with the sentence before it
SMILEY = r"(?:[\u2764\u2728\U0001f300-\U0001faff][\ufe0f\u200d\U0001f300-\U0001faff]*|[:;]-?[)(DP])"

_SMALL = r"(?:[–—]\s)?[\p{Ll}--[\p{Georgian}ªº]]"
_UPPER = r"[\p{Ps}\p{Pi}\p{Pf}\"'*_=~–—-]{0,4}\s?\p{Lu}"
_WORD = r"\p{Lu}\p{Ll}"
_START = r"(?:^|[.!?…]\s)"
_ALONE = r"(?:^|[^\p{L}\p{M}])"
_CLOSED = r"[\"'”’»«“)\]]"

# languages that write ordinals with a full stop, Roman ones too: Jan Pavel II. Navštívil …
_ORDINALS = "bs cs da de et fi hr hu lt lv nb no sk sl sr tr"
_AND_SO_ON = (
    r"(?:[Ee]tc|ecc|usw|usf|itp|itd|atd|apod|osv|m\.fl|jne|ym|jpt|stb|ş\.a|i\.a|enz|и\s?др|и\s?пр"
    r"|та\s?ін|й\s?ін|і\s?ін|т\.\s?[дп]|и т\.\s?н)"
)
_UNITS = r"(?:mil|mill|mio|mld|mlrd|mln|mrd|tis|tys|tūkst|mrd|milj|bn|тис|тыс|млн|млрд|εκατ|δισ)"
_MONEY = r"(?:\p{Sc}|[A-Z]{3}\b|Kč|Kčs|Ft|Euro|Dollar|US)"

# an era ends its sentence: … до н. э. Греция … – but not in front: В 44 году до н. э. Цезарь …
_ERA = r"(?:н\.\s?[эе]|гг|рр|вв)"
_SINCE = r"(?:В|У|К|С|З|До|Від|От|После|Після|Около|Близько|Уже|Вже|Ещё|Ще)\b"

_STARTERS = (
    r"(?:The|He|She|It|They|We|You|This|That|These|Those|There|Then|But|And|How|What|When|Why"
    r"|Where|Who|If|In|On|At|As|After|Before|However|Its|His|Her|Their|Our|My|I|Another|Some|Many|Next|Now|To|For|So|Since|With|While"
    r"|Because|Although|Today|Finally|Here|Also|Not|Each|Both)\b"
)
_HOUR = r"\d\s?(?:[ap]\.m|[AP]\.M)\.[\"”’)]*\s"
_AT = r"(?:At|On|By|Around|About|Since|From|Until|Before|After|Shortly|Just|Between)\b"
_ZONES = (
    r"(?:[ECMPA][DS]?T|GMT|UTC|BST|CES?T|EES?T|[A-Z][a-z]+ [Tt]ime|Eastern|Pacific|Central|Mountain"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)(?!\p{L})"
)
_DANISH = r"(?:Det|De|Den|Han|Hun|Hvad|Hvordan|Hvor|Hvem|Der|Vi|Jeg|Men|Og)\b"
_SAYS = r"(?:he|she|they|we|I)\s+(?:said|says|asked|yelled|cried|shouted|whispered|replied|added)\b"
_RANKS = (
    r"(?:GEN|LT|COL|SGT|CAPT|MAJ|DR|MR|MRS|MS|PROF|SEN|REP|GOV|JUSTICE|ATTN|Assoc|Asst|Lt|Maj|Adm"
    r"|Cpl|Pvt|Spc|Brig|Insp|Supt|Sec|Amb|Treas|Hon|Rev|Fr|Sr|Gens|Cols|Drs|Sgts|Cmdr|Cdr|Vice Adm)"
)

REPAIRS = (
    # an ellipsis written with spaces is one mark
    Repair(ALL, "keep", r"(?:^|[^.])\s?\.\s", r"\.\s"),
    Repair(ALL, "keep", r"\.\s\.\s", r"\.|\p{Ll}"),
    Repair("en", "keep", r"[^.]\s\.\s\.\s\.\s", r"I\b"),
    # a small letter goes on; French leaves the accent of À to the reader, English the capital
    Repair("-en", "keep", rf"(?:\.\.|[!?…]|\.{_CLOSED}){_CLOSED}*\s", rf"(?:-\s)?{_SMALL}"),
    Repair("-en fr", "keep", r"\.\s", _SMALL),
    Repair("fr", "keep", r"\.\s", rf"(?!à\b){_SMALL}"),
    Repair("en", "keep", rf"(?:\.\.|…){_CLOSED}*\s", r"\p{Ll}"),
    # letters with full stops and no spaces are one abbreviation: U.S., N.F.L., f.Kr., यू.एस.
    Repair(ALL, "keep", rf"{_ALONE}\p{{Lu}}\.", r"\p{Lu}"),
    Repair(ALL, "keep", r"(?:^|[\s(“\"„«])(?:\p{L}\p{M}*){1,3}\.", r"(?:\p{L}\p{M}*){1,3}\."),
    Repair("-ja zh", "keep", r"(?:(?:\p{Lo}\p{M}*){1,2}\.){2,}\s", ""),
    # initials before a name
    Repair("de es fr it pt nl da sv pl cs sk ro", "keep", r"(?:^|\s)\p{Lu}\.\s", r"\p{Lu}\."),
    Repair("be ca el gl nl ro sk sl sr sv", "keep", rf"{_ALONE}\p{{Lu}}\.\s", r"\p{Lu}"),
    # a source in brackets, or a note's number, goes with the sentence before it
    Repair(ALL, "keep", r"[\"”’»\]\p{Pf}.!?…]\s", r"\([^()]{1,60}\)[.!?]"),
    Repair(ALL, "keep", r"[.!?…][\"”’»)]*\s", r"\[(?:\d{1,3}|\.\.\.|…)\]"),
    Repair(ALL, "keep", r"^\W*\[(?:\.\.\.|…)\]\s", ""),
    Repair(ALL, "cut", r"[.!?…][\"”’»)]*\s?\[\d{1,3}\]\s", _UPPER),
    Repair(ALL, "cut", r"(?:\p{Ll}{3}|[)”\"])\.\d{1,3}\s", _WORD),
    # a number with its full stop that opens a sentence numbers it
    Repair("-uk", "keep", r"(?:^|(?:\p{L}{6}\.|[)”»]\.?|[!?…:;])\s)\W{0,2}\d{1,3}\.\s", r"\p{L}"),
    Repair(ALL, "keep", r"^\W{0,2}\d{1,3}\.\)\s", ""),
    Repair(ALL, "keep", r"^\W{0,2}(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+\.\s|^\.\s", ""),
    # marks that are letters, names or sums
    Repair(ALL, "keep", r"(?:^|[\s(])!", ""),
    Repair(ALL, "keep", r"[\p{Latin}\p{Cyrillic}]!", r"[\p{Latin}\p{Cyrillic}]"),
    Repair(ALL, "keep", r"\d[.．]", r"\d"),
    Repair(ALL, "keep", r"\d\.\s", r"[-–—]\d"),
    Repair(ALL, "keep", r"(?:^|\s)(?:[QA]|P\.\s?S|PS)\.\s", r"\p{Lu}"),
    Repair(ALL, "keep", r"\bYahoo!\s", r"\p{Lu}"),
    Repair(ALL, "keep", r"\s", r"/"),
    Repair(ALL, "keep", r"[Nn][°º]\.?\s", r"\d"),
    Repair(ALL, "keep", rf"\d\s{_UNITS}\.\s", _MONEY),
    Repair(ALL, "keep", r"\[[^\]]{0,30}[?!]\s", r"[^\[\]]{0,30}\]"),
    Repair(ALL, "cut", r"\p{L}．", _WORD),
    Repair("de", "keep", r"\p{L}str\.\s", r"\d"),
    Repair("sv", "keep", r"\p{L}{3}g\.\s", r"\d"),
    # what is quoted ends with its mark, whichever way the closing quotation mark looks
    Repair(ALL, "cut", r"(?:[\p{L}\p{M}\p{Nd}]{2}\.|[!?…؟])[\"”’“»«*_=~]{1,4}\s", _UPPER),
    Repair(ALL, "cut", r"[.!?…]\s[\"']\s", _UPPER),
    Repair("bs hr sl sr", "cut", r"[\p{L}\p{M}\p{Nd}]{2}\.\s", r"»\p{Lu}"),
    Repair(ALL, "cut", r"(?:\p{Ll}{4}\.|[!?…])\s", r"\"\p{Lu}[\p{L}'’ ]"),
    Repair("fr", "cut", r"[.!?…][\s\u00a0\u202f]?»\s", r"\p{Lu}"),
    # … and goes on after its speaker: «…», — сказав ген. Залужний. — «…»
    Repair(ALL, "cut", r"\p{L}{3}\.\s", r"[–—-]\s[“«\"„]\p{Lu}"),
    Repair("ja zh", "keep", r"\b(?:Inc|Ltd|Co|Corp|Dr|Mrs?|Ms|St|No|vs|etc|e\.g|i\.e|al)\.\s?", ""),
    Repair("ja zh", "keep", r"[…⋯]", r"\p{L}"),
    Repair("ja zh", "cut", r"[。．｡！？!?….][」』”’\"]+", ""),
    Repair("ja zh", "cut", r"[!?]", r"[\p{Han}\p{Hiragana}\p{Katakana}※\d]"),
    Repair(ALL, "cut", rf"[.!?…][\"”’»)]*\s?{SMILEY}\s", rf"{_UPPER}|\p{{Lo}}"),
    # letters in capitals are a word; a long number is no ordinal
    Repair(ALL, "cut", r"[^\p{L}\p{M}.]\p{Lu}{3,}\.\s", _WORD),
    Repair(_ORDINALS, "cut", r"(?:\p{Nd}{3}|\p{Nd}[:–-]\p{Nd}{1,2})\.\s", _WORD),
    # a date in figures: 3. 5. 2022
    Repair(_ORDINALS, "keep", r"\b\d{1,2}\.\s", r"(?:\d{1,2}\.\s)?\d{4}\b"),
    Repair("ko", "keep", r"(?:\p{Lu}\.){2,}\s", r"\p{Hangul}"),
    # what ends a row of words may end its sentence as well
    Repair(ALL, "cut", rf"\s{_AND_SO_ON}\.\s", _WORD),
    Repair("ru uk", "keep", rf"{_START}{_SINCE}[^.!?…]{{0,40}}\s{_ERA}\.\s", r"\p{Lu}"),
    Repair("ru uk", "cut", rf"\s{_ERA}\.\s", _WORD),
    # a speaker in a low voice: “Leave now!” he shouted
    Repair("en", "keep", r"[!?][\"”’']*\s", _SAYS),
    Repair("en", "keep", rf"(?:^|[\s(“\"«—–-]){_RANKS}\.\s", r"[\p{Lu}“\"]"),
    Repair("en", "cut", r"\b\p{Lu}\.(?:\p{Lu}\.)+[\"”’)]*\s", _STARTERS),
    Repair("en", "cut", r"\p{Ll}\s\p{Lu}\.\s", _STARTERS),
    Repair("en", "cut", r"\b(?:Ph\.?D|Co|Inc|Corp|Ltd|Jr|Bros)\.[\"”’)]*\s", _STARTERS),
    Repair("en", "cut", r"\b(?:and|or|nor|than|am|do|did|will) I\.\s", _WORD),
    # an hour ends its sentence – but not in front: At 5 a.m. Mr. Smith …
    Repair("en da", "keep", rf"{_START}{_AT}[^.!?…]{{0,40}}{_HOUR}", r"\p{Lu}"),
    Repair("en", "keep", _HOUR, _ZONES),
    Repair("en da", "cut", _HOUR, r"\p{Lu}"),
    Repair("da", "cut", r"\b(?:(?:\p{L}\.){2,}|[Cc]o\.)\s", _DANISH),
    # the reversed marks of Spanish open a sentence
    Repair("es gl ast", "cut", r"[.!?…][\"”»)]*\s", r"[¡¿]"),
    Repair("nl", "cut", r"\p{L}\.\s", r"\.\.\.\p{Ll}"),
    Repair("hy", "keep", r"\p{Armenian}\.\s", ""),
    Repair("el", "keep", r"[;\u037e][\"”»]*\s", r"\p{Ll}"),
    Repair("es", "keep", r"UU\.\s", r"\p{Lu}\."),
    Repair("tr", "keep", r"M\.[ÖS]\.\s", r"\p{Nd}"),
    Repair(ALL, "keep", r"\d\.\s", "§"),
    Repair("it", "keep", r"\p{L}\.", r"\p{L}"),
)

# for languages without rules of their own
OTHERS = (
    Repair(ALL, "keep", rf"{_ALONE}\p{{Lu}}\p{{M}}*\.\s", r"\p{Lu}"),
    Repair(_ORDINALS, "keep", rf"{_ALONE}[IVX]{{1,6}}\.\s", r"\p{Lu}"),
    Repair(
        ALL,
        "cut",
        r"[.!?…؟][\"'”’»“)\]]*\s",
        r"[\p{Ps}\p{Pi}\p{Pf}\"'„–—-]{0,3}\s?[\p{Lu}\p{Lo}\p{Georgian}]",
    ),
)

# full stops that no capital letter follows; the sentence ends there, whatever comes
STOPS = {
    **dict.fromkeys(("hi", "mr", "ne", "bn"), "।"),
    "am": "።",
    "hy": ":։",
    "my": "။",
    "ur": "۔؟",
    "el": ";\u037e",
}
