"""Which files are read, and what a text file's name and header say."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp.models import ReadError
from nlp.reading import find_inputs, read

BODY = "清江县召开春耕会议\n会议指出，要抢抓农时。"


def write(path: Path, text: str = BODY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_files_and_folders_are_found_sorted_and_once(tmp_path: Path) -> None:
    b, a, c = (write(tmp_path / name) for name in ("b.txt", "sub/a.TXT", "c.jsonl"))
    write(tmp_path / "notes.xyz")
    write(tmp_path / ".hidden" / "d.txt")
    assert find_inputs([tmp_path]) == [b, c, a]
    assert find_inputs([str(c), tmp_path]) == [c, b, a]
    assert find_inputs([]) == []


def test_what_cannot_be_an_input_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        find_inputs([tmp_path / "gone.txt"])
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ReadError, match="nothing readable"):
        find_inputs([empty])
    with pytest.raises(ReadError, match=r"no reader for \.xyz"):
        find_inputs([write(tmp_path / "a.xyz")])
    with pytest.raises(ReadError, match="no reader"):
        read(write(tmp_path / "noreader"))
    with pytest.raises(ReadError):
        read(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    ("name", "text", "date", "paper"),
    [
        ("清江日报20230305A01.txt", BODY, "2023-03-05", "清江日报"),
        ("清江日报20230305A01.txt", "2023年3月6日 星期一\n" + BODY, "2023-03-05", "清江日报"),
        ("page.txt", "2023 年 3 月 6\n日 星期一 癸卯年二月十五\n" + BODY, "2023-03-06", None),
        ("page.txt", "会议定于2023年3月6日召开。", None, None),
        ("0938-1234567.txt", BODY, None, None),
    ],
    ids=["name", "name before header", "broken header", "running text", "telephone"],
)
def test_date_and_paper_come_from_name_or_header(
    tmp_path: Path, name: str, text: str, date: str | None, paper: str | None
) -> None:
    (document,) = read(write(tmp_path / name, text))
    assert (document.id, document.text, document.date, document.paper) == (name, text, date, paper)
    assert document.place is None


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "清江日报20230305A01.txt")
    (document,) = read(path, date="1998-01-01", place="云水市", paper="云水日报")
    assert (document.date, document.place, document.paper) == ("1998-01-01", "云水市", "云水日报")
    with pytest.raises(ReadError, match="no date"):
        read(path, date="1.1.1998")


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"empty\.txt: empty"):
        list(read(write(tmp_path / "empty.txt", " \n")))
    bad = tmp_path / "bad.txt"
    bad.write_bytes("会议会议".encode() + b"\xff")
    with pytest.raises(ReadError, match=r"bad\.txt:byte 12: not UTF-8"):
        list(read(bad))
