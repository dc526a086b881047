"""Who agrees with whom, and on how much? Congruence and conflict as Discourse Network Analyzer defines them.

Each actor has counts of friendly and hostile statements about each thing (concept or target). Two actors' congruence is the sum over
things of friendly times friendly and hostile times hostile, their conflict that of friendly times hostile and hostile times friendly:
an actor that is for and against one thing is in both (Leifeld 2017, Discourse Network Analysis; its Exporter, boolean qualifier).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from kg.graph.projection import add_node
from kg.graph.ties import Pair, Thing, once, thing_of

if TYPE_CHECKING:
    import networkx as nx


@dataclass(slots=True)
class Positions:
    """Friendly and hostile statements of each actor about each thing; what is neither has no side and is not counted."""

    actors: dict[str, Thing] = field(default_factory=dict)
    friendly: dict[str, dict[str, int]] = field(default_factory=dict)
    hostile: dict[str, dict[str, int]] = field(default_factory=dict)
    # Who speaks of each thing, in the order of the documents: a dictionary keeps order, a set does not.
    speakers: dict[str, dict[str, None]] = field(default_factory=dict)

    def total(self, actor: str) -> int:
        """All statements counted of an actor."""
        return sum(self.friendly[actor].values()) + sum(self.hostile[actor].values())

    def length(self, actor: str) -> float:
        """The Euclidean length of an actor's counts."""
        return sqrt(sum(n * n for side in (self.friendly, self.hostile) for n in side[actor].values()))


@dataclass(slots=True)
class Shared:
    """What two actors have in common, over all things."""

    congruence: int = 0
    conflict: int = 0
    things: int = 0
    # Statements of either with which the other agrees.
    agreed: int = 0


def positions(pairs: Iterable[Pair], per: str = "statement") -> Positions:
    """Count the sides that actors take."""
    made = Positions()
    for tie, thing in once((pair for pair in pairs if pair[0].polarity), lambda t: t.polarity, per):
        actor = tie.speaker.id
        made.actors.setdefault(actor, thing_of(tie.speaker))
        for side in (made.friendly, made.hostile):
            side.setdefault(actor, {})
        side = made.friendly if tie.polarity > 0 else made.hostile
        side[actor][thing.id] = side[actor].get(thing.id, 0) + 1
        made.speakers.setdefault(thing.id, {})[actor] = None
    return made


def one_mode(made: Positions, weight: str, normalization: str = "no") -> nx.Graph:
    """Actors tied by `weight`: congruence, conflict, subtract or ratio; pairs without congruence or conflict have no edge.

    Edges have all of `congruence`, `conflict` and `things` (on how many both take sides), plain counts whatever the weight is.
    """
    import networkx as nx

    graph = nx.Graph()
    for thing in made.actors.values():
        add_node(graph, thing)
    for (a, b), shared in _shared(made).items():
        value = WEIGHTS[weight](shared)
        if weight in ("congruence", "conflict") and not value:
            continue
        divisor = NORMALIZATIONS[normalization](made, a, b, shared)
        facts = {"congruence": shared.congruence, "conflict": shared.conflict, "things": shared.things}
        graph.add_edge(a, b, **facts, weight=value / divisor if divisor != 1 else value)
    return graph


def _shared(made: Positions) -> Mapping[tuple[str, str], Shared]:
    found: dict[tuple[str, str], Shared] = {}
    for thing, speakers in made.speakers.items():
        for a, b in _pairs(speakers):
            shared = found.setdefault((a, b), Shared())
            (p, q), (r, s) = ((made.friendly[x].get(thing, 0), made.hostile[x].get(thing, 0)) for x in (a, b))
            shared.congruence += p * r + q * s
            shared.conflict += p * s + q * r
            shared.agreed += (p + r if p and r else 0) + (q + s if q and s else 0)
            shared.things += 1
    return dict(sorted(found.items()))


def _pairs(speakers: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield from combinations(sorted(speakers), 2)


def _jaccard(made: Positions, a: str, b: str, shared: Shared) -> float:
    """Products of what both say, and statements of each that the other never makes."""
    return made.total(a) + made.total(b) - shared.agreed + shared.congruence


WEIGHTS: Mapping[str, Callable[[Shared], float]] = {
    "congruence": lambda x: x.congruence,
    "conflict": lambda x: x.conflict,
    "subtract": lambda x: x.congruence - x.conflict,
    "ratio": lambda x: (x.congruence - x.conflict) / (x.congruence + x.conflict),
}
NORMALIZATIONS: Mapping[str, Callable[[Positions, str, str, Shared], float]] = {
    "no": lambda made, a, b, shared: 1,
    "average": lambda made, a, b, shared: (made.total(a) + made.total(b)) / 2,
    "jaccard": _jaccard,
    "cosine": lambda made, a, b, shared: made.length(a) * made.length(b),
}
