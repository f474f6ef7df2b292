"""From files to documents, and from documents to articles: ``find_inputs``, ``read``, ``split``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from nlp.models import Document, ReadError
from nlp.reading.given import Given, check_date
from nlp.reading.jsonl import read_jsonl
from nlp.reading.page import split
from nlp.reading.text import read_text

__all__ = ["READERS", "find_inputs", "read", "split"]

Reader = Callable[[bytes, str, Given], Iterable[Document]]

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".md": read_text,
    ".txt": read_text,
}
"""The reader of each kind of file, by suffix in lower case. It is given the file's bytes, its path as the user knows it
and what the user says of it."""


def find_inputs(paths: Iterable[str | Path]) -> list[Path]:
    """The files to read: each path that is a file, and of each folder every readable file below it, sorted; hidden
    files and folders are passed over, and a file that is named twice is read once.

    Raises ReadError where a path is missing, a file is of no readable kind or a folder holds none.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            below = [p for p in sorted(path.rglob("*")) if _readable(p.relative_to(path)) and p.is_file()]
            if not below:
                raise ReadError(str(path), "nothing readable in this folder", f"readable are {_kinds()}")
            found.update(dict.fromkeys(below))
        elif not path.exists():
            raise ReadError(str(path), "no such file or folder", "check the path")
        elif path.suffix.lower() not in READERS:
            raise ReadError(str(path), f"no reader for {path.suffix or 'a file without suffix'}", f"give {_kinds()}")
        else:
            found[path] = None
    return list(found)


def read(
    path: str | Path, *, date: str | None = None, place: str | None = None, paper: str | None = None
) -> Iterator[Document]:
    """The documents of one file. What is given here (``date`` as ISO 8601) wins over what the file says.

    Raises ReadError where the file cannot be read, or the date is none: at the call, or with the document that it
    concerns.
    """
    path = Path(path)
    if date is not None:
        check_date(date, "date")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(str(path), f"no reader for {path.suffix or 'a file without suffix'}", f"give {_kinds()}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or "cannot be read", "check the path and its permissions") from None
    return iter(reader(data, str(path), Given(date, place, paper)))


def _readable(relative: Path) -> bool:
    return relative.suffix.lower() in READERS and not any(part.startswith(".") for part in relative.parts)


def _kinds() -> str:
    return ", ".join(sorted(READERS))
