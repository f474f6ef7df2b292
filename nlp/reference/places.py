"""Which places are meant: an area that one candidate of the gazetteer fits, a building with the place where it stands."""

from __future__ import annotations

from nlp.areas import LEVEL
from nlp.components.base import Match
from nlp.components.places import load_venues, runs
from nlp.lexicon import load_countries
from nlp.place_labels import LOC, place_label
from nlp.places import Place
from nlp.reference.policies import PolicyReader
from nlp.reference.records import Resolved


class PlaceReader(PolicyReader):
    """Places. Those in the names of bodies are read with the bodies."""

    def _read_places(self, matches: list[Match]) -> None:
        for run in runs(matches, self.text):
            outer: int | None = None
            for match in run:
                referent, basis = self._read_place(match, outer)
                self.result.places[match] = Resolved(match, referent, basis)
                outer = referent if referent is not None else outer

    def _read_place(self, match: Match, outer: int | None) -> tuple[int | None, str]:
        match match.get("type"):
            case "venue":
                return self._venue(match)
            case "short":
                code = load_venues().short[self.text[match.start : match.end]]
                return self._place(self.gazetteer.by_code[code]), ""
            case "named":
                return self._unlisted(self.text[match.start : match.end], outer), ""
        form = next(form for end, form in self.index.at(match.start) if end == match.end)
        area, basis = self.area(form, match.start)
        return (self._place(area.place), basis) if area is not None and area.place is not None else (None, "")

    def _unlisted(self, name: str, outer: int | None) -> int:
        """A place that no table has, but the recogniser: 日内瓦, 乌镇. It lies in the one named right before it."""
        country = load_countries().get(name)
        if country:
            return self.registry.add("place", country, [name], country, level="country")
        before = self.registry.referents[outer] if outer is not None else None
        parent = before.jurisdiction if before is not None else ""
        nature = "nature" if place_label(name) == LOC else ""
        return self.registry.add("place", name, [], parent + name, parent=parent, **{"class": nature})

    def _venue(self, match: Match) -> tuple[int | None, str]:
        """A building: 市会议中心 is that of the city that 市 means, 人民大会堂 stands in 北京, 金河宾馆 in the paper's place,
        unless its sentence speaks of another one. What nothing tells apart (会议室, 学校礼堂) is left out."""
        text, venues = self.text[match.start : match.end], load_venues()
        for end, form in self.index.at(match.start):
            name = self.text[end : match.end]
            if form.localities or end >= match.end:
                continue
            area, basis = self.area(form, match.start)
            if area is None or area.place is None:
                return None, ""
            if name in venues.known:
                return self._building(name, self.gazetteer.by_code[venues.known[name]]), ""
            # 市会议中心 → 吕梁市会议中心; 长沙国际会议中心 as it stands
            return self._building((area.name if form.level else form.text) + name, area.place), basis
        if text in venues.known:
            return self._building(text, self.gazetteer.by_code[venues.known[text]]), ""
        own = text.removesuffix(venues.ending(text))
        if len(own) < 2 or own in venues.nameless or text.endswith(venues.rooms) or LEVEL.match(own):
            return None, ""
        start = self._sentence_start(match.start)
        elsewhere = any(start <= c.start < match.start for c in self.places_named)
        home = None if elsewhere else self.place or self.home
        return self._building(text, home), f"in {home.name}: {self.home_basis}" if home else ""

    def _building(self, name: str, place: Place | None) -> int:
        parent = self.gazetteer.full_name(place) if place else ""
        if place:
            self._place(place)
        return self.registry.add("place", name, [], parent, parent=parent, **{"class": "venue"})
