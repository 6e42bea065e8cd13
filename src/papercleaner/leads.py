"""Datelines and bylines leave the paragraphs that hold them (电头、署名): heads, tails and lines of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from papercleaner.grammar.broken import broken
from papercleaner.grammar.bylines import head
from papercleaner.grammar.credits import credit
from papercleaner.grammar.lead import Lead
from papercleaner.grammar.signatures import tail
from papercleaner.model import LOOSE_ROLES, NOTICE_ROLES, Person, Role, Seam, Span, Tile, Tiling, Unit

_BUNDLE = "●■▲△◆◇○□▼★◎•"


def leads(page: Tiling) -> Tiling:
    """Cut bylines and datelines off the bodies of articles, and read the persons in them."""
    reading = [u for u in page.units() if u.role not in LOOSE_ROLES | NOTICE_ROLES]
    bodies: dict[int, list[Unit]] = {}
    last: dict[int, Unit] = {}  # of each article, its last paragraph or line of verse
    for unit in reading:
        if unit.role is Role.BODY:
            bodies.setdefault(unit[0].block, []).append(unit)
        if unit.role in (Role.BODY, Role.VERSE):
            last[unit[0].block] = unit
    cuts: dict[Tile, tuple[Strip, list[Cut]]] = {}
    people: list[Person] = []

    def take(unit: Unit, find: Callable[[str], Lead | None], rule: str) -> None:
        strip = Strip(page, unit)
        if lead := find(strip.text):
            found(unit, strip, lead, rule)

    def found(unit: Unit, strip: Strip, lead: Lead, rule: str) -> None:
        cuts.setdefault(unit[0], (strip, []))[1].extend(_around(lead, f"{rule}: {lead.rule}"))
        people.extend(strip.persons(unit[0].block, lead))

    for unit in reading:
        if unit.role is Role.BYLINE:
            lines = [page.text(tile) for tile in unit]
            if signed_so := broken(lines) or broken(lines, loose=True):
                found(unit, Strip(page, unit, signed_so[0]), signed_so[1], "a line of its own")
        elif unit.role is Role.CAPTION:
            strip = Strip(page, unit)
            if (made := credit(strip.text)) and made[0][1] > made[0][0]:
                rule = "who made the picture"
                marks = Cut((made[0][1], len(strip.text)), Role.MARK, "around a credit")
                cuts[unit[0]] = strip, [marks, Cut(made[1], Role.CREDIT, rule)]
    for block, paragraphs in bodies.items():
        take(paragraphs[0], head, "at the head")
        texts = [Strip(page, u).text for u in paragraphs]
        if len(paragraphs) > 1 and sum(t[:1] in _BUNDLE for t in texts) >= 2:
            for unit, text in zip(paragraphs, texts, strict=True):
                if (signed := tail(text)) and signed.byline:
                    strip = Strip(page, unit)
                    people.extend(strip.persons(block, signed))
        elif last[block] is paragraphs[-1]:
            take(paragraphs[-1], tail, "at the end")
    for unit in last.values():
        if unit.role is Role.VERSE:
            take(unit, tail, "at the end of a poem")
    tiles: list[Tile] = []
    for unit in page.units():
        if unit[0] in cuts:
            strip, pieces = cuts[unit[0]]
            tiles += strip.cut(pieces)
        else:
            tiles += unit
    page = replace(page, persons=tuple(dict.fromkeys(people)))
    return page.read_as(tiles)


class Cut(NamedTuple):
    """A stretch of a strip that gets a role of its own, and the rule that says so."""

    where: tuple[int, int]
    role: Role
    rule: str


def _around(lead: Lead, rule: str) -> Iterator[Cut]:
    yield Cut((lead.start, lead.stop), Role.MARK, "around a byline")
    if lead.dateline:
        yield Cut(lead.dateline, Role.DATELINE, rule)
    if lead.byline:
        yield Cut(lead.byline, Role.BYLINE, rule)


class Strip:
    """The folded text of a unit's tiles in one string, with the way back to the raw text."""

    def __init__(self, page: Tiling, unit: Unit, gap: str = "") -> None:
        """Put the tiles' texts together, a gap between them."""
        self.page, self.unit, self.gap = page, unit, gap
        self.text = gap.join(page.text(tile) for tile in unit)

    def spans(self, where: tuple[int, int] | None) -> tuple[Span, ...]:
        """A stretch of the strip as stretches of raw text, one for each tile that has a part of it."""
        out: list[Span] = []
        at = 0
        for tile in self.unit:
            start, stop = (max(0, where[0] - at), where[1] - at) if where else (0, 0)
            at += (size := tile.span.stop - tile.span.start) + len(self.gap)
            if start < min(stop, size):
                out.append(Span(tile.span.start + start, tile.span.start + min(stop, size)))
        return tuple(out)

    def persons(self, block: int, lead: Lead) -> Iterator[Person]:
        """Where roles, names and affiliations stand in the raw text."""
        for who in lead.persons:
            yield Person(block, self.spans(who.role), self.spans(who.name), self.spans(who.affiliation))

    def cut(self, pieces: Iterable[Cut]) -> list[Tile]:
        """The unit's tiles, cut so that each piece is a tile of its own; later pieces stand on earlier ones."""
        role = [self.unit.role] * len(self.text)
        rules: dict[int, str] = {}
        for (start, stop), part, rule in pieces:
            role[start:stop] = [part] * (stop - start)
            rules[start] = rule
        tiles: list[Tile] = []
        at, rule, last = 0, "", None
        for tile in self.unit:
            size = tile.span.stop - tile.span.start
            start = at
            while start < at + size:
                stop = start + 1
                while stop < at + size and role[stop] is role[start]:
                    stop += 1
                piece = self.text[start:stop]
                lead_in, lead_out = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
                if piece.strip():
                    span = Span(tile.span.start + start - at + lead_in, tile.span.start + stop - at - lead_out)
                    fresh = replace(tile, span=span)
                    if role[start] is not self.unit.role:
                        rule = rules.get(start, rule)
                        seam = Seam.JOIN if role[start] is last else Seam.NEW
                        fresh = fresh.noted("leads", rule or "around a byline", role=role[start], seam=seam)
                    elif last not in (None, role[start]):
                        fresh = replace(fresh, seam=Seam.NEW)
                    tiles.append(fresh)
                    last = role[start]
                start = stop
            at += size + len(self.gap)
        return tiles
