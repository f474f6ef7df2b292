"""What was extracted from each document, kept as one JSON file a document under ``DIR/store/``.

A file is written aside and renamed into place, so a run that dies leaves whole files or none, and the next run takes up
where it stopped. It is taken again as long as the document (identifier, text, metadata), the software's version and the
fingerprint of the extracting code and its data are the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TextIO, Union, get_args, get_origin, get_type_hints

from graph.models import digest
from nlp.models import Document, Extraction

FORMAT = 1  # of the files; one of another format is not read but made again


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes the place of ``path`` when the block ends well, and leaves no trace when not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def document_key(document: Document) -> str:
    """The key of a document, by its identifier and its text: the same whichever way it was read."""
    return digest(document.id, document.sha256)


def fingerprint(package: Path, model: Path | None = None) -> str:
    """A hash of all that decides what is extracted: the code and data of ``package``, and a model kept elsewhere.

    Training code, caches and type markers are left out.
    """
    state = hashlib.sha256()
    for root in filter(None, (package, model)):
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in files:
            parts = file.relative_to(root).parts
            if file.is_file() and not {"__pycache__", "training"} & set(parts) and file.name != "py.typed":
                state.update("/".join(parts).encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return state.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Store:
    """The extractions of one graph. ``maker`` says what makes them: software version, fingerprint, model."""

    folder: Path
    maker: str

    def path(self, document: Document) -> Path:
        """The file of a document: one for each identifier, text and set of metadata."""
        return self.folder / f"{digest(json.dumps(asdict(document), sort_keys=True))}.json"

    def get(self, document: Document) -> Extraction | None:
        """What this maker extracted from the document; None if it did not yet, or if the file was damaged."""
        try:
            head, body = self.path(document).read_text("utf-8").split("\n", 1)
            if json.loads(head) != self._head():
                return None
            extraction = decode(json.loads(body))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None
        return extraction if extraction.document == document else None

    def holds(self, document: Document) -> bool:
        """Whether this maker's extraction of the document is there, by the head of its file."""
        try:
            with self.path(document).open(encoding="utf-8") as file:
                return bool(json.loads(file.readline()) == self._head())
        except (FileNotFoundError, ValueError):
            return False

    def put(self, extraction: Extraction) -> Path:
        """Keep an extraction, in one step, in the place of an older one of the same document."""
        path = self.path(extraction.document)
        with replacing(path) as file:
            for line in (self._head(), encode(extraction)):
                # ASCII only: a lone surrogate of a damaged text survives as an escape.
                json.dump(line, file, ensure_ascii=True, separators=(",", ":"))
                file.write("\n")
        return path

    def _head(self) -> dict[str, int | str]:
        return {"format": FORMAT, "maker": self.maker}


def encode(extraction: Extraction) -> dict[str, Any]:
    """An extraction as JSON values. Offsets, one integer a character, are kept as runs ``[start, length]``."""
    data = asdict(extraction)
    for record, article in zip(data["articles"], extraction.articles, strict=True):
        record["offsets"] = _runs(article.offsets)
    return data


def decode(data: Mapping[str, Any]) -> Extraction:
    """The extraction that :func:`encode` was given: equal records."""
    articles = [
        {**article, "offsets": [i for start, length in article["offsets"] for i in range(start, start + length)]}
        for article in data["articles"]
    ]
    extraction = _decode(Extraction, {**data, "articles": articles})
    assert isinstance(extraction, Extraction)
    return extraction


def _decode(kind: Any, value: Any) -> Any:
    """JSON values back into what a record's annotation says: records, tuples, optional values, plain values."""
    if isinstance(kind, type) and is_dataclass(kind):
        types = _types(kind)
        if types.keys() != value.keys():
            raise ValueError(f"{kind} has other fields now")
        return kind(**{name: _decode(types[name], part) for name, part in value.items()})
    if get_origin(kind) is tuple:
        members = get_args(kind)
        if members[1:] == (Ellipsis,):
            return tuple(value) if members[0] in (int, str) else tuple(_decode(members[0], part) for part in value)
        return tuple(_decode(member, part) for member, part in zip(members, value, strict=True))
    if get_origin(kind) in (Union, UnionType):
        return None if value is None else _decode(next(k for k in get_args(kind) if k is not NoneType), value)
    return value


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _runs(offsets: tuple[int, ...]) -> list[list[int]]:
    runs = []
    for _, group in groupby(enumerate(offsets), key=lambda pair: pair[1] - pair[0]):
        members = [offset for _, offset in group]
        runs.append([members[0], len(members)])
    return runs
