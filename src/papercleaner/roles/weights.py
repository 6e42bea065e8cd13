"""The evidence tables: what each observation on a line says for and against each state.

One row an observation (see `features`), one entry a state: `H+2` says that the observation speaks for a headline with
two points. Points add up; they are log-odds. What may follow what is the second part: a step that it does not have is
never made. The whole page is decided at once (see `roles`), so that a doubtful line is settled by certain neighbours.

There is a table for each way in which a page reaches us, since a blank line or a short line says another thing in each:
`plain` for text in order, `woven` for text that the pass `columns` put in order, `boxes` for lines with boxes. The
points were fitted to labelled pages (`tests/tools/fit_weights.py`): change the observations, not the points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from papercleaner.model import Role
from papercleaner.tables import by_letter, rows

#: The letters of the tables. A small letter goes on with the line before: `p` with the paragraph, `h` with the
#: headline. A signature (S) is a byline that closes its article.
STATES: dict[str, Role] = {
    "F": Role.FURNITURE,
    "R": Role.RUBRIC,
    "K": Role.KICKER,
    "H": Role.HEADLINE,
    "h": Role.HEADLINE,
    "D": Role.DECK,
    "d": Role.DECK,
    "N": Role.EDITOR_NOTE,
    "n": Role.EDITOR_NOTE,
    "B": Role.BYLINE,
    "S": Role.BYLINE,
    "P": Role.BODY,
    "p": Role.BODY,
    "X": Role.CROSSHEAD,
    "V": Role.VERSE,
    "C": Role.CAPTION,
    "m": Role.CAPTION,
    "c": Role.CREDIT,
    "J": Role.CONTINUED_TO,
    "j": Role.CONTINUED_FROM,
    "T": Role.NOTICE_TITLE,
    "A": Role.NOTICE,
}
#: States that go on with the line before in the same state.
CONTINUES = frozenset("hdnpm")
#: States that stand anywhere and leave the state of the article around them as it was.
PASSING = frozenset("FCmcj")
CAPTIONS = frozenset("Cm")
START = "^"
#: The cost of a step that the table does not have.
NEVER = float("-inf")


Rows = Mapping[str, Mapping[str, float]]

#: Which table a page needs, by its layout (`Layout.kind`); any other has `plain`.
FAMILIES = {"boxes": "boxes", "gutters": "woven", "rows": "woven", "turns": "woven", "strips": "woven"}
#: In the files: a row of what may follow a state, and the row of what a page's last state costs.
_FLOW, _LAST = "> ", "> $"


@dataclass(frozen=True)
class Table:
    """The points of one family of pages.

    `evidence` has a row an observation, `flow` a row a state and what may follow it, `last` what a page's last state
    costs: a title stack that nothing follows is no end.
    """

    evidence: Rows
    flow: Rows
    last: Mapping[str, float]


@cache
def table(family: str) -> Table:
    """The table of a family: `plain`, `woven` or `boxes`."""
    return read(rows(f"{family}.txt"))


def read(lines: Mapping[str, str]) -> Table:
    """The table that rows of a file say: observations, `> ` and a state, `> $`."""
    points = {name: _points(row) for name, row in lines.items()}
    last = points.pop(_LAST)
    flow = {name.removeprefix(_FLOW): points.pop(name) for name in tuple(points) if name.startswith(_FLOW)}
    return Table(points, flow, last)


def table_for(layout: str) -> Table:
    """The table for pages of a layout, by `Layout.kind`."""
    return table(FAMILIES.get(layout, "plain"))


def _points(row: str) -> dict[str, float]:
    return {state: float(value) for state, value in by_letter(row)}
