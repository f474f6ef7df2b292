"""The graph as four flat tables for spreadsheets: posts, meetings, policies, and every statement with its sentence.

CSV as RFC 4180 has it, UTF-8 with a byte order mark, without which spreadsheets read Chinese as Latin; several names in
one cell are parted by ``；``.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final, TextIO

from graph.models import EDGE_LABELS, Graph, Statement, Value

BOM: Final = "\ufeff"
_MEETING: Final = ("organizer", "chair", "speaker", "attendee", "studied", "adopted", "location")


def write(graph: Graph, table: str, file: TextIO) -> None:
    """Write one of :data:`TABLES` to a file opened with ``newline="\\n"``."""
    file.write(BOM)
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(TABLES[table](graph))


def _label(graph: Graph, value: str | Value) -> str:
    return value.text if isinstance(value, Value) else graph.entities[value].label


def _labels(graph: Graph, statements: list[Statement]) -> str:
    return "；".join(sorted(_label(graph, s.object) for s in statements))


def _by_subject(graph: Graph) -> dict[str, dict[str, list[Statement]]]:
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in graph.statements.values():
        found[statement.subject][statement.relation].append(statement)
    return found


def _posts(graph: Graph) -> Iterator[list[str]]:
    ends = ("start", "end", "first", "last")
    yield ["person", "post", "organization", "role", "said", *ends, "sentence", "person_id", "post_id"]
    for tenure in sorted(graph.tenures.values(), key=lambda t: (t.person, t.post)):
        grounds = [graph.statements[s] for s in tenure.statements]
        yield [
            *(graph.entities[e].label for e in (tenure.person, tenure.post, tenure.organization, tenure.role)),
            "；".join(sorted({EDGE_LABELS[s.predicate][0] for s in grounds})),
            tenure.start,
            tenure.end,
            tenure.first,
            tenure.last,
            _sentence(graph, grounds[0]),
            tenure.person,
            tenure.post,
        ]


def _meetings(graph: Graph) -> Iterator[list[str]]:
    yield ["meeting", "start", "end", *_MEETING, "first", "last", "meeting_id"]
    said = _by_subject(graph)
    for entity in graph.entities.values():
        if entity.kind == "meeting":
            relations = said[entity.id]
            columns = ("start_date", "end_date", *_MEETING)
            cells = [_labels(graph, relations[column]) for column in columns]
            yield [entity.label, *cells, entity.first, entity.last, entity.id]


def _policies(graph: Graph) -> Iterator[list[str]]:
    yield ["policy", "number", "date", "issuer", "implemented_by", "adopted_by", "first", "last", "policy_id"]
    said = _by_subject(graph)
    reverse: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in graph.statements.values():
        if isinstance(statement.object, str):
            reverse[statement.object, statement.relation].append(graph.entities[statement.subject].label)
    for entity in graph.entities.values():
        if entity.kind == "policy":
            relations = said[entity.id]
            yield [
                entity.label,
                *(_labels(graph, relations[column]) for column in ("number", "legislation_date", "issuer")),
                *("；".join(sorted(reverse[entity.id, column])) for column in ("implements", "adopted")),
                entity.first,
                entity.last,
                entity.id,
            ]


def _statements(graph: Graph) -> Iterator[list[str]]:
    head = ["subject", "relation", "object", "sentence", "document", "headline", "date", "start", "end"]
    yield [*head, "basis", "rules", "confidence", "statement_id"]
    rows = [
        ([_label(graph, s.subject), EDGE_LABELS[s.predicate][0], _label(graph, s.object)], s)
        for s in graph.statements.values()
    ]
    for ends, statement in sorted(rows, key=lambda row: (row[0], row[1].id)):
        for quote in (graph.quotes[q] for q in statement.quotes):
            article = graph.articles[quote.article]
            yield [
                *ends,
                quote.exact,
                graph.documents[article.document].identifier,
                article.headline,
                article.date,
                str(quote.start),
                str(quote.end),
                "；".join(statement.bases),
                "；".join(statement.rules),
                f"{statement.confidence:.4f}",
                statement.id,
            ]


def _sentence(graph: Graph, statement: Statement) -> str:
    return graph.quotes[statement.quotes[0]].exact if statement.quotes else ""


TABLES: Final[dict[str, Callable[[Graph], Iterator[list[str]]]]] = {
    "posts": _posts,
    "meetings": _meetings,
    "policies": _policies,
    "statements": _statements,
}
