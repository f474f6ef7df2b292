"""People: names where names stand – after a post, in a list, after 任命, in a byline – and where the model sees one.

On these pages names look like words (时光, 田野, 高兴) and places (江南, 江河清), so the place in the sentence says more than
the characters. Where nothing separates a name from the verb after it, candidates of two to four characters are
compared by what follows them, by their surname, by the model, and by the rest of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.lexicon import load_countries, load_surnames, load_titles, read_toml
from nlp.places import load_gazetteer

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ebef"
# 你的父亲|皮埃尔·某某, 赞赏|约翰·某: what the recogniser takes along
_BEFORE_NAME = re.compile("(?:.{1,2}的(?:父亲|母亲|丈夫|妻子|儿子|女儿|哥哥|弟弟)?|赞赏|感谢|欢迎)(?=.{2,})")
_DOTTED = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•・．][{_HAN}]{{1,8}})+")
_RUN = re.compile(rf"[{_HAN}]+")
_JOIN = re.compile(r"[、，；]|和|与|及|以及")
_SPEECH = "说率等任到赴致笑称作在因随也还将已被未现曾历负对从把给让请则拿是的受辞获没拟回"  # 龙胜说, is 龙胜 and a verb
_NEVER_FIRST = "没要从等及并了在其各该此我你他她它这是也的之就被把使抓因到不走将"
# characters that are surnames too: 那里; 干部齐下乡; 向市局汇报; 老刘, who is no 老
_OTHER_SENSE = re.compile(
    "那[里么些个样时天边种位次年儿]|齐[下上聚动抓唱心力赴]|向[省市县区州镇]|边[走看说听问干做]|边学[边习做]|老[\u4e00-\u9fff]$"
)
# What no name ends with: 王海因|出席…, 李想摄
_NEVER_LAST = "因皱蹲摄吗呢吧嘛"
# 某地讯（记者…）: where the news is from
_FROM = re.compile("[\u4e00-\u9fff]{1,3}讯(?=[（(\\s　])")
# 委员十七人出席, 委员58名: how many there were
_COUNTED = re.compile("[一二三四五六七八九十百两几]{1,5}[人名位家户]$")
_POLITE = re.compile("[\u4e00-\u9fff]{1,2}(?:先生|女士|小姐)")
# 他的小孙子|上学去了, 师范学院: words whose end looks like a name's beginning
_KIN = re.compile("[小大的外个他她我家](?:孙子|孙女|小姐)|[师示规模典]范")
# 来清调研, 来港投资: who comes to the place of the paper
_CAME = re.compile("来[\u4e00-\u9fff](?:调研|考察|检查|视察|指导|督导|督查|访问|慰问|出席|参加|投资|洽谈|参观|采访)")
_SERVING = ("分别", "先后", "改", "调", "转", "升", "现", "拟", "不再", "同志")  # 分别|任平岭、清河县县长助理
_CLOSES = "，。；：、！？）（”“》\n 　,;:)"
# 某某，男，汉族，1975年3月生: a notice of who is to be appointed
_PARTICULARS = r"[，,（( 　](?:[男女][，,、 　）]|[一-鿿]{1,5}族[，,、 　）]|(?:19|20)\d\d(?:年|\.)\d{1,2}月?(?:\d{1,2}日)?(?:出?生|[，,]))"
# Names stand right after these.
_ANCHORS = [
    re.compile(r"(?:决定|提请|批准)?任命(?:了)?(?=[^为，。；]{2,20}为)"),
    re.compile(r"(?:决定|批准)?免去(?:了)?(?=[^，。；]{2,16}(?:的|同志|担任))"),
    re.compile(r"(?:补选|增选|选举|推选|推举|增补|递补|决定|聘任|聘请|推荐)(?:了)?(?=[^，。；]{2,24}为)"),
    re.compile(r"(?:解聘|其子|其女|其妻|其父|名叫)(?=[\u4e00-\u9fff]{2,3})"),
    re.compile(r"(?:接受|同意|批准)(?=[^，。；]{2,18}?(?:同志)?(?:辞去|关于辞去|不再|退居|提前退休))"),
    re.compile(
        r"(?:^|(?<=[。；\n，：]))(?=[\u4e00-\u9fff·]{2,12}?(?<![没未不])(?:原是|原为|原任|原系|曾是|当过|从前是))"
    ),
    re.compile(r"(?<=[。；\n，：])(?=[^，。；：\n]{2,12}同志(?:任|不再|为|逝世|的|[省市县区州旗镇乡]))"),
    re.compile(rf"免去(?=[{_HAN}]{{2,3}}[省市县区州旗][{_HAN}]{{2,20}}职务)"),
    re.compile(rf"(?:^|(?<=[。；\n，：]))(?=[{_HAN}·]{{2,10}}(?:不再(?:兼任|担任|任)|另有任用|到龄免职|任期届满))"),
    re.compile(
        r"(?:责任编辑|责编|本版责编|本版编辑|编辑|版式设计|版面设计|版面|版式|排版|签发|检校|责校|夜班编辑|见习编辑|视觉总监|视觉设计|图片总监|美术编辑|美编|校对|组版|值班总编|总编|值班主任|值班编委|摄影|摄|文/图|图/文|视觉|主编|监制|审核|制图|审读|终审|统筹|值班)[：:　 ／/]\s*"
    ),
    re.compile(rf"(?:^|(?<=[\n。　 ：；、]))(?=[{_HAN}·]{{2,12}}(?:同志)?{_PARTICULARS})"),
    re.compile(r"(?:就座的?有|的有|还有|名单|人员|如下|分别是|分别为|包括|领导有|出席的有)：\s*"),
    re.compile(
        r"(?:组\s?长|副组长|成\s?员|主\s?任|副主任|总指挥|副总指挥|指挥长|经营者|法定代表人|法人代表|负责人|联系人|召集人|秘书长|监督人|主持人|召集人)[：:]\s*"
    ),
]
_SET_APART = re.compile(rf"(?:记者|通讯员)[ 　]*(?P<names>(?:[{_HAN}][ 　][{_HAN}][ 　、]?)+)(?=[）\n]|通讯员|摄|$)")
# After these grammar leaves room for nothing but a name, be it a word or without a surname (接受岩温辞去…).
_DUE = 5
_BYLINE = re.compile(
    rf"(?:记者|通讯员|实习生|见习记者|实习记者|特约记者|特派记者|首席记者|全媒体记者|融媒体记者|供稿|摄影)[：: 　]*(?P<names>[{_HAN}·]{{2,16}}(?:[ 　、，/][ 　]*(?!通讯员|记者|实习|见习|特约|摄影|供稿)[{_HAN}·]{{2,16}})*)"
)
# 学习贯彻王某某总书记…, 以王某某同志为核心
_BEFORE_TITLE = re.compile(
    rf"(?:(?<=[，。；：、“（《\n和])|(?<=贯彻)|(?<=学习)|(?<=落实)|(?<=按照)|(?<=传达)|(?<=在)|(?<=以)|(?<=对)|(?<=牢记)|(?<=领会)|(?<=围绕)|(?<=同)|(?<=把)|(?<=将))(?P<name>[{_HAN}]{{2,3}})(?=总书记|同志为核心|主席(?!团|台)|总理)"
)
_CREDIT = re.compile(
    rf"(?:(?<=[。！？”）\n 　])|^)(?:本报(?:首席|实习|见习|特约)?记者|通讯员|新华社记者)?[ 　]*(?P<name>[{_HAN}·]{{2,12}})[ 　]*(?:[ 　、](?P<name2>[{_HAN}·]{{2,8}})[ 　]*)?/?(?:摄影?(?:报道)?|供图|撰文)(?=$|[\n）。 　])"
)


# 以黑田健太郎为团长的访华团: between 以 and 为 stands a name of any length
_HEADED = re.compile(rf"以(?P<name>[{_HAN}·]{{2,10}}?)(?:同志|先生|女士)?为(?=(?:团|队|组|班)长|首的|代表的(?:团|组))")


@dataclass(frozen=True, slots=True)
class _Words:
    after: frozenset[str]
    after_pattern: re.Pattern[str]  # the same, the longest first
    never: frozenset[str]
    ordinary: frozenset[str]
    descriptors: frozenset[str]
    sounded: re.Pattern[str]
    strong: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_toml("people.toml")
    return _Words(
        frozenset(data["after"]["words"]),
        re.compile("|".join(map(re.escape, sorted(data["after"]["words"], key=lambda w: (-len(w), w))))),
        frozenset(data["never"]["words"]),
        frozenset(data["ordinary"]["words"]),
        frozenset(data["descriptors"]["words"]),
        re.compile(f"[{data['sounded']['strong']}{data['sounded']['weak']}]{{3,8}}"),
        frozenset(data["sounded"]["strong"]),
    )


@lru_cache(maxsize=4096)
def surname_of(name: str) -> str:
    """The surname that a Chinese name begins with; "" where it begins with none."""
    surnames = load_surnames()
    if len(name) > 2 and name[:2] in surnames:
        return name[:2]
    return name[:1] if name[:1] in surnames else ""


@lru_cache(maxsize=4096)
def is_sounded(name: str) -> bool:
    """Whether a name is written by its sound alone (巴雅尔图格); a short one that begins like a Han name must say so the
    more clearly."""
    words = _words()
    if not words.sounded.fullmatch(name):
        return False
    strong = sum(c in words.strong for c in name)
    if len(name) > 4:
        return strong * 2 >= len(name) - 1
    surname = surname_of(name)
    return strong >= (3 if surname and load_surnames()[surname].common else 2)


def _otherwise(text: str, start: int, name: str) -> bool:
    """Whether the characters of a name mean something else here: how many there were, 郑老, 学雷锋, 某地讯."""
    return bool(
        _OTHER_SENSE.match(name)
        or _COUNTED.match(name)
        or (len(name) > 2 and name[-1] in _NEVER_LAST)
        or (len(name) == 2 and name[1] == "老" and surname_of(name))
        or (name[-1] == "讯" and _FROM.match(text, start))
        or (name == "雷锋" and text.endswith("学", 0, start))
    )


def _sounds(given: str) -> bool:
    """Whether what follows a surname is mostly of characters that write other languages (马|拉日且)."""
    return sum(c in _words().strong for c in given) * 3 >= len(given) * 2


class Evidence:
    """What a document says about its names as a whole: the texts of all its articles and the model's spans."""

    def __init__(self, texts: Sequence[str], seen: Iterable[str] = ()) -> None:
        self.text = "\n".join(texts)
        self.seen = frozenset(seen)
        self._standing: dict[str, int] = {}

    def standing(self, name: str) -> int:
        """How often a name stands in the document with an end of its own after it (a mark or a verb)."""
        if name not in self._standing:
            count, at = 0, self.text.find(name)
            while at >= 0:
                count += _follow(self.text, at + len(name)) > 0
                at = self.text.find(name, at + 1)
            self._standing[name] = count
        return self._standing[name]


# 以190票…当选, 王海1959年生, 王海一九五九年生
_DATED = re.compile("以\\d+票|(?:19|20)\\d\\d年|(?:一九|二[〇○零])[一二三四五六七八九〇○零]{2}年")


def _word_after(text: str, end: int) -> str:
    """The longest word at ``end`` that follows names, "" where there is none."""
    fit = _words().after_pattern.match(text, end)
    return fit.group() if fit else ""


def _follow(text: str, end: int) -> float:
    """How well a name may end here: 2 before a mark, 1.5 before a word that follows names, 0 else."""
    if _DATED.match(text, end) or _CAME.match(text, end):
        return 1.5
    if end < len(text) and (text[end].isdigit() or text[end] in "０１２３４５６７８９"):
        return 0.5
    if end >= len(text) or text[end] in _CLOSES or not "\u3400" <= text[end] <= "\u9fff":
        return 2.0
    word = _word_after(text, end)
    if not word:
        return 0.0
    return 1.5 if len(word) > 1 else 1.0


def name_at(
    text: str,
    start: int,
    evidence: Evidence,
    spans: frozenset[tuple[int, int]],
    strong: bool = True,
    due: bool = False,
) -> int | None:
    """Where the name that begins at ``start`` ends; None where there is none. ``spans`` are the model's people;
    ``strong``: a name is expected here, so that a word or an unknown surname will do; ``due``: nothing else can stand."""
    dotted = _DOTTED.match(text, start)
    if dotted and _BEFORE_NAME.match(dotted.group()):
        return None
    if dotted and any(
        part[:2] in _words().never or (part[:2] in _words().ordinary and not is_sounded(part[:3]))
        for part in re.split(r"[·•・．]", dotted.group())
    ):
        return None
    if dotted:
        return _dotted_end(text, start, dotted.end(), evidence)
    run = _RUN.match(text, start)
    if not run:
        return None
    limit = run.end()
    for word in ("同志", "先生", "女士", "等"):
        at = text.find(word, start + 2, limit)
        if at == limit - len(word):
            limit = at
    best: tuple[float, int] | None = None
    for length in range(2, 9):
        end = start + length
        if end > limit:
            break
        score = _score(text, start, end, limit, evidence, spans, strong)
        if score is not None and (best is None or score > best[0]):
            best = (score, end)
    needed = 0.5 if due else 1.2 if strong else 3.4
    return best[1] if best and best[0] >= needed else None


def _score(
    text: str, start: int, end: int, limit: int, evidence: Evidence, spans: frozenset[tuple[int, int]], strong: bool
) -> float | None:
    name, words = text[start:end], _words()
    if (
        name in words.never
        or (len(name) == 2 and name[1] == "了")
        or name in words.ordinary
        or _POLITE.fullmatch(name)
        or _CAME.match(text, start)
        or (name[0] == "任" and text.endswith(_SERVING, 0, start))
        or _KIN.match(text[max(0, start - 1) : end])
        or name[:2] in words.never
        or name in load_titles()
        or (name[0] in _NEVER_FIRST and not is_sounded(name))
        or _otherwise(text, start, name)
    ):
        return None
    surname = surname_of(name)
    length = end - start
    if length > 2 and name[-1] in "县市区州盟旗" and load_gazetteer().named(name):
        return None
    if length > 2 and name[-1] in "镇乡村" and start and text[start - 1] in "县市区州盟旗镇乡":
        return None
    if length > 4 and not is_sounded(name) and (start, end) not in spans:
        return None
    score = score_of_end = _follow(text, end) if end < limit else 2.0
    if score == 0.0:
        score = -0.4 if length == 3 and surname_of(name) else -1.0 if length > 2 else -2.0
    if surname:
        entry = load_surnames()[surname]
        if len(surname) == 2:
            score += 1.6 if length in (3, 4) else -0.5
        else:
            score += (1.3 if entry.common else 0.8) - (0.5 if entry.word else 0.0)
            score += {2: 0.3, 3: 0.6, 4: -0.3 if entry.common and _sounds(name[1:]) else -1.6}.get(length, -2.5)
    else:
        score += {2: -0.3, 3: -0.3, 4: -0.2}.get(length, -0.6)
        if (
            length > 3
            and not is_sounded(name)
            and (start, end) not in spans
            and name not in evidence.seen
            and evidence.standing(name) < 2
        ):
            score -= 1.5
        if not strong:
            score -= 1.0
    longer = is_sounded(name) and end < limit and text[end] in words.strong and is_sounded(text[start : end + 1])
    if longer and not text.startswith(("夫妇", "夫人"), end):
        score -= 2.5 if _follow(text, end + 1) > 0 else 1.0  # 巴雅尔|图|为…: the longer, the more so where it may end
    if is_sounded(name) and (length > 3 or not surname):
        score += 2.2 if length > 3 else 1.2
    if length > 2 and name[-1] in words.after and 0.0 <= score_of_end < 1.0:
        score -= 1.0  # 李平作|2022年…报告: the verb stands before what nothing separates
    if (start, end) in spans:
        score += 1.6
    elif name in evidence.seen:
        score += 0.8
    score += min(evidence.standing(name) - (1 if _follow(text, end) > 0 else 0), 3) * 0.6
    # 王小明|出席: what a longer name adds must not be the verb itself
    if end < limit and length > 2 and len(_word_after(text, end - 1)) > 1:
        score -= 1.0
    if length > 2 and (
        (name[-1] in _SPEECH and not (name[-1] == "让" and is_sounded(name)))
        or _CAME.match(text, end - 1)
        or _REPORTS.match(text, end - 1)
    ):
        score -= 1.5
    if not is_sounded(name) and length > 1 and is_sounded(text[start : end + 1]):
        score -= 1.0  # 斯琴|图格勒: the name goes on as it began
    if (
        end < limit
        and text[end] in "和及与"
        and not is_sounded(name)
        and (end + 1 >= limit or _follow(text, end + 1) > 0)
    ):
        score -= 1.6  # 王海和|为: what follows 和 is no second name
    return score


def _dotted_end(text: str, start: int, end: int, evidence: Evidence) -> int | None:
    """The end of a name with ·: the last part is cut before a word that follows names (买买提|出席)."""
    last = max(text.rfind(dot, start, end) for dot in "·•・．") + 1
    cut_options = [end] if end >= len(text) or text[end] in _CLOSES else []
    for stop in range(last + 1, end):
        if _follow(text, stop) > 0:
            cut_options.append(stop)
    called = min((i for w in ("同志", "先生", "女士") if (i := text.find(w, last + 1, end)) > 0), default=0)
    if called:
        return called
    for word in ("同志", "等"):
        if end in cut_options and text.endswith(word, start, end) and end - len(word) > last:
            cut_options.append(end - len(word))
    if not cut_options:
        return end if end - last <= 5 else None

    def rank(stop: int) -> tuple[float, int]:
        word = _word_after(text, stop)
        if stop == end and text[stop - 1] in _SPEECH + "家":
            return (evidence.standing(text[start:stop]) - 1.5, 0)
        if word and any(
            stop < other < stop + len(word) and other + len(_word_after(text, other)) > stop + len(word)
            for other in cut_options
        ):
            return (evidence.standing(text[start:stop]) - 1.0, stop)  # 买买|提出|席 is 买买提|出席
        if word in ("都", "也", "还", "又") and _follow(text, stop + 1) > 0:
            return (evidence.standing(text[start:stop]) + 2.0, -stop)  # 贝尔|还|到某乡
        worth = 0.4 if word in ("都", "也", "还", "又", "和", "开", "有") else min(len(word), 2) * 1.2
        return (
            evidence.standing(text[start:stop]) * 1.0
            + worth
            + (1.0 if stop == end else 0)
            - (2.0 if stop - last > 5 else 0),
            -stop if worth > 2 else stop,
        )

    return max(cut_options, key=rank)


def match(
    text: str,
    posts: list[Match],
    named: Iterable[tuple[int, int]],
    evidence: Evidence | None = None,
    bodies: Sequence[Match] = (),
) -> list[Match]:
    """People in clean text. ``posts`` and ``bodies`` (organisations) are those found there, ``named`` the model's spans,
    ``evidence`` what the whole document says."""
    spans = frozenset((start, _without_verb(text, start, end)) for start, end in named)
    evidence = evidence or Evidence([text], (text[s:e] for s, e in spans))
    found: dict[int, int] = {}
    due = {fit.end() for pattern in _ANCHORS[:_DUE] for fit in pattern.finditer(text)}
    barred = [(p.start, p.end) for p in (*posts, *bodies)]

    def free(start: int, end: int) -> bool:
        return all(end <= s or e <= start for s, e in found.items()) and all(end <= s or e <= start for s, e in barred)

    def take(start: int, strong: bool = True) -> int | None:
        end = name_at(text, start, evidence, spans, strong, start in due)
        if end is not None and end - start == 3 and text[end - 1] in "和及与" and any(s == end for s, _ in barred):
            end -= 1  # 王海|和|市财政局局长赵敏
        if end is None or not free(start, end):
            return None
        found[start] = end
        return end

    for pattern in (_BYLINE, _CREDIT):
        for fit in pattern.finditer(text):
            for group in ("names",) if pattern is _BYLINE else ("name", "name2"):
                if not fit[group]:
                    continue
                for part in re.finditer(rf"[{_HAN}·]+?(?=(?:摄影)?报道|摄影|(?![{_HAN}·])|$)", fit[group]):
                    start = fit.start(group) + part.start()
                    whole = start + len(part.group())
                    if pattern is _BYLINE and len(part.group()) > 4 and "·" not in part.group():
                        take(start)
                    elif free(start, whole) and not _unnamed(part.group()) and _plain_name(part.group()):
                        found[start] = whole
    for fit in _SET_APART.finditer(text):
        # 记者 冯 艳 孙 敏: names of two characters set apart to three
        for pair in re.finditer(rf"([{_HAN}])[ 　]([{_HAN}])(?=[ 　、）摄]|$)", fit["names"]):
            start, end = fit.start("names") + pair.start(), fit.start("names") + pair.end()
            if surname_of(pair[1] + "某") and free(start, end):
                found[start] = end
    for fit in _BEFORE_TITLE.finditer(text):
        if (
            surname_of(fit["name"])
            and free(fit.start("name"), fit.end("name"))
            and load_surnames()[surname_of(fit["name"])].common
        ):
            found[fit.start("name")] = fit.end("name")
    for fit in _HEADED.finditer(text):
        start, end = fit.span("name")
        if fit["name"] in load_countries() or _unnamed(fit["name"]):
            continue
        if free(start, end) and (surname_of(fit["name"]) or is_sounded(fit["name"])):
            found[start] = end
    starts: list[tuple[int, bool]] = []
    for post in posts:
        if not post.get("org") and (post.start in found.values() or any(e == post.start for _, e in spans)):
            continue  # 某某总书记|重要讲话: the name stands before
        at = post.end
        note = re.compile(r"[（(][^（）()]{1,12}[）)]").match(text, at)  # 副校长（挂职）赵敏
        if note:
            at = note.end()
        if _NO_HOLDER.match(text, at):
            continue
        if text[at : at + 1] == " " and _ROW.match(text, text.rfind("\n", 0, post.start) + 1, post.start):
            continue  # a row of a table that begins with its name
        while at < len(text) and text[at] in " 　：:“”":
            at += 1
        link = _LINK.match(text, at)
        described = post.get("descriptor") or post.get("weak")
        if link and not described:
            at = link.end()
        called = not post.get("org") and at == post.end and _is_called(text, post.start)
        starts.append((at, not described and not called))
        if text[at : at + 1] == "的" and _SERVES.search(text, max(0, post.start - 40), post.start):
            starts.append((at + 1, True))
    for pattern in _ANCHORS:
        starts += [(fit.end(), True) for fit in pattern.finditer(text)]
    for at, expected in sorted(set(starts), reverse=True, key=lambda s: (-s[0], s[1])):
        if not expected and not _DOTTED.match(text, at) and not any(s == at for s, _ in spans):
            surname = surname_of(text[at : at + 3])
            clear = surname and _follow(text, at + 3) == 1.5  # 人大代表公明礼|应邀: what follows is plainly a verb
            if not clear and (not surname or (len(surname) == 1 and not load_surnames()[surname].common)):
                continue  # after 群众, 负责人 no name is due: only one that looks like one is taken
        _list_from(text, at, take)
    for fit in _LISTED.finditer(text):
        words = (*_words().never, *_words().ordinary)
        if free(fit.start("name"), fit.end("name")) and fit["name"] not in words and fit["name"][:2] not in words:
            found[fit.start("name")] = fit.end("name")
    _before_posts(text, posts, take, free, evidence, spans)
    for fit in re.finditer(
        rf"(?:^|[\n；，：])(?P<name>[{_HAN}][ 　]{{1,2}}[{_HAN}])(?=任|为|同志|（|的|{_PARTICULARS})", text
    ):
        line = fit.start("name") == 0 or text[fit.start("name") - 1] == "\n"
        if free(fit.start("name"), fit.end("name")) and (line or surname_of(fit["name"][0] + "某")):
            found[fit.start("name")] = fit.end("name")  # 姜 雪任…: a name of two characters set apart to three
    _tables(text, posts, found, free)
    introduced = {
        text[s:e] for s, e in found.items()
    }  # 副局长方向; from then on 方向 is a name where the model sees one
    for start, end in sorted(spans):
        if free(start, end) and (text[start:end] in introduced or _credible(text, start, end, evidence)):
            ending = {text[s:e] for s, e in found.items() if text[s:e].endswith(text[start:end])}
            longest = max((n for n in ending if text.endswith(n, 0, end)), key=len, default="")
            if longest and free(end - len(longest), end):
                start = end - len(longest)  # 向海波|强调, where 市委书记向海波 has been named
            found[start] = end
    names = sorted({text[s:e] for s, e in found.items()}, key=lambda n: (-len(n), n))
    _spread(text, names, found, free, evidence)
    return [make("person", s, e) for s, e in sorted(found.items())]


# 局长|由|王海担任, 书记|叫|王海, 原书记|是|王海
_LINK = re.compile(r"(?:一职)?(?:仍|改|暂|现)?(?:由|叫|名叫|是)(?=[\u4e00-\u9fff])")
# a line of a list of appointments: 岩温的…局长职务；
_LISTED = re.compile(
    rf"(?:^|(?<=\n)|(?<=免去：)|(?<=任命：))(?P<name>[{_HAN}]{{2,4}}?)(?:（[^）]{{1,10}}）)?(?:同志)?"
    r"(?:的(?=[^\n，。]{4,40}职务(?:[；。（\n]|$))|(?<![现曾担拟原时主责兼出离历卸接升调转改连留聘委])(?:为|任(?![命免]))(?=[^\n，。]{3,40}(?:[长员师]|主任|书记|主席|经理)(?:[；。（\n]|$)))"
)
# 任局长|期间, 卸任局长|后: no holder is named after it
_NO_HOLDER = re.compile("期间|时期|以来|人选|候选人|一职|职务|岗位|职位|职责|后[，、出被他她又仍不]|时[，的]")
# 曾任县林业局副局长、现任县林场场长的|王海
_SERVES = re.compile("(?:曾任|现任|时任|身为|作为|担任)[^，。；]{0,30}$")
_ROW = re.compile(rf"(?:[^\n]{{0,12}}日 )?[{_HAN}·]{{2,10}} ")


def _is_called(text: str, title: int) -> bool:
    """Whether a title goes with the surname before it (请王|书记|喝茶): then no name is due after it."""
    before = text[max(0, title - 1) : title]
    return before in load_surnames() and load_surnames()[before].common


def _unnamed(part: str) -> bool:
    """Whether a word, or one of the words that a dot joins, is never a name (走基层·看变化)."""
    return any(word in _words().never for word in re.split("[·•・．]", part))


def _plain_name(part: str) -> bool:
    return 2 <= len(part) <= 4 or "·" in part or is_sounded(part)


def _list_from(text: str, at: int, take: object) -> None:
    """A list of names from ``at`` on: 王海、赵敏和孙伟. Goes on while each member is a name."""
    while True:
        end = take(at)  # type: ignore[operator]
        if end is None:
            return
        note = re.compile(r"[（(][^（）()]{1,20}[）)]").match(text, end)
        if note:
            end = note.end()
        join = re.compile(r"、|，以及|以及|和(?!议)|及(?!时)|与(?!会)").match(text, end)
        if not join:
            return
        at = join.end()
        while at < len(text) and text[at] in " 　":
            at += 1


def _before_posts(text, posts, take, free, evidence, spans) -> None:  # type: ignore[no-untyped-def]
    """张三为…主任；张三的…职务；张三（市长）; 张三任组长: the name stands before the post."""
    for post in posts:
        left = text[max(0, post.start - 24) : post.start]
        fit = re.search(
            rf"(?:^|[，。；：、\n 　]|任命|免去|由|选举|补选|决定)(?P<name>[{_HAN}·]{{2,16}}?)(?:（[^（）]{{1,12}}）)?(?:同志)?(?:此前|之前|以前|到任前)?(?P<verb>为|任|的|现任|当选为?|担任|兼任?|出任|受聘为|被(?:聘任?|任命|推选|推举|选举?)为|改任|[（(])$",
            left,
        )
        if not fit:
            continue
        start = post.start - len(left) + fit.start("name")
        stop = start + len(fit["name"])
        name = fit["name"]
        told = name.rfind("由") + 1
        if told and surname_of(name[told:] + "某") and stop - start - told > 1:
            start, name = start + told, name[told:]  # 决定由|王海任组长
        if free(start, stop) and _plain_name(name) and name not in _words().never:
            line = start == 0 or text[start - 1] in "\n；、" or fit["verb"].startswith("当选")
            if fit["verb"] in ("（", "(") or surname_of(name) or "·" in name or (start, stop) in spans or line:
                # both 张三 and 王海、赵敏 before 的
                end = take(start)
                if end != stop and end is not None:
                    continue
                _list_back(text, start, take)
                more = _LISTED_ON.match(text, stop) if fit["verb"] in ("（", "(") else None
                if more:
                    _list_from(text, more.end(), take)


# 王海（市水利局局长）、|赵敏（…）、岩温三位委员
_LISTED_ON = re.compile("[（(][^（）()]{1,30}[）)](?:、|和|及)")


def _list_back(text, start, take) -> None:  # type: ignore[no-untyped-def]
    fit = re.search(
        rf"(?:^|[，。；：\n])(?P<name>(?:[{_HAN}·]{{2,8}}(?:（[^（）]{{1,8}}）)?、)+)$",
        text[max(0, start - 48) : start],
    )
    if fit:
        base = max(0, start - 48) + fit.start("name")
        for part in re.finditer(rf"[{_HAN}·]+(?=（|、)", fit["name"]):
            if _plain_name(part.group()):
                take(base + part.start())


def _is_place(name: str) -> bool:
    """平南州 市委…: a paragraph that begins with its place; 金山 and 黄龙 are names all the same."""
    return name[-1] in "市县区州盟旗" and bool(area_index(name).chains)


def _tables(text, posts, found, free) -> None:  # type: ignore[no-untyped-def]
    """王海 市审计局副局长: a name and a post with nothing but space between, name first."""
    for post in posts:
        fit = re.search(rf"(?:^|[\n 　])(?P<name>[{_HAN}·]{{2,14}})[ 　]$", text[max(0, post.start - 18) : post.start])
        if fit and _plain_name(fit["name"]) and fit["name"] not in _words().never and not _is_place(fit["name"]):
            start = max(0, post.start - 18) + fit.start("name")
            if free(start, start + len(fit["name"])) and (surname_of(fit["name"]) or "·" in fit["name"]):
                found[start] = start + len(fit["name"])


# 王海作|2022年度财务报告
_REPORTS = re.compile("作(?=[\\d《“]|了|题为|年度|专题)")


def _without_verb(text: str, start: int, end: int) -> int:
    """The end of a model's span without the first character of the verb after it (王海原|是)."""
    if end - start != 3 or not surname_of(text[start:end]):
        return end
    if _CAME.match(text, end - 1) or _REPORTS.match(text, end - 1):
        return end - 1
    if text[end - 1] in _NEVER_LAST and _follow(text, end) > 0:
        return end - 1
    verb = len(_word_after(text, end - 1)) > 1
    return end - 1 if verb and not _follow(text, end) > 1 else end


def _credible(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """Whether the model's span is taken for a name: of a name's length, not a place, not a known word."""
    name = text[start:end]
    if name in _words().never or name in load_titles() or len(name) < 2 or re.search(r"[^\w·]", name):
        return False
    if (
        name[:2] in _words().never
        or name[0] in _NEVER_FIRST
        or _otherwise(text, start, name)
        or _CAME.match(text, start)
        or (name[0] == "任" and text.endswith(_SERVING, 0, start))
        or text[end : end + 1] in "〔["
        or text.endswith("本报", 0, start)
    ):
        return False
    if "·" in name:
        return True
    if load_gazetteer().named(name):
        return False
    if (name[1] == "在" and text[end : end + 1] == "在") or _KIN.match(text[max(0, start - 1) : end]):
        return False  # 树在人在
    if re.search(rf"{name}[\u4e00-\u9fff（）]{{0,8}}?(?:集团|公司|股份|控股)", evidence.text):
        return False  # 欢迎华盛投资, of 华盛新材料集团
    surname = surname_of(name)
    if len(name) == 4 and len(surname) < 2:
        return False  # 北武当山
    if (
        text[start - 1 : start] == "（"
        and text[end : end + 1] == "）"
        and start > 1
        and text[start - 2] not in "。！？”\n "
    ):
        return False  # 中国水利工程优质（大禹）奖
    if (
        len(name) > 2
        and name[-1] in "村镇乡县屯寨"
        and text[end : end + 1] not in "、"
        and start
        and text[start - 1] in "了到在赴入的"
    ):
        return False  # 来到了|太平村
    if surname and len(surname) == 1 and not load_surnames()[surname].common and evidence.standing(name) < 2:
        return False
    if len(name) > 4 or not surname:
        return (
            len(name) in (3, 4)
            and evidence.standing(name) > 0
            and name in evidence.seen
            and not area_index(name).chains
        )
    chains = area_index(text).chains
    if any(c.start <= start and end <= c.end for c in chains):
        return False
    return _follow(text, end) > 0


def _spread(text, names, found, free, evidence) -> None:  # type: ignore[no-untyped-def]
    """Names found once are names wherever they stand with an end of their own; one that is also a word (高兴) only at
    the start of a clause or in a list, before a word that follows names."""
    for name in names:
        if len(name) < 2:
            continue
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            before = text[at - 1] if at else "\n"
            opens = before in "，。；：、！？）（”“》\n 　" or text.endswith(
                (
                    "对",
                    "由",
                    "为",
                    "和",
                    "与",
                    "同",
                    "见",
                    "给",
                    "向",
                    "，",
                    "经",
                    "及",
                    "随",
                    "请",
                    "书记",
                    "市长",
                    "县长",
                ),
                0,
                at,
            )
            longer = any(text.startswith(n, at) and len(n) > len(name) for n in names if n.startswith(name))
            if free(at, end) and opens and not longer and _follow(text, end) > 0:
                found[at] = end
            at = text.find(name, end)


@Language.factory("zhengtu_people", requires=["doc.user_data"], assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> People:
    return People()


class People:
    """The component: leaves the people of an article in its doc. ``doc.user_data["zhengtu.document"]`` holds the texts
    of all articles of the document, if given."""

    def __call__(self, doc: Doc) -> Doc:
        named = [
            (e.start_char + len(lead.group()) if lead else e.start_char, e.end_char)
            for e in doc.ents
            if e.label_ == "PERSON"
            for lead in [_BEFORE_NAME.match(e.text)]
        ]
        text = text_of(doc)
        texts = doc.user_data.get("zhengtu.document") or [text]
        evidence = Evidence(texts, (text[s : _without_verb(text, s, e)] for s, e in named))
        policies = get_matches(doc, "policy", "work")
        posts = get_matches(doc, "post")
        signed = [(s, e) for s, e in doc.user_data.get("zhengtu.authors", [])]
        bodies = [m for m in get_matches(doc, "organization") if not m.get("model")]
        found = match(text, posts, named, evidence, bodies)
        found = [m for m in found if all(m.end <= s or e <= m.start for s, e in signed)]
        found += [make("person", s, e) for s, e in signed]
        add_matches(doc, [m for m in found if not any(p.start < m.end and m.start < p.end for p in policies)])
        return doc
