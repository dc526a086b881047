"""An act that is negated, doubted, asked, supposed or only heard of is never an accusation; each with the twin that is one."""

from __future__ import annotations

import pytest

from kg.lang.stems import stems
from kg.model import Modality, Relation
from kg.stance.content import backing, by_candidate
from kg.stance.features import CueView
from tests.stance.reading import at, said

ACTUAL, SUPPOSED, ASKED = Modality.ACTUAL, Modality.HYPOTHETICAL, Modality.INTERROGATIVE

CASES = {
    "a plain statement": ("قال: العصابة ترتكب جرائم", False, ACTUAL),
    "negated before the verb": ("قال: العصابة لا ترتكب جرائم", True, ACTUAL),
    "negated in the past": ("قال: لم ترتكب العصابة جرائم", True, ACTUAL),
    "still going on is no negation": ("قال: العصابة ما زالت ترتكب جرائم", False, ACTUAL),
    "a negation in another clause": ("قال: لم ننم الليل. العصابة ترتكب جرائم", False, ACTUAL),
    "a cue that denies": ("نفى: العصابة ترتكب جرائم", True, ACTUAL),
    "a doubt": ("قال: ربما ترتكب العصابة جرائم", False, SUPPOSED),
    "a doubting cue": ("شكك: العصابة ترتكب جرائم", False, SUPPOSED),
    "a question word": ("قال: هل ترتكب العصابة جرائم", False, ASKED),
    "a question mark": ("قال: العصابة ترتكب جرائم؟", False, ASKED),
    "a question before it": ("قال: هل تسمعون؟ العصابة ترتكب جرائم", False, ACTUAL),
    "the condition of something": ("قال: إذا ارتكبت العصابة جرائم فسنعود", False, SUPPOSED),
    "what follows a condition": ("قال: إذا عدنا، ترتكب العصابة جرائم", False, ACTUAL),
    "a supposition": ("قال: لو ارتكبت العصابة جرائم لعدنا", False, SUPPOSED),
    "hearsay": ("قال: يقال إن العصابة ترتكب جرائم", False, SUPPOSED),
    "a claim of others": ("قال: هناك مزاعم بأن العصابة ترتكب جرائم", False, SUPPOSED),
}


@pytest.mark.parametrize(("text", "negated", "modality"), CASES.values(), ids=CASES.keys())
def test_scope(text: str, negated: bool, modality: Modality) -> None:
    _, found = said(text, "العصابة")
    (x,) = (x for x in found if x.rule == "content:commits")
    assert (x.relation, x.scope.negated, x.scope.modality) == (Relation.ACCUSES, negated, modality)
    assert x.actual is (not negated and modality is ACTUAL)


def test_a_condition_belongs_to_the_deed_of_a_threat() -> None:
    """A conditional threat is a threat; the condition is a field of its own, after it or before it."""
    _, found = said("قال: سنهزم العصابة إذا عادت", "العصابة")
    (x,) = (x for x in found if x.relation is Relation.THREATENS)
    assert (x.actual, x.scope.condition and x.scope.condition.text) == (True, "إذا عادت")
    _, found = said("قال: إذا عادوا فسنهزم العصابة", "العصابة")
    (x,) = (x for x in found if x.relation is Relation.THREATENS)
    assert (x.actual, x.scope.condition and x.scope.condition.text) == (True, "إذا عادوا")


def test_an_accusation_has_no_condition() -> None:
    _, found = said("قال: العصابة ترتكب جرائم إذا غبنا", "العصابة")
    assert [x.scope.condition for x in found if x.relation is Relation.ACCUSES] == [None]


def test_asking_why_is_a_stance_and_no_scope() -> None:
    """The question word is the pattern itself, so nothing stands over it."""
    _, found = said("قال: لماذا تخفي الشركة الأرقام؟", "الشركة")
    (x,) = (x for x in found if x.relation is Relation.QUESTIONS)
    assert x.actual


def test_words_of_a_nested_report_are_anothers() -> None:
    """What A reports of B's stance is B's."""
    text = "قال: أعلن الحزب أن العصابة ترتكب جرائم"
    assert [x.rule for x in said(text, "العصابة")[1]] == ["content:commits"]
    assert said(text, "العصابة", nested="العصابة ترتكب جرائم")[1] == []


def test_a_negated_crime_backs_no_blame() -> None:
    """The ranker may see a crime and say `blames`: the words that deny it stand over that as well."""
    p, _ = said("قال: العصابة لا ترتكب جرائم", "العصابة")
    view = CueView(p, (0, 1), (2, len(p.tokens)), None, None, stems("ar"))
    c = at(p, "العصابة")
    patterns = by_candidate(view, [c])[c]
    blame, praise = backing(patterns, Relation.BLAMES), backing(patterns, Relation.PRAISES)
    assert blame is not None
    assert not blame.actual
    assert praise is None
