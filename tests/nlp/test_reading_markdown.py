"""Markdown: the text stays as it stands, its marks are left out of the articles."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import ReadError
from nlp.reading.blocks import articles
from nlp.reading.markdown import read_markdown

TWO = """---
date: 2024-10-18
source: 临江日报
---
# 全市秋收过半

本报讯（记者 **白若溪**） 昨日，[市农业农村局](https://example.cn/a)介绍，秋收过半。

## 一、机收率提高

- 机收率*九成*
![田间](a.jpg)

| 县 | 亩 |
|---|---|
| 清河县 | 30 |
<!-- 内部
批注 -->
# 市图书馆新馆开放 #

> 新馆`开放`。
"""


def test_marks_headings_tables() -> None:
    [document] = read_markdown(TWO.encode(), "page.md")
    assert document.text == TWO and (document.date, document.paper) == ("2024-10-18", "临江日报")
    first, second = articles(document)
    assert (first.headline, second.headline) == ("全市秋收过半", "市图书馆新馆开放")
    assert first.text[first.body_start :].split("\n") == [
        "本报讯（记者 白若溪）昨日，市农业农村局介绍，秋收过半。",
        "一、机收率提高",
        "机收率九成",
        "县|亩",
        "清河县|30",
    ]
    assert second.text[second.body_start :] == "新馆开放。"
    assert [a.name for a in first.authors] == ["白若溪"]


def test_underlined_headings_and_a_title_above() -> None:
    [document] = read_markdown("市图书馆新馆开放\n====\n\n昨日开放。\n".encode(), "a.md")
    assert [(a.headline, a.text) for a in articles(document)] == [("市图书馆新馆开放", "市图书馆新馆开放\n昨日开放。")]
    assert document.title == "市图书馆新馆开放"


def test_sections_are_no_articles() -> None:
    [document] = read_markdown("# 工作报告\n\n# 一、回顾\n\n过去一年。\n\n# 二、安排\n\n今年。\n".encode(), "a.md")
    assert [a.headline for a in articles(document)] == ["工作报告"]


def test_text_without_headings_has_no_blocks() -> None:
    [document] = read_markdown("本报讯 昨日，会议召开。\n\n会议指出，要抓落实。\n".encode(), "2024-10-18.md")
    assert document.blocks == () and document.title is None and document.date == "2024-10-18"


@pytest.mark.parametrize("data", [b"", b" \n", b"\xff\xfe\xff"])
def test_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a\.md"):
        list(read_markdown(data, "a.md"))


@pytest.mark.parametrize("run", ["[", "![", "# ", "-", "|", "<!--", "`", "**", " |", "---\n", "> ", "\t\u3000"])
def test_long_runs_of_marks(run: str) -> None:
    [document] = read_markdown(("# 题\n正文" + run * 300_000).encode(), "a.md")
    assert document.blocks[0].kind == "headline"


def normal(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


@given(st.text(alphabet="#-=*_|`[]()!<>\n 题文。\u3000\r"))
def test_blocks_are_in_order_and_hold_text(text: str) -> None:
    try:
        [document] = read_markdown(("# 题\n" + text).encode(), "a.md")
    except ReadError:
        return
    spans = [b.span for b in document.blocks]
    assert all(document.text[s:e].strip() for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for article in articles(document):
        for clean, at in zip(article.text, article.offsets, strict=True):
            assert clean.isspace() or normal(clean) == normal(document.text[at])
