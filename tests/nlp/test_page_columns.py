"""What stands on pages beside reports: names of columns, pictures, lists, letters, verse, and what the paper says of
itself. Every page is written for its case, with invented people."""

from __future__ import annotations

import pytest

from nlp.models import Article, Document
from nlp.reading import split

REPORT = """　　本报讯（记者 周小满）3月4日，清江县人民政府召开全体
会议，部署全年工作。县长方大同主持会议并讲话，副县长
程望江通报有关情况。
　　方大同说，开局关系全局，要把任务一项一项分下去，一
月一调度，一季一通报。"""
FEATURE = """　　天刚放亮，老魏家的豆腐坊已经冒起白汽。豆子是自家种
的，水是后山引来的，点卤的手艺传了三代。
　　“从前挑着担子走村串户，如今点点手机就有人上门。”老
魏说，合作社帮他注册了商标，一年能卖八万斤。"""
COLUMN = """本报讯 （记者 周小满） 3月4日，清江

县人民政府召开全体会议，部署全年工

作。县长方大同主持会议并讲话，副县

长程望江通报有关情况。

方大同说，开局关系全局，要把任务一

项一项分下去，一月一调度。"""


def read(text: str) -> tuple[Article, ...]:
    return split(Document("page", text))


def articles(text: str) -> list[Article]:
    return [article for article in read(text) if article.kind == "article"]


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(article.headline, [author.name for author in article.authors]) for article in articles(text)]


MEETING = ("县政府召开全体会议", ["周小满"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "清 江 日 报\n中共清江县委机关报\n"
            "一九八九年三月五日 星期日 农历己巳年正月廿八 第７３１号 今日四版 代号６１—９\n\n"
            f"县政府召开全体会议\n{REPORT}\n\n"
            "社址：清江县滨河街　电话：３１２０７　本县报纸零售每份四分　责任编辑：何为",
            [MEETING],
            id="an old masthead and its imprint",
        ),
        pytest.param(
            "清江日报　ＱＩＮＧＪＩＡＮＧ ＤＡＩＬＹ\n２０１２年３月\n5\n日 星期一 壬辰年二月十三 总第1206期\n\n"
            f"县政府召开全体会议\n{REPORT}\n",
            [MEETING],
            id="a masthead broken after a number",
        ),
        pytest.param(
            "清江日报\n一九九六年三月五日　星期二　农历丙子年正月十六　　第三千八百零六期\n\n"
            f"县政府召开全体会议\n{REPORT}\n\nE-mail：qjrb＠example.cn\n",
            [MEETING],
            id="an issue's number in words, and where to write to",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT.replace('记者 周小满', '记者周　满')}\n",
            [("县政府召开全体会议", ["周满"])],
            id="a name of two characters set apart right behind 记者",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n豆腐坊里冒白汽\n走基层·看变化\n本报记者　何为可\n{FEATURE}\n",
            [MEETING, ("豆腐坊里冒白汽", ["何为可"])],
            id="the name of a column below the title",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n导 读\n油茶走进课堂 2版\n“山里医生”的一天　4版\n\n"
            "乡村速览\n白石乡 3月2日通水，两千亩田不再等雨。\n南塘乡 3月3日种下五百棵樟树。\n",
            [MEETING, ("乡村速览", [])],
            id="titles with their pages below the name of their list",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n各乡简讯\n"
            "　　本报白石讯 白石乡新修的水渠3月2日通水，两千亩田\n不再等雨。\n"
            "　　本报南塘讯 南塘乡小学的孩子们3月3日种下了五百棵\n樟树。\n\n停电通知\n"
            "因线路检修，3月6日8时至18时，老街以南停电。清江供电公司\n",
            [MEETING, ("各乡简讯", [])],
            id="short reports of one column, each with its place, above a notice signed on its line",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n"
            "　　副县长程望江说，通报的事要一件一件改，改了没有，\n下一季见分晓。\n"
            "　　会议还研究了全县春耕备耕工作，要求农资三月底以前\n全部到村。\n\n"
            "　　清江县人民政府门前有个鞋摊，摊主老魏一月一调度，\n一季一通报，县长方大同的鞋也在这里补过。\n"
            "　　老魏说，全年工作都在这把锥子上，一锥一线不能马虎，\n把针脚一项一项缝牢，鞋才走得远。\n"
            "　　去年冬天，县里给鞋摊搭了雨棚，接了电灯，老魏逢人\n便说，这盏灯照得见针眼。\n"
            "　　灯亮到夜里九点。下班的人路过，总要停下来暖暖手。\n\n门前的鞋摊\n",
            [MEETING, ("门前的鞋摊", [])],
            id="an empty line parts two texts where paragraphs have none",
        ),
        pytest.param(
            "导读\n·油茶怎样卖上好价　　（详见第三版）\n·老街的灯又亮了　　（见4版）\n\n县政府召开全体会议\n"
            f"{REPORT}\n",
            [MEETING],
            id="pointers to other pages",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n油坊新歌\n豆腐坊里冒白汽\n　　○本报记者　何为可\n{FEATURE}\n",
            [MEETING, ("豆腐坊里冒白汽", ["何为可"])],
            id="the name of a column of which the text knows nothing",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n□ 社论\n豆腐坊里冒白汽\n——写在春分\n{FEATURE}\n",
            [MEETING, ("豆腐坊里冒白汽", [])],
            id="an editorial says that it is one",
        ),
        pytest.param(
            "县政府召开全体会议\n" + REPORT + "\n\n记者走基层·清江行　记者走基层·清江行\n豆腐坊里冒白汽\n"
            "本报通讯员　林知秋　本报记者　何为可\n" + FEATURE + "\n",
            [MEETING, ("豆腐坊里冒白汽", ["林知秋", "何为可"])],
            id="a column whose name looks like a reporter's",
        ),
        pytest.param(
            f"【清江观察】\n县政府召开\n全体会议\n{REPORT}\n",
            [("县政府召开 全体会议", ["周小满"])],
            id="a column in brackets",
        ),
        pytest.param(
            f"■县政府召开全体会议\n{REPORT}\n\n■豆腐坊里冒白汽\n文／本报通讯员林知秋　图／何为可\n{FEATURE}\n",
            [MEETING, ("豆腐坊里冒白汽", ["林知秋", "何为可"])],
            id="marks before headlines, what each did before the names",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n方大同在下乡时说：\n\n豆腐坊里冒白汽\n{FEATURE}\n"
            "（魏家湾小学 林知\n秋）\n",
            [MEETING, ("豆腐坊里冒白汽", ["林知秋"])],
            id="a signature in brackets broken over two lines",
        ),
        pytest.param(
            f"县政府召开全体会议\n{REPORT}\n\n这盏灯何时能亮？\n　　编辑同志：\n"
            "　　我们是河湾村的农民，村口的路灯坏了半年，\n夜里过桥全靠摸黑，老人孩子都不敢出门。\n"
            "　　希望有关部门来看一看。\n　　河湾村 林知秋等\n12人\n",
            [MEETING, ("这盏灯何时能亮？", ["林知秋"])],
            id="a letter and who signs it",
        ),
        pytest.param(
            COLUMN + "\n\n县市场监管局联合通报\n三起网络售假典型案例\n\n近日，县市场监管局对三起网络售假典型\n\n"
            "案例进行了通报。河湾镇一家网店把陈茶\n\n当新茶卖，被罚款两万元。"
            "\n\n县政府召开全体会议\n",
            [("县政府召开全体会议", ["周小满"]), ("县市场监管局联合通报三起网络售假典型案例", [])],
            id="a headline broken after its verb",
        ),
    ],
)
def test_headlines_and_who_signs(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(headline.replace("　", " "), names) for headline, names in told(text)] == [
        (headline, names) for headline, names in expected
    ]


@pytest.mark.parametrize(
    "picture",
    [
        "图片新闻\n　　3月3日，清江县河湾村的农民在剪油茶枝。\n　　　　　　本报记者　何为可　摄",
        "图为河湾小学的学生在操场上放风筝。\n何为可　摄",
        "3月3日，清江县河湾村的农民在剪油茶枝，今年雨水足，茶枝抽得早。\n（何为可 摄）",
    ],
)
def test_words_on_a_picture_with_their_credit_below(picture: str) -> None:
    text = f"县政府召开全体会议\n{REPORT}\n\n{picture}\n\n豆腐坊里冒白汽\n{FEATURE}\n"
    assert told(text) == [MEETING, ("豆腐坊里冒白汽", [])]
    captions = "".join(article.text for article in read(text) if article.kind == "caption")
    assert "河湾" in captions and "何为可" in captions


def test_picture_with_its_title_set_into_a_column() -> None:
    column = COLUMN.replace("方大同说，", "林 场 的 早 晨\n河湾林场的职工正在给树苗浇水。 何为可 摄\n\n方大同说，")
    (article,) = articles(column + "\n\n县政府召开全体会议\n")
    assert article.headline == "县政府召开全体会议" and "林场" not in article.text


def test_list_after_an_announcement_is_one_article() -> None:
    text = (
        "会议听取了县政府的报告。\n\n会议决定任命：\n\n林知秋为县民政局局长；\n\n何为可为县教育局副局长；\n\n"
        "会议决定免去：\n\n周至的县民政局局长职务。\n\n"
    )
    found = articles(COLUMN + "\n\n" + text + "县政府召开全体会议\n")
    assert [article.headline for article in found] == ["县政府召开全体会议"]
    assert "会议决定免去：\n周至的县民政局局长职务。" in found[0].text


def test_entries_of_a_list_of_who_does_what_are_paragraphs() -> None:
    text = (
        "关于成立春耕工作领导小组的通知\n\n各乡镇人民政府，县政府各部门：\n\n"
        "为加快推进春耕，经县政府同意，决定成立\n\n"
        "春耕工作领导小组。\n\n组　长：方大同　县委副书记、县政府\n\n党组书记\n\n副组长：程望江　副县长\n\n"
        "周　至　县政府办公室主任\n\n"
        "成　员：何为可　县农业农村局副局\n\n长\n\n领导小组下设办公室，办公室设在县农业农村\n\n局。\n"
    )
    (article,) = articles(text)
    lines = article.text.split("\n")
    assert [line for line in lines if line.startswith(("组长", "副组长", "周至", "周 至", "成员"))] == [
        "组长：方大同　县委副书记、县政府党组书记",
        "副组长：程望江　副县长",
        "周至　县政府办公室主任",
        "成员：何为可　县农业农村局副局长",
    ]


def test_marked_items_are_paragraphs_and_each_may_be_signed() -> None:
    text = (
        COLUMN
        + "\n\n一线快讯　一线快讯\n\n◆河湾镇　镇里三天走访了一百二十户独居老人，给他们\n\n检修了电路。（何为可）\n\n"
        "◆茶山镇　茶叶合作社请来两位制茶师傅，夜校开了七堂\n\n课。（周至）\n\n县政府召开全体会议\n"
    )
    assert sorted(told(text)) == sorted([MEETING, ("一线快讯", ["何为可", "周至"])])
    news = next(article for article in articles(text) if article.headline == "一线快讯")
    assert "给他们检修了电路。（何为可）\n◆茶山镇" in news.text


NOTICE = """清江县人民政府
关于封山禁牧的通告
　　（1996年6月10日　清政发
〔1996〕19号）
　　为了保护白石林区，县人民政府决定，自七月一日起
在林区内封山禁牧，违者由县林业局依法处理。"""
OBITUARY = """方望山同志逝世
　　清江县原供销社主任方望山同志，因病于1996年6月
5日逝世，终年七十六岁。
　　方望山同志1945年参加革命工作，1983年离职休
养。
"""


@pytest.mark.parametrize("signed", ["　　县长　方大同\n", "清江县人民政府\n", "清江县人民政府\n1996年6月10日\n"])
def test_an_order_with_its_number_and_who_signs_it(signed: str) -> None:
    found = articles(f"{NOTICE}\n{signed}{OBITUARY}")
    assert [article.headline for article in found] == ["清江县人民政府关于封山禁牧的通告", "方望山同志逝世"]
    assert "（1996年6月10日" in found[0].text[found[0].body_start :] and signed.split()[0] in found[0].text
    assert found[1].text.startswith("方望山同志逝世\n清江县原供销社主任")


@pytest.mark.parametrize(
    "listed",
    [
        "林知秋（清江县河湾乡卫生院护\n士长）\n何为可（白石机械厂班长）\n",
        "助人为乐模范：林知秋　河湾乡\n卫生院护士长\n敬业奉献模范：何为可　白石机械\n厂班长\n",
        "　　林知秋　河湾乡卫生院护士长\n　　何为可　白石机械厂班长\n",
        "河湾乡卫生院护士长　　林知秋\n白石机械厂班长　　　　何为可\n",
    ],
)
def test_who_is_praised_is_listed_below_the_decision(listed: str) -> None:
    text = (
        f"县政府召开全体会议\n{REPORT}\n\n清江县表彰一批先进个人\n"
        "　　日前，县委、县政府作出《关于表彰先进个\n人的决定》，下列同志受到表彰：\n"
        f"{listed}\n本报讯（记者 何为）3月5日，河湾乡卫生院迎来\n新的救护车。\n卫生院迎来救护车\n"
    )
    found = {article.headline: article.text for article in articles(text)}
    assert set(found) == {"县政府召开全体会议", "清江县表彰一批先进个人", "卫生院迎来救护车"}
    praised = found["清江县表彰一批先进个人"].split("受到表彰：\n")[1].split("\n")
    assert len(praised) == 2 and "林知秋" in praised[0] and "何为可" in praised[1] and "长" in praised[0] + praised[1]


def test_heading_of_a_list_of_members_with_no_list_below() -> None:
    text = (
        f"县政府召开全体会议\n{REPORT}\n\n清江县文联第五届委员会委员名单\n"
        "　　清江县文联第五次代表大会3月5日闭幕，选出委员三十\n一人，名单将另行公布。\n"
    )
    assert told(text) == [MEETING, ("清江县文联第五届委员会委员名单", [])]


def test_questions_after_a_report_are_another_article() -> None:
    text = (
        f"县政府召开全体会议\n\n新房的水费怎么算？\n\n{REPORT}\n\n"
        "　　问：我家搬进新楼两个月，水费单上多出一笔加压费，该交吗？\n"
        "　　答：六层以上的住户要用水泵送水，这笔钱按表分摊，物业\n应当张榜公布。\n"
        "　　问：没有张榜公布怎么办？\n　　答：可以拨打水务公司的电话，三天之内答复。\n本报记者 何为可 整理\n"
    )
    assert told(text) == [MEETING, ("新房的水费怎么算？", ["何为可"])]


def test_article_goes_on_in_another_column_of_its_page() -> None:
    text = (
        COLUMN + "\n\n（下转右栏）\n\n今日导读今日导读\n\n（上接左栏）\n\n会议还听取了县农业农村局关于春耕备\n\n"
        "耕情况的汇报。\n\n县政府召开全体会议\n"
    )
    (article,) = articles(text)
    assert article.headline == "县政府召开全体会议"
    assert "春耕备耕情况的汇报。" in article.text and "栏）" not in article.text


@pytest.mark.parametrize(
    ("signature", "where"),
    [("□ 何为可", "above"), ("何为可", "above"), ("（河湾中学 何为可）", "below"), ("河湾文学社 何为可", "above")],
)
def test_verse_is_a_text_and_no_heap_of_titles(signature: str, where: str) -> None:
    stanzas = "雨是昨夜来的\n瓦片先知道\n然后是檐下那只木桶\n\n早起的人推开门\n看见远山\n比昨天矮了一寸"
    poem = f"{signature}\n\n{stanzas}" if where == "above" else f"{stanzas}\n\n{signature}"
    text = f"县政府召开全体会议\n\n{REPORT}\n\n春雨\n\n{poem}\n\n豆腐坊里冒白汽\n\n{FEATURE}\n"
    assert told(text) == [MEETING, ("春雨", ["何为可"]), ("豆腐坊里冒白汽", [])]


def test_headings_within_an_article_begin_none_where_articles_stand_apart() -> None:
    text = (
        f"豆腐坊里冒白汽\n{FEATURE}\n手艺传了三代\n　　魏家的作坊在河湾边上，石磨是爷爷留下的，磨盘中间凹下去\n"
        "一寸多深，换过七根木柄。\n\n"
        f"县政府召开全体会议\n{REPORT}\n\n县农技站送肥下乡\n"
        "　　本报讯（记者 何为可）三月以来，县农技站送肥下乡一百多\n吨，两千户农民受益。\n"
    )
    assert told(text) == [("豆腐坊里冒白汽", []), MEETING, ("县农技站送肥下乡", ["何为可"])]
    assert "石磨" in articles(text)[0].text


def test_titles_at_the_foot_of_a_page_end_the_paragraph_above() -> None:
    body = REPORT.replace("一\n月一调度，一季一通报。", "一\n月一调度，一季一通报，年底拿账本对一对，不能拖欠了。")
    text = f"{FEATURE}\n{body}\n县政府召开全体会议\n豆腐坊里冒白汽\n"
    assert sorted(told(text)) == sorted([("豆腐坊里冒白汽", []), MEETING])
