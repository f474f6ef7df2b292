"""Policy documents: titles in 《》, nested titles, titles without 《》 in headlines, document numbers, short forms.

What tells a policy from a book is the head noun of its title (``nlp/data/policy_kinds.csv``).
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.components.base import Match, add_matches, make, text_of
from nlp.lexicon import PolicyKind, load_policy_kinds

_YEAR_OF_NUMBER = r"[〔\[［(（„【](?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3})[〕\]］)）‟”】]"
# the day that a decree is of is no part of its number (2016年12月1日|某市人民政府令第2号), nor a word before its body
NUMBER = re.compile(
    rf"(?:(?!(?<=\d)[年月日])[\u4e00-\u9fff]{{1,12}}{_YEAR_OF_NUMBER}\s?字?第?[\d一二三四五六七八九十百〇]{{1,5}}\s?号"
    r"|(?:国务院|主席)令[ 　]?第[\d一二三四五六七八九十百]+号"
    r"|(?!(?<=\d)[年月日])(?:(?![以的据按照])[\u4e00-\u9fff]){1,12}(?:政府|委员会|部|总?局|署)令[ 　]?(?:(?:19|20)\d{2}年[ 　]?)?第[\d一二三四五六七八九十百]+号"
    r"|(?:(?![以的据按照])[\u4e00-\u9fff]){2,12}(?:部|总?局|署|委员会)公告(?:19|20)\d{2}年第\d{1,4}号)"
)
_NUMBER_LINE = re.compile(rf"\s*[（(]?(?P<number>{NUMBER.pattern})[）)]?[ 　]*(?=\n)")
_NUMBER_BEFORE = re.compile(rf"(?P<number>{NUMBER.pattern})(?:文件?|(?:公布|发布|颁布)的?)?[ 　]?\Z")
# 县委发|某发〔1988〕16号, 市政府|某府〔1985〕58号: whose it is and that it was sent
_SENT = re.compile(
    rf"^(?:[\u4e00-\u9fff]*(?:根据|依据|按照|转发|印发|下发|发出|执行|落实|贯彻)(?:了)?(?=[\u4e00-\u9fff]{{2}})"
    rf"|[\u4e00-\u9fff]+?[委府局院]发(?!展|改)(?=[\u4e00-\u9fff]+[发办字函文电]{_YEAR_OF_NUMBER})"
    rf"|[\u4e00-\u9fff]*(?:[省市县区州旗盟镇乡地]委|政府|[部厅局])(?!办)(?=[\u4e00-\u9fff]{{2,5}}{_YEAR_OF_NUMBER}))"
)
_SHORT = re.compile(r"(?:以下|下)(?:统一)?简称[：:]?[“《]([^》”]{2,20})[》”]")
_TRAIL = re.compile(r"(?:\s*[（(\[〔][^（）()]{1,30}[）)\]〕])+$")
# Verbs that make a title of a doubtful kind a document after all.
_OFFICIAL = re.compile(
    r"(?:印发|颁布|颁发|出台|制定|制订|审议|通过|贯彻|落实|实施|施行|修订|修改|发布|公布|下发|批准|执行|研究|转发)(?:了|好|的|实施|执行)?$"
)

_OFFICIAL_AFTER = re.compile(
    r"[（(]?[^（）。]{0,8}[〔]|(?:（[^（）]{1,30}）)?(?:已|正式|日前|近日|同日|于)*(?:印发|出台|颁布|发布|公布|施行|实施|下发)"
)


# 研究院发布《产业发展报告》 tells facts, as 统计公报 and 蓝皮书 do; a report that is passed or carried out is a document
_DECIDED_ON = re.compile(r"(?:审议|通过|贯彻|落实|批准|讨论|审查)(?:了)?$")
_HEADED = re.compile(
    "(?:题目[是为]|标题[是为]|题为|题：|歌曲|文章|节目|专栏)$"
)  # 题为《…决定》 is an article's headline
_PUBLISHED = re.compile("(?:[（(][^（）()]{1,12}[）)])?(?:一书|一文|的文章|为题|节目|栏目|专栏|单行本|[白蓝绿]皮书)")

# 上岭县平安建设联席会议制度: what a place calls its own
_OF_A_PLACE = re.compile(
    "[\u4e00-\u9fff]{2,10}?(?<![城都社园校景灾牧厂矿山地])(?:省|市|县|区|州|旗|盟|镇|乡)(?![场民域块级])"
)
_COPIES = ("单行本", "一书")  # a law that lies there as a booklet is the law


def head_kind(title: str) -> PolicyKind | None:
    """The kind whose noun ends a title, brackets at its end left aside; the longest noun wins."""
    bare = _TRAIL.sub("", title.strip()).rstrip("》〉”")
    bare = _TRAIL.sub("", bare)
    fits = [k for k in load_policy_kinds() if bare.endswith(k.kind)]
    return max(fits, key=lambda k: len(k.kind), default=None)


def bare_title(title: str) -> str:
    """A title without the brackets that end it: 办法（试行） → 办法."""
    return _TRAIL.sub("", title)


_ISSUING = re.compile(
    r"(?:印发|公布|发布|转发|批转)[^《〈]{0,20}[《〈](?P<title>.+)[》〉].{0,6}的(?:通知|函|批复|公告)$"
)
_ISSUING_BARE = re.compile(r"关于(?:印发|公布|发布)(?P<title>[^《〈]{4,60})的(?:通知|公告)$")


def inner_title(title: str) -> str:
    """The document that a 通知 issues: 关于印发《X》的通知, 关于印发X的通知 → X; "" where there is none."""
    found = _ISSUING.search(title) or _ISSUING_BARE.search(title)
    if found is None:
        return ""
    kind = head_kind(found["title"])
    return found["title"] if kind is not None and kind.type != "none" else ""


_ANGLES = str.maketrans("<>＜＞", "〈〉〈〉")  # 《关于印发<某办法>的通知》
_SUBMITTED = re.compile(
    r"关于(?:提请)?(?:审定|审议|审查|审批|批准|印发|报批|呈报|报送)[〈《](?P<title>[^〈〉《》]{4,80})[〉》]的(?:请示|议案|汇报)$"
)


def laid_before(title: str) -> str:
    """The document that a paper lays before those who decide: 关于审定〈X（送审稿）〉的请示 → X; other titles as they are."""
    found = _SUBMITTED.search(title)
    return found["title"] if found and head_kind(found["title"]) is not None else title


_GOES_ON = re.compile(r"\n[^《。；\n]{1,40}》")  # a title broken over two lines


def _quoted(text: str) -> list[tuple[int, int]]:
    """Outermost 《…》 as (start, end), balanced, at most 120 characters, on one line or broken over two."""
    found: list[tuple[int, int]] = []
    depth, start = 0, 0
    for i, char in enumerate(text):
        if char == "《":
            if depth == 0:
                start = i
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and i - start <= 120:
                found.append((start, i + 1))
        elif (char == "\n" and not _GOES_ON.match(text, i)) or (depth and i - start > 120):
            depth = 0
    return found


# 根据<某某章程>规定: what a text writes with the angles of its keyboard
_ANGLED = re.compile(r"[<＜〈](?P<title>[\u4e00-\u9fff、“”]{4,60})[>＞〉]")


def _angled(text: str) -> list[Match]:
    """Documents in angles that stand within no title."""
    quoted = _quoted(text)
    found: list[Match] = []
    for fit in _ANGLED.finditer(text):
        kind = head_kind(fit["title"])
        known = kind is not None and kind.strong and kind.type != "none" and fit["title"] != kind.kind
        if kind and known and not any(s < fit.start() < e for s, e in quoted):
            found.append(make("policy", *fit.span(), title=fit["title"], kind=kind.kind))
    return found


# 《办法》由市政府8月11日印发（三府规〔2023〕9号）, 印发《意见》的通知（三府办〔2023〕9号）
_ISSUED_WITH = re.compile(r"[^。，；《]{0,24}(?:印发|发布|公布)(?=[（(])")
_OF_NOTICE = re.compile(r"的?(?:通知|批复|函|决定)(?=[（(])")
_HANDING_OUT = re.compile(r"(?:印发|转发|批转|公布|发布)(?:了)?$")
_NOTE = re.compile(r"[（(]([^（）()]*(?:[〔(（\[][^（）()]*[〕)）\]])?[^（）()]*)[）)]")

# 某市人民政府令|第77号|《…办法》已经…通过，现予公布: the lines of a decree, and what it says of the document it makes known
_DECREE = re.compile(
    r"(?:^|\n)[ 　]*(?P<body>[\u4e00-\u9fff]{2,24}?)[ 　]*(?:\n[ 　]*政府)?令[ 　\n]*"
    r"[（(]?(?P<number>(?:[（(〔\[]\d{4}[）)〕\]])?[ 　]*第[ 　]?[\d一二三四五六七八九十百〇]{1,5}[ 　]?号)[）)]?[ 　]*\n\s*(?:现公布|现发布)?\Z"
)
_MADE_KNOWN = re.compile(
    "[^。]{0,80}?(?:通过|批准|同意|审定|修订)[^。]{0,40}?(?:现予以?|予以|现)(?:公布|发布|颁布)|，自[^。]{4,20}施行"
)


def _decreed(text: str, start: int, end: int) -> str:
    """The number of the decree that makes a document known, which stands on the lines above it; "" where none does."""
    decree = _DECREE.search(text, max(0, start - 80), start) if _MADE_KNOWN.match(text, end) else None
    return f"{decree['body']}令{decree['number']}" if decree else ""


def _noted(text: str, start: int, end: int) -> tuple[str, str]:
    """The number and the short name that stand in brackets behind a title, or the number right before it."""
    before = _NUMBER_BEFORE.search(text, max(0, start - 40), start)
    number = _SENT.sub("", before["number"]) if before else ""
    at = _ISSUED_WITH.match(text, end, end + 30)
    if at is None and _HANDING_OUT.search(text, max(0, start - 8), start):
        at = _OF_NOTICE.match(text, end)
    begin = at.end() if at else end
    note = _NOTE.match(text, begin, begin + 80)
    if note is None:
        return number, ""
    number_in, short_in = NUMBER.search(note.group(1)), _SHORT.search(note.group(1))
    return number_in.group() if number_in else number, short_in.group(1) if short_in else ""


# 关于批准〈某市文物保护条例〉的决定: what a congress has made and that above it approves
_APPROVAL = re.compile(r"《[^《》]{0,30}?关于批准[〈《<＜](?P<title>[^〈《〉》]{4,60})[〉》>＞]的(?:决定|决议)》")


def _approved(text: str, whole: Match) -> list[Match]:
    """The document that a decision approves, which is one besides the decision."""
    fit = _APPROVAL.fullmatch(text, whole.start, whole.end)
    title = re.sub(r"\s+", "", fit["title"]) if fit else ""
    kind = head_kind(title)
    if fit is None or kind is None or kind.type == "none" or not kind.strong:
        return []
    return [make("policy", *fit.span("title"), title=title, kind=kind.kind)]


def match(text: str, headline_end: int = 0) -> list[Match]:
    """Policies in clean text; its first ``headline_end`` code points are headline and deck.

    Data: ``title``, ``kind``, ``number``, ``decree`` where a decree above makes it known, ``short`` (the name it goes by from here on), ``anaphor`` for 《条例》 alone.
    """
    found: list[Match] = []
    taken: set[int] = set()
    passed = -1  # where the last title ended that a verb before it makes a document
    for start, end in _quoted(text):
        title = laid_before(text[start + 1 : end - 1].strip().translate(_ANGLES))
        kind = head_kind(title)
        if kind is None or kind.type == "none" or len(title) < 2:
            continue
        anaphor = (
            bare_title(title) == kind.kind
            and len(kind.kind) <= 4
            and kind.type != "law"  # 《宪法》 and 《预算法》 are names
        )
        before = text[max(0, start - 12) : start]
        # 审议通过《…方案》、|《…工作制度》
        listed = passed > 0 and kind.kind.endswith("制度") and text[passed:start] in ("", "、", "和", "及")
        official = listed or _OFFICIAL.search(before) or _OFFICIAL_AFTER.match(text, end)
        if kind.type == "report" and not kind.strong:
            official = _DECIDED_ON.search(before)
        elif kind.kind.endswith("制度") and _OF_A_PLACE.match(title):
            official = official or _OF_A_PLACE.match(title)
        if not kind.strong and not official and not anaphor:
            continue
        printed = _PUBLISHED.match(text, end)
        if _HEADED.search(before) or (printed and not (kind.type == "law" and printed.group() in _COPIES)):
            continue
        if re.search(r"[！？]|(?<=.)，.*，", title) and not title.startswith("关于"):
            continue
        passed = end if official else -1
        number, short = _noted(text, start, end)
        decree = _decreed(text, start, end)
        own = end <= headline_end and bool(
            _NUMBER_BEFORE.fullmatch(text[:start].strip())
        )  # 某府〔2024〕20号《…》, printed below
        taken.add(start)
        found.append(
            make(
                "policy",
                start,
                end,
                title=title,
                kind=kind.kind,
                number=decree or number,
                short=short,
                anaphor="yes" if anaphor else "",
                headline="yes" if own else "",
                decree="yes" if decree else "",
            )
        )
    found += [inside for whole in found for inside in _approved(text, whole)]
    found += [make("work", s, e) for s, e in _quoted(text) if s not in taken]
    found += _angled(text)
    found += [m for m in _pointed_at(text) if not any(q.start <= m.start < q.end for q in found)]
    whole = _headline_titles(text, headline_end)
    found = [m for m in found if not any(w.start <= m.start and m.end <= w.end for w in whole)] + whole
    found += _passed(text, found)
    found += _unquoted(text, found)
    found += [m for m in _by_number(text) if not any(q.start < m.end and m.start < q.end for q in found)]
    found += [m for m in _attached(text) if not any(q.start < m.end and m.start < q.end for q in found)]
    return found


# 附件：1.某县供热应急预案（2024年修订）: what a notice names as its attachments needs no 《》
_ATTACHED = re.compile(r"(?:^|\n)[ 　]*附件?[：:]|(?<=\n)[ 　]*(?=[1-9][.．、])", re.MULTILINE)
_ATTACHMENT = re.compile(
    r"[ 　]*(?:[1-9][.．、][ 　]*)?(?P<title>[\u4e00-\u9fff\d“”、]{6,50}(?:（[^（）\n]{1,20}）)?)[ 　]*(?=\n|$)"
)


def _attached(text: str) -> list[Match]:
    """The titles below 附件：, one a line; a form or a list of names (报名表, 名单) is none."""
    found: list[Match] = []
    at = -1  # where the list of attachments goes on
    for line in _ATTACHED.finditer(text):
        if not line.group().rstrip().endswith(("：", ":")) and line.start() - at > 1:
            continue
        title = _ATTACHMENT.match(text, line.end())
        kind = head_kind(title["title"]) if title else None
        if title is None:
            continue
        at = title.end()
        if kind is not None and kind.strong and kind.type != "none":
            found.append(make("policy", *title.span("title"), title=title["title"], kind=kind.kind))
    return found


_LINE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff\s、]{2,40}?|(?:[\u4e00-\u9fff]{3,24}(?:委员会|部|委|局|厅|署|办公[室厅]|政府|法院|检察院|银行|联合会)\s){2,8})?\s?(?P<title>关于[^。！？《》\n]{2,80}?(?:《[^》]+》[^。\n]{0,20})?的?[\u4e00-\u9fff]{0,6})$"
)


# 某市委办公室 某市政府办公室印发《关于…的意见》的通知
_HANDS_OUT = re.compile(r"^(?P<issuer>[\u4e00-\u9fff\s、]{4,60}?)\s?(?:印发|转发|批转)《[^《》]{4,80}》的通知$")

# 某市贯彻落实《甲》实施方案, above its text
_CARRIES_OUT = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,24}?)(?:贯彻落实|贯彻实施|贯彻|落实|实施)《[^《》]{4,80}》的?(?:若干|实施|工作|行动|具体)?(?:方案|意见|细则|办法|措施)$"
)

# What a headline tells, and no title of a document says
_REPORTED = re.compile("印发|制定|召开|举行|宣布|审议|通过|闭幕|开幕|出台|发布|学习|部署|解读")


# What stands right below the title of a document printed in full: who passed it and when, or its first article.
_PRINTED = re.compile(
    r"\s*(?:[（(][^（）()]{4,160}(?:通过|公布|发布|印发|批准|修订|修正)[^（）()]{0,80}[）)]|第一[章条])"
)


# What stands above the title: 某某人民政府文件, the number, 发文机关：…; one a line
_MASTHEAD = re.compile(
    rf"[^\n，。：]{{2,30}}文件|{NUMBER.pattern}|[ 　]*(?:索引号|发文机关|发布机[构关]|制发机关|发文单位|主题分类|发文字号|发文文号|文件编号|文号|发文机构|成文日期|发[布文]日期|印发日期|公布日期|有效性)[ 　]*[：:][^\n]*"
)


# a bracket that ends a title or its line, not that of 关于印发某规定（试行）的通知
_BRACKET = re.compile(
    "[（(](?![^（）()\\n]{1,12}[）)](?:[^\\n]{0,4}的?(?:通知|函|批复|公告)|[^\\n（(]{2,40}(?:通知|决定|意见|批复|通报|公告)(?=\\n|$)))"
)
# what a page says of a document below its title: where it is from, when it was put up
_FURNITURE = re.compile(
    r"\n[ 　•]*(?:(?:信息)?来源|作者|责任编辑|发布(?:时间|日期|机构)|时间|日期|浏览(?:次数|量)|点击(?:数|量)|阅读|字[号体]|索引号|文件编号|发文字号|文号)[ 　]*(?:[：:]|[ 　](?=[^\n]{0,12}〔))"
)
# those lines, and the title once more
_ASIDE = re.compile(
    r"(?:\n[ 　•]*(?:索引号|发文机[关构]|发布机[关构]|发文字号|发文文号|文号|成文日期|发[布文]日期|印发日期|有效性|主题分类|来源|时间|日期)[ 　]*[：:][^\n]*)*"
)
_WHOLE = re.compile("《[^《》]+》")


def _below_masthead(head: str) -> int:
    """Where the first line begins that is none of what stands above a title."""
    at = 0
    for line in head.splitlines(keepends=True):
        if not _MASTHEAD.fullmatch(line.strip()):
            return at
        at += len(line)
    return at


def _one_line(head: str) -> str:
    """A title as one line: an issuer may stand on a line of its own above, what is about something may be broken."""
    about = head.find("关于")
    return head.replace("\n", " ") if about < 0 else head[:about].replace("\n", " ") + head[about:].replace("\n", "")


# the body below a title, as collections of laws print it: …的通知|某省某市人民政府
_BODY_BELOW = re.compile(
    r"(?<=通知|决定|意见|通告|批复|规定|办法|条例|细则|规则)\n[ 　]*[\u4e00-\u9fff]{2,24}(?:政府|委员会|常委会|办公[室厅]|[局厅部委院])[ 　]*$"
)


def _said_once(head: str, begin: int) -> str:
    """A head without a title that it repeats, and without the body that stands below a title."""
    first = head[begin:].partition("\n")[0]
    said = first[max(0, first.find("关于")) :]  # 某省人民政府关于…, and again 省人民政府关于…
    whole_line = len(said) > 5 and f"\n{said}\n" in f"{head}\n"[begin + len(first) :]
    again = head.find(said, begin + len(first)) if len(said) > 8 or whole_line else -1
    head = head[: begin + len(first)] if again > 0 else head
    return _BODY_BELOW.sub("", head)


def _headline_titles(text: str, headline_end: int) -> list[Match]:
    """A headline that is the title of the document printed below it."""
    head = text[:headline_end].rstrip("\n")
    number = NUMBER.search(head)
    begin = _below_masthead(head)
    # what stands in brackets and the number below are no part of the title, brackets of a title inside it are
    brackets = (fit.start() for fit in _BRACKET.finditer(head))
    bracket = next((i for i in brackets if head.count("《", 0, i) == head.count("》", 0, i)), None)
    below = number.start() if number and number.start() >= begin else None
    said = _FURNITURE.search(head, begin)
    aside = said.start() if said else None
    head = head[: min(i for i in (below, bracket, aside, len(head)) if i is not None)].rstrip()
    stop = len(head)
    head = _said_once(head, begin)
    title = _one_line(head[begin:])
    if _WHOLE.fullmatch(title):
        title = title[1:-1]  # 《关于印发〈…〉的通知》 above its text
    repeated = number is not None and text[headline_end:].lstrip().startswith(f"《{title}》")  # under an order
    listed = _ASIDE.match(text, stop)
    after = listed.end() if listed else stop
    after += len(title) + 1 if text.startswith(f"\n{title}\n", after) else 0
    printed = (any(_PRINTED.match(text, at) for at in (len(head), stop, after)) or repeated) and not re.search(
        "[“”！？，。：]|月[^ ]{1,3}日", title
    )
    line = (_LINE.match(title) or _HANDS_OUT.match(title) if "关于" in title else None) or _CARRIES_OUT.match(title)
    if line and _REPORTED.search(line["issuer"] or ""):
        line = None  # 某大学召开干部大会 宣布省委关于…的决定
    kind = head_kind(title) if line or printed else None
    if kind is None or not kind.strong:
        return _on_one_line(text) or ([] if headline_end else _addressed(text))
    below_it = _NUMBER_LINE.match(text, headline_end)  # some pages print it above, and the reader of pages below
    numbered = number.group() if number else below_it["number"] if below_it else ""
    numbered = "" if numbered.startswith("政府令") else numbered  # the line above says whose
    end = len(head)
    if end < stop and text.endswith(title, end, stop):
        begin, end = stop - len(title), stop  # printed twice: what stands below tells of the second
    return [make("policy", begin, end, title=title, kind=kind.kind, headline="yes", number=numbered)]


_ON_ONE_LINE = re.compile(
    rf"\s*(?P<title>[\u4e00-\u9fff、]{{0,40}}?关于[^\n。，！？：《》]{{4,80}}?)[ 　]+[（(]?(?P<number>{NUMBER.pattern})(?=[ 　\n）)])"
)


def _on_one_line(text: str) -> list[Match]:
    """某市人民政府办公室关于…的意见 某府办发〔2005〕51号 各区县人民政府：…: a text that begins with title and number."""
    fit = _ON_ONE_LINE.match(text)
    kind = head_kind(fit["title"]) if fit else None
    if fit is None or kind is None or not kind.strong or _REPORTED.search(fit["title"].partition("关于")[0]):
        return []
    return [
        make("policy", *fit.span("title"), title=fit["title"], kind=kind.kind, headline="yes", number=fit["number"])
    ]


# a first line that the reader of pages takes for text: a title without a stop, and whom it is to below it
_ADDRESSED = re.compile(
    rf"\s*(?P<title>[^\n。！？：；“”]{{2,110}}?(?:通知|意见|决定|通告|批复|函|通报))[ 　]*(?:[（(](?P<number>{NUMBER.pattern})[）)])?[ 　]*\n"
    r"(?P<between>(?:[^\n。；：]{2,110}\n){0,3}?)(?=[^\n。；]{2,120}[：:][ 　]*\n|《[^《》\n]{4,80}》已经?[^\n。]{2,40}(?:同意|批准|通过)|[^\n。]{0,20}现将)"
)


def _addressed(text: str) -> list[Match]:
    """某市发展和改革委员会 某市财政局 关于印发…的通知, above 各县区人民政府：, where the article has no headline."""
    fit = _ADDRESSED.match(text)
    line = (_LINE.match(fit["title"]) or _HANDS_OUT.match(fit["title"])) if fit else None
    if fit is None or line is None or _REPORTED.search(line["issuer"] or ""):
        return []
    below = NUMBER.search(fit["between"])
    kind, number = head_kind(fit["title"]), fit["number"] or (below.group() if below else "")
    if kind is None or not kind.strong:
        return []
    return [make("policy", *fit.span("title"), title=fit["title"], kind=kind.kind, headline="yes", number=number)]


DOCUMENT = "文件"  # 这份文件: whichever the article has named
_POINTED = re.compile(
    r"(?:这个|这一|这份|该份|上述|该|此)(?P<kind>[\u4e00-\u9fff]{2,4})|“(?P<nick>[一二三四五六七八九十百]{1,4}条)”"
    # 方案|为落实国务院《…》而制定: the one that the sentence before told of
    r"|(?:^|(?<=[。\n　]))(?P<made>[\u4e00-\u9fff]{2,4}?)(?=是?为(?:了)?(?:进一步|更好地?|全面)?(?:贯彻落实|贯彻|落实|实施)[^。；]{2,50}》[^。；，]{0,8}而?(?:制定|出台|印发|编制))"
    # 明确|整治方案|由市住建局牵头实施: which of those that were passed
    r"|(?<=[。；，])(?:其中|明确|确定|决定|会议(?:明确|确定|决定))?(?P<entrusted>(?!(?:会议|大会|并)?(?:明确|确定|决定)由)[\u4e00-\u9fff]{2,10})(?=由[^，。；由]{2,24}(?:实施|落实|执行))"
)


def _pointed_at(text: str) -> list[Match]:
    """这个决定, “二十条”: a document that the article has named; short forms alone, which need not be resolved."""
    kinds = {k.kind for k in load_policy_kinds() if k.strong and len(k.kind) <= 4} | {DOCUMENT}
    found = []
    for fit in _POINTED.finditer(text):
        said = fit["kind"] or fit["made"] or ""
        kind = next((said[:n] for n in (4, 3, 2) if said[:n] in kinds), "")
        entrusted = fit["entrusted"] or ""
        if entrusted.endswith(tuple(kinds - {DOCUMENT})):
            kind = entrusted
        title = fit["nick"] or kind
        if title:
            named = next(group for group in ("nick", "kind", "made", "entrusted") if fit[group])
            end = fit.end() if named == "nick" else fit.start(named) + len(kind)
            number = "" if title == DOCUMENT else _noted(text, fit.start(), end)[0]  # 该办法（某字〔2025〕9号）
            found.append(
                make(
                    "policy",
                    fit.start(),
                    end,
                    title=title,
                    kind=title,
                    number=number,
                    anaphor="yes",
                    pointed="" if named == "entrusted" else "yes",
                )
            )
    return found


_OF_POSTS = re.compile("辞去|辞职|免去|任命|撤销.{2,24}职务")  # what such a decision says is read, it is no title
_PASSES = re.compile(
    "(?:(?:表决|审议|协商|一致|原则|讨论|分别|正式|会议|大会|全会)(?:并|还)?通过|通过(?=[了的]))(?:了|的)?"
)
_GATHERED = re.compile("会议|大会|全会|常委会|经表决")  # who passes it; 通过互联网立法 is another 通过
_ABROAD = re.compile("议会|国会|众议院|参议院|上院|下院|联合国|安理会|欧盟|[议众参]员|理事会|国民大会")
_ENDS = "(?=[、，。；（]|和|以及|及|等|$)"
_DECREED = (
    rf"(?P<lead>[\u4e00-\u9fff]{{0,36}}?)(?P<about>关于(?!这|上述|该|本|有关|相关|[两几]|[^，。；]{{0,24}}(?:辞去|辞职|免去|任命|撤销.{{2,24}}职务))(?:《[^《》\n]{{2,40}}》|[^《》。；，：\n]){{1,90}}?"
    rf"的(?:决定|决议|办法|规定|规则|细则))(?:（[^（）]{{1,8}}）)?{_ENDS}"
)
_LAW = (
    r"(?:新?(?:修订|制定|修改|修正)后?的)?(?!新|该|此|这|本|有关|相关|[多几一两]|关于|大会|会议|选举|表决)"
    rf"(?P<law>[^《》（）。；，、：“”的了和与及\n\da-zA-Z]{{1,24}}?(?<!大宪)(?:法典|法|条例)(?:修正案（[一二三四五六七八九十]{{1,3}}）)?){_ENDS}"
)
_OF_SESSION = (
    r"(?P<own>[\u4e00-\u9fff（）\d]{2,40}?(?:次(?:全体|全委)?(?:（扩大）)?会议|次[社会党团]?员?(?:代表)?大会|次全会)"
    rf"(?:政治决议|决议|公报|选举办法|选举和决定任命的?办法|表决议案的?办法|表决办法)){_ENDS}"
)
# 政协某市第六届委员会常务委员会工作报告: whose it is and of which term; 某同志作的工作报告 is no title
_REPORT = (
    rf"(?P<report>(?!第)(?:(?![作的所])[\u4e00-\u9fff]){{2,24}}?第?[一二三四五六七八九十]{{1,3}}届"
    rf"(?:(?![作的所])[\u4e00-\u9fff]){{0,16}}?工作报告)(?:（[^（）]{{1,8}}）)?{_ENDS}"
)
# what a decision on somebody's post says is read elsewhere; the list goes on behind it
_ON_POSTS = rf"[\u4e00-\u9fff]{{0,36}}?关于[^，。；《》\n]{{2,80}}?(?:辞去|辞职|免去|任命|撤销)[^，。；《》\n]{{2,60}}?的(?:决定|决议){_ENDS}"
_NO_TITLE = rf"[^，。；、《》\n]{{2,40}}?(?:议程|日程|名单|事项|报告|要点|计划)(?:（[^（）]{{1,20}}）)?{_ENDS}"
_PASSED = re.compile(
    rf"{_OF_SESSION}|{_DECREED}|{_ON_POSTS}|{_REPORT}|{_LAW}|《[^《》\n]{{2,60}}》(?:（[^（）]{{1,20}}）)?{_ENDS}|{_NO_TITLE}"
)
_AND_ALSO = re.compile("(?:（[^（）]{1,20}）)?(?:、|和|以及|及|，以及|，(?=关于[^，。；]{2,60}的(?:决定|决议)))")


def _title_of(item: re.Match[str]) -> Match | None:
    """The document that one member of a list of what was passed names; None where it is none or says no more than 办法."""
    group = next((k for k in ("own", "about", "law", "report") if item[k]), None)
    if group is None:
        return None
    start, end = item.span(group)
    if group == "about" and item["lead"].endswith(("会议", "大会", "全会")):
        start = item.start("lead")  # 某县人大一次会议关于…的决议: a session is part of the title, a body is not
    title = item.string[start:end]
    kind = head_kind(title)
    known = kind is not None and kind.strong and title != kind.kind
    return make("policy", start, end, title=title, kind=kind.kind) if kind and known else None


def _passed(text: str, quoted: list[Match]) -> list[Match]:
    """通过了公共图书馆法、全国人大常委会关于…的决定: what a meeting passes and the report names without 《》."""
    found: list[Match] = []
    for fit in _PASSES.finditer(text):
        begin = max(text.rfind("。", 0, fit.start()), text.rfind("\n", 0, fit.start())) + 1
        if _ABROAD.search(text, begin, fit.start()) or not _GATHERED.search(text, begin, fit.end()):
            continue
        at: int | None = fit.end()
        while at is not None and (item := _PASSED.match(text, at)):
            titled = _title_of(item)
            if titled is not None and not any(q.start <= titled.start < q.end for q in quoted):
                found.append(titled)
            also = _AND_ALSO.match(text, item.end())
            at = also.end() if also else None
    return found


# 市纪委关于…的决定、|市监委|关于…的决定: at most a body stands between
_LISTED = re.compile(r"(?:、|和|及|以及)(?:[\u4e00-\u9fff]{2,14}[委局部厅院会省市县区府办])?")


def _unquoted(text: str, quoted: list[Match]) -> list[Match]:
    """国务院关于…的意见 in running text without 《》: only where it is introduced as a document."""
    found: list[Match] = []
    for fit in re.finditer(
        r"关于(?!这|上述|该)(?=[^，。！？；：“”\n]{4})(?:《[^《》\n]{2,40}》|[^，。！？；：《》“”\n]){1,50}?的(?:决定|决议|意见|通知|规定|办法)(?=[，。；：、后]|精神|要求)",
        text,
    ):
        before = text[max(0, fit.start() - 16) : fit.start()]
        listed = bool(found) and bool(_LISTED.fullmatch(text, found[-1].end, fit.start()))
        if not listed and not re.search(
            r"(?:印发|颁布|出台|通过|贯彻落实|学习贯彻|落实|下发|学习|传达)(?:了)?[\u4e00-\u9fff]{0,12}$", before
        ):
            continue
        if any(q.start <= fit.start() < q.end for q in quoted) or _OF_POSTS.search(fit.group()):
            continue
        kind = head_kind(fit.group())
        if kind and kind.strong:
            found.append(make("policy", fit.start(), fit.end(), title=fit.group(), kind=kind.kind))
    for fit in _WORK_REPORT.finditer(text):
        if not any(q.start < fit.end("title") and fit.start("title") < q.end for q in (*quoted, *found)):
            found.append(make("policy", *fit.span("title"), title=fit["title"], kind="政府工作报告"))
    return found


# 市长作|政府工作报告: the report itself, given at a session
_WORK_REPORT = re.compile(
    "(?:(?<![合工协])作(?:了)?|听取(?:和审议)?(?:了)?[^，。；《》]{0,10}作?的?)(?P<title>政府工作报告)(?!》|的|[中里]|提出|确定|明确|团)"
)


# 中央一九八三年一号文件, 1984年中央1号文件: what the Party's centre sends first in a year goes by the year; without one it is open
_YEAR = r"(?:(?:19|20)\d{2}|[一二][九〇○零][一二三四五六七八九〇○零]{2})"
_FIRST_OF_YEAR = re.compile(
    rf"(?:(?P<year>{_YEAR})年的?(?:党中央|中共中央|中央)|(?:党中央|中共中央|中央)的?[〔\[（(]?(?P<behind>{_YEAR})[年〕\]）)]的?)第?(?P<number>一|[1１])号文件(?!夹)"
)


def _by_number(text: str) -> list[Match]:
    """The first document of a year, named by its number alone."""
    return [
        make(
            "policy",
            *fit.span(),
            title=f"中共中央{fit['year'] or fit['behind']}年{fit['number']}号文件",
            kind="一号文件",
        )
        for fit in _FIRST_OF_YEAR.finditer(text)
    ]


@Language.factory("zhengtu_policies", assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Policies:
    return Policies()


class Policies:
    """The component: leaves the policies of an article in its doc."""

    def __call__(self, doc: Doc) -> Doc:
        add_matches(doc, match(text_of(doc), doc.user_data.get("zhengtu.body_start", 0)))
        return doc
