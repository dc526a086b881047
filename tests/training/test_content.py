"""How the figures of the content patterns are counted and stored."""

from kg.training.content import Fired, precision, stored

TOML = '[stance.a]\nrelation = "accuses"\nweight = 0.33\nseen = 0\nyes = []\n[stance.b]\nweight = 0.90\nyes = []\n'


def fired(rule: str, right: bool) -> Fired:
    return Fired(f"content:{rule}", right, "", "", ())


def test_precision_is_drawn_to_the_first_guess() -> None:
    """One in three before anything is seen: two of two right is not certainty."""
    assert precision([fired("a", True), fired("a", True), fired("b", False)]) == {"content:a": (0.6, 2), "content:b": (0.25, 1)}


def test_figures_are_stored_in_their_entry() -> None:
    once = stored(TOML, {"content:a": (0.6, 2)})
    assert once == TOML.replace("weight = 0.33\nseen = 0", "weight = 0.60\nseen = 2").replace(
        "weight = 0.90\n", "weight = 0.33\nseen = 0\n"
    )
    assert stored(once, {"content:a": (0.6, 2)}) == once
