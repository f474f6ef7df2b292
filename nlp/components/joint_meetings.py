"""A conjunction before a meeting's name or in it: which of its parts name a meeting (全国、全省|组织部长会议)."""

from __future__ import annotations

import re

from nlp.areas import AreaIndex
from nlp.components.base import Match, make
from nlp.components.organizations import longest_organization

# What is quoted is whole: no name begins inside.
QUOTED = re.compile("“[^”]*”|‘[^’]*’|『[^』]*』|「[^」]*」|《[^》]*》|（[^）]*）")
_JOINT = re.compile("、|和|及|与|以及")
_RANK = re.compile(
    r"(?:(?P<nation>全国|中央|党中央|国家|国务院|中纪委|中办)|(?:全|[\u4e00-\u9fff]{2,8})?(?:(?P<province>省|自治区)|(?P<city>市|州|盟)"
    r"|(?P<county>县|区|旗)))(?:委|党委|纪委|政府|人大|政协|直)?$"
)
# 全国、|全省组织部长会议, 全国|全省组织部长会议
_SCOPE_BEFORE = re.compile("((?:(?![和及与])[\u4e00-\u9fff]){1,8})[、和]$|(全[国省市县区州盟旗])$")
# 辖市、|区组织部长座谈会, 县、|乡镇党委书记会议: levels whose officials meet at one meeting
_LEVELS_OF = re.compile(
    "(?:辖|各)?[省市县区州旗乡镇](?:（[^）]*）)?[、和](?=(?:[市县区州旗乡镇、]|（[^）]*）){1,6}(?:委|党委|政府|直属)?[^，。；、]{0,6}?"
    "(?:[^会]长|书记|主任|主席|负责人|负责同志|干部)[^，。；]{0,8}会)"
)
# 市委常委会|和市四套班子领导干部会议: the sitting of a standing committee goes by its name alone
_STANDING = re.compile("[省市县区州盟旗地]委常委会$")
STANDING_BESIDE = re.compile("(?:了)?[\u4e00-\u9fff]{0,6}[省市县区州盟旗地]委常委会[和、及与]")
# 中央财经委员会第六次、|市委财经委员会第一次会议: bodies whose meetings share one word
_COUNTED_BEFORE = re.compile(
    r"(?:(?![和及与])[\u4e00-\u9fff]){2,20}(?:委员会|领导小组)(?P<count>第[一二三四五六七八九十百\d]+次)[、和]$"
)
_COUNTED = re.compile(r"(?:委员会|领导小组)第[一二三四五六七八九十百\d]+次(?P<shared>(?:全体|扩大)?会议)$")
# A scope that begins with its level, not with a place: 全省, 市委
_BARE_RANK = re.compile("全(?=[国省市县区州盟旗])|中央|党中央|国|中[纪办]|[省市州盟县区旗]|自治区")


def after_joint(text: str, begin: int, head: int, index: AreaIndex, scope: re.Pattern[str]) -> int:
    """省“两会”、|全省科技大会: a name begins after the last conjunction that a scope or a body follows, unless bodies
    or places alone stand before it, which hold the meeting together (市委、市政府安全生产会议)."""
    hidden = [(m.start(), m.end()) for m in QUOTED.finditer(text, begin, head)]
    shared = {m.end() for m in _LEVELS_OF.finditer(text, begin)}
    for fit in reversed(list(_JOINT.finditer(text, begin, head))):
        at = fit.end()
        if at >= head or any(s <= fit.start() < e for s, e in hidden) or at in shared:
            continue
        if _STANDING.search(text, begin, fit.start()) and (scope.match(text, at, head) or index.at(at, bounded=False)):
            return at
        if scope.match(text, at, head):
            return at
        body = longest_organization(text, at, head, index)
        area = max((end for end, _ in index.at(at, bounded=False) if end <= head), default=0)
        if not index.level_stands(at) or not (body or area):
            continue
        former = text[begin : fit.start()]
        together = _rank(former) is None or _rank(former) == _rank(text[at : body or area])
        alone = longest_organization(text, begin, fit.start(), index) == fit.start() or any(
            end == fit.start() for end, _ in index.at(begin, bounded=False)
        )
        if not alone or not together:
            return at
    return begin


def _rank(scope: str) -> str | None:
    """The level of a scope or body that may share a meeting's name with one of another level (全国、|全省, 省委、|市委)."""
    fit = _RANK.match(scope)
    return fit.lastgroup if fit else None


def coordinated(text: str, clause: int, begin: int, name: str, index: AreaIndex) -> list[Match]:
    """全国、全省|组织部长会议: each scope of another level stands for a meeting of its own."""
    found = _counted_before(text, clause, begin, name, index)
    ranks = [_rank(name[:k]) for k in range(1, min(len(name), 12))]
    known = next((r for r in reversed(ranks) if r), None)
    own = next((k for k in range(min(len(name), 12), 0, -1) if _rank(name[:k]) == known), 0) if known else 0
    seen, at = {known}, begin
    while known and (fit := _SCOPE_BEFORE.search(text[clause:at])):
        group = fit.lastindex or 1
        stop = clause + fit.end(group)
        stands = (k for k in range(clause + fit.start(group), stop) if _rank(text[k:stop]) and index.level_stands(k))
        start = next((k for k in stands if _BARE_RANK.match(text, k, stop) or index.at(k, bounded=False)), stop)
        scope, rank = text[start:stop], _rank(text[start:stop])
        if not scope or rank in seen:
            break
        # 省、市委全会: a bare level shares what follows it, a whole body (省委、市委全会) has its own
        shared = name[own:] if re.search("[委府会协直]$", scope) or re.search("^全", scope) else ""
        if not shared:
            shared = re.sub("^(?:全?[省市县区州盟旗]|全国)", "", name)
        if rank == "nation":
            shared = re.sub("^(?:委|党委|政府)", "", shared)  # 中央和|市委农村工作会议
        found.append(make("meeting", start, stop, type="named", convenor="", name=scope + shared))
        seen.add(rank)
        at = start
    return found


def _counted_before(text: str, clause: int, begin: int, name: str, index: AreaIndex) -> list[Match]:
    """中央财经委员会第六次、|市委财经委员会第一次会议: the meetings that leave their last word to the one that begins at
    ``begin``."""
    counted, found = _COUNTED.search(name), list[Match]()
    while counted is not None and (fit := _COUNTED_BEFORE.search(text, clause, begin)) is not None:
        body, end = fit.start("count"), fit.end("count")
        starts = (i for i in range(fit.start(), body) if longest_organization(text, i, body, index) == body)
        begin = next(starts, clause)
        if begin > clause or text.startswith(("中央", "国家"), begin):
            whole = text[begin:end] + counted["shared"]
            found.append(make("meeting", begin, end, type="named", convenor="", name=whole))
    return found
