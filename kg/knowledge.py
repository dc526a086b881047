"""What does the world know of a name? The registry as discourse and extraction see it (stages do not know each other)."""

from __future__ import annotations

from functools import lru_cache

from kg.actors.linker import Linker
from kg.actors.names import common, name_key
from kg.actors.registry import load
from kg.discourse.profile import profile
from kg.lang.reference import reference
from kg.model import Actor, ActorRef, ActorType, Document, Scored, Span, digest_of
from kg.text.passage import Passage

# A registry name found in running text is a candidate of this standing; the ranker decides whether it matters.
_SCAN_P = 0.5
_REMEMBERED = 1 << 14


class Knowledge:
    """Registry look-ups for one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._registry = load()
        linker = Linker(self._registry, reference(lang))
        # An article names the same few actors again and again, and other articles of its day do as well.
        self._identify = lru_cache(maxsize=_REMEMBERED)(linker.identify)
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
