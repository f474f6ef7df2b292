"""What short forms stand for beside their document: bare levels, words that point back, chains of posts, homes."""

from __future__ import annotations

import dataclasses

import pytest

from nlp.components.sessions import MeetingForm
from nlp.models import Document, Extraction
from nlp.pipeline import annotate
from nlp.reference import Registry, refer
from nlp.relations import extract
from tests.nlp.mini import (
    DATE,
    PLACE,
    article,
    characters,
    document,
    name,
    named,
    names,
    read,
    referred,
    said,
    standing_for,
)


def holds(extraction: Extraction) -> set[tuple[str, ...]]:
    return set(said(extraction, "holds"))


# ---- homes -------------------------------------------------------------------------------------------------------

# place of the document, text, form → what it stands for
HOMES: list[tuple[str | None, str, str, str | None]] = [
    ("清远市", "省委召开大会。", "省委", "中共广东省委员会"),
    ("清远市", "市委召开大会。", "市委", "中共清远市委员会"),
    ("清远市", "县委召开大会。", "县委", None),
    ("清远", "市委召开大会。", "市委", "中共清远市委员会"),
    ("广东省清远市", "市委召开大会。", "市委", "中共清远市委员会"),
    ("清新区", "区委召开大会。", "区委", "中共清远市清新区委员会"),
    ("清新区", "市委召开大会。", "市委", "中共清远市委员会"),
    ("清远市清新区", "区委召开大会。", "区委", "中共清远市清新区委员会"),
    ("广东省", "省政府召开大会。", "省政府", "广东省人民政府"),
    ("广东省", "市委召开大会。", "市委", None),
    ("北京市", "市委召开大会。", "市委", "中共北京市委员会"),
    ("义乌市", "市委召开大会。", "市委", "中共义乌市委员会"),
    ("恩施土家族苗族自治州", "州委召开大会。", "州委", "中共恩施土家族苗族自治州委员会"),
    ("恩施土家族苗族自治州", "市委召开大会。", "市委", None),
    ("兴安盟", "盟委召开大会。", "盟委", "中共兴安盟委员会"),
    ("大兴安岭地区", "地委召开大会。", "地委", "中共大兴安岭地区委员会"),
    ("大兴安岭地区", "行署召开大会。", "行署", "大兴安岭地区行政公署"),
    ("广西壮族自治区", "自治区党委召开大会。", "自治区党委", "中共广西壮族自治区委员会"),
    ("南宁市", "自治区党委召开大会。", "自治区党委", "中共广西壮族自治区委员会"),
    ("清远市", "自治区党委召开大会。", "自治区党委", None),
    ("清远市", "市法院发布公告。", "市法院", "清远市中级人民法院"),
    ("广东省", "清远市　市委召开大会。", "市委", "中共清远市委员会"),  # brief news: the place heads its paragraph
    ("清远市", "清新区　市委召开大会。", "市委", "中共清远市委员会"),
    (None, "市委召开大会。", "市委", None),
    ("无此地", "市委召开大会。", "市委", None),
]


@pytest.mark.parametrize(("place", "text", "form", "expected"), HOMES)
def test_a_level_alone_is_the_papers(place: str | None, text: str, form: str, expected: str | None) -> None:
    assert standing_for(read(text, place=place), form, "organization") == [expected]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"paper": "清远日报"}, "中共清远市委员会"),
        ({"source": "吕梁日报，第1版"}, "中共吕梁市委员会"),
        ({"source": "清远日报,A01"}, "中共清远市委员会"),
        ({"paper": "人民日报"}, None),
        ({}, None),
    ],
)
def test_the_paper_tells_the_place(given: dict[str, str], expected: str | None) -> None:
    made, articles = document("市委召开大会。", place=None)
    made = dataclasses.replace(made, paper=given.get("paper"), source=given.get("source"))
    found = extract(made, articles, refer(made, articles, annotate(characters(), articles, made.date)))
    assert standing_for(found, "市委", "organization") == [expected]


def test_a_place_named_three_times_and_alone_is_the_home() -> None:
    text = "清远市财政局、清远市教育局、清远市公安局参加。市委召开大会。"
    (mention,) = [m for m in read(text, place=None).mentions if m.surface == "市委"]
    assert mention.basis == "the place that the text names most: 清远市"
    between = "清远市财政局、清远市教育局、韶关市公安局、韶关市民政局参加。市委召开大会。"
    assert standing_for(read(between, place=None), "市委", "organization") == [None]


def test_the_dateline_goes_before_the_paper() -> None:
    found = read("本报清新讯 区委召开大会。")
    assert standing_for(found, "区委", "organization") == ["中共清远市清新区委员会"]


def test_a_dateline_outside_the_papers_place_leaves_it() -> None:
    found = read("本报韶关讯 王海率团考察。市委在韶关召开座谈会。")
    assert standing_for(found, "市委", "organization") == ["中共清远市委员会"]


def test_every_short_form_says_why() -> None:
    found = read("市委召开大会。")
    assert {m.basis for m in found.mentions if m.surface == "市委"} == {"the paper's place, as given: 清远市"}
    assert {m.basis for m in read("清远市委召开大会。").mentions if m.surface == "清远市委"} == {""}


# ---- counties and townships --------------------------------------------------------------------------------------

COUNTIES: list[tuple[str, str, str | None]] = [
    ("连山县举行活动。县委强调。", "县委", "中共连山壮族瑶族自治县委员会"),
    ("连山县举行活动。\n连南县举行活动。县委强调。", "县委", "中共连南瑶族自治县委员会"),
    ("清新区委举行活动。区政府印发方案。", "区政府", "清远市清新区人民政府"),
    ("清新区太平镇党委举行活动。镇政府落实。", "镇政府", "清远市清新区太平镇人民政府"),
    ("县委强调。", "县委", None),
]


@pytest.mark.parametrize(("text", "form", "expected"), COUNTIES)
def test_a_county_or_township_is_the_one_that_the_article_names(text: str, form: str, expected: str | None) -> None:
    found = standing_for(read(text), form, "organization")
    known = named(read(text), expected, "organization") if expected else None
    assert found == [known.name if known else None]


def test_a_county_of_another_province_is_none_of_ours() -> None:
    assert standing_for(read("方山县举行活动。县委强调。"), "县委", "organization") == [None]


def test_this_township_is_no_name_of_one() -> None:
    found = read("清新区太平镇党委举行活动。该镇党委书记王海说。")
    assert [n for n in names(found, "organization") if "该" in n or "本" in n] == []
    person, body, role = said(found, "holds")[0]
    assert (person, role) == ("王海", "书记")
    assert named(found, "太平镇党委", "organization") is named(found, body, "organization")


# ---- words for the body that the article is about ------------------------------------------------------------------

CONTEXT: list[tuple[str, set[tuple[str, ...]]]] = [
    (
        "市财政局召开会议。局党组书记王海讲话。该局副局长赵敏主持。",
        {("王海", "中共清远市财政局党组", "书记"), ("赵敏", "清远市财政局", "副局长")},
    ),
    (
        "清江学院召开会议。校党委书记王海讲话，校长赵敏主持。",
        {("王海", "中共清江学院委员会", "书记"), ("赵敏", "清江学院", "校长")},
    ),
    (
        "华粤能源集团召开会议。集团党委书记王海讲话。公司总经理赵敏出席。",
        {("王海", "中共华粤能源集团委员会", "书记"), ("赵敏", "华粤能源集团", "总经理")},
    ),
    (
        "粤北医院召开会议。院长王海讲话，医院党委书记赵敏主持。",
        {("王海", "粤北医院", "院长"), ("赵敏", "中共粤北医院委员会", "书记")},
    ),
    (
        "市人大常委会召开会议。主任王海主持，副主任赵敏出席。",
        {("王海", "清远市人民代表大会常务委员会", "主任"), ("赵敏", "清远市人民代表大会常务委员会", "副主任")},
    ),
    # the body that the clause before is about has one too
    (
        "市财政局副局长王海告诉记者，下月先查门店，市水利局也派员参加，局长赵敏负责。",
        {("王海", "清远市财政局", "副局长"), ("赵敏", "清远市水利局", "局长")},
    ),
    (
        "市水利局换了班子\n市财政局召开会议。市财政局副局长王海主持，局长赵敏讲话。",
        {("王海", "清远市财政局", "副局长"), ("赵敏", "清远市财政局", "局长")},
    ),
    (
        "市财政局副局长王海说，与市水利局一同检查，局长赵敏负责。",
        {("王海", "清远市财政局", "副局长"), ("赵敏", "清远市财政局", "局长")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONTEXT)
def test_words_for_the_body_of_the_article(text: str, expected: set[tuple[str, ...]]) -> None:
    assert holds(read(text)) == expected


def test_a_word_for_a_body_without_one_stays_open() -> None:
    assert said(read("局党组书记王海讲话。"), "holds") == []


# ---- chains of posts -------------------------------------------------------------------------------------------------

CHAINS: list[tuple[str, set[tuple[str, ...]]]] = [
    (
        "中央政治局委员、书记处书记王海讲话。",
        {("王海", "中国共产党中央委员会政治局", "委员"), ("王海", "中国共产党中央委员会书记处", "书记")},
    ),
    ("北京军区司令员王海出席会议。", {("王海", "中国人民解放军北京军区", "司令员")}),
    ("广东省军区司令员王海出席会议。", {("王海", "中国人民解放军广东省军区", "司令员")}),
    ("国家会议中心总经理王海致辞。", {("王海", "国家会议中心", "总经理")}),
    ("郑州铁路局局长王海到场。", {("王海", "郑州铁路局", "局长")}),
    ("泰国国防部长王海来访。", {("王海", "泰国国防部", "部长")}),
    ("韩国驻广州总领事王海来访。", {("王海", "韩国驻广州总领事馆", "总领事")}),
    ("中国驻纽约总领事王海到会。", {("王海", "中华人民共和国驻纽约总领事馆", "总领事")}),
    ("赞比亚新任驻华大使王海来访。", {("王海", "赞比亚驻华大使馆", "大使")}),
    ("清城区住房城乡建委主任王海到会。", {("王海", "清远市清城区住房和城乡建设委员会", "主任")}),
    ("墨西哥财政部长王海来访。", {("王海", "墨西哥财政部", "部长")}),
    ("清远市足球协会会长赵敏到会。龙城篮协会长王海发言。", {("赵敏", "清远市足球协会", "会长")}),
    ("清远日报社昨日迁入新址。代表团由团长王海率领。", set()),
    ("清远日报社昨日迁入新址。社长王海主持仪式。", {("王海", "清远日报社", "社长")}),
    ("市委副书记、市长王海。", {("王海", "中共清远市委员会", "副书记"), ("王海", "清远市人民政府", "市长")}),
    (
        "市委副书记、政法委书记王海。",
        {("王海", "中共清远市委员会", "副书记"), ("王海", "中共清远市委员会政法委员会", "书记")},
    ),
    ("市委常委、组织部部长王海。", {("王海", "中共清远市委员会", "常委"), ("王海", "中共清远市委员会组织部", "部长")}),
    ("市委常委、常务副市长王海。", {("王海", "中共清远市委员会", "常委"), ("王海", "清远市人民政府", "常务副市长")}),
    ("副市长、市公安局局长王海。", {("王海", "清远市人民政府", "副市长"), ("王海", "清远市公安局", "局长")}),
    ("副市长、清新区委书记王海。", {("王海", "清远市人民政府", "副市长"), ("王海", "中共清远市清新区委员会", "书记")}),
    (
        "清新区委副书记、区长王海。",
        {("王海", "中共清远市清新区委员会", "副书记"), ("王海", "清远市清新区人民政府", "区长")},
    ),
    (
        "清新区太平镇党委副书记、镇长王海。",
        {("王海", "中共清远市清新区太平镇委员会", "副书记"), ("王海", "清远市清新区太平镇人民政府", "镇长")},
    ),
    (
        "市教育局党组书记、局长王海，副局长赵敏。",
        {
            ("王海", "中共清远市教育局党组", "书记"),
            ("王海", "清远市教育局", "局长"),
            ("赵敏", "清远市教育局", "副局长"),
        },
    ),
    (
        "市纪委书记、市监委主任王海。",
        {("王海", "中共清远市纪律检查委员会", "书记"), ("王海", "清远市监察委员会", "主任")},
    ),
    ("清江学院党委书记王海、院长赵敏参加。", {("王海", "中共清江学院委员会", "书记"), ("赵敏", "清江学院", "院长")}),
    (
        "华粤能源集团有限公司党委书记、董事长王海。",
        {
            ("王海", "中共华粤能源集团有限公司委员会", "书记"),
            ("王海", "华粤能源集团有限公司", "董事长"),
        },
    ),
    ("省财政厅厅长王海，副省长赵敏。", {("王海", "广东省财政厅", "厅长"), ("赵敏", "广东省人民政府", "副省长")}),
    (
        "团市委书记王海、市妇联主席赵敏。",
        {("王海", "共青团清远市委员会", "书记"), ("赵敏", "清远市妇女联合会", "主席")},
    ),
    (
        "市委组织部副部长、老干部局局长王海。",
        {("王海", "中共清远市委员会组织部", "副部长"), ("王海", "中共清远市委员会老干部局", "局长")},
    ),
    (
        "清远市公安局局长王海，清新分局局长赵敏。",
        {("王海", "清远市公安局", "局长"), ("赵敏", "清远市公安局清新分局", "局长")},
    ),
    (
        "清新区区长王海。清远市市长赵敏。",
        {("王海", "清远市清新区人民政府", "区长"), ("赵敏", "清远市人民政府", "市长")},
    ),
    ("广西壮族自治区主席王海。", {("王海", "广西壮族自治区人民政府", "主席")}),
    ("清远市经济技术开发区党工委书记王海。", {("王海", "中共清远市经济技术开发区工作委员会", "书记")}),
    (
        "中共中央总书记、国家主席王海。",
        {("王海", "中国共产党中央委员会", "总书记"), ("王海", "中华人民共和国", "主席")},
    ),
    ("国务院总理王海。", {("王海", "中华人民共和国国务院", "总理")}),
    ("市长王海、县长赵敏。", {("王海", "清远市人民政府", "市长")}),
    (
        "市委常委、高新区党工委书记、管委会主任王海。",
        {
            ("王海", "中共清远市委员会", "常委"),
            ("王海", "中共清远市高新区工作委员会", "书记"),
            ("王海", "清远市高新区管理委员会", "主任"),
        },
    ),
    (
        "考察团走进清江产业集聚区。产业集聚区管委会主任王海。",
        {("王海", "清江产业集聚区管理委员会", "主任")},
    ),
    (
        "清远市人大常委会主任王海主持，副主任李强及办公室主任耿立出席。",
        {
            ("王海", "清远市人民代表大会常务委员会", "主任"),
            ("李强", "清远市人民代表大会常务委员会", "副主任"),
            ("耿立", "清远市人民代表大会常务委员会办公室", "主任"),
        },
    ),
    ("清远市人大副主任王海。", {("王海", "清远市人民代表大会常务委员会", "副主任")}),
    (
        "清江美术学院党委书记苏萍。院长李象。清江美术学院生态学院院长赵敏。",
        {
            ("苏萍", "中共清江美术学院委员会", "书记"),
            ("李象", "清江美术学院", "院长"),
            ("赵敏", "清江美术学院生态学院", "院长"),
        },
    ),
    ("国务委员王海。", {("王海", "中华人民共和国国务院", "国务委员")}),
    ("石家庄市清远商会会长王海。", {("王海", "石家庄市清远商会", "会长")}),
    ("清新区太平镇组织委员王海。", {("王海", "中共清远市清新区太平镇委员会", "组织委员")}),
    ("会见法国里昂市市长王海。", {("王海", "法国里昂市", "市长")}),
    (
        "民盟清远市委会主委王海，市委会副主委赵敏。",
        {("王海", "中国民主同盟清远市委员会", "主委"), ("赵敏", "中国民主同盟清远市委员会", "副主委")},
    ),
    (
        "清城区区委书记王海。区委常委、组织部部长赵敏。",
        {
            ("王海", "中共清远市清城区委员会", "书记"),
            ("赵敏", "中共清远市清城区委员会", "常委"),
            ("赵敏", "中共清远市清城区委员会组织部", "部长"),
        },
    ),
]


def test_divisions_of_the_xinjiang_corps() -> None:
    found = read(
        "师市党委书记、政委王海率团到第八师石河子市考察。第八师石河子市党委副书记、第八师师长赵敏座谈。", place="昆玉市"
    )
    assert holds(found) == {
        ("王海", "中共新疆生产建设兵团第十四师昆玉市委员会", "书记"),
        ("王海", "新疆生产建设兵团第十四师", "政委"),
        ("赵敏", "中共新疆生产建设兵团第八师石河子市委员会", "副书记"),
        ("赵敏", "新疆生产建设兵团第八师", "师长"),
    }


def test_a_division_elsewhere_is_none_of_the_corps() -> None:
    assert holds(read("第八师师长王海到会。")) == set()


def test_a_part_of_a_body_that_nothing_tells_stays_open() -> None:
    """区委 in the paper of a city is of a district that the text would have to name, and so is its 组织部."""
    assert holds(read("区委常委王海，组织部部长赵敏到会。")) == set()


def test_counties_of_an_old_prefecture_may_lie_elsewhere_now() -> None:
    found = read("通江县委副书记王海任县委书记。", place="达县地区", date="1985-04-02")
    assert ("王海", "中共通江县委员会", "书记") in said(found, "appointed")


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_a_title_without_a_body_takes_the_one_that_is_meant(text: str, expected: set[tuple[str, ...]]) -> None:
    found = read(text)
    bodies = [
        {(*row[:1], form, *row[2:]) for form in (body.name, *body.aliases)}
        for row in sorted(holds(found))
        if (body := named(found, row[1], "organization"))
    ]
    assert len(bodies) == len(expected)
    assert all(any(row in forms for forms in bodies) for row in expected), sorted(holds(found))


def test_the_commission_has_one_name_not_two_glued() -> None:
    (row,) = said(read("中央军委主席王海。"), "holds")
    assert row[1] in ("中国共产党中央军事委员会", "中华人民共和国中央军事委员会")


# ---- documents -----------------------------------------------------------------------------------------------------

POINTERS: list[tuple[str, str, str | None]] = [
    ("《清远市供热管理条例》（以下简称《供热条例》）施行。《供热条例》共六章。", "《供热条例》", "清远市供热管理条例"),
    ("《清远市供热管理条例》施行。《条例》共六章。", "《条例》", "清远市供热管理条例"),
    ("《清远市供热管理条例（草案）》提请审议。《条例》共六章。", "《条例》", "清远市供热管理条例（草案）"),
    ("《清远市供热管理条例》《清远市停车管理条例》施行。《条例》共六章。", "《条例》", None),
    ("《清远市供热管理办法》施行。《条例》共六章。", "《条例》", None),
    ("《条例》共六章。", "《条例》", None),
]


@pytest.mark.parametrize(("text", "form", "expected"), POINTERS)
def test_a_short_title_is_the_one_document_that_it_can_be(text: str, form: str, expected: str | None) -> None:
    assert standing_for(read(text), form, "policy")[-1] == expected


REPORTS = [
    ("会议讨论《市政府工作报告》，修改《政府工作报告》。", ["清远市人民政府工作报告"]),
    ("会议讨论《县政府工作报告》。", ["县政府工作报告"]),  # of which county nobody says
    ("会议传达全国“两会”精神，学习《政府工作报告》。", ["政府工作报告"]),
    ("会议传达全国“两会”精神。会议讨论《政府工作报告》。", ["清远市人民政府工作报告"]),
    ("会议学习《政府工作报告》。", ["清远市人民政府工作报告"]),
    ("会议学习《省政府工作报告》。", ["广东省人民政府工作报告"]),
    ("会议传达全国两会精神。会议指出，《政府工作报告》催人奋进。", ["政府工作报告"]),
    ("全国人大代表、市长王海参加会议。会议学习《政府工作报告》。", ["清远市人民政府工作报告"]),
    ("梅村镇人民代表大会召开，全体成员听取了《政府工作报告》。", ["政府工作报告"]),  # the town's
    ("会议讨论《政府工作报告（送审稿）》。", ["清远市人民政府工作报告（送审稿）"]),
]


@pytest.mark.parametrize(("text", "reports"), REPORTS)
def test_whose_work_a_report_tells_of(text: str, reports: list[str]) -> None:
    assert names(read(text), "policy") == reports


ISSUED_TWICE = [
    ("市政府近日印发《关于供热的意见》。各县落实市政府《关于供热的意见》。", ["清远市人民政府关于供热的意见"]),
    ("《清远市人民政府关于供热的意见》印发。《关于供热的意见》提出目标。", ["清远市人民政府关于供热的意见"]),
    (
        "省政府印发《关于供热的意见》。随后，《清远市人民政府关于供热的意见》印发。",
        ["关于供热的意见", "清远市人民政府关于供热的意见"],
    ),
    (
        "《关于供热的意见》已印发。市委《关于供热的意见》、市政府《关于供热的意见》提出目标。",
        ["中共清远市委关于供热的意见", "关于供热的意见", "清远市人民政府关于供热的意见"],
    ),
]


@pytest.mark.parametrize(("text", "titles"), ISSUED_TWICE)
def test_a_document_with_and_without_the_body_that_issued_it(text: str, titles: list[str]) -> None:
    assert names(read(text), "policy") == titles


OPENED = [
    ("审议《市政协学习活动方案（草案）》。", "清远市政协学习活动方案（草案）"),
    ("审议《市水利局工作规则》。", "市水利局工作规则"),
    ("审议《市政府党组会议议事规则》。", "清远市政府党组会议议事规则"),
    ("审议《县政府工作规则》。", "县政府工作规则"),  # of which county nobody says
    ("审议《市政工程管理办法》。", "市政工程管理办法"),
    ("通过《市政协八届常委会工作报告》。", "清远市政协八届常委会工作报告"),
    ("通过《市八届人大常委会工作报告》。", "清远市八届人大常委会工作报告"),
    ("审议《市委托管事项清单》。", "市委托管事项清单"),
    ("审议《清远市委工作规则》。", "清远市委工作规则"),
]


@pytest.mark.parametrize(("text", "title"), OPENED)
def test_a_title_that_leaves_open_of_which_place_its_body_is(text: str, title: str) -> None:
    assert names(read(text), "policy") == [title]


def test_a_form_that_leaves_its_place_open_is_no_alias() -> None:
    found = read("市政协八届四次会议通过了市政协八届四次会议决议。会议讨论《市政府工作报告》。")
    policies = [r for r in found.referents if r.kind == "policy"]
    assert sorted(r.name for r in policies) == [
        "中国人民政治协商会议清远市第八届委员会第四次会议决议",
        "清远市人民政府工作报告",
    ]
    assert [a for r in policies for a in r.aliases if a.startswith("市")] == []


def test_forms_of_a_policy() -> None:
    found = read("《清远市人民政府关于印发〈清远市供热管理办法（试行）〉的通知》（清府〔2025〕3号）下发。")
    policy = named(found, "清远市供热管理办法（试行）", "policy")
    assert policy is not None, "a notice and the document that it issues are one"
    assert "关于印发〈清远市供热管理办法（试行）〉的通知" in policy.aliases
    assert policy.attribute("type")
    both = read("《中共中央 国务院关于做好农村工作的意见》发布。")
    policy = named(both, "关于做好农村工作的意见", "policy")
    assert policy is not None
    assert {"中共中央国务院关于做好农村工作的意见", "中共中央、国务院关于做好农村工作的意见"} <= {
        policy.name,
        *policy.aliases,
    }


# ---- meetings ------------------------------------------------------------------------------------------------------

# text, surface → name, organiser
MEETINGS: list[tuple[str, str, str]] = [
    ("市委八届六次全会召开。", "中国共产党清远市第八届委员会第六次全体会议", "中共清远市委员会"),
    ("市八届人大五次会议开幕。", "清远市第八届人民代表大会第五次会议", "清远市人民代表大会"),
    (
        "市八届人大常委会第三十次会议召开。",
        "清远市第八届人民代表大会常务委员会第三十次会议",
        "清远市人民代表大会常务委员会",
    ),
    (
        "市政协八届四次会议开幕。",
        "中国人民政治协商会议清远市第八届委员会第四次会议",
        "中国人民政治协商会议清远市委员会",
    ),
    ("市政府召开第58次常务会议。", "清远市人民政府第58次常务会议", "清远市人民政府"),
    ("学习党的二十届三中全会精神。", "中国共产党第二十届中央委员会第三次全体会议", "中国共产党中央委员会"),
    ("市第八次党代会召开。", "中国共产党清远市第八次代表大会", "中共清远市委员会"),
    ("市纪委八届五次全会召开。", "清远市纪委八届五次全会", "中共清远市纪律检查委员会"),
    ("中共清远市第八届纪律检查委员会第五次全体会议召开。", "清远市纪委八届五次全会", "中共清远市纪律检查委员会"),
    ("市委召开农村工作会议。", "清远市委农村工作会议", "中共清远市委员会"),
    ("市委农村工作会议召开。", "中共清远市委农村工作会议", "中共清远市委员会"),
    ("市委常委会召开会议。", "清远市委常委会会议", "中共清远市委员会常务委员会"),
    ("市政府党组召开会议。", "清远市政府党组会议", "中共清远市人民政府党组"),
    ("市财政局召开局长办公会。", "清远市财政局局长办公会", "清远市财政局"),
    ("九届市委常委会第154次会议召开。", "中共清远市委常委会第154次会议", "中共清远市委员会常务委员会"),
    ("二届市委召开108次常委会会议。", "中共清远市委108次常委会会议", "中共清远市委员会"),
    (
        "市政协十三届委员会召开第22次主席会议。",
        "中国人民政治协商会议清远市第十三届委员会第二十二次主席会议",
        "中国人民政治协商会议清远市委员会",
    ),
    ("传达近期中央、省有关会议精神。", "", ""),
    ("全市精神文明建设工作会议召开。", "清远市精神文明建设工作会议", ""),
    ("全市教育大会召开。", "清远市教育大会", ""),
    ("全省教育大会召开。", "广东省教育大会", ""),
    ("我市召开老干部座谈会。", "清远市老干部座谈会", ""),
    ("清新区召开乡村振兴推进会。", "清新区乡村振兴推进会", ""),
    ("市政府新闻办举行新闻发布会。", "清远市人民政府新闻办公室新闻发布会", "清远市人民政府新闻办公室"),
    ("中央经济工作会议精神。", "中央经济工作会议", "中国共产党中央委员会"),
    ("中央政治局会议精神。", "中央政治局会议", "中国共产党中央委员会政治局"),
    ("第五届绿色发展论坛开幕。", "第五届绿色发展论坛", ""),
    ("清江学院第四次党代会召开。", "清江学院第四次党代会", "中共清江学院委员会"),
    ("市委召开常委（扩大）会。", "中共清远市委员会常务委员会（扩大）会议", "中共清远市委员会"),
    (
        "市委理论学习中心组举行今年第六次专题学习会。",
        "中共清远市委理论学习中心组2025年第六次专题学习会",
        "中共清远市委员会理论学习中心组",
    ),
    ("青岛峰会举行。", "青岛峰会", ""),
    ("清远市审计工作联席会议第一次全体会议召开。", "清远市审计工作联席会议第一次全体会议", ""),
]


@pytest.mark.parametrize(("text", "expected", "organizer"), MEETINGS)
def test_meetings_by_their_official_names(text: str, expected: str, organizer: str) -> None:
    found = read(text)
    meeting = named(found, expected, "meeting") if expected else None
    assert names(found, "meeting") == ([meeting.name] if meeting else [])
    assert [row[1] for row in said(found, "organizer")] == ([organizer] if organizer else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("市政府召开第58次常务会议。市政府常务会议要求，抓落实。", 1),
        ("市委召开农村工作会议。市委农村工作会议强调，抓落实。", 1),
        ("市委召开农村工作会议。市政府召开常务会议。", 2),
        ("第五届绿色发展大会开幕式举行。第五届绿色发展大会将持续三天。", 1),
        ("市委八届五次全会和市委八届六次全会精神。", 2),
        ("市委八届六次全会暨市委经济工作会议召开。", 1),
        ("市八届人大五次会议举行第二次全体会议。", 1),
        ("市八届人大常委会第三十次会议闭幕。王海、赵敏分别主持第一次和第二次全体会议。", 1),
        ("市政协八届四次会议召开。王海主持第三次全体会议。", 1),
        ("市八届人大五次会议和市政协八届四次会议召开。王海主持第三次全体会议。", 2),
        ("市八届人大五次会议闭幕。市安委会召开第三次全体会议。", 2),
        ("市政府召开全体（扩大）会议。市政府党组召开理论学习中心组学习会。", 2),
        ("清远市审计工作联席会议第一次全体会议召开。", 1),
    ],
)
def test_names_that_say_less_are_the_same_meeting(text: str, count: int) -> None:
    assert len(names(read(text), "meeting")) == count


def test_a_session_without_its_body_is_of_the_body_of_the_article() -> None:
    found = read("市政协八届四次会议开幕。八届三次会议以来，工作扎实。")
    assert standing_for(found, "八届三次会议", "meeting") == ["中国人民政治协商会议清远市第八届委员会第三次会议"]
    assert standing_for(read("八届三次会议以来，工作扎实。"), "八届三次会议", "meeting") == [None]
    both = "市政协八届四次会议开幕。市八届人大五次会议开幕。八届三次会议以来，工作扎实。"
    assert standing_for(read(both), "八届三次会议", "meeting") == [None]


def test_a_sitting_cut_short_does_not_name_the_body() -> None:
    meeting = named(read("市委召开常委（扩大）会。"), "中共清远市委常委（扩大）会", "meeting")
    assert not any(alias.endswith("常委会") for alias in meeting.aliases)


def test_a_headline_may_give_a_part_of_the_body() -> None:
    found = read("省委学习贯彻党的十八大精神首场宣讲报告会12日举行。", headline="省委宣讲团首场报告会举行")
    assert len([n for n in names(found, "meeting") if n.endswith("报告会")]) == 1


def test_no_name_of_a_meeting_leaves_its_place_open() -> None:
    texts = [text for text, *_ in MEETINGS] + [
        "市乡村振兴工作领导小组召开会议。",
        "我县召开大会。",
        "市委、市政府召开经济形势分析会。",
    ]
    for text in texts:
        found = read(text)
        forms = [f for r in found.referents if r.kind in ("meeting", "organization") for f in (r.name, *r.aliases)]
        assert [f for f in forms if f.startswith(("市", "县", "省委", "省政", "我", "全市", "全省", "该", "暨"))] == []


# ---- the registry ----------------------------------------------------------------------------------------------------


def test_the_registry_keeps_one_thing_once() -> None:
    registry = Registry()
    first = registry.add("organization", "清远市财政局", ["市财政局", "清远市财政局"], "广东省清远市", parent="")
    again = registry.add("organization", "清远市财政局", ["财政局"], "广东省清远市", parent="清远市人民政府")
    other = registry.add("organization", "清远市财政局", [], "别处")
    assert (first, again, other) == (0, 0, 1)
    referent = registry.referents[0]
    assert referent.aliases == ("市财政局", "财政局")
    assert referent.attributes == (("parent", "清远市人民政府"),)
    registry.alias(0, "局", "清远市财政局", "", "局")
    assert registry.referents[0].aliases == ("市财政局", "财政局", "局")


def test_what_a_reading_leaves_for_the_rules() -> None:
    found = referred("市委召开农村工作会议。市委书记王海讲话。村民赵敏发言。")
    (article,) = found.articles
    (meeting,) = [
        r
        for r, f in article.forms.items()
        if f == MeetingForm("named", "广东省清远市", "中共清远市委员会", None, None, "农村工作会议")
    ]
    assert found.referents[article.hosts[meeting]].name == "中共清远市委员会"
    assert article.place is not None
    assert article.place.name == "清远市"
    assert [m.get("title") for m in article.descriptors] == ["村民"]


def test_parts_know_what_they_belong_to() -> None:
    found = read("清远市财政局党组印发通知。")
    unit = named(found, "清远市财政局党组", "organization")
    assert unit is not None
    assert (unit.attribute("class"), unit.attribute("parent"), unit.jurisdiction) == (
        "unit",
        "清远市财政局",
        "广东省清远市",
    )


def test_places_lie_in_places() -> None:
    found = read("清新区委印发方案。")
    parents = {r.name: r.attribute("parent") for r in found.referents if r.kind == "place"}
    assert parents["清新区"] == "广东省清远市"
    assert parents["清远市"] == "广东省"
    assert parents["广东省"] == ""
    assert all(name(found, r.id) == r.name for r in found.referents)


# text → official name of each meeting with its organiser, "" for none
CONVENED: list[tuple[str, dict[str, str]]] = [
    ("市委书记王海主持召开市委常委会，听取汇报。", {"中共清远市委常委会会议": "中共清远市委员会常务委员会"}),
    ("市委书记王海主持召开市委常委（扩大）会议。", {"中共清远市委常委（扩大）会议": "中共清远市委员会"}),
    (
        "阳山县县长王海主持召开县政府党组（扩大）会议和县十六届第9次政府常务会议。",
        {
            "阳山县人民政府党组（扩大）会议": "中共阳山县人民政府党组",
            "阳山县第十六届人民政府第九次常务会议": "阳山县人民政府",
        },
    ),
    ("市长王海主持召开第36次市长办公会议。", {"清远市人民政府第36次市长办公会议": "清远市人民政府"}),
    (
        "市政协在机关会议室召开了八届委员会第九次主席会议。",
        {"中国人民政治协商会议清远市第八届委员会第九次主席会议": "中国人民政治协商会议清远市委员会"},
    ),
    ("会议传达全国、全省组织部长会议精神。", {"全国组织部长会议": "", "广东省组织部长会议": ""}),
    (
        "会议传达学习省委、市委全会精神。",
        {"中共广东省委全会": "中共广东省委员会", "中共清远市委全会": "中共清远市委员会"},
    ),
    (
        "会议传达学习中央和省委、市委农村工作会议精神。",
        {
            "中央农村工作会议": "中国共产党中央委员会",
            "中共广东省委农村工作会议": "中共广东省委员会",
            "中共清远市委农村工作会议": "中共清远市委员会",
        },
    ),
    ("市委、市政府召开安全生产会议。", {"中共清远市委清远市人民政府安全生产会议": "中共清远市委员会"}),
    ("团市委九届一次全会召开。", {"共青团清远市第九届委员会第一次全体会议": "共青团清远市委员会"}),
    ("共青团清远市第九次代表大会开幕。", {"中国共产主义青年团清远市第九次代表大会": "共青团清远市委员会"}),
    ("中国民主同盟清远市第六次代表大会召开。", {"中国民主同盟清远市第六次代表大会": "中国民主同盟清远市委员会"}),
    ("上海市第十二次党代表大会今天开幕。", {"中国共产党上海市第十二次代表大会": "中共上海市委员会"}),
    ("市教育局以视频会议的形式召开工作会议。", {"清远市教育局工作会议": "清远市教育局"}),
    ("中共中央政治局3月16日召开会议。", {"中共中央政治局会议": "中国共产党中央委员会政治局"}),
    ("会议要弘扬古田会议精神。", {}),
    ("会议传达省市会议精神。", {}),
    ("这次“两会”是一次十分重要的会议。", {}),
]


@pytest.mark.parametrize(("text", "expected"), CONVENED)
def test_whose_meeting_it_is(text: str, expected: dict[str, str]) -> None:
    found = read(text)
    hosts = dict(reversed(said(found, "organizer")))
    assert {m: hosts.get(m, "") for m in names(found, "meeting")} == expected


def test_the_wordings_of_a_numbered_session_are_one_meeting() -> None:
    text = "市妇联召开第十三届执行委员会第二次全体会议。市妇联十三届二次执委会议强调，要团结妇女。"
    assert names(read(text), "meeting") == ["清远市妇女联合会第十三届执行委员会第二次全体会议"]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("全市防禽流感电视电话会议要求抓落实", "市政府召开全市防控高致病性禽流感工作电视电话会议。"),
        ("市政协主席会议研究协商计划", "市政协召开八届九次主席会议。"),
        ("市人大常委会会议听取报告", "市八届人大常委会第三十次会议召开。"),
    ],
)
def test_a_headline_abbreviates_its_meeting(headline: str, text: str) -> None:
    assert len(names(read(text, headline=headline), "meeting")) == 1


def test_a_headline_without_its_article_is_of_the_page() -> None:
    found = read("供水改造完成。", "市政协召开八届九次主席会议。", headline="市政协主席会议研究协商计划")
    assert names(found, "meeting") == ["中国人民政治协商会议清远市第八届委员会第九次主席会议"]


def test_bodies_of_a_list_share_their_place() -> None:
    found = read("阳山县水利局、财政局和教育局联合出台《阳山县巡河细则》。")
    assert {row[1] for row in said(found, "issuer")} == {"阳山县水利局", "阳山县财政局", "阳山县教育局"}


ISSUED = "关于加强政务诚信的意见"
NOTICE = f"清远市人民政府印发《{ISSUED}》的通知"


def test_a_notice_and_what_it_issues_are_one() -> None:
    headline = "清远市人民政府办公室关于印发《清远市供热办法（试行）》的通知"
    found = read("《清远市供热办法（试行）》已经市政府同意，现印发给你们。\n2025年3月5日", headline=headline)
    assert names(found, "policy") == [headline]
    assert said(found, "legislation_date") == [(headline, "2025-03-05")]


def test_a_notice_that_hands_on_a_document_without_marks() -> None:
    headline = "清远市人民政府办公室关于转发市水利局清远市供水保障方案的通知"
    text = "市水利局《清远市供水保障方案》已经市政府同意，现转发给你们。"
    assert names(read(text, headline=headline), "policy") == [headline]
    other = "市水利局《清远市节水方案》已经市政府同意，现转发给你们。"
    assert names(read(other, headline=headline), "policy") == [headline, "清远市节水方案"]


def test_the_document_that_stands_below_its_notice() -> None:
    made = Document("d", f"{NOTICE}\n{ISSUED}", date=DATE, place=PLACE)
    notice = article("各区：\n现将《关于加强政务诚信的意见》印发给你们。", headline=NOTICE)
    below = article("第一章 总则", headline=ISSUED, start=len(notice.text) + 1, position=2)
    docs = annotate(characters(), [notice, below], DATE)
    found = refer(made, [notice, below], docs)
    assert [r.name for r in found.referents if r.kind == "policy"] == [NOTICE]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("市政府作出《关于推广杂交稻的决定》。这个决定得到拥护。", "这个决定", "清远市人民政府关于推广杂交稻的决定"),
        ("市政府印发《清远市助企二十条措施》。各县落实“二十条”。", "“二十条”", "清远市助企二十条措施"),
    ],
)
def test_a_document_pointed_at(text: str, form: str, expected: str) -> None:
    (found,) = standing_for(read(text), form, "policy")
    assert found is not None and expected.endswith(found)


def test_branches_of_the_only_bank_of_an_article() -> None:
    found = holds(read("农行清远分行召开会议，市分行行长王海讲话，连山县支行行长赵敏发言。"))
    assert found == {
        ("王海", "中国农业银行清远市分行", "行长"),
        ("赵敏", "中国农业银行连山壮族瑶族自治县支行", "行长"),
    }
    both = holds(read("农行、工行召开会议，市分行行长王海讲话。"))
    assert not any(body.startswith("中国") for _, body, _ in both)


GROUPS: list[tuple[str, set[tuple[str, ...]]]] = [
    # the group that the article names in full, its office, and the title that stands alone
    (
        "市防汛工作领导小组召开会议。领导小组组长王海讲话，领导小组办公室主任赵敏汇报。",
        {("王海", "清远市防汛工作领导小组", "组长"), ("赵敏", "清远市防汛工作领导小组办公室", "主任")},
    ),
    (
        "市水利局局长王海到会。市纪委监委驻该局纪检监察组组长赵敏列席。",
        {("王海", "清远市水利局", "局长"), ("赵敏", "清远市纪委监委驻清远市水利局纪检监察组", "组长")},
    ),
    # the body that the article tells of, not that of a guest or of a meeting that is cited
    (
        "市水利局召开学习会。局党组成员王海，市气象局局长赵敏发言。局总工程师孙伟列席。市纪委监委派驻局纪检监察组组长李田到会。",
        {
            ("王海", "中共清远市水利局党组", "成员"),
            ("赵敏", "清远市气象局", "局长"),
            ("孙伟", "清远市水利局", "总工程师"),
            ("李田", "清远市纪委监委驻清远市水利局纪检监察组", "组长"),
        },
    ),
    (
        "市中级人民法院召开会议，传达全省法院院长会议精神。院长王海讲话。清城区人民法院院长赵敏到会。院党组副书记孙伟发言。",
        {
            ("王海", "清远市中级人民法院", "院长"),
            ("赵敏", "清远市清城区人民法院", "院长"),
            ("孙伟", "中共清远市中级人民法院党组", "副书记"),
        },
    ),
    (
        "清远市税务局党委召开学习会，党委书记王海作辅导。",
        {("王海", "中共国家税务总局清远市税务局委员会", "书记")},
    ),
    # consulates of others, and ours
    ("泰国驻西安总领事馆总领事王海到会。", {("王海", "泰国驻西安总领事馆", "总领事")}),
    (
        "以台湾省农会理事长王海为团长的台湾省农会考察团来访。",
        {("王海", "台湾省农会", "理事长"), ("王海", "台湾省农会考察团", "团长")},
    ),
    (
        "省委高教工委副书记王海、原兰州军区空军副政委赵敏到会。",
        {("王海", "中共广东省委员会高等教育工作委员会", "副书记")},
    ),
    (
        "清江农村商业银行股份有限公司召开董事会。人民银行清远市中心支行副行长王海到会。赵敏被聘任为行长。",
        {("王海", "中国人民银行清远市中心支行", "副行长")},
    ),
    (
        "会议决定成立市茶叶产业发展领导小组，由王海任组长。",
        {("王海", "清远市茶叶产业发展领导小组", "组长")},
    ),
    (
        "市政协主席王海讲话。赵敏（市水利局局长）、孙伟两位常委发言。",
        {
            ("王海", "中国人民政治协商会议清远市委员会", "主席"),
            ("赵敏", "清远市水利局", "局长"),
            ("赵敏", "中国人民政治协商会议清远市委员会", "常委"),
            ("孙伟", "中国人民政治协商会议清远市委员会", "常委"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_bodies_that_the_article_names_in_full(text: str, expected: set[tuple[str, ...]]) -> None:
    assert holds(read(text)) == expected


def test_a_bank_elects_its_own_officers() -> None:
    text = "清江农村商业银行股份有限公司召开董事会。人民银行清远市中心支行副行长王海到会。赵敏被聘任为行长。"
    assert said(read(text), "appointed") == [("赵敏", "清江农村商业银行股份有限公司", "行长")]


def test_a_delegation_brings_its_district() -> None:
    text = "清新区党政代表团来我县考察。区委书记王海致辞，县委书记赵敏主持。"
    assert holds(read(text, place="阳山县")) == {
        ("王海", "中共清远市清新区委员会", "书记"),
        ("赵敏", "中共阳山县委员会", "书记"),
    }


def test_a_group_in_a_bureau_is_no_embassy() -> None:
    assert "大使馆" not in "".join(body for _, body, _ in holds(read("驻市财政局纪检监察组组长王海到会。")))


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("市教育局副局长王海说，该局正在落实《广东省停课指引》。", "该局", "清远市教育局"),
        ("清江银行行长王海到会，该行召开工作会议。", "该行", "清江银行"),
        ("清城区副区长王海介绍了该区落实《广东省河道条例》的打算。", "该区", "清远市清城区人民政府"),
        ("清城区落实《广东省河道条例》，建起了管护队。", "清城区", "清远市清城区人民政府"),
    ],
)
def test_that_body_and_a_place_that_acts(text: str, surface: str, expected: str) -> None:
    assert standing_for(read(text), surface, "organization") == [expected]


@pytest.mark.parametrize("text", ["在清城区落实《广东省河道条例》要抓早。", "该局长落实了责任。", "清城区下了大雨。"])
def test_a_place_where_something_happens_does_nothing(text: str) -> None:
    assert names(read(text), "organization") == []


def test_a_place_within_a_name_is_none() -> None:
    found = read("副主席黄兴国主持会议。市财政局局长赵敏到会。", place=None)
    assert named(found, "赣州市", "place") is None
    assert said(found, "holds") == [("赵敏", "市财政局", "局长")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("广州医科大学校长王海到会。", "广州医科大学"),
        ("苏州学军中学校长王海到会。", "苏州学军中学"),
        ("郑州市第一中学校长王海到会。", "郑州市第一中学"),
    ],
)
def test_a_school_keeps_the_name_of_its_place_as_it_has_it(text: str, expected: str) -> None:
    assert names(read(text), "organization") == [expected]
