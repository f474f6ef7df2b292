"""Meetings that are named rather than counted: their full names, by whose they are and what they are about."""

from __future__ import annotations

import re

from nlp.areas import area_index
from nlp.bodies import national_organ, own_session
from nlp.components.base import Match
from nlp.components.body_forms import parse, zone_of
from nlp.components.sessions import MeetingForm, session_matches, session_of
from nlp.components.sittings import PRESIDIUM
from nlp.lexicon import load_meetings
from nlp.naming import (
    NATIONAL,
    Area,
    Name,
    area_of,
    body_session_names,
    organ_name,
    session_names,
    unit_name,
)
from nlp.numerals import to_chinese, to_int
from nlp.reference.convenors import LEADERS, ConvenorReader
from nlp.reference.words import load_body_words, load_gathering_words

# 省会议, 市会议: short for a fuller name of the article
LEVEL_MEETING = re.compile("(?:全?[省市县区州盟旗]|全?自治区)会议")
# Plenary sittings that a session of several days counts
_SITTING_OF_SESSION = re.compile("第[一二三四五六七八九十]+次(?:[、和及]第[一二三四五六七八九十]+次)*(?:全体会议|大会)")
_PLENUMS = ("party_plenum", "discipline_plenum")
_HELD_BEHIND = re.compile("[^，。；]{0,16}(?:召开|举行|开幕)")
_PARTYS_SITTING = re.compile("党组|党委(?=会|（扩大）|扩大)")
_HOLDS_SESSIONS = re.compile("^$|人大|代表大会|政协|次会议$")
# 出席全国人大二次会议的|广东代表团召开|第一次全体会议: of the delegation, not of the session
_DELEGATION_SITS = re.compile(
    "(?:^|[^\u4e00-\u9fff]|的)(?P<who>(?:(?!的)[\u4e00-\u9fff]){2,10}代表团)(?:召开|举行)(?:了)?$"
)
# 某市|产业工人队伍建设协调领导小组|会议: of the group that its name tells of
_GROUP_SITS = re.compile(
    r"(?P<group>[^，。；、“”]{4,30}?(?:领导小组|协调小组|指挥部))(?:\d{4}年)?(?:第[一二三四五六七八九十\d]+次)?(?:全体|扩大|（扩大）|工作|联席)?(?:会议|会)$"
)
# 领导小组|第十一次会议: of the group that the article names in full, whose name the meeting's begins with
_OF_A_GROUP = re.compile(
    r"(?P<group>(?:工作)?领导小组|协调小组|(?:前方|总)?指挥部|工作专班)"
    r"(?=(?:\d{4}年(?:度)?)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体|扩大|（扩大）|工作|专题|联席)*(?:会议?)$)"
)
# 全国文物|局长会议, 全国税务|局长座谈会
_HEADS_OF_BUREAUS = re.compile("全国(?P<field>[\u4e00-\u9fff]{2,6}?)(?:厅|总)?局长(?:工作|座谈)?(?:会议?)$")
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
# Bodies whose system is called as they are: 全市法院会议 is of them all, whoever of them convenes it
_COURTS = ("法院", "检察院")
# 第九届执行委员会第一次全体会议: of the society that the text names before
_SOCIETY_SITS = re.compile(
    r"第?[一二三四五六七八九十百\d]+届(?:第?[一二三四五六七八九十百\d]+次)?(?:执行委员会|执委会?)"
    r"(?:第[一二三四五六七八九十百\d]+次)?(?:全体)?(?:（扩大）)?(?:会议)?"
)
# 创立大会, 2015年度股东大会: of the company that the text names before
_OF_SHAREHOLDERS = re.compile(
    r"(?:\d{4}年(?:度)?)?(?:首届|(?:第[一二三四五六七八九十\d]+)[届次])?(?:临时)?(?:创立大会|股东大会|股东代表大会)"
)
# 民革某市第八届委员会召开|第十八次常委会议, 某总社第五届理事会|第五次全体会议: whose number the body's own name leaves out
_OF_TERM = re.compile(r"第?[一二三四五六七八九十百\d]+届(?:委员会|执行委员会|常务理事会|理事会)$")
_COUNTED_SITTING = re.compile(r"第?[一二三四五六七八九十百\d]+次")
# 新一届纪委|第一次全体会议, 第十五届委员会第一次全体会议: of what the congress before has elected
_FIRST_PLENUM = re.compile(
    r"(?:新一届|新当选的|第?(?P<term>[一二三四五六七八九十\d]+)届)?(?:[校院乡镇街]|学校|集团|公司)?"
    r"(?P<organ>(?P<level>[省市县区州盟旗])委|党委|纪委|纪律检查委员会|委员会)(?:召开|举行)?(?:了)?第一次(?:全体(?:（扩大）)?会议|全会)"
)
_COUNTED_CONGRESS = re.compile(r"第(?P<count>[一二三四五六七八九十\d]+)次[\u4e00-\u9fff]{0,4}代表大会$")
# 审判委员会会议, 检委会2025年第三次会议: within the court or prosecutor's office that the text names before
_SITS_WITHIN = re.compile(
    r"(?P<part>审判委员会|审委会|检察委员会|检委会)(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体|扩大|（扩大）|专题)?会议?"
)
# 院周会, 校务会议: of the hospital or school that is meant
_OF_A_HOUSE = re.compile("院(?:周会|务会)|校务会")
_HOUSES = ("医院", "院", "大学", "中学", "小学", "学校")
# 太平镇|第十二届人民代表大会第一次会议: townships elect congresses too
_TOWNSHIP_LEVEL = "乡"
# 省委常委会议: a sitting of the standing committee
_COMMITTEE = re.compile("[省市县区州盟旗地]委(?:员会)?$")
_COMMITTEE_SITS = re.compile("(?<=[省市县区州盟旗地]委)常委会议$")
_SCOPE = re.compile(r"(?P<year>\d{4}年(?:度)?)?全(?P<level>国|省|市|县|区|州|盟|旗|自治区)")
_NATIONAL_BODY = re.compile("全国人大|全国政协|全国总工会|全国妇联")
_SAT_IN_ON = re.compile("(?:列席|参加|出席)(?:了)?$")
_MERE_COUNT = re.compile(
    r"第[一二三四五六七八九十]+次(?:(?:全体|小组|分组)?会议|[党团妇]代会|(?:党员|会员)?代表大会)|(?:\d{4}年度?)?第[一二三四五六七八九十\d]+次集中学习"
)
_MASS = re.compile(
    "第?(?P<count>[一二三四五六七八九十]+)次(?P<whose>妇女代表大会|妇代会|工会代表大会)"
    "|(?P<whose2>妇女|工会)第(?P<count2>[一二三四五六七八九十]+)次代表大会"
)
_LEAGUES = re.compile("第?[一二三四五六七八九十]+次团代会")  # 市|十四次团代会: of the Youth League there
_OF_THE_HOST = re.compile("全(?:校|院|局|厅|行|司|所|站|公司|集团|系统)")  # 某大学召开|全校干部大会
# 主持召开|座谈会: the sitting itself, not one that is spoken of
_CALLS = re.compile("(?:召开|举行|召集)(?:了|的)?(?:专题|现场)?$")
# 市长某某|主持召开|座谈会
_PRESIDES = re.compile(
    r"(?:同志)?(?:随后|接着)?(?:在[^，。；]{1,16})?(?:主持召开|召集(?:[^，。；]{2,16}(?:召开|举行))?)(?:了)?(?:专题|现场)?"
)
# 座谈会|，听取各界对《政府工作报告》的意见; 专题会议|，研究部署防汛工作
_ASKED_ABOUT = re.compile(
    "(?:并讲话)?，[^。；]{0,12}(?:听取|征求)[^。；]{0,60}?对《(?P<draft>[^》（]{2,30})(?:（[^）]*）)?》[^。；]{0,12}意见"
)
_IS_ABOUT = re.compile(
    "(?:并讲话)?，(?:专题|集中)?(?:研究部署|安排部署|研究推进|部署推进|研究|部署|推进|调度)"
    "(?:当前|近期|下一步|我[省市县区州]|全[省市县区州盟旗])*"
    "(?P<topic>(?![有相]关|各项|重点|具体)[^，。；、“”《》（）和及等]{2,14}?(?:工作|建设|发展|改革|治理|保护|生产))(?=[，。；])"
)
_ON_TOUR = re.compile("调研|视察|考察|督导|检查|督查|走访")
_TOUR = re.compile(
    "(?:调研|督导|检查|督查|考察|视察|走访)(?![组团队员])(?:了|推进)?"
    "(?P<topic>[^，。；、：“”（）\\n]{2,20}?(?:工作|建设|发展|情况|保护|融合|振兴|生产|治理|改革|服务))(?=[，。；]|时|并|的)"
    "|就“(?P<quoted>[^”]{4,24})”[^，。；]{0,24}(?:调研|视察|协商)"
)

_Made = tuple[int, str]  # the referent, and why it is the body's or area's


_WORKING_COMMITTEE = re.compile(r"^(?:\d{4}年)?(?:第[一二三四五六七八九十\d]+次)?党工委")


class GatheringReader(ConvenorReader):
    """Resolves named meetings, and those that only their kind names."""

    def _named_meeting(self, match: Match) -> _Made | None:
        """The referent of a meeting by its name: whose it is may be told by who convenes it, by how its name begins, or
        by what kind of meeting it is."""
        name, convenor = match.get("name"), match.get("convenor")
        delegation = _DELEGATION_SITS.search(self.text, max(0, match.start - 16), match.start)
        if delegation is not None and _SITTING_OF_SESSION.fullmatch(name):
            return self._delegations_sitting(match, delegation["who"] + name)
        if _SITTING_OF_SESSION.fullmatch(name) and _HOLDS_SESSIONS.search(convenor):
            sessions = self._sessions_before(match)
            if sessions:
                return self._sitting_of(sessions)
            reported = self._plenum_reported(match) if not convenor else None
            if reported is not None:
                return self._sitting_of([reported])
        if PRESIDIUM.fullmatch(name):
            return self._presidium(match, name)
        if (plenum := _FIRST_PLENUM.fullmatch(name)) and (made := self._first_plenum(match, plenum)) is not None:
            return made
        name = _COMMITTEE_SITS.sub("常委会会议", self._dated(name))
        if name in ("常委会议", "常委会") and _COMMITTEE.search(convenor):
            name = "常委会会议"
        leaders = LEADERS.search(convenor)
        if leaders:
            name = leaders.group() + name
        term = _OF_TERM.search(convenor)
        if term is not None and _COUNTED_SITTING.match(name):
            name = term.group() + name
        host, area, basis = self._convenor(convenor, match.start) if convenor else (None, None, "")
        if match.get("sponsor"):
            return self._sponsored(match, name, host, basis)
        if host is not None:
            others = self._beside(match.start)
            if others:
                written = self._written_beside(match.start) + convenor
                return self._joint_meeting(match, [*others, host], name, basis, written)
        anew = re.match("新一届|本届", name)
        if anew and host is None and area is None and len(name) > anew.end() + 4:
            name = name[anew.end() :]  # 新一届|国务院第一次全体会议
        scope = _SCOPE.match(name)
        if scope and not _NATIONAL_BODY.match(name):
            return self._scoped(match, name, scope["level"], host, area, basis)
        if host is not None:
            return self._convened_by(match, name, host, basis)
        if area is not None:
            return self._convened_in(match, name, area, basis)
        return self._by_its_words(match, name)

    def _plenum_reported(self, match: Match) -> int | None:
        """县委八届二次全会召开。某某主持|第一次全体会议: the one plenum that the article has said before to be held."""
        held = {
            r.referent
            for m, r in self.result.mentions.items()
            if m.kind == "meeting" and m.end <= match.start and _HELD_BEHIND.match(self.text, m.end)
        }
        plenums = [r for r in held if r in self.result.forms and self.result.forms[r].type in _PLENUMS]
        return plenums[0] if len(plenums) == 1 else None

    def _first_plenum(self, match: Match, plenum: re.Match[str]) -> _Made | None:
        """新一届纪委|第一次全体会议: of the committee that the one congress named before has elected, which has its number."""
        named = {r.referent for m, r in self.result.mentions.items() if m.kind == "meeting" and m.start < match.start}
        congresses = [r for r in named if r is not None and self._elects(r, plenum["level"] or "")]
        if len(congresses) != 1:
            return None
        congress, count = congresses[0], self._congress_count(congresses[0])
        if count is None or (plenum["term"] and to_int(plenum["term"]) != count):
            return None
        form, host = self.result.forms[congress], self.result.hosts.get(congress)
        why = f"elected by {self.registry.referents[congress].name}"
        if form.type == "party_congress":
            type_ = "discipline_plenum" if plenum["organ"].startswith("纪") else "party_plenum"
            data = {"type": type_, "area": form.area, "term": str(count), "session": "1"}
            made = self._session(Match("meeting", match.start, match.end, tuple(sorted(data.items()))), type_)
            return (made[0], why) if made is not None else None
        if host is None or plenum["organ"] != "委员会":
            return None
        return self._held_by(match, self.names[host], f"第{to_chinese(count)}届委员会第一次全体会议", why)

    def _elects(self, referent: int, level: str) -> bool:
        """Whether a meeting is a congress that elects the committee of such a level: 市第八次党代会 elects no 区委."""
        host = self.result.hosts.get(referent)
        area = self.names[host].area if host is not None else None
        fits = not level or (area is not None and area.kind.endswith(level))
        return fits and self._congress_count(referent) is not None

    def _congress_count(self, referent: int) -> int | None:
        """Which congress a meeting is: of the Party in a place, a school or company, or of a body like the unions."""
        form = self.result.forms.get(referent)
        if form is None or form.type == "party_congress":
            return form.session if form is not None else None
        fit = _COUNTED_CONGRESS.search(form.tail) if form.type == "named" else None
        return to_int(fit["count"]) if fit is not None else None

    def _delegations_sitting(self, match: Match, name: str) -> _Made | None:
        """出席某次会议的|广东代表团|召开第一次全体会议: of the delegation to the one session named before."""
        sessions = self._sessions_before(match)
        if len(sessions) != 1:
            return None
        session = self.registry.referents[sessions[0]]
        names = [s + name for s in (session.name, *session.aliases)]
        why = f"the delegation to {session.name}"
        return self._meeting(match, names[0], names[1:], None, session.jurisdiction, why, name)

    def _dated(self, name: str) -> str:
        """今年第七次学习会 with the year of the newspaper."""
        year = (self.document.date or "")[:4]
        return re.sub("(?:今年|本年度?)(?=第)", f"{year}年", name) if year else name

    def _sponsored(self, match: Match, name: str, host: Name | None, basis: str) -> _Made:
        """由某某主办的论坛: of the body that sponsors it."""
        for _, body, where in self.organizations:
            if match.start - 80 < where.start < match.end and self.text.startswith(("主办", "联合主办"), where.end):
                host = body
        return self._meeting(match, name, (), host, self._home_jurisdiction(), basis, name)

    def _scoped(
        self, match: Match, name: str, level: str, host: Name | None, area: Area | None, basis: str
    ) -> _Made | None:
        """全市|安全生产工作会议: of the area of that level, or of the body in it that convenes."""
        if level == "国":
            host = host or self._system_head(name)
            bodies = (host.short or host.name, host.name, *host.aliases[:6]) if host else ()
            return self._meeting(match, name, [s + name for s in bodies], host, NATIONAL, basis, name)
        rest = _SCOPE.sub(lambda scope: scope["year"] or "", name, count=1)  # 2025年|全市|安全生产工作会议
        if area is None and host is None:
            area, basis = self._level(level, match.start)
        if area is None and host is None and level == "区" and self.home and self.home.level != "province":
            province = self.gazetteer.of_level(self.home, "province")  # 全区 in a city of 广西
            if province is not None and province.name.endswith("自治区"):
                area, basis = area_of(province), self.home_basis
        scoped = area or (host.area if host else None)
        if scoped is None:
            return None
        names = [scoped.name + rest, *(f + rest for f in scoped.forms), scoped.name + name]
        if host is None:
            return self._meeting(match, names[0], names[1:], None, scoped.jurisdiction, basis, rest)
        label = host.short or host.name
        names += [h + rest for h in (host.short, host.name, *host.aliases[:6])]
        if label.endswith(_COURTS) and rest.startswith(_COURTS):  # 市中级人民法院召开|全市法院执行工作会议
            names += [label + name]
            return self._meeting(match, names[0], names[1:], host, host.jurisdiction, basis, rest)
        return self._meeting(match, label + rest, names, host, host.jurisdiction, basis, rest)

    def _system_head(self, name: str) -> Name | None:
        """全国文物局长会议: of the national bureau whose local bureaus' heads meet, where the article names it."""
        fit = _HEADS_OF_BUREAUS.match(name)
        heads = (f"国家{fit['field']}局", f"国家{fit['field']}总局") if fit is not None else ()
        named = (self._whole(body) for _, body, _ in self.organizations)
        return next((body for body in named if not {body.name, *body.aliases}.isdisjoint(heads)), None)

    def _convened_by(self, match: Match, name: str, host: Name, basis: str) -> _Made:
        """市委召开|市委经济工作会议: of the body that the name begins with, else of the one that convenes."""
        rest = name
        own = host.area is not None and name.startswith(host.area.kind)  # 乐安县委召开|县委常委会会议: behind its place
        at = max(match.start, match.end - len(name)) if own else match.start
        inner, inner_area, inner_rest, _ = self._leading(name, at)
        if inner is not None and inner_rest and not _OF_THE_HOST.match(name):
            host, rest = inner, inner_rest
        elif inner_area is not None and host.area and inner_area.name == host.area.name:
            rest = name if inner_rest.startswith(load_gathering_words().ranked) else inner_rest
        if _PARTYS_SITTING.match(rest) and host.formal:  # 市法院召开|党组会: of its Party group
            return self._held_by(match, unit_name(host, rest[:2]), rest[2:], basis)
        return self._held_by(match, host, rest, basis)

    def _convened_in(self, match: Match, name: str, area: Area, basis: str) -> _Made | None:
        """某县召开|政协常委会议: of the body that the name begins with, else of the area."""
        rest = name
        inner, inner_area, inner_rest, _ = self._leading(name, match.start)
        if inner is None and name.startswith("政协"):
            inner, inner_rest = self._session_host("cppcc", area), name.removeprefix("政协")
        if inner is not None:
            return self._held_by(match, inner, inner_rest, basis)
        if inner_area is not None:
            area, rest = inner_area, inner_rest
        return self._held_in(match, name, area, rest, basis)

    def _by_its_words(self, match: Match, name: str) -> _Made | None:
        """A meeting that nobody is said to convene: of what its name begins with, or of the body whose kind of sitting it
        is."""
        if name.startswith(("中央机关", "中央和国家机关", "国家机关", "省部级", "省军级")):
            return self._meeting(match, name, (), None, NATIONAL, "", name)  # of many bodies, none of which convenes
        made = self._heads_sitting(match, name)
        if made is not None:
            return made
        made = self._groups_sitting(match, name)
        if made is not None:
            return made
        if any(m.start == 0 and name.startswith("精神", m.end) for m in session_matches(name, area_index(name))):
            return self._by_its_name(match, name)  # 市委八届九次全会|精神新闻发布会: of whoever holds it
        if _OF_A_HOUSE.match(name):
            house = self._only_house(match.start)
            return self._held_by(match, house, name, "the only such body of the article") if house is not None else None
        host, area, rest, basis = self._leading(name, match.start)
        branch = self._branch(name, match.start) if host is not None and host.jurisdiction == NATIONAL else None
        if branch is not None:
            committee, names, rest = branch
            return self._meeting(match, names[0], names[1:], committee, committee.jurisdiction, basis, rest)
        if host is None and area is None and _COMMITTEES_SITTING.match(name):
            host, basis = self._committee_before(match.start)
        term = _OF_TERM.search(name, 0, len(name) - len(rest))
        if host is not None and host.whole is not None and term is not None and _COUNTED_SITTING.match(rest):
            return self._held_by(match, host.whole, term.group() + rest, basis)
        if host is not None:
            return self._committee_of_a_zone(match, host, rest, basis) or self._held_by(match, host, rest, basis)
        if area is not None:
            return self._held_in(match, name, area, rest, basis)
        made = self._board_sitting(match, name) or self._sitting_within(match, name)
        if made is not None:
            return made
        if own_session(name):
            made = self._sat_in_on(match, name)
            if made is not None:
                return made
        holder = self._body(match.start) if own_session(name) else None
        if holder is not None:
            return self._own_sitting(match, name, holder[1])
        return self._by_its_name(match, name)

    def _groups_sitting(self, match: Match, name: str) -> _Made | None:
        """领导小组|第十一次会议: of the group that the article names so in full, whoever's post names it."""
        fit = _OF_A_GROUP.match(name)
        group = self._group(fit["group"], match.start) if fit is not None else None
        if fit is None or group is None:
            return None
        return self._held_by(match, group[0], name[fit.end() :], group[1])

    def _only_house(self, at: int) -> Name | None:
        """The one hospital, school or institute that the article has named so far: whose 院周会 it is."""
        before = [self._whole(name) for _, name, where in self.organizations if where.start < at]
        houses = {name.name: name for name in before if name.name.endswith(_HOUSES)}
        return next(iter(houses.values())) if len(houses) == 1 else None

    def _heads_sitting(self, match: Match, name: str) -> _Made | None:
        """第36次县长办公会议: of the government of the county that is meant."""
        heads = _HEADS_SITTING.match(name)
        if heads is None:
            return None
        seat, basis = self._level(heads["level"], match.start)
        host = self._implied_body("", "人民政府", seat)
        if host is None or seat is None:
            return None
        stems = dict.fromkeys((host.short or host.name, host.name, *host.aliases, *seat.forms))
        names = [s + name for s in stems] + [f + name.removeprefix(heads["level"]) for f in seat.forms]
        return self._meeting(match, names[0], names[1:], host, host.jurisdiction, basis, name)

    def _sat_in_on(self, match: Match, name: str) -> _Made | None:
        """某法院院长列席|党组会: the one sitting of this kind that the article tells of, not one of the guest's body."""
        if not _SAT_IN_ON.search(self.text, max(0, match.start - 4), match.start):
            return None
        ends = (name, name + "议")
        same = [r for r in self.result.forms if self.registry.referents[r].name.endswith(ends)]
        return (same[0], f"the only {name} of the article") if len(same) == 1 else None

    def _board_sitting(self, match: Match, name: str) -> _Made | None:
        """第三届董事会第一次会议: of the company named last; 创立大会, 股东大会 and what a society's committee holds are of
        the body itself."""
        board = _BOARD.fullmatch(name)
        own = _OF_SHAREHOLDERS.fullmatch(name) or _SOCIETY_SITS.fullmatch(name)
        owner = self._company(match.start) if board is not None or own is not None else None
        if _SOCIETY_SITS.fullmatch(name):  # whose congress the article tells of, not the last one named
            hosts = [self._whole(self.names[host]) for host in self.result.hosts.values()]
            owner = next((h for h in reversed(hosts) if h.name.endswith(load_body_words().has_boards)), owner)
        if owner is None:
            return None
        sits = unit_name(owner, board["board"]) if board is not None else owner
        names = [o + name for o in (owner.name, *owner.aliases)]
        why = f"the body named before: {owner.name}"
        return self._meeting(match, names[0], names[1:], sits, owner.jurisdiction, why, name)

    def _sitting_within(self, match: Match, name: str) -> _Made | None:
        """审判委员会|会议: of the committee of the court that was named last, whoever's post named it."""
        fit = _SITS_WITHIN.fullmatch(name)
        form = parse(fit["part"]) if fit is not None else None
        within = self._sits_in(form, match.start, None) if form is not None else None
        if fit is None or within is None:
            return None
        committee, basis = within
        return self._held_by(match, committee, name.removeprefix(fit["part"]), basis)

    def _own_sitting(self, match: Match, name: str, holder: Name) -> _Made:
        """第四次党委会会议, 办公会议: of the body named before, or of its Party committee or group."""
        basis = f"the body named before: {holder.name}"
        if "党委会" in name and holder.area is None:
            whole = self._whole(holder)
            committee = unit_name(whole, "党委")
            plain = re.sub("党委会(?:会议)?$", "会议", name)  # 第四次党委会会议 is the 党委第四次会议
            bodies = (*whole.aliases, whole.name)
            return self._meeting(
                match,
                (committee.short or committee.name) + plain,
                [s + name for s in (*bodies, committee.name, *committee.aliases)]
                + [s + plain for s in (committee.name, *committee.aliases)],
                committee,
                holder.jurisdiction,
                basis,
                name,
            )
        if name.startswith("党组") or (name.startswith("党委") and holder.area is None):
            return self._held_by(match, unit_name(self._whole(holder), name[:2]), name[2:], basis)
        return self._held_by(match, holder, name, basis)

    def _committee_of_a_zone(self, match: Match, zone: Name, rest: str, basis: str) -> _Made | None:
        """开发区|第26次党工委会议: of the zone's working committee, named after the zone."""
        if not zone_of(zone.name) or not _WORKING_COMMITTEE.search(rest):
            return None
        names = [n + rest for n in dict.fromkeys((zone.short or zone.name, zone.name, *zone.aliases))]
        committee = unit_name(zone, "党工委")
        return self._meeting(match, names[0], names[1:], committee, zone.jurisdiction, basis, rest)

    def _held_by(self, match: Match, host: Name, rest: str, basis: str) -> _Made:
        """The meeting of a body, ``rest`` being its name without the body's."""
        wordings = body_session_names(rest) or (rest,)
        stems = dict.fromkeys((host.short or host.name, host.name, *host.aliases))
        if "届委员会" in wordings[0]:  # 共青团某市委员会|第六届委员会 says it twice
            stems = dict.fromkeys(s.removesuffix("委员会") for s in (host.name, *stems) if s.endswith("委员会")) | stems
        label = next(iter(stems)) + wordings[0]
        full_names = [n + w for w in wordings for n in stems]
        return self._meeting(match, label, full_names, host, host.jurisdiction, basis, wordings[0])

    def _held_in(self, match: Match, name: str, area: Area, rest: str, basis: str) -> _Made | None:
        """The meeting of an area, ``rest`` being its name without the area's."""
        convened = bool(match.get("convenor"))
        counted = session_of("乡" + rest) if area.level == _TOWNSHIP_LEVEL else None
        if counted is not None and counted.get("type") == "congress":
            return self._township_session(counted, match, area, basis)
        mass = self._mass_congress(match, area, rest, basis)
        if mass is not None:
            return mass
        if rest == "会议" and not convened and not LEVEL_MEETING.fullmatch(name):
            return None  # 古田会议精神
        if not convened and rest in load_gathering_words().of_no_city:
            return self._meeting(match, name, (), None, area.jurisdiction, basis, rest)
        group = _GROUP_SITS.match(rest)
        form = parse(name[: len(name) - len(rest)] + group["group"]) if group is not None else None
        sits = self.organization(form, match.start)[0] if form is not None else None
        aliases = [f + rest for f in area.forms] + ([] if name.startswith(area.forms) else [area.name + name])
        return self._meeting(match, area.name + rest, aliases, sits, area.jurisdiction, basis, rest)

    def _mass_congress(self, match: Match, area: Area, rest: str, basis: str) -> _Made | None:
        """市第十四次团代会, 市妇女第九次代表大会: of the Youth League, the women's federation or the unions there."""
        league = self._branch(f"共青团{area.name}{rest}", match.start) if _LEAGUES.fullmatch(rest) else None
        if league is not None:
            committee, names, tail = league
            return self._meeting(match, names[0], names[1:], committee, committee.jurisdiction, basis, tail)
        fit = _MASS.fullmatch(rest)
        if fit is None:
            return None
        whose, count = fit["whose"] or fit["whose2"], fit["count"] or fit["count2"]
        host = self._implied_body("", "妇女联合会" if whose.startswith("妇") else "总工会", area)
        whole = "妇女" if whose.startswith("妇") else "工会"
        wordings = dict.fromkeys((rest, f"{whole}第{count}次代表大会", f"第{count}次{whole}代表大会"))
        if whole == "妇女":
            wordings |= dict.fromkeys((f"第{count}次妇代会",))
        names = [f + wording for wording in wordings for f in (area.name, *area.forms)]
        return self._meeting(match, names[0], names[1:], host, area.jurisdiction, basis, f"第{count}次{whole}代表大会")

    def _township_session(self, counted: Match, match: Match, area: Area, basis: str) -> _Made:
        """太平镇|第十二届人民代表大会第一次会议: of the township's congress, under the names of a congress's session."""
        term, session = self._numbers(counted)
        form = MeetingForm("congress", self.text[match.start : match.end], "", term, session)
        host = self._session_host("congress", area)
        names = session_names(form, area)
        i = self.registry.add("meeting", names[0], names[1:], area.jurisdiction)
        self.result.forms[i] = form
        if host is not None:
            self.result.hosts[i] = self._register(host)
        return i, basis

    def _by_its_name(self, match: Match, name: str) -> _Made | None:
        """A meeting that is nobody's, but has a name of its own; of the paper's place, unless it is a national one."""
        plain = name.removeprefix("专题").removeprefix("年度")
        if (
            name in load_meetings().anaphors
            or any(plain in head.words for head in load_meetings().heads)
            or len(name) < 5
            or _MERE_COUNT.fullmatch(name)
        ):
            return None
        national = bool(re.match(r"(?:中央|党中央|国务院|全国|世界|国际|中国|全军)", name))
        jurisdiction = NATIONAL if national else self._home_jurisdiction()
        organizer = None
        if re.match(r"中央[^，]{2,20}工作(?:会议|座谈会)$", name):
            organizer = organ_name(national_organ("中国共产党中央委员会"), None)
        aliases = []
        home = self.place or self.home
        if not national and home:
            place = area_of(home)
            if not any(f in name for f in (*place.forms, *place.stems)):
                aliases = [place.name + name]
        return self._meeting(match, name, aliases, organizer, jurisdiction, "", name)

    def _unnamed(self, match: Match) -> _Made | None:
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
        if kind not in load_gathering_words().of_a_tour:
            return None
        if _ON_TOUR.search(self.text, 0, match.start) is None:
            return self._called_by_official(match, kind)
        return self._at_the_end_of_a_tour(match, kind)

    def _who_calls(self, match: Match) -> Name | None:
        """市长某某主持召开|M: the body of whose post the one is who calls a meeting; None where nobody is said to."""
        begin = self._sentence_start(match.start)
        people = [m for m in self.matches if m.kind == "person" and begin <= m.start and m.end <= match.start]
        if not people or _PRESIDES.fullmatch(self.text, people[-1].end, match.start) is None:
            return None
        post = next((p for m, p in self.result.posts.items() if m.end == people[-1].start), None)
        return self.names[post.organization] if post is not None and post.organization is not None else None

    def _called_session(self, match: Match) -> _Made | None:
        """民盟某市委主委某某主持召开|七届十次常委会议: a session that leaves its body to the post of who presides."""
        body = self._who_calls(match)
        if body is None:
            return None
        surface = self.text[match.start : match.end]
        why = f"{body.name}, whose official calls it"
        for name in dict.fromkeys((body.short or body.name, body.name, *body.aliases)):
            counted = session_of(name + surface)
            if counted is not None:
                made = self._session(Match("meeting", match.start, match.end, counted.data), counted.get("type"))
                return (made[0], why) if made is not None else None
        return self._held_by(match, body, surface, why) if body_session_names(surface) else None

    def _called_by_official(self, match: Match, kind: str) -> _Made | None:
        """市长某某主持召开座谈会: of the place whose official calls it, and of what the sentence says it is about."""
        body = self._who_calls(match)
        if body is None or body.area is None or body.jurisdiction == NATIONAL:
            return None
        area = body.area
        draft = _ASKED_ABOUT.match(self.text, match.end)
        about = _IS_ABOUT.match(self.text, match.end)
        topic = f"《{draft['draft']}》征求意见" if draft is not None else about["topic"] if about is not None else ""
        stems = (area.name, *area.forms, body.short or body.name)
        names = [stem + tail for tail in dict.fromkeys((topic + kind, kind)) for stem in stems]
        why = f"{body.name}, whose official calls it"
        return self._meeting(match, names[0], names[1:], None, area.jurisdiction, why, topic + kind)

    def _at_the_end_of_a_tour(self, match: Match, kind: str) -> _Made | None:
        """调研…，召开座谈会: named after the body that looked at something, and what."""
        topics = [fit["topic"] or fit["quoted"] for fit in _TOUR.finditer(self.text, 0, match.start)]
        topic = next((t for t in reversed(topics) if not area_index(t).at(0)), "")
        host = next((n for _, n, m in self.organizations if m.start < match.start and self._tours(m)), None)
        place = self.place or self.home
        if host is None and (not topic or place is None):
            return None
        stems = [host.short or host.name, host.name, *host.aliases] if host is not None else []
        if place is not None and topic:
            area = area_of(place)
            stems += [area.name, *area.forms]
        tails = [topic + kind, topic.removesuffix("工作") + kind] if topic else [kind]
        if host is not None:
            tails += ["专题调研" + kind, kind]
        names = [stem + tail for tail in tails for stem in stems]
        jurisdiction = host.jurisdiction if host is not None else self._home_jurisdiction()
        why = "what was looked at before" if topic else f"the body that looked at it before: {stems[0]}"
        return self._meeting(match, names[0], names[1:], host, jurisdiction, why, tails[0])
