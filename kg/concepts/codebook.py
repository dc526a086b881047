"""Under which concept of a user's codebook does an issue fall?

A codebook is TOML, a table a concept: `["غرق السفن"]`, with `words` (what its issues say), and if wished `name_ar`, `name_en`, `parent`,
`examples` (issues that must fall under it) and `counterexamples` (issues that must not): both are tried when the file is read.
Spelling, case, the article and letters written onto a word's front are folded away; `*` is any ending, `a/b` either word, `_` up to
three words.
Of several concepts whose words are found the one with the most words wins, then the longest, then the first of the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.errors import KgError
from kg.lang.clitics import variants
from kg.lang.normalize import fold
from kg.lang.packfile import check_keys, check_letters, nearest
from kg.lang.patterns import Pattern
from kg.source import Concept
from kg.text.tokens import tokenize

_TEXTS, _LISTS = ("name_ar", "name_en", "parent"), ("words", "examples", "counterexamples")
_ARTICLE = re.compile(r"^ال(?=[^\W_]{2})")


@dataclass(frozen=True, slots=True)
class Rule:
    """Words by which a concept is known, as written and as compared."""

    concept: str
    words: str
    pattern: Pattern

    @property
    def weight(self) -> tuple[int, int]:
        """How much it asks for: so many words, so many letters."""
        words = [word for word in self.pattern.words if word != "_"]
        return len(words), sum(map(len, words))


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """Concepts in the order of the file, rules with the most words first; `text` is the file."""

    text: str
    concepts: tuple[Concept, ...]
    rules: tuple[Rule, ...]
    asked: dict[str, str | None] = field(default_factory=dict, repr=False)

    def concept_of(self, words: str) -> str | None:
        """The concept of an issue's words, None where no rule fits.

        >>> book = parse('[water]\\nwords = ["نقص المياه", "dam*"]')
        >>> book.concept_of("أزمة ونقص مياه"), book.concept_of("the Dams of the north"), book.concept_of("الماء")
        ('water', 'water', None)
        """
        if words not in self.asked:
            if len(self.asked) > _REMEMBERED:
                self.asked.clear()
            views = [variants(token.norm) for token in tokenize(words) if token.is_word]
            self.asked[words] = next((rule.concept for rule in self.rules if _found(rule.pattern, views)), None)
        return self.asked[words]

    def code(self, issue: str | None, content: str | None) -> str | None:
        """The concept of a stance."""
        words = words_to_code(issue, content)
        return self.concept_of(words) if words else None


_REMEMBERED = 1 << 16


def words_to_code(issue: str | None, content: str | None) -> str | None:
    """By what a stance is coded: its issue where it has one, else what is said."""
    return issue if issue is not None else content


def parse(text: str, place: str = "codebook") -> Codebook:
    """The codebook of a TOML text; KgError says at which entry of which file what is wrong."""
    check_letters(place, text)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        hint = 'a concept is ["its name"] on a line of its own, then words = ["...", "..."]'
        raise KgError(f"{place}: not TOML: {error}", hint=hint) from error
    if not data:
        raise KgError(f"{place}: no concept in it", hint="kg concepts --suggest drafts a codebook")
    for id, entry in data.items():
        _check(f"{place}, {id}", entry)
    rules = sorted(_rules(place, data), key=lambda rule: rule.weight, reverse=True)
    book = Codebook(text, tuple(_concept(id, entry) for id, entry in data.items()), tuple(rules))
    _check_parents(place, book)
    _try_examples(place, book, data)
    return book


def _check(place: str, entry: Any) -> None:
    if not isinstance(entry, dict):
        raise KgError(f"{place}: is no table", hint='["concept"] on a line of its own, its words below')
    check_keys(place, entry, required=("words",), optional=(*_TEXTS, *_LISTS))
    for key, value in entry.items():
        texts = [value] if key in _TEXTS else value
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            raise KgError(f"{place}: {key} is {value!r}", hint=f'{key} = "text"' if key in _TEXTS else f'{key} = ["text", "text"]')


def _concept(id: str, entry: dict[str, Any]) -> Concept:
    return Concept(id, *(entry.get(key) for key in _TEXTS))


def _rules(place: str, data: dict[str, dict[str, Any]]) -> Iterator[Rule]:
    owners: dict[Pattern, str] = {}
    for id, entry in data.items():
        for words in entry["words"]:
            pattern = _pattern(words)
            if not any(re.search(r"\w", word.replace("_", "")) for word in pattern.words):
                raise KgError(f"{place}, {id}: {words!r} holds no word", hint="give letters to look for")
            if (owner := owners.setdefault(pattern, id)) != id:
                raise KgError(f"{place}, {id}: {words!r} is also among the words of {owner}", hint="leave it to one of the two")
            yield Rule(id, words, pattern)


def _pattern(words: str) -> Pattern:
    return Pattern(tuple("/".join(_ARTICLE.sub("", fold(one)) for one in word.split("/")) for word in words.split()))


def _found(pattern: Pattern, views: Sequence[tuple[str, ...]]) -> bool:
    return any(pattern.match_any(views, at) is not None for at in range(len(views)))


def _check_parents(place: str, book: Codebook) -> None:
    parents = {concept.id: concept.parent for concept in book.concepts}
    for id, parent in parents.items():
        above, seen = parent, {id}
        while above is not None:
            if above not in parents:
                raise KgError(f"{place}, {id}: parent {above!r} is no concept of it", hint=nearest(above, parents))
            if above in seen:
                raise KgError(f"{place}, {id}: is above itself", hint="take one of the parents out")
            seen.add(above)
            above = parents[above]


def _try_examples(place: str, book: Codebook, data: dict[str, dict[str, Any]]) -> None:
    for id, entry in data.items():
        for example in entry.get("examples", ()):
            if (found := book.concept_of(example)) != id:
                hint = f"add words that find it to {id}, or take the example out"
                raise KgError(f"{place}, {id}: its example {example!r} falls under {found or 'no concept'}", hint=hint)
        for example in entry.get("counterexamples", ()):
            if book.concept_of(example) == id:
                hint = f"narrow the words of {id}, or give another concept more words that fit"
                raise KgError(f"{place}, {id}: its counterexample {example!r} falls under it", hint=hint)


def roots(concepts: Sequence[Concept]) -> dict[str, str]:
    """The topmost concept above each.

    >>> roots([Concept("dams", parent="water"), Concept("water")])
    {'dams': 'water', 'water': 'water'}
    """
    parents = {concept.id: concept.parent for concept in concepts}

    def top(id: str) -> str:
        above = parents.get(id)
        return id if above is None else top(above)

    return {id: top(id) for id in parents}
