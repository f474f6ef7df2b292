"""Bodies of zones, of former counties and of the place named right before; branches; names that begin with 中央."""

from __future__ import annotations

import pytest

from nlp.components.body_forms import parse
from tests.nlp.mini import named, read, said

# place of the document, text, what people hold
HELD: list[tuple[str | None, str, set[tuple[str, ...]]]] = [
    ("吴江县", "县委书记王海讲话。", {("王海", "中共吴江县委员会", "书记")}),
    (
        "清远云山新区",
        "区委书记王海讲话，区管委会主任赵敏主持，新区党工委委员李强到会。",
        {
            ("王海", "中共清远云山新区委员会", "书记"),
            ("赵敏", "清远云山新区管理委员会", "主任"),
            ("李强", "中共清远云山新区工作委员会", "委员"),
        },
    ),
    ("清远市", "韶关经济技术开发区党工委书记王海到会。", {("王海", "中共韶关经济技术开发区工作委员会", "书记")}),
    ("清远市", "韶关市高新区管委会主任王海到会。", {("王海", "韶关市高新区管理委员会", "主任")}),
    ("清远市", "新区管委会主任王海到会。", set()),  # a 新区 has a name, which nothing tells
    ("清远市", "高新区管委会主任王海到会。", {("王海", "清远市高新区管理委员会", "主任")}),
    ("韶关市", "清远市委、市政府致辞。市长王海讲话。", {("王海", "韶关市人民政府", "市长")}),
    (
        None,
        "考察团赴湛江市、茂名市考察。湛江市政协主席王海出席，市委常委赵敏介绍情况。",
        {("王海", "中国人民政治协商会议湛江市委员会", "主席"), ("赵敏", "中共湛江市委员会", "常委")},
    ),
    (None, "湛江市、茂名市座谈，市委常委赵敏介绍情况。", set()),
    (
        "清远市",
        "清江财产保险股份有限公司到会。清新支公司经理王海发言。",
        {("王海", "清江财产保险股份有限公司清新支公司", "经理")},
    ),
    ("清远市", "省编办主任王海到会。", {("王海", "中共广东省委员会机构编制委员会办公室", "主任")}),
    ("清远市", "市中级院院长王海到会。", {("王海", "清远市中级人民法院", "院长")}),
    (
        "清远市",
        "经开区第一次党工委会议召开，区党工委书记、管委会主任王海主持。",
        {("王海", "中共清远市经开区工作委员会", "书记"), ("王海", "清远市经开区管理委员会", "主任")},
    ),
    ("清新区", "区党工委书记王海主持。", {("王海", "中共清远市清新区工作委员会", "书记")}),
    (
        "清远市",
        "省农垦局局长王海、局办公室主任赵敏到会。",
        {("王海", "广东省农垦局", "局长"), ("赵敏", "广东省农垦局办公室", "主任")},
    ),
    (
        "清新区",
        "区人大太和街道工委主任王海到会。",
        {("王海", "清远市清新区人民代表大会太和街道工作委员会", "主任")},
    ),
    (
        "石河子市",
        "兵团工作组到会。一四三团党委书记王海讲话，团长赵敏主持。",
        {
            ("王海", "中共新疆生产建设兵团第八师一四三团委员会", "书记"),
            ("赵敏", "新疆生产建设兵团第八师一四三团", "团长"),
        },
    ),
    ("清远市", "一四三团团长王海到会。", set()),
    (None, "在东莞市石岭镇开会。石岭镇镇长王海主持。", {("王海", "东莞市石岭镇人民政府", "镇长")}),
    ("广东省", "太平街道召开会议。街道党工委书记王海主持。", {("王海", "中共太平街道工作委员会", "书记")}),
    ("扎赉特旗", "云山苏木召开会议。党委书记王海主持。", {("王海", "中共扎赉特旗云山苏木委员会", "书记")}),
    ("清远市", "广西区党委书记王海到会。", {("王海", "中共广西壮族自治区委员会", "书记")}),
]


@pytest.mark.parametrize(("place", "text", "expected"), HELD)
def test_whose_post_it_is(place: str | None, text: str, expected: set[tuple[str, ...]]) -> None:
    found = read(text, place=place)
    held = {
        (person, form, title)
        for person, body, title in said(found, "holds")
        if (entity := named(found, body, "organization"))
        for form in (entity.name, *entity.aliases)
    }
    assert expected <= held
    assert len(said(found, "holds")) == len(expected)


# place of the document, text, the meeting's organizers
HOSTS: list[tuple[str, str, set[str]]] = [
    (
        "广东省",
        "连山县委召开工作会议。同日，连南县委召开县委常委会会议。",
        {"中共连山壮族瑶族自治县委员会", "中共连南瑶族自治县委员会常务委员会"},
    ),
    ("清远市", "共青团清远市妇女联合会第二次团员大会召开。", {"共青团清远市妇女联合会委员会"}),
    ("通辽经济技术开发区", "开发区第二次党工委会议召开。", {"中共通辽经济技术开发区工作委员会"}),
    ("石河子市", "兵团工作组到会。一二一团召开工作会议。", {"新疆生产建设兵团第八师一二一团"}),
    ("庄浪县", "会议传达了地委扩大会议和全区计划工作会议精神。", {"中共平凉地区委员会"}),
    ("韶关市", "清远市委、市政府召开工作会议。", {"中共清远市委员会", "清远市人民政府"}),
]


@pytest.mark.parametrize(("place", "text", "expected"), HOSTS)
def test_whose_meeting_it_is(place: str, text: str, expected: set[str]) -> None:
    assert {host for _, host in said(read(text, place=place), "organizer")} == expected


# a form, its literal and its parts; None where it is no body
FORMS: list[tuple[str, tuple[str, tuple[str, ...]] | None]] = [
    ("中央美术学院", ("中央美术学院", ())),
    ("中央机关", ("", ("机关",))),
    ("中共中央顾问委员会", ("", ())),
    ("中组部干部三局", ("", ("干部三局",))),
    ("中共中央西北局统战部", ("", ("统战部",))),
    ("生态环境部环境影响评价与排放管理司", ("", ("环境影响评价与排放管理司",))),
    ("市财政局办公室与预算科", None),
    ("林业部门学", None),
    ("通过部分专门委员会", None),
    ("担任代表团临时党支部", None),
    ("寄语全街道", None),
    ("香港和顺实业（集团）有限公司董事局", ("香港和顺实业（集团）有限公司", ("董事局",))),
    ("清远和兴宁市公安局", None),
    ("区政协太和镇联络处", ("", ("太和镇联络处",))),
    ("大英博物馆", ("大英博物馆", ())),
]


@pytest.mark.parametrize(("text", "parts"), FORMS)
def test_forms(text: str, parts: tuple[str, tuple[str, ...]] | None) -> None:
    form = parse(text)
    assert (form and (form.literal, form.units)) == parts
