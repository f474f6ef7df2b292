"""People: names where names stand – after a post, in a list, after 任命, in a byline – and where the model sees one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.bylines import take_bylines
from nlp.components.found_names import FoundNames
from nlp.components.known_words import KnownWords, kind_of_words
from nlp.components.name_anchors import due_places, take_at_anchors
from nlp.components.name_ends import without_verb
from nlp.components.name_evidence import CLOSES, Evidence, follow
from nlp.components.person_names import BEFORE_NAME, HAN, KIN, is_composed, means_otherwise, name_words, surname_of
from nlp.components.present_names import take_present
from nlp.lexicon import load_surnames, load_titles
from nlp.personnel import decides_on_people
from nlp.places import load_gazetteer
from nlp.rosters import find_rosters
from nlp.same_names import DOUBTED


def match(
    text: str,
    posts: list[Match],
    named: Iterable[tuple[int, int]],
    evidence: Evidence | None = None,
    bodies: Sequence[Match] = (),
    words: KnownWords | None = None,
) -> list[Match]:
    """People in clean text. ``posts`` and ``bodies`` (organisations) are those found there, ``named`` the model's spans,
    ``evidence`` what the whole document says, ``words`` the words that the segmenter knows."""
    named = list(named)
    real = [body for body in bodies if not _runs_over_a_name(body, posts, named)]
    barred = [*(post for post in posts if not _within_a_name(text, post, posts)), *real]
    clear = ((start, _before_bodies(text, start, end, barred)) for start, end in named)
    spans = frozenset((start, without_verb(text, start, end)) for start, end in clear)
    evidence = evidence or Evidence([text], (text[s:e] for s, e in spans))
    spans = frozenset((start, _whole(text, start, end, evidence)) for start, end in spans)
    names = FoundNames(text, spans, evidence, barred, due_places(text), words or KnownWords())
    take_bylines(names)
    _take_rosters(names)
    take_at_anchors(names, posts)
    take_present(names)
    _take_seen(names)
    _complete_lists(names)
    _spread(names)
    return [make("person", s, e) for s, e in sorted(names.ends.items())]


def _within_a_name(text: str, word: Match, posts: Sequence[Match]) -> bool:
    """Whether what people are called is the given name of who holds the post before it: 局长王|保安."""
    at = word.start - 1
    surname = load_surnames().get(text[max(at, 0) : word.start]) if word.get("descriptor") else None
    return (
        surname is not None
        and surname.common
        and any(p.end == at and (p.get("org") or text[p.start - 1 : p.start] == "、") for p in posts)
    )


def _whole(text: str, start: int, end: int, evidence: Evidence) -> int:
    """The end of a model's span of two characters that the document has three times and more, always with the same
    character behind it, and different ones after that: it is the name's third (韩谷|仓)."""
    name, third = text[start:end], text[end : end + 1]
    if len(name) != 2 or not surname_of(name) or evidence.standing(name) or not third or third in CLOSES:
        return end
    behind = [evidence.text[m.end() : m.end() + 2] for m in re.finditer(name, evidence.text)]
    alike = len(behind) > 2 and all(two[:1] == third for two in behind) and len(set(behind)) > 1
    return end + 1 if alike and not any(text.startswith(title, end) for title in load_titles()) else end


def _runs_over_a_name(body: Match, posts: Iterable[Match], named: Iterable[tuple[int, int]]) -> bool:
    """Whether what was taken for a body is a title, whom the model sees right behind it, and more (乡长|王海|办起|协会)."""
    held = {post.end for post in posts if body.start < post.end < body.end}
    return any(start in held and end <= body.end for start, end in named)


def _before_bodies(text: str, start: int, end: int, barred: Iterable[Match]) -> int:
    """The end of a model's span without the verb and the post or body that it runs into (阿旺|为市财政局)."""
    first = min((m.start for m in barred if start + 2 < m.start < end), default=end)
    return first - 1 if first < end and text[first - 1] in "为任是的到被" else end


def _take_rosters(names: FoundNames) -> None:
    """The names of lists of who belongs to a body, where nothing but names stands."""
    for roster in find_rosters(names.text):
        for start, end in (name for row in roster.rows for name in row.names):
            if names.free(start, end):
                names.ends[start] = end


def _take_seen(names: FoundNames) -> None:
    """The names that the model sees, where they are credible or have been introduced: 副局长方向; from then on 方向 is a
    name where the model sees one."""
    text = names.text
    introduced = {text[s:e] for s, e in names.ends.items()}
    for start, end in sorted(names.spans):
        if names.free(start, end) and (text[start:end] in introduced or _credible(names, start, end)):
            endings = {n for s, e in names.ends.items() if (n := text[s:e]).endswith(text[start:end])}
            longest = max((n for n in endings if text.endswith(n, 0, end)), key=len, default="")
            if longest and names.free(end - len(longest), end):
                start = end - len(longest)  # 向海波|强调, where 市委书记向海波 has been named
            whole = max((n for n in introduced if text.startswith(n, start)), key=len, default="")
            if start + len(whole) > end and names.free(end, start + len(whole)):
                end = start + len(whole)  # 包满|都呼, where 县委书记包满都呼 has been named
            names.ends[start] = end


# A list of three and more with 、 between: 王海、赵敏、孙伟
_LIST = re.compile(rf"(?<![{HAN}·])[{HAN}·]{{2,12}}(?:、[{HAN}·]{{2,8}}){{2,}}")


def _complete_lists(names: FoundNames) -> None:
    """The members of a list that look like names where most of it are: those with rare surnames, and those found without
    their last character (王海、李卫|家、孙敏). The first and the last may have other words before and after them."""
    for fit in _LIST.finditer(names.text):
        cells = [(fit.start() + c.start(), fit.start() + c.end()) for c in re.finditer("[^、]+", fit.group())]
        if 2 * sum(start in names.ends for start, _ in cells) < len(cells):
            continue
        for start, end in cells[1:-1]:
            name, taken = names.text[start:end], names.ends.get(start)
            if taken == end or not _fits_a_list(names, start, name):
                continue
            if taken is None and not names.free(start, end):
                continue
            names.ends[start] = end


def _fits_a_list(names: FoundNames, start: int, name: str) -> bool:
    """Whether a member of a list of names is one: of three characters with a surname, no word of another kind."""
    words = name_words()
    return (
        (is_composed(name) or (len(name) == 3 and bool(surname_of(name))))
        and name not in words.never
        and name[:2] not in words.never
        and name[0] not in words.never_first
        and name not in load_titles()
        and name[-1] not in "等说"
        and not names.is_words(start, start + len(name), surnames=True)
        and not load_gazetteer().named(name)
    )


def _credible(names: FoundNames, start: int, end: int) -> bool:
    """Whether the model's span is taken for a name: of a name's length, not a place, not a known word."""
    text, evidence = names.text, names.evidence
    name = text[start:end]
    words = name_words()
    if (
        name in words.never
        or name in words.ordinary
        or name in load_titles()
        or len(name) < 2
        or re.search(r"[^\w·]", name)
    ):
        return False
    if (
        name[:2] in name_words().never
        or name[0] in name_words().never_first
        or means_otherwise(text, start, name)
        or text[end : end + 1] in "〔["
        or text.endswith("本报", 0, start)
    ):
        return False
    if "·" in name or is_composed(name):
        return True
    if load_gazetteer().named(name) or name in evidence.quoted or _is_no_person(text, start, name):
        return False
    if (name[1] == "在" and text[end : end + 1] == "在") or KIN.match(text[max(0, start - 1) : end]):
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
    if surname and len(surname) == 1 and not _of_a_known_family(name, surname) and evidence.standing(name) < 2:
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
    return follow(text, end) > 0 or names.goes_on(start, end)


# 上溯到|唐宋, 清河乡的|胡杨林
_ERA = re.compile("[到至自于](?:[夏商周秦汉晋隋唐宋元明清]{2}|魏晋|康乾)(?=[，。；、]|时期|时代|两|以来|年间|各)")
_WOOD = re.compile("[乡镇村县市州区山]的[\u4e00-\u9fff]{2}林$")
# 毛岭盖|的草地: whose is a stretch of land is a place
_LAND = re.compile("的(?:草地|草原|草场|湿地|雪山|峡谷|河谷|森林|原始林|沙漠|戈壁|群山|山川|山水|冰川|湖光)")
# 小李庄|的老支书, 到清安石桥|看望
_PLACE_END = re.compile("[\u4e00-\u9fff]{1,3}[庄村屯寨堡店铺湾沟桥岭坪坝州]")
_OF_PLACE = re.compile(
    "的(?:[老新]?(?:村民|村?支书|民兵|农民|群众|支书|老支书|党员|干部|乡亲|百姓|老百姓|人家?|菜农|果农|茶农|牧民|职工))"
)
_TO_PLACE = re.compile("(?:[到在赴往回去]|来自|前往)[\u4e00-\u9fff]{2,3}$")


def _is_no_person(text: str, start: int, name: str) -> bool:
    """Whether what the model takes for a name is a time, a wood (清河乡的|胡杨林), a word with what it is in (林子里), or where
    somebody is from or goes to."""
    end = start + len(name)
    if name[:2] in name_words().ordinary and name[2:] in ("里", "上", "中", "内", "边"):
        return True
    if _LAND.match(text, end) or _ERA.match(text, max(0, start - 1)) or _WOOD.search(text, max(0, start - 2), end):
        return True
    goes = _OF_PLACE.match(text, end) or _TO_PLACE.search(text, max(0, start - 6), start)
    return bool(goes and _PLACE_END.fullmatch(name))


def _of_a_known_family(name: str, surname: str) -> bool:
    """Whether a surname is common, or is nothing but a surname and has two characters behind it (蔺小云)."""
    entry = load_surnames()[surname]
    return entry.common or (not entry.word and len(name) == 3)


def _spread(names: FoundNames) -> None:
    """Names found once are names wherever they stand with an end of their own; one that is also a word (高兴) only at
    the start of a clause or in a list, before a word that follows names."""
    text, known = names.text, {names.text[s:e] for s, e in names.ends.items()}
    for name in sorted(known, key=lambda n: (-len(n), n)):
        if len(name) < 2:
            continue
        longer = [n for n in known if n.startswith(name) and len(n) > len(name)]
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if (
                names.free(at, end)
                and not names.is_words(at, end)
                and _opens(text, at)
                and not any(text.startswith(n, at) for n in longer)
                and follow(text, end) > 0
            ):
                names.ends[at] = end
            at = text.find(name, end)


def _opens(text: str, at: int) -> bool:
    """Whether a name may stand at ``at`` because of what stands before it: nothing, a mark, 对, 由, a post."""
    before = text[at - 1] if at else "\n"
    return before in "，。；：、！？）（”“》\n 　" or text.endswith(name_words().opens, 0, at)


# 关于王海严重违纪问题的审查报告
_ON_MISCONDUCT = re.compile("关于[^《》，。]{2,16}违[纪法]")


def _names_people(title: str) -> bool:
    """Whether a document's title says of whom it is, so that it is read for people."""
    return decides_on_people(title) or bool(_ON_MISCONDUCT.search(title))


def _seen(doc: Doc) -> list[tuple[int, int]]:
    """Where the model sees people; where its two readers differ, as the first of them does, which finds more: the rules
    can reject a name and cannot think of one."""
    doubted: list[tuple[int, int]] = doc.user_data.get(DOUBTED, [])
    stand = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
    return doubted + [(s, e) for s, e in stand if all(e <= start or end <= s for start, end in doubted)]


@Language.factory("zhengtu_people", requires=["doc.user_data"], assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> People:
    return People(kind_of_words(nlp))


class People:
    """The component: leaves the people of an article in its doc. ``doc.user_data["zhengtu.document"]`` holds the texts
    of all articles of the document, if given.

    ``kind`` tells the kinds of words; without it no word speaks against a name.
    """

    def __init__(self, kind: Callable[[str], str] | None = None) -> None:
        self._kind = kind

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        seen = _seen(doc)
        leads = [(s, e, BEFORE_NAME.match(text[s:e])) for s, e in seen]
        named = [(s + len(lead.group()) if lead else s, e) for s, e, lead in leads]
        texts = doc.user_data.get("zhengtu.document") or [text]
        evidence = Evidence(texts, (text[s : without_verb(text, s, e)] for s, e in named))
        titles = get_matches(doc, "policy", "work")
        policies = [m for m in titles if not _names_people(text[m.start : m.end])]
        posts = get_matches(doc, "post")
        signed = [(s, e) for s, e in doc.user_data.get("zhengtu.authors", [])]
        bodies = [m for m in get_matches(doc, "organization") if not m.get("model")]
        found = match(text, posts, named, evidence, bodies, KnownWords.of(doc, self._kind))
        found = [m for m in found if all(m.end <= s or e <= m.start for s, e in signed)]
        found += [make("person", s, e) for s, e in signed]
        add_matches(doc, [m for m in found if not any(p.start < m.end and m.start < p.end for p in policies)])
        return doc
