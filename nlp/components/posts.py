"""Posts: a bare title with the organisation in front of it (市委|副书记, 平江汨水源油茶科技有限公司|董事长).

A string of posts is several matches, one a title; a title without an organisation of its own (副书记、|市长) gets it in
:mod:`nlp.reference` from the post before it, the article or what the title implies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import ahocorasick
from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.body_forms import SHORT_BODY, OrganizationForm, bare_unit, country_of, forms_at, parse
from nlp.components.known_words import KnownWords, kind_of_words
from nlp.lexicon import Title, load_countries, load_surnames, load_titles, read_csv, read_toml
from nlp.personnel import decides_on_people
from nlp.places import TOWNSHIP

_EDGE = "，。；：、！？…“”‘’（）\n 　/|●■◆□—-《"
# After one of these a post's organisation may begin.
_CUT = re.compile(
    r"(?:[的在由向与和及是为从到被让请]|(?<=[的还])有(?!色|限|关|机|线)|对(?!外|口)|会见了?|陪同的?|任命|免去|选举|补选|担任|当选为?|代表|委托|来自|包括|时任|原任|前任|曾任|历任|现任"
    r"|(?<=[，；、并时])免(?=[省市县区州旗镇乡])|兼任?|经|据|其|当过|改任|解聘|聘任|受聘|叫|记者|特邀|邀请|接替|提名|推选|聘任|聘请|主持人|拟任|(?<!有限责)任|以及|并任|辞去|接受|撤销|对话|专访|采访|参加的|[日午晚]|了|增补|增选|带着|带领|率领|同意|应邀?|卸任|出任|接任|升任|调任|转任|履新|宣布|解除|同志|新一届|本届|如今的|当时的|当年的|以|(?<=[过了任])[一二两三四五六七八九十\d]{1,3}多?年的?)"
)


_ABROAD = re.compile(r"(?:中国)?驻[\u4e00-\u9fff]{2,16}$")  # 驻秘鲁共和国|特命全权大使
_NEWLY = re.compile("(?:新任|候任|前任|现任)(?=驻)")  # 某国|新任|驻华|大使
_STRONG_CUT = re.compile(
    r"对(?!外|口)|以(?!色列)|[的了在从到由向见请是被让为其兼]|(?<!有限责)任|增补|增选|带着|带领|率领|同意|应邀|^应|同志|辞去|接替|宣布|解除|现任|会见|当过|改任|解聘|聘任|受聘|兼任|时任|委托|拟任|任命|免去|选举|补选|担任|当选|来自|包括|邀请|记者|以及|撤销|接受|^[一二两三四五六七八九十\d]{1,3}多?年的?$"
)


# 检察长|江…: what ends like this before 长 is no place that the river 长江 could be named after
_STEM = re.compile("(?:检察|董事|秘书|委员|副|议)长$")
# 各高级人民法院|院长, 全省中级法院|院长: of many bodies, and nobody's post
_OF_MANY = re.compile("各(?!族|界|村|庄|$)|全[省市县区州](?:各级|中级|基层)?(?:人民)?(?:法院|检察院)")
_GRIDS = ("国网", "南网")
# 市三防指挥部|指挥: a title that is a verb everywhere else
_ONLY_AFTER = {"指挥": ("指挥部",), "副指挥": ("指挥部",)}
_WHO = ("女", "男")  # 州公安局女|民警
_JUST_MADE = ("新一任", "新任", "首任")
# 市人武部上校|部长: the rank of who has the post
_RANKS = ("少将", "大校", "上校", "中校", "少校", "上尉")
# 政协第九届、|十届全国委员会委员, 政协广东省第七届、|八届委员会主席: the terms of one body
_TERM = re.compile("[一二三四五六七八九十]届")
_TERMS = re.compile("第?[一二三四五六七八九十]+届(?:、第?[一二三四五六七八九十]+届)+")
_WITH_TERMS = ("政协", "中国人民政治协商会议", "中共", "中国共产党")
# 陕甘宁边|区政府, 鲁南|区党委: of the bases and regions of the wars, no district's
_OF_A_BASE = ("区党委", "区政府", "区行署")
# 资源与土木工程学院|院长: a school's college of two subjects
_FACULTY = re.compile("[一-鿿]{2,6}[与和][一-鿿]{2,6}(?<!大学)(?<!职业|师范)学院")
_OF_CONFERENCE = ("主席", "秘书长", "常委", "委员")
# 不是市委委员的副市长: the post that is denied
_DENIED = re.compile("(?:不是|并非|非)$")


@lru_cache(maxsize=1)
def _whose() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """作者|原清河镇党委书记: who is spoken of stands before the post of old."""
    words = tuple(read_toml("people.toml")["begins"]["whose"])
    return words, re.compile(f"(?:{'|'.join(map(re.escape, words))})(?=[原前])")


@lru_cache(maxsize=1)
def _begins() -> re.Pattern[str]:
    """Words of ``people.toml`` after which a body begins, the longest first."""
    words = sorted(read_toml("people.toml")["begins"]["words"], key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where, from ``start`` on, a body may begin in ``text[:end]``."""
    found = [fit.end() for pattern in (_CUT, _begins()) for fit in pattern.finditer(text, start, end)]
    return sorted({start, *found})


def _strong_cut(text: str) -> bool:
    """Whether a text holds what stands in no body's name."""
    return bool(_STRONG_CUT.search(text) or _begins().search(text))


@dataclass(frozen=True, slots=True)
class _Titles:
    automaton: ahocorasick.Automaton
    descriptors: frozenset[str]
    employed: frozenset[str]
    delegates: frozenset[str]
    prefixes: tuple[str, ...]
    former: tuple[str, ...]
    current: tuple[str, ...]
    planned: tuple[str, ...]
    after: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _titles() -> _Titles:
    data = read_toml("people.toml")
    surnames = load_surnames()
    automaton = ahocorasick.Automaton()
    after: dict[str, tuple[str, ...]] = {}
    before: dict[str, tuple[str, ...]] = {}
    for _, row in read_csv("titles.csv", ("title", "unless_before", "unless_after")):
        # 局长|龙… is a name more often than 长龙
        shared = (
            w
            for end, words in data["title_unless_after"]["endings"].items()
            if row["title"].endswith(end)
            for w in words
        )
        after[row["title"]] = tuple(
            w
            for w in (*row["unless_after"].split("|"), *shared)
            if w
            and not (row["title"].endswith("长") and w in surnames and surnames[w].common)
            and not (w.startswith("江") and _STEM.search(row["title"]))
        )
        before[row["title"]] = tuple(w for w in row["unless_before"].split("|") if w)
    for title in load_titles().values():
        if not _composite(title):
            automaton.add_word(title.title, title.title)
    descriptors = {*data["descriptors"]["words"], *(t.title for t in load_titles().values() if t.kind == "description")}
    for word in sorted(descriptors):
        automaton.add_word(word, word)
    automaton.make_automaton()
    modifiers = data["modifiers"]
    return _Titles(
        automaton,
        frozenset(descriptors),
        frozenset(data["employed"]["words"]),
        frozenset(data["employed"]["delegates"]),
        tuple(sorted(data["title_prefixes"]["words"], key=len, reverse=True)),
        tuple(sorted(modifiers["former"], key=len, reverse=True)),
        tuple(sorted(modifiers["current"], key=len, reverse=True)),
        tuple(sorted(modifiers["planned"], key=len, reverse=True)),
        after,
        before,
    )


def _composite(title: Title) -> bool:
    """Whether a title of the table is an organisation with a title (纪委书记): read as its two parts. A contraction
    (组织部长 = 组织部 + 部长) is not."""
    if title.title.startswith("董事局"):
        return False  # of the company, which has no other board
    if title.part and title.bare and title.title.endswith(title.part + title.bare):
        return True
    known = load_titles()
    if re.match("党?(?:总支|支部)", title.title) or re.match(
        r".*(?:中心|医院|卫生院|园区)(?:副)?(?:主任|院长)$", title.title
    ):
        return True  # 村党|总支书记, 公路事务|中心主任
    if title.title[0] in "室处科" and title.title[1:] in known:
        return True  # 办公|室主任
    return any(title.title[i:] in known and _organ_text(title.title[:i]) for i in range(2, len(title.title) - 1))


def _organ_text(text: str) -> bool:
    form = parse(text)
    return form is not None and bool(form.types or form.units) and not form.literal


def match(text: str) -> list[Match]:
    """Posts in clean text. Data: ``title`` (bare), ``org`` (its organisation's surface), ``modifier`` (former,
    planned), ``descriptor`` for words that are no post."""
    index = area_index(text)
    found: list[Match] = []
    floor = 0
    for start, end, word in _title_hits(text):
        post = _bind(text, start, end, word, index, floor)
        if _DENIED.search(text, max(0, post.start - 3), post.start) and text.startswith("的", post.end):
            continue
        if _OF_MANY.search(post.get("org")):
            continue
        if not post.get("descriptor"):
            floor = post.end
            found += _respective(text, post, index)
            found = [m for m in found if m.start < post.start]  # 退役军人|事务局: a word of the organisation
        found.append(post)
    return found


_GROUP_WORD = re.compile("(?:工作)?领导小组|协调小组|专项小组|(?:总|前方)?指挥部|(?:工作)?专班")
_TWO_FIELDS = re.compile("[一-鿿]{2}[和与][一-鿿]{2}")
# 为团长|的某市友好代表团一行
_LED = re.compile(
    "的(?P<body>[\u4e00-\u9fff]{2,24}?(?:代表团|访华团|访问团|考察团|友好团|参观团|慰问团|宣讲团|代表队|调研组|督导组|检查组|督查组|工作组|工作队|[团组队]))"
    "(?=一行|前?来|到|赴|抵|在|对|深入|先后|莅|访|于|将|已|今|昨|[，。、一二三四五六七八九十\\d])"
)
# 甲、乙分别任清新区、|清城区副区长
_RESPECTIVELY = re.compile(
    "分别(?:任命?为?|为|担任|兼任|出任|调任|改任|当选为?)(?P<bodies>(?:[^，。；：、“”]{2,16}、){1,4})$"
)


def _respective(text: str, post: Match, index: AreaIndex) -> list[Match]:
    """The posts of the bodies in front of a post that share its title, where several people are given one each."""
    fit = _RESPECTIVELY.search(text, max(0, post.start - 60), post.start)
    if fit is None or not post.get("org"):
        return []
    found, at = [], fit.start("bodies")
    for body in fit["bodies"].split("、")[:-1]:
        if _read(text, at, at + len(body), index, True) is None:
            return []
        found.append(make("post", at, at + len(body), title=post.get("title"), org=body, part=post.get("part")))
        at += len(body) + 1
    return found


def _title_hits(text: str) -> list[tuple[int, int, str]]:
    """Titles as (start, end, word): leftmost, then longest, none that its table row excludes here."""
    data = _titles()
    hits: dict[int, str] = {}
    for last, word in data.automaton.iter(text):
        start, end = last + 1 - len(word), last + 1
        if (
            any(text.startswith(w, end) for w in data.after.get(word, ()))
            and not text.startswith("期间", end)  # 任局长|期间, but not 局长|期待
            and text[end : end + 2] not in load_surnames()
        ):
            continue
        if word in _ONLY_AFTER and not text.endswith(_ONLY_AFTER[word], 0, start):
            continue
        if text[end : end + 1] == "们":
            continue
        if word.startswith("自治区") and start and text[start - 1] not in _EDGE:
            start, word = start + 3, word[3:]  # 广西壮族自治区|主席
        if any(text.endswith(w, 0, start) for w in data.before.get(word, ())):
            continue
        if len(word) > len(hits.get(start, "")):
            hits[start] = word
    chosen: list[tuple[int, int, str]] = []
    free = 0
    for start in sorted(hits):
        if hits[start] in _RANKS and start + 2 in hits:
            continue
        if start >= free:
            free = start + len(hits[start])
            chosen.append((start, free, hits[start]))
    return chosen


def _bind(text: str, start: int, end: int, word: str, index: AreaIndex, floor: int) -> Match:
    data = _titles()
    title = word
    for prefix in data.prefixes:
        if text.endswith(prefix, floor, start) and word not in data.descriptors:
            # 代 in 时代主任 is no prefix: the organisation must still be read before it, or the phrase begin there
            left = start - len(prefix)
            if (
                prefix in ("代", "副", "第一", "首席", "高级", "常务")
                and left > floor
                and _org_before(text, left, index, floor) is None
                and text[left - 1] not in _EDGE
            ):
                continue
            if prefix in ("党组", "党委"):
                break  # an organisation's part, read as such
            start, title = left, prefix + title
            break
    if word in data.descriptors:
        return _employed(text, start, end, word, index, floor) or make(
            "post", start, end, title=title, descriptor="yes"
        )
    if text.endswith(_RANKS, floor, start):
        start -= 2
    start, modifier = _modifier(text, start, floor, index)
    org_start = _org_before(text, start, index, floor)
    newly = next((w for w in _JUST_MADE if text.endswith(w, floor, start)), "")
    if newly and _org_before(text, start - len(newly), index, floor) is not None:
        start -= len(newly)  # 清江大学|新任|校长, 我校|新一任|校长
        org_start = _org_before(text, start, index, floor)
    if org_start is None or org_start == start - 1:  # 咨询|委
        org_start = _short_body(text, start, index, floor) or org_start
    if org_start is not None and text.endswith(_GRIDS, floor, org_start):
        org_start -= 2  # 国网|清远供电公司
    org = text[org_start:start] if org_start is not None else ""
    of_conference = org_start is not None and text.endswith("政协", floor, org_start) and parse(org) is None
    if of_conference and title.endswith(_OF_CONFERENCE):
        org_start, org = org_start - 2, org + "政协"  # type: ignore[operator]  # 政协|广东省|副主席
    if org_start is None and word[0] in "省市县区州盟旗镇乡":
        org_start = _place_within(text, start, index, floor)
        org = text[org_start : start + 1] if org_start is not None else ""
    begin = org_start if org_start is not None else start
    short = re.search(r"（(?:以下|下)?简称[^（）]{2,14}）$", text[max(0, begin - 24) : begin])
    if short and (not org or parse(org) is not None):
        # 某某有限公司（以下简称某公司）|党委书记
        outer_end = begin - len(short.group())
        outer = _org_before(text, outer_end, index, 0)
        if outer is not None:
            begin, org, org_start = outer, text[outer:outer_end] + org, outer
    if not modifier and org_start is not None:
        stop, modifier = _modifier(text, org_start, floor, index)
        if modifier and stop < org_start:
            # 粮食和物资储备局|原|党委|书记: the part belongs to the organisation before 原
            outer = _org_before(text, stop, index, floor)
            form = parse(org)
            if outer is not None and form and not form.area and not form.literal:
                begin, org = outer, text[outer:stop] + org
            elif outer is not None and form and form.area and form.area.level:
                begin, org = outer, _of_place(text[outer:stop], org) or org  # 四川|原|省委|副书记
        wider = next((c.start for c in index.chains if c.end == org_start and c.start >= floor), None)
        if not modifier and wider is not None:
            modifier = _modifier(text, wider, floor, index)[1]  # 原|四川省|重庆市政协|副主席
    if org and text.endswith("代理", floor, begin):
        title = "代理" + title  # 决定王海代理清远市人民政府|市长职务
    led = _LED.match(text, end) if not org and text[start - 1 : start] == "为" else None
    if led and parse(led["body"]) is not None:
        org = led["body"]  # 以王海为团长的清远市代表团
    doubled = next((c for c in index.chains if c.end == begin and floor <= c.start), None)
    if doubled and org and text[begin - 1] == org[0] and (whole := _of_place(text[doubled.start : begin], org)):
        begin, org = doubled.start, whole  # 泾县|县委|书记
    org = _NEWLY.sub("", org)
    if title.startswith("党") and country_of(org):
        org, title = org + "党", title[1:]  # 芬兰联合党|主席
    entry = load_titles().get(title) or load_titles().get(word)
    contracted = ""
    if entry and entry.part and title == entry.title:  # 组织部长 → 组织部 + 部长
        contracted, title = entry.part, entry.bare
    return make("post", begin, end, title=title, org=org, part=contracted, modifier=modifier)


def _employed(text: str, start: int, end: int, word: str, index: AreaIndex, floor: int) -> Match | None:
    """市第一中学|教师, 省人大|代表: a word that describes somebody is a post where a body of its own stands before it. It
    is weak: people are not expected right after it as they are after 局长."""
    data = _titles()
    if word in data.delegates:
        stop, title = end - 2, word[-2:]
    elif word in data.employed:
        stop, title = start, word
        if text.endswith(_WHO, floor, stop):
            stop -= 1
    else:
        return None
    body = _org_before(text, stop, index, floor)
    form = parse(text[body:stop]) if body is not None else None
    if body is None or form is None or not (form.types or (form.literal and (form.area is not None or form.proper))):
        return None
    if form.area is None and form.types and form.types[0].host != "national":
        return None  # 党校|教员: of which one, the words do not say
    if word in data.delegates and not any("代表大会" in t.full for t in form.types):
        return None
    return make("post", body, end, title=title, org=text[body:stop], weak="yes")


def _modifier(text: str, start: int, floor: int, index: AreaIndex) -> tuple[int, str]:
    """The 原, 曾任, 拟任 that ends at ``start``: where it begins, and its kind. A single character is one only where a
    phrase or an organisation ends before it (县林业局|原|局长, not 中|原|能源集团)."""
    data = _titles()
    for kind, words in (("former", data.former), ("planned", data.planned)):
        for word in words:
            if text.endswith(word, floor, start):
                left = start - len(word)
                if word == "前任" and text.endswith("此", floor, left):
                    continue  # 某某此前|任局长
                if (
                    len(word) == 1
                    and left > floor
                    and text[left - 1] not in _EDGE
                    and not any(
                        text.endswith(w, 0, left)
                        for w in (*_whose()[0], "给予", "对", "和", "与", "及", "由", "是", "为", "的", "已故")
                    )
                    and not any(chain.end == left for chain in index.chains)
                    and _org_before(text, left, index, floor) is None
                ):
                    continue
                return left, kind
    return start, ""


def _org_before(text: str, end: int, index: AreaIndex, floor: int) -> int | None:
    """Where the organisation (or mere area) that ends at ``end`` begins; None where nothing there is one."""
    low = max(floor, end - 45)
    edge = end
    while edge > low and (
        text[edge - 1] not in _EDGE or _closed_quote(text, edge, end) or _between_terms(text, edge, end)
    ):
        edge -= 1
    if text[edge:end] == "":
        return None
    abroad = _ABROAD.search(text[edge:end])
    if abroad and text.startswith(("特命全权大使", "大使", "总领事", "临时代办"), end):
        begin = edge + abroad.start()
        sender = next(
            (w for w in range(min(12, begin - edge), 1, -1) if text[begin - w : begin] in load_countries()), 0
        )
        return begin - sender  # 泰国|驻西安总领事馆
    for width in range(min(16, end - edge), 1, -1):
        if text[end - width : end] in load_countries() and not text.startswith(("人", "籍"), end):
            return end - width
    abroad_at = _foreign_before(text, edge, end)
    if abroad_at is not None:
        return abroad_at
    cuts = _cuts(text, edge, end)
    before_old = (
        text[edge] == "原" and text[edge + 1 : edge + 2] in "省市县区州盟旗" and text[edge + 2 : edge + 3] != "区"
    )
    if text[edge] == "原" and (before_old or not any(c.start == edge for c in index.chains)):
        cuts.append(edge + 1)  # 原|对外文化联络委员会
    if _FACULTY.fullmatch(text, edge, end):
        return edge
    best: int | None = None
    joint = False
    data = _titles()
    served = next(
        (edge + len(w) for w in (*data.former, *data.current) if len(w) > 1 and text.startswith(w, edge)), edge
    )
    served = max(served, edge + 1) if before_old else served
    whose = _whose()[1].match(text, edge, end)
    for i in range(max(served, whose.end() if whose else edge), end):
        after_former = i > edge and text[i - 1] in "原前"
        if text.endswith("其", edge, i) and bare_unit(text[i:end]):
            return i  # 免去其|政工科|科长职务
        if i in cuts and _GROUP_WORD.fullmatch(text, i, end):
            return i  # 领导小组|组长, of the group that the article names in full
        if joint and text[i - 1] in "和与":
            continue  # 文化|和|旅游局, of one office
        if text.startswith(_OF_A_BASE, i) and i > edge and i not in cuts:
            continue
        form = _read(text, i, end, index, i in cuts or after_former)
        if form and form.area and i == floor and not form.area.places and _begins().search(form.area.text):
            continue  # 县委书记|王海一见|村党支部书记: the name of who holds the post before
        if form is None or (after_former and i not in cuts and (form.literal or form.context)):
            continue
        if form.types or (form.area and not form.literal) or (after_former and form.units and not form.literal):
            named = form.area is not None and bool(form.area.places)
            if (
                i in cuts
                or (best is not None and _removed_name(text, best, i))
                or named
                or after_former
                or (best is None and form.area and form.area.level and index.level_stands(i))
            ):
                if form.area is None and not form.context and i not in cuts and not after_former:
                    continue
                outer = next((c.start for c in index.chains if c.end == i and c.start >= edge), None)
                return outer if outer is not None and parse(text[outer:end]) else i  # 石家庄市|清远商会
        elif i in cuts:
            if floor and i == floor + 1 and text[floor] in "、兼" and bare_unit(text[i:end]):
                return i  # 党组成员、|政工科|科长
            # the last word that cannot stand in a name cuts it: 来访的|中原能源集团, but 江西云岭数据|有限公司 is whole
            if best is None or _strong_cut(text[best:i]):
                best, joint = i, form.area is not None and bool(_TWO_FIELDS.search(form.literal))
    if floor and low <= floor and text[floor : floor + 1] in ("、", "兼") and bare_unit(text[floor + 1 : end]):
        return floor + 1
    return best


def _removed_name(text: str, start: int, end: int) -> bool:
    """免去|王海|市水利局局长: whether a stretch between the verb and a body is somebody's name."""
    surname = load_surnames().get(text[start])
    named = surname is not None and surname.common and 2 <= end - start <= 3
    return named and text.endswith(("免去", "撤销", "解聘", "罢免"), 0, start)


def _place_within(text: str, start: int, index: AreaIndex, floor: int) -> int | None:
    """Where the place begins whose last character is the title's first: 大同|市长, 太平|镇长."""
    for chain in index.chains:
        if floor <= chain.start < start and chain.end == start + 1:
            return chain.start
    edge = start
    while edge > max(floor, start - 8) and text[edge - 1] not in _EDGE:
        edge -= 1
    return next((i for i in _cuts(text, edge, start) if i < start and TOWNSHIP.fullmatch(text[i : start + 1])), None)


def _foreign_before(text: str, edge: int, end: int) -> int | None:
    """Where a foreign body that ends at ``end`` begins: 会见|韩国丽水市|市长, 德国萨克森州财政部|副部长."""
    for i in _cuts(text, edge, end):
        if i < end - 2 and country_of(text[i:end]) and not _strong_cut(text[i:end]):
            return i
    return None


_NAME_NOTE = re.compile(r"（[\u4e00-\u9fff]{2,6}）")
_AFTER_NOTE = ("公司", "有限", "股份", "集团", "投资", "控股")


def _closed_quote(text: str, edge: int, end: int) -> bool:
    """Whether the quotation or bracket that ends at ``edge`` is part of a name (《陇上雁》杂志, “一带一路”办公室)."""
    char = text[edge - 1]
    if char == "）":  # 清江仪器进出口（集团）|公司
        return bool(_NAME_NOTE.search(text, max(0, edge - 10), edge)) and text.startswith(_AFTER_NOTE, edge)
    if char == "（":
        note = _NAME_NOTE.match(text, edge - 1)
        return bool(note) and note.end() < end and text.startswith(_AFTER_NOTE, note.end())  # type: ignore[union-attr]
    if char in "》”":
        opened = text.rfind("《" if char == "》" else "“", max(0, edge - 14), edge)
        return opened >= 0 and not re.search("[，。！？：]", text[opened:edge]) and edge < end
    return char in "《“" and any(c in text[edge:end] for c in "》”")


def _of_place(place: str, org: str) -> str:
    """The body of a place that says its level again: 泾县|县委 is 泾县委, 四川|省委 四川省委; "" where that is none."""
    again = org[1:] if place[-1] == org[0] and org[0] in "省市县区州旗盟" else org
    return place + again if parse(place + again) is not None else ""


def _short_body(text: str, start: int, index: AreaIndex, floor: int) -> int | None:
    """Where the body of a place begins that goes by a short word of its own and ends at ``start``: 宁波市咨询委|主任."""
    for chain in reversed(index.chains):
        if floor <= chain.start and start - 8 <= chain.end < start and SHORT_BODY.fullmatch(text, chain.end, start):
            return chain.start
    return None


def _between_terms(text: str, edge: int, end: int) -> bool:
    """Whether the comma before ``edge`` stands between the terms of one body."""
    return text[edge - 1] == "、" and any(
        fit.start() < edge < fit.end() for fit in _TERMS.finditer(text, max(0, edge - 12), end)
    )


def _read(text: str, i: int, end: int, index: AreaIndex, cut: bool) -> OrganizationForm | None:
    for stop, form in forms_at(text, i, index, end, bounded=cut):
        if stop == end:
            return form
    for stop, area in index.at(i, bounded=cut):
        if stop == end and (area.places or area.localities or index.level_stands(i)):
            return OrganizationForm(text[i:end], area)
    if country_of(text[i:end]):
        return OrganizationForm(text[i:end], None, (), text[i:end])
    if text.startswith(_WITH_TERMS, i) and _TERM.search(text, i, end):
        return parse(text[i:end])
    quoted = re.fullmatch(r"《[^》]{1,12}》(?:杂志社?|报社?|编辑部)?", text[i:end])
    return OrganizationForm(text[i:end], None, (), text[i:end]) if quoted else None


def _without_verb(post: Match, words: KnownWords) -> Match:
    """复信|清江商会会长: a post without the verbs before its body."""
    org, start = post.get("org"), post.start
    while words.is_verb(start) and words.first(start) > 1 and words.first(start) < len(org):
        org, start = org[words.first(start) :], start + words.first(start)
    if start == post.start or parse(org) is None:
        return post
    return replace(post, start=start, data=tuple((k, org if k == "org" else v) for k, v in post.data))


@Language.factory("zhengtu_posts", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Posts:
    return Posts(kind_of_words(nlp))


class Posts:
    """The component: leaves the posts of an article in its doc.

    ``kind`` tells the kinds of words; without it a verb before a body may be taken for a part of its name.
    """

    def __init__(self, kind: Callable[[str], str] | None = None) -> None:
        self._kind = kind

    def __call__(self, doc: Doc) -> Doc:
        text, titles = text_of(doc), get_matches(doc, "policy", "work")
        policies = [m for m in titles if not decides_on_people(text[m.start : m.end])]
        words = KnownWords.of(doc, self._kind)
        found = [_without_verb(m, words) for m in match(text)]
        add_matches(doc, [m for m in found if not any(p.start <= m.start and m.end <= p.end for p in policies)])
        return doc
