"""Questions to a graph, in SPARQL 1.1.

A named query is a file of ``graph/data/queries``. Its head is comments: ``# title:``, ``# en:``, ``# zh:``, and a line
``# set NAME = DEFAULT  explanation`` for each parameter, which stands in the query as ``$NAME`` in a string literal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.turtle import PREFIXES

_HEAD: Final = re.compile(r"# (title|en|zh): (.+)")
_SET: Final = re.compile(r"# set (\w+) = (\S*)(?:  (.+))?")
_PREFIX: Final = re.compile(r"@prefix (\w+): <([^>]+)> \.")


class QueryError(Exception):
    """A query that cannot be asked: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: ``text`` with ``$NAME`` for each parameter in ``defaults``."""

    name: str
    title: str
    english: str
    chinese: str
    defaults: Mapping[str, str]
    explanations: Mapping[str, str]
    text: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The query with the values, and defaults where none is given. Raises :class:`QueryError` for unknown names."""
        if unknown := sorted(values.keys() - self.defaults.keys()):
            known = ", ".join(sorted(self.defaults)) or "none"
            raise QueryError(f"{self.name} has no parameter {unknown[0]} – it has: {known}")
        text = self.text
        for name, value in {**self.defaults, **values}.items():
            text = text.replace(f"${name}", _inside_string(value))
        return text


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT or ASK: cells are lexical forms, IRIs with the usual prefixes, ``""`` where unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def named_queries() -> dict[str, Query]:
    """The queries that come with the program, by name."""
    folder = files("graph").joinpath("data/queries")
    texts = {f.name.removesuffix(".rq"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".rq")}
    return {name: _query(name, texts[name]) for name in sorted(texts)}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A graph in memory, and the prefixes of its file: ``id:`` is whatever its publisher made it."""

    store: ox.Store
    prefixes: Mapping[str, str]

    def ask(self, query: str) -> Rows:
        """Ask a SELECT or ASK query, or CONSTRUCT and DESCRIBE for triples as rows; the prefixes are declared."""
        try:
            answer = self.store.query(query, prefixes=dict(self.prefixes))
        except SyntaxError as error:
            raise QueryError(f"the query is no SPARQL: {error} – see https://www.w3.org/TR/sparql11-query/") from None
        if isinstance(answer, ox.QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            return Rows(columns, tuple(tuple(self.short(row[c]) for c in columns) for row in answer))
        if isinstance(answer, ox.QueryBoolean):
            return Rows(("answer",), ((str(bool(answer)).lower(),),))
        triples = sorted((self.short(t.subject), self.short(t.predicate), self.short(t.object)) for t in answer)
        return Rows(("subject", "predicate", "object"), tuple(triples))

    def short(self, term: object) -> str:
        """A term for a reader: the lexical form of a literal, an IRI with its prefix, ``""`` for none."""
        if isinstance(term, ox.NamedNode):
            for prefix, address in self.prefixes.items():
                if term.value.startswith(address):
                    return f"{prefix}:{term.value.removeprefix(address)}"
            return term.value
        return term.value if isinstance(term, ox.Literal) else ""


def load(graph: Path) -> Loaded:
    """The graph in ``graph``, a Turtle file or a folder with ``graph.ttl``."""
    path = graph / "graph.ttl" if graph.is_dir() else graph
    if not path.is_file():
        raise QueryError(f"{path}: no such file – build a graph first: zhengtu build INPUT… --out {graph}")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        with path.open(encoding="utf-8") as file:
            declared = filter(None, map(_PREFIX.match, takewhile(lambda line: line[0] == "@", file)))
            said = {match[1]: match[2] for match in declared}
    except (SyntaxError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: not Turtle: {error} – build the graph again") from None
    return Loaded(store, {**PREFIXES, **said})


def _inside_string(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")


def _query(name: str, text: str) -> Query:
    head = {match[1]: match[2] for match in map(_HEAD.fullmatch, text.splitlines()) if match}
    settings = [match.groups() for match in map(_SET.fullmatch, text.splitlines()) if match]
    return Query(
        name=name,
        title=head["title"],
        english=head["en"],
        chinese=head["zh"],
        defaults={key: value for key, value, _ in settings},
        explanations={key: explanation or "" for key, _, explanation in settings},
        text=text,
    )
