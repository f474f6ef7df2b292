"""What short forms stand for: 市委 → 中共吕梁市委员会, 会议 → the meeting of the article, 《条例》 → the document it short-names,
副主任 → the body of the post before it.

A form is resolved only where one candidate remains; every resolution carries its basis, in words, and the sentence
that it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from nlp.areas import AreaForm, area_index
from nlp.bodies import (
    banks_in,
    base_title,
    central_government,
    government_of,
    implied_organ,
    is_branch,
    is_institution,
    is_local,
    is_tied,
    local_organ,
    national_organ,
    organs_named,
    own_session,
    suits,
    title_level,
)
from nlp.components.base import Match, get_matches, make, sentences
from nlp.components.meetings import MeetingForm, session_of
from nlp.components.organizations import (
    OrganizationForm,
    bare_unit,
    country_of,
    forms_at,
    parse,
    zone_name,
    zone_of,
    zones_like,
)
from nlp.components.policies import bare_title, head_kind, inner_title
from nlp.lexicon import OrganType, load_countries, load_meetings, load_organs, load_titles
from nlp.models import Article, Document, Referent
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    body_session_names,
    choose_type,
    kind_of,
    literal_name,
    local_area,
    organ_name,
    prefecture_of_old,
    session_names,
    unit_name,
)
from nlp.numerals import to_chinese
from nlp.places import Place, load_gazetteer

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
_MISSION = re.compile(r"(?:中国)?驻(?!村|地|外|京|点)[\u4e00-\u9fff]{2,14}$")
_NATIONAL = ("中国共产党中央委员会", "中华人民共和国国务院", "中华人民共和国全国人民代表大会常务委员会")
_UNREAD = re.compile("[\u4e00-\u9fff](?:[组队站所科室院局厅馆庭行]|中心|公司|集团)$")
_DEPARTMENT = re.compile("(?:部|处|科|学院|系|图书馆|中心|办公室)$")
_HOSTS = (("人民代表大会", "congress"), ("政治协商会议", "cppcc"))
_SMALL = {"村", "社区", "嘎查"}  # whose bodies no larger place has (州委会 is no 村委会)
_DEMOCRATIC = re.compile(
    r"^(?:中国(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党)|九三学社|台湾民主自治同盟)"
)
_ELECTED = re.compile(
    r"(?:当选为?|受聘为|受聘担任|被推选为|聘(?:任|请)?[^，。；]{2,12}为|(?:选举|推选|补选|增选|增补)[^，。；]{2,30}为)$"
)
_ZONE_PARTS = ("管委会", "管理委员会", "党工委", "工委", "纪工委", "党群工作部", "党政办公室")
_DATELINE = re.compile(r"^本报(?P<place>[\u4e00-\u9fff]{2,6})(?:讯|电)", re.M)


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


def refer(document: Document, articles: Sequence[Article], docs: Sequence[Doc]) -> Referred:
    """Resolve the mentions of a document's articles."""
    registry = Registry()
    home, basis = _home(document, articles)
    readers = [
        _Reader(registry, document, article, get_matches(doc), home, basis)
        for article, doc in zip(articles, docs, strict=True)
    ]
    referred = [reader.read() for reader in readers]
    for reader in readers:
        reader.join_stray_headline(readers)
    return Referred(document, registry.referents, referred)


def _home(document: Document, articles: Sequence[Article]) -> tuple[Place | None, str]:
    """The place of the document, and why: as given, by the paper's name, or the one prefecture or county that its
    text names most and by far."""
    gazetteer = load_gazetteer()
    if document.place:
        found = gazetteer.given(document.place)
        if found:
            return found, f"the paper's place, as given: {found.name}"
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


class _Reader:
    """Resolves one article; what it has read so far is its only state."""

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
        self.gazetteer = load_gazetteer()
        self.home, self.home_basis = home, basis
        self.result = ReferredArticle(article)
        self.sentences = list(sentences(self.text))
        self.place = self._article_place()
        self.organizations: list[tuple[int, Name, Match]] = []  # in text order: (referent, name, match)
        self.names: dict[int, Name] = {}
        self.elected: Name | None = None  # the body whose officers were elected last in the article

    # -- places ---------------------------------------------------------------------------------------------------

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
        for chain in self.index.chains:
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
                p for c in self.index.chains if c.place for p in [self.gazetteer.of_level(c.place, wanted or "")] if p
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
                for c in self.index.chains
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

    def _headed(self, level: str, at: int) -> Place | None:
        """The place of a level that a paragraph of brief news begins with (清远市　市长…), or the headline, if it lies in
        the paper's place (英德市政协二次会议闭幕, in a paper of 清远)."""
        paragraph = self.text.rfind("\n", 0, at) + 1
        for chain in self.index.chains:
            place = chain.place or self.gazetteer.resolve(chain.forms[-1], self.home)
            if place is None or not place.name.endswith(level) or chain.start > at:
                continue
            inside = self.home is None or (place != self.home and self.gazetteer.within(place, self.home))
            if not inside or not chain.forms[-1].endswith(level):
                continue
            brief = chain.start == paragraph and self.text[chain.end : chain.end + 1] in (" ", "　")
            if brief and self.home is not None and self.home.level == "province":
                return place
            if chain.start == 0 and chain.end < self.article.body_start and level == "市" and place.level == "county":
                return place
        return None

    def _locality(self, level: str, at: int) -> tuple[Area | None, str]:
        seen: list[tuple[int, Area]] = []
        for chain in self.index.chains:
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
            if any(c.start == start for c in self.index.chains):
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

    # -- organisations --------------------------------------------------------------------------------------------

    def organization(self, form: OrganizationForm, at: int, near: Name | None = None) -> tuple[Name | None, str]:
        """The official name of an organisation's form at ``at``; ``near`` is the organisation of the post before."""
        basis = ""
        area: Area | None = None
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
            if area is None and form.text.removesuffix("".join(form.units)) in ("地委", "行署", "行政公署", "专署"):
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
                return Name(f"中华人民共和国{post}大使馆", (f"中国{post}大使馆", f"{post}大使馆"), NATIONAL, True), ""
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
            elif own and form.area and not form.area.localities and form.area.places[-1][-1] not in "省市县区州盟旗":
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
        banks = banks_in(self.text) if fit else frozenset()
        if fit is None or len(banks) != 1:
            return None
        forms = [f for end, f in area_index(fit["place"]).at(0) if end == len(fit["place"])]
        area = self.area(forms[0], at)[0] if forms else None
        if area is None:
            return None
        bank = next(iter(banks))
        aliases = (area.name + fit["kind"], *(bank + stem + fit["kind"] for stem in area.stems))
        return Name(bank + area.name + fit["kind"], aliases, area.jurisdiction, True)

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
            "行": ("银行", "行"),
            "社": ("社",),
        }.get(bare, (bare,))
        # a headline says 学校 before the article names it
        entries = [e for e in reversed(self.organizations) if e[2].start < at] + [
            e for e in self.organizations if e[2].start > at
        ]
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
        return before[-1] if before else None

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
            [f for f in place.forms if f != place.name and len(f) > 2 and place.level != "county"],
            self.gazetteer.full_name(place),
            code=place.code,
            level=place.level,
            parent=parent,
        )

    # -- the reading ----------------------------------------------------------------------------------------------

    def read(self) -> ReferredArticle:
        """Resolve everything in text order: organisations and posts together (each may rest on the one before)."""
        for match in sorted(self.matches, key=lambda m: (m.start, -m.end)):
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
        return self.result

    def _read_organization(self, match: Match) -> None:
        if any(p.start <= match.start and match.end <= p.end for p in self.result.posts):
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

    def _read_post(self, match: Match) -> None:
        if match.get("descriptor"):
            return
        title, surface = match.get("title"), match.get("org")
        part = match.get("part")
        begin = self._sentence_start(match.start)
        previous = [p for p in self.result.posts.values() if p.match.start >= begin and p.organization is not None]
        same_group = bool(previous) and bool(
            re.fullmatch(r"[、，兼及和]?(?:（[^）]*）)?兼?", self.text[previous[-1].match.end : match.start])
        )
        near = self.names[previous[-1].organization] if previous and same_group else None  # type: ignore[index]
        lead = self._lead(previous)
        name: Name | None = None
        basis, support = "", None
        implied = implied_organ(title)
        entry = load_titles().get(title)
        if entry is not None and entry.kind == "foreign" and not surface:
            implied = "abroad"  # 总统, 外长 are never of the body named before
        if implied == "abroad":
            pass
        elif surface:
            form = parse(surface + part) if part else None
            whole_part = parse(part) if part else None
            if whole_part is not None and whole_part.types and whole_part.types[0].host == "national":
                form = whole_part  # 中央军委主席
            form = form or parse(surface)
            if form is None and near is not None and bare_unit(surface):
                form = OrganizationForm(surface, units=(surface,))
            if form is None:
                areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
                form = OrganizationForm(surface, areas[0]) if areas else None
            if form is not None:
                if (
                    entry is not None
                    and entry.level == "国家"
                    and form.area
                    and not form.types
                    and not form.literal
                    and implied in _NATIONAL
                ):
                    name, basis = organ_name(national_organ(implied), None), "a title of one body alone"
                elif form.area and not form.types and not form.literal and not form.units:
                    area, basis = self.area(form.area, match.start)
                    name = self._implied_body(title, implied, area)
                else:
                    name, basis = self.organization(form, match.start, near or lead)
        elif part:
            form = parse(part)
            name, basis = self.organization(form, match.start, near or lead) if form else (None, "")
        elif _UNREAD.search(self.text[max(0, match.start - 4) : match.start]):
            basis = ""  # 民一庭|庭长: a body stands there that could not be read, no other may take its place
        else:
            name, basis, support = self._bare(title, implied, match, near, lead, previous)
        if name is not None and name.name.endswith("人民代表大会") and name.area and _of_standing_committee(title):
            # 县人大副主任: a congress has no director, its standing committee has
            standing = organ_name(local_organ("人民代表大会常务委员会"), name.area)
            name, basis = standing, basis or f"the standing committee of {name.name}"
        if title in ("总书记",) and name is None:
            name = organ_name(national_organ("中国共产党中央委员会"), None)
            basis = "a title of one body alone"
        if name and not surface and _ELECTED.search(self.text[max(0, match.start - 36) : match.start]):
            self.elected = name
        i = self._register(name) if name else None
        if name and i is not None:
            self.organizations.append((i, name, match))
        role = self._role(title)
        self.result.posts[match] = Post(match, i, role, basis, support)

    def _lead(self, previous: list[Post]) -> Name | None:
        """The organisation of the first post of the last person in the sentence."""
        if not previous:
            return None
        first = previous[-1]
        for post in reversed(previous[:-1]):
            if re.fullmatch(r"[、，兼及和]", self.text[post.match.end : first.match.start]):
                first = post
            else:
                break
        return self.names[first.organization] if first.organization is not None else None

    def _implied_body(self, title: str, implied: str, area: Area | None) -> Name | None:
        if area is None:
            return None
        if implied == "行政公署" or (implied == "人民政府" and area.kind in ("地区", "盟")):
            return organ_name(local_organ("行政公署"), area)
        if implied and implied not in ("人民政府",) and is_local(implied):
            organ = choose_type(tuple(o for o in organs_named(implied) if o.host not in ("any", "joint")), area)
            return organ_name(organ or local_organ(implied), area)
        if area is NATION:
            return organ_name(central_government(), None)
        return organ_name(government_of(area), area)

    def _bare(
        self, title: str, implied: str, match: Match, near: Name | None, lead: Name | None, previous: list[Post]
    ) -> tuple[Name | None, str, tuple[int, int] | None]:
        """The organisation of a title that names none."""
        level = title_level(title)
        if implied == "人民政府" and level:
            for body in (near, lead):
                if body and body.area and body.area.kind in level:
                    return (
                        self._implied_body(title, implied, body.area),
                        f"the place of {body.name}, the post before",
                        None,
                    )
            area, why = self._level(level[0], match.start)
            if area and area.kind not in level and level[0] in ("县", "市", "区"):
                area = None
            if area is None and level[0] in ("县", "区"):
                area, why = self._level("县", match.start)
                area = area if area and area.kind in level else None
            return self._implied_body(title, implied, area), why, None
        if implied == "行政公署":
            area, why = self._level("地区", match.start)
            return self._implied_body(title, implied, area), why, None
        if implied in _NATIONAL and (entry := load_titles().get(title)) and entry.organ:
            return organ_name(national_organ(implied), None), "a title of one body alone", None
        before = near or lead
        corps = re.search("新疆生产建设兵团第.{1,2}师", before.name) if before else None
        if corps and base_title(title) in ("师长", "政委", "政治委员"):
            return (
                organ_name(national_organ(corps.group()), None),
                f"the division of the post before: {corps.group()}",
                None,
            )
        elected = _ELECTED.search(self.text[max(0, match.start - 36) : match.start])
        if elected and near is None and is_tied(title):
            for _, body, _where in self.organizations:
                whole = self._whole(body)
                if suits(title, whole.name, strict=True):
                    return whole, f"{whole.name}, the first of the article that has one", None
        if elected and near is None and self.elected is not None and not is_tied(title):
            return self.elected, f"the body that elects here: {self.elected.name}", None
        if near is not None:
            whole = self._whole(near)
            if title in ("书记", "副书记", "常委", "委员") and not suits("常委", whole.name):
                whole = near
            if suits(title, whole.name):
                return whole, f"the post before: {near.name}", None
            if suits(title, near.name):
                return near, f"the post before: {near.name}", None
            outer = near.whole
            while outer is not None:
                if suits(title, outer.name, strict=True):
                    return outer, f"what {near.name}, the post before, is a part of", None
                outer = outer.whole
            if base_title(title) not in (
                "局长",
                "厅长",
                "部长",
                "院长",
                "检察长",
                "校长",
                "主任",
                "主席",
                "秘书长",
                "董事长",
            ):
                return whole, f"the post before: {near.name}", None
        family = base_title(title)
        entry = load_titles().get(title)
        if near is None and entry is not None and entry.kind in ("rank", "staff") and not is_tied(title):
            first = next((p for p in self.result.posts.values() if p.organization is not None), None)
            if first is not None and first.organization is not None:
                whole = self._whole(self.names[first.organization])
                if whole.formal and not whole.name.startswith(("中共", "中国共产党")):
                    return whole, f"the body that the article is about: {whole.name}", self._span_of(first.match)
        if near is None:
            # 市委书记、市人大常委会主任甲主持，副主任乙出席: of the body of the same title
            for post in reversed(previous):
                if post.organization is not None and base_title(self._title_of(post)) == family:
                    return self.names[post.organization], "the body of the same title before", None
        if lead is not None and near is None and suits(title, self._whole(lead).name):
            return self._whole(lead), f"the body of the post before: {lead.name}", None
        begin = self._sentence_start(match.start)
        cited = [
            m for m in self.matches if m.kind == "meeting" and m.get("type") != "anaphor" and not m.get("convenor")
        ]
        here = [
            o
            for o in self.organizations
            if begin <= o[2].start < match.start and not any(m.start <= o[2].start and o[2].end <= m.end for m in cited)
        ]
        for _, body, _where in reversed(here):
            whole = self._whole(body)
            if suits(title, whole.name, strict=True):
                return whole, f"{whole.name}, named in the sentence", None
        for post in reversed(list(self.result.posts.values())):
            if (
                post.organization is not None
                and base_title(self._title_of(post)) == family
                and suits(title, self.names[post.organization].name)
            ):
                return self.names[post.organization], "the body of the same title before", self._span_of(post.match)
        for _, body, where in reversed(self.organizations):
            if where.start < match.start:
                whole = self._whole(body)
                if suits(title, whole.name, strict=True):
                    return whole, f"{whole.name}, named before", self._span_of(where)
        if near is not None:
            return self._whole(near), f"the post before: {near.name}", None
        return None, "", None

    def _title_of(self, post: Post) -> str:
        return self.registry.referents[post.role].name

    def _span_of(self, match: Match) -> tuple[int, int] | None:
        return next(((s, e) for s, e in self.sentences if s <= match.start < e), None)

    def _role(self, title: str) -> int:
        entry = load_titles().get(title)
        return self.registry.add("role", title, broader=entry.broader if entry else "")

    # -- meetings -------------------------------------------------------------------------------------------------

    def _read_meeting(self, match: Match) -> None:
        type_ = match.get("type")
        if type_ == "anaphor":
            if match.get("several"):
                self.result.several.append(match)
            return
        if type_ == "named":
            made = self._named_meeting(match)
        elif type_ == "bare":
            made = self._bare_session(match)
        else:
            made = self._session(match, type_)
        if made is None:
            self.result.mentions[match] = Resolved(match, None)
            return
        i, basis = made
        self.result.mentions[match] = Resolved(match, i, basis)

    def _numbers(self, match: Match) -> tuple[int | None, int | None]:
        term, session = match.get("term"), match.get("session")
        return (int(term) if term else None, int(session) if session else None)

    def _session(self, match: Match, type_: str) -> tuple[int, str] | None:
        term, session = self._numbers(match)
        surface = match.get("area")
        area: Area | None = None
        basis = ""
        host: Name | None = None
        if type_ in ("central_plenum", "central_congress") or surface == "全国":
            area = NATION
        elif surface:
            found = [a for end, a in area_index(surface).at(0) if end == len(surface)]
            area, basis = self.area(found[0], match.start) if found else (None, "")
            if area is None and type_ == "party_congress":
                read = parse(surface)
                host, basis = self.organization(read, match.start) if read else (None, "")
                if host is None and surface in ("校", "学校", "集团", "公司"):
                    near = self._context(surface, match.start)
                    if near is None:
                        return None
                    host, basis = near[1], f"{near[1].name}, the {surface} of the article"
        if area is None and host is None:
            return None
        tail = match.get("tail")
        if type_ == "government" and match.get("year"):
            tail = tail
        organizer: Name | None
        form = MeetingForm(type_, surface, "", term, session, tail)
        if host is not None:
            n = host.name
            s = to_chinese(session or 0)
            names: tuple[str, ...] = (
                f"中国共产党{n}第{s}次代表大会",
                f"中共{n}第{s}次党代会",
                f"{n}第{s}次党代会",
                f"{n}第{s}次代表大会",
                f"中国共产党{n}第{s}次党员代表大会",
                f"中共{n}第{s}次代表大会",
            )
            organizer = unit_name(host, "党委")
            jurisdiction = host.jurisdiction
        else:
            assert area is not None
            names = session_names(form, area)
            organizer = self._session_host(type_, area)
            jurisdiction = area.jurisdiction
        if not names:
            return None
        i = self.registry.add("meeting", names[0], names[1:], jurisdiction)
        self.result.forms[i] = form
        if organizer is not None:
            self.result.hosts[i] = self._register(organizer)
        return i, basis

    def _session_host(self, type_: str, area: Area) -> Name | None:
        if type_ == "central_congress":
            return organ_name(national_organ("中国共产党"), None)
        if type_ == "central_plenum":
            return organ_name(national_organ("中国共产党中央委员会"), None)
        if area is NATION:
            full = {
                "discipline_plenum": "中国共产党中央纪律检查委员会",
                "congress": "中华人民共和国全国人民代表大会",
                "congress_standing": "中华人民共和国全国人民代表大会常务委员会",
                "cppcc": "中国人民政治协商会议全国委员会",
                "cppcc_standing": "中国人民政治协商会议全国委员会",
                "government": "中华人民共和国国务院",
            }.get(type_)
            return organ_name(national_organ(full), None) if full else None
        full = {
            "party_plenum": "委员会",
            "discipline_plenum": "纪律检查委员会",
            "party_congress": "委员会",
            "congress": "人民代表大会",
            "congress_standing": "人民代表大会常务委员会",
            "cppcc": "中国人民政治协商会议委员会",
            "cppcc_standing": "中国人民政治协商会议委员会",
            "government": "人民政府",
        }[type_]
        organ = choose_type(tuple(o for o in organs_named(full) if o.host != "any"), area)
        return organ_name(organ, area) if organ else None

    def _bare_session(self, match: Match) -> tuple[int, str] | None:
        """五届三次会议 in an article about one session of one body: of the same body."""
        kinds = {
            (f.type, r)
            for r, f in self.result.forms.items()
            if f.type in ("cppcc", "congress", "party_plenum", "cppcc_standing", "government", "congress_standing")
        }
        term, session = self._numbers(match)
        candidates = []
        for type_, r in sorted(kinds):
            form = self.result.forms[r]
            if match.get("tail") in ("会议", "全会", "全体会议") and type_ in (
                "cppcc_standing",
                "congress_standing",
                "government",
            ):
                type_ = {"cppcc_standing": "cppcc", "congress_standing": "congress"}.get(type_, type_)
            candidates.append((type_, form.area))
        if len(set(candidates)) != 1:
            return None
        type_, surface = candidates[0]
        data = dict(match.data) | {"area": surface, "term": str(term or ""), "session": str(session or ""), "tail": ""}
        made = self._session(Match("meeting", match.start, match.end, tuple(sorted(data.items()))), type_)
        return (made[0], "the body whose session the article is about") if made else None

    def _named_meeting(self, match: Match) -> tuple[int, str] | None:
        name, convenor = match.get("name"), match.get("convenor")
        if _SITTING_OF_SESSION.fullmatch(name) and _HOLDS_SESSIONS.search(convenor):
            sessions = self._sessions_before(match)
            if sessions:
                of = self.registry.referents[sessions[0]].name
                return (sessions[0], f"a sitting of {of}") if len(sessions) == 1 else None
        name = self._dated(name)
        host: Name | None = None
        area: Area | None = None
        basis = ""
        group = re.search(r"(?:常委|党政)?(?:领导)?班子$", convenor)
        if group:
            name = group.group() + name
        rest = name
        if convenor:
            host, area, basis = self._convenor(convenor, match.start)
            if host is not None and not match.get("sponsor"):
                others = self._beside(match.start)
                if others:
                    return self._joint_meeting(match, [*others, host], name, basis)
        if match.get("sponsor"):
            for _, body, where in self.organizations:
                if match.start - 80 < where.start < match.end and self.text.startswith(("主办", "联合主办"), where.end):
                    host = body
            return self._meeting(match, name, (), host, self._home_jurisdiction(), basis, name)
        anew = re.match("新一届|本届", name)
        if anew and host is None and area is None and len(name) > anew.end() + 4:
            name = rest = name[anew.end() :]  # 新一届|国务院第一次全体会议
        scope = re.match(r"(?:全)(?:国|省|市|县|区|州|盟|旗|自治区)", name)
        if scope and not re.match(r"全国人大|全国政协|全国总工会|全国妇联", name):
            level = scope.group()[1:]
            if level == "国":
                area = area or None
                rest = name
                if not host:
                    return self._meeting(match, name, (), None, NATIONAL, basis, name)
            else:
                rest = name[scope.end() :]
                if area is None and host is None:
                    area, basis = self._level(level, match.start)
                if area is None and host is None and level == "区" and self.home and self.home.level != "province":
                    province = self.gazetteer.of_level(self.home, "province")  # 全区 in a city of 广西
                    if province is not None and province.name.endswith("自治区"):
                        area, basis = area_of(province), self.home_basis
                scoped = area or (host.area if host else None)
                if scoped is not None:
                    host_names = [scoped.name + rest, *(f + rest for f in scoped.forms), scoped.name + name]
                    if host is not None:
                        host_names += [h + rest for h in (host.short, host.name, *host.aliases[:6])]
                        return self._meeting(
                            match, (host.short or host.name) + rest, host_names, host, host.jurisdiction, basis, rest
                        )
                    return self._meeting(match, host_names[0], host_names[1:], None, scoped.jurisdiction, basis, rest)
                return None
        heads = _HEADS_SITTING.match(name)
        if host is None and area is None and heads:
            seat, basis = self._level(heads["level"], match.start)
            host = self._implied_body("", "人民政府", seat)
            if host is not None and seat is not None:
                stems = dict.fromkeys((host.short or host.name, host.name, *host.aliases, *seat.forms))
                names = [s + name for s in stems] + [f + name.removeprefix(heads["level"]) for f in seat.forms]
                return self._meeting(match, names[0], names[1:], host, host.jurisdiction, basis, name)
        if host is None and area is None:
            host, area, rest, basis = self._leading(name, match.start)
            branch = self._branch(name, match.start) if host is not None and host.jurisdiction == NATIONAL else None
            if branch is not None:
                committee, names, rest = branch
                return self._meeting(match, names[0], names[1:], committee, committee.jurisdiction, basis, rest)
            if host is None and area is None and _COMMITTEES_SITTING.match(name):
                held = [n for _, n, m in self.organizations if m.start < match.start and n.name.startswith("中共")]
                committees = [self._whole(n) for n in held if self._whole(n).area is not None]
                if committees:
                    host, basis = committees[-1], f"the committee named before: {committees[-1].name}"
            if host is None and area is None and own_session(name):
                holder = self._body(match.start)
                if holder is not None:
                    host, basis = holder[1], f"the body named before: {holder[1].name}"
                    if "党委会" in rest and host.area is None:
                        committee = unit_name(self._whole(host), "党委")
                        plain = re.sub("党委会(?:会议)?$", "会议", rest)  # 第四次党委会会议 is the 党委第四次会议
                        bodies = (*self._whole(host).aliases, self._whole(host).name)
                        return self._meeting(
                            match,
                            (committee.short or committee.name) + plain,
                            [s + rest for s in (*bodies, committee.name, *committee.aliases)]
                            + [s + plain for s in (committee.name, *committee.aliases)],
                            committee,
                            host.jurisdiction,
                            basis,
                            rest,
                        )
                    if rest.startswith(("党委", "党组")) and (host.area is None or rest.startswith("党组")):
                        host, rest = unit_name(self._whole(host), rest[:2]), rest[2:]
        elif host is not None:
            # 市委召开|市委经济工作会议
            inner, inner_area, inner_rest, _ = self._leading(name, match.start)
            if inner is not None and inner_rest:
                host, rest = inner, inner_rest
            elif inner_area is not None and host.area and inner_area.name == host.area.name:
                rest = inner_rest
        elif area is not None:
            inner, inner_area, inner_rest, _ = self._leading(name, match.start)
            if inner is not None:
                host, area, rest = inner, None, inner_rest
            elif inner_area is not None:
                area, rest = inner_area, inner_rest
        if host is not None:
            wordings = body_session_names(rest) or (rest,)
            stems = dict.fromkeys((host.short or host.name, host.name, *host.aliases))
            if "届委员会" in wordings[0]:  # 共青团某市委员会|第六届委员会 says it twice
                stems = (
                    dict.fromkeys(s.removesuffix("委员会") for s in (host.name, *stems) if s.endswith("委员会")) | stems
                )
            label = next(iter(stems)) + wordings[0]
            full_names = [n + w for w in wordings for n in stems]
            return self._meeting(match, label, full_names, host, host.jurisdiction, basis, wordings[0])
        if area is not None:
            if rest == "会议" and not convenor and not _LEVEL_MEETING.fullmatch(name):
                return None  # 古田会议精神
            if not convenor and rest in ("峰会", "论坛", "年会"):
                return self._meeting(match, name, (), None, area.jurisdiction, basis, rest)  # 青岛峰会, of no city
            return self._meeting(
                match,
                area.name + rest,
                [f + rest for f in area.forms] + [area.name + name],
                None,
                area.jurisdiction,
                basis,
                rest,
            )
        if (
            name in load_meetings().anaphors
            or any(name.removeprefix("专题").removeprefix("年度") in head.words for head in load_meetings().heads)
            or len(name) < 5
            or re.fullmatch(r"第[一二三四五六七八九十]+次(?:全体|小组|分组)?会议", name)
        ):
            return None
        national = bool(re.match(r"(?:中央|党中央|国务院|全国|世界|国际|中国|全军)", name))
        jurisdiction = NATIONAL if national else self._home_jurisdiction()
        organizer = None
        if re.match(r"中央[^，]{2,8}工作(?:会议|座谈会)$", name):
            organizer = organ_name(national_organ("中国共产党中央委员会"), None)
        aliases = []
        if not national and (self.place or self.home):
            place = area_of(self.place or self.home)
            if not any(f in name for f in (*place.forms, *place.stems)):
                aliases = [place.name + name]
        return self._meeting(match, name, aliases, organizer, jurisdiction, basis, name)

    def _dated(self, name: str) -> str:
        """今年第七次学习会 with the year of the newspaper."""
        year = (self.document.date or "")[:4]
        return re.sub("(?:今年|本年度?)(?=第)", f"{year}年", name) if year else name

    def _sessions_before(self, match: Match) -> list[int]:
        """The sessions of several days that the article has named so far: whose 第三次全体会议 one may be."""
        kinds = ("congress", "congress_standing", "cppcc", "cppcc_standing", "party_congress")
        named = (r.referent for m, r in self.result.mentions.items() if m.kind == "meeting" and m.start < match.end)
        forms = self.result.forms
        return sorted({r for r in named if r is not None and r in forms and forms[r].type in kinds})

    def _meeting(
        self,
        match: Match,
        name: str,
        aliases: Sequence[str],
        host: Name | None,
        jurisdiction: str,
        basis: str,
        tail: str,
    ) -> tuple[int, str]:
        joint = match.get("joint")
        if joint:
            tail = joint[len(match.get("name")) :]
            aliases = [*aliases, *(a + tail for a in (name, *aliases))]
        variants = [n for base in (name, *aliases) for n in _meeting_variants(base)]
        i = self.registry.add("meeting", name, variants, jurisdiction)
        surface = host.name if host else ""
        self.result.forms[i] = MeetingForm("named", jurisdiction, surface, None, None, tail)
        if host is not None:
            self.result.hosts[i] = self._register(host)
        return i, basis

    def _branch(self, name: str, at: int) -> tuple[Name, list[str], str] | None:
        """共青团|赤峰市|第六次代表大会: the local committee of a national body, the congress's names, and what follows."""
        fit = _BRANCH.match(name)
        if fit is None:
            return None
        short, long = next(p for p in _NATIONAL_BODIES if fit["body"] in p)
        for end, form in area_index(name).at(fit.end("body"), bounded=False):
            if end >= len(name) or not re.match(r"第|[一二三四五六七八九十\d]", name[end:]):
                continue
            committee = parse(short + name[fit.end("body") : end] + "委")
            host = self.organization(committee, at)[0] if committee else None
            area = self.area(form, at)[0]
            if host is not None and area is not None:
                return host, [b + f + name[end:] for b in (long, short) for f in (area.name, *area.forms)], name[end:]
        return None

    def _convenor(self, surface: str, at: int) -> tuple[Name | None, Area | None, str]:
        surface = re.sub(r"(?:常委|党政)?(?:领导)?班子$", "", surface)
        form = parse(surface)
        if form is not None and (form.types or form.literal or form.units or form.context):
            name, basis = self.organization(form, at)
            if name is not None:
                return name, None, basis
        areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
        if areas:
            area, basis = self.area(areas[0], at)
            return None, area, basis
        return None, None, ""

    def _beside(self, at: int) -> list[Name]:
        """市委、|市政府举行…: the bodies that convene with the one at ``at``."""
        found: list[Name] = []
        for _, name, where in reversed(self.organizations):
            if where.kind == "organization" and where.end <= at and self.text[where.end : at] in ("", "、", "和"):
                if (
                    where.end == at
                    and self.text[where.end : at] == ""
                    and not name.name.startswith(("中共", "中国共产党"))
                ):
                    break
                found.insert(0, name)
                at = where.start
        return found

    def _joint_meeting(self, match: Match, hosts: list[Name], rest: str, basis: str) -> tuple[int, str]:
        """A meeting of several bodies: named after them all, or after their place."""
        label = "".join(h.short or h.name for h in hosts) + rest
        names = [
            "、".join(h.short or h.name for h in hosts) + rest,
            *(n + rest for h in hosts for n in (h.name, *h.aliases[:6])),
        ]
        area = hosts[0].area
        if area is not None:
            names += [f + rest for f in area.forms]
        i, why = self._meeting(match, label, names, hosts[-1], hosts[0].jurisdiction, basis, rest)
        self.result.cohosts[i] = [self._register(h) for h in hosts[:-1]]
        return i, why

    def _leading(self, name: str, at: int) -> tuple[Name | None, Area | None, str, str]:
        """The organisation or area that a meeting's name begins with, and the rest of the name."""
        index = area_index(name)
        readings = [
            (e, f)
            for e, f in forms_at(name, 0, index, bounded=True)
            if e < len(name)
            and (f.types or f.context or (f.literal and f.proper and self._knows(f.text)))
            and f.text not in ("中央", "国家", "政协")
        ]
        for end, form in sorted(readings, key=lambda r: (not r[1].types, -r[0])):
            national = bool(form.types) and form.types[0].host == "national"
            if form.area is None and not national and not form.context and not form.literal:
                continue
            if form.context and (name.startswith(("务", "员", "长"), end) or self._context(form.context, at) is None):
                continue
            if name[end:] in ("会", "议") or not name[end:]:
                continue
            host, basis = self.organization(form, at)
            if host is not None:
                return host, None, name[end:], basis
        for end, area_form in index.at(0, bounded=False):
            if end < len(name):
                area, basis = self.area(area_form, at)
                if area is not None:
                    return None, area, name[end:], basis
        return None, None, name, ""

    def _merge_meetings(self) -> None:
        """A name that says less (市政府常务会议, 警示教育会) is the one meeting of the article that says more, where its body or
        place is the same and the longer name ends as it does."""
        forms = self.result.forms
        for less in sorted(forms, key=lambda r: (len(self.registry.referents[r].name), r)):
            if forms[less].type not in ("named", "government") and forms[less].term is not None:
                continue
            more = [r for r in forms if r != less and self._says_more(less, r)]
            distinct = {r for r in more if not any(self._says_more(r, other) for other in more if other != r)}
            if len(distinct) != 1:
                continue
            target = next(iter(distinct))
            full = self.registry.referents[target].name
            for match, resolved in list(self.result.mentions.items()):
                if match.kind == "meeting" and resolved.referent == less:
                    self.result.mentions[match] = Resolved(match, target, f"the article's {full}", resolved.support)
            if less in self.result.hosts and target not in self.result.hosts:
                self.result.hosts[target] = self.result.hosts[less]
            if self.registry.referents[target].name.startswith(self.registry.referents[less].name):
                self.registry.alias(target, self.registry.referents[less].name, *self.registry.referents[less].aliases)
            del forms[less]
            self.result.hosts.pop(less, None)
        for match, resolved in list(self.result.mentions.items()):
            if match.kind == "meeting" and _LEVEL_MEETING.fullmatch(match.get("name")) and resolved.referent in forms:
                self.result.mentions[match] = Resolved(match, None)  # of no meeting that the article names in full

    def join_stray_headline(self, readers: Sequence[_Reader]) -> None:
        """A headline that lost its article on the way from the page, or has another's: its meeting is the one of the page
        that says more, if the text below it names none."""
        named = [m for m, r in self.result.mentions.items() if m.kind == "meeting" and r.referent is not None]
        if not named or (max(m.start for m in named) >= max(self.article.body_start, 1) and self.article.body_start):
            return
        for match in named:
            less = self.result.mentions[match].referent
            if less is None or less not in self.result.forms:
                continue
            found = {
                (more, reader)
                for reader in readers
                if reader is not self
                for more in reader.result.forms
                if more != less and self._says_more(less, more, reader)
            }
            if len({more for more, _ in found}) == 1:
                target, other = next(iter(found))
                full = self.registry.referents[target].name
                self.result.mentions[match] = Resolved(match, target, f"the page's {full}")
                self.result.forms[target] = other.result.forms[target]
                if target in other.result.hosts:
                    self.result.hosts[target] = other.result.hosts[target]

    def _headline_only(self, referent: int) -> bool:
        starts = [m.start for m, r in self.result.mentions.items() if r.referent == referent]
        return bool(starts) and max(starts) < self.article.body_start

    def _says_more(self, less: int, more: int, other: _Reader | None = None) -> bool:
        """Whether the name of ``more``, a meeting of the article that ``other`` reads, says more of the same meeting."""
        theirs = other or self
        a, b = self.result.forms[less], theirs.result.forms[more]
        if a.type == b.type != "named" and a.session is not None:
            same = self.registry.referents[less].jurisdiction == self.registry.referents[more].jurisdiction
            return same and a.session == b.session and a.tail == b.tail and a.term is None and b.term is not None
        if b.type == "party_plenum" and a.tail in ("全会", "全体会议", "全委会"):
            return self.result.hosts.get(less) is not None and self.result.hosts.get(less) == theirs.result.hosts.get(
                more
            )
        if a.type == "named" and b.type in ("congress_standing", "cppcc_standing"):
            # 市政协主席会议, 州人大常委会会议: the headline leaves the numbers out
            sitting = b.tail or ("常委会会议" if b.type == "cppcc_standing" else "会议")
            host = self.result.hosts.get(less)
            return host is not None and host == theirs.result.hosts.get(more) and a.tail == sitting
        if b.type not in ("named", "government"):
            return False
        host_a, host_b = self.result.hosts.get(less), theirs.result.hosts.get(more)
        first, second = self.registry.referents[less], self.registry.referents[more]
        if host_a is not None and host_b is not None and host_a != host_b:
            part, whole = theirs.names[host_b], self.names[host_a]
            # a headline may give the 宣讲团 where the text gives its committee
            inner = self._headline_only(less) and (
                _is_part(whole, part) or whole.name.startswith(part.short or part.name)
            )
            if not inner and not _is_part(part, whole):
                return False
        if (host_a is None or host_b is None) and first.jurisdiction != second.jurisdiction:
            return False
        short, long = _core(a.tail), _core(b.tail)
        if a.type == b.type == "named" and host_a == host_b and short == long:
            return len(first.name) < len(second.name) or (len(first.name) == len(second.name) and less < more)
        if b.type == "government":
            return a.tail in (b.tail, "会议") and host_a is not None
        if self._headline_only(less) and len(long) > len(short) and _abbreviates(short, long):
            return True
        if short and (long.endswith(short) or (long.startswith(short) and re.search(r"[开闭]幕(?:式|会)?$", long))):
            return len(long) > len(short) or (host_a is None and host_b is not None)
        if "全体" in a.tail and "全体" not in b.tail:
            return False  # 市政府全体会议 is no sitting of its 党组
        return not short and (host_a is not None or a.tail in ("会议", "大会"))

    # -- policies -------------------------------------------------------------------------------------------------

    def _policies(self) -> None:
        shorts: dict[str, int] = {}  # what a document goes by here → the document; 通知 and what it issues are one
        anaphors: list[Match] = []
        for match in (m for m in self.matches if m.kind == "policy"):
            if match.get("anaphor"):
                anaphors.append(match)
                continue
            if match.get("title") in shorts:
                title = match.get("title")
                self.result.mentions[match] = Resolved(
                    match, shorts[title], f"introduced as 《{title}》 in the article"
                )
                continue
            i = self._policy(match)
            self.result.mentions[match] = Resolved(match, i)
            inner = inner_title(re.sub(r"\s+", "", match.get("title")))
            if inner:
                shorts[inner] = i
            if match.get("short"):
                shorts[match.get("short")] = i
                self.registry.introduced.setdefault(match.get("short"), set()).add(i)
        known = sorted(
            {r.referent for m, r in self.result.mentions.items() if m.kind == "policy" and r.referent is not None}
        )
        for match in anaphors:
            title = match.get("title")
            if title in shorts:
                self.result.mentions[match] = Resolved(
                    match, shorts[title], f"introduced as 《{title}》 in the article"
                )
                continue
            fits = [i for i in known if self._goes_by(i, title)]
            elsewhere = self.registry.introduced.get(title, set())
            if len(fits) == 1:
                self.result.mentions[match] = Resolved(
                    match, fits[0], f"the only document of the article that ends in {title}"
                )
            elif not fits and len(elsewhere) == 1:
                self.result.mentions[match] = Resolved(
                    match, next(iter(elsewhere)), f"introduced as 《{title}》 elsewhere on the page"
                )
            elif match.get("pointed"):
                continue  # 该规定, “三十条”: of no document that the article names
            else:
                self.result.mentions[match] = Resolved(match, None)

    def _goes_by(self, policy: int, title: str) -> bool:
        """Whether a document's name ends in a short form, or holds the count of articles that it goes by (二十条)."""
        name = bare_title(self.registry.referents[policy].name)
        return name.endswith(title) or (title.endswith("条") and title in name)

    def _policy(self, match: Match) -> int:
        title = re.sub(r"\s+", "" if not match.get("headline") else " ", match.get("title")).strip()
        aliases = [bare_title(title)]
        issuers: list[Name] = []
        if match.get("headline"):
            aliases += [re.sub(r"\s+", "", title)]
        about = title.find("关于")
        compact = re.sub(r"\s+", "", title)
        if about > 0:
            issuers = self._issuers(re.split(r"[\s、]+", title[:about].strip()), match.start)
            aliases.append(title[about:])
            if issuers:
                aliases += [
                    "".join(n.short or n.name for n in issuers) + title[about:],
                    "、".join(n.short or n.name for n in issuers) + title[about:],
                ]
        elif title.startswith("关于"):
            issuers = self._issuers_before(match)
            if issuers:
                aliases += [
                    "".join(n.short or n.name for n in issuers) + title,
                    "、".join(n.short or n.name for n in issuers) + title,
                ]
        carried = re.search(r"(?:贯彻落实|贯彻实施|贯彻|落实|实施|执行)[〈《<]([^〉》>]+)[〉》>]", title) or re.search(
            r"[〈《<]([^〉》>]+)[〉》>]的?(?:实施|贯彻|落实)(?:方案|意见|细则|办法|措施)", title
        )
        if carried and not re.search("情况|报告|评估", title):
            inside = self._policy(make("policy", match.start, match.end, title=carried[1], kind="", nested="yes"))
            self.result.carried.append((match, inside))
        inner = inner_title(title)
        if inner:
            aliases += [
                inner,
                re.sub(r"[〈《]", "《", re.sub(r"[〉》]", "》", title)),
                re.sub(r"《", "〈", re.sub(r"》", "〉", title)),
            ]
        if title.startswith("中华人民共和国"):
            aliases.append(bare_title(title).removeprefix("中华人民共和国"))
        kind = head_kind(title)
        jurisdiction = issuers[0].jurisdiction if issuers else ""
        name = title
        if (
            about > 0
            and issuers
            and re.match(r"(?:中共)?(?:省|市|县|区|州|自治区|地|旗|盟|镇|乡)(?:委|党委|人民政府|政府|人大|政协)", title)
        ):
            # 省委、省政府关于…: as it stands it leaves its place open
            name = ("、" if "、" in title[:about] else "").join(n.short or n.name for n in issuers) + title[about:]
            aliases.append(title[about:])
        if title.startswith("关于") and issuers:
            name = "".join(n.short or n.name for n in issuers) + title
            aliases.append(title)
        i = self.registry.add(
            "policy", name, [a for a in aliases if len(a) > 3], jurisdiction, type=kind.type if kind else ""
        )
        if compact != name:
            self.registry.alias(i, compact)
        if issuers:
            self.result.issuers[i] = [self._register(n) for n in issuers]
        return i

    def _issuers(self, parts: Sequence[str], at: int) -> list[Name]:
        """The organisations that a title begins with (中共中央 国务院关于…)."""
        found: list[Name] = []
        for part in parts:
            rest = part
            while rest:
                readings = [(e, f) for e, f in forms_at(rest, 0, area_index(rest)) if f.types or f.literal]
                hit = None
                for end, form in sorted(readings, key=lambda r: -r[0]):
                    name, _ = self.organization(form, at)
                    if name is not None:
                        hit = (end, name)
                        break
                if hit is None:
                    session = session_of(part)
                    held = self._session(session, session.get("type")) if session else None
                    host = self.result.hosts.get(held[0]) if held else None
                    return [self.names[host]] if host is not None else []
                found.append(hit[1])
                rest = rest[hit[0] :]
        return found

    def _issuers_before(self, match: Match) -> list[Name]:
        """省委《关于…》: the organisations right before a title that names none, 地委、行署《关于…》."""
        found: list[tuple[int, Name]] = []
        at = match.start
        for i, name, where in reversed(self.organizations):
            adjacent = where.end == at or (where.end < at and self.text[where.end : at] in ("、", "和", ""))
            if adjacent and where.kind == "organization":
                found.append((i, name))
                at = where.start
        return [n for _, n in reversed(found)]

    # -- people ---------------------------------------------------------------------------------------------------

    def _people(self) -> None:
        """People are resolved over the whole document, in :mod:`nlp.relations`: here they only get their places."""
        for match in (m for m in self.matches if m.kind == "person"):
            self.result.mentions[match] = Resolved(match, None)
        home = self.place or self.home
        self.result.place = area_of(home) if home else None


# 省会议, 市会议: short for a fuller name of the article
_LEVEL_MEETING = re.compile("(?:全?[省市县区州盟旗]|全?自治区)会议")
# A body in a list that leaves out the place of the one before; no title (局长) follows.
_ELIDED = re.compile(
    r"(?:、|和|及|与|会同)(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委|办|厅))(?=[、和及与，。；联共等要印出制发牵负分三两]|会同)"
)
# Plenary sittings that a session of several days counts
_SITTING_OF_SESSION = re.compile("第[一二三四五六七八九十]+次(?:[、和及]第[一二三四五六七八九十]+次)*(?:全体会议|大会)")
_HOLDS_SESSIONS = re.compile("^$|人大|代表大会|政协|次会议$")
# Sittings that are called after the head of the government: 第36次县长办公会议
_HEADS_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?P<level>[省市县区州旗])长(?:办公会议?|专题会议?|碰头会)$"
)
# Sittings of a Party committee that leave the committee to the post of who presides.
_COMMITTEES_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:常委会|常委（扩大）|常委扩大|书记办公会|书记专题会|五人小组会)"
)

# National bodies whose local congresses carry the name of the whole before that of the place.
_NATIONAL_BODIES = (
    ("共青团", "中国共产主义青年团"),
    ("九三学社", "九三学社"),
    ("民盟", "中国民主同盟"),
    ("民建", "中国民主建国会"),
    ("民进", "中国民主促进会"),
    ("农工党", "中国农工民主党"),
    ("致公党", "中国致公党"),
    ("台盟", "台湾民主自治同盟"),
    ("民革", "中国国民党革命委员会"),
)
_BRANCH = re.compile("(?P<body>" + "|".join(b for pair in _NATIONAL_BODIES for b in pair[::-1]) + ")")


def _is_part(part: Name, whole: Name) -> bool:
    """Whether a body is another or a part of it."""
    while part.whole is not None and part.name != whole.name:
        part = part.whole
    return part.name == whole.name


def _of_standing_committee(title: str) -> bool:
    """Whether an officer of a people's congress is its standing committee's: 县人大副主任, 市人大秘书长."""
    return base_title(title) in ("主任", "秘书长")


def _abbreviates(short: str, long: str) -> bool:
    """Whether a headline's wording leaves out parts of the full one: 防禽流感 of 防控高致病性禽流感工作."""
    letters = iter(long)
    return len(short) >= 4 and short[-2:] == long[-2:] and all(c in letters for c in short)


def _core(tail: str) -> str:
    """The part of a meeting's name that tells it from others: without 会议 at its end, year and brackets."""
    bare = re.sub(r"（扩大）|扩大|全体|^全[省市县区州]|^\d{4}年", "", tail)
    return re.sub(r"(?:会议|大会|会)$", "", bare)


def _meeting_variants(name: str) -> list[str]:
    found = [name]
    if name.endswith(("会", "座谈会")) and not name.endswith(("大会", "全会", "党代会")):
        found.append(name + "议")
    elif name.endswith("会议") and len(name) > 6:
        found.append(name[:-1])
    bare = re.sub(r"（扩大）", "", name)
    if bare != name:
        found.append(bare + "议" if bare.endswith(("委会", "组会")) else bare)  # 常委会, 党组会 may name the body
    if "常委（扩大）会" in name and "委员会常委" in name:
        found.append(re.sub("委员会常委（扩大）会(?:议)?$", "委员会常务委员会（扩大）会议", name))
    for word in ("开幕式", "闭幕式", "开幕会", "闭幕会"):
        if name.endswith(word):
            found.append(name.removesuffix(word))
    return found
