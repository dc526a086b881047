"""How is the accurate reader trained? `python -m kg.training.encoder GOLD.jsonl... --out DIR`, in the training environment."""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from kg.attribution.encoder_input import Pieces
from kg.extractors import encoder_weights
from kg.training import e5
from kg.training.base import count_pieces, load_encoder, pruned, texts_of
from kg.training.batches import IGNORE, Batch, Window, batches, windows_of
from kg.training.export import export
from kg.training.figures import figures
from kg.training.gold import GoldDocument, held_back, read_gold
from kg.training.network import ROLES, Body, Model, Roles, Shape

LOG = logging.getLogger("kg.training")
WEIGHTS = {"content": 0.3, "source": 1.0, "addressee": 1.0, "target": 2.0, "issue": 0.3}
RELATION = 4.0
WARM_UP = 0.1


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that decides a training, given the gold."""

    epochs: int = 8
    rate: float = 1e-4
    head_rate: float = 1e-3
    pieces_a_batch: int = 1200
    decay: float = 0.01
    clip: float = 1.0
    seed: int = 7
    vocabulary: int = 31000


def new_model(golds: Sequence[Path], corpora: Sequence[Path], recipe: Recipe) -> Model:
    """The base encoder with pruned vocabulary and fresh heads."""
    torch.manual_seed(recipe.seed)
    weights = e5.read(e5.bundled())
    every = Pieces(weights.pieces)
    must = count_pieces(texts_of(*golds), every)
    used = count_pieces(texts_of(*corpora), every) + must
    stay = pruned(weights, used, must, recipe.vocabulary)
    LOG.info("vocabulary: %d pieces used, %d must stay, %d stay", len(used), len(must), len(stay))
    shape = Shape(len(stay))
    body, roles = Body(shape), Roles(shape)
    load_encoder(body, weights, stay, shape)
    return Model(shape, body, roles, tuple(weights.pieces[i] for i in stay))


def train(model: Model, windows: Sequence[Window], held: Sequence[Window], recipe: Recipe, out: Path) -> None:
    """Train in place; after each epoch log the figures on held-back windows and save."""
    rng = random.Random(recipe.seed)
    for name in ("word", "pos", "kind"):
        getattr(model.body.encoder, name).weight.requires_grad_(requires_grad=False)
    n_steps = recipe.epochs * sum(1 for _ in batches(windows, recipe.pieces_a_batch))
    optimizer = _optimizer(model, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, n_steps))
    for epoch in range(recipe.epochs):
        model.body.train()
        model.roles.train()
        losses, began = [], time.monotonic()
        for step, batch in enumerate(batches(windows, recipe.pieces_a_batch, rng)):
            losses.append(_step(model, batch, optimizer, recipe))
            schedule.step()
            if step % 50 == 0:
                LOG.info("epoch %d step %d loss %.3f %.0f s", epoch, step, sum(losses[-50:]) / len(losses[-50:]), time.monotonic() - began)
        model.save(out / "model.pt")
        if held:
            LOG.info("epoch %d held back: %s", epoch, figures(model.body.eval(), model.roles.eval(), held))


def _optimizer(model: Model, recipe: Recipe) -> torch.optim.Optimizer:
    encoder = [p for p in model.body.encoder.parameters() if p.requires_grad]
    heads = [*model.body.cue.parameters(), *model.body.mention.parameters(), *model.roles.parameters()]
    groups = [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=recipe.decay)


def _share(step: int, n_steps: int) -> float:
    """Of the full rate: linear up over the first tenth, linear down to nothing."""
    warm = WARM_UP * n_steps
    return min((step + 1) / warm, (n_steps - step) / (n_steps - warm))


def _step(model: Model, batch: Batch, optimizer: torch.optim.Optimizer, recipe: Recipe) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words, *marks = model.body(batch.ids, batch.mask, batch.first)
        roles = model.roles(words[batch.owner], batch.word_mask[batch.owner], batch.place) if len(batch.owner) else None
    loss = _loss(batch, marks, roles)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    for half in (model.body, model.roles):
        torch.nn.utils.clip_grad_norm_(half.parameters(), recipe.clip)
    optimizer.step()
    return float(loss.detach())


def _loss(batch: Batch, marks: Sequence[Tensor], roles: tuple[Tensor, Tensor, Tensor, Tensor] | None) -> Tensor:
    """Sum of all decisions' losses, a role's weighted, for each cue or 25 words."""
    total = _entropy(marks[0], batch.cue_tags) + _entropy(marks[1], batch.mention_tags)
    if roles is not None:
        tags, at_target, at_issue, whole = (r.float() for r in roles)
        for i, role in enumerate(ROLES):
            total = total + WEIGHTS[role] * _entropy(tags[:, :, i], batch.tags[:, i])
        total = total + RELATION * _entropy(at_target, batch.target_relations) + 0.5 * RELATION * _entropy(at_issue, batch.issue_relations)
        n = batch.relations.shape[1]
        total = total + RELATION * functional.binary_cross_entropy_with_logits(whole[:, :n], batch.relations, reduction="sum")
        total = total + 0.3 * functional.cross_entropy(whole[:, n:-1], batch.form, reduction="sum")
        total = total + 0.3 * functional.binary_cross_entropy_with_logits(whole[:, -1], batch.named, reduction="sum")
    return total / (len(batch.owner) + float(batch.word_mask.sum()) / 25)


def _entropy(logits: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(logits.float().flatten(0, -2), labels.flatten(), ignore_index=IGNORE, reduction="sum")


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--corpus", nargs="*", type=Path, default=[], help="texts (JSON Lines) whose words the vocabulary should know")
    parser.add_argument("--out", type=Path, default=encoder_weights(), help="the reader's folder; by default the one it is loaded from")
    parser.add_argument("--fold", type=int, help="hold back this fifth of the documents and report on it")
    parser.add_argument("--start", type=Path, help="go on from this model.pt, for example with gold of your own")
    parser.add_argument("--rate", type=float, default=Recipe.rate, help="of the encoder; the heads learn ten times as fast")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--limit", type=int, help="only so many documents: a trial of the machinery")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(epochs=options.epochs, rate=options.rate, head_rate=10 * options.rate)
    model = Model.load(options.start) if options.start else new_model(options.gold, options.corpus, recipe)
    documents = list(read_gold(*options.gold))[: options.limit]
    pieces = Pieces(model.pieces)
    windows = list(windows_of((d for d in documents if not _held(d, options.fold)), pieces, recipe.seed))
    held = list(windows_of((d for d in documents if _held(d, options.fold)), pieces))
    LOG.info("%d windows of %d pieces, %d held back", len(windows), sum(w.size for w in windows), len(held))
    train(model, windows, held, recipe, options.out)
    export(Model.load(options.out / "model.pt"), options.out)


def _held(document: GoldDocument, fold: int | None) -> bool:
    return fold is not None and held_back(document.id, fold)


if __name__ == "__main__":
    main()
