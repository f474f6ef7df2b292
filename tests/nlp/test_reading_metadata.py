"""Dates, papers and page numbers of file names and page headers."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.reading.metadata import Metadata, from_header, from_path, iso_date, paper_name

NAMES = [
    ("吕梁日报20241018A01.pdf", "2024-10-18", "吕梁日报", "A01"),
    ("lvliang_2024-10-18_01.pdf", "2024-10-18", None, "01"),
    ("20241018.htm", "2024-10-18", None, None),
    ("2024101801.pdf", "2024-10-18", None, "01"),
    ("t20241018_123456.html", "2024-10-18", None, None),
    ("content_202410181.htm", None, None, None),  # a serial number
    ("20241318.htm", None, None, None),  # no thirteenth month
    ("2023-02-29.txt", None, None, None),  # no leap year
    ("13800138000.txt", None, None, None),
    ("临江日报2024年10月18日第3版.txt", "2024-10-18", "临江日报", "3"),
    ("《临江报》2024.10.18.pdf", "2024-10-18", "临江报", None),
    ("临江报.pdf", None, None, None),  # 报 alone is a name only beside a date or a page
    ("临江日报.pdf", None, "临江日报", None),
    ("关于安全生产的通报20241018.docx", "2024-10-18", None, None),
    ("html/2024-10/18/content_77.htm", "2024-10-18", None, None),
    ("archive/临江日报/20241018/A02.pdf", "2024-10-18", "临江日报", "A02"),
    ("downloads/2024-10-18/report.txt", None, None, None),  # the day of a download, perhaps
    ("２０２４１０１８.txt", "2024-10-18", None, None),
    ("%E4%B8%B4%E6%B1%9F%E6%97%A5%E6%8A%A5_20241018.pdf", "2024-10-18", "临江日报", None),
    ("rows.jsonl.gz", None, None, None),
    ("", None, None, None),
]

HEADERS = [
    ("2024 年 10 月 18\n日 星期五 甲辰年九月十六\n本报讯", "2024-10-18", None, None),
    ("临江日报 2024年10月18日 第01版 要闻", "2024-10-18", "临江日报", "01"),
    ("星期五 2024年10月18日 A03版", "2024-10-18", None, "A03"),
    ("2024年10月18日 农历甲辰年九月十六 星期五 第12345期 临江日报社出版", "2024-10-18", "临江日报", None),
    ("二〇二四年十月十八日 星期五", "2024-10-18", None, None),
    ("会议定于2024年10月18日星期五上午9时召开。", None, None, None),
    ("临江市供水公司\n2024年10月18日", None, None, None),  # the date of a notice's signature
    ("2024年10月18日，全市会议召开。", None, None, None),
    ("2024年10月18日 星期五\n正文\n2024年10月19日 星期六", None, None, None),  # a tie
    ("临江日报\n本报讯 昨日，会议召开。", None, "临江日报", None),
    ("据《临江日报》报道，会议召开。", None, None, None),
    ("", None, None, None),
]


@pytest.mark.parametrize(("name", "date", "paper", "page"), NAMES)
def test_names_of_files(name: str, date: str | None, paper: str | None, page: str | None) -> None:
    assert from_path(name) == Metadata(date, paper, page)


@pytest.mark.parametrize(("text", "date", "paper", "page"), HEADERS)
def test_headers_of_pages(text: str, date: str | None, paper: str | None, page: str | None) -> None:
    assert from_header(text) == Metadata(date, paper, page)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-10-18 09:30:00", "2024-10-18"),
        ("发布时间：2024/10/8", "2024-10-08"),
        ("2024 年 10 月 18 日", "2024-10-18"),
        ("2024-10-18T09:30:00+08:00", "2024-10-18"),
        ("二〇二四年十月三十一日", "2024-10-31"),
        ("20241018", "2024-10-18"),
        ("1024-10-18", None),
        ("10月18日", None),  # no year: nobody says which
        ("电话 2024 1018 77", None),
    ],
)
def test_first_date(text: str, date: str | None) -> None:
    assert iso_date(text) == date


def test_the_examples_of_the_mastheads() -> None:
    data = tomllib.loads(files("nlp").joinpath("data/mastheads.toml").read_text("utf-8"))
    assert [paper_name(name, dated=True) for name in data["examples"]] == data["examples"]
    assert [paper_name(name, dated=True) for name in data["counterexamples"]] == [None] * len(data["counterexamples"])


def test_gaps_are_filled_from_the_second() -> None:
    first, second = Metadata(None, "临江日报"), Metadata("2024-10-18", "甲", "1")
    assert first.or_else(second) == Metadata("2024-10-18", "临江日报", "1")


@given(st.text())
def test_nothing_raises(text: str) -> None:
    for metadata in (from_path(text), from_header(text)):
        assert metadata.date is None or len(metadata.date) == 10
    iso_date(text)
