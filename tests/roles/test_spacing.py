"""Blank lines, indents and rules: the habit that a page has, and what it says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice

import pytest

import typeset
from papercleaner import clean
from papercleaner.evaluation import score
from papercleaner.lines import tile_lines
from papercleaner.roles import spacing
from papercleaner.roles.features import look
from papercleaner.roles.looks import Look
from papercleaner.roles.weights import table
from papercleaner.source import Source
from papercleaner.text import marks_end_sentences
from tools.held_out import as_truth, finished
from tools.labelled import UNSEEN, Group, Labelled, pages, render, undecided, wrap

SOME = list(islice(pages(UNSEEN), 0, None, 9))
TEXT = "昨日上午，全县春耕现场会在城东公社召开，各公社、各大队的代表三百余人到会，会上交流了选种、积肥的经验。"


def looks(raw: str) -> list[Look]:
    return look(tile_lines(Source(raw)))


def habit(raw: str) -> str:
    return spacing.blanks(looks(raw), sentences=marks_end_sentences(raw))


def hits(producer: str, habit_: str) -> int:
    return sum(habit(render(p.groups, producer, random.Random(p.name), habit_)[0]) == habit_ for p in SOME)


@pytest.mark.parametrize(
    ("producer", "habit_", "least"),
    [
        ("blocks", "around items", 8),
        ("tight", "around items", 9),
        ("lines", "around text", 8),
        ("lines", "around paragraphs", 9),
        ("blocks", "around text", 6),
        ("tight", "around blocks", 9),
        ("blocks", "around blocks", 8),
    ],
)
def test_the_habit_of_blank_lines_is_found(producer: str, habit_: str, least: int) -> None:
    assert hits(producer, habit_) >= least, f"of {len(SOME)} pages"


def test_blank_lines_talk_unless_they_tear_running_text() -> None:
    assert not habit("\n".join(typeset.COLUMN))
    assert habit("\n".join((*typeset.COLUMN[:7], "", *typeset.COLUMN[7:])))
    assert not habit("\n\n".join(typeset.COLUMN))


TITLES = ("春耕现场会召开", "全县掀起积肥热潮", "水塔落成", "三千户居民从此不再挑水", "学校添置新桌椅")


@pytest.mark.parametrize(
    ("parted", "found"),
    [
        ("HD", "behind titles"),
        ("HDL", "around text"),
        ("HDPL", "around paragraphs"),
        ("DL", "around blocks"),
        ("L", "around items"),
        ("", ""),
    ],
)
def test_each_habit_parts_other_things(parted: str, found: str) -> None:
    paragraph = "\n".join(wrap(TEXT, 14)) + "\n"
    article = {"H": "{}\n", "D": "城东公社见闻\n", "P": paragraph, "L": paragraph}
    blanked = "".join(text + "\n" * (name in parted) for name, text in article.items())
    assert habit("".join(map(blanked.format, TITLES))) == found


def test_blank_lines_between_all_paragraphs_say_nothing() -> None:
    assert [habit("\n\n".join(line.text for g in p.groups for line in g)) for p in SOME] == [""] * len(SOME)


def test_no_blank_line_says_nothing() -> None:
    assert [habit("\n".join(line.text for g in p.groups for line in g)) for p in SOME] == [""] * len(SOME)


@pytest.mark.parametrize("white", ["\u3000\u3000", "    ", "\t"])
def test_indents_of_paragraphs_are_seen(white: str) -> None:
    raw = "\n".join(["春耕现场会召开", *[f"{white}{TEXT}"] * 4, "全县掀起积肥热潮", *[f"{white}{TEXT}"] * 2])
    seen = looks(raw)
    assert spacing.indent(seen) == 2
    assert [n for n, x in enumerate(seen) if x.has("flush")] == [0, 5]
    assert [n for n, x in enumerate(seen) if x.has("indented")] == [1, 2, 3, 4, 6, 7]


def test_titles_set_in_deeper_are_centred() -> None:
    raw = "\n".join(["\u3000" * 9 + "春耕现场会召开", *["\u3000\u3000" + TEXT] * 4, "（完）"])
    assert looks(raw)[0].has("centred")


@pytest.mark.parametrize("white", ["", "    "])
def test_indents_say_nothing_where_all_lines_have_the_same(white: str) -> None:
    raw = "\n".join(white + text for text in ["春耕现场会召开", TEXT, TEXT, TEXT, "全县掀起积肥热潮", TEXT])
    assert spacing.indent(looks(raw)) == 0


def test_indents_say_nothing_where_running_lines_have_them_too() -> None:
    lines = [TEXT[n : n + 12] for n in range(0, 48, 12)] * 4
    raw = "\n".join(("  " if n % 2 else "") + line for n, line in enumerate(lines))
    assert spacing.indent(looks(raw)) == 0


def indented(page: Labelled) -> str:
    return "\n".join("\u3000\u3000" * (line.state == "P") + line.text for group in page.groups for line in group)


def by_items(page: Labelled) -> str:
    return "\n\n".join("\n".join(line.text for line in group) for group in page.groups)


def ruled(page: Labelled) -> str:
    return "\n-----\n".join("\n".join(line.text for line in group) for group in page.groups)


def plain(page: Labelled) -> str:
    return "\n".join(line.text for group in page.groups for line in group)


def articles(raw: str, states: list[str]) -> float:
    """The share of articles that are found whole."""
    page = tile_lines(Source(raw))
    letters = undecided(page, states)
    truth = as_truth(finished(page, look(page), letters, table("plain")))
    return score(truth, raw, clean(raw).to_dict()).articles or 0.0


def states(groups: list[Group]) -> Iterator[str]:
    for n, group in enumerate(groups):
        yield from ["F"] * (n > 0)
        yield from (line.state for line in group)


def test_white_space_and_rules_help_to_find_articles() -> None:
    means = {}
    for setting in (plain, indented, by_items, ruled):
        found = [
            articles(
                setting(p),
                [*states(p.groups)] if setting is ruled else [line.state for g in p.groups for line in g],
            )
            for p in SOME
        ]
        means[setting] = sum(found) / len(found)
    assert means[indented] > means[plain] + 0.01
    assert means[by_items] > means[plain] + 0.05
    assert means[ruled] > means[plain] + 0.05


@pytest.mark.parametrize("rule", ["-----", "=====", "* * *", "————————", "──────", "---", "<hr/>"])
def test_a_rule_parts_items(rule: str) -> None:
    raw = "\n".join(["春耕现场会召开", TEXT, TEXT, rule, "全县掀起积肥热潮", TEXT])
    seen = looks(raw)
    assert seen[2].has("last of its item")
    assert seen[3].has("first of its item")
    assert [item.text for item in clean(raw).furniture] == [rule]


def test_rules_inside_of_text_say_nothing() -> None:
    raw = "\n".join(["春耕现场会召开", TEXT, "-----", TEXT, "-----", TEXT])
    assert not any(x.has("first of its item", "last of its item") for x in looks(raw))
