"""The masthead and page header (报头、报眉), parsed: what all furniture lines of a page say about the issue.

What a single line is, `furniture` tells; here the fields of all lines of a page are put together: a date whose parts
stand on separate lines, a number beside its label, one newsroom among several telephones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from papercleaner import dates
from papercleaner.furniture import LABEL_ALONE, MAX_LINE, MAX_REST, PHONE_ALONE, Field, is_candidate, scan
from papercleaner.model import Span
from papercleaner.objects import Issue, PageWarning
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Longest title (中国青年知行报海外版) and longest name of a section with its English echo, in characters.
MAX_TITLE, MAX_SECTION = 14, 24
#: Shortest telephone number that may stand alone on its line: 3290581.
MIN_PHONE = 7
_BARE_PAGE = pattern(r"[-—·.\s]*(?:[A-Z]{1,2}[-·]?)?[0-9]{1,3}(?:-[0-9]{1,3})?\s?版?[-—·.\s]*")
_PAGE = pattern(r"(?:[A-Z]{1,2}[-·]?)?[0-9]{1,3}(?:-[0-9]{1,3})?")
_SECTION_GAP = pattern(r"[\s·/|&—-]+")
_SECTION_ENDS = ("版", "新闻", "副刊", "周刊", "专版", "专刊")
_TITLE_TAIL = r"(?:号外|海外版|周末版?|星期刊|副刊|[(]\p{Han}{1,4}[)])?"


@cache
def _title() -> regex.Pattern[str]:
    endings = "|".join(sorted(lexicon("newspaper_endings"), key=lambda word: (-len(word), word)))
    return regex.compile(rf"(?:[\p{{Han}}A-Z0-9·]{{1,9}}(?:{endings})|\p{{Han}}{{1,8}}报){_TITLE_TAIL}")


def is_title(folded: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a text is a newspaper's name (报名) and nothing else; `known` are a caller's names, folded.

    >>> is_title("岭 东 工 人 日 报"), is_title("天气预报"), is_title("申报", frozenset({"申报"}))
    (True, False, True)
    """
    name = "".join(folded.split()).strip("《》“”")
    if name in known:
        return True
    if not 2 <= len(name) <= MAX_TITLE or not _title().fullmatch(name):
        return False
    no_title, endings = lexicon("not_newspapers"), lexicon("newspaper_endings")
    return name not in no_title and not any(
        name.endswith(word) for word in no_title if word not in endings and (len(word) > 2 or len(name) <= 4)
    )


def is_section(folded: str) -> bool:
    """Whether a text is the name of a newspaper's page (版名): 要闻, 文体·副刊, with or without its English echo.

    >>> is_section("综合·公告"), is_section("港闻副刊"), is_section("本报讯")
    (True, True, False)
    """
    if len(folded) > MAX_SECTION or not (words := [w for w in _SECTION_GAP.split(folded) if not w.isascii()]):
        return False
    known = lexicon("sections")
    return len(words) <= 3 and all(w in known or (len(w) <= 6 and w.endswith(_SECTION_ENDS)) for w in words)


def _name_kind(text: str, known: frozenset[str]) -> str:
    """What a word without a label is in a page header: page number, title, section or ""."""
    if _BARE_PAGE.fullmatch(text):
        return "page_no"
    return "title" if is_title(text, known) else "section" if is_section(text) else ""


def kind_of(folded: str, *, edge: bool = False, known: frozenset[str] = frozenset()) -> tuple[str, str] | None:
    """The kind of furniture that a line is by its own formula, and the name of the rule; None for a line that is none.

    The fields of `furniture.scan` must use up the line but for `MAX_REST`. With `edge`, for lines among other furniture
    at the head or foot of a page, a formula holds too that also stands elsewhere: a date or a weekday alone, 电话：…, a
    bare page number, a title, a section. `known` are newspaper names, folded.

    >>> kind_of("邮发代号:43-6 总第10874期"), kind_of("2016年冬天,一台机车开进了站")
    (('numbers', 'postal_code'), None)
    >>> kind_of("2023年9月14日"), kind_of("2023年9月14日", edge=True)
    (None, ('date', 'date'))
    """
    line = folded.strip()
    if not line or len(line) > MAX_LINE:
        return None
    if edge and (named := _name_kind(line, known)):
        return named, named
    if LABEL_ALONE.fullmatch(line):
        return "hotline", "label alone"
    if len(line) >= MIN_PHONE and PHONE_ALONE.fullmatch(line):
        return "hotline", "number alone"
    if not is_candidate(line):
        return None
    fields, rest = scan(line)
    if not fields:
        return None
    words = [m[0] for a, b in rest for m in regex.finditer(r"\S+", line[a:b])]
    header = any(f.kind in {"date", "page_no", "numbers"} for f in fields)
    left = sum(len(word) for word in words if not (header and _name_kind(word, known)))
    if left > len(line) * MAX_REST or (left and len(fields) == 1):
        return None
    strong = [f for f in fields if not f.weak]
    if "date" in {f.name for f in fields} and (len(fields) > 1 or words):
        return "date", "date"
    if not (strong or edge) and len({f.kind for f in fields}) == 1:
        return None
    first = (strong or fields)[0]
    alone = first.name == "website" and first.value == (0, len(line))
    return ("website" if alone else first.kind), first.name


class _Line(NamedTuple):
    """A furniture line: where it stands, its kind, its fields (offsets in the page) and what is left of it."""

    span: Span
    kind: str
    fields: list[Field]
    rest: list[Span]


# Kinds of lines in which a word without a label is a name; fields beside which it is one.
_NAMED_KINDS = frozenset({"title", "section", "page_no", "date", "margin", "head", ""})
_HEADER_FIELDS = frozenset({"date", "page_no", "weekday", "lunar_date"})
_PERIODICAL = ("刊", "新闻", "评论", "文摘")  # beside a page number the name of a section, though papers are named so
_MARKS = "-—·.|/ "
_GLUED_PAGE = pattern(r"(?P<page>[A-Z]{0,2}[0-9]{1,3})[·|/-]?\p{Han}.*|\p{Han}[^0-9]*?(?P<after>[A-Z]?[0-9]{1,2})")
_LATIN_ECHO = pattern(r"[\s/|·]*[A-Za-z][A-Za-z'&. ]*$")  # 青阅读 YOUTH: the name again in English
_NEWSROOM = pattern(r"新闻|爆料|报料|采访|线索|编辑|记者|要闻|总编室|部|^热线")
_OTHER_DESK = pattern(r"广告|发行|订报|订阅|投递|登报|刊登|公告|经营")
_FIRST_NUMBER = pattern(r"[^、,;/]+?(?= [0-9]{7}|[、,;/]|$)")
_NO_PHONE = pattern(r"传\s*真|微信|QQ|手机|FAX", regex.I)
_STREET = pattern(r"^\p{Han}{2,12}[路街道巷弄里坊].{0,24}[号楼室段]?$")
_POSTCODE_INSIDE = pattern(r"(?<![0-9])[0-9]{5,6}(?=\s\p{L}|\))|^[(]?[0-9]{3,6}(?=[)\s]?\p{Han})")
# Words beside a date that say whose date it is: 创刊于…, …登记, 截至…
_NOT_THE_ISSUE = pattern(r"(?:创[刊办]|登记|注册|截至|改版)\p{Han}{0,4}[:\s]?$")
_FOUNDED = pattern(r"\s?(?:创[刊办])")


def _split(lines: Iterable[tuple[Span, str]], folded: str) -> list[_Line]:
    out = []
    for span, kind in lines:
        base, text = span.start, folded[span.start : span.stop]
        fields, rest = scan(text) if len(text) <= MAX_LINE else ([], [])
        moved = [
            f._replace(start=f.start + base, stop=f.stop + base, value=(f.value[0] + base, f.value[1] + base))
            for f in fields
        ]
        out.append(_Line(span, kind, moved, [Span(a + base, b + base) for a, b in rest]))
    return out


def _stripped(span: Span, folded: str) -> Span:
    text = folded[span.start : span.stop]
    start = span.start + len(text) - len(text.lstrip(_MARKS))
    return Span(start, max(start, span.stop - (len(text) - len(text.rstrip(_MARKS)))))


def _words(span: Span, folded: str) -> list[Span]:
    """The words of a stretch; a page number that stands at a section's name without a space is one of its own."""
    out = list[Span]()
    for m in regex.finditer(r"\S+", folded[span.start : span.stop]):
        start, stop = span.start + m.start(), span.start + m.end()
        if glued := _GLUED_PAGE.fullmatch(m[0]):
            a, b = glued.span("page") if glued["page"] else glued.span("after")
            out += sorted(
                (Span(start + a, start + b), Span(start, start + a) if a else Span(start + glued.end("page"), stop))
            )
        else:
            out.append(Span(start, stop))
    return out


def _names(lines: list[_Line], folded: str, known: frozenset[str]) -> dict[str, Span]:
    """Title, section and a page number without 版: what no label tells, but the line's kind or the word itself."""
    sure: dict[str, Span] = {}
    unsure: dict[str, Span] = {}
    for line in lines:
        header = any(f.name in _HEADER_FIELDS for f in line.fields)
        for rest in line.rest:
            if line.kind == "title" and is_title(folded[rest.start : rest.stop], known):
                sure.setdefault("title", rest)
                continue
            if line.kind not in _NAMED_KINDS and not header:
                continue
            left = list[Span]()
            words = _words(rest, folded)
            for word in words:
                text = folded[word.start : word.stop].strip(_MARKS)
                page = _PAGE.fullmatch(text)
                if page and word in (words[0], words[-1]) and "page_no" not in sure:
                    begin = folded.index(page[0], word.start)
                    sure["page_no"] = Span(begin, begin + len(page[0]))
                elif line.kind != "section" and is_title(text, known) and not (header and text.endswith(_PERIODICAL)):
                    sure.setdefault("title", word)
                elif line.kind == "title" and is_section(text) and len(words) > 1:
                    sure.setdefault("section", word)
                else:
                    left.append(word)
            if left:
                name = _stripped(Span(left[0].start, left[-1].stop), folded)
                text = folded[name.start : name.stop]
                if line.kind == "title":
                    unsure.setdefault("title", name)
                elif line.kind == "section" or is_section(text):
                    sure.setdefault("section", name)
                elif len(text) <= MAX_SECTION and line.kind in {"page_no", "date"}:
                    unsure.setdefault("section", name)
    return unsure | sure


def _hotline(lines: list[_Line], folded: str) -> Span | None:
    """The newsroom's telephone, else the paper's, else that of another desk; a fax or an account is none."""
    ranked = list[tuple[int, Span]]()
    for number, line in enumerate(lines):
        for f in line.fields:
            if f.name == "phone" and not _NO_PHONE.search(f.label):
                newsroom = line.kind == "hotline" or _NEWSROOM.search(f.label)
                rank = 4 if _OTHER_DESK.search(f.label) else 0 if newsroom else 3
                first = _FIRST_NUMBER.match(folded, f.value[0], f.value[1])
                ranked.append((rank, Span(f.value[0], first.end() if first else f.value[1])))
        text = folded[line.span.start : line.span.stop].strip()
        if not line.fields and PHONE_ALONE.fullmatch(text):
            begin = line.span.start + folded[line.span.start : line.span.stop].index(text)
            near = [lines[i] for i in (number - 1, number + 1) if 0 <= i < len(lines)]
            labelled = any(LABEL_ALONE.fullmatch(folded[n.span.start : n.span.stop].strip()) for n in near)
            ranked.append((1 if labelled else 2, Span(begin, begin + len(text))))
    return min(ranked, key=lambda r: r[0])[1] if ranked else None


def _bare_address(lines: list[_Line], folded: str) -> Span | None:
    """An address without a label: what is left of a line with the telephone or the postcode."""
    for line in lines:
        if {f.name for f in line.fields} & {"phone", "postcode"}:
            for rest in line.rest:
                if _STREET.search(folded[rest.start : rest.stop]):
                    return rest
    return None


def _joined(lines: list[_Line], folded: str, raw: str) -> tuple[str, str, list[int]]:
    """All lines as one text, a line feed between them, and the page's offset of each of its characters."""
    where = list[int]()
    for line in lines:
        where += [*range(line.span.start, line.span.stop), -1]
    return (
        "".join(folded[i] if i >= 0 else "\n" for i in where),
        "".join(raw[i] if i >= 0 else "\n" for i in where),
        where,
    )


def _dates(
    lines: list[_Line], folded: str, raw: str
) -> tuple[dict[str, str], dict[str, list[Span]], list[PageWarning]]:
    """Date, weekday and lunar date of the issue, and what contradicts what."""
    text, printed, where = _joined(lines, folded, raw)
    values, places, warnings = dict[str, str](), dict[str, list[Span]](), list[PageWarning]()

    def at(start: int, stop: int) -> list[Span]:
        inside = [i for i in where[start:stop] if i >= 0]
        cuts = [0, *(k + 1 for k, (a, b) in enumerate(pairwise(inside)) if b != a + 1), len(inside)]
        return [Span(inside[a], inside[b - 1] + 1) for a, b in pairwise(cuts)]

    own = [
        d
        for d in dates.find_dates(text, printed)
        if d.iso and not _NOT_THE_ISSUE.search(text, max(0, d.start - 12), d.start) and not _FOUNDED.match(text, d.stop)
    ]
    if own:
        values["date"], places["date"] = own[0].iso, at(own[0].start, own[0].stop)
    weekday = dates.find_weekday(text, printed, own[0].stop) if own else None
    if weekday := weekday or dates.find_weekday(text, printed):
        values["weekday"], places["weekday"] = weekday.text, at(weekday.start, weekday.stop)
    if lunar := dates.find_lunar(text, printed):
        values["lunar_date"], places["lunar_date"] = lunar.text, at(lunar.start, lunar.stop)
    if own:
        if weekday and (message := dates.weekday_contradiction(own[0].iso, weekday)):
            warnings.append(PageWarning("weekday", message, (*places["date"], *places["weekday"])))
        if lunar and (message := dates.lunar_contradiction(own[0].iso, lunar)):
            warnings.append(PageWarning("lunar_date", message, (*places["date"], *places["lunar_date"])))
        for other in own[1:]:
            if other.iso != own[0].iso and other.kind != own[0].kind:
                message = f"{other.text} is {other.iso}, not {own[0].iso}"
                warnings.append(PageWarning("date", message, (*places["date"], *at(other.start, other.stop))))
    return values, places, warnings


def _unpadded(text: str) -> str:
    """A name of two characters is spaced out to the width of three (程　硕): the space is no part of it."""
    return regex.sub(r"(?<=^\p{Han})\s+(?=\p{Han}$)", "", text)


def _rank(field: Field, kind: str, folded: str) -> int:
    """Which of several fields of one name is the issue's: the lowest rank, then the first."""
    if field.name == "address":  # 社址 before 地址 before 登报地址
        return 0 if field.label.startswith(("社", "馆", "报", "本")) else 2 if field.label.startswith("登") else 1
    if field.name == "issue_no":  # 总第…号 before this year's number; no number of a registration
        return 0 if folded[field.start] == "总" else 2 if kind == "publisher" else 1
    if field.name == "page_no":  # 第二张第六版 before 第二张
        return 1 if folded[field.stop - 1] == "张" else 0
    return 0


def parse(
    lines: Sequence[tuple[Span, str]], raw: str, folded: str, *, known_titles: frozenset[str] = frozenset()
) -> tuple[Issue, list[PageWarning]]:
    """Read the issue from a page's furniture lines, given in reading order as (span, kind).

    Values stand as printed in `raw`, without their labels; names of persons lose the space that justifies them. The
    warnings are `weekday` (the date is another day of the week), `lunar_date` (it is another day of the lunar
    calendar) and `date` (two calendars of the header name two days). `known_titles` are newspaper names, folded.
    """
    split = _split(lines, folded)
    first: dict[str, Span] = {}
    people: dict[str, list[Span]] = {"editors": [], "layout_editors": [], "proofreaders": []}
    for line in split:
        for f in line.fields:
            if f.name in people:
                people[f.name].append(Span(*f.value))
    ranked = sorted(((_rank(f, line.kind, folded), f) for line in split for f in line.fields), key=lambda pair: pair[0])
    for _, f in ranked:
        first.setdefault(f.name, Span(*f.value))
    for name, span in _names(split, folded, known_titles).items():
        first.setdefault(name, span)
    address = first.get("address")
    if address and "postcode" not in first and (inside := _POSTCODE_INSIDE.search(folded[slice(*address)])):
        first["postcode"] = Span(address.start + inside.start(), address.start + inside.end())
    if "address" not in first and (bare := _bare_address(split, folded)):
        first["address"] = bare
    if hotline := _hotline(split, folded):
        first["hotline"] = hotline
    if section := first.get("section"):
        text = folded[section.start : section.stop]
        echo = _LATIN_ECHO.search(text)
        if echo and regex.search(r"\p{Han}", text[: echo.start()]):
            first["section"] = Span(section.start, section.start + echo.start())
    when, places, warnings = _dates(split, folded, raw)
    keys = (
        "title",
        "cn",
        "postal_code",
        "issue_no",
        "page_no",
        "section",
        "website",
        "email",
        "address",
        "postcode",
        "hotline",
    )
    strings = {key: raw[first[key].start : first[key].stop].strip() for key in keys if key in first}
    strings["hotline"] = strings.get("hotline", "").rstrip("號号")
    spans = [first[key] for key in keys if key in first] + [
        s for group in (*people.values(), *places.values()) for s in group
    ]
    listed = {
        key: tuple(dict.fromkeys(_unpadded(raw[s.start : s.stop]) for s in found)) for key, found in people.items()
    }
    return Issue(**strings, **when, **listed, spans=tuple(sorted(set(spans)))), warnings  # type: ignore[arg-type]
