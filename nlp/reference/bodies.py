"""The bodies of an article: which one 市委, 该局 or 水利局 (in a list) names, each under its official name."""

from __future__ import annotations

import re

from nlp.areas import area_index
from nlp.bodies import government_of
from nlp.components.base import Match, make
from nlp.components.body_forms import parse
from nlp.naming import Area, organ_name
from nlp.reference.article import NATION
from nlp.reference.organizations import OrganizationReader
from nlp.reference.records import Resolved

__all__ = ["NATION", "BodyReader"]

# A body in a list that leaves out the place of the one before; no title (局长) follows.
_ELIDED = re.compile(
    r"(?:、|和|及|与|会同)(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委|办|厅))(?=[、和及与，。；联共等要印出制发牵负分三两]|会同)"
)
# 自治区党委、政府《关于…》, 县委政府决定
_ELIDED_GOVERNMENT = re.compile(r"[、和]?(?P<body>政府)(?=《|[联印出制发下决召]|关于)")
# 市委、|军分区|《关于…》, 市政府、|军分区|去年联合下发的《…》
_ELIDED_GARRISON = re.compile(
    r"[、和](?P<body>军分区|警备区|人武部|人民武装部)(?=《|(?:[去今前]年|\d{1,4}[年月日]|近日|日前)*(?:联合)?(?:印发|下发|发出|制定|出台|转发|召开|举行))"
)
# 集团|企业管理部: whose a part is
_OWN = re.compile("^(?:集团公司|集团|公司|学校|学院|医院|本?[校院厂])(?=..)")


class BodyReader(OrganizationReader):
    """Resolves the bodies of one article."""

    def _read_organization(self, match: Match) -> None:
        if any(p.start <= match.start and match.end <= p.end for p in self.result.posts):
            return
        if match.get("stands") == "government":
            self._read_government(match)
            return
        if match.get("stands") == "part":
            self._read_part(match)
            return
        form = parse(self.text[match.start : match.end])
        name, basis = self.organization(form, match.start) if form else (None, "")
        if name is None:
            self.result.mentions[match] = Resolved(match, None)
            return
        i = self._register(name)
        self.organizations.append((i, name, match))
        self.result.mentions[match] = Resolved(match, i, basis)
        if name.area is not None and form is not None and form.types:
            self._read_elided(match, name.area)

    def _read_government(self, match: Match) -> None:
        """清城区|落实《…》: the place stands for its government."""
        surface = self.text[match.start : match.end]
        areas = [a for end, a in area_index(surface).at(0) if end == len(surface)]
        area, basis = self.area(areas[0], match.start) if areas else (None, "")
        if area is None:
            return
        i = self._register(organ_name(government_of(area), area))
        why = f"{surface} stands for its government" + (f"; {basis}" if basis else "")
        self.result.mentions[match] = Resolved(match, i, why)

    def _read_part(self, match: Match) -> None:
        """资产管理处|要牵头实施《…》: the part of the school or company that the article is about, if it is about one."""
        whole = self._institution(match.start, None)
        if whole is None:
            return
        name = self._parts(whole, (_OWN.sub("", self.text[match.start : match.end]),))
        self.result.mentions[match] = Resolved(match, self._register(name), f"a part of {whole.name}, named before")

    def _read_elided(self, match: Match, area: Area) -> None:
        """阳山县水利局、|财政局|和|环保局: bodies of the same place that leave it out."""
        at = match.end
        taken = [m for m in self.matches if m.kind in ("organization", "post", "person") and m.start >= match.end]
        government = _ELIDED_GOVERNMENT if self.text.endswith("委", 0, match.end) else _ELIDED
        while fit := (
            _ELIDED.match(self.text, at) or government.match(self.text, at) or _ELIDED_GARRISON.match(self.text, at)
        ):
            start, at = fit.span("body")
            form = parse(area.name + fit["body"])
            if form is None or not form.types or form.units or any(m.start < at and start < m.end for m in taken):
                return
            name, _ = self.organization(form, start)
            if name is None:
                return
            i = self._register(name)
            elided = make("organization", start, at)
            self.organizations.append((i, name, elided))
            self.result.mentions[elided] = Resolved(
                elided, i, f"of the same place as {self.text[match.start : match.end]}"
            )
