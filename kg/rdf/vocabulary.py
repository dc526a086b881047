"""In which words does the graph speak RDF? All IRIs that are written are made here; this is the page to read before writing SPARQL.

Terms stand under `ONTOLOGY` and never move, so that one query fits every file. Things stand under the user's base (`--base`, by
default `BASE`): `<base>actor/…` `statement/…` `article/…` `document/…` `outlet/…`, the id in percent-encoding. example.org is
reserved (RFC 2606) and nobody's: give a base of your own before publishing. No blank node, no named graph: every node has a name.

* `kg:Statement` (prov:Entity; a direct one schema:Quotation): `kg:id` `kg:utterance` `kg:speaker` `kg:speakerMention` `kg:addressee`
  `kg:addresseeMention` `kg:cue` `kg:cueStart` `kg:cueEnd` `kg:lemma` `kg:form` `kg:quote` (the content, else the cue) `kg:date`
  `kg:confidence` `kg:rule` `kg:article` `kg:attestedBy` (the outer statement: hearsay) `kg:stance`; oa:hasSource the document in whose
  text oa:hasSelector gives the quote's place (oa:TextPositionSelector, `<statement>/position`) and words (oa:TextQuoteSelector, `/words`).
* `kg:Stance` (marl:Opinion), `<statement>/<ordinal>`: `kg:ordinal` `kg:relation` `kg:target` `kg:targetMention` `kg:issue` `kg:concept`
  `kg:condition` `kg:evidence` `kg:negated` `kg:modality` `kg:confidence` `kg:rule`.
* `kg:Actor` (and schema:Person, Country, Organization, Place or `kg:Group`): `kg:id` `kg:label` `kg:type` `kg:country` `kg:parent`
  owl:sameAs (Wikidata), skos:prefLabel (one a language) and skos:altLabel in `@ar` and `@en`.
* `kg:Article` (schema:NewsArticle): `kg:id` `kg:document` `kg:title` `kg:date` `kg:outlet` schema:url schema:datePublished;
  `kg:Document`: `kg:id` `kg:digest` schema:inLanguage; `kg:Outlet`: `kg:label`.
* relations, `kg:blames` ... (skos:Concept): `kg:id` `kg:polarity` `kg:family`, skos:closeMatch to CAMEO and PLOVER.

One statement in Turtle:

    statements:s1f a kg:Statement , prov:Entity ;
        kg:id "s1f" ; kg:utterance "u1f" ; kg:speaker actors:person%3Asamir-nasr ; kg:speakerMention "سمير نصر" ;
        kg:cue "حمّل" ; kg:cueStart 3 ; kg:cueEnd 7 ; kg:form "speech_act" ; kg:quote "حمّل" ; kg:date "2024-03-05" ;
        kg:confidence 0.9 ; kg:article articles:a77 ; kg:stance <https://example.org/kg/statement/s1f/0> .
    <https://example.org/kg/statement/s1f/0> a kg:Stance , marl:Opinion ;
        kg:ordinal 0 ; kg:relation kg:blames ; kg:target actors:organization%3Aport-authority ; kg:issue "غرق العبّارة" ;
        kg:negated false ; kg:modality "actual" ; kg:confidence 0.9 .
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.errors import Exit, KgError

BASE = "https://example.org/kg/"
ONTOLOGY = f"{BASE}ontology#"

PREFIXES = {
    "kg": ONTOLOGY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "marl": "http://www.gsi.upm.es/ontologies/marl/ns#",
    "sh": "http://www.w3.org/ns/shacl#",
    "dcterms": "http://purl.org/dc/terms/",
}
TYPE = PREFIXES["rdf"] + "type"
KINDS = ("actor", "article", "document", "outlet", "statement")
_BASE = re.compile(r"https?://[\w.-]+(:\d+)?/([\w.~!$&'()*+,;=:@/-]*[/#])?|urn:[A-Za-z0-9][A-Za-z0-9-]+:([\w.-]+:)*")


def kg(name: str) -> str:
    """The IRI of a term of our own ontology."""
    return ONTOLOGY + name


def term(curie: str) -> str:
    """The IRI of a prefixed name.

    >>> term("prov:Entity")
    'http://www.w3.org/ns/prov#Entity'
    """
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name


def checked_base(base: str) -> str:
    """The base where every parser takes IRIs under it and no id can run into it; KgError (wrong usage) otherwise.

    >>> checked_base("https://data.example.org/press/")
    'https://data.example.org/press/'
    """
    if _BASE.fullmatch(base):
        return base
    raise KgError(
        f"--base {base!r} is no base for IRIs",
        hint="an absolute one that ends in / or #: --base https://example.org/press/",
        exit_code=Exit.USAGE,
    )


def folders(base: str) -> dict[str, str]:
    """A prefix for each kind of thing, `statements:` ..., so that a file can be read; in the plural, as the singular is a property."""
    return {f"{kind}s": f"{base}{kind}/" for kind in KINDS}


def minted(base: str, kind: str, id: str) -> str:
    """The IRI of a thing: safe for any id, quotes, newlines, slashes, emoji and half surrogate pairs included.

    >>> minted(BASE, "actor", 'a "b"/c')
    'https://example.org/kg/actor/a%20%22b%22%2Fc'
    """
    return f"{base}{kind}/{quote(id, safe='', errors='surrogatepass')}"
