"""What can be seen on a unit of a page, and on its neighbours: the observations that `weights.EVIDENCE` weighs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from papercleaner import words
from papercleaner.bylines import Lead, credit, head, line, tail
from papercleaner.masthead import is_section, is_title, kind_of
from papercleaner.model import Tiling, Unit
from papercleaner.patterns import pattern
from papercleaner.text import CLOSERS, ends_sentence, lexicon

#: A line has at most so many characters, a long line so many; more is a paragraph.
LINE, LONG_LINE = 32, 46
#: Longer units are not asked for formulas of one line.
FORMULA = 140
#: A blank gap of so many lines is where a picture stood, if most gaps of the page are smaller.
PICTURE_GAP = 2
#: How many units the head of a page takes at most.
HEAD_UNITS = 24
#: What a title and its article, or a caption and its picture's article, share.
NEAR = 400

#: Kinds of furniture that have observations of their own.
NAMES = frozenset({"title", "section"})

_CONTINUED_TO = pattern(
    r"[\[(]?(?:[(\[]?(?:全文|更多|详细|相关)?(?:内容|报道|报导|新闻|详|请)?[见]?(?:下|紧)?(?:转|接|续)(?:入|至|到|本报|第)*[A-Z]?[\d一二三四五六七八九十〇]{0,4}[版页张]?.{0,8}"
    r"|未完(?:待续)?|待续|(?:此文)?未完.{0,6}|未完[,、]?下期.{0,6}|明日续.{0,3}|下期续.{0,3})[)\]。]?"
)
_JUMP_WORD = pattern(r"下转|转第|转[A-Z]?\d|未完|待续|紧接|下接|明日续")
_CONTINUED_FROM = pattern(
    r"[\[(◀◁←]?(?:上接|紧接|接|续)(?:本报)?(?:第?[A-Z]?[\d一二三四五六七八九十]{1,3}[版页张].{0,12}|昨日?|前日?|上期|一版.{0,6})[)\]]?"
)
_NOTE = pattern(
    r"\[?(?:编者按|编者的话|编者语|编前语?|开栏(?:的)?话|主持人语|核心提示|核心阅读|阅读提示|导语|题记|按语|提要|内容提要|奋斗\w{2})\]?[::]"
)
_ITEM = pattern(r"[●■▲△◆◇○□▼★◎•▶☆]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|第[一二三四五六七八九十]+[条、]")
_SPEAKER = pattern(r"[问答][::]|(?:[\p{Han}]{2,10}|记者|主持人)(?:\([^)]{1,12}\))?:.{6,}")
_INSTALMENT = pattern(
    r"[(\[]?(?:第?[一二三四五六七八九十百零〇○廿卅\d]{1,5}[回章节集]?|上|中|下|续|完|终|连载之?\S{0,4})[)\]]"
)
_SAYS = pattern(r"(?:强调|指出|表示|要求|提出|宣布|认为|披露|透露|说|谈|称)[::]?$|——$")
_DECK = pattern(r"(?:强调|并|对|涉及|要求|会见|同时|其中)|.{0,24}(?:出席|主持|讲话|致辞|会见|批示)")
_DOCUMENTARY = pattern(r"(?:纪实|见闻|侧记|调查|综述|小记|追记|素描|访问记|采访记|印象|述评|札记|剪影)$")
_HALVES = pattern(r"(\S{4,12})\s+(\S{4,12})")
_PICTURE = pattern(
    r"图为|图中|上图|下图|左图|右图|图①|题图|资料图|\((?:[左右中前后上下]|[前后]排)[一二三四五六七八九\d]?\)|[左右][一二三四五]\)?"
)
_NOTICE_WORDS = pattern(
    r"电话|地址|联系|咨询|热线|报名|定价|售价|每位|每股|每斤|每担|每袋|元|特此|声明|遗失|作废|此启|谨启|启者|敬启|此布|启事|公告|有限公司|本公司|本号|本店|本校"
    r"|票价|营业|批发|零售|价目|大洋|治丧|哀此|逝世|享年|申报|债权|受理|保证金|招聘|面议|洽|欢迎|请至|请向|函索|分局|时止|截止|执业证|注册|统一社会|证号|编号|本院|鄙人|敝"
)
_TABLE = pattern(r"[\d.:/%↑↓~-]+")
_SMALL = pattern(r"\d{1,2}[::]\d{2}|\d+[::]\d+|[一二三四五六七八九十]+时")
_GAPS = pattern(r"\s{2,}|\u3000")
_HAN = pattern(r"\p{Han}")
_VERSE_MARKS = frozenset(",、。;!?…—")


@dataclass(slots=True)
class Look:
    """A unit, its folded text, and what was seen: observation to strength (1 for plain yes)."""

    unit: Unit
    text: str
    size: int
    end: bool
    seen: dict[str, float] = field(default_factory=dict)
    lead: Lead | None = None
    tail: Lead | None = None
    short: bool = False
    blanks: int = 0  # blank lines before it; -1: not known
    kind: str = ""  # the kind of furniture that it is by its own formula
    proven: bool = False  # a measure shows that it begins a paragraph


def look(page: Tiling, *, talking: bool) -> list[Look]:
    """See every unit alone, then in context. `talking`: blank lines on this page stand after what is not body."""
    looks = [_alone(page, unit) for unit in page.units()]
    _gaps(page, looks, talking=talking)
    _top(looks)
    _neighbours(looks)
    _verse(looks)
    _repeats(looks)
    return looks


def _alone(page: Tiling, unit: Unit) -> Look:
    text = "".join(page.text(tile) for tile in unit)
    size = len(text) - text.count(" ")
    look = Look(unit, text, size, ends_sentence(text[-8:]))
    seen = look.seen
    look.short = size <= LONG_LINE
    seen["line" if size <= LINE else "long line" if look.short else "paragraph"] = 1
    look.lead = head(text)
    look.tail = tail(text) if size > 12 else None
    if look.end:
        mark = text.rstrip("".join(CLOSERS))[-1:]
        seen["ends with a question" if mark in "?!" and look.short else "ends a sentence"] = 1
    if size <= FORMULA:
        _formulas(page, look)
    if look.short:
        _wording(look, page.known_titles)
    if look.lead and not {"byline", "credit"} & seen.keys():
        seen["lead"] = 1
    if _ITEM.match(text):
        seen["item mark"] = 1
    if _SPEAKER.match(text):
        seen["speaker"] = 1
    if found := _NOTICE_WORDS.findall(text[:200]):
        seen["notice words"] = min(len(set(found)), 4) * (1.0 if look.short else 0.6)
    if _PICTURE.search(text[:80]):
        seen["picture words"] = 1
    return look


def _formulas(page: Tiling, look: Look) -> None:
    text, seen = look.text, look.seen
    if sure := kind_of(text, known=page.known_titles):
        look.kind = sure[0]
        seen["furniture"] = 1
    elif look.short and (weak := kind_of(text, edge=True, known=page.known_titles)) and weak[0] not in NAMES:
        look.kind = weak[0]
        seen["weak furniture"] = 1
    if look.size <= 24 and _JUMP_WORD.search(text) and _CONTINUED_TO.fullmatch(text):
        seen["continued to"] = 1
    elif look.size <= 24 and _CONTINUED_FROM.fullmatch(text):
        seen["continued from"] = 1
    elif _NOTE.match(text):
        seen["note"] = 1
    by = line(text) if look.size <= 60 else None
    made = credit(text) if look.size <= 40 else None
    if made and made[0][0] >= made[0][1]:
        seen["credit"] = 1
    elif by:
        seen["byline"] = 1
    elif look.size <= 16 and not look.end and line(text, loose=True):
        seen["name"] = 1
    bare = regex.sub(r"\(.*?\)|[\[\]《》“”]", "", text).strip()
    if look.size <= 34 and (bare in lexicon("notice_titles") or _ends_in(bare, "notice_endings")):
        seen["notice title"] = 1


def _ends_in(text: str, name: str) -> bool:
    entries = lexicon(name)
    return any(text[-n:] in entries for n in range(2, min(len(text), 8) + 1))


def _wording(look: Look, known: frozenset[str]) -> None:
    text, seen, size = look.text, look.seen, look.size
    last = text[-1]
    if last in ",、;":
        seen["ends with a comma"] = 1
    elif last == ":":
        seen["ends with a colon"] = 1
    if commas := text[:-1].count(",") + text[:-1].count(";"):
        seen["commas"] = min(commas, 4)
    if "。" in text[:-2]:
        seen["sentence end inside"] = 1
    if size <= 4:
        seen["tiny"] = 1
    elif size >= 7:
        seen["title length" if size <= 28 else "too long for a title"] = 1
    if text.startswith(("——", "--", "—")):
        seen["dash first"] = 1
    if not _HAN.search(text):
        seen["no Chinese"] = 1
    if _INSTALMENT.fullmatch(text):
        seen["instalment"] = 1
    if _SAYS.search(text):
        seen["says"] = 1
    if _DOCUMENTARY.search(text):
        seen["documentary"] = 1
    if _DECK.match(text):
        seen["deck verb"] = 1
    halves = _HALVES.fullmatch(text)
    if halves and abs(len(halves[1]) - len(halves[2])) <= 1:
        seen["halves"] = 1
    if size <= 14 and text[0] in "“[" and text[-1] in "”]":
        seen["in quotes"] = 1
    if size <= 12 and "·" in text[1:-1]:
        seen["dotted halves"] = 1
    if size <= 10 and not look.end and _ends_in(text.strip("“”[]《》"), "rubric_endings"):
        seen["rubric word"] = 1
    if is_title(text, known):
        seen["newspaper name"] = 1
    elif is_section(text):
        seen["section"] = 1
    figures = sum(map(len, _TABLE.findall(text)))
    if (
        (figures >= 0.3 * size and len(text.split()) >= 2)
        or len(_SMALL.findall(text)) >= 2
        or len(_GAPS.findall(text)) >= 2
    ):
        seen["table row"] = 1


def _gaps(page: Tiling, looks: list[Look], *, talking: bool) -> None:
    """Blank lines: where a picture stood, or what stands after everything that is not body."""
    for a, b in pairwise(looks):
        b.blanks = page.blank_lines(a.unit[-1], b.unit[0])
    known = [x.blanks for x in looks[1:] if x.blanks >= 0]
    usual = Counter(known).most_common(1)[0][0] if known else 0
    for n, x in enumerate(looks):
        if usual and x.blanks >= usual + PICTURE_GAP - 1 and n and x.size <= 90:
            x.seen["picture gap"] = 1
        if talking:
            after = looks[n + 1].blanks if n + 1 < len(looks) else 1
            if after >= 0:
                x.seen["blank after" if after else "no blank after"] = 1


def _sure_furniture(x: Look) -> bool:
    return bool({"furniture", "weak furniture", "newspaper name"} & x.seen.keys())


def _top(looks: list[Look]) -> None:
    """The head of the page reaches to its last sure furniture line before the first article is under way."""
    last = -1
    for n, x in enumerate(looks[:HEAD_UNITS]):
        if not x.short or x.lead or {"byline", "notice title"} & x.seen.keys():
            break
        if _sure_furniture(x):
            last = n
    for x in looks[: last + 1]:
        x.seen["page head"] = 1
    for a, b in pairwise(looks):
        if _sure_furniture(a) and b.short:
            b.seen["beside furniture"] = b.seen.get("beside furniture", 0) + 1
        if _sure_furniture(b) and a.short:
            a.seen["beside furniture"] = a.seen.get("beside furniture", 0) + 1


def shared(title: str, text: str) -> float:
    """The share of a title's pairs of characters that a text has too."""
    pairs = {title[n : n + 2] for n in range(len(title) - 1)}
    pairs = {pair for pair in pairs if pair.isalnum()}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def _passing(x: Look) -> bool:
    return bool({"furniture", "credit", "picture gap"} & x.seen.keys())


def _neighbours(looks: list[Look]) -> None:
    """What stands before and after, seen over captions, credits and furniture."""
    kept = [x for x in looks if not _passing(x)]
    for n, x in enumerate(looks[:-1]):
        if "credit" in looks[n + 1].seen and x.size <= 90:
            x.seen["credit follows"] = 1
    before: Look | None = None
    following: list[Look | None] = [None] * len(kept)
    body: Look | None = None
    for n in range(len(kept) - 1, -1, -1):
        following[n] = body
        if not kept[n].short:
            body = kept[n]
    for n, x in enumerate(kept):
        after = kept[n + 1] if n + 1 < len(kept) else None
        if x.short:
            _context(x, before, following[n], kept[n - 1] if n else None, after)
        elif after and "byline" in after.seen and n and kept[n - 1].short and n + 2 < len(kept):
            x.seen["byline after paragraph"] = 1
        if not x.short:
            before = x


def _context(x: Look, body_before: Look | None, body_after: Look | None, a: Look | None, b: Look | None) -> None:
    seen = x.seen
    if body_after:
        if s := shared(x.text, body_after.text[:NEAR]):
            seen["words of what follows"] = s
        if body_after.tail:
            seen["following signed"] = 1
    if body_before and (s := shared(x.text, body_before.text[-NEAR:])):
        seen["words of what precedes"] = s
    if a and not a.short:
        if a.tail or "continued to" in a.seen:
            seen["preceding signed"] = 1
        elif not a.end and not a.proven:
            seen["preceding unfinished"] = 1
    elif a and ({"continued to"} & a.seen.keys()):
        seen["preceding signed"] = 1
    if b:
        if b.lead and not {"byline"} & b.seen.keys():
            seen["lead follows"] = 1
        elif {"byline", "name"} & b.seen.keys():
            seen["byline follows"] = 1 if "byline" in b.seen else 0.5
        elif b.short:
            seen["title follows"] = 1
        else:
            seen["paragraph follows"] = 1
            if a and not a.short and not x.end and _torn(x.text, b.text):
                seen["torn word"] = 1
    if a and a.short and not a.end and x.size < a.size:
        seen["shorter than the title before"] = 1


def _torn(a: str, b: str) -> bool:
    """Whether a word of the dictionary runs across from `a` to `b` that neither side's own cut explains."""
    tail_, head_ = a[-4:], b[:4]
    cut, at = words.tokenizer().lcut(tail_ + head_), 0
    for word in cut:
        if at < len(tail_) < at + len(word):
            return len(word) > 1 and words.known(word)
        at += len(word)
    return False


def _verse(looks: list[Look]) -> None:
    """Four short lines or more that end nowhere, or all in a mark and alike in width: a poem."""
    n = 0
    while n < len(looks):
        stop = n
        while stop < len(looks) and looks[stop].size <= 17 and not _formal(looks[stop]):
            stop += 1
        if stop - n >= 4:
            for x in looks[n:stop]:
                x.seen["short lines around"] = 1
                if x.text[-1] in _VERSE_MARKS:
                    x.seen["line of verse"] = 1
        n = max(stop, n + 1)


def _formal(x: Look) -> bool:
    return bool(
        {"furniture", "byline", "notice title", "continued to", "credit", "page head", "table row"} & x.seen.keys()
    )


def _repeats(looks: list[Look]) -> None:
    counts = Counter(x.text for x in looks if 2 <= x.size <= 14)
    for x in looks:
        if counts.get(x.text, 0) > 1 and not {"byline", "furniture", "name"} & x.seen.keys():
            x.seen["repeated"] = 1
