"""Names of the Yi and others where they stand, and posts whose body the words before them leave to be told: of a
ministry's departments, in lines of a notice, of the hospital that is written about; what is taken from its holder."""

from __future__ import annotations

import pytest

from tests.nlp.mini import matches
from tests.nlp.test_elections_and_careers import told

NAMES: list[tuple[str, list[str]]] = [
    ("州人大常委会副主任昂文多杰、旦增才仁和赵敏出席会议。", ["昂文多杰", "旦增才仁", "赵敏"]),
    ("乡党委书记曲比拉达跑县里、跑市里。", ["曲比拉达"]),
    ("县长阿洛木呷近日到外地推销茶叶。", ["阿洛木呷"]),
    ("老阿妈沙马尔布守着灯泡。", ["沙马尔布"]),
    ("县委书记罗洪达支持这个办法。", ["罗洪达"]),
    ("牧民才旺不慎遗失草原使用证。", ["才旺"]),
    ("牧民大多不慎遗失过羊。", []),
    # 路长 is a title, and the beginning of a name behind another title
    ("镇扶贫办主任路长明对上报材料不审不核。", ["路长明"]),
    ("主任路长王海出席会议。", ["王海"]),
    # 贝宁 is a country, and who is appointed
    ("清江学院教授贝宁被任命为秘书长。", ["贝宁"]),
    ("贝宁总统来访，贝宁外交部部长王海随行。", ["王海"]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert [text[m.start : m.end] for m in matches(text, "person")] == names


POSTS: list[tuple[str | None, str, set[str]]] = [
    (
        "清远市",
        "会议增补茶企负责人车里为市工商联执委。",
        {"appointed 车里 清远市工商业联合会 执委"},
    ),
    (  # the department of a ministry, of one subject or two
        None,
        "国家文物局副局长王海宣读决定，文物保护与考古司司长赵敏作了说明，人事司副司长孙伟介绍情况。",
        {
            "holds 王海 国家文物局 副局长",
            "holds 赵敏 国家文物局文物保护与考古司 司长",
            "holds 孙伟 国家文物局人事司 副司长",
        },
    ),
    (
        "广东省",
        "调研组察看基地，同东北农业大学教授王海探讨大豆种植技术。",
        {"holds 王海 东北农业大学 教授"},
    ),
    (  # 县|城乡…公司, no township
        "佛冈县",
        "县财政局局长赵敏、县城乡投资发展公司董事长王海参加会议。",
        {"holds 王海 佛冈县城乡投资发展公司 董事长", "holds 赵敏 佛冈县财政局 局长"},
    ),
    (  # a company's part of the country is no 区
        "清远市",
        "粤岭集团执行董事王海、东北区总经理赵敏参加会见。",
        {"holds 王海 粤岭集团 执行董事", "holds 赵敏 粤岭集团 总经理"},
    ),
    (  # of the hospital that the article is about, not of the one that somebody has left
        "清远市",
        "清远市中心医院召开干部大会。王海说，自己原是岭南医学院附属医院副院长。医院党委委员、副院长赵敏参加会议。",
        {
            "former 王海 岭南医学院附属医院 副院长",
            "holds 赵敏 中共清远市中心医院委员会 委员",
            "holds 赵敏 清远市中心医院 副院长",
        },
    ),
    (  # elected by the party whose session it is, whoever came to it
        "清远市",
        "中共清远市委副书记周晴到会祝贺。在农工党清远市六届一次全会上，王海当选主任委员，清江学院教授孙伟被任命为秘书长。",
        {
            "holds 周晴 中共清远市委员会 副书记",
            "appointed 王海 中国农工民主党清远市委员会 主任委员",
            "appointed 孙伟 中国农工民主党清远市委员会 秘书长",
            "holds 孙伟 清江学院 教授",
        },
    ),
    (  # before there were supervision commissions; the Party group is of the body where the group is
        "江西省",
        "省卫生厅召开会议。厅长王海主持，省纪委驻省卫生厅纪检组组长赵敏、党组成员、副厅长孙伟作了发言。",
        {
            "holds 王海 江西省卫生厅 厅长",
            "holds 赵敏 江西省纪委驻江西省卫生厅纪检组 组长",
            "holds 孙伟 中共江西省卫生厅党组 成员",
            "holds 孙伟 江西省卫生厅 副厅长",
        },
    ),
    (  # the members of the headquarters whose head the line above says
        "佛冈县",
        "决定成立县松材线虫病防控指挥部，组成人员如下：\n指挥长：王海（县委副书记、县长）\n成员：孙伟（县财政局局长）",
        {
            "holds 王海 佛冈县松材线虫病防控指挥部 指挥长",
            "holds 王海 中共佛冈县委员会 副书记",
            "holds 王海 佛冈县人民政府 县长",
            "holds 孙伟 佛冈县松材线虫病防控指挥部 成员",
            "holds 孙伟 佛冈县财政局 局长",
        },
    ),
    (
        "清远市",
        "王海现任市第一中医医院副院长，2016年起担任民盟清远市委主委。",
        {"holds 王海 清远市第一中医医院 副院长", "holds 王海 中国民主同盟清远市委员会 主委"},
    ),
    (  # 其镇 is no township of that name, nor is 打电话问镇
        "清新区",
        "太和镇扶贫办主任王海对上报材料不审不核。镇党委给予其警告处分，免去其镇扶贫办主任职务。镇长赵敏被诫勉谈话。",
        {
            "removed 王海 清远市清新区太和镇扶贫开发办公室 主任",
            "holds 赵敏 清远市清新区太和镇人民政府 镇长",
        },
    ),
    (
        "清新区",
        "太和镇扶贫办主任王海对上报材料不审不核。镇党委给予其警告处分，建议免去其镇扶贫办主任职务。",
        {"holds 王海 清远市清新区太和镇扶贫开发办公室 主任"},
    ),
    (
        "清新区",
        "太和镇党委书记王海说，谁家的茶树生了虫，先打电话问镇农业综合服务中心的农艺师赵敏。",
        {
            "holds 王海 中共清远市清新区太和镇委员会 书记",
            "holds 赵敏 清远市清新区太和镇农业综合服务中心 农艺师",
        },
    ),
    (  # a district of a county of old
        "清远市",
        "王海同志因病逝世。王海同志建国初期任佛冈县三江区委书记，以后历任佛冈县副县长、佛冈县县长。",
        {
            "former 王海 中共佛冈县三江区委员会 书记",
            "former 王海 佛冈县人民政府 副县长",
            "former 王海 佛冈县人民政府 县长",
        },
    ),
    (
        "清远市",
        "王海在市中心医院工作了三十六年，先后任市中心医院心胸外科主任、副院长。",
        {"former 王海 清远市中心医院心胸外科 主任", "former 王海 清远市中心医院 副院长"},
    ),
    (
        "佛冈县",
        "县扶贫办公室主任王海参加会议。",
        {"holds 王海 佛冈县扶贫开发办公室 主任"},
    ),
]


@pytest.mark.parametrize(("place", "text", "expected"), POSTS)
def test_whose_posts(place: str | None, text: str, expected: set[str]) -> None:
    assert told(text, place) == expected
