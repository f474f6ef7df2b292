"""The reader of the tables: what it makes of a row, and the one-line error where a table is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from nlp import lexicon
from nlp.lexicon import (
    UNREAD,
    BuiltIn,
    Example,
    Rule,
    confidence,
    load_built_in,
    load_meetings,
    load_organs,
    load_policy_kinds,
    load_readings,
    load_rules,
    load_surnames,
    load_titles,
    read_csv,
    read_toml,
    readings_note,
)
from nlp.models import DataError

LOADERS = (
    load_organs,
    load_titles,
    load_surnames,
    load_policy_kinds,
    load_meetings,
    load_rules,
    load_built_in,
    load_readings,
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of tables in place of the package's; nothing read from it is kept."""
    for loader in LOADERS:
        loader.cache_clear()
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    yield tmp_path
    for loader in LOADERS:
        loader.cache_clear()


def failing(read: Callable[[], object]) -> str:
    with pytest.raises(DataError) as error:
        read()
    message = str(error.value)
    assert "\n" not in message
    return message


# ---- tables and TOML ---------------------------------------------------------------------------------------------


def test_rows_come_with_their_line_numbers(data: Path) -> None:
    (data / "t.csv").write_text('# about\na,b\n\n1,2\n# between\n3,"4,5"\n', "utf-8")
    assert list(read_csv("t.csv", ("a",))) == [(4, {"a": "1", "b": "2"}), (6, {"a": "3", "b": "4,5"})]


BROKEN_TABLES = [
    ("", "t.csv:1: is empty"),
    ("# nothing\n", "t.csv:1: is empty"),
    ("# one\nb\n1\n", "t.csv:2: lacks the columns a"),
    ("a,b\n1,2\n1,2,3\n", "t.csv:3: 3 columns where 2 are due"),
    ("a,b\n1\n", "t.csv:2: 1 columns where 2 are due"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN_TABLES)
def test_a_broken_table_says_where(data: Path, text: str, message: str) -> None:
    (data / "t.csv").write_text(text, "utf-8")
    assert failing(lambda: list(read_csv("t.csv", ("a",)))) == message


def test_broken_toml_says_where(data: Path) -> None:
    (data / "t.toml").write_text("a = [\n", "utf-8")
    assert failing(lambda: read_toml("t.toml")).startswith("t.toml:")


# ---- organs ------------------------------------------------------------------------------------------------------

HEADER = "full,shorts,levels,kinds,class,host,full_template,short_templates,from,to,successor\n"
ORGANS = [
    ("甲局,甲,市|县,,formal,government,,,1990,2018,乙局", "government", ("{place}甲局", "{place}甲"), True),
    (
        "丙部,,省,自治区,unit,party,,,,,",
        "party",
        ("中共{place}委员会丙部", "中共{place}委丙部", "{place}委丙部", "中共{place}党委丙部", "{place}党委丙部"),
        False,
    ),
    ("丁室,丁,市,,unit,any,,,,,", "any", ("{organ}丁室", "{organ}丁"), False),
    ("国家戊局,戊局,国家,,formal,national,,,,,", "national", ("国家戊局", "戊局"), True),
    (
        "己,,市,,formal,government,{place}己会,{stem}己|{place}己,,,",
        "government",
        ("{place}己会", "{stem}己", "{place}己"),
        True,
    ),
]


@pytest.mark.parametrize(("row", "host", "templates", "formal"), ORGANS)
def test_an_organ_knows_its_names(data: Path, row: str, host: str, templates: tuple[str, ...], formal: bool) -> None:
    (data / "organs.csv").write_text(HEADER + row + "\n", "utf-8")
    (organ,) = load_organs()
    assert (organ.id, organ.host, organ.templates, organ.formal) == (f"{host}:2", host, templates, formal)


def test_an_organ_knows_its_years(data: Path) -> None:
    (data / "organs.csv").write_text(HEADER + ORGANS[0][0] + "\n" + ORGANS[1][0] + "\n", "utf-8")
    first, second = load_organs()
    assert (first.since, first.until, first.successor) == (1990, 2018, "乙局")
    assert (second.since, second.until, second.successor) == (None, None, "")
    assert (first.levels, second.kinds) == (("市", "县"), ("自治区",))


def test_an_organ_of_no_class_is_refused(data: Path) -> None:
    (data / "organs.csv").write_text(HEADER + "甲局,,市,,office,government,,,,,\n", "utf-8")
    assert failing(load_organs) == "organs.csv:2: class 'office' is neither formal nor unit"


# ---- rules -------------------------------------------------------------------------------------------------------

RULE = """[[rule]]
id = "one"
relation = "chair"
pattern = "{P:object}主持"
about = "a"
examples = [{ text = "甲主持", gives = ["甲"] }]
"""


def test_a_rule_as_it_is_written(data: Path) -> None:
    (data / "relations.toml").write_text(RULE + 'counterexamples = ["乙出席"]\n', "utf-8")
    (rule,) = load_rules()
    assert (rule.id, rule.relation, rule.pattern) == ("one", "chair", "{P:object}主持")
    assert (rule.scope, rule.modality, rule.meeting, rule.cue) == ("sentence", "asserted", "", "")
    assert [(e.text, e.gives) for e in rule.examples] == [("甲主持", ("甲",))]
    assert rule.counterexamples == ("乙出席",)


def test_a_basis_by_its_name(data: Path) -> None:
    bases = '[bases]\nborrowed = "named before|lent"\n'
    (data / "relations.toml").write_text(bases + RULE + 'unless_basis = "{borrowed}|given$"\n', "utf-8")
    (rule,) = load_rules()
    assert rule.unless_basis == "named before|lent|given$"


BROKEN_RULES = [
    (RULE + 'unless_basis = "{lent}"\n', "relations.toml:one: no basis 'lent'; known: "),
    (RULE + 'colour = "red"\n', "relations.toml:one: unknown key 'colour'; known: "),
    (RULE.replace('about = "a"\n', ""), "relations.toml:one: lacks 'about'"),
    (RULE.replace('id = "one"\n', ""), "relations.toml:?: lacks 'id'"),
    ("\n".join(RULE.splitlines()[:-1]), "relations.toml:one: lacks 'examples'"),
    (RULE + RULE, "relations.toml:one: this id stands twice"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN_RULES)
def test_a_broken_rule_says_what_is_wrong(data: Path, text: str, message: str) -> None:
    (data / "relations.toml").write_text(text, "utf-8")
    assert failing(load_rules).startswith(message)


def test_an_unknown_key_is_answered_with_the_known_ones(data: Path) -> None:
    (data / "relations.toml").write_text(RULE + "unles = '甲'\n", "utf-8")
    message = failing(load_rules)
    assert "unless_before" in message
    assert "counterexamples" in message


# What may not stand before or after is a list: a bare string would be tried letter by letter.
def test_words_that_bar_a_rule_are_lists() -> None:
    for rule in load_rules():
        for words in (rule.unless_before, rule.unless_after):
            assert not words or not isinstance(words, str), f"{rule.id}: {words!r} is one word, not a list of words"


def test_a_fingerprint_is_of_what_decides() -> None:
    rule = Rule("one", "chair", "{P:object}主持", "a")
    assert rule.fingerprint == replace(rule, about="b", examples=(Example("甲主持", ("甲",)),)).fingerprint
    changes: list[dict[str, Any]] = [
        {"pattern": "{P:object}"},
        {"unless": "甲"},
        {"unless_after": ("甲",)},
        {"cue": "乙"},
    ]
    prints = {replace(rule, **change).fingerprint for change in changes} | {rule.fingerprint}
    assert len(prints) == 1 + len(changes)
    code = BuiltIn("one", "chair", "a")
    assert replace(code, unless="甲").fingerprint != code.fingerprint != rule.fingerprint


# ---- how much of what a rule makes is right ----------------------------------------------------------------------

READINGS = """# what was read
rule,fired,read,right,text,fingerprint
one,40,20,19,甲报,0a
two,3,0,0,,0b
"""


def test_confidence_is_the_share_that_was_right(data: Path) -> None:
    (data / "rule_precision.csv").write_text(READINGS, "utf-8")
    reading = load_readings()["one"]
    assert (reading.fired, reading.read, reading.right, reading.text) == (40, 20, 19, "甲报")
    assert [confidence(rule) for rule in ("one", "two", "none")] == [0.95, UNREAD, UNREAD]
    assert readings_note() == "what was read"


BROKEN_READINGS = [
    (READINGS.replace("20,19", "20,21"), "rule_precision.csv:3: 21 of 20 are right"),
    (READINGS.replace("40,20", "40,many"), "rule_precision.csv:3: fired, read and right are not all whole numbers"),
    (READINGS.replace("two", "one"), "rule_precision.csv:4: one stands twice"),
    (READINGS.replace("fired,", ""), "rule_precision.csv:2: lacks the columns fired"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN_READINGS)
def test_a_broken_reading_says_what_is_wrong(data: Path, text: str, message: str) -> None:
    (data / "rule_precision.csv").write_text(text, "utf-8")
    assert failing(load_readings) == message


def test_a_rule_in_code_has_no_other_keys(data: Path) -> None:
    (data / "relations.toml").write_text('[[built_in]]\nid = "a"\nrelation = "b"\nabout = "c"\ncolour = "d"\n', "utf-8")
    assert failing(load_built_in).startswith("relations.toml:built_in: ")


# ---- the package's own tables ------------------------------------------------------------------------------------


def test_each_table_is_read_once_and_the_same() -> None:
    for loader in LOADERS:
        first = loader()
        assert first is loader()
        loader.cache_clear()
        assert loader() == first


def test_titles_with_an_organ_inside_know_the_bare_title() -> None:
    titles = load_titles()
    inside = {t.title: (t.part, t.bare) for t in titles.values() if t.part}
    assert inside["组织部长"] == ("组织部", "部长")
    assert all(bare in titles for _, bare in inside.values())


def test_what_the_tables_hold() -> None:
    assert load_titles()["市长"].organ == "人民政府"
    assert load_titles()["总书记"].organ == "中国共产党中央委员会"
    assert load_surnames()["欧阳"].common in (True, False)
    assert load_surnames()["高"].word
    kinds = {k.kind: k for k in load_policy_kinds()}
    assert kinds["条例"].type == "regulation"
    assert kinds["条例"].strong
    assert "会议" in load_meetings().anaphors
    assert "召开" in load_meetings().held
