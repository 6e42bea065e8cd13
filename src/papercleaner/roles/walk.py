"""What each line is, and whether it goes on with the line before: one decision over the whole page.

Headline or torn line, kicker or deck, end of a line or end of a paragraph: no local rule is right about these, so the
page is read as a walk through states (a Viterbi search): each line pays for its state by the evidence seen on it, each
step by what may follow what. The trace shows the observations that spoke for the state.
"""

from __future__ import annotations

import math

from papercleaner.model import NOTICE_ROLES, Role, Seam, Tile, Tiling
from papercleaner.roles.features import look
from papercleaner.roles.looks import Look
from papercleaner.roles.weights import CAPTIONS, CONTINUES, NEVER, PASSING, START, STATES, Table, table_for
from papercleaner.roles.wording import LONG_LINE

#: States that score so much less than the best for a line alone are not tried.
WITHIN = 9.0
#: Walks that score so much less than the best so far are given up.
BEAM = 12.0
#: Furniture of so few characters that nothing explains is what an engine saw in a picture or a rule.
SPECK = 2
#: What may be long: nothing of a title stack is.
PARAGRAPH_STATES = "PpANnCmFS"


def roles(page: Tiling) -> Tiling:
    """Give every tile its role, and its seam to the tile before."""
    looks, table = look(page), table_for(page.layout.kind)
    return assigned(page, looks, decide(looks, table), table)


def assigned(page: Tiling, looks: list[Look], states: list[str], table: Table) -> Tiling:
    """The page with the roles and seams that these states give its tiles."""
    tiles: list[Tile] = []
    for x, state, last in zip(looks, states, [START, *states][:-1], strict=True):
        role = STATES[state]
        joins = state in CONTINUES or (x.joins and role is Role.BYLINE and last == state)
        seam = Seam.JOIN if joins else Seam.NEW
        tiles.append(x.tile.noted("roles", _why(x, state, table), role=role, seam=seam, kind=_kind(x, role)))
    return page.with_tiles([*tiles, *page.furniture])


def _kind(x: Look, role: Role) -> str:
    if role is Role.FURNITURE:
        unexplained = "noise" if x.size <= SPECK else "slogan"
        named = "title" if x.has("newspaper name") else "section" if x.has("section") else unexplained
        return x.kind or named
    return x.kind if role in NOTICE_ROLES else ""


def emissions(x: Look, table: Table, within: float = WITHIN) -> dict[str, float]:
    """What the observations on one line say for each state that is worth trying."""
    points = dict.fromkeys(STATES if x.size <= LONG_LINE else PARAGRAPH_STATES, 0.0)
    for name, strength in x.seen.items():
        for state, weight in table.evidence[name].items():
            if state in points:
                points[state] += weight * strength
    least = max(points.values()) - within
    return {state: value for state, value in points.items() if value >= least}


#: A node of the walk is the state of the article, which lines that stand anywhere (`PASSING`) leave as it was, and
#: whether the line before was a caption: only then may one go on.
Node = tuple[str, bool]
Came = dict[Node, tuple[Node, str]]


def decide(looks: list[Look], table: Table) -> list[str]:
    """The best walk through the page's states, one state a line."""
    nodes: dict[Node, float] = {(START, False): 0.0}
    back: list[Came] = []
    for x in looks:
        onward, came = _step(nodes, emissions(x, table), table)
        if not onward:  # nothing that is likely can follow here: a state that stands anywhere always can
            onward, came = _step(nodes, emissions(x, table, math.inf), table)
        nodes = onward
        back.append(came)
    if not looks:
        return []
    node = max(nodes, key=lambda n: nodes[n] + table.last.get(n[0], 0.0))
    path: list[str] = []
    for came in reversed(back):
        node, state = came[node]
        path.append(state)
    return path[::-1]


def _step(nodes: dict[Node, float], points: dict[str, float], table: Table) -> tuple[dict[Node, float], Came]:
    step: dict[Node, float] = {}
    came: Came = {}
    passing = [(state, value, state in CAPTIONS) for state, value in points.items() if state in PASSING]
    moving = [(state, value, (state, False)) for state, value in points.items() if state not in PASSING]
    for node, score in nodes.items():
        place, captioned = node
        flow = table.flow[place]
        ways = [
            (state, score + value, (place, caption)) for state, value, caption in passing if captioned or state != "m"
        ]
        for state, value, to in moving:
            cost = flow.get(state, NEVER)
            if cost > NEVER:
                ways.append((state, score + value + cost, to))
        for state, total, to in ways:
            if to not in step or total > step[to]:
                step[to], came[to] = total, (node, state)
    least = max(step.values(), default=0.0) - BEAM
    return {node: score for node, score in step.items() if score >= least}, came


def _why(x: Look, state: str, table: Table) -> str:
    """The observations that spoke for the state, strongest first."""
    votes = {name: table.evidence[name].get(state, 0.0) * strength for name, strength in x.seen.items()}
    strong = sorted((name for name, vote in votes.items() if vote > 0), key=lambda name: -votes[name])
    return ", ".join(strong[:3]) or "what stands around it"
