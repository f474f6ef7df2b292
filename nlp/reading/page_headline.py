"""What of a title is the headline and what the deck (引题, 副题)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.reading.page_lines import Line, is_open
from nlp.reading.page_patterns import page_patterns
from nlp.reading.words import pairs

_DASH = re.compile(r"^\s*[—―─－-]{1,3}")
# （清府办〔2020〕12号), or on a line of its own without brackets
_NUMBER = re.compile(r"^[（(].*号[）)]$|^[一-鿿]{1,12}[〔\[［(（]\d{4}[〕\]］)）]第?\d{1,5}号$")
_FRAGMENT = re.compile(r"[的和与及在对为把将向以、，：]$|\d[个项处名家条座所件户场]$")

_HARDLY, _MOSTLY = 0.34, 0.5  # shares of a title's words that its text has
_SHORT = 4  # a line of so few characters is hardly a headline by itself


_LABEL = re.compile(r"^[\u3400-\u9fff]{3,6}$|^[\u3400-\u9fff]{2,6}[·•・][\u3400-\u9fff]{2,6}$")
_MARK = re.compile(r"^[■□◆◇●○★☆▲△▶►◎]\s?")


def headline_and_deck(lines: Sequence[Line], body: str = "") -> tuple[str, str]:
    """The main title as a reader would give it, and the rest of the title; ``body`` is the text below it.

    A line that leads into the next (…强调), the name of a column (two or three words of which the text knows nothing,
    above a title of which it speaks), one after a dash, one that tells who presided or spoke, and a document's
    number are the deck. Of the lines that remain a first one that is shorter than the second is the headline and
    the others its deck; otherwise they are one headline in several lines.
    """
    main: list[str] = []
    deck: list[str] = []
    patterns = page_patterns()
    texts = [line.text for line in lines if line.text]
    led = False
    dashed = 0  # how many lines stand above the one after a dash
    for k, text in enumerate(texts):
        last = k == len(texts) - 1
        if not last and not main and (patterns.leads_on(text) or (not deck and _is_label(text, texts[k + 1 :], body))):
            deck.append(text)
            led = True
        elif main and patterns.search("label", text):
            deck.append(text)
        elif (main or deck) and _DASH.match(text):
            dashed = dashed or len(main)
            deck.append(_DASH.sub("", text).strip())
        elif main and (_NUMBER.match(text) or (patterns.search("deck", text) and not _FRAGMENT.search(main[-1]))):
            deck.append(text)
        else:
            main.append(text)
    if not main:
        main, deck = deck[:1], deck[1:]
    if len(main) > 1 and not led and not _is_one(main[0], main[1]):
        if dashed == 2 == len(main):  # what stands after a dash belongs to the line right above it
            main, deck = main[1:], [*main[:1], *deck]
        elif not (_told(main[0], body) <= _HARDLY and _told(main[1], body) >= _MOSTLY):
            main, deck = main[:1], [*main[1:], *deck]
    return _joined(main), " ".join(deck)


def _is_label(text: str, below: Sequence[str], body: str) -> bool:
    """Whether a line names the column in which an article stands, and not what the article tells."""
    if (
        not _LABEL.match(text) or _broken(text) or len(text) == sum(map(_is_word, below[0]))
    ):  # 电费上墙 | 心里亮堂: a couplet
        return False
    own, others = _told(text, body), max(_told(line, body) for line in below)
    return "·" in text or (not own and others > 0) or (own <= _HARDLY and others >= _MOSTLY)


def _told(title: str, body: str) -> float:
    """The share of a title's words that its text has."""
    found = [pair in body for pair in pairs(title)]
    return sum(found) / max(1, len(found))


def _is_word(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char.isalnum()


def _is_one(first: str, second: str) -> bool:
    """Whether two title lines are one headline: the text is broken between them, or they stand side by side."""
    if len(first) <= _SHORT and len(second) <= 2 * _SHORT:
        return True
    return second.startswith("关于") or len(second) <= len(first) + 1 or _broken(first)


def _broken(text: str) -> bool:
    return bool(_FRAGMENT.search(text) or is_open(text) or page_patterns().search("open_title", text))


def _joined(main: Sequence[str]) -> str:
    joined = ""
    for text in (_MARK.sub("", text) for text in main):
        gap = " " if joined and not _broken(joined) and not text.startswith("关于") else ""
        joined += gap + text
    return joined
