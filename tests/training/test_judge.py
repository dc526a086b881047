"""Weighing evidence: what speaks for an edge gets weight, and the same examples give the same table."""

from __future__ import annotations

import random

from kg.training.judge import Example, edges_of, weigh


def made(n: int) -> list[Example]:
    rng = random.Random(3)
    found = []
    for i in range(n):
        frame, noise = float(rng.random() < 0.5), rng.gauss(0, 1)
        right = frame == 1.0 and rng.random() < 0.9
        found.append(
            Example(f"d{i % 20}", i, i, (f"d{i % 20}", "a", "blames", f"t{i}"), {"bias": 1.0, "frame": frame, "noise": noise}, right)
        )
    return found


def test_telling_evidence_outweighs_noise() -> None:
    found = made(400)
    judge, figures = weigh(found, sum(x.right for x in found))
    assert judge.weights["frame"] > 2.0 > abs(judge.weights["noise"])
    assert figures["F1"] > 0.9
    assert judge.probability({"bias": 1.0, "frame": 1.0}) > 0.7 > 0.2 > judge.probability({"bias": 1.0, "frame": 0.0})


def test_the_same_examples_give_the_same_table() -> None:
    found = made(100)
    assert weigh(found, 40) == weigh(found, 40)


def test_gold_edges_are_counted_once() -> None:
    stance = {"relation": "blames", "target": "A2"}
    record = {
        "statements": [
            {"speaker": "A1", "stances": [stance, {"relation": "blames", "target": None}]},
            {"speaker": "A1", "stances": [stance]},
        ]
    }
    assert edges_of(record) == 1
