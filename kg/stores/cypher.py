"""Which Cypher does the loader run? Plain Cypher 5: no procedures, no APOC, nothing that Community lacks.

Labels and relationship types come from closed sets and stand in back-ticks; every value is a parameter.
"""

from __future__ import annotations

from kg.model import ActorType
from kg.relations import relations

# In the order in which they can be deleted in bounded transactions: statements have few relationships, actors had all of theirs.
LABELS = ("Statement", "Article", "Document", "Outlet", "Issue", "Actor")
ACTOR_LABELS = tuple(kind.value.title() for kind in ActorType if kind is not ActorType.UNKNOWN)

HELD_ACTORS = "MATCH (n:Actor {workspace: $workspace}) RETURN n.key AS key, n.digest AS digest"
HELD_DOCUMENTS = "MATCH (n:Document {workspace: $workspace}) RETURN n.key AS key, n.digest AS digest"

UNLABEL_ACTORS = "UNWIND $rows AS row MATCH (n:Actor {key: row.key}) REMOVE " + ", ".join(f"n:`{label}`" for label in ACTOR_LABELS)

# In this order: each part finds what the ones before made.
WRITE_PARTS = {
    "documents": "UNWIND $rows AS row CREATE (n:Document) SET n = row",
    "outlets": "UNWIND $rows AS row MERGE (n:Outlet {key: row.key}) ON CREATE SET n = row",
    "articles": """
        UNWIND $rows AS row MATCH (d:Document {key: row.document})
        CREATE (n:Article) SET n = row.properties
        CREATE (n)-[:PART_OF]->(d)""",
    "published": """
        UNWIND $rows AS row MATCH (n:Article {key: row.from}) MATCH (o:Outlet {key: row.to})
        CREATE (n)-[:PUBLISHED_BY]->(o)""",
    "issues": "UNWIND $rows AS row MERGE (n:Issue {key: row.key}) ON CREATE SET n = row",
    "statements": """
        UNWIND $rows AS row MATCH (a:Actor {key: row.speaker}) MATCH (t:Article {key: row.article})
        CREATE (n:Statement) SET n = row.properties
        CREATE (a)-[:MADE]->(n)
        CREATE (n)-[:IN]->(t)""",
    "addressed": """
        UNWIND $rows AS row MATCH (s:Statement {key: row.from}) MATCH (a:Actor {key: row.to})
        CREATE (s)-[:ADDRESSED_TO]->(a)""",
    "attested": """
        UNWIND $rows AS row MATCH (s:Statement {key: row.from}) MATCH (o:Statement {key: row.to})
        CREATE (s)-[:ATTESTED_BY]->(o)""",
    "targets": """
        UNWIND $rows AS row MATCH (s:Statement {key: row.from}) MATCH (a:Actor {key: row.to})
        CREATE (s)-[r:TARGETS]->(a) SET r = row.properties""",
    "about": """
        UNWIND $rows AS row MATCH (s:Statement {key: row.from}) MATCH (i:Issue {key: row.to})
        CREATE (s)-[r:ABOUT]->(i) SET r = row.properties""",
}
SET_DIGESTS = "UNWIND $rows AS row MATCH (n:Document {key: row.key}) SET n.digest = row.digest"

REMOVE_DOCUMENTS = (
    "UNWIND $keys AS key MATCH (:Document {key: key})<-[:PART_OF]-(:Article)<-[:IN]-(n:Statement) DETACH DELETE n",
    "UNWIND $keys AS key MATCH (:Document {key: key})<-[:PART_OF]-(n:Article) DETACH DELETE n",
    "UNWIND $keys AS key MATCH (n:Document {key: key}) DETACH DELETE n",
)
REMOVE_ACTORS = "UNWIND $keys AS key MATCH (n:Actor {key: key}) DETACH DELETE n"
REMOVE_ORPHANS = (
    "MATCH (n:Issue {workspace: $workspace}) WHERE NOT (n)<-[:ABOUT]-() WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS n",
    "MATCH (n:Outlet {workspace: $workspace}) WHERE NOT (n)<-[:PUBLISHED_BY]-() WITH n LIMIT 10000 DETACH DELETE n RETURN count(*) AS n",
)

# What is compared after a load: the name of a count, and the part whose rows it counts.
COUNTED = {
    "Document": "documents",
    "Article": "articles",
    "Statement": "statements",
    "MADE": "statements",
    "IN": "statements",
    "PART_OF": "articles",
    "PUBLISHED_BY": "published",
    "ADDRESSED_TO": "addressed",
    "ATTESTED_BY": "attested",
    "TARGETS": "targets",
    "ABOUT": "about",
}
_STARTS = {"MADE": "Actor", "IN": "Statement", "PART_OF": "Article", "PUBLISHED_BY": "Article"}
COUNTS = {label: f"MATCH (n:{label} {{workspace: $workspace}}) RETURN count(n) AS n" for label in LABELS} | {
    kind: f"MATCH (:{_STARTS.get(kind, 'Statement')} {{workspace: $workspace}})-[r:{kind}]->() RETURN count(r) AS n"
    for kind in COUNTED
    if kind not in LABELS
}


def constraints() -> list[str]:
    """Constraints and indexes, each repeatable and Community's; `schema/constraints.cypher` has the same for people."""
    unique = [f"CREATE CONSTRAINT {n.lower()}_key IF NOT EXISTS FOR (n:{n}) REQUIRE n.key IS UNIQUE" for n in LABELS]
    indexed = [f"CREATE INDEX {n.lower()}_workspace IF NOT EXISTS FOR (n:{n}) ON (n.workspace)" for n in LABELS]
    # Of ids only those of statements, which are hashes: an index takes no value of more than some 8 kB.
    return [*unique, *indexed, "CREATE INDEX statement_id IF NOT EXISTS FOR (n:Statement) ON (n.id)"]


def wipe(label: str) -> str:
    """Delete a batch of one workspace's nodes; how many went is `n`."""
    return f"MATCH (n{_quoted(label)} {{workspace: $workspace}}) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"


def create_actors(label: str) -> str:
    """Create actors of one kind; an empty label for an unknown one."""
    return f"UNWIND $rows AS row CREATE (n:Actor{_quoted(label)}) SET n = row.properties"


def update_actors(label: str) -> str:
    """Replace the properties of actors and give them the label of their kind."""
    relabel = f" SET n{_quoted(label)}" if label else ""
    return f"UNWIND $rows AS row MATCH (n:Actor {{key: row.key}}) SET n = row.properties{relabel}"


def projected() -> list[str]:
    """The relations that become relationships between actors."""
    return [relation.value for relation in relations()]


def remove_projection(relation: str) -> str:
    """Take one relation's projection out."""
    return f"MATCH (:Actor {{workspace: $workspace}})-[r{_type(relation)}]->(:Actor) DELETE r"


def create_projection(relation: str) -> str:
    """Count one relation's asserted statements by speaker and target; hearsay is left out."""
    return f"""
        MATCH (a:Actor {{workspace: $workspace}})-[:MADE]->(s:Statement)-[t:TARGETS]->(b:Actor)
        WHERE t.relation = $relation AND NOT t.negated AND t.modality = 'actual' AND NOT s.hearsay
        WITH DISTINCT a, b, s
        MATCH (s)-[:IN]->(p:Article)
        OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(o:Outlet)
        WITH a, b, s, o ORDER BY coalesce(s.date_text, ''), s.id
        WITH a, b, count(s) AS n, min(s.date) AS first, max(s.date) AS last, collect(DISTINCT o.id) AS outlets, collect(s.id) AS ids
        CREATE (a)-[r{_type(relation)}]->(b)
        SET r.count = n, r.first = first, r.last = last, r.outlets = outlets, r.statements = ids"""


def _quoted(label: str) -> str:
    return ":`" + label.replace("`", "``") + "`" if label else ""


def _type(relation: str) -> str:
    return _quoted(relation.upper())
