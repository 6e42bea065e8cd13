"""Datelines and bylines leave the paragraphs that hold them (电头、署名): heads, tails and lines of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from papercleaner.bylines import Lead, head, line, persons_in, tail
from papercleaner.model import LOOSE_ROLES, NOTICE_ROLES, Person, Role, Seam, Span, Tile, Tiling, Unit

_BUNDLE = "●■▲△◆◇○□▼★◎•"


def leads(page: Tiling) -> Tiling:
    """Cut bylines and datelines off the bodies of articles, and read the persons in them."""
    reading = [u for u in page.units() if u.role not in LOOSE_ROLES | NOTICE_ROLES]
    bodies: dict[int, list[Unit]] = {}
    for unit in reading:
        if unit.role is Role.BODY:
            bodies.setdefault(unit[0].block, []).append(unit)
    cuts: dict[Tile, tuple[Strip, list[tuple[Lead, str]]]] = {}
    people: list[Person] = []

    def take(unit: Unit, find: Callable[[str], Lead | None], rule: str) -> bool:
        strip = Strip(page, unit)
        lead = find(strip.text)
        if lead is None:
            return False
        cuts.setdefault(unit[0], (strip, []))[1].append((lead, f"{rule}: {lead.rule}"))
        people.extend(strip.person(unit[0].block, p) for p in lead.persons)
        return True

    for unit in reading:
        if unit.role is Role.BYLINE:
            take(unit, lambda text: line(text) or line(text, loose=True), "a line of its own")
    for block, paragraphs in bodies.items():
        take(paragraphs[0], head, "at the head")
        texts = [Strip(page, u).text for u in paragraphs]
        if len(paragraphs) > 1 and sum(t[:1] in _BUNDLE for t in texts) >= 2:
            for unit, text in zip(paragraphs, texts, strict=True):
                if (signed := tail(text)) and signed.byline:
                    strip = Strip(page, unit)
                    people.extend(strip.person(block, p) for p in signed.persons)
        else:
            take(paragraphs[-1], tail, "at the end")
    tiles: list[Tile] = []
    for unit in page.units():
        if unit[0] in cuts:
            strip, found = cuts[unit[0]]
            tiles += strip.cut(found)
        else:
            tiles += unit
    order = {t.span: n for n, t in enumerate(tiles)}
    tiles = [replace(t, order=order[t.span]) for t in tiles]
    kept = {t.span.start: t for t in tiles}
    return _covered(replace(page, persons=tuple(dict.fromkeys(people))), kept)


def _covered(page: Tiling, kept: dict[int, Tile]) -> Tiling:
    """Put the tiles together with gap tiles for the white space that cutting laid bare."""
    out: list[Tile] = []
    at = 0
    for start in sorted(kept):
        if start > at:
            out.append(Tile(Span(at, start), Role.GAP))
        out.append(kept[start])
        at = kept[start].span.stop
    if at < len(page.raw):
        out.append(Tile(Span(at, len(page.raw)), Role.GAP))
    return replace(page, tiles=tuple(out))


class Strip:
    """The folded text of a unit's tiles in one string, with the way back to the raw text."""

    def __init__(self, page: Tiling, unit: Unit) -> None:
        """Put the tiles' texts together."""
        self.page, self.unit = page, unit
        self.text = "".join(page.text(tile) for tile in unit)

    def raw(self, at: int, *, stop: bool = False) -> int:
        """The raw offset of a position; as a stop, the one behind the character before."""
        if stop:
            return self.raw(at - 1) + 1
        for tile in self.unit:
            size = tile.span.stop - tile.span.start
            if at < size:
                return tile.span.start + at
            at -= size
        return self.unit[-1].span.stop

    def span(self, where: tuple[int, int] | None) -> Span | None:
        """A stretch of the strip as a stretch of raw text."""
        if where is None or where[0] >= where[1]:
            return None
        return Span(self.raw(where[0]), self.raw(where[1], stop=True))

    def person(self, block: int, who: object) -> Person:
        """Where someone's role, name and affiliation stand in the raw text."""
        name = self.span(who.name)  # type: ignore[attr-defined]
        assert name is not None
        return Person(block, self.span(who.role), name, self.span(who.affiliation))  # type: ignore[attr-defined]

    def cut(self, found: Iterable[tuple[Lead, str]]) -> list[Tile]:
        """The unit's tiles, cut so that dateline, byline and the marks around them are tiles of their own."""
        role = [self.unit.role] * len(self.text)
        rules: dict[int, str] = {}
        for lead, rule in found:
            role[lead.start : lead.stop] = [Role.MARK] * (lead.stop - lead.start)
            for part, where in ((Role.DATELINE, lead.dateline), (Role.BYLINE, lead.byline)):
                if where:
                    role[where[0] : where[1]] = [part] * (where[1] - where[0])
                    rules[where[0]] = rule
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
            at += size
        return tiles


__all__ = ["Strip", "leads", "persons_in"]
