"""How rare characters and words are."""

from __future__ import annotations

import pytest

from papercleaner.language.rarity import shipped, terms
from papercleaner.tables import FOLDER
from tools import fit_rarity
from tools.fit_fluency import MEASURED
from tools.labelled import Labelled, Line


@pytest.mark.parametrize(("common", "rare"), [("的", "鳏"), ("我们", "浚渫"), ("一个", "蟹苗"), ("人", "人鱼")])
def test_names_and_terms_are_rarer_than_what_every_text_has(common: str, rare: str) -> None:
    assert shipped().of(common) < shipped().of(rare) <= shipped().others


def test_terms_are_characters_and_their_pairs() -> None:
    assert terms("甲乙，丙") == {"甲", "乙", "丙", "甲乙"}
    assert terms("，。 ") == terms("") == set()


def test_the_more_articles_have_a_term_the_less_rare_it_is() -> None:
    pages = [Labelled(f"page {n}", [[Line("P", "天地" if n % 2 else "天")]]) for n in range(40)]
    table = fit_rarity.fit(pages)
    level = {term: int(key[1:]) for key, row in table.items() for term in row if key[0] == "c"}
    assert level["天"] < level["地"] < int(table["others"])


def test_pages_by_which_the_library_is_measured_are_not_counted() -> None:
    assert set(fit_rarity.fit([Labelled(min(MEASURED), [[Line("P", "天地")]])])) == {"others"}


def test_the_table_is_small_enough_to_ship() -> None:
    assert (FOLDER / "rarity.tsv").stat().st_size < 200_000
