"""From the form of an organisation to its official name: 市委, 该局党组, 清远市财政局, 领导小组."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.areas import area_index
from nlp.bodies import central_government, government_of, has_works, is_faculty, is_workshop
from nlp.components.body_forms import OrganizationForm, department, parse, zone_name, zone_of, zones_like
from nlp.naming import NATIONAL, Area, Name, area_of, literal_name, organ_name, unit_name
from nlp.reference.article import NATION
from nlp.reference.organs import in_full
from nlp.reference.own_names import OwnNameReader, mission
from nlp.reference.words import load_body_words

_BUREAUS = ("省局", "市局", "州局", "县局", "区局")
_ARMED_POLICE = "中国人民武装警察部队"
# 市纪委监委驻市财政局|纪检监察组; not the groups that a number names
_STATIONED = re.compile(
    "(?P<sender>[\u4e00-\u9fff]{0,12}(?:纪委监委|纪检监察委|纪委|监委))?(?:派驻|驻)(?P<host>(?!第)[\u4e00-\u9fff]{1,20}?)(?P<unit>纪检监察组|纪检组|监察专员办公室)"
)
_STATIONED_IN = ("部", "委员会", "总局", "公司", "集团", "银行", "大学", "学院")
# 领导小组, 小组办公室, 该指挥部: a group of several bodies that the article names in full elsewhere
_GROUP = re.compile(
    "[该本]?(?P<group>(?:工作)?领导小组|协调小组|专项小组|工作小组|小组|(?:前方|总)?指挥部|工作专班|专班|工作团|督导组|督查组|考察团|代表团|访华团|(?:前期|前方)?工作组|组委会|筹委会|指导委员会)(?P<office>办公室)?"
)

# 整党联络组, 帮扶工作队: what one body has sent to another, and how its full name says so
_SENT_GROUP = re.compile("[\u4e00-\u9fff]{2,8}(?:[组团]|工作队)")
_SENDS = re.compile("[\u4e00-\u9fff]{2}(?:派驻|派赴|驻)[\u4e00-\u9fff]{2}")

# What a zone calls itself where a phrase begins
_OUR_ZONE = re.compile("(?<![\u4e00-\u9fff])(?:经开区|高新区|开发区|保税区|度假区|经济技术开发区|高新技术产业开发区)")
_ZONE_MEETS = re.compile("(?:^|[\n，。；])(?P<zone>[\u4e00-\u9fff]{3,13}?区)(?=召开|举行|举办)")


class OrganizationReader(OwnNameReader):
    """Reads the form of an organisation into its official name."""

    def organization(self, form: OrganizationForm, at: int, near: Name | None = None) -> tuple[Name | None, str]:
        """The official name of an organisation's form at ``at``; ``near`` is the organisation of the post before."""
        longer = self._company_in_full(form)
        if longer is not None:
            return self.organization(longer, at, near)
        group = self._group(form.text, at) if form.area is None and not form.types else None
        group = group or self._stationed(form.text, at)
        if group is not None:
            return group
        if form.area is None and not form.types and _GROUP.fullmatch(form.text):
            return None, ""  # 工作专班, of which nothing tells whose or what for
        form = self._armed_police(self._without_false_area(form), at, near)
        area: Area | None = None
        basis = ""
        if (of_zone := self._part_of_our_zone(form, at) or self._part_of_a_zone_named(form, at)) is not None:
            return of_zone
        if form.area:
            area, basis = self.area(form.area, at)
            if area is None:
                return None, ""
        if form.context:
            found = self._context(form.context, at)
            if found is None:
                return None, ""
            return in_full(form, found[1]), f"{form.context} → {found[1].name}, named before"
        if form.types and form.types[0].host == "national":
            return in_full(form, organ_name(form.types[0], None)), basis
        if form.types:
            return self._organ(form, area, basis, at, near)
        if form.literal in _BUREAUS:
            return self._bureau_of_the_level(form, at)
        if (of_justice := self._part_of_justice(form, at, near)) is not None:
            return of_justice
        if (part := department(form)) and (institution := self._institution(at, near)) is not None:
            units = (part, *(form.units if form.literal else form.units[1:]))
            return self._parts(institution, units), f"a part of {institution.name}, named before"
        if area is None and (is_workshop(form.literal) or is_faculty(form.literal)):
            return self._part_of_works_or_school(form, at, near)
        if form.literal and area is not None:
            return self._placed(form, area, basis, at)
        if form.literal in load_body_words().zones_with_names and self._zone(form, at) is None:
            return None, ""  # 新区管委会, of one that nothing tells
        if form.literal:
            return self._unplaced(form, at, near)
        if form.units:
            return self._unit(form, at, near)
        if area is None:
            return None, ""
        government = organ_name(central_government(), None) if area is NATION else organ_name(government_of(area), area)
        return in_full(form, government), basis

    def _part_of_works_or_school(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name | None, str]:
        """机修车间, 中文系: of the works or school of the post before, or of the one that the article is about; of no other."""
        same = self._same(form.literal)
        whole = same if same is not None and near is None else self._institution(at, near)
        if whole is None:
            return None, ""
        if whole is same:
            return self._with_units(whole, form.units), "named before"
        has_it = has_works(whole) if is_workshop(form.literal) else whole.name.endswith(("大学", "学院"))
        if not has_it:
            return None, ""
        return self._parts(whole, (form.literal, *form.units)), f"a part of {whole.name}, named before"

    def _bureau_of_the_level(self, form: OrganizationForm, at: int) -> tuple[Name | None, str]:
        """市局, 市局党委: the one bureau of a city that the article has named before, or its part."""
        wholes = (self._whole(name) for _, name, m in self.organizations if m.start < at)
        kinds = {"市": ("市", "直辖市"), "区": ("区", "自治区")}.get(form.literal[0], (form.literal[0],))
        bureaus = {w.name: w for w in wholes if w.name.endswith("局") and w.area is not None and w.area.kind in kinds}
        if len(bureaus) != 1:
            return None, ""
        bureau = next(iter(bureaus.values()))
        return self._with_units(bureau, form.units), f"{form.text} → {bureau.name}, named before"

    def _unplaced(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str]:
        """A name without an area: the first reading that holds."""
        return (
            self._abroad(form)
            or self._of_a_division(form)
            or self._stationed_in_a_village(form, at)
            or mission(form)
            or self._branch_of_the_bank(form, at)
            or self._branch_of_the_company(form, at)
            or self._zone(form, at)
            or self._numbered(form)
            or self._named_before(form)
            or self._group_sent(form, at)
            or self._behind_its_place(form)
            or self._part_of_a_body(form, at, near)
            or self._by_itself(form)
        )

    def _group_sent(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """整党联络组: the one group that the article has named before as sent by somebody (清远地委派驻清新县整党联络组)."""
        if not _SENT_GROUP.fullmatch(form.literal):
            return None
        named = {
            name.name: name
            for _, name, m in self.organizations
            if m.start < at and _SENDS.search(name.name) is not None
        }
        fits = [name for full, name in named.items() if full.endswith(form.literal)]
        if len(fits) != 1:
            return None
        return self._with_units(fits[0], form.units), f"{form.literal} → {fits[0].name}, named before"

    def _behind_its_place(self, form: OrganizationForm) -> tuple[Name, str] | None:
        """矿务局, 水泥厂: the one that the article calls by its place elsewhere (鹤山矿务局)."""
        if len(form.literal) < 3 or any(c.start == 0 for c in area_index(form.literal).chains):
            return None
        named = {
            self.text[c.start : c.end] + form.literal
            for c in self.places_named
            if self.text.startswith(form.literal, c.end)
        }
        whole = parse(next(iter(named))) if len(named) == 1 else None
        if whole is None or whole.types or whole.units or whole.text == form.text:
            return None
        name, _ = self.organization(whole, self.text.find(whole.text))
        return (self._with_units(name, form.units), f"{name.name}, named in full") if name is not None else None

    def _company_in_full(self, form: OrganizationForm) -> OrganizationForm | None:
        """清江投资集团, where the article spells it 广东清江投资集团有限公司; 清江集团, where it says that it will call it so."""
        if form.types:
            return None
        whole = self._introduced().get(form.literal)
        if whole is None and not form.units and len(form.text) > 4 and form.text.endswith("集团"):
            spelled = (form.text + legal for legal in load_body_words().legal_forms)
            whole = next((self._spelled_longest(name) for name in spelled if name in self.text), None)
        parsed = parse(whole) if whole and whole != form.literal else None
        return replace(parsed, text=form.text, units=form.units) if parsed and form.units else parsed

    def _spelled_longest(self, name: str) -> str:
        """The longest body of the article that a name ends (广东|清江投资集团有限公司)."""
        found = (self.text[m.start : m.end] for m in self.matches if m.kind == "organization")
        return max((body for body in found if body.endswith(name)), key=len, default=name)

    def _without_false_area(self, form: OrganizationForm) -> OrganizationForm:
        """石家庄市|清远商会: places that do not lie in one another are no area, but the beginning of a name."""
        if form.area is None or len(form.area.places) < 2 or self._nested(form.area.places):
            return form
        return replace(form, area=None, types=(), literal=form.text.removesuffix("".join(form.units)))

    def _armed_police(self, form: OrganizationForm, at: int, near: Name | None) -> OrganizationForm:
        """清远市支队 of the armed police, where the post or the body before is theirs; police and fire brigades have such
        too."""
        if form.units or not form.literal.endswith("支队") or form.literal == "支队":
            return form
        before = near or next((name for _, name, m in reversed(self.organizations) if m.start < at), None)
        if before is None or not before.name.startswith(_ARMED_POLICE):
            return form
        whole = parse("武警" + form.text)
        return replace(whole, text=form.text) if whole is not None and whole.types else form

    def _nested(self, places: Sequence[str]) -> bool:
        """Whether each place may lie in the one before it."""
        outer = self.gazetteer.resolve(places[0], self.home)
        for name in places[1:]:
            inner = [p for p in self.gazetteer.named(name) if outer is None or self.gazetteer.within(p, outer)]
            if not inner:
                return False
            outer = inner[0]
        return True

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
        name = before[-1] if before else self._group_below(fit["group"], at)
        if name is None:
            return None
        basis = f"{name.name}, named {'before' if before else 'below'}"
        return (unit_name(name, fit["office"]) if fit["office"] else name), basis

    def _group_below(self, group: str, at: int) -> Name | None:
        """The first body after ``at`` whose name ends so and says more."""
        later = (m for m in self.matches if m.kind == "organization" and m.start > at)
        forms = (
            (parse(self.text[m.start : m.end]), m.start)
            for m in later
            if self.text.endswith(group, m.start, m.end) and not _GROUP.fullmatch(self.text[m.start : m.end])
        )
        ahead = next(((f, start) for f, start in forms if f is not None), None)
        return self.organization(*ahead)[0] if ahead is not None else None

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
        if host is not None and area is None and self._whole(host).name.endswith(_STATIONED_IN):
            return self._sent_to(host, fit["sender"] or "", fit["unit"]), basis
        if fit["unit"] == "监察专员办公室":
            return self._supervisors(fit, host, area, basis) if host is not None and area is not None else None
        if host is None or area is None:
            return None
        hosts = dict.fromkeys((host.name, *host.aliases))
        own = next((h for h in hosts if h.startswith(area.name)), "")
        shorts = (area.kind + own.removeprefix(area.name),) if own else ()
        senders = [f"{area.name}纪委监委", f"{area.name}纪律检查委员会{area.name}监察委员会"]
        if fit["unit"] == "纪检组" and "监" not in (fit["sender"] or ""):  # before there were supervision commissions
            senders = [f"{area.name}纪委", f"中共{area.name}纪律检查委员会", f"{area.name}纪律检查委员会"]
        names = [f"{s}驻{h}{fit['unit']}" for s in senders for h in (*hosts, *shorts)]
        names += [f"{senders[0]}派驻{h}{fit['unit']}" for h in hosts]
        names += [f"驻{h}{fit['unit']}" for h in hosts]
        return Name(names[0], tuple(names[1:32]), host.jurisdiction, False, host.name, host.area, names[0]), basis

    @staticmethod
    def _sent_to(host: Name, sender: str, unit: str) -> Name:
        """驻部纪检监察组, 中央纪委国家监委驻集团纪检监察组: the group in a ministry or in a company of no place."""
        hosts = dict.fromkeys((*(h.removeprefix("中华人民共和国") for h in (host.name, *host.aliases)), host.name))
        of_centre = host.jurisdiction == NATIONAL and not sender
        senders = ("中央纪委国家监委", "") if of_centre else (sender, "") if sender else ("",)
        names = [f"{s}驻{h}{unit}" for s in senders for h in hosts]
        return Name(names[0], tuple(names[1:32]), host.jurisdiction, False, host.name, host.area, names[0])

    def _supervisors(self, fit: re.Match[str], host: Name, area: Area, basis: str) -> tuple[Name, str]:
        """省监委驻校监察专员办公室: the office that a supervision commission has in a school or company."""
        commissions = [f + short for f in area.forms for short in ("监察委员会", "监委")]
        names = [f"{c}驻{h}{fit['unit']}" for c in commissions for h in (host.name, *host.aliases[:2])]
        return Name(names[0], tuple(names[1:32]), host.jurisdiction, False, host.name, host.area, names[0]), basis

    def _zone(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """A bare 高新区, 开发区 at ``at``, or its part: the one named before, the only one of the article, the place's."""
        word = form.literal
        if zone_of(word) != word:
            return None
        found = self._zone_before(word, at) or self._only_zone(word, at) or self._zone_of_the_place(word)
        return (self._with_units(found[0], form.units), found[1]) if found is not None else None

    def _part_of_our_zone(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """区党工委, 区管委会 in a text about a zone: its own, unless the paper is that of a district."""
        part = form.text.removeprefix("区")
        if form.area is None or form.area.text != "区" or part not in load_body_words().zone_parts:
            return None
        if self.home is not None and self.home.level == "county":
            return None
        zone = self._last_zone(at) or self._zone_that_meets(at)
        words = {fit.group() for fit in _OUR_ZONE.finditer(self.text)}
        if zone is None and len(words) == 1:
            word = next(iter(words))
            found = self._zone(OrganizationForm(word, None, (), word), at)
            zone = found[0] if found is not None else None
        return (self._parts(zone, (part,)), f"a part of {zone.name}") if zone is not None else None

    def _zone_that_meets(self, at: int) -> Name | None:
        """洋河新区召开会议: the one zone that the article says meets."""
        named = {name for fit in _ZONE_MEETS.finditer(self.text) if (name := zone_name(fit["zone"]))}
        name = next(iter(named)) if len(named) == 1 else ""
        form = parse(name) if name and not self.gazetteer.named(name) else None
        return self.organization(form, at)[0] if form is not None else None

    def _part_of_a_zone_named(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """滨海新区管委会, where the article has named 锦州滨海新区: of that zone, not of the place far away that has its name."""
        if form.area is None or len(form.area.places) != 1 or form.area.localities:
            return None
        word, part = form.area.text, form.text.removeprefix(form.area.text)
        place = self.gazetteer.resolve(word, self.home)
        if not zone_of(word) or part not in load_body_words().zone_parts or place is None or self.home is None:
            return None
        zone = self._last_zone(at)
        if zone is None or not zone.name.endswith(word) or zone.name == word or self.gazetteer.within(place, self.home):
            return None
        return self._parts(zone, (part,)), f"a part of {zone.name}, named before"

    def _zone_before(self, word: str, at: int) -> tuple[Name, str] | None:
        ends = zones_like(word)
        wholes = (self._whole(name) for _, name, m in reversed(self.organizations) if m.start < at)
        zone = next((whole for whole in wholes if whole.name.endswith(ends)), None)
        return (zone, f"{zone.name}, named before") if zone is not None else None

    def _only_zone(self, word: str, at: int) -> tuple[Name, str] | None:
        # the longest stretch without a function word that ends so: 在|清江产业集聚区
        pattern = rf"[\u4e00-\u9fff]{{2,12}}(?:{'|'.join(zones_like(word))})"
        named = {zone_name(stretch) for stretch in re.findall(pattern, self.text)} - {""}
        form = parse(next(iter(named))) if len(named) == 1 else None
        zone = self.organization(form, at)[0] if form else None
        return (zone, f"{zone.name}, the only one of the article") if zone is not None and zone_of(zone.name) else None

    def _zone_of_the_place(self, word: str) -> tuple[Name, str] | None:
        """The one that the paper serves; else the place's own, of a kind that goes by the name of its place."""
        place = self.place or self.home
        if place is not None and place.name.endswith(zones_like(word)):  # 新区管委会, in the paper of a 新区
            area = area_of(place)
            own = Name(place.name, area.forms[1:], area.jurisdiction, True, area=area, short=place.name)
            return own, self.home_basis
        if word in load_body_words().zones_with_names:
            return None
        return literal_name(word, area_of(place) if place else None, True, self._home_jurisdiction()), self.home_basis
