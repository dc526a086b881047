"""How well does the network read held-back windows, head by head?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from kg.training.batches import RELATIONS, B, Batch, CueLabels, I, Window, batches
from kg.training.gold import Range
from kg.training.network import ROLES, Body, Roles

SIZE = 4000


def figures(body: Body, roles: Roles, windows: Sequence[Window]) -> dict[str, float]:
    """Cue P, R, F1; with gold cues: content word F1, F1 of source, addressee, target, target with relation, relations."""
    count: Counter[tuple[str, str]] = Counter()
    for batch in batches(windows, SIZE):
        with torch.no_grad():
            words, cue_logits, mention_logits = body(batch.ids, batch.mask, batch.first)
            answers = roles(words[batch.owner], batch.word_mask[batch.owner], batch.place) if len(batch.owner) else None
        _count_spans("cue", batch, [w.cue_tags for w in batch.windows], cue_logits.argmax(-1), count)
        _count_spans("mention", batch, [w.mention_tags for w in batch.windows], mention_logits.argmax(-1), count)
        if answers is not None:
            _count_roles(batch, answers, count)
    return _table(count)


def _count_spans(name: str, batch: Batch, wanted: Sequence[Sequence[int]], tags: Tensor, count: Counter[tuple[str, str]]) -> None:
    for i, want in enumerate(wanted):
        predicted, gold = spans(tags[i, : len(want)].tolist()), spans(want)
        _add(count, name, sum(any(p[0] < g[1] and g[0] < p[1] for g in gold) for p in predicted), len(predicted), len(gold))


def _count_roles(batch: Batch, answers: tuple[Tensor, Tensor, Tensor, Tensor], count: Counter[tuple[str, str]]) -> None:
    tags, at_target, _, whole = answers
    cues = [(window, cue) for window in batch.windows for cue in window.cues]
    for row, (window, cue) in enumerate(cues):
        n = len(window.cue_tags)
        found = {role: spans(tags[row, :n, r].argmax(-1).tolist()) for r, role in enumerate(ROLES)}
        _count_content(cue, found["content"], count)
        _count_named("source", window, found["source"], [(s.speaker, s.source) for s in cue.statements], count)
        stances = [x for s in cue.statements for x in s.stances]
        _count_named("target", window, found["target"], [(x.actor, x.target) for x in stances], count)
        _count_triples(window, cue, [(p, int(at_target[row, p[0], 1:].argmax())) for p in found["target"]], count)
        said = {r for r in range(len(RELATIONS)) if whole[row, r] > 0}
        want = {r for r, yes in enumerate(cue.relations) if yes}
        _add(count, "relations", len(said & want), len(said), len(want))
        n_forms = whole.shape[1] - len(RELATIONS) - 1
        _add(count, "form", int(int(whole[row, len(RELATIONS) : len(RELATIONS) + n_forms].argmax()) == cue.form), 1, 1)


def _count_content(cue: CueLabels, found: Sequence[Range], count: Counter[tuple[str, str]]) -> None:
    want = {i for i, tag in enumerate(cue.tags[0]) if tag in (B, I)}
    got = {i for a, b in found for i in range(a, b)}
    if want:
        _add(count, "content", 2 * len(want & got) / (len(want) + len(got)), 1, 1)
    else:
        _add(count, "no content", int(not got), 1, 1)


def _count_named(
    name: str, window: Window, found: Sequence[Range], gold: Sequence[tuple[str | None, Range | None]], count: Counter[tuple[str, str]]
) -> None:
    actors = {who for who, place in gold if who and place and window.words[0] <= place[0] < window.words[1]}
    got = {actor_at(window, place) or f"?{place}" for place in found}
    _add(count, name, len(got & actors), len(got), len(actors))


def _count_triples(window: Window, cue: CueLabels, found: Sequence[tuple[Range, int]], count: Counter[tuple[str, str]]) -> None:
    want = {(x.actor, x.relation) for s in cue.statements for x in s.stances if x.actor}
    got = {(actor_at(window, place) or f"?{place}", RELATIONS[r]) for place, r in found}
    _add(count, "triple", len(got & want), len(got), len(want))


def actor_at(window: Window, place: Range) -> str | None:
    """The gold actor whose mention begins or ends as the place does, or lies within it."""
    a, b = place[0] + window.words[0], place[1] + window.words[0]
    for who, mentions in window.document.mentions.items():
        if any(m[0] == a or m[1] == b or (a <= m[0] and m[1] <= b) for m in mentions):
            return who
    return None


def spans(tags: Sequence[int]) -> list[Range]:
    """Ranges that begin at B, or at I after O, and go on over I."""
    found: list[Range] = []
    for i, tag in enumerate(tags):
        if tag == B or (tag == I and (i == 0 or tags[i - 1] not in (B, I))):
            found.append((i, i + 1))
        elif tag == I:
            found[-1] = (found[-1][0], i + 1)
    return found


def _add(count: Counter[tuple[str, str]], name: str, right: float, n_predicted: int, n_gold: int) -> None:
    for side, n in (("right", right), ("predicted", n_predicted), ("gold", n_gold)):
        count[name, side] += n  # type: ignore[assignment]


def _table(count: Counter[tuple[str, str]]) -> dict[str, float]:
    table = {}
    for name in sorted({name for name, _ in count}):
        right, n_predicted, n_gold = (count[name, side] for side in ("right", "predicted", "gold"))
        table[name] = round(2 * right / max(1, n_predicted + n_gold), 4)
        if name in ("cue", "mention", "source", "triple"):
            table[f"{name} P"], table[f"{name} R"] = round(right / max(1, n_predicted), 4), round(right / max(1, n_gold), 4)
    return table
