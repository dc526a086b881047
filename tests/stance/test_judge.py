"""Evidence for an edge and its weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import ActorType, Attribution, Relation, Span, TargetView
from kg.stance.judge import Candidate, Judge, features, load_judge, logit
from kg.stance.views import issues, nearest

CUE = Span(0, 4, "اتهم")
FIRM = Span(5, 11, "الشركة")


def candidate(**more: object) -> Candidate:
    return Candidate(FIRM, ActorType.ORGANIZATION, known=True, quoted=False, **more)  # type: ignore[arg-type]


def test_a_frame_speaks_for_its_own_relation_and_against_others() -> None:
    framed = candidate(framed=frozenset({Relation.ACCUSES}))
    own = features(Attribution(CUE, 0.9), framed, Relation.ACCUSES, {}, 0.9)
    other = features(Attribution(CUE, 0.9), framed, Relation.PRAISES, {}, 0.9)
    assert (own["frame"], own["frame otherwise"]) == (1.0, 0.0)
    assert (other["frame"], other["frame otherwise"]) == (0.0, 1.0)


def test_what_the_encoder_sees_counts_only_where_the_words_meet() -> None:
    seen = TargetView(FIRM, 0.9, ((Relation.ACCUSES, 0.8),))
    away = TargetView(Span(20, 25, "المدن"), 0.9, ((Relation.ACCUSES, 0.8),))
    here = features(Attribution(CUE, 0.9, words=(seen,)), candidate(), Relation.ACCUSES, {}, 0.9)
    there = features(Attribution(CUE, 0.9, words=(away,)), candidate(), Relation.ACCUSES, {}, 0.9)
    assert here["seen relation"] == pytest.approx(logit(0.8))
    assert there["seen relation"] == logit(0.0)


def test_a_reader_without_views_adds_no_feature_of_them() -> None:
    assert not [name for name in features(Attribution(CUE, 0.9), candidate(), Relation.ACCUSES, {}, 0.9) if name.startswith("seen")]


def test_the_table_is_read_and_a_broken_one_refused(tmp_path: Path) -> None:
    good, broken = tmp_path / "judge.toml", tmp_path / "broken.toml"
    good.write_text('floor = 0.2\n[weights]\nbias = -1.0\n"in content" = 0.5\n', encoding="utf-8")
    broken.write_text("floor = 0.2\n", encoding="utf-8")
    assert load_judge(good) == Judge({"bias": -1.0, "in content": 0.5}, 0.2)
    with pytest.raises(KgError, match=r"broken\.toml"):
        load_judge(broken)
    with pytest.raises(KgError, match="is missing"):
        load_judge(tmp_path / "none.toml")


def test_an_issue_belongs_to_the_stance_of_its_relation() -> None:
    delay, raid = Span(12, 19, "التأخير"), Span(30, 36, "الغارة")
    a = Attribution(
        CUE, 0.9, issues=(TargetView(delay, 0.9, ((Relation.BLAMES, 0.9),)), TargetView(raid, 0.4, ((Relation.CONDEMNS, 0.4),)))
    )
    found = issues(a)
    assert [span for _, span, _ in found] == [delay]
    assert nearest(found, Relation.BLAMES, FIRM) == delay
    assert nearest(found, Relation.PRAISES, FIRM) is None
    assert nearest(found, Relation.BLAMES, delay) is None
