"""Meetings that are named rather than counted: their full names, by whose they are and what they are about."""

from __future__ import annotations

import re

from nlp.areas import area_index
from nlp.bodies import national_organ, own_session
from nlp.components.base import Match
from nlp.components.sessions import session_matches
from nlp.components.sittings import PRESIDIUM
from nlp.lexicon import load_meetings
from nlp.naming import NATIONAL, Area, Name, area_of, organ_name, unit_name
from nlp.reference.convenors import LEADERS
from nlp.reference.held_gatherings import SCOPE, Made
from nlp.reference.own_sittings import OwnSittingReader
from nlp.reference.words import load_gathering_words

# Plenary sittings that a session of several days counts
_SITTING_OF_SESSION = re.compile("第[一二三四五六七八九十]+次(?:[、和及]第[一二三四五六七八九十]+次)*(?:全体会议|大会)")
_PARTYS_SITTING = re.compile("党组|党委(?=会|（扩大）|扩大)")
_HOLDS_SESSIONS = re.compile("^$|人大|代表大会|政协|次会议$")
# 出席全国人大二次会议的|广东代表团召开|第一次全体会议: of the delegation, not of the session
_DELEGATION_SITS = re.compile(
    "(?:^|[^\u4e00-\u9fff]|的)(?P<who>(?:(?!的)[\u4e00-\u9fff]){2,10}代表团)(?:召开|举行)(?:了)?$"
)
# Sittings of a Party committee that leave the committee to the post of who presides.
_COMMITTEES_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:常委会|常委（扩大）|常委扩大|书记办公会|书记专题会|五人小组会)"
)
# 民革某市第八届委员会召开|第十八次常委会议, 某总社第五届理事会|第五次全体会议: whose number the body's own name leaves out
_OF_TERM = re.compile(r"第?[一二三四五六七八九十百\d]+届(?:委员会|执行委员会|常务理事会|理事会)$")
_COUNTED_SITTING = re.compile(r"第?[一二三四五六七八九十百\d]+次")
# 新一届纪委|第一次全体会议, 第十五届委员会第一次全体会议: of what the congress before has elected
_FIRST_PLENUM = re.compile(
    r"(?:新一届|新当选的|第?(?P<term>[一二三四五六七八九十\d]+)届)?(?:[校院乡镇街]|学校|集团|公司)?"
    r"(?P<organ>(?P<level>[省市县区州盟旗])委|党委|纪委|纪律检查委员会|委员会)(?:召开|举行)?(?:了)?第一次(?:全体(?:（扩大）)?会议|全会)"
)
# 院周会, 校务会议: of the hospital or school that is meant
_OF_A_HOUSE = re.compile("院(?:周会|务会)|校务会")
# 省委常委会议: a sitting of the standing committee
_COMMITTEE = re.compile("[省市县区州盟旗地]委(?:员会)?$")
_COMMITTEE_SITS = re.compile("(?<=[省市县区州盟旗地]委)常委会议$")
_NATIONAL_BODY = re.compile("全国人大|全国政协|全国总工会|全国妇联")
_MERE_COUNT = re.compile(
    r"(?:分组|小组)(?:讨论|审议|协商)会议?|第[一二三四五六七八九十]+次(?:(?:全体|小组|分组)?会议|[党团妇]代会|(?:党员|会员)?代表大会)|(?:\d{4}年度?)?第[一二三四五六七八九十\d]+次集中学习"
)
# 紧急电话会议|在清江集团有限公司召开。集团总经理某某主持
_HELD_AT = re.compile("在(?P<where>[^，。；、在]{4,30}?)(?:隆重|顺利|胜利)?(?:召开|举行)(?![的过])")
_PRESIDED = re.compile("(?<!由)[^，。；、主持]{2,24}(?P<verb>主持)(?!人|召开)")
_OF_THE_HOST = re.compile("全(?:校|院|局|厅|行|司|所|站|公司|集团|系统)")  # 某大学召开|全校干部大会


def _with_another_place(rest: str) -> bool:
    """清远|·义乌经贸座谈会, 清远|韶关两市座谈会: whether what follows a place in the name of a meeting is another, so that it
    is of neither alone."""
    if rest.startswith(("·", "—", "－", "-")):
        return True
    return any(area.places for _, area in area_index(rest.lstrip("与和同、")).at(0, bounded=False))


class GatheringReader(OwnSittingReader):
    """Resolves named meetings."""

    def _named_meeting(self, match: Match) -> Made | None:
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
        scope = SCOPE.match(name)
        if scope and not _NATIONAL_BODY.match(name):
            return self._scoped(match, name, scope["level"], host, area, basis)
        if host is not None:
            return self._convened_by(match, name, host, basis)
        if area is not None:
            return self._convened_in(match, name, area, basis)
        return self._by_its_words(match, name)

    def _dated(self, name: str) -> str:
        """今年第七次学习会 with the year of the newspaper."""
        year = (self.document.date or "")[:4]
        return re.sub("(?:今年|本年度?)(?=第)", f"{year}年", name) if year else name

    def _convened_by(self, match: Match, name: str, host: Name, basis: str) -> Made:
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

    def _convened_in(self, match: Match, name: str, area: Area, basis: str) -> Made | None:
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

    def _by_its_words(self, match: Match, name: str) -> Made | None:
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
        if area is not None and _with_another_place(rest):
            return self._by_its_name(match, name)
        if area is not None:
            return self._held_in(match, name, area, rest, basis)
        made = self._board_sitting(match, name) or self._sitting_within(match, name)
        if made is not None:
            return made
        house = self._at_its_own_house(match)
        if house is not None:
            return self._held_by(match, house, name, f"{house.name}, where it is held and whose head presides")
        if own_session(name):
            made = self._sat_in_on(match, name)
            if made is not None:
                return made
        holder = self._body(match.start) if own_session(name) else None
        if holder is not None:
            return self._own_sitting(match, name, holder[1])
        return self._by_its_name(match, name)

    def _at_its_own_house(self, match: Match) -> Name | None:
        """安全生产紧急会议|在清江集团有限公司召开。集团总经理某某主持: the company, school or hospital where a meeting is held, if
        its own official presides; where another's does, it is only the place."""
        fit = _HELD_AT.match(self.text, match.end)
        host = next((n for _, n, m in self.organizations if fit and (m.start, m.end) == fit.span("where")), None)
        body = self._institution_of(host) if host is not None else None
        presides = _PRESIDED.search(self.text, fit.end()) if fit is not None else None
        if body is None or presides is None:
            return None
        person = next((m for m in self.matches if m.kind == "person" and m.end == presides.start("verb")), None)
        post = next((p for m, p in self.result.posts.items() if person and m.end == person.start), None)
        whose = self.names[post.organization] if post is not None and post.organization is not None else None
        chaired = self._institution_of(whose) if whose is not None else None
        return body if chaired is not None and chaired.name == body.name else None

    def _by_its_name(self, match: Match, name: str) -> Made | None:
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
