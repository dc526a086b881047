"""Which ids are one actor, given pairs that are said to be one and pairs that are said to be two?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Components:
    """Sets of ids, joined pair by pair, the most trusted pair first: what was said apart before is not joined afterwards.

    >>> found = Components(); found.apart("a", "c"), found.join("a", "b"), found.join("b", "c")
    (True, True, False)
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._enemies: dict[str, set[str]] = {}

    def join(self, a: str, b: str) -> bool:
        """Make the two one; False where they, or any that are one with them, were said to be two."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return True
        if y in self._enemies[x]:
            return False
        if len(self._members[x]) < len(self._members[y]):
            x, y = y, x
        self._parent[y] = x
        self._members[x] |= self._members.pop(y)
        for enemy in self._enemies.pop(y):
            self._enemies[enemy].discard(y)
            self._enemies[enemy].add(x)
            self._enemies[x].add(enemy)
        return True

    def apart(self, a: str, b: str) -> bool:
        """Keep the two apart; False where they were joined before."""
        x, y = self.root(a), self.root(b)
        if x == y:
            return False
        self._enemies[x].add(y)
        self._enemies[y].add(x)
        return True

    def root(self, id_: str) -> str:
        """Some member of the id's set, the same for all of its members."""
        if id_ not in self._parent:
            self._parent[id_], self._members[id_], self._enemies[id_] = id_, {id_}, set()
        while (parent := self._parent[id_]) != id_:
            self._parent[id_] = self._parent[parent]
            id_ = parent
        return id_

    def sets(self) -> Iterator[set[str]]:
        """All sets of more than one id."""
        return (members for members in self._members.values() if len(members) > 1)

    def together(self, ids: Iterable[str]) -> bool:
        """Are all of them one?"""
        return len({self.root(i) for i in ids}) == 1
