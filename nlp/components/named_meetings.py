"""Meetings that the head noun at their end names: each with its beginning and with who convenes it.

A verb of holding inside the name is dropped (市政府召开第58次常务会议 → 市政府第58次常务会议).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.areas import AreaIndex
from nlp.components.base import Match, make
from nlp.components.convenors import HELD_THEN, convenor_before, who_decided
from nlp.components.joint_meetings import QUOTED, STANDING_BESIDE, coordinated
from nlp.components.meeting_beginnings import (
    boundaries,
    clause_start,
    name_start,
    opens_a_name,
    settled_start,
    stands_alone,
    with_term,
)
from nlp.components.meeting_heads import (
    course_before,
    ends_a_name,
    head_end,
    heads,
    kinds_of_meeting,
    studied_in_name,
    taught_before,
)
from nlp.components.sessions import session_of
from nlp.components.sittings import presidium_meetings, sits_too
from nlp.lexicon import load_meetings, load_titles

# 是 makes a sentence, no name: 这次“两会”是一次重要会议
_NO_TOPIC = re.compile(
    "(?<!求)是(?!非)|了(?!解)|(?:这|此|本|上|下)次$|^(?:各(?!界|民主党派|族|[省市县区州旗乡镇（）、]{1,8}(?:党?委|政府)?(?:书记|[市县区州旗乡镇局院]长|主任|负责人)[^，。；]{0,4}$)|每|历次|多次|代表团|有关|相关)|(?:的|重要)$"
    # 百余场论坛, 提请大会审议, 解读五中全会: counted, what is laid before a meeting, and cut off from its term
    r"|(?<![第\d一二三四五六七八九十百])[\d一二三四五六七八九十百千两数几多余]+(?:余|多)?[场个]|草案|提请|通过|(?<!精神)解读|[一二三四五六七八九]中$"
    # 关于…的决议、…的报告和|会议政治决议; 全市性|会议, of any kind
    "|的(?:决议|决定|报告|说明)[、和及]|^全[国省市县区州盟旗]性$"
    # 坚持|把党委中心组学习, 要把做好党代会: what is to be done with a meeting
    "|坚持把|要把|把(?:做好|开好|党)"
)
# 省委对|领导干部学习: what a body does to somebody is no name; 对口支援会议 is one
_TOWARDS = re.compile("(?<=[\u4e00-\u9fff]{2})(?<![反应面针结绝相一校派核])对(?![口外台接标照话比策象侨等立称抗面])")
_LEVELS_ONLY = re.compile(
    "(?:中央|国家|全国|上级|[省市县区州地]|自治区|[、和及级委]|党委|政府|两会){2,}|上级|中央|国家"
)
_CALLED = re.compile(r"(?:召开|举行|举办)(?:了|的)?[^，。；]{0,16}$")
_SEVERAL = re.compile(r"、[^，。；]*(?:相继|分别|先后|陆续|纷纷|均|也)(?:[^，。；]{0,6})$")
# 推动党委中心组学习|走上制度化轨道: what a group always does, and no meeting of it
_ROUTINE = re.compile("走上|作为|制度|常态|规范|高度|质量|水平|计划|安排")
_ANYTHING = re.compile("“[^”]*”|《[^》]*》")
_BROKEN = re.compile("(?<=[\u4e00-\u9fff])[ 　](?=[\u4e00-\u9fff])")  # 县委 政法委书记述职会: a line of a headline
_CELEBRATED = re.compile("(?:庆祝|纪念)[^，。；：]{2,24}暨$")
# Days that a gathering is named after
_FESTIVALS = ("元旦", "春节", "新春", "清明", "端午", "中秋", "国庆", "重阳", "五一", "元宵")
# 省委立即传达学习|全会精神: what is cited is no part of the name
_CITED_ALONE = re.compile(
    "(?:(?:部门|单位|机关|干部|党员|职工|群众|上下)学|传达学习|学习传达|学习贯彻|宣讲|贯彻落实|组织好|统一到|聚焦到|落实到)$"
)
_REMEMBERED = re.compile("(?:同志|先生|烈士|将军|院士)?(?:诞辰|逝世|牺牲|殉国)")
# 中心组举行|第八次|集中学习: without a number, or the group that studies, it is what anybody does
_STUDIES = ("集体学习", "集体（扩大）学习", "集中学习", "集中（扩大）学习")
_CARRIED_OUT = re.compile(
    "(?<=中心组)(?:组织)?(?:开展|进行)(?:了)?(?=(?:专题)?$)|(?<=厅|室)(?:组织)?(?:开展|进行)(?:了)?(?=(?:专题)?$)"
)
_STUDY = re.compile("第[一二三四五六七八九十百\\d]+次$|中心组$|[\\d一二三四五六七八九十]+月份$")
_BEFORE_A_MONTH = ("召开", "举行", "召开了", "举行了", "开展", "中心组")
# 省市|党代会 are two, each of its level
_BOTH_LEVELS = ("省市", "省州", "市县", "区市")
_LEVELS = re.compile("[省州][市县]|市[县区]")
_SCOPE = re.compile("全(?:国|省|市|县|区|州|盟|旗|自治区)")
_OFFICIALS_MEET = re.compile("(?!全|中央|[省市县区州])[\u4e00-\u9fff]{2,8}(?:部|局|厅|院|司|察)长(?:工作|座谈)?会议?")
# 出席|中国某大会, 出席|第三届某论坛: a name that is whole, whoever attends it
_WHOLE = re.compile(r"第|首届|新一届|20\d\d|中国|“|《")


@dataclass(frozen=True, slots=True)
class _Given:
    """A text with what was found there before: areas, other mentions (``stops``) and, among these, organisations."""

    text: str
    index: AreaIndex
    stops: Sequence[Match]
    bodies: Sequence[Match]


def named_matches(text: str, index: AreaIndex, taken: list[Match], stops: list[Match]) -> list[Match]:
    """The meetings that a head noun names, none over the sessions that are ``taken``; ``stops`` are the other mentions
    found in the text."""
    given = _Given(text, index, stops, [m for m in stops if m.kind == "organization"])
    policies = [m for m in stops if m.kind in ("policy", "work")]
    found = presidium_meetings(text, taken)
    for head in heads().finditer(text):
        if ends_a_name(text, head, taken + found, policies):
            found += _named_by(given, head, taken + found)
    return _scopes_shared(text, found, index)


def _scopes_shared(text: str, found: Sequence[Match], index: AreaIndex) -> list[Match]:
    """全国组织部长会议、|宣传部长会议: what names only whose officials meet is of the scope of the one before it in a list."""
    named: list[Match] = []
    for m in found:
        name = m.get("name")
        before = next((b for b in named if b.end == m.start - 1 and text[b.end] in "、和"), None)
        scope = _SCOPE.match(before.get("name")) if before is not None else None
        own = m.get("convenor") or not _OFFICIALS_MEET.fullmatch(name) or index.at(m.start, bounded=False)
        if scope is not None and not own:
            m = make("meeting", m.start, m.end, **{**dict(m.data), "name": scope.group() + name})
        named.append(m)
    return named


def _is_study(text: str, before: str, held: bool, end: int) -> bool:
    """Whether 集中学习 up to ``end`` is a meeting: of a number or of the group that studies, and held (中心组举行集中学习), not
    what the group does (中心组集中学习，…) or what a meeting is for (集中学习|研讨会)."""
    if text.startswith(("研讨", "讨论", "交流", "培训", "教育", "活动", "会"), end):
        return False
    counted = _STUDY.search(before)
    return counted is not None and (held or counted.group().startswith("第"))


def _named_by(given: _Given, head: re.Match[str], taken: list[Match]) -> list[Match]:
    """The meeting that ``head`` ends, with those that share its name; none where it ends no name."""
    text, index, stop = given.text, given.index, head.start()
    end = head_end(text, head)
    clause = _clause_of(given, head, taken)
    taught = course_before(text, head)
    taught = taught_before(text, clause, stop, end) if taught is None else taught
    if taught is not None:  # 召开传达学习|全省教育大会|精神干部大会
        return [make("meeting", taught, end, type="named", convenor="", name=text[taught:end])]
    held = _held(text, clause, stop)
    attended = held is not None and held.group() in load_meetings().attended
    # Who presides over a meeting or attends it need not convene it.
    begin = held.end() if held else name_start(text, clause, stop, index)
    convenor_start, convenor = (clause, "") if not held or attended else _convened(given, clause, held.start())
    begin = settled_start(text, begin, clause, stop, index)
    begin += len(text[begin:stop]) - len(text[begin:stop].lstrip(" \u3000"))  # 同日 |两省联谊会
    topic, word = text[begin:stop], text[stop:end]
    if word in load_meetings().anaphors and _CITED_ALONE.search(topic):
        return [make("meeting", stop, end, type="anaphor", tail=word)]
    if _is_no_topic(topic, word) or (held is None and _TOWARDS.search(topic)):
        return []
    if word in ("集中学习", "集中（扩大）学习") and not _is_study(text, topic or convenor, held is not None, end):
        return []
    several = held and _SEVERAL.search(text[max(0, clause - 60) : held.start()])
    if several and (not topic or topic in load_meetings().topics_of_several):
        return [make("meeting", stop, end, type="anaphor", tail=word, several="yes")]
    if word == "党代会" and _LEVELS.fullmatch(topic):
        middle = begin + 1
        first = make("meeting", begin, middle, type="named", convenor="", name=topic[0] + word)
        return [first, make("meeting", middle, end, type="named", convenor="", name=topic[1] + word)]
    if topic.startswith(_BOTH_LEVELS) and text.endswith(("中央和", "中央、", "全国和"), 0, begin):
        return []  # 中央和|省市总结大会: one of each level
    anaphor = _is_anaphor(topic, word)
    if attended and topic and not anaphor and not _is_whole(text, begin, end, index):
        return []  # 分别主持观摩点评和总结会议: of the meeting already named
    if not held and (
        not stands_alone(text, begin, end, index) or (word.endswith("学习") and _ROUTINE.match(text, end))
    ):
        return []
    if anaphor and not convenor:
        return [make("meeting", begin if not topic else stop, end, type="anaphor", tail=word)]
    begin = _occasion_first(given, clause, begin)
    topic = text[begin:stop]
    if text.endswith("暨", 0, begin) or text.startswith("暨", begin):
        return []  # 全会暨经济工作会议 is one meeting, under the first name
    start = convenor_start if convenor else begin
    if held and STANDING_BESIDE.fullmatch(text, held.end(), begin):
        start = begin  # 某市召开|市委常委会和|领导干部会议: the first has a name of its own
    session = session_of(convenor + topic + word) if convenor else None
    if session is not None:  # 市政协在三楼会议室召开了|七届委员会第九次主席会议
        return [Match("meeting", start, end, session.data)]
    end, joint = _with_second(text, begin, end)
    sponsor = "yes" if held and held.group() in load_meetings().sponsored else ""
    name = _BROKEN.sub("", topic) + word
    start = with_term(text, clause, start) if start == begin else start
    found = [make("meeting", start, end, type="named", convenor=convenor, name=name, joint=joint, sponsor=sponsor)]
    if not convenor and not joint:
        found += coordinated(text, clause, begin, name, index)
    return found + sits_too(text, end, convenor or name)


def _clause_of(given: _Given, head: re.Match[str], taken: list[Match]) -> int:
    """Where the clause of a name begins: a person, a post, a date or another meeting ends before it."""
    text, at = given.text, head.start()
    clause = clause_start(text, at)
    quoted = [m.span() for m in QUOTED.finditer(text, clause, at) if m.group()[0] not in "（《"]
    for m in given.stops:
        if (
            m.kind in ("person", "post", "date", "meeting")
            and clause < m.end <= at
            and m.start >= clause - 8
            and not _within(m, quoted)
            and not _in_name(given, m, clause, head)
        ):
            clause = m.end
    for m in taken:
        if clause < m.end <= at and not _within(m, quoted) and not studied_in_name(text, clause, m, at):
            clause = m.end
    return _second_clause(given, clause, at)


def _within(m: Match, quoted: Sequence[tuple[int, int]]) -> bool:
    """“学习党的二十大精神，加快发展”|专题研讨班: whether a mention stands in what a name quotes."""
    return any(start < m.start and m.end < end for start, end in quoted)


def _second_clause(given: _Given, clause: int, head: int) -> int:
    """某支队调整主官 |军分区党委开全会: the second half of a headline, where a blank parts them and a name opens there."""
    text = given.text
    blank = text.rfind(" ", clause + 4, head)
    if blank < 0 or text.rfind("“", clause, head) > text.rfind("”", clause, head):
        return clause
    held, _, scope = boundaries()
    begins = scope.match(text, blank + 1, head) or held.search(text, blank + 1, head)
    return blank + 1 if begins or opens_a_name(text, blank + 1, head, given.index) else clause


def _in_name(given: _Given, m: Match, clause: int, head: re.Match[str]) -> bool:
    """Whether a mention before a head noun may stand inside the name that the noun ends."""
    text = given.text
    if m.kind == "person":
        # 出席省党代会代表|座谈会: no name; 纪念|王海|同志诞辰100周年座谈会
        remembered = text.endswith("纪念", 0, m.start) and _REMEMBERED.match(text, m.end)
        return text[m.start : m.end] in kinds_of_meeting() or bool(remembered)
    if m.kind == "date":
        if m.get("precision") in ("year", "interval") and "日" not in text[m.start : m.end]:
            return True  # 2025年工作会议
        if text[m.start : m.end] in _FESTIVALS and boundaries().held.search(text, clause, m.start):
            return True  # 举行各界人士|中秋|茶话会
        if text.endswith("月份", m.start, m.end) and text.endswith(_BEFORE_A_MONTH, 0, m.start):
            return True  # 召开10月份新闻发布会, 中心组7月份集中学习
        # 中央政治局3月28日召开会议: who convenes stands before the day
        return HELD_THEN.match(text, m.end, head.start()) is not None
    if m.kind != "post":
        return False
    if m.get("descriptor") or (m.end == head.start() and head.group() in load_meetings().of_officials):
        return True  # 企业负责人会议, 全市公安局长会议
    if m.start > clause and _CALLED.search(text, max(clause, m.start - 20), m.start):
        named = (p for p in given.stops if p.kind == "person" and p.start == m.end)
        if not any(text[p.start : p.end] not in kinds_of_meeting() for p in named):
            return True  # 召开|县（市、区）党委书记|述职会
    # 市委常委|班子, 市委常委|（扩大）会议, 军分区党委第一书记|任职大会
    return text.startswith(("班子", "（扩大）"), m.end) or (
        text.startswith("任职", m.end, head.start()) and text[m.start : m.end] not in load_titles()
    )


def _held(text: str, clause: int, head: int) -> re.Match[str] | None:
    """The verb of holding that a name stands after; one of attending only where there is no other: 召开|出席省党代会代表座谈会."""
    attended = load_meetings().attended
    held = None
    for fit in boundaries().held.finditer(text, clause, head):
        if held is None or fit.group() not in attended or held.group() in attended:
            held = fit
    if held is None and text.startswith(_STUDIES, head):
        return _CARRIED_OUT.search(text, clause, head)
    return held


def _convened(given: _Given, clause: int, verb: int) -> tuple[int, str]:
    """Who convenes a meeting that ``verb`` says is held, and where that stands; "" where nobody is named."""
    text, dates = given.text, [m for m in given.stops if m.kind == "date"]
    dated = next((m.start for m in dates if clause < m.start < m.end <= verb), None)
    if dated is not None and HELD_THEN.match(text[:verb] + "召开", next(m.end for m in dates if m.start == dated)):
        verb = dated - (text[dated - 1] == "于")
    start, convenor = convenor_before(text, clause, verb, given.index, given.bodies)
    return (start, convenor) if convenor else who_decided(text, verb, given.index) or (start, "")


def _is_no_topic(topic: str, word: str) -> bool:
    """Whether what stands before a head noun is no part of a name, or names a kind of meeting, of nobody."""
    said = _ANYTHING.sub("“”", topic)  # “办好每一个案件”|专题会议: what is quoted may say anything
    if len(said) > 45 or _NO_TOPIC.search(said) or (_kind_alone().fullmatch(topic) and topic != "专题"):
        return True
    return word == "会议" and _LEVELS_ONLY.fullmatch(topic) is not None  # 传达省、市会议精神


def _is_whole(text: str, begin: int, end: int, index: AreaIndex) -> bool:
    """Whether the name of a meeting that somebody attends is more than its kind."""
    return bool(_WHOLE.match(text, begin, begin + 4)) or stands_alone(text, begin, end, index, named_only=True)


@lru_cache(maxsize=1)
def _kind_alone() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load_meetings().kinds_alone)})+")


def _is_anaphor(topic: str, word: str) -> bool:
    data = load_meetings()
    return word in data.anaphors and (not topic or topic in data.pointers)


def _occasion_first(given: _Given, clause: int, begin: int) -> int:
    """某县|庆祝教师节暨|全县教育工作会议: where a name begins whose first half is what is celebrated."""
    fit = _CELEBRATED.search(given.text, clause, begin)
    if fit is None:
        return begin
    before = given.index.before(fit.start())
    return before[0] if before is not None and before[0] == clause else fit.start()


def _with_second(text: str, begin: int, end: int) -> tuple[int, str]:
    """全会|暨经济工作会议: where a name that ends at ``end`` ends with its second half, and the whole; "" without one."""
    if text.startswith("暨", end):
        ends = (h for h in heads().finditer(text, end, min(len(text), end + 30)) if ends_a_name(text, h, (), ()))
        second = next(ends, None)
        if second and not re.search("[，。；]", text[end : second.end()]):
            return second.end(), text[begin : second.end()]
    return end, ""
