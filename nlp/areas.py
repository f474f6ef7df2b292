"""Areas as organisations and meetings name them: 市, 我县, 山西省吕梁市, 大河镇旧户西村, 全市.

An area form is only read here; which place it means beside its document is decided in :mod:`nlp.reference`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.lexicon import read_toml
from nlp.places import TOWNSHIP, VILLAGE, PlaceChain, load_gazetteer

# A level standing alone for the place of the paper or of the article.
LEVEL = re.compile(
    r"(?:全|我|本|该|各)?(?:自治区|自治州|自治县|地区|街道|社区|苏木|嘎查|省|市|县|区|州|盟|旗|镇|乡|村(?!民代表))"
)
# 市 inside 城市, 区 inside 社区 … is no level of its own.
_NO_LEVEL_AFTER = {
    "市": "城都超上门股楼汽夜黑集县该米入救",
    "区": "分开发范合验税能县地社园景校小山城郊灾特牧库辖片林新矿厂街战军战疆禁港湾雷专城老苏游聚作假胜护理贸业济技术",
    "省": "反节各外两",
    "县": "各外两名",
    "镇": "城集村乡古小重冰坐",
    "乡": "城家下故老同返入水他",
    "村": "农乡山全下驻渔",
    "州": "神九",
    "旗": "红国党军团升队锦战彩校",
    "盟": "联同加结欧东",
}
_NOT_LOCAL = re.compile(
    "叮嘱|嘱咐|听取|召开|举行|来到|走进|视察|调研|前往|会见|驻村|兼|该|本|我|[他她]|^原[村镇乡]$|免去|任命|时任|现任|新任|原任|也有|还有|当选|兼任|担任|所有|各|[乡农]村$"
    "|会议|选出|选举|产生|要求|改任|务必|邀请|^连[镇乡]$|全(?:街道|[镇乡村]|社区)$|^[镇乡]街道$|[一本上]届|^其[省市县区州盟旗镇乡村]|[问找替]知?[镇乡]$|^[省市县区州旗盟]?城乡$|^[省市县区州盟旗]?(?:人大|政协|党委|纪委|政府)|^(?:这个?|那个?|哪个|同|一|邻|外)[镇乡村]$"
    "|^关于|^印发|^贯彻|告诉|勉励|随后|后来|近日|日前|会后|此前|事后|目前|最后|[今去前]年|当[天日]"
)
# What a place's bare name stands behind: a mark, a preposition, the place that it lies in
_BEFORE_PLACE = re.compile(r"[^\u4e00-\u9fff]|[在到赴从往于自由向与和及对为省市县区州盟旗的是来抵离据驻经至原任]")
_AFTER_PLACE = re.compile("地委|地区|专署|行署|军分区|武警|中队|支队|大队|火车站|籍|境内|全县|全市|全区|讯|电")
# 平岭县|石桥区|区长: until the 1980s counties had districts, which had townships
_DISTRICT = re.compile(
    "[\u4e00-\u9fff]{1,3}区(?=区长|副区长|区委|委书记|委副书记|长|副区|公所|武委会|革委会|人民政府|委$)"
)
# 东北区总经理, 华东区代理商: what companies divide the country into
_REGIONS = ("东北", "西北", "华北", "华东", "华中", "华南", "西南", "东南", "大中华", "亚太")
_STOP = "的和与及在向对由为从到是把将被让了着"
# 太和镇, 和平乡, 向阳社区, 为民村: those characters inside names
_IN_NAMES = re.compile(
    "(?<=^[^省市县区州镇乡村])和(?=(?:街道|苏木|镇|乡|社区|嘎查|村)$)|^和(?=[平顺睦美谐兴善])|向(?=[阳前东荣])|为(?=[民公])|将(?=[军台])"
)


@dataclass(frozen=True, slots=True)
class AreaForm:
    """``level`` is the bare level word (市, 自治区), else "" and ``places`` are the named places, largest first;
    ``localities`` the township and village below them, found by pattern. ``scope`` is 全, 我, 本, 该 or ""."""

    text: str
    level: str = ""
    scope: str = ""
    places: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _bare_words() -> frozenset[str]:
    """Bare names of counties that are words as well: table ``words`` of ``place_kinds.toml``."""
    return frozenset(read_toml("place_kinds.toml")["words"]["names"].split())


class AreaIndex:
    """Where area forms stand in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chains: list[PlaceChain] = [
            self._whole(c) for c in load_gazetteer().find_chains(text) if not self._verb(c) and self._is_named(c)
        ]
        self._from = {c.start: c for c in self.chains}
        self._to = {c.end: c for c in self.chains}

    def _whole(self, chain: PlaceChain) -> PlaceChain:
        """阳江|市民政局 → 阳江市|民政局."""
        level = self.text[chain.end : chain.end + 1]
        full = chain.forms[-1] + level
        if (
            level
            and level in "市县区州盟旗"
            and chain.forms[-1][-1] not in "市县区州盟旗省"
            and any(not p.former for p in load_gazetteer().named(full))  # 常德|县域经济
        ):
            return PlaceChain(
                chain.start, chain.end + 1, (*chain.forms[:-1], full), load_gazetteer().resolve(full, chain.place)
            )
        return chain

    def _is_named(self, chain: PlaceChain) -> bool:
        """Whether a county's bare name of two characters is one here, and no part of other words (外交|和政|治, 利民|惠民):
        something stands before it that names stand behind, or the text has its full name."""
        form, place = chain.forms[-1], chain.place
        if len(chain.forms) > 1 or len(form) > 2 or form[-1] in "省市县区州盟旗" or place is None:
            return True
        if place.level != "county" or form == place.name or place.name in self.text:
            return True
        level = self.text[chain.end : chain.end + 1]
        if level and level in "市县区州盟旗" and load_gazetteer().named(form + level):
            return True
        if form in _bare_words():
            return False
        before = (
            self.text.endswith("武警", 0, chain.start)
            or chain.start == 0
            or _BEFORE_PLACE.match(self.text, chain.start - 1) is not None
        )
        return before or _AFTER_PLACE.match(self.text, chain.end) is not None

    def _verb(self, chain: PlaceChain) -> bool:
        """今年六月|任|县委副书记 is no 任县, 水利局|会同|县住建局 no 会同县."""
        if chain.forms[0] == "会同县" and "怀化" not in self.text:
            before = self.text[max(0, chain.start - 1) : chain.start]
            return bool(before) and before in "要局部委厅院府办校司会将由须应可并，、"
        if chain.forms[0] == "上海" and self.text.startswith("合作组织", chain.end):
            return True
        if (
            chain.forms[0] == "镇原"
            and chain.start
            and "\u4e00" <= self.text[chain.start - 1] <= "\u9fff"
            and self.text.startswith(("党", "人大", "副", "书记", "主任", "镇", "村", "武", "政"), chain.end)
        ):
            return True  # 太平镇|原党委书记 is no 镇原
        return chain.forms[0] == "任县" and self.text.startswith(("委", "人大", "政"), chain.end)

    def at(self, i: int, bounded: bool = True) -> list[tuple[int, AreaForm]]:
        """Area forms that begin at code point i, longest first. ``bounded``: i is the start of a phrase, so that a
        township or village may be read without the county before it."""
        text, found = self.text, []
        chain = self._from.get(i)
        if chain:
            places: tuple[str, ...] = chain.forms
            end = chain.end
            found.append((end, AreaForm(text[i:end], places=places)))
            for stop, localities in self.localities(end):
                found.append((stop, AreaForm(text[i:stop], places=places, localities=localities)))
            if self._bare_before(end):
                own = TOWNSHIP.match(text, end)
                if own and len(own.group()) == 2:
                    found.append((own.end(), AreaForm(text[i : own.end()], localities=(text[i : own.end()],))))
            district = _DISTRICT.match(text, end) if places[-1].endswith("县") else None
            if district:
                found.append(
                    (district.end(), AreaForm(text[i : district.end()], places=places, localities=(district.group(),)))
                )
        elif bounded:
            for stop, localities in self.localities(i):
                found.append((stop, AreaForm(text[i:stop], localities=localities)))
        level = LEVEL.match(text, i)
        if level and not chain:
            word = level.group()
            scope = word[0] if word[0] in "全我本该各" and len(word) > 1 else ""
            found.append((level.end(), AreaForm(word, level=word[len(scope) :], scope=scope)))
        return sorted(dict.fromkeys(found), key=lambda f: -f[0])

    def localities(self, i: int) -> list[tuple[int, tuple[str, ...]]]:
        """Township, village, or both from i on; names hold no function word."""
        found: list[tuple[int, tuple[str, ...]]] = []
        town = TOWNSHIP.match(self.text, i)
        if (
            town
            and not (town.group().endswith("乡") and self.text.startswith("村", town.end()))  # 市|乡村振兴局
            and not _NOT_LOCAL.search(town.group())
            and not re.search(f"[{_STOP}，。、]", _IN_NAMES.sub("", town.group())[:-1])
            and len(town.group()) > 1
            and not (len(town.group()) == 2 and self._bare_before(i))  # 高台|山镇 is 高台山镇
        ):
            found.append((town.end(), (town.group(),)))
            village = VILLAGE.match(self.text, town.end())
            if (
                village
                and not village.group().startswith(("召开", "举行", "开展"))
                and not re.search(f"[{_STOP}]", _IN_NAMES.sub("", village.group()))
            ):
                found.append((village.end(), (town.group(), village.group())))
        village = VILLAGE.match(self.text, i)
        if (
            village
            and not _NOT_LOCAL.search(village.group())
            and not re.search(f"[{_STOP}]", _IN_NAMES.sub("", village.group()))
            and len(village.group()) > 1
        ):
            found.append((village.end(), (village.group(),)))
        return found

    def _bare_before(self, i: int) -> bool:
        """Whether a place without a word for its kind (高台) ends at code point i."""
        chain = self._to.get(i)
        return chain is not None and chain.forms[-1][-1] not in "省市县区州盟旗"

    def before(self, j: int) -> tuple[int, AreaForm] | None:
        """The area form that ends at code point j: a chain of places or a bare level; None where there is none."""
        chain = self._to.get(j)
        if chain:
            return chain.start, AreaForm(self.text[chain.start : j], places=chain.forms)
        for width in (4, 3, 2, 1):
            i = j - width
            if i >= 0:
                level = LEVEL.fullmatch(self.text, i, j)
                if level and self.level_stands(i):
                    word = level.group()
                    scope = word[0] if word[0] in "全我本该各" and len(word) > 1 else ""
                    return i, AreaForm(word, level=word[len(scope) :], scope=scope)
        return None

    def level_stands(self, i: int) -> bool:
        """Whether a level word at i stands by itself and is not the end of another word (城市, 社区)."""
        if self.text.startswith(("省部级", "省军级"), i):
            return False  # a rank
        if self.text[i] == "区" and self.text.endswith(_REGIONS, 0, i):
            return False
        if i > 0 and self.text[i - 1] == "全":
            return False  # 全市: the word is with its scope
        return not (i > 0 and self.text[i - 1] in _NO_LEVEL_AFTER.get(self.text[i], ""))


@lru_cache(maxsize=64)
def area_index(text: str) -> AreaIndex:
    """The index of a text; kept for the last few, as several components ask for the same article."""
    return AreaIndex(text)
