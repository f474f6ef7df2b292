"""A small language for rules over text in which mentions have become single characters.

A sentence is *masked*: each mention is replaced by one private-use character that tells its kind. A rule's pattern is
then an ordinary regular expression with names for those characters, so that
``任命{P:person}为{T:post}`` reads as it is meant. Words never matter here, only characters and mentions.

====================  =====================================================================================
``{P}``               a person; likewise ``{T}`` post, ``{O}`` organisation, ``{M}`` meeting, ``{D}`` policy,
                      ``{L}`` place, ``{X}`` date, ``{W}`` a
                      title in 《》 that is no policy
``{P:name}``          the same, captured under a name
``{PL:name}``         a list of persons with their posts: ``市长甲，副市长乙、丙（主持工作）``; ``{NL}`` one that no comma joins,
                      ``{ML}`` meetings,
                      ``{DL}`` policies, ``{OL}`` organisations, ``{TL}`` posts, ``{MDL}`` meetings and policies
``{..}``              up to 40 characters within the clause; ``{..8}`` up to 8
``{~}``               up to 120 characters within the sentence, none of them a person; ``{~20}`` up to 20
``{,}``               what joins the members of a list
====================  =====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.components.base import Match

KINDS = {
    "person": ("P", 0xE000),
    "post": ("T", 0xE300),
    "organization": ("O", 0xE600),
    "meeting": ("M", 0xE900),
    "policy": ("D", 0xEC00),
    "place": ("L", 0xEF00),
    "date": ("X", 0xF200),
    "work": ("W", 0xF500),  # 《…》 that is no policy
}
_WIDTH = 0x300  # mentions of one kind that one sentence can hold; what is beyond stays unmasked text
_CLASS = {letter: f"[{chr(base)}-{chr(base + _WIDTH - 1)}]" for letter, base in KINDS.values()}

_AND = r"(?:，?以及|[、；及和与暨])"  # what joins documents: behind a comma another sentence may begin
_JOIN = r"(?:，?以及|，?并|[、，；及和与暨]|还有)"
_NOTE = r"(?:（[^（）]{0,30}）)"
_GROUP = rf"(?:{_CLASS['T']}{_NOTE}?[、，兼和]?)*{_CLASS['P']}{_NOTE}?(?:同志)?"
# A title that no table knows, in the middle of a list: 、连江县茶厂工人林桂芳. It holds no verb and no pause.
_TITLED = (
    rf"(?:(?!主持|讲话|发言|会见|陪同|率|出席|参加|汇报|介绍|[说对向在将到被为把由等的])[^，。；：！？、“”（）\n{_CLASS['P'][1:-1]}"
    rf"{_CLASS['M'][1:-1]}{_CLASS['D'][1:-1]}]){{1,20}}?"
)
_DATED = rf"(?:{_CLASS['X']}(?:(?:召开|举行)的)?)?"  # 传达学习|2月26日|中央政治局会议精神
# 传达了甲印发的《…》、|乙、丙下发的|《…》
_BODY_WORDS = r"(?:(?!落实|贯彻|执行|审议|讨论|研究|通过|部署|按照|根据)[^，。；、《》]){1,16}?"
_ISSUED = rf"(?:{_BODY_WORDS}、){{0,2}}{_BODY_WORDS}(?:印发|下发|出台|转发|发布)的"
# 《甲》、|省教育厅下发的|《乙》: whose the next document of a list is
_WHOSE = rf"(?:{_CLASS['O']}(?:[、和]{_CLASS['O']}){{0,3}}(?:(?:联合)?(?:下发|印发|出台|制定|发布|转发)的)?|新(?:近)?(?:修订|修正|修改|颁布|出台|印发|发布|公布)的)"
_LISTS = {
    # a post or body without a name may stand among the names: 市长甲，市人大、市政协领导班子成员，军分区司令员乙
    # (each member is read in one way only, (?>…): 、T、P could be two, and a list of fifty takes no time)
    "PL": rf"{_GROUP}(?>(?:{_JOIN}(?:{_CLASS['O']}|{_CLASS['T']})){{0,6}}(?:{_JOIN}|(?:、|和|及|以及){_TITLED}){_GROUP})*",
    # names that one post is given to: a comma does not join them (甲任县长，乙任副县长)
    "NL": rf"{_GROUP}(?:(?:、|和|及|以及|与){_GROUP})*",
    # 全国|全省组织部长会议: two that share a name stand side by side
    "ML": rf"{_DATED}{_CLASS['M']}(?:精神)?(?:(?:{_JOIN}{_DATED})?{_CLASS['M']})*",
    # among documents there may stand what is none: 《…》、《任命名单》、市人大常委会关于接受甲辞去…的决定、《…》
    "DL": rf"{_CLASS['D']}{_NOTE}?(?:(?:的(?:提案|议案)(?=[、，和]))?(?:{_AND}?(?:{_CLASS['W']}|《[^《》\n]{{2,40}}》)|、{_CLASS['O']}?关于[^，。；、]{{2,60}})*{_AND}?{_WHOSE}?{_CLASS['D']}{_NOTE}?)*",
    "OL": rf"{_CLASS['O']}(?:[、和及与]?{_CLASS['O']})*",
    # 书记、常委、委员，开发区党工委书记职务: after a comma only where the string of posts ends with its clause
    "TL": rf"{_CLASS['T']}{_NOTE}?(?:(?:、|兼|和|及|以及|，兼|，并任){_CLASS['T']}{_NOTE}?"
    rf"|，{_CLASS['T']}(?=(?:[、，]{_CLASS['T']})*(?:等)?(?:的)?(?:职务|一职|[；。]|，[拟提]|$)))*",
    "MDL": rf"(?:{_CLASS['O']}?{_CLASS['D']}{_NOTE}?|{_DATED}{_CLASS['M']})(?:精神)?"
    rf"(?:(?:{_JOIN}?{_WHOSE}?{_CLASS['D']}{_NOTE}?|{_JOIN}{_ISSUED}{_CLASS['D']}{_NOTE}?"
    rf"|(?:{_JOIN}{_DATED})?{_CLASS['M']})(?:精神)?)*",
}
LISTS_OF = {"PL": "P", "NL": "P", "ML": "M", "DL": "D", "OL": "O", "TL": "T", "MDL": "MD"}  # what a list cannot lack
PLACEHOLDER = re.compile(r"\{(PL|NL|ML|DL|OL|TL|MDL|[PTOMDLXW])(?::([a-z_]+[0-9]?))?\}|\{(\.\.|~)(\d*)\}|\{(,)\}")


_LIKE_A_MASK = re.compile("[\ue000-\uf8ff]")  # a character of the text itself that looks like a mask would lie


class PatternError(ValueError):
    """A pattern that is not of the language above."""


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over masked text that a rule's pattern stands for.

    Raises PatternError where a name in braces is unknown or the rest is no regular expression.
    """

    def expand(match: re.Match[str]) -> str:
        kind, name, gap, width, join = match.groups()
        if join:
            return _JOIN
        if gap == "..":
            return rf"[^，。；！？\n]{{0,{width or 40}}}?"
        if gap == "~":
            return rf"[^。！？\n{_CLASS['P'][1:-1]}]{{0,{width or 120}}}?"
        body = _LISTS.get(kind) or _CLASS[kind]
        return f"(?P<{name}>{body})" if name else f"(?:{body})"

    expanded = PLACEHOLDER.sub(expand, pattern)
    left = re.search(r"\{[^\d,}][^}]*\}", expanded)
    if left:
        raise PatternError(
            f"{left.group()} is unknown in {pattern!r}; known: {{P}} {{T}} {{O}} {{M}} {{D}} {{L}} {{X}}"
            " {PL} {NL} {ML} {DL} {OL} {TL} {MDL} {..} {~} {,}"
        )
    try:
        return re.compile(expanded)
    except re.error as error:
        raise PatternError(f"{pattern!r}: {error}") from error


@dataclass(frozen=True, slots=True)
class Masked:
    """A stretch of text with its mentions masked. ``starts[i]`` is where masked character i stands in the text."""

    text: str
    starts: tuple[int, ...]
    matches: tuple[Match | None, ...]  # by masked character
    end: int

    def inside(self, start: int, end: int, kind: str = "") -> list[Match]:
        """The mentions among masked characters start..end, of one kind or all."""
        return [m for m in self.matches[start:end] if m is not None and (not kind or m.kind == kind)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where masked characters start..end stand in the text."""
        stop = self.starts[end] if end < len(self.starts) else self.end
        return self.starts[start], stop


def mask(text: str, start: int, end: int, matches: Iterable[Match]) -> Masked:
    """Mask text[start:end]. Where mentions overlap the longer one counts, then the earlier."""
    chosen: list[Match] = []
    inside = (m for m in matches if start <= m.start and m.end <= end and m.kind in KINDS)
    for m in sorted(inside, key=lambda m: (m.start - m.end, m.start, m.kind)):
        if all(m.end <= c.start or c.end <= m.start for c in chosen):
            chosen.append(m)
    chosen.sort(key=lambda m: m.start)
    return _mask_sorted(text, start, end, chosen)


def _mask_sorted(text: str, start: int, end: int, chosen: Sequence[Match]) -> Masked:
    letters: list[str] = []
    starts: list[int] = []
    owners: list[Match | None] = []
    count = dict.fromkeys(KINDS, 0)

    def plain(first: int, stop: int) -> None:
        letters.append(_LIKE_A_MASK.sub("\ufffd", text[first:stop]))
        starts.extend(range(first, stop))
        owners.extend([None] * (stop - first))

    at = start
    for m in chosen:
        if count[m.kind] >= _WIDTH:
            continue
        plain(at, m.start)
        letters.append(chr(KINDS[m.kind][1] + count[m.kind]))
        count[m.kind] += 1
        starts.append(m.start)
        owners.append(m)
        at = m.end
    plain(at, end)
    return Masked("".join(letters), tuple(starts), tuple(owners), end)
