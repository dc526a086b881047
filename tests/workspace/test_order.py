"""Does the same set of documents give the same workspace, in whatever order, and with whatever detours, they came?"""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Actor, ActorRef, ActorType, Article, Document, Form, Relation, Span, Stance, Statement, statement_id
from kg.workspace import Workspace

TEXT = "قال قال قال قال"
REGISTRY = {"r1": Actor("r1", ActorType.COUNTRY, "الأردن", "الأردن", "Jordan", ("المملكة",))}

refs = st.builds(
    ActorRef,
    st.sampled_from(["r1", "x1", "x2"]),
    st.sampled_from(["سمير نصر", "سَمير نصر", "السيد سمير نصر", "المملكة", "Samir"]),
    st.sampled_from([ActorType.PERSON, ActorType.UNKNOWN]),
)


@st.composite
def statements_of(draw: st.DrawFn, id: str) -> list[Statement]:
    made = []
    for n in range(draw(st.integers(0, 3))):
        cue = Span.of(TEXT, n * 4, n * 4 + 3)
        stances = tuple(Stance(Relation.BLAMES, target, None, 0.5) for target in draw(st.lists(refs, max_size=2)))
        fields = {"addressee": draw(st.none() | refs), "stances": stances, "utterance": "u", "article": Article(0, 0, len(TEXT))}
        made.append(Statement(statement_id(id, cue, 0), id, draw(refs), cue, None, Form.INDIRECT, 0.5, **fields))  # type: ignore[arg-type]
    return made


graphs = st.fixed_dictionaries({id: statements_of(id) for id in ("d1", "d2", "d3")})


def put(store: Workspace, id: str, statements: list[Statement]) -> None:
    facts = [REGISTRY[ref.id] for s in statements for ref in s.actors if ref.id in REGISTRY]
    store.put_document(Document(id, TEXT), [Article(0, 0, len(TEXT))], statements, "r", facts)


def dump(store: Workspace) -> list[str]:
    return list(store.connection.iterdump())


def straight(graph: dict[str, list[Statement]]) -> list[str]:
    with TemporaryDirectory() as folder, Workspace.open(Path(folder), create=True, write=True) as store:
        store.add_run("r", "0", "test", "p")
        for id, statements in sorted(graph.items()):
            put(store, id, statements)
        store.tidy()
        return dump(store)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(graphs, st.permutations(["d1", "d2", "d3"]), graphs, st.booleans())
def test_order_and_detours_change_nothing(
    graph: dict[str, list[Statement]], order: list[str], before: dict[str, list[Statement]], killed: bool
) -> None:
    """`before` is an earlier reading of the same documents; `killed`: it ended before its names were made to follow."""
    with TemporaryDirectory() as folder:
        with Workspace.open(Path(folder), create=True, write=True) as store:
            store.add_run("r", "0", "test", "p")
            for id in order[:2]:
                put(store, id, before[id])
            if not killed:
                store.tidy()
        with Workspace.open(Path(folder), write=True) as store:
            for id in order:
                put(store, id, graph[id])
            store.tidy()
            assert dump(store) == straight(graph)


def test_a_name_is_what_most_statements_say(tmp_path: Path) -> None:
    with Workspace.open(tmp_path, create=True, write=True) as store:
        store.add_run("r", "0", "test", "p")
        for id, label in (("d1", "سمير ن."), ("d2", "سمير نصر"), ("d3", "سمير نصر")):
            cue = Span.of(TEXT, 0, 3)
            speaker = ActorRef("x1", label, ActorType.PERSON)
            put(store, id, [Statement(statement_id(id, cue, 0), id, speaker, cue, None, Form.INDIRECT, 0.5)])
        store.tidy()
        assert [(a.label, a.names) for a in store.iter_actors()] == [("سمير نصر", ("سمير ن.", "سمير نصر"))]
        store.remove(["d2", "d3"])
        assert [(a.label, a.names) for a in store.iter_actors()] == [("سمير ن.", ("سمير ن.",))]


def test_what_the_registry_no_longer_knows_is_forgotten(tmp_path: Path) -> None:
    cue = Span.of(TEXT, 0, 3)
    said = [Statement(statement_id("d1", cue, 0), "d1", ActorRef("r1", "المملكة", ActorType.COUNTRY), cue, None, Form.INDIRECT, 0.5)]
    with Workspace.open(tmp_path, create=True, write=True) as store:
        store.add_run("r", "0", "test", "p")
        put(store, "d1", said)
        store.tidy()
        assert [(a.label, a.name_en) for a in store.iter_actors()] == [("الأردن", "Jordan")]
        store.put_document(Document("d1", TEXT), [Article(0, 0, len(TEXT))], said, "r")
        store.tidy()
        assert [(a.label, a.name_en, a.names) for a in store.iter_actors()] == [("المملكة", None, ("المملكة",))]
