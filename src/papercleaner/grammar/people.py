"""Who did what: a byline string (署名) taken apart into persons with role and affiliation.

All functions read folded text (see `text.fold`) and answer offsets into it. What counts as a role is settled in the
output contract: what the person did, without what the paper adds (本报, 全媒体, 首席).
"""

from __future__ import annotations

from dataclasses import replace

from papercleaner import words
from papercleaner.grammar import names, signing
from papercleaner.grammar.duties import MOST_NAMES, Duties
from papercleaner.grammar.names import Slice
from papercleaner.grammar.pairs import is_foreign, pairs
from papercleaner.grammar.signers import LONGEST_POST, Person, Signers, by_identity, by_letter, by_place
from papercleaner.grammar.units import NEVER, belongs_to, is_unit, is_works, members, signs_as_body, unit_and_names

#: A body that is glued to a role and to a name (通讯员县卫健局陈嫣) is no longer than this, in characters.
GLUED_UNIT = 10
#: A byline is no longer than this, in characters.
LONGEST = 90


def parse(text: str, start: int, stop: int, *, pen: bool = False) -> Signers | None:
    """Take `text[start:stop]` apart as a byline; None where some of it is none.

    `pen` accepts bare names and pen names (柳非), which only a byline's place tells from other words.

    >>> parse("记者沈若楠 通讯员高原 卢静怡报道", 0, 17).persons
    (Person(role=(0, 2), name=(2, 5), affiliation=None), Person(role=(6, 9), name=(9, 11), affiliation=None), \
Person(role=(6, 9), name=(12, 15), affiliation=None))
    >>> parse("记者从省厅获悉", 0, 7), parse("本报评论员", 0, 5)
    (None, Signers(persons=(), rule='unit'))
    """
    text = signing.SIGNED.sub(":", text)
    while start < stop and text[start] == " ":
        start += 1
    while stop > start and text[stop - 1] in " :,、":
        stop -= 1
    if stop - start > LONGEST or start >= stop:
        return None
    tokens = text[start:stop].split()
    if len(tokens) > names.PEN_NAME and max(map(len, tokens)) == 1 and is_unit("".join(tokens)):  # 张 集 公 社 报 道 组
        return Signers((), "unit")
    source = signing.BOOK.match(text, start, stop) if pen else None
    if source and (found := pairs(text, source.end(), stop, pen=True, signed=True)):
        return Signers(found, "source")
    closed = signing.closing(text, start, stop) if pen else stop
    if start < closed < stop and (inner := parse(text, start, closed, pen=True)) and inner.persons:
        return Signers(inner.persons, "letter")
    if identity := by_identity(text, start, stop):
        return identity
    if given := signing.GIVEN.search(text, start, stop):
        return parse(text[: given.start()] + " " * len(given[0]) + text[given.end() :], start, stop, pen=pen)
    placed = by_letter(text, start, stop) or by_place(text, start, stop) if pen else None
    return placed or _Parser(text, stop, pen).run(start)


class _Parser(Duties):
    """One left-to-right reading of a byline: roles, names, verbs and units in the order in which they stand."""

    def run(self, at: int) -> Signers | None:
        """Read on to the end; None as soon as something fits nowhere."""
        while at < self.stop:
            if self.text[at] in signing.GAPS:
                at += 1
                continue
            after = self.others(at) or self.place_verb(at) or self.lead(at) or self.supplied(at) or self.each_verb(at)
            after = after or self.desk(at) or self.label(at) or self.nobody(at) or self.named(at) or self.body(at)
            if not after:
                return None
            at = after
        if self.unit and self.people and self.people[-1].affiliation is None:
            self.people[self.element :] = [replace(p, affiliation=self.unit) for p in self.people[self.element :]]
        if not self.people:
            rule = self.rule if self.rule == "verb" else "dated" if self.dated else "unit"
            return Signers((), rule) if self.alone else None
        if self.rule == "names" and len(self.people) > MOST_NAMES:
            return None
        return Signers(tuple(self.people), self.rule)

    def others(self, at: int) -> int:
        """等7户农民, 参与采写, (某大学) behind a name, 叩 and the date of a letter; the date behind a body too."""
        if (self.people or self.alone) and at < self.stop and signing.written(self.text, at, self.stop) == at:
            self.dated = True
            return self.stop
        posted = signing.POSTED.fullmatch(self.text, at, self.stop)
        if posted and self.people and self.role is None:  # 叶国栋 北京特派员
            self.close(posted.span("role"))
            return self.stop
        if match := signing.COLLECTIVE.match(self.text, at, self.stop):
            return match.end()
        if not self.people:
            return 0
        if match := signing.AND_OTHERS.match(self.text, at, self.stop):
            return match.end()
        for aside in (signing.TOGETHER, signing.LETTER):
            if match := aside.fullmatch(self.text, at, self.stop):
                return match.end()
        if self.text[at] == "(" and (close := self.text.find(")", at, self.stop)) > at + 1:
            if self.text[at + 1 : close] in signing.verbs():  # 盛广(口述)
                self.close((at + 1, close))
                return close + 1
            inner = parse(self.text, at + 1, close)
            if inner and inner.rule in ("role", "verb"):  # 汉斯·温特 (翻译 纪元)
                self.people += inner.persons
                self.element = len(self.people)
                return close + 1
            if self.text[at + 1 : close].strip() and not signing.NO_POST.search(self.text, at + 1, close):
                self.people[-1] = replace(self.people[-1], affiliation=(at + 1, close))
            return close + 1
        return 0

    def nobody(self, at: int) -> int:
        """江苏 一干部, 八月九日寄自马公: someone who signs and says no name."""
        if not self.pen or self.people:
            return 0
        sender = signing.SENDER.fullmatch(self.text, at, self.stop)
        if sender and names.is_pen_name(sender["name"]):
            self.rule = "letter"
            self.add((sender.span("name"),), self.stop)
            return self.stop
        self.dated = bool(signing.SENT.fullmatch(self.text, at, self.stop))
        if not self.dated and not signing.ANONYMOUS.fullmatch(self.text, at, self.stop):
            return 0
        self.alone = self.dated or NEVER.isdisjoint(self.text[at : self.stop])
        return self.stop if self.alone else 0

    def named(self, at: int) -> int:
        """Read a run of names, as far as the next role."""
        end, match = self.run_end(at)
        short = self.short_behind_role(at, end)
        pen = (
            self.clear
            or (self.pen and self.role is None)
            or (short and (match or not words.known(self.text[at:end])))  # 通讯员警轩
        )
        if self.pen and (done := self.letter(at)):
            return done
        if done := self.from_place(at):
            return done
        provider = signing.PROVIDED.match(self.text, at, self.stop)
        if provider and not names.is_name(provider["who"]) and end >= provider.end():  # 图/金像公司提供
            self.alone = True
            return provider.end()
        if pen and end - at > 2 and " " not in self.text[at:end] and self.names_a_body(at, end):  # 党政办
            return 0
        if match and is_works(self.text[at:end]):  # 红星五金厂工人通讯员
            return 0
        if done := self.before_pairs(at, pen=pen):
            return done
        if done := self.with_unit(at, end):
            return done
        glued = self.pen and self.role is None and " " not in self.text[at:end]
        if glued and len(several := members(self.text, at, end)) > 1:
            self.people += [Person(None, name, (begin, name[0])) for begin, name in several]
            return end
        if glued and (parts := unit_and_names(self.text, at, end)):
            self.unit = (at, parts[0])  # 双河镇岑树
            return self.add(parts[1], end)
        found = names.split(self.text, at, end, pen=pen)
        if not found and match and short and names.is_spelt_like_one(self.text[at:end]):
            found = ((at, end),)  # 记者雷雨通讯员罗胜兰, though 雷雨 is a word
        parts = unit_and_names(self.text, at, end) if self.role and not found else None
        if parts and (self.sign or parts[0] - at <= GLUED_UNIT):
            self.unit, found = (at, parts[0]), parts[1]  # 通讯员县卫健局陈嫣
        return self.add(found, end) if found else self.before_unit(at, end)

    def short_behind_role(self, at: int, end: int) -> bool:
        """Whether what stands behind the role of a person (记者) is as short as a pen name."""
        personal = self.role is not None and signing.PERSONAL.search(self.text[slice(*self.role)])
        return bool(personal) and 2 <= end - at < names.PEN_NAME

    def names_a_body(self, at: int, end: int) -> bool:
        """Whether this is a body, and no person with a word of respect (张可立律师)."""
        return signs_as_body(self.text[at:end]) and names.respected(self.text, (at, end)) == (at, end)

    def before_pairs(self, at: int, *, pen: bool) -> int:
        """拉斯洛·巴尔塔 童言译: a foreigner who wrote, before who did something else."""
        gap = self.text.find(" ", at, self.stop)
        if gap < 0 or self.role or not is_foreign(self.text[at:gap]):
            return 0
        found = names.split(self.text, at, gap, pen=pen)
        return self.add(found, gap) if found and pairs(self.text, gap, self.stop, signed=True) else 0

    def from_place(self, at: int) -> int:
        """记者王大德台北报导: one name, and where he reports from, glued to it."""
        full = (at + size for size in (2, 3, 4) if names.is_name(self.text[at : at + size]))
        known = [end for end in full if signing.reported_from(self.text, end, self.stop)]
        # Taiwan's papers (報導, not 報道) set a sign between two reporters: what is glued to one name is a place.
        if not known and self.role and self.text.endswith("报导", at, self.stop):
            known = [at + 3] if names.is_name(self.text[at : at + 3]) and 2 <= self.stop - at - 5 <= 3 else []
        end = known[0] if known else names.name_at(self.text, at, self.stop)
        if not at < end < self.stop or not (known or signing.PLACE_VERB.fullmatch(self.text, end, self.stop)):
            return 0
        if not known and (self.role is None or names.split(self.text, at, self.run_end(at)[0])):
            return 0
        self.rule = "role"
        self.add(((at, end),), end)
        return self.stop

    def with_unit(self, at: int, end: int) -> int:
        """石佛村 马德顺, 大连 工人 牟小川: where somebody belongs, before the person."""
        if (self.role and self.sign != ":") or self.unit:
            return 0
        behind = at
        while (gap := self.text.find(" ", behind, end)) > behind and belongs_to(self.text[behind:gap]):
            behind = gap + 1
        if at == behind < gap and (self.pen or self.role) and self.said_to_be(at, gap, end):
            behind = gap + 1
        if behind == at or (self.pen and signing.RESPECTS.search(self.text, behind + 2, end)):
            return 0
        end = self.next_unit(behind, end)
        found = names.split(self.text, behind, end, pen=self.pen)
        if not found:
            return 0
        self.unit, self.alone = self.without_reader(at, behind - 1), True
        return self.add(found, end)

    def next_unit(self, at: int, end: int) -> int:
        """Where the next body begins that stands before a person (北方林学院 贺光 南城公司 刘正洋); `end` for none."""
        for gap in range(at + 2, end):
            token = self.text[gap + 1 : end].partition(" ")[0]
            if self.text[gap] == " " and not names.is_name(token) and belongs_to(token):
                return gap
        return end

    def said_to_be(self, at: int, gap: int, end: int) -> bool:
        """前国脚 许不羁, 边防军人子女 石  磊: words that are no name, and one full name behind them."""
        before, name = self.text[at:gap], names.bare(self.text, names.respected(self.text, (gap + 1, end)))
        glued = unit_and_names(self.text, at, gap)  # 受灾代表萧长林 祝有福
        if glued and all(names.is_common_name(self.text[slice(*name)]) for name in glued[1]):
            return False
        words = 1 < len(before) <= LONGEST_POST and NEVER.isdisjoint(before) and not names.is_name(before)
        return words and names.is_name(name)

    def is_author(self) -> bool:
        """Whether the role is 作者, which says no more than a bare name."""
        return self.role is not None and self.text[slice(*self.role)] == "作者"

    def letter(self, at: int) -> int:
        """儿金福叩: the signature of a letter."""
        self_word = signing.LETTER_SELF.match(self.text, at, self.stop)
        first = self_word.end() if self_word else at
        if not self_word and names.is_name(names.bare(self.text, (first, self.stop))):  # 李天启, who closes no letter
            return 0
        for size in (2, 3, 4, 1):
            name = self.text[first : first + size]
            if (
                first + size < self.stop - (size == 1)  # 知白 is no letter by 知
                and signing.LETTER.fullmatch(self.text, first + size, self.stop)
                and names.is_pen_name(name)
            ):
                self.rule = "role" if self.rule == "role" else "letter"
                self.add(((first, first + size),), first + size)
                return self.stop
        return 0

    def before_unit(self, at: int, end: int) -> int:
        """孙文 台北市读者: the body behind the person."""
        for gap in range(at + 2, end):
            behind = self.text[gap:end].strip()
            if self.text[gap] != " " or not behind or not names.is_name(names.bare(self.text, (at, gap))):
                continue
            if is_unit(behind) or signing.POSTED.fullmatch(self.text, gap, self.stop):
                return self.add(((at, gap),), gap)
            if belongs_to(behind):
                self.unit = (end - len(behind), end)
                return self.add(((at, gap),), end)
        return 0

    def without_reader(self, at: int, stop: int) -> Slice:
        """八打灵再也读者: where a reader is from."""
        reader = signing.READER.search(self.text, at, stop)
        return (at, reader.start() if reader and reader.start() > at + 1 else stop)

    def body(self, at: int) -> int:
        """Read a body that signs, or that the next person belongs to."""
        end = self.run_end(at)[0]
        gap = self.text.find(" ", at, end)
        for cut in (end, gap):
            token = self.text[at:cut].rstrip(" 、,:") if cut > at else ""
            # A village or works is a unit only where units may stand: before a person, or in a signature's place.
            if token and is_unit(token.replace(" ", "")):
                self.unit, self.alone = self.without_reader(at, at + len(token)), True
                if self.people and at + len(token) >= self.stop:  # behind the person it belongs to
                    return at + len(token)
                self.element = len(self.people) if self.role is None else self.element
                return at + len(token)
        pen = self.pen or self.text[end : end + 1] == "/"  # 编译组王大明/综合报导
        if pen and (self.role is None or self.is_author()) and (parts := unit_and_names(self.text, at, end)):
            self.unit = (at, parts[0])
            return self.add(parts[1], end)
        return 0
