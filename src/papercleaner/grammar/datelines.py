"""Datelines (电头): 本报讯, 新华社北京5月1日电, 中央社南京十日電, 加影12日讯, 公大社.

All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

from functools import cache

import regex

from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: A dateline is no longer than this, in characters (本报金马仑高原10月12日凌晨1时专电 has 19).
LONGEST = 36

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,4}|元)"
_CLOCK = r"[一二三四五六七八九十\d]{1,3}[时点](?:半|[一二三四五六七八九十\d]{1,3}分)?"
_TIME = (
    rf"(?:(?:\d{{4}}|[一二三四五六七八九〇零]{{4}})年)?(?:(?:{_DAY}月份?)?(?:{_DAY}[日号])|(?:{_DAY}月{_DAY}))"
    rf"(?:上午|下午|凌晨|晚间?|夜间?|晨|午|早|深夜)?(?:{_CLOCK})?"
)
_KIND = (
    r"(?:综合消息|新闻公报|特约通讯|综合[讯电]|特别报道|消息|专电|特电|急电|通电|无线电|有线电|电报|电话|长途电话|电传|电讯|"
    r"通讯|专讯|特讯|快讯|急讯|要讯|航讯|又讯|简讯|短讯|综讯|近讯|另讯|外讯|专访|特写|特稿|专稿|专函|航函|航空|快邮|快信|通信|"
    r"外电|[讯迅汛]|电)"
)
#: 本报通讯员, 本报电视部, 本报讯员: words that only begin like the kind of a dispatch.
_NOT_KIND = r"(?![员组处录部社费社网稿]|视|影|子|器|力|台|脑|商|信|气|动|路|速)"
_OWN = r"本(?:报|社|刊|台|网|市|埠|馆)"
_HAN = r"[\p{Han}·]"


#: A text without one of these characters holds no dateline; asking this first saves nine tenths of the time.
_HINT = pattern(r"[讯电社息访函信]|报[道导]|特[写稿]|专稿|快邮|公报|航空")


#: 北京特约通信, 肇庆通讯: a long letter from a city that is known.
_LETTER = pattern(r"(?P<place>\p{Han}{2,4}?)(?:特约)?(?:通信|通讯|航信|航讯|快信)(?![员社组处录网稿])")


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """Compile the three forms: standing free at the head of a text, after a mark, alone within brackets."""
    agencies = "|".join(sorted(map(regex.escape, lexicon("agencies")), key=len, reverse=True))
    papers = "日报|晚报|晨报|时报|商报|周报|早报|快报|科技报|青年报|都市报|工人报|农民报|通讯社|电台|报社"
    house = rf"(?:{_OWN}|(?:{agencies})(?:社|网)?|{_HAN}{{2,8}}?(?:{papers})|{_HAN}{{2,7}}?[报社网])"
    known = rf"(?:{_OWN}|(?:{agencies})(?:社|网)?)"
    # 本报记者王大德台北讯 names a person: that is a byline.
    step = rf"(?:(?!记者|通讯员|特派员|编译){_HAN})"
    place = rf"(?:{step}{{1,10}}?(?:[、/]{step}{{2,6}})?)"
    lead = r"(?:据|综合)?"
    # 本报讯, 本报北京5月1日电, 据新华社莫斯科二日电, 本报枫桥讯
    free = (
        rf"{lead}(?:{known}\s?(?:{place}\s?)??{_TIME}\s?{_KIND}{_NOT_KIND}"
        rf"|{known}\s?(?:{place}\s?)??(?:[讯迅汛电]{_NOT_KIND}(?!话|报|传)|{_KIND}(?![\p{{Han}},、]))"
        rf"|{house}\s?(?:{place}\s?)?{_TIME}\s?{_KIND}{_NOT_KIND}"
        # 雁城6月18日电(通讯员萧劲), 华盛顿十七日电。: any place, with the day
        rf"|{_HAN}{{2,6}}?{_TIME}\s?(?:[航特专快急]?[电讯]|航信|通讯)(?=[\s(\[:。])"
        rf"|{lead}(?:{agencies})(?:社|网)?、(?:{agencies})(?:社|网)?(?:{_TIME})?[电讯]{_NOT_KIND}"
        rf"|综合(?:{agencies})(?:消息|报道|报导|[电讯])(?![员,、的])"
        rf"|{_OWN}[今昨][日天晨晚夜](?:{_CLOCK})?(?:[专快急]?[讯电])(?=[\s(\[:])"
        rf"|{_OWN}消息(?![员,、的])"
        # 快报讯, 本报综合消息, 据《能源导报》报道
        rf"|{_HAN}{{1,3}}报讯{_NOT_KIND}|{_OWN}综合(?:外电)?(?:消息|报道|报导|讯)(?![员,、的])"
        rf"|据《[^》]{{2,14}}》(?:{_TIME})?(?:报道|报导|消息)(?![,、:的])"
        # 太仓函云、 沙市快信, 复兴社云, 香港社讯: whoever wrote from there, before a gap
        rf"|{_HAN}{{2,4}}?(?:通讯(?= )|快信(?=[ :、])|[函电社]云(?=[ :、])|社讯(?=[ :、]))"
        # 清溪讯(记者何平), 县融媒体中心讯 通讯员何平: any house, before a reporter
        rf"|{_HAN}{{2,10}}?讯(?=\s?[(\[][\p{{Han}}、 ]{{0,10}}?(?:记者|通讯员)|\s{_HAN}{{0,4}}?(?:记者|通讯员)))"
    )
    # 重庆廿日海通电, 天津十三日电话, 北京电, 北平特讯
    placed = (
        rf"(?:{free}|{place}\s?{_TIME}\s?(?:{agencies}|\p{{Han}}{{1,4}})?{_KIND}{_NOT_KIND}"
        rf"|{_TIME}\s?(?:{agencies})社?{place}?{_KIND}{_NOT_KIND}|{step}{{2,6}}?{_KIND}{_NOT_KIND})"
    )
    # 公大社, 又讯, 同盟社东京十二日电, 大公报讯
    boxed = (
        rf"(?:{lead}{house}\s?(?:{place}\s?)??(?:{_TIME}\s?)?{_KIND}|{lead}{known}(?:{place}\s?{_TIME})?"
        rf"|据{_HAN}{{2,10}}报道|{_HAN}{{0,5}}《[^》]{{2,14}}》(?:网站)?{_TIME}(?:报道|报导|文章|社论)|{_OWN}?综合(?:外电(?:报[道导]|讯)?|报[道导])"
        rf"|{_HAN}{{2,4}}(?:通讯社|通信社|社|访函|来函|函讯)|{placed}|(?:又|另|快|简|短|急|外|综合|特|专|要|近)[讯电])"
    )
    return regex.compile(free), regex.compile(placed), regex.compile(boxed)


def free(text: str, start: int = 0) -> int:
    """End of the dateline that stands at `start` without brackets; `start` where none does.

    >>> free("本报北京5月1日电 (记者杨迅) 昨日"), free("据新华社莫斯科二日电 据报道"), free("本报通讯员在田头")
    (9, 10, 0)
    """
    if not _HINT.search(text, start, start + LONGEST):
        return start
    if match := _patterns()[0].match(text, start, start + LONGEST):
        return match.end()
    letter = _LETTER.match(text, start, start + LONGEST)
    return letter.end() if letter and letter["place"] in lexicon("cities") else start


def after_mark(text: str, start: int) -> int:
    """End of the dateline after a mark (▲北京电) or alone on a line (重庆廿日海通电); `start` where there is none."""
    if not _HINT.search(text, start, start + LONGEST):
        return start
    match = _patterns()[1].match(text, start, start + LONGEST)
    return match.end() if match else start


def whole(text: str, start: int, stop: int) -> bool:
    """Whether `text[start:stop]`, found within brackets, is a dateline and nothing else.

    >>> [whole(t, 0, len(t)) for t in ("公大社", "加影12日讯", "又讯", "以下简称《规范》", "记者王大明/台北报导")]
    [True, True, True, False, False]
    """
    return stop - start <= LONGEST and bool(_patterns()[2].fullmatch(text, start, stop))


def dated(text: str, start: int, stop: int) -> bool:
    """Whether a dateline without an agency names a day: 重庆廿日海通电, not 北京电."""
    return any(sign in text[start:stop] for sign in "日号")


def placed(text: str, start: int, stop: int) -> bool:
    """Whether a dateline without an agency can stand free: it names a day, or a city that telegrams come from."""
    return dated(text, start, stop) or text[start:stop].rstrip("电讯专特急通航信访函") in lexicon("cities")
