"""What follows from all judgements together? The same whatever order they came in: they are ordered by date, and a newer one wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from kg.judgements.components import Components
from kg.judgements.record import Judgement, Verb
from kg.model import digest_of

# The id of an actor that neither registry nor imported list knows.
_MINTED = re.compile("x[0-9a-f]{16}")


class State(StrEnum):
    """What has become of a judgement."""

    HOLDS = "holds"
    UNDONE = "undone"
    OVERRULED = "overruled"  # a newer one says the contrary
    WAITING = "waiting"  # it names nobody of this workspace: kept, for documents may still come


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two ids that a matcher, not a person, takes for one actor; the lower the rank, the more it is trusted."""

    rank: float
    keep: str
    other: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """Ids that are another's, actors parted by document, names and aliases by actor, and the state of each judgement by id."""

    redirects: Mapping[str, str]
    parts: Mapping[tuple[str, str], str]
    names: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, tuple[str, ...]]
    states: Mapping[str, State]


@dataclass(slots=True)
class _Work:
    sets: Components = field(default_factory=Components)
    demoted: set[str] = field(default_factory=set)
    states: dict[str, State] = field(default_factory=dict)


def part_id(j: Judgement) -> str:
    """The id of the actor that a part judgement makes; the same wherever and whenever it is said."""
    return "x" + digest_of("part", *j.actors, "", *sorted(j.documents))


def holding(judgements: Iterable[Judgement]) -> tuple[list[Judgement], set[str]]:
    """The judgements that are not undone, newest first, and the ids of those that are; an undo may be undone itself."""
    ordered = sorted(judgements, key=lambda j: j.order, reverse=True)
    undone: set[str] = set()
    for j in ordered:
        if j.verb is Verb.UNDO and j.id not in undone:
            undone.update(j.actors)
    return [j for j in ordered if j.id not in undone], undone


def settle(judgements: Sequence[Judgement], links: Iterable[Link], exists: Callable[[str], bool]) -> Settled:
    """What follows from the log and from the links of the matcher, which yield to every judgement; `exists`: is it an actor here or known?

    Of ids that are one, the first of a merge stays; where that is several, the registry's, then an imported list's, then the smallest.
    """
    held, undone = holding(judgements)
    parts = {part_id(j): j for j in held if j.verb is Verb.PART}
    work = _Work()
    for j in held:
        work.states[j.id] = _decide(work, j, lambda i: i in parts or exists(i))
    for link in sorted(links):
        # Whom a person, or a better link, has joined to somebody goes nowhere else.
        if link.other not in work.demoted and work.sets.join(link.keep, link.other):
            work.demoted.add(link.other)
    redirects = _redirects(work, lambda i: i in parts or exists(i))
    shown = dict(_shown(held, redirects))
    states = {j.id: State.UNDONE if j.id in undone else work.states[j.id] for j in judgements}
    return Settled(redirects, _parted(held, redirects), shown, _aliases(held, redirects), states)


def _decide(work: _Work, j: Judgement, exists: Callable[[str], bool]) -> State:
    """Join or part, newest first; what cannot be said any more is overruled."""
    said = True
    if j.verb is Verb.MERGE:
        keep, *others = j.actors
        joined = [other for other in others if work.sets.join(keep, other)]
        work.demoted.update(joined)
        said = len(joined) == len(others)
    elif j.verb is Verb.SPLIT:
        said = all([work.sets.apart(a, b) for a, b in combinations(j.actors, 2)])
    elif j.verb is Verb.PART:
        said = work.sets.apart(j.actors[0], part_id(j))
    if not said:
        return State.OVERRULED
    return State.HOLDS if j.verb is Verb.UNDO or all(map(exists, j.actors)) else State.WAITING


def _redirects(work: _Work, exists: Callable[[str], bool]) -> dict[str, str]:
    found: dict[str, str] = {}
    for members in work.sets.sets():
        here = [m for m in members if exists(m)]
        if here:
            keep = min(here, key=lambda m: (m in work.demoted, ":" not in m, bool(_MINTED.fullmatch(m)), m))
            found |= {m: keep for m in sorted(members) if m != keep}
    return found


def _parted(held: Sequence[Judgement], redirects: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(document, id) → the id that a part judgement gave, for every id that is one with the parted one; a newer one wins."""
    one: dict[str, set[str]] = {}
    for other, keep in redirects.items():
        one.setdefault(keep, {keep}).add(other)
    found: dict[tuple[str, str], str] = {}
    for j in held:
        if j.verb is Verb.PART:
            keep = redirects.get(j.actors[0], j.actors[0])
            for member in one.get(keep, {keep}):
                for document in j.documents:
                    found.setdefault((document, member), part_id(j))
    return found


def _shown(held: Sequence[Judgement], redirects: Mapping[str, str]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The names that an actor was given, newest first."""
    given: dict[str, list[str]] = {}
    for j in held:
        if j.verb is Verb.RENAME and j.value:
            given.setdefault(redirects.get(j.actors[0], j.actors[0]), []).append(j.value)
    return ((actor, tuple(names)) for actor, names in given.items())


def _aliases(held: Sequence[Judgement], redirects: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    given: dict[str, set[str]] = {}
    for j in held:
        if j.verb is Verb.ALIAS and j.value:
            given.setdefault(redirects.get(j.actors[0], j.actors[0]), set()).add(j.value)
    return {actor: tuple(sorted(names)) for actor, names in given.items()}
