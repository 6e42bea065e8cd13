"""Who made the page (责任编辑、版面设计、校对): the credits printed at the head or foot of a page, name by name.

Everything here reads folded text and answers offsets into it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

import regex

from papercleaner.grammar import names
from papercleaner.grammar.fields import any_of
from papercleaner.grammar.names import Slice
from papercleaner.patterns import pattern

_TASKS = {
    "editors": """
        责任编辑 责编 编辑 本版编辑 本版责编 本版主编 版面编辑 值班编辑 执行编辑 文字编辑 主编 执行主编 版主编 主笔 编者
        责任主编 编辑者 编辑人""",
    "layout_editors": """
        版面设计 版式设计 版面 版式 视觉编辑 版式编辑 美编 美术编辑 责任美编 本版美编 美术设计 组版 视觉
        视觉设计 美术 设计 排版 拼版 制版 制图 图文设计 版面美编 版面制作 版面统筹 绘图 装帧""",
    "proofreaders": "校对 责校 责任校对 本版校对 检校 校检 校阅 校读 值班校对",
    # They made the page, but neither edited it, laid it out nor read the proofs.
    "staff": """
        图编 图片编辑 责任图编 总编 总编辑 值班总编 值班主任 值班编委 统筹 审读 审校 签发 监制 总监 终审 复审 三审 二审
        一审 初审 美术总监 发行 发行人 发行者 印刷人 题花 题图 尾花 插图 本版插图 刊头 刊头题字 一读 二读 责任审核
        值班主编 今日值班主编 技术编辑 电脑 电脑制作 电脑排版 录入 打字""",
}
_LISTS = {word: name for name, words in _TASKS.items() for word in words.split()}
_LISTS |= {f"{page}版{word}": _LISTS[word] for page in "一二三四五六七八" for word in ("编辑", "责编", "美编", "校对")}
# Alone these stand under pictures and at the end of articles; the second list only without a colon or bar.
_OF_PICTURES = frozenset("制图 绘图 设计 编辑".split())
_WEAK = frozenset(
    "编辑 主编 设计 美术 视觉 制图 绘图 版面 版式 主笔 总编 总编辑 编者 统筹 图片编辑 图编 总监 监制 "
    "发行 发行人 发行者 印刷人 编辑者 编辑人 题花 题图 尾花 插图 本版插图 刊头 刊头题字 一读 二读 "
    "电脑 录入 打字".split()
)
_SURE = frozenset(
    "责任编辑 责编 美编 组版 校对 责校 版面设计 版式设计 美术编辑 本版编辑 本版责编 本版美编 本版校对".split()
)
_EVERY, _NO_DESK = any_of(" ".join(_LISTS)), "(?!部|室|人|费|委|者)"
# Behind a Han character only words that are nothing else, or marked ones: 洪少颖版面设计:顾亦舟, but 某文学主编.
_LABEL = pattern(
    rf"(?:(?<!\p{{Han}})(?:{_EVERY})|(?:{_EVERY})(?=\s?[:|/])|{'|'.join(sorted(_SURE, key=len, reverse=True))})"
    rf"{_NO_DESK}"
)
# Behind a label and names, as engines run them together: any label.
_ANY_LABEL = pattern(rf"(?:{_EVERY}){_NO_DESK}")
_NAMES_BETWEEN = pattern(r"\s?[:/|]?\s?\p{Han}{2,6}\s?[/|]?")
_NAME = pattern(r"\p{Han}{2,4}(?:·\p{Han}{2,6})?|\p{Han}\s{1,4}\p{Han}(?!\p{Han})|[A-Za-z][A-Za-z.\-]{1,14}")
# What stands behind a name and is none: 责任编辑 王一 电话 1234567.
_CONTACT = pattern("电话|热线|电邮|邮箱|信箱|传真|网址|地址|社址|邮编|联系")
_HAN_RUN = pattern(r"\p{Han}+")
_GAP = pattern(r"[\s、,/|&·:;]*(?:实习生?(?=\s))?[\s、,/|&·:;]*")
_TIE = " /、:|·&"  # what stands between labels that share their names
MAX_NAME, MAX_NAMES = 4, 12  # characters of a name, and of names without a space between them


class Credit(NamedTuple):
    """One name under its label: `name_list` is the field of the issue. A weak credit is none by itself."""

    name_list: str
    start: int
    stop: int
    name: Slice
    label: str
    weak: bool


def _names_at(line: str, at: int, stop: int) -> tuple[Slice, ...]:
    """The name at an offset, or the names that an engine has run together; () where there is running text."""
    if contact := _CONTACT.search(line, at, stop):
        stop = contact.start()
    name = _NAME.match(line, at, stop)
    if name is None:
        return ()
    if line[name.end() : name.end() + 2].lstrip().startswith(":"):  # 地址: is the next label, and so it is in 李唯校检:
        return ((at, name.end() - 2),) if names.is_name(line[at : name.end() - 2]) else ()
    han = _HAN_RUN.match(line, at, stop)
    if han and len(han[0]) > MAX_NAME - 1 and han.end() >= name.end():
        apart = names.split(line, at, han.end()) if len(han[0]) <= MAX_NAMES else None
        return apart or ((han.span(),) if len(han[0]) <= MAX_NAME else ())
    return (name.span(),)


def credits_in(line: str, taken: bytearray) -> list[Credit]:
    """责编 薛某 美编 彭某 校对:季某、丁某: labels, and the names up to the next label or field.

    Labels that share their names (责编/版式 薛某: one person for two tasks) each give a credit. `taken` marks what
    belongs to other fields, and is marked with what the credits take.
    """
    labels = [m for m in _labels(line) if not any(taken[m.start() : m.end()])]
    found, waiting = list[Credit](), list[regex.Match[str]]()
    for m, after in zip_longest(labels, labels[1:]):
        at, stop, people = m.end(), after.start() if after else len(line), list[Slice]()
        chained = bool(found) or (after is not None and bool(line[at:stop].strip(_TIE)))
        if (field := taken.find(1, at, stop)) >= 0:
            stop = field
        while gap := _GAP.match(line, at, stop):
            run = _names_at(line, gap.end(), stop)
            if not run or any(taken[run[0][0] : run[-1][1]]):
                break
            if not gap[0] and (people or not (chained or _may_touch(line, m, run[-1][1], taken))):
                break
            people += run
            at = people[-1][1]
        waiting.append(m)
        if people:
            for label in waiting:
                word = "".join(label[0].split())
                marked = line[m.end() : m.end() + 3].lstrip().startswith((":", "|"))
                weak = word in _OF_PICTURES or (word in _WEAK and not marked)
                found += (Credit(_LISTS[word], waiting[0].start(), at, name, word, weak) for name in people)
            taken[waiting[0].start() : at] = b"\1" * (at - waiting[0].start())
        if people or line[m.end() : stop].strip(_TIE):
            waiting = []
    return found


def _labels(line: str) -> list[regex.Match[str]]:
    """The labels of a line, also where an engine dropped the spaces around them (编辑高峻美编陆小满校对姜文博)."""
    out = list[regex.Match[str]]()
    at = 0
    while found := _ANY_LABEL.search(line, at):
        glued = out and _NAMES_BETWEEN.fullmatch(line, out[-1].end(), found.start())
        label = found if glued else _LABEL.match(line, found.start())
        at = label.end() if label else found.start() + 1
        if label:
            out.append(label)
    return out


def _may_touch(line: str, label: regex.Match[str], stop: int, taken: bytearray) -> bool:
    """Whether a name can follow its label without a mark: behind a sure label, or with the next field behind it."""
    if "".join(label[0].split()) in _SURE:
        return True
    return not line[: label.start()].strip() and stop < len(line) and bool(taken[stop])
