"""What persons did (职责): the roles before names and the verbs behind them, as a byline is read from left to right.

Everything here reads folded text (see `text.fold`) and answers offsets into it: where what was read ends, or 0.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from papercleaner.grammar import names, signing
from papercleaner.grammar.names import Slice
from papercleaner.grammar.pairs import pairs
from papercleaner.grammar.signers import Person
from papercleaner.grammar.units import NEVER

#: So many names without a role may sign together; more are a list: of winners, players, candidates, mourners.
MOST_NAMES = 5


class Duties:
    """A byline as far as it has been read: who signs, in what role, and what is still open."""

    def __init__(self, text: str, stop: int, pen: bool) -> None:
        """Nothing is read yet of what ends at `stop`; `pen` accepts pen names."""
        self.text, self.stop, self.pen = text, stop, pen
        self.people: list[Person] = []
        self.role: Slice | None = None
        self.unit: Slice | None = None
        self.element = 0  # index of the first person of the present element
        self.clear = False  # whether a sign stands between the role and what follows
        self.sign = ""  # the sign between the role and its names
        self.rule = "names"
        self.alone = False  # whether a body has been named
        self.house = ""  # what stands before a role and is no paper's full name: 每经记者
        self.dated = False  # whether it is said when somebody wrote who says no name

    def add(self, found: tuple[Slice, ...], end: int) -> int:
        """Take names with the present role and unit."""
        self.people += [Person(self.role, name, self.unit) for name in found]
        self.unit = None
        return end

    def lead(self, at: int) -> int:
        """Read a role before its names (记者沈若楠, 文/杭之) or, as a verb, behind them (王一川 文/摄)."""
        match = signing.roles()[0].match(self.text, at, self.stop)
        if not match:
            return 0
        where, role, end = match.span("role"), match["role"], match.end()
        ahead = self.text[end : end + 1] if end < self.stop else ""
        rest = self.text[end : self.stop].strip(" :、,")
        pending = self.element < len(self.people)
        verb = role in signing.verbs() or any(sign in role for sign in "/|·&+")
        if (
            verb
            and not match["unit"]
            and ahead != ":"
            and (pending or self.alone)
            and self.behind(at, role, rest, ahead)
        ):
            self.close(where)
            return end
        if len(role) == 1 and (ahead not in (":", "/", "|", " ") or not rest):
            return 0
        if len(role) == 1 and ahead == " " and self.spread(role, rest):
            return 0
        if not rest:
            if match["unit"] and signing.PERSONAL.search(role):
                self.alone = True
                return end
            return 0
        if (cut := max(role.rfind(sign) for sign in "/|")) > 0 and signing.PERSONAL.search(role[cut + 1 :]):
            where = (where[0] + cut + 1, where[1])  # 图/见习记者 钟智
        self.role, self.element = where, len(self.people)
        self.sign = ahead if ahead in (":", "/", "|") else ""
        composite = any(sign in role for sign in "/|·&")
        personal = match["unit"] or signing.PERSONAL.search(role)
        self.clear = composite or bool(self.sign) or (ahead == " " and bool(personal))
        self.rule = "role"
        return end

    def spread(self, role: str, rest: str) -> bool:
        """Whether a printer spread a name that begins with a word like a role: 文  戈, 曲  江, 文 若 谷, 画  痴."""
        closed = role + rest.replace(" ", "")
        single = len(closed) < names.PEN_NAME and max(map(len, rest.split())) == 1
        return single and (names.is_name(closed) or (self.pen and self.role is None and not self.people))

    def behind(self, at: int, role: str, rest: str, ahead: str) -> bool:
        """Whether a verb belongs to the names before it: tied, last, or those names have no role."""
        tied = self.text[max(0, at - 2) : at].rstrip()[-1:] in ("/", "|")
        if not rest or tied or role.endswith(("报道", "报导")) or signing.SUPPLIED.fullmatch(rest):
            return True
        # 沈若口述 李实整理, glued too: the last word is a verb like this one
        if len(role) == 1 and rest.rpartition(" ")[2] in signing.verbs():
            return True
        return self.role is None and (ahead in (" ", "、", ";", ",") or rest[-2:] in signing.verbs())

    def close(self, verb: Slice) -> None:
        """End an element with its verb, the role of those who have none."""
        if self.role is None:
            self.people[self.element :] = [replace(p, role=verb) for p in self.people[self.element :]]
            if self.people:
                self.rule = "verb"
        self.element, self.role = len(self.people), None

    def supplied(self, at: int) -> int:
        """本报记者 何平 受访者供图: who supplied the pictures, behind who signs."""
        match = signing.SUPPLIED.match(self.text, at, self.stop) if self.people else None
        if not match:
            return 0
        self.people.append(Person(match.span("role"), match.span("name")))
        return match.end()

    def each_verb(self, at: int) -> int:
        """宁学愚先生讲 石蕴真女士记: names with a verb behind each, to the end."""
        signed = bool(self.people) and self.role is None
        found = () if self.sign else pairs(self.text, at, self.stop, pen=self.pen, signed=signed)
        if not found:
            return 0
        of_unit = [replace(person, affiliation=person.affiliation or self.unit) for person in found]
        self.people += [replace(person, role=self.role or person.role) for person in of_unit]
        self.element, self.unit = len(self.people), None
        self.rule = "role" if self.role else "verb"
        return self.stop

    def desk(self, at: int) -> int:
        """嵊县特约通讯员 过庭: a role behind a place or a desk."""
        match = signing.DESK.match(self.text, at, self.stop)
        if not match or not NEVER.isdisjoint(match[0]):
            return 0
        if self.role and names.is_name(self.text[at : match.start("role")]):  # 记者张伟特约记者李明
            return 0
        self.role, self.element, self.clear, self.rule = match.span("role"), len(self.people), True, "role"
        self.house = self.text[at : match.start("role")]
        return match.end()

    def label(self, at: int) -> int:
        """参与讨论:刘书华 陈东升: whatever words say, with a sign behind them, what the persons after it did."""
        due = self.role is not None and self.element == len(self.people)  # 统筹:王毅撰文:李明, not 王毅撰文:
        match = signing.LABEL.match(self.text, at, self.stop) if self.pen and not due else None
        if not match or not NEVER.isdisjoint(match["role"]) or names.is_name(match["role"]):
            return 0
        found = names.split(self.text, match.end(), self.run_end(match.end())[0])
        if not found or len(found) > MOST_NAMES:
            return 0
        if not all(names.is_name(names.bare(self.text, name)) for name in found):
            return 0
        self.role, self.element, self.rule = match.span("role"), len(self.people), "role"
        self.sign, self.clear = match["sign"], True
        return match.end()

    def place_verb(self, at: int) -> int:
        """台北报导, 综合外电报导 behind the persons and a stroke, or 上海报道 behind a reporter and a space."""
        if self.element == len(self.people):
            stroke = self.alone and self.text[max(0, at - 1) : at] == "/"
            if not stroke or not signing.PLACE_VERB.fullmatch(self.text, at, self.stop):
                return 0
            self.rule = "verb"  # 国际中心/综合报导
            return self.stop
        if self.role is None:  # 刘天佑/高雄讯
            if self.text[max(0, at - 1) : at] != "/":
                return 0
            known = signing.reported_from(self.text, at, self.stop) or signing.JOINT.fullmatch(self.text, at, self.stop)
            self.rule = "verb" if known else self.rule
            return self.stop if known else 0
        if self.text[max(0, at - 3) : at].rstrip()[-1:] in ("/", "-", "—", "·"):
            match = signing.PLACE_VERB.fullmatch(self.text, at, self.stop)
        else:
            match = signing.delivered_from(self.text, at, self.stop)
            if not match and signing.reported_from(self.text, at, self.stop):
                return self.stop
        return match.end() if match else 0

    def run_end(self, at: int) -> tuple[int, bool]:
        """Where the run that begins at `at` ends, and whether a role follows it."""
        match = signing.roles()[1].search(self.text, at + 1, self.stop)
        if self.sign:  # 文/杭之图/小邱: short roles with the sign of the first
            again = regex.compile(rf"[文图诗画摄译]{regex.escape(self.sign)}").search(self.text, at + 1, self.stop)
            match = again if again and (not match or again.start() < match.start()) else match
        short = signing.SHORT_ROLE.search(self.text, at + 1, self.stop)
        match = short if short and (not match or short.start() < match.start()) else match
        label = signing.NEXT_LABEL.search(self.text, at + 1, match.start() if match else self.stop)
        match = label or match
        end = match.start() if match else self.stop
        if self.house and self.text.endswith(self.house, at, end):  # 每经记者 王芳 每经实习记者 王琳
            end -= len(self.house)
        return signing.names_end(self.text, at, self.stop, end), match is not None
