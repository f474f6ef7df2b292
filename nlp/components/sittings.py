"""Sittings: meetings that go by the body that sits (市委常委会, 大会主席团会议, 中心组学习会)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, make
from nlp.components.convenors import convenor_before
from nlp.components.meeting_beginnings import clause_start
from nlp.components.organizations import longest_organization
from nlp.components.sessions import NUMBER

_DAY = r"(?:(?:昨日|今日|昨天|今天|\d{1,2}月\d{1,2}日|\d{1,2}日)?(?:[上下]午|晚)?)"
# 大会主席团举行第二次会议, 代表团召集人会议, 预备会议 are of the session, whatever stands before them
PRESIDIUM = re.compile(
    f"(?:主席团(?:常务主席)?(?:{_DAY}(?:召开|举行)(?:了)?)?|代表团(?:临时)?(?:团长|召集人)(?:联席|汇报)?|预备)(?:第{NUMBER}次)?(?:全体)?会议|预备会(?!议|员)"
)
_HELD_WITHIN = re.compile(f"{_DAY}(?:召开|举行)(?:了)?")
_SITS_TOO = re.compile(
    "[、和及](?P<name>(?:第[一二三四五六七八九十百\\d]+次)?(?:常务会议|全体会议|党组会议|党组（扩大）会议|局务会议|主任会议|主席会议|办公会议))(?!精神)"
)
# 召开市委常委会: the sitting goes by the name of the body that sits
_STANDING = re.compile(
    rf"(?:召开|举行)(?:了)?(?P<name>(?:[\u4e00-\u9fff]{{0,8}}[省市县区州盟旗地]委|[\u4e00-\u9fff]{{0,8}}党委)?(?:第?{NUMBER}次)?常委会)"
    r"(?=[，。；、：\n 　和]|$|传达|学习|听取|研究|审议|专题|部署)"
)
# 地委中心学习组集中一天时间，学习…: the group's study is a meeting, though nothing calls it one
_STUDIED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?中心(?:学习)?组)(?:[^，。；]{0,12}(?:时间|天)，?)?(?:进行|开展)?(?:了)?(?:集中|专题|集体|认真)*学习"
    r"(?!会|型|教育|材料|计划|制度|情况|的|[^，。；]{0,8}[会研]，?上)"
)
# 州委常委会于十七日讨论通过: what the standing committee does on a day it does at a meeting
_SAT = re.compile(
    r"(?P<name>(?:[\u4e00-\u9fff]{0,8}[省市县区州盟旗地]委|[\u4e00-\u9fff]{0,8}党委)常委会)"
    r"(?=(?:已|曾)?于[^，。；]{2,12}(?:讨论|研究|审议|听取))"
)


def sittings(text: str, taken: Sequence[Match], index: AreaIndex, bodies: Sequence[Match]) -> list[Match]:
    """The sittings in clean text, none over what is ``taken``; ``bodies`` are the organisations found there."""
    standing = _standing(text, taken, index, bodies)
    return standing + _studies(text, [*taken, *standing], index) + _sat(text, taken)


def presidium_meetings(text: str, taken: Sequence[Match]) -> list[Match]:
    """The sittings of a presidium, which convenes itself, and of the heads of a session's delegations."""
    found: list[Match] = []
    for fit in PRESIDIUM.finditer(text):
        if not _overlaps(fit.start(), fit.end(), (*taken, *found)):
            name = _HELD_WITHIN.sub("", fit.group())
            found.append(make("meeting", *fit.span(), type="named", convenor="", name=name))
    return found


def sits_too(text: str, end: int, name: str) -> list[Match]:
    """市政府党组会议和|常务会议: a second sitting of the body that the first is named after."""
    fit = _SITS_TOO.match(text, end)
    stop = longest_organization(name, 0, len(name), area_index(name)) if fit else None
    if fit is None or stop is None:
        return []
    body = re.sub("(?:党组|党委)$", "", name[:stop])
    return [make("meeting", fit.start("name"), fit.end(), type="named", convenor="", name=body + fit["name"])]


def _overlaps(start: int, end: int, taken: Sequence[Match]) -> bool:
    return any(m.start < end and start < m.end for m in taken)


def _standing(text: str, taken: Sequence[Match], index: AreaIndex, bodies: Sequence[Match]) -> list[Match]:
    found = []
    for fit in _STANDING.finditer(text):
        if _overlaps(fit.start("name"), fit.end(), taken):
            continue
        verb = fit.start() - 2 if text[: fit.start()].endswith(("主持", "组织")) else fit.start()
        start, convenor = convenor_before(text, clause_start(text, verb), verb, index, bodies)
        if fit["name"] == "常委会" and not convenor:
            continue
        if fit["name"] != "常委会":
            start, convenor = fit.start("name"), ""
        found.append(make("meeting", start, fit.end(), type="named", convenor=convenor, name=fit["name"] + "会议"))
    return found


def _studies(text: str, taken: Sequence[Match], index: AreaIndex) -> list[Match]:
    found: list[Match] = []
    for fit in _STUDIED.finditer(text):
        end = fit.end("name")
        if _overlaps(fit.start(), end, (*taken, *found)):
            continue
        begins = (i for i in range(fit.start(), end) if longest_organization(text, i, end, index) == end)
        begin = next(begins, None)
        if begin is not None:
            name = text[begin:end] + "学习会"
            found.append(make("meeting", begin, end, type="named", convenor="", name=name, studied="yes"))
    return found


def _sat(text: str, taken: Sequence[Match]) -> list[Match]:
    return [
        make("meeting", *fit.span(), type="named", convenor="", name=fit["name"] + "会议")
        for fit in _SAT.finditer(text)
        if not _overlaps(*fit.span(), taken)
    ]
