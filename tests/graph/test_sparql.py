from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from graph.rdf import write
from graph.resolve import resolve
from graph.sparql import Loaded, QueryError, load, named_queries
from graph.turtle import PREFIXES
from tests.graph.people import first_page, second_page


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("kg")
    (folder / "graph.ttl").write_text("".join(write(resolve([first_page(), second_page()]))), "utf-8")
    return load(folder)


def ask(loaded: Loaded, name: str, **values: str) -> list[dict[str, str]]:
    rows = loaded.ask(named_queries()[name].filled(values))
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def test_there_are_the_nine_queries_each_with_its_head() -> None:
    queries = named_queries()
    assert set(queries) == {
        "about",
        "chairless",
        "chairs",
        "met",
        "organisations",
        "policies",
        "posts",
        "studied",
        "where",
    }
    for query in queries.values():
        assert query.title and query.english.endswith(".") and query.chinese.endswith("。")
        assert all(query.explanations[name] for name in query.defaults)
        assert all(f"${name}" in query.text for name in query.defaults)


@pytest.mark.parametrize("name", named_queries())
def test_every_query_has_rows_on_the_sample_as_it_stands(loaded: Loaded, name: str) -> None:
    assert ask(loaded, name)


@pytest.mark.parametrize(
    ("name", "values", "column", "cells"),
    [
        ("posts", {"person": "李若谷"}, "post", ["中共临江市委员会常委", "中共临江市委政法委员会书记"]),
        ("posts", {"organization": "临江市政府"}, "person", ["孙立言"]),
        ("chairs", {"month": "2024-10"}, "chair", ["赵明远"] * 2),
        ("chairs", {"month": "2024-11"}, "chair", []),
        ("studied", {"what": "农业农村"}, "meeting", ["中共临江市委常委会会议"]),
        ("studied", {"what": "党代会"}, "meeting", []),
        ("policies", {"policy": "实施办法"}, "role", ["issued by", "adopted by"]),
        ("met", {"person": "孙立言"}, "other", ["周怀瑾", "李若谷", "赵明远"]),
        ("organisations", {"place": "临江"}, "people", ["3", "1", "0", "2"]),
        ("chairless", {}, "meeting", ["临江市第五届人民代表大会常务委员会第二十次会议", "青岚省农业农村工作会议"]),
    ],
)  # fmt: skip
def test_parameters(loaded: Loaded, name: str, values: dict[str, str], column: str, cells: list[str]) -> None:
    assert [row[column] for row in ask(loaded, name, **values)] == cells


def test_about_has_every_statement_of_a_person_with_its_sentences(loaded: Loaded) -> None:
    rows = ask(loaded, "about", person="赵明远")
    assert {row["relation"] for row in rows} == {"org:holds", "zt:chair", "zt:speaker", "schema:attendee"}
    assert all(row["sentence"] and row["document"].startswith("linjiang-") for row in rows)


def test_pairs_of_big_meetings_are_left_out_unless_a_person_is_named() -> None:
    assert '"$person" != "" || COUNT(?a) <= 10' in named_queries()["met"].text


@pytest.mark.parametrize("value", ['" || true || "', "\\", "\n", '"""', "'"])
def test_a_value_cannot_leave_its_string(loaded: Loaded, value: str) -> None:
    assert ask(loaded, "posts", person=value) == []


def test_errors_say_what_to_do(loaded: Loaded, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="month – it has: person"):
        named_queries()["about"].filled({"month": "2024-10"})
    with pytest.raises(QueryError, match="no SPARQL"):
        loaded.ask("SELECT WHERE")
    with pytest.raises(QueryError, match="build a graph first"):
        load(tmp_path / "nothing")
    (tmp_path / "graph.ttl").write_text("no turtle", "utf-8")
    with pytest.raises(QueryError, match="not Turtle"):
        load(tmp_path)


def test_ask_and_construct_are_rows_too(loaded: Loaded) -> None:
    assert loaded.ask("ASK { ?m a zt:Meeting }").rows == (("true",),)
    rows = loaded.ask("CONSTRUCT { ?m zt:chair ?p } WHERE { ?m zt:chair ?p }")
    assert rows.rows == (("id:meeting-中共临江市委常委会会议-2024-10-17", "zt:chair", "id:person-赵明远-青岚省临江市"),)


def test_the_publisher_s_base_is_the_prefix_of_the_answers(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("".join(write(resolve([first_page()]), base="https://example.org/kg/")), "utf-8")
    rows = load(path).ask("SELECT ?p { id:meeting-中共临江市委常委会会议-2024-10-17 zt:chair ?p }")
    assert rows.rows == (("id:person-赵明远-青岚省临江市",),)


@pytest.mark.parametrize("name", named_queries())
def test_another_engine_gives_the_same_rows(loaded: Loaded, name: str) -> None:
    graph = Graph().parse(data="".join(write(resolve([first_page(), second_page()]))), format="turtle")
    text = named_queries()[name].filled({})

    def cell(term: object) -> str:
        return "" if term is None else term.n3(graph.namespace_manager) if isinstance(term, URIRef) else str(term)

    rows = [list(map(cell, row)) for row in graph.query(text, initNs=dict(PREFIXES))]
    assert sorted(rows) == sorted(list(row) for row in loaded.ask(text).rows)
