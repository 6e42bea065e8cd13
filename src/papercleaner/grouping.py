"""Articles open at their headline stacks, notices at their titles; what follows belongs to them."""

from __future__ import annotations

from papercleaner.model import LOOSE_ROLES, NOTICE_ROLES, Role, Tile, Tiling, Unit
from papercleaner.roles.stacks import shared

_OPENING = frozenset({Role.RUBRIC, Role.KICKER, Role.HEADLINE, Role.NOTICE_TITLE})
_PICTURE = frozenset({Role.CAPTION, Role.CREDIT})
#: Roles after which a rubric, kicker or headline still belongs to the same title stack.
_STACK = {
    Role.RUBRIC: frozenset({Role.RUBRIC}),
    Role.KICKER: frozenset({Role.RUBRIC, Role.KICKER}),
    Role.HEADLINE: frozenset({Role.RUBRIC, Role.KICKER, Role.HEADLINE}),
    Role.NOTICE_TITLE: frozenset({Role.NOTICE_TITLE}),
}
#: What an article consists of under its titles and bylines.
_TEXT = frozenset({Role.BODY, Role.VERSE, Role.CROSSHEAD})
#: A caption goes to the article below it when it shares so much more of its words with that one's title and text.
NEARER = 0.15


def grouping(page: Tiling) -> Tiling:
    """Give every tile that is not furniture the number of its article or notice.

    An editor's note (编者按) over no text is the article's text.
    """
    units = list(page.units())
    owner = _owners(units)
    _pictures_ahead(page, units, owner)
    with_text = {block for unit, block in zip(units, owner, strict=True) if unit.role in _TEXT}
    tiles: list[Tile] = []
    for unit, block in zip(units, owner, strict=True):
        if unit.role is Role.EDITOR_NOTE and block not in with_text:
            tiles += (t.noted("grouping", "a note over no text", role=Role.BODY, block=block) for t in unit)
        else:
            tiles += (t.noted("grouping", _RULE[block >= 0], block=block) for t in unit)
    return page.with_tiles(tiles)


_RULE = {True: "follows its headline", False: "belongs to the page"}


def _owners(units: list[Unit]) -> list[int]:
    block, last, owner = -1, None, []
    unsigned = True
    for unit in units:
        role = unit.role
        if role in LOOSE_ROLES:
            owner.append(-1)
            continue
        if role not in _PICTURE and role is not Role.CONTINUED_FROM:
            opens = role in _OPENING and last not in _STACK[role]
            if role is Role.HEADLINE and last is Role.BYLINE and unsigned:
                opens = False  # the author stands over the headline
            if role in NOTICE_ROLES and last not in NOTICE_ROLES:
                opens = True
            if role not in NOTICE_ROLES and last in NOTICE_ROLES:
                opens = True
            if opens or block < 0:
                block, unsigned = block + 1, True
            if role in _TEXT:
                unsigned = False
            last = role
        elif block < 0:
            block = 0
        elif last is Role.NOTICE_TITLE:
            last = Role.NOTICE  # the picture belongs to this notice: another title opens another one
        owner.append(block)
    return owner


def _pictures_ahead(page: Tiling, units: list[Unit], owner: list[int]) -> None:
    """A picture between two articles goes to the one whose words its caption has."""
    text = ["".join(page.text(t) for t in unit) for unit in units]
    for n, unit in enumerate(units):
        if unit.role is not Role.CAPTION or owner[n] < 0:
            continue
        rest = n + 1
        while rest < len(units) and units[rest].role in _PICTURE | LOOSE_ROLES:
            rest += 1
        if rest == len(units) or owner[rest] == owner[n] or units[rest].role in NOTICE_ROLES:
            continue
        here = "".join(t for t, o, u in zip(text, owner, units, strict=True) if o == owner[n] and u is not unit)
        there = "".join(t for t, o in zip(text, owner, strict=True) if o == owner[rest])
        with_there, with_here = shared(text[n], there, here)
        if with_there > with_here + NEARER:
            for k in range(n, rest):
                if units[k].role in _PICTURE:
                    owner[k] = owner[rest]
