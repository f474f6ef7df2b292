"""What a meeting's own name and sentence say: its organiser, numbers and day; who goes on to speak, and who was there."""

from __future__ import annotations

import re
from itertools import pairwise

from nlp.components.base import Match
from nlp.lexicon import confidence
from nlp.models import (
    Argument,
    RelationMention,
)
from nlp.numerals import to_int
from nlp.patterns import Masked, compile_pattern
from nlp.relations.focus import HELD_FAR_AFTER, OVER, Sentence
from nlp.relations.rules import RuleReader

_HEARD = re.compile("听取?了")  # 听了某局长的汇报，市长插话: who was heard is not who goes on
# What stands between a day and a meeting of another day: 1日至5日访问某国并出席M, 昨天闭幕的节庆期间举办了M
_OTHER_THAN_IT = re.compile(r"第|高票|关于|[^，。；]{0,3}举行(?:中外)?(?:记者会|记者招待会|新闻发布会)")
_NOT_ITS_DAY = re.compile("访问|闭幕|落幕|期间|时间里")
_TRAVELS = re.compile("访问|出访")  # 出席M并访问某国: announced, not held today
# 5月8日讯：M|今天开幕, M|昨天接受…: the day behind the name is its own, whatever stands before
_ITS_DAY = compile_pattern(
    r"{X:day}(?:上午|下午|晚)?(?:[^，。；\ue900-\uebff]{0,16})(?:召开|举行|开幕|闭幕|闭会|接受|决定|任命|通过|选举|补选|增选|增补|听取|审议)(?!的)"
)
# 新当选的十名市委常委一同走上主席台, 新当选的市委常委与全体委员见面
_MEET_THEM = re.compile(
    r"新当选的(?:(?P<count>[一二三四五六七八九十\d]+)[名位])?(?:中共)?[\u4e00-\u9fff]{0,8}?[省市县区州盟旗地]委常委(?:会)?(?:委员|班子|班子成员|们)?"
    r"(?:一同|一起|一齐|集体|依次|先后|分别|也|都)*"
    r"(?:(?:走上|登上|步入|来到)[^，。；]{0,4}主席台|(?:与|同|和)[^，。；]{0,6}委员(?:们|同志)?[^，。；]{0,4}见面|集体亮相)"
)
# M圆满完成各项议程，昨日|闭幕
_CLOSES = re.compile(
    r"(?!上|的)(?:（[^）]*）)?(?:[^，。；上\ue900-\uebff]{0,24}?|[^。；上\ue900-\uebff]{0,40}?(?:议程|任务)[^。；，]{0,4}，[^，。；\ue900-\uebff]{0,20}?)"
    r"(?:闭幕(?![式会后以])|闭会(?!期间|[后时以])|落下帷幕|落幕(?!后))"
)
_JOURNEY = re.compile("调研|考察|视察|检查|走访|慰问|来到|深入|赴|抵达|督导|巡察|察看")
_OF_A_DOCUMENT = re.compile("[^，。；]{0,6}(?:发布|印发|施行|通过|出台|公布)的")  # 4月1日发布的《…》
_SAME_DAY = re.compile("当日|当天|同日|当晚")
_LATER_ON = re.compile(
    "(?:随后|其后|此后)(?:召开|举行)的$"
)  # 闭幕，随后召开的|一次全会: of the same day, where that is one
_SAID_AFTER = re.compile("(?:当选|获任|会议|大会|闭幕|结束)后|会后")
_HE_SAID = compile_pattern(
    r"(?:^|(?<!^在.{2})(?<!^在.{3})(?<!^在.{4})[，；。])(?:[他她]|{P:short})(?:还|最后|同时|特别)?(?:强调|指出|要求|说|表示|认为|提出|希望|号召)"
)


class MeetingReader(RuleReader):
    """Meetings."""

    def _meetings(self) -> None:
        for sentence in self.sentences:
            masked = sentence.masked
            for i, m in enumerate(masked.matches):
                if m is None or m.kind != "meeting":
                    continue
                r = self._referent(m)
                if r is None:
                    continue
                here = [(sentence.start, sentence.end)]
                resolved = self.a.mentions[m]
                host = self.a.hosts.get(r)
                for body in [host, *self.a.cohosts.get(r, ())]:
                    if body is not None:
                        self.x.add(
                            "organizer",
                            (Argument("subject", r), Argument("object", body)),
                            self.a,
                            self._cut(here, m),
                            "organizer-convenes",
                            resolved.basis,
                        )
                for inside in self.a.mentions if m in sentence.held else ():
                    about = self._referent(inside)
                    if inside.kind == "meeting" and m.start < inside.start and inside.end < m.end and about is not None:
                        self.x.add(
                            "studied",
                            (Argument("subject", r), Argument("object", about)),
                            self.a,
                            self._cut(here, m),
                            "studied-in-name",
                        )
                form = self.a.forms.get(r)
                if form and form.term:
                    self.x.add(
                        "ordinal_term",
                        (Argument("subject", r), Argument("object", None, str(form.term))),
                        self.a,
                        self._cut(here, m),
                        "meeting-numbered",
                    )
                if form and form.session:
                    self.x.add(
                        "ordinal_session",
                        (Argument("subject", r), Argument("object", None, str(form.session))),
                        self.a,
                        self._cut(here, m),
                        "meeting-numbered",
                    )
                after = masked.text[i + 1 :]
                if _NOT_ITS_DAY.search(masked.text, 0, i) or _OTHER_THAN_IT.match(after):
                    continue
                date = self._scheduled(masked, i)
                to_come = date is not None and date.get("precision") in ("day", "month")
                if date is not None or m in sentence.held or OVER.match(after):
                    dated = any(
                        x is not None and x.kind == "date" and x.get("precision") in ("month", "year")
                        for x in masked.matches[:i]
                    ) or any(
                        m.start < d.start < d.end < m.end and d.get("precision") in ("month", "year")
                        for d in self.a.dates
                    )  # 今年5月，M举行, 某县|去年5月召开了|代表大会
                    date = date or self._date_before(masked, i) or (None if dated else self._same_day(m))
                    if date is not None and self._on_a_journey(date, m):
                        continue
                    if (
                        date is not None
                        and (len(date.get("value")) == 10 or (to_come and date.get("value")))
                        and not self._in_sentence_ahead(masked, date)
                    ):
                        self._dated("start_date", r, date, self._cut(here, m, date), "meeting-dated")
                        if _CLOSES.match(after) and date.get("precision") == "day":
                            ends = (Argument("subject", r), Argument("object", None, date.get("value")))
                            self.x.add("end_date", ends, self.a, self._cut(here, m, date), "meeting-closes")

    def _headline_days(self) -> None:
        """A meeting that only the headline names took place on the one day that the lead sentence gives."""
        dated = {r.arguments[0].referent for r in self.x.found.values() if r.relation == "start_date"}
        body = self.a.article.body_start
        lead = next((s for s in self.sentences if s.start >= body and s.masked.text.strip()), None)
        if lead is None or any(self._referent(m) is not None for m in lead.held):
            return
        days = [
            d
            for d in self.a.dates
            if lead.start <= d.start < lead.end and d.get("precision") == "day" and len(d.get("value")) == 10
        ]
        if len({d.get("value") for d in days}) != 1:
            return
        for sentence in self.sentences:
            for m in sentence.held:
                r = self._referent(m)
                travels = _TRAVELS.search(self.text, sentence.start, sentence.end)
                if sentence.start < body and r is not None and r not in dated and not travels:
                    self.x.add(
                        "start_date",
                        (Argument("subject", r), Argument("object", None, days[0].get("value"))),
                        self.a,
                        [
                            *self._cut([(sentence.start, sentence.end)], m),
                            *self._cut([(lead.start, lead.end)], days[0]),
                        ],
                        "meeting-dated-by-lead",
                        "the day of the lead sentence",
                    )

    def _on_a_journey(self, date: Match, m: Match) -> bool:
        """6日至8日在某地调研，并主持召开M: the days are those of the journey, not of the meeting."""
        between = self.text[date.end : max(date.end, m.start)]
        attends = "出席" in between and between.endswith("举行的")  # 8日至13日出席在某地举行的M并访问
        return date.get("precision") == "interval" and (attends or bool(_JOURNEY.search(between)))

    def _same_day(self, m: Match) -> Match | None:
        """调研结束后召开座谈会, 当日召开会议: the day that the article told before, where it told one only."""
        body = self.a.article.body_start
        if m.start < body or str(m.get("type")).startswith("central_"):
            return None  # 党的某大|召开: the background of anything
        told = [d for d in self.a.dates if d.start < m.start and d.get("precision") in ("day", "interval")]
        sentence = next((s for s in self.sentences if s.start <= m.start < s.end), None)
        if sentence is not None and _SAME_DAY.search(self.text[sentence.start : m.start]):
            days = [d for d in told if d.get("precision") == "day" or len(d.get("value")) == 10]  # no “十四五”
            days = [d for d in days if not _OF_A_DOCUMENT.match(self.text, d.end)]
            return days[-1] if days and len(days[-1].get("value")) == 10 else None
        later = _LATER_ON.search(self.text, max(0, m.start - 10), m.start)
        if later and any(d.get("precision") == "interval" for d in told):
            return None  # after days of something else
        values = {d.get("value") for d in told}
        lead = [d for d in told if d.start >= body and self.text.count("。", body, d.start) == 0]
        # 12日至15日 are the days of what the lead tells of, not of all that is told later
        only = lead[0] if len(values) == 1 and lead and lead[0].get("precision") == "day" else None
        return only if only is not None and len(only.get("value")) == 10 else None

    def _date_before(self, masked: Masked, i: int) -> Match | None:
        """The nearest day before a meeting in its sentence, or inside its name (市人大常委会昨日举行第九次主任会议)."""
        named = masked.matches[i]
        for date in self.a.dates:
            inside = named is not None and named.start <= date.start and date.end <= named.end
            if inside and date.get("precision") == "day":
                return date
        its = _ITS_DAY.match(masked.text, i + 1)
        if its is not None:
            (day,) = masked.inside(*its.span("day"), "date")
            if day.get("precision") == "day" and len(day.get("value")) == 10:
                return day
        for j in range(i - 1, -1, -1):
            m = masked.matches[j]
            if (
                m is not None
                and m.kind == "date"
                and m.get("precision") in ("day", "interval")
                and len(m.get("value")) == 10
            ):
                return m
        far = HELD_FAR_AFTER.match(masked.text[i + 1 :])
        if far:
            days = [d for d in masked.inside(i + 1, i + 1 + far.end(), "date") if d.get("precision") == "day"]
            return days[-1] if days else None
        after = re.match(r"[^，。；]{0,3}", masked.text[i + 1 :])
        if after:
            for j in range(i + 1, min(i + 4, len(masked.matches))):
                m = masked.matches[j]
                if m is not None and m.kind == "date" and m.get("precision") == "day" and len(m.get("value")) == 10:
                    return m
        return None

    def _he(self) -> None:
        """他指出: the only person of the sentence so far, or of the one before, who was at the meeting."""
        present: dict[int, set[int]] = {}
        for relation in self.x.found.values():
            who, meeting = relation.arguments[-1].referent, relation.arguments[0].referent
            here = relation.article == self.a.article.position and relation.modality == "asserted"
            if (
                here
                and relation.relation in ("chair", "attendee", "speaker")
                and who is not None
                and meeting is not None
            ):
                present.setdefault(meeting, set()).add(who)
        for before, sentence in pairwise([None, *self.sentences]):
            assert sentence is not None
            said = _HE_SAID.search(sentence.masked.text)
            if said is None or sentence.focus is None:
                continue
            told = (before.masked.text if before is not None else "") + sentence.masked.text[: said.end()]
            if _SAID_AFTER.search(told):
                continue  # 王海当选后表示，…。他强调: after the meeting
            if said.group("short") and sentence.masked.inside(*said.span("short"))[0].get("type") != "pronoun":
                continue
            people = sentence.masked.inside(0, said.start(), "person")
            where = [(sentence.start, sentence.end)]
            if not people and before is not None and not _HEARD.search(before.masked.text):
                people = before.masked.inside(0, len(before.masked.text), "person")
                where.append((before.start, before.end))
            who_said = {self._referent(m) for m in people}
            speaker = next(iter(who_said)) if len(who_said) == 1 else None
            if speaker is not None and speaker in present.get(sentence.focus, set()):
                self.x.add(
                    "speaker",
                    (Argument("subject", sentence.focus), Argument("object", speaker)),
                    self.a,
                    self._cut(where),
                    "speaker-he",
                    f"他 → {self.referents[speaker].name}, the only person named before",
                )

    def _newly_elected(self) -> None:
        """新当选的十名市委常委一同走上主席台: those whom the article says the plenum elected were there, if they are as many
        as it counts."""
        elected: dict[int | None, dict[int | None, Sentence]] = {}
        for key, said in self.decided.items():
            r = self.x.found.get(key)
            if r is not None and r.relation == "appointed" and r.modality == "asserted":
                who, body, title = (a.referent for a in r.arguments[:3])
                names = [self.referents[i].name for i in (body, title) if i is not None]
                if names[0].endswith("委员会常务委员会") or names[-1] == "常委":
                    elected.setdefault(body, {})[who] = said
        if len(elected) != 1:
            return
        (members,) = elected.values()
        for sentence in self.sentences:
            fit = _MEET_THEM.search(self.text, sentence.start, sentence.end)
            form = self.a.forms.get(sentence.focus) if sentence.focus is not None else None
            if fit is None or form is None or form.type != "party_plenum":
                continue
            if fit["count"] and to_int(fit["count"]) != len(members):
                continue
            for who, said in members.items():
                where = [(sentence.start, sentence.end), (said.start, said.end)]
                ends = (Argument("subject", sentence.focus), Argument("object", who))
                self.x.add("attendee", ends, self.a, where, "attendee-newly-elected", "elected there")

    def _attendance(self) -> None:
        for relation in list(self.x.found.values()):
            if relation.article == self.a.article.position and relation.relation in ("chair", "speaker"):
                key = ("attendee", relation.arguments, relation.article, relation.modality)
                self.x.found.setdefault(
                    key,
                    RelationMention(
                        "attendee",
                        relation.arguments,
                        relation.article,
                        relation.quotes,
                        "attendee-by-role",
                        relation.basis,
                        confidence("attendee-by-role"),
                        relation.modality,
                    ),
                )
