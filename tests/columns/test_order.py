"""The reading order of a page with gutters: header, then article after article, then footer."""

from __future__ import annotations

from papercleaner.columns.gutters import pieces_of
from papercleaner.columns.order import reading_order
from papercleaner.columns.segments import apart
from papercleaner.lines import tile_lines
from papercleaner.source import Source

#: Nothing of it is running text, and its second row is the last of its header and the first of its footer.
ROWS = """\
夜市上的修鞋匠
1984年5月8日 星期二      修鞋匠的热茶      第二版
"""


def test_no_line_is_lost_where_the_header_reaches_the_footer() -> None:
    pieces, links = pieces_of(tile_lines(Source(ROWS)))
    found = reading_order(apart(pieces), links, frozenset())
    assert sorted(line.index for s in found.segments for line in s.lines) == list(range(len(pieces)))
