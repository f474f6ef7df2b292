"""Which meeting an article is about at each of its sentences, and which ones it only speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nlp.components.base import Match, sentences
from nlp.components.sittings import PRESIDIUM
from nlp.patterns import Masked, compile_pattern, mask
from nlp.reference import Post, ReferredArticle
from nlp.relations.document import LONGEST, Extractor
from nlp.relations.taken_up import TakenUp, short_forms, taken_up

# Cues beside a meeting that show it is the one being held, not one that is cited.
_HELD_BEFORE = re.compile(
    r"(?:召开|举行|举办|套开|主持|出席|参加|列席|召集|收听收看|收看收听|收视收听|[开闭]幕(?=的)|闭会(?=的)|结束(?=的))(?:了|的|过)?(?:[^，。；]{0,12})?$"
)
_HELD_AFTER = re.compile(
    r"^(?:（[^）]*）)?(?:(?:(?!关于|提请)[^，。；是\ue900-\uebff]){0,16})?(?:召开|举行|开幕(?![式会后以])|闭幕(?![式会后以])|闭会(?!期间|[后时前以])|举办|结束(?![后时前的])|落下帷幕)"
    r"(?!记者会|记者招待会|新闻发布会|[以之]?后|的[\ue900-\uebff]|[^，。；]{0,5}(?:以来|年多?来|周年|之前|之际|前夕)|的?(?:时间|日期|地点)|一次|的?情况)"
    r"|^的(?:会场|主席台|主会场)|^开(?:到|进|在)"
    # 市人大七次会议，在某某大礼堂|开幕。
    r"|^，在[^，。；]{2,24}?(?:隆重|胜利|正式)?(?:开幕|闭幕|闭会|召开|举行)(?=[，。；])"
)
# 因出席省防汛会议未能成行: who is at another meeting is away from this one
_ELSEWHERE = re.compile(r"(?:因|由于|正在)[^，。；]{0,12}(?:出席|参加|列席)[^，。；]{0,6}$")
_HELD_SO = re.compile(r"(?:于|已于|曾于)[^，。；]{2,12}(?:讨论|研究|审议|听取)")
# 会前，举行了|集体学习: told of in passing, before the article goes on with the meeting itself
_BEFORE_IT = re.compile(
    r"(?:^|[。，；])(?:会前|会议前|会议开始前|此前)[^。；]{0,16}(?:召开|举行)(?:了|的)?[^，。；]{0,4}$"
)
_AT_IT = re.compile(r"^上(?:强调|指出|要求|提出|讲话|表示)")
_CITED_BEFORE = re.compile(
    r"(?:传达|学习|领学|研读|重温|宣讲|贯彻|落实|贯彻落实|领会|宣传|围绕|按照|根据|对照|结合|和|、|及|与)(?:[^，。；]{0,6})?$"
)
# 决定召开|M的时间, 审议M议程: what is decided about a meeting to come
_ITS_PREPARATION = re.compile(
    r"的(?:召开)?(?:时间|日期|会期|议程|日程|建议|筹备|准备|有关事项|有关事宜|相关事宜|事项|事宜|通知|请示|方案)"
    r"|(?:建议)?(?:议程|日程)(?!已?(?:全部|已经)?(?:圆满|顺利|进行|完成))|会期(?!\d|[一二三四五六七八九十两半])|筹备|(?:召开)?(?:时间|日期)|(?:有关|相关)(?:事项|事宜)"
)
# 学习了某某主持|M审议某报告的报道: what is conveyed of somebody's meeting
_CONVEYED = compile_pattern(
    r"(?:传达|学习|领学|重温)(?:了)?(?:[^，。；会后时]{2,24}(?:主持召开|主持)|[^，。；会]{0,16}{P}(?:同志)?(?:{X})?(?:出席|参加))(?:了|的)?(?:{X})?$"
)
_STUDIES = re.compile("传达|学习|领学|研读|重温|宣讲|贯彻|落实")
_CITED_AFTER = re.compile(
    r"^”?(?:、[\ue900-\uebff]|和[\ue900-\uebff])*(?:精神|报告(?!会)|部署|要求|决策|以来|提出|决定|确定|明确|期间)"
)
_PLANNED = re.compile(
    r"(?:将于|将在|拟于|定于|计划于|即将|将要|筹备|迎接|将|须|必须|应当|一旦)(?:[^，。；]{0,12})?$|^(?:[^，。；]{0,4})?(?:将于|将在|拟于|定于|即将)"
    r"|(?:原定|原计划)(?:[^，。；]{0,16})$"
    r"|(?:关于|决定|同意|提议|倡议|建议|研究|确定|未|没有|不再|推迟|取消|暂缓|确保|做好|部署)(?:[^，。；]{0,8})?(?:召开|举行|举办)(?:[^，。；]{0,8})?$"
    r"|(?:开好|开好了|如何开|备战|服务)(?:[^，。；]{0,8})?$"
    r"|(?<![响适反供对效相])应(?![邀约急对用届])[^，。；]{0,8}(?:召开|举行)(?:[^，。；]{0,8})?$"
)
# 在主席台前排就座, 大会由某某主持: what tells of a meeting though it names none
_AT_THE_MEETING = re.compile(
    "主席台|(?:大会|会议|全会|开幕会|闭幕会)(?:的|由|执行主席|主席团)|(?:主持|出席)(?:大会|会议|全会|开幕会|闭幕会)|到会"
)
# 定于某日召开, 决定…于某日举行: the day of a meeting to come; what is said of it is no fact, its day is
_SCHEDULED_BEFORE = compile_pattern(
    r"(?:(?:将于|定于|决定于|拟于|决定|确定|提议|计划于|研究了|研究)，?(?:[^，。；]{0,12})?{X}(?:至{X})?(?:[^，。；]{0,12})"
    r"|{X}(?:[^，。；]{0,8})(?:将|拟)(?:[^，。；]{0,6}))(?:召开|举行|举办)(?:[^，。；]{0,4})$"
)
_WILL = re.compile("将|拟|定于|计划")
_HELD_THEN = re.compile("召开|举行|举办")
_THEN_HELD = compile_pattern(
    r"(?<!原定)(?<!原拟)(?<!原计划于){X:day}(?:上午|下午|晚)?(?:[^，。；]{0,14})(?:召开|举行|举办)(?:[^，。；]{0,4})$"
)
_SCHEDULED_AFTER = compile_pattern(
    r"^(?:将|定|拟|决定|确定|计划)?(?:于|在)?{X}(?:[^，。；]{0,14})(?:召开|举行|举办|开幕)"
)
_TO_COME = re.compile("决定|确定|提议|建议|同意|将|定于|拟于|计划于|宣布[：，].*召开$")  # 宣布开幕 is of today
# 市人大三次会议|丰县代表团: what follows is told of the delegation
_DELEGATION = re.compile("^(?:[^，。；]{0,8}代表团|的[\ue600-\ue8ff](?=召开|举行))(?!举行的?全体会议闭幕)")
_ASIDE = re.compile(
    r"(?:在|于)?(?:随后|接着|随即|会后|之后|其后|会前|此前|[\uf200-\uf4ff]|[上下]午|晚)[^，。；]{0,10}(?:召开|举行)的$"
)
# 会议期间，委员们列席了|市人大二次会议: whose members sit in on another body's session on the way
_SAT_IN_ON = compile_pattern(
    r"(?:(?:会议|大会|全会|会)期间，[^。；]{0,24}|(?:委员|代表|{T})们?[^，。；]{0,8})(?:列席|旁听)(?:了)?[^，。；]{0,4}$"
)
# 出席市政协二次会议|的委员列席了会议: whose members sit in on the meeting that the article is about
_WHOSE_MEMBERS = compile_pattern(r"的(?:全体|部分|各位)?(?:委员|代表|{T})们?[^，。；]{0,6}(?:列席|旁听)")
_EARLIER = re.compile("(?:此前|在此之前|早前|不久前|早在)")  # 此前的4月底，某会议通过了该办法
# 在6月12日召开的全会|上，书记就提到过其中两起: an article about something else calls it to mind
_RECALLED = compile_pattern(
    r"上，?(?:{T}[、，]?)*{P}(?:同志)?(?:当时)?(?:早就|早已|就|曾|已经|已)[^，。；]{0,4}(?:提到|提出|说|指出|强调|要求|表示|谈到)过"
)
_KIND = re.compile(
    r"(?:此次|本次|这次)?(全会|座谈会|推进会|动员会|调度会|现场会|研讨会|报告会|表彰会|发布会|协商会|专题会|部署会|交流会|听证会|论坛)"
)
# 大会，在完成各项议程后，于昨日下午在某地闭幕
HELD_FAR_AFTER = compile_pattern(
    r"^(?:(?:历时|会期|为期)[^，。；]{1,6}，(?:在?(?:圆满|顺利)?完成[^，。；]{0,14}，)?|在?(?:圆满|顺利)?完成[^，。；]{0,14}，|，[^。；]{0,220}，)"
    r"于?(?:{X})[^，。；]{0,24}(?:闭幕|闭会|开幕|召开|举行|落下帷幕)"
)
# 昨日，市人大五次会议|选举…: a session at work on a day
_ON_A_DAY = compile_pattern(r"{X}(?:上午|下午|晚)?[，　 ]?$")
_WORK = (
    "听取|审议|选举|补选|增选|增补|表决|通过|传达|学习|部署|研究|举行|继续|进入|圆满|胜利|完成|决定|召开|接受|任命|任免"
)
_AT_WORK = re.compile(rf"(?:[^，。；]{{0,6}})?(?:{_WORK})")
# 市人大常委会第九次会议|昨天接受…辞职: the day behind the name. Of a year ago, or 通过的, it is a session that is cited
_AT_WORK_ON = compile_pattern(rf"{{X}}(?:上午|下午|晚)?(?:[^，。；]{{0,4}})(?:{_WORK})(?!的)")
# 本报讯 市人大常委会第九次会议|决定任命…: what an article opens with
_OPENS = re.compile(r"^\s*(?:[^。；]{0,40}(?:讯|电|消息|报道)(?:（[^）]*）)?[：:，]?)?\s*$")
_OPENS_AT_WORK = re.compile(
    r"(?:经)?(?:[^，。；]{0,4})(?:接受|决定任命|决定接受|任命|任免|补选|审议|表决|听取)(?!的|通过的)"
)
_SESSIONS = {"congress", "congress_standing", "cppcc", "cppcc_standing"}
_RECENT, _DAY = 31, len("2010-07-28")  # days; a day that is known in full
_LONG_BEFORE, _BESIDE = 14, 16  # days; code points
_SINCE = re.compile("以来|起|后|印发|施行")
# 2月18日下午的|全县干部大会，|前后不到一个小时: a day's meeting as what its sentence is about
_THE_DAYS = compile_pattern(r"^\s*{X:day}(?:上午|下午|晚上?|夜里|傍晚)?的$")
# 昨日下午，在全市领导干部大会|上，省委宣布: where an article's first sentence says that something happened
_AT_IT_TODAY = compile_pattern(r"(?:^|[）：。 　]){X:day}(?:上午|下午|晚)?，在$")
# 市人大三次会议|举行|预备会议, 洽谈会|召开|新闻发布会: what is held is the second
_HOLDS_ANOTHER = re.compile(r"(?P<verb>[^，。；\ue900-\uebff]{0,24}(?:召开|举行)(?:了)?)?各?(?P<other>[\ue900-\uebff])")
# 3月11日，市人大常委会第三十次会议|决定，…
_ON_THIS_DAY = compile_pattern(r"(?:^|[）：　 ]){X:day}(?:上午|下午|晚)?，?$")
_DECIDES = re.compile("决定(?:，|任命|接受|召开)")
_TAKES_TIME = re.compile(
    r"，?[^，。；]{0,6}(?:前后|历时|持续|只开|只用|仅用|开了|开得|从[^，。；]{1,8}开到|不到|座无虚席|气氛)"
)
# 选举产生出席全国大会的代表, 33名|出席全国大会代表
_DELEGATES = re.compile(r"(?:选举|推选|产生|选出)[^，。；]{0,12}$|[\d一二三四五六七八九十百]+[名位](?:出席|参加|赴)$")
# 出席党代会|代表选举工作的说明, 出席党代会|代表候选人
_ELECTS = re.compile("的?代表(?:的?(?:选举|推选|候选|预备人选|人选|名额|资格|条件))")
# 传达某副总理|出席某峰会|时的讲话精神: where a speech was made that a meeting is told of
_RECITED_BEFORE = compile_pattern(
    r"(?:传达|学习|领学|重温)[^。；]*{P}[^。；\ue000-\ue2ff]{0,8}(?:出席|参加|主持召开|主持)(?:[^，。；]{0,8})?$"
)
_RECITED_AFTER = re.compile(r"[^，。；]{0,24}(?:时的?|中的|上的|并)[^，。；]{0,16}(?:讲话|指示|批示|发言|致辞|论述)")
# 收听收看全省会议|后，我市迅速召开会议部署: what follows is told of a meeting without a name
_ANOTHER_AFTER = compile_pattern(
    r"{M}(?:(?:一?结束)?(?:之)?后|一结束)，[^。；，]{0,14}(?:召开|举行|套开)(?:了)?[^，。；\ue900-\uebff]{0,8}会(?:议)?(?!上)"
)
OVER = re.compile(r"^(?:一?结束后|结束之后|一结束，|后，)")
# Meetings of which somebody speaks, or whose guests are received elsewhere: the article is not about them.
_SPOKEN_OF = re.compile(
    r"(?:指出|强调|表示|认为|介绍|回顾|说|讲述|会议决定|会议建议)(?:了|，|：)[^。”]*$"
    r"|(?:会见|会晤|宴请|欢迎|邀请(?![^，。；]{2,40}(?:召开|举行)(?:了)?(?:专题)?$)|感谢|祝愿|我们|来华|来京|来访|成功举办|刚刚(?:闭幕|结束)的)[^，。；]{0,40}$"
    r"|(?:期待|希望|愿)[^。；”]*$|为(?!期)[^，。；]{0,4}$|；(?:举办|举行|召开)$|关于(?:召开|举行|举办)[^，。；]{0,20}$"
    r"|(?:看望|慰问|接见)(?:了)?(?:出席|参加|列席)[^，。；]{0,8}$"
)
_GREETED = re.compile(r"^[^。；]{0,12}(?:致|发来?)(?:[^，。；]{0,6})?(?:贺信|贺电)")
_AWAY = compile_pattern(
    r"{P:person}(?:{T}?(?:{..24})(?:致(?:{..8})?贺[信电]|致信|致电|发来(?:{..4})贺[信电]|作出(?:{..6})[批指]示)"
    r"|[^。；\ue000-\ue2ff]{0,40}(?:发表[^。；]{0,50}署名文章|共同会见记者))"
)
_COUNTED = re.compile(r"(?:[一二两三四五六七八九十百\d]+|多|数|几)(?:余|多)?[次场个]|[^，。]{0,12}的会议$")

_ELECTED = compile_pattern(r"(?:选举|选出|推选|任命)(?:了)?{NL}(?:等[^，。；]{1,8})?为{TL}[。；]?$")
_NOT_YET = re.compile("拟|提请|建议|提名|候选")
# 宣读了市委、市政府的任免通知：, and the lines below it
_ANNOUNCES = re.compile("任免(?:的?(?:通知|决定|事项|名单|命令|文件|职务|人员)(?:如下)?|如下)[：:]$")
# 市政府决定：, in a notice whose title says that it is on posts (关于王海等同志任免职的通知)
_DECIDED = re.compile("(?:决定|通知|公告)(?:如下)?[：:]$")
_ON_POSTS = re.compile("(?:任免|任职|任命|免职|聘任|兼职|职务)[^，。；\n]{0,8}的?(?:通知|决定|公告|命令)(?:\n|$)")
_OF_A_NOTICE = re.compile(
    "(?:任命|免去|聘任|解聘|决定|同意|推荐|提名|[（(]?[一二三四五六七八九十\\d]+[）)、.])"
    "|[\u4e00-\u9fff·、]{2,30}?(?:同志)?(?:（[^）]{1,12}）)?(?:任|兼任|改任|转任|为|不再|的)"
)
_AS_WELL = compile_pattern(r"{NL}(?:（[^）]{1,12}）)?为{TL}(?:，{NL}(?:（[^）]{1,12}）)?为{TL})*[。；]?$")


@dataclass
class Sentence:
    start: int
    end: int
    masked: Masked
    focus: int | None = None  # the meeting that the article is about here
    focus_from: tuple[int, int] | None = None  # the sentence that says so, where it is another one
    held: list[Match] = field(default_factory=list)
    recited: list[Match] = field(default_factory=list)  # meetings where a speech was made that another one is told of
    taken_up: list[TakenUp] = field(default_factory=list)  # meetings reported before, by the end of their name
    reported: tuple[int, ...] = ()  # all meetings that the article has reported up to here
    heading: str = ""  # the heading that it stands under (任命, 免去, 任免)


# △某局…, 3 市长…, 同日 …, 8月20日，某委…: an entry of a chronicle
_ENTRY = re.compile(
    r"[ 　]*(?:[△Δ▲●■◆◎□◇○★]|同日[ 　]|(?:(?:\d{4}年)?\d{1,2}月[ 　]?)?\d{1,2}(?:[—─\-~～至]{1,2}\d{1,2})?日?"
    r"(?![年月日时点分秒名个位人岁次届项条件号家户场元吨亩米里公千万亿多余]|[上下]?午|晚)[ 　]*(?=[\u4e00-\u9fff])"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:上午|下午|晚)?，(?!会议|大会|全会|代表|委员|与会))"
)
_CHRONICLE = 3  # entries, at least


class FocusReader:
    """Reads one article; what it has found so far is in the document's extractor."""

    def __init__(self, extractor: Extractor, a: ReferredArticle) -> None:
        self.x, self.a, self.text = extractor, a, a.article.text
        self.referents = extractor.referred.referents
        self.roster: Post | None = None  # the post that heads the list being read
        self.listed: set[Match] = set()  # people whose post a list says that they stand in
        self.doubtful: set[tuple[str, int, int]] = set()  # rule, meeting, person: who must be there by another rule too
        # appointments and removals, by their keys in the extractor, with the sentences that say them
        self.decided: dict[tuple[object, ...], Sentence] = {}
        self.away: set[int | None] = set()  # people who sent word to the meeting
        everything = [*a.mentions, *a.posts, *a.descriptors, *a.dates, *a.several]
        self.anaphors = [m for m in everything if m.kind == "meeting" and m.get("type") == "anaphor"]
        visible = [
            m for m in everything if not (m.kind == "meeting" and a.mentions.get(m) is None and not m.get("several"))
        ]
        self.sentences = [Sentence(s, e, mask(self.text, s, e, visible)) for s, e in sentences(self.text)]

    def _headings(self) -> None:
        heading, before = "", None
        on_posts = _ON_POSTS.search(self.text, 0, self.a.article.body_start) is not None
        for sentence in self.sentences:
            plain = self.text[sentence.start : sentence.end].strip()
            if plain.endswith(("任职：", "任命：", "正式任职：", "如下任命：")):
                heading = "任命"
            elif _ANNOUNCES.search(plain) or (on_posts and _DECIDED.search(plain)):
                heading = "任免"
            elif heading == "任免" and not _OF_A_NOTICE.match(plain):
                heading = ""
            inline = re.findall(r"(任命|免去)(?:了)?[：:]", plain)
            if inline and not re.search(r"(?:拟|提请|建议|提名)(?:任命|免去)", plain):
                heading = inline[-1]
            short = len(plain) <= 14
            if short and re.search(r"拟|提请|建议|提名|候选", plain):
                heading = ""
            elif short and re.search(r"免去|撤销|罢免", plain):
                heading = "免去"
            elif short and re.search(r"任命|聘任|当选", plain):
                heading = "任命"
            elif short and re.match(r"[一二三四五六七八九十]+、", plain):
                heading = ""
            sentence.heading = heading or self._goes_on_electing(sentence, before)
            before = sentence

    def _goes_on_electing(self, sentence: Sentence, before: Sentence | None) -> str:
        """大会选举甲、乙为委员。|丙为县长，丁为副县长。: the heading that a sentence without a verb goes on with, ""."""
        if before is None or "\n" in self.text[before.end - 1 : sentence.start + 1]:
            return ""
        elected = _ELECTED.search(before.masked.text) and not _NOT_YET.search(before.masked.text)
        return "任命" if elected and _AS_WELL.match(sentence.masked.text) else ""

    def _focus(self) -> None:
        focus: int | None = None
        where: tuple[int, int] | None = None
        entries = self._entries()
        reported: dict[int, tuple[int, int]] = {}  # meetings held so far → the sentence that said so first
        for sentence in self.sentences:
            masked = sentence.masked
            if sentence.start in entries:
                focus, where = None, None
                reported.clear()
            for i, m in enumerate(masked.matches):
                if m is None or m.kind != "meeting" or self._referent(m) is None:
                    continue
                if _is_recited(masked, i):
                    sentence.recited.append(m)
                elif self._is_held(masked, i, m):
                    sentence.held += [*self._held_with(masked, i, sentence.held), m]
                elif self._goes_on(masked, i, sentence.held):
                    sentence.held.append(m)
            if sentence.held and (
                self._aside(masked, sentence.held[-1], focus)
                or self._of_long_before(sentence, sentence.held[-1], where)
            ):
                sentence.focus, sentence.focus_from = self._referent(sentence.held[-1]), None
                continue
            if sentence.held:
                focus = self._referent(sentence.held[-1])
                where = (sentence.start, sentence.end)
                for m in sentence.held:
                    r = self._referent(m)
                    if r is not None:
                        reported.setdefault(r, where)
            else:
                again = self._named_again(sentence, list(reported))
                if again is not None:
                    focus, where = again, reported[again]
                elif _ANOTHER_AFTER.search(masked.text):
                    focus, where = None, None
            forms = {r: self._short_forms(r) for r in reported} if len(reported) > 1 else {}
            sentence.taken_up = list(taken_up(self.text, sentence.start, sentence.end, forms))
            leading = [t for t in sentence.taken_up if t.leads]
            if leading and not sentence.held:
                focus, where = leading[0].referent, reported[leading[0].referent]
            sentence.reported = tuple(reported)
            sentence.focus = focus
            sentence.focus_from = where if where != (sentence.start, sentence.end) else None
        self._before_it_is_named()

    def _before_it_is_named(self) -> None:
        """大会执行主席甲、乙在主席台就座。…甲宣布：M开幕。: an article that opens in the middle of the one meeting that it reports
        is about it before it comes to name it."""
        body = [s for s in self.sentences if s.start >= self.a.article.body_start and s.masked.text.strip()]
        first = next((n for n, s in enumerate(body) if s.held), 0)
        meetings = {self._referent(m) for s in self.sentences for m in s.held}
        opens = body[:first]
        if len(meetings) != 1 or not opens or not _AT_THE_MEETING.search(opens[0].masked.text):
            return
        for sentence in opens:
            named = any(
                m is not None and m.kind == "meeting" and m.get("type") != "anaphor" for m in sentence.masked.matches
            )
            if not named and sentence.focus is None and _AT_THE_MEETING.search(sentence.masked.text):
                sentence.focus = next(iter(meetings))
                sentence.focus_from = (body[first].start, body[first].end)

    def _entries(self) -> set[int]:
        """Where the entries of a chronicle begin, each of something else; none in a text that is no chronicle."""
        found = {
            s.start
            for s in self.sentences
            if (s.start == 0 or self.text[s.start - 1] == "\n") and _ENTRY.match(self.text, s.start, s.end)
        }
        return found if len(found) >= _CHRONICLE else set()

    def _held_with(self, masked: Masked, i: int, held: list[Match]) -> list[Match]:
        """甲会议、|乙会议先后召开: the meetings before the one at ``i`` that are held with it."""
        found: list[Match] = []
        while i >= 2 and masked.text[i - 1] in "、和及与":
            m = masked.matches[i - 2]
            cited = _CITED_BEFORE.search(re.sub("[、和及与]$", "", masked.text[: i - 2]))
            if m is None or m.kind != "meeting" or m in held or self._referent(m) is None or cited:
                break
            found.insert(0, m)
            i -= 2
        return found

    def _goes_on(self, masked: Masked, i: int, held: list[Match]) -> bool:
        """某县委召开常委会会议和|领导干部会议: whether the meeting at ``i`` is held with the one right before it, whose verb
        stands in its name."""
        if i < 2 or masked.text[i - 1] not in "、和及与" or _CITED_AFTER.match(masked.text[i + 1 :]):
            return False
        before = masked.matches[i - 2]
        return before in held and bool(re.search("召开|举行", self.text[before.start : before.end]))

    def _letters(self) -> None:
        """某某向大会致贺信, 对会议作出批示, 发表署名文章: what they say further on stands there."""
        for sentence in self.sentences:
            for fit in _AWAY.finditer(sentence.masked.text):
                self.away |= {self._referent(m) for m in sentence.masked.inside(*fit.span("person"))}

    def _aside(self, masked: Masked, m: Match, focus: int | None) -> bool:
        """在随后举行的团市委全会上: another meeting told of in one sentence; the article is not about it."""
        i = masked.matches.index(m) if m in masked.matches else -1
        if i >= 0 and _RECALLED.match(masked.text, i + 1):
            return True
        if focus is None:
            return False
        if i >= 0 and (_EARLIER.match(masked.text, 0, i) or _BEFORE_IT.search(masked.text, 0, i)):
            return True
        if i >= 0 and self._referent(m) != focus and _SAT_IN_ON.search(masked.text, 0, i):
            return True
        first = i  # 在随后举行的党委全会和|纪委全会上
        while first >= 2 and masked.text[first - 1] in "、和及与" and masked.inside(first - 2, first - 1, "meeting"):
            first -= 2
        return i >= 0 and bool(_ASIDE.search(masked.text[:first])) and masked.text.startswith("上", i + 1)

    def _of_long_before(self, sentence: Sentence, m: Match, where: tuple[int, int] | None) -> bool:
        """某县去年5月召开了|M: another meeting that took place long before the one the article is about, which the sentence
        at ``where`` reported."""
        told = self._day_told(sentence.start, m.end)
        if where is None or told is None or where == (sentence.start, sentence.end):
            return False
        if _SINCE.search(self.text[told.end : m.start]) or m.start - told.end > _BESIDE:
            return False  # 去年5月活动启动以来，|M召开
        reported = self._day_told(*where)
        by_then = reported.get("earliest") if reported is not None else self.x.document.date
        last = told.get("latest") or told.get("value")
        if not by_then or len(by_then) != _DAY or len(last) != _DAY:
            return False
        return (date.fromisoformat(by_then) - date.fromisoformat(last)).days > _LONG_BEFORE

    def _day_told(self, start: int, end: int) -> Match | None:
        """The last date of a stretch of text that is known to a month at least."""
        days = [d for d in self.a.dates if start <= d.start < d.end <= end and d.get("precision") in ("day", "month")]
        return days[-1] if days else None

    def _named_again(self, sentence: Sentence, reported: list[int]) -> int | None:
        """全会强调, 座谈会上: the one meeting reported so far that is of this kind, though another came between."""
        opening = _KIND.match(self.text[sentence.start : sentence.end].lstrip())
        if opening is None:
            return None
        kinds = ("全会", "全体会议") if opening.group(1) == "全会" else (opening.group(1), opening.group(1) + "议")
        fits = [r for r in reported if any(n.endswith(kinds) for n in self._names(r))]
        return fits[0] if len(fits) == 1 else None

    def _short_forms(self, referent: int) -> frozenset[str]:
        surfaces = {
            form
            for m, r in self.a.mentions.items()
            if m.kind == "meeting" and r.referent == referent
            for form in (self.text[m.start : m.end], m.get("convenor") + m.get("name"))
        }
        return short_forms((*self._names(referent), *sorted(surfaces)))

    def _names(self, referent: int) -> tuple[str, ...]:
        return (self.referents[referent].name, *self.referents[referent].aliases)

    def _is_held(self, masked: Masked, i: int, m: Match) -> bool:
        before, after = masked.text[:i], masked.text[i + 1 :]
        if _PLANNED.search(before[-20:]) or _PLANNED.match(after[:10]) or _DELEGATION.match(after):
            return False
        if self._scheduled(masked, i) is not None:
            return False
        if OVER.match(after) or _ELSEWHERE.search(before) or _ITS_PREPARATION.match(after):
            return False
        if re.search("祝贺|庆祝|喜迎|迎接|恭贺|随着", before[-12:]):
            return False
        if _SPOKEN_OF.search(before) or _GREETED.match(after) or after.startswith(("长", "员")):  # 国民议会议|长
            return False
        name = self.text[m.start : m.end]
        if _COUNTED.match(name) or ("》" in name and "《" not in name) or after.startswith(("之前", "以前")):
            return False
        if m.get("type") == "central_congress" and (before.endswith("胜利召开") or after.startswith("胜利召开")):
            return False  # the background of anything, or what a guest congratulates on
        if m.get("convenor") or m.get("studied") or re.search(r"召开|举行", self.text[m.start : m.end]):
            return True
        if self._on_its_day(masked, i):
            return True
        if _CITED_AFTER.match(after):
            return False
        if self.text.startswith(("代表", "的代表"), m.end) and _DELEGATES.search(before):
            return False
        if _ELECTS.match(self.text, m.end) or _WHOSE_MEMBERS.match(masked.text, i + 1):
            return False
        if self._holds_another(masked, i, m):
            return False
        if HELD_FAR_AFTER.match(after) or (_ON_A_DAY.search(before) and _AT_WORK.match(after)):
            return True
        if _HELD_AFTER.match(after) or _AT_IT.match(after) or _HELD_SO.match(after):
            return True
        held = _HELD_BEFORE.search(before)
        if held:
            cited = _CITED_BEFORE.search(before[held.start() :])
            return cited is None or (held.end() > 0 and not _STUDIES.search(before[held.start() :]))
        return False

    def _holds_another(self, masked: Masked, i: int, m: Match) -> bool:
        """Whether it is not the meeting ``m`` at ``i`` that is held, but one of it: M举行预备会议, M各代表团召集人会议."""
        another = _HOLDS_ANOTHER.match(masked.text, i + 1)
        if another is None:
            return False
        other = masked.inside(*another.span("other"))[0]
        r = self._referent(m)
        form = self.a.forms.get(r) if r is not None else None
        # a session's 选举大会 is the session; its presidium's meeting is not
        called = another["verb"] is not None and form is not None and form.type == "named"
        return bool(called or PRESIDIUM.fullmatch(other.get("name"))) and self._referent(other) != r

    def _on_its_day(self, masked: Masked, i: int) -> bool:
        """Whether the meeting at ``i`` is told of with its day but no verb that holds it: M昨天接受…, 昨天的M，历时…"""
        after = _AT_WORK_ON.match(masked.text, i + 1)
        if after is not None:
            return self._is_recent(masked.inside(*after.span(), "date")[0])
        at_it = _AT_IT_TODAY.search(masked.text[:i])
        if at_it is not None and masked.text.startswith("上，", i + 1):
            return self._is_recent(masked.inside(*at_it.span("day"), "date")[0])
        decides = _ON_THIS_DAY.search(masked.text[:i])
        if decides is not None and _DECIDES.match(masked.text, i + 1):
            return self._is_recent(masked.inside(*decides.span("day"), "date")[0])
        before = _THE_DAYS.search(masked.text[:i])
        if before is not None and _TAKES_TIME.match(masked.text, i + 1):
            return self._is_recent(masked.inside(*before.span("day"), "date")[0])
        return self._opens_with(masked, i)

    def _opens_with(self, masked: Masked, i: int) -> bool:
        """Whether the article opens with the meeting at ``i``, a counted session, and what it decides."""
        named = masked.matches[i]
        r = self._referent(named) if named is not None else None
        form = self.a.forms.get(r) if r is not None else None
        lead = next((s for s in self.sentences if s.start >= self.a.article.body_start and s.masked.text.strip()), None)
        if named is None or form is None or form.type not in _SESSIONS or lead is None or named.start >= lead.end:
            return False
        return bool(_OPENS.match(masked.text[:i]) and _OPENS_AT_WORK.match(masked.text, i + 1))

    def _is_recent(self, day: Match) -> bool:
        """Whether a date is a day of the weeks before the document's, as far as both are known."""
        if day.get("precision") != "day":
            return False
        said, today = day.get("value"), self.x.document.date
        if len(said) != _DAY or not today:
            return True
        return 0 <= (date.fromisoformat(today) - date.fromisoformat(said)).days <= _RECENT

    def _scheduled(self, masked: Masked, i: int) -> Match | None:
        """The day that is set for a meeting still to come; ``i`` is where its name stands in the sentence."""
        named, today = masked.matches[i], self.x.document.date
        for day in self.a.dates:
            if named is None or not named.start < day.start < day.end < named.end:
                continue  # 县委|将于本月中旬召开|座谈会 is one name
            # 2026年度|动员会, “十五五”: a year to come may be in the name alone
            known = day.get("precision") in ("day", "month") or _HELD_THEN.search(self.text, day.end, named.end)
            ahead = today and day.get("earliest") > today and known
            if _WILL.search(self.text, named.start, day.start) or ahead:
                return day
        before = _SCHEDULED_BEFORE.search(masked.text[:i])
        if before:
            dates = masked.inside(before.start(), before.end(), "date")
            return dates[0] if dates else None
        then = _THEN_HELD.search(masked.text[:i])
        if then and self.x.document.date:
            day = masked.inside(*then.span("day"), "date")[0]
            if day.get("earliest") > self.x.document.date:
                return day  # 8月上旬召开, printed in July
        after = _SCHEDULED_AFTER.match(masked.text[i + 1 :])
        clause = max((masked.text.rfind(c, 0, i) for c in "，。；"), default=-1)
        lead = clause - 1 if masked.text.startswith("定，", clause - 1) else clause + 1  # 会议决定，大会于某日召开
        if after:
            day = masked.inside(i + 1, i + 1 + after.end(), "date")[0]
            said = _TO_COME.search(masked.text[max(0, lead - 1) : i] + after.group())
            if said or (today and day.get("earliest") > today):
                return day  # M将于4月2日召开, M明年举行
        return None

    def _referent(self, m: Match) -> int | None:
        if m.kind == "person":
            return self.x.people.get((self.a.article.position, m))
        resolved = self.a.mentions.get(m)
        return resolved.referent if resolved else None

    def _named_by(self, person: Match, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The sentence that names the person whom a short form (他, 张书记) stands for, where it is not quoted yet."""
        resolved = self.a.mentions.get(person)
        support = resolved.support if resolved else None
        return [support] if support and support not in quotes else []

    def _reasons(self, basis: str, *short: Match) -> str:
        """Why the ends of a relation are what they are: ``basis``, and what the short forms stand for."""
        reasons = [basis, *(r.basis for m in short for r in [self.a.mentions.get(m)] if r is not None)]
        return "; ".join(dict.fromkeys(r for r in reasons if r))

    def _cut(self, quotes: list[tuple[int, int]], *matches: Match) -> list[tuple[int, int]]:
        """A long sentence cut to the clauses around the matches it is quoted for."""
        out = []
        for start, end in quotes:
            inside = [m for m in matches if start <= m.start and m.end <= end]
            if end - start > LONGEST and inside:
                low, high = min(m.start for m in inside), max(m.end for m in inside)
                left = max((self.text.rfind(c, start, low) for c in "，；："), default=-1)
                rights = [p for p in (self.text.find(c, high, end) for c in "，；") if p >= 0]
                start, end = max(start, left + 1, high - LONGEST), min(rights, default=end)
                end = min(end, start + LONGEST)
            elif end - start > LONGEST:
                end = start + LONGEST
            out.append((start, end))
        return out


def _is_recited(masked: Masked, i: int) -> bool:
    """Whether the meeting at ``i`` is the one where a speech was made that its sentence conveys."""
    before = masked.text[:i]
    return bool(
        _CONVEYED.search(before) or (_RECITED_BEFORE.search(before) and _RECITED_AFTER.match(masked.text, i + 1))
    )
