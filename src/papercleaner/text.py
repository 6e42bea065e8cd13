"""What the passes ask of text: its folded form, its width in print, how it ends.

Rules never read the raw text but its *folded* form, in which one character stands for each raw character, so that a
rule is written once for both scripts and every offset stays valid.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

#: Marks that end a sentence (句末点号). Both widths: text is judged folded and raw.
SENTENCE_END = frozenset("。!?…！？")
#: Marks that may stand behind a sentence end: closing quotes and brackets.
CLOSERS = frozenset("”’)]》\"'）」』】〕")
#: Marks that may not begin a printed line (行首禁则, GB/T 15834 and CLREQ 3.1.5).
NO_LINE_START = frozenset(",。、;:!?)]》”’…·，；：！？）」』】〕")
#: Quotes that open end no line, and quotes that close begin none: there engines read a rule between columns so.
OPENING_QUOTES, CLOSING_QUOTES = "“‘", "”’"

#: Stops are fewer than one in so many characters where none are set; running text has one in 30.
FEWEST_STOPS = 1 / 250
#: Stops to each comma where they end sentences: running text has one to three.
LEAST_STOPS, MOST_STOPS = 0.15, 1.2

# Folds that no character dictionary holds: one shape for each pair of quotes, brackets, dashes and bars.
_SHAPES = {
    "“": "「﹁„‟〝＂",
    "”": "」﹂〞",
    "‘": "『﹃",
    "’": "』﹄＇",
    "[": "【〔［〖",
    "]": "】〕］〗",
    "(": "（﹙",
    ")": "）﹚",
    "《": "〈«",
    "》": "〉»",
    "—": "–―─━‒⸺﹘",
    "~": "～〜∼",
    "/": "／╱∕",
    "|": "｜│┃︱",
    "·": "・•‧∙⋅",
    "…": "⋯",
    " ": "\u3000\u00a0\u2002\u2003\u2009\t",
}
# Variant forms printed before the reforms of 1955 that OpenCC's table of traditional characters does not list.
_VARIANTS = (
    "爲为 敎教 卽即 淸清 旣既 淚泪 敍叙 鎭镇 値值 眞真 愼慎 靑青 槪概 顚颠 戶户 吿告 尙尚 囘回 噉啖 硏研 "
    "塡填 衞卫 羣群 峯峰 啓启 彙汇 鄕乡 晩晚 脫脱 說说 稅税 銳锐 悅悦 閱阅 緖绪 靜静"
)


def _entries(dictionary: str) -> Iterator[tuple[str, list[str]]]:
    """Read one of OpenCC's character dictionaries: a character and all that it may become in the other script."""
    spec = find_spec("opencc")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("papercleaner needs OpenCC's dictionaries: pip install opencc-python-reimplemented")
    path = Path(spec.submodule_search_locations[0]) / "dictionary" / f"{dictionary}.txt"
    for line in path.read_text("utf-8").splitlines():
        here, _, there = line.partition("\t")
        if len(here) == 1 and there:
            yield here, there.split()


def _characters(dictionary: str) -> Iterator[tuple[str, str]]:
    """A character and the first that it becomes in the other script."""
    return ((here, there[0]) for here, there in _entries(dictionary))


@cache
def kept_characters() -> frozenset[str]:
    """Characters that stand in both scripts, though one of their meanings is written with another one (乾, 后)."""
    return frozenset(
        here for name in ("TSCharacters", "STCharacters") for here, there in _entries(name) if here in there
    )


@cache
def script_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only the simplified, and only the traditional script has."""
    simplified = {a for a, b in _characters("STCharacters") if a != b}
    traditional = {a for a, b in _characters("TSCharacters") if a != b}
    return frozenset(simplified - traditional), frozenset(traditional - simplified)


#: A page is in one script when no more than this share of its telling characters is in the other.
STRAYS = 0.1


def script_of(raw: str) -> str:
    """Which script the characters that differ between the scripts are written in; a tenth of strays is no mixture."""
    simplified, traditional = script_characters()
    counts = Counter(raw)
    s, t = (sum(n for c, n in counts.items() if c in known) for known in (simplified, traditional))
    if not s + t:
        return ""
    return "simplified" if t <= STRAYS * (s + t) else "traditional" if s <= STRAYS * (s + t) else "mixed"


def language(script: str) -> str:
    """The language tag (BCP 47) for a script; a browser chooses its shapes of characters by it."""
    return {"simplified": "zh-Hans", "traditional": "zh-Hant"}.get(script, "zh")


@cache
def _fold_table() -> dict[int, str]:
    """Build the folding map from OpenCC's own character dictionary, read as a file: importing OpenCC costs more."""
    table = {ord(traditional): simplified for traditional, simplified in _characters("TSCharacters")}
    table |= {ord(pair[0]): pair[1] for pair in _VARIANTS.split()}
    for code in (*range(0xFF01, 0xFF5F), *range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        shape = unicodedata.normalize("NFKC", chr(code))
        if len(shape) == 1:
            table[code] = table.get(ord(shape), shape)
    table |= {ord(shape): face for face, shapes in _SHAPES.items() for shape in shapes}
    return {code: face for code, face in table.items() if len(face) == 1 and face != chr(code)}


def fold(text: str) -> str:
    """Fold script, width and the shapes of quotes, one character to one.

    >>> fold("【本報訊】　記者王大明／臺北報導：「１２」")
    '[本报讯] 记者王大明/台北报导:“12”'
    """
    return text.translate(_fold_table())


#: A point behind a word, where no number or address goes on; there are so many to each stop where it stands for one.
_POINT, POINTS = re.compile(r"(?<=[\u3400-\u9fff”’\])》])\.(?![A-Za-z0-9.])"), 3


def with_stops(folded: str) -> str:
    """The folded text with stops for points, one to one, where a page has points behind its sentences.

    >>> with_stops("昨日开会.到会三百人. 3.5%")
    '昨日开会。到会三百人。 3.5%'
    >>> with_stops("约翰.史密斯来访。他说来过。")
    '约翰.史密斯来访。他说来过。'
    """
    least = max(POINTS * folded.count("。"), FEWEST_STOPS * len(folded))
    if folded.count(".") <= least:
        return folded
    stopped, points = _POINT.subn("。", folded)
    return stopped if points > least else folded


_NARROWED = ",;:!?()"


def width(text: str) -> float:
    """Width in print, in full-width characters (全角): Latin letters, digits and ASCII marks count one half.

    >>> width("第12号")
    3.0
    """
    return len(text) - len(text.encode("latin-1", "ignore")) / 2


def printed_width(text: str) -> float:
    """Width in print of a folded text: the marks that folding made narrow (,;:!?) a Chinese page prints full width.

    >>> width("甲、乙,丙"), printed_width("甲、乙,丙")
    (4.5, 5.0)
    """
    return width(text) + sum(map(text.count, _NARROWED)) / 2


def ends_sentence(text: str) -> bool:
    """Whether the text ends a sentence, seen through closing quotes and brackets.

    >>> ends_sentence("“怎么办？”"), ends_sentence("怎么办")
    (True, False)
    """
    for char in reversed(text):
        if char in SENTENCE_END:
            return True
        if char not in CLOSERS and not char.isspace():
            return False
    return False


def marks_end_sentences(folded: str) -> bool:
    """Whether full stops on this page end sentences, and most sentences have one.

    Papers of the Republic set a stop or a comma behind every clause (句读), or no mark at all: there, a last mark does
    not tell the end of a paragraph from the end of a line.
    """
    stops = folded.count("。")
    commas = sum(map(folded.count, ",、;"))
    return stops >= FEWEST_STOPS * len(folded) and LEAST_STOPS * commas <= stops <= MOST_STOPS * commas


@cache
def lexicon(name: str) -> frozenset[str]:
    """Read `lexicons/NAME.txt`: one entry a line, `#` begins a comment. Entries are folded.

    Raises FileNotFoundError where there is no such list.
    """
    path = Path(__file__).parent / "lexicons" / f"{name}.txt"
    lines = (line.partition("#")[0].strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(fold(line) for line in lines if line)


@cache
def _marks(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def unpaired(text: str, pairs: Mapping[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    """The quotes and brackets that a folded text opens and leaves open, and those that it only closes.

    `pairs` has the opening mark by the closing one; a pair is named by its opening mark.

    >>> pairs = {")": "(", "》": "《"}
    >>> unpaired("规定》第三条(试行", pairs), unpaired("《规定》(试行)", pairs)
    ((frozenset({'('}), frozenset({'《'})), (frozenset(), frozenset()))
    """
    depth = dict.fromkeys(pairs.values(), 0)
    closed = set()
    for char in _marks("".join((*pairs, *pairs.values()))).findall(text):
        if char in depth:
            depth[char] += 1
        elif depth[pairs[char]]:
            depth[pairs[char]] -= 1
        else:
            closed.add(pairs[char])
    return frozenset(pair for pair, count in depth.items() if count), frozenset(closed)
