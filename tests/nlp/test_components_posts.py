"""Posts: the bare title, the organisation in front of it, what modifies it, and what only looks like one."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from nlp.components.base import get_matches
from nlp.components.posts import Posts, match

Row = tuple[str, list[tuple[str, str]]]


def posts(text: str) -> list[tuple[str, str]]:
    """(organisation as written, with the part that a contraction carries, and title) of each post."""
    return [(m.get("org") + m.get("part"), m.get("title")) for m in match(text) if not m.get("descriptor")]


# text → (organisation as written, title)
CHAINS: list[Row] = [
    ("市委书记王海主持。", [("市委", "书记")]),
    ("市委副书记、市长王海", [("市委", "副书记"), ("", "市长")]),
    ("市委书记、市人大常委会主任王海", [("市委", "书记"), ("市人大常委会", "主任")]),
    ("副市长、市公安局局长王海", [("", "副市长"), ("市公安局", "局长")]),
    ("市委常委、组织部部长赵敏", [("市委", "常委"), ("组织部", "部长")]),
    ("市委常委、常务副市长孙伟", [("市委", "常委"), ("", "常务副市长")]),
    ("市委常委、市委秘书长周晴", [("市委", "常委"), ("市委", "秘书长")]),
    ("清新区委副书记、区长王海", [("清新区委", "副书记"), ("", "区长")]),
    ("市纪委书记、市监委主任王海", [("市纪委", "书记"), ("市监委", "主任")]),
    ("市财政局党组书记、局长王海", [("市财政局党组", "书记"), ("", "局长")]),
    (
        "市农业农村局党组成员、副局长、一级调研员王海",
        [("市农业农村局党组", "成员"), ("", "副局长"), ("", "一级调研员")],
    ),
    ("市委农办主任、市农业农村局局长", [("市委农办", "主任"), ("市农业农村局", "局长")]),
    ("省发展改革委副主任、省能源局局长", [("省发展改革委", "副主任"), ("省能源局", "局长")]),
    ("市中级人民法院院长、市人民检察院检察长", [("市中级人民法院", "院长"), ("市人民检察院", "检察长")]),
    ("清江学院党委书记王海、院长赵敏", [("清江学院党委", "书记"), ("", "院长")]),
    ("华粤能源集团有限公司党委书记、董事长王海", [("华粤能源集团有限公司党委", "书记"), ("", "董事长")]),
    ("市文联党组书记、主席王海", [("市文联党组", "书记"), ("", "主席")]),
    ("省委副书记、省长", [("省委", "副书记"), ("", "省长")]),
    ("州委书记、州长", [("州委", "书记"), ("", "州长")]),
    ("盟委书记、盟长", [("盟委", "书记"), ("", "盟长")]),
    ("会议听取市水务局局长王海的汇报。", [("市水务局", "局长")]),
    ("他回头叮嘱县商务局副局长王海。", [("县商务局", "副局长")]),
    ("另讯省委宣讲团成员王海", [("省委宣讲团", "成员")]),
    ("作者原清河镇党委书记王海到场。", [("清河镇党委", "书记")]),
    ("县委书记王海一见村党支部书记赵敏就问。", [("县委", "书记"), ("村党支部", "书记")]),
    ("不是市委委员的副市长王海列席会议。", [("", "副市长")]),
    ("市人民检察院代检察长江河列席。", [("市人民检察院", "代检察长")]),
    ("省政协副主席、民建安徽省委会主委王海", [("省政协", "副主席"), ("民建安徽省委会", "主委")]),
    ("受集团党委书记王海委托，副总经理赵敏讲话。", [("集团党委", "书记"), ("", "副总经理")]),
    ("省受援办主任王海到会。", [("省受援办", "主任")]),
    ("设计单位清江设计院院长王海到会。", [("清江设计院", "院长")]),
    ("国务院秘书厅主任王海", [("国务院秘书厅", "主任")]),
    (
        "市委组织部干部二科副科长王海、省委组织部干部处处长赵敏",
        [("市委组织部干部二科", "副科长"), ("省委组织部干部处", "处长")],
    ),
    # a body and its head that share a character
    ("市公安局副局长王海、市住建局长赵敏", [("市公安局", "副局长"), ("市住建局", "局长")]),
    ("监察局长王海、镇财政所长赵敏", [("监察局", "局长"), ("镇财政所", "所长")]),
    ("住建局局长王海、副所长赵敏", [("住建局", "局长"), ("", "副所长")]),
]

BODIES: list[Row] = [
    ("清远市清新区太平镇党委书记王海", [("清远市清新区太平镇党委", "书记")]),
    ("太平镇镇长王海", [("太平镇", "镇长")]),
    ("太平镇万寿村党支部书记王海", [("太平镇万寿村党支部", "书记")]),
    ("政协清远市委员会副主席王海", [("政协清远市委员会", "副主席")]),
    ("市总工会主席王海", [("市总工会", "主席")]),
    ("团市委书记王海", [("团市委", "书记")]),
    ("自治区党委书记王海", [("自治区党委", "书记")]),
    ("国务院总理王海", [("国务院", "总理")]),
    ("全国人大常委会委员长王海", [("全国人大常委会", "委员长")]),
    ("省委第三巡视组组长王海", [("省委第三巡视组", "组长")]),
    ("市公安局交警支队支队长王海", [("市公安局交警支队", "支队长")]),
    ("市财政局预算科科长王海", [("市财政局预算科", "科长")]),
    ("清江学院生态学院院长王海", [("清江学院生态学院", "院长")]),
    ("高新区管委会主任王海", [("高新区管委会", "主任")]),
    ("中国驻秘鲁共和国特命全权大使王海", [("中国驻秘鲁共和国", "特命全权大使")]),
    ("陪同的市财政局局长王海", [("市财政局", "局长")]),
    ("会议由副市长王海主持", [("", "副市长")]),
    ("免去王海的市财政局局长职务", [("市财政局", "局长")]),
    ("任命王海为市财政局副局长", [("市财政局", "副局长")]),
    ("中共清远市财政局党组书记王海", [("中共清远市财政局党组", "书记")]),
    ("清远市经济技术开发区党工委书记王海", [("清远市经济技术开发区党工委", "书记")]),
    ("清远高新区党工委书记王海", [("清远高新区党工委", "书记")]),
    ("村党支部书记兼村委会主任王海", [("村党支部", "书记"), ("村委会", "主任")]),
]

# A contraction carries its organ: 市教育局长 is 市 + 教育局 + 局长.
CONTRACTED: list[Row] = [
    ("市教育局长王海", [("市教育局", "局长")]),
    ("市委组织部长王海", [("市委组织部", "部长")]),
    ("村支书王海", [("党支部", "书记")]),
    ("市委宣传部副部长", [("市委宣传部", "副部长")]),
]


# Where a body begins: after a verb, a name, an office; and what belongs to its name all the same.
BEGINNINGS: list[Row] = [
    ("他带领水文站副站长王海", [("水文站", "副站长")]),
    ("省委组织部副部长兼省公务员局局长王海", [("省委组织部", "副部长"), ("省公务员局", "局长")]),
    ("增补省人民医院针灸科主任王海", [("省人民医院针灸科", "主任")]),
    ("应中共中央政治局委员王海邀请", [("中共中央政治局", "委员")]),
    ("同意王海辞去省港口建设集团有限公司总经理", [("省港口建设集团有限公司", "总经理")]),
    ("王海同志清江仪器进出口（集团）公司党委书记", [("清江仪器进出口（集团）公司党委", "书记")]),
    ("前海合作区管理局局长王海", [("前海合作区管理局", "局长")]),
    ("太平镇原党委委员王海", [("太平镇党委", "委员")]),
    ("大同市长王海", [("大同市", "市长")]),
    ("太平镇长王海", [("太平镇", "镇长")]),
    ("市政府驻沪办主任王海", [("市政府驻沪办", "主任")]),
    ("兴农合作社理事长王海", [("兴农合作社", "理事长")]),
    ("镇党委副书记、政法委员王海", [("镇党委", "副书记"), ("", "政法委员")]),
    ("市法院党组成员、政工科科长王海", [("市法院党组", "成员"), ("政工科", "科长")]),
    ("省水利厅副巡视员兼规划处处长王海", [("省水利厅", "副巡视员"), ("规划处", "处长")]),
    ("高新区党工委书记、管委会主任王海", [("高新区党工委", "书记"), ("管委会", "主任")]),
    ("清江新区党群工作部部长王海", [("清江新区党群工作部", "部长")]),
    ("会议任命王海为中共清江大学委员会委员、常委", [("中共清江大学委员会", "委员"), ("", "常委")]),
    ("县十六届人大常委会主任王海", [("县十六届人大常委会", "主任")]),
    ("第八师石河子市党委副书记、师长王海", [("第八师石河子市党委", "副书记"), ("", "师长")]),
    ("省对口支援西藏工作前方指挥部总指挥王海", [("省对口支援西藏工作前方指挥部", "总指挥")]),
    ("市文化广播电视和旅游局副局长王海", [("市文化广播电视和旅游局", "副局长")]),
    ("市领导和水利局局长王海", [("水利局", "局长")]),
    ("新任村党支部书记王海", [("村党支部", "书记")]),
    ("免去王海市水利局局长职务", [("市水利局", "局长")]),
    ("免去其资源调配科科长职务", [("资源调配科", "科长")]),
    ("省人大常委会清远地区工委主任王海", [("省人大常委会清远地区工委", "主任")]),
    ("以王海为团长的清远市代表团一行", [("清远市代表团", "团长")]),
    ("王海、赵敏分别任清新区、清城区副区长", [("清新区", "副区长"), ("清城区", "副区长")]),
    ("受大会主席团委托", []),
]

ABROAD: list[Row] = [
    ("会见韩国丽水市市长金永哲", [("韩国丽水市", "市长")]),
    ("会见了德国萨克森州财政部副部长彼得·舒尔茨", [("德国萨克森州财政部", "副部长")]),
    ("俄罗斯阿穆尔地区副行政长官伊万诺夫", [("俄罗斯阿穆尔地区", "副行政长官")]),
    ("日本富山县知事佐藤健一", [("日本富山县", "知事")]),
    ("清远市韩国商会会长王海", [("清远市韩国商会", "会长")]),
    ("芬兰联合党主席尼尔森", [("芬兰联合党", "主席")]),
]

# Words that describe somebody are a post where a body of their own stands before them.
EMPLOYED: list[Row] = [
    ("清远市第一中学教师王海", [("清远市第一中学", "教师")]),
    ("市公安局女民警赵敏", [("市公安局", "民警")]),
    ("省人大代表王海", [("省人大", "代表")]),
    ("县十八届人大代表王海", [("县十八届人大", "代表")]),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*CHAINS, *BODIES, *BEGINNINGS, *ABROAD, *EMPLOYED, *CONTRACTED],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_posts(text: str, expected: list[tuple[str, str]]) -> None:
    assert posts(text) == expected


PREFIXED: list[Row] = [
    ("代市长王海", [("", "代市长")]),
    ("市政府代理市长王海", [("市政府", "代理市长")]),
    ("市委第一书记王海", [("市委", "第一书记")]),
    ("市人民检察院代理检察长王海", [("市人民检察院", "代理检察长")]),
    ("市财政局首席会计师王海", [("市财政局", "首席会计师")]),
    ("市政协驻会副主席王海", [("市政协", "驻会副主席")]),
    ("县政府常务副县长王海", [("县政府", "常务副县长")]),
]


@pytest.mark.parametrize(("text", "expected"), PREFIXED)
def test_prefixes_make_longer_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert posts(text) == expected


MODIFIED = [
    ("原市委书记王海", "former"),
    ("市财政局原局长王海", "former"),
    ("市财政局原党组书记王海", "former"),
    ("曾任市财政局局长", "former"),
    ("历任市财政局局长", "former"),
    ("时任省水利厅副厅长王海", "former"),
    ("前任校长王海", "former"),
    ("拟任市住建局局长", "planned"),
    ("市财政局局长王海", ""),
    ("上届会长王海", "former"),
    ("退休老院长王海", "former"),
    ("现任市财政局局长", ""),
    ("草原站站长王海", ""),
    ("中原集团董事长王海", ""),
]


@pytest.mark.parametrize(("text", "modifier"), MODIFIED)
def test_modifiers(text: str, modifier: str) -> None:
    (post,) = match(text)
    assert post.get("modifier") == modifier
    assert not post.get("org").startswith(("原", "曾", "拟", "前", "时任"))


@pytest.mark.parametrize(
    ("text", "body"), [("市财政局原局长王海", "市财政局"), ("市粮食和物资储备局原党组书记", "市粮食和物资储备局党组")]
)
def test_a_body_before_the_modifier_is_the_posts(text: str, body: str) -> None:
    assert posts(text)[0][0] == body


NO_POSTS = [
    "市委书记处",
    "市长热线开通",
    "省长质量奖",
    "一项主任务",
    "部长篇小说",
    "队长期驻守",
    "何时任务完成",
    "家长里短",
    "成长经历",
    "处长远看",
    "时代主任",
    "秘书处",
    "主任务",
]


@pytest.mark.parametrize("text", NO_POSTS)
def test_titles_inside_other_words(text: str) -> None:
    assert [t for _, t in posts(text) if t not in ("秘书",)] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("书记员王芳", "书记员"),
        ("主任医师李红", "主任医师"),
        ("班主任赵敏", "班主任"),
        ("总工程师孙伟", "总工程师"),
        ("检察长王海", "检察长"),
    ],
)
def test_the_longest_title_counts(text: str, title: str) -> None:
    assert posts(text) == [("", title)]


@pytest.mark.parametrize("text", ["村民王海", "记者王海", "全国劳动模范王海", "群众反映", "市领导王海"])
def test_words_beside_names_that_are_no_posts(text: str) -> None:
    (found,) = match(text)
    assert found.get("descriptor") == "yes"


def test_a_short_name_in_brackets_joins_the_part_to_its_body() -> None:
    assert posts("清江能源有限公司（以下简称清江公司）党委书记王海")[0][1] == "书记"
    assert posts("清江能源有限公司（以下简称清江公司）党委书记王海")[0][0].startswith("清江能源有限公司")


@given(st.text("市委书记原副代长局财政、（）曾任拟王海党组主任兼的", max_size=24))
def test_posts_lie_in_the_text_and_apart(text: str) -> None:
    found = match(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.end and a.start <= b.start for a, b in itertools.pairwise(found))
    assert all(m.get("title") for m in found)
    assert found == match(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近日复信清江商会会长王海。", ("会长", "清江商会")),
        ("市财政局局长王海到场。", ("局长", "市财政局")),
        ("贸易促进会会长王海到场。", ("会长", "贸易促进会")),  # 贸易 is no verb
    ],
)
def test_a_verb_before_a_body_is_no_part_of_it(text: str, expected: tuple[str, str]) -> None:
    kinds = {"近日": "verb", "复信": "verb", "促进": "predicate"}
    pipeline = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "char"}}})
    words = ["近日", "复信", "清江", "商会"] if text.startswith("近日") else list(text)
    words += list(text)[len("".join(words)) :]
    doc = Doc(pipeline.vocab, words=words, spaces=[False] * len(words))
    (post,) = get_matches(Posts(lambda word: kinds.get(word, ""))(doc), "post")
    assert (post.get("title"), post.get("org")) == expected
    assert text.startswith(post.get("org"), post.start)
