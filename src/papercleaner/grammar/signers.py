"""Signers (署名者), and bylines that say who somebody is rather than what he did (身份): letters, 作者为…, 摘自….

All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import regex

from papercleaner.grammar import names, signing
from papercleaner.grammar.names import Slice
from papercleaner.grammar.units import NEVER, belongs_to, unit_and_names
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: What somebody is, said before his name, is no longer than this, in characters.
LONGEST_POST = 12
#: Who somebody is ends so: 上班族, 退休人士, 家庭主妇.
_FOLK = frozenset("族士妇人者生员师民")
#: Where a reader writes from is no longer than this, in characters.
LONGEST_PLACE = 6
#: 卢水木/基隆市(教师): a reader, his place and his post.
_PLACE_AND_POST = pattern(r"(?P<name>\p{Han}{2,3})/(?P<about>(?P<place>\p{Han}{2,8})\((?P<post>\p{Han}{2,8})\))")


@dataclass(frozen=True, slots=True)
class Person:
    """One signer, as offsets into the text that was parsed; `role` is None where only a name stands."""

    role: Slice | None
    name: Slice
    affiliation: Slice | None = None


class Signers(NamedTuple):
    """What a byline says. `rule` names the strongest evidence: role, verb, identity, source, dated, unit or names."""

    persons: tuple[Person, ...]
    rule: str


def by_identity(text: str, start: int, stop: int) -> Signers | None:
    """作者为某大学副教授 (nobody named), 作者单位:某检察院 白露, 作者:戴星眠,系某大学学生, 原载《某报》."""
    if signing.SOURCE.fullmatch(text, start, stop):
        return Signers((), "source")
    match = signing.IDENTITY.match(text, start, stop)
    if not match:
        return None
    at = match.end()
    if match["named"]:
        found = names.split(text, *match.span("named"))
        return (
            Signers(tuple(Person(None, name, (at, stop)) for name in found), "identity")
            if found and at < stop
            else None
        )
    if text[start:at].rstrip(" :").endswith("作者"):
        for tail in signing.IDENTITY_TAIL.finditer(text, at, stop):
            found = names.split(text, at, tail.start(), pen=True)
            if found and tail.end() < stop:
                return Signers(tuple(Person(None, name, (tail.end(), stop)) for name in found), "identity")
        return None
    gap = text.rfind(" ", at, stop)
    if gap > at and (found := names.split(text, gap + 1, stop)):
        return Signers(tuple(Person(None, name, (at, gap)) for name in found), "identity")
    if gap < 0 and (parts := unit_and_names(text, at, stop)):
        return Signers(tuple(Person(None, name, (at, parts[0])) for name in parts[1]), "identity")
    return Signers((), "identity") if at < stop else None


def by_letter(text: str, start: int, stop: int) -> Signers | None:
    """高雄县凤山,许大任,贸易公司职员: one name, and with commas where and what somebody is."""
    parts = [match.span() for match in regex.finditer(r"[^,]+", text, pos=start, endpos=stop)]
    named = [part for part in parts if names.is_name(names.bare(text, part)) and not belongs_to(text[slice(*part)])]
    about = [part for part in parts if part not in named]
    if len(named) != 1 or not 1 <= len(about) <= 2 or not any(belongs_to(text[slice(*part)]) for part in about):
        return None
    if any(b - a > LONGEST_POST or not NEVER.isdisjoint(text[a:b]) for a, b in about):
        return None
    return Signers((Person(None, named[0], about[-1]),), "names")


def by_place(text: str, start: int, stop: int) -> Signers | None:
    """基隆/卢水木: where a reader writes from, a stroke, his name; 卢水木/基隆市(教师)."""
    posted = _PLACE_AND_POST.fullmatch(text, start, stop)
    if posted and names.is_name(posted["name"]) and (belongs_to(posted["place"]) or belongs_to(posted["post"])):
        return Signers((Person(None, posted.span("name"), posted.span("about")),), "names")
    stroke = text.find("/", start, stop)
    place = text[start : max(stroke, start)].strip()
    who = text[stroke + 1 : stop].strip()
    if (
        stroke > start
        and names.is_name(place)
        and " " not in who
        and len(who) > names.PEN_NAME
        and NEVER.isdisjoint(who)
    ):
        if belongs_to(who) or who[-1:] in _FOLK:  # 陈怡君/台北市上班族
            return Signers((Person(None, (start, start + len(place)), (stroke + 1, stop)),), "names")
        return None
    if not 2 <= len(place) <= LONGEST_PLACE or not NEVER.isdisjoint(place) or " " in place:
        return None
    if (names.is_name(place) and place not in lexicon("cities")) or signing.roles()[0].match(place):
        return None
    if signing.ANONYMOUS.fullmatch(text, stroke + 1, stop):
        return Signers((), "unit")
    found = names.split(text, stroke + 1, stop, pen=True)
    if not found or len(found) > 1:
        return None
    return Signers((Person(None, found[0], (start, start + len(place))),), "names")
