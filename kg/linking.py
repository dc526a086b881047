"""Which actor of a workspace is which of the imported lists? Looked up by name in either script, weighed, never guessed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.actors.match import Asked, Score, keys, score, threshold
from kg.actors.offices import titled
from kg.actors.registry import Registry
from kg.discourse.profile import Profile, profile
from kg.lang.normalize import fold, script
from kg.lang.reference import reference
from kg.model import ActorType, Span
from kg.workspace.imported import candidates, holders, imported


@dataclass(frozen=True, slots=True)
class Found:
    """An actor of a list, and why."""

    id: str
    score: Score


@dataclass(frozen=True, slots=True)
class Linker:
    """A workspace's lists with the registry that reads titles."""

    connection: sqlite3.Connection
    registry: Registry

    def link(self, asked: Asked) -> Found | None:
        """The one actor of the lists that this most likely is; nobody where that is not likely enough, or another is nearly as likely."""
        found = candidates(self.connection, keys(asked.name, asked.type))
        alike = sum(score(asked, k, 1) is not None for k in found)
        scored = sorted(((s.p, k.id, s) for k in found if (s := score(asked, k, alike))), reverse=True)
        least, margin = threshold()
        if not scored or scored[0][0] < least or (len(scored) > 1 and scored[0][0] - scored[1][0] < margin):
            return None
        return Found(scored[0][1], scored[0][2])

    def asked(self, labels: Iterable[str], type_: ActorType, first: str, last: str) -> Iterator[Asked]:
        """What an actor's labels ask for: names without title, fullest first, with nations and holders of the offices named."""
        profiles = {label: self._profile(label) for label in labels}
        nations = frozenset(n for p in profiles.values() for n in p.nations)
        held = frozenset(i for p in profiles.values() if p.title and first for i in self._holders(p, first, last))
        names = {own for label, p in profiles.items() if (own := _own(label, p, type_))}
        for name in sorted(names, key=lambda n: (-len(n.split()), n)):
            if type_ is not ActorType.PERSON or len(name.split()) > 1 or held:
                yield Asked(name, type_, nations, held)

    def registered(self, id_: str) -> str | None:
        """The one actor of the registry who bears the names of this actor of a list, of the same type and of no other country."""
        known = imported(self.connection, id_)
        if known is None:
            return None
        whole = (n for n in known.names if known.type is not ActorType.PERSON or len(n.split()) > 1)
        found = {a.id: a for n in whole if (a := self.registry.named(n)) and a.type is known.type}
        same = [a.id for a in found.values() if not (a.country and known.country and a.country != known.country)]
        return same[0] if len(same) == 1 else None

    def _profile(self, label: str) -> Profile:
        return profile(Span(0, len(label), label), reference(script(label)), self.registry.nation)

    def _holders(self, p: Profile, first: str, last: str) -> Iterator[str]:
        for office, owner in titled(self.registry, p.title):
            yield from holders(self.connection, office, owner or "", first, last) if owner else ()


def _own(label: str, p: Profile, type_: ActorType) -> str:
    """The name in a label: a person's without title; none behind the title of somebody else (المتحدث باسم الرئيس سمير نصر)."""
    if type_ is not ActorType.PERSON:
        return label
    if script(label) == "en" and any(w[0].islower() for w in label.split() if fold(w).strip(".,'") in p.name):
        return ""  # "a senior official" has no name
    heads = [h for w in p.title if (h := reference(script(label)).head(w)) and h.type is ActorType.PERSON]
    return "" if len(heads) > 1 else " ".join(p.name)
