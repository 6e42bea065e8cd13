"""What a line of a masthead, page header or foot is made of: fields with a label, a value, or a fixed form.

Newspapers print these fields in any order and any number to a line (社址：… 邮编：… 网址：…), with colons, bars, spaces
or nothing between label and value, and engines glue neighbouring lines together. So a line is scanned field by field,
and it is furniture when hardly a character is left over. Everything here reads folded text.

Kinds of furniture, as `kind_of` and `Tile.kind` name them:

- `title`: the newspaper's name (报名); `section`: the name of the page (版名: 要闻); `page_no`: 第3版, A04, 第二张第六版
- `date`: Gregorian and lunar dates, weekday; `numbers`: 刊号, 邮发代号, running number (总第…期), size (今日8版)
- `contact`: address, postcode, electronic mail, telephone; `hotline`: the newsroom's telephone; `website`: alone on its line
- `credits`: 责任编辑, 版面设计, 校对 and their kin; `publisher`: 主管主办, 发行人, 承印, registrations, 中华邮政…挂号
- `price`: 零售, 本埠每份…, advertising rates; `qr`: what is printed beside a code to scan (扫一扫…, 官方微信公众号)
- `other`: days of publication, 投稿概不退还, 版权所有; `slogan`, `margin`, `image`, `noise`: given by other passes
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

import regex

from papercleaner import dates, names
from papercleaner.dates import NUMERALS
from papercleaner.patterns import pattern
from papercleaner.text import lexicon


class Field(NamedTuple):
    """A field of a line: what it is (`name`), the kind of furniture it makes, and where it and its value stand.

    `label` is the folded label, "" where none is printed. A weak field makes furniture only beside a strong one or at
    a page's edge: a bare 电话：… also stands in advertisements.
    """

    name: str
    kind: str
    start: int
    stop: int
    value: tuple[int, int]
    label: str = ""
    weak: bool = False


#: Longest line that is read as furniture, in characters: a header whose lines an engine has run together reaches 150.
MAX_LINE = 200
#: Longer lines with two 的 or two commas are running text.
SHORT = 30
#: Share of a line's characters that may be left over: what an engine adds or breaks.
MAX_REST = 0.1

_N = "[" + "".join(sorted(NUMERALS)) + "]"
_C = r"\s{0,3}[:;·./|]?\s{0,3}"  # what may stand between a label and its value


def _spaced(words: str) -> str:
    """An alternation of words, longest first; two-character words may be spaced out (编　辑)."""
    ordered = sorted(words.split(), key=lambda w: (-len(w), w))
    return "|".join(r"\s{0,4}".join(w) if len(w) == 2 else regex.escape(w) for w in ordered)


# --- labels ---------------------------------------------------------------------------------------------------------

_EDITORS = "责任编辑 责编 编辑 本版编辑 本版责编 本版主编 版面编辑 值班编辑 执行编辑 文字编辑 主编 执行主编 版主编 主笔 编者 责任主编"
_LAYOUT = (
    "版面设计 版式设计 版面 版式 美编 美术编辑 责任美编 本版美编 美术设计 组版 视觉 视觉设计 美术 设计 排版 拼版 制版 制图 图文设计 版面美编"
    " 版面制作 版面统筹 绘图 装帧"
)
_PROOF = "校对 责校 责任校对 本版校对 检校 校阅 值班校对"
# Signed by people who made the page but neither edited it, laid it out nor read the proofs.
_STAFF = "图编 图片编辑 责任图编 总编 总编辑 值班总编 值班主任 值班编委 统筹 审读 审校 签发 监制 总监 终审 复审 三审 二审 一审 初审 美术总监"
_CREDIT_LISTS = {
    word: name
    for name, words in (
        ("editors", _EDITORS), ("layout_editors", _LAYOUT), ("proofreaders", _PROOF), ("staff", _STAFF)
    )
    for word in words.split()
}  # fmt: skip
# Alone these stand under pictures and at the end of articles; the second list only without a colon or bar.
_PICTURE_CREDITS = frozenset("制图 绘图 设计 编辑".split())
_WEAK_CREDITS = frozenset(
    "编辑 主编 设计 美术 视觉 制图 绘图 版面 版式 主笔 总编 总编辑 编者 统筹 图片编辑 图编 总监 监制".split()
)
_SURE_CREDITS = frozenset("责任编辑 责编 美编 组版 校对 责校 版面设计 版式设计 美术编辑".split())
_HAN_RUN = pattern(r"\p{Han}+")
MAX_NAME, MAX_NAMES = 4, 12  # characters of a name, and of names without a space between them
# What a line must hold before the dearer rules are asked.
_HINTS = {
    "registration": ("登记", "注册", "许可", "准印", "立案", "PP", "MCI", "局版"),
    "phone": (
        "热线",
        "电",
        "专线",
        "总机",
        "传",
        "部",
        "组",
        "科",
        "室",
        "德律",
        "微信",
        "手机",
        "QQ",
        "TEL",
        "Tel",
        "料",
        "索",
    ),
    "page_no": ("版", "页", "张"),
    "issue_no": ("期", "号", "总", "No", "NO"),
}
_ANY_CREDIT = _spaced(" ".join(_CREDIT_LISTS))
# Behind a Han character only words that are nothing else, or marked ones: 洪少颖版面设计:顾亦舟, but 某文学主编.
_CREDIT = pattern(
    rf"(?:(?<!\p{{Han}})(?:{_ANY_CREDIT})|(?:{_ANY_CREDIT})(?=\s?[:|])"
    rf"|{'|'.join(sorted(_SURE_CREDITS, key=len, reverse=True))})(?!部|室|人|费|委|者)"
)
_NAME = pattern(r"\p{Han}{2,4}(?:·\p{Han}{2,6})?|\p{Han}\s{1,4}\p{Han}(?!\p{Han})|[A-Za-z][A-Za-z.\-]{1,14}")
_NAME_GAP = pattern(r"[\s、,/|&·:;]*(?:实习生?(?=\s))?[\s、,/|&·:;]*")

_PHONE = (
    rf"(?:(?:[+(]?[0-9][0-9()\-—~ ]{{2,17}}[0-9](?:\s?[、,/;]\s?[0-9][0-9()\-—]{{3,14}}[0-9])*)"
    rf"|(?:[A-Z]-?|第|\p{{Han}}{{1,3}})??(?:\({_N}{{2,4}}\))?(?:{_N}|[-—]){{2,12}}{_N}(?:\s?、\s?{_N}{{3,8}})*)(?:号(?!码))?"
)
_NEWSROOM = "新闻|爆料|报料|采访|编辑|记者|线索|要闻|总编室|本报|本社"
_DESK = "广告|发行|订报|订阅|投递|登报|刊登|公告|经营"  # the paper's own desks, but not the newsroom
_PHONE_LABEL = (
    rf"(?:(?:{_NEWSROOM}|{_DESK}|\p{{Han}}{{1,3}}[部组科]|[总编]{{1,2}}[编辑]?室|24小时|服务|读者|值班|维权|监督|投诉|社会|中心|全国|报社)+"
    r"(?:热线|电话|专线|总机|传真)(?:号码)?(?:[(/][^)\s]{1,6}[)])?"
    r"|(?:新闻)?(?:报料|爆料|线索)(?=[:\s]{0,3}[0-9])|(?:编辑部|采访部|采编部|记者部|新闻部|总编室|编辑室|广告[部科]|发行[部科])(?=[:\s]{0,3}[0-9]))"
)


# Read in this order; what one rule has taken, the later ones do not see. (field, kind, weak, pattern with group v)
_RULES: tuple[tuple[str, str, bool, regex.Pattern[str]], ...] = (
    ("email", "contact", False, pattern(
        rf"(?:(?:本版|投稿|来稿|登报|联系|联络|编辑部|公告)?(?:电子信箱|电子邮箱|电子邮件|邮箱|信箱|电邮|E-?mail|投稿请寄|来稿请寄|稿件请寄|投稿){_C})?"
        r"(?P<v>[A-Za-z0-9_][A-Za-z0-9_.+-]{0,40}\s?@\s?[A-Za-z0-9-]{1,30}(?:\.[A-Za-z0-9-]{1,20}){1,4})", regex.I)),
    ("website", "contact", False, pattern(
        rf"(?:(?:本报|官方|报社)?(?:电子版|网络版|数字报|电子报|网址|网站|官网|网){_C})?"
        r"(?P<v>(?:https?://)?(?<![@\w.])(?:[a-z0-9][a-z0-9-]{0,30}\.){1,4}(?:com|cn|net|org|info|tw|hk|mo|sg|my|edu|gov)(?:\.[a-z]{2})?(?:/[\w./~-]{0,40})?)",
        regex.I | regex.A)),
    ("cn", "numbers", False, pattern(
        rf"(?:(?:国内|全国|国际)?(?:统一)?(?:连续出版物号|标准刊号|刊号){_C}(?P<v>(?:CN\s?)?[-—(]?\s?[0-9]{{2}}\s?[-—]\s?[0-9]{{3,4}}\)?(?:/[A-Z]{{1,2}})?)"
        r"|(?P<v>\bCN\s?[-—(]?\s?[0-9]{2}\s?[-—]\s?[0-9]{3,4}\)?(?:/[A-Z]{1,2})?))", regex.I)),
    ("issn", "numbers", False, pattern(rf"(?:国际标准(?:连续出版物号|刊号){_C})?ISSN{_C}(?P<v>[0-9]{{4}}-?[0-9]{{3}}[0-9X])")),
    ("postal_code", "numbers", False, pattern(rf"(?:(?:邮发|邮政|邮局|国内邮发|国内|订阅|发行|邮局订阅)?代号|邮发(?=[:\s])){_C}(?P<v>[0-9]{{1,2}}\s?[-—]\s?[0-9]{{1,4}})")),
    ("foreign_code", "numbers", False, pattern(rf"(?:国外|海外|国际)(?:发行)?代号{_C}(?P<v>[A-Z]{{0,2}}\s?[-—]?\s?[0-9]{{1,5}})")),
    ("registration", "publisher", False, pattern(
        rf"(?P<v>\p{{Han}}{{0,10}}(?:登记|注册)(?:证|执照)?[\p{{Han}}A-Z\s]{{0,8}}[第字]+(?:{_N}|[A-Z字]){{1,12}}(?:[号类]|种(?:新闻纸类?|邮便物(?:认可)?)?)?"
        rf"|[\p{{Han}}]{{2,10}}(?:局|部|处)(?:登记|注册|立案)(?:证|认为)?(?:第[一二三]种)?\p{{Han}}{{0,2}}(?:新闻纸类?|邮便物(?:认可)?)?"
        rf"|广告(?:经营)?许可证(?:号|编号)?{_C}[\p{{Han}}]{{0,6}}[0-9A-Z\-(){{}}]{{4,20}}号?"
        rf"|(?:国内|准印|出版)?(?:报刊登记证|准印证|出版许可证|许可证)(?:号|编号)?{_C}[\p{{Han}}]{{0,6}}[0-9A-Z\-()]{{2,20}}号?"
        r"|\b(?:KDN\s?)?PPS?\s?[0-9]{2,6}\s?/\s?[0-9]{1,4}\s?/\s?[0-9]{2,4}(?:\s?\([0-9]+\))?|\bMCI\s?\(P\)[\s0-9/]{3,14}|局版[\p{Han}]{1,4}字第[^\s]{1,8}号)")),
    ("post", "publisher", False, pattern(
        r"(?V1)(?P<v>(?:中华)?(?:民国)?[\p{Han}--[〇零○一二三四五六七八九十]]{0,6}邮(?:政|务)(?:管理|总)?局?\p{Han}{0,14}(?:挂号|认可|执照|新闻纸类?|登记\p{Han}{0,12})(?:(?:认为|立券)\p{Han}{0,18}(?:新闻纸类?|之?报纸))?)")),
    ("telegraph", "contact", False, pattern(rf"(?:电报|有线电报|国际电报)挂号{_C}(?P<v>{_N}{{3,6}})号?")),
    ("phone", "hotline", False, pattern(rf"(?P<label>{_PHONE_LABEL}){_C}(?:(?:总机|(?:编辑|采访|采编|营业|经理)部){_C})?(?:[(](?=[^0-9)]+[)]))?(?P<v>{_PHONE})")),
    ("phone", "contact", True, pattern(rf"(?P<label>电\s{{0,4}}话(?:号码)?|德律风|热线|总机|TEL|传\s{{0,4}}真|FAX|微信同号|微信号?|手机|QQ群?){_C}(?:(?:总机|(?:编辑|采访|采编|营业|经理)部){_C})?(?:[(](?=[^0-9)]+[)]))?(?P<v>{_PHONE})", regex.I)),
    ("phone", "hotline", False, pattern(
        rf"(?<![0-9-])(?P<v>(?:0[0-9]{{2,3}}-)?[0-9]{{5,8}}|400-?[0-9]{{3}}-?[0-9]{{4}})\s{{0,3}}(?P<label>{_PHONE_LABEL})(?![:\s]{{0,3}}[0-9])")),
    ("size", "numbers", False, pattern(rf"(?P<v>(?:(?:今日|本日|今天|本期|每日)(?:本报|出版|报纸)?|本报今日)(?:共|计|出版|出|发行)*{_N}{{1,3}}大?(?:版|张|页|叠)(?:半|{_N}版)?|共{_N}{{1,3}}大?[版张](?:半)?)")),
    ("founded", "other", False, pattern(rf"(?P<v>(?:本报)?创[刊办]?于?{_C}[^\s]{{0,4}}{_N}{{1,6}}年(?:{_N}{{1,3}}月)?(?:{_N}{{1,3}}日)?(?:创刊)?)")),
    ("issue_no", "numbers", False, pattern(
        rf"(?:总|新|原)?(?<![路街巷弄里道坊同牌厦村话字照证册记])第\s{{0,2}}(?P<v>[0-9]{{1,3}},[0-9]{{3}}|{_N}(?:\s?{_N}){{0,13}})\s{{0,2}}[期号](?!楼|院|文|线)|总(?:期|号|期号|编号)?{_C}(?P<v>[0-9]{{2,6}})\s?[期号]?|\bNo\.?\s?(?P<v>[0-9]{{2,6}})\b|(?<![0-9A-Za-z\p{{Han}}])(?P<v>[0-9]{{3,6}})期", regex.I)),
    ("volume", "numbers", True, pattern(rf"(?P<v>第{_N}{{1,4}}[卷年集])")),
    ("postcode", "contact", False, pattern(rf"(?:邮政编码|邮政编号|邮编|邮码|邮递区号|邮区){_C}(?P<v>[0-9]{{6}}|[0-9]{{5}}|[0-9]{{3}})(?![0-9])")),
    ("price", "price", False, pattern(
        r"(?P<v>(?:(?:全年|半年|每季度?|每月|每年|每份|每期|每张|每字|零售|另售|批发|本埠|外埠|本市|外地|国内|国外|港澳|西马|东马|新山|订价|定价|订费|售价?|报价|报费|价|月价|加?邮费|平时|星期[日天]|逐日)"
        rf"(?:价|连邮)?[:\s]{{0,2}}){{1,4}}(?:加|收|洋|大洋|银洋|国币|法币|金圆券?|金元券|人民币|港币|葡币|新?台币|叻币|坡币|RM|NT\$?|HK\$|S\$|\$|¥|币)*\s?(?:{_N}|[.半]){{1,8}}"
        rf"(?:\s?(?:元|圆|块|角|毛|毫|分|厘|文|仙|钱|令吉)(?:{_N}|半)*)*)", regex.I)),
    ("rates", "price", False, pattern(rf"(?P<v>(?:收费标准|广告(?:刊例|价目|刊费)|刊费|登报收费){_C}.{{4,80}}$)")),
    ("days", "other", False, pattern(
        r"(?P<v>(?:本报)?(?:每逢?|逢)?(?:周|星期|礼拜)[一二三四五六日天](?:[、,至到~及和—-]?(?:周|星期)?[一二三四五六日天]){0,6}(?:出版|出报|刊行|见报|发行|出刊)|本报(?:每日|每周|逢)\p{Han}{0,8}(?:出版|发行))")),
    ("page_no", "page_no", False, pattern(
        rf"(?P<v>第\s?{_N}{{1,4}}\s?张\s?(?:第\s?)?(?:{_N}{{1,4}}\s?[版页]))|(?P<v>第{_N}{{1,3}}张)"
        rf"|(?<![转接见])第\s{{0,2}}(?P<v>[A-Z]{{0,2}}\s?-?(?:{_N}){{1,4}}(?:[-~/、](?:[A-Z]?[0-9]{{1,3}}))?)\s{{0,2}}版|(?<![转接见])第\s{{0,2}}(?P<v>{_N}{{1,3}}\s?页)|版次{_C}(?P<v>[A-Z]?[0-9]{{1,3}})")),
    ("page_no", "page_no", True, pattern(
        rf"(?<![0-9A-Za-z\p{{Han}}])(?P<v>(?:[A-Z]{{1,2}}\s?)?[0-9]{{1,3}}(?:[-~/、](?:[A-Z]?[0-9]{{1,3}}))?|{_N}{{1,3}})\s?版|(?<!\p{{Han}})版(?P<v>{_N}{{1,3}})$|(?<![0-9A-Za-z\p{{Han}}])(?P<v>[A-Z]{{0,2}}[0-9]{{1,3}}\s?页)")),
    ("qr", "qr", False, pattern(
        r"(?P<v>^.{0,24}(?:扫[一描]?扫?(?:下方|左侧|右侧)?(?:二维码|码)?|扫码|微信扫描?|长按|扫描).{0,40}(?:客户端|公众号|二维码|APP|小程序|视频号|微博|微信|抖音号?|关注我们|订阅|看更多|查看详情|平台)$"
        r"|^.{2,20}官方(?:微信|微博|抖音)?(?:公众号|订阅号|微信|微博|抖音号?|客户端|二维码)$|^(?:下载|关注).{1,20}(?:客户端|公众号|APP|视频号)$)", regex.I)),
    ("publisher", "publisher", False, pattern(r"(?P<v>(?:^|(?<=\s))\p{Han}{3,24}(?:主管、?主办|主管主办|主办出版))(?=$|\s)")),
    ("printer", "publisher", False, pattern(r"(?P<v>(?:^|(?<=\s))\p{Han}{3,16}(?:公司|印刷厂|印务局|印刷所|中心)(?:承印|代印|印刷))(?=$|\s|广告|[社馆地]址|电话)")),
    ("publisher", "publisher", False, pattern(
        rf"(?:主管主办|主管单位|主办单位|出版单位|印刷单位|承印|代印|督印人?|发行人|编辑人|印刷者|印刷所|发行所|发行者|编辑者|督印兼编辑){_C}(?P<v>\p{{Han}}{{2,20}}?|[A-Z][A-Za-z. ]{{2,24}})(?=\s|$|[,;◀(]|承印|督印|印刷|发行|[社馆地]址|电话)")),
    ("publisher", "publisher", True, pattern(
        r"(?:主管|主办|出版|印刷|发行|社长|总编辑|总经理|总主笔|经理|承印者|总代理|法律顾问|本报法律顾问|常年法律顾问):\s{0,2}(?P<v>\p{Han}{2,24}(?:[\s、]\p{Han}{2,12}){0,3})(?=\s|$)")),
    ("conditions", "other", False, pattern(
        r"(?P<v>(?:来稿|投稿|稿件)\p{Han}{0,6}(?:不退|退还|退稿|自负)\p{Han}{0,6}|文责自负|版权所有.{0,24}|未经.{0,12}(?:许可|授权).{0,4}(?:不得|禁止).{0,16}$|翻印必究"
        r"|(?:提示|声明|郑重声明|特别提示):.{0,40}(?:本报|本版|委托人|广告主|刊登).{0,30}$|\p{Han}{0,4}各?报贩均有代售|请附.{2,20}$|如有印刷质量问题.{0,30}$)")),
    ("english_title", "title", False, pattern(r"\b(?P<v>The\s[A-Z' &-]{3,30}\s(?:Gazette|Times|News|Daily|Post|Journal|Herald|Tribune|Press|Standard|Star))\b", regex.I)),
)  # fmt: skip
_ADDRESS = pattern(
    r"(?P<strong>[社馆]\s{0,4}址|[本报]报?社?地址|登报地址|编辑部地址|总社|总馆|[本总]馆(?:开?设在?|在)|(?:发行|印刷|营业)所(?=[:\s])|[编营][辑业]部(?=[:\s]))|(?<!\p{Han})(?P<weak>地\s{0,4}址|通[讯信]地址|通[讯信]处|会址|Add)"
)
_ADDRESS_VALUE = pattern(r"[省市县区州路街道巷弄里号楼村镇港坊胡同]|[A-Za-z]{3}")
#: The label of a telephone, or a number, alone on a line: the other stands on the line before or after.
LABEL_ALONE = pattern(rf"{_PHONE_LABEL}[:\s]*")
PHONE_ALONE = pattern(
    r"(?:\(?0[0-9]{2,3}\)?[-—\s]?)?[0-9]{3,4}[-—\s]?[0-9]{3,4}|9[56][0-9]{3,4}|400[-—\s]?[0-9]{3}[-—\s]?[0-9]{4}"
)
# A line without any of these has no field: almost every body line is turned away here.
_TRIGGER = pattern(
    r"[:|@]|[a-z]\.[a-z]|[编校责]|美\s*编|组\s*版|版[式面权]|视觉|主[管办笔]|[第总].{0,16}[期号版张页卷集]|[0-9A-Z〇一-十]\s?[版页期]|版[0-9一-十]"
    r"|[邮挂登]|[社馆会地]\s*址|总[社馆室]|本馆|[星周]\s*期|礼\s*拜|[周逢每].{0,12}出|(?:^|\s)周[一-日天]|曜|day|DAY|年\s*.{0,8}月|历.{0,8}月|[月日]\s?$"
    r"|[0-9]{4}[-./][0-9]|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]* ?[0-9]|[发印]行?[人所刷]|[承代]印|督印|[售价费每埠]|全年|半年|西马|港澳"
    r"|扫|官方|下载|关注|长按|[投来]稿|稿件|文责|翻印|报贩|请附|电\s*话|热线|专线|总机|德律风|传\s*真|微信|热|[0-9]{6}|手机|(?i:tel|fax|the |issn|cn|kdn|pp|no\.|rm)"
    r"|[今本][日天期]|共.{1,4}[版张页]|创[刊办于]|代号|局版|[绘制]图|设计|统筹|监制|[终复初三二一]审|审[读校]|签发"
)
_SKIP = pattern(r"[\s\p{P}\p{S}]+")
_SENTENCE = pattern(r"[。!?](?!$)")


def is_candidate(line: str) -> bool:
    """Whether a scan of this line can find anything; most body lines are turned away here."""
    if len(line) > SHORT and (line.count("的") + line.count("了") > 1 or (line.count(",") > 1 and ":" not in line)):
        return False
    return not _SENTENCE.search(line) and bool(_TRIGGER.search(line))


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted(lexicon("furniture_labels")))


_DAMAGED = pattern(r"(?<!\p{Han})(\p{Han}{3,10})(?=\s{0,2}[:|]|\s{0,2}[0-9(A-Z]|\s+\p{Han}{2,4}(?:\s|$))")


def _mended(line: str) -> tuple[str, list[int]] | None:
    """The line with damaged labels put right, and for each of its characters the offset in the line as it was.

    One character in four may be wrong, missing or too many: 责任编揖, 新闻热, 电子信箱 read as 电子信籍.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    out, at, where = "", 0, list[int]()
    for m in _DAMAGED.finditer(line):
        word = m[1]
        if word in _labels():
            continue
        best = process.extractOne(word, _labels(), scorer=Levenshtein.distance, score_cutoff=max(1, len(word) // 4))
        if best is None or len(best[0]) // 4 < best[1]:
            continue
        out += line[at : m.start()] + best[0]
        where += [*range(at, m.start()), *(min(m.start() + i, m.end() - 1) for i in range(len(best[0])))]
        at = m.end()
    return (out + line[at:], [*where, *range(at, len(line)), len(line)]) if at else None


def _names_at(line: str, at: int, stop: int) -> tuple[tuple[int, int], ...]:
    """The name at an offset, or the names that an engine has run together; () where there is running text."""
    name = _NAME.match(line, at, stop)
    if name is None:
        return ()
    han = _HAN_RUN.match(line, at, stop)
    if han and len(han[0]) > MAX_NAME - 1 and han.end() >= name.end():
        apart = names.split(line, at, han.end()) if len(han[0]) <= MAX_NAMES else None
        return apart or ((han.span(),) if len(han[0]) <= MAX_NAME else ())
    return (name.span(),)


def _credits(line: str, taken: bytearray) -> list[Field]:
    """责编 薛某 美编 彭某 校对：季某、丁某: labels, and the names up to the next label or field.

    Labels that share their names (责编/版式 薛某: one person for two tasks) each give a field.
    """
    labels = [m for m in _CREDIT.finditer(line) if not any(taken[m.start() : m.end()])]
    found, waiting = list[Field](), list[regex.Match[str]]()
    for m, after in zip_longest(labels, labels[1:]):
        at, stop, people = m.end(), after.start() if after else len(line), list[tuple[int, int]]()
        while gap := _NAME_GAP.match(line, at, stop):
            # Behind most labels stands a space or a mark.
            if not gap[0] and (people or "".join(m[0].split()) not in _SURE_CREDITS):
                break
            run = _names_at(line, gap.end(), stop)
            if not run or any(taken[run[0][0] : run[-1][1]]):
                break
            people += run
            at = people[-1][1]
        waiting.append(m)
        if people:
            for label in waiting:
                word = "".join(label[0].split())
                marked = line[m.end() : m.end() + 3].lstrip().startswith((":", "|"))
                weak = word in _PICTURE_CREDITS or (word in _WEAK_CREDITS and not marked)
                name_list = _CREDIT_LISTS[word]
                found += (Field(name_list, "credits", waiting[0].start(), at, value, word, weak) for value in people)
            taken[waiting[0].start() : at] = b"\1" * (at - waiting[0].start())
        if people or line[m.end() : stop].strip(" /、:|·&"):
            waiting = []
    return found


def _addresses(line: str, taken: bytearray) -> list[Field]:
    """An address runs to the next field or to the end of the line."""
    found = []
    for m in _ADDRESS.finditer(line):
        if any(taken[m.start() : m.end()]):
            continue
        start = m.end() + len(line[m.end() :]) - len(line[m.end() :].lstrip(" :;.|/"))
        stop = start
        while stop < len(line) and not taken[stop]:
            stop += 1
        value = line[start:stop].rstrip(" ,;、。|/◀▶(")
        if len(value) < 4 or not _ADDRESS_VALUE.search(value):
            continue
        end = start + len(value)
        # What follows two spaces behind a house number is something else: 中正路四號　本市各報販均有代售.
        if cut := regex.search(r"(?<=[号楼室])\s+(?=\p{Han}{6})", value):
            end = start + cut.start()
        found.append(Field("address", "contact", m.start(), end, (start, end), m[0], not m["strong"]))
        taken[m.start() : end] = b"\1" * (end - m.start())
    return found


def _scan(line: str) -> tuple[list[Field], bytearray]:
    taken, found = bytearray(len(line)), list[Field]()

    def take(field: Field) -> None:
        if not any(taken[field.start : field.stop]):
            taken[field.start : field.stop] = b"\1" * (field.stop - field.start)
            found.append(field)

    for name, kind, weak, rule in _RULES[:2]:
        for m in rule.finditer(line):
            take(Field(name, kind, m.start(), m.end(), m.span("v"), weak=weak))
    for name, kind, weak, rule in _RULES:
        if name == "founded":  # before the dates, which it holds
            for m in rule.finditer(line):
                take(Field(name, kind, m.start(), m.end(), m.span("v"), weak=weak))
    for date in dates.find_dates(line, line):
        take(Field("date", "date", date.start, date.stop, (date.start, date.stop), weak=True))
    at = 0
    while lunar := dates.find_lunar(line, line, at):
        take(Field("lunar_date", "date", lunar.start, lunar.stop, (lunar.start, lunar.stop)))
        at = lunar.stop
    for name, kind, weak, rule in _RULES[2:]:
        if name in _HINTS and not any(hint in line for hint in _HINTS[name]):
            continue
        for m in rule.finditer(line):
            label = m["label"] if "label" in rule.groupindex else ""
            weak_phone = name == "phone" and not weak and not regex.search(f"{_NEWSROOM}|{_DESK}|部", label)
            take(Field(name, kind, m.start(), m.end(), m.span("v"), label, weak or weak_phone))
    if weekday := dates.find_weekday(line, line):
        take(Field("weekday", "date", weekday.start, weekday.stop, (weekday.start, weekday.stop), weak=True))
    found += _credits(line, taken)
    found += _addresses(line, taken)
    return sorted(found, key=lambda f: (f.start, f.value)), taken


@lru_cache(maxsize=256)  # a line is asked about more than once: as itself, at the page's edge, and for the issue
def scan(line: str) -> tuple[list[Field], list[tuple[int, int]]]:
    """The fields of a folded line, in print order, and the stretches between them that are more than marks.

    >>> [(f.name, "邮发代号:43-6 总第10874期"[slice(*f.value)]) for f in scan("邮发代号:43-6 总第10874期")[0]]
    [('postal_code', '43-6'), ('issue_no', '10874')]
    """
    line = line.replace("丨", "|")  # engines read the bar between credits so
    found, taken = _scan(line)
    rest = _rest(line, taken)
    if rest and len(line) <= 80 and (":" in line or found or regex.search("[0-9]", line)) and (mend := _mended(line)):
        text, where = mend
        more, covered = _scan(text)
        if sum(covered) > sum(taken):
            found = [
                f._replace(start=where[f.start], stop=where[f.stop], value=(where[f.value[0]], where[f.value[1]]))
                for f in more
            ]
            taken = bytearray(len(line))
            for f in found:
                taken[f.start : f.stop] = b"\1" * (f.stop - f.start)
            rest = _rest(line, taken)
    return found, rest


def _rest(line: str, taken: bytearray) -> list[tuple[int, int]]:
    """The stretches that no field took, cut at white space and marks at their ends."""
    out, at = [], 0
    while at < len(line):
        stop = at
        while stop < len(line) and not taken[stop]:
            stop += 1
        a, b = at, stop
        while a < b and _SKIP.match(line[a]):
            a += 1
        while b > a and _SKIP.match(line[b - 1]):
            b -= 1
        if a < b:
            out.append((a, b))
        at = stop + 1
    return out
