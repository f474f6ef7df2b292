"""Relations over whole articles: what a meeting is, whose posts are whose, what is only planned or past, and the
sentences that prove each."""

from __future__ import annotations

import pytest

from nlp.components.base import sentences
from nlp.lexicon import load_rules
from nlp.models import Extraction
from nlp.relations import LONGEST
from tests.nlp.mini import name, objects, read, said, squeezed

Row = tuple[str, ...]
PLENUM = "中国共产党清远市第八届委员会第六次全体会议"
CONGRESS = "清远市第八届人民代表大会第五次会议"
STANDING = "清远市第八届人民代表大会常务委员会第三十次会议"


# ---- posts: held, past, given, taken -----------------------------------------------------------------------------

POSTS: list[tuple[str, dict[str, list[Row]]]] = [
    ("市财政局局长王海到会。", {"holds": [("王海", "清远市财政局", "局长")]}),
    ("代市长王海到会。", {"holds": [("王海", "清远市人民政府", "代市长")]}),
    (
        "市财政局局长兼市教育局局长王海到会。",
        {"holds": [("王海", "清远市教育局", "局长"), ("王海", "清远市财政局", "局长")]},
    ),
    (
        "市财政局副局长赵敏、孙伟到会。",
        {"holds": [("孙伟", "清远市财政局", "副局长"), ("赵敏", "清远市财政局", "副局长")]},
    ),
    (
        "王海（市委书记）、赵敏（市长）到会。",
        {"holds": [("王海", "中共清远市委员会", "书记"), ("赵敏", "清远市人民政府", "市长")]},
    ),
    (
        "王海，1975年3月生，中共党员。市财政局副局长、一级调研员，拟任市审计局局长。",
        {"holds": [("王海", "清远市财政局", "一级调研员"), ("王海", "清远市财政局", "副局长")]},
    ),
    (
        "王海，女，瑶族，1975年3月生。历任市水利局副局长、市财政局副局长，现任市审计局局长，拟任县（市、区）正职。",
        {
            "holds": [("王海", "清远市审计局", "局长")],
            "former": [("王海", "清远市水利局", "副局长"), ("王海", "清远市财政局", "副局长")],
        },
    ),
    (
        "会议任命王海、赵敏分别为市教育局、市财政局局长。",
        {"appointed": [("王海", "清远市教育局", "局长"), ("赵敏", "清远市财政局", "局长")]},
    ),
    ("以王海为团长的清远市代表团一行抵达韶关市。", {"holds": [("王海", "清远市代表团", "团长")]}),
    ("免去：\n王海同志市教育局副局长职务；", {"removed": [("王海", "清远市教育局", "副局长")]}),
    (
        "王海任市审计局局长，免市财政局副局长职务；",
        {"appointed": [("王海", "清远市审计局", "局长")], "removed": [("王海", "清远市财政局", "副局长")]},
    ),
    (
        "清新区太平镇秦皇村原党支部书记、村委会主任王海被开除党籍。",
        {
            "former": [
                ("王海", "中共清远市清新区太平镇秦皇村支部委员会", "书记"),
                ("王海", "清远市清新区太平镇秦皇村村民委员会", "主任"),
            ]
        },
    ),
    ("市财政局原局长王海到会。", {"former": [("王海", "清远市财政局", "局长")]}),
    ("原市财政局局长王海到会。", {"former": [("王海", "清远市财政局", "局长")]}),
    ("时任市财政局局长王海到会。", {"former": [("王海", "清远市财政局", "局长")]}),
    (
        "市财政局原党组书记、局长王海到会。",
        {"former": [("王海", "中共清远市财政局党组", "书记"), ("王海", "清远市财政局", "局长")]},
    ),
    (
        "市教育局局长、市财政局原局长王海到会。",
        {"holds": [("王海", "清远市教育局", "局长")], "former": [("王海", "清远市财政局", "局长")]},
    ),
    ("王海曾任市财政局局长。", {"former": [("王海", "清远市财政局", "局长")]}),
    (
        "市委原常委、统战部部长王海到会。",
        {"former": [("王海", "中共清远市委员会", "常委"), ("王海", "中共清远市委员会统一战线工作部", "部长")]},
    ),
    (
        "时任市财政局局长、现任市审计局局长王海到会。",
        {"former": [("王海", "清远市财政局", "局长")], "holds": [("王海", "清远市审计局", "局长")]},
    ),
    (
        "不是市委委员的副市长王海列席会议。",
        {"holds": [("王海", "清远市人民政府", "副市长")]},
    ),
    (
        "清江水务集团原董事长王海因年龄原因不再担任清江水务集团董事长职务。",
        {"removed": [("王海", "清江水务集团", "董事长")]},
    ),
    (
        "任命王海为市中级人民法院民事审判庭庭长、审判员。",
        {
            "appointed": [
                ("王海", "清远市中级人民法院", "审判员"),
                ("王海", "清远市中级人民法院民事审判庭", "庭长"),
            ],
        },
    ),
    ("市总工会副主席、“大国工匠”王海到会。", {"holds": [("王海", "清远市总工会", "副主席")]}),
    (
        "王海当选市文联主席，市财政局局长赵敏到会。",
        {"appointed": [("王海", "清远市文学艺术界联合会", "主席")], "holds": [("赵敏", "清远市财政局", "局长")]},
    ),
    (
        "市交通运输局党组成员、副局长王海违规，免去其党组成员职务。",
        {
            "holds": [("王海", "清远市交通运输局", "副局长")],
            "removed": [("王海", "中共清远市交通运输局党组", "成员")],
        },
    ),
    ("宣布决定：王海同志担任市财政局局长。", {"appointed": [("王海", "清远市财政局", "局长")]}),
    ("王海担任市财政局局长。", {}),  # since when, and whether still, it does not say
    ("王海兼任市财政局局长。", {"holds": [("王海", "清远市财政局", "局长")]}),
    (
        "王海，男，汉族，1969年10月生。曾任市财政局副局长、局长，市审计局局长等职务。",
        {
            "former": [
                ("王海", "清远市审计局", "局长"),
                ("王海", "清远市财政局", "副局长"),
                ("王海", "清远市财政局", "局长"),
            ],
        },
    ),
    (
        "市财政局局长王海在担任市财政局局长、市审计局局长期间收受礼金。",
        {"holds": [("王海", "清远市财政局", "局长")], "former": [("王海", "清远市审计局", "局长")]},
    ),
    (
        "市委书记王海历任市财政局局长、市教育局局长等职。",
        {
            "holds": [("王海", "中共清远市委员会", "书记")],
            "former": [("王海", "清远市教育局", "局长"), ("王海", "清远市财政局", "局长")],
        },
    ),
    (
        "陈立，男，汉族，1975年3月生，中共党员，现任市财政局副局长、市金融工作局局长，拟任市财政局局长。",
        {"holds": [("陈立", "清远市财政局", "副局长"), ("陈立", "清远市金融工作局", "局长")]},
    ),
    ("任命王海为清江建设投资集团有限公司董事长。", {"appointed": [("王海", "清江建设投资集团有限公司", "董事长")]}),
    ("王海现任市财政局局长。", {"holds": [("王海", "清远市财政局", "局长")]}),
    ("拟任市财政局局长王海接受公示。", {}),
    ("会议提名王海为清远市财政局局长候选人。", {}),
    ("拟任命王海为清远市财政局局长。", {}),
    ("会议任命王海为清远市财政局局长。", {"appointed": [("王海", "清远市财政局", "局长")]}),
    (
        "会议决定任命：王海为清远市财政局局长，赵敏为清远市教育局局长。",
        {
            "appointed": [("王海", "清远市财政局", "局长"), ("赵敏", "清远市教育局", "局长")],
        },
    ),
    (
        "会议补选王海、赵敏为清远市人大常委会副主任。",
        {
            "appointed": [
                ("王海", "清远市人民代表大会常务委员会", "副主任"),
                ("赵敏", "清远市人民代表大会常务委员会", "副主任"),
            ],
        },
    ),
    (
        "王海当选为市政协主席，赵敏、孙伟当选为副主席。",
        {
            "appointed": [
                (p, "中国人民政治协商会议清远市委员会", t)
                for p, t in (("孙伟", "副主席"), ("王海", "主席"), ("赵敏", "副主席"))
            ],
        },
    ),
    ("会议免去王海的清远市财政局局长职务。", {"removed": [("王海", "清远市财政局", "局长")]}),
    ("会议接受王海辞去清远市人民政府副市长职务的请求。", {"removed": [("王海", "清远市人民政府", "副市长")]}),
    (
        "王海同志任中共清远市委委员、常委、书记，赵敏同志不再担任中共清远市委书记、常委、委员职务。",
        {
            "appointed": [("王海", "中共清远市委员会", t) for t in ("书记", "委员", "常委")],
            "removed": [("赵敏", "中共清远市委员会", t) for t in ("书记", "委员", "常委")],
        },
    ),
    (
        "一、任命\n王海为清远市财政局局长；\n赵敏为清远市教育局副局长。\n二、免去\n孙伟的清远市财政局局长职务。",
        {
            "appointed": [("王海", "清远市财政局", "局长"), ("赵敏", "清远市教育局", "副局长")],
            "removed": [("孙伟", "清远市财政局", "局长")],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(text: str, expected: dict[str, list[Row]]) -> None:
    found = read(text)
    rows = {relation: said(found, relation) for relation in ("holds", "former", "appointed", "removed")}
    assert {k: v for k, v in rows.items() if v} == {k: sorted(v) for k, v in expected.items()}


def test_a_career_ends_at_the_present_post() -> None:
    found = read("市委组织部部长王海，历任清新区委副书记、清远市财政局局长，现任清远市副市长。")
    assert ("王海", "清远市人民政府", "副市长") not in said(found, "former")
    assert {row[1:] for row in said(found, "former")} == {
        ("中共清远市清新区委员会", "副书记"),
        ("清远市财政局", "局长"),
    }


def test_a_roster_gives_its_heading_to_all_below() -> None:
    found = read("市教育工作领导小组组长：王海（市委书记）\n副组长：赵敏（市长）\n孙伟（副市长）")
    leads = [row for row in said(found, "holds") if "领导小组" in row[1]]
    assert ("王海", "清远市教育工作领导小组", "组长") in leads
    assert {("赵敏", "副组长"), ("孙伟", "副组长")} <= {(row[0], row[2]) for row in leads}


# ---- people --------------------------------------------------------------------------------------------------------


def people(extraction: Extraction) -> list[tuple[str, str]]:
    return sorted((r.name, r.jurisdiction) for r in extraction.referents if r.kind == "person")


def test_one_name_in_two_places_is_two_people() -> None:
    found = read("市委书记王海到会。", "韶关市委书记王海到访。")
    assert people(found) == [("王海", "广东省清远市"), ("王海", "广东省韶关市")]


def test_one_name_in_one_article_is_one_person() -> None:
    assert people(read("市委常委王海到会。清新区委书记王海发言。")) == [("王海", "广东省清远市")]


def test_a_mention_without_a_post_is_the_one_of_its_name() -> None:
    found = read("市委书记王海到会。", "王海同志任中共清远市委书记。")
    assert people(found) == [("王海", "广东省清远市")]


def test_leaders_are_national() -> None:
    assert ("王海", "中央") in people(read("国务院总理王海到会。"))


# ---- the meeting that an article is about ---------------------------------------------------------------------------

MEETINGS: list[tuple[str, dict[str, list[Row]]]] = [
    (
        "市委召开农村工作会议。市委书记王海主持会议并讲话。",
        {
            "chair": [("中共清远市委农村工作会议", "王海")],
            "speaker": [("中共清远市委农村工作会议", "王海")],
            "attendee": [("中共清远市委农村工作会议", "王海")],
        },
    ),
    (
        "3月17日，市委八届六次全会召开。全会由市委常委会主持，市委书记王海作讲话。",
        {
            "speaker": [(PLENUM, "王海")],
            "attendee": [(PLENUM, "王海")],
            "start_date": [(PLENUM, "2025-03-17")],
        },
    ),
    (
        "市八届人大五次会议开幕。市长王海作政府工作报告。市委书记赵敏出席。市人大常委会副主任周晴主持会议。",
        {
            "speaker": [(CONGRESS, "王海")],
            "chair": [(CONGRESS, "周晴")],
            "attendee": [(CONGRESS, p) for p in ("周晴", "王海", "赵敏")],
        },
    ),
    (
        "市八届人大常委会第三十次会议闭幕。会议表决通过《清远市供热管理条例》。",
        {"adopted": [(STANDING, "清远市供热管理条例")]},
    ),
    (
        "市政府召开第58次常务会议。会议传达学习全省教育大会精神。",
        {"studied": [("清远市人民政府第58次常务会议", "广东省教育大会")]},
    ),
    (
        "市委书记王海在全市教育大会上强调，要抓落实。",
        {"speaker": [("清远市教育大会", "王海")], "attendee": [("清远市教育大会", "王海")]},
    ),
    (
        "受市长王海委托，副市长赵敏主持全市教育大会。",
        {"chair": [("清远市教育大会", "赵敏")], "attendee": [("清远市教育大会", "赵敏")]},
    ),
    ("市委召开农村工作会议。市长王海因公未出席会议。", {}),
    ("市委召开农村工作会议。市长王海缺席会议。", {}),
    ("市委书记王海在清新区调研时强调，要抓落实。", {}),
    ("市委书记王海出席会议并讲话。", {}),
    ("市委召开农村工作会议。会后，王海到清新区调研，副市长赵敏陪同。", {}),
    (
        "市委召开农村工作会议。会议传达学习了市委书记王海在全省教育大会上的讲话精神。",
        {
            "speaker": [("广东省教育大会", "王海")],
            "attendee": [("广东省教育大会", "王海")],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEETINGS)
def test_meetings(text: str, expected: dict[str, list[Row]]) -> None:
    found = read(text)
    kinds = ("chair", "speaker", "attendee", "adopted", "studied", "start_date")
    rows = {relation: said(found, relation) for relation in kinds}
    assert {k: v for k, v in rows.items() if v} == {k: sorted(v) for k, v in expected.items()}


@pytest.mark.parametrize(
    "text",
    [
        "全市教育大会将于3月25日召开，市长王海将出席会议并讲话。",
        "市长王海将出席全市教育大会并讲话。",
        "拟于3月25日召开全市教育大会，由市长王海主持。",
    ],
)
def test_nobody_has_been_at_a_meeting_that_is_to_come(text: str) -> None:
    found = read(text)
    assert [said(found, relation) for relation in ("chair", "speaker", "attendee")] == [[], [], []]


def test_the_focus_moves_with_the_article() -> None:
    found = read("市委召开农村工作会议。市委书记王海主持会议。\n市政府召开全体会议。市长赵敏主持会议。")
    assert said(found, "chair") == [("中共清远市委农村工作会议", "王海"), ("清远市人民政府全体会议", "赵敏")]


def test_a_meeting_that_is_only_cited_takes_no_focus() -> None:
    found = read("市财政局召开党组会议。会议学习市委八届六次全会精神。局长王海主持会议。")
    assert [row[0] for row in said(found, "chair")] == ["清远市财政局党组会议"]
    assert said(found, "studied") == [("清远市财政局党组会议", PLENUM)]


ELSEWHERE = [
    "副省长李建国会见来清远出席清远茶叶产业发展大会的客商。市长王海强调，要办好论坛。",
    "李建国指出，去年举行的全市教育大会很成功。市长王海强调，要抓好春耕。",
    "中国清远成功举办清远茶叶产业发展大会。市长王海强调，要抓好春耕。",
    "清远市共召开12次会议。市长王海强调，要抓好春耕。",
    "全市教育大会召开以来，各县动作很快。市长王海强调，要抓好春耕。",
    "清远干部群众热烈祝贺党的二十大胜利召开。市长王海强调，要抓好春耕。",
    "干部职工为党的二十大胜利召开作贡献。市长王海强调，要抓好春耕。",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_meeting_of_which_somebody_speaks_is_not_the_one_reported(text: str) -> None:
    assert said(read(text), "speaker") == []


def test_who_speaks_far_below_a_meeting_must_be_there_by_another_rule() -> None:
    aside = "车辆有序通行。材料已经印发。天气放晴。街上人来人往。"
    assert said(read(f"全市教育大会召开。{aside}市长王海强调，要抓好春耕。"), "speaker") == []
    found = read(f"全市教育大会召开。市长王海出席。{aside}王海强调，要抓好春耕。")
    assert {row[-1] for row in said(found, "speaker")} == {"王海"}


def test_the_day_of_a_journey_is_not_that_of_the_meeting() -> None:
    found = read("昨日，市长王海启程。", headline="出席清远论坛年会并访问泰国王海启程")
    assert said(found, "start_date") == []


def test_who_sends_a_letter_does_not_speak() -> None:
    found = read("清远论坛年会3月17日开幕。省长李建国向年会致贺信。李建国指出，要办好论坛。市长王海强调，要抓好春耕。")
    assert {row[-1] for row in said(found, "speaker")} == {"王海"}


def test_a_day_to_come_is_not_one_of_the_year_before() -> None:
    found = read("市委决定，清远市教育大会于1月6日召开。", date="2025-12-10")
    assert not any("2025" in row[-1] for row in said(found, "start_date"))


def test_the_focus_stays_in_its_article() -> None:
    found = read("市委召开农村工作会议。", "市委书记王海主持会议。")
    assert said(found, "chair") == []


def test_the_headline_gives_the_focus() -> None:
    found = read("市长王海主持会议。", headline="全市教育大会召开")
    assert said(found, "chair") == [("清远市教育大会", "王海")]


def test_a_sentence_about_several_bodies_is_about_each() -> None:
    text = (
        "市财政局、市教育局相继召开会议，学习市委八届六次全会精神。\n"
        "市财政局召开党组会议。市财政局局长王海主持。\n市教育局召开党组会议。市教育局局长赵敏主持。"
    )
    found = read(text)
    assert said(found, "studied") == [("清远市教育局党组会议", PLENUM), ("清远市财政局党组会议", PLENUM)]
    assert said(found, "chair") == [("清远市教育局党组会议", "赵敏"), ("清远市财政局党组会议", "王海")]


def test_numbers_of_a_session() -> None:
    found = read("市委八届六次全会召开。")
    assert said(found, "ordinal_term") == [(PLENUM, "8")]
    assert said(found, "ordinal_session") == [(PLENUM, "6")]


# ---- documents -----------------------------------------------------------------------------------------------------

DOCUMENTS: list[tuple[str, dict[str, list[Row]]]] = [
    (
        "中共中央办公厅、国务院办公厅近日印发《关于推进农村改革的意见》。",
        {
            "issuer": [
                ("关于推进农村改革的意见", "中共中央办公厅"),
                ("关于推进农村改革的意见", "中华人民共和国国务院办公厅"),
            ],
        },
    ),
    (  # whom a wish is addressed to has not carried anything out
        "王海希望新一届市工商联认真学习贯彻《广东省促进就业条例》。",
        {},
    ),
    (
        "市文明办印发《清远市文明集市工作方案》。方案为落实《广东省集市管理条例》而制定。办法为落实《广东省消防条例》而制定。",
        {
            "issuer": [("清远市文明集市工作方案", "中共清远市委员会精神文明建设指导委员会办公室")],
            "implements": [("清远市文明集市工作方案", "广东省集市管理条例")],
        },
    ),
    (
        "市政府印发《关于加强供热管理的意见》。这份《意见》是为贯彻《广东省供热条例》而制定的。市委、市政府的《关于振兴山茶的意见》也印发了。",
        {
            "issuer": [
                ("中共清远市委清远市人民政府关于振兴山茶的意见", "中共清远市委员会"),
                ("中共清远市委清远市人民政府关于振兴山茶的意见", "清远市人民政府"),
                ("关于加强供热管理的意见", "清远市人民政府"),
            ],
            "implements": [("关于加强供热管理的意见", "广东省供热条例")],
        },
    ),
    (
        "清新县召开农村工作会议，学习中央一九八五年一号文件。",
        {"issuer": [("中共中央一九八五年一号文件", "中国共产党中央委员会")]},
    ),
    (
        "2025年1月10日，市政府印发《清远市供热管理办法》（清府〔2025〕3号）。",
        {
            "issuer": [("清远市供热管理办法", "清远市人民政府")],
            "number": [("清远市供热管理办法", "清府〔2025〕3号")],
            "legislation_date": [("清远市供热管理办法", "2025-01-10")],
        },
    ),
    (
        "《清远市供热管理条例》于2025年1月10日经市八届人大常委会第三十次会议通过，自2025年3月1日起施行。",
        {
            "issuer": [("清远市供热管理条例", "清远市人民代表大会常务委员会")],
            "legislation_date": [("清远市供热管理条例", "2025-01-10")],
        },
    ),
    ("市政府召开第58次常务会议，审议通过《清远市供热管理办法》。", {}),
    (
        "市政协八届四次会议通过《关于常委会工作报告的决议》。",
        {
            "issuer": [("关于常委会工作报告的决议", "中国人民政治协商会议清远市委员会")],
        },
    ),
    (
        "学习《中共清远市委关于贯彻〈中国共产党章程〉的实施意见》。",
        {
            "issuer": [("中共清远市委关于贯彻〈中国共产党章程〉的实施意见", "中共清远市委员会")],
            "implements": [("中共清远市委关于贯彻〈中国共产党章程〉的实施意见", "中国共产党章程")],
        },
    ),
    ("市财政局落实《清远市预算管理办法》。", {"implements": [("清远市财政局", "清远市预算管理办法")]}),
    (
        "王海传达了市财政局下发的《清远市预算管理办法》、市教育局、团市委联合印发的《清远市学生资助办法》、市水利局《清远市供水规划》。",
        {
            "issuer": [
                ("清远市预算管理办法", "清远市财政局"),
                ("清远市学生资助办法", "清远市教育局"),
                ("清远市学生资助办法", "共青团清远市委员会"),
                ("清远市供水规划", "清远市水利局"),
            ],
        },
    ),
    (
        "省人大常委会去年通过的《广东省供热条例》、市人大常委会表决通过《关于加强供水的决定》，市政府通过《清远市供热方案》。",
        {
            "issuer": [
                ("关于加强供水的决定", "清远市人民代表大会常务委员会"),
                ("广东省供热条例", "广东省人民代表大会常务委员会"),
            ],
        },
    ),
    (
        "清远市工商业联合会第五次会员代表大会召开。大会通过《关于第四届执行委员会工作报告的决议》《清远市工商联会费办法》。",
        {"issuer": [("关于第四届执行委员会工作报告的决议", "清远市工商业联合会")]},
    ),
    (
        "市八届人大常委会第三十次会议闭幕。会议表决通过了清远市供水条例、关于加强供热监督的决定。",
        {
            "issuer": [
                ("关于加强供热监督的决定", "清远市人民代表大会常务委员会"),
                ("清远市供水条例", "清远市人民代表大会常务委员会"),
            ],
        },
    ),
    (
        "市政协八届四次会议闭幕。会议通过了市政协八届四次会议决议。",
        {
            "issuer": [
                ("中国人民政治协商会议清远市第八届委员会第四次会议决议", "中国人民政治协商会议清远市委员会"),
            ],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents(text: str, expected: dict[str, list[Row]]) -> None:
    found = read(text)
    rows = {relation: said(found, relation) for relation in ("issuer", "implements", "number", "legislation_date")}
    assert {k: v for k, v in rows.items() if v} == {k: sorted(v) for k, v in expected.items()}


def test_a_document_printed_in_full() -> None:
    headline = "清远市人民政府关于加强供热管理的意见"
    found = read("（2025年3月1日）\n为贯彻落实《广东省供热条例》，结合实际，提出如下意见。", headline=headline)
    assert said(found, "legislation_date") == [(headline, "2025-03-01")]
    assert said(found, "issuer") == [(headline, "清远市人民政府")]
    assert said(found, "implements") == [(headline, "广东省供热条例")]


WHOSE: list[tuple[str, list[Row]]] = [
    (
        "清远学院校长王海宣读了学校《关于成立学术委员会的决定》。",
        [("清远学院关于成立学术委员会的决定", "清远学院")],
    ),
    ("王海宣读了学校《关于成立学术委员会的决定》。", []),  # of no school that the article names
    ("清远学院校长王海说，各学校《关于成立学术委员会的决定》不同。", []),
    (
        "清远学院校长王海解读了《清远学院专业调整办法》。该办法（校字〔2025〕9号）由学校于去年12月印发。",
        [("清远学院专业调整办法", "清远学院")],
    ),
    ("清远学院校长王海说，会后，学校制定了《专业调整办法》。", [("专业调整办法", "清远学院")]),
    ("清远学院校长王海说，一些学校制定了《专业调整办法》。", []),
    ("会后，学校制定了《专业调整办法》。", []),
    ("清远学院召开会议。会后，校党委印发《专业调整办法》。", [("专业调整办法", "中共清远学院委员会")]),
    (
        "市财政局召开会议。根据局党组今年印发的《预算公开方案》，账目要公开。",
        [("预算公开方案", "中共清远市财政局党组")],
    ),
    (
        "市政府、军分区去年联合下发的《随军家属就业办法》已有着落。",
        [("随军家属就业办法", "中国人民解放军清远军分区"), ("随军家属就业办法", "清远市人民政府")],
    ),
    ("市政府、军分区有关负责人学习了《随军家属就业办法》。", []),
]


YEARS: list[tuple[str, list[Row]]] = [
    ("学习《中共清远市委一九八八年工作要点》。", [("中共清远市委一九八八年工作要点", "中共清远市委员会")]),
    (
        "学习《清远市水利局2024年度重点工作计划（试行）》。",
        [("清远市水利局2024年度重点工作计划（试行）", "清远市水利局")],
    ),
    (
        "学习《政协清远市委员会2025年重点协商计划》。",
        [("政协清远市委员会2025年重点协商计划", "中国人民政治协商会议清远市委员会")],
    ),
    ("学习《清远市2025年工作要点》。", []),
    ("学习《清远集团有限公司2024年度投资计划》。", []),  # what is laid before a company's meeting
    ("学习《清远市人民政府工作规则》。", []),  # whoever made it, the title says what it is about
]


@pytest.mark.parametrize(("text", "issuers"), YEARS)
def test_a_title_that_says_what_a_body_means_to_do_in_a_year(text: str, issuers: list[Row]) -> None:
    assert said(read(text), "issuer") == issuers


@pytest.mark.parametrize(("text", "issuers"), WHOSE)
def test_a_house_named_by_its_kind_right_before_a_title(text: str, issuers: list[Row]) -> None:
    assert said(read(text), "issuer") == issuers


PRINTED: list[tuple[str, str, dict[str, list[Row]]]] = [
    (
        "关于做好停车管理工作的通知\n清府办〔2025〕9号",
        "各县区人民政府：\n现就有关事项通知如下。\n清远市人民政府办公室\n2025年3月5日",
        {
            "issuer": [("关于做好停车管理工作的通知", "清远市人民政府办公室")],
            "number": [("关于做好停车管理工作的通知", "清府办〔2025〕9号")],
            "legislation_date": [("关于做好停车管理工作的通知", "2025-03-05")],
        },
    ),
    (
        "",
        "各县区人民政府：\n现将《清远市停车管理办法》印发给你们。\n清远市公安局　清远市交通运输局\n2025年3月5日",
        {
            "issuer": [("清远市停车管理办法", "清远市交通运输局"), ("清远市停车管理办法", "清远市公安局")],
            "legislation_date": [("清远市停车管理办法", "2025-03-05")],
        },
    ),
    (
        "发文机关：清远市人民政府\n成文日期：2025年03月05\n文号：清府〔2025〕9号",
        "各县区人民政府：\n现将《清远市停车管理办法》印发给你们。",
        {
            "issuer": [("清远市停车管理办法", "清远市人民政府")],
            "number": [("清远市停车管理办法", "清府〔2025〕9号")],
            "legislation_date": [("清远市停车管理办法", "2025-03-05")],
        },
    ),
    (
        "",
        "各县区人民政府：\n《清远市停车管理办法》已经市政府同意，现予印发。\n清远市人民政府办公室\n2025年3月5日",
        {
            "issuer": [("清远市停车管理办法", "清远市人民政府办公室")],
            "legislation_date": [("清远市停车管理办法", "2025-03-05")],
        },
    ),
    (
        "清远市停车管理规定\n清远市人民政府令第36号",
        "《清远市停车管理规定》已经市政府常务会议通过，现予公布。\n2025年3月5日",
        {
            "issuer": [("清远市停车管理规定", "清远市人民政府")],
            "number": [("清远市停车管理规定", "清远市人民政府令第36号")],
            "legislation_date": [("清远市停车管理规定", "2025-03-05")],
        },
    ),
    (
        "中华人民共和国国务院令\n第712号",
        "现公布《供水投资条例》，自2025年7月1日起施行。\n总理　李建国\n2025年3月5日",
        {
            "issuer": [("供水投资条例", "中华人民共和国国务院")],
            "number": [("供水投资条例", "中华人民共和国国务院令第712号")],
            "legislation_date": [("供水投资条例", "2025-03-05")],
        },
    ),
    (
        "",
        "校长解读了《清远学院专业调整办法》。该办法（校政字〔2025〕92号）上月印发。这份文件（清府〔2025〕1号）另有说明。",
        {"number": [("清远学院专业调整办法", "校政字〔2025〕92号")]},
    ),
    # a table of what the page says; the day of the document comes before that of the page
    (
        "发文机构：|清远市人民政府|发文文号：|清府〔2025〕9号|\n发布日期：|2025-03-07 15:34|成文日期：|2025年03月05日|",
        "各县区人民政府：\n现将《清远市停车管理办法》印发给你们。",
        {
            "issuer": [("清远市停车管理办法", "清远市人民政府")],
            "number": [("清远市停车管理办法", "清府〔2025〕9号")],
            "legislation_date": [("清远市停车管理办法", "2025-03-05")],
        },
    ),
    # 自公布之日起施行: a decree says when its document was passed, and that is its day
    (
        "清远市人民政府令\n第77号",
        "《清远市供水办法》已经2025年2月1日市政府常务会议通过，现予公布，自公布之日起施行。\n市长　王海\n2025年3月5日",
        {
            "issuer": [("清远市供水办法", "清远市人民政府")],
            "number": [("清远市供水办法", "清远市人民政府令第77号")],
            "legislation_date": [("清远市供水办法", "2025-02-01")],
        },
    ),
    (
        "",
        "废止《清远市市容办法》（2016年12月1日清远市人民政府令第2号发布）、《清远市停车办法》（市政府令第61号）。",
        {
            "issuer": [("清远市停车办法", "清远市人民政府"), ("清远市市容办法", "清远市人民政府")],
            "number": [("清远市停车办法", "市政府令第61号"), ("清远市市容办法", "清远市人民政府令第2号")],
            "legislation_date": [("清远市市容办法", "2016-12-01")],
        },
    ),
    (
        "中共清远市委办公室清远市人民政府办公室印发《关于供热的意见》的通知",
        "各县区人民政府：\n《关于供热的意见》已经市委同意，现印发给你们。",
        {
            "issuer": [
                ("中共清远市委办公室清远市人民政府办公室印发《关于供热的意见》的通知", "中共清远市委员会办公室"),
                ("中共清远市委办公室清远市人民政府办公室印发《关于供热的意见》的通知", "清远市人民政府办公室"),
            ],
        },
    ),
    # signed twice, by different bodies: whose it is stays open
    (
        "关于做好停车管理工作的通知",
        "现就有关事项通知如下。\n清远市公安局\n2025年3月5日\n附：函\n清远市财政局\n2025年3月1日",
        {"legislation_date": [("关于做好停车管理工作的通知", "2025-03-05")]},
    ),
    # who may be asked is not who signs; a report prints no document
    ("市停车办法征求意见", "《清远市停车管理办法》征求意见。\n联系单位：清远市公安局\n2025年3月5日", {}),
]


@pytest.mark.parametrize(("headline", "text", "expected"), PRINTED)
def test_what_the_page_of_a_document_says_of_it(headline: str, text: str, expected: dict[str, list[Row]]) -> None:
    found = read(text, headline=headline)
    rows = {relation: said(found, relation) for relation in ("issuer", "number", "legislation_date")}
    assert {k: v for k, v in rows.items() if v} == expected


# ---- evidence ------------------------------------------------------------------------------------------------------

ARTICLE = (
    "昨日，市八届人大常委会第三十次会议闭幕。市人大常委会主任王海主持会议并讲话，副主任赵敏、孙伟出席。\n"
    "会议表决通过《清远市供热管理条例》（以下简称《条例》），传达学习党的二十届三中全会精神。会议决定任命周晴为清远市财政局局长，"
    "免去李田的清远市教育局局长职务。\n会议要求，各部门要认真贯彻落实《条例》。"
)


def test_the_article_of_this_section_says_something_of_every_kind() -> None:
    found = read(ARTICLE)
    kinds = {r.relation for r in found.relations}
    assert kinds == {
        "holds",
        "chair",
        "speaker",
        "attendee",
        "organizer",
        "adopted",
        "studied",
        "appointed",
        "removed",
        "issuer",
        "implements",
        "start_date",
        "end_date",
        "ordinal_term",
        "ordinal_session",
    }
    assert objects(found, "attendee") == sorted(["王海", "赵敏", "孙伟"])


def test_quotes_are_sentences_of_the_document() -> None:
    found = read(ARTICLE)
    ends = {(s, e) for s, e in sentences(found.document.text)}
    for relation in found.relations:
        assert relation.quotes
        assert len(set(relation.quotes)) == len(relation.quotes)
        assert set(relation.quotes) <= ends, relation


def test_a_short_form_brings_the_sentence_that_resolves_it() -> None:
    found = read(ARTICLE)
    (chair,) = [r for r in found.relations if r.relation == "chair"]
    texts = [found.document.text[s:e] for s, e in chair.quotes]
    assert "主持会议" in texts[0], "the sentence that says it stands first"
    assert any("第三十次会议闭幕" in t for t in texts[1:])
    assert chair.basis == f"the meeting that the article is about: {STANDING}"


def test_one_end_at_least_stands_in_the_evidence() -> None:
    found = read(ARTICLE)
    for relation in found.relations:
        said_there = squeezed("".join(found.document.text[s:e] for s, e in relation.quotes))
        referents = [found.referents[a.referent] for a in relation.arguments if a.referent is not None]
        if relation.relation in (
            "holds",
            "appointed",
            "removed",
            "chair",
            "speaker",
            "attendee",
            "adopted",
            "issuer",
            "implements",
        ):
            assert any(form in said_there for r in referents for form in (r.name, *r.aliases)), relation


def test_quotes_of_wrapped_text_point_into_the_text_as_given() -> None:
    """The clean text has no line breaks of the layout; the quotes count them."""
    from nlp.models import Article, Document
    from nlp.pipeline import annotate
    from nlp.reference import refer
    from nlp.relations import extract
    from tests.nlp.mini import characters

    given = "页眉\n市委书记王\n海主持召开市\n委常委会会议。\n"
    offsets = tuple(i for i, c in enumerate(given) if c != "\n" and i > 2)
    clean = "".join(given[i] for i in offsets)
    article = Article("d", 1, "article", "", "", (), clean, offsets, 0, (), ((3, len(given)),))
    document = Document("d", given, date="2025-03-18", place="清远市")
    found = extract(document, [article], refer(document, [article], annotate(characters(), [article], document.date)))
    (chair,) = [r for r in found.relations if r.relation == "chair"]
    (start, end), *_ = chair.quotes
    assert (start, end) == (3, len(given) - 1)
    assert squeezed(given[start:end]) == clean
    (mention,) = [m for m in found.mentions if m.kind == "person"]
    assert given[slice(*mention.span)] == "王\n海"
    assert mention.surface == "王海"


def test_a_long_sentence_is_cut_around_what_it_says() -> None:
    padding = "，".join(["各部门要认真抓好落实"] * 60)
    text = f"市委召开农村工作会议。会议指出，{padding}，市委书记王海主持会议，{padding}。"
    (chair,) = [r for r in read(text).relations if r.relation == "chair"]
    start, end = chair.quotes[0]
    assert end - start <= LONGEST
    assert "王海主持" in text[start:end]


def test_every_rule_that_was_used_is_described() -> None:
    found = read(ARTICLE)
    about = dict(found.rules)
    assert {r.rule for r in found.relations} == set(about)
    assert all(text and text != rule for rule, text in about.items())
    described = {r.id: r.about for r in load_rules()}
    assert all(about[rule] == described[rule] for rule in about if rule in described)


def test_no_referent_is_left_that_nothing_names() -> None:
    found = read("市政府召开第58次常务会议。市政府常务会议要求，抓落实。")
    used = {m.referent for m in found.mentions} | {a.referent for r in found.relations for a in r.arguments}
    assert all(r.id in used or r.kind == "place" for r in found.referents)
    assert [r.id for r in found.referents] == list(range(len(found.referents)))
    assert all(name(found, a.referent, a.literal) for r in found.relations for a in r.arguments)


# text → (meeting, day) of each meeting that is dated
DAYS: list[tuple[str, list[Row]]] = [
    (
        "市八届人大常委会昨日举行第六十一次主任会议。",
        [("清远市第八届人民代表大会常务委员会第六十一次主任会议", "2025-03-17")],
    ),
    ("会议决定，市八届人大五次会议于3月26日召开。", [(CONGRESS, "2025-03-26")]),
    ("市八届人大五次会议定于4月8日在清远召开。", [(CONGRESS, "2025-04-08")]),
    ("3月15日，市长王海到阳山县调研。随后，王海主持召开防汛工作座谈会。", [("防汛工作座谈会", "2025-03-15")]),
    ("3月15日，赵敏获奖。3月16日，李明获奖。随后，市长王海主持召开防汛工作座谈会。", []),
    ("市委召开农村工作会议。会议于3月12日在市会议中心举行。", [("中共清远市委农村工作会议", "2025-03-12")]),
    ("会议学习2022年召开的党的二十大精神。", [("中国共产党第二十次全国代表大会", "2022")]),
    ("昨日，市八届人大五次会议选举王海为市长。", [(CONGRESS, "2025-03-17")]),
    (
        "3月10日，赵敏获奖。3月15日，王海获奖。同日，市委召开农村工作会议。",
        [("中共清远市委农村工作会议", "2025-03-15")],
    ),
    ("原定3月20日召开的市委农村工作会议推迟举行。", []),
    (
        "市工会第十五次代表大会3月10日闭幕。在随后召开的第十五届委员会第一次全体会议上，王海当选主席。",
        [
            ("清远市总工会第十五届委员会第一次全体会议", "2025-03-10"),
            ("清远市总工会第十五次代表大会", "2025-03-10"),
        ],
    ),
    (
        "历时三天的市政协八届四次会议，在完成各项议程后，于昨日上午在市会堂胜利闭幕。",
        [("中国人民政治协商会议清远市第八届委员会第四次会议", "2025-03-17")],
    ),
    ("市八届人大五次会议3月14日开幕。市八届人大五次会议3月17日闭幕。", [(CONGRESS, "2025-03-14")]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_of_meetings(text: str, expected: list[Row]) -> None:
    assert said(read(text), "start_date") == expected


def test_the_headlines_meeting_is_on_the_day_of_the_lead() -> None:
    found = read("昨日上午，代表们齐聚一堂。王海讲话。", headline="市委农村工作会议召开")
    assert said(found, "start_date") == [("中共清远市委农村工作会议", "2025-03-17")]


# text → (document, day)
ISSUED: list[tuple[str, list[Row]]] = [
    ("《清远市供热办法》由市政府3月11日印发，4月1日起施行。", [("清远市供热办法", "2025-03-11")]),
    ("《清远市供热规划》此前已由市城管局于今年3月8日印发。", [("清远市供热规划", "2025-03-08")]),
    ("2010年7月30日通过的《清远市供热规定》同时废止。", [("清远市供热规定", "2010-07-30")]),
    ("2022年印发的《清远市供热规定》同时废止。", []),
    ("3月5日，《清远市夜市办法》正式印发。", [("清远市夜市办法", "2025-03-05")]),
    ("《清远市夜市办法》自2025年4月1日起施行。", []),
]


@pytest.mark.parametrize(("text", "expected"), ISSUED)
def test_days_of_documents(text: str, expected: list[Row]) -> None:
    assert said(read(text), "legislation_date") == expected


def test_a_document_passed_by_the_session_below_its_title() -> None:
    title = "中共清远市委关于加强党建的决定"
    found = read("（2025年3月12日中国共产党清远市第八届委员会第六次全体会议通过）\n现作出如下决定。", headline=title)
    assert said(found, "adopted") == [(PLENUM, title)]
    assert said(found, "legislation_date") == [(title, "2025-03-12")]


# text → who was at the meeting
PRESENT: list[tuple[str, list[str]]] = [
    ("市委召开座谈会。种粮大户王海、连江盐场工人赵敏作了交流发言。", ["王海", "赵敏"]),
    ("市委召开座谈会。应邀参加座谈会的还有老党员王海、种粮能手代表赵敏。", ["王海", "赵敏"]),
    ("市政府召开新闻发布会。市财政局局长王海回答记者提问。", ["王海"]),
    ("市委召开电话会议。老同志王海冒雨赶到主会场。", ["王海"]),
    ("市委召开座谈会。退休教师王海受邀旁听。", ["王海"]),
    (  # a guest of the congress is none of the plenum that follows it
        "民革清远市第七次党员代表大会召开。市委常委王海到会祝贺并讲话。民革清远市七届一次全会举行，赵敏当选为主任委员。"
        "王海希望新一届市委会献良策。",
        ["王海"],
    ),
    ("市八届人大五次会议清新区代表团举行全体会议。市长王海参加审议。", []),
    ("会议决定召开市委农村工作会议。市长王海主持会议。", []),
    ("会议研究关于召开市委农村工作会议的方案。市长王海主持会议。", []),
    ("要开好市委农村工作会议。市长王海主持会议。", []),
]


@pytest.mark.parametrize(("text", "expected"), PRESENT)
def test_who_was_there(text: str, expected: list[str]) -> None:
    assert objects(read(text), "attendee") == expected


def test_an_aside_does_not_take_the_focus() -> None:
    text = "市总工会召开代表大会。在随后举行的市总工会九届一次全会上，赵敏当选主席。市委书记王海在会上讲话。"
    assert [m for m, who in said(read(text), "speaker") if who == "王海"] == ["清远市总工会代表大会"]


def test_what_was_before_does_not_take_the_focus() -> None:
    text = (
        "市财政局召开新闻通气会。此前的4月底，市政府第58次常务会议通过了该办法。主持通气会的市财政局局长王海作了提醒。"
    )
    assert said(read(text), "chair") == [("清远市财政局新闻通气会", "王海")]


def test_a_name_may_say_what_is_taught() -> None:
    found = read("3月12日，市委学习贯彻党的二十大精神宣讲报告会举行。")
    assert said(found, "studied") == [
        ("中共清远市委学习贯彻党的二十大精神宣讲报告会", "中国共产党第二十次全国代表大会")
    ]


def test_a_later_sentence_takes_up_its_kind() -> None:
    text = "市委召开八届六次全会。3月10日，市政府召开安全生产会议。全会审议通过《清远市供热办法》。"
    assert said(read(text), "adopted") == [(PLENUM, "清远市供热办法")]


def test_who_carries_out_is_the_body_not_the_meeting() -> None:
    text = "市政府召开安全生产会议。会议要求，市水利局要不折不扣地落实《清远市河道办法》。"
    assert said(read(text), "implements") == [("清远市水利局", "清远市河道办法")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委召开座谈会。市长王海通报了经济运行情况。他要求，各部门要抓好落实。", ["王海"]),
        ("市委召开座谈会。市长王海、副市长赵敏通报了情况。他要求，各部门要抓好落实。", []),
        ("市委召开座谈会。村民王海种了三亩茶。他说，收成不错。", []),
    ],
)
def test_he_is_the_only_one_named_before(text: str, expected: list[str]) -> None:
    assert objects(read(text), "speaker") == expected


@pytest.mark.parametrize(
    "said_so",
    [
        "围绕春耕发言",
        "进行点评",
        "受市政府委托，向大会报告春耕情况",
        "代表市委对大会的召开表示热烈祝贺",
        "在大会上致开幕词",
        "作专题讲座",
    ],
)
def test_who_addressed_the_meeting(said_so: str) -> None:
    assert objects(read(f"市委召开农村工作会议。副市长赵敏{said_so}。"), "speaker") == ["赵敏"]


def test_a_title_that_no_table_knows_does_not_break_a_list() -> None:
    text = "市委召开农村工作会议。市长王海、连江盐场工人赵敏、清新区区长李明出席。"
    assert objects(read(text), "attendee") == ["李明", "王海", "赵敏"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县里印发《清远市牧业方案》。市农业农村局为此制定《清远市良种办法》。",
            [("清远市农业农村局", "清远市牧业方案")],
        ),
        ("县里印发《清远市牧业方案》《清远市草场规划》。市农业农村局为此制定《清远市良种办法》。", []),
        ("草场缺良种。市农业农村局为此制定《清远市良种办法》。", []),
        (
            "县里印发《清远市牧业方案》。这是我县贯彻新修改的《广东省牧业条例》和《广东省草原办法》的配套文件。",
            [("清远市牧业方案", "广东省牧业条例"), ("清远市牧业方案", "广东省草原办法")],
        ),
        ("县里印发《清远市牧业方案》《清远市草场规划》。这是贯彻《广东省牧业条例》的重要举措。", []),
        ("草场缺良种。这是贯彻《广东省牧业条例》的重要举措。", []),
        (
            "市农业农村局印发《清远市牧业方案》，由县畜牧站、太平乡政府组织实施。",
            [("太平乡人民政府", "清远市牧业方案")],
        ),
        ("随后镇政府、村委会落实了《清远市牧业方案》。", []),
        (
            "师市党委书记王海到第八师石河子市考察。全师正在落实《第八师石河子市草场方案》。",
            [("新疆生产建设兵团第八师石河子市", "第八师石河子市草场方案")],
        ),
        ("全师正在落实《清远市牧业方案》。", []),
        ("清江大学召开会议。资产管理处要牵头实施《公用房管理办法》。", [("清江大学资产管理处", "公用房管理办法")]),
        (
            "清江能源集团有限公司召开会议。《稳岗就业方案》由集团企业管理部负责实施。",
            [("清江能源集团有限公司企业管理部", "稳岗就业方案")],
        ),
        ("清江大学召开会议。整改任务全部落实，《公用房管理办法》见效。", []),
        ("清江大学召开会议。大家随处落实《公用房管理办法》，以此为中心执行《公用房管理办法》。", []),
        ("群众说，企业管理部要牵头实施《稳岗就业方案》。", []),
    ],
)
def test_for_this_means_the_one_document_before(text: str, expected: list[Row]) -> None:
    assert said(read(text), "implements") == expected
