"""Where a meeting was held: which place, of which meeting, and what is said of no meeting."""

from __future__ import annotations

import pytest

from nlp.lexicon import read_toml
from tests.nlp.mini import named, read, said

TABLE = read_toml("venues.toml")["building"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月3日，全市教育大会在市会议中心召开。", [("清远市教育大会", "清远市会议中心")]),
        ("12月3日，全市教育大会在英德召开。", [("清远市教育大会", "英德市")]),
        ("市委在金河宾馆召开农村工作座谈会。", [("中共清远市委农村工作座谈会", "金河宾馆")]),
        ("市委在县会议中心召开农村工作座谈会。", []),
        ("市长王海在英德主持召开全市旅游发展大会。", [("清远市旅游发展大会", "英德市")]),
        ("全市教育大会召开。会议在阳山县举行，市长王海主持。", [("清远市教育大会", "阳山县")]),
        ("全市教育大会召开。会后，文艺晚会在阳山县举行。", []),
        ("全国水利工作会议18日在京召开。", [("全国水利工作会议", "北京市")]),
        ("全国水利工作会议18日在北京人民大会堂召开。", [("全国水利工作会议", "人民大会堂")]),
        ("全市教育大会召开。王海在英德分会场参加会议。", []),
        ("全市教育大会将于12月20日在英德召开。", [("清远市教育大会", "英德市")]),
        ("全市教育大会召开，要求现在举行演练。", []),
        ("会议在学校会议室召开。", []),
    ],
)
def test_location(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(read(text), "location") == expected


@pytest.mark.parametrize("text", TABLE["counterexamples"])
def test_the_table_finds_no_place_in_its_counterexamples(text: str) -> None:
    found = read(f"全市教育大会召开。{text}。")
    assert said(found, "location") == []


def test_a_building_lies_in_the_place_that_it_is_named_for() -> None:
    hall = named(read("12月3日，全市教育大会在市会议中心召开。"), "清远市会议中心")
    assert hall is not None
    assert (hall.attribute("parent"), hall.attribute("class")) == ("广东省清远市", "venue")


def test_a_building_elsewhere_is_not_put_into_the_papers_place() -> None:
    hotel = named(read("12月3日，王海到广州市出席在金河宾馆举行的全省旅游发展大会。"), "金河宾馆")
    assert hotel is not None
    assert hotel.attribute("parent") == ""


def test_the_reason_of_a_place_that_the_paper_gives() -> None:
    (relation,) = [r for r in read("市委在金河宾馆召开座谈会。").relations if r.relation == "location"]
    assert relation.basis == "in 清远市: the paper's place, as given: 清远市"


def test_one_that_goes_on_about_the_meeting_rests_on_both_sentences() -> None:
    found = read("昨日，全市教育大会召开。会议在阳山县举行。")
    (relation,) = [r for r in found.relations if r.relation == "location"]
    assert [found.document.text[s:e] for s, e in relation.quotes] == ["会议在阳山县举行。", "昨日，全市教育大会召开。"]
