"""Stretches of running text and the lines between them: what is seen of where they belong."""

from __future__ import annotations

from papercleaner.columns.assign import NOTHING
from papercleaner.columns.chains import Piece
from papercleaner.columns.links import Links, read
from papercleaner.columns.paths import ALIKE
from papercleaner.columns.stretches import Stretches, all_choices
from papercleaner.text import fold

MATCH = ["终场前五分钟，客队门将扑出点", "球，看台上球迷高唱队歌。主教", "练赛后说，前锋的射门差了运气。"]
HARVEST = ["稻田里蛙声一片，秧苗返青。农", "技员下乡讲解怎样防治病虫、怎", "样施肥，社员们听得仔细。"]
MORE = ["裁判吹响哨子，队员握手，记分", "牌停在二比一，观众久久不散。"]


def page(*pieces: tuple[list[str], bool]) -> Stretches:
    """A page of such pieces, each running text or not."""
    texts = [fold(line) for lines, _ in pieces for line in lines]
    lines, made = [read(text) for text in texts], list[Piece]()
    for own, body in pieces:
        first = sum(len(piece.lines) for piece in made)
        made.append(Piece(list(range(first, first + len(own))), body, measure=14.0))
    return Stretches(made, lines, Links(lines))


def test_a_title_is_about_what_its_article_is_about_without_a_word_of_it() -> None:
    stretches = page((MATCH, True), (HARVEST, True), (["春耕时节话粮食"], False))
    (homes,) = stretches.owners([[0], [1]])
    kind = stretches.kind(2)
    assert homes[1][f"{kind} {ALIKE}"] > 0 > homes[0][f"{kind} {ALIKE}"]
    assert f"{kind} most {ALIKE}" in homes[1]
    assert f"{kind} most {ALIKE}" not in homes[0] | homes[NOTHING]


def test_a_stretch_is_asked_what_it_is_about_where_whole_stretches_stand_apart() -> None:
    stretches = page((MATCH, True), (HARVEST, True), (MORE, True))
    more = all_choices(stretches, "rows")[2]
    assert more[0][ALIKE] > 0 > more[1][ALIKE]
    assert more[NOTHING][f"begins, another {ALIKE}"] == more[0][ALIKE]
    assert ALIKE not in all_choices(stretches, "turns")[2][0]


def test_what_stands_alone_is_alike_nothing() -> None:
    (choice,) = all_choices(page((MATCH, True)), "rows")
    assert choice[NOTHING][f"begins, another {ALIKE}"] == 0
    (homes,) = page((["春耕时节话粮食"], False)).owners([])
    assert list(homes) == [NOTHING]
