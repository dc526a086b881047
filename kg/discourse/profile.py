"""What do the words of a mention say of who is meant: title, proper name, nation, kind?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.lang.reference import Reference
from kg.model import ActorType, Span
from kg.text.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Profile:
    """A mention taken apart; words are folded. `nations` are ids of countries that an adjective or a name in it stands for."""

    span: Span
    words: tuple[str, ...]
    title: tuple[str, ...]
    name: tuple[str, ...]
    nations: frozenset[str]
    type: ActorType
    gender: str
    definite: bool

    @property
    def proper(self) -> bool:
        """Does it hold a proper name?"""
        return bool(self.name)


def profile(span: Span, reference: Reference, nation: Callable[[str], str | None], known: ActorType | None = None) -> Profile:
    """Take a mention apart: `رئيس البرلمان الإيراني، محمد قاليباف` has title, nation and name.

    `nation` gives the country id of a demonym or a country's name; `known` is the type where the registry knows the words.
    """
    tokens = [t for t in tokenize(span.text) if t.is_word]
    words = tuple(t.norm for t in tokens)
    head = next((h for w in words[:2] if (h := reference.head(w))), None)
    cut = _name_start(span, words, [t.start for t in tokens], reference, nation, head is not None)
    nations = frozenset(n for w in words[:cut] if (n := nation(w)))
    name = words[cut:]
    kind = known or (head.type if head else None) or (ActorType.PERSON if len(name) > 1 else ActorType.UNKNOWN)
    if known is None and head is None and kind is ActorType.UNKNOWN and name and _plural(words[0]):
        kind = ActorType.GROUP
    gender = head.gender if head else ("f" if words and words[0].endswith("ه") else "m")
    definite = bool(words) and (words[0].startswith("ال") or words[0] in ("رييس", "وزير") or bool(nations))
    return Profile(span, words, words[:cut], name, nations, kind, gender, definite)


def _name_start(span: Span, words: tuple[str, ...], starts: list[int], reference: Reference, nation: Callable[[str], str | None], headed: bool) -> int:
    """Index of the first word of the proper name: after the title, its genitives, adjectives and the last comma before it."""
    if not headed:
        return 0
    i = 1
    while i < len(words) and (_common(words[i], reference) or nation(words[i])):
        i += 1
    return i


def _common(word: str, reference: Reference) -> bool:
    return word in reference.portfolio or reference.head(word) is not None or word.startswith(("ال", "لل", "بال", "وال"))


def _plural(word: str) -> bool:
    return word.startswith("ال") and word.endswith(("ون", "ين", "ات"))
