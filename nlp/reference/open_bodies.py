"""Posts in bodies that the document leaves open: 市委|常委 where it names no place, 校党委|书记 where it names no school. Each is
known in its document alone, by the word that stands there."""

from __future__ import annotations

import re

from nlp.bodies import government_of, suits, title_level
from nlp.components.base import make
from nlp.components.body_forms import OrganizationForm, parse
from nlp.naming import Name, choose_type, literal_name, open_area, organ_name, unit_name
from nlp.reference.elided import Asked
from nlp.reference.parts import PartReader
from nlp.reference.words import load_body_words

# How the names of such bodies end: one that the text names may be the one that it is about.
_NAMED = {
    "学校": ("大学", "学院", "中学", "小学", "学校", "党校", "职校", "中专", "高中", "一中", "二中", "三中", "师范"),
    "公司": ("公司", "集团", "厂", "矿", "银行"),
    "集团公司": ("公司", "集团", "厂", "矿", "银行"),
    "集团": ("公司", "集团", "厂", "矿", "银行"),
    "医院": ("医院", "保健院", "卫生院"),
}
_COMPANY = re.compile("[\u4e00-\u9fff]{2}(?:有限(?:责任)?|股份|集团|[分支子总])公司")
_SPELLED = {
    "学校": re.compile(
        "[\u4e00-\u9fff]{2}(?<!各类|二级|下属)(?:大学(?!生|习)|中学(?!生)|小学(?!生)|(?<!二级)(?<!各)学院|职校|[市县区]委党校)"
    ),
    "公司": _COMPANY,
    "集团公司": _COMPANY,
    "集团": _COMPANY,
    "医院": re.compile("(?:人民|中医|附属|中心|妇幼|医学院|第[一二三四五六七八九十])医院"),
}
_HEADS = {"校长": "学校"}


# 《清江大学|章程》: a school that the title of a document of its own names; 普通高等学校, 民办大学 are of a kind
_OF_A_SCHOOL = re.compile(
    "《(?:关于)?(?P<name>(?!普通|高等|民办|独立|全国|各|本科|高职|开放|老年|新型|世界|中国特色)[\u4e00-\u9fff]{2,12}?(?P<kind>大学|学院))(?!生|学|院|校|后)"
)
_TITLE = re.compile("《[^《》]*》")
_OUR_SCHOOL = ("我校", "本校", "全校", "学校")


class OpenBodyReader(PartReader):
    """Tells the open body of a post that is of no body which is known."""

    def _our_school(self) -> None:
        """Know the school that only titles of its own documents name (《清江大学章程》), where the article speaks of 我校 or 学校."""
        bare = _TITLE.sub("", self.text)
        named = {fit["name"]: fit for fit in _OF_A_SCHOOL.finditer(self.text)}
        if len(named) != 1 or not any(word in bare for word in _OUR_SCHOOL):
            return
        name, fit = next(iter(named.items()))
        form = parse(name)
        if form is None or form.units or re.search(f"[\u4e00-\u9fff]{{2}}{fit['kind']}(?!生|城|教育)", bare):
            return
        body, _ = self.organization(form, fit.start("name"))
        if body is not None:
            at = min(i for word in _OUR_SCHOOL if (i := self.text.find(word)) >= 0)
            where = make("organization", at, at + 2)
            self.organizations.append((self._register(body), body, where))

    def _left_open(self, asked: Asked, surface: str) -> tuple[Name | None, str]:
        """The open body of a title, as the words before it or the title itself say it; None where the document may tell
        more."""
        if not self.alone:
            return None, ""
        name = self._open_form(surface + asked.match.get("part")) if surface or asked.match.get("part") else None
        if name is None and not surface:
            name = self._open_title(asked)
        return name, f"{name.name}, of which nothing tells whose it is" if name is not None else ""

    def _open_form(self, surface: str) -> Name | None:
        """市委, 区教育局, 校党委, 纪委 as a form says it."""
        form = parse(surface)
        if form is None:
            return None
        if form.context:
            if form.context.startswith("该"):
                return None  # 该公司: one that the text has named, by a word that is not read
            whole = self._own_body(re.sub("^[全我本]", "", form.context))
            return self._with_units(whole, form.units) if whole is not None else None
        if form.area is None:
            whole = self._body_of_its_own() if form.text in load_body_words().within else None
            return unit_name(whole, form.text) if whole is not None else None
        return self._open_organ(form)

    def _open_organ(self, form: OrganizationForm) -> Name | None:
        """The body of a mere level, in a text that names no place."""
        if form.area is None or not self._without_place(form.area.level) or form.area.scope:
            return None
        area = open_area(form.area.level)
        organ = choose_type(form.types, area)
        if organ is None or (organ.kinds and area.kind not in organ.kinds):
            return (
                self._with_units(literal_name(form.literal, area, form.proper, ""), form.units)
                if form.literal
                else None
            )
        return self._with_units(organ_name(organ, area), form.units)

    def _open_title(self, asked: Asked) -> Name | None:
        """副区长, 校长: of the government of a place, of a school that nothing names."""
        if asked.implied == "人民政府" and (level := title_level(asked.title)) and self._without_place(level[0]):
            area = open_area(level[0])
            return organ_name(government_of(area), area)
        word = _HEADS.get(asked.family, "")
        whole = self._own_body(word) if word and word in self.text else None
        return whole if whole is not None and suits(asked.title, whole.name, strict=True) else None

    def _without_place(self, level: str) -> bool:
        """Whether a level can be of no place that the text tells: it names none at all."""
        return (
            level in ("省", "自治区", "市", "州", "盟", "县", "区", "旗")
            and self.home is None
            and not self.places_named
            and not self.document.place
        )

    def _own_body(self, word: str) -> Name | None:
        """学校, 公司 of a text that names none and speaks of it more than once, of its Party committee or as its own."""
        label = load_body_words().own_body.get(word, "")
        if not label or self._names_one(label):
            return None
        said = "校" if label == "学校" else label
        its_own = (said + "党", *(whose + said for whose in "我本全"))
        if self.text.count(said) < 2 and not any(words in self.text for words in its_own):
            return None
        return Name(label, (), "", short=label, open=True)

    def _names_one(self, label: str) -> bool:
        """Whether the text names a body that ends so."""
        spelled = _SPELLED.get(label)
        if spelled is not None and spelled.search(self.text):
            return True
        ends = _NAMED[label]
        surfaces = (self.text[m.start : m.end] for m in self.matches if m.kind in ("organization", "meeting"))
        orgs = (m.get("org") or "" for m in self.matches if m.kind == "post")
        forms = (parse(s) for s in (*surfaces, *orgs) if s)
        return any(f is not None and f.literal.endswith(ends) and len(f.literal) > 4 for f in forms)

    def _body_of_its_own(self) -> Name | None:
        """The one open body that the article has named, as 纪委 is a part of it."""
        wholes = {w.name: w for _, name, _ in self.organizations if name.open and (w := self._whole(name)).area is None}
        return next(iter(wholes.values())) if len(wholes) == 1 else None
