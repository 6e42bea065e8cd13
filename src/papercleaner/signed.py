"""A headline with its byline beside it (标题旁的署名) is two lines: `修钟表的人　苏未`, `手摇车上　本报记者 罗静波`.

Supplements and columns set the name behind the headline, and an engine gives both as one line. Roles are told of lines,
so such a line is cut before they are.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from papercleaner import language
from papercleaner.columns.links import KINDS
from papercleaner.grammar.bylines import line
from papercleaner.grammar.credits import credit
from papercleaner.grammar.lead import CERTAIN, MARKS
from papercleaner.grammar.names import bare, is_name
from papercleaner.language.phrases import Reading
from papercleaner.model import Role, Span, Tile, Tiling
from papercleaner.patterns import pattern

#: A headline has no fewer Chinese characters, its line with the byline no more of any kind.
SHORTEST, LONGEST = 3, 48
#: A name alone is no longer, and stands beside a headline without a space: 株江市 个体书商 欧阳 is none.
NAME = 4

# What stands under a headline and its byline, by the letters of `language.phrases.LIKE`.
_UNDER = frozenset("PpVND")
_GAP = pattern(r" +(?=\S)|(?<=[\p{Han}”》!?])(?=[□■]|·[^·]+·$|/\p{Han})")
_HAN = pattern(r"\p{Han}")
# Who made a picture stands in its caption.
_PICTURE = pattern(r"^[^文]*(?:摄影?|图|画|绘|刻|影)\)?$")
# “北国草” 季荪著: a work and who made it, as notices name them.
_WORK = pattern(r"[“《][^”》]*[”》]")


def signed(page: Tiling) -> Tiling:
    """Cut each line that is a headline with its byline beside it, so that both are read as what they are."""
    reading = page.reading
    tiles: list[Tile] = []
    for tile, under in zip_longest(reading, reading[1:]):
        at = beside(page.text(tile), page.text(under)) if under and tile.role is Role.UNSURE else None
        if at is None:
            tiles.append(tile)
            continue
        start, stop = tile.span
        tiles.append(replace(tile, span=Span(start, start + at[0])))
        tiles.append(replace(tile, span=Span(start + at[1], stop)).noted("signed", "beside its headline"))
    if len(tiles) == len(reading):
        return page
    return page.read_as(tiles)


def beside(text: str, under: str) -> tuple[int, int] | None:
    """Where a headline ends in a folded line, and where the byline beside it begins; None where none stands there.

    `under` is the line that is read next, which must be one that may stand under a headline.

    >>> beside("修钟表的人  苏未", "老城的钟表匠都姓王,他姓苏。")
    (5, 7)
    >>> beside("一人一灯  一本账", "灯塔上的老金今年退休。") is None
    True
    """
    gaps = list(_GAP.finditer(text)) if len(text) <= LONGEST else []
    if not gaps or _reading(under).letter not in _UNDER:
        return None
    for gap in gaps:
        title, byline = text[: gap.start()], text[gap.end() :]
        alone = len(byline.replace(" ", "")) <= NAME
        if not (alone and " " in title) and _is_title(title) and _signs(byline):
            return None if credit(text) or line(text, loose=True) else gap.span()
    return None


def _is_title(text: str) -> bool:
    if len(_HAN.findall(text)) < SHORTEST or text[-1] in "。,;:、" or _WORK.fullmatch(text):
        return False
    read = _reading(text)
    return read.running < 0 and KINDS.get(read.letter) == "title" and line(text) is None


def _signs(text: str) -> bool:
    """Whether what stands beside a headline is a byline: by its role, its mark, or as a name and nothing else."""
    found = line(text) or line(text, loose=True)
    if not found or not found.persons or not _HAN.search(text) or _PICTURE.search(text):
        return False
    if found.rule in CERTAIN:
        return KINDS.get(_reading(text).letter) == "byline"
    if found.rule != "names" or text[0] in "([":
        return False
    name = bare(text, found.persons[0].name)
    return text[0] in MARKS or (is_name(name) and len(name) == len(text.strip("/").replace(" ", "")))


def _reading(text: str) -> Reading:
    return language.shipped().phrases.read(text.replace(" ", ""))
