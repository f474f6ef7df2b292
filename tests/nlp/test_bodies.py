"""Which body goes with which title, meeting or part."""

from __future__ import annotations

import tomllib

import pytest

from nlp.bodies import (
    banks_in,
    base_title,
    government_of,
    is_branch,
    is_company_part,
    is_press,
    is_tied,
    local_organ,
    national_organ,
    organs_named,
    own_session,
    suits,
)
from nlp.components.body_forms import parse
from nlp.lexicon import DATA, load_organs
from nlp.naming import NATIONAL, Name, area_of, organ_name, unit_name
from nlp.places import load_gazetteer
from nlp.reference.words import load_body_words, load_gathering_words

BODIES = tomllib.loads((DATA / "bodies.toml").read_text("utf-8"))
GATHERINGS = tomllib.loads((DATA / "gatherings.toml").read_text("utf-8"))
# Tables that are nothing but words, read in nlp/reference/words.py
WORD_LISTS = (
    "common_parts",
    "within",
    "zone_parts",
    "of_old_prefectures",
    "local_bodies",
    "villages",
    "legal_forms",
    "bank_branches",
    "has_boards",
    "company_branches",
    "zones_with_names",
)
SESSIONS = [
    (text, good)
    for good, key in ((True, "examples"), (False, "counterexamples"))
    for text in BODIES["own_session"][key]
]
SUITED = [
    (text, good)
    for good, key in ((True, "examples"), (False, "counterexamples"))
    for text in BODIES["suits_proofs"][key]
]


def test_no_proof_is_left_out() -> None:
    assert set(BODIES) == {
        "own_session",
        "suits",
        "suits_not",
        "suits_proofs",
        "company_parts",
        "banks",
        "banks_proofs",
        "called",
        "called_first",
        "national_bodies",
        "own_body",
        "sits_in",
        "press",
        *WORD_LISTS,
    }
    assert len(SESSIONS) >= 6
    assert len(SUITED) >= 8
    assert len(BODIES["suits"]) >= 30
    assert all(isinstance(ends, list) and ends for ends in BODIES["suits"].values())


@pytest.mark.parametrize(("text", "good"), SESSIONS)
def test_a_session_of_its_own_body(text: str, good: bool) -> None:
    assert own_session(text) is good


@pytest.mark.parametrize(("text", "good"), SUITED)
def test_a_title_goes_with_its_bodies(text: str, good: bool) -> None:
    title, body = text.split()
    assert is_tied(title)
    assert suits(title, body) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [(t, good) for good, key in ((True, "examples"), (False, "counterexamples")) for t in BODIES["company_parts"][key]],
)
def test_what_a_company_calls_its_parts(text: str, good: bool) -> None:
    assert is_company_part(text) is good


@pytest.mark.parametrize(
    ("text", "banks"),
    [tuple(text.split()) for text in BODIES["banks_proofs"]["examples"]]
    + [(text, "") for text in BODIES["banks_proofs"]["counterexamples"]],
)
def test_the_banks_that_a_text_names(text: str, banks: str) -> None:
    assert "".join(banks_in(text)) == banks


@pytest.mark.parametrize(
    ("name", "good"),
    [(t, good) for good, key in ((True, "examples"), (False, "counterexamples")) for t in BODIES["press"][key]],
)
def test_the_press(name: str, good: bool) -> None:
    assert is_press(name) is good


def test_every_title_of_the_table_stands_in_its_base_form() -> None:
    assert [t for t in BODIES["suits"] if base_title(t) != t] == []


def lists_of(table: dict[str, list[str] | str]) -> list[list[str]]:
    return [value for value in table.values() if isinstance(value, list)]


@pytest.mark.parametrize(
    "table",
    [
        *(BODIES[name] for name in (*WORD_LISTS, "called", "called_first")),
        *(t for k, t in GATHERINGS.items() if k != "host"),
    ],
)
def test_no_list_is_empty_or_holds_a_word_twice(table: dict[str, list[str] | str]) -> None:
    assert lists_of(table)
    assert [words for words in lists_of(table) if not words or len(set(words)) < len(words)] == []


def test_bodies_that_a_list_names_are_in_the_table_of_organs() -> None:
    words = load_body_words()
    read = {word: parse(word) for word in words.within | words.zone_parts | words.of_old_prefectures}
    assert [word for word, form in read.items() if form is None or not (form.types or form.units)] == []
    assert words.local_bodies <= {organ.full for organ in load_organs()}
    assert words.villages <= {kind for organ in load_organs() for kind in organ.kinds} | {"嘎查"}


def test_every_session_has_a_body_of_the_table_that_sits() -> None:
    words = load_gathering_words()
    assert all(national_organ(full) for full in words.national_hosts.values())
    assert [full for full in words.local_hosts.values() if not organs_named(full)] == []


def named(body: str) -> Name:
    return Name(body, (), "广东省", True, short=body)


@pytest.mark.parametrize(
    ("part", "holder", "good"),
    [
        ("生态学院", "清江大学", True),
        ("清江美术学院", "清江大学", True),  # what a university may have, unless it is named itself
        ("清远农业科学院", "清江大学", False),
        ("遵义分公司", "清江水务集团有限公司", True),
        ("华兴水务有限公司遵义分公司", "清江水务集团有限公司", False),
        ("清江银行遵义分行", "华兴银行", False),
        ("新区分局", "清远市公安局", True),
        ("新区分局", "清江大学", False),
        ("选矿厂", "清江铜业集团有限公司", True),
        ("选矿厂", "清江铜业集团有限公司冶炼分公司", False),  # beside it, not in it
        ("华中公司", "清江铜业集团", True),
        ("选矿厂", "清远市财政局", False),
    ],
)
def test_what_is_a_part_of_the_body_before(part: str, holder: str, good: bool) -> None:
    assert is_branch(part, named(holder)) is good


def test_no_part_of_a_government_or_a_committee() -> None:
    place = load_gazetteer().given("清远市")
    assert place is not None
    government = organ_name(government_of(area_of(place)), area_of(place))
    assert not is_branch("遵义分公司", government)
    assert not is_branch("遵义分公司", organ_name(local_organ("委员会"), area_of(place)))
    assert not is_branch("分公司", Name("国家能源局", (), NATIONAL))
    assert unit_name(named("清江新区"), "管委会").name == "清江新区管理委员会"
