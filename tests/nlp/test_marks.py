"""What the lexicon knows of each token."""

from __future__ import annotations

from itertools import pairwise

import pytest

from nlp.marks import load_abroad, marks, part_marks, place_spans


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (["县长", "赵", "明远"], ["职", "姓", ""]),
        (["邱", "县", "召开"], ["B名姓", "E名", ""]),
        (["山西省", "吕梁市"], ["S县", "S县"]),
        (["吕", "梁", "市", "人"], ["B县姓", "I县姓", "E县", ""]),
        (["俄罗斯", "莫斯科"], ["S国", "S外"]),
        (["清远市政府"], ["X县"]),
        (["欧阳", "岚"], ["姓", ""]),
        ([], []),
    ],
)
def test_marks(tokens: list[str], expected: list[str]) -> None:
    at, spans = 0, []
    for token in tokens:
        spans.append((at, at + len(token)))
        at += len(token)
    assert marks("".join(tokens), spans) == expected


def test_white_space_between_tokens() -> None:
    assert marks("赵 莫斯科 ", [(0, 1), (2, 5)]) == ["姓", "S外"]


def test_spans_do_not_overlap() -> None:
    found = list(place_spans("从莫斯科到山西省吕梁市，又到加沙地带和中非"))
    assert [f[2] for f in found][:3] == ["外", "县", "县"]
    assert all(a[1] <= b[0] for a, b in pairwise(found))


def test_places_abroad_are_listed_once() -> None:
    assert len(load_abroad()) == len(set(load_abroad())) > 400


def test_a_token_that_cuts_two_spans_is_told_of_both() -> None:
    assert part_marks([(0, 2, "a"), (2, 4, "b")], [(0, 1), (1, 3), (3, 4)]) == ["Ba", "XbXa", "Eb"]
    assert part_marks([(1, 5, "o")], [(0, 1), (1, 3), (3, 5), (5, 6)]) == ["", "Bo", "Eo", ""]
    assert part_marks([(1, 2, "o")], [(0, 1), (1, 2)]) == ["", "So"]
