"""What short forms stand for: 市委 → 中共吕梁市委员会, 会议 → the meeting of the article, 《条例》 → the document it short-names,
副主任 → the body of the post before it.

A form is resolved only where one candidate remains; every resolution carries its basis, in words, and the sentence
that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from nlp.areas import area_index
from nlp.components.base import Match, get_matches, make
from nlp.components.sessions import is_host
from nlp.models import Article, Document
from nlp.naming import area_of
from nlp.places import Place, load_gazetteer
from nlp.reference.places import PlaceReader
from nlp.reference.records import Post, Referred, ReferredArticle, Registry, Resolved

# 省委, of a province that goes without saying: not 江苏|省委
_OF_A_PROVINCE = re.compile(
    "(?<![外全各两苏江东西南北林宁徽建川州海肃湾])省(?:委(?![托员])|政府|人大|政协|纪委|直|[厅局])|(?:全|我|本)省(?!略|心|力)"
)

__all__ = ["Post", "Referred", "ReferredArticle", "Registry", "Resolved", "refer"]


def refer(document: Document, articles: Sequence[Article], docs: Sequence[Doc]) -> Referred:
    """Resolve the mentions of a document's articles."""
    registry = Registry()
    home, basis = _home(document, articles)
    alone = sum(article.kind == "article" for article in articles) == 1
    readers = [
        _Reader(registry, document, article, get_matches(doc), home, basis, alone)
        for article, doc in zip(articles, docs, strict=True)
    ]
    referred = [reader.read() for reader in readers]
    for reader in readers:
        reader.join_stray_headline(readers)
        reader.join_scoped(readers)
    return Referred(document, registry.referents, referred)


def _home(document: Document, articles: Sequence[Article]) -> tuple[Place | None, str]:
    """The place of the document, and why: as given, by the paper's name, or the one prefecture or county that its
    text names most and by far."""
    gazetteer = load_gazetteer()
    if document.place:
        found = gazetteer.served(document.place)
        if found:
            return found, f"the paper's place, as given: {found.name}"
        several = _one_of_several(document, articles)
        if several is not None:
            return several, f"the paper's place, as given: {several.name}"
    for paper in (document.paper, (document.source or "").split(",")[0].split("，")[0]):
        place = gazetteer.by_paper(paper) if paper else None
        if place:
            return place, f"the place of {paper}: {place.name}"
    counts: dict[Place, int] = {}
    for article in articles:
        for chain in area_index(article.text).chains:
            if chain.place and chain.forms[-1][-1] in "市州盟县区旗" and chain.place.level != "province":
                counts[chain.place] = counts.get(chain.place, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0].code))
    if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]):
        return ranked[0][0], f"the place that the text names most: {ranked[0][0].name}"
    return None, ""


def _one_of_several(document: Document, articles: Sequence[Article]) -> Place | None:
    """The place of a document whose name several have (宝山区): the one whose city or province the document names, else
    whichever it is, by its bare name. None where no place has it, or places of several levels."""
    gazetteer, name = load_gazetteer(), document.place or ""
    places = [p for p in gazetteer.named(name) if p.name == name and not p.former]
    if len(places) < 2 or {p.level for p in places} != {"county"}:
        return None
    paper = gazetteer.by_paper(document.paper) if document.paper else None
    texts = [article.text for article in articles]
    if any(_OF_A_PROVINCE.search(text) for text in texts):  # in no city that is a province by itself
        places = [p for p in places if gazetteer.ancestors(p)[-1].name.endswith("省")]
    fits = [
        p
        for p in places
        for around in [gazetteer.ancestors(p)]
        if paper in around or any(outer.name in text for outer in around for text in texts)
    ]
    if len(fits) == 1 or len(places) == 1:
        return (fits or places)[0]
    forms = tuple(f for f in places[0].forms if all(f in p.forms for p in places)) if places else (name,)
    return Place("", name, "county", "", forms)


class _Reader(PlaceReader):
    """Resolves one article."""

    def read(self) -> ReferredArticle:
        """Resolve everything in text order: organisations and posts together (each may rest on the one before)."""
        self._our_school()
        matches = [*self.matches, *self._hosts_named_by_sessions()]
        for match in sorted(matches, key=lambda m: (m.start, -m.end, m.kind != "post")):
            if match.kind == "organization":
                self._read_organization(match)
            elif match.kind == "post":
                self._read_post(match)
        for match in self.matches:
            if match.kind == "meeting":
                self._read_meeting(match)
        self._merge_meetings()
        self._policies()
        self._people()
        self.result.descriptors = [m for m in self.matches if m.kind == "post" and m.get("descriptor")]
        self.result.dates = [m for m in self.matches if m.kind == "date"]
        self._read_places([m for m in self.matches if m.kind == "place"])
        return self.result

    def _hosts_named_by_sessions(self) -> Iterator[Match]:
        """中国共产党|清江投资集团有限公司|第三次代表大会: the company or school, which nothing else may name."""
        named = {(m.start, m.end) for m in self.matches if m.kind == "organization"}
        for m in self.matches:
            host = m.get("area")
            at = self.text.find(host, m.start, m.end) if host and is_host(host) and len(host) > 4 else -1
            if m.kind == "meeting" and at >= 0 and (at, at + len(host)) not in named:
                yield make("organization", at, at + len(host))

    def _people(self) -> None:
        """People are resolved over the whole document, in :mod:`nlp.relations`: here they only get their places."""
        for match in (m for m in self.matches if m.kind == "person"):
            self.result.mentions[match] = Resolved(match, None)
        home = self.place or self.home
        self.result.place = area_of(home) if home else None
