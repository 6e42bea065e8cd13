"""Column segments: which lines of a page with gutters are running text, and what measure they fill."""

from __future__ import annotations

from papercleaner.columns.gutters import pieces_of
from papercleaner.columns.segments import Segment, segments
from papercleaner.lines import tile_lines
from papercleaner.source import Source

SHORT = """\
  昨天上午，全市春耕生产会议     时间紧任务重，要早动手、早安
在人民会堂召开。各区县负责人     排，把种子和化肥送到田头。农
共一百二十余人到会，听取农业     机站要在三月上旬拿出办法，并          冬灌开始
局的报告，并讨论了三件事。会     向各区县通报。会议还决定，在       全县的冬小麦已经灌了头一遍水，比
议指出，今年的春耕比去年早，     全市抽调两百名技术人员下乡，     去年早十天，社员连夜修渠。
要求各地抓紧，不误农时。        帮助社员选种、育秧、防治虫害。
"""


def of(text: str) -> list[Segment]:
    return segments(*pieces_of(tile_lines(Source(text))))


def test_a_column_of_few_lines_shows_no_measure_and_is_text_all_the_same() -> None:
    found = {s.lines[0].text: s for s in of(SHORT) if s.body}
    watered = found["全县的冬小麦已经灌了头一遍水,比"]
    assert watered.text.endswith("社员连夜修渠。")
    assert watered.measure == watered.lines[0].width


def test_titles_are_no_running_text() -> None:
    assert {s.text for s in of(SHORT) if not s.body} == {"冬灌开始"}
