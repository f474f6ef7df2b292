"""Meetings that only their kind names (召开座谈会): whose they are and what about, by who calls them."""

from __future__ import annotations

import re

from nlp.areas import area_index
from nlp.bodies import own_session
from nlp.components.base import Match
from nlp.components.sessions import session_of
from nlp.naming import NATIONAL, Name, area_of, body_session_names
from nlp.reference.gatherings import GatheringReader
from nlp.reference.held_gatherings import Made
from nlp.reference.words import load_gathering_words

# 主持召开|座谈会: the sitting itself, not one that is spoken of
_CALLS = re.compile("(?:召开|举行|召集)(?:了|的)?(?:专题|现场)?$")
# 市长某某|主持召开|座谈会
_PRESIDES = re.compile(
    r"(?:同志)?(?:随后|接着)?(?:在[^，。；]{1,16})?(?:主持召开|召集(?:[^，。；]{2,16}(?:召开|举行))?)(?:了)?(?:专题|现场)?"
)
# 座谈会|，听取各界对《政府工作报告》的意见; 专题会议|，研究部署防汛工作
_ASKED_ABOUT = re.compile(
    "(?:并讲话)?，[^。；]{0,12}(?:听取|征求)[^。；]{0,60}?对《(?P<draft>[^》（]{2,30})(?:（[^）]*）)?》[^。；]{0,12}意见"
)
_IS_ABOUT = re.compile(
    "(?:并讲话)?，(?:专题|集中)?(?:研究部署|安排部署|研究推进|部署推进|研究|部署|推进|调度)"
    "(?:当前|近期|下一步|我[省市县区州]|全[省市县区州盟旗])*"
    "(?P<topic>(?![有相]关|各项|重点|具体)[^，。；、“”《》（）和及等]{2,14}?(?:工作|建设|发展|改革|治理|保护|生产))(?=[，。；])"
)
# 市政协|邀请各民主党派负责人，就“菜篮子”工程举行|座谈会: who asks whom to a meeting about what
_INVITES = re.compile(
    "(?:[^，。；、“”]{0,8}?(?:就|围绕)(?P<topic>[^，。；]{2,30}?)(?:问题|议题|主题)?，?)?(?:[^，。；、“”]{0,6})邀请(?P<guests>[^，。；]{2,40}?)"
    "(?:，?(?:就|围绕)(?P<about>[^，。；]{2,30}?)(?:等)?(?:问题|议题|主题)?)?，?(?:在[^，。；]{1,16}?)?(?:召开|举行)(?:了)?(?:专题)?"
)
_ON_TOUR = re.compile("调研|视察|考察|督导|检查|督查|走访")
_TOUR = re.compile(
    "(?:调研|督导|检查|督查|考察|视察|走访)(?![组团队员])(?:了|推进)?"
    "(?P<topic>[^，。；、：“”（）\\n]{2,20}?(?:工作|建设|发展|情况|保护|融合|振兴|生产|治理|改革|服务))(?=[，。；]|时|并|的)"
    "|就“(?P<quoted>[^”]{4,24})”[^，。；]{0,24}(?:调研|视察|协商)"
)


class CalledGatheringReader(GatheringReader):
    """Resolves meetings that an article calls by their kind alone."""

    def _unnamed(self, match: Match) -> Made | None:
        """调研结束后，某某主持召开座谈会; 局党组书记某某主持召开党组会议: the first sitting of its kind in an article, which
        says what it is by who holds it, or by what was looked at before."""
        kind = match.get("tail")
        if match.start < self.article.body_start or not _CALLS.search(self.text, 0, match.start):
            return None
        if any(self.registry.referents[r].name.endswith((kind, kind + "议")) for r in self.result.forms):
            return None
        if own_session(kind):
            named = dict(match.data) | {"type": "named", "name": kind}
            return self._named_meeting(Match("meeting", match.start, match.end, tuple(sorted(named.items()))))
        if kind not in load_gathering_words().of_a_tour:
            return None
        invited = self._invited(match, kind)
        if invited is not None:
            return invited
        if _ON_TOUR.search(self.text, 0, match.start) is None:
            return self._called_by_official(match, kind)
        return self._at_the_end_of_a_tour(match, kind)

    def _who_calls(self, match: Match) -> Name | None:
        """市长某某主持召开|M: the body of whose post the one is who calls a meeting; None where nobody is said to."""
        begin = self._sentence_start(match.start)
        people = [m for m in self.matches if m.kind == "person" and begin <= m.start and m.end <= match.start]
        if not people or _PRESIDES.fullmatch(self.text, people[-1].end, match.start) is None:
            return None
        post = next((p for m, p in self.result.posts.items() if m.end == people[-1].start), None)
        return self.names[post.organization] if post is not None and post.organization is not None else None

    def _called_session(self, match: Match) -> Made | None:
        """民盟某市委主委某某主持召开|七届十次常委会议: a session that leaves its body to the post of who presides."""
        body = self._who_calls(match)
        if body is None:
            return None
        surface = self.text[match.start : match.end]
        why = f"{body.name}, whose official calls it"
        for name in dict.fromkeys((body.short or body.name, body.name, *body.aliases)):
            counted = session_of(name + surface)
            if counted is not None:
                made = self._session(Match("meeting", match.start, match.end, counted.data), counted.get("type"))
                return (made[0], why) if made is not None else None
        return self._held_by(match, body, surface, why) if body_session_names(surface) else None

    def _called_by_official(self, match: Match, kind: str) -> Made | None:
        """市长某某主持召开座谈会: of the place whose official calls it, and of what the sentence says it is about."""
        body = self._who_calls(match)
        if body is None or body.area is None or body.jurisdiction == NATIONAL:
            return None
        area = body.area
        draft = _ASKED_ABOUT.match(self.text, match.end)
        about = _IS_ABOUT.match(self.text, match.end)
        topic = f"《{draft['draft']}》征求意见" if draft is not None else about["topic"] if about is not None else ""
        stems = (area.name, *area.forms, body.short or body.name)
        names = [stem + tail for tail in dict.fromkeys((topic + kind, kind)) for stem in stems]
        why = f"{body.name}, whose official calls it"
        return self._meeting(match, names[0], names[1:], None, area.jurisdiction, why, topic + kind)

    def _invited(self, match: Match, kind: str) -> Made | None:
        """市政协邀请各民主党派负责人，就“菜篮子”工程举行座谈会: of the body that asks, and of what it is about, or of its guests."""
        begin = self._sentence_start(match.start)
        asks = [
            (name, fit)
            for _, name, where in self.organizations
            if where.kind == "organization" and begin <= where.start
            for fit in [_INVITES.fullmatch(self.text, where.end, match.start)]
            if fit is not None
        ]
        if len(asks) != 1:
            return None
        host, fit = asks[0]
        topic = fit["topic"] or fit["about"] or ""
        stems = list(dict.fromkeys((host.short or host.name, host.name, *host.aliases)))
        tails = [t + kind for t in dict.fromkeys((topic, fit["guests"], "")) if t or not topic]
        names = [stem + tail for tail in tails for stem in stems]
        why = f"{host.name}, which asks others to it"
        return self._meeting(match, names[0], names[1:], host, host.jurisdiction, why, tails[0])

    def _at_the_end_of_a_tour(self, match: Match, kind: str) -> Made | None:
        """调研…，召开座谈会: named after the body that looked at something, and what."""
        topics = [fit["topic"] or fit["quoted"] for fit in _TOUR.finditer(self.text, 0, match.start)]
        topic = next((t for t in reversed(topics) if not area_index(t).at(0)), "")
        host = next((n for _, n, m in self.organizations if m.start < match.start and self._tours(m)), None)
        place = self.place or self.home
        if host is None and (not topic or place is None):
            return None
        stems = [host.short or host.name, host.name, *host.aliases] if host is not None else []
        if place is not None and topic:
            area = area_of(place)
            stems += [area.name, *area.forms]
        tails = [topic + kind, topic.removesuffix("工作") + kind] if topic else [kind]
        if host is not None:
            tails += ["专题调研" + kind, kind]
        names = [stem + tail for tail in tails for stem in stems]
        jurisdiction = host.jurisdiction if host is not None else self._home_jurisdiction()
        why = "what was looked at before" if topic else f"the body that looked at it before: {stems[0]}"
        return self._meeting(match, names[0], names[1:], host, jurisdiction, why, tails[0])
