"""Titles: where the words for a post stand in a text (副书记, 董事长), and those that only describe somebody (村民)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from nlp.components.body_forms import parse
from nlp.lexicon import Title, load_surnames, load_titles, read_csv, read_toml

# What ends the phrase that a title stands in
EDGE = "，。；：、！？…“”‘’（）\n 　/|●■◆□—-《▲△▼▽◇★☆○◎►▶※"
# 检察长|江…: what ends like this before 长 is no place that the river 长江 could be named after
_STEM = re.compile("(?:检察|董事|秘书|委员|副|议)长$")
_GACHA = re.compile("[\u4e00-\u9fff]{1,6}?嘎查")
# 市三防指挥部|指挥: a title that is a verb everywhere else
_ONLY_AFTER = {"指挥": ("指挥部",), "副指挥": ("指挥部",)}
# 市人武部上校|部长: the rank of who has the post
RANKS = ("少将", "大校", "上校", "中校", "少校", "上尉")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of the tables: ``after`` and ``before`` are what may not stand beside a title."""

    automaton: ahocorasick.Automaton
    descriptors: frozenset[str]
    employed: frozenset[str]
    delegates: frozenset[str]
    prefixes: tuple[str, ...]
    former: tuple[str, ...]
    current: tuple[str, ...]
    planned: tuple[str, ...]
    after: dict[str, tuple[str, ...]]
    before: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """The words of ``titles.csv`` and ``people.toml``, the longest first."""
    data = read_toml("people.toml")
    surnames = load_surnames()
    automaton = ahocorasick.Automaton()
    after: dict[str, tuple[str, ...]] = {}
    before: dict[str, tuple[str, ...]] = {}
    for _, row in read_csv("titles.csv", ("title", "unless_before", "unless_after")):
        # 局长|龙… is a name more often than 长龙
        shared = (
            w
            for end, words in data["title_unless_after"]["endings"].items()
            if row["title"].endswith(end)
            for w in words
        )
        after[row["title"]] = tuple(
            w
            for w in (*row["unless_after"].split("|"), *shared)
            if w
            and not (row["title"].endswith("长") and w in surnames and surnames[w].common)
            and not (w.startswith("江") and _STEM.search(row["title"]))
        )
        before[row["title"]] = tuple(w for w in row["unless_before"].split("|") if w)
    for title in load_titles().values():
        if not _composite(title):
            automaton.add_word(title.title, title.title)
    descriptors = {*data["descriptors"]["words"], *(t.title for t in load_titles().values() if t.kind == "description")}
    for word in sorted(descriptors):
        automaton.add_word(word, word)
    automaton.make_automaton()
    modifiers = data["modifiers"]
    return TitleWords(
        automaton,
        frozenset(descriptors),
        frozenset(data["employed"]["words"]),
        frozenset(data["employed"]["delegates"]),
        tuple(sorted(data["title_prefixes"]["words"], key=len, reverse=True)),
        tuple(sorted(modifiers["former"], key=len, reverse=True)),
        tuple(sorted(modifiers["current"], key=len, reverse=True)),
        tuple(sorted(modifiers["planned"], key=len, reverse=True)),
        after,
        before,
    )


def title_hits(text: str) -> list[tuple[int, int, str]]:
    """Titles as (start, end, word): leftmost, then longest, none that its table row excludes here."""
    data = title_words()
    hits: dict[int, str] = {}
    for last, word in data.automaton.iter(text):
        start, end = last + 1 - len(word), last + 1
        if (
            any(text.startswith(w, end) for w in data.after.get(word, ()))
            and not text.startswith("期间", end)  # 任局长|期间, but not 局长|期待
            and text[end : end + 2] not in load_surnames()
        ):
            continue
        if word == "苏木达" and _GACHA.match(text, end):
            continue  # 银根苏木|达兰嘎查
        if word in _ONLY_AFTER and not text.endswith(_ONLY_AFTER[word], 0, start):
            continue
        if text[end : end + 1] == "们":
            continue
        if word.startswith("自治区") and start and text[start - 1] not in EDGE:
            start, word = start + 3, word[3:]  # 广西壮族自治区|主席
        if any(text.endswith(w, 0, start) for w in data.before.get(word, ())):
            continue
        if len(word) > len(hits.get(start, "")):
            hits[start] = word
    chosen: list[tuple[int, int, str]] = []
    free = 0
    for start in sorted(hits):
        if hits[start] in RANKS and start + 2 in hits:
            continue
        if start >= free:
            free = start + len(hits[start])
            chosen.append((start, free, hits[start]))
    return chosen


def _composite(title: Title) -> bool:
    """Whether a title of the table is an organisation with a title (纪委书记): read as its two parts. A contraction
    (组织部长 = 组织部 + 部长) is not."""
    if title.title.startswith("董事局"):
        return False  # of the company, which has no other board
    if title.part and title.bare and title.title.endswith(title.part + title.bare):
        return True
    known = load_titles()
    if re.match("党?(?:总支|支部)", title.title) or re.match(
        r".*(?:中心|医院|卫生院|园区)(?:副)?(?:主任|院长)$", title.title
    ):
        return True  # 村党|总支书记, 公路事务|中心主任
    if title.title[0] in "室处科" and title.title[1:] in known:
        return True  # 办公|室主任
    return any(title.title[i:] in known and _organ_text(title.title[:i]) for i in range(2, len(title.title) - 1))


def _organ_text(text: str) -> bool:
    form = parse(text)
    return form is not None and bool(form.types or form.units) and not form.literal
