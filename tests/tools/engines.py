"""What engines make of a printed page: poppler's `pdftotext`, PP-OCRv4 and Tesseract, as in `PRODUCERS` of the sample.

Needs poppler-utils, tesseract-ocr with `chi_sim` and `chi_tra` (Debian), and `rapidocr-onnxruntime`, which brings its
models (`pip install '.[print]'`). A page costs PP-OCR about five seconds and Tesseract about three.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import Any, TypedDict

#: Pixels across a page: characters are then as large as in a scan of 150 to 200 dots to the inch.
ACROSS = 2000
#: White space between columns is crossed by boxes for no more than this share of its height, and is no narrower than
#: this share of a line's height; it counts for so much more than white space between lines.
CROSSING, NARROWEST, COLUMN = 0.07, 0.5, 5
TOOLS = ("pdftotext", "pdftoppm", "tesseract")
_EXTENT = re.compile(r'<page width="([\d.]+)"|<word .*?yMax="([\d.]+)"')


class Boxed(TypedDict):
    """A line with its box [left, top, right, bottom], in pixels."""

    box: list[int]
    text: str


def read_back(pdf: Path, folder: Path, name: str, *, traditional: bool) -> None:
    """Write what each engine reads on the only page of a PDF as `NAME.PRODUCER.txt`, and `NAME.boxes.json`."""
    _run("pdftotext", "-layout", pdf, folder / f"{name}.pdf_layout.txt")
    _run("pdftotext", pdf, folder / f"{name}.pdf.txt")
    image = _image(pdf)
    lines = ppocr(image)
    for producer, order in (("rapidocr_rows", lines), ("rapidocr", cut_in_columns(lines))):
        (folder / f"{name}.{producer}.txt").write_text("\n".join(line["text"] for line in order), "utf-8")
    script = "chi_tra" if traditional else "chi_sim"
    options = ("-l", script, "--psm", "3", "-c", "preserve_interword_spaces=1")
    _run("tesseract", image, folder / f"{name}.tesseract", *options)
    # last: a page that has its boxes has everything
    (folder / f"{name}.boxes.json").write_text(json.dumps(lines, ensure_ascii=False), "utf-8")


def _run(*command: str | Path) -> str:
    one_core = os.environ | {"OMP_THREAD_LIMIT": "1"}  # Tesseract is faster so
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=True, env=one_core).stdout


def _image(pdf: Path) -> Path:
    """The printed part of the page as a picture."""
    found = _EXTENT.findall(_run("pdftotext", "-bbox", pdf, "-"))
    wide = next(float(width) for width, _ in found if width)
    high = max(float(low) for _, low in found if low)
    scale = ACROSS / wide
    out = pdf.with_suffix("")
    size = ("-x", "0", "-y", "0", "-W", str(ACROSS), "-H", str(round((high + 15) * scale)))
    _run("pdftoppm", "-r", f"{72 * scale:.3f}", *size, "-gray", "-png", "-singlefile", pdf, out)
    return out.with_suffix(".png")


@cache
def _engine() -> Any:
    return import_module("rapidocr_onnxruntime").RapidOCR(intra_op_num_threads=1)


def ppocr(image: Path) -> list[Boxed]:
    """The lines that PP-OCRv4 finds, from the top down."""
    found, _ = _engine()(str(image))
    return [
        {"box": [round(f(p[axis] for p in corners)) for f in (min, max) for axis in (0, 1)], "text": text}
        for corners, text, _ in found or ()
    ]


def cut_in_columns(lines: Sequence[Boxed]) -> list[Boxed]:
    """The order of a layout tool: a tolerant x-y cut, always at the widest white space, columns before rows.

    What cannot be cut is read in rows as high as a line. On the odd pages of the sample it puts 95 of 100 lines after
    the same line as the tool that made `rapidocr`.
    """
    if len(lines) < 2:
        return list(lines)
    high = median(line["box"][3] - line["box"][1] for line in lines)
    across, down = _widest(lines, 0, CROSSING, NARROWEST * high), _widest(lines, 1)
    parts = max(across, down, key=lambda cut: cut[0] * (COLUMN if cut is across else 1))[1]
    if not parts:
        return sorted(lines, key=lambda line: (round(line["box"][1] / high), line["box"][0]))
    return [line for part in parts for line in cut_in_columns(part)]


def _widest(
    lines: Sequence[Boxed], axis: int, crossing: float = 0.0, least: float = 0.0
) -> tuple[float, list[list[Boxed]]]:
    """The widest white space along an axis, and the lines on either side of it."""
    widest, found = -1.0, list[list[Boxed]]()
    for start, stop in _white([line["box"] for line in lines], axis, crossing):
        if stop - start < max(widest, least):
            continue
        parts: list[list[Boxed]] = [[], []]
        for line in lines:
            parts[sum(line["box"][axis::2]) >= start + stop].append(line)
        if all(parts):
            widest, found = stop - start, parts
    return widest, found


def _white(boxes: Sequence[list[int]], axis: int, crossing: float) -> Iterator[tuple[int, int]]:
    """Where along an axis no more than this share of the boxes' extent across it is covered, up to the last box."""
    across = 1 - axis
    extent = max(box[across + 2] for box in boxes) - min(box[across] for box in boxes)
    edges = [(box[axis], box[across + 2] - box[across]) for box in boxes]
    edges += [(box[axis + 2], box[across] - box[across + 2]) for box in boxes]
    covered, start = 0, None
    for place, group in groupby(sorted(edges), key=itemgetter(0)):
        covered += sum(change for _, change in group)
        if covered <= crossing * extent:
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
