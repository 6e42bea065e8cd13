"""The one data structure: a page is a tiling of its raw text, and passes split, label, order and join its tiles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from papercleaner.source import Source
from papercleaner.text import fold, script_of


class Span(NamedTuple):
    """A half-open stretch `[start, stop)` of the raw text, in Unicode code points."""

    start: int
    stop: int


class Role(StrEnum):
    """What a tile is. The Chinese term stands beside each; TEI and ALTO words where they exist."""

    GAP = "gap"  # white space between lines
    UNSURE = "unsure"  # not yet decided; no tile of a finished page has it
    FURNITURE = "furniture"  # 报头、报眉、书眉: masthead, folio, slogans, credits (TEI fw); Tile.kind says which
    RUBRIC = "rubric"  # 栏目: the standing name over an article
    KICKER = "kicker"  # 引题、肩题: the line over the headline
    HEADLINE = "headline"  # 主题
    DECK = "deck"  # 副题: a line under the headline
    EDITOR_NOTE = "editor_note"  # 编者按、题记: text set before the body
    DATELINE = "dateline"  # 电头: 本报讯, 新华社北京5月1日电
    BYLINE = "byline"  # 署名
    MARK = "mark"  # brackets and signs around a byline or dateline, no part of it
    BODY = "body"  # 正文
    VERSE = "verse"  # 诗行: a body line kept as a line
    CROSSHEAD = "crosshead"  # 小标题 inside the body
    CAPTION = "caption"  # 图片说明
    CREDIT = "credit"  # 摄影者: who made the picture
    CONTINUED_TO = "continued_to"  # 下转
    CONTINUED_FROM = "continued_from"  # 上接
    NOTICE_TITLE = "notice_title"  # the heading of an advertisement, announcement or box
    NOTICE = "notice"  # its text; Tile.kind says which: notice, ad, index, weather…


NOTICE_ROLES = frozenset({Role.NOTICE_TITLE, Role.NOTICE})
#: Roles that belong to no block: each unit of them stands for itself.
LOOSE_ROLES = frozenset({Role.GAP, Role.UNSURE, Role.FURNITURE})


class Seam(StrEnum):
    """How a tile follows the tile that is read before it in the same block."""

    UNSURE = "unsure"  # not yet decided
    NEW = "new"  # it begins a unit: a paragraph, a headline, a caption
    JOIN = "join"  # it goes on with the same unit


class Note(NamedTuple):
    """Which rule of which pass decided something about a tile: the trace is data."""

    step: str
    rule: str


class Edit(NamedTuple):
    """A repair: the raw characters of `span` are shown as `text`. An empty span is an insertion."""

    span: Span
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One stretch of raw text, and all that is known of it.

    `order` is its place in the reading, `block` the article or notice that owns it (-1: none), `seam` how it follows
    the tile read before it, `kind` a finer word for furniture and notices, `notes` the rules that decided.
    """

    span: Span
    role: Role = Role.UNSURE
    kind: str = ""
    order: int = 0
    block: int = -1
    seam: Seam = Seam.UNSURE
    notes: tuple[Note, ...] = ()

    def noted(self, step: str, rule: str, **changes: object) -> Tile:
        """Change fields and sign the change with the rule that made it."""
        return replace(self, notes=(*self.notes, Note(step, rule)), **changes)  # type: ignore[arg-type]


class Unit(tuple[Tile, ...]):
    """Tiles read one after the other with seam JOIN: one paragraph, one headline, one caption."""

    __slots__ = ()

    @property
    def role(self) -> Role:
        """The role its tiles share."""
        return self[0].role

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its text stands in the raw text, in reading order."""
        return tuple(tile.span for tile in self)


class Person(NamedTuple):
    """Someone who signed an article: where the role, the name and the affiliation stand in the raw text.

    Each may stand in several places: a name may be torn at the end of a line.
    """

    block: int
    role: tuple[Span, ...]
    name: tuple[Span, ...]
    affiliation: tuple[Span, ...] = ()


_RUN = re.compile(r"\s+|\S+")
#: A rule between articles, as programs and people type it.
_RULE = re.compile(r"^[ \t]*(?:([-=*_~—─━═])[ \t]*){3,}$|<hr\b", re.MULTILINE)
#: What sets a line in, in full-width characters.
_SPACES = {" ": 0.5, "\u3000": 1.0, "\xa0": 0.5, "\u2003": 1.0, "\t": 2.0}
#: What ends a line (str.splitlines).
LINE_BREAKS = ("\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")


class Layout(NamedTuple):
    """The diagnosis of a page's damage: see `columns`."""

    kind: str = "paragraphs"
    measure: float = 0.0
    order_confidence: float = 1.0


@dataclass(frozen=True)
class Tiling:
    """A raw text and the tiles that cover it exactly, in raw order. It cannot be built otherwise (ValueError)."""

    raw: str
    tiles: tuple[Tile, ...]
    edits: tuple[Edit, ...] = ()
    persons: tuple[Person, ...] = ()
    layout: Layout = field(default_factory=Layout)
    source: Source | None = None  # always there when `clean` made the tiling; without lines where only text is known
    known_titles: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse tiles that leave out, repeat or misplace a raw character."""
        at = 0
        for tile in self.tiles:
            if tile.span.start != at or tile.span.stop <= at:
                raise ValueError(f"tiles must cover the raw text exactly: {tile.span} follows offset {at}")
            at = tile.span.stop
        if at != len(self.raw):
            raise ValueError(f"tiles must cover the raw text exactly: they end at {at} of {len(self.raw)}")

    @cached_property
    def folded(self) -> str:
        """The raw text mapped one character to one, for rules to match on (see `text.fold`)."""
        return self.source.folded if self.source else fold(self.raw)

    @cached_property
    def script(self) -> str:
        """`simplified`, `traditional`, `mixed`, or "" (see `text.script_of`)."""
        return script_of(self.raw)

    @property
    def traditional(self) -> bool:
        """Whether the page is set in the traditional script: old papers, and those of Taiwan and Hong Kong."""
        return self.script == "traditional"

    def text(self, tile: Tile) -> str:
        """The folded text of a tile."""
        return self.folded[tile.span.start : tile.span.stop]

    @cached_property
    def reading(self) -> tuple[Tile, ...]:
        """The tiles that hold text, in reading order."""
        return tuple(sorted((t for t in self.tiles if t.role is not Role.GAP), key=lambda t: (t.order, t.span.start)))

    @cached_property
    def unsure(self) -> tuple[Tile, ...]:
        """The tiles that hold text of which nothing is decided, in reading order."""
        return tuple(tile for tile in self.reading if tile.role is Role.UNSURE)

    @cached_property
    def furniture(self) -> tuple[Tile, ...]:
        """The tiles that are furniture, in reading order."""
        return tuple(tile for tile in self.reading if tile.role is Role.FURNITURE)

    def with_tiles(self, tiles: Iterable[Tile]) -> Tiling:
        """The same page with these text tiles, in any order; gap tiles stay as they are."""
        gaps = (t for t in self.tiles if t.role is Role.GAP)
        return replace(self, tiles=tuple(sorted((*gaps, *tiles), key=lambda t: t.span.start)))

    def covered(self, tiles: Iterable[Tile]) -> Tiling:
        """The same page with these text tiles, in any order; what they leave of the raw text is gaps."""
        out: list[Tile] = []
        at = 0
        for tile in sorted(tiles, key=lambda t: t.span.start):
            out += between(self.raw, at, tile.span.start)
            out.append(tile)
            at = tile.span.stop
        out += between(self.raw, at, len(self.raw))
        return replace(self, tiles=tuple(out))

    def read_as(self, tiles: Iterable[Tile]) -> Tiling:
        """The same page with these text tiles, read in the order in which they are given."""
        return self.covered(replace(tile, order=n) for n, tile in enumerate(tiles))

    def blank_lines(self, before: Tile, after: Tile) -> int:
        """Blank lines between two tiles; -1 where they are no neighbours in the raw text, so that nobody knows."""
        if self.layout.kind == "gutters":
            return -1  # a blank row lies between the rows of all columns
        between = self.raw[before.span.stop : after.span.start]
        if before.span.stop > after.span.start or (between and not between.isspace()):
            return -1
        return max(len(between.splitlines()) - 1 + between.endswith(LINE_BREAKS), 1) - 1

    def ruled(self, before: Tile, after: Tile) -> bool:
        """Whether a rule (隔线) stands between two tiles: `---`, `=====`, `* * *`, a row of dashes."""
        return _RULE.search(self.raw, before.span.stop, after.span.start) is not None

    def indent(self, tile: Tile) -> float:
        """How far a line is set in (缩进), in full-width characters; -1 where text stands before it on its raw line."""
        at = tile.span.start
        while at and self.raw[at - 1] in _SPACES:
            at -= 1
        begins = not at or self.raw[at - 1] in LINE_BREAKS or self.raw[at - 1] == ">"  # a tag of HTML
        return sum(map(_SPACES.__getitem__, self.raw[at : tile.span.start])) if begins else -1.0

    def units(self) -> Iterator[Unit]:
        """The text tiles in reading order, those that go on with one another together."""
        return units(self.reading)


def between(raw: str, start: int, stop: int) -> Iterator[Tile]:
    """What stands between lines of text: gaps of white space, and the markup of document models as furniture."""
    for match in _RUN.finditer(raw, start, stop):
        if match.group().isspace():
            yield Tile(Span(*match.span()), Role.GAP)
        else:
            yield Tile(Span(*match.span()), Role.FURNITURE, "markup").noted("markup", "no text of the newspaper")


def units(tiles: Iterable[Tile]) -> Iterator[Unit]:
    """Group tiles, given in reading order, into units; a tile of another role or block always begins one."""
    number, last = 0, None

    def key(tile: Tile) -> int:
        nonlocal number, last
        if last is None or tile.seam is not Seam.JOIN or (tile.role, tile.block) != (last.role, last.block):
            number += 1
        last = tile
        return number

    return (Unit(group) for _, group in groupby(tiles, key))
