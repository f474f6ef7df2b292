"""Web pages: what is read from the shapes in which e-papers and government sites publish, and what is refused."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.models import Document, ReadError
from nlp.reading.blocks import articles
from nlp.reading.html import MAX_BYTES
from nlp.reading.html import read_html as read

WEB = Path(__file__).with_name("web")

# file: title, deck, date, paper, source, place, byline, body (tables and captions are told apart)
PAGES: dict[str, dict[str, object]] = {
    "epaper_founder": {
        "headline": ["全市秋粮收购工作推进会召开"],
        "deck": ["让农民种得放心卖得安心", "陆文远讲话"],
        "date": "2023-09-26",
        "paper": "临江日报",
        "byline": ["作者：白若溪"],
        "furniture": ["2023年09月26日"],
        "body": [
            "本报讯（记者 白若溪） 9月25日，全市秋粮收购工作推进会召开。市委副书记、市长陆文远出席并讲话，副市长",
            "秦素心主持。",
            "会议指出，要落实《粮食流通管理条例》，敞开收购、随到随收。",
        ],
    },
    "epaper_tables": {
        "headline": ["市人大常委会视察节水灌溉"],
        "date": "2009-04-16",
        "paper": "太行晚报",
        "furniture": ["( 2009-04-16 )"],
        "body": [
            "本报讯 4月15日，市人大常委会组织部分委员视察节水灌溉工程。",
            "市人大常委会副主任邢伯川带队，",
            "委员们建议，把膜下滴灌写进年度计划——分三年完成。",
        ],
    },
    "epaper_headings": {
        "headline": ["治水先治山 护山先护林"],
        "deck": ["临江市实行林长制两年记", "三级林长巡林一万二千次"],
        "date": "2022-03-12",
        "paper": "临江日报",
        "url": "https://epaper.example.cn/html/2022-03/12/nw.D110000_20220312_2-03.htm",
        "byline": ["本报记者 沈砚秋 通讯员 顾三省"],
        "furniture": ["《 临江日报 》（ 2022年03月12日 第 03 版）"],
        "caption": ["图为护林员在清河县巡山。 周南乔摄"],
        "body": [
            "三月的云岭，山风还凉。",
            "市级林长、市委书记方敬亭在清河县巡林时说：“林长不是挂名，要挂心。”",
            "市林业局局长Smith Li与他同行。",
        ],
    },
    "government_trs": {
        "headline": ["市政府召开第三十次常务会议"],
        "date": "2021-06-08",
        "source": "临江市融媒体中心",
        "place": "临江市",
        "url": "http://www.linjiang.example/zwyw/t20210608_30188.shtml",
        "furniture": [
            "来源：临江市融媒体中心 发布时间：2021-06-08 17:25 浏览次数：1024次 【字体：大 中 小】",
            "责任编辑：乔木",
        ],
        "body": [
            "6月7日，市长陆文远主持召开市政府第三十次常务会议。",
            "会议审议通过《临江市城市更新三年行动方案（2021—2023年）》。",
        ],
    },
    "government_policy": {
        "headline": ["临江市人民政府办公室 关于印发临江市冬春季火灾防控工作方案的通知"],
        "date": "2020-11-20",
        "place": "临江市",
        "body": [
            "临政办发〔2020〕41号",
            "各县（区）人民政府，市直有关单位：",
            "《临江市冬春季火灾防控工作方案》已经市政府同意，现印发给你们，请认真贯彻执行。",
            "临江市人民政府办公室",
            "2020年11月18日",
            "（此件公开发布）",
            "附表 责任分工",
        ],
        "table": ["单位 任务", "市消防救援支队 牵头 检查", "市教育局 校园演练"],
    },
    "government_portal": {
        "headline": ["省政府与临江大学签署合作协议"],
        "date": "2024-01-09",
        "paper": "云岭日报",
        "source": "云岭日报",
        "place": "云岭省",
        "furniture": ["2024-01-09 20:11 字号：默认 大 超大 | 来源： 云岭日报 | 打印 |", "责任编辑：苏木"],
        "body": [
            "云岭日报讯（全媒体记者 洪昼锦）1月9日，省政府与临江大学在云岭签署合作协议。"
            "省长江照晚、校长季平川见证签约。",
            "根据协议，双方共建云岭研究院。",
        ],
    },
    "public_account": {
        "headline": ["刚刚，临江市最新人事任免！"],
        "date": "2023-12-29",
        "source": "临江人大",
        "url": "https://mp.example.com/s/abcDEF",
        "furniture": ["临江发布 2023年12月29日 18:40 云岭", "来源 | 临江人大"],
        "body": [
            "临江市第六届人民代表大会常务委员会第十五次会议决定：",
            "任命康抱朴为市教育局局长；",
            "免去梅远黛的市教育局局长职务。",
        ],
    },
    "news_site_unmarked": {
        "headline": ["清河县集中开工十二个项目"],
        "date": "2019-02-21",
        "byline": ["记者 鲁一禾"],
        "furniture": ["2019-02-21 08:05"],
        "body": [
            "本网清河2月20日电 春寒料峭，清河县经济开发区却是机器轰鸣。当天，总投资四十六亿元的十二个项目集中开工，"
            "县委书记卓不群宣布开工。",
            "据介绍，这批项目涉及新材料、装备制造和农产品加工，年内计划完成投资十八亿元，全部建成后可新增就业岗位三千余个。",
            "县长程门雪说，项目是硬道理，服务要跟着项目走；县政务服务中心已为每个项目配了专员，帮办手续四十七项。",
        ],
    },
    "traditional_big5": {
        "headline": ["臨江市召開對臺工作會議"],
        "date": "2018-05-03",
        "paper": "臨江日報",
        "source": "臨江日報",
        "furniture": ["發布時間：2018-05-03 來源：臨江日報"],
        "body": [
            "本報訊 五月二日，臨江市委召開對臺工作會議，市委副書記葉知秋主持會議並講話。",
            "會議傳達學習了全省對臺工作會議精神。",
        ],
    },
    "party_site_broken": {
        "headline": ["中共临江市委组织部公示"],
        "date": "2017-08-04",
        "furniture": ["作者：组织部 日期：2017/8/4 点击：[] 审核：柳下风"],
        "body": [
            "为扩大选人用人中的民主，根据《党政领导干部选拔任用工作条例》，现将拟任职人选公示如下",
            "公示时间：2017年8月4日至8月10日",
            "受理电话：0000-1234567 \N{TELEPHONE RECEIVER} &nosuch; 市委组织部干部监督科",
            "（记者 温不群）",
        ],
        "table": ["姓名 现任职务 拟任职务", "石见川 市水利局副局长 拟任市水利局局长"],
    },
}


def read_html(data: bytes, path: str) -> Document:
    [document] = read(data, path)
    return document


def page(name: str) -> bytes:
    """The page in the encoding that it declares (it is kept as UTF-8)."""
    text = (WEB / f"{name}.html").read_text("utf-8")
    declared = re.search(r"charset\s*=\s*[\"']?([\w-]+)", text, re.IGNORECASE)
    assert declared is not None
    return text.encode(declared[1])


def lines(document: Document, kind: str) -> list[str]:
    return [document.text[slice(*block.span)] for block in document.blocks if block.kind == kind]


AUTHORS = {
    "epaper_founder": ["白若溪 记者"],
    "epaper_headings": ["沈砚秋 记者", "顾三省 通讯员"],
    "government_portal": ["洪昼锦 全媒体记者"],
    "news_site_unmarked": ["鲁一禾 记者"],
    "party_site_broken": ["温不群 记者"],
}


@pytest.mark.parametrize("name", PAGES)
def test_articles(name: str) -> None:
    document = read_html(page(name), name)
    article = next(a for a in articles(document) if a.kind == "article")
    assert [f"{a.name} {a.function}" for a in article.authors] == AUTHORS.get(name, [])
    assert article.headline == document.title
    for clean, given_at in zip(article.text, article.offsets, strict=True):
        assert clean == "\n" or unicodedata.normalize("NFKC", document.text[given_at]) == unicodedata.normalize(
            "NFKC", clean
        )


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in WEB.glob("*.html")} == set(PAGES) and len(PAGES) == 10


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    expected = dict(PAGES[name])
    document = read_html(page(name), f"{name}.html")
    kinds = ("headline", "deck", "byline", "body", "table", "caption", "furniture", "notice")
    read = {kind: lines(document, kind) for kind in kinds}
    assert read == {kind: expected.pop(kind, []) for kind in kinds}
    fields = ("date", "paper", "source", "place", "url")
    assert {f: getattr(document, f) for f in fields} == {f: expected.pop(f, None) for f in fields}
    assert document.title == read["headline"][0] and not expected


@pytest.mark.parametrize("name", PAGES)
def test_blocks_are_the_whole_text_in_order(name: str) -> None:
    document = read_html(page(name), name)
    ends = [0, *(block.span[1] for block in document.blocks)]
    gaps = [document.text[end : block.span[0]] for end, block in zip(ends[:-1], document.blocks, strict=True)]
    assert set(gaps) <= {"", "\n"} and ends[-1] == len(document.text)


BODY = "昨日，市委召开常务委员会会议，传达学习有关会议精神，研究部署下一步重点工作。" * 3


def plain(body: str, head: str = "") -> str:
    return f"<html><head>{head}<title>市委召开会议</title></head><body><h1>市委召开会议</h1>{body}</body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_without_declaration(encoding: str) -> None:
    document = read_html(plain(f"<p>{BODY}</p>").encode(encoding), "page.html")
    assert lines(document, "body") == [BODY] and document.title == "市委召开会议"


def test_wrong_declaration() -> None:
    declared = plain(f"<p>{BODY}</p>", '<meta charset="gb2312">')
    assert lines(read_html(declared.encode("utf-8"), "page.html"), "body") == [BODY]


def test_a_few_broken_bytes_do_not_lose_a_page() -> None:
    page = plain(f"<p>{BODY}</p><p>坏字</p><p>{BODY}</p>", '<meta charset="gbk">').encode("gbk")
    read = lines(read_html(page.replace("坏".encode("gbk"), b"\xff"), "page.html"), "body")
    assert read == [BODY, "\ufffd字", BODY]


def test_nothing_is_dated_by_the_day_the_page_was_saved() -> None:
    saved = plain(f"<div>今天是2026年1月3日 星期六</div><p>{BODY}</p>")
    assert read_html(saved.encode(), "page.html").date is None
    assert read_html(saved.encode(), "html/2019-02/21/content_5.htm").date == "2019-02-21"


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\0\0\0",
        b"<html></html>",
        b"<html><body><ul>" + b"<li><a href=x>\xe8\xa6\x81\xe9\x97\xbb</a></li>" * 500 + b"</ul></body></html>",
        b"x" * (MAX_BYTES + 1),
    ],
    ids=["empty", "NULs", "no text", "list of links", "too long"],
)
def test_no_article(page: bytes) -> None:
    with pytest.raises(ReadError, match=r"page\.html"):
        read_html(page, "page.html")


def test_entities_of_the_page_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "'
        + "哈" * 99
        + '">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 50}">' for i in range(12))
    )
    document = read_html((bomb + "]>" + plain(f"<p>{BODY}&m;</p>")).encode(), "bomb.html")
    assert len(document.text) < len(bomb) + 2 * len(BODY)


def test_a_page_of_ten_megabytes() -> None:
    paragraphs = 10_000_000 // len(f"<p>{BODY}</p>".encode())
    document = read_html(plain(f"<p>{BODY}</p>\n" * paragraphs).encode(), "long.html")
    assert lines(document, "body") == [BODY] * paragraphs


@pytest.mark.parametrize("nested", ["<div>", "<b>", "<table><tr><td>", "<a>", "<founder-content>"])
def test_deep_nesting(nested: str) -> None:
    document = read_html(plain(f"<p>{BODY}</p>" + nested * 100_000).encode(), "deep.html")
    assert BODY in document.text


def test_nul_and_lone_surrogates() -> None:
    document = read_html(plain(f"<p>{BODY}\0&#xD800;&#0;尾</p>").encode(), "nul.html")
    assert document.text.endswith("尾") and document.text.encode("utf-8")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td>",
                "<tr>",
                "</table>",
                "<a>",
                "<br>",
                BODY,
                "来源：",
                "&#x0;",
                "<!--",
                "\udc00",
                "<h1>",
            ]
        )
    )
)
def test_broken_markup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document = read_html("".join(pieces).encode("utf-8", "surrogatepass"), "page.html")
    except ReadError:
        return
    assert all(document.text[slice(*b.span)].strip() for b in document.blocks)
