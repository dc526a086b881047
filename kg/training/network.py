"""What does the accurate reader compute? A BERT encoder over a window, and role layers over each of its cues.

The encoder gives one vector a word (its first piece). For a cue, every word of the window gets a pair vector from its
own vector, the cue's and their distance; two small transformer layers over these pair vectors let words agree on where
the cue's content ends and who its source is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

ROLES = ("content", "source", "addressee", "target", "issue")
REACH = 48


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network: encoder as in multilingual-e5-small, role layers of our own."""

    vocabulary: int
    width: int = 384
    layers: int = 12
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    eps: float = 1e-12
    pair: int = 256
    pair_inner: int = 512
    pair_heads: int = 4
    pair_layers: int = 2
    relations: int = 18
    forms: int = 4

    def record(self) -> dict[str, float]:
        """As plain data, for the weights' card."""
        return asdict(self)


class Layer(nn.Module):
    """One transformer layer, normalized after each half (BERT)."""

    def __init__(self, width: int, heads: int, inner: int, eps: float, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Vectors (batch, n, width) and attention bias (batch, 1, 1, n), 0 or very negative -> (batch, n, width)."""
        x = self.aln(x + self.drop(self.ao(self.attend(x, bias))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))

    def attend(self, x: Tensor, bias: Tensor) -> Tensor:
        """Plain attention, so that every exporter understands it."""
        b, n, width = x.shape
        q, k, v = (f(x).view(b, n, self.heads, width // self.heads).transpose(1, 2) for f in (self.q, self.k, self.v))
        weights = torch.softmax(q @ k.transpose(2, 3) / (width // self.heads) ** 0.5 + bias, dim=-1)
        return (weights @ v).transpose(1, 2).reshape(b, n, width)


class Encoder(nn.Module):
    """Piece ids to vectors: embeddings and the transformer layers, as multilingual-e5-small has them."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.pos = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Embedding(2, shape.width)
        self.ln = nn.LayerNorm(shape.width, eps=shape.eps)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(shape.width, shape.heads, shape.inner, shape.eps, drop) for _ in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Ids (batch, pieces) and mask (batch, pieces), 1 where a piece is -> vectors (batch, pieces, width)."""
        x = self.word(ids) + self.pos.weight[: ids.shape[1]] + self.kind.weight[0]
        x, bias = self.drop(self.ln(x)), bias_of(mask)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Body(nn.Module):
    """Ids to one vector a word, and the logits (O, B, I) of each word to be in a cue and to name an actor."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.cue = nn.Linear(shape.width, 3)
        self.mention = nn.Linear(shape.width, 3)

    def forward(self, ids: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`first` (batch, words) is where each word's first piece stands -> vectors (batch, words, width), cues and mentions (batch, words, 3)."""
        pieces = self.encoder(ids, mask)
        words = pieces.gather(1, first.unsqueeze(2).expand(-1, -1, pieces.shape[2]))
        return words, self.cue(words), self.mention(words)


class Roles(nn.Module):
    """Word vectors and cues to the roles that the words play for each cue."""

    def __init__(self, shape: Shape, drop: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.of_word, self.of_cue = nn.Linear(shape.width, shape.pair), nn.Linear(shape.width, shape.pair)
        self.together = nn.Linear(shape.pair, shape.pair)
        self.distance = nn.Embedding(2 * REACH + 1, shape.pair)
        self.ln = nn.LayerNorm(shape.pair)
        self.drop = nn.Dropout(drop)
        sizes = (shape.pair, shape.pair_heads, shape.pair_inner, 1e-5, drop)
        self.layers = nn.ModuleList(Layer(*sizes) for _ in range(shape.pair_layers))
        self.tags = nn.Linear(shape.pair, 3 * len(ROLES))
        self.target_relation = nn.Linear(shape.pair, shape.relations + 1)
        self.issue_relation = nn.Linear(shape.pair, shape.relations + 1)
        self.pool = nn.Linear(shape.pair, 1)
        self.statement = nn.Linear(2 * shape.pair, shape.relations + shape.forms + 1)

    def forward(self, words: Tensor, mask: Tensor, cue: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """For each cue, its window's words (cues, n, width), mask (cues, n) and its own place (cues,).

        Gives tags (cues, n, 5 roles, O B I), relations at targets and at issues (cues, n, 1 + 18, none first) and
        what concerns the whole statement (cues, 18 relations + 4 forms + 1 "its source is named here").
        """
        x = self.pairs(words, cue)
        bias = bias_of(mask)
        for layer in self.layers:
            x = layer(x, bias)
        tags = self.tags(x).view(x.shape[0], x.shape[1], len(ROLES), 3)
        return tags, self.target_relation(x), self.issue_relation(x), self.statement(self.whole(x, mask, cue))

    def pairs(self, words: Tensor, cue: Tensor) -> Tensor:
        """Pair vectors (cues, n, pair) from word, cue, their product and their distance."""
        at = cue.view(-1, 1, 1).expand(-1, 1, words.shape[2])
        t, c = self.of_word(words), self.of_cue(words.gather(1, at))
        offset = torch.arange(words.shape[1]).unsqueeze(0) - cue.unsqueeze(1)
        near = self.distance(offset.clamp(-REACH, REACH) + REACH)
        return self.drop(self.ln(functional.gelu(t + c + self.together(t * c) + near)))

    def whole(self, x: Tensor, mask: Tensor, cue: Tensor) -> Tensor:
        """The cue's own pair vector beside a weighted mean of all (cues, 2 * pair)."""
        own = x.gather(1, cue.view(-1, 1, 1).expand(-1, 1, x.shape[2])).squeeze(1)
        weights = torch.softmax(self.pool(x).squeeze(2) + bias_of(mask)[:, 0, 0], dim=1)
        return torch.cat([own, (weights.unsqueeze(1) @ x).squeeze(1)], dim=1)


@dataclass(frozen=True, slots=True)
class Model:
    """The two halves of the network and the vocabulary they read with."""

    shape: Shape
    body: Body
    roles: Roles
    pieces: tuple[tuple[str, float], ...]

    def save(self, path: Path) -> None:
        """One file with everything."""
        state = {"shape": self.shape.record(), "body": self.body.state_dict(), "roles": self.roles.state_dict(), "pieces": self.pieces}
        torch.save(state, path)

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read what `save` wrote, ready to run."""
        state = torch.load(path, weights_only=True)
        shape = Shape(**state["shape"])
        body, roles = Body(shape), Roles(shape)
        body.load_state_dict(state["body"], strict=False)
        roles.load_state_dict(state["roles"])
        return cls(shape, body.eval(), roles.eval(), tuple((p, s) for p, s in state["pieces"]))


def bias_of(mask: Tensor) -> Tensor:
    """Attention bias (batch, 1, 1, n) that hides what the mask (batch, n) leaves out."""
    return (1.0 - mask.float())[:, None, None, :] * -1e4
