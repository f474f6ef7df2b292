"""Files with annotated names, in every format that is read, and what is said of those that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin, Span

from nlp.annotated import Annotated, map_labels, read_annotated
from nlp.models import ReadError

BMES = "赵 B-NAME\n明 M-NAME\n远 E-NAME\n任 O\n县 B-TITLE\n长 E-TITLE\n\n周 S-NAME\n说 O\n"
BIO = "赵明远\tB-PER\n在\tO\n临江\tB-LOC\n市\tI-LOC\n到会\tO\n"
UNER = (
    "# sent_id = 1\n# text = 赵明远到临江\n"
    "1\t赵\tB-PER\t-\t-\n2\t明远\tI-PER\t-\t-\n3\t到\tO\t-\t-\n4\t临江\tB-LOC\t-\t-\n"
)


def spans(sentence: Annotated) -> list[tuple[str, str]]:
    return [(sentence.text[a:b], label) for a, b, label in sentence.spans]


def written(folder: Path, text: str, name: str = "a.iob") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BMES, [[("赵明远", "NAME"), ("县长", "TITLE")], [("周", "NAME")]]),
        (BIO, [[("赵明远", "PER"), ("临江市", "LOC")]]),
        (UNER, [[("赵明远", "PER"), ("临江", "LOC")]]),
        ("赵 I-PER\n明 I-PER\n和 O\n", [[("赵明", "PER")]]),
        ("赵 B-PER\n明 I-PER\n孙 B-PER\n伟 I-PER", [[("赵明", "PER"), ("孙伟", "PER")]]),
        ("省 B-GPE\n委 I-ORG\n", [[("省", "GPE"), ("委", "ORG")]]),
        ("临江 U-GPE\n市 B-ORG\n政 I-ORG\n府 L-ORG\n", [[("临江", "GPE"), ("市政府", "ORG")]]),
        ("# O\n1 O\n\n2 S-NUM\n", [[], [("2", "NUM")]]),
        ("赵 nr B-PER\n\ufeff说 v O\n".replace("\ufeff", ""), [[("赵", "PER")]]),
        ("好\tO\r\n\r\n\r\n好\tO\r\n", [[], []]),
    ],
)
def test_lines(tmp_path: Path, text: str, expected: list[list[tuple[str, str]]]) -> None:
    assert [spans(s) for s in read_annotated(written(tmp_path, text))] == expected


def test_docbin(tmp_path: Path) -> None:
    doc = spacy.blank("zh")("赵明远到临江")
    doc.ents = (Span(doc, 0, 3, label="PERSON"), Span(doc, 4, 6, label="GPE"))
    DocBin(docs=[doc]).to_disk(tmp_path / "a.spacy")
    (sentence,) = read_annotated(tmp_path / "a.spacy")
    assert sentence.text == "赵明远到临江"
    assert spans(sentence) == [("赵明远", "PERSON"), ("临江", "GPE")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.iob", b"", "holds no sentence"),
        ("a.iob", "赵明远 到 会".encode(), r"a\.iob:1: no tag in '赵明远 到 会'"),
        ("a.iob", "好 O\n好\n".encode(), r"a\.iob:2: no tag"),
        ("a.iob", "好 O\n".encode("gb18030"), "is not UTF-8"),
        ("a.spacy", "好 O\n".encode(), "is no spaCy DocBin"),
        ("a.spacy", b"", "is no spaCy DocBin"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError, match=message) as caught:
        read_annotated(tmp_path / name)
    assert "\n" not in str(caught.value)
    assert "give a .spacy DocBin" in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_annotated(tmp_path / "b")
    with pytest.raises(ReadError, match="is a folder"):
        read_annotated(tmp_path)


def test_map_labels() -> None:
    (sentence,) = map_labels([Annotated("赵明远到临江", ((0, 3, "PER"), (4, 6, "LOC")))], {"PER": "PERSON", "LOC": ""})
    assert sentence.spans == ((0, 3, "PERSON"),)
