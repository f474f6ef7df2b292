"""Posts: 副主任 is of the body of the post before it, of the article, or of the one that the title implies."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.areas import area_index
from nlp.bodies import (
    base_title,
    central_government,
    government_of,
    implied_organ,
    is_local,
    is_press,
    is_tied,
    local_organ,
    national_organ,
    organs_named,
    suits,
    title_level,
)
from nlp.components.base import Match
from nlp.components.organizations import (
    OrganizationForm,
    bare_unit,
    country_of,
    parse,
)
from nlp.lexicon import load_meetings, load_titles
from nlp.naming import (
    Area,
    Name,
    choose_type,
    organ_name,
)
from nlp.reference.bodies import NATION, BodyReader
from nlp.reference.records import Post

_NATIONAL = ("中国共产党中央委员会", "中华人民共和国国务院", "中华人民共和国全国人民代表大会常务委员会")
_OWN_PARTS = ("党委", "党组", "党总支", "党支部", "机关党委", "纪委", "团委")
_UNREAD = re.compile("[\u4e00-\u9fff](?:[组队站所科室院局厅馆庭行]|中心|公司|集团)$")
_COUNTED = re.compile("[两二三四五六七八九十][位名]$")
_GROUP_SAID = re.compile("领导小组|协调小组|专项小组|指挥部|专班|工作组")
# 决定成立市冬季旅游工作领导小组，由…任组长
_FOUNDED = re.compile(
    "(?:成立|组建|设立)(?:了)?(?P<body>[^，。；、“”（）]{3,30}?(?:委员会|小组|指挥部|专班|协会|学会|商会|联合会|公司|工作组|工作队|合作社))(?=[，。；（]|的)"
)
_ELECTED = re.compile(
    r"(?:当选为?|受聘为|受聘担任|被(?:推选|推举|聘任|聘|任命|选举|选|增补|补选)为|聘(?:任|请)?[^，。；]{2,12}为|(?:选举|推选|补选|增选|增补)[^，。；]{2,30}为)$"
)

_CONFERENCE = "中国人民政治协商会议"
_OFFICE_BELOW = re.compile("(?P<group>领导小组|协调小组|指挥部|专班)(?:下设|设立|设)?办公室(?:[^。]*)$")
# 会上，|副院长…: of the body that holds the meeting
_AT_THE_MEETING = re.compile("^(?:会上|会议上|大会上|座谈会上|会议还|会议期间)，?")
_OF_A_NOTICE = re.compile("族，|月生|学历|学位|出生")


@lru_cache(maxsize=1)
def _party_session() -> re.Pattern[str]:
    """民建清远市|第二次代表大会, 民盟清远市委|六届一次全会: a democratic party's session, and whose it is."""
    parties = "|".join(map(re.escape, load_meetings().parties))
    return re.compile(
        f"(?:中国)?(?P<body>(?:{parties})[\u4e00-\u9fff]{{1,12}}?)(?:委员会|委会|委)?第?[一二三四五六七八九十]+[届次]"
    )


class PostReader(BodyReader):
    """Resolves posts as well."""

    def _read_post(self, match: Match) -> None:
        if match.get("descriptor"):
            return
        title, surface = match.get("title"), self._without_person(match.get("org"))
        part = match.get("part")
        begin = self._sentence_start(match.start)
        previous = [p for p in self.result.posts.values() if p.match.start >= begin and p.organization is not None]
        same_group = bool(previous) and bool(
            re.fullmatch(r"[、，兼及和]?(?:（[^）]*）)?(?:兼任?)?", self.text[previous[-1].match.end : match.start])
        )
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
        elif central is not None:
            name, basis = central, f"the post before: {near.name}" if near else ""
        elif own is not None:
            name, basis = own, f"{own.name}, named in the sentence"
        elif "办公室" in (surface, part) and near is None and (office := self._office_below(match.start)) is not None:
            name, basis = office
        elif surface:
            form = parse(surface + part) if part else None
            whole_part = parse(part) if part else None
            if whole_part is not None and whole_part.types and whole_part.types[0].host == "national":
                form = whole_part  # 中央军委主席
            if base_title(title) == "部长" and country_of(surface) not in ("", surface) and "的" not in surface:
                form = parse(surface.removesuffix("部") + "部")  # 甲国财政|部长 is of its 财政部
            form = form or parse(surface)
            if form is None and bare_unit(surface) and (near is not None or previous):
                form = OrganizationForm(surface, units=(surface,))
                near = near or self.names[previous[-1].organization]  # type: ignore[index]
            if form is None:
                areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
                form = OrganizationForm(surface, areas[0]) if areas else None
            group = self._group(surface, match.start) if form is None else None
            if group is not None:
                name, basis = group
            elif form is not None:
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
        party = self._party_in_session(title, match.start) if near is None else None
        if party is not None:
            return party
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
            wholes = [self._whole(body) for _, body, _where in self.organizations]
            having = [body for body in wholes if suits(title, body.name, strict=True)]
            home = self.place or self.home
            at_home = [body for body in having if body.area is None or body.area.place == home]
            for whole in at_home or having:  # not of the province, whose guests may come first
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
        begin = self._sentence_start(match.start)
        if near is None and entry is not None and entry.kind in ("rank", "staff") and not is_tied(title):
            if _OF_A_NOTICE.search(self.text[begin : match.start]):
                return None, "", None  # 大学学历，高级工程师: no more is said of where
            first = next((p for p in self.result.posts.values() if p.organization is not None), None)
            if first is not None and first.organization is not None:
                whole = self._whole(self.names[first.organization])
                if whole.formal and not whole.name.startswith(("中共", "中国共产党")):
                    return whole, f"the body that the article is about: {whole.name}", self._span_of(first.match)
        if near is None and not previous and _AT_THE_MEETING.match(self.text[begin : match.start].lstrip()):
            holders = [e for e in reversed(self.organizations) if e[2].start < begin and self._opens_sentence(e[2])]
            for _, body, where in holders:
                if suits(title, self._whole(body).name, strict=True):
                    return self._whole(body), f"{self._whole(body).name}, which holds the meeting", self._span_of(where)
        if near is None:
            # 市委书记、市人大常委会主任甲主持，副主任乙出席: of the body of the same title
            for post in reversed(previous):
                if post.organization is not None and base_title(self._title_of(post)) == family:
                    return self.names[post.organization], "the body of the same title before", None
        if near is None and _COUNTED.search(self.text[begin : match.start]):
            # 王海、赵敏两位|常委: of the body that the article is about
            whole_bodies = (self._whole(body) for _, body, _where in self.organizations)
            # 某某、某某两位委员, who speak to the press, are members of the conference or of a standing committee
            sits = (_CONFERENCE,) if family == "委员" else ("",)
            fits = (body for body in whole_bodies if suits(title, body.name, strict=True))
            own = next((body for body in fits if body.name.startswith(sits)), None)
            if own is not None:
                return own, f"{own.name}, the first of the article that has one", None
        if lead is not None and near is None and suits(title, self._whole(lead).name):
            return self._whole(lead), f"the body of the post before: {lead.name}", None
        said = _GROUP_SAID.findall(self.text[begin : match.start])
        group = self._group(said[-1], match.start) if said and family in ("组长", "成员", "总指挥", "指挥长") else None
        if group is not None and near is None:
            return group[0], group[1], None
        founded = _FOUNDED.search(self.text[begin : match.start])
        form = parse(founded["body"]) if founded else None
        if founded and form is not None and near is None and suits(title, founded["body"], strict=True):
            body, _ = self.organization(form, begin + founded.start("body"))
            if body is not None:
                return body, f"{body.name}, which is set up here", None
        if near is None and family in ("常委", "委员") and self._at_cppcc(match.start):
            bodies = [body for _, body, _where in self.organizations if body.name.startswith(_CONFERENCE)]
            conference = bodies[-1] if bodies else None
            if conference is not None:
                local = conference.area is not None and conference.area is not NATION
                whole = organ_name(local_organ(_CONFERENCE + "委员会"), conference.area) if local else conference
                return whole, f"the conference that the article tells of: {whole.name}", None
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
                and not self._names_a_meeting(post.match)
            ):
                return self.names[post.organization], "the body of the same title before", self._span_of(post.match)
        earlier = [e for e in reversed(self.organizations) if e[2].start < match.start]
        told = [e for e in earlier if self._opens_sentence(e[2])]  # 全省法院院长会议, or a guest's court, comes after
        for _, body, where in told + earlier:
            whole = self._whole(body)
            theirs = is_tied(title) or not is_press(whole.name)  # 清远日报讯 …, |会长: not the paper's
            if theirs and suits(title, whole.name, strict=True):
                return whole, f"{whole.name}, named before", self._span_of(where)
        if near is not None:
            return self._whole(near), f"the post before: {near.name}", None
        return None, "", None

    def _office_below(self, at: int) -> tuple[Name, str] | None:
        """领导小组下设办公室，王海兼任|办公室主任: the office of the group that the sentences before set up."""
        fit = _OFFICE_BELOW.search(self.text, max(0, at - 90), at)
        return self._group(fit["group"] + "办公室", at) if fit else None

    def _party_in_session(self, title: str, at: int) -> tuple[Name, str, tuple[int, int] | None] | None:
        """王海当选主任委员: of the democratic party whose session the article tells of, if the sentence names no other."""
        if base_title(title) not in ("主委", "主任委员"):
            return None
        begin = self._sentence_start(at)
        sessions = [m for m in self.matches if m.kind == "meeting" and m.start < at]
        for m in [*(m for m in sessions if m.start >= begin), *sessions]:
            fit = _party_session().match(self.text, m.start, m.end)
            named = [party for party in load_meetings().parties if party in self.text[begin:at]]
            if fit is None or any(party not in fit["body"] for party in named):
                continue
            form = parse(fit["body"] + "委会")
            name = self.organization(form, m.start)[0] if form else None
            if name is not None:
                return name, f"{name.name}, whose session the article tells of", self._span_of(m)
        return None

    def _at_cppcc(self, at: int) -> bool:
        """Whether the last session before ``at`` is one of the political consultative conference, and none of the
        Party's is told of beside it."""
        types = [m.get("type") for m in self.matches if m.kind == "meeting" and m.start < at and m.get("session")]
        return bool(types) and types[-1] in ("cppcc", "cppcc_standing") and "party_plenum" not in types

    def _names_a_meeting(self, match: Match) -> bool:
        """Whether it stands in the name of a meeting (全省法院|院长|会议)."""
        return any(m.kind == "meeting" and m.start <= match.start and match.end < m.end for m in self.matches)

    def _title_of(self, post: Post) -> str:
        return self.registry.referents[post.role].name

    def _span_of(self, match: Match) -> tuple[int, int] | None:
        return next(((s, e) for s, e in self.sentences if s <= match.start < e), None)

    def _role(self, title: str) -> int:
        entry = load_titles().get(title)
        return self.registry.add("role", title, broader=entry.broader if entry else "")


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
