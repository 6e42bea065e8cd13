"""What stretches of text have in common, and what they do not."""

from __future__ import annotations

from papercleaner.cohesion import Cohesion

WHEAT = "今年全省小麦长势良好，农业专家到田间察看小麦"
MORE_WHEAT = "小麦抽穗以后，农业专家提醒农民防治锈病"
MATCH = "主队前锋在终场前射门得分，球迷欢呼"


def test_the_same_matter_is_nearer_than_another() -> None:
    cohesion = Cohesion([WHEAT, MORE_WHEAT, MATCH])
    assert cohesion.between(0, 1) > 0
    assert cohesion.between(0, 2) == cohesion.between(2, 1) == 0


def test_what_every_text_has_says_nothing() -> None:
    everywhere = [f"据本报记者报道{text}" for text in ("甲", "乙", "丙", "丁", "戊", "己", "庚")]
    assert Cohesion(everywhere).between(0, 1) == 0


def test_a_title_has_words_of_its_article() -> None:
    cohesion = Cohesion([WHEAT, MATCH])
    assert cohesion.share("小麦长势", 0) == 1
    assert cohesion.share("小麦长势", 1) == 0
    assert cohesion.share("——", 0) == 0
