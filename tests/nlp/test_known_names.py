"""What lists say of each character."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.known_names import BITS, KINDS, known, load_known_names


def seen(text: str, kind: str) -> str:
    """Where names of a kind stand: begun, inside, ended, single, or none."""
    bits = known(text)[:, 4 * KINDS.index(kind) : 4 * KINDS.index(kind) + 4]
    return "".join("BIES"[int(row.argmax())] if row.any() else "-" for row in bits)


@pytest.mark.parametrize(
    ("text", "kind", "marks"),
    [
        ("物理学家伽利略说", "thinkers", "----BIE-"),
        ("总统曼德拉来访", "statesmen", "--BIE--"),
        ("孔子与荀子", "ancients", "BE-BE"),
        ("阿Q和孙悟空", "characters", "BE-BIE"),
        ("外相细川说", "japanese_surnames", "--BE-"),
        # the first, then the longest: 小林光一 is one of the athletes, 小林 no other
        ("九段小林光一胜", "athletes", "--BIIE-"),
        ("哈马斯表示", "things", "BIE--"),
        ("文锦渡海关", "places", "BIE--"),
        ("今天天气很好", "statesmen", "------"),
    ],
)
def test_names_of_a_kind(text: str, kind: str, marks: str) -> None:
    assert seen(text, kind) == marks


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("赵", [(0, -4)]),  # common
        ("芈", [(0, -3)]),  # rare
        ("欧阳", [(0, -2), (1, -1)]),  # compound
    ],
)
def test_surnames(text: str, columns: list[tuple[int, int]]) -> None:
    bits = known(text)
    assert all(bits[row, column] for row, column in columns)


def test_titles_and_places_have_bits_of_their_own() -> None:
    titles = 4 * len(KINDS)
    assert known("市长说")[:, titles : titles + 4].tolist() == [[1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    places = known("法国总统")[:, titles + 4 : -4]
    assert places[:2].any(axis=1).all()
    assert not places[2:].any()


@given(st.text(alphabet="孔子曼德拉阿Q欧阳市长小林光一北京\n ", max_size=30))
def test_a_row_a_character_of_noughts_and_ones(text: str) -> None:
    bits = known(text)
    assert bits.shape == (len(text), BITS)
    assert set(np.unique(bits)) <= {0, 1}
    for kind in range(len(KINDS) + 1):  # what begins ends
        assert bits[:, 4 * kind].sum() == bits[:, 4 * kind + 2].sum()


def test_every_name_is_one_word_of_its_alphabet() -> None:
    for kind, names in load_known_names().items():
        assert names, kind
        assert list(names) == sorted(set(names)), kind
        for name in names:
            assert all(c in "·QDAK" or "\u3400" <= c <= "\u9fff" or c == "〇" for c in name), (kind, name)
            assert not name.startswith("·")
            assert not name.endswith("·")
