"""What a text is about."""

from __future__ import annotations

import random
from operator import mul

import pytest

from papercleaner.language.matter import DIMENSIONS, Matter, Sum, shipped, summed
from papercleaner.language.rarity import terms
from papercleaner.tables import FOLDER
from papercleaner.text import fold
from tools import fit_matter
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, Line

#: Two texts about one thing that share no word, and one about another; none stands in the labelled pages.
THREE = [
    ("终场前五分钟，客队门将扑出点球", "看台上球迷高唱队歌，教练挥拳", "被告当庭认罪，法官宣读刑期"),
    ("稻田里蛙声一片，秧苗返青", "农技员下乡讲解防治病虫、施肥", "股指收盘下跌，券商板块领跌"),
    ("敵機昨夜投彈，高射砲猛烈還擊", "我軍渡河，克復縣城，俘獲甚衆", "新劇上演，名角登臺，座無虛席"),
]
FIELD, COURT, OTHERS = "稻麦田苗" * 16, "法院案犯" * 16, [chr(code) for code in range(0x5000, 0x5000 + 300)]


def articles() -> list[list[Line]]:
    """Articles about fields and courts among many that are about anything."""
    chance = random.Random(1)
    others = ["，，，".join(chance.sample(OTHERS, 20)) for _ in range(500)]
    return [[Line("P", text)] for text in [FIELD] * 20 + [COURT] * 30 + others]


def cosine(a: Sum, b: Sum) -> float:
    return float(sum(map(mul, a.values, b.values))) / (a.length * b.length)


@pytest.mark.parametrize(("one", "other", "strange"), THREE)
def test_texts_about_one_thing_are_near_without_a_common_word(one: str, other: str, strange: str) -> None:
    a, b, c = (shipped().of(terms(fold(text))) for text in (one, other, strange))
    assert cosine(a, b) > max(cosine(a, c), cosine(b, c))


def test_a_text_without_known_words_is_about_nothing() -> None:
    assert shipped().of(()) == shipped().of("，。…") == summed((0,) * DIMENSIONS, 0)


def test_a_text_is_the_sum_of_its_words_in_any_order() -> None:
    known = shipped()
    a, b = known.of("稻"), known.of("球")
    assert known.of("稻球") == known.of("球稻") == summed(tuple(map(sum, zip(a.values, b.values, strict=True))), 2)
    assert a.words == b.words == 1


def test_what_the_mean_word_has_can_be_taken_away() -> None:
    text = shipped().of("稻球")
    assert text.without(tuple(value / 2 for value in text.values)).length == pytest.approx(0)


def test_words_of_the_same_articles_lie_in_one_direction() -> None:
    known = fit_matter.model([Labelled("tiny", articles())])
    field, seedling, court = (known.of(word) for word in "稻苗法")
    assert cosine(field, seedling) > 0.9 > 0.5 > cosine(field, court)


def test_pages_by_which_the_library_is_measured_are_not_read() -> None:
    others = [Labelled("tiny", articles()), Labelled(min(MEASURED), [[Line("P", "鳏寡孤独" * 16)]] * 20)]
    assert "鳏" not in fit_matter.fit(others)


def test_the_table_is_small_enough_to_ship() -> None:
    assert (FOLDER / "matter.tsv").stat().st_size < 2_000_000


def test_rows_are_packed_so_that_long_texts_do_not_run_over() -> None:
    everything = Matter({**shipped().vectors}).of(shipped().vectors)
    one = max(shipped().vectors.values())
    assert max(map(abs, everything.values)) < 2**31
    assert Matter({"甲": one}).of("甲").words == 1
