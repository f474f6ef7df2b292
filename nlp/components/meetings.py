"""Meetings: sessions by their numbers, all others by the head noun that ends their name or by the body that sits.

A match's ``name`` is its surface written out, without what does not belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from nlp.areas import AreaIndex, area_index
from nlp.components.base import Match, add_matches, get_matches, make, text_of
from nlp.components.convenors import convenor_before
from nlp.components.meeting_beginnings import clause_start
from nlp.components.named_meetings import named_matches
from nlp.components.sessions import bare_congresses, party_before, session_matches, session_of
from nlp.components.sittings import sittings

_HELD = re.compile("(?:召开|举行)(?:了)?$")


def match(text: str, stops: list[Match]) -> list[Match]:
    """Meetings in clean text; ``stops`` are the other mentions already found there."""
    index = area_index(text)
    sessions = session_matches(text, index)
    sessions += [m for b in bare_congresses(text, sessions) if (m := _convened_congress(text, b, index)) is not None]
    named = named_matches(text, index, sessions, stops)
    bodies = [m for m in stops if m.kind == "organization"]
    sessions = [_of_whom(text, m, index, bodies) if m.get("type") == "bare" else m for m in sessions]
    sessions = [_beside(text, m, named) if m.get("type") == "bare" else m for m in sessions]
    return sessions + named + sittings(text, sessions + named, index, bodies)


def _convened_congress(text: str, session: Match, index: AreaIndex) -> Match | None:
    """太平镇|召开了|第十九届第一次人民代表大会: a session of the congress of the place that holds it; None where none does."""
    held = _HELD.search(text, 0, session.start)
    if held is None:
        return None
    start, convenor = convenor_before(text, clause_start(text, held.start()), held.start(), index, ())
    surface = text[session.start : session.end]
    township = bool(convenor) and convenor[-1] in "乡镇"
    counted = session_of(convenor + surface) if convenor and not township else None
    if counted is not None:
        return Match("meeting", start, session.end, counted.data)
    return make("meeting", start, session.end, type="named", convenor=convenor, name=surface) if township else None


def _beside(text: str, session: Match, named: Sequence[Match]) -> Match:
    """市政协召开党组会议、|八届十六次主席会议: a session without an organ, of the body that holds the meeting before it."""
    before = next((m for m in named if m.end == session.start - 1 and text[m.end] in "、和及与"), None)
    counted = session_of(before.get("convenor") + text[session.start : session.end]) if before is not None else None
    return Match("meeting", session.start, session.end, counted.data) if counted is not None else session


def _of_whom(text: str, session: Match, index: AreaIndex, bodies: Sequence[Match]) -> Match:
    """A session without an organ, under the name of the body or the party's committee that stands right before it, or of
    the one that is said to hold it."""
    held = _HELD.search(text, 0, session.start)
    if held is not None:  # 市政协|在三楼会议室召开了|八届九次常委会议
        start, convenor = convenor_before(text, clause_start(text, held.start()), held.start(), index, bodies)
        name = convenor + text[session.start : session.end]
        counted = session_of(name) if convenor else None
        if counted is not None:
            return Match("meeting", start, session.end, counted.data)
        if any(m.start == start and m.end - m.start == len(convenor) for m in bodies):  # 团市委|召开|六届一次全会
            return make("meeting", start, session.end, type="named", convenor="", name=name)
        return session
    body = max((m for m in bodies if m.end == session.start), key=lambda m: m.end - m.start, default=None)
    if body is not None:  # 团市委|六届一次全会
        name = text[body.start : session.end]
        return make("meeting", body.start, session.end, type="named", convenor="", name=name)
    area = index.before(session.start)
    party = party_before(text, area[0]) if area is not None else None
    if party is not None:  # 民盟|某市|六届一次全会: of its committee there
        name = text[party : session.start] + "委" + text[session.start : session.end]
        return make("meeting", party, session.end, type="named", convenor="", name=name)
    return session


@Language.factory("zhengtu_meetings", requires=["doc.user_data"], assigns=["doc.user_data"])
def create(nlp: Language, name: str) -> Meetings:
    return Meetings()


class Meetings:
    """The component: leaves the meetings of an article in its doc."""

    def __call__(self, doc: Doc) -> Doc:
        add_matches(
            doc, match(text_of(doc), get_matches(doc, "policy", "work", "person", "post", "date", "organization"))
        )
        return doc
