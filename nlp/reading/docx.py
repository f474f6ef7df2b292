"""Word files (.docx, ECMA-376 part 1): paragraphs and tables of the main text, headings told from body.

Read straight from the package: only ``word/document.xml`` and ``word/styles.xml`` are unpacked, both within bounds.
Deleted text, field codes, comments, footnotes and the fallbacks of drawings are not part of the text.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from lxml import etree

from nlp.models import Document, ReadError
from nlp.reading.archive import zip_members
from nlp.reading.blocks import BlockWriter
from nlp.reading.given import NOTHING, Given
from nlp.reading.metadata import from_header, from_path

MAX_XML = 48 * 2**20
"""The largest main text read, in bytes of XML; a book has a tenth of it."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TITLES = re.compile(r"title|heading ?1|标题 ?1?", re.IGNORECASE)
_SUBTITLES = re.compile(r"subtitle|副标题", re.IGNORECASE)
_SECTION = re.compile(r"^[（(]?(?:第?[一二三四五六七八九十百\d]+[章节条部分、.．)）]|附[件录表])")
_SIGNATURE = re.compile(r"^[□■●（(]?\s*(?:本报|本网|全媒体|见习|实习|特约)*(?:记者|通讯员|作者|撰稿|供稿|来源|文/)")
_CAPTION = re.compile(r"^图为|(?:摄|供图|图/.{1,12}|/图)[)）。]?$")
_LONGEST_TITLE, _LONGEST_CAPTION = 80, 160  # code points


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """``size`` is the largest font in half-points, 0 where only the style says it; ``kind`` body or table."""

    text: str
    kind: str
    style: str
    centred: bool
    size: int
    bold: bool
    picture: bool


def read_docx(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The document that a Word file is. Its title is what has a title's or first heading's style, else what stands
    centred or larger above the body; a file of several articles has one such title each.

    Raises :class:`~nlp.models.ReadError` where it is no Word file, encrypted, damaged, too large or empty."""
    main, styles = _parts(data, path)
    paragraphs = list(_paragraphs(_parse(main, path), _style_names(styles, path)))
    if not any(p.text for p in paragraphs):
        raise ReadError(path, "no text in it", "give a file with text; pictures of pages are not read")
    writer = BlockWriter()
    for kind, text, group in _blocks(paragraphs):
        writer.paragraph(kind, text, group)
    said = from_path(path).or_else(from_header(writer.text))
    titles = [writer.text[slice(*b.span)] for b in writer.blocks if b.kind == "headline" and b.group == 1]
    several = any(b.group > 1 for b in writer.blocks)
    yield Document(
        id=PurePath(path).name,
        text=writer.text,
        date=given.date or said.date,
        place=given.place,
        paper=given.paper or said.paper,
        title=" ".join(titles) if titles and not several else None,
        path=path,
        blocks=writer.blocks,
    )


def _parts(data: bytes, path: str) -> tuple[bytes, bytes]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError(path, "encrypted, or in Word's old .doc format", "save it as .docx without a password")
    if not data.startswith(b"PK"):
        raise ReadError(path, "no Word file", "save it as .docx")
    main = styles = b""
    for member in zip_members(data, path):
        name = member.path[len(path) + 1 :].lower()
        if name in ("word/document.xml", "word/styles.xml"):
            content = member.read()
            if len(content) > MAX_XML:
                raise ReadError(path, f"{len(content):,} bytes of text", f"at most {MAX_XML:,} are read: split it")
            if name.endswith("document.xml"):
                main = content
            else:
                styles = content
    if not main:
        raise ReadError(path, "no Word file (it has no word/document.xml)", "save it as .docx")
    return main, styles


def _parse(content: bytes, path: str) -> etree._Element:
    content = content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode())
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.parse(io.BytesIO(content), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise ReadError(path, f"damaged ({error.msg})", "open it in Word and save it again") from None


def _style_names(content: bytes, path: str) -> dict[str, str]:
    """Names of styles by their ids (ECMA-376 part 1, 17.7.4.9)."""
    names: dict[str, str] = {}
    if content:
        for style in _parse(content, path).iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                names[str(style.get(f"{_W}styleId"))] = str(name.get(f"{_W}val"))
    return names


def _paragraphs(root: etree._Element, styles: dict[str, str]) -> Iterator[_Paragraph]:
    """The paragraphs in order; a row of a table of short cells is one."""
    in_row: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=(f"{_W}p", f"{_W}tr")):
        if event == "start":
            if element.tag == f"{_W}tr" and in_row is None and len(element.findall(f"{_W}tc")) > 1:
                in_row = element
                cells = [" ".join(filter(None, map(_text, c.iter(f"{_W}p")))) for c in element.iterfind(f"{_W}tc")]
                yield _Paragraph(" ".join(filter(None, cells)), "table", "", False, 0, False, False)
        elif element is in_row:
            in_row = None
        elif element.tag == f"{_W}p" and in_row is None and not _within(element, "txbxContent"):
            yield _paragraph(element, styles)
            for box in element.iter(f"{_W}txbxContent"):
                if not _within(box, "Fallback"):
                    yield from (_paragraph(p, styles) for p in box.iter(f"{_W}p"))


def _within(element: etree._Element, local: str) -> bool:
    return any(etree.QName(a).localname == local for a in element.iterancestors(etree.Element))


def _paragraph(element: etree._Element, styles: dict[str, str]) -> _Paragraph:
    properties = element.find(f"{_W}pPr")
    style, centred = "", False
    if properties is not None:
        named, justified = properties.find(f"{_W}pStyle"), properties.find(f"{_W}jc")
        style = styles.get(str(named.get(f"{_W}val")), "") if named is not None else ""
        centred = justified is not None and justified.get(f"{_W}val") == "center"
    runs = [r for r in element.iter(f"{_W}r") if any(t.text for t in r.iterfind(f"{_W}t"))]
    sizes = [e.get(f"{_W}val") or "" for r in runs for e in r.iterfind(f"{_W}rPr/{_W}sz")]
    return _Paragraph(
        text=_text(element),
        kind="body",
        style=style,
        centred=centred,
        size=max((int(s) for s in sizes if s.isascii() and s.isdigit()), default=0),
        bold=bool(runs) and all(_is_on(r.find(f"{_W}rPr/{_W}b")) for r in runs),
        picture=element.find(f".//{_W}drawing") is not None or element.find(f".//{_W}pict") is not None,
    )


def _is_on(toggle: etree._Element | None) -> bool:
    """A toggle property (17.7.3): there, and not said to be off."""
    return toggle is not None and toggle.get(f"{_W}val") not in ("0", "false", "off")


def _text(paragraph: etree._Element) -> str:
    """The paragraph's text on one line."""
    pieces: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, element in walker:
        local = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if local in ("del", "moveFrom", "rt", "Fallback", "txbxContent", "instrText", "pPr", "rPr"):
            walker.skip_subtree()
        elif local == "t":
            pieces.append(element.text or "")
        elif local in ("tab", "br", "cr", "ptab"):
            pieces.append(" ")
        elif local == "noBreakHyphen":
            pieces.append("-")
    return " ".join("".join(pieces).split())


def _blocks(paragraphs: list[_Paragraph]) -> Iterator[tuple[str, str, int]]:
    """(kind, text, group) of each paragraph that has text."""
    titles = _title_indices(paragraphs)
    group, in_title, after_picture = 0 if titles else 1, False, False
    body_seen = False
    for i, p in enumerate(paragraphs):
        after_picture = after_picture or p.picture
        if not p.text:
            continue
        if i in titles:
            if not in_title:
                group += 1
            in_title, body_seen = True, False
            yield "headline", p.text, group
            continue
        short = len(p.text) <= _LONGEST_TITLE and not p.text.endswith(("。", "；", "："))
        is_deck = _SUBTITLES.search(p.style) or (short and p.text.startswith(("—", "――", "--")))
        if in_title and not body_seen and is_deck:
            yield "deck", p.text, group
        elif group and not body_seen and short and _SIGNATURE.search(p.text):
            yield "byline", p.text, group
        elif after_picture and len(p.text) <= _LONGEST_CAPTION and _CAPTION.search(p.text):
            yield "caption", p.text, group
            after_picture = False
        else:
            in_title, body_seen = False, True
            yield p.kind, p.text, max(group, 1)


def _title_indices(paragraphs: list[_Paragraph]) -> set[int]:
    """Which paragraphs are headlines: by style; where no style says so, the lines at the top that are set as one."""
    styled = [
        i
        for i, p in enumerate(paragraphs)
        if p.text
        and _TITLES.fullmatch(p.style.strip())
        and not _SECTION.match(p.text)
        and len(p.text) <= _LONGEST_TITLE
    ]
    named = [i for i in styled if "title" in paragraphs[i].style.lower()]
    if styled:
        return set(named or styled)
    sizes = Counter(p.size for p in paragraphs if p.text and p.kind == "body" for _ in p.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0
    found: set[int] = set()
    for i, p in enumerate(paragraphs):
        if not p.text:
            continue
        larger = usual > 0 and p.size > usual
        stands_out = p.kind == "body" and (p.centred or larger or (p.bold and not found))
        is_line = len(p.text) <= _LONGEST_TITLE and not p.text.endswith(("。", "；", "："))
        if not stands_out or not is_line or _SIGNATURE.search(p.text) or p.text.startswith(("—", "――", "--")):
            break
        if found and p.size < max(paragraphs[k].size for k in found):
            break
        found.add(i)
    return found if len(found) < sum(1 for p in paragraphs if p.text) else set()
