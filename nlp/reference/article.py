"""One article while it is read: its text, the places and bodies that it has named so far, and the referents of both."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.areas import area_index
from nlp.components.base import Match, sentences
from nlp.models import Article, Document
from nlp.naming import NATIONAL, Area, Name
from nlp.places import Place, load_gazetteer
from nlp.reference.records import ReferredArticle, Registry

NATION = Area("全国", ("全国",), (), "国", "国家", NATIONAL)
_DATELINE = re.compile(
    r"^(?:本报|[\u4e00-\u9fff]{2,5}(?:日报|晚报|晨报|早报|时报|新报|网))(?P<place>[\u4e00-\u9fff]{2,6})(?:讯|电)", re.M
)


class ArticleReader:
    """What the readers of one article share; what it has read so far is its only state."""

    def __init__(
        self,
        registry: Registry,
        document: Document,
        article: Article,
        matches: list[Match],
        home: Place | None,
        basis: str,
        alone: bool,
    ) -> None:
        self.registry, self.document, self.article, self.matches = registry, document, article, matches
        self.text = article.text
        self.index = area_index(self.text)
        people = [(m.start, m.end) for m in matches if m.kind == "person"]
        # 黄|兴国: a place within somebody's name is none
        self.gazetteer = load_gazetteer()
        named = (c for c in self.index.chains if not any(s <= c.start and c.end <= e for s, e in people))
        self.places_named = [replace(c, place=self._of_its_day(c.place, c.forms[-1])) for c in named]
        self.home, self.home_basis = home, basis
        self.alone = alone  # the only article of its document
        self.result = ReferredArticle(article)
        self.sentences = list(sentences(self.text))
        self.place = self._article_place()
        self.organizations: list[tuple[int, Name, Match]] = []  # in text order: (referent, name, match)
        self.names: dict[int, Name] = {}
        self.elected: Name | None = None  # the body whose officers were elected last in the article

    def _of_its_day(self, place: Place | None, form: str) -> Place | None:
        """三水, of a place that had become another of that name when the document was printed: what it had become. The full
        name of one that is past (三水市) tells of the past, and so does one that no place has now (昌潍地委)."""
        if place is None or place.until is None or form == place.name:
            return place
        now = self.gazetteer.by_code.get(place.successor)
        later = (self.document.date or "")[:4] > str(place.until)
        return now if later and now is not None and now.name.startswith(form) else place

    def _article_place(self) -> Place | None:
        """Where a dateline says that the article was written, within the paper's place: a county's paper writes from its
        towns (本报保康讯, of a banner), and who is told of from elsewhere are its own officials."""
        dateline = _DATELINE.search(self.text)
        place = self.gazetteer.resolve(dateline["place"], self.home) if dateline else None
        if place and self.home and self.home not in (place, *self.gazetteer.ancestors(place)):
            return None
        if place and place.until is not None and (self.document.date or "")[:4] > str(place.until):
            return self.gazetteer.by_code.get(place.successor)
        return place

    def _home_jurisdiction(self) -> str:
        place = self.place or self.home
        return self.gazetteer.full_name(place) if place else ""

    def _sentence_start(self, at: int) -> int:
        return next((s for s, e in self.sentences if s <= at < e), 0)

    def _register(self, name: Name) -> int:
        parent = name.parent
        area = name.area.name if name.area and name.area is not NATION and not name.open else ""
        i = self.registry.add(
            "organization",
            name.name,
            name.aliases,
            name.jurisdiction,
            parent=parent,
            place=area,
            **{"class": "formal" if name.formal else "unit", "known": "document" if name.open else ""},
        )
        self.names[i] = name
        if name.area and name.area.place:
            self._place(name.area.place)
        return i

    def _place(self, place: Place) -> int:
        ancestors = self.gazetteer.ancestors(place)
        parent = self.gazetteer.full_name(ancestors[0]) if ancestors else ""
        if ancestors:
            self._place(ancestors[0])
        return self.registry.add(
            "place",
            place.name,
            [f for f in place.forms if f != place.name and self._tells(f, place)],
            self.gazetteer.full_name(place),
            code=place.code,
            level=place.level,
            parent=parent,
        )

    def _tells(self, form: str, place: Place) -> bool:
        """Whether a short form names this place without its document: 山西, 吕梁; a county's (方山) may be many a thing."""
        return place.level != "county" and (len(form) > 2 or self.gazetteer.resolve(form) == place)
