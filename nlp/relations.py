"""From mentions to relations: every rule of ``nlp/data/relations.toml`` over every sentence, people over the whole
document, and the evidence for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from nlp.components.base import Match, sentences
from nlp.components.organizations import parse
from nlp.components.policies import NUMBER
from nlp.lexicon import Rule, all_rules, confidence, load_built_in, load_countries, load_rules
from nlp.models import (
    Argument,
    Article,
    Document,
    Extraction,
    Mention,
    Referent,
    RelationMention,
    Span,
)
from nlp.naming import NATIONAL
from nlp.patterns import Masked, compile_pattern, mask
from nlp.reference import Post, Referred, ReferredArticle

LONGEST = 400  # code points of a quote; longer sentences are cut at clauses around what they say

# Cues beside a meeting that show it is the one being held, not one that is cited.
_HELD_BEFORE = re.compile(
    r"(?:召开|举行|举办|主持|出席|参加|列席|召集|收听收看|收看收听|收视收听|[开闭]幕(?=的)|结束(?=的))(?:了|的|过)?(?:[^，。；]{0,12})?$"
)
_HELD_AFTER = re.compile(
    r"^(?:（[^）]*）)?(?:[^，。；是\ue900-\uebff]{0,16})?(?:召开|举行|开幕(?![式会])|闭幕(?![式会])|举办|圆满结束|落下帷幕)"
    r"(?!记者会|记者招待会|新闻发布会|的[\ue900-\uebff]|[^，。；]{0,5}(?:以来|年多?来|周年|之前|之际|前夕)|时间|日期|一次)"
)
_AT_IT = re.compile(r"^上(?:强调|指出|要求|提出|讲话|表示)")
_CITED_BEFORE = re.compile(
    r"(?:传达|学习|贯彻|落实|贯彻落实|领会|宣传|围绕|按照|根据|对照|结合|和|、|及|与)(?:[^，。；]{0,6})?$"
)
_CITED_AFTER = re.compile(
    r"^(?:、[\ue900-\uebff]|和[\ue900-\uebff])*(?:精神|部署|要求|决策|以来|提出|决定|确定|明确|期间)"
)
_PLANNED = re.compile(
    r"(?:将于|将在|拟于|定于|计划于|即将|将要|筹备|迎接|将)(?:[^，。；]{0,12})?$|^(?:[^，。；]{0,4})?(?:将于|将在|拟于|定于|即将)"
    r"|(?:原定|原计划)(?:[^，。；]{0,16})$"
    r"|(?:关于|决定|同意|提议|建议|研究|确定|未|没有|不再|推迟|取消|暂缓|确保|做好)(?:[^，。；]{0,8})?(?:召开|举行|举办)(?:[^，。；]{0,8})?$"
    r"|(?:开好|开好了|如何开|备战|服务)(?:[^，。；]{0,8})?$"
)
# 定于某日召开, 决定…于某日举行: the day of a meeting to come; what is said of it is no fact, its day is
_SCHEDULED_BEFORE = compile_pattern(
    r"(?:将于|定于|决定于|拟于|决定|确定|提议|计划于)(?:[^，。；]{0,12})?{X}(?:至{X})?(?:[^，。；]{0,12})(?:召开|举行|举办)(?:[^，。；]{0,4})$"
)
_SCHEDULED_AFTER = compile_pattern(
    r"^(?:将|定|拟|决定|确定|计划)?(?:于|在)?{X}(?:[^，。；]{0,14})(?:召开|举行|举办|开幕)"
)
_TO_COME = re.compile("决定|确定|提议|建议|同意|将|定于|拟于|计划于")
# 市人大三次会议|丰县代表团: what follows is told of the delegation
_DELEGATION = re.compile("^[^，。；]{0,8}代表团(?!举行的?全体会议闭幕)")
_ASIDE = re.compile(r"(?:在|于)(?:随后|接着|随即|会后|之后|其后|会前|此前)[^，。；]{0,10}(?:召开|举行)的$")
_EARLIER = re.compile("(?:此前|在此之前|早前|不久前|早在)")  # 此前的4月底，某会议通过了该办法
_KIND = re.compile(
    r"(?:此次|本次|这次)?(全会|座谈会|推进会|动员会|调度会|现场会|研讨会|报告会|表彰会|发布会|协商会|专题会|部署会|交流会|听证会|论坛)"
)
# 大会，在完成各项议程后，于昨日下午在某地闭幕
_HELD_FAR_AFTER = compile_pattern(r"^，[^。；]{0,220}，于?(?:{X})[^，。；]{0,24}(?:闭幕|开幕|召开|举行)")
# 昨日，市人大五次会议|选举…: a session at work on a day
_ON_A_DAY = compile_pattern(r"{X}(?:上午|下午|晚)?，?$")
_AT_WORK = re.compile(
    r"(?:[^，。；]{0,6})?(?:听取|审议|选举|补选|表决|通过|传达|学习|部署|研究|举行|继续|进入|圆满|胜利|完成|决定|召开)"
)
# 选举产生出席全国大会的代表
_DELEGATES = re.compile(r"(?:选举|推选|产生|选出)[^，。；]{0,12}$")
_OVER = re.compile(r"^(?:结束后|结束之后|后，)")
# Meetings of which somebody speaks, or whose guests are received elsewhere: the article is not about them.
_SPOKEN_OF = re.compile(
    r"(?:指出|强调|表示|认为|介绍|回顾|说|讲述|会议决定|会议建议)(?:了|，|：)[^。”]*$"
    r"|(?:会见|会晤|宴请|欢迎|邀请|感谢|祝愿|我们|来华|来京|来访|成功举办|刚刚(?:闭幕|结束)的)[^，。；]{0,40}$"
    r"|(?:期待|希望|愿)[^。；”]*$|为[^，。；]{0,4}$|；(?:举办|举行|召开)$|关于(?:召开|举行|举办)[^，。；]{0,20}$"
)
_GREETED = re.compile(r"^[^。；]{0,12}(?:致|发来?)(?:[^，。；]{0,6})?(?:贺信|贺电)")
_AWAY = compile_pattern(
    r"{P:person}{T}?(?:{..24})(?:致(?:{..8})?贺[信电]|致信|致电|发来(?:{..4})贺[信电]|作出(?:{..6})[批指]示)"
)
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十百\d]+|多|数|几)(?:余|多)?[次场个]|[^，。]{0,12}的会议$")


@dataclass
class _Sentence:
    start: int
    end: int
    masked: Masked
    focus: int | None = None  # the meeting that the article is about here
    focus_from: tuple[int, int] | None = None  # the sentence that says so, where it is another one
    held: list[Match] = field(default_factory=list)
    heading: str = ""  # the heading that it stands under (任命, 免去)


def extract(
    document: Document, articles: Iterable[Article], referred: Referred, *, software: str = "", model: str = ""
) -> Extraction:
    """All relations of a document, with its mentions and referents."""
    extractor = _Extractor(document, referred)
    relations = extractor.run()
    mentions = list(extractor.mentions())
    referents, mentions, relations = _kept(referred.referents, mentions, relations)
    used = {r.rule for r in relations}
    about = {r.id: r.about for r in all_rules()}
    return Extraction(
        document,
        tuple(articles),
        tuple(referents),
        tuple(mentions),
        tuple(relations),
        software,
        model,
        tuple(sorted((rule, about.get(rule, rule)) for rule in used)),
    )


def _kept(
    referents: list[Referent], mentions: list[Mention], relations: list[RelationMention]
) -> tuple[list[Referent], list[Mention], list[RelationMention]]:
    """Without the referents that nothing names or relates any more (a meeting found to be another); places stay, as
    others lie in them."""
    used = {m.referent for m in mentions} | {a.referent for r in relations for a in r.arguments}
    new = {r.id: n for n, r in enumerate(r for r in referents if r.id in used or r.kind == "place")}

    def moved(i: int | None) -> int | None:
        return None if i is None else new[i]

    return (
        [replace(r, id=new[r.id]) for r in referents if r.id in new],
        [replace(m, referent=moved(m.referent)) for m in mentions],
        [replace(r, arguments=tuple(replace(a, referent=moved(a.referent)) for a in r.arguments)) for r in relations],
    )


class _Extractor:
    def __init__(self, document: Document, referred: Referred) -> None:
        self.document, self.referred = document, referred
        self.found: dict[tuple[object, ...], RelationMention] = {}
        self.people: dict[tuple[int, Match], int] = {}
        self.witnesses: dict[tuple[int, int], list[Span]] = {}

    def run(self) -> list[RelationMention]:
        self._resolve_people()
        for article in self.referred.articles:
            _ArticleReader(self, article).read()
        return list(self._one_date_each())

    def _one_date_each(self) -> Iterator[RelationMention]:
        """Without the other days of a meeting or document that the text dates twice (开幕, 闭幕): the first said stays."""
        first: dict[tuple[str, int | None], str] = {}
        for relation in self.found.values():
            if relation.relation in ("start_date", "legislation_date"):
                subject, day = relation.arguments[0].referent, relation.arguments[1].literal
                if first.setdefault((relation.relation, subject), day) != day:
                    continue
            yield relation

    # -- people ---------------------------------------------------------------------------------------------------

    def _resolve_people(self) -> None:
        """One referent a person: the same name in the same jurisdiction. A name with posts in two places that no phrase
        joins is two people; a mention without a post belongs to the only one of its name."""
        seen: dict[str, list[tuple[int, Match, frozenset[str]]]] = {}
        for a in self.referred.articles:
            posts = _people_posts(a)
            for match in sorted((m for m in a.mentions if m.kind == "person"), key=lambda m: m.start):
                name = (
                    re.sub(r"\s", "", a.article.text[match.start : match.end])
                    .replace("•", "·")
                    .replace("・", "·")
                    .replace("．", "·")
                )
                places = frozenset(
                    self.referred.referents[p.organization].jurisdiction
                    for p in posts.get(match, ())
                    if p.organization is not None and self.referred.referents[p.organization].jurisdiction
                )
                if re.match(r"(?:新时代|总书记|思想|同志为核心|主义思想)", a.article.text[match.end : match.end + 8]):
                    places |= {NATIONAL}
                seen.setdefault(name, []).append((a.article.position, match, places))
        for name in sorted(seen):
            clusters: list[set[str]] = []
            for _, _, places in seen[name]:
                joined = set(places)
                apart = []
                for cluster in clusters:
                    if cluster & joined:
                        joined |= cluster
                    else:
                        apart.append(cluster)
                clusters = [*apart, joined] if joined else apart
            # within one article a name is one person: an official of a county may hold a post of the prefecture
            by_article: dict[int, set[str]] = {}
            for position, _, places in seen[name]:
                by_article.setdefault(position, set()).update(places)
            for places_here in by_article.values():
                touched = [c for c in clusters if c & places_here]
                if len(touched) > 1:
                    union = set().union(*touched)
                    clusters = [c for c in clusters if c not in touched] + [union]
            ids = {}
            for cluster in sorted(clusters, key=lambda c: sorted(c)):
                keys = sorted(cluster)
                ids[frozenset(cluster)] = self._person(name, keys)
            for position, match, places in seen[name]:
                fitting = [c for c in ids if c & places] or [c for c in ids if c & by_article[position]]
                if not fitting and len(ids) == 1:
                    fitting = list(ids)
                if fitting:
                    self.people[position, match] = ids[fitting[0]]
                else:
                    self.people[position, match] = self._person(name, [self._home(position)])

    def _home(self, position: int) -> str:
        place = next((a.place for a in self.referred.articles if a.article.position == position), None)
        return place.jurisdiction if place else ""

    def _person(self, name: str, keys: list[str]) -> int:
        for referent in self.referred.referents:
            if referent.kind == "person" and referent.name == name and referent.jurisdiction == keys[0]:
                return referent.id
        i = len(self.referred.referents)
        also = (("also", "|".join(keys[1:])),) if len(keys) > 1 else ()
        self.referred.referents.append(Referent(i, "person", name, (), keys[0], also))
        return i

    def mentions(self) -> Iterator[Mention]:
        for a in self.referred.articles:
            for match, resolved in sorted(
                a.mentions.items(), key=lambda item: (item[0].start, item[0].end, item[0].kind)
            ):
                referent = self.people.get((a.article.position, match)) if match.kind == "person" else resolved.referent
                spans = _given(self.document.text, a.article, match.start, match.end)
                if spans:
                    yield Mention(
                        a.article.position,
                        spans[0],
                        match.kind,
                        a.article.text[match.start : match.end],
                        referent,
                        resolved.basis,
                    )
            for match, post in sorted(a.posts.items(), key=lambda item: item[0].start):
                spans = _given(self.document.text, a.article, match.start, match.end)
                if spans:
                    yield Mention(a.article.position, spans[0], "role", match.get("title"), post.role, "")
                    if post.organization is not None:
                        yield Mention(
                            a.article.position,
                            spans[0],
                            "organization",
                            match.get("org") or match.get("title"),
                            post.organization,
                            post.basis,
                        )

    def _witness(self, referent: Referent, a: ReferredArticle) -> list[Span]:
        """The first sentence that names a referent in full: of the article, else of the document."""
        key = (a.article.position, referent.id)
        if key not in self.witnesses:
            forms = sorted({f for f in (referent.name, *referent.aliases) if len(f) > 3}, key=lambda f: (-len(f), f))
            found: list[Span] = []
            for other in sorted(self.referred.articles, key=lambda o: (o is not a, o.article.position)):
                at = [i for i in (other.article.text.find(f) for f in forms) if i >= 0]
                if at:
                    start, end = next(((s, e) for s, e in sentences(other.article.text) if s <= min(at) < e), (0, 0))
                    found = _given(self.document.text, other.article, start, min(end, start + LONGEST)) if end else []
                    break
            self.witnesses[key] = found
        return self.witnesses[key]

    def add(
        self,
        relation: str,
        arguments: tuple[Argument, ...],
        a: ReferredArticle,
        quotes: list[tuple[int, int]],
        rule: str,
        basis: str = "",
        modality: str = "asserted",
    ) -> None:
        spans: list[Span] = []
        for start, end in quotes:
            for span in _given(self.document.text, a.article, start, end):
                if span not in spans:
                    spans.append(span)
        if not spans:
            return
        named = [self.referred.referents[x.referent] for x in arguments if x.referent is not None]
        said = [_squeezed(self.document.text[s:e]) for s, e in spans]
        if not any(form in text for r in named for form in (r.name, *r.aliases) for text in said):
            # neither end stands there in full: the sentence that names one so belongs to the evidence
            for referent in named:
                for span in self._witness(referent, a):
                    if span not in spans:
                        spans.append(span)
                if len(spans) > len(said):
                    break
        key = (relation, arguments, a.article.position, modality)
        old = self.found.get(key)
        if old is None:
            self.found[key] = RelationMention(
                relation, arguments, a.article.position, tuple(spans), rule, basis, confidence(rule), modality
            )


def _given(given: str, article: Article, start: int, end: int) -> list[Span]:
    """Where clean text[start:end] stands in the document: one span, or several where something else lies between."""
    offsets, text = article.offsets, article.text
    while start < end and text[start] in "\n ":
        start += 1
    while end > start and text[end - 1] in "\n ":
        end -= 1
    if start >= end:
        return []
    runs: list[list[int]] = []
    for i in range(start, end):
        if text[i] == "\n":
            continue
        o = offsets[i]
        if runs and o >= runs[-1][1] and _blank(given, runs[-1][1], o):
            runs[-1][1] = o + 1
        else:
            runs.append([o, o + 1])
    return [(s, e) for s, e in runs if e - s >= 2] or [(s, e) for s, e in runs]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _blank(given: str, start: int, end: int) -> bool:
    """Whether nothing but white space lies between two places of the document."""
    return not given[start:end].strip()


def _people_posts(a: ReferredArticle) -> dict[Match, list[Post]]:
    """The posts that stand with each person of an article, by apposition."""
    found: dict[Match, list[Post]] = {}
    for start, end in sentences(a.article.text):
        for person, posts in _apposed(a, start, end):
            found.setdefault(person, []).extend(posts)
    return found


def _goes_on(post: Match) -> bool:
    """Whether a post names no body with a place of its own, so that the 原 before the string counts for it as well
    (原市委常委、统战部|部长). Advisers are what one becomes after the post before (原地委副书记、顾问组|组长)."""
    if "顾问" in post.get("org") + post.get("title"):
        return False
    form = parse(post.get("org")) if post.get("org") else None
    return form is None or (
        form.area is None and not form.literal and (not form.types or form.types[0].host != "national")
    )


_PREDICATE = re.compile(r"(?:当选为?|担任|出任|改任|兼任|[任为])$")
_APPOSITION = compile_pattern(
    r"(?P<posts>(?:{T}(?:（[^（）]{1,12}）)?(?:[、，兼的及暨]?(?:离休|退休|离退休|著名|优秀|原|前|现任|时任|兼任|曾任|同时任|原任)?"
    r"|、“[^”]{1,8}”|、[\u4e00-\u9fff]{2,8}(?={T}、?{P})))*{T}(?:（[^（）]{1,12}）)?(?:、?“[^”]{1,8}”)?)(?:[：:]|的老同志|的|同志|、|叫|名叫|是)?[“]?(?P<people>{P}(?:（[^（）]{1,20}）)?(?:(?:、|和|及|与)[“]?{P}(?:（[^（）]{1,20}）)?)*)"
)


def _apposed(a: ReferredArticle, start: int, end: int) -> Iterator[tuple[Match, list[Post]]]:
    known = [m for m in (*a.mentions, *a.posts) if start <= m.start and m.end <= end]
    masked = mask(
        a.article.text,
        start,
        end,
        [m for m in known if m.kind in ("person", "post", "policy")] + _descriptors(a, start, end),
    )
    for fit in _APPOSITION.finditer(masked.text):
        first = fit.start("posts")
        if _PREDICATE.search(masked.text[max(0, first - 4) : first]):
            # 甲当选会长，|市政协副主席乙: the first post is not the next person's
            comma = masked.text.find("，", first, fit.end("posts"))
            first = comma + 1 if comma >= 0 else first
        posts = [a.posts[m] for m in masked.inside(first, fit.end("posts"), "post") if m in a.posts]
        if (
            masked.text[fit.end("posts") : fit.start("people")] in ("的", "、")
            and masked.text[fit.end("posts") : fit.start("people")] == "、"
        ):
            continue
        for person in masked.inside(fit.start("people"), fit.end("people"), "person"):
            yield person, posts


def _descriptors(a: ReferredArticle, start: int, end: int) -> list[Match]:
    return [m for m in a.descriptors if start <= m.start and m.end <= end]


class _ArticleReader:
    def __init__(self, extractor: _Extractor, a: ReferredArticle) -> None:
        self.x, self.a, self.text = extractor, a, a.article.text
        self.referents = extractor.referred.referents
        self.roster: Post | None = None  # the post that heads the list being read
        self.doubtful: set[tuple[str, int, int]] = set()  # rule, meeting, person: who must be there by another rule too
        self.away: set[int | None] = set()  # people who sent word to the meeting
        everything = [*a.mentions, *a.posts, *a.descriptors, *a.dates, *a.several]
        self.anaphors = [m for m in everything if m.kind == "meeting" and m.get("type") == "anaphor"]
        visible = [
            m for m in everything if not (m.kind == "meeting" and a.mentions.get(m) is None and not m.get("several"))
        ]
        self.sentences = [_Sentence(s, e, mask(self.text, s, e, visible)) for s, e in sentences(self.text)]

    def read(self) -> None:
        self._headings()
        self._focus()
        self._letters()
        for sentence in self.sentences:
            self._posts(sentence)
            for rule in load_rules():
                self._apply(rule, sentence)
        self._settle()
        self._meetings()
        self._headline_days()
        self._policies()
        self._he()
        self._attendance()

    # -- context --------------------------------------------------------------------------------------------------

    def _headings(self) -> None:
        heading = ""
        for sentence in self.sentences:
            plain = self.text[sentence.start : sentence.end].strip()
            if plain.endswith(("任职：", "任命：", "正式任职：", "如下任命：")):
                heading = "任命"
            inline = re.findall(r"(任命|免去)(?:了)?[：:]", plain)
            if inline and not re.search(r"(?:拟|提请|建议|提名)(?:任命|免去)", plain):
                heading = inline[-1]
            short = len(plain) <= 14
            if short and re.search(r"拟|提请|建议|提名|候选", plain):
                heading = ""
            elif short and re.search(r"免去|撤销|罢免", plain):
                heading = "免去"
            elif short and re.search(r"任命|聘任|当选", plain):
                heading = "任命"
            elif short and re.match(r"[一二三四五六七八九十]+、", plain):
                heading = ""
            sentence.heading = heading

    def _focus(self) -> None:
        focus: int | None = None
        where: tuple[int, int] | None = None
        reported: dict[int, tuple[int, int]] = {}  # meetings held so far → the sentence that said so first
        for sentence in self.sentences:
            masked = sentence.masked
            for i, m in enumerate(masked.matches):
                if m is None or m.kind != "meeting" or self._referent(m) is None:
                    continue
                if self._is_held(masked, i, m):
                    sentence.held.append(m)
            if sentence.held and focus is not None and self._aside(masked, sentence.held[-1]):
                sentence.focus, sentence.focus_from = self._referent(sentence.held[-1]), None
                continue
            if sentence.held:
                focus = self._referent(sentence.held[-1])
                where = (sentence.start, sentence.end)
                for m in sentence.held:
                    r = self._referent(m)
                    if r is not None:
                        reported.setdefault(r, where)
            else:
                again = self._named_again(sentence, list(reported))
                if again is not None:
                    focus, where = again, reported[again]
            sentence.focus = focus
            sentence.focus_from = where if where != (sentence.start, sentence.end) else None
        # Before the body names its meeting, the headline's is meant.
        return

    def _letters(self) -> None:
        """某某向大会致贺信, 对会议作出批示: what they say further on stands in the letter."""
        for sentence in self.sentences:
            for fit in _AWAY.finditer(sentence.masked.text):
                self.away |= {self._referent(m) for m in sentence.masked.inside(*fit.span("person"))}

    def _aside(self, masked: Masked, m: Match) -> bool:
        """在随后举行的团市委全会上: another meeting told of in one sentence; the article is not about it."""
        i = masked.matches.index(m) if m in masked.matches else -1
        if i >= 0 and _EARLIER.match(masked.text, 0, i):
            return True
        return i >= 0 and bool(_ASIDE.search(masked.text[:i])) and masked.text.startswith("上", i + 1)

    def _named_again(self, sentence: _Sentence, reported: list[int]) -> int | None:
        """全会强调, 座谈会上: the one meeting reported so far that is of this kind, though another came between."""
        opening = _KIND.match(self.text[sentence.start : sentence.end].lstrip())
        if opening is None:
            return None
        kinds = ("全会", "全体会议") if opening.group(1) == "全会" else (opening.group(1), opening.group(1) + "议")
        fits = [r for r in reported if any(n.endswith(kinds) for n in self._names(r))]
        return fits[0] if len(fits) == 1 else None

    def _names(self, referent: int) -> tuple[str, ...]:
        return (self.referents[referent].name, *self.referents[referent].aliases)

    def _is_held(self, masked: Masked, i: int, m: Match) -> bool:
        before, after = masked.text[:i], masked.text[i + 1 :]
        if _PLANNED.search(before[-20:]) or _PLANNED.match(after[:10]) or _DELEGATION.match(after):
            return False
        if self._scheduled(masked, i) is not None:
            return False
        if _OVER.match(after):
            return False
        if re.search("祝贺|庆祝|喜迎|迎接|恭贺|随着", before[-12:]):
            return False
        if _SPOKEN_OF.search(before) or _GREETED.match(after) or after.startswith(("长", "员")):  # 国民议会议|长
            return False
        name = self.text[m.start : m.end]
        if _COUNTED.match(name) or ("》" in name and "《" not in name) or after.startswith(("之前", "以前")):
            return False
        if m.get("type") == "central_congress" and (before.endswith("胜利召开") or after.startswith("胜利召开")):
            return False  # the background of anything, or what a guest congratulates on
        if m.get("convenor") or re.search(r"召开|举行", self.text[m.start : m.end]):
            return True
        if _CITED_AFTER.match(after):
            return False
        if self.text.startswith(("代表", "的代表"), m.end) and _DELEGATES.search(before):
            return False
        if _HELD_FAR_AFTER.match(after) or (_ON_A_DAY.search(before) and _AT_WORK.match(after)):
            return True
        if _HELD_AFTER.match(after) or _AT_IT.match(after):
            return True
        held = _HELD_BEFORE.search(before)
        if held:
            cited = _CITED_BEFORE.search(before[held.start() :])
            return cited is None or (held.end() > 0 and not re.search(r"传达|学习|贯彻|落实", before[held.start() :]))
        return False

    def _scheduled(self, masked: Masked, i: int) -> Match | None:
        """The day that is set for a meeting still to come; ``i`` is where its name stands in the sentence."""
        before = _SCHEDULED_BEFORE.search(masked.text[:i])
        if before:
            dates = masked.inside(before.start(), before.end(), "date")
            return dates[0] if dates else None
        after = _SCHEDULED_AFTER.match(masked.text[i + 1 :])
        clause = max((masked.text.rfind(c, 0, i) for c in "，。；"), default=-1)
        lead = clause - 1 if masked.text.startswith("定，", clause - 1) else clause + 1  # 会议决定，大会于某日召开
        if after and _TO_COME.search(masked.text[max(0, lead - 1) : i] + after.group()):
            return masked.inside(i + 1, i + 1 + after.end(), "date")[0]
        return None

    def _referent(self, m: Match) -> int | None:
        if m.kind == "person":
            return self.x.people.get((self.a.article.position, m))
        resolved = self.a.mentions.get(m)
        return resolved.referent if resolved else None

    # -- posts ----------------------------------------------------------------------------------------------------

    def _posts(self, sentence: _Sentence) -> None:
        self._leaders(sentence)
        self._career(sentence)
        self._roster(sentence)
        for person, posts in _apposed(self.a, sentence.start, sentence.end):
            former_chain = False
            now = [n for n, p in enumerate(posts) if self.text.endswith(("现任", "现为"), 0, p.match.start)]
            for n, post in enumerate(posts):
                modifier = post.match.get("modifier")
                if any(p.match.get("modifier") == "former" for p in posts) and re.search(
                    "逝世|病逝|去世|离休", self.text[sentence.start : sentence.end]
                ):
                    modifier = "former"
                before = self.text[max(0, post.match.start - 6) : post.match.start]
                if re.search(r"曾任|历任|先后任|时任|(?:当时|当年)[他她其]?的?$", before):
                    modifier = "former"
                if modifier == "former":
                    former_chain = True
                elif (
                    former_chain
                    and n
                    and (_goes_on(post.match) or (now and n < now[0]))
                    and not before.endswith(("现任", "兼任"))
                ):
                    modifier = "former"
                else:
                    former_chain = False
                if modifier == "planned" or _excluded("holds-apposition", self.text[post.match.start : person.start]):
                    continue
                self._post_relation(
                    "former" if modifier == "former" else "holds", person, post, sentence, "holds-apposition"
                )

    def _settle(self) -> None:
        """A post that the article says is past, or is taken from its holder, is not held; one that is given only by the
        sentence that gives it neither (甲担任…, in a list of appointments)."""
        here = [r for r in self.x.found.values() if r.article == self.a.article.position and r.modality == "asserted"]
        held = {r.arguments for r in here if r.relation == "holds"}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.rule == "former-while" and r.arguments in held:
                del self.x.found[key]  # 县长甲…在担任县长期间
        there = {
            (r.arguments[0].referent, r.arguments[1].referent)
            for r in here
            if r.relation in ("chair", "speaker", "attendee")
            and not any(r.rule == rule for rule, _, _ in self.doubtful)
        }
        for key, r in list(self.x.found.items()):
            if r.relation == "speaker" and r.article == self.a.article.position:
                pair = (r.arguments[0].referent, r.arguments[1].referent)
                if (r.rule, *pair) in self.doubtful and pair not in there:
                    del self.x.found[key]  # who speaks further down an article need not speak at the meeting
        gone = {r.arguments for r in here if r.relation in ("removed", "former") and r.rule != "former-while"}
        ended = {r.arguments for r in here if r.relation == "removed"}
        given = {r.arguments for r in here if r.relation == "appointed"}
        for key, r in list(self.x.found.items()):
            if r.article == self.a.article.position and r.relation == "former" and r.arguments in ended:
                del self.x.found[key]  # 原董事长甲不再担任董事长
                continue
            mine = r.article == self.a.article.position and r.relation == "holds"
            if mine and (r.arguments in gone or (r.rule == "holds-serves" and r.arguments in given)):
                del self.x.found[key]

    def _roster(self, sentence: _Sentence) -> None:
        """副组长：甲（副市长） and the lines below it, 乙（秘书长）: all members of the list have its heading's post."""
        plain = sentence.masked
        if (
            len(plain.text) >= 2
            and plain.matches[0] is not None
            and plain.matches[0] in self.a.posts
            and plain.text[1] in "：:"
        ):
            self.roster = self.a.posts[plain.matches[0]]
        elif (
            plain.matches[:1]
            and plain.matches[0] is not None
            and plain.matches[0].kind == "person"
            and plain.text[1:2] in ("（", "")
        ):
            if self.roster is not None:
                self._post_relation("holds", plain.matches[0], self.roster, sentence, "holds-listed")
        else:
            self.roster = None

    def _career(self, sentence: _Sentence) -> None:
        """历任甲、乙，丙等职: all posts of the string, of the person before them, or of the only one of the headline."""
        served = next(rule for rule in load_rules() if rule.id == "former-served")
        for start, end in _careers(sentence.masked.text):
            masked = sentence.masked
            people = masked.inside(0, start, "person")
            after = _BEARER.match(masked.text[end:])
            if after:
                people = masked.inside(end, end + after.end(), "person")
            if not people:
                people = self._subject(sentence)
            if not people:
                head = [m for m in self.a.mentions if m.kind == "person" and m.start < self.a.article.body_start]
                names = {self._referent(m) for m in head}
                if len(names) != 1:
                    continue
                people = head[:1]
            for m in masked.inside(start, end, "post"):
                post = self.a.posts.get(m)
                wartime = _WARTIME.search(self.text, sentence.start, sentence.end)
                if post and not wartime and not _unfounded(served, post) and not self._of_another_state(sentence, post):
                    self._post_relation("former", people[-1], post, sentence, "former-served")

    def _subject(self, sentence: _Sentence) -> list[Match]:
        """Whom a sentence without a name is about: the one person of its paragraph so far, who begins it."""
        opens = self.text.rfind("\n", 0, sentence.start) + 1
        before = sorted(
            (m for m in self.a.mentions if m.kind == "person" and opens <= m.start < sentence.start),
            key=lambda m: m.start,
        )
        names = {self._referent(m) for m in before}
        if not before or self.text[opens : before[0].start].strip(" 　"):
            return []
        introduced = self.text.startswith(
            ("，", "（", "同志，"), before[0].end
        )  # 某某，男，…: all that follows is of him
        return before[:1] if len(names) == 1 or introduced else []

    def _leaders(self, sentence: _Sentence) -> None:
        """某某总书记: a title of one body alone right after the name."""
        masked = sentence.masked.matches
        for person, post in pairwise(masked):
            if (
                person is not None
                and post is not None
                and person.kind == "person"
                and post in self.a.posts
                and person.end == post.start
                and post.get("title") in ("总书记", "总理", "委员长")
                and not post.get("org")
                and not _excluded("holds-titled", self.text[sentence.start : sentence.end])
            ):
                self._post_relation("holds", person, self.a.posts[post], sentence, "holds-titled")

    def _post_relation(
        self,
        relation: str,
        person: Match,
        post: Post,
        sentence: _Sentence,
        rule: str,
        modality: str = "asserted",
    ) -> None:
        who = self._referent(person)
        if who is None or post.organization is None or self.referents[post.organization].name.endswith("问题"):
            return  # 某国问题特使: what the post is for, no body
        quotes = [(sentence.start, sentence.end)]
        if post.support and post.support not in quotes:
            quotes.append(post.support)
        arguments = (Argument("person", who), Argument("organization", post.organization), Argument("role", post.role))
        self.x.add(relation, arguments, self.a, self._cut(quotes, person, post.match), rule, post.basis, modality)

    def _cut(self, quotes: list[tuple[int, int]], *matches: Match) -> list[tuple[int, int]]:
        """A long sentence cut to the clauses around the matches it is quoted for."""
        out = []
        for start, end in quotes:
            inside = [m for m in matches if start <= m.start and m.end <= end]
            if end - start > LONGEST and inside:
                low, high = min(m.start for m in inside), max(m.end for m in inside)
                left = max((self.text.rfind(c, start, low) for c in "，；："), default=-1)
                rights = [p for p in (self.text.find(c, high, end) for c in "，；") if p >= 0]
                start, end = max(start, left + 1, high - LONGEST), min(rights, default=end)
                end = min(end, start + LONGEST)
            elif end - start > LONGEST:
                end = start + LONGEST
            out.append((start, end))
        return out

    # -- rules ----------------------------------------------------------------------------------------------------

    def _apply(self, rule: Rule, sentence: _Sentence) -> None:
        masked = sentence.masked
        for fit in _all(compile_pattern(rule.pattern), masked.text):
            if rule.scope in ("任命", "免去") and rule.scope != (
                _verb_before(masked.text, fit.start()) or sentence.heading
            ):
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

    def _make(self, rule: Rule, sentence: _Sentence, fit: re.Match[str]) -> None:
        masked, groups = sentence.masked, fit.groupdict()

        def members(name: str, *kinds: str) -> list[Match]:
            if groups.get(name) is None:
                return []
            return [m for m in masked.inside(fit.start(name), fit.end(name)) if not kinds or m.kind in kinds]

        if rule.relation in ("holds", "former", "appointed", "removed"):
            people = members("person", "person") + members("person2", "person")
            posts = [self.a.posts[m] for m in members("post", "post") + members("post2", "post") if m in self.a.posts]
            if rule.relation == "removed" and len(people) > 1 and len(people) == len(posts):
                pairs = list(zip(people, posts, strict=True))
            else:
                pairs = [(p, t) for p in people for t in posts]
            for person, post in pairs:
                if post.match.get("modifier") == "planned" or _unfounded(rule, post):
                    continue
                if rule.id == "former-served" and _WARTIME.search(self.text, sentence.start, sentence.end):
                    continue
                if self._of_another_state(sentence, post) or (rule.recent and self._long_ago(sentence, fit.start())):
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
            meeting = None if several else self._meeting_of(sentence, fit)
            if several:
                subjects, basis = several, "the meetings of the bodies that the sentence lists"
            elif meeting is None:
                return
            else:
                subject, basis, support = meeting
                if rule.cue and not re.search(rule.cue, self.referents[subject].name):
                    return
                if support:
                    quotes.append(support)
                subjects = [subject]
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
        for m in members("object", *kinds) + members("object2", *kinds):
            if m.kind == "date":
                vague = rule.relation == "start_date" and m.get("precision") in ("month", "year") and m.get("value")
                if rule.relation == "start_date" and self._ahead(masked.text[: fit.start("object")], m):
                    continue
                if rule.relation == "start_date" and any(self._garbled(s) for s in subjects):
                    continue
                if vague or (m.get("precision") in ("day", "interval") and len(m.get("value")) == 10):
                    for s in subjects:
                        self.x.add(
                            rule.relation,
                            (Argument("subject", s), Argument("object", None, m.get("value"))),
                            self.a,
                            self._cut(quotes, m),
                            rule.id,
                            basis,
                            rule.modality,
                        )
                continue
            referent = self._referent(m)
            if referent is None or (m.kind == "person" and self._signs(m)):
                continue
            if rule.relation == "speaker" and basis and referent in self.away:
                continue
            if rule.relation == "implements" and rule.meeting and self._carried_out(sentence, referent):
                continue  # 会议要求，市水利局落实《…》: by the body, not by the meeting
            for s in subjects:
                if s == referent:
                    continue
                if rule.present and basis and not self._just_reported(sentence):
                    self.doubtful.add((rule.id, s, referent))
                resolved = self.a.mentions.get(m)
                why = basis or (resolved.basis if resolved else "")
                self.x.add(
                    rule.relation,
                    (Argument("subject", s), Argument("object", referent)),
                    self.a,
                    self._cut(quotes, m),
                    rule.id,
                    why,
                    rule.modality,
                )

    def _garbled(self, meeting: int) -> bool:
        return bool(_GARBLED.search(self.referents[meeting].name))

    def _just_reported(self, sentence: _Sentence) -> bool:
        """Whether the meeting that the article is about was reported in this sentence or right before it."""
        spans = [(s.start, s.end) for s in self.sentences]
        at = spans.index((sentence.start, sentence.end))
        return sentence.focus_from is None or sentence.focus_from in spans[max(0, at - _NEAR) : at]

    def _of_another_state(self, sentence: _Sentence, post: Post) -> bool:
        """Whether a post of our state, of which no name says so, is given in a sentence about another country
        (国家主席, 国防部长)."""
        if post.organization is None or not self.referents[post.organization].name.startswith("中华人民共和国"):
            return False
        said = self.text[sentence.start : post.match.end]
        foreign = _ABROAD.search(said) or any(country in said for country in load_countries())
        return bool(foreign) and not _OURS.search(said)

    def _long_ago(self, sentence: _Sentence, at: int) -> bool:
        """Whether the last date before this place in the sentence is of another time than the document; the day of a
        birth does not count."""
        today, masked = self.x.document.date, sentence.masked
        dated = [(i, m) for i, m in enumerate(masked.matches[:at]) if m is not None and m.kind == "date"]
        dated = [(i, m) for i, m in dated if not _BORN.match(masked.text[i + 1 :])]
        if not today or not dated:
            return False
        year = dated[-1][1].get("value")[:4]
        return year.isdecimal() and int(year) < int(today[:4]) - 1

    def _in_sentence_ahead(self, masked: Masked, date: Match) -> bool:
        return date in masked.matches and self._ahead(masked.text[: masked.matches.index(date)], date)

    def _ahead(self, before: str, date: Match) -> bool:
        """Whether a day that is to come was read as one of the year before: 决定M于1月6日召开, printed in December."""
        today = self.x.document.date
        return bool(today and date.get("value") < today and re.search(r"决定|将$|定$|拟$", before.removesuffix("于")))

    def _carried_out(self, sentence: _Sentence, policy: int) -> bool:
        """Whether a rule has found who carries out a document in this sentence."""
        here = set(_given(self.x.document.text, self.a.article, sentence.start, sentence.end))
        return any(
            r.relation == "implements" and r.arguments[1].referent == policy and not here.isdisjoint(r.quotes)
            for r in self.x.found.values()
        )

    def _signs(self, m: Match) -> bool:
        """Whether this is where somebody signs the article: who reports a meeting is not said to have been there."""
        place = self.a.article.offsets[m.start]
        return any(a.span[0] <= place < a.span[1] for a in self.a.article.authors)

    def _several(self, sentence: _Sentence) -> list[int] | None:
        """甲局、乙局、丙局相继召开会议: the meetings of these bodies that the article goes on to report."""
        if not any(m is not None and m.kind == "meeting" and m.get("several") for m in sentence.masked.matches):
            return None
        bodies = {self._referent(m) for m in sentence.masked.matches if m is not None and m.kind == "organization"} - {
            None
        }
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

    def _meeting_of(self, sentence: _Sentence, fit: re.Match[str]) -> tuple[int, str, tuple[int, int] | None] | None:
        """The meeting that a rule's subject is: the one held in the sentence, else the article's."""
        held = sentence.held
        spoken = _AT_MEETING.search(sentence.masked.text, fit.start(), fit.end())
        if spoken and not held:  # 省长在人大三次会议开幕会上作报告
            at_it = sentence.masked.matches[spoken.start() + 1]
            r = self._referent(at_it) if at_it is not None else None
            if r is not None:
                return r, "", None
        if held:
            at = sentence.masked.starts[fit.start()] if fit.start() < len(sentence.masked.starts) else sentence.end
            before = [m for m in held if m.start <= at]
            stop = sentence.masked.span(fit.start(), fit.end())[1]
            inside = [m for m in held if at <= m.start < stop]
            chosen = inside[-1] if inside else before[-1] if before else held[0]
            r = self._referent(chosen)
            return (r, "", None) if r is not None else None
        if sentence.focus is not None:
            return (
                sentence.focus,
                f"the meeting that the article is about: {self.referents[sentence.focus].name}",
                sentence.focus_from,
            )
        return None

    # -- meetings and policies as such -----------------------------------------------------------------------------

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
                if date is not None or m in sentence.held or _OVER.match(after):
                    dated = any(
                        x is not None and x.kind == "date" and x.get("precision") in ("month", "year")
                        for x in masked.matches[:i]
                    )  # 今年5月，M举行
                    date = date or self._date_before(masked, i) or (None if dated else self._same_day(m))
                    if date is not None and len(date.get("value")) == 10 and not self._in_sentence_ahead(masked, date):
                        self.x.add(
                            "start_date",
                            (Argument("subject", r), Argument("object", None, date.get("value"))),
                            self.a,
                            self._cut(here, m, date),
                            "meeting-dated",
                        )

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

    def _same_day(self, m: Match) -> Match | None:
        """调研结束后召开座谈会, 当日召开会议: the day that the article told before, where it told one only."""
        body = self.a.article.body_start
        if m.start < body:
            return None
        told = [d for d in self.a.dates if d.start < m.start and d.get("precision") in ("day", "interval")]
        sentence = next((s for s in self.sentences if s.start <= m.start < s.end), None)
        if sentence is not None and _SAME_DAY.search(self.text[sentence.start : m.start]):
            return told[-1] if told and len(told[-1].get("value")) == 10 else None
        days = {d.get("value") for d in told}
        lead = [d for d in told if d.start >= body and self.text.count("。", body, d.start) == 0]
        return lead[0] if len(days) == 1 and lead and len(lead[0].get("value")) == 10 else None

    def _date_before(self, masked: Masked, i: int) -> Match | None:
        """The nearest day before a meeting in its sentence, or inside its name (市人大常委会昨日举行第九次主任会议)."""
        named = masked.matches[i]
        for date in self.a.dates:
            inside = named is not None and named.start <= date.start and date.end <= named.end
            if inside and date.get("precision") == "day":
                return date
        for j in range(i - 1, -1, -1):
            m = masked.matches[j]
            if (
                m is not None
                and m.kind == "date"
                and m.get("precision") in ("day", "interval")
                and len(m.get("value")) == 10
            ):
                return m
        far = _HELD_FAR_AFTER.match(masked.text[i + 1 :])
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

    def _passed_below(self, m: Match, policy: int, here: list[tuple[int, int]]) -> None:
        """（某日某会议通过） below the title of a document printed in full: the session adopted it."""
        below = re.match(r"\s*（[^（）]{4,120}?通过", self.text[m.end :])
        if below is None:
            return
        for n in (n for n in self.a.mentions if n.kind == "meeting" and m.end <= n.start < m.end + below.end()):
            r = self._referent(n)
            if r is not None:
                self.x.add(
                    "adopted",
                    (Argument("subject", r), Argument("object", policy)),
                    self.a,
                    [*here, (n.start, m.end + below.end())],
                    "adopted-below-title",
                    "",
                )

    def _policies(self) -> None:
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
                    if _excluded("issuer-in-title", f"{self.referents[r].name}|{self.referents[organization].name}"):
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
                    line = re.search(r"（\s*(\d{4}年\d{1,2}月\d{1,2}日)", self.text[m.end : m.end + 80])
                    tail = len(self.text.rstrip()) - 48
                    numbered = NUMBER.search(self.text, max(tail, m.end))
                    if numbered and not m.get("number"):
                        self.x.add(
                            "number",
                            (Argument("subject", r), Argument("object", None, re.sub(r"\s", "", numbered.group()))),
                            self.a,
                            [*here, numbered.span()],
                            "policy-numbered",
                        )
                    for date in self.a.dates:
                        near = line is not None and date.start == m.end + line.start(1)
                        last = date.start > self.a.article.body_start and date.start >= tail
                        if (near or last) and date.get("precision") == "day" and len(date.get("value")) == 10:
                            self.x.add(
                                "legislation_date",
                                (Argument("subject", r), Argument("object", None, date.get("value"))),
                                self.a,
                                [*here, (date.start, date.end)],
                                "policy-dated-headline",
                            )
                            break
        for policy, sessions in adopted.items():
            kind = self.referents[policy].attribute("type")
            for meeting, relation in sessions:
                form = self.a.forms.get(meeting)
                host = self.a.hosts.get(meeting)
                law = kind in ("law", "regulation", "resolution") or (
                    form is not None and form.type in ("cppcc", "cppcc_standing")
                )
                if (
                    form
                    and host is not None
                    and law
                    and form.type in ("congress", "congress_standing", "cppcc", "cppcc_standing", "party_plenum")
                ):
                    key = (
                        "issuer",
                        (Argument("subject", policy), Argument("object", host)),
                        self.a.article.position,
                        "asserted",
                    )
                    self.x.found.setdefault(
                        key,
                        RelationMention(
                            "issuer",
                            (Argument("subject", policy), Argument("object", host)),
                            self.a.article.position,
                            relation.quotes,
                            "issuer-session",
                            "passed at its session",
                            confidence("issuer-session"),
                        ),
                    )

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


def _unfounded(rule: Rule, post: Post) -> bool:
    """Whether a post's body was found on grounds that the rule does not trust."""
    return bool(rule.unless_basis and re.search(rule.unless_basis, post.basis))


def _excluded(rule: str, text: str) -> bool:
    """Whether a rule in code must be silent of this text."""
    unless = next(r.unless for r in load_built_in() if r.id == rule)
    return bool(unless and re.search(unless, text))


_AT_MEETING = compile_pattern(r"在{M}(?:的?[开闭]幕(?:大会|[会式])?)?上(?!的|发表的)")

_HEARD = re.compile("听取?了")  # 听了某局长的汇报，市长插话: who was heard is not who goes on
_OURS = re.compile("中国|我国|中华|国务院|全国人大|中共|中央")
_ABROAD = re.compile("国会|议会|内阁|首相|大臣|总统")
_BORN = re.compile(r"(?:出)?生|诞生|加?入|参加|参军|毕业")
# What stands between a day and a meeting of another day: 1日至5日访问某国并出席M, 昨天闭幕的节庆期间举办了M
_OTHER_THAN_IT = re.compile(r"第|高票|关于|[^，。；]{0,3}举行(?:中外)?(?:记者会|记者招待会|新闻发布会)")
_NOT_ITS_DAY = re.compile("访问|闭幕|落幕|期间|时间里")
# Bodies of those years bear names that others have today (区长, 县委).
_WARTIME = re.compile("抗日|抗战|解放战争|战争时期|红军|八路军|新四军|野战军|游击队")
_TRAVELS = re.compile("访问|出访")  # 出席M并访问某国: announced, not held today
_NEAR = 4  # sentences
_GARBLED = re.compile(r"记者|介绍了|了解到|^[^（]*）|^以|^“?[^“]*”作|^好|^团")  # no name of a meeting reads so
_SAME_DAY = re.compile("当日|当天|同日|当晚")
_HE_SAID = re.compile(r"(?:^|[，；。])[他她](?:还|最后|同时|特别)?(?:强调|指出|要求|说|表示|认为|提出|希望|号召)")

# Of what a relation is told; others may stand in a list between (《甲》、省政府《乙》).
_ABOUT: dict[str, tuple[str, ...]] = {
    "issuer": ("policy",),
    "legislation_date": ("policy",),
    "start_date": ("meeting",),
    "adopted": ("meeting",),
    "studied": ("meeting",),
}

_CAREER = compile_pattern(
    r"(?:历任|曾任|先后任|曾担任|先后担任|曾先后任|曾先后担任)(?P<posts>[^。；]*?{T}(?:(?:(?!今年|现任|现为)[^。；]){0,14}?{T})*)"
)


_APPOINTS = re.compile(r"(?:拟|提请|建议|提名)(?:任命|免去)|(任命|补选|选举|聘任)|(免去|撤销|辞去)|[。]")


def _verb_before(text: str, stop: int) -> str:
    """任命甲为…，乙为…: the verb of appointment that governs what stands at ``stop``."""
    last = ""
    for fit in _APPOINTS.finditer(text, 0, stop):
        last = "任命" if fit.group(1) else "免去" if fit.group(2) else ""
    return last


_BEARER = compile_pattern(r"(?:等职务?|等)?的?{T}?{P}")


def _careers(text: str) -> Iterator[tuple[int, int]]:
    for fit in _CAREER.finditer(text):
        now = text.find("现任", fit.start("posts"), fit.end("posts"))
        yield fit.start("posts"), fit.end("posts") if now < 0 else now


def _all(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
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
