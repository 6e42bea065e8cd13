"""A headline out of place: a layout tool gave the first column of an article before the headline over all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from papercleaner.columns.articles import SAME_MEASURE, pairs
from papercleaner.columns.chains import EVEN, LEAD, OVERFLOW, fills
from papercleaner.columns.links import Line, Links
from papercleaner.patterns import pattern

#: A body has no title of its own if fewer of its title's pairs of characters stand in it than this share; a later
#: title is its title if more of them do than this.
STRANGE, SHARED = 0.2, 0.25
#: Shorter bodies and continuations prove nothing, in lines.
SHORTEST, SHORTEST_REST = 3, 2
#: The title stands no more blocks later than this.
FARTHEST = 40
#: A line's measure is looked for so many lines up and down, the nearest counting most.
REACH = 12
#: A lone line that breaks the measure is running text where the links on both sides add up to more; with marks, this.
LINKED, LINKED_MARKED = 0.9, -1.0

_NO_TITLE = pattern(r"摄\)?$|图为|[(](?:左|右|中|前|后)|资料图|供图$|记者|通讯员|作者|实习生|文/|图/")


@dataclass(slots=True)
class Block:
    """A title, and the lines up to the next one or to the next dateline."""

    title: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)


def reunite(order: Sequence[int], lines: Sequence[Line], links: Links) -> list[int]:
    """The reading order with such first columns put under their headlines.

    A body that opens with a dateline and shares no words with the title over it, if there is one, goes under the
    later title whose words it has.
    """
    measures, running = _see(order, lines, links)
    blocks = _blocks(order, lines, running)
    texts = [{pair for n in block.body for pair in pairs(lines[n].text)} for block in blocks]
    first: dict[int, int] = {}  # the block whose body comes first under a title
    for n, block in enumerate(blocks):
        if len(block.body) < SHORTEST or not LEAD.match(lines[block.body[0]].text):
            continue
        if _shared(block, texts[n], lines) >= STRANGE:
            continue
        choices = [
            (_shared(later, texts[n], lines), -m)
            for m, later in enumerate(blocks[n + 1 : n + FARTHEST], n + 1)
            if m not in first
            and len(later.body) >= SHORTEST_REST
            and not LEAD.match(lines[later.body[0]].text)
            and abs(measures[later.body[0]] - measures[block.body[-1]]) <= SAME_MEASURE
        ]
        share, m = max(choices, default=(0.0, 0))
        if share >= SHARED:
            first[-m] = n
    moved = set(first.values())
    found: list[int] = []
    for n, block in enumerate(blocks):
        found += block.title
        found += blocks[first[n]].body if n in first else []
        found += block.body if n not in moved else []
    return found


def _see(order: Sequence[int], lines: Sequence[Line], links: Links) -> tuple[dict[int, float], dict[int, bool]]:
    """The measure of each line, and whether it is running text."""
    measures: dict[int, float] = {}
    for at, n in enumerate(order):
        around = enumerate(order[max(at - REACH, 0) : at + REACH + 1], max(at - REACH, 0))
        near = [(1 / (4 + abs(at - k)), lines[m].width) for k, m in around]
        measures[n] = max((w for _, w in near), key=lambda w: (sum(p for p, v in near if w - EVEN <= v <= w), w))
    seen = {n: fills(lines[n], measures[n]) or LEAD.match(lines[n].text) is not None for n in order}
    running = dict(seen)
    for a, n, b in zip(order, order[1:], order[2:], strict=False):
        if not seen[n] and seen[a] and seen[b] and lines[n].width < measures[n] + OVERFLOW:
            running[n] = links.text(a, n) + links.text(n, b) > (LINKED_MARKED if lines[n].marked else LINKED)
    return measures, running


def _blocks(order: Sequence[int], lines: Sequence[Line], running: dict[int, bool]) -> list[Block]:
    blocks = [Block()]
    for n in order:
        line = lines[n]
        title = not running[n] and not line.marked and not _NO_TITLE.search(line.text)
        lead = running[n] and LEAD.match(line.text) is not None
        if (title or lead) and blocks[-1].body:
            blocks.append(Block())
        (blocks[-1].body if running[n] or blocks[-1].body else blocks[-1].title).append(n)
    return blocks


def _shared(block: Block, text: set[str], lines: Sequence[Line]) -> float:
    """The share of a title's pairs of characters that stand in a text."""
    own = [pair for n in block.title for pair in pairs(lines[n].text)]
    return sum(pair in text for pair in own) / max(len(own), 1)
