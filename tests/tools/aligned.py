"""What each line of a printed page is: a labelled page as engines read it back, in whatever order and pieces.

`aligned` finds every tile of a tiling in the labelled page by the characters that they share, and gives it the letter
of the line in which it stands: `P` where that line begins, `p` where it goes on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from papercleaner.language import Models
from papercleaner.model import Tiling
from papercleaner.roles.features import look
from papercleaner.roles.looks import Look
from papercleaner.roles.weights import PASSING, START, table
from papercleaner.text import fold
from tools.labelled import GOES_ON, Group

#: Characters that are looked up together; this share of a tile's must stand in one place.
GRAM, ENOUGH = 3, 0.5
#: A tile begins a line if it begins no further inside (an engine loses a character now and then).
INSIDE = 2


class Aligner:
    """The places of a labelled page in which a text may stand."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Remember where each run of characters stands; the groups follow one another."""
        self.text, self.line = "", list[tuple[str, int]]()  # of each character: its line's letter, how far inside
        for group in groups:
            for state, text in group:
                letters = plain(text)
                self.text += letters
                self.line += [(state, n) for n in range(len(letters))]
        self.places: dict[str, list[int]] = defaultdict(list)
        for n in range(len(self.text)):
            for size in range(1, GRAM + 1):
                self.places[self.text[n : n + size]].append(n)

    def find(self, text: str, near: int) -> int:
        """Where the text stands, the place after `near` first; -1 where it does not."""
        letters = plain(text)
        if not letters:
            return -1
        if self.text.startswith(letters, near):
            return near
        if len(letters) < GRAM:  # so few characters stand in many places by chance
            places = self.places.get(letters, ())
            return next((at for at in places if self._edge(at, at + len(letters))), -1)
        votes: Counter[int] = Counter()
        for n in range(len(letters) - GRAM + 1):
            votes.update(place - n for place in self.places.get(letters[n : n + GRAM], ()))
        if not votes:
            return -1
        best = max(
            votes, key=lambda place: (sum(votes[place + d] for d in (-1, 0, 1)), votes[place], -abs(place - near))
        )
        found = sum(votes[best + d] for d in (-1, 0, 1)) >= ENOUGH * (len(letters) - GRAM + 1)
        return max(best, 0) if found else -1

    def _edge(self, start: int, stop: int) -> bool:
        """Whether a labelled line begins or ends here."""
        return self.line[start][1] == 0 or stop == len(self.line) or self.line[stop][1] == 0


def plain(text: str) -> str:
    """A text without marks and spaces, as it is looked up."""
    return "".join(c for c in fold(text) if c.isalnum())


def aligned(page: Tiling, groups: Sequence[Group], models: Models) -> Iterator[tuple[list[Look], list[str]]]:
    """The lines of a page as they are seen, and their letters; parted where what follows is against the grammar."""
    aligner, near, flow = Aligner(groups), 0, table("plain").flow
    looks, states = list[Look](), list[str]()
    before = START
    for x in look(page, models):
        text = page.text(x.tile)
        at = aligner.find(text, near)
        if at < 0 and len(plain(text)) < GRAM:
            looks.append(x)
            states.append("F")  # a speck, a rule, a piece of a picture
            continue
        if at < 0:
            if looks:
                yield looks, states
            looks, states, before = [], [], START
            continue
        near = at + len(plain(text))
        state, inside = aligner.line[min(at, len(aligner.line) - 1)]
        if inside > INSIDE and state in GOES_ON:
            state = GOES_ON[state]
        if state not in PASSING | {"m"} and state not in flow[before]:
            state = state.upper()
            if state not in flow[before]:
                if looks:
                    yield looks, states
                looks, states, before = [], [], START
                if state not in flow[before]:
                    continue
        if state == "m" and (not states or states[-1] not in "Cm"):
            state = "C"
        looks.append(x)
        states.append(state)
        if state not in PASSING:
            before = state
    if looks:
        yield looks, states
