"""What two texts have in common: words, as far as they can be told without a dictionary."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")


def pairs(text: str) -> list[str]:
    """Two neighbouring characters each, none across punctuation."""
    words = _WORDS.findall(text)
    return [word[i : i + 2] for word in words for i in range(len(word) - 1)]
