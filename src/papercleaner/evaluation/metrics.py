"""The figures: one function for each, and `score` for all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from papercleaner.evaluation.compare import (
    Fold,
    Folded,
    Json,
    Match,
    found_articles,
    found_body,
    likeness,
    match_articles,
    plain,
    plain_simplified,
    wanted_articles,
)
from papercleaner.evaluation.joins import Joins, count_pieces, judge_joins
from papercleaner.text import fold

#: The figures whose mean is a page's score: each between 0 and 1, or None where the truth asks nothing of the kind.
METRICS = ("articles", "titles", "headline", "bylines", "paragraphs", "text", "furniture", "issue")
#: Producers that read an image: their texts hold recognition errors, so less likeness counts as the same.
ENGINES = frozenset({"tesseract", "rapidocr", "rapidocr_rows", "boxes"})
#: Likeness (Indel, 0 to 1) from which two texts count as the same: without and with recognition errors.
SAME_CLEAN, SAME_NOISY = 0.97, 0.85
#: rapidfuzz drops some likenesses that are exactly its cutoff: ask for a little less, and compare.
SLACK = 0.001
#: A furniture line shorter than this (星期四) also stands in running text by chance, and is not asked for.
LEAST_FURNITURE = 4

# Words around a value that are no part of it: 第A04版, 总第12111号; https://…/, a telephone's 號.
_NUMBER_WORDS = re.compile(r"^[总總]?第|[版号號期]$")
_ADDRESS_WORDS = re.compile(r"^https?://|/$|[號号]$")
_ISSUE_WORDS = {
    "page_no": _NUMBER_WORDS,
    "issue_no": _NUMBER_WORDS,
    "website": _ADDRESS_WORDS,
    "hotline": _ADDRESS_WORDS,
}


def mean(values: Iterable[float | None]) -> float | None:
    """Average those values that could be measured; None where none could."""
    measured = [value for value in values if value is not None]
    return sum(measured) / len(measured) if measured else None


def _f1(hits: float, wanted: int, found: int) -> float | None:
    return 2 * hits / (wanted + found) if wanted or found else None


@dataclass(frozen=True, slots=True)
class Scores:
    """What `score` measured. The first eight are METRICS.

    `articles`: F1 of articles whose bodies are the same. `titles`, `headline`: F1 of the whole stack of title lines,
    and of the main line alone. `bylines`: F1 of the persons, half for the name and half for the role. `paragraphs`:
    F1 of paragraphs. `text`: one less the share of wrong characters in the bodies. `furniture`: the share of furniture
    and notice lines that stayed out of the articles. `issue`: the share of the issue's fields that are right.

    `joins`: F1 of the decisions that a break in the raw text is none in the paragraph. `over_joins` counts paragraph
    ends that were joined over, `under_joins` torn paragraphs that stayed torn; None and 0 where the page has no spans.
    `splits` counts surplus pieces of articles that were cut up, `merges` surplus articles swallowed by another one.
    `faults` says in words what was wrong.
    """

    articles: float | None
    titles: float | None
    headline: float | None
    bylines: float | None
    paragraphs: float | None
    text: float | None
    furniture: float | None
    issue: float | None
    joins: float | None = None
    over_joins: int = 0
    under_joins: int = 0
    splits: int = 0
    merges: int = 0
    faults: tuple[str, ...] = ()

    @property
    def mean(self) -> float:
        """The mean of those METRICS that could be measured; 1.0 where none could."""
        average = mean(getattr(self, metric) for metric in METRICS)
        return 1.0 if average is None else average


# The page scored, one function for each group of metrics.


@dataclass(frozen=True)
class _Case:
    """One page being scored: both sides folded and matched, and a list to which every metric adds what it missed."""

    fold: Fold
    same: float
    raw: str
    wanted: list[Folded]
    found: list[Folded]
    matches: dict[int, Match]
    faults: list[str]

    def match(self, index: int) -> Folded | None:
        """Give the found article that is taken for the wanted one."""
        return self.found[self.matches[index].found] if index in self.matches else None

    def surplus(self) -> Iterator[Folded]:
        """Give the found articles that match none of the truth."""
        taken = {match.found for match in self.matches.values()}
        return (article for j, article in enumerate(self.found) if j not in taken)


def _articles(case: _Case) -> float | None:
    for i, wanted in enumerate(case.wanted):
        alike = case.matches[i].likeness if i in case.matches else 0.0
        if alike < case.same:
            match = case.match(i)
            taken_for = match.headline[:24] if match else "(nothing)"
            case.faults.append(f"article {alike:.2f}: {wanted.headline[:24]} <> {taken_for}")
    hits = sum(match.likeness >= case.same for match in case.matches.values())
    return _f1(hits, len(case.wanted), sum(bool(article.body) for article in case.found))


def _titles(case: _Case, name: str) -> float | None:
    hits = asked = 0
    for i, wanted in enumerate(case.wanted):
        want, match = getattr(wanted, name), case.match(i)
        if not want:
            continue
        asked += 1
        if match is not None and likeness(want, getattr(match, name)) >= case.same:
            hits += 1
        else:
            case.faults.append(f"{name}: {want} <> {getattr(match, name) if match else '(nothing)'}")
    return _f1(hits, asked, sum(bool(getattr(article, name)) for article in case.found))


def _bylines(case: _Case) -> float | None:
    hits = names = asked = given = 0
    for i, wanted in enumerate(case.wanted):
        want = {signed for signed in wanted.bylines if signed.name in case.raw}
        destroyed = {signed.name for signed in wanted.bylines - want}
        match = case.match(i)
        have = {signed for signed in match.bylines if signed.name not in destroyed} if match else set()
        hits, asked, given = hits + len(want & have), asked + len(want), given + len(have)
        names += len({signed.name for signed in want} & {signed.name for signed in have})
        if want != have:
            missed, wrong = (["".join(signed) for signed in sorted(side)] for side in (want - have, have - want))
            case.faults.append(f"bylines of {wanted.headline[:16]}: missed {missed} wrong {wrong}")
    given += sum(len(article.bylines) for article in case.surplus())
    return _f1((hits + names) / 2, asked, given)


def _paragraphs(case: _Case) -> float | None:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    want = [text for article in case.wanted for text in article.paragraphs]
    have = [text for article in case.found for text in article.paragraphs]
    exact = Counter(want) & Counter(have)
    pool = list((Counter(have) - exact).elements())
    hits = exact.total()
    for text in want:
        if exact[text]:
            exact[text] -= 1
            continue
        best = process.extractOne(text, pool, scorer=Indel.normalized_similarity, score_cutoff=case.same - SLACK)
        if best is None or best[1] < case.same:
            case.faults.append(f"paragraph: {text[:20]}…{text[-16:]}")
        else:
            hits += 1
            del pool[best[2]]
    return _f1(hits, len(want), len(have))


def _text(case: _Case) -> float | None:
    from rapidfuzz.distance import Levenshtein

    errors = total = 0
    for i, wanted in enumerate(case.wanted):
        match = case.match(i)
        body = found_body(wanted, match) if match else ""
        errors += Levenshtein.distance(wanted.body, body)
        total += max(len(wanted.body), len(body))
    surplus = sum(len(article.text) for article in case.surplus())
    return 1 - (errors + surplus) / (total + surplus) if total + surplus else None


def _furniture(case: _Case, truth: Json) -> float | None:
    lines = [case.fold(item["text"]) for item in truth["furniture"]]
    lines += [case.fold(line) for block in truth["blocks"] if block["type"] != "article" for line in block["lines"]]
    # A line that also stands in an article proves nothing by standing there.
    own = "\n".join(article.rubric + article.titles + article.body for article in case.wanted)
    asked = [line for line in lines if len(line) >= LEAST_FURNITURE and line in case.raw and line not in own]
    everything = "\n".join(article.rubric + article.titles + article.text for article in case.found)
    leaked = [line for line in asked if line in everything]
    case.faults.extend(f"furniture in an article: {line[:40]}" for line in leaked)
    return 1 - len(leaked) / len(asked) if asked else None


def _issue(case: _Case, truth: Json, page: Json) -> float | None:
    have = page.get("issue") or {}
    hits = asked = 0
    for key, value in truth["issue"].items():
        if key == "date_text" or not value:
            continue
        want: Any
        given: Any
        if isinstance(value, list):
            want = {name for name in map(case.fold, value) if name in case.raw}
            given = {case.fold(name) for name in have.get(key) or ()}
            readable = bool(want)
        else:
            want, given = value, str(have.get(key) or "")
            if words := _ISSUE_WORDS.get(key):  # the same in both scripts
                want, given = words.sub("", plain(want)), words.sub("", plain(given))
            else:
                want, given = case.fold(want), case.fold(given)
            printed = truth["issue"].get("date_text") or value if key == "date" else value
            readable = case.fold(printed) in case.raw
        if readable:
            asked += 1
            hits += want == given
            if want != given:
                case.faults.append(f"issue.{key}: {value} <> {have.get(key)}")
    return hits / asked if asked else None


def _joins(case: _Case, truth: Json, raw: str, page: Json) -> Joins:
    truths = [block["paragraphs"] for block in truth["blocks"] if block["type"] == "article"]
    pages = [article.get("paragraphs") or () for article in page.get("articles") or ()]
    folded = fold(raw)
    judged = (judge_joins(raw, folded, truths[i], pages[match.found]) for i, match in case.matches.items())
    return Joins(*map(sum, zip(Joins(), *judged, strict=True)))


def score(truth: Json, raw: str, page: Json, producer: str = "") -> Scores:
    r"""Score one cleaned page.

    `truth` is a truth as `papercleaner.evaluation` describes it, `raw` the text that was cleaned, `page` what
    `papercleaner.clean(raw).to_dict()` gave. `producer` says what made the raw text: texts of ENGINES hold recognition
    errors, so a likeness of SAME_NOISY is enough for two texts to count as the same, and the script does not matter.
    Raises KeyError where the truth lacks `blocks`, `furniture` or `issue`.

    >>> truth = {"issue": {}, "furniture": [], "blocks": [
    ...     {"type": "article", "headline": "春耕开始", "paragraphs": [{"text": "农民下地，机声隆隆。"}]}]}
    >>> page = {"articles": [{"headline": "春耕开始", "paragraphs": [{"text": "农民下地,机声隆隆。"}]}]}
    >>> scores = score(truth, "春耕开始\n农民下地,机声隆隆。", page)
    >>> scores.articles, scores.headline, scores.text, scores.issue, scores.mean
    (1.0, 1.0, 1.0, None, 1.0)
    """
    engine = producer in ENGINES
    same, folding = (SAME_NOISY, plain_simplified) if engine else (SAME_CLEAN, plain)
    wanted, found = wanted_articles(truth, folding), found_articles(page, folding)
    case = _Case(folding, same, folding(raw), wanted, found, match_articles(wanted, found), [])
    joins, pieces = _joins(case, truth, raw, page), count_pieces(wanted, found)
    return Scores(
        articles=_articles(case),
        titles=_titles(case, "titles"),
        headline=_titles(case, "headline"),
        bylines=_bylines(case),
        paragraphs=_paragraphs(case),
        text=_text(case),
        furniture=_furniture(case, truth),
        issue=_issue(case, truth, page),
        joins=_f1(joins.right, joins.right + joins.under, joins.right + joins.over),
        over_joins=joins.over,
        under_joins=joins.under,
        splits=pieces.splits,
        merges=pieces.merges,
        faults=tuple(case.faults),
    )
