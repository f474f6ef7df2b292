"""Posts: a bare title with the organisation in front of it (市委|副书记, 平江汨水源油茶科技有限公司|董事长).

A string of posts is several matches, one a title; a title without an organisation of its own (副书记、|市长) gets it in
:mod:`nlp.reference` from the post before it, the article or what the title implies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.body_forms import bare_part, country_of, organ_tables, parse
from nlp.components.known_words import KnownWords, kind_of_words
from nlp.components.post_bodies import (
    begin_words,
    of_place,
    organization_before,
    place_within,
    read_body,
    short_body_before,
    whose_words,
)
from nlp.components.post_titles import EDGE, RANKS, title_hits, title_words
from nlp.lexicon import load_titles
from nlp.personnel import decides_on_people

# 军分区政委|段长河，: right behind a title stands a name
_NAME_ALIKE = re.compile("[段连班师路关]长[\u4e00-\u9fff](?=[，。；、）]|主持|出席|讲话|参加|同志|对|说|在|带|把|向)")
_NEWLY = re.compile("(?:新任|候任|前任|现任)(?=驻)")  # 某国|新任|驻华|大使
# 各高级人民法院|院长, 全省中级法院|院长: of many bodies, and nobody's post
_OF_MANY = re.compile("各(?!族|界|村|庄|$)|全[省市县区州](?:各级|中级|基层)?(?:人民)?(?:法院|检察院)")
_GRIDS = ("国网", "南网")
_WHO = ("女", "男")  # 州公安局女|民警
_JUST_MADE = ("新一任", "新任", "首任")
# 某某有限公司|（以下简称某公司）|党委书记
_SHORT = re.compile(r"（(?:以下|下)?简称[^（）]{2,14}）$")
# 住建|局长, 财政|所长: the body and its head share a character
_OF_A_BODY = ("局长", "所长", "厅长")
# 车间主任, 系副主任: titles that hold what a part of works or of a school is called
_WHOLE = re.compile("(?:公司|集团|厂|(?<!选)矿|大学|学院|学校|中学)$")
_NAMED_PARTS = ("车间", "系")
_LONGEST = 10  # code points of the name of such a body before its last
_OF_CONFERENCE = ("主席", "秘书长", "常委", "委员")
# 不是市委委员的副市长, 他不是市人大代表，…: the post that is denied
_DENIED = re.compile("(?:不是|并非|非)$")
_DENIED_ENDS = ("的", "，", "。", "；", "、", "！", "？")
# 为团长|的某市友好代表团一行
_LED = re.compile(
    "(?:、[^，。；、]{2,8}[任为]副?[团队组]长)*的(?P<body>[\u4e00-\u9fff]{2,24}?(?:代表团|访华团|访问团|考察团|友好团|参观团|慰问团|宣讲团|代表队|调研组|督导组|检查组|督查组|工作组|工作队|[团组队]))"
    "(?=一行|前?来|到|赴|抵|在|对|深入|先后|莅|访|于|将|已|今|昨|[，。、一二三四五六七八九十\\d])"
)
_LEVELS = "省市县区州盟旗"
# 团长王海率领的|清远市党政代表团|一行: what a delegation's own leader leads
_OWN_LEADERS = ("团长", "副团长", "队长", "领队")
_WHOLE_DELEGATION = re.compile("[\u4e00-\u9fff]{0,10}?(?:代表团|访问团|考察团|学习团|访华团|参访团|慰问团|经贸团)")
# 市委副书记、市长王海率领的|韶关市|党政代表团
_DELEGATION = re.compile(
    "(?:[、兼][\u4e00-\u9fff]{1,10}?(?:长|书记|主任|主席|专员|常委))*"
    "(?:(?!会见|会谈|会晤|接待|陪同|书记|[省市县区州]长|主席|主任|[由以了的与])[\u4e00-\u9fff·]){2,12}?(?:同志|先生|女士)?(?:率领的?|率|带领的?|为团长的)(?P<body>[\u4e00-\u9fff·]{2,20}?)"
    "(?:党政|友好|经贸|经济|贸易|学习|考察|访问|参访|工作|企业家)*(?:代表团|访问团|考察团|学习团|访华团|参访团|慰问团|经贸团)"
)
# 甲、乙分别任清新区、|清城区副区长
_RESPECTIVELY = re.compile(
    "分别(?:任命?为?|为|担任|兼任|出任|调任|改任|当选为?)(?P<bodies>(?:[^，。；：、“”]{2,16}、){1,4})$"
)


def match(text: str) -> list[Match]:
    """Posts in clean text. Data: ``title`` (bare), ``org`` (its organisation's surface), ``modifier`` (former,
    planned), ``descriptor`` for words that are no post."""
    index = area_index(text)
    found: list[Match] = []
    floor = 0
    for start, end, word in title_hits(text):
        if word == "同学" and text.startswith("习", end):
            continue  # 同|学习某精神结合起来
        post = _bind(text, start, end, word, index, floor)
        if post.start == floor > 0 and _NAME_ALIKE.match(text, start):
            continue
        if _DENIED.search(text, max(0, post.start - 3), post.start) and text.startswith(_DENIED_ENDS, post.end):
            continue
        if _OF_MANY.search(post.get("org")):
            continue
        if not post.get("descriptor"):
            floor = post.end
            found += _respective(text, post, index)
            found = [m for m in found if m.start < post.start]  # 退役军人|事务局: a word of the organisation
        found.append(post)
    return found


def _respective(text: str, post: Match, index: AreaIndex) -> list[Match]:
    """The posts of the bodies in front of a post that share its title, where several people are given one each."""
    fit = _RESPECTIVELY.search(text, max(0, post.start - 60), post.start)
    if fit is None or not post.get("org"):
        return []
    found, at = [], fit.start("bodies")
    for body in fit["bodies"].split("、")[:-1]:
        if read_body(text, at, at + len(body), index, True) is None:
            return []
        found.append(make("post", at, at + len(body), title=post.get("title"), org=body, part=post.get("part")))
        at += len(body) + 1
    return found


def _bind(text: str, start: int, end: int, word: str, index: AreaIndex, floor: int) -> Match:
    """The post of the title ``word`` at ``text[start:end]``; what stands before ``floor`` is of the post before."""
    if word in title_words().descriptors:
        return _employed(text, start, end, word, index, floor) or make("post", start, end, title=word, descriptor="yes")
    start, word = _of_a_named_part(text, start, word, index, floor)
    contracted = _contracted(text, start, word, floor)
    start -= max(len(contracted) - 1, 0)
    start, title = _with_prefix(text, start, word, index, floor)
    if title.startswith("挂职") and title != "挂职":
        title = title.removeprefix("挂职")  # how long somebody has it, nothing of what it is
    if text.endswith(RANKS, floor, start):
        start -= 2
    start, modifier = _modifier(text, start, floor, index)
    start, begin = _organization_start(text, start, index, floor)
    begin, org = _organization(text, begin, start, title, word, index, floor)
    begin, org = _named_in_full(text, begin, org, index)
    if org and not modifier:
        begin, org, modifier = _modified(text, begin, org, index, floor)
    if org and text.endswith("代理", floor, begin):
        title = "代理" + title  # 决定王海代理清远市人民政府|市长职务
    org = org or _led(text, start, end)
    begin, org = _of_place_before(text, begin, org, index, floor)
    org = _of_delegation(text, end, title, org, index)
    org = _NEWLY.sub("", org)
    if title.startswith("党") and country_of(org):
        org, title = org + "党", title[1:]  # 芬兰联合党|主席
    part, title = (contracted, title) if contracted else _apart(title, word)
    return make("post", begin, end, title=title, org=org, part=part, modifier=modifier)


def _contracted(text: str, start: int, word: str, floor: int) -> str:
    """住建|局长, 司法|所长: the body of the table whose last character is the title's first; "" where there is none."""
    if word not in _OF_A_BODY or text.startswith(word[0], start - 1):
        return ""
    names = organ_tables().bare_words.ending(text[max(floor, start - _LONGEST) : start + 1])
    return next((name for name in names if len(name) > 2), "")


def _of_a_named_part(text: str, start: int, word: str, index: AreaIndex, floor: int) -> tuple[int, str]:
    """机修|车间主任, 中文|系主任: where the part has a name, the title is the head's and the part a body."""
    part = next((p for p in _NAMED_PARTS if word.startswith(p)), "")
    end = start + len(part)
    begin = organization_before(text, end, index, floor) if part else None
    if begin is None or not (form := parse(text[begin:end])) or _WHOLE.search(text, begin, start):
        return start, word  # 清江公司|车间主任
    named = form.units[-1] if form.units else form.literal
    return (end, word[len(part) :]) if named.endswith(part) and named != part else (start, word)


def _with_prefix(text: str, start: int, word: str, index: AreaIndex, floor: int) -> tuple[int, str]:
    """Where a title begins with the prefix before it, and both as one (代|市长, 常务|副市长)."""
    for prefix in title_words().prefixes:
        if not text.endswith(prefix, floor, start):
            continue
        # 代 in 时代主任 is no prefix: the organisation must still be read before it, or the phrase begin there
        left = start - len(prefix)
        if (
            prefix in ("代", "副", "第一", "首席", "高级", "常务")
            and left > floor
            and organization_before(text, left, index, floor) is None
            and text[left - 1] not in EDGE
        ):
            continue
        if prefix in ("党组", "党委"):
            break  # an organisation's part, read as such
        return left, prefix + word
    return start, word


def _organization_start(text: str, start: int, index: AreaIndex, floor: int) -> tuple[int, int | None]:
    """Where the organisation before ``start`` ends, and where it begins if there is one."""
    begin = organization_before(text, start, index, floor)
    newly = next((w for w in _JUST_MADE if text.endswith(w, floor, start)), "")
    if newly and organization_before(text, start - len(newly), index, floor) is not None:
        start -= len(newly)  # 清江大学|新任|校长, 我校|新一任|校长
        begin = organization_before(text, start, index, floor)
    if begin is None or begin == start - 1:  # 咨询|委
        begin = short_body_before(text, start, index, floor) or begin
    if begin is not None and text.endswith(_GRIDS, floor, begin):
        begin -= 2  # 国网|清远供电公司
    return start, begin


def _organization(
    text: str, begin: int | None, start: int, title: str, word: str, index: AreaIndex, floor: int
) -> tuple[int, str]:
    """Where the post begins, and its organisation at ``text[begin:start]``; "" where it has none."""
    if begin is not None:
        org = text[begin:start]
        if text.endswith("政协", floor, begin) and parse(org) is None and title.endswith(_OF_CONFERENCE):
            return begin - 2, org + "政协"  # 政协|广东省|副主席
        return begin, org
    if word[0] in "省市县区州盟旗镇乡":
        place = place_within(text, start, index, floor)
        if place is not None:
            return place, text[place : start + 1]  # 大同|市长
    return start, ""


def _named_in_full(text: str, begin: int, org: str, index: AreaIndex) -> tuple[int, str]:
    """某某有限公司（以下简称某公司）|党委书记: the organisation with its name in front of the bracket that shortens it."""
    short = _SHORT.search(text[max(0, begin - 24) : begin])
    if short is None or (org and parse(org) is None):
        return begin, org
    end = begin - len(short.group())
    outer = organization_before(text, end, index, 0)
    return (outer, text[outer:end] + org) if outer is not None else (begin, org)


def _modified(text: str, begin: int, org: str, index: AreaIndex, floor: int) -> tuple[int, str, str]:
    """The post's beginning, organisation and modifier where 原 stands before the organisation or a part of it."""
    stop, modifier = _modifier(text, begin, floor, index)
    if not modifier:
        wider = next((c.start for c in index.chains if c.end == begin and c.start >= floor), None)
        if wider is not None:
            modifier = _modifier(text, wider, floor, index)[1]  # 原|四川省|重庆市政协|副主席
        return begin, org, modifier
    # 粮食和物资储备局|原|党委|书记: the part belongs to the organisation before 原
    outer = organization_before(text, stop, index, floor)
    form = parse(org)
    if outer is not None and form and not form.area and not form.literal:
        return outer, text[outer:stop] + org, modifier
    if outer is not None and form and form.area and form.area.level:
        return outer, of_place(text[outer:stop], org) or org, modifier  # 四川|原|省委|副书记
    return begin, org, modifier


def _led(text: str, start: int, end: int) -> str:
    """以王海为团长的|清远市代表团: the body behind a title that its leader is told of with; "" without one."""
    led = _LED.match(text, end) if text[start - 1 : start] in ("为", "任") else None
    return led["body"] if led and parse(led["body"]) is not None else ""


def _of_delegation(text: str, end: int, title: str, org: str, index: AreaIndex) -> str:
    """市长王海率领的|韶关市|党政代表团: the body of who leads a delegation, which is of the place, the country or the company
    that the delegation is of; ``org`` where the words before the title say more."""
    fit = _DELEGATION.match(text, end)
    if fit is None:
        return org
    body, start = fit["body"], fit.start("body")
    if title in _OWN_LEADERS and not org and (whole := _WHOLE_DELEGATION.match(text, fit.end("body"))):
        return body + whole.group()
    place = next((text[c.start : c.end] for c in index.chains if c.start == start), "")
    form = parse(body)
    if not place:
        named = form is not None and (form.proper or country_of(body))
        if named and org == "董事会":
            return body + org  # 董事会主席|某某率领的|德国某公司|考察团
        return org or (body if named else "")
    if body != place:  # 市政协|主席王海率|韶关市政协|考察团
        return body if form is not None and org and body.endswith(org.lstrip(_LEVELS)) else org
    if org:
        return of_place(place, org) or org if org[0] == place[-1] and len(org) > 1 else org
    return place if title.endswith(place[-1] + "长") else org


def _of_place_before(text: str, begin: int, org: str, index: AreaIndex, floor: int) -> tuple[int, str]:
    """泾县|县委|书记: the organisation with the place before it, whose level it says again."""
    place = next((c for c in index.chains if c.end == begin and floor <= c.start), None)
    if place and org and text[begin - 1] == org[0] and (whole := of_place(text[place.start : begin], org)):
        return place.start, whole
    return begin, org


def _apart(title: str, word: str) -> tuple[str, str]:
    """组织部长 → 组织部 and 部长: the part that a contracted title holds, "" where it holds none, and the bare title."""
    entry = load_titles().get(title) or load_titles().get(word)
    if entry and entry.part and title == entry.title:
        return entry.part, entry.bare
    return "", title


def _employed(text: str, start: int, end: int, word: str, index: AreaIndex, floor: int) -> Match | None:
    """市第一中学|教师, 省人大|代表: a word that describes somebody is a post where a body of its own stands before it. It
    is weak: people are not expected right after it as they are after 局长."""
    data = title_words()
    if word in data.delegates:
        stop, title = end - 2, word[-2:]
    elif word in data.employed:
        stop, title = start, word
        if text.endswith(_WHO, floor, stop):
            stop -= 1
    else:
        return None
    if text.endswith("的", floor, stop):
        stop -= 1  # 县水利局的|技术员
    body = organization_before(text, stop, index, floor)
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
    data = title_words()
    for kind, words in (("former", data.former), ("planned", data.planned)):
        for word in words:
            if text.endswith(word, floor, start):
                left = start - len(word)
                if word == "前任" and text.endswith("此", floor, left):
                    continue  # 某某此前|任局长
                if (
                    len(word) == 1
                    and left > floor
                    and text[left - 1] not in EDGE
                    and not any(
                        text.endswith(w, 0, left)
                        for w in (
                            *whose_words()[0],
                            *begin_words(),
                            "给予",
                            "对",
                            "和",
                            "与",
                            "及",
                            "由",
                            "是",
                            "为",
                            "的",
                            "已故",
                        )
                    )
                    and not any(chain.end == left for chain in index.chains)
                    and organization_before(text, left, index, floor) is None
                ):
                    continue
                return left, kind
    return start, ""


def _without_verb(post: Match, words: KnownWords) -> Match:
    """复信|清江商会会长: a post without the verbs before its body."""
    org, start = post.get("org"), post.start
    whole = parse(org)
    if org.startswith(("该", "本", "我")) or (whole is not None and bare_part(whole)):
        return post  # 该院|行政审判庭, 办税服务厅
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
