"""The gazetteers in ``nlp/data`` as data: every row is well formed, refers to rows that exist and proves itself.

The files are read with the csv module alone, so that a defect in a table is told apart from a defect in its loader.
Proof is by the plainest reading that a loader could give a row: the longest form wins, a form is refused where
``unless_after`` follows or ``unless_before`` precedes it. A matcher of the product may be stricter, never looser.

``organs.csv`` – a row is one official name of a kind of body. ``full`` stands without its place, ``shorts``
abbreviate it; ``levels`` and ``kinds`` say which places have it (empty ``kinds``: every kind of the level). ``host``
says how a place and ``full`` make the official name, unless ``full_template`` and ``short_templates`` do, with
``{place}`` for 临江市 and ``{stem}`` for 临江:

- government, court, mass, military: place + full
- party: 中共 + place + 委员会 + full
- congress: place + 人民代表大会常务委员会 + full
- cppcc: 中国人民政治协商会议 + place + 委员会 + full
- national: ``full`` itself
- any: a part of whatever body is named, ``{organ}``
- joint: two or more bodies in one word, named in ``parts``

``bare`` are the forms without a place (市委). ``national`` and ``successor`` are the ``full`` of other rows, ``from``
and ``to`` years. Where a short form stands in several rows that fit, the first is the one that exists today.

``titles.csv`` – ``implied_organ`` is the ``full`` of the organ that a title means beside a mere place of ``level``;
``organ_part`` the organ that the title carries in itself, ``broader`` then being the bare title (组织部长: 组织部,
部长), else the more general title. Kind ``description``: words that describe a person and are no post (村民).

``surnames.csv`` – ``word`` marks surnames that are everyday words, prefixes or numerals as well.

``policy_kinds.csv`` – ``strong``: a title in 《》 that ends in the kind names a policy; type ``none``: it never does.

``reporting_verbs.csv`` – what the verb makes of a person in front of it at a meeting; ``none`` is no relation to one.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "nlp" / "data"

Row = dict[str, str]


def words(text: str) -> list[str]:
    return text.split()


COLUMNS = {
    "organs": "full shorts levels kinds class host national full_template short_templates bare parts from to successor"
    " unless_before unless_after example counterexample",
    "titles": "title kind implied_organ level broader organ_part unless_before unless_after example counterexample",
    "surnames": "surname compound frequency word",
    "policy_kinds": "kind type strong broader example counterexample",
    "reporting_verbs": "verb relation subject unless_before unless_after example counterexample",
}
# One row is named by these columns.
KEYS = {
    "organs": ("host", "full", "kinds"),
    "titles": ("title",),
    "surnames": ("surname",),
    "policy_kinds": ("kind",),
    "reporting_verbs": ("verb",),
}
# Columns that hold several values, a vertical bar between two.
LISTS = {
    "shorts",
    "levels",
    "kinds",
    "short_templates",
    "bare",
    "parts",
    "unless_before",
    "unless_after",
}
# A table that loses rows unnoticed would still pass every test of its rows.
LEAST = {"organs": 1500, "titles": 900, "surnames": 700, "policy_kinds": 180, "reporting_verbs": 180}

LEVELS = {"国家", "省", "市", "县", "乡", "村"}
PLACE_KINDS = set(words("省 自治区 直辖市 市 州 盟 地区 专区 县 区 旗 镇 乡 苏木 街道 公社 村 社区 嘎查 开发区"))
HOSTS = set(words("national party congress government court cppcc mass military any joint"))
TITLE_KINDS = set(
    words("leader deputy member rank staff academic military company grassroots honorary foreign description other")
)
POLICY_TYPES = set(words("law regulation normative plan list resolution report other none"))
RELATIONS = {"speaker", "attendee", "chair", "none", "chair+speaker"}
SUBJECTS = {"person", "organization", "meeting"}


def read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if name == "titles":
        shared = tomllib.loads((DATA / "people.toml").read_text("utf-8"))["title_unless_after"]["endings"]
        for row in rows:
            own = [w for end, words in shared.items() if row["title"].endswith(end) for w in words]
            row["unless_after"] = "|".join(filter(None, (row["unless_after"], *own)))
    return rows


TABLES = {name: read(name) for name in COLUMNS}


def values(row: Row, column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def matches(text: str, forms: dict[str, Row]) -> set[str]:
    """The forms found in ``text``: longest first, without overlap, unless the row refuses the context."""
    found: set[str] = set()
    taken: set[int] = set()
    for form in sorted(forms, key=len, reverse=True):
        row = forms[form]
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            refused = text.startswith(tuple(values(row, "unless_after")), end) or text[:start].endswith(
                tuple(values(row, "unless_before"))
            )
            if not refused and taken.isdisjoint(range(start, end)):
                found.add(form)
                taken.update(range(start, end))
            start = text.find(form, start + 1)
    return found


# ---- all tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_the_documented_ones(name: str) -> None:
    header = (DATA / f"{name}.csv").read_text("utf-8").splitlines()[0]
    assert header == ",".join(COLUMNS[name].split())


@pytest.mark.parametrize("name", COLUMNS)
def test_no_row_went_missing(name: str) -> None:
    assert len(TABLES[name]) >= LEAST[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_has_every_cell(name: str) -> None:
    width = len(COLUMNS[name].split())
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        odd = [(line, row) for line, row in enumerate(csv.reader(file), 1) if len(row) != width]
    assert odd == []


@pytest.mark.parametrize("name", COLUMNS)
def test_keys_are_unique(name: str) -> None:
    counts = Counter(tuple(row[column] for column in KEYS[name]) for row in TABLES[name])
    assert [key for key, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_hold_no_stray_characters(name: str) -> None:
    """White space, half-width punctuation in full-width text, bars around nothing: slips of the keyboard."""
    odd = [
        (column, cell)
        for row in TABLES[name]
        for column, cell in row.items()
        if re.search(r"\s|[\ufeff\u200b]|[!?;:\"']|^\||\|$|\|\|", cell) or ("," in cell)
    ]
    assert odd == []


@pytest.mark.parametrize("name", COLUMNS)
def test_lists_hold_no_value_twice(name: str) -> None:
    columns = [column for column in COLUMNS[name].split() if column in LISTS]
    odd = [
        (column, row[column])
        for row in TABLES[name]
        for column in columns
        if len(set(values(row, column))) < len(values(row, column))
    ]
    assert odd == []


@pytest.mark.parametrize("name", COLUMNS)
def test_file_ends_lines_one_way(name: str) -> None:
    raw = (DATA / f"{name}.csv").read_bytes()
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")


# ---- organs ----------------------------------------------------------------------------------------------------------

ORGANS = TABLES["organs"]
NAMES = {row["full"] for row in ORGANS}
FORMS = {form for row in ORGANS for form in (row["full"], *values(row, "shorts"), *values(row, "bare"))}


def test_organ_vocabularies() -> None:
    for row in ORGANS:
        assert set(values(row, "levels")) <= LEVELS, row
        assert values(row, "levels"), row
        assert set(values(row, "kinds")) <= PLACE_KINDS, row
        assert row["class"] in {"formal", "unit"}, row
        assert row["host"] in HOSTS, row
        assert (row["host"] == "national") == (row["levels"] == "国家"), row
        assert (row["host"] == "joint") == bool(row["parts"]), row


@pytest.mark.parametrize("column", ["national", "successor", "parts"])
def test_organ_references_exist(column: str) -> None:
    assert [(row["full"], v) for row in ORGANS for v in values(row, column) if v not in NAMES] == []


def test_national_counterparts_are_national() -> None:
    national = {row["full"] for row in ORGANS if row["host"] == "national"}
    assert [row["full"] for row in ORGANS if row["national"] and row["national"] not in national] == []


def test_organ_years() -> None:
    for row in ORGANS:
        years = [int(row[column]) for column in ("from", "to") if row[column]]
        assert all(1949 <= year <= 2025 for year in years), row
        assert years == sorted(years), row
        assert row["to"] or not row["successor"] or row["host"] in {"party", "government"}, row


def test_no_organ_succeeds_itself() -> None:
    following = {row["full"]: row["successor"] for row in ORGANS if row["successor"]}
    for start in following:
        seen, name = {start}, following[start]
        while name in following:
            assert name not in seen, start
            seen.add(name)
            name = following[name]


def test_a_short_form_is_shorter_and_no_other_organ() -> None:
    """A full name among the short forms of another organ would give one body two canonical names."""
    full: dict[str, set[str]] = defaultdict(set)
    for row in ORGANS:
        full[row["host"]].add(row["full"])
    odd = [
        (row["full"], short)
        for row in ORGANS
        for short in values(row, "shorts")
        if short == row["full"]
        or (row["host"] not in {"national", "any"} and not row["kinds"] and short in full[row["host"]])
    ]
    assert odd == []


def test_organ_templates_name_one_slot() -> None:
    for row in ORGANS:
        for template in (*values(row, "full_template"), *values(row, "short_templates")):
            slots = set(re.findall(r"\{(\w+)\}", template))
            assert slots <= {"place", "stem", "organ"}, (row["full"], template)
            assert len(re.sub(r"\{\w+\}", "", template)) >= 1, (row["full"], template)
            if row["host"] == "any":
                assert "organ" in slots, (row["full"], template)
            else:
                assert "organ" not in slots, (row["full"], template)
        if row["host"] == "any":
            assert row["full_template"], row


def organ_pattern(row: Row) -> re.Pattern[str]:
    forms = [re.escape(form) for form in (row["full"], *values(row, "shorts"), *values(row, "bare"))]
    templates = [row["full_template"], *values(row, "short_templates")]
    forms += [re.sub(r"\\\{\w+\\\}", ".+", re.escape(template)) for template in templates if template]
    return re.compile("|".join(forms))


def test_organ_examples_hold_a_form() -> None:
    assert [(row["full"], row["example"]) for row in ORGANS if not organ_pattern(row).search(row["example"])] == []


def test_organ_counterexamples_hold_a_form_and_refuse_it() -> None:
    """The characters of a form do stand in a counterexample, and what stands around refuses each of them."""
    for row in ORGANS:
        text = row["counterexample"]
        before, after = tuple(values(row, "unless_before")), tuple(values(row, "unless_after"))
        forms = {row["full"], *values(row, "shorts"), *values(row, "bare")}
        places = [(m.start(), m.end()) for form in forms for m in re.finditer(re.escape(form), text)]
        assert places or not text, row["full"]
        for start, end in places:
            assert text[:start].endswith(before) or text.startswith(after, end), (row["full"], text)


def test_organ_contexts_refuse_no_usual_continuation() -> None:
    """What an organ does, and the titles in it, stand behind its name everywhere."""
    usual = words(
        "召开 举行 印发 书记 副书记 主任 副主任 主席 委员 常委 会议 党组 组织部 "
        "宣传部 办公室 领导 近日 关于 和 与 、 ，"
    )
    odd = [(row["full"], w) for row in ORGANS for w in usual if w.startswith(tuple(values(row, "unless_after")))]
    assert odd == []


@pytest.mark.parametrize(
    "form",
    words(
        "市委 县委 省委 区委 州委 地委 盟委 旗委 自治区党委 镇党委 乡党委 街道党工委 市政府 县政府 "
        "行署 市人大常委会 市政协 市纪委 市纪委监委 管委会 村委会 居委会 省军区 军分区 团市委 市委常委会"
    ),
)
def test_core_forms_without_a_place_are_listed(form: str) -> None:
    assert form in {bare for row in ORGANS for bare in values(row, "bare")}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("发改委", "发展和改革委员会"),
        ("住建局", "住房和城乡建设局"),
        ("人社局", "人力资源和社会保障局"),
        ("卫健委", "卫生健康委员会"),
        ("文旅局", "文化和旅游局"),
        ("政法委", "政法委员会"),
        ("统战部", "统一战线工作部"),
        ("编办", "机构编制委员会办公室"),
        ("网信办", "网络安全和信息化委员会办公室"),
        ("法工委", "法制工作委员会"),
        ("工商联", "工商业联合会"),
        ("供销社", "供销合作社联合社"),
        ("国资委", "人民政府国有资产监督管理委员会"),
        ("管委会", "管理委员会"),
        ("中组部", "中共中央组织部"),
        ("国务院", "中华人民共和国国务院"),
        ("全国政协", "中国人民政治协商会议全国委员会"),
        ("最高检", "中华人民共和国最高人民检察院"),
    ],
)
def test_usual_short_forms(short: str, full: str) -> None:
    assert any(row["full"] == full and short in values(row, "shorts") for row in ORGANS)


# ---- titles ----------------------------------------------------------------------------------------------------------

TITLES = {row["title"]: row for row in TABLES["titles"]}


def test_title_vocabularies() -> None:
    for row in TITLES.values():
        assert row["kind"] in TITLE_KINDS, row
        assert row["level"] in LEVELS | {""}, row


def test_title_references_exist() -> None:
    for row in TITLES.values():
        assert not row["broader"] or row["broader"] in TITLES, row
        assert not row["implied_organ"] or row["implied_organ"] in NAMES, row
        assert not row["organ_part"] or row["organ_part"] in FORMS, row


def test_broader_titles_end() -> None:
    for title in TITLES:
        seen, name = {title}, TITLES[title]["broader"]
        while name:
            assert name not in seen, title
            seen.add(name)
            name = TITLES[name]["broader"]


def test_a_title_with_an_organ_inside_names_the_bare_title() -> None:
    assert [row["title"] for row in TITLES.values() if row["organ_part"] and not row["broader"]] == []


@pytest.mark.parametrize(
    ("title", "organ", "level"),
    [
        ("市长", "人民政府", "市"),
        ("副市长", "人民政府", "市"),
        ("代县长", "人民政府", "县"),
        ("常务副区长", "人民政府", "县"),
        ("省长", "人民政府", "省"),
        ("副专员", "行政公署", "市"),
        ("镇长", "人民政府", "乡"),
        ("常委", "委员会", ""),
        ("总书记", "中国共产党中央委员会", "国家"),
        ("局长", "", ""),
        ("书记", "", ""),
    ],
)
def test_implied_organs(title: str, organ: str, level: str) -> None:
    assert (TITLES[title]["implied_organ"], TITLES[title]["level"]) == (organ, level)


@pytest.mark.parametrize(
    ("title", "broader"),
    [
        ("常务副市长", "副市长"),
        ("代市长", "市长"),
        ("代理县长", "县长"),
        ("党组书记", "书记"),
        ("组织部长", "部长"),
        ("二级巡视员", "巡视员"),
        ("主委", "主任委员"),
    ],
)
def test_broader_titles(title: str, broader: str) -> None:
    assert TITLES[title]["broader"] == broader


@pytest.mark.parametrize("title", TITLES)
def test_title_example_and_counterexample(title: str) -> None:
    row = TITLES[title]
    assert title in matches(row["example"], TITLES)
    if row["counterexample"]:
        assert title in row["counterexample"]
        assert title not in matches(row["counterexample"], TITLES)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("书记员宣读法庭纪律", "书记"),
        ("请拨打市长热线", "市长"),
        ("在主席台就座", "主席"),
        ("本市长期坚持", "市长"),
        ("首部长篇小说", "部长"),
        ("市政府秘书长", "秘书"),
        ("世贸组织成员国", "成员"),
        ("市委常委会会议", "常委"),
    ],
)
def test_words_that_only_hold_a_title(text: str, title: str) -> None:
    assert title in text
    assert title not in matches(text, TITLES)


@pytest.mark.parametrize("surname", "江时沙春年安龙达")
def test_context_of_a_title_refuses_no_surname(surname: str) -> None:
    """局长江志远 is a man called 江: what follows a title may refuse it only by two characters."""
    assert "局长" in matches(f"局长{surname}志远", TITLES)


def test_no_title_is_refused_before_a_usual_surname() -> None:
    """主任何建军: one character after a title decides nothing where people are called so."""
    usual = {row["surname"] for row in TABLES["surnames"] if row["frequency"] == "common"}
    assert [(t, c) for t, row in TITLES.items() for c in values(row, "unless_after") if c in usual] == []


# ---- surnames --------------------------------------------------------------------------------------------------------

SURNAMES = {row["surname"]: row for row in TABLES["surnames"]}


def test_surname_vocabularies() -> None:
    for row in SURNAMES.values():
        assert row["compound"] in {"yes", "no"}, row
        assert row["frequency"] in {"common", "rare"}, row
        assert row["word"] in {"yes", "no"}, row
        assert re.fullmatch(r"[\u4e00-\u9fff\U00020000-\U0003ffff]+", row["surname"]), row
        assert (len(row["surname"]) > 1) == (row["compound"] == "yes"), row


@pytest.mark.parametrize("surname", ["王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗欧阳", "上官", "诸葛", "司马", "令狐"])
def test_usual_surnames(surname: str) -> None:
    for name in [surname] if len(surname) <= 2 else [*surname[:-2], surname[-2:]]:
        assert SURNAMES[name]["frequency"] == "common"


@pytest.mark.parametrize("surname", "时高方于和向从成明安党车何易应过")
def test_surnames_that_are_words(surname: str) -> None:
    assert SURNAMES[surname]["word"] == "yes"


# ---- policy kinds ----------------------------------------------------------------------------------------------------

POLICY_KINDS = {row["kind"]: row for row in TABLES["policy_kinds"]}


def kind_of(title: str) -> str:
    """The longest kind that a document's title ends in, parentheses at its end put aside; "" if none."""
    title = re.sub(r"(（[^（）]*）)+$", "", title)
    return max((kind for kind in POLICY_KINDS if title.endswith(kind)), key=len, default="")


def test_policy_vocabularies() -> None:
    for row in POLICY_KINDS.values():
        assert row["type"] in POLICY_TYPES, row
        assert row["strong"] in {"yes", "no"}, row
        assert not (row["type"] == "none" and row["strong"] == "yes"), row
        assert not row["broader"] or row["broader"] in POLICY_KINDS, row


@pytest.mark.parametrize("kind", POLICY_KINDS)
def test_policy_example_and_counterexample(kind: str) -> None:
    row = POLICY_KINDS[kind]
    assert kind_of(row["example"]) == kind
    if row["counterexample"]:
        assert kind in row["counterexample"]
        assert kind_of(row["counterexample"]) != kind


@pytest.mark.parametrize(
    ("title", "strong"),
    [
        ("临江市供热条例（草案）", True),
        ("关于促进民营经济发展的若干措施", True),
        ("临江市“十四五”养老服务规划（2021—2025年）", True),
        ("中华人民共和国监督法", True),
        ("政府工作报告", True),
        ("中华人民共和国公司法", True),
        ("环境保护法", True),
        ("中国人民解放军内务条令", True),
        ("关于制定第十四个五年规划的建议", True),
        ("公正司法", False),
        ("大公报", False),
        ("支部工作法", False),
        ("山那边的世界", False),
        ("谈治国理政", False),
        ("临江日报", False),
        ("战略合作框架协议", False),
        ("乡村治理调研报告", False),
        ("解题的方法", False),
        ("党的创新理论学习纲要", False),
    ],
)
def test_titles_that_name_a_policy(title: str, strong: bool) -> None:
    kind = kind_of(title)
    assert bool(kind and POLICY_KINDS[kind]["strong"] == "yes") is strong


# ---- reporting verbs -------------------------------------------------------------------------------------------------

VERBS = {row["verb"]: row for row in TABLES["reporting_verbs"]}


def test_verb_vocabularies() -> None:
    for row in VERBS.values():
        assert row["relation"] in RELATIONS, row
        assert row["subject"] in SUBJECTS, row
        assert row["subject"] == "person" or row["relation"] == "none", row


@pytest.mark.parametrize("verb", VERBS)
def test_verb_example_and_counterexample(verb: str) -> None:
    row = VERBS[verb]
    assert verb in matches(row["example"], VERBS)
    if row["counterexample"]:
        assert verb in row["counterexample"]
        assert verb not in matches(row["counterexample"], VERBS)


@pytest.mark.parametrize(
    ("verb", "relation"),
    [
        ("主持", "chair"),
        ("主持召开", "chair"),
        ("讲话", "speaker"),
        ("致辞", "speaker"),
        ("作报告", "speaker"),
        ("强调", "speaker"),
        ("介绍", "speaker"),
        ("解读", "speaker"),
        ("宣读", "attendee"),
        ("通报", "attendee"),
        ("汇报", "attendee"),
        ("领学", "attendee"),
        ("宣布", "attendee"),
        ("列席", "attendee"),
        ("主持会议并讲话", "chair+speaker"),
        ("调研", "none"),
        ("陪同", "none"),
        ("会见", "none"),
    ],
)
def test_what_a_verb_makes_of_its_subject(verb: str, relation: str) -> None:
    assert VERBS[verb]["relation"] == relation
