"""Lists of who belongs to a body: their headings, their rows, and what is made of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.alignment import Aligned
from nlp.models import Document, Extraction
from nlp.pipeline import annotate
from nlp.reading import split
from nlp.reading.page_lines import clean_line
from nlp.reference import refer
from nlp.relations import extract
from nlp.rosters import between_names, find_rosters, heads, row_of
from tests.nlp.mini import characters, said

MEMBERS = """中国共产党清远市第八届委员会委员名单
（2021年9月23日中国共产党清远市第八次代表大会选举产生，按姓氏笔画为序）
马　跃　王若谷　孔令奇（女）　任　远
巴特尔（蒙古族）　阿地力·吾买尔　薛金台
候补委员（按得票多少为序）
石　鼓　朱凤翔　汤　峪　姜　水
"""
OFFICERS = """政协清远市第十四届委员会主席、副主席、秘书长、常务委员名单

主　席：刘汉东

副主席：邹志远　孙　静（女）

常务委员（以姓氏笔画为序）：

王　亮　王广平　卞　华

全市经济工作会议召开
本报讯 12月19日，全市经济工作会议召开，市委书记李卫民出席会议并讲话，市长方捷主持会议。\
会议强调，要坚定信心，真抓实干，努力完成全年各项目标任务，为明年开好局、起好步打下坚实基础。
"""


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("中国共产党清远市第八届委员会委员名单", True),
        ("清远市第八届人民代表大会常务委员会主任、副主任、秘书长、委员名单", True),
        ("选举产生的市人大常委会组成人员名单如下：", True),
        ("清远市人民代表大会常务委员会任免名单", False),
        ("市级示范村名单", False),
        ("出席省第九次党代会代表名单", False),
        ("清远市第八届人民政府副市长候选人名单", False),
        ("会议讨论了名单", False),
        ("清远市第四届道德模范名单", False),
        ("优秀共产党员名单", False),
    ],
)
def test_heading(line: str, is_one: bool) -> None:
    assert heads(line) is is_one


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("马跃　王若谷　孔令奇", None, ["马跃", "王若谷", "孔令奇"]),
        ("汤峪姜水　裴文静", None, ["汤峪", "姜水", "裴文静"]),
        ("任远（回族）　李润田（女）", None, ["任远", "李润田"]),
        ("副主任：康敬之　罗文彬", "副主任", ["康敬之", "罗文彬"]),
        ("委员：马跃、王若谷、孔令奇 等", "委员", ["马跃", "王若谷", "孔令奇"]),
        ("候补委员（按得票多少为序）", "候补委员", []),
        ("（共12名，按姓氏笔画为序）", None, []),
        ("新华社北京10月22日电", None, []),
        ("欧阳春晓　阿地力·吾买尔　巴特尔　王海", None, ["欧阳春晓", "阿地力·吾买尔", "巴特尔", "王海"]),
    ],
)
def test_row(line: str, title: str | None, names: list[str]) -> None:
    row = row_of(line)
    assert row is not None
    assert (line[slice(*row.title)] if row.title else None) == title
    assert [line[start:end] for start, end in row.names] == names


@pytest.mark.parametrize(
    "line", ["会议强调，要坚定信心", "高山流水", "第一版 要闻", "金秋助学 圆梦行动", "市委书记 王海"]
)
def test_no_row(line: str) -> None:
    assert row_of(line) is None


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ("王　亮　王广平　卞　华", "王亮　王广平　卞华"),
        ("马 跃 王 宁 李 强", "马跃 王宁 李强"),
        ("任 免 职 名 单", "任免职名单"),
        ("高 山 王 海", "高山王海"),
    ],
)
def test_white_space_between_names_is_kept(line: str, clean: str) -> None:
    assert clean_line(Aligned.of(line, 0, len(line))).text == clean


@given(st.text(alphabet="马跃王宁李强 　、（女）：会议", max_size=30))
def test_rows_and_gaps_lie_in_the_line(line: str) -> None:
    row = row_of(line)
    for start, end in row.names if row else ():
        assert 0 <= start < end <= len(line) and not line[start:end].isspace()
    gaps = between_names(line)
    assert all(line[at].isspace() and not line[at - 1].isspace() for at in gaps or ())


def test_a_roster_stays_one_article_and_ends_where_the_next_begins() -> None:
    articles = split(Document("d", OFFICERS, "2016-12-20", "清远市"))
    assert [a.headline for a in articles] == [
        "政协清远市第十四届委员会主席、副主席、秘书长、常务委员名单",
        "全市经济工作会议召开",
    ]
    (roster,) = find_rosters(articles[0].text)
    assert [articles[0].text[s:e] for row in roster.rows for s, e in row.names][-3:] == ["王亮", "王广平", "卞华"]
    assert not roster.made


def read_whole(text: str, date: str) -> Extraction:
    document = Document("d", text, date=date, place="清远市")
    articles = list(split(document))
    return extract(document, articles, refer(document, articles, annotate(characters(), articles, date)))


def test_who_was_elected_is_appointed_on_the_day_of_the_election() -> None:
    found = read_whole(MEMBERS, "2021-09-24")
    members = ("马跃", "王若谷", "孔令奇", "任远", "巴特尔", "阿地力·吾买尔", "薛金台")
    others = ("石鼓", "朱凤翔", "汤峪", "姜水")
    assert said(found, "appointed") == sorted(
        [(who, "中共清远市委员会", "委员") for who in members]
        + [(who, "中共清远市委员会", "候补委员") for who in others]
    )
    assert {r.effect for r in found.relations if r.relation == "appointed"} == {"2021-09-23"}


def test_who_is_listed_without_an_election_holds_the_post() -> None:
    body = "中国人民政治协商会议清远市委员会"
    assert [row for row in said(read_whole(OFFICERS, "2016-12-20"), "holds") if row[1] == body] == sorted(
        [
            ("刘汉东", body, "主席"),
            ("邹志远", body, "副主席"),
            ("孙静", body, "副主席"),
            *((who, body, "常务委员") for who in ("王亮", "王广平", "卞华")),
        ]
    )
