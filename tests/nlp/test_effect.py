"""From which date an appointment or removal counts, and the last day of a meeting."""

from __future__ import annotations

import pytest

from nlp.models import Extraction
from tests.nlp.mini import read, said


def effects(extraction: Extraction) -> list[tuple[str, str]]:
    found = {
        (extraction.referents[r.arguments[0].referent or 0].name, r.effect)
        for r in extraction.relations
        if r.relation in ("appointed", "removed")
    }
    return sorted(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月5日，市政府任命王海为市财政局局长。", [("王海", "2025-03-05")]),
        ("2024年6月，王海任市财政局局长。", [("王海", "2024-06")]),
        ("2024年6月，市政府任命王海为市财政局局长。", [("王海", "2024-06")]),
        ("会议批准《清远市2023年预算》，任命王海为市财政局局长。", [("王海", "")]),
        ("王海，1975年3月出生，被任命为市财政局局长。", [("王海", "")]),
        ("市政府任命王海为市财政局局长。", [("王海", "")]),
        ("免去王海的市财政局局长职务，自3月5日起施行的规定同时废止。", [("王海", "")]),
    ],
)
def test_the_date_that_the_sentence_gives(text: str, expected: list[tuple[str, str]]) -> None:
    assert effects(read(text)) == expected


def test_a_list_has_the_day_on_which_it_was_passed() -> None:
    passed = "（2025年3月12日清远市第八届人大常委会第三十次会议通过）"
    text = f"{passed}\n任命：\n王海为清远市财政局局长；\n赵敏为清远市教育局局长。"
    assert effects(read(text, headline="任免名单")) == [("王海", "2025-03-12"), ("赵敏", "2025-03-12")]


def test_what_a_session_decides_counts_from_its_day() -> None:
    text = "3月12日，市八届人大常委会第三十次会议举行。会议决定任命王海为市财政局局长。"
    found = read(text)
    assert effects(found) == [("王海", "2025-03-12")]
    (relation,) = [r for r in found.relations if r.relation == "appointed"]
    assert [found.document.text[s:e] for s, e in relation.quotes][-1] == "3月12日，市八届人大常委会第三十次会议举行。"


def test_a_session_of_several_days_dates_nothing() -> None:
    text = "3月12日至14日，市八届人大常委会第三十次会议举行。会议决定任命王海为市财政局局长。"
    assert effects(read(text)) == [("王海", "")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3月12日至14日，市八届人大常委会第三十次会议举行。", "2025-03-12", "2025-03-14"),
        ("3月12日，市八届人大常委会第三十次会议举行。", "2025-03-12", ""),
        ("3月14日，市八届人大常委会第三十次会议闭幕。", "2025-03-14", "2025-03-14"),
        ("市八届人大常委会第三十次会议完成各项议程，3月14日在市会议中心闭幕。", "2025-03-14", "2025-03-14"),
        ("3月12日至14日，王海到英德市调研，并主持召开全市旅游发展座谈会。", "", ""),
    ],
)
def test_the_days_of_a_meeting(text: str, first: str, last: str) -> None:
    found = read(text)
    assert [day for _, day in said(found, "start_date")] == [first] * bool(first)
    assert [day for _, day in said(found, "end_date")] == [last] * bool(last)
