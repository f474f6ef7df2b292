"""Plain text: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlp.models import Document, ReadError
from nlp.reading.encoding import decode
from nlp.reading.given import NOTHING, Given
from nlp.reading.metadata import from_header, from_path


def read_text(path: Path, given: Given = NOTHING) -> Iterator[Document]:
    """The document that a ``.txt`` or ``.md`` file is; its id is the file's name.

    Date and paper are what the user gives, else what the file's name says, else the page's own header. Raises
    ReadError where the file cannot be read as text or is empty.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or "cannot be read", "check the path and its permissions") from None
    text = decode(data, str(path))
    if not text.strip():
        raise ReadError(str(path), "empty", "give a file with text")
    said = from_path(path.name).or_else(from_header(text))
    yield Document(
        id=path.name,
        text=text,
        date=given.date or said.date,
        place=given.place,
        paper=given.paper or said.paper,
        path=str(path),
    )
