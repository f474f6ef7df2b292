"""Whose a meeting is: the body or area that convenes it, that its name begins with, or that was named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.areas import area_index
from nlp.components.base import Match
from nlp.components.body_forms import forms_at, parse, zone_of
from nlp.lexicon import load_meetings
from nlp.naming import Area, Name, unit_name
from nlp.reference.sessions import SessionReader
from nlp.reference.words import load_body_words

_BESIDE = ("", "、", "和")
_BRACKETED = re.compile("^（[^（）]{2,16}）")
_TOURS = re.compile("[^，。；]{0,14}(?:调研|视察|考察)")
_YEAR = re.compile(r"\d{4}年(?:度)?")
# 集团|六届四次职代会, 公司|2025年工作会议: a number or a year shows that the word is a name cut short
_HOST_IN_SHORT = re.compile(r"[\u4e00-\u9fff]{2,4}?(?=第[一二三四五六七八九十\d]|[一二三四五六七八九十]+届|\d{4}年)")
_LEAGUE_SESSION = re.compile(
    r"第[一二三四五六七八九十\d]+(?:次|届)[\u4e00-\u9fff]{0,4}团员(?:代表)?大会|第[一二三四五六七八九十\d]+次代表大会"
)
_OF_TOWNSHIP = re.compile("(?<=街道)办事处$|(?<=[镇乡])(?:人民)?政府$")
_ZONES = re.compile("新区|开发区|高新区|经开区|园区|片区")
LEADERS = re.compile(r"(?:常委|党政)?(?:领导)?班子$")


@lru_cache(maxsize=1)
def _national_body() -> re.Pattern[str]:
    forms = "|".join(form for short, full in load_body_words().national_bodies.items() for form in (full, short))
    return re.compile(f"(?P<body>{forms})")


class ConvenorReader(SessionReader):
    """Finds whose a meeting is."""

    def _convenor(self, surface: str, at: int) -> tuple[Name | None, Area | None, str]:
        """The body or area that a text says convenes a meeting, and why it is that one."""
        surface = LEADERS.sub("", surface)
        form = parse(surface)
        if form is not None and (form.types or form.literal or form.units or form.context):
            name, basis = self.organization(form, at)
            if name is not None:
                return name, None, basis
        areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
        if areas:
            area, basis = self.area(areas[0], at)
            return None, area, basis
        near = self._context(surface, at)
        if near is not None and (near[2].start < at or self._alone(near[1])):
            return near[1], None, f"{surface} → {near[1].name}, named before"
        return None, None, ""

    def _alone(self, name: Name) -> bool:
        """Whether the article names no other body that is called as ``name`` is (我院 before the one hospital named)."""
        last = self._whole(name).name[-1]
        return len({self._whole(n).name for _, n, _ in self.organizations if self._whole(n).name.endswith(last)}) == 1

    def _beside(self, at: int) -> list[Name]:
        """市委、|市政府举行…: the bodies that convene with the one at ``at``."""
        found: list[Name] = []
        for name, where in self._row(at):
            if where.end == at and not name.name.startswith(("中共", "中国共产党")):
                break
            found.insert(0, name)
            at = where.start
        return found

    def _written_beside(self, at: int) -> str:
        """The text of the bodies that :meth:`_beside` finds, as it stands: 市委、"""
        begin = at
        for _, where in self._row(at):
            begin = where.start
        return self.text[begin:at]

    def _row(self, at: int) -> Iterator[tuple[Name, Match]]:
        """The bodies that stand in a row before ``at``, the last one first."""
        for _, name, where in reversed(self.organizations):
            gap = _BRACKETED.sub("", self.text[where.end : at])  # 市委政研室（改革办）、|市委宣传部
            if where.kind == "organization" and where.end <= at and gap in _BESIDE:
                yield name, where
                at = where.start

    def _joint_meeting(
        self, match: Match, hosts: list[Name], rest: str, basis: str, written: str = ""
    ) -> tuple[int, str]:
        """A meeting of several bodies: named after them all, or after their place; ``written`` is how the text puts
        them (市人大常委会办公室、市政府新闻办公室)."""
        scope = re.match(r"全(?:省|市|县|区|州|盟|旗|自治区)", rest)
        bare = rest[scope.end() :] if scope else rest  # 地区妇联、农业局召开|全区表彰会
        label = "".join(h.short or h.name for h in hosts) + bare
        names = [
            *(
                mark.join(h.short or h.name for h in hosts) + tail
                for mark in ("", "、")
                for tail in dict.fromkeys((bare, rest))
            ),
            *(n + rest for h in hosts for n in (h.name, *h.aliases[:6])),
        ]
        names += [place + tail for place in self._township(hosts[-1]) for tail in dict.fromkeys((bare, rest))]
        area = hosts[0].area
        if area is not None:
            names += [f + tail for f in area.forms for tail in dict.fromkeys((bare, rest))]
            level = re.match("自治区|[省市县区州盟旗]", written)
            if level and area.name.endswith(level.group()):  # the place before the first of them stands for all
                names += [
                    f + written[level.end() :] + rest for f in (area.name, *area.forms) if f.endswith(level.group())
                ]
        i, why = self._meeting(match, label, names, hosts[-1], hosts[0].jurisdiction, basis, rest)
        self.result.cohosts[i] = [self._register(h) for h in hosts[:-1]]
        return i, why

    def _township(self, host: Name) -> list[str]:
        """What a town or street is called whose office or government convenes: 太平街道|垃圾分类恳谈会."""
        written = ((form, _OF_TOWNSHIP.search(form)) for form in (host.name, *host.aliases))
        return list(dict.fromkeys(form[: end.start()] for form, end in written if end is not None))

    def _leading(self, name: str, at: int) -> tuple[Name | None, Area | None, str, str]:
        """The organisation or area that a meeting's name begins with, and the rest of the name."""
        year = _YEAR.match(name)
        if year is not None:  # 2025年|县委政法工作会议
            host, _, rest, basis = self._leading(name[year.end() :], at)
            return (host, None, year.group() + rest, basis) if host is not None else (None, None, name, "")
        near = self._in_short(name, at)
        if near is not None:
            return near
        index = area_index(name)
        readings = [
            (e, f)
            for e, f in forms_at(name, 0, index, bounded=True)
            if e < len(name)
            and (f.types or f.context or (f.literal and (zone_of(f.text) or (f.proper and self._knows(f.text)))))
            and f.text not in ("中央", "国家", "政协", "中国共产党", "中共")
        ]
        for end, form in sorted(readings, key=lambda r: (not r[1].types, -r[0])):
            national = bool(form.types) and form.types[0].host == "national"
            known = any(self.text[w.start : w.end] == form.text for _, _, w in self.organizations)
            if form.area is None and not national and not form.context and not form.literal and not known:
                continue
            if form.context and (name.startswith(("务", "员", "长"), end) or self._context(form.context, at) is None):
                continue
            if name[end:] in ("会", "议") or not name[end:] or name[end - 1 : end + 1] == "组织":  # 支部|组织生活会
                continue
            if zone_of(form.literal) and _ZONES.search(name, end):
                continue  # 自贸试验区|清江新区管委会会议 is of the smaller one
            host, basis = self.organization(form, at)
            if host is not None:
                return host, None, name[end:], basis
        for end, area_form in index.at(0, bounded=False):
            if end < len(name) and not name.startswith(("员", "务"), end):  # 盟员大会
                area, basis = self.area(area_form, at)
                if area is not None:
                    return None, area, name[end:], basis
        return None, None, name, ""

    def _in_short(self, name: str, at: int) -> tuple[Name, None, str, str] | None:
        """集团|六届四次职代会: of the body that the article calls so; None where the name begins with no such word."""
        short = _HOST_IN_SHORT.match(name)
        near = self._called_so(short.group(), at) if short and short.group() in load_meetings().hosts_in_short else None
        if short is None or near is None:
            return None
        return near, None, name[short.end() :], f"{short.group()} → {near.name}, named before"

    def _branch(self, name: str, at: int) -> tuple[Name, list[str], str] | None:
        """共青团|清远市|第六次代表大会: the local committee of a national body, the congress's names, and what follows."""
        fit = _national_body().match(name)
        if fit is None:
            return None
        short, long = next(pair for pair in load_body_words().national_bodies.items() if fit["body"] in pair)
        for end, form in area_index(name).at(fit.end("body"), bounded=False):
            if end >= len(name) or not re.match(r"第|[一二三四五六七八九十\d]", name[end:]):
                continue
            committee = parse(short + name[fit.end("body") : end] + "委")
            host = self.organization(committee, at)[0] if committee else None
            area = self.area(form, at)[0]
            if host is not None and area is not None:
                return host, [b + f + name[end:] for b in (long, short) for f in (area.name, *area.forms)], name[end:]
        return self._league_of_a_body(name, fit, at) if short == "共青团" else None

    def _league_of_a_body(self, name: str, fit: re.Match[str], at: int) -> tuple[Name, list[str], str] | None:
        """共青团|清远市妇女联合会|第三次团员大会: the body's league committee, the congress's names, and what follows."""
        numbered = _LEAGUE_SESSION.search(name, fit.end("body"))
        form = parse(name[fit.end("body") : numbered.start()]) if numbered else None
        body = self.organization(form, at)[0] if form is not None else None
        if numbered is None or body is None:
            return None
        rest = name[numbered.start() :]
        names = [name, *(fit["body"] + f + rest for f in (body.name, *body.aliases[:6]))]
        return unit_name(body, "团委"), names, rest

    def _committee_before(self, at: int) -> tuple[Name | None, str]:
        """The Party committee of an area that was named last before ``at``: whose 常委会 sits."""
        held = [n for _, n, m in self.organizations if m.start < at and n.name.startswith("中共")]
        committees = [self._whole(n) for n in held if self._whole(n).area is not None]
        return (committees[-1], f"the committee named before: {committees[-1].name}") if committees else (None, "")

    def _company(self, at: int) -> Name | None:
        """The last company, school or society named before ``at``: whose 董事会 or 教职工代表大会 sits."""
        bodies = [self._whole(n) for _, n, m in self.organizations if m.start < at]
        return next((n for n in reversed(bodies) if n.name.endswith(load_body_words().has_boards)), None)

    def _tours(self, body: Match) -> bool:
        """Whether it is the body itself that looks at something, not an official whose post begins with it."""
        fit = _TOURS.match(self.text, body.end)
        return fit is not None and not any(
            m.kind in ("person", "post") and m.start < fit.end() and body.start < m.end for m in self.matches
        )
