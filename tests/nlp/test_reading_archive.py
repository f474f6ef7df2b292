"""Archives: what they hold is read, what they threaten is refused, and one bad file costs no other."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.models import Document, ReadError
from nlp.reading import find_inputs, read
from nlp.reading.archive import MAX_RATIO, gunzip, zip_members

PAGE = "本报讯 昨日，市委召开常务委员会会议，传达学习有关会议精神。\n"


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_all(path: Path) -> tuple[list[Document], ReadError | None]:
    documents: list[Document] = []
    try:
        documents.extend(read(path))
    except ReadError as error:
        return documents, error
    return documents, None


def test_members_by_name_with_their_dates(tmp_path: Path) -> None:
    files = {
        "临江日报/20241018/02.txt": PAGE.encode("gb18030"),
        "临江日报/20241018/01.txt": PAGE.encode(),
        "__MACOSX/01.txt": b"x",
        ".hidden.txt": b"x",
        "picture.jpg": b"x",
    }
    documents, error = read_all(written(tmp_path, "issue.zip", packed(files)))
    assert error is None
    assert [(d.id, d.date, d.paper, d.text) for d in documents] == [
        ("01.txt", "2024-10-18", "临江日报", PAGE),
        ("02.txt", "2024-10-18", "临江日报", PAGE),
    ]
    assert documents[0].path == str(tmp_path / "issue.zip" / "临江日报/20241018/01.txt")


def test_names_from_chinese_windows() -> None:
    data = packed({"AAAA.txt": PAGE.encode()}).replace(b"AAAA", "临江".encode("gbk"))
    assert [member.path for member in zip_members(data, "a.zip")] == ["a.zip/临江.txt"]


def test_an_archive_in_an_archive_and_no_deeper(tmp_path: Path) -> None:
    inner = packed({"deep.txt": PAGE.encode()})
    middle = packed({"inner.zip": inner, "middle.txt": PAGE.encode()})
    documents, error = read_all(written(tmp_path, "outer.zip", packed({"middle.zip": middle})))
    assert [d.id for d in documents] == ["middle.txt"]
    assert error is not None and "inner.zip" in str(error) and "deep" in str(error)


def test_one_bad_file_costs_no_other(tmp_path: Path) -> None:
    files = {"a.txt": PAGE.encode(), "b.docx": b"no Word file", "c.pdf": b"no PDF file", "d.txt": PAGE.encode()}
    documents, error = read_all(written(tmp_path, "mixed.zip", packed(files)))
    assert [d.id for d in documents] == ["a.txt", "d.txt"]
    assert error is not None and "b.docx" in str(error) and "c.pdf" in str(error)


def test_rows_in_gzip(tmp_path: Path) -> None:
    rows = [{"id": f"row-{i}", "text": PAGE, "date": "2024-10-18"} for i in range(3)]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    path = written(tmp_path, "rows.jsonl.gz", gzip.compress(data[:40]) + gzip.compress(data[40:]))
    assert find_inputs([tmp_path]) == [path]
    assert [d.id for d in read(path)] == ["row-0", "row-1", "row-2"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = packed({"bomb.txt": b"\0" * 300_000_000, "good.txt": PAGE.encode()})
    documents, error = read_all(written(tmp_path, "bomb.zip", bomb))
    assert [d.id for d in documents] == ["good.txt"]
    assert error is not None and "bomb.txt" in str(error) and "times its size" in str(error)


def test_a_bomb_whose_header_lies() -> None:
    size = 4 * MAX_RATIO * 2**20
    data = packed({"bomb.txt": b"\0" * size}).replace(struct.pack("<L", size), struct.pack("<L", 1000))
    [member] = zip_members(data, "bomb.zip")
    with pytest.raises(ReadError, match=r"bomb\.txt: damaged|larger than its header"):
        member.read()


def test_a_gzip_bomb() -> None:
    with pytest.raises(ReadError, match="times its size"):
        gunzip(gzip.compress(b"\0" * 300_000_000), "bomb.gz")


# mtime=0: a header with today's second in it would give the case another name in each process that collects it.
@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8b", gzip.compress(PAGE.encode(), mtime=0)[:-9], b"\x1f\x8bxxxxxxxx", b"text"],
    ids=["two bytes", "cut short", "no deflate", "no gzip"],
)
def test_damaged_gzip(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"x\.gz: (damaged|cut short)"):
        gunzip(data, "x.gz")


def test_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(packed({"secret.txt": PAGE.encode()}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    documents, error = read_all(written(tmp_path, "secret.zip", bytes(data)))
    assert not documents and error is not None and "secret.txt: encrypted" in str(error)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"text" * 100, packed({}), packed({"a.jpg": b"x"})])
def test_nothing_to_read(tmp_path: Path, data: bytes) -> None:
    documents, error = read_all(written(tmp_path, "a.zip", data))
    assert not documents and error is not None and "a.zip" in str(error)


@given(st.data())
def test_damage_is_told(data: st.DataObject) -> None:
    whole = packed({"a.txt": PAGE.encode() * 20, "b.txt": PAGE.encode()})
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 9)) :]
    try:
        for member in zip_members(broken, "a.zip"):
            try:
                member.read()
            except ReadError as error:
                assert "a.zip/" in str(error)
    except ReadError as error:
        assert str(error).startswith("a.zip: ")


def test_a_line_of_two_hundred_megabytes(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"long\.txt: 200,000,000 bytes"):
        list(read(written(tmp_path, "long.txt", b"x" * 200_000_000)))
