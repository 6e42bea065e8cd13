"""A small typesetter: the printed lines of a newspaper page, with their boxes.

It makes what an engine without mistakes would return, for pages of which no scan is at hand, vertical or skewed ones.
Everything is set in one frame, from left to right and from the top down, and turned at the end. A part of a block is a
letter of `papercleaner.roles.weights.STATES` and a text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Any

from papercleaner.text import NO_LINE_START, fold, width

#: Measures in units of the image: a body character, its leading, a gutter, the white space between rows of articles.
EM, LEADING, GUTTER, BAND = 24.0, 34.0, 36.0, 60.0
#: Sizes of type against the body's; what is not here is as large as the body.
SIZES = {
    "H": 2.0,
    "K": 1.25,
    "D": 1.2,
    "R": 1.1,
    "T": 1.35,
    "N": 0.9,
    "B": 0.95,
    "A": 0.85,
    "C": 0.85,
    "c": 0.85,
    "F": 0.85,
}
#: What stands over all columns of its article; the rest stands in the columns.
OVER = frozenset("RKHDNBT")
CENTRED = frozenset("KHDBT")
GOES_ON = {"P": "p", "H": "h", "D": "d", "N": "n", "C": "m"}
#: Lines that a picture takes.
PICTURE = 8

#: A printed column without boxes: two paragraphs, and one that goes on elsewhere.
COLUMN = (
    "社里今年种了",
    "棉花，播种比去年早了十",
    "天，出苗也比去年整齐，",
    "社员们都说今年有把握。",
    "管理区的技术员每天到",
    "地里去看苗，哪一块缺苗",
    "就补种。",
    "现在全社正在抓紧中耕，",
    "争取在芒种以前锄完三遍",
)

Part = tuple[str, str]
Block = list[Part]


@dataclass(frozen=True)
class Set:
    """A printed line: its state and text, its upper left corner and size in the frame."""

    state: str
    text: str
    x: float
    y: float
    size: float = 1.0
    upright: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in the frame."""
        em = EM * self.size
        if self.upright:
            return self.x, self.y, self.x + em * 1.1, self.y + em * len(self.text)
        return self.x, self.y, self.x + em * width(self.text), self.y + em * 1.1


@dataclass(frozen=True)
class Page:
    """What a page holds: furniture at its head, between its rows and at its foot, and blocks with their columns."""

    head: list[str]
    sides: list[str]
    foot: list[str]
    blocks: list[tuple[Block, int]]


def from_truth(truth: dict[str, Any]) -> Page:
    """A page of the fixtures."""
    places: dict[str, list[str]] = {"head": [], "side": [], "foot": []}
    for item in truth["furniture"]:
        place = item["place"]
        places[place if place in ("side", "foot") else "head"].append(item["text"])
    blocks = [(list(_parts(block)), block.get("columns") or 1) for block in truth["blocks"]]
    return Page(places["head"], places["side"], places["foot"], blocks)


def _parts(block: dict[str, Any]) -> Iterator[Part]:
    if block["type"] != "article":
        yield "T", block.get("title", "")
        yield from (("A", line) for line in block["lines"])
        return
    byline, place = block["byline_text"], block["byline_place"]
    yield from (("R", block["column"]), ("K", block["kicker"]), ("H", block["headline"]))
    yield from (("D", deck) for deck in block["subheads"])
    yield "N", block["editor_note"]
    if place == "own_line":
        yield "B", byline
    last = len(block["paragraphs"]) - 1
    for n, paragraph in enumerate(block["paragraphs"]):
        text = f"{byline} {paragraph['text']}" if n == 0 and place == "inline" else paragraph["text"]
        kind = {"subheading": "X", "verse": "V"}.get(paragraph["kind"], "P")
        yield kind, text + byline if n == last and place == "end" else text
        for photo in block.get("photos") or []:
            if photo.get("after_paragraph") == n + 1:
                yield from (("C", photo["caption"]), ("c", photo.get("credit") or ""))
    if block["continued_to"]:
        yield "J", f"（{block['continued_to']}）"


def typeset(
    page: Page,
    *,
    columns: int = 5,
    measure: float = 14,
    centred: bool = True,
    titles: str = "over",
    chance: random.Random | None = None,
) -> list[Set]:
    """Set a page of so many columns of so many characters; `chance` varies sizes from block to block.

    Titles stand `over` their text, among its columns, which run `past` them (串文题), or `upright` beside it (竖题).
    """
    whole = columns * measure * EM + (columns - 1) * GUTTER
    lines: list[Set] = []
    x = y = 0.0
    for text in page.head:
        long = EM * (SIZES["F"] * width(text) + 4)
        x, y = (x, y) if x + long <= whole else (0.0, y + LEADING)
        lines.append(Set("F", text, x, y, SIZES["F"]))
        x += long
    y += BAND + EM
    sides = list(page.sides)
    for row in _rows(page.blocks, columns):
        bottoms, x = [y], 0.0
        for block, span in row:
            own = list(_block(block, span, measure, _sizes(span, chance), centred=centred, titles=titles))
            lines += (replace(line, x=x + line.x, y=y + line.y) for line in own)
            bottoms += [y + line.box[3] for line in own]
            x += span * (measure * EM + GUTTER)
        y = max(bottoms) + BAND
        if sides:
            lines.append(_centred("F", sides.pop(0), whole, y, 1.0))
            y += BAND
    for text in (*sides, *page.foot):
        lines.append(Set("F", text, 0, y, SIZES["F"]))
        y += LEADING
    return [line for line in lines if line.text.strip()]


def boxes(
    lines: Sequence[Set], *, vertical: bool = False, skew: float = 0.0, chance: random.Random | None = None
) -> list[dict[str, Any]]:
    """The lines as an engine returns them, from the top down: turned for a vertical page, rotated by `skew` degrees.

    `chance` makes the boxes as loose as an engine's. The state stands beside each.
    """
    bottom_of_all = max(line.box[3] for line in lines)
    turn = radians(skew)
    out = []
    for line in lines:
        left, top, right, bottom = (edge + (chance.gauss(0, 2.5) if chance else 0) for edge in line.box)
        if vertical:
            left, top, right, bottom = bottom_of_all - bottom, left, bottom_of_all - top, right
        corners = [(x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*((x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)) for x, y in corners), strict=True)
        box = [round(edge) for edge in (min(xs), min(ys), max(xs), max(ys))]
        out.append({"box": box, "text": line.text, "state": line.state})
    return sorted(out, key=lambda line: (line["box"][1], line["box"][0]))


def _rows(blocks: list[tuple[Block, int]], columns: int) -> Iterator[list[tuple[Block, int]]]:
    row: list[tuple[Block, int]] = []
    for block, wanted in blocks:
        span = min(wanted, columns)
        if sum(n for _, n in row) + span > columns:
            yield row
            row = []
        row.append((block, span))
    yield row


def _sizes(span: int, chance: random.Random | None) -> dict[str, float]:
    """The sizes in one block; by chance, titles are smaller in narrow blocks, and notices as large as the body."""
    if chance is None:
        return SIZES
    ranges = {"H": (1.2, 1.6 + 0.3 * span), "K": (1.0, 1.35), "D": (1.0, 1.3), "R": (0.9, 1.25), "T": (1.0, 1.6)}
    ranges |= {"N": (0.85, 1.1), "B": (0.85, 1.05), "A": (0.75, 1.0), "C": (0.75, 1.0)}
    drawn = {state: chance.uniform(*limits) for state, limits in ranges.items()}
    return SIZES | drawn | {"c": drawn["C"], "": chance.choice([2.0, 2.0, 2.0, 2.0, 1.0, 0.0])}


def _block(
    block: Block, span: int, measure: float, sizes: dict[str, float], *, centred: bool, titles: str
) -> Iterator[Set]:
    step = measure * EM + GUTTER
    at = next((n for n, (state, _) in enumerate(block) if state not in OVER), len(block))
    over = [part for part in block[:at] if part[1]]
    room = -int(-sum(LEADING * sizes[state] for state, _ in over) // step)
    if titles == "upright" and over and room < span:
        x = 0.0
        for state, text in over:
            yield Set(state, text, x, 0, sizes[state], upright=True)
            x += LEADING * sizes[state]
        tops = [-1] * room + [0] * (span - room)
    else:
        first, last = (span // 2, span // 2 + 1) if titles == "past" and span > 1 else (0, span)
        y = 0.0
        for line in _over(over, (last - first) * step - GUTTER, sizes, centred=centred):
            yield replace(line, x=line.x + first * step)
            y = line.y + _leading(line.size)
        tops = [-int(-y // LEADING) if first <= n < last else 0 for n in range(span)]
    body = [line for part in block[at:] for line in _in_column(part, measure, sizes)]
    height = max(tops)
    while sum(height - top for top in tops if top >= 0) < len(body):
        height += 1
    places = [(n, row) for n, top in enumerate(tops) if top >= 0 for row in range(top, height)]
    for line, (n, row) in zip(body, places, strict=False):
        if line.text:
            yield replace(line, x=n * step + line.x, y=row * LEADING)


def _over(parts: Block, room: float, sizes: dict[str, float], *, centred: bool) -> Iterator[Set]:
    """The lines of titles, one under the other."""
    y = 0.0
    for state, text in parts:
        size = sizes[state]
        for part in _broken(state, text, room / EM / size):
            yield _centred(*part, room, y, size) if centred and state in CENTRED else Set(*part, 0, y, size)
            y += _leading(size)


def _leading(size: float) -> float:
    return LEADING * (size * 0.9 if size > 1 else 1)


def _in_column(part: Part, measure: float, sizes: dict[str, float]) -> Iterator[Set]:
    """The lines of a part, indented as they are printed; a picture is lines without text."""
    state, text = part
    size, indent = sizes.get(state, 1.0), sizes.get("", 2.0)
    if state == "C":
        yield from [Set("", "", 0, 0)] * PICTURE
    room = measure * EM
    for n, piece in enumerate(_broken(state, text, measure / size, indent if state == "P" else 0.0)):
        x = {"V": 2 * EM, "J": room - EM * width(text), "P": indent * EM if n == 0 else 0.0}.get(state, 0.0)
        yield _centred(*piece, room, 0, size) if state == "X" else Set(*piece, x, 0, size)


def _broken(state: str, text: str, measure: float, indent: float = 0.0) -> Iterator[Part]:
    """A text in lines of a measure; a mark that may not begin a line hangs at the end of the one before."""
    line, room = "", measure - indent
    for char in text:
        if line.strip() and width(line) + width(char) > room and fold(char) not in NO_LINE_START:
            yield state, line.strip()
            line, room, state = "", measure, GOES_ON.get(state, state)
        line += char
    if line.strip():
        yield state, line.strip()


def _centred(state: str, text: str, room: float, y: float, size: float) -> Set:
    return Set(state, text, max(room - EM * size * width(text), 0) / 2, y, size)
