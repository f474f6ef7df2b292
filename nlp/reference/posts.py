"""Posts: 副主任 is of the body of the post before it, of the article, or of the one that the title implies."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.areas import area_index
from nlp.bodies import (
    base_title,
    implied_organ,
    local_organ,
    national_organ,
    organs_named,
    title_level,
)
from nlp.components.base import Match
from nlp.components.body_forms import SHORT_BODY, OrganizationForm, bare_unit, country_of, parse
from nlp.lexicon import load_countries, load_titles
from nlp.naming import (
    Name,
    choose_type,
    organ_name,
    unit_name,
)
from nlp.reference.elided import ELECTED, NATIONAL, Asked, ElidedReader
from nlp.reference.named_bodies import DEMOCRATIC
from nlp.reference.records import Post

_OWN_PARTS = ("党委", "党组", "党总支", "党支部", "机关党委", "纪委", "团委")
_UNREAD = re.compile(
    "[\u4e00-\u9fff](?:[组队站所科室院局厅馆庭行署]|中心|公司|集团|协会|学会|基金会|商会|联合会|总会|促进会|联盟|同盟|[足篮排]协|工委|大学|学校|中学|小学|医院|病房|病区|社区|共青团|政府|[一二三四五六七八九十]中|[厅处科局]级|支部|总支|特支|(?<!联)办|委|(?<![与到赴参聚])(?<!大常委)会)$"
)
# 我校与|清江大学|签约: whoever is spoken of so is another one than the school whose paper writes
_WITH_US = re.compile("我(?P<what>[校院局司厂行])(?:与|和|同|会同|携手)(?P<them>[^，。；]{2,60})")
_OFFICE_OF = re.compile("(?P<whose>学校|学院|医院|公司|集团)办公室")
# ，促进会|会长: the body that the article is about, by the word for its kind
_OWN_WORD = re.compile(
    "[，。；：、\n（](?:促进会|研究会|联合会|基金会|协会|学会|商会|总会|理事会|董事会|监事会|组委会|该会|本会)$"
)
_STUDY_GROUP = "理论学习中心组"
_ADJACENT = re.compile(r"[、，兼及和]?(?:（[^）]*）)?(?:兼任?)?")
# The kinds of place that a level stands for in a string of posts: 西藏党委副书记、|区政府主席
_KINDS_OF_LEVEL = {"区": ("自治区", "区"), "市": ("市", "直辖市")}

_WITHOUT_DIRECTOR = re.compile("人民代表大会$|^(?:中共|中国共产党).*常务委员会$")
_OFFICE_BELOW = re.compile("(?P<group>领导小组|协调小组|指挥部|专班)(?:下设|设立|设)?办公室(?:[^。]*)$")


class PostReader(ElidedReader):
    """Resolves posts as well."""

    def _read_post(self, match: Match) -> None:
        if match.get("descriptor"):
            return
        title, surface = match.get("title"), self._without_person(match.get("org"))
        if "领事" in title and "驻" in surface and not surface.endswith("馆"):
            surface += "总领事馆"  # 某国驻某市|总领事
        if not surface and self.text.endswith("师党委", 0, match.start):
            surface = "师市党委"  # 师党委|常委, in an article about a division of the corps
        part = match.get("part")
        begin = self._sentence_start(match.start)
        previous = [p for p in self.result.posts.values() if p.match.start >= begin and p.organization is not None]
        same_group = bool(previous) and bool(_ADJACENT.fullmatch(self.text, previous[-1].match.end, match.start))
        near = self.names[previous[-1].organization] if previous and same_group else None  # type: ignore[index]
        lead = self._lead(previous)
        name: Name | None = None
        basis, support = "", None
        implied = implied_organ(title)
        entry = load_titles().get(title)
        if entry is not None and entry.kind == "foreign" and not surface:
            implied = "abroad"  # 总统, 外长 are never of the body named before
        central = _central(surface or part, near)
        own = self._part_named(surface or part, begin, match.start) if near is None and not (surface and part) else None
        if implied == "abroad":
            pass
        elif central is not None and near is not None:
            name, basis = central, f"the post before: {near.name}"
        elif own is not None:
            name, basis = own, f"{own.name}, named in the sentence"
        elif "办公室" in (surface, part) and near is None and (office := self._office_below(match.start)) is not None:
            name, basis = office
        elif surface:
            form = parse(surface + part) if part else None
            whole_part = parse(part) if part else None
            abroad = surface in load_countries() and not surface.startswith("中")
            if whole_part is not None and whole_part.types and whole_part.types[0].host == "national" and not abroad:
                form = whole_part  # 中央军委主席
            if base_title(title) == "部长" and country_of(surface) not in ("", surface) and "的" not in surface:
                form = parse(surface.removesuffix("部") + "部")  # 甲国财政|部长 is of its 财政部
            form = form or parse(surface)
            unread = near is None and self._behind_unread(match)
            if form is None and not unread and bare_unit(surface) and (near is not None or previous):
                form = OrganizationForm(surface, units=(surface,))
                near = near or self.names[previous[-1].organization]  # type: ignore[index]
            if form is None:
                areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
                form = OrganizationForm(surface, areas[0]) if areas else short_body(surface)
            form = self._of_the_place_before(_office_of(form), near)
            if unread and form is not None and _is_part(form):
                form = None
            group = self._group(surface, match.start) if form is None else None
            group = group or (self._college(surface, match.start) if form is None else None)
            group = group or self._study_group(surface, match.start)
            if group is not None:
                name, basis = group
            elif form is not None:
                if (
                    entry is not None
                    and entry.level == "国家"
                    and form.area
                    and not form.types
                    and not form.literal
                    and implied in NATIONAL
                ):
                    name, basis = organ_name(national_organ(implied), None), "a title of one body alone"
                elif form.area and not form.types and not form.literal and not form.units:
                    area, basis = self.area(form.area, match.start)
                    name = self._implied_body(title, implied, area)
                else:
                    name, basis = self.organization(form, match.start, near or lead)
        elif part and (local := self._of_the_village(match)) is not None:
            name, basis = local
        elif part:
            whose = "自治区" if self.text.startswith("自治区", match.start) else ""
            form = parse(whose + part)
            name, basis = self.organization(form, match.start, near or lead) if form else (None, "")
        elif self._unread(match) or (self._behind_unread(match) and not title_level(title) and implied not in NATIONAL):
            basis = ""  # 民一庭|庭长: a body stands there that could not be read, no other may take its place
        else:
            elected = ELECTED.search(self.text[max(0, match.start - 36) : match.start]) is not None
            name, basis, support = self._bare(Asked(title, implied, match, near, lead, previous, begin, elected))
        if near is None and name is not None and basis and self._is_partner(name):
            name, basis, support = None, "", None
        if name is not None and _WITHOUT_DIRECTOR.search(name.name) and name.area and _of_standing_committee(title):
            # 县人大副主任: a congress has no director, its standing committee has; 常委会主任: the Party's has none
            standing = organ_name(local_organ("人民代表大会常务委员会"), name.area)
            name, basis = standing, basis or f"the standing committee of {name.name}"
        if title in ("总书记",) and name is None:
            name = organ_name(national_organ("中国共产党中央委员会"), None)
            basis = "a title of one body alone"
        if name and not surface and ELECTED.search(self.text[max(0, match.start - 36) : match.start]):
            self.elected = name
        i = self._register(name) if name else None
        if name and i is not None:
            self.organizations.append((i, name, match))
        role = self._role(title)
        self.result.posts[match] = Post(match, i, role, basis, support)

    def _college(self, surface: str, at: int) -> tuple[Name, str] | None:
        """资源与土木工程学院|院长: of the university that the article is about."""
        school = self._institution(at, None) if surface.endswith("学院") else None
        if school is None or not school.name.endswith(("大学", "学院")):
            return None
        return unit_name(school, surface), f"a part of {school.name}, named before"

    def _study_group(self, surface: str, at: int) -> tuple[Name, str] | None:
        """理论学习中心组|成员, where the group that the article has named is a democratic party's."""
        if surface != _STUDY_GROUP:
            return None
        before = [m for m in self.matches if m.start < at and _STUDY_GROUP in self.text[m.start : m.end]]
        bodies = [n for _, n, w in self.organizations if before and before[0].start <= w.start < before[0].end]
        body = bodies[0] if bodies and DEMOCRATIC.match(bodies[0].name) else None
        if body is None:
            return None
        whole = self._whole(body)
        return unit_name(
            whole, surface
        ) if whole is not body or surface not in body.name else body, f"a part of {whole.name}, named before"

    def _unread(self, match: Match) -> bool:
        """Whether a body that could not be read stands right before a bare title."""
        before = self.text[max(0, match.start - 8) : match.start]
        return _UNREAD.search(before[-4:]) is not None and _OWN_WORD.search(before) is None

    def _behind_unread(self, match: Match) -> bool:
        """区政府党组书记、|主席, 边区政府副秘书长兼|秘书处处长: whether the string of posts began with a body that could not be
        read, which it goes on with."""
        last = next(reversed(self.result.posts.values()), None)
        if last is None or last.organization is not None:
            return False
        said = parse(last.match.get("org"))
        mere_part = said is not None and _is_part(said)  # 支部书记、|副局长
        named = (last.match.get("org") and not mere_part) or last.match.get("part") or self._unread(last.match)
        return bool(named) and _ADJACENT.fullmatch(self.text, last.match.end, match.start) is not None

    def _of_the_place_before(self, form: OrganizationForm | None, near: Name | None) -> OrganizationForm | None:
        """河北省委副书记、|省政府|党组书记: a mere level in a string of posts is that of the post before; 清远市 of 英德市委书记、
        市委常委 it is as well, and of which of both nothing tells."""
        if form is None or form.area is None or not form.area.level or form.area.scope:
            return form
        place = near.area.place if near is not None and near.area is not None else None
        level = form.area.level
        if near is None or near.area is None or place is None or near.area.name != place.name:
            return form
        if near.area.kind not in _KINDS_OF_LEVEL.get(level, (level,)):
            return form
        if self.home is not None and place != self.home and self.gazetteer.within(place, self.home):
            return form
        return replace(form, area=replace(form.area, text=place.name, places=(place.name,), level=""))

    def _is_partner(self, body: Name) -> bool:
        """我校与清江大学签约，|副校长王海…: whether a body is only the one that ours has to do with."""
        said = _WITH_US.search(self.text)
        if said is None:
            return False
        first, last = said.span("them")
        names = {
            n.name for _, name, m in self.organizations for n in (name, self._whole(name)) if first <= m.start < last
        }
        whole: Name | None = body
        while whole is not None and whole.name not in names:
            whole = whole.whole
        return whole is not None

    def _of_the_village(self, match: Match) -> tuple[Name, str] | None:
        """村支书: of the Party branch of the village that the article has named."""
        level = next((v for v in ("社区", "村") if self.text.startswith(v, match.start)), "")
        form = parse(match.get("part"))
        area, basis = self._locality(level, match.start) if level else (None, "")
        organ = choose_type(form.types, area) if form is not None and area is not None else None
        return (organ_name(organ, area), basis) if organ is not None else None

    def _part_named(self, part: str, begin: int, at: int) -> Name | None:
        """某税务局党委召开会议，|党委|书记: the part of a body that the sentence has just named."""
        if part not in _OWN_PARTS:
            return None
        for _, body, where in reversed(self.organizations):
            if where.kind == "organization" and begin <= where.start < at:
                said = self.text[where.start : where.end]
                return body if said.endswith(part) and len(said) > len(part) + 2 else None
        return None

    def _without_person(self, surface: str) -> str:
        """免去王海|村党支部书记职务: a body's form without the name of a person of the article that it begins with."""
        for m in self.matches:
            name = self.text[m.start : m.end]
            if m.kind == "person" and surface.startswith(name) and parse(surface[len(name) :]) is not None:
                return surface[len(name) :]
        return surface

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

    def _office_below(self, at: int) -> tuple[Name, str] | None:
        """领导小组下设办公室，王海兼任|办公室主任: the office of the group that the sentences before set up."""
        fit = _OFFICE_BELOW.search(self.text, max(0, at - 90), at)
        return self._group(fit["group"] + "办公室", at) if fit else None

    def _role(self, title: str) -> int:
        entry = load_titles().get(title)
        return self.registry.add("role", title, broader=entry.broader if entry else "")


def short_body(surface: str) -> OrganizationForm | None:
    """宁波市|咨询委, 清远市|经合办: the body of a place that goes by a short word of its own, as it stands."""
    for end, area in area_index(surface).at(0):
        if area.places and SHORT_BODY.fullmatch(surface, end):
            return OrganizationForm(surface, area, (), surface[end:])
    return None


def _office_of(form: OrganizationForm | None) -> OrganizationForm | None:
    """学校|办公室: the office of the body that the article is about, no body by itself."""
    fit = _OFFICE_OF.fullmatch(form.literal) if form is not None and form.area is None and not form.units else None
    return OrganizationForm(fit.group(), units=("办公室",), context=fit["whose"]) if fit else form


def _is_part(form: OrganizationForm) -> bool:
    """Whether a form says nothing of whose part it names."""
    national = bool(form.types) and form.types[0].host == "national"
    return form.area is None and not form.literal and not form.context and not national


def _central(part: str, before: Name | None) -> Name | None:
    """中央政治局委员、|书记处|书记: the part of the Party's centre, after a post that is there."""
    centre = "中国共产党中央委员会"
    if not part or before is None or not before.name.startswith(centre):
        return None
    organ = next((o for o in organs_named(centre + part) if o.host == "national"), None)
    return organ_name(organ, None) if organ else None


def _of_standing_committee(title: str) -> bool:
    """Whether an officer of a people's congress is its standing committee's: 县人大副主任, 市人大秘书长."""
    return base_title(title) in ("主任", "秘书长")
