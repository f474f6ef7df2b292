"""Posts: 副主任 is of the body of the post before it, of the article, or of the one that the title implies."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.areas import area_index
from nlp.bodies import base_title, implied_organ, is_tied, local_organ, national_organ, suits, title_level
from nlp.components.base import Match
from nlp.components.body_forms import REGIMENT, OrganizationForm, bare_unit, country_of, parse
from nlp.lexicon import load_countries, load_titles
from nlp.naming import Name, area_of, organ_name
from nlp.places import Place, load_gazetteer
from nlp.reference.elided import ELECTED, NATIONAL, Asked, Told
from nlp.reference.open_bodies import OpenBodyReader
from nlp.reference.parts import central_part, is_part, office_of, short_body
from nlp.reference.records import Post

_UNREAD = re.compile(
    "[\u4e00-\u9fff](?:[组队站所科室院局厅馆庭行署]|中心|公司|集团|协会|学会|基金会|商会|联合会|总会|促进会|联盟|同盟|[足篮排]协|工委|大学|学校|中学|小学|医院|病房|病区|社区|共青团|政府|[一二三四五六七八九十]中|[厅处科局]级|支部|总支|特支|(?<!联)办|委|(?<![与到赴参聚])(?<!大常委)会)$"
)
# 我校与|清江大学|签约: whoever is spoken of so is another one than the school whose paper writes
_WITH_US = re.compile("我(?P<what>[校院局司厂行])(?:与|和|同|会同|携手)(?P<them>[^，。；]{2,60})")
# ，促进会|会长: the body that the article is about, by the word for its kind
_OWN_WORD = re.compile(
    "[，。；：、\n（](?:促进会|研究会|联合会|基金会|协会|学会|商会|总会|理事会|董事会|监事会|组委会|该会|本会)$"
)
# 州政协, 中国人民政治协商会议黔东南州…: a conference of a place
_OF_A_PLACE = re.compile("[省市州县区盟旗]政协|(?:政协|政治协商会议)[\u4e00-\u9fff]{1,14}?[省市州县区盟旗]")
# 县人大常委会副主任|王海、赵敏，|政协|副主席: nobody but who holds the post before
_WHO_BEFORE = re.compile("(?:[\u4e00-\u9fff·]{2,15}?(?:（[^（）]{1,12}）)?[、，和及])*(?:以及)?|[、，兼和及]")
_LEADS_A_PLACE = re.compile("^中共.*(?<!工作)委员会$|(?:人民政府|行政公署|人民代表大会|人民代表大会常务委员会)$")
# 工会|第九届委员会|主席, 工会第九届|经费审查委员会|主任
_UNION_S_TERM = re.compile(
    "(?<=^工会)第?[一二三四五六七八九十]+届委员会$|^工会第?[一二三四五六七八九十]+届(?=经费审查委员会$)"
)
_OF_A_LEVEL = re.compile("[省市县区州旗盟镇乡](?![场政域划情属容村])")
_OF_UNITS = "科处股队班室司部"
_ADJACENT = re.compile(r"[、，兼及和]?(?:（[^）]*）)?(?:兼任?)?")
_WITHOUT_DIRECTOR = re.compile("人民代表大会$|^(?:中共|中国共产党).*常务委员会$")


class PostReader(OpenBodyReader):
    """Resolves posts as well."""

    def _read_post(self, match: Match) -> None:
        """A title with the body whose post it is: the one that its words name, else what the text before it tells."""
        if match.get("descriptor"):
            return
        surface = self._surface(match)
        asked = self._asked(match, surface)
        told = self._of_part_before(asked, surface)
        if told is None:
            asked = self._joined(asked, surface)
            told = (
                self._of_surface(asked, surface) or self._of_part(asked) or self._of_unread(asked) or self._bare(asked)
            )
        name, basis, support = told
        if name is None:
            name, basis = self._left_open(asked, surface)
        if not surface and asked.near is None and asked.title.endswith("代表"):
            name, basis, support = None, "", None  # 党员代表, of whatever the words before do not say
        if asked.near is None and name is not None and basis and self._is_partner(name):
            name, basis, support = None, "", None
        name, basis = _having(asked.title, name, basis)
        if name and not surface and asked.elected:
            self.elected = name
        i = self._register(name) if name else None
        if name and i is not None:
            self.organizations.append((i, name, match))
        role = self._role(asked.title)
        self.result.posts[match] = Post(match, i, role, basis, support)

    def _surface(self, match: Match) -> str:
        """The words for the body before a title, with what goes without saying; "" where there are none."""
        title, surface = match.get("title"), _UNION_S_TERM.sub("", self._without_person(match.get("org")))
        if "领事" in title and "驻" in surface and not surface.endswith("馆"):
            return surface + "总领事馆"  # 某国驻某市|总领事
        if title == "监察专员" and "驻" in surface:
            return surface + "监察专员办公室"  # 省监委驻校|监察专员
        if not surface and self.text.endswith("师党委", 0, match.start):
            return "师市党委"  # 师党委|常委, in an article about a division of the corps
        if not surface and self.text.endswith("团党委", 0, match.start):
            named = [fit.group() for fit in REGIMENT.finditer(self.text, 0, match.start)]
            return named[-1] + "党委" if named else surface  # 团党委|书记, behind 五十一团
        return surface

    def _asked(self, match: Match, surface: str) -> Asked:
        """A title with the posts before it in its sentence."""
        title = match.get("title")
        begin = self._sentence_start(match.start)
        previous = [p for p in self.result.posts.values() if p.match.start >= begin and p.organization is not None]
        if previous and match.get("modifier") == "former" and self.text[previous[-1].match.end : match.start] == "的":
            previous, begin = [], match.start  # 现任甲银行行长的|原副行长: of the bank that the article is about
        same_group = bool(previous) and bool(_ADJACENT.fullmatch(self.text, previous[-1].match.end, match.start))
        near = self.names[previous[-1].organization] if previous and same_group else None  # type: ignore[index]
        implied = implied_organ(title)
        entry = load_titles().get(title)
        if entry is not None and entry.kind == "foreign" and not surface:
            implied = "abroad"  # 总统, 外长 are never of the body named before
        elected = ELECTED.search(self.text[max(0, match.start - 36) : match.start]) is not None
        return Asked(title, implied, match, near, self._lead(previous), previous, begin, elected)

    def _of_part_before(self, asked: Asked, surface: str) -> Told | None:
        """书记处|书记, 党委|书记, 办公室|主任: of a part of the body of the post before, of the one just named, or of the group
        that is set up."""
        if asked.implied == "abroad":
            return None, "", None
        part = asked.match.get("part")
        central = central_part(surface or part, asked.near)
        if central is not None and asked.near is not None:
            return central, f"the post before: {asked.near.name}", None
        branch = self._of_a_village(surface, asked.begin, asked.match.start)
        if branch is not None:
            return *branch, None
        if asked.near is not None:
            return None
        own = self._part_named(surface or part, asked.begin, asked.match.start) if not (surface and part) else None
        if own is not None:
            return own, f"{own.name}, named in the sentence", None
        office = self._office_below(asked.match.start) if "办公室" in (surface, part) else None
        return (*office, None) if office is not None else None

    def _joined(self, asked: Asked, surface: str) -> Asked:
        """副局长王海，|政工科|科长赵敏: a unit that could be anybody's is of the body of the last post of the sentence."""
        unit = surface and asked.near is None and bare_unit(surface) and _form(asked, surface) is None
        if not unit or not asked.previous or self._behind_unread(asked.match):
            return asked
        if self._ends_another(asked, surface):
            return asked
        return replace(asked, near=self.names[asked.previous[-1].organization])  # type: ignore[index]

    def _ends_another(self, asked: Asked, surface: str) -> bool:
        """清江管理处挂牌，市旅游局局长王海兼任|管理处|主任: whether the sentence has named a body that a unit's name ends."""
        before = self.text[asked.begin : asked.match.start]
        return re.search(f"[\u4e00-\u9fff]{re.escape(surface)}", before) is not None

    def _of_surface(self, asked: Asked, surface: str) -> Told | None:
        """市委|副书记: of the body that the words before the title name, or that a short word stands for."""
        if not surface:
            return None
        at = asked.match.start
        if surface == "政协" and (beside := self._conference_beside(asked)) is not None:
            return beside
        if surface == "政协" and (home := self.place or self.home) and self._tells_of_local_conference():
            return self._conference_of(home)
        unread = asked.near is None and self._behind_unread(asked.match)
        form = _form(asked, surface)
        alone = surface[-1] in _OF_UNITS and not _OF_A_LEVEL.match(surface) and not self._ends_another(asked, surface)
        if form is None and (asked.near is not None or alone) and bare_unit(surface):
            form = OrganizationForm(surface, units=(surface,))
        if form is None:
            areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
            form = OrganizationForm(surface, areas[0]) if areas else short_body(surface)
        elif form.literal == surface and (place := load_gazetteer().given(surface)) is not None and not place.former:
            areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
            form = OrganizationForm(surface, areas[0]) if areas else form  # 清远市清新区|区长: no development zone
        form = self._of_the_county_before(self._of_the_place_before(office_of(form), asked.near), asked)
        if unread and form is not None and is_part(form):
            form = None
        group = self._group(surface, at) or self._college(surface, at) if form is None else None
        group = group or self._study_group(surface, at)
        if group is not None:
            return *group, None
        return (*self._of_form(asked, form), None) if form is not None else (None, "", None)

    def _tells_of_local_conference(self) -> bool:
        """Whether the article tells of a place's political consultative conference and not of the national one."""
        return "全国政协" not in self.text and _OF_A_PLACE.search(self.text) is not None

    def _conference_beside(self, asked: Asked) -> Told | None:
        """县人大常委会副主任王海、|政协|副主席赵敏: of the place of the congress or committee whose officer stands right before."""
        last = asked.previous[-1] if asked.previous else None
        body = self.names[last.organization] if last is not None and last.organization is not None else None
        if last is None or body is None or body.area is None or body.area.level not in ("省", "市", "县"):
            return None
        between = self.text[last.match.end : asked.match.start]
        if not _LEADS_A_PLACE.search(self._whole(body).name) or not _WHO_BEFORE.fullmatch(between):
            return None
        name = organ_name(local_organ("中国人民政治协商会议委员会"), body.area)
        return name, f"the place of {body.name}, the post before", None

    def _conference_of(self, home: Place) -> Told:
        """政协|副主席 in the paper of a place: of its conference, unless a county in it may have the one that is meant."""
        if any(c.place is not None and c.place != home and c.place.level == "county" for c in self.places_named):
            return None, "", None
        name = organ_name(local_organ("中国人民政治协商会议委员会"), area_of(home))
        return name, f"{name.name}, which the article is about", None

    def _of_form(self, asked: Asked, form: OrganizationForm) -> tuple[Name | None, str]:
        """The body of a form; a mere place has the one that the title implies (国家|主席, 清远市|市长)."""
        entry = load_titles().get(asked.title)
        national = entry is not None and entry.level == "国家" and asked.implied in NATIONAL
        if form.area and not form.types and not form.literal:
            if national:
                return organ_name(national_organ(asked.implied), None), "a title of one body alone"
            if not form.units:
                area, basis = self.area(form.area, asked.match.start)
                body = self._implied_body(asked.title, asked.implied, area)
                special = form.area.text.endswith("特别行政区")
                having = body is not None and (special or suits(asked.title, body.name) or not is_tied(asked.title))
                return (body, basis) if having else (None, "")  # 某某区|行政长官, of a district of ours
        return self.organization(form, asked.match.start, asked.near or asked.lead)

    def _of_part(self, asked: Asked) -> Told | None:
        """组织部长, 自治区|党委书记, 村支书: of the part that the title itself holds."""
        part, at = asked.match.get("part"), asked.match.start
        if not part:
            return None
        local = self._of_the_village(asked.match)
        if local is not None:
            return *local, None
        form = parse(("自治区" if self.text.startswith("自治区", at) else "") + part)
        return (*self.organization(form, at, asked.near or asked.lead), None) if form else (None, "", None)

    def _of_unread(self, asked: Asked) -> Told | None:
        """民一庭|庭长: of nobody, as a body stands there that could not be read, whose place no other may take."""
        elsewhere = not title_level(asked.title) and asked.implied not in NATIONAL
        unread = self._unread(asked.match) or (elsewhere and self._behind_unread(asked.match))
        return (None, "", None) if unread else None

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
        mere_part = said is not None and is_part(said)  # 支部书记、|副局长
        named = (last.match.get("org") and not mere_part) or last.match.get("part") or self._unread(last.match)
        return bool(named) and _ADJACENT.fullmatch(self.text, last.match.end, match.start) is not None

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

    def _without_person(self, surface: str) -> str:
        """免去王海|村党支部书记职务: a body's form without the name of a person of the article that it begins with; 现|市检察院
        反贪局局长 without what says that it is held."""
        if re.match("现[省市县区州盟旗]", surface) and parse(surface[1:]) is not None:
            return surface[1:]
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
        lead = self.names[first.organization] if first.organization is not None else None
        if lead is not None and self._is_stationed(lead):  # 驻集团纪检监察组组长王海，|职工董事: of the company
            return next((name for _, name, _ in reversed(self.organizations) if name.name == lead.parent), lead)
        return lead

    def _role(self, title: str) -> int:
        entry = load_titles().get(title)
        return self.registry.add("role", title, broader=entry.broader if entry else "")


def _form(asked: Asked, surface: str) -> OrganizationForm | None:
    """What the words before a title say, with the part that the title holds."""
    part = asked.match.get("part")
    form = parse(surface + part) if part else None
    whole_part = parse(part) if part else None
    abroad = surface in load_countries() and not surface.startswith("中")
    if whole_part is not None and whole_part.types and whole_part.types[0].host == "national" and not abroad:
        form = whole_part  # 中央军委主席
    if asked.family == "部长" and country_of(surface) not in ("", surface) and "的" not in surface:
        form = parse(surface.removesuffix("部") + "部")  # 甲国财政|部长 is of its 财政部
    return form or parse(surface)


def _having(title: str, name: Name | None, basis: str) -> tuple[Name | None, str]:
    """The body that has the title, where only a part of the one found has it, or one body of all."""
    if name is not None and _WITHOUT_DIRECTOR.search(name.name) and name.area and _of_standing_committee(title):
        # 县人大副主任: a congress has no director, its standing committee has; 常委会主任: the Party's has none
        standing = organ_name(local_organ("人民代表大会常务委员会"), name.area)
        return standing, basis or f"the standing committee of {name.name}"
    if title == "总书记" and name is None:
        return organ_name(national_organ("中国共产党中央委员会"), None), "a title of one body alone"
    return name, basis


def _of_standing_committee(title: str) -> bool:
    """Whether an officer of a people's congress is its standing committee's: 县人大副主任, 市人大秘书长."""
    return base_title(title) in ("主任", "秘书长")
