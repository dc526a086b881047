"""What does the world know of a name? The registry as discourse and extraction see it (stages do not know each other)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.actors.linker import Linker
from kg.actors.names import common, given_names, name_key
from kg.actors.registry import load
from kg.discourse.profile import profile
from kg.lang.reference import reference
from kg.model import Actor, ActorRef, ActorType, Document, Scored, Span, digest_of
from kg.text.passage import Passage

# A registry name found in running text is a candidate of this standing; the ranker decides whether it matters.
_SCAN_P = 0.5
# Nouns for a country's people end so: الأمريكيون.
_PLURALS = ("ون", "ين", "ان")
_REMEMBERED = 1 << 14


class Knowledge:
    """Registry look-ups for one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._registry = load()
        linker = Linker(self._registry, reference(lang))
        # An article names the same few actors again and again, and other articles of its day do as well.
        self._identify = lru_cache(maxsize=_REMEMBERED)(linker.identify)
        self._apposed = lru_cache(maxsize=_REMEMBERED)(linker.apposed)
        self._nation = lru_cache(maxsize=_REMEMBERED)(self._registry.nation)

    def get(self, actor_id: str) -> Actor | None:
        """The registry's entry of an id."""
        return self._registry.get(actor_id)

    def nation(self, word: str) -> str | None:
        """The country of a folded adjective or name."""
        return self._nation(word)

    def identify(self, name: str, date: str | None) -> Actor | None:
        """Whom the whole mention names: by name, as a government, behind a title, or by office at the date."""
        return self._identify(name, date)

    def apposed(self, name: str, date: str | None) -> Actor | None:
        """The person named beside a title in the mention."""
        return self._apposed(name, date)

    def is_given(self, word: str) -> bool:
        """Is a folded word the given name of people: of the Arab world, or of anybody in the registry?"""
        return word.startswith("عبد") or word in given_names() or word in self._registry.given

    def adjectives(self, p: Passage) -> Iterator[tuple[Span, str]]:
        """Adjectives of nationality beside a noun that heads no name, with their countries: العقوبات الأمريكية, Russian gas.

        In Arabic a definite one behind its noun; in English one before it.
        """
        heads, country, article = reference(self.lang), self._registry.bodies.demonym, reference(self.lang).article
        for i, word in enumerate(p.norms):
            noun = i - 1 if article else i + 1
            fits = word.startswith(article) and not word.endswith(_PLURALS) if article else p.tokens[i].text[:1].isupper()
            beside = 0 <= noun < len(p.norms) and p.tokens[noun].is_word and heads.head(p.norms[noun]) is None
            if fits and beside and (found := country(word)):
                yield p.span(i, i + 1), found

    def begins_name(self, word: str) -> bool:
        """Does a folded word head a name, or is it a nation or a given name?"""
        return reference(self.lang).head(word) is not None or self.nation(word) is not None or self.is_given(word)

    def scan(self, p: Passage) -> list[Scored]:
        """Names of the registry in a paragraph."""
        found = []
        for a, b, skip, _ in self._registry.scan(p.tokens):
            start = p.tokens[a].start + skip
            found.append(Scored(Span.of(p.text, start, p.tokens[b - 1].end), _SCAN_P))
        return found

    def link(self, names: tuple[str, ...], type: ActorType, known: str | None, document: Document, proper: bool) -> ActorRef:
        """The actor of the world that an entity of an article is: the registry's, else one minted from kind and fullest name."""
        actor = self._registry.get(known) if known else None
        if actor:
            return ActorRef(actor.id, (actor.name_en if self.lang == "en" else actor.name_ar) or actor.label, actor.type)
        # للمصابين is the article behind a preposition: the actor is المصابين.
        label = "ال" + names[0][2:] if names[0].startswith("لل") else names[0]
        name = (self._own_name(names) or label) if type is ActorType.PERSON else label
        shared = proper and len(name_key(name).split()) > 1 and not common(name)
        return ActorRef("x" + digest_of(type.value, name_key(name), "" if shared else document.id), label, type)

    def _own_name(self, names: tuple[str, ...]) -> str:
        """A person's fullest name without title: the same in every document, whatever office it was held with."""
        found = [profile(Span(0, len(n), n), reference(self.lang), self._registry.nation).name for n in names]
        return " ".join(sorted(found, key=lambda words: -len(words))[0])
