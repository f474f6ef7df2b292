"""Parts of bodies that stand before a title: 党委|书记 of the body just named, 学校办公室|主任, 学院|院长, 村支书."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.areas import area_index
from nlp.bodies import organs_named
from nlp.components.base import Match
from nlp.components.body_forms import SHORT_BODY, OrganizationForm, parse
from nlp.naming import Name, choose_type, kind_of, organ_name, unit_name
from nlp.reference.elided import Asked, ElidedReader
from nlp.reference.named_bodies import DEMOCRATIC

_OWN_PARTS = ("党委", "党组", "党总支", "党支部", "机关党委", "纪委", "团委")
_BRANCHES = ("党支部", "党总支")
_OFFICE_OF = re.compile("(?P<whose>学校|学院|医院|公司|集团)办公室")
_WHO = re.compile("[\u4e00-\u9fff·]{2,15}[，、]")  # who holds the post before
_STUDY_GROUP = "理论学习中心组"
# The kinds of place that a level stands for in a string of posts: 西藏党委副书记、|区政府主席
_KINDS_OF_LEVEL = {"区": ("自治区", "区"), "市": ("市", "直辖市")}
_OFFICE_BELOW = re.compile("(?P<group>领导小组|协调小组|指挥部|专班)(?:下设|设立|设)?办公室(?:[^。]*)$")


class PartReader(ElidedReader):
    """Tells of which body a part is that stands before a title."""

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

    def _of_the_county_before(self, form: OrganizationForm | None, asked: Asked) -> OrganizationForm | None:
        """且末县委书记王海，|县委|副书记: a mere 县 or 区 behind the name of who holds a post in one of that kind is the same."""
        level = form.area.level if form is not None and form.area is not None and not form.area.scope else ""
        if form is None or form.area is None or level not in ("县", "区", "旗") or asked.near or not asked.previous:
            return form
        last = asked.previous[-1]
        body = self.names[last.organization] if last.organization is not None else None
        place = body.area.place if body is not None and body.area is not None else None
        behind = _WHO.fullmatch(self.text, last.match.end, asked.match.start)
        if place is None or place.level != "county" or kind_of(place.name) != level or not behind:
            return form
        if not any(c.place == place and c.start >= asked.begin for c in self.places_named):
            return form
        return replace(form, area=replace(form.area, text=place.name, places=(place.name,), level=""))

    def _of_the_village(self, match: Match) -> tuple[Name, str] | None:
        """村支书: of the Party branch of the village that the article has named."""
        level = next((v for v in ("社区", "村") if self.text.startswith(v, match.start)), "")
        form = parse(match.get("part"))
        area, basis = self._locality(level, match.start) if level else (None, "")
        organ = choose_type(form.types, area) if form is not None and area is not None else None
        return (organ_name(organ, area), basis) if organ is not None else None

    def _of_a_village(self, surface: str, begin: int, at: int) -> tuple[Name | None, str] | None:
        """小坪村的|党支部|书记: of the village that its clause begins with."""
        if surface not in _BRANCHES or not self.text.endswith("的", begin, at):
            return None
        clause = max(begin, *(self.text.rfind(c, begin, at) + 1 for c in "，；：、 　"))
        form = parse(self.text[clause : at - 1] + surface)
        if form is None or form.area is None or not form.area.localities or form.units:
            return None
        return self.organization(form, clause)

    def _part_named(self, part: str, begin: int, at: int) -> Name | None:
        """某税务局党委召开会议，|党委|书记: the part of a body that the sentence has just named."""
        if part not in _OWN_PARTS:
            return None
        for _, body, where in reversed(self.organizations):
            if where.kind == "organization" and begin <= where.start < at:
                said = self.text[where.start : where.end]
                return body if said.endswith(part) and len(said) > len(part) + 2 else None
        return None

    def _office_below(self, at: int) -> tuple[Name | None, str] | None:
        """领导小组下设办公室，王海兼任|办公室主任: the office of the group that the sentences before set up, of no other body."""
        fit = _OFFICE_BELOW.search(self.text, max(0, at - 90), at)
        return (self._group(fit["group"] + "办公室", at) or (None, "")) if fit else None


def short_body(surface: str) -> OrganizationForm | None:
    """宁波市|咨询委, 清远市|经合办: the body of a place that goes by a short word of its own, as it stands."""
    for end, area in area_index(surface).at(0):
        if area.places and SHORT_BODY.fullmatch(surface, end):
            return OrganizationForm(surface, area, (), surface[end:])
    return None


def office_of(form: OrganizationForm | None) -> OrganizationForm | None:
    """学校|办公室: the office of the body that the article is about, no body by itself."""
    fit = _OFFICE_OF.fullmatch(form.literal) if form is not None and form.area is None and not form.units else None
    return OrganizationForm(fit.group(), units=("办公室",), context=fit["whose"]) if fit else form


def is_part(form: OrganizationForm) -> bool:
    """Whether a form says nothing of whose part it names."""
    national = bool(form.types) and form.types[0].host == "national"
    return form.area is None and not form.literal and not form.context and not national


def central_part(part: str, before: Name | None) -> Name | None:
    """中央政治局委员、|书记处|书记: the part of the Party's centre, after a post that is there."""
    centre = "中国共产党中央委员会"
    if not part or before is None or not before.name.startswith(centre):
        return None
    organ = next((o for o in organs_named(centre + part) if o.host == "national"), None)
    return organ_name(organ, None) if organ else None
