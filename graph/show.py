"""Everything that a graph says of one name, with the sentences, for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.models import EDGE_LABELS
from graph.sparql import Loaded

MOST_SENTENCES: Final = 3  # shown with one fact

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quote, and where it stands: document, date and headline."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One edge: ``inverse`` where the thing shown is its object. ``first`` and ``last`` are dates of its articles."""

    relation: str
    inverse: bool
    other: str
    first: str
    last: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One thing of that name, and what is said of it."""

    id: str
    label: str
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]


_FOUND = """
SELECT DISTINCT ?e ?label WHERE {
  ?e rdfs:label ?label ; rdfs:label|skos:altLabel ?name .
  FILTER (STR(?name) = $wanted)
  FILTER EXISTS { ?e a ?type . VALUES ?type { foaf:Person org:Organization zt:Meeting zt:Policy org:Post } }
} ORDER BY ?e
"""
_ALIASES = "SELECT ?alias WHERE { $e skos:altLabel ?alias } ORDER BY ?alias"
_SAID = """
SELECT ?predicate ?inverse ?o ?label ?exact ?document ?headline ?date WHERE {
  VALUES ?predicate { $edges }
  { $e ?predicate ?o . BIND (false AS ?inverse) } UNION { ?o ?predicate $e . BIND (true AS ?inverse) }
  OPTIONAL { ?o rdfs:label ?label }
  OPTIONAL {
    { ?s rdf:subject $e ; rdf:object ?o } UNION { ?s rdf:subject ?o ; rdf:object $e }
    ?s rdf:predicate ?predicate ; zt:quote ?q .
    ?q oa:exact ?exact ; oa:start ?start ; prov:wasQuotedFrom ?article .
    ?article schema:isPartOf/dcterms:identifier ?document .
    OPTIONAL { ?article schema:headline ?headline }
    OPTIONAL { ?article schema:datePublished ?date }
  }
} ORDER BY ?inverse ?predicate ?label ?o ?date ?document ?start
""".replace("$edges", " ".join(EDGE_LABELS))


def describe(loaded: Loaded, name: str) -> list[Portrait]:
    """What there is of that name or alias, each with all that is said of it, the most spoken of first; edges in the
    order of EDGE_LABELS."""
    found = [
        Portrait(
            id=loaded.short(row["e"]),
            label=_text(row["label"]),
            aliases=tuple(_text(r["alias"]) for r in _solutions(loaded, _ALIASES, "e", row["e"])),
            facts=_facts(loaded, row["e"], _text(row["label"])),
        )
        for row in _solutions(loaded, _FOUND, "wanted", ox.Literal(name))
    ]
    return sorted(found, key=lambda portrait: (-len(portrait.facts), portrait.id))


def _facts(loaded: Loaded, entity: _Term, label: str) -> tuple[Fact, ...]:
    rows = list(_solutions(loaded, _SAID, "e", entity))
    order = {predicate: place for place, predicate in enumerate(EDGE_LABELS)}
    groups: dict[tuple[int, bool, str, str], list[ox.QuerySolution]] = {}
    for row in rows:
        key = (order[loaded.short(row["predicate"])], _text(row["inverse"]) == "true", _other(row), str(row["o"]))
        groups.setdefault(key, []).append(row)
    facts = []
    for (place, inverse, other, _), group in sorted(groups.items(), key=lambda item: item[0]):
        dates = sorted(_text(row["date"]) for row in group if row["date"])
        facts.append(
            Fact(
                relation=list(EDGE_LABELS.values())[place][0],
                inverse=inverse,
                other=other,
                first=dates[0] if dates else "",
                last=dates[-1] if dates else "",
                sentences=_sentences(group, (label, other)),
            )
        )
    return tuple(facts)


def _sentences(group: Sequence[ox.QuerySolution], ends: Sequence[str]) -> tuple[Sentence, ...]:
    """The sentences of a fact, those that name its ends first."""
    found = dict.fromkeys(_sentence(row) for row in group if row["exact"])
    return tuple(sorted(found, key=lambda sentence: sum(end not in sentence.text for end in ends))[:MOST_SENTENCES])


def _sentence(row: ox.QuerySolution) -> Sentence:
    where = (_text(row[part]) for part in ("document", "date", "headline"))
    return Sentence(_text(row["exact"]), ", ".join(filter(None, where)))


def _other(row: ox.QuerySolution) -> str:
    return _text(row["label"]) or _text(row["o"])


def _text(term: _Term | None) -> str:
    return term.value if isinstance(term, (ox.Literal, ox.NamedNode)) else ""


def _solutions(loaded: Loaded, query: str, name: str, term: _Term) -> Iterator[ox.QuerySolution]:
    """The answers to a query in which ``$name`` stands for a term."""
    answer = loaded.store.query(query.replace(f"${name}", str(term)), prefixes=dict(loaded.prefixes))
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer
