"""People by rule alone: names where names stand though they look like words, and words there that are no names."""

from __future__ import annotations

import itertools

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.base import Match, get_matches
from nlp.components.name_ends import name_at
from nlp.components.name_evidence import Evidence
from nlp.components.people import People, match
from nlp.components.person_names import surname_of
from nlp.components.posts import match as match_posts
from nlp.tokenizer import COMMON, PLAIN, PREDICATE
from tests.nlp.mini import known, surfaces

AFTER_POSTS: list[tuple[str, list[str]]] = [
    ("市委书记王海强调，要抓落实。", ["王海"]),
    ("市委书记王海说，好。", ["王海"]),
    ("市委书记王海对此作出批示。", ["王海"]),
    ("市委书记王海深入清新区检查。", ["王海"]),
    ("市长王海率队到清新区调研。", ["王海"]),
    ("市长王海一行到清新区调研。", ["王海"]),
    ("市长王海因公请假。", ["王海"]),
    ("市长王海同志出席会议。", ["王海"]),
    ("市长王海等市领导出席会议。", ["王海"]),
    ("市长王海未出席会议。", ["王海"]),
    ("受市长王海委托，副市长赵敏主持会议。", ["王海", "赵敏"]),
    ("副市长王海代表市政府作报告。", ["王海"]),
    ("副市长王海（挂职）出席会议。", ["王海"]),
    ("副校长（挂职）王海参加会议。", ["王海"]),
    ("党组书记、局长王海作动员讲话。", ["王海"]),
    ("市政协主席王海作常务委员会工作报告。", ["王海"]),
    ("市财政局局长王海介绍，去年增长。", ["王海"]),
    ("市长王小明出席会议。", ["王小明"]),
    ("副市长王海主持会议，市委副书记赵敏讲话。", ["王海", "赵敏"]),
    ("校长 王海", ["王海"]),
    ("处长王海领读有关章节。", ["王海"]),
    ("省委常委王海来清调研基层党建。", ["王海"]),
    ("诚邀各位企业家来港投资兴业。", []),
    ("县人大代表公明礼应邀列席会议。", ["公明礼"]),
    ("教师王海、赵敏分别任平岭、清河县县长助理。", ["王海", "赵敏"]),
    ("免去：南 辉的州林业管理局副局长职务；", ["南 辉"]),
    ("副行长王海传达省分行2005年工作会议精神，", ["王海"]),
    ("“书记”没走，枣子红了。", []),
    ("退休船长王海曾在大会战里立功。", ["王海"]),
    ("原站长王海几乎年年都来。", ["王海"]),
    ("副教授陶然子来讲《论语》。", ["陶然子"]),
    ("市长柏林在主席台就座。", ["柏林"]),
    ("县委书记王海一见村党支部书记赵敏就问。", ["王海", "赵敏"]),
    ("检察长江满列席会议。", ["江满"]),
    ("曾任县林业局副局长、现任县林场场长的云帆每天巡山。", ["云帆"]),
    ("王海当选副主任，锦书当选秘书长。", ["王海", "锦书"]),
    ("责任编辑 王海 版式设计 赵敏", ["王海", "赵敏"]),
    ("责编／王海 版式／孙伟", ["王海", "孙伟"]),
    ("董事长艾力·买买提打听奶价。", ["艾力·买买提"]),
    ("她来到村民艾力·买买提家，查看新房。", ["艾力·买买提"]),
    ("市水务局局长王海分析水情。", ["王海"]),
    ("受市委书记王云龙委托，赵敏主持会议。", ["王云龙"]),
    ("区长王海因出席省里的会议没有到会。", ["王海"]),
    ("妻子赵敏赶到医院。", ["赵敏"]),
    ("机关干部齐下乡支农。", []),
    ("委员十七人出席会议。", []),
    ("清远讯（记者王海）", ["王海"]),
    ("志愿者学雷锋活动如期开展。", []),
    ("王海，1975年3月生，大学学历。", ["王海"]),
    ("王 海，女，瑶族，1975年3月出生。", ["王 海"]),
    ("以黑田健太郎为团长的访华团到访。", ["黑田健太郎"]),
    ("以沙特为首的国家。", []),
    ("农艺师安娜·贝尔还到果园看了看。", ["安娜·贝尔"]),
    ("办公室主任由艾力·买买提同志兼任。", ["艾力·买买提"]),
    ("决定由王海任组长，赵敏、孙伟任副组长。", ["王海", "赵敏", "孙伟"]),
    ("王海任院长，赵敏不再兼任；", ["王海", "赵敏"]),
    ("全县人大代表视察重点项目。", []),
    ("他调任市委副书记，后兼任市委政法委书记。", []),
    ("填补王海调任副书记后留下的职缺。", []),
    ("新当选的镇长向宪法宣誓。", []),
    ("县长向海波讲话。", ["向海波"]),
    ("中心副主任8月6日宣告被查。", []),
    ("大会代表全省210万党员。", []),
    ("纪委书记、新任职的办公室主任参加会议。", []),
    ("镇长王海同志代表梅村镇人民政府作报告。", ["王海"]),
    ("外交部驻外特派员公署安排行程。", []),
    ("副部长赵敏、孙刚和140多个国家的使节出席。", ["赵敏", "孙刚"]),
    ("主任王海及商务局相关人员参加签约。", ["王海"]),
    ("老牧民布仁达来等参加了告别仪式。", ["布仁达来"]),
    ("市审计局局长孙保安出席会议。", ["孙保安"]),
    ("党组书记、局长孙保安；", ["孙保安"]),
    ("保安赵敏出席座谈。", ["赵敏"]),
    ("副主任谷丰有违规收受礼金。", ["谷丰有"]),
    ("决定井立任城关市场监管所所长，免去柴小雨城关市场监管所所长职务。", ["井立", "柴小雨"]),
    ("会议免去柴小雨同志清远科技大学党委书记、常委、委员职务。", ["柴小雨"]),
    ("决定免去柴小雨市财政局局长职务。", ["柴小雨"]),
    ("会议同意免去文化旅游局局长职务。", []),
    ("他被免去安全生产监督管理局局长职务。", []),
    ("办公室主任王海其子结婚，违规收受礼金。", ["王海"]),
    ("选举王海为县长，廖刚为人民法院院长、赵敏为人民检察院检察长。", ["王海", "廖刚", "赵敏"]),
    ("副主席王海、赵敏、孙利军两位委员出席。", ["王海", "赵敏", "孙利军"]),
    ("执行主席还有副主席王海、赵敏、斯琴其木格、孙伟等八人。", ["王海", "赵敏", "斯琴其木格", "孙伟"]),
    ("大会主席蔡敏致开幕词。赵敏致闭幕词。", ["蔡敏"]),
    ("农民忙着分拣柑橘。　　卜　宁摄", ["卜　宁"]),
]

LIKE_WORDS: list[tuple[str, list[str]]] = [
    ("市委书记高兴主持会议。", ["高兴"]),
    ("副市长时光、田野出席会议。", ["时光", "田野"]),
    ("市长江南在会上讲话。", ["江南"]),
    ("副市长江河清出席会议并讲话。", ["江河清"]),
    ("县长白云飞率队调研。", ["白云飞"]),
    ("市长夏天晴在会上强调。", ["夏天晴"]),
    ("主任委员万寿山出席会议。", ["万寿山"]),
    ("市委常委、宣传部部长华国强出席会议。", ["华国强"]),
    ("市委常委、市纪委书记马上出席会议。", ["马上"]),
    ("副市长成功、安宁参加会议。", ["成功", "安宁"]),
]

# Names of many characters without a dot: where they end only the sound tells.
BY_SOUND: list[tuple[str, list[str]]] = [
    ("州委副书记、州长沙嘎尔且作通报。", ["沙嘎尔且"]),
    ("督导组组长扎西朗杰及督导组成员到会。", ["扎西朗杰"]),
    ("团委副书记斯琴图格勒到会指导。", ["斯琴图格勒"]),
    ("市妇联主席其日玛代表群众团体致贺词。", ["其日玛"]),
    ("俄罗斯总理瓦西里耶夫将对华进行正式访问。", ["瓦西里耶夫"]),
    ("副州长王西平布置春耕工作。", ["王西平"]),
    ("乌日高娃（女，蒙古族）、王海为旗人民法院审判员；", ["乌日高娃", "王海"]),
    ("校长图门巴雅尔主持会议。", ["图门巴雅尔"]),
]

# What ends a name, or keeps one from beginning.
AROUND: list[tuple[str, list[str]]] = [
    ("院长助理、总经济师方萍作2021年度审计报告。", ["方萍"]),
    ("原市粮食局调研员陈亮继续分管仓储。", ["陈亮"]),
    ("市园林局局长江满负领导责任。", ["江满"]),
    ("县政府县长由王海担任。", ["王海"]),
    ("村党支部书记叫王海。", ["王海"]),
    ("市委原书记是王海。", ["王海"]),
    ("王海原是市财政局副局长。", ["王海"]),
    ("王海同志任市财政局局长期间，违反财经纪律。", ["王海"]),
    ("他卸任市财政局局长后，出任市长特别助理。", []),
    ("委员长到访清远。", []),
    ("书记来了，书记走了。", []),
]

# Grammar leaves room for a name alone, be it a word or without a surname.
DUE: list[tuple[str, list[str]]] = [
    ("会议决定接受玉旺因健康原因辞去副镇长职务的请求。", ["玉旺"]),
    ("同意牛成群辞去清江港口建设集团有限公司总经理职务。", ["牛成群"]),
    ("补选应为善、麦苗为省人大代表。", ["应为善", "麦苗"]),
    ("二、免去\n者正平的清远市人民检察院副检察长职务；\n康 乐的市水务局副局长职务；", ["者正平", "康 乐"]),
    ("免去周敏同志清江仪器进出口（集团）公司党委书记职务。", ["周敏"]),
    ("会议决定：夏吉胜任浙江清江城市开发控股集团有限公司总经理。", ["夏吉胜"]),
]

SET_APART: list[tuple[str, list[str]]] = [
    ("（记者 冯 艳 孙 敏 张 涛）5日晚，会议召开。", ["冯 艳", "孙 敏", "张 涛"]),
    ("全媒体记者雷宇报道 9月13日，会议召开。", ["雷宇"]),
    ("本网讯（全媒体记者 盛鑫）会议召开。", ["盛鑫"]),
]

MANY_PEOPLES: list[tuple[str, list[str]]] = [
    ("州长古丽娜尔·买买提主持召开会议。", ["古丽娜尔·买买提"]),
    ("副州长买买提·艾力出席会议。", ["买买提·艾力"]),
    ("州委书记阿不都热西提·吐尔逊说，好。", ["阿不都热西提·吐尔逊"]),
    ("市委副书记欧阳明远、诸葛瑞出席会议。", ["欧阳明远", "诸葛瑞"]),
    ("副市长单于朔出席会议。", ["单于朔"]),
]

LISTS: list[tuple[str, list[str]]] = [
    ("市委常委王海、赵敏和孙伟出席会议。", ["王海", "赵敏", "孙伟"]),
    ("市委常委王海、赵敏以及市政协副主席周晴参加会议。", ["王海", "赵敏", "周晴"]),
    ("市长王海，副市长赵敏，市政协副主席孙伟参加。", ["王海", "赵敏", "孙伟"]),
    ("市领导王海、赵敏、孙伟出席会议。", ["王海", "赵敏", "孙伟"]),
    ("省、市领导王海、赵敏参加活动。", ["王海", "赵敏"]),
    ("市委书记王海和市长赵敏会见客人。", ["王海", "赵敏"]),
    ("市委书记王海与市长赵敏出席会议。", ["王海", "赵敏"]),
    ("在主席台前排就座的有：王海、赵敏、孙伟。", ["王海", "赵敏", "孙伟"]),
    ("副组长：赵敏、孙伟", ["赵敏", "孙伟"]),
    ("组长：王海（市委书记）", ["王海"]),
    ("市领导王海、李卫家、税大明、栗战平、孙伟出席会议。", ["王海", "李卫家", "税大明", "栗战平", "孙伟"]),
    ("市委常委王海、李伟说，要抓落实。", ["王海", "李伟"]),
    ("出席会议的有向海波、税大明、林子明。", ["向海波", "税大明", "林子明"]),
    ("出席会议的有农业、水利等部门负责人。", []),
]

APPOINTMENTS: list[tuple[str, list[str]]] = [
    ("会议任命王海为市财政局局长。", ["王海"]),
    ("会议决定免去赵敏的市教育局局长职务。", ["赵敏"]),
    ("会议补选孙伟为市人大常委会副主任。", ["孙伟"]),
    ("接受周晴辞去市政府副市长职务的请求。", ["周晴"]),
    ("王海为清远市财政局局长；", ["王海"]),
    ("王海、赵敏的清远市财政局局长、副局长职务；", ["王海", "赵敏"]),
    ("王海任清远市委书记。", ["王海"]),
    ("王海现任清远市财政局局长。", ["王海"]),
    ("王海曾任清远市财政局局长。", ["王海"]),
    ("王海曾担任清远市财政局局长。", ["王海"]),
    ("王海同志任清远市委书记。", ["王海"]),
    ("王海当选清远市人民政府市长。", ["王海"]),
    ("选举王海为清远市人民政府市长。", ["王海"]),
    ("王海（市委书记）出席会议。", ["王海"]),
]

BYLINES: list[tuple[str, list[str]]] = [
    ("本报讯（记者 王海 通讯员 赵敏）昨日，市委召开会议。", ["王海", "赵敏"]),
    ("本报记者 王海 赵敏 文/图", ["王海", "赵敏"]),
    ("责编：王海 版式：赵敏 校对：孙伟", ["王海", "赵敏", "孙伟"]),
    ("通讯员李小红报道。", ["李小红"]),
    ("本报记者 张秉文 清江晚报记者 傅一苇", ["张秉文", "傅一苇"]),
    ("图／谯治", ["谯治"]),
    ("村民王大山告诉记者，收成好。", ["王大山"]),
    ("市人大代表王海表示，要履职。", ["王海"]),
    ("那志远（满族）任市审计局总审计师。", ["那志远"]),
    ("陈立，男，汉族，现任市财政局副局长。", ["陈立"]),
    ("古丽娜尔·买买提，女，1980年5月生。", ["古丽娜尔·买买提"]),
]

NOBODY = [
    "那里的书记那天来了。",
    "群众反映问题。",
    "负责人介绍了情况。",
    "市委书记出席会议。",
    "市长热线开通。",
    "市财政局局长到会。",
    "委员们认真审议。",
    "副市长安排部署工作。",
    "副市长马上安排部署。",
    "主任会议召开。",
    "局长办公会召开。",
    "书记们表示，要抓落实。",
    "代表们一致认为，报告实事求是。",
    "总书记重要讲话精神。",
    "市长信箱收到来信。",
    "书记带头履职。",
    "主任助理到会。",
    "有关部门负责人参加会议。",
    "《王海传》出版。",
    "市人民医院院长易人",
    "市长权限内的事项",
    "次月任市财政局局长。",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *AFTER_POSTS,
        *AROUND,
        *DUE,
        *SET_APART,
        *BY_SOUND,
        *LIKE_WORDS,
        *MANY_PEOPLES,
        *LISTS,
        *APPOINTMENTS,
        *BYLINES,
        *((t, []) for t in NOBODY),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert surfaces(text, "person") == expected


def test_leaders_by_their_title_alone() -> None:
    assert surfaces("学习贯彻习近平总书记重要讲话精神。", "person") == ["习近平"]
    assert surfaces("以习近平同志为核心的党中央。", "person") == ["习近平"]


def test_a_title_that_stands_after_names_alone_takes_a_rare_surname() -> None:
    assert surfaces("栗战平委员长主持会议。", "person") == ["栗战平"]
    assert surfaces("会议由委员长会议提请。", "person") == []


def test_a_name_that_begins_like_a_word_is_one_after_a_title() -> None:
    assert surfaces("市委组织部部长鲜明志讲话。", "person") == ["鲜明志"]


def test_a_name_found_once_is_found_again() -> None:
    assert surfaces("市长王海出席会议。王海指出，要抓落实。会上，王海讲话。", "person") == ["王海"] * 3


def test_a_name_that_is_a_word_is_not_found_where_it_is_the_word() -> None:
    assert surfaces("市长高兴出席会议。大家都很高兴地看到了变化。", "person") == ["高兴"]
    assert surfaces("副市长田野出席会议。希望的田野上一片繁忙。", "person") == ["田野"]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王海", "王"),
        ("欧阳明远", "欧阳"),
        ("欧阳", "欧"),
        ("诸葛瑞", "诸葛"),
        ("单于朔", "单于"),
        ("", ""),
        ("的确", ""),
        ("A", ""),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(name) == surname


def test_the_document_decides_where_a_name_ends() -> None:
    text = "市长王海波浪潮涌"
    posts = match_posts(text)
    evidence = Evidence([text, "王海波说，要抓落实。", "王海波出席会议。"])
    found = match(text, posts, [], evidence)
    assert [text[m.start : m.end] for m in found] == ["王海波"]


def test_the_models_names_are_taken_where_they_can_be_names() -> None:
    text = "昨天王海波赶到现场"
    assert match(text, [], []) == []
    assert [(m.start, m.end) for m in match("昨天，王海波说不行", [], [(3, 6)])] == [(3, 6)]
    assert match("昨天，清远市说不行", [], [(3, 6)]) == [], "a place"
    assert match("昨天，出席说不行", [], [(3, 5)]) == [], "never a name"


@pytest.mark.parametrize(
    ("text", "end"),
    [("王海出席", 2), ("王海", 2), ("出席会议", None), ("", None), ("，王海", None), ("的确如此", None)],
)
def test_a_name_at_a_place(text: str, end: int | None) -> None:
    assert name_at(text, 0, Evidence([text]), frozenset()) == end


@given(st.text("市委书记王海、赵敏·为任免去的出席（）：说和副长，。高兴", max_size=26))
def test_people_lie_in_the_text_and_apart(text: str) -> None:
    posts = match_posts(text)
    found = match(text, posts, [])
    assert all(0 <= m.start < m.end <= len(text) and len(text[m.start : m.end]) >= 2 for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert not any(m.start < p.end and p.start < m.end for m in found for p in posts), "no name lies in a post"
    assert found == match(text, posts, [])


@pytest.mark.parametrize(
    ("text", "recognised", "expected"),
    [
        ("市长说，你的父亲皮埃尔·杜兰先生来过。", "你的父亲皮埃尔·杜兰", ["皮埃尔·杜兰"]),
        ("市长赞赏约翰·凯恩先生的努力。", "赞赏约翰·凯恩", ["约翰·凯恩"]),
        ("市长会见约翰·凯恩先生。", "约翰·凯恩", ["约翰·凯恩"]),
    ],
)
def test_what_the_recogniser_takes_along_is_no_part_of_a_name(text: str, recognised: str, expected: list[str]) -> None:
    doc = spacy.blank("zh")(text)
    span = doc.char_span(text.index(recognised), text.index(recognised) + len(recognised), label="PERSON")
    assert span is not None
    doc.ents = (span,)
    assert [text[m.start : m.end] for m in get_matches(People()(doc), "person")] == expected


def names(text: str, found: list[Match]) -> list[str]:
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("律师查阅、复制案卷。", {"查阅": PREDICATE}, []),
        ("律师查阅、复制案卷。", {}, ["查阅"]),  # a lexicon without the word says nothing
        ("职工吃惊。", {"吃": PREDICATE, "惊": PREDICATE}, []),
        ("镇长银杏。", {"银杏": PLAIN}, ["银杏"]),
        ("队员成绩，逐年提高。", {"成绩": COMMON}, ["成绩"]),
        ("处长办法，越来越好。", {"办法": COMMON}, []),
        ("局长抵京。", {"抵京": PREDICATE}, []),
        ("处长理事会，今天开会。", {"理事会": PLAIN}, []),
        ("主任花满楼。", {"花满楼": PLAIN}, ["花满楼"]),
        ("职工公司，一直如此。", {"公司": COMMON}, []),
        ("局长来做客，大家高兴。", {"来": PREDICATE, "做客": PREDICATE}, []),
        ("市领导和各界代表出席。", {"各界": PREDICATE}, []),
        ("副市长和兴旺出席。", {"兴旺": COMMON}, ["和兴旺"]),
        ("职工陆续入住新居。", {"陆续": PREDICATE}, []),
        ("局长有人，不必着急。", {"有人": PREDICATE}, []),
        ("局长成立。", {"成立": PREDICATE}, ["成立"]),
        ("市财政局局长成立。", {"成立": PREDICATE}, ["成立"]),
        ("记者采访时说，今年丰收。", {"采访": PREDICATE, "时": PREDICATE, "说": PREDICATE}, []),
        ("随访的副部长王海发言。", {"随访": PREDICATE}, ["王海"]),
        ("规定包括：管辖，立案。", {"管辖": PREDICATE}, []),
        ("市长王海、成立、赵敏出席。", {"成立": PREDICATE}, ["王海", "成立", "赵敏"]),
    ],
)
def test_known_words_speak_against_a_name(text: str, kinds: dict[str, str], expected: list[str]) -> None:
    assert names(text, match(text, match_posts(text), [], words=known(text, kinds))) == expected


def test_what_the_model_sees_is_a_name_though_it_is_known_words() -> None:
    text = "律师查阅、复制案卷。"
    assert names(text, match(text, match_posts(text), [(2, 4)], words=known(text, {"查阅": PREDICATE}))) == ["查阅"]


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("会上，王海波副市长强调安全。", {}, ["王海波"]),
        ("最后，王海波苦战三局。", {"苦战": PREDICATE}, ["王海波"]),
        ("最后，王海波苦战三局。", {"苦战": PLAIN}, []),
        ("最后，王海波苦战三局。", {"王海波": PLAIN, "苦战": PREDICATE}, []),  # a word, that is
        ("最后，王海波就地休整。", {"地": PREDICATE}, ["王海波"]),  # 就 follows names
        ("这是王海波状的云。", {"状": PREDICATE}, []),  # one character may be the name's
    ],
)
def test_the_models_person_is_one_where_a_title_or_a_verb_follows(
    text: str, kinds: dict[str, str], expected: list[str]
) -> None:
    at = text.index("王海波")
    assert names(text, match(text, match_posts(text), [(at, at + 3)], words=known(text, kinds))) == expected


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("外长皮埃尔·杜兰今天说，愿意合作。", "皮埃尔·杜兰", ["皮埃尔·杜兰"]),
        ("外长皮埃尔·杜兰进一步讨论有关问题。", "皮埃尔·杜兰", ["皮埃尔·杜兰"]),
        ("总参谋长王少有上将会见来宾。", "王少有", ["王少有"]),
        ("会长松浦健太郎也发表了讲话。", "松浦健太郎", ["松浦健太郎"]),
        ("值班总编：王可用 责编：赵敏", "王可", ["王可用", "赵敏"]),
    ],
)
def test_the_model_tells_where_a_name_ends_where_nothing_else_does(text: str, seen: str, expected: list[str]) -> None:
    at = text.index(seen)
    assert names(text, match(text, match_posts(text), [(at, at + len(seen))])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（新华社记者王海波摄）", ["王海波"]),
        ("年轻记者王海说：“好。”", ["王海"]),
        ("市长王海今天会见来宾。", ["王海"]),
        ("主教练王海于去年底离任。", ["王海"]),
        ("他在会见代表时指出，任务繁重。", []),
        ("市长时光指出，任务繁重。", ["时光"]),
        ("省委书记王海来平岭县调研。", ["王海"]),
        ("要学史明理、学史崇德。", []),
        ("会长韩方，副会长王海。", ["王海"]),
        ("记者见面会昨日举行。", []),
        ("县长辛苦了！", []),
        ("会上强调，全体同志任何时候都要牢记。", []),
        ("会谈结束。向王海总理发来慰问电。", ["王海"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, expected: list[str]) -> None:
    assert names(text, match(text, match_posts(text), [])) == expected
