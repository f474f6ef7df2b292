"""Whose posts are that a body has in itself or in another: departments of ministries, groups that a commission has in
other bodies, schools that only the titles of their documents name."""

from __future__ import annotations

import pytest

from nlp.components.body_forms import parse
from tests.nlp.mini import POSTS, read, said

Row = tuple[str, ...]
MINISTRY = "中华人民共和国农业农村部"

CASES: list[tuple[str, str | None, dict[str, list[Row]]]] = [
    # a department (司) is a ministry's, whatever body stands between; of none, nobody's
    (
        "农业农村部召开会议。部长王海讲话。清江水产研究院党委书记赵敏、种业管理司司长孙伟发言。",
        None,
        {
            "holds": [
                ("孙伟", f"{MINISTRY}种业管理司", "司长"),
                ("王海", MINISTRY, "部长"),
                ("赵敏", "中共清江水产研究院委员会", "书记"),
            ]
        },
    ),
    (
        "清江水产研究院召开会议。清江水产研究院党委书记赵敏、种业管理司司长孙伟发言。",
        None,
        {"holds": [("赵敏", "中共清江水产研究院委员会", "书记")]},
    ),
    # the group in a ministry or a company of the state is the centre's, in a bureau the place's
    (
        "农业农村部召开会议。部党组成员、驻部纪检监察组组长王海，副部长赵敏出席。",
        None,
        {
            "holds": [
                ("王海", f"中共{MINISTRY}党组", "成员"),
                ("王海", "中央纪委国家监委驻农业农村部纪检监察组", "组长"),
                ("赵敏", MINISTRY, "副部长"),
            ]
        },
    ),
    (
        "清江水电集团有限公司召开会议。中央纪委国家监委驻集团纪检监察组组长、党组成员王海，职工董事赵敏出席。外部董事孙伟列席。",
        None,
        {
            "holds": [
                ("孙伟", "清江水电集团有限公司", "外部董事"),
                ("王海", "中共清江水电集团有限公司党组", "成员"),
                ("王海", "中央纪委国家监委驻清江水电集团有限公司纪检监察组", "组长"),
                ("赵敏", "清江水电集团有限公司", "职工董事"),
            ]
        },
    ),
    (
        "市财政局召开会议。市纪委监委驻市财政局纪检监察组组长王海，总工程师赵敏参加。",
        "清远市",
        {
            "holds": [
                ("王海", "清远市纪委监委驻清远市财政局纪检监察组", "组长"),
                ("赵敏", "清远市财政局", "总工程师"),
            ]
        },
    ),
    (
        "清江大学召开会议。校党委常委、纪委书记、省监委驻校监察专员王海参会。",
        "清远市",
        {
            "holds": [
                ("王海", "中共清江大学委员会", "常委"),
                ("王海", "中共清江大学纪律检查委员会", "书记"),
                ("王海", "广东省监察委员会驻清江大学监察专员办公室", "监察专员"),
            ]
        },
    ),
    # a word that points at a body begins no name
    (
        "市中级人民法院院长王海提请，会议任命赵敏为该院行政审判庭庭长；免去孙伟的该院执行局局长职务。",
        "清远市",
        {
            "holds": [("王海", "清远市中级人民法院", "院长")],
            "appointed": [("赵敏", "清远市中级人民法院行政审判庭", "庭长")],
            "removed": [("孙伟", "清远市中级人民法院执行局", "局长")],
        },
    ),
    # a school that only its own documents name; not one of a kind, nor beside another
    (
        "我校章程获通过。校工会主席王海主持。校长赵敏作报告，副校长、校章程起草工作组组长孙伟说明《清江大学章程》，总会计师周平"
        "作财务报告。土木工程学院教授李建国、图书馆副馆长何明发言。病中的原校党委副书记钱进送来意见。",
        "清远市",
        {
            "holds": [
                ("何明", "清江大学图书馆", "副馆长"),
                ("周平", "清江大学", "总会计师"),
                ("孙伟", "清江大学", "副校长"),
                ("孙伟", "清江大学章程起草工作组", "组长"),
                ("李建国", "清江大学土木工程学院", "教授"),
                ("王海", "清江大学工会", "主席"),
                ("赵敏", "清江大学", "校长"),
            ],
            "former": [("钱进", "中共清江大学委员会", "副书记")],
        },
    ),
    ("我校召开会议，学习《民办大学管理办法》。校长王海到会。", "清远市", {}),
    (
        "我校召开会议，学习《清江大学章程》。校长王海与北江大学校长赵敏会谈。",
        "清远市",
        {"holds": [("赵敏", "北江大学", "校长")]},
    ),
    # who is sent to a village, in the township that the sentence alone names
    (
        "在阳山县太平镇，王海向驻村工作队队长赵敏了解情况。",
        "清远市",
        {"holds": [("赵敏", "阳山县太平镇驻村工作队", "队长")]},
    ),
    (
        "在阳山县太平镇小坪村，王海向驻村工作队队长赵敏了解情况。",
        "清远市",
        {"holds": [("赵敏", "阳山县太平镇小坪村驻村工作队", "队长")]},
    ),
    # townships and villages of the banners, by their own words
    (
        "银根苏木达兰嘎查的嘎查长王海有骆驼。如今，嘎查党支部书记赵敏说好。",
        None,
        {"holds": [("王海", "银根苏木达兰嘎查委员会", "嘎查长"), ("赵敏", "中共银根苏木达兰嘎查支部委员会", "书记")]},
    ),
    (
        "赛汉苏木召开会议，苏木党委书记王海主持，苏木达赵敏参加。",
        "额济纳旗",
        {
            "holds": [
                ("王海", "中共额济纳旗赛汉苏木委员会", "书记"),
                ("赵敏", "额济纳旗赛汉苏木人民政府", "苏木达"),
            ]
        },
    ),
    # who leads a delegation is of where it comes from
    (
        "市长赵敏会见了由市委副书记、市长王海率领的韶关市党政代表团一行。",
        "清远市",
        {
            "holds": [
                ("王海", "中共韶关市委员会", "副书记"),
                ("王海", "韶关市人民政府", "市长"),
                ("赵敏", "清远市人民政府", "市长"),
            ]
        },
    ),
    (
        "市长王海率韶关市党政代表团来我市考察，市委书记赵敏会见。",
        "清远市",
        {"holds": [("王海", "韶关市人民政府", "市长"), ("赵敏", "中共清远市委员会", "书记")]},
    ),
    (
        "市委书记赵敏会见了以省长王海为团长的蒙古国东戈壁省政府代表团。",
        "清远市",
        {
            "holds": [
                ("王海", "蒙古国东戈壁省政府", "省长"),
                ("王海", "蒙古国东戈壁省政府代表团", "团长"),
                ("赵敏", "中共清远市委员会", "书记"),
            ]
        },
    ),
    (
        "董事长王海率清江集团考察团来访，副市长赵敏率清新区考察团回访。",
        "清远市",
        {"holds": [("王海", "清江集团", "董事长"), ("赵敏", "清远市人民政府", "副市长")]},
    ),
    # works where somebody is whose head the sentence goes on to tell of; teams
    (
        "在清新区永丰煤矿，李建国下到井底，听矿长王海汇报。",
        "清远市",
        {"holds": [("王海", "清新区永丰煤矿", "矿长")]},
    ),
    ("在清新区永丰煤矿，李建国下到井底，看望了厂长王海。", "清远市", {}),
    (
        "市中心人民医院护士长赵敏、市供电公司带电作业班班长王海入选。",
        "清远市",
        {"holds": [("王海", "清远市供电公司带电作业班", "班长"), ("赵敏", "清远市中心人民医院", "护士长")]},
    ),
    # 他 right behind what somebody has lost
    (
        "会议任命赵敏为市审计局局长；免去王海的市统计局局长职务，他已担任阳山县委书记。",
        "清远市",
        {
            "holds": [("王海", "中共阳山县委员会", "书记")],
            "appointed": [("赵敏", "清远市审计局", "局长")],
            "removed": [("王海", "清远市统计局", "局长")],
        },
    ),
    (
        "会议免去赵敏的市审计局局长、王海的市统计局局长职务，他已担任阳山县委书记。",
        "清远市",
        {"removed": [("王海", "清远市统计局", "局长"), ("赵敏", "清远市审计局", "局长")]},
    ),
    # a neighbourhood whose name ends like a village's; a part of the company that meets, with a manager
    (
        "太和镇新村社区党委书记、居委会主任王海到会。",
        "清远市",
        {"holds": [("王海", "中共太和镇新村社区委员会", "书记"), ("王海", "太和镇新村社区居民委员会", "主任")]},
    ),
    (
        "清江集团召开会议。第一项目部经理王海发言。",
        "清远市",
        {"holds": [("王海", "清江集团第一项目部", "经理")]},
    ),
    # a bureau of the prefectures of old, of a 州 too; the union of some trades
    (
        "会议任命赵敏为州司法处处长。",
        "红河哈尼族彝族自治州",
        {"appointed": [("赵敏", "红河哈尼族彝族自治州司法处", "处长")]},
    ),
    ("省教科文卫体工会副主席王海到会。", "清远市", {"holds": [("王海", "广东省教科文卫体工会", "副主席")]}),
    # who was on a tour of members is no member, nor a name; what stands before a body is none of it
    ("市领导赵敏陪同省政协委员视察组来到清新区。", "清远市", {}),
    ("（记者 王海）村民赵敏做过太平镇副镇长。", "清远市", {"former": [("赵敏", "太平镇人民政府", "副镇长")]}),
    ("来客里还有清江大学原副教授王海。", "清远市", {"former": [("王海", "清江大学", "副教授")]}),
]


@pytest.mark.parametrize(("text", "place", "gives"), CASES)
def test_whose_a_post_within_a_body_is(text: str, place: str | None, gives: dict[str, list[Row]]) -> None:
    found = read(text, place=place)
    assert {relation: rows for relation in POSTS if (rows := said(found, relation))} == gives


@pytest.mark.parametrize(
    ("form", "context", "units"),
    [
        ("该院执行局", "该院", ("执行局",)),
        ("我校图书馆", "我校", ("图书馆",)),
        ("校章程起草工作组", "校", ("章程起草工作组",)),
        ("校园安全工作组", "", ()),
        ("局部战争领导小组", "", ()),
        ("公司治理领导小组", "", ()),
    ],
)
def test_a_part_behind_a_word_for_its_body(form: str, context: str, units: tuple[str, ...]) -> None:
    found = parse(form)
    assert found is not None and (found.context, found.units) == (context, units)
