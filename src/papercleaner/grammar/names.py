"""Personal names (人名): where one begins and ends, with spaces inside and without any space between.

All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from papercleaner import words
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

Slice = tuple[int, int]

#: Signs between two names of one run. A space is one too, but see `_tokens`.
SEPARATORS = frozenset("、,;/|&+·")
#: Characters that stand in no name, or so rarely that a run holding one is running text.
NEVER_IN_NAMES = frozenset("的了是们这那不将把被也就还很并但其与您你我他她它啊吗呢吧着过第某，。“”‘’!?:<>=()[]《》~%")
#: A pen name is at most this long (八千岁, 江南一叶), and so long if its last character says that it is somebody's
#: (南皋访碑人, 石头城闲人).
PEN_NAME, LONG_PEN_NAME = 4, 6
_BEARER = frozenset("客人翁叟者主侬郎徒僧")
#: A name may have these in its middle (鄢其英, 苗不凡), and no other of the characters above.
_MIDDLE = frozenset("其不与")
#: Bodies end in these, and names do not.
_BODIES = frozenset("社厂处局厅署组系院队办")
# What people call somebody, behind a name or a surname alone: 顾映霞女士, 刘大妈.
_CALLED = "女士|先生|小姐|夫人|太太|老师|同志|师傅|大[妈爷叔婶娘伯嫂姐]|奶奶|阿姨"
#: Words of respect behind a name (尊称), which are no part of it.
_RESPECTED = pattern(rf"(?:{_CALLED}|医师|医生|大夫|教授|博士|律师|神父|牧师|法师|居士|(?<=\p{{Han}}{{3}})君)$")
# What stands behind a surname where neighbours call one another.
_ADDRESS = pattern(rf"{_CALLED}|同学|爷爷|婆婆|老[人伯汉太]|阿[伯婆公]|[大小]?[妈爷叔姨婶娘伯嫂哥姐]")
#: A name that a printer spread has so many spaces inside.
SPREAD = 2
#: A run of names without spaces is no longer than this (eight names).
LONGEST_RUN = 24
_HAN = pattern(r"\p{Han}+")
#: A day (十月七日) is nobody.
_DAY = pattern(
    r"[一二三四五六七八九十廿卅正元冬腊]{1,3}月[初一二三四五六七八九十廿卅]{1,3}日?|[一二三四五六七八九十廿卅]{1,3}日"
)
_DOTTED = pattern(r"\p{Han}{1,6}(?:·\p{Han}{1,8}){1,3}")
#: A Mongol or Tibetan name of more than four characters is written with these and no dot (乌云其木格).
_STEPPE = pattern(
    r"[阿巴白宝毕布才苍查朝楚措达丹旦德登顿敖额尔嘎噶高格根古哈呼吉嘉金久居拉勒琳罗洛玛曼米木牧姆那娜尼诺帕旗其齐奇琪钦青日仁荣若萨赛桑斯苏索塔特腾图陀娃乌西希夏央扎泽扎次云珍卓孜江]{5,7}"
)
_LATIN = pattern(r"[A-Z][A-Za-z.'\-]{1,15}(?: [A-Z][A-Za-z.'\-]{0,15}){0,2}")
#: What a boundary inside a run without spaces is worth: see `_segment`.
_COMMON, _RARE, _THREE = 4.0, 1.0, 0.5


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return lexicon("surnames"), lexicon("surnames_common")


@cache
def _not_names() -> frozenset[str]:
    return lexicon("not_names")


def surname(text: str, at: int = 0) -> int:
    """Length of the surname (姓) that begins at `at`: 2, 1, or 0 where there is none.

    >>> surname("欧阳静"), surname("程雪"), surname("昨日")
    (2, 1, 0)
    """
    every = _surnames()[0]
    return 2 if text[at : at + 2] in every else 1 if text[at : at + 1] in every else 0


def is_name(text: str) -> bool:
    """Whether the text, without spaces, has the form of one full name: surname and given name, 买买提·艾力, Momo.

    >>> [is_name(name) for name in ("程雪", "欧阳静", "范徐丽泰", "阿依努尔·买买提", "昨日上午", "从省厅")]
    [True, True, True, True, False, False]
    """
    if _DOTTED.fullmatch(text) or _LATIN.fullmatch(text) or _STEPPE.fullmatch(text):
        return True
    length = len(text)
    if not 2 <= length <= 4 or not _HAN.fullmatch(text) or text[:2] in _not_names():
        return False
    if (never := NEVER_IN_NAMES & set(text)) and (length != 3 or text[1] not in _MIDDLE or len(never) > 1):
        return False
    if _is_body(text):
        return False
    family = surname(text)
    # Four characters: a compound surname and two, or a married woman's two surnames (范徐丽泰).
    married = length == 4 and text[0] in _surnames()[1] and text[1] in _surnames()[1] and not surname(text, 2)
    return bool(family) and (length < 4 or family == 2 or married)


def _is_body(text: str) -> bool:
    """Whether the last character says that this is nobody: 国闻社, 植保科, but not 刘登科."""
    return text[-1] in _BODIES or (text[-1] == "科" and text[0] not in _surnames()[1])


def is_common_name(text: str) -> bool:
    """Whether the text is a full name by a common surname, and no word."""
    return len(text) < PEN_NAME and text[:1] in _surnames()[1] and is_name(text) and words.longest(text, 0) < len(text)


def is_spread(text: str, start: int, stop: int) -> bool:
    """Whether the white space `text[start:stop]` stands inside a name that a printer spread to the width of three.

    >>> is_spread("张玉田 李  山 孙福", 5, 7), is_spread("愿     值", 1, 6), is_spread("李 |山", 1, 3)
    (True, False, False)
    """
    if stop - start > SPREAD or text[start:stop].strip():
        return False
    first, last = text[start - 1 : start], text[stop : stop + 1]
    around = text[max(start - 2, 0) : start - 1] + text[stop + 1 : stop + 2]
    return not around.strip() and surname(first) > 0 and is_name(first + last)


def is_spelt_like_one(text: str, longest: int = PEN_NAME) -> bool:
    """Whether a text is as long as a pen name at most, and has none of the characters that stand in no name."""
    return len(text) <= longest and bool(_HAN.fullmatch(text)) and NEVER_IN_NAMES.isdisjoint(text)


def is_pen_name(text: str) -> bool:
    """Whether the text could be what someone signs (笔名): a full name, or some characters that no text needs.

    >>> [is_pen_name(name) for name in ("丹翁", "一粟", "默", "橘子汽水", "南皋访碑人", "昨日", "是的")]
    [True, True, True, True, True, False, False]
    """
    if is_name(text):
        return True
    if (
        text in lexicon("cities")
        or text in lexicon("roles")
        or _DAY.fullmatch(text)
        or (len(text) > 2 and _is_body(text))
    ):
        return False
    bears = len(text) > 2 and text[-1] in _BEARER  # 车站客 is somebody, 车站 is not
    if not bears and (text[:2] in _not_names() or text[-2:] in _not_names()):
        return False
    return is_spelt_like_one(text, LONG_PEN_NAME if bears else PEN_NAME)


def respected(text: str, where: Slice) -> Slice:
    """The name in `text[start:stop]` without the word of respect behind it (顾映霞女士); 林医师 has no other name.

    >>> respected("顾映霞女士", (0, 5)), respected("林医师", (0, 3))
    ((0, 3), (0, 3))
    """
    start, stop = where
    found = _RESPECTED.search(text, start, stop)
    return (start, found.start()) if found and is_name(bare(text, (start, found.start()))) else where


def is_addressed(text: str, start: int, stop: int) -> bool:
    """Whether `text[start:stop]` is a surname with what people call somebody, and no given name.

    >>> is_addressed("刘大妈", 0, 3), is_addressed("刘大明", 0, 3)
    (True, False)
    """
    size = surname(text, start)
    return size > 0 and _ADDRESS.fullmatch(text, start + size, stop) is not None


def _tokens(text: str, start: int, stop: int) -> list[Slice]:
    """Cut a run of names at signs and spaces; the spaces inside a name (季  芳, 欧阳 静) do not cut."""
    out: list[Slice] = []
    at = start
    while at < stop:
        if text[at] in SEPARATORS or text[at] == " ":
            at += 1
            continue
        if match := _LATIN.match(text, at, stop) or _DOTTED.match(text, at, stop):
            end = match.end()
        else:
            end = at
            while end < stop and text[end] != " " and text[end] not in SEPARATORS:
                end += 1
        out.append((at, end))
        at = end
    return _merged(text, out)


def _merged(text: str, tokens: list[Slice]) -> list[Slice]:
    """Put the characters of a spread name together: printers widen a name of two characters to the width of three."""
    out: list[Slice] = []
    at = 0
    while at < len(tokens):
        start, stop = tokens[at]
        spread = at
        while spread + 1 < len(tokens) and not text[tokens[spread][1] : tokens[spread + 1][0]].strip():
            head = stop - start == 1 or (stop - start == 2 and surname(text, start) == 2)
            if not head or tokens[spread + 1][1] - tokens[spread + 1][0] > (
                1 if spread > at or stop - start == 2 else 2
            ):
                break
            if spread > at:  # a third single character: only where a fourth does not stand (赵 鹏 林 蔚)
                gaps = [tokens[i + 1][0] - tokens[i][1] for i in (spread - 1, spread)]
                more = spread + 2 < len(tokens) and tokens[spread + 2][1] - tokens[spread + 2][0] == 1
                if spread > at + 1 or more or gaps[1] > gaps[0]:
                    break
            spread += 1
        out.append((start, tokens[spread][1]))
        at = spread + 1
    return out


def bare(text: str, where: Slice) -> str:
    """Spell a name without the spaces that the printer set inside it."""
    return text[where[0] : where[1]].replace(" ", "")


def split(text: str, start: int, stop: int, *, pen: bool = False) -> tuple[Slice, ...] | None:
    """Cut `text[start:stop]` into the names that it wholly consists of; None where it does not.

    `pen` accepts pen names too (阿茂, 一粟).

    >>> split("赵  鹏   林  蔚", 0, 11), split("高原卢静怡", 0, 5), split("从省厅获悉", 0, 5)
    (((0, 4), (7, 11)), ((0, 2), (2, 5)), None)
    """
    found: list[Slice] = []
    tokens = _tokens(text, start, stop)
    for token in tokens:
        if found and _RESPECTED.fullmatch(text, *token):  # 顾映霞 女士
            continue
        token = respected(text, token)
        name = bare(text, token)
        spread = len(name) < token[1] - token[0] and surname(name) > 0  # 水 利 is no word: a printer spread a name
        # Two words of four characters are a slogan (抗战必胜 建国必成), not two pen names.
        if pen and len(name) == PEN_NAME == token[1] - token[0] and all(map(_is_plain, (name[:2], name[2:]))):
            found += [(token[0], token[0] + 2), (token[0] + 2, token[1])]  # 吴飞汪剑: two names, no pen name
        elif spread or is_name(name) or (pen and is_pen_name(name) and (len(name) < PEN_NAME or len(tokens) == 1)):
            found.append(token)
        elif run := _segment(text, *token):
            found += run
        else:
            return None
    return tuple(found) or None


def _is_plain(text: str) -> bool:
    """Whether two characters are a common surname and a given name, and no word."""
    return text[0] in _surnames()[1] and is_name(text) and not words.known(text)


def _segment(text: str, start: int, stop: int) -> list[Slice] | None:
    """Cut a run of full names with nothing between (高原卢静怡) where surnames stand, common ones first."""
    length = stop - start
    if not 4 <= length <= LONGEST_RUN or not _HAN.fullmatch(text, start, stop):
        return None
    best: list[tuple[float, int] | None] = [None] * (length + 1)
    best[0] = (0.0, 0)
    for end in range(2, length + 1):
        for size in (2, 3, 4):
            before = best[end - size] if end >= size else None
            name = text[start + end - size : start + end]
            if before is None or not is_name(name) or (size == 4 and surname(name) != 2):
                continue
            worth = _COMMON if surname(name) == 2 or name[0] in _surnames()[1] else _RARE
            worth += _THREE * (size == 3) - _COMMON  # few names rather than many
            if best[end] is None or before[0] + worth > best[end][0]:  # type: ignore[index]
                best[end] = (before[0] + worth, end - size)
    if best[length] is None:
        return None
    cuts, at = [length], length
    while at:
        at = best[at][1]  # type: ignore[index]
        cuts.append(at)
    return [(start + a, start + b) for a, b in pairwise(reversed(cuts))]


def name_at(text: str, start: int, stop: int) -> int:
    """End of the full name that begins at `start` in running text without spaces; `start` where there is none.

    The words that follow decide between two characters and three: the name ends where the rest reads on.

    >>> name_at("杜鹃王某酒后驾驶二轮摩托车", 0, 13), name_at("沈若楠昨日上午", 0, 7)
    (2, 3)
    """
    best, found = -1.0, start
    family = surname(text, start)
    if not family:
        return start
    for size in (family + 1, family + 2):
        end = start + size
        if end > stop or not is_name(text[start:end]):
            continue
        if end == stop or not _HAN.match(text, end):
            worth = 5.0
        else:
            worth = float(min(words.longest(text, end), 3))
            # A boundary inside a word is none: 王|某 is better than 沈若|楠昨.
            worth -= 2.0 * (words.longest(text, end - 1, 3) > 1)
            worth += 1.0 * (text[end : end + 1] in _FOLLOWERS or text[end : end + 2] in _not_names())
            worth += _THREE * (size == 3)
            worth += 3.0 * (text[end + 1 : end + 2] == "某" and surname(text, end) == 1)  # 王某: courts hide names
        if worth > best:
            best, found = worth, end
    return found


#: Characters that often open a sentence behind a byline and are seldom the last of a given name.
_FOLLOWERS = frozenset("昨今近日从在自由为据对当将与这以经我本“《一")
