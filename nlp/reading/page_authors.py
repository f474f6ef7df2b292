"""Who signs an article: names in the bracket after 本报讯, in a byline, or at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.alignment import Aligned, to_given
from nlp.models import Author
from nlp.reading.page_patterns import page_patterns

# 清江网（清江日报网）讯（记者…）: the first bracket names a paper
_HEAD = re.compile(
    r"^(?:[^。，（）()]{2,10}[（(][^（）()]{2,12}[）)](?=[^（）()。，]{0,6}讯))?"
    r"[^。，]{0,30}?[（(]([^（）()]{2,90})[）)]"
)
_REPORT_HEAD = re.compile(r"^(?:本[报网刊台站]\S{0,8}?|\S{2,14}[网报台社])讯\s?[（(]([^（）()]{2,40})[）)]")
_REPORTED = re.compile(
    r"^[^。（）()]{0,24}?[讯电]\s?((?:记者|通讯员|本报记者|实习生)[^。，：（）()]{2,50}?)\s?(?:报道|[：:，])"
)
# （清江学院宣传部 林知秋）五月五日，…: a body and whom it has sent the report by, before the report
_UNIT_HEAD = re.compile(r"^[（(]([^（）()。，：]{4,30})[）)](?=\S)")
_TAIL = re.compile(r"[。！？…”》]\s?[（(]([^（）()。]{2,60})[）)]$")
_BARE_TAIL = re.compile(r"^[（(]([^（）()。]{2,60})[）)]$")
_TAIL_OPEN = re.compile(r"[。！？…”]\s?((?:本报|本网)?(?:见习|实习|特约|全媒体)?(?:记者|通讯员)\s?[^，。：；]{2,30})$")
# the names end a text, and behind them stands what they did: 林知秋 何为/文
_TAIL_SIGNED = re.compile(
    r"[。！？…”]\s?([\u3400-\u9fff]{2,3}(?:[\s、][\u3400-\u9fff]{2,3}){0,5})\s?[/／]\s?(?:文|图|摄|图文|文图)$"
)
# those who worked on a page, not on an article
_STAFF = re.compile(
    "(?:责任编辑|执行编辑|责编|编辑|校对|版式|总监制|监制|一审|二审|三审|初审|复审|终审|审核|签发)[：:]"
)
# 清江县妇联|林知秋: the body of a place, and with nothing between a name of three characters, no part of that body
_OF_A_UNIT = re.compile(
    "^[\u3400-\u9fff]{2,6}?[省市县区州旗镇乡](?:[\u3400-\u9fff]{0,10}?)(?:妇联|工会|局|办|委|部|法院|检察院|医院|中心|学校|中学|小学|公司)"
    "(?=[\u3400-\u9fff]{2}[^科室股所厅处会组]$)"
)
_BETWEEN = re.compile(r"(?:[\s、，,；;/／|：:]|(?<=[\u3400-\u9fff]{2})和(?=[\u3400-\u9fff]{2}))+")
_SET_APART = re.compile(r"[\u3400-\u9fff]\s{1,2}[\u3400-\u9fff]")
_HAN_NAME = re.compile(r"^[\u3400-\u9fff]{2,4}$")
_DOTTED_NAME = re.compile(r"^[\u3400-\u9fff]{1,12}(?:[·•・‧．][\u3400-\u9fff]{1,12}){1,3}$")
_BETWEEN_DOTS = re.compile(r"^(?:[·•・]\s?([^·•・]+?)\s?[·•・]|[—―─]{2}\s?(.+)|(?:文[/／\s]|文/图\s|图文/)\s?(.+))$")
_AND_OTHERS = re.compile(r"等(?:\s?\d+\s?[人名位])?$")
_LETTER_FROM = re.compile(
    r"^[\u3400-\u9fff]{2,14}(?:\s?\d{1,6}\s?[级班])?\s[\u3400-\u9fff\s、]{2,12}(?:等(?:\s?\d+\s?[人名位])?)?$"
)
_LONG_NAME = re.compile(r"^[\u3400-\u9fff]{5,8}$")
# 作者单位, 作者系…教师: not who, but where from
_NO_NAME = re.compile("单位|地址|电话|邮箱|简介|[系为是]")
# 谋开局 向未来: what ends like a body and is none
_NO_UNIT = re.compile(r"[\u3400-\u9fff]{1,3}(?:[开布格大新全结战破变]局|[一全大局内外]部)\s")
_LONGEST_NAME = 3  # characters of a name that is known by its place alone
_TRAILING = ("供稿", "撰稿", "整理", "撰文", "执笔", "编写", "辑录")


def head_authors(text: Aligned) -> list[Author]:
    """Those whom the first paragraph of a report names before it begins: （记者 … 通讯员 …）."""
    for pattern in (_HEAD, _REPORTED):
        match = pattern.match(text.text)
        if match and _functions().search(match.group(1)):
            return list(_parse(text, *match.span(1)))
    if (match := _REPORT_HEAD.match(text.text)) and _all_names(match.group(1)):
        return list(_names(text, *match.span(1), "", strict=True))
    if (match := _UNIT_HEAD.match(text.text)) and signs_for_unit(match.group(1)):
        return list(_names(text, *match.span(1), "", strict=True))
    return []


def _all_names(said: str) -> bool:
    """Whether words in brackets are names and nothing else, after the body whose people they are, if one is named."""
    words = [word for word in _BETWEEN.split(said) if word and word not in page_patterns().not_names]
    while len(words) > 1 and words[0].endswith(page_patterns().unit_endings) and len(words[0]) > 2:
        words.pop(0)  # 校长办公室 林知秋
    return bool(words) and all(map(is_signature, words))


def signs_for_unit(line: str) -> bool:
    """Whether a line says of which body somebody is, and who: 清江县青河乡 林知秋等5人."""
    if not _LETTER_FROM.match(line):
        return False
    words = [word for word in _BETWEEN.split(_AND_OTHERS.sub("", line)) if word]
    first = next((k for k, word in enumerate(words) if not _is_unit(word)), len(words))
    names = words[first:]
    return 0 < first < len(words) and all(is_signature(name) and len(name) <= _LONGEST_NAME for name in names)


def is_item(paragraph: str) -> bool:
    """Whether a paragraph is of those that each are signed: a marked item, or the signature of one."""
    return paragraph[:1] in tuple("●■◆▲★▶◇○◎△□") or signs_in_brackets(paragraph)


def signs_in_brackets(line: str) -> bool:
    """Whether a line is names in brackets and no more, after the body whose people they are: （清江中学 林知秋）."""
    return (match := _BARE_TAIL.match(line)) is not None and _all_names(match.group(1))


def _is_unit(word: str) -> bool:
    return word.isdigit() or (len(word) > 2 and word.endswith(page_patterns().unit_endings))


def byline_authors(text: Aligned) -> list[Author]:
    """Those whom a line of its own names: □ 本报记者 … 通讯员 …, or a name alone."""
    match = _BETWEEN_DOTS.match(text.text)
    if match and not _functions().search(text.text):
        return list(_names(text, *match.span(match.lastindex or 0), "", strict=True))
    if is_signature(text.text):
        return list(_names(text, 0, len(text), ""))
    if signs_in_brackets(text.text):
        return list(_names(text, 1, len(text) - 1, "", strict=True))
    if signs_for_unit(text.text):
        if _NO_UNIT.match(text.text):
            return []
        return list(_names(text, 0, len(_AND_OTHERS.sub("", text.text)), "", strict=True))
    return list(_parse(text, 0, len(text), bare="记者" if text.text[:1] in "□■◇◆○◎" else ""))


def tail_authors(text: Aligned) -> list[Author]:
    """Those whom the last paragraph names at its end: （…）, （… 供稿）, 本报记者 …."""
    if match := _TAIL.search(text.text) or _BARE_TAIL.search(text.text):
        said = match.group(1)
        if _functions().search(said):
            return list(_parse(text, *match.span(1)))
        if _all_names(said):
            return list(_names(text, *match.span(1), "", strict=True))
        if (run_on := _OF_A_UNIT.match(said)) and is_signature(said[run_on.end() :]):
            return list(_names(text, match.start(1) + run_on.end(), match.end(1), "", strict=True))
    if match := _TAIL_OPEN.search(text.text):
        return list(_parse(text, *match.span(1)))
    if (match := _TAIL_SIGNED.search(text.text)) and any(map(is_signature, _BETWEEN.split(match.group(1)))):
        return list(_names(text, *match.span(1), ""))
    return []


def is_signature(word: str) -> bool:
    """Whether a word that nothing explains is a name: it begins with a surname and ends like no body."""
    patterns = page_patterns()
    if _DOTTED_NAME.match(word):
        return True
    return bool(
        _HAN_NAME.match(word)
        and (word[0] in patterns.surnames or word[:2] in patterns.surnames)
        and not word.endswith(patterns.not_name_endings)
        and word not in patterns.not_names
    )


@lru_cache(maxsize=1)
def _functions() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, page_patterns().functions)))


def _parse(text: Aligned, start: int, end: int, bare: str = "") -> Iterator[Author]:
    """The names after each function (or, of 供稿 and its like, before it) in ``text[start:end]``."""
    staff = _STAFF.search(text.text, start, end)
    end = staff.start() if staff else end
    said = text.text[:end]
    marks = list(_functions().finditer(said, start))
    if not marks:
        if bare:
            yield from _names(text, start, end, bare)
        return
    apart = marks[0].start() > start and not text.text[marks[0].start() - 1].isalpha()
    if marks[0].group() not in _TRAILING and apart:  # 双牌|融媒记者: what runs on into the function is no name
        yield from _names(text, start, marks[0].start(), "", strict=True)  # （林知秋 通讯员 何为）
    for k, mark in enumerate(marks):
        after = marks[k + 1].start() if k + 1 < len(marks) else end
        if mark.group() in _TRAILING and not said.startswith(("：", ":"), mark.end()):
            before = marks[k - 1].end() if k else start
            if k == 0 or marks[k - 1].group() in _TRAILING:
                yield from _names(text, before, mark.start(), mark.group(), strict=True)
        else:
            yield from _names(text, mark.end(), after, mark.group())


def _names(text: Aligned, start: int, end: int, function: str, strict: bool = False) -> Iterator[Author]:
    for position, stop in _words(text.text, start, end):
        for s, e in _split_name(text.text, position, stop):
            name = "".join(text.text[s:e].split())
            if not strict or is_signature(name):
                yield Author(name, function, to_given(text.offsets, s, e))


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands apart in ``text[start:end]``; a name of two characters that is set apart to three is one word."""
    words, position = list[tuple[int, int]](), start
    for gap in [*_BETWEEN.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if words and _SET_APART.fullmatch(text, words[-1][0], stop):
            words[-1] = (words[-1][0], stop)
        else:
            words.append((position, stop))
        position = gap.end() if gap else end
    return words


def _split_name(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``text[start:end]`` as a name, or two names that were joined; nothing where it is no name."""
    patterns = page_patterns()
    while start < end and text[start] in "□■◇◆○●◎▲△☆★※":
        start += 1
    word = text[start:end]
    for prefix in ("本报", "本网", "本台"):
        if word.startswith(prefix):
            start, word = start + len(prefix), word[len(prefix) :]
    if word.endswith(("本报", "本网")) and len(word) > 3:
        end, word = end - 2, word[:-2]  # 记者孙敏|本报记者赵立
    of_a_body = len(word) > 2 and word.endswith(patterns.unit_endings) and word[0] not in patterns.surnames
    if of_a_body or word in patterns.not_names or _NO_NAME.match(word):
        return []
    if _HAN_NAME.match(word) or _DOTTED_NAME.match(word) or _SET_APART.fullmatch(word):
        return [(start, end)]
    if _LONG_NAME.match(word) and sum(char in patterns.syllables for char in word) >= len(word) - 1:
        return [(start, end)]
    if re.fullmatch(r"[\u3400-\u9fff]{5,6}", word):
        for size in (3, 2):
            first, second = word[:size], word[size:]
            if len(second) in (2, 3) and first[0] in patterns.surnames and second[0] in patterns.surnames:
                return [(start, start + size), (start + size, end)]
    return []
