"""How much of what is said does a codebook cover, and what is left?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.concepts.codebook import Codebook, words_to_code
from kg.source import Concept

COLUMNS = ("concept", "name_ar", "name_en", "parent", "stances", "with_narrower", "statements", "speakers", "friendly", "hostile")
LEFT_COLUMNS = ("words", "where", "stances")
_SHOWN = 15


@dataclass(slots=True)
class Found:
    """What falls under one concept."""

    stances: int = 0
    friendly: int = 0
    hostile: int = 0
    statements: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Coverage:
    """Of all stances those that have words to code, those coded, by concept, and the words left (whole, and where they stand)."""

    book: Codebook
    stances: int = 0
    with_words: int = 0
    found: dict[str, Found] = field(default_factory=dict)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def coded(self) -> int:
        """Stances that fall under a concept."""
        return sum(each.stances for each in self.found.values())

    def rows(self) -> list[tuple[Any, ...]]:
        """A row a concept, in the order of the file; `with_narrower` counts the concepts below it too."""
        return [self._row(concept) for concept in self.book.concepts]

    def _row(self, concept: Concept) -> tuple[Any, ...]:
        own = self.found.get(concept.id, Found())
        below = sum(self.found[each].stances for each in _below(concept.id, self.book.concepts) if each in self.found)
        said = (own.stances, own.stances + below, len(own.statements), len(own.speakers), own.friendly, own.hostile)
        return (concept.id, concept.name_ar, concept.name_en, concept.parent, *said)

    def left_rows(self) -> list[tuple[str, str, int]]:
        """What no concept covers, the most frequent first; long contents in part."""
        order = sorted(self.left.items(), key=lambda each: (-each[1], each[0][1] != "issue", each[0]))
        return [(_short(words), where, n) for (words, where), n in order]


def cover(book: Codebook, stances: Iterable[Mapping[str, Any]]) -> Coverage:
    """Code stances (rows with issue, content, id, speaker_id, polarity) by a codebook, whichever one the workspace uses."""
    made = Coverage(book)
    for row in stances:
        made.stances += 1
        words = words_to_code(row["issue"], row["content"])
        made.with_words += bool(words)
        concept = book.code(row["issue"], row["content"])
        if concept is not None:
            _add(made.found.setdefault(concept, Found()), row)
        elif words:
            made.left[words, "issue" if row["issue"] is not None else "content"] += 1
    return made


def _add(found: Found, row: Mapping[str, Any]) -> None:
    found.stances += 1
    found.friendly += row["polarity"] > 0
    found.hostile += row["polarity"] < 0
    found.statements.add(row["id"])
    found.speakers.add(row["speaker_id"])


def _below(id: str, concepts: Iterable[Concept]) -> list[str]:
    narrower = [concept.id for concept in concepts if concept.parent == id]
    return [*narrower, *(deeper for each in narrower for deeper in _below(each, concepts))]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
