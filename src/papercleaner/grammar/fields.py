"""What mastheads, page headers and feet are made of, as data: the labels of each field, the shapes of its values.

A shape says how one field is printed, in folded text: its name, the kind of furniture that it makes, and a pattern
whose group `v` is the value. A weak shape makes furniture only beside a strong one or at a page's edge, as
advertisements print it too (a bare 电话：…). A line in which nothing matches the shape's hint is not searched.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from papercleaner.grammar.dates import NUMERALS
from papercleaner.patterns import pattern


class Shape(NamedTuple):
    """One way in which a field is printed."""

    name: str
    kind: str
    hint: regex.Pattern[str]
    pattern: regex.Pattern[str]
    weak: bool


def any_of(words: str) -> str:
    """An alternation of words, longest first; two-character words may be spaced out (编　辑)."""
    ordered = sorted(words.split(), key=lambda w: (-len(w), w))
    return "|".join(r"\s{0,4}".join(w) if len(w) == 2 else regex.escape(w) for w in ordered)


def _shape(name: str, kind: str, hint: str, *forms: str, weak: bool = False) -> Shape:
    """A shape from its hint and the forms that it may have; where no form names the value, the whole is the value."""
    either = "|".join(forms)
    either = either if "(?P<v>" in either else f"(?P<v>{either})"
    return Shape(name, kind, pattern(hint), pattern(either, regex.I | regex.VERBOSE), weak)


def _labelled(labels: str, value: str) -> str:
    return rf"(?:{any_of(labels)}){_C}(?P<v>{value})"


_N = "[" + "".join(sorted(NUMERALS)) + "]"
_C = r"\s{0,3}[:;·./|]?\s{0,3}"  # what may stand between a label and its value
_WEEK = "[一二三四五六日天]"

# --- numbers --------------------------------------------------------------------------------------------------------

_CN = r"[-—(]?\s?[0-9]{2}\s?[-—]\s?[0-9]{3,4}\)?(?:/\(?[A-Z]{1,2}\)?)?"
#: Not so where a program has numbered what it printed: 第 1 页 共 2 页, 第1页/共2页, --- 第 1 页 ---.
_OF = r"(?!\s*[,/|]?\s*共|\s*-)"
_PAGE = rf"[A-Z]{{0,2}}\s?-?{_N}{{1,4}}(?:[-~/、][A-Z]?[0-9]{{1,3}})?"
_NUMBERS = (
    _shape("cn", "numbers", "[Cc][Nn]|刊号|出版物号",
        rf"(?:国内|全国|国际)?(?:统一)?(?:连续出版物号|标准刊号|刊号){_C}(?P<v>(?:CN\s?)?{_CN})",
        rf"\b(?P<v>CN\s?{_CN})"),
    _shape("issn", "numbers", "ISSN|issn",
        rf"(?:国际标准(?:连续出版物号|刊号){_C})?ISSN{_C}(?P<v>[0-9]{{4}}-?[0-9]{{3}}[0-9X])"),
    _shape("postal_code", "numbers", r"代号|邮发|号:\s?[0-9]",
        rf"(?:(?:邮发|邮政|邮局|国内邮发|国内|订阅|发行|邮局订阅)?代号|邮发(?=[:\s])|^代?号(?=:)|(?<=\s)代?号(?=:))"
        rf"{_C}(?P<v>[0-9]{{1,2}}\s?[-—]\s?[0-9]{{1,4}})"),
    _shape("foreign_code", "numbers", "代号",
        rf"(?:国外|海外|国际)(?:发行)?代号{_C}(?P<v>[A-Z]{{0,2}}\s?[-—]?\s?[0-9]{{1,5}})"),
    _shape("issue_no", "numbers", r"第.{1,24}[期号]|总|[0-9]期|N[Oo]\b",
        # Not a house number, a spoken line, a licence: 路第三号, 话第…号, 证字第…号.
        rf"(?:总|新|原)?(?<![路街巷弄里道坊同牌厦村话字照证册记])第\s{{0,2}}"
        rf"(?P<v>[0-9]{{1,3}},[0-9]{{3}}|{_N}(?:\s?[{_N[1:-1]}\]lI]){{0,13}})\s{{0,2}}[期号](?!楼|院|文|线)",
        rf"总(?:期|号|期号|编号)?{_C}(?P<v>[0-9]{{2,6}})\s?[期号]?",
        r"\bNo\.?\s?(?P<v>[0-9]{2,6})\b", r"(?<![0-9A-Za-z\p{Han}])(?P<v>[0-9]{3,6})期"),
    _shape("volume", "numbers", "第.{1,4}[卷年集]", rf"第{_N}{{1,4}}[卷年集]", weak=True),
    _shape("size", "numbers", "(?:今[日天]|本[日期报]|每日|共).{0,8}[版张页叠]",
        rf"(?:(?:今日|本日|今天|本期|每日)(?:本报|出版|报纸)?|本报今日)(?:共|计|出版|出|发行)*{_N}{{1,3}}大?[版张页叠]"
        rf"(?:半|{_N}版)?", rf"共{_N}{{1,3}}大?[版张]半?"),
    _shape("page_no", "page_no", "第.{1,12}[版页张]|版次",
        rf"(?P<v>第\s?{_N}{{1,4}}\s?张\s?(?:第\s?)?(?:{_N}{{1,4}}\s?[版页]))", rf"(?P<v>第{_N}{{1,3}}张)",
        rf"(?<![转接见])第\s{{0,2}}(?P<v>{_PAGE}|[\]lI|])\s{{0,2}}版", rf"第\s?[(\[](?P<v>{_N}{{1,3}})[)\]]\s?版",
        rf"(?<![转接见])第\s{{0,2}}(?P<v>{_N}{{1,3}}\s?页){_OF}",
        rf"版次{_C}(?P<v>[A-Z]?[0-9]{{1,3}})"),
    _shape("page_no", "page_no", rf"[(\[]{_N}{{1,2}}[)\]]",  # (三) behind the day, or before the name
        rf"(?<=日\s+|[一-鿿]报\s*|(?:星期|礼拜|周)[一二三四五六日天]\s*)[(\[](?P<v>{_N}{{1,2}})[)\]](?=\s|$|{_N}{{4}}年)",
        rf"(?<!\S)[(\[](?P<v>{_N}{{1,2}})[)\]](?=\s?(?:\p{{Han}}{{2,6}}报|民国|{_N}{{4}}年))", weak=True),
    _shape("page_no", "page_no", rf"{_N}\s?[版页]|版{_N}",
        r"(?<![0-9A-Za-z\p{Han}])(?P<v>(?:[A-Z]{1,2}\s?)?[0-9]{1,3}(?:[-~/、][A-Z]?[0-9]{1,3})?"
        rf"|{_N}{{1,3}})\s?版(?!编辑|责编|美编|校对)",
        rf"(?<=报)(?P<v>{_N}{{1,2}})版(?=[0-9]|$)", rf"(?<!\p{{Han}})版(?P<v>{_N}{{1,3}})$",
        rf"(?<![0-9A-Za-z\p{{Han}}])(?P<v>[A-Z]{{0,2}}[0-9]{{1,3}}\s?页){_OF}", weak=True),
)  # fmt: skip

# --- where to write and call ----------------------------------------------------------------------------------------

#: The newsroom's desks, whose telephone is the hotline; the paper's other desks.
NEWSROOM = "新闻|爆料|报料|采访|编辑|记者|线索|要闻|总编室|本报|本社"
OTHER_DESKS = "广告|发行|订报|订阅|投递|登报|刊登|公告|经营"
_DESKS = (
    rf"{NEWSROOM}|{OTHER_DESKS}|(?![号楼室])\p{{Han}}{{1,3}}[部组科]|[总编]{{1,2}}[编辑]?室|24小时|服务|读者|值班|维权|监督|投诉|社会|中心"
    "|全国|报社|话题|互动|车友|咨询|街坊"
)
PHONE_LABEL = (
    rf"(?:(?:{_DESKS})+(?:热线|电话|专线|总机|传真)(?:号码)?(?:[(/][^)\s]{{1,6}}[)])?"
    r"|(?:新闻)?(?:报料|爆料|线索)(?=[:\s]{0,3}[0-9])"
    r"|(?<!话[:\s]{0,3})(?:(?:编辑|采访|采编|记者|新闻)[部组]|总编室|编辑室|广告[部科]|发行[部科])"
    r"(?=[:\s]{0,3}(?:[(0-9]|[〇零一二三四五六七八九]{3,6}(?!\p{Han}))))"
)
_PHONE = rf"""(?:
      [+(]?[0-9][0-9()\-—~\ ]{{2,17}}[0-9](?:\s?[、,/;]\s?[0-9][0-9()\-—]{{3,14}}[0-9])*
    | (?:[A-Z]-?|第|\p{{Han}}{{1,3}}(?![(0-9]))??(?:\({_N}{{2,4}}\))?(?:{_N}|[-—]){{2,12}}{_N}(?!售)
      (?:\s?、\s?{_N}{{3,8}})*
    )(?:号(?!码))?"""
_VIA = rf"{_C}(?:(?:总机|(?:编辑|采访|采编|营业|经理|群工|新闻)部|总编室|编辑室|地方线?){_C})?(?:[(](?=[^0-9)]+[)]))?"
_EMAIL_LABELS = "电子信箱 电子邮箱 电子邮件 邮箱 信箱 电邮 投稿请寄 来稿请寄 稿件请寄 投稿"
_DOMAIN = "com|cn|net|org|info|tw|hk|mo|sg|my|edu|gov"
_CONTACT = (
    _shape("email", "contact", "@",
        rf"(?:(?:本版|投稿|来稿|登报|联系|联络|编辑部|公告|新闻|爆料|报料|读者|线索)?(?:{any_of(_EMAIL_LABELS)}|E-?mail){_C})?"
        r"(?P<v>[A-Za-z0-9_][A-Za-z0-9_.+-]{0,40}\s?@\s?[A-Za-z0-9-]{1,30}(?:\.[A-Za-z0-9-]{1,20}){0,3}\.[A-Za-z]{2,20})"),
    _shape("website", "contact", r"[A-Za-z]\.[A-Za-z]",
        rf"(?:(?:本报|官方|报社)?(?:电子版|网络版|数字报|电子报|网址|网站|官网|网){_C})?"
        rf"(?P<v>(?:https?:/{{1,2}})?(?<![@a-z0-9_.])(?:[a-z0-9][a-z0-9-]{{0,30}}\.){{1,4}}(?:{_DOMAIN})(?:\.[a-z]{{2}})?"
        r"(?:/[a-z0-9_./~-]{0,40})?)(?![a-z])"),
    _shape("telegraph", "contact", "挂号", rf"(?:电报|有线电报|国际电报)挂号{_C}(?P<v>{_N}{{3,6}})号?"),
    _shape("phone", "hotline", r"[热专]线|电话|总机|传真|[报爆]料|线索|[部科室组][:\s]{0,3}[0-9]",
        rf"(?P<label>{PHONE_LABEL}){_VIA}(?P<v>{_PHONE})"),
    _shape("phone", "contact", "电|德律|热线|总机|传|(?i:tel|fax)|微信|手机|QQ",
        r"(?P<label>(?:联[系络])?电\s{0,4}话(?:号码)?|德律风|热线|总机|TEL|传\s{0,4}真|FAX|微信同号|微信号?|手机|QQ群?)"
        rf"{_VIA}(?P<v>{_PHONE})", weak=True),
    _shape("phone", "hotline", "[热专]线|电话",
        r"(?<![0-9-])(?P<v>(?:0[0-9]{2,3}-)?[0-9]{5,8}|400-?[0-9]{3}-?[0-9]{4})\s{0,3}"
        rf"(?P<label>{PHONE_LABEL})(?![:\s]{{0,3}}[0-9])"),
    _shape("postcode", "contact", "邮",
        _labelled("邮政编码 邮政编号 邮编 邮码 邮递区号 邮区 邮区编号", "(?:[0-9]{3,6})(?![0-9])")),
)  # fmt: skip

# --- who prints it, for how much ------------------------------------------------------------------------------------

_PRICED = (
    "全年 半年 每季 每季度 每月 每年 每份 每期 每张 每字 零售 另售 批发 本埠 外埠 本市 外地 国内 国外 港澳 西马 东马"
    " 新山 订价 定价 订费 售 售价 报价 报费 价 月价 邮费 加邮费 平时 星期日 星期天 逐日"
)
_CURRENCY = (
    r"加|收|钱|制钱|铜元|洋|大洋|银洋|国币|法币|金圆券?|金元券|人民币|港币|葡币|新?台币|叻币|坡币"
    r"|RM|NT\$?|HK\$|S\$|\$|¥|币"
)
_HOUSE = (
    "主管主办 主管单位 主办单位 出版单位 印刷单位 承印 代印 督印 督印人 发行人 印刷者 印刷所 发行所 发行者 督印兼编辑"
)
_MEN = "主管 主办 出版 印刷 发行 社长 总编辑 总经理 总主笔 经理 承印者 总代理 法律顾问 本报法律顾问 常年法律顾问"
_PUBLISHING = (
    _shape("post", "publisher", "邮",
        r"(?V1)(?:中华)?(?:民国)?[\p{Han}--[〇零○一二三四五六七八九十]]{0,6}邮[政务](?:管理|总)?局?\p{Han}{0,14}"
        r"(?:挂号|认可|执照|新闻纸类?|登记\p{Han}{0,12})(?:(?:认为|立券|登记)\p{Han}{0,18}(?:新闻纸类?|之?报纸))?"),
    _shape("registration", "publisher", "登记|注册|许可|准印|立案|PP|MCI|局版",
        rf"\p{{Han}}{{0,10}}(?:登记|注册)(?:证|执照)?[\p{{Han}}A-Z\s]{{0,8}}[第字]+(?:{_N}|[A-Z字]){{1,12}}"
        r"(?:[号类]|种(?:新闻纸类?|邮便物(?:认可)?)?)?",
        r"\p{Han}{2,10}[局部处](?:登记|注册|立案)(?:证|认为)?(?:第[一二三]种)?\p{Han}{0,2}(?:新闻纸类?|邮便物(?:认可)?)?",
        rf"广告(?:经营)?许可证(?:号|编号)?{_C}\p{{Han}}{{0,6}}[0-9A-Z()-]{{4,20}}号?",
        rf"(?:国内|准印|出版)?(?:报刊登记证|准印证|出版许可证|许可证)(?:号|编号)?{_C}"
        r"(?:\p{Han}{0,6}|\(\p{Han}{1,4}\))[0-9A-Z()-]{2,20}号?",
        r"\b(?:KDN\s?)?PPS?\s?[0-9]{2,6}\s?/\s?[0-9]{1,4}\s?/\s?[0-9]{2,4}(?:\s?\([0-9]+\))?",
        r"\bMCI\s?\(P\)[\s0-9/]{3,14}", r"局版\p{Han}{1,4}字第\S{1,8}号"),
    _shape("price", "price",
        r"[价售费]|每[季月年份期张字]|[全半逐][年日]|[本外国][埠市地内外]|批发|港澳|[西东]马|新山|平时|星期",
        rf"(?:(?:{any_of(_PRICED)})(?:价|连邮)?[:\s]{{0,2}}){{1,4}}(?:{_CURRENCY})*\s?(?:{_N}|[.半]){{1,8}}"
        rf"(?:\s?(?:元|圆|块|角|毛|毫|分|厘|文|仙|钱|令吉)(?:{_N}{{1,2}}(?=元|圆|块|角|毛|毫|分|厘|文|仙)|半)*)*"),
    _shape("rates", "price", "收费标准|广告|刊费|登报",
        rf"(?:收费标准|广告(?:刊例|价目|刊费)|刊费|登报收费){_C}.{{4,80}}$"),
    _shape("publisher", "publisher", "主办", r"(?:^|(?<=\s))\p{Han}{3,24}(?:主管、?主办|主办出版)(?=$|\s)",
        r"(?:^|(?<=报))(?!\p{Han}{2,6}报\p{Han}{3})\p{Han}{3,24}主办(?=\s?(?:[0-9]{4}年|第))"),
    _shape("printer", "publisher", "印",
        r"(?:^|(?<=\s))\p{Han}{3,16}(?:公司|印刷厂|印务局|印刷所|中心)(?:承印|代印|印刷)(?=$|\s|广告|[社馆地]址|电话)"),
    _shape("publisher", "publisher", r"主\s*[管办]|[承代督]\s*印|[发编印]\w[人所者]|单位",
        rf"编\s?辑\s?[人者]{_C}(?!\p{{Han}}*(?:发行|印刷|督印)[人者])(?P<v>\p{{Han}}{{5,20}})(?=\s|$)",
        rf"(?:{any_of(_HOUSE)})(?:兼\p{{Han}}{{2,4}})?{_C}(?P<v>\p{{Han}}{{2,20}}?|[A-Z][A-Za-z. ]{{2,24}})"
        r"(?=\s|$|[,;◀(“”]|承印|督印|印刷|发行|[社馆地]址|电话)"),
    _shape("publisher", "publisher", "[管办版刷行长辑理笔者问]:",
        rf"(?:{any_of(_MEN)}):\s{{0,2}}(?P<v>\p{{Han}}{{2,24}}(?:[\s、]\p{{Han}}{{2,12}}){{0,3}})(?=\s|$)", weak=True),
)  # fmt: skip

# --- and the rest ---------------------------------------------------------------------------------------------------

_CHANNEL = "公众号|订阅号|视频号|微信|微博|抖音号?|客户端|二维码"
_OTHER = (
    _shape("founded", "other", "创",
        rf"(?:本报)?创[刊办]?于?{_C}\S{{0,4}}{_N}{{1,6}}年(?:{_N}{{1,3}}月)?(?:{_N}{{1,3}}日)?(?:创刊)?"),
    _shape("days", "other", "[周逢每期].{0,14}[出刊见发]",
        rf"(?:本报)?(?:每逢?|逢)?(?:周|星期|礼拜){_WEEK}(?:[、,至到~及和—-]?(?:周|星期)?{_WEEK}){{0,6}}"
        r"(?:出版|出报|刊行|见报|发行|出刊)", r"本报(?:每日|每周|逢)\p{Han}{0,8}(?:出版|发行)"),
    _shape("qr", "qr", "扫|官方|下载|关注|长按",
        rf"^.{{0,24}}(?:扫[一描]?扫?(?:下方|左侧|右侧)?(?:二维码|码)?|扫码|微信扫描?|长按|扫描).{{0,40}}"
        rf"(?:{_CHANNEL}|APP|小程序|关注我们|订阅|看更多|查看详情|平台)$",
        rf"^.{{2,20}}官方(?:微信|微博|抖音)?(?:{_CHANNEL})$", r"^(?:下载|关注).{1,20}(?:客户端|公众号|APP|视频号)$"),
    _shape("conditions", "other", "稿|时间:|邮局|文责|版权|未经|翻印|提示|声明|报贩|请附|如有",
        r"(?:来稿|投稿|稿件)\p{Han}{0,6}(?:不退|退还|退稿|自负)\p{Han}{0,6}",
        r"(?:开印|印完|付印|截稿)时间:\s?[0-9时分点:]{2,8}|全国各?地?邮局\p{Han}{0,4}订阅",
        r"文责自负|翻印必究|版权所有.{0,24}",
        r"未经.{0,12}(?:许可|授权).{0,4}(?:不得|禁止).{0,16}$", r"如有印刷质量问题.{0,30}$",
        r"(?:提示|声明|郑重声明|特别提示):.{0,40}(?:本报|本版|委托人|广告主|刊登).{0,30}$",
        r"\p{Han}{0,4}各?报贩均有代售|请附.{2,20}$"),
    _shape("english_title", "title", "(?i:the )",
        r"\b(?P<v>The\s[A-Z' &-]{3,30}\s"
        r"(?:Gazette|Times|News|Daily|Post|Journal|Herald|Tribune|Press|Standard|Star))\b"),
)  # fmt: skip

#: Read before the dates, which they may hold, and behind them: what one shape has taken, the next does not see.
BEFORE_DATES = (*_CONTACT[:2], *_OTHER[:1])
BEHIND_DATES = (*_CONTACT[2:], *_PUBLISHING, *_NUMBERS, *_OTHER[1:])

#: The label of a telephone, or a number, alone on a line: the other stands on the line before or after.
LABEL_ALONE = pattern(rf"{PHONE_LABEL}[:\s]*")
PHONE_ALONE = pattern(
    r"(?:\(?0[0-9]{2,3}\)?[-—\s]?)?[0-9]{3,4}[-—\s]?[0-9]{3,4}|9[56][0-9]{3,4}|400[-—\s]?[0-9]{3}[-—\s]?[0-9]{4}"
)
ADDRESS = pattern(
    r"""(?P<strong>[社馆]\s{0,4}址 | [本报]报?社?地址 | 登报地址 | 编辑部地址 | 总社 | 总馆
                  | (?:[本总]|(?<!\p{Han}))馆(?:开?设在?|在)
                  | (?:发行|印刷|营业)所(?=[:\s]) | [编营][辑业]部(?=[:\s]))
      | (?:(?<!\p{Han})|(?=[地通会]\s{0,4}[址讯信]\w{0,2}:))
        (?P<weak>地\s{0,4}址 | 通[讯信]地址 | 通[讯信]处 | 会址 | Add)""",
    regex.VERBOSE,
)
ADDRESS_VALUE = pattern(r"[省市县区州路街道巷弄里号楼村镇港坊胡同门厂祠寺庙桥]|[A-Za-z]{3}")
# What dates, credits and addresses are known by.
_ELSE = (
    r"[社馆会地]\s*址|总[社馆]|本馆|[星周]\s*[期朝]|礼\s*拜|(?:^|\s)周[一-日天]|曜|(?i:day\b)|[年午]\s*.{0,8}月|历.{0,8}月"
    r"|[0-9]{4}[-./][0-9]|\b(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z.]* ?[0-9]|Add"
    r"|责\s*[任编校]|编\s*[辑者]|[美主图]\s*编|校\s*[对阅]|检校|组\s*版|版[式面]|视觉|主笔|[绘制]图|设计|统筹|监制|[终复初三二一]审|审[读校]|签发"
)


@cache
def trigger() -> re.Pattern[str]:
    """What a line must hold to have a field; running text mostly has none of it.

    Every line of a page is asked, and here the standard library's `re` is three times as fast as `regex`.
    """
    hints = {shape.hint.pattern for shape in (*BEFORE_DATES, *BEHIND_DATES)}
    return re.compile("|".join((*sorted(hints), _ELSE, r"[一-鿿]{2}\s?[:|]\s*\S")))
