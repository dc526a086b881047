"""Which office do the words of a title name, and of which country or body?"""

from __future__ import annotations

from collections.abc import Sequence

from kg.actors.registry import Registry
from kg.model import Actor

# Folded words that a title must begin with (article aside) → office; the longest first.
_OFFICES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("رييس", "الوزراء"), "prime-minister"),
    (("رييس", "وزراء"), "prime-minister"),
    (("رييس", "الحكومه"), "prime-minister"),
    (("رييس", "حكومه"), "prime-minister"),
    (("وزير", "الخارجيه"), "foreign-minister"),
    (("وزيره", "الخارجيه"), "foreign-minister"),
    (("وزير", "خارجيه"), "foreign-minister"),
    (("وزير", "الدفاع"), "defence-minister"),
    (("ولي", "العهد"), "crown-prince"),
    (("المستشار",), "chancellor"),
    (("المستشاره",), "chancellor"),
    (("مستشاره",), "chancellor"),
    (("الامين", "العام"), "secretary-general"),
    (("امين", "عام"), "secretary-general"),
    (("المرشد",), "supreme-leader"),
    (("الزعيم",), "supreme-leader"),
    (("العاهل",), "king"),
    (("الملك",), "king"),
    (("امير",), "emir"),
    (("الرييس",), "president"),
    (("رييس",), "president"),
    (("رييس", "الجمهوريه"), "president"),
    (("prime", "minister"), "prime-minister"),
    (("foreign", "minister"), "foreign-minister"),
    (("secretary", "of", "state"), "foreign-minister"),
    (("president",), "president"),
    (("king",), "king"),
    (("chancellor",), "chancellor"),
)
_LONGEST_FIRST = sorted(_OFFICES, key=lambda o: -len(o[0]))


def holder(registry: Registry, words: Sequence[str], date: str | None) -> Actor | None:
    """Who is meant by a title alone: (الرييس, الامريكي) on a day. Nothing but title and nation or body may stand in it.

    A word more (السابق, مستشار) is another office, so nobody is guessed.
    """
    for title, office in _LONGEST_FIRST:
        if tuple(words[: len(title)]) == title and len(words) > len(title):
            rest = words[len(title) :]
            of = registry.nation(rest[0]) if len(rest) == 1 else None
            body = registry.named(" ".join(w.replace("لل", "ال", 1) if w.startswith("لل") else w for w in rest))
            of = of or (body.id if body else None)
            return registry.holder(office, of, date) if of else None
    return None
