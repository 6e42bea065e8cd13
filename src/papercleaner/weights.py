"""The evidence table: what each observation on a line says for and against each state.

One row an observation (see `features`), one entry a state: `H+2` says that the observation speaks for a headline with
two points. Points add up; they are log-odds. What may follow what is the second table: a step that it does not have is
never made. The whole page is decided at once (see `roles`), so that a doubtful line is settled by certain neighbours.

The points were first set by hand and then fitted to the sample pages with odd numbers (`tests/tools/fit_weights.py`),
held near their first values: change the observations, not the points.
"""

from __future__ import annotations

import re

from papercleaner.model import Role

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


def _row(points: str) -> dict[str, float]:
    return {state: float(value) for state, value in re.findall(r"([\^A-Za-z])([+-][\d.]+)", points)}


def _table(rows: dict[str, str]) -> dict[str, dict[str, float]]:
    return {name: _row(points) for name, points in rows.items()}


EVIDENCE = _table(
    {
        # length, against the column's measure where there is one
        "line": (
            "F-2.3 R-2.4 K-1.7 H-0.9 h-1.1 D-1.7 d-2.1 N-4.3 n-4.0 B-3.4 S-3.2 P-1.9 p-1.3 X-1.6 V-3.3 C-3.9 "
            "m-3.1 c-7.2 J-7.8 j-9.0 T-3.2 A-1.5"
        ),
        "long line": (
            "F-3.3 K-1.8 H-1.4 h-3.0 D-1.3 d-3.0 N-2.5 n-3.0 B-6.0 S-6.0 P+0.4 p+0.9 X-2.5 V-0.4 C-2.3 m-3.0 "
            "c-9.0 J-0.3 j-0.3 T-6.0"
        ),
        "paragraph": "F-5.4 N-1.9 n-3.0 S-0.8 P+2.6 p+2.3 C-3.5 m-5.0 A-0.3",
        "fills the measure": (
            "F-2.7 R-2.5 K-1.8 H-0.9 h-2.0 D-1.9 d-2.1 N-2.5 n-1.0 B-3.8 S-3.6 P-1.6 X-1.8 V-0.8 C-4.0 m-2.1 "
            "c-8.0 J-8.3 j-9.0 T-3.0 A-0.5"
        ),
        "wider": (
            "F-1.8 R-1.3 K-0.2 h-0.9 D-0.6 N+0.6 B-3.0 S-3.3 P-1.0 p-0.2 X-2.3 V-0.5 C-1.4 m-1.0 c-6.0 J-6.0 "
            "j-6.0 T-2.0 A-0.9"
        ),
        "narrower": (
            "F-1.5 R-1.6 K-0.4 H-0.6 h-0.5 D-0.6 d-0.2 N-2.3 n-2.0 B-2.6 S-3.0 P+0.2 p+1.1 X-0.5 V-1.3 C-2.1 "
            "m-1.1 c-4.9 J-5.2 j-5.2 T-1.8 A+0.7"
        ),
        # the break before it
        "indent": ("F-0.6 R+0.3 K+0.2 H+0.4 h+0.2 P+1.1 p-1.0 X-0.3 V+0.7 C-0.4 T+0.4 A-0.4"),
        "short": ("F-0.4 H+0.6 h+0.5 D+0.2 d-0.2 B-0.7 S+0.2 P+0.3 p+0.2 X+0.2 V-0.8 c-0.2 T+0.3 A+0.2"),
        "full line runs on": (
            "F-0.2 R-1.2 K-1.2 H-0.4 h+0.2 D-0.5 d+0.3 N-0.3 B+0.2 P-2.1 p+0.3 X-0.9 V-0.3 C-1.2 c-0.2 J+0.2 "
            "T-0.8 A-0.7"
        ),
        "full line ends before": (
            "R+0.3 K+0.2 H-0.2 h+0.5 D+0.5 N+0.3 B-0.5 S-0.4 P-0.8 p+0.7 V+0.4 C-0.3 J+0.2 A-0.7"
        ),
        "short line ends before": ("F+0.8 R+0.5 K+0.7 D+0.4 B+0.4 S+0.8 p-4.7 X+0.6 V-0.4 C+0.5 T+0.3"),
        "short line stops before": (
            "F+0.8 R+0.4 H+0.5 h+0.9 D-0.2 N-0.3 B+1.3 S+0.7 P-1.0 p-2.4 X-0.2 V+0.4 C-0.4 A-0.6"
        ),
        "after a wider line": ("F+0.8 R+0.5 h-0.5 D-0.7 B-0.3 S+0.2 P-0.9 p-0.9 V-0.5 C-0.5 J+0.4 T-0.2 A-0.4"),
        "cannot begin a line": "h+0.9 P-0.3 p+3.7 T-0.2 A+0.9",
        "after a sentence": (
            "F-0.3 R+0.6 K+0.4 h+0.4 D+1.0 N+0.5 B-0.4 P+0.5 p-4.7 X+1.3 V+0.3 C-0.6 J+0.5 T+0.8 A+0.2"
        ),
        "after a sentence in a column": (
            "F-0.4 R+0.5 K+0.3 H+0.8 h+0.3 D+0.5 N+0.3 P+0.3 p-3.2 X+1.1 V-0.2 c-0.2 J+0.6 T+0.3 A-0.2"
        ),
        "after a comma": ("F-1.0 R-2.8 K-3.1 H-2.4 S-0.7 P-0.2 p-0.5 X-3.0 V+0.4 C-0.7 T-1.0 A+1.2"),
        "after a colon": ("F-0.5 R-0.4 K-0.2 H+0.3 S-0.2 P+1.8 p-1.0 X-1.0 V+0.9 T-0.4 A+1.0"),
        "after an unfinished line": "R-0.2 K-0.6 H-0.3 S+1.1 P-0.7 X-0.7 V-0.4 T+1.0 A-0.7",
        "after an unfinished line in a column": "F+0.6 K+0.2 d-0.2 N-0.4 P-0.5 X-0.2 C-0.7 c-0.2 T+0.2",
        "word across": ("F-1.2 R-3.5 K-3.4 H-1.6 h+2.5 D-1.5 B-1.3 S+0.8 P-2.0 p+2.0 X-3.0 V-0.6 C-0.7 T-1.9 A+0.7"),
        "word runs on": ("F-1.8 R-2.0 K-1.3 H-0.5 h-0.5 D-0.3 S-0.2 P+0.4 p+0.5 X-2.1 V-0.5 C-0.9 T-0.4 A+1.7"),
        "after a byline": ("F+0.2 R-0.4 K+0.4 N+0.2 B+0.3 S+0.5 p-0.8 X+0.3 V+0.3 C+0.2 A-0.2"),
        "after a signature": ("F+0.4 R+1.4 K+0.9 H+0.6 S-0.4 P-1.2 p-3.7 X-2.6 V-0.2 C+0.7 T+0.6 A-1.0"),
        "after a clause": ("F-0.6 R+0.5 K+0.2 H+0.5 S+0.2 P+0.7 p-1.8 X-0.3 V+0.8 J-0.3 T+0.5"),
        "full line before": ("F-0.4 R-1.5 K-0.8 H-0.6 h+0.3 D-0.7 d+0.4 B-0.4 S-0.3 P-1.2 p+1.1 X-1.8 C-0.4 T-1.0"),
        "short line before": ("F+0.6 R-0.2 H+1.2 B+0.4 S+0.4 P+0.6 p-2.0 X-0.3 V+0.2 T+0.3 A-0.3"),
        # how it ends, and its marks
        "ends a sentence": (
            "F-0.8 R-5.0 K-4.1 H-4.2 h-4.0 D-3.2 d-3.0 N+2.0 n+1.5 B-3.0 S-2.2 P+2.1 p+2.4 X-4.1 V+0.5 C+1.4 "
            "m+1.0 J-0.2 T-4.1 A+1.0"
        ),
        "ends a sentence in a column": (
            "F-1.3 R-5.1 K-4.1 H-4.4 h-4.0 D-3.2 d-3.0 N+2.2 n+1.5 B-3.0 S-2.1 P+2.5 p+2.6 X-4.1 V-0.4 C+2.5 "
            "m+1.0 J-0.2 T-4.0 A+0.7"
        ),
        "ends with a question": ("R-2.6 K-0.3 H-0.2 h-0.3 D-0.8 B-4.0 S-4.0 P+2.4 p+2.2 X-1.0 V-0.7 C-0.5 T-3.0"),
        "ends with a comma": (
            "F-0.6 R-4.0 K-3.0 H-3.2 h-0.2 D-3.0 B-4.0 S-4.0 P+2.9 p+2.3 X-3.0 V+1.8 C-0.2 T-2.3 A+0.7"
        ),
        "ends with a colon": ("F-0.3 R-2.1 K+2.3 H-2.1 h-1.1 D-1.6 B-0.6 P+3.4 p+2.1 X-1.9 V-0.7 T-0.3 A+1.2"),
        "commas": (
            "F+0.6 R-1.6 K-0.8 H-0.6 h-1.0 D-0.8 N-0.4 B-1.1 S-0.9 P+1.1 p+1.4 X-0.6 V+0.3 C+0.9 J-0.2 T-2.0 A+0.9"
        ),
        "sentence end inside": (
            "F-1.1 R-4.0 K-2.6 H-2.6 h-2.5 D-2.1 d-2.0 N+1.0 n+1.0 B-4.0 S-2.0 P+2.2 p+2.2 X-3.0 V-2.1 C+2.3 "
            "m+0.5 T-4.0 A+1.1"
        ),
        "item mark": ("F-1.0 R-0.2 K-2.2 H-0.5 h-0.2 D+0.9 B-0.4 S+0.5 P+2.1 p-2.5 V-3.0 C-0.3 T-0.3"),
        "speaker": ("F+1.7 R-0.2 K-0.3 H-1.1 h-1.3 D+1.2 N+0.9 B+0.6 S-0.4 P+0.7 p-1.2 X-0.5 V-0.2 C-0.8 T-0.9 A-0.4"),
        "space inside": (
            "F+1.4 R-1.8 H-0.3 h-1.1 D-0.6 N-0.2 B+1.8 S+2.5 P-0.4 p-0.7 X-0.3 V-1.9 C+1.7 c+0.7 J-0.3 T-1.7 A+1.4"
        ),
        "halves": ("F+2.2 R-0.8 K+0.7 h-1.3 D+0.6 B+0.4 S+0.4 P-1.5 p-0.6 X+1.1 V-0.5 C-0.4 c+0.5 J-0.2 A+1.4"),
        "colon inside": ("F-0.2 R-0.3 h+1.1 D-0.2 N-0.2 B-1.1 S-0.7 P-0.4 p+0.5 X+1.7 V-0.3 C+1.2 T-1.2 A+0.7"),
        "dash first": "R-3.0 K-3.0 H-3.1 D+3.9 B-0.4 P+0.2 p-0.2 X-2.0 C-0.3 A+1.3",
        "in quotes": ("F-0.4 R+1.3 K-1.0 H-0.4 h-0.2 B+0.8 P+1.4 p-0.5 X+1.3 V-0.2 T-0.7 A+0.2"),
        "in brackets": (
            "F-1.1 R-1.1 K-1.2 H-2.0 h-0.7 D+0.9 B+1.6 S+1.3 P-0.2 p+1.2 X-0.2 V-0.5 C-0.2 J+3.5 T-0.8 A-0.5"
        ),
        "dotted halves": "F+0.7 R+1.3 K-1.1 H+0.9 S-0.3 P-0.4 X-0.2 V-0.5 T+0.4 A+0.7",
        "no Chinese": (
            "F-2.5 R-7.0 K-7.0 H-7.0 h-5.0 D-6.0 d-5.0 N-5.0 n-5.0 B-6.0 S-6.0 P-1.5 p-0.6 X-7.0 V-5.0 C-5.0 "
            "m-5.0 T-3.7 A-2.3"
        ),
        "ends a clause": ("F-0.6 R-3.0 K-2.3 H-2.6 h-0.3 D-2.1 B-2.0 S-1.1 P+2.3 p+2.4 X-2.0 V-0.6 T-3.1 A+0.3"),
        # formulas
        "lead": ("F-1.1 R-5.0 K-5.0 H-5.0 h-0.2 D-5.0 N-3.0 B-0.3 P+4.7 p-2.8 X-5.0 C-3.0 A-1.2"),
        "lead alone": "K-3.0 H-1.1 h-0.6 D-2.3 B+3.3 S+1.0 P+2.6 p-0.4 X-3.0",
        "byline": ("F-0.3 R-0.8 K-2.2 H-1.1 h-0.2 D-1.7 B+6.0 S+4.2 P+0.8 p+1.2 X-3.2 V-0.2 C-1.1 c+0.5 J-0.5 T-0.2"),
        "name": ("F+0.8 R+0.8 H+0.3 h-0.5 N-0.2 B+2.5 S+2.3 P-0.5 p-0.2 X-0.7 V-0.6 C-0.8 J-0.6 T+1.0 A+0.6"),
        "credit": "F-0.5 K-3.0 H-3.0 B-2.0 S-3.0 p-0.5 X-0.3 c+10.3 A+0.5",
        "furniture": "F+5.8 P+1.6 A+2.0",
        "weak furniture": "F+2.7 K-0.5 H-0.2 S+1.4 P+1.1 X-0.6 T-0.4 A+1.1",
        "newspaper name": "F+4.6 R-0.5 H-0.2 p+0.2 T-0.2",
        "section": "F+2.1 K+1.1 H+0.9 S-0.3 X-0.9 T-0.2",
        "notice title": ("F-0.7 R+0.4 K+0.7 H+0.3 D+0.3 B-0.2 P-0.5 p-0.5 X+0.2 T+5.5 A+0.9"),
        "notice words": ("F+1.3 R-0.7 K-0.3 D+0.7 N+0.2 B-0.3 S-0.8 p+0.2 X-1.5 V-0.3 C-0.8 J-0.2 A+1.0"),
        "table row": "F+0.7 H-1.9 D-0.9 S-0.3 P-1.7 p-0.9 X-2.0 V-2.0 C-0.2 A+0.8",
        "continued to": "J+14.0",
        "continued from": "j+14.1",
        "note": "R+1.0 N+7.2",
        "instalment": ("F-0.7 R-2.0 K-1.1 H-3.1 D+5.8 S+0.7 P-0.5 p-0.7 X-1.0 C-0.3 T-0.5"),
        # wording of titles
        "rubric word": ("F+1.0 R+2.9 K+0.3 H-0.3 h-0.2 B+0.2 S-0.3 P-0.5 p-0.7 V-0.3 T+0.4 A-0.4"),
        "repeated": "R+3.3 K-0.2 H-0.3 D-0.2 p+0.4 X-0.5 V-0.4 T-0.3 A+0.4",
        "tiny": (
            "F-0.7 R+2.3 K-2.1 h+0.7 D-2.0 N-0.2 B+0.8 S+0.5 P-1.3 p+0.5 X+0.9 V-0.7 C-0.7 c+0.2 J-0.3 T+0.4 A+0.6"
        ),
        "title length": ("F+0.3 R-1.6 K+0.4 h+0.2 D+0.4 N-0.2 B-0.4 S-0.5 P+0.8 X-0.6 V+0.5 C-0.2 J+1.3 T-1.2 A+0.8"),
        "title length in a column": (
            "F+0.2 R-1.8 K+0.5 H+0.7 h+0.5 D+0.6 d-0.2 N-1.0 B-0.8 P+0.5 X-0.2 V+0.3 m-0.2 J+1.0 j-0.2 T-0.5 A+0.5"
        ),
        "too long for a title": ("F-0.3 R-4.0 K-0.6 H-1.1 h-0.2 P+1.2 p+0.3 X-1.2 V-0.4 C+0.2 J-0.4 j-0.3 T-1.5 A+0.6"),
        "actor first": ("F+0.4 K+0.6 H+0.3 D+0.7 N-0.3 B-0.3 S+0.9 P+0.4 X-0.6 V-1.0 C+0.6 c-0.7 J-0.3 T+0.2 A-0.4"),
        "event words": ("F-0.3 R-1.0 K+0.5 H+0.6 h+0.9 D+1.0 B-0.5 S-0.8 P+0.5 p+0.6 V-1.1 C+0.2 J-0.3 T+0.4"),
        "document number": "K-1.0 H-2.0 D+2.3",
        "quotes inside": ("R-0.4 K+0.4 H+1.2 h+0.3 D+0.3 P+0.2 p+0.4 X-0.8 V-0.8 J-0.2 T-0.9 A+0.9"),
        "documentary": "R+0.2 D+2.3",
        "says": ("F-0.4 R+1.7 K+1.8 H-0.5 h-0.2 D+0.9 S-0.9 P-0.3 p-0.2 X-1.0 V-0.2 T-0.2 A+0.2"),
        "deck verb": "R+0.3 K-0.3 H-0.8 h+1.6 D+0.9 S-0.4 P-0.2 X+0.5 V+0.2",
        "opens like a sentence": (
            "F-0.7 R+0.3 K-1.0 H-1.3 h+0.4 D-0.8 N+0.3 B-0.3 S+1.5 X-0.5 V+0.6 C-0.5 J-0.3 A+0.7"
        ),
        "circumstance": ("F-0.5 R+0.2 K+0.5 h-0.9 D+1.5 B-0.3 S-0.4 P+0.3 p+0.7 X-0.5 C-0.3 T+0.3 A-0.2"),
        "figures": (
            "F+0.5 R-1.1 K+0.4 H-0.3 D+0.5 N-0.2 B-1.2 S+0.8 P+0.3 p+0.4 X+0.3 V-0.6 C-0.7 c-0.2 J+0.5 j-0.2 "
            "T+0.5 A+0.6"
        ),
        # pictures
        "picture gap": "F+0.4 P-1.6 p-0.8 C+6.4",
        "credit follows": "H-0.5 P-1.3 p-0.3 C+6.3 m+5.0",
        "picture words": "H-0.2 C+3.2 A-0.2",
        # blank lines, where they talk
        "blank after": (
            "F+1.7 R+0.6 K+0.5 H+0.3 h+2.0 D+0.6 N+0.4 B+0.6 S+0.9 P-3.9 p-4.3 X+0.5 V-1.8 C+1.1 m+2.0 c+0.4 "
            "T+2.0 A-0.6"
        ),
        "no blank after": (
            "F-2.6 R-3.3 K-3.1 H-1.6 D-3.2 B-2.2 S-0.9 P+2.4 p+1.9 X-3.0 V+2.2 C-1.4 m-1.0 c-1.3 T-3.1 A+1.0"
        ),
        "blank before": (
            "F+0.3 R+0.7 K+0.6 H+0.6 h-4.1 D+0.5 d-3.0 n-2.0 B+0.3 S-0.3 p-2.8 V-0.3 C-0.2 m-3.0 T+1.0 A-1.7"
        ),
        "no blank before": (
            "F-1.0 R-0.7 K-0.8 H-0.6 h+2.2 D-0.7 N+0.4 B-0.6 S-0.3 P+0.4 p+1.4 X-0.2 V+0.7 T-0.9 A+2.1"
        ),
        # boxes, where the source has them
        "headline size": ("F-0.5 R-0.6 K-0.4 H+1.2 h+2.1 D-0.4 N-0.2 B-0.5 P-0.3 p-0.3 X-0.2 V-0.2 T+1.0 A-0.7"),
        "title size": ("F-0.4 R-0.5 K+1.2 h+1.9 D-0.2 d+0.5 B-0.8 S-0.2 P-0.6 p-0.4 X-0.5 T+1.8 A-1.3"),
        "larger than body": ("F-0.8 R+0.5 K+1.9 H-0.9 h-0.2 D+0.2 d+1.9 B-0.5 S-0.3 P-0.3 p-0.2 X-0.4 T+0.3 A-1.1"),
        "body size": (
            "F-1.6 R-0.5 K+0.5 H-2.3 D-0.5 d+1.6 n+2.8 B+0.2 S+0.3 P-0.9 p-0.2 X-0.5 C-1.3 m+2.5 T-1.0 A-0.5"
        ),
        "smaller than body": ("F+0.4 K-0.5 H-0.7 h-0.2 N+0.3 n+0.2 B+0.2 P-0.4 p-0.4 V-0.4 C-0.9 m+1.3 T-0.9 A+1.9"),
        "gap before": "F+0.4 p-0.2 V-0.2 C-0.3 T+0.4 A-0.2",
        "gap after": "F+0.2 R-0.2 K-0.4 S+0.3 P-0.3 p+0.2 m+0.5 T-0.4 A+0.2",
        "first of its column": (
            "F+1.0 R+1.0 K+0.2 H+1.1 h-0.3 d-0.2 N+0.3 B+0.4 S-1.0 P-1.2 p-0.8 X-0.7 V-0.3 C+0.2 T+1.4 A-1.5"
        ),
        "last of its column": (
            "F+1.0 R-0.2 K-1.4 H-0.7 h-0.3 N+0.3 n+0.9 B+0.4 S+0.2 P-0.3 X-0.2 C-1.1 m+1.2 T-0.9 A+0.8"
        ),
        "spans columns": "K+0.5 H+1.0 D+0.5 P-1.0 p-1.0",
        "centred": ("R-1.0 K+1.6 H-0.7 h+0.4 d+1.7 B-0.3 S-0.3 P-0.2 p-1.0 X+0.8 T+1.0 A-1.5"),
        "set to the right": "P+0.2 A-0.4",
        "indented": ("F+0.2 R-0.4 H-0.3 h+0.3 D-0.3 B+0.2 S-0.2 P+2.3 p-1.2 X+0.3 C-0.2 m-0.2 J+0.2 T+0.4 A-1.0"),
        "called a title": "K+1.0 H+2.0 D+1.0 P-2.0 p-2.0 T+1.0",
        "called a caption": "C+4.0 m+4.0",
        "called an advertisement": "T+1.0 A+2.0",
        "called furniture": "F+4.0",
        "as large as the line before": (
            "F+0.2 H-1.0 h+1.6 D-0.2 d+0.2 N-0.3 n+0.2 B-0.3 S-0.2 P-0.2 X+0.3 V-0.2 C-0.9 m+0.2 T+0.8 A-0.3"
        ),
        "larger than the line before": "F-0.5 R+0.3 K+0.4 H+1.0 h-0.7 B-0.2 p-0.3 T+0.4 A+0.2",
        "smaller than the line before": ("F-0.8 H-0.8 h-0.3 D+0.6 N+0.3 B+0.9 S-0.2 P+0.2 C-0.4 m+0.2 T+0.3"),
        "flush under a title": "F-0.3 H-0.3 h-0.4 D+0.7 d-0.2 P+0.4 p-0.6 C+0.3 T+0.2",
        "same row as the line before": "n-0.2 B-0.2 p+0.4 V-0.4 A+0.6",
        "header or footer": ("F+5.0 R-2.0 K-2.0 H-2.0 D-2.0 B-2.0 P-2.0 p-2.0 V-2.0 C-1.0 T-2.0 A-1.0"),
        # place on the page
        "page head": "F+6.1 R-0.8 K-0.5 H-0.6 h+0.2 S+0.5 P+0.2 p+0.4 T-0.8 A+0.4",
        "after the page head": "F+1.6 R+0.5 K-0.3 H-0.3 P-0.4 C+0.3 T-0.4 A-0.6",
        "beside furniture": ("F+2.3 R+0.9 K+0.2 h-0.2 D-0.4 B-1.2 P+0.9 p-1.1 X-0.4 V-0.2 J+0.3 A+0.2"),
        "traditional": ("F+0.3 K+0.4 D+1.0 d-0.3 N-0.6 B-0.3 S-0.5 P+0.2 p+0.2 X-0.2 m-0.2 c-0.3 J+0.3 j-0.3 T+0.3"),
        # place among titles
        "alone in its stack": "K-0.3 H+1.4 D-0.5 X+0.5 V-0.7 J+0.8 T-0.3 A+0.2",
        "alone in its stack in a column": (
            "F+0.4 R+0.5 H+0.7 h+0.2 D-0.2 N-0.2 S+0.8 P+0.4 p-1.2 X-0.7 V-0.7 T+0.2 A+0.3"
        ),
        "first of two": "F+0.7 R+0.2 h+0.2 D+0.5 P-0.5 X+0.2 J+0.2 A-0.3",
        "last of two": "R+0.4 K+0.3 h+0.5 D-0.3 N-0.2 S+0.7 p-0.8 T+0.6 A-0.5",
        "first of three": ("F+0.7 R+0.7 K+0.3 D-0.3 B-0.2 S+0.4 P-0.6 p+0.2 X-0.2 V-0.3 C+0.3 T-0.3 A+0.3"),
        "in the middle of three": ("F+0.8 R+0.3 K+0.2 h-0.2 D+0.6 B-0.2 S+0.6 P-0.4 p-0.6 X+0.5 J+0.2 T-0.5 A-0.3"),
        "last of three": ("F+0.3 R-0.4 K+0.5 H-0.4 h+0.2 D-0.2 B+0.2 S+0.4 P+0.2 p-0.3 X-0.2 C-0.3 T+0.5"),
        "first of many": ("F+0.4 R+0.5 K+0.5 H-0.4 h-0.2 p+0.2 X-0.4 V-0.2 C-0.2 J-0.2 T+0.3 A-0.4"),
        "in the middle of many": ("R-0.2 H-0.3 D+0.4 S+1.0 P-0.5 p-0.5 V+0.2 C-0.6 J+0.2 T-0.2 A+0.3"),
        "last of many": ("F-0.2 R-0.2 K-0.3 h+0.5 B+0.3 P+0.4 p+0.3 V+0.2 C-0.2 T-0.2 A-0.3"),
        "many short lines": ("K-0.3 H-0.3 D-0.2 S+0.3 P+0.3 p-0.3 X+0.5 V+1.8 C-0.6 J+0.4 T+0.5"),
        "longest, first": "F+0.2 R-0.2 D-0.2 S+0.3 P+0.2 X-0.4 C+0.2 J-0.3 T-0.4 A+0.9",
        "longest, in the middle": "H+0.3 h-0.3 D+0.4 S+0.4 P-0.5 C-0.2 A+0.3",
        "longest, last": "F-0.4 K+0.2 H+0.2 B-0.6 S+0.2 P+0.2 p+0.8 C+0.2",
        "shortest, first": ("F-0.9 R+0.5 H+0.2 h+0.2 D-0.4 B+0.3 S-0.9 p-0.4 X+0.4 C-0.6 J+0.4 T+0.7 A+0.6"),
        "shortest, in the middle": ("F-0.3 R+0.3 H-0.4 h+0.2 D+0.2 P+0.3 p+0.4 X+0.3 J+0.3 T-0.2 A-0.3"),
        "shortest, last": ("F+0.8 R-0.5 K-0.3 H-0.2 h+0.4 D+0.4 B-0.4 S+1.0 P-0.3 p-0.3 X-0.3 V+0.5 C-0.2"),
        "as long as the next": ("F-0.5 R-0.5 K+0.6 h-0.5 D+0.8 B-0.2 S-0.4 P-0.7 X-1.0 V+1.0 C+0.2 T+0.8 A+0.5"),
        "as long as the line before": (
            "F-0.2 R-0.3 K+0.3 H-0.3 h+1.1 B+0.2 S-0.2 P-0.3 p-0.8 X-0.2 V+0.6 C-0.2 T+0.3 A+0.4"
        ),
        "alone tells the event": "F-0.3 R+0.6 K+0.5 H+0.3 h+0.2 S+0.2 P+0.3 p-0.4 T+0.2 A+0.3",
        "slogan over the event": "F+0.7 K+1.6 H-1.1",
        "most words of its stack": ("F-0.6 R+0.5 K-0.5 H+0.4 B+0.8 S+1.2 p-0.7 X+0.6 V-0.3 T-0.3 A-0.7"),
        "same matter on both sides": ("F-1.3 R-1.7 H-1.9 D+0.7 B-0.2 S-0.4 P+1.1 p+0.4 X+2.5 V-0.3 C-0.2 T-0.7 A+0.5"),
        "lone lines alike": ("F-0.2 K-0.4 H+0.3 h+0.4 B-0.6 S+0.3 P+0.7 X+1.1 C-0.4 J+0.3 T-0.3"),
        "traditional, first": ("F+0.5 H+0.7 h-0.4 D-0.4 S+0.4 P+0.4 p-0.9 X+0.2 C-0.2 J-0.3 A+0.2"),
        "traditional, in the middle": "K-0.8 H+0.2 h+0.4 D-0.5 B+0.5 X-0.3 V+0.4 C+0.2 J-0.2 T+0.4",
        "traditional, last": ("F+0.4 R+0.6 K-0.4 h-0.2 D-0.2 B+0.2 S-0.5 p-0.2 X-0.7 T+0.6 A+0.5"),
        "shorter than the line before": (
            "R+0.2 H+0.2 h+0.2 D-0.2 d-0.2 N-0.2 B-0.2 S+0.2 P-0.5 p+0.3 V-0.4 C-0.4 c+0.2 J+0.8 T+0.6 A-0.3"
        ),
        # neighbours
        "lead follows": ("F-1.3 R-1.6 H+2.1 h+1.8 D+2.1 B-1.3 S-0.2 P-1.1 p+0.4 X-3.6 C-0.3 T-2.0 A+0.7"),
        "byline follows": (
            "F-2.2 R+0.6 K-0.3 H+1.0 D+0.4 N+0.3 B-0.6 S+0.2 P-1.3 p-0.3 X-2.5 V+0.5 C-0.7 J+0.7 T-2.2 A+2.0"
        ),
        "short line follows": (
            "F-1.4 R+0.3 K+0.5 H+0.5 h-0.9 D-0.7 B+0.2 S+0.3 p+0.6 X-0.8 C-1.0 c+0.2 J+0.2 j-0.2 T+0.8 A+0.7"
        ),
        "short line follows in a column": (
            "F-1.5 R+0.6 K+0.2 H+0.3 h-0.7 N-0.2 B+0.3 S+0.7 P-0.6 p+0.3 X-0.3 V-0.4 c-0.2 J+0.4 A+0.7"
        ),
        "text follows": ("F-1.4 H+0.9 h+0.3 D+0.7 N+0.3 B+0.7 P-0.2 p+0.2 X+0.3 V+0.3 C-0.5 T+0.4"),
        "text follows in a column": (
            "F-1.5 R+0.5 K+0.7 H+0.6 h-0.6 d-0.2 B+0.8 S+0.5 P-0.6 p+0.4 X+0.3 V+0.3 C-1.2 c-0.2 T+0.7 A+1.3"
        ),
        "sentence opens after it": ("F-0.2 R-0.6 K-0.7 H+0.6 B+0.5 S-0.8 P+0.3 p+0.2 X+0.9 V+0.3 T+0.5"),
        "words of what follows": ("F-2.3 R-0.4 K+1.9 H+2.9 D+2.8 B-0.5 S-0.2 P-2.3 p-0.6 X+1.4 C-0.3 T+1.4 A-1.0"),
        "words of what follows in a column": (
            "F-2.1 R+0.3 K+2.5 H+3.2 D+2.5 N-0.2 B-0.4 S-0.5 P-1.5 p-1.1 X+2.0 V-0.4 C-1.1 T+0.8 A-0.9"
        ),
        "words of what precedes": (
            "F-0.2 R-0.6 K-1.7 H-2.7 h-0.3 D-0.7 S+0.5 P+1.0 p+0.9 X+0.8 V+0.6 C-0.2 T-0.7 A+1.2"
        ),
        "words of what precedes in a column": (
            "F-0.2 R-0.9 K-1.1 H-2.1 h-0.7 D-0.6 B-0.6 S+0.6 P+1.0 p+1.0 X-0.3 V+0.2 C+0.8 T-0.4 A+1.6"
        ),
        "short lines around": ("h+0.5 D+0.4 N-0.2 B+0.4 S+0.2 P+0.2 p+0.2 X-0.7 V+0.8 c-0.2 J+0.7 T+0.2 A+0.5"),
        "line of verse": "F-0.3 H-0.2 h-0.2 P+0.4 p-0.2 X-0.2 V+1.7 C+0.6 T+0.6 A-0.4",
    }
)

FLOW = _table(
    {
        "R": "R-2.5 K+0.6 H+1.4 D-4.9 N-1.6 B-2.3 P-2.5 V-3.6 T-1.9 A-4.6",
        "K": "R-3.6 K-0.3 H+1.0 B-5.0 P-6.3",
        "H": ("R-3.9 K-5.1 H-3.8 h-0.5 D-0.2 N-0.3 B+1.0 P-0.4 X-2.5 V-1.7 J-1.8 T-4.6"),
        "h": ("R-4.0 K-5.0 H-3.4 h-2.0 D+1.1 N-0.1 B+0.7 P+0.4 X-2.5 V-1.4 J-3.0 T-5.1"),
        "D": "H-5.3 D-0.5 d-1.0 N-0.3 B+1.7 P+0.2 X-2.6 V-1.9",
        "d": "H-5.0 D-0.4 d-0.5 N-0.0 B+0.3 P-0.1 X-2.5 V-1.0",
        "N": "H-2.2 N-1.0 n-0.1 B+0.7 P-0.9 X-1.7 V-1.6",
        "n": "H-3.0 N-1.0 n-0.0 B+0.6 P-0.1 X-1.5 V-1.5",
        "B": "R-5.0 K-5.0 H-1.7 D-3.4 N-0.6 B-1.8 P-0.2 X-0.9 V+0.2 J-3.0",
        "S": "R+1.2 K+0.1 H-0.3 S-1.2 P-2.8 J-3.0 T-0.2 A-4.6",
        "P": ("R+0.0 K-0.4 H-0.5 N-2.6 B-3.5 S-0.0 P-0.9 p+0.8 X-0.6 V-2.7 J+0.1 T-0.1 A-4.3"),
        "p": ("R+0.7 K-0.1 H-0.1 N-2.9 B-3.6 S+0.2 P-0.7 p+0.3 X-0.2 V-2.7 J+0.2 T+0.1 A-4.9"),
        "X": "H-6.0 B-4.0 P+0.6 X-3.1 V+0.3",
        "V": "R+0.7 K-0.9 H-0.2 S+0.0 P-3.1 X-0.6 V+2.9 J-0.1 T+0.0 A-4.6",
        "J": "R+1.5 K+0.1 H+0.7 S-0.4 P-5.5 T+0.5 A-5.0",
        "T": "R-5.0 K-5.1 H-5.3 T+0.8 A+1.7",
        "A": "R-0.8 K-1.3 H-1.7 P-5.0 T+0.1 A+0.3",
        START: ("R-0.4 K+1.2 H+0.3 D-5.1 N-4.0 B-5.0 S-8.0 P-3.9 X-4.1 V-6.0 J-6.0 T+0.3 A-5.2"),
    }
)
#: What a page's last state costs: a title stack that nothing follows is no end.
LAST = _row("R-2.4 K-3.5 H-3.8 h-3.1 D-3.2 d-3.0 N-2.6 n-3.0 B-3.2 S-0.2 P-0.2 p+1.3 X-3.1 J+0.3 T-2.7 A+0.2")
