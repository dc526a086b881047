"""Where does a noun phrase end that names somebody? Subject and object stand side by side; titles and adjectives tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from kg.lang.borders import borders
from kg.lang.reference import Reference
from kg.model import ActorType
from kg.text.quotes import MARKS
from kg.text.tokens import Token

_TANWEEN = "\u064b"
_CLOSED = "،,؛:()[]"


def phrase_end(tokens: Sequence[Token], reference: Reference, nation: Callable[[str], str | None]) -> int:
    """How many of the tokens belong to the first noun phrase; the rest begins another one.

    `رئيس الوزراء سالم نصر الوزير جان دوبون` ends before the second title: after a proper name a title without a comma or a
    conjunction begins the object. `العميد التركي القرار` ends after the adjective: no definite noun goes on behind it.
    `الوزيرة شركة الري` ends after the first word: a definite noun takes no genitive, so an indefinite head noun behind it is another's.
    """
    closed, names, stoppers = False, 0, _stoppers()
    for i, t in enumerate(tokens):
        if i and (t.norm in stoppers or _quote_opens(tokens, i)):
            return i
        if not t.is_word:
            if t.text in _CLOSED:
                closed, names = False, 0
            continue
        kind = _kind(tokens, i, reference, nation)
        if kind == "other" or (names and kind == "title" and i > 1) or (names > 1 and kind == "country") or (closed and kind == "definite"):
            return i
        closed = (closed and kind != "name") or kind == "adjective"
        names += kind == "name"
    return len(tokens)


def _kind(tokens: Sequence[Token], i: int, reference: Reference, nation: Callable[[str], str | None]) -> str:
    """What the word does in the phrase: title, adjective (of a nation), definite, name, plain; `other`: it begins another one."""
    norm = tokens[i].norm
    definite, head, portfolio = norm.startswith("ال"), reference.head(norm), norm in reference.portfolio
    # A definite noun takes no genitive: الوزيرة | شركة الري. A second title may stand in apposition: الوزير رئيس الوفد.
    if i and head and not definite and tokens[i - 1].norm.startswith("ال") and (not portfolio or head.type is ActorType.ORGANIZATION):
        return "other"
    if i and norm in borders().pointing:
        return "other"
    if i and tokens[i - 1].norm in borders().kin:
        return "name"
    # الوزير | الهيئة: a body's head noun right behind a definite one is nobody's title.
    if i and head and definite and tokens[i - 1].norm.startswith("ال") and head.type is ActorType.ORGANIZATION and not portfolio:
        return "other"
    # An indefinite head noun inside a name is a name (حسين أمير عبد اللهيان) unless its genitive follows (رئيس الوزراء).
    genitive = i + 1 < len(tokens) and (tokens[i + 1].norm.startswith("ال") or tokens[i + 1].norm in reference.portfolio)
    if head is not None and (definite or (i > 0 and genitive)) and not norm.startswith("و"):
        return "title"
    if portfolio or i == 0 or norm in borders().prepositions or (norm[:1] in "لب" and norm[1:] in reference.portfolio):
        return "plain"
    if nation(norm):
        # A name takes no plural adjective: كلينتون | اللبنانيين, but المسؤولين اللبنانيين.
        before = tokens[i - 1].norm
        if (
            definite
            and norm.endswith(("ين", "ون"))
            and not before.startswith("ال")
            and reference.head(before) is None
            and before.isalpha()
            and i == 1
        ):
            return "other"
        return "adjective" if definite else "country"
    return "definite" if definite else "name"


@cache
def _stoppers() -> frozenset[str]:
    """What no noun phrase holds: relative pronouns, and what opens a clause or a responsibility."""
    words = borders()
    return words.relatives | words.clauses | {w for w in words.responsibility if w.startswith(("مسوولي", "المسوولي"))}


def _quote_opens(tokens: Sequence[Token], i: int) -> bool:
    """A mark that opens what is said: the first of the phrase, and not closed within a name's length."""
    return tokens[i].text in MARKS and not any(t.text in MARKS for t in (*tokens[:i], *tokens[i + 1 : i + 5]))


def is_nobody(tokens: Sequence[Token]) -> bool:
    """Adverbs and pronouns name nobody: مرةً أخرى, نقلاً, به. A word in the indefinite accusative (tanween) is no subject's first word."""
    first = tokens[0]
    return first.norm in borders().nobody or first.norm in _stoppers() or _TANWEEN in first.text[-2:]


def wants_genitive(last: Token, following: Token, reference: Reference) -> bool:
    """Is a phrase that ends in an indefinite head noun cut before its genitive? شركة | المرافئ, but not وزير | وقال."""
    head = reference.head(last.norm)
    construct = head is not None and not last.norm.startswith("ال") and last.is_word
    return construct and following.norm.startswith("ال") and following.start - last.end <= 1
