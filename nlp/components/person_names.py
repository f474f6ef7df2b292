"""Names of people as such: their surnames, the sounds of other languages, and words that look like a name and are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.components.meeting_heads import kinds_of_meeting
from nlp.lexicon import load_surnames, read_toml

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef"
# 你的父亲|皮埃尔·某某, 赞赏|约翰·某: what the recogniser takes along
BEFORE_NAME = re.compile(
    "(?:.{1,2}的(?:父亲|母亲|丈夫|妻子|儿子|女儿|哥哥|弟弟)?|来自[\u4e00-\u9fff]{2,6}?的|赞赏|感谢|欢迎)(?=.{2,})"
)
DOTTED = re.compile(rf"[{HAN}]{{1,8}}(?:[·•・．][{HAN}]{{1,8}})+")
# characters that are surnames too: 那里; 干部齐下乡; 向市局汇报; 老刘, who is no 老
_OTHER_SENSE = re.compile(
    "那[里么些个样时天边种位次年儿阵会晚回]|齐[下上聚动抓唱心力赴]|向[省市县区州镇]|边[走看说听问干做]|边学[边习做]|老[\u4e00-\u9fff]$"
    "|[韩朝尼美中俄日英法德印越泰缅蒙土巴以伊埃加墨澳欧我外双校院警军]方$|[韩朝尼美中俄日英法德我双]方[向对与就为在表]|[尼日美法意]共$"
    "|时(?:说|指出|强调|表示|提出|要求|介绍|透露|认为|谈到)"  # 会见代表|时指出
    "|后(?:[兼历留又被由因经调升转获]|来|担任|改[任为])"  # 市委副书记|后兼任…
    "|向(?:宪法|党旗|国旗|国徽|全[省市县区国体])"
    "|包[村户片联保抓案挂组扶]|来[\u4e00-\u9fff][前后]|.[他她它你您咱]"  # 干部|包片; 来校前任…; 村民|管他叫
)
# 某地讯（记者…）: where the news is from
_FROM = re.compile("[\u4e00-\u9fff]{1,3}讯(?=[（(\\s　])")
# 委员十七人出席, 委员58名: how many there were
_COUNTED = re.compile("[一二三四五六七八九十百两几]{1,5}[人名位家户]$")
# 他的小孙子|上学去了, 师范学院: words whose end looks like a name's beginning
KIN = re.compile("[小大的外个他她我家](?:孙子|孙女|小姐)|[师示规模典]范")
# 来清调研, 来港投资: who comes to the place of the paper
CAME = re.compile(
    "来(?![等和与及])[\u4e00-\u9fff]{1,5}?(?:调研|考察|检查|视察|指导|督导|督查|访问|慰问|出席|参加|投资|洽谈|参观|采访)"
    "|来[校京省市县区乡镇村所院厂局矿我本此这](?:前|后|时|以来)"
)
# 镇长王海、伊和苏木达巴音: a township's name
_TOWNSHIP = re.compile("[\u4e00-\u9fff]{2,6}?苏木(?=达|长|[、，。的党人])")
# 代表孟村镇人民政府, 孟村镇党委: a township and its body
_OF_TOWN = re.compile("[\u4e00-\u9fff]{2}[镇乡](?=[ 　]*(?:人民政府|政府|党委|人大|纪委|机关))")
# 在李庄、王屯、大寺三个乡: places of a list that is counted
_COUNTED_PLACES = re.compile(
    "(?:[\u4e00-\u9fff]{2,4}、)*[\u4e00-\u9fff]{2,4}?(?:等?[两二三四五六七八九十\\d]+个?(?:乡镇|镇街|街镇|乡|镇|村|县|区|市|街道|社区)"
    "|等(?:乡镇|镇街|街镇|村镇|村庄|街道|社区|县区|区县|市县|县市|市州|地[市区]|地(?![方委级])|乡(?![亲党政贤领镇长])|镇(?![长领党政])))"
)
# 向海图强, 向新而行: headlines
_TOWARDS = re.compile("向[海新深绿远高](?:图强|而[行生兴]|发力|进军|出发|突围)")
# 金秋将至, 初夏时节
_SEASON = re.compile(
    "[\u4e00-\u9fff]?[春夏秋冬](?=时节|季节|将至|已至|来临|到来|送爽|之际|伊始|[一二三四五六七八九十]{1,2}月)"
)
# 县长王海|及生前友好: 及 and whoever else came
AND_OTHERS = re.compile("[和及与](?:生前|家属|亲属|亲友|其他|其家|有关|部分|全体|相关|各[级界有]|机关干部)")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of ``people.toml`` that stand around names or look like them."""

    after: frozenset[str]
    after_pattern: re.Pattern[str]  # the same, the longest first
    never: frozenset[str]
    ordinary: frozenset[str]
    sounded: re.Pattern[str]
    strong: frozenset[str]
    tibetan: frozenset[str]
    tibetan_endings: str
    yi: re.Pattern[str]
    mongolian: frozenset[str]
    mongolian_names: re.Pattern[str]
    parts: frozenset[str]  # of Tibetan and of Mongolian names
    never_first: frozenset[str]
    never_last: frozenset[str]
    verbs: frozenset[str]
    serving: tuple[str, ...]
    opens: tuple[str, ...]


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """The tables, read once."""
    data = read_toml("people.toml")
    return NameWords(
        frozenset(data["after"]["words"]),
        re.compile("|".join(map(re.escape, sorted(data["after"]["words"], key=lambda w: (-len(w), w))))),
        frozenset(data["never"]["words"]),
        frozenset(data["ordinary"]["words"]),
        re.compile(f"[{data['sounded']['strong']}{data['sounded']['weak']}]{{3,8}}"),
        frozenset(data["sounded"]["strong"]),
        frozenset(data["tibetan"]["parts"].split()),
        data["tibetan"]["endings"],
        re.compile(f"(?:{'|'.join(data['yi']['clans'].split())})[{data['yi']['syllables']}]{{2}}"),
        frozenset(data["mongolian"]["parts"].split()),
        _mongolian(data["mongolian"]["parts"].split(), data["mongolian"]["endings"]),
        frozenset([*data["tibetan"]["parts"].split(), *data["mongolian"]["parts"].split()]),
        frozenset(data["edges"]["first"]),
        frozenset(data["edges"]["last"]),
        frozenset(data["edges"]["verbs"]),
        tuple(data["serving"]["words"]),
        tuple(data["opens"]["words"]),
    )


def _mongolian(parts: list[str], endings: str) -> re.Pattern[str]:
    """Names that are made of the parts: 宝音|满都拉, 阿拉坦|仓, 包|满都呼."""
    every = "|".join(sorted(parts, key=lambda part: (-len(part), part)))
    long = "|".join(sorted((p for p in parts if len(p) > 2), key=lambda part: (-len(part), part)))
    return re.compile(
        f"(?:{every}){{2,3}}[{endings}]?|(?:{long})[{endings}]|(?P<surname>[{HAN}])(?:{long})[{endings}]?"
    )


@lru_cache(maxsize=4096)
def surname_of(name: str) -> str:
    """The surname that a Chinese name begins with; "" where it begins with none."""
    surnames = load_surnames()
    if len(name) > 2 and name[:2] in surnames:
        return name[:2]
    return name[:1] if name[:1] in surnames else ""


@lru_cache(maxsize=4096)
def is_composed(name: str) -> bool:
    """Whether a name is made of parts of Tibetan names, or of Mongolian or Yi ones (拉毛|才让, 宝音|满都拉, 包|满都呼, 曲比|拉达)."""
    words = name_words()
    if name[:2] in words.tibetan and (
        name[2:] in words.tibetan or (len(name) == 3 and name[2] in words.tibetan_endings)
    ):
        return True
    if words.yi.fullmatch(name):
        return True
    mongolian = words.mongolian_names.fullmatch(name)
    return bool(mongolian and (not mongolian["surname"] or mongolian["surname"] in load_surnames()))


@lru_cache(maxsize=4096)
def is_sounded(name: str) -> bool:
    """Whether a name is written by its sound alone (巴雅尔图格); a short one that begins like a Han name must say so the
    more clearly."""
    words = name_words()
    if is_composed(name):
        return True
    name = name.replace("阿不", "阿卜")  # 阿不都热合曼: the one name where 不 is a sound
    if not words.sounded.fullmatch(name):
        return False
    strong = sum(c in words.strong for c in name)
    if len(name) > 4:
        return strong * 2 >= len(name) - 1
    surname = surname_of(name)
    return strong >= (3 if surname and load_surnames()[surname].common else 2)


def plain_name(part: str) -> bool:
    """Whether a stretch of characters is of a name's length, or written as names of other languages are."""
    return 2 <= len(part) <= 4 or "·" in part or is_sounded(part)


def unnamed(part: str) -> bool:
    """Whether a word, or one of the words that a dot joins, is never a name (走基层·看变化)."""
    return any(word in name_words().never for word in re.split("[·•・．]", part))


def means_otherwise(text: str, start: int, name: str, listed: bool = False) -> bool:
    """Whether the characters of a name mean something else here: how many there were, 座谈会, 郑老, 学雷锋, 某地讯, 来清调研,
    先后任县长. ``listed``: a name is missing here among others, so that nobody comes to 清."""
    words = name_words()
    return bool(
        _OTHER_SENSE.match(name)
        or _COUNTED.match(name)
        or name in kinds_of_meeting()
        or (len(name) > 2 and name[-1] in words.never_last)
        or (len(name) == 2 and name[1] == "老" and surname_of(name))
        or (name[-1] == "讯" and _FROM.match(text, start))
        or (name[0] == "习" and text.endswith("同学", 0, start))  # 同学|习党的…精神结合起来
        or "嘎查" in text[start : start + len(name) + 2]
        or (name[0] in "和同及与" and name[1:] in words.never)  # 主任和|部分代表
        or (name == "雷锋" and text.endswith("学", 0, start))
        or (name[0] == "史" and len(name) == 3 and text.endswith("学", 0, start))  # 学史明理、学史崇德
        or (CAME.match(text, start) and not listed)
        or _TOWNSHIP.match(text, start)
        or _OF_TOWN.match(text, start)
        or _COUNTED_PLACES.match(text, start)
        or _SEASON.match(text, start)
        or _TOWARDS.match(text, start)
        or name[1:] in ("开幕", "闭幕", "开班", "开赛")  # 摄影|周开幕
        or (len(name) > 2 and AND_OTHERS.match(text, start + len(name) - 1))
        or (name[0] == "任" and text.endswith(words.serving, 0, start))
    )
