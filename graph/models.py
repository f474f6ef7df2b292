"""What the graph is made of, and how its parts are named.

Every identifier here is a *local name*, ``kind-key``: what stands after ``id:`` in Turtle and after the base IRI in a
full IRI. It holds no ``/``, starts with its kind, and is made of characters that both SPARQL's ``PN_LOCAL`` and
RFC 3987's ``iunreserved`` allow, Chinese ones included, so that one spelling serves Turtle, SPARQL and the address bar.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import networkx as nx

    from nlp.models import Box

KINDS = ("person", "organization", "role", "post", "meeting", "policy", "place")
LONGEST_KEY = 48  # characters of a readable key; what is longer ends in a hash
HASH_LENGTH = 12  # hexadecimal digits, 48 bits: one collision to be expected among some 20 million keys

# The relations of nlp.models.RelationMention, with the property that each becomes.
POSTS: Final = {
    "holds": "org:holds",
    "former": "zt:formerlyHeld",
    "appointed": "zt:appointedTo",
    "removed": "zt:removedFrom",
}
VALUES: Final = {
    "start_date": "schema:startDate",
    "end_date": "schema:endDate",
    "legislation_date": "schema:legislationDate",
    "number": "schema:legislationIdentifier",
    "ordinal_term": "zt:ordinalTerm",
    "ordinal_session": "zt:ordinalSession",
}
# With the kinds of thing that can be its subject and its object.
LINKS: Final = {
    "chair": ("zt:chair", ("meeting",), ("person",)),
    "speaker": ("zt:speaker", ("meeting",), ("person",)),
    "attendee": ("schema:attendee", ("meeting",), ("person",)),
    "organizer": ("schema:organizer", ("meeting",), ("organization",)),
    "studied": ("zt:studied", ("meeting",), ("meeting", "policy")),
    "adopted": ("zt:adopted", ("meeting",), ("policy",)),
    "issuer": ("schema:legislationPassedBy", ("policy",), ("organization",)),
    "implements": ("zt:implements", ("organization", "meeting", "policy"), ("policy",)),
    "location": ("schema:location", ("meeting",), ("place",)),
}

# What an edge says, for readers of a drawing, a table or a terminal: Chinese and English.
EDGE_LABELS: Final = {
    "org:holds": ("担任", "holds"),
    "zt:formerlyHeld": ("曾任", "formerly held"),
    "zt:appointedTo": ("被任命为", "appointed to"),
    "zt:removedFrom": ("被免去", "removed from"),
    "zt:chair": ("主持人", "chaired by"),
    "zt:speaker": ("讲话人", "speaker"),
    "schema:attendee": ("出席", "attended by"),
    "schema:organizer": ("主办", "organised by"),
    "zt:studied": ("传达学习", "studied"),
    "zt:adopted": ("审议通过", "adopted"),
    "schema:legislationPassedBy": ("制定机关", "issued by"),
    "zt:implements": ("贯彻落实", "implements"),
    "schema:location": ("地点", "location"),
    "schema:startDate": ("开始日期", "start date"),
    "schema:endDate": ("结束日期", "end date"),
    "schema:legislationDate": ("发布日期", "date"),
    "schema:legislationIdentifier": ("文号", "number"),
    "zt:ordinalTerm": ("届", "term"),
    "zt:ordinalSession": ("次", "session"),
    "org:postIn": ("所属机构", "post in"),
    "org:subOrganizationOf": ("上级机构", "part of"),
}
# The predicates that a text says, each of whose triples has a statement; the other edges follow from what things are.
# A meeting's ordinals are read off its name, as its place in the series is its identity, so they have none either.
IN_THE_NAME: Final = frozenset({"zt:ordinalTerm", "zt:ordinalSession"})
STATED: Final = tuple(p for p in EDGE_LABELS if p not in {"org:postIn", "org:subOrganizationOf"} | IN_THE_NAME)

Datatype = Literal["date", "gYearMonth", "gYear", "integer", "string"]

_DATE = {
    "date": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"),
    "gYearMonth": re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"),
    "gYear": re.compile(r"\d{4}"),
}


def digest(*parts: str) -> str:
    """The first :data:`HASH_LENGTH` hexadecimal digits of the SHA-256 of the parts, each ended by U+001F."""
    data = "".join(f"{part}\x1f" for part in parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:HASH_LENGTH]


def normal(text: str) -> str:
    """The form under which two names are the same: NFKC, no white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def mint(kind: str, *parts: str) -> str:
    """A local name ``kind-part-part…`` from strings of any kind.

    Letters, digits and ``·`` of a part stay, so do the hyphens of a date; anything else becomes ``_``, and then, or
    when the whole is long, a hash of the exact parts is added: two different keys never share a name.
    """
    exact = [normal(part) for part in parts]
    kept = [_readable(part) for part in exact]
    key = "-".join(kept)
    if kept == exact and all(kept) and len(key) <= LONGEST_KEY:
        return f"{kind}-{key}"
    return "-".join(filter(None, (kind, key[:LONGEST_KEY].strip("-_"), digest(*exact))))


def _readable(part: str) -> str:
    if re.fullmatch(r"\d{4}(?:-\d{2}){1,2}", part, re.ASCII):
        return part
    # U+24EB to U+2793, digits in black circles, are alphanumeric to Unicode but no PN_CHARS.
    return "".join(c if (c.isalnum() and not "\u24eb" <= c <= "\u2793") or c == "·" else "_" for c in part)


def date_type(text: str) -> Datatype | None:
    """``date`` for 2024-10-18, ``gYearMonth`` for 2024-10, ``gYear`` for 2024, None for anything else."""
    for name in ("date", "gYearMonth", "gYear"):
        if _DATE[name].fullmatch(text):
            if name == "date" and int(text[8:]) > days_in_month(text[:7]):
                return None
            return name
    return None


def days_in_month(month: str) -> int:
    """The number of days of ``YYYY-MM`` in the Gregorian calendar."""
    year, number = int(month[:4]), int(month[5:])
    if number == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if number in {4, 6, 9, 11} else 31


def earliest(date: str) -> str:
    """The first day (``YYYY-MM-DD``) of a date, month or year."""
    return date + "0000-01-01"[len(date) :]


def latest(date: str) -> str:
    """The last day (``YYYY-MM-DD``) of a date, month or year."""
    if len(date) == 10:
        return date
    month = date if len(date) == 7 else f"{date}-12"
    return f"{month}-{days_in_month(month):02d}"


@dataclass(frozen=True, slots=True)
class Value:
    """A literal in the place of a statement's object: its text and its XSD type without the prefix."""

    text: str
    type: Datatype = "string"


def typed_value(predicate: str, text: str) -> Value | None:
    """What a text says in the place of ``predicate``'s object, typed; None if it is not of the right form."""
    plain = "".join(text.split())
    if predicate in {"schema:startDate", "schema:endDate", "schema:legislationDate"}:
        kind = date_type(plain)
        return None if kind is None else Value(plain, kind)
    if predicate in {"zt:ordinalTerm", "zt:ordinalSession"}:
        return Value(str(int(plain)), "integer") if plain.isascii() and plain.isdigit() and int(plain) else None
    return Value(plain) if plain else None


def joined(whole: str, part: str) -> str:
    """Two names, without saying twice what the one ends and the other begins with: 吕梁市人民政府党组 + 党组书记,
    山西省吕梁市 + 吕梁市会议中心."""
    common = next((k for k in range(min(len(whole), len(part)), 1, -1) if whole.endswith(part[:k])), 0)
    return whole + part[common:]


def most(counts: Counter[str]) -> str:
    """The most frequent string, of several the smallest; ``""`` of none."""
    return min(counts, key=lambda text: (-counts[text], text), default="")


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing. ``id`` is the smallest key of its cluster, ``same_as`` the other keys.

    ``properties`` are sorted pairs (predicate, local name of an entity) that follow from what the thing is, such as
    ``("org:postIn", "organization-…")``; what a text says is a :class:`Statement`. ``classes`` are the prefixed names
    of its RDF classes, ``codes`` the values of ``schema:identifier``. ``first`` and ``last`` are the dates of the
    oldest and the newest article that speaks of it (``""`` where none is dated), ``mentions`` how often texts do.
    """

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    codes: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    jurisdiction: str = ""
    first: str = ""
    last: str = ""
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """The stretch ``[start, end)`` of a document's text (code points) in which ``exact`` stands.

    ``places`` are where that is on the pages of a PDF: (page from 1, box in points from the lower left corner), one for
    each part of a column that the sentence goes through; empty for a format without pages.
    """

    id: str
    article: str
    exact: str
    start: int
    end: int
    places: tuple[tuple[int, Box], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, with everything it rests on. ``object`` is the local name of an entity, or a :class:`Value`.

    ``relation`` is the name of the relation in :class:`nlp.models.RelationMention`, ``predicate`` the prefixed RDF
    property; ``quotes`` begin with those that say it, those that resolved a short form follow; ``articles`` are
    those that say it, ``sources`` is how many they are without reprints, ``first`` and ``last`` their oldest and
    newest date (``""`` where none is dated). ``confidence`` is the highest among its rules, ``effect`` the date that
    the texts give for an appointment or removal (``""`` where they give none).
    """

    id: str
    relation: str
    subject: str
    predicate: str
    object: str | Value
    quotes: tuple[str, ...]
    rules: tuple[str, ...]
    bases: tuple[str, ...]
    confidence: float
    articles: tuple[str, ...]
    sources: int = 1
    first: str = ""
    last: str = ""
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post. ``first`` and ``last`` are the dates of the articles that saw it, ``start`` and ``end`` the
    ISO dates that the texts give for appointment and removal (``""`` where they give none)."""

    id: str
    person: str
    post: str
    organization: str
    role: str
    statements: tuple[str, ...]
    first: str = ""
    last: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a document, or what stands beside articles (``kind`` as in :class:`nlp.models.Article`).

    ``reprint_of`` is the article that has the same text and came first, ``continues`` the one in another document that
    it goes on from (上接1版), ``""`` where there is none; ``pages`` are the printed numbers of its pages.
    """

    id: str
    document: str
    position: int
    kind: str
    headline: str
    authors: tuple[str, ...]
    date: str
    body: tuple[tuple[int, int], ...]
    mentions: tuple[str, ...]
    reprint_of: str = ""
    continues: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document: the identifier as it was given, and the SHA-256 of its text. ``files`` are those of the pages of an
    issue, in the order of its text, where it was put together from several."""

    id: str
    identifier: str
    sha256: str
    title: str = ""
    paper: str = ""
    source: str = ""
    url: str = ""
    date: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or a model that statements rest on."""

    id: str
    label: str
    version: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that the projections are made from, sorted by local name.

    ``network`` has a node for every entity (attributes ``kind``, ``label``) and an edge for every statement whose
    object is an entity, keyed by the statement's local name (attributes ``relation``, ``predicate``).
    """

    network: nx.MultiDiGraph[str]
    entities: Mapping[str, Entity]
    statements: Mapping[str, Statement]
    quotes: Mapping[str, Quote]
    tenures: Mapping[str, Tenure]
    articles: Mapping[str, Item]
    documents: Mapping[str, Source]
    rules: Mapping[str, Rule]
    models: Mapping[str, Rule] = field(default_factory=dict)
    software: str = ""
