"""Which half goes on where: tables of notes and pages."""

from __future__ import annotations

import pytest

from nlp.models import Document, Page
from nlp.reading import split
from nlp.reading.jumps import JUMP_BACK, JUMP_ON, Half, halves, pages_of, pairs


def half(key: int, page: str, onward: str = "", back: str = "", said: str = "", headline: str = "") -> Half:
    subjects = frozenset(said[i : i + 2] for i in range(len(said) - 1))
    return Half(("issue", key), page, page, onward, back, False, headline, subjects)


@pytest.mark.parametrize(
    ("found", "joined"),
    [
        ([half(1, "1", onward="2"), half(2, "2", back="1")], [(1, 2)]),
        ([half(1, "A01", onward="2"), half(2, "A02", back="一")], [(1, 2)]),
        ([half(1, "A01", onward="B02"), half(2, "A02", back="1")], [(1, 2)]),
        ([half(1, "1", onward="4"), half(2, "4", back="3")], [(1, 2)]),
        ([half(1, "1", onward="3"), half(2, "4", back="2")], []),
        ([half(1, "1", onward="1"), half(2, "1", back="1")], []),
        ([half(1, "2", back="1"), half(2, "2", onward="4")], []),
        ([half(1, "1", onward="2"), half(2, "2", back="1", onward="3"), half(3, "3", back="2")], [(1, 2), (2, 3)]),
        (
            [
                half(1, "1", onward="2", said="矿井旅游博物馆"),
                half(2, "1", onward="2", said="水库防汛值班"),
                half(3, "2", back="1", said="水库堤坝"),
                half(4, "2", back="1", said="博物馆讲解"),
            ],
            [(1, 4), (2, 3)],
        ),
        (
            [
                half(1, "1", onward="2", headline="老矿城换新颜"),
                half(2, "2", back="1", said="别的"),
                half(3, "2", back="1", headline="老矿城"),
            ],
            [(1, 3)],
        ),
    ],
)
def test_halves_find_each_other_by_what_both_notes_say(found: list[Half], joined: list[tuple[int, int]]) -> None:
    assert [(one.key[1], other.key[1]) for one, other in pairs(reversed(found))] == joined


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("吃上了旅游饭。（下转2版）", "2"),
        ("（下转第二版）", "二"),
        ("持续改善。（紧接A03版）", "A03"),
        ("【▶下转 4版】", "4"),
    ],
)
def test_notes_at_the_end(text: str, page: str) -> None:
    match = JUMP_ON.search(text)
    assert match is not None and match["page"] == page


@pytest.mark.parametrize(
    ("text", "page"),
    [("（上接第一版）村民", "一"), ("上接1版", "1"), ("（紧接第1版《开局》）文中", "1"), ("（接A01版）", "A01")],
)
def test_notes_at_the_beginning(text: str, page: str) -> None:
    match = JUMP_BACK.match(text)
    assert match is not None and match["page"] == page


@pytest.mark.parametrize("text", ["他从上接过担子。", "连接3个版块", "转产转业（下转产）", "接受采访"])
def test_what_is_no_note(text: str) -> None:
    assert JUMP_ON.search(text) is None and JUMP_BACK.match(text) is None


def test_one_page_alone_has_halves_that_nothing_joins() -> None:
    text = "（上接1版）村里修了路，通了水，年轻人陆续回来了。\n“明年再把果园扩一倍。”老支书说。（下转3版）\n"
    document = Document("one", text, pages=(Page((0, len(text)), "2"),))
    articles = split(document)
    assert [(h.page, h.back, h.onward) for h in halves(document, articles)] == [("2", "1", "3")]
    assert sum(a.kind == "article" for a in articles) == 1


def test_the_pages_of_an_article() -> None:
    text = "甲甲甲\f乙乙乙\f丙丙丙"
    document = Document("one", text, pages=(Page((0, 3), "A01"), Page((4, 7)), Page((8, 11), "A03")))
    assert pages_of(document, [(0, 2), (5, 7), (8, 9)]) == ("A01", "A03")
    assert pages_of(Document("two", text), [(0, 2)]) == ()
