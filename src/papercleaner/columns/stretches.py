"""Articles put together where no place on the page is known: stretches of lines, and which goes on in which.

Columns have been told apart as far as rows, turns and strips show them; what is left are stretches of running text and
the lines between them, in the order in which they were read. A stretch begins an article or goes on with another one;
a title, caption or byline belongs to an article near it. What is observed of each choice is weighed by a table fitted
to printed pages whose order is known (`tests/tools/fit_columns.py`), and all stretches are assigned at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from papercleaner.cohesion import Cohesion
from papercleaner.columns.assign import NOTHING, assigned, follow
from papercleaner.columns.chains import LEAD, Piece
from papercleaner.columns.homes import leaning, settled
from papercleaner.columns.links import INDENT, Line, Links
from papercleaner.columns.paths import ALIKE, likelihoods, of_matter, of_seam, of_words
from papercleaner.columns.stacks import is_byline, is_title
from papercleaner.tables import Seen, weighed, weighed_choices

#: Columns of one article have the same measure, give or take so many full-width characters.
SAME_MEASURE = 1.75
#: So many stretches on and back are asked; so many articles on and back for a line between.
REACH, NEAR = 24, 8
#: A last line that leaves no more room than this is full.
FULL = 1.5
#: Log-odds of a link inside a stretch, and how many such links are right.
SURE = ((1.5, 0.97), (0.5, 0.93), (-0.5, 0.85), (float("-inf"), 0.7))


#: Where whole stretches stand apart, not lines of them: one without a title is told from a part of another article,
#: and each is long enough to say what it is about.
APART = frozenset({"rows"})

_AFAR = ((1, "next"), (2, "second"), (4, "few"), (8, "some"))


class Place(NamedTuple):
    """Where a piece stands on a page in whose rows columns run together: in which block and column of it."""

    block: int
    column: int  # from the left, 0 and up
    columns: int  # how many columns the block has


class Stretches:
    """The pieces of a page in the order in which they were read, and what is seen of them."""

    def __init__(
        self, pieces: Sequence[Piece], lines: Sequence[Line], links: Links, places: Sequence[Place] = ()
    ) -> None:
        """Tell running text from titles, and see what each stretch is about; `places` only where they are known."""
        self.lines, self.links = lines, links
        self.pieces, self.places = pieces, places
        self.body = [n for n, piece in enumerate(pieces) if piece.body]
        self.loose = [n for n, piece in enumerate(pieces) if not piece.body]
        self.cohesion = Cohesion([self.text(pieces[n]) for n in self.body], links.models.matter)
        firsts = [0, *(n + 1 for n in self.body)]
        self._over = [[self.text(pieces[n]) for n in range(a, b)] for a, b in zip(firsts, self.body, strict=False)]

    def text(self, piece: Piece) -> str:
        """Its lines one after the other."""
        return "".join(self.lines[n].text for n in piece.lines)

    def kind(self, at: int) -> str:
        """What a piece that is no running text reads like: a title, byline, caption, or something else."""
        return self.links.kind(self.pieces[at].head)

    def arranged(self, body: Sequence[int], loose: Sequence[int]) -> list[int]:
        """The pieces of one article as they are read, its running text and its other lines as they stand.

        A layout tool may give the first column before the headline over it: where no title stands before the text, the
        first titles within come first. Bylines come behind them; what is left (another article's title, notice,
        caption, scrap of text) stays behind the text that it stood behind.
        """
        kinds = {at: self.kind(at) for at in loose}
        first, last = min(body), max(body)
        titles = [at for at in loose if at < first]
        within = [at for at in loose if first < at < last and kinds[at] == "title"]
        if within and not any(kinds[at] == "title" for at in titles):
            under = min(b for b in body if b > within[0])
            titles += [at for at in within if at < under]
        bylines = [at for at in loose if first < at < last and kinds[at] == "byline"]
        behind: dict[int, list[int]] = {at: [] for at in body}
        for at in loose:
            if at not in titles and at not in bylines:
                behind[max(b for b in body if b < at)].append(at)
        return [*titles, *bylines, *(n for at in body for n in (at, *behind[at]))]

    def choices(self) -> list[dict[int, Seen]]:
        """For each stretch of running text: what it may go on with, by number or `NOTHING`, and what is observed."""
        found = []
        for b in range(len(self.body)):
            seen: dict[int, Seen] = {NOTHING: dict(self._beginning(b))}
            for a in range(max(b - REACH, 0), min(b + REACH, len(self.body))):
                if a != b:
                    seen[a] = dict(self._pair(a, b))
            found.append(seen)
        return found

    def _beginning(self, b: int) -> Iterator[tuple[str, float]]:
        piece = self.pieces[self.body[b]]
        yield "begins", 1
        titles = self._over[b]
        if titles:
            yield "begins under a title", 1
            yield "begins with words of its title", self.cohesion.share("".join(titles), b)
        if any(map(is_byline, titles)):
            yield "begins under a byline", 1
        if LEAD.match(self.lines[piece.head].text):
            yield "begins with a lead", 1
        opens = self._opens(piece)
        if opens:
            yield "begins with a paragraph", 1
        yield f"begins like an article{', a paragraph' if opens else ''}", self.links.opening(self.text(piece))
        if b == 0:
            yield "begins the page", 1

    def _opens(self, piece: Piece) -> bool:
        return piece.measure - self.lines[piece.head].width >= INDENT[0]

    def _pair(self, a: int, b: int) -> Iterator[tuple[str, float]]:
        before, after = self.pieces[self.body[a]], self.pieces[self.body[b]]
        last, first = self.lines[before.foot], self.lines[after.head]
        afar = next((name for count, name in _AFAR if abs(b - a) <= count), "far")
        yield f"goes on, {afar} {'after' if a < b else 'before'}", 1
        if a < b and after.above is before:
            yield "goes on under it", 1
        if self.places:
            yield from _placed(self.places[self.body[a]], self.places[self.body[b]])
        if titles := self._over[b]:
            if b == a + 1:
                yield "goes on past a title", 1
            yield from self._title_between(a, "".join(titles))
        words, common = self.links.words(before.foot, after.head), self.cohesion.between(a, b)
        opens = self._opens(after)
        yield from of_seam(last.text, first.text, ends=last.end, opens=opens, words=words, common=common)
        if not last.end and before.measure - last.width < FULL:
            yield "in a sentence, full line", 1
        if before.measure and after.measure and abs(before.measure - after.measure) > SAME_MEASURE:
            yield "another measure", 1

    def _title_between(self, a: int, title: str) -> Iterator[tuple[str, float]]:
        """Where a layout tool gave the first column before the headline over all of them: its words tell."""
        words = self.cohesion.share(title, a)
        yield "goes on under a title with its words", words
        if not any(is_title(text) for text in self._over[a]):
            yield "goes on under a title, having none", 1
            yield "goes on under a title with its words, having none", words

    def owners(self, paths: Sequence[Sequence[int]]) -> list[dict[int, Seen]]:
        """For each piece that is no running text: the articles it may belong to, and what is observed of each."""
        heads = sorted((self.body[path[0]], n) for n, path in enumerate(paths))
        texts = ["".join(self.text(self.pieces[self.body[b]]) for b in path) for path in paths]
        whole = Cohesion(texts, self.links.models.matter)
        inside = {self.body[b]: n for n, path in enumerate(paths) for b in path}
        return [self._homes(at, heads, whole, inside) for at in self.loose]

    def next_lines(self) -> list[int]:
        """For each piece that is no running text, in `loose`, the one right behind it if it is none either, or -1."""
        return [k + 1 if self.loose[k + 1 : k + 2] == [at + 1] else -1 for k, at in enumerate(self.loose)]

    def _homes(
        self, at: int, heads: Sequence[tuple[int, int]], whole: Cohesion, inside: dict[int, int]
    ) -> dict[int, Seen]:
        text = self.text(self.pieces[at])
        kind = self.kind(at)
        place = bisect_left(heads, (at, -1))
        near = {n: k - place for k, (_, n) in enumerate(heads) if -NEAR <= k - place < NEAR}
        around = inside.get(at - 1, NOTHING), inside.get(at + 1, NOTHING)
        found: dict[int, Seen] = {NOTHING: {f"{kind} alone": 1}}
        matter = of_matter(text, kind, near, whole)
        for n, words in of_words(text, kind, near, whole).items():
            away = near[n]
            afar = next((name for count, name in _AFAR if abs(away + (away >= 0)) <= count), "far")
            seen = found[n] = words | matter[n] | {f"{kind} of the {afar} {'after' if away >= 0 else 'before'}": 1.0}
            if around[0] == n:
                seen[f"{kind} right after its text"] = 1
            if around[1] == n:
                seen[f"{kind} right before its text"] = 1
        return found


def _placed(a: Place, b: Place) -> Iterator[tuple[str, float]]:
    """What is observed of where two stretches stand, the second of which may go on with the first."""
    if a.block == b.block:
        yield "goes on in its block", 1
        return
    if b.block == a.block - 1:
        yield "goes on in the block before", 1
    if a.column < a.columns - 1:
        yield "goes on past columns beside it", 1
    if b.column > 0:
        yield "goes on in a later column", 1


def all_choices(stretches: Stretches, table: str) -> list[dict[int, Seen]]:
    """What is observed of each choice, also which beginning has no title when all is put together without asking."""
    found = stretches.choices()
    if table not in APART:
        return found
    _about(stretches, found)
    paths, homes = _homes(stretches, assigned(weighed_choices(found, table)), table)
    titled = {n for at, n in zip(stretches.loose, homes, strict=True) if stretches.kind(at) == "title"}
    for n, path in enumerate(paths):
        if n not in titled:
            found[path[0]][NOTHING]["begins without a title"] = 1
    return found


def _about(stretches: Stretches, found: Sequence[dict[int, Seen]]) -> None:
    """Observe how much what may go on is about the same, and of a beginning, how much the likest of all others is."""
    for b, choice in enumerate(found):
        alike = {a: stretches.cohesion.alike(a, b) for a in choice if a != NOTHING}
        for a, value in alike.items():
            choice[a][ALIKE] = value
        choice[NOTHING][f"begins, another {ALIKE}"] = max(alike.values(), default=0.0)


def _homes(stretches: Stretches, before: Sequence[int], table: str) -> tuple[list[list[int]], list[int]]:
    """The articles' stretches, and to which article each piece belongs that is no running text."""
    paths, loose = follow(before, range(len(before))), stretches.loose
    points = weighed_choices(stretches.owners(paths), table)

    def more(line: int, article: int) -> float:
        return weighed(leaning(stretches.kind(loose[line]), article), table)

    return paths, settled(points, stretches.next_lines(), more)


def reading_order(
    pieces: Sequence[Piece], lines: Sequence[Line], links: Links, table: str, places: Sequence[Place] = ()
) -> tuple[list[int], float]:
    """The lines of these pieces, given as they stand, in the order in which they are read; and how sure it is.

    `table` names the points, `places` says where the pieces stand, if that is known.
    """
    stretches = Stretches(pieces, lines, links, places)
    choices = weighed_choices(all_choices(stretches, table), table)
    before = assigned(choices)
    paths, homes = _homes(stretches, before, table)
    articles = [[stretches.body[b] for b in path] for path in paths]
    loose = stretches.loose
    owned: list[list[int]] = [[] for _ in paths]
    for at, n in zip(loose, homes, strict=True):
        if n != NOTHING:
            owned[n].append(at)
    groups = [stretches.arranged(body, own) for body, own in zip(articles, owned, strict=True)]
    groups += [[at] for at, n in zip(loose, homes, strict=True) if n == NOTHING]
    groups.sort(key=min)
    order = [line for group in groups for at in group for line in pieces[at].lines]
    inside = [links.text(a, b) for piece in pieces for a, b in pairwise(piece.lines)]
    sure = [next(share for value, share in SURE if link >= value) for link in inside] + likelihoods(choices, before)
    return order, sum(sure) / max(len(sure), 1)
