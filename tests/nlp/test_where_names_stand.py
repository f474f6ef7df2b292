"""Names where a sentence leaves room for nothing else, though they are words or run on; and words that stand there."""

from __future__ import annotations

import pytest

from nlp.alignment import Aligned
from nlp.components.base import Match
from nlp.components.people import match
from nlp.components.person_names import is_composed
from nlp.components.posts import match as match_posts
from nlp.reading.page_authors import byline_authors, head_authors, tail_authors
from nlp.tokenizer import COMMON, PREDICATE
from tests.nlp.mini import known, surfaces


def names(text: str, found: list[Match]) -> list[str]:
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a notice of appointments names
        ("任命从善为县人民法院庭长，免去从仁的审判员职务。", ["从善", "从仁"]),
        ("任命从基层来的同志为组长。", []),
        ("任命其为县财政局局长。", []),
        ("县农业局新闻发言人东方朗解读了主要内容。", ["东方朗"]),
        ("现将领导小组组成人员通知如下。", []),
        ("任命满都拉（女，蒙古族）为县审计局局长。", ["满都拉"]),
        ("会议决定聘任玉素甫·艾力为农学院副院长。", ["玉素甫·艾力"]),
        ("，米银花（苗族）为县统计局局长；", ["米银花"]),
        ("，清河（清远县）为试点。", []),
        ("免去：\n罗布顿珠同志兼任的市水利局局长职务；", ["罗布顿珠"]),
        ("免去柏青同志担任的市文物局局长职务；", ["柏青"]),
        ("经会议决定，房山、时远递补为市委委员。", ["房山", "时远"]),
        ("决定由七林旺堆担任县文联主席。", ["七林旺堆"]),
        ("予以公示：\n冶兰，现任县农业局副局长，拟进一步使用；\n白其木格，现任旗委常委。", ["冶兰", "白其木格"]),
        ("听取了关于逄河严重违纪问题的报告。", ["逄河"]),
        ("关于干部严重违纪问题的通报。", []),
        ("关于公职人员违纪问题的通报。", []),
        ("此前，松吉此里因年龄原因辞去职务。", ["松吉此里"]),
        # whom others call by name
        ("都叫他老总。大名阚有米，住在村东。", ["阚有米"]),
        ("他路过河北，大名府人。", []),
        ("来的是他哥祝长山，是电工。", ["祝长山"]),
        ("他哥高兴，他弟也高兴。", []),
        ("父亲柳大河叹气说，只好如此。", ["柳大河"]),
        # where a name ends
        ("农场场长艾力·买买提立了规矩。", ["艾力·买买提"]),
        ("农场场长艾力·买买提江了解情况。", ["艾力·买买提江"]),
        ("镇长荣山一笑：“不难。”", ["荣山"]),
        ("县长哈里木·沙依然作了发言，副县长约翰·李依然主持。", ["哈里木·沙依然", "约翰·李"]),
        ("菜贩子解方明一上午就卖完了。", ["解方明"]),
        ("县中学教师友向明编写的课本出版。", ["友向明"]),
        ("村民友好相处，干部友谊长存。", []),
        ("清河村的枣农艾山·买买提今年添了地。", ["艾山·买买提"]),
        ("镇长何岭全程讲解。", ["何岭"]),
        ("局长赵明正在检查。", ["赵明"]),
        ("局长赵正在会上讲话。", ["赵正"]),
        ("所长章桦正带着学生。", ["章桦"]),
        ("支书王海没当过一天兵。", ["王海"]),
        ("县长王海当过教师。", ["王海"]),
        ("农民宰相安对记者说：“好。”", ["宰相安"]),
        ("站长格玛次里绘制了一张图。", ["格玛次里"]),
        ("镇党委书记扎史降措带着学生植树。", ["扎史降措"]),
        ("任命白套格图为立案庭庭长。", ["白套格图"]),
        ("由县委副书记扎初代替。", ["扎初"]),
        ("由翻译柳木来逐句翻成汉话。", ["柳木来"]),
        ("茶贩子胡扎达压不下价，羊倌石满仓把羊赶上山。", ["胡扎达", "石满仓"]),
        ("包工头公培山也来了。", ["公培山"]),
        ("群众来填：来过几回。", []),
        # a list of who is praised for what
        ("助人为乐模范：马小山 清河镇党委书记", ["马小山"]),
        ("敬业奉献模范：游小海 清远市公交总公司驾驶员", ["游小海"]),
        ("见义勇为模范：清远市 市公交总公司驾驶员", []),
        # what is no name
        ("收购农民余粮，不打白条。", []),
        ("清河县的童车卖得好，县里的童车常被人比较。", []),
        ("记者来到浮山乡，只见人多。", []),
        ("干部包片三年不变。", []),
        ("县直机关干部轮训。", []),
        ("村民管他叫“教授”。", []),
        ("原定由市委宣传部部长王海汇报。", ["王海"]),
        ("曾任县委书记，来校前任市财政局局长。", []),
        ("把县委全会精神同学习市委全会精神结合起来。", []),
        ("管委会主任和部分专业户的代表到会。", []),
        ("让安兴、新坪的菜农早些回家。", []),
        ("县农业局局长王海的女儿赵敏。", ["王海", "赵敏"]),
        ("林清镇　党委副书记、镇长王海带队外出。", ["王海"]),
        ("银河苏木达兰图嘎查的牧民。", []),
        ("谁家的羊到了李河村？李河村的村支书王海说，没有。", ["王海"]),
        ("增补和选举王海为副主席。", ["王海"]),
        ("姚坪、戴家铺等乡交通中断。", []),
        ("国际青年摄影周开幕，来自俄罗斯的伊万·彼得和学生到会。", []),
        # who is spoken of by what they do, and who have lost something
        ("学生幸梅说，题目不难。", ["幸梅"]),
        ("离休干部妥福山，还是老样子。", ["妥福山"]),
        ("养羊专业户色音，今年卖了八只。", ["色音"]),
        ("小伙子康泰嫌路远。", ["康泰"]),
        ("给予王海同志党内警告处分。给予警告处分。", ["王海"]),
        ("遗失声明　清远市麻园街聂小山遗失营业执照正本。", ["聂小山"]),
        ("金山路面馆（马占山）遗失发票一本。清河镇艾力·买买提遗失草原证。", ["马占山", "艾力·买买提"]),
        ("清河区公司遗失公章一枚。清河镇居民遗失身份证。", []),
        # a line of who made the page
        ("统筹 常青 责任编辑 江流 校对 宋砚 夏禾", ["常青", "江流", "宋砚", "夏禾"]),
        ("责任编辑 江流 电脑组版 宋砚 校对 夏禾", ["江流", "宋砚", "夏禾"]),
        ("编辑 部 校对 室", []),
        ("要闻 责任编辑／窦豆　制作／郝 美丽　校对／晋 江 邮箱 a@b.cn", ["窦豆", "郝 美丽", "晋 江"]),
        ("编辑 部 电话 校对", []),
    ],
)
def test_by_rule_alone(text: str, expected: list[str]) -> None:
    assert names(text, match(text, match_posts(text), [])) == expected


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("九十岁的庄承林老人也赶来。", "庄承林", ["庄承林"]),
        ("一直到唐宋，窑火不熄。", "唐宋", []),
        ("今天，唐宋说，一直兴旺。", "唐宋", ["唐宋"]),
        ("清河乡的胡杨林迎来游客。", "胡杨林", []),
        ("路修通了，毛岭盖的草地养得住羊。", "毛岭盖", []),
        ("路修通了，毛岭盖说，好。", "毛岭盖", ["毛岭盖"]),
        ("今天，胡杨林说，好。", "胡杨林", ["胡杨林"]),
        ("羊进了林子，他就撵。", "林子", []),
        ("向海图强，掏出干货。", "向海", []),
        ("韦州的民兵，挖渠去了。", "韦州", []),
        ("县长说，“毛峰”卖得好。", "毛峰", []),
        ("一位名叫“毛峰”的人说，要靠手艺。", "毛峰", ["毛峰"]),
        ("初夏时节，荷花开放。", "初夏", []),
        ("小吴庄的老支书很高兴。小吴庄，在河边。", "小吴庄", []),
        ("此行还要到清安石桥做客。", "石桥", []),
        ("请林子里的人来。", "林子里", []),
        ("鲁屯、燕坪等乡镇积极行动。", "鲁屯", []),
        ("鲁春、燕燕等地方领导出席。", "鲁春", ["鲁春"]),
        ("，七林央宗说，要抓好落实。", "林央宗", ["七林央宗"]),
        ("视察组一行走进工厂。", "视察组", []),
        ("接着，韩方向清远学院赠送了图书。", "韩方向", []),
        ("带着技术员来村里包扶，说动大伙。", "包扶", []),
        ("韩谷仓：十年养一窝蜂。\n韩谷仓的蜂蜜卖到了省城，韩谷仓说，不愁。", "韩谷", ["韩谷仓", "韩谷仓", "韩谷仓"]),
        ("王海局长来了。\n王海局长说，王海局长的话。", "王海", ["王海", "王海", "王海"]),
        ("门上写着：林长办。", "林长办", []),
    ],
)
def test_what_the_model_sees(text: str, seen: str, expected: list[str]) -> None:
    at = text.index(seen)
    assert names(text, match(text, match_posts(text), [(at, at + len(seen))])) == expected


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("县教育局局长王海、清河镇镇长计划发言。", {"计划": PREDICATE}, ["王海", "计划"]),
        ("清河镇镇长计划发言。", {"计划": PREDICATE}, []),
        ("县教育局局长王海、清河镇镇长应邀出席。", {"应邀": PREDICATE}, ["王海"]),
        ("县水产局局长王海、清河镇镇长来仪出席会议。", {"来": PREDICATE}, ["王海", "来仪"]),
        ("省长来清出席会议。", {"来": PREDICATE}, []),
        ("镇长王海沉思良久。", {"沉思": PREDICATE}, ["王海"]),
        ("镇长王海作辅导报告。", {"辅导": PREDICATE}, ["王海"]),
        ("父亲高兴地说，考上了。", {"高兴": COMMON, "地": PREDICATE}, []),
    ],
)
def test_among_known_words(text: str, kinds: dict[str, str], expected: list[str]) -> None:
    assert names(text, match(text, match_posts(text), [], words=known(text, kinds))) == expected


def test_no_body_begins_with_a_title_and_whom_the_model_sees() -> None:
    text = "原乡长那木吉拉办起协会。"
    body = Match("organization", 1, 11)
    assert names(text, match(text, match_posts(text), [(3, 7)], bodies=[body])) == ["那木吉拉"]


def test_a_report_on_misconduct_names_whom_it_is_on() -> None:
    text = "通过了《关于王海山严重违纪问题的审查报告》。市委书记赵敏讲话。"
    assert surfaces(text, "person") == ["王海山", "赵敏"]
    assert surfaces("印发《关于赵敏先进事迹的通报》。", "person") == []


@pytest.mark.parametrize("name", ["此里江初", "格茸都吉", "农布都吉", "陈乌云嘎", "白套格图", "海那木斯来"])
def test_names_by_their_parts(name: str) -> None:
    assert is_composed(name)


def given(text: str) -> Aligned:
    return Aligned.of(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("本报讯（记者林　知）县人大常委会开会。", ["林知"]),
        ("（清江学院宣传部 林知秋）五月五日，学院开会。", ["林知秋"]),
        ("（清江县　何家村）五月五日，大雨。", []),
        ("（二审稿）五月五日，学院开会。", []),
    ],
)
def test_signed_at_the_head(text: str, authors: list[str]) -> None:
    assert [author.name for author in head_authors(given(text))] == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("大家都列席学习。（供稿：办公室 林知秋）", ["林知秋"]),
        ("大家都列席学习。（办公室 林知秋供稿）", ["林知秋"]),
        ("比哪张表都准。（作者单位：县委党校）", []),
        ("比哪张表都准。（作者为县长）", []),
        ("比哪张表都准。（作者：林知秋 单位：县委党校）", ["林知秋"]),
    ],
)
def test_signed_at_the_end(text: str, authors: list[str]) -> None:
    assert [author.name for author in tail_authors(given(text))] == authors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("本报记者　林　知　　通讯员　何为山", ["林知", "何为山"]),
        ("谋开局 向深蓝", []),
        ("清江县教育局 林知秋", ["林知秋"]),
    ],
)
def test_signed_in_a_line(text: str, authors: list[str]) -> None:
    assert [author.name for author in byline_authors(given(text))] == authors
