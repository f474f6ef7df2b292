"""What an article says of meetings and documents in passing: plenums that passed a document, what all bodies studied,
attachments, documents under a longer name, headlines that leave out whose meeting it is."""

from __future__ import annotations

import pytest

from tests.nlp.mini import names, objects, read, said

DECISION = "中共中央关于进一步全面深化改革、推进中国式现代化的决定"
PLENUM = "中国共产党第二十届中央委员会第三次全体会议"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"市委常委会召开会议，传达学习党的二十届三中全会精神。会议指出，全会审议通过的《{DECISION}》是总部署。",
            [(PLENUM, DECISION)],
        ),
        (
            f"市委常委会召开会议，传达学习党的二十届二中、三中全会精神。会议指出，全会通过的《{DECISION}》是总部署。",
            [],
        ),  # one of two
        (f"市委常委会召开会议。会议指出，全会审议通过的《{DECISION}》是总部署。", []),
    ],
)
def test_what_a_plenum_passed(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(read(text), "adopted") == expected


def test_what_everybody_studied() -> None:
    found = read(
        "连日来，我市各地各部门采取多种形式，传达学习党的二十届三中全会精神。\n市教育局召开党组会议。局长王海主持。\n"
        "市财政局召开党组会议。局长赵敏主持。"
    )
    assert said(found, "studied") == [("清远市教育局党组会议", PLENUM), ("清远市财政局党组会议", PLENUM)]


def test_what_everybody_studied_says_nothing_of_the_meeting_of_one_body() -> None:
    found = read("连日来，我市各地各部门采取多种形式，传达学习党的二十届三中全会精神。\n市教育局召开党组会议。")
    assert said(found, "studied") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("请遵照执行。\n附件：清远市供热应急预案（2024年修订）\n市政府办公室", ["清远市供热应急预案（2024年修订）"]),
        (
            "请遵照执行。\n附件：1．清远市供热实施方案\n2．清远市供热管理办法\n3．报名表",
            ["清远市供热实施方案", "清远市供热管理办法"],
        ),
        ("请遵照执行。\n附件：供热单位名单\n市政府办公室", []),
        ("请看附件里的供热实施方案。", []),
    ],
)
def test_attachments(text: str, expected: list[str]) -> None:
    assert names(read(text), "policy") == sorted(expected)


def test_a_document_in_full_and_by_the_short_name_of_its_place_is_one() -> None:
    found = read(
        "《恩施州供热条例》解读\n《恩施土家族苗族自治州供热条例》将于五月施行。《恩施州供热条例》共八章。",
        place="恩施土家族苗族自治州",
    )
    assert names(found, "policy") == ["恩施土家族苗族自治州供热条例"]


def test_a_headline_leaves_out_whose_meeting_it_is() -> None:
    text = "2月24日，清江重工集团有限公司召开2025年安全生产和环境保护工作会议。董事长王海出席。"
    found = read(text, headline="集团公司召开2025年安全生产和环境保护工作会议", place=None)
    assert names(found, "meeting") == ["清江重工集团有限公司2025年安全生产和环境保护工作会议"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委召开市级机关党员干部大会。", ["中共清远市委市级机关党员干部大会"]),
        ("市委召开常委会会议，传达中央机关干部大会精神。", ["中共清远市委常委会会议", "中央机关干部大会"]),
        ("清远大学在北江干部学院报告厅召开全校干部大会。", ["清远大学全校干部大会"]),
        ("市委这次全会只开了三天。", []),
        ("“一带一路”国际合作高峰论坛将于5月在北京举行。", ["“一带一路”国际合作高峰论坛"]),
        ("“现代化与世界”蓝厅论坛今天在上海举行。", ["“现代化与世界”蓝厅论坛"]),
        ("第二十六次全国高校党的建设工作会议15日在京召开。", ["第二十六次全国高校党的建设工作会议"]),
        ("政协第十三届全国委员会第十次主席会议在京举行。", ["中国人民政治协商会议第十三届全国委员会第十次主席会议"]),
        (
            "政协十二届全国委员会常务委员会第二次会议在京闭幕。",
            ["中国人民政治协商会议第十二届全国委员会常务委员会第二次会议"],
        ),
        ("十八届中央委员会第五次全体会议召开。", ["中国共产党第十八届中央委员会第五次全体会议"]),
        ("民革第十二届中央委员会第二次全体会议召开。", ["民革第十二届中央委员会第二次全体会议"]),
        ("省部级干部建立现代财税体制专题研讨班开班。", []),
        ("到会的有国务院、中国人民政治协商会议全国委员会的负责人。", []),
    ],
)
def test_names_of_meetings(text: str, expected: list[str]) -> None:
    assert names(read(text), "meeting") == sorted(expected)


def test_a_report_that_is_read_aloud_is_not_the_congress() -> None:
    found = read("市教育局召开党组会议。局长王海主持会议并领学党的二十大报告。会议审议通过《清远市教育系统实施方案》。")
    assert said(found, "adopted") == [("清远市教育局党组会议", "清远市教育系统实施方案")]


def test_who_is_elected_at_a_session_may_speak_there_later() -> None:
    found = read(
        "昨天，政协第八届清远市委员会第一次会议举行选举大会。王海当选为市政协主席。会议由赵敏主持。孙伟到会祝贺。代表热烈鼓掌。"
        "会议还通过了决议。新当选的市政协主席王海说，要团结。"
    )
    assert "王海" in objects(found, "speaker")
