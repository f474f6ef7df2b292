"""Page layouts of broadsheets and tabloids as HTML and CSS, each with the articles that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from tests.nlp.typeset.articles import Piece, prose

STYLE = """
@page { size: 280mm 400mm; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 9.6pt/1.45 "Noto Serif CJK SC"; text-align: justify; line-break: strict }
.page { width: 280mm; height: 399mm; padding: 9mm 11mm; overflow: hidden; break-after: page }
.header { display: flex; justify-content: space-between; border-bottom: .8pt solid;
  margin-bottom: 4mm; font-size: 10pt }
.header b { font-size: 15pt }
.mast { font: 900 52pt "Noto Sans CJK SC"; line-height: 1.1 }
.row { display: grid; gap: 5mm; margin-bottom: 5mm }
.ruled { border-top: .5pt solid black; padding-top: 3mm }
.box { border: .8pt solid black; padding: 3mm }
h1, h2, h3 { margin: 0 0 2mm; font-family: "Noto Sans CJK SC"; text-align: center; line-height: 1.2 }
.k, .d { text-align: center; font-family: "Noto Sans CJK SC"; font-size: 12.5pt; margin: 0 0 1.5mm; line-height: 1.3 }
.by { text-align: center; margin: 0 0 1.5mm }
.c { column-gap: 5mm } .c p { margin: 0; text-indent: 2em } .c p.on { text-indent: 0 }
.cut > p:last-child { text-align-last: justify }
.sub { font-family: "Noto Sans CJK SC"; font-weight: 700; text-align: center; text-indent: 0 !important }
.v { writing-mode: vertical-rl; font: 700 20pt/1.25 "Noto Sans CJK SC"; white-space: nowrap }
figure { margin: 0 0 2mm; break-inside: avoid } figure img { width: 100%; display: block }
figcaption { font: 8.4pt/1.4 "Noto Sans CJK SC"; margin-top: 1mm }
table.t { border-collapse: collapse; width: 100%; margin: 2mm 0; break-inside: avoid }
.t td { border: .5pt solid black; padding: 1mm; text-align: left }
.foot { font-size: 8.5pt; border-top: .5pt solid black; text-align: left }
.lines td { padding: 0 7mm 0 0; white-space: pre; line-height: 1.45; vertical-align: top }
"""

# one grey pixel
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Sheet:
    """One file: its pages' HTML, its articles in any order, and what it is made to try."""

    name: str
    html: str
    pieces: tuple[Piece, ...]
    captions: tuple[str, ...] = ()


def document(pages: Iterable[str]) -> str:
    body = "".join(f'<div class="page">{page}</div>' for page in pages)
    return f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{STYLE}</style><body>{body}</body></html>'


def header(number: str = "第02版", title: str = "要闻") -> str:
    return f'<div class="header"><span>{number}</span><b>{title}</b><span>临江日报　2023年9月26日　星期二</span></div>'


def title(piece: Piece, size: float, spacing: str = "") -> str:
    kicker = f'<p class="k">{escape(piece.kicker)}</p>' if piece.kicker else ""
    deck = f'<p class="d">{escape(piece.deck)}</p>' if piece.deck else ""
    byline = f'<p class="by">{escape(piece.byline)}</p>' if piece.byline else ""
    main = "<br>".join(map(escape, piece.headline.split("\n")))
    style = f"font-size:{size}pt;" + (f"letter-spacing:{spacing}" if spacing else "")
    return f'{kicker}<h1 style="{style}">{main}</h1>{deck}{byline}'


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p{' class=sub' if len(t) < 16 else ''}>{escape(t)}</p>" for t in texts)


def columns(inner: str, count: int, rule: bool = False) -> str:
    line = "column-rule:.4pt solid #555;" if rule else ""
    return f'<div class="c" style="column-count:{count};{line}">{inner}</div>'


def article(piece: Piece, count: int, size: float, rule: bool = False, inside: str = "", spacing: str = "") -> str:
    return title(piece, size, spacing) + columns(inside + paragraphs(piece.paragraphs) + table(piece), count, rule)


def table(piece: Piece) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in piece.table)
    return f'<table class="t">{rows}</table>' if rows else ""


def figure(caption: str, height: int, width: str = "100%") -> str:
    image = f'<img src="{PIXEL}" style="height:{height}mm">'
    return f'<figure style="width:{width}">{image}<figcaption>{escape(caption)}</figcaption></figure>'


def row(widths: Sequence[float], cells: Sequence[str], kind: str = "") -> str:
    grid = " ".join(f"minmax(0,{w}fr)" for w in widths)
    inner = "".join(f"<div>{cell}</div>" for cell in cells)
    return f'<div class="row {kind}" style="grid-template-columns:{grid}">{inner}</div>'


def lead_and_pair() -> Sheet:
    a = Piece("全市秋粮收购工作推进会召开", prose(1, 900), deck="陆文远出席并讲话")
    b = Piece("清河县整治河道\n还岸于民", prose(2, 420))
    c = Piece("老旧小区装上新电梯", prose(3, 420))
    inner = header() + row([1], [article(a, 3, 30)]) + row([1, 1], [article(b, 2, 20), article(c, 2, 20)], "ruled")
    return Sheet("three columns, two below", document([inner]), (a, b, c))


def picture_in_columns() -> Sheet:
    caption = "图为收购现场。 本报记者 周南乔 摄"
    a = Piece(
        "把科技论文写在大地上", prose(11, 1300), kicker="——临江市农技推广见闻", byline="本报记者 沈砚秋 通讯员 顾三省"
    )
    b = Piece("市图书馆新馆开放", prose(12, 260))
    c = Piece("云岭区夜校报名火爆", prose(13, 260))
    d = Piece("北塬镇举办丰收节", prose(14, 260))
    inner = header() + row([1], [article(a, 5, 34, inside=figure(caption, 30))])
    inner += row([1, 1, 1], [article(x, 1, 15) for x in (b, c, d)], "ruled")
    return Sheet("five columns, picture, kicker, byline", document([inner]), (a, b, c, d), (caption,))


def vertical_headline() -> Sheet:
    a = Piece("让好家风吹进千家万户", prose(21, 800))
    b = Piece("山里娃有了足球场", prose(22, 600))
    c = Piece("石门乡：小柑橘闯出大市场", prose(23, 500))
    left = f'<div style="display:flex;gap:4mm"><div class="v" style="font-size:26pt">{a.headline}</div>'
    left += f'<div style="flex:1">{columns(paragraphs(a.paragraphs), 2)}</div></div>'
    right = '<div style="display:flex;gap:4mm"><div style="flex:1">' + columns(paragraphs(b.paragraphs), 2)
    right += f'</div><div class="v" style="font-size:22pt">{b.headline}</div></div>'
    inner = header() + row([1, 1], [left, right]) + row([1], [article(c, 4, 24)], "ruled")
    return Sheet("vertical headlines left and right", document([inner]), (a, b, c))


def boxed() -> Sheet:
    a = Piece("望山县打通断头路", prose(31, 700), deck="群众出行少绕十公里")
    b = Piece("一张网格管到底", prose(32, 360))
    c = Piece("司法所里的“老娘舅”", prose(33, 700))
    box = f'<div class="box">{article(b, 2, 18)}</div>'
    inner = header() + row([3, 2], [article(a, 3, 26), box]) + row([1], [article(c, 5, 24, rule=True)])
    return Sheet("boxed article, rules between columns", document([inner]), (a, b, c))


def with_table() -> Sheet:
    rows = (("县区", "完成率", "排名"), ("清河县", "96.2%", "1"), ("云岭区", "93.5%", "2"), ("沙洲区", "90.1%", "3"))
    a = Piece("三季度重点项目进展通报", prose(41, 620), table=rows)
    b = Piece("供暖管网开始注水", prose(42, 420))
    inner = header() + row([3, 2], [article(a, 2, 24), article(b, 2, 20)])
    c = Piece("青枫县：文物普查走进深山", prose(43, 800))
    return Sheet("table", document([inner + row([1], [article(c, 4, 26)], "ruled")]), (a, b, c))


def six_columns() -> Sheet:
    pieces = [
        Piece(t, prose(50 + k, 195))
        for k, t in enumerate(
            (
                "沙洲区修订村规民约",
                "市中医院推广适宜技术",
                "柳泉镇建成农机服务站",
                "东桥街道：议事亭里解民忧",
                "消防演练进校园",
                "公交新增三条线路",
            )
        )
    ]
    lead = Piece("干部下沉一线 服务送到家门", prose(57, 720))
    inner = header() + row([1], [article(lead, 6, 32, rule=True)])
    inner += row([1, 1, 1], [article(p, 2, 16) for p in pieces[:3]], "ruled")
    inner += row([1, 1, 1], [article(p, 2, 16) for p in pieces[3:]], "ruled")
    return Sheet("six columns, seven articles", document([inner]), (lead, *pieces))


def jump() -> Sheet:
    whole = prose(61, 1500)
    a = Piece("一座老矿城的转身", whole, kicker="高质量发展调研行", byline="本报记者 温不群")
    b = Piece("全市防汛会商会召开", prose(62, 450))
    c = Piece("青枫县开展消费帮扶", prose(63, 500))
    d = Piece("市直机关举行读书分享会", prose(64, 500))
    at = len(whole) // 2
    first, cut = whole[:at], whole[at]
    split = max(10, len(cut) // 2)
    one = title(a, 30) + columns(paragraphs(first) + f"<p>{cut[:split]}（下转第二版）</p>", 4)
    mast = '<div class="mast">临江日报</div>'
    mast += (
        '<div class="header"><span>2023年9月26日 星期二</span><span>农历癸卯年八月十二</span><span>第01版</span></div>'
    )
    front = mast + row([1], [one]) + row([1], [article(b, 4, 22)], "ruled")
    rest = f'<p class="on">（上接第一版）{cut[split:]}</p>' + paragraphs(whole[at + 1 :])
    two = f'<h1 style="font-size:20pt">一座老矿城的转身</h1>{columns(rest, 3)}'
    back = header("第02版") + row([1], [article(c, 4, 24)]) + row([3, 2], [two, article(d, 2, 20)], "ruled")
    return Sheet("two pages, jump", document([front, back]), (a, b, c, d))


def headline_over_half() -> Sheet:
    whole = prose(71, 1100)
    a = Piece("好政策要让企业听得懂", whole)
    b = Piece("清河县：一粒米的全产业链", prose(72, 700))
    text = list(whole)
    at = next(k for k in range(len(text)) if sum(map(len, text[: k + 1])) > 470)
    split = len(text[at]) // 2
    left = f'<div class="c cut" style="column-count:2">{paragraphs(text[:at])}<p>{text[at][:split]}</p></div>'
    right = columns(f'<p class="on">{text[at][split:]}</p>' + paragraphs(text[at + 1 :]), 2)
    inner = header() + row([1, 1], [title(a, 22) + left, right]) + row([1], [article(b, 5, 26)], "ruled")
    return Sheet("headline over half of its columns", document([inner]), (a, b))


def spaced_headline() -> Sheet:
    parts = prose(81, 900)
    texts = (*parts[:2], "小项目撬动大民生", *parts[2:4], "老问题有了新解法", *parts[4:])
    a = Piece("民生无小事", texts, deck="——云岭区接诉即办一年间", byline="□ 本报记者 鲁一禾 程门雪")
    b = Piece("冬小麦播种过半", prose(82, 260))
    c = Piece("两条旅游公路通车", prose(83, 200))
    inner = header() + row([3, 1], [article(a, 3, 28, spacing=".6em"), article(b, 1, 16)])
    inner += row([1, 3], [article(c, 1, 16), figure("秋到柳泉。 叶知秋 摄", 60)], "ruled")
    return Sheet(
        "letter-spaced headline, subheads, deck with dash", document([inner]), (a, b, c), ("秋到柳泉。 叶知秋 摄",)
    )


def picture_across() -> Sheet:
    captions = ("昨日，望山县蔬菜基地工人采收辣椒。 柳下风 摄", "志愿者在街头宣讲。 卓不群 摄")
    a = Piece("设施农业鼓起钱袋子", prose(91, 460))
    b = Piece("志愿红点亮文明城", prose(92, 460))
    c = Piece("沙洲区“夜经济”有了管家", prose(93, 460), deck="夜市规范经营 市民乐享生活")
    top = row([2, 3], [figure(captions[0], 70), article(a, 3, 24)])
    middle = row([3, 2], [article(b, 3, 24), figure(captions[1], 60)])
    return Sheet(
        "pictures beside articles",
        document([header() + top + middle + row([1], [article(c, 4, 26)])]),
        (a, b, c),
        captions,
    )


def side_by_side() -> Sheet:
    names = ("市级河长巡河督导", "五届人大代表联络站揭牌", "数字城管提效能")
    a, b, c = (Piece(n, prose(101 + k, 420)) for k, n in enumerate(names))
    d = Piece("从“有学上”到“上好学”", prose(105, 650), kicker="教育这十年")
    inner = header() + row([1, 1, 1], [article(x, 2, 21.5) for x in (a, b, c)])
    foot = '<p class="foot">本版责任编辑：苏木　版式：乔平川　电话：0000-1234567</p>'
    return Sheet(
        "headlines on one level, footer",
        document([inner + row([1], [article(d, 5, 30)], "ruled") + foot]),
        (a, b, c, d),
    )


def full_height_side() -> Sheet:
    side = Piece("短评\n实干才能实得", prose(111, 420))
    a = Piece("全市园区建设观摩活动举行", prose(112, 800), deck="秦素心带队 季平川参加")
    b = Piece("东桥街道改造背街小巷", prose(113, 420))
    c = Piece("望山县民宿迎来旺季", prose(114, 420))
    left = row([1], [article(a, 3, 28)]) + row([1, 1], [article(b, 2, 18), article(c, 2, 18)], "ruled")
    right = f'<div class="box">{article(side, 1, 17)}</div>'
    return Sheet("a side column of full height", document([header() + row([4, 1], [left, right])]), (side, a, b, c))


def headline_beside() -> Sheet:
    a = Piece("三个“一”\n绣出城市新颜值", prose(121, 620))
    b = Piece("农技员把课堂搬到田头", prose(122, 800))
    left = f'<h1 style="font-size:26pt;text-align:left">{"<br>".join(a.headline.split(chr(10)))}</h1>'
    inner = (
        header() + row([1, 2], [left, columns(paragraphs(a.paragraphs), 3)]) + row([1], [article(b, 4, 26)], "ruled")
    )
    return Sheet("headline beside its text", document([inner]), (a, b))


def written_across() -> Sheet:
    """Lines written into the file from left to right over all columns, as some systems do."""
    a = Piece("望山县全面推行田长制", prose(131, 560))
    b = Piece("文化馆送戏下乡百场", prose(132, 560))
    cells: list[str] = []
    for piece in (a, b):
        lines: list[str] = []
        for text in piece.paragraphs:
            whole = "　　" + text.replace(" ", "")
            lines += [whole[i : i + 15] for i in range(0, len(whole), 15)]
        per = -(-len(lines) // 3)
        stacks = [lines[i : i + per] for i in range(0, len(lines), per)]
        rows = "".join(
            "<tr>" + "".join(f"<td>{s[k] if k < len(s) else ''}</td>" for s in stacks) + "</tr>" for k in range(per)
        )
        cells.append(f'<h1 style="font-size:26pt">{piece.headline}</h1><table class="lines">{rows}</table>')
    plain = [Piece(p.headline, tuple(t.replace(" ", "") for t in p.paragraphs)) for p in (a, b)]
    inner = header() + "".join(row([1], [cell]) for cell in cells)
    return Sheet("lines written across the columns", document([inner]), tuple(plain))


def tabloid_with_notices() -> Sheet:
    a = Piece("社区食堂开张 老人乐享热饭", prose(141, 700), deck="首月就餐超过八千人次")
    b = Piece("全市志愿服务大会召开", prose(142, 420))
    c = Piece("沙洲区：粮仓飞来新护卫", prose(143, 420))
    inner = header("第04版", "社会") + row(
        [1], [article(a, 4, 30, inside=figure("老人在社区食堂用餐。 康抱朴 摄", 26))]
    )
    inner += row([1, 1], [article(b, 2, 20, rule=True), f'<div class="box">{article(c, 2, 20)}</div>'])
    return Sheet(
        "picture in the first column, box beside", document([inner]), (a, b, c), ("老人在社区食堂用餐。 康抱朴 摄",)
    )


def tight() -> Sheet:
    """No rules, and as little white between articles as between columns."""
    names = (
        "代表建议件件有回音",
        "柳泉镇：小院议大事",
        "非遗工坊带富一方",
        "全市开展药品安全检查",
        "高标准农田建设提速",
    )
    a, b, c, d, e = (Piece(n, prose(150 + k, 280)) for k, n in enumerate(names))
    inner = row([2, 1], [article(a, 2, 22), article(b, 1, 15)]) + row([1, 2], [article(c, 1, 15), article(d, 2, 22)])
    style = "<style>.row{gap:4.2mm;margin-bottom:4mm}.c{column-gap:4.2mm}</style>"
    return Sheet(
        "no rules, narrow gutters",
        document([style + header() + inner + row([1], [article(e, 3, 26)])]),
        (a, b, c, d, e),
    )


def pinwheel() -> Sheet:
    """Five articles that no straight cut parts."""
    names = (
        "市直单位结对共建",
        "云岭区试点长期护理保险",
        "我市新增省级森林乡村",
        "清河县开展法律援助",
        "记者手记：桥头一课",
    )
    a, b, c, d, e = (Piece(n, prose(160 + k, 300)) for k, n in enumerate(names))
    cells = (("1/1/2/3", a, 2), ("1/3/3/4", b, 1), ("2/1/4/2", c, 1), ("3/2/4/4", d, 2), ("2/2/3/3", e, 1))
    inner = "".join(f'<div style="grid-area:{area}">{article(p, n, 17)}</div>' for area, p, n in cells)
    grid = '<div class="row" style="grid-template-columns:repeat(3,minmax(0,1fr));gap:6mm">'
    return Sheet("pinwheel", document([header() + grid + inner + "</div>"]), (a, b, c, d, e))


SHEETS = (
    lead_and_pair, picture_in_columns, vertical_headline, boxed, with_table, six_columns, jump, headline_over_half,
    spaced_headline, picture_across, side_by_side, full_height_side, headline_beside, written_across,
    tabloid_with_notices, tight, pinwheel,
)  # fmt: skip
