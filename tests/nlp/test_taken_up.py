"""Meetings taken up by the end of their name: which form is whose, where it may stand, and what rests on it."""

from __future__ import annotations

import pytest

from nlp.relations.taken_up import ALL, short_forms, taken_up
from tests.nlp.mini import read, said

BUREAU = "清远市财政局党组2024年第3次会议"
SITTING = "清远市第八届人民政府第34次常务会议"


@pytest.mark.parametrize(
    ("name", "form", "fits"),
    [
        (SITTING, "常务会议", True),
        (SITTING, "常务会", True),
        (SITTING, "清远市人民政府常务会议", True),
        (SITTING, "会议", False),
        (SITTING, "党组会议", False),
        (BUREAU, "党组会议", True),
        (BUREAU, "局党组会议", True),
        ("市政府党组（扩大）会议", "党组会议", True),
        ("市政府党组扩大会议", "党组会议", True),
        ("清江银行第三届董事会第一次会议", "董事会", True),
        ("市委常委会会议", "常委会", False),
        ("清远论坛", "清远论坛", False),
    ],
)
def test_short_forms_leave_the_numbers_out(name: str, form: str, fits: bool) -> None:
    assert (form in short_forms([name])) is fits


REPORTED = {1: short_forms([BUREAU]), 2: short_forms([SITTING])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党组会议学习了条例。", [("党组会议", 1, True)]),
        ("常务会议强调，要抓紧。", [("常务会议", 2, True)]),
        ("王海列席常务会议，赵敏列席党组会议。", [("常务会议", 2, False), ("党组会议", 1, False)]),
        ("王海在常务会议上指出，要抓紧。", [("常务会议", 2, True)]),
        ("随后召开的党组会议学习了条例。", [("党组会议", 1, True)]),
        ("党组会议精神要传达到位。", []),
        ("会议强调，要抓紧。", []),
        ("市政协常委会会议召开。", []),
    ],
)
def test_where_a_meeting_is_taken_up(text: str, expected: list[tuple[str, int, bool]]) -> None:
    found = [(text[t.start : t.end], t.referent, t.leads) for t in taken_up(text, 0, len(text), REPORTED)]
    assert found == expected


def test_a_form_that_two_meetings_have_is_nobodys() -> None:
    both = {1: short_forms(["市委常委会会议"]), 2: short_forms(["县委常委会会议"])}
    assert list(taken_up("常委会会议强调，要抓紧。", 0, 12, both)) == []


@pytest.mark.parametrize("text", ["上述会议。", "两个会议，", "以上会议", "这两次会议", "了上述会议"])
def test_all_meetings(text: str) -> None:
    assert ALL.match(text)


@pytest.mark.parametrize("text", ["会议", "上述活动", "两个会场", "这次会议"])
def test_not_all_meetings(text: str) -> None:
    assert not ALL.match(text)


LEAD = "3月17日，市委书记王海先后主持召开市委常委会会议、市委全面深化改革委员会第六次会议。"
COMMITTEE, REFORM = "中共清远市委常委会会议", "中共清远市委全面深化改革委员会第六次会议"


@pytest.mark.parametrize(
    ("more", "relation", "expected"),
    [
        ("", "chair", [(COMMITTEE, "王海"), (REFORM, "王海")]),
        ("常委会会议审议通过《清远市茶叶条例》。", "adopted", [(COMMITTEE, "清远市茶叶条例")]),
        ("深改委会议审议通过《清远市茶叶条例》。", "adopted", [(REFORM, "清远市茶叶条例")]),
        (
            "副市长赵敏出席两个会议，副市长孙伟列席常委会会议，副市长陈志强列席深改委会议。",
            "attendee",
            [
                (COMMITTEE, "孙伟"),
                (COMMITTEE, "王海"),
                (COMMITTEE, "赵敏"),
                (REFORM, "王海"),
                (REFORM, "赵敏"),
                (REFORM, "陈志强"),
            ],
        ),
    ],
)
def test_two_meetings_in_one_article(more: str, relation: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said(read(LEAD + more), relation)) == sorted(expected)


def test_the_reason_is_told() -> None:
    relations = read(LEAD + "常委会会议审议通过《清远市茶叶条例》。").relations
    (adopted,) = [r for r in relations if r.relation == "adopted"]
    assert COMMITTEE in adopted.basis
