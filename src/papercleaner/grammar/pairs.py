"""Names each with what its bearer did behind (名后动词): 史维廉讲演 朱继光笔记, 何 欣 文 金 石 图, 王磊编译自《科学》.

Verb and name are glued or not, a printer may have spread the names, and where somebody belongs may stand before him.
All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from papercleaner.grammar import names
from papercleaner.grammar.names import Slice
from papercleaner.grammar.signers import Person
from papercleaner.grammar.units import belongs_to, is_works
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Verbs of which a given name is hardly ever the end: one name with one of them glued to it signs.
SURE = frozenset("画摄绘译摘答")
#: Who wrote signs so, and this is no role of his (南皋访碑人撰).
WRITER = frozenset("撰著稿")
#: From so many characters on, a name is a foreigner's (普里什涅夫); it is no longer than the second.
FOREIGN, LONGEST = 4, 12
#: The most elements of a byline that are tried.
MOST = 6

#: Two elements with no space at all are no longer, in characters.
_GLUED = 18
#: The widest space inside a name that a printer spread, and the pieces that he made of it.
WIDEST, _SPREAD = 3, ([1, 1], [1, 1, 1], [1, 2], [2, 1])

_GAP = " 、,;/"
_TOKEN = pattern(r"[^ 、,;/]+")
#: What may stand behind the last verb: 自《科学画刊》, 自《民间文学》1981年第3期.
TAKEN_FROM = pattern(
    r"\s*自\s*(?:\p{Han}{0,6}《[^》]{1,20}》.{0,20}|[\p{Han}\d]{0,8}“[^”]{1,16}”\p{Han}{0,4}|[\p{Han}\d]{2,16}[报刊志])$"
)
_DOTTED = pattern(r"\p{Han}+(?:·\p{Han}+)+|(?:[A-Z][.·])+\p{Han}{2,8}|[A-Za-z.]+(?:[ ·][A-Za-z.]+)*")
_OF_A_VERB = ("专题", "特别", "综合", "摄影")  # 徐雅芳·专题报导
_JAPANESE = pattern(r"\p{Han}{3,4}[郎夫雄彦介吾助治]")
#: The characters that write the syllables of foreign names (译音).
_SYLLABLES = frozenset(
    "阿埃艾安昂奥巴白班邦鲍贝本比彼边宾波伯博勃布策查昌车茨楚达戴丹道德登邓迪第蒂丁东顿多厄恩尔法凡菲费芬弗福伏夫富盖冈"
    "高戈哥格葛贡古哈海汉豪赫黑亨胡华霍基吉季加贾捷金杰卡凯坎考柯科克肯孔库夸拉莱兰朗劳勒雷里利莉丽连列林琳伦罗洛吕马玛"
    "麦曼毛梅门蒙米密明莫默姆穆拿纳乃娜南内尼涅宁纽努诺欧帕潘培佩彭皮匹平坡蒲普齐奇恰钱强乔切琴琼丘让热日荣茹萨塞桑森沙"
    "莎山尚绍舍申圣施什史舒斯丝苏索塔泰坦汤唐陶特滕提图托瓦万旺威维魏温沃乌武西希锡夏香谢辛欣休许雪逊雅亚杨耶叶伊易因英"
    "尤于约泽扎詹珍朱兹佐契诃屠格涅"
)
#: Whom it is no use to name: the paper itself (本报 译).
_HOUSE = pattern(r"本[报刊社]|编者|记者")


@cache
def _verbs() -> frozenset[str]:
    return lexicon("role_verbs") | lexicon("verbs_behind")


@cache
def _verbs_by_size() -> dict[int, frozenset[str]]:
    return {size: frozenset(verb for verb in _verbs() if len(verb) == size) for size in set(map(len, _verbs()))}


@cache
def _last_characters() -> frozenset[str]:
    return frozenset(verb[-1] for verb in _verbs())


def pairs(text: str, start: int, stop: int, *, pen: bool = False, signed: bool = False) -> tuple[Person, ...]:
    """Who did what in `text[start:stop]`, which is names with verbs behind them and nothing else; () where it is not.

    `pen` says that the place is a byline's, so that one pen name with its verb will do; `signed`, that somebody
    signs here for sure.

    >>> text = "何 欣 文 金 石 图"
    >>> [(text[slice(*p.role)], text[slice(*p.name)]) for p in pairs(text, 0, len(text)) if p.role]
    [('文', '何 欣'), ('图', '金 石')]
    """
    taken = TAKEN_FROM.search(text, start, stop)
    if taken and taken.end() == stop:
        stop = taken.start()
    if text[start:stop].rstrip()[-1:] not in _last_characters():
        return ()
    found = max(_readings(text, start, stop, MOST), key=lambda one: one[0], default=(0.0, ()))[1]
    if not found:
        return ()
    if len(found) == 1 and not taken and not signed and not _alone(text, found[0], pen=pen):
        return ()
    return tuple(person for person in found if not _HOUSE.fullmatch(text, *person.name))


def _alone(text: str, person: Person, *, pen: bool) -> bool:
    """Whether one name with its verb is a byline: the verb is no end of a name."""
    assert person.role is not None  # every reading has a verb to its name
    verb, name = text[slice(*person.role)], names.bare(text, person.name)
    apart = person.role[0] > person.name[1]
    if not apart and verb in WRITER:
        return False
    if " " in text[slice(*person.name)] and len(verb) == 1:  # 魏 平辑, but not 绿 化 工 作: an engine's spaces
        return names.is_common_name(name)
    if len(verb) == 1 and not apart and verb not in SURE and len(name) < FOREIGN:
        return pen and len(name) == 3 and names.is_common_name(name)  # 高小三记: names of four are rarer
    return pen or names.is_name(name) or (verb in SURE and not apart and len(name) < FOREIGN)


def _readings(text: str, at: int, stop: int, most: int) -> Iterator[tuple[float, tuple[Person, ...]]]:
    """The ways to read on from `at`, each with how likely its names are."""
    while at < stop and text[at] in _GAP:
        at += 1
    if at >= stop:
        yield 0.0, ()
        return
    if not most:
        return
    token = _TOKEN.match(text, at, stop)
    if token and token.end() < stop and token.end() - at > 1 and belongs_to(token[0]):
        for worth, people in _readings(text, token.end(), stop, most - 1):
            if people:
                yield worth, (Person(people[0].role, people[0].name, (at, token.end())), *people[1:])
    for name, verb in _elements(text, at, stop):
        for worth, people in _readings(text, verb[1], stop, most - 1):
            yield worth + _worth(names.bare(text, name), verb[1] - verb[0]), (Person(verb, name), *people)


def _elements(text: str, at: int, stop: int) -> Iterator[tuple[Slice, Slice]]:
    """The names that may begin at `at`, each with a verb right behind it."""
    for end in range(at + 1, min(at + LONGEST + 2 * names.SPREAD, stop)):
        found = list(_verbs_at(text, at, end, stop)) if text[end - 1] not in _GAP else []
        if found and (name := _somebody(text, at, end)):
            yield from ((name, verb) for verb in found if not is_works(text[at : verb[1]]))  # 刘固乡民校


def _verbs_at(text: str, start: int, end: int, stop: int) -> Iterator[Slice]:
    """The verbs right behind `end`, where a name that began at `start` may end."""
    first = end
    while first < stop and text[first] in " ·":
        first += 1
    for size, verbs in _verbs_by_size().items():
        last, verb = first + size, text[first : first + size]
        # 口述 is one verb, and no 口 who 述.
        if (
            last <= stop
            and verb in verbs
            and (last == stop or text[last] in _GAP or _named_and_verb(text, start, end, last, stop))
            and text[start:end] + verb not in _verbs()
        ):
            yield first, last


def _named_and_verb(text: str, start: int, end: int, last: int, stop: int) -> bool:
    """Whether a verb ends an element though nothing parts it from the next (何欣文金石图): full names on both sides."""
    if stop - start > _GLUED or not (names.is_name(text[start:end]) or _behind_post(text, start, end) > start):
        return False
    first = [last, *(at for at in range(last + 2, stop) if belongs_to(text[last:at]))]  # behind his post, or none
    sizes = (2, 3, 4)
    return any(names.is_name(text[a : a + n]) and text[a + n : stop] in _verbs() for a in first for n in sizes)


def _behind_post(text: str, start: int, stop: int) -> int:
    """Where the name begins behind what somebody is, glued to it: 荣誉军人|刘得胜."""
    cuts = (stop - size for size in (3, 2) if stop - size > start + 1)
    return next((cut for cut in cuts if names.is_name(text[cut:stop]) and belongs_to(text[start:cut])), start)


def _somebody(text: str, start: int, stop: int) -> Slice | None:
    """The name that is spelt here, spread over two or three places or not at all, without what its bearer is."""
    tokens = [match.span() for match in _TOKEN.finditer(text, start, stop)]
    between = [(a[1], b[0]) for a, b in pairwise(tokens)]
    name = names.bare(text, names.respected(text, (start, stop)))
    if any(text[a:b].strip() or b - a > WIDEST for a, b in between):
        return None
    if name.endswith(_OF_A_VERB) or name in lexicon("posts"):
        return None
    if between:
        known = [b - a for a, b in tokens] in _SPREAD and names.is_pen_name(name)
        return names.respected(text, (start, stop)) if known else None
    first = _behind_post(text, start, stop)
    known = _HOUSE.fullmatch(name) is not None or names.is_pen_name(name) or is_foreign(name)
    return names.respected(text, (first, stop)) if known or first > start else None


def is_foreign(name: str) -> bool:
    """Whether a name is a foreigner's: by its dot, its syllables, or as Japanese given names end."""
    if not FOREIGN <= len(name) <= LONGEST:
        return False
    return bool(_DOTTED.fullmatch(name) or _SYLLABLES.issuperset(name) or _JAPANESE.fullmatch(name))


def _worth(name: str, verb: int) -> float:
    """How likely somebody is called so, and did what is said in so many characters."""
    known = 2.5 + 0.5 * (len(name) == 3) if names.is_name(name) else float(len(name) > 1)
    return known + verb
