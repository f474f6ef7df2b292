"""The grammar of dates: years, months, days and periods with figures, and what may not stand beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.dates.words import word_pattern

HALF_WIDTH = (
    {ord("０") + i: str(i) for i in range(10)} | {ord(c): "〇" for c in "○Ｏ◯"} | {ord("．"): ".", ord("／"): "/"}
)
CN = "一二三四五六七八九"
ZEROS = {ord(c): "〇" for c in "0Oo"}
LIKE_ZERO = re.compile(rf"[一二][九八〇零0Oo][{CN}〇零0Oo]{{2}}(?=[ \u3000]?年)")  # 二OO六年, 二0一二年, as typed
FIRST_MONTH = re.compile(rf"(?<![公美日欧百千万亿0-9{CN}十])元(?=月 ?[0-9{CN}十廿]{{1,3}} ?日)")  # 元月8日
_NUMERAL = f"(?:三十一?|[二廿]?十[{CN}]?|廿[{CN}]?|[{CN}])"
_NUMBER = rf"(?:[0-9]{{1,2}}(?![0-9])|{_NUMERAL}(?![{CN}十百千万余多几]))"
GAP = "[ \u3000]?"

YEAR = re.compile(
    rf"(?P<full>(?:18|19|20|21)[0-9][0-9]|[一二][八九〇零][〇零{CN}]{{2}}){GAP}年(?!代)|(?P<two>[0-9][0-9])年(?={GAP}[0-9]{{1,2}}{GAP}月)"
)
SAME_YEAR = re.compile("(?P<next>次年|翌年)|同年|当年|[这那]一年(?=的?(?:[0-9]|十?[一二三四五六七八九十])+月)")
MONTH = re.compile(rf"(?P<n>{_NUMBER}){GAP}月(?:份(?!额))?")
DAY = re.compile(rf"(?P<n>{_NUMBER}){GAP}(?:日|号(?![楼线院]))")
OPEN = re.compile(rf"(?P<n>{_NUMBER}){GAP}月?")  # the first half of 1至9月, 17至19日
TO = re.compile(f"{GAP}(?:至|到|—{{1,2}}|–|－|-|~|～|―|─{{1,2}}){GAP}")
SPACE = re.compile(GAP)
DAYTIME = re.compile("上午|下午|晚上|晚间|晚(?!会|报|宴)|夜间|夜|凌晨|清晨|早上|早晨|中午|傍晚")
THIRD = re.compile("(?P<first>上旬|初(?![步级中审次]))|(?P<second>中旬)|(?P<last>下旬|底(?!线)|末(?!端))")
PERIODS: tuple[tuple[str, int, int], ...] = (  # what follows a year, with its first and last month
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
PERIOD = re.compile("|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _, _) in enumerate(PERIODS)))
PLAN = re.compile(
    rf"[“\"‘](?P<quoted>十?[{CN}]|十)五[”\"’](?:期间|时期)?|(?P<plain>十[{CN}])五(?:期间|时期)"  # 八五 …, 十四五期间
)
ISO = re.compile(
    r"(?P<y>(?:19|20)[0-9][0-9])(?P<sep>[-./])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9\-/]|\.[0-9])"
)
YEARS = re.compile(rf"(?P<a>(?:19|20)[0-9][0-9])年?{TO.pattern}(?P<b>(?:19|20)[0-9][0-9])年")
# 昨（15）日 says the day twice
NUMBERED = re.compile(rf"[昨今前][（(](?:[0-9]{{1,2}}|[十{CN}]{{1,3}})[）)][日晚]")
DAYS_LATER = re.compile(r"(?P<n>[一两二三四五六七八九十]|[0-9]{1,2})天(?:后|之后|以后)(?=，)")

# What may not stand right before a figure that begins a date: the rest of a number, of a code, of an ordinal.
NO_FIGURE_BEFORE = (
    re.compile(  # at the very end: a line of its own (2024-03-12 09:30) ends before the next one's figures
        rf"[0-9{CN}〇零十百千万亿几数第]\Z|[0-9][.,:%/\-]\Z|[A-Za-z][.\-]?\Z"
    )
)
# A bare 17日 counts days where one of these stands beside it: 第5日, 近3日, 5日内.
NO_DAY_BEFORE = re.compile("[每前后近满余多达约共超经整逾期续需了历短仅隔过内年月]$")
NO_DAY_AFTER = re.compile("[内游间后前夜龄均元报本产达以之照常记系程用]|为期")
NO_MONTH_AFTER = re.compile(rf"[龄刊球饼薪嫂供租均子亮光牌经考评{CN}十]|革命|飞|流火|[一-鿿]?婴")


@lru_cache(maxsize=1)
def beginnings() -> re.Pattern[str]:
    """Where a date may begin: a word of the table, or a figure that a date can follow from."""
    figures = rf"(?:[0-9]{{1,4}}|[{CN}十廿〇零]{{1,4}}){GAP}(?:[年月日号至到—–－\-~～―─./])"
    periods = "|".join(pattern for pattern, _, _ in PERIODS[:-2])
    later = DAYS_LATER.pattern.replace("?P<n>", "?:")
    plans = f'[“"‘](?=十?[{CN}]?五[”"’])|十[{CN}]五'
    return re.compile(
        f"{word_pattern().pattern}|{NUMBERED.pattern}|{figures}|{SAME_YEAR.pattern}|{plans}|{periods}|{later}"
    )
