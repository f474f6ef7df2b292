"""From files to documents, and from documents to articles: ``find_inputs``, ``read``, ``together``,
``split``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from nlp.models import Document, ReadError
from nlp.reading.archive import MAX_DEPTH, gunzip, zip_members
from nlp.reading.docx import read_docx
from nlp.reading.given import Given, check_date
from nlp.reading.html import read_html
from nlp.reading.issue import together
from nlp.reading.jsonl import read_jsonl
from nlp.reading.markdown import read_markdown
from nlp.reading.page import split
from nlp.reading.pdf import read_pdf
from nlp.reading.text import read_text

__all__ = ["ARCHIVES", "READERS", "find_inputs", "read", "split", "together"]

Reader = Callable[[bytes, str, Given], Iterable[Document]]

READERS: dict[str, Reader] = {
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".shtml": read_html,
    ".txt": read_text,
    ".xhtml": read_html,
}
"""The reader of each kind of file, by suffix in lower case. It is given the file's bytes, its path as the user knows it
and what the user says of it."""

ARCHIVES = (".gz", ".zip")
"""What may hold files of these kinds, in archives of archives too."""


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
        elif not _readable(PurePath(path.name)):
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
    if date is not None:
        check_date(date, "date")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or "cannot be read", "check the path and its permissions") from None
    return _read(data, str(path), Given(date, place, paper))


def _read(data: bytes, path: str, given: Given, depth: int = 0) -> Iterator[Document]:
    suffix = PurePath(path).suffix.lower()
    if suffix == ".zip":
        return _read_zip(data, path, given, depth)
    if suffix == ".gz":
        return _read(gunzip(data, path), path[: -len(suffix)], given, depth)
    if suffix in READERS:
        return iter(READERS[suffix](data, path, given))
    raise ReadError(path, f"no reader for {suffix or 'a file without suffix'}", f"give {_kinds()}")


def _read_zip(data: bytes, path: str, given: Given, depth: int) -> Iterator[Document]:
    """The documents of an archive's members; members of no readable kind are passed over. What cannot be read is told,
    all of it in one ReadError, after the others were read."""
    if depth >= MAX_DEPTH:
        raise ReadError(path, f"archives in archives, more than {MAX_DEPTH} deep", "unpack it")
    members = [member for member in zip_members(data, path) if _readable(PurePath(member.path[len(path) + 1 :]))]
    if not members:
        raise ReadError(path, "nothing readable in this archive", f"readable are {_kinds()}")
    problems: list[ReadError] = []
    for member in members:
        try:
            yield from _read(member.read(), member.path, given, depth + 1)
        except ReadError as error:
            problems.append(error)
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise ReadError(path, f"{len(problems)} of {len(members)} files not read: {'; '.join(map(str, problems))}")


def _readable(path: PurePath) -> bool:
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    known = inner.suffix.lower() in READERS or path.suffix.lower() == ".zip"
    return known and not any(part.startswith(".") for part in path.parts)


def _kinds() -> str:
    return ", ".join(sorted((*READERS, *ARCHIVES)))
