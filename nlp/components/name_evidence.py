"""What speaks for a name at a place: what follows it there, and how it stands elsewhere in the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from nlp.components.person_names import AND_OTHERS, CAME, name_words

CLOSES = "，。；：、！？）（”“》\n 　,;:)"
# 以190票…当选, 以视频方式出席, 王海1959年生, 王海一九五九年生, 王海今天…, 王海时说
DATED = re.compile(
    "时(?:说|表示|指出|强调|谈到|介绍|透露)|(?:今|昨|明|当|前)(?:天|日|晚)|于(?:去年|今年|前年|昨|近|本|当|\\d)|一再|进一步|以\\d+票|以[\u4e00-\u9fff]{1,6}?(?:方式|形式|身份)|(?:19|20)\\d\\d年|(?:一九|二[〇○零])[一二三四五六七八九〇○零]{2}年"
)
# 王海作|2022年度财务报告, 王海向|大会作…报告
REPORTS = re.compile(
    "作(?=[\\d《“]|了|题为|年度|专题|的(?:关于|报告|说明|题为|政府|《))|向(?=大会|会议|全会|全委|常委会|与会|市委|省委|县委|记者|媒体)"
    "|在(?=充分|听取|讲话|主持|出席|会上|致辞|总结讲话|调研|视察|考察)"
)

DONE = "了(?![解结却然如断])"  # 王海立|了, not 王海|了解
# 王海当过镇长, 王海立了保证, 王海没当过镇长, 王海正带着学生, 王海对记者说: a verb of one character and what only follows verbs
_DONE = re.compile(
    "[当去来干教见办说写讲走做开看听住带送给救养种卖买修建管抓摸握拉捧举抱背扛提端牵扶指望盯笑哭喊唱数算记挥擦站坐蹲跪守陪跟领立签拍打推拿定捐交穿念问读吃]"
    rf"(?:[着过]|{DONE})"
    "|没(?=[当有想能见在去来过上读念让等看听做拿收忘法赶顾舍少闲])"
    "|正(?=[带忙领陪站坐蹲弯低赶往埋骑搬推修和给跟]|组织|指挥|指导|准备|操作)"
    "|带(?=学生|队|人|团|车|村民|职工|干部|代表|全家|孩子|家人|记者|客人)"
    "|对(?=记者|笔者)|[忍禁压顾说数赶挡拦坐站等闲记想看听喝吃睡抬合挪走扛撑掏拿]不[住上下起出到动过得]"
)

_LEADS_ON = frozenset(
    {"为", "与", "和", "同", "及", "以及", "对", "向", "在", "将", "被", "从", "任", "作", "受", "就", "用", "给", "把"}
)


# what tells that a name has ended, whatever words follow it elsewhere
_ENDED = re.compile("|".join(f"(?:{told.pattern})" for told in (DATED, CAME, AND_OTHERS, _DONE)))


def word_after(text: str, end: int) -> str:
    """The longest word at ``end`` that follows names, "" where there is none."""
    fit = name_words().after_pattern.match(text, end)
    return fit.group() if fit else ""


def follow(text: str, end: int) -> float:
    """How well a name may end here: 2 before a mark, 1.5 before a word that follows names, 0 else."""
    if _ENDED.match(text, end):
        return 1.5
    if end < len(text) and (text[end].isdigit() or text[end] in "０１２３４５６７８９"):
        return 0.5
    if end >= len(text) or text[end] in CLOSES or not "\u3400" <= text[end] <= "\u9fff":
        return 2.0
    word = word_after(text, end)
    if not word or (word in _LEADS_ON and text[end + len(word) : end + len(word) + 1] in ("、", "，", "。", " ", "　")):
        return 0.0  # 尚可|为、, 王可|用 责编: no 为 stands before a mark, the name goes on
    return 1.5 if len(word) > 1 else 1.0


_QUOTED = re.compile("(?<![叫名为])[“‘]([^“”‘’]{2,16})[”’]")


class Evidence:
    """What a document says about its names as a whole: the texts of all its articles and the model's spans."""

    def __init__(self, texts: Sequence[str], seen: Iterable[str] = ()) -> None:
        self.text = "\n".join(texts)
        self.seen = frozenset(seen)
        self._standing: dict[str, int] = {}

    @cached_property
    def quoted(self) -> frozenset[str]:
        """What the document has between quotation marks, as it has words and no names (“河长办”, “毛峰”; not 叫“…”)."""
        return frozenset(_QUOTED.findall(self.text))

    def standing(self, name: str) -> int:
        """How often a name stands in the document with an end of its own after it (a mark or a verb)."""
        if name not in self._standing:
            count, at = 0, self.text.find(name)
            while at >= 0:
                count += follow(self.text, at + len(name)) > 0
                at = self.text.find(name, at + 1)
            self._standing[name] = count
        return self._standing[name]
