"""The language of the rules: what its names stand for, what it refuses, and that a mask can be taken off again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.base import Match, make
from nlp.patterns import KINDS, Masked, PatternError, compile_pattern, mask

LETTERS = {
    "甲": "person",
    "乙": "person",
    "丙": "person",
    "书": "post",
    "局": "organization",
    "会": "meeting",
    "策": "policy",
    "地": "place",
    "日": "date",
    "著": "work",
}


def masked(text: str) -> Masked:
    """A text in which each of the characters above is a mention of its kind."""
    return mask(text, 0, len(text), [make(LETTERS[c], i, i + 1) for i, c in enumerate(text) if c in LETTERS])


def captured(pattern: str, text: str) -> dict[str, str] | None:
    sentence = masked(text)
    fit = compile_pattern(pattern).search(sentence.text)
    if fit is None:
        return None
    return {k: text[slice(*sentence.span(*fit.span(k)))] for k, v in fit.groupdict().items() if v is not None}


# pattern, text, what is captured (None: no match)
PATTERNS: list[tuple[str, str, dict[str, str] | None]] = [
    ("任命{P:who}为{T:what}", "会议任命甲为书。", {"who": "甲", "what": "书"}),
    ("任命{P:who}为{T:what}", "会议任命书为甲。", None),
    ("{P:who}", "任命", None),
    ("{PL:who}出席", "甲、乙和丙出席", {"who": "甲、乙和丙"}),
    ("{PL:who}出席", "书甲，书、书乙以及丙出席", {"who": "书甲，书、书乙以及丙"}),
    ("{PL:who}出席", "书甲（主持工作）、乙同志出席", {"who": "书甲（主持工作）、乙同志"}),
    ("{ML:what}", "学习会和会精神", {"what": "会和会"}),
    ("{DL:what}", "通过策（草案）、局策、策", {"what": "策（草案）、局策、策"}),
    ("{OL:who}印发", "局、局和局印发", {"who": "局、局和局"}),
    ("{TL:what}", "书、书兼书", {"what": "书、书兼书"}),
    ("{MDL:what}", "会精神和策、局策精神", {"what": "会精神和策、局策精神"}),
    ("{P:a}{..}{P:b}", "甲在会上对乙说", {"a": "甲", "b": "乙"}),
    ("{P:a}{..}{P:b}", "甲说，乙", None),
    ("{P:a}{..2}{P:b}", "甲三个字乙", None),
    ("{P:a}{..3}{P:b}", "甲三个字乙", {"a": "甲", "b": "乙"}),
    ("{P:a}{~}主持", "甲出席，并主持", {"a": "甲"}),
    ("{P:a}{~}主持", "甲，乙主持", {"a": "乙"}),
    ("{P:a}{~}主持", "甲到会。随后主持", None),
    ("{P:a}{~3}主持", "甲在这里主持", {"a": "甲"}),
    ("{P:a}{~2}主持", "甲在这里主持", None),
    ("{P:a}{,}{P:b}", "甲以及乙", {"a": "甲", "b": "乙"}),
    ("{P:a}{,}{P:b}", "甲对乙", None),
    ("{L:where}{X:when}{W:what}", "地日著", {"where": "地", "when": "日", "what": "著"}),
    ("{M:what}上", "在会上", {"what": "会"}),
    ("{D}{O:who}", "策局", {"who": "局"}),
    (r"第\d{2,4}号", "第12号", {}),
    (r"第\d{2}号", "第123号", None),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), PATTERNS)
def test_patterns(pattern: str, text: str, expected: dict[str, str] | None) -> None:
    assert captured(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{Q}", "{Q} is unknown"),
        ("{person}", "{person} is unknown"),
        ("{P:Who}", "{P:Who} is unknown"),
        ("{PP:a}", "{PP:a} is unknown"),
        ("{P:a}(", "missing )"),
        ("{P:a}{P:a}", "redefinition"),
        ("*", "nothing to repeat"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern: str, said: str) -> None:
    with pytest.raises(PatternError) as error:
        compile_pattern(pattern)
    assert said in str(error.value)
    assert pattern in str(error.value)
    assert "\n" not in str(error.value)


def test_every_kind_has_characters_of_its_own() -> None:
    assert len(KINDS) == 8
    letters = {letter for letter, _ in KINDS.values()}
    assert len(letters) == len(KINDS)
    for kind, (letter, _) in KINDS.items():
        one = mask("字", 0, 1, [make(kind, 0, 1)]).text
        fitting = [x for x in sorted(letters) if compile_pattern("{" + x + "}").fullmatch(one)]
        assert fitting == [letter]


def test_the_longer_mention_counts_then_the_earlier() -> None:
    found = mask("清远市委书记", 0, 6, [make("organization", 0, 4), make("post", 0, 6), make("place", 0, 3)])
    assert [m.kind for m in found.matches if m] == ["post"]
    found = mask("甲乙丙", 0, 3, [make("person", 1, 3), make("person", 0, 2)])
    assert [(m.start, m.end) for m in found.matches if m] == [(0, 2)]


def test_a_mention_that_reaches_out_of_the_sentence_is_left_alone() -> None:
    assert mask("会议召开", 0, 2, [make("meeting", 0, 4)]).text == "会议"


def test_text_that_looks_like_a_mask_does_not_lie() -> None:
    found = mask("\ue000主持", 0, 3, [])
    assert compile_pattern("{P:a}主持").search(found.text) is None


def test_more_mentions_than_a_sentence_can_hold_stay_text() -> None:
    text = "甲" * 800
    found = masked(text)
    assert sum(m is not None for m in found.matches) == 768
    assert found.text.endswith("甲")


def test_mentions_inside_a_stretch() -> None:
    found = masked("书甲、乙")
    assert [m.kind for m in found.inside(0, 4)] == ["post", "person", "person"]
    assert [m.start for m in found.inside(0, 4, "person")] == [1, 3]
    assert found.inside(0, 1, "person") == []


KIND_NAMES = sorted(KINDS)


@st.composite
def masks(draw: st.DrawFn) -> tuple[str, int, int, list[Match]]:
    text = draw(st.text("市委书记主持会议，。\ue000\uf8ff《》a", max_size=30))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    found = []
    for _ in range(draw(st.integers(0, 6))):
        i = draw(st.integers(0, max(0, len(text) - 1)))
        j = draw(st.integers(i + 1, max(i + 1, len(text))))
        found.append(make(draw(st.sampled_from(KIND_NAMES)), i, j))
    return text, start, end, found


@given(masks())
def test_a_mask_can_be_taken_off(case: tuple[str, int, int, list[Match]]) -> None:
    text, start, end, given_matches = case
    found = mask(text, start, end, given_matches)
    assert len(found.text) == len(found.starts) == len(found.matches)
    rebuilt = ""
    for i, match in enumerate(found.matches):
        s, e = found.span(i, i + 1)
        rebuilt += text[s:e]
        if match is None:
            assert e == s + 1
            assert found.text[i] in (text[s], "\ufffd")
        else:
            assert (s, e) == (match.start, match.end)
            assert start <= s < e <= end
    assert rebuilt == text[start:end]
    if found.text:
        assert found.span(0, len(found.text)) == (start, end)
    kept = [m for m in found.matches if m]
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))


def test_a_long_list_is_read_in_one_way() -> None:
    """Posts and names of many guests: were each read in two ways, this would not end."""
    post, person = chr(KINDS["post"][1]), chr(KINDS["person"][1])
    guests = person + f"、{post}、{post}、{post}、{person}" * 30
    assert compile_pattern("{PL:object}主持").search(guests + "到场。") is None
    assert compile_pattern("{PL:object}主持").search(f"{person}、{person}主持。") is not None
