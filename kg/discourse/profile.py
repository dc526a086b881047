"""What do the words of a mention say of who is meant: title, proper name, nation, kind?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.discourse.headlast import core_of
from kg.lang.reference import Reference
from kg.model import ActorType, Span
from kg.text.tokens import Token, tokenize

# A person's name ends before these: relative pronouns, prepositions, clause words, conjunction with a second thing.
_NAME_ENDS = frozenset(
    [
        "الذي",
        "التي",
        "الذين",
        "اللذان",
        "اللتان",
        "في",
        "من",
        "علي",
        "عن",
        "الي",
        "مع",
        "بعد",
        "قبل",
        "خلال",
        "ان",
        "انه",
        "حول",
        "بين",
        "ضد",
        "منذ",
        "اثر",
        "عقب",
        "لدي",
        "امام",
        "وهو",
        "وهي",
        "who",
        "which",
        "in",
        "of",
        "at",
        "from",
    ]
)


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
    # The words and those of the title without the Arabic article: what mentions are compared by.
    bare: tuple[str, ...] = field(init=False, repr=False, compare=False)
    bare_title: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "bare", tuple(map(bare, self.words)))
        object.__setattr__(self, "bare_title", tuple(map(bare, self.title)))

    @property
    def proper(self) -> bool:
        """Does it hold a proper name?"""
        return bool(self.name)


def bare(word: str) -> str:
    """A folded word without the Arabic article."""
    return word.removeprefix("ال")


def profile(span: Span, reference: Reference, nation: Callable[[str], str | None], known: ActorType | None = None) -> Profile:
    """Take a mention apart: `رئيس البرلمان الإيراني، محمد قاليباف` has title, nation and name.

    `nation` gives the country id of a demonym or a country's name; `known` is the type where the registry knows the words.
    """
    if reference.head_last:
        return _head_last(span, reference, nation, known)
    parts = [
        [reference.plain(t.norm) for t in part if t.is_word and t.norm not in reference.fillers] for part in _parts(tokenize(span.text))
    ]
    words = tuple(w for part in parts for w in part)
    head = next((h for w in words[:2] if (h := reference.head(w))), None)
    ends = _NAME_ENDS if head is None or head.type is ActorType.PERSON else frozenset()
    cut, name = _name(parts, reference, nation, head is not None, ends)
    nations = frozenset(n for w in words[:cut] if (n := nation(w)))
    kind = known or (head.type if head else None) or (ActorType.PERSON if len(name) > 1 else ActorType.UNKNOWN)
    if known is None and head is None and kind is ActorType.UNKNOWN and name and _plural(words[0]):
        kind = ActorType.GROUP
    gender = head.gender if head else ("f" if words and words[0].endswith("ه") else "m")
    definite = bool(words) and (words[0].startswith("ال") or words[0] in ("رييس", "وزير") or bool(nations))
    return Profile(span, words, words[:cut], name, nations, kind, gender, definite)


def _head_last(span: Span, reference: Reference, nation: Callable[[str], str | None], known: ActorType | None) -> Profile:
    tokens = tokenize(span.text)
    # A hyphen inside a word parts nothing: Charlotte-Mecklenburg.
    loose = [t for i, t in enumerate(tokens) if t.text != "-" or (i and tokens[i - 1].end < t.start)]
    core = core_of([[t for t in part if t.is_word] for part in _parts(loose)], reference)
    nations = frozenset(n for w in core.title if (n := nation(w)))
    kind = known or (core.head.type if core.head else None) or (ActorType.PERSON if len(core.name) > 1 else ActorType.UNKNOWN)
    gender = core.head.gender if core.head else "m"
    return Profile(span, (*core.title, *core.name), core.title, core.name, nations, kind, gender, core.definite or bool(nations))


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """The mention's parts between commas, brackets and dashes."""
    parts: list[list[Token]] = [[]]
    for t in tokens:
        if t.text in "،,()-–":
            parts.append([])
        else:
            parts[-1].append(t)
    return parts


def _name(
    parts: list[list[str]], reference: Reference, nation: Callable[[str], str | None], headed: bool, ends: frozenset[str]
) -> tuple[int, tuple[str, ...]]:
    """How many words precede the proper name, and the name: the first part's after title, genitives and adjectives, else the next part's.

    What follows the name is none of it: a relative clause, a preposition, a second apposition.
    """
    before = 0
    for k, words in enumerate(parts):
        i = (1 if k == 0 else 0) if headed else 0
        # Behind a comma the name begins, or a second title: على is a preposition in a title only, علي a name.
        while (
            headed and i < len(words) and (_common(words[i], reference) or nation(words[i]) if k == 0 else _title_word(words[i], reference))
        ):
            i += 1
        end = next((j for j in range(i + 1, len(words)) if words[j] in ends or _titles(words[j], reference)), len(words))
        if i < len(words) and (words[i] not in ends or (k and _ali(words, i))):
            return before + i, tuple(words[i:end])
        before += len(words)
    return before, ()


def _titles(word: str, reference: Reference) -> bool:
    """Does a title begin here, behind a name (سمير نصر مدير المصنع)? Some titles are parts of names (عبد الملك)."""
    head = reference.head(word)
    return head is not None and head.type is ActorType.PERSON and word.removeprefix(reference.article) not in reference.in_names


def _ali(words: list[str], i: int) -> bool:
    """The name علي, folded like the preposition على: a bare word follows, no article."""
    return words[i] == "علي" and i + 1 < len(words) and not words[i + 1].startswith("ال")


def _title_word(word: str, reference: Reference) -> bool:
    return reference.head(word) is not None or (bool(reference.article) and word.startswith(reference.article))


def _common(word: str, reference: Reference) -> bool:
    return word in reference.portfolio or reference.head(word) is not None or word.startswith(("ال", "لل", "بال", "وال"))


def _plural(word: str) -> bool:
    return word.startswith("ال") and word.endswith(("ون", "ين", "ات"))
