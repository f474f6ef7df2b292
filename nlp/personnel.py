"""Decisions on people: documents whose titles say who resigns or is given a post (关于接受王海辞去市长职务的决定).

Their titles are read for people and posts as other documents' are not, and the rules take from them what was decided.
"""

from __future__ import annotations

import re

_ON_PEOPLE = re.compile(
    "关于(?:决定)?(?:(?:接受|同意|批准)[^《》，。；]{2,14}辞去|任命[^《》，。；]{2,14}为|免去[^《》，。；]{2,14}的|[^《》，。；]{2,6}(?:同志)?代理)"
    "[^《》。；]{2,50}的(?:决定|决议|公告|通知)[》]?$"
)


def decides_on_people(title: str) -> bool:
    """Whether a document's title says whom it gives a post or takes one from."""
    return _ON_PEOPLE.search(title) is not None
