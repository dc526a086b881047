"""Which gold actor do an extractor's names and ids mean, within one document?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.lang.normalize import fold

Json = Mapping[str, Any]
_TITLES = frozenset(
    fold(w)
    for w in """الرئيس رئيس وزير الوزير اللواء العميد الفريق الجنرال السيد السيدة الدكتور د الشيخ الملك الأمير السفير الناطق
    المتحدث باسم الأمين العام الراحل السابق الحالي
    mr mrs ms dr sir president prime minister secretary senator general the gen sen rep""".split()
)


def words(text: str | None) -> list[str]:
    """Folded words."""
    plain = unicodedata.normalize("NFKC", text or "")
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    letters = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})
    return re.findall(r"\w+", bare.translate(letters).casefold())


def overlap(a: list[str], b: list[str]) -> float:
    """Share of common words, as F1 over multisets."""
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b)) if a and b else 0.0


def text_of(span: Json | str | None) -> str | None:
    """The words of a span, or of a plain string."""
    return span.get("text") if isinstance(span, Mapping) else span


def _core(text: str | None) -> str:
    return " ".join(w for w in words(text) if w not in _TITLES)


class GoldActors:
    """The gold actors of one document by name; a predicted id is the one gold actor that its names mean most often."""

    def __init__(self, document: Json, predicted: Iterable[Json] = ()) -> None:
        self.by_key: dict[str, str] = {}
        self.by_core: dict[str, str] = {}
        self.type = {k: a["type"] for k, a in document["actors"].items()}
        for k, actor in document["actors"].items():
            for name in [actor["name"], *actor["mentions"], *actor.get("accept", [])]:
                self.by_key.setdefault(" ".join(words(name)), k)
                if _core(name):
                    self.by_core.setdefault(_core(name), k)
        self.of_id = self._match(predicted)

    def named(self, name: str | None) -> str | None:
        """The gold actor that these words name: whole, titles aside, or holding a full gold name."""
        whole = " ".join(words(name))
        if whole in self.by_key:
            return self.by_key[whole]
        if _core(name) in self.by_core:
            return self.by_core[_core(name)]
        got, best, size = words(name), None, 1
        for gold_name, k in self.by_core.items():
            want = gold_name.split()
            if len(want) > size and any(got[i : i + len(want)] == want for i in range(len(got) - len(want) + 1)):
                best, size = k, len(want)
        return best

    def find(self, actor: Json | None) -> str | None:
        """The gold actor of a predicted one, by id; its own id with a mark where it is none."""
        return self.of_id.get(actor["id"], "?" + actor["id"]) if actor else None

    def find_by_words(self, actor: Json | None) -> str | None:
        """The same by the words alone that name it there."""
        return (self.named(text_of(actor.get("mention"))) or self.named(actor.get("label"))) if actor else None

    def _match(self, predicted: Iterable[Json]) -> dict[str, str]:
        votes: Counter[tuple[str, str]] = Counter()
        for actor in (a for p in predicted for a in actors_of(p)):
            for k in {self.named(text_of(actor.get("mention"))), self.named(actor.get("label"))} - {None}:
                votes[actor["id"], str(k)] += 1
        of_id: dict[str, str] = {}
        for (id_, k), _ in sorted(votes.items(), key=lambda v: (-v[1], v[0])):
            if id_ not in of_id and k not in of_id.values():
                of_id[id_] = k
        return of_id


def actors_of(statement: Json) -> list[Json]:
    """Speaker, addressee and targets of a record."""
    found = [statement.get("speaker"), statement.get("addressee"), *(s.get("target") for s in statement.get("stances") or [])]
    return [a for a in found if a]
