"""What white space says: where blank lines stand (空行), and which lines are indented (段首空两格).

Engines leave blank lines anywhere, or none; programs and people set white space by a habit, and with each habit a blank
line says another thing. So the page is first asked which habit it has; where it has none, its white space says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from papercleaner.roles.looks import Look
from papercleaner.roles.measure import fills, nearest
from papercleaner.roles.wording import LINE, LONG_LINE

#: A habit has exceptions, but few: running text that a blank line tears (a title as wide as its column), or an indent.
TORN = 0.34
#: Where blank lines stand between items only, fewer than this share of what they part is one line.
ALONE = 0.4
#: Where a blank line stands behind each paragraph, it parts this share of the pairs; where it stands behind the last
#: one of each article, it parts few pairs, and stands behind this share of all.
EVERY, FEW, LAST = 0.64, 0.5, 0.2
#: Where only items are parted, a blank line seldom stands between a title and text, or between titles; where layout
#: engines set one around each block that they see, it does not stand between the lines of one title.
SELDOM, TOGETHER, APART = 0.2, 0.28, 0.6
#: So many lines are indented alike, and this share of the paragraphs, where each is one line.
WITNESSES, PARAGRAPHS = 3, 0.6
#: What is centred or set to the right is indented by more than paragraphs are, in full-width characters.
DEEPER = 0.75
#: A blank gap of so many lines more than usual is where a picture stood.
PICTURE_GAP = 1

#: What two lines are called with no blank line between them, and with one, by the habit of the page: blank lines stand
#: behind all that is not body; around it, as well behind the last paragraph; behind each paragraph, too; around what
#: layout engines see as one block, titles or text; or they part articles and notices only.
BREAKS = {
    "behind titles": {False: ("no blank after", "no blank before"), True: ("blank after", "blank before")},
    "around text": {False: ("goes on in its part", "inside its part"), True: ("last of its part", "first of its part")},
    "around paragraphs": {
        False: ("goes on in its paragraph", "inside its paragraph"),
        True: ("last of its paragraph", "first of its paragraph"),
    },
    "around blocks": {
        False: ("goes on in its block", "inside its block"),
        True: ("last of its block", "first of its block"),
    },
    "around items": {
        False: ("goes on in its item", "inside its item"),
        True: ("last of its item", "first of its item"),
    },
}


def seen(looks: Sequence[Look], *, sentences: bool, sure: bool) -> None:
    """Note on every line what blank lines and indents say of it.

    `sentences` tells whether marks end them, `sure` whether the order is as the text has it: where it is a guess,
    indents say nothing, and blank lines have one meaning only.
    """
    _gaps(looks, blanks(looks, sentences=sentences, sure=sure))
    if not sure:
        return
    _rules(looks)
    if usual := indent(looks):
        for x in looks:
            if x.indent >= 0:
                x.seen[_set(x, usual)] = 1


def blanks(looks: Sequence[Look], *, sentences: bool = True, sure: bool = True) -> str:
    """Where blank lines stand, the name of one of `BREAKS`; "" where they say nothing."""
    if all(x.blanks <= 0 for x in looks):
        return ""
    running = [b for a, b in pairwise(looks) if _runs_on(a, b)]
    torn = sum(b.blanks > 0 for b in running)
    if not running or torn > TORN * len(running):
        return ""
    if not sure:
        return "behind titles"
    ends = list(_ends(looks, sentences=sentences))
    parted = sum(b.blanks > 0 for b, _ in ends)
    followed = sum(b.blanks <= 0 < c.blanks and not (b.running or b.end) for b, c in ends)
    paragraphs = [b.blanks > 0 for b, c in ends if c.blanks <= 0]
    habit = parted > max(followed, 1, LAST * len(ends))
    if habit and sum(paragraphs) >= EVERY * max(len(paragraphs), 1) and any(map(nearest, looks)):
        return "around paragraphs"
    behind_titles, between_titles = _titles(looks)
    if _part_items(looks):
        return "around items" if behind_titles <= SELDOM and between_titles <= TOGETHER else "around blocks"
    if habit and between_titles < APART:
        return "around blocks"
    return "around text" if habit and sum(paragraphs) <= FEW * len(paragraphs) else "behind titles"


def _runs_on(a: Look, b: Look) -> bool:
    """Whether no habit sets a blank line between: a line that fills its column and what follows, or two paragraphs."""
    if nearest(a):
        return fills(a, b) and not a.end and bool(b.after)
    return min(a.size, b.size) > LONG_LINE


def _part_items(looks: Sequence[Look]) -> bool:
    starts = [n for n, x in enumerate(looks) if n == 0 or x.blanks > 0]
    alone = sum(b - a == 1 for a, b in pairwise([*starts, len(looks)]))
    return alone < ALONE * len(starts)


def _titles(looks: Sequence[Look]) -> tuple[float, float]:
    """How often a blank line stands between a title and text, and between two lines of titles."""
    text, title = list[bool](), list[bool]()
    for before, a, b in zip(looks, looks[1:], looks[2:], strict=False):
        if _display(a) and b.blanks >= 0 and not (before.running and a.blanks <= 0):
            if b.running:
                text.append(b.blanks > 0)
            elif _display(b):
                title.append(b.blanks > 0)
    return sum(text) / max(len(text), 1), sum(title) / max(len(title), 1)


def _display(x: Look) -> bool:
    return not (x.running or x.end) and x.size <= LINE


def _ends(looks: Sequence[Look], *, sentences: bool) -> Iterator[tuple[Look, Look]]:
    """The two lines behind each that ends a paragraph of several lines, or is one."""
    full = [fills(a, b) for a, b in zip_longest(looks, looks[1:])]
    for n in range(1, len(looks) - 2):
        a = looks[n]
        if nearest(a):
            last = full[n - 1] and not looks[n - 1].end and a.blanks <= 0 and (a.end if sentences else not full[n])
        else:
            last = a.size > LONG_LINE and a.end
        if last:
            yield looks[n + 1], looks[n + 2]


def indent(looks: Sequence[Look]) -> float:
    """How far paragraphs are set in, in full-width characters; 0 where indents say nothing.

    They do where lines that run on have none; or where each paragraph is one line, and most have the same.
    """
    depths = Counter(x.indent for x in looks if x.indent > 0 and x.running).most_common(1)
    if not depths or depths[0][1] < WITNESSES:
        return 0.0
    usual = depths[0][0]
    on = [b for a, b in pairwise(looks) if nearest(a) and b.running and fills(a, b) and not a.end]
    whole = [x for x in looks if not nearest(x) and x.size > LONG_LINE]
    torn = sum(x.indent >= usual for x in on)
    flush = any(0 <= x.indent < usual for x in looks)
    kept = torn <= TORN * len(on) if on else sum(x.indent == usual for x in whole) >= PARAGRAPHS * len(whole)
    return usual if kept and flush else 0.0


def _rules(looks: Sequence[Look]) -> None:
    """Rules part articles, where few of them tear running text."""
    parted = [(a, b) for a, b in pairwise(looks) if b.ruled]
    if sum(_runs_on(a, b) for a, b in parted) <= TORN * len(parted):
        after, before = BREAKS["around items"][True]
        for a, b in parted:
            a.seen[after] = b.seen[before] = 1


def _set(x: Look, usual: float) -> str:
    """How a line is set against the usual indent: flush, indented, centred or to the right."""
    if x.indent >= usual + DEEPER:
        return "set to the right" if abs(x.indent + x.width - nearest(x)) <= DEEPER else "centred"
    name = "flush" if x.indent < usual / 2 else "indented"
    return f"{name} in a column" if nearest(x) else name


def _gaps(looks: Sequence[Look], habit: str) -> None:
    """Blank lines: what they part, or, where they have no habit, only where a picture stood."""
    known = [x.blanks for x in looks if x.blanks >= 0]
    usual = Counter(known).most_common(1)[0][0] if known else 0
    for a, b in pairwise(looks):
        if habit and b.blanks >= 0:
            after, before = BREAKS[habit][b.blanks > 0]
            b.seen[before] = a.seen[after] = 1
        elif not habit and b.blanks >= max(usual, 1) + PICTURE_GAP and b.size <= 90:
            b.seen["picture gap"] = 1
    if habit:
        looks[-1].seen[BREAKS[habit][True][0]] = 1
