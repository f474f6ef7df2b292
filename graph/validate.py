"""The graph against the shapes of its contract (SHACL), and quotes against the rule that no shape can state.

``graph/data/shapes.ttl`` has a shape for every kind of node and every edge; pySHACL reads it as it stands, without a
reasoner. It takes some seconds for ten thousand triples.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from rdflib import RDF, SH, Graph
from rdflib.term import Node


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
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, path, value, message = (
            report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value, SH.resultMessage)
        )
        found.add(Violation(_short(data, node), _short(data, path), str(message or ""), _short(data, value)))
    return sorted(found, key=str)


def _short(data: Graph, term: Node | None) -> str:
    return "" if term is None else term.n3(data.namespace_manager)
