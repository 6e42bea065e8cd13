"""What holds for every text: no character lost, no string invented, the same answer twice, in bounded time."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papercleaner import Article, Edit, Furniture, Notice, Page, Span, clean

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
#: What a page of a megabyte may cost on a slow machine, in seconds: enough for linear work, not for quadratic.
PATIENCE = 20.0

# Pieces of a page, so that random texts also reach the rules; shapes and not the words of any sample page.
PIECES = [
    *(
        "本报讯|（记者|王明）|记者李大伟 通讯员张春|□本报记者 赵一鸣|新华社北京5月1日电 |"
        "据新华社上海电|本報訊|【記者陳大同／臺北報導】|（下转第2版）|（上接第一版）|责任编辑：刘洋|"
        "2021年3月4日 星期四|农历正月廿一|中華民國五十六年|第A04版|总第1234期|"
        "CN11-0001|www.example.cn|热线 88880000|图为春耕现场。 张春 摄|"
        "春耕开始|——记某村支书|●|◇|启事|遗失声明|今日导读|天气预报|编者按：|"
        "昨日，全省春耕现场会召开。|他说:“今年雨水足|，大家干劲大。”|连续奋|战十天|。|,|?|12:30|"
        "3.5%| |\u3000\u3000|\t|    |# |## |**|![](1.jpg)|<td>|</td>|<tr>|```|<!-- 3 -->"
    ).split("|"),
    *("\n", "\n", "\n\n", "\r\n", "\f"),
]
# Any text at all: lone surrogates, NUL and marks of order included.
anything = st.text(st.characters() | st.sampled_from("\ufeff\x00\ud800\udfff\f\v\r\n\u2028\x85\u200b"), max_size=200)
pagelike = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)
texts = anything | pagelike

SAMPLES = sorted(PAGES.glob("*/*.txt"))
FEW = [file for file in SAMPLES if file.parent.name[:3] in ("see", "d01", "d05", "d07", "d21", "d25")]
each_sample = pytest.mark.parametrize("file", FEW, ids=lambda file: f"{file.parent.name}.{file.stem}")


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def show(raw: str, spans: Iterable[Span], edits: Iterable[Edit]) -> str:
    """Rebuild a string from the raw text and the listed edits, character by character, as simply as it can be done."""
    text = ""
    for start, stop in spans:
        inside = [edit for edit in edits if start <= edit.span.start < stop]
        for offset in range(start, stop):
            text += "".join(edit.text for edit in inside if edit.span.start == offset)
            if not any(edit.span.start <= offset < edit.span.stop for edit in inside):
                text += raw[offset]
    return text


def assert_tiled(page: Page) -> None:
    seen = [0] * len(page.raw)
    items: list[Article | Notice | Furniture] = [*page.articles, *page.notices, *page.furniture]
    for item in items:
        for start, stop in item.spans:
            assert 0 <= start < stop <= len(page.raw)
            for offset in range(start, stop):
                seen[offset] += 1
    astray = [(i, c, n) for i, (c, n) in enumerate(zip(page.raw, seen, strict=True)) if n != 1 and not c.isspace()]
    assert astray == []
    assert max(seen, default=0) <= 1


def assert_rebuilt(page: Page) -> None:
    def rebuilt(spans: Iterable[Span]) -> str:
        text = show(page.raw, spans, page.tiling.edits)
        assert text == page.rebuild(tuple(spans))
        return text

    for article in page.articles:
        whole = bare(rebuilt(article.spans))
        for paragraph in article.paragraphs:
            assert paragraph.text == rebuilt(paragraph.spans)
            assert set(paragraph.spans) <= set(article.spans)
        for caption in article.captions:
            assert bare(caption.text + caption.credit) == bare(rebuilt(caption.spans))
            assert set(caption.spans) <= set(article.spans)
        lines = [article.rubric, article.kicker, article.headline, *article.decks, article.editor_note]
        lines += [article.dateline, article.byline, article.continued_to, article.continued_from]
        lines += [part for person in article.bylines for part in (person.role, person.name, person.affiliation)]
        # One line may stand in several places: a byline at the head and another one at the end.
        assert [line for line in lines if any(part not in whole for part in line.split())] == []
    for notice in page.notices:
        assert bare(notice.title + notice.text) == bare(rebuilt(notice.spans))
    for own in page.furniture:
        assert own.text == rebuilt(own.spans)
    everything = bare(page.rebuild((Span(0, len(page.raw)),)))
    issue = page.to_dict()["issue"]
    printed = [
        v
        for key, value in issue.items()
        if key not in ("date", "spans")
        for v in ([value] if isinstance(value, str) else value)
    ]
    assert [value for value in printed if bare(value) not in everything and bare(value) not in bare(page.raw)] == []


def assert_sound(page: Page) -> None:
    assert_tiled(page)
    assert_rebuilt(page)
    assert page.to_json().encode("utf-8", "surrogatepass")
    assert isinstance(page.to_text(), str)
    assert isinstance(page.explain(), str)


@given(texts)
@settings(deadline=None, max_examples=150)
def test_any_text_gives_a_sound_page(text: str) -> None:
    page = clean(text)
    assert page.raw == text
    assert_sound(page)


@given(pagelike)
@settings(deadline=None, max_examples=40)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    one, other = clean(text), clean(text)
    assert one == other
    assert one.to_json() == other.to_json()
    assert one.explain() == other.explain()


@given(pagelike, st.sampled_from(["simplified", "traditional"]))
@settings(deadline=None, max_examples=30)
def test_a_converted_page_is_tiled_and_has_the_same_shape(text: str, script: str) -> None:
    page, plain = clean(text, script=script), clean(text)  # type: ignore[arg-type]
    assert_tiled(page)
    assert [a.spans for a in page.articles] == [a.spans for a in plain.articles]
    assert [f.spans for f in page.furniture] == [f.spans for f in plain.furniture]


@each_sample
def test_a_sample_page_is_sound(file: Path) -> None:
    assert_sound(clean(file.read_bytes().decode("utf-8")))


def test_a_page_is_json_and_can_be_pickled(seed_page: Page) -> None:
    assert json.loads(seed_page.to_json()) == json.loads(json.dumps(seed_page.to_dict()))
    copy = pickle.loads(pickle.dumps(seed_page))
    assert copy == seed_page
    assert copy.to_json() == seed_page.to_json()


def test_a_page_cannot_be_changed(seed_page: Page) -> None:
    for thing, name in ((seed_page, "tiling"), (seed_page.articles[0], "headline"), (seed_page.issue, "title")):
        with pytest.raises(AttributeError):
            setattr(thing, name, None)


def test_line_ends_of_windows_change_only_offsets(seed_text: str, seed_page: Page) -> None:
    windows = clean(seed_text.replace("\n", "\r\n"))
    assert_tiled(windows)
    assert windows.to_text() == seed_page.to_text()
    assert windows.issue.date == seed_page.issue.date


@pytest.mark.parametrize("damage", ["\ufeff", "\x00", "\ud800", "\f", "\u200b"], ids=ascii)
def test_a_stray_character_is_kept_and_costs_no_article(seed_text: str, seed_page: Page, damage: str) -> None:
    page = clean(damage + seed_text + damage)
    assert_tiled(page)
    assert len(page.articles) == len(seed_page.articles)


HUGE = {
    "1 MB on one line": "昨日，全省春耕现场会召开。" * 77_000,
    "1 MB without a mark": "春" * 1_000_000,
    "1 MB of brackets": "（" * 1_000_000,
    "1 MB of digits": "1" * 1_000_000,
    "1 MB of spaces between": "春 " * 500_000,
    "100,000 blank lines": "\n" * 100_000,
    "a text after 100,000 blank lines": "\n" * 100_000 + "春耕开始\n昨日，全省春耕现场会召开。",
    "20,000 short lines": "春耕\n" * 20_000,
    "10,000 paragraphs": "昨日，全省春耕现场会在本市召开，各地代表共二百余人参加了会议。\n\n" * 10_000,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_a_huge_text_takes_bounded_time(text: str) -> None:
    start = time.process_time()
    page = clean(text)
    page.to_json()
    assert time.process_time() - start < PATIENCE
    assert page.raw == text
    assert_tiled(page)


@pytest.mark.parametrize("data", [b"abc", bytearray(b"abc")])
def test_bytes_are_refused_with_the_advice_to_decode(data: bytes) -> None:
    with pytest.raises(TypeError, match="decode"):
        clean(data)  # type: ignore[arg-type]


@pytest.mark.parametrize("thing", [None, 1, ["text"]], ids=repr)
def test_what_is_no_text_is_refused(thing: object) -> None:
    with pytest.raises(TypeError, match="str"):
        clean(thing)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u3000\r\n\t\f"], ids=ascii)
def test_a_blank_text_gives_an_empty_page(text: str) -> None:
    page = clean(text)
    assert (page.articles, page.notices, page.furniture, page.warnings) == ((), (), (), ())
    assert not any(value for key, value in page.to_dict()["issue"].items())
    assert page.to_text() == ""
    assert page.raw == text


NOVEL = """第三章 雨夜

　　老陈推开门的时候，雨已经下了整整一夜。屋檐下的水珠一串一串往下落，打在青石板上，发出细碎的声音。

　　“你怎么才回来？”女人从灶间探出头，手里还拿着锅铲。

　　“路上滑。”他把伞靠在墙角，慢慢脱下湿透的鞋子，“桥那边淹了，绕了一大圈。”

　　女人没有再问。她知道这个男人的脾气，问多了反而什么都不肯说。锅里的油正热着，她转身把切好的姜片丢进去，香味一下子满了屋子。

　　窗外又响起一阵雷声。老陈坐在门槛上，点了一支烟，望着黑沉沉的院子，想起许多年前的另一个雨夜。那时候他还年轻，以为什么都来得及。
"""
PROSE = """It was late in the afternoon when the train finally pulled into the station. Nobody was waiting
on the platform, and the lamps had not yet been lit.

"You must be the new doctor," said a voice behind her. She turned round and saw an old man with a
lantern, who looked at her as if he had been expecting somebody else.

They walked in silence up the hill. The town lay beneath them, grey and quiet, and somewhere a dog
was barking.
"""
LOG = """2024-03-01 12:00:01,123 INFO  [main] server.Start: listening on 0.0.0.0:8080
2024-03-01 12:00:02,456 WARN  [pool-1] db.Pool: connection 3 of 10 timed out after 30000 ms
2024-03-01 12:00:02,789 ERROR [pool-1] http.Handler: GET /api/v1/items/42 500
Traceback (most recent call last):
  File "app.py", line 12, in handle
    raise ValueError("bad id")
ValueError: bad id
2024-03-01 12:00:03,001 INFO  [main] server.Stop: bye
"""


@pytest.mark.parametrize(
    ("text", "headlines"), [(NOVEL, {"第三章 雨夜"}), (PROSE, set()), (LOG, set())], ids=["novel", "prose", "log"]
)
def test_a_text_that_is_no_newspaper_has_no_invented_parts(text: str, headlines: set[str]) -> None:
    page = clean(text)
    assert_sound(page)
    assert {article.headline for article in page.articles} <= {"", *headlines}
    parts = [
        (a.rubric, a.kicker, a.decks, a.editor_note, a.dateline, a.byline, a.bylines, a.captions) for a in page.articles
    ]
    assert [part for article in parts for part in article if part] == []
    assert [a.continued_to + a.continued_from for a in page.articles if a.continued_to or a.continued_from] == []
    assert page.notices == ()
    assert {key: value for key, value in page.to_dict()["issue"].items() if value} == {}
