"""What is found of a byline or dateline, and how the text around it is read.

All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from papercleaner.grammar import readings, signing
from papercleaner.grammar.names import Slice
from papercleaner.grammar.people import LONGEST
from papercleaner.grammar.signers import Person, Signers

#: Marks set before or around a byline (□ 方砚农, ·石坚·).
MARKS = "@⊙□■○●◎◇◆△▲☆★※·—*"
OPEN, CLOSE = "([", ")]"
#: What says by itself that somebody signs; names and bodies need marks or their place.
CERTAIN = frozenset({"role", "verb", "identity", "source"})


@dataclass(frozen=True, slots=True)
class Lead:
    """A dateline and/or byline, as offsets: the whole with its brackets, marks and spaces, and what stands within."""

    start: int
    stop: int
    dateline: Slice | None
    byline: Slice | None
    persons: tuple[Person, ...]
    rule: str


def lead_of(
    start: int, stop: int, dateline: Slice | None, byline: Slice | None, signers: Signers | None, rule: str
) -> Lead:
    """Make a lead of what was found; nobody signs where there are no signers."""
    return Lead(start, stop, dateline, byline, signers.persons if signers else (), rule)


def inside(text: str, at: int, stop: int, reach: int = LONGEST) -> tuple[int, int, int] | None:
    """Content and end of the bracket that opens at `at`: (start, stop, after); None where none opens or closes."""
    if at >= stop or text[at] not in OPEN + "《":
        return None
    close = text.find(CLOSE[OPEN.find(text[at])], at, min(stop, at + reach))
    if text[at] == "《":  # as an engine read a bracket: 本报讯 《记者何平]
        close = max(text.find(sign, at, min(stop, at + reach)) for sign in CLOSE)
        if not signing.role_at(text, at + 1, close):
            return None
    if close < 0:
        return None
    first, last = at + 1, close
    while first < last and text[first] == " ":
        first += 1
    while last > first and text[last - 1] == " ":
        last -= 1
    return (first, last, close + 1) if first < last else None


def skip(text: str, at: int, signs: str = " ") -> int:
    """Where, from `at` on, something else stands than these signs."""
    while at < len(text) and text[at] in signs:
        at += 1
    return at


def reread(text: str, find: Callable[[str], Lead | None]) -> Lead | None:
    """What stands in a text that an engine has spaced out, a space between all characters."""
    closed = readings.closed(text) if text.count(" ") * 3 > len(text) else None
    found = find(closed[0]) if closed else None
    if closed is None or found is None:
        return None

    def moved(part: Slice | None) -> Slice | None:
        return readings.slice_in(closed[1], *part) if part else None

    persons = (
        Person(moved(p.role), readings.slice_in(closed[1], *p.name), moved(p.affiliation)) for p in found.persons
    )
    start, stop = closed[1][found.start], closed[1][found.stop]
    return replace(
        found,
        start=start,
        stop=stop,
        dateline=moved(found.dateline),
        byline=moved(found.byline),
        persons=tuple(persons),
    )
