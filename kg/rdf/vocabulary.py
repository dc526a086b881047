"""In which words does the graph speak RDF? All IRIs that are written, in one place; this is the page to read before writing SPARQL.

Two namespaces of our own. Terms are fixed, so that one query fits every file; things are minted under the user's base.

* terms: `kg:` <https://w3id.org/actor-statement-graph/ns#>, and the concepts `rel:` `family:` `form:` `modality:` beside it.
  w3id.org is a redirector made for permanent names; until this one is registered there the IRIs are names, not addresses
  (`schema/ontology.ttl` is what they would answer).
* things: `--base`, by default <https://example.org/kg/>, which RFC 2606 reserves and nobody owns: give your own before publishing.
  `actor:` `statement:` `stance:` `article:` `document:` `outlet:` `issue:` `part:` are folders under it, and the rest of the
  IRI is the id in percent-encoding (letters of any script stay readable).

No blank node, no named graph, no RDF-star: every node has a name and survives a merge.

Classes (super-classes in brackets):

* `kg:Statement` (prov:Entity, oa:SpecificResource; a direct quotation also schema:Quotation): one attribution to one speaker.
* `kg:Stance` (marl:Opinion): one stance of a statement's speaker.
* `kg:Actor` (prov:Agent), each also schema:Person, schema:Country, schema:Organization, schema:Place or kg:Group where known.
* `kg:Article` (schema:NewsArticle, prov:Entity), `kg:Document` (schema:DigitalDocument, prov:Entity), `kg:Outlet`
  (schema:NewsMediaOrganization), `kg:Issue` (skos:Concept).
* `kg:Relation` `kg:Family` `kg:Form` `kg:Modality` (skos:Concept): the concepts of the ontology.

Properties (1 = always exactly one, ? = none or one, * = any number):

| of | property | value |
|---|---|---|
| every thing | `dcterms:identifier` 1 | its id, xsd:string; the id that SQL and Cypher show (of an outlet: its name) |
| Statement | `kg:speaker` 1 (prov:wasAttributedTo), `kg:addressee` ? | Actor |
| | `kg:stance` * | Stance |
| | `prov:wasQuotedFrom` 1 | Article |
| | `kg:cue` 1, `kg:quote` 1 (the content, else the cue), `kg:lemma` ?, `kg:speakerText` ? (none: only understood) | words, tagged `@ar` or `@en` |
| | `kg:form` 1 | `form:direct` `form:indirect` `form:mixed` `form:speech_act` |
| | `kg:date` ? (schema:dateCreated): when it was said, else the article's | xsd:date, xsd:gYearMonth, xsd:gYear or xsd:dateTime |
| | `kg:hearsay` 1 | xsd:boolean: only attested inside another statement |
| | `kg:attestedBy` ? | the outer Statement |
| | `kg:utterance` 1 | xsd:string, shared by the speakers of one cue |
| | `kg:confidence` 1, `kg:rule` ? | xsd:decimal 0..1; xsd:string |
| | `oa:hasSource` 1 | Document |
| | `oa:hasSelector` 1..2 | oa:TextPositionSelector (oa:start, oa:end) and oa:TextQuoteSelector (oa:exact, oa:prefix, oa:suffix) of the quote |
| | `kg:cueSelector` 1 | oa:TextPositionSelector of the cue |
| Stance | `kg:relation` 1 | `rel:blames` ... one of 18 |
| | `kg:polarity` 1, `kg:ordinal` 1 | xsd:integer -1, 0, 1; its place in the statement, from 0 |
| | `kg:target` ? (marl:describesObject), `kg:issue` ? (at least one of the two) | Actor; Issue |
| | `kg:negated` 1, `kg:modality` 1 | xsd:boolean; `modality:actual` `modality:conditional` `modality:hypothetical` `modality:interrogative` |
| | `kg:confidence` 1, `kg:rule` ? | xsd:decimal 0..1; xsd:string |
| | `kg:targetText` `kg:evidence` `kg:condition` ? | words, tagged |
| Actor | `rdfs:label` 1 | the label that SQL and Cypher show, tagged |
| | `skos:prefLabel` 1..2 (one a language), `skos:altLabel` * | tagged |
| | `kg:actorType` 1 | xsd:string `person` `country` `organization` `group` `place` `unknown` |
| | `kg:country` `kg:memberOf` `owl:sameAs` ? | Actor; Actor; Wikidata |
| Article | `schema:headline` ?, `schema:datePublished` ?, `schema:url` ? | title, tagged; as kg:date; the page (an IRI, or a string where it is none) |
| | `schema:publisher` ? | Outlet |
| | `dcterms:isPartOf` 1 | Document |
| | `kg:index` `oa:start` `oa:end` 1 | xsd:integer: which of the document's articles; its code points there |
| Document | `dcterms:title` `dcterms:date` `schema:url` `schema:inLanguage` ? | |
| | `kg:textDigest` 1, `schema:text` ? | SHA-256 of the text in UTF-8; the text that all offsets count in |
| Outlet, Issue | `rdfs:label` 1 | name; words, tagged |
| Relation | `skos:broader` 1, `skos:notation` 1, `kg:polarity` 1, `marl:hasPolarity` 1, `skos:closeMatch` * | ontology only: Family; `blames`; CAMEO, PLOVER |

`kg sparql` has the ontology loaded beside the data, so `?stance kg:relation/skos:notation "blames"` and `kg:relation/skos:broader family:ACCUSE`
work. Words are language-tagged: compare `STR(?words)`. Concepts as SQL shows them: `?relation skos:notation ?name`.

One statement (prefixes as in `PREFIXES`):

    statement:s1f0c a kg:Statement ;
        dcterms:identifier "s1f0c" ;
        kg:speaker actor:person:samir-nasr ;
        kg:speakerText "سمير نصر"@ar ;
        kg:cue "حمّل"@ar ;
        kg:quote "حمّل"@ar ;
        kg:form form:speech_act ;
        kg:date "2024-03-05"^^xsd:date ;
        kg:hearsay false ;
        kg:utterance "u1f0c" ;
        kg:confidence 0.9 ;
        kg:stance stance:s1f0c-0 ;
        prov:wasQuotedFrom article:a77 ;
        oa:hasSource document:d1 ;
        oa:hasSelector part:s1f0c-position , part:s1f0c-quote ;
        kg:cueSelector part:s1f0c-cue .

    stance:s1f0c-0 a kg:Stance ;
        dcterms:identifier "s1f0c-0" ;
        kg:ordinal 0 ;
        kg:relation rel:blames ;
        kg:polarity -1 ;
        kg:target actor:organization:port-authority ;
        kg:targetText "هيئة الموانئ"@ar ;
        kg:issue issue:i9a ;
        kg:negated false ;
        kg:modality modality:actual ;
        kg:confidence 0.9 .

    actor:person:samir-nasr a kg:Actor , schema:Person ;
        dcterms:identifier "person:samir-nasr" ;
        rdfs:label "سمير نصر"@ar ;
        skos:prefLabel "Samir Nasr"@en , "سمير نصر"@ar ;
        kg:actorType "person" .
"""

from __future__ import annotations

HOME = "https://w3id.org/actor-statement-graph/"
KG = f"{HOME}ns#"
DEFAULT_BASE = "https://example.org/kg/"

# Folders of concepts beside the ontology, and of things under the user's base.
CONCEPTS = {"rel": "relation/", "family": "family/", "form": "form/", "modality": "modality/"}
THINGS = ("actor", "article", "document", "issue", "outlet", "part", "run", "stance", "statement")

OTHERS = {
    "dcterms": "http://purl.org/dc/terms/",
    "marl": "http://www.gsi.upm.es/ontologies/marl/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes by name, the things' under this base."""
    concepts = {name: HOME + folder for name, folder in CONCEPTS.items()}
    things = {name: f"{base}{name}/" for name in THINGS}
    return dict(sorted({"kg": KG, **OTHERS, **concepts, **things}.items()))


# The prefixes that `kg sparql` adds to a query that does not declare them.
PREFIXES = prefixes()
