"""PDF pages: articles of pages that a browser set, and files that cannot be read.

The pages are made by :mod:`tests.nlp.typeset`; where Chromium or the fonts are absent these tests are skipped.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import Article, Document, ReadError
from nlp.reading import split, together
from nlp.reading.blocks import places
from nlp.reading.layout import Page, read_page
from nlp.reading.layout_lines import Glyph
from nlp.reading.pdf import read_pdf
from tests.nlp.typeset.articles import Piece
from tests.nlp.typeset.pages import SHEETS, Sheet, article, document, header, row
from tests.nlp.typeset.printing import missing, printed

typeset = pytest.mark.skipif(missing() is not None, reason=missing() or "")
Maker = Callable[[], Sheet]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def read(html: str, name: str = "page.pdf") -> Document:
    [read_document] = read_pdf(printed(html), name)
    return read_document


def body(found: Article) -> str:
    return squeezed(found.text[found.body_start :])


def in_order(gold: str, found: str) -> int:
    """How many characters of ``gold`` stand in ``found``, in the same order."""
    return sum(block.size for block in difflib.SequenceMatcher(None, gold, found, False).get_matching_blocks())


def best(piece: Piece, found: list[Article]) -> Article:
    gold = squeezed("".join(piece.paragraphs))
    return max(found, key=lambda a: (in_order(gold, body(a)), -a.position))


def test_there_are_pages_enough() -> None:
    assert len(SHEETS) >= 12 and len({maker().name for maker in SHEETS}) == len(SHEETS)


@typeset
@pytest.mark.parametrize("maker", SHEETS, ids=lambda maker: maker.__name__)
def test_sheet(maker: Maker) -> None:
    sheet = maker()
    made = read(sheet.html)
    found = split(made)
    articles = [a for a in found if a.kind == "article"]
    right = total = 0
    for piece in sheet.pieces:
        gold, nearest = squeezed("".join(piece.paragraphs)), best(piece, articles)
        right += in_order(gold, body(nearest))
        total += len(gold)
        assert squeezed(nearest.headline) == squeezed(piece.headline)
        assert squeezed(nearest.deck) == squeezed(piece.kicker) + squeezed(piece.deck)
        extra = sum(len(squeezed(c)) for cells in piece.table for c in cells) + len(squeezed(piece.byline))
        assert len(body(nearest)) <= len(gold) + extra
        for cells in piece.table:
            assert squeezed("".join(cells)) in map(squeezed, nearest.text.split("\n"))
    assert len(articles) == len(sheet.pieces)
    assert right >= 0.97 * total
    captions = {squeezed(a.text) for a in found if a.kind == "caption"}
    assert captions == {squeezed(c) for c in sheet.captions}
    assert (made.date, made.paper) == ("2023-09-26", "临江日报")


@typeset
@pytest.mark.parametrize("maker", SHEETS, ids=lambda maker: maker.__name__)
def test_paragraphs(maker: Maker) -> None:
    sheet = maker()
    articles = [a for a in split(read(sheet.html)) if a.kind == "article"]
    gold = {squeezed(p) for piece in sheet.pieces for p in piece.paragraphs}
    found = {squeezed(line) for a in articles for line in a.text[a.body_start :].split("\n")}
    assert len(gold & found) >= 0.95 * len(gold)


@typeset
def test_blocks_cover_the_text_and_lie_on_the_page() -> None:
    made = read(SHEETS[6]().html)
    covered = {i for block in made.blocks for i in range(*block.span)}
    assert {i for i, c in enumerate(made.text) if not c.isspace()} <= covered
    assert {block.page for block in made.blocks} == {1, 2}
    for block in made.blocks:
        assert block.box is not None
        left, bottom, right, top = block.box
        assert 0 <= left < right <= 794 and 0 <= bottom < top <= 1134  # 280 mm by 400 mm
    ends = [0, *(block.span[1] for block in made.blocks)]
    assert all(end <= block.span[0] for end, block in zip(ends[:-1], made.blocks, strict=True))


@typeset
def test_places_of_a_sentence() -> None:
    sheet = SHEETS[0]()
    made = read(sheet.html)
    for span, page, box in ((b.span, b.page, b.box) for b in made.blocks):
        assert places(made, span) == ((page, box),)
    long = next(b for b in made.blocks if b.kind == "body")
    across = places(made, (long.span[0], long.span[0] + 900))
    assert len(across) >= 2 and all(a[1][0] < b[1][0] for a, b in pairwise(across))


@typeset
def test_an_article_goes_on_in_the_file_of_the_next_page() -> None:
    sheet = next(maker for maker in SHEETS if maker.__name__ == "jump")()
    both = pdfium.PdfDocument(printed(sheet.html))
    files = []
    for number in range(len(both)):
        part = pdfium.PdfDocument.new()
        part.import_pages(both, [number])
        written = BytesIO()
        part.save(written)
        files += read_pdf(written.getvalue(), f"临江日报20230926{number + 1:02}.pdf")
    [issue] = together(reversed(files))
    assert [page.label for page in issue.pages] == ["01", "02"]
    jumped = best(sheet.pieces[0], [a for a in split(issue) if a.kind == "article"])
    assert squeezed("".join(sheet.pieces[0].paragraphs)) in body(jumped)
    assert {page for run in jumped.body_runs for page, _ in places(issue, run)} == {1, 2}


@typeset
def test_an_article_that_jumps_names_its_authors_and_drops_its_notes() -> None:
    sheet = next(maker for maker in SHEETS if maker.__name__ == "jump")()
    found = [a for a in split(read(sheet.html)) if a.kind == "article"]
    jumped = best(sheet.pieces[0], found)
    assert [(a.name, a.function) for a in jumped.authors][-1] == ("温不群", "记者")
    assert "下转" not in jumped.text and "上接" not in jumped.text
    assert squeezed("".join(sheet.pieces[0].paragraphs)) in body(jumped)


@typeset
def test_reading_twice_is_reading_once() -> None:
    html = SHEETS[0]().html
    assert read(html) == read(html)


@typeset
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages(degrees: int) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    sheet = SHEETS[0]()
    turned = pdfium.PdfDocument(printed(sheet.html))
    turned[0].set_rotation(degrees)
    turned.save(buffer := BytesIO())
    [upright], [other] = read_pdf(printed(sheet.html), "a.pdf"), read_pdf(buffer.getvalue(), "a.pdf")
    assert squeezed(upright.text) == squeezed(other.text)
    assert [b.box for b in upright.blocks] == [b.box for b in other.blocks]


@typeset
def test_a_picture_of_a_page_is_named() -> None:
    text = article(Piece("标题在这里", ("正文。" * 40,)), 2, 20)
    image = '<img style="width:200mm;height:300mm" src="data:image/svg+xml,<svg/>">'
    image = image.replace("data:image/svg+xml,<svg/>", SHEETS[1]().html.split('src="')[1].split('"')[0])
    with pytest.raises(ReadError, match=r"scan\.pdf:page 2: a picture without a text layer"):
        read(document([header() + row([1], [text]), image]), "scan.pdf")


def test_encrypted() -> None:
    pdfium = pytest.importorskip("pypdfium2")
    assert pdfium
    with pytest.raises(ReadError, match=r"^secret\.pdf: encrypted"):
        list(read_pdf(ENCRYPTED, "secret.pdf"))


def pdf_of(content: str, more: str = "", trailer: str = "") -> bytes:
    """A page with this content stream, written by hand."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *([more] if more else []),
    ]
    out = "%PDF-1.4\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


# Standard security handler, revision 2, with a user password that is not empty (ISO 32000-1, 7.6.3)
ENCRYPTED = pdf_of(
    "BT /F 10 Tf 50 700 Td (secret) Tj ET",
    f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >>",
    f"/Encrypt 6 0 R /ID [<{'22' * 16}> <{'22' * 16}>]",
)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7\n", b"no PDF" * 100, pdf_of("BT ET")[:200], pdf_of("")],
    ids=["empty", "head", "text", "cut short", "no text"],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^bad\.pdf"):
        list(read_pdf(data, "bad.pdf"))


@pytest.mark.parametrize(
    "content",
    [
        "BT /F 10 Tf 50 700 Td (one line) Tj ET",
        "BT /F 0.01 Tf 50 700 Td (tiny) Tj ET BT /F 9 Tf 1e9 1e9 Td (far away) Tj ET",
        "BT /F 9 Tf 0 0 0 0 50 50 Tm (flat) Tj ET BT /F 9 Tf 1 0 0 1 50 50 Tm (right) Tj ET",
        "BT /F 10 Tf 50 700 Td " + "(again) Tj 0 0 Td " * 2000 + "ET",
        "0 0 600 800 re S " * 3000 + "BT /F 10 Tf 50 700 Td (framed) Tj ET",
        "".join(f"{x} 0 m {x} 800 l S " for x in range(0, 600, 2)) + "BT /F 10 Tf 50 700 Td (ruled) Tj ET",
    ],
    ids=["one line", "tiny and far", "flat", "over itself", "framed often", "ruled often"],
)
def test_odd_pages_are_read(content: str) -> None:
    [made] = read_pdf(pdf_of(content), "odd.pdf")
    assert made.text.strip() and made.date is None


def test_more_lines_than_a_page_has() -> None:
    content = "BT /F 1 Tf " + "".join(f"1 0 0 1 {i % 90 * 6} {i // 90 * 8} Tm (ab) Tj " for i in range(9000)) + "ET"
    with pytest.raises(ReadError, match=r"big\.pdf:page 1: more than 6,000 lines"):
        list(read_pdf(pdf_of(content), "big.pdf"))


@pytest.mark.parametrize("matrix", ["0 1 -1 0 500 100", "-1 0 0 -1 500 600", "0 -1 1 0 100 600"])
def test_text_that_runs_another_way(matrix: str) -> None:
    """A page whose text runs upwards is read as if it were turned; boxes stay where the page has them."""
    text = "BT /F 10 Tf 14 TL 0 100 Td (first line of a column) Tj T* (second line of it) Tj T* (third line.) Tj ET"
    [upright] = read_pdf(pdf_of(f"q 1 0 0 1 100 100 cm {text} Q"), "a.pdf")
    [turned] = read_pdf(pdf_of(f"q {matrix} cm {text} Q"), "a.pdf")
    assert turned.text == upright.text == "first line of a column second line of it third line."
    box = turned.blocks[0].box
    assert box is not None and 0 <= box[0] < box[2] <= 600 and 0 <= box[1] < box[3] <= 800


def set_text(text: str, x: float, y: float, size: float, index: int = 0) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(c, (x + k * size, y, x + (k + 1) * size, y + size), size, False, index + k) for k, c in enumerate(text)
    )


def test_geometry_alone() -> None:
    """Two columns under a headline, written across: no file, no fonts."""
    lines = ["　　甲乙丙丁戊己庚辛", "壬癸子丑寅卯辰巳午未", "申酉戌亥。"]
    right = ["　　天地玄黄宇宙洪荒", "日月盈昃辰宿列张寒来", "暑往。"]
    glyphs = set_text("山川草木", 80, 700, 24)
    for k, pair in enumerate(zip(lines, right, strict=True)):
        for n, text in enumerate(pair):
            bare = text.lstrip("　")
            glyphs += set_text(
                bare, 50 + 112 * n + 10 * (len(text) - len(bare)), 670 - 15 * k, 10, 100 * k + 20 * n + 10
            )
    [story] = read_page(Page(1, 600, 800, tuple(replace(g, index=i) for i, g in enumerate(glyphs))))
    assert [(p.kind, p.text) for p in story.paragraphs] == [
        ("headline", "山川草木"),
        ("body", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。"),
        ("body", "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往。"),
    ]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 80), st.sampled_from([9, 9, 9, 11, 20])), max_size=60),
    st.lists(st.tuples(st.integers(0, 600), st.integers(0, 800), st.integers(0, 300), st.sampled_from([0, 1, 90]))),
)
def test_nothing_is_lost_and_nothing_comes_twice(
    places: list[tuple[int, int, int]], shapes: list[tuple[int, int, int, int]]
) -> None:
    """Wherever characters, rules and boxes lie, every character stands in one paragraph."""
    glyphs = tuple(
        Glyph(chr(0x4E00 + k), (10.0 * x, 10.0 * y, 10.0 * x + size, 10.0 * y + size), size, False, k)
        for k, (x, y, size) in enumerate(places)
    )
    boxes = tuple((float(x), float(y), float(x + w), float(y + h)) for x, y, w, h in shapes)
    stories = read_page(Page(1, 620, 820, glyphs, boxes, boxes[::3]))
    read_text = "".join(p.text for story in stories for p in story.paragraphs)
    assert sorted(read_text.replace(" ", "")) == sorted(g.text for g in glyphs)
