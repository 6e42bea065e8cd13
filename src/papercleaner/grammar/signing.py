"""The words with which people sign (署名用语): roles, verbs, what stands behind the names, how letters close.

All functions read folded text (see `text.fold`) and answer offsets into it.
"""

from __future__ import annotations

import re
from functools import cache

import regex

from papercleaner.grammar import names
from papercleaner.patterns import pattern
from papercleaner.text import lexicon

#: Between two elements of a byline.
GAPS = frozenset(" 、,;/+&|·:—_○●□■◎")
#: Roles of a person; the others (漫画, 综合, 设计…) are also words of headlines and rubrics.
PERSONAL = pattern(
    r"(?:记者|通讯员|通信员|实习生|见习生|特派员|撰稿人?|评论员|[乐影书]评人|观察员|作者|访员|报道员|主持人)$"
)
#: Who signs a letter, and how it closes.
LETTER_SELF = pattern(
    r"(?:一?读者|市民|居民|学生|儿|女|弟|妹|兄|姊|姐|侄|甥|晚|愚弟|小儿|你的儿子|你的女儿|妻|夫|父|母)\s*(?=\p{Han})"
)
READER = pattern(r"(?:一?读者|来信人)$")
_RESPECTS = (
    "敬上|谨上|敬启|谨启|拜启|泣启|同启|敬复|谨复|敬白|谨白|手启|手书|叩上|叩首|叩禀|百拜|再拜|鞠躬|顿首|合十|敬礼"
    "|谨识|谨志|谨记|谨告|同上|同叩|公启|公叩"
)
RESPECTS = pattern(_RESPECTS)
_DATE = r"[\d一二三四五六七八九十廿卅〇年月日民国]{2,12}"
_CLOSED = (
    rf"(?:{_RESPECTS})|(?<=\s)[同谨]?[上启叩]|(?<=\p{{Han}}{{5}}|\s\p{{Han}}{{2,3}})启"
    rf"|(?<=\s\p{{Han}}{{2,3}})[上叩](?=\s*{_DATE})"
)
CLOSING = pattern(rf"\s*(?:等[\d一二三四五六七八九十百千]+人)?\s*(?:{_CLOSED})(?:\s*{_DATE})?")
LETTER = pattern(
    rf"\s*(?:{_RESPECTS}|[启上叩复拜白识志具投寄稿撰著]|投稿|来[稿函信]|[初遗]稿|戏[作笔撰]|托笔|拜复|和南)"
    r"(?:\s*(?:民国)?[\d一二三四五六七八九十廿卅〇年月日]{2,12})?(?:\s*[于在]\p{Han}{2,8})?"
)
_DAY = r"(?:(?:\d{1,2}月)?\d{1,2}|(?:[一二三四五六七八九十]{1,3}月)?[一二三四五六七八九十廿卅]{1,3})日"
#: What follows the persons behind a stroke: 台北报导, 综合外电报导, 北京五日电.
PLACE_VERB = pattern(
    r"[\p{Han}、—/\- ]{0,14}?(?:综合外电|外电|综合|联合|现场|独家)?"
    rf"(?:报导|报道|专访|特稿|外电|连线|采访|摄影报导|{_DAY}(?:[专特]?[电讯]|寄|航讯|外电)|专电|专讯|特讯|电话|讯|电)"
)
#: 林宏哲、许家瑜/连线报导
JOINT = pattern(r"(?:连线|综合|联合|现场|外电|专题)(?:报导|报道|外电)|综合外电(?:报导)?")
_PLACE_VERB_KNOWN = pattern(r"(?P<place>\p{Han}{2,4}?)(?:直击|传真|报导|报道|专访|特稿|采访|专电|专讯|特讯|讯|电)")
#: The same behind a space: 邬小可 上海报道, 朱恺晴 纽约传真, 边境直击.
PLACE_SPACE = pattern(
    r"(?P<place>[\p{Han}、—]{2,14}?)(?:摄影|综合|现场|独家)?(?:报导|报道|传真|直击|专电|专讯|特稿|航讯|航信|[电讯])"
)
#: 何小川/文 李实/图: a stroke between a name and what the person did.
_STROKE_VERB = pattern(
    r"(?<![ 、,][文图摄])\s?[/|]\s?"
    r"(?:(?:摄影报道|摄影|图文|文图|综合|编译|整理|采写|供稿|制图|文|图|摄|画|诗|绘|撰|译)(?=[ 、,;]|$)"
    r"|[文图摄](?=\p{Han}{2,4}\s?/\s?[文图摄]))"
)
#: 图/陈柏翰、业者提供
_GIVEN_TOO = pattern(r"[、,]\p{Han}{2,10}(?:提供|供图)(?=[ 、,;]|$)")
#: 徐雅芬·专题报导
_DOT_VERB = pattern(r"\s?·\s?(?:专题|特别|综合|摄影|专案)?(?:报导|报道|采访|特稿|专访)")
#: 文_何平, 文◎何平: other signs than a colon behind a short role.
SIGNED = pattern(r"(?<=[文图摄画译])[_◎●◆■](?=\s?\p{Han})")
#: 文|何平 图|李实: a short verb before its names.
SHORT_ROLE = pattern(
    r"(?<=[ 、,])[文图诗画摄译]\s?[/|:]|(?<=\p{Han}{2})[文图摄]\s?[/|:]\s?(?=本[报刊社]|\p{Han}{0,2}记者|通讯员)"
    r"|(?<=[文图摄][/|]\p{Han}{2,40})[文图摄]\s?[/|](?=\p{Han}{2,4})"
)
#: 记者何平文/图: a pair of verbs glued to the name.
_GLUED_PAIR = pattern(r"(?<=\p{Han}{2})(?:文\s?[/·&]\s?[图摄]|[图摄]\s?[/·&]\s?文)")
#: 孙一文 文 高小岩 图: a verb between spaces behind a name of two characters or more.
_LONE_VERB = pattern(r"(?<=\p{Han}{2}) +(?=[文图摄画译绘] +\p{Han}{2})")
#: 三(2)班: which class of a school.
_CLASS = pattern(r"[(][\d一二三四五六七八九十]{1,2}[)]班")
#: 集体讨论 秦岭松 执笔: a work of many, of whom those who wrote it down are named.
COLLECTIVE = pattern(r"集体(?:讨论|创作|编写|改编|作|写)(?= )|综合外电(?=[, ])")
AND_OTHERS = pattern(r"\s*等(?:\d+|[一二三四五六七八九十]+)?\p{Han}{0,8}(?= |$)")
#: Who signs without saying his name: 江苏 一干部, 一个近视眼, 某房东.
ANONYMOUS = pattern(
    r"(?:\p{Han}{2,8} )?(?:一[个位名群]\p{Han}{1,8}|某\p{Han}{2,6}"
    r"|一(?:读者|听众|市民|居民|村民|农民|工人|战士|干部|教师|学生|家长|母亲|父亲|职工|顾客|乘客|会员|小民|房客))"
)
#: When and where somebody wrote who says no name: 八月九日寄自马公, 八月一日于德安.
SENT = pattern(
    r"(?:[\d一二三四五六七八九十廿卅〇正元冬腊初]{1,4}[年月日]){1,3}[夜晨晚]?\s?(?:寄|(?:寄自|发自|写于|自|于|在)\p{Han}{2,10})"
    r"|自\p{Han}{2,6}寄|寄自\p{Han}{2,6}"
)
#: 八月一日霁野函: the day, who wrote, and that he wrote.
SENDER = pattern(
    r"(?:[\d一二三四五六七八九十廿卅]{1,3}[月日]){1,2}[夜晨晚]?[\s,]*(?P<name>\p{Han}{2,3}?)\s?(?:自\p{Han}{2,4})?(?:函|寄|航讯|通讯|通信|信)"
)
#: What a text is, before who wrote it (文体): [特稿] 本报记者卫琦, 投稿 顺德一髯, 本报特约 杜衡之, (来稿) 长乐 郑依细.
GENRE = pattern(
    r"[\[(]?(?:本[报刊社])?(?:特稿|专稿|特写|专访|来稿|投稿|来件|来函|来论|特约|独家|独家专访|记者手记)(?:[\])]\s*|\s*[·:]\s*|\s+)"
)
#: A place or a desk before a role: 国际经济评论员 马小川, 嵊县特约通讯员 过庭, 本报花莲特约记者 田雨耕.
_CORRESPONDENT = r"(?:特约|特派|特邀|见习|实习)?(?:记者|通讯员|通信员|评论员|特派员|观察员|撰稿人?)"
DESK = pattern(
    rf"(?:本[报刊社台])?\p{{Han}}{{2,6}}?(?P<role>{_CORRESPONDENT})(?=[ :])"
    r"|(?:本[报刊社]|\p{Han}{1,3}社)?\p{Han}{2,5}?(?P<role>特派员|特[派约]记者|特约通[讯信]员)(?=\p{Han})"
)
#: 图/金像公司提供: no person, but where a picture comes from.
PROVIDED = pattern(r"(?P<who>\p{Han}{2,16}?)\s?(?:提供|供图|供稿)(?=[ 、,;]|$)")
#: Who supplied a picture, without his name.
SUPPLIED = pattern(r"(?P<name>受访者)(?P<role>供图|提供)(?=[ 、,;)]|$)")
#: 图/受访者提供, 图/视觉中国: where a picture comes from, and nobody who signs.
GIVEN = pattern(
    r"(?<![^ 、,;(/])(?<![图片影] )(?!受访者(?:供图|提供))"
    r"(?:(?:本文|本版)?(?:图片?|配图|摄影|照片|供图|制图|视频)(?:\s?[/:|]\s?|来源\s?[/:]\s?|来自|均?由))?(?:均?由)?"
    r"(?:受访(?:者|人|单位|对象)|被访者|采访对象|当事人|主办方|主办单位|网友|网络|资料(?:图片|照片|图)?|视觉中国|图虫创意|东方IC"
    r"|IC ?photo|CFP|(?:新华|中新|法新|路透|美联|中央)社)(?:\s?(?:提供|供图|图片?|资料图|摄|发))?(?=[ 、,;)]|$)"
)
#: What stands in brackets behind a name and is not what somebody is: (图片由受访者提供), (除署名外), (本报巴黎一日电).
NO_POST = pattern(r"图片|照片|提供|供图|署名|[电讯]$")
#: 参与讨论:刘书华: words that say what the persons behind a sign did; 名单如下 begins a list of names.
LABEL = pattern(r"(?P<role>\p{Han}{1,4}[^\W下名单有是为者])\s?(?P<sign>[:/])\s*(?=\p{Han})")
NEXT_LABEL = pattern(r"(?<=\s)\p{Han}{2,5}(?=[:/]\s*\p{Han})")
#: 叶国栋 北京特派员: a post with its place behind the name.
POSTED = pattern(r"\s*\p{Han}{2,4}?(?P<role>特派员|特派记者|特约记者|记者|通讯员)")
TOGETHER = pattern(
    r"\s*(?:共同|联合|亦|均|对此文|对本文)?(?:参与|参加)(?:了|本文|本版|此文)?(?:采写|采访|报道|写作|撰写|整理)"
    r"|\s*对[本此]文(?:亦)?有贡献"
)
#: Where or when a byline was written: 发自北京, 于南京, 五月三日 behind a name.
_WRITTEN = pattern(
    r"\s*(?:自\p{Han}{2,6}寄"
    r"|[(]?(?:[\d一二三四五六七八九十廿]{1,3}[月日]){0,2}(?:发自|寄自|报自|采自|写于|记于|作于|草于|摄于|识于)\s?[\p{Han}、]{2,12}[)]?"
    r"|(?P<gap>(?<= ))?于\s?(?P<place>\p{Han}{2,6})"
    r"|(?<=[ ,·、])(?:民国|一九|二〇|19|20|[\d一二三四五六七八九十]{1,3}月)"
    r"[\d一二三四五六七八九十廿卅〇年月日夜晨晚春夏秋冬]{1,14}(?:[寄记作]|[于在]\s?\p{Han}{2,8})?)"
)
_WRITTEN_HINT = pattern("[自于年月]")
_PLACE_ENDS = frozenset("市县镇乡村州山寓庐斋楼室院")
#: 作者为某大学副教授, 作者单位:某检察院 白露, 作者:戴星眠,系某大学学生.
IDENTITY = pattern(
    r"(?:本文|执笔)?作者(?:单位)?(?:\s?(?P<named>\p{Han}{2,4})\s?,?(?=均|系|为|是|现))?\s*(?:均|分别|现|原)?"
    r"(?:系|为|是|任|:|单位)\s*:?\s*"
)
IDENTITY_TAIL = pattern(r"\s*[,、;]?\s*(?:均|分别|现)?(?:系|为|是|任)\s*")
#: 原载《某报》, 据新华社, 综合新华社电, 新华社发: where a text or a picture was taken from.
_TAKEN = r"原载|摘自|选自|转自|译自|转载自?|荐自|来源"
SOURCE = pattern(
    rf"(?:{_TAKEN})\s*:?\s*(?:{_DAY})?"
    r"(?:《[^》]{1,20}》.{0,30}|[“\p{Han}][^,。]{1,40})"
    r"|据\s*:?\s*(?:《[^》]{2,12}》(?:,?有删[节改])?|\p{Han}{1,8}[社报网台](?:讯|消息)?)"
    rf"|(?:{_DAY})?《[^》]{{2,14}}》(?:{_DAY}|[\d一二三四五六七八九十年第]{{1,9}}月?[号期])?"
    r"|本[报刊]综合|综合\p{Han}{2,12}(?:电|讯|消息|报道)|\p{Han}{2,5}社(?:发|供稿|专稿|新闻稿|稿)"
)


#: 摘自《乡村医药》 李凤山文: where a text was taken from, before who wrote it.
BOOK = pattern(rf"(?:{_TAKEN}|据)\s*:?\s*《[^》]{{1,20}}》(?:\d{{4}}年)?(?:第?\d+期)?[\s,]*")
#: Who signs without a name.
UNSIGNED = pattern(r"编 ?者|记 ?者|(?:本[报刊社网]|\p{Han}{2,8}[报社])(?:编辑部|评论部|编委会|编者|记者)")
#: Words in brackets that are no signature (括注).
ASIDES = pattern(
    r"试行|草案|暂行|修订稿?|征求意见稿|(?:以下|下)?简称.*|下称.*|均?为?化名|笔者注|编者注|编者|编者按|注|略|同上|译音|音译|插曲|代邮"
    r"|第[一二三四五六七八九十百\d]{1,4}.{0,2}|[一二三四五六七八九十\d]+次?|未完.*|待续|续.*|完|全文完|下转.*|上接.*|转[第A-Z0-9一二三四五六七八九十].*"
    r"|[详参]?见(?!习)(?:.*[图版页表]|第.*|[上下左右].*)|图|[上中下左右]|图[一二三四五六七八九十\d]+|(?:题图|附).*"
    r"|笑|大笑|掌声|鼓掌|节选|摘要|广告|幕落|幕|男|女|已故|故|时任.*|.*年.*|.*月.*日(?:[至起前后,、夜晨晚上下午(].*)?|[即如含].{2,}|约[\d一二三四五六七八九十百千数半].*|包括.*|不含.*|[原又]名.*"
)


@cache
def verbs() -> frozenset[str]:
    """Verbs that end an element, and are its role only where no role stands before it."""
    return lexicon("role_verbs")


@cache
def roles() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Compile a role with what the paper puts before it, and the same without single characters for searching."""
    words = sorted(lexicon("roles"), key=len, reverse=True)
    every = "|".join(map(regex.escape, words))
    long = "|".join(regex.escape(word) for word in words if len(word) > 1)
    media = r"(?:报|社|网|台|刊|融媒体?中心|融媒体?|全媒体|全媒|客户端|杂志|周刊|通讯社|传媒|经济报道)"
    adjunct = r"(?:独家|全媒体?|融媒体?|首席|高级|资深|新媒体|多媒体|本网|(?:(?:常|派)?驻|赴)\p{Han}{1,6}?)"
    pair = r"(?:文\s?[/|·.&]\s?[图摄](?![影片])|[图摄]\s?[/|·.&]\s?文)(?!\s?[/|:])|文[与和及并](?:摄影|图片|[图摄画])"
    prefix = (
        rf"(?P<unit>本(?:报|社|刊|台|网|版)|(?:(?!本[报刊社台])[\p{{Han}}\d·/—-]){{1,16}}?{media})?\s*(?:{adjunct}\s*)*"
    )
    several = rf"(?:{every})(?:\s?[/|·.&、+]\s?(?:{every})(?![^\s/|:)、]))*"
    one = rf"{prefix}(?P<role>(?:{pair})|{several})(?!组)"
    # 某团报道组 signs as a body, and so does 林海报道组, in which 海报 is none
    house = r"(?:本(?:报|社|刊|台|网|版)|(?<=[ 、,;])(?:\p{Han}{1,4}报|\p{Han}{2,4}[社台网]))"
    search = rf"{house}?\s*(?:{adjunct}\s*)*(?:{long})(?![组部室处科团道])"
    return regex.compile(one), regex.compile(search)


@cache
def _hint() -> re.Pattern[str]:
    """What a line holds that signs by its own words: a role, a verb at a name's end, a body, a source."""
    long = "|".join(regex.escape(word) for word in sorted(lexicon("roles") | lexicon("role_verbs")) if len(word) > 1)
    short = "".join(word for word in sorted(lexicon("roles") | lexicon("role_verbs")) if len(word) == 1)
    bodies = "本[报刊社]|公署|编辑部|编委会|评论员|评论部|[讯道闻作]组|党政办"
    return re.compile(rf"[{short}](?:[\s/|:、,;)\]_◎●◆■]|$)|作者|执笔|[原摘选转译来据]|{bodies}|{long}")


def may_sign(text: str) -> bool:
    """Whether a line can be a byline by its own words; false for almost every line of running text."""
    return bool(_hint().search(text))


def role_at(text: str, start: int, stop: int) -> int:
    """End of the role of a person (记者, 通讯员, with 本报 and the like) that begins at `start`; 0 where none does."""
    match = roles()[0].match(text, start, stop) if start < stop else None
    return match.end() if match and PERSONAL.search(match["role"]) else 0


def role_from(text: str, start: int, stop: int) -> int | None:
    """Where the next role of two or more characters begins in `text[start:stop]`; None where none does."""
    match = roles()[1].search(text, start + 1, stop) if stop - start > 1 else None
    return match.start() if match else None


def written(text: str, start: int, stop: int) -> int:
    """Where a note of place or date begins that runs to `stop` (于南京, but not 于小涛); `stop` where there is none."""
    if not _WRITTEN_HINT.search(text, start, stop):
        return stop
    for match in _WRITTEN.finditer(text, start, stop):
        place = match["place"]
        known = place is None or place in lexicon("cities") or (match["gap"] is not None and place[-1] in _PLACE_ENDS)
        if match.end() == stop and known:
            return match.start()
    return stop


def closing(text: str, start: int, stop: int) -> int:
    """Where the words begin with which a letter closes (谨启 二月十三日, 等二百十七人同叩); `stop` where none do."""
    match = CLOSING.search(text, start + 2, stop)
    return match.start() if match and match.end() == stop else stop


def reported_from(text: str, start: int, stop: int) -> bool:
    """Whether a known place and a verb stand here: 台北报导, 珠海专访."""
    match = _PLACE_VERB_KNOWN.fullmatch(text, start, stop)
    return match is not None and match["place"] in lexicon("cities")


def glued_place(text: str, start: int, stop: int) -> int:
    """Where a known place and a verb that `text[start:stop]` ends in begin, glued to a name (李小华香港报道), or 0."""
    found = (stop - size for size in range(4, 8) if stop - size > start + 1 and text[stop - size - 1] != " ")
    return next((at for at in found if reported_from(text, at, stop)), 0)


def delivered_from(text: str, start: int, stop: int) -> regex.Match[str] | None:
    """上海报道, 纽约传真 behind a reporter and a space, as `text[start:stop]`; no name with its verb (李实报道)."""
    match = PLACE_SPACE.fullmatch(text, start, stop) if text[start - 1 : start] == " " else None
    if not match or roles()[1].search(match["place"]):
        return None
    return match if match["place"] in lexicon("cities") or not names.is_name(match["place"]) else None


def names_end(text: str, start: int, stop: int, end: int) -> int:
    """Where, before `end`, the names that begin at `start` stop and words about them begin.

    `stop` is the end of the byline: 参与采写, 于南京, /台北报导 and 等三人 run to it.
    """
    for behind in (_GIVEN_TOO, SUPPLIED, _DOT_VERB):
        if match := behind.search(text, start + 2, stop):
            end = min(end, match.start())
    for sign in ":(":
        cut = text.find(sign, start, end)
        if cut > start and not _CLASS.match(text, cut, end):
            end = cut
    if "参" in text[start:stop] or "贡献" in text[start:stop]:
        mark = TOGETHER.search(text, start + 1, stop)
        end = min(end, mark.start()) if mark and mark.end() == stop else end
    end = min(end, written(text, start + 1, stop))
    if (pair := _GLUED_PAIR.search(text, start + 2, stop)) and pair.end() == stop:
        end = min(end, pair.start())
    stroke = text.find("/", start, end)
    if found := _STROKE_VERB.search(text, start + 1, stop):
        end = min(end, found.start())
    if start < stroke < end and PLACE_VERB.fullmatch(text, stroke + 1, stop):
        end = stroke
    gap = text.rfind(" ", start, stop)
    if delivered_from(text, gap + 1, stop):  # 邬小可 上海报道
        end = min(end, gap)
    if glued := glued_place(text, start, stop):  # 李小华香港报道
        end = min(end, glued)
    while end > start and text[end - 1] in GAPS:
        end -= 1
    if lone := _LONE_VERB.search(text, start + 2, end):
        end = lone.start()
    gap = text.rfind(" ", start, end)
    if gap > start and verbs().issuperset(regex.split(r"[/|·&+]", text[gap + 1 : end])):  # 铁笛 作, 何小川 文/摄
        end = gap
    mark = AND_OTHERS.search(text, start + 1, end)
    return mark.start() if mark and mark.end() == end else end
