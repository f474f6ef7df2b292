"""Lines of a text that look like titles, and titles that stand above another article than their own."""

from __future__ import annotations

import pytest

from nlp.models import Document
from nlp.reading import split
from nlp.reading.page_lines import read_lines
from nlp.reading.page_parts import read_parts


def spaced(*lines: str) -> str:
    """Lines as an extractor leaves them that puts an empty line after each."""
    return "\n\n".join(lines)


LEAD = spaced(
    "本报讯 （记者 林知秋） 清江县供电所近日",
    "派人到各村换下老旧电表，群众用电更放心",
    "了，今年以来已换下旧电表两千余块。",
)


@pytest.mark.parametrize(
    "goes_on",
    [
        ("清江县供电所所长何为说，下半年再换1.2万", "块，明年春天全县换完，山里也不例外，请大家", "放心。"),
        ("会议审议通过《清江县农村供电设施改造行", "动方案（2026—2028年）》和", "《清江县用电服务办法》。"),
        ("根据《清江县农村供电办法》，", "现将换表的村名公布，公布期5", "个工作日，有意见的请打电话。"),
    ],
)
def test_a_sentence_that_runs_on_is_no_title(goes_on: tuple[str, ...]) -> None:
    parts = read_parts(read_lines(LEAD + "\n\n" + spaced(*goes_on)).lines)
    assert [part.kind for part in parts] == ["body", "body"]
    assert parts[1].text == "".join(goes_on)


def test_two_titles_above_one_another_each_find_their_article() -> None:
    page = spaced(
        LEAD,
        "山村小学添了图书角\n\n清江县供电所换下老旧电表",
        "本报讯 （通讯员 何为） 每天放学以后，青",
        "石村小学的图书角里都坐满了孩子，书是城里",
        "一家书店捐的，老师给每个孩子办了借书证。",
    )
    found = [(article.headline, article.authors[0].name) for article in split(Document("page", page))]
    assert sorted(found) == [("山村小学添了图书角", "何为"), ("清江县供电所换下老旧电表", "林知秋")]
