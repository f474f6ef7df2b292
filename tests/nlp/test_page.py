"""Pages as an extractor leaves them: set here in columns from articles that are known, then split again."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.alignment import Aligned
from nlp.models import Article, Document
from nlp.reading import split
from nlp.reading.page_lines import clean_line, read_lines
from nlp.reading.page_patterns import Pattern, page_patterns

NO_LINE_BEGINS_WITH = "，。、；：！？）》”’」』…"
NO_LINE_ENDS_WITH = "（《“‘「『"


# ── a small typesetter ───────────────────────────────────────────────────────────────────────────────────────────────
@dataclass
class Story:
    """An article to set: lines of its title, its paragraphs, the width of its column."""

    title: Sequence[str]
    body: Sequence[str]
    width: int
    headlines: Sequence[str] = ()
    authors: Sequence[str] = ()
    byline: str = ""
    dateline: str = ""
    tail: Sequence[str] = ()  # lines that are set as they stand: signatures, tables
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def accepted(self) -> set[str]:
        return {squeeze(h) for h in (*self.headlines, "".join(self.title))}


@dataclass
class Page:
    """What stands on a page, in its order: stories' titles ("t", story), bodies ("b", story) and other lines."""

    style: str  # "spaced": an empty line after each line; "dense"; "indented": dense, paragraphs stand in
    items: Sequence[object]

    def set(self) -> str:
        text = ""
        gap = "\n\n" if self.style == "spaced" else "\n"

        def put(line: str, story: Story | None = None, after: str = gap) -> None:
            nonlocal text
            if story is not None:
                story.spans.append((len(text), len(text) + len(line)))
            text += line + after

        for item in self.items:
            if isinstance(item, str):
                put(item)
                continue
            assert isinstance(item, tuple)
            kind, story = item
            if kind == "t":
                for line in story.title[:-1]:
                    put(line, after="\n")
                put(story.title[-1], after="\n" if story.dateline else gap)
                if story.dateline:
                    put(story.dateline, story)
            elif kind == "by":
                put(story.byline, story)
            else:
                for given_paragraph in story.body:
                    for k, line in enumerate(wrap(given_paragraph, story.width)):
                        indent = "　　" if self.style == "indented" and k == 0 else ""
                        broken = self.style == "spaced" and re.search(r"[0-9A-Za-z]$", line)
                        put(indent + line, story, "\n" if broken else gap)
                for line in story.tail:
                    put(line, story, "\n")
                if story.tail:
                    text += "\n"
        return text


def wrap(text: str, width: int) -> list[str]:
    """``text`` in lines of ``width`` characters, the first two short of it, by the rules of where a line may break."""
    lines: list[str] = []
    line, used = "", 2.0
    for word in re.findall(r"[0-9A-Za-z.%]+|.", text):
        size = sum(0.5 if ord(c) < 128 else 1.0 for c in word)
        if used + size > width and not (word in NO_LINE_BEGINS_WITH and used + size <= width + 1):
            carried = ""
            while line and (line[-1] in NO_LINE_ENDS_WITH or (not carried and word in NO_LINE_BEGINS_WITH)):
                line, carried = line[:-1], line[-1] + carried
            lines.append(line)
            line, used = carried, float(len(carried))
        line += word
        used += size
    return [*lines, line]


def squeeze(text: str) -> str:
    return "".join(text.split())


def characters(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


def stories(page: Page) -> list[Story]:
    found: list[Story] = []
    for item in page.items:
        if isinstance(item, tuple) and not any(item[1] is story for story in found):
            found.append(item[1])
    return found


# ── the pages ────────────────────────────────────────────────────────────────────────────────────────────────────────
def yibin() -> Page:
    executive = Story(
        ["市政府召开第41次常务会议", "梁朝生主持"],
        [
            "本报讯（记者 沈一鸣）4月11日，市委副书记、市长梁朝生主持召开市政府第41次常务会议，"
            "传达学习省政府安全生产电视电话"
            "会议精神，研究部署春耕生产、长江岸线整治等工作。",
            "会议审议通过《宜宾市长江岸线生态修复三年行动方案》，听取市水利局关于中小水库除险加固情况的汇报。"
            "会议强调，岸线治理"
            "要一寸一寸地抓，谁的河段谁负责，不能把问题推给下游。",
            "副市长舒望、纪春来，市政府秘书长郝仁出席会议。",
        ],
        17,
        ["市政府召开第41次常务会议"],
        ["沈一鸣"],
    )
    survey = Story(
        ["邓秋实在屏山县调研茶产业时强调", "让好山好水", "产出更多好茶叶"],
        [
            "本报讯 （记者 罗小川 通讯员 安康）昨日，市委书记邓秋实到屏山县调研茶产业发展情况，"
            "先后走进岩门村茶园、龙湖茶叶加工厂，"
            "同茶农算收入账，问销路难处。",
            "邓秋实指出，屏山种茶有条件、有传统，缺的是牌子和链条。要落实好《四川省精制川茶产业提升方案》，"
            "把小作坊联成大产业，"
            "让茶农在家门口多挣一份钱。",
            "市委秘书长顾长风，屏山县委书记冷杉陪同调研。",
        ],
        15,
        ["让好山好水产出更多好茶叶"],
        ["罗小川", "安康"],
    )
    feature = Story(
        ["一根竹子的七十二变", "——长宁县竹产业发展走笔"],
        [
            "清晨的蜀南竹海，雾还挂在竹梢上，篾匠何老三已经坐在院坝里破了半捆竹子。他说，从前编筐卖不出价，"
            "现在一只茶盘能卖三百元。",
            "靠竹吃竹，长宁人吃了几百年。2021年，县里印发《长宁县竹产业振兴实施意见》，从种苗到加工逐段补链。",
            "竹子进了实验室竹子进了实验室",
            "“竹纤维的强度不比玻璃纤维差。”四川竹研院副院长柏青拿起一块板材说，去年实验室和三家企业合作，"
            "十一项技术变成了产品。",
            "长宁县副县长云海介绍，全县竹产业综合产值今年有望突破80亿元。",
        ],
        19,
        ["一根竹子的七十二变"],
        ["苏小妹", "海棠"],
        byline="□ 本报记者 苏小妹 实习记者 海棠",
    )
    notice = "国网翠屏供电公司计划停电公告"
    return Page(
        "spaced",
        [
            "2023 年 4 月 12\n日 星期三 癸卯年闰二月廿二",
            ("b", executive),
            "4 月 9\n日，翠屏区金秋湖畔油菜花开，游人踏青赏花。 单一舟 摄",
            ("b", survey),
            ("t", feature),
            ("by", feature),
            ("t", executive),
            "学习贯彻省委十二届二次全会精神学习贯彻省委十二届二次全会精神",
            ("t", survey),
            ("b", feature),
            notice,
            "因线路检修，定于 4 月 14 日 8 时至 18 时对南广镇部分台区停电，由此带来不便，敬请谅解。",
            "今日天气 阴转小雨，偏北风 2级，13℃～19\n℃",
            "责编：闻笛 版式：石破天 校对：雨来",
        ],
    )


def jiuquan() -> Page:
    session = Story(
        ["市人大常委会举行第十二次会议", "戈壁滩主持并讲话"],
        [
            "本报讯（记者 祁连）8月30日，酒泉市第五届人大常委会举行第十二次会议。"
            "市人大常委会主任戈壁滩主持会议并讲话，副主任关山、"
            "敦厚及委员二十九人出席。",
            "会议听取和审议了市政府关于2022年上半年国民经济和社会发展计划执行情况的报告，"
            "表决通过《酒泉市城市供水用水条例》，"
            "决定任命玉门生为酒泉市副市长。",
            "市委常委、常务副市长阳关，市监察委员会主任金塔列席会议。",
        ],
        16,
        ["市人大常委会举行第十二次会议"],
        ["祁连"],
    )
    grapes = Story(
        ["敦煌葡萄搭上“冷链专列”"],
        [
            "本报敦煌讯（记者 莫高）近日，敦煌市首趟葡萄冷链专列从敦煌站开出，三十小时后抵达成都。往年靠汽车拉，"
            "路上要坏掉一成，"
            "今年损耗降到百分之二。",
            "敦煌市商务局局长党河说，专列每周开行两趟，果农每斤能多卖四毛钱。",
        ],
        16,
        [],
        ["莫高"],
    )
    study = Story(
        ["市审计局传达学习省委经济工作会议精神"],
        [
            "日前，市审计局召开党组会议，传达学习省委经济工作会议精神。党组书记、局长安西主持并讲话。",
            "会议要求，要紧盯重大项目资金和民生资金，做到应审尽审，对发现的问题逐条销号。（苏北）",
        ],
        20,
        [],
        ["苏北"],
    )
    obituary = Story(
        ["骆驼同志逝世"],
        [
            "离休干部、原酒泉地区水利局局长骆驼同志，因病医治无效，于2022年8月27日在酒泉逝世，享年九十五岁。",
            "骆驼同志1927年生于陕西米脂，1945年参加工作，1985年离休。遵照本人遗愿，丧事从简。",
        ],
        13,
    )
    return Page(
        "dense",
        [
            "2022年8月31日 星期三 第01版 要闻 责编：胡杨 组版：红柳",
            ("t", session),
            ("b", session),
            ("t", grapes),
            ("b", grapes),
            "图为工人在敦煌站装运葡萄。本报记者 莫高 摄",
            ("t", study),
            ("b", study),
            ("t", obituary),
            ("b", obituary),
            "遗失 市民白杨不慎遗失身份证一张，声明作废。",
        ],
    )


def yanbian() -> Page:
    congress = Story(
        ["全州乡村振兴现场推进会在和龙召开"],
        [
            "本报讯（记者 金达莱）９月１８日，全州乡村振兴现场推进会在和龙市召开。州委书记朴太峰出席并讲话，"
            "州委副书记、州长李顺玉主持。",
            "与会人员实地观摩了光东村稻米加工、龙门湖民宿等项目。朴太峰强调，"
            "要落实《延边州乡村建设行动实施方案》，一村一村地干，"
            "一件一件地办。",
            "州领导崔明浩、郑在勋参加会议。",
        ],
        18,
        [],
        ["金达莱"],
    )
    press = Story(
        ["延边出台二十条措施支持民营经济"],
        [
            "本报讯（记者 南一 通讯员 许哲）记者从州政府新闻办举行的新闻发布会上获悉，"
            "《延边州支持民营经济高质量发展若干措施》"
            "将于１０月１日起施行，共二十条。",
            "州工信局副局长全永吉介绍，新措施对首次升规的企业给予２０万元奖励，对“小巨人”企业给予１００万元奖励。",
        ],
        14,
        [],
        ["南一", "许哲"],
    )
    notice = Story(
        ["延边朝鲜族自治州人民代表大会常务委员会公告", "（第十六届第9号）"],
        [
            "《延边朝鲜族自治州图们江流域水环境保护条例》已由延边朝鲜族自治州第十六届人民代表大会第三次会议于２０"
            "２３年１月１２日通过，"
            "吉林省第十四届人民代表大会常务委员会第四次会议于７月２８日批准，现予公布，自２０２３年１０月１日起施行。",
        ],
        15,
        ["延边朝鲜族自治州人民代表大会常务委员会公告"],
        tail=["延边朝鲜族自治州人民代表大会常务委员会", "２０２３年９月１５日"],
    )
    return Page(
        "indented",
        [
            ("b", congress),
            ("b", press),
            ("t", press),
            ("t", congress),
            ("t", notice),
            ("b", notice),
            "寻人启事",
            "吴老太太，八十二岁，九月十日在延吉市西市场走失，有知情者请与家属联系，电话 0433—2510000",
            "２０２３年９月１９日 星期二 ０２ 要闻 编辑 韩冬 美编 夏荷",
        ],
    )


def three_bureaus() -> Page:
    """Three bodies that share most of their words; their titles stand together, in another order."""
    finance = Story(
        ["市财政局传达学习市委六届七次全会精神", "把每一分钱花在刀刃上"],
        [
            "本报讯（记者 程远）7月3日，市财政局召开党组（扩大）会议，传达学习市委六届七次全会精神，"
            "研究贯彻落实措施。党组书记、局长"
            "钱塘主持会议。",
            "会议强调，要把全会精神贯穿预算编制全过程，严控一般性支出，保障基层“三保”，把每一分钱花在刀刃上。",
        ],
        18,
        ["市财政局传达学习市委六届七次全会精神"],
        ["程远"],
    )
    water = Story(
        ["市水利局学习贯彻市委六届七次全会精神"],
        [
            "本报讯（记者 程远）连日来，市水利局通过党组会、支部会等形式，学习贯彻市委六届七次全会精神，"
            "结合防汛抗旱谋划下半年工作。",
            "市水利局党组书记、局长江心说，要把全会部署的水网工程逐项落地，确保三座水库年内完成除险加固。",
        ],
        18,
        [],
        ["程远"],
    )
    court = Story(
        ["市中级人民法院专题研讨全会精神"],
        [
            "本报讯（通讯员 法言）7月4日，市中级人民法院召开党组理论学习中心组学习会，"
            "专题研讨市委六届七次全会精神。院长衡平主持并领学。",
            "会议要求，要以公正司法护航高质量发展，让群众在每一个案件中感受到公平正义。",
        ],
        15,
        [],
        ["法言"],
    )
    opinion = Story(
        ["中共衢州市委 衢州市人民政府", "关于支持山区县高质量发展的若干意见"],
        [
            "为贯彻落实省委、省政府关于山区县高质量发展的部署，加快补齐我市山区发展短板，结合实际，提出如下意见。",
            "一、总体要求",
            "坚持以习近平新时代中国特色社会主义思想为指导，立足山区资源禀赋，到2027年，"
            "山区县人均地区生产总值达到10万元。",
            "二、重点任务",
            "（一）做强特色产业。支持开化县、常山县发展清水鱼、胡柚产业，建设一批加工园区。",
            "（二）畅通交通网络。加快建设衢黄公路，推动县县通高铁。",
        ],
        21,
        ["关于支持山区县高质量发展的若干意见"],
        dateline="（2024年6月30日）",
    )
    return Page(
        "spaced",
        [
            ("b", opinion),
            "（下转2版）",
            ("t", opinion),
            ("b", finance),
            ("b", water),
            ("b", court),
            ("t", court),
            ("t", finance),
            "奋力推进山区共同富裕奋力推进山区共同富裕",
            ("t", water),
            "6 月 28日，衢江区廿里镇的荷花竞相开放。 本报记者 方圆 摄",
            "2024 年 7 月 5\n日 星期五 责编：柴火 版式：米粒 01版",
        ],
    )


def unwrapped() -> Page:
    """Paragraphs a line, as they are copied from a screen."""
    wide = 10_000
    first = Story(
        ["全省文物工作会议在西安召开"],
        [
            "本报讯（记者 秦川）5月20日，全省文物工作会议在西安召开。省委常委、宣传部部长骊山出席并讲话，"
            "副省长灞桥主持。",
            "会议强调，要贯彻落实《陕西省文物保护利用改革方案》，让文物活起来。",
        ],
        wide,
        [],
        ["秦川"],
    )
    second = Story(
        ["柞水木耳卖到了海外"],
        [
            "本报讯（记者 终南）“一朵小木耳，换来五万美元的订单。”5月18日，"
            "柞水县小岭镇金米村党支部书记牛背梁高兴地说。",
            "近年来，柞水县依托科技特派团，建起木耳大棚一千二百个，带动八千户群众增收。",
        ],
        wide,
        [],
        ["终南"],
    )
    third = Story(
        ["别让“线上填表”成了新负担"],
        [
            "走基层时，常听村干部说，表不用纸填了，可手机里的表更多了，一天要在七个平台上各报一遍。",
            "减负不是换个地方增负。把数据打通，让信息多跑路、干部少填表，才是治本之策。",
        ],
        wide,
        byline="□ 本报评论员",
    )
    return Page(
        "dense",
        [("t", first), ("b", first), ("t", second), ("b", second), ("t", third), ("by", third), ("b", third)],
    )


def news_column() -> Page:
    """A column of short news, a table, an appointment notice; titles above and below."""
    signing = Story(
        ["海西州与中海清能签署战略合作协议"],
        [
            "本报德令哈讯（记者 柏树）3月6日，海西州人民政府与中海清能集团签署战略合作协议。州委副书记、"
            "州长才让扎西，集团党委书记、"
            "董事长闻涛出席签约仪式并致辞。",
            "根据协议，双方将在格尔木市、德令哈市共建光热发电和绿氢项目。副州长昆仑代表州政府签约。",
        ],
        16,
        [],
        ["柏树"],
    )
    items = Story(
        ["一句话新闻一句话新闻"],
        [
            "州教育局 近日印发《海西州中小学食堂管理办法》，四月起在全州推行校长陪餐制。",
            "乌兰县 茶卡镇污水处理厂扩建工程3月4日开工，计划投资2600万元。",
            "天峻县 县委书记丹珠带队赴西宁招商，签下牛羊肉订单1800吨。",
        ],
        20,
        ["一句话新闻"],
    )
    table = Story(
        ["海西州2024年3月领导干部接访安排表"],
        [],
        20,
        tail=[
            "日 期 值班领导 职 务",
            "3月 12日 巴音 州委副书记",
            "3月 19日 才仁 副州长、州公安局",
            "局长",
            "3月 26日 祁曼 州政协副主席",
        ],
    )
    public = Story(
        ["海西州拟任职干部任前公示"],
        [
            "根据《党政领导干部选拔任用工作条例》有关规定，现将下列拟任职干部予以公示，"
            "公示期为2024年3月7日至13日。监督电话：0977—8210000。"
        ],
        18,
        tail=["中共海西州委组织部", "2024年3月6日"],
    )
    meeting = Story(
        ["州政协召开主席会议"],
        [
            "3月5日，州政协召开第十四届二十一次主席会议。州政协主席雪莲主持，副主席多杰、白云出席。",
            "会议审议通过《州政协2024年协商计划》，决定三月下旬召开常委会会议。（政宣）",
        ],
        14,
    )
    return Page(
        "spaced",
        [
            ("t", signing),
            ("b", signing),
            ("t", table),
            ("b", table),
            ("t", public),
            ("b", public),
            ("b", meeting),
            ("t", meeting),
            ("t", items),
            ("b", items),
            "广告 德令哈市河西街道商铺招租，联系人：马先生，电话 0977—8220000",
            "本版责编 何时 版式 明月 电子信箱 hxrb@example.cn 电话 0977—8230000",
        ],
    )


PAGES = [yibin, jiuquan, yanbian, three_bureaus, unwrapped, news_column]


def articles_of(text: str) -> list[Article]:
    return [a for a in split(Document("page", text)) if a.kind == "article"]


@pytest.mark.parametrize("build", PAGES, ids=lambda build: build.__name__)
def test_page_is_split_into_its_articles(build: Callable[[], Page]) -> None:
    page = build()
    text = page.set()
    articles = articles_of(text)
    wanted = stories(page)
    assert len(articles) == len(wanted)
    for story in wanted:
        body = characters(text, story.spans)
        article = max(articles, key=lambda a: len(characters(text, a.body_runs) & body))
        assert squeeze(article.headline) in story.accepted
        assert [author.name for author in article.authors] == list(story.authors)
        assert "".join(text[i] for i in sorted(characters(text, article.body_runs) ^ body)) == ""
        for author in article.authors:
            assert squeeze(text[slice(*author.span)]) == author.name


@pytest.mark.parametrize("build", PAGES, ids=lambda build: build.__name__)
def test_clean_text_has_whole_paragraphs(build: Callable[[], Page]) -> None:
    page = build()
    text = page.set()
    articles = articles_of(text)
    for story in stories(page):
        body = characters(text, story.spans)
        article = max(articles, key=lambda a: len(characters(text, a.body_runs) & body))
        found = [squeeze(line) for line in article.text[article.body_start :].split("\n")]
        # a signature that has a line of its own stays on it
        wanted = [squeeze(half_width(once(part))) for line in story.body for part in re.split(r"(?=（..）$)", line)]
        found = [part for line in found for part in re.split(r"(?=（..）$)", line)]
        assert [line for line in wanted if line not in found] == []


def half_width(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "０" <= c <= "９" else c for c in text)


def once(line: str) -> str:
    half = len(line) // 2
    return line[:half] if line[:half] == line[half:] else line


@pytest.mark.parametrize(
    ("build", "kind", "beginnings"),
    [
        (yibin, "caption", ["4月9日，翠屏区"]),
        (yibin, "notice", ["国网翠屏供电公司计划停电公告", "今日天气"]),
        (yibin, "furniture", ["2023年4月12日星期三", "学习贯彻省委十二届二次全会精神", "责编：闻笛"]),
        (jiuquan, "caption", ["图为工人"]),
        (jiuquan, "notice", ["遗失市民白杨"]),
        (yanbian, "notice", ["寻人启事"]),
        (three_bureaus, "furniture", ["（下转2版）", "奋力推进山区共同富裕", "2024年7月5日星期五"]),
        (news_column, "notice", ["广告德令哈市"]),
        (news_column, "furniture", ["本版责编何时"]),
        (unwrapped, "caption", []),
    ],
    ids=lambda value: value if isinstance(value, str) else getattr(value, "__name__", ""),
)
def test_what_stands_beside_articles(build: Callable[[], Page], kind: str, beginnings: list[str]) -> None:
    beside = [a for a in split(Document("page", build().set())) if a.kind == kind]
    assert len(beside) == len(beginnings)
    for article, beginning in zip(beside, beginnings, strict=True):
        assert squeeze(article.text).startswith(beginning)
        assert (article.headline, article.authors) == ("", ())


# ── what stands where on a page ──────────────────────────────────────────────────────────────────────────────────────
def spaced(*blocks: str, wide: int = 18) -> str:
    """Paragraphs (those that begin with ¶) wrapped to columns, all lines with an empty one between."""
    lines: list[str] = []
    for block in blocks:
        if block.startswith("¶"):
            text = "　　" + block[1:] if wide > 18 else block[1:]
            first = wide - 2 if wide <= 18 else wide
            lines += [text[:first], *(text[i : i + wide] for i in range(first, len(text), wide))]
        else:
            lines.append(block)
    return "\n\n".join(lines) + "\n"


REPORT = [
    "¶本报讯（记者 周小满）３月４日，清江县人民政府召开全体会议，部署全年工作。"
    "县长方大同主持会议并讲话，副县长程望江通报有关情况。",
    "¶方大同说，开局关系全局，起步决定后程，要把任务一项一项分下去，一月一调度，一季一通报。",
]
FEATURE = [
    "¶天刚放亮，老魏家的豆腐坊已经冒起白汽。豆子是自家种的，水是后山引来的，点卤的手艺传了三代。",
    "¶“从前挑着担子走村串户，如今点点手机就有人上门。”老魏说，合作社帮他注册了商标，一年能卖八万斤。",
]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            [*FEATURE, "□ 本报记者 林知秋", *REPORT, "豆腐坊里冒白汽", "县政府召开全体会议"],
            [("豆腐坊里冒白汽", ["林知秋"]), ("县政府召开全体会议", ["周小满"])],
            id="a byline below the body that it signs",
        ),
        pytest.param(
            ["豆腐坊里冒白汽", "□ 本报记者 林知秋 通讯员 何", "为可", *FEATURE, "县政府召开全体会议", *REPORT],
            [("豆腐坊里冒白汽", ["林知秋", "何为可"]), ("县政府召开全体会议", ["周小满"])],
            id="a byline broken within a name",
        ),
        pytest.param(
            ["县政府召开全体会议", *REPORT, "豆腐坊里冒白汽", "何为", *FEATURE],
            [("县政府召开全体会议", ["周小满"]), ("豆腐坊里冒白汽", ["何为"])],
            id="a name and nothing else between title and text",
        ),
        pytest.param(
            ["县政府召开全体会议", *REPORT, "清江随笔", "豆腐坊里冒白汽", *FEATURE, "·何 为·"],
            [("县政府召开全体会议", ["周小满"]), ("豆腐坊里冒白汽", ["何为"])],
            id="an essay below the name of its column, signed between dots",
        ),
        pytest.param(
            [
                "县政府召开全体会议",
                *REPORT,
                "今晚电影　人民影院　《春苗》　19:30",
                "出租　门面两间，电话1390000",
            ],
            [("县政府召开全体会议", ["周小满"])],
            id="small notices",
        ),
        pytest.param(
            ["一九九三年三月五日 星期五 农历癸酉年二月十三 第二版", "县政府召开全体会议", *REPORT],
            [("县政府召开全体会议", ["周小满"])],
            id="a header in Chinese numerals",
        ),
        pytest.param(
            [
                "县政府召开全体会议",
                *REPORT,
                "¶《办法》是为贯彻《省政府关于促进豆制品加工的若干意见》（省政发〔2013〕13号）制定的，由县农业局组织实施，县财政局配合。",
            ],
            [("县政府召开全体会议", ["周小满"])],
            id="no title: a document's name that runs over the line",
        ),
    ],
)
def test_what_belongs_to_what(blocks: list[str], expected: list[tuple[str, list[str]]]) -> None:
    found = articles_of(spaced(*blocks))
    assert [(a.headline, [author.name for author in a.authors]) for a in found] == expected
    assert all("。" in a.text[a.body_start :] for a in found)


def test_lists_marked_by_triangles_are_no_captions() -> None:
    items = ["▲清江县　县教育局局长何为带队检查校舍，危房全部停用。", "▲云水区　区政府日前出台规定，免收三项规费。"]
    for text in (
        "\n".join(["简明新闻", *items]),
        spaced("县政府召开全体会议", *REPORT, "简明新闻", *("¶" + i for i in items)),
    ):
        kinds = [a.kind for a in split(Document("page", text)) if "校舍" in a.text and "规费" in a.text]
        assert kinds == ["article"]


# ── pages annotated by hand, where they are at hand ──────────────────────────────────────────────────────────────────
GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "gold"


OWN = Path(__file__).resolve().parents[1] / "gold"
PAGES_OF = [*((GOLD, name) for name in ("lvliang", "pages")), *((OWN, f"dev{x}") for x in ("", "-d", "-e", "-f"))]


@pytest.mark.parametrize(("folder", "name"), PAGES_OF, ids=[name for _, name in PAGES_OF])
def test_annotated_pages(folder: Path, name: str) -> None:
    if not folder.is_dir():
        pytest.skip("no annotated pages beside this checkout")
    rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if any("body" in article for article in row.get("articles", []))]
    assert rows
    found = wanted = shared = right = 0
    for row in rows:
        articles = articles_of(row["text"])
        for gold in row["articles"]:
            body = characters(row["text"], gold["body"])
            best = max(articles, key=lambda a: len(characters(row["text"], a.body_runs) & body))
            mine = characters(row["text"], best.body_runs)
            found, wanted, shared = found + len(mine), wanted + len(body), shared + len(mine & body)
            right += plain(best.headline) in {plain(h) for h in gold["headline"]}
            pen_names = {plain(name) for name in chain.from_iterable(map(as_list, row.get("optional", [])))}
            signed = [name for a in best.authors if (name := plain(a.name)) not in pen_names]
            right -= signed != [plain(as_list(a)[0]) for a in gold.get("authors", [])]
    assert right >= 0.95 * sum(len(row["articles"]) for row in rows)
    assert 2 * shared >= 0.98 * (found + wanted)


def as_list(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names


def plain(text: str) -> str:
    return squeeze(unicodedata.normalize("NFKC", text))


# ── one article in plain text ────────────────────────────────────────────────────────────────────────────────────────
PLAIN = """清江县召开防汛工作会议
5月6日，清江县召开防汛工作会议。县长林知秋主持会议并讲话。
会议强调，要落实《清江县防汛应急预案》，确保安全度汛。
（县政府办公室 何为 供稿）"""


def test_plain_article_is_one_article() -> None:
    (article,) = split(Document("plain", PLAIN))
    assert article.headline == "清江县召开防汛工作会议"
    assert [(a.name, a.function) for a in article.authors] == [("何为", "供稿")]
    assert article.text == PLAIN
    assert article.body_start == len("清江县召开防汛工作会议\n")
    assert article.title_runs == ((0, 11),)
    assert article.body_runs == ((12, len(PLAIN)),)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("县长林知秋,副县长何为(女)出席:他们说,好!", "县长林知秋，副县长何为（女）出席：他们说，好！"),
        ("《论治水(2022)》;共10,000人,12:30开会。", "《论治水（2022）》；共10,000人，12:30开会。"),
        ("会议(扩大)召开", "会议（扩大）召开"),
        ("见(a,b)与f(x):三例。", "见（a,b）与f(x)：三例。"),
        ("Hello,(a:b)!", "Hello,(a:b)!"),
    ],
)
def test_half_width_punctuation_of_chinese_text(given: str, clean: str) -> None:
    line = clean_line(Aligned.of(given))
    assert line.text == clean
    assert [unicodedata.normalize("NFKC", c) for c in line.text] == [
        unicodedata.normalize("NFKC", given[at]) for at in line.offsets
    ]


@pytest.mark.parametrize(
    ("title", "headline", "deck"),
    [
        ("清江县召开防汛工作会议", "清江县召开防汛工作会议", ""),
        ("换新有补贴 清江出细则", "换新有补贴 清江出细则", ""),
        ("小河虾 大产业\n——清江县水产养殖见闻", "小河虾 大产业", "清江县水产养殖见闻"),
        ("林知秋在清江调研时强调\n守住一江清水", "守住一江清水", "林知秋在清江调研时强调"),
        ("清江县人民政府\n关于加强防汛工作的通知", "清江县人民政府关于加强防汛工作的通知", ""),
        ("清江县教育局联合印发\n全县中小学校园用餐管理办法", "清江县教育局联合印发全县中小学校园用餐管理办法", ""),
        ("清江县：\n防汛会上立下军令状", "清江县：防汛会上立下军令状", ""),
        ("■清江县召开防汛会", "清江县召开防汛会", ""),
        ("面朝大江\n清江县渔民上岸种油茶\n——来自河湾的报告", "清江县渔民上岸种油茶", "面朝大江 来自河湾的报告"),
        ("江河夜话\n防汛会开到了大堤上", "防汛会开到了大堤上", "江河夜话"),
        ("清江县关于加强防汛工作的通知\n清政发〔2024〕5号", "清江县关于加强防汛工作的通知", "清政发〔2024〕5号"),
    ],
)
def test_headline_is_the_main_title(title: str, headline: str, deck: str) -> None:
    (article,) = split(Document("plain", title + "\n" + PLAIN.split("\n", 1)[1]))
    assert (article.headline, article.deck) == (headline, deck)
    assert article.text[: article.body_start] == title + "\n"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("林知秋", ["林知秋"]),
        ("林敏", ["林敏"]),
        ("林　敏", ["林敏"]),
        ("本报评论员", []),
        ("时评", []),
        ("林家村", []),
        ("高原", []),
        ("江水清清", []),
    ],
)
def test_name_alone_between_title_and_text_signs_it(line: str, authors: list[str]) -> None:
    (article,) = split(Document("plain", f"堤上的灯，得亮得久\n{line}\n" + PLAIN.split("\n", 1)[1].rpartition("\n")[0]))
    assert [a.name for a in article.authors] == authors
    assert not authors or article.headline == "堤上的灯，得亮得久"


def test_title_that_only_the_document_has_is_the_headline_of_a_body_alone() -> None:
    body = PLAIN.split("\n", 1)[1]
    (article,) = split(Document("plain", body, title="清江县召开防汛工作会议"))
    assert (article.headline, article.title_runs, article.body_start) == ("清江县召开防汛工作会议", (), 0)


def test_appointments_list_stays_whole() -> None:
    text = """清江市人民代表大会常务委员会任免名单
（2023年5月6日清江市第六届人民代表大会常务委员会第十次会议通过）
一、任命
林知秋为清江市教育局局长；
周至（女，回族）为清江市水利局局长。
二、免去
何为的清江市教育局局长职务。"""
    (article,) = split(Document("list", text))
    assert article.headline == "清江市人民代表大会常务委员会任免名单"
    assert article.text == text


# ── who signs ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("paragraphs", "authors"),
    [
        ("本报讯（记者 林知秋 何为）昨日，会议召开。", ["林知秋", "何为"]),
        ("本报讯 （见习记者 东郭清） 昨日，会议召开。", ["东郭清"]),
        ("本报讯（记者林知秋 通讯员何为、周至）昨日，会议召开。", ["林知秋", "何为", "周至"]),
        ("本报讯（记者 海力其·吐尔洪）昨日，会议召开。", ["海力其·吐尔洪"]),
        ("本报讯（记者 王 强）昨日，会议召开。", ["王强"]),
        ("本报讯（记者 林知秋周小满）昨日，会议召开。", ["林知秋", "周小满"]),
        ("本报讯 记者林知秋报道：昨日，会议召开。", ["林知秋"]),
        ("新华社北京5月6日电（记者林知秋）昨日，会议召开。", ["林知秋"]),
        ("本报讯（通讯员 市供销社 林知秋）昨日，会议召开。", ["林知秋"]),
        ("本报讯 昨日，会议召开。", []),
        ("昨日，会议召开。（林知秋）", ["林知秋"]),
        ("昨日，会议召开。（林知秋 何为）", ["林知秋", "何为"]),
        ("昨日，会议召开。（清江县委宣传部 林知秋 供稿）", ["林知秋"]),
        ("昨日，会议召开。（清宣）", []),
        ("昨日，会议召开。（方志办）", []),
        ("昨日，会议召开。（完）", []),
        ("昨日，会议召开。本报记者 林知秋", ["林知秋"]),
        ("市委书记林知秋（女）昨日说，会议很好。", []),
        ("□ 本报记者 林知秋\n昨日，会议召开。", ["林知秋"]),
        ("□ 林知秋 何为\n昨日，会议召开。", ["林知秋", "何为"]),
        ("本报评论员\n昨日，会议召开。", []),
        ("市纪委机关刊评论员\n昨日，会议召开。", []),
        ("昨日，会议召开。（校长办公室 林知秋）", ["林知秋"]),
        ("昨日，会议召开。（县工会 林知秋 何为 文/图）", ["林知秋", "何为"]),
        ("昨日，会议召开。（党委办公室 宣传部）", []),
        ("清江新闻网讯（林知秋 通讯员 何为）昨日，会议召开。", ["林知秋", "何为"]),
        ("本报讯（记者 周和生 实习生 何为）昨日，会议召开。", ["周和生", "何为"]),
        ("·何 为·\n昨日，会议召开。", ["何为"]),
        ("本报讯（记者林知秋 摄影何为）昨日，会议召开。", ["林知秋", "何为"]),
        ("本报讯（记者 林知秋 阿力木买买提）昨日，会议召开。", ["林知秋", "阿力木买买提"]),
        ("昨日，会议召开。（李新社）", ["李新社"]),
        ("昨日，会议召开。（农信社）", []),
        ("昨日，会议召开。\n推荐人：县文化馆 林知秋", ["林知秋"]),
        ("□ 社论\n昨日，会议召开。", []),
        ("文／林知秋 图／何为\n昨日，会议召开。", ["林知秋", "何为"]),
    ],
)
def test_authors_are_persons_who_sign(paragraphs: str, authors: list[str]) -> None:
    (article,) = split(Document("a", f"清江县召开会议\n{paragraphs}"))
    assert [author.name for author in article.authors] == authors


# ── lines ────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("given_line", "clean"),
    [
        ("林 业 职 工 是 护 林 主 力", "林业职工是护林主力"),
        ("１０ 月 １７ 日，ＧＤＰ增长５％", "10月17日，GDP增长5%"),
        ("力争到 2035年，培养 2000名", "力争到2035年，培养2000名"),
        ("见习记者 东郭清 通讯员 何为", "见习记者 东郭清 通讯员 何为"),
        ("记者 王 强", "记者 王强"),
        ("姓 名 现任职务", "姓名 现任职务"),
        ("New  York 时报", "New York时报"),
        ("进 ，普 惠 性 补 贴 送 到 田 头 、“ 不 漏", "进，普惠性补贴送到田头、“不漏"),
        ("全面推进\u200b改革\ufeff", "全面推进改革"),
        ("⼯⼈（一）；①㈠℃…", "工人（一）；①㈠℃…"),
    ],
)
def test_clean_line(given_line: str, clean: str) -> None:
    assert clean_line(Aligned.of(given_line)).text == clean


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("老树发新枝老树发新枝", "老树发新枝"),
        ("老树发新枝 老树发新枝", "老树发新枝"),
        ("凝聚力量 共谋发展凝聚力量 共谋发展", "凝聚力量 共谋发展"),
        ("老老树树发发新新枝枝", "老树发新枝"),
        ("研究研究", None),
        ("姓名 职务 姓名 职务", None),
    ],
)
def test_headings_printed_twice_are_read_once(line: str, text: str | None) -> None:
    (read_line,) = read_lines(line).lines
    assert read_line.doubled is (text is not None)
    assert read_line.text == (text or line)


@pytest.mark.parametrize(
    "note",
    ["（下转4版）", "（下转第四版）", "（下\n\n转 3版）", "（上接1版）", "（上接第１版）", "下转2版", "（下转 A04版）"],
)
def test_jump_notes_are_furniture(note: str) -> None:
    text = f"会议召开\n\n会议指出，要抓落实。{note}\n\n会议要求，不松劲。"
    page = split(Document("a", text))
    assert [squeeze(a.text) for a in page if a.kind == "furniture"] == [squeeze(half_width(note))]


@pytest.mark.parametrize("text", ["他从上接过担子，下转身离开。", "中国上接天光。", "转自2版块的讨论"])
def test_other_words_are_no_jump_notes(text: str) -> None:
    assert read_lines(text).jumps == ()


# ── the table of patterns ────────────────────────────────────────────────────────────────────────────────────────────
ROWS = [(kind, row) for kind, rows in page_patterns().rows.items() for row in rows]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=[f"{kind}: {row.why}" for kind, row in ROWS])
def test_patterns_match_their_examples_only(kind: str, row: Pattern) -> None:
    assert row.examples
    assert row.counterexamples
    assert [e for e in row.examples if not row.regex.search(e)] == []
    assert [e for e in row.counterexamples if row.regex.search(e)] == []


def test_furniture_is_what_says_it() -> None:
    patterns = page_patterns()
    examples, counterexamples = patterns.furniture_examples
    assert [e for e in examples if not patterns.is_furniture(e)] == []
    assert [e for e in counterexamples if patterns.is_furniture(e)] == []


# ── whatever the text ────────────────────────────────────────────────────────────────────────────────────────────────
PIECES = [
    *("\n", "\n\n", "\r\n", "\x0c", "\u2028", " ", "　", "\t", "\x00", "\u200b", "\ufeff"),
    *(
        "本报讯（记者 林知秋）",
        "（下转4版）",
        "（上接1版）",
        "会议召开",
        "。",
        "，",
        "“",
        "（",
        "）",
        "——",
        "关于",
        "的通知",
    ),
    *(
        "姓 名",
        "职 务",
        "遗失声明",
        "责编：何为",
        "2024年10月18日 星期五",
        "□ 本报记者 何为",
        "摄",
        "图为",
        "一、",
        "A",
        "２０",
    ),
    *("\n委员会委员名单\n", "\n导读\n", "春耕 2版\n", "停电通知\n", "本报白石讯 ", "按照规定，\n"),
    *("一句话新闻一句话新闻", "晴 3级 5℃", "林知秋出席会议并讲话。", "老树新枝老树新枝", "𠀀", "①", "ﬁ", "⼯"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40).map("".join)


@settings(max_examples=300)
@given(TEXTS)
def test_nothing_is_lost_and_every_character_knows_its_place(text: str) -> None:
    document = Document("any", text)
    articles = split(document)
    assert articles == split(document)
    assert [a.position for a in articles] == list(range(1, len(articles) + 1))
    owned = [i for a in articles for i in sorted(characters(text, [*a.title_runs, *a.body_runs]))]
    assert sorted(owned) == [i for i, c in enumerate(text) if not c.isspace()]
    for article in articles:
        title, body = article.offsets[: article.body_start], article.offsets[article.body_start :]
        assert len(article.text) == len(article.offsets)
        assert list(title) == sorted(title)
        assert list(body) == sorted(body)
        mine = characters(text, [*article.title_runs, *article.body_runs])
        assert all(at in mine for char, at in zip(article.text, article.offsets, strict=True) if not char.isspace())
        assert article.kind in {"article", "caption", "notice", "furniture"}
        assert article.kind == "article" or not (article.headline or article.authors)


def test_pages_one_after_another_keep_their_titles() -> None:
    text = "".join(build().set() for build in PAGES[:4])
    assert {squeeze(a.headline) for a in articles_of(text)} >= {"让好山好水产出更多好茶叶", "骆驼同志逝世"}


@settings(max_examples=300)
@given(st.text(alphabet="市委召开会议 　\tAa1Ｂ２（）(),;:：!?“”\u200b○·．，⺀", max_size=25) | st.text(max_size=30))
def test_cleaning_a_line_that_is_clean_changes_nothing(text: str) -> None:
    clean = clean_line(Aligned.of(text.replace("\n", "")))
    assert clean_line(Aligned.of(clean.text)).text == clean.text
