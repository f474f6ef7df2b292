import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal

from graph.turtle import decimal, iri, text, turtle, typed


@given(st.text())
def test_any_string_is_read_back_by_two_readers(value: str) -> None:
    file = "".join(turtle([("id:a", [("rdfs:label", text(value, "zh"))])]))
    (label,) = Graph().parse(data=file, format="turtle").objects()
    (triple,) = ox.parse(file, format=ox.RdfFormat.TURTLE)
    assert label == Literal(value, lang="zh")
    assert isinstance(triple.object, ox.Literal)
    assert triple.object.value == value


def test_a_lone_surrogate_is_replaced_for_no_file_can_hold_it() -> None:
    assert text("a\ud800") == '"a\ufffd"'


@pytest.mark.parametrize(
    ("value", "shown"), [(0.97, "0.97"), (1.0, "1.0"), (0.0, "0.0"), (2 / 3, "0.6667"), (1e-9, "0.0")]
)
def test_decimals_have_a_point_and_no_exponent(value: float, shown: str) -> None:
    assert decimal(value) == shown


def test_types() -> None:
    assert typed("2024-10", "gYearMonth") == '"2024-10"^^xsd:gYearMonth'
    assert typed("5", "integer") == "5"


@pytest.mark.parametrize("value", ["", "x", "CC BY 4.0", "https://a b", "https://a>", "//a"])
def test_what_is_no_absolute_iri(value: str) -> None:
    assert iri(value) is None


def test_subjects_keep_their_order_and_triples_are_sorted_and_said_once() -> None:
    pairs = [("zt:b", "id:2"), ("a", "zt:T"), ("zt:b", "id:1"), ("zt:b", "id:2"), ("zt:a", "id:3")]
    lines = "".join(turtle([("id:z", pairs), ("id:a", [("a", "zt:T")])])).splitlines()
    at = lines.index("id:z a zt:T ;")
    assert lines[at : at + 5] == ["id:z a zt:T ;", "   zt:a id:3 ;", "   zt:b id:1 , id:2 .", "", "id:a a zt:T ."]


def test_the_base_is_what_id_stands_for() -> None:
    file = "".join(turtle([("id:a", [("a", "zt:T")])], "https://example.org/kg/"))
    (subject,) = Graph().parse(data=file, format="turtle").subjects()
    assert str(subject) == "https://example.org/kg/a"
