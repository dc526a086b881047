"""What does the world know of a name? The registry as discourse and extraction see it (stages do not know each other)."""

from __future__ import annotations

from kg.actors.offices import holder
from kg.actors.registry import load, words_of
from kg.lang.normalize import key
from kg.lang.reference import reference
from kg.model import Actor, ActorRef, ActorType, Document, Scored, Span, digest_of
from kg.text.passage import Passage

# A registry name found in running text is a candidate of this standing; the ranker decides whether it matters.
_SCAN_P = 0.5


class Knowledge:
    """Registry look-ups for one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._registry = load()

    def get(self, actor_id: str) -> Actor | None:
        """The registry's entry of an id."""
        return self._registry.get(actor_id)

    def nation(self, word: str) -> str | None:
        """The country of a folded adjective or name."""
        return self._registry.nation(word)

    def identify(self, name: str, date: str | None) -> Actor | None:
        """Whom the whole mention names: by name, as government of a country, by its last words after a title, or by office at the date."""
        named = self._registry.named(name)
        if named:
            return named
        words = words_of(name)
        if nation := self._government(words):
            return self._registry.get(nation)
        return holder(self._registry, words, date) or self._titled(words) or self._in_a_place(words)

    def _in_a_place(self, words: tuple[str, ...]) -> Actor | None:
        """A body with the place where it acts: المتمردون الحوثيون في اليمن."""
        cut = next((i for i, w in enumerate(words) if w in _IN and i), 0)
        found = self._registry.named(" ".join(words[:cut])) if cut else None
        return found if found and found.type is not ActorType.COUNTRY else None

    def _government(self, words: tuple[str, ...]) -> str | None:
        """A government is its country, in either order: الحكومة السورية, the Syrian government."""
        bare = words[1:] if words[:1] == ("the",) else words
        if len(bare) == 2 and bare[0] in _GOVERNMENT:
            return self._registry.nation(bare[1])
        if len(bare) > 1 and bare[-1] in _GOVERNMENT:
            return self._registry.nation(" ".join(bare[:-1]))
        return self._registry.nation(" ".join(bare)) if len(bare) < len(words) else None

    def _titled(self, words: tuple[str, ...]) -> Actor | None:
        """A person's full name at the end of a title: الرئيس الأميركي دونالد ترامب."""
        for size in (4, 3, 2):
            if len(words) > size and (found := self._registry.named(" ".join(words[-size:]))) and found.type is ActorType.PERSON:
                return found
        head = reference(self.lang).head(words[0]) if len(words) == 2 else None
        found = self._registry.named(words[1]) if head and head.type is ActorType.PERSON else None
        return found if found and found.type is ActorType.PERSON else None

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
        shared = proper and len(key(label).split()) > 1
        return ActorRef("x" + digest_of(type.value, key(label), "" if shared else document.id), label, type)


_IN = frozenset("في in".split())
_GOVERNMENT = frozenset(["الحكومه", "حكومه", "السلطات", "الاداره", "الدوله", "المملكه", "الجمهوريه", "النظام", "government"])
