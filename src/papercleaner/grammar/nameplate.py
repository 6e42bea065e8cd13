"""Names of newspapers and of their pages (报名、版名): words that no label tells, but their form and their place."""

from __future__ import annotations

from functools import cache

import regex

from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Longest title (中国青年知行报海外版) and longest name of a section with its English echo, in characters.
MAX_TITLE, MAX_SECTION = 14, 24
_BARE_PAGE = pattern(r"[-—·.\s]*(?:[A-Z]{1,2}[-·]?)?[0-9]{1,3}(?:[-/、][A-Z]?[0-9]{1,3})?\s?版?[-—·.\s]*")
#: A05·社会, B2 青年话题, 3 前沿, A5版 生活·话题: the page's number before its name.
_PAGE_AND_NAME = pattern(
    r"[A-Z]{1,2}[-·]?[0-9]{1,3}(?:/[A-Z]?[0-9]{1,3})?版?[\s·|/-]*\p{Han}[\p{Han}·]{1,8}(?:\s?[A-Z]{3,})?"
    r"|[0-9]{1,2}[\s·|/]+\p{Han}[\p{Han}·]{1,5}"
    r"|\p{Han}{2,6}[\s·|/]+[A-Z]{1,2}[0-9]{1,2}版?"
)
#: 港聞A7, 云岭晨报A12版, 3前沿: an engine dropped the space, so the name must be known for one.
_GLUED_TO_PAGE = pattern(r"(?P<name>\p{Han}{2,8})[A-Z]{0,2}[0-9]{1,2}版?|[0-9]{1,2}(?P<name>\p{Han}{2,6})")
#: 02教育·科普, 08城读: nothing else begins or is written so.
_NUMBER_FIRST = pattern(
    r"0[1-9](?![年月日时分点元个名人次])\p{Han}{2,6}(?:·\p{Han}{1,4})?|[0-9]{1,2}\p{Han}{1,4}·\p{Han}{1,4}"
)
#: What a page is called behind its number: 14法治广角, 5產業動態.
_PAGE_ENDS = (
    "动态",
    "广角",
    "视野",
    "天地",
    "纵横",
    "观察",
    "聚焦",
    "前沿",
    "资讯",
    "视点",
    "传真",
    "特刊",
    "家园",
    "专题",
    "看台",
)
_SECTION_GAP = pattern(r"[\s·/|&—-]+")
_SECTION_ENDS = ("版", "新闻", "副刊", "周刊", "专版", "专刊")
_ECHO = pattern(r"\p{Han}{2,6}\s{0,4}[A-Z][A-Z&' ]{3,}")  # 青阅读 YOUTH: the name again in English capitals
#: A part of the paper, in brackets too; a number in them is the page's: 江声日报(二).
_TITLE_TAIL = (
    r"(?:·?(?:号外|(?:海外|农村|城市|航空)版|周末版?|星期刊|副刊)|[(](?![一二三四五六七八九十]+[)])\p{Han}{1,4}[)])?"
)


@cache
def _title() -> regex.Pattern[str]:
    endings = "|".join(sorted(lexicon("newspaper_endings"), key=lambda word: (-len(word), word)))
    return regex.compile(rf"(?:[\p{{Han}}A-Z0-9·]{{1,9}}(?:{endings})|\p{{Han}}{{1,8}}报){_TITLE_TAIL}")


def is_title(folded: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a text is a newspaper's name (报名) and nothing else; `known` are a caller's names, folded.

    >>> is_title("岭 东 工 人 日 报"), is_title("天气预报"), is_title("快报", frozenset({"快报"}))
    (True, False, True)
    """
    name = "".join(folded.split()).strip("《》“”")
    if name in known or name in lexicon("newspapers"):
        return True
    if not 2 <= len(name) <= MAX_TITLE or not _title().fullmatch(name):
        return False
    no_title, endings = lexicon("not_newspapers"), lexicon("newspaper_endings")
    return name not in no_title and not any(
        name.endswith(word) for word in no_title if word not in endings and (len(word) > 2 or len(name) <= 4)
    )


def is_section(folded: str) -> bool:
    """Whether a text is the name of a newspaper's page (版名): 要闻, 文体·副刊, with or without its English echo.

    >>> is_section("综合·公告"), is_section("港闻副刊"), is_section("青阅读 YOUTH"), is_section("本报讯")
    (True, True, True, False)
    """
    words = [w for w in _SECTION_GAP.split(folded) if not (w.isascii() and (w.isalpha() or not w))]
    if not words or len(folded) > MAX_SECTION:
        return False
    known = lexicon("sections")
    if len(words) <= 3 and all(
        w in known or (len(w) <= 6 and w.endswith(_SECTION_ENDS) and w[0] not in "第本") for w in words
    ):
        return True
    # Engines lose the dot between two names: 综合公告.
    pair = len(words) == 1 and len(folded) == 4 and folded[:2] in known and folded[2:] in known
    return pair or bool(_ECHO.fullmatch(folded))


def kind_of_name(text: str, known: frozenset[str] = frozenset()) -> str:
    """What a word without a label is in a page header: page number, title, section or ""."""
    if any(shape.fullmatch(text) for shape in (_BARE_PAGE, _PAGE_AND_NAME, _NUMBER_FIRST)):
        return "page_no"
    glued = _GLUED_TO_PAGE.fullmatch(text)
    if glued and (is_section(glued["name"]) or is_title(glued["name"], known) or glued["name"].endswith(_PAGE_ENDS)):
        return "page_no"
    return "title" if is_title(text, known) else "section" if is_section(text) else ""
