"""A line as it may have been printed: read without the spaces that an engine put between its characters.

A reading is a text, and for each of its offsets the offset in the line as it stands, so that what is found in the
reading can be shown in the line.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from papercleaner.patterns import pattern

Reading = tuple[str, list[int]]
_SPACED_OUT = pattern(r"(?<!\S)[\p{Han}0-9:.-](?: [\p{Han}0-9:.-]){3,}(?!\S)")


def closed(line: str) -> Reading | None:
    """The line without the spaces between single characters, None where it is not spaced out so.

    >>> closed("责 任 编 辑 : 薛 某")
    ('责任编辑:薛某', [0, 2, 4, 6, 8, 10, 12, 13])
    """
    return edited(line, _SPACED_OUT, lambda text: text.replace(" ", ""))


#: Marks and words before reporters as engines read them: 口 and ① for □ and ⊙, 记若 for 记者, 文本报 for 文/本报.
_MISREAD = (
    (pattern(r"(?<=本[报刊社]\p{Han}{0,4}?记|[见实]习记)[若考老着耂](?=\s?\p{Han})"), "者"),
    (pattern(r"(?<=实习)[牛主](?=\s?\p{Han})"), "生"),
    (pattern(r"(?<=通)[汛迅](?=员)"), "讯"),
    (pattern(r"^[口囗①⑦](?=\s?(?:\p{Han}{0,6}(?:记者|通讯员|实习生|评论员)|[文图][/:|]))"), "□"),
    (pattern(r"(?<=\p{Han}{2})[口囗](?=\s?本[报刊社](?:\p{Han}{0,4}记者|通讯员|实习生))"), "□"),
    (pattern(r"^文(?=本[报刊社]\p{Han}{0,4}记者)"), "□"),
)
#: What a line has that one of these can match.
_MAYBE = pattern(r"[口囗①⑦]|记[若考老着耂]|习[牛主]|通[汛迅]员|^文本")


def mended(line: str) -> str:
    """The line with marks and words before reporters as they were printed, one character for one.

    >>> mended("口本报记若栾兆海实习牛尹萍")
    '□本报记者栾兆海实习生尹萍'
    """
    if _MAYBE.search(line):
        for misread, printed in _MISREAD:
            line = misread.sub(printed, line)
    return line


def edited(line: str, what: regex.Pattern[str], edit: Callable[[str], str]) -> Reading | None:
    """The line with every match of `what` edited, None where nothing is.

    Characters that stay keep their places where spaces are taken out; otherwise one stands for one, from the left.
    """
    out, at, where = "", 0, list[int]()
    for m in what.finditer(line):
        now = edit(m[0])
        if now == m[0]:
            continue
        kept = [m.start() + i for i, c in enumerate(m[0]) if c != " "] if len(now) < len(m[0]) else range(*m.span())
        out += line[at : m.start()] + now
        where += [*range(at, m.start()), *(kept[min(i, len(kept) - 1)] for i in range(len(now)))]
        at = m.end()
    return (out + line[at:], [*where, *range(at, len(line) + 1)]) if at else None


def slice_in(where: list[int], start: int, stop: int) -> tuple[int, int]:
    """A stretch of a reading as one of its line; it stops behind its last character."""
    return where[start], (where[stop - 1] + 1 if stop else 0)
