"""Datelines and bylines (电头、署名) at the head of a paragraph, or in a line that is nothing else.

Pure functions: each takes folded text (see `text.fold`) and answers offsets into it, or None. What ends a paragraph is
found in `signatures`, who made a picture in `credits`.
"""

from __future__ import annotations

from papercleaner import words
from papercleaner.grammar import datelines, names, people, signing, units
from papercleaner.grammar.lead import CERTAIN, MARKS, Lead, inside, lead_of, reread, skip
from papercleaner.grammar.names import Slice
from papercleaner.grammar.pairs import TAKEN_FROM
from papercleaner.grammar.people import LONGEST
from papercleaner.grammar.readings import mended
from papercleaner.grammar.signers import Person, Signers
from papercleaner.patterns import pattern

_READ_AS_SQUARE = ("口", "囗")  # what engines read for □
_SQUARES = frozenset("□■◎口囗")  # behind these names stand, behind other marks items too
_BY_VERB = frozenset({"role", "verb", "unit"})  # what can report: 通讯组报道
_DELIVERED = pattern(
    r"(?:独家|摄影|综合|采访|联合|专题|集体)?(?:报道|报导)(?:[::]\s*|\s+|(?=[“《(])|(?!组|员|称|说|指|了|中|的|,))"
    r"|(?:[0-9一二三四五六七八九十]{1,3}[月日]){0,2}发自\p{Han}{2,6}(?:[::]\s*|\s+)"
)
#: 【德】汉斯·温特: where a foreign author is from.
_COUNTRY = pattern(
    r"[(\[]\s?(?:美|英|法|德|意|日|俄|苏联|苏|加|澳|奥|西|葡|荷|比|波|匈|捷|印|韩|古?希腊?|智利|哥|阿|丹|挪|瑞典?|瑞士)\s?[)\]]\s*(?=\p{Han})"
)
#: A word that jieba's corpus has so often is no pen name that a printer spread.
USUAL = 500
#: ——写给纤夫: what stands so behind a dash, or another mark, is a deck.
_TO_WHOM = pattern(r"写给|献给|纪念|悼念|致|赠|答")
#: What only a verb of perception, time or place can follow: 记者从…获悉, 记者昨日, 记者在….
_NO_NAME_AFTER = frozenset("从在自向对当们昨今近日获了到看来随于已又也就还都再曾")


def head(text: str) -> Lead | None:
    """Find the dateline and byline with which a paragraph begins; None where it begins with its text.

    >>> text = "本报讯 记者程雪 通讯员徐思敏报道 昨日上午"
    >>> found = head(text)
    >>> text[slice(*found.dateline)], text[slice(*found.byline)], text[found.stop :]
    ('本报讯', '记者程雪 通讯员徐思敏报道', '昨日上午')
    """
    text = mended(text)
    return _head(text) or reread(text, _head)


def _head(text: str) -> Lead | None:
    first = skip(text, 0)
    marked = skip(text, first, MARKS + " ")
    dateline, at, rule = None, first, ""
    if box := inside(text, marked, len(text)):
        if datelines.whole(text, box[0], box[1]) and not signing.ASIDES.fullmatch(text, box[0], box[1]):
            dateline, at, rule = (box[0], box[1]), box[2], "dateline in brackets"
        elif boxed := _dateline_and_byline(text, first, *box):
            return boxed
        elif (signers := people.parse(text, box[0], box[1])) and signers.rule in ("role", "verb"):
            return lead_of(first, skip(text, box[2]), None, (box[0], box[1]), signers, "byline in brackets")
        elif names.is_common_name(text[box[0] : box[1]]):  # (何马)明日沙田草地马赛: whose column this is
            alone = Signers((Person(None, (box[0], box[1])),), "names")
            return lead_of(first, skip(text, box[2]), None, (box[0], box[1]), alone, "name in brackets")
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
        return lead_of(first, stop, dateline, where, signers, f"{rule}, byline" if rule else "byline with its verb")
    gaps = " :、" if text[at - 1 : at] == "云" else " :"  # 太仓函云、
    return lead_of(first, skip(text, at, gaps), dateline, None, None, rule) if dateline else None


def _dateline_and_byline(text: str, first: int, start: int, stop: int, after: int) -> Lead | None:
    """【本报上海十八日电 记者周亚南】: both within one bracket."""
    end = max(datelines.free(text, start), datelines.after_mark(text, start))
    signers = people.parse(text, end, stop) if start < end < stop and text[end] in " ,、/:" else None
    if not signers or signers.rule != "role":
        return None
    return lead_of(
        first, skip(text, after), (start, end), (skip(text, end, " ,、/:"), stop), signers, "both in brackets"
    )


def _byline_from(text: str, at: int, *, dated: bool) -> tuple[int, Slice, Signers] | None:
    """Read the byline that begins at `at`: where the text goes on, the byline, its persons."""
    at = skip(text, at)
    if box := inside(text, at, len(text)):
        signers = people.parse(text, box[0], box[1], pen=dated)
        if (
            signers
            and (dated or signers.rule in ("role", "verb"))
            and not signing.ASIDES.fullmatch(text, box[0], box[1])
        ):
            return skip(text, box[2]), (box[0], box[1]), signers
        return None
    window = min(len(text), at + LONGEST)
    if match := _DELIVERED.search(text, at, window):
        verb = match.start() + len(match[0].rstrip(" :"))
        signers = people.parse(text, at, verb)
        says = _BY_VERB if dated else {"role", "verb"} if text[at] == "□" else {"role"}
        if signers and signers.rule in says and (dated or signers.persons):
            return match.end(), (at, verb), signers
    return _open_end(text, at, window) if dated else None


def _open_end(text: str, at: int, window: int) -> tuple[int, Slice, Signers] | None:
    """Read a byline that no bracket and no verb ends: roles and full names as far as they go."""
    role = signing.role_at(text, at, window)
    if not role or text[role : role + 1] in _NO_NAME_AFTER:
        return None
    stop = at
    while role:
        here = skip(text, role, " :")
        last = here
        while True:
            end = here
            while end < window and text[end] not in " 、,。:;“(":
                end += 1
            following = signing.role_from(text, here, end)
            run = following if following is not None else end
            found = names.split(text, here, run) if run - here <= names.LONGEST_RUN else None
            name_end = (
                run if found else names.name_at(text, here, end) if last == here or text[here - 1] in "、" else here
            )
            if name_end <= here or text[here] in _NO_NAME_AFTER:
                break
            last = name_end
            if name_end < end or end >= window or text[end] not in " 、":
                break
            here = skip(text, end, " 、")
            if signing.role_at(text, here, window):
                break
        if last <= skip(text, role, " :"):
            break
        stop = last
        role = signing.role_at(text, skip(text, last, " 、"), window)
    signers = people.parse(text, at, stop) if stop > at else None
    return (skip(text, stop), (at, stop), signers) if signers and signers.persons else None


def line(text: str, *, loose: bool = False) -> Lead | None:
    """Read a line that is a byline or dateline and nothing else; None for any other.

    `loose` accepts also what only its place tells from a headline: names alone, a body and a name, a body alone.

    >>> text = "文/杭之 图/小邱"
    >>> [(text[slice(*p.role)], text[slice(*p.name)]) for p in line(text).persons]
    [('文', '杭之'), ('图', '小邱')]
    >>> line("柳非") is None, line("柳非", loose=True).rule
    (True, 'names')
    """
    text = mended(text)
    return _line(text, loose=loose) or reread(text, lambda closed: _line(closed, loose=loose))


def _line(text: str, *, loose: bool) -> Lead | None:
    if len(text) > LONGEST + 20:
        return None
    stop, first = len(text.rstrip()), skip(text, 0)
    at, end = skip(text, first, MARKS + " "), stop
    while end > at and text[end - 1] in MARKS + " ":
        end -= 1
    squared = at == first and text[at : at + 1] in _READ_AS_SQUARE and words.longest(text, at, 2) < 2  # 口, no 口述
    if squared and people.parse(text, at + 1, end, pen=True):
        at += 1
    if end <= at or end - at > LONGEST:
        return None
    if country := _COUNTRY.match(text, at, end):
        signers = people.parse(text, country.end(), end, pen=True)
        return lead_of(first, stop, None, (at, end), signers, "country and names") if signers else None
    if (genre := signing.GENRE.match(text, at, end)) and genre.end() < end:
        signers = people.parse(text, genre.end(), end, pen=True)
        if signers and (loose or signers.rule in CERTAIN):
            begin = genre.end() if text[at] in "[(" else at
            return lead_of(first, stop, None, (begin, end), signers, "kind of text and names")
    box = inside(text, at, end)
    if (box and box[2] != end) or (not box and datelines.free(text, at) > at):
        found = _head(text)
        return found if found and found.stop >= stop else None
    start, end = box[:2] if box else (at, end)
    marked = at > first or bool(box)
    if loose and signing.UNSIGNED.fullmatch(text, start, end):
        return lead_of(first, stop, None, (start, end), None, "unit")
    if marked and signing.ASIDES.fullmatch(text, start, end):
        return None
    dated = datelines.whole(text, start, end) if box else datelines.after_mark(text, start) == end
    if dated and (box or datelines.dated(text, start, end)):
        return lead_of(first, stop, (start, end), None, None, "dateline alone")
    said = text[start:end]
    if _TO_WHOM.match(said) and at > first:
        return None
    if any(sign in said for sign in "。!?“《") and not ("《" in said and (box or TAKEN_FROM.search(said))):
        return None
    if not (marked or signing.may_sign(said) or (loose and units.NEVER.isdisjoint(said.partition("(")[0]))):
        return None
    signers = people.parse(text, start, end, pen=loose or marked)
    if not marked and signers and signers.rule == "names" and any(_is_word(text, p.name) for p in signers.persons):
        return None
    if signers and _signs(said, signers, marked=marked, squared=text[first] in _SQUARES, loose=loose):
        return lead_of(first, stop, None, (start, end), signers, signers.rule)
    return None


def _is_word(text: str, name: Slice) -> bool:
    """Whether a pen name that a printer spread is none where nothing but its place says so: a title (建 议)."""
    bare = names.bare(text, name)
    return len(bare) < name[1] - name[0] and not names.surname(bare) and words.frequency(bare) >= USUAL


def _signs(text: str, signers: Signers, *, marked: bool, squared: bool, loose: bool) -> bool:
    """Whether a line that can be read as a byline is one: by its words, by its marks, or as its place allows all."""
    if signers.rule in CERTAIN:
        return True
    if loose and (
        signers.persons or signers.rule == "dated" or units.is_works(text.replace(" ", "")) or text.endswith(_SIGNING)
    ):
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


def persons_in(text: str) -> tuple[Person, ...]:
    """Who signs in a byline string, with or without its dateline and brackets; empty where nobody does."""
    found = line(text, loose=True)
    if found and found.persons:
        return found.persons
    lead = head(text)
    return lead.persons if lead else ()
