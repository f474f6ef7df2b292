"""Sentences made from sentences: other people, other places, and the phrases in which newspapers name officials.

A month of one newspaper holds few people, and the same ones every day; a model that learns them by heart fails on the
next newspaper. Here every name is thrown dice for. Surnames come from the list below with the weights of their rank,
given names are drawn character by character from those of the training data, or are a word of the lexicon (高原, 白玉),
because such names are what breaks segmentation. All functions take the ``random.Random`` they draw from.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.training.corpus import COMPOUND_SURNAMES, Sentence

# The surnames of modern China, roughly by frequency.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘"
    "景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏"
    "栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习么占付肖代闫仝"
)
# Characters of given names that a newspaper of 1998 does not have yet.
YOUNG_CHARACTERS = "梓涵轩浩宇欣怡子睿晨逸博雨萱诗琪皓铭泽佳奕昊然俊杰思远若曦鑫磊婧璇煜航瑞嘉懿宸炜烨霖彬祺珂瑜菲萌娅蓓旸翀喆昕"
_UYGHUR = (
    "阿布都 买买提 吐尔逊 艾力 热合曼 库尔班 依明 卡德尔 努尔 古丽 阿依 帕提 玛依拉 肉孜 木合塔尔 艾合买提 玉素甫 司马义 "
    "克力木 拜合提 雪克来提 迪丽 热依汗 阿不力孜 吾甫尔 巴克 沙吾提 地里夏提 哈力克 尼亚孜 塔依尔 艾尔肯 胡达拜地 阿卜杜热 西提"
).split()
_TIBETAN = (
    "扎西 多吉 次仁 洛桑 格桑 卓玛 央金 平措 旺堆 巴桑 尼玛 达瓦 边巴 普布 索朗 拉姆 仁青 丹增 嘉措 白玛 坚赞 罗布 "
    "巴特尔 苏和 乌兰 其其格 哈斯 额尔敦 布和 格日乐 斯琴 孟和 朝鲁 那顺 宝音 图雅"
).split()
_FOREIGN = (
    "克 尔 斯 特 德 里 拉 尼 罗 马 卡 巴 莱 夫 森 顿 姆 布 波 萨 维 亚 塔 伊 奇 格 诺 利 蒂 加 戈 弗 朗 索 普 安 "
    "科 洛 茨 哈 米 约 恩 丹 迪 鲁 瓦 沙 托 贝"
).split()

# Phrases of the genre; blanks part words. P a person, G a place, N a number, C a county or a city with its suffix.
TEMPLATES = tuple(
    line.split()
    for line in """
{G} 市委 书记 {P} 主持 会议 并 讲话 。
{G} 市委 副 书记 、 市长 {P} 出席 会议 并 讲话 。
县委 书记 {P} 到 {G} 调研 乡村 振兴 工作 。
副 市长 {P} 、 {P} 参加 。
市 领导 {P} 、 {P} 、 {P} 、 {P} 出席 会议 。
市 领导 {P} {P} {P} 参加 活动 。
{P} 、 {P} 、 {P} 等 参加 调研 。
{P} 强调 ， 要 坚定 信心 ， 真抓实干 。
{P} 指出 ， 各级 各 部门 要 提高 政治 站位 。
{P} 说 ， 今年 以来 ， {G} 经济 稳中有进 。
{P} 要求 ， 要 压实 责任 。
“ 日子 越过越 好 。 ” {P} 说 。
“ 这 是 一 件 大 好事 。 ” 村民 {P} 告诉 记者 。
{C} 村民 {P} 高兴 地 说 。
{C} 党支部 书记 {P} 介绍 ， 全村 种植 苹果 N 亩 。
本报 记者 {P} 通讯员 {P}
本报 讯 （ 记者 {P} ） N 月 N 日 ，
本报 讯 （ 记者 {P} {P} ） 昨日 ，
本报 {G} N 日 电 （ 记者 {P} 、 {P} ）
（ {P} {P} ）
（ {P} ）
□ 本报 记者 {P} {P}
□ {P}
◎ 通讯员 {P}
{P} 主持 会议 。
{P} 主持 并 讲话 。
{P} 作 工作 报告 。
{P} 代表 市委 常委会 作 报告 。
会议 由 {P} 主持 。
任命 {P} 为 {G} 市 财政局 局长 。
免去 {P} 的 {G} 市 教育局 局长 职务 。
决定 任命 ： {P} 为 副 县长 。
{P} 同志 任 中共 {G} 市委 委员 、 常委 。
省委 常委 、 组织部 部长 {P} 宣布 省委 决定 。
省委 副 书记 、 省长 {P} ， 省 政协 主席 {P} 出席 。
市 人大 常委会 主任 {P} ， 市 政协 主席 {P} ， 市委 副 书记 {P} 出席 。
全国 人大 代表 、 {C} 县委 书记 {P} 表示 ，
{P} （ {G} 市 人大 代表 ） ：
国家 主席 {P} 会见 来 访 客人 。
{P} 一行 先后 来到 {C} 、 {C} 等 地 ，
{P} 深入 {C} 督导 检查 。
局长 {P} 在 发布会 上 介绍 ，
原 {G} 市 副 市长 {P} 被 开除 党籍 。
摄影 ： {P}
图 为 {P} 在 田间 劳作 。 {P} 摄
责编 ： {P} 校对 ： {P} 版式 ： {P}
主任 {P} 副 主任 {P} 、 {P}
在 {G} 和 {G} 之间 ，
从 {C} 到 {C} ， 处处 是 忙碌 的 景象 。
{G} 、 {G} 、 {G} 等 N 个 县 市
{P} 与 {P} 签署 合作 协议 。
{P} 向 {P} 颁发 证书 。
在 {P} 看来 ， 服务 群众 没有 终点 。
记者 见到 {P} 时 ， 他 正 忙着 查看 大棚 。
{P} 今年 N 岁 ， 是 {C} 人 。
""".strip().splitlines()
)
_ORGANISATION_HEADS = {"市委", "市", "县委"}
_PUNCTUATION = {"，": ",", "（": "(", "）": ")", "：": ":", "；": ";"}
_PLACE_SUFFIX = re.compile(r"(.{2,3})(省|市|县|区|镇|乡|村)$")


@dataclass(frozen=True, slots=True)
class Names:
    """What names are drawn from."""

    first: tuple[str, ...]  # characters of given names, first of two
    second: tuple[str, ...]  # second of two
    single: tuple[str, ...]
    places: tuple[str, ...]  # characters of place names
    words: tuple[str, ...]  # words of two characters that may be somebody's given name
    known_places: tuple[str, ...]

    @classmethod
    def from_sentences(cls, sentences: Iterable[Sentence]) -> Names:
        """Gathers the characters, with their frequencies, from annotated sentences."""
        first: list[str] = []
        second: list[str] = []
        single: list[str] = []
        places: list[str] = []
        seen: set[tuple[str, ...]] = set()
        known: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for s in sentences:
            words.update(word for word in s.words if len(word) == 2)
            for a, b, label in s.entities:
                name = s.words[a:b]
                if label == "GPE" and b - a == 1:
                    known[name[0]] += 1
                if name in seen:
                    continue
                seen.add(name)
                if label == "PERSON" and b - a == 2 and len(name[0]) == 1:
                    if len(name[1]) == 1:
                        single.append(name[1])
                    elif len(name[1]) == 2:
                        first.append(name[1][0])
                        second.append(name[1][1])
                elif label == "GPE" and b - a == 1 and (m := _PLACE_SUFFIX.match(name[0])):
                    places += m.group(1)
        common = set(first) & set(second)
        like_names = sorted(w for w in words if w[0] in common and w[1] in common)
        chosen = tuple(w for w, n in sorted(known.items()) if n >= 2 and 2 <= len(w) <= 3 and w[-1] not in "国省市县区镇乡村州")
        return cls(tuple(first), tuple(second), tuple(single), tuple(places), tuple(like_names), chosen)


def random_person(names: Names, rng: random.Random) -> list[str]:
    """A name as the words that PD-1998 would make of it."""
    dice = rng.random()
    if dice < 0.015:
        name = rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)
        return [name + "·" + rng.choice(_UYGHUR) + rng.choice(_UYGHUR) * (rng.random() < 0.3)]
    if dice < 0.03:
        return [rng.choice(_TIBETAN) + rng.choice(_TIBETAN) * (rng.random() < 0.7)]
    if dice < 0.06:
        parts = ["".join(rng.choice(_FOREIGN) for _ in range(rng.choice((2, 3, 3, 4)))) for _ in range(2)]
        return ["·".join(parts)] if rng.random() < 0.3 else [parts[0]]
    if dice < 0.08:
        surname = rng.choice(sorted(COMPOUND_SURNAMES))
    elif dice < 0.2:
        surname = rng.choice(SURNAMES)
    else:
        surname = SURNAMES[min(int(rng.expovariate(1 / 60)), len(SURNAMES) - 1)]
    dice = rng.random()
    if dice < 0.2:
        given = rng.choice(names.single)
    elif dice < 0.3:
        given = rng.choice(names.words)
    elif dice < 0.42:
        given = "".join(rng.choice(YOUNG_CHARACTERS) for _ in range(rng.choice((1, 2, 2, 2))))
    else:
        given = rng.choice(names.first) + rng.choice(names.second)
    return [surname, given]


def random_place(names: Names, rng: random.Random, suffix: str = "") -> str:
    """A place that does not exist: two characters of place names, and a suffix if one is given."""
    return rng.choice(names.places) + rng.choice(names.places) + suffix


def substitute(sentence: Sentence, names: Names, rng: random.Random, people: float = 0.9, places: float = 0.4) -> Sentence:
    """The sentence with other Chinese names at its PERSON spans, and other places where a suffix shows the kind."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    at = 0
    for a, b, label in sentence.entities:
        words += sentence.words[at:a]
        old = list(sentence.words[a:b])
        new = old
        if label == "PERSON" and b - a == 2 and rng.random() < people:
            new = random_person(names, rng)
        elif label == "GPE" and b - a == 1 and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])):
            new = [random_place(names, rng, m.group(2))]
        elif label == "ORG" and rng.random() < places and (m := _PLACE_SUFFIX.match(old[0])) and b - a > 1:
            new = [random_place(names, rng, m.group(2)), *old[1:]]
        entities.append((len(words), len(words) + len(new), label))
        words += new
        at = b
    words += sentence.words[at:]
    if rng.random() < 0.03:
        words = [_PUNCTUATION.get(w, w) for w in words]
    return Sentence(tuple(words), tuple(entities), sentence.date)


def from_template(template: Sequence[str], names: Names, rng: random.Random) -> Sentence:
    """A template with names thrown in."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    spaces: set[int] = set()
    blank = rng.random() < 0.7
    for i, item in enumerate(template):
        start = len(words)
        if item == "{P}":
            person = random_person(names, rng)
            if blank and i and template[i - 1] in ("{P}", "记者", "通讯员"):
                spaces.add(len(words) - 1)
                if rng.random() < 0.3 and len(person) == 2 and len(person[1]) == 1 == len(person[0]):
                    spaces.add(len(words))  # 王 伟, as newspapers set names of two characters
            words += person
            entities.append((start, len(words), "PERSON"))
        elif item == "{C}":
            suffix = rng.choice("县县市区镇镇村乡")
            words.append(random_place(names, rng, suffix))
            entities.append((start, start + 1, "GPE"))
        elif item == "{G}":
            words.append(random_place(names, rng) if rng.random() < 0.5 else rng.choice(names.known_places))
            heads = template[i + 1 : i + 3]
            if heads and heads[0] == "市委":
                words.append(heads[0])
                entities.append((start, start + 2, "ORG"))
            elif len(heads) == 2 and heads[0] == "市" and heads[1].endswith("局"):
                words[-1] += "市"
                words.append(heads[1])
                entities.append((start, start + 2, "ORG"))
            elif heads and heads[0] == "市":
                words[-1] += "市"
                entities.append((start, start + 1, "GPE"))
            else:
                entities.append((start, start + 1, "GPE"))
        elif item == "N":
            words.append(str(rng.choice((rng.randrange(1, 32), rng.randrange(1, 3000)))))
        elif i and template[i - 1] == "{G}" and (item == "市委" or item == "市"):
            continue
        elif i > 1 and template[i - 2] == "{G}" and template[i - 1] == "市" and item.endswith("局"):
            continue
        else:
            words.append(item)
    return Sentence(tuple(words), tuple(entities), spaces=frozenset(spaces))


def augmented(sentences: Sequence[Sentence], names: Names, rng: random.Random, templates: int) -> list[Sentence]:
    """One variant of every sentence that names a person or a place with its suffix, and paragraphs of templates."""
    out = []
    for s in sentences:
        if any(label == "PERSON" and b - a == 2 for a, b, label in s.entities) or (
            rng.random() < 0.5 and any(_PLACE_SUFFIX.match(s.words[a]) for a, b, label in s.entities if label == "GPE")
        ):
            out.append(substitute(s, names, rng))
    for _ in range(templates):
        parts = [from_template(rng.choice(TEMPLATES), names, rng) for _ in range(rng.choice((1, 1, 2, 3)))]
        out.append(join(parts))
    return out


def join(sentences: Iterable[Sentence]) -> Sentence:
    """One sentence after the other, as one."""
    words: list[str] = []
    entities: list[tuple[int, int, str]] = []
    spaces: set[int] = set()
    for s in sentences:
        offset = len(words)
        words += s.words
        entities += [(a + offset, b + offset, label) for a, b, label in s.entities]
        spaces |= {i + offset for i in s.spaces}
    return Sentence(tuple(words), tuple(entities), spaces=frozenset(spaces))
