"""Compose: an article and its catalog become an edition; drafts are marked as what they are."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import groupby, islice, pairwise

from l10n import formats, locales, rendering
from l10n.formats import Options
from l10n.model import Article, Block, Catalog, Entry, Role, Segment, State, splice
from l10n.parts import Place
from l10n.publishers import Edition, Part, Passage

# a language tool's touch on a target: (source, target) -> target; place names, typography
Mend = Callable[[str, str], str]

# may this entry's text stand in the edition?
Take = Callable[[Entry], bool]

MACHINE = "machine translation, not reviewed"


def every_text(entry: Entry) -> bool:
    return entry.state is not State.UNTRANSLATED


def human_text(entry: Entry) -> bool:
    """A person stands behind it: not fuzzy in the PO file."""
    return entry.state in {State.TRANSLATED, State.REVIEWED}


def unchanged(_source: str, target: str) -> str:
    return target


@dataclass(frozen=True)
class Manner:
    """How an edition is composed: what is taken from the catalog, and what is done to it.

    `whole`: a block with one sentence in the source's language is left in it as a whole, so
    that no paragraph mixes two.
    """

    take: Take = every_text
    mend: Mend = unchanged
    whole: bool = False
    options: Options = field(default_factory=Options)


DRAFTS_TOO = Manner()


def compose(
    article: Article, catalog: Catalog, source_locale: str = "en", manner: Manner = DRAFTS_TOO
) -> Edition:
    """The article in the catalog's language; what the manner does not take stays as it was.

    Everything outside the segments is the source's, byte for byte.
    """
    entries = catalog.current()
    passages = tuple(_passage(s, entries.get(s.key), manner) for s in article.segments)
    if manner.whole:
        holes = {p.block for p in passages if not p.used}
        passages = tuple(_withdrawn(p) if p.block in holes else p for p in passages)
    by_block = groupby(zip(article.segments, passages, strict=True), lambda both: both[0].block)
    targets = {
        index: _together(pairs, catalog.locale)
        for index, pairs in ((index, list(both)) for index, both in by_block)
        if any(passage.used for _, passage in pairs)
    }
    fmt = formats.formats()[article.format]
    text, refused = formats.assemble(fmt, article.text, article.blocks, targets, manner.options)
    return Edition(
        article.path,
        catalog.locale,
        source_locale,
        article.format,
        text,
        tuple(_parts(article, targets, frozenset(refused), passages)),
        tuple(_withdrawn(p) if p.block in refused else p for p in passages),
        tuple(_problem(article, index) for index in sorted(refused)),
    )


def together(file: Article, made: Sequence[tuple[Place, Edition]]) -> Edition:
    """The edition of a file of many articles: theirs, each in its place; all else is copied."""
    _, first = made[0]
    return replace(
        first,
        article=file.path,
        text=splice(file.text, ((place.start, place.end, one.text) for place, one in made)),
        parts=(),
        passages=tuple(moved for place, one in made for moved in _moved(one.passages, place)),
        problems=tuple(problem for _, one in made for problem in one.problems),
    )


def _moved(passages: Iterable[Passage], place: Place) -> Iterator[Passage]:
    """Passages of an article as they stand in its file."""
    for p in passages:
        start, end, line = p.start + place.start, p.end + place.start, p.line + place.line
        yield replace(p, start=start, end=end, line=line)


def _passage(segment: Segment, entry: Entry | None, manner: Manner) -> Passage:
    state = entry.state if entry else State.UNTRANSLATED
    used = bool(entry and entry.target and manner.take(entry))
    text = manner.mend(segment.text, entry.target) if entry and used else segment.text
    return Passage(
        segment.text,
        text,
        segment.role,
        state,
        segment.start,
        segment.end,
        segment.line,
        segment.block,
        used,
        entry.draft if entry else "",
        entry.line if entry else 0,
        accepted=used,
    )


def _together(pairs: list[tuple[Segment, Passage]], locale: str) -> str:
    """The sentences of a block in one text again, with the blank at its end where it has one."""
    out = [pairs[0][1].text]
    for (segment, here), (_, following) in pairwise(pairs):
        out += separator(segment.gap, here, following, locale), following.text
    return "".join((*out, pairs[-1][0].gap))


def separator(gap: str, here: Passage, following: Passage, locale: str) -> str:
    """What stands between two sentences: the source's gap, and nothing where the language
    writes none (。 brings its own space). Thai parts sentences by a space, so it keeps the gap.
    """
    joins = here.used and following.used and locales.joins_sentences(locale)
    latin = here.text[-1:].isascii() and following.text[:1].isascii()
    return "" if joins and not latin and "\n" not in gap else gap


def _parts(
    article: Article,
    targets: Mapping[int, str],
    refused: frozenset[int],
    passages: tuple[Passage, ...],
) -> list[Part]:
    foreign = {p.block for p in passages if not p.used}
    fmt = formats.formats()[article.format]
    # what is no page shows its words without markup
    rendered = article.format in {"markdown", "html"} or fmt.page(article.text)
    say: Callable[[str], str] = str if rendered else partial(formats.words, fmt)
    return [
        Part(
            block.role,
            say(block.text if index in refused else targets.get(index, block.text)),
            index in foreign or index in refused,
            block.context,
            block.text if block.role in {Role.TITLE, Role.HEADING} else "",
        )
        for index, block in enumerate(article.blocks)
    ]


def _withdrawn(passage: Passage) -> Passage:
    return replace(passage, text=passage.source, used=False)


def _problem(article: Article, index: int) -> str:
    line, role = article.above + article.blocks[index].line, article.blocks[index].role
    return f"line {line}: the translation does not fit here ({role}); source kept"


def notice(edition: Edition) -> str:
    """What a reader must be told of the edition's making; "" when people stand behind it all."""
    used = [p for p in edition.passages if p.used]
    missing = len(edition.passages) - len(used)
    said = []
    if any(p.machine for p in used):
        said.append(MACHINE)
    if any(p.state is State.STALE for p in used):
        said.append("the original has changed since")
    if edition.passages and not used:
        said.append("not translated yet")
    elif missing:
        said.append(f"{missing} of {len(edition.passages)} passages not translated")
    return "; ".join(said)


def paged(edition: Edition) -> Edition:
    """The edition as a web page, where its format has one: so publishers get it."""
    page = formats.formats()[edition.format].page(edition.text)
    return replace(edition, format="html", text=page) if page else edition


_HIDDEN = {
    Role.ALT, Role.LINK_TITLE, Role.FRONT_MATTER, Role.META, Role.OPENGRAPH, Role.ATTRIBUTE,
    Role.STRUCTURED_DATA,
}  # fmt: skip


_SIGNS = range(0xF0000, 0x110000)  # private signs: they outlive any escaping


def filled(edition: Edition, options: Options = DRAFTS_TOO.options) -> Edition:
    """`paged`, with `lang` around each block that is in the source's language."""
    unused = (sign for sign in map(chr, _SIGNS) if sign not in edition.text)
    opening, closing = islice(unused, 2)
    marks = [
        (block.start, block.end, f"{opening}{edition.text[block.start : block.end]}{closing}")
        for block in _foreign(edition, options)
    ]
    made = paged(replace(edition, text=splice(edition.text, marks)))
    if made.format not in {"markdown", "html"}:
        return edition
    text = made.text.replace(opening, rendering.foreign(edition)).replace(closing, "</span>")
    return replace(made, text=text)


def _foreign(edition: Edition, options: Options) -> Iterable[Block]:
    """The blocks of an edition that its readers see in the source's language."""
    shown = [part for part in edition.parts if part.role not in _HIDDEN]
    if not any(part.foreign for part in shown):
        return ()
    found = formats.formats()[edition.format].split(edition.text, options)
    blocks = [block for block in found if block.role not in _HIDDEN]
    if len(blocks) == len(shown):
        return (b for b, part in zip(blocks, shown, strict=True) if part.foreign)
    words = {part.text for part in shown if part.foreign}  # a translation holds no letter
    return (block for block in blocks if block.text in words)


def sidecar(edition: Edition, digest: str) -> bytes:
    """What is known of an edition, segment by segment, as JSON beside it."""
    states = Counter(str(p.state) for p in edition.passages)
    data = {
        "article": edition.article,
        "locale": edition.locale,
        "language": locales.tag(edition.locale),
        "source": {"locale": edition.source_locale, "sha256": digest},
        "notice": notice(edition),
        "machine_translated": any(p.machine for p in edition.passages),
        "reviewed": all(p.used and p.state == State.REVIEWED for p in edition.passages),
        "states": {str(state): states[state] for state in State},
        "problems": list(edition.problems),
    }
    head = json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}")
    out = BytesIO()
    out.write(f'{head},\n "segments": [\n  '.encode())
    for n, passage in enumerate(edition.passages):
        out.write(b",\n  " if n else b"")
        out.write(json.dumps(_row(passage), ensure_ascii=False).encode())
    out.write(b"\n ]\n}\n")
    return out.getvalue()


def _row(passage: Passage) -> dict[str, object]:
    return {
        "role": str(passage.role),
        "state": str(passage.state),
        "line": passage.line,
        "start": passage.start,
        "end": passage.end,
        "used": passage.used,
        **({"draft": passage.draft} if passage.draft else {}),
        "source": passage.source,
        "text": passage.text,
    }


_KEY = "translation"


def marked(edition: Edition) -> str:
    """The document, with the notice in its front matter where it is Markdown."""
    told = notice(edition)
    if edition.format != "markdown" or not told:
        return edition.text
    return rendering.with_front_matter(edition.text, _KEY, told)
