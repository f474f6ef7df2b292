"""The rules of ``nlp/data/relations.toml``, applied to one sentence after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from nlp.components.base import Match
from nlp.lexicon import Rule, load_rules
from nlp.models import (
    Argument,
)
from nlp.needed import Sieve
from nlp.patterns import Masked, compile_pattern
from nlp.relations.decisions import DecisionReader
from nlp.relations.document import given_spans
from nlp.relations.focus import Sentence
from nlp.relations.posts import WARTIME, is_unfounded
from nlp.relations.taken_up import ALL as ALL_MEETINGS

_WITH_ITS_ISSUER = compile_pattern(
    "{O}(?:[^，。；、]{0,6}的)?{D}"
)  # 甲印发《一》、乙《二》: from here on the list is not of what 甲 issued
_AT_MEETING = compile_pattern(r"在{M}(?:的?[开闭]幕(?:大会|[会式])?)?上(?!的|发表的)")
# 甲在全会上的讲话, in an article about another kind of meeting: it was not made there
_SPEECH_AT = re.compile(
    r"在[^，。；]{0,24}?(全会|座谈会|研讨会|研讨班|培训班|开班式|开学典礼|论坛|峰会|大会)上的(?:重要)?(?:讲话|致辞|报告)"
)
_BORN = re.compile(r"(?:出)?生|诞生|加?入|参加|参军|毕业")
_NEAR = 4  # sentences
_FULL = len("2010-07-28")
_TO_A_REPORTER = re.compile("(?:告诉|对)记者|接受[^，。；]{0,12}采访")  # what follows may be said to the reporter too
# 9月2日的|院周|会上: a meeting that has no name to go by
_AT_ANOTHER = compile_pattern(
    r"^[^，。；]{0,6}{X}(?:[上下]午|晚)?(?:召开|举行)?的(?P<kind>[^，。；\ue000-\uf7ff]{1,10}会)(?:议)?上，"
)
_AT_UNTOLD = compile_pattern(r"^[^，。；]{0,6}{X}(?:[上下]午|晚)?(?:召开|举行)?的{M:untold}上，")
_NOT_PASSED = re.compile(
    "(?:（[^）]{1,30}）)?(?:因[^，。；]{1,20}，?)?(?:未|没有|没能|暂不|暂未|不予|被退回|退回|修改后再)"
    # 《甲》、《乙》的报告人名单: what was passed is the list, none of the documents
    "|(?:（[^）]{1,12}）)?(?:[、和及]?《[^》]{2,40}》(?:（[^）]{1,12}）)?)*的[^，。；、《》]{0,10}(?:名单|说明|汇报|情况)"
)
_JOINED = re.compile("(?:（[^）]{1,12}）)?(?:、|和|及|与|以及|，以及)")
_GARBLED = re.compile(
    r"记者|介绍了|了解到|^[^（]*）|^以|^“?[^“]*”作|^好|^团|^第[一二三四五六七八九十\d]+届(?:年会|论坛|峰会|大会|会议)$"
)  # no name of a meeting reads so
# Of what a relation is told; others may stand in a list between (《甲》、省政府《乙》).
_ABOUT: dict[str, tuple[str, ...]] = {
    "issuer": ("policy",),
    "legislation_date": ("policy",),
    "start_date": ("meeting",),
    "adopted": ("meeting",),
    "studied": ("meeting",),
}
_EVERYWHERE = re.compile(
    "各地各部门|各部门各单位|各级各部门|各(?:地区?|部门|单位|县|乡镇|镇街|系统|级党组织)[^，。；]{0,10}(?:相继|纷纷|认真|迅速|及时|采取|通过|传达|学习)"
)
# The headings that the lines of a scope stand under
_SCOPES = {"任命": ("任命",), "免去": ("免去",), "任免": ("任免", "任命")}
# 省农业厅、省水利厅、省民政厅|通过不同形式学习贯彻某精神: each at a meeting of its own, which the article goes on to report
_EACH_STUDIES = compile_pattern(
    r"{OL:bodies}(?:等[^，。；]{0,8})?(?:先后|分别|相继|纷纷|陆续|迅速|及时|认真|各自|均|都|(?:通过|采取|以)[^，。；]{1,12}(?:形式|方式|途径)|，|召开[^，。；]{0,4}会议?)*"
    r"(?:传达|学习|领会)"
)
# 省政协委员、|某局局长甲, 人大代表|乙
_MEMBER = re.compile("(?:政协委员|人大代表|党代会代表|党代表|[、，]委员|[、，]代表)(?:[、，]|$)|^(?:委员|代表)$")
_FIRST_PLENUM = re.compile("届(?:纪律检查)?委员会第一次全体会议$")
_CONGRESS = re.compile("第[一二三四五六七八九十]+次[\u4e00-\u9fff]{0,4}代表大会$")
_FULL_SESSIONS = ("congress", "cppcc", "party_congress", "central_congress")
_APPOINTS = re.compile(
    r"(?:拟|提请|建议|提名)(?:任命|免去)|(任命|补选|选举|聘任|推选|选出)|(免去(?!其)|撤销(?!其)|辞去)|[。]"
)


class RuleReader(DecisionReader):
    """The rules in data."""

    def _apply(self, rule: Rule, sentence: Sentence) -> None:
        masked = sentence.masked
        for fit in fits(compile_pattern(rule.pattern), masked.text):
            under = _SCOPES.get(rule.scope)
            if under and (_verb_before(masked.text, fit.start()) or sentence.heading) not in under:
                continue
            matched = masked.text[fit.start() : fit.end()]
            if rule.unless and compile_pattern(rule.unless).search(matched):
                continue
            if rule.unless_earlier and compile_pattern(rule.unless_earlier).search(masked.text, 0, fit.start()):
                continue
            if rule.unless_before and masked.text.endswith(tuple(rule.unless_before), 0, fit.start()):
                continue
            if rule.unless_after and masked.text.startswith(tuple(rule.unless_after), fit.end()):
                continue
            self._make(rule, sentence, fit)

    def _dated(
        self,
        relation: str,
        subject: int,
        date: Match,
        quotes: list[tuple[int, int]],
        rule: str,
        basis: str = "",
        modality: str = "asserted",
    ) -> None:
        """A date of a meeting or document; a meeting that goes on for days (3月12日至13日) has the last one as well."""
        ends = (Argument("subject", subject), Argument("object", None, date.get("value")))
        self.x.add(relation, ends, self.a, quotes, rule, basis, modality)
        last = date.get("latest")
        if relation == "start_date" and date.get("precision") == "interval" and last > date.get("value"):
            ends = (Argument("subject", subject), Argument("object", None, last))
            self.x.add("end_date", ends, self.a, quotes, "meeting-lasts", basis, modality)

    def _make(self, rule: Rule, sentence: Sentence, fit: re.Match[str]) -> None:
        masked, groups = sentence.masked, fit.groupdict()

        def members(name: str, *kinds: str) -> list[Match]:
            if groups.get(name) is None:
                return []
            end = fit.end(name)
            if rule.relation == "issuer" and name.startswith("subject"):
                another = _WITH_ITS_ISSUER.search(masked.text, fit.start(name), end)
                end = another.start() if another else end
            return [m for m in masked.inside(fit.start(name), end) if not kinds or m.kind in kinds]

        if rule.relation in ("holds", "former", "appointed", "removed"):
            people = [m for n in ("person", "person2", "person3") for m in members(n, "person")]
            named = [m for n in ("post", "post2", "post3") for m in members(n, "post")]
            posts = [self.a.posts[m] for m in named if m in self.a.posts]
            if rule.relation == "removed" and len(people) > 1 and len(people) == len(posts):
                pairs = list(zip(people, posts, strict=True))
            else:
                pairs = [(p, t) for p in people for t in posts]
            for person, post in pairs:
                if post.match.get("modifier") == "planned" or is_unfounded(rule, post):
                    continue
                if rule.id == "former-served" and WARTIME.search(self.text, sentence.start, sentence.end):
                    continue
                if self._of_another_state(sentence, post) or (rule.recent and self._long_ago(sentence, _at_post(fit))):
                    continue
                self._post_relation(rule.relation, person, post, sentence, rule.id, rule.modality)
            return
        about = _ABOUT.get(rule.relation, ())
        named = members("subject", *about) + members("subject2", *about)
        subjects = [r for m in named for r in [self._referent(m)] if r is not None]
        if rule.meeting and any(m.get("type") != "anaphor" and self._referent(m) is None for m in named):
            return  # 出席团拜会的有: a gathering of its own, not the meeting that the article is about
        basis, quotes = "", [(sentence.start, sentence.end)]
        if rule.meeting and not named and sentence.focus is not None and self._garbled(sentence.focus):
            return
        if rule.meeting and not subjects:
            several = self._several(sentence) if rule.meeting == "focus" else None
            if several:
                subjects, basis = several, "the meetings of the bodies that the sentence lists"
            else:
                found, basis, support = self._meetings_of(sentence, fit)
                subjects = [s for s in found if not rule.cue or re.search(rule.cue, self.referents[s].name)]
                if not subjects:
                    return
                if support:
                    quotes.append(support)
        if (
            rule.relation == "speaker"
            and basis
            and self._made_elsewhere(masked.text[fit.start() : fit.end()], subjects)
        ):
            return
        if rule.subject == "document" and not subjects:
            own = [m for m in self.a.mentions if m.kind == "policy" and m.get("headline")]
            subjects = [r for m in own[:1] for r in [self._referent(m)] if r is not None]
        kinds = {
            "chair": ("person",),
            "speaker": ("person",),
            "attendee": ("person",),
            "studied": ("meeting", "policy"),
            "adopted": ("policy",),
            "issuer": ("organization",),
            "implements": ("policy",),
        }.get(rule.relation, ())
        for m in members("object", *kinds) + members("object2", *kinds) + members("object3", *kinds):
            if m.kind == "date":
                vague = rule.relation == "start_date" and m.get("precision") in ("month", "year") and m.get("value")
                if rule.relation == "start_date" and self._ahead(masked.text[: fit.start("object")], m):
                    continue
                if rule.relation == "start_date" and any(self._garbled(s) for s in subjects):
                    continue
                if vague or (m.get("precision") in ("day", "interval") and len(m.get("value")) == 10):
                    for s in subjects:
                        self._dated(rule.relation, s, m, self._cut(quotes, m), rule.id, basis, rule.modality)
                continue
            referent = self._referent(m)
            if referent is None or (m.kind == "person" and self._signs(m)):
                continue
            if rule.relation == "speaker" and basis and referent in self.away:
                continue
            if rule.present and basis and self._comments(sentence, m, masked.text[fit.end() - 2 : fit.end()], subjects):
                continue
            if rule.relation == "adopted" and _NOT_PASSED.match(self.text, m.end):
                continue
            if rule.relation == "implements" and rule.meeting and self._carried_out(sentence, referent):
                continue  # 会议要求，市水利局落实《…》: by the body, not by the meeting
            for s in subjects:
                if s == referent:
                    continue
                if rule.present and basis and self._doubted(sentence, m, s, referent):
                    self.doubtful.add((rule.id, s, referent))
                resolved = self.a.mentions.get(m)
                why = self._reasons(basis, m) if m.kind == "person" else basis or (resolved.basis if resolved else "")
                self.x.add(
                    rule.relation,
                    (Argument("subject", s), Argument("object", referent)),
                    self.a,
                    self._cut([*quotes, *self._named_by(m, quotes)] if m.kind == "person" else quotes, m),
                    rule.id,
                    why,
                    rule.modality,
                )

    def _made_elsewhere(self, said: str, meetings: list[int]) -> bool:
        """Whether words name the kind of meeting that a speech was made at, and none of ``meetings`` is of that kind."""
        at = _SPEECH_AT.search(said)
        if at is None or at[1] == "大会":
            return False
        kinds = ("全会", "全体会议") if at[1] == "全会" else (at[1],)
        return not any(kind in name for m in meetings for name in self._names(m) for kind in kinds)

    def _comments(self, sentence: Sentence, person: Match, verb: str, meetings: list[int]) -> bool:
        """省政协委员、某局局长甲表示: whether it is one of the members of a full session who says what he thinks of it."""
        clause = max(self.text.rfind(c, sentence.start, person.start) for c in "，；。") + 1
        member = _MEMBER.search(self.text[max(clause, sentence.start) : person.start])
        forms = [self.a.forms.get(m) for m in meetings]
        return bool(
            member
            and verb in ("表示", "认为")
            and forms
            and all(f is not None and f.type in _FULL_SESSIONS for f in forms)
        )

    def _doubted(self, sentence: Sentence, m: Match, meeting: int, person: int) -> bool:
        """Whether somebody who is said to speak must be at the meeting by another rule too."""
        far = bool(m.get("type")) or not self._just_reported(sentence)
        return far or self._guest_of_congress(meeting, person)

    def _guest_of_congress(self, meeting: int, person: int) -> bool:
        """某次代表大会闭幕，甲到会讲话。七届一次全会举行。甲希望新一届…: whether who is said to speak at the first plenum of
        a committee was at the congress that elected it."""
        if not _FIRST_PLENUM.search(self.referents[meeting].name):
            return False
        return any(
            r.relation in ("chair", "speaker", "attendee")
            and r.article == self.a.article.position
            and r.arguments[-1].referent == person
            and self._is_congress(r.arguments[0].referent)
            for r in self.x.found.values()
        )

    def _is_congress(self, meeting: int | None) -> bool:
        return meeting is not None and bool(_CONGRESS.search(self.referents[meeting].name))

    def _garbled(self, meeting: int) -> bool:
        return bool(_GARBLED.search(self.referents[meeting].name))

    def _just_reported(self, sentence: Sentence) -> bool:
        """Whether the meeting that the article is about was reported in this sentence or right before it."""
        spans = [(s.start, s.end) for s in self.sentences]
        at = spans.index((sentence.start, sentence.end))
        if sentence.focus_from is None:
            return True
        near = spans[max(0, at - _NEAR) : at]
        if sentence.focus_from not in near:
            return False
        told = near[near.index(sentence.focus_from) :]
        return not any(_TO_A_REPORTER.search(self.text, s, e) for s, e in told)

    def _long_ago(self, sentence: Sentence, at: int) -> bool:
        """Whether the last date before this place in the sentence is of another time than the document; the day of a
        birth does not count."""
        today, masked = self.x.document.date or self._last_day, sentence.masked
        dated = [(i, m) for i, m in enumerate(masked.matches[:at]) if m is not None and m.kind == "date"]
        dated = [(i, m) for i, m in dated if not _BORN.match(masked.text[i + 1 :])]
        if not today or not dated:
            return False
        year = dated[-1][1].get("value")[:4]
        return year.isdecimal() and int(year) < int(today[:4]) - 1

    @cached_property
    def _last_day(self) -> str:
        """The last day that an article names in full: what is told in one without a date is of that time, or earlier."""
        days = [m.get("value") for m in self.a.dates if m.get("precision") == "day" and len(m.get("value")) == _FULL]
        return max(days, default="")

    def _in_sentence_ahead(self, masked: Masked, date: Match) -> bool:
        return date in masked.matches and self._ahead(masked.text[: masked.matches.index(date)], date)

    def _ahead(self, before: str, date: Match) -> bool:
        """Whether a day that is to come was read as one of the year before: 决定M于1月6日召开, printed in December."""
        today = self.x.document.date
        last = date.get("latest") or date.get("value")
        return bool(today and last < today and re.search(r"决定|将$|定$|拟$", before.removesuffix("于")))

    def _carried_out(self, sentence: Sentence, policy: int) -> bool:
        """Whether a rule has found who carries out a document in this sentence."""
        here = set(given_spans(self.x.document.text, self.a.article, sentence.start, sentence.end))
        return any(
            r.relation == "implements" and r.arguments[1].referent == policy and not here.isdisjoint(r.quotes)
            for r in self.x.found.values()
        )

    def _signs(self, m: Match) -> bool:
        """Whether this is where somebody signs the article: who reports a meeting is not said to have been there."""
        place = self.a.article.offsets[m.start]
        return any(a.span[0] <= place < a.span[1] for a in self.a.article.authors)

    def _several(self, sentence: Sentence) -> list[int] | None:
        """甲局、乙局、丙局相继召开会议: the meetings of these bodies that the article goes on to report."""
        if not any(m is not None and m.kind == "meeting" and m.get("several") for m in sentence.masked.matches):
            return self._each_studies(sentence) or self._everywhere(sentence)
        return self._meetings_held_by(
            [m for m in sentence.masked.matches if m is not None and m.kind == "organization"]
        )

    def _each_studies(self, sentence: Sentence) -> list[int] | None:
        """省农业厅、省水利厅、省民政厅通过不同形式学习某精神: the meetings of these bodies, where the article reports several."""
        each = _EACH_STUDIES.search(sentence.masked.text)
        if each is None or sentence.held or sentence.focus is not None:
            return None
        bodies = sentence.masked.inside(*each.span("bodies"), "organization")
        found = self._meetings_held_by(bodies) if len(bodies) > 1 else []
        return found if len(found) > 1 else None

    def _meetings_held_by(self, named: list[Match]) -> list[int]:
        """The meetings of the bodies named, or of parts of them, that the article reports."""
        bodies = {self._referent(m) for m in named} - {None}
        found = []
        for later in self.sentences:
            for m in later.held:
                r = self._referent(m)
                host = self.a.hosts.get(r) if r is not None else None
                chain = {host} | {
                    b
                    for b in bodies
                    if host is not None
                    and b is not None
                    and self.referents[host].attribute("parent") == self.referents[b].name
                }
                if r is not None and chain & bodies and r not in found:
                    found.append(r)
        return found

    def _everywhere(self, sentence: Sentence) -> list[int] | None:
        """连日来，各地各部门传达学习某精神: all meetings, of several bodies, that the article goes on to report."""
        if sentence.held or sentence.focus is not None or not _EVERYWHERE.search(sentence.masked.text):
            return None
        found: dict[int, int | None] = {}
        for later in self.sentences:
            if later.start >= sentence.end:
                found.update((r, self.a.hosts.get(r)) for m in later.held for r in [self._referent(m)] if r is not None)
        return list(found) if len(set(found.values()) - {None}) > 1 else None

    def _meetings_of(self, sentence: Sentence, fit: re.Match[str]) -> tuple[list[int], str, tuple[int, int] | None]:
        """The meetings that a rule's subject is: those held in the sentence, else the article's; with why, and the
        sentence that says so where it is another."""
        held, masked = sentence.held, sentence.masked
        if fit.end() < len(masked.matches) and masked.matches[fit.end()] in sentence.recited:
            r = self._referent(masked.inside(fit.end(), fit.end() + 1)[0])
            return [r] if r is not None else [], "", None
        spoken = _AT_MEETING.search(masked.text, fit.start(), fit.end())
        if spoken and not held:  # 省长在人大三次会议开幕会上作报告
            at_it = masked.matches[spoken.start() + 1]
            r = self._referent(at_it) if at_it is not None else None
            if r is not None:
                return [r], "", None
        if len(sentence.reported) > 1 and ALL_MEETINGS.match(masked.text, fit.end()):
            return list(sentence.reported), "all meetings that the article has reported", None
        start, stop = masked.span(fit.start(), fit.end())
        clause = next((i for i in range(stop, sentence.end) if self.text[i] in "，。；"), sentence.end)
        again = [t for t in sentence.taken_up if start <= t.start < clause] or [
            t for t in sentence.taken_up if t.leads and t.start < start
        ]
        inside = [m for m in held if start <= m.start < clause]
        if again and not inside:
            r = again[-1].referent
            return [r], f"the meeting taken up by the end of its name: {self.referents[r].name}", None
        if held:
            before = [m for m in held if m.start <= start]
            chosen = inside[-1] if inside else before[-1] if before else held[0]
            run = self._coordinated(masked, held, chosen)
            return [r for m in run for r in [self._referent(m)] if r is not None], "", None
        if self._at_another(sentence):
            return [], "", None
        if sentence.focus is not None:
            why = f"the meeting that the article is about: {self.referents[sentence.focus].name}"
            return [sentence.focus], why, sentence.focus_from
        if "座谈" in masked.text[fit.start() : fit.end() + 2]:
            return self._talks_ahead(sentence)
        return [], "", None

    def _at_another(self, sentence: Sentence) -> bool:
        """9月2日的院周会上，甲领学…: whether a sentence is told of a day's meeting of another kind than its focus."""
        untold = _AT_UNTOLD.match(sentence.masked.text)
        if untold is not None:  # a name that nothing tells whose it is
            return self._referent(sentence.masked.inside(*untold.span("untold"), "meeting")[0]) is None
        fit = _AT_ANOTHER.match(sentence.masked.text)
        if fit is None or sentence.focus is None:
            return False
        kind = fit["kind"][-len("座谈会") :]
        return not any(kind in name for name in self._names(sentence.focus))

    def _talks_ahead(self, sentence: Sentence) -> tuple[list[int], str, tuple[int, int] | None]:
        """甲、乙参加调研和座谈, before the article comes to the one 座谈会 at the end of the tour."""
        ahead = {
            r: (later.start, later.end)
            for later in reversed(self.sentences)
            if later.start >= sentence.end
            for m in later.held
            for r in [self._referent(m)]
            if r is not None and self.referents[r].name.endswith(("座谈会", "座谈会议"))
        }
        if len(ahead) != 1:
            return [], "", None
        (meeting, where), *_ = ahead.items()
        return [meeting], f"the 座谈会 that the article comes to: {self.referents[meeting].name}", where

    def _coordinated(self, masked: Masked, held: list[Match], chosen: Match) -> list[Match]:
        """先后主持召开甲会议、乙会议: the meetings that one verb holds together."""
        run = [chosen]
        for step in (-1, 1):
            n = held.index(chosen)
            while 0 <= (n := n + step) < len(held):
                first, second = sorted((held[n], run[-1]), key=lambda m: m.start)
                if not _JOINED.fullmatch(self.text, first.end, second.start):
                    break
                run.append(held[n])
        return sorted(run, key=lambda m: m.start)


@lru_cache(maxsize=1)
def _sieve() -> Sieve:
    return Sieve([rule.pattern for rule in load_rules()])


def rules_for(masked: Masked) -> list[Rule]:
    """The rules of the table that may match in a sentence, in the table's order."""
    rules = load_rules()
    return [rules[i] for i in _sieve().left(masked.text)]


def _at_post(fit: re.Match[str]) -> int:
    """Where the posts of a rule's match begin: 甲2001年任|副市长, the date stands before them."""
    return min(fit.start(name) for name, said in fit.groupdict().items() if said and name.startswith("post"))


def _verb_before(text: str, stop: int) -> str:
    """任命甲为…，乙为…: the verb of appointment that governs what stands at ``stop``."""
    last = ""
    for fit in _APPOINTS.finditer(text, 0, stop):
        last = "任命" if fit.group(1) else "免去" if fit.group(2) else ""
    return last


def fits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Matches of a pattern; the search goes on right after the first mention of each, so that of 甲讲话，乙讲话 both are
    found though the gaps overlap."""
    at = 0
    while at <= len(text):
        fit = pattern.search(text, at)
        if fit is None:
            return
        yield fit
        named = [fit.end(k) for k, v in fit.groupdict().items() if v is not None]
        at = max(fit.start() + 1, min(named, default=fit.end()))
