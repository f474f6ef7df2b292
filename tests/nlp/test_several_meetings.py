"""Articles with several meetings: which are held together, which only in passing, elsewhere or later; and meetings
whose names leave something out."""

from __future__ import annotations

import pytest

from tests.nlp.mini import named, names, read, said, standing_for


def test_meetings_held_one_after_the_other_are_all_held() -> None:
    found = read("3月17日，市财政局党组会议、市财政局局务会议先后在三楼会议室召开。")
    assert said(found, "start_date") == [
        ("清远市财政局党组会议", "2025-03-17"),
        ("清远市财政局局务会议", "2025-03-17"),
    ]


def test_what_is_told_of_before_it_does_not_take_the_focus() -> None:
    found = read(
        "3月17日，市委召开常委会会议。会前，举行了市委理论学习中心组第三次集体学习，市长王海主持。"
        "会议审议通过《清远市茶叶条例》。"
    )
    assert said(found, "adopted") == [("中共清远市委常委会会议", "清远市茶叶条例")]
    assert said(found, "chair") == [("中共清远市委理论学习中心组第三次集体学习", "王海")]


def test_who_is_at_another_meeting_is_away() -> None:
    found = read("市委召开农村工作会议。副市长王海因出席全省防汛会议未能到会。市长赵敏主持。")
    assert said(found, "chair") == [("中共清远市委农村工作会议", "赵敏")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("会议决定，9月中旬召开市委八届四次全会。", "2025-09"),
        ("会议研究了明年1月上旬召开市委八届四次全会的筹备事宜。", "2026-01"),
        ("市委将于本月下旬召开农村工作会议。", "2025-03"),
        ("本月下旬将召开全市农村工作会议。", "2025-03"),
        ("全市农村工作会议将于4月2日召开。", "2025-04-02"),
    ],
)
def test_meetings_to_come_have_a_day_and_nobody_there(text: str, day: str) -> None:
    found = read("市政府召开常务会议。" + text + "市长王海主持。")
    assert [d for _, d in said(found, "start_date")] == [day]
    assert said(found, "chair") == [("清远市人民政府常务会议", "王海")]


def test_who_decides_to_hold_a_meeting_convenes_it() -> None:
    found = read("市委决定，9月上旬召开农村工作会议。")
    assert said(found, "organizer") == [("中共清远市委农村工作会议", "中共清远市委员会")]


def test_a_study_group_that_studies_meets() -> None:
    found = read("3月17日，市委理论学习中心组集中一天时间，学习中央经济工作会议精神。市委书记王海主持。")
    assert said(found, "chair") == [("中共清远市委理论学习中心组学习会", "王海")]
    assert said(found, "studied") == [("中共清远市委理论学习中心组学习会", "中央经济工作会议")]


def test_groups_that_are_told_to_study_hold_no_meeting() -> None:
    assert names(read("各级党委中心组学习材料已印发。市委理论学习中心组要认真学习条例。"), "meeting") == []


def test_a_meeting_may_be_named_by_the_one_it_teaches() -> None:
    found = read("我市召开全市传达学习庆祝茶叶节十周年大会精神干部大会。市长王海主持。")
    assert said(found, "chair") == [("清远市传达学习庆祝茶叶节十周年大会精神干部大会", "王海")]
    assert "庆祝茶叶节十周年大会" in names(found, "meeting")


def test_boards_sit_for_the_company_before_them() -> None:
    found = read(
        "3月17日，清江农村商业银行股份有限公司2024年度股东大会、第三届董事会第一次会议在清城区召开。"
        "王海在董事会上表示，要稳健经营。"
    )
    bank = "清江农村商业银行股份有限公司"
    assert names(found, "meeting") == [bank + "2024年度股东大会", bank + "第三届董事会第一次会议"]
    assert (bank + "第三届董事会第一次会议", bank + "董事会") in said(found, "organizer")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省委书记王海主持召开省委常委会议。", ("中共广东省委常委会会议", "中共广东省委员会常务委员会")),
        ("市委常委会于十七日讨论通过了茶园规划。", ("中共清远市委常委会会议", "中共清远市委员会常务委员会")),
        ("国家防汛抗旱总指挥部召开全国防汛工作视频会议。", ("全国防汛工作视频会议", "国家防汛抗旱总指挥部")),
    ],
)
def test_whose_meeting_it_is(text: str, expected: tuple[str, str]) -> None:
    assert said(read(text), "organizer") == [expected]


def test_a_committee_of_a_prefecture_goes_by_its_short_name() -> None:
    found = read("十二月六日，地委召开农村工作会议。", place="毕节地区", date="1994-12-09")
    assert named(found, "毕节地委", "organization") is not None


def test_the_heads_of_a_prefecture_sit_for_its_office() -> None:
    text = "《毕节地区茶园办法》十二月六日经行署专员办公会议讨论通过。行署印发了通知。"
    found = read(text, place="毕节地区", date="1994-12-09")
    assert [o for _, o in said(found, "organizer")] == ["毕节地区行政公署"]


def test_two_bodies_may_hold_a_meeting_of_the_whole_place() -> None:
    found = read("3月17日，市妇联、市农业农村局召开全市茶园表彰会。")
    assert named(found, "清远市茶园表彰会", "meeting") is not None
    assert [o for _, o in said(found, "organizer")] == ["清远市农业农村局", "清远市妇女联合会"]


def test_a_headline_may_leave_the_number_of_a_groups_meeting_out() -> None:
    found = read("3月17日，市长王海主持召开市政府党组2025年第9次会议。", headline="市政府召开党组会议")
    assert names(found, "meeting") == ["清远市人民政府党组2025年第9次会议"]


def test_a_plenum_cut_short_in_a_list_is_named_by_that() -> None:
    found = read("会议传达学习党的二十届二中、三中全会精神。")
    second = named(found, "党的二十届二中", "meeting")
    assert second is not None and second.name.endswith("第二次全体会议")
    assert named(found, "三中", "meeting") is None


def test_a_draft_is_the_document_that_is_passed() -> None:
    found = read("市长王海就《清远市茶叶条例（草案）》作说明。会议审议通过《清远市茶叶条例》。")
    assert names(found, "policy") == ["清远市茶叶条例"]
    assert standing_for(found, "《清远市茶叶条例（草案）》", "policy") == ["清远市茶叶条例"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市政府召开常务会议，研究《清远市茶叶条例》。会议审议通过了这份文件。", ["清远市茶叶条例"]),
        ("市政府召开常务会议，研究《清远市茶叶条例》《清远市茶园办法》。会议审议通过了这份文件。", []),
        ("市政府召开常务会议。会议审议通过了这份文件。", []),
    ],
)
def test_this_document_is_the_only_one_named(text: str, expected: list[str]) -> None:
    assert [o for _, o in said(read(text), "adopted")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "清远市第八届人民代表大会第五次会议历时三天，昨日下午圆满闭幕。",
        "清远市第八届人民代表大会第五次会议完成各项议程，17日下午在市会议中心闭幕。",
    ],
)
def test_a_session_closes_on_the_day_told_behind_it(text: str) -> None:
    assert [d for _, d in said(read(text), "start_date")] == ["2025-03-17"]


def test_a_body_sits_twice() -> None:
    found = read("3月17日，市长王海主持召开市政府党组会议和常务会议。")
    assert said(found, "chair") == [("清远市人民政府党组会议", "王海"), ("清远市人民政府常务会议", "王海")]


def test_a_presidium_sits_for_its_session() -> None:
    found = read("3月17日，市八届人大五次会议举行主席团第三次会议，市人大常委会副主任王海主持会议。")
    session = "清远市第八届人民代表大会第五次会议"
    assert said(found, "chair") == [(session + "主席团第三次会议", "王海")]
    assert (session + "主席团第三次会议", session + "主席团") in said(found, "organizer")


def test_a_presidium_of_no_session_is_left_open() -> None:
    assert names(read("3月17日，主席团第三次会议举行。"), "meeting") == []
