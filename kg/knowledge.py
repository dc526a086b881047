"""What does the world know of a name? The registry as the stages see it (they do not know each other)."""

from __future__ import annotations

from kg.lang.normalize import key
from kg.model import Actor, ActorRef, ActorType, Document, Scored, digest_of
from kg.text.passage import Passage


class Knowledge:
    """Registry look-ups for one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def get(self, actor_id: str) -> Actor | None:
        return None

    def nation(self, word: str) -> str | None:
        return None

    def identify(self, name: str, date: str | None) -> Actor | None:
        return None

    def scan(self, p: Passage) -> list[Scored]:
        return []

    def link(self, names: tuple[str, ...], type: ActorType, known: str | None, document: Document, date: str | None) -> ActorRef:
        label = names[0]
        return ActorRef("x" + digest_of(type.value, key(label), document.id), label, type)
