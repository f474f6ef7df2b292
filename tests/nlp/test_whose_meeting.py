"""Whose a meeting is where its sentence says so in passing, and which of several meetings a sentence is about."""

from __future__ import annotations

import pytest

from nlp.relations.taken_up import short_forms, taken_up
from tests.nlp.mini import matches, named, names, objects, read, said, standing_for, surfaces


@pytest.mark.parametrize(
    ("text", "convenor", "name"),
    [
        ("六月三日，在市委召开的知识分子座谈会上，王海讲话。", "市委", "知识分子座谈会"),
        ("在市财政局党组召开的扩大会议上，王海发言。", "市财政局党组", "扩大会议"),
        ("在市政协举行的春节茶话会上，王海致辞。", "市政协", "春节茶话会"),
        # where it is held, not who holds it
        ("在市会议中心召开的知识分子座谈会上，王海讲话。", "", "知识分子座谈会"),
        ("在清江学院召开的知识分子座谈会上，王海讲话。", "", "知识分子座谈会"),
        # studies that a group 进行
        ("局党委中心组进行了第三次集中学习。", "", "第三次集中学习"),
        (
            "市检察院党组理论学习中心组在三楼会议室进行今年第七次集体学习。",
            "市检察院党组理论学习中心组",
            "今年第七次集体学习",
        ),
    ],
)
def test_who_holds_it(text: str, convenor: str, name: str) -> None:
    found = [m for m in matches(text, "meeting") if m.get("type") == "named"]
    assert [(m.get("convenor"), m.get("name")) for m in found] == [(convenor, name)]


def test_talks_that_go_on_hold_no_studies() -> None:
    assert surfaces("代表团进行第二次磋商，学习对方的做法。", "meeting") == []


@pytest.mark.parametrize(
    ("text", "meeting", "organizer"),
    [
        (
            "11月13日，市政协邀请各民主党派和工商联负责人，就城区“菜篮子”工程举行座谈会。副主席李建国主持会议。",
            "清远市政协城区“菜篮子”工程座谈会",
            "中国人民政治协商会议清远市委员会",
        ),
        (
            "11月13日，市委统战部就城区供水问题，邀请各民主党派负责人召开座谈会。副市长李建国主持。",
            "中共清远市委统战部城区供水座谈会",
            "中共清远市委员会统一战线工作部",
        ),
        ("11月13日，市委邀请各界人士举行座谈会。副市长李建国主持。", "中共清远市委各界人士座谈会", "中共清远市委员会"),
    ],
)
def test_a_meeting_is_of_the_body_that_asks_others_to_it(text: str, meeting: str, organizer: str) -> None:
    found = read(text)
    assert named(found, meeting, "meeting") is not None
    assert objects(found, "organizer") == [organizer]
    assert objects(found, "chair") == ["李建国"]
    assert objects(found, "start_date") == ["2024-11-13"]


@pytest.mark.parametrize(
    "text",
    [
        "11月13日，市政协邀请委员视察水库。会后，有关部门召开座谈会。",
        "11月13日，应邀请到场的专家召开座谈会。",
    ],
)
def test_who_asks_to_something_else_holds_no_meeting(text: str) -> None:
    assert said(read(text), "organizer") == []


def test_what_is_a_place_as_well_as_a_body_holds_meetings_as_a_place_does() -> None:
    found = read("市财政局召开党组会议，传达了兵团教育工作会议精神。")
    assert objects(found, "studied") == ["新疆兵团教育工作会议"]
    assert [m for m, _ in said(found, "organizer")] == ["清远市财政局党组会议"]
    party = read("市财政局召开党组会议，传达了兵团党委工作会议精神。")
    assert len(said(party, "organizer")) == 2


def test_two_committees_study_together() -> None:
    found = read("3月1日，市水利局党组、市教育工作党委在太平中学举行中心组联组学习会。")
    assert objects(found, "organizer") == ["中共清远市教育工作委员会", "中共清远市水利局党组"]


# -- which of several


def test_a_staff_congress_in_short_in_the_headline() -> None:
    text = "一月二十二日，清远矿务局清江煤矿九届二次职工代表大会在俱乐部召开。矿长李建国作报告。"
    assert len(names(read(text, headline="清江煤矿职代会通过承包方案"), "meeting")) == 1
    assert len(names(read(text, headline="清新煤矿职代会通过承包方案"), "meeting")) == 2


PLENUM = "中国共产党广东省第十三届委员会第四次全体会议"


def test_each_of_several_bodies_studies_at_its_own_meeting() -> None:
    lead = "连日来，市教育局、市水利局通过不同形式学习贯彻省委十三届四次全会精神。\n"
    education = "市教育局召开党组（扩大）会议，局长王海主持。\n"
    found = read(lead + education + "市水利局召开干部职工大会，局长李建国作全会精神宣讲报告。")
    assert said(found, "studied") == [("清远市教育局党组（扩大）会议", PLENUM), ("清远市水利局干部职工大会", PLENUM)]
    assert said(found, "speaker") == [("清远市水利局干部职工大会", "李建国")]
    assert said(read(lead + education), "studied") == []  # of which of them is not said
    assert said(read(lead + education + "市财政局召开干部职工大会。"), "studied") == []


def test_with_what_a_meeting_is_studied() -> None:
    found = read("市财政局召开党组会议，把学习市委八届六次全会精神同学习省委十三届四次全会精神结合起来。")
    assert objects(found, "studied") == [PLENUM, "中国共产党清远市第八届委员会第六次全体会议"]


CPPCC = "中国人民政治协商会议清远市第八届委员会第二次会议"


@pytest.mark.parametrize(
    "aside",
    ["会议期间，委员们列席了市八届人大五次会议。", "全体委员列席了市八届人大五次会议，听取了政府工作报告。"],
)
def test_a_session_that_others_sit_in_on_is_not_theirs(aside: str) -> None:
    found = read(f"市政协八届二次会议在清远剧院闭幕。{aside}清新区政协副主席王海、民营企业家赵敏等9人作了大会发言。")
    assert said(found, "speaker") == [(CPPCC, "王海"), (CPPCC, "赵敏")]


def test_guests_of_a_session_leave_it_in_focus() -> None:
    found = read("市八届人大五次会议开幕。出席市政协八届二次会议的委员列席了会议。市长李建国作政府工作报告。")
    assert said(found, "speaker") == [("清远市第八届人民代表大会第五次会议", "李建国")]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["清江集团有限公司第二届委员会第一次全体会议"], [1]),
        (["清远市第八届人民代表大会第五次会议"], []),  # which may be called 大会 as well
        (["清远市动员大会"], []),
    ],
)
def test_the_congress_beside_its_plenum(others: list[str], expected: list[int]) -> None:
    reported = {1: short_forms(["清江集团有限公司第二次代表大会"])}
    reported |= {n: short_forms([name]) for n, name in enumerate(others, 2)}
    text = "王海专程赶来参加大会。"
    assert [t.referent for t in taken_up(text, 0, len(text), reported)] == expected


SCOPED = "全省农村工作会议"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"2月16日，省政协十届二十次常委会议在广州召开。会议学习了{SCOPED}精神。", "中共广东省委农村工作会议"),
        (f"2月16日，省政协十届二十次常委会议在广州召开。会议学习了去年{SCOPED}精神。", "广东省农村工作会议"),
        ("2月16日，省政协召开主席会议。会议学习了全省林业工作会议精神。", None),
    ],
)
def test_a_meeting_of_the_whole_province_is_the_committees_that_the_page_reports(
    text: str, expected: str | None
) -> None:
    reported = "2月15日，省委农村工作会议在广州召开。省长王海主持会议。"
    found = read(text, reported, headline="省政协召开常委会议", place="广东省")
    assert standing_for(found, SCOPED, "meeting") == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "alias", "stands"),
    [
        ("市财政局党组召开扩大会议。", "中共清远市财政局党组（扩大）会议", True),
        ("清新区政府召开竹木产业升级推进会。", "清远市清新区竹木产业升级推进会", True),
        ("清新区政府召开座谈会。", "清远市清新区座谈会", False),
        ("清新区政府召开常务会议。", "清远市清新区常务会议", False),
        ("市春季农业生产现场会召开。", "清远市市春季农业生产现场会", False),
    ],
)
def test_other_wordings_of_a_meeting(text: str, alias: str, stands: bool) -> None:
    aliases = {a for r in read(text).referents if r.kind == "meeting" for a in r.aliases}
    assert (alias in aliases) is stands


@pytest.mark.parametrize("kind", ["分组讨论会", "小组讨论会", "分组审议会议"])
def test_groups_that_talk_are_no_meeting(kind: str) -> None:
    assert names(read(f"1月22日，委员在{kind}上发言。"), "meeting") == []


def test_who_is_told_to_carry_out_what_was_passed() -> None:
    found = read("会议通过了《清远市小煤窑压产方案》，决定由市水利局牵头实施。")
    assert said(found, "implements") == [("清远市水利局", "清远市小煤窑压产方案")]


def test_each_item_of_a_digest_is_of_something_else() -> None:
    items = (
        "清新区人大常委会1月15日举行第四十三次会议，主任王海讲话。",
        "佛冈县政府1月13日公布《佛冈县温泉规定》，副县长李建国说，凿井须经论证。",
        "连州市市长赵敏走访茶农。",
    )
    for mark in "◎□":
        assert objects(read("\n".join(mark + item for item in items)), "speaker") == ["王海"]


def test_a_committee_for_civility_is_a_towns_own() -> None:
    found = read("市精神文明建设委员会近日作出《关于命名道德模范的决定》。")
    assert objects(found, "issuer") == ["清远市精神文明建设委员会"]


@pytest.mark.parametrize(
    ("text", "organizer"),
    [
        (
            "9月16日，清江矿冶集团有限公司（以下简称清江集团）党委召开廉洁从业研讨会。集团总经理王海讲话。",
            ["中共清江矿冶集团有限公司委员会"],
        ),
        ("9月16日，清江商贸股份有限公司（下称清江商贸）工会举行女工座谈会。", ["清江商贸股份有限公司工会"]),
        # where it is held is whose it is if its own official presides
        ("安全生产紧急电话会议在清江煤焦集团有限公司召开。集团总经理王海主持。", ["清江煤焦集团有限公司"]),
        # else only where
        ("安全生产标准化现场会在清江煤焦集团有限公司召开。市财政局局长王海主持，集团总经理赵敏介绍经验。", []),
        ("安全生产标准化现场会在清江煤焦集团有限公司召开。集团总经理赵敏介绍经验。", []),
    ],
)
def test_the_company_whose_meeting_it_is(text: str, organizer: list[str]) -> None:
    assert objects(read(text), "organizer") == organizer


def test_who_leads_a_society_is_at_no_meeting_of_it() -> None:
    assert surfaces("市委书记王海在市宾馆会见清远同乡联谊会会长赵敏、常务副会长孙伟。", "meeting") == []
