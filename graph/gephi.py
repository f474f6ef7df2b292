"""The graph for Gephi: GEXF 1.3, people, posts, organisations, meetings and policies with their direct edges.

Every attribute is declared with one type and holds only values of it; a value that is not known is left out. The file
is written as it goes, one node or edge at a time, in the graph's own order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from lxml import etree

from graph.models import EDGE_LABELS, Entity, Graph, Value, date_type

NAMESPACE: Final = "http://gexf.net/1.3"
VIZ: Final = "http://gexf.net/1.3/viz"

# What is drawn: the kind in Chinese, and its colour (red, green, blue).
KINDS: Final = {
    "person": ("人物", (214, 39, 40)),
    "post": ("职位", (255, 152, 150)),
    "organization": ("机构", (31, 119, 180)),
    "meeting": ("会议", (44, 160, 44)),
    "policy": ("政策", (255, 127, 14)),
    "place": ("地点", (148, 103, 189)),
}
# Edges that say what a node is; they have no statement.
STRUCTURE: Final = ("org:postIn", "org:subOrganizationOf")

NODE_ATTRIBUTES: Final = {
    "kind": "string",
    "kind_zh": "string",
    "aliases": "string",
    "place": "string",
    "date": "string",
    "number": "string",
    "first": "string",
    "last": "string",
    "mentions": "integer",
}
EDGE_ATTRIBUTES: Final = {
    "relation": "string",
    "predicate": "string",
    "first": "string",
    "last": "string",
    "articles": "integer",
    "sources": "integer",
    "confidence": "double",
    "statement": "string",
}

# XML 1.0, 2.2 Characters: all others may not stand in a file, escaped or not.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_Values = Mapping[str, str | int | float]


def write(graph: Graph, file: BinaryIO) -> None:
    """Write the GEXF file of a graph."""
    # Of places only those of which something is said: a drawing of every place that is named shows little.
    said_of = {statement.object for statement in graph.statements.values()}
    shown = {n for n, e in graph.entities.items() if e.kind in KINDS and (e.kind != "place" or n in said_of)}
    newest = max((a.date for a in graph.articles.values() if date_type(a.date) == "date"), default="")
    said: dict[str, dict[str, str]] = {}
    for statement in graph.statements.values():
        if isinstance(statement.object, Value):
            said.setdefault(statement.subject, {})[statement.predicate] = statement.object.text
    with (
        etree.xmlfile(file, encoding="utf-8") as xml,
        xml.element("gexf", {"version": "1.3"}, nsmap={None: NAMESPACE, "viz": VIZ}),
    ):
        meta = etree.Element("meta", {"lastmodifieddate": newest} if newest else {})
        etree.SubElement(meta, "creator").text = f"zhengtu {graph.software}".strip()
        xml.write("\n", meta, "\n")
        with xml.element("graph", {"defaultedgetype": "directed", "mode": "static", "idtype": "string"}):
            for kind, attributes in (("node", NODE_ATTRIBUTES), ("edge", EDGE_ATTRIBUTES)):
                xml.write("\n", _declarations(kind, attributes))
            xml.write("\n")
            with xml.element("nodes"):
                for name in sorted(shown):
                    xml.write("\n", _node(graph.entities[name], said.get(name, {})))
            xml.write("\n")
            with xml.element("edges"):
                for edge in _edges(graph, shown):
                    xml.write("\n", edge)
            xml.write("\n")
        xml.write("\n")


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _declarations(kind: str, attributes: Mapping[str, str]) -> etree._Element:
    declared = etree.Element("attributes", {"class": kind})
    for name, datatype in attributes.items():
        etree.SubElement(declared, "attribute", {"id": name, "title": name, "type": datatype})
    return declared


def _values(element: etree._Element, values: _Values) -> None:
    known = {name: value for name, value in values.items() if value != ""}
    if known:
        parent = etree.SubElement(element, "attvalues")
        for name, value in known.items():
            etree.SubElement(parent, "attvalue", {"for": name, "value": _clean(str(value))})


def _node(entity: Entity, said: Mapping[str, str]) -> etree._Element:
    chinese, (red, green, blue) = KINDS[entity.kind]
    element = etree.Element("node", {"id": entity.id, "label": _clean(entity.label)}, nsmap={"viz": VIZ})
    _values(
        element,
        {
            "kind": entity.kind,
            "kind_zh": chinese,
            "aliases": "；".join(entity.aliases),
            "place": entity.jurisdiction,
            "date": said.get("schema:startDate", "") or said.get("schema:legislationDate", ""),
            "number": said.get("schema:legislationIdentifier", ""),
            "first": entity.first,
            "last": entity.last,
            "mentions": entity.mentions,
        },
    )
    etree.SubElement(element, f"{{{VIZ}}}color", {"r": str(red), "g": str(green), "b": str(blue)})
    # Area in proportion to mentions, within what can still be seen and does not hide its neighbours.
    etree.SubElement(element, f"{{{VIZ}}}size", {"value": f"{min(60.0, 4.0 * max(1, entity.mentions) ** 0.5):.1f}"})
    return element


def _edges(graph: Graph, shown: set[str]) -> Iterator[etree._Element]:
    for statement in graph.statements.values():
        if statement.subject in shown and statement.object in shown:
            assert isinstance(statement.object, str)
            yield _edge(
                statement.id,
                statement.subject,
                statement.object,
                statement.predicate,
                {
                    "first": statement.first,
                    "last": statement.last,
                    "articles": len(statement.articles),
                    "sources": statement.sources,
                    "confidence": round(statement.confidence, 4),
                    "statement": statement.id,
                },
            )
    for entity in graph.entities.values():
        for predicate, target in entity.properties:
            if predicate in STRUCTURE and entity.id in shown and target in shown:
                yield _edge(f"{predicate.partition(':')[2]}-{entity.id}", entity.id, target, predicate, {})


def _edge(name: str, source: str, target: str, predicate: str, values: _Values) -> etree._Element:
    chinese, english = EDGE_LABELS[predicate]
    weight = float(values.get("sources", 1))
    # Without a kind, Gephi takes the edges between two nodes for one (GEXF 1.3, parallel edges).
    ends = {"source": source, "target": target, "label": chinese, "kind": english, "weight": f"{weight:.1f}"}
    element = etree.Element("edge", {"id": name, **ends})
    _values(element, {"relation": english, "predicate": predicate, **values})
    return element
