"""Where a meeting was held: the place behind 在 that its sentence, or one that goes on about it, holds it at."""

from __future__ import annotations

import re

from nlp.components.base import Match
from nlp.components.places import runs
from nlp.models import Argument
from nlp.relations.focus import Sentence
from nlp.relations.meetings import MeetingReader

_AT = re.compile(r"(?:(?<![实现存正旨意好])在|(?<=日)于|(?<=[午晚])于|(?<=将)于)(?:位于)?$")
# 人民大会堂|东大厅, 政务中心|三楼会议室: a part of the building
_ROOM = r"(?:[^，。；、在举召]{0,10}?(?:厅|会议室|广场|[楼层]))?"
_HELD = (
    r"(?:隆重|胜利|正式|顺利|如期|同时|联合|共同|以[^，。；]{1,12}(?:方式|形式))?(?:召开|举行|举办|开幕|闭幕|闭会|"
    r"拉开帷幕|落下帷幕|落幕|启幕|开会|召集)"
)
# 在北京|主持召开|M, 在北京|出席|M
_THEN_NAMED = re.compile(
    rf"{_ROOM}(?:隆重|胜利|联合|共同)?(?:主持召开|主持|组织召开|召开|举行|举办|出席|参加|召集)(?:了|的)?"
)
_BEHIND = re.compile(rf"{_ROOM}{_HELD}(?!的|过|一次)")
_PART = re.compile(r"[^，。；]{0,6}(?:分会场|设|代表团|分组)")
_BEFORE_AT = re.compile(
    r"(?:（[^）]*）)?(?:，|[^。；，]{0,16}|，?[^。；，]{0,8}(?:历时|会期|圆满|完成|经过)[^。；]{0,50}，于?[^。；，]{0,12})"
)
_IT = re.compile(r"(?:^|[，。；])(?:此次|本次|这次)?(?:会议|大会|全会|座谈会|开幕式|论坛|活动)[^。；，]{0,16}$")
_FAR = 24  # code points between the verb and the name of the meeting
_OTHER = re.compile(r"召开|举行|举办|出席|参加|会见|访问|调研|考察|听取|传达")
_ANOTHER = re.compile(f"[。；，]|{_OTHER.pattern}")


class WhereReader(MeetingReader):
    """Where meetings were held."""

    def _where(self) -> None:
        for run in runs(sorted(self.a.places, key=lambda m: (m.start, m.end)), self.text):
            sentence = next((s for s in self.sentences if s.start <= run[0].start < s.end), None)
            at = _AT.search(self.text, sentence.start, run[0].start) if sentence is not None else None
            place = self.a.places[run[-1]]
            if sentence is None or at is None or place.referent is None:
                continue
            found = self._held_at(sentence, at.start(), run)
            if found is not None:
                meeting, quotes, why = found
                self.x.add(
                    "location",
                    (Argument("subject", meeting), Argument("object", place.referent)),
                    self.a,
                    quotes,
                    "meeting-held-at",
                    "; ".join(filter(None, [why, place.basis])),
                )

    def _held_at(self, sentence: Sentence, at: int, run: list[Match]) -> tuple[int, list[tuple[int, int]], str] | None:
        """The meeting that the place of ``run``, which 在 at code point ``at`` begins, is said of, with the sentences that
        say so and why it is that one."""
        start, end = run[0].start, run[-1].end
        if _PART.match(self.text, end, sentence.end):
            return None
        here = (sentence.start, sentence.end)
        named = [
            (m, r)
            for i, m in enumerate(sentence.masked.matches)
            if m is not None and m.kind == "meeting"
            for r in [self._referent(m)]
            if r is not None and (m in sentence.held or self._scheduled(sentence.masked, i) is not None)
        ]
        then = _THEN_NAMED.match(self.text, end, sentence.end)
        for m, r in named if then is not None else ():
            assert then is not None
            if m.start < start and then.end() <= m.end:  # 市委|在金河宾馆召开|座谈会 is one name
                return r, self._cut([here], m), ""
            gap = self.text[then.end() : m.start]
            if then.end() <= m.start <= then.end() + _FAR and not _ANOTHER.search(gap):
                return r, self._cut([here], run[-1], m), ""
        if not _BEHIND.match(self.text, end, sentence.end):
            return None
        before = [(m, r) for m, r in named if m.end <= at]
        if before:
            m, r = before[-1]
            gap = self.text[m.end : at]
            told = _BEFORE_AT.fullmatch(gap) and not _OTHER.search(gap)
            return (r, self._cut([here], run[-1], m), "") if told else None
        if sentence.focus is None or named or not _IT.search(self.text[sentence.start : at]):
            return None
        quotes = [here, *([sentence.focus_from] if sentence.focus_from else [])]
        why = f"会议 → {self.referents[sentence.focus].name}, the meeting told of before"
        return sentence.focus, self._cut(quotes, run[-1]), why
