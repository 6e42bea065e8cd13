"""Datelines, bylines, signatures and picture credits (电头、署名、落款、图片署名), recognised in one paragraph or line.

Pure functions: each takes folded text (see `text.fold`) and answers offsets into it, or None. `head` looks at the
beginning of a paragraph, `tail` at its end, `line` at a line that is nothing else, `credit` at a picture's maker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from papercleaner.grammar import datelines, names, people, readings, signing, units
from papercleaner.grammar.credits import credit
from papercleaner.grammar.names import Slice
from papercleaner.grammar.people import Person, Signers
from papercleaner.patterns import pattern
from papercleaner.text import CLOSERS, SENTENCE_END

__all__ = ["Lead", "Person", "credit", "head", "line", "persons_in", "tail"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A dateline and/or byline, as offsets: the whole with its brackets, marks and spaces, and what stands within."""

    start: int
    stop: int
    dateline: Slice | None
    byline: Slice | None
    persons: tuple[Person, ...]
    rule: str


#: A byline line is no longer than this; a byline at the head or tail of a paragraph neither.
LONGEST = 90
#: How far back from the end of a paragraph a signature may begin.
REACH = 80
#: Marks set before or around a byline (□ 方砚农, ·石坚·).
_MARKS = "⊙□■○●◎◇◆△▲☆★※·—*"
_OPEN, _CLOSE = "([", ")]"
_READ_AS_SQUARE = ("口", "囗")  # what engines read for □
_SQUARES = frozenset("□■◎口囗")  # behind these names stand, behind other marks items too
#: What says by itself that somebody signs; names and bodies need marks or their place.
_CERTAIN = frozenset({"role", "verb", "identity", "source"})
_BY_VERB = frozenset({"role", "verb", "unit"})  # what can report: 通讯组报道
_DELIVERED = pattern(
    r"(?:独家|摄影|综合|采访|联合|专题|集体)?(?:报道|报导)(?:[::]\s*|\s+|(?=[“《(])|(?!组|员|称|说|指|了|中|的|,))"
    r"|(?:[0-9一二三四五六七八九十]{1,3}[月日]){0,2}发自\p{Han}{2,6}(?:[::]\s*|\s+)"
)
#: 【德】汉斯·温特: where a foreign author is from.
_COUNTRY = pattern(
    r"[(\[]\s?(?:美|英|法|德|意|日|俄|苏联|苏|加|澳|奥|西|葡|荷|比|波|匈|捷|印|韩|古?希腊?|智利|哥|阿|丹|挪|瑞典?|瑞士)\s?[)\]]\s*(?=\p{Han})"
)
#: What only a verb of perception, time or place can follow: 记者从…获悉, 记者昨日, 记者在….
_NO_NAME_AFTER = frozenset("从在自向对当们昨今近日获了到看来随于已又也就还都再曾")


def _lead(
    start: int, stop: int, dateline: Slice | None, byline: Slice | None, signers: Signers | None, rule: str
) -> Lead:
    return Lead(start, stop, dateline, byline, signers.persons if signers else (), rule)


def _inside(text: str, at: int, stop: int, reach: int = LONGEST) -> tuple[int, int, int] | None:
    """Content and end of the bracket that opens at `at`: (start, stop, after); None where none opens or closes."""
    if at >= stop or text[at] not in _OPEN + "《":
        return None
    close = text.find(_CLOSE[_OPEN.find(text[at])], at, min(stop, at + reach))
    if text[at] == "《":  # as an engine read a bracket: 本报讯 《记者何平]
        close = max(text.find(sign, at, min(stop, at + reach)) for sign in _CLOSE)
        if not signing.role_at(text, at + 1, close):
            return None
    if close < 0:
        return None
    first, last = at + 1, close
    while first < last and text[first] == " ":
        first += 1
    while last > first and text[last - 1] == " ":
        last -= 1
    return (first, last, close + 1) if first < last else None


def _skip(text: str, at: int, signs: str = " ") -> int:
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def _reread(text: str, find: Callable[[str], Lead | None]) -> Lead | None:
    """What stands in a text that an engine has spaced out, a space between all characters."""
    closed = readings.closed(text) if text.count(" ") * 3 > len(text) else None
    found = find(closed[0]) if closed else None
    if closed is None or found is None:
        return None

    def moved(part: Slice | None) -> Slice | None:
        return readings.slice_in(closed[1], *part) if part else None

    persons = (
        Person(moved(p.role), readings.slice_in(closed[1], *p.name), moved(p.affiliation)) for p in found.persons
    )
    start, stop = closed[1][found.start], closed[1][found.stop]
    return replace(
        found,
        start=start,
        stop=stop,
        dateline=moved(found.dateline),
        byline=moved(found.byline),
        persons=tuple(persons),
    )


def head(text: str) -> Lead | None:
    """Find the dateline and byline with which a paragraph begins; None where it begins with its text.

    >>> text = "本报讯 记者程雪 通讯员徐思敏报道 昨日上午"
    >>> found = head(text)
    >>> text[slice(*found.dateline)], text[slice(*found.byline)], text[found.stop :]
    ('本报讯', '记者程雪 通讯员徐思敏报道', '昨日上午')
    """
    return _head(text) or _reread(text, _head)


def _head(text: str) -> Lead | None:
    first = _skip(text, 0)
    marked = _skip(text, first, _MARKS + " ")
    dateline, at, rule = None, first, ""
    if box := _inside(text, marked, len(text)):
        if datelines.whole(text, box[0], box[1]) and not signing.ASIDES.fullmatch(text, box[0], box[1]):
            dateline, at, rule = (box[0], box[1]), box[2], "dateline in brackets"
        elif (signers := people.parse(text, box[0], box[1])) and signers.rule in ("role", "verb"):
            return _lead(first, _skip(text, box[2]), None, (box[0], box[1]), signers, "byline in brackets")
        else:
            return None
    elif (end := datelines.free(text, marked)) > marked:
        dateline, at, rule = (marked, end), end, "dateline"
    elif marked > first and text[marked - 1] in "▲△" and (end := datelines.after_mark(text, marked)) > marked:
        dateline, at, rule = (marked, end), end, "dateline after a mark"
    elif (
        (end := datelines.after_mark(text, first)) > first
        and text[end : end + 1] == " "
        and datelines.placed(text, first, end)
    ):
        dateline, at, rule = (first, end), end, "dateline by place and day"
    elif marked > first and text[marked - 1] in "●◇◆△▲":
        return None
    found = _byline_from(text, at, dated=dateline is not None)
    if found:
        stop, where, signers = found
        return _lead(first, stop, dateline, where, signers, f"{rule}, byline" if rule else "byline with its verb")
    return _lead(first, _skip(text, at, " :"), dateline, None, None, rule) if dateline else None


def _byline_from(text: str, at: int, *, dated: bool) -> tuple[int, Slice, Signers] | None:
    """Read the byline that begins at `at`: where the text goes on, the byline, its persons."""
    at = _skip(text, at)
    if box := _inside(text, at, len(text)):
        signers = people.parse(text, box[0], box[1], pen=dated)
        if (
            signers
            and (dated or signers.rule in ("role", "verb"))
            and not signing.ASIDES.fullmatch(text, box[0], box[1])
        ):
            return _skip(text, box[2]), (box[0], box[1]), signers
        return None
    window = min(len(text), at + LONGEST)
    if match := _DELIVERED.search(text, at, window):
        verb = match.start() + len(match[0].rstrip(" :"))
        signers = people.parse(text, at, verb)
        if signers and (signers.rule in _BY_VERB if dated else signers.persons and signers.rule == "role"):
            return match.end(), (at, verb), signers
    return _open_end(text, at, window) if dated else None


def _open_end(text: str, at: int, window: int) -> tuple[int, Slice, Signers] | None:
    """Read a byline that no bracket and no verb ends: roles and full names as far as they go."""
    role = signing.role_at(text, at, window)
    if not role or text[role : role + 1] in _NO_NAME_AFTER:
        return None
    stop = at
    while role:
        here = _skip(text, role, " :")
        last = here
        while True:
            end = here
            while end < window and text[end] not in " 、,。:;“(":
                end += 1
            following = signing.role_from(text, here, end)
            run = following if following is not None else end
            found = names.split(text, here, run) if run - here <= names.LONGEST_RUN else None
            name_end = (
                run if found else names.name_at(text, here, end) if last == role or text[here - 1] in "、" else here
            )
            if name_end <= here or text[here] in _NO_NAME_AFTER:
                break
            last = name_end
            if name_end < end or end >= window or text[end] not in " 、":
                break
            here = _skip(text, end, " 、")
            if signing.role_at(text, here, window):
                break
        if last <= _skip(text, role, " :"):
            break
        stop = last
        role = signing.role_at(text, _skip(text, last, " 、"), window)
    signers = people.parse(text, at, stop) if stop > at else None
    return (_skip(text, stop), (at, stop), signers) if signers and signers.persons else None


def line(text: str, *, loose: bool = False) -> Lead | None:
    """Read a line that is a byline or dateline and nothing else; None for any other.

    `loose` accepts also what only its place tells from a headline: names alone, a body and a name, a body alone.

    >>> text = "文/杭之 图/小邱"
    >>> [(text[slice(*p.role)], text[slice(*p.name)]) for p in line(text).persons]
    [('文', '杭之'), ('图', '小邱')]
    >>> line("柳非") is None, line("柳非", loose=True).rule
    (True, 'names')
    """
    return _line(text, loose=loose) or _reread(text, lambda closed: _line(closed, loose=loose))


def _line(text: str, *, loose: bool) -> Lead | None:
    if len(text) > LONGEST + 20:
        return None
    stop, first = len(text.rstrip()), _skip(text, 0)
    at, end = _skip(text, first, _MARKS + " "), stop
    while end > at and text[end - 1] in _MARKS + " ":
        end -= 1
    if at == first and text[at : at + 1] in _READ_AS_SQUARE and names.split(text, at + 1, end):
        at += 1
    if end <= at or end - at > LONGEST:
        return None
    if country := _COUNTRY.match(text, at, end):
        signers = people.parse(text, country.end(), end, pen=True)
        return _lead(first, stop, None, (at, end), signers, "country and names") if signers else None
    box = _inside(text, at, end)
    if (box and box[2] != end) or (not box and datelines.free(text, at) > at):
        found = _head(text)
        return found if found and found.stop >= stop else None
    start, end = box[:2] if box else (at, end)
    marked = at > first or bool(box)
    if loose and signing.UNSIGNED.fullmatch(text, start, end):
        return _lead(first, stop, None, (start, end), None, "unit")
    if marked and signing.ASIDES.fullmatch(text, start, end):
        return None
    dated = datelines.whole(text, start, end) if box else datelines.after_mark(text, start) == end
    if dated and (box or datelines.dated(text, start, end)):
        return _lead(first, stop, (start, end), None, None, "dateline alone")
    inside = text[start:end]
    if any(sign in inside for sign in "。!?“《") and not (box and "《" in inside):
        return None
    if not (marked or signing.may_sign(inside) or (loose and units.NEVER.isdisjoint(inside))):
        return None
    signers = people.parse(text, start, end, pen=loose or marked)
    if signers and _signs(inside, signers, marked=marked, squared=text[first] in _SQUARES, loose=loose):
        return _lead(first, stop, None, (start, end), signers, signers.rule)
    return None


def _signs(text: str, signers: Signers, *, marked: bool, squared: bool, loose: bool) -> bool:
    """Whether a line that can be read as a byline is one: by its words, by its marks, or as its place allows all."""
    if signers.rule in _CERTAIN or (loose and (signers.persons or units.is_works(text) or text.endswith(_SIGNING))):
        return True
    if signers.rule == "unit":
        house = marked and len(text) <= names.PEN_NAME and text.endswith(_HOUSES)
        return text.startswith(("本报", "本刊", "本社")) or text.endswith(_SIGNING) or house
    name = text.partition("(")[0]
    short = len(name) <= names.PEN_NAME or (len(name) <= 6 and " " in name)
    return marked and signers.rule == "names" and (short or (squared and names.split(name, 0, len(name)) is not None))


#: What a writer calls his study, and himself: 藕香馆, 冷斋.
_HOUSES = ("馆", "斋", "室", "轩", "庐", "楼", "阁", "村", "庄")
# Bodies that do nothing but sign (unlike 委员会, which headlines end in too).
_SIGNING = (
    "公署",
    "编辑部",
    "编委会",
    "评论员",
    "评论部",
    "通讯组",
    "报道组",
    "港闻组",
    "党政办",
    "写作组",
    "体育组",
    "国际组",
    "采访组",
)


def tail(text: str) -> Lead | None:
    """Find the signature with which a paragraph ends; None where it ends with its text.

    >>> text = "……受一次健康体检。(范晓茹)"
    >>> text[slice(*tail(text).byline)], tail("印发《管理办法》(试行)")
    ('范晓茹', None)
    """
    return _tail(text) or _reread(text, _tail)


def _tail(text: str) -> Lead | None:
    stop = len(text.rstrip())
    if text[max(0, stop - 2) : stop] in (")。", "]。"):
        stop -= 1
    low = max(0, stop - REACH)
    if stop and text[stop - 1] in _CLOSE:
        shape = _CLOSE.index(text[stop - 1])
        at = text.rfind(_OPEN[shape], low, stop)
        inner = text.rfind(_CLOSE[shape], low, stop - 1)
        if at >= 0 and inner > at:  # 张三(某大学))
            at = text.rfind(_OPEN[shape], low, at)
        if at <= 0:
            return None
        found = _signed_in_brackets(text, at, stop, text[max(0, at - 9) : at].rstrip()[-1:])
        if found:
            return found
    return _signed_after_space(text, low, stop)


def _full(text: str, signers: Signers) -> bool:
    return all(names.is_name(names.bare(text, person.name)) for person in signers.persons)


def _signed_in_brackets(text: str, at: int, stop: int, before: str) -> Lead | None:
    box = _inside(text, at, stop)
    if not box or signing.ASIDES.fullmatch(text, box[0], box[1]):
        return None
    ended = before in SENTENCE_END or before in CLOSERS or before in "、,;》"
    signers = people.parse(text, box[0], box[1], pen=True)
    if not signers:
        return None
    certain = signers.rule in _CERTAIN
    if signers.rule == "source" and not ended:
        return None
    full = bool(signers.persons) and _full(text, signers)
    # A pen name or a body in brackets is a signature only behind the end of a sentence.
    if certain or before in SENTENCE_END or before in "”’" or (ended and (full or before in "、,")):
        start = len(text[:at].rstrip())
        return _lead(start, len(text), None, (box[0], box[1]), signers, f"{signers.rule} in brackets")
    return None


def _signed_after_space(text: str, low: int, stop: int) -> Lead | None:
    """清溪县双河乡 钟立本 after the last sentence and a space; 本报评论员 too."""
    end = stop - 1
    while end > low and text[end] not in SENTENCE_END and not (text[end] in CLOSERS and text[end - 1] in SENTENCE_END):
        end -= 1
    first = _skip(text, end + 1, " ")
    if end <= low or first == end + 1 or first >= stop:
        return None
    if text[first] in _MARKS + "—":
        first = _skip(text, first, _MARKS + "— ")
    if first >= stop:
        return None
    signers = people.parse(text, first, stop, pen=True)
    if not signers or any(char in "。!?“《" for char in text[first:stop]):
        return None
    if signers.rule == "names" and len(signers.persons) > 1 and not _full(text, signers):
        return None
    return _lead(end + 1, len(text), None, (first, stop), signers, f"{signers.rule} behind the last sentence")


def persons_in(text: str) -> tuple[Person, ...]:
    """Who signs in a byline string, with or without its dateline and brackets; empty where nobody does."""
    found = line(text, loose=True)
    if found and found.persons:
        return found.persons
    lead = head(text)
    return lead.persons if lead else ()
