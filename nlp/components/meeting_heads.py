"""The head nouns that end the name of a meeting (座谈会, 动员大会), and the meetings that are held to teach another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp.components.base import Match
from nlp.lexicon import load_meetings

_EXTENDED = re.compile(
    r"(?:（扩大）|扩大)?(?:学习)?(?:会议|会(?!议))(?!室|中心)|第[一二三四五六七八九十]+次(?:全体)?会议|（?第[一二三四五六七八九十\d]+场）?"
)

# 投资峰会|全区动员电视电话会议: a meeting to prepare the other
_GOES_ON = re.compile(
    "(?:常务|执行|名誉|荣誉|永远)*副?会长(?=[\u4e00-\u9fff、])|全[省市县区州盟旗](?:动员|部署|筹备|协调|推进)[\u4e00-\u9fff]{0,8}会"
)
# 全省学习贯彻|党的某大|精神|宣讲报告会: the meeting that is taught about belongs to the name
_TEACHING = "(?:(?:传达)?学习(?:宣传)?(?:贯彻)?|传达(?:贯彻)?|宣讲|贯彻落实)"
_TO_STUDY = re.compile(
    f"(?:召开|举行|举办|全[国省市县区州盟旗]|[委府组局厅院校团省市县区])(?:深入|认真)?{_TEACHING}(?:落实)?$"
)
_TO_TEACH = re.compile(
    "精神(?:首场|首次|集中|专题|中央|[省市县区]委|[省市县区]|宣讲|理论|培训|动员|部署|辅导|领导干部|党员干部|干部|骨干|党员|教?职工)*(?:报告会|座谈会|[会班])?$"
)
_TAUGHT = re.compile("(?:召开|举行|举办|全[国省市县区州盟旗])(?:[^，。；]{0,4})" + _TEACHING)
# 省管主要领导干部|学习贯彻…重要讲话精神|专题研讨班: a course is named after whom it is held for and what is taught
_COURSE = re.compile(
    "(?:(?:全[国省市县区州盟旗]|省部级|省军级|厅局级|县处级|乡科级|[省市县区州]管|[省市县区州]直(?:机关)?|[市县]?[厅处科]级|[市县区]级|新任|主要|党员|领导"
    "|及以上)+干部)(?:深入)?学习(?:宣传)?贯彻[^，。；“”]{3,60}?(?:精神|思想)(?:专题|集中)*$"
)
# 举办|市委全会|精神解读|新闻发布会
_HELD = re.compile("(?:召开|举行|举办)(?:了)?$")
_TO_TELL = re.compile("精神(?:解读|宣讲|专题|媒体)+$")
_COURSES = ("研讨班", "读书班")


@lru_cache(maxsize=1)
def kinds_of_meeting() -> frozenset[str]:
    """Every head noun of the table."""
    return frozenset(word for head in load_meetings().heads for word in head.words)


@lru_cache(maxsize=1)
def heads() -> re.Pattern[str]:
    """The longest head noun at a place."""
    words = sorted((w for h in load_meetings().heads for w in h.words), key=lambda w: (-len(w), w))
    after = "|".join(map(re.escape, load_meetings().not_before))
    alternatives = "|".join(re.escape(w) + ("" if w.endswith("议") else "(?!议)") for w in words)
    return re.compile(f"(?:{alternatives})(?!{after})")


def ends_a_name(text: str, head: re.Match[str], taken: Sequence[Match], policies: Sequence[Match]) -> bool:
    """Whether a head noun may end the name of a meeting: it stands in none of ``taken``, in no ``policies``, and is not
    the end of another word (博览会)."""
    if any(m.start < head.end() and head.start() < m.end for m in taken):
        return False
    if any(m.start < head.start() < m.end for m in policies):
        return False
    if _GOES_ON.match(text, head.end()):
        return False
    not_a_head = load_meetings().not_a_head
    return not any(text.endswith(word, 0, head.end()) and len(word) >= len(head.group()) for word in not_a_head)


def head_end(text: str, head: re.Match[str]) -> int:
    """Where a head noun ends with what makes it longer: 联席会议|第五次会议, 动员（扩大）|会议."""
    more = _EXTENDED.match(text, head.end())
    # 联席会议 is also a standing body, whose sittings are counted
    if more and (not head.group().endswith("议") or (head.group() == "联席会议" and text.startswith("第", head.end()))):
        return more.end()
    return head.end()


def course_before(text: str, head: re.Match[str]) -> int | None:
    """Where the name of a course for officials begins that ``head`` ends; None where it is none."""
    fit = _COURSE.search(text, max(0, head.start() - 80), head.start()) if head.group() in _COURSES else None
    return fit.start() if fit else None


@lru_cache(maxsize=1)
def _taught_next() -> re.Pattern[str]:
    return re.compile(f"精神[\u4e00-\u9fff]{{0,8}}?(?:{heads().pattern})")


def taught_before(text: str, clause: int, head: int, end: int) -> int | None:
    """召开传达学习|全省教育大会|精神干部大会: where the name of a meeting (``head`` to ``end`` its head noun) begins that
    another is held to teach; None where it is not."""
    taught = _TAUGHT.search(text, clause, head)
    return taught.end() if taught and _taught_next().match(text, end) else None


def studied_in_name(text: str, clause: int, m: Match, head: int) -> bool:
    """Whether the session ``m`` stands inside the name of a meeting that is held to teach it."""
    if _HELD.search(text, clause, m.start) and _TO_TELL.match(text, m.end, head):
        return True
    taught = _TO_TEACH.match(text, m.end, head)
    if taught is None or _TO_STUDY.search(text, clause, m.start) is None:
        return False
    return str(m.get("type")).startswith("central_") or taught.end() == head
