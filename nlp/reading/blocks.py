"""The text of a document put together from the blocks that its format tells apart."""

from __future__ import annotations

from nlp.models import Block, Box, Span


class BlockWriter:
    """Writes blocks one after another and keeps where each one stands.

    A paragraph is a line of the text; an empty line stands between groups (articles)."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def paragraph(self, kind: str, text: str, group: int = 0, page: int = 0, box: Box | None = None) -> None:
        """``text`` (one paragraph, no line feeds) as a line of its own; nothing where it is empty."""
        if text:
            self._separate(group)
            self.piece(kind, text, group, page, box)

    def piece(self, kind: str, text: str, group: int = 0, page: int = 0, box: Box | None = None) -> None:
        """``text`` right after what was written last: the next line of the same paragraph."""
        if text:
            span: Span = (self._length, self._length + len(text))
            self._blocks.append(Block(kind, span, group, page, box))
            self._write(text)

    def _separate(self, group: int) -> None:
        if self._blocks:
            self._write("\n" if self._blocks[-1].group == group else "\n\n")

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._blocks)
