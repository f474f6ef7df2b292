"""JSON lines: one document a line, as an object with ``id`` and ``text`` and, if known, ``date``, ``place``, ``title``,
``source``, ``url``, ``paper``. Other keys are left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from nlp.models import Document, ReadError
from nlp.reading.encoding import decode
from nlp.reading.given import NOTHING, Given, check_date
from nlp.reading.issue import text_pages
from nlp.reading.metadata import from_header, paper_name

_SURROGATE = re.compile("[\ud800-\udfff]")
_OPTIONAL = ("date", "place", "title", "source", "url", "paper")


def read_jsonl(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The documents of a JSON lines file, one a line; its bytes ``data`` came from the file ``path``. Blank lines are
    passed over.

    Raises ReadError, naming the line, where a line is no object, lacks ``id`` or ``text``, repeats an id or says
    something that is not text; and where the file holds no document.
    """
    seen: dict[str, int] = {}
    # JSON strings may hold U+2028 and U+0085, which str.splitlines would take for line ends.
    for number, line in enumerate(decode(data, path).split("\n"), 1):
        if not line.strip():
            continue
        document = _document(line, path, number, given)
        if document.id in seen:
            message = f"id {document.id!r} stands in line {seen[document.id]} too"
            raise ReadError(path, message, "give each document its own id", f"line {number}")
        seen[document.id] = number
        yield document
    if not seen:
        raise ReadError(path, "no document in it", "give one JSON object a line")


def _document(line: str, path: str, number: int, given: Given) -> Document:
    place = f"line {number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise ReadError(path, f"not JSON ({reason})", "write one object a line", place) from None
    if not isinstance(row, dict):
        raise ReadError(path, "not a JSON object", 'write {"id": …, "text": …}', place)
    for key in ("id", "text"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ReadError(path, f"no {key!r}", f"give {key!r} as a string that is not empty", place)
        if _SURROGATE.search(row[key]):
            raise ReadError(path, f"half a character in {key!r}", "write characters beyond U+FFFF as pairs", place)
    said: dict[str, str | None] = {}
    for key in _OPTIONAL:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise ReadError(path, f"{key!r} is not text", f"give {key!r} as a string, or leave it out", place)
        said[key] = value.strip() or None if value is not None else None
    if said["date"]:
        check_date(said["date"], path, place)
    header = from_header(row["text"])
    return Document(
        id=row["id"],
        text=row["text"],
        date=given.date or said["date"] or header.date,
        place=given.place or said["place"],
        paper=given.paper or said["paper"] or paper_name(said["source"] or "", dated=True) or header.paper,
        title=said["title"],
        source=said["source"],
        url=said["url"],
        path=path,
        pages=text_pages(row["text"], header.page),
    )
