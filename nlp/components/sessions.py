"""Sessions: meetings that go by their numbers – plenums, congresses, counted sittings of an organ.

Coordinations are taken apart: 二十届二中、三中全会 is two matches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, make
from nlp.lexicon import load_meetings
from nlp.numerals import to_int

NUMBER = r"[〇零一二三四五六七八九十百\d]+"
_HOLD = (
    r"(?:(?:(?:昨日|今日|昨天|今天|\d{1,2}月\d{1,2}日|\d{1,2}日)(?:上午|下午|晚)?)?"
    r"(?:胜利|隆重)?(?:召开|举行)(?:了)?(?:的)?)?"
)

# A government's own sittings; 常务会 and 办公会 are 会议 cut short.
_SITTING = (
    r"(?:常务会议|常务会(?!议)|全体会议|全体（扩大）会议|党组会议|党组（扩大）会议"
    r"|[省市县区州盟旗]长(?:办公会议|办公会(?!议)|专题会议|专题会(?!议)|碰头会))"
)

# 党的二十届二中、三中全会
_PLENUM = re.compile(
    rf"(?:中国共产党|中共|党的)?第?(?P<term>{NUMBER})届(?:中央委员会)?(?P<sessions>第?{NUMBER}中(?:(?:全会)?[、和及]{NUMBER}中)*)全(?:会|体会议)"
)
_PLENUM_LONG = re.compile(
    rf"(?:中国共产党|中共|党的)?第?(?P<term>{NUMBER})届中央委员会第?(?P<session>{NUMBER})次(?:全体会议|全会)"
)
_CENTRAL_DISCIPLINE = re.compile(
    rf"第?(?P<term>{NUMBER})届中央纪委第?(?P<session>{NUMBER})次(?:全会|全体会议)"
    rf"|(?:中国共产党)?第?(?P<term2>{NUMBER})届中央纪律检查委员会第?(?P<session2>{NUMBER})次(?:全体会议|全会)"
)
# 党的二十大; 十大 alone is any list of ten
_CONGRESS = re.compile(
    r"(?P<lead>党的|中共|中国共产党)?(?P<term>十[一二三四五六七八九]|二十[一二三]?)大(?!中|学|类|项|工|举|措|重点|行|产|城|名|队|型|家)"
)
_OTHERS_CONGRESS = re.compile(
    "(?:工会|妇女|共青团|(?<![集社])团|妇联|工商联|文联|作协|科协|侨联|残联|记协|青联|学联|台联)(?:第)?$"
)
_CONGRESS_LONG = re.compile(
    rf"(?:(?:中国共产党|中共|党的)(?=第{NUMBER}次全国)|中国共产党)第(?P<term>{NUMBER})次(?:全国)?代表大会"
)

# What follows an area, as (type, pattern); 市|委五届八次全会
_SESSIONS = [
    (
        "party_plenum",
        re.compile(
            rf"(?:委员会|党委|委){_HOLD}第?(?P<term>{NUMBER})届(?:委员会)?第?(?P<session>{NUMBER})次(?P<more>(?:(?:全会)?[、和及]第?{NUMBER}次)*)(?:全会|全体会议|全体（扩大）会议|全体扩大会议|全委(?:（扩大）|扩大)?会议|全委会)"
        ),
    ),
    (
        "party_plenum",
        re.compile(rf"第(?P<term>{NUMBER})届委员会{_HOLD}第(?P<session>{NUMBER})次(?:全体|全委)(?:（扩大）|扩大)?会议"),
    ),
    (
        "discipline_plenum",
        re.compile(
            rf"(?:纪律检查委员会|纪委){_HOLD}第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次(?:全会|全体会议|全体（扩大）会议)"
        ),
    ),
    (
        "discipline_plenum",
        re.compile(rf"第(?P<term>{NUMBER})届纪律检查委员会{_HOLD}第(?P<session>{NUMBER})次全体(?:（扩大）)?会议"),
    ),
    (
        "congress_standing",
        re.compile(
            rf"第?(?P<term>{NUMBER})届(?:人大常委会|人民代表大会常务委员会|人大常务委员会){_HOLD}第?(?P<session>{NUMBER})次(?P<tail>会议|主任会议)"
        ),
    ),
    (
        "congress_standing",  # 七届人大常委会|主任会议第六十二次会议
        re.compile(
            rf"第?(?P<term>{NUMBER})届(?:人大常委会|人民代表大会常务委员会)(?P<tail>主任会议){_HOLD}第?(?P<session>{NUMBER})次会议"
        ),
    ),
    (
        "congress_standing",
        re.compile(
            rf"(?:人大常委会|人民代表大会常务委员会){_HOLD}第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次(?P<tail>会议|主任会议)"
        ),
    ),
    (
        "congress_standing",
        re.compile(rf"(?:人大常委会|人民代表大会常务委员会){_HOLD}第(?P<session>{NUMBER})次(?P<tail>会议|主任会议)"),
    ),
    ("congress", re.compile(rf"第?(?P<term>{NUMBER})届(?:人大|人民代表大会)第?(?P<session>{NUMBER})次会议")),
    ("congress", re.compile(rf"(?:人大|人民代表大会)第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次会议")),
    ("congress", re.compile(rf"(?:人大|人民代表大会)第?(?P<session>{NUMBER})次会议(?!精神)")),
    # 县十届二次人代会, 县十届人代会第二次会议
    ("congress", re.compile(rf"第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次人(?:民)?代(?:表大)?会(?!常|[代制])")),
    ("congress", re.compile(rf"第?(?P<term>{NUMBER})届人代会第?(?P<session>{NUMBER})次会议")),
    (
        "cppcc_standing",
        re.compile(
            rf"政协{_HOLD}第?(?P<term>{NUMBER})届(?:委员会)?{_HOLD}(?:(?:常委会|常务委员会)第?(?P<session>{NUMBER})次(?P<tail>会议|主席会议)|第?(?P<session2>{NUMBER})次(?P<tail2>常委会会议|常委会议|常务委员会会议|常委会|主席会议))"
        ),
    ),
    (
        "cppcc",
        re.compile(rf"政协{_HOLD}第?(?P<term>{NUMBER})届(?:委员会)?第?(?P<session>{NUMBER})次(?:全体)?(?:会议|全会)"),
    ),
    (
        "government",
        re.compile(rf"(?:人民政府|政府){_HOLD}第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次(?P<tail>{_SITTING})"),
    ),
    (
        "government",
        re.compile(
            rf"第?(?P<term>{NUMBER})届(?:人民政府|政府)[ \u3000]?第?(?P<session>{NUMBER})次(?P<tail>{_SITTING})"
        ),
    ),
    (
        "government",
        re.compile(rf"第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次(?:人民政府|政府)(?P<tail>{_SITTING})"),
    ),
    (
        "government",
        re.compile(rf"(?:人民政府|政府){_HOLD}(?P<year>\d{{4}}年)?第?(?P<session>{NUMBER})次(?P<tail>{_SITTING})"),
    ),
    (
        "party_congress",
        re.compile(
            rf"(?:第(?P<session>{NUMBER})次(?:党员|党)?代表大会|第?(?P<session2>{NUMBER})次党代会)(?!代表[^，。；]{{0,12}}会|(?:动员|部署|筹备)+(?:工作)?大?会)"
        ),
    ),
]
# 2013年第12次|市政府|常务会议: the count stands before the area
_COUNT_FIRST = re.compile(
    rf"(?:(?P<year>\d{{4}}年)第?|第)(?P<session>{NUMBER})次(?P<area>省|市|县|区|州|盟|旗|自治区)(?:人民政府|政府)(?P<tail>{_SITTING})"
)
# 十四届|全国|人大三次会议, 五届|市委|八次全会: the term stands before the area.
_TERM_FIRST = re.compile(
    rf"(?P<lead>(?:中华人民共和国)?(?<![新本上该])第?(?P<term>{NUMBER})届)(?P<area>全国|省|市|县|区|州|盟|旗|自治区)"
    rf"(?P<organ>纪委|委|党委|人民代表大会常务委员会|人民代表大会|人大常委会|人大|政协常委会|政协|人民政府|政府){_HOLD}第?(?P<session>{NUMBER})次(?P<tail>全会|{_SITTING}|会议|主任会议|主席会议|常委会会议|常务会议)"
)
_TERM_FIRST_TYPE = {
    "纪委": "discipline_plenum",
    "委": "party_plenum",
    "党委": "party_plenum",
    "人大": "congress",
    "人民代表大会": "congress",
    "人大常委会": "congress_standing",
    "人民代表大会常务委员会": "congress_standing",
    "政协": "cppcc",
    "政协常委会": "cppcc_standing",
    "人民政府": "government",
    "政府": "government",
}
# 中国人民政治协商会议第五届丽水市委员会第四次会议: the area stands in the middle.
_CPPCC_LONG = [
    re.compile(
        rf"(?:中国人民政治协商会议|政协)第?(?P<term>{NUMBER})届(?P<area>全国|[\u4e00-\u9fff]{{0,14}}?[省市县区州盟旗])委员会(?P<standing>常务委员会)?第(?P<session>{NUMBER})次(?P<tail>主席会议|(?:全体)?(?:（扩大）)?会议)"
    ),
    re.compile(
        rf"(?:中国人民政治协商会议|政协)(?P<area>全国|[\u4e00-\u9fff]{{0,14}}?[省市县区州盟旗])第?(?P<term>{NUMBER})届(?:委员会)?(?P<standing>常务委员会|常委会)?{_HOLD}第?(?P<session>{NUMBER})次(?P<standing2>常委会|常务委员会|常委)?(?:全体)?(?:（扩大）)?会议"
    ),
    # 十二届|某自治区政协第六十次主席会议
    re.compile(
        rf"第?(?P<term>{NUMBER})届(?P<area>(?![省市县区州盟旗]政|自治区政|全国)[\u4e00-\u9fff]{{2,14}}?[省市县区州盟旗])政协(?P<standing>常委会|常务委员会)?"
        rf"第?(?P<session>{NUMBER})次(?:(?P<standing2>常委会|常务委员会|常委)会议|(?P<tail>主席会议|会议))"
    ),
]
# 五届三次会议, 二届十五次常委会会议 without an organ: the organ is that of the article.
_BARE = re.compile(
    rf"第?(?P<term>{NUMBER})届第?(?P<session>{NUMBER})次(?P<tail>会议|全会|全体会议|常委会会议|常委会议|常委会(?!议)|常务会议|主席会议|主任会议)"
)


# 六届人大一次会议, 第十九届第一次人民代表大会: of the township that holds it
_BARE_CONGRESS = re.compile(
    rf"第?{NUMBER}届(?:人大|人民代表大会)第?{NUMBER}次会议|第?{NUMBER}届第?{NUMBER}次人(?:民)?代(?:表大)?会(?!常|[代制])"
)

_PARTY_LEAD = re.compile("(?:中国共产党|中共)$")
_PARTY_LEADS = re.compile("中国共产党|中共")
# A school or company that has a Party committee of its own
_HOST = re.compile("[\u4e00-\u9fff]{2,20}(?:学院|大学|集团|公司|医院)$|(?:学校|校|集团|公司)$")
# 随后举行的|集团党委三届一次全会: what no school or company is called
_NO_HOST = re.compile("[的了在于]|召开|举行|以及")


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """What a meeting's name says. ``type`` is central_plenum, central_congress, party_plenum, discipline_plenum, party_congress, congress,
    congress_standing, cppcc, cppcc_standing, government or named; ``area`` the surface of the place ("" where the name
    leaves it out), ``host`` the surface of the convening organisation of a named one, ``tail`` the rest."""

    type: str
    area: str = ""
    host: str = ""
    term: int | None = None
    session: int | None = None
    tail: str = ""


def session_matches(text: str, index: AreaIndex) -> list[Match]:
    """The sessions in clean text, none over another: what the first patterns find, later ones leave alone."""
    found: list[Match] = []
    _central_sessions(text, found)
    _cppcc_sessions(text, found)
    _term_first(text, found)
    for type_, pattern in _SESSIONS:
        for fit in pattern.finditer(text):
            _after_area(text, index, type_, fit, found)
    for fit in _BARE.finditer(text):
        _add(found, *fit.span(), "bare", term=_int(fit["term"]), session=_int(fit["session"]), tail=fit["tail"])
    return found


def bare_congresses(text: str, taken: Sequence[Match]) -> list[Match]:
    """The sessions of people's congresses whose place stands elsewhere, none over what is ``taken``."""
    return [
        make("meeting", *fit.span(), type="bare")
        for fit in _BARE_CONGRESS.finditer(text)
        if not any(m.start < fit.end() and fit.start() < m.end for m in taken)
    ]


def session_of(name: str) -> Match | None:
    """The ordinal session that a whole name is, if it is one."""
    return next((m for m in session_matches(name, area_index(name)) if m.start == 0 and m.end == len(name)), None)


def party_before(text: str, end: int) -> int | None:
    """Where another party that ends at ``end`` begins (民革|十四届三中全会); None where none does."""
    fit = _party_at_end().search(text, max(0, end - 14), end)
    return fit.start() if fit else None


def _add(found: list[Match], start: int, end: int, type_: str, area: str = "", **data: str) -> None:
    if not any(start < m.end and m.start < end for m in found):
        found.append(make("meeting", start, end, type=type_, area=area, **data))


def _central_sessions(text: str, found: list[Match]) -> None:
    """Plenums and congresses of the Party as a whole, and the plenums of its commission for discipline."""
    for fit in _PLENUM_LONG.finditer(text):
        if not text.startswith(("中", "党"), fit.start()) and _other_committee().search(text):
            continue  # 民革|第十二届中央委员会第二次全体会议
        _add(found, *fit.span(), "central_plenum", term=_int(fit["term"]), session=_int(fit["session"]))
    for fit in _PLENUM.finditer(text):
        party = party_before(text, fit.start())
        if party is not None:
            whole = text[party : fit.end()]  # 民革|十四届三中全会
            found.append(make("meeting", party, fit.end(), type="named", convenor="", name=whole))
        else:
            _plenums(fit, found)
    for fit in _CENTRAL_DISCIPLINE.finditer(text):
        term, session = fit["term"] or fit["term2"], fit["session"] or fit["session2"]
        _add(found, *fit.span(), "discipline_plenum", "全国", term=_int(term), session=_int(session))
    for fit in _CONGRESS_LONG.finditer(text):
        _add(found, *fit.span(), "central_congress", session=_int(fit["term"]))
    for fit in _CONGRESS.finditer(text):
        if not fit["lead"] and _OTHERS_CONGRESS.search(text, 0, fit.start()):
            continue  # 中国工会|十七大, 团|十九大
        _add(found, *fit.span(), "central_congress", session=_int(fit["term"]))


def _plenums(fit: re.Match[str], found: list[Match]) -> None:
    """二十届二中|、|三中全会: each of the plenums that share a term."""
    at = fit.start()
    parts = list(re.finditer(rf"({NUMBER})中", fit["sessions"]))
    for i, part in enumerate(parts):
        end = fit.end() if i == len(parts) - 1 else fit.start("sessions") + part.end()
        _add(found, at, end, "central_plenum", term=_int(fit["term"]), session=_int(part.group(1)))
        at = fit.start("sessions") + (parts[i + 1].start() if i + 1 < len(parts) else 0)


def _cppcc_sessions(text: str, found: list[Match]) -> None:
    for pattern in _CPPCC_LONG:
        for fit in pattern.finditer(text):
            groups = fit.groupdict()
            chairs = groups.get("tail") == "主席会议"
            standing = groups.get("standing") or groups.get("standing2") or chairs
            _add(
                found,
                *fit.span(),
                "cppcc_standing" if standing else "cppcc",
                fit["area"],
                term=_int(fit["term"]),
                session=_int(fit["session"]),
                tail="主席会议" if chairs else "",
            )


def _term_first(text: str, found: list[Match]) -> None:
    for fit in _TERM_FIRST.finditer(text):
        type_ = _TERM_FIRST_TYPE[fit["organ"]]
        if type_ in ("party_plenum", "discipline_plenum") and not fit["tail"].startswith("全"):
            continue  # 二届市委召开108次常委会会议
        if type_ == "cppcc" and "常委会" in fit["tail"]:
            type_ = "cppcc_standing"
        tail = fit["tail"] if type_ == "government" or fit["tail"] in ("主任会议", "主席会议") else ""
        term, session = _int(fit["term"]), _int(fit["session"])
        _add(found, *fit.span(), type_, fit["area"], term=term, session=session, tail=tail)
    for fit in _COUNT_FIRST.finditer(text):
        year, session = fit["year"] or "", _int(fit["session"])
        _add(found, *fit.span(), "government", fit["area"], term="", year=year, session=session, tail=fit["tail"])


def _after_area(text: str, index: AreaIndex, type_: str, fit: re.Match[str], found: list[Match]) -> None:
    """A session of one of ``_SESSIONS``, with the area, the Party or the school that stands before it."""
    start, surface = _area_before(text, fit.start(), index)
    lead = _PARTY_LEAD.search(text, 0, start)
    if (
        type_ in ("party_congress", "party_plenum", "discipline_plenum")
        and not lead
        and longest_host(text, start) is None
        and _other_body().search(text[max(0, start - 8) : start])
    ):
        return  # 共青团清远市第六次代表大会, 团|市委六届一次全会
    if type_ in ("party_congress", "party_plenum", "discipline_plenum"):
        # 校第四次党代会, 集团党委三届一次全会; what is no area may be a school or a company, else it is 党代会 of the
        # article's place.
        host = longest_host(text, start if surface else fit.start())
        if host is not None and not surface:
            start, surface = host, text[host : fit.start()]
        if host is None and not surface and type_ == "discipline_plenum":
            start, surface = _same_host(text, fit.start(), found)
        if not surface and not lead:
            return
        lead = lead or _PARTY_LEAD.search(text, 0, start)
    elif not surface:
        return
    if lead:
        start = lead.start()
    groups = fit.groupdict()
    end = _plenums_after(type_, surface, fit, found) if groups.get("more") else fit.end()
    tail = groups.get("tail") or groups.get("tail2") or ""
    if type_ == "congress_standing" and tail == "会议":
        tail = ""
    if type_ == "cppcc_standing" and tail != "主席会议":
        tail = ""
    _add(
        found,
        start,
        end,
        type_,
        surface,
        term=_int(groups.get("term")),
        year=groups.get("year") or (_year_before(text, start) if type_ == "government" else ""),
        session=_int(groups.get("session") or groups.get("session2")),
        tail=tail,
    )


def _plenums_after(type_: str, area: str, fit: re.Match[str], found: list[Match]) -> int:
    """省委十三届二次|、|三次全会: adds the plenums that share the term and the body of the first; where the first ends."""
    first = fit.end("session") + len("次")
    parts = list(re.finditer(rf"第?(?P<session>{NUMBER})次", fit["more"]))
    for i, part in enumerate(parts):
        stop = fit.end() if i == len(parts) - 1 else fit.start("more") + part.end()
        _add(
            found,
            fit.start("more") + part.start(),
            stop,
            type_,
            area,
            term=_int(fit["term"]),
            session=_int(part["session"]),
        )
    return first


def _year_before(text: str, start: int) -> str:
    """2024年|某区人民政府第三次常务会议: the year that stands before the name; "" without one."""
    return text[start - 5 : start] if re.fullmatch(r"\d{4}年", text[max(0, start - 5) : start]) else ""


def _area_before(text: str, end: int, index: AreaIndex) -> tuple[int, str]:
    """Where the area that ends at ``end`` begins and its surface, 全国 for what is the nation's; "" where there is none."""
    area = index.before(end)
    if area:
        start, name = area
        if name.level in ("镇", "乡"):  # 清新区太平|镇: with the name that the level ends
            start = _township_start(text, start, end, index)
        return start, text[start:end]
    start, surface = end, ""
    for national in ("全国", "中国共产党", "国务院"):
        if text.startswith(national, end - len(national)):
            start, surface = end - len(national), "全国"
    return start, surface


def _township_start(text: str, level: int, end: int, index: AreaIndex) -> int:
    """Where the township that ends at ``end`` begins, at its county or where no other word can stand before it; ``level``
    where nothing tells."""
    for i in range(max(0, level - 14), level):
        whole = any(stop == end and form.localities for stop, form in index.at(i))
        if not whole or _PARTY_LEADS.match(text, i):
            continue  # 中共|太平镇第七次代表大会
        bounded = i == 0 or not "\u4e00" <= text[i - 1] <= "\u9fff" or _PARTY_LEAD.search(text, 0, i)
        if bounded or index.at(i, bounded=False):
            return i
    return level


@lru_cache(maxsize=1)
def _parties() -> str:
    return "|".join(load_meetings().parties)


@lru_cache(maxsize=1)
def _party_at_end() -> re.Pattern[str]:
    return re.compile(f"(?:中国)?(?:{_parties()})(?:中央)?(?:委员会)?$")


@lru_cache(maxsize=1)
def _other_committee() -> re.Pattern[str]:
    """Who has a 中央委员会 of its own, besides the Party."""
    return re.compile(f"{_parties()}|共青团|共产主义青年团")


@lru_cache(maxsize=1)
def _other_body() -> re.Pattern[str]:
    return re.compile(f"(?<!集)(?:{'|'.join(load_meetings().other_bodies)}|{_parties()})$")  # 集|团 is none


def _int(text: str | None) -> str:
    value = to_int((text or "").removeprefix("第"))
    return "" if value is None else str(value)


def longest_host(text: str, j: int) -> int | None:
    """Where a school or company that ends at j begins (丽水学院|第四次党代会); None where none does."""
    low = max(0, j - 28)
    lead = max((fit.end() for fit in _PARTY_LEADS.finditer(text, low, j)), default=0)
    low = lead or max([max(0, j - 16), *(fit.end() for fit in _NO_HOST.finditer(text, max(0, j - 16), j))])
    fit = _HOST.search(text, low, j)
    return fit.start() if fit else None


def is_host(surface: str) -> bool:
    """Whether it is a school or company, by its ending."""
    return _HOST.fullmatch(surface) is not None


def _same_host(text: str, at: int, found: list[Match]) -> tuple[int, str]:
    """集团党委三届一次全会和|纪委三届一次全会: the school or company of the plenum right before."""
    before = next((m for m in found if m.end in (at - 1, at) and m.get("type") == "party_plenum"), None)
    if before is None or text[before.end : at] not in ("和", "、", "及", "与", ""):
        return at, ""
    host = before.get("area")
    return (at, host) if is_host(host) else (at, "")
