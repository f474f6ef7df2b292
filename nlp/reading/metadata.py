"""Date, newspaper and page number, where a file's name or a page's header says them.

Nothing here knows what day it is: where no rule finds a date, there is none. A date counts only if it is a day of the
calendar and lies in the years in which the newspapers read here were printed (:data:`FIRST_YEAR` to
:data:`LAST_YEAR`), so that telephone and file numbers are no dates.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath
from urllib.parse import unquote

from nlp.reading.script import for_matching

FIRST_YEAR, LAST_YEAR = 1912, 2099

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0", "O": "0"}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = rf"(?P<y>{_YEAR})(?P<sep>[-/._])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
_PRINTED = (
    r"(?P<py>[12]\d{3}|[一二][〇零○O一二三四五六七八九]{3})年"
    r"(?P<pm>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<pd>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_PRINTED_DATE = re.compile(rf"(?<!\d){_PRINTED}", re.ASCII)
_ANY_DATE = re.compile(rf"(?<![\d.])(?:{_NUMERIC}|{_PRINTED}|(?P<cy>{_YEAR})(?P<cm>\d\d)(?P<cd>\d\d)(?!\d))", re.ASCII)

_WEEKDAY = r"(?:星期|礼拜|周)[一二三四五六日天]"
_LUNAR = (
    r"(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?"
    r"(?:(?:农历|夏历)?闰?[正一二三四五六七八九十冬腊]{1,2}月[初一二三四五六七八九十廿卅]{1,3})?"
)
_BETWEEN = r"[,，·|/—-]{0,2}"
_AN_HOUR_FOLLOWS = r"[上下]午|晚|[\d一二三四五六七八九十]+[时点:：]"  # prose that announces a meeting, no header
_WITH_WEEKDAY = re.compile(
    rf"(?<![于在至从自到]){_PRINTED}{_BETWEEN}{_LUNAR}{_BETWEEN}{_WEEKDAY}(?!{_AN_HOUR_FOLLOWS})"
    rf"|{_WEEKDAY}{_BETWEEN}{_PRINTED.replace('?P<p', '?P<q')}",
    re.ASCII,
)
_PAGE = re.compile(r"第?(?P<page>[A-Z]{0,2}\d{1,3})版|第(?P<han>[一二三四五六七八九十]{1,2})版", re.ASCII)
_HEADER_SIGN = re.compile(
    r"第?[A-Z]{0,2}\d{1,3}版|第[一二三四五六七八九十]{1,3}版|第?\d{3,6}期|总第?\d+期|刊号|邮发代号|\bCN\d\d", re.ASCII
)
_LONGEST_PAGE = 300_000  # code points; nothing printed on one page is longer, and headers stand on pages
_LONGEST_HEADER = 80  # code points without white space; a longer line is prose


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a name or a header says: ISO date, the paper's name, the printed page number (``A01``); None where nothing
    is said."""

    date: str | None = None
    paper: str | None = None
    page: str | None = None

    def or_else(self, other: Metadata) -> Metadata:
        """This, its gaps filled from ``other``."""
        return Metadata(self.date or other.date, self.paper or other.paper, self.page or other.page)


@lru_cache(maxsize=1)
def _mastheads() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = tomllib.loads(files("nlp").joinpath("data/mastheads.toml").read_text("utf-8"))
    endings = "|".join(sorted(map(re.escape, data["endings"]), key=len, reverse=True))
    full = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{1,10}}?(?:{endings})(?=社|数字|电子|多媒体|[^{_HAN}]|$)")
    bare = re.compile(rf"(?<![{_HAN}])[{_HAN}]{{2,8}}{re.escape(data['bare'])}(?![{_HAN}])")
    return full, bare, frozenset(data["not_papers"])


def paper_name(text: str, *, dated: bool = False) -> str | None:
    """The newspaper's name that stands in ``text`` by itself (between characters that are not Han), the first of
    several; ``dated`` says that a date or page number stands beside it, so that a name on 报 alone counts too."""
    full, bare, not_papers = _mastheads()
    simplified = for_matching(text)
    if match := full.search(simplified):
        return text[match.start() : match.end()]
    if dated:
        for match in bare.finditer(simplified):
            if match.group()[-2:] not in not_papers:
                return text[match.start() : match.end()]
    return None


def page_order(label: str) -> tuple[str, int, str]:
    """Sorts printed page numbers as a reader turns them: 2 before 10, A02 before B01."""
    match = re.search(r"\d+", label)
    return (label[: match.start()], int(match[0]), label) if match else (label, 0, label)


def iso_date(text: str) -> str | None:
    """The first calendar date in ``text`` (``2024-10-18 09:30``, ``2024 年 10 月 18 日``, ``20241018``,
    ``二〇二四年十月十八日``) as ISO 8601."""
    spaced = unicodedata.normalize("NFKC", text)
    matches = [*_ANY_DATE.finditer(spaced), *_PRINTED_DATE.finditer("".join(spaced.split()))]
    return next(filter(None, map(_date, matches)), None)


def from_path(path: str) -> Metadata:
    """What a file's name says, and the folders right above it where they have an e-paper's shape
    (``…/2024-10/18/content_1.htm``, ``…/吕梁日报/20241018/A01.pdf``). Folders with any other date say nothing: they
    may be the day of a download."""
    parts = PurePath(unicodedata.normalize("NFKC", unquote(path)).replace("\\", "/")).parts
    if not parts:
        return Metadata()
    stem = PurePath(parts[-1]).name
    while (suffix := PurePath(stem).suffix) and re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{0,5}", suffix):
        stem = stem[: -len(suffix)]
    found, rest = _date_in_name(stem)
    only_a_page = re.fullmatch(r"[A-Za-z]{0,2}[0-9]{1,3}版?|第.{1,3}版", stem) is not None
    paper = paper_name(stem, dated=found is not None or _PAGE.search(rest) is not None)
    page = _page_in_name(rest) if found or paper or only_a_page else None
    if found is None and len(parts) >= 3 and re.fullmatch(rf"{_YEAR}-\d\d", parts[-3]) and parts[-2].isdigit():
        found = iso_date(f"{parts[-3]}-{parts[-2]}")
    if only_a_page and len(parts) >= 2:
        found = found or _date_in_name(parts[-2])[0]
        paper = paper or next(filter(None, (paper_name(p, dated=True) for p in parts[-2:-4:-1])), None)
    return Metadata(found, paper, page)


def from_header(text: str) -> Metadata:
    """What the header of a printed page says, wherever it stands in ``text``: a date with its weekday (prose that
    announces a day at an hour is no header), or a short line with a date and an issue or page number or the paper's
    name. Where headers contradict each other, the date most of them give; none if that is a tie."""
    text = text[:_LONGEST_PAGE]
    strong: Counter[str] = Counter()
    for match in _WITH_WEEKDAY.finditer(unicodedata.normalize("NFKC", "".join(text.split()))):
        if found := _date(match):
            strong[found] += 1
    weak: Counter[str] = Counter()
    papers: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for line in text.splitlines():
        if not 2 <= len(line) <= 3 * _LONGEST_HEADER:
            continue
        spaced = unicodedata.normalize("NFKC", line).strip()
        squeezed = "".join(spaced.split())
        if len(squeezed) > _LONGEST_HEADER or re.search(r"[。!！?？;；]", squeezed):
            continue
        day = next(filter(None, map(_date, _ANY_DATE.finditer(squeezed))), None)
        sign = _HEADER_SIGN.search(squeezed) is not None
        weekday = day is not None and re.search(_WEEKDAY, squeezed) is not None
        paper = paper_name(spaced, dated=day is not None and (sign or weekday)) or paper_name(squeezed)
        if paper and (day or sign or squeezed == paper):
            papers[paper] += 1
        if day and (sign or paper):
            weak[day] += 1
        if (day or paper) and (printed := _PAGE.search(squeezed)):
            pages[printed["page"] or str(_number(printed["han"]))] += 1
    return Metadata(_most(strong) or _most(weak), _most(papers), _most(pages))


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _number(printed: str) -> int:
    """10, 18 or 31 of ``10``, ``十八`` or ``三十一``; 0 for what is none of these."""
    if printed.isascii():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    if not ten:
        return int("".join(_DIGITS[c] for c in ones))
    return 10 * (int(_DIGITS[tens]) if tens in _DIGITS else (1 if not tens else 0)) + (
        int(_DIGITS[ones]) if ones in _DIGITS else 0
    )


def _date(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for y, m, d in (("y", "m", "d"), ("py", "pm", "pd"), ("qy", "qm", "qd"), ("cy", "cm", "cd")):
        if year := groups.get(y):
            numbers = int("".join(_DIGITS.get(c, c) for c in year)), _number(groups[m]), _number(groups[d])
            return _valid(*numbers)
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


_COMPACT = re.compile(rf"(?<!\d)(?P<y>{_YEAR})(?P<m>\d\d)(?P<d>\d\d)(?P<page>\d\d)?(?!\d)", re.ASCII)
_PAGE_IN_NAME = re.compile(rf"(?:^|[\s_\-.]|(?<=[{_HAN}]))([A-Za-z]?\d{{1,2}})(?=$|[\s_\-.])", re.ASCII)


def _date_in_name(stem: str) -> tuple[str | None, str]:
    """The date in a file's name, and the name without it (a page number that was joined to the date remains)."""
    patterns: Iterable[re.Pattern[str]] = (
        re.compile(rf"(?<!\d){_NUMERIC}", re.ASCII),
        _PRINTED_DATE,
        _COMPACT,
    )
    for pattern in patterns:
        for match in pattern.finditer(stem):
            if found := _date(match):
                page = match.groupdict().get("page") or ""
                return found, f"{stem[: match.start()]} {page} {stem[match.end() :]}"
    return None, stem


def _page_in_name(rest: str) -> str | None:
    """``A01`` or ``1`` of what a file's name holds beside its date."""
    if match := _PAGE.search(rest):
        return match["page"] or str(_number(match["han"]))
    match = _PAGE_IN_NAME.search(rest)
    return match.group(1).upper().removeprefix("P") if match else None  # p1: page 1
