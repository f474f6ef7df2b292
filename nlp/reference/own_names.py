"""Bodies that no table has, by their own names: 清江大学, 日本驻华大使馆, 西湖支行, 选矿厂."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.areas import area_index
from nlp.bodies import banks_in, is_branch
from nlp.components.body_forms import NUMBERED_SCHOOL, OrganizationForm, country_of, zone_of
from nlp.lexicon import load_countries
from nlp.naming import NATIONAL, Area, Name, area_of, kind_of, literal_name
from nlp.places import bare_name
from nlp.reference.organs import OrganReader, in_full
from nlp.reference.words import load_body_words

_MISSION = re.compile(r"(?:中国)?驻(?!村|地|外|京|点)[\u4e00-\u9fff]{2,14}(?<![组队局委办处])$")
# 第二中级人民法院, of a municipality or of a prefecture's corps
_NUMBERED = re.compile("第[一二三四五六七八九]中级人民法院|人民检察院第[一二三四五六七八九]分院")
_COMPANIES = ("有限公司", "有限责任公司", "总公司", "集团公司", "集团")
_BRANCHES = ("分公司", "支公司", "子公司")
_BRANCH = re.compile("(?P<place>[\u4e00-\u9fff]{1,8})(?P<kind>[分支]行)")
# 清江投资集团有限公司|（以下简称“清江集团”）
_INTRODUCED = re.compile("（(?:以下|下)?简?称(?:为)?[：:]?“?(?P<short>[\u4e00-\u9fffA-Za-z]{2,12})”?）")


class OwnNameReader(OrganReader):
    """Reads the forms of bodies that go by a name of their own."""

    _short_forms: dict[str, str] | None = None  # what the article calls bodies by its own word, once it is asked

    def _introduced(self) -> dict[str, str]:
        """What the article says that it calls bodies: 清江投资集团有限公司（以下简称清江集团）."""
        if self._short_forms is None:
            ends = {m.end: self.text[m.start : m.end] for m in self.matches if m.kind == "organization"}
            fits = _INTRODUCED.finditer(self.text)
            self._short_forms = {fit["short"]: ends[fit.start()] for fit in fits if fit.start() in ends}
        return self._short_forms

    def _placed(self, form: OrganizationForm, area: Area, basis: str, at: int) -> tuple[Name, str]:
        """A name with its area: 清远市|清江商会, 广州|大学, 市|分行."""
        bank = self._local_bank(at) if form.literal in load_body_words().bank_branches else None
        if bank is not None:
            branch = Name(
                bank.name + area.name + form.literal,
                tuple(a + area.name + form.literal for a in bank.aliases),
                area.jurisdiction,
                True,
            )
            return self._with_units(branch, form.units), f"a branch of {bank.name}"
        company = self._only_company(at) if form.literal in load_body_words().company_branches else None
        if company is not None and not form.units:
            names = dict.fromkeys(
                c + p + form.literal for c in (company.name, *company.aliases[:3]) for p in area.stems
            )
            full, *others = names
            branch = Name(full, tuple(others), area.jurisdiction, False, company.name, whole=company)
            return branch, f"a branch of {company.name}, named before"
        bureau = self._bureau(at) if form.literal == "分局" else None
        if bureau is not None:
            return in_full(form, self._parts(bureau, (form.text,))), f"a branch of {bureau.name}, named before"
        named = form.area is not None and not form.area.level and not form.area.localities
        if named and form.area and _is_bare(form.area.places[-1], area):
            text = form.text.removesuffix("".join(form.units))
            name = literal_name(text, None, True, area.jurisdiction)
            if form.proper:
                return in_full(form, name), basis
            if zone_of(form.literal):  # 清远|经济技术开发区: no 市 in its name
                spelled = tuple(f + form.literal for f in area.forms)
                return in_full(form, replace(name, aliases=spelled, area=area)), basis
        school = NUMBERED_SCHOOL.fullmatch(form.literal)
        if school:  # 县|一中
            name = literal_name(f"第{school['n']}{school['kind']}学", area, True, area.jurisdiction)
            shorts = dict.fromkeys(p + f"{school['n']}{school['kind']}" for p in (*area.forms, *area.stems))
            return in_full(form, replace(name, aliases=(*name.aliases, *shorts))), basis
        return in_full(form, literal_name(form.literal, area, form.proper, area.jurisdiction)), basis

    def _branch_of_the_company(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """清新|支公司: the branch in a place of the one company that the article has named before."""
        kind = next((k for k in sorted(load_body_words().company_branches) if form.literal.endswith(k)), "")
        place = form.literal.removesuffix(kind)
        if not kind or not place:
            return None
        forms = [f for end, f in area_index(place).at(0) if end == len(place)]
        area = self.area(forms[0], at)[0] if forms and forms[0].places else None
        said = place if not kind_of(place) else ""  # 清新, of a 清新区 whose bare name was that of the county before it
        return self._branch_in(replace(form, literal=kind), area, at, said) if area is not None else None

    def _branch_in(self, form: OrganizationForm, area: Area, at: int, said: str = "") -> tuple[Name, str] | None:
        """The branch in an area, as it is ``said``, of the one company that the article has named before ``at``."""
        company = self._only_company(at)
        if company is None:
            return None
        stems = dict.fromkeys((said, *area.stems)) if said else area.stems
        names = dict.fromkeys(c + p + form.literal for c in (company.name, *company.aliases[:3]) for p in stems)
        full, *others = names
        forms = (*others, *(p + form.literal for p in stems))
        branch = Name(full, forms, area.jurisdiction, False, company.name, whole=company)
        return self._with_units(branch, form.units), f"a branch of {company.name}, named before"

    def _only_company(self, at: int) -> Name | None:
        """The one company that the article has named before ``at``, its branches left aside."""
        wholes = (self._whole(n) for _, n, m in self.organizations if m.start < at)
        named = {w.name: w for w in wholes if w.name.endswith(_COMPANIES) and not w.name.endswith(_BRANCHES)}
        return next(iter(named.values())) if len(named) == 1 else None

    def _abroad(self, form: OrganizationForm) -> tuple[Name, str] | None:
        """A country, for its government (日本), or a body of one (日本驻华大使馆)."""
        countries = load_countries()
        if form.literal in countries and not form.units:
            country = countries[form.literal]
            official = [f for f, c in countries.items() if c == country and f != country]
            return Name(country, (*official, country + "政府"), country, True), ""
        country_name = country_of(form.literal)
        if not country_name:
            return None
        text = form.literal + ("大使馆" if form.literal.endswith("驻华") else "")
        body = Name(text, (text.removeprefix(country_name),), countries[country_name], True, short=text)
        return self._with_units(body, form.units), ""

    def _stationed_in_a_village(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """驻村工作队: of the village that is told of."""
        if not form.literal.startswith("驻村"):
            return None
        village, why = self._village_or_township(at)
        if village is None:
            return None
        return self._with_units(literal_name(form.literal, village, False, village.jurisdiction), form.units), why

    def _village_or_township(self, at: int) -> tuple[Area | None, str]:
        """Where a team that works in the villages is: in the township that its sentence names, else in the village named
        last."""
        begin = self._sentence_start(at)
        here = [
            area
            for level in ("镇", "乡", "街道")
            for start, area in self._localities_behind_counties(level, at)
            if start >= begin
        ]
        in_village = self._locality("村", at)
        if len(here) != 1 or (in_village[0] is not None and in_village[0].name.startswith(here[0].name)):
            return in_village
        return here[0], f"{here[0].name}, named in the sentence"

    def _branch_of_the_bank(self, form: OrganizationForm, at: int) -> tuple[Name, str] | None:
        """市分行, 清新县支行: the branch in a place of the one bank that the article names."""
        fit = _BRANCH.fullmatch(form.literal)
        banks = banks_in(self.text) if fit and not self._local_bank(at) else frozenset()
        if fit is None or len(banks) != 1:
            return None
        forms = [f for end, f in area_index(fit["place"]).at(0) if end == len(fit["place"])]
        area = self.area(forms[0], at)[0] if forms else None
        if area is None:
            return None
        bank = next(iter(banks))
        aliases = (area.name + fit["kind"], *(bank + stem + fit["kind"] for stem in area.stems))
        branch = Name(bank + area.name + fit["kind"], aliases, area.jurisdiction, True)
        return self._with_units(branch, form.units), "a branch of the article's only bank"

    def _named_before(self, form: OrganizationForm) -> tuple[Name, str] | None:
        """A body that the article has named with the same name, or a part of one (清江学院|生态学院)."""
        same = self._same(form.literal)
        if same is not None:
            return self._with_units(same, form.units), "named before"
        outer = self._outer(form.literal)
        if outer is not None:
            parts = (form.literal[len(outer.name) :], *form.units)
            return self._parts(outer, parts), f"a part of {outer.name}, named before"
        return None

    def _part_of_a_body(self, form: OrganizationForm, at: int, near: Name | None) -> tuple[Name, str] | None:
        """遵义分公司, 执行局: of the body of the post before, or of the last one that may have such a part."""
        if form.literal.startswith(("国家", "中央")):
            return None  # 国家教育行政学院 is no part of the university before it
        holder = self._holder(at, near)
        if holder is None or not is_branch(form.literal, self._whole(holder)):
            having = (n for _, n, m in reversed(self.organizations) if m.start < at)
            holder = next((n for n in having if is_branch(form.literal, self._whole(n))), holder)
        if holder is None:
            return None
        if holder.name.endswith(form.literal):
            return self._with_units(holder, form.units), "named before"
        holder = self._past_departments(holder, form.literal)
        if not is_branch(form.literal, self._whole(holder)):
            return None
        name = self._parts(holder, (form.literal, *form.units))
        return name, f"a part of {self._whole(holder).name}, named before"

    def _numbered(self, form: OrganizationForm) -> tuple[Name, str] | None:
        """第二中级人民法院: of the province or municipality of the place."""
        place = self.place or self.home
        province = self.gazetteer.of_level(place, "province") if place else None
        if province is None or not _NUMBERED.fullmatch(form.literal):
            return None
        name = literal_name(form.literal, area_of(province), True, province.name)
        return self._with_units(name, form.units), self.home_basis

    def _by_itself(self, form: OrganizationForm) -> tuple[Name, str]:
        """清江能源集团: of the place that its name tells, else of the paper's."""
        if form.literal.startswith(("国家", "中央")):  # 国家会议中心, 中央第三生态环境保护督察组, 中央美术学院
            return literal_name(form.literal, None, True, NATIONAL), ""
        chain = next(iter(area_index(form.literal).chains), None)
        jurisdiction = self.gazetteer.full_name(chain.place) if chain is not None and chain.place else ""
        name = literal_name(form.literal, None, form.proper, jurisdiction or self._home_jurisdiction())
        shorts = tuple(short for short, whole in self._introduced().items() if whole == form.literal)
        name = replace(name, aliases=(*name.aliases, *shorts)) if shorts else name
        home = self.place or self.home
        if home and zone_of(form.literal) and not jurisdiction:
            area = area_of(home)
            name = replace(name, aliases=tuple(f + form.literal for f in (*area.forms, *area.stems)))
        return in_full(form, self._known_body(name)), ""


def mission(form: OrganizationForm) -> tuple[Name, str] | None:
    """中国驻大阪总领事馆, 驻法国: a mission of the country abroad."""
    if not _MISSION.match(form.literal) or form.units:
        return None
    post = form.literal.removeprefix("中国")
    post += "" if post.endswith(("馆", "代表团", "办事处")) else "大使馆"
    return Name(f"中华人民共和国{post}", (f"中国{post}", post), NATIONAL, True), ""


def _is_bare(form: str, area: Area) -> bool:
    """Whether a place goes by its name without its kind (广州 of 广州大学): the body's own name then begins with it."""
    bare = bare_name(area.place.name) if area.place is not None else ""
    return form == bare or form[-1] not in "省市县区州盟旗"
