"""Posts in parts of bodies: workshops, faculties, groups sent into a body, regiments of the corps; bodies that go by
their kind or by the end of their name; who was given a post or has left one."""

from __future__ import annotations

import pytest

from nlp.bodies import is_faculty, is_workshop
from tests.nlp.mini import POSTS, read, said

Row = tuple[str, ...]
CONFERENCE = "中国人民政治协商会议"
CORPS = "新疆生产建设兵团"

PARTS: list[tuple[str, str | None, dict[str, list[Row]]]] = [
    # workshops: of the works that the article is about, of none that nothing tells
    (
        "清江水泥厂厂长王海主持会议，机修车间主任赵敏、一车间副主任孙伟发言。",
        "清远市",
        {
            "holds": [
                ("孙伟", "清江水泥厂一车间", "副主任"),
                ("王海", "清江水泥厂", "厂长"),
                ("赵敏", "清江水泥厂机修车间", "主任"),
            ]
        },
    ),
    (
        "清江钢铁集团召开会议，炼铁分厂厂长王海发言。",
        "清远市",
        {"holds": [("王海", "清江钢铁集团炼铁分厂", "厂长")]},
    ),
    ("机修车间主任赵敏到会。", "清远市", {}),
    ("县化肥厂造气车间主任赵敏到会。", "阳山县", {"holds": [("赵敏", "阳山县化肥厂造气车间", "主任")]}),
    # faculties, of a school only
    (
        "清江大学召开会议，中文系主任王海、物理系副教授赵敏发言。",
        "清远市",
        {"holds": [("王海", "清江大学中文系", "主任"), ("赵敏", "清江大学物理系", "副教授")]},
    ),
    ("清江水泥厂召开会议，中文系教授赵敏讲课。", "清远市", {}),
    # what a place has one of and calls by its kind
    ("县医院外科主任王海到会。", "阳山县", {"holds": [("王海", "阳山县医院外科", "主任")]}),
    (
        "县一中校长王海、县剧团团长赵敏到会。",
        "阳山县",
        {"holds": [("王海", "阳山县第一中学", "校长"), ("赵敏", "阳山县剧团", "团长")]},
    ),
    ("阳山高中教导主任王海到会。", "阳山县", {"holds": [("王海", "阳山高中", "教导主任")]}),
    ("县医院院长王海到会。", "清远市", {}),
    # the office of a prefecture, which only 地区 have otherwise
    ("州公安处处长王海到会。", "大理白族自治州", {"holds": [("王海", "大理白族自治州公安处", "处长")]}),
    # parts that any body may have: of the one that is told of
    (
        "清新区地方税务局召开会议。征收管理科科长王海、办税服务厅主任赵敏发言。",
        "清远市",
        {
            "holds": [
                ("王海", "清远市清新区地方税务局征收管理科", "科长"),
                ("赵敏", "清远市清新区地方税务局办税服务厅", "主任"),
            ]
        },
    ),
    ("清远市财政局、清远市教育局召开会议。综合科科长王海发言。", "清远市", {}),
    ("免去王海的县财政局综合股股长职务。", "阳山县", {"removed": [("王海", "阳山县财政局综合股", "股长")]}),
    ("该院院长王海到会。", "清远市", {}),
    (
        "清远市中级人民法院院长王海到会，任命赵敏为该院行政审判庭庭长。",
        "清远市",
        {
            "holds": [("王海", "清远市中级人民法院", "院长")],
            "appointed": [("赵敏", "清远市中级人民法院行政审判庭", "庭长")],
        },
    ),
    ("在市人民医院急诊科，院长王海汇报了情况。", "清远市", {"holds": [("王海", "清远市人民医院", "院长")]}),
    (
        "区人大常委会代表工作室主任王海到会。",
        "清新区",
        {"holds": [("王海", "清远市清新区人民代表大会常务委员会代表工作室", "主任")]},
    ),
    # the discipline commission of an office's Party committee, not the city's
    (
        "市国资委党委副书记、纪委书记王海到会。",
        "清远市",
        {
            "holds": [
                ("王海", "中共清远市人民政府国有资产监督管理委员会委员会", "副书记"),
                ("王海", "中共清远市人民政府国有资产监督管理委员会纪律检查委员会", "书记"),
            ]
        },
    ),
    # groups sent into a ministry or a company; who stands beside them is of the company
    (
        "水利部召开会议。部党组成员、驻部纪检监察组组长王海到会，规划计划司司长赵敏发言。",
        None,
        {
            "holds": [
                ("王海", "中共中华人民共和国水利部党组", "成员"),
                ("王海", "中央纪委国家监委驻水利部纪检监察组", "组长"),
                ("赵敏", "中华人民共和国水利部规划计划司", "司长"),
            ]
        },
    ),
    (
        "中国清江水电集团有限公司董事长王海主持会议。中央纪委国家监委驻集团纪检监察组组长赵敏，职工董事孙伟出席。",
        None,
        {
            "holds": [
                ("孙伟", "中国清江水电集团有限公司", "职工董事"),
                ("王海", "中国清江水电集团有限公司", "董事长"),
                ("赵敏", "中央纪委国家监委驻中国清江水电集团有限公司纪检监察组", "组长"),
            ]
        },
    ),
    # divisions of the corps with their cities, their offices and regiments
    (
        "第八师石河子市召开会议。师市党委书记、政委王海讲话。师市水利局局长赵敏，一四三团党委书记、政委孙伟到会。",
        "石河子市",
        {
            "holds": [
                ("孙伟", f"中共{CORPS}第八师一四三团委员会", "书记"),
                ("孙伟", f"{CORPS}第八师一四三团", "政委"),
                ("王海", f"中共{CORPS}第八师石河子市委员会", "书记"),
                ("王海", f"{CORPS}第八师", "政委"),
                ("赵敏", f"{CORPS}第八师石河子市水利局", "局长"),
            ]
        },
    ),
    (
        "第八师石河子市党委书记王海来到一四三团。团党委书记赵敏汇报。",
        "石河子市",
        {
            "holds": [
                ("王海", f"中共{CORPS}第八师石河子市委员会", "书记"),
                ("赵敏", f"中共{CORPS}第八师一四三团委员会", "书记"),
            ]
        },
    ),
    # the school whose charter the article cites; a body that the article calls by its place elsewhere
    (
        "学校召开教代会，校工会主席王海主持，校长赵敏作关于《清江大学章程（草案）》的说明。",
        "清远市",
        {"holds": [("王海", "清江大学工会", "主席"), ("赵敏", "清江大学", "校长")]},
    ),
    (
        "阳山矿务局清江煤矿召开会议。矿务局副局长王海到会。采煤一队队长赵敏发言。",
        "清远市",
        {
            "holds": [
                ("王海", "阳山县矿务局", "副局长"),
                ("赵敏", "阳山矿务局清江煤矿采煤一队", "队长"),
            ]
        },
    ),
]

WHOSE: list[tuple[str, str | None, dict[str, list[Row]]]] = [
    # a conference beside the congress of its place, not the national one
    (
        "区人大常委会主任王海、政协主席赵敏到会。",
        "清新区",
        {
            "holds": [
                ("王海", "清远市清新区人民代表大会常务委员会", "主任"),
                ("赵敏", f"{CONFERENCE}清远市清新区委员会", "主席"),
            ]
        },
    ),
    (
        "全国人大常委会副委员长王海、政协副主席赵敏到会。",
        "清远市",
        {
            "holds": [
                ("王海", "中华人民共和国全国人民代表大会常务委员会", "副委员长"),
                ("赵敏", CONFERENCE, "副主席"),
            ]
        },
    ),
    # what is denied, and what has been
    ("王海不是市人大代表，市财政局局长赵敏说。", "清远市", {"holds": [("赵敏", "清远市财政局", "局长")]}),
    ("太平镇镇长王海退休后种树。", "清新区", {"former": [("王海", "清远市清新区太平镇人民政府", "镇长")]}),
    ("前任市人大常委会主任王海应邀出席。", "清远市", {"former": [("王海", "清远市人民代表大会常务委员会", "主任")]}),
    (
        "清江农商银行行长王海讲话。现任北江农商银行董事长的原副行长赵敏没有到会。",
        "清远市",
        {
            "holds": [("王海", "清江农商银行", "行长"), ("赵敏", "北江农商银行", "董事长")],
            "former": [("赵敏", "清江农商银行", "副行长")],
        },
    ),
    # where a body begins: behind verbs, behind the name of who acts together with its officer
    ("代表们听市财政局局长王海介绍情况。", "清远市", {"holds": [("王海", "清远市财政局", "局长")]}),
    ("市听力语言康复中心主任王海到会。", "清远市", {"holds": [("王海", "清远市听力语言康复中心", "主任")]}),
    ("孙玉兰同清江公司业务经理王海签约。", "清远市", {"holds": [("王海", "清江公司", "业务经理")]}),
    ("她写信给清江大学副教授王海。", "清远市", {"holds": [("王海", "清江大学", "副教授")]}),
    ("常客里还有清江大学原副教授王海。", "清远市", {"former": [("王海", "清江大学", "副教授")]}),
    ("市给排水公司经理王海到会。", "清远市", {"holds": [("王海", "清远市给排水公司", "经理")]}),
    (
        "王海同志任太平镇工商行政管理所所长；",
        "清新区",
        {"appointed": [("王海", "清远市清新区太平镇工商行政管理所", "所长")]},
    ),
    # items of brief news: of the place that each begins with
    (
        "太平镇　党委副书记、镇长王海带队学习。\n龙颈镇　退役军人服务站站长赵敏牵线。",
        "清新区",
        {
            "holds": [
                ("王海", "中共清远市清新区太平镇委员会", "副书记"),
                ("王海", "清远市清新区太平镇人民政府", "镇长"),
                ("赵敏", "清远市清新区龙颈镇退役军人服务站", "站长"),
            ]
        },
    ),
    (
        "英德市3月2日召开座谈会，副市长王海主持，市公安局局长赵敏发言。",
        "清远市",
        {"holds": [("王海", "英德市人民政府", "副市长"), ("赵敏", "英德市公安局", "局长")]},
    ),
    # 这个村 is the village named before
    (
        "王海来到清新区太平镇秦皇村。\n这个村去年通了公路。\n村党支部书记赵敏说，就差卫生室。",
        "清远市",
        {"holds": [("赵敏", "中共清远市清新区太平镇秦皇村支部委员会", "书记")]},
    ),
    # a team in the villages of the township that its sentence names
    (
        "王海来到清新区太平镇秦皇村。在清新区龙颈镇，他向驻村工作队队长赵敏了解情况。",
        "清远市",
        {"holds": [("赵敏", "清新区龙颈镇驻村工作队", "队长")]},
    ),
    # a community's committee behind what somebody did; the group that the article names in full
    (
        "在清新区太城街道东门社区，王海叮嘱社区党委书记赵敏，要听街坊的。",
        "清远市",
        {"holds": [("赵敏", "中共清远市清新区太城街道东门社区委员会", "书记")]},
    ),
    (
        "座谈会举行，广东省对口支援前期工作组到会。工作组组长王海介绍了打算。",
        "清远市",
        {"holds": [("王海", "广东省对口支援前期工作组", "组长")]},
    ),
    # whose delegation somebody leads, who sits in a house, who comes for a time
    (
        "市长王海会见了由副主席阮文德率领的越南谅山省人民委员会代表团。",
        "清远市",
        {"holds": [("王海", "清远市人民政府", "市长"), ("阮文德", "越南谅山省人民委员会", "副主席")]},
    ),
    ("挂职县长助理王海到会。", "阳山县", {"holds": [("王海", "阳山县人民政府", "县长助理")]}),
    (
        "清江大学召开会议。校纪委书记、省监委驻校监察专员王海到会。",
        "清远市",
        {
            "holds": [
                ("王海", "中共清江大学纪律检查委员会", "书记"),
                ("王海", "广东省监察委员会驻清江大学监察专员办公室", "监察专员"),
            ]
        },
    ),
    # the bureau that the paragraph is about, not the one of another paragraph
    (
        "市教育局局长王海到会。\n清新区水利局召开会议，局长赵敏讲话。",
        "清远市",
        {"holds": [("王海", "清远市教育局", "局长"), ("赵敏", "清远市清新区水利局", "局长")]},
    ),
    (
        "太平镇　党委书记王海带队学习。龙颈镇　镇人大主席赵敏带队视察。",
        "清新区",
        {
            "holds": [
                ("王海", "中共清远市清新区太平镇委员会", "书记"),
                ("赵敏", "清远市清新区龙颈镇人民代表大会", "主席"),
            ]
        },
    ),
    (
        "原地委书记、现任地区科技顾问团团长的王海到会。",
        "毕节地区",
        {
            "holds": [("王海", "毕节地区科技顾问团", "团长")],
            "former": [("王海", "中共毕节地区委员会", "书记")],
        },
    ),
    # a foreign district's head is none of ours; one who works in a village is of its branch
    (
        "市长王海会见了俄罗斯伊尔库茨克市副市长伊万诺娃，安加尔斯克区行政长官彼得罗夫。",
        "清远市",
        {"holds": [("伊万诺娃", "俄罗斯伊尔库茨克市", "副市长"), ("王海", "清远市人民政府", "市长")]},
    ),
    (
        "王海来到清新区太平镇秦皇村，驻村第一书记赵敏汇报。",
        "清远市",
        {"holds": [("赵敏", "中共清远市清新区太平镇秦皇村支部委员会", "驻村第一书记")]},
    ),
    # marks that items begin with; the part of a supplier; a workshop without a name
    ("▲市供电公司带电作业班班长王海入选。", "清远市", {"holds": [("王海", "清远市供电公司带电作业班", "班长")]}),
    ("清江化工公司车间主任王海入选。", "清远市", {"holds": [("王海", "清江化工公司", "车间主任")]}),
    # delegates, of whatever the words before do not say
    (
        "市委组织部召开会议，老教师党员代表、原清江学院副院长王海参加。",
        "清远市",
        {"former": [("王海", "清江学院", "副院长")]},
    ),
]


@pytest.mark.parametrize(("text", "place", "gives"), [*PARTS, *WHOSE])
def test_posts(text: str, place: str | None, gives: dict[str, list[Row]]) -> None:
    found = read(text, place=place)
    assert {relation: rows for relation in POSTS if (rows := said(found, relation))} == gives


@pytest.mark.parametrize(
    ("literal", "workshop", "faculty"),
    [
        ("机修车间", True, False),
        ("二车间", True, False),
        ("炼铁分厂", True, False),
        ("清江水泥厂机修车间", False, False),
        ("中文系", False, True),
        ("联系", False, False),
        ("清江大学", False, False),
    ],
)
def test_parts_of_works_and_schools(literal: str, workshop: bool, faculty: bool) -> None:
    assert (is_workshop(literal), is_faculty(literal)) == (workshop, faculty)
