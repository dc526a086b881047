"""What is said begins behind the preposition that its cue governs."""

from __future__ import annotations

import pytest

from kg.knowledge import Knowledge
from kg.lang.normalize import fold
from kg.lang.pack import load
from kg.model import Span
from kg.text.governed import ungoverned, unprefixed


@pytest.mark.parametrize(
    ("lang", "cue", "content", "expected"),
    [
        ("ar", "طالب", "بإصلاح الطريق", "إصلاح الطريق"),
        ("ar", "اتهمت", "بالإهمال", "الإهمال"),
        ("ar", "هدد", "بَإغلاق المصنع", "إغلاق المصنع"),
        ("ar", "دعا", "لإصلاح الطريق", "إصلاح الطريق"),
        ("ar", "دعا", "للإصلاح", "للإصلاح"),
        ("ar", "طالب", "بناء مدرسة", "بناء مدرسة"),
        ("ar", "نفى", "لقاء العمال", "لقاء العمال"),
        ("ar", "قال", "بالتأكيد سنصلح الطريق", "بالتأكيد سنصلح الطريق"),
        ("en", "demanded", "better roads", "better roads"),
    ],
)
def test_ungoverned(lang: str, cue: str, content: str, expected: str) -> None:
    text = f"😀 {cue} {content}."
    span = Span.of(text, text.index(content), text.index(content) + len(content))
    found = ungoverned(span, load(lang).cue(fold(cue)), text)
    assert (found.text, text[found.start : found.end]) == (expected, expected)


@pytest.mark.parametrize(
    ("lang", "mention", "expected"),
    [
        ("ar", "لوكالة الفجر", "وكالة الفجر"),
        ("ar", "برجال الإطفاء", "رجال الإطفاء"),
        ("ar", "ونظيره الأردني", "نظيره الأردني"),
        ("ar", "وزير الطاقة", "وزير الطاقة"),
        ("ar", "لجنة الطاقة", "لجنة الطاقة"),
        ("ar", "لافروف", "لافروف"),
        ("en", "Blue Party", "Blue Party"),
    ],
)
def test_unprefixed(lang: str, mention: str, expected: str) -> None:
    text = f"😀 {mention}."
    found = unprefixed(Span.of(text, 2, 2 + len(mention)), text, Knowledge(lang).begins_name)
    assert (found.text, text[found.start : found.end]) == (expected, expected)
