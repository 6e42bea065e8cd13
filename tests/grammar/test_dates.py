"""Dates, lunar dates and weekdays: fixtures/cases/dates.txt, numerals, and what holds for any text."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import Case, load, params
from papercleaner.grammar import dates
from papercleaner.text import fold


def contradictions(iso: str, folded: str, raw: str) -> list[str]:
    weekday, lunar = dates.find_weekday(folded, raw), dates.find_lunar(folded, raw)
    said = [dates.weekday_contradiction(iso, weekday)] if weekday else []
    said += [dates.lunar_contradiction(iso, lunar)] if lunar else []
    return [message for message in said if message]


def numbers(lunar: dates.LunarMatch) -> str:
    return f"{lunar.cycle or '-'} {lunar.month} {lunar.day}{' leap' * lunar.leap}"


@pytest.mark.parametrize("case", params("dates"))
def test_case_file(case: Case) -> None:
    raw, folded, expected = case.input, fold(case.input), case.expected
    date, lunar, weekday = dates.find_date(folded, raw), dates.find_lunar(folded, raw), dates.find_weekday(folded, raw)
    if case.must_not:
        assert (date, lunar, weekday) == (None, None, None)
        return
    if "iso" in expected:
        assert date is not None
        assert (date.iso, date.kind, " ".join(date.text.splitlines())) == (
            expected["iso"], expected["kind"], expected["date"],
        )  # fmt: skip
        assert raw[date.start : date.stop] == date.text
        said = contradictions(date.iso, folded, raw) if date.iso else []
        assert said == [expected[key] for key in ("warning",) if key in expected]
    assert (lunar.text if lunar else "") == expected.get("lunar", "")
    if lunar:
        assert numbers(lunar) == expected["lunar numbers"]
    assert (weekday.text if weekday else "") == expected.get("weekday", "")


def test_case_file_holds_the_promised_number_of_dates_and_kinds() -> None:
    cases = load("dates")
    assert len(cases) >= 80
    assert len({case.title.partition(":")[0] for case in cases}) >= 8


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("007", 7), ("一〇三", 103), ("十", 10), ("二十", 20), ("廿", 20), ("廿五", 25), ("卅一", 31),
        ("一百零五", 105), ("三千二百零七", 3207), ("壹仟贰佰零玖", 1209), ("一万二千", 12000), ("初九", 9), ("元", 1),
        ("二 十 五", 25), ("1]", 11),
    ],
)  # fmt: skip
def test_numerals_of_every_kind(text: str, value: int) -> None:
    assert dates.number(text) == value


@pytest.mark.parametrize("text", ["", "年", "三月", "A4", "十字", "1.5"])
def test_what_is_no_numeral(text: str) -> None:
    assert dates.number(text) is None


@given(st.dates(datetime.date(1912, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_printed_in_any_calendar_is_read_as_that_day(day: datetime.date) -> None:
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    units = ["", "十", "二十", "三十"]

    def han(n: int) -> str:
        return units[n // 10] + " 一二三四五六七八九"[n % 10].strip()

    printed = [
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{str(day.year).translate(digits)}年{han(day.month)}月{han(day.day)}日",
        f"民国{day.year - 1911}年{day.month}月{day.day}日",
        day.strftime("%B %d, %Y"),
    ]
    found = [dates.find_date(text, text) for text in printed]
    assert [date and date.iso for date in found] == [day.isoformat()] * len(printed)


@given(st.text(alphabet="0123456789一二〇十廿年月日星期三周农历初壬寅闰民国光绪. -/\n", max_size=40))
def test_offsets_lie_within_the_text(text: str) -> None:
    found = [(d.start, d.stop, d.text) for d in dates.find_dates(text, text)]
    if lunar := dates.find_lunar(text, text):
        found.append((lunar.start, lunar.stop, lunar.text))
    if weekday := dates.find_weekday(text, text):
        found.append((weekday.start, weekday.stop, weekday.text))
    for start, stop, printed in found:
        assert 0 <= start < stop <= len(text)
        assert printed == text[start:stop]


def test_a_long_text_without_dates_costs_little() -> None:
    text = "他在这一年的三月里走了很多地方，" * 20_000
    began = time.perf_counter()
    assert list(dates.find_dates(text, text)) == []
    assert dates.find_lunar(text, text) is None
    assert time.perf_counter() - began < 3.0
