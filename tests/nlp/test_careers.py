"""What somebody has been: résumés, lives told step by step, strings and lists of former posts, titles after names."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from nlp.models import Document, Extraction
from nlp.pipeline import annotate, load_pipeline
from nlp.reading import split
from nlp.reference import refer
from nlp.relations import extract
from nlp.resumes import time_of, whose
from tests.nlp.mini import DATE, PLACE, POSTS, document, said

RESUME = """王海简历
王海，男，1963年10月出生，汉族，广东清远人，中共党员，1983年7月参加工作。
1981.09-1984.07 韶关师范专科学校数学专业学生
1992.03—1993.09 阳山县团委书记（其间：1992.09—1993.07 在省委党校学习，任学员大队大队长）
1997.11-2001.09 佛冈县委副书记、县长（1998.02当选）
2005年1月—2008年8月，任清远市副市长、市政府党组成员
2021.09- 清远市委副书记、市长。"""
Said = dict[str, list[tuple[str, ...]]]
PEOPLE_S_GOVERNMENT = "清远市人民政府"


@lru_cache(maxsize=1)
def shipped() -> Language:
    return load_pipeline()


def of(found: Extraction) -> Said:
    return {relation: rows for relation in POSTS if (rows := said(found, relation))}


def read(text: str, headline: str = "") -> Extraction:
    made, articles = document(text, headline=headline)
    return extract(made, articles, refer(made, articles, annotate(shipped(), articles, DATE)))


def printed(text: str) -> Extraction:
    """What is taken from a page that holds nothing but this text."""
    made = Document("d", text, date=DATE, place=PLACE)
    articles = split(made)
    return extract(made, articles, refer(made, articles, annotate(shipped(), articles, DATE)))


@pytest.mark.parametrize(
    ("line", "rest", "is_open"),
    [
        ("1997.11-2001.09 佛冈县县长", "佛冈县县长", False),
        ("1997年11月至2001年9月，任佛冈县县长", "佛冈县县长", False),
        ("2012.09— 清远市市长", "清远市市长", True),
        ("2012年9月至今 清远市市长", "清远市市长", True),
    ],
)
def test_a_line_of_a_resume(line: str, rest: str, is_open: bool) -> None:
    time = time_of(line)
    assert time is not None
    assert line[time.start :].strip() == rest
    assert time.open is is_open


@pytest.mark.parametrize(
    "line",
    ["2021年10月，全市粮食增产。", "2016—2020年规划", "1998年10月至上月底，全市降雨偏少。", "电话：0763-3361234"],
)
def test_no_line_of_a_resume(line: str) -> None:
    assert time_of(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("王海简历", "王海"),
        ("王海同志生平", "王海"),
        ("王海个人简历：", "王海"),
        ("王海的简历已寄出", ""),
        ("简历", ""),
    ],
)
def test_the_heading_of_a_resume(line: str, name: str) -> None:
    assert whose(line) == name


def test_each_line_of_a_resume_is_a_paragraph() -> None:
    article = split(Document("d", "市人大会议闭幕，王海当选清远市市长。\n" + RESUME))[0]
    lines = article.text.split("\n")
    assert sum(time_of(line) is not None for line in lines) == 5
    assert "王海简历" in lines


def test_a_resume() -> None:
    assert of(printed(RESUME)) == {
        "former": [
            ("王海", "中共佛冈县委员会", "副书记"),
            ("王海", "中共清远市人民政府党组", "成员"),
            ("王海", "佛冈县人民政府", "县长"),
            ("王海", "共青团阳山县委员会", "书记"),
            ("王海", PEOPLE_S_GOVERNMENT, "副市长"),
        ],
        "holds": [("王海", "中共清远市委员会", "副书记"), ("王海", PEOPLE_S_GOVERNMENT, "市长")],
    }


TOLD: list[tuple[str, Said]] = [
    (  # the subject is said once; of the last post nobody says that it is past
        "王海，1962年3月生。1992年任佛冈县县长。1995年5月任清远市水利局局长、党组书记。2004年当选为清远市政协副主席。",
        {
            "former": [
                ("王海", "中共清远市水利局党组", "书记"),
                ("王海", "佛冈县人民政府", "县长"),
                ("王海", "清远市水利局", "局长"),
            ]
        },
    ),
    (
        "王海1994年任阳山县县长，后任佛冈县委书记，2019年任韶关市市长至今。",
        {
            "former": [("王海", "中共佛冈县委员会", "书记"), ("王海", "阳山县人民政府", "县长")],
            "holds": [("王海", "韶关市人民政府", "市长")],
        },
    ),
    (
        "赵敏，女，49岁（1976年1月出生），汉族，1993年12月入党。现任佛冈县委书记。",
        {"holds": [("赵敏", "中共佛冈县委员会", "书记")]},
    ),
    (  # what is held beside the next post goes on with it
        "王海2011年任清远市财政局局长，并兼任清远市国资委主任，2015年任清远市副市长。",
        {
            "former": [
                ("王海", "清远市人民政府国有资产监督管理委员会", "主任"),
                ("王海", "清远市财政局", "局长"),
            ]
        },
    ),
    (  # long ago, and named by another post
        "侯德才2009年调来佛冈当县长，一干就是十年。省委决定：侯德才同志不再担任佛冈县委书记职务。",
        {
            "former": [("侯德才", "佛冈县人民政府", "县长")],
            "removed": [("侯德才", "中共佛冈县委员会", "书记")],
        },
    ),
    (  # who heads an association may hold another post beside it
        "清江公司董事长王海2011年当选清远市工商联主席。",
        {"holds": [("王海", "清江公司", "董事长")]},
    ),
    (
        "赵敏，女，1980年3月生，2015年任佛冈县副县长，2019年任阳山县县长，现任佛冈县委书记，拟任市直单位正职。",
        {
            "former": [("赵敏", "佛冈县人民政府", "副县长"), ("赵敏", "阳山县人民政府", "县长")],
            "holds": [("赵敏", "中共佛冈县委员会", "书记")],
        },
    ),
    ("王海2011年任清远市财政局局长。", {}),
    ("王海2011年任清远市财政局局长后，到清新区调研。2013年，工程开工。", {}),
    ("赵敏的父亲是王海。赵敏的父亲1985年任佛冈县县长，1990年任清远市副市长。", {}),
    ("公司成立于2001年，孙伟任总经理。2011年，王海任清远市财政局局长，赵敏2012年任清远市审计局局长。", {}),
    ("王海2011年任佛冈县县长，2013年拟任清远市副市长。", {}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_life_told_step_by_step(text: str, expected: Said) -> None:
    assert of(read(text)) == expected


def test_of_the_dead_every_post_is_past() -> None:
    text = (
        "孔伯钧同志因病逝世。孔伯钧同志又名孔阿炳，一九四四年参加抗日自卫队。解放战争时期任粤赣湘边纵队北江支队第四团"
        "政治处副主任。建国后，他当过阳山县第三区区长、佛冈县委组织部部长、阳山县县长。一九七三年恢复工作，任佛冈县"
        "革命委员会副主任，并一度兼地委党校校长。"
    )
    assert of(read(text)) == {
        "former": [
            ("孔伯钧", "中共佛冈县委员会组织部", "部长"),
            ("孔伯钧", "佛冈县革命委员会", "副主任"),
            ("孔伯钧", "粤赣湘边纵队北江支队第四团政治处", "副主任"),
            ("孔伯钧", "阳山县人民政府", "县长"),
        ]
    }


BESIDE: list[tuple[str, Said]] = [
    (
        "时任清远市委常委、佛冈县委书记赵志强也入选。",
        {"former": [("赵志强", "中共佛冈县委员会", "书记"), ("赵志强", "中共清远市委员会", "常委")]},
    ),
    (
        "曾任佛冈县县长刘颖、阳山县县长方毅到会。",
        {"former": [("刘颖", "佛冈县人民政府", "县长"), ("方毅", "阳山县人民政府", "县长")]},
    ),
    (
        "时任佛冈县县长刘颖、阳山县县长方毅到会。",
        {"former": [("刘颖", "佛冈县人民政府", "县长")], "holds": [("方毅", "阳山县人民政府", "县长")]},
    ),
    ("清远市委副书记、市长候选人吴开明表态。", {"holds": [("吴开明", "中共清远市委员会", "副书记")]}),
    ("市政协委员、会计师侯萍发言。", {"holds": [("侯萍", "中国人民政治协商会议清远市委员会", "委员")]}),
    (
        "市水利局副局长、高级工程师赵敏到会。",
        {"holds": [("赵敏", "清远市水利局", "副局长"), ("赵敏", "清远市水利局", "高级工程师")]},
    ),
    (
        "市长助理王海、赵敏到会。",
        {"holds": [("王海", PEOPLE_S_GOVERNMENT, "市长助理"), ("赵敏", PEOPLE_S_GOVERNMENT, "市长助理")]},
    ),
    ("市委许伟书记讲话。", {"holds": [("许伟", "中共清远市委员会", "书记")]}),
    ("会上，孙伟副市长讲话。", {"holds": [("孙伟", PEOPLE_S_GOVERNMENT, "副市长")]}),
    ("会上，孙伟副主任讲话。", {}),
    ("国务院有关部门负责人会见了李伟民总理一行。", {}),
    ("总统向李伟民总理表示问候。国务院领导在座。", {}),
    ("王海在清远学院任荣誉教授。", {}),
    ("韶关市副市长孙伟到会。孙伟副市长讲话。", {"holds": [("孙伟", "韶关市人民政府", "副市长")]}),
    (
        "国务院有关部门落实李伟民总理重要批示。",
        {"holds": [("李伟民", "中华人民共和国国务院", "总理")]},
    ),
    (
        "王海是韶关人，现为清远学院院长，曾任韶关学院副院长，还是清远市政协委员。",
        {
            "former": [("王海", "韶关学院", "副院长")],
            "holds": [("王海", "中国人民政治协商会议清远市委员会", "委员"), ("王海", "清远学院", "院长")],
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_posts_beside_names(text: str, expected: Said) -> None:
    assert of(read(text)) == expected


GIVEN: list[tuple[str, Said]] = [
    (
        "会议任命王海为市公安局局长；赵敏为市科学技术局局长，免去其市审计局局长职务；孙伟为市教育局局长。",
        {
            "appointed": [
                ("孙伟", "清远市教育局", "局长"),
                ("王海", "清远市公安局", "局长"),
                ("赵敏", "清远市科学技术局", "局长"),
            ],
            "removed": [("赵敏", "清远市审计局", "局长")],
        },
    ),
    (
        "会议表决通过了关于接受王海辞去清远市市长职务的请求的决定，表决通过了关于赵敏代理清远市市长职务的决定。",
        {
            "appointed": [("赵敏", PEOPLE_S_GOVERNMENT, "代理市长")],
            "removed": [("王海", PEOPLE_S_GOVERNMENT, "市长")],
        },
    ),
    (
        "会议表决通过《关于任命赵敏为清远市教育局局长的决定》《关于免去王海的清远市教育局局长职务的决定》。",
        {"appointed": [("赵敏", "清远市教育局", "局长")], "removed": [("王海", "清远市教育局", "局长")]},
    ),
    ("会议审议了《关于接受王海辞去清远市市长职务的请求的决定》。", {}),
    ("会议通过了清远市人大常委会关于加强预算监督的决定。", {}),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_what_is_given_and_taken(text: str, expected: Said) -> None:
    assert of(read(text)) == expected


def test_an_acting_post_is_one_whichever_way_it_is_called() -> None:
    found = read("会议决定任命王海为副市长、代理市长。", headline="王海任清远市代市长")
    assert [row[2] for row in said(found, "appointed")] == ["代市长", "副市长"]
