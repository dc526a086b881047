"""Which concepts would a first codebook have? Issues are grouped by the words that recur in them, greedily: the largest group first."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from kg.concepts.codebook import parse
from kg.lang.normalize import fold
from kg.text.tokens import Token, tokenize

# Conjunction and preposition before an article, and the article: what differs between بالتفتيش, والتفتيش and تفتيش.
_FRONT = re.compile(r"^[وف]?(?:بال|كال|لل|ال)(?=[^\W_]{3})")
_SHORTEST = 3
_EXAMPLES = 3
_HEAD = """\
# A draft by kg concepts --suggest: what recurs in issues. Rename what is a concept, move words between them, delete the rest.
# words: what its issues say; * any ending, a/b either word, _ up to three words between. Then: kg concepts use FILE
"""

Word = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Issues that share words: how the words are most often written, how many stances, the most frequent issues."""

    words: str
    stances: int
    issues: tuple[str, ...]


def groups(issues: Mapping[str, int], least: int = 3, most: int = 40) -> list[Group]:
    """Groups of issues (each with its number of stances) that share a word or two, each issue in one group, of at least this score."""
    left = {issue: _keys(issue) for issue in issues}
    found: list[Group] = []
    while len(found) < most and (best := _best(left, issues, least)) is not None:
        held = [issue for issue, keys in left.items() if best in keys]
        written: Counter[str] = Counter()
        for issue in held:
            written[left[issue][best]] += issues[issue]
            del left[issue]
        held.sort(key=lambda issue: (-issues[issue], len(issue), issue))
        words = min(written, key=lambda each: (-written[each], len(each), each))
        found.append(Group(words, sum(issues[issue] for issue in held), tuple(held)))
    return found


def _best(left: Mapping[str, Mapping[Word, str]], issues: Mapping[str, int], least: int) -> Word | None:
    """The words that most issues share; two words count half as much again, for they say more.

    An issue said n times scores the root of n: copies of one article should not look like a debate.
    """
    counted: dict[Word, float] = {}
    for issue, keys in left.items():
        for words in keys:
            counted[words] = counted.get(words, 0.0) + sqrt(issues[issue])
    enough = [words for words, n in counted.items() if n >= least]
    return min(enough, key=lambda words: (-counted[words] * (1 + 0.5 * (len(words) - 1)), words), default=None)


def _keys(issue: str) -> dict[Word, str]:
    """The words, and pairs of neighbours, that an issue can be grouped by, and how it writes them; first come first."""
    tokens = [token for token in tokenize(issue) if token.is_word]
    keys: dict[Word, str] = {}
    for at, token in enumerate(tokens):
        for run in (tokens[at : at + 2], [token]):
            bare = tuple(_bare(each) for each in run)
            if all(len(word) >= _SHORTEST and word not in _stopwords() and not word.isdigit() for word in bare):
                keys.setdefault(bare, " ".join(_shown(each) for each in run))
    return keys


def _bare(token: Token) -> str:
    return _FRONT.sub("", token.norm)


def _shown(token: Token) -> str:
    """As written, but for what stands before an article."""
    front = _FRONT.match(token.norm)
    joined = front is not None and not token.norm.startswith("ال")
    return "ال" + token.text[front.end() :] if joined and front and len(token.text) == len(token.norm) else token.text


@cache
def _stopwords() -> frozenset[str]:
    data = tomllib.loads(files("kg.concepts").joinpath("stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(fold(word) for words in data.values() for word in words.split())


def draft(found: Iterable[Group]) -> str:
    """A codebook of these groups, with examples that hold; it can be used as it is."""
    entries = {group.words: group for group in found}
    bare = "".join(f"[{_quoted(words)}]\nwords = [{_quoted(words)}]\n" for words in entries)
    book = parse(bare, "draft") if entries else None
    parts = [_HEAD]
    for words, group in entries.items():
        holding = [issue for issue in group.issues if book and book.concept_of(issue) == words][:_EXAMPLES]
        examples = "".join(f"  {_quoted(issue)},\n" for issue in holding)
        parts.append(f"\n[{_quoted(words)}]  # {group.stances} stances\nwords = [{_quoted(words)}]\nexamples = [\n{examples}]\n")
    return "".join(parts)


def _quoted(text: str) -> str:
    """A TOML basic string: what JSON writes is one."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
