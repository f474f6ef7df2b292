"""Meetings: sessions by their numbers, others by their head noun, where their names begin, and what is none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.meetings import match
from nlp.components.policies import match as match_policies
from tests.nlp.mini import matches

# text → (surface, type, term, session) of each session
SESSIONS: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    ("学习党的二十大精神。", [("党的二十大", "central_congress", "", "20")]),
    ("中国共产党第二十次全国代表大会", [("中国共产党第二十次全国代表大会", "central_congress", "", "20")]),
    ("党的二十届三中全会", [("党的二十届三中全会", "central_plenum", "20", "3")]),
    (
        "中国共产党第二十届中央委员会第三次全体会议",
        [("中国共产党第二十届中央委员会第三次全体会议", "central_plenum", "20", "3")],
    ),
    ("二十届二中、三中全会", [("二十届二中", "central_plenum", "20", "2"), ("三中全会", "central_plenum", "20", "3")]),
    (
        "党的十九届四中、五中和六中全会",
        [
            ("党的十九届四中", "central_plenum", "19", "4"),
            ("五中", "central_plenum", "19", "5"),
            ("六中全会", "central_plenum", "19", "6"),
        ],
    ),
    (
        "二十届二中全会和三中全会",
        [("二十届二中", "central_plenum", "20", "2"), ("三中全会", "central_plenum", "20", "3")],
    ),
    ("市委八届六次全会召开", [("市委八届六次全会", "party_plenum", "8", "6")]),
    ("中共清远市委八届六次全体会议", [("中共清远市委八届六次全体会议", "party_plenum", "8", "6")]),
    (
        "中国共产党清远市第八届委员会第六次全体会议",
        [("中国共产党清远市第八届委员会第六次全体会议", "party_plenum", "8", "6")],
    ),
    ("市委召开八届六次全会", [("市委召开八届六次全会", "party_plenum", "8", "6")]),
    ("市委八届六次全体（扩大）会议", [("市委八届六次全体（扩大）会议", "party_plenum", "8", "6")]),
    ("五届市委八次全会", [("五届市委八次全会", "party_plenum", "5", "8")]),
    ("自治区党委十二届九次全会", [("自治区党委十二届九次全会", "party_plenum", "12", "9")]),
    ("市第八次党代会召开", [("市第八次党代会", "party_congress", "", "8")]),
    ("中国共产党清远市第八次代表大会", [("中国共产党清远市第八次代表大会", "party_congress", "", "8")]),
    ("清江学院第四次党代会", [("清江学院第四次党代会", "party_congress", "", "4")]),
    ("市八届人大五次会议", [("市八届人大五次会议", "congress", "8", "5")]),
    ("清远市第八届人民代表大会第五次会议", [("清远市第八届人民代表大会第五次会议", "congress", "8", "5")]),
    ("市人大八届五次会议", [("市人大八届五次会议", "congress", "8", "5")]),
    ("十四届全国人大三次会议", [("十四届全国人大三次会议", "congress", "14", "3")]),
    ("市人大常委会召开第三十次会议", [("市人大常委会召开第三十次会议", "congress_standing", "", "30")]),
    ("市八届人大常委会第三十次会议", [("市八届人大常委会第三十次会议", "congress_standing", "8", "30")]),
    ("市八届人大常委会第六十一次主任会议", [("市八届人大常委会第六十一次主任会议", "congress_standing", "8", "61")]),
    ("八届市人大常委会召开第三十次会议", [("八届市人大常委会召开第三十次会议", "congress_standing", "8", "30")]),
    ("市政协八届四次会议", [("市政协八届四次会议", "cppcc", "8", "4")]),
    ("政协清远市第八届委员会第四次会议", [("政协清远市第八届委员会第四次会议", "cppcc", "8", "4")]),
    (
        "中国人民政治协商会议第八届清远市委员会第四次会议",
        [("中国人民政治协商会议第八届清远市委员会第四次会议", "cppcc", "8", "4")],
    ),
    ("全国政协十四届三次会议", [("全国政协十四届三次会议", "cppcc", "14", "3")]),
    ("市政协八届十五次常委会会议", [("市政协八届十五次常委会会议", "cppcc_standing", "8", "15")]),
    ("市政协召开八届四十次主席会议", [("市政协召开八届四十次主席会议", "cppcc_standing", "8", "40")]),
    ("市政府召开第58次常务会议", [("市政府召开第58次常务会议", "government", "", "58")]),
    ("市政府八届58次常务会议", [("市政府八届58次常务会议", "government", "8", "58")]),
    ("八届市政府第58次常务会议", [("八届市政府第58次常务会议", "government", "8", "58")]),
    ("市政府2025年第3次常务会议", [("市政府2025年第3次常务会议", "government", "", "3")]),
    (
        "市八届人大五次会议、市政协八届四次会议",
        [("市八届人大五次会议", "congress", "8", "5"), ("市政协八届四次会议", "cppcc", "8", "4")],
    ),
    ("八届六次全会", [("八届六次全会", "bare", "8", "6")]),
]


@pytest.mark.parametrize(("text", "expected"), SESSIONS)
def test_sessions(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = sorted(matches(text, "meeting"), key=lambda m: m.start)
    assert [(text[m.start : m.end], m.get("type"), m.get("term"), m.get("session")) for m in found] == expected


# text → (convenor, name) of each meeting that its head noun names
NAMED: list[tuple[str, list[tuple[str, str]]]] = [
    ("市委召开农村工作会议。", [("市委", "农村工作会议")]),
    ("市委农村工作会议召开。", [("", "市委农村工作会议")]),
    ("全市安全生产电视电话会议召开。", [("", "全市安全生产电视电话会议")]),
    ("全市教育大会精神", [("", "全市教育大会")]),
    ("全市党校系统『改革与发展』理论研讨会召开。", [("", "全市党校系统『改革与发展』理论研讨会")]),
    ("全市‘品牌与创新’座谈会召开。", [("", "全市‘品牌与创新’座谈会")]),
    ("在去年全市教育大会期间，", [("", "全市教育大会")]),
    ("纪念王海同志诞辰100周年座谈会昨日举行。", [("", "纪念王海同志诞辰100周年座谈会")]),
    ("县政府召开县、乡、村三级干部会议。", [("县政府", "三级干部会议")]),
    ("省委立即传达学习全会精神。", []),
    ("该县正通过民主生活会查找问题。", []),
    ("中央经济工作会议精神", [("", "中央经济工作会议")]),
    ("市委常委会召开会议。", [("市委常委会", "会议")]),
    ("市委常委会（扩大）会议召开。", [("", "市委常委会（扩大）会议")]),
    ("市委理论学习中心组举行学习会。", [("市委理论学习中心组", "学习会")]),
    ("市政府党组召开会议。", [("市政府党组", "会议")]),
    ("市财政局召开党组会议。", [("市财政局", "党组会议")]),
    ("市财政局召开局长办公会。", [("市财政局", "局长办公会")]),
    ("我市召开老干部座谈会。", [("我市", "老干部座谈会")]),
    ("清新区召开乡村振兴推进会。", [("清新区", "乡村振兴推进会")]),
    ("市政府新闻办举行新闻发布会。", [("市政府新闻办", "新闻发布会")]),
    ("市长王海主持召开市政府常务会议。", [("", "市政府常务会议")]),
    ("市委书记王海主持召开市委全面深化改革委员会第十次会议。", [("", "市委全面深化改革委员会第十次会议")]),
    ("市委书记王海出席全市教育大会并讲话。", [("", "全市教育大会")]),
    ("第五届绿色发展论坛开幕。", [("", "第五届绿色发展论坛")]),
    ("市委“不忘初心”专题民主生活会召开。", [("", "市委“不忘初心”专题民主生活会")]),
    ("全市“三农”工作会议召开。", [("", "全市“三农”工作会议")]),
    ("全市第一季度经济运行分析会召开。", [("", "全市第一季度经济运行分析会")]),
    ("昨日，全省组织部长会议召开。", [("", "全省组织部长会议")]),
    ("认真学习贯彻全省宣传部长会议精神。", [("", "全省宣传部长会议")]),
    ("市委召开2025年度党建述职评议会。", [("市委", "2025年度党建述职评议会")]),
    ("昨日，市委召开常委（扩大）会，学习文件。", [("市委", "常委（扩大）会")]),
    ("清江集团党委召开2019年第3次党委（扩大）会。", [("清江集团党委", "2019年第3次党委（扩大）会")]),
    (
        "市水利局党委在办公楼三楼开展理论学习中心组2021年第五次集中学习暨廉政专题会。",
        [("市水利局党委", "理论学习中心组2021年第五次集中学习")],
    ),
    ("会议传达全省中级法院院长座谈会精神。", [("", "全省中级法院院长座谈会")]),
    ("省委学习贯彻党的十八大精神首场宣讲报告会举行。", [("", "省委学习贯彻党的十八大精神首场宣讲报告会")]),
    ("市委举行学习贯彻党的二十大精神动员大会。", [("市委", "学习贯彻党的二十大精神动员大会")]),
    ("市委学习党的二十大精神，研究全市农村工作会议筹备。", [("", "全市农村工作会议")]),
    ("市政府立即召开会议，部署防汛。", [("市政府", "会议")]),
    ("清新县委召开了有三百人参加的农业生产现场会。", [("清新县委", "农业生产现场会")]),
    ("第三次对口支援西藏工作会议在北京召开。", [("", "第三次对口支援西藏工作会议")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_meetings(text: str, expected: list[tuple[str, str]]) -> None:
    assert [
        (m.get("convenor"), m.get("name")) for m in matches(text, "meeting") if m.get("type") == "named"
    ] == expected


def test_two_names_of_one_meeting_are_one() -> None:
    text = "市委八届六次全会暨市委经济工作会议召开。"
    (found,) = matches(text, "meeting")
    assert (found.get("type"), found.get("session")) == ("party_plenum", "6")
    text = "全市教育大会暨教师节表彰大会召开。"
    (found,) = matches(text, "meeting")
    assert (text[found.start : found.end], found.get("name")) == ("全市教育大会暨教师节表彰大会", "全市教育大会")


@pytest.mark.parametrize("text", ["会后大会闭幕。", "随后大会闭幕。"])
def test_a_word_of_time_is_no_name(text: str) -> None:
    assert {m.get("type") for m in matches(text, "meeting")} <= {"anaphor"}


ANAPHORS = ["会议", "大会", "全会", "座谈会", "推进会"]


@pytest.mark.parametrize("word", ANAPHORS)
def test_a_bare_word_points_back(word: str) -> None:
    found = matches(f"市长王海主持{word}。", "meeting")
    assert [(m.get("type"), m.get("tail")) for m in found] == [("anaphor", word)]


@pytest.mark.parametrize("text", ["市长王海出席本次会议。", "市长王海主持此次大会。"])
def test_a_pointing_word_makes_no_name(text: str) -> None:
    assert [m.get("type") for m in matches(text, "meeting")] in ([], ["anaphor"])


NONE = [
    "水利大会战打响。",
    "市会议中心落成。",
    "会议室里座无虚席。",
    "农民运动会开幕。",
    "博览会举行。",
    "市工商业联合会成立。",
    "市十大工程启动。",
    "他抓住了机会。",
    "全社会参与。",
    "会议纪要印发。",
    "理事会成立。",
    "大会堂落成。",
    "二十大类商品。",
    "十大举措落地。",
    "大家认真学习会议精神。",
    "落实《全市教育大会工作方案》。",
    "人民代表大会制度。",
    "举办音乐会。",
    "招聘会举行。",
    "期间举办了100余场论坛。",
    "举行近30场技术交流会议。",
    "承办首届高峰论坛。",
    "出席地区国际会议。",
    "机构改革方案的决定草案提请大会审议。",
    "全媒体各领域宣传、深层次解读五中全会精神。",
    "会见邻国国民议会议长。",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_meeting(text: str) -> None:
    assert [text[m.start : m.end] for m in matches(text, "meeting") if m.get("type") != "anaphor"] == []


def test_a_meeting_in_the_title_of_a_document_is_no_mention() -> None:
    text = "学习《全市教育大会文件汇编》《关于召开全市教育大会的通知》。"
    assert [m for m in match(text, match_policies(text)) if m.get("type") == "named"] == []


@given(st.text("市委八届六次全会召开工作会议大座谈、和第的在，。学习党二十中三暨《》", max_size=28))
def test_meetings_lie_in_the_text_and_apart(text: str) -> None:
    found = sorted(match(text, []), key=lambda m: m.start)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(m.get("type") for m in found)
    assert match(text, []) == match(text, [])
