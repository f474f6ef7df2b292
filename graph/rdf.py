"""The graph as RDF: every node and edge of the published vocabulary, in Turtle.

The order of the blocks is fixed (dataset, sources, entities, tenures, evidence), and so is the order within each, so
that the same graph is the same bytes. Wall-clock time is never part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from graph.models import (
    IN_THE_NAME,
    Entity,
    Graph,
    Item,
    Quote,
    Rule,
    Source,
    Statement,
    Tenure,
    Value,
    date_type,
    earliest,
    latest,
)
from graph.turtle import BASE, PREFIXES, Node, decimal, iri, text, turtle, typed

TITLE = "政图 zhengtu: officials, posts, meetings and policies in newspapers"

_REMARK = re.compile(r"[（(][^（）()]*[）)]$")  # （试行）, （征求意见稿）
_DATED = {"meeting": ("schema:startDate", "schema:endDate"), "policy": ("schema:legislationDate",)}


def write(graph: Graph, *, facts_only: bool = False, base: str = BASE, licence: str = "") -> Iterator[str]:
    """The Turtle file of a graph, in pieces.

    ``facts_only`` leaves out statements, quotes and rules; ``base`` is the IRI that entities' names are added to;
    ``licence`` is the IRI, or else the name, of the licence of the dataset.
    """
    return turtle(_nodes(graph, facts_only, licence), base)


def _nodes(graph: Graph, facts_only: bool, licence: str) -> Iterator[Node]:
    yield _dataset(graph, licence)
    for document in graph.documents.values():
        yield _document(document)
    for article in graph.articles.values():
        yield _article(article)
    edges: dict[str, list[Statement]] = {}
    for statement in graph.statements.values():
        edges.setdefault(statement.subject, []).append(statement)
    yield from _policy_types(graph)
    for entity in graph.entities.values():
        yield _entity(entity, edges.get(entity.id, []))
    for tenure in graph.tenures.values():
        yield _tenure(tenure, graph, facts_only)
    if facts_only:
        return
    for rule in (*graph.rules.values(), *graph.models.values()):
        yield _rule(rule)
    stated = [s for s in graph.statements.values() if s.predicate not in IN_THE_NAME]
    for statement in stated:
        yield _statement(statement)
    quoted = {quote for statement in stated for quote in statement.quotes}
    for quote in graph.quotes.values():
        if quote.id in quoted:
            yield _quote(quote)


def _id(name: str) -> str:
    return f"id:{name}"


def _object(value: str | Value) -> str:
    if isinstance(value, str):
        return _id(value)
    return text(value.text) if value.type == "string" else typed(value.text, value.type)


def _dates(predicate: str, date: str) -> list[tuple[str, str]]:
    kind = date_type(date)
    return [(predicate, typed(date, kind))] if kind else []


def _observed(first: str, last: str) -> list[tuple[str, str]]:
    pairs = _dates("zt:firstObserved", earliest(first)) if date_type(first) else []
    return pairs + (_dates("zt:lastObserved", latest(last)) if date_type(last) else [])


def _dataset(graph: Graph, licence: str) -> Node:
    newest = max((a.date for a in graph.articles.values() if date_type(a.date)), default="")
    pairs = [
        ("a", "dcat:Dataset"),
        ("a", "void:Dataset"),
        ("dcterms:title", text(TITLE, "zh")),
        *_dates("dcterms:modified", newest),
        *(("prov:wasInfluencedBy", _id(model)) for model in graph.models),
    ]
    if graph.software:
        pairs.append(("schema:softwareVersion", text(graph.software)))
    if licence:
        pairs.append(("dcterms:license", iri(licence) or text(licence)))
    return "id:dataset-zhengtu", pairs


def _document(document: Source) -> Node:
    pairs = [
        ("a", "schema:DigitalDocument"),
        ("dcterms:identifier", text(document.identifier)),
        ("schema:sha256", text(document.sha256)),
        *_dates("schema:datePublished", document.date),
    ]
    if document.title:
        pairs.append(("schema:name", text(document.title, "zh")))
    if document.paper:
        pairs.append(("schema:publisher", text(document.paper, "zh")))
    if document.source:
        pairs.append(("dcterms:source", text(document.source)))
    pairs += [("dcterms:source", text(f"{n} {file}")) for n, file in enumerate(document.files, 1)]
    if url := iri(document.url):
        pairs.append(("schema:url", url))
    return _id(document.id), pairs


def _article(item: Item) -> Node:
    pairs = [
        ("a", "schema:NewsArticle"),
        ("schema:isPartOf", _id(item.document)),
        ("schema:position", str(item.position)),
        ("zt:body", text(" ".join(f"{start}-{end}" for start, end in item.body))),
        *_dates("schema:datePublished", item.date),
        *(("schema:author", _id(author)) for author in item.authors),
        *(("schema:mentions", _id(entity)) for entity in item.mentions),
    ]
    if item.pages:
        pairs.append(("schema:pagination", text(", ".join(item.pages))))
    if item.continues:
        pairs.append(("zt:continues", _id(item.continues)))
    if item.reprint_of:
        pairs.append(("prov:alternateOf", _id(item.reprint_of)))
    if item.kind != "article":
        pairs.append(("schema:genre", text(item.kind)))
    elif item.headline:
        pairs.append(("schema:headline", text(item.headline, "zh")))
    return _id(item.id), pairs


def _entity(entity: Entity, statements: list[Statement]) -> Node:
    pairs = [
        *(("a", c) for c in entity.classes),
        ("rdfs:label", text(entity.label, "zh")),
        *(("skos:altLabel", text(alias, "zh")) for alias in entity.aliases),
        *((predicate, _id(target)) for predicate, target in entity.properties),
        *(("schema:identifier", text(code)) for code in entity.codes),
        *(("owl:sameAs", _id(key)) for key in entity.same_as),
        *((s.predicate, _object(s.object)) for s in statements),
    ]
    if entity.kind == "person":
        pairs.append(("foaf:name", text(entity.label, "zh")))
    if entity.kind == "policy" and (kind := _policy_type(entity.label)):
        pairs.append(("dcterms:type", kind))
    if entity.kind in _DATED:
        pairs += _observed(entity.first, entity.last)
        predicates = _DATED[entity.kind]
        dates = [s.object.text for s in statements if isinstance(s.object, Value) and s.predicate in predicates]
        if dates:
            pairs += _dates("zt:earliest", min(map(earliest, dates))) + _dates("zt:latest", max(map(latest, dates)))
    return _id(entity.id), pairs


def _tenure(tenure: Tenure, graph: Graph, facts_only: bool) -> Node:
    label = f"{graph.entities[tenure.person].label}：{graph.entities[tenure.post].label}"
    pairs = [
        ("a", "org:Membership"),
        ("rdfs:label", text(label, "zh")),
        ("org:member", _id(tenure.person)),
        ("org:organization", _id(tenure.organization)),
        ("org:role", _id(tenure.role)),
        ("zt:post", _id(tenure.post)),
        *_observed(tenure.first, tenure.last),
        *_dates("schema:startDate", tenure.start),
        *_dates("schema:endDate", tenure.end),
    ]
    dates = [date for date in (tenure.start, tenure.end) if date]
    if dates:
        pairs += _dates("zt:earliest", min(map(earliest, dates))) + _dates("zt:latest", max(map(latest, dates)))
    if not facts_only:
        pairs += [("zt:supportedBy", _id(statement)) for statement in tenure.statements]
    return _id(tenure.id), pairs


def _rule(rule: Rule) -> Node:
    pairs = [("a", "prov:Plan"), ("rdfs:label", text(rule.label))]
    if rule.version:
        pairs.append(("schema:softwareVersion", text(rule.version)))
    return _id(rule.id), pairs


def _statement(statement: Statement) -> Node:
    return _id(statement.id), [
        ("a", "rdf:Statement"),
        ("rdf:subject", _id(statement.subject)),
        ("rdf:predicate", statement.predicate),
        ("rdf:object", _object(statement.object)),
        *(("zt:quote", _id(quote)) for quote in statement.quotes),
        *(("zt:rule", _id(rule)) for rule in statement.rules),
        *(("zt:basis", text(basis)) for basis in statement.bases),
        ("zt:confidence", decimal(statement.confidence)),
    ]


def _quote(quote: Quote) -> Node:
    return _id(quote.id), [
        ("a", "oa:TextPositionSelector"),
        ("a", "oa:TextQuoteSelector"),
        ("a", "prov:Entity"),
        ("prov:wasQuotedFrom", _id(quote.article)),
        ("oa:exact", text(quote.exact)),
        ("oa:start", str(quote.start)),
        ("oa:end", str(quote.end)),
        *(("zt:page", str(page)) for page in sorted({page for page, _ in quote.places})),
        *(("zt:box", text(f"{page} " + " ".join(f"{edge:.1f}" for edge in box))) for page, box in quote.places),
    ]


@cache
def _type_names() -> dict[str, tuple[str, str]]:
    """The endings of titles (条例, 意见 …), each with the concept of the ontology that it shows and its label."""
    store = ox.Store()
    store.load(files("graph").joinpath("data/ontology.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    skos, zt = PREFIXES["skos"], PREFIXES["zt"]
    scheme = ox.NamedNode(f"{zt}policyTypes")
    names: dict[str, tuple[str, str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{skos}inScheme"), scheme, None):
        assert isinstance(quad.subject, ox.NamedNode)
        concept = f"zt:{quad.subject.value.removeprefix(zt)}"
        labels: dict[str, list[str]] = {}
        for form in ("prefLabel", "hiddenLabel"):
            terms = store.quads_for_pattern(quad.subject, ox.NamedNode(skos + form), None, None)
            labels[form] = [
                q.object.value for q in terms if isinstance(q.object, ox.Literal) and q.object.language == "zh"
            ]
        (label,) = labels["prefLabel"]
        names.update(dict.fromkeys([label, *labels["hiddenLabel"]], (concept, label)))
    return names


def _policy_type(title: str) -> str:
    title = _REMARK.sub("", title.strip("《》"))
    endings = [ending for ending in _type_names() if title.endswith(ending)]
    return _type_names()[max(endings, key=len)][0] if endings else ""


def _policy_types(graph: Graph) -> Iterator[Node]:
    used = {_policy_type(entity.label) for entity in graph.entities.values() if entity.kind == "policy"}
    for concept, label in sorted(set(_type_names().values())):
        if concept in used:
            yield concept, [("a", "skos:Concept"), ("rdfs:label", text(label, "zh"))]
