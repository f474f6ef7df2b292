"""Titles that name no organisation: 副主任 is of the body of the post before it, of the one that meets, of the one that the
title implies, or of the one that the article has named. Each way of telling is a method; the first that tells is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.bodies import (
    base_title,
    central_government,
    government_of,
    has_departments,
    is_local,
    is_press,
    is_tied,
    local_organ,
    national_organ,
    organs_named,
    suits,
    title_level,
)
from nlp.components.base import Match
from nlp.components.body_forms import REGIMENT, parse
from nlp.lexicon import load_meetings, load_titles
from nlp.naming import Area, Name, choose_type, organ_name
from nlp.reference.bodies import NATION, BodyReader
from nlp.reference.records import Post

Told = tuple[Name | None, str, tuple[int, int] | None]
"""The body, why it is that one, and the sentence that says so if another than the title's."""

NATIONAL = ("中国共产党中央委员会", "中华人民共和国国务院", "中华人民共和国全国人民代表大会常务委员会")
_CONFERENCE = "中国人民政治协商会议"
_COUNTED = re.compile("[两二三四五六七八九十][位名]$")
_GROUP_SAID = re.compile("领导小组|协调小组|专项小组|指挥部|专班|工作组")
# 决定成立市冬季旅游工作领导小组，由…任组长
_FOUNDED = re.compile(
    "(?:成立|组建|设立)(?:了)?(?P<body>[^，。；、“”（）]{3,30}?(?:委员会|小组|指挥部|专班|协会|学会|商会|联合会|公司|工作组|工作队|合作社))(?=[，。；（]|的)"
)
ELECTED = re.compile(
    r"(?:当选为?|受聘为|受聘担任|被(?:推选|推举|聘任|聘|任命|选举|选|增补|补选)为|聘(?:任|请)?[^，。；]{2,12}为|(?:选举|推选|补选|增选|增补)[^，。；]{2,30}为)$"
)
# Titles that a body before them has only if they suit it.
_OF_OTHERS = frozenset({"局长", "厅长", "部长", "院长", "检察长", "校长", "主任", "主席", "秘书长", "董事长"})
_CORPS = re.compile("(?P<body>新疆生产建设兵团(?:第.{1,2}师|(?=(?:委员会)?$)))")
_COMMANDS = ("总指挥", "指挥长")
_HEADS_OF_GROUPS = (*_COMMANDS, "组长", "主任", "主任委员")
# 会上，|副院长…: of the body that holds the meeting
_AT_THE_MEETING = re.compile("^(?:会上|会议上|大会上|座谈会上|会议还|会议期间)，?")
_DEPARTMENT_OF = re.compile("(?P<committee>中共[^中]*?委员会)[\u4e00-\u9fff]{0,8}(?:部|办公室)$")
_SENT = re.compile("驻[\u4e00-\u9fff]{1,4}$")  # 省监委驻校|监察专员
_OF_A_NOTICE = re.compile("族，|月生|学历|学位|出生")


@lru_cache(maxsize=1)
def _party_session() -> re.Pattern[str]:
    """民建清远市|第二次代表大会, 民盟清远市委|六届一次全会: a democratic party's session, and whose it is."""
    parties = "|".join(map(re.escape, load_meetings().parties))
    return re.compile(
        f"(?:中国)?(?P<body>(?:{parties})[\u4e00-\u9fff]{{1,12}}?)(?:委员会|委会|委)?第?[一二三四五六七八九十]+[届次]"
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A title whose body is asked for. ``implied`` is the organ that it implies, ``near`` the body of the post right
    before it, ``lead`` that of the first post of the last person, ``previous`` the posts of the sentence before it."""

    title: str
    implied: str
    match: Match
    near: Name | None
    lead: Name | None
    previous: list[Post]
    begin: int  # of the sentence
    elected: bool  # 当选, 被推选为 stands before it

    @property
    def family(self) -> str:
        return base_title(self.title)


class ElidedReader(BodyReader):
    """Tells whose a title is that names no body."""

    def _bare(self, asked: Asked) -> Told:
        """The organisation of a title that names none."""
        ways = (
            self._of_party,
            self._of_level,
            self._of_one_body,
            self._of_corps,
            self._of_election,
            self._of_command,
            self._of_roster,
            self._of_post_before,
            self._of_rank,
            self._of_meeting,
            self._of_same_title,
            self._of_counted,
            self._of_lead,
            self._of_group,
            self._of_founded,
            self._of_conference,
            self._of_sentence,
            self._of_paragraph,
            self._of_article_title,
            self._of_article,
        )
        for way in ways:
            told = way(asked)
            if told is not None:
                return told
        if asked.near is not None:
            return self._whole(asked.near), f"the post before: {asked.near.name}", None
        return None, "", None

    def _of_party(self, asked: Asked) -> Told | None:
        """王海当选主任委员, 任命赵敏为秘书长: of the democratic party whose session the article tells of, if the sentence names no other."""
        if asked.near is not None or asked.family not in ("主委", "主任委员", "秘书长"):
            return None
        if asked.family == "秘书长" and asked.previous and not asked.elected:
            return None
        sessions = [m for m in self.matches if m.kind == "meeting" and m.start < asked.match.start]
        for m in [*(m for m in sessions if m.start >= asked.begin), *sessions]:
            fit = _party_session().match(self.text, m.start, m.end)
            before = self.text[asked.begin : asked.match.start]
            named = [party for party in load_meetings().parties if party in before]
            if fit is None or any(party not in fit["body"] for party in named):
                continue
            form = parse(fit["body"] + "委会")
            name = self.organization(form, m.start)[0] if form else None
            if name is not None:
                return name, f"{name.name}, whose session the article tells of", self._span_of(m)
        return None

    def _of_level(self, asked: Asked) -> Told | None:
        """市长, 专员, 嘎查长: of the government of the place of that level."""
        if asked.implied == "嘎查委员会" and asked.near is None:
            area, why = self._locality("嘎查", asked.match.start)
            return self._implied_body(asked.title, asked.implied, area), why, None
        if asked.title.startswith("驻村"):  # 驻村第一书记: of the village that is told of
            village, why = self._locality("村", asked.match.start)
            return (organ_name(local_organ("支部委员会"), village) if village is not None else None), why, None
        level = title_level(asked.title)
        if asked.implied == "人民政府" and level:
            for body in (asked.near, asked.lead):
                if body and body.area and body.area.kind in level:
                    government = self._implied_body(asked.title, asked.implied, body.area)
                    return government, f"the place of {body.name}, the post before", None
            area, why = self._level(level[0], asked.match.start)
            if area and area.kind not in level and level[0] in ("县", "市", "区"):
                area = None
            if area is None and level[0] in ("县", "区"):
                area, why = self._level("县", asked.match.start)
                area = area if area and area.kind in level else None
            return self._implied_body(asked.title, asked.implied, area), why, None
        if asked.implied == "行政公署":
            area, why = self._level("地区", asked.match.start)
            return self._implied_body(asked.title, asked.implied, area), why, None
        return None

    def _implied_body(self, title: str, implied: str, area: Area | None) -> Name | None:
        if area is None:
            return None
        if implied == "行政公署" or (implied == "人民政府" and area.kind in ("地区", "盟")):
            return organ_name(local_organ("行政公署"), area)
        if implied and implied not in ("人民政府",) and is_local(implied):
            organ = choose_type(tuple(o for o in organs_named(implied) if o.host not in ("any", "joint")), area)
            return organ_name(organ or local_organ(implied), area)
        if area is NATION:
            return organ_name(central_government(), None)
        if area.kind in ("村", "社区", "嘎查") and base_title(title) == "书记":
            # a village's secretary, or one who is sent there, is of the Party's branch; a neighbourhood's of its committee
            return organ_name(local_organ("村委员会" if area.kind == "社区" else "支部委员会"), area)
        return organ_name(government_of(area), area)

    def _of_one_body(self, asked: Asked) -> Told | None:
        """国务委员: a title that one body alone has."""
        entry = load_titles().get(asked.title)
        if asked.implied in NATIONAL and entry and entry.organ:
            return organ_name(national_organ(asked.implied), None), "a title of one body alone", None
        return None

    def _of_corps(self, asked: Asked) -> Told | None:
        """师长, 政委 of a division of the Xinjiang corps, 团长, 政委 of a regiment of it; 司令员, 政委 of the corps itself."""
        before = asked.near or asked.lead
        corps = _CORPS.search(before.name) if before else None
        regiment = REGIMENT.match(before.name, corps.end()) if before and corps else None
        if regiment is not None and asked.family in ("团长", "政委", "政治委员"):
            entry = self._context(regiment.group(), asked.match.start)
            return (entry[1], f"the body of the post before: {regiment.group()}", None) if entry else None
        heads = ("师长" if corps and corps["body"].endswith("师") else "司令员", "政委", "政治委员")
        if corps and asked.family in heads:
            body = organ_name(national_organ(corps["body"]), None)
            return body, f"the body of the post before: {corps['body']}", None
        return None

    def _of_election(self, asked: Asked) -> Told | None:
        """当选主任: of the body that elects."""
        if not asked.elected or asked.near is not None:
            return None
        if is_tied(asked.title):
            subject = self._electing(asked)
            if subject is not None:
                return subject, f"{subject.name}, which elects here", None
            wholes = [self._whole(body) for _, body, _where in self.organizations]
            having = [body for body in wholes if suits(asked.title, body.name, strict=True)]
            home = self.place or self.home
            at_home = [body for body in having if body.area is None or body.area.place == home]
            for whole in at_home or having:  # not of the province, whose guests may come first
                return whole, f"{whole.name}, the first of the article that has one", None
        elif self.elected is not None:
            return self.elected, f"the body that elects here: {self.elected.name}", None
        return None

    def _electing(self, asked: Asked) -> Name | None:
        """区妇联第八届执委会选举赵敏为|主席: the body that the sentence of an election begins with, if it has such an
        officer and the sentence names no other that has."""
        here = [(self._whole(body), where) for _, body, where in self.organizations if where.start >= asked.begin]
        having = {body.name for body, _ in here if suits(asked.title, body.name, strict=True)}
        opens = (body for body, where in here if body.name in having and self._opens_sentence(where))
        return next(opens, None) if len(having) == 1 else None

    def _of_command(self, asked: Asked) -> Told | None:
        """副市长、|副总指挥: of the headquarters that the article has named, never of the body of the post before."""
        if asked.near is None or asked.family not in _COMMANDS:
            return None
        whole: Name | None = asked.near
        while whole is not None and not suits(asked.title, whole.name):
            whole = whole.whole
        if whole is not None:
            return None
        held = [e for e in self.organizations if e[2].start < asked.match.start and suits(asked.title, e[1].name)]
        if len({name.name for _, name, _ in held}) != 1:
            return None, "", None
        _, body, where = held[-1]
        return body, f"{body.name}, named before", self._span_of(where)

    def _of_roster(self, asked: Asked) -> Told | None:
        """指挥长：王海（县长） 成员：…: a line of members is of the body whose head the line above says."""
        if asked.family != "成员" or asked.near is not None or not self._begins_a_line(asked.match):
            return None
        heads = (p for p in reversed(self.result.posts.values()) if self._begins_a_line(p.match))
        head = next((p for p in heads if base_title(self._title_of(p)) in _HEADS_OF_GROUPS), None)
        if head is None:
            return None
        if head.organization is None:
            return None, "", None
        body = self.names[head.organization]
        return body, f"{body.name}, whose head the line above says", self._span_of(head.match)

    def _begins_a_line(self, match: Match) -> bool:
        """Whether a title says who those are that its line goes on to name."""
        return self.text.startswith(("：", ":"), match.end) and self.text[match.start - 1 : match.start] in (
            "",
            "\n",
            "。",
            " ",
            "　",
            "）",
            ")",
            "；",
        )

    def _of_post_before(self, asked: Asked) -> Told | None:
        """市委副书记、|组织部部长: of the body of the post before it, or of what that is a part of."""
        near, title = asked.near, asked.title
        if near is None:
            return None
        whole = self._whole(near)
        if title in ("书记", "副书记", "常委", "委员") and not suits("常委", whole.name):
            whole = self._committee_over(asked, near) or near
        if suits(title, whole.name):
            return whole, f"the post before: {near.name}", None
        if suits(title, near.name):
            return near, f"the post before: {near.name}", None
        if asked.family == "秘书长" and has_departments(whole):
            return whole, f"the post before: {near.name}", None
        outer = near.whole
        while outer is not None:
            if suits(title, outer.name, strict=True):
                return outer, f"what {near.name}, the post before, is a part of", None
            outer = outer.whole
        if asked.family not in _OF_OTHERS:
            return whole, f"the post before: {near.name}", None
        return None

    def _committee_over(self, asked: Asked, near: Name) -> Name | None:
        """县委宣传部长、|副书记: the Party committee that a department which has no secretary is one of."""
        over = _DEPARTMENT_OF.match(near.name)
        form = parse(over["committee"]) if over else None
        return self.organization(form, asked.match.start)[0] if form is not None else None

    def _of_rank(self, asked: Asked) -> Told | None:
        """二级巡视员, 高级工程师: of the body that the article is about; 大学学历，高级工程师 says no more of where."""
        entry = load_titles().get(asked.title)
        if asked.near is not None or entry is None or entry.kind not in ("rank", "staff") or is_tied(asked.title):
            return None
        before = self.text[asked.begin : asked.match.start]
        if _OF_A_NOTICE.search(before) or _SENT.search(before):
            return None, "", None
        lead = self._whole(asked.lead) if asked.lead is not None and asked.title.startswith("总") else None
        if lead is not None and lead.formal and not lead.name.startswith(("中共", "中国共产党")):
            return lead, f"the body of the post before: {lead.name}", None
        first = next((p for p in self.result.posts.values() if p.organization is not None), None)
        if first is not None and first.organization is not None:
            whole = self._whole(self.names[first.organization])
            if whole.formal and not whole.name.startswith(("中共", "中国共产党")):
                return whole, f"the body that the article is about: {whole.name}", self._span_of(first.match)
        return None

    def _of_meeting(self, asked: Asked) -> Told | None:
        """会上，|副院长王海…: of the body that holds the meeting."""
        before = self.text[asked.begin : asked.match.start].lstrip()
        if asked.near is not None or asked.previous or not _AT_THE_MEETING.match(before):
            return None
        holders = [e for e in reversed(self.organizations) if e[2].start < asked.begin and self._opens_sentence(e[2])]
        for _, body, where in holders:
            if suits(asked.title, self._whole(body).name, strict=True):
                return self._whole(body), f"{self._whole(body).name}, which holds the meeting", self._span_of(where)
        return None

    def _of_same_title(self, asked: Asked) -> Told | None:
        """市委书记、市人大常委会主任甲主持，副主任乙出席: of the body of the same title in the sentence, unless the clause before
        is about another body that has one (市旅游局局长甲说，市水利局也派了人，局长乙负责)."""
        begins = max(self.text.rfind(stop, asked.begin, asked.match.start - 1) for stop in "，；") + 1
        told = [n for _, n, m in self.organizations if m.start == begins and m.kind == "organization"]
        if (
            told
            and asked.near is None
            and asked.begin < begins < asked.match.start
            and suits(asked.title, told[-1].name, strict=True)
        ):
            return told[-1], f"{told[-1].name}, named in the sentence", None
        for post in reversed(asked.previous) if asked.near is None else ():
            if post.organization is not None and base_title(self._title_of(post)) == asked.family:
                return self.names[post.organization], "the body of the same title before", None
        return None

    def _of_counted(self, asked: Asked) -> Told | None:
        """王海、赵敏两位|常委: of the body that the article is about."""
        if asked.near is not None or not _COUNTED.search(self.text[asked.begin : asked.match.start]):
            return None
        whole_bodies = (self._whole(body) for _, body, _where in self.organizations)
        # 某某、某某两位委员, who speak to the press, are members of the conference or of a standing committee
        sits = (_CONFERENCE,) if asked.family == "委员" else ("",)
        fits = (body for body in whole_bodies if suits(asked.title, body.name, strict=True))
        own = next((body for body in fits if body.name.startswith(sits)), None)
        return (own, f"{own.name}, the first of the article that has one", None) if own is not None else None

    def _of_lead(self, asked: Asked) -> Told | None:
        """Of the body of the first post of the last person in the sentence; a committee has no 农艺师."""
        entry = load_titles().get(asked.title)
        of_staff = entry is not None and entry.kind == "staff"
        if of_staff and asked.lead is not None and asked.lead.name.startswith(("中共", "中国共产党")):
            return None
        if asked.lead is not None and asked.near is None and suits(asked.title, self._whole(asked.lead).name):
            return self._whole(asked.lead), f"the body of the post before: {asked.lead.name}", None
        return None

    def _of_group(self, asked: Asked) -> Told | None:
        """领导小组…由王海任|组长: of the group that the sentence tells of."""
        said = _GROUP_SAID.findall(self.text[asked.begin : asked.match.start])
        if not said or asked.family not in ("组长", "成员", "总指挥", "指挥长"):
            return None
        group = self._group(said[-1], asked.match.start)
        return (group[0], group[1], None) if group is not None and asked.near is None else None

    def _of_founded(self, asked: Asked) -> Told | None:
        """成立清远市茶叶协会，王海任|会长: of what is set up here."""
        founded = _FOUNDED.search(self.text[asked.begin : asked.match.start])
        form = parse(founded["body"]) if founded else None
        if not founded or form is None or asked.near is not None:
            return None
        if not suits(asked.title, founded["body"], strict=True):
            return None
        body, _ = self.organization(form, asked.begin + founded.start("body"))
        return (body, f"{body.name}, which is set up here", None) if body is not None else None

    def _of_conference(self, asked: Asked) -> Told | None:
        """Members of the political consultative conference that the article tells of."""
        if asked.near is not None or asked.family not in ("常委", "委员") or not self._at_cppcc(asked.match.start):
            return None
        bodies = [body for _, body, _where in self.organizations if body.name.startswith(_CONFERENCE)]
        conference = bodies[-1] if bodies else None
        if conference is None:
            return None
        local = conference.area is not None and conference.area is not NATION
        whole = organ_name(local_organ(_CONFERENCE + "委员会"), conference.area) if local else conference
        return whole, f"the conference that the article tells of: {whole.name}", None

    def _of_sentence(self, asked: Asked) -> Told | None:
        """Of the last body that the sentence names, meetings that are only cited aside."""
        cited = [
            m for m in self.matches if m.kind == "meeting" and m.get("type") != "anaphor" and not m.get("convenor")
        ]
        for _, body, where in reversed(self.organizations):
            here = asked.begin <= where.start < asked.match.start
            if not here or any(m.start <= where.start and where.end <= m.end for m in cited):
                continue
            whole: Name | None = self._whole(body)
            while whole is not None:  # 在市人民医院急诊科，|院长
                if suits(asked.title, whole.name, strict=True):
                    return whole, f"{whole.name}, named in the sentence", None
                whole = whole.whole
        return None

    def _of_paragraph(self, asked: Asked) -> Told | None:
        """清新区水利局出台办法。|局长王海介绍…: of the one body that may have such an officer which the paragraph has named by
        itself, if the title is tied to such."""
        if asked.near is not None or not is_tied(asked.title):
            return None
        opens = self.text.rfind("\n", 0, asked.begin) + 1
        here = [(n, m) for _, n, m in self.organizations if opens <= m.start < asked.match.start]
        having = {
            self._whole(n).name: (self._whole(n), m)
            for n, m in here
            if suits(asked.title, self._whole(n).name, strict=True)
        }
        if len(having) != 1 or not all(m.kind == "organization" for _, m in having.values()):
            return None
        ((body, where),) = having.values()
        return body, f"{body.name}, named before", self._span_of(where)

    def _of_article_title(self, asked: Asked) -> Told | None:
        """Of the body of the same title before in the article."""
        posts = list(self.result.posts.values())
        own = asked.begin == asked.match.start and asked.match.get("modifier") == "former"
        for post in posts if own else reversed(posts):  # 现任甲支行行长的|原副行长: of the bank told of first
            if (
                post.organization is not None
                and base_title(self._title_of(post)) == asked.family
                and suits(asked.title, self.names[post.organization].name)
                and not self._names_a_meeting(post.match)
            ):
                return self.names[post.organization], "the body of the same title before", self._span_of(post.match)
        return None

    def _of_article(self, asked: Asked) -> Told | None:
        """Of a body that the article has named, one that opens a sentence first: 全省法院院长会议, or a guest's court,
        comes after."""
        earlier = [e for e in reversed(self.organizations) if e[2].start < asked.match.start]
        opening = [e for e in earlier if self._opens_sentence(e[2])]
        for _, body, where in opening + earlier:
            whole = self._having(asked.title, self._whole(body))
            # 清远日报讯 …, |会长: not the paper's, nor a group's that sits in the company
            theirs = is_tied(asked.title) or not (is_press(whole.name) or self._is_stationed(whole))
            if theirs and suits(asked.title, whole.name, strict=True):
                return whole, f"{whole.name}, named before", self._span_of(where)
        return None

    @staticmethod
    def _having(title: str, body: Name) -> Name:
        """The body, or what it is a part of where only that has the title that is tied to such (校工会, |校长)."""
        whole: Name | None = body
        while whole is not None and is_tied(title) and not suits(title, whole.name, strict=True):
            whole = whole.whole
        return whole or body

    def _at_cppcc(self, at: int) -> bool:
        """Whether the last session before ``at`` is one of the political consultative conference, and none of the
        Party's is told of beside it."""
        types = [m.get("type") for m in self.matches if m.kind == "meeting" and m.start < at and m.get("session")]
        return bool(types) and types[-1] in ("cppcc", "cppcc_standing") and "party_plenum" not in types

    def _names_a_meeting(self, match: Match) -> bool:
        """Whether it stands in the name of a meeting (全省法院|院长|会议)."""
        return any(m.kind == "meeting" and m.start <= match.start and match.end < m.end for m in self.matches)

    def _title_of(self, post: Post) -> str:
        return self.registry.referents[post.role].name

    def _span_of(self, match: Match) -> tuple[int, int] | None:
        return next(((s, e) for s, e in self.sentences if s <= match.start < e), None)
