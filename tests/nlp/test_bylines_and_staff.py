"""Who signs a report and who worked on its page."""

from __future__ import annotations

import pytest

from nlp.alignment import Aligned
from nlp.reading.page_authors import head_authors, tail_authors
from nlp.reading.page_lines import clean_line
from tests.nlp.mini import surfaces


def line(text: str) -> Aligned:
    return clean_line(Aligned.of(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("清江网（清江日报网）讯（记者 林知秋 通讯员 何为）1月12日上午，会议召开。", ["林知秋", "何为"]),
        ("经济导报清江网讯（赵立）8月11日，市委办公室召开发布会。", ["赵立"]),
        ("清江县（原称江县）讯息灵通。", []),
    ],
)
def test_signed_at_the_head(text: str, authors: list[str]) -> None:
    assert [author.name for author in head_authors(line(text))] == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("有关单位负责人参加活动。林知秋 何为 粟明/文", ["林知秋", "何为", "粟明"]),
        ("有关单位负责人参加活动。（记者：林知秋/编辑：何为/一审：赵立/二审：孙敏）", ["林知秋"]),
        ("他订了两份报。又订了 一份/文摘", []),
        ("会议要求抓好落实。（文字：林知秋 审核：何为 终审：粟明）", ["林知秋"]),
        ("作了业务辅导。（清江县妇联江小红）", ["江小红"]),
        ("作了业务辅导。（清江县人民检察院林知秋）", ["林知秋"]),
        ("作了业务辅导。（清江县应急管理局安全科）", []),
        ("作了业务辅导。（清江县委办公室）", []),
        ("会上作了评比。（县史志办 林知秋辑录）", ["林知秋"]),
    ],
)
def test_signed_at_the_end(text: str, authors: list[str]) -> None:
    assert [author.name for author in tail_authors(line(text))] == authors


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("一审：赵立", ["赵立"]),
        ("市政协副主席黄星向大会作报告。", ["黄星"]),
        ("县法院院长罗雄提请任命议案。", ["罗雄"]),
        ("座谈会上，胡梅、李秀连两位委员谈了体会。", ["胡梅", "李秀连"]),
        ("研究员袁明进村讲课。", ["袁明"]),
        ("党校校长脱德讲了第一课。", ["脱德"]),
        ("执行主席席就座。", []),
        ("军分区政委段长河，市长王海参加。", ["段长河", "王海"]),
        ("镇长索岩至今记得那一天。", ["索岩"]),
        ("县长汪海及生前友好前往送葬。", ["汪海"]),
        ("市长赵敏两个人到会。", ["赵敏"]),
        ("决定在李庄、王屯、大寺三个乡先走一步。", []),
        ("市公安局交警支队副支队长司马亮介绍。", ["司马亮"]),
    ],
)
def test_where_a_name_ends(text: str, people: list[str]) -> None:
    assert surfaces(text, "person") == people
