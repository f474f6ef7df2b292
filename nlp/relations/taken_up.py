"""Meetings that an article has reported and takes up again by the end of their name: 常务会议强调, 列席党组会议,
出席上述会议. Where several are reported, these words tell which one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_SHORTEST, _LONGEST = 3, 16  # characters of a short form; 会议 alone may be any
_N = "[〇零一二三四五六七八九十百\\d]+"
# What an article leaves out when it takes a meeting up: its number, its year, that it was enlarged
_NUMBERS = re.compile(f"(?:今年|本年度?|\\d{{4}}年度?)?(?:第?{_N}届)?(?:\\d{{4}}年度?)?(?:第{_N}次)?(?:（扩大）|扩大)?")
# Where a short form may begin: with its sentence or clause, or after what one does at a meeting
_BEGINS = re.compile(
    r"^[ 　]*(?:(?:随后|接着|之后|会后)?(?:召开|举行)的)?|[，；：。”]|(?P<verb>出席|列席|参加|旁听|主持)了?(?P<half>[上下]午的|晚上的|早上的)?|在"
)
_BOARD = re.compile("(?:董事|监事|股东|理事|代表大)会(?:会议)?$")
_NO_FORMS = {"次会议", "体会议", "务会议", "题会议", "作会议", "大会议", "委会议", "组会议"}  # cut within a word
_CITED = ("精神", "以来", "期间", "的部署", "部署", "结束后", "后", "之后", "之前", "前夕")
ALL = re.compile(r"(?:了)?(?:上述|以上|这?[两三几]个|这?[两三几][场次]|各个?)(?:会议|会(?![议场]))")


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A short form at ``start``…``end`` (code points of the clean text) of a meeting reported before; ``leads`` where a
    clause is about it (党组会议学习…), not only one of its words (列席党组会议)."""

    start: int
    end: int
    referent: int
    leads: bool


def short_forms(names: Iterable[str]) -> frozenset[str]:
    """The ends by which an article may take a meeting of these names up."""
    found = set()
    for name in names:
        plain = _NUMBERS.sub("", name)
        wholes = {plain, plain.removesuffix("议") if plain.endswith("会议") else plain + "议"}
        if _BOARD.search(plain):
            wholes.add(plain.removesuffix("会议"))  # 在董事会上
        for whole in wholes:
            if whole.endswith(("会", "会议")):
                found |= {whole[-k:] for k in range(_SHORTEST, min(len(whole), _LONGEST) + 1)}
            if whole.endswith("大会"):
                found.add("大会")  # 参加下午的|大会, where the other is none
    return frozenset(found - _NO_FORMS)


def taken_up(text: str, start: int, end: int, reported: Mapping[int, frozenset[str]]) -> Iterator[TakenUp]:
    """The meetings of ``reported`` (referent → short forms) that a sentence takes up, each by a form that only one of
    them has."""
    at = start
    for fit in _BEGINS.finditer(text[start:end]):
        begin = start + fit.end()
        if begin < at:
            continue
        shortest = len("大会") if fit.group("half") or fit.group("verb") else _SHORTEST
        for size in range(min(_LONGEST, end - begin), shortest - 1, -1):
            form = text[begin : begin + size]
            if not form.endswith(("会", "会议")) or text.startswith(("议", "员", "长", "室", "上的"), begin + size):
                continue
            meant = [r for r, forms in reported.items() if form in forms]
            if len(form) < _SHORTEST and not fit.group("half"):
                # 参加|大会, of a congress and the plenum after it; a session of a people's congress is called so as well
                called = [r for r, forms in reported.items() if any(form in other for other in forms)]
                meant = meant if called == meant else []
            if len(meant) == 1:
                if not text.startswith(_CITED, begin + size):
                    leads = fit.start() == 0 or not fit.group().strip("，；：。”") or fit.group() == "在"
                    yield TakenUp(begin, begin + size, meant[0], leads)
                at = begin + size
                break
