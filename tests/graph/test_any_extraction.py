"""Whatever is extracted, right or wrong, the graph keeps its contract."""

from typing import Any

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from graph.models import LINKS, POSTS, VALUES
from graph.rdf import write
from graph.resolve import resolve
from graph.store import decode, encode
from graph.validate import check
from nlp.models import Argument, Author, Document, Extraction, Mention, Referent, RelationMention
from tests.graph.people import article

TEXT = "第一段。\n 市长甲主持　会议，\n乙出席。“通知”甲\x0b乙\u2028丙。"
KINDS = ("person", "organization", "role", "meeting", "policy", "place")

ODD = ["", " ", '甲"乙\\', "甲/乙", "a\u0000b", "条例（试行）", "<x>", "𠮷", "-", "青岚省临江市"]
areas = st.sampled_from(["", "中央", "青岚省", "青岚省临江市", "/"])
values = st.sampled_from(["2024-10-17", "2024-10", "2024", "2024-02-30", "昨日", "", "5", "五", "0", "国发〔2024〕1号"])
span = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT) + 5)).map(lambda ends: (min(ends), max(ends)))
RIGHT = {relation: ["2024-10-17", "2024-10"] for relation in ("start_date", "end_date", "legislation_date")}
RIGHT |= {"number": ["1号", "2号"], "ordinal_term": ["5"], "ordinal_session": ["8", "9"]}


def mostly(right: list[Any], other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """One of the right ones, four times in five."""
    return st.integers(0, 4).flatmap(lambda n: other if n == 4 else st.sampled_from(right))


names = mostly(["甲", "甲 ", "乙", "丙", "第五届会议", "第3次会议", "市长", "条例"], st.sampled_from(ODD))


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    count = draw(st.integers(6, 12))  # two of each kind at most
    referents = [
        Referent(
            id=i,
            kind=KINDS[i % len(KINDS)],
            name=draw(names),
            aliases=tuple(draw(st.lists(names, max_size=2))),
            jurisdiction=draw(areas),
            attributes=tuple(
                (key, draw(choices))
                for key, choices in (
                    ("class", st.sampled_from(["formal", "unit", ""])),
                    ("parent", names),
                    ("broader", names),
                    ("code", st.sampled_from(["", "990100"])),
                )
                if draw(st.booleans())
            ),
        )
        for i in range(count)
    ]
    index = st.one_of(st.none(), st.integers(0, count - 1))
    mentions = [
        Mention(draw(st.integers(0, 3)), draw(span), "", "", draw(index)) for _ in range(draw(st.integers(0, 5)))
    ]
    relations = []
    for _ in range(draw(st.integers(4, 12))):
        relation = draw(st.sampled_from([*POSTS, *LINKS, *VALUES, "likes"]))
        subjects, objects = LINKS[relation][1:] if relation in LINKS else (("meeting", "policy"), KINDS)
        roles = {k: (k,) for k in KINDS[:3]} if relation in POSTS else {"subject": subjects, "object": objects}
        literal = mostly(RIGHT.get(relation, [""]), values)
        relations.append(
            RelationMention(
                relation=relation,
                arguments=tuple(
                    Argument(role, draw(mostly([r.id for r in referents if r.kind in kinds], index)), draw(literal))
                    for role, kinds in roles.items()
                ),
                article=draw(st.sampled_from([1, 1, 2, 2, 3])),
                quotes=tuple(
                    draw(
                        st.lists(
                            mostly([(0, 4), (6, 18), (18, 22)], span), min_size=draw(st.integers(0, 1)), max_size=2
                        )
                    )
                ),
                rule=draw(st.sampled_from(["a-rule", "eine Regel", ""])),
                basis=draw(st.sampled_from(["", "会议 → 会议"])),
                confidence=draw(st.floats(0, 1)),
                modality=draw(mostly(["asserted"], st.just("planned"))),
            )
        )
    date = draw(st.sampled_from([None, "2024-10-18", "2024-10-19"]))
    document = Document(draw(st.sampled_from(["a", "b/c", "丁"])), TEXT, date)
    author = Author(draw(names), "记者", draw(span))
    articles = (
        article(document, 1, (0, 4), (4, 20), "题", authors=(author,)),
        article(document, 2, None, (20, len(TEXT)), kind="caption"),
    )
    return Extraction(document, articles, tuple(referents), tuple(mentions), tuple(relations), "0.1.0", "zh 1")


@settings(max_examples=40)
@given(st.lists(extractions(), max_size=3), st.booleans())
def test_the_graph_keeps_its_contract(found: list[Extraction], facts_only: bool) -> None:
    assert [decode(encode(extraction)) for extraction in found] == found
    file = "".join(write(resolve(found), facts_only=facts_only))
    assert file == "".join(write(resolve(reversed(found)), facts_only=facts_only))
    graph = Graph().parse(data=file, format="turtle")
    assert len(graph) == len(set(ox.parse(file, format=ox.RdfFormat.TURTLE)))
    assert [str(violation) for violation in check(graph)] == []
