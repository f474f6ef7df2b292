"""Word files: made by python-docx in the shapes in which press offices write them, by hand where they are broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from nlp.models import Document, ReadError
from nlp.reading.blocks import articles
from nlp.reading.docx import MAX_XML, read_docx

docx = pytest.importorskip("docx", reason="python-docx, which writes these files, is not installed")

BODY = "昨日，市委召开常务委员会会议，传达学习有关会议精神。市委书记方敬亭主持并讲话。"


def made(write: Callable[[object], None]) -> bytes:
    document = docx.Document()
    write(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def given_xml(body: str, **files: str) -> bytes:
    """A package with this main text and no styles, and other files besides."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        text = (
            body
            if body.startswith("<?xml")
            else f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/document.xml", text)
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document_of(data: bytes, name: str = "file.docx") -> Document:
    [document] = read_docx(data, name)
    return document


def blocks(document: Document) -> list[tuple[str, str, int]]:
    return [(b.kind, document.text[slice(*b.span)], b.group) for b in document.blocks]


def test_styled() -> None:
    def write(document) -> None:  # type: ignore[no-untyped-def]
        document.add_paragraph("全市防汛工作会议召开", style="Title")
        document.add_paragraph("陆文远出席并讲话", style="Subtitle")
        document.add_paragraph("本报记者 白若溪")
        document.add_paragraph(BODY)
        document.add_heading("一、压实责任", 1)
        document.add_paragraph("会议\n强调，要压实责任。")
        table = document.add_table(2, 2)
        for row, cells in zip(table.rows, (("姓名", "职务"), ("石见川", "市水利局局长")), strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    document = document_of(made(write), "临江日报20240705.docx")
    assert blocks(document) == [
        ("headline", "全市防汛工作会议召开", 1),
        ("deck", "陆文远出席并讲话", 1),
        ("byline", "本报记者 白若溪", 1),
        ("body", BODY, 1),
        ("body", "一、压实责任", 1),
        ("body", "会议 强调，要压实责任。", 1),
        ("table", "姓名 职务", 1),
        ("table", "石见川 市水利局局长", 1),
    ]
    assert (document.title, document.date, document.paper) == ("全市防汛工作会议召开", "2024-07-05", "临江日报")
    [article] = articles(document)
    assert [(a.name, a.function) for a in article.authors] == [("白若溪", "记者")]


def test_set_by_hand() -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    def write(document) -> None:  # type: ignore[no-untyped-def]
        document.add_paragraph("")
        for text, size in (("关于做好秋冬季", 22), ("森林防火工作的通知", 22), ("——致全市护林员", 16)):
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(text).font.size = Pt(size)
        for text in (BODY, "临江市林业局"):
            document.add_paragraph().add_run(text).font.size = Pt(14)

    document = document_of(made(write))
    assert blocks(document) == [
        ("headline", "关于做好秋冬季", 1),
        ("headline", "森林防火工作的通知", 1),
        ("deck", "——致全市护林员", 1),
        ("body", BODY, 1),
        ("body", "临江市林业局", 1),
    ]
    assert (document.title, document.date, document.place) == ("关于做好秋冬季 森林防火工作的通知", None, None)


def test_several_articles_and_what_looks_like_them() -> None:
    def news(document) -> None:  # type: ignore[no-untyped-def]
        for title in ("市委常委会召开会议", "全市秋收过半"):
            document.add_heading(title, 1)
            document.add_paragraph(BODY)

    def report(document) -> None:  # type: ignore[no-untyped-def]
        document.add_heading("临江市统计工作报告", 1)
        for section in ("一、总体情况", "第二章 存在问题"):
            document.add_heading(section, 1)
            document.add_paragraph(BODY)

    assert [a.headline for a in articles(document_of(made(news)))] == ["市委常委会召开会议", "全市秋收过半"]
    assert [a.headline for a in articles(document_of(made(report)))] == ["临江市统计工作报告"]
    assert document_of(made(news)).title is None


def test_plain_paragraphs_are_one_article_without_title() -> None:
    document = document_of(made(lambda document: [document.add_paragraph(BODY) for _ in range(2)] and None))  # type: ignore[attr-defined]
    assert blocks(document) == [("body", BODY, 1)] * 2 and document.title is None


def test_what_is_no_text() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('会议')}<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        f"<w:ins>{run.format('通过')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:hyperlink>{run.format('《条例》')}</w:hyperlink><w:r><w:tab/><w:t>。</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('尾')}</w:p></w:sdtContent></w:sdt>"
    )
    assert [text for _, text, _ in blocks(document_of(given_xml(body)))] == ["会议通过《条例》 。", "尾"]


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "{}">{}]><a>&h;</a>'.format(
    "哈" * 1000, "".join(f'<!ENTITY {b} "{f"&{a};" * 99}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
        given_xml("")[:-30],
        given_xml("<w:p>"),
        given_xml("<w:p/>"),
        given_xml(BOMB),
        given_xml("<w:p>" + " " * (MAX_XML + 1) + "</w:p>"),
        given_xml("<w:p><w:r>" * 3000),
    ],
    ids=["empty", "cut", "old or encrypted", "cut at the end", "not closed", "no text", "entities", "large", "deep"],
)
def test_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^bad\.docx"):
        document_of(data, "bad.docx")


def test_entities_of_other_files_are_not_fetched() -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        f"<w:t>{BODY}&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert document_of(given_xml(text)).text == BODY
