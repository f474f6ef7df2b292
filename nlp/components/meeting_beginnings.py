"""Where the name of a meeting begins: after a verb of holding, at the organisation, area or scope that opens it, or
after the last word that cannot stand inside a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from nlp.areas import AreaIndex
from nlp.components.joint_meetings import QUOTED, after_joint
from nlp.components.organizations import longest_organization
from nlp.components.sessions import NUMBER
from nlp.lexicon import load_meetings

# 局党委在三楼开展|理论学习中心组第五次集中学习, 中心组在会议室进行|今年第七次集体学习: 开展, 进行 are verbs of holding before
# studies that go by a number alone
_CARRIED_OUT = (
    rf"(?:(?:组织)?开展(?:了)?(?=(?:党委|党组)?(?:理论)?(?:学习)?中心组|(?:\d{{4}}年(?:度)?)?第{NUMBER}次)"
    rf"|进行(?:了)?(?=(?:(?:\d{{4}}|今|本)年(?:度)?|本年度|年度)?第{NUMBER}次(?:专题|集中|集体|理论)*(?:学习|$)))"
)
# 市委领导在|全市座谈会, 活动办就|专题民主生活会: words that begin a phrase of their own, unless they are half of a word
_GUARDED = {
    "传承": "(?<!文化)传承",
    "在": "在(?![建线职京校编外籍库岗])",
    "就": "就(?![业医学近餐地])",
    "向": "向(?![阳好上])",
    "对": "对(?![口外台接标照话比策象侨])",
    "将": "将(?![军士])",
    "由": "由(?!来)",
    "自": "自(?![己我然身治觉主动律愿贸学助由来行信筹查评强救])",
    "召集": "召集(?!人)",
    # 市政协|组织的|座谈会; 基层党组织的会议 is of an organisation
    "组织的": "(?<![党群团众会间际作贸易卫社体属层各])组织的",
}
_PARTICLE = re.compile("|".join(guarded for word, guarded in _GUARDED.items() if len(word) == 1))
# What shows, behind a name that no verb of holding introduces, that a meeting is meant.
_SHOWN = re.compile(
    r"(?:（[^）]*）)?(?:(?:、|和|及)[^，。；]{0,40}精神|(?:、[^，。；、]{2,30}会议?){1,4}[^，。；、]{0,16}(?:召开|举行)|精神|召开|举行|开幕|闭幕|的(?:会场|现场|主席台)|在[^，。]{1,16}(?:召开|举行|举办|开幕|闭幕|闭会|落幕|落下帷幕)(?![式会])|，?(?:历时|会期|为期)[^，。；]{1,6}，|，?在?(?:圆满|顺利|胜利)?完成(?:了)?(?:各项|全部|预定|既定|所有|大会)[^，。；]{0,8}(?:议程|任务)|[^，。；]{0,10}(?:落下帷幕|闭会(?!期间)|闭幕(?![式会]))|(?<=代会)(?:审议|表决)?通过(?:了)?《|上|期间|结束|部署|要求|[^，。；]{0,10}(?:召开|举行|开幕))"
)
# What stands between a verb and the name: 召开|了|一次, 主持召开|的
_BETWEEN = re.compile(r"(?:了|的|去年|前年|上年|明年|）|一次|过|及|并|、|精神(?!文明)|在[\u4e00-\u9fff]{2,8}?(?=全))+")
# 召开|县、乡、村|三级干部会议
_GRADES = re.compile("(?:[省地市县区州旗乡镇村组](?:（[^）]*）)?[、和及]?){1,6}(?=[两二三四五]级)")
# 召开|有三百人参加的|农业生产现场会, 召开|各科室负责人参加的|调度会
_ATTENDED_BY = re.compile(r"[有由]?(?:(?!会)[^，。；“”《》]){1,24}(?:参加|出席|主持|列席|组成)的")
# What a meeting is held for, before the body that it honours.
_OCCASION = re.compile("(?:庆祝|纪念|隆重庆祝|隆重纪念)$")
# 九届|州委常委会第154次会议, 县十五届|县委常委会第24次会议
_OF_TERM = re.compile(
    rf"[省市县区州盟旗]?第?{NUMBER}届(?=(?:省|市|县|区|州|盟|旗|自治区|地)(?:委|党委|政府|政协|人大))"
)
# 二十届|中央审计委员会第一次会议
_TERM_BEFORE = re.compile(rf"第?{NUMBER}届$")


# 县上|开|造林绿化会议, 军分区党委|开|全会: 开 alone is a verb of holding behind who holds
_OPENS = (
    "(?:(?<=[省市县区州乡镇村][上里])|(?<=党委|党组|政府|政协|人大|支部)|(?<=[省市县区州盟旗]委))开(?:了)?"
    "(?![展放发拓工业创局学门源明元封始远化通班篇题标支设采垦办幕启春年])"
)
# 学习贯彻|习近平新时代中国特色社会主义思想主题教育|总结会议: campaigns whose names begin so
_CAMPAIGN = re.compile("习近平新时代中国特色社会主义思想主题教育|实践科学发展观")
# 中国—东盟|论坛: a dash within a name, where another dash or a headline's clause would end one
_JOINS = re.compile("(?<=[国亚欧非）])—(?=[\u4e00-\u9fff])")
# 各县委书记向|市纪委述职会议: whom it is told to belongs to the name
_REPORTING = re.compile("述[职责]|汇报|报告")
# 消息（记者王芳）|中国妇女第十次全国代表大会: the congress of a whole profession or sex
_NATIONAL_CONGRESS = re.compile(rf"中国(?:(?!中国|召开|举行)[\u4e00-\u9fff]){{2,16}}?第{NUMBER}次全国(?:会员)?$")
_WHOLE_CONGRESS = re.compile(_NATIONAL_CONGRESS.pattern.replace("$", "代表大会$"))
# 此次|全市推进会, 1978年的那次|全国会议: they point at a name
_POINTED_AT = ("此次", "本次", "这次", "该次", "那次")


class Boundaries(NamedTuple):
    """What a name begins after or with: verbs of holding, words that only rarely stand inside a name, and words of
    scope (全省)."""

    held: re.Pattern[str]
    cited: re.Pattern[str]
    scope: re.Pattern[str]


@lru_cache(maxsize=1)
def boundaries() -> Boundaries:
    """The boundaries of the table, the longest word first."""
    data = load_meetings()

    def ends(words: tuple[str, ...]) -> re.Pattern[str]:
        ordered = sorted(words, key=lambda w: (-len(w), w))
        return re.compile("|".join(_GUARDED.get(w, re.escape(w)) for w in ordered))

    held = re.compile(ends(data.held).pattern + f"|{_CARRIED_OUT}|{_OPENS}")
    return Boundaries(held, ends(data.cited), ends(data.scope))


def clause_start(text: str, head: int) -> int:
    """The start of the clause before ``head``; a closed bracket or quotation is stepped over, not ended at."""
    i = head - 1
    closes = {"）": "（", "”": "“", "’": "‘", "』": "『", "」": "「", "》": "《", "〉": "〈"}
    while i >= 0 and head - i <= 60:
        char = text[i]
        if char in closes:
            opened = text.rfind(closes[char], max(0, i - 45), i)
            if opened < 0:
                return i + 1
            i = opened - 1
            continue
        if char in '，。；！？：\n　“‘『「《（—"' and not _JOINS.match(text, i):
            return i + 1
        i -= 1
    return max(i + 1, head - 60)


def opens_a_name(text: str, at: int, head: int, index: AreaIndex) -> bool:
    """Whether an organisation or area begins at ``at``, as one does that opens the name of a meeting."""
    return bool(index.level_stands(at) and (longest_organization(text, at, head, index) or index.at(at, bounded=False)))


def name_start(text: str, clause: int, head: int, index: AreaIndex) -> int:
    """Where a name without a verb of holding begins: at its organisation, area or scope word, else after the last
    word that cannot stand inside a name."""
    national = _NATIONAL_CONGRESS.search(text, clause, head)
    if national is not None:
        return national.start()
    quoted = [m.span() for m in QUOTED.finditer(text, clause, head)]
    first = _after_cited(text, clause, head, index, quoted)
    if text.startswith(_POINTED_AT, first) and opens_a_name(text, first + 2, head, index):
        return first + 2
    opened = _opened_at(text, first, head, index, quoted)
    if opened is not None:
        return opened
    begin = clause
    for fit in _cited(text, first, head, quoted):
        if len(fit.group()) > 1 or fit.group() in load_meetings().particles:
            begin = fit.end()
    return begin


def _cited(text: str, start: int, head: int, quoted: list[tuple[int, int]]) -> list[re.Match[str]]:
    """What is cited, outside quotations: “现代化与世界”论坛 is one name, so are 党的建设工作会议, 党史学习教育动员大会."""
    return [
        fit
        for fit in boundaries().cited.finditer(text, start, head)
        if not any(s <= fit.start() < e for s, e in quoted)
        and not text.startswith("党的", fit.start() - 1)
        and not (fit.group() == "学习" and text.startswith(load_meetings().study_goes_on, fit.end()))
        and not (fit.group().startswith("学习") and _CAMPAIGN.match(text, fit.end()))
    ]


def _after_cited(text: str, clause: int, head: int, index: AreaIndex, quoted: list[tuple[int, int]]) -> int:
    """After the last word of citing that a scope, an organisation or an area follows: 市直各部门学习贯彻|中央经济工作会议."""
    scope = boundaries().scope
    for fit in _cited(text, clause, head, quoted):
        i = fit.end()
        if fit.group() in ("把", "将") and scope.match(text, i, head):
            clause = i  # 地委把|全区现场会开到车间
        if (
            len(fit.group()) > 1
            and i < head
            and (
                scope.match(text, i, head)
                or longest_organization(text, i, head, index)
                or (index.level_stands(i) and index.at(i, bounded=False))
            )
        ):
            clause = i
    return clause


def _opened_at(text: str, clause: int, head: int, index: AreaIndex, quoted: list[tuple[int, int]]) -> int | None:
    """Where a scope, an organisation or an area opens a name; None where none does."""
    _, cited, scope = boundaries()
    for i in range(clause, head):
        if any(s <= i < e for s, e in quoted):
            continue
        if scope.match(text, i, head) and (text[i - 1 : i] != "次" or text[i - 2 : i] in _POINTED_AT):
            while text[i] == "全" and scope.match(text, i + 2, head):
                i += 2  # 全国|全省组织部长会议: the last scope is the name's, as behind a conjunction
            return next((s for s, e in quoted if e == i), i)  # “一带一路”|国际合作高峰论坛
        if opens_a_name(text, i, head, index):
            # 市 in 全市 is found at 全; a place that is only where something happens is followed by 召开 above.
            before = text[clause:i]
            if not before or cited.search(before) or not (_han(before[-1]) or before[-1] in "”》"):
                return i
    return None


def _han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def settled_start(text: str, begin: int, clause: int, head: int, index: AreaIndex) -> int:
    """Where a name that is thought to begin at ``begin`` begins indeed, what the verb before it took along left aside."""
    between = _BETWEEN.match(text, begin, head)
    begin = between.end() if between else begin
    filled = _ATTENDED_BY.match(text, begin, head)
    begin = filled.end() if filled else begin
    grades = _GRADES.match(text, begin, head)
    begin = grades.end() if grades else after_joint(text, begin, head, index, boundaries().scope)
    begin = _after_particle(text, begin, head, index)
    occasion = _OCCASION.search(text, clause, begin)
    begin = occasion.start() if occasion else begin
    term = _OF_TERM.match(text, begin, head)
    begin = term.end() if term else begin
    term = _TERM_BEFORE.search(text, clause, begin) if text.startswith("中央", begin) else None
    return term.start() if term else begin


def _after_particle(text: str, begin: int, head: int, index: AreaIndex) -> int:
    """Where a name begins that a body and a particle stand before."""
    scope = boundaries().scope
    for fit in reversed(list(_PARTICLE.finditer(text, begin + 2, head))):
        at = fit.end()
        if fit.group() == "向" and _REPORTING.search(text, at, head):
            continue  # 各县委书记向|市纪委述职会议
        if scope.match(text, at, head) or opens_a_name(text, at, head, index) or text[at:head] in ("", "专题", "年度"):
            return at
    return begin


def with_term(text: str, clause: int, begin: int) -> int:
    """Where a mention begins whose name begins at ``begin``: 七届|市委第48次常委会 is one, though its name leaves the term
    out."""
    terms = (fit.start() for fit in _OF_TERM.finditer(text, clause) if fit.end() == begin)
    return next(terms, begin)


def stands_alone(text: str, begin: int, end: int, index: AreaIndex, named_only: bool = False) -> bool:
    """Whether a name without a verb of holding is one: it begins with its body, area or scope, or (unless
    ``named_only``) what follows says so."""
    if (
        _WHOLE_CONGRESS.match(text, begin, end)
        or boundaries().scope.match(text, begin)
        or (_SHOWN.match(text, end) and not named_only)
    ):
        return True
    return opens_a_name(text, begin, end, index)
