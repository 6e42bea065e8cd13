"""Who made a picture (图片署名): 记者尹乐川摄, 漫画/程 硕, 受访者供图, 新华社发.

Pure functions on folded text (see `text.fold`), answering offsets into it.
"""

from __future__ import annotations

import regex

from papercleaner.grammar import names
from papercleaner.grammar.names import Slice
from papercleaner.patterns import pattern

_OPEN, _CLOSE = "([", ")]"
#: A credit is no longer than this, in characters.
LONGEST = 40

_PHOTO_WORD = (
    r"(?:摄影报道|摄影报导|摄制|摄像|摄影|拍摄|航拍|合摄|摄|供图|提供|供稿|制图|绘图|漫画|插图|作画|绘|画|发|图)"
)
_REPORTER = "记者|通讯员|实习生|特派员|摄影师?|摄影记者"
_DRAWN = "漫画|速写|剪纸|木刻|版画"
_WHO = r"[\p{Han}·A-Za-z ]"
_CREDIT = pattern(
    rf"""(?:
      (?:(?:图|图片|摄影|照片|漫画|插图|绘图|制图|图表|视频|文图|图文|文/图|图/文|题图|供图|图片来源|图源)\s?[:/|]\s?{_WHO}{{1,24}}(?:/\s?摄|/摄影|摄)?)
      |(?:(?:均?由)?{_WHO}{{0,12}}?(?:受访者|受访单位|主办方|主办单位|校方|警方|校友|家属|网友|读者|本人|企业|片方|剧组|出版社|资料|通讯员){_WHO}{{0,8}}?(?:供图|提供|供稿|图片|照片))
      |(?:(?:本报|本刊|新华社|中新社|资料)\s?(?:资料|记者|通讯员)?\s?(?:{_WHO}{{0,8}}\s?)?(?:发|摄|图片|照片|供图|资料图片|资料照片|资料图))
      |(?:(?:资料|视频|网络|电视|监控)(?:图片|照片|图|截图|画面))
      |(?:(?:{_WHO}{{2,8}}[社报网台刊端心]\s)?[\p{{Han}}A-Za-z]{{0,10}}?(?:{_REPORTER})
        \s?(?P<names>{_WHO}{{2,24}}?)(?:/\s?)?{_PHOTO_WORD})
      |(?P<names>(?:[\p{{Han}}·]{{2,4}}[ 、]{{1,2}}){{0,2}}[\p{{Han}}· ]{{2,6}}?)\s?/?\s?
        (?:摄影报[道导]|摄影|摄|(?<=[/ ])[绘画])
      |(?:[\p{{Han}}A-Za-z]{{2,14}}\s?供图)
      |(?:[\p{{Han}}·]{{2,4}}\s?(?:[作绘]\s?\(?(?:{_DRAWN})\)?|\((?:{_DRAWN})\)))
      |(?:(?:本[版文])?(?:图片|照片|题图|图)均?由\s?{_WHO}{{2,16}}(?:提供|供图|拍摄|摄|绘制))
      |(?:(?:[0-9]{{1,4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日\s?摄)
      |(?:(?:新华社|中新社|中央社|路透社?|美联社|法新社|合众社)(?:照片|图片|传真照片?|电传照片|发|供本报专稿)?)
    )""",
    regex.VERBOSE,
)
#: Who wrote the text too signs the article: 本报记者 何小川 文 李实 摄.
_WRITER = pattern(r"\p{Han}{2}\s?/?\s?文(?:[ /·&]|$)")
#: Behind a reporter no other line ends so.
_SURE = pattern(rf"(?:{_REPORTER})\s?\S.*(?:摄|摄影报[道导]|供图|航拍)$")
_ROLE = pattern(rf"\p{{Han}}{{0,2}}(?:{_REPORTER})")
_HINT = pattern(r"[摄影图片照供提绘画作发社]|文/")


def _all_names(text: str) -> bool:
    """Whether words before a word that other lines end in too (画, 图, 发) are names, with or without their roles."""
    bare = _ROLE.sub(" ", text)
    return names.split(bare, 0, len(bare)) is not None


def is_credit(text: str) -> bool:
    """Whether a line says who made a picture, and nothing else."""
    found = credit(text)
    return found is not None and found[0][0] == found[0][1]


def credit(text: str) -> tuple[Slice, Slice] | None:
    """Find who made a picture, alone on a line or at the end of a caption: (caption, credit); the caption may be empty.

    >>> text = "工人在抢修线路。 记者尹乐川摄"
    >>> [text[slice(*where)] for where in credit(text)]
    ['工人在抢修线路。', '记者尹乐川摄']
    """
    stop = len(text.rstrip())
    first = len(text) - len(text.lstrip())
    if first >= stop:
        return None
    low = max(first, stop - LONGEST - 2)
    if not _HINT.search(text, low, stop):
        return None
    a, b = first, stop
    if text[a] in _OPEN and text[b - 1] in _CLOSE and text.find(text[b - 1]) == b - 1:
        a, b = a + 1, b - 1
    if _CREDIT.fullmatch(text, a, b) and b - a <= LONGEST:
        return None if _WRITER.search(text, a, b) else ((first, first), (a, b))
    low, end = max(first, stop - LONGEST), stop - (text.endswith(")。", first, stop))
    if text[end - 1] in _CLOSE:
        at = text.rfind(_OPEN[_CLOSE.index(text[end - 1])], low, end)
        if at > first and _CREDIT.fullmatch(text, at + 1, end - 1):
            return (first, len(text[:at].rstrip())), (at + 1, end - 1)
        return None
    for cut in range(low, stop - 1):
        if text[cut] in "。!?”) ":
            begin = cut + 1 + len(text[cut + 1 : stop]) - len(text[cut + 1 : stop].lstrip())
            made = _CREDIT.fullmatch(text, begin, stop)
            named = made and (not made["names"] or _SURE.search(text, begin, stop) or _all_names(made["names"]))
            if named and not _WRITER.search(text, begin, stop):
                return (first, len(text[: cut + 1].rstrip())), (begin, stop)
    return None
