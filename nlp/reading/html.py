"""Saved web pages of e-papers and government sites: title, deck, particulars and body, without the page around them.

The body is the element that the content management systems of these sites mark (``nlp/data/html.toml``); where none is
marked, the one that holds what trafilatura finds to be the main text. Title, date, source and author come from the
line of particulars (来源：… 发布时间：…), from meta elements (《政府网站发展指引》, 2017, annex: ArticleTitle, PubDate,
ContentSource), from Founder's e-paper markup and from schema.org's JSON-LD. Only the HTML parser is used, which knows
no document type and so expands no entities of the page's own.
"""

from __future__ import annotations

import codecs
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from nlp.models import Document, ReadError
from nlp.reading.blocks import BlockWriter
from nlp.reading.encoding import decode
from nlp.reading.given import NOTHING, Given
from nlp.reading.metadata import from_header, from_path, iso_date, paper_name
from nlp.reading.script import for_matching

MAX_BYTES = 32 * 2**20
"""The longest page read, in bytes: saved pages are a hundredth of it, and parsing takes about ten times its size."""

_MAX_EXTRACTOR_ELEMENTS = 20_000  # trafilatura's time grows faster than the page; beyond this, density alone decides
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAPTION = re.compile(r"图为|(?:摄|供图|图/.{1,12}|/图|图片)[)）。]?$|摄影[:：]")
_LONGEST_CAPTION, _LONGEST_CELL, _LONGEST_PARTICULARS, _LONGEST_SIGNATURE = 160, 120, 300, 60  # code points
_LONGEST_PROPERTIES = 20_000
_MARKS = " （(【[□■●\u3000"
_ENP = re.compile(r"enpproperty\s*(?P<fields>.*?)/?enpproperty", re.DOTALL)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)\s*(?P<url>\S+)")
_AND = r"[\s、]+(?:本报|见习|实习|特约)*(?:记者|通讯员)?[\s、]*(?!日期|时间|来源|编辑)"
_NAMES = rf"[{_HAN}·]{{2,8}}(?:{_AND}[{_HAN}·]{{2,4}}(?![{_HAN}:：]))*"
_REPORTER = r"(?:本报|本网|全媒体|见习|实习|特约)*(?:记者|通讯员)(?:\s+|\s*[:：]\s*)"
_SIGNED = re.compile(rf"(?:作者\s*[:：]\s*|{_REPORTER})(?P<names>{_NAMES})")
_OFFICE = re.compile(r"[部局办社网报室处委院会]$|中心|政府|编辑")
_CITATION = re.compile(r"《(?P<paper>[^《》]{2,16})》[(（](?P<date>[^()（）]{8,40})[)）]")
_SITE_PLACE = re.compile(
    rf"^(?:中共|中国共产党)?(?P<place>[{_HAN}]{{2,10}}?(?:省|自治区|特别行政区|市|自治州|地区|盟|自治县|县|区|旗))"
    r"(?=人民政府|政府|委(?:员会)?(?:[^员]|$)|人大|政协|人民代表大会)"
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A line of the page as shown; ``element`` is the innermost block it stands in, ``inside`` whether it is in the
    body's element, ``linked`` how many of its characters are links."""

    text: str
    element: HtmlElement
    inside: bool
    linked: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Rules:
    data: dict[str, Any]
    labels: re.Pattern[str]
    meaning: dict[str, str]
    interface: re.Pattern[str]
    blocks: frozenset[str]

    def names(self, section: str, key: str) -> list[str]:
        return list(self.data[section][key])


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    data = tomllib.loads(files("nlp").joinpath("data/html.toml").read_text("utf-8"))
    meaning = {label: key for key, labels in data["labels"].items() for label in labels}
    spaced = {label: r"\s*".join(map(re.escape, label)) for label in sorted(meaning, key=len, reverse=True)}
    labels = re.compile(rf"(?P<label>{'|'.join(spaced.values())})(?:\s*[:：]|\s[|丨]\s?)")
    interface = re.compile("|".join(f"(?:{row['pattern']})" for row in data["interface"]))
    return _Rules(data, labels, meaning, interface, frozenset(data["elements"]["blocks"]))


def read_html(data: bytes, path: str, given: Given = NOTHING) -> Iterator[Document]:
    """The article of a web page that came from the file ``path``.

    ``text`` is the title's lines, the line of particulars and the body, a paragraph a line; ``blocks`` tell them
    apart. What neither ``given`` nor the page states is None.

    Raises :class:`~nlp.models.ReadError` for a page that is too long or has no article."""
    if len(data) > MAX_BYTES:
        raise ReadError(path, f"a web page of {len(data):,} bytes", f"at most {MAX_BYTES:,} are read: split it")
    root = _parse(data, path)
    comments = [str(c.text or "") for c in root.iter(etree.Comment)]
    fields = _properties(root, comments)
    url = _url(root, comments, fields)
    _prune(root)
    body = _body(root)
    if body is None:
        raise ReadError(path, "no article on this web page", "save the page of an article, not a list of links")
    paragraphs = list(_paragraphs(root, body))
    first = next((i for i, p in enumerate(paragraphs) if p.inside), len(paragraphs))
    last = max((i for i, p in enumerate(paragraphs) if p.inside), default=first - 1)
    headline, title_at = _headline(root, paragraphs[:first], fields)
    near = max(0, first - 6) if title_at is None else title_at
    before, after = paragraphs[near:first], paragraphs[last + 1 : last + 8]
    particulars = [p for p in (*before, *after) if _is_particulars(p.text)]
    stated = _stated(p.text for p in (*particulars, *(q for q in paragraphs[first : last + 1] if len(q.text) < 80)))

    writer = BlockWriter()
    decks = _decks(root, headline, paragraphs[:first])
    kept = [p for p in paragraphs[first : last + 1] if not _is_repeated(p.text, headline, decks)]
    # The page's order: what stands above the headline (引题) first.
    for deck, above in decks:
        if above:
            writer.paragraph("deck", deck, 1)
    writer.paragraph("headline", headline, 1)
    for deck, above in decks:
        if not above:
            writer.paragraph("deck", deck, 1)
    author = fields.get("author", "")
    for line in dict.fromkeys(p.text for p in particulars):
        signed, rest = _signature(line, author)
        writer.paragraph("byline", signed, 1)
        writer.paragraph("furniture", rest, 1)
    if author and not any(author in text for text in (writer.text, *(p.text for p in kept))):
        writer.paragraph("byline", f"作者：{author}", 1)
    for p in kept:
        writer.paragraph(_kind_in_body(p), p.text, 1)
    if not any(b.kind in ("body", "table") for b in writer.blocks):
        raise ReadError(path, "no article on this web page", "save the page of an article, not a list of links")

    is_epaper = "enp" in fields or root.find(".//founder-content") is not None
    header = from_header("\n".join(p.text for p in paragraphs if not p.inside)) if is_epaper else None
    named = from_path(url or "").or_else(from_path(path))
    source = stated.get("source") or fields.get("source")
    cited = next(filter(None, (_CITATION.search("".join(p.text.split())) for p in before)), None)
    paper = (
        (cited and cited["paper"])
        or (header and header.paper)
        or paper_name(source or "", dated=True)
        or (paper_name(fields.get("site", "")) or paper_name(fields.get("page title", "")) if is_epaper else None)
        or named.paper
    )
    day = (
        stated.get("date")
        or iso_date(fields.get("date", ""))
        or _marked_date(root, before)
        or (cited and iso_date(cited["date"]))
        or next(filter(None, (iso_date(p.text) for p in before if len(p.text) <= 60)), None)
        or (header and header.date)
        or named.date
    )
    place = next(filter(None, (_SITE_PLACE.search(fields.get(k, "")) for k in ("site", "page site"))), None)
    yield Document(
        id=PurePath(path).name,
        text=writer.text,
        date=given.date or day or None,
        place=given.place or (place["place"] if place else None),
        paper=given.paper or paper or None,
        title=headline or None,
        source=source or None,
        url=url,
        path=path,
        blocks=writer.blocks,
    )


def _parse(data: bytes, path: str) -> HtmlElement:
    text = _decode(data, path)
    # libxml2 stops at a NUL; XML's prolog would make lxml refuse a str; a surrogate is no character
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(path, "an empty web page", "save it again") from error
    return root


_BROKEN = 0.01  # share of replacement characters up to which a page is taken to be what it declares


def _decode(data: bytes, path: str) -> str:
    """The page's text by its byte order mark, the charset it declares, or what the bytes look like, in this order."""
    declared = None if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else _charset(data)
    if declared is None:
        return decode(
            data.replace(b"\0", b"") if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else data, path
        )
    for encoding, errors in ((declared, "strict"), ("utf-8", "strict"), (declared, "replace")):
        try:
            text = data.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        if text.count("\ufffd") <= _BROKEN * len(text):
            return text
    return decode(data, path)


_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}


def _charset(data: bytes) -> str | None:
    """Python's name of the charset in the page's meta element (HTML standard, 13.2.3.2, which reads 1024 bytes; some
    of these sites declare it later). GB 2312 and GBK are read as GB 18030, as the Encoding standard (4.2) has it."""
    match = re.search(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", data[:4096], re.IGNORECASE)
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    try:
        return codecs.lookup(_LABELS.get(name, name)).name
    except LookupError:
        return None


def _clean(text: str) -> str:
    """A line as a browser shows it; in prose, a line break of the source between Chinese characters is no space."""
    if re.search("[，。；]", text):
        text = re.sub(rf"(?<=[{_HAN}，。、；：！？”’）》])[ \t]*[\r\n]\s*(?=[{_HAN}，。、；：！？“‘（《])", "", text)
    return " ".join(text.split())


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _markers(element: HtmlElement) -> list[str]:
    return [*str(element.get("class") or "").split(), *str(element.get("id") or "").split()]


def _marked(root: HtmlElement, tags: Sequence[str], markers: Sequence[str]) -> list[HtmlElement]:
    """The elements of these names, ids or classes: in the order of the lists, then of the page."""
    rank = {name.lower(): i for i, name in enumerate([*tags, *markers])}
    found: list[tuple[int, int, HtmlElement]] = []
    for i, element in enumerate(root.iter(etree.Element)):
        names = [n for n in (str(element.tag), *_markers(element)) if n.lower() in rank]
        names = [n for n in names if n != element.tag or n in tags]
        if names:
            found.append((min(rank[n.lower()] for n in names), i, element))
    return [element for _, _, element in sorted(found, key=lambda row: row[:2])]


def _text(element: HtmlElement) -> str:
    return _clean(" ".join(p.text for p in _paragraphs(element)))


def _properties(root: HtmlElement, comments: Sequence[str]) -> dict[str, str]:
    """What the page says of itself to machines: title, date, source, author, site, url, page title."""
    rules = _rules()
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name, content = element.get("name") or element.get("property"), element.get("content")
        if name and content and (value := _clean(content)):
            meta.setdefault(name.lower(), value)
    fields: dict[str, str] = {}
    for key, names in rules.data["meta"].items():
        if value := next((meta[n.lower()] for n in names if n.lower() in meta), ""):
            fields[key] = value
    for comment in comments:
        if match := _ENP.search(comment[:_LONGEST_PROPERTIES]):
            fields["enp"] = "1"
            for key in ("title", "date", "author"):
                if (found := re.search(rf"<{key}>([^<]*)</{key}>", match["fields"])) and (value := _clean(found[1])):
                    fields.setdefault(key, value)
    for key, value in _linked_data(root).items():
        fields.setdefault(key, value)
    title = root.find(".//title")
    if title is not None and (value := _clean(title.text or "")):
        fields["page title"] = value
        fields["page site"] = re.split(r"[-_—|]+\s*", value)[-1]
    if fields.get("author") in ("", "无", "佚名", fields.get("site")):
        fields.pop("author", None)
    return fields


def _linked_data(root: HtmlElement) -> dict[str, str]:
    """Headline, datePublished and author of a schema.org NewsArticle, Article or Report in JSON-LD."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or len(script.text or "") > 200_000:
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for row in graph if isinstance(graph, list) else [graph]:
            if isinstance(row, dict) and "Article" in str(row.get("@type")):
                author = row.get("author")
                author = author[0] if isinstance(author, list) and author else author
                author = author.get("name") if isinstance(author, dict) else author
                found = {"title": row.get("headline"), "date": row.get("datePublished"), "author": author}
                return {k: _clean(v) for k, v in found.items() if isinstance(v, str) and v.strip()}
    return {}


def _url(root: HtmlElement, comments: Sequence[str], fields: dict[str, str]) -> str | None:
    canonical = next((e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"), None)
    saved = next(filter(None, map(_SAVED_FROM.search, comments)), None)
    candidates = (saved["url"] if saved else None, canonical, fields.get("url"))
    return next((str(u) for u in candidates if u and re.match(r"https?://", str(u))), None)


def _body(root: HtmlElement) -> HtmlElement | None:
    """The element that holds the article's body and little else."""
    rules = _rules()
    marked = _marked(root, rules.names("body", "tags"), rules.names("body", "markers"))
    sizes = [(_prose(element), element) for element in marked]
    # A marked element with next to no prose is a stub (a picture's frame, an empty template).
    enough = [element for size, element in sizes if size >= 20 and size * 3 >= max(s for s, _ in sizes)]
    if enough:
        return enough[0]
    return _densest(root, _main_text(root))


def _prose(element: HtmlElement) -> int:
    """Characters of ``element`` outside links."""
    return sum(len(_squeeze(p.text)) - p.linked for p in _paragraphs(element))


def _main_text(root: HtmlElement) -> str:
    """The main text as trafilatura sees it, squeezed; empty where it finds none."""
    if sum(1 for _ in root.iter()) > _MAX_EXTRACTOR_ELEMENTS:
        return ""
    from trafilatura import extract  # slow to import, and most pages are marked

    found = extract(etree.tostring(root, encoding="unicode", method="html"), include_comments=False, favor_recall=True)
    return _squeeze(found or "")


def _densest(root: HtmlElement, main: str) -> HtmlElement | None:
    """The smallest element that holds most of the main text (where that is empty: of the lines that are sentences)."""
    weight: dict[HtmlElement, int] = {}
    total = 0
    for p in _paragraphs(root):
        squeezed = _squeeze(p.text)
        counts = squeezed in main if main else re.search(r"[，。；！？]", squeezed)
        if not counts or p.linked * 2 > len(squeezed):
            continue
        total += len(squeezed)
        for element in (p.element, *p.element.iterancestors()):
            weight[element] = weight.get(element, 0) + len(squeezed)
    if total < 20:
        return None
    best = root
    while True:
        child = max((c for c in best if c in weight), key=lambda c: weight[c], default=None)
        if child is None or weight[child] * 100 < total * 80 or child.tag in ("p", "span", "font", "b", "strong"):
            return best
        best = child


def _paragraphs(root: HtmlElement, body: HtmlElement | None = None) -> Iterator[_Paragraph]:
    """The lines of ``root`` as shown, in order; a row of a table of short cells is one line."""
    rules = _rules()
    captions = frozenset(name.lower() for name in rules.names("caption", "markers"))
    buffer: list[str] = []
    open_blocks = [root]
    row: HtmlElement | None = None
    inside = links = caption = linked = 0
    after_image = False

    def flush() -> Iterator[_Paragraph]:
        nonlocal linked, after_image
        text, characters = _clean("".join(buffer)), linked
        buffer.clear()
        linked = 0
        if text and not rules.interface.fullmatch(_squeeze(text)):
            is_caption = caption or (after_image and len(text) <= _LONGEST_CAPTION and _CAPTION.search(text))
            kind = "caption" if is_caption else "table" if row is not None else "body"
            after_image = False
            yield _Paragraph(text, open_blocks[-1], inside > 0, characters, kind)

    def write(text: str | None) -> None:
        nonlocal linked
        if text:
            buffer.append(text)
            linked += len(_squeeze(text)) if links else 0

    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        step = 1 if event == "start" else -1
        is_block = tag in rules.blocks
        if row is not None and element is not row:
            if tag in ("td", "th", "p", "div", "br"):
                buffer.append(" ")
        elif is_block or (tag == "br" and event == "start"):
            yield from flush()
        if is_block and event == "start":
            open_blocks.append(element)
        elif is_block:
            open_blocks.pop()
        inside += step * (element is body)
        links += step * (tag == "a")
        caption += step * (tag == "figcaption" or not captions.isdisjoint(m.lower() for m in _markers(element)))
        after_image = after_image or tag == "img"
        if event == "start":
            if tag == "tr" and row is None and _is_row(element):
                row = element
            write(element.text)
        else:
            if element is row:
                row = None
            if element is not root:
                write(element.tail)
    yield from flush()


def _prune(root: HtmlElement) -> None:
    """Take out what no reader of the page sees as text, and its tools; not what holds the body or most of the page."""
    rules = _rules()
    dropped = frozenset(name.lower() for name in rules.names("dropped", "markers"))
    bodies = set(_marked(root, rules.names("body", "tags"), rules.names("body", "markers")))
    bodies |= {a for element in bodies for a in element.iterancestors()}
    etree.strip_elements(
        root, etree.Comment, etree.ProcessingInstruction, *rules.names("elements", "skipped"), with_tail=False
    )
    whole = len(root.text_content())
    for element in list(root.iter(etree.Element)):
        hidden = _HIDDEN.search(element.get("style") or "") is not None
        tool = not dropped.isdisjoint(m.lower() for m in _markers(element))
        if (hidden or tool) and element is not root and element not in bodies:
            if not hidden and 2 * len(element.text_content()) > whole:
                continue
            element.drop_tree()


def _headline(root: HtmlElement, before: Sequence[_Paragraph], fields: dict[str, str]) -> tuple[str, int | None]:
    """The headline, and which of the lines before the body it is (None: none of them).

    Machines are told a title; the page shows one. What the page shows is taken where the two agree, since the told
    one is often cut short, lacks its line breaks or carries the site's name."""
    rules = _rules()
    told = fields.get("title") or fields.get("page title", "")
    known = {id(e) for e in _marked(root, rules.names("title", "tags"), rules.names("title", "markers"))}
    shown: list[tuple[int, int, str]] = []
    for i, p in enumerate(before):
        if p.linked * 2 > len(p.text) or len(p.text) > 200:
            continue
        lineage = (p.element, *p.element.iterancestors())
        squeezed = _squeeze(p.text)
        agrees = squeezed in _squeeze(told) or (len(squeezed) >= 6 and _squeeze(told)[:12] in squeezed)
        marked = any(id(e) in known or e.tag in ("h1", "h2", "h3") for e in lineage[:3])
        if agrees and (marked or len(squeezed) >= 6) and not _is_particulars(p.text):
            shown.append((2 + marked, -i, p.text))
        elif marked and p.element.tag not in ("h2", "h3") and not _is_particulars(p.text) and "title" not in fields:
            shown.append((1, -i, p.text))
    if shown:
        _, at, _ = max(shown)
        first = last = -at
        # a headline of several lines: the page shows them one after the other, the machine's title has them all
        while last + 1 < len(before) and _squeeze("".join(p.text for p in before[first : last + 2])) in _squeeze(told):
            last += 1
        return " ".join(p.text for p in before[first : last + 1]), first
    if "title" in fields:
        return fields["title"], None
    return _without_site(told), None


def _without_site(title: str) -> str:
    """A page's title without the names of section and site behind it (…_要闻_临江市人民政府) or before it."""
    parts = [
        part.strip()
        for part in re.split(r"\s*[_|｜]\s*|\s+[-–—]+\s+|\s*-{2,}\s*|(?<=[^\dA-Za-z])-(?=[^\dA-Za-z])", title)
    ]
    return max(parts, key=len) if parts else title


def _decks(root: HtmlElement, headline: str, before: Sequence[_Paragraph]) -> list[tuple[str, bool]]:
    """The headings around the main one, and whether each stands above it (引题) or below (副题)."""
    rules = _rules()
    known = set(_marked(root, rules.names("deck", "tags"), rules.names("deck", "markers")))
    at = next((i for i, p in enumerate(before) if _squeeze(p.text) and _squeeze(p.text) in _squeeze(headline)), None)
    decks: list[tuple[str, bool]] = []
    for i, p in enumerate(before):
        lineage = (p.element, *p.element.iterancestors())
        is_heading = at is not None and abs(i - at) <= 3 and p.element.tag in ("h2", "h3", "h4")
        is_heading = is_heading and p.element.getparent() is before[at or 0].element.getparent()
        is_heading = is_heading or not known.isdisjoint(lineage[:3])
        if is_heading and len(p.text) <= 200 and _squeeze(p.text) not in _squeeze(headline):
            decks += [(p.text, at is not None and i < at)] if not _is_particulars(p.text) else []
    return decks


def _is_repeated(line: str, headline: str, decks: Sequence[tuple[str, bool]]) -> bool:
    """Whether the body's element says the headline or a deck once more."""
    return _squeeze(line) in {_squeeze(headline), *(_squeeze(deck) for deck, _ in decks)}


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """What a line of particulars says: (date | source | author | other, the value)."""
    rules = _rules()
    matches = list(rules.labels.finditer(for_matching(line)))
    for i, match in enumerate(matches):
        value = line[match.end() : matches[i + 1].start() if i + 1 < len(matches) else len(line)]
        yield rules.meaning[_squeeze(match["label"])], value.strip(" |｜/·,，;；()（）[]【】\u3000")


def _kind_in_body(p: _Paragraph) -> str:
    """The kind of a paragraph of the body's element: 责任编辑：… at its end is none of the article's."""
    first = _rules().labels.match(for_matching(p.text).lstrip(_MARKS))
    if p.kind != "body" or first is None or len(p.text) > _LONGEST_SIGNATURE or p.text.endswith("。"):
        return p.kind
    meaning = _rules().meaning[_squeeze(first["label"])]
    if meaning == "author":
        return "byline"
    return "furniture" if meaning == "source" or first["label"] in _rules().names("labels", "editors") else p.kind


def _is_particulars(line: str) -> bool:
    """Whether this is a line such as 来源：… 发布时间：…, a date alone or 《…》（date page)."""
    if len(line) > _LONGEST_PARTICULARS or re.search(r"[。！？]$|^(?:今天|今日|现在)", line):
        return False
    squeezed = _squeeze(line)
    first = _rules().labels.search(for_matching(line))
    if first is not None and (not line[: first.start()].strip(_MARKS) or iso_date(line[: first.start()])):
        return True
    rest = re.sub(r"[\d年月日时分秒\-/.:：\sTZ+第版()（）]|星期.|[上下]午", "", squeezed)
    return iso_date(line) is not None and (len(rest) <= 10 or _CITATION.search(squeezed) is not None)


def _stated(lines: Iterable[str]) -> dict[str, str]:
    """Date (ISO), source and author of the lines of particulars; what a line says first stands."""
    stated: dict[str, str] = {}
    for line in lines:
        if not _is_particulars(line):
            continue
        for key, value in _labelled(line):
            if key == "date":
                value = iso_date(value) or ""
            if value and key in ("date", "source", "author"):
                stated.setdefault(key, value)
    return stated


def _signature(line: str, author: str) -> tuple[str, str]:
    """The part of a line of particulars that says who wrote the article, and the rest of the line."""
    plain = for_matching(line)
    match = next(filter(lambda m: not _OFFICE.search(m["names"]), _SIGNED.finditer(plain)), None)
    if match is None:
        at = line.find(author) if author else -1
        return (f"作者：{author}", line[:at].strip()) if at >= 0 and at + len(author) == len(line) else ("", line)
    rest = f"{line[: match.start()].strip()} {line[match.end() :].strip()}".strip()
    return line[match.start() : match.end()].strip(), rest


def _marked_date(root: HtmlElement, before: Sequence[_Paragraph]) -> str | None:
    rules = _rules()
    times = [str(e.get("datetime") or "") for e in root.iter("time")]
    shown = [_text(e) for e in _marked(root, rules.names("date", "tags"), rules.names("date", "markers"))]
    return next(filter(None, (iso_date(text) for text in (*times, *shown) if len(text) <= 60)), None)


def _is_row(row: HtmlElement) -> bool:
    """Whether this is a row of a table of data, not of a table that only lays out the page."""
    cells = [c for c in row if c.tag in ("td", "th")]
    if len(cells) < 2 or any(c.find(".//table") is not None for c in cells):
        return False
    texts = [_squeeze("".join(c.itertext())) for c in cells]
    return all(len(t) <= _LONGEST_CELL for t in texts) and sum(map(bool, texts)) >= 2
