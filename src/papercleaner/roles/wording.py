"""What can be seen on a line by itself: formulas, marks and wording, as observations for the tables of `weights`."""

from __future__ import annotations

from papercleaner.grammar.bylines import line
from papercleaner.grammar.credits import credit
from papercleaner.grammar.masthead import is_section, is_title, kind_of
from papercleaner.patterns import pattern
from papercleaner.text import CLOSERS, lexicon, unpaired

#: A line has at most so many characters, a long line so many; more is a paragraph.
LINE, LONG_LINE = 32, 46
#: Longer lines are not asked for formulas of one line.
FORMULA = 140
#: A standing name of two halves with a dot between them is no longer (急难愁盼·基层医改行③).
DOTTED = 20
#: Kinds of furniture that have observations of their own.
NAMES = frozenset({"title", "section"})

_CONTINUED_TO = pattern(
    r"[\[(]?(?:[(\[]?(?:全文|更多|详细|相关)?(?:内容|报道|报导|新闻|详|请)?[见]?(?:下|紧)?(?:转|接|续)(?:入|至|到|本报|第)*[A-Z]?[\d一二三四五六七八九十〇]{0,4}[版页张]?.{0,8}"
    r"|未完(?:待续)?|待续|(?:此文)?未完.{0,6}|未完[,、]?下期.{0,6}|明日续.{0,3}|下期续.{0,3})[)\]。]?"
)
_JUMP_WORD = pattern(r"下转|转第|转[A-Z]?\d|未完|待续|紧接|下接|明日续")
_CONTINUED_FROM = pattern(
    r"[\[(◀◁←]?(?:上接|紧接|接|续)(?:本报)?(?:第?[A-Z]?[\d一二三四五六七八九十]{1,3}[版页张].{0,12}|昨日?|前日?|上期|一版.{0,6})[)\]]?"
)
_NOTE = pattern(
    r"\[?(?:编者按|编者的话|编者语|编前语?|开栏(?:的)?话|主持人语|核心提示|核心阅读|阅读提示|导语|题记|按语|提要|内容提要|\p{Han}{0,4}(?:心语|感言|寄语|格言|箴言))\]?[::]"
)
_ITEM = pattern(r"[●■▲△◆◇○□▼★◎•▶☆]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|第[一二三四五六七八九十]+[条、]")
# Who speaks (问答、对话): 问:, 答。 where 。 is the only mark, Q:, 记者:…
_SPEAKER = pattern(r"[问答][::。]|[QA]\d{0,2}[::.]|(?:[\p{Han}]{2,10}|记者|主持人)(?:\([^)]{1,12}\))?:.{6,}")
_INSTALMENT = pattern(
    r"第[一二三四五六七八九十百零〇○廿卅\d]{1,5}[回章节集](?:\s.{0,20})?|[(\[]?(?:第?[一二三四五六七八九十百零〇○廿卅\d]{1,5}[回章节集]?|上|中|下|续|完|终|连载之?\S{0,4})[)\]]"
)
# One of a series (系列): 急难愁盼·基层医改行③, 手艺人系列之四, 中国体育的新起跑线(中); no share (三分之一).
_SERIES = pattern(
    r"\p{Han}.*(?:[①-⑳]|[(](?:[上中下]|[一二三四五六七八九十]{1,3})[)]|(?<!分)之[一二三四五六七八九十]{1,3}|系列(?:报道|评论|谈)?)"
)
# How a letter opens (称呼): 编辑同志:, 亲爱的妈妈:, 记者先生台鉴.
_SALUTATION = pattern(
    r"\p{Han}{0,8}(?:编辑|编者|记者|主编|主笔|同志|先生|女士|小姐|老师|叔叔|阿姨|编辑部|报社|妈妈?|爸爸?|父亲|母亲|哥哥?|姐姐?|兄|弟|妹)们?"
    r"(?:\s?(?:台鉴|惠鉴|大鉴|赐鉴|钧鉴|青鉴|足下|阁下))?\s?[::]|\p{Han}{2,8}(?:台鉴|惠鉴|大鉴|赐鉴|钧鉴|青鉴)[::]?"
)
# How the data of a book end (书讯): 春山文艺出版社2024年4月版, 定价56.00元.
_BOOK = pattern(
    r"(?:定价\s?[::]?\s?[\d.]+元?|(?:出版社|书局|书店|书馆)\s?(?:\d{4}年)?(?:\d{1,2}月)?(?:第?.{1,2})?版)\)?$"
)
# ——记修旧利废小组: the dash of a deck, and what engines read for it.
_DASH = pattern(r"——|--|—|-(?=\p{Han}{2})|一(?=(?:记|访|来自|写给|写在|献给)(?!者))")
_SAYS = pattern(r"(?:强调|指出|表示|要求|提出|宣布|认为|披露|透露|说|谈|称)[::]?$|——$")
_DECK = pattern(r"(?:强调|并|对|涉及|要求|会见|同时|其中)|.{0,24}(?:出席|主持|讲话|致辞|会见|批示)")
_DOCUMENTARY = pattern(r"(?:纪实|见闻|侧记|调查|综述|小记|追记|素描|访问记|采访记|印象|述评|札记|剪影)$")
_HALVES = pattern(r"(\S{4,12})\s+(\S{4,12})")
_PICTURE = pattern(
    r"图为|图中|上图|下图|左图|右图|图①|题图|资料图|\((?:[左右中前后上下]|[前后]排)[一二三四五六七八九\d]?\)|[左右][一二三四五]\)?"
)
# Where a picture comes from, or who drew it: nobody signs an article so.
_SOURCE = pattern("供图|图片来源|图源|由.+提供|资料[图照]|视觉中国|[制绘]图|漫画")
_NOTICE_WORDS = pattern(
    r"电话|地址|联系|咨询|热线|报名|定价|售价|每位|每股|每斤|每担|每袋|元|特此|声明|遗失|作废|此启|谨启|启者|敬启|此布|启事|公告|有限公司|本公司|本号|本店|本校"
    r"|票价|营业|批发|零售|价目|大洋|治丧|哀此|逝世|享年|申报|债权|受理|保证金|招聘|面议|洽|欢迎|请至|请向|函索|分局|时止|截止|执业证|注册|统一社会|证号|编号|本院|鄙人|敝"
)
_TABLE = pattern(r"[\d.:/%↑↓~-]+")
_SMALL = pattern(r"\d{1,2}[::]\d{2}|\d+[::]\d+|[一二三四五六七八九十]+时")
_GAPS = pattern(r"\s{2,}|\u3000")
_HAN = pattern(r"\p{Han}")
_OPENING = pattern(
    r"[在从据为对于而但自由与和及其此该这那他她它我你您让把被将已并也还就又再却]|因[为此]|所以|同时|此外|另[外据]|目前|[近日]日|近[年期]|[昨今明][日天年晨晚]|[去前]年|随着|经过|通过|按照"
    r"|根据|截至|当[天日时年]|[0-9一二三四五六七八九十]{1,4}[年月日]|有[的些人]|不[仅但过]|虽然|如果|即使|尽管|只有|只要|首先|其次|最后"
)
_WANTED = pattern(
    r"(?:征[求聘婚稿]|招[考请领租标聘募商生工]|出[让售租]|急[聘征售租]|诚[聘征]|寻[找人物]|转让|拍卖|让售|廉[让售]|敬[告启谢]|鸣谢|致谢|道谢|悼念|讣)(?!\S*[,。])"
)
_CIRCUMSTANCE = pattern(
    r"[在为当从随自].{2,}|.{3,}(?:[之]?[中上下后时前际]|以来|之间|声中|座谈会上|会议上|基础上|指引下|领导下|鼓舞下|推动下|同时)"
)
_ACTOR = pattern(
    r"(?:[我全各本两][省市县国区港岛埠州厂校村社台]|[中美英法德日俄苏][\p{Han}]{0,3}[总外首相军方府]|\p{Han}{1,8}?(?:省|市|县|区|镇|乡|村|厂|校|院|局|部|委|厅|署|会|社|队|公司|集团|银行|府|处|党|军|站|所|馆|中心))"
)
_EVENT = pattern(
    r"举[行办]|召开|开[幕展工学业庭市战放]|成立|启动|[发公颁]布|通过|签[署订约]|[竣动]工|[投建]成|落成|投产|通[车水电]|揭[晓牌幕]|[获夺赢]|推[出进行]|实[施现行]|宣[布判告]|访问|会[见晤谈]|[抵赴返]|遭|被[捕杀害控判抢劫骗]|[将昨今]|出[台席]|[破落]网|[破侦审]获?案|死|伤|[增减]|[涨跌升降]|批准|审议|要求|决定|[议裁]决|逮|查[获处]|[失起]火|[爆发]生|[占击攻收克]|令"
)
_DOCUMENT = pattern(r"[(]?\S{1,8}字(?:\S{0,6})?第\S{1,12}号[)]?|[(]\d{4}[)]\S{1,12}号")
_FIGURES = pattern(r"[0-9.]+|[一二三四五六七八九十百千万余两廿卅]{2,}")
#: Names alone: two to four characters each, with spaces, marks and brackets.
_NAMES = pattern(r"[([“]?(?:(?:作者|文|图|诗|摄|画)?[ :|/]?\p{Han}{1,4}(?:·\p{Han}{1,5})*[ 、|/&]{0,3})+[)\]”]?")
_COLONS = pattern(r"[\p{Han}·、“”]{2,16}[:|].{3,}")
_PAIRS = {")": "(", "”": "“", "》": "《", "]": "["}
_BRACKETS = pattern(r"\(.*?\)|[\[\]《》“”]")


def formulas(text: str, size: int, known: frozenset[str]) -> tuple[dict[str, float], str]:
    """Which formulas of one line this is (说明、署名、下转、启事…), and the kind of furniture that it is, or ""."""
    seen: dict[str, float] = {}
    kind, end = "", text[-1] in "。!?"
    if sure := kind_of(text, known=known):
        kind = sure[0]
        seen["furniture"] = 1
    elif size <= LONG_LINE and (weak := kind_of(text, edge=True, known=known)) and weak[0] not in NAMES:
        kind = weak[0]
        seen["weak furniture"] = 1
    if size <= 24 and _JUMP_WORD.search(text) and _CONTINUED_TO.fullmatch(text):
        seen["continued to"] = 1
    elif size <= 24 and _CONTINUED_FROM.fullmatch(text):
        seen["continued from"] = 1
    elif _NOTE.match(text):
        seen["note"] = 1
    made = credit(text)
    captioned = made is not None and made[0][0] < made[0][1]
    if size <= 40 and made and not captioned:
        seen["credit"] = 1
        if _SOURCE.search(text):
            seen["credit of a source"] = 1
    elif size <= 60 and (signed := line(text)):
        # A dateline opens a paragraph: where nothing stands behind the names, the line mostly ended there.
        seen["lead alone" if signed.dateline else "byline"] = 1
    elif size <= 16 and not (end or _ITEM.match(text)) and _NAMES.fullmatch(text) and line(text, loose=True):
        seen["name"] = 1
    elif captioned:
        seen["ends with a credit"] = 1
    bare = _BRACKETS.sub("", text).strip()
    if size <= 34 and (bare in lexicon("notice_titles") or _ends_in(bare, "notice_endings") or _WANTED.match(bare)):
        seen["notice title"] = 1
    return seen, kind


def ends_paragraph(text: str) -> bool:
    """Whether the paragraph is over with this line though no full stop says so: a salutation, the data of a book."""
    return _SALUTATION.fullmatch(text) is not None or _BOOK.search(text) is not None


def _ends_in(text: str, name: str) -> bool:
    entries = lexicon(name)
    return any(text[-n:] in entries for n in range(2, min(len(text), 8) + 1))


def wording(text: str, size: int, known: frozenset[str]) -> dict[str, float]:
    """Marks and words of a short line that titles, names of columns, rows of tables, torn lines have."""
    seen: dict[str, float] = {}
    last = text[-1]
    if last in ",、;":
        seen["ends with a comma"] = 1
    elif last == ":":
        seen["ends with a colon"] = 1
    if commas := text[:-1].count(",") + text[:-1].count(";"):
        seen["commas"] = min(commas, 4)
    if "。" in text[:-2]:
        seen["sentence end inside"] = 1
    if size <= 4:
        seen["tiny"] = 1
    elif size >= 7:
        seen["title length" if size <= 28 else "too long for a title"] = 1
    if _DASH.match(text):
        seen["dash first"] = 1
    if _INSTALMENT.fullmatch(text):
        seen["instalment"] = 1
    elif _SERIES.fullmatch(text):
        seen["one of a series"] = 1
    if _SAYS.search(text):
        seen["says"] = 1
    if _DOCUMENTARY.search(text):
        seen["documentary"] = 1
    if _DECK.match(text):
        seen["deck verb"] = 1
    if _CIRCUMSTANCE.fullmatch(text):
        seen["circumstance"] = 1
    if numbers := len(_FIGURES.findall(text)):
        seen["figures"] = min(numbers, 3)
    if _ACTOR.match(text):
        seen["actor first"] = 1
    if events := len(_EVENT.findall(text)):
        seen["event words"] = min(events, 3)
    if _DOCUMENT.fullmatch(text):
        seen["document number"] = 1
    if "“" in text[1:] or "《" in text:
        seen["quotes inside"] = 1
    if _COLONS.fullmatch(text):
        seen["colon inside"] = 1
    halves = _HALVES.fullmatch(text)
    if halves and abs(len(halves[1]) - len(halves[2])) <= 1:
        seen["halves"] = 1
    elif " " in text:
        seen["space inside"] = 1
    if missing := _one_of_a_pair(text):
        seen[missing] = 1
    if size <= 18 and text[0] in "“[" and text[-1] in "”]":
        seen["in quotes"] = 1
    elif text[0] == "(" and text[-1] == ")":
        seen["in brackets"] = 1
    if size <= DOTTED and "·" in text[1:-1]:
        seen["dotted halves"] = 1
    if (
        (size <= 10 or "in quotes" in seen)
        and last not in "。!?"
        and _ends_in(text.strip("“”[]《》"), "rubric_endings")
    ):
        seen["rubric word"] = 1
    if is_title(text, known):
        seen["newspaper name"] = 1
    elif is_section(text):
        seen["section"] = 1
    figures = sum(map(len, _TABLE.findall(text)))
    rows = figures >= 0.3 * size and len(text.split()) >= 2
    if rows or len(_SMALL.findall(text)) >= 2 or len(_GAPS.findall(text)) >= 2:
        seen["table row"] = 1
    return seen


def _one_of_a_pair(text: str) -> str:
    """A title has both brackets of a pair; a line torn from a paragraph may have only one."""
    opened, closed = unpaired(text, _PAIRS)
    for pair in _PAIRS.values():
        if pair in closed:
            return "closes what stands before"
        if pair in opened:
            return "opens what goes on"
    return ""


def anywhere(text: str, size: int, *, stop: bool) -> dict[str, float]:
    """What paragraphs show as well as lines: how it ends, item marks, words of notices and pictures."""
    seen: dict[str, float] = {}
    if stop:
        mark = text.rstrip("".join(CLOSERS))[-1:]
        seen["ends with a question" if mark in "?!" and size <= LONG_LINE else "ends a sentence"] = 1
    if not _HAN.search(text):
        seen["no Chinese"] = 1
    if _ITEM.match(text):
        seen["item mark"] = 1
    if _OPENING.match(text):
        seen["opens like a sentence"] = 1
    if _SPEAKER.match(text):
        seen["speaker"] = 1
    if found := _NOTICE_WORDS.findall(text[:200]):
        seen["notice words"] = min(len(set(found)), 4) * (1.0 if size <= LONG_LINE else 0.6)
    if _PICTURE.search(text[:80]):
        seen["picture words"] = 1
    return seen
