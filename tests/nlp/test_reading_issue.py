"""Pages of one issue given as files of their own: which become one document, and what of its articles goes on where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.models import Article, Block, Document, Page
from nlp.reading import read, split, together
from nlp.reading.issue import text_pages
from nlp.reading.metadata import page_order

FRONT = """临江日报 2023年9月26日 星期二 第01版
老矿城换新颜
本报讯（记者 温不群）曾经靠一口矿井吃饭的青枫县，如今把三条旧巷道改成了工业博物馆。
县长贺知远介绍，三年来全县关停小矿十七座，退出的土地全部用来种树栽果，去年接待游客八十
万人次，带动两千多户村民吃上了旅游饭。（下转2版）
全市防汛会商会召开
本报讯（记者 鲁一禾）9月25日，全市防汛会商会召开。副市长柳成荫主持会议并讲话。
会议要求，各县区要盯紧山洪沟和病险水库，落实好二十四小时值班。
"""
BACK = """临江日报 2023年9月26日 星期二 第02版
青枫县开展消费帮扶
本报讯（记者 程门雪）9月24日，青枫县组织三十家商超与山区乡镇签订购销协议。
一上午签下订单四百多万元，核桃、木耳和土蜂蜜最受欢迎。
（上接1版）
“我在井下干了二十年，没想到老了还能当讲解员。”退休矿工石大有站在博物馆门口，向来自省城
的学生讲起当年的掘进机。
贺知远说，下一步全县还要把矿坑湖改成水上运动基地，让老矿工的儿女都能在家门口就业。
"""


def sheet(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read_all(*paths: Path) -> list[Document]:
    return [document for path in paths for document in read(path)]


def headlines(articles: tuple[Article, ...]) -> list[str]:
    return [a.headline for a in articles if a.kind == "article"]


def test_two_pages_are_one_document_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    back = sheet(tmp_path, "临江日报20230926第02版.txt", BACK)
    front = sheet(tmp_path, "临江日报20230926第01版.txt", FRONT)
    (issue,) = together(read_all(back, front))
    assert issue.id == "临江日报 2023-09-26"
    assert issue.text == FRONT + "\f" + BACK
    assert [(page.label, page.file) for page in issue.pages] == [("01", front.name), ("02", back.name)]
    assert [issue.text[slice(*page.span)] for page in issue.pages] == [FRONT, BACK]
    assert together(read_all(front, back)) == [issue]


def test_an_article_goes_on_on_the_other_page(tmp_path: Path) -> None:
    (issue,) = together(
        read_all(sheet(tmp_path, "20230926A01.txt", FRONT), sheet(tmp_path, "20230926A02.txt", BACK)),
    )
    articles = split(issue)
    assert headlines(articles) == ["老矿城换新颜", "全市防汛会商会召开", "青枫县开展消费帮扶"]
    town = articles[[a.headline for a in articles].index("老矿城换新颜")]
    assert "吃上了旅游饭。\n“我在井下干了二十年" in town.text
    assert town.text.endswith("都能在家门口就业。")
    assert "下转" not in town.text and "上接" not in town.text
    assert [issue.text[slice(*run)][:6] for run in town.body_runs] == ["本报讯（记者", "“我在井下干"]
    assert {a.text for a in articles if a.kind == "furniture"} >= {"（下转2版）", "（上接1版）"}
    kept = [i for a in articles for run in (*a.title_runs, *a.body_runs) for i in range(*run)]
    assert len(kept) == len(set(kept))
    assert set(kept) >= {i for i, c in enumerate(issue.text) if not c.isspace()}


def test_a_sentence_that_was_cut_is_whole_again(tmp_path: Path) -> None:
    front = FRONT.replace("带动两千多户村民吃上了旅游饭。（下转2版）", "带动两千多户（下转2版）")
    back = BACK.replace("（上接1版）\n“我", "（上接1版）村民吃上了旅游饭。\n“我")
    paths = sheet(tmp_path, "20230926A01.txt", front), sheet(tmp_path, "20230926A02.txt", back)
    (issue,) = together(read_all(*paths))
    assert any("带动两千多户村民吃上了旅游饭。" in article.text for article in split(issue))


@pytest.mark.parametrize(
    ("names", "texts", "why"),
    [
        (("20230926A01.txt", "20230927A02.txt"), (FRONT, BACK.replace("26日", "27日")), "two days"),
        (("甲日报20230926A01.txt", "乙日报20230926A02.txt"), (FRONT, BACK), "two papers by their names"),
        (("a/20230926A01.txt", "b/20230926A02.txt"), ("无名。", "无名二。"), "two folders, and no paper is named"),
        (("north.txt", "south.txt"), (FRONT[5:], BACK[5:]), "no paper, and names that differ in more than the page"),
        (("A01.txt", "A02.txt"), ("没有日期的一页。", "没有日期的又一页。"), "no date"),
        (("2023-09-26_1.txt", "2023-09-26_2.txt"), ("市长贺知远到青枫县调研。", "市委常委会召开会议。"), "no pages"),
        (("20230926A01.md", "20230926A02.md"), (FRONT, BACK), "Markdown holds articles"),
    ],
)
def test_what_is_no_page_of_the_same_issue_stays_by_itself(
    tmp_path: Path, names: tuple[str, str], texts: tuple[str, str], why: str
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
    documents = read_all(*(sheet(tmp_path, name, text) for name, text in zip(names, texts, strict=True)))
    assert together(documents) == documents, why


def test_rows_of_a_file_of_records_keep_their_identifiers(tmp_path: Path) -> None:
    import json

    rows = [{"id": "one", "text": FRONT}, {"id": "two", "text": BACK}]
    documents = read_all(sheet(tmp_path, "rows.jsonl", "\n".join(json.dumps(row) for row in rows)))
    assert [d.id for d in together(documents)] == ["one", "two"]
    assert [page.label for d in documents for page in d.pages] == ["01", "02"]


def test_a_page_given_twice_stays_by_itself(tmp_path: Path) -> None:
    (tmp_path / "重传").mkdir()
    again = sheet(tmp_path / "重传", "临江日报20230926A01.txt", FRONT + "更正见明日本版。\n")
    names = ("临江日报20230926A01.txt", FRONT), ("临江日报20230926A02.txt", BACK)
    documents = read_all(*(sheet(tmp_path, *name) for name in names), again)
    found = together(documents)
    assert len(found) == 2
    assert sorted(len(d.pages) for d in found) == [1, 2]


def test_the_blocks_of_laid_out_pages_move_with_their_text() -> None:
    def laid_out(label: str, text: str) -> Document:
        block = Block("body", (0, len(text)), 1, 1, (0.0, 0.0, 10.0, 10.0))
        return Document(
            f"20230926{label}.pdf",
            text,
            date="2023-09-26",
            path=f"20230926{label}.pdf",
            blocks=(block,),
            pages=(Page((0, len(text)), label),),
        )

    (issue,) = together([laid_out("A02", "后一页的文章。"), laid_out("A01", "前一页的文章。")])
    assert issue.id == "20230926"
    assert [(issue.text[slice(*b.span)], b.group, b.page) for b in issue.blocks] == [
        ("前一页的文章。", 1, 1),
        ("后一页的文章。", 2, 2),
    ]


@pytest.mark.parametrize(
    ("text", "label", "pages"),
    [
        ("一篇文章。", None, ()),
        ("一篇文章。", "3", ((0, 5, "3"),)),
        ("一篇\f\f二篇", "1", ((0, 2, ""), (4, 6, ""))),
        ("\f一篇", "2", ((0, 3, "2"),)),
        ("2023年9月26日 星期二 第03版\f乙", None, ((0, 19, "03"), (20, 21, ""))),
    ],
)
def test_pages_of_a_text(text: str, label: str | None, pages: tuple[tuple[int, int, str], ...]) -> None:
    assert tuple((*page.span, page.label) for page in text_pages(text, label)) == pages


def test_pages_within_one_text_are_joined_as_well(tmp_path: Path) -> None:
    (document,) = read(sheet(tmp_path, "whole.txt", FRONT + "\f" + BACK))
    assert together([document]) == [document]
    assert "吃上了旅游饭。\n“我在井下干了二十年" in "".join(a.text for a in split(document))


@pytest.mark.parametrize(
    ("labels", "ordered"),
    [(["10", "2", "1"], ["1", "2", "10"]), (["B01", "A10", "A02"], ["A02", "A10", "B01"]), (["甲", "1"], ["1", "甲"])],
)
def test_pages_are_turned_in_order(labels: list[str], ordered: list[str]) -> None:
    assert sorted(labels, key=page_order) == ordered


@settings(max_examples=60)
@given(st.permutations(["A01", "A02", "A03", "B01"]), st.lists(st.sampled_from([FRONT, BACK, "通告。"]), min_size=4))
def test_the_order_of_the_files_changes_nothing(order: list[str], texts: list[str]) -> None:
    made = {
        label: Document(f"20230926{label}.txt", text, "2023-09-26", path=f"20230926{label}.txt")
        for label, text in zip(["A01", "A02", "A03", "B01"], texts, strict=False)
    }
    pages = [replace(made[label], pages=(Page((0, len(made[label].text)), label),)) for label in order]
    (issue,) = together(pages)
    assert [page.label for page in issue.pages] == ["A01", "A02", "A03", "B01"]
    articles = split(issue)
    kept = sorted(i for a in articles for run in (*a.title_runs, *a.body_runs) for i in range(*run))
    assert len(kept) == len(set(kept))
    assert set(kept) >= {i for i, c in enumerate(issue.text) if not c.isspace()}
