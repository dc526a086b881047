"""Is the dateline cut off a lead, and nothing else?"""

import pytest

from kg.model import Document
from kg.readers import layout
from kg.readers.datelines import after_dateline

LEAD = "انتقد مدرب المنتخب طارق سليم تحكيم المباراة بعد الخسارة في الدقيقة الأخيرة."
ENGLISH = "Ferry workers blamed the owner on Tuesday for the collision that hurt nine passengers."


@pytest.mark.parametrize(
    "dateline",
    [
        "الوادي، الساحل (وكالات)-- ", "(وكالات) – ", "الوادي – ", "الوادي- ", "الوادي - (رويترز) - ", "الوادي - رويترز: ", "واس - الوادي: ",
        "سمير الحداد- سبق- الوادي: ", "لندن - «الشرق الأوسط»: ", "الوادي (صوت الساحل) — ",
    ],
)  # fmt: skip
def test_an_arabic_dateline_is_cut(dateline: str) -> None:
    assert (dateline + LEAD)[after_dateline(dateline + LEAD) :] == LEAD


@pytest.mark.parametrize(
    "dateline",
    ["SOUTHPORT (Reuters) - ", "SOUTHPORT — ", "Southport (CNN) ", "LONG BEACH, Calif. – ", "(AP) — ", "Southport, England (AP) — "],
)
def test_an_english_dateline_is_cut(dateline: str) -> None:
    assert (dateline + ENGLISH)[after_dateline(dateline + ENGLISH) :] == ENGLISH


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (LEAD, "no dateline"),
        ("انتقد سليم (51 عاما) تحكيم المباراة بعد الخسارة التي وقعت في الدقيقة الأخيرة من اللقاء.", "an age"),
        ("أكد الوزير - في بيان مكتوب - أن الجسر سيفتح أمام السيارات قبل نهاية الصيف المقبل.", "a parenthesis between dashes"),
        ("الوادي – لا تعليق", "too little is left"),
        ("Northam – who was mayor of Southport for nine years – rejected the plan on Tuesday evening.", "a clause between dashes"),
        ("The owner (left) and the union leader met at the harbour on Tuesday and agreed on nothing.", "a caption"),
    ],
    ids=lambda value: value[:18],
)
def test_what_is_no_dateline_stays(line: str, why: str) -> None:
    assert after_dateline(line) == 0, why


def test_who_speaks_behind_the_place_stays() -> None:
    line = "الوادي - الخوري: لن نفتح الجسر قبل أن تنتهي الشركة من أعمال الصيانة كلها هذا الصيف."
    assert line[after_dateline(line) :].startswith("الخوري: لن")


def test_only_the_lead_has_a_dateline() -> None:
    text = f"خسارة في الكأس\nالوادي – {LEAD}\nسليم – {LEAD} وغضب."
    (regions,) = layout(Document("d", text)).regions
    assert [text[r.start : r.end].split()[0] for r in regions] == ["خسارة", "انتقد", "سليم"]
