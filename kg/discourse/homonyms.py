"""Which names of the registry are a person's here, who is named in full elsewhere in the article?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.discourse.profile import Profile
from kg.model import ActorType

# Given name and last name; عبد and what follows are one given name.
_FULL = 2


def surnames(profiles: Iterable[Profile], given: Callable[[str], bool]) -> frozenset[str]:
    """Last names of the people whom an article names by given name and last name.

    مالي of الوزير أحمد مالي, "Jordan" of "Michael Jordan"; but not ميانمار of معاناة لاجئي ميانمار, where no given name stands.
    """
    people = (p.name for p in profiles if p.type is ActorType.PERSON and p.name)
    return frozenset(name[-1] for name in people if len(name) == _FULL + (name[0] == "عبد") and given(name[0]))


def is_homonym(p: Profile, names: frozenset[str]) -> bool:
    """Is a country or body's name here a person's last name?"""
    return len(p.words) == 1 and p.type is not ActorType.PERSON and p.words[0] in names
