"""The Chinese lunar calendar (农历) as a table: which Gregorian day a printed lunar date is.

Source of the table: the astronomical calendar of lunar_python 1.4.8 (6tail, MIT licence), years 1840 to 2100, compared
day for day with lunardate 0.3.0 from 1900 on. The two agree but for the first day of the months in `DISPUTED`, where
the almanacs in use at the time were a day apart too: there a difference of one day is no contradiction.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

#: The ten heavenly stems (天干) and the twelve earthly branches (地支): their pairs name the years in cycles of sixty.
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"

FIRST_YEAR, FIRST_DAY = 1840, date(1840, 2, 3)
# One word a year, hexadecimal: the month that is followed by its leap month (0: none), then thirteen bits, from the
# first month on: 1 for a month of 30 days, 0 for one of 29.
_YEARS = (
    "014ae 30a55 01a54 71d2a 01aaa 00b54 5155a 012ba 0095c 414ab 0149a 81a4b 01652 016aa 70ad5 005b4 012ba "
    "50957 00936 01496 3164b 00d52 815a9 00d6a 0056c 512b6 0126e 0092e 40c96 01c94 a1d4a 01b52 00b5a 6056d "
    "0055c 0125c 5192d 0192a 01a94 31b4a 016d2 70ada 00ab6 004ba 5125b 01256 0152a 41a95 01694 016aa 20ad5 "
    "00ab6 604b7 004ae 00a56 5152a 01d2a 00d54 315aa 0156a 8096d 0095c 014ae 50a4d 01a4c 01b2a 40d55 00ad4 "
    "0135a 2095d 0095c 6149b 0149a 01a4a 51aa5 016a8 01ad4 212da 012b6 70937 0092e 01496 5164b 00d4a 00da8 "
    "415b5 0056c 012ae 2092f 0092e 60c96 01a94 01d4a 50da9 00b5a 0056c 3126e 0125c 7192d 0192a 01a94 61b4a "
    "016aa 00ad4 4155b 004ba 0125a 2192b 0152a 71695 00d94 016aa 50ab5 009b4 014b6 30a57 00a56 8152a 01d2a "
    "00d54 615aa 0156a 0096c 414ae 014ae 00a4c 31d26 01b2a 70b55 00ad4 012da 5095d 0095a 0149a 41a4d 01a4a "
    "81aa5 016a8 016d4 612da 012b6 00936 41497 01496 a164b 00d4a 00da8 615b4 0156c 012ae 5092f 0092e 00c96 "
    "30d4a 01d4a 80d65 00b58 0156c 5126d 0125c 0192c 41a95 01a94 01b4a 20b55 00ad4 7155b 004ba 0125a 5192b "
    "0152a 01694 416aa 015aa 90ab5 00974 014b6 60a57 00a56 01526 40e95 00d54 015aa 209b5 0096c 614ae 0149c "
    "01a4c 51d26 01aa6 00b54 30d6a 012da b095d 0095a 0149a 61a4b 01a4a 01aa4 51b54 016b4 00ada 2095b 00936 "
    "71497 01496 0154a 516a5 00da4 015b4 30ab6 0126e 8092f 0092e 00c96 60d4a 01d4a 00d64 4156c 0155c 0125c "
    "3192e 0192c 71a95 01a94 01b4a 50b55 00ad4 014da 40a5d 00a5a 8152b 0152a 01694 616aa 015aa 00ab4 414ba "
    "014b6 00a56 31527 00d26 70e53 00d54 015aa 509b5 0096c 014ae 40a4e 01a2c 81d26 01aa4 01b54 60d6a 00ada "
    "0095c 4149d 0145a 01a2a 21b25 01aa4 "
).split()
# Lunar (year, month) on whose first day the sources differ by one day.
DISPUTED = frozenset({(1933, 6), (1954, 11), (1978, 8), (2057, 9)})


@cache
def _months(year: int) -> tuple[tuple[int, bool, date, int], ...]:
    """The months of a lunar year: number, whether it is a leap month (闰月), its first day and its length."""
    day = FIRST_DAY
    for word in _YEARS[: year - FIRST_YEAR]:
        day += timedelta(days=29 * (13 if word[0] != "0" else 12) + int(word[1:], 16).bit_count())
    word = _YEARS[year - FIRST_YEAR]
    leap, bits = int(word[0], 16), f"{int(word[1:], 16):013b}"
    numbers = [(n, False) for n in range(1, 13)]
    if leap:
        numbers.insert(leap, (leap, True))
    months = []
    for (number, is_leap), bit in zip(numbers, bits, strict=False):
        months.append((number, is_leap, day, 29 + int(bit)))
        day += timedelta(days=months[-1][3])
    return tuple(months)


def to_gregorian(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian day of a lunar date, where `year` is the Gregorian year in which the lunar one begins.

    None where the calendar has no such day, or the table not that year.

    >>> to_gregorian(2022, 4, 19)
    datetime.date(2022, 5, 19)
    >>> to_gregorian(2022, 4, 31) is None
    True
    """
    if not FIRST_YEAR <= year < FIRST_YEAR + len(_YEARS):
        return None
    for number, is_leap, first, length in _months(year):
        if (number, is_leap) == (month, leap) and 1 <= day <= length:
            return first + timedelta(days=day - 1)
    return None


def to_lunar(day: date) -> tuple[int, int, int, bool] | None:
    """The lunar year (as the Gregorian year in which it begins), month, day and whether the month is a leap month.

    >>> to_lunar(date(2022, 5, 19))
    (2022, 4, 19, False)
    >>> to_lunar(date(1936, 1, 20))
    (1935, 12, 26, False)
    """
    for year in (day.year, day.year - 1):
        if FIRST_YEAR <= year < FIRST_YEAR + len(_YEARS):
            for number, is_leap, first, length in reversed(_months(year)):
                if first <= day < first + timedelta(days=length):
                    return year, number, (day - first).days + 1, is_leap
    return None


def year_name(year: int) -> str:
    """The name of a lunar year in the cycle of sixty (干支): the Gregorian year in which it begins, less four.

    >>> year_name(2022), year_name(1911)
    ('壬寅', '辛亥')
    """
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]


def is_disputed(year: int, month: int) -> bool:
    """Whether the almanacs differ by a day on this lunar month or on the end of the one before it."""
    return bool({(year, month), (year, month + 1)} & DISPUTED)
