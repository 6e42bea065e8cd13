"""Labelled pages printed by a browser and read back: python -m tools.printed FOLDER (from tests/).

Every labelled page is set as a newspaper page (rows of articles, titles over their columns, pictures, boxes), printed
to PDF by headless Chromium, and read back with poppler's `pdftotext`: `NAME.pdf_layout.txt`, `NAME.pdf.txt`, and
`NAME.boxes.json`, the lines with their boxes as an engine would return them, with `NAME.rapidocr_rows.txt` and
`NAME.rapidocr.txt`, the same lines from the top down and as a layout tool orders them. What comes out has the damage
that real producers do, and the labels say what each line was.

Needs `chromium`, `pdftotext` (Debian: poppler-utils) and the Noto CJK fonts; takes about a second a page.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from papercleaner.text import width
from tools.labelled import Group, Labelled, Line, pages

BROWSER = (
    "chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --no-pdf-header-footer"
).split()
#: What stands over the columns of its article.
OVER = frozenset("RKHhDdNnB")
#: Two words of a row are one line if no more white space is between them, in body characters.
NEAR = 0.5
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """Text with its place on the page, in points: a word, or words with little space between."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


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
        gutter=chance.choice([14, 16, 18, 20, 24, 28]),
        leading=chance.choice([1.35, 1.45, 1.5]),
        headline=chance.choice([18, 20, 22]),
        larger=chance.choice([4, 5, 6, 7]),
        centred=chance.random() < 0.67,
        rules=chance.random() < 0.5,
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
.picture {{ background: #ccc; break-after: avoid; margin: 4px 0 }}
p.A, p.T {{ text-indent: 0 }} .notice {{ border: 1px solid; padding: 4px; font-size: {em - 2}px }}
.T {{ text-align: center; font-weight: bold; font-size: {em + 2}px }} .framed {{ border: 1px solid; padding: 5px }}
.between {{ text-align: center; font-size: {em + 2}px; letter-spacing: {chance.choice([0, 0, 4])}px }}
.bar {{ display: flex; justify-content: space-between; flex-wrap: wrap; border-bottom: 1px solid;
  font-size: {em - 1}px }}
.mast {{ display: flex; justify-content: space-between; align-items: center; border-bottom: 2px solid;
  font-size: {em - 2}px; line-height: 1.3 }}
.name {{ font: bold 46px "Noto Sans CJK {script}"; letter-spacing: 6px }}
.foot {{ font-size: {em - 2}px }}"""


def boxes(page: str, chance: random.Random) -> list[dict[str, Any]]:
    """The lines of a page that `pdftotext -bbox` read, with boxes as loose as an engine's, from the top down."""
    found = _WORD.findall(page)
    words = [Word(float(a), float(b), float(c), float(d), html.unescape(text)) for a, b, c, d, text in found]
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.left)):
        row = next((r for r in reversed(rows[-12:]) if _level(r[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines: list[Word] = []
    for row in rows:
        start = len(lines)
        for word in sorted(row):
            if len(lines) > start and word.left - lines[-1].right < NEAR * (word.bottom - word.top):
                space = " " if chance.random() < 0.3 else ""  # engines lose most spaces
                lines[-1] = lines[-1]._replace(right=word.right, text=lines[-1].text + space + word.text)
            else:
                lines.append(word)
    pitches = sorted((line.right - line.left) / width(line.text) for line in lines if width(line.text) > 6)
    em = pitches[len(pitches) // 2] if pitches else 14.0
    out: list[dict[str, Any]] = [
        {"box": _loose(line, em, chance), "text": _misread(line.text, chance)} for line in lines
    ]
    return sorted(out, key=lambda line: (line["box"][1], line["box"][0]))


def _level(a: Word, b: Word) -> bool:
    high = a.bottom - a.top
    return abs(a.top + a.bottom - b.top - b.bottom) < 0.7 * high and abs(high - b.bottom + b.top) < 0.2 * high


def _loose(line: Word, em: float, chance: random.Random) -> list[int]:
    left, top, right, bottom, text = line
    own = (right - left) / max(width(text), 0.5)
    own = min(own, (bottom - top) / 1.4) if width(text) < 3 else own
    middle, half = (top + bottom) / 2, (own + em / 3) / 2
    return [round(2 * x + chance.gauss(0, 2)) for x in (left, middle - half, right, middle + half)]


def _misread(text: str, chance: random.Random) -> str:
    narrow = {"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "！": "!"}
    chars = [narrow[c] if c in narrow and chance.random() < 0.15 else c for c in text if chance.random() > 0.003]
    return "".join(chars) or text


def cut_in_columns(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The order of a layout tool: cuts at white space from top to bottom first, then from left to right (x-y cut)."""
    for low, high in ((0, 2), (1, 3)):
        parts = _parts(lines, low, high)
        if len(parts) > 1:
            return [line for part in parts for line in cut_in_columns(part)]
    return sorted(lines, key=lambda line: (line["box"][1] // 12, line["box"][0]))


def _parts(lines: Sequence[dict[str, Any]], low: int, high: int) -> list[list[dict[str, Any]]]:
    """The lines in groups with white space between them, along one axis."""
    parts: list[list[dict[str, Any]]] = []
    end = float("-inf")
    for line in sorted(lines, key=lambda line: line["box"][low]):
        if line["box"][low] > end + 2:
            parts.append([])
        parts[-1].append(line)
        end = max(end, line["box"][high])
    return parts


def print_page(page: Labelled, seed: int, folder: Path, scratch: Path) -> None:
    """Print a labelled page and write what is read back into the folder; `scratch` is kept from page to page."""
    name, chance = f"{page.name}.{seed}", random.Random(f"{page.name}.{seed}")
    source, pdf, words = (scratch / part for part in ("page.html", "page.pdf", "page.bbox"))
    source.write_text(document(page, chance), "utf-8")
    for command in (
        [*BROWSER, f"--user-data-dir={scratch}/profile", f"--print-to-pdf={pdf}", str(source)],
        ["pdftotext", "-layout", str(pdf), str(folder / f"{name}.pdf_layout.txt")],
        ["pdftotext", str(pdf), str(folder / f"{name}.pdf.txt")],
        ["pdftotext", "-bbox", str(pdf), str(words)],
    ):
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=True)
    lines = boxes(words.read_text("utf-8"), chance)
    for producer, order in (("rapidocr_rows", lines), ("rapidocr", cut_in_columns(lines))):
        (folder / f"{name}.{producer}.txt").write_text("\n".join(line["text"] for line in order), "utf-8")
    (folder / f"{name}.boxes.json").write_text(json.dumps(lines, ensure_ascii=False), "utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Print all labelled pages that the folder has not yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=2, help="how often each page is printed, each time set anew")
    options = parser.parse_args(arguments)
    if missing := [tool for tool in (BROWSER[0], "pdftotext") if shutil.which(tool) is None]:
        parser.error(f"{' and '.join(missing)} must be installed")
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for page in pages():
            for seed in range(options.times):
                if not (options.folder / f"{page.name}.{seed}.boxes.json").exists():
                    print_page(page, seed, options.folder, Path(scratch))


if __name__ == "__main__":
    main()
