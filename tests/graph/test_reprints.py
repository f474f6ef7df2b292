from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph as RdfGraph
from rdflib import URIRef

from graph.rdf import write
from graph.reprints import SHORTEST, Sketch, hashes, originals, resemblance
from graph.resolve import resolve
from graph.turtle import PREFIXES
from nlp.models import Extraction
from tests.graph.people import first_page

ALTERNATE = URIRef(PREFIXES["prov"] + "alternateOf")
BODY = (
    "10月17日，临江市委常委会召开会议，传达学习全省秋粮收购工作会议精神，研究贯彻落实措施。市委书记赵明远主持会议。"
    "会议指出，粮食安全是头等大事，要抓紧抓实秋粮收购，备足仓容，备足资金，决不让农民卖粮难。会议强调，要严查压级压价、"
    "拖欠粮款，畅通投诉渠道，让农民卖明白粮、放心粮。会议还听取了前三季度经济运行情况汇报，研究了防汛设施灾后修复工作，"
    "要求各县（市、区）倒排工期，在入冬前完成主体工程，并对安全生产大检查作出安排。"
)
OTHER = (
    "9月2日，清河县举行新学年教师座谈会。来自乡村学校的教师代表围绕课后服务、寄宿管理、青年教师成长谈体会、提建议。"
    "县教育局负责人逐一回应，表示将在年内新建教师周转房二百套，改造寄宿制学校食堂十二处，落实乡镇工作补贴。与会教师说，"
    "孩子们愿意来、留得住，是他们最大的心愿；希望今后多办这样的座谈会，把一线的声音带上来。"
)


def sketch(article: str, text: str, date: str = "2024-10-18") -> Sketch:
    return Sketch(article, date, hashes(text))


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        (BODY, True),
        (BODY.replace("，", ",\n").replace("。", " 。 "), True),  # wrapped lines, other punctuation
        ("本报讯（记者 白露）" + BODY, True),
        (BODY + "（责任编辑：江南）", True),
        (BODY.replace("赵明远", "赵明达"), True),  # a misread character or two
        (BODY[: len(BODY) // 2], False),  # a summary is no reprint
        (BODY + OTHER, False),
        (OTHER, False),
    ],
)
def test_what_is_a_reprint(text: str, alike: bool) -> None:
    found = originals([sketch("a", BODY), sketch("b", text, "2024-10-19")])
    assert found == ({"b": "a"} if alike else {})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2024-10-18", "2024-10-17", {"a": "b"}),  # the older one is the original
        ("2024-10-18", "", {"b": "a"}),  # and a dated one before one without a date
        ("2024-10-18", "2024-11-18", {"b": "a"}),
        ("2024-10-18", "2024-11-19", {}),  # the same words much later are another event
        ("2024-10-18", "2025", {"b": "a"}),  # a year is no day to count from
        ("", "", {"b": "a"}),
    ],
)
def test_which_one_came_first(one: str, other: str, expected: dict[str, str]) -> None:
    pair = [sketch("a", BODY, one), sketch("b", BODY, other)]
    assert originals(pair) == originals(pair[::-1]) == expected


def test_what_is_short_is_never_a_reprint() -> None:
    short = "市领导赵明远、孙立言出席会议。"
    assert hashes(short) == ()
    assert originals([sketch("a", short), sketch("b", short)]) == {}
    assert hashes("粮" * (SHORTEST - 1)) == () != hashes("粮" * SHORTEST)


def test_several_reprints_are_of_one_article_in_any_order() -> None:
    sketches = [
        sketch("a", BODY, "2024-10-19"),
        sketch("b", BODY + "（完）", "2024-10-18"),
        sketch("c", "本报讯　" + BODY, "2024-10-20"),
        sketch("d", OTHER, "2024-10-18"),
    ]
    for order in permutations(sketches):
        assert originals(order) == {"a": "b", "c": "b"}


@given(st.text(max_size=400), st.text(max_size=400))
def test_resemblance_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = sketch("a", one), sketch("b", other)
    assert 0.0 <= resemblance(a, b) == resemblance(b, a) <= 1.0
    assert resemblance(a, a) == (1.0 if a.hashes else 0.0)


def named(identifier: str, date: str, more: str = "") -> Extraction:
    """The first page with a body long enough to be known again."""
    page = first_page(identifier, date)
    articles = tuple(
        replace(a, text=a.text[: a.body_start] + more, offsets=(*a.offsets[: a.body_start], *([0] * len(more))))
        if a.kind == "article"
        else a
        for a in page.articles
    )
    return replace(
        page, document=replace(page.document, text=page.document.text + f"\n{identifier}"), articles=articles
    )


@pytest.mark.parametrize(("second", "sources"), [(BODY, 1), (OTHER, 2)])
def test_both_stay_as_articles_and_what_they_say_counts_once(second: str, sources: int) -> None:
    pages = [named("paper", "2024-10-18", BODY), named("web", "2024-10-19", second)]
    graph = resolve(pages)
    assert "".join(write(graph)) == "".join(write(resolve(pages[::-1])))
    reprints = {a.id: a.reprint_of for a in graph.articles.values() if a.reprint_of}
    assert len(reprints) == 2 - sources
    said = [s for s in graph.statements.values() if s.relation == "chair"]
    assert said and all(len(s.articles) == 2 and s.sources == sources for s in said)
    triples = RdfGraph().parse(data="".join(write(graph)), format="turtle")
    shown = {str(a).rpartition("/")[2]: str(o).rpartition("/")[2] for a, o in triples.subject_objects(ALTERNATE)}
    assert shown == reprints
