"""Traditional text for matching: the same length, the same places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp.reading.script import for_matching, is_traditional, simplify


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("臨江市委召開對臺工作會議", "临江市委召开对台工作会议"),
        ("會議傳達學習貫徹黨的二十屆三中全會精神", "会议传达学习贯彻党的二十届三中全会精神"),
        ("市長林知秋、副市長後主任", "市长林知秋、副市长后主任"),
        ("乾隆年間，氣候乾燥", "乾隆年间，气候干燥"),
        ("臨江\n市委", "临江\n市委"),
        ("", ""),
        ("ABC 123", "ABC 123"),
        ("临江市委", "临江市委"),
        ("臨\ud800江\0市", "临\ud800江\0市"),
    ],
)
def test_simplify(traditional: str, simplified: str) -> None:
    assert simplify(traditional) == simplified


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("臨江市委召開對臺工作會議，市委副書記林知秋主持會議並講話。", True),
        ("临江市委召开对台工作会议，市委副书记林知秋主持会议并讲话。", False),
        ("临江市委召开对台工作会议，市委副书记林知秋主持会议并讲话，副书记劉乾出席。", False),
        ("", False),
        ("No Chinese at all", False),
    ],
)
def test_which_script(text: str, traditional: bool) -> None:
    assert is_traditional(text) is traditional
    assert (for_matching(text) == text) is not traditional


@given(st.text())
@example("\ufffd臨")
@example("\r\n臨\u2028")
def test_length_stays(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)
