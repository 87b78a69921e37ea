"""Which lines of plain text are one: wrapped at any width, and never those broken on purpose."""

from textwrap import wrap

import pytest

from l10n.formats import Options, formats

FREE = (
    "The column crossed the river at night. By morning, Izium and most of the villages around it "
    "were free, and people came out of their cellars to see who was there."
)
SQUARE = (
    "Nobody had slept, and yet the square was full before the sun stood over the roofs of the old "
    "market. Somebody had found a flag."
)
RAIN = (
    "It rained on the day after. The first trains are expected by the end of the month, if the "
    "bridge can be mended until then, said the railway."
)
PROSE = (FREE, SQUARE, RAIN)


def texts(*paragraphs: str) -> list[str]:
    source = "\n\n".join(paragraphs) + "\n"
    return [block.text for block in formats()["text"].split(source, Options())]


def host(width: int) -> list[str]:
    return ["\n".join(wrap(part, width or 1000)) for part in PROSE]


ON_PURPOSE = {
    "verse": (
        "When, in disgrace with fortune and men's eyes,",
        "I all alone beweep my outcast state,",
        "And trouble deaf heaven with my bootless cries,",
        "And look upon myself and curse my fate,",
        "Wishing me like to one more rich in hope,",
    ),
    "verse that runs on": (
        "Turning and turning in the widening gyre",
        "The falcon cannot hear the falconer;",
        "The blood-dimmed tide is loosed, and everywhere",
        "The ceremony of innocence is drowned;",
    ),
    "long verse": (
        "Tell me, O muse, of that ingenious hero who travelled far and wide",
        "After he had sacked the famous town of Troy, and saw many cities",
        "And learned the manners of many nations, and suffered much by sea",
        "While trying to save his own life and bring his men safely home.",
    ),
    "names": (
        "Izium, Kharkiv region (liberated on 10 September)",
        "Kupiansk, Kharkiv region (liberated on 10 September)",
        "Lyman, Donetsk region (liberated on 1 October)",
    ),
    "a list": (
        "They took the following towns in a week of battles in the north and east",
        "- izium",
        "- kupiansk, and the villages that lie on the other bank of the river Oskil",
        "30. lyman",
    ),
    "steps": ("What is left to be done in the towns of the north:", "1. mend the bridges"),
    "an address": (
        "Newsroom Courier, Limited Liability Company",
        "12 Independence Street, Office 4, Kharkiv",
        "Ukraine, 61000",
    ),
    "the head of a letter": (
        "From: Olha Kovalenko <olha.kovalenko@courier.example.org>",
        "To: the editors of the weekend edition of the Courier in the north",
        "Subject: the article needs another headline before it goes to the printer",
    ),
    "a table": (
        "Kharkiv           1,421,125 people     in the north-east",
        "Kupiansk             27,169 people     on the river Oskil",
    ),
    "headlines": (
        "Thousands return to the towns of the north-east",
        'Russia says its troops were "regrouped" in Donetsk',
        "Kyiv asks its partners for more air defence systems",
    ),
    "a letter's beginning": (
        "Dear readers of our newspaper in all of the country,",
        "We wish you a good and a peaceful new year.",
    ),
    "an item's heading, not its words": (
        "5. Works that do not meet our free software standards",
        "We acknowledge that some of our users require the use.",
    ),
}


@pytest.mark.parametrize("width", [0, 72, 78, 90], ids=str)  # how all of the file is wrapped
@pytest.mark.parametrize("lines", ON_PURPOSE.values(), ids=ON_PURPOSE)
def test_lines_broken_on_purpose_stay_apart(lines: tuple[str, ...], width: int) -> None:
    one, *rest = host(width)
    assert texts("A title", one, "\n".join(lines), *rest)[2:-2] == [*lines]


@pytest.mark.parametrize("width", [60, 72, 80], ids=str)
def test_a_heading_above_its_wrapped_words_stays_apart(width: int) -> None:
    head = "How the war began in the east"
    assert texts("A title", *host(width), f"{head}\n{host(width)[0]}")[-2:] == [head, PROSE[0]]


LEADER = "2. Can stand in for the Leader, together with the Chairman of the Technical Committee."
AGENTS = "3. Debian Developers are not agents or employees of Software in the Public Interest."
MAIL = (
    "To use it you send a mail message to request-for-help@newsroom.courier.example.org, "
    "and it answers."
)
HUNDREDS = (
    "Ihre Zahl stieg von 20\u00a0Tausend\u00a0Menschen auf 30\u00a0Tausend\u00a0Menschen und "
    "100\u00a0Hunde\u00a0und\u00a0Katzen in der Stadt am Fluss im Norden des Landes."
)
TOWER = (
    "Some of them came from other towns of the region — the leaders of the church, the builders "
    "and the priests — to see the tower — and stayed."
)
DAY = (
    "Sein Auftritt in der Stadt ist für heute Abend geplant, also für Samstag, den 29. September "
    "2018, um 19 Uhr, und er kommt dann auch am 30. September wieder, "
    "wenn das Wetter an diesem Tage hält."
)
SENDER = (
    "Der Sender, dessen Moderatoren die Nominierung unterstützen, verzeichnete nach Angaben des "
    "Instituts am Abend Millionen Zuschauer. Danach war Ruhe."
)
WRAPPED = {
    "a name begins the line": (LEADER, AGENTS),
    "a long word follows a short line": (MAIL,),
    "a blank that does not break": (HUNDREDS,),
    "a dash within a sentence": (TOWER,),
    "a day of the month": (DAY,),
    "nouns with capitals": (SENDER,),
}


def item(part: str, width: int) -> str:
    indent = "   " if part[1:3] == ". " else ""
    return "\n".join(wrap(part, width, subsequent_indent=indent, break_on_hyphens=False))


@pytest.mark.parametrize("file", [72, 78], ids=str)
@pytest.mark.parametrize("width", [56, 60, 66, 72, 80, 90], ids=str)
@pytest.mark.parametrize("parts", WRAPPED.values(), ids=WRAPPED)
def test_a_paragraph_is_one_at_any_width(parts: tuple[str, ...], width: int, file: int) -> None:
    one, *rest = host(file)
    items = "\n".join(item(part, width) for part in parts)
    assert texts("A title", one, items, *rest)[2:-2] == [*parts]


@pytest.mark.parametrize("width", [48, 54, 60, 66, 84, 90], ids=str)
@pytest.mark.parametrize("which", [0, 1, 2])
def test_one_paragraph_wrapped_anew_changes_no_other(which: int, width: int) -> None:
    parts = host(72)
    names = "\n".join(
        wrap("The forces crossed the river and took Izium, Balakliia, and Lyman.", 50)
    )
    before = texts("A title", *parts, names)
    parts[which] = "\n".join(wrap(PROSE[which], width))
    assert texts("A title", *parts, names) == before
