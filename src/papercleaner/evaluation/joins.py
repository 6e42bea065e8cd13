"""Joins and pieces: where the raw text breaks, and whether articles stayed whole.

Every place where the raw text of a body breaks is a decision: the same paragraph goes on, or a new one begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from papercleaner.evaluation.compare import Folded, Json
from papercleaner.model import LINE_BREAKS
from papercleaner.text import fold

#: Splits and merges are seen by shared runs of this many characters: long enough to be shared by no chance, short
#: enough to survive a confused character in every line.
SHINGLE = 6
#: From this share of a wanted article's runs on, what a found article has of it counts as a piece.
LEAST_PIECE = 0.1


class Joins(NamedTuple):
    """Decisions at breaks: torn paragraphs made whole, paragraph ends joined over, torn paragraphs left torn."""

    right: int = 0
    over: int = 0
    under: int = 0


def judge_joins(raw: str, folded: str, wanted: Sequence[Json], found: Sequence[Json]) -> Joins:
    r"""Judge the breaks of one article by its paragraphs, the truth's and the page's; the latter need their spans.

    A torn word joined, a paragraph end kept:

    >>> raw = "连续奋\n战十日。\n据悉"
    >>> spans = [[[0, 3], [4, 8]], [[9, 11]]]
    >>> judge_joins(raw, raw, [{"text": "连续奋战十日。"}, {"text": "据悉"}], [{"spans": s} for s in spans])
    Joins(right=1, over=0, under=0)
    """
    from rapidfuzz.distance import Levenshtein

    at: list[int] = []  # where each found character stands in the raw text
    starts: set[int] = set()  # the found characters that begin a paragraph
    for paragraph in found:
        starts.add(len(at))
        at += [o for start, stop in paragraph.get("spans") or () for o in range(start, stop) if not raw[o].isspace()]
    want, want_starts = "", []  # the same of the truth
    for paragraph in wanted:
        want_starts.append(len(want))
        want += "".join(fold(paragraph["text"]).split())

    twin: dict[int, int] = {}  # found character to wanted character
    for op in Levenshtein.opcodes("".join(folded[o] for o in at), want):
        if op.tag in ("equal", "replace"):
            twin.update(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))

    right = over = under = 0
    for k, (before, here) in enumerate(pairwise(at), 1):
        if k - 1 not in twin and k not in twin:
            continue  # text that the truth does not have: no telling what its breaks are
        last = twin.get(k - 1, twin.get(k, 0) - 1)
        first = twin.get(k, last + 1)
        new_wanted = bisect_left(want_starts, last + 1) < bisect_left(want_starts, first + 1)
        new_found = k in starts
        broken = here < before or any(mark in raw[before:here] for mark in LINE_BREAKS)
        over += new_wanted and not new_found
        under += new_found and not new_wanted
        right += broken and not new_found and not new_wanted
    return Joins(right, over, under)


class Pieces(NamedTuple):
    """Surplus pieces of articles that were cut up, and surplus articles that another one swallowed."""

    splits: int
    merges: int


def count_pieces(wanted: Sequence[Folded], found: Sequence[Folded]) -> Pieces:
    """Count splits and merges by the runs of characters that articles share.

    A share is always taken of the wanted article, so that one stray line in a long article is neither.
    """
    found_runs = [_runs(article.text) for article in found]
    pieces = [
        [len(runs & theirs) > LEAST_PIECE * len(runs) for theirs in found_runs]
        for runs in (_runs(article.text) for article in wanted)
    ]
    return Pieces(
        splits=sum(max(0, sum(row) - 1) for row in pieces),
        merges=sum(max(0, sum(column) - 1) for column in zip(*pieces, strict=True)),
    )


def _runs(text: str) -> set[str]:
    return {text[k : k + SHINGLE] for k in range(len(text) - SHINGLE + 1)}
