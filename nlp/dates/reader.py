"""The forms of dates, fullest first: 2024-10-17, 10月17至19日, 今年1—9月, 上半年, “十四五”期间, 昨日."""

from __future__ import annotations

import calendar
from datetime import date

from nlp.dates.grammar import (
    CN,
    DAY,
    DAYS_LATER,
    DAYTIME,
    ISO,
    NO_DAY_AFTER,
    NO_DAY_BEFORE,
    NO_FIGURE_BEFORE,
    NO_MONTH_AFTER,
    NUMBERED,
    OPEN,
    PERIOD,
    PERIODS,
    PLAN,
    TO,
    YEARS,
)
from nlp.dates.pieces import PieceReader
from nlp.dates.points import DateMatch, Point, day_of, last_day, span
from nlp.dates.words import word_pattern, words_by_form
from nlp.numerals import to_int

_NEAR = 120  # code points between a date and a bare day of the same month
_BACK = {"今": 0, "昨": 1, "前": 2}


class DateReader(PieceReader):
    """Reads the date that begins at a position."""

    def read(self, start: int) -> DateMatch | None:
        """The longest date that begins at code point ``start``, or None."""
        if self.text[start].isdigit() or self.text[start] in CN + "十廿":
            if not self._figure_stands(start):
                return None
            readers = [self._iso, self._years, self._plan, self._months, self._point, self._bare_day, self._period]
        else:
            readers = [self._plan, self._months, self._point, self._period, self._numbered, self._word, self._later]
        for reader in readers:
            if match := reader(start):
                return self._since(match)
        return None

    def _figure_stands(self, start: int) -> bool:
        return not NO_FIGURE_BEFORE.search(self.text[max(0, start - 2) : start])

    def _since(self, match: DateMatch) -> DateMatch:
        """今年以来, 10月以来: open to the base, and no day of its own."""
        if not self.text.startswith("以来", match.end):
            return match
        latest = self.base.isoformat() if self.base and match.earliest <= self.base.isoformat() else ""
        latest = latest if match.earliest else ""
        return DateMatch(
            match.start, match.end + 2, "", match.earliest, latest, "interval" if match.earliest else "vague"
        )

    def _iso(self, start: int) -> DateMatch | None:
        found = ISO.match(self.text, start)
        day = day_of(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
        return self._single(start, found.end(), day) if found and day else None

    def _years(self, start: int) -> DateMatch | None:
        found = YEARS.match(self.text, start)
        if not found or found["a"] > found["b"]:
            return None
        return DateMatch(start, found.end(), found["a"], f"{found['a']}-01-01", f"{found['b']}-12-31", "interval")

    def _months(self, start: int) -> DateMatch | None:
        """1至9月, 今年1—9月, 2023年10月至2024年3月."""
        text = self.text
        year = self._year(start)
        at = self._skip(year.end) if year else start
        first = OPEN.match(text, at)
        to = TO.match(text, first.end()) if first else None
        if not first or not to:
            return None
        year2 = self._year(to.end())
        second = self._month(self._skip(year2.end) if year2 else to.end())
        number = to_int(first["n"].replace("廿", "二十"))
        if not second or not second.month or not number or not 1 <= number <= 12 or DAY.match(text, second.end):
            return None
        if NO_MONTH_AFTER.match(text, second.end):
            return None
        known = year or self._with_year(Point(0, month=number), start, second.end)
        if known.year is None:
            return DateMatch(start, second.end, "", "", "", "interval")
        last = year2.year if year2 and year2.year else known.year + (second.month < number)
        latest = last_day(last, second.month)
        earliest = day_of(known.year, number, 1)
        if earliest is None or latest is None or earliest > latest:
            return None
        return DateMatch(
            start, second.end, f"{known.year:04}-{number:02}", earliest.isoformat(), latest.isoformat(), "interval"
        )

    def _point(self, start: int) -> DateMatch | None:
        """Year, month, day as far as they go, and the interval that they may begin."""
        point = self._parts(start)
        if point is None:
            return self._open_days(start)
        if point.day is None and point.month is None and not point.bound:
            return None
        if point.day is not None:
            return self._days(start, point)
        if point.month is not None or (point.bound and point.year is None and self.text[point.end - 1] == "月"):
            return self._open_days(start) or self._whole_month(start, point)
        return self._whole_year(start, point)

    def _open_days(self, start: int) -> DateMatch | None:
        """10月17至19日: the first day goes without its 日."""
        year = self._year(start)
        month = self._month(self._skip(year.end) if year else start)
        first = OPEN.match(self.text, self._skip(month.end)) if month else None
        to = TO.match(self.text, first.end()) if first else None
        last = self._day(to.end()) if to else None
        number = to_int(first["n"]) if first else None
        if not (month and first and last and number and 1 <= number <= 31) or first.group().endswith("月"):
            return None
        known = year or month
        point = self._with_year(Point(last.end, known.year, month.month, number, known.bound), start, last.end)
        return self._interval(start, last.end, point, Point(last.end, point.year, point.month, last.day))

    def _days(self, start: int, point: Point) -> DateMatch | None:
        to = TO.match(self.text, point.end)
        second = (self._day(to.end()) or self._parts(to.end())) if to else None
        end = second.end if second and second.day else point.end
        if second and second.year and second.day and not point.bound:
            # 12月30日至2025年1月2日: the year is the last day's, or the one before
            late = (point.month or 1, point.day or 1) > (second.month or 1, second.day)
            point = Point(point.end, second.year - late, point.month, point.day, bound=True)
        first = self._with_year(point, start, end)
        if second and second.day:
            month = second.month or first.month
            year = second.year or first.year
            if year and not second.year and month and first.month and month < first.month:
                year += 1
            return self._interval(start, end, first, Point(end, year, month, second.day))
        day = day_of(first.year, first.month, first.day)
        return self._single(start, point.end, day, first)

    def _interval(self, start: int, end: int, first: Point, last: Point) -> DateMatch:
        a, b = day_of(first.year, first.month, first.day), day_of(last.year, last.month, last.day)
        self._last = (end, first.year, last.month)
        if a is None or b is None or a > b:
            return DateMatch(start, end, "", "", "", "interval")
        return DateMatch(start, end, a.isoformat(), a.isoformat(), b.isoformat(), "interval")

    def _single(self, start: int, end: int, day: date | None, point: Point | None = None) -> DateMatch:
        known = (day.year, day.month) if day else (point.year, point.month) if point else (None, None)
        self._last = (end, *known)
        daytime = DAYTIME.match(self.text, end)
        if daytime:
            end = daytime.end()
        iso = day.isoformat() if day else ""
        return DateMatch(start, end, iso, iso, iso, "day")

    def _whole_month(self, start: int, point: Point) -> DateMatch | None:
        if NO_MONTH_AFTER.match(self.text, point.end) and not point.third and not point.bound:
            return None
        known = self._with_year(point, start, point.end)
        self._last = (point.end, known.year, known.month)
        if known.year is None or known.month is None:
            return DateMatch(start, point.end, "", "", "", "month")
        length = calendar.monthrange(known.year, known.month)[1]
        first_day, last_day = {"first": (1, 10), "second": (11, 20), "last": (21, length)}.get(point.third, (1, length))
        value = f"{known.year:04}-{known.month:02}"
        return DateMatch(start, point.end, value, f"{value}-{first_day:02}", f"{value}-{last_day:02}", "month")

    def _whole_year(self, start: int, point: Point) -> DateMatch | None:
        period = PERIOD.match(self.text, point.end)
        end = period.end() if period else point.end
        if self.text[start:end] in ("同年", "当年", "次年", "翌年", "这一年", "那一年"):
            return None  # alone they are words of the table
        if point.year is None:
            return DateMatch(start, end, "", "", "", "year")
        self._last = (end, point.year, None)
        _, first, last = PERIODS[int((period.lastgroup or "p0")[1:])] if period else ("", 1, 12)
        precision = "year" if (first, last) == (1, 12) else "interval"
        return DateMatch(start, end, f"{point.year:04}", *span(point.year, first, last), precision)

    def _bare_day(self, start: int) -> DateMatch | None:
        """17日, 17日至19日, 17至19日: a day of the month that puts it nearest to the base."""
        text = self.text
        leans = self._leans(start)
        if not leans and NO_DAY_BEFORE.search(text[max(0, start - 1) : start]):
            return None
        first = self._day(start)
        opened = None if first else OPEN.match(text, start)
        half = first.end if first else opened.end() if opened else None
        to = TO.match(text, half) if half else None
        last = self._day(to.end()) if to else None
        number = first.day if first else to_int(opened["n"]) if opened and last else None
        end = last.end if last else first.end if first else 0
        if not number or not 1 <= number <= 31 or not end or NO_DAY_AFTER.match(text, end) or text[end - 1] == "号":
            return None
        if number <= 10 and not last and not text[start].isdigit() and not leans:
            return None  # 一日, 三日 count days
        told, year, number_of_month = self._told(start)
        if told and self._goes_on and start - self._last[0] > _NEAR:
            told = not self._is_news(self._nearest(start, end, lambda y, m: day_of(y, m, number)))
        if leans:
            point = Point(end, self._last[1], self._last[2], number)
        elif told:
            point = Point(end, year, number_of_month, number)
        else:
            month = self._nearest(start, end, lambda y, m: day_of(y, m, number))
            point = Point(end, month.year if month else None, month.month if month else None, number)
        if last:
            return self._interval(start, end, point, Point(end, point.year, point.month, last.day))
        return self._single(start, end, day_of(point.year, point.month, number), point)

    def _leans(self, start: int) -> bool:
        """Whether a day goes on a list whose last one is just before: 10月17日、18日."""
        end = self._last[0]
        return self._last[2] is not None and 0 <= end <= start and self.text[end:start] in ("、", "和", "及", "与")

    def _period(self, start: int) -> DateMatch | None:
        """上半年, 三季度 without a year: the last one that has begun."""
        found = PERIOD.match(self.text, start)
        if not found or not self._figure_stands(start):
            return None
        _, first, last = PERIODS[int((found.lastgroup or "p0")[1:])]
        if (first, last) == (1, 12):
            return None
        if self.base is None:
            return DateMatch(start, found.end(), "", "", "", "interval")
        year = max(1, self.base.year - (self.base.month < first))
        return DateMatch(start, found.end(), f"{year:04}", *span(year, first, last), "interval")

    def _plan(self, start: int) -> DateMatch | None:
        """“十四五”期间: the five years of a national plan."""
        found = PLAN.match(self.text, start)
        number = to_int(found["quoted"] or found["plain"]) if found else None
        if not found or not number:
            return None
        first = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)  # 1963–1965 had no plan
        return DateMatch(start, found.end(), "", f"{first}-01-01", f"{first + 4}-12-31", "interval")

    def _numbered(self, start: int) -> DateMatch | None:
        found = NUMBERED.match(self.text, start)
        if not found:
            return None
        back = self.base.toordinal() - _BACK[self.text[start]] if self.base else 0
        day = date.fromordinal(back) if back >= 1 else None
        # where the two contradict each other, none is believed
        said = to_int(found.group()[2:-2])
        return self._single(start, found.end(), day if day and day.day == said else None)

    def _word(self, start: int) -> DateMatch | None:
        found = word_pattern().match(self.text, start)
        word = words_by_form()[found.group()] if found else None
        if not found or not word or not word.stands(self.text, start, found.end()):
            return None
        if word.kind == "day":
            number = self.base.toordinal() + word.offset if self.base else 0
            day = date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None
            return self._single(start, found.end(), day)
        return DateMatch(start, found.end(), "", "", "", "vague") if word.kind == "vague" else None

    def _later(self, start: int) -> DateMatch | None:
        found = DAYS_LATER.match(self.text, start)
        return DateMatch(start, found.end(), "", "", "", "vague") if found else None
