"""Places and bodies: which place 市 is, which body 市委, 该局 or 水利局 (in a list) names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.areas import AreaForm, area_index
from nlp.bodies import (
    banks_in,
    central_government,
    government_of,
    is_branch,
    is_institution,
)
from nlp.components.base import Match, make, sentences
from nlp.components.organizations import (
    OrganizationForm,
    country_of,
    parse,
    zone_name,
    zone_of,
    zones_like,
)
from nlp.lexicon import OrganType, load_countries, load_organs
from nlp.models import Article, Document
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    choose_type,
    kind_of,
    literal_name,
    local_area,
    organ_name,
    prefecture_of_old,
    unit_name,
)
from nlp.places import Place, bare_name, load_gazetteer
from nlp.reference.records import ReferredArticle, Registry, Resolved

NATION = Area("全国", ("全国",), (), "国", "国家", NATIONAL)
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
# Parts that many bodies have: 副主任甲、办公室主任乙 is of the body of the post before, not of the Party committee.
_PARTS = frozenset(
    {"办公室", "办公厅", "研究室", "工会", "团委", "机关党委", "管委会", "管理委员会", "政治部", "政治处"}
)
# 市纪委监委驻市财政局|纪检监察组; not the groups that a number names
_STATIONED = re.compile(
    "(?P<sender>[\u4e00-\u9fff]{0,12}(?:纪委监委|纪检监察委|纪委|监委))?(?:派驻|驻)(?P<host>(?!第)[\u4e00-\u9fff]{1,20}?)(?P<unit>纪检监察组|纪检组)"
)
# 领导小组, 小组办公室, 该指挥部: a group of several bodies that the article names in full elsewhere
_GROUP = re.compile(
    "[该本]?(?P<group>(?:工作)?领导小组|协调小组|专项小组|工作小组|小组|(?:前方|总)?指挥部|工作专班|专班|工作团|督导组|督查组|考察团|代表团|访华团|组委会|筹委会|指导委员会)(?P<office>办公室)?"
)
_MISSION = re.compile(r"(?:中国)?驻(?!村|地|外|京|点)[\u4e00-\u9fff]{2,14}(?<![组队局委办处])$")
_DEPARTMENT = re.compile("(?:部|处|科|学院|系|图书馆|中心|办公室)$")
_HOSTS = (("人民代表大会", "congress"), ("政治协商会议", "cppcc"))
_SMALL = {"村", "社区", "嘎查"}  # whose bodies no larger place has (州委会 is no 村委会)
_DEMOCRATIC = re.compile(
    r"^(?:中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)|九三学社|台湾民主自治同盟)"
)
_ZONE_PARTS = ("管委会", "管理委员会", "党工委", "工委", "纪工委", "党群工作部", "党政办公室")
_LOCAL_BANK = re.compile("农商行|农商银行|(?:商业|合作|村镇)银行|信用社|信用联社|农信")
_DATELINE = re.compile(r"^本报(?P<place>[\u4e00-\u9fff]{2,6})(?:讯|电)", re.M)
# A body in a list that leaves out the place of the one before; no title (局长) follows.
_ELIDED = re.compile(
    r"(?:、|和|及|与|会同)(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委|办|厅))(?=[、和及与，。；联共等要印出制发牵负分三两]|会同)"
)

_NOT_THE_SUBJECT = re.compile("[到赴对向与和由在从据]|走进|听取|传达|学习|来自|[书记长任席员]")


_LEGAL_FORMS = ("有限公司", "有限责任公司", "股份有限公司")


class BodyReader:
    """Resolves places and bodies of one article; what it has read so far is its only state."""

    def __init__(
        self,
        registry: Registry,
        document: Document,
        article: Article,
        matches: list[Match],
        home: Place | None,
        basis: str,
    ) -> None:
        self.registry, self.document, self.article, self.matches = registry, document, article, matches
        self.text = article.text
        self.index = area_index(self.text)
        people = [(m.start, m.end) for m in matches if m.kind == "person"]
        # 黄|兴国: a place within somebody's name is none
        self.places_named = [c for c in self.index.chains if not any(s <= c.start and c.end <= e for s, e in people)]
        self.gazetteer = load_gazetteer()
        self.home, self.home_basis = home, basis
        self.result = ReferredArticle(article)
        self.sentences = list(sentences(self.text))
        self.place = self._article_place()
        self.organizations: list[tuple[int, Name, Match]] = []  # in text order: (referent, name, match)
        self.names: dict[int, Name] = {}
        self.elected: Name | None = None  # the body whose officers were elected last in the article

    def _bureau(self, at: int) -> Name | None:
        """The 局 named last before ``at``: the one whose 分局 is meant."""
        for _, name, m in reversed(self.organizations):
            if m.start < at and self._whole(name).name.endswith("局"):
                whole = self._whole(name)
                return whole.whole if whole.name.endswith("分局") else whole
        return None

    def _article_place(self) -> Place | None:
        dateline = _DATELINE.search(self.text)
        place = self.gazetteer.resolve(dateline["place"], self.home) if dateline else None
        if place and place.until is not None and (self.document.date or "")[:4] > str(place.until):
            return self.gazetteer.by_code.get(place.successor)
        return place

    def _county(self, at: int) -> tuple[Place | None, str]:
        """The county that a bare 县 at ``at`` means: the home or dateline, else the one named nearest before it."""
        for place, why in ((self.place, "the dateline"), (self.home, self.home_basis)):
            if place and place.level == "county":
                return place, why
        seen: list[tuple[int, Place]] = []
        around = self._around()
        for chain in self.places_named:
            place = chain.place or self.gazetteer.resolve(chain.forms[-1], self.home, "county")
            if place and place.level == "county" and (around is None or self.gazetteer.within(place, around)):
                seen.append((chain.start, place))
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

    def _around(self) -> Place | None:
        """What the counties of the article lie in: the home; the province where the home is a prefecture of old, which
        had counties that its successor has not."""
        if self.home is None or not self.home.former:
            return self.home
        return self.gazetteer.of_level(self.home, "province") or self.home

    def _level(self, level: str, at: int) -> tuple[Area | None, str]:
        if level in ("镇", "乡", "街道", "村", "社区"):
            return self._locality(level, at)
        wanted = _LEVELS.get(level)
        headed = self._headed(level, at)
        if headed is not None:
            return area_of(headed), f"{headed.name}, which the paragraph or headline begins with"
        visiting = self._visiting(level, at)
        if visiting is not None:
            return area_of(visiting), f"{visiting.name}, the {level} named last"
        if level == "区" and self.home and kind_of(self.home.name) == "地区":
            return area_of(self.home), self.home_basis
        base = self.place if self.place and wanted == "county" else self.home
        if level == "区" and base and base.level == "province" and not base.name.endswith("自治区"):
            place, why = self._county(at)  # 区工商联 in a paper of a province is the district's that it is about
            return (area_of(place), why) if place and kind_of(place.name) == "区" else (None, "")
        if (wanted == "county" and level != "区") or (level == "区" and base and base.level != "province"):
            place, why = self._county(at)
            return (area_of(place), why) if place else (None, "")
        if base is None:
            # without a home, a province or city may still be the only one that the article names
            named = {
                p for c in self.places_named if c.place for p in [self.gazetteer.of_level(c.place, wanted or "")] if p
            }
            if len(named) == 1:
                only = next(iter(named))
                return area_of(only), f"{only.name}, the only {level} of the article"
            return None, ""
        found = self.gazetteer.of_level(base, wanted or "")
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
        if level == "市" and found is not None and found.name.endswith(("州", "盟", "地区")):
            # a county-level city of the article in the paper of a prefecture that is none
            place, why = self._county(at)
            return (area_of(place), why) if place and place.name.endswith("市") else (None, "")
        if found is None and wanted == "prefecture" and base.level == "province" and level in ("州", "盟"):
            # 州政府 in a provincial paper: of the one prefecture that the article's places lie in
            around = {
                p
                for c in self.places_named
                if c.place and self.gazetteer.of_level(c.place, "province") == base
                for p in [self.gazetteer.of_level(c.place, wanted)]
                if p
            }
            for only in around if len(around) == 1 else ():
                if kind_of(only.name) == level:
                    return area_of(only), f"{only.name}, the only {level} of the article"
        if found is not None and level in ("省", "自治区") and not found.name.endswith(level):
            return None, ""  # 自治区党委 is not of a 省
        return (area_of(found), self.home_basis) if found else (None, "")

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
            brief = chain.start == paragraph and self.text[chain.end : chain.end + 1] in (" ", "　")
            if inside and brief and self.home is not None and self.home.level == "province":
                return place
            if not inside or not chain.forms[-1].endswith(level):
                continue
            if chain.start == 0 and chain.end < self.article.body_start and level == "市" and place.level == "county":
                return place
        return None

    def _locality(self, level: str, at: int) -> tuple[Area | None, str]:
        seen: list[tuple[int, Area]] = []
        for chain in self.places_named:
            if chain.start < at and chain.place and chain.place.level == "county":
                for _, localities in self.index.localities(chain.end):
                    if kind_of(localities[-1]) == level:
                        seen.append((chain.start, area_of(chain.place, localities)))
        for organization in (
            o for o in self.organizations if o[1].area and o[1].area.kind == level and o[2].start < at
        ):
            seen.append((organization[2].start, organization[1].area))  # type: ignore[arg-type]
        county = self._county(at)[0]
        opens = r"[\n，。；：（“]|来到|走进|深入|前往|(?<![现存])在|赴|(?<=[，。\n、])到"
        for start in (0, *(m.end() for m in re.finditer(opens, self.text[:at]))):
            if any(c.start == start for c in self.places_named):
                continue
            for _, localities in self.index.localities(start):
                if kind_of(localities[-1]) == level and county:
                    seen.append((start, area_of(county, localities)))
        seen.sort(key=lambda s: s[0])
        every = {a.name for _, a in seen}
        if len(every) == 1:
            return seen[-1][1], f"{seen[-1][1].name}, the only {level} of the article so far"
        return (seen[-1][1], f"{seen[-1][1].name}, the {level} named last") if seen else (None, "")

    def area(self, form: AreaForm, at: int) -> tuple[Area | None, str]:
        """The area that a form at code point ``at`` means, and why ("" where it says so itself)."""
        if form.scope == "全" and form.text == "全国":
            return NATION, ""
        if form.places:
            place: Place | None = None
            for name in form.places:
                near = place or self.place or self.home
                place = self.gazetteer.resolve(name, near) or (
                    self.gazetteer.resolve(name, self.home) if self.home else None
                )
                if place is None:
                    candidates = [p for p in self.gazetteer.named(name) if not p.former] or list(
                        self.gazetteer.named(name)
                    )
                    place = candidates[0] if len(candidates) == 1 else None
            return (area_of(place, form.localities), "") if place else (None, "")
        if form.localities:
            county, why = self._county(at)
            if county is None and self.home and self.home.level == "county":
                county = self.home
            return (area_of(county, form.localities), why) if county else (local_area(form.localities), "")
        return self._level(form.level, at)

    def _company_in_full(self, form: OrganizationForm) -> OrganizationForm | None:
        """清江投资集团, where the article spells it 清江投资集团有限公司."""
        if form.types or form.units or len(form.text) <= 4 or not form.text.endswith("集团"):
            return None
        whole = next((form.text + legal for legal in _LEGAL_FORMS if form.text + legal in self.text), None)
        return parse(whole) if whole else None

    def organization(self, form: OrganizationForm, at: int, near: Name | None = None) -> tuple[Name | None, str]:
        """The official name of an organisation's form at ``at``; ``near`` is the organisation of the post before."""
        longer = self._company_in_full(form)
        if longer is not None:
            return self.organization(longer, at, near)
        basis = ""
        area: Area | None = None
        group = self._group(form.text, at) if form.area is None and not form.types else None
        stationed = self._stationed(form.text, at)
        if group is not None or stationed is not None:
            return group or stationed  # type: ignore[return-value]
        if form.area and len(form.area.places) > 1 and not form.types and not self._nested(form.area.places):
            form = replace(form, area=None, literal=form.text.removesuffix("".join(form.units)))  # 石家庄市|清远商会
        if form.area and form.types and len(form.area.places) > 1 and not self._nested(form.area.places):
            whole_text = form.text.removesuffix("".join(form.units))
            form = replace(form, area=None, types=(), literal=whole_text)
        if form.area:
            area, basis = self.area(form.area, at)
            if area is None:
                return None, ""
        if form.context:
            found = self._context(form.context, at)
            if found is None:
                return None, ""
            name, basis = found[1], f"{form.context} → {found[1].name}, named before"
        elif form.types and form.types[0].host == "national":
            name = organ_name(form.types[0], None)
        elif form.types:
            if area is None and form.text.removesuffix("".join(form.units)) in (
                "地委",
                "行署",
                "行政公署",
                "专署",
                "团地委",
            ):
                area, basis = self._level("地区", at)
            if (
                area is None
                and near is not None
                and form.text in ("党委", "党组", "纪委", "党总支", "党支部", "团委", "工会")
            ):
                whole = self._whole(near)
                if (
                    whole.formal
                    and not whole.name.startswith(("中共", "中国共产党"))
                    and not whole.name.endswith(("人民政府", "委员会", "人民代表大会", "办事处", "行政公署"))
                ):
                    return self._parts(whole, (form.text,)), f"a part of {whole.name}"
            institution = near or (self._body(at) or (0, None, None))[1]
            if area is None and institution is not None and is_institution(self._whole(institution)):
                whole = self._whole(institution)
                while whole.whole is not None and _DEPARTMENT.search(whole.name) and _DEPARTMENT.search(form.text):
                    whole = whole.whole  # 宣传部部长、|统战部部长: beside each other
                return self._parts(whole, (form.text,)), f"a part of {whole.name}, named before"
            if area is None and near is None and self._open(at):
                return None, ""  # 区委常委、|组织部部长, of a district that nothing tells
            if area is None and form.text in _ZONE_PARTS:
                zone_body = self._whole(near) if near is not None and zone_of(self._whole(near).name) else None
                zones = [
                    n for _, e, m in self.organizations if m.start < at for n in (self._whole(e),) if zone_of(n.name)
                ]
                zone_body = zone_body or (zones[-1] if zones and form.text in ("管委会", "管理委员会") else None)
                if zone_body is not None:
                    return self._parts(zone_body, (form.text,)), f"a part of {zone_body.name}"
            if area is None and near is not None and form.text in _PARTS and form.text not in _ZONE_PARTS:
                whole = self._whole(near)
                return self._parts(whole, (form.text,)), f"a part of {whole.name}"
            if area is None and near is None and form.text in _PARTS:
                ended = [n for _, n, m in self.organizations if m.start < at and n.name.endswith(form.text)]
                if ended:
                    return ended[-1], f"{ended[-1].name}, named before"
            if area is None and form.types[0].host == "military":
                garrisons = [
                    e for e in self.organizations if e[2].start < at and e[1].name.endswith(form.types[0].full[-3:])
                ]
                plain = [e for e in garrisons if e[2].kind == "organization"]
                if garrisons:  # one named by itself rather than beside somebody's post
                    name = (plain or garrisons)[-1][1]
                    return self._parts(name, form.units), f"{name.name}, named before"
            if area is None:
                area = near.area if near and near.area else None
                if any(t.kinds for t in form.types) and not (area and any(area.kind in t.kinds for t in form.types)):
                    fitting = [
                        n.area
                        for _, n, m in reversed(self.organizations)
                        if m.start < at
                        and n.area is not None
                        and any(
                            n.area.kind in t.kinds and t.full in ("工作委员会", "街道办事处", "村委员会")
                            for t in form.types
                        )
                    ]
                    area = fitting[0] if fitting else area
                basis = f"the place of {near.name}" if area and near else ""
                if area is None:
                    holder = self._body(at)
                    area = holder[1].area if holder else None
                    basis = f"the place of {holder[1].name}, named before" if holder else ""
                if area is None and (self.place or self.home):
                    area, basis = area_of(self.place or self.home), self.home_basis
            if area is None:
                return None, ""
            organ = choose_type(self._hosted(form.types, near) if form.area is None else form.types, area)
            if organ is None or (organ.kinds and area.kind not in organ.kinds and set(organ.kinds) <= _SMALL):
                committee = self._context(form.text, at) if form.text.endswith("委会") else None
                return (committee[1], f"{form.text} → {committee[1].name}, named before") if committee else (None, "")
            if organ.kinds and "地区" in organ.kinds and area.kind not in organ.kinds:
                area = prefecture_of_old(area)
            name = organ_name(organ, area)
        elif form.literal:
            proper = form.proper
            own = proper and form.area is not None and not form.area.level
            if form.literal in load_countries() and area is None and not form.units:
                country = load_countries()[form.literal]
                official = [f for f, c in load_countries().items() if c == country and f != country]
                return Name(country, (*official, country + "政府"), country, True), ""
            country_name = country_of(form.literal) if area is None else ""
            if country_name:
                text = form.literal + ("大使馆" if form.literal.endswith("驻华") else "")
                abroad = Name(
                    text, (text.removeprefix(country_name),), load_countries()[country_name], True, short=text
                )
                return self._parts(abroad, form.units) if form.units else abroad, ""
            if form.literal.startswith("驻村") and area is None:
                village, why = self._locality("村", at)
                if village is not None:
                    name = literal_name(form.literal, village, False, village.jurisdiction)
                    return self._parts(name, form.units) if form.units else name, why
            if _MISSION.match(form.literal) and area is None and not form.units:
                post = form.literal.removeprefix("中国")
                post += "" if post.endswith(("馆", "代表团", "办事处")) else "大使馆"  # 驻大阪总领事馆
                return Name(f"中华人民共和国{post}", (f"中国{post}", post), NATIONAL, True), ""
            local = self._local_bank(at) if form.literal in ("支行", "分行", "营业部", "分社") else None
            if local is not None and area is not None:
                name = Name(
                    local.name + area.name + form.literal,
                    tuple(a + area.name + form.literal for a in local.aliases),
                    area.jurisdiction,
                    True,
                )
                return self._parts(name, form.units) if form.units else name, f"a branch of {local.name}"
            branch = self._bank_branch(form.literal, at) if area is None else None
            if branch is not None:
                return self._parts(branch, form.units) if form.units else branch, "a branch of the article's only bank"
            if area is None and zone_of(form.literal) == form.literal:
                zone, why = self._zone(form.literal, at)
                return self._parts(zone, form.units) if form.units else zone, why
            if area is None and (same := self._same(form.literal)) is not None:
                return self._parts(same, form.units) if form.units else same, "named before"
            outer = self._outer(form.literal) if area is None else None
            if outer is not None:
                parts = (form.literal[len(outer.name) :], *form.units)
                return self._parts(outer, parts), f"a part of {outer.name}, named before"
            holder_body = near or (self._body(at) or (0, None, None))[1]
            if area is None and not (holder_body and is_branch(form.literal, self._whole(holder_body))):
                branches = [
                    n
                    for _, n, m in reversed(self.organizations)
                    if m.start < at and is_branch(form.literal, self._whole(n))
                ]
                holder_body = branches[0] if branches else holder_body
            if area is None and holder_body is not None and holder_body.name.endswith(form.literal):
                return self._parts(holder_body, form.units) if form.units else holder_body, "named before"
            while (
                area is None
                and holder_body is not None
                and holder_body.whole is not None
                and _DEPARTMENT.search(holder_body.name)
                and _DEPARTMENT.search(form.literal)
            ):
                holder_body = holder_body.whole
            if area is None and holder_body is not None and is_branch(form.literal, self._whole(holder_body)):
                name = self._parts(holder_body, (form.literal, *form.units))
                return name, f"a part of {self._whole(holder_body).name}, named before"
            if area is None:
                jurisdiction = ""
                for chain in area_index(form.literal).chains[:1]:
                    if chain.place:
                        jurisdiction = self.gazetteer.full_name(chain.place)
                name = literal_name(form.literal, None, proper, jurisdiction or self._home_jurisdiction())
                if zone_of(form.literal) and not jurisdiction and (self.place or self.home):
                    home = area_of(self.place or self.home)
                    name = replace(name, aliases=tuple(f + form.literal for f in (*home.forms, *home.stems)))
                name = self._known_body(name)
            elif area is not None and form.literal == "分局" and (bureau := self._bureau(at)) is not None:
                name = self._parts(bureau, (form.text,))
                basis = f"a branch of {bureau.name}, named before"
            elif own and form.area and not form.area.localities and _is_bare(form.area.places[-1], area):
                text = form.text.removesuffix("".join(form.units)) if form.units else form.text
                name = literal_name(text, None, True, area.jurisdiction)
            else:
                name = literal_name(form.literal, area, proper, area.jurisdiction)
        elif form.units:
            holder_name = near
            if holder_name is None and form.units[0] in _ZONE_PARTS:
                zoned = [self._whole(n) for _, n, m in self.organizations if m.start < at]
                holder_name = next((n for n in reversed(zoned) if zone_of(n.name)), None)
                basis = f"a part of {holder_name.name}, named before" if holder_name else ""
            if holder_name is None:
                holder = self._body(at)
                holder_name = holder[1] if holder else None
                basis = f"a part of {holder_name.name}, named before" if holder_name else ""
            else:
                basis = f"a part of {holder_name.name}"
            if holder_name is None:
                return None, ""
            name = self._whole(holder_name)
            while name.whole is not None and _DEPARTMENT.search(name.name) and _DEPARTMENT.search(form.units[0]):
                name = name.whole  # 清江大学组织部…，|教务处: beside each other
            area = name.area
        elif area:
            name = (
                organ_name(government_of(area), area) if area is not NATION else organ_name(central_government(), None)
            )
        else:
            return None, ""
        for unit in form.units:
            name = unit_name(name, unit)
        if (
            form.area
            and form.area.places
            and form.text
            and form.text != name.name
            and not form.text.startswith(("原", "前"))
        ):
            # as it stands it names its place: 九江经济技术开发区管委会
            name = replace(name, aliases=tuple(dict.fromkeys((*name.aliases, form.text))))
        return name, basis

    def _group(self, text: str, at: int) -> tuple[Name, str] | None:
        """领导小组, 指挥部办公室: of the group that the article names so, the last before ``at`` or the first after it."""
        fit = _GROUP.fullmatch(text)
        if fit is None:
            return None
        named = [
            (m.start, body) for _, name, m in self.organizations for body in (name, name.whole) if body is not None
        ]
        named = [(start, body) for start, body in named if body.name.endswith(fit["group"]) and body.area is not None]
        before = [body for start, body in named if start < at]
        if before:
            name = before[-1]
        else:
            later = (m for m in self.matches if m.kind == "organization" and m.start > at)
            forms = (
                (parse(self.text[m.start : m.end]), m.start)
                for m in later
                if self.text.endswith(fit["group"], m.start, m.end) and not _GROUP.fullmatch(self.text[m.start : m.end])
            )
            ahead = next(((f, start) for f, start in forms if f is not None), None)
            found = self.organization(*ahead)[0] if ahead is not None else None
            if found is None:
                return None
            name = found
        basis = f"{name.name}, named {'before' if before else 'below'}"
        return (unit_name(name, fit["office"]) if fit["office"] else name), basis

    def _stationed(self, text: str, at: int) -> tuple[Name, str] | None:
        """市纪委监委驻该局纪检监察组: the group that a discipline commission has in another body."""
        fit = _STATIONED.fullmatch(text)
        host_form = parse(fit["host"]) if fit else None
        if fit is None or host_form is None:
            return None
        host, basis = self.organization(host_form, at)
        area = host.area if host is not None else None
        sender = parse(fit["sender"]) if fit["sender"] else None
        if sender is not None and sender.area is not None:
            area, basis = self.area(sender.area, at)
        if host is None or area is None:
            return None
        hosts = dict.fromkeys((host.name, *host.aliases))
        own = next((h for h in hosts if h.startswith(area.name)), "")
        shorts = (area.kind + own.removeprefix(area.name),) if own else ()
        senders = (f"{area.name}纪委监委", f"{area.name}纪律检查委员会{area.name}监察委员会")
        names = [f"{s}驻{h}{fit['unit']}" for s in senders for h in (*hosts, *shorts)]
        names += [f"{senders[0]}派驻{h}{fit['unit']}" for h in hosts]
        names += [f"驻{h}{fit['unit']}" for h in hosts]
        return Name(names[0], tuple(names[1:32]), host.jurisdiction, False, host.name, host.area, names[0]), basis

    def _hosted(self, types: tuple[OrganType, ...], near: Name | None) -> tuple[OrganType, ...]:
        """财经委 beside a congress's post is the congress's, not the Party's."""
        host = next((h for word, h in _HOSTS if near is not None and word in near.name), "")
        return tuple(o for o in types if o.host == host) or types

    def _open(self, at: int) -> bool:
        """Whether the post right before names a body that could not be resolved."""
        begin = self._sentence_start(at)
        last = max(
            (p for p in self.result.posts if begin <= p.start and p.end <= at), key=lambda p: p.end, default=None
        )
        return last is not None and bool(last.get("org")) and self.result.posts[last].organization is None

    def _bank_branch(self, literal: str, at: int) -> Name | None:
        """市分行, 清新县支行: the branch in a place of the one bank that the article names."""
        fit = re.fullmatch("(?P<place>[\u4e00-\u9fff]{1,8})(?P<kind>[分支]行)", literal)
        banks = banks_in(self.text) if fit and not self._local_bank(at) else frozenset()
        if fit is None or len(banks) != 1:
            return None
        forms = [f for end, f in area_index(fit["place"]).at(0) if end == len(fit["place"])]
        area = self.area(forms[0], at)[0] if forms else None
        if area is None:
            return None
        bank = next(iter(banks))
        aliases = (area.name + fit["kind"], *(bank + stem + fit["kind"] for stem in area.stems))
        return Name(bank + area.name + fit["kind"], aliases, area.jurisdiction, True)

    def _local_bank(self, at: int) -> Name | None:
        """The bank of a place that the article is about, if it named one by itself (清远农村商业银行股份有限公司)."""
        named = (n for _, n, m in self.organizations if m.kind == "organization" and m.start < at)
        return next((self._whole(n) for n in named if _LOCAL_BANK.search(self._whole(n).name)), None)

    def _same(self, literal: str) -> Name | None:
        """The body of the article that has this very name."""
        for _, name, _ in reversed(self.organizations):
            body: Name | None = name
            while body is not None:
                if body.name == literal or literal in body.aliases:
                    return body
                body = body.whole
        return None

    def _outer(self, literal: str) -> Name | None:
        """The body of the article that a name begins with, what follows being one of its parts (清江学院|生态学院)."""
        known = {n.name: n for _, m, _ in self.organizations for n in (self._whole(m),) if n.area is None}
        fits = [n for n in known.values() if literal.startswith(n.name) and is_branch(literal[len(n.name) :], n)]
        return max(fits, key=lambda n: len(n.name), default=None)

    def _zone(self, word: str, at: int) -> tuple[Name, str]:
        """The zone that a bare 高新区, 开发区 at ``at`` means: the only one that the article names, else its place's."""
        ends = zones_like(word)
        for _, name, m in reversed(self.organizations):
            whole = self._whole(name)
            if m.start < at and whole.name.endswith(ends):
                return whole, f"{whole.name}, named before"
        # the longest stretch without a function word that ends so: 在|清江产业集聚区
        pattern = rf"[\u4e00-\u9fff]{{2,12}}(?:{'|'.join(ends)})"
        named = {zone_name(stretch) for stretch in re.findall(pattern, self.text)} - {""}
        if len(named) == 1:
            form = parse(next(iter(named)))
            only, _ = self.organization(form, at) if form else (None, "")
            if only is not None and zone_of(only.name):
                return only, f"{only.name}, the only one of the article"
        place = self.place or self.home
        area = area_of(place) if place else None
        return literal_name(word, area, True, self._home_jurisdiction()), self.home_basis

    def _nested(self, places: Sequence[str]) -> bool:
        """Whether each place may lie in the one before it."""
        outer = self.gazetteer.resolve(places[0], self.home)
        for name in places[1:]:
            inner = [p for p in self.gazetteer.named(name) if outer is None or self.gazetteer.within(p, outer)]
            if not inner:
                return False
            outer = inner[0]
        return True

    def _knows(self, text: str) -> bool:
        """Whether a body of this name has been named in the article, or the name says by itself that it is one."""
        if re.search(r"(?:有限公司|集团|大学|学院)$", text):
            return True
        return any(text == n.name or text in n.aliases for _, n, _ in self.organizations)

    def _known_body(self, name: Name) -> Name:
        """清江能源集团 is 清江能源集团有限公司 where the article names that."""
        for _, other, _ in self.organizations:
            if (
                other.area is None
                and other.name != name.name
                and other.name.startswith(name.name)
                and re.fullmatch(r"(?:股份|控股|集团)?有限(?:责任)?公司|集团公司", other.name[len(name.name) :])
            ):
                return other
        full = re.search(re.escape(name.name) + r"(?:股份|控股|集团)?有限(?:责任)?公司", self.text)
        if full and name.name.endswith(("集团", "公司")):
            return Name(full.group(), (name.name,), name.jurisdiction, True, short=name.name)
        return name

    def _parts(self, name: Name, units: Sequence[str]) -> Name:
        name = self._whole(name)
        for unit in units:
            name = unit_name(name, unit)
        return name

    def _whole(self, name: Name) -> Name:
        """The body that a Party group or another part sits in."""
        if name.whole is not None and re.search(r"(?:党组|党委|党总支|党支部|委员会|纪委)$", name.name):
            return name.whole
        return name

    def _home_jurisdiction(self) -> str:
        place = self.place or self.home
        return self.gazetteer.full_name(place) if place else ""

    def _context(self, word: str, at: int) -> tuple[int, Name, Match] | None:
        """The organisation that 局, 校, 集团 at ``at`` means: the last one named before whose name ends so."""
        if word.endswith("师") or word == "师市":
            return self._division(word)
        if word.endswith("委会"):
            # 市委会: a democratic party's committee, of the party that the article is about
            level = word[:-2]
            found = [e for e in self.organizations if _DEMOCRATIC.match(e[1].name) and e[1].area]
            fits = [e for e in found if e[1].area.kind == level or (level == "市" and e[1].area.kind == "直辖市")]  # type: ignore[union-attr]
            return fits[-1] if fits else None
        bare = re.sub(r"^[全我该本]", "", word)
        ends = {
            "校": ("学校", "学院", "大学", "中学", "小学", "党校"),
            "学校": ("学院", "大学", "中学", "小学", "党校", "学校"),
            "院": ("院",),
            "委": ("委员会",),
            "集团": ("集团", "公司"),
            "公司": ("公司", "集团"),
            "集团公司": ("集团", "公司"),
            "行": ("银行", "行", "银行股份有限公司", "银行有限责任公司"),
            "社": ("社",),
        }.get(bare, (bare,))
        # a headline says 学校 before the article names it
        entries = [e for e in reversed(self.organizations) if e[2].start < at] + [
            e for e in self.organizations if e[2].start > at
        ]
        if bare in ("行", "社", "厂", "矿"):  # the bank of the article, not that of a guest's post
            entries = [e for e in entries if e[2].kind == "organization" and e[2].start < at] + entries
        if bare in ("局", "院", "厅", "校", "学校"):  # whose doings the article tells, not that of a guest's post
            entries = [e for e in entries if e[2].start < at and self._opens_sentence(e[2])] + entries
        if bare in ("集团", "公司", "集团公司"):
            counts: dict[str, int] = {}
            for _, n, m in self.organizations:
                if m.start < at and self._whole(n).name.endswith(ends):
                    counts[self._whole(n).name] = counts.get(self._whole(n).name, 0) + 1
            ranked = sorted(counts.values(), reverse=True)
            if ranked and ranked[0] > 2 * (ranked[1] if len(ranked) > 1 else 0):
                main = max(counts, key=lambda n: counts[n])
                entries = [e for e in entries if self._whole(e[1]).name == main] + entries
        for entry in entries:
            if entry[2].start != at:
                body: Name | None = entry[1]
                while body is not None:
                    if bare in ("集团", "公司", "集团公司") and body.name.endswith(("分公司", "子公司")):
                        break
                    if body.name.endswith(ends) or any(a.endswith(ends) for a in body.aliases[:3]):
                        return entry[0], body, entry[2]
                    body = body.whole
        return None

    def _opens_sentence(self, match: Match) -> bool:
        """Whether a body is what its sentence is about: nobody and nothing but a day stands before it."""
        if match.kind != "organization":
            return False
        lead = re.sub("^本[报网]讯 ?（[^）]*）", "", self.text[self._sentence_start(match.start) : match.start])
        return len(lead) <= 24 and not _NOT_THE_SUBJECT.search(lead)

    def _division(self, word: str) -> tuple[int, Name, Match] | None:
        """The division of the Xinjiang corps that 第八师, 师市 means, in an article about one; 师市 is the last named, or
        the one whose city the paper serves."""
        if not re.search("兵团|师市|团场|农[一二三四五六七八九十]+师|师[\u4e00-\u9fff]{2,4}市", self.text):
            return None
        number = re.search("[一二三四五六七八九十]+", word)
        corps = [o for o in load_organs() if o.host == "national" and o.full.startswith("新疆生产建设兵团第")]
        if number:
            fits = [o for o in corps if o.full.endswith(f"第{number.group()}师")]
        else:
            seen = [n.name for _, n, _ in self.organizations if "兵团第" in n.name]
            city = self.place or self.home
            fits = [o for o in corps if city and any(s.endswith("师" + city.name) for s in o.shorts)]
            fits = [o for o in corps if seen and o.full in seen[-1].replace("中共", "")] or fits
        if len(fits) != 1:
            return None
        name = organ_name(fits[0], None)
        i = self._register(name)
        return i, name, make("organization", 0, 0)

    def _body(self, at: int) -> tuple[int, Name, Match] | None:
        """The organisation that a part without one (党组, 机关党委) at ``at`` belongs to: that of the last post before, else
        the last one named; never an area's Party committee, which has none."""
        before = [e for e in self.organizations if e[2].start < at and e[1].jurisdiction != NATIONAL]
        for i, name, where in reversed(before):
            body = self._whole(name)
            while body.whole is not None and not body.formal:
                body = body.whole
            if not body.name.startswith(("中共", "中国共产党")):
                return i, body, where
        if not before and at < self.article.body_start:  # a headline before the body that it is about
            later = (e for e in self.organizations if e[1].area is None and e[1].jurisdiction != NATIONAL)
            return next(((i, self._whole(name), where) for i, name, where in later), None)
        if not before:  # the Party group of a ministry, in an article about it
            national = [(i, self._whole(n), w) for i, n, w in self.organizations if w.start < at]
            ministries = {n.name: (i, n, w) for i, n, w in national if n.name.startswith("中华人民共和国") and n.formal}
            return next(iter(ministries.values())) if len(ministries) == 1 else None
        return before[-1]

    def _register(self, name: Name) -> int:
        parent = name.parent
        area = name.area.name if name.area and name.area is not NATION else ""
        i = self.registry.add(
            "organization",
            name.name,
            name.aliases,
            name.jurisdiction,
            parent=parent,
            place=area,
            **{"class": "formal" if name.formal else "unit"},
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

    def _read_organization(self, match: Match) -> None:
        if any(p.start <= match.start and match.end <= p.end for p in self.result.posts):
            return
        if match.get("stands") == "government":
            self._read_government(match)
            return
        form = parse(self.text[match.start : match.end])
        name, basis = self.organization(form, match.start) if form else (None, "")
        if name is None:
            self.result.mentions[match] = Resolved(match, None)
            return
        i = self._register(name)
        self.organizations.append((i, name, match))
        self.result.mentions[match] = Resolved(match, i, basis)
        if name.area is not None and form is not None and form.types:
            self._read_elided(match, name.area)

    def _read_government(self, match: Match) -> None:
        """清城区|落实《…》: the place stands for its government."""
        surface = self.text[match.start : match.end]
        areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
        area, basis = self.area(areas[0], match.start) if areas else (None, "")
        if area is None:
            return
        i = self._register(organ_name(government_of(area), area))
        why = f"{surface} stands for its government" + (f"; {basis}" if basis else "")
        self.result.mentions[match] = Resolved(match, i, why)

    def _read_elided(self, match: Match, area: Area) -> None:
        """阳山县水利局、|财政局|和|环保局: bodies of the same place that leave it out."""
        at = match.end
        taken = [m for m in self.matches if m.kind in ("organization", "post", "person") and m.start >= match.end]
        while fit := _ELIDED.match(self.text, at):
            start, at = fit.span("body")
            form = parse(area.name + fit["body"])
            if form is None or not form.types or form.units or any(m.start < at and start < m.end for m in taken):
                return
            name, _ = self.organization(form, start)
            if name is None:
                return
            i = self._register(name)
            elided = make("organization", start, at)
            self.organizations.append((i, name, elided))
            self.result.mentions[elided] = Resolved(
                elided, i, f"of the same place as {self.text[match.start : match.end]}"
            )

    def _sentence_start(self, at: int) -> int:
        return next((s for s, e in self.sentences if s <= at < e), 0)


def _is_bare(form: str, area: Area | None) -> bool:
    """Whether a place goes by its name without its kind (广州 of 广州大学): the body's own name then begins with it."""
    bare = bare_name(area.place.name) if area is not None and area.place is not None else ""
    return form == bare or form[-1] not in "省市县区州盟旗"
