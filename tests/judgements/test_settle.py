"""What follows from judgements: the newest wins, nothing depends on the order in which they came, an undo leaves no trace."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.judgements.record import Judgement, Verb, from_line, to_line
from kg.judgements.settle import Link, State, part_id, settle

NAMES = ["a", "b", "c", "country:SY"]


def judged(second: int, verb: Verb, *actors: str, **more: object) -> Judgement:
    return Judgement(f"2024-03-05T10:00:{second:02}Z", "rima", verb, actors, **more)  # type: ignore[arg-type]


def everybody(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("log", "redirects"),
    [
        ([judged(1, Verb.MERGE, "b", "a")], {"a": "b"}),
        ([judged(1, Verb.MERGE, "a", "b"), judged(2, Verb.MERGE, "b", "c")], {"b": "a", "c": "a"}),
        ([judged(1, Verb.MERGE, "a", "b"), judged(2, Verb.SPLIT, "a", "b")], {}),
        ([judged(1, Verb.SPLIT, "a", "b"), judged(2, Verb.MERGE, "a", "b")], {"b": "a"}),
        ([judged(1, Verb.SPLIT, "a", "c"), judged(2, Verb.MERGE, "a", "b"), judged(3, Verb.MERGE, "b", "c")], {"b": "a", "c": "a"}),
        ([judged(1, Verb.MERGE, "b", "c"), judged(2, Verb.MERGE, "a", "b"), judged(3, Verb.SPLIT, "a", "c")], {"b": "a"}),
        ([judged(1, Verb.MERGE, "a", "b"), judged(2, Verb.MERGE, "b", "a")], {"b": "a"}),
    ],
    ids=["first stays", "chain", "split later", "merged later", "joined all the same", "newest first", "each into the other"],
)  # fmt: skip
def test_the_newest_wins(log: list[Judgement], redirects: dict[str, str]) -> None:
    assert settle(log, (), everybody).redirects == redirects


def test_an_undo_takes_back_and_is_taken_back() -> None:
    merge = judged(1, Verb.MERGE, "a", "b")
    undo = judged(2, Verb.UNDO, merge.id)
    again = judged(3, Verb.UNDO, undo.id)
    assert settle([merge, undo], (), everybody).redirects == {}
    assert settle([merge, undo], (), everybody).states[merge.id] is State.UNDONE
    assert settle([merge, undo, again], (), everybody).redirects == {"b": "a"}


def test_a_contradicted_judgement_is_listed_as_overruled_and_one_of_nobody_waits() -> None:
    merge, split, other = judged(1, Verb.MERGE, "a", "b"), judged(2, Verb.SPLIT, "b", "a"), judged(3, Verb.MERGE, "a", "z")
    found = settle([merge, split, other], (), lambda i: i != "z")
    assert [found.states[j.id] for j in (merge, split, other)] == [State.OVERRULED, State.HOLDS, State.WAITING]
    assert found.redirects == {"z": "a"}


def test_a_link_of_the_matcher_yields_to_every_judgement() -> None:
    link = Link(0.1, "Q1", "a")
    assert settle([], [link], everybody).redirects == {"a": "Q1"}
    assert settle([judged(1, Verb.SPLIT, "Q1", "a")], [link], everybody).redirects == {}
    assert settle([judged(1, Verb.MERGE, "b", "a")], [link], everybody).redirects == {"a": "b"}


def test_a_part_takes_all_that_is_one_with_it_in_its_documents_only() -> None:
    merge, part = judged(1, Verb.MERGE, "a", "b"), judged(2, Verb.PART, "a", documents=("d2",), value="سمير نصر")
    assert settle([merge, part], (), everybody).parts == {("d2", "a"): part_id(part), ("d2", "b"): part_id(part)}


judgements = st.builds(
    lambda second, verb, actors: judged(second, verb, *actors),
    st.integers(0, 59),
    st.sampled_from([Verb.MERGE, Verb.SPLIT]),
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True),
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(judgements, max_size=6).flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_the_order_in_which_judgements_came_changes_nothing(pair: tuple[list[Judgement], list[Judgement]]) -> None:
    assert settle(pair[0], (), everybody) == settle(pair[1], (), everybody)
    assert all(goal not in settle(pair[0], (), everybody).redirects for goal in settle(pair[0], (), everybody).redirects.values())


def test_a_judgement_survives_its_line() -> None:
    part = judged(2, Verb.PART, "a", documents=("d2",), value="سمير نصر", reason="another man")
    assert from_line(to_line(part), "x") == part
    assert from_line(to_line(part), "x").id == part.id


@pytest.mark.parametrize(
    "change",
    [{"verb": "hate"}, {"actors": ["a"]}, {"at": "yesterday"}, {"by": ""}, {"colour": "red"}, {"actors": "ab"}, {"documents": ["d"]}],
    ids=str,
)
def test_what_is_no_judgement_is_refused_with_its_place(change: dict[str, object]) -> None:
    line = json.dumps({**json.loads(to_line(judged(1, Verb.MERGE, "a", "b"))), **change})
    with pytest.raises(KgError, match=r"log\.jsonl, line 3"):
        from_line(line, "log.jsonl, line 3")
