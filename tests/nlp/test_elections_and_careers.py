"""Who is elected, appointed and dismissed as reports tell it, and lives that are told over several paragraphs."""

from __future__ import annotations

from functools import lru_cache

import pytest
from spacy.language import Language

from nlp.pipeline import annotate, load_pipeline
from nlp.reference import refer
from nlp.relations import extract
from tests.nlp.mini import DATE, PLACE, POSTS, document, said

CPPCC = "中国人民政治协商会议清远市委员会"


@lru_cache(maxsize=1)
def shipped() -> Language:
    return load_pipeline()


def told(text: str, place: str | None = PLACE, date: str | None = DATE) -> set[str]:
    """Each relation of a person and a post that a text tells, as one line."""
    made, articles = document(text, place=place, date=date)
    found = extract(made, articles, refer(made, articles, annotate(shipped(), articles, date)))
    return {" ".join((relation, *row)) for relation in POSTS for row in said(found, relation)}


ELECTED: list[tuple[str, str, set[str]]] = [
    (
        "清远市",
        "12月2日，浸潭镇第十七届人大一次会议召开。会议选举产生了新一届镇人大主席、镇长。王海当选为浸潭镇人大主席，赵敏当选"
        "为镇长，孙伟、李建国两位同志当选为副镇长。",
        {
            "appointed 王海 浸潭镇人民代表大会 主席",
            "appointed 赵敏 浸潭镇人民政府 镇长",
            "appointed 孙伟 浸潭镇人民政府 副镇长",
            "appointed 李建国 浸潭镇人民政府 副镇长",
        },
    ),
    ("清新区", "会议由太和镇镇长王海主持。", {"holds 王海 清远市清新区太和镇人民政府 镇长"}),
    (  # 廖勇为 would be a name as well
        "佛冈县",
        "县六届人大一次会议召开。会议选举魏平为本届人大常委会主任、涂海清为县长，廖勇为人民法院院长、吴玉林为人民检察院检察长。",
        {
            "appointed 魏平 佛冈县人民代表大会常务委员会 主任",
            "appointed 涂海清 佛冈县人民政府 县长",
            "appointed 廖勇 佛冈县人民法院 院长",
            "appointed 吴玉林 佛冈县人民检察院 检察长",
        },
    ),
    (  # a lay judge is of the court, whoever's post stands before
        "佛冈县",
        "佛冈县人大常委会会议召开，县法院院长龙明列席。会议任命吕静、李保平两位同志为佛冈县监察委员会委员，任命肖强等20名同志为人民陪审员。",
        {
            "holds 龙明 佛冈县人民法院 院长",
            "appointed 吕静 佛冈县监察委员会 委员",
            "appointed 李保平 佛冈县监察委员会 委员",
            "appointed 肖强 佛冈县人民法院 人民陪审员",
        },
    ),
    (
        "佛冈县",
        "佛冈县人大常委会会议召开。会议通过了关于接受陈红、王海两位同志辞去县人大常委会委员职务的决定。",
        {
            "removed 陈红 佛冈县人民代表大会常务委员会 委员",
            "removed 王海 佛冈县人民代表大会常务委员会 委员",
        },
    ),
    (
        "佛冈县",
        "1月14日，佛冈县总工会第十次代表大会召开。王海当选为工会第十届委员会主席，赵敏当选为工会副主席。县妇联第八届执委会选举"
        "李芳为主席。",
        {
            "appointed 王海 佛冈县总工会 主席",
            "appointed 赵敏 佛冈县总工会 副主席",
            "appointed 李芳 佛冈县妇女联合会 主席",
        },
    ),
    ("清远市", "清江集团召开大会，王海当选工会主席。", {"appointed 王海 清江集团工会 主席"}),
    (  # an item of brief news is told of its own city
        "清远市",
        "△英德市第七次妇女代表大会4月9日召开，市委副书记柴明到会讲话，容小佩当选为市妇联主席。",
        {
            "holds 柴明 中共英德市委员会 副书记",
            "appointed 容小佩 英德市妇女联合会 主席",
        },
    ),
    (
        "广东省",
        "5月21日，中国共产党清远市第七届委员会第一次全体会议召开，王海当选市委书记。",
        {"appointed 王海 中共清远市委员会 书记"},
    ),
    (  # of which of two
        "广东省",
        "中国共产党清远市第七届委员会第一次全体会议、中国共产党韶关市第八届委员会第一次全体会议召开。会上，市委书记王海讲话。",
        set(),
    ),
    (
        "清远市",
        "清远学院党委书记王海主持召开会议：任命赵敏为发展规划处处长，免去其教务处副处长职务。",
        {
            "holds 王海 中共清远学院委员会 书记",
            "appointed 赵敏 清远学院发展规划处 处长",
            "removed 赵敏 清远学院教务处 副处长",
        },
    ),
    (  # a name that 任 follows, whatever it begins with
        "清新区",
        "会议决定扶志刚任区油茶产业发展中心主任，不再担任区林业技术推广站站长。会议决定开除违规任用的干部。",
        {
            "appointed 扶志刚 清新区油茶产业发展中心 主任",
            "removed 扶志刚 清新区林业技术推广站 站长",
        },
    ),
    (  # who loses a post of a body that has been named by itself
        "清远市",
        "聘任高伟为清远职业学院院长，解聘田野清远职业学院院长职务。",
        {
            "appointed 高伟 清远职业学院 院长",
            "removed 田野 清远职业学院 院长",
        },
    ),
    (  # 党 is a surname, 党委 nobody
        "清远市",
        "太平镇党委副书记、镇长王海虚报进度，给予其党内严重警告处分，免去党委副书记职务。",
        {
            "holds 王海 太平镇人民政府 镇长",
            "removed 王海 中共太平镇委员会 副书记",
        },
    ),
    (  # 总社: the body of the article that is called so
        "清远市",
        "中华全国供销合作总社理事会会议在北京召开。总社党组成员王海主持。会议补选赵敏为总社理事会副主任；孙伟不再担任总社理事会副主任职务。",
        {
            "holds 王海 中共中华全国供销合作总社党组 成员",
            "appointed 赵敏 中华全国供销合作总社理事会 副主任",
            "removed 孙伟 中华全国供销合作总社理事会 副主任",
        },
    ),
    ("清远市", "清远市清新区区长王海到会。", {"holds 王海 清远市清新区人民政府 区长"}),
]


@pytest.mark.parametrize(("place", "text", "expected"), ELECTED)
def test_who_is_elected(place: str, text: str, expected: set[str]) -> None:
    assert told(text, place) == expected


LIVES: list[tuple[str | None, str, set[str]]] = [
    (  # steps of other years are no appointments of these days
        "2020-09-01",
        "会议选举赵一德为广东省人民政府省长。\n赵一德生于1965年2月，历任共青团福建省委常委、组织部部长等职。\n2006年，赵一德调任"
        "漳州市委副书记，后兼任市委政法委书记，2008年任漳州市市长，2011年调任福建省委常委、龙岩市委书记，2018年任湖南省委副书记。",
        {
            "appointed 赵一德 广东省人民政府 省长",
            "former 赵一德 共青团福建省委员会 常委",
            "former 赵一德 共青团福建省委员会组织部 部长",
            "former 赵一德 中共漳州市委员会 副书记",
            "former 赵一德 漳州市人民政府 市长",
            "former 赵一德 中共福建省委员会 常委",
            "former 赵一德 中共龙岩市委员会 书记",
        },
    ),
    (  # without a date, the last step of a life is none either where another appointment is reported
        None,
        "4月17日，李建明被任命为广东省代省长。\n2008年，李建明任福建省审计厅副厅长。2016年，李建明调任湖南省委副书记，一年后重回"
        "福建，任福建省审计厅厅长。",
        {
            "appointed 李建明 广东省人民政府 代省长",
            "former 李建明 福建省审计厅 副厅长",
            "former 李建明 中共湖南省委员会 副书记",
        },
    ),
    (  # paragraphs without a name are of the one whose death is reported
        "2012-10-08",
        "中共清远市委原书记王海同志因病医治无效，于2012年10月7日在清远逝世。\n1953年后，历任中共东莞县委宣传部长、副书记。\n1966年，"
        "任中共湛江地委第一副书记。",
        {
            "former 王海 中共清远市委员会 书记",
            "former 王海 中共东莞县委员会宣传部 部长",
            "former 王海 中共东莞县委员会 副书记",
            "former 王海 中共湛江地区委员会 第一副书记",
        },
    ),
    (  # 公司, 校: of the body that the life has named
        "2023-05-01",
        "王海长期在电力系统任职，2009年任清远电气集团公司总经理，2015年任公司董事长，2019年任清江能源集团有限公司总裁。",
        {
            "former 王海 清远电气集团公司 总经理",
            "former 王海 清远电气集团公司 董事长",
        },
    ),
    (
        "2023-05-01",
        "孙伟1992年参加工作，历任清远学院哲学系团委书记、校团委副书记等职。",
        {
            "former 孙伟 共青团清远学院哲学系委员会 书记",
            "former 孙伟 共青团清远学院委员会 副书记",
        },
    ),
    (
        "2023-05-01",
        "赵敏，女，1968年8月生。曾先后在云南、广东两地任职，担任过共青团佛冈县委副书记，阳山县委书记等职务。",
        {
            "former 赵敏 共青团佛冈县委员会 副书记",
            "former 赵敏 中共阳山县委员会 书记",
        },
    ),
    (  # two appointments of one year are news
        "2023-05-01",
        "2023年1月，王海任清远市副市长。2023年4月，王海任清远市委副书记。",
        {
            "appointed 王海 清远市人民政府 副市长",
            "appointed 王海 中共清远市委员会 副书记",
        },
    ),
    (
        "2023-05-01",
        "王海任清江能源集团董事长，此前他任清江航运集团总经理。",
        {
            "appointed 王海 清江能源集团 董事长",
            "former 王海 清江航运集团 总经理",
        },
    ),
]


@pytest.mark.parametrize(("date", "text", "expected"), LIVES)
def test_lives(date: str | None, text: str, expected: set[str]) -> None:
    assert told(text, date=date) == expected


PAST: list[tuple[str, set[str]]] = [
    (
        f"{CPPCC[:-3]}第十届委员会第三次会议开幕。七届市政协主席赵敏，十届市政协副主席周芳，市委常委李建国应邀出席。",
        {
            f"former 赵敏 {CPPCC} 主席",
            f"holds 周芳 {CPPCC} 副主席",
            "holds 李建国 中共清远市委员会 常委",
        },
    ),
    ("七届市政协主席赵敏到会。", {f"holds 赵敏 {CPPCC} 主席"}),
    (  # the seat in the committee over his own goes with a secretary's post
        "落马官员有河南省原省委常委、洛阳市委书记陈锋，清远市原副市长王海，清新区委书记赵敏参加会议。",
        {
            "former 陈锋 中共河南省委员会 常委",
            "former 陈锋 中共洛阳市委员会 书记",
            "former 王海 清远市人民政府 副市长",
            "holds 赵敏 中共清远市清新区委员会 书记",
        },
    ),
    (
        "此前担任清远市审计局副局长、党组成员的李平到会。",
        {
            "former 李平 清远市审计局 副局长",
            "former 李平 中共清远市审计局党组 成员",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAST)
def test_posts_of_the_past(text: str, expected: set[str]) -> None:
    assert told(text) == expected
