import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.quotes import LONGEST, exact, quotation


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("市长\n    孙立言", "市长孙立言"),
        ("产 业 工 人", "产业工人"),
        ("GDP  per\nhead", "GDP per head"),
        ("共 12 号", "共12号"),
        ("临江\u3000市", "临江市"),
    ],
)
def test_layout_goes_and_words_stay_apart(text: str, shown: str) -> None:
    assert exact(text) == shown


def test_a_quote_points_at_its_words_without_the_space_around_them() -> None:
    text = "前文。\n  赵明远\n主持。 \n"
    assert quotation(text, (3, len(text))) == ("赵明远主持。", 6, 13)


@pytest.mark.parametrize("span", [(2, 2), (5, 3), (1, 3), (90, 99)])
def test_nothing_is_no_quote(span: tuple[int, int]) -> None:
    assert quotation("甲   乙", span) is None


def test_a_long_sentence_is_cut_around_the_name() -> None:
    text = "，".join(["各地各部门要认真学习"] * 100) + "，赵明远主持会议，" + "，".join(["抓好落实"] * 100) + "。"
    place = text.index("赵明远")
    cut = quotation(text, (0, len(text)), [(place, place + 3)])
    assert cut is not None
    shown, start, end = cut
    assert "赵明远主持会议" in shown
    assert len(shown) <= LONGEST
    assert text[start - 1] == "，"
    assert text[end - 1] in "，。"


@given(st.text(alphabet="甲乙a1 \n　，。", max_size=1500), st.data())
def test_a_quote_can_be_checked_against_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    focus = data.draw(st.integers(start, end))
    cut = quotation(text, (start, end), [(focus, min(focus + 3, end))])
    if cut is None:
        assert not text[start:end].strip()
        return
    shown, first, last = cut
    assert start <= first < last <= end
    assert "".join(shown.split()) == "".join(text[first:last].split())
    assert 0 < len("".join(shown.split())) <= LONGEST
