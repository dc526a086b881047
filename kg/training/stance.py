"""Train the stance models of the fast way from gold files: who is targeted with which relation, and where the issue stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.lang.stems import stems
from kg.model import ActorType, Scored
from kg.stance.content import by_candidate
from kg.stance.features import CueView, candidate_features, reachable, token_range
from kg.stance.slots import candidate
from kg.text.features import Features, span_features, span_window
from kg.text.passage import Passage
from kg.training.crf import bio, passages
from kg.training.gold import GoldDocument, GoldStatement, Range

Describe = Callable[[Scored], tuple[ActorType, bool]]
Find = Callable[[Passage], list[Scored]]


def views(document: GoldDocument) -> Iterator[tuple[GoldStatement, CueView, int]]:
    """Each gold statement on the tokens of its paragraph."""
    for p, offset in passages(document):
        n = len(p.tokens)
        for s in document.statements:
            if offset <= s.cue[0] < offset + n:
                at = [_shift(r, offset, n) for r in (s.cue, s.content, s.source, s.addressee)]
                if at[0]:
                    yield s, CueView(p, at[0], at[1], at[2], at[3], stems(document.lang), document.lang), offset


def _shift(r: Range | None, offset: int, n: int) -> Range | None:
    if r is None or r[0] < offset or r[0] >= offset + n:
        return None
    return r[0] - offset, min(r[1] - offset, n)


def target_examples(document: GoldDocument, find: Find, describe: Describe) -> Iterator[tuple[Features, list[str]]]:
    """One example a candidate mention in the sentence or content: its features, and the relation to it or `none`."""
    found: dict[int, list[Scored]] = {}
    for s, view, offset in views(document):
        p = view.p
        if offset not in found:
            found[offset] = find(p)
        gold = {r: x.relation.value for x in s.stances if x.actor for r in (x.target, *x.others) if r}
        wanted = [(_shift(r, offset, len(p.tokens)), relation) for r, relation in gold.items()]
        speaker = [_shift(r, offset, len(p.tokens)) for r in document.mentions.get(s.speaker, ())]
        ats = {m.span: candidate(p, *r, m.span.start) for m in found[offset] if (r := token_range(p, m.span))}
        said = by_candidate(view, list(ats.values()), inner(document, s, offset))
        for scored in found[offset]:
            at = token_range(p, scored.span)
            if at is None or not reachable(view, at) or any(r and _meet(r, at) for r in speaker):
                continue
            kind, known = describe(scored)
            label = next((relation for r, relation in wanted if r and _meet(r, at)), "none")
            yield [candidate_features(view, at, kind, known, said.get(ats[scored.span], ()))], [label]


def inner(document: GoldDocument, s: GoldStatement, offset: int) -> list[Range]:
    """Contents of the statements whose cue stands in this one's content, on the tokens of its paragraph."""
    inside = [o for o in document.statements if s.content and o.content and o is not s and s.content[0] <= o.cue[0] < s.content[1]]
    return [(o.content[0] - offset, o.content[1] - offset) for o in inside if o.content]


def issue_examples(document: GoldDocument) -> Iterator[tuple[Features, list[str]]]:
    """For each statement its window's features and BIO labels of issues, the relation in the label."""
    for s, view, offset in views(document):
        window = span_window(view.p, view.cue)
        labels = ["O"] * (window[1] - window[0])
        for x in s.stances:
            if x.issue and not x.actor:
                bio(labels, [x.issue], offset + window[0], x.relation.value)
        yield span_features(view.p, view.cue, [view.cue], window), labels


def _meet(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]
