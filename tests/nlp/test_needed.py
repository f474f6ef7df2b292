"""What patterns cannot do without: it is asked for in every match, and rules that a text cannot match are left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.lexicon import load_rules
from nlp.needed import Sieve, needed
from nlp.patterns import KINDS, compile_pattern
from nlp.relations.rules import fits

P, T, M, D = (chr(KINDS[kind][1]) for kind in ("person", "post", "meeting", "policy"))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("任命{P:person}为{T}", [("任命",), (P,), ("为",), (T,)]),
        ("任命(?:了)?{PL:person}", [("任命",), (P,)]),
        ("(?:任命|补选){P}", [("任命", "补选"), (P,)]),
        ("(?:出席|参加(?:了)?){M}", [("出席", "参加"), (M,)]),
        ("(?:出席|[一二]){M}", [(M,)]),  # one alternative needs nothing that is known
        ("(?:(?:也|还))*通过{MDL:object}", [("通过",), (M, D)]),
        ("通过了?{D}", [("通过",), (D,)]),  # 了 may be missing, 通过 not
        ("通过{D}?", [("通过",)]),
        ("会{2,3}议", [("会",), ("议",)]),
        ("会{0,3}议", [("议",)]),
        ("(?=听取)(?!免去)(?<!不)任命", [("任命",)]),
        ("(?P<person>{P})同志", [(P,), ("同志",)]),
        ("任命|{P}", [("任命", P)]),
        ("[^，。]{0,8}{..8}{~20}{,}", []),
        (r"\d+号", [("号",)]),
        (r"[^\]〕]{0,8}号{D}", [("号",), (D,)]),
        (r"[]〕]号|[^]]天", [("号", "天")]),
    ],
)
def test_what_a_pattern_needs(pattern: str, expected: list[tuple[str, ...]]) -> None:
    assert list(needed(pattern)) == expected


def _texts() -> st.SearchStrategy[str]:
    """Masked texts that hold what the rules ask for, by chance often enough."""
    strings = sorted({s for rule in load_rules() for any_of in needed(rule.pattern) for s in any_of})
    return st.lists(st.sampled_from([*strings, "，", "。", "了", "的", "天"]), max_size=14).map("".join)


@settings(max_examples=150)
@given(_texts())
def test_no_rule_that_matches_is_left_out(text: str) -> None:
    rules = load_rules()
    left = set(Sieve([rule.pattern for rule in rules]).left(text))
    for i, rule in enumerate(rules):
        assert i in left or next(fits(compile_pattern(rule.pattern), text), None) is None, rule.id


def test_the_strategy_makes_texts_that_rules_match() -> None:
    """Else the test above could not fail."""
    text = f"任命{P}为{T}。{P}主持{M}，{P}讲话。{M}审议通过{D}。"
    matched = [rule.id for rule in load_rules() if re.search(compile_pattern(rule.pattern), text)]
    left = Sieve([rule.pattern for rule in load_rules()]).left(text)
    assert {"appointed-as", "chair-presides", "adopted-by-meeting"} <= set(matched)
    assert len(matched) <= len(left) < len(load_rules())


def test_rules_are_left_out_in_the_order_of_the_table() -> None:
    sieve = Sieve(["任命{P}", "出席{M}", "{P}讲话", "天"])
    assert sieve.left(f"{P}讲话，任命{P}") == [0, 2]
    assert sieve.left("天气") == [3]
    assert sieve.left("") == []
