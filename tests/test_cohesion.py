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


def test_texts_are_about_the_same_without_a_common_word() -> None:
    cohesion = Cohesion(["全省小麦长势良好", "农民防治病虫，给秧苗施肥", MATCH, "客队门将扑出点球"])
    assert cohesion.alike(0, 1) > 0 > cohesion.alike(0, 2)
    assert cohesion.alike(2, 3) > 0 > cohesion.alike(1, 3)
    title = cohesion.matter("农技员下田")
    assert cohesion.about(title, 0) > 0 > cohesion.about(title, 2)


def test_a_line_is_about_nothing_where_there_is_no_text() -> None:
    assert Cohesion([""]).alike(0, 0) == 0
    assert Cohesion([]).matter("农技员下田").words > 0
