"""Bodies that sign articles and that persons belong to (单位): offices, schools, works, villages.

All functions read folded text (see `text.fold`).
"""

from __future__ import annotations

from functools import cache

from papercleaner.grammar import names
from papercleaner.grammar.names import Slice
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Characters of running text that no body's name holds.
NEVER = frozenset("的了是这那将把被们,。:;!?“”=~%")
#: Single characters that end the name of a place or body and hardly ever a given name.
_PLACE_TAIL = frozenset("村乡镇区县市厂局处科所厅署院校系组部社")
_STREETS = frozenset("街路弄")
#: No given name ends so, where a name follows: 双河镇岑树, 寿南县陶永昌.
_PLACES = frozenset("县镇村乡市")
#: 小唐, 老刘, 阿健: how people call one another, before a surname or a given name.
_CALLED = frozenset("小老阿")
#: What stands behind a province and is no city of it ends so: 北京特派员, 上海专电.
_NO_PLACE = frozenset("员者电讯导道")
#: Classes of schools: 高二乙, 初三(2)班, 中四信, 六年级一班.
_CLASS = pattern(
    r"[初高中小大]?[一二三四五六\d](?:年级?)?(?:[甲乙丙丁戊己忠孝仁爱信义和平]|[(]?[一二三四五六七八九十\d]{1,2}[)]?班)班?"
)
#: A body's name is no longer than this, in characters; a body and a name are no shorter than the second.
LONGEST, SHORTEST = 30, 4
#: Where somebody lives, before what neighbours call him (朝阳区读者王女士), is no longer than this.
LONGEST_HOME = 8
#: Persons behind their posts with no space between are no longer together.
MEMBERS = 36


@cache
def _unit_endings() -> tuple[frozenset[str], int]:
    endings = lexicon("units")
    return endings, max(map(len, endings))


def is_unit(text: str) -> bool:
    """Whether the text names a body or a place that persons belong to (单位): 县纪委, 清溪县双河乡, 机电学院.

    >>> [is_unit(text) for text in ("县纪委", "清溪县双河乡", "宁国栋", "昨日的县")]
    [True, True, False, False]
    """
    endings, longest = _unit_endings()
    if not 2 <= len(text) <= LONGEST or NEVER & set(text):
        return False
    return any(
        text[-size:] in endings and (size > 1 or len(text) > 2) for size in range(1, min(longest, len(text)) + 1)
    )


def is_works(text: str) -> bool:
    """Whether the text is a body's name and too long for a person's."""
    return len(text) > names.PEN_NAME and " " not in text and is_unit(text)


def signs_as_body(text: str) -> bool:
    """Whether the text is rather a body than a person: 党政办 is a listed word, though 党 is a surname."""
    return is_unit(text) and (text in lexicon("units") or not names.is_name(text))


def belongs_to(text: str) -> bool:
    """Whether the text says where the person behind it belongs: a body, a place, an address, a post.

    >>> [belongs_to(text) for text in ("石佛村", "大连", "榕江市水门街", "某旅炮兵营指导员", "程雪")]
    [True, True, True, True, False]
    """
    if _CLASS.fullmatch(text) or signs_as_body(text) or _is_known_place(text):
        return True
    if (len(text) > 2 and text[-1] in _PLACE_TAIL and is_unit(text)) or (len(text) > 3 and text[-1] in _STREETS):
        return True
    if any(size + 1 < len(text) <= size + 3 and text[:size] in lexicon("provinces") for size in (2, 3)):
        return NEVER.isdisjoint(text) and text[-1] not in _NO_PLACE  # 江苏靖江
    if len(text) > 1 and text[-1] == "工" and not names.is_name(text):  # 装卸工, 铆工
        return True
    return _is_post(text)


def _is_post(text: str) -> bool:
    """Whether the text says what somebody is (某部战士)."""
    return not NEVER & set(text) and any(text[-size:] in lexicon("posts") for size in (2, 3, 4))


def members(text: str, start: int, stop: int) -> tuple[tuple[int, Slice], ...]:
    """Part persons, each glued behind his post, from one another (居民徐佩华职工谢志雄); () where there are no such.

    Gives for each where his post begins, and his name. Behind a place (上饶县沙溪公社) what looks like a name is none.
    """
    if start == stop or stop - start > MEMBERS:
        return ()
    for cut in range(start + 2, stop - 1):
        if not names.surname(text, cut) or not _is_post(text[start:cut]):
            continue
        for end in (cut + 3, cut + 2):
            if end <= stop and names.is_name(text[cut:end]) and (end == stop or (rest := members(text, end, stop))):
                return ((start, (cut, end)), *(rest if end < stop else ()))
    return ()


def unit_and_names(text: str, start: int, stop: int) -> tuple[int, tuple[Slice, ...]] | None:
    """Part a body from the names glued to it (清溪县双河乡钟立本).

    Gives the end of the body and the names; None where there are no two parts.
    """
    known = _is_known_place(text[start : start + 2]) and names.is_common_name(text[start + 2 : stop])  # 辽宁孙桂
    if stop - start < SHORTEST or (belongs_to(text[start:stop]) and not known):  # 土木工程师 is nobody 程师 of 土木工
        return None
    for cut in (max(stop - 3, start + 2), stop - 2, *range(stop - 4, start + 1, -1)):
        body = text[start:cut]
        called = names.surname(text, cut) or (text[cut] in _CALLED and cut == stop - 2)
        listed = body in lexicon("units") or _is_known_place(body)
        nobody = listed or body[-1] in _PLACES or _CLASS.fullmatch(body) or not names.is_name(body)
        if called and nobody and (listed or len(body) > 2) and belongs_to(body):
            found = names.split(text, cut, stop, pen=text[cut] in _CALLED)
            if found:
                return cut, found
    for cut in range(start + 2, min(stop - 1, start + LONGEST_HOME + 1)):  # 西城查先生, but 张国安先生 is one name
        home = text[start:cut]
        if not names.is_addressed(text, cut, stop) or not home.isalpha() or not NEVER.isdisjoint(home):
            continue
        if not (names.is_common_name(text[start : cut + 1]) or names.surname(text, start) == 2):
            return cut, ((cut, stop),)
    return None


def _is_known_place(text: str) -> bool:
    return text in lexicon("cities") or text in lexicon("provinces")
