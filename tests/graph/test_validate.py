from collections.abc import Callable

import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import FOAF, ORG, PROV, SKOS

from graph.rdf import write
from graph.resolve import resolve
from graph.turtle import PREFIXES
from graph.validate import check
from tests.graph.people import first_page, second_page

ZT = Namespace(PREFIXES["zt"])
SCHEMA = Namespace(PREFIXES["schema"])
OA = Namespace(PREFIXES["oa"])
ID = Namespace(PREFIXES["id"])
MEETING = ID["meeting-中共临江市委常委会会议-2024-10-17"]
CHAIR = ID["person-赵明远-青岚省临江市"]
POST = ID["post-临江市人民政府-市长"]


def built(*, facts_only: bool = False) -> Graph:
    file = "".join(write(resolve([first_page(), second_page()]), facts_only=facts_only))
    return Graph().parse(data=file, format="turtle")


def test_a_built_graph_keeps_the_contract() -> None:
    assert check(built()) == []
    assert check(built(facts_only=True)) == []


def statement(graph: Graph) -> URIRef:
    return sorted(s for s in graph.subjects(RDF.predicate, ZT.chair) if isinstance(s, URIRef))[0]


def quote(graph: Graph) -> URIRef:
    return sorted(s for s in graph.subjects(RDF.type, OA.TextQuoteSelector) if isinstance(s, URIRef))[0]


def tenure(graph: Graph) -> URIRef:
    return sorted(s for s in graph.subjects(RDF.type, ORG.Membership) if isinstance(s, URIRef))[0]


def article(graph: Graph) -> URIRef:
    return sorted(s for s in graph.subjects(SCHEMA.headline) if isinstance(s, URIRef))[0]


BREAKS: dict[str, Callable[[Graph], object]] = {
    "exactly one rdfs:label": lambda g: g.remove((CHAIR, RDFS.label, None)),
    "one foaf:name": lambda g: g.remove((CHAIR, FOAF.name, None)),
    "skos:altLabel is a Chinese": lambda g: g.add((CHAIR, SKOS.altLabel, Literal("Zhao", lang="en"))),
    "org:holds has org:Post": lambda g: g.add((CHAIR, ORG.holds, MEETING)),
    "org:postIn has": lambda g: g.remove((POST, ORG.postIn, None)),
    "org:role has": lambda g: g.add((POST, ORG.role, ID["role-书记"])),
    "zt:chair has foaf:Person": lambda g: g.add((MEETING, ZT.chair, POST)),
    "an xsd:date, xsd:gYearMonth": lambda g: g.set((MEETING, SCHEMA.startDate, Literal("2024-10-17"))),
    "zt:earliest with zt:latest": lambda g: g.remove((MEETING, ZT.latest, None)),
    "not after zt:latest": lambda g: g.set((MEETING, ZT.earliest, Literal("2025-01-01", datatype=XSD.date))),
    "zt:ordinalTerm": lambda g: g.add((MEETING, ZT.ordinalTerm, Literal("五"))),
    "zt:post has": lambda g: g.remove((tenure(g), ZT.post, None)),
    "one schema:position": lambda g: g.remove((article(g), SCHEMA.position, None)),
    "its runs": lambda g: g.set((article(g), ZT.body, Literal("all of it"))),
    "mentions IRIs": lambda g: g.add((article(g), SCHEMA.mentions, ID["person-谁"])),
    "SHA-256": lambda g: g.set((g.value(article(g), SCHEMA.isPartOf), SCHEMA.sha256, Literal("abc"))),  # type: ignore[arg-type]
    "zt:quote has": lambda g: g.remove((statement(g), ZT.quote, None)),
    "zt:rule has": lambda g: g.remove((statement(g), ZT.rule, None)),
    "zt:confidence from 0 to 1": lambda g: g.set((statement(g), ZT.confidence, Literal("1.5", datatype=XSD.decimal))),
    "rdf:predicate of the contract": lambda g: g.set((statement(g), RDF.predicate, ZT.likes)),
    "does not stand in the graph": lambda g: g.remove((MEETING, ZT.chair, None)),
    "has 0 statements and not one": lambda g: g.add((MEETING, ZT.speaker, ID["person-孙立言-青岚省临江市"])),
    "oa:start before oa:end": lambda g: g.set((quote(g), OA.start, Literal(10**6))),
    "a sentence and not a page": lambda g: g.set((quote(g), OA.exact, Literal("页" * 601))),
    "prov:wasQuotedFrom has": lambda g: g.remove((quote(g), PROV.wasQuotedFrom, None)),
}


@pytest.mark.parametrize("message", BREAKS)
def test_a_broken_graph_is_told_what_is_wrong(message: str) -> None:
    graph = built()
    BREAKS[message](graph)
    assert any(message in str(violation) for violation in check(graph))
