"""A mention taken apart where the head noun closes the noun phrase: Google chief legal officer David Drummond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.lang.reference import Head, Reference
from kg.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Core:
    """What a mention's part says, head noun first: (officer, legal, chief, google) and (david, drummond)."""

    title: tuple[str, ...]
    name: tuple[str, ...]
    head: Head | None
    definite: bool


def core_of(parts: Sequence[Sequence[Token]], reference: Reference) -> Core:
    """The first part with what an apposition adds: a name to a title (the mayor, Carl Osten), a kind to a name (Carl Osten, the mayor)."""
    cores = [_core(part, reference) for part in parts if part]
    if not cores:
        return Core((), (), None, definite=False)
    first, others = cores[0], cores[1:]
    if first.name and first.head is None:
        head = next((c.head for c in others if c.head and not c.name), None)
        return Core(first.title, first.name, head, first.definite)
    if not first.name:
        return Core(first.title, next((c.name for c in others if c.name and not c.title), ()), first.head, first.definite)
    return first


def _core(tokens: Sequence[Token], reference: Reference) -> Core:
    """The words before the first preposition or relative: title up to the last head noun or common word, name behind it."""
    definite = tokens[0].norm in reference.determiners
    words = list(tokens[1:] if definite or tokens[0].norm in ("a", "an") else tokens)
    words = words[: next((i for i, t in enumerate(words) if i and t.norm in reference.closers), len(words))]
    last = max((i for i, t in enumerate(words) if _is_common(t, reference, closes=i == len(words) - 1 and i == 1)), default=-1)
    title, name = words[: last + 1], words[last + 1 :]
    head = reference.head(title[-1].norm) if title else None
    return Core(tuple(t.norm for t in reversed(title)), tuple(t.norm for t in name), head, definite)


def _is_common(t: Token, reference: Reference, *, closes: bool) -> bool:
    """Is it no part of a proper name: a head noun (King closes Larry King), or written small?"""
    if closes and t.norm in reference.in_names:
        return False
    return reference.head(t.norm) is not None or (not t.text[:1].isupper() and t.norm not in reference.particles)
