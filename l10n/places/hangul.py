"""Ukrainian names in Hangul, after the National Institute of Korean Language (2022).

Syllables are built as [onset, vowel, coda]; в before a consonant or at the end is 우, a bare
obstruent takes ㅡ, к п т close the syllable before another obstruent.
"""

import re

ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

# v is a Russian or Bulgarian в that stays a consonant
ONSET = dict(
    zip("бвvгґджзклмнпрстфхцчш", "ㅂㅂㅂㅎㄱㄷㅈㅈㅋㄹㅁㄴㅍㄹㅅㅌㅍㅎㅊㅊㅅ", strict=True)
)
VOWEL = dict(zip("аоуеиіїяюєыэё", "ㅏㅗㅜㅔㅣㅣㅣㅑㅠㅖㅣㅔㅛ", strict=True))
CODA = {"м": "ㅁ", "н": "ㄴ", "л": "ㄹ", "п": "ㅂ", "к": "ㄱ", "т": "ㅅ"}
BARE = {"ч": ("ㅊ", "ㅣ"), "ж": ("ㅈ", "ㅜ"), "ш": ("ㅅ", "ㅣ"), "ц": ("ㅊ", "ㅡ")}
AFTER_SH = {"ㅏ": "ㅑ", "ㅗ": "ㅛ", "ㅜ": "ㅠ", "ㅔ": "ㅖ"}
AFTER_AFFRICATE = {"ㅑ": "ㅏ", "ㅠ": "ㅜ", "ㅖ": "ㅔ"}

Syllable = list[str]


def compose(low: str) -> str:
    """The lower-cased word in Hangul: харків → 하르키우."""
    word = re.sub("ий$", "и", low).replace("щ", "шч")
    word = re.sub(r"(.)\1", r"\1", word)
    out: list[Syllable] = []
    here = 0
    while here < len(word):
        here = _step(word, here, out)
    return "".join(_syllable(*syllable) for syllable in out)


def _step(word: str, here: int, out: list[Syllable]) -> int:
    letter = word[here]
    if letter in "'ьъ":
        return here + 1
    if letter == "й":
        yo = word[here + 1 : here + 2] == "о"
        out.append(["ㅇ", "ㅛ" if yo else "ㅣ", ""])
        return here + 1 + yo
    if letter in VOWEL:
        out.append(["ㅇ", VOWEL[letter], ""])
        return here + 1
    if letter not in ONSET:
        out.append([letter])
        return here + 1
    after = here + 1
    while after < len(word) and word[after] in "'ь":
        after += 1
    marks, follower = word[here + 1 : after], word[after : after + 1]
    if follower in VOWEL and marks != "ь":
        _open(letter, VOWEL[follower], marks, out)
        return after + 1
    _bare(letter, "ь" in marks, follower, out)
    return after


def _open(letter: str, vowel: str, marks: str, out: list[Syllable]) -> None:
    """A consonant before its vowel."""
    if marks and letter in "мпбв":  # consonant, apostrophe, iotated vowel
        out += [ONSET[letter], "ㅣ", ""], ["ㅇ", vowel, ""]
        return
    if letter == "ш":
        vowel = AFTER_SH.get(vowel, vowel)
    if letter in "жцчз":
        vowel = AFTER_AFFRICATE.get(vowel, vowel)
    if letter == "л" and _is_open(out):
        out[-1][2] = "ㄹ"
    out.append([ONSET[letter], vowel, ""])


def _bare(letter: str, soft: bool, follower: str, out: list[Syllable]) -> None:  # noqa: FBT001
    """A consonant before another one, or at the end."""
    before = _is_open(out)
    if letter == "в":
        out.append(["ㅇ", "ㅜ", ""] if before else ["ㅂ", "ㅡ", ""])
    elif before and (letter in "мнл" or (_stops(out, follower) and letter in "пкт")):
        out[-1][2] = CODA[letter]
    elif letter == "с" and soft:
        out.append(["ㅅ", "ㅡ" if follower == "к" else "ㅣ", ""])
    elif letter in BARE:
        out.append([*BARE[letter], ""])
    else:
        out.append([ONSET[letter], "ㅡ", ""])


def _stops(out: list[Syllable], follower: str) -> bool:
    """Does к, п or т close the syllable? After a real vowel, not ㅡ: 체르크바, before a stop."""
    return out[-1][1] != "ㅡ" and bool(follower) and follower not in "рлмн"


def _is_open(out: list[Syllable]) -> bool:
    return bool(out) and len(out[-1]) == 3 and out[-1][2] == ""


def _syllable(onset: str, vowel: str = "", coda: str = "") -> str:
    if not vowel:
        return onset
    index = ONSETS.index(onset) * 21 + VOWELS.index(vowel)
    return chr(0xAC00 + index * 28 + CODAS.index(coda or " "))
