"""The pieces of a date: each is read from a position on, as far as it is said."""

from __future__ import annotations

from nlp.dates.grammar import DAY, MONTH, SAME_YEAR, SPACE, THIRD, YEAR
from nlp.dates.left_open import OpenReader
from nlp.dates.points import Point, in_calendar
from nlp.dates.words import word_pattern, words_by_form
from nlp.numerals import to_int


class PieceReader(OpenReader):
    """Reads year, month and day."""

    def _skip(self, i: int) -> int:
        gap = SPACE.match(self.text, i)
        return gap.end() if gap else i

    def _year(self, i: int) -> Point | None:
        text = self.text
        if found := YEAR.match(text, i):
            if found["two"]:
                return Point(found.end(), self._century(int(found["two"])), bound=True)
            number = to_int(found["full"])
            return Point(found.end(), number, bound=True) if number and 1800 <= number < 2200 else None
        if found := word_pattern().match(text, i):
            word = words_by_form()[found.group()]
            if word.kind == "year" and word.stands(text, i, found.end()):
                return Point(found.end(), in_calendar(self.base.year + word.offset) if self.base else None, bound=True)
        if found := SAME_YEAR.match(text, i):
            year = self._last[1] if i - self._last[0] <= 100 else None
            return Point(found.end(), in_calendar(year + bool(found["next"])) if year else None, bound=True)
        return None

    def _century(self, two: int) -> int | None:
        """84年5月: the last year that ends so, seen from the base."""
        if self.base is None:
            return None
        year = self.base.year // 100 * 100 + two
        return year if year <= self.base.year + 1 else year - 100

    def _month(self, i: int) -> Point | None:
        """10月, or 上月 with its year."""
        text = self.text
        if found := MONTH.match(text, i):
            number = to_int(found["n"].replace("廿", "二十"))
            return Point(found.end(), month=number) if number and 1 <= number <= 12 else None
        found = word_pattern().match(text, i)
        word = words_by_form()[found.group()] if found else None
        if found and word and word.kind == "month" and word.stands(text, i, found.end()):
            if self.base is None:
                return Point(found.end(), bound=True)
            year, month = divmod(self.base.year * 12 + self.base.month - 1 + word.offset, 12)
            return Point(found.end(), in_calendar(year), month + 1, bound=True)
        return None

    def _day(self, i: int) -> Point | None:
        found = DAY.match(self.text, i)
        number = to_int(found["n"].replace("廿十", "二十").replace("廿", "二十")) if found else None
        return Point(found.end(), day=number) if found and number and 1 <= number <= 31 else None

    def _parts(self, i: int) -> Point | None:
        """Year, month and day from ``i`` on, each where it is said, larger ones first; no bare day."""
        year = self._year(i)
        at = self._skip(year.end) if year else i
        month = self._month(at) if not (year and self.text[at : at + 1] in ("上", "本", "下", "这")) else None
        if not month:
            return year
        known = year or month
        day = self._day(self._skip(month.end))
        if day:
            return Point(day.end, known.year, month.month, day.day, known.bound)
        third = THIRD.match(self.text, month.end)
        end = third.end() if third else month.end
        return Point(end, known.year, month.month, None, known.bound, (third.lastgroup or "") if third else "")
