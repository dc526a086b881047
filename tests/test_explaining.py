"""Does each decision have its line?"""

from kg.explaining import explain_text

TEXT = "قال مدير المدرسة كريم الشاذلي إن الشركة مسؤولة عن انقطاع الماء. وقالت ليلى منصور إن الأنابيب قديمة.\nوأضافت أن المدرسة ستغلق غدا."


def test_a_named_speaker_shows_what_else_the_article_calls_it() -> None:
    lines = explain_text("قال مدير المدرسة كريم الشاذلي إن الماء مقطوع. وطالب الشاذلي الشركة بإصلاح الأنابيب.", "ar")
    assert any("the same actor: 'الشاذلي'" in line for line in lines)


def test_an_understood_speaker_shows_who_else_came_into_question() -> None:
    considered = [line for line in explain_text(TEXT, "ar") if line.startswith("    understood ")]
    assert [("(kept)" in line, "(not the speaker)" in line) for line in considered][:2] == [(True, False), (False, True)]
    assert "ليلى منصور" in considered[0]
    assert any("الشاذلي" in line for line in considered[1:])


def test_an_edge_shows_the_evidence_that_moved_it() -> None:
    kept = [line for line in explain_text(TEXT, "ar") if "considered blames" in line and "(kept)" in line]
    assert len(kept) == 1
    assert "; " in kept[0]


def test_a_text_without_cues_says_so() -> None:
    assert explain_text("المطر غزير اليوم.", "ar") == ["no cue was found: no statement"]
