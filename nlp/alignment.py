"""Clean text that knows where each of its characters stands in the text as it was given.

Every step of cleaning – dropping layout's white space, replacing full-width digits one by one, joining wrapped lines –
takes an :class:`Aligned` and returns one, so that the map back is never guessed. Offsets count Unicode code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nlp.models import Span


@dataclass(frozen=True, slots=True)
class Aligned:
    """``text`` with, for each of its characters, the code point of the given text that it came from."""

    text: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"{len(self.text)} characters, {len(self.offsets)} offsets")

    @classmethod
    def of(cls, given: str, start: int = 0, end: int | None = None) -> Aligned:
        """``given[start:end]`` as it stands."""
        end = len(given) if end is None else end
        return cls(given[start:end], tuple(range(start, end)))

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int | None = None) -> Aligned:
        return Aligned(self.text[start:end], self.offsets[start:end])

    def strip(self) -> Aligned:
        """Without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, max(left, len(self.text.rstrip())))

    def keep(self, wanted: Callable[[int], bool]) -> Aligned:
        """The characters for whose index ``wanted`` is true."""
        kept = [i for i in range(len(self.text)) if wanted(i)]
        return Aligned("".join(self.text[i] for i in kept), tuple(self.offsets[i] for i in kept))

    def drop(self, pattern: re.Pattern[str]) -> Aligned:
        """Without every match of ``pattern``."""
        gone = {i for match in pattern.finditer(self.text) for i in range(*match.span())}
        return self.keep(lambda i: i not in gone) if gone else self

    def replace(self, one_by_one: Callable[[str], str]) -> Aligned:
        """Each character replaced by one other. Raises ValueError where a replacement is not one character."""
        return Aligned("".join(map(one_by_one, self.text)), self.offsets)


EMPTY = Aligned("", ())


def join(parts: Iterable[Aligned], separator: str = "") -> Aligned:
    """The parts that are not empty, with ``separator`` between them, each of its characters placed just after the
    character before it."""
    text: list[str] = []
    offsets: list[int] = []
    for part in parts:
        if not part.text:
            continue
        if text and separator:
            text.append(separator)
            offsets.extend([offsets[-1] + 1] * len(separator))
        text.append(part.text)
        offsets.extend(part.offsets)
    return Aligned("".join(text), tuple(offsets))


def to_given(offsets: Sequence[int], start: int, end: int) -> Span:
    """The span of the given text that the clean characters ``start`` to ``end`` (exclusive) cover.

    A span that runs from a title into the body is covered from its least to its greatest place: the two may stand
    anywhere on a page. Raises ValueError where the span is empty or not within the text.
    """
    if not 0 <= start < end <= len(offsets):
        raise ValueError(f"no span {start}-{end} in {len(offsets)} characters")
    covered = offsets[start:end]
    return min(covered), max(covered) + 1
