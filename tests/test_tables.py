"""Tables of points are data: read once, with a number for every observation."""

from __future__ import annotations

import pytest

from papercleaner.tables import points, rows


@pytest.mark.parametrize("name", ["columns", "rows", "turns", "strips"])
def test_every_row_is_an_observation_and_its_points(name: str) -> None:
    table = points(name)
    assert len(table) > 30
    assert all(observation.strip() == observation and -20 < value < 20 for observation, value in table.items())


def test_remarks_are_no_rows() -> None:
    assert not any(observation.startswith("# ") for observation in rows("plain.txt"))


def test_a_table_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        points("no such table")
