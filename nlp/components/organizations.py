"""Organisations in running text: where a form stands that is one there, and those that the model sees."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.body_forms import (
    ALONE,
    OFFICER,
    OrganizationForm,
    country_before,
    forms_at,
    organ_tables,
    parse,
    proper_words,
)
from nlp.components.known_words import KnownWords, kind_of_words
from nlp.components.person_names import surname_of
from nlp.components.post_bodies import REMOVES
from nlp.lexicon import load_surnames

_OFFICES = (
    "协会",
    "学会",
    "研究会",
    "商会",
    "促进会",
    "基金会",
    "领导小组",
    "协调小组",
    "专项小组",
    "工作小组",
    "工作专班",
    "指导委员会",
    "指挥部",
    "管委会",
    "管理委员会",
    "督导组",
    "工作组",
    "管理局",
    "促进局",
    "发展局",
    "服务局",
    "开发区",
    "服务中心",
    "领导小组办公室",
    "指挥部办公室",
)


def _stands(text: str, i: int, end: int, form: OrganizationForm) -> bool:
    """Whether what stands beside a form at text[i:end] leaves it one (not 人|民革|命, 居民|民进|城)."""
    if text[end - 1] == "部" and text[end : end + 1] in tuple("署门队级"):
        return False  # 国务院决策部|署, 文化部|门
    if form.units:
        return True
    return any(
        not text.startswith(kind.unless_after, end)
        and not (form.area is None and text.endswith(kind.unless_before, 0, i))
        for kind in form.types
    )


def _of_many(form: OrganizationForm) -> bool:
    """Whether a form means all bodies of a kind (全市法院, the courts of the city) and so none."""
    return form.area is not None and form.area.scope == "全"


# 学习|全省法院…: what the recogniser takes along
_NOT_A_BODY = re.compile("传达|学习|贯彻|落实|听取|审议|出席|参加")


def longest_organization(text: str, i: int, stop: int, index: AreaIndex) -> int | None:
    """The end of the longest organisation of the table (or national body) that begins at i in running text."""
    forms = forms_at(text, i, index, stop, bounded=False)
    # 受李云龙|委托: no committee of 云龙
    ends = [
        end
        for end, form in forms
        if form.types and not _of_many(form) and not text.startswith("委托", end - 1) and _stands(text, i, end, form)
    ]
    # 市|山楂产业发展领导小组: an office that no table lists, of an area
    made = [
        end
        for end, form in forms
        if form.literal
        and form.area
        and not form.area.scope
        and len(form.literal) > 3
        and form.literal.endswith(_OFFICES)
    ]
    longest = max(ends, default=None)
    return max(made) if made and (longest is None or text[i:longest] in ("市", "县")) else longest


def match(text: str, named: Sequence[tuple[int, int]] = (), words: KnownWords | None = None) -> list[Match]:
    """Organisations in running text: those with an area or of national rank; ``named`` are spans that a model takes
    for organisations, used where no rule has found one; ``words`` are those that the segmenter knows."""
    index = area_index(text)
    found: list[Match] = []
    free = 0
    for i in _starts(text, index):
        if i < free:
            continue
        end = longest_organization(text, i, min(len(text), i + 60), index)
        if end is not None:
            begin = i - len(country_before(text, i))  # 某国|国防部 is not ours
            begin = _name_before(text, i, end) if text[i] in "街镇乡" else begin
            found.append(make("organization", begin if begin >= free else i, end))
            free = end
    for start, end in (fit.span() for fit in _THAT_BODY.finditer(text)):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end))
    for start, end in _carrying_out(text, index):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end, stands="government"))
    for start, end in _own_names(text, index):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end))
    for fit in _PART_ENTRUSTED.finditer(text):
        if all(fit.end("part") <= m.start or m.end <= fit.start("part") for m in found):
            found.append(make("organization", *fit.span("part"), stands="part"))
    divisions = (fit.span() for fit in _DIVISION.finditer(text) if _CARRIES_OUT.match(text, fit.end()))
    for start, end in (*(fit.span() for fit in _OWN_COMMITTEE.finditer(text)), *divisions):
        if all(end <= m.start or m.end <= start for m in found):
            found.append(make("organization", start, end))
    for start, end in named:
        if text.endswith(REMOVES, 0, start) and surname_of(text[start:end]):
            continue  # 解聘|田野清远职业学院院长职务: the name of who is removed comes first
        if all(end <= m.start or m.end <= start for m in found) and not _NOT_A_BODY.match(text, start, end):
            form = parse(text[start:end])
            if form is not None and not _of_many(form) and not _OF_SEVERAL.match(form.text):
                found.append(make("organization", start, end, model="yes"))
    if words:
        found = [left for m in found if (left := _without_verbs(text, m, words)) is not None]
    return sorted(found, key=lambda m: (m.start, -m.end))


def _without_verbs(text: str, found: Match, words: KnownWords) -> Match | None:
    """What is found without the words that no body is called: 加强|档案馆, 国防部|副部长. What is left stands if it is one
    of the table or long enough for a name of its own."""
    start, end = found.start, found.end
    verb = None if _THAT_BODY.match(text, start) else words.verb_within(start, end)
    form = parse(text[start:end]) if verb is not None else None
    if form is None or found.get("stands") or (form.area and not form.units and not found.get("model")):
        return found
    body = end - len("".join(form.units))
    nameless = not form.types and not form.area
    while nameless and verb is not None and verb < body and (verb == start or words.first(verb) > 1):
        start = verb + words.first(verb)
        verb = words.verb_within(start, end)
    if verb is not None and verb >= body and not _SENT_TO.search(text, body, end):
        end = verb
    for stop in (end, min(end, body)):  # 市政府办公室|转发…等部|门
        left = parse(text[start:stop]) if start < stop else None
        if left is None:
            continue
        national = bool(left.types) and left.types[0].host == "national"
        if national or left.area or (left.proper and stop - start > 5):
            return replace(found, start=start, end=stop)
    return None


# 市纪委|派驻|第六纪检监察组: the verb is a part of the name
_SENT_TO = re.compile("[派进入]?驻")


# 该局正在落实: a body that the article has named; 该局局长 is a post
_THAT_BODY = re.compile(
    "该(?:局|厅|部|委|办|行|社|校|院|所|站|厂|台|公司|集团|中心|学校|学院|医院)(?![长员门级]|[\u4e00-\u9fff]?(?:局长|厅长|主任|书记|行长))"
)
# 清城区落实《…》: a place that does what its government does
_CARRIES_OUT = re.compile(
    "(?:正在|正|已|将|要|也|还|认真|全面|深入|积极|严格|扎实|坚决|加快)*(?:贯彻落实|贯彻执行|落实|贯彻|实施|执行)(?:好|了)?[\u4e00-\u9fff]{0,8}《"
)
# 、|凤城|街道办事处, 由县供销社、|太平|乡政府…: the name of a street or township, in a list, whose county is not said
_LOCAL_NAME = r"(?:(?![各全本该我的和与及在到由县区市])[\u4e00-\u9fff]){1,8}"
_IN_A_LIST = re.compile(rf"(?P<before>[\n，。；：、由])(?P<name>{_LOCAL_NAME})\Z")
_NEXT_LISTED = re.compile(rf"、{_LOCAL_NAME}(?:街道|镇|乡)")


def _name_before(text: str, i: int, end: int) -> int:
    """Where the name of the street or township begins whose body stands at text[i:end], in a list of such; else i."""
    fit = _IN_A_LIST.search("\n" + text[max(0, i - 9) : i] if i < 9 else text[i - 9 : i])
    listed = fit is not None and (fit["before"] == "、" or _NEXT_LISTED.match(text, end) is not None)
    return i - len(fit["name"]) if fit is not None and listed else i


# 资产管理处要牵头实施《…》, 《…》由集团企业管理部负责实施: a part of the school or company that the article is about
_PART_ENTRUSTED = re.compile(
    "(?:(?<=[，。；：])|(?<=由))(?P<part>(?:集团公司|集团|公司|学校|学院|医院|本?[校院厂])?(?![各全该本由]|有关|相关|所在)(?:(?![为以把将在要是的和与从到对])[\u4e00-\u9fff]){2,10}?(?:(?<![此之好用益难何随四])处|科|(?<![干全内外局大支])部|办公室|(?<!为)中心))"
    "(?=(?:要|应|须|将)?(?:会同[^，。；]{2,16})?(?:牵头|负责|具体|认真|严格|抓紧)*(?:组织)?(?:贯彻落实|实施|落实|执行)(?:好)?(?:《|[，。；]))"
)
# 校党委印发的《…》, 部党组出台《…》: of the body that the article is about
_OWN_COMMITTEE = re.compile(
    "(?:(?<=[，。；：\n])|(?<=根据)|(?<=按照)|(?<=落实)|(?<=学习))(?:学校|学院|集团|公司|[校院部局厅行厂矿])(?:党委|党组|党工委)"
    "(?=[^，。；《》\n]{0,12}(?:印发|制定|出台|下发|发布)(?:了|的)?《)"
)
_DIVISION = re.compile("全师|师市")  # 全师|正在落实《…》: a division of the corps, where the article is about one
# 各直属公司, 有关企业: several bodies, and nobody's name
_OF_SEVERAL = re.compile("各|直属|下属|所属|有关|相关|部分|多家|其他|国有|民营|大型|中小|参会|与会")
_THAT_PLACE = re.compile("该[市县区州旗盟镇乡]")


def _carrying_out(text: str, index: AreaIndex) -> Iterator[tuple[int, int]]:
    """Places that carry a document out."""
    spans = [(c.start, c.end) for c in index.chains] + [fit.span() for fit in _THAT_PLACE.finditer(text)]
    for start, end in sorted(spans):
        if _CARRIES_OUT.match(text, end) and text[start - 1 : start] not in ("在", "到", "对", "为", "《"):
            yield start, end


_CLAUSE = re.compile(r"(?:^|[\n，。；：、（“]|记者(?:昨日|今日|近日|日前)?从)")
# 本报讯（王海）|农行清新支行…: who writes stands before it, without 记者 too
_HEADED = re.compile("[\u4e00-\u9fff ]{0,10}讯 ?（[^（）\n]{2,20}） ?")
_ACTS = re.compile(
    r"(?:党委|党组)?(?:召开|举行|举办|主办|承办|印发|出台|发布|发出|获|与|和|联合|在|\d{4}年|第[一二三四五六七八九十]+次|今年|近日|日前|主持|传达|组织|开展|、"
    r"|(?:将|已|正在|要|应)?(?:率先|先行|牵头|负责|带头)?(?:组织)?(?:实施|落实|执行|贯彻)[^，。；]{0,4}《)"
)


# 在清江水泥厂，|厂长…, 走进清江小学，|校长…: where somebody is met who then speaks for it
_MET_AT = re.compile(
    r"(?:在|走进|来到|走访|到|深入)(?P<name>(?:(?![在的了和到，])[\u4e00-\u9fff]){2,14}?(?P<kind>林场|农场|牧场|渔场|养殖场|厂|矿|小学|中学|学校|幼儿园|医院"
    r"|卫生院|合作社|敬老院|研究所|研究院|公司|车间|(?:治沙|水文|气象|林业|农技|水管|护林|管护|供水|变电|收费|泵|检查|监测|养路|兽医|种子|水电)站))，(?=(?:党委|党支部)?(?:副)?(?:[场厂矿校园院站所]长|经理|总经理|董事长|理事长|书记|负责人|主任))"
)
# 在清江煤矿，|王海当场让矿长…: where somebody is whom the sentence goes on to name by his title alone
_AT_WORK = re.compile(
    r"(?:在|走进|来到|走访|到|深入)(?P<name>(?:(?![在了的和到，])[\u4e00-\u9fff]){2,14}?(?P<kind>林场|农场|牧场|渔场|厂|煤矿|矿|小学|中学|学校|幼儿园|医院|卫生院|敬老院|合作社))，(?P<rest>[^。！？\n]{2,80})"
)
_HEADS = {
    **dict.fromkeys(("林场", "农场", "牧场", "渔场"), "场长"),
    **dict.fromkeys(("煤矿", "矿"), "矿长"),
    **dict.fromkeys(("小学", "中学", "学校"), "校长"),
    **dict.fromkeys(("医院", "卫生院", "敬老院"), "院长"),
    "厂": "厂长",
    "幼儿园": "园长",
    "合作社": "理事长",
}


def _worked_at(text: str) -> Iterator[str]:
    """Names of works, schools and hospitals where somebody is whose head a sentence goes on to tell of."""
    for fit in _AT_WORK.finditer(text):
        head = f"(?:^|[，、：“向对与和给让请由听问找叫跟把])副?{_HEADS[fit['kind']]}[\u4e00-\u9fff]"
        if len(fit["name"]) > len(fit["kind"]) + 1 and re.search(head, fit["rest"]):
            yield fit["name"]


_COMPANY = re.compile(
    r"(?:(?<=[\n，。；：、（“的和与由在到了入见])|^)[\u4e00-\u9fff（）A-Za-z·]{4,24}?(?:有限责任公司|股份有限公司|有限公司)"
)


# 任命某某为|清江投资有限公司董事长, 现任|清江投资有限公司董事长
_OFFICE_BEFORE = re.compile(
    r"^(?:.*(?:任命|免去|聘任|聘请|推荐|提名|选举|推选|委派|解聘).*?[为的]|.*(?:现任|原任|曾任|时任|历任|先后任|拟任|兼任|担任|出任|任职于|就职于|辞去|卸任|不再担任))"
)


_CALLED = re.compile(
    "^.*(?:会议?在|仪式在|活动在|召集|约谈|走访|视察|考察|走进|来到|会见|听取|对接|引进|陪同|邀请|组织|要求|叮嘱|询问|联合)"
)
_OFFICIAL = re.compile(r"(?P<name>[\u4e00-\u9fff·]{2,4}?)(?:同志(?:的|任|为)?|任|为)(?=[\u4e00-\u9fff（）·]{4})")


def _without_official(name: str) -> str:
    """王海任|清江投资有限公司, 赵敏同志|清江投资有限公司: who holds an office there is no part of the name."""
    fit = _OFFICIAL.match(name)
    return name[fit.end() :] if fit and any(fit["name"].startswith(s) for s in load_surnames()) else name


def _own_names(text: str, index: AreaIndex) -> list[tuple[int, int]]:
    """Bodies with a name of their own (丽水学院, 清江能源集团) where a clause begins with one that acts; and every other
    place where such a name stands."""
    names = {_CALLED.sub("", _OFFICE_BEFORE.sub("", _without_official(name))) for name in _COMPANY.findall(text)}
    names = {name for name in names if len(name) > 6}
    names |= {*_worked_at(text)}
    names |= {fit["name"] for fit in _MET_AT.finditer(text) if len(fit["name"]) > len(fit["kind"]) + 1}
    ends_of_names = proper_words(text)
    for clause in _CLAUSE.finditer(text):
        heading = _HEADED.match(text, clause.end())
        i = heading.end() if heading else clause.end()
        stop = min(len(text), i + 40)
        if bisect_left(ends_of_names, i) == bisect_left(ends_of_names, stop):
            continue  # no name of its own ends here, and to read all that may stand here takes long
        for end, form in reversed(forms_at(text, i, index, stop)):
            if _OFFICE_BEFORE.match(form.text) or OFFICER.search(form.text):
                continue
            if _OF_SEVERAL.match(form.text) or form.text.count("（") != form.text.count("）"):
                continue
            if form.literal and form.proper and _ACTS.match(text, end) and len(form.text) > 3:
                base = form.text.removesuffix("".join(form.units)) if form.units else form.text
                names.update((form.text, base))
                break
    found: list[tuple[int, int]] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = text.find(name)
        while at >= 0:
            if all(at + len(name) <= s or e <= at for s, e in found):
                found.append((at, at + len(name)))
            at = text.find(name, at + 1)
    return found


@lru_cache(maxsize=1)
def _first_characters() -> frozenset[str]:
    tables = organ_tables()
    names = [*tables.national, *(p for p in tables.after if p), *ALONE]
    return frozenset(n[0] for n in names)


def _starts(text: str, index: AreaIndex) -> list[int]:
    """Where an organisation may begin in running text: at a place, a bare level, or the name of a national body."""
    starts = {c.start for c in index.chains}
    first = _first_characters()
    for i, char in enumerate(text):
        if char in first or (char in "省市县区州盟旗镇乡自地全我本该街" and index.level_stands(i)):
            starts.add(i)
    return sorted(starts)


@Language.factory("zhengtu_organizations", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Organizations:
    return Organizations(kind_of_words(nlp))


class Organizations:
    """The component: leaves the organisations of an article in its doc, with the model's where no rule has one.

    ``kind`` tells the kinds of words; without it no word speaks against a name.
    """

    def __init__(self, kind: Callable[[str], str] | None = None) -> None:
        self._kind = kind

    def __call__(self, doc: Doc) -> Doc:
        policies = get_matches(doc, "policy", "work")
        named = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"]
        found = match(text_of(doc), named, KnownWords.of(doc, self._kind))
        add_matches(doc, [m for m in found if not any(p.start < m.end and m.start < p.end for p in policies)])
        return doc
