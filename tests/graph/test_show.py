from pathlib import Path

import pytest

from graph.rdf import write
from graph.resolve import resolve
from graph.show import MOST_SENTENCES, Portrait, describe
from graph.sparql import load
from tests.graph.people import first_page, second_page


def portraits(folder: Path, name: str, *, facts_only: bool = False) -> list[Portrait]:
    path = folder / "graph.ttl"
    path.write_text("".join(write(resolve([first_page(), second_page()]), facts_only=facts_only)), "utf-8")
    return describe(load(folder), name)


def test_a_person_s_posts_meetings_and_sentences(tmp_path: Path) -> None:
    (zhao,) = portraits(tmp_path, "赵明远")
    said = [(fact.relation, fact.inverse, fact.other) for fact in zhao.facts]
    assert said == [
        ("担任", False, "中共临江市委员会书记"),
        ("主持人", True, "中共临江市委常委会会议"),
        ("讲话人", True, "中共临江市委常委会会议"),
        ("出席", True, "中共临江市委常委会会议"),
    ]
    assert all(0 < len(fact.sentences) <= MOST_SENTENCES for fact in zhao.facts)
    assert "linjiang-20241018-p1, 2024-10-18, 市委常委会召开会议" in zhao.facts[0].sentences[0].where
    assert (zhao.facts[3].first, zhao.facts[3].last) == ("2024-10-18", "2024-10-19")


def test_namesakes_are_listed_apart(tmp_path: Path) -> None:
    mayor, correspondent = portraits(tmp_path, "孙立言")
    assert not correspondent.facts
    assert len(mayor.facts) == 4


def test_an_alias_finds_it_too(tmp_path: Path) -> None:
    (party,) = portraits(tmp_path, "临江市委")
    assert party.label == "中共临江市委员会"


@pytest.mark.parametrize("name", ["没有", "", '"', "临江市"])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    assert portraits(tmp_path, name) == []


def test_facts_without_sentences(tmp_path: Path) -> None:
    (zhao,) = portraits(tmp_path, "赵明远", facts_only=True)
    assert len(zhao.facts) == 4
    assert not any(fact.sentences for fact in zhao.facts)
