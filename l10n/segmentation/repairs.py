"""Our own rules, asked before the language's: what news prose needs and no rule set says.

Written as SRX writes them: break or not, what stands before the place, what stands after it.
"""

from typing import NamedTuple

ALL = ""


class Repair(NamedTuple):
    """A rule for some languages ("" for all, else their codes parted by spaces)."""

    languages: str
    breaks: bool
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
_UPPER = r"[\p{Ps}\p{Pi}\"'“„«–—-]{0,3}\s?\p{Lu}"

REPAIRS = (
    # an ellipsis written with spaces is one mark
    Repair(ALL, False, r"\.\s", r"\."),
    Repair(ALL, False, r"[^.\s]\s\.\s\.\s\.\s", r"\p{Ll}"),
    # a source in brackets, or a note's number, goes with the sentence before it
    Repair(ALL, False, r"[\"”’»\]\p{Pf}.!?…]\s", r"\([^()]{1,60}\)[.!?]"),
    Repair(ALL, True, r"[.!?…][\"”’»)]*\s?\[\d{1,3}\]\s", _UPPER),
    Repair(ALL, True, r"(?:\p{Ll}{3}|[)”\"])\.\d{1,3}\s", r"\p{Lu}\p{Ll}"),
    Repair(ALL, False, r"[.!?…][\"”’»)]*\s", r"\[(?:\d{1,3}|\.\.\.|…)\]"),
    # marks that are letters, names or sums
    Repair(ALL, False, r"(?:^|[\s(])!", r""),
    Repair(ALL, False, r"\p{L}!", r"\p{L}"),
    Repair(ALL, False, r"\d[.．]", r"\d"),
    Repair(ALL, False, r"\d\.\s", r"[-–—]\d"),
    Repair(ALL, False, r"(?:^|\s)[QA]\.\s", r"\p{Lu}"),
    Repair(ALL, False, r"^\W{0,2}\d{1,3}\.\)\s", r""),
    Repair(ALL, False, r"\d:\s*\d\d\]\s+\[[^\]]*\?\s", r"\d"),
    Repair(ALL, False, r"\[[^\]]{0,30}[?!]\s", r"[^\[\]]{0,30}\]"),
    # initials and what is shortened to one letter
    Repair("de es fr it pt nl da sv pl cs sk ro", False, r"(?:^|\s)\p{Lu}\.\s", r"\p{Lu}\."),
    # the reversed marks of Spanish open a sentence
    Repair("es gl ast", True, r"[.!?…][\"”»)]*\s", r"[¡¿]"),
    # a speaker in a low voice: “Leave now!” he shouted
    Repair("en", False, r"[!?][\"”’']*\s", _SAYS),
    # ranks and titles before a name
    Repair("en", False, rf"(?:^|[\s(“\"«—–-]){_RANKS}\.\s", r"[\p{Lu}“\"]"),
    # an abbreviation may end its sentence as well
    Repair("en", True, r"\b\p{Lu}\.(?:\p{Lu}\.)+[\"”’)]*\s", _STARTERS),
    Repair("en", True, r"\b(?:Ph\.?D|[Ee]tc|Co|Inc|Corp|Ltd|Jr|Bros)\.[\"”’)]*\s", _STARTERS),
    Repair("en", True, r"\d\s?[AP]\.M\.\s", r"(?!(?:Mr|Mrs|Ms|Dr|Prof|E[DS]T|GMT|[CP][DS]T|UTC)\b)\p{Lu}"),
    Repair("en", True, r"\d\s?[ap]\.m\.\s", _STARTERS),
    Repair("da", True, r"\b(?:\p{L}\.){2,}\s", _DANISH),
    Repair("da", True, r"\b[Cc]o\.\s", _DANISH),
    Repair("da", False, r"(?:^|\s)(?:Hr|Fru|Dr)\.\s", r"\p{Lu}"),
    Repair("da", True, r"\d\s?[AP]\.M\.\s", r"\p{Lu}"),
    Repair("da", False, r"\d\s?[ap]\.m\.\s", r"(?:Hr|Fru|Dr)\."),
    # a small letter goes on where a full stop was an abbreviation's
    Repair("it es", False, r"\p{L}\.\s", r"\p{Ll}"),
    Repair("it", False, r"\p{L}\.", r"\p{L}"),
    Repair("it", False, r"\b(?:Dir|Amm|Sig|Dott|Ing|Avv|Prof|On|Sen|Gen|Col|Cap|Mons)\.\s", r"\p{Lu}"),
    Repair("es", False, r"\b(?:N°|[Nn]úm|[Pp]árrf?|[Aa]rts?|[Pp]ágs?|[Cc]ap)\.\s", r"\d"),
    Repair("ru uk be bg", False, r"(?:^|\s)[Кк]в\.\s", r"\d"),
    # what somebody says goes on after the speaker: «…», — сказав ген. Залужний. — «…»
    Repair(ALL, True, r"\p{L}{3}\.\s", r"[–—-]\s[“«\"„]\p{Lu}"),
)

# full stops of languages without rules of their own; the sentence ends there, whatever follows
STOPS = {"hy": ":։", "am": "።", "my": "။", "hi": "।", "mr": "।", "ne": "।", "bn": "।", "ur": "۔"}
