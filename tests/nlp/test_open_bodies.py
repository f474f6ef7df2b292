"""Posts in bodies that nothing tells: known in their document alone, by the word that stands there; none where the
document may tell more."""

from __future__ import annotations

import pytest

from tests.nlp.mini import POSTS, read, said

Row = tuple[str, ...]

OPEN: list[tuple[str, str | None, dict[str, list[Row]]]] = [
    # a school, a company that its own news does not name
    (
        "校党委召开会议。校党委书记王海、校长赵敏、副校长孙立出席会议。校党委副书记周平主持会议，教务处处长郑红作了发言。",
        "清远市",
        {
            "holds": [
                ("周平", "校党委", "副书记"),
                ("孙立", "学校", "副校长"),
                ("王海", "校党委", "书记"),
                ("赵敏", "学校", "校长"),
                ("郑红", "校教务处", "处长"),
            ]
        },
    ),
    (
        "集团党委副书记、工会主席王海出席会议。公司党委书记、董事长赵敏讲话，公司总经理孙立作报告。",
        None,
        {
            "holds": [
                ("孙立", "公司", "总经理"),
                ("王海", "集团党委", "副书记"),
                ("王海", "集团工会", "主席"),
                ("赵敏", "公司", "董事长"),
                ("赵敏", "公司党委", "书记"),
            ]
        },
    ),
    (
        "我校党委书记王海讲话，纪委书记赵敏主持会议。",
        None,
        {"holds": [("王海", "校党委", "书记"), ("赵敏", "校纪委", "书记")]},
    ),
    (
        "医院党委书记王海、院长赵敏出席。我院副院长孙立主持。",
        None,
        {"holds": [("孙立", "医院", "副院长"), ("王海", "医院党委", "书记"), ("赵敏", "医院", "院长")]},
    ),
    # a place that nothing tells
    (
        "区委常委、常务副区长王海，区人大常委会副主任赵敏，副区长孙立参加活动。",
        None,
        {
            "holds": [
                ("孙立", "区人民政府", "副区长"),
                ("王海", "区人民政府", "常务副区长"),
                ("王海", "区委", "常委"),
                ("赵敏", "区人民代表大会常务委员会", "副主任"),
            ]
        },
    ),
    (
        "市教育局召开大会。市委教育工委书记、市教育局局长王海作总结，市委第九督导组副组长赵敏讲话。",
        None,
        {
            "holds": [
                ("王海", "市委教育工作委员会", "书记"),
                ("王海", "市教育局", "局长"),
                ("赵敏", "市委第九督导组", "副组长"),
            ]
        },
    ),
    # the document names the school, the company or a place, which may be the one
    ("清江大学召开会议。该校党委书记王海讲话。", None, {"holds": [("王海", "中共清江大学委员会", "书记")]}),
    ("市委讲师团成员、学校办公室主任王海作辅导。", "清远市", {"holds": [("王海", "中共清远市委讲师团", "成员")]}),
    ("承保的是清江保险清新支公司，该公司经理王海介绍了情况。", None, {}),
    ("市委常委王海先后到阳山县、开化县调研。", None, {}),
]


@pytest.mark.parametrize(("text", "place", "gives"), OPEN, ids=[t[:24] for t, _, _ in OPEN])
def test_posts_in_bodies_that_nothing_tells(text: str, place: str | None, gives: dict[str, list[Row]]) -> None:
    found = read(text, place=place)
    assert {relation: rows for relation in POSTS if (rows := said(found, relation))} == gives


def test_a_page_of_several_articles_has_no_body_in_common() -> None:
    assert said(read("我校党委书记王海讲话。", "我校党委书记赵敏出席会议。", place=None), "holds") == []


def test_an_open_body_is_known_in_its_document_alone() -> None:
    found = read("公司召开会议。公司董事长王海出席。", place=None)
    known = {r.name: r.attribute("known") for r in found.referents if r.kind == "organization"}
    assert known == {"公司": "document"}
