"""From what each document says to one graph: what is one, what is stated of it, and by how many.

The result is a pure function of the *set* of extractions: in whatever order they come, and however often one comes
twice, every identifier, every choice and every order in the graph is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import networkx as nx

from graph.facts import Claim, Facts, condense, rule_name
from graph.identity import CENTRAL, LEVEL, full_name, identify
from graph.jumps import continued
from graph.models import (
    LINKS,
    POSTS,
    VALUES,
    Entity,
    Graph,
    Item,
    Quote,
    Rule,
    Statement,
    Tenure,
    Value,
    date_type,
    digest,
    earliest,
    joined,
    latest,
    mint,
    most,
    normal,
    typed_value,
)
from graph.reprints import originals
from nlp.models import Extraction


def resolve(extractions: Iterable[Extraction]) -> Graph:
    """The graph of a set of extractions.

    The extractions are read once, one after the other, and neither their texts nor their alignments are held.
    """
    by_key: dict[str, Facts] = {}
    for extraction in extractions:
        facts = condense(extraction)
        other = by_key.get(facts.key)
        by_key[facts.key] = facts if other is None else min(facts, other, key=repr)
    return _Resolution([by_key[key] for key in sorted(by_key)]).graph()


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
    sources: set[str] = field(default_factory=set)  # the articles, for a reprint the one that it reprints
    documents: set[str] = field(default_factory=set)  # those of the sources
    dates: set[str] = field(default_factory=set)
    effects: Counter[str] = field(default_factory=Counter)
    confidence: float = 0.0


class _Resolution:
    def __init__(self, documents: Sequence[Facts]) -> None:
        self.documents = documents
        identity = identify(documents)
        self.ids, self.same_as = identity.ids, identity.same_as
        self.originals = originals(sketch for facts in documents for sketch in facts.sketches)
        self.continued = continued(documents)
        self.parents = {item.id: item.document for facts in documents for item in facts.items}
        self.kinds: dict[str, str] = {}
        self.drafts: dict[str, _Draft] = defaultdict(_Draft)
        self.places: dict[str, str] = {}  # full name -> local name
        self.posts: dict[str, tuple[str, str]] = {}  # post -> organisation, role
        self.quotes: dict[str, Quote] = {}
        self.seen: dict[str, set[str]] = defaultdict(set)  # article -> entities

    def graph(self) -> Graph:
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

    # what they are

    def _describe(self) -> None:
        for facts in self.documents:
            for referent in facts.referents.values():
                entity = self.ids[facts.key, referent.id]
                self.kinds[entity] = referent.kind
                draft = self.drafts[entity]
                draft.labels[referent.name] += 1
                draft.aliases.update(referent.aliases)
                draft.jurisdictions.update(filter(None, [referent.jurisdiction]))
                for key, value in referent.attributes:
                    if normal(value):
                        draft.attributes[key][value] += 1
                if referent.kind == "place":
                    self.places[full_name(referent)] = entity
            for (article, index), count in facts.mentions.items():
                entity = self.ids[facts.key, index]
                self.drafts[entity].mentions += count
                self.seen[article].add(entity)
            for article, signed in facts.authors.items():
                self.seen[article].update(self.ids[facts.key, index] for index in signed)

    def _post(self, organization: str, role: str) -> str:
        names = [most(self.drafts[part].labels) for part in (organization, role)]
        post = mint("post", *names)
        if post not in self.posts:
            self.posts[post] = (organization, role)
            self.kinds[post] = "post"
            self.drafts[post].labels[joined(*names)] += 1
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
                source = self.originals.get(claim.article, claim.article)
                support.sources.add(source)
                support.documents.add(self.parents[source])
                support.dates.update(filter(None, [claim.date]))
                support.effects.update(filter(date_type, [claim.effect]))
                support.confidence = max(support.confidence, claim.confidence)
                ends = [triple[0], triple[2], *self.posts.get(str(triple[2]), ())]
                self.seen[claim.article].update(end for end in ends if isinstance(end, str))
        return _undisputed(supports.values())

    def _triple(self, facts: Facts, claim: Claim) -> tuple[str, str, str | Value] | None:
        """The direct triple of a claim; None where an end of it is not known, or not of a kind that can be there."""

        def entity(role: str, *kinds: str) -> str | None:
            index = claim.referent(role)
            return self.ids[facts.key, index] if index is not None and facts.referents[index].kind in kinds else None

        if claim.relation in POSTS:
            person, organization, role = (entity(kind, kind) for kind in ("person", "organization", "role"))
            if person is None or organization is None or role is None:
                return None
            return person, POSTS[claim.relation], self._post(organization, role)
        if claim.relation in VALUES:
            subject = entity("subject", "meeting", "policy")
            literal = typed_value(VALUES[claim.relation], claim.literal("object"))
            return None if subject is None or literal is None else (subject, VALUES[claim.relation], literal)
        if claim.relation not in LINKS:
            return None
        predicate, subjects, objects = LINKS[claim.relation]
        subject, target = entity("subject", *subjects), entity("object", *objects)
        if subject is None or target is None or subject == target:
            return None
        return subject, predicate, target

    # the records

    def _entities(self) -> dict[str, Entity]:
        for article in self._items():
            for entity in article.mentions:
                self.drafts[entity].dates.update(filter(None, [article.date]))
        properties = self._structure()
        entities = []
        for name, draft in self.drafts.items():
            kind, label = self.kinds[name], most(draft.labels)
            area = most(draft.jurisdictions)
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
                    same_as=self.same_as.get(name, ()),
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
                parent = self._named("organization", most(draft.attributes["parent"]))
                if parent and parent != name:
                    links[name].add(("org:subOrganizationOf", parent))
                area = most(draft.jurisdictions)
                if area and area != CENTRAL:
                    links[name].add(("schema:areaServed", self._place(area)))
            elif kind == "role":
                broader = self._named("role", most(draft.attributes["broader"]))
                if broader and broader != name:
                    links[name].add(("skos:broader", broader))
            elif kind == "place" and (parent := most(draft.attributes["parent"])):
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
        return most(self.drafts[organization].attributes["class"]) or "formal"

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
                if draft.attributes["class"]:  # a building, or a place of nature
                    return ("schema:Place",)
                known = draft.attributes["code"] or draft.attributes["level"] or draft.attributes["parent"]
                administrative = known or any(n == name and f[-1] in LEVEL for f, n in self.places.items())
                return ("schema:AdministrativeArea" if administrative else "schema:Place",)
        raise AssertionError(name)

    def _items(self) -> Iterator[Item]:
        for facts in self.documents:
            for item in facts.items:
                signed = (self.ids[facts.key, index] for index in facts.authors.get(item.id, ()))
                yield replace(
                    item,
                    mentions=tuple(sorted(self.seen.get(item.id, ()))),
                    authors=tuple(dict.fromkeys(signed)),
                    reprint_of=self.originals.get(item.id, ""),
                    continues=self.continued.get(item.id, ""),
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
            dated = {s.relation: s.effect for s in grounds if s.effect}
            start, end = dated.get("appointed", ""), dated.get("removed", "")
            if start and end and latest(end) < earliest(start):
                end = ""  # in office for the second time
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
                    start=start,
                    end=end,
                )
            )
        return {tenure.id: tenure for tenure in sorted(tenures, key=lambda t: t.id)}

    def _rules(self) -> dict[str, Rule]:
        rules: dict[str, Rule] = {}
        for facts in self.documents:
            described = {rule_name(rule): text for rule, text in facts.rules}
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


def _undisputed(supports: Iterable[_Support]) -> list[_Support]:
    """One value where only one can be true: what most documents say, then most articles (no reprints), then the more
    precise and the smaller one. The others are no part of the graph."""
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
        return -len(support.documents), -len(support.sources), -len(text), text

    chosen = {key: min(group, key=rank) for key, group in rivals.items()}
    for subject in {subject for subject, predicate in chosen if predicate == "schema:endDate"}:
        first, last = (chosen.get((subject, p)) for p in ("schema:startDate", "schema:endDate"))
        assert last is not None and isinstance(last.object, Value)
        if first is not None and isinstance(first.object, Value) and latest(last.object.text) < first.object.text:
            del chosen[subject, "schema:endDate"]  # of two texts that disagree
    return kept + list(chosen.values())


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
        sources=len(support.sources),
        first=min(support.dates, default=""),
        last=max(support.dates, default=""),
        effect=most(support.effects),
    )
