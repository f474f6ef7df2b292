"""Where the name that begins at a place ends.

Where nothing separates a name from the verb after it, candidates of two characters and more are compared by what
follows them, by their surname, by the model, and by the rest of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import chain

from nlp.components.known_words import KnownWords
from nlp.components.name_evidence import CLOSES, DATED, DONE, REPORTS, Evidence, follow, word_after
from nlp.components.person_names import (
    BEFORE_NAME,
    CAME,
    DOTTED,
    HAN,
    KIN,
    is_composed,
    is_sounded,
    means_otherwise,
    name_words,
    surname_of,
)
from nlp.lexicon import load_surnames, load_titles
from nlp.places import load_gazetteer

_NO_WORDS = KnownWords()


class Doubt(IntEnum):
    """How likely what follows is no name: after the post of an organisation hardly, least of all in a list of posts where
    the one before has its name (甲局局长王海、乙镇镇长|…), after a title alone, and after what a person is called (记者, 群众,
    律师), where anything may follow."""

    LISTED = -1
    NONE = 0
    TITLE = 1
    PERSON = 2


# What follows in a list of who was there, after what kind of people they are.
_PEOPLE_GO_ON = re.compile(
    "代表|人士|组织|群众|干部|职工|负责|单位|部门|企业|机构|媒体|成员|专家|学者|同志|嘉宾|师生|官兵"
)
# How words end that are bodies, buildings and gatherings.
_BODY_ENDS = "会局堂处部院所队团站"
_LIST_ENDS = "等和及与说"
LONGEST = 8  # code points of a name without dots
_RUN = re.compile(rf"[{HAN}]+")
_DONE_TO = re.compile(DONE)  # no name stands before it: 买买提|立了
# the verb behind 正 (在|检查, 带着), not where somebody is (在|会上)
_PROGRESSING = re.compile(
    "在(?:检查|督导|调研|走访|察看|组织|指挥|指导|忙|看|为|给|和|跟|埋头|专心|[\u4e00-\u9fff]着)|[带忙领陪守站坐蹲弯赶往埋骑搬推修]"
)
_NAMED_FOR = re.compile("为|的|同志|[（(]|辞去|担任|兼任")
_POLITE = re.compile("[\u4e00-\u9fff]{1,2}(?:先生|女士|小姐)")


def name_at(
    text: str,
    start: int,
    evidence: Evidence,
    spans: frozenset[tuple[int, int]],
    due: bool = False,
    words: KnownWords = _NO_WORDS,
    doubt: Doubt = Doubt.NONE,
) -> int | None:
    """Where the name that begins at ``start`` ends; None where there is none. A name is expected there, so that a word or
    an unknown surname will do; ``due``: nothing else can stand. ``spans`` are the model's people, ``words`` the known words
    of the text."""
    dotted = DOTTED.match(text, start)
    if dotted:
        return _dotted_end(text, start, dotted.end(), evidence, spans) if _may_be_dotted(dotted.group()) else None
    run = _RUN.match(text, start)
    if not run:
        return None
    limit = run.end()
    for word in ("同志", "先生", "女士", "等"):
        at = text.find(word, start + 2, limit)
        if at == limit - len(word):
            limit = at
    best: tuple[float, int] | None = None
    for length in range(2, LONGEST + 1):
        end = start + length
        if end > limit:
            break
        listed = doubt is Doubt.LISTED
        score = _score(text, start, end, limit, evidence, spans, due, listed)
        if score is not None and not due:
            score += _of_words(text, start, end, evidence, spans, words, doubt) + _of_word_after(
                text, start, end, words
            )
        if score is not None and (best is None or score > best[0]):
            best = (score, end)
    needed = 0.5 if due else 1.2
    return best[1] if best and best[0] >= needed else None


def without_verb(text: str, start: int, end: int) -> int:
    """The end of a model's span without the first character of the verb after it (王海原|是)."""
    name = text[start:end]
    if len(name) > 3 and name[-2:] in name_words().after and (surname_of(name[:-2]) or is_sounded(name[:-2])):
        return end - 2  # 达瓦承诺|，
    if len(name) != 3 or not surname_of(name):
        return end
    if CAME.match(text, end - 1) or REPORTS.match(text, end - 1):
        return end - 1
    if text[end - 1] in name_words().never_last and follow(text, end) > 0:
        return end - 1
    verb = len(word_after(text, end - 1)) > 1
    return end - 1 if verb and (name[-1] in "在将曾已" or not follow(text, end) > 1) else end


def _score(
    text: str,
    start: int,
    end: int,
    limit: int,
    evidence: Evidence,
    spans: frozenset[tuple[int, int]],
    due: bool,
    listed: bool,
) -> float | None:
    """How much speaks for a name from ``start`` to ``end``, where no name goes on after ``limit``; None: it is none.
    ``due``: nothing but a name can stand; ``listed``: hardly anything else (:attr:`Doubt.LISTED`)."""
    name = text[start:end]
    vouched = (start, end) in spans
    if _is_none(text, start, name, vouched, due, listed):
        return None
    score = after = follow(text, end) if end < limit else 2.0
    if score == 0.0:
        score = -0.4 if len(name) == 3 and surname_of(name) else -1.0 if len(name) > 2 else -2.0
    for worth in chain(
        _of_surname(name, vouched, evidence),
        _of_sound(text, start, end, limit),
        _of_verb_within(name, after),
        _of_document(name, follow(text, end) > 0, vouched, evidence),
        _of_what_follows(text, start, end, limit),
    ):
        score += worth
    return score


def _is_none(text: str, start: int, name: str, vouched: bool, due: bool, listed: bool) -> bool:
    """Whether ``name`` is no name, whatever follows it; ``vouched``: the model sees a person there."""
    words, end = name_words(), start + len(name)
    if (
        name in words.never
        or (name[-1] == "了" and not (vouched and len(name) > 2))
        or name in words.ordinary
        or _POLITE.fullmatch(name)
        or KIN.match(text[max(0, start - 1) : end])
        or name[:2] in words.never
        or name in load_titles()
        or (
            name[0] in words.never_first
            and not is_sounded(name)
            and not (due and _is_a_name_after_all(text, start, end))
        )
        or means_otherwise(text, start, name, listed)
    ):
        return True
    if len(name) > 2 and name[-1] in "县市区州盟旗" and load_gazetteer().named(name):
        return True
    if len(name) > 2 and name[-1] in "镇乡村" and start and text[start - 1] in "县市区州盟旗镇乡":
        return True
    return len(name) > 4 and not is_sounded(name) and not vouched


def _is_a_name_after_all(text: str, start: int, end: int) -> bool:
    """任命|从善|为…: a surname that is a word of grammar as well, and right behind the name what follows names alone."""
    return bool(surname_of(text[start:end])) and bool(_NAMED_FOR.match(text, end))


def _of_words(
    text: str,
    start: int,
    end: int,
    evidence: Evidence,
    spans: frozenset[tuple[int, int]],
    words: KnownWords,
    doubt: Doubt,
) -> float:
    """What speaks against a name that is made of known words (落选, 有|条件, 方向) and that the model does not see."""
    name = text[start:end]
    parts = name_words().parts
    if (start, end) in spans or name in evidence.seen or is_sounded(name) or name[:2] in parts or name[-2:] in parts:
        return 0.0
    surname, first = surname_of(name), words.first(start)
    if doubt is Doubt.LISTED and surname and first == len(name) == 2 and name not in name_words().after:
        return 0.0  # 甲局局长王海、乙镇镇长|计划|发言
    if name[0] in "和同及与" and words.first(start + 1) > 1 and _PEOPLE_GO_ON.match(text, end):
        return -2.5  # 和|各界|代表, but 和兴旺
    begun = doubt is Doubt.PERSON and first > 1 and words.is_predicate(start)  # 职工|陆续|入住
    if not words.make_up(start, end) and not begun:
        return -0.9 if words and doubt is Doubt.PERSON and not surname else 0.0
    if len(name) > 2 and first == len(name) and name[-1] in _BODY_ENDS:
        return -2.5  # 理事会, 新闻局
    if len(name) == 3 and first == 2 and name[-1] == "地":
        return -2.5  # 父亲|高兴地|说
    entry = load_surnames().get(surname)
    common = entry is not None and entry.common
    if not common and first > 1 and (doubt is Doubt.PERSON or words.is_predicate(start)):
        surname = ""  # 有人, 公司
    predicate = words.is_predicate(start + (len(surname) if first == len(surname) else 0))
    said = -_of_standing(name, follow(text, end) > 0, evidence)  # how often such words stand there says nothing
    if not surname:
        if predicate or words.is_common(start):
            return said - 2.5
        return said - 1.2 if doubt is Doubt.PERSON else 0.0
    if first > len(surname):
        person = doubt is Doubt.PERSON
        if not predicate:
            return -0.6 if person else 0.0
        return said - 2.5 if person else -0.8 if doubt > Doubt.NONE else -0.4
    if entry is None or not entry.word or not predicate or doubt <= Doubt.NONE:
        return 0.0
    return -1.8 if not common and words.first(start + len(surname)) > 1 else -0.8  # 来|做客, 应|更加


def _of_word_after(text: str, start: int, end: int, words: KnownWords) -> float:
    """What it says for a name that begins with a surname that a verb of two characters stands behind it which no table has
    (王海|沉思良久)."""
    told = words.first(end) > 1 and words.is_predicate(end) and follow(text, end) == 0.0
    own = not word_after(text, end - 1) and text[end - 1] not in name_words().verbs  # not 王海作|辅导报告
    if not told or not own or not surname_of(text[start:end]) or not 2 <= end - start <= 3:
        return 0.0
    return 3.0 if end - start == 2 else 1.4


def _of_surname(name: str, vouched: bool, evidence: Evidence) -> Iterator[float]:
    surname, length = surname_of(name), len(name)
    if (length > 4 and (vouched or is_sounded(name))) or is_composed(name):
        return  # 后藤田正晴: no name of Han people
    if len(surname) == 2:
        yield 1.6 if length in (3, 4) else -0.5
    elif surname:
        entry = load_surnames()[surname]
        yield (1.3 if entry.common else 0.8) - (0.5 if entry.word else 0.0)
        yield {2: 0.3, 3: 0.6, 4: -0.3 if entry.common and _sounds(name[1:]) else -1.6}.get(length, -2.5)
    else:
        yield {2: -0.3, 3: -0.3, 4: -0.2}.get(length, -0.6)
        known = vouched or name in evidence.seen or evidence.standing(name) > 1
        if length > 3 and not is_sounded(name) and not known:
            yield -1.5


def _sounds(given: str) -> bool:
    """Whether what follows a surname is mostly of characters that write other languages (马|拉日且)."""
    return sum(c in name_words().strong for c in given) * 3 >= len(given) * 2


def _of_sound(text: str, start: int, end: int, limit: int) -> Iterator[float]:
    """A name of another language is as long as its sounds go on."""
    name = text[start:end]
    if not is_sounded(name):
        return
    words = name_words()
    goes_on = text[end : end + 1] in words.strong or text[end - 1 : end + 1] in words.tibetan
    longer = end < limit and goes_on and is_sounded(text[start : end + 1])
    if longer and not text.startswith(("夫妇", "夫人"), end):
        yield -2.5 if follow(text, end + 1) > 0 else -1.0  # 巴雅尔|图|为…: the longer, the more so where it may end
    if len(name) > 3 or not surname_of(name):
        yield 2.2 if len(name) > 3 else 1.2


def _of_verb_within(name: str, after: float) -> Iterator[float]:
    if len(name) > 2 and name[-1] in name_words().after and 0.0 <= after < 1.0:
        yield -1.0  # 李平作|2022年…报告: the verb stands before what nothing separates


def _of_document(name: str, ends: bool, vouched: bool, evidence: Evidence) -> Iterator[float]:
    """What the model sees, here and elsewhere, and how often the name stands with an end of its own, this place aside."""
    if vouched:
        yield 1.6 if ends else 2.4  # where nothing else tells where it ends, the model does
    elif name in evidence.seen:
        yield 0.8
    yield _of_standing(name, ends, evidence)


def _of_standing(name: str, ends: bool, evidence: Evidence) -> float:
    """What it says for a name that it stands elsewhere with an end of its own; ``ends``: it has one here."""
    return min(evidence.standing(name) - (1 if ends else 0), 3) * 0.6


def _of_what_follows(text: str, start: int, end: int, limit: int) -> Iterator[float]:
    name = text[start:end]
    listed = limit < len(text) and text[limit] == "、"
    if listed and limit - end == 1 and len(name) == 2 and text[end] not in _LIST_ENDS:
        yield -2.0  # 王海、李卫|家、: between two marks of a list stands a name and no more
    if name[-1] == "正" and len(name) == 3 and _PROGRESSING.match(text, end):
        yield -2.0 if text[end] == "在" else -1.0  # 赵明|正在检查, 赵明|正带着
    # 王小明|出席: what a longer name adds must not be the verb itself
    if end < limit and len(name) > 2 and len(word_after(text, end - 1)) > 1:
        yield -2.0 if len(name) == 4 and len(surname_of(name)) == 2 else -1.0  # 东方朗|解读, which 读 follows as well
    if len(name) > 2 and (
        (
            name[-1] in name_words().verbs
            and not (name[-1] == "让" and is_sounded(name))
            and not (listed and end == limit)
        )
        or CAME.match(text, end - 1)
        or REPORTS.match(text, end - 1)
        or DATED.match(text, end - 1)
    ):
        yield -1.5
    if not is_composed(name) and any(
        is_composed(text[start:longer]) for longer in range(end + 1, min(limit, start + 8) + 1)
    ):
        yield -4.0  # 宝音满|都拉, 包满|都呼
    if is_sounded(name):
        return
    if is_sounded(text[start : end + 1]):
        yield -1.0  # 斯琴|图格勒: the name goes on as it began
    if len(name) == 3 and name[-1] == "有" and len(word_after(text, end)) > 1:
        yield 1.5  # 王大有|违规…: no 有 stands before a verb
    if end < limit and text[end] in "和及与" and (end + 1 >= limit or follow(text, end + 1) > 0):
        yield -1.6  # 王海和|为: what follows 和 is no second name


def _may_be_dotted(name: str) -> bool:
    """Whether a name with · may be one: none of its parts is a word (走基层·看变化), nothing stands before it."""
    words = name_words()
    return (
        name[0] != "的"
        and not BEFORE_NAME.match(name)
        and not any(
            part[:2] in words.never or (part[:2] in words.ordinary and not is_sounded(part[:3]))
            for part in re.split("[·•・．]", name)
        )
    )


def _dotted_end(text: str, start: int, end: int, evidence: Evidence, spans: frozenset[tuple[int, int]]) -> int | None:
    """The end of a name with ·: the last part is cut before a word that follows names (买买提|出席), or where the model
    ends it."""
    last = max(text.rfind(dot, start, end) for dot in "·•・．") + 1
    cut_options = [end] if end >= len(text) or text[end] in CLOSES else []
    for stop in range(last + 1, end):
        if follow(text, stop) > 0 or (start, stop) in spans:
            cut_options.append(stop)
    called = min((i for w in ("同志", "先生", "女士") if (i := text.find(w, last + 1, end)) > 0), default=0)
    if called:
        return called
    for word in ("同志", "等"):
        if end in cut_options and text.endswith(word, start, end) and end - len(word) > last:
            cut_options.append(end - len(word))
    cut_options = [stop for stop in cut_options if not _DONE_TO.match(text, stop)]
    if not cut_options:
        return end if end - last <= 5 else None

    def rank(stop: int) -> tuple[float, int]:
        word = word_after(text, stop)
        if stop == end and (text[stop - 1] in name_words().verbs or text[stop - 1] == "家"):
            return (evidence.standing(text[start:stop]) - 1.5, 0)
        if word and any(
            stop < other < stop + len(word) and other + len(word_after(text, other)) > stop + len(word)
            for other in cut_options
        ):
            return (evidence.standing(text[start:stop]) - 1.0, stop)  # 买买|提出|席 is 买买提|出席
        if word in ("都", "也", "还", "又") and follow(text, stop + 1) > 0:
            return (evidence.standing(text[start:stop]) + 2.0, -stop)  # 贝尔|还|到某乡
        if stop - last == 1 and text[last] in name_words().strong and word == "依然" and stop + 2 in cut_options:
            return (-1.0, 0)  # 玉素甫·沙依然|作, but 约翰·李|依然
        worth = 0.4 if word in ("都", "也", "还", "又", "和", "开", "有") else min(len(word), 2) * 1.2
        return (
            evidence.standing(text[start:stop]) * 1.0
            + worth
            + (1.0 if stop == end else 0)
            + (2.5 if (start, stop) in spans else 0)
            - (2.0 if stop - last > 5 else 0),
            -stop if worth > 2 else stop,
        )

    return max(cut_options, key=rank)
