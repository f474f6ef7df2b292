"""The component of dates: the finder's dates as matches, relative to the document's date and to nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from nlp.components.dates import match
from nlp.dates import find_dates
from tests.nlp.mini import matches

BASE = date(2025, 3, 18)

# text → (form, value, precision)
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("3月17日，市委召开会议。", [("3月17日", "2025-03-17", "day")]),
    ("昨日，市委召开会议。", [("昨日", "2025-03-17", "day")]),
    ("2025年工作会议召开。", [("2025年", "2025", "year")]),
    ("去年12月，市政府印发方案。", [("去年12月", "2024-12", "month")]),
    ("3月16日至17日，大会举行。", [("3月16日至17日", "2025-03-16", "interval")]),
    ("元月8日，大会举行。", [("元月8日", "2025-01-08", "day")]),
    ("每张二元月票", []),
    ("大会今起举行。", [("今起", "2025-03-18", "day")]),
    ("近日，市委召开会议。", [("近日", "", "vague")]),
    ("市委召开会议。", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates_of_a_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = matches(text, "date")
    assert [(text[m.start : m.end], m.get("value"), m.get("precision")) for m in found] == expected


def test_a_match_says_all_that_the_finder_says() -> None:
    text = "3月16日至17日，大会举行。"
    (found,), (known,) = match(text, BASE), find_dates(text, BASE)
    assert (found.kind, found.start, found.end) == ("date", known.start, known.end)
    assert (found.get("value"), found.get("earliest"), found.get("latest"), found.get("precision")) == (
        known.value,
        known.earliest,
        known.latest,
        known.precision,
    )


@pytest.mark.parametrize("given", [None, "", "2025", "2025-03"])
def test_without_the_day_of_the_document_nothing_is_dated_to_today(given: str | None) -> None:
    for text in ("昨日，市委召开会议。", "3月17日，市委召开会议。"):
        assert [
            m.get("value") for m in matches(text, "date", date=given) if m.get("precision") == "day" and m.get("value")
        ] == []


def test_a_full_date_needs_no_document() -> None:
    assert [m.get("value") for m in matches("2025年3月17日，大会开幕。", "date", date=None)] == ["2025-03-17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新华社北京3月16日电（记者 王芳）会议今天闭幕。", ["2025-03-16", "2025-03-16"]),
        ("本报连南3月17日讯（记者 王芳）昨日，大会开幕。", ["2025-03-17", "2025-03-16"]),
        ("新华社北京1月2日电（记者 王芳）会议今天闭幕。", ["2025-01-02", "2025-03-18"]),  # too long ago
        ("本报讯（记者 王芳）昨日，大会开幕。", ["2025-03-17"]),
    ],
)
def test_the_dateline_says_what_today_is(text: str, expected: list[str]) -> None:
    assert [m.get("value") for m in matches(text, "date")] == expected
