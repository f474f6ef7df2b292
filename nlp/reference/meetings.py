"""Meetings: their full names, terms and sessions, whose they are, and which of two names are one meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import area_index
from nlp.bodies import (
    national_organ,
    organs_named,
    own_session,
)
from nlp.components.base import Match
from nlp.components.meetings import PRESIDIUM, MeetingForm
from nlp.components.organizations import (
    forms_at,
    parse,
)
from nlp.lexicon import load_meetings
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    body_session_names,
    choose_type,
    organ_name,
    session_names,
    unit_name,
)
from nlp.numerals import to_chinese
from nlp.reference.bodies import NATION
from nlp.reference.posts import PostReader
from nlp.reference.records import Resolved

# 省会议, 市会议: short for a fuller name of the article
_LEVEL_MEETING = re.compile("(?:全?[省市县区州盟旗]|全?自治区)会议")
# Plenary sittings that a session of several days counts
_SITTING_OF_SESSION = re.compile("第[一二三四五六七八九十]+次(?:[、和及]第[一二三四五六七八九十]+次)*(?:全体会议|大会)")
_HOLDS_SESSIONS = re.compile("^$|人大|代表大会|政协|次会议$")
_CUT_SHORT = re.compile("(?:党的)?第?[〇零一二三四五六七八九十百\\d]+届[一二三四五六七八九]中")
# Sittings that are called after the head of the government: 第36次县长办公会议
_HEADS_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?P<level>[省市县区州盟旗])长(?:办公会议?|专题会议?|碰头会)$"
)
# Sittings of a Party committee that leave the committee to the post of who presides.
_COMMITTEES_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:常委会|常委（扩大）|常委扩大|书记办公会|书记专题会|五人小组会)"
)
# 第三届董事会第一次会议: of the company or society that the text names before
_BOARD = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+届)?(?P<board>董事会|监事会|理事会|常务理事会|股东会|教职工代表大会|职工代表大会|职代会|教代会)"
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体)?(?:会议|大会)?"
)
_HAS_BOARDS = (
    "公司",
    "集团",
    "银行",
    "行",
    "协会",
    "学会",
    "商会",
    "联合会",
    "基金会",
    "研究会",
    "促进会",
    "大学",
    "学院",
    "学校",
    "中学",
    "医院",
    "厂",
    "矿",
)
# 省委常委会议: a sitting of the standing committee
_COMMITTEE_SITS = re.compile("(?<=[省市县区州盟旗地]委)常委(?P<way>)会议$")
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
# 主持召开|座谈会: the sitting itself, not one that is spoken of
_CALLS = re.compile("(?:召开|举行|召集)(?:了|的)?(?:专题|现场)?$")
# Sittings at the end of a tour, which no name tells from others
_OF_A_TOUR = ("座谈会", "汇报会", "调度会", "协调会", "推进会", "现场会", "专题会", "专题会议")
_ON_TOUR = re.compile("调研|视察|考察|督导|检查|督查|走访")
_TOUR = re.compile(
    "(?:调研|督导|检查|督查|考察|视察|走访)(?:了|推进)?"
    "(?P<topic>[^，。；、：“”（）\\n]{2,20}?(?:工作|建设|发展|情况|保护|融合|振兴|生产|治理|改革|服务))(?=[，。；]|时|并|的)"
    "|就“(?P<quoted>[^”]{4,24})”[^，。；]{0,24}(?:调研|视察|协商)"
)
_TOURS = re.compile("[^，。；]{0,14}(?:调研|视察|考察)")
_BRANCH = re.compile("(?P<body>" + "|".join(b for pair in _NATIONAL_BODIES for b in pair[::-1]) + ")")


# 市委召开|市级机关干部大会, 市直机关大会: the level says whose officials they are
_RANKED = ("级", "直")


_OF_THE_HOST = re.compile("全(?:校|院|局|厅|行|司|所|站|公司|集团|系统)")  # 某大学召开|全校干部大会


class MeetingReader(PostReader):
    """Resolves meetings as well."""

    def _read_meeting(self, match: Match) -> None:
        type_ = match.get("type")
        if type_ == "anaphor":
            unnamed = None if match.get("several") else self._unnamed(match)
            if match.get("several"):
                self.result.several.append(match)
            elif unnamed is not None:
                self.result.mentions[match] = Resolved(match, *unnamed)
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
        surface = re.sub(r"\s", "", self.text[match.start : match.end])
        if type_ == "central_plenum" and _CUT_SHORT.fullmatch(surface):
            self.registry.alias(i, surface)  # 二十届二中、|三中全会: it says which, wherever it stands
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
        if PRESIDIUM.fullmatch(name):
            return self._presidium(match, name)
        name = _COMMITTEE_SITS.sub(r"常委会\g<way>会议", self._dated(name))
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
                    written = self._written_beside(match.start) + convenor
                    return self._joint_meeting(match, [*others, host], name, basis, written)
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
                bodies = (host.short or host.name, host.name, *host.aliases[:6]) if host else ()
                return self._meeting(match, name, [s + name for s in bodies], host, NATIONAL, basis, name)
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
        if host is None and area is None and name.startswith(("中央机关", "中央和国家机关", "国家机关")):
            return self._meeting(match, name, (), None, NATIONAL, basis, name)  # of many bodies, none of which convenes
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
            board = _BOARD.fullmatch(name) if host is None and area is None else None
            if board is not None:
                owner = self._company(match.start)
                if owner is not None:
                    sits = unit_name(owner, board["board"])
                    names = [o + name for o in (owner.name, *owner.aliases)]
                    why = f"the body named before: {owner.name}"
                    return self._meeting(match, names[0], names[1:], sits, owner.jurisdiction, why, name)
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
            if inner is not None and inner_rest and not _OF_THE_HOST.match(name):
                host, rest = inner, inner_rest
            elif inner_area is not None and host.area and inner_area.name == host.area.name:
                rest = name if inner_rest.startswith(_RANKED) else inner_rest
        elif area is not None:
            inner, inner_area, inner_rest, _ = self._leading(name, match.start)
            if inner is None and name.startswith("政协"):  # 某县召开|政协常委会议
                inner, inner_rest = self._session_host("cppcc", area), name.removeprefix("政协")
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
            if not convenor and rest in ("峰会", "论坛", "年会", "对话会"):
                return self._meeting(match, name, (), None, area.jurisdiction, basis, rest)  # 青岛峰会, of no city
            return self._meeting(
                match,
                area.name + rest,
                [f + rest for f in area.forms] + ([] if name.startswith(area.forms) else [area.name + name]),
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
        if re.match(r"中央[^，]{2,20}工作(?:会议|座谈会)$", name):
            organizer = organ_name(national_organ("中国共产党中央委员会"), None)
        aliases = []
        if not national and (self.place or self.home):
            place = area_of(self.place or self.home)
            if not any(f in name for f in (*place.forms, *place.stems)):
                aliases = [place.name + name]
        return self._meeting(match, name, aliases, organizer, jurisdiction, basis, name)

    def _unnamed(self, match: Match) -> tuple[int, str] | None:
        """调研结束后，某某主持召开座谈会; 局党组书记某某主持召开党组会议: the first sitting of its kind in an article, which
        says what it is by who holds it, or by what was looked at before."""
        kind = match.get("tail")
        if match.start < self.article.body_start or not _CALLS.search(self.text, 0, match.start):
            return None
        if any(self.registry.referents[r].name.endswith((kind, kind + "议")) for r in self.result.forms):
            return None
        if own_session(kind):
            named = dict(match.data) | {"type": "named", "name": kind}
            return self._named_meeting(Match("meeting", match.start, match.end, tuple(sorted(named.items()))))
        if kind not in _OF_A_TOUR or _ON_TOUR.search(self.text, 0, match.start) is None:
            return None
        topics = [fit["topic"] or fit["quoted"] for fit in _TOUR.finditer(self.text, 0, match.start)]
        topic = next((t for t in reversed(topics) if not area_index(t).at(0)), "")
        host = next(
            (n for _, n, m in self.organizations if m.start < match.start and self._tours(m)),
            None,
        )
        place = self.place or self.home
        if host is None and (not topic or place is None):
            return None
        stems = [host.short or host.name, host.name, *host.aliases] if host is not None else []
        if place is not None:
            area = area_of(place)
            stems += [f for f in (area.name, *area.forms) if topic]
        tails = [topic + kind, topic.removesuffix("工作") + kind] if topic else [kind]
        if host is not None:
            tails += ["专题调研" + kind, kind]
        names = [stem + tail for tail in tails for stem in stems]
        jurisdiction = host.jurisdiction if host is not None else self._home_jurisdiction()
        why = "what was looked at before" if topic else f"the body that looked at it before: {stems[0]}"
        return self._meeting(match, names[0], names[1:], host, jurisdiction, why, tails[0])

    def _tours(self, body: Match) -> bool:
        """Whether it is the body itself that looks at something, not an official whose post begins with it."""
        fit = _TOURS.match(self.text, body.end)
        return fit is not None and not any(
            m.kind in ("person", "post") and m.start < fit.end() and body.start < m.end for m in self.matches
        )

    def _presidium(self, match: Match, name: str) -> tuple[int, str] | None:
        """市八届人大五次会议举行主席团第三次会议: of the one session that the article has named."""
        sessions = [r for r in self._sessions_before(match) if self.result.forms[r].type == "congress"]
        if len(sessions) != 1:
            return None
        session = self.registry.referents[sessions[0]]
        bodies = [s + "主席团" for s in (session.name, *session.aliases)]
        of = self.result.hosts.get(sessions[0])
        sits = Name(
            bodies[0],
            tuple(bodies[1:]),
            session.jurisdiction,
            formal=False,
            parent=self.names[of].name if of is not None else "",
            area=self.names[of].area if of is not None else None,
            whole=self.names[of] if of is not None else None,
        )
        rest = name.removeprefix("主席团")
        why = f"the session before: {session.name}"
        return self._meeting(
            match, bodies[0] + rest, [b + rest for b in bodies[1:]], sits, session.jurisdiction, why, name
        )

    def _company(self, at: int) -> Name | None:
        """The last company, school or society named before ``at``: whose 董事会 or 教职工代表大会 sits."""
        bodies = [self._whole(n) for _, n, m in self.organizations if m.start < at]
        return next((n for n in reversed(bodies) if n.name.endswith(_HAS_BOARDS)), None)

    def _dated(self, name: str) -> str:
        """今年第七次学习会 with the year of the newspaper."""
        year = (self.document.date or "")[:4]
        return re.sub("(?:今年|本年度?)(?=第)", f"{year}年", name) if year else name

    def _sessions_before(self, match: Match) -> list[int]:
        """The sessions of several days that the article has named so far: whose 第三次全体会议 one may be."""
        kinds = ("congress", "congress_standing", "cppcc", "cppcc_standing", "party_congress")
        named = (r.referent for m, r in self.result.mentions.items() if m.kind == "meeting" and m.start < match.end)
        forms = self.result.forms
        found = {r for r in named if r is not None and r in forms and forms[r].type in kinds}
        counted = {(forms[r].type, forms[r].session) for r in found if forms[r].term is not None}
        # 某县人大六次会议 in the headline is the session that the text counts in full
        return sorted(r for r in found if forms[r].term is not None or (forms[r].type, forms[r].session) not in counted)

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
        """共青团|清远市|第六次代表大会: the local committee of a national body, the congress's names, and what follows."""
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
        near = self._context(surface, at)
        if near is not None:
            return near[1], None, f"{surface} → {near[1].name}, named before"
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

    def _written_beside(self, at: int) -> str:
        """The text of the bodies that :meth:`_beside` finds, as it stands: 市委、"""
        begin = at
        for _, _name, where in reversed(self.organizations):
            if where.kind == "organization" and where.end <= begin and self.text[where.end : begin] in ("", "、", "和"):
                begin = where.start
        return self.text[begin:at]

    def _joint_meeting(
        self, match: Match, hosts: list[Name], rest: str, basis: str, written: str = ""
    ) -> tuple[int, str]:
        """A meeting of several bodies: named after them all, or after their place; ``written`` is how the text puts
        them (市人大常委会办公室、市政府新闻办公室)."""
        label = "".join(h.short or h.name for h in hosts) + rest
        names = [
            "、".join(h.short or h.name for h in hosts) + rest,
            *(n + rest for h in hosts for n in (h.name, *h.aliases[:6])),
        ]
        area = hosts[0].area
        if area is not None:
            scope = re.match(r"全(?:省|市|县|区|州|盟|旗|自治区)", rest)
            bare = rest[scope.end() :] if scope else rest  # 地区妇联、农业局召开|全区表彰会
            names += [f + tail for f in area.forms for tail in dict.fromkeys((bare, rest))]
            level = re.match("自治区|[省市县区州盟旗]", written)
            if level and area.name.endswith(level.group()):  # the place before the first of them stands for all
                names += [
                    f + written[level.end() :] + rest for f in (area.name, *area.forms) if f.endswith(level.group())
                ]
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
            known = any(self.text[w.start : w.end] == form.text for _, _, w in self.organizations)
            if form.area is None and not national and not form.context and not form.literal and not known:
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

    def join_stray_headline(self, readers: Sequence[MeetingReader]) -> None:
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

    def _says_more(self, less: int, more: int, other: MeetingReader | None = None) -> bool:
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
            tail = "常委会会议" if a.tail in ("常委会议", "常委会") else a.tail
            return host is not None and host == theirs.result.hosts.get(more) and tail == sitting
        if b.type not in ("named", "government"):
            return False
        if a.tail in ("全会", "全委会", "全体会议") and _PLENARY.search(b.tail):
            return self.result.hosts.get(less) is not None and self.result.hosts.get(less) == theirs.result.hosts.get(
                more
            )
        plenary = re.fullmatch("(.{3,})(?:全会|全委会|全体会议)", a.tail)
        if plenary and less not in self.result.hosts and _PLENARY.search(b.tail):
            return plenary[1] in self.registry.referents[more].name  # 军分区党委|全会
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
            # 集团公司召开|2022年工作会议, in the headline: of the one body that the text has hold it
            return self._headline_only(less) and host_a is None and len(a.tail) > 6 and a.tail == b.tail
        if host_a is not None and host_b is None and not self.names[host_a].formal and not _core(a.tail):
            return False  # 州委常委会于十七日讨论: no 全州宣传部长会议
        short, long = _core(a.tail), _core(b.tail)
        if host_a is not None and host_b is not None and short and host_a != host_b:
            group = self.names[host_a].name + short  # 市政府召开|党组会议: of the 党组, which the text names
            if theirs.names[host_b].name in (group, "中共" + group):
                short = ""
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


_PLENARY = re.compile("届.{1,6}次(?:全会|全委会|全体(?:（扩大）|扩大)?会议)$")  # 党委九届二次全体（扩大）会议


def _is_part(part: Name, whole: Name) -> bool:
    """Whether a body is another or a part of it."""
    while part.whole is not None and part.name != whole.name:
        part = part.whole
    return part.name == whole.name


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
