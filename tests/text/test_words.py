"""Do tokens, quotations and phrases stand where they claim?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import Knowledge
from kg.lang.normalize import fold
from kg.lang.reference import reference
from kg.text.phrases import is_nobody, phrase_end
from kg.text.quotes import quotations
from kg.text.tokens import tokenize

WILD = st.text(alphabet=st.sampled_from('قَـالَ \u200f\u200c«»“”"״❝.،؟!\n🙂abc’s1٣أإةى'), max_size=120)


@given(WILD)
def test_a_token_is_the_text_at_its_offsets(text: str) -> None:
    assert all(text[t.start : t.end] == t.text and t.norm == fold(t.text) for t in tokenize(text))


def test_diacritics_tatweel_and_marks_of_direction_fold_away() -> None:
    text = "قَـــالَ الوزيرُ\u200f: «لَن نَتراجع»"
    assert [t.norm for t in tokenize(text) if t.is_word] == ["قال", "الوزير", "لن", "نتراجع"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("قال “نعم” ثم مضى", ["نعم"]),
        ("قال ”نعم” ثم مضى", ["نعم"]),
        ("قال «إن “الحق” معنا». ومضى", ["إن “الحق” معنا"]),
        ("قال “إن الحريق “بدأ في المخزن”.", ["إن الحريق “بدأ في المخزن"]),
        ('قال "لا" و"نعم"', ["لا", "نعم"]),
        ("قال لـ”القوم المحتلين”، ومضى", ["القوم المحتلين"]),
        ("قال: “لن نعود", ["لن نعود"]),
    ],
    ids=["pair", "closer-opens", "nested", "closed-once", "straight", "behind-clitic", "left-open"],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    tokens = tokenize(text)
    found = [
        text[tokens[a].end : tokens[b - 1].start if tokens[b - 1].text in '“”«»"' else tokens[b - 1].end]
        for a, b in quotations(tokens, 0, len(tokens))
    ]
    assert found == quoted


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("رئيس الوزراء التونسي سالم نصر الوزير الفرنسي جان دوبون", "رئيس الوزراء التونسي سالم نصر"),
        ("العميد التركي القرار المفاجئ", "العميد التركي"),
        ("رئيس البرلمان الإيراني، سمير نصر", "رئيس البرلمان الإيراني، سمير نصر"),
        ("المتحدث باسم وزارة الدفاع الأمريكية جون سميث", "المتحدث باسم وزارة الدفاع الأمريكية جون سميث"),
        ("الوزير سمير نصر الذي زار المدينة", "الوزير سمير نصر"),
        ("الوزيرة شركة الري الكبرى", "الوزيرة"),
        ("وزير الدفاع سالم نصر إسرائيل", "وزير الدفاع سالم نصر"),
        ("وزير الخارجية حسين أمير نصر", "وزير الخارجية حسين أمير نصر"),
    ],
    ids=[
        "subject-object",
        "adjective-closes",
        "apposition",
        "long-title",
        "relative-clause",
        "definite-takes-no-genitive",
        "country-behind-a-name",
        "title-word-in-a-name",
    ],
)
def test_a_noun_phrase_ends_where_the_next_begins(words: str, first: str) -> None:
    tokens = tokenize(words)
    assert words[: tokens[phrase_end(tokens, reference("ar"), Knowledge("ar").nation) - 1].end] == first


@pytest.mark.parametrize(("words", "nobody"), [("مرةً أخرى", True), ("نقلاً", True), ("به", True), ("الوزير", False), ("سمير", False)])
def test_adverbs_and_pronouns_name_nobody(words: str, nobody: bool) -> None:
    assert is_nobody(tokenize(words)) is nobody
