"""What a policy's own title and place say: its number, day and issuer, and what it carries out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from nlp.components.base import Match
from nlp.components.policies import NUMBER
from nlp.lexicon import confidence
from nlp.models import (
    Argument,
    RelationMention,
)
from nlp.patterns import compile_pattern
from nlp.relations.held_at import WhereReader
from nlp.relations.posts import is_excluded

# 这是我市贯彻《甲》的配套文件
_THIS_CARRIES_OUT = compile_pattern(
    "^这(?:也|正|既)?是(?:{..8})?(?:贯彻落实|贯彻|落实|实施){O}*(?:新(?:近)?(?:修订|修正|修改|颁布|出台)的)?{DL:object}(?:（[^）]*）)?"
    "的(?:具体|重要|有力|实际|配套|关键)*(?:举措|行动|措施|体现|文件|政策|办法|细则|规章|规定|制度)"
)
_FOR_THIS = compile_pattern("{O:maker}为此(?:专门|还|又)?(?:制定|印发|出台|制订)(?:了)?{D}")

_LIST_JOIN = re.compile("[、和及]?(?=《)")
_PRINTED_SAYS = {
    "number": "policy-numbered",
    "legislation_date": "policy-dated-headline",
    "issuer": "issuer-printed",
}
_HANDED_OUT = re.compile("(?:（[^（）]{1,30}）)?(?:印发|转发|下发|发)给?你们")
# 《…》已经某会议通过，现予印发; what is made public (现予公布) others may have passed
_NOW_OUT = re.compile("(?:（[^（）]{1,30}）)?已?经?[^。]{2,60}(?:通过|同意|批准)，现(?:予以?|将其)?(?:印发|转发|下发)")
_SAYS_NUMBER = ("发文字号", "发文文号", "文件编号", "文号")
_SAYS_DAY = ("成文日期", "印发日期", "发文日期", "颁布日期", "公布日期", "发布日期")  # which is nearer to its passing
_SAYS_ISSUER = ("发文机关", "发文机构", "发布机构", "发布机关", "制发机关", "发文单位", "颁布单位")
_ABOVE = re.compile(
    rf"(?:^|[\n|])[ 　•]*(?P<what>{'|'.join((*_SAYS_NUMBER, *_SAYS_DAY, *_SAYS_ISSUER))})[ 　]*[：:][ 　|]*(?P<said>[^\n|]+?)[ 　]*(?=[\n|]|$)"
)
_DAY = re.compile(r"((?:19|20)\d{2})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:[ 　]*\d{1,2}:\d{2}(?::\d{2})?)?")
_BODY_PASSED = compile_pattern(
    "{O:body}(?:已|于|{X}|正式|全票)*(?:审议|表决|讨论|审议并)?(?:表决)?通过(?:了|的)?{DL:passed}"
)
_DECIDES_BY_SESSIONS = ("人民代表大会", "人民代表大会常务委员会")
_RULES = ("law", "regulation", "resolution")
_LEGISLATES = ("congress", "congress_standing", "cppcc", "cppcc_standing", "party_plenum")
_RESOLVES = ("party_congress", "discipline_plenum")
# 工商联第五次会员代表大会, 民建市委会五届二次全体会议; of a government, whose 全体会议 issues nothing, there is a form
_SESSION_OF_MEMBERS = re.compile(
    "第[一二三四五六七八九十百]+次(?:[社会党团]员)?(?:代表)?大会$|委员会第[一二三四五六七八九十]+次全体(?:（扩大）)?会议$"
)

# below a title, behind what the page says of where it is from (来源：…)
_ASIDE = r"(?:\s*(?:来源|作者|发布时间|发布日期|时间|日期|浏览|字号)[^\n]{0,60}(?=\n))*"
_PASSED_BELOW = re.compile(_ASIDE + r"\s*[（(][^（）()]{4,120}?通过")
_DATED_BELOW = re.compile(_ASIDE + r"[\s\S]{0,76}?[（(]\s*(?P<day>\d{4}年\d{1,2}月\d{1,2}日)")

_AT_PLENUM = re.compile("(?<!中)全会(?:审议|表决|讨论)?(?:并)?通过(?:的|了)(?=《)")


class PolicyReader(WhereReader):
    """Policies."""

    def _for_this(self) -> None:
        """某局为此制定《乙》: to carry out the document that the sentence before names, where it names one."""
        for before, sentence in pairwise(self.sentences):
            for fit in _FOR_THIS.finditer(sentence.masked.text):
                earlier = sentence.masked.inside(0, fit.start(), "policy")
                earlier = earlier or before.masked.inside(0, len(before.masked.text), "policy")
                named = {self._referent(m) for m in earlier}
                maker = self._referent(sentence.masked.inside(*fit.span("maker"))[0])
                policy = next(iter(named)) if len(named) == 1 else None
                if maker is not None and policy is not None:
                    self.x.add(
                        "implements",
                        (Argument("subject", maker), Argument("object", policy)),
                        self.a,
                        self._cut([(sentence.start, sentence.end), (before.start, before.end)]),
                        "implements-for-this",
                        f"为此 → {self.referents[policy].name}, the only document of the sentence before",
                    )

    def _this_carries_out(self) -> None:
        """这是我市贯彻《甲》的配套文件: of the one document that the sentence before names."""
        for before, sentence in pairwise(self.sentences):
            fit = _THIS_CARRIES_OUT.search(sentence.masked.text)
            named = {self._referent(m) for m in before.masked.inside(0, len(before.masked.text), "policy")}
            policy = next(iter(named)) if len(named) == 1 else None
            if fit is None or policy is None:
                continue
            for m in sentence.masked.inside(*fit.span("object"), "policy"):
                carried = self._referent(m)
                if carried is not None and carried != policy:
                    self.x.add(
                        "implements",
                        (Argument("subject", policy), Argument("object", carried)),
                        self.a,
                        self._cut([(sentence.start, sentence.end), (before.start, before.end)]),
                        "implements-for-this",
                        f"这 → {self.referents[policy].name}, the only document of the sentence before",
                    )

    def _passed_at_plenum(self) -> None:
        """全会审议通过的《决定》 in an article about another meeting: the one plenum that it has named so far."""
        for fit in _AT_PLENUM.finditer(self.text):
            plenums = {
                self._referent(m)
                for m, r in self.a.mentions.items()
                if m.kind == "meeting"
                and m.end <= fit.start()
                and r.referent in self.a.forms
                and self.a.forms[r.referent].type in ("central_plenum", "party_plenum", "discipline_plenum")
            }
            sentence = next((s for s in self.sentences if s.start <= fit.start() < s.end), None)
            plenum = plenums.pop() if len(plenums) == 1 else None
            if plenum is None or sentence is None or sentence.focus == plenum:
                continue
            named = min((m for m in self.a.mentions if self._referent(m) == plenum), key=lambda m: m.start)
            where = next((s.start, s.end) for s in self.sentences if s.start <= named.start < s.end)
            for passed in self._listed_from(fit.end()):
                policy = self._referent(passed)
                if policy is not None:
                    self.x.add(
                        "adopted",
                        (Argument("subject", plenum), Argument("object", policy)),
                        self.a,
                        self._cut([(sentence.start, sentence.end), where], passed, named),
                        "adopted-at-plenum",
                        f"全会 → {self.referents[plenum].name}, the only plenum named before",
                    )

    def _listed_from(self, at: int) -> list[Match]:
        """《甲》和《乙》: the documents that a list beginning at code point ``at`` names."""
        found: list[Match] = []
        while True:
            here = [m for m in self.a.mentions if m.kind == "policy" and m.start == at]
            if len(here) != 1:
                return found
            found += here
            join = _LIST_JOIN.match(self.text, here[0].end)
            at = join.end() if join is not None else len(self.text)

    def _signs_below(self, date: Match) -> bool:
        """Whether a date may be the one that a document is signed with: it has a line of the body to itself."""
        begin = self.text.rfind("\n", 0, date.start) + 1
        line = self.text[begin:].partition("\n")[0].strip()
        return date.start > self.a.article.body_start and line == self.text[date.start : date.end]

    def _passed_below(self, m: Match, policy: int, here: list[tuple[int, int]]) -> None:
        """（某日某会议通过） below the title of a document printed in full: the session adopted it."""
        below = _PASSED_BELOW.match(self.text, m.end)
        if below is None:
            return
        for n in (n for n in self.a.mentions if n.kind == "meeting" and m.end <= n.start < below.end()):
            r = self._referent(n)
            if r is not None:
                self.x.add(
                    "adopted",
                    (Argument("subject", r), Argument("object", policy)),
                    self.a,
                    [*here, (n.start, below.end())],
                    "adopted-below-title",
                    "",
                )

    def _policies(self) -> None:
        self._passed_at_plenum()
        adopted: dict[int, list[tuple[int, RelationMention]]] = {}
        for m in sorted((m for m in self.a.mentions if m.get("headline")), key=lambda m: m.start):
            own = self._referent(m)
            if own is not None:
                self._passed_below(m, own, [(m.start, m.end)])
        for relation in list(self.x.found.values()):
            if relation.relation == "adopted" and relation.article == self.a.article.position:
                s, o = relation.arguments[0].referent, relation.arguments[1].referent
                if s is not None and o is not None:
                    adopted.setdefault(o, []).append((s, relation))
        for m in sorted((m for m in self.a.mentions if m.kind == "policy"), key=lambda m: (m.start, m.end)):
            r = self._referent(m)
            if r is not None:
                here = self._cut(
                    [
                        next(
                            ((s.start, s.end) for s in self.sentences if s.start <= m.start and m.end <= s.end),
                            (m.start, m.end),
                        )
                    ],
                    m,
                )
                for outer, inside in self.a.carried:
                    if outer == m:
                        self.x.add(
                            "implements",
                            (Argument("subject", r), Argument("object", inside)),
                            self.a,
                            here,
                            "implements-in-title",
                        )
                        for organization in self.a.issuers.get(inside, ()):
                            self.x.add(
                                "issuer",
                                (Argument("subject", inside), Argument("object", organization)),
                                self.a,
                                here,
                                "issuer-in-title",
                            )
                for organization in self.a.issuers.get(r, ()):
                    if is_excluded("issuer-in-title", f"{self.referents[r].name}|{self.referents[organization].name}"):
                        continue
                    self.x.add(
                        "issuer",
                        (Argument("subject", r), Argument("object", organization)),
                        self.a,
                        here,
                        "issuer-in-title",
                    )
                if m.get("number"):
                    self.x.add(
                        "number",
                        (Argument("subject", r), Argument("object", None, re.sub(r"\s", "", m.get("number")))),
                        self.a,
                        here,
                        "policy-numbered",
                    )
                if m.get("headline"):
                    self._dated_below(m, r, here)
        printed = self._own_document()
        if printed is not None:
            self._said_above(*printed)
            self._signed(*printed)
            self._decree_signed(*printed)
        self._passed_by_bodies(adopted)
        self._passed_by_named()

    def _passed_by_named(self) -> None:
        """省人大常委会去年通过的《…条例》: whoever decides by sessions has issued what it is said to have passed."""
        for sentence in self.sentences:
            for fit in _BODY_PASSED.finditer(sentence.masked.text):
                (body, *_) = sentence.masked.inside(*fit.span("body"))
                r = self._referent(body)
                if r is None or not self.referents[r].name.endswith(_DECIDES_BY_SESSIONS):
                    continue
                for m in sentence.masked.inside(*fit.span("passed"), "policy"):
                    policy = self._referent(m)
                    if policy is not None and self.referents[policy].attribute("type") in _RULES:
                        ends = (Argument("subject", policy), Argument("object", r))
                        where = self._cut([(sentence.start, sentence.end)], body, m)
                        self.x.add("issuer", ends, self.a, where, "issuer-session", "passed by the body")

    def _dated_below(self, m: Match, policy: int, here: list[tuple[int, int]]) -> None:
        """The number and the day that stand below the title or at the end of a document printed in full."""
        line = _DATED_BELOW.match(self.text, m.end)
        tail = len(self.text.rstrip()) - 48
        numbered = NUMBER.search(self.text, max(tail, m.end))
        if numbered and not m.get("number"):
            self._of_document("number", policy, re.sub(r"\s", "", numbered.group()), [*here, numbered.span()])
        for date in sorted(self.a.dates, key=lambda d: (not self._signs_below(d), d.start)):
            near = line is not None and date.start == line.start("day")
            last = date.start > self.a.article.body_start and date.start >= tail
            signed = line is None and self._signs_below(date)
            if (near or last or signed) and date.get("precision") == "day" and len(date.get("value")) == 10:
                where = [*here, (date.start, date.end)]
                self._of_document("legislation_date", policy, date.get("value"), where)
                break

    def _of_document(self, relation: str, policy: int, said: int | str, where: list[tuple[int, int]]) -> None:
        """A number, a day or an issuer that a document printed in full has above its title or below its text."""
        end = Argument("object", None, said) if isinstance(said, str) else Argument("object", said)
        self.x.add(relation, (Argument("subject", policy), end), self.a, where, _PRINTED_SAYS[relation])

    def _own_document(self) -> tuple[Match, int] | None:
        """The document whose text the article prints: by its headline, or as 现将《…》印发给你们 hands it out."""
        policies = [m for m in self.a.mentions if m.kind == "policy" and self._referent(m) is not None]
        own = [m for m in policies if m.get("headline")] or [
            m
            for m in policies
            if (self.text.endswith(("现将", "现把"), 0, m.start) and _HANDED_OUT.match(self.text, m.end))
            or _NOW_OUT.match(self.text, m.end)
            or m.get("decree")
        ]
        named = {self._referent(m) for m in own}
        policy = named.pop() if len(named) == 1 else None
        return (min(own, key=lambda m: m.start), policy) if policy is not None else None

    def _said_above(self, own: Match, policy: int) -> None:
        """发文机关：…, 文号：…, 成文日期：…: what the page of a document says of it, one a line."""
        days: dict[str, tuple[str, list[tuple[int, int]]]] = {}
        for line in _ABOVE.finditer(self.text):
            where = [(own.start, own.end), line.span("said")]
            number = NUMBER.fullmatch(line["said"])
            day = _DAY.fullmatch(line["said"])
            if line["what"] in _SAYS_NUMBER and number and not own.get("number"):
                self._of_document("number", policy, re.sub(r"\s", "", number.group()), where)
            elif line["what"] in _SAYS_DAY and day:
                days.setdefault(line["what"], (f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", where))
            elif line["what"] in _SAYS_ISSUER and not line["said"].endswith(("网", "网站")):
                for body in self._bodies_on(*line.span("said")):
                    self._of_document("issuer", policy, body, where)
        for value, where in [days[what] for what in _SAYS_DAY if what in days][:1]:
            self._of_document("legislation_date", policy, value, where)

    def _signed(self, own: Match, policy: int) -> None:
        """The bodies on the line above the day that a document is signed with, where it is signed once."""
        signed = []
        for date in (d for d in self.a.dates if d.start > own.end and self._signs_below(d)):
            end = self.text.rfind("\n", 0, date.start)
            begin = self.text.rfind("\n", 0, max(end, 0)) + 1
            bodies = self._bodies_on(begin, max(begin, end))
            if bodies:
                signed.append((date, bodies, (begin, end)))
        if len({tuple(bodies) for _, bodies, _ in signed}) != 1:
            return
        date, bodies, line = signed[0]
        if not self.a.issuers.get(policy):
            for body in bodies:
                self._of_document("issuer", policy, body, [(own.start, own.end), line])
        if date.get("precision") == "day" and len(date.get("value")) == 10:
            where = [(own.start, own.end), (date.start, date.end)]
            self._of_document("legislation_date", policy, date.get("value"), where)

    def _decree_signed(self, own: Match, policy: int) -> None:
        """The day below a decree, whoever signs it, where the decree does not say when the document was passed."""
        end = self.text.find("。", own.end)
        said = any(own.end <= d.start < end for d in self.a.dates if not self.text.startswith("自", d.start - 1))
        day = next((d for d in self.a.dates if d.start > end and self._signs_below(d)), None)
        if own.get("decree") and not said and day is not None and len(day.get("value")) == 10:
            where = [(own.start, own.end), (day.start, day.end)]
            self._of_document("legislation_date", policy, day.get("value"), where)

    def _bodies_on(self, begin: int, end: int) -> list[int]:
        """The bodies that a stretch of text names, if it names nothing else."""
        named = sorted(
            (m for m in self.a.mentions if m.kind == "organization" and begin <= m.start and m.end <= end),
            key=lambda m: m.start,
        )
        edges = [begin, *(e for m in named for e in (m.start, m.end)), end]
        between = "".join(self.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
        bodies = [r for m in named for r in [self._referent(m)] if r is not None]
        return bodies if len(bodies) == len(named) and not between.strip(" 　、，\n") else []

    def _passed_by_bodies(self, adopted: Mapping[int, Sequence[tuple[int, RelationMention]]]) -> None:
        """What a session of a body has passed is issued by that body: of a congress, its standing committee or the
        CPPCC any rule, of any other body that decides by sessions of its members a resolution."""
        for policy, sessions in adopted.items():
            kind = self.referents[policy].attribute("type")
            for meeting, relation in sessions:
                form, host = self.a.forms.get(meeting), self.a.hosts.get(meeting)
                type_ = form.type if form else ""
                legislates = type_ in _LEGISLATES and (
                    kind in _RULES or (type_.startswith("cppcc") and kind != "report")
                )
                resolves = kind == "resolution" and (
                    type_ in _RESOLVES or bool(_SESSION_OF_MEMBERS.search(self.referents[meeting].name))
                )
                if host is None or not (legislates or resolves):
                    continue
                ends = (Argument("subject", policy), Argument("object", host))
                self.x.found.setdefault(
                    ("issuer", ends, self.a.article.position, "asserted"),
                    RelationMention(
                        "issuer",
                        ends,
                        self.a.article.position,
                        relation.quotes,
                        "issuer-session",
                        "passed at its session",
                        confidence("issuer-session"),
                    ),
                )
