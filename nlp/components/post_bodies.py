"""Which organisation stands before a title (平江汨水源油茶科技有限公司|董事长, 驻秘鲁共和国|特命全权大使)."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.areas import AreaIndex
from nlp.components.body_forms import INSTITUTE, SHORT_BODY, OrganizationForm, bare_unit, country_of, forms_at, parse
from nlp.components.post_titles import EDGE, title_words
from nlp.lexicon import load_countries, load_surnames, read_toml
from nlp.places import TOWNSHIP

_FARTHEST = 45  # code points of what is looked at before a title
_SUPERVISED = re.compile("[\u4e00-\u9fff]{1,10}(?:纪委监委|监委|监察委员会)(?:派驻|驻)[\u4e00-\u9fff]{1,16}")
# After one of these a post's organisation may begin.
_CUT = re.compile(
    r"(?:(?<!大)同(?=东北|西北|华[北东中南]|西南|中南|东南|中国|国家|中央|[村镇乡](?:党|支部|委|主|长))|[的在由向与和及是为从到被让请]|(?<=[的还])有(?!色|限|关|机|线)|对(?!外|口)|会见了?|陪同的?|任命|免去|选举|补选|担任|当选为?|代表|委托|来自|包括|时任|原任|前任|曾任|历任|现任"
    r"|(?<=[，；、并时])免(?=[省市县区州旗镇乡])|兼[任着]?|经|据|其|[当做干]过|改任|解聘|聘任|受聘|叫|记者|特邀|邀请|接替|提名|推选|聘任|聘请|主持人|拟任|(?<!有限责)任|以及|并任|辞去|接受|撤销|对话|专访|采访|参加的|[日午晚](?!报)|了|增补|增选|带着|带领|率领|同意|应邀?|卸任|出任|接任|升任|调任|转任|履新|宣布|解除|同志|新一届|本届|如今的|当时的|当年的|以|(?<=[过了任])[一二两三四五六七八九十\d]{1,3}多?年的?|(?<=[两三四五六七八九十])[名位]|(?<!旁)[听跟找陪邀托劝](?=[省市县区州旗镇乡])|(?<!供)给(?!排?水)|[还里中就也]有(?!色|限|关|机|线)|所属|下属|会上|会后)"
)
_AT_THE_MEETING = ("会上", "会后")  # 会上|集团副总经理
_ABROAD = re.compile(r"(?:中国)?驻[\u4e00-\u9fff]{2,16}$")  # 驻秘鲁共和国|特命全权大使
_STRONG_CUT = re.compile(
    r"对(?!外|口)|以(?!色列)|[的了在从到由向见请是被让为其兼]|(?<!有限责)任|增补|增选|带着|带领|率领|同意|应邀|^应|同志|辞去|接替|宣布|解除|履新|现任|会见|[当做干]过|改任|解聘|聘任|受聘|兼任|时任|委托|拟任|任命|免去|选举|补选|担任|当选|来自|包括|邀请|记者|以及|撤销|接受|[两三四五六七八九十][名位]|(?<!旁)[听跟找陪邀托劝]$|(?<!供)给(?!排?水)|[还里中就也]有(?!色|限|关|机|线)|所属|下属|^[来据]$|^[一二两三四五六七八九十\d]{1,3}多?年的?$|(?<!大)(?<!会)同$"
)
# 香港|清远同乡联谊会, 旅美|清远总商会: where those live who come from a place and have a society
_ABROAD_FROM = re.compile("(?:旅居?)?(?:中国)?(?:香港|港澳台?|澳门|台湾|港|澳|美国?|英国?|日本?|泰国?|海外)")
# 政协第九届、|十届全国委员会委员, 政协广东省第七届、|八届委员会主席: the terms of one body
_TERM = re.compile("[一二三四五六七八九十]届")
_TERMS = re.compile("第?[一二三四五六七八九十]+届(?:、第?[一二三四五六七八九十]+届)+")
_WITH_TERMS = ("政协", "中国人民政治协商会议", "中共", "中国共产党")
# 陕甘宁边|区政府, 鲁南|区党委: of the bases and regions of the wars, no district's
_OF_A_BASE = ("区党委", "区政府", "区行署")
# 资源与土木工程学院|院长: a school's college of two subjects
_FACULTY = re.compile("[一-鿿]{2,6}[与和][一-鿿]{2,6}(?<!大学)(?<!职业|师范)学院")
_GIVES = re.compile("(?:任命|聘任|聘)[^，。；：]{2,24}为$")
_GROUP_WORD = re.compile(
    "(?:工作)?领导小组|协调小组|专项小组|(?:总|前方)?指挥部|(?:工作)?专班|(?:前期|前方)?工作组|督导组|督查组"
)
_TWO_FIELDS = re.compile("[一-鿿]{2}[和与][一-鿿]{2}")
_ON_BEHALF = re.compile("[^，。；]{2,24}?(?:委托|委派|指派)")
# ，基础教育司|司长, 、职业教育与成人教育司|副司长: the department of a ministry that the sentence has named
_OF_MINISTRY = re.compile("[，；、。\n][一-鿿]{2,8}(?:[与和][一-鿿]{2,8})?(?<!公)司")
_HEADS_OF_MINISTRY = ("司长", "副司长")
_OWN_UNIT = ("其", "兼任")
REMOVES = ("免去", "撤销", "解聘", "罢免")
# 王海|同|清江公司业务经理: who does something with whom; but not in 大同, 合同
_TOGETHER = re.compile("(?P<who>[一-鿿]{2,3}?)(?<![大合会共协等])(?:同(?![志期学步比事乡行级盟伴济仁])|跟)")
# What no township is called: 王海同志任清溪镇, 当过清溪镇
_NO_TOWN = re.compile("同志|[当做干]过|[出担接调改兼现]任|这个|那个")
# 机电科|科长, 船舶监督处|副处长: a part without the body that it is one of, where its clause begins with it
_HEADS_OF_UNITS = {c: (c + "长", f"副{c}长") for c in "科处股队班"} | {
    "室": ("主任", "副主任"),
    "部": ("经理", "副经理"),
}
# 、王海|为|县监察委员会: who is given a post stands before it; but 社区为民服务中心
_GIVEN_TO = re.compile("[\u4e00-\u9fff]{2,4}为(?![民老农企侨军])")
_WHO_IS_KNOWN = ("被", "其")  # 被免去…局长职务: nobody is named behind the verb
_NAME_NOTE = re.compile(r"（[\u4e00-\u9fff]{2,6}）")
_AFTER_NOTE = ("公司", "有限", "股份", "集团", "投资", "控股")


def organization_before(text: str, end: int, index: AreaIndex, floor: int) -> int | None:
    """Where the organisation (or mere area) that ends at ``end`` begins; None where nothing there is one."""
    edge = _edge_before(text, end, floor)
    if edge == end:
        return None
    for way in (_mission_before, _supervised_before, _country_before, _foreign_before):
        abroad = way(text, edge, end)
        if abroad is not None:
            return abroad
    if _FACULTY.fullmatch(text, edge, end) or INSTITUTE.fullmatch(text, edge, end):
        return edge
    found = _body_within(text, edge, end, index, floor)
    if found is None and text.startswith(_HEADS_OF_MINISTRY, end) and _OF_MINISTRY.fullmatch(text, edge - 1, end):
        return edge
    return found


def _edge_before(text: str, end: int, floor: int) -> int:
    """Where the phrase begins that ends at ``end``."""
    low = max(floor, end - _FARTHEST)
    edge = end
    while edge > low and (
        text[edge - 1] not in EDGE or _closed_quote(text, edge, end) or _between_terms(text, edge, end)
    ):
        edge -= 1
    return edge


def _mission_before(text: str, edge: int, end: int) -> int | None:
    """Where a mission abroad begins, with the country that sends it: 驻秘鲁共和国|特命全权大使, 泰国|驻西安总领事馆."""
    abroad = _ABROAD.search(text[edge:end])
    if abroad is None or not text.startswith(("特命全权大使", "大使", "总领事", "临时代办"), end):
        return None
    begin = edge + abroad.start()
    sender = next((w for w in range(min(12, begin - edge), 1, -1) if text[begin - w : begin] in load_countries()), 0)
    return begin - sender


def _supervised_before(text: str, edge: int, end: int) -> int | None:
    """Where the body begins in which a supervision commission has an officer: 省监委驻校|监察专员."""
    if not text.startswith("监察专员", end):
        return None
    fits = (_SUPERVISED.fullmatch(text, i, end) for i in _cuts(text, edge, end))
    return next((fit.start() for fit in fits if fit is not None), None)


def _country_before(text: str, edge: int, end: int) -> int | None:
    """Where a country that ends at ``end`` begins."""
    if text.startswith(("人", "籍"), end):
        return None
    return next((end - w for w in range(min(16, end - edge), 1, -1) if text[end - w : end] in load_countries()), None)


def _foreign_before(text: str, edge: int, end: int) -> int | None:
    """Where a foreign body that ends at ``end`` begins: 会见|韩国丽水市|市长, 德国萨克森州财政部|副部长."""
    for i in _cuts(text, edge, end):
        if i < end - 2 and country_of(text[i:end]) and not _strong_cut(text[i:end]):
            return i
    return None


def _body_within(text: str, edge: int, end: int, index: AreaIndex, floor: int) -> int | None:
    """Where in the phrase ``text[edge:end]`` the body begins."""
    cuts = _cuts(text, edge, end)
    before_old = (
        text[edge] == "原" and text[edge + 1 : edge + 2] in "省市县区州盟旗" and text[edge + 2 : edge + 3] != "区"
    )
    for cut in [c for c in cuts if text.startswith("原", c)]:
        if (cut == edge and before_old) or not any(c.start == cut for c in index.chains):
            cuts.append(cut + 1)  # 原|对外文化联络委员会, 病中的原|校党委
    begin = _after_served(text, edge, end, before_old)
    together = _behind_together(text, edge, end)
    if together > begin:
        begin = together
        cuts.append(begin)
    if text[edge] == "受" and _ON_BEHALF.match(text, end):
        begin = edge + 1  # 受|集团党委书记王海委托
        cuts.append(begin)
    best: int | None = None
    joint = False
    for i in range(begin, end):
        after_former = i > edge and text[i - 1] in "原前"
        given = text.endswith(_OWN_UNIT, edge, i) or _GIVES.search(text, edge, i)
        if given and bare_unit(text[i:end]):
            return i  # 免去其|政工科|科长职务, 副局长王海兼任|政工科|科长, 任命王海为|政工科|科长
        if i in cuts and _GROUP_WORD.fullmatch(text, i, end):
            return i  # 领导小组|组长, of the group that the article names in full
        if removed := _past_removed(text, i, end, index):
            return removed
        if joint and text[i - 1] in "和与":
            continue  # 文化|和|旅游局, of one office
        if text.startswith(_OF_A_BASE, i) and i > edge and i not in cuts:
            continue
        form = read_body(text, i, end, index, i in cuts or after_former)
        if form and form.area and i == floor and not form.area.places and _begins().search(form.area.text):
            continue  # 县委书记|王海一见|村党支部书记: the name of who holds the post before
        if form and form.area and form.area.localities and _is_no_town(form.area.text):
            continue  # 王海同志任|清溪镇工商所所长
        if form is None or (after_former and i not in cuts and (form.literal or (form.context and not form.units))):
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
                if best is not None and _ABROAD_FROM.fullmatch(text, best, i) and text.endswith("会", i, end):
                    return best
                outer = next((c.start for c in index.chains if c.end == i and c.start >= edge), None)
                return outer if outer is not None and parse(text[outer:end]) else i  # 石家庄市|清远商会
        elif i in cuts:
            if floor and i == floor + 1 and _goes_on_with_a_unit(text, floor, end):
                return i  # 党组成员、|政工科|科长
            # the last word that cannot stand in a name cuts it: 来访的|中原能源集团, but 江西云岭数据|有限公司 is whole
            if best is None or _strong_cut(text[best:i]):
                best, joint = i, form.area is not None and bool(_TWO_FIELDS.search(form.literal))
    if best is None and edge == begin and _heads_unit(text, edge, end):
        return edge
    if floor and end - floor <= _FARTHEST and _goes_on_with_a_unit(text, floor, end):
        return floor + 1
    return best


def _goes_on_with_a_unit(text: str, floor: int, end: int) -> bool:
    """党组成员、|政工科|科长: whether a string of posts goes on at ``floor`` with a mere part, and not with who is given
    the next post."""
    joined = text[floor : floor + 1] in ("、", "兼") and bare_unit(text[floor + 1 : end])
    return joined and _GIVEN_TO.match(text, floor + 1, end) is None


def _is_no_town(text: str) -> bool:
    """Whether what reads as a township or village begins with what somebody did (叮嘱社区)."""
    return _NO_TOWN.search(text) is not None or any(len(w) > 1 and w in text for w in begin_words())


def _heads_unit(text: str, start: int, end: int) -> bool:
    """Whether the stretch names a mere part, and the title behind it is that of its head."""
    heads = _HEADS_OF_UNITS.get(text[end - 1])
    return heads is not None and text.startswith(heads, end) and bare_unit(text[start:end]) and end - start > 2


def _after_served(text: str, edge: int, end: int, before_old: bool) -> int:
    """Where a body can begin at the earliest: behind 曾任, behind the 原 of 原省委, behind 作者, behind 会上."""
    data = title_words()
    served = next(
        (
            edge + len(w)
            for w in (*data.former, *data.current, *_AT_THE_MEETING)
            if len(w) > 1 and text.startswith(w, edge)
        ),
        edge,
    )
    whose = whose_words()[1].match(text, edge, end)
    return max(served, edge + 1 if before_old else edge, whose.end() if whose else edge)


def _behind_together(text: str, edge: int, end: int) -> int:
    """王海同|清江公司: where a body can begin at the earliest, behind the name of who acts together with its officer."""
    fit = _TOGETHER.match(text, edge, end)
    surname = load_surnames().get(text[edge]) if fit else None
    return fit.end() if fit and surname is not None and surname.common else edge


def place_within(text: str, start: int, index: AreaIndex, floor: int) -> int | None:
    """Where the place begins whose last character is the title's first: 大同|市长, 太平|镇长."""
    for chain in index.chains:
        if floor <= chain.start < start and chain.end == start + 1:
            return chain.start
    edge = start
    while edge > max(floor, start - 8) and text[edge - 1] not in EDGE:
        edge -= 1
    if any(fit.end() == start for fit in _STRONG_CUT.finditer(text, edge, start)):
        return None  # 王海当选为|镇长: no township is called so
    return next((i for i in _cuts(text, edge, start) if i < start and TOWNSHIP.fullmatch(text[i : start + 1])), None)


def short_body_before(text: str, start: int, index: AreaIndex, floor: int) -> int | None:
    """Where the body of a place begins that goes by a short word of its own and ends at ``start``: 宁波市咨询委|主任."""
    for chain in reversed(index.chains):
        if floor <= chain.start and start - 8 <= chain.end < start and SHORT_BODY.fullmatch(text, chain.end, start):
            return chain.start
    return None


def of_place(place: str, org: str) -> str:
    """The body of a place that says its level again: 泾县|县委 is 泾县委, 四川|省委 四川省委; "" where that is none."""
    again = org[1:] if place[-1] == org[0] and org[0] in "省市县区州旗盟" else org
    return place + again if parse(place + again) is not None else ""


def read_body(text: str, i: int, end: int, index: AreaIndex, cut: bool) -> OrganizationForm | None:
    for stop, form in forms_at(text, i, index, end, bounded=cut):
        if stop == end:
            return form
    for stop, area in index.at(i, bounded=cut):
        if stop == end and (area.places or area.localities or index.level_stands(i)):
            return OrganizationForm(text[i:end], area)
    if country_of(text[i:end]) and not _STRONG_CUT.match(text, end - 1, end):  # 贝宁被任命为|秘书长, who is no country
        return OrganizationForm(text[i:end], None, (), text[i:end])
    if text.startswith(_WITH_TERMS, i) and _TERM.search(text, i, end):
        return parse(text[i:end])
    quoted = re.fullmatch(r"《[^》]{1,12}》(?:杂志社?|报社?|编辑部)?", text[i:end])
    return OrganizationForm(text[i:end], None, (), text[i:end]) if quoted else None


@lru_cache(maxsize=1)
def whose_words() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """作者|原清河镇党委书记: who is spoken of stands before the post of old."""
    words = tuple(read_toml("people.toml")["begins"]["whose"])
    return words, re.compile(f"(?:{'|'.join(map(re.escape, words))})(?=[原前])")


@lru_cache(maxsize=1)
def begin_words() -> tuple[str, ...]:
    """Words of ``people.toml`` after which a body begins, the longest first."""
    return tuple(sorted(read_toml("people.toml")["begins"]["words"], key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _begins() -> re.Pattern[str]:
    """The words after which a body begins."""
    return re.compile("|".join(map(re.escape, begin_words())))


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where, from ``start`` on, a body may begin in ``text[:end]``."""
    found = [fit.end() for pattern in (_CUT, _begins()) for fit in pattern.finditer(text, start, end)]
    return sorted({start, *found})


def _strong_cut(text: str) -> bool:
    """Whether a text holds what stands in no body's name."""
    return bool(_STRONG_CUT.search(text) or _begins().search(text))


def _removed_name(text: str, start: int, end: int) -> bool:
    """免去|王海|市水利局局长: whether a stretch between the verb and a body is somebody's name."""
    surname = load_surnames().get(text[start])
    named = surname is not None and surname.common and 2 <= end - start <= 3
    return named and text.endswith(REMOVES, 0, start)


def _past_removed(text: str, start: int, end: int, index: AreaIndex) -> int | None:
    """免去|柴小雨（同志）|城关市场监管所|所长职务: where the body begins behind the name of who is removed, though both could be
    one name of a body that no table has; None where nobody is named (被免去…局长职务) or a known place begins there."""
    surname = load_surnames().get(text[start : start + 1])
    if surname is None or not surname.common or not text.endswith(REMOVES, 0, start):
        return None
    if text.endswith(_WHO_IS_KNOWN, 0, start - 2):
        return None
    form = read_body(text, start, end, index, True)
    if form is None or (form.area and form.area.places):
        return None
    found = []
    for length in (3, 2):
        behind = start + length
        behind += 2 * text.startswith("同志", behind)
        if end - behind > 3 and text[behind] != "等" and read_body(text, behind, end, index, True):
            found.append(behind)
    elsewhere = [behind for behind in found if text.count(text[behind:end]) > 1]  # 田野|清远学院, named before
    return min(elsewhere) if elsewhere else next(iter(found), None)


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


def _between_terms(text: str, edge: int, end: int) -> bool:
    """Whether the comma before ``edge`` stands between the terms of one body."""
    return text[edge - 1] == "、" and any(
        fit.start() < edge < fit.end() for fit in _TERMS.finditer(text, max(0, edge - 12), end)
    )
