"""What a date leaves open: the year of 10月17日, the month of 17日; told by the day of publication, or by the year that
a chronicle is at."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from nlp.dates.grammar import CN, DAYTIME, GAP, MONTH, YEAR
from nlp.dates.points import Point, day_of
from nlp.numerals import to_int

AHEAD = timedelta(days=7)  # how far after the base a date without year or month may lie
_COMES = re.compile("(?:将[于在从自]?|拟[于在]?|定[于在]|预计[于在]?|计划[于在]?)$")
# 决定第九次会议于12月27日在京|举行: what is decided on is to come
_DECIDED = re.compile("(?:决定|提议|确定)，?[^，。；]{0,34}$")
_TO_BE_HELD = re.compile(f"(?:{DAYTIME.pattern})?(?:在[^，。；]{{1,12}})?(?:召开|举行)")
_COMES_AFTER = re.compile(f"(?:{DAYTIME.pattern})?[将拟]")
_MAY_COME = re.compile("前(?![日天往来后景进三两])|起施行|起实施|起执行|起正式|截止")
_RECURS = re.compile("每(?:年|月|逢)的?$")

# 1992年, 某县大事记（1988）, 大事记（2021年3月）, 大事记1995年, 1996年某县大事记, 9/1995: a line that says of
# which year or month a chronicle goes on to tell
_HEADING = re.compile(
    r"^[ \u3000]*(?:[^\n。；，]{0,20}大事[记纪][ \u3000]*[（(]?(?P<dated>(?:18|19|20)[0-9][0-9])年"
    r"(?P<within>1[0-2]|[1-9])月份?[）)]?[ \u3000]*$"
    rf"|[^\n。；，]{{0,20}}大事[记纪][ \u3000]*[（(]?(?P<below>(?:18|19|20)[0-9][0-9]){GAP}年?[）)]?"
    r"(?=[ \u3000]*(?:$|[0-9]{1,2}月))"
    rf"|(?P<alone>(?:18|19|20)[0-9][0-9]){GAP}年[ \u3000]*$(?=\s*[△Δ▲·]?[ \u3000]*[0-9]{{1,2}}{GAP}[月日—~\-])"
    r"|(?P<written>[一二][八九〇○零][一二三四五六七八九〇○零]{2})年[ \u3000]*$(?=\s*[一二三四五六七八九十]{1,2}月)"
    r"|[^\n。；，]{0,12}?(?P<above>(?:18|19|20)[0-9][0-9]|[一二][八九〇○零][一二三四五六七八九〇○零]{2})年(?:(?P<its>1[0-2]|[1-9])月份?)?"
    r"[\u4e00-\u9fff]{0,12}?大事(?:[记纪]|件|年表|要览|摘编)[ \u3000]*$"
    r"|(?P<month>1[0-2]|[1-9])/(?P<slashed>(?:18|19|20)[0-9][0-9])[ \u3000]*$)",
    re.M,
)
_FULL = re.compile(rf"(?:{YEAR.pattern}){GAP}{MONTH.pattern.replace('?P<n>', '?:')}")
_NOW = re.compile("[今昨明去前][日天年晚晨]|近日|日前|连日|本月|上月|记者|讯[ 　（]")
_NEWS = timedelta(days=10)
_OLD = 2  # years between a chronicle of its own time and the newspaper


class OpenReader:
    """Reads one text from left to right; keeps what the next date may lean on (17日、18日; 同年)."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.base = base
        self._last: tuple[int, int | None, int | None] = (-1, None, None)  # end, year, month of the last day read
        self._headings = [(fit.end(), *_headed(fit)) for fit in _HEADING.finditer(text)]
        self._goes_on = not self._headings and _is_of_old(text, base)

    def _with_year(self, point: Point, start: int, end: int) -> Point:
        """The point with its year: as said, else by the base."""
        if point.bound or point.year is not None or point.month is None:
            return point
        month, day = point.month, point.day or 1
        found = self._nearest(start, end, lambda y, _: day_of(y, month, day), month_alone=point.day is None)
        told, year, _ = self._told(start, month)
        if told and not (self._goes_on and self._is_news(found)):
            return Point(point.end, year, month, point.day, third=point.third)
        return Point(point.end, found.year if found else None, month, point.day, third=point.third)

    def _told(self, start: int, month: int | None = None) -> tuple[bool, int | None, int | None]:
        """Whether a chronicle tells of which year and month a date is that does not say it; with both, None where they
        stay open: a date that goes back behind the last one."""
        _, year, last = self._last
        heading = next((h for h in reversed(self._headings) if h[0] <= start), None) or self._heading_below(start)
        if heading is not None:
            if self._last[0] < heading[0]:
                last = heading[2]
            return True, heading[1], month or last
        if not self._goes_on or year is None:
            return False, None, None
        back = month is not None and last is not None and month < last
        return True, None if back else year, month or last

    def _heading_below(self, start: int) -> tuple[int, int, int | None] | None:
        """The heading that a page sets below its chronicle, for a day that opens an entry."""
        if len(self._headings) != 1 or self.text[self.text.rfind("\n", 0, start) + 1 : start].strip(" \u3000△Δ▲·"):
            return None
        end, year, month = self._headings[0]
        return (0, year, month) if month is not None and not self.text[end:].strip() else None

    def _is_news(self, day: date | None) -> bool:
        """Whether a day is one of those right before the newspaper's: 1978年12月…。3月11日，市委召开座谈会."""
        return self.base is not None and day is not None and abs(self.base - day) <= _NEWS

    def _nearest(
        self, start: int, end: int, day_in: Callable[[int, int], date | None], month_alone: bool = False
    ) -> date | None:
        """The day nearest before the base or at most ``AHEAD`` after it; the next one where the text says that it is
        to come; None without base, and for what recurs (每年9月)."""
        before = self.text[max(0, start - 6) : start]
        if self.base is None or _RECURS.search(before):
            return None
        base, months = self.base, self.base.year * 12 + self.base.month - 1
        days = {d for k in range(months - 48, months + 14) if (d := day_in(k // 12, k % 12 + 1))}
        decided = _DECIDED.search(self.text[max(0, start - 40) : start]) and _TO_BE_HELD.match(self.text, end)
        if decided or _COMES.search(before) or _COMES_AFTER.match(self.text, end):
            # 5月下旬, printed in the middle of May, is of this year
            return min((d for d in days if d >= (base.replace(day=1) if month_alone else base)), default=None)
        if _MAY_COME.match(self.text, end):
            return min(days, key=lambda d: (abs(d - base), d), default=None)
        return max((d for d in days if d - base <= AHEAD), default=None)


def _headed(heading: re.Match[str]) -> tuple[int, int | None]:
    """The year of a chronicle's heading, and the month where it gives one."""
    year = next(heading[name] for name in ("dated", "below", "alone", "written", "above", "slashed") if heading[name])
    month = heading["its"] or heading["month"] or heading["within"]
    return to_int(year) or 0, int(month) if month else None


def _is_of_old(text: str, base: date | None) -> bool:
    """Whether a text opens a line with its first date, which says its year, and this and all years that the text says
    are not the newspaper's own: what goes on without a year is of the year told last. An obituary opens with a name."""
    first = re.search(rf"(?<![0-9{CN}])(?:{YEAR.pattern}|{MONTH.pattern.replace('?P<n>', '?:')}|[0-9]{{1,2}}日)", text)
    if first is None or not _FULL.match(text, first.start()) or _NOW.search(text):
        return False
    if text[text.rfind("\n", 0, first.start()) + 1 : first.start()].strip(" \u3000△Δ▲·"):
        return False
    years = [to_int(fit["full"]) for fit in YEAR.finditer(text) if fit["full"]]
    return all(year is not None and (base is None or year <= base.year - _OLD) for year in years)
