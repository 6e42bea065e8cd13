"""The points of `papercleaner.roles.weights` as set by hand, from which `fit_weights` starts and near which it stays.

To add an observation to `papercleaner.roles.features`, add its row here, with points where you know any, and fit again.
Letters: see `weights.STATES`. The rows are groups, with what they have in common.
"""

from __future__ import annotations

EVIDENCE: dict[str, dict[str, str]] = {
    "what the column shows that it stands in": {
        "running text": "P+0.5 p+0.5 H-1.0 K-1.0 D-1.0 R-1.0 T-1.0",
    },
    "what markup says of it": {
        "marked as a row of a table": "A+4.0 T-1.0 F-2.0 P-2.0 p-3.0 H-4.0 K-4.0 D-4.0 X-4.0 V-2.0 B-3.0 S-3.0 R-4.0",
        "marked as a heading": "F-1.0 R+1.0 K+1.5 H+3.5 D+1.0 X+2.0 T+2.0 P-3.0 p-5.0 S-2.0",
        "marked as a lesser heading": "F-1.0 R+1.0 K+0.5 H+2.0 D+2.5 X+3.0 T+2.0 P-3.0 p-5.0 S-2.0",
    },
    "what it reads like (see `papercleaner.language.phrases`)": {
        "reads like furniture": "F+0.5",
        "reads like a rubric": "R+0.5",
        "reads like a kicker": "K+0.5",
        "reads like a headline": "H+0.5 h+0.5",
        "reads like a deck": "D+0.5 d+0.5",
        "reads like an editor's note": "N+0.5 n+0.5",
        "reads like a byline": "B+0.5",
        "reads like a signature": "S+0.5",
        "reads like a crosshead": "X+0.5",
        "reads like verse": "V+0.5",
        "reads like a caption": "C+0.5 m+0.3",
        "reads like a notice's title": "T+0.5",
        "reads like a notice": "A+0.5",
        "reads like a paragraph": "P+0.5 p+0.2",
        "reads like a torn paragraph": "p+0.5 P+0.2",
        "reads most like the headline": "H+0.5",
        "another line reads more like the headline": "",
    },
    "length, against the column's measure where there is one": {
        "line": (
            "P-1.5 p-1.5 A-0.5 H-0.2 h-1.5 K-0.9 D-1.2 d-2.0 R-1.7 X-1.0 B-3.5 S-4.5 V-4.0 C-3.0 m-3.0 c-8.0 "
            "J-9.0 j-9.0 T-4.0 F-3.0 N-4.0 n-4.0"
        ),
        "long line": (
            "P+0.5 p+0.5 A-0.3 H-1.5 h-3.0 K-1.7 D-1.2 d-3.0 X-2.5 B-6.0 S-6.0 C-2.0 m-3.0 c-9.0 T-6.0 F-4.0 "
            "N-2.5 n-3.0"
        ),
        "paragraph": "P+2.5 p+2.5 N-2.5 n-3.0 C-3.5 m-5.0 F-6.0",
        "fills the measure": (
            "P+1.0 p+3.0 H-2.0 h-2.0 K-2.0 D-2.0 d-2.0 R-4.0 X-3.0 B-4.0 S-4.0 V-2.0 C-2.0 m-2.0 c-8.0 J-9.0 "
            "j-9.0 T-4.0 F-4.0 N-2.0 n-1.0"
        ),
        "wider": "H+1.0 R-2.0 X-2.0 P-2.0 p-2.0 C-1.0 m-1.0 B-3.0 S-4.0 F-2.0 T-2.0 J-6.0 j-6.0 c-6.0",
        "narrower": (
            "P+0.5 H-0.5 h-1.0 K-0.5 D-0.5 R-1.0 X-0.5 B-2.0 S-3.0 V-1.0 C-2.0 m-1.0 c-5.0 J-5.0 j-5.0 T-2.0 "
            "F-2.0 N-2.0 n-2.0"
        ),
    },
    "the break before it": {
        "indent": "P+2.5 p-2.0",
        "short": "",
        "full line runs on": "p+2.0 P-3.0 H-1.0 K-1.0 D-1.0 X-2.0 R-2.0 T-2.0 h+0.5 d+0.5",
        "full line ends before": "",
        "short line ends before": "P+2.0 p-4.0 H+0.5 K+0.5 R+0.5 X+0.5",
        "short line stops before": "p-4.0 H+1.0 h+0.5 D+1.0 B+1.0",
        "after a wider line": "p-3.0",
        "cannot begin a line": "p+4.0 h+1.0",
        "after a sentence": "P+1.0 p-2.5 H+0.5 K+0.5 R+0.5 X+0.5",
        "after a sentence in a column": "P+1.0 p-2.5 H+0.5 K+0.5 R+0.5 X+0.5",
        "after a comma": "p+2.0 P-2.0 H-3.0 K-3.0 R-3.0 X-3.0 T-2.0",
        "after a colon": "P+2.0 p-1.0 X-1.0",
        "after an unfinished line": "p+2.5 P-2.0 H-0.5 K-0.5 R-0.5 X-0.5",
        "after an unfinished line in a column": "p+2.5 P-2.0 H-0.5 K-0.5 R-0.5 X-0.5",
        "word across": "p+4.0 h+2.0 H-3.0 K-3.0 X-3.0 R-3.0 D-3.0 T-3.0 P-3.0",
        "word runs on": "H-2.0 K-2.0 X-2.0 R-2.0",
        "after a byline": "P+0.5",
        "after a signature": "H+1.8 K+1.2 R+1.2 X-3.0 P-2.0 p-4.0",
        "after a clause": "",
        "full line before": "p+2.0 P-1.5 H-1.0 K-1.0 D-1.0 X-2.0 R-2.0 T-2.0 h+0.5 d+0.5",
        "short line before": "P+1.5 p-2.5 H+0.7 D+0.5 B+0.5",
    },
    "how it ends, and its marks": {
        "ends a sentence": (
            "P+2.0 p+2.0 A+1.5 N+1.5 n+1.5 C+1.0 m+1.0 H-4.0 h-4.0 K-4.0 D-3.0 d-3.0 R-5.0 X-4.0 B-3.0 S-2.0 "
            "T-4.0 V-0.5"
        ),
        "ends a sentence in a column": (
            "P+2.0 p+2.0 A+1.5 N+1.5 n+1.5 C+1.0 m+1.0 H-4.0 h-4.0 K-4.0 D-3.0 d-3.0 R-5.0 X-4.0 B-3.0 S-2.0 "
            "T-4.0 V-0.5"
        ),
        "ends with a question": "P+0.5 p+0.5 K-1.0 X-0.2 R-2.0 B-4.0 S-4.0 T-3.0",
        "ends with a comma": "P+3.0 p+3.0 A+0.5 V+1.5 H-3.0 K-3.0 D-3.0 X-3.0 R-4.0 T-4.0 B-4.0 S-4.0",
        "ends with a colon": "K+1.5 P+1.0 p+1.0 A+0.5 H-1.5 R-2.0 X-1.5 D-1.0",
        "commas": "H-0.3 K-0.3 D-0.2 R-1.5 X-0.6 P+0.4 p+0.4 B-1.0 S-1.0 T-1.0",
        "sentence end inside": (
            "P+3.0 p+3.0 A+1.5 N+1.0 n+1.0 C+0.5 m+0.5 H-2.5 h-2.5 K-2.5 D-2.0 d-2.0 X-3.0 R-4.0 T-4.0 V-2.0 "
            "B-4.0 S-4.0"
        ),
        "item mark": "P+2.0 A+2.0 H-2.0 K-2.0 X-1.0 V-3.0 B-1.0 p-2.0",
        "speaker": "P+3.0 H-1.5 K-1.0 X-2.0 p-1.0",
        "space inside": "H+0.2",
        "halves": "K+0.8 F+0.6 X+0.4 H+0.2",
        "colon inside": "H+0.3",
        "dash first": "D+4.0 H-3.0 K-3.0 X-2.0 R-3.0",
        "opens what goes on": "R-1.0 K-1.0 H-1.5 D-1.0 B-1.0 S-0.5 X-1.5 T-1.5 P+0.5 p+0.5",
        "closes what stands before": "R-1.5 K-1.5 H-1.5 D-1.0 B-1.0 X-1.5 T-1.5 P-1.0 h+0.5 d+0.5 m+1.0 p+1.5 A+0.3",
        "in quotes": "R+2.0 H-0.5",
        "in brackets": "",
        "dotted halves": "R+1.5",
        "no Chinese": "R-7.0 K-7.0 H-7.0 h-5.0 D-7.0 d-5.0 N-5.0 n-5.0 B-6.0 S-6.0 V-5.0 C-5.0 m-5.0 X-7.0 T-5.0 A-5.0",
        "ends a clause": "P+1.0 p+1.0 H-2.0 K-2.0 D-2.0 X-2.0 R-3.0 T-3.0 B-2.0 S-1.0",
    },
    "formulas": {
        "lead": "P+6.0 p-4.0 A-1.0 N-3.0 C-3.0 H-5.0 K-5.0 D-5.0 X-5.0 R-5.0 F-2.0",
        "lead alone": "P+4.0 B+3.0 S+1.0 H-3.0 K-3.0 X-3.0 D-3.0",
        "byline": "B+7.0 S+6.0 P-2.0 p-1.0 H-2.0 K-2.0 X-3.0 D-1.0 C-1.0",
        "name": "B+3.0 S+2.5 H-0.7 X-0.7 R-0.3",
        "credit": "c+9.0 B-2.0 S-3.0 H-3.0 K-3.0",
        "furniture": "F+9.0",
        "weak furniture": "F+4.5",
        "newspaper name": "F+4.0",
        "section": "F+1.5 R+0.8",
        "notice title": "T+6.0",
        "notice words": "A+1.1 T+0.2 H-0.6 X-0.6 K-0.6 D-0.4 R-0.5",
        "table row": "A+2.5 H-1.5 K-1.5 X-2.0 D-1.0 P-1.5 p-1.5 V-2.0",
        "continued to": "J+14.0",
        "continued from": "j+14.0",
        "note": "N+7.0 R+1.0",
        "one of a series": "R+1.5 D+0.5 H-0.5",
        "instalment": "D+5.5 H-3.0 X-1.0 K-3.0 R-2.0",
    },
    "wording of titles": {
        "rubric word": "R+2.2 H-0.2",
        "repeated": "R+3.0 H-1.0",
        "tiny": "R+0.8 H-0.4 K-1.3 D-1.0 V+0.5",
        "title length": "H+0.6 K+0.4 D+0.3 R-1.0",
        "title length in a column": "H+0.6 K+0.4 D+0.3 R-1.0",
        "too long for a title": "H-0.8 K-0.4 R-4.0 X-1.2 T-1.5",
        "actor first": "H+0.5",
        "event words": "H+0.3",
        "document number": "D+2.0 H-2.0 K-1.0",
        "quotes inside": "H+0.2",
        "documentary": "D+2.2",
        "says": "K+2.0 H-0.5 X-1.0",
        "deck verb": "D+1.2",
        "opens like a sentence": "P+0.5 p+0.3 H-0.7 X-0.7 R-1.0",
        "circumstance": "K+0.7",
        "figures": "D+0.3",
    },
    "pictures": {
        "picture gap": "C+5.0 P-1.5 F+0.5",
        "credit follows": "C+5.0 m+5.0 P-1.0",
        "picture words": "C+2.5",
    },
    "blank lines, where they talk": {
        "first of its item": "F+1.0 R+1.5 K+1.5 H+2.5 T+1.5 C+0.5 P-1.0 p-4.0 X-2.0 D-2.0 B-1.5 h-4.0 d-3.0 m-3.0",
        "inside its item": "F-1.0 R-0.8 K-0.5 H-0.3 T-1.0",
        "last of its item": "F+0.5 S+1.0 A+0.5 H-2.5 K-3.0 R-2.0 D-2.0 T-2.0 X-2.5 B-1.0 C+0.5 c+0.5",
        "goes on in its item": "F-0.5 S-0.5",
        "blank after": "P-3.0 p-3.0 C+1.0 m+2.0 H+0.8 h+0.8 K+0.6 R+0.6 D+0.6 X+0.6 B+0.6 S+0.6 F+0.4 T+0.4",
        "no blank after": "P+1.0 p+1.0 H-2.0 K-3.0 R-3.0 D-3.0 X-3.0 B-2.0 F-1.0 C-1.0 m-1.0 c-1.0 T-1.5",
        "blank before": "p-2.0 h-3.0 d-3.0 m-3.0 n-2.0",
        "no blank before": "p+1.0",
        "first of its part": "p-3.0 h-3.0 d-3.0 m-3.0 n-2.0",
        "inside its part": "p+1.0 R-1.5 K-1.5 H-1.0 T-1.0 F-0.5",
        "last of its part": "C+1.0 m+2.0 H+0.8 h+0.8 K+0.6 R+0.6 D+0.6 X+0.6 B+0.6 S+0.6 F+0.4 T+0.4 P-0.5 p-0.3",
        "goes on in its part": "P+0.5 p+0.5 H-2.0 K-2.0 R-2.0 D-2.0 X-2.0 B-1.5 F-1.0 C-1.0 m-1.0 c-1.0 T-1.5",
        "first of its paragraph": "p-4.0 h-3.0 d-3.0 m-3.0 n-2.0",
        "inside its paragraph": "p+2.0 P-1.0 R-2.0 K-2.0 H-2.0 D-2.0 X-2.0 T-1.0 B-1.0 F-0.5",
        "last of its paragraph": "",
        "goes on in its paragraph": "P+0.5 p+0.5 H-1.5 K-1.5 R-1.5 D-1.5 X-1.5 B-1.0 T-1.0 F-0.5",
    },
    "indents, where they talk": {
        "flush": "H+0.5 K+0.5 F+0.5 P-1.0 p+1.0",
        "flush in a column": "p+0.5 P-1.0",
        "indented in a column": "P+1.5 p-2.0 H-0.5 K-0.5 F-0.5 V+0.5 X+0.2",
    },
    "boxes, where the source has them": {
        "headline size": "F-0.5 R-0.6 K-0.4 H+1.2 h+2.1 D-0.4 N-0.2 B-0.5 P-0.3 p-0.3 X-0.2 V-0.2 T+1.0 A-0.7",
        "title size": "F-0.4 R-0.5 K+1.2 h+1.9 D-0.2 d+0.5 B-0.8 S-0.2 P-0.6 p-0.4 X-0.5 T+1.8 A-1.3",
        "larger than body": "F-0.8 R+0.5 K+1.9 H-0.9 h-0.2 D+0.2 d+1.9 B-0.5 S-0.3 P-0.3 p-0.2 X-0.4 T+0.3 A-1.1",
        "body size": "F-1.6 R-0.5 K+0.5 H-2.3 D-0.5 d+1.6 n+2.8 B+0.2 S+0.3 P-0.9 p-0.2 X-0.5 C-1.3 m+2.5 T-1.0 A-0.5",
        "smaller than body": "F+0.4 K-0.5 H-0.7 h-0.2 N+0.3 n+0.2 B+0.2 P-0.4 p-0.4 V-0.4 C-0.9 m+1.3 T-0.9 A+1.9",
        "gap before": "F+0.4 p-0.2 V-0.2 C-0.3 T+0.4 A-0.2",
        "gap after": "F+0.2 R-0.2 K-0.4 S+0.3 P-0.3 p+0.2 m+0.5 T-0.4 A+0.2",
        "first of its column": (
            "F+1.0 R+1.0 K+0.2 H+1.1 h-0.3 d-0.2 N+0.3 B+0.4 S-1.0 P-1.2 p-0.8 X-0.7 V-0.3 C+0.2 T+1.4 A-1.5"
        ),
        "last of its column": (
            "F+1.0 R-0.2 K-1.4 H-0.7 h-0.3 N+0.3 n+0.9 B+0.4 S+0.2 P-0.3 X-0.2 C-1.1 m+1.2 T-0.9 A+0.8"
        ),
        "spans columns": "H+1.0 K+0.5 D+0.5 P-1.0 p-1.0",
        "centred": "R-1.0 K+1.6 H-0.7 h+0.4 d+1.7 B-0.3 S-0.3 P-0.2 p-1.0 X+0.8 T+1.0 A-1.5",
        "set to the right": "P+0.2 A-0.4",
        "indented": "F+0.2 R-0.4 H-0.3 h+0.3 D-0.3 B+0.2 S-0.2 P+2.3 p-1.2 X+0.3 C-0.2 m-0.2 J+0.2 T+0.4 A-1.0",
        "called a title": "H+2.0 K+1.0 D+1.0 T+1.0 P-2.0 p-2.0",
        "called a caption": "C+4.0 m+4.0",
        "called an advertisement": "A+2.0 T+1.0",
        "called furniture": "F+4.0",
        "as large as the line before": (
            "F+0.2 H-1.0 h+1.6 D-0.2 d+0.2 N-0.3 n+0.2 B-0.3 S-0.2 P-0.2 X+0.3 V-0.2 C-0.9 m+0.2 T+0.8 A-0.3"
        ),
        "larger than the line before": "F-0.5 R+0.3 K+0.4 H+1.0 h-0.7 B-0.2 p-0.3 T+0.4 A+0.2",
        "smaller than the line before": "F-0.8 H-0.8 h-0.3 D+0.6 N+0.3 B+0.9 S-0.2 P+0.2 C-0.4 m+0.2 T+0.3",
        "flush under a title": "F-0.3 H-0.3 h-0.4 D+0.7 d-0.2 P+0.4 p-0.6 C+0.3 T+0.2",
        "same row as the line before": "n-0.2 B-0.2 p+0.4 V-0.4 A+0.6",
        "header or footer": "F+5.0 H-2.0 K-2.0 R-2.0 D-2.0 P-2.0 p-2.0 T-2.0 A-1.0 B-2.0 C-1.0 V-2.0",
    },
    "place on the page": {
        "page head": "F+5.0",
        "after the page head": "",
        "beside furniture": "F+1.2",
        "traditional": "",
    },
    "place among titles": {
        "alone in its stack": "H+0.3 X+0.3",
        "alone in its stack in a column": "H+0.3 X+0.3",
        "first of two": "K+0.3 R+0.3 H+0.3",
        "last of two": "H+0.3 D+0.3",
        "first of three": "K+0.5 R+0.5",
        "in the middle of three": "H+0.5",
        "last of three": "D+0.5",
        "first of many": "",
        "in the middle of many": "",
        "last of many": "",
        "many short lines": "A+1.0 V+1.0",
        "longest, first": "K+0.5",
        "longest, in the middle": "",
        "longest, last": "D+0.5",
        "shortest, first": "H+0.2",
        "shortest, in the middle": "H+0.5",
        "shortest, last": "H+0.5",
        "as long as the next": "",
        "as long as the line before": "h+0.3",
        "alone tells the event": "H+1.5",
        "slogan over the event": "K+2.5 H-1.5",
        "most words of its stack": "H+0.3",
        "same matter on both sides": "X+1.5 P+0.5 H-1.0 K-1.0 R-1.0 T-0.5",
        "lone lines alike": "X+1.5 H-0.5",
        "traditional, first": "",
        "traditional, in the middle": "",
        "traditional, last": "",
        "shorter than the line before": "D+0.4",
    },
    "neighbours": {
        "items follow": "H+1.5 R+0.5 T+0.3 X-1.5 K-1.0 D-0.5 B-0.5",
        "lead follows": "H+2.0 D+0.8 X-3.0 P-1.0 p-1.0 R-0.5 T-2.0",
        "byline follows": "H+2.2 D+1.0 X-3.0 P-2.0 p-1.0 T-2.0",
        "short line follows": "K+0.6 R+0.7 H-0.4 X-1.2 T-0.5",
        "short line follows in a column": "K+0.6 R+0.7 H-0.4 X-1.2 T-0.5",
        "text follows": "H+0.4 X+0.8 D+0.3 N+0.3",
        "text follows in a column": "H+0.4 X+0.8 D+0.3 N+0.3",
        "sentence opens after it": "X+0.5 H+0.3",
        "an article's beginning follows": "H+0.5 K+0.3 D+0.3 B+0.3 X-1.0",
        "later text follows": "X+0.8 H-0.5 K-0.3",
        "begins like an article": "P+0.3 p-0.3",
        "begins like later text": "p+0.2",
        "reads on": "p+0.5 h+0.5 d+0.5 n+0.5 m+0.5 X-0.5",
        "is read on": "P+0.3 p+0.3",
        "reads on badly": "p-0.3 h-0.3",
        "is read on badly": "",
        "words of what follows": "H+2.0 K+1.2 D+1.4 X+1.0 T+0.3 F-1.5 R-0.8 P-0.8",
        "words of what follows in a column": "H+2.0 K+1.2 D+1.4 X+1.0 T+0.3 F-1.5 R-0.8 P-0.8",
        "words of what precedes": "P+1.0 p+1.0 X+0.5 H-2.0 K-1.2 R-1.0 F-0.5",
        "words of what precedes in a column": "P+1.0 p+1.0 X+0.5 H-2.0 K-1.2 R-1.0 F-0.5",
        "short lines around": "V+2.3 A+0.7",
        "line of verse": "V+2.5 P-0.5 p-0.5",
    },
}

#: What may follow what, and at what cost; `^` is the start of the page. Steps that are not here are never made.
FLOW: dict[str, str] = {
    "^": "R+0.0 K+0.0 H+0.0 T+0.0 P-4.0 A-4.0 B-5.0 D-5.0 X-4.0 V-6.0 N-4.0 J-6.0 S-8.0",
    "R": "R-1.5 K+0.0 H+0.3 B-1.5 P-4.0 N-1.5 V-5.0 T-1.0 A-4.0 D-4.0",
    "K": "K-1.0 H+1.0 R-3.0 P-6.0 B-5.0",
    "H": "H-3.0 h-1.0 D+0.0 N+0.0 B+0.3 P+0.3 X-2.5 V-1.0 J-3.0 R-4.0 K-5.0 T-5.0",
    "h": "H-3.0 h-1.5 D+0.0 N+0.0 B+0.3 P+0.3 X-2.5 V-1.0 J-3.0 R-4.0 K-5.0 T-5.0",
    "D": "D-0.3 d-0.5 B+0.3 P+0.3 N+0.0 X-2.5 V-1.0 H-5.0",
    "d": "D-0.3 d-0.5 B+0.3 P+0.3 N+0.0 X-2.5 V-1.0 H-5.0",
    "N": "N-1.0 n+0.0 B+0.6 P+0.0 X-1.5 V-1.5 H-3.0",
    "n": "N-1.0 n+0.0 B+0.6 P+0.0 X-1.5 V-1.5 H-3.0",
    "B": "B-1.0 P+0.5 N-1.0 V+0.0 X-1.5 D-2.5 H-3.0 R-5.0 K-5.0 J-3.0",
    "S": "S-1.5 R+0.5 K+0.5 H+0.5 T+0.3 A-5.0 P-5.0 J-3.0",
    "P": "P+0.5 p+0.5 X+0.0 V-2.0 S-0.5 J+0.0 R+0.0 K+0.0 H+0.0 T+0.0 A-5.0 B-3.0 N-3.0",
    "p": "P+0.5 p+0.5 X+0.0 V-2.0 S-0.5 J+0.0 R+0.0 K+0.0 H+0.0 T+0.0 A-5.0 B-3.0 N-3.0",
    "X": "P+1.0 V-0.5 X-3.0 B-4.0 H-6.0",
    "V": "V+1.0 P-1.5 S-0.5 X-1.5 R+0.0 K+0.0 H+0.0 T+0.0 J+0.0 A-4.0",
    "J": "R+0.5 K+0.5 H+0.5 T+0.3 P-6.0 A-5.0 S+0.0",
    "T": "T-2.0 A+1.5 H-5.0 R-5.0 K-5.0",
    "A": "A+0.8 T+0.3 R-0.6 K-0.6 H-0.6 P-6.0",
}
#: What a page's last state costs: a title stack that nothing follows is no end.
LAST = "R-3.0 K-3.0 H-3.0 h-3.0 D-3.0 d-3.0 N-3.0 n-3.0 B-3.0 X-3.0 T-2.0"
