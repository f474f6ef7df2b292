"""Turtle, written as it is read: a subject a block, sorted, with prefixes and without blank nodes.

RDF 1.1 Turtle, 2.4 IRIs and 2.5 RDF Literals. Terms are strings of Turtle from the start, so that a graph of millions
of triples is written in one pass and the same graph is always the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

BASE: Final = "https://w3id.org/zhengtu/id/"
PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": BASE,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "zt": "https://w3id.org/zhengtu/ns#",
}

Node = tuple[str, list[tuple[str, str]]]  # subject, (predicate, object)s, all of them Turtle terms

# What 6.4 (STRING_LITERAL_QUOTE) does not let stand, control characters that readers of the file would trip over, and
# lone surrogates, which no UTF-8 file can hold.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ABSOLUTE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]+')


def text(value: str, language: str = "") -> str:
    """A string literal, with a language tag if one is given. A lone surrogate becomes U+FFFD."""
    return f'"{_ESCAPED.sub(_escape, value)}"' + (f"@{language}" if language else "")


def typed(value: str, datatype: str) -> str:
    """A literal of an XSD type (``date``); integers as they are."""
    return value if datatype == "integer" else f'"{value}"^^xsd:{datatype}'


def decimal(value: float) -> str:
    """An ``xsd:decimal`` of at most four places."""
    whole, _, places = f"{value:.4f}".partition(".")
    return f"{whole}.{places.rstrip('0') or '0'}"


def iri(value: str) -> str | None:
    """An absolute IRI in angle brackets; None if it is none."""
    return f"<{value}>" if _ABSOLUTE.fullmatch(value) else None


def turtle(nodes: Iterable[Node], base: str = BASE) -> Iterator[str]:
    """The lines of a Turtle file; ``base`` is what ``id:`` stands for."""
    for prefix, address in sorted(_with_base(PREFIXES, base).items()):
        yield f"@prefix {prefix}: <{address}> .\n"
    for subject, pairs in nodes:
        by_predicate: dict[str, set[str]] = {}
        for predicate, target in pairs:
            by_predicate.setdefault(predicate, set()).add(target)
        types = by_predicate.pop("a", None)
        lines = [f"a {' , '.join(sorted(types))}"] if types else []
        lines += [f"{predicate} {' , '.join(sorted(by_predicate[predicate]))}" for predicate in sorted(by_predicate)]
        yield f"\n{subject} " + " ;\n   ".join(lines) + " .\n"


def _with_base(prefixes: Mapping[str, str], base: str) -> dict[str, str]:
    return {**prefixes, "id": base}


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
