"""Pages of one issue given together are one document: which files these are, and how they become one.

The text of the document is the texts of the pages in the order of their numbers, a form feed (U+000C) between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from nlp.models import Block, Document, Page
from nlp.reading.metadata import from_header, from_path, page_order
from nlp.reading.page_lines import Line, read_lines
from nlp.reading.page_parts import is_plain

BREAK = "\f"
_KINDS = (".txt", ".pdf")  # what pages come in; in an archive or compressed as well


def text_pages(text: str, label: str | None) -> tuple[Page, ...]:
    """The pages of a text: between its form feeds, each with the number that its header says; of a text without any,
    the one page ``label``, where its number is known."""
    parts = text.split(BREAK)
    if sum(bool(part.strip()) for part in parts) < 2:
        return (Page((0, len(text)), label),) if label else ()
    pages, at = [], 0
    for part in parts:
        if part.strip():
            pages.append(Page((at, at + len(part)), from_header(part).page or ""))
        at += len(part) + len(BREAK)
    return tuple(pages)


def together(documents: Iterable[Document]) -> list[Document]:
    """The documents, with those that are pages of one issue as one, where its first page stood.

    A file is such a page where its name or its header says both the date and the page. Pages of one date belong
    together where they name the same paper; where they name none, where they lie in the same folder under names that
    differ in the page alone. What is given twice under one number stays by itself. In any order of the files the
    result is the same but for its order.
    """
    given = list(documents)
    issues: dict[tuple[object, ...], dict[str, list[Document]]] = {}
    for document in given:
        if (known := _page(document)) is not None:
            key, label = known
            issues.setdefault(key, {}).setdefault(label, []).append(document)
    put: dict[Document, Document] = {}
    for (_, _, paper, *_), by_label in sorted(issues.items(), key=lambda item: str(item[0])):
        labels = sorted(by_label, key=page_order)
        pages = [min(by_label[label], key=lambda d: (d.path or "", d.sha256)) for label in labels]
        if len(pages) > 1:
            whole = _one(list(zip(pages, labels, strict=True)), str(paper))
            put |= dict.fromkeys(pages, whole)
    return list(dict.fromkeys(put.get(document, document) for document in given))


def _page(document: Document) -> tuple[tuple[object, ...], str] | None:
    """The issue that a document is a page of, and which; None for any other document."""
    path = PurePath(document.path or "")
    inner = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    if inner.suffix.lower() not in _KINDS or len(document.pages) != 1 or not document.pages[0].label:
        return None
    said = from_path(document.path or "").or_else(from_header(document.text))
    if said.date is None or (not document.blocks and not _is_sheet(document)):
        return None
    home = "" if document.paper else str(path.parent / _stem(document.id, document.pages[0].label))
    laid_out = bool(document.blocks)
    return (document.date, said.date, document.paper or "", home, document.place, laid_out), document.pages[0].label


def _is_sheet(document: Document) -> bool:
    """Whether a text is a page, not the third article of the day: its number is one of a page, or it looks like one."""
    label = document.pages[0].label
    return not label.isdecimal() or from_header(document.text).page is not None or not is_plain(_lines(document))


def _lines(document: Document) -> Sequence[Line]:
    return read_lines(document.text).lines


def _one(pages: Sequence[tuple[Document, str]], paper: str) -> Document:
    first = pages[0][0]
    blocks: list[Block] = []
    numbered: list[Page] = []
    at = groups = sheets = 0
    for document, label in pages:
        blocks += [
            replace(
                block,
                span=(block.span[0] + at, block.span[1] + at),
                group=block.group + groups if block.group else 0,
                page=block.page + sheets if block.page else 0,
            )
            for block in document.blocks
        ]
        numbered.append(Page((at, at + len(document.text)), label, document.id))
        at += len(document.text) + len(BREAK)
        groups = max((block.group for block in blocks), default=groups)
        sheets += max((block.page for block in document.blocks), default=1)
    return replace(
        first,
        id=f"{paper} {first.date}" if paper else _name(first.id, pages[0][1], str(first.date)),
        text=BREAK.join(document.text for document, _ in pages),
        blocks=tuple(blocks),
        pages=tuple(numbered),
    )


def _name(file: str, label: str, date: str) -> str:
    """A page's file without its page number, if the date is in what is left; else the date."""
    rest = _stem(file, label)
    return rest if from_path(rest).date else date


def _stem(file: str, label: str) -> str:
    stem = PurePath(file.removesuffix(".gz")).stem
    return re.sub(rf"[\s_.第p-]*0*{re.escape(label)}版?$", "", stem, flags=re.IGNORECASE)
