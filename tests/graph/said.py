"""Graph sources in a few words: `said("A praises X", "A blames X 2024-03-05")`."""

from __future__ import annotations

from typing import Any

from kg.model import ActorRef, ActorType, Relation
from kg.source import Concept
from tests.builders import document, span_in, stance, statement
from tests.stores.source import Records


def said(*lines: str, concepts: tuple[Concept, ...] = (), **more: Any) -> Records:
    """One document a line: speaker, relation, target or `#concept`, and a date if any; `outlet` and the like are the documents'."""
    return Records([_document(n, *line.split(), **more) for n, line in enumerate(lines)], concepts)


def _document(n: int, speaker: str, relation: str, about: str, date: str = "", **more: Any) -> Any:
    text = f"{n:03} {speaker} {relation} {about}"
    doc = document(text, id=f"d{n:03}", date=date or None, **more)
    to: dict[str, Any] = {"target": actor(about)} if about[0] != "#" else {"issue": span_in(text, about), "concept": about[1:]}
    return doc, [statement(doc, relation, actor(speaker), stances=(stance(Relation(relation), **to),))]


def actor(name: str) -> ActorRef:
    """An actor whose id is its name."""
    return ActorRef(name, f"«{name}»", ActorType.PERSON)
