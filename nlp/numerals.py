"""Chinese numerals: 二十 ↔ 20. Only the small whole numbers that ordinals of terms and sessions need."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NAMES = "〇一二三四五六七八九"


def to_int(text: str) -> int | None:
    """58, 五十八, 五八 → 58; None for what is no numeral."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            return None
    return total + (digit or 0)


def to_chinese(number: int) -> str:
    """20 → 二十, 105 → 一百〇五; numbers from 0 to 999, others as digits."""
    if not 0 <= number < 1000:
        return str(number)
    if number < 10:
        return _NAMES[number]
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = _NAMES[hundreds] + "百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _NAMES[tens]) + "十"
    elif hundreds and ones:
        text += "〇"
    return text + (_NAMES[ones] if ones else "")
