"""The meetings of an article: which one each mention names, and which of two names are one meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.components.base import Match
from nlp.lexicon import load_meetings
from nlp.naming import Name
from nlp.numerals import to_int
from nlp.reference.called_gatherings import CalledGatheringReader
from nlp.reference.held_gatherings import LEVEL_MEETING, SCOPE
from nlp.reference.meeting_names import (
    PLENARY,
    abbreviates,
    core,
    ends_as,
    is_company_in_short,
    is_part,
    is_sitting_of,
    is_staff_congress_in_short,
    is_term_of,
)
from nlp.reference.records import Resolved
from nlp.reference.words import load_gathering_words

_CUT_SHORT = re.compile(r"(?:党的)?第?[〇零一二三四五六七八九十百\d]+届[一二三四五六七八九]中")
_CONGRESS = re.compile(r"(?:第?(?P<count>[一二三四五六七八九十\d]+)次)?党代会")
_GROUPS = ("小组", "指挥部", "专班")
_SHORTEST_KIND = 3  # 座谈会, 推进会 may be any; 现场观摩会 is one of a kind in its article
_HOW_HELD = ("现场", "视频", "专题", "电视电话")
_OF_ANOTHER_YEAR = re.compile(r"(?:去年|前年|上年|往年|历年|\d{4}年)[^，。；]{0,8}$")
_PLENARY_OF = re.compile("(?P<whose>.{3,})(?:全会|全委会|全体会议)")
_OF_ITS_PARTY = re.compile("党[委组](?:全会|全委会|全体会议)")  # 军分区|党委全会, whose 党委 meets in the text


class MeetingReader(CalledGatheringReader):
    """Resolves the meetings of one article."""

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
            made = self._called_session(match) or self._bare_session(match)
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

    def _merge_meetings(self) -> None:
        """A name that says less (市政府常务会议, 警示教育会) is the one meeting of the article that says more, where its body or
        place is the same and the longer name ends as it does."""
        forms = self.result.forms
        for less in sorted(forms, key=lambda r: (len(self.registry.referents[r].name), r)):
            if self._is_counted(less):
                continue
            more = [r for r in forms if r != less and self._says_more(less, r)]
            distinct = {r for r in more if not any(self._says_more(r, other) for other in more if other != r)}
            if len(distinct) > 1 and forms[less].tail in load_gathering_words().plenary:
                self._leave_open(less)
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
            if match.kind == "meeting" and LEVEL_MEETING.fullmatch(match.get("name")) and resolved.referent in forms:
                self.result.mentions[match] = Resolved(match, None)  # of no meeting that the article names in full

    def _leave_open(self, referent: int) -> None:
        """这次市委全会 in an article that counts several: no meeting of its own, and nothing tells which it is."""
        for match, resolved in list(self.result.mentions.items()):
            if match.kind == "meeting" and resolved.referent == referent:
                self.result.mentions[match] = Resolved(match, None)
        del self.result.forms[referent]
        self.result.hosts.pop(referent, None)

    def join_stray_headline(self, readers: Sequence[MeetingReader]) -> None:
        """A headline that lost its article on the way from the page, or has another's: its meeting is the one of the page
        that says more, if the text below it names none."""
        named = [m for m, r in self.result.mentions.items() if m.kind == "meeting" and r.referent is not None]
        if not named or (max(m.start for m in named) >= max(self.article.body_start, 1) and self.article.body_start):
            return
        for match in named:
            less = self.result.mentions[match].referent
            if less is None or less not in self.result.forms or self._is_counted(less):
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

    def join_scoped(self, readers: Sequence[MeetingReader]) -> None:
        """全省农村工作会议, on a page that reports the 省委农村工作会议: that one, if it is the only one of these words."""
        for match, resolved in list(self.result.mentions.items()):
            less = resolved.referent
            if match.kind != "meeting" or less is None or not SCOPE.match(match.get("name")):
                continue
            if less not in self.result.forms or less in self.result.hosts or self._of_another_year(match):
                continue
            found = [
                (more, reader)
                for reader in readers
                for more in reader.result.forms
                if self._is_held(less, more, reader)
            ]
            if len({more for more, _ in found}) == 1:
                target, other = found[0]
                full = self.registry.referents[target].name
                self.result.mentions[match] = Resolved(match, target, f"the page's {full}")
                self.result.forms[target] = other.result.forms[target]
                self.result.hosts[target] = other.result.hosts[target]

    def _of_another_year(self, match: Match) -> bool:
        return _OF_ANOTHER_YEAR.search(self.text, max(0, match.start - 16), match.start) is not None

    def _is_held(self, less: int, more: int, theirs: MeetingReader) -> bool:
        """Whether ``more``, in the article that ``theirs`` reads, is a meeting of the words of ``less`` that a body of the
        same place holds."""
        a, b = self.result.forms[less], theirs.result.forms[more]
        first, second = self.registry.referents[less], self.registry.referents[more]
        one_place = first.jurisdiction == second.jurisdiction
        return (
            more != less
            and one_place
            and a.type == b.type == "named"
            and a.tail == b.tail
            and more in theirs.result.hosts
        )

    def _is_counted(self, referent: int) -> bool:
        """Whether a meeting is a session that its numbers tell from all others (市七届人大常委会第九次会议)."""
        form = self.result.forms[referent]
        return form.type not in ("named", "government") and form.term is not None

    def _headline_only(self, referent: int) -> bool:
        starts = [m.start for m, r in self.result.mentions.items() if r.referent == referent]
        return bool(starts) and max(starts) < self.article.body_start

    def _says_more(self, less: int, more: int, other: MeetingReader | None = None) -> bool:
        """Whether the name of ``more``, a meeting of the article that ``other`` reads, says more of the same meeting."""
        theirs = other or self
        a, b = self.result.forms[less], theirs.result.forms[more]
        host_a, host_b = self.result.hosts.get(less), theirs.result.hosts.get(more)
        one_host = host_a is not None and host_a == host_b
        if self._is_staff_congress(less, more):
            return True
        if a.type == b.type != "named" and a.session is not None:
            same = self.registry.referents[less].jurisdiction == self.registry.referents[more].jurisdiction
            return same and a.session == b.session and a.tail == b.tail and a.term is None and b.term is not None
        plenary = a.tail in load_gathering_words().plenary
        if b.type == "party_plenum" and plenary:
            return one_host
        if a.session is not None and a.type not in ("named", "government") and b.type == "named":
            return False  # 市第八次党代会|主席团第一次会议 is no other name of the congress
        if a.type == "named" and b.type in ("congress_standing", "cppcc_standing"):
            # 市政协主席会议, 州人大常委会会议: the headline leaves the numbers out
            return one_host and is_sitting_of(a.tail, b)
        if b.type == "party_congress" and (congress := _CONGRESS.fullmatch(a.tail)):
            # 省党代会, 区第五次党代会 beside the one that is counted
            same = self.registry.referents[less].jurisdiction == self.registry.referents[more].jurisdiction
            return same and (congress["count"] is None or to_int(congress["count"]) == b.session)
        if b.type not in ("named", "government"):
            return False
        if plenary and PLENARY.search(b.tail):
            return one_host
        plenary_of = _PLENARY_OF.fullmatch(a.tail)
        if plenary_of and host_a is None and PLENARY.search(b.tail):
            return plenary_of["whose"] in self.registry.referents[more].name  # 军分区党委|全会
        if host_a is not None and host_b is not None and _OF_ITS_PARTY.fullmatch(a.tail) and PLENARY.search(b.tail):
            return is_part(theirs.names[host_b], self.names[host_a])
        return self._named_says_more(less, more, theirs)

    def _named_says_more(self, less: int, more: int, theirs: MeetingReader) -> bool:
        """The same for meetings that are named rather than counted: by whose they are first, then by their words."""
        a, b = self.result.forms[less], theirs.result.forms[more]
        host_a, host_b = self.result.hosts.get(less), theirs.result.hosts.get(more)
        first, second = self.registry.referents[less], self.registry.referents[more]
        if host_a is not None and host_b is not None and not self._may_be_one_host(less, host_a, theirs, host_b):
            return False
        if (host_a is None or host_b is None) and first.jurisdiction != second.jurisdiction:
            if host_a is None and b.tail != a.tail and b.tail.endswith(a.tail) and self._stands_bare(less, a.tail):
                return True  # 全州环境整治|现场观摩会: what is left of its name says nothing of whose it is
            # 集团公司召开|2022年工作会议, in the headline: of the one body that the text has hold it
            held = host_b is not None
            return held and self._headline_only(less) and host_a is None and len(a.tail) > 6 and a.tail == b.tail
        if host_a is not None and host_a != host_b and self.names[host_a].name.endswith("党组"):
            return False  # 市政府党组|会议 is no 常务会议 of the government
        if b.tail.endswith("学习") and "学习" not in a.tail and not self._headline_only(less):
            return False  # 中央政治局会议 is not its 第十二次集体学习
        if host_a is not None and host_b is None and not core(a.tail):
            host = self.names[host_a]
            if (
                not host.formal
                or host.name.endswith(_GROUPS)
                or (host.whole is not None and "委员会" in host.name[-3:])
            ):
                return False  # 州委常委会于十七日讨论, 市委农村工作领导小组会议: no 全州宣传部长会议
        short, long = core(a.tail), core(b.tail)
        if host_a is not None and host_b is not None and short and host_a != host_b:
            group = self.names[host_a].name + short  # 市政府召开|党组会议: of the 党组, which the text names
            if theirs.names[host_b].name in (group, "中共" + group):
                short = ""
        if a.type == b.type == "named" and host_a == host_b and short == long:
            return len(first.name) < len(second.name) or (len(first.name) == len(second.name) and less < more)
        if b.type == "government":
            return a.tail in (b.tail, "会议") and host_a is not None
        if self._headline_only(less) and len(long) > len(short) and abbreviates(short, long):
            return True
        if short == long and host_a is not None and host_b is not None and host_a != host_b:
            return self._is_company(less, self.names[host_a], theirs.names[host_b])
        if ends_as(short, long):
            return len(long) > len(short) or (host_a is None and host_b is not None)
        if "全体" in a.tail and "全体" not in b.tail:
            return False  # 市政府全体会议 is no sitting of its 党组
        return not short and (host_a is not None or a.tail in ("会议", "大会"))

    def _stands_bare(self, less: int, tail: str) -> bool:
        """Whether the text names a meeting by the words of its kind alone, so that its place is only that of the report."""
        named = [m for m, r in self.result.mentions.items() if m.kind == "meeting" and r.referent == less]
        kinds = {tail, *(tail.removeprefix(how) for how in _HOW_HELD)}
        of_a_kind = any(word in kinds for head in load_meetings().heads for word in head.words)
        return of_a_kind and len(tail) > _SHORTEST_KIND and all(m.end - m.start == len(tail) for m in named)

    def _is_staff_congress(self, less: int, more: int) -> bool:
        """清江煤矿|职代会, in the headline: the staff congress that the text tells of in full."""
        named = [m for m, r in self.result.mentions.items() if m.kind == "meeting" and r.referent == less]
        full = self.registry.referents[more].name
        in_short = all(is_staff_congress_in_short(self.text[m.start : m.end], full) for m in named)
        return self._headline_only(less) and (in_short or is_term_of(self.registry.referents[less].name, full))

    def _is_company(self, less: int, short: Name, full: Name) -> bool:
        """Whether a headline gives a company in short whose meeting the text tells of in full."""
        return self._headline_only(less) and is_company_in_short(short.name, full.name)

    def _may_be_one_host(self, less: int, host: int, theirs: MeetingReader, their_host: int) -> bool:
        """Whether two bodies may hold one meeting: the same body, or one that is a part of what the shorter name says."""
        if host == their_host:
            return True
        part, whole = theirs.names[their_host], self.names[host]
        if is_part(part, whole):
            return True
        if self._is_company(less, whole, part):
            return True
        # a headline may give the 宣讲团 where the text gives its committee
        return self._headline_only(less) and (is_part(whole, part) or whole.name.startswith(part.short or part.name))
