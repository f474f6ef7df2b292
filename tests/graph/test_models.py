import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.models import date_type, digest, earliest, latest, mint, typed_value

# SPARQL 1.1, 19.8 Grammar: PN_LOCAL without escapes and percent signs.
PN_CHARS = (
    "A-Za-z0-9_\\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u0300-\u036f\u037f-\u1fff\u200c\u200d\u203f\u2040"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
LOCAL = re.compile(f"[{PN_CHARS}]+")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("赵明远", "青岚省临江市"), "person-赵明远-青岚省临江市"),
        (("赵 明 远", "青岚省\n临江市"), "person-赵明远-青岚省临江市"),
        (("阿不都·热合曼",), "person-阿不都·热合曼"),
        (("会议", "2024-10-18"), "person-会议-2024-10-18"),
        (("会议", "2024-10"), "person-会议-2024-10"),
        (("Ａ１",), "person-A1"),
    ],
)
def test_readable_keys_stay(parts: tuple[str, ...], name: str) -> None:
    assert mint("person", *parts) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("甲-乙", "丙"), ("甲", "乙-丙")),
        (("甲、乙",), ("甲，乙",)),
        (("甲" * 80,), ("甲" * 81,)),
        (("甲",), ("甲", "")),
        (("关于a/b",), ("关于a_b",)),
        (("会议-2024-10-18",), ("会议", "2024-10-18")),
    ],
)
def test_different_keys_never_share_a_name(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert mint("policy", *one) != mint("policy", *other)


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_a_name_is_a_local_name_in_turtle_and_sparql(parts: list[str]) -> None:
    name = mint("policy", *parts)
    assert LOCAL.fullmatch(name)
    assert name.startswith("policy-")


def test_a_digest_knows_where_parts_end() -> None:
    assert digest("a", "bc") != digest("ab", "c")


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2024-02", "gYearMonth", "2024-02-01", "2024-02-29"),
        ("2023-02", "gYearMonth", "2023-02-01", "2023-02-28"),
        ("1900-02", "gYearMonth", "1900-02-01", "1900-02-28"),
        ("2024", "gYear", "2024-01-01", "2024-12-31"),
        ("2024-10-18", "date", "2024-10-18", "2024-10-18"),
        ("2024-04", "gYearMonth", "2024-04-01", "2024-04-30"),
    ],
)
def test_a_date_is_an_interval(text: str, kind: str, first: str, last: str) -> None:
    assert (date_type(text), earliest(text), latest(text)) == (kind, first, last)


@pytest.mark.parametrize(
    "text", ["", "2024-13", "2024-02-30", "2023-02-29", "18.10.2024", "2024-1-1", "昨日", "二〇二四"]
)
def test_what_is_no_date(text: str) -> None:
    assert date_type(text) is None


@pytest.mark.parametrize(
    ("predicate", "text", "kind"),
    [
        ("schema:startDate", "2024-10", "gYearMonth"),
        ("schema:startDate", "10月", None),
        ("zt:ordinalTerm", "5", "integer"),
        ("zt:ordinalTerm", "五", None),
        ("zt:ordinalTerm", "0", None),
        ("zt:ordinalTerm", "５", None),
        ("schema:legislationIdentifier", "国发〔2024〕1号", "string"),
        ("schema:legislationIdentifier", " ", None),
    ],
)
def test_the_type_of_a_literal(predicate: str, text: str, kind: str | None) -> None:
    assert (found.type if (found := typed_value(predicate, text)) else None) == kind
