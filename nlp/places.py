"""Administrative places of China: every name they go by, and which one a form means beside another place.

The tables are ``nlp/data/places.csv`` (provinces, prefectures and counties with their codes of GB/T 2260),
``former_places.csv`` (names and units that no longer exist) and ``papers.csv`` (newspapers whose name does not tell
where they appear). Short forms follow from the full name by :func:`short_forms`; a row's last column adds what no
rule gives (莫旗, 克州) and has three marks: ``-`` forbids the bare name (公安县 is never 公安), ``~`` says that the
full name is an ordinary word too (晋城市城区), ``<`` is followed by characters that its forms may not stand after
(海城市, but not 沿海城市); ``<*`` are all but those that a phrase may begin after (召开县委 is not about 开县).

Offsets count code points of the text that is searched.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import ahocorasick

from nlp.models import DataError

DATA = Path(__file__).parent / "data"
LEVELS = ("province", "prefecture", "county")

_NATIONS = (
    "回|藏|苗|彝|壮|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|"
    "布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|"
    "珞巴|基诺|蒙古|维吾尔|布依|朝鲜|各"
)
# 恩施[土家族苗族]自治州, 巴里坤[哈萨克]自治县: the peoples at the end of a name; some are also written without 族.
_PEOPLES = re.compile(f"(?:(?:(?:{_NATIONS})族)+|(?<=..)(?:哈萨克|蒙古|塔吉克|锡伯|柯尔克孜|维吾尔))$")
_AUTONOMOUS = {"自治区": "自治区", "自治州": "州", "自治县": "县", "自治旗": "旗"}
_GENERIC = ("特别行政区", "行政委员会", "地区", "新区", "林区", "特区", "矿区", "省", "市", "县", "区", "盟")
# 方山镇, 新华社区, 鄱阳湖: a bare name before one of these is part of a smaller place's name, or of a lake's.
_CONTINUES = re.compile(
    f"(?:(?:{_NATIONS})族){{0,3}}(?:镇|乡)|[\u4e00-\u9fff]{{1,2}}(?:(?:{_NATIONS})族){{1,3}}(?:民族)?乡|族(?:[\u4e00-\u9fff]{{1,4}}族){{0,2}}(?:民族)?乡|新?村|街道|苏木|嘎查|社区|路|大街|大道|湖(?![北南州口滨])"
    "|[口沟湾岭坪坝河桥铺庄堡岗滩渡](?:林场|农场|牧场|渔场|水库|水电站|煤矿|自然保护区)"
)
# 振兴[区域], 大同[市场]: the last character of a full name begins another word.
_REJOINED = {"区": "域划块位别", "市": "场民", "县": "级域"}
# 清远|县（市、区）, 清远|县处级干部: a level behind a bare name, where the full name is that of a former county;
# behind one of two characters 长 too: 林县长 is a Mr 林.
_LEVELS_AFTER = "[（、]?[市区](?!场|政|容|域|划|内|里|境)|处级|团级"
_OF_A_LEVEL = (re.compile(_LEVELS_AFTER), re.compile(f"{_LEVELS_AFTER}|长"))
# 中共|南区|委: what a name stands behind in full that is a word elsewhere
_COMMITTEE_BEFORE = re.compile("(?:中共|中国共产党|政协)$")
# A county, banner, district or zone that no table has.
_ZONE_BEGINS = re.compile("经济|高新|经开|开发|工业|产业|旅游|综合|新区")
_UNLISTED = re.compile("(?![全我本该各])[\u4e00-\u9fff]{1,12}(?:[县旗]|(?<![小社园片校厂街山])区)")
# What may stand before a name that is marked <*.
_OPEN_BEFORE = re.compile("[^\u4e00-\u9fff]|[在于到赴往自向对由驻与年月日任为]")
_PAPER_ENDS = re.compile("(?:日报|晚报|晨报|早报|都市报|商报|时报|新报|青年报|农民报|工人报|法治报|法制报|报)(?:社)?$")

_FULL = "省市县区州盟旗"
TOWNSHIP = re.compile(
    r"(?!(?:[拟现原曾时担兼出升调])?任)(?:[\u4e00-\u9fff]{1,8}?(?:街道|苏木|镇(?!街道[党办工人])|(?<!房城)(?<!和城)乡(?!镇(?:[党原长副政人镇]|纪委|委)))"
    rf"|[\u4e00-\u9fff]{{1,6}}?(?:(?:{_NATIONS})族){{1,4}}(?:民族)?乡)(?!政府采|贤|亲|愁|音|土|情|长|下)"
)
"""A township's name when matched directly after a county's; 1 to 8 characters (more with its peoples) and a suffix."""
VILLAGE = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:社区|嘎查|村(?!社区))(?!民|干|两|级|务|居|里|史|风|貌|道|镇|庄)")
"""A village's or neighbourhood's name when matched directly after a township's or county's."""


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative place.

    ``code`` is that of GB/T 2260 ("" for a former place), ``level`` province | prefecture | county, ``parent`` the
    code of the place it lies in ("" for provinces), ``forms`` every form that may name it, the full name first.
    A former place has the year in which it ceased (``until``) and the code of what took its place (``successor``).
    """

    code: str
    name: str
    level: str
    parent: str
    forms: tuple[str, ...]
    until: int | None = None
    successor: str = ""
    ordinary: bool = False  # the full name is an ordinary word as well: 城区, 老城区
    not_after: str = ""  # characters that make it part of another word when they stand before

    @property
    def former(self) -> bool:
        return self.until is not None


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A form of a place at ``text[start:end]`` and all places that go by it; ``short`` marks forms of two characters
    (吉林, 东方, 和平), which are words or parts of words as often as places."""

    start: int
    end: int
    form: str
    candidates: tuple[Place, ...]
    short: bool


@dataclass(frozen=True, slots=True)
class PlaceChain:
    """Adjacent forms that lead down to one place (山西省吕梁市方山县) at ``text[start:end]``; ``place`` is None where
    more than one candidate remained. ``forms`` are the matched forms, largest place first."""

    start: int
    end: int
    forms: tuple[str, ...]
    place: Place | None


def bare_name(name: str) -> str:
    """The name without its kind and peoples: 吕梁市 → 吕梁, 恩施土家族苗族自治州 → 恩施, 忠县 → 忠县."""
    for suffix in _AUTONOMOUS:
        if name.endswith(suffix):
            stem = name.removesuffix(suffix)
            return _PEOPLES.sub("", stem) or stem.removesuffix("族")  # 东乡族自治县: the people is the name
    for suffix in _GENERIC:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            stem = name.removesuffix(suffix)
            return _PEOPLES.sub("", stem) or stem if suffix == "区" else stem
    return name


def short_forms(name: str) -> tuple[str, ...]:
    """The forms that follow from a full name by rule, longest first, the full name left out.

    >>> short_forms("巴里坤哈萨克自治县")
    ('巴里坤县', '巴里坤')
    >>> short_forms("黔东南苗族侗族自治州")
    ('黔东南州', '黔东南')
    """
    bare = bare_name(name)
    forms: list[str] = []
    for suffix, short in _AUTONOMOUS.items():
        if name.endswith(suffix):
            forms.append(bare + short)
    if name.endswith("族区"):
        forms.append(bare + "区")
    if name.endswith("特别行政区"):
        forms.append(bare + "特区")
    forms.append(bare)
    return tuple(f for f in dict.fromkeys(forms) if f != name and len(f) >= 2)


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a data file with their line numbers; lines that begin with ``#`` are comments."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = [(number, line) for number, line in enumerate(file, 1) if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0][1].strip().split(",")) != columns:
        raise DataError(path.name, lines[0][0] if lines else 1, f"the first row must be {','.join(columns)}")
    for number, line in lines[1:]:
        values = next(csv.reader([line.rstrip("\r\n")]))
        if len(values) != len(columns):
            raise DataError(path.name, number, f"{len(values)} columns where {len(columns)} are due")
        yield number, dict(zip(columns, values, strict=True))


class Gazetteer:
    """The places and their names. Immutable once made; :func:`load_gazetteer` gives the one of the package."""

    def __init__(self, places: Iterable[Place], papers: Mapping[str, str] | None = None) -> None:
        self._places = tuple(places)
        self.by_code: dict[str, Place] = {p.code: p for p in self._places if p.code}
        self._papers = dict(papers or {})
        named: dict[str, list[Place]] = {}
        for place in self._places:
            for form in place.forms:
                named.setdefault(form, []).append(place)
        self._named = {form: tuple(found) for form, found in named.items()}
        self._automaton = ahocorasick.Automaton()
        for form in self._named:
            self._automaton.add_word(form, form)
        self._automaton.make_automaton()

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def named(self, form: str) -> tuple[Place, ...]:
        """All places that go by a full or short form; current ones before former ones."""
        return self._named.get(form, ())

    def find(self, text: str) -> list[PlaceMatch]:
        """Places named in ``text``: leftmost, then longest; matches do not overlap.

        Left out are bare names that go on as the name of a smaller place (方山镇), and full names that are parts of
        other words (召开县委, 沿海城市, 乡村振兴区域).
        """
        hits: dict[int, list[str]] = {}
        for last, form in self._automaton.iter(text):
            hits.setdefault(last + 1 - len(form), []).append(form)
        matches: list[PlaceMatch] = []
        free = 0
        for start in sorted(hits):
            if start < free:
                continue
            before = matches[-1] if matches and matches[-1].end == start else None
            for form in sorted(hits[start], key=len, reverse=True):
                end = start + len(form)
                if len(form) == 2 and any(len(f) > 2 and f[-1] in _FULL for f in hits.get(end - 1, ())):
                    continue  # 民|建安|徽省 is 民建|安徽省
                if self._stands(text, start, end, form, before):
                    matches.append(PlaceMatch(start, end, form, self._named[form], len(form) <= 2))
                    free = end
                    break
        return matches

    def _stands(self, text: str, start: int, end: int, form: str, before: PlaceMatch | None) -> bool:
        """Whether the neighbours at ``text[start:end]`` leave the form a name; ``before``: the place right before."""
        candidates = self._named[form]
        committees = _COMMITTEE_BEFORE.search(text, 0, start) is not None and text.startswith("委", end)
        if (
            before is None
            and start
            and not committees
            and any(_barred(p.not_after, text[start - 1]) for p in candidates)
        ):
            return False
        if form[-1] not in "省市县区州盟旗":
            return not _CONTINUES.match(text, end)
        if end < len(text) and text[end] in _REJOINED.get(form[-1], ""):
            return False
        if form[-1] == "县" and all(p.former for p in candidates) and _OF_A_LEVEL[len(form) == 2].match(text, end):
            return False
        if len(form) == 2 and all(p.ordinary for p in candidates) and not committees:
            # 城区 alone is no name, in its own city neither; nor is it one of a city that has no such district
            return before is not None and any(self.within(p, q) for p in candidates for q in before.candidates)
        return True

    def find_chains(self, text: str, near: Place | None = None) -> list[PlaceChain]:
        """Like :meth:`find`, with adjacent forms that lead down (山西省吕梁市方山县) joined and resolved beside
        ``near`` (the place that the text is about or appears in)."""
        chains: list[PlaceChain] = []
        for match in self.find(text):
            last = chains[-1] if chains else None
            if last and last.end == match.start and last.place:
                inside = [p for p in match.candidates if p != last.place and self.within(p, last.place)]
                inside = _current(inside) or inside
                if inside:
                    place = inside[0] if len(inside) == 1 else None
                    chains[-1] = PlaceChain(last.start, match.end, (*last.forms, match.form), place)
                    continue
            chains.append(PlaceChain(match.start, match.end, (match.form,), self.resolve(match.form, near)))
        return chains

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """The places that contain ``place``, nearest first, itself left out."""
        chain: list[Place] = []
        parent = self.by_code.get(place.parent)
        while parent:
            chain.append(parent)
            parent = self.by_code.get(parent.parent)
        return tuple(chain)

    def full_name(self, place: Place) -> str:
        """The name with those of all that contain it: 山西省吕梁市方山县, 北京市海淀区."""
        return "".join(p.name for p in (*reversed(self.ancestors(place)), place))

    def within(self, place: Place, ancestor: Place) -> bool:
        """Whether ``place`` is ``ancestor`` or lies in it. A former place counts as its successor too: 通榆县 lies in
        白城地区 as it lies in 白城市."""
        lineage = (place, *self.ancestors(place))
        if ancestor in lineage:
            return True
        return ancestor.former and any(p.code == ancestor.successor for p in lineage if p.code)

    def of_level(self, place: Place, level: str) -> Place | None:
        """The province, prefecture or county that contains ``place`` or is it; None where there is none (the
        districts of 北京市 lie in no prefecture)."""
        return next((p for p in (place, *self.ancestors(place)) if p.level == level), None)

    def before(self, place: Place, ending: str) -> list[Place]:
        """The former places that ``place`` followed and whose names end so: 伊克昭盟, before 鄂尔多斯市."""
        return [p for p in self._places if p.former and p.successor == place.code and p.name.endswith(ending)]

    def given(self, text: str) -> Place | None:
        """The one place that someone names by hand (吕梁市, 广东省清远市, 清远); None where none has that name, or
        several have (城关区)."""
        chains = self.find_chains(text)
        found = chains[0].place if len(chains) == 1 and chains[0].end == len(text) else None
        return found or self.resolve(text)

    def served(self, text: str) -> Place | None:
        """The place that someone gives a document: one that :meth:`given` knows; else a county, banner, district or
        zone by its own name that no table has (西海岸新区), in the place that stands before it (青岛市|西海岸新区)."""
        known = self.given(text)
        if known is not None or self.named(text):
            return known
        chain = next(iter(self.find_chains(text)), None)
        outer = chain.place if chain is not None and chain.start == 0 else None
        rest = text[chain.end :] if chain is not None and outer is not None else ""
        if outer is not None and outer.level == "county" and rest and not _ZONE_BEGINS.match(rest):
            outer = (
                outer if chain is not None and chain.forms[-1] == outer.name else None
            )  # 长兴岛经济区 is not in 长兴
        name = rest if outer is not None and chain is not None and chain.forms[-1] == outer.name else text
        if not _UNLISTED.fullmatch(name) or name in _GENERIC:
            return None
        parent = outer.code or outer.successor if outer is not None else ""
        own = (name, *(f for f in short_forms(name) if f[-1] in _FULL))
        if outer is not None and rest != name and len(rest) > 3 and rest.endswith("新区"):
            own = (*own, rest)  # 青岛|西海岸新区
        return Place("", name, "county", parent, own)

    def resolve(self, form: str, near: Place | None = None, level: str | None = None) -> Place | None:
        """The one place that ``form`` means, or None where more than one candidate remains.

        Candidates of ``level`` (if given) are tried: the only one; else the only one that lies within ``near`` or
        contains it, then within ever larger places around ``near``. Where no candidate has to do with ``near``, a
        province goes before all others (海南), and a city district, which goes by its bare name in its own city alone,
        after all others (大同: not 大庆市大同区). A former place counts only where no current one has the form; a
        district whose full name is an ordinary word (老城区) only where ``near`` lies in its city.
        """
        candidates = [p for p in self.named(form) if level is None or p.level == level]
        candidates = [p for p in candidates if not p.ordinary or self._beside(p, near)]
        candidates = _current(candidates) or _last_so_named(candidates, form)
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        if near is not None:
            for scope in (near, *self.ancestors(near)):
                related = [p for p in candidates if self.within(p, scope) or self.within(near, p)]
                if related:
                    # 海南 in a paper of 乌海市 may be its 海南区, but the province is never out of reach.
                    beside = [p for p in candidates if p.level == "province" and p not in related]
                    return related[0] if len(related) == 1 and not beside else None
        provinces = [p for p in candidates if p.level == "province"]
        if len(provinces) == 1:
            return provinces[0]
        wide = [p for p in candidates if not (p.name.endswith("区") and p.name != form and p.level == "county")]
        return wide[0] if len(wide) == 1 else None

    def _beside(self, place: Place, near: Place | None) -> bool:
        city = self.by_code.get(place.parent)
        return near is not None and (city is None or self.within(near, city))

    def by_paper(self, paper: str) -> Place | None:
        """The place that a newspaper serves by its name: 吕梁日报 → 吕梁市; None for national papers and where the
        name leaves it open."""
        name = re.sub(r"\s|[《》]", "", paper)
        if name in self._papers:
            code = self._papers[name]
            return self.by_code[code] if code else None
        stem = _PAPER_ENDS.sub("", name)
        return self.resolve(stem) if stem != name else None


def _current(places: Iterable[Place]) -> list[Place]:
    return [p for p in places if not p.former]


def _last_so_named(places: list[Place], form: str) -> list[Place]:
    """Of former places that one place followed (凤城县, 凤城满族自治县) the one of that full name, else the last."""
    if len({(p.successor, p.level) for p in places}) > 1:
        return places
    return sorted(places, key=lambda p: (p.name == form, p.until or 0))[-1:]


def _forms(name: str, extra: str, taken: frozenset[str]) -> tuple[str, ...]:
    """All forms of a place: by rule, without a bare name that is ``taken`` or forbidden, and those of its row."""
    words = extra.split()
    by_rule = [f for f in short_forms(name) if f != bare_name(name) or ("-" not in words and f not in taken)]
    return tuple(dict.fromkeys((name, *(w for w in words if w[0] not in "-~<"), *by_rule)))


def _barred(not_after: str, character: str) -> bool:
    return character in not_after or ("*" in not_after and not _OPEN_BEFORE.fullmatch(character))


def _not_after(extra: str) -> str:
    return "".join(word[1:] for word in extra.split() if word.startswith("<"))


def read_gazetteer(folder: Path = DATA) -> Gazetteer:
    """Read the tables in ``folder``. Raises :class:`nlp.models.DataError` at a row that does not fit the others."""
    columns = ("code", "name", "level", "parent", "forms")
    table = list(_rows(folder / "places.csv", columns))
    names = {row["code"]: row["name"] for _, row in table}
    parents = {row["code"]: row["parent"] for _, row in table}
    provinces = frozenset(bare_name(row["name"]) for _, row in table if row["level"] == "province")
    for line, row in table:
        if row["level"] not in LEVELS:
            raise DataError("places.csv", line, f"level {row['level']!r} is none of {', '.join(LEVELS)}")
        if (row["parent"] not in names) != (row["level"] == "province"):
            raise DataError("places.csv", line, f"parent {row['parent']!r} of {row['name']} is no code of this table")
    places: list[Place] = []
    for _, row in table:
        code, name, level, parent = row["code"], row["name"], row["level"], row["parent"]
        taken: set[str] = set()
        if level == "county":
            # 大理市 in 大理白族自治州, 河北区, 河南蒙古族自治县: the bare name is the larger place's.
            taken |= provinces
            while parent:
                taken.add(bare_name(names[parent]))
                parent = parents[parent]
        forms = _forms(name, row["forms"], frozenset(taken))
        ordinary, not_after = "~" in row["forms"], _not_after(row["forms"])
        places.append(Place(code, name, level, row["parent"], forms, ordinary=ordinary, not_after=not_after))
    if len(names) != len(places):
        raise DataError("places.csv", 1, "a code stands twice")
    current = frozenset(form for place in places for form in place.forms)
    for line, row in _rows(folder / "former_places.csv", ("name", "level", "parent", "successor", "until", "forms")):
        for key in ("parent", "successor"):
            if row[key] not in names and not (key == "parent" and row["level"] == "province" and not row[key]):
                raise DataError(
                    "former_places.csv", line, f"{key} {row[key]!r} of {row['name']} is no code of places.csv"
                )
        if row["level"] not in LEVELS or not row["until"].isdigit():
            raise DataError("former_places.csv", line, f"{row['name']} needs a level and the year it ceased")
        forms = _forms(row["name"], row["forms"], current)
        ordinary, not_after = "~" in row["forms"], _not_after(row["forms"])
        until, successor = int(row["until"]), row["successor"]
        places.append(Place("", row["name"], row["level"], row["parent"], forms, until, successor, ordinary, not_after))
    papers: dict[str, str] = {}
    for line, row in _rows(folder / "papers.csv", ("paper", "place")):
        if row["place"] and row["place"] not in names:
            raise DataError("papers.csv", line, f"place {row['place']!r} of {row['paper']} is no code of places.csv")
        papers[row["paper"]] = row["place"]
    return Gazetteer(places, papers)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the package, read once (about 0.1 s)."""
    return read_gazetteer()
