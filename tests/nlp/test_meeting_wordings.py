"""Meetings as papers and annals put them: names that begin with a term or a count, meetings of one meeting, an
official's own sitting, entries of a chronicle, and what is only near such a wording."""

from __future__ import annotations

import pytest

from nlp.reference.meeting_names import core, is_term_of
from tests.nlp.mini import named, names, read, said

COMMITTEE = "中共清远市委员会常务委员会"

# text → the one meeting that it names, and whose it is
NAMES: list[tuple[str, str, str]] = [
    ("王海主持召开县十五届市委常委会第24次会议。", "中共清远市委常委会第24次会议", COMMITTEE),
    ("二届市委召开108次常委会会议。", "中共清远市委108次常委会会议", "中共清远市委员会"),
    ("十届市委常委会召开第182次会议。", "中共清远市委常委会第182次会议", COMMITTEE),
    ("王海主持召开2024年第12次市政府常务会议。", "清远市人民政府第12次常务会议", "清远市人民政府"),
    ("王海主持召开八届市人民政府第81次常务会议。", "清远市第八届人民政府第八十一次常务会议", "清远市人民政府"),
    ("市第八届人民政府 第28次常务会议召开", "清远市第八届人民政府第二十八次常务会议", "清远市人民政府"),
    ("市十届二次人代会召开。", "清远市第十届人民代表大会第二次会议", "清远市人民代表大会"),
    ("市十届人代会第二次会议召开。", "清远市第十届人民代表大会第二次会议", "清远市人民代表大会"),
    (
        "市七届人大常委会主任会议第六十二次会议召开。",
        "清远市第七届人民代表大会常务委员会第六十二次主任会议",
        "清远市人民代表大会常务委员会",
    ),
    ("今年是中国共产党第二十次代表大会召开之年。", "中国共产党第二十次全国代表大会", "中国共产党"),
    (
        "中共清远市第八届委员会第二次全委扩大会议召开。",
        "中国共产党清远市第八届委员会第二次全体会议",
        "中共清远市委员会",
    ),
    ("我市召开第五届茶业合作论坛筹委会第一次全体会议。", "清远市第五届茶业合作论坛筹委会第一次全体会议", ""),
    ("我市召开防台风专题会商会议。", "清远市防台风专题会商会议", ""),
    ("我市紧接着召开视频调度会。", "清远市视频调度会", ""),
    ("全省检察长电视电话会议召开。", "广东省检察长电视电话会议", ""),
    ("清远军分区党委第一书记任职大会召开。", "清远军分区党委第一书记任职大会", "中共中国人民解放军清远军分区委员会"),
    ("上午，清远·义乌经贸合作座谈会举行。", "清远·义乌经贸合作座谈会", ""),
    ("上午，清远韶关两市经贸合作座谈会举行。", "清远韶关两市经贸合作座谈会", ""),
    ("上午，清远与湛江商会交流座谈会举行。", "清远与湛江商会交流座谈会", ""),
    ("上午，清远英德红茶产业发展座谈会举行。", "英德市红茶产业发展座谈会", ""),
    ("上午，清远市全市教育大会举行。", "清远市全市教育大会", ""),
    (
        "清江学院第二届教职工代表大会第三次会议在学术报告厅完成全部议程后闭幕。",
        "清江学院第二届教职工代表大会第三次会议",
        "清江学院",
    ),
    (
        "清江学院第二届教职工代表大会第三次会议完成各项议程后胜利闭幕。",
        "清江学院第二届教职工代表大会第三次会议",
        "清江学院",
    ),
    (
        "市水利局召开党组理论学习中心组7月份集中学习会。",
        "清远市水利局党组理论学习中心组7月份集中学习会",
        "中共清远市水利局党组",
    ),
    ("民盟清远市委召开盟员大会。", "中国民主同盟清远市委员会盟员大会", "中国民主同盟清远市委员会"),
    (
        "市委理论学习中心组举行2022年第八次集中学习。",
        "中共清远市委理论学习中心组2022年第八次集中学习",
        "中共清远市委员会理论学习中心组",
    ),
]


@pytest.mark.parametrize(("text", "expected", "organizer"), NAMES, ids=[text for text, _, _ in NAMES])
def test_names(text: str, expected: str, organizer: str) -> None:
    found = read(text)
    meeting = named(found, expected, "meeting")
    assert names(found, "meeting") == ([meeting.name] if meeting else [expected])
    assert [row[1] for row in said(found, "organizer")] == ([organizer] if organizer else [])


@pytest.mark.parametrize(
    "text",
    [
        "市直各单位组织集中学习。",
        "王海说，林业部门学全会精神，就要下功夫。",
        "某县召开2023年第一次集中学习。",  # whose it is nothing tells
        "王海在清江茶业论坛商会工作。",
        "书记任职大会召开。",
    ],
)
def test_no_meeting(text: str) -> None:
    assert names(read(text), "meeting") == []


def test_a_briefing_on_a_plenum_is_named_with_it() -> None:
    found = read(
        "3月17日，市委办公室、市委宣传部联合举办中共清远市委八届九次全会精神解读新闻发布会。市委宣传部副部长王海主持。"
    )
    ((briefing, chair),) = said(found, "chair")
    assert briefing.endswith("中共清远市委八届九次全会精神解读新闻发布会")
    assert chair == "王海"
    assert said(found, "studied") == [(briefing, "中国共产党清远市第八届委员会第九次全体会议")]


def test_brackets_behind_a_body_do_not_hide_who_holds_a_briefing() -> None:
    found = read(
        "3月17日，市委政研室（市委改革办）、市委宣传部（市政府新闻办）联合举办中共清远市委八届九次全会精神解读新闻发布会。"
    )
    hosts = {body for meeting, body in said(found, "organizer") if meeting.endswith("发布会")}
    assert hosts == {"中共清远市委员会政策研究室", "中共清远市委员会宣传部"}
    told = read("3月17日，中共清远市委八届九次全会精神新闻发布会召开。")
    assert said(told, "organizer") == [("中国共产党清远市第八届委员会第九次全体会议", "中共清远市委员会")]


def test_congresses_of_two_levels() -> None:
    assert names(read("市财政局贯彻省市党代会精神。"), "meeting") == ["广东省党代会", "清远市党代会"]


def test_a_congress_that_a_plenum_arranges_has_no_day_yet() -> None:
    found = read("3月17日，市委召开八届七次全会，部署召开市第九次党代会。")
    assert said(found, "start_date") == [("中国共产党清远市第八届委员会第七次全体会议", "2025-03-17")]


def test_meetings_of_like_bodies_share_a_word() -> None:
    found = read("市委财经委员会第二次会议召开，传达学习中央财经委员会第六次、省委财经委员会第三次会议精神。")
    studied = {"中央财经委员会第六次会议", "中共广东省委财经委员会第三次会议"}
    assert {what for _, what in said(found, "studied")} == studied


def test_meetings_of_officials_share_the_scope_of_the_first() -> None:
    found = read("市委召开常委会会议，传达学习全国组织部长会议、宣传部长会议和统战部长会议、全省检察长会议精神。")
    shared = {"全国组织部长会议", "全国宣传部长会议", "全国统战部长会议", "广东省检察长会议"}
    assert {what for _, what in said(found, "studied")} == shared


def test_a_meeting_of_a_bureau_is_not_what_it_studies_together() -> None:
    found = read("市委召开常委会会议，传达学习中共中央政治局会议和中央政治局第十二次集体学习精神。")
    assert len(said(found, "studied")) == 2


def test_a_groups_sitting_is_no_other_meeting_of_the_text() -> None:
    found = read(
        "3月8日，市委书记王海主持召开市委农村工作领导小组会议。\n"
        "3月10日，市委副书记李建国主持召开全市信访工作联席会议。"
    )
    assert said(found, "chair") == [("中共清远市委农村工作领导小组会议", "王海"), ("清远市信访工作联席会议", "李建国")]


def test_a_term_before_a_committee_does_not_end_a_list() -> None:
    found = read("市政府召开常务会议，传达了全省领导干部会议、七届市委第48次常委（扩大）会议、全市商务工作会议精神。")
    assert len(said(found, "studied")) == 3


def test_companies_and_plenums_in_short() -> None:
    company = read(
        "3月17日，清江矿业（集团）有限责任公司召开安全生产紧急会议，王海讲话。",
        headline="清江矿业集团召开安全生产紧急会议",
    )
    assert names(company, "meeting") == ["清江矿业（集团）有限责任公司安全生产紧急会议"]
    other = read("3月17日，清江航运有限公司召开安全生产会议。", headline="清江矿业集团召开安全生产会议")
    assert len(names(other, "meeting")) == 2
    union = read("市总工会一届九次全委（扩大）会议3月17日召开。", headline="市总工会召开全委扩大会议")
    assert names(union, "meeting") == ["清远市总工会第一届委员会第九次全体会议"]


# -- which meeting something is said of


def test_a_pause_before_where_it_is_held() -> None:
    found = read("3月17日，清远市第八届人民代表大会第七次会议，在市会议中心开幕。大会由市人大常委会主任王海主持。")
    meeting = "清远市第八届人民代表大会第七次会议"
    assert said(found, "chair") == [(meeting, "王海")]
    assert said(found, "start_date") == [(meeting, "2025-03-17")]
    assert said(found, "location") == [(meeting, "清远市会议中心")]
    cited = read("围绕清远市第八届人民代表大会第七次会议，在市会议中心召开了恳谈活动。市长王海主持。")
    assert said(cited, "chair") == []


def test_what_happened_at_a_meeting_on_a_day() -> None:
    found = read("昨日，在清远市领导干部大会上，省委宣布了决定。市委书记王海出席并讲话。")
    assert said(found, "speaker") == [("清远市领导干部大会", "王海")]
    past = read("2023年3月1日，在清远市领导干部大会上，省委宣布了决定。市委书记王海出席并讲话。")
    assert said(past, "speaker") == []


@pytest.mark.parametrize("part", ["预备会议", "主席团第一次会议"])
def test_what_is_held_of_a_session_is_another(part: str) -> None:
    found = read(f"3月17日，清远市第八届人民代表大会第七次会议举行{part}。会议由市人大常委会主任王海主持。")
    session = "清远市第八届人民代表大会第七次会议"
    assert said(found, "chair") == [(session + part, "王海")]
    assert said(found, "start_date") == [(session + part, "2025-03-17")]


def test_a_plenary_sitting_is_the_session() -> None:
    found = read("3月17日，清远市第八届人民代表大会第七次会议举行选举大会。会议由市人大常委会主任王海主持。")
    assert said(found, "chair") == [("清远市第八届人民代表大会第七次会议", "王海")]


def test_a_delegation_sits_for_itself() -> None:
    found = read(
        "3月17日，出席第十四届全国人民代表大会第二次会议的广东代表团召开第一次全体会议。省委副书记王海主持会议。"
    )
    assert said(found, "chair") == [("第十四届全国人民代表大会第二次会议广东代表团第一次全体会议", "王海")]


def test_a_meeting_that_a_bill_names_is_not_held() -> None:
    found = read(
        "3月17日，市八届人大常委会召开第二十一次会议。会议听取了市人大常委会主任会议关于召开市人民代表大会的议案。"
        "会议由市人大常委会主任王海主持。市委书记李建国作出席党的二十大代表选举工作的说明。"
    )
    meeting = "清远市第八届人民代表大会常务委员会第二十一次会议"
    assert said(found, "chair") == [(meeting, "王海")]
    assert said(found, "speaker") == [(meeting, "李建国")]


def test_two_that_one_verb_holds() -> None:
    found = read("3月17日，清新区委召开区委常委会（扩大）会议和全区领导干部会议，区委书记王海主持会议并讲话。")
    assert len(said(found, "chair")) == 2
    cited = read("3月17日，清新区委召开区委常委会（扩大）会议和全区领导干部会议精神传达会，区委书记王海主持会议。")
    assert len(said(cited, "chair")) == 1


def test_a_session_that_decides_on_a_day_is_held() -> None:
    said_of = "市七届人大常委会第三十次会议决定，市七届人大四次会议于4月2日在清远召开。会议由市人大常委会主任王海主持。"
    found = read("3月17日，" + said_of)
    assert said(found, "chair") == [("清远市第七届人民代表大会常务委员会第三十次会议", "王海")]
    assert said(read("2023年3月17日，" + said_of), "chair") == []


def test_a_briefing_on_a_congress_is_another_meeting() -> None:
    found = read("3月17日，第五届清远茶业大会新闻发布会举行。副市长王海主持。")
    assert said(found, "chair") == [("第五届清远茶业大会新闻发布会", "王海")]


def test_what_members_say_of_their_session_is_no_speech_at_it() -> None:
    lead = "3月17日，市政协八届四次会议开幕。市政协主席王海作报告。"
    assert said(read(lead + "市政协委员、市教育局局长赵敏表示，报告鼓舞人心。"), "speaker") == [
        ("中国人民政治协商会议清远市第八届委员会第四次会议", "王海")
    ]
    sitting = "3月17日，市政协召开八届二十次常委会会议。市政协主席王海主持。"
    assert len(said(read(sitting + "市政协委员赵敏表示，要给茶农松绑。"), "speaker")) == 1


def test_a_branchs_life_is_of_the_branch() -> None:
    found = read("3月17日，市委书记王海参加市委办公室第一党支部2023年度组织生活会。")
    assert [body for _, body in said(found, "organizer")] == ["中共清远市委员会办公室第一党支部"]


def test_a_group_sits_for_itself() -> None:
    found = read("3月17日，清远市产业工人队伍建设协调领导小组会议暨现场推进会召开。")
    assert [body for _, body in said(found, "organizer")] == ["清远市产业工人队伍建设协调领导小组"]


def test_the_year_of_a_governments_sitting_is_another_name_of_it() -> None:
    for text in ("王海主持召开2024年第12次市政府常务会议。", "王海主持召开2024年市政府第十二次常务会议。"):
        assert named(read(text), "清远市人民政府2024年第12次常务会议", "meeting") is not None


# -- an official's own sitting


def test_a_sitting_is_of_the_place_whose_official_calls_it() -> None:
    found = read("3月17日，市长王海主持召开专题会议，研究部署全市防汛备汛工作。副市长赵敏参加会议。")
    meeting = "清远市防汛备汛工作专题会议"
    assert said(found, "chair") == [(meeting, "王海")]
    assert said(found, "attendee") == [(meeting, "王海"), (meeting, "赵敏")]
    assert said(found, "organizer") == []
    called = read("3月17日，市委副书记王海召集有关部门召开专题会议，研究茶博会筹备工作。")
    assert names(called, "meeting") == ["清远市茶博会筹备工作专题会议"]
    toured = read("3月17日，副市长王海率调研组来清远调研茶产业发展情况，并召开座谈会。副市长孙伟在座谈会上汇报情况。")
    assert names(toured, "meeting") == ["清远市茶产业发展情况座谈会"]
    draft = read("3月17日，市长王海主持召开座谈会，听取各界对《政府工作报告（征求意见稿）》的意见建议。")
    assert said(draft, "chair") == [("清远市《政府工作报告》征求意见座谈会", "王海")]


@pytest.mark.parametrize(
    "text",
    [
        "3月17日，王海主持召开座谈会。",  # of no place
        "3月17日，市长王海到清新区调研，并主持召开座谈会。",  # of the city or of where he went
        "3月17日，教育部部长王海主持召开座谈会。",
        "3月17日，市长王海出席座谈会。",
    ],
)
def test_a_sitting_that_nothing_tells_whose(text: str) -> None:
    assert names(read(text), "meeting") == []


# -- annals

ANNALS = (
    "清新区2013年12月份大事记\n3日 区委书记王海主持召开区委常委会会议，听取报告。\n"
    "5日 省宣讲团到清新区宣讲。区领导赵敏、孙伟参加报告会。\n"
    "10日 区长陈志强主持召开区政府常务会议。\n"
)


def test_entries_of_a_chronicle_are_each_of_something_else() -> None:
    found = read(ANNALS)
    people = {who for _, who in said(found, "attendee")}
    assert people == {"王海", "陈志强"}
    assert [day for _, day in said(found, "start_date")] == ["2013-12-03", "2013-12-10"]


def test_days_of_one_session_are_no_chronicle() -> None:
    found = read(
        "3月15日，市八届人大五次会议开幕。\n3月16日上午，代表们审议了报告。副市长赵敏参加审议。\n"
        "3月17日，大会闭幕。市人大常委会主任王海主持会议。"
    )
    assert said(found, "chair") == [("清远市第八届人民代表大会第五次会议", "王海")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日，市委理论学习中心组举行第五次集中学习。", "中共清远市委理论学习中心组第五次集中学习"),
        ("5月6日，市委中心组集中学习，传达学习党的二十届三中全会精神。", "中共清远市委理论学习中心组学习会"),
        (
            "5月6日，市政协召开理论学习中心组集中学习研讨会。",
            "中国人民政治协商会议清远市委员会理论学习中心组集中学习研讨会",
        ),
    ],
)
def test_what_a_group_studies_at(text: str, name: str) -> None:
    assert names(read(text), "meeting")[0] == name


# text → the one meeting that it names, and who convenes it
CONVENED: list[tuple[str, str, list[str]]] = [
    (
        "市委书记、市委全面深化改革领导小组组长王海主持召开领导小组第十一次会议。",
        "中共清远市委全面深化改革领导小组第十一次会议",
        ["中共清远市委全面深化改革领导小组"],
    ),
    (
        "市委副书记、市供热工作领导小组组长王海主持召开领导小组2024年第二次全体会议。",
        "清远市供热工作领导小组2024年第二次全体会议",
        ["清远市供热工作领导小组"],
    ),
    (
        "清新区太平镇党委、政府召开茶园道路恳谈会。",
        "清远市清新区太平镇茶园道路恳谈会",
        ["中共清远市清新区太平镇委员会", "清远市清新区太平镇人民政府"],
    ),
    (
        "太平街道党工委、办事处在东门社区服务中心召开楼道照明恳谈会。",
        "太平街道楼道照明恳谈会",
        ["中共太平街道工作委员会", "太平街道办事处"],
    ),
    ("3月17日晚，在市委党校召开楼道照明恳谈会。", "楼道照明恳谈会", []),
    (
        "全国粮食局长会议召开。国家粮食局局长王海作工作报告。",
        "全国粮食局长会议",
        ["国家粮食和物资储备局"],
    ),
    ("全国粮食局长会议召开。副总理王海作工作报告。", "全国粮食局长会议", []),
]


@pytest.mark.parametrize(("text", "expected", "organizers"), CONVENED, ids=[text for text, _, _ in CONVENED])
def test_who_convenes(text: str, expected: str, organizers: list[str]) -> None:
    found = read(text)
    meeting = named(found, expected, "meeting")
    assert meeting is not None
    assert names(found, "meeting") == [meeting.name]
    assert {row[1] for row in said(found, "organizer")} == set(organizers)


def test_a_group_that_the_article_does_not_name_holds_no_meeting() -> None:
    assert said(read("王海主持召开领导小组第十一次会议。"), "organizer") == []


PLENUM = (
    "中国共产党清远市第八届委员会第一次全体会议10月21日举行。全会选举王海、赵敏、孙伟为市委常委，选举王海为市委书记。\n"
)


@pytest.mark.parametrize(
    ("told", "there"),
    [
        ("选举结束后，新当选的市委常委与全体委员见面。", {"王海", "赵敏", "孙伟"}),
        ("选举结束后，新当选的三名市委常委一同走上主席台。", {"王海", "赵敏", "孙伟"}),
        ("新当选的十一名市委常委集体亮相。", set()),  # who the others are, the text does not say
        ("新当选的市委常委要走上新征程。", set()),
        ("新当选的市委常委将与市民代表见面。", set()),
    ],
)
def test_whom_a_plenum_elected_and_who_then_meet_its_members(told: str, there: set[str]) -> None:
    assert {who for _, who in said(read(PLENUM + told), "attendee")} == there


def test_what_is_left_of_a_name_is_the_meeting_of_the_article() -> None:
    found = read(
        "本报清新讯 3月15日，市委在清新区召开全市城乡环境整治现场观摩会。王海出席并讲话。\n现场观摩会在清新结束。"
    )
    assert names(found, "meeting") == ["中共清远市委城乡环境整治现场观摩会"]


def test_a_document_pointed_at_is_one_named_before() -> None:
    found = read(
        "市政府召开常务会议，学习《广东省人民政府关于加快养老服务的若干意见》，"
        "审议通过市民政局为贯彻该意见起草的《清远市人民政府关于加快养老服务的实施意见》。"
    )
    assert said(found, "implements") == [("清远市民政局", "广东省人民政府关于加快养老服务的若干意见")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("市妇联十一届四次执委会议3月12日增选赵敏为市妇联副主席。", {"2025-03-12"}),
        ("3月12日　市政协四届常委会第七次会议增补王海为市政协委员。", {"2025-03-12"}),
        ("3月12日，市财政局公布市政协四届常委会第七次会议增补的委员名单。", set()),
    ],
)
def test_the_day_on_which_a_session_adds_members(text: str, days: set[str]) -> None:
    assert {day for _, day in said(read(text), "start_date")} == days


TAUGHT: list[tuple[str, str, str]] = [
    (
        "市财政局召开学习十七届四中全会精神专题会。",
        "清远市财政局学习十七届四中全会精神专题会",
        "中国共产党第十七届中央委员会第四次全体会议",
    ),
    (
        "市财政局召开传达贯彻全省财政工作会议精神专题会议。",
        "清远市财政局传达贯彻全省财政工作会议精神专题会议",
        "广东省财政工作会议",
    ),
    (
        "市财政局召开传达全市经济工作会议精神职工大会。",
        "清远市财政局传达全市经济工作会议精神职工大会",
        "清远市经济工作会议",
    ),
]


@pytest.mark.parametrize(("text", "holds", "taught"), TAUGHT, ids=[text for text, _, _ in TAUGHT])
def test_what_a_meeting_is_held_to_teach_stands_in_its_name(text: str, holds: str, taught: str) -> None:
    assert sorted(names(read(text), "meeting")) == sorted([holds, taught])


IN_A_HEADLINE: list[tuple[str, str]] = [
    (
        "市委召开庆祝建党95周年大会\n29日，市委召开庆祝中国共产党成立95周年大会。",
        "中共清远市委庆祝中国共产党成立95周年大会",
    ),
    ("清江学院召开新学期工作布置会。", "清江学院新学期工作布置会"),
]


@pytest.mark.parametrize(("text", "expected"), IN_A_HEADLINE, ids=[name for _, name in IN_A_HEADLINE])
def test_a_headline_says_less_of_the_same_meeting(text: str, expected: str) -> None:
    assert names(read(text), "meeting") == [expected]


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("清江煤矿第三届职工代表大会", "清江煤矿第三届职工代表大会第一次会议", True),
        ("清江学院第三届教职工代表大会", "清江学院第三届教职工代表大会第二次会议", True),
        ("清江煤矿第三届职工代表大会", "清江煤矿第四届职工代表大会第一次会议", False),
        ("清远市第八届人民代表大会", "清远市第八届人民代表大会第一次会议", False),
        ("清江煤矿第三届职工代表大会", "清江煤矿第三届职工代表大会", False),
    ],
)
def test_the_term_of_a_staff_congress(short: str, full: str, expected: bool) -> None:
    assert is_term_of(short, full) is expected


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("庆祝建党95周年大会", "庆祝中国共产党成立95周年大会", True),
        ("庆祝建军九十周年座谈会", "庆祝中国人民解放军建军九十周年座谈会", True),
        ("庆祝建国60周年大会", "庆祝新中国成立60周年大会", True),
        ("庆祝国庆60周年大会", "庆祝中华人民共和国成立60周年大会", True),
        ("庆祝建党95周年大会", "庆祝建党90周年大会", False),
        ("庆祝建校60周年大会", "庆祝建国60周年大会", False),
    ],
)
def test_an_anniversary_goes_by_either_name(name: str, other: str, same: bool) -> None:
    assert (core(name) == core(other)) is same
