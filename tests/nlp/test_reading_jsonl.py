"""JSON lines to documents."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import Document, ReadError
from nlp.reading.given import Given
from nlp.reading.jsonl import read_jsonl

ROW = {
    "id": "qj-1",
    "text": "清江县召开会议\n会议指出，要抓好春耕。",
    "date": "2023-03-05",
    "place": "清江县",
    "title": "清江县召开会议",
    "source": "清江日报",
    "url": "https://example.cn/1",
    "keywords": ["春耕"],
}


def lines(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows).encode()


def test_an_object_a_line_is_a_document() -> None:
    first, second = read_jsonl(lines(ROW, "", {"id": "qj-2", "text": "一\u2028二"}), "a.jsonl")
    assert first == Document(
        id="qj-1",
        text=str(ROW["text"]),
        date="2023-03-05",
        place="清江县",
        paper="清江日报",
        title="清江县召开会议",
        source="清江日报",
        url="https://example.cn/1",
        path="a.jsonl",
    )
    assert (second.id, second.text, second.date, second.place) == ("qj-2", "一\u2028二", None, None)


def test_what_the_user_says_wins() -> None:
    (document,) = read_jsonl(lines(ROW), "a.jsonl", Given("2020-01-02", "云水市", "云水日报"))
    assert (document.date, document.place, document.paper) == ("2020-01-02", "云水市", "云水日报")


def test_the_page_header_gives_a_date_and_running_text_does_not() -> None:
    header = {"id": "a", "text": "2023年3月6日 星期一 第01版\n会议定于4月5日召开。"}
    running = {"id": "b", "text": "会议定于2023年4月5日召开。"}
    assert [d.date for d in read_jsonl(lines(header, running), "a.jsonl")] == ["2023-03-06", None]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ({"id": "a"}, "no 'text'"),
        ({"text": "会议"}, "no 'id'"),
        ({"id": "a", "text": "  "}, "no 'text'"),
        ({"id": 7, "text": "会议"}, "no 'id'"),
        ({"id": "a", "text": "会议", "date": "2023-02-30"}, "no date: '2023-02-30'"),
        ({"id": "a", "text": "会议", "date": "20230205"}, "no date"),
        ({"id": "a", "text": "会议", "place": ["清江县"]}, "'place' is not text"),
        ('{"id": "a", "text": "\\ud800会议"}', "half a character in 'text'"),
        ({"id": "ok", "text": "会议"}, "stands in line 1 too"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_bad_line_is_named(row: object, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(read_jsonl(lines({"id": "ok", "text": "会议"}, row), "a.jsonl"))
    assert caught.value.place == "line 2"
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\n \n"], ids=["empty", "blank"])
def test_a_file_without_documents_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="no document in it"):
        list(read_jsonl(data, "a.jsonl"))


@given(st.one_of(st.binary(max_size=80), st.text(max_size=80).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_nothing_but_read_error_is_raised(data: bytes) -> None:
    try:
        documents = list(read_jsonl(data, "a.jsonl"))
    except ReadError:
        return
    assert documents
