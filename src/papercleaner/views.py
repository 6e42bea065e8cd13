"""Articles, notices and furniture are views of the tiling: raw text at its spans, with the listed edits."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from papercleaner.model import LOOSE_ROLES, NOTICE_ROLES, Edit, Role, Span, Tiling, Unit, units
from papercleaner.objects import Article, Byline, Caption, Furniture, Notice, Paragraph, Spans

_PARAGRAPH_KINDS = {Role.BODY: "text", Role.VERSE: "verse", Role.CROSSHEAD: "crosshead"}


def render(raw: str, spans: Iterable[Span], edits: Sequence[Edit] = ()) -> str:
    """Show the raw text at `spans`, repaired by those `edits` (sorted by place) that lie within them.

    >>> render("连续奋 战", [Span(0, 3), Span(4, 5)])
    '连续奋战'
    """
    pieces: list[str] = []
    for start, stop in spans:
        at = start
        for edit in edits[bisect_left(edits, start, key=_place) : bisect_left(edits, stop, key=_place)]:
            pieces += raw[at : edit.span.start], edit.text
            at = edit.span.stop
        pieces.append(raw[at:stop])
    return "".join(pieces)


def _place(edit: Edit) -> int:
    return edit.span.start


def blocks(page: Tiling) -> list[list[Unit]]:
    """The page's articles and notices, each as its units in reading order."""
    owned = defaultdict(list)
    for tile in page.reading:
        if tile.block >= 0 and tile.role not in LOOSE_ROLES:
            owned[tile.block].append(tile)
    return [list(units(tiles)) for tiles in owned.values()]


def furniture(page: Tiling) -> tuple[Furniture, ...]:
    """Every unit that belongs to no article and no notice."""
    return tuple(
        Furniture(unit[0].kind or "other", render(page.raw, unit.spans, page.edits), unit.spans)
        for unit in page.units()
        if unit.role in LOOSE_ROLES
    )


def notices(page: Tiling) -> tuple[Notice, ...]:
    """The blocks that are notices (启事、公告、广告)."""
    return tuple(_notice(page, block) for block in blocks(page) if block[0].role in NOTICE_ROLES)


def _notice(page: Tiling, block: list[Unit]) -> Notice:
    show = _shower(page)
    return Notice(
        kind=next((tile.kind for unit in block for tile in unit if tile.kind), "notice"),
        title=" ".join(show(u) for u in block if u.role is Role.NOTICE_TITLE),
        text="\n".join(show(u) for u in block if u.role is not Role.NOTICE_TITLE),
        spans=_spans(block),
    )


def articles(page: Tiling) -> tuple[Article, ...]:
    """The blocks that are articles, in reading order."""
    return tuple(_article(page, block) for block in blocks(page) if block[0].role not in NOTICE_ROLES)


def _article(page: Tiling, block: list[Unit]) -> Article:
    show = _shower(page)

    def all_of(role: Role) -> list[str]:
        return [show(unit) for unit in block if unit.role is role]

    return Article(
        rubric=" ".join(all_of(Role.RUBRIC)),
        kicker=" ".join(all_of(Role.KICKER)),
        headline=" ".join(all_of(Role.HEADLINE)),
        decks=tuple(all_of(Role.DECK)),
        editor_note="\n".join(all_of(Role.EDITOR_NOTE)),
        dateline=" ".join(all_of(Role.DATELINE)[:1]),
        byline=" ".join(all_of(Role.BYLINE)),
        bylines=tuple(
            Byline(show_at(page, p.role), show_at(page, p.name), show_at(page, p.affiliation))
            for p in page.persons
            if p.block == block[0][0].block
        ),
        paragraphs=tuple(
            Paragraph(_PARAGRAPH_KINDS[unit.role], show(unit), unit.spans)
            for unit in block
            if unit.role in _PARAGRAPH_KINDS
        ),
        captions=tuple(_captions(show, block)),
        continued_to=" ".join(all_of(Role.CONTINUED_TO)).strip("()（）[]［］【】〔〕"),
        continued_from=" ".join(all_of(Role.CONTINUED_FROM)),
        spans=_spans(block),
    )


def _captions(show: Callable[[Unit], str], block: list[Unit]) -> Iterable[Caption]:
    """A credit belongs to the caption before it; one that stands alone is a caption of its own."""
    pictures = [unit for unit in block if unit.role in (Role.CAPTION, Role.CREDIT)]
    at = 0
    while at < len(pictures):
        unit = pictures[at]
        follower = pictures[at + 1] if at + 1 < len(pictures) else None
        if unit.role is Role.CREDIT:
            yield Caption("", show(unit), unit.spans)
        elif follower is not None and follower.role is Role.CREDIT:
            yield Caption(show(unit), show(follower), (*unit.spans, *follower.spans))
            at += 1
        else:
            yield Caption(show(unit), "", unit.spans)
        at += 1


def show_at(page: Tiling, spans: Spans) -> str:
    """The repaired text at some spans, in one line. Spaces inside a Chinese name are no part of it."""
    words = render(page.raw, spans, page.edits).split()
    return ("" if any(not word.isascii() for word in words) else " ").join(words)


def _shower(page: Tiling) -> Callable[[Unit], str]:
    return lambda unit: render(page.raw, unit.spans, page.edits)


def _spans(block: list[Unit]) -> Spans:
    return tuple(span for unit in block for span in unit.spans)
