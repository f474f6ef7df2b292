"""Bodies that the table of organs has (市委组织部, 财政局, 工会), and parts that name no body (机关党委, 三处): of which area
or of which body they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from nlp.bodies import is_institution
from nlp.components.base import Match
from nlp.components.body_forms import OrganizationForm, is_mere_unit, part_of_justice, zone_of
from nlp.lexicon import OrganType
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    choose_type,
    organ_name,
    prefecture_of_old,
    unit_name,
)
from nlp.reference.named_bodies import NamedBodyReader
from nlp.reference.words import load_body_words

_JUSTICE = re.compile("检察院|法院")
_COURT_ITSELF = re.compile("(?:[高中]级)?(?:人民)?(?:检察院|法院)")  # which is a part of nothing
# How the names of offices end that have parts of any name
_HAVE_UNITS = ("局", "厅", "检察院", "法院", "海关", "支队", "总队", "供电公司")
_MINISTRIES = ("部", "委员会", "局", "署")
_HOSTS = (("人民代表大会", "congress"), ("政治协商会议", "cppcc"))


def in_full(form: OrganizationForm, name: Name) -> Name:
    """The part of a body that a form names; where the form names its place (九江经济技术开发区管委会), what it says is
    another name of it."""
    for unit in form.units:
        name = unit_name(name, unit)
    if form.area and form.area.places and form.text not in ("", name.name) and not form.text.startswith(("原", "前")):
        return replace(name, aliases=tuple(dict.fromkeys((*name.aliases, form.text))))
    return name


def _only(names: Iterable[Name]) -> Name | None:
    """The one formal body outside the Party that there is among some, None where there are several or none."""
    bodies = {n.name: n for n in names if n.formal and not n.name.startswith(("中共", "中国共产党"))}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


class OrganReader(NamedBodyReader):
    """Reads the forms of organs of the table and of mere parts."""

    def _organ(
        self, form: OrganizationForm, area: Area | None, basis: str, at: int, near: Name | None
    ) -> tuple[Name | None, str]:
        """The organ that a form of the table means: a part of a body that was named, else its area's."""
        words = load_body_words()
        if area is None and form.text.removesuffix("".join(form.units)) in words.of_old_prefectures:
            area, basis = self._level("地区", at)
        if area is None:
            part = (
                self._of_the_congress(form, at, near)
                or self._of_the_union(form, at, near)
                or self._of_the_league(form, near)
                or self._sits_in(form, at, near)
                or self._part_of_the_post(form, near)
                or self._part_of_an_institution(form, at, near)
            )
            if part is not None:
                return part
            if near is None and self._open(at):
                return None, ""  # 区委常委、|组织部部长, of a district that nothing tells
            part = self._part_of_a_zone(form, at, near) or self._common_part(form, at, near)
            part = part or self._garrison(form, at)
            if part is not None:
                return part
            area, basis = self._area_of_organ(form.types, at, near)
        if area is None:
            return None, ""
        organ = choose_type(self._hosted(form.types, near) if form.area is None else form.types, area)
        if organ is None or (organ.kinds and area.kind not in organ.kinds and set(organ.kinds) <= words.villages):
            committee = self._context(form.text, at) if form.text.endswith("委会") else None
            return (committee[1], f"{form.text} → {committee[1].name}, named before") if committee else (None, "")
        if form.area is None and organ.levels == ("乡",) and area.level in ("省", "市", "县"):
            return None, ""  # 司法所, of a township that nothing tells
        if form.area is None and form.text == "党委" and organ.kinds and area.kind not in organ.kinds:
            return self._township_committee(form, at)
        said = form.area is not None and form.area.level not in ("", "地区")  # 州|公安处
        if organ.kinds and "地区" in organ.kinds and area.kind not in (*organ.kinds, "州", "盟") and not said:
            area = prefecture_of_old(area)
        return in_full(form, organ_name(organ, area)), basis

    def _township_committee(self, form: OrganizationForm, at: int) -> tuple[Name | None, str]:
        """党委书记, where the article has named no body that may have one but a township; a city's committee goes by
        another word."""
        towns = [(a, why) for level in ("镇", "乡", "苏木") for a, why in [self._locality(level, at)] if a is not None]
        if len(towns) != 1:
            return None, ""
        area, why = towns[0]
        organ = choose_type(form.types, area)
        return (in_full(form, organ_name(organ, area)), why) if organ is not None else (None, "")

    def _whole_of_unit(self, unit: str, at: int, near: Name | None) -> Name | None:
        """机电科, 种业管理司: whose a part is that any body may have – of the post before; a ministry's 司 of the one ministry
        of the article; else of the company or school that it is about, of the only bureau that it has named."""
        told = [self._whole(name) for _, name, m in self.organizations if m.start < at]
        if unit.endswith("司"):
            if near is not None and near.jurisdiction == NATIONAL and near.name.endswith((*_MINISTRIES, "司")):
                return near
            return _only(n for n in told if n.jurisdiction == NATIONAL and n.name.endswith(_MINISTRIES))
        while near is not None and near.whole is not None and near.name[-1] in "科处股队班室厅":
            near = near.whole  # 采煤四队队长王海、|机电科|科长: beside each other
        if near is not None:
            return near
        begin = self._sentence_start(at)
        opening = [
            self._whole(n) for _, n, m in self.organizations if begin <= m.start < at and self._opens_sentence(m)
        ]
        first = next((n for n in opening if n.formal and n.name.endswith((*_HAVE_UNITS, "公司", "集团"))), None)
        if first is not None:  # 清江海事局 船舶监督处|处长
            return first
        return self._institution(at, None) or _only(n for n in told if n.name.endswith(_HAVE_UNITS))

    def _of_the_congress(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """常委会, 常委会办公室: of the congress whose standing committee was named last, where the Party's was not."""
        if near is not None or form.text.removesuffix("".join(form.units)) not in ("常委会", "常务委员会"):
            return None
        named = [n for _, n, m in self.organizations if m.start < at and n.name.endswith("常务委员会")]
        if not named or not named[-1].name.endswith("人民代表大会常务委员会"):
            return None
        return self._parts(named[-1], form.units), f"{named[-1].name}, named before"

    def _of_the_union(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """清远市总工会第九次代表大会闭幕，王海当选|工会|主席: the union of a place that was named last, where no company or
        school was, which would have one of its own."""
        if form.text != "工会" or (near is None and self._institution(at, None) is not None):
            return None
        named = [n for _, n, m in self.organizations if m.start < at] if near is None else [near]
        unions = [n for n in named if n.name.endswith("总工会")]
        return (unions[-1], f"{unions[-1].name}, named before") if unions else None

    def _of_the_league(self, form: OrganizationForm, near: Name | None) -> tuple[Name, str] | None:
        """团省委常委、|组织部|部长: a department of the Youth League, which has them by the names of the Party's."""
        if near is None or not near.name.startswith("共青团") or not form.text.endswith(("部", "办公室")):
            return None
        whole = self._past_departments(near, form.text)
        return self._parts(whole, (form.text,)), f"a part of {whole.name}"

    def _sits_in(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """审委会|专职委员: of the court named last, whoever's post stands between."""
        full, ending = load_body_words().sits_in.get(form.text, ("", ""))
        if not full:
            return None
        bodies = [near] if near is not None else []
        bodies += [name for _, name, where in reversed(self.organizations) if where.start < at]
        for body in bodies:
            whole: Name | None = body
            while whole is not None:
                if whole.name.endswith(ending):
                    return unit_name(whole, full), f"a part of {whole.name}, named before"
                whole = whole.whole
        return None

    def _part_of_justice(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name | None, str] | None:
        """民一庭, 反贪局: of the court or prosecutors' office of the post before, of the sentence, or of the only one that
        the article has named or told of; of none that nothing tells."""
        ending, units = part_of_justice(form)
        if not ending:
            return None
        before = [] if near is None else [near]
        told = [e for e in self.organizations if e[2].start < at]
        begin = self._sentence_start(at)
        before += [name for _, name, where in reversed(told) if where.start >= begin]
        for body in (*before, *self._only_of(ending, told)):
            whole: Name | None = body
            while whole is not None:
                if whole.name.endswith(ending):
                    return self._parts(whole, units), f"a part of {whole.name}, named before"
                whole = whole.whole
        return None, ""

    def _only_of(self, ending: str, told: list[tuple[int, Name, Match]]) -> list[Name]:
        """The one body whose name ends so, of those that the article has told of, else of those that it has named."""
        for entries in ([e for e in told if self._opens_sentence(e[2])], told):
            bodies = {w.name: w for _, name, _ in entries for w in (self._whole(name),) if w.name.endswith(ending)}
            if bodies:
                return list(bodies.values()) if len(bodies) == 1 else []
        return []

    def _part_of_the_post(self, form: OrganizationForm, near: Name | None) -> tuple[Name, str] | None:
        """市财政局局长、|党组书记: of the body of the post before, if that is no committee or government itself."""
        if near is None or form.text not in load_body_words().within:
            return None
        whole = self._whole(near)
        if (
            not whole.formal
            or whole.name.startswith(("中共", "中国共产党"))
            or whole.name.endswith(("人民政府", "人民代表大会", "办事处", "行政公署"))
            or (whole.name.endswith("委员会") and whole is near)
        ):
            return None  # 市国资委党委书记、|纪委|书记, but not 市国资委主任、|纪委|书记
        return self._parts(whole, (form.text,)), f"a part of {whole.name}"

    def _part_of_an_institution(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """清江大学…|宣传部: of the school, company or court of the post before, or that was named last."""
        if _JUSTICE.search(form.text):
            return None  # 人民法院院长、|人民检察院|检察长
        institution = self._holder(at, near)
        if institution is None or not is_institution(self._whole(institution)):
            own = near is None and form.text in load_body_words().within  # 党委: a city's goes by another word
            institution = self._institution(at, None) if own else None
        if institution is None or _COURT_ITSELF.fullmatch(form.text):
            return None
        whole = self._past_departments(self._whole(institution), form.text)
        if whole.name.endswith(form.text):
            return whole, f"{whole.name}, named before"  # 太平公社…, |公社|主任
        return self._parts(whole, (form.text,)), f"a part of {whole.name}, named before"

    def _part_of_a_zone(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """党工委, 管委会: of the zone of the post before; 管委会 of the zone that was named last, too."""
        if form.text not in load_body_words().zone_parts:
            return None
        zone = self._whole(near) if near is not None and zone_of(self._whole(near).name) else None
        if zone is None and form.text in ("管委会", "管理委员会"):
            zone = self._last_zone(at)
        return (self._parts(zone, (form.text,)), f"a part of {zone.name}") if zone is not None else None

    def _last_zone(self, at: int) -> Name | None:
        """The zone named last before ``at``."""
        bodies = [self._whole(name) for _, name, where in self.organizations if where.start < at]
        return next((name for name in reversed(bodies) if zone_of(name.name)), None)

    def _common_part(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """副主任甲、|办公室主任乙: of the body of the post before, not of the Party committee; else the one named last."""
        words = load_body_words()
        if form.text not in words.common_parts:
            return None
        if near is not None:
            if form.text in words.zone_parts:
                return None
            whole = self._whole(near)
            if _JUSTICE.search(whole.name):  # 公诉处处长、|办公室主任: beside each other
                whole = self._past_departments(whole, form.text)
            return self._parts(whole, (form.text,)), f"a part of {whole.name}"
        ended = [n for _, n, m in self.organizations if m.start < at and n.name.endswith(form.text)]
        return (ended[-1], f"{ended[-1].name}, named before") if ended else None

    def _garrison(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """军分区, 武警支队: the one named last, by itself rather than beside somebody's post."""
        if form.types[0].host != "military":
            return None
        ending = form.types[0].full[-3:]
        garrisons = [e for e in self.organizations if e[2].start < at and e[1].name.endswith(ending)]
        if not garrisons:
            return None
        plain = [e for e in garrisons if e[2].kind == "organization"]
        name = (plain or garrisons)[-1][1]
        return self._parts(name, form.units), f"{name.name}, named before"

    def _area_of_organ(self, types: tuple[OrganType, ...], at: int, near: Name | None) -> tuple[Area | None, str]:
        """The area of an organ that names none: that of the post before, of the body before, or the paper's."""
        head = self._item_head(at) if near is None else None
        if head is not None and any(head.kind in t.kinds or head.level in t.levels for t in types):
            return head, f"{head.name}, which the paragraph begins with"
        area = near.area if near and near.area else None
        if any(t.kinds for t in types) and not (area and any(area.kind in t.kinds for t in types)):
            area = self._last_area_with(types, at) or area
        if area is not None:
            return area, f"the place of {near.name}" if near else ""
        holder = self._body(at)
        if holder is not None and holder[1].area is not None:
            return holder[1].area, f"the place of {holder[1].name}, named before"
        home = self.place or self.home
        return (area_of(home), self.home_basis) if home else (None, "")

    def _last_area_with(self, types: tuple[OrganType, ...], at: int) -> Area | None:
        """The area of the last body before ``at`` that is of a kind which has such a local committee or office."""
        for _, name, where in reversed(self.organizations):
            area = name.area
            if where.start < at and area is not None:
                local = (t for t in types if t.full in load_body_words().local_bodies)
                if any(area.kind in t.kinds for t in local):
                    return area
        return None

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

    def _unit(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name | None, str]:
        """机关党委, 教务处: the part of the body of the post before, of the zone, or of the body named last."""
        holder = near
        if near is not None and form.units[0] in ("党组", "党委") and self._is_stationed(near):
            holder = next((name for _, name, _w in reversed(self.organizations) if name.name == near.parent), None)
            if holder is None:
                return None, ""
        if holder is None and form.units[0] in load_body_words().zone_parts:
            holder = self._last_zone(at)
        elif is_mere_unit(form):
            holder = self._whole_of_unit(form.units[0], at, holder)
            if holder is None:
                return None, ""
            if holder.name.endswith(form.units[0]):  # 清江景区管理处…, |管理处|主任
                return self._parts(holder, form.units[1:]) if form.units[1:] else holder, f"{holder.name}, named before"
        if holder is not None:
            basis = f"a part of {holder.name}"
        else:
            entry = self._body(at)
            if entry is None:
                return None, ""
            holder = entry[1]
            basis = f"a part of {holder.name}, named before"
        return in_full(form, self._past_departments(self._whole(holder), form.units[0])), basis
