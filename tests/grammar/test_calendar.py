"""The lunar calendar against days that history books name: new years, festivals, leap months, reigns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papercleaner.grammar import calendar


@pytest.mark.parametrize(
    "printed",
    (
        "1841-01-23 1872-02-09 1900-01-31 1911-01-30 1912-02-18 "
        "1930-01-30 1937-02-11 1949-01-29 1950-02-17 1966-01-21 1976-01-31 1985-02-20"
        " 1997-02-07 2000-02-05 2008-02-07 2024-02-10 2025-01-29 2034-02-19 2050-01-23 2099-01-21"
    ).split(),
)
def test_new_year(printed: str) -> None:
    day = date.fromisoformat(printed)
    assert calendar.to_gregorian(day.year, 1, 1) == day
    assert calendar.to_lunar(day) == (day.year, 1, 1, False)
    before = calendar.to_lunar(day - timedelta(days=1))
    assert before is not None
    assert before[:2] == (day.year - 1, 12)
    assert before[2] in {29, 30}


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((1898, 8, 6), date(1898, 9, 21)),  # the coup against the Hundred Days' Reform
        ((1911, 8, 19), date(1911, 10, 10)),  # the Wuchang uprising
        ((1911, 12, 25), date(1912, 2, 12)),  # the abdication of the last emperor
        ((1945, 8, 15), date(1945, 9, 20)),  # mid-autumn after the war
        ((1949, 8, 10), date(1949, 10, 1)),  # the founding of the People's Republic
        ((1976, 8, 15), date(1976, 9, 8)),
        ((2008, 5, 5), date(2008, 6, 8)),  # dragon boat
        ((2023, 8, 15), date(2023, 9, 29)),
    ],
)
def test_days_that_history_books_name(lunar: tuple[int, int, int], day: date) -> None:
    assert calendar.to_gregorian(*lunar) == day
    assert calendar.to_lunar(day) == (*lunar, False)


@pytest.mark.parametrize(
    ("year", "month"),
    [(1903, 5), (1922, 5), (1933, 5), (1941, 6), (1949, 7), (1957, 8), (1976, 8), (1984, 10), (2023, 2), (2033, 11)],
)
def test_leap_months(year: int, month: int) -> None:
    first = calendar.to_gregorian(year, month, 1, leap=True)
    assert first is not None
    assert calendar.to_lunar(first) == (year, month, 1, True)
    assert [m for m in range(1, 13) if calendar.to_gregorian(year, m, 1, leap=True)] == [month]


@pytest.mark.parametrize(
    ("year", "name"), [(1864, "甲子"), (1898, "戊戌"), (1911, "辛亥"), (1949, "己丑"), (2022, "壬寅"), (2024, "甲辰")]
)
def test_year_names(year: int, name: str) -> None:
    assert calendar.year_name(year) == name


@pytest.mark.parametrize("lunar", [(2022, 4, 31), (2022, 0, 1), (2022, 13, 1), (1700, 1, 1), (2200, 1, 1)])
def test_days_that_the_calendar_does_not_have(lunar: tuple[int, int, int]) -> None:
    assert calendar.to_gregorian(*lunar) is None


def test_days_before_and_after_the_table() -> None:
    assert calendar.to_lunar(date(1839, 6, 3)) is None
    assert calendar.to_lunar(date(2102, 6, 3)) is None


@given(st.dates(calendar.FIRST_DAY, date(2100, 12, 31)))
def test_there_and_back_again(day: date) -> None:
    lunar = calendar.to_lunar(day)
    assert lunar is not None
    year, month, number, leap = lunar
    assert calendar.to_gregorian(year, month, number, leap=leap) == day
