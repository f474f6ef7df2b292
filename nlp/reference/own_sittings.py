"""Meetings whose kind tells whose they are: of the board, of a government's head, of what a congress has elected."""

from __future__ import annotations

import re

from nlp.components.base import Match
from nlp.components.body_forms import parse
from nlp.naming import Name, unit_name
from nlp.numerals import to_chinese, to_int
from nlp.reference.held_gatherings import HeldGatheringReader, Made
from nlp.reference.words import load_body_words

_PLENUMS = ("party_plenum", "discipline_plenum")
_HELD_BEHIND = re.compile("[^，。；]{0,16}(?:召开|举行|开幕)")
# 领导小组|第十一次会议: of the group that the article names in full, whose name the meeting's begins with
_OF_A_GROUP = re.compile(
    r"(?P<group>(?:工作)?领导小组|协调小组|(?:前方|总)?指挥部|工作专班)"
    r"(?=(?:\d{4}年(?:度)?)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体|扩大|（扩大）|工作|专题|联席)*(?:会议?)$)"
)
# Sittings that are called after the head of the government: 第36次县长办公会议
_HEADS_SITTING = re.compile(
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?P<level>[省市县区州盟旗])长(?:办公会议?|专题会议?|碰头会)$"
)
# 第三届董事会第一次会议: of the company or society that the text names before
_BOARD = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+届)?(?P<board>董事会|监事会|理事会|常务理事会|股东会|教职工代表大会|职工代表大会|职代会|教代会)"
    r"(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体)?(?:会议|大会)?"
)
# 第九届执行委员会第一次全体会议: of the society that the text names before
_SOCIETY_SITS = re.compile(
    r"第?[一二三四五六七八九十百\d]+届(?:第?[一二三四五六七八九十百\d]+次)?(?:执行委员会|执委会?)"
    r"(?:第[一二三四五六七八九十百\d]+次)?(?:全体)?(?:（扩大）)?(?:会议)?"
)
# 创立大会, 2015年度股东大会: of the company that the text names before
_OF_SHAREHOLDERS = re.compile(
    r"(?:\d{4}年(?:度)?)?(?:首届|(?:第[一二三四五六七八九十\d]+)[届次])?(?:临时)?(?:创立大会|股东大会|股东代表大会)"
)
_COUNTED_CONGRESS = re.compile(r"第(?P<count>[一二三四五六七八九十\d]+)次[\u4e00-\u9fff]{0,4}代表大会$")
# 审判委员会会议, 检委会2025年第三次会议: within the court or prosecutor's office that the text names before
_SITS_WITHIN = re.compile(
    r"(?P<part>审判委员会|审委会|检察委员会|检委会)(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+次)?(?:全体|扩大|（扩大）|专题)?会议?"
)
_HOUSES = ("医院", "院", "大学", "中学", "小学", "学校")
_SAT_IN_ON = re.compile("(?:列席|参加|出席)(?:了)?$")


class OwnSittingReader(HeldGatheringReader):
    """Resolves sittings that belong to a body by their kind."""

    def _plenum_reported(self, match: Match) -> int | None:
        """县委八届二次全会召开。某某主持|第一次全体会议: the one plenum that the article has said before to be held."""
        held = {
            r.referent
            for m, r in self.result.mentions.items()
            if m.kind == "meeting" and m.end <= match.start and _HELD_BEHIND.match(self.text, m.end)
        }
        plenums = [r for r in held if r in self.result.forms and self.result.forms[r].type in _PLENUMS]
        return plenums[0] if len(plenums) == 1 else None

    def _first_plenum(self, match: Match, plenum: re.Match[str]) -> Made | None:
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

    def _delegations_sitting(self, match: Match, name: str) -> Made | None:
        """出席某次会议的|广东代表团|召开第一次全体会议: of the delegation to the one session named before."""
        sessions = self._sessions_before(match)
        if len(sessions) != 1:
            return None
        session = self.registry.referents[sessions[0]]
        names = [s + name for s in (session.name, *session.aliases)]
        why = f"the delegation to {session.name}"
        return self._meeting(match, names[0], names[1:], None, session.jurisdiction, why, name)

    def _groups_sitting(self, match: Match, name: str) -> Made | None:
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

    def _heads_sitting(self, match: Match, name: str) -> Made | None:
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

    def _sat_in_on(self, match: Match, name: str) -> Made | None:
        """某法院院长列席|党组会: the one sitting of this kind that the article tells of, not one of the guest's body."""
        if not _SAT_IN_ON.search(self.text, max(0, match.start - 4), match.start):
            return None
        ends = (name, name + "议")
        same = [r for r in self.result.forms if self.registry.referents[r].name.endswith(ends)]
        return (same[0], f"the only {name} of the article") if len(same) == 1 else None

    def _board_sitting(self, match: Match, name: str) -> Made | None:
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

    def _sitting_within(self, match: Match, name: str) -> Made | None:
        """审判委员会|会议: of the committee of the court that was named last, whoever's post named it."""
        fit = _SITS_WITHIN.fullmatch(name)
        form = parse(fit["part"]) if fit is not None else None
        within = self._sits_in(form, match.start, None) if form is not None else None
        if fit is None or within is None:
            return None
        committee, basis = within
        return self._held_by(match, committee, name.removeprefix(fit["part"]), basis)

    def _own_sitting(self, match: Match, name: str, holder: Name) -> Made:
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
