"""Names in bylines and credits: who wrote and who took the picture (记者 王海, 通讯员 冯 艳 摄)."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from nlp.components.found_names import FoundNames
from nlp.components.person_names import HAN, is_sounded, name_words, plain_name, surname_of, unnamed

_BYLINE = re.compile(
    rf"(?:记者|通讯员|实习生|见习记者|实习记者|特约记者|特派记者|首席记者|全媒体记者|融媒体记者|供稿|摄影(?![周展节家师赛]))[：: 　]*(?P<names>[{HAN}·]{{2,16}}(?:[ 　、，/][ 　]*(?!通讯员|记者|实习|见习|特约|摄影|供稿)[{HAN}·]{{2,16}})*)"
)
_CREDIT = re.compile(
    rf"(?:(?<=[。！？”）\n 　])|^)(?:本报(?:首席|实习|见习|特约)?记者|通讯员|新华社记者)?[ 　]*(?P<name>[{HAN}·]{{2,12}})[ 　]*(?:[ 　、](?P<name2>[{HAN}·]{{2,8}})[ 　]*)?/?(?:摄影?(?:报道)?|供图|撰文)(?=$|[\n）。 　])"
)
# What is left of it without what the name is signed for
_SIGNED = re.compile(rf"[{HAN}·]+?(?=(?:摄影)?报道|摄影?(?![{HAN}·])|(?![{HAN}·])|$)")
_SET_APART = re.compile(rf"(?:记者|通讯员)[ 　]*(?P<names>(?:[{HAN}][ 　][{HAN}][ 　、]?)+)(?=[）\n]|通讯员|摄|$)")
_CREDIT_APART = re.compile(
    rf"(?:(?<=[。！？”）\n 　])|^)[ 　]*(?P<name>[{HAN}][ 　]{{1,2}}[{HAN}])[ 　]?摄影?(?=$|[\n）。])"
)
# 统筹 王海 责任编辑 赵敏 校对 孙伟 李卫: a line of who made the page
_STAFF = re.compile(
    "(?:责任|执行|本版|见习|夜班|美术|图片|值班)?(?:编辑|主编|编委|主任|校对)|统筹|责编|美编|版式|版面|(?:电脑|微机)?(?:排版|组版|照排)|制图|审读|审核|责校|检校|签发"
    "|制作|值班(?:总编|主任|编委)|总编|编审|版[式面]设计|视觉(?:设计|总监)?|图片总监"
)
_STAFF_WORD = re.compile(rf"(?<![{HAN}])[{HAN}][ 　][{HAN}]{{1,2}}(?![{HAN}])|[^ 　：:/／]+")
_NAME = re.compile(f"(?!.?(?:电话|邮箱|热线|地址|邮编|传真|广告|征订|网址))(?:[{HAN}]{{2,4}}|[{HAN}·]{{4,16}})")
_PAIR = re.compile(rf"([{HAN}])[ 　]([{HAN}])(?=[ 　、）摄]|$)")


def take_bylines(names: FoundNames) -> None:
    """Take the names that sign a text or a picture."""
    for pattern, groups in ((_BYLINE, ("names",)), (_CREDIT, ("name", "name2"))):
        for fit in pattern.finditer(names.text):
            for group in groups:
                if fit[group]:
                    _take_signed(names, fit.start(group), fit[group], run_on=pattern is _BYLINE)
    for fit in _SET_APART.finditer(names.text):
        # 记者 冯 艳 孙 敏: names of two characters set apart to three
        for pair in _PAIR.finditer(fit["names"]):
            start, end = fit.start("names") + pair.start(), fit.start("names") + pair.end()
            if surname_of(pair[1] + "某") and names.free(start, end):
                names.ends[start] = end
    _take_staff(names)
    for fit in _CREDIT_APART.finditer(names.text):  # 卜 宁摄
        if surname_of(fit["name"][0] + "某") and names.free(*fit.span("name")):
            names.ends[fit.start("name")] = fit.end("name")


def _take_staff(names: FoundNames) -> None:
    """Take the names of a line that from somewhere on says nothing but what some did and who: two of them may have done
    the same, and a name may be set apart (王　海)."""
    for line in re.finditer("[^\n]+", names.text):
        words = dropwhile(lambda word: not _STAFF.fullmatch(word.group()), _STAFF_WORD.finditer(line.group()))
        told = list(takewhile(lambda word: _NAME.fullmatch("".join(word.group().split())), words))
        named = [word for word in told if not _STAFF.fullmatch(word.group())]
        if len(told) - len(named) < 2:
            continue
        for word in named:
            start, end = line.start() + word.start(), line.start() + word.end()
            if names.free(start, end) and not unnamed(word.group()):
                names.ends[start] = end


def _take_signed(names: FoundNames, at: int, signed: str, run_on: bool) -> None:
    """Take each name of ``signed``, which stands at ``at``; ``run_on``: text may follow the last with nothing between."""
    for part in _SIGNED.finditer(signed):
        start, name = at + part.start(), part.group()
        if name.endswith(("记者", "通讯员")):
            continue  # 记者 王海 清江晚报|记者 赵敏
        if run_on and "·" not in name and (len(name) > 4 or name[-1] in name_words().verbs):
            if names.take(start) is None:
                return
        elif name[0] in name_words().never_first and not is_sounded(name):
            continue  # 记者|了解到
        elif names.is_words(start, start + len(name)):
            continue  # 记者|采访时
        elif names.free(start, start + len(name)) and not unnamed(name) and plain_name(name):
            names.ends[start] = start + len(name)
