"""Whose the posts of a string are: bodies that could not be read, levels after a place, ranks, terms, what 原 covers,
people who stand beside a post of another."""

from __future__ import annotations

import pytest

from nlp.bodies import suits
from nlp.components.body_forms import SHORT_BODY, parse
from tests.nlp.mini import POSTS, read, said

Row = tuple[str, ...]
CONFERENCE = "中国人民政治协商会议"

STRINGS: list[tuple[str, str | None, dict[str, list[Row]]]] = [
    # the zone that meets, not a place far away that has its name; of several, none
    (
        "清江新区召开会议。区党工委副书记、管委会主任王海主持会议，区党工委委员赵敏参加会议。",
        "清远市",
        {
            "holds": [
                ("王海", "中共清江新区工作委员会", "副书记"),
                ("王海", "清江新区管理委员会", "主任"),
                ("赵敏", "中共清江新区工作委员会", "委员"),
            ]
        },
    ),
    ("清江新区召开会议。北江新区召开会议。区党工委副书记王海参加。", "清远市", {}),
    (
        "清远滨海新区管委会主任王海参加会见。滨海新区管委会副主任赵敏签署协议。",
        "清远市",
        {"holds": [("王海", "清远滨海新区管理委员会", "主任"), ("赵敏", "清远滨海新区管理委员会", "副主任")]},
    ),
    (
        "滨海新区管委会副主任赵敏签署协议。",
        "天津市",
        {"holds": [("赵敏", "天津市滨海新区管理委员会", "副主任")]},
    ),
    # a county behind the name of who holds a post in it, whatever the dateline is; a city may be the prefecture
    (
        "阳山县委书记王海，县委副书记、县长赵敏陪同。",
        "清远市",
        {
            "holds": [
                ("王海", "中共阳山县委员会", "书记"),
                ("赵敏", "中共阳山县委员会", "副书记"),
                ("赵敏", "阳山县人民政府", "县长"),
            ]
        },
    ),
    (
        "本报连山讯 市长王海到连山、阳山两县调研。连山县委书记孙立、阳山县委书记周平，县委副书记、县长赵敏陪同。",
        "清远市",
        {
            "holds": [
                ("周平", "中共阳山县委员会", "书记"),
                ("孙立", "中共连山壮族瑶族自治县委员会", "书记"),
                ("王海", "清远市人民政府", "市长"),
                ("赵敏", "中共阳山县委员会", "副书记"),
                ("赵敏", "阳山县人民政府", "县长"),
            ]
        },
    ),
    (
        "英德市委书记王海，市委副书记赵敏陪同。",
        "清远市",
        {"holds": [("王海", "中共英德市委员会", "书记"), ("赵敏", "中共清远市委员会", "副书记")]},
    ),
    # a township of one of the peoples begins with no county of that name
    (
        "本报讯 武义县柳城畲族镇修渠。镇长王海到场。",
        "金华市",
        {"holds": [("王海", "武义县柳城畲族镇人民政府", "镇长")]},
    ),
    (
        "在清新区河东治沙站，站长王海介绍了情况。中国科学院清江生态与地理研究所研究员赵敏介绍了情况。",
        "清远市",
        {
            "holds": [
                ("王海", "清新区河东治沙站", "站长"),
                ("赵敏", "中国科学院清江生态与地理研究所", "研究员"),
            ]
        },
    ),
    (
        "中华全国供销合作总社开会。总社党组书记、理事会主任王海讲话，总社监事会副主任赵敏到会。",
        None,
        {
            "holds": [
                ("王海", "中共中华全国供销合作总社党组", "书记"),
                ("王海", "中华全国供销合作总社理事会", "主任"),
                ("赵敏", "中华全国供销合作总社监事会", "副主任"),
            ]
        },
    ),
    # a part of the body before, or of what the sentence has named
    (
        "县旅游局副局长王海兼任政工科科长。",
        "阳山县",
        {"holds": [("王海", "阳山县旅游局", "副局长"), ("王海", "阳山县旅游局政工科", "科长")]},
    ),
    (
        "清江景区管理处挂牌，县旅游局局长王海兼任管理处主任。",
        "阳山县",
        {"holds": [("王海", "阳山县旅游局", "局长")]},
    ),
    # a conference without a place, in an article about that of the paper's place
    (
        "清远市政协开会。政协副主席王海，秘书长孙立就座。",
        "清远市",
        {
            "holds": [
                ("孙立", CONFERENCE + "清远市委员会", "秘书长"),
                ("王海", CONFERENCE + "清远市委员会", "副主席"),
            ]
        },
    ),
    ("市政协赴英德市调研。政协副主席王海参加。", "清远市", {}),
    ("全国政协开会，市政协委员列席。政协副主席王海讲话。", "清远市", {"holds": [("王海", CONFERENCE, "副主席")]}),
    # of what has such a head, not of the body before
    (
        "兵团党委书记、政委王海讲话，兵团党委副书记、司令员赵敏主持会议。",
        "新疆维吾尔自治区",
        {
            "holds": [
                ("王海", "中共新疆生产建设兵团委员会", "书记"),
                ("王海", "新疆生产建设兵团", "政委"),
                ("赵敏", "中共新疆生产建设兵团委员会", "副书记"),
                ("赵敏", "新疆生产建设兵团", "司令员"),
            ]
        },
    ),
    (
        "市公安局关工委主任王海讲话。",
        "清远市",
        {"holds": [("王海", "清远市公安局关心下一代工作委员会", "主任")]},
    ),
    (
        "共青团中央书记处第一书记王海、解放军总政治部副主任赵敏致辞。",
        None,
        {
            "holds": [
                ("王海", "中国共产主义青年团中央委员会", "第一书记"),
                ("赵敏", "中国人民解放军总政治部", "副主任"),
            ]
        },
    ),
    (
        "清新区人民法院院长王海、人民检察院检察长赵敏到会。",
        "清远市",
        {"holds": [("王海", "清远市清新区人民法院", "院长"), ("赵敏", "清远市清新区人民检察院", "检察长")]},
    ),
    (
        "清江大学校长王海、国家会计学院院长赵敏到会。",
        "清远市",
        {"holds": [("王海", "清江大学", "校长"), ("赵敏", "国家会计学院", "院长")]},
    ),
    # a company of a group is not the group itself
    (
        "清江港口发展有限公司董事长王海，集团公司党委委员、副总经理赵敏参加座谈。",
        "清远市",
        {"holds": [("王海", "清江港口发展有限公司", "董事长")]},
    ),
    (
        "清江能源集团有限公司开会。集团公司副总经理赵敏参加座谈。",
        "清远市",
        {"holds": [("赵敏", "清江能源集团有限公司", "副总经理")]},
    ),
    ("清远市人民医院开会。我院院长王海致辞。", "清远市", {"holds": [("王海", "清远市人民医院", "院长")]}),
    # the term of a congress is no part of its committee's name
    (
        "十二届全国人大财政经济委员会副主任委员王海、广东省十二届人大财政经济委员会主任委员赵敏到会。",
        "清远市",
        {
            "holds": [
                ("王海", "全国人民代表大会财政经济委员会", "副主任委员"),
                ("赵敏", "广东省人民代表大会财政经济委员会", "主任委员"),
            ]
        },
    ),
    # a body and its head that share a character are not of the body before; a township's office of none that is told
    (
        "市公安局副局长王海、住建局长赵敏、司法所长孙立参加。",
        "清远市",
        {"holds": [("王海", "清远市公安局", "副局长"), ("赵敏", "清远市住房和城乡建设局", "局长")]},
    ),
    # a body that no table has stands before the title: it is of that body or of nobody
    (
        "太平镇党委书记王海、清新区经联会主任赵敏到会。",
        "清远市",
        {"holds": [("王海", "中共清远市清新区太平镇委员会", "书记"), ("赵敏", "清新区经联会", "主任")]},
    ),
    ("太平镇党委书记王海到会。青云合社主任赵敏到会。", "清远市", {"holds": [("王海", "中共太平镇委员会", "书记")]}),
    (
        "韶关市委书记王海、清远市咨询委主任赵敏到会。",
        None,
        {"holds": [("王海", "中共韶关市委员会", "书记"), ("赵敏", "清远市咨询委", "主任")]},
    ),
    (
        "泰国中华商会广东分会会长王海、湖北分会会长赵敏到会。",
        None,
        {"holds": [("王海", "泰国中华商会广东分会", "会长")]},
    ),
    # a party's committee has neither a director nor a chairman
    ("太平镇党委开会。代表会选举赵敏为主任。", "清远市", {}),
    # of whoever our school has to do with our own officers are not
    ("我校与清江大学签约。校党委书记王海、副校长赵敏出席。", None, {}),
    # the level after a place of that kind is that place
    (
        "河北省委副书记，省政府省长、党组书记王海到会。",
        None,
        {
            "holds": [
                ("王海", "中共河北省人民政府党组", "书记"),
                ("王海", "中共河北省委员会", "副书记"),
                ("王海", "河北省人民政府", "省长"),
            ]
        },
    ),
    (
        "西藏党委副书记、区政府党组书记、主席王海到会。",
        None,
        {
            "holds": [
                ("王海", "中共西藏自治区人民政府党组", "书记"),
                ("王海", "中共西藏自治区委员会", "副书记"),
                ("王海", "西藏自治区人民政府", "主席"),
            ]
        },
    ),
    ("自治区副主席王海到我市调研。", "柳州市", {"holds": [("王海", "广西壮族自治区人民政府", "副主席")]}),
    ("清新区委书记王海、鲁南区党委秘书长赵敏到会。", None, {"holds": [("王海", "中共清远市清新区委员会", "书记")]}),
    ("阳山县县委书记王海到会。", "清远市", {"holds": [("王海", "中共阳山县委员会", "书记")]}),
    # ranks, terms, parts
    ("市人武部上校部长王海到会。", "清远市", {"holds": [("王海", "中国人民解放军清远市人民武装部", "部长")]}),
    (
        "政协广东省第七届、八届委员会主席王海，政协湖南省副主席赵敏到会。",
        None,
        {"holds": [("王海", CONFERENCE + "广东省委员会", "主席"), ("赵敏", CONFERENCE + "湖南省委员会", "副主席")]},
    ),
    (
        "市教育局副局长、直属机关党委书记王海到会。",
        "清远市",
        {"holds": [("王海", "清远市教育局", "副局长"), ("王海", "清远市教育局直属机关党委", "书记")]},
    ),
    (
        "清远学院副校长、教务长王海到会。",
        "清远市",
        {"holds": [("王海", "清远学院", "副校长"), ("王海", "清远学院", "教务长")]},
    ),
    (
        "清远学院召开大会。资源与土木工程学院院长王海到会。",
        "清远市",
        {"holds": [("王海", "清远学院资源与土木工程学院", "院长")]},
    ),
    (
        "清江信托有限责任公司原董事长王海到会。",
        None,
        {"former": [("王海", "清江信托有限责任公司", "董事长")]},
    ),
    # 原 behind 的, before the place and in the middle of it
    (
        "掌舵三年的原清远市委书记王海到会。",
        None,
        {"former": [("王海", "中共清远市委员会", "书记")]},
    ),
    ("四川原省委副书记王海到会。", None, {"former": [("王海", "中共四川省委员会", "副书记")]}),
    (
        "原四川省重庆市政协副主席王海同志遗体送别活动举行。",
        None,
        {"former": [("王海", CONFERENCE + "重庆市委员会", "副主席")]},
    ),
    (
        "原清远市委副书记王海、韶关市委副书记赵敏先后退休。",
        None,
        {"former": [("王海", "中共清远市委员会", "副书记"), ("赵敏", "中共韶关市委员会", "副书记")]},
    ),
    (
        "原清远市委副书记王海、韶关市委副书记赵敏到会。",
        None,
        {
            "former": [("王海", "中共清远市委员会", "副书记")],
            "holds": [("赵敏", "中共韶关市委员会", "副书记")],
        },
    ),
    # who stands on the other side has no post of this one
    ("市长王海与赵敏代表双方签署协议。", "清远市", {"holds": [("王海", "清远市人民政府", "市长")]}),
    ("原市委书记王海与赵敏交谈。", "清远市", {"former": [("王海", "中共清远市委员会", "书记")]}),
    (
        "副市长王海与赵敏一同看望老人。",
        "清远市",
        {"holds": [("王海", "清远市人民政府", "副市长"), ("赵敏", "清远市人民政府", "副市长")]},
    ),
    (
        "促进会开会。清远市茶叶促进会会长王海主持，促进会副会长赵敏发言。",
        "清远市",
        {"holds": [("王海", "清远市茶叶促进会", "会长"), ("赵敏", "清远市茶叶促进会", "副会长")]},
    ),
    (
        "副市长王海、赵敏代表双方签署协议。",
        "清远市",
        {"holds": [("王海", "清远市人民政府", "副市长"), ("赵敏", "清远市人民政府", "副市长")]},
    ),
    # what one has become is no post of the day before
    (
        "履新的有从清远市审计局局长调任清远市财政局局长的王海。",
        "清远市",
        {"former": [("王海", "清远市审计局", "局长")], "appointed": [("王海", "清远市财政局", "局长")]},
    ),
    (
        "大会选举王海、赵敏等21人为清新县人民委员会委员。王海为清新县县长，赵敏为清新县副县长。",
        None,
        {
            "appointed": [
                ("王海", "清新县人民委员会", "委员"),
                ("王海", "清新县人民政府", "县长"),
                ("赵敏", "清新县人民委员会", "委员"),
                ("赵敏", "清新县人民政府", "副县长"),
            ]
        },
    ),
    ("大会提名王海为清新县人民委员会委员。王海为清新县县长。", None, {}),
    # the column of what is held
    (
        "姓 名 性别 现任职务 拟任职务\n王海 男 市审计局副局长 市财政局局长\n赵敏 女 阳山县委常委、宣传部部长 正职",
        "清远市",
        {
            "holds": [
                ("王海", "清远市审计局", "副局长"),
                ("赵敏", "中共阳山县委员会", "常委"),
                ("赵敏", "中共阳山县委员会宣传部", "部长"),
            ]
        },
    ),
]


@pytest.mark.parametrize(("text", "place", "gives"), STRINGS, ids=[t[:20] for t, _, _ in STRINGS])
def test_whose_the_posts_of_a_string_are(text: str, place: str | None, gives: dict[str, list[Row]]) -> None:
    found = read(text, place=place)
    assert {relation: rows for relation in POSTS if (rows := said(found, relation))} == gives


@pytest.mark.parametrize(
    ("title", "body", "goes"),
    [
        ("主任", "中共清远市委员会", False),
        ("副主席", "中共太平镇委员会", False),
        ("主任", "中共清远市委员会财经委员会", True),
        ("主任", "中共广东省顾问委员会", True),
        ("书记", "中共清远市委员会", True),
    ],
)
def test_a_committee_of_the_party_has_secretaries(title: str, body: str, goes: bool) -> None:
    assert suits(title, body) is goes


@pytest.mark.parametrize(
    ("word", "fits"),
    [("咨询委", True), ("经联会", True), ("经合办", True), ("市委", False), ("县委办", False), ("两会", False)],
)
def test_a_body_by_its_short_word(word: str, fits: bool) -> None:
    assert (SHORT_BODY.fullmatch(word) is not None) is fits


def test_several_terms_are_one_body() -> None:
    several, one = parse("政协广东省第七届、八届委员会"), parse("政协广东省第七届委员会")
    assert several is not None and one is not None and several.types == one.types
