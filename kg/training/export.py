"""How does a trained reader ship? As two int8 ONNX graphs and a vocabulary: `python -m kg.training.export MODEL.pt OUT`."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from kg.attribution.encoder_input import BODY, ROLES, VOCABULARY
from kg.training.network import Model

OPSET = 17
ROLE_NAMES = ("words", "mask", "cue", "tags", "target", "issue", "whole")


def export(model: Model, out: Path) -> None:
    """Write body, roles and vocabulary into the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    n, k, words = 12, 8, 8
    ids, mask = torch.ones((2, n), dtype=torch.long), torch.ones((2, n), dtype=torch.long)
    first = torch.arange(words).repeat(2, 1)
    body_axes = {"ids": "window piece", "mask": "window piece", "first": "window word", "words": "window word"}
    body_axes |= {"cues": "window word", "mentions": "window word"}
    _write(model.body, (ids, mask, first), out / BODY, body_axes)
    vectors, cue = torch.zeros((k, words, model.shape.width)), torch.zeros(k, dtype=torch.long)
    role_axes = dict.fromkeys(("words", "mask", "tags", "target", "issue"), "cue word") | {"cue": "cue", "whole": "cue"}
    _write(
        model.roles, (vectors, torch.ones((k, words), dtype=torch.long), cue), out / ROLES, {name: role_axes[name] for name in ROLE_NAMES}
    )
    # mtime 0: the same model gives the same bytes.
    lines = "".join(json.dumps([piece, round(score, 4)], ensure_ascii=False) + "\n" for piece, score in model.pieces)
    (out / VOCABULARY).write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


def _write(module: nn.Module, example: tuple[torch.Tensor, ...], path: Path, axes: dict[str, str]) -> None:
    names = list(axes)
    full = path.with_suffix(".fp32.onnx")
    torch.onnx.export(
        module.eval(),
        example,
        str(full),
        input_names=names[: len(example)],
        output_names=names[len(example) :],
        dynamic_axes={name: dict(enumerate(on.split())) for name, on in axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(full, path, op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line of the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    export(Model.load(options.model), options.out)


if __name__ == "__main__":
    main()
