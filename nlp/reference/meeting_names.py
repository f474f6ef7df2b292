"""How names of meetings are compared: what of a name tells a meeting from others, and in which other words it is put."""

from __future__ import annotations

import re

from nlp.components.sessions import MeetingForm
from nlp.naming import Name
from nlp.reference.words import load_gathering_words

PLENARY = re.compile(
    "届.{1,6}次(?:全会|全体(?:（扩大）|扩大)?会议|全委(?:（扩大）|扩大)?会(?:议)?)$"
)  # 党委九届二次全体（扩大）会议
# 庆祝建党95周年大会, in the headline, of 庆祝中国共产党成立95周年大会
_ANNIVERSARIES = (
    (re.compile("(?<!中国共产党)建党(?=[^，。；]{1,6}周年)"), "中国共产党成立"),
    (re.compile("(?<!解放军)建军(?=[^，。；]{1,6}周年)"), "中国人民解放军建军"),
    (re.compile("(?:建国|新中国成立|国庆)(?=[^，。；]{1,6}周年)"), "中华人民共和国成立"),
)
_OPENED_OR_CLOSED = re.compile(r"[开闭]幕(?:式|会)?$")


def core(tail: str) -> str:
    """The part of a meeting's name that tells it from others: without 会议 at its end, year and brackets."""
    # 《政府工作报告（送审稿）》征求意见座谈会 is the one on 《政府工作报告》
    bare = re.sub(r"（扩大）|扩大|全体|^全[省市县区州]|^\d{4}年|（[^（）]*稿）", "", tail)
    for short, full in _ANNIVERSARIES:
        bare = short.sub(full, bare)
    return re.sub(r"(?:会议|大会|会)$", "", bare)


def variants(name: str) -> list[str]:
    """A name and the other wordings of it: 座谈会 and 座谈会议, without （扩大）, of its opening."""
    found = [name]
    if name.endswith(("会", "座谈会")) and not name.endswith(("大会", "全会", "党代会")):
        found.append(name + "议")
    elif name.endswith("会议") and len(name) > 6:
        found.append(name[:-1])
    bare = re.sub(r"（扩大）", "", name)
    if bare != name:
        found.append(bare + "议" if bare.endswith(("委会", "组会")) else bare)  # 常委会, 党组会 may name the body
    elif name.endswith(("党组扩大会议", "党委扩大会议")):  # 党组召开|扩大会议
        found.append(name.replace("扩大会议", "（扩大）会议"))
    if "常委（扩大）会" in name and "委员会常委" in name:
        found.append(re.sub("委员会常委（扩大）会(?:议)?$", "委员会常务委员会（扩大）会议", name))
    for word in load_gathering_words().ceremony:
        if name.endswith(word):
            found.append(name.removesuffix(word))
    return found


def abbreviates(short: str, long: str) -> bool:
    """Whether a headline's wording leaves out parts of the full one: 防禽流感 of 防控高致病性禽流感工作."""
    letters = iter(long)
    return len(short) >= 4 and short[-2:] == long[-2:] and all(c in letters for c in short)


def ends_as(short: str, long: str) -> bool:
    """Whether a wording is the end of a fuller one, or what opened or closed: 经济工作 of 全市经济工作, 大会 of 大会开幕."""
    return bool(short) and (
        long.endswith(short) or (long.startswith(short) and _OPENED_OR_CLOSED.search(long) is not None)
    )


def is_sitting_of(tail: str, session: MeetingForm) -> bool:
    """Whether a name without numbers (常委会会议, 主席会议) ends as a numbered session of a standing committee does."""
    sitting = session.tail or ("常委会会议" if session.type == "cppcc_standing" else "会议")
    return ("常委会会议" if tail in ("常委会议", "常委会") else tail) == sitting


_COMPANY = re.compile("(?:有限责任公司|股份有限公司|有限公司|公司)$")


def is_company_in_short(short: str, full: str) -> bool:
    """Whether one name of a company is the other without brackets and legal form: 清江矿业集团, 清江矿业（集团）有限责任公司."""
    if not _COMPANY.search(full):
        return False
    first, second = (_COMPANY.sub("", re.sub("[（）]", "", name)) for name in (short, full))
    return first == second and len(first) >= 4


_STAFF_CONGRESS = re.compile("(?P<whose>[\u4e00-\u9fff]{3,})(?:职|教)代会(?:议)?")


_ITS_SESSION = re.compile("(?<=职工代表大会)第[一二三四五六七八九十]+次会议$")


def is_term_of(short: str, full: str) -> bool:
    """Whether a headline's 清江煤矿第九届职工代表大会 is the congress whose 第一次会议 the text tells of."""
    return full != short and _ITS_SESSION.sub("", full) == short


def is_staff_congress_in_short(surface: str, full: str) -> bool:
    """Whether a headline's 清江煤矿职代会 is the 清远矿务局清江煤矿九届二次职工代表大会 of the text."""
    fit = _STAFF_CONGRESS.fullmatch(surface)
    return fit is not None and fit["whose"] in full and full.find("职工代表大会", full.find(fit["whose"])) > 0


def is_part(part: Name, whole: Name) -> bool:
    """Whether a body is another or a part of it."""
    while part.whole is not None and part.name != whole.name:
        part = part.whole
    return part.name == whole.name
