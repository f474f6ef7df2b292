"""Posts in the parts of courts, prosecutors' offices, banks, unions, headquarters, villages and parties: whose they are
where the text does not say it again."""

from __future__ import annotations

import pytest

from tests.nlp.mini import POSTS, read, said

Row = tuple[str, ...]
OFFICE = "清远市人民检察院"
COURT = "清远市清新区人民法院"
BANK = "清远清江农商银行"
PARTY = "中国国民党革命委员会清远市委员会"

PARTS: list[tuple[str, dict[str, list[Row]]]] = [
    # beside the group for discipline, not in it
    (
        "市检察院副检察长王海，纪检组长孙立，政治部主任周平出席会议。",
        {
            "holds": [
                ("周平", OFFICE + "政治部", "主任"),
                ("孙立", OFFICE + "纪检组", "组长"),
                ("王海", OFFICE, "副检察长"),
            ]
        },
    ),
    # what only a prosecutors' office or a court has
    (
        "市检察院反贪局局长赵敏、公诉处处长孙立、办公室主任周平到会。",
        {
            "holds": [
                ("周平", OFFICE + "办公室", "主任"),
                ("孙立", OFFICE + "公诉处", "处长"),
                ("赵敏", OFFICE + "反贪局", "局长"),
            ]
        },
    ),
    (
        "市检察院召开会议。会上宣布任命王海为反贪污贿赂局侦查二处处长，免去赵敏的监所检察处副处长职务。",
        {
            "appointed": [("王海", OFFICE + "反贪污贿赂局侦查二处", "处长")],
            "removed": [("赵敏", OFFICE + "监所检察处", "副处长")],
        },
    ),
    (
        "清新区检察院召开会议，第三检察部主任王海作了交流发言。",
        {"holds": [("王海", "清远市清新区人民检察院第三检察部", "主任")]},
    ),
    (
        "清新区法院院长王海主持召开会议。副院长赵敏、审判委员会专职委员孙立和民一庭庭长周平参加。",
        {
            "holds": [
                ("周平", COURT + "民一庭", "庭长"),
                ("孙立", COURT + "审判委员会", "专职委员"),
                ("王海", COURT, "院长"),
                ("赵敏", COURT, "副院长"),
            ]
        },
    ),
    (
        "市检察院副检察长王海，专职检委会委员周平出席会议。",
        {"holds": [("周平", OFFICE + "检察委员会", "专职委员"), ("王海", OFFICE, "副检察长")]},
    ),
    (
        "市检察院召开会议。清新区检察院原检察长、现市检察院反渎职侵权局局长王海到会。",
        {
            "holds": [("王海", OFFICE + "反渎职侵权局", "局长")],
            "former": [("王海", "清远市清新区人民检察院", "检察长")],
        },
    ),
    # of none that nothing tells
    ("市政府召开会议。民一庭庭长王海到会。", {}),
    ("清新区法院召开会议。反贪局局长王海到会。", {}),
    # a branch beside another is no part of it, a branch by that word is the one that the article is about
    (
        "清远清江农商银行召开会议。副行长赵敏总结，阳山支行行长孙立、太平门支行客户经理周平作典型发言。",
        {
            "holds": [
                ("周平", BANK + "太平门支行", "客户经理"),
                ("孙立", BANK + "阳山支行", "行长"),
                ("赵敏", BANK, "副行长"),
            ]
        },
    ),
    (
        "本报讯（李文）农行清新支行日前拿出贷款支援三夏。支行行长王海带领信贷员下乡。",
        {"holds": [("王海", "农行清新支行", "行长")]},
    ),
    ("各支行行长参加。农行阳山支行副行长王海到会。", {"holds": [("王海", "农行阳山支行", "副行长")]}),
    # the headquarters, not the government of the post before
    (
        "区防汛抗旱指挥部召开会议。区长、指挥部总指挥王海讲话，副区长、副总指挥赵敏主持会议。",
        {
            "holds": [
                ("王海", "清远市清新区人民政府", "区长"),
                ("王海", "清远市清新区防汛抗旱指挥部", "总指挥"),
                ("赵敏", "清远市清新区人民政府", "副区长"),
                ("赵敏", "清远市清新区防汛抗旱指挥部", "副总指挥"),
            ]
        },
    ),
    (
        "广东省援疆前方指挥部党委副书记、副总指挥王海到会。",
        {
            "holds": [
                ("王海", "中共广东省对口支援新疆工作前方指挥部委员会", "副书记"),
                ("王海", "广东省对口支援新疆工作前方指挥部", "副总指挥"),
            ]
        },
    ),
    ("副区长、副总指挥赵敏主持会议。", {"holds": [("赵敏", "清远市清新区人民政府", "副区长")]}),
    # the union's
    (
        "市总工会召开会议。王海当选为市总工会主席；赵敏当选为经费审查委员会主任。",
        {
            "appointed": [
                ("王海", "清远市总工会", "主席"),
                ("赵敏", "清远市总工会经费审查委员会", "主任"),
            ]
        },
    ),
    # the party's whose session it is
    (
        "民革清远市第七次党员代表大会召开。赵敏当选为主任委员。会议任命孙立为秘书长。\n赵敏，现任市审计局副局长，2011年起担任民革清远市委主委。",
        {
            "holds": [("赵敏", PARTY, "主委"), ("赵敏", "清远市审计局", "副局长")],
            "appointed": [("孙立", PARTY, "秘书长"), ("赵敏", PARTY, "主任委员")],
        },
    ),
    # village and township
    (
        "太平镇坪山村的党支部书记王海，村里人叫他老海。",
        {"holds": [("王海", "中共清远市清新区太平镇坪山村支部委员会", "书记")]},
    ),
    ("这位王海的党支部书记赵敏，村里人叫他老赵。", {}),
    (
        "3月的太平镇，雪还没化净，镇党委书记王海领着人上了山。",
        {"holds": [("王海", "中共清远市清新区太平镇委员会", "书记")]},
    ),
    # an office that is somewhere is no other body's
    (
        "市政府决定成立清远市冬季旅游工作领导小组。领导小组办公室设在市文旅局，王海兼任办公室主任。",
        {"holds": [("王海", "清远市冬季旅游工作领导小组办公室", "主任")]},
    ),
    ("领导小组办公室设在市发展和改革委员会，王海兼任办公室主任。", {}),
]


@pytest.mark.parametrize(("text", "gives"), PARTS, ids=[t[:24] for t, _ in PARTS])
def test_whose_the_parts_of_institutions_are(text: str, gives: dict[str, list[Row]]) -> None:
    found = read(text, place="清新区")
    assert {relation: rows for relation in POSTS if (rows := said(found, relation))} == gives
