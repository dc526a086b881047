"""What is counted, and which figures come of it: precision, recall, F1, and how far a confidence can be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.relations import relations

BLAME = ("blames", "accuses", "condemns")
_INFO = {r.value: i for r, i in relations().items()}
PROJECTIONS: dict[str, Callable[[str], str | int | None]] = {
    "triples": lambda r: r,
    "families": lambda r: _INFO[r].family if r in _INFO else None,
    "polarity": lambda r: _INFO[r].polarity if r in _INFO else None,
    "pairs": lambda r: "*",
    "blame": lambda r: "blame" if r in BLAME else None,
}
FIGURES = ("statements", "speakers", "mentions", *PROJECTIONS, "issues", "addressees", "forms", "types")


@dataclass(frozen=True, slots=True)
class Error:
    """One error: which document, which kind, what of it, and the phenomena that it belongs to."""

    document: str
    kind: str
    what: str
    phenomena: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1, with a 95 % bootstrap interval where asked for."""

    precision: float
    recall: float
    f1: float
    predicted: int
    gold: int
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of distinct blame triples: expected calibration error (10 bins), precision and share of those believed with .8 or more."""

    error: float
    precision_when_sure: float | None
    share_when_sure: float | None
    n: int


@dataclass(slots=True)
class Counts:
    """What one document adds up to; `blame` holds the confidence of each blame triple and whether it is right."""

    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    content_share: float = 0.0
    blame: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)

    def add(self, figure: str, right: int, predicted: int, gold: int) -> None:
        """Count for one figure: what is right, what was said, what there is."""
        for side, n in (("right", right), ("predicted", predicted), ("gold", gold)):
            self.numbers[figure, side] += n


def table(documents: Sequence[Counts]) -> dict[str, Figure]:
    """Each figure over all documents (micro); for contents the mean share of words, under all three names."""
    numbers: Counter[tuple[str, str]] = Counter()
    for counts in documents:
        numbers.update(counts.numbers)
    figures = {name: _figure(*(numbers[name, side] for side in ("right", "predicted", "gold"))) for name in FIGURES}
    n = numbers["contents", "gold"]
    share = sum(counts.content_share for counts in documents) / n if n else 0.0
    return {**figures, "contents": Figure(share, share, share, n, n)}


def _figure(right: int, predicted: int, gold: int) -> Figure:
    precision, recall = (right / predicted if predicted else 0.0), (right / gold if gold else 0.0)
    return Figure(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0, predicted, gold)


def calibration(blame: Sequence[tuple[float, bool]], bins: int = 10, sure: float = 0.8) -> Calibration:
    """How far confidences lie from the truth: the mean gap between believed and right, a bin at a time, weighted by size."""
    gaps: dict[int, float] = {}
    for confidence, right in blame:
        place = min(int(confidence * bins), bins - 1)
        gaps[place] = gaps.get(place, 0.0) + confidence - right
    kept = [right for confidence, right in blame if confidence >= sure]
    return Calibration(
        sum(abs(gap) for gap in gaps.values()) / len(blame) if blame else 0.0,
        sum(kept) / len(kept) if kept else None,
        len(kept) / len(blame) if blame else None,
        len(blame),
    )
