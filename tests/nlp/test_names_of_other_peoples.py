"""Names without a Han surname: by their parts, in lists that nothing introduces, and alone before what people do."""

from __future__ import annotations

import pytest

from nlp.components.person_names import is_composed
from tests.nlp.mini import matches


@pytest.mark.parametrize(
    ("name", "composed"),
    [
        ("拉毛才让", True),
        ("才让太", True),
        ("宝音满都拉", True),
        ("包满都呼", True),
        ("阿拉坦仓", True),
        ("白马乡长", False),
        ("乌兰牧骑", False),
        ("王海波", False),
    ],
)
def test_a_name_is_made_of_parts(name: str, composed: bool) -> None:
    assert is_composed(name) is composed


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("洛桑次仁、益西央金和王海出席座谈会。", ["洛桑次仁", "益西央金", "王海"]),
        ("会上，巴桑、那日苏和赵敏应邀参加。", ["巴桑", "那日苏", "赵敏"]),
        ("崔海、南光吉和玄明浩参加活动。", ["崔海", "南光吉", "玄明浩"]),
        ("市领导达娃卓嘎、扎西加、布仁图雅参加活动。", ["达娃卓嘎", "扎西加", "布仁图雅"]),
        ("巴哈提、努尔江和库尔曼陪同。", ["巴哈提", "努尔江", "库尔曼"]),
        ("随后，布仁图雅指出，要抓好落实。", ["布仁图雅"]),
        ("县委书记包满都呼主持会议。", ["包满都呼"]),
        ("阿不都热西提为市财政局局长。", ["阿不都热西提"]),
        ("党员、干部和群众参加活动。", []),
        ("公安、消防和应急参加演练。", []),
        ("安庆、黄山和马鞍山参加展会。", []),
        ("乌鲁木齐、呼和浩特和拉萨参加评选。", []),
        ("格鲁吉亚、塞内加尔和乌干达出席。", []),
        ("清远镇镇长王海、伊和乌素苏木达巴音参加会议。", ["王海", "巴音"]),
    ],
)
def test_who_was_there(text: str, people: list[str]) -> None:
    assert [text[m.start : m.end] for m in matches(text, "person")] == people
