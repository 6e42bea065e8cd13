"""The raw text with every character coloured by its role, and what was decided about it on hover.

Raw lines are cut into rows of a known height, so that the reading order can be drawn beside them without a script.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from papercleaner.model import LINE_BREAKS, LOOSE_ROLES, NOTICE_ROLES, Edit, Role, Seam, Tile, Tiling
from papercleaner.show.markup import element, escape
from papercleaner.views import blocks

#: A row is this high, and a character this wide, in pixels; style.css has the same figures.
ROW, EM = 26, 15
#: Room for the reading order beside the rows, and for the line numbers.
GUTTER, NUMBERS = 90, 44
#: Lines of whole paragraphs are turned over after so many full-width characters.
TURNOVER = 38
#: Columns side by side stay so, as far as this: a page printed by `pdftotext -layout` is about 120 wide.
WIDEST = 200
#: Colours of neighbouring articles lie far apart on the wheel: the golden angle, in degrees.
GOLDEN_ANGLE = 137.5

#: Chinese terms for the roles, in the order of the legend.
TERMS = {
    Role.RUBRIC: "栏目",
    Role.KICKER: "引题",
    Role.HEADLINE: "主题",
    Role.DECK: "副题",
    Role.EDITOR_NOTE: "编者按",
    Role.DATELINE: "电头",
    Role.BYLINE: "署名",
    Role.MARK: "括号",
    Role.BODY: "正文",
    Role.VERSE: "诗行",
    Role.CROSSHEAD: "小标题",
    Role.CAPTION: "图片说明",
    Role.CREDIT: "摄影者",
    Role.CONTINUED_TO: "下转",
    Role.CONTINUED_FROM: "上接",
    Role.NOTICE_TITLE: "启事标题",
    Role.NOTICE: "启事",
    Role.FURNITURE: "报头、报眉",
    Role.UNSURE: "未定",
}


class Row(NamedTuple):
    """A stretch of a raw line that is shown in one row; `line` is its number, from 1, in the line's first row."""

    start: int
    stop: int
    line: int | None


def raw_html(page: Tiling, *, vertical: bool = False) -> str:
    """Show the raw text of a page; `vertical` sets its rows from right to left (竖排)."""
    rows = list(_rows(page))
    view = _View(page)
    text = "".join(
        f'<div class="pc-row">{element("span", "pc-number", str(row.line or ""))}{view.row(row)}</div>' for row in rows
    )
    arcs = _order(page, rows, vertical=vertical)
    classes = "pc pc-raw" + (" pc-vertical" if vertical else "") + (" pc-ordered" if arcs else "")
    return f'<div class="{classes}" lang="zh">{arcs}{text}</div>'


def legend(page: Tiling) -> str:
    """The roles that the page has, each in its colour, with the number of its characters."""
    counts = dict.fromkeys(TERMS, 0)
    for tile in page.reading:
        counts[tile.role] += tile.span.stop - tile.span.start
    items = "".join(
        f'<li class="pc-role pc-is-{role}">{role.replace("_", " ")} {TERMS[role]} {count}</li>'
        for role, count in counts.items()
        if count
    )
    return element("ul", "pc-legend", items)


def _rows(page: Tiling) -> Iterator[Row]:
    lines = page.raw.splitlines(keepends=True)
    limit = TURNOVER if page.layout.kind == "paragraphs" and not _side_by_side(lines) else WIDEST
    start = 0
    for number, line in enumerate(lines, 1):
        stop = start + len(line.rstrip("".join(LINE_BREAKS)))
        at, width, shown = start, 0.0, False
        for place in range(start, stop):
            step = 0.5 if page.raw[place] <= "\xff" else 1.0
            if width + step > limit:
                yield Row(at, place, None if shown else number)
                at, width, shown = place, 0.0, True
            width += step
        yield Row(at, stop, None if shown else number)
        start += len(line)


def _side_by_side(lines: list[str]) -> bool:
    """Whether spaces in the lines keep columns apart: then a line must not be turned over."""
    full = [line for line in lines if line.strip()]
    return sum("   " in line.strip() for line in full) > len(full) / 3


class _View:
    """Shows rows of one page: tiles with their tips, edits inside them."""

    def __init__(self, page: Tiling) -> None:
        self.page = page
        self.starts = [tile.span.start for tile in page.tiles]
        self.edit_starts = [edit.span.start for edit in page.edits]
        self.places = {tile.span.start: place for place, tile in enumerate(page.reading, 1)}
        owners = (block[0][0].block for block in blocks(page) if block[0].role not in NOTICE_ROLES)
        self.articles = {block: number for number, block in enumerate(owners)}
        self.anchored: set[int] = set()

    def row(self, row: Row) -> str:
        first = max(bisect_right(self.starts, row.start) - 1, 0)
        last = bisect_left(self.starts, row.stop)
        return "".join(self._piece(tile, row) for tile in self.page.tiles[first:last])

    def _piece(self, tile: Tile, row: Row) -> str:
        start, stop = max(tile.span.start, row.start), min(tile.span.stop, row.stop)
        if start >= stop:
            return ""
        if tile.role is Role.GAP:
            return escape(self.page.raw[start:stop])
        classes = f"pc-tile pc-is-{tile.role}"
        if tile.seam is Seam.JOIN and start == tile.span.start:
            classes += " pc-join"
        owned = tile.block >= 0 and tile.role not in LOOSE_ROLES
        tint = f' style="--h:{tile.block * GOLDEN_ANGLE % 360:g}"' if owned else ""
        return (
            f'<span class="{classes}{" pc-owned" if owned else ""}"{self._anchor(tile)}{tint} tabindex="0">'
            f"{self._edited(start, stop, last=stop == tile.span.stop)}{self._tip(tile)}</span>"
        )

    def _anchor(self, tile: Tile) -> str:
        """The first raw piece of every article can be linked to."""
        number = self.articles.get(tile.block, -1)
        if number < 0 or number in self.anchored or tile.role in LOOSE_ROLES:
            return ""
        self.anchored.add(number)
        return f' id="pc-article-{number}"'

    def _edited(self, start: int, stop: int, *, last: bool) -> str:
        """The raw text with what is shown instead of it; an edit that a row's end cuts is marked on both sides."""
        pieces: list[str] = []
        at = start
        first = bisect_left(self.edit_starts, start)
        if first and self.page.edits[first - 1].span.stop > start:
            first -= 1
        for edit in self.page.edits[first:]:
            if edit.span.start >= stop and not (last and edit.span.start == edit.span.stop == stop):
                break
            begin, end = max(edit.span.start, at), min(edit.span.stop, stop)
            pieces += escape(self.page.raw[at:begin]), self._edit(edit, begin, end)
            at = max(end, at)
        return "".join(pieces) + escape(self.page.raw[at:stop])

    def _edit(self, edit: Edit, start: int, stop: int) -> str:
        shown = edit.text if start == edit.span.start else ""
        tip = element("span", "pc-tip", f"{escape(edit.rule)}: {escape(repr(edit.text))}")
        raw = escape(self.page.raw[start:stop])
        return f'<span class="pc-edit" data-shown="{escape(shown)}" tabindex="0">{raw}{tip}</span>'

    def _tip(self, tile: Tile) -> str:
        role = escape(f"{tile.role.replace('_', ' ')} {TERMS[tile.role]}{f' ({tile.kind})' if tile.kind else ''}")
        number = self.articles.get(tile.block)
        owner = "" if tile.role in LOOSE_ROLES else f"article {number + 1}" if number is not None else "notice"
        seam = "goes on with what is read before it" if tile.seam is Seam.JOIN else ""
        place = f"read as no. {self.places[tile.span.start]}"
        rules = "".join(element("span", "pc-rule", escape(f"{note.step}: {note.rule}")) for note in tile.notes)
        facts = escape(" · ".join(filter(None, (owner, place, seam))))
        return f'<span class="pc-tip" role="tooltip"><b>{role}</b><br>{facts}{rules}</span>'


def _order(page: Tiling, rows: list[Row], *, vertical: bool) -> str:
    """An arc from row to row wherever what is read next does not stand next."""
    in_print = {a.span: b.span for a, b in pairwise(t for t in page.tiles if t.role is not Role.GAP)}
    jumps = [(a, b) for a, b in pairwise(page.reading) if in_print.get(a.span) != b.span]
    starts = [row.start for row in rows]
    arcs = []
    for before, after in jumps:
        leave = (bisect_right(starts, max(before.span.stop - 1, 0)) - 0.7) * ROW
        enter = (bisect_right(starts, after.span.start) - 0.3) * ROW
        arcs.append(_arc(leave, enter, len(rows) * ROW, after, vertical=vertical))
    if not arcs:
        return ""
    width, height = (len(rows) * ROW, GUTTER) if vertical else (GUTTER, len(rows) * ROW)
    return (
        f'<svg class="pc-order" width="{width}" height="{height}" role="img" aria-label="reading order">'
        f"{''.join(arcs)}</svg>"
    )


def _arc(leave: float, enter: float, length: float, after: Tile, *, vertical: bool) -> str:
    """A curve with a dot where the reading goes on; far jumps reach further out."""
    reach = GUTTER - 6 - min(abs(enter - leave) / 8 + 12, GUTTER - 12)
    edge = GUTTER - 6
    points = [(edge, leave), (reach, leave), (reach, enter), (edge, enter)]
    if vertical:
        points = [(length - y, x) for x, y in points]
    a, b, c, d = (f"{x:g},{y:g}" for x, y in points)
    x, y = points[-1]
    tint = f' style="--h:{after.block * GOLDEN_ANGLE % 360:g}"' if after.block >= 0 else ""
    return f'<g class="pc-arc"{tint}><path d="M{a} C{b} {c} {d}"/><circle cx="{x:g}" cy="{y:g}" r="3"/></g>'
