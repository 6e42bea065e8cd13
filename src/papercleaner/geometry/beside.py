"""Titles beside which their text begins (串文题): it runs past them, in columns on either side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from papercleaner.geometry.frame import Piece
from papercleaner.geometry.heads import LARGE, TITLE, from_the_top
from papercleaner.geometry.running import FILLED, FIRST
from papercleaner.geometry.white import side_by_side
from papercleaner.text import SENTENCE_END

#: A title past which text runs is among the first lines of its column.
HEAD = 3
#: More lines than so many that end at one edge fill a column.
FEW = 3


def beside_title(pieces: Sequence[Piece], em: float) -> list[list[Piece]]:
    """One article whose text begins beside its title: the title, then the columns."""
    parts = [from_the_top(part) for part in side_by_side(pieces, em)]
    if len(parts) < 2:
        return []
    apart = [_title_and_text(part, em) for part in parts]
    titled = [n for n, (title, _) in enumerate(apart) if title]
    if len(titled) != 1:
        return []
    n = titled[0]
    (title, text), before, after = apart[n], parts[:n], parts[n + 1 :]
    largest = max(title, key=lambda p: p.size)
    past = any(part[0].top < largest.middle for part in (*before, *after))
    return [title, *before, text, *after] if text and past and largest.size >= TITLE else []


def begun_before(parts: Iterable[list[Piece]], em: float) -> list[list[Piece]]:
    """Put a title's columns with those to the left of it in which its text begins.

    Under such a title a paragraph goes on that the column before it breaks off.
    """
    out: list[list[Piece]] = []
    for part in parts:
        out.append(part)
        first = len(out) - 1
        title = _title_in_text(part, em)
        while title and first and out[first - 1][0].top < title.middle and _breaks_off(out[first - 1], em):
            first -= 1
            if _indent(out[first], em) > FIRST:
                break
        if out[first] is not part:
            out[first:] = [from_the_top(p for run in out[first:] for p in run)]
    return out


def _title_in_text(part: list[Piece], em: float) -> Piece | None:
    """The title of a part under which no paragraph begins."""
    head, text = _title_and_text(part, em)
    if not head or not text or abs(_indent(text, em)) >= FILLED:
        return None
    title = max(head[:HEAD], key=lambda p: p.size)
    tall = (title.bottom - title.top) / median(p.bottom - p.top for p in text)
    return title if min(title.size, tall) >= LARGE else None


def _title_and_text(part: list[Piece], em: float) -> tuple[list[Piece], list[Piece]]:
    """A part's titles and its text: that begins with a line that fills its column, or ends a sentence."""
    rights = [p.right for p in part if p.running]
    for n, p in enumerate(part):
        if p.running and (_fills(p, rights, em) or p.text[-1] in SENTENCE_END):
            return part[:n], part[n:]
    return part, []


def _fills(p: Piece, rights: Sequence[float], em: float) -> bool:
    """Whether a line ends where many others do."""
    return sum(abs(p.right - right) <= FILLED * em for right in rights) > min(FEW, len(rights) - 1)


def _breaks_off(part: Sequence[Piece], em: float) -> bool:
    """Whether the text of a column without a title breaks off at its foot, within a sentence."""
    last = max(part, key=lambda p: p.middle)
    rights = [p.right for p in part if p.running]
    within = last.text[-1].isalpha() or last.text[-1] in ",、;:"
    return part[0].running and last.running and _fills(last, rights, em) and within


def _indent(text: Sequence[Piece], em: float) -> float:
    """How far the first line of a text is indented, in body characters."""
    lefts = sorted(p.left for p in text if p.running)
    return (text[0].left - lefts[len(lefts) // 4]) / em
