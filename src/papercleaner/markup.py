"""Markup that document models leave in their text: Markdown and HTML, seen and set aside.

`## 标题`, `**粗体**`, `![](图.jpg)`, `<td>`, `<!-- page 3 -->` and fences are no text of the newspaper: rules read
spaces in their place, and lines begin and end without them. What they say of a line (a heading, a row of a table, a
picture before it) is evidence. Nothing is lost: what stands outside of lines is furniture of the kind `markup`.
"""

from __future__ import annotations

from collections.abc import Iterator

from papercleaner.patterns import pattern

#: A text without any of these has no markup.
_SIGNS = ("#", "**", "![", "```", "<", "---", "|", "&nbsp;")
_TAGS = (
    "table|thead|tbody|tr|td|th|br|p|div|span|b|strong|i|em|u|h[1-6]|hr|img|figure|figcaption|center|sup|sub|ul|ol|li|a"
)
_MARKUP = pattern(
    r"(?m)<!--.*?-->"  # comments: page numbers
    rf"|</?(?:{_TAGS})\b[^<>\n]*>"
    r"|^[ \t]*```\w*[ \t]*$"
    r"|&nbsp;"
    r"|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|^[ \t]*\#{1,6}(?=[ \t]+\S)|(?<=\S)[ \t]+\#{1,6}[ \t]*$"
    r"|(?<![*0-9])\*\*(?=[^\s*][^\n]*?\*\*(?![*0-9]))|(?<=[^\s*])\*\*(?![*0-9])"
    r"|^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$"
    r"|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$"
)
#: Tags that end a line of print, and what says that a line is a heading, a row of a table, or follows a picture.
_BREAK = pattern(r"</?(?:table|thead|tbody|tr|br|p|div|h[1-6]|hr|img|figure|figcaption|center|ul|ol|li)\b[^<>\n]*>")
_HEADING = pattern(r"[ \t]*\#{1,6}|<h[1-6]\b")
_LESSER = frozenset({"###", "####", "#####", "######", "<h3", "<h4", "<h5", "<h6"})
_ROW = pattern(r"<t[dh]\b")
_PICTURE = pattern(r"!\[|<img\b")
#: What stands before a line that is bold from its beginning, and what ends bold text within it.
_BOLD, _BOLD_ENDS = pattern(r"(?:\*\*|<(?:b|strong)>)[ \t]*\Z"), ("**", "</b>", "</strong>")


def may_have(text: str) -> bool:
    """Whether a text may have markup: most have none, and need not be searched."""
    return any(sign in text for sign in _SIGNS)


def inside(text: str, start: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The markup in the stretch `[start, stop)` of a text, and what is shown in its place: a space between cells."""
    for match in _MARKUP.finditer(text, start, stop):
        cell = _ROW.match(match.group()) is not None and not text[match.start() - 1].isspace()
        yield match.start(), match.end(), " " if cell else ""


def blanked(text: str, folded: str) -> str:
    """The folded text with spaces in the place of markup, one to one.

    >>> blanked("# 标题", "# 标题")
    '  标题'
    """
    if not may_have(text):
        return folded
    out, at = [], 0
    for match in _MARKUP.finditer(text):
        out += [folded[at : match.start()], " " * len(match.group())]
        at = match.end()
    return "".join((*out, folded[at:]))


def parts(line: str) -> Iterator[tuple[int, int]]:
    """Where the lines of print begin and end that stand on one raw line."""
    at = 0
    if "<" in line:
        for match in _BREAK.finditer(line):
            if match.start() > at:
                yield at, match.start()
            at = match.end()
    if at < len(line):
        yield at, len(line)


def said(before: str, line: str) -> str:
    """What markup says of a line, given what stands before it since the last one, and the line itself; or ""."""
    if _ROW.search(line) or _ROW.search(before):
        return "a row of a table"
    if heading := _HEADING.search(before):
        return "a lesser heading" if heading.group().strip() in _LESSER else "a heading"
    if _PICTURE.search(before):
        return "after a picture"
    return "in bold" if _BOLD.search(before) and not any(end in line for end in _BOLD_ENDS) else ""
