"""Places that stand by themselves: areas, buildings behind 在, what the recogniser found there; and runs of them."""

from __future__ import annotations

import pytest

from nlp.components.places import load_venues, match, runs
from nlp.lexicon import read_toml
from nlp.places import load_gazetteer
from tests.nlp.mini import matches, named, read

VENUES = read_toml("venues.toml")
TABLE = VENUES["building"]


def found(text: str, recognised: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in recognised]
    return [(text[m.start : m.end], m.get("type")) for m in match(text, spans, [])]


@pytest.mark.parametrize("text", TABLE["examples"])
def test_the_table_finds_its_examples(text: str) -> None:
    assert "venue" in {kind for _, kind in found(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(t, True) for t in VENUES["short"]["examples"]] + [(t, False) for t in VENUES["short"]["counterexamples"]],
)
def test_one_character_names(text: str, expected: bool) -> None:
    assert ("short" in {kind for _, kind in found(text)}) is expected


@pytest.mark.parametrize(
    ("name", "code"), sorted(load_venues().known.items()), ids=[n for n, _ in sorted(load_venues().known.items())]
)
def test_a_building_that_the_country_knows_stands_in_its_place(name: str, code: str) -> None:
    text = f"大会在{name}召开。"
    (match_,) = [m for m in matches(text, "place") if m.get("type") == "venue"]
    assert text[match_.start : match_.end] == name
    hall = named(read(f"全市教育大会召开。{text}", place="清远市"), name, "place")
    assert hall is not None
    assert hall.attribute("parent") == load_gazetteer().full_name(load_gazetteer().by_code[code])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市大会在清远市召开。", [("清远市", "area")]),
        ("大会在广东清远召开。", [("广东清远", "area")]),
        ("大会在清远国际会议中心召开。", [("清远国际会议中心", "venue")]),
        ("会议在市政务中心三楼会议室召开。", [("市政务中心", "venue")]),
        ("会议于3月5日在金河宾馆举行。", [("金河宾馆", "venue")]),
        ("金河宾馆正在装修。", []),
        ("大会在京召开。", [("京", "short")]),
        ("大会在京城召开。", []),
        ("在京津冀举行的活动", []),
        ("市委在召开的大会堂建设会上", []),
        ("清远和阳山都有茶园。", [("清远", "area"), ("阳山", "area")]),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "recognised", "expected"),
    [
        ("论坛在日内瓦举行。", ("日内瓦",), [("日内瓦", "named")]),
        ("记者从日内瓦获悉。", ("日内瓦",), []),
        ("论坛在瑞士日内瓦举行。", ("瑞士", "日内瓦"), [("瑞士", "named"), ("日内瓦", "named")]),
        ("论坛在浙江乌镇举行。", ("乌镇",), [("浙江", "area"), ("乌镇", "named")]),
    ],
)
def test_what_the_recogniser_adds_behind_at(
    text: str, recognised: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert found(text, recognised) == expected


def test_a_place_in_another_name_is_no_mention() -> None:
    assert [m.kind for m in matches("清远市财政局举行开放日。", "place")] == []
    assert [m.kind for m in matches("清远的茶园开放了。", "place")] == ["place"]


def test_runs_lead_to_the_smallest_place() -> None:
    text = "在瑞士首都伯尔尼和在浙江乌镇"
    spans = [(text.index(n), text.index(n) + len(n)) for n in ("瑞士", "伯尔尼", "乌镇")]
    places = match(text, spans, [])
    assert [[text[m.start : m.end] for m in run] for run in runs(places, text)] == [
        ["瑞士", "伯尔尼"],
        ["浙江", "乌镇"],
    ]


def test_an_ending_is_the_longest_that_fits() -> None:
    assert load_venues().ending("市大会堂") == "大会堂"
    assert load_venues().ending("茶园") == ""
