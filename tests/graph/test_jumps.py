"""Halves of one article in two documents: the second says which it continues."""

from __future__ import annotations

from itertools import permutations

import pytest
from rdflib import Graph as RdfGraph
from rdflib import Literal, URIRef

from graph.facts import condense
from graph.jumps import continued
from graph.rdf import write
from graph.resolve import resolve
from graph.turtle import PREFIXES
from nlp.models import Document, Extraction, Page
from nlp.reading import split

FRONT = """老矿城换新颜
本报讯（记者 温不群）曾经靠一口矿井吃饭的青枫县，如今把三条旧巷道改成了工业博物馆。
全县关停小矿十七座，退出的土地全部用来种树栽果，村民吃上了旅游饭。（下转2版）
"""
BACK = """（上接1版）
“我在井下干了二十年，没想到老了还能当讲解员。”退休矿工石大有站在博物馆门口。
下一步全县还要把矿坑湖改成水上运动基地，让老矿工的儿女都能在家门口就业。
"""


def page(name: str, text: str, label: str, date: str = "2023-09-26", paper: str = "临江日报") -> Extraction:
    document = Document(name, text, date, paper=paper, pages=(Page((0, len(text)), label),) if label else ())
    return Extraction(document, split(document))


def headlines(pages: list[Extraction]) -> list[tuple[str, str]]:
    items = {item.id: item for facts in map(condense, pages) for item in facts.items}
    found = continued(map(condense, pages))
    return [(items[one].headline, items[other].pages[0]) for other, one in found.items()]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([page("front", FRONT, "1"), page("back", BACK, "2")], [("老矿城换新颜", "2")]),
        ([page("front", FRONT, "A01"), page("back", BACK, "A02")], [("老矿城换新颜", "A02")]),
        ([page("front", FRONT, "1"), page("back", BACK, "2", date="2023-09-27")], []),
        ([page("front", FRONT, "1"), page("back", BACK, "2", paper="青枫报")], []),
        ([page("front", FRONT, "1", paper=""), page("back", BACK, "2", paper="")], []),
        ([page("front", FRONT, "3"), page("back", BACK, "4")], []),
        ([page("front", FRONT, ""), page("back", BACK, "2")], []),
    ],
)
def test_pages_of_one_issue_in_documents_of_their_own(pages: list[Extraction], expected: list[tuple[str, str]]) -> None:
    for order in permutations(pages):
        assert headlines(list(order)) == expected


def test_the_graph_says_so_and_names_the_pages() -> None:
    pages = [page("front", FRONT, "1"), page("back", BACK, "2")]
    turtle = "".join(write(resolve(pages)))
    assert turtle == "".join(write(resolve(reversed(pages))))
    graph = RdfGraph().parse(data=turtle, format="turtle")
    [(back, front)] = graph.subject_objects(URIRef(PREFIXES["zt"] + "continues"))
    printed = URIRef(PREFIXES["schema"] + "pagination")
    assert (graph.value(front, printed), graph.value(back, printed)) == (Literal("1"), Literal("2"))


def test_an_issue_put_together_names_its_files() -> None:
    text = FRONT + "\f" + BACK
    pages = Page((0, len(FRONT)), "1", "a.txt"), Page((len(FRONT) + 1, len(text)), "2", "b.txt")
    document = Document("临江日报 2023-09-26", text, "2023-09-26", paper="临江日报", pages=pages)
    graph = RdfGraph().parse(data="".join(write(resolve([Extraction(document, split(document))]))), format="turtle")
    sources = graph.objects(None, URIRef(PREFIXES["dcterms"] + "source"))
    assert sorted(map(str, sources)) == ["1 a.txt", "2 b.txt"]
    assert Literal("1, 2") in set(graph.objects(None, URIRef(PREFIXES["schema"] + "pagination")))
    assert not list(graph.subject_objects(URIRef(PREFIXES["zt"] + "continues")))
