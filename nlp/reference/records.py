"""What reading the short forms of a document gives: mentions with what they stand for, and what is known of each thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.components.base import Match
from nlp.components.sessions import MeetingForm
from nlp.models import Article, Document, Referent
from nlp.naming import (
    Area,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention with what it stands for: ``referent`` an index into :attr:`Referred.referents` (None: unresolved),
    ``basis`` why, ``support`` the clean span of the sentence of the same article that resolved it."""

    match: Match
    referent: int | None
    basis: str = ""
    support: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A resolved post: its organisation and bare title."""

    match: Match
    organization: int | None
    role: int
    basis: str = ""
    support: tuple[int, int] | None = None


@dataclass
class ReferredArticle:
    article: Article
    mentions: dict[Match, Resolved] = field(default_factory=dict)
    posts: dict[Match, Post] = field(default_factory=dict)
    forms: dict[int, MeetingForm] = field(default_factory=dict)  # referent of a meeting → what its name said
    hosts: dict[int, int] = field(default_factory=dict)  # referent of a meeting → referent of its organiser
    cohosts: dict[int, list[int]] = field(default_factory=dict)  # the other bodies that convened it
    issuers: dict[int, list[int]] = field(default_factory=dict)  # referent of a policy → organisations in its title
    place: Area | None = None
    carried: list[tuple[Match, int]] = field(default_factory=list)  # a policy's title → the policy it carries out
    descriptors: list[Match] = field(default_factory=list)  # words beside names that are no posts
    several: list[Match] = field(default_factory=list)  # 会议 of several bodies that a sentence lists
    dates: list[Match] = field(default_factory=list)
    places: dict[Match, Resolved] = field(default_factory=dict)  # outside the names of other mentions


@dataclass
class Referred:
    document: Document
    referents: list[Referent]
    articles: list[ReferredArticle]


class Registry:
    """The referents of one document, one a thing."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._known: dict[tuple[str, str, str], int] = {}
        self.introduced: dict[str, set[int]] = {}  # 以下简称《办法》 → the documents so introduced

    def add(
        self, kind: str, name: str, aliases: Sequence[str] = (), jurisdiction: str = "", /, **attributes: str
    ) -> int:
        key = (kind, name, jurisdiction)
        wanted = tuple(a for a in dict.fromkeys(aliases) if a and a != name)
        if key in self._known:
            i = self._known[key]
            old = self.referents[i]
            merged = tuple(dict.fromkeys((*old.aliases, *wanted)))
            both = {**dict(old.attributes), **{k: v for k, v in attributes.items() if v}}
            self.referents[i] = Referent(i, kind, name, merged, jurisdiction, tuple(sorted(both.items())))
            return i
        i = len(self.referents)
        self._known[key] = i
        given = tuple(sorted((k, v) for k, v in attributes.items() if v))
        self.referents.append(Referent(i, kind, name, wanted, jurisdiction, given))
        return i

    def alias(self, i: int, *names: str) -> None:
        old = self.referents[i]
        merged = tuple(dict.fromkeys((*old.aliases, *(n for n in names if n and n != old.name))))
        self.referents[i] = Referent(old.id, old.kind, old.name, merged, old.jurisdiction, old.attributes)
