"""The word lists are in order, so that they can be read and merged: one entry a line, sorted, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from papercleaner.text import fold, lexicon

FOLDER = Path(__file__).parent.parent / "src" / "papercleaner" / "lexicons"
FILES = sorted(FOLDER.iterdir())

each_list = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def entries(file: Path) -> list[str]:
    """The entries as they stand, without the first line and without remarks behind an entry."""
    return [line.partition("#")[0].rstrip() for line in file.read_text("utf-8").splitlines()[1:]]


def test_there_are_lists_and_nothing_else() -> None:
    assert FILES
    assert all(file.suffix == ".txt" for file in FILES)


@each_list
def test_the_first_line_says_what_belongs(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first) > 10


@each_list
def test_one_entry_stands_on_each_line(file: Path) -> None:
    text = file.read_text("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert [entry for entry in entries(file) if not entry or entry != entry.strip()] == []


@each_list
def test_entries_are_sorted(file: Path) -> None:
    assert entries(file) == sorted(entries(file))


@each_list
def test_no_entry_stands_twice_not_even_in_the_other_script(file: Path) -> None:
    folded = [fold(entry) for entry in entries(file)]
    assert sorted({entry for entry in folded if folded.count(entry) > 1}) == []


@each_list
def test_the_library_reads_every_entry(file: Path) -> None:
    assert lexicon(file.stem) == {fold(entry) for entry in entries(file)}
