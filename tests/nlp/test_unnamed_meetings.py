"""Sittings that no name tells from others: what they are called after, and what stays without a name."""

from __future__ import annotations

from tests.nlp.mini import named, names, read, said, standing_for


def test_a_sitting_at_the_end_of_a_tour_is_called_after_what_was_looked_at() -> None:
    found = read(
        "3月17日，市长王海到清新区调研茶叶产业发展。副市长赵敏参加调研和座谈。"
        "调研结束后，王海主持召开座谈会，清新区区长孙伟作了发言。"
    )
    (meeting,) = names(found, "meeting")
    assert meeting == "清远市茶叶产业发展座谈会"
    assert said(found, "chair") == [(meeting, "王海")]
    assert said(found, "attendee") == [(meeting, "孙伟"), (meeting, "王海"), (meeting, "赵敏")]
    assert said(found, "organizer") == []  # who tours is an official, not a body


def test_the_body_that_tours_holds_the_sitting() -> None:
    found = read(
        "3月17日，市政协就“推进文旅融合”开展专题调研。随后召开的座谈会上，市文化广电旅游体育局局长王海作了发言。"
    )
    meeting = named(found, "清远市政协座谈会", "meeting")
    assert meeting is not None
    assert "清远市政协专题调研座谈会" in (meeting.name, *meeting.aliases)
    assert said(found, "organizer") == [(meeting.name, "中国人民政治协商会议清远市委员会")]


def test_nothing_is_made_of_a_sitting_that_nothing_tells_of() -> None:
    assert names(read("3月17日，王海主持召开座谈会。"), "meeting") == []
    assert names(read("市长王海到清新区调研茶叶产业发展，并在座谈会上讲话。"), "meeting") == []


def test_a_partys_group_sits_where_its_secretary_presides() -> None:
    found = read("3月17日，市人大常委会党组书记、主任王海主持召开党组会议，传达学习市委八届九次全会精神。")
    assert said(found, "chair") == [("清远市人民代表大会常务委员会党组会议", "王海")]


def test_a_company_that_convenes_in_short() -> None:
    found = read("3月17日，清江铜业集团有限公司召开工作会议。当天下午，集团还召开安全生产月现场会，王海主持。")
    assert ("清江铜业集团有限公司安全生产月现场会", "清江铜业集团有限公司") in said(found, "organizer")


def test_no_name_of_a_meeting_holds_a_verb_with_its_particle() -> None:
    found = read("市委召开八届四次全会。清新区、连山县作了大会发言。市委统战部邀请的各界人士旁听了大会。")
    assert names(found, "meeting") == ["中国共产党清远市第八届委员会第四次全体会议"]


def test_plenums_of_other_parties_are_theirs() -> None:
    found = read("3月17日召开的民盟清远市六届一次全会上，王海当选为主委。会议学习了民革十四届三中全会精神。")
    held = named(found, "中国民主同盟清远市第六届委员会第一次全体会议", "meeting")
    assert held is not None
    assert (held.name, "中国民主同盟清远市委员会") in said(found, "organizer")
    assert named(found, "中国共产党第十四届中央委员会第三次全体会议", "meeting") is None


def test_a_session_in_short_is_the_one_that_the_text_counts() -> None:
    found = read(
        "3月17日，清新区第八届人民代表大会第五次会议举行第三次全体会议，区委书记王海主持会议。",
        headline="清新区人大五次会议补选区长",
    )
    assert names(found, "meeting") == ["清远市清新区第八届人民代表大会第五次会议"]


def test_joint_hosts_go_by_what_the_text_writes() -> None:
    found = read("3月17日，市人大常委会办公室、市政府新闻办公室联合召开新闻发布会。")
    assert named(found, "清远市人大常委会办公室、市政府新闻办公室新闻发布会", "meeting") is not None


def test_what_comes_after_a_meeting_is_not_at_it() -> None:
    found = read(
        "市委理论学习中心组召开学习会。学习会后，王海主持召开市安全生产委员会第二次全体会议，审议通过《清远市排查方案》。"
    )
    assert said(found, "adopted") == [("清远市安全生产委员会第二次全体会议", "清远市排查方案")]


def test_the_conference_has_members_of_its_own() -> None:
    found = read(
        "政协清远市第八届委员会常务委员会召开第二十次会议。会议学习了省委《关于协商民主的实施意见》。"
        "常委王海、委员赵敏围绕水利建设提出建议。"
    )
    conference = "中国人民政治协商会议清远市委员会"
    assert said(found, "holds") == [("王海", conference, "常委"), ("赵敏", conference, "委员")]


def test_a_governments_report_is_of_the_place_of_the_congress() -> None:
    found = read("3月17日，清远市第八届人民代表大会第五次会议开幕。市长王海向大会作政府工作报告。")
    assert standing_for(found, "政府工作报告", "policy") == ["清远市人民政府工作报告"]


def test_a_company_without_its_legal_form_is_the_one_that_has_it() -> None:
    found = read(
        "3月17日，清江投资集团有限公司召开干部大会，宣布市委决定。", headline="清江投资集团召开干部大会 宣布决定"
    )
    assert names(found, "meeting") == ["清江投资集团有限公司干部大会"]


def test_the_same_day_is_not_that_of_a_document() -> None:
    found = read(
        "3月17日，市委召开农村工作会议。市长王海要求，严格执行3月1日发布的《清远市防火命令》。"
        "同日，市安全生产领导小组召开第十四次会议。"
    )
    assert {day for _, day in said(found, "start_date")} == {"2025-03-17"}


def test_days_of_the_lead_are_not_those_of_what_is_told_later() -> None:
    found = read("3月12日至15日，市长王海率团访问台山市。代表团举办清远旅游推介会等活动。")
    assert said(found, "end_date") == []


def test_a_month_that_has_begun_is_still_to_come() -> None:
    found = read("会议决定市八届人大常委会第十二次会议于3月下旬召开。")
    assert [day for _, day in said(found, "start_date")] == ["2025-03"]
