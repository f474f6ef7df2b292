"""Which meeting an article is about where no verb holds it, where it is only spoken of, and where another follows."""

from __future__ import annotations

import pytest

from tests.nlp.mini import named, names, read, said

STANDING = "清远市第八届人民代表大会常务委员会第二十次会议"
CHAIRED = "市人大常委会主任王海主持会议。"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("市八届人大常委会第二十次会议昨天接受赵敏辞去副市长职务的请求。", "2025-03-17"),
        ("本报3月18日讯 市八届人大常委会第二十次会议昨天决定任命赵敏为副市长。", "2025-03-17"),
        ("今（18）日，市八届人大常委会第二十次会议接受赵敏辞去副市长职务的请求。", "2025-03-18"),
        ("市八届人大常委会第二十次会议3月5日决定任命赵敏为副市长。", "2025-03-05"),
        ("本报讯（记者 孙伟） 3月5日，市八届人大常委会第二十次会议任免了一批工作人员。", "2025-03-05"),
        ("为期两天的市八届人大常委会第二十次会议3月17日在市会议中心闭幕。", "2025-03-17"),
        ("昨天闭会的市八届人大常委会第二十次会议，任免了一批国家机关工作人员。", "2025-03-17"),
    ],
)
def test_a_session_at_work_is_held(lead: str, day: str) -> None:
    found = read(lead + CHAIRED)
    assert said(found, "chair") == [(STANDING, "王海")]
    assert said(found, "start_date") == [(STANDING, day)]


@pytest.mark.parametrize(
    "lead",
    [
        "市八届人大常委会第二十次会议2023年6月27日通过的条例即将施行。",
        "市八届人大常委会第二十次会议2023年6月27日决定任命赵敏为副市长。",
        "市八届人大常委会第二十次会议召开的时间、地点已经确定。",
        "如何开好市八届人大常委会第二十次会议，大家谈了想法。",
    ],
)
def test_a_session_of_long_ago_or_to_come_is_not(lead: str) -> None:
    assert said(read(lead + CHAIRED), "chair") == []


def test_a_session_that_opens_its_article_is_held() -> None:
    decides = "市八届人大常委会第二十次会议决定任命赵敏为副市长。"
    assert said(read("本报讯 " + decides + CHAIRED), "chair") == [(STANDING, "王海")]
    assert said(read("天气转暖，春茶开采。" + decides + CHAIRED), "chair") == []


def test_a_days_meeting_of_another_kind_takes_nothing_from_the_focus() -> None:
    found = read(
        "3月14日，市财政局召开党组会议，局长王海主持。"
        "3月17日的院周会上，副院长赵敏领学《清远市医院管理办法》，院长孙伟主持。"
    )
    assert [who for _, who in said(found, "chair")] == ["王海"]
    assert said(found, "studied") == []


def test_the_meeting_of_a_day() -> None:
    found = read(
        "3月17日下午的清新区领导干部大会，前后不到一个小时。会上，区委书记王海宣读决定，区长赵敏主持。"
        "当晚，王海主持召开区委常委会会议，副区长孙伟参加。区政协主席陈志强参加了下午的大会。"
    )
    rally, sitting = "清新区领导干部大会", "中共清新区委常委会会议"
    assert said(found, "chair") == [(sitting, "王海"), (rally, "赵敏")]
    assert said(found, "attendee") == [
        (sitting, "孙伟"),
        (sitting, "王海"),
        (rally, "王海"),
        (rally, "赵敏"),
        (rally, "陈志强"),
    ]


def test_a_day_in_passing_holds_nothing() -> None:
    found = read("按照3月17日的全市领导干部大会部署，清新区抓紧落实。区长赵敏主持日常工作，区委书记王海出席并讲话。")
    assert said(found, "speaker") == []


@pytest.mark.parametrize(
    "lead",
    [
        "3月17日，我市组织收听收看全省防汛电视电话会议后，迅速召开会议部署有关工作。",
        "3月17日，全省防汛电视电话会议结束后，各地随即举行会议进行部署。",
        "3月17日，全省防汛电视电话会议一结束，各县接着套开会议部署。",
    ],
)
def test_what_follows_on_a_meeting_is_another(lead: str) -> None:
    found = read(lead + "副市长王海出席并讲话。")
    assert said(found, "speaker") == []
    assert said(found, "attendee") == []
    assert said(found, "start_date") == [("广东省防汛电视电话会议", "2025-03-17")]


def test_a_sitting_that_follows_on_a_provincial_meeting_is_the_citys() -> None:
    found = read("3月17日，全省防汛电视电话会议一结束，我市接着套开续会。副市长王海出席并讲话。")
    assert said(found, "speaker") == [("清远市续会", "王海")]


def test_where_a_conveyed_speech_was_made() -> None:
    found = read(
        "3月17日，市委召开常委会会议。会议传达学习副省长赵敏出席第五届清远论坛年会时的讲话精神。市委书记王海主持会议。"
    )
    assert said(found, "chair") == [("中共清远市委常委会会议", "王海")]
    assert "赵敏" not in {who for meeting, who in said(found, "attendee") if meeting == "中共清远市委常委会会议"}


@pytest.mark.parametrize("elected", ["33名出席民建第十二次全国代表大会代表", "出席民建第十二次全国代表大会的代表"])
def test_delegates_to_a_congress_leave_it_out(elected: str) -> None:
    found = read(f"民建广东省第九次代表大会3月17日开幕。会议选举产生了{elected}。市委书记王海出席并讲话。")
    (meeting,) = {m for m, _ in said(found, "speaker")}
    assert meeting.endswith("广东省第九次代表大会")


def test_what_a_meeting_is_called_to_mind_for() -> None:
    found = read(
        "3月17日，市纪委发出通报。其实，在3月12日召开的市纪委八届五次全会上，市纪委书记王海就提到过其中两起。"
        "市纪委监督室主任赵敏说，节日将近，还要抽查。"
    )
    assert [who for _, who in said(found, "speaker")] == ["王海"]


def test_a_numbered_session_is_no_stray_headline() -> None:
    """Two articles of one page, neither with a headline: the session of the first is not the meeting of the second."""
    found = read(
        "市八届人大常委会第二十次会议于3月17日闭幕。市人大常委会主任王海主持会议。",
        "记者从昨天召开的2025年全市立法工作会议上获悉，八项法规将出台。会议由市人大常委会副主任赵敏主持。",
    )
    assert (STANDING, "王海") in said(found, "chair")
    assert len(names(found, "meeting")) == 2


def test_the_day_behind_a_name_is_its_own() -> None:
    found = read("3月18日讯 为期两天的2024年全市水利工作会议昨天在清城区开幕。")
    (meeting,) = names(found, "meeting")
    assert said(found, "start_date") == [(meeting, "2025-03-17")]


def test_a_day_that_is_not_known_is_none() -> None:
    found = read("会议定于10月25日召开市政协八届二十八次常委会议。", date=None)
    assert said(found, "start_date") == []


def test_a_speech_made_at_another_kind_of_meeting() -> None:
    lead = "市委召开常委会会议，传达党的二十届三中全会精神。市委书记李建国在全会上的讲话，为工作指明了方向。"
    assert said(read(lead), "speaker") == []
    own = "市委召开八届九次全会。市委书记李建国在全会上的讲话，为工作指明了方向。"
    assert [who for _, who in said(read(own), "speaker")] == ["李建国"]


def test_what_a_plenum_passed_is_not_passed_by_who_studies_it() -> None:
    found = read(
        "市委召开常委会会议，学习党的二十届三中全会精神。"
        "全会审议通过的《关于供热改革的意见》和《关于停车改革的方案》，体现了要求。"
    )
    committee = named(found, "中共清远市委常委会会议", "meeting")
    assert committee is not None
    assert not [row for row in said(found, "adopted") if row[0] == committee.name]
    assert [policy for _, policy in said(found, "adopted")] == ["关于供热改革的意见", "关于停车改革的方案"]


OWN_SITTING = "市八届人大常委会3月17日召开第二十次会议，主任王海出席。"


@pytest.mark.parametrize(
    "aside",
    [
        "会议对召开市八届人大五次会议的时间作出了决定。",
        "会议审议了市八届人大五次会议有关事项。",
        "会议通过了关于市八届人大五次会议议程的草案。",
        "会议要求，各县应召开妇女代表大会进行换届。",
        "会议学习了李建国主持中央政治局会议的报道。",
        "会议传达学习李建国在看望参加全国政协十四届二次会议的委员时的讲话精神。",
        "清新区去年5月召开了区工商联第六次代表大会。",
        "清新区于1月9日率先召开了区工商联第六次代表大会。",
    ],
)
def test_who_speaks_on_speaks_at_the_meeting_itself(aside: str) -> None:
    found = read(OWN_SITTING + aside + "王海强调，要抓好落实。")
    assert said(found, "speaker") == [(STANDING, "王海")]
    assert (STANDING, "李建国") not in said(found, "attendee")


def test_meetings_of_the_same_weeks_follow_one_another() -> None:
    found = read(OWN_SITTING + "3月10日，市委召开农村工作会议，市长赵敏主持。市委书记孙伟强调，要抓好春耕。")
    assert said(found, "speaker") == [("中共清远市委农村工作会议", "孙伟")]


def test_a_meeting_of_last_year_has_not_todays_day() -> None:
    found = read(OWN_SITTING + "清新区去年5月召开了区工商联第六次代表大会。")
    assert said(found, "start_date") == [(STANDING, "2025-03-17")]


def test_an_article_may_open_in_the_middle_of_its_meeting() -> None:
    found = read(
        "市委书记李建国、市长赵敏到会祝贺，并在主席台前排就座。大会由主席团常务主席、执行主席王海主持。春光明媚。\n"
        "上午9时，王海宣布：清远市第八届人民代表大会第三次会议开幕。"
    )
    congress = "清远市第八届人民代表大会第三次会议"
    assert said(found, "chair") == [(congress, "王海")]
    assert said(found, "attendee") == [(congress, "李建国"), (congress, "王海"), (congress, "赵敏")]


def test_an_article_of_two_meetings_leaves_its_opening_open() -> None:
    found = read(
        "市委书记李建国到会祝贺。3月17日，市八届人大三次会议开幕。3月18日，市政协八届三次会议开幕。王海主持会议。"
    )
    assert "李建国" not in {who for _, who in said(found, "attendee")}


def test_a_session_that_rises_was_held() -> None:
    found = read("市八届人大常委会第二十次会议3月17日上午在清城区闭会。常务副主任王海主持闭幕会并讲话。")
    assert said(found, "chair") == [(STANDING, "王海")]
    assert said(found, "end_date") == [(STANDING, "2025-03-17")]
    assert said(read("市八届人大常委会第二十次会议闭会期间，王海主持会议。"), "chair") == []


@pytest.mark.parametrize(
    "lead",
    [
        "去年5月活动启动以来，市委召开农村工作会议。",
        "市应急响应中心召开农村工作会议。",
        "自1月5日通知印发后，市委召开农村工作会议。",
    ],
)
def test_a_meeting_of_now_after_what_was_long_before(lead: str) -> None:
    found = read(OWN_SITTING + lead + "市长赵敏主持会议。")
    assert [meeting.endswith("农村工作会议") for meeting, who in said(found, "chair")] == [True]
