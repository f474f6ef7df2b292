"""Dates: tables of forms, the proofs in dates.toml, and properties that hold for any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.dates import DateMatch, DateWord, find_dates, load_date_words, words
from nlp.models import DataError

BASE = date(2024, 10, 18)

# text, base, what is found: (form, value, precision)
FOUND: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("10月17日，市委召开会议。", [("10月17日", "2024-10-17", "day")]),
    ("2023年10月17日上午，大会开幕。", [("2023年10月17日上午", "2023-10-17", "day")]),
    ("２０２４年１０月１７日", [("２０２４年１０月１７日", "2024-10-17", "day")]),
    ("2024 年 10 月 17 日", [("2024 年 10 月 17 日", "2024-10-17", "day")]),
    ("五月九日，全县干部大会", [("五月九日", "2024-05-09", "day")]),
    ("一九八四年五月九日", [("一九八四年五月九日", "1984-05-09", "day")]),
    ("二○二四年三月二十一日", [("二○二四年三月二十一日", "2024-03-21", "day")]),
    ("二OO六年二月二十日", [("二OO六年二月二十日", "2006-02-20", "day")]),
    ("二0一二年三月", [("二0一二年三月", "2012-03", "month")]),
    ("2024-10-17 2024.9.3", [("2024-10-17", "2024-10-17", "day"), ("2024.9.3", "2024-09-03", "day")]),
    ("9月10日至11日，", [("9月10日至11日", "2024-09-10", "interval")]),
    ("10月17至19日", [("10月17至19日", "2024-10-17", "interval")]),
    ("9月30日—10月2日", [("9月30日—10月2日", "2024-09-30", "interval")]),
    ("2023年12月30日至1月2日", [("2023年12月30日至1月2日", "2023-12-30", "interval")]),
    ("12月30日至2025年1月2日", [("12月30日至2025年1月2日", "2024-12-30", "interval")]),
    (
        "昨（17）日上午，今(18)日，前（16）日，昨（15）日",  # the last one contradicts itself
        [
            ("昨（17）日上午", "2024-10-17", "day"),
            ("今(18)日", "2024-10-18", "day"),
            ("前（16）日", "2024-10-16", "day"),
            ("昨（15）日", "", "day"),
        ],
    ),
    (
        "昨（十七）日，前（十五）日",
        [("昨（十七）日", "2024-10-17", "day"), ("前（十五）日", "", "day")],
    ),
    (
        "昨日下午，今天，前天",
        [("昨日下午", "2024-10-17", "day"), ("今天", "2024-10-18", "day"), ("前天", "2024-10-16", "day")],
    ),
    ("会议将于明天举行", [("明天", "2024-10-19", "day")]),
    ("17日，省政府召开", [("17日", "2024-10-17", "day")]),
    ("17日至18日", [("17日至18日", "2024-10-17", "interval")]),
    ("10月16日、17日", [("10月16日", "2024-10-16", "day"), ("17日", "2024-10-17", "day")]),
    ("24日开幕", [("24日", "2024-10-24", "day")]),
    ("30日闭幕", [("30日", "2024-09-30", "day")]),
    ("论坛将于30日举行", [("30日", "2024-10-30", "day")]),
    ("10月25日上午将举行", [("10月25日上午", "2024-10-25", "day")]),
    ("展会定于12月1日开幕", [("12月1日", "2024-12-01", "day")]),
    ("自12月1日起施行", [("12月1日", "2024-12-01", "day")]),
    ("12月1日出版", [("12月1日", "2023-12-01", "day")]),
    ("新华社北京8日电", [("8日", "2024-10-08", "day")]),
    ("去年12月，今年6月", [("去年12月", "2023-12", "month"), ("今年6月", "2024-06", "month")]),
    ("本月，上月25日", [("本月", "2024-10", "month"), ("上月25日", "2024-09-25", "day")]),
    ("11月份", [("11月份", "2023-11", "month")]),
    ("10月上旬", [("10月上旬", "2024-10", "month")]),
    ("今年以来，外贸稳中有进", [("今年以来", "", "interval")]),
    ("上半年，粮食增产", [("上半年", "2024", "interval")]),
    ("2024年上半年", [("2024年上半年", "2024", "interval")]),
    ("“十四五”期间", [("“十四五”期间", "", "interval")]),
    ("近日，连日来", [("近日", "", "vague"), ("连日来", "", "vague")]),
    ("1至9月，今年1—6月", [("1至9月", "2024-01", "interval"), ("今年1—6月", "2024-01", "interval")]),
    ("2023年10月至2024年3月", [("2023年10月至2024年3月", "2023-10", "interval")]),
    ("2021年至2025年", [("2021年至2025年", "2021", "interval")]),
    ("今冬明春抓好造林", [("今冬明春", "", "vague")]),
    ("2024年工作报告", [("2024年", "2024", "year")]),
    ("去年底投产", [("去年底", "2023", "year")]),
    ("1984年5月入伍，同年9月提干", [("1984年5月", "1984-05", "month"), ("同年9月", "1984-09", "month")]),
    ("84年5月9日", [("84年5月9日", "1984-05-09", "day")]),
    ("5月31号公布", [("5月31号", "2024-05-31", "day")]),
    ("2月30日", [("2月30日", "", "day")]),
    ("2月29日", [("2月29日", "2024-02-29", "day")]),
    ("每年9月开学", [("9月", "", "month")]),
    (  # a line with the time of day ends before the figures of the next one
        "2024-10-18 09:30\n10月17日，全市茶业大会召开",
        [("2024-10-18", "2024-10-18", "day"), ("10月17日", "2024-10-17", "day")],
    ),
]

# Below the heading of a chronicle, and in a text that tells of other years alone: text, base, what is found
CHRONICLES: list[tuple[str, date | None, list[str]]] = [
    (
        "1992年\n1月5日 县政府发出通知。\n2月18日 县委开会。\n26日 县政府决定。",
        BASE,
        ["1992", "1992-01-05", "1992-02-18", "1992-02-26"],
    ),
    ("1988 年\n1 月4 日 县人代会召开，会期3 天。\n9 月18 日 开会。", None, ["1988", "1988-01-04", "1988-09-18"]),
    ("9/1995\n2日 Δ 考察\n6-7日 检查", None, ["1995-09-02", "1995-09-06"]),
    ("清新县大事记1995年 1月10日 印发。 1月11日 表彰1994年先进。", None, ["1995-01-10", "1995-01-11", "1994"]),
    ("清新县大事记1995年1月10日 印发。 1月11日 表彰。", BASE, ["1995-01-10", "1995-01-11"]),
    ("1996年清新县大事记\n1月9日 省长视察。", BASE, ["1996", "1996-01-09"]),
    ("清新县一九八八年大事记\n1月7日至9日 县委开会。", date(1989, 1, 10), ["1988", "1988-01-07"]),
    ("1998年清新县发生的大事件\n1月9日大会闭幕。", BASE, ["1998", "1998-01-09"]),
    ("一九九四年\n一月二十五日 印发。", BASE, ["1994", "1994-01-25"]),
    ("清新县大事记（1988）\n1月9日，省长视察。", BASE, ["1988-01-09"]),
    ("2013年12月份大事记\n10日，市长开会。", BASE, ["2013-12", "2013-12-10"]),
    ("清新县大事记（2024年9月）\n3日　县长视察。\n11日　开会。", BASE, ["2024-09", "2024-09-03", "2024-09-11"]),
    # a page may set the heading below its chronicle, whose entries open with their days; news above it does not
    ("3日　县长视察。\n11日　开会。\n清新县大事记（2024年9月）", BASE, ["2024-09-03", "2024-09-11", "2024-09"]),
    ("记者11日从县里获悉。\n清新县大事记（2024年9月）", BASE, ["2024-10-11", "2024-09"]),
    ("3日　县长视察。\n清新县大事记（2024年9月）\n全县开工。", BASE, ["2024-10-03", "2024-09"]),
    (
        "1992年3月1日，县委召开会议。15日，县政府开会。5月3日，撤区并乡。",
        BASE,
        ["1992-03-01", "1992-03-15", "1992-05-03"],
    ),
    # what goes back behind the last one may be of any year
    ("1992年3月1日，县委召开会议。2月1日发出通知。", BASE, ["1992-03-01", ""]),
    # news that opens with what was long ago
    ("1978年1月5日，建场。10月17日，市委召开座谈会。", BASE, ["1978-01-05", "2024-10-17"]),
    # a line of a table; of days before now; the life of somebody who died this year
    ("2020年\n产量三万吨。10月17日，市委开会。", BASE, ["2020", "2024-10-17"]),
    ("1949年10月1日，建厂。昨日，市委来人，15日开会。", BASE, ["1949-10-01", "2024-10-17", "2024-10-15"]),
    ("王海同志1932年5月出生，10月15日逝世。", BASE, ["1932-05", "2024-10-15"]),
    ("2023年10月1日，开工。10月15日，完工。", BASE, ["2023-10-01", "2024-10-15"]),
]

NOTHING = [
    "10月龄的幼儿",
    "1.3万人",
    "版本2024.10.17.1",
    "电话13812345678",
    "电话0358-8221234",
    "历时3个月",
    "第5日",
    "近3日",
    "5日内办结",
    "3号楼和1号文件",
    "农历八月十五",
    "三月三民歌会",
    "十月革命",
    "1990年代",
    "2000多年",
    "120日龄",
    "一日三餐",
    "市政府第65次常务会议",
    "五届八次全会",
]


def spans(text: str, base: date | None) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.value, m.precision) for m in find_dates(text, base)]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert spans(text, BASE) == expected


@pytest.mark.parametrize(("text", "base", "values"), CHRONICLES, ids=[text for text, _, _ in CHRONICLES])
def test_chronicles(text: str, base: date | None, values: list[str]) -> None:
    assert [m.value for m in find_dates(text, base)] == values


@pytest.mark.parametrize("text", NOTHING)
def test_no_date(text: str) -> None:
    assert find_dates(text, BASE) == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("10月17日", "2024-10-17", "2024-10-17"),
        ("9月10日至11日", "2024-09-10", "2024-09-11"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("10月中旬", "2024-10-11", "2024-10-20"),
        ("2023年", "2023-01-01", "2023-12-31"),
        ("今年1至9月", "2024-01-01", "2024-09-30"),
        ("今年以来", "2024-01-01", "2024-10-18"),
        ("2023年下半年", "2023-07-01", "2023-12-31"),
        ("三季度", "2024-07-01", "2024-09-30"),
        ("“十四五”", "2021-01-01", "2025-12-31"),
        ("“八五”期间", "1991-01-01", "1995-12-31"),
        ("“一五”时期", "1953-01-01", "1957-12-31"),
        ("近日", "", ""),
    ],
)
def test_bounds(text: str, earliest: str, latest: str) -> None:
    (match,) = find_dates(text, BASE)
    assert (match.earliest, match.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["10月17日", "17日", "昨日", "去年12月", "今年", "上半年", "9月10日至11日", "1至9月", "本月"]
)
def test_never_guesses_without_base(text: str) -> None:
    assert [(text[m.start : m.end], m.value, m.earliest, m.latest) for m in find_dates(text)] == [(text, "", "", "")]


def test_full_dates_need_no_base() -> None:
    assert spans("2024年10月17日至18日", None) == [("2024年10月17日至18日", "2024-10-17", "interval")]


def test_turn_of_the_year() -> None:
    assert spans("12月30日", date(2025, 1, 3)) == [("12月30日", "2024-12-30", "day")]
    assert spans("1月4日", date(2024, 12, 30)) == [("1月4日", "2025-01-04", "day")]
    assert spans("30日", date(2025, 1, 3)) == [("30日", "2024-12-30", "day")]


WORDS = [(word, text) for word in load_date_words() for text in word.examples]
NOT_WORDS = [(word, text) for word in load_date_words() for text in word.counterexamples]


@pytest.mark.parametrize(("word", "text"), WORDS, ids=[text for _, text in WORDS])
def test_examples(word: DateWord, text: str) -> None:
    found = [text[m.start : m.end] for m in find_dates(text, BASE)]
    assert any(form.startswith(f) for form in found for f in word.forms)


@pytest.mark.parametrize(("word", "text"), NOT_WORDS, ids=[text for _, text in NOT_WORDS])
def test_counterexamples(word: DateWord, text: str) -> None:
    found = [text[m.start : m.end] for m in find_dates(text, BASE)]
    assert not any(form.startswith(f) for form in found for f in word.forms)


SIGNS = list("年月日号至—-./一二十〇廿底初“”五、，份１² ")
WORDS_AND_FIGURES = [
    "2024",
    "10",
    "17",
    "9",
    "31",
    "0",
    "三十",
    "去年",
    "今年",
    "明年",
    "本月",
    "上月",
    "同年",
    "次年",
    "昨日",
]
MORE_WORDS = ["明天", "近日", "上半年", "季度", "上旬", "期间", "将于", "每年", "以来"]
PIECES = st.sampled_from([*SIGNS, *WORDS_AND_FIGURES, *MORE_WORDS])
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text(text: str, base: date | None) -> None:
    matches = find_dates(text, base)
    assert matches == find_dates(text, base)
    end = 0
    for match in matches:
        assert isinstance(match, DateMatch)
        assert end <= match.start < match.end <= len(text)
        assert match.earliest <= match.latest or not match.latest
        assert match.precision in ("day", "month", "year", "interval", "vague")
        if match.value:
            date.fromisoformat((match.value + "-01-01")[:10])
            assert match.earliest[: len(match.value)] == match.value
        end = match.end


def test_defective_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "dates.toml"
    path.write_text('[[day]]\nforms = ["昨儿"]\noffset = -1\nexample = ["昨儿"]\n', encoding="utf-8")
    monkeypatch.setattr(words, "DATA", path)
    with pytest.raises(DataError, match="unknown key example"):
        words.load_date_words.__wrapped__()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2016年4月20日，董事会开会。次日，该行召开会议。", ["2016-04-20", "2016-04-21"]),
        ("3月21日，支队授衔。两天后，军分区党委全会召开。", ["2016-03-21", "2016-03-23"]),
        ("3月21日，市里开会。同日，县里开会。", ["2016-03-21", "2016-03-21"]),
        ("3月21日印发的《清江县办法》说得明白。次日，县里开会。", ["2016-03-21", ""]),
        ("今年3月，市里开会。次日，县里开会。", ["2016-03", ""]),
        ("王海次日离开。", [""]),
        ("两天后的会议", []),
    ],
)
def test_days_counted_on_from_the_last(text: str, days: list[str]) -> None:
    assert [found.value for found in find_dates(text, date(2016, 4, 25))] == days
