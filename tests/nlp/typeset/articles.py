"""Articles in the newspapers' manner about places that do not exist, put together from sentences written for this."""

from __future__ import annotations

import random
from dataclasses import dataclass

SURNAMES = "陆秦白方沈顾温洪江季鲁程卓康梅石柳苏乔邢叶周"
GIVEN = ["文远", "素心", "若溪", "敬亭", "砚秋", "三省", "不群", "昼锦", "照晚", "平川", "一禾", "门雪", "抱朴", "远黛"]
PLACES = ["临江市", "清河县", "云岭区", "柳泉镇", "石门乡", "望山县", "东桥街道", "北塬镇", "青枫县", "沙洲区"]
BODIES = [
    "市农业农村局",
    "市水利局",
    "县委办公室",
    "市教育局",
    "区政府办公室",
    "市交通运输局",
    "市文化和旅游局",
    "县司法局",
]
PAPERS = ["《乡村道路养护办法》", "《城市更新条例》", "《节约用水三年行动方案》", "《关于促进夜间经济发展的若干措施》"]
WORK = ["秋粮收购", "河道清淤", "老旧小区改造", "森林防火", "义务教育", "道路养护", "冬季供暖", "文物普查", "园区建设"]

SENTENCES = [
    "{date}，{place}{work}工作推进会在{place2}召开，{person}出席并讲话，{person2}主持会议。",
    "会议传达学习了{paper}，听取了{body}关于{work}情况的汇报，对下一步工作作了安排。",
    "记者在{place}看到，{n}台机械一字排开，{work}正在有条不紊地进行。",
    "{person}说，{work}不是一阵风，要把账算在明处，把事办在实处，让群众看得见、摸得着。",
    "今年以来，{place}先后投入资金{n}万元，完成{work}项目{m}个，惠及群众{k}户。",
    "“过去下雨两脚泥，如今出门上公路。”{place2}村民{person2}指着门前的路告诉记者。",
    "{body}有关负责人介绍，按照{paper}的要求，{m}项任务已全部分解到人、落实到岗。",
    "会议强调，要坚持问题导向，盯住{work}中的堵点难点，一件一件地改，一项一项地销号。",
    "据统计，截至{date}，{place}{work}完成率达到百分之{m}，比去年同期提高{d}个百分点。",
    "{person}一行先后来到{place2}和{body}，详细了解{work}进展，并同一线职工亲切交谈。",
    "“请大家放心，手续{d}天之内一定办完。”窗口工作人员{person2}一边录入一边答道。",
    "在{place}的会议室里，{n}名代表围绕{work}各抒己见，气氛热烈。",
    "{body}还专门开通了热线，{d}个工作日内答复率百分之百，群众满意度明显提升。",
    "老党员{person}退休不褪色，带着{m}名志愿者义务宣讲{paper}，一讲就是{d}年。",
    "会议指出，{work}关系千家万户，各级各部门要压实责任，守住底线，确保{date}前见到成效。",
    "夜幕降临，{place2}的广场上灯火通明，{k}多名市民在这里散步、健身、看戏。",
    "{person}表示，下一步将以{paper}为抓手，健全机制，把{work}的好做法固定下来、坚持下去。",
    "走进{place}的田间地头，稻浪翻滚，{n}亩良田丰收在望，农户脸上写满喜悦。",
    "与会人员还观看了{work}专题片，实地察看了{place2}的{m}处现场。",
    "{body}负责人{person2}算了一笔账：每亩节水{n}方，一年下来能省{k}元。",
]


@dataclass(frozen=True)
class Piece:
    """An article as a reader would have it."""

    headline: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    deck: str = ""
    byline: str = ""
    captions: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def prose(seed: int, characters: int) -> tuple[str, ...]:
    """Paragraphs of some more characters in all; the same for the same seed."""
    dice = random.Random(seed)
    paragraphs: list[str] = []
    lead = f"本报讯（记者 {name(dice)}） "
    while sum(map(len, paragraphs)) < 1.75 * characters:
        sentences = dice.sample(SENTENCES, dice.randint(2, 4))
        paragraphs.append(lead + "".join(_filled(s, dice) for s in sentences))
        lead = ""
    return tuple(paragraphs)


def name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + dice.choice(GIVEN)


def _filled(sentence: str, dice: random.Random) -> str:
    return sentence.format(
        date=f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日",
        place=dice.choice(PLACES),
        place2=dice.choice(PLACES),
        person=name(dice),
        person2=name(dice),
        body=dice.choice(BODIES),
        paper=dice.choice(PAPERS),
        work=dice.choice(WORK),
        n=dice.randint(11, 999),
        m=dice.randint(11, 99),
        k=dice.randint(1000, 99999),
        d=dice.randint(2, 9),
    )
