"""Where names stand: after a post or before one, after 任命, in lists and tables, between 以 and 为团长.

On these pages names look like words (时光, 田野, 高兴) and places (江南, 江河清), so the place in the sentence says more than
the characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import area_index
from nlp.components.base import Match
from nlp.components.found_names import FoundNames
from nlp.components.name_ends import Doubt
from nlp.components.name_evidence import follow
from nlp.components.person_names import (
    DOTTED,
    HAN,
    is_composed,
    is_sounded,
    means_otherwise,
    name_words,
    plain_name,
    surname_of,
    unnamed,
)
from nlp.lexicon import load_countries, load_surnames

# 某某，男，汉族，1975年3月生: a notice of who is to be appointed
_PARTICULARS = r"[，,（( 　](?:[男女][，,、 　）]|[一-鿿]{1,5}族[，,、 　）]|(?:19|20)\d\d(?:年|\.)\d{1,2}月?(?:\d{1,2}日)?(?:出?生|[，,]))"
# After these grammar leaves room for nothing but a name, be it a word or without a surname (接受岩温辞去…).
_DUE = [
    re.compile(r"(?:决定|提请|批准)?任命(?:了)?(?=[^为，。；]{2,20}(?:（[^（）]{1,12}）)?为)"),
    re.compile(r"(?:决定|批准)?免去(?:了)?(?=[^，。；]{2,16}(?:（[^（）]{1,12}）)?(?:的|同志|担任))"),
    re.compile(
        r"(?:补选|增选|选举|推选|推举|增补|递补|决定(?!聘|任命|免去|补选|增选|选举|推选|推举|增补|递补|推荐|提名)|聘任|聘请|推荐)"
        r"(?:出(?!席))?(?:了)?(?![和及并与])(?=[^，。；]{2,24}为)"
    ),
    re.compile(rf"决定(?=(?![由让将对给请聘免任选撤成组])[{HAN}]{{2,4}}(?:同志)?任(?![免命职务期何意内]))"),
    re.compile(
        r"(?:解聘|名叫|其[子女妻父](?!结婚|成[婚亲]|[订大新]婚|婚|出[嫁国生]|升学|[上入考留]|参军|就业|工作|满月|[周生]日|去世|[举操大经]办|[购在于为也都被因从向将不与和名的]|等))(?=[\u4e00-\u9fff]{2,3})"
    ),
    re.compile(r"(?:接受|同意|批准)(?=[^，。；]{2,18}?(?:同志)?(?:辞去|关于辞去|不再|退居|提前退休))"),
]
# Names stand right after these.
_ANCHORS = [
    *_DUE,
    re.compile(
        r"(?:^|(?<=[。；\n，：]))(?=[\u4e00-\u9fff·]{2,12}?(?<![没未不])(?:原是|原为|原任|原系|曾是|当过|从前是))"
    ),
    re.compile(r"(?<=[。；\n，：])(?=[^，。；：\n]{2,12}同志(?:任(?!何)|不再|为|逝世|的|[省市县区州旗镇乡]))"),
    # 王海，现任…局副局长，拟任…: a notice of who is to be promoted
    re.compile(
        rf"(?:^|(?<=[\n。；：]))(?=[{HAN}·]{{2,12}}(?:同志)?(?:（[^（）]{{1,12}}）)?，(?:现任|曾任|时任|原任|历任|拟任))"
    ),
    # ，赵敏（女，汉族）为…
    re.compile(rf"(?<=[，、；。\n])(?=[{HAN}·]{{2,12}}[（(](?:[男女]|[一-鿿]{{1,5}}族)[，,）)])"),
    re.compile(rf"关于(?:对|给予)?(?=[{HAN}·]{{2,12}}?(?:同志)?(?:等人)?(?:涉嫌)?(?:严重)?违[纪法])"),
    re.compile(rf"给予(?=[{HAN}·]{{2,12}}?(?:同志)?(?:开除|撤销|留党|警告|严重警告|记过|记大过|党内|政务|降级|撤职))"),
    re.compile(rf"(?<=[”，。；\n])(?:大名|本名|原名|真名|学名)(?:叫)?(?!府)(?=[{HAN}]{{2,4}}[，。；、（])"),
    re.compile(rf"免去(?=[{HAN}]{{2,3}}[省市县区州旗][{HAN}]{{2,20}}职务)"),
    re.compile(rf"(?:^|(?<=[。；\n，：]))(?=[{HAN}·]{{2,10}}(?:不再(?:兼任|担任|任)|另有任用|到龄免职|任期届满))"),
    re.compile(
        r"(?:责任编辑|责编|本版责编|本版编辑|编辑|版式设计|版面设计|版面|版式|排版|签发|检校|责校|夜班编辑|见习编辑|视觉总监|视觉设计|图片总监|美术编辑|美编|校对|组版|值班总编|总编|值班主任|值班编委|摄影|摄|文/图|图/文|图(?=[/／])|视觉|主编|监制|审核|制图|审读|一审|二审|三审|初审|复审|终审|总监制|统筹|值班)[：:　 ／/]\s*"
    ),
    re.compile(rf"(?:^|(?<=[\n。　 ：；、]))(?=[{HAN}·]{{2,12}}(?:同志)?{_PARTICULARS})"),
    re.compile(
        r"(?:组\s?长|副组长|成\s?员|主\s?任|副主任|总指挥|副总指挥|指挥长|经营者|法定代表人|法人代表|负责人|联系人|召集人|秘书长|监督人|主持人|召集人)[：:]\s*"
    ),
]
# A list follows, of people or of anything.
_LIST_AHEAD = re.compile(
    r"(?:就座的?有|的有|还有|名单|人员|如下|分别是|分别为|包括|领导有|出席的有)：\s*"
    rf"|(?:出席|参加|列席|就座)[^。；，：]{{0,16}}的(?:还)?有(?=[{HAN}]{{2,4}}、)(?![^。；]{{0,40}}等[^。；，]{{0,4}}(?:部门|单位|地区|方面|行业|[省市县区]|企业|领域))"
)
# 清河镇|王海遗失身份证: a notice of what somebody has lost
_LOST = re.compile(
    rf"(?:[镇乡村街路区县市旗]|苏木|嘎查|[（(]|声明[ 　]?)(?P<name>[{HAN}]{{3}}|[{HAN}]{{2}}|[{HAN}]{{1,8}}·[{HAN}]{{1,8}})"
    r"[）)]?(?:遗失|丢失|不慎(?:遗失|将))(?=[^，。；]{0,24}(?:证|执照|[正副]本|发票|公章|收据|存折|单据|合同))"
)
# 是他哥|王海，: what relatives are called in one word
_RELATIVE = re.compile(rf"(?<=[他她我你其])[哥弟姐妹爹娘爸妈叔舅姑嫂姨](?=[{HAN}]{{3}}[，。、：；])")
# 学习贯彻王某某总书记…, 以王某某同志为核心
_BEFORE_TITLE = re.compile(
    rf"(?:^|(?<=[，。；：、“（《\n和])|(?<=贯彻)|(?<=学习)|(?<=落实)|(?<=按照)|(?<=传达)|(?<=在)|(?<=以)|(?<=对)|(?<=牢记)|(?<=领会)|(?<=围绕)|(?<=同)|(?<=把)|(?<=将))(?P<name>[{HAN}]{{2,3}})(?=总书记|同志为核心|主席(?!团|台)|总理|委员长(?!会议))"
)
# 以黑田健太郎为团长的访华团: between 以 and 为 stands a name of any length
_HEADED = re.compile(rf"以(?P<name>[{HAN}·]{{2,10}}?)(?:同志|先生|女士)?为(?=(?:团|队|组|班)长|首的|代表的(?:团|组))")
# 局长|由|王海担任, 书记|叫|王海, 原书记|是|王海
_LINK = re.compile(r"(?:一职)?(?:仍|改|暂|现)?(?:由|叫|名叫|是)(?=[\u4e00-\u9fff])")
# a line of a list of appointments: 岩温的…局长职务；
_LISTED = re.compile(
    rf"(?:^|(?<=\n)|(?<=免去：)|(?<=任命：))(?P<name>[{HAN}]{{2,4}}?)(?:（[^）]{{1,10}}）)?(?:同志)?"
    r"(?:的(?=[^\n，。]{4,40}职务(?:[；。（\n]|$))|(?<![现曾担拟原时主责兼出离历卸接升调转改连留聘委])(?:为|任(?![命免]))(?=[^\n，。]{3,40}(?:[长员师]|主任|书记|主席|经理)(?:[；。（\n]|$)))"
)
# 任局长|期间, 卸任局长|后: no holder is named after it
_NO_HOLDER = re.compile("期间|时期|以来|人选|候选人|一职|职务|岗位|职位|职责|后[，、出被他她又仍不]|时[，的]")
# 曾任县林业局副局长、现任县林场场长的|王海
_SERVES = re.compile("(?:曾任|现任|时任|身为|作为|担任|调任|转任|升任)[^，。；]{0,30}$")
_ROW = re.compile(rf"(?:[^\n]{{0,12}}日 )?[{HAN}·]{{2,10}} ")
# 副校长（挂职）|赵敏
_NOTE = re.compile(r"[（(][^（）()]{1,12}[）)]")
_BEFORE_POST = re.compile(
    rf"(?:^|[，。；：、\n 　]|任命|免去|由|选举|补选|决定)(?P<name>[{HAN}·]{{2,16}}?)(?:（[^（）]{{1,12}}）)?(?:同志)?(?:此前|之前|以前|到任前)?(?P<verb>为|任|的|现任|当选为?|担任|兼任?|出任|受聘为|被(?:聘任?|任命|推选|推举|选举?)为|(?:递|增)补为|补选为|(?:所)?(?:兼任|担任|兼|任)的|改任|[（(])$"
)
# 王海（市水利局局长）、|赵敏（…）、岩温三位委员
_LISTED_ON = re.compile("[（(][^（）()]{1,30}[）)](?:、|和|及)")
# 姜 雪任…: a name of two characters set apart to three
_SET_APART = re.compile(rf"(?:^|[\n；，：])(?P<name>[{HAN}][ 　]{{1,2}}[{HAN}])(?=任|为|同志|（|的|{_PARTICULARS})")
# 免去|赵敏|清江学院院长职务
_LOSES = re.compile(rf"(?:免去|解聘|罢免)(?P<name>[{HAN}]{{2,3}})$")
_AFTER_ANOTHER = re.compile("为[^，。；、]{2,24}[，、；]$")
_CELL = re.compile(rf"(?:^|[\n 　]|模范：|标兵：|能手：|先进个人：|先进工作者：)(?P<name>[{HAN}·]{{2,14}})[ 　]$")


def due_places(text: str) -> set[int]:
    """The places of a text where nothing but a name can stand."""
    return {fit.end() for pattern in _DUE for fit in pattern.finditer(text)}


def take_at_anchors(names: FoundNames, posts: Sequence[Match]) -> None:
    """Take the names that stand where names stand; ``posts`` are the posts of the text."""
    _take_before_titles(names)
    _take_leaders(names)
    _take_after(names, posts)
    _take_appointed(names)
    _take_before_posts(names, posts)
    _take_set_apart(names)
    _take_losers(names)
    _take_cells(names, posts)


def _take_before_titles(names: FoundNames) -> None:
    for fit in _BEFORE_TITLE.finditer(names.text):
        start, end = fit.span("name")
        if end - start == 3 and fit["name"][0] in "向随同和" and _is_common(fit["name"][1]):
            start += 1  # 向|王海总书记
        surname = surname_of(names.text[start:end])
        only = names.text.startswith("委员长", end)  # a title that stands after names, of whatever surname
        if (_is_common(surname) or (only and surname)) and names.free(start, end):
            names.ends[start] = end


def _is_common(surname: str) -> bool:
    return surname in load_surnames() and load_surnames()[surname].common


def _take_leaders(names: FoundNames) -> None:
    for fit in _HEADED.finditer(names.text):
        if fit["name"] in load_countries() or unnamed(fit["name"]):
            continue
        if names.free(*fit.span("name")) and (surname_of(fit["name"]) or is_sounded(fit["name"])):
            names.ends[fit.start("name")] = fit.end("name")


def _take_after(names: FoundNames, posts: Sequence[Match]) -> None:
    """The lists of names after posts and after what else names follow, in the order of the text."""
    text = names.text
    held = {start[0]: post for post in posts for start in _after_post(names, post)}
    starts = {(*start, _doubt(post)) for post in posts for start in _after_post(names, post)}
    due = {fit.end() for pattern in _ANCHORS for fit in pattern.finditer(text)}
    starts |= {(at, True, Doubt.NONE) for at in due if not _describes(names, at, posts)}
    starts |= {(fit.end(), True, Doubt.PERSON) for fit in _LIST_AHEAD.finditer(text)}
    starts |= {(fit.end(), False, Doubt.PERSON) for fit in _RELATIVE.finditer(text)}
    for at, expected, doubt in sorted(starts, key=lambda s: (s[0], not s[1], s[2])):
        if expected or _looks_like_a_name(names, at):
            listed = doubt is Doubt.NONE and at in held and _goes_on_a_list(names, held[at])
            names.take_list(at, Doubt.LISTED if listed else doubt)


def _goes_on_a_list(names: FoundNames, post: Match) -> bool:
    """甲局局长王海、|乙镇镇长: whether another post stands before one, and has its name."""
    before = post.start - 1
    return bool(post.get("org")) and before in names.ends.values() and names.text[before] == "、"


def _describes(names: FoundNames, at: int, posts: Sequence[Match]) -> bool:
    """增补|茶企负责人车里为…: whether who stands at ``at`` is told of first by a word of what they are."""
    told = (p for p in posts if p.get("descriptor") and 2 <= p.start - at <= 4 and (at, p.start) not in names.spans)
    return any(start == p.end for p in told for start, _ in names.spans)


def _doubt(post: Match) -> Doubt:
    """How likely no name follows a post."""
    if post.get("descriptor") or post.get("weak"):
        return Doubt.PERSON
    return Doubt.NONE if post.get("org") else Doubt.TITLE


def _after_post(names: FoundNames, post: Match) -> list[tuple[int, bool]]:
    """Where the name of who holds a post may begin after it, and whether one is expected there."""
    text = names.text
    if not post.get("org") and (post.start in names.ends.values() or any(end == post.start for _, end in names.spans)):
        return []  # 某某总书记|重要讲话: the name stands before
    note = _NOTE.match(text, post.end)  # 副校长（挂职）赵敏
    at = note.end() if note else post.end
    if _NO_HOLDER.match(text, at):
        return []
    if text[at : at + 1] == " " and _ROW.match(text, text.rfind("\n", 0, post.start) + 1, post.start):
        return []  # a row of a table that begins with its name
    while at < len(text) and text[at] in " 　：:“”":
        at += 1
    link = _LINK.match(text, at)
    described = post.get("descriptor") or post.get("weak")
    if link and not described:
        at = link.end()
    called = not post.get("org") and at == post.end and _is_called(text, post.start)
    starts = [(at, not described and not called)]
    if text[at : at + 1] == "的" and _SERVES.search(text, max(0, post.start - 40), post.start):
        starts.append((at + 1, True))
    return starts


def _looks_like_a_name(names: FoundNames, at: int) -> bool:
    """After 群众, 负责人 no name is due: only one that looks like one is taken."""
    text = names.text
    if DOTTED.match(text, at) or any(start == at for start, _ in names.spans):
        return True
    if any(is_composed(text[at : at + length]) for length in (3, 4, 5, 6)):
        return True
    if text[at : at + 2] in name_words().parts and follow(text, at + 2) >= 1.5:
        return True  # 牧民|达瓦|告诉
    surname = surname_of(text[at : at + 3])
    if _is_rare(names, at) or (surname and follow(text, at + 2) < 2 and follow(text, at + 3) == 1.5):
        return True  # 人大代表公明礼|应邀: what follows is plainly a verb
    return bool(surname) and (len(surname) > 1 or load_surnames()[surname].common)


def _is_rare(names: FoundNames, at: int) -> bool:
    """离休干部|妥福山，: whether two or three characters before a mark begin with what is nothing but a surname, and are no
    words."""
    end = next((at + length for length in (2, 3) if follow(names.text, at + length) == 2), at)
    entry = load_surnames().get(surname_of(names.text[at:end]))
    return entry is not None and not entry.word and not names.is_words(at, end, surnames=True)


def _take_appointed(names: FoundNames) -> None:
    words = name_words()
    for fit in _LISTED.finditer(names.text):
        known = any(part in words.never or part in words.ordinary for part in (fit["name"], fit["name"][:2]))
        if names.free(*fit.span("name")) and not known:
            names.ends[fit.start("name")] = fit.end("name")


def _take_before_posts(names: FoundNames, posts: Sequence[Match]) -> None:
    """张三为…主任；张三的…职务；张三（市长）; 张三任组长: the name stands before the post."""
    text, ends = names.text, {post.end for post in posts}
    for post in posts:
        low = max(0, post.start - 24)
        loses = _LOSES.search(text, low, post.start)
        if loses and post.get("org") and surname_of(loses["name"]) and names.free(*loses.span("name")):
            names.ends[loses.start("name")] = post.start
        fit = _BEFORE_POST.search(text[low : post.start])
        if not fit:
            continue
        start, stop, name = low + fit.start("name"), low + fit.end("name"), fit["name"]
        told = name.rfind("由") + 1
        if told and (surname_of(name[told:] + "某") or is_sounded(name[told:])) and len(name) - told > 1:
            start, name = start + told, name[told:]  # 决定由|王海任组长
        if names.free(start, stop) and plain_name(name) and name not in name_words().never:
            line = start == 0 or text[start - 1] in "\n；、" or fit["verb"].startswith("当选")
            noted = fit["verb"] in ("（", "(")
            from_a_place = name[-1] in "村庄屯寨镇乡" and len(name) > 2
            if fit["verb"] == "的" and (post.get("descriptor") or post.get("weak") or from_a_place):
                continue  # 新河的|菜农, 小李庄的|老支书: where they are from
            if names.is_words(start, stop, surnames=fit["verb"] == "的"):
                continue  # 随访|的…副部长, 文化|等部门的职工
            if fit["verb"] == "为" and _AFTER_ANOTHER.search(text, 0, start) and start - 1 in ends and surname_of(name):
                names.ends[start] = stop  # 王海为县长，廖勇|为院长: not 廖勇为
            if noted or surname_of(name) or "·" in name or is_sounded(name) or (start, stop) in names.spans or line:
                _take_with_list(names, start, stop, noted)


def _take_with_list(names: FoundNames, start: int, stop: int, noted: bool) -> None:
    """Both 张三 and 王海、赵敏 before 的; ``noted``: the post stands in brackets after each of the names."""
    if is_sounded(names.text[start:stop]):
        names.ends[start] = stop
    else:
        end = names.take(start)
        if end is not None and end != stop:
            return
    names.take_list_before(start)
    more = _LISTED_ON.match(names.text, stop) if noted else None
    if more:
        names.take_list(more.end())


def _take_set_apart(names: FoundNames) -> None:
    text = names.text
    for fit in _SET_APART.finditer(text):
        line = fit.start("name") == 0 or text[fit.start("name") - 1] == "\n"
        if names.free(*fit.span("name")) and (line or surname_of(fit["name"][0] + "某")):
            names.ends[fit.start("name")] = fit.end("name")


def _take_losers(names: FoundNames) -> None:
    for fit in _LOST.finditer(names.text):
        start, end = fit.span("name")
        known = fit["name"][-1] in "司厂店部社所站" or unnamed(fit["name"]) or names.is_words(start, end, surnames=True)
        if names.free(start, end) and not known and ("·" in fit["name"] or surname_of(fit["name"])):
            names.ends[start] = end


def _take_cells(names: FoundNames, posts: Sequence[Match]) -> None:
    """王海 市审计局副局长: a name and a post with nothing but space between, name first."""
    for post in posts:
        low = max(0, post.start - 18)
        fit = _CELL.search(names.text[low : post.start])
        if not fit:
            continue
        name, start, end = fit["name"], low + fit.start("name"), low + fit.end("name")
        if (
            not plain_name(name)
            or name in name_words().never
            or _is_place(name)
            or means_otherwise(names.text, start, name)
        ):
            continue
        if names.free(start, end) and (surname_of(name) or "·" in name):
            names.ends[start] = end


def _is_called(text: str, title: int) -> bool:
    """Whether a title goes with the surname before it (请王|书记|喝茶): then no name is due after it."""
    return _is_common(text[max(0, title - 1) : title])


def _is_place(name: str) -> bool:
    """平南州 市委…, 英德 市财政局…: a paragraph that begins with its place; 金山 and 黄龙 are names all the same."""
    places = area_index(name).chains
    return bool(places) and (name[-1] in "市县区州盟旗" or not _is_common(name[0]))
