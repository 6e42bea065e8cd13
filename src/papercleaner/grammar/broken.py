"""Bylines that are broken over two lines or more (署名断行), since their column is narrow.

All functions read folded text (see `text.fold`).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from papercleaner import words
from papercleaner.grammar import names, signing
from papercleaner.grammar.bylines import USUAL, line
from papercleaner.grammar.lead import CERTAIN, CLOSE, OPEN, Lead


def broken(lines: Sequence[str], *, loose: bool = False) -> tuple[str, Lead] | None:
    """Read a byline, broken over lines or not: what stood where it breaks, nothing or a space, and what it says.

    Without a mark a single character is nobody: (敬) signs so, and 队, or 全 of 曹家大队 全, is torn from something.

    >>> [broken(lines)[0] for lines in (["本报记者 王小明 李", "强"], ["本报记者 李莉", "李 强"])]
    ['', ' ']
    """
    texts = ((gap, gap.join(lines)) for gap in ("", " ")[: len(lines)])  # a whole line has no gap
    readings = [(_single(text, found), gap, found) for gap, text in texts if (found := line(text, loose=loose))]
    if not readings:
        return None
    torn, gap, found = min(readings, key=itemgetter(0))
    bare = found.rule == "names" and found.byline == (found.start, found.stop)
    return None if bare and torn else (gap, found)


def goes_on(first: str, second: str) -> bool:
    """Whether a byline that is broken over two lines goes on in the second: they sign together, and not so apart.

    Not so are a role or a name that is cut off, and names that have their role in the first line.

    >>> goes_on("本报记者 湛蓝 通讯员", "胡望月"), goes_on("(刘固乡粮站 高小", "三)"), goes_on("本报记者 湛蓝", "昨日")
    (True, True, False)
    """
    opened = first[:1] in OPEN and second[-1:] in CLOSE
    if not opened and not signing.may_sign(first):
        return False
    together = broken((first, second), loose=opened)
    if not together or not (opened or together[1].rule in CERTAIN):
        return False
    alone, other = line(first), line(second, loose=True)
    if not alone or _single(first, alone):
        return True
    if not other:
        return len(second) > 1  # whatever a single character is, nobody's name misses it
    full = (names.bare(second, person.name) for person in other.persons)
    return other.rule == "names" and all(names.is_name(name) and words.frequency(name) < USUAL for name in full)


def _single(text: str, lead: Lead) -> int:
    """How many names have one character only."""
    return sum(len(names.bare(text, person.name)) == 1 for person in lead.persons)
