"""The graph against its contract: SHACL shapes, and the two rules that no shape can state.

``graph/data/shapes.ttl`` has a shape for every kind of node; pySHACL reads it as it stands, without a reasoner. That a
statement's triple stands in the graph, and that every edge has one statement, is checked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from rdflib import ORG, RDF, SH, Graph, URIRef
from rdflib.term import Node

from graph.models import STATED
from graph.turtle import PREFIXES

_DATES = {URIRef(PREFIXES["schema"] + name) for name in ("startDate", "endDate")}
_EDGES = {URIRef(PREFIXES[prefix] + name) for prefix, _, name in (p.partition(":") for p in STATED)}


@dataclass(frozen=True, slots=True)
class Violation:
    """One node that breaks a shape: what it is, on which property, why, and the value if one is at fault."""

    node: str
    path: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.node}:", self.path, self.message, self.value and f"({self.value})")))


def shapes() -> Graph:
    """The shapes graph that comes with the program."""
    return Graph().parse(data=files("graph").joinpath("data/shapes.ttl").read_text("utf-8"), format="turtle")


def validate(path: Path) -> list[Violation]:
    """What in the Turtle file breaks the contract, sorted; an empty list where nothing does."""
    return check(Graph().parse(path, format="turtle"))


def check(data: Graph) -> list[Violation]:
    """What in a graph breaks the contract, sorted; an empty list where nothing does."""
    from pyshacl import validate as pyshacl_validate

    _, report, _ = pyshacl_validate(data, shacl_graph=shapes(), advanced=False, inference="none")
    assert isinstance(report, Graph)
    found = {
        Violation(
            _short(data, report.value(result, SH.focusNode)),
            _short(data, report.value(result, SH.resultPath)),
            str(report.value(result, SH.resultMessage) or ""),
            _short(data, report.value(result, SH.value)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    return sorted(found.union(_unstated(data)), key=str)


def _unstated(data: Graph) -> Iterator[Violation]:
    """Statements without their triple; edges without exactly one statement, where the graph has statements at all."""
    said: Counter[tuple[Node | None, ...]] = Counter()
    for statement in data.subjects(RDF.type, RDF.Statement):
        subject, predicate, target = triple = tuple(
            data.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object)
        )
        said[triple] += 1
        if subject is None or predicate is None or target is None or (subject, predicate, target) not in data:
            yield Violation(_short(data, statement), "", "its triple does not stand in the graph")
    predicates = {predicate for _, predicate, _ in said}
    for subject, predicate, target in data if said else ():
        if predicate in _EDGES | predicates and not _structural(data, subject, predicate):
            count = said[subject, predicate, target]
            if count != 1:
                message = f"has {count} statements and not one"
                yield Violation(_short(data, subject), _short(data, predicate), message, _short(data, target))


def _structural(data: Graph, subject: Node, predicate: Node) -> bool:
    """Whether a property that meetings and policies take from texts stands at something else (a tenure's dates)."""
    return predicate in _DATES and (subject, RDF.type, ORG.Membership) in data


def _short(data: Graph, term: Node | None) -> str:
    return "" if term is None else term.n3(data.namespace_manager)
