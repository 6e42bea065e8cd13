"""What a line of a masthead, page header or foot is made of: fields with a label, a value, or a fixed form.

Newspapers print these fields in any order and any number to a line (社址：… 邮编：… 网址：…), with colons, bars, spaces
or nothing between label and value, and engines glue neighbouring lines together. So a line is scanned field by field,
and it is furniture when hardly a character is left over. Everything here reads folded text.

Kinds of furniture, as `kind_of` and `Tile.kind` name them:

- `title`: the newspaper's name (报名); `section`: the name of the page (版名: 要闻); `page_no`: 第3版, A04, 第二张第六版
- `date`: Gregorian and lunar dates, weekday; `numbers`: 刊号, 邮发代号, running number (总第…期), size (今日8版)
- `contact`: address, postcode, electronic mail, telephone; `hotline`: the newsroom's telephone; `website`: alone on its line
- `credits`: 责任编辑, 版面设计, 校对 and their kin; `publisher`: 主管主办, 发行人, 承印, registrations, 中华邮政…挂号
- `price`: 零售, 本埠每份…, advertising rates; `qr`: what is printed beside a code to scan (扫一扫…, 官方微信公众号)
- `other`: days of publication, 投稿概不退还, 版权所有; `slogan`, `margin`, `image`, `noise`: given by other passes
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from papercleaner.grammar import dates, fields, readings
from papercleaner.grammar.fields import Shape
from papercleaner.grammar.nameplate import kind_of_name
from papercleaner.grammar.staff import credits_in
from papercleaner.patterns import pattern
from papercleaner.text import lexicon


class Field(NamedTuple):
    """A field of a line: what it is (`name`), the kind of furniture it makes, and where it and its value stand.

    `label` is the folded label, "" where none is printed. A weak field makes furniture only beside a strong one or at
    a page's edge: a bare 电话：… also stands in advertisements.
    """

    name: str
    kind: str
    start: int
    stop: int
    value: tuple[int, int]
    label: str = ""
    weak: bool = False


#: Longest line that is read as furniture, in characters: a header whose lines an engine has run together reaches 150.
MAX_LINE = 200
#: Longer lines with two 的 or two commas are running text.
SHORT = 30
#: Longest line whose labels are tried as damaged, or as spaced out by an engine.
MAX_DAMAGED = 120
#: Share of a line's characters that may be left over: what an engine adds or breaks.
MAX_REST = 0.1
#: The same for words that stand apart at a page's edge: 每周五出版 读懂同龄人.
MAX_SLOGAN = 0.5
#: Between a page's number and its date there is room for a name of so many characters that no list has.
MAX_UNKNOWN = 8
#: Shortest telephone number that may stand alone on its line: 3290581.
MIN_PHONE = 7

_SENTENCE = pattern(r"[。!?](?!$)")
_MARK = pattern(r"[\s\p{P}\p{S}]")
_PAPERS_OWN = pattern(f"{fields.NEWSROOM}|{fields.OTHER_DESKS}|部")
# What follows two spaces behind a house number is something else: 中正路四號　本市各報販均有代售.
_BEHIND_ADDRESS = pattern(r"(?<=[号楼室])\s+(?=\p{Han}{6})")
_HEADER_KINDS = frozenset({"date", "page_no", "numbers"})


def is_candidate(line: str) -> bool:
    """Whether a scan of this line can find anything; most lines of running text are turned away here."""
    if len(line) > SHORT and (line.count("的") + line.count("了") > 1 or (line.count(",") > 1 and ":" not in line)):
        return False
    return bool(fields.trigger().search(line)) and not _SENTENCE.search(line)


def kind_of(folded: str, *, edge: bool = False, known: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """The kind of furniture that a line is by its own formula, and the name of the rule; None for a line that is none.

    The fields of `scan` must use up the line but for `MAX_REST`. With `edge`, for lines among other furniture at the
    head or foot of a page, a formula holds too that also stands elsewhere: a date or a weekday alone, 电话：…, a bare
    page number, a title, a section. `known` are newspaper names, folded.

    >>> kind_of("邮发代号:43-6 总第10874期"), kind_of("2016年冬天,一台机车开进了站")
    (('numbers', 'postal_code'), None)
    >>> kind_of("2023年9月14日"), kind_of("2023年9月14日", edge=True)
    (None, ('date', 'date'))
    """
    line = folded.strip()
    if not line or len(line) > MAX_LINE:
        return None
    if edge and (named := _names_alone(line, known)):
        return named, named
    if fields.LABEL_ALONE.fullmatch(line):
        return "hotline", "label alone"
    if len(line) >= MIN_PHONE and fields.PHONE_ALONE.fullmatch(line):
        return "hotline", "number alone"
    if not is_candidate(line):
        return None
    found, rest = scan(line)
    if not found:
        return None
    words = [m[0] for a, b in rest for m in regex.finditer(r"\S+", line[a:b])]
    header = edge or any(f.kind in _HEADER_KINDS for f in found)
    kinds = [kind_of_name(word, known) if header else "" for word in words]
    left = sum(len(word) for word, kind in zip(words, kinds, strict=True) if not kind)
    if edge and "page_no" in kinds and left <= MAX_UNKNOWN and any(f.name == "date" for f in found):
        return "date", "date"  # A05 今日视点 2012年5月21日
    strong = [f for f in found if not f.weak]
    slogan = edge and strong and left <= len(line) * MAX_SLOGAN and set(words) <= set(line.split())
    if not slogan and (left > len(line) * MAX_REST or (left and len(found) == 1)):
        return None
    if "date" in {f.name for f in found} and (len(found) > 1 or words):
        return "date", "date"
    if not (strong or edge) and len({f.kind for f in found}) == 1:
        return None
    first = (strong or found)[0]
    alone = first.name == "website" and first.value == (0, len(line))
    return ("website" if alone else first.kind), first.name


def _names_alone(line: str, known: frozenset[str]) -> str:
    """The kind of a line that is one name (要闻), or several with gaps between (07   综合·公告): that of the first."""
    if named := kind_of_name(line, known):
        return named
    first, _, others = line.partition(" ")
    return named if others and (named := kind_of_name(first, known)) and _names_alone(others.strip(), known) else ""


# --- one line, field by field ---------------------------------------------------------------------------------------


@lru_cache(maxsize=256)  # a line is asked about more than once: as itself, at the page's edge, and for the issue
def scan(line: str) -> tuple[list[Field], list[tuple[int, int]]]:
    """The fields of a folded line, in print order, and the stretches between them that are more than marks.

    Of the ways to read a damaged line (see `_readings`), that which leaves the least over is taken.

    >>> [(f.name, "邮发代号:43-6 总第10874期"[slice(*f.value)]) for f in scan("邮发代号:43-6 总第10874期")[0]]
    [('postal_code', '43-6'), ('issue_no', '10874')]
    >>> [(f.name, "责 任 编 辑 : 薛 某"[slice(*f.value)]) for f in scan("责 任 编 辑 : 薛 某")[0]]
    [('editors', '薛 某')]
    """
    line = line.replace("丨", "|")  # engines read the bar between credits so
    best, least = list[Field](), len(line) + 1
    for text, where in _readings(line):
        found, taken = _scan(text)
        left = sum(not (t or _MARK.match(c)) for c, t in zip(text, taken, strict=True))
        if left < least and (found or not best):
            best, least = [_moved(f, where) for f in found], left
        if not left:
            break
    taken = bytearray(len(line))
    for f in best:
        taken[f.start : f.stop] = b"\1" * (f.stop - f.start)
    return best, _rest(line, taken)


def _scan(line: str) -> tuple[list[Field], bytearray]:
    taken, found = bytearray(len(line)), list[Field]()

    def take(shown: Iterable[Field]) -> None:
        for field in shown:
            if not any(taken[field.start : field.stop]):
                taken[field.start : field.stop] = b"\1" * (field.stop - field.start)
                found.append(field)

    for shape in fields.BEFORE_DATES:
        take(_shaped(line, shape))
    take(Field("date", "date", d.start, d.stop, (d.start, d.stop), weak=True) for d in dates.find_dates(line, line))
    take(_lunar(line))
    for shape in fields.BEHIND_DATES:
        take(_shaped(line, shape))
    if day := dates.find_weekday(line, line):
        take([Field("weekday", "date", day.start, day.stop, (day.start, day.stop), weak=True)])
    found += (Field(c.name_list, "credits", *c[1:]) for c in credits_in(line, taken))
    found += _addresses(line, taken)
    return sorted(found, key=lambda f: (f.start, f.value)), taken


def _shaped(line: str, shape: Shape) -> Iterator[Field]:
    if not shape.hint.search(line):
        return
    for m in shape.pattern.finditer(line):
        label = m.groupdict().get("label") or ""
        weak = shape.weak or (shape.name == "phone" and not _PAPERS_OWN.search(label))
        yield Field(shape.name, shape.kind, m.start(), m.end(), m.span("v"), label, weak)


def _lunar(line: str) -> Iterator[Field]:
    at = 0
    while lunar := dates.find_lunar(line, line, at):
        yield Field("lunar_date", "date", lunar.start, lunar.stop, (lunar.start, lunar.stop))
        at = lunar.stop


def _addresses(line: str, taken: bytearray) -> list[Field]:
    """An address runs to the next field or to the end of the line."""
    found = []
    for m in fields.ADDRESS.finditer(line):
        if any(taken[m.start() : m.end()]):
            continue
        start = m.end() + len(line[m.end() :]) - len(line[m.end() :].lstrip(" :;.|/"))
        stop = taken.find(1, start)
        value = line[start : stop if stop >= 0 else len(line)].rstrip(" ,;、。|/◀▶(")
        if len(value) < 4 or not fields.ADDRESS_VALUE.search(value):
            continue
        cut = _BEHIND_ADDRESS.search(value)
        end = start + (cut.start() if cut else len(value))
        found.append(Field("address", "contact", m.start(), end, (start, end), m[0], not m["strong"]))
        taken[m.start() : end] = b"\1" * (end - m.start())
    return found


def _rest(line: str, taken: bytearray) -> list[tuple[int, int]]:
    """The stretches that no field took, without white space and marks at their ends, but with a bracket's second half."""
    out = []
    for m in regex.finditer(rb"\0+", taken):
        a, b = m.span()
        while a < b and _MARK.match(line[a]):
            a += 1
        while b > a and _MARK.match(line[b - 1]) and not (line[b - 1] == ")" and "(" in line[a:b]):  # 日报(海外版)
            b -= 1
        if a < b:
            out.append((a, b))
    return out


# --- damage ---------------------------------------------------------------------------------------------------------

_LABEL = pattern(r"(?<!\p{Han})(\p{Han}{3,10})(?=\s{0,2}[:|]|\s{0,2}[0-9(A-Z]|\s+\p{Han}{2,4}(?:\s|$))")


def _readings(line: str) -> Iterator[readings.Reading]:
    """The line as it stands, without the spaces that an engine put between characters, with damaged labels mended."""
    yield line, list(range(len(line) + 1))
    if len(line) > MAX_DAMAGED:
        return
    closed = readings.closed(line)
    if closed:
        yield closed
    text, where = closed or (line, list(range(len(line) + 1)))
    if regex.search("[:0-9]", text) and (mended := readings.edited(text, _LABEL, _mend)):
        yield mended[0], [where[i] for i in mended[1]]


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted(lexicon("furniture_labels")))


def _mend(word: str) -> str:
    """The label that a word is with one character in four wrong, missing or too many: 责任编揖, 新闻热, 电子信籍."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    if word in lexicon("furniture_labels"):
        return word
    best = process.extractOne(word, _labels(), scorer=Levenshtein.distance, score_cutoff=max(1, len(word) // 4))
    return best[0] if best and best[1] <= len(best[0]) // 4 else word


def _moved(field: Field, where: list[int]) -> Field:
    """The field in the line as it stands."""
    start, stop = readings.slice_in(where, field.start, field.stop)
    return field._replace(start=start, stop=stop, value=readings.slice_in(where, *field.value))
