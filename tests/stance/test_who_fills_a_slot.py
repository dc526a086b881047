"""Who did it, to whom, whose is it: the slots of the patterns by Arabic word order; each with a twin in which somebody else is meant."""

from __future__ import annotations

import pytest

from tests.stance.reading import said

# text, names that stand in it, the rule, who fills its slot
CASES = {
    "verb, subject": ("قال: ترتكب العصابة جرائم في حمص", ("العصابة", "حمص"), "commits", ["العصابة"]),
    "subject, verb": ("قال: العصابة ترتكب جرائم في حمص", ("العصابة", "حمص"), "commits", ["العصابة"]),
    "nobody before or after": ("قال: ترتكب جرائم في حمص", ("حمص",), "commits", []),
    "subject, verb, object": ("قال: الميليشيا تهاجم الشركة", ("الميليشيا", "الشركة"), "attacks", ["الميليشيا"]),
    "what a preposition governs is no subject": ("قال: في حمص ترتكب جرائم", ("حمص",), "commits", []),
    "but the antecedent of a relative clause is": ("قال: نبحث عن العصابة التي ترتكب الجرائم", ("العصابة",), "commits", ["العصابة"]),
    "object pronoun: the subject follows": (
        "قال: رأينا الشركة التي تهاجمها الميليشيا",
        ("الشركة", "الميليشيا"),
        "attacks",
        ["الميليشيا"],
    ),
    "not across a clause border": ("قال: جاءت الشركة لأن جرائم ترتكب", ("الشركة",), "commits", []),
    "coordinated subjects": (
        "قال: العصابة والميليشيا ترتكبان جرائم",
        ("العصابة", "الميليشيا"),
        "commits",
        ["العصابة", "الميليشيا"],
    ),
    "possessor": ("قال: نعرف جرائم العصابة في حمص", ("العصابة", "حمص"), "crimes-of", ["العصابة"]),
    "possessors joined": ("قال: نعرف جرائم العصابة والميليشيا", ("العصابة", "الميليشيا"), "crimes-of", ["العصابة", "الميليشيا"]),
    "a victim is none": ("قال: نعرف جرائم بحق الميليشيا", ("الميليشيا",), "crimes-of", []),
    "object at the end of a chain": ("قال: ندعم جهود لجنة القرية", ("القرية",), "we-support", ["القرية"]),
    "behind the governed preposition": ("قال: نتضامن اليوم مع النقابة ضد الشركة", ("النقابة", "الشركة"), "stand-with", ["النقابة"]),
    "not behind another one": ("قال: نتضامن مع أنفسنا ضد الشركة", ("الشركة",), "stand-with", []),
    "written onto the name": ("قال: لن نسمح أبدا للشركة بالحفر", ("للشركة",), "will-not-allow", ["للشركة"]),
    "written onto a noun before it": ("قال: نرحب بقرار النقابة", ("النقابة",), "we-welcome", ["النقابة"]),
}


@pytest.mark.parametrize(("text", "names", "rule", "wanted"), CASES.values(), ids=CASES.keys())
def test_slot(text: str, names: tuple[str, ...], rule: str, wanted: list[str]) -> None:
    p, found = said(text, *names)
    filled = [p.text[p.tokens[x.target.start].start : p.tokens[x.target.end - 1].end] for x in found if x.rule == f"content:{rule}"]
    assert [f.removeprefix("و") for f in filled] == wanted
