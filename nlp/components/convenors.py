"""Who convenes a meeting: the organisation or area that stands before the verb of holding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import AreaIndex
from nlp.components.base import Match
from nlp.components.body_forms import REGIMENT
from nlp.components.organizations import longest_organization
from nlp.lexicon import load_meetings

# 随即|召开, 10月17日上午|召开: what stands between who convenes and the verb
_ADVERBS = re.compile(
    r"(?:(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?|随即|紧接着|接着|马上|即|将|将于|拟于|立即|当即|再次|又|还|相继|及时|近日|日前|先后|分别|专门|迅速|第一时间|组织|隆重|联合|昨日|今日|上午|下午|连夜|紧急|在京|在(?!该(?![镇乡村县市区])|本)[\u4e00-\u9fff]{1,8}|以[\u4e00-\u9fff]{2,14}(?:形式|方式))+$",
)
# 清江投资集团有限公司（以下简称清江集团）|召开, 市委宣传部（市政府新闻办）|举办
_ABBREVIATED = re.compile(r"（[^（）]{2,16}）$")
# 清江投资集团有限公司（以下简称清江集团）党委|召开: a part of the body that the bracket shortens
_PART_BEHIND = re.compile(
    "（(?:以下|下)?简?称[^（）]{2,14}）(?P<part>党委|党组|党总支|党支部|纪委|团委|工会|董事会|监事会|理事会)$"
)
# 县|上|开会, 市|里|召开: a level as people say it
_INFORMAL = re.compile("(?<=[省市县区州乡镇])[上里]$")
# 我院|召开, 本校|举行: as a body's own paper says it
_OUR = re.compile("[我本](?:院|校|局|厅|行|社|厂|矿|所|公司|集团)")
_AT_SEAT = re.compile(r"在(?!该(?![镇乡村县市区])|本)[^，。；、的]{1,24}$")
# 县委常委班子|召开: a body and its leading group are who convenes
_LEADING_GROUP = re.compile(r"(?:常委|党政)?(?:领导)?班子$")
# 地委决定，8月上旬|召开: who decides to hold a meeting convenes it
_DECIDED = re.compile(
    r"(?:研究)?决定，?(?:将)?(?:于)?(?:[^，。；]{0,10}[年月日旬底初中](?:上午|下午|晚)?)?(?:在[^，。；]{2,10})?$"
)
# 太平镇党委、|政府|召开, 街道党工委、|办事处|召开: the second is of the place that the first is of
_ITS_OTHER = re.compile(r"[、和及]?(?P<other>人民政府|政府|办事处|管委会)$")
_PARTYS = re.compile("(?:党工委|党委|(?<=[省市县区州盟旗])委)$")
# 在全国妇联召开的座谈会|上: 在 is of the meeting there, not of the body before the verb
_WITHIN = re.compile("[^，。；]*会(?:议|期)?(?:结束|召开)?(?:上|后|前|中|期间|时|之|以来|以后|的)")
_AT = re.compile("(?<![现存])在$")
# 在|县委|召开的座谈会上: a body that governs or leads, at whose own house no other one meets
_LEADS = re.compile("(?:委|委员会|政府|政协|人大|党组|工会|妇联|工商联|[局厅])$")
HELD_THEN = re.compile(
    r"(?:上午|下午|晚上|晚)?(?:，)?(?:在[^，。；]{1,12}?)?(?:隆重|胜利|组织)?(?:召开|举行|举办|主持召开)"
)


def convenor_before(text: str, clause: int, verb: int, index: AreaIndex, bodies: Sequence[Match]) -> tuple[int, str]:
    """Who convenes: the organisation or area that stands right before the verb of holding, adverbs left aside;
    ``bodies`` are the organisations already found in the text. Where it begins, and its surface."""
    stop = verb
    adverb = _ADVERBS.search(text[clause:stop])
    if adverb and not _at_its_meeting(text, clause + adverb.start(), verb, index, bodies):
        stop = clause + adverb.start()
    informal = _INFORMAL.search(text[clause:stop])
    if informal:
        stop = clause + informal.start()
    part = _PART_BEHIND.search(text, clause, stop)
    shortened = next((m for m in bodies if part and m.start >= clause and m.end == part.start()), None)
    if part is not None and shortened is not None:
        return shortened.start, text[shortened.start : shortened.end] + part["part"]
    abbreviated = _ABBREVIATED.search(text[clause:stop])
    if abbreviated:
        stop = clause + abbreviated.start()
    seat = _AT_SEAT.search(text, clause, verb)
    both = _its_other(text, clause, seat.start() if seat else stop, bodies)
    if both is not None:
        return both
    if seat and (
        any(m.end == seat.start() and m.start >= clause for m in bodies)
        or _OUR.fullmatch(text, clause, seat.start())
        or (index.before(seat.start()) or (-1,))[0] == clause
    ):
        stop = seat.start()  # 某局|在某学院报告厅|召开: who convenes stands before where
    for end, area in index.at(clause):
        if end == stop and (area.places or area.localities):
            return clause, text[clause:stop]  # 河东街道|召开
    group = _LEADING_GROUP.search(text[clause:stop])
    if group and longest_organization(text, clause, clause + group.start(), index) == clause + group.start():
        return clause, text[clause:stop]
    ours = _OUR.fullmatch(text, clause, stop) or REGIMENT.fullmatch(text, clause, stop)  # 一四三团|召开
    if text[clause:stop] in load_meetings().hosts_in_short or ours:
        return clause, text[clause:stop]
    known = min((m.start for m in bodies if m.end == stop and m.start >= clause), default=stop)
    for i in range(clause, stop):
        found = longest_organization(text, i, stop, index)
        if (found == stop or i == known) and _AT.search(text, clause, i) and not _WITHIN.match(text, verb):
            return verb, ""  # 在|某社区服务中心|召开: where, not who
        if found == stop or i == known:
            return i, text[i:stop]
        if any(end == stop for end, _ in index.at(i, bounded=False)) and index.level_stands(i):
            return i, text[i:stop]
    return verb, ""


def _at_its_meeting(text: str, at: int, verb: int, index: AreaIndex, bodies: Sequence[Match]) -> bool:
    """在|县委|召开的座谈会上: whether the body behind 在 is the one that holds the meeting, not where it is held."""
    if not text.startswith("在", at) or not _WITHIN.match(text, verb) or not _LEADS.search(text, at + 1, verb):
        return False
    begins = {m.start for m in bodies if m.end == verb}
    return at + 1 in begins or longest_organization(text, at + 1, verb, index) == verb


def _its_other(text: str, clause: int, stop: int, bodies: Sequence[Match]) -> tuple[int, str] | None:
    """太平镇党委、|政府: where the second body of a place begins that leaves the place to the first, and its full form."""
    fit = _ITS_OTHER.search(text, clause, stop)
    first = next((m for m in bodies if fit and m.start >= clause and m.end == fit.start()), None)
    partys = _PARTYS.search(text, first.start, first.end) if first is not None else None
    if fit is None or first is None or partys is None or partys.start() == first.start:
        return None
    return fit.start("other"), text[first.start : partys.start()] + fit["other"]


def who_decided(text: str, verb: int, index: AreaIndex) -> tuple[int, str] | None:
    """Who decides to hold a meeting on a day, where nobody else convenes it; None where nobody does."""
    low = max(0, verb - 40)
    fit = _DECIDED.search(text[low:verb])
    if fit is None:
        return None
    stop = low + fit.start()
    for i in range(max(low, max((text.rfind(c, low, stop) for c in "，。；\n"), default=-1) + 1), stop):
        if longest_organization(text, i, stop, index) == stop:
            return verb, text[i:stop]
    return None
