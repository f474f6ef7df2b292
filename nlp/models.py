"""The records that flow from a file to a store, and the two errors that stop them.

Every offset in this module counts Unicode code points of ``Document.text``, the text as it was given; a span is
half-open, ``(start, end)``. Records are frozen and hold nothing but strings, numbers and tuples, so that they compare,
hash, pickle and serialise the same in any process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

Span = tuple[int, int]
Box = tuple[float, float, float, float]


class ReadError(Exception):
    """An input that cannot be read: names the file, the place in it where that is known, and what to do."""

    def __init__(self, path: str, message: str, remedy: str = "", place: str = "") -> None:
        super().__init__(path, message, remedy, place)
        self.path, self.message, self.remedy, self.place = path, message, remedy, place

    def __str__(self) -> str:
        where = f"{self.path}:{self.place}" if self.place else self.path
        return f"{where}: {self.message}" + (f" – {self.remedy}" if self.remedy else "")


class DataError(Exception):
    """A defect in a data file of the package (or one that a user supplies in its place)."""

    def __init__(self, path: str, line: int | str, message: str) -> None:
        super().__init__(path, line, message)
        self.path, self.line, self.message = path, line, message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of ``Document.text`` whose part in the page the format itself tells (PDF, HTML, Word).

    ``kind``: headline, deck, byline, body, table, caption, notice, furniture. Blocks of one article share ``group``
    (1, 2, … in reading order; 0 for what belongs to none); a paragraph ends where the text has a line feed, not where
    a block ends. ``page`` is the page of the file (1, 2, …; 0 where it has none) and ``box`` the place on it: left,
    bottom, right, top in points (1/72 inch) of the page's user space (ISO 32000-1, 8.3.2.3: y grows upwards, most
    often from the lower left corner); None where there is no page.
    """

    kind: str
    span: Span
    group: int = 0
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a printed issue: its span of ``Document.text``, the number printed on it (``A01``, ``2``; "" where
    nothing says), and the name of the file that it came from where that is not the document's own."""

    span: Span
    label: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One input as the user has it: a page's text, or one row of a JSONL file; or the pages of one issue together.

    ``date`` is ISO 8601 (``2024-10-18``), ``place`` the administrative area that the paper serves (``吕梁市``); both
    are None where nobody says – never today, never guessed. ``blocks`` are given, in the order of the text, where
    the input's format says what is headline and what body; they do not overlap. ``pages`` are given, in the order of
    the text, where it is a printed page or several.
    """

    id: str
    text: str
    date: str | None = None
    place: str | None = None
    paper: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    blocks: tuple[Block, ...] = ()
    pages: tuple[Page, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who signs an article: ``function`` is 记者, 通讯员, 实习记者, 供稿 … as printed."""

    name: str
    function: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One block of a document: an article, or what stands beside articles on a page.

    ``text`` is clean: headline, deck and body, a paragraph a line (``\\n``), wrapped lines joined, white space that
    only layout put there removed, full-width letters and digits made half-width, half-width punctuation of Chinese text
    made full-width, traditional characters made simplified (in ``text`` and the authors' names; ``headline`` and
    ``deck`` stay as printed). Every clean character has exactly one code point of the document: ``offsets[i]`` is where
    ``text[i]`` stands (a ``\\n``: the place just after the character before it). ``offsets`` grows within the title and
    within the body; a headline may stand anywhere.

    ``kind`` is ``article``, ``caption``, ``notice`` (advertisements, lost-property notices, weather) or ``furniture``
    (page headers, 责编 lines, series titles). Only an ``article`` has a headline.
    """

    document: str
    position: int  # 1, 2, … in reading order
    kind: str
    headline: str
    deck: str
    authors: tuple[Author, ...]
    text: str
    offsets: tuple[int, ...]
    body_start: int  # index into text where the body begins
    title_runs: tuple[Span, ...]
    body_runs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Referent:
    """What mentions of one document stand for: one thing, with every form that names it without the document.

    ``kind``: person, organization, role, meeting, policy, place. ``name`` is the canonical, official name.
    ``jurisdiction`` is the full name of the place it belongs to (``山西省吕梁市``), ``中央`` for national bodies, ""
    where nothing tells. ``attributes`` are sorted pairs of strings; their keys by kind:

    - organization: ``class`` (formal | unit), ``parent`` (name of the organisation it is part of)
    - meeting, policy: none – what a text says of them is a :class:`RelationMention`
    - role: ``broader`` (the title it specialises)
    - place: ``code`` (GB/T 2260), ``level`` (province | prefecture | county | township | village), ``parent`` (full
      name of the place it lies in)
    """

    id: int  # index in Extraction.referents
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    jurisdiction: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, key: str) -> str:
        return dict(self.attributes).get(key, "")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the document that names something. ``surface`` is its clean text, ``basis`` says why a short form
    stands for its referent ("" where the form says it by itself); ``referent`` is None where more than one candidate
    remained."""

    article: int  # Article.position
    span: Span
    kind: str
    surface: str
    referent: int | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Argument:
    """One end of a relation: a referent of the document, or a literal (dates, numbers)."""

    role: str
    referent: int | None = None
    literal: str = ""


@dataclass(frozen=True, slots=True)
class RelationMention:
    """What one passage says. ``relation`` and the roles of its arguments:

    - holds, former, appointed, removed: person, organization, role
    - chair, speaker, attendee, organizer, studied, adopted: subject (a meeting), object
    - issuer: subject (a policy), object (an organisation); implements: subject, object (a policy)
    - start_date, end_date (meeting), legislation_date (policy), number (policy), ordinal_term, ordinal_session
      (meeting): subject, object – a literal; location (meeting): subject, object – a place

    ``quotes`` are the sentences it rests on, the one that says it first, then those that resolved a short form.
    ``modality``: asserted, planned, conditional, denied; only what is asserted becomes an edge. ``effect`` is the ISO
    date from which an appointment counts, or a removal, where the text dates it ("" where it does not).
    """

    relation: str
    arguments: tuple[Argument, ...]
    article: int
    quotes: tuple[Span, ...]
    rule: str
    basis: str = ""
    confidence: float = 1.0
    modality: str = "asserted"
    effect: str = ""

    def argument(self, role: str) -> Argument | None:
        return next((a for a in self.arguments if a.role == role), None)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was taken from one document, and all that the graph is made from."""

    document: Document
    articles: tuple[Article, ...]
    referents: tuple[Referent, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    software: str = ""  # version of the program, e.g. "0.1.0"
    model: str = ""  # name and version of the spaCy pipeline
    rules: tuple[tuple[str, str], ...] = field(default=())  # (rule id, its one-line description) of the rules used
