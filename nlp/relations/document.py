"""What the relations of one document share: who its people are, and the sentences that each relation rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from nlp.components.base import Match, sentences
from nlp.lexicon import confidence
from nlp.models import (
    Argument,
    Article,
    Document,
    Mention,
    Referent,
    RelationMention,
    Span,
)
from nlp.naming import NATIONAL
from nlp.patterns import compile_pattern, mask
from nlp.reference import Post, Referred, ReferredArticle, Resolved
from nlp.relations.short_people import short_people

LONGEST = 400  # code points of a quote; longer sentences are cut at clauses around what they say
_PREDICATE = re.compile(r"(?:当选为?|担任|出任|改任|兼任|[任为])$")
_APPOSITION = compile_pattern(
    r"(?P<posts>(?:{T}(?:（[^（）]{1,12}）)?(?:[、，兼的及暨]?(?:离休|退休|离退休|著名|优秀|原|前|现任|时任|兼任|曾任|同时任|原任)?"
    r"|、“[^”]{1,8}”|、[\u4e00-\u9fff]{2,8}(?={T}、?{P})))*{T}(?:（[^（）]{1,12}）)?(?:、?“[^”]{1,8}”)?)(?:[：:]|的老同志|的|同志|、|叫|名叫|是)?[“]?(?P<people>{P}(?:（[^（）]{1,20}）)?(?:(?:、|和|及|与)[“]?{P}(?:（[^（）]{1,20}）)?)*)"
)


class Extractor:
    """The relations of one document while they are being found."""

    def __init__(self, document: Document, referred: Referred) -> None:
        self.document, self.referred = document, referred
        self.found: dict[tuple[object, ...], RelationMention] = {}
        self.people: dict[tuple[int, Match], int] = {}
        self.posts: dict[int, dict[Match, list[Post]]] = {}  # by article: the posts that stand with each person
        self.witnesses: dict[tuple[int, int], list[Span]] = {}

    def one_date_each(self) -> Iterator[RelationMention]:
        """Without the other days of a meeting or document that the text dates twice (开幕, 闭幕): the first said stays."""
        first: dict[tuple[str, int | None], str] = {}
        for relation in self.found.values():
            if relation.relation in ("start_date", "end_date", "legislation_date"):
                subject, day = relation.arguments[0].referent, relation.arguments[1].literal
                if first.setdefault((relation.relation, subject), day) != day:
                    continue
            yield relation

    def resolve_people(self) -> None:
        """One referent a person: the same name in the same jurisdiction. A name with posts in two places that no phrase
        joins is two people; a mention without a post belongs to the only one of its name."""
        seen: dict[str, list[tuple[int, Match, frozenset[str]]]] = {}
        for a in self.referred.articles:
            posts = self.posts[a.article.position] = people_posts(a)
            for match in sorted((m for m in a.mentions if m.kind == "person"), key=lambda m: m.start):
                name = (
                    re.sub(r"\s", "", a.article.text[match.start : match.end])
                    .replace("•", "·")
                    .replace("・", "·")
                    .replace("．", "·")
                )
                places = frozenset(
                    self.referred.referents[p.organization].jurisdiction
                    for p in posts.get(match, ())
                    if p.organization is not None and self.referred.referents[p.organization].jurisdiction
                )
                if re.match(r"(?:新时代|总书记|思想|同志为核心|主义思想)", a.article.text[match.end : match.end + 8]):
                    places |= {NATIONAL}
                seen.setdefault(name, []).append((a.article.position, match, places))
        for name in sorted(seen):
            clusters: list[set[str]] = []
            for _, _, places in seen[name]:
                joined = set(places)
                apart = []
                for cluster in clusters:
                    if cluster & joined:
                        joined |= cluster
                    else:
                        apart.append(cluster)
                clusters = [*apart, joined] if joined else apart
            # within one article a name is one person: an official of a county may hold a post of the prefecture
            by_article: dict[int, set[str]] = {}
            for position, _, places in seen[name]:
                by_article.setdefault(position, set()).update(places)
            for places_here in by_article.values():
                touched = [c for c in clusters if c & places_here]
                if len(touched) > 1:
                    union = set().union(*touched)
                    clusters = [c for c in clusters if c not in touched] + [union]
            ids = {}
            for cluster in sorted(clusters, key=lambda c: sorted(c)):
                keys = sorted(cluster)
                ids[frozenset(cluster)] = self._person(name, keys)
            for position, match, places in seen[name]:
                fitting = [c for c in ids if c & places] or [c for c in ids if c & by_article[position]]
                if not fitting and len(ids) == 1:
                    fitting = list(ids)
                if fitting:
                    self.people[position, match] = ids[fitting[0]]
                else:
                    signed = self._signed(position, name)
                    self.people[position, match] = self._person(
                        name, [self._paper() if signed else self._home(position)]
                    )

    def _signed(self, position: int, name: str) -> bool:
        """Whether somebody of that name signs the article."""
        article = next(a.article for a in self.referred.articles if a.article.position == position)
        return any(author.name == name for author in article.authors)

    def _paper(self) -> str:
        """The place that most articles of the document are of: a reporter is of the newspaper's, wherever a report is
        sent from (本报某地讯)."""
        homes = Counter(self._home(a.article.position) for a in self.referred.articles)
        return min(homes, key=lambda home: (-homes[home], home), default="")

    def resolve_short_people(self) -> None:
        """他 and 张书记 become mentions of the person that they stand for, where one is left."""
        for a in self.referred.articles:
            position = a.article.position
            here = {m: i for (n, m), i in self.people.items() if n == position}
            found = short_people(
                a, here.get, self.posts[position], lambda post: self.referred.referents[post.role].name
            )
            for short in list(found):
                where = next(((s, e) for s, e in sentences(a.article.text) if s <= short.named.start < e), None)
                a.mentions[short.match] = Resolved(short.match, short.referent, short.basis, where)
                self.people[position, short.match] = short.referent

    def _home(self, position: int) -> str:
        place = next((a.place for a in self.referred.articles if a.article.position == position), None)
        return place.jurisdiction if place else ""

    def _person(self, name: str, keys: list[str]) -> int:
        for referent in self.referred.referents:
            if referent.kind == "person" and referent.name == name and referent.jurisdiction == keys[0]:
                return referent.id
        i = len(self.referred.referents)
        also = (("also", "|".join(keys[1:])),) if len(keys) > 1 else ()
        self.referred.referents.append(Referent(i, "person", name, (), keys[0], also))
        return i

    def mentions(self) -> Iterator[Mention]:
        for a in self.referred.articles:
            resolved_here = [*a.mentions.items(), *a.places.items()]
            for match, resolved in sorted(resolved_here, key=lambda i: (i[0].start, i[0].end, i[0].kind)):
                referent = self.people.get((a.article.position, match)) if match.kind == "person" else resolved.referent
                spans = given_spans(self.document.text, a.article, match.start, match.end)
                if spans:
                    yield Mention(
                        a.article.position,
                        spans[0],
                        match.kind,
                        a.article.text[match.start : match.end],
                        referent,
                        resolved.basis,
                    )
            for match, post in sorted(a.posts.items(), key=lambda item: item[0].start):
                spans = given_spans(self.document.text, a.article, match.start, match.end)
                if spans:
                    yield Mention(a.article.position, spans[0], "role", match.get("title"), post.role, "")
                    if post.organization is not None:
                        yield Mention(
                            a.article.position,
                            spans[0],
                            "organization",
                            match.get("org") or match.get("title"),
                            post.organization,
                            post.basis,
                        )

    def _witness(self, referent: Referent, a: ReferredArticle) -> list[Span]:
        """The first sentence that names a referent in full: of the article, else of the document."""
        key = (a.article.position, referent.id)
        if key not in self.witnesses:
            forms = sorted({f for f in (referent.name, *referent.aliases) if len(f) > 3}, key=lambda f: (-len(f), f))
            found: list[Span] = []
            for other in sorted(self.referred.articles, key=lambda o: (o is not a, o.article.position)):
                at = [i for i in (other.article.text.find(f) for f in forms) if i >= 0]
                if at:
                    start, end = next(((s, e) for s, e in sentences(other.article.text) if s <= min(at) < e), (0, 0))
                    found = (
                        given_spans(self.document.text, other.article, start, min(end, start + LONGEST)) if end else []
                    )
                    break
            self.witnesses[key] = found
        return self.witnesses[key]

    def add(
        self,
        relation: str,
        arguments: tuple[Argument, ...],
        a: ReferredArticle,
        quotes: list[tuple[int, int]],
        rule: str,
        basis: str = "",
        modality: str = "asserted",
        effect: str = "",
    ) -> None:
        spans: list[Span] = []
        for start, end in quotes:
            for span in given_spans(self.document.text, a.article, start, end):
                if span not in spans:
                    spans.append(span)
        if not spans:
            return
        named = [self.referred.referents[x.referent] for x in arguments if x.referent is not None]
        said = [squeezed(self.document.text[s:e]) for s, e in spans]
        if not any(form in text for r in named for form in (r.name, *r.aliases) for text in said):
            # neither end stands there in full: the sentence that names one so belongs to the evidence
            for referent in named:
                for span in self._witness(referent, a):
                    if span not in spans:
                        spans.append(span)
                if len(spans) > len(said):
                    break
        key = (relation, arguments, a.article.position, modality)
        old = self.found.get(key)
        if old is None:
            self.found[key] = RelationMention(
                relation, arguments, a.article.position, tuple(spans), rule, basis, confidence(rule), modality, effect
            )
        elif effect and not old.effect:
            self.found[key] = replace(old, effect=effect)


def given_spans(given: str, article: Article, start: int, end: int) -> list[Span]:
    """Where clean text[start:end] stands in the document: one span, or several where something else lies between."""
    offsets, text = article.offsets, article.text
    while start < end and text[start] in "\n ":
        start += 1
    while end > start and text[end - 1] in "\n ":
        end -= 1
    if start >= end:
        return []
    if offsets[end - 1] - offsets[start] == end - 1 - start and "\n" not in text[start:end]:
        return [(offsets[start], offsets[end - 1] + 1)]  # offsets grow within the title and within the body
    runs: list[list[int]] = []
    for i in range(start, end):
        if text[i] == "\n":
            continue
        o = offsets[i]
        if runs and (o == runs[-1][1] or (o > runs[-1][1] and is_blank(given, runs[-1][1], o))):
            runs[-1][1] = o + 1
        else:
            runs.append([o, o + 1])
    return [(s, e) for s, e in runs if e - s >= 2] or [(s, e) for s, e in runs]


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_blank(given: str, start: int, end: int) -> bool:
    """Whether nothing but white space lies between two places of the document."""
    return not given[start:end].strip()


def people_posts(a: ReferredArticle) -> dict[Match, list[Post]]:
    """The posts that stand with each person of an article, by apposition."""
    found: dict[Match, list[Post]] = {}
    for start, end in sentences(a.article.text):
        for person, posts in apposed(a, start, end):
            found.setdefault(person, []).extend(posts)
    return found


def apposed(a: ReferredArticle, start: int, end: int) -> Iterator[tuple[Match, list[Post]]]:
    known = [m for m in (*a.mentions, *a.posts) if start <= m.start and m.end <= end]
    masked = mask(
        a.article.text,
        start,
        end,
        [m for m in known if m.kind in ("person", "post", "policy")] + descriptors_in(a, start, end),
    )
    for fit in _APPOSITION.finditer(masked.text):
        first = fit.start("posts")
        if _PREDICATE.search(masked.text[max(0, first - 4) : first]):
            # 甲当选会长，|市政协副主席乙: the first post is not the next person's
            comma = masked.text.find("，", first, fit.end("posts"))
            first = comma + 1 if comma >= 0 else first
        posts = [a.posts[m] for m in masked.inside(first, fit.end("posts"), "post") if m in a.posts]
        if (
            masked.text[fit.end("posts") : fit.start("people")] in ("的", "、")
            and masked.text[fit.end("posts") : fit.start("people")] == "、"
        ):
            continue
        for person in masked.inside(fit.start("people"), fit.end("people"), "person"):
            yield person, posts


def descriptors_in(a: ReferredArticle, start: int, end: int) -> list[Match]:
    return [m for m in a.descriptors if start <= m.start and m.end <= end]
