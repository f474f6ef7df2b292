"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from nlp.models import Document, ReadError
from nlp.reading.encoding import decode
from nlp.reading.given import NOTHING, Given
from nlp.reading.issue import text_pages
from nlp.reading.metadata import from_header, from_path

MAX_BYTES = 64 * 2**20
"""The longest text read as one document, in bytes; the text of a whole newspaper is a hundredth of it."""


def read_text(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The document that a text file is, whose bytes ``data`` came from the file ``path``; its id is the file's name.

    Date and paper are what the user gives, else what the file's name says, else the page's own header. Raises
    ReadError where the bytes are no text, there are none, or more than :data:`MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"{len(data):,} bytes in one text", f"at most {MAX_BYTES:,} are read: split it")
    text = decode(data, path)
    if not text.strip():
        raise ReadError(path, "empty", "give a file with text")
    said = from_path(path).or_else(from_header(text))
    yield Document(
        id=PurePath(path).name,
        text=text,
        date=given.date or said.date,
        place=given.place,
        paper=given.paper or said.paper,
        path=path,
        pages=text_pages(text, said.page),
    )
