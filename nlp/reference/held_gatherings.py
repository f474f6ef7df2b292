"""Meetings of a body or an area that is known: how the meeting is called there."""

from __future__ import annotations

import re

from nlp.components.base import Match
from nlp.components.body_forms import parse, zone_of
from nlp.components.sessions import MeetingForm, session_of
from nlp.naming import NATIONAL, Area, Name, area_of, body_session_names, session_names, unit_name
from nlp.reference.convenors import ConvenorReader
from nlp.reference.words import load_gathering_words

Made = tuple[int, str]  # the referent, and why it is the body's or area's

# 省会议, 市会议: short for a fuller name of the article
LEVEL_MEETING = re.compile("(?:全?[省市县区州盟旗]|全?自治区)会议")
# 某市|产业工人队伍建设协调领导小组|会议: of the group that its name tells of
_GROUP_SITS = re.compile(
    r"(?P<group>[^，。；、“”]{4,30}?(?:领导小组|协调小组|指挥部))(?:\d{4}年)?(?:第[一二三四五六七八九十\d]+次)?(?:全体|扩大|（扩大）|工作|联席)?(?:会议|会)$"
)
# 全国文物|局长会议, 全国税务|局长座谈会
_HEADS_OF_BUREAUS = re.compile("全国(?P<field>[\u4e00-\u9fff]{2,6}?)(?:厅|总)?局长(?:工作|座谈)?(?:会议?)$")
# Bodies whose system is called as they are: 全市法院会议 is of them all, whoever of them convenes it
_COURTS = ("法院", "检察院")
# 太平镇|第十二届人民代表大会第一次会议: townships elect congresses too
_TOWNSHIP_LEVEL = "乡"
SCOPE = re.compile(r"(?P<year>\d{4}年(?:度)?)?全(?P<level>国|省|市|县|区|州|盟|旗|自治区)")
_MASS = re.compile(
    "第?(?P<count>[一二三四五六七八九十]+)次(?P<whose>妇女代表大会|妇代会|工会代表大会)"
    "|(?P<whose2>妇女|工会)第(?P<count2>[一二三四五六七八九十]+)次代表大会"
)
_LEAGUES = re.compile("第?[一二三四五六七八九十]+次团代会")  # 市|十四次团代会: of the Youth League there
# 兵团|教育工作会议, 师市|棉花收购工作座谈会: what is a province or a prefecture as well as a body holds meetings as a place does
_BODY_AND_AREA = re.compile("新疆生产建设兵团(?:第[一二三四五六七八九十]+师(?:[\u4e00-\u9fff]{2,6}市)?)?")
_WORKING_COMMITTEE = re.compile(r"^(?:\d{4}年)?(?:第[一二三四五六七八九十\d]+次)?党工委")
# 标准件产业转型升级|推进会: of a kind that a place's name alone tells, with what it is about
_ABOUT_SOMETHING = re.compile("[^，。；（）]{4,30}(?:推进|现场|动员|部署|调度|观摩|表彰|交流)(?:大会|会议|会)")


class HeldGatheringReader(ConvenorReader):
    """Names the meetings of a body or an area."""

    def _sponsored(self, match: Match, name: str, host: Name | None, basis: str) -> Made:
        """由某某主办的论坛: of the body that sponsors it."""
        for _, body, where in self.organizations:
            if match.start - 80 < where.start < match.end and self.text.startswith(("主办", "联合主办"), where.end):
                host = body
        return self._meeting(match, name, (), host, self._home_jurisdiction(), basis, name)

    def _scoped(
        self, match: Match, name: str, level: str, host: Name | None, area: Area | None, basis: str
    ) -> Made | None:
        """全市|安全生产工作会议: of the area of that level, or of the body in it that convenes."""
        if level == "国":
            host = host or self._system_head(name)
            bodies = (host.short or host.name, host.name, *host.aliases[:6]) if host else ()
            return self._meeting(match, name, [s + name for s in bodies], host, NATIONAL, basis, name)
        rest = SCOPE.sub(lambda scope: scope["year"] or "", name, count=1)  # 2025年|全市|安全生产工作会议
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

    def _committee_of_a_zone(self, match: Match, zone: Name, rest: str, basis: str) -> Made | None:
        """开发区|第26次党工委会议: of the zone's working committee, named after the zone."""
        if not zone_of(zone.name) or not _WORKING_COMMITTEE.search(rest):
            return None
        names = [n + rest for n in dict.fromkeys((zone.short or zone.name, zone.name, *zone.aliases))]
        committee = unit_name(zone, "党工委")
        return self._meeting(match, names[0], names[1:], committee, zone.jurisdiction, basis, rest)

    def _held_by(self, match: Match, host: Name, rest: str, basis: str) -> Made:
        """The meeting of a body, ``rest`` being its name without the body's."""
        wordings = body_session_names(rest) or (rest,)
        stems = dict.fromkeys((host.short or host.name, host.name, *host.aliases))
        if "届委员会" in wordings[0]:  # 共青团某市委员会|第六届委员会 says it twice
            stems = dict.fromkeys(s.removesuffix("委员会") for s in (host.name, *stems) if s.endswith("委员会")) | stems
        label = next(iter(stems)) + wordings[0]
        full_names = [n + w for w in wordings for n in stems]
        # 市政府召开|数字经济推进会: a gathering about something goes by the place as well
        topical = host.area is not None and _ABOUT_SOMETHING.fullmatch(rest) and host.name.endswith("人民政府")
        full_names += [f + rest for f in host.area.forms] if topical and host.area is not None else []
        place = not match.get("convenor") and _BODY_AND_AREA.fullmatch(host.name) is not None
        return self._meeting(match, label, full_names, None if place else host, host.jurisdiction, basis, wordings[0])

    def _held_in(self, match: Match, name: str, area: Area, rest: str, basis: str) -> Made | None:
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
        # 自治区|春季现场会: what was taken off is the area, said by its level alone
        said = name.startswith(area.forms) or name.removesuffix(rest) == area.kind
        aliases = [f + rest for f in area.forms] + ([] if said else [area.name + name])
        return self._meeting(match, area.name + rest, aliases, sits, area.jurisdiction, basis, rest)

    def _mass_congress(self, match: Match, area: Area, rest: str, basis: str) -> Made | None:
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

    def _township_session(self, counted: Match, match: Match, area: Area, basis: str) -> Made:
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
