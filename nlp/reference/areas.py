"""Which area a form or a mere level means: 市 of 市委, 县 of 全县, 该镇, 清城区."""

from __future__ import annotations

import re

from nlp.areas import AreaForm
from nlp.naming import Area, Name, area_of, kind_of, local_area, prefecture_of_old
from nlp.places import Place
from nlp.reference.article import NATION, ArticleReader

_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "地区": "prefecture",
    "自治州": "prefecture",
    "县": "county",
    "区": "county",
    "旗": "county",
    "自治县": "county",
}
# What a township or village may stand behind, where no county does: 来到|清溪镇, 三月的|清溪镇, 《|清溪镇供水办法》
_OPENS_LOCALITY = re.compile(
    r"[\n，。；：（“]|《(?!关于|中共|[^》]{0,6}(?:[小古集城乡村重名]镇|传统村|村落|[农乡]村))|来到|走进|深入|前往|(?<![现存])在|赴|(?<=[，。\n、])到|[月天日春夏秋冬]的|的是"
    r"|到(?=[\u4e00-\u9fff]{2,6}[镇乡](?:[\u4e00-\u9fff]{1,5}村)?(?:走访|调研|检查|慰问|视察|督导|看望|考察|指导|宣讲|蹲点))"
)


# What each item of brief news begins with
_BULLET = re.compile("[ 　]*[△▲▽▼●○◎■□◆◇★☆※►▶][ 　]*")
# What stands behind the place that an item of brief news tells of: 清新区　区长…, 英德市3月2日召开…
_BRIEF = re.compile(
    "[ 　]|(?:\\d{1,2}月\\d{1,2}日|近日|日前|昨日)(?:召开|举行|举办|出台|印发|公布|发布|成立|启动)|召开|举行"
)
_OF_A_COUNTY = re.compile("[\u4e00-\u9fff][市县区旗][\u4e00-\u9fff]{1,}(?:镇|乡|街道|苏木)$")  # 清新区太平镇
# What only the prefectures of before have
_OLD_PREFECTURE = re.compile("地委|行署|专署|(?<![城郊全各本该])地区(?=[各经计纪妇工农财公教])")
# 县政府印发|《清新县供水办法》: what a body of a level hands out is named after its place
_HANDS_OUT = re.compile(
    "[^，。；、《》\n]{1,24}?(?<![批转])(?:印发|制定|制订|出台|发布|颁布|公布|下发|颁发|编制)(?:出台|印发|实施)?(?:了|的)?《"
)


class AreaReader(ArticleReader):
    """Finds the area that a form or a level means."""

    def area(self, form: AreaForm, at: int) -> tuple[Area | None, str]:
        """The area that a form at code point ``at`` means, and why ("" where it says so itself)."""
        if form.scope == "全" and form.text == "全国":
            return NATION, ""
        if form.places:
            place = self._innermost(form)
            return (area_of(place, form.localities), "") if place else (None, "")
        if form.localities:
            spelled = self._spelled_behind(form.localities)
            if spelled is not None:
                return area_of(spelled, form.localities), f"{spelled.name}, which it stands behind elsewhere"
            county, why = self._county(at)
            if county is None and self.home and self.home.level == "county":
                county = self.home
            return (area_of(county, form.localities), why) if county else (local_area(form.localities), "")
        return self._level(form.level, at)

    def _spelled_behind(self, localities: tuple[str, ...]) -> Place | None:
        """东莞市|洪梅镇, somewhere in the article: the one place that a township stands behind."""
        local = "".join(localities)
        found = {c.place for c in self.places_named if c.place and self.text.startswith(local, c.end)}
        return next(iter(found)) if len(found) == 1 else None

    def _innermost(self, form: AreaForm) -> Place | None:
        """The last of the places that a form names one after another, each read near the one before it."""
        place: Place | None = None
        home = self.home
        if home is not None and not home.code and not home.former and form.places[0] in home.forms:
            return home  # 宝山区, in a paper of one of two
        for name in form.places:
            near = place or self.place or self.home
            place = self.gazetteer.resolve(name, near) or (
                self.gazetteer.resolve(name, self.home) if self.home else None
            )
            if place is None:
                candidates = [p for p in self.gazetteer.named(name) if not p.former] or list(self.gazetteer.named(name))
                place = candidates[0] if len(candidates) == 1 else None
            place = self._of_its_day(place, name)
        return place

    def _level(self, level: str, at: int) -> tuple[Area | None, str]:
        """The area that a mere level at ``at`` means (市, 县, 镇), and why."""
        if level in ("镇", "乡", "街道", "村", "社区", "苏木", "嘎查"):
            return self._locality(level, at)
        titled = self._titled(level, at)
        if titled is not None:
            return titled, f"{titled.name}, which the title of what it issues begins with"
        wanted = _LEVELS.get(level)
        headed = self._headed(level, at)
        if headed is not None:
            return area_of(headed), f"{headed.name}, which the paragraph or headline begins with"
        visiting = self._visiting(level, at)
        if visiting is not None:
            return area_of(visiting), f"{visiting.name}, the {level} named last"
        beside = self._beside_a_body(level, at)
        if beside is not None:
            return beside, f"{beside.name}, whose body stands right before"
        if level == "区" and self.home and kind_of(self.home.name) == "地区":
            return area_of(self.home), self.home_basis
        if level == "区" and self.home and self.home.level == "county" and kind_of(self.home.name) in ("县", "旗"):
            return self._region_of_a_county(self.home)
        base = self.place if self.place and wanted == "county" else self.home
        if level == "区" and base and base.level == "province" and not base.name.endswith("自治区"):
            return self._county_that_is_a("区", at)  # 区工商联 in a paper of a province: of the district it is about
        if (wanted == "county" and level != "区") or (level == "区" and base and base.level != "province"):
            place, why = self._county(at)
            if level == "区" and place is not None and kind_of(place.name) in ("县", "旗"):
                return self._region_of_a_county(place)  # 全区, in an article about a county of an autonomous region
            return (area_of(place), why) if place else (None, "")
        if base is None:
            return self._only_of_level(level, wanted or "", at)
        found = self._base_of_level(base, level, wanted or "")
        if level == "市" and found is not None and found.name.endswith(("州", "盟", "地区")):
            return self._county_that_is_a("市", at)  # a county-level city, in the paper of a prefecture that is none
        if found is None and wanted == "prefecture" and base.level == "province" and level in ("州", "盟"):
            only = self._only_prefecture(base)
            if only is not None and kind_of(only.name) == level:
                return area_of(only), f"{only.name}, the only {level} of the article"
        if found is None and level == "市" and base.level == "province":
            found, why = self._city_in_session(at)
            return (area_of(found), why) if found else (None, "")
        if found is not None and level in ("省", "自治区") and not found.name.endswith(level):
            return None, ""  # 自治区党委 is not of a 省
        if found is not None and level == "盟" and not found.name.endswith(level):
            leagues = self.gazetteer.before(found, level)  # 盟委, before it was a city: 伊克昭盟
            return (area_of(leagues[0]), self.home_basis) if len(leagues) == 1 else (None, "")
        return (area_of(found), self.home_basis) if found else (None, "")

    def _titled(self, level: str, at: int) -> Area | None:
        """县政府印发《清新县供水办法》: of the place that the title begins with, if it is of this level."""
        fit = _HANDS_OUT.match(self.text, at + len(level))
        if fit is None or level in fit.group() or not self.text.startswith(level, at):
            return None
        for _, form in self.index.at(fit.end()):
            area = self.area(form, fit.end())[0] if form.places or form.localities else None
            if area is not None and area.kind == level:
                return area
        return None

    def _beside_a_body(self, level: str, at: int) -> Area | None:
        """中共南区委、|区政府: of the place whose body stands right before."""
        for _, name, where in reversed(self.organizations):
            if where.end <= at and self.text[where.end : at] in ("", "、", "和", "及", "与"):
                whole: Name | None = name
                while whole is not None and whole.area is None:
                    whole = whole.whole
                area = whole.area if whole is not None else None
                return area if area is not None and area.kind == level and area.place is not None else None
        return None

    def _region_of_a_county(self, county: Place) -> tuple[Area | None, str]:
        """全区 in the text of a 县: its autonomous region, or the 地区 that the text tells of by its committee."""
        province = self.gazetteer.of_level(county, "province")
        if province is not None and province.name.endswith("自治区"):
            return area_of(province), f"the region of {county.name}"
        prefecture = self.gazetteer.of_level(county, "prefecture")
        if prefecture is not None and _OLD_PREFECTURE.search(self.text):
            return prefecture_of_old(area_of(prefecture)), f"the prefecture of {county.name}"
        return None, ""

    def _county_that_is_a(self, kind: str, at: int) -> tuple[Area | None, str]:
        """The county that is meant at ``at``, if it is a 区 or a 市."""
        place, why = self._county(at)
        return (area_of(place), why) if place and kind_of(place.name) == kind else (None, "")

    def _only_of_level(self, level: str, wanted: str, at: int) -> tuple[Area | None, str]:
        """Without a home, a province or city may still be the only one that the article names, or the sentence so far."""
        seen = [(c.start, p) for c in self.places_named if c.place and (p := self.gazetteer.of_level(c.place, wanted))]
        named = {p for _, p in seen}
        if len(named) == 1:
            only = next(iter(named))
            return area_of(only), f"{only.name}, the only {level} of the article"
        here = {p for start, p in seen if self._sentence_start(at) <= start < at}
        if len(here) == 1:
            only = next(iter(here))
            return area_of(only), f"{only.name}, the only {level} of the sentence"
        return None, ""

    def _only_prefecture(self, province: Place) -> Place | None:
        """州政府 in a provincial paper: of the one prefecture that the article's places lie in."""
        around = {
            p
            for c in self.places_named
            if c.place and self.gazetteer.of_level(c.place, "province") == province
            for p in [self.gazetteer.of_level(c.place, "prefecture")]
            if p
        }
        return next(iter(around)) if len(around) == 1 else None

    def _city_in_session(self, at: int) -> tuple[Place | None, str]:
        """全会选举王海为|市委书记, in a provincial paper: of the one city whose session the article has told of."""
        sessions = [m for m in self.matches if m.kind == "meeting" and m.get("session") and m.start < at]
        cities = {
            c.place
            for c in self.places_named
            if c.place and c.place.name.endswith("市") and any(m.start <= c.start < m.end for m in sessions)
        }
        city = next(iter(cities)) if len(cities) == 1 else None
        return (city, f"{city.name}, whose session the article tells of") if city else (None, "")

    def _base_of_level(self, base: Place, level: str, wanted: str) -> Place | None:
        """What the home is itself or lies in, of a level: 省, 区 of 自治区, 市 of 直辖市 and of a county-level city too."""
        found = self.gazetteer.of_level(base, wanted)
        if level == "区" and found is None:
            found = self.gazetteer.of_level(base, "province")
        if level == "市":
            if (base.level == "county" and base.name.endswith("市")) or (
                found is None and base.level == "province" and base.name.endswith("市")
            ):
                found = base
            elif found is None:
                province = self.gazetteer.of_level(base, "province")
                found = province if province and province.name.endswith("市") else None
        return found

    def _county(self, at: int) -> tuple[Place | None, str]:
        """The county that a bare 县 at ``at`` means: the home or dateline, else the one named nearest before it."""
        for place, why in ((self.place, "the dateline"), (self.home, self.home_basis)):
            if place and place.level == "county":
                return place, why
        seen = self._counties_named()
        every = {p for _, p in seen}
        if len(every) == 1:
            return seen[0][1], f"{seen[0][1].name}, the only county of the article"
        here = [p for s, p in seen if self._sentence_start(at) <= s < at]
        if here:
            return here[-1], f"{here[-1].name}, the county named last in the sentence"
        before = [p for s, p in seen if s < at]
        headline = {p for s, p in seen if s < self.article.body_start}
        if len(headline) == 1:
            only = next(iter(headline))
            return only, f"{only.name}, the county of the headline"
        paragraph = self.text.rfind("\n", 0, at)
        near = {p for s, p in seen if paragraph < s < at}
        if len(near) == 1:
            only = next(iter(near))
            return only, f"{only.name}, the only county of the paragraph so far"
        if near and before:
            return before[-1], f"{before[-1].name}, the county named last"
        return None, ""

    def _counties_named(self) -> list[tuple[int, Place]]:
        """Where the article names a county, and which."""
        seen: list[tuple[int, Place]] = []
        around = self._around()
        for chain in self.places_named:
            place = chain.place or self.gazetteer.resolve(chain.forms[-1], self.home, "county")
            today = (self.document.date or "")[:4]
            if (
                place and place.until and today > str(place.until) and chain.forms[-1] != place.name
            ):  # by its bare name, of today
                place = self.gazetteer.by_code.get(place.successor) or place
            if place and place.level == "county" and (around is None or self.gazetteer.within(place, around)):
                seen.append((chain.start, place))
        return seen

    def _around(self) -> Place | None:
        """What the counties of the article lie in: the home; the province where the home is a prefecture of old, which
        had counties that its successor has not."""
        if self.home is None or not self.home.former:
            return self.home
        return self.gazetteer.of_level(self.home, "province") or self.home

    def _visiting(self, level: str, at: int) -> Place | None:
        """区委 in the paper of a 县 is of the 区 named last before, whose delegation came."""
        base = self.place or self.home
        if level not in ("县", "区", "旗") or base is None or base.level != "county" or kind_of(base.name) == level:
            return None
        if self.home is not None and any(f.endswith(level) for f in self.home.forms):
            return None
        found: Place | None = None
        for chain in self.places_named:
            place = chain.place or self.gazetteer.resolve(chain.forms[-1])
            if chain.start < at and place and place.level == "county" and kind_of(place.name) == level:
                found = place
        return found

    def _headed(self, level: str, at: int) -> Place | None:
        """The place of a level that a paragraph of brief news begins with (清远市　市长…), or the headline, if it lies in
        the paper's place (英德市政协二次会议闭幕, in a paper of 清远)."""
        paragraph = self.text.rfind("\n", 0, at) + 1
        for chain in self.places_named:
            place = chain.place or self.gazetteer.resolve(chain.forms[-1], self.home)
            if place is None or not place.name.endswith(level) or chain.start > at:
                continue
            inside = self.home is None or (place != self.home and self.gazetteer.within(place, self.home))
            brief = chain.start == paragraph and _BRIEF.match(self.text, chain.end) is not None
            if inside and brief and self.home is not None and self.home.level in ("province", "prefecture"):
                return place
            if not inside or not chain.forms[-1].endswith(level):
                continue
            if _BULLET.fullmatch(self.text, paragraph, chain.start):
                return place  # △英德市总工会第九次代表大会闭幕，王海当选|市总工会主席
            if chain.start == 0 and chain.end < self.article.body_start and level == "市" and place.level == "county":
                return place
        return None

    def _locality(self, level: str, at: int) -> tuple[Area | None, str]:
        """The township or village that 镇, 村 at ``at`` means: that of the title of what it issues, that which heads the
        item, the only one so far, else the one named last."""
        titled = self._titled(level, at)
        if titled is not None:
            return titled, f"{titled.name}, which the title of what it issues begins with"
        headed = self._item_head(at)
        if headed is not None and headed.kind == level:
            return headed, f"{headed.name}, which the paragraph begins with"
        seen = self._localities_behind_counties(level, at)
        for _, name, where in self.organizations:
            if name.area and name.area.kind == level and where.start < at:
                seen.append((where.start, name.area))
        seen += self._localities_by_themselves(level, at)
        seen.sort(key=lambda s: s[0])
        every = {a.name for _, a in seen}
        if len(every) == 1:
            return seen[-1][1], f"{seen[-1][1].name}, the only {level} of the article so far"
        return (seen[-1][1], f"{seen[-1][1].name}, the {level} named last") if seen else (None, "")

    def _item_head(self, at: int) -> Area | None:
        """清溪镇　党委书记王海…: the township that heads the item of brief news at ``at``, set apart from what is told."""
        opens = self.text.rfind("\n", 0, at) + 1
        starts = [i for i in range(opens, at) if i == opens or self.text[i - 1] == "。"]
        heads = [(start, *found[0]) for start in reversed(starts) if (found := self.index.localities(start))]
        set_apart = (
            local
            for start, end, local in heads
            if self.text[end] in " 　"
            or (start == opens and not _OF_A_COUNTY.search(local[0]) and self._is_brief(end, at))
        )
        localities = next(set_apart, None)
        if localities is None:
            return None
        county = self._county(at)[0]
        return area_of(county, localities) if county is not None else local_area(localities)

    def _is_brief(self, end: int, at: int) -> bool:
        """Whether what is told of a place follows right behind its name, which ends at ``end``, before ``at``."""
        return end <= at and _BRIEF.match(self.text, end) is not None

    def _localities_behind_counties(self, level: str, at: int) -> list[tuple[int, Area]]:
        """清新区|太平镇, before ``at``."""
        return [
            (chain.start, area_of(chain.place, localities))
            for chain in self.places_named
            if chain.start < at and chain.place and chain.place.level == "county"
            for _, localities in self.index.localities(chain.end)
            if kind_of(localities[-1]) == level
        ]

    def _localities_by_themselves(self, level: str, at: int) -> list[tuple[int, Area]]:
        """来到|太平镇, before ``at``: in the county that is meant there, if one is."""
        county = self._county(at)[0]
        return [
            (start, area_of(county, localities) if county is not None else local_area(localities))
            for start in (0, *(m.end() for m in _OPENS_LOCALITY.finditer(self.text[:at])))
            if not any(c.start == start for c in self.places_named)
            for _, localities in self.index.localities(start)
            if kind_of(localities[-1]) == level
        ]
