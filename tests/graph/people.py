"""Two invented pages of an invented city, and what a careful reader would take from them."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.models import Argument, Article, Author, Document, Extraction, Mention, Referent, RelationMention, Span

PLACE = "青岚省临江市"

FIRST = """市委常委会召开会议传达学习
全省农业农村工作会议精神
赵明远主持并讲话

    本报讯（记者 钱小溪）10月17日，
市委常委会召开会议，传达学习全省农业
农村工作会议精神。市委书记赵明远主持
会议并讲话。市委副书记、市长孙立言，
市委常委、政法委书记李若谷出席会议。
    会议审议通过了《临江市城市更新条例
实施办法》（临政发〔2024〕12号）。原市长周
怀瑾列席会议。

招领启事
    本人拾得钱包一只。
"""

SECOND = """临江市五届人大常委会第二十次会议任免名单
决定任命孙立言为临江市市长；免去周怀瑾的临江市市长职务。
赵明远出席10月17日市委常委会会议后到会。
（通讯员 孙立言）
"""


@dataclass
class Maker:
    """Writes extractions by pointing at words of the text."""

    document: Document
    referents: list[Referent] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    relations: list[RelationMention] = field(default_factory=list)

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.document.text.index(words, start + 1)
        return start, start + len(words)

    def referent(
        self, kind: str, name: str, *, aliases: tuple[str, ...] = (), area: str = "", **attributes: str
    ) -> int:
        pairs = tuple(sorted((key.rstrip("_"), value) for key, value in attributes.items()))
        self.referents.append(Referent(len(self.referents), kind, name, aliases, area, pairs))
        return len(self.referents) - 1

    def mention(self, article: int, words: str, referent: int | None, nth: int = 1, basis: str = "") -> None:
        kind = "" if referent is None else self.referents[referent].kind
        self.mentions.append(Mention(article, self.span(words, nth), kind, words, referent, basis))

    def relation(
        self, relation: str, article: int, quotes: tuple[str, ...], *, modality: str = "asserted", basis: str = "",
        confidence: float = 0.97, rule: str = "", effect: str = "", **arguments: int | str,
    ) -> None:  # fmt: skip
        ends = tuple(
            Argument(role, referent=value) if isinstance(value, int) else Argument(role, literal=value)
            for role, value in arguments.items()
        )
        spans = tuple(self.span(quote) for quote in quotes)
        rule = rule or f"{relation.replace('_', '-')}-by-verb"
        self.relations.append(
            RelationMention(relation, ends, article, spans, rule, basis, confidence, modality, effect)
        )

    def extraction(self, articles: tuple[Article, ...]) -> Extraction:
        return Extraction(
            document=self.document,
            articles=articles,
            referents=tuple(self.referents),
            mentions=tuple(self.mentions),
            relations=tuple(self.relations),
            software="0.1.0",
            model="zh_invented 1.0",
            rules=(("chair-by-verb", "主持 after a name"), ("holds-by-verb", "title before a name")),
        )


def article(
    document: Document, position: int, title: Span | None, body: Span, headline: str = "", *,
    kind: str = "article", authors: tuple[Author, ...] = (),
) -> Article:  # fmt: skip
    """An article whose clean text is its body without white space."""
    kept = [i for i in range(*body) if not document.text[i].isspace()]
    return Article(
        document=document.id,
        position=position,
        kind=kind,
        headline=headline,
        deck="",
        authors=authors,
        text="".join(document.text[i] for i in kept),
        offsets=tuple(kept),
        body_start=0,
        title_runs=(title,) if title else (),
        body_runs=(body,),
    )


def first_page(identifier: str = "linjiang-20241018-p1", date: str | None = "2024-10-18") -> Extraction:
    """A standing committee's meeting, a notice beside it."""
    make = Maker(Document(identifier, FIRST, date=date, place="临江市", paper="临江日报"))
    city = make.referent("place", PLACE, aliases=("临江市", "临江"), parent="青岚省", code="990100", level="prefecture")
    party = make.referent("organization", "中共临江市委员会", aliases=("临江市委",), area=PLACE, class_="formal")
    government = make.referent("organization", "临江市人民政府", aliases=("临江市政府",), area=PLACE, class_="formal")
    law = make.referent("organization", "中共临江市委政法委员会", area=PLACE, class_="unit", parent="中共临江市委员会")
    secretary = make.referent("role", "书记")
    deputy = make.referent("role", "副书记", broader="书记")
    mayor = make.referent("role", "市长")
    member = make.referent("role", "常委")
    zhao = make.referent("person", "赵明远", area=PLACE)
    sun = make.referent("person", "孙立言", area=PLACE)
    li = make.referent("person", "李若谷", area=PLACE)
    zhou = make.referent("person", "周怀瑾", area=PLACE)
    qian = make.referent("person", "钱小溪")
    meeting = make.referent("meeting", "中共临江市委常委会会议", aliases=("临江市委常委会会议",), area=PLACE)
    rural = make.referent("meeting", "青岚省农业农村工作会议", aliases=("全省农业农村工作会议",), area="青岚省")
    policy = make.referent("policy", "临江市城市更新条例实施办法", area=PLACE)
    law_policy = make.referent("policy", "临江市城市更新条例", area=PLACE)

    make.mention(1, "赵明远", zhao)
    make.mention(1, "赵明远", zhao, nth=2)
    make.mention(1, "钱小溪", qian)
    make.mention(1, "孙立言", sun)
    make.mention(1, "李若谷", li)
    make.mention(1, "周\n怀瑾", zhou)
    make.mention(1, "市委", party, nth=2, basis="市委 → the paper's city")
    make.mention(1, "会议", meeting, nth=5, basis="会议 → the meeting of the lead sentence")
    make.mention(1, "临江市城市更新条例\n实施办法", policy)
    make.mention(1, "全省农业\n农村工作会议", rural)

    lead = "10月17日，\n市委常委会召开会议，传达学习全省农业\n农村工作会议精神。"
    chairs = "市委书记赵明远主持\n会议并讲话。"
    present = "市委副书记、市长孙立言，\n市委常委、政法委书记李若谷出席会议。"
    passed = "会议审议通过了《临江市城市更新条例\n实施办法》（临政发〔2024〕12号）。"
    before = "原市长周\n怀瑾列席会议。"
    make.relation("holds", 1, (chairs,), person=zhao, organization=party, role=secretary)
    make.relation("holds", 1, (present,), person=sun, organization=party, role=deputy)
    make.relation("holds", 1, (present,), person=sun, organization=government, role=mayor)
    make.relation("holds", 1, (present,), person=li, organization=party, role=member)
    make.relation("holds", 1, (present,), person=li, organization=law, role=secretary)
    make.relation("former", 1, (before,), person=zhou, organization=government, role=mayor)
    basis = "会议 → the meeting of the lead sentence"
    make.relation("chair", 1, (chairs, lead), subject=meeting, object=zhao, basis=basis)
    make.relation("speaker", 1, (chairs, lead), subject=meeting, object=zhao, basis=basis)
    for person, words in ((zhao, chairs), (sun, present), (li, present), (zhou, before)):
        make.relation("attendee", 1, (words, lead), subject=meeting, object=person, basis=basis, confidence=0.91)
    make.relation("organizer", 1, (lead,), subject=meeting, object=party)
    make.relation("studied", 1, (lead,), subject=meeting, object=rural)
    make.relation("adopted", 1, (passed, lead), subject=meeting, object=policy)
    make.relation("issuer", 1, (passed,), subject=policy, object=government)
    make.relation("implements", 1, (passed,), subject=policy, object=law_policy)
    make.relation("implements", 1, (passed,), subject=government, object=law_policy, modality="planned")
    make.relation("start_date", 1, (lead,), subject=meeting, object="2024-10-17")
    make.relation("number", 1, (passed,), subject=policy, object="临政发〔2024〕12号")
    make.relation("location", 1, (lead,), subject=meeting, object=city)

    document = make.document
    title = make.span("市委常委会召开会议传达学习\n全省农业农村工作会议精神")
    body = (make.span("赵明远主持并讲话\n")[1], make.span("\n招领启事")[0])
    notice = (make.span("    本人拾得")[0], len(FIRST))
    return make.extraction(
        (
            article(
                document, 1, title, body, "市委常委会召开会议传达学习全省农业农村工作会议精神",
                authors=(Author("钱小溪", "记者", make.span("钱小溪")),),
            ),
            article(document, 2, None, notice, kind="notice"),
        )
    )  # fmt: skip


def second_page(identifier: str = "linjiang-20241019-p2", date: str | None = "2024-10-19") -> Extraction:
    """Appointments by the congress; the same people, and a correspondent who shares the mayor's name."""
    make = Maker(Document(identifier, SECOND, date=date, place="临江市", paper="临江日报"))
    government = make.referent("organization", "临江市人民政府", aliases=("临江市政府",), area=PLACE, class_="formal")
    congress = make.referent("organization", "临江市人民代表大会常务委员会", area=PLACE, class_="formal")
    mayor = make.referent("role", "市长")
    sun = make.referent("person", "孙立言", area=PLACE)
    zhou = make.referent("person", "周怀瑾", area=PLACE)
    zhao = make.referent("person", "赵明远", area=PLACE)
    namesake = make.referent("person", "孙立言")
    session = make.referent("meeting", "临江市第五届人民代表大会常务委员会第二十次会议", area=PLACE)
    meeting = make.referent("meeting", "中共临江市委常委会会议", area=PLACE)
    policy = make.referent("policy", "临江市城市更新条例实施办法", area=PLACE)
    named = "决定任命孙立言为临江市市长；"
    freed = "免去周怀瑾的临江市市长职务。"
    there = "赵明远出席10月17日市委常委会会议后到会。"
    make.mention(1, "孙立言", sun)
    make.mention(1, "周怀瑾", zhou)
    make.mention(1, "赵明远", zhao)
    make.mention(1, "孙立言", namesake, nth=2)
    make.mention(1, "临江市五届人大常委会第二十次会议", session)
    make.mention(1, "临江市五届人大常委会", policy)
    make.relation("appointed", 1, (named,), person=sun, organization=government, role=mayor)
    make.relation("removed", 1, (freed,), person=zhou, organization=government, role=mayor)
    make.relation("organizer", 1, ("临江市五届人大常委会第二十次会议任免名单",), subject=session, object=congress)
    make.relation("ordinal_term", 1, ("临江市五届人大常委会第二十次会议任免名单",), subject=session, object="5")
    make.relation("ordinal_session", 1, ("临江市五届人大常委会第二十次会议任免名单",), subject=session, object="20")
    make.relation("attendee", 1, (there,), subject=meeting, object=zhao, rule="attendee-by-list", confidence=0.8)
    make.relation("start_date", 1, (there,), subject=meeting, object="2024-10-17")
    document = make.document
    return make.extraction(
        (
            article(
                document, 1, make.span("临江市五届人大常委会第二十次会议任免名单"),
                (make.span("决定")[0], len(SECOND)), "临江市五届人大常委会第二十次会议任免名单",
                authors=(Author("孙立言", "通讯员", make.span("孙立言", 2)),),
            ),
        )
    )  # fmt: skip
