"""The masthead and page header (报头、报眉), parsed: what all furniture lines of a page say about the issue.

What a single line is, `furniture` tells; here the fields of all lines of a page are put together: a date whose parts
stand on separate lines, a number beside its label, one newsroom among several telephones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import regex

from papercleaner.grammar import dates
from papercleaner.grammar.fields import LABEL_ALONE, PHONE_ALONE
from papercleaner.grammar.furniture import MAX_LINE, Field, kind_of, scan
from papercleaner.grammar.nameplate import MAX_SECTION, is_section, is_title
from papercleaner.grammar.pagehead import NO_WORD, stripped, words
from papercleaner.model import Span
from papercleaner.objects import Issue, PageWarning
from papercleaner.patterns import pattern

__all__ = ["is_section", "is_title", "kind_of", "parse"]

_PAGE = pattern(r"(?:[A-Z]{1,2}[-·]?)?[0-9]{1,3}(?:[-/、][A-Z]?[0-9]{1,3})?")


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
#: A page's number and its name without a space are no longer, in characters.
MAX_NUMBERED = 12
_SPREAD = pattern(r"\p{Han}(?:\s+\p{Han})+")
_NO_NAME = pattern(r"[:0-9]|^.$")
#: The newspaper's name again in Latin letters: JIANGSHENG DAILY.
_LATIN_TITLE = pattern(r"(?i)[a-z&'. ]+ (?:daily|news|times|post|journal|weekly|herald|evening|ri ?bao|wan ?bao)")
_SHORT_NAME = pattern(r"\p{Han}{2,6}|\p{Han}{1,4}[·与和]\p{Han}{1,4}")
#: A name that no ending tells, and among how many lines the date stands that makes the first line a nameplate.
_NAMEPLATE, NAMEPLATE = pattern(r"\p{Han}{2,6}[^\W馆社局会]"), 6
#: They are a page's editors only where nobody else is said to be (主编:何维 编辑:路遥).
_CHIEFS = frozenset({"主编", "执行主编"})
_LATIN_ECHO = pattern(r"[\s/|·]*[A-Za-z][A-Za-z'&. ]*$")  # 青阅读 YOUTH: the name again in English
_NEWSROOM = pattern(r"新闻|爆料|报料|采访|线索|编辑|记者|要闻|总编室|部|^热线")
_OTHER_DESK = pattern(r"营业|经理部|承印|广告|发行|订报|订阅|投递|登报|刊登|公告|经营")
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


def _apart(word: Span, line: Span, folded: str) -> bool:
    """Whether a word stands apart from the rest of its line: at an end of it, or with a wide gap on each side."""
    before, after = folded[line.start : word.start], folded[word.stop : line.stop]
    return (not before.strip() or before.endswith("  ")) and (not after.strip() or after.startswith("  "))


def _names_of(line: _Line, folded: str, known: frozenset[str]) -> Iterator[tuple[int, str, Span]]:
    """Title, section and page number that no label tells, each with its rank: the lowest is the surest."""
    header = line.kind == "credits" or any(f.name in _HEADER_FIELDS for f in line.fields)
    named = header or line.kind in _NAMED_KINDS
    for rest in line.rest:
        if line.kind == "title" and is_title(folded[rest.start : rest.stop], known):
            yield 0, "title", rest
            continue
        parts, left = words(rest, folded, known), list[Span]()
        for word in map(partial(stripped, folded=folded), parts):
            text = folded[word.start : word.stop]
            if _PAGE.fullmatch(text):
                if named or _apart(word, line.span, folded):
                    yield (0 if named else 1), "page_no", word
            elif line.kind != "section" and is_title(text, known) and not (header and text.endswith(_PERIODICAL)):
                yield (1 if named else 2), "title", word
            elif line.kind == "title" and is_section(text) and len(parts) > 1:
                yield 0, "section", word
            elif named and not NO_WORD.fullmatch(text):
                left.append(word)
        if not left:
            continue
        name = Span(left[0].start, left[-1].stop)
        text = folded[name.start : name.stop]
        if _LATIN_TITLE.fullmatch(text):
            continue
        if line.kind == "title":
            yield 3, "title", name
        elif line.kind == "section" or is_section(text):
            yield 0, "section", name
        elif len(text) <= MAX_SECTION and _is_header(line) and not _NO_NAME.search(text):
            yield 1, "section", name


def _is_header(line: _Line) -> bool:
    """Whether a line is a page's header: by its kind, or by its date and its number, whatever else it says."""
    names = {f.name for f in line.fields}
    short = line.span.stop - line.span.start <= MAX_NUMBERED  # 第7版实务
    return line.kind in {"page_no", "date"} or {"date", "page_no"} <= names or (short and names == {"page_no"})


def _beside_the_page_number(
    lines: list[_Line], numbered: list[bool], folded: str, known: frozenset[str]
) -> Iterator[tuple[int, str, Span]]:
    """A short line without a field beside the line of the page number is the section's name: 车间与班组, 第三版."""
    for above, below in pairwise(range(len(lines))):
        for n, page, rank in ((below, above, 2), (above, below, 3)):
            text = folded[slice(*lines[n].span)]
            if numbered[page] and not lines[n].fields and _SHORT_NAME.fullmatch(text) and not is_title(text, known):
                yield rank, "section", lines[n].span


def _names(lines: list[_Line], folded: str, known: frozenset[str]) -> dict[str, Span]:
    """The surest title, section and page number without a label, of several the first."""
    of_lines = [list(_names_of(line, folded, known)) for line in lines]
    found = [name for of_line in of_lines for name in of_line]
    numbered = [
        any(f.name == "page_no" for f in line.fields) or any(name == "page_no" for _, name, _ in of_line)
        for line, of_line in zip(lines, of_lines, strict=True)
    ]
    found += _beside_the_page_number(lines, numbered, folded, known)
    first: dict[str, Span] = {}
    for _, name, span in sorted(found, key=lambda f: f[0]):
        first.setdefault(name, span)
    if "title" not in first and (nameplate := _first_line(lines, folded)):
        first["title"] = nameplate
        if first.get("section") == nameplate:
            del first["section"]
    return first


def _first_line(lines: list[_Line], folded: str) -> Span | None:
    """The page's first line, where it may be a name that does not end as names of newspapers do: 今日云岫, 小月亮."""
    if len(lines) < 2 or lines[0].fields or folded[: lines[0].span.start].strip():
        return None
    text = folded[slice(*lines[0].span)]
    below = "\n".join(folded[slice(*line.span)] for line in lines[1:NAMEPLATE])
    dated = any(date.iso for date in dates.find_dates(below, below))
    return lines[0].span if dated and _NAMEPLATE.fullmatch(_closed(text)) and not is_section(text) else None


def _of_the_paper(line: _Line) -> bool:
    """Whether a line prints the paper's own address: with its label (社址) or a postcode, as advertisements do not."""
    return any(f.name == "postcode" or (f.name == "address" and not f.weak) for f in line.fields)


def _phone_rank(field: Field, line: _Line, folded: str) -> int:
    said = folded[field.start : field.value[0]]  # 电话 营业部
    if _OTHER_DESK.search(said):
        return 3
    if line.kind == "hotline" or _NEWSROOM.search(said):
        return 0
    switchboard = "总机" in folded[field.start : field.value[0]]
    header = any(f.name in _HEADER_FIELDS for f in line.fields)
    return 2 if switchboard or header or _of_the_paper(line) else 4


def _hotline(lines: list[_Line], folded: str) -> Span | None:
    """The newsroom's telephone, else the paper's, else that of another desk; a fax or an account is none."""
    ranked = list[tuple[int, Span]]()
    for number, line in enumerate(lines):
        for f in line.fields:
            if f.name == "phone" and not _NO_PHONE.search(f.label):
                first = _FIRST_NUMBER.match(folded, f.value[0], f.value[1])
                ranked.append((_phone_rank(f, line, folded), Span(f.value[0], first.end() if first else f.value[1])))
        text = folded[line.span.start : line.span.stop].strip()
        if not line.fields and PHONE_ALONE.fullmatch(text):
            begin = line.span.start + folded[line.span.start : line.span.stop].index(text)
            near = [lines[i] for i in (number - 1, number + 1) if 0 <= i < len(lines)]
            labelled = any(LABEL_ALONE.fullmatch(folded[n.span.start : n.span.stop].strip()) for n in near)
            ranked.append((1 if labelled else 5, Span(begin, begin + len(text))))
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


def _closed(text: str) -> str:
    """A name without the spaces that widen it (程　硕), or that an engine put between its characters."""
    return "".join(text.split()) if _SPREAD.fullmatch(text) else text


def _rank(field: Field, line: _Line, folded: str) -> int:
    """Which of several fields of one name is the issue's: the lowest rank, then the first."""
    if field.name == "address":  # 社址 before 登报地址 before a bare 地址
        return 0 if field.label.startswith(("社", "馆", "报", "本")) else 1 if _of_the_paper(line) else 2 + field.weak
    if field.name == "issue_no":  # 总第…号 before this year's number; no number of a registration
        return 0 if folded[field.start] == "总" else 2 if line.kind == "publisher" else 1
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
    chiefs = list[Span]()
    for line in split:
        for f in line.fields:
            if f.name in people:
                (chiefs if f.label in _CHIEFS else people[f.name]).append(Span(*f.value))
    people["editors"] = people["editors"] or chiefs
    ranked = sorted(((_rank(f, line, folded), f) for line in split for f in line.fields), key=lambda pair: pair[0])
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
    keys = "title cn postal_code issue_no page_no section website email address postcode hotline".split()
    strings = {key: _closed(raw[first[key].start : first[key].stop].strip()) for key in keys if key in first}
    strings["hotline"] = strings.get("hotline", "").rstrip("號号")
    spans = [first[key] for key in keys if key in first] + [
        s for group in (*people.values(), *places.values()) for s in group
    ]
    listed = {key: tuple(dict.fromkeys(_closed(raw[s.start : s.stop]) for s in found)) for key, found in people.items()}
    return Issue(**strings, **when, **listed, spans=tuple(sorted(set(spans)))), warnings  # type: ignore[arg-type]
