import csv
from dataclasses import replace
from io import StringIO

import pytest

from graph.resolve import resolve
from graph.tables import BOM, TABLES, write
from tests.graph.people import first_page, second_page


def rows(table: str) -> list[dict[str, str]]:
    file = StringIO()
    write(resolve([first_page(), second_page()]), table, file)
    assert file.getvalue().startswith(BOM)
    return list(csv.DictReader(StringIO(file.getvalue().removeprefix(BOM))))


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_every_column(table: str) -> None:
    found = rows(table)
    assert found
    assert all(None not in row and None not in row.values() for row in found)


def test_posts() -> None:
    (row,) = [r for r in rows("posts") if r["person"] == "孙立言" and r["role"] == "市长"]
    assert row["post"] == "临江市人民政府市长"
    assert row["said"] == "担任；被任命为"
    assert (row["first"], row["last"]) == ("2024-10-18", "2024-10-19")
    assert "孙立言" in row["sentence"]


def test_posts_begin_and_end_where_a_text_says_so() -> None:
    page = second_page()
    dated = [
        replace(r, effect={"appointed": "2024-10-18", "removed": "2024-10"}.get(r.relation, "")) for r in page.relations
    ]
    file = StringIO()
    write(resolve([replace(page, relations=tuple(dated))]), "posts", file)
    found = {r["said"]: (r["start"], r["end"]) for r in csv.DictReader(StringIO(file.getvalue().removeprefix(BOM)))}
    assert (found["被任命为"], found["被免去"]) == (("2024-10-18", ""), ("", "2024-10"))


def test_meetings() -> None:
    (row,) = [r for r in rows("meetings") if r["chair"]]
    assert (row["meeting"], row["start"], row["chair"]) == ("中共临江市委常委会会议", "2024-10-17", "赵明远")
    assert row["attendee"].split("；") == sorted(["赵明远", "孙立言", "李若谷", "周怀瑾"])
    assert (row["studied"], row["adopted"]) == ("青岚省农业农村工作会议", "临江市城市更新条例实施办法")


def test_policies() -> None:
    by_name = {row["policy"]: row for row in rows("policies")}
    assert by_name["临江市城市更新条例"]["implemented_by"] == "临江市城市更新条例实施办法"
    assert by_name["临江市城市更新条例实施办法"]["number"] == "临政发〔2024〕12号"
    assert by_name["临江市城市更新条例实施办法"]["issuer"] == "临江市人民政府"


def test_statements_have_their_sentences_and_places() -> None:
    page = first_page()
    for row in rows("statements"):
        if row["document"] == page.document.id:
            text = page.document.text[int(row["start"]) : int(row["end"])]
            assert "".join(text.split()) == "".join(row["sentence"].split())
