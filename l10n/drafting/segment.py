"""One segment on its way through an engine: taken apart, guarded, put together, looked at."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n import locales
from l10n.drafting import armour, markup, masks, nearness, pieces, projection, signals, tags
from l10n.drafting.masks import Mask, Spot
from l10n.drafting.rewrites import rewritten, spelt_out
from l10n.engines import UNKNOWN, Link
from l10n.places import Finder, Mention, View

MASKED_KINDS = {"city", "town", "village", "settlement"}  # others take articles and inflections
SHORT = 25  # words: a sentence that went wrong is tried again in clauses of this length
# languages whose names stay as they are in every case: a mask may stand for them
UNINFLECTED = {
    "pt", "es", "ca", "gl", "fr", "it", "en", "nl", "da", "nb", "nn", "sv", "ro", "vi", "id",
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What shapes the drafts of one article in one locale, besides the engine."""

    source: str
    target: str
    kind: str = "text"  # the article's format
    finder: Finder | None = None
    view: View | None = None
    rewrites: Mapping[str, str] = field(default_factory=dict)
    polish: Callable[[str], str] = str  # the locale's typography
    pools: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by the engine's label
    terms: Mapping[str, str] = field(default_factory=dict)  # the house's wording

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return self.finder.mentions(text, self.source) if self.finder else ()

    def called(self, mention: Mention) -> str:
        """What the target calls the place; "" where nobody can say."""
        return self.view.called(mention) if self.view else ""


@dataclass(frozen=True)
class Part:
    """A stretch ready to be sent, piece by piece, and the way back."""

    pieces: tuple[str, ...]
    gaps: tuple[str, ...]
    masks: tuple[Mask, ...]


@dataclass(frozen=True)
class Guarded:
    """A segment ready to be sent: its words, then each of its spans alone."""

    source: str
    marked: markup.Marked
    mentions: tuple[Mention, ...]
    parts: tuple[Part, ...]
    tags: str = ""  # how an engine that carries markup itself was given it
    loud: bool = False

    @property
    def texts(self) -> list[str]:
        """All that the engine is asked for."""
        return [piece for part in self.parts for piece in part.pieces]


@dataclass(frozen=True)
class Draft:
    target: str
    doubts: tuple[str, ...] = ()

    @property
    def grave(self) -> int:
        return sum(map(signals.hard, self.doubts))


@dataclass(frozen=True)
class Way:
    """How a segment is sent: to `link`, at the first `turn` or, with other masks, a second."""

    scene: Scene
    link: Link
    turn: int = 0

    @property
    def words(self) -> int:
        """The longest piece; shorter when the whole went wrong."""
        return min(self.link.words, SHORT) if self.turn else self.link.words

    @property
    def pool(self) -> Sequence[str]:
        """The stand-ins that come through this engine, where that was measured."""
        return self.scene.pools.get(self.link.label) or masks.pool(self.scene.target)

    @property
    def hides_places(self) -> bool:
        return self.turn > 0 or self.link.mask_places


def guard(source: str, way: Way) -> Guarded:
    """`source` as the engine can bear it."""
    marked = markup.read(source, way.scene.kind)
    if not re.search(r"[^\W_]", markup.ATOM.sub("", marked.text)):
        return Guarded(source, marked, (), ())  # nothing to translate
    if way.link.tags:
        whole = tags.put(replace(marked, text=armour.one_script(marked.text)), way.link.tags)
        part = Part((whole,), ("",), ())
        return Guarded(source, marked, way.scene.mentions(marked.text), (part,), way.link.tags)
    clean = _plain(marked.text, way)
    mentions = way.scene.mentions(clean)
    loud = armour.shouts(clean)
    if loud:
        clean = armour.calm(clean, tuple(m.place.english or m.form.title() for m in mentions))
        mentions = way.scene.mentions(clean)
    alone = (_plain(marked.text[span.start : span.end], way) for span in marked.spans)
    spans = (_span(armour.calm(text) if loud else text, way) for text in alone)
    return Guarded(source, marked, mentions, (_part(clean, mentions, way), *spans), loud=loud)


def _plain(text: str, way: Way) -> str:
    """`text` in characters that the engine knows."""
    text = armour.plain(text)
    english = locales.language(way.scene.source) == "en"
    return spelt_out(text, way.link.charset) if english else text


def _span(text: str, way: Way) -> Part:
    return _part(text, way.scene.mentions(text), way)


def _part(text: str, mentions: Sequence[Mention], way: Way) -> Part:
    named = _places(mentions, way) if way.hides_places else ()
    spots = [*_atoms(text), *named, *masks.unknown(text, way.link.charset)]
    masked, used = masks.put(text, spots, 5 * way.turn, way.pool)
    language = locales.language(way.scene.source)
    easy = rewritten(masked, way.scene.rewrites, language)
    parted = pieces.split(easy, way.scene.source, way.words)
    return Part(tuple(p for p, _ in parted), tuple(g for _, g in parted), used)


def _atoms(text: str) -> list[Spot]:
    return [(at, at + 1, c) for at, c in enumerate(text) if "\uf600" <= c <= "\uf8ff"]


def _places(mentions: Sequence[Mention], way: Way) -> Iterator[Spot]:
    """Towns, and at a second turn all places, where the language does not inflect names."""
    scene = way.scene
    if not scene.view or not _uninflected(scene):
        return
    for mention in mentions:
        called = scene.called(mention)
        if called and (way.turn or mention.place.kind in MASKED_KINDS):
            yield mention.start, mention.end, called


def finish(guarded: Guarded, answers: Sequence[str], scene: Scene) -> Draft:
    """The draft from the engine's `answers` to `guarded.texts`, with its doubts."""
    if not guarded.parts:
        return Draft(guarded.source)
    if guarded.tags:
        return _carried(guarded, answers[0], scene)
    guessed = list(_guessed(guarded, answers))
    texts, lost = _lifted(guarded, [answer.replace(UNKNOWN, "") for answer in answers], scene)
    main = armour.dress(texts[0], guarded.marked.text, scene.target)
    if guarded.loud:
        texts = [armour.shout(text, scene.target) for text in texts]
        main = armour.shout(main, scene.target)
    main, missing = _atoms_back(main, guarded.marked)
    main = scene.polish(_repaired(main, guarded, scene))
    source, spans = guarded.marked.text, guarded.marked.spans
    words, placed, sure = projection.project(source, spans, texts[1:], main, scene.target)
    doubts = ["mask lost"] * bool(lost or missing) + ["markup place"] * (not sure)
    doubts += guessed
    target = guarded.marked.write(words, placed)
    if not _valid(target, guarded, scene):
        target, doubts = _beside(guarded, words, texts[1:], scene), [*doubts, "markup place"]
    return _looked_at(guarded, words, target, doubts, scene)


def _guessed(guarded: Guarded, answers: Sequence[str]) -> Iterator[str]:
    """The words that an engine did not know and left in another language."""
    main = " ".join(answers[: len(guarded.parts[0].pieces)])
    known = {*re.findall(r"\w+", guarded.source.lower())}
    for word in re.findall(rf"{UNKNOWN}(\w+)", main):
        if word not in known:
            yield f"unknown {word}"


def _valid(target: str, guarded: Guarded, scene: Scene) -> bool:
    return markup.read(target, scene.kind).tags == guarded.marked.tags


def _beside(guarded: Guarded, words: str, alone: Sequence[str], scene: Scene) -> str:
    """The words, and after them what was marked; when even that would be read otherwise, the
    source: the markup of a draft is always that of its source.
    """
    marked = guarded.marked
    out = marked.write(words, ())
    for span, text in zip(marked.spans, alone, strict=True):
        inner = markup.ATOM.sub("", text).strip() or "…"
        out += f" {span.opening}{marked.write(inner, ())}{span.closing}"
    return out if _valid(out, guarded, scene) else guarded.source


def _other_terms(source: str, target: str, scene: Scene) -> Iterator[str]:
    """The house's terms that the source has and the draft words otherwise."""
    for term, wanted in scene.terms.items():
        found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", source, re.IGNORECASE)
        if found and wanted.lower() not in target.lower():
            yield f"term {term}"


def _names(guarded: Guarded, scene: Scene) -> set[str]:
    """How the segment's places are spelt, in the source and in the draft."""
    if not scene.view:
        return set()
    found = {mention.form for mention in guarded.mentions}
    return found | {scene.called(mention) for mention in guarded.mentions} - {""}


def _looked_at(guarded: Guarded, words: str, target: str, doubts: list[str], scene: Scene) -> Draft:
    """The finished `target`, whose plain `words` are looked at for doubts."""
    doubts = [*doubts, *_place_doubts(guarded, words, scene)]
    if target == guarded.source and guarded.marked.spans:
        doubts.append("markup")
    source = guarded.marked.text
    doubts += _other_terms(source, words, scene)
    names = _names(guarded, scene)
    doubts += signals.doubts(source, words, scene.source, scene.target, names)
    return Draft(target, tuple(sorted(dict.fromkeys(doubts), key=signals.rank)))


def _carried(guarded: Guarded, answer: str, scene: Scene) -> Draft:
    """The draft of an engine that carries markup itself; where it did not, as well as can be."""
    found, words, target = tags.take(answer, guarded.marked, guarded.tags), "", ""
    if found and not guarded.marked.spans:
        words = scene.polish(_repaired(found.text, guarded, scene))
        target = guarded.marked.write(words, ())
    elif found and _repaired(found.text, guarded, scene) == found.text:
        words, target = found.text, guarded.marked.write(found.text, found.spans)
    if found and words and _valid(target, guarded, scene):
        return _looked_at(guarded, words, target, [], scene)
    bare = replace(guarded, tags="")
    alone = [found.text[s.start : s.end] for s in found.spans] if found else []
    alone += [""] * (len(guarded.marked.spans) - len(alone))
    parts = tuple(Part((text,), ("",), ()) for text in [tags.strip(answer, guarded.tags), *alone])
    return finish(replace(bare, parts=parts), [part.pieces[0] for part in parts], scene)


def _lifted(guarded: Guarded, answers: Sequence[str], scene: Scene) -> tuple[list[str], list[Mask]]:
    """The parts' translations without masks, and the masks that the main part lost."""
    texts: list[str] = []
    lost: list[Mask] = []
    here = 0
    for number, part in enumerate(guarded.parts):
        some = list(answers[here : here + len(part.pieces)])
        here += len(part.pieces)
        said = _without_articles(pieces.join(some, list(part.gaps)), guarded, part, scene)
        text, gone = masks.lift(said, part.masks)
        texts.append(text)
        lost += gone if number == 0 else ()
    return texts, lost


def _without_articles(text: str, guarded: Guarded, part: Part, scene: Scene) -> str:
    """An engine on the way took "to" before a town for the article: retorna la Poltava."""
    if not scene.view or locales.language(scene.target) not in {"es", "ca"}:
        return text
    towns = {
        scene.called(mention) for mention in guarded.mentions if mention.place.kind in MASKED_KINDS
    }
    for name in (re.escape(mask.name) for mask in part.masks if mask.target in towns):
        text = re.sub(rf"(?<=\b(?:de|en)) la (?={name})", " ", text, flags=re.IGNORECASE)
        text = re.sub(rf"\bla (?={name})", "a ", text)
    return text


def _atoms_back(text: str, marked: markup.Marked) -> tuple[str, bool]:
    """Each atom once: one that went missing stands again where it stood, in proportion."""
    missing = False
    for at, _, atom in _atoms(marked.text):
        first = text.find(atom)
        if first >= 0:
            text = text[: first + 1] + text[first + 1 :].replace(atom, "")
            continue
        missing = True
        ends = [m.end() for m in re.finditer(r"\S+", text)] or [0]
        wanted = at * len(text) / max(1, len(marked.text))
        cut = min(ends, key=lambda end: abs(end - wanted))
        text = f"{text[:cut]} {atom}{text[cut:]}".strip()
    return text, missing


def _repaired(text: str, guarded: Guarded, scene: Scene) -> str:
    if not scene.view or not guarded.mentions:
        return text
    text = scene.view.repair(text, guarded.mentions).text
    missing = list(_missing(guarded, text, scene)) if _uninflected(scene) else []
    names = {scene.called(mention) for mention in guarded.mentions} - {""}
    for mention in missing:
        name = scene.called(mention)
        text = nearness.mended(text, name, names - {name})
    return text


def _uninflected(scene: Scene) -> bool:
    return locales.language(scene.target) in UNINFLECTED


def _place_doubts(guarded: Guarded, target: str, scene: Scene) -> Iterator[str]:
    for mention in _missing(guarded, target, scene):
        yield f"place {mention.place.english or mention.place.native}"


def _missing(guarded: Guarded, target: str, scene: Scene) -> Iterator[Mention]:
    """Each place of the source that does not stand in the draft by the name it has there."""
    if not scene.view:
        return
    for called, mention in {scene.called(one): one for one in reversed(guarded.mentions)}.items():
        now = called == scene.view.approved(mention.place).text
        found = scene.view.mentions(target, (mention.place,))
        if called and not any(one.approved or not now for one in found):
            yield mention


def better(one: Draft | None, other: Draft) -> Draft:
    """The less doubtful of two drafts; the first of equals."""
    if one is None or (other.grave, len(other.doubts)) < (one.grave, len(one.doubts)):
        return other
    return one
