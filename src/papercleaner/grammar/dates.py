"""Dates as Chinese newspapers have printed them since 1872, and whether weekday and lunar date agree with them.

Gregorian (公历) in Arabic or Chinese numerals, 民国, reign years of the Qing, of Manchukuo and of Japan, lunar dates
(农历), weekdays. All functions read folded text (`text.fold`), in which offsets are those of the raw text; the parts
of a date may stand on separate lines.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

import regex

from papercleaner.grammar import calendar
from papercleaner.grammar.calendar import BRANCHES, STEMS
from papercleaner.patterns import pattern

# --- numerals -------------------------------------------------------------------------------------------------------

_ZEROS = "〇○◯零Oo"
_DIGITS = {c: n for n, chars in enumerate((_ZEROS, "一壹弌", "二贰两弍", "三叁参弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
           for c in chars} | {str(n): n for n in range(10)}  # fmt: skip
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000}
_TENS = {"廿": 20, "卄": 20, "卅": 30, "丗": 30, "卌": 40}
#: Every character of a folded numeral: Arabic, Chinese (小写), financial (大写), 廿 and its kin, 元 for a first year.
NUMERALS = frozenset(_DIGITS) | frozenset(_UNITS) | frozenset(_TENS)
_N = "[" + "".join(sorted(NUMERALS)) + "]"
_FIGURE = str.maketrans("]lIOo", "11100")  # what engines read for figures beside figures


def number(text: str) -> int | None:
    """Read a folded numeral: Arabic, digit by digit, with units, or financial; None where it is no numeral.

    >>> [number(n) for n in ("12", "一九五六", "二○○八", "二千八百零五", "廿五", "卅", "贰拾捌", "元", "初九")]
    [12, 1956, 2008, 2805, 25, 30, 28, 1, 9]
    """
    text = "".join(text.split()).removeprefix("初")
    if not text.isdigit() and regex.search("[0-9]", text):
        text = text.translate(_FIGURE)
    if text in {"元", "正"}:
        return 1
    if not text or not NUMERALS.issuperset(text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = digit * 10 + _DIGITS[c]
        elif c in _TENS:
            section += _TENS[c]
        elif c == "万":
            total, section, digit = (total + section + digit) * 10000, 0, 0
        else:
            section, digit = section + (digit or 1) * _UNITS[c], 0
    return total + section + digit


# --- what is found --------------------------------------------------------------------------------------------------


class DateMatch(NamedTuple):
    """A date in a text. `iso` is the Gregorian day, "" where month or day is missing or no calendar has that day.

    `kind` is `gregorian`, `minguo`, `manchukuo`, `qing` or the Japanese reign (`showa`…); year, month and day are the
    Gregorian year and the month and day as printed, 0 where none is. `text` is as printed.
    """

    start: int
    stop: int
    kind: str
    iso: str
    year: int
    month: int
    day: int
    text: str


class LunarMatch(NamedTuple):
    """A lunar date (农历、夏历、旧历…): `cycle` names the year (壬寅) or is "", month and day are numbers, the day 0 where none is."""

    start: int
    stop: int
    cycle: str
    month: int
    day: int
    leap: bool
    text: str


class WeekdayMatch(NamedTuple):
    """A weekday, as `datetime.date.weekday` counts: Monday is 0."""

    start: int
    stop: int
    weekday: int
    text: str


# --- Gregorian dates and reign years -------------------------------------------------------------------------------

# The Gregorian year before a reign's first year. Qing months and days are lunar, all others Gregorian: the Republic
# and Manchukuo kept the Gregorian calendar from their first year on, Japan from 明治六年 (1873).
_REIGNS = {
    "民国": ("minguo", 1911), "咸丰": ("qing", 1850), "同治": ("qing", 1861), "光绪": ("qing", 1874),
    "宣统": ("qing", 1908), "大同": ("manchukuo", 1931), "康德": ("manchukuo", 1933), "明治": ("meiji", 1867),
    "大正": ("taisho", 1911), "昭和": ("showa", 1925), "平成": ("heisei", 1988), "令和": ("reiwa", 2018),
}  # fmt: skip
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NAMES = "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
# White space inside a date: justified lines space the parts out, and parts may stand on lines of their own.
_S = r"\s{0,4}"
_GAN, _ZHI = f"[{STEMS}已巳]", f"[{BRANCHES}已己戍戊]"  # engines confuse 己 with 已 and 巳, 戌 with 戍 and 戊
_ONE = "]lI"  # what engines read for the figure 1
_DAY_SIGN = "[日曰号目昌]"  # 日, and what engines read for it


def _numeral(longest: int, also: str = "") -> str:
    figure = _N[:-1] + regex.escape(also) + "]"
    return rf"{figure}(?:\s{{0,2}}{figure}){{0,{longest - 1}}}"


_YEAR = rf"(?:[12](?:\s?[0-9]){{3}}|[一二](?:\s?[〇○◯零O一二三四五六七八九]){{3}}|一千[八九]百(?:{_numeral(4)})?)"
_REIGN = "|".join(f"{reign[0]}{_S}{'[国围固]' if reign == '民国' else reign[1]}" for reign in _REIGNS)
# A month's 初 is the lunar day's (Qing dates).
_MONTH_DAY = rf"""(?P<leap>闰)?(?P<m>{_numeral(3, _ONE)}|[正元冬腊]){_S}月(?:份(?!\S))?
    (?:{_S}(?P<d>初?{_numeral(3, _ONE)})(?:{_S}{_DAY_SIGN}|(?=\s|$|星|周|礼)))?"""
_DATE = pattern(
    rf"""
      (?:(?:公元|西元|西历|公历|阳历){_S})?(?<![0-9])(?P<gy>{_YEAR}){_S}[年午]{_S}{_MONTH_DAY}
    | (?:中{_S}华{_S}|大清{_S}|大满洲国{_S})?(?P<reign>{_REIGN}){_S}(?P<ey>元|{_numeral(8)}){_S}年{_S}
      (?:(?:岁次)?[{STEMS}][{BRANCHES}]年?)?{_S}{_MONTH_DAY}
    | (?:(?<![\p{{Han}}0-9])|(?<=[报刊]))(?P<by>[二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?)
      {_S}年{_S}{_MONTH_DAY}(?<={_DAY_SIGN})
    | (?<![0-9./-])(?P<ny>1[89][0-9]{{2}}|20[0-9]{{2}})(?P<sep>[-./])(?P<nm>[01]?[0-9])(?P=sep)(?P<nd>[0-3]?[0-9])(?![0-9])
    | \b(?:(?P<md>[0-3]?[0-9])(?:st|nd|rd|th)?{_S})?(?P<mon>{_MONTH_NAMES})\.?{_S}
      (?:(?P<dm>[0-3]?[0-9])(?:st|nd|rd|th)?\b)?,?{_S}(?P<wy>1[89][0-9]{{2}}|20[0-9]{{2}})\b
    """,
    regex.IGNORECASE | regex.VERBOSE,
)


# A date without 月 holds these: asked first, as it costs little.
_NO_YEAR_WORD = pattern(rf"[0-9]{{4}}[-./][0-9]|(?:{_MONTH_NAMES})[ .,0-9]", regex.IGNORECASE)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _read(m: regex.Match[str], raw: str) -> DateMatch | None:
    kind, leap = "gregorian", bool(m["leap"])
    if m["ny"]:
        year, month, day = int(m["ny"]), int(m["nm"]), int(m["nd"])
    elif m["mon"]:
        year, month = int(m["wy"]), next(i for i, n in enumerate(_MONTHS, 1) if n.startswith(m["mon"][:3].lower()))
        day = int(m["dm"] or m["md"] or 0)
    else:
        year = number(m["gy"] or m["ey"] or m["by"]) or 0
        if m["reign"] or m["by"]:  # 三十三年十一月三十日: years of the Republic need no name
            kind, before = _REIGNS.get("".join((m["reign"] or "").split()), _REIGNS["民国"])
            year += before
        month = {"冬": 11, "腊": 12}.get(m["m"]) or number(m["m"]) or 0
        day = number(m["d"] or "") or 0
    if not 1 <= month <= 12 or not 1840 <= year <= 2100 or day > 31:
        return None
    iso = _iso(year, month, day)
    if kind == "qing":
        gregorian = calendar.to_gregorian(year, month, day, leap=leap)
        iso = gregorian.isoformat() if gregorian else ""
    return DateMatch(m.start(), m.end(), kind, iso, year, month, day, raw[m.start() : m.end()])


def find_dates(folded: str, raw: str, start: int = 0) -> Iterator[DateMatch]:
    """Every Gregorian, 民国 (also 廿五年…) or reign date at or after `start`; a year alone is no date, a month alone has no `iso`.

    >>> s = "中华民国廿五年十一月十一日"
    >>> [(d.iso, d.kind) for d in find_dates(s, s)]
    [('1936-11-11', 'minguo')]
    """
    if "月" not in folded and not _NO_YEAR_WORD.search(folded, start):
        return
    for m in _DATE.finditer(folded, start):
        if date := _read(m, raw):
            yield date


def find_date(folded: str, raw: str, start: int = 0) -> DateMatch | None:
    """The first of `find_dates`, or None."""
    return next(find_dates(folded, raw, start), None)


# --- lunar dates and weekdays ---------------------------------------------------------------------------------------

_LUNAR_DAY = rf"""(?:
      初{_S}[一二三四五六七八九十] | [廿卄]{_S}[一二三四五六七八九]? | [一二三]?{_S}十{_S}[一二三四五六七八九]? | 卅
    | (?:[0-9]{{1,2}} | [一二三四五六七八九])(?={_S}[日曰])
    )"""
_LUNAR = pattern(
    rf"""
    (?:(?P<label>[农夏阴旧古废][历厉] | [农夏阴旧古废](?={_GAN}{_ZHI}) | 岁次){_S})?
    (?:(?:岁次)?{_S}(?:(?P<gan>{_GAN}){_S}(?P<zhi>{_ZHI}){_S}年? | (?<=历){_S}\p{{Han}}{{2}}年))?[,\s]?{_S}
    (?P<leap>闰)?(?P<m>十[一二]? | 廿?[一二三四五六七八九] | 1[0-2] | [1-9] | [正元冬腊]){_S}月
    (?:[大小] | {_S}建[{STEMS}][{BRANCHES}])?
    (?:{_S}(?P<d>{_LUNAR_DAY})(?:{_S}[日曰])?)?(?!{_N})
    """,
    regex.VERBOSE,
)
MAX_LUNAR_DAY = 30  # a lunar month has 29 or 30 days
_WEEKDAYS = {c: n for n, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7曰")) for c in chars}
_YOBI = {c: n for n, c in enumerate("月火水木金土日")}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = pattern(
    rf"(?:星{_S}期|礼{_S}拜|(?<![一-鿿])[周週]){_S}(?P<w>[一二三四五六日天曰]|[1-7](?![0-9]))(?![、,至到~—〇一二三四五六七八九十])"
    rf"|(?<=[0-9日]\()(?P<w>[一二三四五六日])(?=\))"  # 5月6日(日): behind a space it is the page
    rf"|(?P<y>[月火水木金土日])曜日?|(?<![A-Za-z])(?P<e>{'|'.join(_DAY_NAMES)})(?![A-Za-z])",
    regex.IGNORECASE,
)


def _cycle(gan: str, zhi: str) -> str:
    """The year's name, its look-alike characters put right (已巳 for 己巳, 戍 for 戌)."""
    return {"已": "己", "巳": "己"}.get(gan, gan) + {"已": "巳", "己": "巳", "戍": "戌", "戊": "戌"}.get(zhi, zhi)


def find_lunar(folded: str, raw: str, start: int = 0) -> LunarMatch | None:
    """The first lunar date: one with a label (农历…) or a year name (壬寅年), or both; a bare 四月十九 is none.

    >>> s = "农历癸巳年九月十八"
    >>> find_lunar(s, s)[2:6]
    ('癸巳', 9, 18, False)
    """
    for m in _LUNAR.finditer(folded, start):
        cycle = _cycle(m["gan"], m["zhi"]) if m["gan"] else ""
        if not (cycle or m["label"]) or (cycle and STEMS.index(cycle[0]) % 2 != BRANCHES.index(cycle[1]) % 2):
            continue
        month = {"冬": 11, "腊": 12}.get(m["m"]) or number(m["m"]) or 0
        day = number(m["d"] or "") or 0
        if 1 <= month <= 12 and day <= MAX_LUNAR_DAY:
            begin = m.start() + len(m[0]) - len(m[0].lstrip(" ,\n\r"))
            return LunarMatch(begin, m.end(), cycle, month, day, bool(m["leap"]), raw[begin : m.end()])
    return None


def find_weekday(folded: str, raw: str, start: int = 0) -> WeekdayMatch | None:
    """The first weekday: 星期三, 礼拜三, 周三, 星期天, 水曜日, Wednesday, 5月6日(日); no list of days (周二、四出版).

    >>> find_weekday("礼拜日", "禮拜日")
    WeekdayMatch(start=0, stop=3, weekday=6, text='禮拜日')
    """
    m = _WEEKDAY.search(folded, start)
    if m is None:
        return None
    day = _WEEKDAYS[m["w"]] if m["w"] else _YOBI[m["y"]] if m["y"] else _DAY_NAMES.index(m["e"].lower())
    return WeekdayMatch(m.start(), m.end(), day, raw[m.start() : m.end()])


# --- contradictions -------------------------------------------------------------------------------------------------


def weekday_contradiction(iso: str, weekday: WeekdayMatch) -> str:
    """What to tell a person where the weekday is not the date's, "" where it is.

    >>> weekday_contradiction("2022-05-19", WeekdayMatch(0, 3, 4, "星期五"))
    '2022-05-19 was a 星期四, not 星期五'
    """
    day = datetime.date.fromisoformat(iso)
    if day.weekday() == weekday.weekday:
        return ""
    return f"{iso} was a 星期{'一二三四五六日'[day.weekday()]}, not {weekday.text}"


def lunar_contradiction(iso: str, lunar: LunarMatch) -> str:
    """What to tell a person where the lunar date is not that of the Gregorian day, "" where it is or nobody can say.

    The year name, where one is printed, is that of the lunar year: it changes at the lunar new year, not on 1 January.
    """
    is_of = calendar.to_lunar(datetime.date.fromisoformat(iso))
    if is_of is None:
        return ""
    year, month, day, leap = is_of
    name = calendar.year_name(year)
    same = (month, day) == (lunar.month, lunar.day or day) and (leap or not lunar.leap)
    if not same and calendar.is_disputed(year, month):
        on = [calendar.to_gregorian(year, lunar.month, lunar.day, leap=lunar.leap)]
        same = any(d and abs((d - datetime.date.fromisoformat(iso)).days) <= 1 for d in on) or lunar.day == 30
    if same and lunar.cycle in {"", name}:
        return ""
    return f"{iso} is {name}年{'闰' * leap}{month}月{day}日 of the lunar calendar, not {lunar.text}"
