"""Policies: full titles, what a document goes by in its article, its kind, and who issues it by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.areas import area_index
from nlp.components.base import Match, make
from nlp.components.body_forms import forms_at
from nlp.components.policies import DOCUMENT, bare_title, head_kind, inner_title
from nlp.components.sessions import session_of
from nlp.naming import Area, Name, area_of
from nlp.reference.bodies import NATION
from nlp.reference.meetings import MeetingReader
from nlp.reference.records import Resolved

_WORK_REPORT = "政府工作报告"
# 宣读了|学校|《关于…的决定》: a school or company named by its kind alone
_HOUSES = "学校|党校|集团公司|集团|公司|学院|医院"
_OWN_HOUSE = re.compile(f"(?:^|[了的据按照行实彻，。、；])(?P<house>{_HOUSES})$")
# 会后，|党校|制定了《…办法》; 《…办法》由|学校|于去年12月印发
_HOUSE_MADE = re.compile(
    f"(?:^|[，。；、\n])(?P<house>{_HOUSES})(?:已|近日|日前|随后|专门|正式|还|也)*"
    "(?:制定|印发|出台|下发|发布|制订|颁布)(?:出台|印发|实施)?(?:了)?$"
)
_BY_HOUSE = re.compile(
    rf"(?:（[^（）]{{1,30}}）)?(?:已|近日|日前)?由(?P<house>{_HOUSES})(?:已|于|近日|日前|[去今前]年|\d{{1,4}}[年月日])*"
    "(?:印发|制定|发布|下发|出台|颁布)"
)
# 中共某市委|一九八八年工作要点, 政协某州委员会|2023年协商计划: what a body means to do in a year it has issued itself
_OF_A_YEAR = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{3,24}?)(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年度?[\u4e00-\u9fff]{0,8}?(?:工作|协商|立法|监督|视察)(?:要点|计划)(?:（[^（）]{1,8}）)?$"
)
_FIRST_OF_YEAR = re.compile("中共中央.{4}年.号文件")  # by its number alone
_OPEN = re.compile("[省市县区州盟旗乡镇校]|第?[一二三四五六七八九十]+届")
_OPEN_BODY = re.compile(
    "(?:中共)?(?:省|自治区|地区|市|州|盟|县|区|旗|镇|乡)(?:(?:委(?![托派任])|党委|人民政府|政府|人大|政协|纪委)|第?[一二三四五六七八九十]{1,3}届)"
)
_TWO_OFFICES = re.compile(
    "[\u4e00-\u9fff]+委办公[室厅][\u4e00-\u9fff]+政府办公[室厅]$"
)  # two that a title runs together
_SHORT_REPORT = re.compile("(?P<whose>(?:省|自治区|地区|市|州|盟|县|区|旗)(?:人民)?政府)工作报告")
_NATIONS_REPORT = re.compile("全国“?两会|全国人大|全国人民代表大会|国务院总理")
_NATIONS_SESSION = re.compile("全国“?两会|全国人大[一二三四五]次会议|全国人民代表大会第")
# after the two sessions of the nation: 会议讨论|《政府工作报告》 is one's own, 会议认为，|《政府工作报告》… theirs
_BEFORE_OWN = re.compile("(?:讨论|审议|审定|研究|听取|修改|起草|征求)(?:了|通过)?《?$")
_TOWNS_CONGRESS = re.compile("[镇乡](?:第?[一二三四五六七八九十]{1,3}届)?(?:人民代表大会|人大)")
_DRAFT = re.compile("（[^（）]{0,6}(?:草案|讨论稿|审议稿|送审稿|征求意见稿|草稿)[^（）]{0,4}）$")


class PolicyReader(MeetingReader):
    """Resolves policies as well."""

    def _policies(self) -> None:
        shorts: dict[str, int] = {}  # what a document goes by here → the document; 通知 and what it issues are one
        anaphors: list[Match] = []
        for match in (m for m in self.matches if m.kind == "policy"):
            if match.get("anaphor"):
                anaphors.append(match)
                continue
            if match.get("title") in shorts:
                title = match.get("title")
                self.result.mentions[match] = Resolved(
                    match, shorts[title], f"introduced as 《{title}》 in the article"
                )
                continue
            handed_out = self.registry.introduced.get(match.get("title"), set()) if match.get("headline") else set()
            if len(handed_out) == 1:  # printed below the 通知 that issues it, as an article of its own
                self.result.mentions[match] = Resolved(match, min(handed_out), "issued by the notice on the page")
                continue
            whole = self._whole_title(match)
            i = self._policy(whole or match)
            self.result.mentions[match] = Resolved(match, i)
            compact = re.sub(r"\s+", "", match.get("title"))
            inner = inner_title(compact) or self._handed_on(compact)
            if inner:
                shorts[inner] = i
                self.registry.introduced.setdefault(inner, set()).add(i)
            if match.get("short"):
                shorts[match.get("short")] = i
                self.registry.introduced.setdefault(match.get("short"), set()).add(i)
        known = sorted(
            {r.referent for m, r in self.result.mentions.items() if m.kind == "policy" and r.referent is not None}
        )
        for match in anaphors:
            title = match.get("title")
            if title in shorts:
                self.result.mentions[match] = Resolved(
                    match, shorts[title], f"introduced as 《{title}》 in the article"
                )
                continue
            if title == DOCUMENT:
                self._document(match)
                continue
            fits = [i for i in known if self._goes_by(i, title)]
            if len(fits) > 1:  # 为贯彻该意见起草的《…实施意见》, 这份《意见》: one of those named before
                fits = [i for i in fits if self._is_before(i, match)]
            elsewhere = self.registry.introduced.get(title, set())
            if len(fits) == 1:
                self.result.mentions[match] = Resolved(
                    match, fits[0], f"the only document of the article that ends in {title}"
                )
            elif not fits and len(elsewhere) == 1:
                self.result.mentions[match] = Resolved(
                    match, next(iter(elsewhere)), f"introduced as 《{title}》 elsewhere on the page"
                )
            elif match.get("pointed"):
                continue  # 该规定, “三十条”: of no document that the article names
            else:
                self.result.mentions[match] = Resolved(match, None)

        self._made_by_houses()

    def _handed_on(self, notice: str) -> str:
        """The document that a 通知 hands on without 《》, where the article names it too: 关于转发市水利局某市供水方案的通知."""
        titles = (m.get("title") for m in self.matches if m.kind == "policy" and not m.get("anaphor"))
        found = {t for t in titles if len(t) > 7 and re.search(f"(?:印发|转发|批转).*{re.escape(t)}的通知$", notice)}
        return max(found, key=len, default="")

    def _whole_title(self, match: Match) -> Match | None:
        """Where the article names 《关于…》 once more with the one body that issued it: 市政府《关于…》, 《市政府关于…》.

        None where a sentence gives it to another body: 省里印发《关于…》, 市政府印发《市政府关于…》 are two."""
        title = re.sub(r"\s+", "", match.get("title"))
        if not title.startswith("关于") or match.get("headline") or self._issuers_before(match):
            return None
        found: dict[tuple[str, ...], Match] = {}
        for other in (m for m in self.matches if m.kind == "policy" and not m.get("anaphor") and m != match):
            head, about, rest = re.sub(r"\s+", "", other.get("title")).partition("关于")
            if about + rest == title and not re.search("[〈《转批印]", head):
                issuers = self._issuers([head], other.start) if head else self._issuers_before(other)
                if issuers:
                    found.setdefault(tuple(n.name for n in issuers), other)
        if len(found) != 1:
            return None
        (issued,) = found
        begin = max(self.text.rfind(stop, 0, match.start) for stop in "。\n") + 1
        near = {name.name for _, name, where in self.organizations if begin <= where.start < match.start}
        return found[issued] if near <= set(issued) else None

    def _made_by_houses(self) -> None:
        """党校制定了《…办法》, 该办法由学校印发: a house named by its kind alone has issued what it made."""
        for match, resolved in self.result.mentions.items():
            if match.kind != "policy" or resolved.referent is None or self.result.issuers.get(resolved.referent):
                continue
            fit = _HOUSE_MADE.search(self.text, max(0, match.start - 24), match.start)
            fit = fit or _BY_HOUSE.match(self.text, match.end)
            house = self._context(fit["house"], fit.start("house")) if fit else None
            if house is not None:
                self.result.issuers[resolved.referent] = [house[0]]

    def _document(self, match: Match) -> None:
        """这份文件: the only document that the article has named so far, else nothing."""
        before = {
            r.referent: m
            for m, r in self.result.mentions.items()
            if m.kind == "policy" and m.start < match.start and r.referent is not None
        }
        if len(before) == 1:
            referent, where = next(iter(before.items()))
            self.result.mentions[match] = Resolved(
                match, referent, "the only document that the article has named", self._span_of(where)
            )

    def _is_before(self, policy: int, match: Match) -> bool:
        """Whether the article has named a document before ``match``."""
        return any(r.referent == policy and m.start < match.start for m, r in self.result.mentions.items())

    def _goes_by(self, policy: int, title: str) -> bool:
        """Whether a document's name ends in a short form, or holds the count of articles that it goes by (二十条)."""
        name = bare_title(self.registry.referents[policy].name)
        return name.endswith(title) or (title.endswith("条") and title in name)

    def _policy(self, match: Match) -> int:
        title = re.sub(r"\s+", "" if not match.get("headline") else " ", match.get("title")).strip()
        aliases = [bare_title(title)]
        opening = "" if match.get("headline") or match.get("nested") else self._opening_session(match)
        if opening:  # 市政协九届五次会议决议: as it stands it leaves its place open, so it is no alias
            aliases = [] if _OPEN.match(title) else [title]
            title = opening
        if _DRAFT.search(title) and self._is_titled(bare_title(title)):
            aliases.append(title)
            title = bare_title(title)  # the article names the draft and the document: one
        opened = self._opened(title, match)
        if opened:
            title = opened[0]
            aliases = [bare_title(title), *opened[1:]]
        whole = self._spelled(title)
        if whole != title and self._is_titled(whole):
            aliases.append(title)  # 《恩施州河湖保护条例》, in full elsewhere in the article: one
            title = whole
        issuers: list[Name] = []
        if match.get("headline"):
            aliases += [re.sub(r"\s+", "", title)]
        about = title.find("关于")
        compact = re.sub(r"\s+", "", title)
        if about > 0:
            head = re.split("转发|批转|印发", title[:about])[0]  # 市政府办公室|转发市水利局等部门关于…
            issuers = self._issuers(re.split(r"[\s、]+", head.strip()), match.start)
            nested = len(re.findall("[〈《]", title[:about])) > len(re.findall("[〉》]", title[:about]))
            aliases += [] if nested else [title[about:]]  # 印发〈|关于…的意见〉的通知: no title begins there
            if issuers and not nested:
                aliases += [
                    "".join(n.short or n.name for n in issuers) + title[about:],
                    "、".join(n.short or n.name for n in issuers) + title[about:],
                ]
        elif title.startswith("关于"):
            issuers = self._issuers_before(match)
            if issuers:
                aliases += [
                    "".join(n.short or n.name for n in issuers) + title,
                    "、".join(n.short or n.name for n in issuers) + title,
                ]
        elif _FIRST_OF_YEAR.fullmatch(title):
            issuers = self._issuers(["中共中央"], match.start)
            year, _, number = title.removeprefix("中共中央").partition("年")
            aliases += [title.removeprefix("中共"), f"{year}年中央{number}"]
        elif of_year := _OF_A_YEAR.match(title):
            issuers = self._issuers([of_year["body"]], match.start)
        if not issuers and "令" in match.get("number"):  # （某市人民政府令第2号）
            issuers = self._issuers([match.get("number").partition("令")[0]], match.start)
        carried = re.search(r"(?:贯彻落实|贯彻实施|贯彻|落实|实施|执行)[〈《<]([^〉》>]+)[〉》>]", title) or re.search(
            r"[〈《<]([^〉》>]+)[〉》>]的?(?:实施|贯彻|落实)(?:方案|意见|细则|办法|措施)", title
        )
        if carried and not re.search("情况|报告|评估", title):
            inside = self._policy(make("policy", match.start, match.end, title=carried[1], kind="", nested="yes"))
            self.result.carried.append((match, inside))
        inner = inner_title(title)
        if inner:
            aliases += [
                inner,
                re.sub(r"[〈《]", "《", re.sub(r"[〉》]", "》", title)),
                re.sub(r"《", "〈", re.sub(r"》", "〉", title)),
            ]
        if title.startswith("中华人民共和国"):
            aliases.append(bare_title(title).removeprefix("中华人民共和国"))
        kind = head_kind(title)
        jurisdiction = issuers[0].jurisdiction if issuers else ""
        name = title
        area = self._reports_area(match, bare_title(compact))
        if area is not None:  # 政府工作报告, given at a session of one congress: of the government of its place
            draft = compact.removeprefix(bare_title(compact))  # （征求意见稿）
            name = f"{area.name}人民{_WORK_REPORT}{draft}"
            for form in (area.name, *area.forms):
                aliases += [f"{form}{middle}{_WORK_REPORT}{end}" for middle in ("", "人民") for end in {draft, ""}]
            aliases = [a for a in aliases if not _SHORT_REPORT.fullmatch(a)]
            jurisdiction = area.jurisdiction
        if (
            about > 0
            and issuers
            and re.match(r"(?:中共)?(?:省|市|县|区|州|自治区|地|旗|盟|镇|乡)(?:委|党委|人民政府|政府|人大|政协)", title)
        ):
            # 省委、省政府关于…: as it stands it leaves its place open
            name = ("、" if "、" in title[:about] else "").join(n.short or n.name for n in issuers) + title[about:]
            aliases.append(title[about:])
        if title.startswith("关于") and issuers:
            name = "".join(n.short or n.name for n in issuers) + title
            aliases.append(title)
        i = self.registry.add(
            "policy", name, [a for a in aliases if len(a) > 3], jurisdiction, type=kind.type if kind else ""
        )
        if compact != name and area is None:
            self.registry.alias(i, compact)
        if issuers:
            self.result.issuers[i] = [self._register(n) for n in issuers]
        return i

    def _opening_session(self, match: Match) -> str:
        """A title with the session that it begins with in full (市政协九届五次会议|决议); "" where it begins with none."""
        at = match.start + (self.text[match.start] == "《")
        for m, resolved in self.result.mentions.items():
            if m.kind != "meeting" or m.start != at or m.end >= match.end or resolved.referent is None:
                continue
            form = self.result.forms.get(resolved.referent)
            if form is not None and form.type != "named":
                rest = re.sub(r"\s+", "", match.get("title")[m.end - at :])
                return self.registry.referents[resolved.referent].name + rest
        return ""

    def _reports_area(self, match: Match, title: str) -> Area | None:
        """Whose work a 政府工作报告 tells of: 市政府工作报告 says so; else the place of the one people's congress whose
        session the article tells of, else that of the newspaper. None for the State Council's, and for other titles."""
        whose = _SHORT_REPORT.fullmatch(title)
        if whose:
            named = self._issuers([whose["whose"]], match.start)
            return named[0].area if named else None
        sentence = max(self.text.rfind("。", 0, match.start), self.text.rfind("\n", 0, match.start)) + 1
        if title != _WORK_REPORT or _NATIONS_REPORT.search(self.text, sentence, match.start):
            return None
        areas = {
            area.name: area
            for r, form in self.result.forms.items()
            if form.type == "congress" and (host := self.result.hosts.get(r)) is not None
            for area in [self.names[host].area]
            if area is not None
        }
        home = self.place or self.home
        theirs = not _BEFORE_OWN.search(self.text, max(0, match.start - 8), match.start)
        another = (theirs and _NATIONS_SESSION.search(self.text)) or _TOWNS_CONGRESS.search(self.text)
        if not areas and home is not None and not another:
            areas[home.name] = area_of(home)
        only = next(iter(areas.values())) if len(areas) == 1 else None
        return only if only is not None and only is not NATION else None

    def _opened(self, title: str, match: Match) -> list[str]:
        """The forms of 区委财经委员会工作规则, which leaves open of which district, with its body as the article has it."""
        if not _OPEN_BODY.match(title) or _SHORT_REPORT.fullmatch(title) or "关于" in title:
            return []
        readings = [(end, form) for end, form in forms_at(title, 0, area_index(title)) if form.types or form.literal]
        for end, form in sorted(readings, key=lambda r: -r[0]):
            name, _ = self.organization(form, match.start)
            if name is not None and end < len(title) and "届" in title[:end]:  # whose name does not tell the term
                area = name.area.name if name.area else ""
                return [area + title[1:]] if area.endswith(title[0]) else []
            if name is not None and end < len(title):
                called = [a for a in name.aliases if a.endswith(title[:end]) and a != title[:end]]
                return [body + title[end:] for body in (*sorted(called, key=len)[:1], name.short or name.name)]
        return []

    def _spelled(self, title: str) -> str:
        """A title with the place that it begins with in full: 恩施州…条例 → 恩施土家族苗族自治州…条例."""
        for end, form in area_index(title).at(0):
            area = self.area(form, 0)[0] if form.places and not form.localities else None
            if area is not None and area.place is not None:
                return area.name + title[end:]
        return title

    def _is_titled(self, title: str) -> bool:
        """Whether the article names a document by just this title."""
        return any(m.kind == "policy" and re.sub(r"\s+", "", m.get("title")) == title for m in self.matches)

    def _issuers(self, parts: Sequence[str], at: int) -> list[Name]:
        """The organisations that a title begins with (中共中央 国务院关于…)."""
        found: list[Name] = []
        for part in parts:
            rest = part
            while rest:
                readings = [
                    (e, f)
                    for e, f in forms_at(rest, 0, area_index(rest))
                    if (f.types or f.literal) and not _TWO_OFFICES.match(rest[:e])
                ]
                hit = None
                for end, form in sorted(readings, key=lambda r: -r[0]):
                    name, _ = self.organization(form, at)
                    if name is not None:
                        hit = (end, name)
                        break
                if hit is None:
                    session = session_of(part)
                    held = self._session(session, session.get("type")) if session else None
                    host = self.result.hosts.get(held[0]) if held else None
                    return [self.names[host]] if host is not None else []
                found.append(hit[1])
                rest = rest[hit[0] :]
        return found

    def _issuers_before(self, match: Match) -> list[Name]:
        """省委《关于…》: the organisations right before a title that names none, 地委、行署《关于…》."""
        found: list[tuple[int, Name]] = []
        at = match.start - self.text.endswith("的", 0, match.start)  # 市委、市政府的《关于…》
        for i, name, where in reversed(self.organizations):
            adjacent = where.end == at or (where.end < at and self.text[where.end : at] in ("、", "和", ""))
            if adjacent and where.kind == "organization":
                found.append((i, name))
                at = where.start
        own = _OWN_HOUSE.search(self.text, 0, match.start) if not found else None
        near = self._context(own["house"], own.start("house")) if own else None
        return [near[1]] if near else [n for _, n in reversed(found)]
