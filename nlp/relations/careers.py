"""What somebody has been, one post after the other: the lines of a résumé, and sentences that tell a life step by step
(1992年3月任副市长。1995年5月任省水利厅厅长。), whose subject is said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.components.base import Match
from nlp.lexicon import load_rules
from nlp.models import RelationMention
from nlp.numerals import to_int
from nlp.patterns import compile_pattern
from nlp.reference import Post
from nlp.relations.focus import Sentence
from nlp.relations.post_lists import NOTICE
from nlp.relations.posts import LIFE, WARTIME, is_unfounded
from nlp.relations.settled import SettlingReader
from nlp.resumes import time_of, whose

# 当过广宁县第三|区区长、怀集县县长: of what cannot be read the others are told as well
_UNREAD = r"(?:[^，。；、\ue000-\ue5ff]{2,10}{T}?、){0,2}"
_POSTS = r"{T}(?:（[^（）]{0,30}）)?(?:(?:[、，兼和及]|，兼){T}(?:（[^（）]{0,30}）)?)*"
_SERVED = compile_pattern(
    r"(?:担任|出任|就任|升任|接任|兼任|(?<![不再拟现原时首主责信离卸胜重前继连续每一二三四五六七八九十委聘担出就升接兼])任"
    r"|(?<=[度并时])兼|跻身|履新|当选为?|被(?:推?选|任命|推举|提拔)为|[当做干]过(?:[〇一二三四五六七八九十\d]+多?年)?|调[^，。；]{1,8}当)(?:[了过])?"
    rf"(?:第?[一二三四五六七八九十\d]+届)?{_UNREAD}(?P<posts>{_POSTS})(?!{{P}}|{{T}})(?:等职务?|一职|职务)?"
    r"(?P<now>至今)?(?!期间|时期|时(?![，。；]?至今)|的|后(?!来)|以来|人选|候选|之)"
)
# What tells that a post comes after the one before, and what that it was held with it
_LATER = compile_pattern(
    r"{X}|年后|(?:^|[，。；])(?:后来?|其后|之后|随后|此后|不久|再|同年|次[年月]|翌年)|改任|调任|转任|升任|接任"
)
_YEARS_ON = re.compile("(?P<count>[一二两三四五六七八九十\\d]{1,2})年(?:之)?后|[次翌]年")
_WITH_IT = re.compile("(?:并|兼|同时|一度)[^，。；]{0,6}$")
# What may stand between the beginning of a clause and its verb: anything else may be another person
_OPENS = compile_pattern(
    r"(?:^|[，。；：、])(?:{P}(?:同志|本人)?|{X}|[他她]|在{M}上|[在到]{O}|[在到]{L}|由{O}|经(?:{O})?[^，。；]{0,8}选举|因[^，。；]{1,8}"
    r"|(?:早年|毕业|工作|建国|解放|新中国成立|转业|退伍|复员|回国|返乡|撤地设市|换届)[前后初]?期?|[^，。；]{0,6}战争|“?文革”?|时期|期间"
    r"|后来?|其后|之后|随后|此后|不久|次[年月]|翌年|同年|先后?|又|再次?|曾经?|并|兼|同时|一度|起|于|从|开始|一直|便|就|已|被|正式"
    r"|重新|相继|晋升|调任?|改|转|升)*$"
)
_GIVEN_UP = compile_pattern(r"(?:拟|将|没有?|未|不再|接替{P}|由(?:{T}[、，]?)*{P})$")
_NOW = compile_pattern(
    rf"(?:^|[，。；]|{{P}}(?:同志)?)(?:他|她|其)?(?:现任|现为|现在是|如今是|目前任)(?P<posts>{_POSTS})(?!{{P}}|{{T}})"
)
# What holds as long as a later post of the same body is held, or beside any other
_BESIDE = ("常委", "委员", "代表", "成员", "党组成员", "党委委员", "理事", "会员")
_IN_BRACKETS = re.compile("（[^（）]*）")
_LEVEL = re.compile("[省市县区州盟旗乡镇村地]")  # 地委党校: whose, the text says elsewhere
_ONLY_COUNTY = re.compile("(?P<name>.{2,}?)(?:自治)?[县市区旗], the only county")
_KIN = re.compile(
    "的?(?:[父母]亲|妻子|丈夫|爱人|儿子|女儿|爷爷|奶奶|外[公婆]|哥哥|弟弟|姐姐|妹妹|岳父|前任|继任|接班人)"
)
_ALIAS = ("又名", "原名", "化名", "曾用名", "别名", "本名")
_LONG_AGO = 2  # years
# What tells a step of a career as well as an appointment of these days
_AS_APPOINTMENTS = ("appointed-elected", "appointed-also", "appointed-passive")
_HEADS_COMMITTEE = ("常委", "副书记", "书记", "代理书记", "第一书记")
_COMMITTEE_OF = re.compile("中共.*?(?P<kind>省|自治区|市|自治州|盟|地区|县|区|旗)委员会")
# Offices that take the whole of a person, unlike those of associations and boards
_LEADS = re.compile("(?:书记|[省市县区州旗乡镇]长|专员)$")
# 某师政治部|主任: bodies of the wars that no other body of today shares its name with
_ARMED = re.compile("(?:纵队|支队|大队|总队|独立团|游击队|野战军|军分区|[师团营])(?:[\u4e00-\u9fff]{2}[部处])?$")


@dataclass(frozen=True, slots=True)
class _Step:
    """The posts that one clause gives; ``later`` where it comes after the steps before, ``now`` where it goes on."""

    sentence: Sentence
    posts: tuple[Post, ...]
    later: bool
    now: bool
    year: str  # that the clause names, "" where it names none


class CareerReader(SettlingReader):
    """Careers."""

    def _careers(self) -> None:
        about: Match | None = None
        steps: list[_Step] = []
        last: Sentence | None = None
        for sentence in self.sentences:
            person = self._told_of(sentence, about, last)
            if person is None or about is None or self._referent(person) != self._referent(about):
                self._close(about, steps)
                steps = []
            about, last = person, sentence
            if person is None:
                continue
            time = time_of(self.text[sentence.start : sentence.end])
            if time is not None:
                self._line(person, sentence, sentence.start + time.start, time.open)
            else:
                steps += self._steps(sentence, person)
        self._close(about, steps)

    def _told_of(self, sentence: Sentence, before: Match | None, last: Sentence | None) -> Match | None:
        """Whom a sentence is about: the one person that it names, the heading of a résumé does, or the sentences before
        it in its paragraph and, of a life told in several, in the one above."""
        plain = self.text[sentence.start : sentence.end]
        headed = whose(plain)
        if headed:
            return next((m for m in self._people_here() if self.text[m.start : m.end] == headed), None)
        noted = [(sentence.start + b.start(), sentence.start + b.end()) for b in _IN_BRACKETS.finditer(plain)]
        named = [
            m
            for m in sentence.masked.matches
            if m is not None
            and m.kind == "person"
            and not any(s <= m.start < e for s, e in noted)
            and not self.text.endswith(_ALIAS, sentence.start, m.start)
        ]
        if named:
            alone = len({self._referent(m) for m in named}) == 1
            return named[0] if alone and not _KIN.match(self.text, named[0].end) else None
        opens = last is None or "\n" in self.text[last.end - 1 : sentence.start + 1]
        if opens and self._mourned is not None and not time_of(plain):
            return self._mourned
        if before is None or last is None:
            return None
        if not opens:
            return before
        headed_by = not self.text[last.start : before.start].strip(" 　\n") and (
            not self.text[before.end : last.end].strip(" 　\n：:") or NOTICE.match(self.text, before.end)
        )
        return before if headed_by or time_of(plain) or whose(self.text[last.start : last.end]) else None

    def _people_here(self) -> list[Match]:
        return sorted((m for m in self.a.mentions if m.kind == "person"), key=lambda m: m.start)

    def _line(self, person: Match, sentence: Sentence, start: int, is_open: bool) -> None:
        """The posts of a line of a résumé; what stands in brackets is of another time."""
        noted = [sentence.start + b.start() for b in _IN_BRACKETS.finditer(self.text[sentence.start : sentence.end])]
        stop = min(noted, default=sentence.end)
        now = is_open and not LIFE.search(self.text)
        for match, post in self.a.posts.items():
            if start <= match.start and match.end <= stop and self._is_sure(sentence, post):
                relation, rule = ("holds", "holds-resume") if now else ("former", "former-resume")
                self._post_relation(relation, person, post, sentence, rule)

    def _steps(self, sentence: Sentence, person: Match) -> list[_Step]:
        """The steps of a career that a sentence tells, in its order."""
        masked, at = sentence.masked, 0
        found: list[_Step] = []
        for fit in sorted((*_SERVED.finditer(masked.text), *_NOW.finditer(masked.text)), key=lambda f: f.start()):
            between = masked.text[at : fit.start()]
            given = masked.inside(*fit.span("posts"), "post")
            posts = tuple(self.a.posts[m] for m in given if m in self.a.posts)
            since = masked.text.endswith("起", 0, fit.start()) and any(step.now for step in found)
            now = fit.re is _NOW or fit["now"] is not None or since  # 现任甲，2011年起担任乙
            clause = masked.text[: fit.start("posts")] if fit.re is _NOW else masked.text[: fit.start()]
            if fit.re is not _NOW and not _OPENS.search(clause):
                break  # whose post that is cannot be told, nor whose the next ones are
            verb = fit.start("posts") if fit.re is _NOW else fit.start()
            if not _GIVEN_UP.search(clause) and masked.starts[verb] >= min(person.end, masked.end):
                later = fit.re is _NOW or (
                    not _WITH_IT.search(between)
                    and not fit.group().startswith("兼任")
                    and _LATER.search(between + masked.text[fit.start() : fit.start("posts")]) is not None
                )
                dates = masked.inside(at, fit.start(), "date")
                year = dates[-1].get("value")[:4] if dates else _years_on(between, found[-1].year if found else "")
                found.append(_Step(sentence, posts, later, now, year))
            at = fit.end()
        return found

    def _close(self, person: Match | None, steps: Sequence[_Step]) -> None:
        """What a career says of the past: every step that a later one follows, all of a life that is over, and what was
        long ago where the article names the person by another post."""
        if person is None or not steps:
            return
        over = self._is_over(person)
        last = max((n for n, step in enumerate(steps) if step.later), default=0)
        if any(earlier.year > later.year for earlier, later in pairwise(s for s in steps if s.year)):
            last = 0  # not told in its order
        self._undated(person, steps)
        kept = {(p.organization, p.role) for step in steps[last:] for p in step.posts}
        for n, step in enumerate(steps):
            done = over or (len(steps) == 1 and self._since_then(person, step))
            for post in step.posts:
                goes_on = n >= last or (post.organization, post.role) in kept or self._stays(post, steps[n + 1 :])
                if not self._is_sure(step.sentence, post, [p for s in steps[:n] for p in s.posts]):
                    continue
                if done or not goes_on:
                    self._of_old(person, post, step, steps[n + 1 :], over)
                    self._post_relation("former", person, post, step.sentence, "former-career")
                elif step.now and n >= last:
                    self._post_relation("holds", person, post, step.sentence, "holds-career")

    def _stays(self, post: Post, later: Sequence[_Step]) -> bool:
        """Whether a post may be held beside those of later steps: a seat in a committee until another one is taken."""
        if self._title(post) not in _BESIDE:
            return False
        own = self._committee(post) if self._title(post) == "常委" else None
        others = [self._committee(p) for step in later for p in step.posts if self._title(p) in _HEADS_COMMITTEE]
        return own is None or not any(o is not None and o[1] == own[1] and o[0] != own[0] for o in others)

    def _committee(self, post: Post) -> tuple[str, str] | None:
        """The Party committee of a place that a post is in, and of which kind of place."""
        name = self.referents[post.organization].name if post.organization is not None else ""
        fit = _COMMITTEE_OF.fullmatch(name)
        return (name, "省" if fit["kind"] == "自治区" else fit["kind"]) if fit else None

    def _of_old(self, person: Match, post: Post, step: _Step, later: Sequence[_Step], over: bool) -> None:
        """2006年，甲调任某市市长，2011年任某厅厅长: a step that one of another year follows is no appointment of these days."""
        if not over and not (step.year and any(s.year > step.year for s in later)):
            return
        for key, r in self._appointments(person):
            if r.rule in _AS_APPOINTMENTS and (r.arguments[1].referent, r.arguments[2].referent) == (
                post.organization,
                post.role,
            ):
                del self.x.found[key]

    def _undated(self, person: Match, steps: Sequence[_Step]) -> None:
        """On a page without a date, the last step of a life that is told by years is no appointment of these days where
        the article reports another one of the same person."""
        told = {(p.organization, p.role) for step in steps if step.year for p in step.posts}
        given = self._appointments(person)
        posts = [(r.arguments[1].referent, r.arguments[2].referent) for _, r in given]
        if self.x.document.date or len({s.year for s in steps if s.year}) < _LONG_AGO or set(posts) <= told:
            return
        for (key, r), post in zip(given, posts, strict=True):
            if post in told and r.rule in _AS_APPOINTMENTS:
                del self.x.found[key]

    def _appointments(self, person: Match) -> list[tuple[tuple[object, ...], RelationMention]]:
        """What the article says that a person was appointed to."""
        who, here = self._referent(person), self.a.article.position
        return [
            (key, r)
            for key, r in self.x.found.items()
            if r.relation == "appointed" and r.article == here and r.arguments[0].referent == who
        ]

    def _since_then(self, person: Match, step: _Step) -> bool:
        """Whether a step was taken long ago, to lead a place, and the article names the person by a post of another
        title."""
        today = self.x.document.date
        if not today or not step.year.isdecimal() or int(step.year) > int(today[:4]) - _LONG_AGO or step.now:
            return False
        who, then = self._referent(person), {self._title(p) for p in step.posts}
        titles = {
            self.referents[r.arguments[2].referent or 0].name
            for r in self.x.found.values()
            if r.relation in ("holds", "removed")
            and r.article == self.a.article.position
            and r.arguments[0].referent == who
        }
        return bool(titles - set(_BESIDE)) and not titles & then and all(_LEADS.search(title) for title in then)

    def _is_over(self, person: Match) -> bool:
        """Whether the article reports this person's death."""
        who = self._referent(person)
        return any(
            LIFE.search(self.text, s.start, s.end)
            and who in {self._referent(m) for m in s.masked.inside(0, len(s.masked.text), "person")}
            for s in self.sentences
        )

    def _title(self, post: Post) -> str:
        return self.referents[post.role].name

    def _is_sure(self, sentence: Sentence, post: Post, told: Sequence[Post] = ()) -> bool:
        """Whether a post's body is one that the career names, and of its time."""
        served = next(rule for rule in load_rules() if rule.id == "former-served")
        clause = max(sentence.start, self.text.rfind("；", 0, post.match.start))
        wartime = WARTIME.search(self.text, clause, post.match.end) and not _ARMED.search(post.match.get("org"))
        planned = post.match.get("modifier") == "planned"
        foreign = self._of_another_state(sentence, post)
        unfounded = (is_unfounded(served, post) and not self._is_told(post, told)) or self._of_elsewhere(post, told)
        return not (wartime or planned or foreign or unfounded) and self._is_placed(sentence, post)

    def _is_placed(self, sentence: Sentence, post: Post) -> bool:
        """Whether it is said of which place the body is. 地委党校 may be that of any, 县委书记 is of a county that its own
        sentence names, and the 革委会 after a commune's post is the commune's."""
        if post.organization is None:
            return False
        county = _ONLY_COUNTY.match(post.basis)
        if county is not None and county["name"] not in self.text[sentence.start : post.match.end]:
            return False
        string = self.text[max(self.text.rfind(c, 0, post.match.start) for c in "，。；任") + 1 : post.match.start]
        if post.basis and "公社" in string:
            return False
        body = self.referents[post.organization]
        return not _LEVEL.match(post.match.get("org")) or (bool(body.jurisdiction) and not _LEVEL.match(body.name))


def _years_on(between: str, year: str) -> str:
    """The year of 一年后, 次年 behind a step of ``year``; "" where nothing tells it."""
    fit = _YEARS_ON.search(between)
    count = to_int((fit["count"] or "一").replace("两", "二")) if fit else None
    return str(int(year) + count) if count is not None and year.isdecimal() else ""
