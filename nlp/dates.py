"""Dates in Chinese newspaper text, read beside the date of publication.

A date is resolved only as far as text and base allow: without a base, 10月17日 has no year and so no value. Values are
ISO 8601 at the precision that the text gives (``2024-10-17``, ``2024-10``, ``2024``), the dates of XML Schema 1.1 part
2, sections 3.3.9, 3.3.10 and 3.3.11 (date, gYearMonth, gYear). Offsets count code points. The words (昨日, 近日) are
rows of ``nlp/data/dates.toml``; the forms with figures are grammar and stand here.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from nlp.models import DataError
from nlp.numerals import to_int

DATA = Path(__file__).parent / "data" / "dates.toml"
AHEAD = timedelta(days=7)  # how far after the base a date without year or month may lie


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date at ``text[start:end]``.

    ``value`` is ISO 8601 at its own precision, the first one of an interval, or "" where the text or the base do not
    tell. ``earliest`` and ``latest`` are ISO days that bound it, "" where unknown. ``precision``: day, month, year,
    interval, or vague (近日, 春节).
    """

    start: int
    end: int
    value: str
    earliest: str
    latest: str
    precision: str


def find_dates(text: str, base: date | None = None) -> list[DateMatch]:
    """All dates of ``text`` in order, without overlaps; ``base`` is the day of publication. Never raises.

    A date without year is the one nearest before ``base``, or within seven days after it; where the text says that it
    is to come (将于, 拟于) the next one. Below the heading of a chronicle (1992年, 9/1995), and in a text that tells of
    other years alone, it goes on from the year said last. Else, without ``base``, its value is "".
    """
    plain = _LIKE_ZERO.sub(lambda fit: fit.group().translate(_ZEROS), text.translate(_HALF_WIDTH))
    reader = _Reader(_FIRST_MONTH.sub("1", plain), base)
    matches: list[DateMatch] = []
    position = 0
    while trigger := _trigger().search(reader.text, position):
        match = reader.read(trigger.start())
        position = match.end if match else trigger.start() + 1
        if match:
            matches.append(_counted_on(match, matches, text) if match.precision == "vague" else match)
    return matches


# 次日, 两天后: days counted on from the last one that the text told, at the head of a clause
_COUNTED_ON = {"同日": 0, "当日": 0, "次日": 1, "翌日": 1}
_DAYS_LATER = re.compile(r"(?P<n>[一两二三四五六七八九十]|[0-9]{1,2})天(?:后|之后|以后)(?=，)")
_NEAR_ENOUGH = 300  # code points between a day and what is counted on from it
# 6月3日印发的, 6月3日起施行, 1956年6月3日生: days of a document or a life, not of what is told
_NOT_TOLD = re.compile("[^，。；]{0,6}(?:发布|印发|施行|通过|出台|公布)的|起?(?:施行|实施|执行)|出?生")


def _counted_on(match: DateMatch, before: Sequence[DateMatch], text: str) -> DateMatch:
    """同日, 次日, 两天后 as the day that it is, where the last date before it is a day told of; else as it is."""
    form = text[match.start : match.end]
    later = _DAYS_LATER.match(text, match.start)
    number = to_int(later["n"].replace("两", "二")) if later else _COUNTED_ON.get(form)
    if number is None or (match.start and text[match.start - 1] not in "，。；：、！？）”\n 　"):
        return match
    told = next((d for d in reversed(before) if d.precision != "vague" and not _NOT_TOLD.match(text, d.end)), None)
    if told is None or told.precision != "day" or len(told.value) != 10 or match.start - told.end > _NEAR_ENOUGH:
        return match
    ordinal = date.fromisoformat(told.value).toordinal() + number
    if ordinal > date.max.toordinal():
        return match
    day = date.fromordinal(ordinal).isoformat()
    return DateMatch(match.start, match.end, day, day, day, "day")


# ---------------------------------------------------------------------------------------------- words from the table


@dataclass(frozen=True, slots=True)
class DateWord:
    """A row of ``dates.toml``: what its forms mean, what may not stand beside them, and its proof."""

    kind: str  # day | month | year | vague
    forms: tuple[str, ...]
    offset: int = 0
    unless_before: str = ""
    unless_after: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours at ``text[start:end]`` allow the word."""
        if self.unless_before and re.search(f"(?:{self.unless_before})$", text[max(0, start - 4) : start]):
            return False
        return not (self.unless_after and re.match(self.unless_after, text[end : end + 6]))


@lru_cache(maxsize=1)
def load_date_words() -> tuple[DateWord, ...]:
    """The rows of ``dates.toml``; raises :class:`nlp.models.DataError` at a row with an unknown or ill-typed key."""
    words: list[DateWord] = []
    for kind, rows in tomllib.loads(DATA.read_text("utf-8")).items():
        if kind not in ("day", "month", "year", "vague"):
            raise DataError(DATA.name, kind, "unknown table; allowed are day, month, year, vague")
        for number, row in enumerate(rows, 1):
            place = f"{kind} {number}"
            allowed = {"forms", "offset", "unless_before", "unless_after", "examples", "counterexamples"}
            if unknown := set(row) - allowed:
                raise DataError(
                    DATA.name, place, f"unknown key {min(unknown)}; allowed are {', '.join(sorted(allowed))}"
                )
            if not row.get("forms") or not row.get("examples"):
                raise DataError(DATA.name, place, "needs forms and examples")
            if (kind == "vague") == ("offset" in row):
                raise DataError(DATA.name, place, "day, month and year need an offset, vague has none")
            for key in ("unless_before", "unless_after"):
                try:
                    re.compile(row.get(key, ""))
                except re.error as error:
                    raise DataError(DATA.name, place, f"{key}: {error}") from error
            words.append(
                DateWord(
                    kind,
                    tuple(row["forms"]),
                    int(row.get("offset", 0)),
                    row.get("unless_before", ""),
                    row.get("unless_after", ""),
                    tuple(row["examples"]),
                    tuple(row.get("counterexamples", ())),
                )
            )
    return tuple(words)


@lru_cache(maxsize=1)
def _by_form() -> dict[str, DateWord]:
    return {form: word for word in load_date_words() for form in word.forms}


# ------------------------------------------------------------------------------------------------------- the grammar

_HALF_WIDTH = (
    {ord("０") + i: str(i) for i in range(10)} | {ord(c): "〇" for c in "○Ｏ◯"} | {ord("．"): ".", ord("／"): "/"}
)
_CN = "一二三四五六七八九"
_ZEROS = {ord(c): "〇" for c in "0Oo"}
_LIKE_ZERO = re.compile(rf"[一二][九八〇零0Oo][{_CN}〇零0Oo]{{2}}(?=[ \u3000]?年)")  # 二OO六年, 二0一二年, as typed
_FIRST_MONTH = re.compile(rf"(?<![公美日欧百千万亿0-9{_CN}十])元(?=月 ?[0-9{_CN}十廿]{{1,3}} ?日)")  # 元月8日
_NUMERAL = f"(?:三十一?|[二廿]?十[{_CN}]?|廿[{_CN}]?|[{_CN}])"
_NUMBER = rf"(?:[0-9]{{1,2}}(?![0-9])|{_NUMERAL}(?![{_CN}十百千万余多几]))"
_GAP = "[ \u3000]?"

_YEAR = re.compile(
    rf"(?P<full>(?:18|19|20|21)[0-9][0-9]|[一二][八九〇零][〇零{_CN}]{{2}}){_GAP}年(?!代)|(?P<two>[0-9][0-9])年(?={_GAP}[0-9]{{1,2}}{_GAP}月)"
)
_SAME_YEAR = re.compile("(?P<next>次年|翌年)|同年|当年|[这那]一年(?=的?(?:[0-9]|十?[一二三四五六七八九十])+月)")
_MONTH = re.compile(rf"(?P<n>{_NUMBER}){_GAP}月(?:份(?!额))?")
_DAY = re.compile(rf"(?P<n>{_NUMBER}){_GAP}(?:日|号(?![楼线院]))")
_OPEN = re.compile(rf"(?P<n>{_NUMBER}){_GAP}月?")  # the first half of 1至9月, 17至19日
_TO = re.compile(f"{_GAP}(?:至|到|—{{1,2}}|–|－|-|~|～|―|─{{1,2}}){_GAP}")
_SPACE = re.compile(_GAP)
_DAYTIME = re.compile("上午|下午|晚上|晚间|晚(?!会|报|宴)|夜间|夜|凌晨|清晨|早上|早晨|中午|傍晚")
_THIRD = re.compile("(?P<first>上旬|初(?![步级中审次]))|(?P<second>中旬)|(?P<last>下旬|底(?!线)|末(?!端))")
_PERIODS: tuple[tuple[str, int, int], ...] = (  # what follows a year, with its first and last month
    ("上半年", 1, 6),
    ("下半年", 7, 12),
    ("前三(?:个)?季度", 1, 9),
    ("前两?二?(?:个)?季度", 1, 6),
    ("第?[一1]季度", 1, 3),
    ("第?[二2]季度", 4, 6),
    ("第?[三3]季度", 7, 9),
    ("第?[四4]季度", 10, 12),
    ("年?[底末](?![端线])", 1, 12),
    ("年?初(?![步级中审次])|年中(?![国央共小])|全年|度(?!假)", 1, 12),
)
_PERIOD = re.compile("|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _, _) in enumerate(_PERIODS)))
_PLAN = re.compile(
    rf"[“\"‘](?P<quoted>十?[{_CN}]|十)五[”\"’](?:期间|时期)?|(?P<plain>十[{_CN}])五(?:期间|时期)"  # 八五 …, 十四五期间
)
_ISO = re.compile(
    r"(?P<y>(?:19|20)[0-9][0-9])(?P<sep>[-./])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9\-/]|\.[0-9])"
)
_YEARS = re.compile(rf"(?P<a>(?:19|20)[0-9][0-9])年?{_TO.pattern}(?P<b>(?:19|20)[0-9][0-9])年")

# What may not stand right before a figure that begins a date: the rest of a number, of a code, of an ordinal.
_NO_FIGURE_BEFORE = (
    re.compile(  # at the very end: a line of its own (2024-03-12 09:30) ends before the next one's figures
        rf"[0-9{_CN}〇零十百千万亿几数第]\Z|[0-9][.,:%/\-]\Z|[A-Za-z][.\-]?\Z"
    )
)
# A bare 17日 counts days where one of these stands beside it: 第5日, 近3日, 5日内.
_NO_DAY_BEFORE = re.compile("[每前后近满余多达约共超经整逾期续需了历短仅隔过内年月]$")
_NO_DAY_AFTER = re.compile("[内游间后前夜龄均元报本产达以之照常记系程用]|为期")
_NO_MONTH_AFTER = re.compile(rf"[龄刊球饼薪嫂供租均子亮光牌经考评{_CN}十]|革命|飞|流火|[一-鿿]?婴")
_COMES = re.compile("(?:将[于在从自]?|拟[于在]?|定[于在]|预计[于在]?|计划[于在]?)$")
# 决定第九次会议于12月27日在京|举行: what is decided on is to come
_DECIDED = re.compile("(?:决定|提议|确定)，?[^，。；]{0,34}$")
_TO_BE_HELD = re.compile(f"(?:{_DAYTIME.pattern})?(?:在[^，。；]{{1,12}})?(?:召开|举行)")
_COMES_AFTER = re.compile(f"(?:{_DAYTIME.pattern})?[将拟]")
_MAY_COME = re.compile("前(?![日天往来后景进三两])|起施行|起实施|起执行|起正式|截止")
_RECURS = re.compile("每(?:年|月|逢)的?$")


# 1992年, 某县大事记（1988）, 大事记1995年, 9/1995: a line that says of which year or month a chronicle goes on to tell
_HEADING = re.compile(
    rf"^[ \u3000]*(?:[^\n。；，]{{0,20}}大事[记纪][ \u3000]*[（(]?(?P<below>(?:18|19|20)[0-9][0-9]){_GAP}年?[）)]?"
    r"(?=[ \u3000]*$|[ \u3000]+[0-9]{1,2}月)"
    rf"|(?P<alone>(?:18|19|20)[0-9][0-9]){_GAP}年[ \u3000]*$(?=\s*[△Δ▲·]?[ \u3000]*[0-9]{{1,2}}{_GAP}[月日—~\-])"
    r"|[^\n。；，]{0,12}?(?P<above>(?:18|19|20)[0-9][0-9])年(?:(?P<its>1[0-2]|[1-9])月份?)?大事[记纪][ \u3000]*$"
    r"|(?P<month>1[0-2]|[1-9])/(?P<slashed>(?:18|19|20)[0-9][0-9])[ \u3000]*$)",
    re.M,
)
_FULL = re.compile(rf"(?:{_YEAR.pattern}){_GAP}{_MONTH.pattern.replace('?P<n>', '?:')}")
_NOW = re.compile("[今昨明去前][日天年晚晨]|近日|日前|连日|本月|上月|记者|讯[ 　（]")
_NEWS = timedelta(days=10)
_NEAR = 120  # code points between a date and a bare day of the same month
_OLD = 2  # years between a chronicle of its own time and the newspaper


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_by_form(), key=len, reverse=True)))


# 昨（15）日 says the day twice
_NUMBERED = re.compile(rf"[昨今前][（(](?:[0-9]{{1,2}}|[十{_CN}]{{1,3}})[）)][日晚]")
_BACK = {"今": 0, "昨": 1, "前": 2}


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """Where a date may begin: a word of the table, or a figure that a date can follow from."""
    figures = rf"(?:[0-9]{{1,4}}|[{_CN}十廿〇零]{{1,4}}){_GAP}(?:[年月日号至到—–－\-~～―─./])"
    periods = "|".join(pattern for pattern, _, _ in _PERIODS[:-2])
    later = _DAYS_LATER.pattern.replace("?P<n>", "?:")
    plans = f'[“"‘](?=十?[{_CN}]?五[”"’])|十[{_CN}]五'
    return re.compile(
        f"{_words().pattern}|{_NUMBERED.pattern}|{figures}|{_SAME_YEAR.pattern}|{plans}|{periods}|{later}"
    )


@dataclass(frozen=True, slots=True)
class _Point:
    """A date as far as it is read: parts that the text leaves open are None."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    bound: bool = False  # the year is said or follows from the base: not to be looked for
    third: str = ""


class _Reader:
    """Reads one text from left to right; keeps what the next date may lean on (17日、18日; 同年)."""

    def __init__(self, text: str, base: date | None) -> None:
        self.text = text
        self.base = base
        self._last: tuple[int, int | None, int | None] = (-1, None, None)  # end, year, month of the last day read
        self._headings = [(fit.end(), *_headed(fit)) for fit in _HEADING.finditer(text)]
        self._goes_on = not self._headings and _is_of_old(text, base)

    def read(self, start: int) -> DateMatch | None:
        """The longest date that begins at code point ``start``, or None."""
        if self.text[start].isdigit() or self.text[start] in _CN + "十廿":
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
        return not _NO_FIGURE_BEFORE.search(self.text[max(0, start - 2) : start])

    def _since(self, match: DateMatch) -> DateMatch:
        """今年以来, 10月以来: open to the base, and no day of its own."""
        if not self.text.startswith("以来", match.end):
            return match
        latest = self.base.isoformat() if self.base and match.earliest <= self.base.isoformat() else ""
        latest = latest if match.earliest else ""
        return DateMatch(
            match.start, match.end + 2, "", match.earliest, latest, "interval" if match.earliest else "vague"
        )

    # -- pieces: each reads from a position on and gives the position after it

    def _skip(self, i: int) -> int:
        gap = _SPACE.match(self.text, i)
        return gap.end() if gap else i

    def _year(self, i: int) -> _Point | None:
        text = self.text
        if found := _YEAR.match(text, i):
            if found["two"]:
                return _Point(found.end(), self._century(int(found["two"])), bound=True)
            number = to_int(found["full"])
            return _Point(found.end(), number, bound=True) if number and 1800 <= number < 2200 else None
        if found := _words().match(text, i):
            word = _by_form()[found.group()]
            if word.kind == "year" and word.stands(text, i, found.end()):
                return _Point(
                    found.end(), _in_calendar(self.base.year + word.offset) if self.base else None, bound=True
                )
        if found := _SAME_YEAR.match(text, i):
            year = self._last[1] if i - self._last[0] <= 100 else None
            return _Point(found.end(), _in_calendar(year + bool(found["next"])) if year else None, bound=True)
        return None

    def _century(self, two: int) -> int | None:
        """84年5月: the last year that ends so, seen from the base."""
        if self.base is None:
            return None
        year = self.base.year // 100 * 100 + two
        return year if year <= self.base.year + 1 else year - 100

    def _month(self, i: int) -> _Point | None:
        """10月, or 上月 with its year."""
        text = self.text
        if found := _MONTH.match(text, i):
            number = to_int(found["n"].replace("廿", "二十"))
            return _Point(found.end(), month=number) if number and 1 <= number <= 12 else None
        found = _words().match(text, i)
        word = _by_form()[found.group()] if found else None
        if found and word and word.kind == "month" and word.stands(text, i, found.end()):
            if self.base is None:
                return _Point(found.end(), bound=True)
            year, month = divmod(self.base.year * 12 + self.base.month - 1 + word.offset, 12)
            return _Point(found.end(), _in_calendar(year), month + 1, bound=True)
        return None

    def _day(self, i: int) -> _Point | None:
        found = _DAY.match(self.text, i)
        number = to_int(found["n"].replace("廿十", "二十").replace("廿", "二十")) if found else None
        return _Point(found.end(), day=number) if found and number and 1 <= number <= 31 else None

    def _parts(self, i: int) -> _Point | None:
        """Year, month and day from ``i`` on, each where it is said, larger ones first; no bare day."""
        year = self._year(i)
        at = self._skip(year.end) if year else i
        month = self._month(at) if not (year and self.text[at : at + 1] in ("上", "本", "下", "这")) else None
        if not month:
            return year
        known = year or month
        day = self._day(self._skip(month.end))
        if day:
            return _Point(day.end, known.year, month.month, day.day, known.bound)
        third = _THIRD.match(self.text, month.end)
        end = third.end() if third else month.end
        return _Point(end, known.year, month.month, None, known.bound, (third.lastgroup or "") if third else "")

    # -- the forms, fullest first

    def _iso(self, start: int) -> DateMatch | None:
        found = _ISO.match(self.text, start)
        day = _day_of(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
        return self._single(start, found.end(), day) if found and day else None

    def _years(self, start: int) -> DateMatch | None:
        found = _YEARS.match(self.text, start)
        if not found or found["a"] > found["b"]:
            return None
        return DateMatch(start, found.end(), found["a"], f"{found['a']}-01-01", f"{found['b']}-12-31", "interval")

    def _months(self, start: int) -> DateMatch | None:
        """1至9月, 今年1—9月, 2023年10月至2024年3月."""
        text = self.text
        year = self._year(start)
        at = self._skip(year.end) if year else start
        first = _OPEN.match(text, at)
        to = _TO.match(text, first.end()) if first else None
        if not first or not to:
            return None
        year2 = self._year(to.end())
        second = self._month(self._skip(year2.end) if year2 else to.end())
        number = to_int(first["n"].replace("廿", "二十"))
        if not second or not second.month or not number or not 1 <= number <= 12 or _DAY.match(text, second.end):
            return None
        if _NO_MONTH_AFTER.match(text, second.end):
            return None
        known = year or self._with_year(_Point(0, month=number), start, second.end)
        if known.year is None:
            return DateMatch(start, second.end, "", "", "", "interval")
        last = year2.year if year2 and year2.year else known.year + (second.month < number)
        latest = _last_day(last, second.month)
        earliest = _day_of(known.year, number, 1)
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
        first = _OPEN.match(self.text, self._skip(month.end)) if month else None
        to = _TO.match(self.text, first.end()) if first else None
        last = self._day(to.end()) if to else None
        number = to_int(first["n"]) if first else None
        if not (month and first and last and number and 1 <= number <= 31) or first.group().endswith("月"):
            return None
        known = year or month
        point = self._with_year(_Point(last.end, known.year, month.month, number, known.bound), start, last.end)
        return self._interval(start, last.end, point, _Point(last.end, point.year, point.month, last.day))

    def _days(self, start: int, point: _Point) -> DateMatch | None:
        to = _TO.match(self.text, point.end)
        second = (self._day(to.end()) or self._parts(to.end())) if to else None
        end = second.end if second and second.day else point.end
        if second and second.year and second.day and not point.bound:
            # 12月30日至2025年1月2日: the year is the last day's, or the one before
            late = (point.month or 1, point.day or 1) > (second.month or 1, second.day)
            point = _Point(point.end, second.year - late, point.month, point.day, bound=True)
        first = self._with_year(point, start, end)
        if second and second.day:
            month = second.month or first.month
            year = second.year or first.year
            if year and not second.year and month and first.month and month < first.month:
                year += 1
            return self._interval(start, end, first, _Point(end, year, month, second.day))
        day = _day_of(first.year, first.month, first.day)
        return self._single(start, point.end, day, first)

    def _interval(self, start: int, end: int, first: _Point, last: _Point) -> DateMatch:
        a, b = _day_of(first.year, first.month, first.day), _day_of(last.year, last.month, last.day)
        self._last = (end, first.year, last.month)
        if a is None or b is None or a > b:
            return DateMatch(start, end, "", "", "", "interval")
        return DateMatch(start, end, a.isoformat(), a.isoformat(), b.isoformat(), "interval")

    def _single(self, start: int, end: int, day: date | None, point: _Point | None = None) -> DateMatch:
        known = (day.year, day.month) if day else (point.year, point.month) if point else (None, None)
        self._last = (end, *known)
        daytime = _DAYTIME.match(self.text, end)
        if daytime:
            end = daytime.end()
        iso = day.isoformat() if day else ""
        return DateMatch(start, end, iso, iso, iso, "day")

    def _whole_month(self, start: int, point: _Point) -> DateMatch | None:
        if _NO_MONTH_AFTER.match(self.text, point.end) and not point.third and not point.bound:
            return None
        known = self._with_year(point, start, point.end)
        self._last = (point.end, known.year, known.month)
        if known.year is None or known.month is None:
            return DateMatch(start, point.end, "", "", "", "month")
        length = calendar.monthrange(known.year, known.month)[1]
        first_day, last_day = {"first": (1, 10), "second": (11, 20), "last": (21, length)}.get(point.third, (1, length))
        value = f"{known.year:04}-{known.month:02}"
        return DateMatch(start, point.end, value, f"{value}-{first_day:02}", f"{value}-{last_day:02}", "month")

    def _whole_year(self, start: int, point: _Point) -> DateMatch | None:
        period = _PERIOD.match(self.text, point.end)
        end = period.end() if period else point.end
        if self.text[start:end] in ("同年", "当年", "次年", "翌年", "这一年", "那一年"):
            return None  # alone they are words of the table
        if point.year is None:
            return DateMatch(start, end, "", "", "", "year")
        self._last = (end, point.year, None)
        _, first, last = _PERIODS[int((period.lastgroup or "p0")[1:])] if period else ("", 1, 12)
        precision = "year" if (first, last) == (1, 12) else "interval"
        return DateMatch(start, end, f"{point.year:04}", *_span(point.year, first, last), precision)

    def _bare_day(self, start: int) -> DateMatch | None:
        """17日, 17日至19日, 17至19日: a day of the month that puts it nearest to the base."""
        text = self.text
        leans = self._leans(start)
        if not leans and _NO_DAY_BEFORE.search(text[max(0, start - 1) : start]):
            return None
        first = self._day(start)
        opened = None if first else _OPEN.match(text, start)
        half = first.end if first else opened.end() if opened else None
        to = _TO.match(text, half) if half else None
        last = self._day(to.end()) if to else None
        number = first.day if first else to_int(opened["n"]) if opened and last else None
        end = last.end if last else first.end if first else 0
        if not number or not 1 <= number <= 31 or not end or _NO_DAY_AFTER.match(text, end) or text[end - 1] == "号":
            return None
        if number <= 10 and not last and not text[start].isdigit() and not leans:
            return None  # 一日, 三日 count days
        told, year, number_of_month = self._told(start)
        if told and self._goes_on and start - self._last[0] > _NEAR:
            told = not self._is_news(self._nearest(start, end, lambda y, m: _day_of(y, m, number)))
        if leans:
            point = _Point(end, self._last[1], self._last[2], number)
        elif told:
            point = _Point(end, year, number_of_month, number)
        else:
            month = self._nearest(start, end, lambda y, m: _day_of(y, m, number))
            point = _Point(end, month.year if month else None, month.month if month else None, number)
        if last:
            return self._interval(start, end, point, _Point(end, point.year, point.month, last.day))
        return self._single(start, end, _day_of(point.year, point.month, number), point)

    def _leans(self, start: int) -> bool:
        """Whether a day goes on a list whose last one is just before: 10月17日、18日."""
        end = self._last[0]
        return self._last[2] is not None and 0 <= end <= start and self.text[end:start] in ("、", "和", "及", "与")

    def _period(self, start: int) -> DateMatch | None:
        """上半年, 三季度 without a year: the last one that has begun."""
        found = _PERIOD.match(self.text, start)
        if not found or not self._figure_stands(start):
            return None
        _, first, last = _PERIODS[int((found.lastgroup or "p0")[1:])]
        if (first, last) == (1, 12):
            return None
        if self.base is None:
            return DateMatch(start, found.end(), "", "", "", "interval")
        year = max(1, self.base.year - (self.base.month < first))
        return DateMatch(start, found.end(), f"{year:04}", *_span(year, first, last), "interval")

    def _plan(self, start: int) -> DateMatch | None:
        """“十四五”期间: the five years of a national plan."""
        found = _PLAN.match(self.text, start)
        number = to_int(found["quoted"] or found["plain"]) if found else None
        if not found or not number:
            return None
        first = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)  # 1963–1965 had no plan
        return DateMatch(start, found.end(), "", f"{first}-01-01", f"{first + 4}-12-31", "interval")

    def _numbered(self, start: int) -> DateMatch | None:
        found = _NUMBERED.match(self.text, start)
        if not found:
            return None
        back = self.base.toordinal() - _BACK[self.text[start]] if self.base else 0
        day = date.fromordinal(back) if back >= 1 else None
        # where the two contradict each other, none is believed
        said = to_int(found.group()[2:-2])
        return self._single(start, found.end(), day if day and day.day == said else None)

    def _word(self, start: int) -> DateMatch | None:
        found = _words().match(self.text, start)
        word = _by_form()[found.group()] if found else None
        if not found or not word or not word.stands(self.text, start, found.end()):
            return None
        if word.kind == "day":
            number = self.base.toordinal() + word.offset if self.base else 0
            day = date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None
            return self._single(start, found.end(), day)
        return DateMatch(start, found.end(), "", "", "", "vague") if word.kind == "vague" else None

    def _later(self, start: int) -> DateMatch | None:
        found = _DAYS_LATER.match(self.text, start)
        return DateMatch(start, found.end(), "", "", "", "vague") if found else None

    # -- what the text leaves open

    def _with_year(self, point: _Point, start: int, end: int) -> _Point:
        """The point with its year: as said, else by the base."""
        if point.bound or point.year is not None or point.month is None:
            return point
        month, day = point.month, point.day or 1
        found = self._nearest(start, end, lambda y, _: _day_of(y, month, day), month_alone=point.day is None)
        told, year, _ = self._told(start, month)
        if told and not (self._goes_on and self._is_news(found)):
            return _Point(point.end, year, month, point.day, third=point.third)
        return _Point(point.end, found.year if found else None, month, point.day, third=point.third)

    def _told(self, start: int, month: int | None = None) -> tuple[bool, int | None, int | None]:
        """Whether a chronicle tells of which year and month a date is that does not say it; with both, None where they
        stay open: a date that goes back behind the last one."""
        _, year, last = self._last
        heading = next((h for h in reversed(self._headings) if h[0] <= start), None)
        if heading is not None:
            if self._last[0] < heading[0]:
                last = heading[2]
            return True, heading[1], month or last
        if not self._goes_on or year is None:
            return False, None, None
        back = month is not None and last is not None and month < last
        return True, None if back else year, month or last

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
    year = next(heading[name] for name in ("below", "alone", "above", "slashed") if heading[name])
    month = heading["its"] or heading["month"]
    return int(year), int(month) if month else None


def _is_of_old(text: str, base: date | None) -> bool:
    """Whether a text opens a line with its first date, which says its year, and this and all years that the text says
    are not the newspaper's own: what goes on without a year is of the year told last. An obituary opens with a name."""
    first = re.search(
        rf"(?<![0-9{_CN}])(?:{_YEAR.pattern}|{_MONTH.pattern.replace('?P<n>', '?:')}|[0-9]{{1,2}}日)", text
    )
    if first is None or not _FULL.match(text, first.start()) or _NOW.search(text):
        return False
    if text[text.rfind("\n", 0, first.start()) + 1 : first.start()].strip(" \u3000△Δ▲·"):
        return False
    years = [to_int(fit["full"]) for fit in _YEAR.finditer(text) if fit["full"]]
    return all(year is not None and (base is None or year <= base.year - _OLD) for year in years)


def _day_of(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:  # 2月30日
        return None


def _last_day(year: int, month: int) -> date | None:
    return _day_of(year, month, calendar.monthrange(year, month)[1]) if _in_calendar(year) else None


def _span(year: int, first: int, last: int) -> tuple[str, str]:
    """First and last day of the months from ``first`` to ``last``, as ISO 8601."""
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def _in_calendar(year: int) -> int | None:
    return year if 1 <= year <= 9999 else None
