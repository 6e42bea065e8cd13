"""Continuations: the parts of an article that a jump (下转、上接) has spread over the pages of an issue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from papercleaner.exports.contents import PageLike
from papercleaner.grammar.dates import NUMERALS, number
from papercleaner.objects import Article, Spans
from papercleaner.patterns import pattern
from papercleaner.text import ends_sentence, fold

#: Two parts belong together when their witnesses agree this far.
SURE = 0.55
#: A headline that is shortened to fewer characters than this can be any article's.
TELLING = 4

_PAGE = pattern(rf"([A-Z]?)\s*0*(\d+|[{''.join(sorted(NUMERALS))}]+)\s*(?=[版页]|[、,和至-]|$)")
#: 待续, 明日续, 续昨: the rest stands in another issue, and no page of this one has it.
_SERIAL = pattern(r"待续|续完|续昨|前日|上期|下期|明日|^未完$")


class Part(NamedTuple):
    """A part of an article: on which of the pages given to `link` (0 is the first) it stands, and what stands there."""

    page: int
    article: Article


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with all its parts (上下版接排), in the order in which they are read.

    `score` says how well the witnesses agree that the parts belong together, from 0 to 1, for the weakest link; 1
    where there is only one part.
    """

    parts: tuple[Part, ...]
    score: float = 1.0

    @property
    def article(self) -> Article:
        """The first part: its headline, byline and dateline are the article's."""
        return self.parts[0].article

    @property
    def body(self) -> str:
        """The whole body. A sentence that the jump tears is one again; spans stay with the parts, page by page."""
        body = ""
        for part in self.parts:
            more = part.article.body
            body += ("\n" if body and more and ends_sentence(body) else "") + more
        return body


@dataclass(frozen=True, slots=True)
class LinkWarning:
    """A jump that leads nowhere: on which page (0 is the first), which article, and in words."""

    code: str
    message: str
    page: int
    article: Article

    @property
    def spans(self) -> Spans:
        """Where the article stands in its page's raw text."""
        return self.article.spans


class Linked(NamedTuple):
    """The articles of an issue, each with its parts, in reading order; and the jumps that lead nowhere."""

    articles: tuple[LinkedArticle, ...]
    warnings: tuple[LinkWarning, ...]


class _Jump(NamedTuple):
    """Two parts that may belong together, and the pages that they stand on."""

    source: Part
    target: Part
    source_page: str
    target_page: str


def link(pages: Sequence[PageLike]) -> Linked:
    """Put the parts of continued articles together over the pages of one issue.

    Every part is in exactly one article of the result. Pages may come in any order; their own page numbers count. A
    jump to another issue (待续, 续昨) is no jump here. Every other jump without its other half is a warning:
    `unmatched_jump` for 下转, `unmatched_continuation` for 上接.
    """
    parts = [Part(n, article) for n, page in enumerate(pages) for article in page.articles]
    found = sorted(_scored(pages, parts), key=lambda pair: -pair[0])
    after: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, source, target in found:
        if source not in after and target not in taken and not _circle(after, source, target):
            after[source] = target, score
            taken.add(target)
    articles = tuple(_chain(parts, after, n) for n in range(len(parts)) if n not in taken)
    return Linked(articles, tuple(_unmatched(pages, parts, after, taken)))


def _scored(pages: Sequence[PageLike], parts: list[Part]) -> Iterator[tuple[float, int, int]]:
    for s, source in enumerate(parts):
        if not _jumps(source.article.continued_to):
            continue
        for t, target in enumerate(parts):
            here, there = pages[source.page].issue, pages[target.page].issue
            if source.page == target.page or (here.date and there.date and here.date != there.date):
                continue
            score = _agreement(_Jump(source, target, _page_no(here.page_no), _page_no(there.page_no)))
            if score >= SURE:
                yield score, s, t


def _jumps(text: str) -> bool:
    """Whether a jump leads to another page of the same issue."""
    folded = fold(text)
    return bool(folded) and (_PAGE.search(folded) is not None or not _SERIAL.search(folded))


def _agreement(jump: _Jump) -> float:
    """How far the witnesses agree; those that cannot tell are not asked."""
    heard = [(weight, said) for witness, weight in WITNESSES if (said := witness(jump)) is not None]
    return sum(weight * said for weight, said in heard) / sum(weight for weight, _ in heard)


def _named(text: str, page: str) -> float | None:
    pages = {_page_no(match.group()) for match in _PAGE.finditer(fold(text))}
    return float(page in pages) if pages and page else None


def _told_page(jump: _Jump) -> float | None:
    """下转第2版: the part stands on the page that the jump names."""
    return _named(jump.source.article.continued_to, jump.target_page)


def _came_from(jump: _Jump) -> float | None:
    """上接第1版: it comes from the page that it names."""
    return _named(jump.target.article.continued_from, jump.source_page)


def _jump_word(jump: _Jump) -> float | None:
    """It says that it goes on from somewhere: 上接."""
    return float(_jumps(jump.target.article.continued_from))


def _headline(jump: _Jump) -> float | None:
    """The headline is repeated, or shortened to its telling words."""
    from rapidfuzz.fuzz import partial_ratio, ratio

    first, second = (
        fold("".join((*a.kicker.split(), *a.headline.split(), *"".join(a.decks).split())))
        for a in (jump.source.article, jump.target.article)
    )
    if not first or not second:
        return None
    likeness = partial_ratio if min(len(first), len(second)) >= TELLING else ratio
    return float(likeness(first, second)) / 100


def _sentence(jump: _Jump) -> float | None:
    """The first part stops in mid-sentence; a part with a dateline or byline of its own is no rest of it."""
    first, second = jump.source.article, jump.target.article
    if not first.paragraphs or not second.paragraphs or ends_sentence(first.paragraphs[-1].text):
        return None
    return float(not second.dateline and not second.byline)


#: What tells that a part goes on from another, and how much each says. Page numbers are printed to be followed; a
#: headline is often recast; sentences end where the page ends about as often as not.
WITNESSES: tuple[tuple[Callable[[_Jump], float | None], float], ...] = (
    (_told_page, 3.0),
    (_came_from, 3.0),
    (_headline, 3.0),
    (_jump_word, 2.0),
    (_sentence, 1.0),
)


def _page_no(text: str) -> str:
    """One form of a page number: 第二版, 02 and 2 are the same, A2 is another.

    >>> _page_no("第二版"), _page_no("A04"), _page_no("要闻")
    ('2', 'A4', '')
    """
    found = list(_PAGE.finditer(fold(text)))
    value = number(found[-1][2]) if found else None
    return f"{found[-1][1]}{value}" if value is not None else ""


def _circle(after: dict[int, tuple[int, float]], source: int, target: int) -> bool:
    """Whether the article would go on from its own end."""
    at: int | None = target
    while at is not None and at != source:
        at = after[at][0] if at in after else None
    return at == source


def _chain(parts: list[Part], after: dict[int, tuple[int, float]], first: int) -> LinkedArticle:
    chain, score, at = [parts[first]], 1.0, first
    while at in after:
        at, agreement = after[at]
        chain.append(parts[at])
        score = min(score, agreement)
    return LinkedArticle(tuple(chain), score)


def _unmatched(
    pages: Sequence[PageLike], parts: list[Part], after: dict[int, tuple[int, float]], taken: set[int]
) -> Iterator[LinkWarning]:
    for n, part in enumerate(parts):
        warn = partial(LinkWarning, page=part.page, article=part.article)
        place = f"page {pages[part.page].issue.page_no or part.page + 1}, {part.article.headline or 'no headline'}"
        jump, origin = part.article.continued_to, part.article.continued_from
        if _jumps(jump) and n not in after:
            yield warn("unmatched_jump", f"{place}: {jump}, and no article goes on from it")
        if _jumps(origin) and n not in taken:
            yield warn("unmatched_continuation", f"{place}: {origin}, and no article leads to it")
