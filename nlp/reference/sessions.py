"""Sessions by their numbers: their full names, the body that sits, the session that a mere sitting belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import area_index
from nlp.bodies import national_organ, organs_named
from nlp.components.base import Match
from nlp.components.body_forms import parse
from nlp.components.sessions import MeetingForm
from nlp.naming import (
    Area,
    Name,
    choose_type,
    organ_name,
    session_names,
    unit_name,
)
from nlp.numerals import to_chinese
from nlp.reference.article import NATION
from nlp.reference.meeting_names import variants
from nlp.reference.posts import PostReader
from nlp.reference.words import load_body_words, load_gathering_words

# Sessions of several days, in which plenary sittings are counted
_OF_SEVERAL_DAYS = ("congress", "congress_standing", "cppcc", "cppcc_standing", "party_congress")
# Sessions that an article may go on to name by their numbers alone
_NAMED_BY_NUMBER = ("cppcc", "congress", "party_plenum", "cppcc_standing", "government", "congress_standing")
_NATIONAL = re.compile("^中国.*第[一二三四五六七八九十]+次全国(?:会员)?代表大会$")
_PRESIDIUM_COUNTED = re.compile("主席团(?:常务主席)?第[一二三四五六七八九十]+次(?:全体)?会议")
_GOVERNMENT = ("人民政府", "政府")
_OF_HOSTS = ("party_congress", "party_plenum", "discipline_plenum")  # schools and companies have them too
_WHOLE_BODY = {"cppcc_standing": "cppcc", "congress_standing": "congress"}


class SessionReader(PostReader):
    """Resolves sessions that are counted."""

    def _numbers(self, match: Match) -> tuple[int | None, int | None]:
        term, session = match.get("term"), match.get("session")
        return (int(term) if term else None, int(session) if session else None)

    def _session(self, match: Match, type_: str) -> tuple[int, str] | None:
        """The referent of a session by its numbers, and why it is of that area or body."""
        term, session = self._numbers(match)
        surface = match.get("area")
        area, host, basis = self._sits_for(surface, type_, match.start)
        form = MeetingForm(type_, surface, "", term, session, match.get("tail"))
        if host is not None:
            names = _host_names(type_, host, term or 0, session or 0)
            organizer: Name | None = unit_name(host, "纪委" if type_ == "discipline_plenum" else "党委")
            jurisdiction = host.jurisdiction
        elif area is not None:
            names = session_names(form, area)
            organizer = self._session_host(type_, area)
            jurisdiction = area.jurisdiction
        else:
            return None
        if not names:
            return None
        i = self.registry.add("meeting", names[0], names[1:], jurisdiction)
        if "扩大" in self.text[match.start : match.end]:
            self.registry.alias(i, *(n.replace("会议", "（扩大）会议") for n in names[:1] if n.endswith("会议")))
        self.result.forms[i] = form
        if match.get("year") and area is not None and session:  # 市政府2024年第12次常务会议
            tail = f"{match.get('year')}第{session}次{match.get('tail')}"
            self.registry.alias(i, *(f"{a}{body}{tail}" for a in (area.name, *area.forms) for body in _GOVERNMENT))
        if organizer is not None:
            self.result.hosts[i] = self._register(organizer)
        return i, basis

    def _sits_for(self, surface: str, type_: str, at: int) -> tuple[Area | None, Name | None, str]:
        """The area whose session it is; of a congress of Party members, the school or company where it is none."""
        if type_ in ("central_plenum", "central_congress") or surface == "全国":
            return NATION, None, ""
        if not surface:
            return None, None, ""
        found = [a for end, a in area_index(surface).at(0) if end == len(surface)]
        area, basis = self.area(found[0], at) if found else (None, "")
        if area is not None or type_ not in _OF_HOSTS:
            return area, None, basis
        read = parse(surface)
        host, basis = self.organization(read, at) if read else (None, "")
        if host is None and surface in ("校", "学校", "集团", "公司"):
            host = self._called_so(surface, at)
            basis = f"{host.name}, the {surface} of the article" if host is not None else ""
        return None, host, basis

    def _called_so(self, word: str, at: int) -> Name | None:
        """The school or company that 学校, 集团 at ``at`` means: one that the article names, else the one whose session it
        tells of."""
        near = self._context(word, at)
        if near is not None:
            return near[1]
        ends = load_body_words().called.get(word, (word,))
        wholes = {self._whole(self.names[host]).name: self.names[host] for host in self.result.hosts.values()}
        fits = [self._whole(name) for whole, name in wholes.items() if whole.endswith(ends)]
        return fits[0] if len(fits) == 1 else None

    def _session_host(self, type_: str, area: Area) -> Name | None:
        """The body that sits in a session of this type."""
        words = load_gathering_words()
        if area is NATION:
            full = words.national_hosts.get(type_)
            return organ_name(national_organ(full), None) if full else None
        organs = organs_named(words.local_hosts[type_])
        organ = choose_type(tuple(o for o in organs if o.host != "any"), area)
        return organ_name(organ, area) if organ else None

    def _bare_session(self, match: Match) -> tuple[int, str] | None:
        """五届三次会议 in an article about one session of one body: of the same body."""
        plain = match.get("tail") in ("会议", "全会", "全体会议")
        candidates = {
            (_WHOLE_BODY.get(form.type, form.type) if plain else form.type, form.area)
            for form in self.result.forms.values()
            if form.type in _NAMED_BY_NUMBER
        }
        if len(candidates) != 1:
            return None
        term, session = self._numbers(match)
        type_, surface = next(iter(candidates))
        data = dict(match.data) | {"area": surface, "term": str(term or ""), "session": str(session or ""), "tail": ""}
        made = self._session(Match("meeting", match.start, match.end, tuple(sorted(data.items()))), type_)
        return (made[0], "the body whose session the article is about") if made else None

    def _sessions_before(self, match: Match) -> list[int]:
        """The sessions of several days that the article has named so far: whose 第三次全体会议 one may be."""
        named = (r.referent for m, r in self.result.mentions.items() if m.kind == "meeting" and m.start < match.end)
        forms = self.result.forms
        found = {r for r in named if r is not None and r in forms and forms[r].type in _OF_SEVERAL_DAYS}
        counted = {(forms[r].type, forms[r].session) for r in found if forms[r].term is not None}
        # 某县人大六次会议 in the headline is the session that the text counts in full
        return sorted(r for r in found if forms[r].term is not None or (forms[r].type, forms[r].session) not in counted)

    def _sitting_of(self, sessions: list[int]) -> tuple[int, str] | None:
        """第三次全体会议: the session itself, if it is one alone."""
        if len(sessions) != 1:
            return None
        return sessions[0], f"a sitting of {self.registry.referents[sessions[0]].name}"

    def _presidium(self, match: Match, name: str) -> tuple[int, str] | None:
        """市八届人大五次会议举行主席团第三次会议, 代表团召集人会议: of the one session that the article has named."""
        congresses = ("congress", "party_congress")
        sessions = [r for r in self._sessions_before(match) if self.result.forms[r].type in congresses]
        if not sessions:  # 中国工会第十次全国代表大会, whose form is that of a named meeting
            named = {
                r.referent for m, r in self.result.mentions.items() if m.kind == "meeting" and m.start < match.start
            }
            sessions = [r for r in self.result.forms if r in named and _NATIONAL.search(self.result.forms[r].tail)]
        if len(sessions) != 1:
            return None
        if name == "主席团会议":  # 主席团会议通过了…: the one sitting that was counted before
            counted = [r for r, form in self.result.forms.items() if _PRESIDIUM_COUNTED.fullmatch(form.tail)]
            if len(counted) == 1:
                return counted[0], f"the only sitting of the presidium: {self.registry.referents[counted[0]].name}"
        session = self.registry.referents[sessions[0]]
        why = f"the session before: {session.name}"
        if not name.startswith("主席团"):
            whose = self.result.hosts.get(sessions[0])
            host = self.names[whose] if whose is not None else None
            names = [s + name for s in (session.name, *session.aliases)]
            return self._meeting(match, names[0], names[1:], host, session.jurisdiction, why, name)
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
        return self._meeting(
            match, bodies[0] + rest, [b + rest for b in bodies[1:]], sits, session.jurisdiction, why, name
        )

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
        """Register a meeting that is named rather than counted; ``tail`` is its name without whose it is."""
        joint = match.get("joint")
        if joint:
            tail = joint[len(match.get("name")) :]
            aliases = [*aliases, *(a + tail for a in (name, *aliases))]
        every = [n for base in (name, *aliases) for n in variants(base)]
        i = self.registry.add("meeting", name, every, jurisdiction)
        surface = host.name if host else ""
        self.result.forms[i] = MeetingForm("named", jurisdiction, surface, None, None, tail)
        if host is not None:
            self.result.hosts[i] = self._register(host)
        return i, basis


def _host_names(type_: str, host: Name, term: int, session: int) -> tuple[str, ...]:
    """The names of a congress of the Party members of a school or company, or of a plenum of their committee."""
    body, t, s = host.name, to_chinese(term), to_chinese(session)
    if type_ == "party_congress":
        return (
            f"中国共产党{body}第{s}次代表大会",
            f"中共{body}第{s}次党代会",
            f"{body}第{s}次党代会",
            f"{body}第{s}次代表大会",
            f"中国共产党{body}第{s}次党员代表大会",
            f"中共{body}第{s}次代表大会",
        )
    full, short = ("委员会", "党委") if type_ == "party_plenum" else ("纪律检查委员会", "纪委")
    return (
        f"中国共产党{body}第{t}届{full}第{s}次全体会议",
        f"中共{body}第{t}届{full}第{s}次全体会议",
        *(f"{b}{short}{t}届{s}次{end}" for b in (body, *host.aliases[:3]) for end in ("全会", "全体会议")),
    )
