"""Labelled pages printed by a browser and read back: python -m tools.printed FOLDER (from tests/).

Every labelled page is set as a newspaper page (rows of articles, titles over their columns, pictures, boxes), printed
to PDF by headless Chromium, and read back by the engines of `tools.engines`. What comes out has the damage that real
producers do, and the labels say what each line was.

Needs `chromium` and the Noto CJK fonts besides the engines.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import NamedTuple

from tools import engines, written
from tools.labelled import Group, Labelled, Line, pages

BROWSER = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
).split()
#: What stands over the columns of its article.
OVER = frozenset("RKHhDdNnB")


class Look(NamedTuple):
    """How a page is set: its columns, body type and measure, and its habits."""

    columns: int
    em: int
    measure: int
    gutter: int
    leading: float
    headline: int
    larger: int  # what each column more adds to the headline's type
    centred: bool
    rules: bool
    indent: int
    dense: float  # articles of this length take one column


def drawn(chance: random.Random) -> Look:
    """A page's look, by chance."""
    columns = chance.choice([3, 4, 4, 5, 5, 6])
    measure = chance.choice([12, 13, 14, 15, 16, 17, 18, 20]) if columns > 3 else chance.choice([16, 18, 20, 22])
    return Look(
        columns=columns,
        em=chance.choice([13, 14, 15]),
        measure=measure,
        gutter=chance.choice([18, 20, 24, 26, 28, 32]),
        leading=chance.choice([1.35, 1.45, 1.5]),
        headline=chance.choice([18, 20, 22]),
        larger=chance.choice([4, 5, 6, 7]),
        centred=chance.random() < 0.67,
        rules=chance.random() < 0.7,
        indent=chance.choice([2, 2, 2, 2, 1, 0]),
        dense=measure * chance.choice([4, 5, 7, 9]),
    )


def document(page: Labelled, chance: random.Random) -> str:
    """The page as HTML."""
    look = drawn(chance)
    head, middle, foot, between = _sorted(page.groups)
    if chance.random() < 0.5:
        chance.shuffle(middle)
    rows = list(_rows(middle, look, chance))
    body = _head(head, chance)
    for n, row in enumerate(rows):
        if between and chance.random() < len(between) / (len(rows) - n):
            body += f'<div class="between">{_text(between.pop(0))}</div>'
        body += f'<div class="row">{"".join(_block(group, span, look, chance) for group, span in row)}</div>'
    body += f'<div class="foot">{" &nbsp; ".join(map(_text, (*between, *foot)))}</div>'
    style = _style(look, "TC" if page.traditional else "SC", chance)
    return f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{body}</body>"


def _text(line: Line) -> str:
    return f"<span>{html.escape(line.text)}</span>"


def _sorted(groups: Sequence[Group]) -> tuple[Group, list[Group], Group, Group]:
    """What stands at the head, the articles and notices, the foot, and what stands between articles."""
    rest, head, foot = list(groups), list[Line](), list[Line]()
    while rest and _furniture(rest[0]):
        head += rest.pop(0)
    while rest and _furniture(rest[-1]):
        foot = [*rest.pop(), *foot]
    return head, [g for g in rest if not _furniture(g)], foot, [line for g in rest if _furniture(g) for line in g]


def _furniture(group: Group) -> bool:
    return all(line.state == "F" for line in group)


def _head(lines: Group, chance: random.Random) -> str:
    if chance.random() < 0.5 or len(lines) < 3:
        return f'<div class="bar">{"".join(map(_text, lines))}</div>'
    name = next((n for n, line in enumerate(lines) if re.search("[报報]$", line.text)), 0)
    ears = ["".join(f"<div>{_text(line)}</div>" for line in part) for part in (lines[:name], lines[name + 1 :])]
    return (
        f'<div class="mast"><div>{ears[0]}</div><div class="name">{_text(lines[name])}</div><div>{ears[1]}</div></div>'
    )


def _rows(groups: Sequence[Group], look: Look, chance: random.Random) -> Iterator[list[tuple[Group, int]]]:
    """Articles side by side until the columns are full."""
    row: list[tuple[Group, int]] = []
    left = look.columns
    for group in groups:
        span = _span(group, look, chance)
        if span > left:
            if span - left == 1 and chance.random() < 0.7:
                span = left
            else:
                row[-1] = row[-1][0], row[-1][1] + left
                yield row
                row, left = [], look.columns
        row.append((group, span))
        left -= span
        if not left:
            yield row
            row, left = [], look.columns
    if row:
        row[-1] = row[-1][0], row[-1][1] + left
        yield row


def _span(group: Group, look: Look, chance: random.Random) -> int:
    length = sum(len(line.text) for line in group)
    if group[0].state == "T":
        return min(look.columns, chance.choice([1, 1, 2]))
    wanted: float = (length / look.dense) ** 0.66 * chance.uniform(0.8, 1.3)
    return max(1, min(look.columns, round(wanted)))


def _block(group: Group, span: int, look: Look, chance: random.Random) -> str:
    if not any(line.state in "Hh" for line in group) and any(line.state in "TA" for line in group):
        inner = "".join(f'<div class="{line.state}">{_text(line)}</div>' for line in group)
        return f'<div class="block notice" style="grid-column:span {span}">{inner}</div>'
    at = next((n for n, line in enumerate(group) if line.state not in OVER), len(group))
    over = body = ""
    for line in group[:at]:
        goes_on = line.state in "hd" and over
        over = (
            f"{over[:-6]}<br>{_text(line)}</div>" if goes_on else f'{over}<div class="{line.state}">{_text(line)}</div>'
        )
    for line in group[at:]:
        if line.state == "C":
            body += f'<div class="picture" style="height:{chance.choice([70, 100, 140])}px"></div>'
        body += f'<p class="{line.state}">{_text(line)}</p>'
    size = look.headline + (span - 1) * look.larger + chance.choice([0, 0, 2, 4])
    align = "center" if look.centred == (chance.random() < 0.85) else "left"
    framed = " framed" if chance.random() < 0.12 else ""
    return (
        f'<div class="block{framed}" style="grid-column:span {span};--size:{size}px">'
        f'<div style="text-align:{align}">{over}</div><div class="body" style="columns:{span}">{body}</div></div>'
    )


def _style(look: Look, script: str, chance: random.Random) -> str:
    em, gutter = look.em, look.gutter
    whole = look.columns * look.measure * em + (look.columns - 1) * gutter
    larger, less = chance.choice([0, 2, 3]), chance.choice([0, 1, 3])
    return f"""
@page {{ size: {whole + 60}px 6000px; margin: 20px }}
body {{ margin: 0; width: {whole}px; font: {em}px/{look.leading} "Noto Serif CJK {script}" }}
.row {{ display: grid; grid-template-columns: repeat({look.columns}, 1fr); column-gap: {gutter}px;
  border-bottom: 1px solid; padding: 8px 0 }}
.block {{ min-width: 0 }}
.body {{ column-gap: {gutter}px; text-align: justify; column-rule: {look.rules * 1}px solid #999 }}
p {{ margin: 0; text-indent: {look.indent}em }}
.H {{ font: bold var(--size)/1.25 "Noto Sans CJK {script}" }}
.K {{ font-size: {em + larger}px }} .D {{ font-size: {em + less}px }}
.R {{ display: {chance.choice(["inline-block", "block"])}; border: {chance.choice([0, 1])}px solid; font-weight: bold }}
.B {{ font-size: {em - 1}px; text-align: center }} .N {{ font-size: {em - 1}px; text-align: left; text-indent: 2em }}
.X, .K.X, .H.X {{ text-align: center; font-weight: bold; text-indent: 0 }} .V {{ text-indent: 2em }}
.S, .J, .j {{ text-align: {chance.choice(["right", "left"])}; text-indent: 0 }}
.C, .m, .c {{ font-size: {em - 2}px; line-height: 1.3; text-indent: 0 }}
.picture {{ background: repeating-linear-gradient(45deg, #bbb 0 12px, #eee 12px 24px);
  break-after: avoid; margin: 4px 0 }}
p.A, p.T {{ text-indent: 0 }} .notice {{ border: 1px solid; padding: 4px; font-size: {em - 2}px }}
.T {{ text-align: center; font-weight: bold; font-size: {em + 2}px }} .framed {{ border: 1px solid; padding: 5px }}
.between {{ text-align: center; font-size: {em + 2}px; letter-spacing: {chance.choice([0, 0, 4])}px }}
.bar {{ display: flex; justify-content: space-between; flex-wrap: wrap; border-bottom: 1px solid;
  font-size: {em - 1}px }}
.mast {{ display: flex; justify-content: space-between; align-items: center; border-bottom: 2px solid;
  font-size: {em - 2}px; line-height: 1.3 }}
.name {{ font: bold 46px "Noto Sans CJK {script}"; letter-spacing: 6px }}
.foot {{ font-size: {em - 2}px }}"""


def print_page(page: Labelled, seed: int, folder: Path) -> None:
    """Print a labelled page and write what each engine reads into the folder, unless it is there."""
    name = f"{page.name}.{seed}"
    if (folder / f"{name}.boxes.json").exists():
        return
    with tempfile.TemporaryDirectory() as scratch:
        source, pdf = Path(scratch) / "page.html", Path(scratch) / "page.pdf"
        source.write_text(document(page, random.Random(name)), "utf-8")
        browser = [*BROWSER, f"--user-data-dir={scratch}/profile", f"--print-to-pdf={pdf}", str(source)]
        subprocess.run(browser, capture_output=True, timeout=60, check=True)
        engines.read_back(pdf, folder, name, traditional=page.traditional)


def main(arguments: list[str] | None = None) -> None:
    """Print all labelled or written pages that the folder has not yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=2, help="how often each page is printed, each time set anew")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="pages that are printed at the same time")
    parser.add_argument(
        "--written", action="store_true", help="print the written pages, and put their truths beside them"
    )
    options = parser.parse_args(arguments)
    if missing := [tool for tool in (BROWSER[0], *engines.TOOLS) if shutil.which(tool) is None]:
        parser.error(f"{' and '.join(missing)} must be installed")
    options.folder.mkdir(parents=True, exist_ok=True)
    for page in written.pages() if options.written else ():
        truth = json.dumps(page.truth, ensure_ascii=False, indent=1)
        (options.folder / f"{page.name}.gold.json").write_text(truth, "utf-8")
    found = [Labelled(page.name, page.groups) for page in (written.pages() if options.written else pages())]
    with ProcessPoolExecutor(options.jobs) as pool:
        for seed in range(options.times):
            list(pool.map(print_page, found, repeat(seed), repeat(options.folder)))


if __name__ == "__main__":
    main()
