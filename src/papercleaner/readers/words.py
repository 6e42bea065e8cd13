"""Words to lines: files that go down to the word say nothing of spaces between Chinese characters."""

from __future__ import annotations

from collections.abc import Sequence

from papercleaner.patterns import pattern
from papercleaner.readers.assemble import hull
from papercleaner.source import Box

#: Between Chinese characters, white space is a printed space when it is this much of the line's height: a mark alone
#: leaves half a character.
PRINTED = 0.85

_CHINESE = pattern(r"[\p{Han}\p{IsHira}\p{IsKana}\p{P}]")


def join(words: Sequence[tuple[str, Box | None]]) -> str:
    """The words of a line with spaces where they were printed.

    >>> join([("本", Box(0, 0, 20, 20)), ("报讯", Box(21, 0, 60, 20)), ("APP", Box(64, 0, 90, 20))])
    '本报讯 APP'
    """
    boxes = [box for _, box in words if box]
    tall = max((min(box.height, box.width) for box in boxes), default=0.0)
    out, last = "", None
    for text, box in words:
        chinese = out and _CHINESE.match(out[-1]) and _CHINESE.match(text[:1])
        if out and not (chinese and not _apart(last, box, PRINTED * tall)):
            out += " "
        out += text
        last = box
    return out


def _apart(a: Box | None, b: Box | None, space: float) -> bool:
    """Whether two boxes stand so far apart, side by side or one above the other; unknown boxes do not."""
    return a is not None and b is not None and max(b.left - a.right, b.top - a.bottom) >= space


def around(boxes: Sequence[Box | None]) -> Box | None:
    """The box around boxes; None where there is none."""
    corners = [corner for box in boxes if box for corner in ((box.left, box.top), (box.right, box.bottom))]
    return hull(corners) if corners else None
