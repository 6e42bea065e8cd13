"""The words of a page's head (报眉), parted where an engine dropped the spaces between them (B16体育南原晚报).

All functions read folded text (see `text.fold`) and answer spans in it.
"""

from __future__ import annotations

import regex

from papercleaner.grammar.nameplate import is_title
from papercleaner.model import Span
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Signs at the ends of a word that are none of it.
MARKS = "-—·.|/ "
#: A newspaper's name behind a section's is no shorter (体育南原晚报); 经济参考报 is one name.
GLUED_TITLE = 4
# A page number with the name of its page, or of the paper, glued to it: 02要闻, B16体育南原晚报, 南原晚报B16体育.
_GLUED_PAGE = pattern(
    r"(?P<before>\p{Han}[^0-9]*?)?(?P<page>[A-Z]{0,2}[0-9]{1,3}(?:/[A-Z]?[0-9]{1,3})?)(?![年月日])版?[·|/-]?"
    r"(?P<after>\p{Han}[^0-9]*)?"
)
# Words of a header that name nothing: who runs the paper, since when, the part of the issue, a day of the calendar.
NO_WORD = pattern(
    r".*(?:主[办管]|创[刊办]|内部|免费|赠阅).*|.+出版|[A-Z]叠|[上下]一[版期]"
    r"|[今本][日期](?:本报|[出共发一二三四五六七八九十两]).*|每.*(?:出版|[张次期元角分])|.{0,2}[日周旬][一两]?[张次期]"
    r"|(?:今日|[正冬腊一二三四五六七八九十]{1,2}月[初十廿]\p{Han})?(?:立[春夏秋冬]|[春秋]分|[夏冬]至|雨水|惊蛰|清明|谷雨|小满|芒种"
    r"|[大小][暑雪寒]|处暑|白露|寒露|霜降)(?:[前后]\p{Han}{1,2}日)?"
)
# What is glued to a newspaper's name (江声日报JIANGSHENG DAILY, 南原油田报(内部资料)) and is none of it.
_NO_TITLE = pattern(rf"[A-Za-z0-9(].*|(?!社)(?:{NO_WORD.pattern})")


def words(span: Span, folded: str, known: frozenset[str]) -> list[Span]:
    """The words of a stretch, also where an engine dropped the spaces between page number, section and title."""
    out = list[Span]()
    for m in regex.finditer(r"\S+", folded[span.start : span.stop]):
        word = Span(span.start + m.start(), span.start + m.end())
        parts = _paged(word, folded)
        for part in parts:
            at = part.start + _titled(folded[slice(*part)], known, paged=len(parts) > 1)
            out += [half for half in (Span(part.start, at), Span(at, part.stop)) if half.start < half.stop]
    return out


def _paged(word: Span, folded: str) -> list[Span]:
    """The page number in a word, and the names before and behind it; the word itself where it has none."""
    glued = _GLUED_PAGE.fullmatch(folded, *word)
    if not glued or (glued["before"] and glued["after"] and not glued["before"].endswith("报")):
        return [word]
    return [Span(*glued.span(name)) for name in ("before", "page", "after") if glued[name]]


def _titled(word: str, known: frozenset[str], *, paged: bool) -> int:
    """Where a newspaper's name begins or ends in a word that holds something else, too; 0 if nowhere.

    `paged` says that a page's number stands at the word: 体育南原晚报 is two names there, 经济参考报 is one.
    """
    sections = lexicon("sections")
    for at in range(2, len(word) - 1):
        before, after = word[:at].rstrip(MARKS), word[at:].lstrip(MARKS)
        page = (paged and before in sections) or (before.endswith("版") and at < GLUED_TITLE)
        if page and len(after) >= GLUED_TITLE and is_title(after, known):
            return at
        other = before.endswith("报") and (after in sections or _NO_TITLE.fullmatch(after))
        if other and is_title(before, known) and not is_title(word, known):
            return at
    return 0


def stripped(span: Span, folded: str) -> Span:
    """The word without the signs at its ends."""
    text = folded[span.start : span.stop]
    start = span.start + len(text) - len(text.lstrip(MARKS))
    return Span(start, max(start, span.stop - (len(text) - len(text.rstrip(MARKS)))))
