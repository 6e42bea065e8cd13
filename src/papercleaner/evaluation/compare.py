"""How articles are compared: both sides folded, and matched one to one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

#: Bodies that share no more than this are never the same article, however few the candidates.
LEAST_LIKENESS = 0.2

Json = Mapping[str, Any]
Fold = Callable[[str | None], str]

_SHAPES = {ord(c): '"' for c in "“”„‟＂「」『』﹁﹂﹃﹄‘’‚‛＇′″'"}
_SHAPES |= {ord(c): "-" for c in "—–―‐‑‒─━－ー﹣"} | {ord(c): "·" for c in "・•‧∙⋅．●"}
_SHAPES |= {ord(c): "~" for c in "〜～∼"} | {ord("⋯"): "…"}
_DASHES = re.compile(r"-+")
_DOTS = re.compile(r"\.{2,}|…+")
# What a paper adds to a role says nothing of what the person did, and 作者 is what a bare name means anyway.
_ROLE_EXTRAS = re.compile(r"^(?:本[报報]|全媒体|融媒体?|首席|作者$)+")


def plain(text: str | None) -> str:
    """Fold what is no difference to a reader: width, the shapes of quotes and dashes, white space.

    >>> plain("「１２」 ——３．５")
    '"12"-3·5'
    """
    # Twice, because some marks of the table only come about by NFKC, and others are lost by it.
    text = unicodedata.normalize("NFKC", (text or "").translate(_SHAPES)).translate(_SHAPES)
    return _DOTS.sub("…", _DASHES.sub("-", "".join(text.split())))


@cache
def _simplify() -> Callable[[str], str]:
    from opencc import OpenCC  # here, not above: loading it takes longer than scoring a page

    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def plain_simplified(text: str | None) -> str:
    """Fold like `plain`, and blind to script: engines mix the scripts of a traditional page, which no cleaner mends."""
    text = plain(text)
    return _simplify()(text) if text else ""


class Signed(NamedTuple):
    """A person in a byline."""

    role: str
    name: str


@dataclass(frozen=True)
class Folded:
    """An article of either side, its strings folded for comparison."""

    rubric: str
    titles: str
    headline: str
    bylines: frozenset[Signed]
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The paragraphs as one string: where paragraphs end is measured apart."""
        return "".join(self.paragraphs)

    @cached_property
    def body(self) -> str:
        """What stands for the article where its text is compared: the captions if there is no other text."""
        return self.text or "".join(self.captions)


def _signed(people: Iterable[Json], fold: Fold) -> frozenset[Signed]:
    return frozenset(Signed(_ROLE_EXTRAS.sub("", plain(p.get("role"))), fold(p["name"])) for p in people)


def wanted_articles(truth: Json, fold: Fold) -> list[Folded]:
    """Fold the articles of a truth."""
    return [
        Folded(
            rubric=fold(block.get("column")),
            titles=fold("".join((block.get("kicker") or "", block["headline"], *(block.get("subheads") or ())))),
            headline=fold(block["headline"]),
            bylines=_signed(block.get("bylines") or (), fold),
            paragraphs=tuple(fold(paragraph["text"]) for paragraph in block["paragraphs"]),
            captions=tuple(fold(photo["caption"]) for photo in block.get("photos") or () if photo.get("caption")),
        )
        for block in truth["blocks"]
        if block["type"] == "article"
    ]


def _title_lines(article: Json) -> list[str]:
    return [article.get("kicker") or "", article.get("headline") or "", *(article.get("decks") or ())]


def found_articles(page: Json, fold: Fold) -> list[Folded]:
    """Fold the articles of a cleaned page."""
    return [
        Folded(
            rubric=fold(article.get("rubric")),
            titles=fold("".join(_title_lines(article))),
            headline=fold(article.get("headline")),
            bylines=_signed(article.get("bylines") or (), fold),
            paragraphs=tuple(fold(paragraph["text"]) for paragraph in article.get("paragraphs") or ()),
            captions=tuple(fold(caption["text"]) for caption in article.get("captions") or () if caption.get("text")),
        )
        for article in page.get("articles") or ()
    ]


def likeness(a: str, b: str) -> float:
    """How far two strings are the same, from 0 to 1 (Indel: insertions and deletions); 1 for two empty ones."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b)


def found_body(wanted: Folded, found: Folded) -> str:
    """Choose the found text to be compared: captions count only where the truth has nothing else."""
    return found.text if wanted.paragraphs else found.body


class Match(NamedTuple):
    """The found article, by its index, that a wanted one is taken for, and how alike their bodies are."""

    found: int
    likeness: float


def match_articles(wanted: Sequence[Folded], found: Sequence[Folded]) -> dict[int, Match]:
    """Match articles one to one by their bodies, the best first: index of the wanted article to its match."""
    pairs = ((likeness(w.body, found_body(w, f)), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found))
    taken: set[int] = set()
    matches: dict[int, Match] = {}
    for alike, i, j in sorted(pairs, reverse=True):
        if alike > LEAST_LIKENESS and i not in matches and j not in taken:
            matches[i] = Match(j, alike)
            taken.add(j)
    return matches
