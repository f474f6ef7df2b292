"""Policies: what a title's last noun, its place and its number say, and what in 《》 is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.components.policies import NUMBER, bare_title, head_kind, inner_title, laid_before, match

KINDS: list[tuple[str, str | None]] = [
    ("清远市供热管理条例", "条例"),
    ("清远市供热管理办法（试行）", "管理办法"),
    ("清远市供热管理条例（草案修改稿）", "条例"),
    ("关于加强供热管理的意见", "意见"),
    ("清远市“十四五”规划纲要", "规划纲要"),
    ("清远市城市总体规划（2021—2035年）", "总体规划"),
    ("中华人民共和国乡村振兴促进法", "法"),
    ("政府工作报告", "政府工作报告"),
    ("关于印发〈清远市供热管理办法〉的通知", "通知"),
    ("清远市养老服务清单", "清单"),
    ("山河故人", None),
    ("我的祖国", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_the_noun_that_ends_a_title(title: str, kind: str | None) -> None:
    found = head_kind(title)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("办法（试行）", "办法"),
        ("条例（草案）（审议稿）", "条例"),
        ("规划(2021—2025年)", "规划"),
        ("（试行）办法", "（试行）办法"),
        ("办法", "办法"),
        ("", ""),
    ],
)
def test_a_title_without_its_brackets(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    ("title", "inner"),
    [
        ("关于印发〈清远市供热管理办法〉的通知", "清远市供热管理办法"),
        ("清远市人民政府关于印发《清远市供热管理办法（试行）》的通知", "清远市供热管理办法（试行）"),
        ("关于转发省政府〈广东省供热条例〉的通知", "广东省供热条例"),
        ("关于贯彻〈广东省供热条例〉的实施意见", ""),
        ("关于加强供热管理的通知", ""),
        ("", ""),
    ],
)
def test_the_document_that_a_notice_issues(title: str, inner: str) -> None:
    assert inner_title(title) == inner


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("（国发〔2024〕1号）", "国发〔2024〕1号"),
        ("清府办[2025]12号", "清府办[2025]12号"),
        ("清府(2025)3号文", "清府(2025)3号"),
        ("（清府发„2009‟3号）", "清府发„2009‟3号"),
        ("国务院令第712号", "国务院令第712号"),
        ("清远市人民政府令第36号", "清远市人民政府令第36号"),
        ("清远市人民政府令 第77号", "清远市人民政府令 第77号"),
        ("（市政府令第161号）", "市政府令第161号"),
        ("（2016年12月1日清远市人民政府令第2号发布）", "清远市人民政府令第2号"),
        ("3月5日清府〔2025〕3号", "清府〔2025〕3号"),
        ("根据市政府令第5号", "市政府令第5号"),
        ("交通运输部令2016年第4号", "交通运输部令2016年第4号"),
        ("国家税务总局公告2024年第5号", "国家税务总局公告2024年第5号"),
        ("夏令营第3号", None),
        ("公告2024年第1号", None),
        ("2024年第1号", None),
        ("第12号台风", None),
    ],
)
def test_numbers_of_documents(text: str, number: str | None) -> None:
    found = NUMBER.search(text)
    assert (found.group() if found else None) == number


@pytest.mark.parametrize(
    ("title", "document"),
    [
        ("关于审定〈清远市供热方案（送审稿）〉的请示", "清远市供热方案（送审稿）"),
        ("市水利局关于提请审议〈清远市供水条例（草案）〉的议案", "清远市供水条例（草案）"),
        ("关于审定〈山河故人〉的请示", "关于审定〈山河故人〉的请示"),
        ("关于贯彻〈清远市供水条例〉的意见", "关于贯彻〈清远市供水条例〉的意见"),
        ("", ""),
    ],
)
def test_the_document_that_is_laid_before_those_who_decide(title: str, document: str) -> None:
    assert laid_before(title) == document


# text → titles, and whether each is only a pointer to a document named before
TITLES: list[tuple[str, list[tuple[str, bool]]]] = [
    ("市政府印发《清远市供热管理办法》。", [("清远市供热管理办法", False)]),
    ("《中共中央 国务院关于做好农村工作的意见》发布。", [("中共中央 国务院关于做好农村工作的意见", False)]),
    ("《关于印发〈清远市供热管理办法〉的通知》下发。", [("关于印发〈清远市供热管理办法〉的通知", False)]),
    ("《关于印发<清远市供热管理办法>的通知》下发。", [("关于印发〈清远市供热管理办法〉的通知", False)]),
    ("审议《关于审定<清远市供热方案（送审稿）>的请示》。", [("清远市供热方案（送审稿）", False)]),
    ("《关于印发《清远市供热管理办法》的通知》下发。", [("关于印发《清远市供热管理办法》的通知", False)]),
    (
        "《关于加强供热管理的意见》《关于加强停车管理的意见》",
        [("关于加强供热管理的意见", False), ("关于加强停车管理的意见", False)],
    ),
    ("《清远市供热管理条例（草案）》提请审议。", [("清远市供热管理条例（草案）", False)]),
    ("《中华人民共和国民法典》宣传。", [("中华人民共和国民法典", False)]),
    ("学习《公务员法》《预算法》。", [("公务员法", False), ("预算法", False)]),
    ("《条例》共六章。", [("条例", True)]),
    ("《通知》要求，各地抓好落实。", [("通知", True)]),
    ("《行动计划》提出，", [("行动计划", True)]),
    ("贯彻落实《清远市养老服务清单》。", [("清远市养老服务清单", False)]),
    (
        "通过《关于批准〈清远市文物保护条例〉的决定》。",
        [("关于批准〈清远市文物保护条例〉的决定", False), ("清远市文物保护条例", False)],
    ),
    ("桌上有一本《中华人民共和国湿地保护法》单行本。", [("中华人民共和国湿地保护法", False)]),
    ("《清远市平安建设联席会议制度》不能只挂在墙上。", [("清远市平安建设联席会议制度", False)]),
    ("学习中共中央印发的《目前农村工作的若干问题》。", [("目前农村工作的若干问题", False)]),
    ("明确整治方案由市住建局组织实施。", []),
    ("会议通过两份文件，明确整治方案由市住建局组织实施。", [("整治方案", True)]),
]

NONE = [
    "《社区养老实施方案》一书出版。",
    "《城市交往制度》脱销，《乡村婚姻的若干问题》再版。",
    "小说《山河故人》出版。",
    "歌曲《我的祖国》唱响。",
    "学习《习近平谈治国理政》第四卷。",
    "《求是》杂志发表文章《建设教育强国》。",
    "《小河办法多》",
    "他说“办法”很多。",
    "《清远日报》报道。",
    "《怎么办？这个办法好！》",
    "《一方水土，一方人，一种办法》",
]


@pytest.mark.parametrize(("text", "titles"), [*TITLES, *((t, []) for t in NONE)])
def test_titles(text: str, titles: list[tuple[str, bool]]) -> None:
    found = [m for m in match(text) if m.kind == "policy"]
    assert [(m.get("title"), bool(m.get("anaphor"))) for m in found] == titles


@pytest.mark.parametrize("text", NONE[:4])
def test_what_is_no_policy_is_a_work(text: str) -> None:
    assert [m.kind for m in match(text)] == ["work"] * text.count("《")


NOTES = [
    ("《清远市供热管理条例》（以下简称《条例》）", "", "条例"),
    ("《清远市供热管理条例》（以下简称“条例”）", "", "条例"),
    ("《清远市供热管理办法》（下称《办法》）", "", ""),
    ("《关于加强供热管理的意见》（清府〔2025〕3号）", "清府〔2025〕3号", ""),
    ("《关于加强供热管理的意见》（清府〔2025〕3号，以下简称《意见》）", "清府〔2025〕3号", "意见"),
    ("《关于加强供热管理的意见》（讨论稿）", "", ""),
    ("清府〔2025〕3号《关于加强供热管理的意见》", "清府〔2025〕3号", ""),
    ("县委发清发〔1988〕16号《关于加强供热管理的通报》", "清发〔1988〕16号", ""),
    ("清远市政府清府〔1985〕58号文件《关于加强供热管理的通知》", "清府〔1985〕58号", ""),
    ("县政府清政发〔1985〕字第121号《关于加强供热管理的批复》", "清政发〔1985〕字第121号", ""),
    ("浙委办发〔2005〕32 号《关于加强供热管理的通知》", "浙委办发〔2005〕32 号", ""),
    ("清教委发〔2005〕2号《关于加强供热管理的通知》", "清教委发〔2005〕2号", ""),
    ("转发清府〔2025〕3号文件《关于加强供热管理的意见》", "清府〔2025〕3号", ""),
    ("清发改发〔2025〕3号《关于加强供热管理的意见》", "清发改发〔2025〕3号", ""),
    ("清府〔2025〕3号、《关于加强供热管理的意见》", "", ""),
    ("清府〔2025〕3号\n《关于加强供热管理的意见》", "", ""),  # the number of the page, not of what its text begins with
    ("市委办公室印发《关于加强供热管理的意见》的通知（清办发〔2025〕2号）", "清办发〔2025〕2号", ""),
    ("市委学习《关于加强供热管理的意见》的通知（清办发〔2025〕2号）", "", ""),
    (
        "清远市人民政府令\n第77号\n《清远市供水办法》已经2024年4月2日市政府常务会议审议通过，现予公布，自6月1日起施行。",
        "清远市人民政府令第77号",
        "",
    ),
    (
        "清远市人民政府\n政府令〔2010〕第15号\n《清远市供水办法》已经通过，现予公布。",
        "清远市人民政府令〔2010〕第15号",
        "",
    ),
    ("清远市人民政府令\n第77号\n《清远市供水办法》同时废止。", "", ""),
]


@pytest.mark.parametrize(("text", "number", "short"), NOTES)
def test_what_the_bracket_behind_a_title_says(text: str, number: str, short: str) -> None:
    (found,) = match(text)[:1]
    assert (found.get("number"), found.get("short")) == (number, short)


def test_the_headline_of_a_document_printed_in_full() -> None:
    for headline in (
        "清远市人民政府关于加强供热管理的意见",
        "关于加强供热管理的意见",
        "清远市人民政府关于印发清远市供热管理办法（试行）的通知",
        "中共清远市委办公室 清远市人民政府办公室印发《关于加强供热管理的意见》的通知",
        "清远市水利局 清远市财政局 清远市农业农村局 清远市自然资源局 清远市发展和改革委员会 关于加强供热管理的意见",
        "中共清远市委 清远市人民政府关于加强供热管理的意见",
    ):
        text = headline + "\n（2025年3月1日）\n结合实际，提出如下意见。"
        (found,) = [m for m in match(text, len(headline) + 1) if m.kind == "policy"]
        assert (found.get("title"), found.get("headline")) == (headline, "yes")
        assert (found.start, found.end) == (0, len(headline))


HEADS = [
    # a collection of laws prints the title twice, and the body between
    "清远市人民政府关于印发清远市供水管理规定（试行）的通知\n广东省清远市人民政府\n清远市人民政府关于印发清远市供水管理规定（试行）的通知",
    "清远市人民政府关于印发《清远市供水管理规定》的通知\n广东省清远市人民政府",
    "广东省人民政府关于印发广东省供水管理规定的通知\n省人民政府关于印发广东省供水管理规定的通知",
    "清远市人民政府关于表彰中国（清远）供水博览会先进单位的决定",
    "清远市贯彻落实《广东省供水条例》实施方案",
]


@pytest.mark.parametrize(
    ("text", "head", "title"),
    [
        ("清远市渔业条例\n清远市人大常委会\n清远市渔业条例\n（2005年3月25日某会议通过）", 24, "清远市渔业条例"),
        ("清新区工作规则\n•文号：清发〔2024〕7号\n•来源：网站\n第一章总则", 0, ""),
        ("清新区政府工作规则\n•文号：清发〔2024〕7号\n•来源：网站\n第一章总则", 37, "清新区政府工作规则"),
        ("清新区政府工作规则\n•来源：网站\n工作顺利。", 17, ""),
    ],
)
def test_a_printed_title_with_what_a_page_sets_beside_it(text: str, head: int, title: str) -> None:
    assert "".join(m.get("title") for m in match(text, head) if m.get("headline")) == title


@pytest.mark.parametrize("head", HEADS)
def test_the_title_alone_of_what_stands_above_a_document(head: str) -> None:
    text = head + "\n各县区人民政府：\n现印发给你们。"
    (found,) = [m for m in match(text, len(head) + 1) if m.get("headline")]
    assert found.get("title") == head.partition("\n")[0]


@pytest.mark.parametrize(
    "head", ["清远市印发贯彻落实《广东省供水条例》实施方案", "清远市贯彻落实《广东省供水条例》见成效"]
)
def test_a_headline_that_tells_of_carrying_out_is_no_title(head: str) -> None:
    assert [m for m in match(head + "\n各县区抓紧。", len(head) + 1) if m.get("headline")] == []


def test_a_number_that_stands_first_in_the_text_below_a_title() -> None:
    head = "清远市人民政府印发《关于加强供热管理的意见》的通知"
    for line in ("清府〔2025〕9号", "（清府〔2025〕9号）"):
        (found,) = [m for m in match(f"{head}\n{line}\n各县区政府：", len(head) + 1) if m.get("headline")]
        assert found.get("number") == "清府〔2025〕9号"


ADDRESSED = [
    (
        "清远市水利局 中共清远市委社会工作部 清远市财政局 关于印发清远市供水工程实施方案的通知\n"
        "各县区政府，有关单位：\n现将方案印发给你们。",
        "清远市水利局 中共清远市委社会工作部 清远市财政局 关于印发清远市供水工程实施方案的通知",
        "",
    ),
    (
        "中共清远市委办公室清远市人民政府办公室印发《关于加强供热管理的意见》的通知（清办发〔2025〕2号）\n《关于加强供热管理的意见》已经市委同意。",
        "中共清远市委办公室清远市人民政府办公室印发《关于加强供热管理的意见》的通知",
        "清办发〔2025〕2号",
    ),
    ("市政府召开会议部署落实关于加强供热管理的意见\n各县区政府，有关单位：\n供热要早。", "", ""),
    ("清远市财政局关于加强供热管理的意见\n供热要早。", "", ""),
    (
        "清远市水利局关于转发清远供水（集团）公司管理办法的通知\n广东省清远市水利局\n"
        "清远市水利局关于转发清远供水（集团）公司管理办法的通知\n清水办〔2008〕52号\n各县（区）水利局：\n现转发给你们。",
        "清远市水利局关于转发清远供水（集团）公司管理办法的通知",
        "清水办〔2008〕52号",
    ),
]


@pytest.mark.parametrize(("text", "title", "number"), ADDRESSED)
def test_a_title_that_no_reader_took_for_a_headline_above_whom_it_is_to(text: str, title: str, number: str) -> None:
    found = [(m.get("title"), m.get("number")) for m in match(text) if m.get("headline")]
    assert found == ([(title, number)] if title else [])


def test_what_a_page_says_below_a_title_is_no_part_of_it() -> None:
    title = "清远市人大常委会 关于接受王海辞职请求的决定"
    head = title + "\n来源：发布时间：2025-03-04 16:14:00\n(2025年3月4日清远市人大常委会会议通过)"
    (found,) = [m for m in match(head + "\n会议决定接受。", len(head) + 1) if m.get("headline")]
    assert (found.get("title"), found.end) == (title, len(title))


def test_the_number_below_a_headline_is_the_number_of_the_document_and_no_part_of_its_title() -> None:
    title = "清远市人民政府关于王海等同志任免职的通知"
    head = title + "\n清府任〔2020〕4号"
    (found,) = [m for m in match(head + "\n王海任市财政局局长。", len(head) + 1) if m.kind == "policy"]
    assert (found.get("title"), found.get("number"), found.end) == (title, "清府任〔2020〕4号", len(title))


PAGES = [
    (
        "清远市人民政府办公室文件\n清府办〔2025〕9号\n清远市人民政府办公室关于加强供热\n管理的意见\n",
        "清府办〔2025〕9号",
    ),
    ("索引号：0067/2025-00012\n发文机关：清远市人民政府办公室\n清远市人民政府办公室关于加强供热管理的意见\n", ""),
    ("清远市人民政府办公室关于加强供热管理的意见 清府办[2025]9号 各县区人民政府：", "清府办[2025]9号"),
    ("清远市人民政府办公室关于加强供热管理的意见\n文件编号 清府办〔2025〕9号\n", "清府办〔2025〕9号"),
    ("清府办〔2025〕9号《清远市人民政府办公室关于加强供热管理的意见》\n", "清府办〔2025〕9号"),
]


@pytest.mark.parametrize(("page", "number"), PAGES)
def test_what_stands_above_a_title_is_no_part_of_it(page: str, number: str) -> None:
    head = page if page.endswith("\n") else ""
    found = [m for m in match(page + "\n现提出如下意见。", len(head)) if m.kind == "policy"]
    assert [(m.get("title"), m.get("number"), m.get("headline")) for m in found] == [
        ("清远市人民政府办公室关于加强供热管理的意见", number, "yes")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "市政府召开会议解读关于加强供热管理的意见 清府〔2025〕9号 已印发。",
        "关于供热，市民这样说 清府〔2025〕9号 已印发。",
    ],
)
def test_a_line_with_a_number_that_begins_with_no_title(text: str) -> None:
    assert [m for m in match(text) if m.get("headline")] == []


@pytest.mark.parametrize("headline", ["市政府出台供热管理办法", "关于春天的诗", "关于供热，市民这样说", ""])
def test_a_headline_that_is_no_title(headline: str) -> None:
    text = headline + "\n正文。"
    assert [m for m in match(text, len(headline) + 1) if m.kind == "policy"] == []


BARE: list[tuple[str, list[str]]] = [
    ("市政府印发关于加强供热管理的通知。", ["关于加强供热管理的通知"]),
    ("会议传达学习关于加强供热管理的通知精神。", ["关于加强供热管理的通知"]),
    ("会议通过了关于清远市2024年预算的决议。", ["关于清远市2024年预算的决议"]),
    (
        "通过关于政府工作报告的决议、关于清远市2024年预算的决议后，大会闭幕。",
        ["关于政府工作报告的决议", "关于清远市2024年预算的决议"],
    ),
    (
        "会议传达市纪委关于加强供热监督的通知、市监委关于开展供热检查的通知。",
        ["关于加强供热监督的通知", "关于开展供热检查的通知"],
    ),
    (
        "会议表决通过了清远市供水条例（草案）、新修订的供热条例、市人大常委会关于加强供热监督的决定。",
        ["清远市供水条例", "供热条例", "关于加强供热监督的决定"],
    ),
    ("会议经表决，通过了人事任免事项、公共供热法和刑法修正案（九）。", ["公共供热法", "刑法修正案（九）"]),
    (
        "大会通过了市七届人大二次会议选举办法（草案）、市七届人大二次会议关于政府工作报告的决议。",
        ["市七届人大二次会议选举办法", "市七届人大二次会议关于政府工作报告的决议"],
    ),
    (
        "会议表决通过了关于批准《清远市供热合作条约》的决定、关于修改供水条例等三部法规的决定。",
        ["清远市供热合作条约", "关于批准《清远市供热合作条约》的决定", "关于修改供水条例等三部法规的决定"],
    ),
    ("会议通过了关于接受王海辞去副市长职务的请求的决定。", []),  # said of a post
    (
        "会议表决通过了市人大常委会关于接受王海、赵敏辞去副市长职务请求的决定，关于开展普法宣传的决议，关于批准清远市2024年预算调整方案的决议。",
        ["关于开展普法宣传的决议", "关于批准清远市2024年预算调整方案的决议"],
    ),
    ("会议通过了关于接受王海辞去副市长职务的请求的决定，听取了关于供热的决定。", []),
    ("大会审议并通过了清远市妇联第一届执委会工作报告，选举了委员。", ["清远市妇联第一届执委会工作报告"]),
    ("大会审议并通过了第一届团委会工作报告、王海作的第二届执委会工作报告。", []),  # whose, nobody says
    (
        "大会通过了关于《清远市人民政府工作报告》的决议、关于清远市一九八八年计划的决议。",
        ["清远市人民政府工作报告", "关于《清远市人民政府工作报告》的决议", "关于清远市一九八八年计划的决议"],
    ),
    ("会议审议通过政协清远市委员会关于加强委员联络的办法（试行）；审议人事事项。", ["关于加强委员联络的办法"]),
    ("审议通过《清远市供水方案》《清远市联系企业工作制度》。", ["清远市供水方案", "清远市联系企业工作制度"]),
    ("王海的《供水方案》、《联系企业工作制度》在展出。", ["供水方案"]),
    ("根据<清远市妇女联合会章程>规定，今年换届。", ["清远市妇女联合会章程"]),
    ("根据<办法>规定，今年换届，<解放思想>为题。", []),
    ("《关于贯彻〈清远市供水条例〉的意见》印发。", ["关于贯彻〈清远市供水条例〉的意见"]),
    ("会议通过了关于这两个报告的决议。", []),
    ("会议通过了新税法、有关决定和选举办法。", []),
    ("会议强调，要通过立法、执法、普法和深入学习宪法，找到解决办法。", []),
    ("该国众议院通过了移民条例。", []),
    ("某公司通过了环境管理体系认证、安全生产条例。", []),
    ("大家谈了关于加强供热管理的意见。", []),
    ("大家谈了关于加强供热管理的意见、关于供水的意见。", []),
    ("听取了关于供热的汇报。", []),
    ("大家学习了中央一九八五年一号文件和有关规定。", ["中共中央一九八五年一号文件"]),
    ("全县干部学习2006年中央1号文件。", ["中共中央2006年1号文件"]),
    ("传达中共中央〔1986〕一号文件精神。", ["中共中央1986年一号文件"]),
    ("大家学习了中央一号文件、1986年省委一号文件。", []),  # of which year; of which province
    ("中央一九八五年一号文件夹丢了。", []),
]


@pytest.mark.parametrize(("text", "titles"), BARE)
def test_titles_without_their_marks(text: str, titles: list[str]) -> None:
    assert [m.get("title") for m in match(text) if m.kind == "policy"] == titles


@given(st.text("《》〈〉（）〔〕关于印发的通知办法条例2025号，。\n市", max_size=40), st.integers(0, 20))
def test_titles_lie_in_the_text(text: str, headline_end: int) -> None:
    found = match(text, min(headline_end, len(text)))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(m.get("title") for m in found if m.kind == "policy")
    assert found == match(text, min(headline_end, len(text)))


PRINTED = [
    "（2024年6月25日清远市人民政府第39次常务会议通过）\n第一条 为加强管理，制定本办法。",
    "第一章 总则\n第一条 为加强管理，制定本办法。",
]


@pytest.mark.parametrize("body", PRINTED)
def test_the_title_of_a_printed_document_needs_no_verb(body: str) -> None:
    title = "清远市供水管理办法"
    (found,) = [m for m in match(f"{title}\n{body}", len(title) + 1) if m.kind == "policy"]
    assert (found.get("title"), found.get("headline")) == (title, "yes")


def test_a_title_broken_over_two_lines() -> None:
    (found,) = [m for m in match("会议学习《清远市供水\n管理办法》。") if m.kind == "policy"]
    assert found.get("title") == "清远市供水\n管理办法"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《清远市人才十条》正式出台。", ["清远市人才十条"]),
        ("她读完了《人生十条》。", []),
    ],
)
def test_measures_that_go_by_their_number(text: str, titles: list[str]) -> None:
    assert [m.get("title") for m in match(text) if m.kind == "policy"] == titles
