"""A line as the decision about roles sees it: its text, its place, and what was observed on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from papercleaner.grammar.lead import Lead
from papercleaner.model import Tile


@dataclass(slots=True)
class Look:
    """A line, its folded text, and what was seen: observation to strength (1 for plain yes)."""

    tile: Tile
    text: str
    size: int  # characters without spaces
    end: bool  # a sentence (never so where marks do not tell it from a clause) or a paragraph ends with it
    stop: bool  # a full stop, question or exclamation mark is its last
    blanks: int = -1  # blank lines before it; -1: not known
    ruled: bool = False  # a rule stands between it and the line before
    indent: float = -1.0  # how far it is set in, in full-width characters; -1: not known
    seen: dict[str, float] = field(default_factory=dict)
    lead: Lead | None = None
    tail: Lead | None = None
    kind: str = ""  # the kind of furniture that it is by its own formula
    width: float = 0.0
    before: float = 0.0
    after: float = 0.0
    joins: bool = False  # a byline goes on with it
    running: bool = False  # too long for a title, or as wide as its column and no title by any formula

    def has(self, *names: str) -> bool:
        """Whether one of these was seen."""
        return not self.seen.keys().isdisjoint(names)
