"""Organisations: how a form is read into its parts, and which stretches of running text are one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.body_forms import parse
from nlp.components.organizations import match
from nlp.lexicon import read_csv
from nlp.tokenizer import PREDICATE, VERB
from tests.nlp.mini import known, surfaces

# form → area as written, organ of the table, own text, parts, word for the body that the article is about
PARSED: list[tuple[str, str, str, str, tuple[str, ...], str]] = [
    ("市委", "市", "委员会", "", (), ""),
    ("清远市委", "清远市", "委员会", "", (), ""),
    ("市政府", "市", "人民政府", "", (), ""),
    ("市财政局", "市", "财政局", "", (), ""),
    ("市发改委", "市", "发展和改革委员会", "", (), ""),
    ("市财政局党组", "市", "财政局", "", ("党组",), ""),
    ("市委组织部", "市", "组织部", "", (), ""),
    ("市政协", "市", "中国人民政治协商会议委员会", "", (), ""),
    ("清新区太平镇党委", "清新区太平镇", "委员会", "", (), ""),
    ("国务院", "", "中华人民共和国国务院", "", (), ""),
    ("中共中央", "", "中国共产党中央委员会", "", (), ""),
    ("国家发展改革委", "", "国家发展和改革委员会", "", (), ""),
    ("自治区党委", "自治区", "委员会", "", (), ""),
    ("华粤能源集团有限公司", "", "", "华粤能源集团有限公司", (), ""),
    ("华粤能源集团有限公司党委", "", "", "华粤能源集团有限公司", ("党委",), ""),
    ("清江学院教务处", "", "", "清江学院", ("教务处",), ""),
    ("市人民医院", "市", "人民医院", "", (), ""),
    ("市油茶产业发展中心", "市", "", "油茶产业发展中心", (), ""),
    ("清远市第一中学", "清远市", "", "第一中学", (), ""),
    ("党组", "", "", "", ("党组",), ""),
    ("局党组", "", "", "", ("党组",), "局"),
    ("公司党委", "", "", "", ("党委",), "公司"),
    ("驻秘鲁共和国", "", "", "驻秘鲁共和国", (), ""),
    ("政协第十三届全国委员会", "", "中国人民政治协商会议全国委员会", "", (), ""),
    ("政协第五届清远市委员会", "清远市", "中国人民政治协商会议委员会", "", (), ""),
    ("十九届中央政治局", "", "中国共产党中央委员会政治局", "", (), ""),
]


@pytest.mark.parametrize(("text", "area", "organ", "literal", "units", "context"), PARSED, ids=[p[0] for p in PARSED])
def test_a_form_is_read_into_its_parts(
    text: str, area: str, organ: str, literal: str, units: tuple[str, ...], context: str
) -> None:
    form = parse(text)
    assert form is not None
    assert form.text == text
    assert (form.area.text if form.area else "") == area
    assert organ in ([t.full for t in form.types] or [""])
    assert (form.literal, form.units, form.context) == (literal, units, context)


@pytest.mark.parametrize("text", ["", "会议", "召开会议", "的办公室", "在医院", "市委书记", "王海"])
def test_what_is_no_form(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "proper"), [("华粤能源集团", True), ("清江学院", True), ("市农业服务中心", False), ("市财政局", False)]
)
def test_a_body_with_a_name_of_its_own(text: str, proper: bool) -> None:
    form = parse(text)
    assert form is not None
    assert form.proper is proper


FOUND: list[tuple[str, list[str]]] = [
    ("市委宣传部、市文明办联合印发通知。", ["市委宣传部", "市文明办"]),
    ("市委召开会议。", ["市委"]),
    ("市委、市政府印发意见。", ["市委", "市政府"]),
    ("市委组织部、市财政局联合印发通知。", ["市委组织部", "市财政局"]),
    ("市委办公室、市政府办公室印发方案。", ["市委办公室", "市政府办公室"]),
    ("中共清远市委员会组织部印发通知。", ["中共清远市委员会组织部"]),
    ("清远市财政局党组召开会议。", ["清远市财政局党组"]),
    ("中共中央、国务院印发意见。", ["中共中央", "国务院"]),
    ("国家发展改革委、财政部印发通知。", ["国家发展改革委", "财政部"]),
    ("全国人大常委会通过决定。", ["全国人大常委会"]),
    ("最高人民法院发布解释。", ["最高人民法院"]),
    ("市场监管总局发布公告。", ["市场监管总局"]),
    ("市市场监管局检查。", ["市市场监管局"]),
    ("清新区太平镇党委召开会议。", ["清新区太平镇党委"]),
    ("清新区太平镇万寿村党支部召开会议。", ["清新区太平镇万寿村党支部"]),
    ("市人大常委会办公室发布公告。", ["市人大常委会办公室"]),
    ("市总工会、团市委、市妇联联合举办活动。", ["市总工会", "团市委", "市妇联"]),
    ("市中级人民法院公开开庭。", ["市中级人民法院"]),
    ("市人民检察院提起公诉。", ["市人民检察院"]),
    ("市公安局清新分局破案。", ["市公安局清新分局"]),
    ("市公安局交警支队通报。", ["市公安局交警支队"]),
    ("清远军分区召开会议。", ["清远军分区"]),
    ("国家税务总局清远市税务局发布公告。", ["国家税务总局清远市税务局"]),
    ("市乡村振兴局召开会议。", ["市乡村振兴局"]),
    ("市乡村振兴工作领导小组办公室印发通知。", ["市乡村振兴工作领导小组办公室"]),
    ("市安委会办公室通报。", ["市安委会办公室"]),
    ("恩施州委召开会议。", ["恩施州委"]),
    ("兴安盟行署召开会议。", ["兴安盟行署"]),
    ("大兴安岭地委召开会议。", ["大兴安岭地委"]),
    ("广西壮族自治区党委召开会议。", ["广西壮族自治区党委"]),
    ("市委常委会召开会议。", ["市委常委会"]),
    ("市直机关工委召开会议。", ["市直机关工委"]),
    ("华粤能源集团有限公司召开会议。", ["华粤能源集团有限公司"]),
    ("华粤能源集团召开党委会。", ["华粤能源集团"]),
    ("清江学院举行活动。", ["清江学院"]),
    ("清远市第一中学举行典礼。", ["清远市第一中学"]),
    ("市政协主席王海作常务委员会工作报告。", ["市政协"]),
    ("会议由市委书记王海主持。", ["市委"]),
    ("记者从清江港务集团获悉。", ["清江港务集团"]),
    ("任命王海为清江建设投资集团有限公司董事长。", ["清江建设投资集团有限公司"]),
    ("陈立，男，现任清江建设投资集团有限公司副总经理。", ["清江建设投资集团有限公司"]),
    ("按照市委八届九次全会部署，抓好落实。", ["市委"]),
    ("市长王海在市政府108会议室主持会议。", ["市政府"]),
    ("市长王海在市政府一楼会议室主持会议。", ["市政府"]),
]

NO_BODY = [
    "城市管理局执法。",
    "城市建设加快。",
    "全市经济增长。",
    "清远市场繁荣。",
    "市场监管部门检查。",
    "市区道路拓宽。",
    "县城建设提速。",
    "我市召开会议。",
    "各县召开会议。",
    "超市委托经营。",
    "城市委屈。",
    "中央空调安装。",
    "国家强盛。",
    "落实《市委工作规则》。",
]


@pytest.mark.parametrize(("text", "expected"), [*FOUND, *((t, []) for t in NO_BODY)])
def test_bodies_in_running_text(text: str, expected: list[str]) -> None:
    assert surfaces(text, "organization") == expected


def test_a_body_named_once_is_found_again() -> None:
    text = "华粤能源集团召开会议。会议强调，要把华粤能源集团建设好。"
    assert surfaces(text, "organization") == ["华粤能源集团"] * 2


def test_the_models_bodies_are_taken_where_no_rule_has_one() -> None:
    text = "大家走进清江港务集团参观"
    assert match(text) == []
    (found,) = match(text, [(4, 10)])
    assert (text[found.start : found.end], found.get("model")) == ("清江港务集团", "yes")
    assert not [m for m in match("市财政局召开", [(0, 4)]) if m.get("model")], "a rule has found it"
    assert match("大家都来获悉", [(0, 4)]) == [], "does not end like a body"
    assert match("免去高原清江港务集团", [(2, 10)]) == [], "begins with the name of who is removed"
    assert match("高原清江港务集团", [(0, 8)]), "which stands behind such a verb alone"


@pytest.mark.parametrize(
    ("text", "seen", "kinds", "expected"),
    [
        ("为了加强档案馆", "加强档案馆", {"加强": VERB}, []),  # what is left is no name
        ("近日兴建清江水泥制品厂", "兴建清江水泥制品厂", {"兴建": VERB}, ["清江水泥制品厂"]),
        ("后来已成为清江水泥制品厂", "已成为清江水泥制品厂", {"已": VERB, "成为": VERB}, ["清江水泥制品厂"]),
        ("例如清江银行", "例如清江银行", {"例如": VERB}, []),
        ("清江贸易促进会", "清江贸易促进会", {"促进": PREDICATE}, ["清江贸易促进会"]),
        ("市打击走私领导小组", "", {"打击": VERB}, ["市打击走私领导小组"]),
        ("民政部发出通知提高部", "", {"发出": VERB}, ["民政部"]),
        ("公安部民政部联合发文", "", {}, ["公安部", "民政部"]),
        ("国务院决策部署", "", {}, ["国务院"]),
        ("公安部统一部署", "", {}, ["公安部"]),
        ("泰国国防部发言", "", {}, ["泰国国防部"]),
        ("财政部国防部联合发文", "", {}, ["财政部", "国防部"]),
        ("该局正在落实", "", {"该局": VERB}, ["该局"]),
        ("市纪委监委派驻第一纪检监察组", "", {"派驻": VERB}, ["市纪委监委派驻第一纪检监察组"]),
    ],
)
def test_words_that_no_body_is_called_are_cut_off(
    text: str, seen: str, kinds: dict[str, str], expected: list[str]
) -> None:
    named = [(text.index(seen), text.index(seen) + len(seen))] if seen else []
    assert [text[m.start : m.end] for m in match(text, named, known(text, kinds))] == expected


@given(st.text("清远市委财政局党组人民政府镇村学院公司的在召开、，。第一届泰国防部驻外交", max_size=24))
def test_bodies_lie_in_the_text_and_apart(text: str) -> None:
    found = match(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert found == match(text)
    form = parse(text)
    assert form is None or form.text == text


GUARDED = [
    row
    for _, row in read_csv("organs.csv", ("full",))
    if row["counterexample"] and (row["unless_before"] or row["unless_after"])
]


@pytest.mark.parametrize("row", GUARDED, ids=[f"{r['full']}-{r['counterexample']}" for r in GUARDED])
def test_what_a_row_of_the_table_refuses_is_no_organisation(row: dict[str, str]) -> None:
    forms = tuple(f for f in (row["full"], *row["shorts"].split("|")) if f)
    assert [s for s in surfaces(row["counterexample"], "organization") if s.endswith(forms)] == []
