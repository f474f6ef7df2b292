"""From what each document says to one graph: which referents are one, what is stated of them, and by how many.

The result is a pure function of the *set* of extractions: in whatever order they come, and however often one comes
twice, every identifier, every choice and every order in the graph is the same.

What is one (block → compare → decide): referents are blocked by their *keys*, and two that share a key are one.

- A person's key is name and jurisdiction. A person without a jurisdiction has a key of that document alone: a name is
  never enough.
- A meeting that its name numbers (第五届委员会第八次全体会议) is known by that name; any other by its name and its
  date, and one without a date is known in its document only.
- A policy is known by its title and, where it has one, its number. A title without a number is the numbered one's if
  there is only one such number.
- Organisations, roles and places are known by their official names, posts by organisation and role.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import networkx as nx

from graph.models import (
    Entity,
    Graph,
    Item,
    Quote,
    Rule,
    Source,
    Statement,
    Tenure,
    Value,
    digest,
    literal_type,
    mint,
    normal,
)
from graph.quotes import quotation
from graph.store import document_key
from nlp.models import Article, Extraction, Referent, RelationMention

CENTRAL: Final = "中央"  # the jurisdiction of national bodies: no place

POSTS: Final = {
    "holds": "org:holds",
    "former": "zt:formerlyHeld",
    "appointed": "zt:appointedTo",
    "removed": "zt:removedFrom",
}
LINKS: Final = {
    "chair": "zt:chair",
    "speaker": "zt:speaker",
    "attendee": "schema:attendee",
    "organizer": "schema:organizer",
    "studied": "zt:studied",
    "adopted": "zt:adopted",
    "issuer": "schema:legislationPassedBy",
    "implements": "zt:implements",
    "location": "schema:location",
}
VALUES: Final = {
    "start_date": "schema:startDate",
    "end_date": "schema:endDate",
    "legislation_date": "schema:legislationDate",
    "number": "schema:legislationIdentifier",
    "ordinal_term": "zt:ordinalTerm",
    "ordinal_session": "zt:ordinalSession",
}

# 第五届…, 十四届…, 第二十次全国代表大会: the name says which one it was. 第40次常务会议 does not: each term has one.
_NUMBERED = re.compile(r"[一二三四五六七八九十百〇零\d]届|第[一二三四五六七八九十百〇零\d]+次\w{0,12}代表大会")
_LEVEL = "省市州盟县区旗"
_LEVELS = re.compile(rf"(?<=[{_LEVEL}])(?=\w{{2}})")

_Place = tuple[str, int]  # a referent's: key of its document, index in Extraction.referents


@dataclass(frozen=True, slots=True)
class _Claim:
    """A relation mention with the parts of its document that the graph keeps."""

    relation: str
    arguments: Mapping[str, tuple[int | None, str]]
    article: str
    date: str
    quotes: tuple[Quote, ...]
    rule: str
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is kept of one extraction: everything but the text and its alignment."""

    key: str
    source: Source
    items: tuple[Item, ...]
    referents: tuple[Referent, ...]
    mentions: Mapping[tuple[str, int], int]  # article, referent -> how often
    authors: Mapping[str, tuple[int, ...]]  # article -> referents
    claims: tuple[_Claim, ...]
    rules: tuple[tuple[str, str], ...]
    software: str
    model: str


def resolve(extractions: Iterable[Extraction]) -> Graph:
    """The graph of a set of extractions.

    The extractions are read once, one after the other, and neither their texts nor their alignments are held.
    """
    by_key: dict[str, _Facts] = {}
    for extraction in extractions:
        facts = _condense(extraction)
        other = by_key.get(facts.key)
        by_key[facts.key] = facts if other is None else min(facts, other, key=repr)
    return _Resolution([by_key[key] for key in sorted(by_key)]).graph()


# --- one document ----------------------------------------------------------------------------------------------------


def _condense(extraction: Extraction) -> _Facts:
    document = extraction.document
    key = document_key(document)
    date = document.date or ""
    names = {article.position: f"article-{key}-{article.position}" for article in extraction.articles}
    places: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    counts: Counter[tuple[str, int]] = Counter()
    for mention in extraction.mentions:
        if mention.referent is not None and mention.article in names:
            counts[names[mention.article], mention.referent] += 1
            places[mention.article, mention.referent].append(mention.span)

    runs = sorted((*run, names[a.position]) for a in extraction.articles for run in (*a.title_runs, *a.body_runs))

    def home(start: int, otherwise: str) -> str:
        """The article that has this place of the text in its runs."""
        index = bisect_right(runs, start, key=lambda run: run[0]) - 1
        return runs[index][2] if index >= 0 and start < runs[index][1] else otherwise

    def claim(relation: RelationMention) -> _Claim:
        article = names[relation.article]
        focus = sorted(
            span
            for argument in relation.arguments
            if argument.referent is not None
            for span in places[relation.article, argument.referent]
        )
        spans = (quotation(document.text, span, focus) for span in relation.quotes)
        return _Claim(
            relation=relation.relation,
            arguments={a.role: (a.referent, a.literal) for a in sorted(relation.arguments, key=lambda a: a.role)},
            article=article,
            date=date,
            quotes=tuple(
                Quote(f"quote-{digest(where, str(start), str(end))}", where, exact, start, end)
                for exact, start, end in filter(None, spans)
                for where in [home(start, article)]
            ),
            rule=_rule_name(relation.rule),
            basis=relation.basis,
            confidence=relation.confidence,
        )

    return _Facts(
        key=key,
        source=Source(
            id=f"document-{key}",
            identifier=document.id,
            sha256=document.sha256,
            title=document.title or "",
            paper=document.paper or "",
            url=document.url or "",
            date=date,
        ),
        items=tuple(
            Item(
                id=names[article.position],
                document=f"document-{key}",
                position=article.position,
                kind=article.kind,
                headline=article.headline if article.kind == "article" else "",
                authors=(),
                date=date,
                body=article.body_runs,
                mentions=(),
            )
            for article in sorted(extraction.articles, key=lambda a: a.position)
        ),
        referents=extraction.referents,
        mentions=dict(sorted(counts.items())),
        authors={names[a.position]: _authors(a, extraction) for a in extraction.articles if a.kind == "article"},
        claims=tuple(
            claim(relation)
            for relation in extraction.relations
            if relation.modality == "asserted" and relation.article in names
        ),
        rules=tuple(sorted(extraction.rules)),
        software=extraction.software,
        model=extraction.model,
    )


def _authors(article: Article, extraction: Extraction) -> tuple[int, ...]:
    """The person referents that sign an article: mentioned where the byline stands, else of that name."""
    persons = {r.id: r for r in extraction.referents if r.kind == "person"}
    signed: list[int] = []
    for author in article.authors:
        named = [i for i, person in persons.items() if author.name in (person.name, *person.aliases)]
        at = [
            m.referent
            for m in extraction.mentions
            if m.article == article.position
            and m.referent in persons
            and m.span[0] < author.span[1]
            and author.span[0] < m.span[1]
        ]
        here = [m.referent for m in extraction.mentions if m.article == article.position and m.referent in named]
        candidates = [i for i in at if i in named] or here or at or (named if len(named) == 1 else [])
        signed += [i for i in candidates[:1] if i is not None]
    return tuple(dict.fromkeys(signed))


def _rule_name(rule: str) -> str:
    return f"rule-{rule}" if re.fullmatch(r"\w+(?:-\w+)*", rule, re.ASCII) else mint("rule", rule)


# --- all documents ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """An entity while its documents are being counted."""

    labels: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    jurisdictions: Counter[str] = field(default_factory=Counter)
    attributes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    dates: set[str] = field(default_factory=set)
    mentions: int = 0


@dataclass(slots=True)
class _Support:
    """A statement while its documents are being counted."""

    relation: str
    subject: str
    predicate: str
    object: str | Value
    quotes: dict[str, int] = field(default_factory=dict)  # quote -> its best place among those of a mention
    rules: set[str] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    confidence: float = 0.0


def _most(counts: Counter[str]) -> str:
    """The most frequent string, of several the smallest; ``""`` of none."""
    return min(counts, key=lambda text: (-counts[text], text), default="")


class _Resolution:
    def __init__(self, documents: Sequence[_Facts]) -> None:
        self.documents = documents
        self.ids: dict[_Place, str] = {}
        self.same_as: dict[str, set[str]] = defaultdict(set)
        self.kinds: dict[str, str] = {}
        self.drafts: dict[str, _Draft] = defaultdict(_Draft)
        self.places: dict[str, str] = {}  # full name -> local name
        self.posts: dict[str, tuple[str, str]] = {}  # post -> organisation, role
        self.quotes: dict[str, Quote] = {}
        self.seen: dict[str, set[str]] = defaultdict(set)  # article -> entities

    def graph(self) -> Graph:
        self._identify()
        self._describe()
        supports = self._support()
        statements = {s.id: s for s in sorted(map(_statement, supports), key=lambda s: s.id)}
        entities = self._entities()
        used = {quote for s in statements.values() for quote in s.quotes}
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in entities.values():
            network.add_node(entity.id, kind=entity.kind, label=entity.label)
        for statement in statements.values():
            if isinstance(statement.object, str):
                network.add_edge(
                    statement.subject,
                    statement.object,
                    key=statement.id,
                    relation=statement.relation,
                    predicate=statement.predicate,
                )
        return Graph(
            network=network,
            entities=entities,
            statements=statements,
            quotes={key: self.quotes[key] for key in sorted(used)},
            tenures=self._tenures(statements.values()),
            articles={item.id: item for item in sorted(self._items(), key=lambda i: (i.document, i.position))},
            documents={f.source.id: f.source for f in self.documents},
            rules=self._rules(),
            models=self._models(),
            software=max((f.software for f in self.documents), default=""),
        )

    # which referents are one

    def _identify(self) -> None:
        links: nx.Graph[str] = nx.Graph()
        first: dict[_Place, str] = {}
        titles: dict[str, set[str]] = defaultdict(set)  # title's key -> keys with a number
        for facts in self.documents:
            for place, keys in _keys(facts):
                first[place] = keys[0]
                if facts.referents[place[1]].kind == "policy":
                    links.add_node(keys[0])
                    titles[keys[-1]].update(keys[:-1])
                else:
                    links.add_nodes_from(keys)
                    nx.add_path(links, keys)
        for title, numbered in titles.items():
            if len(numbered) == 1 and title in links:
                links.add_edge(title, *numbered)
        smallest: dict[str, str] = {}
        for cluster in nx.connected_components(links):
            smallest.update(dict.fromkeys(cluster, min(cluster)))
        for place, key in first.items():
            self.ids[place] = smallest[key]
        for key, chosen in smallest.items():
            if key != chosen:
                self.same_as[chosen].add(key)

    # what they are

    def _describe(self) -> None:
        for facts in self.documents:
            for referent in facts.referents:
                entity = self.ids[facts.key, referent.id]
                self.kinds[entity] = referent.kind
                draft = self.drafts[entity]
                draft.labels[referent.name] += 1
                draft.aliases.update(referent.aliases)
                draft.jurisdictions.update(filter(None, [referent.jurisdiction]))
                for key, value in referent.attributes:
                    draft.attributes[key][value] += 1
                if referent.kind == "place":
                    self.places[_full_name(referent)] = entity
            for (article, index), count in facts.mentions.items():
                entity = self.ids[facts.key, index]
                self.drafts[entity].mentions += count
                self.seen[article].add(entity)
            for article, signed in facts.authors.items():
                self.seen[article].update(self.ids[facts.key, index] for index in signed)

    def _post(self, organization: str, role: str) -> str:
        names = [_most(self.drafts[part].labels) for part in (organization, role)]
        post = mint("post", *names)
        if post not in self.posts:
            self.posts[post] = (organization, role)
            self.kinds[post] = "post"
            self.drafts[post].labels[_joined(*names)] += 1
        return post

    # what is said of them

    def _support(self) -> list[_Support]:
        supports: dict[tuple[str, str, str | Value], _Support] = {}
        for facts in self.documents:
            for claim in facts.claims:
                triple = self._triple(facts, claim)
                if triple is None:
                    continue
                support = supports.setdefault(triple, _Support(claim.relation, *triple))
                for place, quote in enumerate(claim.quotes):
                    self.quotes[quote.id] = quote
                    support.quotes[quote.id] = min(place, support.quotes.get(quote.id, place))
                support.rules.add(claim.rule)
                support.bases.update(filter(None, [claim.basis]))
                support.articles.add(claim.article)
                support.documents.add(facts.key)
                support.dates.update(filter(None, [claim.date]))
                support.confidence = max(support.confidence, claim.confidence)
                ends = [triple[0], triple[2], *self.posts.get(str(triple[2]), ())]
                self.seen[claim.article].update(end for end in ends if isinstance(end, str))
        return _undisputed(supports.values())

    def _triple(self, facts: _Facts, claim: _Claim) -> tuple[str, str, str | Value] | None:
        """The direct triple of a claim; None where an end of it is not known."""

        def entity(role: str) -> str | None:
            index, _ = claim.arguments.get(role, (None, ""))
            return None if index is None else self.ids[facts.key, index]

        if claim.relation in POSTS:
            person, organization, role = entity("person"), entity("organization"), entity("role")
            if person is None or organization is None or role is None:
                return None
            return person, POSTS[claim.relation], self._post(organization, role)
        subject = entity("subject")
        if subject is None:
            return None
        if claim.relation in VALUES:
            predicate, text = VALUES[claim.relation], claim.arguments.get("object", (None, ""))[1]
            kind = literal_type(predicate, text)
            return None if kind is None else (subject, predicate, Value(_plain(text, kind), kind))
        target = entity("object")
        if target is None or target == subject or claim.relation not in LINKS:
            return None
        return subject, LINKS[claim.relation], target

    # the records

    def _entities(self) -> dict[str, Entity]:
        for article in self._items():
            for entity in article.mentions:
                self.drafts[entity].dates.update(filter(None, [article.date]))
        properties = self._structure()
        entities = []
        for name, draft in self.drafts.items():
            kind, label = self.kinds[name], _most(draft.labels)
            area = _most(draft.jurisdictions)
            aliases = {a for a in (draft.aliases | set(draft.labels)) if normal(a) and normal(a) != normal(label)}
            entities.append(
                Entity(
                    id=name,
                    kind=kind,
                    label=label,
                    aliases=tuple(sorted(aliases)),
                    classes=self._classes(name),
                    properties=tuple(sorted(properties[name])),
                    codes=tuple(sorted(draft.attributes["code"])),
                    same_as=tuple(sorted(self.same_as[name])),
                    jurisdiction=area,
                    first=min(draft.dates, default=""),
                    last=max(draft.dates, default=""),
                    mentions=draft.mentions,
                )
            )
        return {entity.id: entity for entity in sorted(entities, key=lambda e: e.id)}

    def _structure(self) -> dict[str, set[tuple[str, str]]]:
        """The links that follow from what things are: parts, places, posts, broader roles; adds the ends they need."""
        links: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for name in sorted(self.drafts):
            draft, kind = self.drafts[name], self.kinds[name]
            if kind == "organization":
                parent = self._named("organization", _most(draft.attributes["parent"]))
                if parent and parent != name:
                    links[name].add(("org:subOrganizationOf", parent))
                area = _most(draft.jurisdictions)
                if area and area != CENTRAL:
                    links[name].add(("schema:areaServed", self._place(area)))
            elif kind == "role":
                broader = self._named("role", _most(draft.attributes["broader"]))
                if broader and broader != name:
                    links[name].add(("skos:broader", broader))
            elif kind == "place" and (parent := _most(draft.attributes["parent"])):
                links[name].add(("schema:containedInPlace", self._place(parent)))
            elif kind == "post":
                organization, role = self.posts[name]
                links[name] |= {("org:postIn", organization), ("org:role", role)}
        for name in [n for n, kind in self.kinds.items() if kind == "organization"]:
            if self._class(name) == "unit" and (formal := self._formal_parent(name, links)):
                links[name].add(("org:unitOf", formal))
        for full in sorted(self.places):
            name = self.places[full]
            outer = max((p for p in self.places if p != full and full.startswith(p)), key=len, default="")
            if not links[name] and outer and self.places[outer] != name:
                links[name].add(("schema:containedInPlace", self.places[outer]))
        return links

    def _named(self, kind: str, label: str) -> str:
        """The entity of that kind and official name, which need not be mentioned anywhere; ``""`` without a name."""
        if not label:
            return ""
        name = mint(kind, label)
        if name not in self.kinds:
            self.kinds[name] = kind
            self.drafts[name].labels[label] += 1
        return name

    def _place(self, full: str) -> str:
        if full not in self.places:
            self.places[full] = self._named("place", full)
        return self.places[full]

    def _class(self, organization: str) -> str:
        return _most(self.drafts[organization].attributes["class"]) or "formal"

    def _formal_parent(self, unit: str, links: Mapping[str, set[tuple[str, str]]]) -> str:
        visited = {unit}
        while parents := [o for p, o in sorted(links.get(unit, ())) if p == "org:subOrganizationOf"]:
            unit = parents[0]
            if self._class(unit) == "formal":
                return unit
            if unit in visited:
                break
            visited.add(unit)
        return ""

    def _classes(self, name: str) -> tuple[str, ...]:
        match self.kinds[name]:
            case "person":
                return ("foaf:Person",)
            case "organization":
                unit = self._class(name) == "unit"
                return ("org:Organization", "org:OrganizationalUnit" if unit else "org:FormalOrganization")
            case "role":
                return ("org:Role", "skos:Concept")
            case "post":
                return ("org:Post",)
            case "meeting":
                return ("schema:Event", "zt:Meeting")
            case "policy":
                return ("schema:Legislation", "zt:Policy")
            case "place":
                draft = self.drafts[name]
                known = draft.attributes["code"] or draft.attributes["level"] or draft.attributes["parent"]
                administrative = known or any(n == name and f[-1] in _LEVEL for f, n in self.places.items())
                return ("schema:AdministrativeArea" if administrative else "schema:Place",)
        raise AssertionError(name)

    def _items(self) -> Iterator[Item]:
        for facts in self.documents:
            for item in facts.items:
                signed = (self.ids[facts.key, index] for index in facts.authors.get(item.id, ()))
                yield replace(
                    item, mentions=tuple(sorted(self.seen.get(item.id, ()))), authors=tuple(dict.fromkeys(signed))
                )

    def _tenures(self, statements: Iterable[Statement]) -> dict[str, Tenure]:
        rests: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.relation in POSTS and isinstance(statement.object, str):
                rests[statement.subject, statement.object].append(statement)
        tenures = []
        for (person, post), grounds in rests.items():
            organization, role = self.posts[post]
            # 原市长 on a later day does not see the mayor in office, so it only counts where nothing else does.
            seen = [s for s in grounds if s.relation != "former"] or grounds
            tenures.append(
                Tenure(
                    id=f"tenure-{digest(person, post)}",
                    person=person,
                    post=post,
                    organization=organization,
                    role=role,
                    statements=tuple(sorted(s.id for s in grounds)),
                    first=min((s.first for s in seen if s.first), default=""),
                    last=max((s.last for s in seen if s.last), default=""),
                )
            )
        return {tenure.id: tenure for tenure in sorted(tenures, key=lambda t: t.id)}

    def _rules(self) -> dict[str, Rule]:
        rules: dict[str, Rule] = {}
        for facts in self.documents:
            described = {_rule_name(rule): text for rule, text in facts.rules}
            for name in {claim.rule for claim in facts.claims}:
                rule = Rule(name, described.get(name) or name.removeprefix("rule-"), facts.software)
                rules[name] = max(rule, rules.get(name, rule), key=lambda r: (r.version, r.label))
        return dict(sorted(rules.items()))

    def _models(self) -> dict[str, Rule]:
        models = {}
        for text in {facts.model for facts in self.documents if facts.model}:
            label, _, version = text.rpartition(" ")
            name = mint("model", *text.split())
            models[name] = Rule(name, label or text, version)
        return dict(sorted(models.items()))


def _keys(facts: _Facts) -> Iterator[tuple[_Place, list[str]]]:
    """Each referent's place and the keys it is known by; of a policy with a number, that with it and that without."""
    said: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for claim in facts.claims:
        subject, _ = claim.arguments.get("subject", (None, ""))
        _, literal = claim.arguments.get("object", (None, ""))
        if claim.relation in VALUES and subject is not None:
            kind = literal_type(VALUES[claim.relation], literal)
            if kind is not None:
                said[subject][claim.relation][_plain(literal, kind)] += 1
    alone: Counter[str] = Counter()
    for referent in facts.referents:
        values = {relation: _most(counts) for relation, counts in said[referent.id].items()}
        name, area = referent.name, referent.jurisdiction
        match referent.kind:
            case "person" if area:
                keys = [mint("person", name, area)]
            case "meeting" if _NUMBERED.search(normal(name)):
                keys = [mint("meeting", name, *_unsaid(name, area))]
            case "meeting":
                term, session = values.get("ordinal_term", ""), values.get("ordinal_session", "")
                keys = [mint("meeting", name, *_unsaid(name, area), f"{term}届{session}次")] if term and session else []
                if date := values.get("start_date", ""):
                    keys.append(mint("meeting", name, *_unsaid(name, area), date))
            case "policy":
                title = mint("policy", name, *_unsaid(name, area))
                number = values.get("number", "")
                keys = [mint("policy", name, *_unsaid(name, area), number), title] if number else [title]
            case "place":
                keys = [mint("place", _full_name(referent))]
            case "person":
                keys = []
            case other:
                keys = [mint(other, name)]
        if not keys:  # known in this document only
            alone[f"{referent.kind}-{name}"] += 1
            nth = alone[f"{referent.kind}-{name}"]
            keys = [mint(referent.kind, name, facts.key, *([str(nth)] if nth > 1 else []))]
        yield (facts.key, referent.id), keys


def _unsaid(name: str, area: str) -> tuple[str, ...]:
    """The jurisdiction, where an official name leaves it out (政府工作报告, 座谈会): such names are one only there."""
    if not area or area == CENTRAL:
        return ()
    return () if any(level[:2] in name for level in _LEVELS.split(area) if len(level) > 1) else (area,)


def _full_name(place: Referent) -> str:
    parent = place.attribute("parent")
    return place.name if place.name.startswith(parent) else parent + place.name


def _joined(organization: str, role: str) -> str:
    """吕梁市人民政府 + 副市长, and 吕梁市人民政府党组 + 党组书记 without saying 党组 twice."""
    for size in range(min(len(organization), len(role)), 1, -1):
        if organization.endswith(role[:size]):
            return organization + role[size:]
    return organization + role


def _plain(text: str, kind: str) -> str:
    return str(int(text)) if kind == "integer" else "".join(text.split())


def _undisputed(supports: Iterable[_Support]) -> list[_Support]:
    """One value where only one can be true: what most documents say, then most articles, then the more precise and
    the smaller one. The others are no part of the graph."""
    rivals: dict[tuple[str, str], list[_Support]] = defaultdict(list)
    kept = []
    for support in supports:
        if isinstance(support.object, Value):
            rivals[support.subject, support.predicate].append(support)
        else:
            kept.append(support)

    def rank(support: _Support) -> tuple[int, int, int, str]:
        assert isinstance(support.object, Value)
        text = support.object.text
        return -len(support.documents), -len(support.articles), -len(text), text

    return kept + [min(group, key=rank) for group in rivals.values()]


def _statement(support: _Support) -> Statement:
    target = support.object
    shown = (target,) if isinstance(target, str) else (target.text, target.type)
    return Statement(
        id=f"statement-{digest(support.subject, support.predicate, *shown)}",
        relation=support.relation,
        subject=support.subject,
        predicate=support.predicate,
        object=target,
        quotes=tuple(sorted(support.quotes, key=lambda quote: (support.quotes[quote], quote))),
        rules=tuple(sorted(support.rules)),
        bases=tuple(sorted(support.bases)),
        confidence=support.confidence,
        articles=tuple(sorted(support.articles)),
        first=min(support.dates, default=""),
        last=max(support.dates, default=""),
    )
