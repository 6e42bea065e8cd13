"""What each unit is: one decision over the whole page.

Headline or torn line, kicker or deck, crosshead or next article: no local rule is right about these, so the page is
read as a walk through states (a Viterbi search): each unit pays for its role by the evidence seen on it, each step by
what may follow what. The trace shows the observations that spoke for the role, and by how much it won.
"""

from __future__ import annotations

from papercleaner.features import Look, look
from papercleaner.model import Role, Seam, Tile, Tiling
from papercleaner.weights import EVIDENCE, FLOW, PASSING, START, STATES, UNFINISHED

#: Roles that score so much less than the best for a unit alone are not tried.
WITHIN = 11.0
#: Paths that score so much less than the best so far are given up.
BEAM = 14.0
#: What may be long: nothing of a title stack is.
PARAGRAPH_STATES = "PANCFS"


def roles(page: Tiling) -> Tiling:
    """Give every tile its role."""
    looks = look(page, talking=_blanks_talk(page))
    tiles: list[Tile] = []
    for x, state in zip(looks, decide(looks), strict=True):
        kind = x.kind
        if state == "F":
            kind = kind or ("title" if "newspaper name" in x.seen else "section" if "section" in x.seen else "slogan")
        elif state not in "TA":
            kind = ""
        rule = _why(x, state)
        for n, tile in enumerate(x.unit):
            note = rule if n == 0 else "as the line before"
            tiles.append(tile.noted("roles", note, role=STATES[state], kind=kind))
    return page.with_tiles(tiles)


def _blanks_talk(page: Tiling) -> bool:
    """Whether `flow` found hard-wrapped columns here whose blank lines stand between things."""
    joined = sum(tile.seam is Seam.JOIN for tile in page.reading)
    if joined < len(page.reading) / 4:
        return False
    pairs = list(zip(page.reading, page.reading[1:], strict=False))
    blank = sum(page.blank_lines(a, b) > 0 for a, b in pairs)
    torn = sum(b.seam is Seam.JOIN and page.blank_lines(a, b) > 0 for a, b in pairs)
    return blank > 2 and torn * 4 <= blank


def emissions(x: Look) -> dict[str, float]:
    """What the observations on one unit say for each state that is worth trying."""
    states = STATES if x.short else PARAGRAPH_STATES
    points = dict.fromkeys(states, 0.0)
    for name, strength in x.seen.items():
        for state, weight in EVIDENCE.get(name, {}).items():
            if state in points:
                points[state] += weight * strength
    best = max(points.values())
    return {state: value for state, value in points.items() if value >= best - WITHIN}


def decide(looks: list[Look]) -> list[str]:
    """The best walk through the page's states, one state a unit."""
    back: list[dict[tuple[str, str], tuple[str, str]]] = []
    # A node is (state of the article, role of this unit); passing roles keep the state.
    scores: dict[tuple[str, str], float] = {(START, START): 0.0}
    for x in looks:
        points = emissions(x)
        step: dict[tuple[str, str], float] = {}
        come: dict[tuple[str, str], tuple[str, str]] = {}
        best_of: dict[str, tuple[float, tuple[str, str]]] = {}
        for node, score in scores.items():
            if node[0] not in best_of or score > best_of[node[0]][0]:
                best_of[node[0]] = (score, node)
        for before, (score, node) in best_of.items():
            allowed = FLOW[before]
            for state, value in points.items():
                if state in PASSING:
                    to, total = (before, state), score + value
                elif state in allowed:
                    to, total = (state, state), score + value + allowed[state]
                else:
                    to, total = (state, state), score + value - 9.0
                if total > step.get(to, float("-inf")):
                    step[to], come[to] = total, node
        top = max(step.values())
        scores = {node: score for node, score in step.items() if score >= top - BEAM}
        back.append(come)
    if not looks:
        return []
    node = max(scores, key=lambda n: scores[n] + UNFINISHED.get(n[0], 0.0))
    path: list[str] = []
    for come in reversed(back):
        path.append(node[1])
        node = come[node]
    return path[::-1]


def _why(x: Look, state: str) -> str:
    """The observations that spoke for the state, strongest first."""
    votes = {name: EVIDENCE.get(name, {}).get(state, 0.0) * strength for name, strength in x.seen.items()}
    strong = sorted((name for name, vote in votes.items() if vote > 0), key=lambda name: -votes[name])
    return ", ".join(strong[:3]) or "what stands around it"


__all__ = ["Role", "decide", "emissions", "roles"]
