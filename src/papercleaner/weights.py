"""The evidence table: what each observation on a unit says for and against each role.

One row an observation (a function or formula of `features`), one entry a state: `H+2` says that the observation speaks
for a headline with two points. Points add up; a point is about the evidence of one plain sign such as a comma. What
follows what is the second table. The whole page is decided at once (see `roles`), so that a doubtful line is settled
by certain neighbours.
"""

from __future__ import annotations

import re

from papercleaner.model import Role

#: The letters of the tables. A signature is a byline that closes its article: after it a new one must open.
STATES: dict[str, Role] = {
    "F": Role.FURNITURE,
    "R": Role.RUBRIC,
    "K": Role.KICKER,
    "H": Role.HEADLINE,
    "D": Role.DECK,
    "N": Role.EDITOR_NOTE,
    "B": Role.BYLINE,
    "S": Role.BYLINE,
    "P": Role.BODY,
    "X": Role.CROSSHEAD,
    "V": Role.VERSE,
    "C": Role.CAPTION,
    "c": Role.CREDIT,
    "J": Role.CONTINUED_TO,
    "j": Role.CONTINUED_FROM,
    "T": Role.NOTICE_TITLE,
    "A": Role.NOTICE,
}
#: Roles that stand anywhere and leave the state of the article around them as it was.
PASSING = frozenset("FCcj")
START = "^"


def _row(points: str) -> dict[str, float]:
    return {state: float(value) for state, value in re.findall(r"([\^A-Za-z])([+-][\d.]+)", points)}


def _table(rows: dict[str, str]) -> dict[str, dict[str, float]]:
    return {name: _row(points) for name, points in rows.items()}


EVIDENCE = _table(
    {
        "no Chinese": "H-7 K-7 R-7 D-7 X-7 T-5",
        # length: every unit has exactly one of these three rows
        "line": "P-1.5 A-.5 H-.2 K-.9 D-1.2 R-1.7 X-1 B-3.5 S-4.5 V-4 C-3 c-8 J-9 j-9 T-4 F-3 N-4",
        "long line": "P+.5 A-.3 H-1.5 K-1.7 D-1.2 X-2.5 B-6 S-6 C-2 c-9 T-6 F-4 N-2.5",
        "paragraph": "P+2.5 A+0 N-2.5 C-3.5 F-6",
        # how it ends, and its marks
        "ends a sentence": "P+2.5 A+1.5 N+1.5 C+1 H-4 K-4 D-3 R-5 X-4 B-3 S-2 T-4 V-.5",
        "ends with a question": "P+.5 H+0 K-1 X-.2 R-2 B-4 S-4 T-3",
        "ends with a comma": "P+3 A+.5 V+1.5 H-3 K-3 D-3 X-3 R-4 T-4 B-4 S-4",
        "ends with a colon": "K+1.5 P+1 A+.5 H-1.5 R-2 X-1.5 D-1",
        "commas": "H-.3 K-.3 D-.2 R-1.5 X-.6 P+.4 B-1 S-1 T-1",
        "sentence end inside": "P+3 A+1.5 N+1 C+.5 H-2.5 K-2.5 D-2 X-3 R-4 T-4 V-2 B-4 S-4",
        "item mark": "P+2 A+2 H-2 K-2 X-1 V-3 B-1",
        "speaker": "P+3 H-1.5 K-1 X-2",
        # formulas
        "lead": "P+6 A-1 N-3 C-3 H-5 K-5 D-5 X-5 R-5 F-2",
        "byline": "B+7 S+6 P-2 H-2 K-2 X-3 D-1 C-1",
        "name": "B+3 S+2.5 H-.7 X-.7 R-.3",
        "credit": "c+9 B-2 S-3 H-3 K-3 C+0",
        "furniture": "F+9",
        "weak furniture": "F+4.5",
        "newspaper name": "F+4",
        "section": "F+1.5 R+.8",
        "notice title": "T+6 H+0",
        "notice words": "A+1.1 T+.2 H-.6 X-.6 K-.6 D-.4 R-.5",
        "table row": "A+2.5 H-1.5 K-1.5 X-2 D-1 P-1.5 V-2",
        "continued to": "J+14",
        "continued from": "j+14",
        "note": "N+7 R+1",
        "instalment": "D+5.5 H-3 X-1 K-3 R-2",
        "dash first": "D+4 H-3 K-3 X-2 R-3",
        # wording of titles
        "rubric word": "R+2.2 H-.2",
        "repeated": "R+3 H-1",
        "in quotes": "R+2 H-.5",
        "dotted halves": "R+1.5",
        "tiny": "R+.8 H-.4 K-1.3 D-1 V+.5",
        "title length": "H+.6 K+.4 D+.3 R-1",
        "too long for a title": "H-.8 K-.4 R-4 X-1.2 T-1.5",
        "documentary": "D+2.2",
        "says": "K+2 H-.5 X-1",
        "deck verb": "D+1.2",
        "halves": "K+.8 F+.6 X+.4 H+.2",
        "shorter than the title before": "D+.4",
        # pictures
        "picture gap": "C+5 P-1.5 F+.5",
        "credit follows": "C+5 P-1",
        "picture words": "C+2.5",
        # blank lines, where they talk
        "blank after": "P-3 C+2 H+.8 K+.6 R+.6 D+.6 X+.6 B+.6 S+.6 F+.4 T+.4",
        "no blank after": "P+1 H-3 K-3 R-3 D-3 X-3 B-2 F-1 C-2 c-1 T-1.5",
        # place on the page
        "page head": "F+5",
        "beside furniture": "F+1.2",
        # neighbours
        "words of what follows": "H+2 K+1.2 D+1.4 X+1 T+.3 F-1.5 R-.8 P-.8",
        "words of what precedes": "P+1 X+.5 H-2 K-1.2 R-1 F-.5",
        "torn word": "P+5 H-4 K-4 X-4 R-4 D-4 T-4",
        "preceding unfinished": "P+1.5",
        "lead follows": "H+2 D+.8 X-3 P-1 R-.5 T-2",
        "byline follows": "H+2.2 D+1 X-3 P-2 T-2",
        "title follows": "K+.6 R+.7 H-.4 X-1.2 T-.5",
        "paragraph follows": "H+.4 X+.8 D+.3 N+.3",
        "byline after paragraph": "N+4",
        "preceding signed": "H+1.8 K+1.2 R+1.2 X-3 P-2",
        "following signed": "H+1.2 X-.6",
        "short lines around": "V+3.3 A+.7",
        "line of verse": "V+2.5 P-.5",
    }
)

FLOW = _table(
    {
        START: "R+0 K+0 H+0 T+0 P-4 A-4 B-5 D-5 X-4 V-6 N-4 J-6",
        "R": "R-1.5 K+0 H+.3 B-1.5 P-4 N-1.5 V-5 T-1 A-4",
        "K": "K-1 H+1",
        "H": "H-2.2 D+0 N+0 B+.3 P+.3 X-2.5 V-1",
        "D": "D-.3 B+.3 P+.3 N+0 X-2.5 V-1",
        "N": "N-1 B+.6 P+0 X-1.5 V-1.5",
        "B": "B-1 P+.5 N-1 V+0 X-1.5 D-2.5 H-3",
        "P": "P+.5 X+0 V-2 S-.5 J+0 R+0 K+0 H+0 T+0 A-7",
        "X": "P+1 V-.5 X-3 B-4",
        "V": "V+1 P-1.5 S-.5 X-1.5 R+0 K+0 H+0 T+0 J+0",
        "S": "S-1.5 R+.5 K+.5 H+.5 T+.3 A-5 P-6",
        "J": "R+.5 K+.5 H+.5 T+.3 P-6 A-5 S+0",
        "T": "T-2 A+1.5",
        "A": "A+.8 T+.3 R-.6 K-.6 H-.6 P-6",
    }
)
#: States in which a page may stop; the others cost.
UNFINISHED = dict.fromkeys("RKHDNBX", -3.0) | {"T": -2.0}
